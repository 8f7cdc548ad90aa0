"""Pay by place or industry, and roles each against each: the first rows, and how many more there are."""

from collections.abc import Iterable, Iterator
from typing import Final

from roleinfo.many.gaps import GapMatrix
from roleinfo.many.labelled import Labelled
from roleinfo.many.similarities import SimilarityMatrix
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.source import Source
from roleinfo.model.table import BestPaying, PayCell, PayTable
from roleinfo.model.words import number
from roleinfo.render.citations import Citations, described, sourced
from roleinfo.render.layout import brief
from roleinfo.render.outline import DASH, Block, Bullets, Column, Heading, Line, Paragraph, Part, Table, line
from roleinfo.reports.amounts import doubts
from roleinfo.text.figures import bounded_pay, class_of, pay_label

_CELLS: Final = 60
_ROLES: Final = 12
_ACROSS: Final = 6


def cells_outline(table: PayTable) -> tuple[Block, ...]:
    """What is published of each place or industry."""
    if not table:
        return (Heading(1, "Pay by place"), Paragraph("Nothing is published by place or industry."))
    citations = Citations()
    what = "industry" if table[0].industry else "place"
    rows = [_cell(each, citations) for each in table[:_CELLS]]
    return (
        Heading(1, f"Pay by {what}{_whose(table)}: {len(table)} in all"),
        Table(_columns(what.capitalize()), rows, "Annual wages, as the source orders them."),
        *_more(len(table) - len(rows), "in the object itself, in its frame and in its CSV"),
        *doubts(PayTable(table[:_CELLS]).caveats),
        *sourced(citations),
    )


def best_outline(best: BestPaying) -> tuple[Block, ...]:
    """Where pay is highest, with the rule that says who may be ranked."""
    citations = Citations()
    rows = [
        ("1 (tied)" if at < best.ties and best.ties > 1 else str(at + 1), *_cell(each, citations))
        for at, each in enumerate(best.ranked[:_CELLS])
    ]
    told = Bullets((f"The rule: {best.rule}.", f"Passed over by it: {best.passed_over:,}."))
    if not rows:
        return (Heading(1, "Where pay is highest"), Paragraph("The rule lets none in."), told)
    return (
        Heading(1, f"Where pay is highest{_whose(best.ranked)}"),
        Table((Column("Rank", "right"), *_columns("Where")), rows, "By the annual mean."),
        *_more(len(best.ranked) - len(rows), "in .ranked"),
        told,
        *doubts(best.caveats),
        *sourced(citations),
    )


def _whose(cells: Iterable[PayCell]) -> str:
    """The class that all figures of the cells are of, as a heading goes on."""
    name = class_of(figure for cell in cells for figure in cell.salary)
    return f", {name}" if name else ""


def _columns(first: str) -> tuple[Column, ...]:
    heads = ("Mean a year", "Relative error", "Median a year", "Jobs")
    return (Column(first), *(Column(each, "right") for each in heads))


def _cell(cell: PayCell, citations: Citations) -> tuple[Line, ...]:
    mean, median = (_yearly(cell, name) for name in ("mean", "median"))
    return (
        line(cell.name),
        _paid(mean, citations),
        line("not published" if mean is None or mean.rse is None else f"{number(mean.rse)} %"),
        _paid(median, citations),
        line("not published") if cell.jobs is None else line(citations.cited(cell.jobs, number(cell.jobs.value))),
    )


def _yearly(cell: PayCell, name: str) -> SalaryEstimate | None:
    """The cell's annual figure of a statistic; where none has a period, for none was released, that one."""
    of_it = [each for each in cell.salary if each.statistic == name]
    return next((each for each in of_it if each.stated is None or each.stated.period == "year"), None)


def _paid(figure: SalaryEstimate | None, citations: Citations) -> Line:
    return line("not published") if figure is None else line(citations.cited(figure, bounded_pay(figure)))


def _more(count: int, where: str) -> Iterator[Block]:
    if count > 0:
        yield Paragraph(f"And {count:,} more: {where}.")


# ----------------------------------------------------------------------------------------------------------------------
# Roles each against each


def gaps_outline(matrix: GapMatrix) -> tuple[Block, ...]:
    """The first rows and columns of a matrix of differences in pay."""
    shown = matrix.difference[:_ROLES, :_ACROSS].tolist()
    marks = matrix.significant[:_ROLES, :_ACROSS].tolist()
    rows = [
        (title, *(_gap(value, mark) for value, mark in zip(values, tests, strict=True)))
        for title, values, tests in zip(matrix.titles, shown, marks, strict=False)
    ]
    caption = (
        f"The column's pay less the row's: {_what(matrix)}; ~ within the sampling error, ? cannot be tested, "
        f"{DASH} no two figures alike."
    )
    return _matrix("Differences in pay", matrix, rows, caption, matrix.sources)


def _what(matrix: GapMatrix) -> str:
    """What the figures are: statistic, component, place and date where all have one, else the unit alone."""
    kinds = {f"{pay_label(each, nation=True)}, {each.effective_date or 'undated'}" for each in matrix.figures}
    return kinds.pop() if len(kinds) == 1 else f"{matrix.statistic}, {matrix.unit}"


def _gap(value: float, significant: float) -> str:
    if value != value:  # noqa: PLR0124  # no number: there is no gap
        return DASH
    if not value:
        return "0"
    return f"{value:+,.2f}".removesuffix(".00") + {1.0: "", 0.0: " ~"}.get(significant, " ?")


def alike_outline(matrix: SimilarityMatrix) -> tuple[Block, ...]:
    """The first rows and columns of a matrix of likeness."""
    rows = [
        (title, *(DASH if value != value else f"{value:.3f}" for value in values))  # noqa: PLR0124  # as above
        for title, values in zip(matrix.titles, matrix.similarity[:_ROLES, :_ACROSS].tolist(), strict=False)
    ]
    kinds = ", ".join(each.replace("_", " ") for each in matrix.kinds)
    caption = f"{matrix.measure.replace('_', ' ').capitalize()} of importance ({kinds}); {DASH} nothing rated for both."
    return _matrix("How alike roles are", matrix, rows, caption, matrix.sources)


def _matrix(
    title: str,
    matrix: GapMatrix | SimilarityMatrix,
    rows: list[tuple[str, ...]],
    caption: str,
    sources: Iterable[Source],
) -> tuple[Block, ...]:
    columns = (Column("Role"), *(Column(brief(each), "right") for each in matrix.titles[:_ACROSS]))
    blocks: list[Block] = [Heading(1, f"{title}: {len(matrix):,} roles"), Paragraph(f"{matrix}.")]
    if rows:
        blocks += [Table(columns, rows, caption, is_matrix=True), *_cut(matrix)]
    if matrix.left_out:
        told = [str(each) for each in matrix.left_out]
        blocks.append(Part(Heading(2, "Roles left out"), (Bullets(told),), "warning"))
    blocks.append(Part(Heading(2, "Sources"), (Bullets([described(each, each.date) for each in sources]),), "folded"))
    return tuple(blocks)


def _cut(matrix: Labelled) -> Iterator[Block]:
    rows, columns = len(matrix) - _ROLES, len(matrix) - _ACROSS
    if columns > 0:
        told = f"{max(rows, 0):,} more rows and {columns:,} more columns"
        yield Paragraph(f"And {told}: in the arrays of the object and in its frame.")
