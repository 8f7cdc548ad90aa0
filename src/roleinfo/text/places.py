"""Sentences on pay place by place, or industry by industry: where it is highest, and how far it reaches."""

from collections.abc import Iterable
from typing import Final

from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.table import BestPaying, PayCell
from roleinfo.model.words import in_sentence
from roleinfo.text.figures import class_of
from roleinfo.text.numbers import format_number
from roleinfo.text.phrases import class_parts

_KINDS: Final = {
    "state": "states", "metro": "metropolitan areas", "nonmetro": "nonmetropolitan areas", "nation": "nations"
}  # fmt: skip
_SINGULAR: Final = {"industries": "industry"}


def kind_of_cells(cells: Iterable[PayCell], *, industries: bool = False) -> str:
    """What the cells are, in the plural: ``states``, ``industries``, else ``places``."""
    given = tuple(cells)
    if industries or any(cell.industry for cell in given):
        return "industries"
    kinds = {cell.place.kind for cell in given}
    return _KINDS.get(kinds.pop(), "places") if len(kinds) == 1 else "places"


def singular(kind: str) -> str:
    """One of what `kind_of_cells` gives."""
    return _SINGULAR.get(kind, kind[:-1])


def class_of_cells(cells: Iterable[PayCell]) -> str | None:
    """The class that all figures of the cells were published for, with its code."""
    return class_of(figure for cell in cells for figure in cell.salary)


def subject_of_cells(cells: Iterable[PayCell]) -> str | None:
    """The title of that class as a sentence says it, where the title is known: ``registered nurses``."""
    title, code = class_parts(class_of_cells(cells) or "")
    return in_sentence(title) if code else None


def wage_of(figures: Iterable[SalaryEstimate]) -> str:
    """What the figures are called: ``wage`` of OEWS, else ``pay``."""
    return "wage" if {figure.component for figure in figures} <= {"oews_wage"} else "pay"


def excluded_cells(best: BestPaying) -> str:
    """How many cells were excluded from a ranking, and by which rule."""
    kind = kind_of_cells(best.ranked, industries=best.level is not None)
    what = singular(kind) if best.passed_over == 1 else kind
    return (
        f"{best.passed_over:,} {what} excluded (fewer than {best.minimum_jobs:,} jobs or RSE above "
        f"{format_number(best.maximum_rse)}%)."
    )
