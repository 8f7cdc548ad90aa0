"""Columns that several results on pay share: an employee's pay, the rows that were not read, published figures."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import attrs

from roleinfo.errors import MOST_PROBLEMS_PRINTED
from roleinfo.model.caveat import Caveat
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.pay import Pay
from roleinfo.pay.batch import RowProblem
from roleinfo.render.citations import Citations
from roleinfo.render.outline import Block, Bullets, Paragraph
from roleinfo.text.phrases import counted
from roleinfo.views.columns import Column, TableSpec, column
from roleinfo.views.fact_rows import SALARY
from roleinfo.views.kinds import FLAG, MONEY, NUMBER, TEXT, WHOLE, Kind
from roleinfo.views.tabular import DataType
from roleinfo.views.view import BRIEF_ROWS, SectionSpec

PAY: Final[tuple[Column[Pay], ...]] = (
    column("pay", "Pay", MONEY, lambda pay: pay),
    column("unit", "Unit", TEXT, lambda pay: f"{pay.currency} per {pay.period}", shared=True),
    column("currency", "", TEXT),
    column("period", "", TEXT),
)
"""An amount with its unit."""
PAY_IN_ONE_UNIT: Final = tuple(attrs.evolve(one, heading="") if one.key == "unit" else one for one in PAY)
"""The same where the subtitle has the unit of all amounts."""

_KINDS: Final[Mapping[DataType, Kind[Any]]] = {"text": TEXT, "number": NUMBER, "count": WHOLE, "flag": FLAG}
FIGURE: Final[tuple[Column[Any], ...]] = tuple(column(key, "", _KINDS[data_type]) for key, data_type in SALARY.items())
"""A published pay figure, for programs."""


def name_of(name: object) -> str | None:
    """What the caller calls an employee."""
    return None if name is None else str(name)


def codes_of(caveats: Iterable[Caveat]) -> tuple[str, ...]:
    """The codes of caveats, each once."""
    return tuple(dict.fromkeys(caveat.code for caveat in caveats))


def yearly(figures: Iterable[SalaryEstimate], statistic: str) -> SalaryEstimate | None:
    """The annual figure of a statistic; where none was released, the one without a period."""
    of_it = [figure for figure in figures if figure.statistic == statistic]
    return next(
        (figure for figure in of_it if figure.known_amount is None or figure.known_amount.period == "year"), None
    )


# Rows that were not read ------------------------------------------------------------------------


def _lines(problems: tuple[RowProblem, ...]) -> Iterator[Block]:
    if problems:
        verb = "was" if len(problems) == 1 else "were"
        yield Paragraph(f"{counted(len(problems), 'row')} {verb} not read:")
        yield Bullets(map(str, problems[:MOST_PROBLEMS_PRINTED]))
        if len(problems) > MOST_PROBLEMS_PRINTED:
            yield Paragraph(f"{len(problems) - MOST_PROBLEMS_PRINTED:,} more.")


def _unread(result: Any, _citations: Citations) -> Iterator[Block]:
    return _lines(result.problems)


PROBLEMS: Final = TableSpec[Any, RowProblem](
    "problems",
    lambda result: result.problems,
    (
        column("row", "Row", TEXT, lambda problem: str(problem.row)),
        column("field", "Field", TEXT),
        column("value", "Value", TEXT),
        column("message", "Problem", TEXT),
    ),
    "Rows not read",
)
"""The rows that were not read, each with its problem."""


def with_problems(table: TableSpec[Any, Any]) -> dict[str, Any]:
    """The fields of a view with one row an employee: its tables and sections, and in brief what was not read."""

    def brief(result: Any, citations: Citations) -> Iterator[Block]:
        yield from table.blocks(result, citations, BRIEF_ROWS)
        yield from _unread(result, citations)

    sections = (
        SectionSpec[Any]("rows", table.title, table.blocks),
        SectionSpec[Any]("problems", PROBLEMS.title, _unread),
    )
    return {"tables": (table, PROBLEMS), "brief": brief, "sections": sections}
