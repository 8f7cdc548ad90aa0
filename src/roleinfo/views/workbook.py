"""A priced roster as a workbook: a summary, occupations, areas, employees, what is to decide, and the sources."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from roleinfo.codec.sheets import Sheet, write_workbook
from roleinfo.model.source import Source
from roleinfo.roster.market import PriceOptions
from roleinfo.roster.priced import PricedRoster
from roleinfo.roster.review import RosterReview
from roleinfo.roster.summary import RosterGroup, is_few
from roleinfo.text.facts import capital, lower_first
from roleinfo.text.roster import STATUSES, figures_of, market_name, method_of, pay_name
from roleinfo.views.columns import TableSpec
from roleinfo.views.roster import JOBS, NOT_PRICED, PLACES, PRICED_ROSTER, TOTAL
from roleinfo.views.roster_review import ROSTER_REVIEW

_REVIEW: Final = "Review"
_COUNTS: Final = ("kind", "name", "people", "priced", "review", "unpriced", "compared", "currency", "period")
_SUMS: Final = ("payroll", "market", "difference", "ratio")
_COSTS: Final = ("below", "above", "cost_to_target")


def write_roster(priced: PricedRoster, path: str | Path, *, people: bool) -> None:
    """Write a roster as a workbook, with what tells of single people or without it."""
    write_workbook(path, _sheets(priced, people=people))


def _sheets(priced: PricedRoster, *, people: bool) -> Iterator[Sheet]:
    headings = (PRICED_ROSTER.title(priced), PRICED_ROSTER.subtitle(priced))
    yield Sheet("Summary", headings, [*_summary(priced, people=people)])
    yield _sheet("Jobs", JOBS, priced) if people else _shared_sheet("Jobs", JOBS, priced)
    yield _sheet("Places", PLACES, priced) if people else _shared_sheet("Places", PLACES, priced)
    if people:
        yield _sheet("People", PRICED_ROSTER.main, priced)
    # What stands in the cells of few employees may be their names.
    review = RosterReview(item for item in priced.review if people or not is_few(item.people))
    yield _sheet(_REVIEW, ROSTER_REVIEW.main, review)
    yield Sheet("Sources", ("source", "publisher", "title", "date", "license"), [*_sources(priced)])


def _sheet(name: str, table: TableSpec[Any, Any], result: Any) -> Sheet:
    keyed = [spec for spec in table.columns if spec.key]
    rows = [[spec.wire_value(row) for spec in keyed] for row in table.rows(result)]
    return Sheet(name, table.keys, rows)


def _shared_sheet(name: str, table: TableSpec[PricedRoster, RosterGroup], priced: PricedRoster) -> Sheet:
    """The groups that readers see, with those of their amounts."""
    keyed = [spec for spec in table.columns if spec.key]
    groups = [*(table.readers or tuple)([*table.rows(priced)])]
    rows = [[None if _is_withheld(spec.key, group) else spec.wire_value(group) for spec in keyed] for group in groups]
    return Sheet(name, table.keys, rows)


def _is_withheld(key: str, group: RosterGroup) -> bool:
    """Whether a value of a group would tell of one person."""
    if key in _COUNTS:
        return False
    return not (group.shows_pay if key in _SUMS else group.shows_cost and key in _COSTS)


def _summary(priced: PricedRoster, *, people: bool) -> Iterator[tuple[object, object]]:
    """The finding, the total, why employees are not priced, and how it was done."""
    yield from (("Finding", sentence) for sentence in PRICED_ROSTER.finding(priced))
    yield from _totals(priced, people=people)
    yield from ((f"{STATUSES[row.status]}: {lower_first(row.text)}", row.people) for row in NOT_PRICED.rows(priced))
    yield from (("Note", caveat.message) for caveat in PRICED_ROSTER.caveats(priced))
    yield from (("Method", sentence) for sentence in method_of(priced))


def _totals(priced: PricedRoster, *, people: bool) -> Iterator[tuple[object, object]]:
    """The values of the total, each with what it is and, of an amount, its currency."""
    total = priced.total
    market = market_name(priced.options)
    labels = {
        "people": "Employees", "priced": "Employees priced", "review": "Employees for review",
        "unpriced": "Employees not priced", "compared": "Employees compared",
        "payroll": f"{pay_name(total)}, {{}}", "market": f"{capital(market)}, {{}}",
        "difference": "Pay less market, {}", "ratio": "Market ratio", "median_ratio": "Median of market ratios",
        "below": f"Employees below the {market}", "above": f"Employees above the {market}",
        "cost_to_target": f"Cost to reach the {market}, {{}}", "cost_to_median": "Cost to reach the market median, {}",
        "below_minimum": "Employees below the minimum of the grade",
        "cost_to_minimum": "Cost to reach the minimum of the grade, {}",
        "commission": "Commission within annual pay, {}", "bonus": "Bonus, not within annual pay, {}",
    }  # fmt: skip
    unit = f"{total.payroll.currency} per year" if total.payroll else ""
    left_out = {"cost_to_median"} if market == market_name(PriceOptions()) else set()
    left_out |= {"below_minimum"} if total.cost_to_minimum is None else set()
    for spec in TOTAL.columns:
        if spec.key in labels and spec.key not in left_out and (people or not _is_withheld(spec.key, total)):
            value = spec.wire_value(total)
            if value is not None:
                yield labels[spec.key].format(unit), value


def _sources(priced: PricedRoster) -> Iterable[tuple[object, ...]]:
    sources: dict[str, Source] = {figure.source.id: figure.source for figure in figures_of(priced.rows)}
    return [(source.id, source.publisher, source.title, source.date, source.license) for source in sources.values()]
