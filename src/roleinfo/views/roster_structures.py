"""What is built on a priced roster: the market line, differences by area, and the merit matrix."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

import attrs

from roleinfo.model.exact import rounded
from roleinfo.render.citations import Citations
from roleinfo.render.outline import Block, Head, Table
from roleinfo.roster.building import GeographicDifferential, GeographicDifferentials, LinePoint, MarketLine
from roleinfo.roster.merit import MeritCell, MeritMatrix
from roleinfo.roster.summary import FEWEST, is_few
from roleinfo.text.numbers import EN_DASH, format_date, format_fraction, format_money, format_number
from roleinfo.text.phrases import counted, joined, source_name
from roleinfo.text.roster import million, people
from roleinfo.views.columns import Column, TableSpec, column, record_table
from roleinfo.views.kinds import FRACTION, FRACTION_CHANGE, MONEY, NUMBER, TEXT, TEXTS, WHOLE
from roleinfo.views.view import View

_DECIMALS: Final = 12
"""A change that rounds to 0 at so many decimals is none."""
_RATIOS: Final = {"compa_ratio": "compa-ratio", "market_ratio": "market ratio"}

_POINT: Final[tuple[Column[LinePoint], ...]] = (
    column("grade", "Grade", TEXT, lambda point: point.grade),
    column("number", "", NUMBER, lambda point: point.number),
    column("title", "Occupation", TEXT, lambda point: point.title),
    column("place", "Area of wage", TEXT, lambda point: point.place, drop=1),
    column("market", "Market value", MONEY, lambda point: point.market),
    column("people", "Employees", WHOLE, lambda point: point.people),
)  # fmt: skip


def _line_in_words(line: MarketLine) -> Iterable[str]:
    fit = "" if line.r_squared is None else f" The line explains {format_fraction(line.r_squared)} of the variance."
    grades = [*line.grades]
    first, last = (f"{format_money(line.value_at(grade))} ({grade})" for grade in (grades[0], grades[-1]))
    verb, change = "fall" if line.progression < 0 else "rise", format_fraction(line.progression.copy_abs())
    if rounded(line.progression, _DECIMALS):
        yield f"Market values {verb} by {change} from grade to grade, from {first} to {last} per year.{fit}"
    else:
        yield f"Market values do not differ from grade to grade: {format_money(line.value_at(grades[0]))} per year."
    yield f"Log-linear least squares over {counted(len(line.points), 'job')}, each counted once."


MARKET_LINE: Final = View[MarketLine](
    of=MarketLine,
    label=lambda line: f"{counted(len(line.points), 'job')}, {format_fraction(line.progression)} from grade to grade",
    title=lambda _: "Market line",
    subtitle=lambda line: (
        f"Annual market value by grade, {format_date(line.as_of)}"
        + (f", aged to {format_date(line.aged_to)}" if line.aged_to else "")
        + f" ({joined(map(source_name, line.sources))})"
    ),
    finding=_line_in_words,
    tables=(TableSpec("rows", lambda line: line.points, _POINT, "Jobs"),),
    parameters=(
        column("intercept", "", NUMBER, lambda line: line.intercept),
        column("slope", "", NUMBER, lambda line: line.slope),
        column("r_squared", "", NUMBER, lambda line: line.r_squared),
        column("as_of", "", TEXT, lambda line: line.as_of),
        column("aged_to", "", TEXT, lambda line: line.aged_to),
        column("sources", "", TEXTS, lambda line: tuple(source.id for source in line.sources)),
    ),
)
LINE_POINT: Final = View[LinePoint](
    of=LinePoint,
    label=lambda point: f"{point.grade}: {point.title}, {format_money(point.market)}",
    title=lambda point: f"{point.grade}: {point.title}",
    tables=(record_table(_POINT),),
)

_DIFFERENTIAL: Final[tuple[Column[GeographicDifferential], ...]] = (
    column("place", "", TEXT, lambda area: area.place.code),
    column("place_name", "Area", TEXT, lambda area: area.place.name),
    column("differential", "Difference from nation", FRACTION_CHANGE, lambda area: area.differential),
    column("low", "Lowest", FRACTION_CHANGE, lambda area: area.low, drop=1),
    column("high", "Highest", FRACTION_CHANGE, lambda area: area.high, drop=1),
    column("jobs", "Occupations", WHOLE, lambda area: area.jobs),
    column("people", "Employees", WHOLE, lambda area: area.people),
)  # fmt: skip


def _differentials_in_words(areas: GeographicDifferentials) -> Iterator[str]:
    """How far market values lie above or below national ones, at the two ends, and how that is calculated."""
    if not areas:
        yield "No area has a wage of its own for the roster's occupations."
        return
    ranked = sorted(areas, key=lambda area: area.differential)
    ends = joined(dict.fromkeys(f"{_from_nation(area)} in {area.place.name}" for area in (ranked[-1], ranked[0])))
    yield f"Market values are {ends}."
    yield "Each figure is local / national market value - 1, the mean over the roster's occupations there."


def _from_nation(area: GeographicDifferential) -> str:
    share = format_fraction(area.differential.copy_abs())
    return f"{share} {'below' if area.differential < 0 else 'above'} national values"


GEOGRAPHIC_DIFFERENTIALS: Final = View[GeographicDifferentials](
    of=GeographicDifferentials,
    label=lambda areas: counted(len(areas), "area"),
    title=lambda _: "Geographic differentials",
    finding=_differentials_in_words,
    tables=(TableSpec("rows", iter, _DIFFERENTIAL, "Areas"),),
)
GEOGRAPHIC_DIFFERENTIAL: Final = View[GeographicDifferential](
    of=GeographicDifferential,
    label=lambda area: f"{area.place.name}: {format_fraction(area.differential, signed=True)}",
    title=lambda area: f"Geographic differential: {area.place.name}",
    tables=(record_table(_DIFFERENTIAL),),
)

_CELL: Final[tuple[Column[MeritCell], ...]] = (
    column("rating", "Rating", TEXT, lambda cell: cell.rating),
    column("low", "From", NUMBER, lambda cell: cell.low),
    column("high", "To below", NUMBER, lambda cell: cell.high),
    column("people", "Employees", WHOLE, lambda cell: cell.people),
    column("payroll", "", NUMBER, lambda cell: cell.payroll.amount if cell.payroll else None),
    column("increase", "Increase", FRACTION, lambda cell: cell.increase),
    column("cost", "", NUMBER, lambda cell: cell.cost.amount if cell.cost else None),
)


def _zone(low: Decimal | None, high: Decimal | None) -> str:
    bounds = [format_number(end, 2) for end in (low, high) if end is not None]
    if low is None:
        return f"Below {bounds[0]}" if bounds else "All"
    return f"{bounds[0]} and over" if high is None else f"{bounds[0]}{EN_DASH}{bounds[1]}"


def _cell_text(cell: MeritCell) -> str:
    count = f"{cell.people:,}"
    return count if cell.increase is None else f"{count} ({format_fraction(cell.increase)})"


def _by_rating(cells: Iterable[MeritCell]) -> dict[str, list[MeritCell]]:
    by_rating: dict[str, list[MeritCell]] = {}
    for cell in cells:
        by_rating.setdefault(cell.rating, []).append(cell)
    return by_rating


def _shown_cells(cells: Iterable[MeritCell]) -> Iterator[MeritCell]:
    """The cells that readers see: ratings of few employees, whose cells may be names, are one without a name."""
    few: list[list[MeritCell]] = []
    for of_rating in _by_rating(cells).values():
        if is_few(sum(cell.people for cell in of_rating)):
            few.append(of_rating)
        else:
            yield from of_rating
    name = f"{counted(len(few), 'rating')} with few employees"
    for of_zone in zip(*few, strict=True):
        count = sum(cell.people for cell in of_zone)
        yield attrs.evolve(of_zone[0], rating=name, people=count, payroll=None, increase=None, cost=None)


def _matrix(matrix: MeritMatrix, _citations: Citations) -> Iterator[Block]:
    """A row a rating and a column a zone: how many employees, and the raise of a guide."""
    rows = _by_rating(_shown_cells(matrix.cells))
    if not rows:
        return
    zones = next(iter(rows.values()))
    heads = (Head("Rating"), *(Head(_zone(cell.low, cell.high), "right") for cell in zones))
    rows_of_text = [(rating, *map(_cell_text, cells)) for rating, cells in rows.items()]
    yield Table(heads, rows_of_text, is_matrix=True)


def _matrix_in_words(matrix: MeritMatrix) -> Iterable[str]:
    what = _RATIOS[matrix.of]
    left_out = matrix.left_out
    beside = (
        f"; {left_out:,} without a rating or {what} {'is' if left_out == 1 else 'are'} left out" if left_out else ""
    )
    yield f"{people(matrix.people)} by rating and {what}{beside}."
    if matrix.cost is None or matrix.payroll is None or not matrix.payroll.amount:
        return
    if matrix.raised == 0:
        yield "The guide has no increase for any of them."
    elif matrix.raised < FEWEST:
        yield f"The cost of increases for fewer than {FEWEST} employees is withheld, since it would tell their pay."
    else:
        share = matrix.cost.amount / matrix.payroll.amount
        yield (
            f"The increases would cost {million(matrix.cost)} per year, {format_fraction(share)} of the pay of "
            f"{people(matrix.people)}."
        )


MERIT_MATRIX: Final = View[MeritMatrix](
    of=MeritMatrix,
    label=lambda matrix: f"{people(matrix.people)}, {counted(len(matrix.ratings), 'rating')}",
    title=lambda matrix: f"Merit matrix: rating by {_RATIOS[matrix.of]}",
    finding=_matrix_in_words,
    tables=(TableSpec("rows", lambda matrix: matrix.cells, _CELL, "Cells", readers=_shown_cells),),
    brief=_matrix,
    parameters=(
        column("column", "", TEXT, lambda matrix: matrix.column),
        column("of", "", TEXT, lambda matrix: matrix.of),
        column("left_out", "", WHOLE, lambda matrix: matrix.left_out),
    ),
)
MERIT_CELL: Final = View[MeritCell](
    of=MeritCell,
    label=lambda cell: f"{cell.rating}, {_zone(cell.low, cell.high)}: {people(cell.people)}",
    title=lambda cell: f"{cell.rating}, {_zone(cell.low, cell.high)}",
    tables=(record_table(_CELL),),
)
STRUCTURE_VIEWS: Final = (
    MARKET_LINE, LINE_POINT, GEOGRAPHIC_DIFFERENTIALS, GEOGRAPHIC_DIFFERENTIAL, MERIT_MATRIX, MERIT_CELL,
)  # fmt: skip
