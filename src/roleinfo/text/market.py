"""Sentences on the market: where a pay stands among the jobs of a role, and how many of many roles differ."""

from decimal import Decimal
from typing import TYPE_CHECKING

from roleinfo.model.estimate import percentile_rank
from roleinfo.model.exact import subtract
from roleinfo.model.words import closed
from roleinfo.pay.figures import rank_name, where
from roleinfo.text.figures import ADJECTIVES, BOUNDS
from roleinfo.text.numbers import format_date, format_number
from roleinfo.text.phrases import class_of, counted, credit, hourly, level_text, per, source_name, title_in_sentence
from roleinfo.text.sides import HEADS, ordinal
from roleinfo.text.spread import part_of_jobs

if TYPE_CHECKING:
    from collections.abc import Iterator

    from roleinfo.many.gaps import GapMatrix
    from roleinfo.model.estimate import SalaryEstimate
    from roleinfo.model.role import Role
    from roleinfo.pay.market import MarketPosition, MarketRatio


def describe_position(position: "MarketPosition") -> str:
    """What part of a role's jobs pays less than an amount, with the source, the date and what the share rests on."""
    distribution, share = position.distribution, position.share
    figure = next(point for point in distribution.points if point.known_amount)
    jobs = _role_at(position.role, figure)
    part = part_of_jobs(share) or "An unknown share"
    source = f"{source_name(distribution.source)}, {format_date(distribution.effective_date)}"
    amount = f"{hourly(position.money)} {per(position.money)}"
    return f"{part} of jobs for {jobs} pay less than {amount} ({source}; {share.note})."


def _role_at(role: "Role", figure: "SalaryEstimate") -> str:
    """What a sentence calls a role, with the place and the industry of its figure."""
    title = f"{title_in_sentence(role)}{class_of(role, figure)}"
    place = where(role, figure)
    return f"{title}{place}" if place else closed(title)


def describe_figure(role: "Role", figure: "SalaryEstimate") -> str:
    """Which published figure a market value is: ``the median for ... in California, $140,270 per year (...)``."""
    rank = rank_name(percentile_rank(figure.statistic) or 50)
    pay = figure.known_amount
    amount = f", {BOUNDS[figure.effective_bound]}{hourly(pay)} {per(pay)}" if pay else ""
    return f"the {rank} for {_role_at(role, figure)}{amount} ({credit(figure)})"


def describe_ratio(ratio: "MarketRatio") -> str:
    """The market ratio of a pay, with the pay and the market value."""
    if ratio.ratio is None:
        return f"There is no market ratio, since the market value is 0: {ratio.basis}."
    value = f"{BOUNDS[ratio.bound]}{format_number(ratio.ratio, 3)}"
    pay = f"{hourly(ratio.pay)} {per(ratio.pay)}"
    return f"The market ratio is {value}: {pay} compared with {ratio.basis}."


def describe_matrix(matrix: "GapMatrix") -> "Iterator[str]":
    """How many roles and pairs there are, how many of these differ, and how many would by chance."""
    is_wage = {figure.component for figure in matrix.figures} == {"oews_wage"}
    statistic = matrix.statistic if matrix.statistic in HEADS else f"{ordinal(matrix.statistic)}-percentile"
    what = f"{statistic} {ADJECTIVES[matrix.period]} {'wage' if is_wage else 'pay'}"
    money = "" if matrix.currency == "USD" else f" in {matrix.currency}"
    count = len(matrix)
    pairs = count * (count - 1) // 2
    yield f"Differences in {what}{money}: {counted(count, 'role')}, {counted(pairs, 'pair')}."
    if matrix.rates and (blank := matrix.blank):
        hint = "" if matrix.period == "hour" else "; pay of two countries is compared by the hour (period='hour')"
        verb = "has" if blank == 1 else "have"
        yield f"{counted(blank, 'pair')} {verb} no figures that can be compared{hint}."
    if not matrix.tests:
        yield "No difference can be tested against the sampling error."
        return
    tested = "" if matrix.tests == pairs else f" of {matrix.tests:,} tested"
    # Of several tested pairs one is singular by its verb alone.
    noun = "pair" if (matrix.tests if tested else matrix.different) == 1 else "pairs"
    verb = "differs" if matrix.different == 1 else "differ"
    differ = f"{matrix.different:,}{tested} {noun} {verb} significantly"
    level = f"{level_text(matrix.confidence)} confidence"
    if matrix.correction:
        risk = level_text(subtract(Decimal(1), matrix.confidence))
        yield (
            f"{differ} ({level}, corrected for the number of pairs by Holm's method). The chance of finding any "
            f"difference would be at most {risk} if all were equal."
        )
    else:
        expected = format_number(matrix.by_chance, 1 if matrix.by_chance < 10 else 0)
        yield (
            f"{differ} ({level}, not corrected for the number of pairs); {expected} would be expected to by chance if "
            "all were equal."
        )
