"""Two roles of two countries: which nation each is of, and which pay of one survey meets which of another's."""

from decimal import Decimal
from typing import Final

from roleinfo.model.estimate import HEADLINE_UNIVERSE, SalaryEstimate
from roleinfo.model.place import Place, country_of
from roleinfo.model.role import Role
from roleinfo.typing import Component

SURVEYS: Final[tuple[Component, ...]] = ("oews_wage", "ashe_hourly", "ashe_weekly", "ashe_annual")
"""The pay of national surveys, whose definitions are known."""
_HOURLY: Final = ("oews_wage", "ashe_hourly")
"""The pay per hour of the surveys, which may meet: all leave overtime out."""


def countries_of(role: Role) -> frozenset[str]:
    """The letters of the countries that a role's pay figures are of."""
    return frozenset(figure.place.nation for figure in role.salary if figure.place and figure.place.nation)


def are_abroad(left: Role, right: Role) -> bool:
    """Whether the pay of two roles is of two countries, with none in common."""
    ours, theirs = countries_of(left), countries_of(right)
    return bool(ours and theirs) and not ours & theirs


def homes_of(roles: tuple[Role, Role], *, abroad: bool) -> frozenset[Place]:
    """The places that the two roles are of, where these are two: their own, else their nations."""
    if roles[0].place == roles[1].place and not abroad:
        return frozenset()
    homes = [
        {figure.place for figure in role.salary if figure.place and figure.place.kind == "nation"}
        if role.place is None or role.place.kind == "nation"
        else {role.place}
        for role in roles
    ]
    return frozenset(homes[0] | homes[1])


def component_abroad(figure: SalaryEstimate, hours: Decimal | None) -> str:
    """The component of a figure by which it meets one of another country: pay per hour of any survey is one.

    So is a survey's pay per year that is its pay per hour for the ``hours`` of which the caller wants a year.
    """
    pay, nation = figure.known_amount, country_of(figure.place)
    if pay is None or figure.component not in _HOURLY:
        return figure.component
    is_of_hours = pay.period == "year" and not figure.sole_period and nation is not None and nation.hours == hours
    return "hourly" if pay.period == "hour" or (is_of_hours and hours is not None) else figure.component


def universe_abroad(figure: SalaryEstimate) -> str | None:
    """The workers of a figure by which it meets one of another country: those whose pay other surveys have are one."""
    universe = figure.universe and figure.universe.casefold()
    return None if universe == HEADLINE_UNIVERSE.get(figure.component) else universe
