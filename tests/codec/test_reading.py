"""Role files: what they may hold, and what is said of everything that they may not."""

import pickle
import sys
from collections.abc import Callable
from decimal import Context, Decimal, localcontext
from typing import Any

import pytest
from hypothesis import given, strategies as st

import roleinfo as ri
from roleinfo import MissingExtraError, Problem, Role, RoleFileError, Source
from roleinfo.codec.files import parse_toml
from roleinfo.codec.reading import read_role, read_sources
from strategies import AWKWARD_ROLES, FULL_ROLES, any_roles

KNOWN = {
    "one": Source(id="one", title="One", publisher="First", license="open", rank=1),
    "two": Source(id="two", title="Two", publisher="Second", license="open", rank=2, date="2024"),
}
HEAD = 'id = "a"\ntitle = "A"\n'


def read(text: str | bytes, known: dict[str, Source] | None = None) -> Role:
    """The role of a file of this text that may name the known sources."""
    content = text.encode() if isinstance(text, str) else text
    return read_role(parse_toml(content, file="a.toml"), file="a.toml", sources=KNOWN if known is None else known)


def outcome(act: Callable[[], Role]) -> Role | RoleFileError:
    """The role, or the error that says why there is none; any other error is let through."""
    try:
        return act()
    except RoleFileError as error:
        return error


def problems(text: str | bytes, known: dict[str, Source] | None = None) -> list[tuple[str, str]]:
    """Path and rule of everything that is wrong with a file of this text."""
    with pytest.raises(RoleFileError) as caught:
        read(text, known)
    assert all(each.file == "a.toml" for each in caught.value.problems)
    return [(each.path, each.rule) for each in caught.value.problems]


def fact(section: str, line: str) -> str:
    """A role file with one fact of a section."""
    return f'{HEAD}[[{section}]]\nsource = "one"\n{line}\n'


def pay(line: str) -> str:
    """A role file with one pay figure, a mean but for what is said otherwise."""
    return fact("salary", f'statistic = "mean"\n{line}')


class TestReading:
    """What a role file says."""

    def test_smallest(self) -> None:
        """An id and a title make a role."""
        assert read(HEAD) == Role(id="a", title="A")

    def test_numbers_are_exact(self) -> None:
        """A number in a file is the decimal that stands there, not a float near it."""
        role = read(fact("skills", 'name = "CRM"\nshare = 69.6'))
        assert role.skills[0].share == ri.Share(Decimal("69.6"))
        role = read(pay('pay = { amount = 0.1, currency = "USD", period = "hour" }'))
        assert role.salary[0].pay == ri.Pay(Decimal("0.1"), "USD", "hour")

    def test_short_forms(self) -> None:
        """Pay, places, industries, bands and shares may be written as text or number."""
        short = pay('pay = "USD 68,535 per year"\nplace = "US-WA"\nindustry = "Retail"\nexperience = "entry level"')
        long = pay(
            'pay = { amount = 68535, currency = "USD", period = "year" }\n'
            'place = { kind = "state", code = "US-WA", name = "Washington" }\n'
            'industry = { name = "Retail" }\nexperience = { label = "entry level" }'
        )
        assert read(short) == read(long)

    def test_defaults(self) -> None:
        """The defaults stand for the source and date that a fact does not say itself."""
        role = read(
            HEAD
            + 'defaults = { source = "one", as_of = 2024-05-31 }\n'
            + '[[duties]]\nid = "x"\ntext = "X."\n'
            + '[[duties]]\nid = "y"\ntext = "Y."\nsource = "two"\nas_of = "2020"\n'
        )
        assert [(each.source.id, each.as_of) for each in role.duties] == [("one", "2024-05-31"), ("two", "2020")]

    def test_ratings_take_the_skills_source_and_date(self) -> None:
        """A rating inside a skill is of the skill's source and date unless it says another."""
        role = read(
            HEAD
            + '[[skills]]\nsource = "one"\nas_of = "2024"\nname = "CRM"\n'
            + 'importance = { value = 3, scale = "importance", lowest = 1, highest = 5 }\n'
            + 'level = { value = 3, scale = "level", lowest = 0, highest = 7, source = "two", as_of = "2020" }\n'
        )
        [skill] = role.skills
        assert skill.importance is not None
        assert skill.level is not None
        assert (skill.importance.source.id, skill.importance.as_of) == ("one", "2024")
        assert (skill.level.source.id, skill.level.as_of) == ("two", "2020")

    @pytest.mark.parametrize("date", ["2024-05-31", '"2024-05-31"'])
    def test_dates(self, date: str) -> None:
        """A date may be written as TOML's own or as text."""
        assert read(pay(f'pay = "USD 1 per year"\nas_of = {date}')).salary[0].as_of == "2024-05-31"

    def test_own_sources(self) -> None:
        """A file may bring sources of its own, with dates as TOML has them."""
        role = read(
            HEAD
            + '[[sources]]\nid = "mine"\ntitle = "Mine"\npublisher = "Me"\nlicense = "open"\n'
            + "date = 2024-01-31\nretrieved = 2026-01-01\nrank = 5\n"
            + '[[duties]]\nid = "x"\ntext = "X."\nsource = "mine"\n'
        )
        assert role.sources == (
            Source(
                id="mine",
                title="Mine",
                publisher="Me",
                license="open",
                rank=5,
                date="2024-01-31",
                retrieved="2026-01-01",
            ),
        )

    @pytest.mark.parametrize("role", [*FULL_ROLES, *AWKWARD_ROLES], ids=lambda role: role.id)
    def test_sections_read_later(self, role: Role) -> None:
        """A role whose facts are made when they are first read is the same role, and none is made before."""
        sources = {source.id: source for source in role.sources}
        later = read_role(role.to_dict(), file="a.json", sources=sources, decimals_as_text=True, later=True)
        held = [bool(section) for _, section in role.sections()]
        assert [not section.is_read for _, section in later.sections()] == held
        assert later == role
        assert pickle.loads(pickle.dumps(later)) == role

    def test_fault_found_later(self) -> None:
        """What is wrong with a fact is reported with its place when its section is first read, and each time again."""
        document = parse_toml(fact("skills", 'name = ""').encode(), file="a.toml")
        role = read_role(document, file="a.toml", sources=KNOWN, later=True)
        assert not role.salary
        for _ in range(2):
            with pytest.raises(RoleFileError) as caught:
                len(role.skills)
            assert [(each.file, each.path) for each in caught.value.problems] == [("a.toml", "skills[0].name")]

    def test_byte_order_mark_and_windows_lines(self) -> None:
        """A file as Windows writes it reads the same."""
        assert read(b"\xef\xbb\xbf" + HEAD.replace("\n", "\r\n").encode()) == read(HEAD)

    def test_schema(self) -> None:
        """The number of the form may be stated."""
        assert read("schema = 1\n" + HEAD) == read(HEAD)


SOURCE = 'title = "T"\npublisher = "P"\nlicense = "L"\n'
USD = 'pay = "USD 1 per year"\n'

RULES: dict[str, tuple[str, str, str]] = {
    "unknown key": (HEAD + 'salry = "x"\n', "salry", "unknown key 'salry'; did you mean 'salary'?"),
    "unknown key of a fact": (
        fact("skills", 'name = "CRM"\nshar = 5'),
        "skills[0].shar",
        "unknown key 'shar'; did you mean 'share'?",
    ),
    "unknown key like nothing": (
        pay(USD + "[salary.place]\nzzz = 5\nkind = 'nation'\ncode = 'US'"),
        "salary[0].place.zzz",
        "unknown key 'zzz'; the keys here are kind, code, name",
    ),
    "unknown key in the defaults": (
        HEAD + "defaults = { sauce = 'one' }\n",
        "defaults.sauce",
        "unknown key 'sauce'; the keys here are source, as_of",
    ),
    "unknown key of a source": (
        f'{HEAD}[[sources]]\nid = "x"\n{SOURCE}license_url = "x"\n',
        "sources[0].license_url",
        "unknown key 'license_url'; did you mean 'license'?",
    ),
    "no id": ('title = "A"\n', "id", "missing; a role needs its id"),
    "no title": ('id = "a"\n', "title", "missing; a role needs its title"),
    "no source": (
        HEAD + '[[duties]]\nid = "x"\ntext = "X."\n',
        "duties[0].source",
        "missing; a duty needs its source",
    ),
    "no unit of a length": (
        fact("experience", 'about = "training"\nlength = { minimum = 6 }'),
        "experience[0].length.unit",
        "missing; a duration range needs its unit",
    ),
    "no unit of a stated number": (
        fact("stated_gaps", 'base = { about = "low" }\nend = { about = "high" }\nvalue = 5'),
        "stated_gaps[0].unit",
        "a value needs its unit (percent, points or unstated), and a unit its value",
    ),
    "amount without currency": (
        pay('pay = { amount = 5, period = "year" }'),
        "salary[0].pay.currency",
        "missing; a pay needs its currency",
    ),
    "amount without period": (
        pay('pay = { amount = 5, currency = "USD" }'),
        "salary[0].pay.period",
        "missing; a pay needs its period",
    ),
    "bare amount": (
        pay("pay = 68535"),
        "salary[0].pay",
        "must be an amount with its currency and period, as 'USD 68,535 per year', not 68535",
    ),
    "no pay": (
        pay(""),
        "salary[0].pay",
        "a released figure has a pay; one that is not published needs another status",
    ),
    "no evidence": (
        pay(USD + 'origin = "inferred"'),
        "salary[0].evidence",
        "a figure that is inferred must say in words on what evidence",
    ),
    "share over 100": (
        fact("skills", 'name = "CRM"\nshare = 100.5'),
        "skills[0].share",
        "must be from 0 to 100, in percent, not 100.5",
    ),
    "share over 100 in a table": (
        fact("skills", 'name = "CRM"\nshare = { percent = 101 }'),
        "skills[0].share.percent",
        "must be from 0 to 100, in percent, not 101",
    ),
    "not a number": (
        fact("outlook", 'about = "growth"\nvalue = nan'),
        "outlook[0].value",
        "must be a finite number, not NaN",
    ),
    "infinite": (
        fact("outlook", 'about = "growth"\nvalue = -inf'),
        "outlook[0].value",
        "must be a finite number, not -Infinity",
    ),
    "range upside down": (
        fact("experience", 'about = "training"\nlength = { minimum = 8, maximum = 6, unit = "year" }'),
        "experience[0].length.minimum",
        "the range is upside down: minimum 8 is above maximum 6",
    ),
    "years upside down": (
        fact("outlook", 'about = "growth"\nvalue = 5\nperiod = { start = 2028, end = 2018 }'),
        "outlook[0].period.start",
        "the range is upside down: start 2028 is not before end 2018",
    ),
    "scale upside down": (
        fact("skills", 'name = "x"\nlevel = { value = 3, scale = "level", lowest = 7, highest = 0 }'),
        "skills[0].level.lowest",
        "the scale is upside down: 7 to 0",
    ),
    "unknown source": (
        HEAD + '[[duties]]\nid = "x"\ntext = "X."\nsource = "three"\n',
        "duties[0].source",
        "unknown source 'three': write it under [[sources]]; known here: one, two",
    ),
    "source as a table": (
        HEAD + '[[duties]]\nid = "x"\ntext = "X."\nsource = { id = "one" }\n',
        "duties[0].source",
        "must be the id of a source, not a table",
    ),
    "duplicate fact": (
        fact("traits", 'name = "Patience"\n[[traits]]\nsource = "one"\nname = "PATIENCE"\ntext = "Waits."'),
        "traits[1]",
        "the same fact as traits[0] (key 'patience|source=one'): keep one, or say how they differ",
    ),
    "duplicate title": (
        HEAD + 'alternate_titles = ["Boss", "boss"]\n',
        "alternate_titles",
        "the same one twice: 'boss'",
    ),
    "text for a number": (
        fact("outlook", 'about = "growth"\nvalue = "5"'),
        "outlook[0].value",
        "must be a number, not '5'",
    ),
    "text for a share": (
        fact("skills", 'name = "CRM"\nshare = "19 %"'),
        "skills[0].share",
        "must be a Decimal or an int, not '19 %'",
    ),
    "text for a percentage": (
        fact("skills", 'name = "CRM"\nshare = { percent = "19" }'),
        "skills[0].share.percent",
        "must be a number, not '19'",
    ),
    "number for a text": ('id = "a"\ntitle = 5\n', "title", "must be text, not 5"),
    "date for a text": ('id = "a"\ntitle = 2024-01-01\n', "title", "must be text, not datetime.date(2024, 1, 1)"),
    "time for a date": (
        pay(USD + "as_of = 2024-01-01T10:00:00"),
        "salary[0].as_of",
        "must be a date as YYYY, YYYY-MM or YYYY-MM-DD, not '2024-01-01T10:00:00'",
    ),
    "number for a date": (pay(USD + "as_of = 2024"), "salary[0].as_of", "must be text, not 2024"),
    "no such day": (
        pay(USD + 'as_of = "2023-02-29"'),
        "salary[0].as_of",
        "must be a date as YYYY, YYYY-MM or YYYY-MM-DD, not '2023-02-29'",
    ),
    "bool for an int": (
        fact("duties", 'id = "x"\ntext = "X."\nrank = true'),
        "duties[0].rank",
        "must be a whole number, not True",
    ),
    "decimal for an int": (
        fact("duties", 'id = "x"\ntext = "X."\nrank = 1.0'),
        "duties[0].rank",
        "must be a whole number, not 1.0",
    ),
    "int for a bool": (
        fact("traits", 'name = "x"\nlisted = 1'),
        "traits[0].listed",
        "must be true or false, not 1",
    ),
    "bool for a number": (
        fact("outlook", 'about = "growth"\nvalue = true'),
        "outlook[0].value",
        "must be a number, not True",
    ),
    "bool for a share": (
        fact("skills", 'name = "x"\nshare = true'),
        "skills[0].share",
        "must be a Decimal or an int, not True",
    ),
    "text for a list": (HEAD + 'alternate_titles = "Boss"\n', "alternate_titles", "must be a list, not 'Boss'"),
    "table for a list": (
        HEAD + '[duties]\nid = "x"\n',
        "duties",
        "must be a list of tables ([[duties]]), not a table",
    ),
    "table for a list inside schooling": (
        HEAD + "[education.held]\ndegree = 'bachelor'\n",
        "education.held",
        "must be a list of tables ([[education.held]]), not a table",
    ),
    "list for a table": (HEAD + "education = []\n", "education", "must be a table with its keys, not a list"),
    "text for a fact": (HEAD + 'duties = ["x"]\n', "duties[0]", "must be a table with its keys, not 'x'"),
    "number in a list of texts": (HEAD + 'codes = ["1", 2]\n', "codes[1]", "must be text, not 2"),
    "list for a text": ('id = "a"\ntitle = ["A"]\n', "title", "must be text, not a list"),
    "unknown choice": (
        fact("outlook", 'about = "grwth"\nvalue = 5'),
        "outlook[0].about",
        (
            "must be one of growth, jobs, projected_jobs, openings, postings, net_change, opportunities, exit_rate, "
            "transfer_rate, self_employed_share, openings_per_1000, jobs_per_1000, location_quotient, "
            "job_satisfaction, growth_beyond_all, not 'grwth'"
        ),
    ),
    "unknown statistic": (
        fact("salary", USD + 'statistic = "typical"'),
        "salary[0].statistic",
        "must be one of mean, median, average, low, high, minimum, maximum, or a percentile as 'p25', not 'typical'",
    ),
    "unknown place": (
        pay(USD + 'place = "Springfield"'),
        "salary[0].place",
        (
            "must be a place, as 'US', 'US-WA' or 'San Francisco, CA', or a table with kind, code and name, "
            "not 'Springfield'"
        ),
    ),
    "rank of 0": (
        fact("duties", 'id = "x"\ntext = "X."\nrank = 0'),
        "duties[0].rank",
        "must be a whole number from 1 to 999,999,999, not 0",
    ),
    "negative pay": (pay('pay = "USD -1 per year"'), "salary[0].pay", "pay is not negative: USD -1 per year"),
    "negative count": (
        fact("outlook", 'about = "jobs"\nvalue = -1'),
        "outlook[0].value",
        "jobs is not negative: -1",
    ),
    "bad id": (
        'id = "Account Manager"\ntitle = "A"\n',
        "id",
        "must be small letters and digits joined by '-' or '.', not 'Account Manager'",
    ),
    "control character": (
        'id = "a"\ntitle = "A\\u0007"\n',
        "title",
        "must have no control characters or line breaks: 'A\\x07'",
    ),
    "line break": (
        HEAD + 'summary = """one\ntwo"""\n',
        "summary",
        "must have no control characters or line breaks: 'one\\ntwo'",
    ),
    "empty text": ('id = "a"\ntitle = "  "\n', "title", "must not be empty"),
    "number of too many digits": (
        fact("outlook", 'about = "jobs"\nvalue = 1e15'),
        "outlook[0].value",
        "must have at most 15 digits before the point and 12 after it, not 1E+15",
    ),
    "number of a thousand digits": (
        fact("outlook", f'about = "jobs"\nvalue = 1{"0" * 1000}'),
        "outlook[0].value",
        "must have at most 15 digits before the point and 12 after it, not 1" + "0" * 39,
    ),
    "exponent": (
        fact("outlook", 'about = "jobs"\nvalue = 1e99999'),
        "outlook[0].value",
        "must have at most 15 digits before the point and 12 after it, not 1E+99999",
    ),
    "number of thousands of digits": (
        'id = 0x' + "f" * 5000 + '\ntitle = "A"\n',
        "id",
        "must be text, not a number of thousands of digits",
    ),
    "schema of tomorrow": ("schema = 2\n" + HEAD, "schema", "this roleinfo reads form 1 of a role, not 2"),
    "schema as text": ('schema = "1"\n' + HEAD, "schema", "this roleinfo reads form 1 of a role, not '1'"),
    "schema as truth": ("schema = true\n" + HEAD, "schema", "this roleinfo reads form 1 of a role, not True"),
    "schema as decimal": ("schema = 1.0\n" + HEAD, "schema", "this roleinfo reads form 1 of a role, not 1.0"),
    "defaults as text": (
        HEAD + 'defaults = "one"\n',
        "defaults",
        "must be a table with source, as_of or both",
    ),
    "sources as a table": (
        HEAD + "[sources]\nid = 'x'\n",
        "sources",
        "must be a list of tables ([[sources]])",
    ),
    "two sources of one id": (
        f'{HEAD}[[sources]]\nid = "x"\n{SOURCE}[[sources]]\nid = "x"\n{SOURCE}',
        "sources[1].id",
        "duplicate id: another source has the id 'x'",
    ),
    "path of a caveat as text": (
        HEAD + '[[caveats]]\ncode = "odd"\nmessage = "x"\npath = "salary"\n',
        "caveats[0].path",
        "must be a list, not 'salary'",
    ),
    "undated rating": (
        fact("skills", 'name = "x"\nlevel = { value = 9, scale = "level", lowest = 0, highest = 7 }'),
        "skills[0].level.value",
        "must lie on its scale, from 0 to 7, not 9",
    ),
}  # fmt: skip


class TestRules:
    """Each rule of the form, one at a time."""

    @pytest.mark.parametrize("name", RULES)
    def test_told(self, name: str) -> None:
        """What breaks one rule is told once, with the place and the rule."""
        text, path, rule = RULES[name]
        assert problems(text) == [(path, rule)]

    def test_same_source_again(self) -> None:
        """A source that is known may be stated again where nothing about it differs."""
        text = f'{HEAD}[[sources]]\nid = "one"\ntitle = "One"\npublisher = "First"\nlicense = "open"\nrank = 1\n'
        assert read(text) == Role(id="a", title="A")

    def test_no_source_known(self) -> None:
        """Where no source is known, that is said."""
        assert problems(fact("colleges", "") and fact("duties", 'id = "x"\ntext = "X."'), {}) == [
            ("duties[0].source", "unknown source 'one': write it under [[sources]]; known here: none")
        ]


class TestBrokenFiles:
    """Files that are no role file at all."""

    @pytest.mark.parametrize(
        ("content", "rule"),
        [
            (b"id = \xff\n", "must be UTF-8 text: byte 5 is not"),
            ("id = 'a'".encode("utf-16"), "must be UTF-8 text: byte 0 is not"),
            (b"id = a\n", "must be TOML: Invalid value (at line 1, column 6)"),
            (b'id = "a"\ntitle = "A', "must be TOML: "),
            (b'id = "a"\nid = "b"\n', "must be TOML: Cannot overwrite a value"),
            (b"\x00", "must be TOML: Invalid statement (at line 1, column 1)"),
            (b'{"id": "a", "title": "A"}', "must be TOML: Invalid statement (at line 1, column 1)"),
            (b"value = 1" + b"0" * 5000, "must hold no number of thousands of digits"),
            (b"value = 1e" + b"9" * 30, "must hold no number of thousands of digits"),
            (b"value = " + b"[" * 100_000, "must have at most 32 lists and tables inside each other"),
            (b"a = " + b"{b = " * 33 + b"1" + b"}" * 33, "must have at most 32 lists and tables inside each other"),
            (b"a." * 20_000 + b"a = 1", "must have no key of more than 8 names with dots between"),
            (b"[" + b"'a' . " * 8 + b"a]", "must have no key of more than 8 names with dots between"),
            (b"x = {y = \"#\", " + b"a." * 8 + b"a = 1}", "must have no key of more than 8 names with dots between"),
            (b"#" * 1_000_001, "must have at most 1,000,000 bytes"),
        ],
        ids=[
            "not UTF-8", "UTF-16", "not TOML", "half written", "a key twice", "nothing but a zero byte", "JSON",
            "digits", "exponent", "deep", "deep tables", "long key", "long heading", "long key in a table", "large",
        ],
    )  # fmt: skip
    def test_told(self, content: bytes, rule: str) -> None:
        """What is not a table of values is told as one problem of the whole file."""
        [(path, told)] = problems(content)
        assert path == ""
        assert told.startswith(rule)

    @pytest.mark.parametrize("content", [b"", b"\n\n", b"# nothing\n", b"\xef\xbb\xbf"])
    def test_empty(self, content: bytes) -> None:
        """An empty file lacks an id and a title."""
        assert problems(content) == [
            ("id", "missing; a role needs its id"),
            ("title", "missing; a role needs its title"),
        ]

    @pytest.mark.parametrize("cut", range(0, 400, 20))
    def test_half_written(self, cut: int) -> None:
        """However much of a file is there, it reads as a role or is refused as a whole, never with another error."""
        text = FULL_ROLES[0].to_toml()[: -cut * 40 or None]
        found = outcome(lambda: read(text))
        assert found.problems if isinstance(found, RoleFileError) else found.id == "full-0"

    @given(st.binary(max_size=60))
    def test_any_bytes(self, content: bytes) -> None:
        """No file whatever makes any other error."""
        with pytest.raises(RoleFileError):
            read(content)

    @given(
        st.recursive(
            st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
            lambda inner: st.one_of(
                st.lists(inner, max_size=3),
                st.dictionaries(
                    st.sampled_from(
                        ["id", "title", "salary", "skills", "pay", "share", "source", "sources", "education", "held"]
                    ),
                    inner,
                    max_size=4,
                ),
            ),
            max_leaves=20,
        )
    )
    def test_any_document(self, document: Any) -> None:
        """No document whatever makes any other error."""
        found = outcome(lambda: Role.from_dict(document))
        assert found.problems if isinstance(found, RoleFileError) else found.title

    @pytest.mark.parametrize("context", [Context(prec=1), Context(traps=[])], ids=["one digit", "no traps"])
    def test_callers_context(self, context: Context) -> None:
        """A caller's decimal context changes neither what is read nor what is refused."""
        with localcontext(context):
            assert read(fact("outlook", 'about = "jobs"\nvalue = 152261')).outlook[0].value == 152261
            assert problems("value = 1e" + "9" * 30)
            with pytest.raises(RoleFileError):
                Role.from_dict({"id": "a", "title": "A", "outlook": [{"about": "jobs", "value": "5 jobs"}]})


class TestAllAtOnce:
    """Everything that is wrong with a file is told at once."""

    text = (
        'title = "A"\n'
        'bogus = 1\n'
        '[[sources]]\nid = "Mine"\ntitle = "T"\n'
        '[[salary]]\nsource = "three"\nstatistic = "typical"\npay = { amount = -5, currency = "usd" }\n'
        '[[salary]]\nsource = "one"\nstatistic = "mean"\norigin = "derived"\nstatus = "suppressed"\n'
        'pay = "USD 1 per year"\n'
        '[[skills]]\nsource = "one"\nname = ""\nshare = 101\n'
    )  # fmt: skip

    def test_in_one_error(self) -> None:
        """Each problem has its place, in the order of the file's fields, sources first."""
        assert [path for path, _ in problems(self.text)] == [
            "sources[0].id",
            "sources[0].publisher",
            "sources[0].license",
            "bogus",
            "id",
            "salary[0].source",
            "salary[0].statistic",
            "salary[0].pay.currency",
            "salary[0].pay.period",
            "salary[1].evidence",
            "salary[1].pay",
            "skills[0].name",
            "skills[0].share",
        ]

    def test_facts_of_a_source_with_faults(self) -> None:
        """A source with faults is still a source: what names it is read on, and breaks no rule by that."""
        for id_, faults in (("mine", ["publisher", "license"]), ("My Own", ["id", "publisher", "license"])):
            head = f'{HEAD}[[sources]]\nid = "{id_}"\ntitle = "T"\n[defaults]\nsource = "{id_}"\n'
            of_source = [f"sources[0].{each}" for each in faults]
            sound = '[[skills]]\nname = "x"\nshare = 1\n[[salary]]\nstatistic = "mean"\npay = "USD 1 per year"\n'
            assert [path for path, _ in problems(head + sound)] == of_source
            assert [path for path, _ in problems(f"{head}[[skills]]\nname = 'x'\nshare = 101\n")] == [
                *of_source,
                "skills[0].share",
            ]

    def test_sources_with_faults_of_one_id(self) -> None:
        """Two entries of one id are told as such though one of them has faults; one with the id of a known is not."""
        assert problems(f'{HEAD}[[sources]]\nid = "x"\n{SOURCE}[[sources]]\nid = "x"\ntitle = "T"\n')[2:] == [
            ("sources[1].id", "duplicate id: another source has the id 'x'")
        ]
        text = '[[sources]]\nid = "one"\ntitle = "One"\npublisher = "First"\n'
        assert problems(HEAD + text) == [("sources[0].license", "missing; a source needs its license")]

    def test_the_former_spelling_of_a_key_is_read_still(self) -> None:
        """A source written with ``licence`` is read as one with ``license``; with both, the former is unknown."""
        former = f'{HEAD}[[sources]]\nid = "x"\n{SOURCE.replace("license", "licence")}'
        assert read_sources(parse_toml(former.removeprefix(HEAD).encode(), file="f"), file="f")["x"].license == "L"
        both = f'{HEAD}[[sources]]\nid = "x"\n{SOURCE}licence = "M"\n'
        assert [path for path, _ in problems(both)] == ["sources[0].licence"]

    @pytest.mark.parametrize(
        ("one", "other", "told"),
        [
            ('name = "A"\nshare = 120', 'name = "A"', ["skills[0].share", "skills[1]"]),
            ('name = "A"', 'name = "a"\nshare = 120', ["skills[1].share", "skills[1]"]),
            ('name = "A"\nshare = 120', 'name = "A"\nrank = 0', ["skills[0].share", "skills[1].rank", "skills[1]"]),
            ('name = "A"\norigin = "derived"', 'name = "A"', ["skills[0].evidence", "skills[1]"]),
        ],
    )
    def test_duplicate_beside_a_fault(self, one: str, other: str, told: list[str]) -> None:
        """A fact that stands twice is found where something else is wrong with one of the two, or both."""
        text = fact("skills", one) + f'[[skills]]\nsource = "one"\n{other}\n'
        assert [path for path, _ in problems(text)] == told

    @pytest.mark.parametrize(
        "line",
        [
            'name = "A"\nkind = "knowlege"',
            'name = "A"\nknd = "knowledge"',
            'name = "A"\nas_of = "last year"',
            'name = "B"\nshare = 120',
            "name = 1",
            'share = 5',
        ],
    )  # fmt: skip
    def test_no_duplicate_where_the_key_is_in_doubt(self, line: str) -> None:
        """A fault in what tells two facts apart leaves open whether they are one."""
        text = fact("skills", 'name = "A"') + f'[[skills]]\nsource = "one"\n{line}\n'
        [(path, _)] = problems(text)
        assert path.startswith("skills[1].")

    def test_no_duplicate_where_a_rule_is_broken_in_the_key(self) -> None:
        """Two figures without pay may be of two currencies."""
        text = HEAD + '[[salary]]\nsource = "one"\nstatistic = "mean"\n' * 2
        assert [path for path, _ in problems(text)] == ["salary[0].pay", "salary[1].pay"]

    def test_no_duplicate_where_a_default_is_bad(self) -> None:
        """A date that is no date is none that two facts share."""
        text = HEAD + '[defaults]\nsource = "one"\nas_of = "soon"\n' + '[[traits]]\nname = "A"\n' * 2
        assert [path for path, _ in problems(text)] == ["traits[0].as_of", "traits[1].as_of"]

    def test_text(self) -> None:
        """The error's text counts the problems and tells each with file and place."""
        with pytest.raises(RoleFileError) as caught:
            read(self.text)
        lines = str(caught.value).split("\n")
        assert lines[0] == "13 problems:"
        assert lines[5] == "  a.toml: id: missing; a role needs its id"
        assert len(lines) == 14

    def test_pickles(self) -> None:
        """The error travels between processes with all its problems."""
        with pytest.raises(RoleFileError) as caught:
            read(self.text)
        other = pickle.loads(pickle.dumps(caught.value))
        assert other.problems == caught.value.problems
        assert all(isinstance(each, Problem) for each in other.problems)

    def test_rules_between_fields_that_could_be_read(self) -> None:
        """A fact with one unreadable field is still held to the rules between its other fields."""
        assert problems(pay('origin = "proxy"\nstatus = "top_coded"\nbogus = 1')) == [
            ("salary[0].bogus", "unknown key 'bogus'; did you mean 'bound'?"),
            ("salary[0].evidence", "a figure that is proxy must say in words on what evidence"),
            ("salary[0].bound_pay", "a top-coded figure, and no other, has the pay it lies above in bound_pay"),
        ]


class TestSourcesFile:
    """A file of sources alone."""

    def test_read(self) -> None:
        """Its sources are had by id."""
        found = read_sources(parse_toml(f'[[sources]]\nid = "x"\n{SOURCE}'.encode(), file="s"), file="s")
        assert found == {"x": Source(id="x", title="T", publisher="P", license="L")}

    def test_other_keys(self) -> None:
        """It holds nothing else."""
        with pytest.raises(RoleFileError) as caught:
            read_sources({"id": "a", "sources": []}, file="s")
        assert caught.value.problems == (
            Problem("s", "id", "unknown key 'id': a file of sources has only [[sources]]"),
        )


class TestDictionaries:
    """Roles in the plain types that JSON has."""

    def test_decimals_are_text(self) -> None:
        """Decimals are written as text, and read back exactly; numbers are read too."""
        role = read(pay('pay = { amount = 0.1, currency = "USD", period = "hour" }\nrse = 1.50'))
        document = role.to_dict()
        assert document["salary"][0]["pay"] == {"amount": "0.1", "currency": "USD", "period": "hour"}
        assert document["salary"][0]["rse"] == "1.50"
        assert Role.from_dict(document) == role
        document["salary"][0]["rse"] = Decimal("1.5")
        assert Role.from_dict(document) == role

    @pytest.mark.parametrize(
        ("number", "rule"),
        [
            ("5 jobs", "must be a number, not the text '5 jobs'"),
            ("", "must be a number, not the text ''"),
            ("NaN", "must be a number, not the text 'NaN'"),
            ("-Infinity", "must be a number, not the text '-Infinity'"),
            ("5_0", "must be a number, not the text '5_0'"),
            ("٥٠", "must be a number, not the text '٥٠'"),
            (" 50", "must be a number, not the text ' 50'"),
            ("5 0", "must be a number, not the text '5 0'"),
            ("50\n", "must be a number, not the text '50\\n'"),
            pytest.param(
                1 << 10**6, "must be a number of fewer digits, not a number of thousands of digits", id="bits"
            ),
            ("1e99999999999999999999", "must be a number, not the text '1e99999999999999999999'"),
            (0.5, "must be a number, not 0.5"),
            (True, "must be a number, not True"),
            ([1], "must be a number, not a list"),
        ],
    )
    def test_bad_decimals(self, number: Any, rule: str) -> None:
        """What is no decimal is told, floats too, which are no exact numbers."""
        document = FULL_ROLES[0].to_dict()
        document["outlook"][0]["value"] = number
        with pytest.raises(RoleFileError) as caught:
            Role.from_dict(document)
        assert caught.value.problems == (Problem("<dict>", "outlook[0].value", rule),)

    def test_stands_alone(self) -> None:
        """A dictionary brings its sources, and says which form it has."""
        document = FULL_ROLES[0].to_dict()
        assert list(document)[:4] == ["schema", "id", "title", "sources"]
        assert document["schema"] == 1
        assert [each["id"] for each in document["sources"]] == [each.id for each in FULL_ROLES[0].sources]

    def test_nothing_that_is_the_default(self) -> None:
        """What is not said is not written."""
        document = Role(id="a", title="A").to_dict()
        view = document.pop("view")
        assert document == {"schema": 1, "id": "a", "title": "A", "sources": []}
        assert view["rows"] == {"common": {}, "rows": []}

    @pytest.mark.parametrize("document", [[], None, "a", 5, [("id", "a")]])
    def test_no_table(self, document: Any) -> None:
        """What is no table is refused."""
        with pytest.raises(RoleFileError, match="must be a table with the fields of a role, not ") as caught:
            Role.from_dict(document)
        assert caught.value.problems[0].path == ""

    def test_json_null_is_nothing(self) -> None:
        """A null, as other languages write what is not there, is taken as not there."""
        assert Role.from_dict({"id": "a", "title": "A", "summary": None, "salary": None}) == Role(id="a", title="A")

    def test_keys_that_are_no_text(self) -> None:
        """A key that is no text is unknown."""
        with pytest.raises(RoleFileError, match="unknown key '5'"):
            Role.from_dict({"id": "a", "title": "A", 5: 6})  # type: ignore[dict-item]  # the point of the test


class TestToml:
    """Roles as role files."""

    @given(any_roles())
    def test_read_back(self, role: Role) -> None:
        """A written file stands alone and reads back as the role."""
        assert read(role.to_toml(), {}) == role

    @pytest.mark.parametrize("role", [*AWKWARD_ROLES, *FULL_ROLES], ids=lambda role: role.id)
    def test_awkward_roles(self, role: Role) -> None:
        """So do the awkward roles, each with its longest texts and largest numbers."""
        assert read(role.to_toml(), {}) == role

    def test_readable(self) -> None:
        """Numbers keep their published decimals, and none is text, since TOML has numbers."""
        text = read(pay('pay = "USD 68,535.00 per year"\nrse = 1.5')).to_toml()
        assert "amount = 68535.00\n" in text
        assert "rse = 1.5\n" in text

    def test_without_the_extra(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Without the package that writes TOML the error names the line that installs it."""
        monkeypatch.setitem(sys.modules, "tomli_w", None)
        with pytest.raises(MissingExtraError) as caught:
            Role(id="a", title="A").to_toml()
        assert str(caught.value) == ("writing TOML needs the extra 'toml': python -m pip install \"roleinfo[toml]\"")
        assert isinstance(caught.value, ImportError)
        assert caught.value.__cause__ is None
