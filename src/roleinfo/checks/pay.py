"""Contradictions between the pay figures of one source."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from roleinfo.checks.figures import MIDDLES, grouped, half_unit, identity, shown, surely_below, worded
from roleinfo.checks.findings import Claim
from roleinfo.model.estimate import SalaryEstimate, country_of_figure, percentile_rank
from roleinfo.model.exact import add, multiply, subtract
from roleinfo.model.role import Role

HALF_CENT: Final = Decimal("0.005")
"""How far an hourly figure may lie from what was rounded to it."""
OEWS_HALF_UNIT: Final = Decimal(5)
"""How far an annual OEWS wage may be off: it is published to the nearest $10, which its digits do not show."""


def hourly_against_annual(role: Role) -> Iterator[Claim]:
    """An hourly figure for a work year is the annual one, but for the rounding of both."""
    exact = [figure for figure in role.salary if figure.bound == "exact" and figure.pay]
    for group in grouped(exact, lambda wage: (identity(wage, "money"), wage.pay and wage.pay.currency)):
        hours = [(figure, figure.pay) for figure in group if figure.pay and figure.pay.period == "hour"]
        years = [(figure, figure.pay) for figure in group if figure.pay and figure.pay.period == "year"]
        for hourly, an_hour in hours:
            for annual, a_year in years:
                country = country_of_figure(annual)
                if country is None or country.hours is None:
                    continue  # by how many hours its year is counted is not known
                implied = multiply(an_hour.amount, country.hours)
                unit = OEWS_HALF_UNIT if annual.component == "oews_wage" else half_unit(a_year.amount)
                off = subtract(implied, a_year.amount).copy_abs()
                if off > add(multiply(HALF_CENT, country.hours), unit):
                    yield Claim(
                        "hourly-against-annual",
                        ("salary", hourly.key),
                        f"{hourly.source.id} states the {hourly.statistic} as {an_hour} and as {a_year}, but "
                        f"{country.hours:,f} hours give {shown(implied, 2)}.",
                    )


def employer_above_range(role: Role) -> Iterator[Claim]:
    """An employer's average lies within the low and high that the same source gives for the role."""
    for group in grouped(role.salary, lambda wage: identity(wage, "statistic", "employer")):
        ends = [figure for figure in group if figure.employer is None]
        for figure in group:
            if figure.employer is None or figure.statistic not in MIDDLES:
                continue
            above = [(end, "above") for end in ends if end.statistic == "high" and surely_below(end, figure)]
            below = [(end, "below") for end in ends if end.statistic == "low" and surely_below(figure, end)]
            for end, where in above + below:
                yield Claim(
                    "employer-above-range",
                    ("salary", figure.key),
                    f"{figure.source.id} states {worded(figure)} as the {figure.statistic} at {figure.employer}, "
                    f"{where} {worded(end)}, its {end.statistic} for the role; that range cannot cover all employers.",
                )


def range_order(role: Role) -> Iterator[Claim]:
    """The low is not above the high, percentiles do not fall, and the middle of a range lies within it."""
    for group in grouped(role.salary, lambda wage: identity(wage, "statistic")):
        for lower, upper in (*_ends_out_of_order(group), *_falling_percentiles(group)):
            yield Claim(
                "range-order",
                ("salary", lower.key),
                f"{lower.source.id} states {worded(lower)} as the {lower.statistic} and {worded(upper)} as the "
                f"{upper.statistic}; the {lower.statistic} cannot be the higher of the two.",
            )


def _ends_out_of_order(group: list[SalaryEstimate]) -> Iterator[tuple[SalaryEstimate, SalaryEstimate]]:
    """Pairs of which the first should not lie above the second, and does."""
    for one, other in (
        ("low", "high"),
        ("minimum", "maximum"),
        *(("low", name) for name in MIDDLES),
        *((name, "high") for name in MIDDLES),
    ):
        for lower in group:
            if lower.statistic == one:
                yield from (
                    (lower, figure) for figure in group if figure.statistic == other and surely_below(figure, lower)
                )


def _falling_percentiles(group: list[SalaryEstimate]) -> Iterator[tuple[SalaryEstimate, SalaryEstimate]]:
    """Percentiles below the highest of those that come before them, after that highest one."""
    ranked = [(rank, figure) for figure in group if (rank := percentile_rank(figure.statistic)) and figure.known_amount]
    highest: SalaryEstimate | None = None
    for _rank, point in sorted(ranked, key=lambda pair: (pair[0], pair[1].key)):
        if highest is not None and highest.statistic != point.statistic and surely_below(point, highest):
            yield highest, point
        # What lies at most somewhere may lie anywhere below, so nothing is below it for sure.
        elif point.effective_bound != "at_most" and not (highest and surely_below(point, highest)):
            highest = point


def total_below_base(role: Role) -> Iterator[Claim]:
    """The low of total pay does not lie below base pay, which is a part of it."""
    apart = ("statistic", "component", "experience")
    for group in grouped(role.salary, lambda figure: identity(figure, *apart)):
        bases = [
            figure for figure in group if figure.component == "base" and figure.statistic in ("low", "mean", "average")
        ]
        for low in group:
            if low.statistic != "low" or low.component not in ("total", "package"):
                continue
            above = [
                (base.known_amount.amount, base.key, base)
                for base in bases
                if base.known_amount and surely_below(low, base) and low.experience in (None, base.experience)
            ]
            if not above:
                continue
            # The least of them is the hardest to explain away.
            _amount, _key, base = min(above, key=lambda found: found[:2])
            whose = f" (experience {base.experience})" if base.experience else ""
            yield Claim(
                "total-below-base",
                ("salary", low.key),
                f"{low.source.id} states that {low.component} pay starts at {worded(low)}, and {worded(base)} as the "
                f"{base.statistic} of base pay{whose}; total pay includes base pay, so the two figures cover different "
                "people or are of different kinds.",
            )
