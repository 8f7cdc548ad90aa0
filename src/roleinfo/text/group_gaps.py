"""Gaps between groups of employees in words, which say how large they are and never why."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from roleinfo.model.exact import rounded
from roleinfo.roster.adjusted import AdjustedGap, Adjustment
from roleinfo.roster.groups import GroupFigure, GroupGaps
from roleinfo.text.numbers import format_fraction
from roleinfo.text.phrases import counted, joined, level_text

LAW_NAMES: Final = {
    "eu-2023-970": "Directive (EU) 2023/970, article 9",
    "uk-2017": "SI 2017/172, regulation 2",
}
"""Where each set of figures is defined."""

_NAMED: Final = 3
_QUARTILES: Final = {1: "lower", 2: "lower middle", 3: "upper middle", 4: "upper"}
_PERIODS: Final = {"hour": "hourly", "year": "annual"}
_COMPONENTS: Final = {"base": "base pay", "total": "pay", "variable": "variable pay", "bonus": "bonus pay"}
_WITHHELD: Final = {
    "small-group": "fewer than {least} employees, or needed to protect a group of fewer",
    "few-recipients": "fewer than {least} employees received such pay",
    "complementary": "withheld so that a figure that is withheld cannot be found from it",
    "zero-reference": "the reference group's figure is 0",
}


def describe_figure(figure: GroupFigure) -> str:
    """What a figure is: ``Mean gap, hourly pay``, ``Share of upper quartile, annual pay``."""
    pay = describe_pay(figure)
    match figure.measure:
        case "gap":
            return f"{(figure.statistic or '').capitalize()} gap, {pay}"
        case "share receiving":
            return f"Share receiving {_COMPONENTS[figure.component or 'variable']}"
        case _:
            return f"Share of {_QUARTILES[figure.quartile or 1]} quartile, {pay}"


def describe_pay(figure: GroupFigure) -> str:
    """The pay that a figure is of: ``hourly pay``, ``annual variable pay``, ``bonus pay``."""
    component = _COMPONENTS[figure.component or "base"]
    return component if figure.component == "bonus" else f"{_PERIODS[figure.period or 'hour']} {component}"


def describe_value(figure: GroupFigure) -> str:
    """The value for a table, or that it is withheld."""
    return figure.status if figure.value is None else format_gap(figure.value)


def format_gap(value: Decimal | float) -> str:
    """A gap with one decimal and its sign where it is below 0.

    >>> format_gap(Decimal("0.05432")), format_gap(-0.0321)
    ('5.4%', '−3.2%')
    """
    number = rounded(Decimal(repr(value)) if isinstance(value, float) else value, 12)
    return format_fraction(number) if number >= 0 else f"\u2212{format_fraction(number.copy_abs())}"


def describe_reason(reason: str | None, least: int) -> str | None:
    """Why a figure has no value, or a group no count."""
    return None if reason is None else _WITHHELD[reason].format(least=least)


def describe_gaps(gaps: GroupGaps) -> Iterator[str]:
    """The mean and the median gap of each group, then categories, then what remains at equal controls."""
    headlines = [*_headlines(gaps)]
    for figure in headlines[:_NAMED]:
        yield _describe_headline(gaps, figure)
    if len(headlines) > _NAMED:
        more = len(headlines) - _NAMED
        yield f"{counted(more, 'more group')} {'is' if more == 1 else 'are'} in the table."
    if not headlines:
        yield (
            f"No gap to {group_name(gaps.reference)} is given, since a gap needs at least "
            f"{counted(gaps.min_group, 'employee')} with pay in each of the two groups."
        )
    yield from _describe_categories(gaps)
    if gaps.adjusted is not None:
        yield from _describe_adjusted(gaps, gaps.adjusted)


def _headlines(gaps: GroupGaps) -> Iterator[GroupFigure]:
    """The mean gap of each group in all pay: hourly where hours are known."""
    given = [
        figure
        for figure in gaps.select(measure="gap", statistic="mean")
        if figure.category is None and figure.component in ("base", "total") and figure.value is not None
    ]
    period = "hour" if any(figure.period == "hour" for figure in given) else "year"
    return (figure for figure in given if figure.period == period)


def _describe_headline(gaps: GroupGaps, mean: GroupFigure) -> str:
    median = next(
        figure
        for figure in gaps.select(measure="gap", statistic="median", group=mean.group, period=mean.period)
        if figure.component == mean.component
    )
    beside = "" if median.value is None else f"; median {describe_pay(mean)} is {_way(median.value)}"
    return f"Mean {describe_pay(mean)} is {_between(mean.value, mean.group, gaps.reference)}{beside}."


def group_name(group: str) -> str:
    """A group in a sentence: ``the female group``."""
    return f"the {group} group"


def _between(gap: Decimal | float | None, group: str, reference: str) -> str:
    """A gap between two groups: ``5.3% lower in the female group than in the male group``."""
    if not gap:
        return f"the same in {group_name(group)} and {group_name(reference)}"
    return f"{_way(gap)} in {group_name(group)} than in {group_name(reference)}"


def _way(gap: Decimal | float | None) -> str:
    """A gap as how much lower or higher the group's pay is."""
    if not gap:
        return "the same"
    return f"{format_gap(gap if gap > 0 else -gap)} {'lower' if gap > 0 else 'higher'}"


def _describe_categories(gaps: GroupGaps) -> Iterator[str]:
    """In how many categories average pay differs by the threshold of article 10."""
    tested = [figure for figure in gaps.figures if figure.flagged is not None]
    if not tested:
        return
    reached = {figure.category for figure in tested if figure.flagged}
    number = len({figure.category for figure in tested})
    what = "the category" if number == 1 else f"the {number:,} categories"
    yield (
        f"Average pay differs by at least 5% in {len(reached):,} of {what} with figures (article 10 of the directive)."
    )


def _describe_adjusted(gaps: GroupGaps, adjusted: Adjustment) -> Iterator[str]:
    controls = joined(use.name for use in adjusted.controls)
    released = [gap for gap in adjusted.gaps if gap.value is not None]
    for gap in released[:_NAMED]:
        yield (
            f"With {controls} held equal, hourly {_COMPONENTS[adjusted.component]} is "
            f"{_between(gap.value, gap.group, gaps.reference)}{_interval(gap, adjusted.confidence)}."
        )


def _interval(gap: AdjustedGap, confidence: Decimal) -> str:
    if gap.low is None or gap.high is None:
        return ""
    interval = f"{format_gap(gap.low)} to {format_gap(gap.high)}"
    return f" ({level_text(confidence)} confidence interval for the gap: {interval})"
