"""Releases of one survey: which share respondents, and what was changed in its method between them."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final, NamedTuple

from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.exact import multiply
from roleinfo.model.pay import HOURS_PER_YEAR

PANEL_MONTHS: Final = {"oews": 36}
"""From how many months apart on two releases of a series share no panel; of other series it is not known."""


class MethodChange(NamedTuple):
    """A change in a survey's method: since when, and above which annual pay it matters, if not at all pays."""

    series: str
    since: str
    code: str
    above: Decimal | None = None


METHOD_CHANGES: Final = (
    MethodChange("oews", "2021-05", "model-2021"),
    MethodChange("oews", "2022-05", "top-2022", Decimal(208_000)),
)
"""The changes that are known, written by hand; `text.messages` says of each what it is."""

CHANGES_OF_CLASS: Final = ("code-changed", "content-changed")
"""Codes of the caveats of a figure that was published before its class changed."""

_TOPS: Final = ("mean", "p90")


def months_between(one: str | None, other: str | None) -> int | None:
    """How many months lie between two dates, at the least where one is of a year alone; None where one is unknown.

    >>> months_between("2019-05", "2025-05"), months_between("2019", "2020-05")
    (72, 5)
    """
    if one is None or other is None:
        return None
    first, last = sorted((one, other))
    ends = []
    for date, month in ((first, 12), (last, 1)):
        year, *rest = (int(part) for part in date.split("-"))
        ends.append(year * 12 + (rest[0] if rest else month))
    return max(0, ends[1] - ends[0])


def are_separate(series: str, one: str | None, other: str | None) -> bool:
    """Whether two releases of a series are so far apart that they share no respondents; not where it is not known.

    >>> are_separate("oews", "2019-05", "2022-05"), are_separate("oews", "2023-05", "2025-05")
    (True, False)
    """
    apart = months_between(one, other)
    return apart is not None and series in PANEL_MONTHS and apart >= PANEL_MONTHS[series]


def method_changes(series: str, one: str | None, other: str | None, *, reaches_top: bool) -> tuple[str, ...]:
    """The codes of the changes of method between two releases; those at the top only where either ``reaches_top``.

    >>> method_changes("oews", "2019-05", "2025-05", reaches_top=False)
    ('model-2021',)
    >>> method_changes("oews", "2025-05", "2021-05", reaches_top=True)
    ('top-2022',)
    """
    if one is None or other is None:
        return ()
    first, last = sorted((one, other))
    return tuple(
        change.code
        for change in METHOD_CHANGES
        if change.series == series and first < change.since <= last and (change.above is None or reaches_top)
    )


def reaches_top(figures: Iterable[SalaryEstimate]) -> bool:
    """Whether the mean or the 90th percentile of a release may lie where a change at the top of the scale matters."""
    limits = {change.series: change.above for change in METHOD_CHANGES if change.above is not None}
    for figure in figures:
        limit = limits.get(figure.source.series)
        if limit is None or figure.statistic not in _TOPS or figure.known_amount is None:
            continue
        amount, period = figure.known_amount.amount, figure.known_amount.period
        yearly = multiply(amount, Decimal(HOURS_PER_YEAR)) if period == "hour" else amount
        if figure.status == "top_coded" or (period in ("hour", "year") and yearly > limit):
            return True
    return False
