"""Two roles compared: what a comparison shows of itself, in brief and in full."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from roleinfo.diffs.roles import RoleDiff
from roleinfo.render.citations import Citations
from roleinfo.render.layout import marked
from roleinfo.render.outline import Block
from roleinfo.text.figures import BOUNDS
from roleinfo.text.finding import brief_finding, decisive_caveats, scope_line
from roleinfo.text.numbers import format_fraction, format_money
from roleinfo.views.columns import Column, TableSpec, column
from roleinfo.views.comparison import comparison_sections
from roleinfo.views.comparison_brief import brief_table
from roleinfo.views.gap_rows import COMPARED, compared_rows
from roleinfo.views.kinds import FLAG, NUMBER, TEXT, WHOLE, Kind
from roleinfo.views.remarks import options
from roleinfo.views.sheet import Sheet
from roleinfo.views.tabular import DataType
from roleinfo.views.view import SectionSpec, View

_KINDS: Final[Mapping[DataType, Kind[Any]]] = {"text": TEXT, "number": NUMBER, "count": WHOLE, "flag": FLAG}
_FOR_PROGRAMS: Final[tuple[Column[Any], ...]] = tuple(
    column(key, "", _KINDS[data_type]) for key, data_type in COMPARED.items()
)


def _title(diff: RoleDiff) -> str:
    return " vs. ".join(marked(role.title) for role in (diff.left, diff.right))


def _label(diff: RoleDiff) -> str:
    gap = diff.salary.headline
    counts = f"{len(diff.changes)} changes, {len(diff.caveats)} caveats"
    if gap is None:
        return f"{_title(diff)}: no pay compared; {counts}"
    part = f" ({format_fraction(gap.relative, signed=True)})" if gap.relative is not None else ""
    test = {True: ", significant", False: ", not significant"}.get(gap.significant or False) if gap.interval else ""
    amount = f"{BOUNDS[gap.bound]}{format_money(gap.difference, signed=True)}/{gap.difference.period}"
    return f"{_title(diff)}: {gap.left.statistic} {amount}{part}{test}; {counts}"


def _subtitle(diff: RoleDiff) -> str:
    return ". ".join(filter(None, (scope_line(diff), options(diff.options))))


def _section(id_: str, at: int, heading: str) -> SectionSpec[RoleDiff]:
    def blocks(diff: RoleDiff, citations: Citations) -> Iterable[Block]:
        _, _, make = comparison_sections(Sheet(diff, citations=citations))[at]
        return make()

    return SectionSpec(id_, heading, blocks)


_NAMES: Final = (
    ("overview", "Overview"), ("overview", "About these roles"), ("pay", "Pay"), ("education", "Education"),
    ("experience", "Experience"), ("people", "People"), ("duties", "Duties"), ("skills", "Skills"),
    ("interests", "Interests"), ("traits", "Traits"), ("employers", "Industries and employers"),
    ("benefits", "Benefits"), ("credentials", "Credentials"), ("codes", "Seniority and O*NET codes"),
    ("related", "Related roles"), ("notes", "Not compared"), ("notes", "Missing data"), ("notes", "Notes"),
)  # fmt: skip

COMPARISON: Final = View[RoleDiff](
    of=RoleDiff,
    label=_label,
    title=_title,
    subtitle=_subtitle,
    finding=brief_finding,
    caveats=lambda diff: diff.caveats,
    decisive=decisive_caveats,
    tables=(TableSpec("rows", compared_rows, _FOR_PROGRAMS),),
    brief=brief_table,
    sections=tuple(_section(id_, at, heading) for at, (id_, heading) in enumerate(_NAMES)),
    folds=True,
)

VIEWS: Final[Mapping[type, View[Any]]] = {COMPARISON.of: COMPARISON}
