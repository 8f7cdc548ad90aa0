"""Two roles of two countries: which nation each is of, and which pay of one survey meets which of another's."""

from typing import Final

from roleinfo.model.estimate import HEADLINE_UNIVERSE, SalaryEstimate
from roleinfo.model.place import Place
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


def component_abroad(figure: SalaryEstimate) -> str:
    """The component of a figure by which it meets one of another country: pay per hour of any survey is one."""
    pay = figure.known_amount
    is_hourly = figure.component in _HOURLY and pay is not None and pay.period == "hour"
    return "hourly" if is_hourly else figure.component


def universe_abroad(figure: SalaryEstimate) -> str | None:
    """The workers of a figure by which it meets one of another country: those whose pay other surveys have are one."""
    universe = figure.universe and figure.universe.casefold()
    return None if universe == HEADLINE_UNIVERSE.get(figure.component) else universe
