"""Every public callable with a good call of it, and values that no argument expects."""

import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum, IntEnum
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import attrs
import numpy as np
import pandas  # noqa: F401  # as do the first frames; a frame is of pandas where both are loaded
import polars

import roleinfo as ri
from shown import OFFERS, SURVEY, staff

NURSE: Final = "29-1141.00"
ASSISTANT: Final = "29-1071.00"


class Call(NamedTuple):
    """A public callable under its name, with the arguments of a good call."""

    name: str
    function: Callable[..., Any]
    arguments: Mapping[str, Any]


class Grade(IntEnum):
    """A whole number of a class of its own."""

    FIRST = 1


class Color(Enum):
    """A name that is no text."""

    RED = "red"


class Word(str):
    """A text of a class of its own."""

    __slots__ = ()


class Unprintable:
    """An object whose repr fails."""

    def __repr__(self) -> str:
        raise RuntimeError("no repr")


class ReadWithoutEnd(BaseException):
    """Something read more than a million and a half items of an iterable without end."""


def _endless() -> Iterator[int]:
    yield from range(1_500_000)
    raise ReadWithoutEnd


def _recursive() -> list[Any]:
    inner: list[Any] = []
    inner.append(inner)
    return inner


HOSTILE: Final[Mapping[str, Callable[[], Any]]] = {
    "None": lambda: None,
    "True": lambda: True,
    "False": lambda: False,
    "-1": lambda: -1,
    "0": lambda: 0,
    "1": lambda: 1,
    "95": lambda: 95,
    "10**9": lambda: 10**9,
    "10**30": lambda: 10**30,
    "10**5000": lambda: 10**5000,
    "0.5": lambda: 0.5,
    "nan": lambda: float("nan"),
    "inf": lambda: float("inf"),
    "-0.0": lambda: -0.0,
    "Decimal NaN": lambda: Decimal("NaN"),
    "Decimal sNaN": lambda: Decimal("sNaN"),
    "Decimal Infinity": lambda: Decimal("-Infinity"),
    "Decimal 1E+999": lambda: Decimal("1E+999"),
    "Decimal 1E-999": lambda: Decimal("1E-999"),
    "complex": lambda: 1j,
    "empty": lambda: "",
    "blank": lambda: " \t",
    "x": lambda: "x",
    "mean": lambda: "mean",
    "medain": lambda: "medain",
    "CA": lambda: "CA",
    "path": lambda: "roles/",
    "long": lambda: "a" * 10**6,
    "NUL": lambda: "a\0b",
    "surrogate": lambda: "\ud800",
    "bidi": lambda: "\u202eabc\u2066",
    "escape": lambda: "\x1b[31mred\nnext",
    "emoji": lambda: "\U0001f469\u200d\U0001f4bb",
    "markup": lambda: "<script>$x_{1}$</script>",
    "braces": lambda: "{0.__class__} %s",
    "bytes": lambda: b"",
    "bytes of a word": lambda: b"mean",
    "list": list,
    "list of a text": lambda: ["x"],
    "list of None": lambda: [None, None],
    "long list": lambda: [0] * 10**6,
    "nested list": lambda: [[["x" * 1000] * 100] * 100],
    "recursive list": _recursive,
    "tuple of two": lambda: ("mean", "median"),
    "tuple of three": lambda: (1, 2, 3),
    "dict": dict,
    "dict of numbers": lambda: {1: 2},
    "set": lambda: {"x"},
    "object": object,
    "unprintable": Unprintable,
    "class": lambda: ri.Role,
    "module": lambda: ri,
    "generator": lambda: (each for each in "ab"),
    "endless": _endless,
    "lambda": lambda: lambda *_: "x",
    "text of a class": lambda: Word("mean"),
    "number of a class": lambda: Grade.FIRST,
    "enum": lambda: Color.RED,
    "numpy int": lambda: np.int64(3),
    "numpy float": lambda: np.float64(0.5),
    "numpy bool": lambda: np.bool_(True),
    "numpy text": lambda: np.str_("mean"),
    "numpy array": lambda: np.array([1, 2]),
    "numpy date": lambda: np.datetime64("2025-05"),
    "date": lambda: date(2025, 5, 1),
    "Path": lambda: Path("nowhere"),
    "Pay": lambda: ri.Pay(1, "NZD", "week"),
    "Role": lambda: ri.Role(id="x", title="X"),
    "error": lambda: ValueError("x"),
}
"""What each value is made by, as a generator is used up by one call."""

CALLABLE: Final = frozenset({"class", "lambda"})
"""The values that can be called: what a function of the caller's raises is the caller's."""

UNWRITABLE: Final = frozenset({"unprintable", "10**5000"})
"""The values that no repr can write out, so that the repr of what holds one fails as well."""


def _year(amount: int) -> ri.Pay:
    return ri.Pay(amount, "USD", "year")


def _samples() -> list[Any]:
    """Objects that together hold one of every public class."""
    diff = ri.compare(NURSE, ASSISTANT)
    written = ri.compare("account manager", "account representative")
    band = ri.SalaryBand(_year(48_000), _year(72_000), name="G1")
    converted = ri.SalaryBand(ri.Pay(20, "USD", "hour"), ri.Pay(30, "USD", "hour")).aged(Decimal("0.03"), 2).per_year()
    structure = ri.PayStructure([band, ri.SalaryBand(_year(60_000), _year(90_000), name="G2")])
    paths = ri.career_paths("registered nurse", "nurse practitioner", limit=2)
    ladder, likeness = ri.ladder("account manager"), ri.similarity_matrix([NURSE, ASSISTANT])
    position = ri.percentile_of("41-3091", _year(70_000), place="Denver")
    table = diff.left.salary.by_place()
    rate = ri.ExchangeRate(currency="NZD", to="USD", rate=1, date="2025", source="bank")
    nobody: Any = [None]
    unread = band.compa_ratios(nobody, errors="collect").problems
    priced = ri.price(staff(), title="job", place="city", pay="base", id="id", grade="grade", structure=structure)
    merit = priced.merit_matrix("rating", of="market_ratio")
    gaps = priced.group_gap("sex", reference="male", controls=["rating"], min_group=1)
    norm = ri.Catalog.default().importance_norms()[0]
    return [
        diff, written, band, converted, structure, structure.steps, paths, ladder, likeness, likeness.nearest(NURSE, 1),
        position, position.share, position.distribution.pay_at(Decimal("0.3")), table, table.best("state"), rate,
        diff.left.salary.by_year(), diff.left.salary.by_year()[0],
        rate.step, norm, SURVEY, ri.Catalog.default(), ri.career_graph(), ri.Fact(source=SURVEY),
        ri.gap_matrix([NURSE, ASSISTANT]), ri.search("nurs practicioner"), ri.next_roles(NURSE, limit=2),
        ri.compare_many([NURSE, ASSISTANT]), ri.compare_paths(*paths), ri.bridge_skills(NURSE),
        ri.distinctive_skills(NURSE, 2), ri.against_market({"Ann": _year(77_000)}, "41-3091"), ri.data_status(),
        ri.against_band({"Ann": _year(50_000)}, band), ri.band_gap(band, structure[1]), ri.places("springfield"),
        ri.match_titles(["cook"]), ri.match_places(["NYC", "Springfield"]), ri.AdvertisedPay.parse("$5 to $6 per hour"),
        ri.convert_code("29-1141", "onet2019"),
        ri.industries("hospitals"), ri.sources(), ri.check(ri.role("account manager")), diff.skills.to_learn,
        diff.skills.software_to_learn, diff.skills.learning_of("skill"), band.compa_ratios([_year(50_000)]),
        structure.place({"Ann": _year(55_000)}, {"Ann": "G1"}), diff.salary.overlap, diff.skills.correlation,
        diff.salary, diff.skills, diff.education, written.experience, written.experience[:1], diff.outlook, diff.duties,
        diff.salary.left_out, diff.outlook[:1], ri.Figure(source=SURVEY), ri.gap_matrix([NURSE, "actor"]).left_out,
        ri.weighted_mean(NURSE, place=["CO", "UT"]), ri.top_roles("median", 2), ri.compare_offers(OFFERS),
        ri.break_even(1000, 1, _year(50_000), _year(60_000)), ri.against_role({"Biology": 3}, NURSE), OFFERS[0].year(1),
        priced, priced[0], priced[7].questions[0], priced.total, priced.by_job(), priced.review, priced.market_line(),
        priced.geographic_differentials(), merit, merit.cells[0], gaps, ri.data_files(), diff.measures,
        diff.changes[0], *unread, ri.ExperienceBand(label="entry"), diff.salary[0].basis, written.left,
    ]  # fmt: skip


@cache
def _priced_frame() -> Any:
    """A frame with the columns of prices."""
    frame = polars.DataFrame({"job": ["RN"], "city": ["Denver, CO"], "base": [90_000]})
    return ri.frames.price(frame, title="job", place="city", pay="base", period="year")


@cache
def _objects() -> Mapping[str, Any]:
    """One object of every public class, from the samples and what is inside of them."""
    found: dict[str, Any] = {}
    seen: dict[int, Any] = {}
    public = {value: name for name in ri.__all__ if inspect.isclass(value := getattr(ri, name))}
    heap: list[tuple[Any, int]] = [(each, 0) for each in _samples()]
    while heap:
        value, depth = heap.pop(0)
        if id(value) in seen:
            continue
        seen[id(value)] = value
        if type(value) in public:
            found.setdefault(public[type(value)], value)
        if depth < 5 and attrs.has(type(value)):
            heap += [(getattr(value, each.name), depth + 1) for each in attrs.fields(type(value))]
        elif depth < 5 and isinstance(value, tuple | ri.Section):
            heap += [(each, depth + 1) for each in value[:3]]
    return found


def _functions(folder: Path) -> dict[str, dict[str, Any]]:
    """The arguments of a good call of each public function."""
    band = ri.SalaryBand(_year(48_000), _year(72_000))
    other = ri.SalaryBand(_year(50_000), _year(80_000))
    paths = ri.career_paths("registered nurse", "nurse practitioner", limit=2)
    catalog = ri.Catalog.default()
    figures = {
        "place": "CA", "industry": None, "source": None, "component": "base", "as_of": "2025", "catalog": catalog,
    }  # fmt: skip
    pairs: dict[str, Any] = {
        "statistic": "mean", "component": None, "place": None, "industry": None, "experience": None, "source": None,
        "confidence": Decimal("0.9"), "hours": None, "in_dollars_of": None, "adjust_prices": False, "rates": (),
        "currency": None, "year": 2019,
        "catalog": catalog,
    }  # fmt: skip
    moves = {"thresholds": ri.Thresholds(), "graph": None, "place": None, "kinds": ("stated", "related")}
    frame = {"backend": "polars", "exact": False}
    return {
        "against_band": {"pays": _year(50_000), "band": band},
        "against_market": {"pays": {"Ann": "$70,000 per year"}, "role": NURSE, "percentile": 50, **figures},
        "against_role": {"skills": {"Biology": 3}, "role": NURSE, "catalog": catalog},
        "band_gap": {"a": band, "b": other},
        "break_even": {
            "cost": 30_000, "schooling": 2, "before": _year(50_000), "after": _year(70_000), "during": None,
            "movement": Decimal("0.03"), "discount": Decimal(0), "horizon": 40,
        },
        "bridge_skills": {
            "role": NURSE, "by": "roles", "steps": 2, "matters": 50, "tolerance": 10, "lacking": 1, "graph": None,
            "place": None,
        },
        "career_graph": {"kinds": ("stated",), "similar": None, "place": None, "catalog": None},
        "career_move": {"a": NURSE, "b": ASSISTANT, **moves},
        "career_paths": {
            "a": NURSE, "b": "29-1171.00", "by": "steps", "limit": 1, "max_steps": 3, "pay_floor": None,
            "min_openings": None, "max_degree": None, "max_zone_step": None, "avoid": (), "max_search": 1000, **moves,
        },
        "check": {"roles": ri.role("account manager")},
        "compare": {"a": NURSE, "b": ASSISTANT, "people": True, **pairs},
        "compare_many": {
            "roles": [NURSE, ASSISTANT], "by": "mean", "place": None, "industry": None, "statistic": None,
            "source": None, "confidence": 0.9, "descending": True, "catalog": catalog,
        },
        "compare_offers": {"offers": OFFERS[:2], "years": 4},
        "compare_paths": {"left": paths[0], "right": paths[1]},
        "data_files": {"catalog": catalog},
        "data_status": {"catalog": catalog},
        "distinctive_skills": {"role": NURSE, "limit": 3, "catalog": catalog},
        "gap_matrix": {
            "roles": [NURSE, ASSISTANT], "statistic": "mean", "period": "year", "place": None, "industry": None,
            "confidence": 0.9, "correction": None, "country": None, "catalog": catalog,
        },
        "get": {"query": NURSE, "catalog": catalog},
        "grade_overlap": {"lower": band, "higher": other},
        "industries": {"query": "hospitals", "catalog": catalog},
        "convert_code": {"code": "29-1141", "to": "onet2019", "scheme": "soc2018", "catalog": catalog},
        "ladder": {"role": "account manager", **moves},
        "market_ratio": {"pay": "$70,000 per year", "role": NURSE, "percentile": 50, **figures},
        "midpoint_differential": {"lower": band, "higher": other},
        "next_roles": {"role": NURSE, "by": "class", "limit": 3, **moves},
        "percentile_of": {"role": NURSE, "money": "$70,000 per year", **figures},
        "places": {"query": "denver", "catalog": catalog},
        "match_titles": {"titles": ["cook", "RN"], "limit": 2, "industry": "hospitals", "catalog": catalog},
        "match_places": {"texts": ["NYC", "80202"], "catalog": catalog},
        "price": {
            "rows": staff(), "title": "job", "place": "city", "pay": "base", "id": "id", "code": None,
            "industry": "hospitals", "grade": "grade", "structure": None, "currency": "USD", "period": None,
            "period_values": {"H": "hour"}, "hours": 2080, "fte": None, "pay_is": "full_time", "commission": None,
            "bonus": None, "adjustment": None, "component": "base", "target": 50, "fallback": ("metro", "nation"),
            "mapping": {"Ops Lead": "11-1021.00"}, "min_probability": 0.5, "aged_to": "2026-11", "movement": 0.03,
            "weights": None, "country": None, "catalog": catalog,
        },
        "previous_roles": {"role": NURSE, "by": "class", "limit": 3, **moves},
        "report": {
            "diff_or_roles": ri.Role(id="x", title="X"), "path": folder / "x.md", "overwrite": True, "people": True,
            "pictures": False, "format": "markdown", "rates": (), "currency": None, "catalog": catalog,
        },
        "role": {"query": NURSE, "catalog": catalog},
        "roles": {"catalog": catalog},
        "salary_gap": {"a": NURSE, "b": ASSISTANT, **pairs},
        "search": {"query": "nurse", "limit": 3, "industry": "hospitals", "catalog": catalog},
        "similarity_matrix": {
            "roles": [NURSE, ASSISTANT], "measure": "correlation", "kinds": ("skill",), "catalog": catalog,
        },
        "sources": {"catalog": catalog},
        "top_roles": {
            "by": "median", "limit": 3, "place": None, "industry": None, "period": "year", "degree": "associate",
            "max_degree": None, "min_growth": 5, "min_jobs": None, "min_pay": None, "max_rse": 10, "group": "29",
            "country": None, "descending": True, "catalog": catalog,
        },
        "weighted_mean": {
            "roles": [NURSE], "place": ["CO", "UT"], "industry": None, "period": "year", "catalog": catalog,
        },
        "frames.bands": {"given": ri.PayStructure([attrs.evolve(band, name="G1")]), **frame},
        "frames.history": {"year": 2012, "catalog": _small(), **frame},
        "frames.moves": {"catalog": _small(), "backend": "polars", "kinds": ("stated",)},
        "frames.price": {
            "frame": polars.DataFrame({"job": ["RN"], "city": ["Denver, CO"], "base": [90_000]}),
            "title": "job", "place": "city", "pay": "base", "code": None, "currency": "USD", "period": "year",
            "period_values": {"H": "hour"}, "hours": 2080, "fte": None, "pay_is": "full_time", "target": 50,
            "fallback": ("metro", "nation"), "mapping": {"Ops Lead": "11-1021.00"}, "min_probability": 0.5,
            "aged_to": "2026-11", "movement": 0.03, "prefix": "own_", "catalog": catalog,
        },
        "frames.roles": {"catalog": _small(), **frame},
        "frames.salaries": {
            "place": None, "industry": None, "statistic": None, "period": None, "wide": False, "catalog": _small(),
            **frame,
        },
        "frames.skills": {"kind": None, "catalog": _small(), **frame},
        "frames.summarize_prices": {"frame": _priced_frame(), "by": "job", "prefix": ""},
        "frames.wages": {"catalog": _small(), "backend": "polars"},
    }  # fmt: skip


@cache
def _small() -> ri.Catalog:
    return ri.Catalog.of([ri.role("account manager"), ri.role("account representative")])


def _csv(folder: Path) -> Path:
    file = folder / "pay.csv"
    file.write_text("title,mean\nX,$5 per hour\n", encoding="utf-8")
    return file


def _good(name: str, owner: str, folder: Path) -> Any:
    """A good value of a method's parameter."""
    objects = _objects()
    values: dict[str, Any] = {
        "annual_movement": Decimal("0.03"), "years": 2, "compound": True, "place": "CA", "minimum_jobs": 500,
        "maximum_rse": 10, "confidence": Decimal("0.9"), "origin": NURSE, "destination": ASSISTANT,
        "pay": _year(50_000), "to": "midpoint", "pays": [_year(50_000)], "value": 1, "read": False, "low": "low",
        "high": "high", "percentile": 50, "spread": Decimal("0.5"), "industry": "hospitals", "source": SURVEY.id,
        "period": "year", "component": "base", "basis": None, "midpoint": _year(50_000), "control_point": None,
        "effective": "2025", "a": NURSE, "b": ASSISTANT, "query": "denver", "start": 0, "stop": 5, "n": 2,
        "roles": [ri.Role(id="x", title="X")], "skill": "x", "scale": "y", "total": 2, "squares": 3,
        "today": date(2026, 1, 1), "path": folder, "share": Decimal("0.5"), "queries": [NURSE], "kinds": ("skill",),
        "hours": 2080, "rank": 50, "limit": 3, "title": "A title", "titles": None, "statistic": "mean", "x": "steps",
        "number": 0, "of": "hour", "other": objects["RoleDiff"].inverted(), "backend": "polars", "exact": False,
        "full": False, "width": 80, "indent": None, "table": None,
        "wide": False, "percent": 5, "text": "x", "document": {}, "base": _small(), "employees": None, "grades": None,
        "market": None, "ax": None, "by": None, "kind": None, "name": "mean", "key": "x", "role": NURSE, "salary": [],
        "make": list, "wanted": None, "options": None, "year": 2019, "in_dollars_of": None,
    }  # fmt: skip
    special: dict[tuple[str, str], Any] = {
        ("PayStructure.grade", "name"): "G1", ("Options.side", "name"): "place", ("Options.step", "kind"): "hours",
        ("FigureDiff.about", "name"): "growth", ("PayTable.best", "kind"): "state",
        ("PayTable.of_kind", "kind"): "state",
        ("PayStructure.place", "pays"): {"Ann": _year(50_000)}, ("PayStructure.place", "grades"): {"Ann": "G1"},
        ("PayStructure.compa_ratios", "pays"): {"Ann": _year(50_000)},
        ("RoleDiff.to_dict", "roles"): True, ("RoleDiff.to_json", "roles"): True,
        ("PayStructure.compa_ratios", "grades"): {"Ann": "G1"}, ("ImportanceNorm.of_sums", "roles"): 3,
        ("PayDistribution.of", "salary"): ri.role(NURSE).salary, ("PayDistribution.of", "source"): None,
        ("PayDistribution.of", "component"): None, ("PayDistribution.of", "place"): None,
        ("PayDistribution.of", "industry"): None, ("SalaryBand.from_market", "source"): None,
        ("SalaryBand.from_market", "industry"): None, ("SourceStatus.on", "source"): SURVEY,
        ("SalaryBand.from_midpoint", "name"): "G1", ("SalaryBand.from_market", "name"): "G1",
        ("Catalog.role", "query"): NURSE, ("Catalog.get", "query"): NURSE, ("Catalog.search", "query"): "nurse",
        ("Catalog.suggestions", "query"): "nurse", ("Catalog.industries", "query"): "hospitals",
        ("RoleDiff.plot", "kind"): "pay", ("RoleDiff.plot", "by"): None, ("RoleDiff.plot", "limit"): None,
        ("SalaryDiff.plot", "kind"): "pay", ("PayTable.plot", "role"): "nurses",
        ("BestPaying.plot", "role"): "nurses", ("SkillDiff.of_kind", "kind"): "skill",
        ("Catalog.element_columns", "kind"): "skill", ("PayStructure.plot", "employees"): {"Ann": _year(50_000)},
        ("Pay.parse", "text"): "USD 5 per hour", ("AdvertisedPay.parse", "text"): "$5 to $6 per hour",
        ("Place.parse", "text"): "US-CA", ("KnownPlace.parse", "text"): "US-CA",
        ("Catalog.match_titles", "titles"): ["cook"],
        ("TitleMatches.write_mapping", "path"): folder / "mapping.csv",
        ("TitleMatches.with_mapping", "mapping"): {"cook": "35-2014.00"},
        ("Catalog.match_places", "texts"): ["NYC"],
        ("Catalog.convert_code", "code"): "29-1141",
        ("Catalog.convert_code", "to"): "onet2019",
        ("Catalog.from_rows", "rows"): [{"title": "X", "mean": "$5 per hour"}], ("Catalog.from_rows", "source"): SURVEY,
        ("Catalog.from_csv", "path"): _csv(folder), ("Catalog.from_csv", "source"): SURVEY,
        ("Catalog.from_rows", "columns"): None, ("Catalog.from_csv", "columns"): None,
        ("Catalog.with_measure", "rows"): [{"code": NURSE, "value": 1}], ("Catalog.with_measure", "id"): "own-index",
        ("Catalog.with_measure", "source"): SURVEY, ("Catalog.with_measure", "code"): "code",
        ("Catalog.with_measure", "value"): "value", ("Catalog.with_measure", "name"): "Own index",
        ("Catalog.with_measure", "date"): "2026", ("Catalog.with_measure", "method"): "ours",
        ("Catalog.with_measure", "warning"): "none", ("Catalog.with_measure", "lowest"): 0,
        ("Catalog.with_measure", "highest"): 2, ("Measures.named", "id"): "ai-applicability",
        ("MeasureDiff.about", "name"): "ai-applicability", ("Role.with_measure", "measure"): ri.role(NURSE).measures[0],
        ("Offer.years", "count"): 4, ("Offer.year", "number"): 1,
        ("Offer.average", "years"): 4, ("SalaryEstimate.interval", "confidence"): 0.9,
        ("SalaryEstimate.aged_to", "date"): "2026-11", ("SalaryEstimate.aged_to", "movement"): 0.03,
        ("Salary.percentile_ratio", "high"): 90, ("Salary.percentile_ratio", "low"): 10,
        ("PersonAgainstRole.of_status", "status"): "met",
        ("Role.only", "source"): "zippia-profile",
        ("PricedRoster.merit_matrix", "rating"): "rating", ("PricedRoster.merit_matrix", "of"): "market_ratio",
        ("PricedRoster.merit_matrix", "edges"): (1,), ("PricedRoster.by", "column"): "sex",
        ("PricedRoster.structure_on_market", "rounding"): 100, ("PricedRoster.structure_on_market", "lead"): 0,
        ("PricedRoster.plot", "kind"): "jobs", ("PricedRoster.plot", "limit"): 5,
        **{("PricedRoster.group_gap", name): None for name in ("category", "bonus", "hourly", "full_pay", "rules")},
        ("PricedRoster.group_gap", "group"): "sex", ("PricedRoster.group_gap", "reference"): "male",
        ("PricedRoster.group_gap", "controls"): (), ("PricedRoster.group_gap", "min_group"): 10,
        ("PricedRoster.group_gap", "recipients_only"): True, ("PricedRoster.group_gap", "as_of"): "2025",
        **{("GroupGaps.select", name): None for name in ("statistic", "component", "period")},
        ("PricedRoster.to_excel", "path"): folder / "priced.xlsx", ("PricedRoster.to_excel", "people"): True,
        ("MarketLine.value_at", "grade"): "G2",
        ("RosterGroup.count", "status"): "priced", ("Catalog.current_codes", "code"): "15-1132",
        ("RoleDiff.apply", "role"): objects["RoleDiff"].left, ("SalaryDiff.ends", "low"): "low",
    }  # fmt: skip
    return special.get((owner, name), values.get(name))


def _made(function: Callable[..., Any], owner: str, folder: Path) -> dict[str, Any]:
    names = [each for each in inspect.signature(function).parameters if each != "self"]
    return {name: _good(name, owner, folder) for name in names}


def calls(folder: Path) -> Iterator[Call]:
    """Every public function, constructor, class method and method that takes an argument, with a good call."""
    for name, arguments in _functions(folder).items():
        function: Any = ri
        for part in name.split("."):
            function = getattr(function, part)
        yield Call(name, function, arguments)
    for name in sorted(ri.__all__):
        cls = getattr(ri, name)
        if not inspect.isclass(cls) or issubclass(cls, BaseException):
            continue
        held = _objects().get(name)
        if held is not None and attrs.has(cls):
            yield Call(name, cls, {each.alias: getattr(held, each.name) for each in attrs.fields(cls) if each.init})
        for method in sorted(vars(cls).keys() | {each for base in cls.__mro__ for each in vars(base)}):
            raw = inspect.getattr_static(cls, method)
            on_class = isinstance(raw, classmethod | staticmethod)
            if method.startswith("_") or not (inspect.isfunction(raw) or on_class) or hasattr(Sequence, method):
                continue
            target = getattr(cls if on_class else held, method, None)
            if target is None or not inspect.signature(target).parameters:
                continue
            yield Call(f"{name}.{method}", target, _made(target, f"{name}.{method}", folder))


def missing_functions(folder: Path) -> list[str]:
    """The public functions for which no good call is written above."""
    known = _functions(folder)
    public = [each for each in ri.__all__ if inspect.isfunction(getattr(ri, each))]
    return [each for each in (*public, *(f"frames.{each}" for each in ri.frames.__all__)) if each not in known]


def missing_classes() -> list[str]:
    """The public classes of values of which there is no object here."""
    classes = [each for each in ri.__all__ if attrs.has(getattr(ri, each))]
    return [each for each in classes if each not in _objects() and not inspect.isabstract(getattr(ri, each))]
