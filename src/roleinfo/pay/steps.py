"""What was done to a band's amounts: aging with the market, and conversion to another period."""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

import attrs

from roleinfo.errors import shown
from roleinfo.model._edges import OneLine
from roleinfo.model.exact import (
    add,
    chosen,
    divide,
    exact,
    exponential,
    logarithm,
    multiply,
    rounded,
    shortest,
    subtract,
)
from roleinfo.model.pay import converts_alone, year_hours
from roleinfo.model.rules import Ruled, name_fields
from roleinfo.model.text import is_a, one_of
from roleinfo.pay.amounts import percent_text, total
from roleinfo.typing import Period

_ONE: Final = Decimal(1)
_MOST_YEARS: Final = 100
_MONTHS: Final = 12


@attrs.frozen(field_transformer=name_fields, repr=False)
class Aging(Ruled):
    """A step that moved a band with the market: by a yearly movement (a fraction) over some years."""

    annual_movement: Decimal = attrs.field(converter=chosen)
    years: Decimal = attrs.field(converter=exact)
    compound: bool = attrs.field(default=True, validator=is_a(bool))

    def _own_rules(self) -> Iterator[tuple[str, str]]:
        if not -1 < self.annual_movement < 1:
            yield "annual_movement", f"a movement is a fraction (0.03 is 3%), not {self.annual_movement}"
        elif not 0 <= self.years <= _MOST_YEARS:
            yield "years", f"years must be from 0 to {_MOST_YEARS}, not {self.years}"
        elif not self.compound and add(_ONE, multiply(self.annual_movement, self.years)) <= 0:
            yield "years", "so many years of a simple movement leave no pay"

    @property
    def factor(self) -> Decimal:
        """What an amount is multiplied by: (1 + movement) ** years, or 1 + movement x years where not compound."""
        if not self.compound:
            return add(_ONE, multiply(self.annual_movement, self.years))
        yearly = add(_ONE, self.annual_movement)
        whole = int(self.years)
        part = subtract(self.years, Decimal(whole))
        factor = exponential(multiply(part, logarithm(yearly))) if part else _ONE
        return multiply(factor, _power(yearly, whole))

    def __str__(self) -> str:
        kind = "compound" if self.compound else "simple"
        unit = "year" if self.years == 1 else "years"
        return f"aged {shortest(self.years)} {unit} at {percent_text(self.annual_movement)} per year, {kind}"


def _power(base: Decimal, exponent: int) -> Decimal:
    """A whole power, by squaring; exact as long as the digits suffice."""
    result = _ONE
    while exponent:
        if exponent & 1:
            result = multiply(result, base)
        base, exponent = multiply(base, base), exponent >> 1
    return result


@attrs.frozen(field_transformer=name_fields, repr=False)
class Conversion(OneLine):
    """A step that converted a band's amounts to another period, at so many hours of work a year."""

    start: Period = attrs.field(validator=one_of(Period))
    end: Period = attrs.field(validator=one_of(Period))
    hours: Decimal = attrs.field(converter=year_hours)

    def __str__(self) -> str:
        rate = "" if converts_alone(self.start, self.end) else f" at {shortest(self.hours)} hours per year"
        return f"converted from pay per {self.start} to pay per {self.end}{rate}"


BandStep = Aging | Conversion
"""Something done to a band's amounts."""


def band_steps(items: Iterable[BandStep]) -> tuple[BandStep, ...]:
    """A converter: steps, and nothing else."""
    steps = tuple(items)
    for step in steps:
        if not isinstance(step, BandStep):
            raise TypeError(f"must hold Aging and Conversion steps, not {shown(step)}")
    return steps


def years_aged(steps: Iterable[BandStep]) -> Decimal:
    """The years of all aging steps."""
    return total(step.years for step in steps if isinstance(step, Aging))


def years_between(start: str, end: str) -> Decimal | None:
    """The years from one month to another, in twelfths; None where one of them is a year alone.

    >>> years_between("2025-05", "2026-11")
    Decimal('1.5')
    """
    months = [[int(part) for part in date.split("-")[:2]] for date in (start, end)]
    if any(len(month) < 2 for month in months):
        return None
    (year, month), (last_year, last_month) = months
    return divide(Decimal((last_year - year) * _MONTHS + last_month - month), Decimal(_MONTHS))


def later_date(date: str, years: Decimal) -> str | None:
    """A date some years on, as exact as it was, but to the month where the years are no whole months."""
    year, *rest = (int(part) for part in date.split("-"))
    months = multiply(years, Decimal(_MONTHS))
    if not rest:
        return f"{year + int(years):04}" if years == int(years) else None
    count = year * _MONTHS + rest[0] - 1 + int(rounded(months, 0))
    year, month = divmod(count, _MONTHS)
    day = f"-{min(rest[1], monthrange(year, month + 1)[1]):02}" if len(rest) > 1 and months == int(months) else ""
    return f"{year:04}-{month + 1:02}{day}"
