"""The declared view of gaps between groups of employees. What is withheld is in no column, since it is in no field."""

from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from roleinfo.model.caveat import Caveat
from roleinfo.render.citations import Citations
from roleinfo.render.layout import marked
from roleinfo.render.outline import Block
from roleinfo.roster.adjusted import AdjustedGap
from roleinfo.roster.groups import GroupCount, GroupFigure, GroupGaps
from roleinfo.text.group_gaps import (
    LAW_NAMES,
    describe_figure,
    describe_gaps,
    describe_reason,
    describe_value,
    format_gap,
)
from roleinfo.text.numbers import format_date
from roleinfo.text.phrases import counted
from roleinfo.views.columns import Column, TableSpec, column
from roleinfo.views.kinds import AMOUNT, FLAG, FRACTION, NUMBER, TEXT, TEXTS, WHOLE, Kind
from roleinfo.views.view import BRIEF_ROWS, SectionSpec, View

_FLOAT: Final = Kind[float]("fraction", "float", float, format_gap)
_LOG: Final = Kind[float]("log", "float", float, lambda value: f"{value:.4f}")


class _Row(NamedTuple):
    """A figure, and what it is one of."""

    gaps: GroupGaps
    figure: GroupFigure


def _of(name: str) -> Any:
    return lambda row: getattr(row.figure, name)


_FIGURE: Final[tuple[Column[_Row], ...]] = (
    column("article", "{provision}", TEXT, _of("article")),
    column("", "Figure", TEXT, lambda row: describe_figure(row.figure),
           of=("measure", "statistic", "component", "period", "quartile")),
    column("measure", "", TEXT, _of("measure")),
    column("statistic", "", TEXT, _of("statistic")),
    column("component", "", TEXT, _of("component")),
    column("period", "", TEXT, _of("period")),
    column("quartile", "", WHOLE, _of("quartile")),
    column("category", "Category", TEXT, _of("category")),
    column("group", "Group", TEXT, _of("group")),
    column("", "Gap or share", AMOUNT, lambda row: describe_value(row.figure), of=("value", "status")),
    column("value", "", FRACTION, _of("value")),
    column("flagged", "At least 5%", FLAG, _of("flagged"), drop=1),
    column("employees", "Employees", WHOLE, _of("employees"), drop=3),
    column("reference_employees", "Reference employees", WHOLE, _of("reference_employees"), drop=4),
    column("for_publication", "", FLAG, _of("for_publication")),
    column("status", "", TEXT, _of("status")),
    column("reason", "", TEXT, lambda row: describe_reason(row.figure.reason, row.gaps.min_group)),
)  # fmt: skip


def _rows(gaps: GroupGaps) -> Iterator[_Row]:
    return (_Row(gaps, figure) for figure in gaps.figures)


def _whole(gaps: GroupGaps) -> Iterator[_Row]:
    """Figures of the whole; that a small group has no shares is said once, of the group."""
    for row in _rows(gaps):
        if row.figure.category is None and (row.figure.measure == "gap" or row.figure.reason != "small-group"):
            yield row


def _by_category(gaps: GroupGaps) -> Iterator[_Row]:
    return (row for row in _rows(gaps) if row.figure.category is not None)


def _first(gaps: GroupGaps) -> Iterator[_Row]:
    """Figures of the whole for the brief: those given, of the quartiles the hourly shares of the compared groups."""
    compared = {figure.group for figure in gaps.figures if figure.measure == "gap"}
    periods = {figure.period for figure in gaps.figures if figure.quartile}
    for row in _whole(gaps):
        figure = row.figure
        is_repeated = figure.quartile and (
            figure.group not in compared or (figure.period == "year" and len(periods) > 1)
        )
        if figure.status != "withheld" and not is_repeated:
            yield row


def _heads(gaps: GroupGaps) -> dict[str, str]:
    return {"provision": "Regulation" if gaps.rules == "uk-2017" else "Article"}


def _figures(key: str, rows: Any, title: str) -> TableSpec[GroupGaps, _Row]:
    return TableSpec(key, rows, _FIGURE, title, names=_heads)


class _Counted(NamedTuple):
    gaps: GroupGaps
    group: GroupCount


_GROUPS: Final = TableSpec[GroupGaps, _Counted](
    "groups",
    lambda gaps: (_Counted(gaps, count) for count in gaps.groups),
    (
        column("group", "Group", TEXT, lambda row: row.group.group),
        column("", "Employees with pay", AMOUNT, lambda row: _count_text(row.group), of=("employees", "status")),
        column("employees", "", WHOLE, lambda row: row.group.employees),
        column("status", "", TEXT, lambda row: row.group.status),
        column("reason", "Reason", TEXT, lambda row: describe_reason(row.group.reason, row.gaps.min_group)),
    ),
    "Groups",
)


def _count_text(count: GroupCount) -> str:
    return count.status if count.employees is None else f"{count.employees:,}"


_ADJUSTED: Final = TableSpec[GroupGaps, AdjustedGap](
    "adjusted",
    lambda gaps: gaps.adjusted.gaps if gaps.adjusted else (),
    (
        column("group", "Group", TEXT),
        column("", "Adjusted gap", AMOUNT, lambda gap: gap.status if gap.value is None else format_gap(gap.value),
               of=("value", "status")),
        column("value", "", _FLOAT),
        column("low", "Low", _FLOAT),
        column("high", "High", _FLOAT),
        column("unadjusted", "Unadjusted gap", _FLOAT),
        column("explained", "Share explained", _FLOAT),
        column("log_difference", "Log difference", _LOG, drop=1),
        column("standard_error", "Standard error (HC3)", _LOG, drop=1),
        column("status", "", TEXT),
    ),
    "With the controls held equal",
)  # fmt: skip


def _controls(gaps: GroupGaps) -> tuple[str, ...]:
    if gaps.adjusted is None:
        return ()
    return tuple(
        f"{use.name} (number)" if use.levels is None else f"{use.name} ({counted(use.levels, 'level')})"
        for use in gaps.adjusted.controls
    )


def _subtitle(gaps: GroupGaps) -> str:
    employees = "" if gaps.employees is None else f"{counted(gaps.employees, 'employee')} with pay"
    parts = (
        "Own workforce",
        format_date(gaps.as_of) if gaps.as_of else "",
        employees,
        LAW_NAMES.get(gaps.rules or "", ""),
    )
    return "; ".join(part for part in parts if part)


def _label(gaps: GroupGaps) -> str:
    return f"{gaps.column}, reference {gaps.reference}. {' '.join(describe_gaps(gaps))}"


_BRIEF: Final = _figures("rows", _first, "Figures")
_WHOLE: Final = _figures("rows", _whole, "Figures")
_CATEGORIES: Final = _figures("categories", _by_category, "By category, not for publication")


def brief_figures(gaps: GroupGaps, citations: Citations) -> Iterator[Block]:
    """The figures of the whole, but for what repeats others."""
    yield from _BRIEF.blocks(gaps, citations, BRIEF_ROWS)


def _caveats(gaps: GroupGaps) -> Iterable[Caveat]:
    return gaps.caveats


def _of_adjustment(name: str) -> Any:
    return lambda gaps: None if gaps.adjusted is None else getattr(gaps.adjusted, name)


GROUP_GAPS: Final = View[GroupGaps](
    of=GroupGaps,
    label=_label,
    title=lambda gaps: f"Pay gaps by {marked(gaps.column)}: reference group {marked(gaps.reference)}",
    subtitle=_subtitle,
    finding=describe_gaps,
    caveats=_caveats,
    tables=(_figures("rows", _rows, "Figures"), _GROUPS, _ADJUSTED),
    brief=brief_figures,
    sections=(
        SectionSpec("rows", _WHOLE.title, _WHOLE.blocks),
        SectionSpec("categories", _CATEGORIES.title, _CATEGORIES.blocks),
        SectionSpec("adjusted", _ADJUSTED.title, _ADJUSTED.blocks),
        SectionSpec("groups", _GROUPS.title, _GROUPS.blocks),
    ),
    parameters=(
        column("column", "", TEXT),
        column("reference", "", TEXT),
        column("rules", "", TEXT),
        column("min_group", "", WHOLE),
        column("as_of", "", TEXT),
        column("employees", "", WHOLE),
        column("controls", "", TEXTS, _controls),
        column("adjusted_component", "", TEXT, _of_adjustment("component")),
        column("adjusted_employees", "", WHOLE, _of_adjustment("employees")),
        column("r_squared", "", Kind[float]("number", "float", float, str), _of_adjustment("r_squared")),
        column("confidence", "", NUMBER, _of_adjustment("confidence")),
    ),
)

VIEWS: Final[tuple[View[Any], ...]] = (GROUP_GAPS,)
