"""Which pay figure of one role is set against which of the other, and why the rest are not."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from roleinfo.diffs.asking import target_currency
from roleinfo.diffs.countries import are_abroad, component_abroad, homes_of, universe_abroad
from roleinfo.diffs.figures import bound_of
from roleinfo.diffs.options import Options
from roleinfo.diffs.pairing import LeftOut, closed_pairs, matched_pairs, not_asked, ordered, unusable
from roleinfo.diffs.salary import PATH, SalaryDiff, SalaryGap
from roleinfo.diffs.samples import samples_of
from roleinfo.model.estimate import SalaryEstimate, percentile_rank
from roleinfo.model.exact import add, multiply, shortest, subtract
from roleinfo.model.pay import CALENDAR, HOURS_PER_YEAR, Pay, converts_alone
from roleinfo.model.place import Place
from roleinfo.model.place_names import is_one_place
from roleinfo.model.role import Role
from roleinfo.model.text import folded
from roleinfo.pay.prices import KINDS, Step, hours_step, nearest_rate, period_step
from roleinfo.typing import Bound, Period, Side

# Which statistic heads a comparison when none is asked for.
_HEADLINES: Final = ("mean", "median", "average")
_MEDIAN_FIRST: Final = ("median", "mean", "average")
_ENDS: Final = ("low", "high", "minimum", "maximum")
_SIDES: Final[tuple[Side, Side]] = ("left", "right")
# A published year's pay is in tens of dollars.
_HALF_UNIT_OF_YEAR: Final = Decimal(5)

Kind = Callable[[SalaryEstimate], tuple[Any, ...]]
# The place of a role, whichever that is.
_HOME: Final = "home"


class _Money:
    """The figures of both sides that can be used, each with what is done to its amount before it is compared."""

    def __init__(self, roles: tuple[Role, Role], options: Options, kind: Kind) -> None:
        self.out: list[LeftOut] = []
        self._options = options
        self._target = target_currency(roles, options)
        self._are_abroad = are_abroad(*roles)
        self._steps: dict[int, tuple[Step, ...]] = {}
        self._kind = kind
        eligible: list[list[SalaryEstimate]] = []
        for number, (side, role) in enumerate(zip(_SIDES, roles, strict=True)):
            place = options.side("place", number)
            salary = role.salary if place is None else role.salary.select(place=place)
            eligible.append([figure for figure in salary if _is_requested(figure, options, number)])
            kept = {id(figure) for figure in eligible[-1]}
            self.out += not_asked(side, (figure for figure in role.salary if id(figure) not in kept), PATH)
        self._periods = [self._periods_of(figure) for figure in eligible]
        self._published = [_by_series(figure) for figure in eligible]
        self.usable = [
            [figure for figure in eligible[number] if self._take(number, figure)] for number in range(len(_SIDES))
        ]

    def _periods_of(self, figures: Iterable[SalaryEstimate]) -> dict[tuple[Any, ...], set[Period]]:
        """The periods that there are of each kind of pay."""
        periods: dict[tuple[Any, ...], set[Period]] = {}
        for figure in figures:
            if figure.known_amount:
                periods.setdefault(self._money_kind(figure, figure.known_amount), set()).add(figure.known_amount.period)
        return periods

    def _money_kind(self, estimate: SalaryEstimate, pay: Pay) -> tuple[Any, ...]:
        rate = self._rate(estimate, pay)
        return (*self._kind(estimate), rate.to if rate else pay.currency)

    def _rate(self, estimate: SalaryEstimate, pay: Pay) -> Step | None:
        """The rate of a figure: of those into the currency of the comparison the one of the date nearest to its own."""
        wanted, rates = self._options.currency, self._options.rates
        targets = {rate.to for rate in rates if rate.currency == pay.currency and wanted in (None, rate.to)}
        if not targets:
            return None
        target = self._target if self._target in targets else min(targets)
        rate = nearest_rate(rates, pay.currency, target, estimate.effective_date)
        return None if rate is None else rate.step

    def _converted(self, estimate: SalaryEstimate, pay: Pay) -> Step | None:
        """The step to the currency of the comparison; refused where a rate was looked up, or is wanted, and is none."""
        wanted = self._options.currency
        reasons = {(currency, dated): reason for currency, dated, reason in self._options.no_rates}
        if (reason := reasons.get((pay.currency, estimate.effective_date or ""))) and pay.currency != self._target:
            raise _NoStepError("no-rate", reason=reason)
        step = self._rate(estimate, pay)
        if step is None and wanted not in (None, pay.currency):
            raise _NoStepError("no-rate", currency=pay.currency, to=wanted)
        if (
            step is None
            and estimate.effective_date is None
            and pay.currency in {r.currency for r in self._options.rates}
        ):
            raise _NoStepError("no-rate", currency=pay.currency, is_undated=True)
        return step

    def _take(self, number: int, estimate: SalaryEstimate) -> bool:
        side = _SIDES[number]
        if estimate.known_amount is None:
            self.out += unusable(side, [estimate], PATH, estimate.status.replace("_", "-"))
            return False
        try:
            period = self._period_step(number, estimate, estimate.known_amount)
            self._steps[id(estimate)] = tuple(self._made_alike(estimate, estimate.known_amount, period))
        except _NoStepError as error:
            self.out += unusable(side, [estimate], PATH, error.code, **error.values)
            return False
        except ValueError:
            self.out += unusable(side, [estimate], PATH, "too-large")
            return False
        return True

    def _period_step(self, number: int, estimate: SalaryEstimate, pay: Pay) -> Step | None:
        """What makes the amount a year's, where the two sides are of different periods; None where nothing does.

        A year's pay that is published is never replaced, unless it is of other hours than the caller's.
        """
        kind = self._money_kind(estimate, pay)
        here, there = (self._periods[side].get(kind, set()) for side in (number, 1 - number))
        series = self._published[number][_apart_from_period(estimate)]
        hours = self._options.hours
        if hours is None or (here & CALENDAR.keys() and there & CALENDAR.keys()):
            published = "year" in series
        elif pay.period not in CALENDAR:
            return None if _is_of_hours(series, hours) else hours_step(hours, pay.period)
        else:
            _refuse_other_hours(estimate, series, hours)
            return None if pay.period == "year" else period_step(pay.period, "year")
        apart = bool(there & CALENDAR.keys()) and pay.period not in there
        return period_step(pay.period, "year") if apart and pay.period in CALENDAR and not published else None

    def _made_alike(self, estimate: SalaryEstimate, pay: Pay, period: Step | None) -> Iterator[Step]:
        """What is done to an amount, in the order of `KINDS`."""
        for kind in KINDS:
            if kind == "currency":
                step = self._converted(estimate, pay)
            elif kind == "prices" and self._are_abroad and self._options.adjust_prices:
                raise _NoStepError("prices-abroad")
            else:
                step = period if period and period.kind == kind else _price_step(kind, estimate, pay, self._options)
            # What changes nothing is no step; into another currency each amount is converted.
            if step is not None and (step.numerator != step.denominator or kind == "currency"):
                pay = step.taken(pay)
                yield step

    def steps(self, estimate: SalaryEstimate) -> tuple[Step, ...]:
        """What is done to the amount of a figure."""
        return self._steps[id(estimate)]

    def money(self, estimate: SalaryEstimate) -> str:
        """The currency and period in which a figure is compared."""
        if not self.steps(estimate) or estimate.known_amount is None:
            return estimate.money
        pay = estimate.known_amount
        for step in self.steps(estimate):
            pay = step.taken(pay)
        return f"{pay.currency}/{pay.period}"


class _NoStepError(Exception):
    """An amount that cannot be converted as requested, with the values that the message of its code takes."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


def _apart_from_period(estimate: SalaryEstimate) -> tuple[object, ...]:
    return (estimate.statistic, estimate.component, estimate.population, estimate.source, estimate.effective_date)


def _by_series(figures: Iterable[SalaryEstimate]) -> dict[tuple[object, ...], dict[Period, Pay]]:
    """What one source gives as one figure, by the period for which it does."""
    pays: dict[tuple[object, ...], dict[Period, Pay]] = {}
    for figure in figures:
        if figure.known_amount:
            pays.setdefault(_apart_from_period(figure), {})[figure.known_amount.period] = figure.known_amount
    return pays


def _is_of_hours(series: Mapping[Period, Pay], hours: Decimal) -> bool:
    """Whether a published year's pay is the hourly one for so many hours, but for the rounding of both."""
    hourly, yearly = series.get("hour"), series.get("year")
    if hourly is None or yearly is None:
        return False
    exponent = min(int(hourly.amount.as_tuple().exponent), 0)
    half_unit = Decimal((0, (5,), exponent - 1))
    off = subtract(multiply(hourly.amount, hours), yearly.amount).copy_abs()
    return off <= add(multiply(half_unit, hours), _HALF_UNIT_OF_YEAR)


def _refuse_other_hours(estimate: SalaryEstimate, series: Mapping[Period, Pay], hours: Decimal) -> None:
    """Raise where a published year is of other hours than the caller's, so that the two would not be alike."""
    if _is_of_hours(series, hours):
        return
    if "hour" in series:
        raise _NoStepError("other-hours", hours=shortest(hours), has_hourly=True)
    if estimate.component == "oews_wage" and not estimate.sole_period and hours != HOURS_PER_YEAR:
        raise _NoStepError("other-hours", hours=shortest(hours), has_hourly=False)


def _price_step(kind: str, estimate: SalaryEstimate, pay: Pay, options: Options) -> Step | None:
    if kind == "dollars" and options.in_dollars_of is not None:
        if pay.currency != "USD":
            raise _NoStepError("not-in-dollars", currency=pay.currency)
        if estimate.effective_date is None:
            raise _NoStepError("undated")
        step = options.step("dollars", estimate.effective_date)
        if step is None:
            raise _NoStepError("no-index", date=estimate.effective_date)
        return step
    if kind == "prices" and options.adjust_prices:
        step = options.step("prices", estimate.place.code if estimate.place else "")
        if step is None:
            raise _NoStepError("no-parity", place=estimate.place)
        return step
    return None


def compare_salaries(left: Role, right: Role, options: Options) -> SalaryDiff:
    """Every measure of pay that both roles have, as a gap; all else with the reason why it was left out."""
    kind = _kind(left, right, options)
    money = _Money((left, right), options, kind)
    out = money.out

    def like(estimate: SalaryEstimate) -> tuple[Any, ...]:
        return (*kind(estimate), money.money(estimate))

    def bound(one: SalaryEstimate, other: SalaryEstimate) -> Bound | None:
        return bound_of(one.effective_bound, other.effective_bound)

    def gap(one: SalaryEstimate, other: SalaryEstimate) -> SalaryGap:
        of_cells = (figure for role in (left, right) for figure in role.salary if figure.population == one.population)
        samples = samples_of(one, other, (left.outlook, right.outlook), of_releases=of_cells)
        return SalaryGap(one, other, options.confidence, samples, (money.steps(one), money.steps(other)))

    pairing = matched_pairs(money.usable[0], money.usable[1], PATH, like=like, bound=bound)
    closed, more = closed_pairs(pairing, PATH, bound)
    out += [_reasoned(omission, money.usable[1 - _SIDES.index(omission.side)], kind, money.money) for omission in more]
    gaps: list[SalaryGap] = []
    are_two = _limits(left) != _limits(right)
    for one, other in closed:
        if one.class_scheme != other.class_scheme and one.source.series == other.source.series:
            schemes = sorted((figure.class_scheme for figure in (one, other)), key=lambda scheme: scheme or "~")
            for side, figure in zip(_SIDES, (one, other), strict=True):
                out += unusable(side, [figure], PATH, "other-classification", schemes=schemes)
            continue
        compared = gap(one, other)
        if compared.samples.relation == "same-cell" and are_two:
            for side, figure in zip(_SIDES, (one, other), strict=True):
                out += unusable(side, [figure], PATH, "same-cell", class_code=figure.class_code)
            continue
        gaps.append(compared)
    gaps.sort(key=_rank)
    others = [gap(*pair) for pair in _others(money.usable, gaps, like) if bound(*pair) is not None]
    return SalaryDiff(tuple(gaps), ordered(out), tuple(sorted(others, key=_rank)))


def _limits(role: Role) -> tuple[object, ...]:
    return (role.id, role.place, role.industry, role.year)


def _others(
    usable: Sequence[Iterable[SalaryEstimate]], gaps: Iterable[SalaryGap], like: Callable[[SalaryEstimate], Any]
) -> Iterator[tuple[SalaryEstimate, SalaryEstimate]]:
    """The pairs that could have been taken for a gap: of one source or date on both sides, as the taken one."""
    alike: tuple[dict[Any, list[SalaryEstimate]], dict[Any, list[SalaryEstimate]]] = ({}, {})
    for pays, facts in zip(alike, usable, strict=True):
        for fact in facts:
            pays.setdefault(like(fact), []).append(fact)
    for gap in gaps:
        key = like(gap.left)
        if len(alike[0][key]) == len(alike[1][key]) == 1:
            continue
        for one in alike[0][key]:
            yield from ((one, other) for other in alike[1][key] if (one, other) != (gap.left, gap.right))


def _is_requested(estimate: SalaryEstimate, options: Options, number: int) -> bool:
    statistic, component = options.side("statistic", number), options.side("component", number)
    source = options.side("source", number)
    industry, experience = options.side("industry", number), options.side("experience", number)
    year = options.year_of(number)
    return (
        (statistic is None or estimate.statistic == statistic)
        and (component is None or estimate.component == component)
        and (source is None or estimate.source.is_named(source))
        and (industry is None or (estimate.industry is not None and estimate.industry.is_named(industry)))
        and (year is None or (estimate.effective_date or "")[:4] == str(year))
        and (experience is None or (estimate.experience is not None and estimate.experience.is_named(experience)))
    )


def _kind(left: Role, right: Role, options: Options) -> Kind:
    """What makes two figures alike, apart from their money.

    What is named for each side, or each role is limited to, need not be one.
    """
    mixed = {name for name in ("statistic", "component", "place", "industry", "experience") if _is_mixed(name, options)}
    abroad = are_abroad(left, right)
    homes = homes_of((left, right), abroad=abroad)
    industries = {role.industry for role in (left, right)} if left.industry != right.industry else set()
    areas = _areas_of_cities(left, right)

    def kind(estimate: SalaryEstimate) -> tuple[Any, ...]:
        place, industry = estimate.place, estimate.industry
        component = component_abroad(estimate, options.hours) if abroad else estimate.component
        return (
            None if "statistic" in mixed else estimate.statistic,
            None if "component" in mixed else component,
            _HOME if "place" in mixed or place in homes else place and areas.get(place, place).key,
            None if "industry" in mixed or industry in industries else industry and industry.key,
            estimate.employer and estimate.employer.casefold(),
            None if "experience" in mixed else estimate.experience and estimate.experience.key,
            universe_abroad(estimate) if abroad else estimate.universe and estimate.universe.casefold(),
        )

    return kind


def _areas_of_cities(left: Role, right: Role) -> Mapping[Place, Place]:
    """The area of each city that the two roles have figures of, where they have figures of both."""
    places = {figure.place for role in (left, right) for figure in role.salary if figure.place}
    metros = [place for place in places if place.kind == "metro"]
    return {city: area for city in places if city.kind == "city" for area in metros if is_one_place(city, area)}


def _is_mixed(name: str, options: Options) -> bool:
    return isinstance(getattr(options, name), tuple)


def _rank(gap: SalaryGap) -> tuple[Any, ...]:
    """The likest and plainest first, the same from either side."""
    sides = (gap.left, gap.right)
    order = _MEDIAN_FIRST if all(figure.is_median_first for figure in sides) else _HEADLINES
    heads = [order.index(figure.statistic) if figure.statistic in order else len(order) for figure in sides]
    return (
        gap.left.source.series != gap.right.source.series,
        max(
            figure.industry is not None or figure.employer is not None or figure.experience is not None
            for figure in sides
        ),
        gap.left.known_amount is not None and gap.left.known_amount.period != "year",
        any(figure.is_beside_headline for figure in sides),
        sorted(heads),
        sorted(percentile_rank(figure.statistic) or Decimal(-1) for figure in sides),
        # low before high, and then whatever is left in the order of the words
        sorted(_ENDS.index(figure.statistic) if figure.statistic in _ENDS else -1 for figure in sides),
        gap.key,
    )


# The order in which a reason is named: what no option mends comes first.
_ASPECTS: Final[Mapping[str, tuple[str, Callable[[SalaryEstimate], object]]]] = {
    "another statistic": ("statistic", lambda figure: figure.statistic),
    "another component of pay": ("component", lambda figure: figure.component),
    "another place": ("population", lambda figure: figure.place and figure.place.key),
    "another industry": ("population", lambda figure: figure.industry and figure.industry.key),
    "another employer": ("population", lambda figure: figure.employer and folded(figure.employer)),
    "another length of experience": ("population", lambda figure: figure.experience and figure.experience.key),
    "another group of workers": ("population", lambda figure: figure.universe and folded(figure.universe)),
    "another currency": ("currency", lambda figure: figure.known_amount and figure.known_amount.currency),
    "another period": ("money", lambda figure: figure.known_amount and figure.known_amount.period),
}

_UNITS: Final = ("another currency", "another period")


def _reasoned(
    left_out: LeftOut, others: Sequence[SalaryEstimate], kind: Kind, money: Callable[[SalaryEstimate], str]
) -> LeftOut:
    """The reason in full: what the nearest figure of the other role differs in."""
    fact = left_out.fact
    if left_out.code != "no-counterpart" or not isinstance(fact, SalaryEstimate) or not others:
        return left_out
    differences = [
        (
            [
                words
                for words, (_, value) in _ASPECTS.items()
                if value(figure) != value(fact)
                and not (words == "another place" and is_one_place(figure.place, fact.place))
                and not (words not in _UNITS and kind(figure) == kind(fact))
                and not (words == "another currency" and money(figure)[:3] == money(fact)[:3])
            ],
            figure,
        )
        for figure in others
    ]
    order = list(_ASPECTS)
    # A period is converted more easily than a currency, and either more easily than people are found elsewhere.
    fewest, nearest = min(differences, key=lambda item: (len(item[0]), [-order.index(words) for words in item[0]]))
    currencies = {money(figure)[:3] for figure in others if figure.known_amount}
    if fact.known_amount and money(fact)[:3] not in currencies:
        more = [words for words in fewest if words not in _UNITS]
        values = {"currency": money(fact)[:3], "others": sorted(currencies), "aspects": more}
        return _with_reason(left_out, "other-currency", **values)
    periods = None
    if (
        fact.known_amount
        and nearest.known_amount
        and not converts_alone(fact.known_amount.period, nearest.known_amount.period)
    ):
        periods = (nearest.known_amount.period, fact.known_amount.period)
    if not fewest:
        return left_out
    return _with_reason(left_out, f"other-{_ASPECTS[fewest[0]][0]}", aspects=fewest, periods=periods)


def _with_reason(left_out: LeftOut, code: str, **values: object) -> LeftOut:
    [reasoned] = unusable(left_out.side, [left_out.fact], PATH, code, **values)
    return reasoned
