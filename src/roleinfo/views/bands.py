"""Pay bands and structures, two bands compared, and pay in them."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import zip_longest
from typing import Any, Final, NamedTuple

from roleinfo.model.arguments import check_items, check_type
from roleinfo.model.caveat import Caveat
from roleinfo.model.estimate import SalaryEstimate, percentile_rank
from roleinfo.model.exact import multiply, rounded
from roleinfo.model.pay import Pay
from roleinfo.pay.amounts import in_period_of
from roleinfo.pay.band import RANGE_POINTS, SalaryBand
from roleinfo.pay.compa_ratios import CompaRatios
from roleinfo.pay.figures import rank_name
from roleinfo.pay.gaps import BandGap
from roleinfo.pay.overlap import RangeOverlap
from roleinfo.pay.standings import BandStanding, BandStandings
from roleinfo.pay.structure import GradeStep, PayStructure, Placement, Placements
from roleinfo.render.layout import marked
from roleinfo.text.bands import (
    basis_of_bands,
    describe_band,
    describe_circles,
    describe_gap,
    describe_group,
    describe_overlap,
    describe_placement,
    describe_standing,
    describe_structure,
    grades_in_words,
    grades_of,
    position_in_band,
)
from roleinfo.text.facts import capital
from roleinfo.text.figures import bounded_pay
from roleinfo.text.numbers import format_date, format_fraction, format_money, format_points
from roleinfo.text.phrases import counted, place_name
from roleinfo.views.columns import Column, TableSpec, column, prefixed, record_table
from roleinfo.views.kinds import (
    DATE,
    FLAG,
    FRACTION,
    FRACTION_CHANGE,
    MEASURED,
    MONEY,
    MONEY_CHANGE,
    NUMBER,
    RATIO,
    TEXT,
    TEXTS,
    WHOLE,
    Kind,
    Measured,
)
from roleinfo.views.pay_rows import PAY, PAY_IN_ONE_UNIT, codes_of, name_of, with_problems
from roleinfo.views.view import View

_FIRST: Final = 3
_SPREAD_CHANGE: Final = Kind[Decimal](
    "points", "number", lambda value: value, lambda value: format_points(rounded(multiply(value, Decimal(100)), 1))
)


def _range(band: SalaryBand) -> str:
    return f"{format_money(band.minimum)}-{format_money(band.maximum)}/{band.minimum.period}"


def _label(band: SalaryBand) -> str:
    name = f"{marked(band.name)}: " if band.name else ""
    spread = f", spread {format_fraction(band.spread)}" if band.spread is not None else ""
    market = band.market
    place = f", {market.place.name}" if market and market.place else ""
    source = (
        f"; from {market.source.display_name} {market.statistic}{place}, {format_date(band.effective)}"
        if market
        else ""
    )
    return f"{name}{_range(band)}, midpoint {format_money(band.midpoint)}{spread}, {band.component}{source}"


def _title(what: str, name: object) -> str:
    return what if name is None else f"{what}: {marked(str(name))}"


# Bands and structures -------------------------------------------------------------------------


class _Grade(NamedTuple):
    """A band, and in a structure the step to the next grade."""

    band: SalaryBand
    step: GradeStep | None


def _market_value(band: SalaryBand) -> str | None:
    """The published figure that the band was priced from."""
    figure = band.market
    if figure is None:
        return None
    place = f", {place_name(figure.place)}" if figure.place else ""
    rank = rank_name(percentile_rank(figure.statistic) or 50)
    return f"{rank} {bounded_pay(figure)}{place}, {format_date(figure.effective_date)}"


_MARKET: Final[tuple[Column[SalaryEstimate], ...]] = (
    column("market_statistic", "", TEXT, lambda figure: figure.statistic),
    column("market_value", "", MONEY, lambda figure: figure.pay),
    column("market_place", "", TEXT, lambda figure: figure.place.code if figure.place else None),
    column("source", "", TEXT, lambda figure: figure.source.id),
)
_BAND: Final[tuple[Column[SalaryBand], ...]] = (
    column("grade", "Grade", TEXT, lambda band: band.name),
    column("minimum", "Minimum", MONEY),
    column("midpoint", "Midpoint", MONEY),
    column("maximum", "Maximum", MONEY),
    column("control_point", "Control point", MONEY, drop=3),
    column("unit", "", TEXT, lambda band: f"{band.minimum.currency} per {band.minimum.period}"),
    column("currency", "", TEXT, lambda band: band.minimum.currency),
    column("period", "", TEXT, lambda band: band.minimum.period),
    column("component", "", TEXT),
    column("spread", "Range spread", FRACTION),
    column("as_of", "", TEXT, lambda band: band.holds_for),
    column("effective", "Effective", DATE, shared=True, drop=4),
    column("", "Aged to", DATE, lambda band: band.aged_to, of=("as_of",), shared=True, drop=4),
    column("basis", "Based on", TEXT, shared=True, drop=7),
    column("derived", "", FLAG, lambda band: band.is_derived),
    column("steps", "Steps", TEXTS, lambda band: tuple(map(str, band.steps)), shared=True, drop=6),
    column("", "Market value used", TEXT, _market_value, facts=lambda band: [band.market] if band.market else [],
           of=("market_statistic", "market_value", "market_place", "source"), drop=5),
    *prefixed("", _MARKET, lambda band: band.market),
    column("caveats", "", TEXTS, lambda band: codes_of(band.caveats)),
)  # fmt: skip
_STEP: Final[tuple[Column[GradeStep], ...]] = (
    column("differential_to_next", "Step to next midpoint", FRACTION, lambda step: step.midpoint_differential),
    column("overlap_with_next", "Overlap with next", FRACTION, lambda step: step.overlap),
)
_GRADE: Final[tuple[Column[_Grade], ...]] = (
    *prefixed("", _BAND[:10], lambda grade: grade.band),
    *prefixed("", _STEP, lambda grade: grade.step),
    *prefixed("", _BAND[10:], lambda grade: grade.band),
)  # fmt: skip


def _grades(bands: Iterable[SalaryBand]) -> Iterator[_Grade]:
    """Bands in their order; those of a structure with the step to the next grade."""
    steps = bands.steps if isinstance(bands, PayStructure) else ()
    given = check_items("given", bands, "SalaryBand objects")
    for band in given:
        check_type("given", band, SalaryBand, wanted="a list of SalaryBand objects")
    return (_Grade(*pair) for pair in zip_longest(given, steps))


GRADES: Final = TableSpec[Any, _Grade]("rows", _grades, _GRADE, "Grades")
"""The grades of a structure, or any bands."""


def _label_of_structure(structure: PayStructure) -> str:
    low, high = min(grade.minimum for grade in structure), max(grade.maximum for grade in structure)
    names = structure[0].name if len(structure) == 1 else f"{structure[0].name}-{structure[-1].name}"
    count = len(structure.check())
    problems = f"; {counted(count, 'problem')}" if count else ""
    return (
        f"{counted(len(structure), 'grade')} {names}: {format_money(low)}-{format_money(high)}/{low.period}{problems}"
    )


def _caveats_of_structure(structure: PayStructure) -> Iterator[Caveat]:
    yield from structure.check()
    yield from (caveat for caveat in _caveats_of(structure) if caveat.code != "set-midpoint")


def _caveats_of(bands: Iterable[SalaryBand]) -> Iterator[Caveat]:
    return (caveat for band in dict.fromkeys(bands) for caveat in band.caveats)


BAND: Final = View[SalaryBand](
    of=SalaryBand,
    label=_label,
    title=lambda band: _title("Pay band", band.name),
    subtitle=lambda band: basis_of_bands((band,)),
    finding=lambda band: [describe_band(band)],
    tables=(record_table(_BAND, "Band"),),
    caveats=lambda band: band.caveats,
)
STRUCTURE: Final = View[PayStructure](
    of=PayStructure,
    label=_label_of_structure,
    title=lambda structure: f"Pay structure: {counted(len(structure), 'grade')}",
    subtitle=basis_of_bands,
    finding=describe_structure,
    tables=(
        GRADES,
    ),
    caveats=_caveats_of_structure,
)  # fmt: skip

# Two bands ------------------------------------------------------------------------------------


class _Point(NamedTuple):
    """One point of two bands, or their spreads."""

    gap: BandGap
    about: str
    values: tuple[Measured | None, Measured | None, Measured | None]
    relative: Decimal | None


def _points(gap: BandGap) -> Iterator[_Point]:
    for name in RANGE_POINTS:
        point = getattr(gap, name)
        values = (MONEY, point.left), (MONEY, point.right), (MONEY_CHANGE, point.difference)
        yield _Point(gap, name, values, point.relative)
    spreads = ((FRACTION, gap.left.spread), (FRACTION, gap.right.spread), (_SPREAD_CHANGE, gap.spread))
    left, right, change = (None if value is None else (kind, value) for kind, value in spreads)
    yield _Point(gap, "spread", (left, right, change), None)


def _unit(point: _Point) -> str:
    pay = point.gap.left.minimum
    return "fraction of the minimum" if point.about == "spread" else f"{pay.currency} per {pay.period}"


def _no_change(point: _Point) -> str | None:
    if point.about == "spread":
        return "a minimum is 0" if point.gap.spread is None else None
    return "the left amount is 0" if point.relative is None else None


_POINT: Final[tuple[Column[_Point], ...]] = (
    column("about", "", TEXT),
    column("", "Point", TEXT, lambda point: "Range spread" if point.about == "spread" else capital(point.about),
           of=("about",)),
    column("left", "{left}", MEASURED, lambda point: point.values[0]),
    column("right", "{right}", MEASURED, lambda point: point.values[1]),
    column("unit", "", TEXT, _unit),
    column("difference", "Difference", MEASURED, lambda point: point.values[2]),
    column("difference_unit", "", TEXT, _unit),
    column("relative_to_left", "% of {left}", FRACTION_CHANGE, lambda point: point.relative),
    column("reason", "", TEXT, _no_change),
    column("component", "", TEXT, lambda point: point.gap.left.component),
    column("left_grade", "", TEXT, lambda point: point.gap.left.name),
    column("right_grade", "", TEXT, lambda point: point.gap.right.name),
    column("left_as_of", "", TEXT, lambda point: point.gap.left.holds_for),
    column("right_as_of", "", TEXT, lambda point: point.gap.right.holds_for),
    column("caveats", "", TEXTS, lambda point: codes_of(point.gap.caveats)),
)  # fmt: skip
OVERLAP_COLUMNS: Final[tuple[Column[RangeOverlap], ...]] = (
    column("", "Left range", TEXT, lambda overlap: _ends(overlap.left), of=("left_minimum", "left_maximum")),
    column("", "Right range", TEXT, lambda overlap: _ends(overlap.right), of=("right_minimum", "right_maximum")),
    column("left_minimum", "", MONEY, lambda overlap: overlap.left[0]),
    column("left_maximum", "", MONEY, lambda overlap: overlap.left[1]),
    column("right_minimum", "", MONEY, lambda overlap: overlap.right[0]),
    column("right_maximum", "", MONEY, lambda overlap: overlap.right[1]),
    column("shared", "Overlap", MONEY),
    column("combined_span", "Combined span", MONEY, lambda overlap: overlap.union),
    column("ratio", "Overlap / combined span", FRACTION),
    column("left_share", "Overlap / left range", FRACTION),
    column("right_share", "Overlap / right range", FRACTION),
    column("unit", "Unit", TEXT, lambda overlap: f"{overlap.union.currency} per {overlap.union.period}"),
)


def _ends(pays: tuple[Pay, Pay]) -> str:
    return " to ".join(map(format_money, pays))


def _sides(gap: BandGap) -> tuple[str, str]:
    left, right = gap.left.name or "Left", gap.right.name or "Right"
    return (left, right) if left != right else (f"{left} (left)", f"{right} (right)")


def _names(gap: BandGap) -> dict[str, str]:
    left, right = _sides(gap)
    return {"left": left, "right": right}


BAND_GAP: Final = View[BandGap](
    of=BandGap,
    label=lambda gap: f"{_label(gap.left)} vs. {_label(gap.right)}",
    title=lambda gap: "Pay bands: {} vs. {}".format(*map(marked, _sides(gap))),
    subtitle=lambda gap: basis_of_bands((gap.left, gap.right)),
    finding=describe_gap,
    tables=(
        TableSpec("rows", _points, _POINT, "Bands", names=_names),
        TableSpec("overlap", lambda gap: (gap.overlap,), OVERLAP_COLUMNS, "Overlap", record=True),
    ),
    caveats=lambda gap: gap.caveats,
)  # fmt: skip
OVERLAP: Final = View[RangeOverlap](
    of=RangeOverlap,
    label=lambda overlap: (
        f"{format_money(overlap.shared)}/{overlap.shared.period} shared, {format_fraction(overlap.ratio)} of the span "
        f"of {_ends(overlap.left)} and {_ends(overlap.right)}"
    ),
    title=lambda _: "Overlap of two pay ranges",
    finding=lambda overlap: [describe_overlap(overlap)],
    tables=(record_table(OVERLAP_COLUMNS, "Overlap"),),
)

# Pay in bands and structures ------------------------------------------------------------------


def _converted_pay(standing: BandStanding) -> Pay:
    """The pay for the band's period, since a row has one unit."""
    return in_period_of(standing.band.minimum, standing.pay)


def _reason(standing: BandStanding) -> str | None:
    reasons = [
        *(["the midpoint is 0"] if standing.compa_ratio is None else []),
        *(["the band has no width"] if standing.penetration is None else []),
    ]
    return "; ".join(reasons) or None


_IN_BAND: Final[tuple[Column[BandStanding], ...]] = (
    column("compa_ratio", "Compa-ratio", RATIO),
    column("penetration", "Range penetration", FRACTION, drop=3),
    column("quartile", "Quartile", WHOLE, drop=4),
    column("circle", "", TEXT),
    column("", "Position", TEXT, position_in_band, of=("circle",)),
    column("reason", "", TEXT, _reason),
)
_OF_BAND: Final[tuple[Column[BandStanding], ...]] = (
    column("grade", "{band}", TEXT, lambda standing: standing.band.name, shared=True, drop=1),
    column("component", "", TEXT, lambda standing: standing.band.component),
    column("minimum", "Minimum", MONEY, lambda standing: standing.band.minimum, shared=True, drop=5),
    column("midpoint", "Midpoint", MONEY, lambda standing: standing.band.midpoint, shared=True, drop=5),
    column("maximum", "Maximum", MONEY, lambda standing: standing.band.maximum, shared=True, drop=5),
    column("as_of", "", TEXT, lambda standing: standing.band.holds_for),
    column("basis", "Based on", TEXT, lambda standing: standing.band.basis, shared=True, drop=6),
    column("caveats", "", TEXTS, lambda standing: codes_of(standing.band.caveats)),
)
_STANDING: Final[tuple[Column[BandStanding], ...]] = (
    column("name", "Employee", TEXT, lambda standing: name_of(standing.name)),
    *prefixed("", PAY_IN_ONE_UNIT, _converted_pay),
    *_IN_BAND,
    *_OF_BAND,
)


def _placed_pay(placement: Placement) -> Pay:
    return _converted_pay(placement.standing) if placement.standing else placement.pay


def _own_standing(placement: Placement) -> BandStanding | None:
    return placement.standing


_PLACEMENT: Final[tuple[Column[Placement], ...]] = (
    column("name", "Employee", TEXT, lambda placement: name_of(placement.name)),
    *prefixed("", PAY, _placed_pay),
    column("", "Within grades", TEXT, grades_of, of=("position", "held_by")),
    column("position", "", TEXT),
    column("held_by", "", TEXTS),
    *prefixed("", _OF_BAND, _own_standing),
    *prefixed("", (one for one in _IN_BAND if one.key != "reason"), _own_standing),
    column("reason", "", TEXT, lambda row: _reason(row.standing) if row.standing else "no grade given"),
)


def _first(names: Iterable[str], count: int) -> str:
    """How many there are, and the first of them."""
    shown = [name for _, name in zip(range(_FIRST), names, strict=False)]
    return f"{count:,}: {', '.join(shown)}{', ...' if count > _FIRST else ''}" if shown else f"{count:,}"


def _amount(pay: Pay) -> str:
    return f"{format_money(pay)}/{pay.period}"


def _short(standing: BandStanding | Placement) -> str:
    return _amount(standing.pay) if standing.name is None else marked(str(standing.name))


def _own_name(standing: BandStanding | Placement) -> str:
    return "" if standing.name is None else f"{marked(str(standing.name))}: "


def _label_of_rows(rows: Any) -> str:
    unread = f"; {len(rows.problems)} not read" if rows.problems else ""
    return f"{_first(map(_short, rows), len(rows))}{unread}"


def _own_bands(placements: Iterable[Placement]) -> tuple[SalaryBand, ...]:
    return tuple(placement.standing.band for placement in placements if placement.standing)


def _basis(bands: Iterable[SalaryBand]) -> str:
    given = tuple(bands)
    return basis_of_bands(given) if given else ""


def _placed(placements: Placements) -> str:
    outside = sum(not placement.held_by for placement in placements)
    return f"{counted(len(placements), 'employee')}: {len(placements) - outside} in a grade, {outside} in none."


_WITHIN, _IN_STRUCTURE = "Pay in the band", "Pay in the structure"


def _heading_of_band(_result: object) -> dict[str, str]:
    return {"band": "Band"}


def _heading_of_grade(_result: object) -> dict[str, str]:
    return {"band": "Own grade"}


BAND_STANDING: Final = View[BandStanding](
    of=BandStanding,
    label=lambda standing: f"{_own_name(standing)}{_amount(standing.pay)} in {_label(standing.band)}",
    title=lambda standing: _title(_WITHIN, standing.name),
    subtitle=lambda standing: basis_of_bands((standing.band,)),
    finding=lambda standing: [describe_standing(standing)],
    tables=(record_table(_STANDING, _WITHIN, names=_heading_of_band),),
    caveats=lambda standing: standing.band.caveats,
)
BAND_STANDINGS: Final = View[BandStandings](
    of=BandStandings,
    label=_label_of_rows,
    title=lambda standings: f"{_WITHIN}: {counted(len(standings), 'employee')}",
    subtitle=lambda standings: _basis(standing.band for standing in standings),
    finding=lambda standings: [describe_circles(standings)] if standings else [],
    caveats=lambda standings: _caveats_of(standing.band for standing in standings),
    **with_problems(TableSpec("rows", iter, _STANDING, "Employees", names=_heading_of_band)),
)
PLACEMENT: Final = View[Placement](
    of=Placement,
    label=lambda placement: f"{_own_name(placement)}{_amount(placement.pay)}, {grades_in_words(placement)}",
    title=lambda placement: _title(_IN_STRUCTURE, placement.name),
    subtitle=lambda placement: _basis(_own_bands((placement,))),
    finding=describe_placement,
    tables=(
        record_table(_PLACEMENT, _IN_STRUCTURE, names=_heading_of_grade),
    ),
    caveats=lambda placement: _caveats_of(_own_bands((placement,))),
)  # fmt: skip
PLACEMENTS: Final = View[Placements](
    of=Placements,
    label=_label_of_rows,
    title=lambda placements: f"{_IN_STRUCTURE}: {counted(len(placements), 'employee')}",
    subtitle=lambda placements: _basis(_own_bands(placements)),
    finding=lambda placements: [_placed(placements)] if placements else [],
    caveats=lambda placements: _caveats_of(_own_bands(placements)),
    **with_problems(TableSpec("rows", iter, _PLACEMENT, "Employees", names=_heading_of_grade)),
)


class _Employee(NamedTuple):
    """One employee of a group, by the position among the rows that were given."""

    employee: int
    pay: Pay
    midpoint: Pay
    compa_ratio: Decimal | None


_EMPLOYEE: Final[tuple[Column[_Employee], ...]] = (
    column("employee", "Employee", WHOLE),
    *prefixed("", PAY_IN_ONE_UNIT, lambda employee: employee.pay),
    column("midpoint", "Midpoint", MONEY),
    column("compa_ratio", "Compa-ratio", RATIO),
    column("reason", "", TEXT, lambda employee: "the midpoint is 0" if employee.compa_ratio is None else None),
)
_GROUP: Final[tuple[Column[CompaRatios], ...]] = (
    column("employees", "Employees", WHOLE, len),
    column("of_sums", "Sum of pay / sum of midpoints", NUMBER),
    column("mean_of_ratios", "Mean of compa-ratios", NUMBER),
)


def _employees(group: CompaRatios) -> Iterator[_Employee]:
    return map(_Employee, group.positions, group.pays, group.midpoints, group.ratios)


_group_fields: Final = with_problems(TableSpec("rows", _employees, _EMPLOYEE, "Employees"))
COMPA_RATIOS: Final = View[CompaRatios](
    of=CompaRatios,
    label=lambda group: f"{counted(len(group), 'employee')}. {' '.join(describe_group(group))}",
    title=lambda group: f"Compa-ratios: {counted(len(group), 'employee')}",
    subtitle=lambda group: f"{group.pays[0].currency} per {group.pays[0].period}" if group.pays else "",
    finding=describe_group,
    **{
        **_group_fields,
        "tables": (*_group_fields["tables"], TableSpec("group", lambda group: (group,), _GROUP, "Group", record=True)),
    },
)

VIEWS: Final[tuple[View[Any], ...]] = (
    BAND, STRUCTURE, BAND_GAP, OVERLAP, BAND_STANDING, BAND_STANDINGS, PLACEMENT, PLACEMENTS, COMPA_RATIOS,
)  # fmt: skip
