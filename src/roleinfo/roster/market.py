"""The market of a job at a place: its percentiles, from which level they are, and what was done to them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any, Final, Literal, get_args

import attrs

from roleinfo.errors import NotComparableError, RoleinfoError
from roleinfo.model._edges import OneLine
from roleinfo.model.arguments import check_type, check_word
from roleinfo.model.caveat import Caveat, make_caveat
from roleinfo.model.exact import plain
from roleinfo.model.pay import Pay, converts_alone
from roleinfo.model.place import Place
from roleinfo.model.role import Role, nation_of
from roleinfo.pay.aged import adjusted_figure, aged_figure
from roleinfo.pay.composite import weighted_figure
from roleinfo.pay.distribution import PayDistribution
from roleinfo.pay.figures import Market
from roleinfo.pay.market import market_distribution
from roleinfo.roster.jobs import JobMatch, JobPart
from roleinfo.typing import Component, Period

MarketLevel = Literal["metro", "state", "nation"]
"""Where a market value is of: a metropolitan or nonmetropolitan area, a state, or the nation."""
LEVELS: Final[tuple[MarketLevel, ...]] = get_args(MarketLevel)

_PERIODS: Final[tuple[Period, ...]] = ("year", "hour")


def level_of(place: Place) -> MarketLevel:
    """The level of a place that wages are published for."""
    return place.kind if place.kind in ("nation", "state") else "metro"


@attrs.frozen(kw_only=True)
class PriceOptions:
    """How a roster was priced: the keywords of `price` that hold for every row.

    ``target`` is the percentile that stands for the market value, ``component`` what the pay
    includes, ``fallback`` the levels at which wages may be of, ``aged_to`` and ``movement`` the date that
    market values were moved to, and by how much a year, and ``weights`` the sources that were weighed. ``country`` is
    that in which titles and places were looked up, None the United States.
    """

    target: Decimal = Decimal(50)
    component: Component = "base"
    pay_is: Literal["actual", "full_time"] = "full_time"
    fallback: tuple[MarketLevel, ...] = LEVELS
    min_probability: float = 0.5
    aged_to: str | None = None
    movement: Decimal | None = None
    weights: tuple[tuple[str, Decimal], ...] = ()
    country: str | None = None


@attrs.frozen(kw_only=True, repr=False)
class MarketValue(OneLine):
    """The published pay of a job at a place, per year and per hour as far as each is published.

    ``level`` says whether it is of the area, the state or the nation, and ``caveats`` what is to be
    kept in mind of that and of blends; those of the figures themselves are the figures' own.
    """

    role: Role
    place: Place
    level: MarketLevel
    yearly: PayDistribution | None
    hourly: PayDistribution | None
    caveats: tuple[Caveat, ...] = ()

    def distribution(self, period: Period) -> PayDistribution:
        """The percentiles that pay of a period is compared with: of the same period where they are published."""
        check_word("period", period, get_args(Period))
        first, second = (self.hourly, self.yearly) if period == "hour" else (self.yearly, self.hourly)
        known = first or second
        if known is None:
            raise NotComparableError(["no percentile is published"])
        return known

    def comparable(self, pay: Pay, hours: Decimal | None) -> Pay:
        """The pay in the period of its percentiles; a year's hours are needed where these are of another kind."""
        check_type("pay", pay, Pay)
        period = self.distribution(pay.period).period
        return pay.per(period) if converts_alone(pay.period, period) else pay.per(period, hours=hours)

    def __str__(self) -> str:
        return f"{self.role.title} in {self.place.name}"

    def _label(self) -> str:
        return str(self)


class MarketFinder:
    """Finds market values, each pair of a job and a place once."""

    def __init__(self, options: PriceOptions, places: Mapping[str, Place]) -> None:
        self._options = options
        self._places = places
        self._values: dict[tuple[Any, ...], MarketValue | None] = {}
        self._roles: dict[tuple[str, str], Role] = {}
        self._alone: dict[str, MarketFinder] = {}
        self._parts: dict[tuple[Any, ...], tuple[Role, PayDistribution] | None] = {}

    @property
    def target(self) -> Decimal:
        """The percentile that is the market value."""
        return self._options.target

    def value(
        self, job: JobMatch, place: Place, state: str | None, currency: str | None, adjustment: Decimal
    ) -> MarketValue | None:
        """The market value of a job: of the first level that has the target percentile, or None."""
        key = (job.role_id, job.codes, place.key, state, currency, adjustment)
        if key not in self._values:
            ladder = (self._value_at(job, place, at, currency, adjustment) for at in self._ladder(place, state))
            self._values[key] = next((value for value in ladder if value is not None), None)
        return self._values[key]

    def sources_missing(
        self, job: JobMatch, place: Place, state: str | None, currency: str | None, adjustment: Decimal
    ) -> tuple[str, ...]:
        """The sources to be weighted that have no wage of a job, where others have one."""
        weights = self._options.weights
        if len(weights) > 1 and not self._alone:
            self._alone = {
                name: MarketFinder(attrs.evolve(self._options, weights=((name, weight),)), self._places)
                for name, weight in weights
            }
        missing = [
            name
            for name, finder in self._alone.items()
            if finder.value(job, place, state, currency, adjustment) is None
        ]
        return tuple(missing) if len(missing) < len(weights) else ()

    def _ladder(self, place: Place, state: str | None) -> Sequence[Place]:
        """The place itself, the state of the written place and the nation, as far as the levels are allowed."""
        wider = [self._places.get(f"state:US-{state}"), self._places.get(f"nation:{place.nation}")]
        steps = [place, *(step for step in wider if step is not None)]
        start = LEVELS.index(level_of(place))
        allowed = [step for step in steps if LEVELS.index(level_of(step)) >= start]
        return [step for level in self._options.fallback for step in dict.fromkeys(allowed) if level_of(step) == level]

    def _value_at(
        self, job: JobMatch, written: Place, at: Place, currency: str | None, adjustment: Decimal
    ) -> MarketValue | None:
        by_period = {period: self._distribution(job, at, period, currency, adjustment) for period in _PERIODS}
        known = next((priced for priced in by_period.values() if priced is not None), None)
        if known is None:
            return None
        caveats = []
        if at.key != written.key:
            levels = self._options.fallback
            is_left_out = level_of(written) not in levels[: levels.index(level_of(at))]
            code = "level-chosen" if is_left_out else "area-fallback"
            caveats.append(make_caveat(code, ("salary",), wanted=written, taken=at))
        yearly, hourly = (priced and priced[1] for priced in (by_period["year"], by_period["hour"]))
        return MarketValue(
            role=known[0], place=at, level=level_of(at), yearly=yearly, hourly=hourly, caveats=tuple(caveats)
        )

    def _distribution(
        self, job: JobMatch, at: Place, period: Period, currency: str | None, adjustment: Decimal
    ) -> tuple[Role, PayDistribution] | None:
        """The percentiles of a job, blended, adjusted and aged as stated, where they have the target."""
        parts = [self._part(part, at, period, currency) for part in job.parts]
        known = [part for part in parts if part is not None]
        if len(known) < len(parts):
            return None
        role, distribution = known[0]
        try:
            if len(known) > 1:
                distribution = _blended([*zip(job.parts, (of_part for _, of_part in known), strict=True)])
            if adjustment:
                distribution = _changed(distribution, partial(adjusted_figure, by=adjustment))
            if self._options.aged_to is not None and self._options.movement is not None:
                move = partial(aged_figure, date=self._options.aged_to, annual_movement=self._options.movement)
                distribution = _changed(distribution, move)
        except NotComparableError:
            return None
        return (role, distribution) if distribution.figure_at(self._options.target) else None

    def _part(
        self, part: JobPart, at: Place, period: Period, currency: str | None
    ) -> tuple[Role, PayDistribution] | None:
        own = self._published(part.role, at, period, currency)
        if own is None and part.stand_in is not None:
            own = self._published(part.stand_in, at, period, currency)
        return own

    def _published(
        self, role: Role, at: Place, period: Period, currency: str | None
    ) -> tuple[Role, PayDistribution] | None:
        key = (role.id, at.key, period, currency)
        if key not in self._parts:
            self._parts[key] = None
            try:
                there, place = self._there(role, at)
                weights = dict(self._options.weights) or None
                market = Market(place, component=self._options.component, weights=weights)
                _, distribution, _ = market_distribution(there, period, currency, market)
            except RoleinfoError:  # nothing is published of it there
                return None
            if distribution.period == period:
                self._parts[key] = (there, distribution)
        return self._parts[key]

    def _there(self, role: Role, at: Place) -> tuple[Role, Place | None]:
        """The role at a place, read once; a role of one's own may have figures of places among its others."""
        if any(figure.place == at for figure in role.salary):
            return role, at
        key = (role.id, at.key)
        if key not in self._roles:
            is_home = at.kind == "nation" and nation_of(role) in (None, at)
            self._roles[key] = role.at(None if is_home else at)
        return self._roles[key], None


def _changed(distribution: PayDistribution, change: Any) -> PayDistribution:
    return PayDistribution(tuple(change(point) if point.known_amount else point for point in distribution.points))


def _blended(parts: Sequence[tuple[JobPart, PayDistribution]]) -> PayDistribution:
    """The weighted mean of each percentile that all parts have, as one distribution."""
    names = "; ".join(f"{part.role.title}, weight {plain(part.weight)}" for part, _ in parts)
    common = [{point.statistic: point for point in of.points} for _, of in parts]
    blended = []
    for statistic in (name for name in common[0] if all(name in known for known in common)):
        figures = [attrs.evolve(known[statistic], published_for=None, published_for_count=None) for known in common]
        weights = [part.weight for part, _ in parts]
        try:
            mean = weighted_figure([*zip(weights, figures, strict=True)])
        except NotComparableError:  # an open end has no mean
            continue
        is_one_source = len({figure.source.id for figure in figures}) == 1
        source = figures[0].source if is_one_source else mean.source
        blended.append(attrs.evolve(mean, evidence=f"weighted mean of {names}", source=source))
    if not blended:
        raise NotComparableError(["the jobs have no percentile in common"])
    return PayDistribution(tuple(blended))
