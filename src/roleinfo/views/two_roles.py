"""Two roles compared: what a comparison shows of itself, in brief and in full."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from roleinfo.diffs.roles import RoleDiff
from roleinfo.render.layout import marked
from roleinfo.render.outline import Block
from roleinfo.text.figures import BOUNDS
from roleinfo.text.finding import brief_finding, decisive_caveats, scope_line
from roleinfo.text.numbers import format_fraction, format_money
from roleinfo.views.comparison import SECTIONS
from roleinfo.views.comparison_brief import brief_table
from roleinfo.views.comparison_notes import options_line
from roleinfo.views.comparison_tables import ComparisonTables
from roleinfo.views.gap_rows import COMPARED_TABLE
from roleinfo.views.view import SectionSpec, View


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
    return ". ".join(filter(None, (scope_line(diff), options_line(diff.options))))


def _section(id_: str, heading: str, make: Callable[[ComparisonTables], Iterator[Block]]) -> SectionSpec[RoleDiff]:
    return SectionSpec(id_, heading, lambda diff, citations: make(ComparisonTables(diff, citations=citations)))


COMPARISON: Final = View[RoleDiff](
    of=RoleDiff,
    label=_label,
    title=_title,
    subtitle=_subtitle,
    finding=brief_finding,
    caveats=lambda diff: diff.caveats,
    decisive=decisive_caveats,
    tables=(COMPARED_TABLE,),
    brief=brief_table,
    sections=tuple(_section(*section) for section in SECTIONS),
    folds=True,
)

VIEWS: Final[Mapping[type, View[Any]]] = {COMPARISON.of: COMPARISON}
