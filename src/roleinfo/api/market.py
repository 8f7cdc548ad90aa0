"""Pay against what is published of a role."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, overload

from roleinfo.api.lookup import resolve_role
from roleinfo.model.pay import Pay
from roleinfo.model.place import Place
from roleinfo.model.resolving import RoleSource
from roleinfo.model.role import Role
from roleinfo.pay.composite import Weights
from roleinfo.pay.figures import Market
from roleinfo.pay.market import (
    MarketPosition,
    MarketRatio,
    MarketStanding,
    MarketStandings,
    place_in_market,
    position_of,
    ratio_to_market,
)
from roleinfo.typing import Component, ErrorHandling


def percentile_of(
    role: Role | str,
    money: Pay | str,
    *,
    place: str | Place | None = None,
    industry: str | None = None,
    source: str | None = None,
    component: Component | None = None,
    as_of: str | None = None,
    weights: Weights | None = None,
    catalog: RoleSource | None = None,
) -> MarketPosition:
    """Where an amount of money stands among the jobs of a role: the share of jobs that pay less.

    ``money`` is a Pay, or text such as ``$70,000 per year``; without a period it is taken as a
    year's, and a caveat says so. ``component`` is what the money includes and ``as_of`` its date;
    base pay may be compared with OEWS wages, with a caveat. ``place`` and ``industry`` choose the
    figures published there; without them it is the role as it is. Where several sources' figures
    fit, a caveat names those that were not taken; ``weights``, by the ids of sources, make one of
    them: sum(weight x pay) / sum(weight), a derived figure.

    Raises NotComparableError with the reasons where the role has no percentiles of that period.

    >>> import roleinfo as ri
    >>> position = ri.percentile_of("41-3091", "$70,000 per year", place="Denver", component="base")
    >>> position.place.name, str(position.share)
    ('Denver-Aurora-Centennial, CO', '38.0%')
    """
    market = Market(place, industry, source, component, weights)
    return position_of(money, resolve_role(role, catalog), market, as_of)


def market_ratio(
    pay: Pay | str,
    role: Role | str,
    percentile: Decimal | int = 50,
    *,
    place: str | Place | None = None,
    industry: str | None = None,
    source: str | None = None,
    component: Component | None = None,
    as_of: str | None = None,
    weights: Weights | None = None,
    catalog: RoleSource | None = None,
) -> MarketRatio:
    """Pay / market value, which is a published percentile of the role's pay; the keywords are those of `percentile_of`.

    ``pay`` is a Pay, or text with its period, as ``$70,000 per year``. ``weights={"ours": 2,
    "theirs": 1}`` takes the weighted mean of two surveys' figures. A top-coded market value bounds
    the ratio from above. Raises NotComparableError where there is no such figure, or it was not
    released.

    >>> import roleinfo as ri
    >>> pay = ri.Pay(77_000, "USD", "year")
    >>> ri.market_ratio(pay, "41-3091", place="Denver", component="base").bound
    'exact'
    """
    market = Market(place, industry, source, component, weights)
    return ratio_to_market(pay, resolve_role(role, catalog), percentile, market, as_of)


@overload
def against_market(
    pays: Pay | str,
    role: Role | str,
    percentile: Decimal | int = ...,
    *,
    place: str | Place | None = ...,
    industry: str | None = ...,
    source: str | None = ...,
    component: Component | None = ...,
    as_of: str | None = ...,
    weights: Weights | None = ...,
    catalog: RoleSource | None = ...,
    errors: ErrorHandling = ...,
) -> MarketStanding: ...
@overload
def against_market(
    pays: Mapping[Any, Pay | str],
    role: Role | str,
    percentile: Decimal | int = ...,
    *,
    place: str | Place | None = ...,
    industry: str | None = ...,
    source: str | None = ...,
    component: Component | None = ...,
    as_of: str | None = ...,
    weights: Weights | None = ...,
    catalog: RoleSource | None = ...,
    errors: ErrorHandling = ...,
) -> MarketStandings: ...
def against_market(
    pays: Pay | str | Mapping[Any, Pay | str],
    role: Role | str,
    percentile: Decimal | int = 50,
    *,
    place: str | Place | None = None,
    industry: str | None = None,
    source: str | None = None,
    component: Component | None = None,
    as_of: str | None = None,
    weights: Weights | None = None,
    catalog: RoleSource | None = None,
    errors: ErrorHandling = "raise",
) -> MarketStanding | MarketStandings:
    """One pay, or a mapping from the caller's names to pays, against the market; the order is kept.

    Each has its market ratio at the percentile and the share of jobs that pay less. A pay may be
    text with its period, as ``$70,000 per year``; the keywords are those of `percentile_of`. A row
    of a mapping that cannot be read (blank, no amount, of a currency or period without figures) is
    named in an InvalidArgumentError; with ``errors="collect"`` the others are read, and
    ``problems`` of the result names it. Raises NotComparableError where the role has no such
    figure for any pay.

    >>> import roleinfo as ri
    >>> pays = {"Ann": ri.Pay(70_000, "USD", "year"), "Bo": ri.Pay(200_000, "USD", "year")}
    >>> for standing in ri.against_market(pays, "41-3091", place="Denver"):
    ...     print(standing.name, f"{standing.market_ratio:.3f}", standing.share)
    Ann 0.868 38.0%
    Bo 2.480 above 90.0%
    """
    market = Market(place, industry, source, component, weights)
    return place_in_market(pays, resolve_role(role, catalog), percentile, market, as_of=as_of, errors=errors)
