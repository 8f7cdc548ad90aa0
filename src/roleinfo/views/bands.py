"""Bands, structures, and pay against them or against the market, as tables."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from roleinfo.errors import MOST_PROBLEMS_PRINTED
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.exact import rounded
from roleinfo.model.pay import Pay
from roleinfo.model.words import money, percent
from roleinfo.pay.band import END_NAMES, BandStanding, CompaRatios, SalaryBand
from roleinfo.pay.batch import RowProblem, unread
from roleinfo.pay.distribution import PayDistribution
from roleinfo.pay.gaps import BandGap, BandStandings, EndGap
from roleinfo.pay.market import MarketPosition, MarketRatio, MarketStanding, MarketStandings
from roleinfo.pay.structure import PayStructure, Placement, Placements
from roleinfo.render.citations import Citations, sourced
from roleinfo.render.layout import marked
from roleinfo.render.outline import DASH, Block, Bullets, Head, Heading, Line, Paragraph, Part, Table, line
from roleinfo.text.facts import capital
from roleinfo.text.figures import BOUNDS, PERIODS, a_period, bounded_pay
from roleinfo.views.amounts import doubts

_POSITIONS: Final = {
    "below": "below every grade",
    "within": "within a grade",
    "between": "between two grades, in neither",
    "above": "above every grade",
}
_WORDS: Final = ("Employee", "Grades that hold it", "Own grade", "Circle")


_BANDLESS: Final = "Numbered as given. Which pay the midpoints are of, from when and by whose word is not stated."


def band_outline(band: SalaryBand) -> tuple[Block, ...]:
    """A band from its minimum to its maximum, and what it rests on."""
    citations = Citations()
    rows: list[tuple[str, str | Line]] = [(capital(name), _paid(getattr(band, name))) for name in END_NAMES]
    if band.control_point is not None:
        rows.append(("Control point", _paid(band.control_point)))
    rows += [
        ("Range spread, of the minimum", _percent(band.spread)),
        *_kept(band, "Pay"),
        *([("Priced from", _market(band.market, citations))] if band.market else []),
        *(("Step", str(each)) for each in band.steps),
    ]
    return (
        Heading(1, f"Pay band{f': {band.name}' if band.name else ''}"),
        Table((Head(""), Head("")), rows),
        *doubts(band.caveats),
        *sourced(citations),
    )


def _kept(band: SalaryBand, pay: str) -> tuple[tuple[str, str], ...]:
    """What a band's amounts are: of which pay, from when, and by whose word."""
    return (
        (pay, band.component.replace("_", " ")),
        ("Effective", band.effective or "not stated"),
        *((("Aged to", band.aged_to),) if band.aged_to else ()),
        ("Rests on", band.basis or "not stated"),
    )


def _market(figure: SalaryEstimate, citations: Citations) -> Line:
    place = f", {figure.place.name}" if figure.place else ", place not stated"
    return line(
        citations.cited(
            figure, f"{figure.statistic} {bounded_pay(figure)}{place}, {figure.effective_date or 'undated'}"
        )
    )


def structure_outline(structure: PayStructure) -> tuple[Block, ...]:
    """Every grade, and how each steps to the next."""
    first = structure[0]
    steps = {each.higher.name: each for each in structure.steps}
    rows = []
    for band in structure:
        step = steps.get(band.name)
        rows.append(
            (
                band.name or "",
                *(money(getattr(band, name)) for name in END_NAMES),
                _percent(band.spread),
                _percent(step.midpoint_differential) if step else DASH,
                _percent(step.overlap) if step else DASH,
            )
        )
    columns = ("Minimum", "Midpoint", "Maximum", "Spread", "Midpoint above the grade below", "Overlap with it")
    dates = "; ".join(dict.fromkeys(each.dates for each in structure if each.effective or each.steps))
    caption = (
        f"{first.component.replace('_', ' ').capitalize()} pay, {first.minimum.currency} {a_period(first.minimum)}"
        f"{f'; {dates}' if dates else ''}."
    )
    return (
        Heading(1, f"Pay structure of {len(structure)} grade{'' if len(structure) == 1 else 's'}"),
        Table((Head("Grade"), *(Head(each, "right") for each in columns)), rows, caption),
        *doubts((*structure.check(), *(caveat for band in structure for caveat in band.caveats))),
    )


def standing_outline(standing: BandStanding) -> tuple[Block, ...]:
    """One pay in one band."""
    band = standing.band
    rows = [
        ("Pay", _paid(standing.pay)),
        ("Band", f"{money(band.minimum)} to {_paid(band.maximum)}{f' ({band.name})' if band.name else ''}"),
        *_kept(band, "Pay of the band"),
        ("Compa-ratio: pay / midpoint", _ratio(standing.compa_ratio)),
        ("Range penetration, from the minimum", _percent(standing.penetration)),
        ("Quartile of the band", str(standing.quartile or "none: outside, or the band has no width")),
        ("Circle", _circle(standing)),
    ]
    return (_named("Pay in its band", standing.name), Table((Head(""), Head("")), rows), *doubts(band.caveats))


def standings_outline(standings: BandStandings) -> tuple[Block, ...]:
    """Pays in one band, one row an employee."""
    heads = ("Pay", "Compa-ratio", "Range penetration", "Quartile", "Circle")
    rows = [
        (
            _called(each.name), _paid(each.pay), _ratio(each.compa_ratio), _percent(each.penetration),
            str(each.quartile or DASH), _circle(each),
        )
        for each in standings
    ]  # fmt: skip
    bands = tuple(dict.fromkeys(each.band for each in standings))
    return (
        _of_many("Pay in its band", rows),
        *_by_name(heads, map(str, bands), rows),
        *_unread(standings.problems),
        *doubts(caveat for band in bands for caveat in band.caveats),
    )


def placements_outline(placements: Placements) -> tuple[Block, ...]:
    """Pays in a whole structure, one row an employee."""
    rows = []
    for each in placements:
        own = each.standing
        rows.append(
            (
                _called(each.name), _paid(each.pay), ", ".join(each.held_by) or _POSITIONS[each.position],
                own.band.name or DASH if own else "not told", _ratio(own.compa_ratio) if own else DASH,
                _circle(own) if own else DASH,
            )
        )  # fmt: skip
    heads = ("Pay", "Grades that hold it", "Own grade", "Compa-ratio in it", "Circle")
    bands = dict.fromkeys(each.standing.band for each in placements if each.standing)
    return (
        _of_many("Pay in the structure", rows),
        *_by_name(heads, (), rows),
        *_unread(placements.problems),
        *doubts(caveat for band in bands for caveat in band.caveats),
    )


def placement_outline(placement: Placement) -> tuple[Block, ...]:
    """One pay in a whole structure."""
    held = ", ".join(placement.held_by) or _POSITIONS[placement.position]
    rows = [("Pay", _paid(placement.pay)), ("Grades that hold it", held)]
    own = standing_outline(placement.standing)[1:] if placement.standing else ()
    return (
        _named("Pay in the structure", placement.name),
        Table((Head(""), Head("")), rows),
        *([Heading(2, "In the employee's own grade")] if own else []),
        *own,
    )


def ratios_outline(ratios: CompaRatios) -> tuple[Block, ...]:
    """The compa-ratios of a group, one by one and summed up."""
    rows = [
        (f"employee {number}", _paid(pay), _paid(midpoint), _ratio(each))
        for number, pay, midpoint, each in zip(
            ratios.positions, ratios.pays, ratios.midpoints, ratios.ratios, strict=True
        )
    ]
    heads = (Head("Employee"), *(Head(each, "right") for each in ("Pay", "Midpoint", "Compa-ratio")))
    return (
        Heading(1, f"Compa-ratios of {len(ratios)} employee{'' if len(ratios) == 1 else 's'}"),
        Bullets(
            (
                f"Sum of pay / sum of midpoints: {_ratio(ratios.of_sums)}",
                f"Mean of the compa-ratios: {_ratio(ratios.mean_of_ratios)}",
            )
        ),
        *([Table(heads, rows, _BANDLESS)] if rows else []),
        *_unread(ratios.problems),
    )


def band_gap_outline(gap: BandGap) -> tuple[Block, ...]:
    """Two bands side by side, with their differences."""
    rows = [(capital(name), *_ends(getattr(gap, name))) for name in END_NAMES]
    rows.append(("Range spread", _percent(gap.left.spread), _percent(gap.right.spread), _points(gap.spread)))
    names = [each.name or side for each, side in ((gap.left, "Left"), (gap.right, "Right"))]
    columns = (Head(""), *(Head(each, "right") for each in (*names, "Difference: right - left (% of left)")))
    period = a_period(gap.left.minimum)
    shared = (
        f"The two bands share {money(gap.overlap.shared)} {period}: {percent(gap.overlap.ratio)} of what they cover."
    )
    return (
        Heading(1, f"Pay bands: {names[0]} and {names[1]}"),
        Table(columns, rows, f"{gap.left.component.replace('_', ' ').capitalize()} pay {period}."),
        Bullets((shared,)),
        *doubts(gap.caveats),
    )


def _ends(end: EndGap) -> tuple[str, str, str]:
    share = "" if end.relative is None else f" ({percent(end.relative, sign=True)})"
    return money(end.left), money(end.right), f"{money(end.difference, sign=True)}{share}"


# ----------------------------------------------------------------------------------------------------------------------
# Against the market


def position_outline(position: MarketPosition) -> tuple[Block, ...]:
    """Where an amount stands among the jobs of a role: a sentence, and the percentiles behind it."""
    citations = Citations()
    return (
        Heading(1, f"{_paid(position.money)}, {marked(position.role.title)}"),
        Paragraph(position.sentence),
        _percentiles(position.distribution, citations),
        *doubts(position.caveats),
        *sourced(citations),
    )


def distribution_outline(distribution: PayDistribution) -> tuple[Block, ...]:
    """The published percentiles of one pay, with what holds of every share that is read from them."""
    citations = Citations()
    covers = f", {distribution.covers}" if distribution.covers else ""
    return (
        Heading(1, f"Pay distribution{covers}"),
        _percentiles(distribution, citations),
        *doubts(distribution.caveats),
        *sourced(citations),
    )


def _percentiles(distribution: PayDistribution, citations: Citations) -> Table:
    rows = [(each.statistic, line(citations.cited(each, bounded_pay(each)))) for each in distribution.points]
    period = PERIODS[distribution.period]
    limits = [
        distribution.place.name if distribution.place else "place not stated",
        *([distribution.industry.name] if distribution.industry else []),
        distribution.component.replace("_", " "),
        distribution.currency,
    ]
    return Table((Head("Percentile"), Head(f"Pay {period}", "right")), rows, f"{', '.join(limits)}.")


def ratio_outline(ratio: MarketRatio) -> tuple[Block, ...]:
    """A pay over its market value."""
    citations = Citations()
    rows: list[tuple[str, str | Line]] = [
        ("Pay", _paid(ratio.pay)),
        ("Market value", line(citations.cited(ratio.market, ratio.basis))),
        ("Market ratio: pay / market value", _market_ratio(ratio)),
    ]
    return (
        Heading(1, f"Market ratio, {marked(ratio.role.title)}"),
        Table((Head(""), Head("")), rows),
        *doubts(ratio.caveats),
        *sourced(citations),
    )


def market_standing_outline(standing: MarketStanding) -> tuple[Block, ...]:
    """One pay against the market: its ratio and the share of jobs that pay less."""
    _, table, *rest = ratio_outline(standing.ratio)
    return (_named("Pay against the market", standing.name), table, Paragraph(standing.position.sentence), *rest)


def market_standings_outline(standings: MarketStandings) -> tuple[Block, ...]:
    """Pays against the market, one row an employee, with the market value that each is set against."""
    citations = Citations()
    rows = [
        (
            line(_called(each.name)),
            line(_paid(each.pay)),
            line(_market_ratio(each.ratio)),
            line(f"{each.share}"),
            line(citations.cited(each.ratio.market, f"{_stated(each.ratio.market)}")),
        )
        for each in standings
    ]
    heads = ("Pay", "Pay / market value", "Jobs that pay less", "Market value")
    told = dict.fromkeys(f"The market value is {each.ratio.basis}." for each in standings)
    return (
        _of_many("Pay against the market", rows),
        *_by_name(heads, told, rows),
        *_unread(standings.problems),
        *doubts(caveat for each in standings for caveat in (*each.ratio.caveats, *each.position.caveats)),
        *sourced(citations),
    )


def _market_ratio(ratio: MarketRatio) -> str:
    return "none: the market value is 0" if ratio.ratio is None else f"{BOUNDS[ratio.bound]}{rounded(ratio.ratio, 3)}"


def _stated(figure: SalaryEstimate) -> str:
    return bounded_pay(figure) + (f" {a_period(figure.stated)}" if figure.stated else "")


def _of_many(what: str, rows: Sequence[object]) -> Heading:
    return Heading(1, f"{what}: {len(rows)} employee{'' if len(rows) == 1 else 's'}")


def _by_name(heads: Sequence[str], told: Iterable[str], rows: Sequence[Iterable[str | Line]]) -> Iterator[Block]:
    if rows:
        if lines := tuple(told):
            yield Bullets(lines)
        columns = (Head(each, "left" if each in _WORDS else "right") for each in ("Employee", *heads))
        yield Table(tuple(columns), rows)


def _unread(problems: tuple[RowProblem, ...]) -> Iterator[Block]:
    """How many rows were not read, and why."""
    if problems:
        count, *lines = unread(problems)
        more = [Paragraph(each) for each in lines[MOST_PROBLEMS_PRINTED:]]
        blocks: tuple[Block, ...] = (Bullets(lines[:MOST_PROBLEMS_PRINTED]), *more)
        yield Part(Heading(2, count.removesuffix(":").capitalize()), blocks, "warning")


def _called(name: object) -> str:
    return DASH if name is None else str(name)


def _circle(standing: BandStanding) -> str:
    return f"{standing.circle}-circled: outside the band" if standing.circle else "inside the band"


def _named(what: str, name: object) -> Heading:
    return Heading(1, what if name is None else f"{what}: {marked(str(name))}")


def _paid(pay: Pay) -> str:
    return f"{money(pay)} {a_period(pay)}"


def _percent(value: Decimal | None) -> str:
    return "none: it would be of 0" if value is None else percent(value)


def _points(value: Decimal | None) -> str:
    return DASH if value is None else percent(value, sign=True).replace("%", "points")


def _ratio(value: Decimal | None) -> str:
    return "none: the midpoint is 0" if value is None else str(rounded(value, 3))
