"""Amounts of one currency and period: quotients, and results cut to the digits that a Pay holds."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

import attrs

from roleinfo.errors import CurrencyMismatchError, NotComparableError, shown
from roleinfo.model.exact import add, divide, fits, multiply, rounded, shortest
from roleinfo.model.pay import Pay, converts_alone, hours_hint

DECIMALS: Final = 12
"""How many decimals a computed share or pay has at most."""

_DIGITS: Final = 20


def in_period_of(base: Pay, pay: Pay, of: str = "a band", name: str = "pay") -> Pay:
    """The pay for the base's period, where it is of the same currency and no hours are needed to convert it.

    Raises TypeError for what is no pay, CurrencyMismatchError, or NotComparableError naming the two periods.
    """
    if not isinstance(pay, Pay):
        raise TypeError(f"{name} must be a Pay, not {shown(pay)}")
    if pay.currency != base.currency:
        raise CurrencyMismatchError(base.currency, pay.currency)
    if not converts_alone(pay.period, base.period):
        raise NotComparableError(
            [f"pay per {pay.period} against {of} of pay per {base.period}: {hours_hint(base.period)}"]
        )
    return pay.per(base.period)


def check_period(base: Pay, pay: Pay, of: str = "a band", name: str = "pay") -> None:
    """Raise as `in_period_of` does, and also for a period that could be converted: amounts that are kept together."""
    if in_period_of(base, pay, of, name).period != pay.period:
        words = f"convert one of them first, as pay.per({base.period!r})"
        raise NotComparableError([f"pay per {pay.period} against {of} of pay per {base.period}: {words}"])


def with_amount(pay: Pay, amount: Decimal) -> Pay:
    """The pay with a computed amount, cut to the decimals that a Pay holds and without zeros at its end."""
    # What is too large for a pay is left to it to refuse.
    cut = rounded(amount, DECIMALS) if amount.adjusted() < _DIGITS and not fits(amount) else amount
    return attrs.evolve(pay, amount=Decimal(shortest(cut)))


def multiplied(pay: Pay, factor: Decimal) -> Pay:
    """The pay times a factor."""
    return with_amount(pay, multiply(pay.amount, factor))


def midway(low: Pay, high: Pay) -> Pay:
    """The pay halfway between two."""
    return with_amount(low, divide(add(low.amount, high.amount), Decimal(2)))


def ratio(part: Pay, whole: Pay) -> Decimal | None:
    """A part as a fraction of the whole; None where that is 0."""
    return divide(part.amount, whole.amount) if whole.amount else None


def total(amounts: Iterable[Decimal]) -> Decimal:
    """The exact sum of some numbers."""
    result = Decimal(0)
    for amount in amounts:
        result = add(result, amount)
    return result


def sum_of(pays: Iterable[Pay | None]) -> Pay | None:
    """The sum of the pays that are known; None where none is."""
    known = [pay for pay in pays if pay is not None]
    if len({(pay.currency, pay.period) for pay in known}) == 1:
        return Pay(total(pay.amount for pay in known), known[0].currency, known[0].period)
    return sum(known[1:], known[0]) if known else None


def percent_text(fraction: Decimal, *, sign: bool = False) -> str:
    """A fraction as a percentage with one decimal: ``85.3%`` for 0.853."""
    value = rounded(multiply(fraction, Decimal(100)), 1)
    return f"{'+' if sign and value > 0 else ''}{value}%"
