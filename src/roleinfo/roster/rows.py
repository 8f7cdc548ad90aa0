"""One employee against the market: PricedRow."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

import attrs

from roleinfo.errors import RoleinfoError
from roleinfo.model._results import RosterResult
from roleinfo.model.cached import cached_attribute
from roleinfo.model.caveat import Caveat, make_caveat
from roleinfo.model.estimate import SalaryEstimate, percentile
from roleinfo.model.exact import divide
from roleinfo.model.pay import HOURS_PER_YEAR, Pay, converts_alone
from roleinfo.model.place import KnownPlace
from roleinfo.pay.amounts import multiplied
from roleinfo.pay.band import SalaryBand
from roleinfo.pay.distribution import ShareRange
from roleinfo.pay.market import MarketRatio
from roleinfo.pay.standings import BandStanding
from roleinfo.roster.cells import full_time_of
from roleinfo.roster.jobs import JobMatch
from roleinfo.roster.market import MarketLevel, MarketValue
from roleinfo.roster.reasons import STATUS_OF, PriceStatus, Question
from roleinfo.typing import Bound, Period

_ONE: Final = Decimal(1)


@attrs.frozen(kw_only=True, repr=False)
class PricedRow(RosterResult):
    """An employee of a roster and the market value of the job at the place.

    ``position`` counts the rows from 1; ``id`` is the employee's own, as text. ``title`` and
    ``location`` are what was written. ``pay`` is what the cell says, None where it says none that
    can be used; ``full_time_pay`` is that of a full-time job of ``hours`` a year, of which the
    employee works the share ``fte``. ``hours`` are None, and no pay is converted, where none are stated and the job's
    country counts a year by none. ``commission`` is inside the wages that are published and
    ``bonus`` outside; both are those of the employee's own year. ``match`` is the occupation,
    ``place`` the area of the location, and ``market`` the published pay, which may be of another
    level. ``questions`` are what a person should decide of it. ``status`` is "priced", "review" or
    "unpriced"; ``reason`` is the code of why it is not priced, else None. ``source`` has the
    row's own cells by their columns.

    Its text shows neither the id nor the pay of the person: to_dict, to_frame and to_csv do, and so do its
    ``market_ratio`` and ``standing`` when they are printed.
    """

    position: int
    id: str | None = None
    title: str | None = None
    location: str | None = None
    pay: Pay | None = None
    pay_is: str = "full_time"
    hours: Decimal | None = HOURS_PER_YEAR
    fte: Decimal = _ONE
    commission: Pay | None = None
    bonus: Pay | None = None
    grade: str | None = None
    band: SalaryBand | None = None
    match: JobMatch | None = None
    place: KnownPlace | None = None
    market: MarketValue | None = None
    target: Decimal = Decimal(50)
    component: str = "base"
    reason: str | None = None
    questions: tuple[Question, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    columns: tuple[str, ...] = attrs.field(default=(), eq=False)
    cells: tuple[object, ...] = attrs.field(default=(), eq=False)

    @property
    def source(self) -> Mapping[str, object]:
        """The cells of the row by their columns, as they were given."""
        return dict(zip(self.columns, self.cells, strict=True))

    @property
    def status(self) -> PriceStatus:
        """Whether the row is priced, is for a person to decide, or is not priced."""
        return "priced" if self.reason is None else STATUS_OF[self.reason]

    @property
    def full_time_pay(self) -> Pay | None:
        """The pay of a full-time job, in the period of the cell; a rate for an hour or a day is that already."""
        return None if self.pay is None else full_time_of(self.pay, self.fte, self.pay_is)

    @property
    def hourly(self) -> Pay | None:
        """The full-time pay for an hour."""
        return self._per(self.full_time_pay, "hour")

    def _per(self, pay: Pay | None, period: Period) -> Pay | None:
        """A pay per another period; None where that takes the hours of a year, and none are known."""
        if pay is None or (self.hours is None and not converts_alone(pay.period, period)):
            return None
        return pay.per(period, hours=self.hours)

    @property
    def annual(self) -> Pay | None:
        """What is paid for a year: the pay for a year of the row's hours, of the share that is worked.

        It is in the currency of the pay and without commission, which `annual_compared` has.
        """
        return self._yearly(self.full_time_pay)

    @cached_attribute
    def compared(self) -> Pay | None:
        """Full-time pay and commission in the period of the market's percentiles; None without a market value."""
        pay = self.full_time_pay
        if pay is None or self.market is None or self.reason is not None:
            return None
        if self.commission is not None:
            yearly = self._per(pay, "year")
            if yearly is None:
                return None
            pay = (yearly + multiplied(self.commission, divide(_ONE, self.fte))).per(pay.period, hours=self.hours)
        return self.market.comparable(pay, self.hours)

    def percentile_figure(self, rank: Decimal | int) -> SalaryEstimate | None:
        """The market's figure at a percentile, in the period that the pay is compared in; interpolated, it is derived.

        None where the row is not priced, or the percentile is open.
        """
        percentile(rank, "rank")
        if self.market is None:
            return None
        period = self.compared.period if self.compared else "year"
        return self.market.distribution(period).figure_at(rank)

    @cached_attribute
    def target_figure(self) -> SalaryEstimate | None:
        """The market value: the figure at the target percentile, where the job and the place are known.

        It is there too where the pay cannot be used; `market_ratio` is not.
        """
        return self.percentile_figure(self.target)

    @cached_attribute
    def market_ratio(self) -> MarketRatio | None:
        """The market ratio with all that it rests on; None where the row is not priced."""
        figure = self.target_figure
        if self.compared is None or self.market is None or figure is None:
            return None
        # Commission is part of the wages that are published, so that together they are of one kind.
        component: Any = figure.component if self.commission is not None else self.component
        return MarketRatio(self.compared, self.market.role, figure, component)

    @cached_attribute
    def ratio(self) -> Decimal | None:
        """The market ratio, full-time pay / market value; `bound` says how it is to be read."""
        return self.market_ratio.ratio if self.market_ratio else None

    @property
    def bound(self) -> Bound | None:
        """``at_most`` where the market value is top-coded; None where the row is not priced."""
        return self.market_ratio.bound if self.market_ratio else None

    @cached_attribute
    def percentile(self) -> ShareRange | None:
        """The share of the occupation's jobs there that pay less; None where the row is not priced."""
        if self.compared is None or self.market is None:
            return None
        return self.market.distribution(self.compared.period).share_below(self.compared)

    @property
    def level(self) -> MarketLevel | None:
        """The level that the market value is of."""
        return self.market.level if self.market else None

    @cached_attribute
    def standing(self) -> BandStanding | None:
        """The full-time pay in the band of the row's grade; None where there is none, or they do not compare."""
        if self.band is None or (pay := self._per(self.full_time_pay, self.band.minimum.period)) is None:
            return None
        try:
            return BandStanding(pay, self.band)
        except RoleinfoError:
            return None

    @property
    def compa_ratio(self) -> Decimal | None:
        """Full-time pay / the midpoint of the grade."""
        return self.standing.compa_ratio if self.standing else None

    def _yearly(self, amount: Pay | None) -> Pay | None:
        """A full-time amount as what it comes to for this employee in a year: by the row's hours and share."""
        yearly = self._per(amount, "year")
        return None if yearly is None else multiplied(yearly, self.fte)

    @cached_attribute
    def annual_market(self) -> Pay | None:
        """The market value for a year, as `annual` is of the pay; None where it is only bounded or takes hours."""
        figure = self.market_ratio.market if self.market_ratio else None
        is_known = figure is not None and figure.effective_bound in ("exact", "about")
        return self._yearly(figure.pay) if figure is not None and is_known else None

    @cached_attribute
    def annual_compared(self) -> Pay | None:
        """What is compared with the market, for a year: pay and commission; None where `annual_market` is."""
        return None if self.annual_market is None else self._yearly(self.compared)

    def cost_to(self, rank: Decimal | int) -> Pay | None:
        """What a year would cost more if the pay were at least this percentile; None where that is not known."""
        figure = None if self.compared is None else self.percentile_figure(rank)
        if figure is None or figure.pay is None or figure.effective_bound not in ("exact", "about"):
            return None
        return self._yearly(_shortfall(self.compared, figure.pay))

    @cached_attribute
    def cost_to_target(self) -> Pay | None:
        """What a year would cost more if the pay were at least the market value; None where that is not known."""
        return self.cost_to(self.target)

    @property
    def cost_to_minimum(self) -> Pay | None:
        """What a year would cost more if the pay were at least the minimum of the grade; None without a band."""
        if self.standing is None:
            return None
        return self._yearly(_shortfall(self.standing.pay, self.standing.band.minimum))

    @property
    def all_caveats(self) -> tuple[Caveat, ...]:
        """What is to be kept in mind of the row: its own caveats, those of its market value, and of its figure."""
        own = self.market.caveats if self.market else ()
        of_ratio = self.market_ratio.caveats if self.market_ratio else ()
        return tuple(dict.fromkeys((*self.caveats, *own, *self._conversion(), *of_ratio)))

    def _conversion(self) -> Iterator[Caveat]:
        """That hourly pay was compared with annual pay, or the other way, at the hours of the row."""
        if self.pay is not None and self.compared is not None:
            start, end = self.pay.period, self.compared.period
            if not converts_alone(start, end):
                yield make_caveat("hours-converted", ("salary",), start=start, end=end, hours=self.hours)


def _shortfall(pay: Pay | None, least: Pay) -> Pay | None:
    if pay is None:
        return None
    return least - pay if least > pay else Pay(Decimal(0), pay.currency, pay.period)
