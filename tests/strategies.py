"""Hypothesis strategies for every value of the model, and a pool of awkward roles made by hand.

Sources, names, places and dates come from small pools, so that two roles often speak of the same
thing and gaps between them really arise; every id of a source stands for one source.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, Final, TypeVar, get_args

import attrs
from hypothesis import strategies as st

import roleinfo as ri
from roleinfo.diffs.options import Options
from roleinfo.model.career import DifferenceUnit, GapSubject, Level, MoveKind
from roleinfo.model.education import DEGREES, DegreeMeasure, FieldMeasure
from roleinfo.model.experience import ExperienceMeasure
from roleinfo.model.outlook import OutlookMeasure
from roleinfo.model.people import Dimension, PeopleStatistic
from roleinfo.model.skill import SkillKind
from roleinfo.model.text import folded
from roleinfo.model.work import BenefitKind, BenefitStance, EmployerMeasure, IndustryMeasure
from roleinfo.typing import Bound, Component, Origin, Period, Status

T = TypeVar("T")

# ---------------------------------------------------------------------------------------------------------------------
# Text

HOSTILE_TEXTS: Final = (
    "|",
    "a|b\\|c\\",
    'said "so"',
    "it's",
    "<script>alert(1)</script>",
    "שלום مرحبا",
    "\u202eright to left",
    "zero\u200bwidth\ufeff",
    "Ünïcödé ÀÉÎ",
    "ẞ ß ŉ İ ı ℋ",
    "客户经理",
    "🧑‍💼 + 🦄",
    "  blanks   around  ",
    "path / of / things",
    "key=value|source=x",
    "{braces} %s $HOME `ticks` *stars* _lines_ # & ;",
    "no\u00a0break",
    "None",
    "0",
    "x" * 1000,
)
"""Names that are allowed and that careless code trips over."""

_LETTERS: Final = st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"])


def words() -> st.SearchStrategy[str]:
    """Any short text that a name may be."""
    return st.text(_LETTERS, min_size=1, max_size=12).filter(lambda text: bool(text.strip()))


def names() -> st.SearchStrategy[str]:
    """Names: mostly of a small pool, so that they meet, some hostile, some at random."""
    return st.one_of(
        st.sampled_from(["Customer Service", "customer  SERVICE", "Sales", "CRM", "Café", "cafe"]),
        st.sampled_from(HOSTILE_TEXTS),
        words(),
    )


def ids() -> st.SearchStrategy[str]:
    """Ids of roles and duties."""
    return st.one_of(
        st.sampled_from(["a", "keep-books", "x.1", "41-3091.00"]), st.from_regex(r"[a-z0-9]{1,8}", fullmatch=True)
    )


# ---------------------------------------------------------------------------------------------------------------------
# Small values

DATES: Final = (None, "2020", "2024-05", "2024-05-31", "1999-12-31")

SOURCES: Final = (
    ri.Source(id="one", title="One", publisher="First Co", license="open", rank=10),
    ri.Source(id="one-b", series="one", title="One again", publisher="First Co", license="open", rank=10, date="2024"),
    ri.Source(id="two", title="<b>Two</b> | \\", publisher="Second | Co", license="CC", rank=20, date="2024-05-31"),
    ri.Source(id="two-b", series="two", title="Two, later", publisher="Second | Co", license="CC", rank=5, date="2025"),
    # One series bears the id of a source that is not of it.
    ri.Source(id="three", series="one-b", title="Three", publisher="Third", license="L", rank=20, release="30.3"),
    ri.Source(
        id="four", title="שלום", publisher="\u202eFourth", license="L", url="https://x", cites="Another",
        method="m" * 100, credit="© Fourth®", retrieved="2026-01-02", rank=-1,
    ),
)  # fmt: skip
"""The only sources that facts of these strategies come from: one id, one source."""

AMOUNTS: Final = tuple(
    Decimal(each)
    for each in (
        "0", "0.01", "1", "57.69", "36977", "68535", "68535.00", "120000", "1E+5", "0.000000000001",
        "123456789.123456789012", "100000000000000", "999999999999999",
    )
)  # fmt: skip

PLACES: Final = (
    ri.Place("nation", "US", "United States"),
    ri.Place.parse("NZ"),
    ri.Place.parse("US-WA"),
    ri.Place.parse("San Francisco, CA"),
    ri.Place("metro", "41860", "San Francisco | Oakland"),
    ri.Place("nonmetro", "US", "An area with a nation's code"),
)
INDUSTRIES: Final = (ri.Industry("Finance"), ri.Industry("finance"), ri.Industry("Retail", "44-45"), ri.Industry("a|b"))


def literals(names_of: Any) -> st.SearchStrategy[Any]:
    """One of the names of a Literal."""
    return st.sampled_from(get_args(names_of))


def maybe(strategy: st.SearchStrategy[T]) -> st.SearchStrategy[T | None]:
    """The value or nothing."""
    return st.one_of(st.none(), strategy)


def amounts() -> st.SearchStrategy[Decimal]:
    """Amounts from 0, some with the most digits that a figure may have."""
    return st.one_of(
        st.sampled_from(AMOUNTS),
        st.integers(0, 200_000).map(Decimal),
        st.decimals(0, 10**6, places=2),
        st.decimals(0, 10**14, places=12),
    )


def signed(strategy: st.SearchStrategy[Decimal]) -> st.SearchStrategy[Decimal]:
    """The same amounts, some below zero."""
    return st.builds(lambda amount, down: amount.copy_negate() if down else amount, strategy, st.booleans())


def pays() -> st.SearchStrategy[ri.Pay]:
    """Pays that a figure may state: from 0, mostly in dollars a year."""
    return st.builds(
        ri.Pay,
        amounts(),
        st.sampled_from(["USD", "USD", "USD", "NZD"]),
        st.sampled_from(["year", "year", "year", "hour", "month"]),
    )


def differences() -> st.SearchStrategy[ri.Pay]:
    """Pays of any sign, currency and period, as differences are."""
    return st.builds(ri.Pay, signed(amounts()), st.sampled_from(["USD", "NZD", "EUR"]), literals(Period))


def sources() -> st.SearchStrategy[ri.Source]:
    """The sources of the pool."""
    return st.sampled_from(SOURCES)


def any_sources() -> st.SearchStrategy[ri.Source]:
    """Sources of any content: two of them may bear one id, so they are not for facts of one role."""
    return st.builds(
        ri.Source,
        id=ids(),
        title=names(),
        publisher=names(),
        license=names(),
        short_name=maybe(names()),
        rank=st.integers(-5, 5),
        release=maybe(names()),
        date=st.sampled_from(DATES),
        retrieved=st.sampled_from(DATES),
        url=maybe(words()),
        cites=maybe(words()),
        method=maybe(names()),
        credit=maybe(names()),
    )


def places() -> st.SearchStrategy[ri.Place]:
    """Places of every kind."""
    return st.sampled_from(PLACES)


def industries() -> st.SearchStrategy[ri.Industry]:
    """Industries with and without a code, two of them one name in two cases."""
    return st.sampled_from(INDUSTRIES)


def lengths() -> st.SearchStrategy[Decimal]:
    """Ends of a length of time."""
    return st.one_of(st.integers(0, 12).map(Decimal), st.decimals(0, 900, places=3))


@st.composite
def durations(draw: st.DrawFn) -> ri.DurationRange:
    """Lengths of time: closed, open to either side, of no breadth."""
    low: Decimal | None
    high: Decimal | None
    low, high = sorted((draw(lengths()), draw(lengths())))
    match draw(st.sampled_from(["closed", "closed", "from", "to", "point"])):
        case "from":
            high = None
        case "to":
            low = None
        case "point":
            high = low
    return ri.DurationRange(minimum=low, maximum=high, unit=draw(st.sampled_from(["month", "year"])))


def bands() -> st.SearchStrategy[ri.ExperienceBand]:
    """Bands of experience by a word, a length or both."""
    return st.one_of(
        st.sampled_from([ri.ExperienceBand("entry level"), ri.ExperienceBand("Entry  Level")]),
        st.builds(ri.ExperienceBand, names(), durations()),
        st.builds(ri.ExperienceBand, st.none(), durations()),
    )


def shares() -> st.SearchStrategy[ri.Share]:
    """Shares from 0 to 100 percent, of something or not said of what."""
    return st.builds(
        ri.Share,
        st.one_of(st.integers(0, 100).map(Decimal), st.decimals(0, 100, places=12)),
        st.sampled_from([None, None, "resumes", "job | posts"]),
        literals(Bound),
    )


def years() -> st.SearchStrategy[ri.Years]:
    """Spans of years."""
    return st.sampled_from([ri.Years(2018, 2028), ri.Years(2024, 2034), ri.Years(1800, 2200)])


def paths() -> st.SearchStrategy[tuple[str, ...]]:
    """Paths of caveats and gaps in what is known, some to places that are no section."""
    return st.sampled_from(
        [("salary",), ("education", "held"), ("people",), ("skills", "a|b"), ("caveats",), ("changes",), ("summary",)]
    )


def caveats() -> st.SearchStrategy[ri.Caveat]:
    """Caveats of the whole and of parts."""
    return st.builds(ri.Caveat, st.sampled_from(["mixed-title", "odd"]), names(), st.one_of(st.just(()), paths()))


def missings() -> st.SearchStrategy[ri.Missing]:
    """What is not there, by whose fault or not said by whose."""
    return st.builds(ri.Missing, paths(), ids(), names(), st.sampled_from([None, "one", "two"]))


# ---------------------------------------------------------------------------------------------------------------------
# Facts

Keywords = dict[str, Any]


@st.composite
def _common(draw: st.DrawFn) -> Keywords:
    """What every fact has: the source, the date, and for what is not published the evidence."""
    origin = draw(st.one_of(st.just("published"), literals(Origin)))
    return {
        "source": draw(sources()),
        "as_of": draw(st.sampled_from((None, None, *DATES))),
        "origin": origin,
        "evidence": draw(names()) if origin != "published" else None,
        "printed": draw(st.sampled_from([None, None, "roughly $1 | so"])),
    }


def _facts(cls: Callable[..., T], /, **strategies: st.SearchStrategy[Any]) -> st.SearchStrategy[T]:
    return st.builds(lambda common, own: cls(**common, **own), _common(), st.fixed_dictionaries(dict(strategies)))


def bounds() -> st.SearchStrategy[Bound]:
    """How a figure is to be read, mostly exactly."""
    return st.one_of(st.just("exact"), literals(Bound))


STATISTICS: Final = ("mean", "mean", "median", "average", "low", "high", "p10", "p90", "p25", "minimum", "maximum")


@st.composite
def estimates(draw: st.DrawFn) -> ri.SalaryEstimate:
    """Pay figures: released, top-coded or not given out, of all or of some."""
    status: Status = draw(
        st.sampled_from(["released", "released", "released", "suppressed", "top_coded", "not_published"])
    )
    return ri.SalaryEstimate(
        **draw(_common()),
        statistic=draw(st.sampled_from(STATISTICS)),
        status=status,
        pay=draw(pays()) if status == "released" else None,
        bound_pay=draw(pays()) if status == "top_coded" else None,
        bound=draw(bounds()),
        component=draw(st.one_of(st.just("unstated"), literals(Component))),
        place=draw(st.sampled_from((None, *PLACES[:1] * 3, *PLACES))),
        industry=draw(st.sampled_from((None, None, None, *INDUSTRIES))),
        employer=draw(st.sampled_from([None, None, None, "UBS", "AT&T; | Co"])),
        experience=draw(st.one_of(st.none(), st.none(), bands())),
        rse=draw(st.sampled_from([None, Decimal(0), Decimal("1.5"), Decimal(30)])),
        universe=draw(st.sampled_from([None, None, "full-time"])),
    )


def ratings() -> st.SearchStrategy[ri.Rating]:
    """Ratings on two scales."""
    return _facts(
        ri.Rating,
        value=st.decimals(1, 5, places=2),
        scale=st.sampled_from(["importance", "Level"]),
        lowest=st.sampled_from([Decimal(0), Decimal(1)]),
        highest=st.sampled_from([Decimal(5), Decimal(7)]),
        standard_error=maybe(st.decimals(0, 2, places=3)),
        n=maybe(st.integers(1, 50)),
        suppressed=st.booleans(),
        not_relevant=st.booleans(),
    )


def ranks() -> st.SearchStrategy[int | None]:
    """Places in a printed order."""
    return maybe(st.integers(1, 5))


@st.composite
def skills(draw: st.DrawFn) -> ri.Skill:
    """Skills with a share, ratings (perhaps of another source), both or neither."""
    common = draw(_common())

    def rating() -> ri.Rating | None:
        held = draw(maybe(ratings()))
        if held is None or common["as_of"] is None or held.as_of is not None:
            return held
        return ri.Rating(**{**_taken_apart(held), "as_of": common["as_of"]})

    return ri.Skill(
        **common,
        name=draw(names()),
        kind=draw(st.one_of(st.just("skill"), literals(SkillKind))),
        share=draw(maybe(shares())),
        importance=rating(),
        level=rating(),
        rank=draw(ranks()),
    )


def _taken_apart(rating: ri.Rating) -> Keywords:
    return {name: getattr(rating, name) for name in (each.name for each in rating.__attrs_attrs__)}


def interests() -> st.SearchStrategy[ri.Interest]:
    """Kinds of work, each rated."""
    return st.builds(lambda rating, name: ri.Interest(**_taken_apart(rating), name=name), ratings(), names())


@st.composite
def measures(draw: st.DrawFn) -> ri.Measure:
    """Measures with a scale of their own, with ends and without."""
    low, value, high = sorted(draw(st.lists(amounts(), min_size=3, max_size=3, unique=True)))
    return ri.Measure(
        **draw(_common()),
        id=draw(st.sampled_from(["ai-applicability", "our-index"])),
        name=draw(names()),
        value=value,
        scale=draw(names()),
        lowest=draw(st.sampled_from([None, low])),
        highest=draw(st.sampled_from([None, high])),
        method=draw(maybe(names())),
        warning=draw(maybe(names())),
        bound=draw(bounds()),
    )


@st.composite
def people_figures(draw: st.DrawFn) -> ri.PeopleFigure:
    """Shares of groups, and ages."""
    dimension = draw(literals(Dimension))
    of_age: tuple[PeopleStatistic, ...] = ("share", "average", "median")
    of_sex: tuple[PeopleStatistic, ...] = ("share", "median_weekly_earnings", "earnings_ratio")
    choices = {"age": of_age, "sex": of_sex}.get(dimension, ("share",))
    statistic: PeopleStatistic = draw(st.sampled_from(choices))
    return ri.PeopleFigure(
        **draw(_common()),
        dimension=dimension,
        statistic=statistic,
        group=draw(st.sampled_from(["women", "Women", "men", "a|b"])) if statistic == "share" else None,
        value=draw(st.decimals(0, 100, places=1)),
        scheme=draw(st.sampled_from([None, None, "exclusive"])),
        bound=draw(bounds()),
    )


@st.composite
def outlook_figures(draw: st.DrawFn) -> ri.OutlookFigure:
    """Figures of every outlook measure, growth and net change below zero too."""
    about = draw(literals(OutlookMeasure))
    return ri.OutlookFigure(
        **draw(_common()),
        about=about,
        value=draw(signed(amounts()) if about in ("growth", "net_change") else amounts()),
        period=draw(maybe(years())),
        place=draw(maybe(places())),
        universe=draw(st.sampled_from([None, None, "postings"])),
        scale_end=draw(st.sampled_from([None, None, Decimal(5), Decimal("10.0")])),
        bound=draw(bounds()),
    )


@st.composite
def experience_facts(draw: st.DrawFn) -> ri.ExperienceFact:
    """Lengths of time, texts, or both."""
    length = draw(maybe(durations()))
    return ri.ExperienceFact(
        **draw(_common()),
        about=draw(literals(ExperienceMeasure)),
        length=length,
        text=draw(names() if length is None else st.one_of(st.none(), st.none(), names())),
    )


def gap_ends() -> st.SearchStrategy[ri.GapEnd]:
    """Ends of stated differences."""
    return st.builds(
        ri.GapEnd,
        about=literals(GapSubject),
        role=maybe(ids()),
        industry=maybe(industries()),
        degree=maybe(st.sampled_from(DEGREES)),
    )


@st.composite
def stated_gaps(draw: st.DrawFn) -> ri.StatedGap:
    """Differences in money or as a number."""
    in_money = draw(st.booleans())
    return ri.StatedGap(
        **draw(_common()),
        bound=draw(bounds()),
        base=draw(gap_ends()),
        end=draw(gap_ends()),
        difference=draw(differences()) if in_money else None,
        value=None if in_money else draw(signed(amounts())),
        unit=None if in_money else draw(literals(DifferenceUnit)),
        text=draw(maybe(names())),
    )


_SKILL_NAMES: Final = st.lists(names(), max_size=2).map(tuple)

FACTS: Final[Mapping[str, st.SearchStrategy[Any]]] = {
    "occupations": _facts(ri.Occupation, scheme=st.sampled_from(["SOC", "O*NET-SOC 2019"]), code=ids(), title=names()),
    "seniority": _facts(ri.Seniority, levels=st.lists(literals(Level), min_size=1, max_size=3).map(tuple)),
    "salary": estimates(),
    "experience": experience_facts(),
    "people": people_figures(),
    "outlook": outlook_figures(),
    "duties": _facts(ri.Duty, id=ids(), text=names(), rank=ranks()),
    "skills": skills(),
    "interests": interests(),
    "measures": measures(),
    "traits": _facts(ri.Trait, name=names(), text=maybe(names()), rank=ranks(), listed=st.booleans()),
    "industries": _facts(ri.IndustryFact, industry=industries(), about=literals(IndustryMeasure), rank=ranks()),
    "employers": _facts(
        ri.EmployerFact,
        name=names(),
        about=literals(EmployerMeasure),
        openings=maybe(st.integers(0, 999_999_999)),
        rank=ranks(),
    ),
    "places": _facts(ri.PlaceFact, place=places()),
    "benefits": _facts(
        ri.Benefit, name=names(), kind=literals(BenefitKind), stance=literals(BenefitStance), text=maybe(names())
    ),
    "credentials": _facts(ri.Credential, name=names(), issuer=maybe(names()), text=maybe(names())),
    "variants": _facts(ri.Variant, title=names(), role=maybe(ids()), text=maybe(names()), rank=ranks()),
    "moves": _facts(
        ri.StatedMove,
        about=literals(MoveKind),
        title=names(),
        role=maybe(ids()),
        rank=ranks(),
        text=maybe(names()),
        shared_skills=_SKILL_NAMES,
        own_skills=_SKILL_NAMES,
        their_skills=_SKILL_NAMES,
    ),
    "stated_gaps": stated_gaps(),
}
"""Facts of each section of a role, by the section's name."""

SCHOOLING: Final[Mapping[str, st.SearchStrategy[Any]]] = {
    "held": _facts(
        ri.DegreeShare, degree=st.sampled_from(DEGREES), share=shares(), most_common=st.booleans(), bound=bounds()
    ),
    "asked": _facts(
        ri.DegreeStatement, about=literals(DegreeMeasure), degree=st.sampled_from(DEGREES), text=maybe(names())
    ),
    "fields": _facts(ri.StudyField, name=names(), about=literals(FieldMeasure), rank=ranks()),
    "colleges": _facts(ri.College, name=names()),
}
"""Facts of each part of schooling."""


def listed(facts: st.SearchStrategy[T], most: int = 4) -> st.SearchStrategy[list[T]]:
    """Facts that may stand in one section: each with a key of its own."""
    return st.lists(facts, max_size=most, unique_by=lambda fact: getattr(fact, "key"))  # noqa: B009  # T is any fact


def schoolings() -> st.SearchStrategy[ri.Education]:
    """Schooling, often with parts empty."""
    return st.builds(ri.Education, **{name: listed(facts, 2) for name, facts in SCHOOLING.items()})


# ---------------------------------------------------------------------------------------------------------------------
# Roles


_SECTIONS: Final = st.lists(st.sampled_from(tuple(FACTS)), min_size=1, max_size=5, unique=True)


@st.composite
def roles(draw: st.DrawFn) -> ri.Role:
    """Roles that know something of some of their sections, and nothing of the others."""
    known = {"salary", *draw(_SECTIONS)} if draw(st.booleans()) else {*draw(_SECTIONS)}
    sections: Keywords = {name: draw(listed(FACTS[name])) for name in FACTS if name in known}
    return ri.Role(
        id=draw(ids()),
        title=draw(names()),
        alternate_titles=draw(st.lists(names(), max_size=2, unique_by=folded)),
        summary=draw(maybe(names())),
        codes=draw(st.lists(ids(), max_size=2, unique=True)),
        place=draw(maybe(places())),
        industry=draw(maybe(industries())),
        education=draw(schoolings()) if draw(st.booleans()) else ri.Education(),
        caveats=draw(st.lists(caveats(), max_size=2, unique=True)),
        missing=draw(st.lists(missings(), max_size=2, unique_by=lambda each: each.key)),
        **sections,
    )


def _pay(statistic: str, amount: str, source: int = 0, **more: Any) -> ri.SalaryEstimate:
    pay = ri.Pay.parse(amount)
    return ri.SalaryEstimate(statistic=statistic, pay=pay, source=SOURCES[source], **more)


def _unreleased(status: Any, **more: Any) -> ri.SalaryEstimate:
    return ri.SalaryEstimate(statistic="mean", status=status, source=SOURCES[0], **more)


_LONG: Final = "long " * 3999 + "text."
_US: Final = PLACES[0]

AWKWARD_ROLES: Final = (
    ri.Role(id="empty", title="Empty"),
    ri.Role(id="empty", title="Empty, other title"),
    ri.Role(id="zero", title="Zero Paid", salary=[_pay("mean", "USD 0 per year"), _pay("low", "USD 0 per year")]),
    ri.Role(
        id="wide",
        title="Widest Range",
        salary=[
            _pay("low", "USD 0 per year"),
            _pay("high", "USD 999,999,999,999,999 per year"),
            _pay("mean", "USD 0.01 per year"),
        ],
    ),
    ri.Role(
        id="widest",
        title="Widest  RANGE",
        salary=[_pay("low", "USD 0.000000000001 per year"), _pay("high", "USD 999999999999999 per year")],
    ),
    ri.Role(
        id="bounds",
        title="<script>alert('|')</script>",
        salary=[
            *(_pay("mean", "USD 58,000 per year", bound=bound, place=_US) for bound in get_args(Bound)),
            _pay("median", "USD 60,000 per year", bound="at_least"),
            _pay("average", "USD 50,000 per year", bound="at_most"),
        ],
    ),
    ri.Role(
        id="many-sources",
        title="Asked by Many",
        salary=[_pay("mean", f"USD {40_000 + number} per year", number, place=_US) for number in range(len(SOURCES))]
        + [_pay("mean", f"USD {30_000 + number} per year", number, as_of="2020") for number in range(len(SOURCES))],
    ),
    ri.Role(
        id="withheld",
        title="Withheld",
        salary=[
            _unreleased("suppressed"),
            _unreleased("not_published", place=_US),
            _unreleased("top_coded", bound_pay=ri.Pay(239_200, "USD", "year"), industry=INDUSTRIES[0]),
            _unreleased("top_coded", bound_pay=ri.Pay(115, "USD", "hour"), bound="about"),
        ],
    ),
    ri.Role(
        id="surveyed",
        title="Surveyed",
        salary=[
            _pay("mean", "USD 90,000 per year", 2, rse=Decimal("1.5"), component="oews_wage", place=_US),
            _pay("median", "USD 85,000 per year", 2, component="oews_wage", place=_US),
            _pay("p10", "USD 40,000 per year", 2, component="oews_wage", place=_US),
            _pay("p90", "USD 140,000 per year", 2, component="oews_wage", place=_US),
        ],
    ),
    ri.Role(
        id="surveyed",
        title="Surveyed",
        salary=[
            _pay("mean", "USD 91,000 per year", 2, rse=Decimal(0), component="oews_wage", place=_US),
            _pay("p10", "USD 50,000 per year", 2, component="oews_wage", place=_US),
            _pay("p90", "USD 240,000 per year", 2, component="oews_wage", place=_US),
        ],
        caveats=[ri.Caveat("odd", "one text", ("salary",)), ri.Caveat("odd", "one text")],
    ),
    ri.Role(
        id="surveyed",
        title="Surveyed",
        salary=[_pay("mean", "USD 1 per year", 3, rse=Decimal(30), component="oews_wage", place=_US)],
        caveats=[ri.Caveat("odd", "one text"), ri.Caveat("round", "about itself", ("caveats",))],
    ),
    ri.Role(
        id="long",
        title="L" * 1000,
        summary=_LONG,
        experience=[
            ri.ExperienceFact(
                about="background", text=_LONG, source=SOURCES[0], origin="inferred", evidence=_LONG, printed="p" * 1000
            ),
            ri.ExperienceFact(
                about="time_to_become", length=ri.DurationRange(minimum=6, maximum=8, unit="year"), source=SOURCES[0],
                origin="inferred", evidence=_LONG,
            ),
        ],
        caveats=[ri.Caveat("long", _LONG)],
        missing=[ri.Missing(("duties",), "empty", _LONG, "one")],
    ),
    ri.Role(
        id="months",
        title="Months",
        experience=[
            ri.ExperienceFact(
                about="time_to_become", length=ri.DurationRange(maximum=96, unit="month"), source=SOURCES[0]
            ),
            ri.ExperienceFact(
                about="training", length=ri.DurationRange(maximum=1000, unit="year"), source=SOURCES[0]
            ),
        ],
    ),
    ri.Role(
        id="rated",
        title="Rated",
        skills=[
            ri.Skill(
                name="Sales",
                source=SOURCES[0],
                as_of="2024",
                importance=ri.Rating(value=3, scale="importance", lowest=1, highest=5, source=SOURCES[1], as_of="2020"),
                level=ri.Rating(value=0, scale="level", lowest=0, highest=7, source=SOURCES[0], as_of="2024"),
            ),
            ri.Skill(name="CRM", share=ri.Share(19), source=SOURCES[2]),
            ri.Skill(name="crm", share=ri.Share(0, of="resumes"), source=SOURCES[0]),
        ],
    ),
    ri.Role(
        id="people-alone",
        title="People alone",
        people=[ri.PeopleFigure(dimension="sex", group="women", value=50, source=SOURCES[0])],
    ),
)  # fmt: skip
"""Roles at the edges of what the model allows."""


_LEVELS: Final[tuple[Level, ...]] = ("entry", "mid", "senior")


def _full(number: int) -> ri.Role:
    """A role with facts in every section, of the measures of the other full roles, with figures of its own."""
    one, two = SOURCES[number % 2], SOURCES[2 + number % 2]
    dated = (None, "2020", "2024-05")[number]
    nine = Decimal(9 * number + 1)
    return ri.Role(
        id=f"full-{number}",
        title=f"Full Role {number}",
        alternate_titles=["Everything", f"Number {number}"],
        summary="Does everything.",
        codes=["41-3091", f"{number}"],
        place=_US,
        occupations=[ri.Occupation(source=one, scheme="SOC", code=each, title=each) for each in ("a", f"b{number}")],
        seniority=[ri.Seniority(source=one, levels=_LEVELS[: number + 1])],
        salary=[
            _pay("mean", f"USD {50_000 + 1000 * nine} per year", place=_US, rse=Decimal("1.5"), bound=_ends(number)),
            _pay("mean", f"USD {24 + nine} per hour", place=_US, origin="derived", evidence="/ 2080"),
            _pay("low", f"USD {30_000 + 1000 * nine} per year", place=_US),
            _pay("high", f"USD {70_000 + 1000 * nine} per year", place=_US),
            _pay("mean", f"USD {60_000 + 1000 * nine} per year", 2, place=_US, rse=Decimal("0.0")),
            _pay("median", f"USD {40_000 + 1000 * nine} per year", 2 + number % 2, as_of=dated),
            _pay("mean", f"NZD {60_000 + number} per year", 4, industry=INDUSTRIES[0], employer="UBS"),
        ],
        education=ri.Education(
            held=[
                ri.DegreeShare(degree=degree, share=ri.Share(nine), source=source, bound=_ends(number))
                for degree in DEGREES[5:7] for source in (one, two)
            ],
            asked=[ri.DegreeStatement(about="usual", degree=each, source=one) for each in DEGREES[number: number + 2]],
            fields=[ri.StudyField(name=each, about="common", source=one) for each in ("Law", f"Field {number}")],
            colleges=[ri.College(name="State", source=two), ri.College(name=f"{number}", source=two)],
        ),
        experience=[
            ri.ExperienceFact(
                about="time_to_become", source=one, length=ri.DurationRange(minimum=6, maximum=6 + nine, unit="year")
            ),
            ri.ExperienceFact(about="training", source=one, length=ri.DurationRange(minimum=nine, unit="month")),
            ri.ExperienceFact(about="background", source=one, text="Sales"),
        ],
        people=[
            ri.PeopleFigure(source=one, dimension="sex", group=each, value=nine, bound=_ends(number))
            for each in ("women", "men")
        ] + [ri.PeopleFigure(source=one, dimension="age", statistic="average", value=40 + nine)],
        outlook=[
            ri.OutlookFigure(source=one, about="growth", value=5 - nine, period=ri.Years(2018, 2028)),
            ri.OutlookFigure(source=one, about="jobs", value=1000 * nine - 1000),
            ri.OutlookFigure(source=two, about="jobs", value=2000 * nine, bound=_ends(number)),
            ri.OutlookFigure(source=one, about="job_satisfaction", value=4, scale_end=5),
        ],
        duties=[ri.Duty(source=one, id=each, text="Do it.", rank=1) for each in ("do", f"do-{number}")],
        skills=[
            ri.Skill(source=one, name=name, share=ri.Share(share), rank=rank)
            for rank, (name, share) in enumerate(
                [("CRM", nine), (f"Skill {number}", Decimal(30)), ("Sales", 2 * nine)], 1
            )
        ] + [
            ri.Skill(
                source=two, name="Mathematics", kind="knowledge",
                importance=ri.Rating(source=two, value=1 + number, scale="importance", lowest=1, highest=5),
            ),
            ri.Skill(source=SOURCES[4], name=f"Skill {number}", share=ri.Share(3)),
        ],
        traits=[ri.Trait(source=one, name="Patience"), ri.Trait(source=two, name=f"Trait {number}")],
        industries=[ri.IndustryFact(source=one, industry=each, about="best_paying") for each in INDUSTRIES[number:]
                    if each != INDUSTRIES[1]],
        employers=[ri.EmployerFact(source=one, name=each, about="openings") for each in ("UBS", f"{number} Co")],
        places=[ri.PlaceFact(source=one, place=PLACES[2 + number % 2])],
        benefits=[ri.Benefit(source=one, name=each, kind="cash") for each in ("Bonus", f"Bonus {number}")],
        credentials=[ri.Credential(source=one, name=each) for each in ("License", f"License {number}")],
        variants=[ri.Variant(source=one, title=each) for each in ("Senior", f"Number {number}")],
        moves=[
            ri.StatedMove(source=one, about="after", title=title, own_skills=["CRM"])
            for title in ("Head", f"{number}")
        ],
        stated_gaps=[
            ri.StatedGap(
                source=one, base=ri.GapEnd(about="low"), end=ri.GapEnd(about="high"),
                difference=ri.Pay(40_000, "USD", "year"),
            )
        ],
        caveats=[
            ri.Caveat("odd", "shared by all", ("salary",)), ri.Caveat("mixed-title", f"number {number}", ("people",)),
        ],
        missing=[ri.Missing(("people", "age"), "empty", "nothing there", one.id)],
    )  # fmt: skip


def _ends(number: int) -> Bound:
    bounds_of: tuple[Bound, ...] = ("exact", "exact", "at_least")
    return bounds_of[number]


FULL_ROLES: Final = (_full(0), _full(1), _full(2))
"""Roles that know something of everything."""


def any_roles() -> st.SearchStrategy[ri.Role]:
    """A role at random, one of the awkward pool or a full one."""
    return st.one_of(roles(), roles(), st.sampled_from(AWKWARD_ROLES), st.sampled_from(FULL_ROLES))


@st.composite
def relatives(draw: st.DrawFn, role: ri.Role) -> ri.Role:
    """A role of its own that speaks of what this role speaks of: the same measures, other figures and sources."""

    def altered(fact: Any) -> Any:
        changes: Keywords = {}
        if draw(st.booleans()):
            changes["source"] = draw(sources())
        for name, values in _FIGURES.items():
            if getattr(fact, name, None) is not None and draw(st.booleans()):
                changes[name] = draw(values)
        if isinstance(fact, ri.OutlookFigure | ri.PeopleFigure) and draw(st.booleans()):
            changes["value"] = draw(st.integers(0, 100))
        return attrs.evolve(fact, **changes)

    def section(facts: Iterable[Any]) -> list[Any]:
        kept = [altered(each) for each in facts if draw(st.integers(0, 4))]
        return list({each.key: each for each in kept}.values())

    sections = {path: section(facts) for path, facts in role.sections() if facts}
    schooling = {path[1]: facts for path, facts in sections.items() if len(path) > 1}
    others: Keywords = {path[0]: facts for path, facts in sections.items() if len(path) == 1}
    return attrs.evolve(
        role,
        id=draw(st.sampled_from([role.id, "relative"])),
        title=draw(st.sampled_from([role.title, "Relative", "Other Relative"])),
        education=ri.Education(**schooling),
        **others,
    )


_FIGURES: Final[Mapping[str, st.SearchStrategy[Any]]] = {
    "pay": st.builds(ri.Pay, amounts(), st.just("USD"), st.just("year")),
    "bound_pay": st.builds(ri.Pay, amounts(), st.just("USD"), st.just("year")),
    "share": shares(),
    "length": durations(),
    "bound": bounds(),
}


@st.composite
def families(draw: st.DrawFn, size: int = 2) -> tuple[ri.Role, ...]:
    """Several roles, some of them relatives of the first."""
    first = draw(any_roles())
    others = [draw(relatives(first) if draw(st.booleans()) else any_roles()) for _ in range(size - 1)]
    return (first, *others)


@st.composite
def keywords(draw: st.DrawFn, role: ri.Role) -> Keywords:
    """Keywords of a comparison that `compare` takes, as this role knows the source, place and industry in them."""
    asked: Keywords = {"people": draw(st.booleans())}
    known = {
        "source": [name for each in role.sources for name in (each.id, each.series)],
        "place": [name for each in role.salary if each.place for name in (each.place.code, each.place.name)],
        "industry": [each.industry.name for each in role.salary if each.industry],
    }
    for name, there in known.items():
        if there and draw(st.integers(0, 3)) == 0:
            asked[name] = draw(st.sampled_from(there))
            if name == "source" and draw(st.booleans()):
                asked[name] = (asked[name], draw(st.sampled_from(there)))
    if draw(st.integers(0, 2)) == 0:
        asked["statistic"] = draw(
            st.sampled_from(["mean", "median", ("mean", "median"), ("low", "mean"), ("p10", "p90")])
        )
    if draw(st.integers(0, 4)) == 0:
        asked["component"] = draw(st.sampled_from(["base", ("base", "total"), ("unstated", "package")]))
    if draw(st.integers(0, 4)) == 0:
        asked["hours"] = draw(st.sampled_from([Decimal(1000), Decimal("1820.5")]))
    if draw(st.integers(0, 4)) == 0:
        asked["rates"] = [draw(rates())]
    if draw(st.integers(0, 9)) == 0:
        asked["in_dollars_of"] = draw(st.sampled_from([2015, "2024-12"]))
    if draw(st.integers(0, 9)) == 0:
        asked["adjust_prices"] = True
    if draw(st.integers(0, 4)) == 0:
        asked["confidence"] = draw(st.sampled_from([0.95, Decimal("0.999999999999"), Decimal("0.000000000001")]))
    return asked


def sides() -> st.SearchStrategy[Any]:
    """A name for both sides, one for each, or none."""
    return st.one_of(maybe(names()), st.tuples(names(), names()))


def rates() -> st.SearchStrategy[ri.ExchangeRate]:
    """Rates of a few currencies."""
    return st.builds(
        ri.ExchangeRate,
        currency=st.sampled_from(["NZD", "EUR", "JPY"]),
        to=st.just("USD"),
        rate=st.decimals("0.001", "1000", places=3),
        date=st.just("2026-01-15"),
        source=names(),
    )


def steps() -> st.SearchStrategy[ri.Step]:
    """Steps of every kind."""
    return rates().map(lambda rate: rate.step)


def options() -> st.SearchStrategy[Options]:
    """Options of any content."""
    return st.builds(
        Options,
        statistic=st.sampled_from([None, "mean", "p25", ("mean", "median"), ["low", "high"], ("p50", "median")]),
        component=st.sampled_from([None, "base", ("base", "total")]),
        place=sides(),
        industry=sides(),
        experience=sides(),
        source=sides(),
        hours=maybe(st.integers(1, 4000)),
        in_dollars_of=st.sampled_from([None, 2020, "2025-05"]),
        adjust_prices=st.booleans(),
        rates=st.lists(rates(), max_size=2, unique_by=lambda rate: rate.currency),
        confidence=st.sampled_from([Decimal("0.90"), 0.95, Decimal("1E-12")]),
        people=st.booleans(),
    )


VALUES: Final[Mapping[str, st.SearchStrategy[Any]]] = {
    "Pay": differences(),
    "Source": any_sources(),
    "Place": places(),
    "Industry": industries(),
    "DurationRange": durations(),
    "ExperienceBand": bands(),
    "Share": shares(),
    "Rating": ratings(),
    "Years": years(),
    "Caveat": caveats(),
    "Missing": missings(),
    "GapEnd": gap_ends(),
    "Options": options(),
    "ExchangeRate": rates(),
    "Step": steps(),
    "Education": schoolings(),
    "Role": any_roles(),
    **{f"fact of {name}": facts for name, facts in {**FACTS, **SCHOOLING}.items()},
}
"""A strategy for every kind of value, by name."""
