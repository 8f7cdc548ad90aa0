"""Sentences on two distributions of pay: how far they overlap, what part lies above the other's median, intervals."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from roleinfo.model.exact import multiply, rounded, shortest
from roleinfo.model.words import closed
from roleinfo.pay.distribution import INTERPOLATED, ShareRange
from roleinfo.text.figures import ADJECTIVES
from roleinfo.text.phrases import credit, hourly, interval_text, level_text, per, share_text
from roleinfo.text.sides import pay_of

if TYPE_CHECKING:
    from roleinfo.diffs.salary import SalaryDiff, SalaryGap


def spread_sentences(salary: "SalaryDiff", names: tuple[str, str]) -> tuple[str, ...]:
    """How far two pay distributions overlap, and the interval of each difference that was tested.

    ``names`` is what the sentences call the two sides.
    """
    intervals = (sentence for gap in salary for sentence in _interval(gap))
    return (*_overlap(salary), *_above_median(salary, names), *intervals)


def _overlap(salary: "SalaryDiff") -> Iterator[str]:
    overlap = salary.overlap
    if overlap is None:
        return
    percentiles = salary.range_ends("p10", "p90")
    is_of_percentiles = percentiles is not None and (percentiles[0].pays[0], percentiles[1].pays[0]) == overlap.left
    ranges = "10th-90th percentile ranges" if is_of_percentiles else f"{ADJECTIVES[overlap.union.period]} pay ranges"
    if not overlap.shared.amount:
        yield f"The {ranges} do not overlap."
        return
    low, high = max(overlap.left[0], overlap.right[0]), min(overlap.left[1], overlap.right[1])
    share = share_text(overlap.ratio)
    yield f"The {ranges} overlap from {hourly(low)} to {hourly(high)}: {share} of their combined span."


def _above_median(salary: "SalaryDiff", names: tuple[str, str]) -> Iterator[str]:
    gap = salary.median
    if gap is None:
        return
    for share, ours, theirs, median, pay in (
        (salary.left_above_right_median, names[0], names[1], gap.right, gap.pays[1]),
        (salary.right_above_left_median, names[1], names[0], gap.left, gap.pays[0]),
    ):
        part = "" if share is None else part_of_jobs(share)
        if share is not None and part:
            how = f"; interpolated, {share.method}" if share.method in INTERPOLATED else ""
            amount = f"{hourly(pay)} {per(pay)}; {credit(median)}{how}"
            yield f"{part} of jobs for {closed(ours)} pay more than the median for {closed(theirs)} ({amount})."


def part_of_jobs(share: ShareRange) -> str:
    """A share that begins a sentence; empty where neither end is known."""
    if share.low == share.high:
        return f"{'About ' if share.method in INTERPOLATED else ''}{share_text(share.low)}"
    low, high = (f"{shortest(rounded(multiply(end, Decimal(100)), 1))}%" for end in (share.low, share.high))
    if share.is_open:
        return f"More than {low}" if share.low else f"Less than {high}" if share.high < 1 else ""
    return f"Between {low} and {high}"


def _interval(gap: "SalaryGap") -> Iterator[str]:
    if gap.interval is None:
        return
    period = ADJECTIVES[gap.difference.period]
    kinds = [pay_of(figure) for figure in (gap.left, gap.right)]
    kind = kinds[0] if kinds[0] == kinds[1] else "pay"
    statistic, _, component = kind.partition(" ")
    what = f"{statistic} {period} {component}".strip() if component else f"{period} {kind}"
    yield (
        f"{level_text(gap.confidence)} confidence interval for the difference in {what}: "
        f"{interval_text(gap.interval)} (sampling error only)."
    )
