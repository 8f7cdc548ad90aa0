"""Sentences on a roster against the market: the finding, why employees are not priced, and what to keep in mind."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from roleinfo.geography.countries import country_by_code
from roleinfo.model.caveat import Caveat
from roleinfo.model.country import UNITED_STATES
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.exact import multiply, rounded, subtract
from roleinfo.model.pay import Pay
from roleinfo.model.place import country_of
from roleinfo.pay.figures import rank_name
from roleinfo.roster.reasons import WEIGHED
from roleinfo.roster.summary import FEWEST, RosterGroup
from roleinfo.text.notes import rank_caveats
from roleinfo.text.numbers import format_date, format_fraction, format_money
from roleinfo.text.phrases import counted, joined, source_name

if TYPE_CHECKING:
    from roleinfo.roster.market import PriceOptions
    from roleinfo.roster.priced import PricedRoster
    from roleinfo.roster.rows import PricedRow

REASONS: Final[Mapping[str, str]] = {
    "no-title": "No job title",
    "title-unknown": "Job title not recognized",
    "title-uncertain": "Job title matches no occupation with enough certainty",
    "code-unknown": "Occupation code not recognized",
    "code-split": "Occupation code was split into several",
    "decision-gone": "Reviewed decision is not an id in this release",
    "no-place": "No location",
    "place-unknown": "Location not recognized",
    "place-ambiguous": "Location names several areas",
    "no-pay": "No pay",
    "pay-unread": "Pay is not one amount",
    "pay-not-positive": "Pay is zero or negative",
    "commission-unread": "Commission is not one amount per year",
    "no-period": "No pay period",
    "period-unread": "Pay period not recognized",
    "period-disagrees": "Pay and its column state different periods",
    "implausible-pay": "Pay is far outside all published wages",
    "other-component": "Pay is total pay or a package, not base pay",
    "other-currency": "Pay in another currency",
    "currency-unread": "Currency not recognized",
    "fte-unread": "Full-time share not recognized",
    "hours-unread": "Annual hours are not a number from 100 to 8,784",
    "no-hours": "Pay and wages are for different periods, and no annual hours are stated",
    "adjustment-unread": "Adjustment not recognized",
    "foreign-place": "Location in another country",
    "no-market-value": "No wage published for the occupation",
    WEIGHED: "A source that is to be weighted has no wage for the occupation",
}
"""Why an employee is not priced, by code."""

_FEW_HOURS: Final = 3
_MEDIAN: Final = Decimal(50)


def reason_text(code: str, target: Decimal) -> str:
    """Why an employee is not priced; of another percentile than the median it is named."""
    if code == "no-market-value" and target != _MEDIAN:
        return f"No {rank_name(target)} of wages published for the occupation"
    return REASONS[code]


STATUSES: Final[Mapping[str, str]] = {"priced": "Priced", "review": "For review", "unpriced": "Not priced"}

# What is said of many employees at once, where the rows' own messages name single occupations.
_OF_MANY: Final[Mapping[str, str]] = {
    "area-fallback": ("{people} {are} priced at the state or national wage, because none is published for the area."),
    "bonus-unread": "The bonus of {people} is not one amount per year, and is in no sum.",
    "broader-class": "{people} {are} priced at the wage of a broader class of occupations than the one matched.",
    "collapsed-percentiles": (
        "{people} {are} priced from estimates whose upper percentiles are equal, which a few high reports may dominate."
    ),
    "derived": "{people} {are} priced from figures that were calculated (interpolated, blended, adjusted, or aged).",
    "full-time-rate": (
        "{people} {are} in occupations where annual pay assumes 2,080 hours and many jobs are part-time."
    ),
    "hours-converted": (
        "The pay of {people} was converted at {hours} hours per year, because it is per hour and the published wage "
        "per year, or the reverse."
    ),
    "level-chosen": "{people} {are} priced at the state or national wage, by the choice of levels.",
    "open-figure": (
        "{people} {are} priced against a bound, because only a lower bound of the market value is published."
    ),
    "other-figures": "The market value of {people} could have been taken from another source.",
    "remote-nation": (
        "{people} {are} priced at national wages, because the location says that the work is remote and names no place."
    ),
    "self-employed-excluded": "{people} {are} in occupations with many self-employed, whom OEWS wages exclude.",
}


def market_name(options: "PriceOptions") -> str:
    """What pay is compared with: ``market median``, ``market 60th percentile aged to November 2026``."""
    aged = "" if options.aged_to is None else f" aged to {format_date(options.aged_to)}"
    return f"market {rank_name(options.target)}{aged}"


def people(count: int) -> str:
    """How many employees."""
    return counted(count, "employee")


def pay_name(group: "RosterGroup") -> str:
    """What the payroll of a group is a sum of: commission, where given, is in it, as in published wages."""
    return "Annual pay" if group.commission is None else "Annual pay with commission"


def million(pay: Pay) -> str:
    """A sum of pay in a sentence, to the dollar below a million: ``$8.61 million``."""
    if abs(pay.amount) < 1_000_000:
        return format_money(pay)
    millions = rounded(multiply(pay.amount, Decimal("0.000001")), 2)
    return f"{format_money(Pay(millions, pay.currency, 'hour'))} million"


def describe_roster(priced: "PricedRoster") -> Iterator[str]:
    """What the payroll is against the market, what it costs to close the gaps, and how many are not priced."""
    total = priced.total
    if not priced.rows:
        yield "The roster has no employees."
        return
    yield from describe_total(total)
    parts = [f"{count:,} {'is' if count == 1 else 'are'} for review" for count in (total.review,) if count] + [
        f"{count:,} cannot be priced" for count in (total.unpriced,) if count
    ]
    yield f"{joined([_priced_of(total), *parts])}."
    yield from _describe_bounded(total)


def describe_total(total: "RosterGroup") -> Iterator[str]:
    """Payroll against the market, and the cost of bringing everybody to it."""
    market = market_name(total.options)
    if total.payroll is None or total.market is None or total.ratio is None:
        if not total.without_hours:
            yield "Nobody's pay could be compared with the market."
        return
    if not total.shows_pay:
        why = "" if total.compared < FEWEST else ", or from which these could be found,"
        yield (
            f"The pay of {people(total.compared)} was compared with the {market}; amounts of fewer than {FEWEST} "
            f"employees{why} are not shown."
        )
        return
    apart = subtract(total.ratio, Decimal(1))
    if apart:
        word = "above" if apart > 0 else "below"
        where = f"{format_fraction(apart.copy_abs())} {word} the {market}"
    else:
        where = f"equal to the {market}"
    yield (
        f"{pay_name(total)} of {people(total.compared)} is {where}: {million(total.payroll)} vs. "
        f"{million(total.market)}."
    )
    if total.cost_to_target is not None and total.cost_to_target.amount and total.shows_cost:
        yield (
            f"{total.below:,} are paid below it; raising them to it would cost "
            f"{million(total.cost_to_target)} per year."
        )


def describe_withheld(rows: "Iterable[RosterGroup]") -> Iterator[str]:
    """Why a table has no cost in some of its rows."""
    if any(row.shows_pay and not row.shows_cost for row in rows):
        yield (
            f"Costs that could reveal the pay of fewer than {FEWEST} employees are withheld, and their rows are listed "
            "last."
        )


def describe_duplicates(ids: "Collection[str]") -> Iterator[str]:
    """How many ids stand in more than one row; nothing where none does."""
    if ids:
        stand = "id stands" if len(ids) == 1 else "ids stand"
        yield f"{len(ids):,} {stand} in more than one row; each row is counted."


def describe_group(group: "RosterGroup") -> Iterator[str]:
    """The same of a group of employees, with how many are priced."""
    yield from describe_total(group)
    yield f"{_priced_of(group)}."
    yield from _describe_bounded(group)


def _priced_of(group: "RosterGroup") -> str:
    """How many are priced: ``0 of 1 employee is priced``, ``1 of 5 employees is priced``."""
    return f"{group.priced:,} of {people(group.people)} {'is' if 1 in (group.priced, group.people) else 'are'} priced"


def _describe_bounded(group: "RosterGroup") -> Iterator[str]:
    """How many are priced and yet in no sum."""
    if group.bounded:
        have, are = ("has", "is") if group.bounded == 1 else ("have", "are")
        yield f"{people(group.bounded)} {have} a market value that is only a lower bound and {are} not in the sums."
    if group.other_currency:
        are = "is" if group.other_currency == 1 else "are"
        yield f"{people(group.other_currency)} {are} paid in another currency and {are} not in the sums."
    if group.without_hours:
        are = "is" if group.without_hours == 1 else "are"
        yield (
            f"{people(group.without_hours)} {are} paid by the hour, without annual hours stated, and {are} not in the "
            "sums."
        )


def figures_of(rows: Iterable["PricedRow"]) -> tuple[SalaryEstimate, ...]:
    """The market values of rows, each once."""
    return tuple(dict.fromkeys(row.target_figure for row in rows if row.target_figure))


def describe_market(priced: "PricedRoster") -> str:
    """Which figures pay was compared with: their percentile, source, and date."""
    figures = figures_of(priced.rows)
    named = dict.fromkeys(f"{source_name(figure.source)}, {format_date(figure.effective_date)}" for figure in figures)
    words = f"; {joined(named)}" if named else ""
    return f"{people(len(priced))} against the {market_name(priced.options)}{words}"


def caveat_list(rows: Iterable["PricedRow"], least: Decimal = Decimal(0)) -> tuple[Caveat, ...]:
    """What is to be kept in mind of rows, one caveat a code, where it is true of at least this share of them.

    The message is that of the rows, or says of how many employees it is true.
    """
    messages: dict[str, str] = {}
    of_code: dict[str, list[PricedRow]] = {}
    of_kind: dict[tuple[object, ...], tuple[Caveat, ...]] = {}
    missing: dict[Caveat, None] = {}
    priced = 0
    for row in rows:
        if row.status != "priced":
            missing |= dict.fromkeys(caveat for caveat in row.caveats if caveat.code == WEIGHED)
            continue
        priced += 1
        # Rows that are alike in these have the same caveats, which take long to word.
        alike = (row.caveats, id(row.market), row.pay and row.pay.period, row.hours, row.commission is None)
        if alike not in of_kind:
            of_kind[alike] = row.all_caveats
        for caveat in of_kind[alike]:
            messages.setdefault(caveat.code, caveat.message)
            of_code.setdefault(caveat.code, []).append(row)
    of_priced = (
        Caveat(code, _of_many(code, of_code[code], message), ("salary",))
        for code, message in messages.items()
        if len(of_code[code]) >= multiply(least, Decimal(priced))
    )
    return (*missing, *of_priced)


def _of_many(code: str, rows: "Sequence[PricedRow]", message: str) -> str:
    """What a caveat says of many employees."""
    if code not in _OF_MANY:
        return message
    are = "is" if len(rows) == 1 else "are"
    if code == "area-fallback" and (nation := _only_nation(rows)) not in (None, UNITED_STATES.phrase):
        return f"{people(len(rows))} {are} priced at the pay of {nation}, because none is published for places in it."
    return _OF_MANY[code].format(people=people(len(rows)), are=are, hours=hours_text(rows))


def _only_nation(rows: "Iterable[PricedRow]") -> str | None:
    """The nation that the market values of all employees are of, as it stands in a sentence; else None."""
    nations = {country_of(row.market.place) if row.market else None for row in rows}
    nation = nations.pop() if len(nations) == 1 else None
    return None if nation is None else nation.phrase


def hours_text(rows: "Iterable[PricedRow]") -> str:
    """The hours of a full-time year of employees: ``2,080``, ``1,872 and 2,080``, ``1,040 to 2,080``."""
    hours = sorted({row.hours for row in rows if row.hours is not None})
    texts = [f"{number.normalize():,f}" for number in hours]
    return joined(texts) if len(texts) <= _FEW_HOURS else f"{texts[0]} to {texts[-1]}"


def decisive_notes(rows: Iterable["PricedRow"]) -> Iterable[str]:
    """What can turn the conclusion on employees: what is true of a tenth of them, the gravest first."""
    return [caveat.message for caveat in rank_caveats(caveat_list(rows, Decimal("0.1")))[0]]


def _method_of_matching(options: "PriceOptions") -> Iterator[str]:
    """How titles and locations were matched, in the country of the roster."""
    if options.country not in (None, UNITED_STATES.code):
        where = country_by_code(options.country).phrase
        yield (
            f"Each job title was matched to an occupation of {where}; one that is not a title of one occupation alone "
            "is for review. Codes and reviewed decisions come before titles."
        )
        yield f"Pay is published for {where} as a whole, and every location in it has that pay."
        return
    yield (
        "Each job title was matched to a federal occupation; a match below "
        f"{format_fraction(Decimal(str(options.min_probability)))} probability is for review. Codes and reviewed "
        "decisions come before titles."
    )
    yield "Each location was matched to the area that wages are published for; a city or suburb has its area's wages."
    levels = joined(options.fallback)
    yield f"Wages are of all industries at the first of these levels that has them: {levels}."


def method_of(priced: "PricedRoster") -> Iterator[str]:
    """How a roster was priced, in sentences."""
    options = priced.options
    yield from _method_of_matching(options)
    yield f"The market value is the {rank_name(options.target)}. Percentiles that are not published are interpolated."
    if options.aged_to is not None and options.movement is not None:
        yield (
            f"Market values were aged to {format_date(options.aged_to)} at {format_fraction(options.movement)} per "
            "year, compounded."
        )
    yield (
        "The market ratio is full-time pay / market value; of a group, the sum of pay / the sum of market values. "
        "Costs are for the hours and full-time shares worked; nobody's pay is lowered."
    )
    yield "Hourly pay is compared with hourly wages, and annual pay with annual wages, where both are published."
    hourly = [row for row in priced.rows if row.annual_market is not None and row.pay and row.pay.period == "hour"]
    if hourly:
        yield f"In sums for a year hourly pay is taken at {hours_text(hourly)} hours ({people(len(hourly))})."
    if any(row.commission for row in priced.rows):
        yield "Commission is compared together with base pay, since published wages include it; bonus is not."
