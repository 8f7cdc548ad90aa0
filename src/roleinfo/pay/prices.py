"""Steps that turn an amount into other money: of another year, at another state's prices, of another currency."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Final, Literal, NamedTuple, cast

import attrs

from roleinfo.errors import NotComparableError
from roleinfo.model._edges import OneLine, describe
from roleinfo.model.arguments import check_type
from roleinfo.model.exact import divide, exact, is_positive, multiply, plain, rounded, shortest
from roleinfo.model.pay import CALENDAR, HOURS_PER_DAY, Pay, is_currency, year_hours
from roleinfo.model.place import Place
from roleinfo.model.rules import Ruled, check_fields, name_fields
from roleinfo.model.source import Source
from roleinfo.model.text import is_a, is_name, is_optional_date, is_optional_name, one_of
from roleinfo.typing import Period

StepKind = Literal["currency", "hours", "period", "dollars", "prices"]

KINDS: Final[tuple[StepKind, ...]] = ("currency", "hours", "period", "dollars", "prices")
"""The kinds of step, in the order in which they are taken."""

_CENTS: Final = 2
_MONTH: Final = len("2025-05")
_YEAR: Final = len("2025")


@attrs.frozen(field_transformer=name_fields, repr=False)
class Step(OneLine):
    """One thing that was done to an amount: it was multiplied by ``numerator`` and divided by ``denominator``.

    ``of`` is what the step holds for and ``to`` what it leads to: a currency, a period, a date, the
    code of a place. ``source`` is where the two numbers are from, ``text`` says the step in words,
    ``date`` is that of an exchange rate. ``area`` is the publisher's own name of the area that a price
    parity is of, where it is not the name of the place that the step is taken for. ``publication`` is
    the publication of the two numbers, where it is one that a report cites.
    """

    kind: StepKind = attrs.field(validator=one_of(StepKind))
    of: str = attrs.field(validator=is_name)
    to: str = attrs.field(validator=is_name)
    numerator: Decimal = attrs.field(converter=exact, validator=is_positive)
    denominator: Decimal = attrs.field(converter=exact, validator=is_positive)
    text: str = attrs.field(validator=is_name)
    source: str = attrs.field(validator=is_name)
    date: str | None = attrs.field(default=None, validator=is_optional_date)
    area: str | None = attrs.field(default=None, validator=is_optional_name)
    publication: Source | None = attrs.field(default=None, validator=attrs.validators.optional(is_a(Source)))

    @property
    def dated(self) -> str | None:
        """The date of the numbers of a publication: of a rate its month, of an index that to which it leads."""
        return self.to if self.kind == "dollars" else self.date

    @property
    def factor(self) -> Decimal:
        """What the amount was multiplied by."""
        return divide(self.numerator, self.denominator)

    def taken(self, pay: Pay) -> Pay:
        """The amount after this step, rounded to cents."""
        check_type("pay", pay, Pay)
        return take_steps(pay, (self,))

    def __str__(self) -> str:
        return f"{self.text}: x {plain(self.numerator)} / {plain(self.denominator)} ({self.source})"


def take_steps(pay: Pay, steps: Iterable[Step]) -> Pay:
    """The amount after some steps, rounded to cents once, after the last; as it is where there are none."""
    amount, currency, period = pay.amount, pay.currency, pay.period
    given = tuple(steps)
    for step in given:
        amount = divide(multiply(amount, step.numerator), step.denominator)
        currency = step.to if step.kind == "currency" else currency
        period = cast("Period", step.to) if step.kind in ("hours", "period") else period
    return Pay(rounded(amount, _CENTS), currency, period) if given else pay


@attrs.frozen(field_transformer=name_fields, kw_only=True, repr=False)
class ExchangeRate(Ruled):
    """What one unit of ``currency`` costs in another, on a day, by a source that the caller names.

    A rate with a ``publication`` is the mean of its daily rates in the month that ``date`` is.

    >>> rate = ExchangeRate(currency="NZD", to="USD", rate=Decimal("0.60"), date="2026-01-15", source="our bank")
    >>> str(rate.step.taken(Pay(63000, "NZD", "year")))
    'USD 37,800.00 per year'
    """

    currency: str = attrs.field(validator=is_currency)
    to: str = attrs.field(validator=is_currency)
    rate: Decimal = attrs.field(converter=exact, validator=is_positive)
    date: str = attrs.field(validator=[is_name, is_optional_date])
    source: str = attrs.field(validator=is_name)
    publication: Source | None = attrs.field(default=None, validator=attrs.validators.optional(is_a(Source)))

    def _own_rules(self) -> Iterator[tuple[str, str]]:
        if self.currency == self.to:
            yield "to", f"a rate leads to another currency, not from {self.currency} to itself"

    @property
    def step(self) -> Step:
        """The step that this rate is."""
        return Step(
            "currency", self.currency, self.to, self.rate, Decimal(1), describe("step", "currency", rate=self),
            self.source, self.date, publication=self.publication,
        )  # fmt: skip


def nearest_rate(rates: Iterable[ExchangeRate], currency: str, to: str, dated: str | None) -> ExchangeRate | None:
    """Of the rates from one currency to another that of the date nearest to a figure's; None of several, undated."""
    between = [rate for rate in rates if (rate.currency, rate.to) == (currency, to)]
    if dated is None:
        return between[0] if len(between) == 1 else None
    return min(between, key=lambda rate: (abs(_days(rate.date) - _days(dated)), rate.date), default=None)


def _days(dated: str) -> int:
    """The number of a day, by which the nearest of several is found; July 1 of a year, and the 15th of a month."""
    middle = "-07-01" if len(dated) == _YEAR else "-15" if len(dated) == _MONTH else ""
    return date.fromisoformat(f"{dated}{middle}").toordinal()


def hours_step(hours: Decimal, period: Period = "hour") -> Step:
    """The step from pay per hour, or per day of 8 hours, to that of a year of so many hours."""
    year = year_hours(hours)
    return Step(
        "hours",
        period,
        "year",
        year,
        HOURS_PER_DAY if period == "day" else Decimal(1),
        f"a year of {Decimal(shortest(year)):,f} hours",
        "stated by the caller",
    )


def period_step(start: Period, end: Period) -> Step:
    """The step from pay for one period to that for another, of those that a year has a fixed number of.

    >>> print(period_step("month", "year"))
    a year of 12 months: x 12 / 1 (the calendar)
    """
    counts = [f"{plain(CALENDAR[period])} {period}s" for period in (start, end) if period != "year"]
    words = f"a year of {' and '.join(counts)}"
    return Step("period", start, end, CALENDAR[start], CALENDAR[end], words, "the calendar")


class PriceLevel(NamedTuple):
    """The prices of an area in percent of the nation's, and the publisher's name of it where it is not ours."""

    value: Decimal
    name: str | None = None


@attrs.frozen(field_transformer=check_fields)
class Parities:
    """Price levels by code, of one year and one source; the nation's is 100."""

    levels: Mapping[str, PriceLevel]
    source: Source
    year: int


@attrs.frozen(field_transformer=check_fields)
class PriceTable:
    """Consumer prices over time, and each state's and metropolitan area's prices against the nation's.

    ``index`` has the values of a price index by month (``2025-05``) and, of whole years, by year;
    ``parities`` are the price levels of states by postal code, ``metro_parities`` those of
    metropolitan areas by their codes.
    """

    index: Mapping[str, Decimal]
    index_source: Source
    parities: Parities
    metro_parities: Parities | None = None

    @property
    def span(self) -> str:
        """Of which months and whole years the index has values: ``a month of CPI-U, from 1913-01 to 2025-12, ...``."""
        months, years = (sorted(dated for dated in self.index if len(dated) == size) for size in (_MONTH, _YEAR))
        named = self.index_source.display_name
        if not months:
            return f"a month of {named}, which has none here"
        whole = f", or a whole year, from {years[0]} to {years[-1]}" if years else ""
        return f"a month of {named}, from {months[0]} to {months[-1]}{whole}"

    def dollars(self, dated: str, to: str) -> Step:
        """The step from dollars of a date to those of another: ``index(to) / index(from)``.

        Raises NotComparableError where the index has no value for one of them.
        """
        ends = [self.index.get(end[:_MONTH]) for end in (dated, to)]
        if ends[0] is None or ends[1] is None:
            absent = dated if ends[0] is None else to
            months = [month for month in self.index if month.startswith(f"{absent}-")]
            hint = f": the year is not whole, its last month is {max(months)}" if months else ""
            raise NotComparableError([f"{self.index_source.display_name} has no value for {absent}{hint}"])
        words = describe("step", "dollars", dated=dated, to=to)
        source = self.index_source
        return Step("dollars", dated, to, ends[1], ends[0], words, source.id, publication=source)

    def prices(self, place: Place | None) -> Step:
        """The step from the amount of a state or a metropolitan area to one at the nation's prices: ``100 / parity``.

        Raises NotComparableError for a place that has no parity: a metropolitan area is found by its
        code alone and is not given its state's, and no area that is not metropolitan has one.
        """
        parity = None if place is None else self._level_of(place)
        if place is None or parity is None:
            named = "a place that is not stated" if place is None else place.name
            raise NotComparableError([f"{self.parities.source.display_name} has no price parity for {named}"])
        parities, level = parity
        area = None if level.name in (None, place.name) else level.name
        words = describe("step", "prices", area=area or place.name, year=parities.year)
        return Step(
            "prices", place.code, "US", Decimal(100), level.value, words, parities.source.id, area=area,
            publication=parities.source,
        )  # fmt: skip

    def _level_of(self, place: Place) -> tuple[Parities, PriceLevel] | None:
        """The price level of a place, and the list that has it."""
        parities = self.metro_parities if place.kind == "metro" else self.parities
        code = {"nation": place.code, "state": place.state, "metro": place.code}.get(place.kind)
        level = parities.levels.get(code) if parities and code else None
        return None if parities is None or level is None else (parities, level)


def latest_parities(levels: Mapping[tuple[str, int], Decimal], source: Source) -> Parities:
    """The price levels of the latest year that there are any of, from those by code and year."""
    latest = max(year for _, year in levels)
    return Parities(
        {code: PriceLevel(value) for (code, year), value in levels.items() if year == latest}, source, latest
    )
