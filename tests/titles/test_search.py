"""Ranked matches, each with its reason."""

import copy
import pickle
import shlex

import pytest
from hypothesis import given, settings, strategies as st

import roleinfo as ri
from roleinfo.errors import InvalidArgumentError, InvalidQueryError, RoleinfoError
from roleinfo.titles.index import TitleIndex, suggested
from roleinfo.titles.match import Match
from roleinfo.titles.store import Entry, build_index, packed, unpacked

from .conftest import ENTRIES

MEMORY = TitleIndex(ENTRIES)
KNOWN = sorted({title for entry in ENTRIES for title in (entry.title, *entry.alternate_titles)})


@pytest.fixture(params=["index", "stored"])
def titles(request: pytest.FixtureRequest) -> TitleIndex:
    """The index in memory and the one in SQLite."""
    found: TitleIndex = request.getfixturevalue(request.param)
    return found


class TestReasons:
    """Every match says why."""

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("account-manager", ("account-manager", "Account Manager", 1.0, "its id", ())),
            ("413091", ("41-3091.00", "Sales Representatives of Services", 1.0, "its code", ())),
            ("Account Manager", ("account-manager", "Account Manager", 1.0, "its title", ())),
            ("account mgrs", ("account-manager", "Account Manager", 0.99, "its title in normal form", ())),
            ("staff nurse", ("29-1141.00", "Staff Nurse", 0.98, "another title of it", ())),
            ("staff nurses", ("29-1141.00", "Staff Nurse", 0.97, "another title of it, in normal form", ())),
            (
                "counsel",
                ("23-1011.00", "Counsel (Legal)", 0.96, "a title of it without what stands in parentheses", ()),
            ),
            (
                "software dev",
                ("15-1252.00", "Software Developers", 0.95, "its title, reading 'dev' as 'developer'", ()),
            ),
            ("manager, account", ("account-manager", "Account Manager", 0.93, "its title the other way round", ())),
            (
                "lead client key",
                ("account-manager", "Key Client Lead", 0.9, "another title of it in another order of words", ()),
            ),
            (
                "Sr. Account Manager II",
                (
                    "account-manager",
                    "Account Manager",
                    0.95,
                    "its title, ignoring 'senior' and 'ii'",
                    ("senior", "ii"),
                ),
            ),
            (
                "VP account manager",
                (
                    "account-manager",
                    "Account Manager",
                    0.85,
                    "its title, ignoring 'vice president', which may be a different job",
                    ("vice president",),
                ),
            ),
            (
                "acount manager",
                ("account-manager", "Account Manager", 0.84, "near in spelling: 'account' for 'acount'", ()),
            ),
            (
                "senior acount manager",
                (
                    "account-manager",
                    "Account Manager",
                    0.798,
                    "near in spelling: 'account' for 'acount', ignoring 'senior'",
                    ("senior",),
                ),
            ),
        ],
    )
    def test_first(
        self, titles: TitleIndex, query: str, expected: tuple[str, str, float, str, tuple[str, ...]]
    ) -> None:
        """The first match: its role, the title that matched, score, reason, and the words set aside."""
        first = titles.search(query)[0]
        score = round(first.score, 3)
        assert (first.role_id, first.matched_title, score, first.reason, first.seniority) == expected

    def test_more_and_fewer_words(self, titles: TitleIndex) -> None:
        """Words that a title has besides, or lacks, are named."""
        assert titles.search("mechanical")[0].reason == "has 'engineer' besides"
        assert titles.search("guitar tech on tour")[0].reason == "lacks 'on tour'"

    def test_all_roles_of_a_title(self, titles: TitleIndex) -> None:
        """The role whose own title it is comes first, then the others by id; each once."""
        found = [each.role_id for each in titles.search("account manager")]
        assert found[:3] == ["account-manager", "41-3091.00", "41-3091.01"]
        assert len(found) == len(set(found))

    def test_known_title_is_not_set_aside(self, titles: TitleIndex) -> None:
        """Where the whole text is a title, no word of it is taken for seniority."""
        assert all(not each.seniority for each in titles.search("chief engineer"))

    def test_limit(self, titles: TitleIndex) -> None:
        """At most so many matches, and those are the first of a longer answer."""
        assert titles.search("engineer", 1) == titles.search("engineer", 5)[:1]

    def test_hidden(self, titles: TitleIndex) -> None:
        """A hidden role is not found."""
        found = titles.search("account manager", hidden={"account-manager"})
        assert found[0].role_id == "41-3091.00"
        assert all(each.role_id != "account-manager" for each in found)

    def test_nothing(self, titles: TitleIndex) -> None:
        """Nothing is like everything else."""
        assert titles.search("zzzz qqqq") == titles.search("مدير حسابات") == ()


class TestBadQueries:
    """What a search cannot be asked."""

    @pytest.mark.parametrize(
        ("query", "text"),
        [
            ("", "A search takes a title or part of one; '' is empty."),
            (" \t\n", r"A search takes a title or part of one; ' \t\n' is empty."),
            ("???", "A search takes a title or part of one; '???' has no letter or digit."),
            ("🦄", "A search takes a title or part of one; '🦄' has no letter or digit."),
            ("nurse\x00", r"A search takes a title or part of one; 'nurse\x00' has control characters."),
            ("nurse\ud800", r"A search takes a title or part of one; 'nurse\ud800' has control characters."),
            (None, "A search takes a title or part of one; None must be text."),
            (b"nurse", "A search takes a title or part of one; b'nurse' must be text."),
        ],
    )
    def test_text(self, titles: TitleIndex, query: str, text: str) -> None:
        """The error says what is wrong."""
        with pytest.raises(InvalidQueryError) as caught:
            titles.search(query)
        assert str(caught.value) == text
        assert isinstance(caught.value, ValueError)

    def test_long(self, titles: TitleIndex) -> None:
        """Ten megabytes are refused at once and not printed."""
        with pytest.raises(InvalidQueryError, match="has 10,000,000 characters where 300 are the most") as caught:
            titles.search("x" * 10_000_000)
        assert len(str(caught.value)) < 400

    @pytest.mark.parametrize("limit", [0, -1, True, 2.0, None, "3"])
    def test_limit(self, titles: TitleIndex, limit: int) -> None:
        """A limit is a whole number of at least 1."""
        with pytest.raises((InvalidArgumentError, TypeError), match="limit must be a whole number"):
            titles.search("nurse", limit)

    def test_error_travels(self) -> None:
        """The error pickles and deep-copies with its attributes."""
        error = InvalidQueryError("", "is empty")
        for again in (pickle.loads(pickle.dumps(error)), copy.deepcopy(error)):
            assert (type(again), str(again), again.query, again.rule) == (InvalidQueryError, str(error), "", "is empty")

    @pytest.mark.parametrize(
        "query",
        ["*", '"', '"account manager"', "account* OR manager", "' OR 1=1 --", "%", "_", "NEAR(a b)", "-account", "a:b",
         "\u202ereganam tnuocca\u202c", "مدير", "会計士", "🦄 nurse", "../../etc/passwd", "{}", "x" * 300, "pm " * 99],
    )  # fmt: skip
    def test_nothing_is_syntax(self, titles: TitleIndex, query: str) -> None:
        """Hostile texts are titles that nobody bears."""
        try:
            found = titles.search(query)
        except InvalidQueryError:
            return
        assert all(0 <= each.score <= 1 for each in found)


class TestSuggestions:
    """Titles near to a text that names no role."""

    @pytest.mark.parametrize(
        ("query", "first"),
        [
            ("acount manger", "Account Manager"),
            ("Senior Account Manager", "Account Manager"),
            ("VP Account Manager", "Account Manager"),
            ("regsitered nurse", "Registered Nurses"),
        ],
    )
    def test_first(self, titles: TitleIndex, query: str, first: str) -> None:
        """Seniority is set aside and letters may be wrong."""
        found = suggested(titles.search, query).titles
        assert found[0] == first
        assert len(found) == len(set(found)) <= 3

    @pytest.mark.parametrize("query", ["", "x" * 301, "\x00", "zzzz"])
    def test_none(self, titles: TitleIndex, query: str) -> None:
        """A text that can be no title, or is like none, has none."""
        assert suggested(titles.search, query) == ((), False)

    def test_one_title_a_role(self) -> None:
        """A role is suggested once, by its own title, however many of its titles are near."""
        index = TitleIndex([("nurse", "Registered Nurses", ["Registered Nurse", "Registered Nurse (RN)"], [])])
        assert suggested(index.search, "regstered nurse") == (("Registered Nurses",), False)
        found = suggested(ri.search, "regstered nurse").titles
        assert found[0] == "Registered Nurses"
        assert len({ri.role(each).id for each in found}) == len(found) > 1

    @pytest.mark.parametrize("query", ["manager", "  Manager ", '"manager"'])
    def test_broad_word(self, query: str) -> None:
        """Of a word that many titles hold none is nearer than the others: a search is named instead."""
        assert suggested(ri.search, query) == ((), True)
        with pytest.raises(ri.RoleNotFoundError) as caught:
            ri.role(query)
        assert str(caught.value) == (
            f"No role matches {query!r} exactly. Many titles contain it; try: roleinfo search {shlex.quote(query)}"
        )
        assert not suggested(ri.search, "manger").is_broad


class TestLaws:
    """What holds of every search."""

    @pytest.mark.parametrize("title", KNOWN)
    def test_known_title_first(self, titles: TitleIndex, title: str) -> None:
        """A known title is found first, or a role whose own title it is in normal form."""
        first = titles.search(title)[0]
        assert title == first.matched_title or first.score == pytest.approx(0.99)
        assert first.score >= 0.98

    @given(
        st.text(max_size=80)
        | st.lists(st.sampled_from(["senior", "account", "mgr", "(rn)", ",", "of", "II", "manager", "eng"])).map(
            " ".join
        )
    )
    def test_any_text(self, query: str) -> None:
        """Any text gets matches in order with scores from 0 to 1, or an error of ours; and a look-up agrees."""
        try:
            found = MEMORY.search(query)
        except InvalidQueryError:
            assert suggested(MEMORY.search, query) == ((), False)
            return
        scores = [each.score for each in found]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1 for score in scores)
        assert all(each.reason for each in found)
        assert found == MEMORY.search(query)
        try:
            named = MEMORY.find(query)
        except RoleinfoError:
            return
        assert named is None or named == found[0].role_id

    @settings(max_examples=30)
    @given(st.permutations(ENTRIES), st.sampled_from(KNOWN))
    def test_order_of_entries(self, entries: list[Entry], query: str) -> None:
        """The order in which roles are given changes nothing."""
        assert build_index(entries) == build_index(ENTRIES)
        assert TitleIndex(entries).search(query) == MEMORY.search(query)


class TestTables:
    """The rows of an index."""

    def test_blocks(self) -> None:
        """Forms beyond 65,535 stand in a further block and are found."""
        entries = [Entry(f"r{number}", f"{number:05} worker") for number in range(66_000)]
        tables = build_index([*entries, Entry("z", "Zymurgist")])
        assert {each.block for each in tables.postings if each.trigram == "wor"} == {0, 1}
        index = TitleIndex([*entries[:10], Entry("z", "Zymurgist")])
        assert index.search("zymurgst")[0].role_id == "z"
        assert len(tables.sizes) == len(tables.forms) == 66_001

    def test_packed(self) -> None:
        """Numbers are two bytes each, the low one first."""
        assert packed([1, 256, 65_535]) == b"\x01\x00\x00\x01\xff\xff"
        assert list(unpacked(packed([1, 256, 65_535]))) == [1, 256, 65_535]


class TestMatch:
    """A match as a value."""

    def test_value(self, index: TitleIndex) -> None:
        """Frozen, equal by value, hashable, picklable, readable."""
        match = index.search("client manager")[0]
        again: Match = pickle.loads(pickle.dumps(match))
        assert again == match == copy.deepcopy(match)
        assert hash(again) == hash(match)
        assert repr(match) == "<Match Account Manager (account-manager) 0.98: another title of it>"
        assert "Matched title  Client Manager" in str(match)
        with pytest.raises(AttributeError):
            match.score = 0.0  # type: ignore[misc]
