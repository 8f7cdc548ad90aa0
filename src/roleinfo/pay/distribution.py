"""How pay is distributed over the jobs of a role, as far as published percentiles show it."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations
from typing import Any, Final, Literal, get_args

import attrs

from roleinfo.errors import InvalidArgumentError, shown
from roleinfo.model._edges import OneLine
from roleinfo.model._results import PayResult
from roleinfo.model.arguments import check_optional_name, check_optional_word, check_type, checked
from roleinfo.model.caveat import Caveat, make_caveat
from roleinfo.model.estimate import Salary, SalaryEstimate, percentile, percentile_rank
from roleinfo.model.exact import (
    add,
    divide,
    exact,
    exponential,
    logarithm,
    multiply,
    normal_score,
    normal_share,
    rounded,
    shortest,
    subtract,
)
from roleinfo.model.pay import Pay
from roleinfo.model.place import Industry, Place
from roleinfo.model.rules import Ruled, check_fields, name_fields
from roleinfo.model.source import Source
from roleinfo.model.text import one_of
from roleinfo.model.words import ordinal
from roleinfo.pay.amounts import DECIMALS, in_period_of, percent_text
from roleinfo.pay.figures import figure_caveats, rank_name
from roleinfo.typing import Component, Period

STANDARD_RANKS: Final = (Decimal(10), Decimal(25), Decimal(50), Decimal(75), Decimal(90))
"""The percentiles that a whole distribution has; nothing is interpolated across two that are not there."""

Method = Literal["published", "log-linear", "log-normal", "tied", "bounds"]
"""How a share was worked out: published, interpolated, left open by equal percentiles, or only bounded."""

INTERPOLATED: Final = ("log-linear", "log-normal")
"""The methods that make a number between two percentiles: neighbors, or two with one missing between them."""

_HUNDRED: Final = Decimal(100)
_ZERO: Final = Decimal(0)


@attrs.frozen(field_transformer=name_fields, repr=False)
class ShareRange(OneLine):
    """The share of jobs that pay less than an amount, as a fraction: one number, or the ends it lies between.

    ``low`` and ``high`` are equal where the share is one number; ``low`` 0 is an open end below,
    ``high`` 1 an open end above. ``note`` says in words what the share rests on.
    """

    low: Decimal = attrs.field(converter=exact)
    high: Decimal = attrs.field(converter=exact)
    method: Method = attrs.field(validator=one_of(Method))
    note: str

    @property
    def is_open(self) -> bool:
        """Whether an end is not known at all."""
        return not self.low or self.high == 1

    def __str__(self) -> str:
        if self.low == self.high:
            return percent_text(self.low)
        if not self.low:
            return f"below {percent_text(self.high)}" if self.high < 1 else "unknown"
        low = percent_text(self.low)
        return f"above {low}" if self.high == 1 else f"{low} to {percent_text(self.high)}"


@attrs.frozen(field_transformer=check_fields, repr=False)
class PayRange(OneLine):
    """The pay that a share of the jobs lies below: one amount, or the ends it lies between; None is an open end."""

    low: Pay | None
    high: Pay | None
    method: Method = attrs.field(validator=one_of(Method))
    note: str

    def __str__(self) -> str:
        if self.low is None or self.high is None:
            ends = (f"below {self.high}" if self.high else "", f"above {self.low}" if self.low else "")
            return "".join(ends) or "unknown"
        return str(self.low) if self.low == self.high else f"{self.low} to {self.high}"


def _by_rank(points: Iterable[SalaryEstimate]) -> tuple[SalaryEstimate, ...]:
    return tuple(sorted(points, key=lambda point: (percentile_rank(point.statistic) or _ZERO, point.key)))


@attrs.frozen(field_transformer=check_fields, repr=False)
class PayDistribution(PayResult, Ruled):
    """The published percentiles of one pay: one source, date, component, place, industry and period.

    It is of jobs, not of people, and as percentiles are published without a sampling error no
    share has an interval. Between two neighboring percentiles pay is taken to be spread
    log-linearly, and log-normally between two with one missing between them; nothing is
    interpolated beyond the first and last, to a top-coded percentile or across two that are
    missing: the share is then a range.

    >>> import roleinfo as ri
    >>> nurses = PayDistribution.of(ri.role("registered nurse").salary)
    >>> str(nurses.share_below(ri.Pay(85_000, "USD", "year"))), str(nurses.share_below(ri.Pay(60_000, "USD", "year")))
    ('32.3%', 'below 10.0%')
    """

    points: tuple[SalaryEstimate, ...] = attrs.field(converter=_by_rank)

    def _own_rules(self) -> Iterator[tuple[str, str]]:
        ranks = [percentile_rank(point.statistic) for point in self.points]
        if None in ranks:
            yield "points", "a distribution may have only percentiles"
            return
        if len(set(ranks)) < len(ranks):
            yield "points", "a percentile stands twice"
        if not any(point.known_amount for point in self.points):
            yield "points", "no percentile has a value"
        if (
            len({_basis(point) for point in self.points}) > 1
            or len({point.money for point in self.points if point.known_amount}) > 1
        ):
            yield "points", "the percentiles are not of one source, date, component, population, currency and period"
            return
        stated = [(point, point.known_amount) for point in self.points if point.known_amount]
        for (lower, below), (higher, above) in combinations(stated, 2):
            if (
                lower.effective_bound != "at_most"
                and higher.effective_bound != "at_least"
                and below.amount > above.amount
            ):
                yield "points", f"the {lower.statistic} lies above the {higher.statistic}"

    @classmethod
    def of(
        cls,
        salary: Salary,
        *,
        source: str | None = None,
        component: Component | None = None,
        period: Period | None = None,
        place: str | None = None,
        industry: str | None = None,
    ) -> "PayDistribution | None":
        """The percentiles of the first pay, in the order of figures, that fits every keyword; or None."""
        check_type("salary", salary, Salary)
        check_optional_word("period", period, get_args(Period))
        for name, text in (("source", source), ("component", component), ("place", place), ("industry", industry)):
            check_optional_name(name, text)
        wanted: Any = {
            name: value for name, value in (
                ("source", source), ("component", component), ("place", place), ("industry", industry)
            ) if value is not None
        }  # fmt: skip
        figures = [
            figure
            for figure in salary.select(**wanted)
            if percentile_rank(figure.statistic) is not None
            and figure.employer is None
            and (period is None or figure.known_amount is None or figure.known_amount.period == period)
        ]
        first = next((figure for figure in figures if figure.known_amount), None)
        if first is None:
            return None
        points: dict[str, SalaryEstimate] = {}
        for figure in figures:
            if _basis(figure) == _basis(first) and (figure.known_amount is None or figure.money == first.money):
                points.setdefault(figure.statistic, figure)
        return cls(tuple(points.values()))

    @property
    def _first(self) -> SalaryEstimate:
        return next(point for point in self.points if point.known_amount)

    @property
    def _pay(self) -> Pay:
        return next(point.known_amount for point in self.points if point.known_amount)  # the rules require one

    @property
    def source(self) -> Source:
        """Where the percentiles come from."""
        return self._first.source

    @property
    def effective_date(self) -> str | None:
        """The date that they hold for, None where the source states none."""
        return self._first.effective_date

    @property
    def component(self) -> Component:
        """What the pay includes."""
        return self._first.component

    @property
    def place(self) -> Place | None:
        """The place that they are of, None where it is not stated."""
        return self._first.place

    @property
    def industry(self) -> Industry | None:
        """The industry that they are of; None is all industries."""
        return self._first.industry

    @property
    def published_for(self) -> str | None:
        """The class that they were published for, where it is broader than the role."""
        return self._first.published_for

    @property
    def currency(self) -> str:
        """The currency of every percentile."""
        return self._pay.currency

    @property
    def period(self) -> Period:
        """The period of every percentile."""
        return self._pay.period

    @property
    def missing(self) -> tuple[str, ...]:
        """Which of p10, p25, the median, p75 and p90 have no value, not even a bound."""
        known = {point.statistic for point in self.points if point.known_amount}
        return tuple(name for name in map(percentile, STANDARD_RANKS) if name not in known)

    @property
    def top_coded(self) -> tuple[str, ...]:
        """The percentiles of which only the amount that they lie above is published."""
        return tuple(point.statistic for point in self.points if point.status == "top_coded")

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What holds for every share of this distribution."""
        has_errors = any(point.rse is not None for point in self.points)
        caveats = [
            make_caveat("of-jobs", ("salary",)),
            *([] if has_errors else [make_caveat("no-interval", ("salary",), source=self.source)]),
        ]
        if self.missing:
            caveats.append(make_caveat("percentiles-missing", ("salary",), statistics=self.missing))
        if self.top_coded:
            caveats.append(make_caveat("top-coded", ("salary",), source=self.source, statistics=self.top_coded))
        return (*caveats, *figure_caveats(self.points))

    def _known(self, *bounds: str) -> dict[Decimal, Decimal]:
        """Rank and amount of the percentiles that read so."""
        amounts: dict[Decimal, Decimal] = {}
        for point in self.points:
            rank = percentile_rank(point.statistic)
            if rank is not None and point.known_amount and point.effective_bound in bounds:
                amounts[rank] = point.known_amount.amount
        return amounts

    def _method(self, low: Decimal, high: Decimal) -> Method:
        """How to interpolate between two percentiles, by what lies between them of a whole distribution."""
        bounds = self._known("at_least", "at_most")
        between = [rank for rank in {*STANDARD_RANKS, *bounds} if low < rank < high]
        if not between:
            return "log-linear"
        return "log-normal" if len(between) == 1 and between[0] not in bounds else "bounds"

    def share_below(self, pay: Pay) -> ShareRange:
        """The share of jobs that pay less than this: a number between percentiles, else a range.

        Log-linear: the rank runs in proportion to log pay. Log-normal: its normal quantile does.

        A month's pay is a year's by 12, and so on. CurrencyMismatchError for another currency,
        NotComparableError for a period that takes hours to convert.
        """
        amount = in_period_of(self._pay, pay, "percentiles").amount
        points, least, most = self._known("exact", "about"), self._known("at_least"), self._known("at_most")
        equal = [rank for rank, value in points.items() if value == amount]
        if len(equal) == 1:
            return ShareRange(_part(equal[0]), _part(equal[0]), "published", f"it is {_rank_name(equal[0])}")
        if equal:
            low, high = min(equal), max(equal)
            return ShareRange(_part(low), _part(high), "tied", f"{_rank_names(low, high)} are the same amount")
        low = max([rank for rank, value in points.items() if value < amount] + _at(most, below=amount), default=_ZERO)
        high = min(
            [rank for rank, value in points.items() if value > amount] + _at(least, above=amount), default=_HUNDRED
        )
        method = self._method(low, high)
        if low in points and high in points and points[low] > 0 and method in INTERPOLATED:
            part = divide(logarithm(divide(amount, points[low])), logarithm(divide(points[high], points[low])))
            share = _share_at(method, low, high, part)
            return ShareRange(share, share, method, interpolation_note(method, low, high))
        return ShareRange(_part(low), _part(high), "bounds", self._bounds_note(low, high))

    def pay_at(self, share: Decimal) -> PayRange:
        """The pay that this share of the jobs (a fraction, 0.5 is half) lies below: the inverse of `share_below`."""
        rank = multiply(checked("share", share, exact), _HUNDRED)
        if not 0 < rank < _HUNDRED:
            rule = f"must be a fraction of jobs, above 0 and below 1, not {shown(share)}"
            raise InvalidArgumentError("share", share, rule)
        points = self._known("exact", "about")
        if rank in points:
            pay = self._sized(points[rank])
            return PayRange(pay, pay, "published", f"it is {_rank_name(rank)}")
        lower = max((known for known in points if known < rank), default=None)
        upper = min((known for known in points if known > rank), default=None)
        method = "bounds" if lower is None or upper is None else self._method(lower, upper)
        if lower is not None and upper is not None and points[lower] > 0 and method in INTERPOLATED:
            part = _part_at(method, lower, upper, rank)
            factor = exponential(multiply(part, logarithm(divide(points[upper], points[lower]))))
            amount = rounded(multiply(points[lower], factor), DECIMALS)
            pay = self._sized(min(max(amount, points[lower]), points[upper]))
            return PayRange(pay, pay, method, interpolation_note(method, lower, upper))
        lows = [value for known, value in {**points, **self._known("at_least")}.items() if known <= rank]
        highs = [value for known, value in {**points, **self._known("at_most")}.items() if known >= rank]
        ends = (max(lows, default=None), min(highs, default=None))
        low, high = (None if end is None else self._sized(end) for end in ends)
        return PayRange(low, high, "bounds", self._bounds_note(lower or _ZERO, upper or _HUNDRED))

    def figure_at(self, rank: Decimal | int) -> SalaryEstimate | None:
        """The figure at a percentile: as published, else interpolated and marked as derived; None where open.

        >>> import roleinfo as ri
        >>> nurses = PayDistribution.of(ri.role("registered nurse").salary)
        >>> figure = nurses.figure_at(60)
        >>> f"{figure.pay:,.0f}", figure.origin, figure.evidence
        ('USD 103,220 per year', 'derived', 'interpolated between the 50th and 75th percentiles, log-linear')
        """
        name = percentile(rank, "rank")
        published = next((point for point in self.points if point.statistic == name and point.known_amount), None)
        if published is not None:
            return published
        there = self.pay_at(_part(exact(rank)))
        if there.low is None or there.low != there.high:
            return None
        return attrs.evolve(
            self._first, statistic=name, pay=there.low, status="released", bound_pay=None, rse=None, origin="derived",
            evidence="; ".join(filter(None, (self._first.evidence, there.note))),
        )  # fmt: skip

    def _sized(self, amount: Decimal) -> Pay:
        return Pay(amount, self.currency, self.period)

    def _bounds_note(self, low: Decimal, high: Decimal) -> str:
        """Why there is no number between these two ranks."""
        if low and high < _HUNDRED:
            words = f"between {_rank_names(low, high)}, with nothing published in between"
        elif low:
            words = f"above {_rank_name(low)}, the last that is known to lie below it"
        elif high < _HUNDRED:
            words = f"below {_rank_name(high)}, the first that is known to lie above it"
        else:
            words = "no percentile is known to lie above or below it"
        within = [
            f"{reason}: {', '.join(inside)}"
            for names, reason in ((self.missing, "not published"), (self.top_coded, "top-coded"))
            if (inside := [_rank_name(rank) for rank in map(percentile_rank, names) if rank and low < rank < high])
        ]
        return "; ".join([words, *within])


def _rank_name(rank: Decimal) -> str:
    """A percentile in a sentence: ``the median``, ``the 25th percentile``."""
    return f"the {rank_name(rank)}"


def interpolation_note(method: Method, low: Decimal, high: Decimal) -> str:
    """Between which percentiles, how, and which of them is not there.

    >>> interpolation_note("log-linear", Decimal(50), Decimal(75))
    'interpolated between the 50th and 75th percentiles, log-linear'
    """
    missing = [f", without {_rank_name(rank)}" for rank in STANDARD_RANKS if low < rank < high]
    return f"interpolated between {_rank_names(low, high)}, {method}{''.join(missing)}"


def _rank_names(low: Decimal, high: Decimal) -> str:
    """Two percentiles in a sentence: ``the 10th and 25th percentiles``."""
    return f"the {ordinal(shortest(low))} and {ordinal(shortest(high))} percentiles"


def _part(rank: Decimal) -> Decimal:
    """A rank in percent as a fraction."""
    return divide(rank, _HUNDRED)


def _share_at(method: Method, low: Decimal, high: Decimal, part: Decimal) -> Decimal:
    """The share of jobs below a pay that lies so far, in log pay, between two percentiles."""
    if method == "log-linear":
        return rounded(_part(add(low, multiply(part, subtract(high, low)))), DECIMALS)
    start, end = normal_score(_part(low)), normal_score(_part(high))
    return rounded(normal_share(add(start, multiply(part, subtract(end, start)))), DECIMALS)


def _part_at(method: Method, low: Decimal, high: Decimal, rank: Decimal) -> Decimal:
    """How far between two percentiles, in log pay, the pay at a rank lies."""
    if method == "log-linear":
        return divide(subtract(rank, low), subtract(high, low))
    start, end = normal_score(_part(low)), normal_score(_part(high))
    return divide(subtract(normal_score(_part(rank)), start), subtract(end, start))


def _at(known: dict[Decimal, Decimal], *, below: Decimal | None = None, above: Decimal | None = None) -> list[Decimal]:
    """The ranks of open ends that lie on the safe side of an amount."""
    return [
        rank
        for rank, value in known.items()
        if (below is not None and value <= below) or (above is not None and value >= above)
    ]


def _basis(point: SalaryEstimate) -> tuple[object, ...]:
    return (point.source, point.component, point.population, point.effective_date, point.published_for)
