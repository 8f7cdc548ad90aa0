"""Two roles compared: what a comparison shows of itself, in brief and in full."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from typing import Any, Final

from roleinfo.diffs.roles import RoleDiff
from roleinfo.pay.overlap import RangeOverlap
from roleinfo.render.outline import Block
from roleinfo.text.figures import BOUNDS
from roleinfo.text.finding import brief_finding, decisive_caveats, scope_line
from roleinfo.text.numbers import format_fraction, format_money
from roleinfo.views.bands import OVERLAP_COLUMNS
from roleinfo.views.columns import Column, TableSpec, column
from roleinfo.views.comparison import SECTIONS, section_blocks
from roleinfo.views.comparison_brief import brief_table, comparison_title
from roleinfo.views.comparison_notes import options_line
from roleinfo.views.comparison_tables import ComparisonTables
from roleinfo.views.gap_rows import COMPARED_TABLE
from roleinfo.views.key_figures import ROOMY
from roleinfo.views.kinds import NUMBER, TEXT
from roleinfo.views.learning import skills_table, software_table
from roleinfo.views.view import SectionSpec, View


def _label(diff: RoleDiff) -> str:
    gap = diff.salary.headline
    counts = f"{len(diff.changes)} changes, {len(diff.caveats)} caveats"
    if gap is None:
        return f"{comparison_title(diff)}: no pay compared; {counts}"
    part = f" ({format_fraction(gap.relative, signed=True)})" if gap.relative is not None else ""
    test = {True: ", significant", False: ", not significant"}.get(gap.significant or False) if gap.interval else ""
    amount = f"{BOUNDS[gap.bound]}{format_money(gap.difference, signed=True)}/{gap.difference.period}"
    return f"{comparison_title(diff)}: {gap.left.statistic} {amount}{part}{test}; {counts}"


def _subtitle(diff: RoleDiff) -> str:
    return ". ".join(filter(None, (scope_line(diff), options_line(diff))))


def _section(id_: str, heading: str, make: Callable[[ComparisonTables], Iterator[Block]]) -> SectionSpec[RoleDiff]:
    return SectionSpec(
        id_, heading, lambda diff, citations: section_blocks(ComparisonTables(diff, citations=citations), id_, make)
    )


_SIMILARITY: Final[tuple[Column[tuple[str, Decimal]], ...]] = (
    column("measure", "Measure", TEXT, lambda pair: pair[0]),
    column("value", "Value", NUMBER, lambda pair: pair[1]),
)
_MEASURES: Final = (
    "jaccard", "dice", "left_in_right", "right_in_left", "weighted_jaccard", "cosine", "correlation",
    "cosine_with_level", "software_jaccard",
)  # fmt: skip


def _similarity(diff: RoleDiff) -> Iterator[tuple[str, Decimal]]:
    """Each measure of how alike the skills are that has a value, and what there is to learn, with its error."""
    for name in _MEASURES:
        if (similarity := getattr(diff.skills, name)) is not None:
            yield name, Decimal(str(round(similarity.value, 6)))
    if (apart := diff.skills.rms_difference) is not None:
        yield "rms_difference", Decimal(str(round(apart, 6)))
    for name in ("learning", "learning_error"):
        if (value := getattr(diff.skills, name)) is not None:
            yield name, value


def _overlap(diff: RoleDiff) -> Iterator[RangeOverlap]:
    if diff.salary.overlap is not None:
        yield diff.salary.overlap


COMPARISON: Final = View[RoleDiff](
    of=RoleDiff,
    label=_label,
    title=comparison_title,
    subtitle=_subtitle,
    finding=brief_finding,
    caveats=lambda diff: diff.caveats,
    decisive=decisive_caveats,
    tables=(
        COMPARED_TABLE,
        TableSpec("summary", lambda diff: diff.summary, (column("sentence", "", TEXT, str),)),
        TableSpec("similarity", _similarity, _SIMILARITY),
        skills_table("to_learn", lambda diff: diff.skills.to_learn),
        software_table("software_to_learn", lambda diff: diff.skills.software_to_learn),
        TableSpec("overlap", _overlap, OVERLAP_COLUMNS),
    ),
    parameters=(
        column("left_id", "", TEXT, lambda diff: diff.left.id),
        column("right_id", "", TEXT, lambda diff: diff.right.id),
    ),
    brief=brief_table,
    leaner=(partial(brief_table, without=ROOMY), partial(brief_table, without=("duties",))),
    sections=tuple(_section(*section) for section in SECTIONS),
    folds=True,
)

VIEWS: Final[Mapping[type, View[Any]]] = {COMPARISON.of: COMPARISON}
