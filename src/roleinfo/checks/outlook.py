"""Growth, the change in jobs and the number of jobs, held against each other."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from roleinfo.checks.figures import half_unit, issue, same_place, shown
from roleinfo.checks.findings import Claim
from roleinfo.model.exact import add, divide, multiply, plain, subtract
from roleinfo.model.outlook import OutlookFigure
from roleinfo.model.role import Role

MOST_JOBS_OFF: Final = Decimal("0.10")
"""How far, as a fraction of the stated jobs, the implied number may lie from them."""

_PERCENT: Final = Decimal(100)


def growth_against_jobs(role: Role) -> Iterator[Claim]:
    """Growth in percent and the change over the same years imply the number of jobs that is stated, by whomever."""
    plain_figures = [each for each in role.outlook if each.bound in ("exact", "about")]
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
        f"{growth.source.id} gives {plain(growth.value)} % growth and {what} of {change.value:,f} for {growth.period}"
    )
    path = ("outlook", change.key)
    if (growth.value < 0) != (change.value < 0) and change.value:
        # Where jobs vanish, those that open up may still be many.
        if change.about == "net_change":
            yield Claim(
                "growth-against-jobs", path, f"{said}: one of them says that jobs grow, the other that they shrink."
            )
        return
    sizes = growth.value.copy_abs(), change.value.copy_abs()
    implied = multiply(divide(sizes[1], sizes[0]), _PERCENT)
    least, most = _ends(*sizes)
    for jobs in figures:
        if jobs.about != "jobs" or not same_place(jobs.place, growth.place):
            continue
        off = subtract(implied, jobs.value).copy_abs()
        if off > multiply(MOST_JOBS_OFF, jobs.value) and not least <= jobs.value <= most:
            yield Claim(
                "growth-against-jobs",
                path,
                f"{said}, which implies about {shown(implied)} jobs; {jobs.source.id} gives {jobs.value:,f}.",
            )


def _ends(growth: Decimal, change: Decimal) -> tuple[Decimal, Decimal]:
    """The least and the most jobs that the two figures may imply, as both are rounded."""
    least = divide(subtract(change, half_unit(change)), add(growth, half_unit(growth)))
    most = divide(add(change, half_unit(change)), subtract(growth, half_unit(growth)))
    return multiply(least, _PERCENT), multiply(most, _PERCENT)
