"""Pay against what is published of a role: the share of jobs that pay less, and the market ratio."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

import attrs

from roleinfo.errors import InvalidArgumentError, NotComparableError, shown
from roleinfo.model._edges import describe_figure, describe_position
from roleinfo.model._results import PayResult
from roleinfo.model.amounts import amount_of
from roleinfo.model.caveat import Caveat, make_caveat
from roleinfo.model.country import CURRENCY_SIGNS
from roleinfo.model.estimate import SalaryEstimate, percentile_rank
from roleinfo.model.pay import Pay
from roleinfo.model.place import Place
from roleinfo.model.role import Role
from roleinfo.model.rules import check_fields
from roleinfo.model.text import is_optional_date, one_of
from roleinfo.pay.amounts import in_period_of, ratio
from roleinfo.pay.batch import PayRows, check_errors, paid, read_rows
from roleinfo.pay.composite import other_figures_caveats, others_that_fit
from roleinfo.pay.distribution import PayDistribution, ShareRange
from roleinfo.pay.figures import (
    Market,
    figure_caveats,
    figures_of,
    market_caveats,
    market_figure,
    refusal,
    refuse_without_figure,
)
from roleinfo.typing import Bound, Component, ErrorHandling, Period

_SIGNS: Final = {sign: currency for currency, sign in CURRENCY_SIGNS.items()}
_MONEY = re.compile(
    rf"(?:(?P<sign>[{''.join(_SIGNS)}])|(?P<before>[A-Z]{{3}}) +)?"
    r"(?P<amount>[0-9][0-9.,]{0,29})"
    r"(?: +(?P<after>[A-Z]{3}))?"
    r"(?: *(?:per|an?|/) *(?P<period>hour|day|week|fortnight|half-month|month|year)| +(?P<pay>[a-z][a-z -]+))?"
)
_PAY_PERIODS: Final[dict[str, Period]] = {
    "hourly": "hour", "daily": "day", "weekly": "week", "biweekly": "fortnight", "bi-weekly": "fortnight",
    "every two weeks": "fortnight", "semimonthly": "half-month", "semi-monthly": "half-month",
    "twice a month": "half-month", "monthly": "month", "yearly": "year", "annually": "year",
}  # fmt: skip
_LEAST_YEARLY: Final = 1000
_TURNED: Final[dict[Bound, Bound]] = {
    "exact": "exact", "about": "about", "at_least": "at_most", "at_most": "at_least",
}  # fmt: skip


def money_of(text: str, name: str = "money") -> tuple[Pay, bool]:
    """An amount from text, and whether its period was stated: ``$70,000`` is taken as a year's.

    The currency is stated by its three letters, or by $ (the US dollar), £ or €. Every two weeks
    (biweekly) is a fortnight, twice a month (semimonthly) a half-month. A dot before three digits
    is refused, since it may part thousands.

    >>> money_of("$33.65 an hour"), money_of("70000 USD per year"), money_of("$70,000")[1]
    ((Pay(Decimal('33.65'), 'USD', 'hour'), True), (Pay(Decimal('70000'), 'USD', 'year'), True), False)
    """
    if not isinstance(text, str):
        raise TypeError(f"{name} must be a Pay, or text such as '$70,000 per year', not {shown(text)}")
    match = _MONEY.fullmatch(text.strip()) if len(text) <= 100 else None
    named = [match[part] for part in ("sign", "before", "after") if match[part]] if match else []
    example = f"must be an amount with its currency, as '$70,000' or '70000 USD per year', not {shown(text)}"
    if not match or len(named) != 1:
        raise InvalidArgumentError(name, text, example)
    if match["pay"] and match["pay"] not in _PAY_PERIODS:
        rule = f"must state its period as 'per year' or as one of {', '.join(_PAY_PERIODS)}, not {shown(match['pay'])}"
        raise InvalidArgumentError(name, text, rule)
    try:
        amount = amount_of(match["amount"])
    except ValueError as error:
        raise InvalidArgumentError(name, text, f"{example}: {error}") from None
    period: Any = match["period"] or _PAY_PERIODS.get(match["pay"])
    if not period and amount < _LEAST_YEARLY:
        rule = f"must state its period, as '{text.strip()} per hour': it is too little for a year"
        raise InvalidArgumentError(name, text, rule)
    return Pay(amount, _SIGNS.get(named[0], named[0]), period or "year"), bool(period)


@attrs.frozen(field_transformer=check_fields, repr=False)
class MarketPosition(PayResult):
    """Where an amount of money stands among the jobs of a role.

    ``role`` is the role at the place, ``distribution`` the published percentiles that were used,
    ``component`` what the money includes and ``as_of`` its date, None where they were not given.

    >>> import roleinfo as ri
    >>> print(ri.percentile_of("registered nurse", "$85,000 per year", component="base").share)
    32.3%
    """

    role: Role
    money: Pay
    distribution: PayDistribution
    component: Component | None = attrs.field(default=None, validator=attrs.validators.optional(one_of(Component)))
    as_of: str | None = attrs.field(default=None, validator=is_optional_date)
    period_stated: bool = True
    other_figures: tuple[SalaryEstimate, ...] = ()

    def __attrs_post_init__(self) -> None:
        self.distribution.share_below(self.money)  # refuses money of another currency or period at once

    @property
    def place(self) -> Place | None:
        """The place that the percentiles are of."""
        return self.distribution.place

    @property
    def share(self) -> ShareRange:
        """The share of jobs that pay less: a number, or a range where no more is known."""
        return self.distribution.share_below(self.money)

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What is to be kept in mind."""
        caveats = [
            *market_caveats(self.distribution.component, self.component),
            *_dates(self.as_of, self.distribution.effective_date),
            *self.distribution.caveats,
            *(other_figures_caveats(_head(self.distribution), self.other_figures)),
        ]
        if not self.period_stated:
            caveats.append(make_caveat("period-assumed", pay=self.money))
        return tuple(caveats)

    @property
    def sentence(self) -> str:
        """What share of the jobs pays less, in a sentence."""
        return describe_position(self)


@attrs.frozen(field_transformer=check_fields, repr=False)
class MarketRatio(PayResult):
    """A pay over a published percentile of a role's pay; unlike a compa-ratio, which is over an own midpoint."""

    pay: Pay
    role: Role
    market: SalaryEstimate
    component: Component | None = attrs.field(default=None, validator=attrs.validators.optional(one_of(Component)))
    as_of: str | None = attrs.field(default=None, validator=is_optional_date)
    other_figures: tuple[SalaryEstimate, ...] = ()

    def __attrs_post_init__(self) -> None:
        in_period_of(self.market_value, self.pay, "a market value")

    @property
    def market_value(self) -> Pay:
        """The published pay, or the end that it lies above where it is top-coded."""
        stated = self.market.known_amount
        if stated is None:
            raise NotComparableError(["a market figure that was not released has no value"])
        return stated

    @property
    def ratio(self) -> Decimal | None:
        """Pay / market value, with `bound` all that is known of it; None where the market value is 0."""
        return ratio(in_period_of(self.market_value, self.pay), self.market_value)

    @property
    def bound(self) -> Bound:
        """How the ratio is to be read: ``at_most`` where the market value is top-coded."""
        return _TURNED[self.market.effective_bound]

    @property
    def basis(self) -> str:
        """The market value in words, with its source and date."""
        return describe_figure(self.role, self.market)

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What is to be kept in mind."""
        caveats = [
            *market_caveats(self.market.component, self.component),
            *_dates(self.as_of, self.market.effective_date),
            *figure_caveats((self.market,)),
            *other_figures_caveats(self.market, self.other_figures),
        ]
        if self.bound in ("at_least", "at_most"):
            caveats.append(make_caveat("open-figure", ("salary",), what="ratio"))
        return tuple(caveats)


def _head(distribution: PayDistribution) -> SalaryEstimate:
    """The median, or where it is not published the first percentile that is."""
    known = [point for point in distribution.points if point.known_amount]
    return next((point for point in known if point.statistic == "median"), known[0])


def _dates(as_of: str | None, dated: str | None) -> tuple[Caveat, ...]:
    if as_of is None or dated is None or as_of == dated:
        return ()
    return (make_caveat("different-dates", ("salary",), what="pay and the published figures", dates=(as_of, dated)),)


def market_distribution(
    role: Role, period: Period, currency: str | None, market: Market
) -> tuple[Role, PayDistribution, tuple[SalaryEstimate, ...]]:
    """The role there, its percentiles of this period, and what would fit as well as the first of them."""
    there, salary = figures_of(role, market, period=period, currency=currency)
    distribution = PayDistribution.of(salary)
    if distribution is None:
        suppressed = {figure.statistic for figure in salary if figure.status == "suppressed"}
        withheld = sorted(name for name in suppressed if percentile_rank(name))
        what = f"percentiles of {market.pay_name}"
        if withheld:
            raise refusal(there, f"released {what} ({', '.join(withheld)}: suppressed)", salary, period)
        raise refusal(there, f"{what} per {period}", salary, period)
    return there, distribution, others_that_fit(_head(distribution), figures_of(role, market)[1])


def position_of(money: Pay | str, role: Role, market: Market, as_of: str | None) -> MarketPosition:
    """Where an amount of money stands among the jobs of a role; without a period it is a year's, with a caveat."""
    pay, stated = (money, True) if isinstance(money, Pay) else money_of(money)
    there, distribution, others = market_distribution(role, pay.period, pay.currency, market)
    return MarketPosition(there, pay, distribution, market.component, as_of, stated, others)


def _pay_with_period(money: Pay | str, name: str = "pay") -> Pay:
    """The pay that is given, or that a text states with its period."""
    pay, stated = (money, True) if isinstance(money, Pay) else money_of(money, name)
    if not stated:
        raise InvalidArgumentError(name, money, f"must state its period, as '{str(money).strip()} per year'")
    return pay


def ratio_to_market(
    pay: Pay | str, role: Role, percentile: Decimal | int, market: Market, as_of: str | None
) -> MarketRatio:
    """Pay / market value, which is a published percentile of the role's pay."""
    own = _pay_with_period(pay)
    figure, others = market_figure(role, percentile, market, period=own.period, currency=own.currency)
    return MarketRatio(own, role, figure, market.component, as_of, others)


@attrs.frozen(field_transformer=check_fields, repr=False)
class MarketStanding(PayResult):
    """One pay against the market; ``name`` is whatever the caller calls the employee."""

    ratio: MarketRatio
    position: MarketPosition
    name: object = None

    @property
    def pay(self) -> Pay:
        """The pay."""
        return self.ratio.pay

    @property
    def market_ratio(self) -> Decimal | None:
        """Pay / market value; `ratio` says which, and how it is to be read."""
        return self.ratio.ratio

    @property
    def share(self) -> ShareRange:
        """The share of jobs that pay less."""
        return self.position.share

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What is to be kept in mind."""
        return tuple(dict.fromkeys((*self.ratio.caveats, *self.position.caveats)))


class MarketStandings(PayRows[MarketStanding]):
    """Pays against one market, in the caller's order: a tuple that shows itself as a table.

    ``problems`` says which rows were not read, and why.
    """


def place_in_market(
    pays: Pay | str | Mapping[Any, Pay | str],
    role: Role,
    percentile: Decimal | int,
    market: Market,
    *,
    as_of: str | None,
    errors: ErrorHandling,
) -> MarketStanding | MarketStandings:
    """One pay, or a mapping from the caller's names to pays, against the market; the order is kept."""
    check_errors(errors)
    known: dict[tuple[Period, str], Any] = {}

    def figures(pay: Pay) -> Any:
        """The figures for all pays of one kind, or why there are none."""
        period, currency = kind = pay.period, pay.currency
        if kind not in known:
            try:
                known[kind] = (
                    market_figure(role, percentile, market, period=period, currency=currency),
                    market_distribution(role, period, currency, market),
                )
            except NotComparableError as error:
                known[kind] = error
        if isinstance(known[kind], NotComparableError):
            raise known[kind]
        return known[kind]

    def standing(name: object, pay: Pay) -> MarketStanding:
        (figure, others), (there, distribution, more) = figures(pay)
        return MarketStanding(
            MarketRatio(pay, there, figure, market.component, as_of, others),
            MarketPosition(there, pay, distribution, market.component, as_of, other_figures=more),
            name,
        )

    if not isinstance(pays, Mapping):
        return standing(None, _pay_with_period(pays, "pays"))
    if pays:
        refuse_without_figure(role, percentile, market)  # which is no fault of a row
    rows = read_rows("pays", pays.items(), lambda name, pay: standing(name, paid(pay, _in_row)), errors)
    return MarketStandings(*rows)


def _in_row(pay: Any) -> Pay:
    return _pay_with_period(pay)
