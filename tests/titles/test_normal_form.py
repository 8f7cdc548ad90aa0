"""The normal form of a title, its abbreviations and its words of seniority."""

import pytest
from hypothesis import given, strategies as st

from roleinfo.titles.abbreviations import READINGS, spellings, written_out
from roleinfo.titles.aside import bared
from roleinfo.titles.normalise import bag, is_one_title_twice, normalised, parts, singular, turned
from roleinfo.titles.store import code_key


class TestNormalised:
    """Two titles meet where they differ only in case, accents, punctuation or plural."""

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Account Manager", "ACCOUNT  managers"),
            ("Maître d'Hôtel", "maitre dhotel"),
            ("Research & Development Manager", "Research and Development Managers"),
            ("Sales Representative/Account Manager", "sales representative, account manager"),
            ("Women's Coach", "Women’s Coaches"),
            ("R.N.", "RN"),
            ("U.S. Senator", "US Senators"),
            ("account\u200b man\u00adager", "Account Manager"),
            ("\ufeffNurse\u200f", "nurse"),
            ("Front-End Developer", "Front End Developers"),
            ("ＮＵＲＳＥ", "nurse"),
        ],
    )
    def test_meets(self, one: str, other: str) -> None:
        """They have one normal form."""
        assert normalised(one) == normalised(other)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Security Analyst", "Securities Analyst"),
            ("Custom Tailor", "Customs Tailor"),
            ("News Editor", "New Editor"),
            ("C++ Developer", "C# Developer"),
            ("C Developer", "C++ Developer"),
            (".NET Developer", "Net Developer"),
        ],
    )
    def test_keeps_apart(self, one: str, other: str) -> None:
        """They have two."""
        assert normalised(one) != normalised(other)

    @pytest.mark.parametrize(
        ("plural", "one"),
        [
            ("managers", "manager"), ("secretaries", "secretary"), ("coaches", "coach"), ("brushes", "brush"),
            ("waitresses", "waitress"), ("boxes", "box"), ("buses", "bus"), ("gases", "gas"), ("lenses", "lens"),
            ("nurses", "nurse"), ("sizes", "size"), ("movies", "movie"), ("dies", "die"), ("men", "man"),
            ("foremen", "foreman"), ("women", "woman"), ("children", "child"), ("childrens", "child"),
            ("midwives", "midwife"), ("salespeople", "salesperson"), ("people", "people"), ("analyses", "analysis"),
            ("sales", "sales"), ("business", "business"), ("analysis", "analysis"), ("news", "news"),
            ("bus", "bus"), ("specimen", "specimen"), ("gas", "gas"), ("ops", "ops"), ("executives", "executive"),
        ],
    )  # fmt: skip
    def test_plurals(self, plural: str, one: str) -> None:
        """A plural ending goes, a word that only looks like a plural stays."""
        assert singular(plural) == one
        assert singular(one) == one

    @given(st.text(max_size=60))
    def test_idempotent(self, text: str) -> None:
        """The normal form of a normal form is itself."""
        assert normalised(normalised(text)) == normalised(text)

    def test_only_a_joining_word(self) -> None:
        """A title of nothing but "and" keeps it."""
        assert (normalised("&"), normalised("And")) == ("", "and")


class TestParts:
    """Titles with parentheses."""

    def test_at_the_end(self) -> None:
        """What closes a title is told from what precedes it."""
        assert parts("CEO (Chief Executive Officer)") == ("CEO", "Chief Executive Officer")

    @pytest.mark.parametrize(
        "title", ["Nurse", "(Nurse)", "Nurse ()", "A (B) C", "A (B) (C)", "A ((B))", "A (B", "A) B ("]
    )
    def test_elsewhere(self, title: str) -> None:
        """Other parentheses make no parts."""
        assert parts(title) is None

    @pytest.mark.parametrize(
        ("one", "other", "same"),
        [
            ("rn", "registered nurse", True),
            ("sales vp", "sales vice president", True),
            ("guitar technician", "guitar tech", True),
            ("web content administrator", "web content admin", True),
            ("officer", "helicopter", False),
            ("singer", "burning", False),
            ("attorney", "lawyer", False),
            ("account manager", "acme", False),
            ("dvm", "veterinary medicine doctor", True),
        ],
    )
    def test_short_and_long(self, one: str, other: str, same: bool) -> None:
        """A title and its abbreviation are told from a title and its qualifier."""
        assert is_one_title_twice(one, other) is is_one_title_twice(other, one) is same


class TestTurned:
    """Titles written the other way round."""

    @pytest.mark.parametrize(
        ("title", "other"),
        [
            ("Manager, Account", "account manager"),
            ("Vice President of the Sales Department", "sales department vice president"),
            ("Account Manager", None),
            ("Molders, Shapers, and Casters", None),
        ],
    )
    def test_turned(self, title: str, other: str | None) -> None:
        """One comma, or "of", says that the last part comes first."""
        assert turned(title) == other

    def test_bag(self) -> None:
        """Small words and the order of words are left out."""
        assert bag("director of the sales") == bag("sales director")
        assert bag("of the") == "of the"


class TestAbbreviations:
    """Words that titles shorten."""

    @pytest.mark.parametrize("short", READINGS)
    def test_table_is_in_normal_form(self, short: str) -> None:
        """Every short word and every reading is its own normal form, and each is there once."""
        assert normalised(short) == short
        assert [normalised(each) for each in READINGS[short]] == list(READINGS[short])
        assert len(set(READINGS[short])) == len(READINGS[short])

    @pytest.mark.parametrize("short", [each for each, readings in READINGS.items() if len(readings) == 1])
    def test_written_out_once(self, short: str) -> None:
        """What is written out holds nothing more to write out."""
        assert written_out(written_out(short)) == written_out(short)

    def test_one_reading(self) -> None:
        """A word of one reading is written out, its plural too."""
        assert written_out("sr mgr") == "senior manager"
        assert written_out("vps") == "vice president"
        assert written_out("r d manager") == "research development manager"

    def test_several_readings(self) -> None:
        """A word of several stands as it is, and is tried in each."""
        assert written_out("acct manager") == "acct manager"
        assert list(spellings("acct manager")) == [
            "acct manager",
            "account manager",
            "accounting manager",
            "accountant manager",
        ]

    def test_too_many_readings(self) -> None:
        """A text of nothing but abbreviations is only written out."""
        assert list(spellings("pm tech eng spec acct mgr")) == ["pm tech eng spec acct manager"]


class TestSeniority:
    """Words that tell a grade or rank."""

    @pytest.mark.parametrize(
        ("form", "rest", "words"),
        [
            ("senior account manager", "account manager", ("senior",)),
            ("account manager senior", "account manager", ("senior",)),
            ("engineer ii", "engineer", ("ii",)),
            ("lead senior engineer 3", "engineer", ("lead", "senior", "3")),
            ("entry level engineer", "engineer", ("entry level",)),
            ("software engineer intern", "software engineer", ("intern",)),
            ("staff nurse level 2", "nurse", ("staff", "level 2")),
        ],
    )
    def test_grades(self, form: str, rest: str, words: tuple[str, ...]) -> None:
        """Grades are set aside, in the order in which they stood."""
        assert bared(form)[0] == (rest, words, False)

    @pytest.mark.parametrize(
        ("form", "rest", "words"),
        [
            ("assistant manager", "manager", ("assistant",)),
            ("head of sales", "sales", ("head",)),
            ("vice president account manager", "account manager", ("vice president",)),
            ("senior vice president of sales", "sales", ("senior", "vice president")),
            ("chief executive officer", "executive officer", ("chief",)),
        ],
    )
    def test_ranks(self, form: str, rest: str, words: tuple[str, ...]) -> None:
        """One rank is set aside too, and said to be one."""
        assert bared(form)[-1] == (rest, words, True)

    @pytest.mark.parametrize("form", ["principal", "senior", "engineer", "team lead", "medical assistant", ""])
    def test_nothing_to_set_aside(self, form: str) -> None:
        """A word alone stays, and so does one that makes the title where it stands."""
        assert bared(form) == ()

    @given(st.text(alphabet="seniorlead assistant iv12", max_size=40))
    def test_never_empty(self, form: str) -> None:
        """Something is always left."""
        assert all(each.form.strip() for each in bared(normalised(form)))


class TestCodes:
    """Codes with any punctuation."""

    @pytest.mark.parametrize("code", ["41-3091", "413091", "41-3091.00", "41 3091", " 41–3091"[1:].replace("–", "-")])
    def test_one_key(self, code: str) -> None:
        """They have one key."""
        assert code_key(code) == "413091"

    @pytest.mark.parametrize("text", ["nurse", "", "٤١٣٠٩١", "1" * 41])
    def test_no_code(self, text: str) -> None:
        """What has no ASCII digit, or too many letters, is no code."""
        assert code_key(text) is None
