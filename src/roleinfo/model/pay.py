"""An amount of money for a stretch of work."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any, Final, get_args

import attrs

from roleinfo.errors import CurrencyMismatchError, NotComparableError
from roleinfo.model.exact import add, divide, exact, multiply, rounded, subtract
from roleinfo.model.rules import Value
from roleinfo.model.text import one_of, shown
from roleinfo.typing import Period

HOURS_PER_YEAR: Final = Decimal(2080)
"""Hours in a work year where none are given: 40 a week for 52 weeks, as BLS counts them."""

_PER_YEAR: Final[dict[Period, Decimal]] = {
    "year": Decimal(1),
    "month": Decimal(12),
    "week": Decimal(52),
    "day": Decimal(260),
}
_TEXT = re.compile(r"(?P<currency>[A-Za-z]{3}) +(?P<amount>[+-]?[0-9,]*\.?[0-9]+) +per +(?P<period>[a-z]+)")
_LONGEST_TEXT = 100
_GROUPS = re.compile(r"[+-]?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)?(\.[0-9]+)?")


def is_currency(_instance: Any, _attribute: Any, value: Any) -> None:
    """A validator: a currency by its three ISO 4217 letters."""
    if not isinstance(value, str) or not re.fullmatch(r"[A-Z]{3}", value):
        raise ValueError(f"must be the three capital letters of a currency (USD, NZD), not {shown(value)}")


@attrs.frozen(eq=False)
class Pay(Value):
    """An amount of money in a currency, for a period of work.

    The amount is a Decimal (an int is taken too, a float is refused); it may be negative, as a
    difference of two pays is.

    >>> Pay(68535, "USD", "year") - Pay(36977, "USD", "year")
    Pay(Decimal('31558'), 'USD', 'year')
    >>> str(Pay.parse("USD 68,535 per year"))
    'USD 68,535 per year'
    """

    amount: Decimal = attrs.field(converter=exact)
    currency: str = attrs.field(validator=is_currency)
    period: Period = attrs.field(validator=one_of(Period))

    @classmethod
    def parse(cls, text: str) -> "Pay":
        """A pay from text such as ``USD 68,535 per year``; the inverse of ``str``."""
        found = _TEXT.fullmatch(text.strip()) if isinstance(text, str) and len(text) <= _LONGEST_TEXT else None
        if not found or not _GROUPS.fullmatch(found["amount"]):
            raise ValueError(
                f"must be an amount with its currency and period, as 'USD 68,535 per year', not {shown(text)}"
            )
        if found["period"] not in get_args(Period):
            raise ValueError(f"the period must be one of {', '.join(get_args(Period))}, not {found['period']!r}")
        try:
            amount = Decimal(found["amount"].replace(",", ""))
        except InvalidOperation:  # only reached by signs without digits
            raise ValueError(f"must hold an amount, not {text!r}") from None
        return cls(amount, found["currency"], found["period"])  # type: ignore[arg-type]  # checked above

    def __str__(self) -> str:
        return f"{self.currency} {self.amount:,f} per {self.period}"

    def __repr__(self) -> str:
        return f"Pay({self.amount!r}, {self.currency!r}, {self.period!r})"

    def _like(self, other: object) -> "Pay":
        if not isinstance(other, Pay):
            raise TypeError(f"a pay goes with a pay, not with {other!r}")
        if other.currency != self.currency:
            raise CurrencyMismatchError(self.currency, other.currency)
        if other.period != self.period:
            raise NotComparableError((f"pay per {self.period} and pay per {other.period}: convert one of them first",))
        return other

    def __add__(self, other: "Pay") -> "Pay":
        return Pay(add(self.amount, self._like(other).amount), self.currency, self.period)

    def __sub__(self, other: "Pay") -> "Pay":
        return Pay(subtract(self.amount, self._like(other).amount), self.currency, self.period)

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

    def per(self, period: Period, *, hours: Decimal | int = HOURS_PER_YEAR) -> "Pay":
        """The same pay for another period.

        A year is 12 months, 52 weeks, 260 days, and ``hours`` hours of work. The result is not
        rounded to cents; it is cut after 12 decimals.

        >>> Pay(Decimal("32.95"), "USD", "hour").per("year")
        Pay(Decimal('68536.00'), 'USD', 'year')
        """
        if period == self.period:
            return self
        hours = exact(hours)
        if hours <= 0:
            raise ValueError(f"hours must be more than 0, not {hours}")
        sizes = {**_PER_YEAR, "hour": hours}
        if period not in sizes:
            raise ValueError(f"the period must be one of {', '.join(get_args(Period))}, not {period!r}")
        yearly = multiply(self.amount, sizes[self.period])
        return Pay(_published_size(divide(yearly, sizes[period])), self.currency, period)


def _published_size(value: Decimal) -> Decimal:
    """A computed amount cut to the digits that a Pay holds; nobody is paid in billionths."""
    places = -int(value.as_tuple().exponent)
    return value if places <= 12 else rounded(value, 12)
