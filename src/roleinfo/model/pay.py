"""An amount of money for a stretch of work."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final, get_args, overload

import attrs

from roleinfo.errors import CurrencyMismatchError, InvalidArgumentError, NotComparableError, shown
from roleinfo.model._edges import pay_from_dict, pay_from_json
from roleinfo.model.amounts import THREE_DECIMALS, amount_of
from roleinfo.model.arguments import check_optional_word, check_type, check_word, checked
from roleinfo.model.exact import add, divide, exact, multiply, own_context, plain, rounded, subtract
from roleinfo.model.rules import Value, name_fields
from roleinfo.model.text import one_of
from roleinfo.typing import Period

HOURS_PER_YEAR: Final = Decimal(2080)
"""Hours in a work year where none are given: 40 a week for 52 weeks, as BLS counts them."""

MOST_HOURS: Final = Decimal(8784)
"""The hours of a leap year: no year of work has more."""

HOURS_PER_DAY: Final = Decimal(8)
"""Hours in a day of work: a year of 2,080 hours has 260 days."""

CALENDAR: Final[dict[Period, Decimal]] = {
    "year": Decimal(1),
    "month": Decimal(12),
    "half-month": Decimal(24),
    "fortnight": Decimal(26),
    "week": Decimal(52),
}
"""How many of each period a year has; hours and days have no fixed number."""

_LONGEST_PRINTED = 100
_TEXT = re.compile(r"(?P<currency>[A-Za-z]{3}) +(?P<amount>[+-]?[0-9.,]*[0-9]) +per +(?P<period>[a-z-]+)")


def year_hours(hours: Decimal | int) -> Decimal:
    """The hours of a year of work, where there can be so many: more than 0 and at most 8,784.

    >>> year_hours(1950)
    Decimal('1950')
    """
    number = checked("hours", hours, exact)
    if not 0 < number <= MOST_HOURS:
        rule = f"must be more than 0 and at most {MOST_HOURS:,f} a year, not {number}"
        raise InvalidArgumentError("hours", hours, rule)
    return number


def converts_alone(start: Period, end: Period) -> bool:
    """Whether pay for one period is pay for the other without an assumption about hours."""
    return start == end or (start in CALENDAR and end in CALENDAR)


def hours_hint(period: Period) -> str:
    """What to do where a pay of another period meets pay of this one, and the hours of a year are not stated."""
    return f"convert one of them first and state the hours of a year, as pay.per({period!r}, hours=...)"


def is_currency(_instance: Any, attribute: Any, value: Any) -> None:
    """A validator: a currency by its three ISO 4217 letters."""
    check_currency(attribute.name, value)


def check_currency(name: str, value: Any) -> None:
    """Refuse what is no currency's three ISO 4217 letters."""
    if not isinstance(value, str) or not re.fullmatch(r"[A-Z]{3}", value):
        rule = f"must be the three capital letters of a currency (USD, NZD), not {shown(value)}"
        raise InvalidArgumentError(name, value, rule)


@attrs.frozen(field_transformer=name_fields, eq=False)
class Pay(Value):
    """An amount of money in a currency, for a period of work.

    The amount is a Decimal (an int and the numbers of NumPy and pandas are taken too, a float is
    refused); it may be negative, as a difference of two pays is. Pays of one currency and period
    are added, subtracted, summed, divided and compared with one another; a pay is multiplied and
    divided by a number. A format applies to the amount.

    >>> Pay(68535, "USD", "year") - Pay(36977, "USD", "year")
    Pay(Decimal('31558'), 'USD', 'year')
    >>> str(Pay.parse("USD 68,535 per year"))
    'USD 68,535 per year'
    >>> raised = Pay(68535, "USD", "year") * Decimal("1.035")
    >>> f"{raised:,.0f}", raised / Pay(68535, "USD", "year")
    ('USD 70,934 per year', Decimal('1.035'))
    >>> sum([Pay(40000, "USD", "year"), Pay(52500, "USD", "year")])
    Pay(Decimal('92500'), 'USD', 'year')
    """

    amount: Decimal = attrs.field(converter=exact)
    currency: str = attrs.field(validator=is_currency)
    period: Period = attrs.field(validator=one_of(Period))

    @classmethod
    def parse(cls, text: str, currency: str | None = None, period: Period | None = None) -> "Pay":
        """A pay from text as people write it: ``$70,000/yr``, ``USD 33.65 per hour``; the inverse of ``str``.

        ``currency`` and ``period`` stand for what the text does not say. "$" is the default's dollar, USD
        without one. Without a period, thousands of 30 and more (``$142K``) are pay per year. What is not certain
        is refused with its readings: a dot before exactly three digits (``EUR 46.000``), two amounts, an
        open end ("up to"), words that are not known. Raises InvalidArgumentError; for ranges see
        `AdvertisedPay.parse`.

        >>> Pay.parse("$33.65/hr"), Pay.parse("142K", currency="USD", period="year")
        (Pay(Decimal('33.65'), 'USD', 'hour'), Pay(Decimal('142000'), 'USD', 'year'))
        """
        check_type("text", text, str, wanted="an amount with its currency and period, as 'USD 68,535 per year'")
        check_defaults(currency, period)
        printed = _TEXT.fullmatch(text.strip()) if len(text) <= _LONGEST_PRINTED else None
        if printed and printed["period"] in get_args(Period):
            try:
                amount = exact(amount_of(printed["amount"]))
            except ValueError as error:
                raise _unread(text, error) from None
            of: Any = printed["period"]
            return cls(amount, printed["currency"], of)
        from roleinfo.model.pay_text import read_pay

        try:
            said = read_pay(text, currency, period, assume_year=False)
        except ValueError as error:
            raise _unread(text, error) from None
        if said.low != said.high or said.bound != "exact":
            kind = "a range" if said.low != said.high else f"an amount that is {said.bound.replace('_', ' ')}"
            raise _unread(text, ValueError(f"it is {kind}: AdvertisedPay.parse reads it"))
        return cls(said.low, said.currency, said.period)

    def to_dict(self) -> dict[str, str]:
        """The amount as text, the currency and the period."""
        return {"amount": plain(self.amount), "currency": self.currency, "period": self.period}

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> "Pay":
        """The pay that `to_dict` wrote; RoleFileError with every problem."""
        return pay_from_dict(document)

    @classmethod
    def from_json(cls, text: str | bytes) -> "Pay":
        """The pay from the JSON of `to_dict`; RoleFileError where it is no JSON or no pay."""
        return pay_from_json(text)

    def __str__(self) -> str:
        return f"{self.currency} {_printed(self.amount)} per {self.period}"

    def __format__(self, spec: str) -> str:
        """The pay as text, its amount in the format of a decimal: ``f"{pay:,.0f}"``; without one, as ``str``."""
        if not spec:
            return str(self)
        with own_context():
            return f"{self.currency} {self.amount:{spec}} per {self.period}"

    def __repr__(self) -> str:
        return f"Pay({self.amount!r}, {self.currency!r}, {self.period!r})"

    def _like(self, other: object) -> "Pay":
        if not isinstance(other, Pay):
            raise TypeError(f"other must be a Pay, not {shown(other)}: a pay goes with a pay")
        if other.currency != self.currency:
            raise CurrencyMismatchError(self.currency, other.currency)
        if other.period != self.period:
            raise NotComparableError((f"pay per {self.period} and pay per {other.period}: convert one of them first",))
        return other

    def __add__(self, other: "Pay") -> "Pay":
        return Pay(add(self.amount, self._like(other).amount), self.currency, self.period)

    def __radd__(self, other: int) -> "Pay":
        """``0 + pay``, with which ``sum`` begins."""
        if isinstance(other, int) and other == 0:
            return self
        return NotImplemented

    def __sub__(self, other: "Pay") -> "Pay":
        return Pay(subtract(self.amount, self._like(other).amount), self.currency, self.period)

    def __mul__(self, factor: Decimal | int) -> "Pay":
        if isinstance(factor, Pay):
            return NotImplemented
        return Pay(_published_size(multiply(self.amount, exact(factor))), self.currency, self.period)

    __rmul__ = __mul__

    @overload
    def __truediv__(self, other: "Pay") -> Decimal: ...

    @overload
    def __truediv__(self, other: Decimal | int) -> "Pay": ...

    def __truediv__(self, other: "Pay | Decimal | int") -> "Pay | Decimal":
        """The ratio to another pay, to 40 digits; or this pay divided by a number."""
        divisor = self._like(other).amount if isinstance(other, Pay) else exact(other)
        if not divisor:
            raise ZeroDivisionError(f"{self} cannot be divided by {other}")
        quotient = divide(self.amount, divisor)
        return quotient if isinstance(other, Pay) else Pay(_published_size(quotient), self.currency, self.period)

    def __neg__(self) -> "Pay":
        return Pay(self.amount.copy_negate(), self.currency, self.period)

    def __abs__(self) -> "Pay":
        return Pay(self.amount.copy_abs(), self.currency, self.period)

    def __lt__(self, other: "Pay") -> bool:
        return self.amount < self._like(other).amount

    def __le__(self, other: "Pay") -> bool:
        return self.amount <= self._like(other).amount

    def __gt__(self, other: "Pay") -> bool:
        return self.amount > self._like(other).amount

    def __ge__(self, other: "Pay") -> bool:
        return self.amount >= self._like(other).amount

    def per(self, period: Period, *, hours: Decimal | int | None = None) -> "Pay":
        """The same pay for another period.

        A year is 12 months, 24 half-months, 26 fortnights, 52 weeks, and ``hours`` hours of work:
        2,080 where none are given, as BLS counts them. A day is 8 of these hours, and needs them
        stated. The result is not rounded to cents; it is cut after 12 decimals.

        Raises NotComparableError for days without hours, ValueError for hours that no year has.

        >>> Pay(Decimal("32.95"), "USD", "hour").per("year"), Pay(7500, "USD", "month").per("year")
        (Pay(Decimal('68536.00'), 'USD', 'year'), Pay(Decimal('90000'), 'USD', 'year'))
        """
        check_word("period", period, get_args(Period))
        year = HOURS_PER_YEAR if hours is None else year_hours(hours)
        if period == self.period:
            return self
        if hours is None and "day" in (period, self.period):
            raise NotComparableError(
                [f"how many days of work a year has is not known: state its hours, as per({period!r}, hours=2080)"]
            )
        sizes = {**CALENDAR, "hour": year, "day": divide(year, HOURS_PER_DAY)}
        yearly = multiply(self.amount, sizes[self.period])
        return Pay(_published_size(divide(yearly, sizes[period])), self.currency, period)


def check_defaults(currency: str | None, period: str | None) -> None:
    """Refuse a default that is no currency or no period."""
    if currency is not None:
        check_currency("currency", currency)
    check_optional_word("period", period, get_args(Period))


def _unread(text: str, error: ValueError) -> InvalidArgumentError:
    rule = f"must be an amount with its currency and period, as 'USD 68,535 per year', not {shown(text)}: {error}"
    return InvalidArgumentError("text", text, rule)


def _printed(amount: Decimal) -> str:
    """An amount with its thousands parted, and never with three decimals, which could be read as thousands."""
    text = f"{amount:,f}"
    if not THREE_DECIMALS.fullmatch(text):
        return text
    return text[:-1] if text.endswith("0") else f"{text}0"


def _published_size(value: Decimal) -> Decimal:
    """A computed amount cut to the digits that a Pay holds; nobody is paid in billionths."""
    places = -int(value.as_tuple().exponent)
    return value if places <= 12 else rounded(value, 12)
