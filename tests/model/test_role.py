"""Sections and whole roles: keys, order, one source alone, and what a role says of its age."""

from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

import roleinfo as ri
from roleinfo import Duty, Role, Source, SourceNotFoundError
from roleinfo.model.sections import Benefits, Duties
from roleinfo.model.text import folded, key_of
from roleinfo.render.layout import unmarked
from roleinfo.render.outline import sanitize
from strategies import FULL_ROLES, HOSTILE_TEXTS, any_roles, words

ONE = Source(id="one", title="One", publisher="First", license="open", rank=1)
TWO = Source(id="two", series="pair", title="Two", publisher="Second", license="open", rank=2, date="2024-05")
THREE = Source(id="three", series="pair", title="Three", publisher="Second", license="open", rank=3)


def duty(name: str, source: Source = ONE, **fields: Any) -> Duty:
    """A duty of this id."""
    return Duty(id=name, text="Do it.", source=source, **fields)


class TestSection:
    """A sequence of facts with unique keys in a canonical order."""

    def test_canonical_order(self) -> None:
        """Facts stand by source, then by printed rank, then by key, however they were given."""
        ordered = [duty("z", rank=1), duty("b", rank=2), duty("a"), duty("c"), duty("a", TWO, rank=1)]
        assert list(Duties(ordered[::-1])) == ordered

    def test_keys_are_unique(self) -> None:
        """Two facts of one key are refused, and the key is told."""
        with pytest.raises(ValueError, match=r"^two facts of Duties have the same key 'a\|source=one'$"):
            Duties([duty("a"), Duty(id="a", text="Do it otherwise.", source=ONE)])
        assert len(Duties([duty("a"), duty("a", TWO), duty("a", as_of="2020")])) == 3

    def test_kind(self) -> None:
        """A section holds facts of its kind alone."""
        with pytest.raises(TypeError, match=r"^Duties holds Duty objects, not 'a'"):
            Duties(["a"])  # type: ignore[list-item]  # the point of the test
        with pytest.raises(TypeError, match=r"^Benefits holds Benefit objects, not <Duty"):
            Benefits([duty("a")])  # type: ignore[list-item]  # the point of the test

    def test_sequence(self) -> None:
        """It is read as a tuple is."""
        one, two = duty("a"), duty("b")
        section = Duties([two, one])
        assert (section[0], section[-1], section[:1], len(section)) == (one, two, Duties([one]), 2)
        assert one in section
        assert section.index(two) == 1
        assert list(reversed(section)) == [two, one]
        assert not Duties()

    def test_frozen(self) -> None:
        """Nothing can be set, added or taken away."""
        section: Any = Duties([duty("a")])
        for name in ("_facts", "extra"):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(section, name, ())
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                delattr(section, name)
        with pytest.raises(TypeError):
            section[0] = duty("b")
        assert not hasattr(section, "append")

    def test_equality(self) -> None:
        """Sections are equal by kind and facts; a list or an empty section of another kind is not equal."""
        assert Duties([duty("a"), duty("b")]) == Duties([duty("b"), duty("a")])
        assert hash(Duties([duty("a")])) == hash(Duties(iter([duty("a")])))
        assert Duties() != Benefits()
        assert Duties([duty("a")]) != [duty("a")]

    def test_by_key(self) -> None:
        """A fact is found by its key."""
        section = Duties([duty("a"), duty("b", TWO)])
        assert section.by_key("b|source=two") is section[1]
        assert section.by_key("b|source=one") is None

    def test_only(self) -> None:
        """One source's facts, or one series', alone."""
        section = Duties([duty("a"), duty("a", TWO), duty("b", THREE)])
        assert section.only("one") == Duties([duty("a")])
        assert section.only("pair") == Duties([duty("a", TWO), duty("b", THREE)])
        assert section.only("none") == Duties()


class TestRole:
    """Whole roles."""

    def test_two_sources_of_one_id(self) -> None:
        """Two different sources of one id are refused, wherever in the role they stand."""
        other = attrs.evolve(ONE, title="Another")
        with pytest.raises(ValueError, match=r"^source: a has two different sources of one id: 'one'$"):
            Role(id="a", title="A", duties=[duty("a")], traits=[ri.Trait(name="Patience", source=other)])
        with pytest.raises(ValueError, match="two different sources of one id: 'one'"):
            Role(
                id="a",
                title="A",
                skills=[
                    ri.Skill(
                        name="CRM",
                        source=ONE,
                        level=ri.Rating(value=1, scale="s", lowest=0, highest=5, source=other),
                    )
                ],
            )

    def test_equal_sources_of_one_id(self) -> None:
        """Two objects for one source are one source."""
        role = Role(id="a", title="A", duties=[duty("a"), duty("b", attrs.evolve(ONE))])
        assert role.sources == (ONE,)

    def test_sources_in_their_stated_order(self) -> None:
        """A role's sources stand by rank, those of ratings included."""
        rating = ri.Rating(value=1, scale="s", lowest=0, highest=5, source=ONE)
        role = Role(
            id="a",
            title="A",
            duties=[duty("a", THREE), duty("a", TWO)],
            skills=[ri.Skill(name="CRM", source=TWO, level=rating)],
        )
        assert [each.id for each in role.sources] == ["one", "two", "three"]

    @pytest.mark.parametrize(
        ("fields", "text"),
        [
            ({"id": "Account Manager"}, "must be small letters and digits joined by '-' or '.', not 'Account Manager'"),
            ({"title": ""}, "must not be empty"),
            ({"title": "two\nlines"}, "must have no control characters or line breaks: 'two\\nlines'"),
            ({"title": "bell\x07"}, "must have no control characters or line breaks: 'bell\\x07'"),
            ({"title": "half \ud800"}, "must have no control characters or line breaks: 'half \\ud800'"),
            ({"title": "x" * 1001}, "must have at most 1,000 characters, not 1,001"),
            ({"summary": "x" * 20_001}, "must have at most 20,000 characters, not 20,001"),
            ({"alternate_titles": "Manager"}, "must be a list, not the text 'Manager'"),
            ({"alternate_titles": ["Boss", "boss"]}, "the same one twice: 'boss'"),
            ({"alternate_titles": [5]}, "must hold str objects, not 5"),
            ({"codes": ["1", "1"]}, "the same one twice: '1'"),
            ({"caveats": [ri.Caveat("odd", "x"), ri.Caveat("odd", "x")]}, "the same one twice: ('odd', (), 'x')"),
            (
                {"missing": [ri.Missing(("a",), "gone", "x"), ri.Missing(("a",), "gone", "y")]},
                "the same one twice: (('a',), 'gone', 'a|gone')",
            ),
            ({"education": None}, "education must be an Education, not None"),
            ({"duties": [5]}, "Duties holds Duty objects, not 5"),
        ],
    )
    def test_refused(self, fields: dict[str, Any], text: str) -> None:
        """A field that cannot hold a value says what it can hold."""
        with pytest.raises((ValueError, TypeError)) as caught:
            Role(**{"id": "a", "title": "A", **fields})
        assert text in str(caught.value)
        assert str(caught.value).startswith(next(iter(fields)))

    @given(any_roles())
    def test_equal_to_a_copy_of_its_fields(self, role: Role) -> None:
        """A role made from another's fields is that role."""
        other = Role(**{str(each.alias): getattr(role, each.name) for each in attrs.fields(Role)})
        assert other == role
        assert hash(other) == hash(role)

    def test_canonical_order_of_names(self) -> None:
        """Alternate titles, codes, caveats and gaps stand in an order of their own."""
        role = Role(
            id="a",
            title="A",
            alternate_titles=["Zoo", "apple", "Éclair"],
            codes=["b", "a"],
            caveats=[ri.Caveat("b", "x"), ri.Caveat("a", "x")],
            missing=[ri.Missing(("b",), "x", "x"), ri.Missing(("a",), "x", "x")],
        )
        assert role.alternate_titles == ("apple", "Éclair", "Zoo")
        assert role.codes == ("a", "b")
        assert [each.code for each in role.caveats] == ["a", "b"]
        assert [each.path for each in role.missing] == [("a",), ("b",)]


class TestOnly:
    """A role as one source shows it."""

    role = Role(
        id="a",
        title="A",
        alternate_titles=["B"],
        summary="Text.",
        duties=[duty("a"), duty("a", TWO), duty("b", THREE)],
        education=ri.Education(colleges=[ri.College(name="X", source=ONE), ri.College(name="X", source=TWO)]),
        missing=[
            ri.Missing(("salary",), "gone", "x", "one"),
            ri.Missing(("salary",), "gone", "x", "two"),
            ri.Missing(("salary",), "gone", "x"),
        ],
    )

    def test_source(self) -> None:
        """The facts of one source stay, and the id and titles."""
        kept = self.role.only(source="one")
        assert (kept.id, kept.title, kept.alternate_titles) == ("a", "A", ("B",))
        assert kept.duties == Duties([duty("a")])
        assert len(kept.education.colleges) == 1
        assert [each.source for each in kept.missing] == [None, "one"]
        assert kept.sources == (ONE,)

    def test_series(self) -> None:
        """A series stands for each of its sources."""
        kept = self.role.only(source="pair")
        assert [each.id for each in kept.sources] == ["two", "three"]
        assert [each.source for each in kept.missing] == [None, "two"]

    def test_unknown(self) -> None:
        """A source that the role has nothing from is refused, with those it has."""
        with pytest.raises(SourceNotFoundError) as caught:
            self.role.only(source="four")
        assert caught.value.sources == ("one", "two", "three")
        assert str(caught.value) == "No source matches 'four'. The sources here are one, two, three."
        with pytest.raises(SourceNotFoundError, match="No source is known here"):
            Role(id="a", title="A").only(source="one")

    @given(any_roles(), st.data())
    def test_nothing_else(self, role: Role, data: st.DataObject) -> None:
        """What is left comes from that source alone, is all of it, and asking again changes nothing."""
        if not role.sources:
            return
        source = data.draw(st.sampled_from([name for each in role.sources for name in (each.id, each.series)]))
        kept = role.only(source=source)
        assert all(each.is_named(source) for each in kept.sources)
        for (path, section), (_, whole) in zip(kept.sections(), role.sections(), strict=True):
            assert [each.key for each in section] == [each.key for each in whole if each.source.is_named(source)], path
        if kept.sources:
            assert kept.only(source=source) == kept

    def test_series_of_a_full_role(self) -> None:
        """A role with facts in every section keeps some of one source in each of the sections that source has."""
        kept = FULL_ROLES[0].only(source="one")
        assert kept.salary
        assert kept.education.held
        assert {each.series for each in kept.sources} == {"one"}


class TestText:
    """What a role prints."""

    def test_other_titles(self) -> None:
        """Id, duties and other titles stand in the brief, and that no pay is stated."""
        role = Role(id="a", title="A", alternate_titles=["B", "C"], duties=[duty("a"), duty("b", TWO)])
        printed = str(role)
        assert printed == (
            f"A\na\n\nNo source in this catalog states pay for A.\n\n{'-' * 80}\nDUTIES (First, undated [1])\n"
            "  First duties  Do it; Do it\nOTHER TITLES\n  2 titles  B; C\n\n[1] First, undated"
        )

    def test_dates_of_its_sources(self) -> None:
        """The full form dates each source, or says that it is undated."""
        printed = Role(id="a", title="A", duties=[duty("a"), duty("b", TWO)]).to_text(full=True)
        assert printed.endswith(
            "\nSources\n-------\n\n"
            '[1] First: "One", undated. License: open.\n[2] Second: "Two", figures of 2024-05. License: open.'
        )

    def test_empty(self) -> None:
        """A role without facts says so."""
        role = Role(id="a", title="A")
        assert str(role) == "A\na\n\nNo source in this catalog states pay for A."
        assert repr(role) == "<Role a A: no pay, number of jobs not known; 0 skills, 0 other titles>"

    def test_schooling(self) -> None:
        """A college stands in the full form."""
        role = Role(id="a", title="A", education=ri.Education(colleges=[ri.College(name="Xavier", source=ONE)]))
        assert "Xavier" in role.to_text(full=True)

    @given(any_roles())
    def test_always_prints(self, role: Role) -> None:
        """Every role prints, and its title stands first; a word as wide as the page is cut."""
        assert "".join(unmarked(str(role)).split()).startswith("".join(unmarked(sanitize(role.title)).split())[:70])


_PARTS = st.one_of(words(), st.text("\\|a", max_size=4))


class TestNames:
    """How two spellings of a name meet."""

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Crème  Brûlée", "creme brulee"),
            ("STRASSE", "Straße"),
            ("ＣＲＭ", "crm"),
            ("ℋello", "hello"),
            ("ŉ", "ʼn"),
            ("İ", "i"),
            ("\u00a0a\u2003b ", "A B"),
            ("ﬁne", "FINE"),
        ],
    )
    def test_meet(self, one: str, other: str) -> None:
        """Case, accents, widths and blanks make no difference."""
        assert folded(one) == folded(other)

    @given(st.one_of(words(), st.sampled_from(HOSTILE_TEXTS)))
    def test_folded_once_is_folded(self, text: str) -> None:
        """Folding what is folded changes nothing, so that a stored name is found by itself."""
        assert folded(folded(text)) == folded(text)
        assert folded(text) == folded(text.upper().lower()) or not text.isascii()

    @given(st.lists(_PARTS, min_size=1, max_size=3), st.lists(_PARTS, min_size=1, max_size=3))
    def test_keys_tell_lists_apart(self, one: list[str], other: list[str]) -> None:
        """Two lists of parts have one key only where they are one list, whatever the parts hold."""
        assert (key_of(*one) == key_of(*other)) == (one == other)

    @pytest.mark.parametrize(
        ("one", "other"), [(["a|b"], ["a", "b"]), (["a\\", "b"], ["a|b"]), (["\\", ""], ["\\|"]), (["\\|"], ["|\\"])]
    )
    def test_separators_in_parts(self, one: list[str], other: list[str]) -> None:
        """A part that holds a separator, or what takes its meaning away, is not read as two."""
        assert key_of(*one) != key_of(*other)
