"""Growth, the change in jobs and the number of jobs, held against each other."""

from collections.abc import Iterable, Iterator
from decimal import Context, Decimal
from typing import Final

from roleinfo.checks.figures import half_unit, issue, same_place, shown
from roleinfo.checks.findings import Claim
from roleinfo.model.exact import add, divide, multiply, plain, subtract
from roleinfo.model.outlook import OutlookFigure
from roleinfo.model.role import Role

MOST_JOBS_OFF: Final = Decimal("0.10")
"""How far, as a fraction of the stated jobs, the implied number may lie from them."""

_PERCENT: Final = Decimal(100)
_COUNTS: Final = ("jobs", "projected_jobs", "net_change", "opportunities", "openings")
_WIDE: Final = Context(prec=40)


def growth_against_jobs(role: Role) -> Iterator[Claim]:
    """Growth in percent and the change over the same years imply the number of the same kind of jobs, by whomever."""
    plain_figures = [figure for figure in role.outlook if figure.bound in ("exact", "about")]
    for growth in plain_figures:
        if growth.about != "growth" or growth.period is None or not growth.value:
            continue
        for change in plain_figures:
            if (
                change.about in ("net_change", "opportunities")
                and issue(change) == issue(growth)
                and change.period == growth.period
                and same_place(change.place, growth.place)
            ):
                yield from _of_one_period(growth, change, plain_figures)


def _of_one_period(growth: OutlookFigure, change: OutlookFigure, figures: list[OutlookFigure]) -> Iterator[Claim]:
    what = change.about.replace("_", " ")
    said = (
        f"{growth.source.id} states {plain(growth.value)}% growth and {what} of {change.value:,f} for {growth.period}"
    )
    path = ("outlook", change.key)
    if (growth.value < 0) != (change.value < 0) and change.value:
        # Where jobs vanish, those that open up may still be many.
        if change.about == "net_change":
            yield Claim(
                "growth-against-jobs", path, f"{said}: one says that employment grows, the other that it declines."
            )
        return
    sizes = growth.value.copy_abs(), change.value.copy_abs()
    implied = multiply(divide(sizes[1], sizes[0]), _PERCENT)
    least, most = _ends(*sizes, _rounding([figure for figure in figures if issue(figure) == issue(change)]))
    for jobs in figures:
        if jobs.about != "jobs" or _of_other_jobs(jobs, growth) or not same_place(jobs.place, growth.place):
            continue
        off = subtract(implied, jobs.value).copy_abs()
        if off > multiply(MOST_JOBS_OFF, jobs.value) and not least <= jobs.value <= most:
            yield Claim(
                "growth-against-jobs",
                path,
                f"{said}, which implies about {shown(implied)} jobs; {jobs.source.id} states {jobs.value:,f}.",
            )


def _of_other_jobs(jobs: OutlookFigure, growth: OutlookFigure) -> bool:
    """Whether the two say of different jobs that they count them: all jobs, and those of employees alone."""
    return None not in (jobs.universe, growth.universe) and jobs.universe != growth.universe


def _rounding(figures: Iterable[OutlookFigure]) -> Decimal:
    """How far a count of jobs may lie from what was rounded: half of the last place that any of them fills.

    Tables in thousands with one decimal give hundreds of jobs. A count that stands alone is taken as exact.
    """
    counts = [figure.value for figure in figures if figure.about in _COUNTS]
    places = [int(count.normalize(_WIDE).as_tuple().exponent) for count in counts if count]
    return Decimal((0, (5,), (min(places, default=0) if len(counts) > 1 else 0) - 1))


def _ends(growth: Decimal, change: Decimal, rounding: Decimal) -> tuple[Decimal, Decimal]:
    """The least and the most jobs that the two figures may imply, as both are rounded."""
    least = divide(subtract(change, rounding), add(growth, half_unit(growth)))
    most = divide(add(change, rounding), subtract(growth, half_unit(growth)))
    return multiply(least, _PERCENT), multiply(most, _PERCENT)
