"""Two roles compared."""

from collections.abc import Callable, Iterable
from decimal import Decimal

from roleinfo.api.lookup import choose_catalog, resolve_role
from roleinfo.diffs.options import Choice, Options, YearChoice
from roleinfo.diffs.person import PersonAgainstRole, PersonSkills, person_against_role
from roleinfo.diffs.roles import RoleDiff, compare_roles, headline_gap
from roleinfo.diffs.salary import SalaryGap
from roleinfo.model.resolving import RoleSource
from roleinfo.model.role import Role
from roleinfo.pay.prices import ExchangeRate, PriceTable
from roleinfo.typing import Component, Statistic

Rates = ExchangeRate | Iterable[ExchangeRate] | str
"""Exchange rates of the caller's own, or by name: ``ecb``, or ``ecb:2025-05``."""


def price_tables(catalog: RoleSource | None) -> Callable[[], PriceTable]:
    """What gives the price tables of a catalog, or the package's own where it has none."""
    prices: Callable[[], PriceTable] = getattr(catalog, "prices", choose_catalog(None).prices)
    return prices


def compare(
    a: Role | str,
    b: Role | str,
    *,
    statistic: Statistic | tuple[Statistic, Statistic] | None = None,
    component: Component | tuple[Component, Component] | None = None,
    place: Choice = None,
    industry: Choice = None,
    experience: Choice = None,
    source: Choice = None,
    year: YearChoice = None,
    confidence: Decimal | float = Decimal("0.90"),
    people: bool = True,
    hours: Decimal | int | None = None,
    in_dollars_of: str | int | None = None,
    adjust_prices: bool = False,
    rates: Rates = (),
    currency: str | None = None,
    catalog: RoleSource | None = None,
) -> RoleDiff:
    """Compare two roles, like with like; every difference is right - left.

    The roles are objects, or texts that are looked up in ``catalog`` (by default the package's
    own). ``statistic`` and ``component`` limit pay to one of each; two names, ``("mean",
    "median")``, compare the left role's first with the right role's second, which carries a
    caveat. ``place``, ``industry`` and ``source`` limit pay, and ``source`` all else, to that
    place (code or name), industry or source (id or series); a role of a bundle is then compared
    as ``role.at(place)`` or ``role.in_industry(industry)``. Two names, ``place=("CA", "TX")``, give
    each side its own: one role in two places, industries, sources or lengths of ``experience``.
    ``year`` is the national release of pay and employment, ``year=(2019, 2025)`` one a side, as
    ``role.in_year(year)`` gives them; releases are not a time series, which a caveat says.
    ``confidence`` is the level of intervals; ``people=False`` leaves out figures about groups of
    people.

    Amounts are compared as published unless one of these is given, and then each step stands in the
    gap with its factor and source: ``rates`` convert currencies at the caller's dated rates or, as
    ``"ecb"``, at the mean of the European Central Bank's daily rates in the month of each figure
    (``"ecb:2025-05"``: in that month), into ``currency``: by default US dollars where a side has these, else the
    first of the currencies by alphabet. ``hours`` converts an hourly wage to a year's, ``in_dollars_of``
    (2025, or ``"2025-05"``) adjusts for inflation by the CPI-U, and ``adjust_prices`` adjusts the pay of a state or a
    metropolitan area for regional prices. A figure without a rate, date or parity is left out with the reason.

    National figures of two countries meet where ``rates`` convert them: an OEWS wage per hour and an ASHE one of
    all employees, each survey's own, with what differs as caveats; ``component=("oews_wage", "ashe_annual")``
    compares annual pay.

    Raises RoleNotFoundError, AmbiguousTitleError, SourceNotFoundError, PlaceNotFoundError,
    NotComparableError for an industry that neither role knows or a month without rates, and MissingExtraError for
    ``"ecb"`` without the extra ``rates``.

    >>> import roleinfo as ri
    >>> diff = ri.compare("account administrator", "customer account manager")
    >>> str(diff.salary.headline.difference)
    'USD 5,802 per year'
    """
    options = Options(
        statistic=statistic, component=component, place=place, industry=industry, experience=experience,
        source=source, year=year, confidence=confidence, hours=hours, in_dollars_of=in_dollars_of,
        adjust_prices=adjust_prices, rates=() if isinstance(rates, str) else rates, currency=currency, people=people,
    )  # fmt: skip
    named = rates if isinstance(rates, str) else None
    roles = (resolve_role(a, catalog), resolve_role(b, catalog))
    return compare_roles(*roles, options, price_tables(catalog), named)


def salary_gap(
    a: Role | str,
    b: Role | str,
    *,
    statistic: Statistic | tuple[Statistic, Statistic] | None = None,
    component: Component | tuple[Component, Component] | None = None,
    place: Choice = None,
    industry: Choice = None,
    experience: Choice = None,
    source: Choice = None,
    year: YearChoice = None,
    confidence: Decimal | float = Decimal("0.90"),
    hours: Decimal | int | None = None,
    in_dollars_of: str | int | None = None,
    adjust_prices: bool = False,
    rates: Rates = (),
    currency: str | None = None,
    catalog: RoleSource | None = None,
) -> SalaryGap:
    """The gap between two roles' pay that heads their comparison, or the gap in the ``statistic`` given.

    The roles and the keywords are those of `compare`. Raises NotComparableError with ``reasons``
    where no two figures can be compared.

    >>> import roleinfo as ri
    >>> str(ri.salary_gap("account manager", "account representative", statistic="low").difference)
    'USD -16,000 per year'
    """
    return headline_gap(
        compare(
            a, b, statistic=statistic, component=component, place=place, industry=industry, experience=experience,
            source=source, year=year, confidence=confidence, hours=hours, in_dollars_of=in_dollars_of,
            adjust_prices=adjust_prices, rates=rates, currency=currency, catalog=catalog,
        )
    )  # fmt: skip


def against_role(
    skills: PersonSkills,
    role: Role | str,
    *,
    catalog: RoleSource | None = None,
) -> PersonAgainstRole:
    """A person's skills against what a role requires: what is below, what is unknown, what is met.

    ``skills`` are levels by name, on the scale of the role's ratings (O*NET's from 0 to 7), None where the level is
    not known; or names alone. A name is found in any spelling that `compare` finds; one that is of several kinds is
    written ``knowledge:Mathematics``. What the person does not name is unknown, not missing. Raises
    InvalidArgumentError for a level off the scale or such a name, and what `compare` raises for unknown roles.

    >>> import roleinfo as ri
    >>> fit = ri.against_role({"Biology": 3, "Psychology": 6, "MS Excel": None}, "registered nurse")
    >>> [(skill.name, skill.status, skill.gap) for skill in fit if skill.level is not None]
    [('Psychology', 'below', Decimal('0.08')), ('Biology', 'met', Decimal('-0.42'))]
    >>> round(fit.least, 1), round(fit.most, 1)
    (Decimal('0.0'), Decimal('96.1'))
    """
    return person_against_role(resolve_role(role, catalog), skills)
