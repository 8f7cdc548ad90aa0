"""What every public value and every exception does: frozen, equal and hashed by content, copied and pickled whole."""

import copy
import pickle
from collections.abc import Iterator
from decimal import Decimal
from importlib import import_module
from pkgutil import iter_modules
from typing import Any, Final

import attrs
import pytest
from hypothesis import given, settings, strategies as st

import roleinfo as ri
import roleinfo.model
from roleinfo.errors import (
    AmbiguousPlaceError,
    AmbiguousTitleError,
    BrokenRulesError,
    Candidate,
    CatalogError,
    CodeNotFoundError,
    CurrencyMismatchError,
    IndustryNotFoundError,
    IngestError,
    InvalidArgumentError,
    InvalidQueryError,
    MissingExtraError,
    NoCareerPathError,
    NotComparableError,
    PlaceNotFoundError,
    Problem,
    ReportExistsError,
    ReportFileError,
    RoleFileError,
    RoleinfoError,
    RoleNotFoundError,
    SourceNotFoundError,
)
from roleinfo.model.place import KnownPlace
from strategies import FULL_ROLES, SOURCES, VALUES, families

NAMESPACE: dict[str, Any] = {"Decimal": Decimal}
for _module in iter_modules(roleinfo.model.__path__, "roleinfo.model."):
    NAMESPACE |= vars(import_module(_module.name))
NAMESPACE |= {"Options": ri.Options, "ExchangeRate": ri.ExchangeRate, "Step": ri.Step}


EXAMPLES = max(8, settings.default.max_examples // 5) if settings.default else 8
"""There are many kinds of values, and each is small."""


def copies(value: Any) -> Iterator[Any]:
    """The value after a pickle of every protocol, a copy and a deep copy."""
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        yield pickle.loads(pickle.dumps(value, protocol))
    yield copy.copy(value)
    yield copy.deepcopy(value)


class TestValues:
    """Values of the model, one kind at a time."""

    @pytest.mark.parametrize("kind", VALUES)
    @settings(max_examples=EXAMPLES)
    @given(data=st.data())
    def test_copies_are_equal(self, kind: str, data: st.DataObject) -> None:
        """A copy or a pickled value is equal, of the same hash, and prints the same."""
        value = data.draw(VALUES[kind])
        getattr(value, "key", None)  # what is worked out on reading travels, or is worked out again
        for other in copies(value):
            assert other == value
            assert hash(other) == hash(value)
            assert repr(other) == repr(value)
            assert getattr(other, "key", None) == getattr(value, "key", None)

    @pytest.mark.parametrize("kind", VALUES)
    @settings(max_examples=EXAMPLES)
    @given(data=st.data())
    def test_repr_makes_an_equal_value(self, kind: str, data: st.DataObject) -> None:
        """What a value prints for developers is the call that makes it, where it is no label or beginning of one."""
        value = data.draw(VALUES[kind])
        text = repr(value)
        assert text.startswith("<") or eval(text, dict(NAMESPACE)) == value  # noqa: S307  # text of our own making

    @pytest.mark.parametrize(
        "value",
        [
            ri.Pay(Decimal("101420.50"), "USD", "year"),
            ri.Place("state", "US-CO", "Colorado"),
            ri.Industry("Hospitals", "622"),
            ri.DurationRange(minimum=Decimal(1), maximum=Decimal(3), unit="year"),
            ri.Years(2024, 2034),
            ri.Options(),
        ],
        ids=lambda value: type(value).__name__,
    )
    def test_repr_of_a_small_value(self, value: Any) -> None:
        """A small value prints as the call that makes it, in one line."""
        assert eval(repr(value), dict(NAMESPACE)) == value  # noqa: S307  # text of our own making

    @pytest.mark.parametrize("kind", VALUES)
    @settings(max_examples=EXAMPLES)
    @given(data=st.data())
    def test_frozen(self, kind: str, data: st.DataObject) -> None:
        """No field can be set or deleted, and no other attribute added."""
        value = data.draw(VALUES[kind])
        for name in (attrs.fields(type(value))[0].name, "extra"):
            with pytest.raises((attrs.exceptions.FrozenInstanceError, AttributeError)):
                setattr(value, name, None)
            with pytest.raises((attrs.exceptions.FrozenInstanceError, AttributeError)):
                delattr(value, name)

    @pytest.mark.parametrize("kind", VALUES)
    @settings(max_examples=EXAMPLES)
    @given(data=st.data())
    def test_equal_means_equal_hash(self, kind: str, data: st.DataObject) -> None:
        """Two values that are equal have one hash, and a value equals nothing of another type."""
        one, two = data.draw(VALUES[kind]), data.draw(VALUES[kind])
        assert one != two or hash(one) == hash(two)
        assert one != object()
        assert one != repr(one)

    def test_numbers_of_one_size_are_equal(self) -> None:
        """How many zeros a number ends with, or whether it was an int, changes neither equality nor hash."""
        pays = {ri.Pay(each, "USD", "year") for each in (100, Decimal("100.00"), Decimal("1E+2"))}
        assert len(pays) == 1
        assert ri.Pay(0, "USD", "year") == ri.Pay(Decimal("-0.0"), "USD", "year")
        assert str(ri.Pay(Decimal("-0.0"), "USD", "year")) == "USD 0.0 per year"


class TestComparisons:
    """Comparisons and their parts are values too."""

    @given(families())
    def test_copies_are_equal(self, roles: tuple[ri.Role, ...]) -> None:
        """A comparison, each of its sections, changes, caveats and gaps copies and pickles to an equal one."""
        diff = ri.compare(*roles)
        parts = [diff, *(section for _, section in diff.sections()), *diff.changes, *diff.caveats, *diff.missing]
        for part in parts:
            for other in (pickle.loads(pickle.dumps(part)), copy.deepcopy(part)):
                assert other == part
                assert hash(other) == hash(part)
                assert type(other) is type(part)

    def test_of_full_roles(self) -> None:
        """Gaps, what was left out, overlaps, bases and similarities copy and pickle to equal ones."""
        diff = ri.compare(FULL_ROLES[0], FULL_ROLES[1])
        gaps = [*diff.salary, *diff.outlook, *diff.people, *diff.experience, *diff.education.held, *diff.skills.shared]
        out = [each for _, section in diff.sections() for each in section.left_out]
        overlap, basis, alike = diff.salary.overlap, diff.salary[0].basis, diff.skills.jaccard
        assert gaps
        assert out
        assert None not in (overlap, basis, alike)
        for part in (*gaps, *out, overlap, basis, alike):
            for other in copies(part):
                assert other == part
                assert hash(other) == hash(part)

    def test_of_bands_and_the_market(self) -> None:
        """Bands, structures and what stands against them copy and pickle to equal ones."""
        pay = ri.Pay(85_000, "USD", "year")
        band = ri.SalaryBand.from_market("registered nurse", place="Denver", name="N1")
        structure = ri.PayStructure([band, ri.SalaryBand(pay, ri.Pay(150_000, "USD", "year"), name="N2")])
        gap, standing = ri.band_gap(band, band), ri.against_market(pay, "registered nurse")
        for part in (band, structure, structure.steps[0], gap, standing, standing.ratio, ri.against_band(pay, band)):
            for other in copies(part):
                assert other == part
                assert hash(other) == hash(part)

    def test_of_careers(self) -> None:
        """Moves, paths, ladders and the graph itself copy and pickle to equal ones, roles of one's own among them."""
        paths = ri.career_paths("registered nurse", "nurse practitioner", limit=2)
        ranked, ladder = ri.next_roles("carpenter", limit=2), ri.ladder("account manager")
        parts = (paths, paths[0], paths[0].moves[0], ri.compare_paths(*paths), ranked, ranked[0], ladder, ladder[1])
        for part in (*parts, ri.bridge_skills("registered nurse"), ri.career_graph()):
            for other in (pickle.loads(pickle.dumps(part)), copy.deepcopy(part)):
                assert other == part
                assert hash(other) == hash(part)
        assert paths[0] != paths[1]
        elsewhere = ri.career_paths("registered nurse", "nurse practitioner", limit=1, place="CA")
        assert elsewhere[0] != paths[0]  # the same roles, and other pay

    def test_sections_are_read_only(self) -> None:
        """What a comparison worked out cannot be set."""
        diff = ri.compare(FULL_ROLES[0], FULL_ROLES[1])
        with pytest.raises((attrs.exceptions.FrozenInstanceError, AttributeError)):
            diff.left = FULL_ROLES[1]  # type: ignore[misc]  # the point of the test
        with pytest.raises(TypeError):
            diff.salary[0] = diff.salary[1]  # type: ignore[index]  # the point of the test


ERRORS: dict[type[RoleinfoError], tuple[RoleinfoError, str]] = {
    RoleinfoError: (RoleinfoError("plain"), "plain"),
    RoleNotFoundError: (
        RoleNotFoundError("acount", ["Account Manager", "Accountant"]),
        "No role matches 'acount'. Did you mean 'Account Manager' or 'Accountant'?",
    ),
    AmbiguousPlaceError: (
        AmbiguousPlaceError("x", [KnownPlace("state", "US-NY", "New York", 1, "a state")], "a state and a city"),
        "'x' is ambiguous (a state and a city). Use one of these places: New York",
    ),
    AmbiguousTitleError: (
        AmbiguousTitleError("head", [Candidate("head-a", "Head A"), Candidate("head-b", "Head B", 10)]),
        "'head' is ambiguous. It is a title of 2 roles; use an id:\n  head-a  Head A\n  head-b  Head B",
    ),
    InvalidArgumentError: (
        InvalidArgumentError("period", "yaer", "must be hour or year, not 'yaer'", "Did you mean 'year'?"),
        "period must be hour or year, not 'yaer'. Did you mean 'year'?",
    ),
    PlaceNotFoundError: (
        PlaceNotFoundError("Atlantis", ["US", "US-WA"]),
        "No place matches 'Atlantis'. Figures are available for US, US-WA.",
    ),
    NoCareerPathError: (
        NoCareerPathError("three steps at most do not lead there", "max_steps"),
        "three steps at most do not lead there (limited by max_steps).",
    ),
    IndustryNotFoundError: (
        IndustryNotFoundError("care", ["Health Care", "Home Care"], ambiguous=True),
        "'care' is ambiguous. Use one of these industries: Health Care; Home Care",
    ),
    CodeNotFoundError: (
        CodeNotFoundError("2222", ["isco-2222 (Midwifery professionals, ISCO-08)"], "digits alone are not read"),
        "'2222' is ambiguous (digits alone are not read). It may be isco-2222 (Midwifery professionals, ISCO-08)",
    ),
    SourceNotFoundError: (
        SourceNotFoundError("x", ["one", "two"]),
        "No source matches 'x'. The sources here are one, two.",
    ),
    NotComparableError: (NotComparableError(["this", "that"]), "Not comparable: this; that"),
    ReportFileError: (ReportFileError("a/gap.html", "No space left"), "a/gap.html: No space left"),
    ReportExistsError: (
        ReportExistsError("gap.html"),
        "gap.html: the file exists; use overwrite to replace it",
    ),
    CurrencyMismatchError: (
        CurrencyMismatchError("USD", "NZD"),
        "USD and NZD cannot be combined. Convert one of them first, at a dated exchange rate.",
    ),
    InvalidQueryError: (
        InvalidQueryError("", "is empty"),
        "A search takes a title or part of one; '' is empty.",
    ),
    IngestError: (
        IngestError("a.xlsx", "Table 1", 7, "Jobs", "must be a number, not 'x'"),
        "must be a number, not 'x' @ a.xlsx, sheet 'Table 1', row 7, column 'Jobs'",
    ),
    RoleFileError: (
        RoleFileError([Problem("a.toml", "skills[3].share", "must be more"), Problem("a.toml", "", "must be TOML")]),
        "2 problems:\n  a.toml: skills[3].share: must be more\n  a.toml: must be TOML",
    ),
    CatalogError: (CatalogError("/nowhere", "not there"), "Cannot open /nowhere: not there"),
    BrokenRulesError: (BrokenRulesError("Pay", [("amount", "too much")]), "Pay: amount: too much"),
    MissingExtraError: (
        MissingExtraError("writing TOML", "toml"),
        "writing TOML needs the extra 'toml': python -m pip install \"roleinfo[toml]\"",
    ),
}


HOSTILE: Final = "\x1b[31m\r\n\u202e\x00\ud800" + "y" * 10**6
"""What a file may hold to confuse a terminal, and a length that no reader wants."""


def error_classes(base: type[RoleinfoError] = RoleinfoError) -> Iterator[type[RoleinfoError]]:
    """The base and every error below it."""
    yield base
    for each in base.__subclasses__():
        yield from error_classes(each)


class TestErrors:
    """Exceptions, each with its text."""

    def test_each_is_tested_here(self) -> None:
        """Every error of the package has an example, so that a new one is tested too."""
        assert set(error_classes()) == set(ERRORS)

    @pytest.mark.parametrize("cls", ERRORS, ids=lambda cls: cls.__name__)
    def test_text(self, cls: type[RoleinfoError]) -> None:
        """The text says what is wrong and what helps."""
        error, text = ERRORS[cls]
        assert type(error) is cls
        assert str(error) == text

    @pytest.mark.parametrize("cls", ERRORS, ids=lambda cls: cls.__name__)
    def test_copies(self, cls: type[RoleinfoError]) -> None:
        """A pickled or copied error has the type, the text and the attributes."""
        error, text = ERRORS[cls]
        for other in copies(error):
            assert type(other) is cls
            assert str(other) == text
            assert vars(other) == vars(error)
            assert other.args == error.args

    @pytest.mark.parametrize(
        ("cls", "parent"),
        [
            (RoleNotFoundError, LookupError),
            (AmbiguousPlaceError, LookupError),
            (AmbiguousTitleError, LookupError),
            (PlaceNotFoundError, LookupError),
            (SourceNotFoundError, LookupError),
            (CodeNotFoundError, LookupError),
            (InvalidArgumentError, ValueError),
            (NotComparableError, ValueError),
            (CurrencyMismatchError, ValueError),
            (RoleFileError, ValueError),
            (BrokenRulesError, ValueError),
            (MissingExtraError, ImportError),
        ],
    )
    def test_second_parent(self, cls: type[RoleinfoError], parent: type[Exception]) -> None:
        """An error is also what its like is in Python, and never a KeyError, which would quote its text."""
        assert issubclass(cls, parent)
        assert not issubclass(cls, KeyError)

    def test_many_sources(self) -> None:
        """Of more than ten sources the nearest are named, none where none is near, and how to list all."""
        known = [f"survey-{number}" for number in range(11)]
        listed = "All 11 are in .sources; for a list, try: roleinfo sources"
        assert str(SourceNotFoundError("x", known)) == f"No source matches 'x'. {listed}"
        near = str(SourceNotFoundError("Survey 7", known))
        assert near.startswith("No source matches 'Survey 7'. Did you mean 'survey-7'")
        assert near.endswith(f"? {listed}")
        assert "The sources here are survey-0, " in str(SourceNotFoundError("x", known[:10]))

    def test_long_query(self) -> None:
        """An error about an absurdly long question does not repeat all of it."""
        assert len(str(RoleNotFoundError("x" * 10**6))) < 300
        assert len(str(RoleNotFoundError(["x"] * 10**6))) < 300

    def test_base_writes_the_text(self) -> None:
        """No error writes its own text past the base, which cleans and cuts it."""
        assert [each for each in error_classes() if "__str__" in vars(each)] == [RoleinfoError]

    @pytest.mark.parametrize(
        "error",
        [
            RoleinfoError(HOSTILE),
            RoleNotFoundError("x", [HOSTILE]),
            AmbiguousTitleError("x", [Candidate(HOSTILE, HOSTILE)] * 30),
            PlaceNotFoundError("x", [HOSTILE]),
            SourceNotFoundError(HOSTILE, [HOSTILE]),
            CodeNotFoundError(HOSTILE, [HOSTILE]),
            CodeNotFoundError(HOSTILE, reason=HOSTILE),
            RoleFileError([Problem(HOSTILE, HOSTILE, HOSTILE)] * 30),
            CatalogError(HOSTILE, HOSTILE),
            BrokenRulesError("Pay", [(HOSTILE, HOSTILE)]),
            IngestError(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE),
            ReportExistsError(HOSTILE),
            NotComparableError([HOSTILE]),
        ],
        ids=lambda error: type(error).__name__,
    )
    def test_hostile_text(self, error: RoleinfoError) -> None:
        """No control character, break or mark of direction comes through, and no line is longer than 2,000."""
        lines = str(error).split("\n")
        assert len(lines) <= 22
        for line in lines:
            assert line.isprintable()
            assert len(line) <= 2000

    def test_many_problems(self) -> None:
        """Twenty problems are printed, a thousand kept, and all counted."""
        error = RoleFileError([Problem("f", f"skills[{at}]", "x" * 10**4) for at in range(19_999)])
        lines = str(error).split("\n")
        assert (lines[0], lines[-1], len(lines)) == ("19,999 problems:", "  and 19,979 more", 22)
        assert (len(error.problems), error.count) == (1000, 19_999)
        assert max(len(each.rule) for each in error.problems) == 2000

    def test_long_path(self) -> None:
        """A long path keeps its end, where the file's name stands."""
        told = str(CatalogError(f"/{'x' * 5000}/role.toml", "not there"))
        assert told.endswith("xxx/role.toml: not there")
        assert len(told) < 250

    def test_empty_query(self) -> None:
        """A question of blanks is told what to give."""
        assert str(RoleNotFoundError("  ")) == "No role matches an empty text. Give an id, a code, or a title."

    def test_no_known_places_or_sources(self) -> None:
        """Where nothing is known, the text lists nothing."""
        told = "No place matches 'x'. For a list, try: roleinfo places"
        assert str(PlaceNotFoundError("x")) == told
        assert str(SourceNotFoundError("x")) == "No source matches 'x'. No source is known here."
        assert str(CodeNotFoundError("x")) == "No classification has the code 'x'."

    def test_one_problem(self) -> None:
        """One problem is not called problems."""
        assert str(RoleFileError([Problem("f", "a.b", "r")])) == "1 problem:\n  f: a.b: r"

    def test_raised_by_the_model(self) -> None:
        """Errors as the model raises them pickle, too, with all their rules."""
        with pytest.raises(BrokenRulesError) as caught:
            ri.SalaryEstimate(statistic="mean", source=SOURCES[0], origin="derived")
        error = pickle.loads(pickle.dumps(caught.value))
        assert error.name == "SalaryEstimate"
        assert [field for field, _ in error.rules] == ["evidence", "pay"]
        assert str(error) == str(caught.value)


class TestInvalidArgument:
    """What a refused argument says, whatever it was."""

    @pytest.mark.parametrize(
        ("value", "text"),
        [
            ("x" * 10**6, "'xxx"),
            ("a\nb\u202e\ud800", r"'a\nb\u202e\ud800'"),
            pytest.param(10**6000, "a number of thousands of digits", id="long number"),
            ([["x" * 1000] * 1000] * 1000, "[["),
            (lambda: None, "<function"),
        ],
    )
    def test_value_is_bounded(self, value: object, text: str) -> None:
        """The value is shown on one line of printable characters, cut where it is long."""
        shown = str(ri.InvalidArgumentError("by", value, "must be a word"))
        assert shown.startswith("by must be a word: ")
        assert text in shown
        assert shown.isprintable()
        assert len(shown) < 100

    def test_repr_that_raises(self) -> None:
        """An object whose repr fails is named by its class."""

        class Odd:
            def __repr__(self) -> str:
                raise RuntimeError("no repr")

        assert str(ri.InvalidArgumentError("by", Odd(), "must be a word")) == "by must be a word: an object of Odd"

    def test_value_that_cannot_be_copied(self) -> None:
        """An error with a value that cannot be pickled is copied with the value's text."""
        error = ri.InvalidArgumentError("by", iter(lambda: 1, 1), "must be a word", "Did you mean it?")
        for other in copies(error):
            assert (other.name, other.rule, other.hint) == (error.name, error.rule, error.hint)
            assert str(other.value).startswith("<callable_iterator object")

    def test_fields_are_named(self) -> None:
        """A constructor that refuses a value names the field, whether a converter or a validator refused it."""
        with pytest.raises(ri.InvalidArgumentError) as caught:
            ri.Pay(Decimal("NaN"), "USD", "year")
        assert (caught.value.name, str(caught.value)) == ("amount", "amount must be a finite number, not NaN")
        with pytest.raises(ri.InvalidArgumentError) as caught:
            ri.Pay(1, "USD", "yaer")  # type: ignore[arg-type]  # the point of the test
        assert (caught.value.name, caught.value.value, caught.value.hint) == ("period", "yaer", "Did you mean 'year'?")
        with pytest.raises(TypeError, match=r"^amount must be a Decimal or an int, not 0\.5; a float is not exact"):
            ri.Pay(0.5, "USD", "year")  # type: ignore[arg-type]  # the point of the test

    def test_every_converter_names_its_field(self) -> None:
        """No public value has a field whose converter refuses without the name of the field."""
        bare = [
            f"{name}.{field.name}"
            for name in ri.__all__
            if attrs.has(value := getattr(ri, name))
            for field in attrs.fields(value)
            if field.converter is not None and not isinstance(field.converter, attrs.Converter)
        ]
        assert bare == []
