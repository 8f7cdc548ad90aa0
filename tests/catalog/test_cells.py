"""500 cells of the publishers' files, as `tools/sample_cells.py` drew them, and some by name, read through the library.

``cells.csv`` was written from the files alone. Its values are as published: thousands of jobs, a month
as 08/2023, a dash where there is no number.
"""

import csv
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest

import roleinfo as ri

FILE: Final = Path(__file__).with_name("cells.csv")
TOP_CODES: Final = {"hour": Decimal(115), "year": Decimal(239_200)}
THOUSANDS: Final = ("jobs", "projected_jobs", "net_change", "openings")
YES: Final = {True: "Y", False: "N"}

DEGREES: Final = {
    "1": "less_than_high_school", "2": "high_school", "3": "certificate", "4": "some_college", "5": "associate",
    "6": "bachelor", "7": "post_bachelor_certificate", "8": "master", "9": "post_master_certificate",
    "10": "professional", "11": "doctorate", "12": "post_doctorate",
    "doctoral_or_professional": "doctorate_or_professional",
}  # fmt: skip
"""O*NET's categories of required education, and the heading of table 5.3 that the model calls otherwise."""

ENTRY: Final = {
    "No formal educational credential": "no_formal_credential", "High school diploma or equivalent": "high_school",
    "Some college, no degree": "some_college", "Postsecondary nondegree award": "certificate",
    "Associate's degree": "associate", "Bachelor's degree": "bachelor", "Master's degree": "master",
    "Doctoral or professional degree": "doctorate_or_professional",
}  # fmt: skip

MONTHS: Final = {
    "RW": (0, 1, 3, 6, 12, 24, 48, 72, 96, 120), "PT": (0, 1, 3, 6, 12, 24, 48, 120),
    "OJ": (0, 1, 3, 6, 12, 24, 48, 120),
}  # fmt: skip
"""Where O*NET's categories of experience and training end: the first is none, one more has no end."""

ASKED: Final = {
    "RW": ("experience_required", "related work"), "PT": ("training", "training at the workplace"),
    "OJ": ("training", "training on the job"),
}  # fmt: skip


class Cell(NamedTuple):
    """A published cell."""

    file: str
    key: str
    role: str
    where: str
    what: str
    published: str
    status: str


def _cells() -> tuple[Cell, ...]:
    with FILE.open(encoding="utf-8", newline="") as file:
        heading, *rows = csv.reader(file)
    assert tuple(heading) == Cell._fields
    return tuple(Cell(*row) for row in rows)


CELLS: Final = _cells()


def there(cell: Cell) -> ri.Role:
    """The role of a cell, at its place or in its industry."""
    kind, _, where = cell.where.partition(": ")
    role = ri.role(cell.role)
    return role.at(where) if kind == "place" else role.in_industry(where) if kind else role


def wage(cell: Cell, role: ri.Role) -> tuple[Any, str]:
    """A figure of OEWS, and its status."""
    period, _, name = cell.what.partition("_")
    if period not in ("hourly", "annual"):
        return jobs(cell.what, role), "released"
    period = "hour" if period == "hourly" else "year"
    series = [each for each in role.salary if each.statistic == name and each.source.series == "oews"]
    found = [each for each in series if each.known_amount and each.known_amount.period == period]
    if found:
        assert len(found) == 1
        (figure,) = found
        assert figure.status == "top_coded" or figure.pay
        assert figure.bound_pay is None or figure.bound_pay.amount == TOP_CODES[period]
        return figure.pay and figure.pay.amount, figure.status
    if series and all(each.known_amount is None for each in series):
        (withheld,) = series
        return withheld.pay, withheld.status
    reason = "annual-only" if period == "hour" else "hourly-only"
    told = [each for each in role.missing if each.path == ("salary", f"per {period}")]
    return None, "not_by_period" if [each.code for each in told] == [reason] else "not told"


def jobs(what: str, role: ri.Role) -> Decimal | None:
    """Employment and what goes with it, or the error of a mean wage."""
    if what == "wage_rse":
        (error,) = {each.rse for each in role.salary if each.statistic == "mean"}
        return error
    about = {"employment_rse": "jobs", "employment": "jobs"}.get(what, what)
    found = [each for each in role.outlook if each.about == about and each.source.series == "oews"]
    assert len(found) == 1
    return found[0].rse if what == "employment_rse" else found[0].value


def skill(role: ri.Role, kind: str, name: str, scale: str, field: str) -> str | None:
    """A field of a rating as O*NET writes it."""
    (found,) = [each for each in role.skills.named(name) if each.kind == kind]
    rating = getattr(found, scale)
    value = getattr(rating, field)
    if isinstance(value, bool):
        return YES[value]
    if field == "as_of":
        return f"{value[5:]}/{value[:4]}"
    return str(value)


def answer(role: ri.Role, question: str, category: str) -> Decimal | None:
    """The share of answers in a category, or None where it is not to be used."""
    shares: list[Decimal | None]
    if question == "RL":
        shares = [each.share.percent for each in role.education.required if each.degree == DEGREES[category]]
    else:
        about, what = ASKED[question]
        ends = (0, *MONTHS[question], None)[int(category) - 1 : int(category) + 1]
        shares = [
            each.share
            for each in role.experience
            if (each.about, each.text) == (about, what)
            and each.length is not None and (each.length.minimum, each.length.maximum) == ends
        ]  # fmt: skip
    if shares:
        (share,) = shares
        return share
    assert any(each.code == "suppressed" and each.path[0] in ("education", "experience") for each in role.missing)
    return None


def projected(role: ri.Role, what: str) -> str | Decimal | None:
    """A figure of the projections, in the unit of the tables, or what is typical."""
    if what == "typical_entry":
        (stated,) = [each.degree for each in role.education.asked if each.about == "typical_entry"]
        return stated
    if what.startswith("typical"):
        (fact,) = [each for each in role.experience if each.about == what]
        return fact.text
    (figure,) = [each for each in role.outlook if each.about == what and each.source.series == "projections"]
    return figure.value / 1000 if what in THOUSANDS else figure.value


def people(role: ri.Role, dimension: str, group: str, statistic: str) -> Decimal | None:
    """A figure about those in a role."""
    found = [
        each.value
        for each in role.people
        if (each.dimension, each.group or "All", each.statistic) == (dimension, group, statistic)
    ]
    assert len(found) < 2
    return found[0] if found else None


def read(cell: Cell) -> tuple[Any, str]:
    """What the library says of a cell, and its status."""
    role = there(cell)
    what, *rest = cell.what.split(" > ")
    match what:
        case "skills":
            return skill(role, *rest), "released"
        case "software":
            (used,) = [each for each in role.skills if each.kind == "software" and each.name == rest[0]]
            return YES[getattr(used, rest[1])], "released"
        case "interests":
            (interest,) = [each for each in role.interests if each.name == rest[0]]
            return interest.value, "released"
        case "job_zone":
            (zone,) = [each for each in role.experience if each.about == "job_zone"]
            return str(zone.level), "released"
        case "related":
            (move,) = [each for each in role.moves if each.role == rest[0]]
            return str(getattr(move, rest[1])), "released"
        case "answers":
            share = answer(role, *rest)
            return share, "withheld" if share is None else "released"
        case "projected":
            return projected(role, rest[0]), "released"
        case "held":
            degree = DEGREES.get(rest[0], rest[0])
            (held,) = [each.share.percent for each in role.education.held if each.degree == degree]
            return held, "released"
        case "people":
            value = people(role, *rest)
            return value, "not_published" if value is None else "released"
        case _:
            return wage(cell, role)


def expected(cell: Cell) -> Any:
    """What the library is to say of a cell."""
    if cell.status != "released":
        return None
    if cell.what == "projected > typical_entry":
        return ENTRY[cell.published]
    if cell.what.startswith("projected > typical"):
        return cell.published.lower()
    return cell.published


def test_how_many() -> None:
    """500 cells, each another, of all files, and of each way in which a wage is not a number."""
    assert len(set(CELLS)) == len(CELLS) == 500
    assert len({each.file for each in CELLS}) >= 17
    wages = Counter(each.status for each in CELLS if each.file.startswith("oews"))
    assert wages.total() == 300
    assert all(wages[status] >= 30 for status in ("released", "top_coded", "suppressed", "not_by_period"))
    assert Counter(each.where.partition(": ")[0] for each in CELLS if each.file.startswith("oews")).keys() == {
        "", "place", "industry",
    }  # fmt: skip


@pytest.mark.parametrize("cell", CELLS, ids=[f"{each.file}-{each.key}-{each.what}" for each in CELLS])
def test_cell(cell: Cell) -> None:
    """A published cell, as the library gives it."""
    value, status = read(cell)
    wanted = expected(cell)
    if isinstance(value, Decimal) and wanted is not None:
        wanted = Decimal(wanted)
    elif cell.what.endswith(("> value", "> standard_error")):
        value, wanted = Decimal(value), Decimal(wanted)
    assert (value, status) == (wanted, cell.status), f"{cell.file}, {cell.key}: published {cell.published!r}"


def pay(role: ri.Role) -> dict[tuple[str, str | None], tuple[str, Decimal | int | None]]:
    """What is known of each statistic by period: the status, and the amount or the end it lies above."""
    return {
        (each.statistic, each.known_amount.period if each.known_amount else None): (
            each.status, each.known_amount.amount if each.known_amount else None,
        )
        for each in role.salary
    }  # fmt: skip


STATISTICS: Final = ("mean", "p10", "p25", "median", "p75", "p90")
TOP_CODED: Final = {
    (name, period): ("top_coded", end) for name in STATISTICS for period, end in TOP_CODES.items()
}  # fmt: skip


class TestByName:
    """Cells that anyone can look up, each with what is odd about it."""

    @pytest.mark.parametrize(
        ("code", "rse", "employed"),
        [("29-1242", "8.6", ("30", "36.5", "0.096", "1.05")), ("29-1249", "2.0", ("60", "28.6", "0.172", "1.07"))],
    )
    def test_surgeons_in_alaska(self, code: str, rse: str, employed: tuple[str, ...]) -> None:
        """Orthopedic surgeons, and all other surgeons: every wage is top-coded, the employment is not."""
        role = ri.role(code).at("Alaska")
        assert pay(role) == TOP_CODED
        assert {each.pay for each in role.salary} == {None}
        assert {each.rse for each in role.salary if each.statistic == "mean"} == {Decimal(rse)}
        figures = ("employment", "employment_rse", "jobs_per_1000", "location_quotient")
        assert [jobs(what, role) for what in figures] == [Decimal(each) for each in employed]
        assert not [each for each in role.missing if each.path[0] == "salary"]

    def test_surgeons_in_hawaii(self) -> None:
        """Orthopedic surgeons: no wage was released, and 50 are employed."""
        role = ri.role("29-1242").at("HI")
        assert pay(role) == {(name, None): ("suppressed", None) for name in STATISTICS}
        assert jobs("employment", role) == 50

    def test_surgeons_in_california(self) -> None:
        """Orthopedic surgeons: the employment was not released, the mean was."""
        role = ri.role("29-1242").at("US-CA")
        assert [each for each in role.outlook if each.source.series == "oews"] == []
        assert [(each.path, each.code) for each in role.missing] == [(("outlook", "jobs"), "suppressed")]
        assert pay(role)["mean", "year"] == ("released", 258_550)

    def test_surgeons_in_south_dakota(self) -> None:
        """Orthopedic surgeons: neither the employment nor a number for the mean."""
        role = ri.role("29-1242").at("SD")
        assert [each for each in role.outlook if each.source.series == "oews"] == []
        assert pay(role)["mean", "year"] == ("top_coded", 239_200)

    def test_teachers(self) -> None:
        """High school teachers are paid by the year alone."""
        role = ri.role("25-2031")
        amounts = {"mean": 76_320, "p10": 48_780, "p25": 59_980, "median": 72_040, "p75": 92_570, "p90": 107_600}
        assert pay(role) == {(name, "year"): ("released", Decimal(amount)) for name, amount in amounts.items()}
        assert [(each.path, each.code) for each in role.missing if each.path[0] == "salary"] == [
            (("salary", "per hour"), "annual-only")
        ]

    def test_actors(self) -> None:
        """Actors are paid by the hour alone, and no annual wage is made of it."""
        role = ri.role("27-2011")
        amounts = {
            "mean": "58.29", "p10": "16.50", "p25": "20.34", "median": "29.05", "p75": "97.95", "p90": "143.68",
        }  # fmt: skip
        assert pay(role) == {(name, "hour"): ("released", Decimal(amount)) for name, amount in amounts.items()}
        assert [(each.path, each.code) for each in role.missing if each.path[0] == "salary"] == [
            (("salary", "per year"), "hourly-only")
        ]

    def test_a_top_coded_median_of_the_nation(self) -> None:
        """No occupation has one over all industries; chief executives have one in hydroelectric power."""
        role = ri.role("11-1011").in_industry("221111")
        assert role.salary.median is not None
        assert (role.salary.median.status, role.salary.median.pay) == ("top_coded", None)
        assert str(role.salary.median.bound_pay) == "USD 239,200 per year"
        assert jobs("employment", role) == 30

    def test_a_rating_not_to_be_used(self) -> None:
        """How important food production is to arbitrators: rated by 14, and not to be used."""
        (found,) = ri.role("23-2093.00").skills.named("Food Production")
        assert found.importance is not None
        rating = found.importance
        assert (rating.value, rating.standard_error, rating.n) == (Decimal("1.00"), Decimal(0), 14)
        assert (rating.suppressed, rating.not_relevant, rating.as_of) == (True, False, "2017-07")

    def test_a_level_that_is_not_relevant(self) -> None:
        """The level of quality control in treasury work: not relevant, and not to be used besides."""
        (found,) = ri.role("11-3031.03").skills.named("Quality Control Analysis")
        assert found.importance is not None
        assert found.level is not None
        level = found.level
        assert (level.value, level.standard_error, level.n) == (Decimal("0.75"), Decimal("0.5261"), 8)
        assert (level.suppressed, level.not_relevant) == (True, True)
        assert not found.importance.suppressed
