"""Pay by place or industry, and roles each against each: the first rows, and how many more there are."""

from collections.abc import Iterable, Iterator
from typing import Final

from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.table import BestPaying, PayCell, PayTable
from roleinfo.model.words import number
from roleinfo.render.citations import Citations, sourced
from roleinfo.render.outline import Block, Bullets, Head, Heading, Line, Paragraph, Table, line
from roleinfo.text.figures import bounded_pay, class_of
from roleinfo.views.amounts import doubts

_CELLS: Final = 60


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
        Table((Head("Rank", "right"), *_columns("Where")), rows, "By the annual mean."),
        *_more(len(best.ranked) - len(rows), "in .ranked"),
        told,
        *doubts(best.caveats),
        *sourced(citations),
    )


def _whose(cells: Iterable[PayCell]) -> str:
    """The class that all figures of the cells are of, as a heading goes on."""
    name = class_of(figure for cell in cells for figure in cell.salary)
    return f", {name}" if name else ""


def _columns(first: str) -> tuple[Head, ...]:
    heads = ("Mean a year", "Relative error", "Median a year", "Jobs")
    return (Head(first), *(Head(each, "right") for each in heads))


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
