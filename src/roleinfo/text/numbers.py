"""A number as a reader sees it: money, percentages, points, counts and dates. Nothing else formats one.

Signs are true minus signs and ranges have en dashes; the terminal's writer makes hyphens of them.
"""

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from roleinfo.model.country import currency_mark
from roleinfo.model.exact import multiply, rounded

if TYPE_CHECKING:
    from roleinfo.model.pay import Pay

MINUS: Final = "\u2212"
EN_DASH: Final = "\u2013"

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_HUNDRED: Final = Decimal(100)
_LEAST_SHARE: Final = Decimal("0.001")


def format_number(value: Decimal | int, places: int | None = None, *, signed: bool = False, mark: str = "") -> str:
    """A number with its thousands separated: to so many places, else with the decimals it was published with.

    >>> format_number(Decimal("3379720")), format_number(Decimal("2.0")), format_number(Decimal("-15.52"), 1)
    ('3,379,720', '2.0', '−15.5')
    """
    amount = Decimal(value) if places is None else rounded(Decimal(value), places)
    sign = MINUS if amount < 0 else "+" if signed and amount > 0 else ""
    return f"{sign}{mark}{amount.copy_abs():,f}"


def format_money(pay: "Pay", *, signed: bool = False) -> str:
    """An amount with its currency: a year's in whole units, an hour's to the cent; the sign ``$`` is of USD alone.

    >>> from roleinfo.model.pay import Pay
    >>> format_money(Pay(101420, "USD", "year")), format_money(Pay(Decimal("46.9"), "USD", "hour"))
    ('$101,420', '$46.90')
    >>> format_money(Pay(-63000, "NZD", "year"))
    '−NZD 63,000'
    """
    is_whole = pay.period == "year" or pay.amount == pay.amount.to_integral_value()
    places = 2 if pay.period == "hour" or not is_whole else 0
    return format_number(pay.amount, places, signed=signed, mark=currency_mark(pay.currency))


def format_percent(value: Decimal, *, signed: bool = False) -> str:
    """A published percentage, with the decimals it was published with.

    >>> format_percent(Decimal("4.9")), format_percent(Decimal("-2.0"))
    ('4.9%', '−2.0%')
    """
    return f"{format_number(value, signed=signed)}%"


def format_fraction(value: Decimal, *, signed: bool = False) -> str:
    """A fraction that we computed, as a percentage to one decimal.

    >>> format_fraction(Decimal("0.39302")), format_fraction(Decimal("0.0004"))
    ('39.3%', 'less than 0.1%')
    """
    if value and value.copy_abs() < _LEAST_SHARE and not signed:
        return "less than 0.1%"
    return f"{format_number(multiply(value, _HUNDRED), 1, signed=signed)}%"


def format_points(value: Decimal, *, signed: bool = True) -> str:
    """A difference of percentages.

    >>> format_points(Decimal("15.5")), format_points(Decimal("-1"))
    ('+15.5 points', '−1 point')
    """
    return f"{format_number(value, signed=signed)} point{'' if value.copy_abs() == 1 else 's'}"


def format_date(date: str | None) -> str:
    """A date in words: ``May 2025``, ``March 1, 2026``, ``2023``; ``undated`` where there is none.

    >>> format_date("2025-05"), format_date("2026-03-01"), format_date(None)
    ('May 2025', 'March 1, 2026', 'undated')
    """
    if date is None:
        return "undated"
    year, _, rest = date.partition("-")
    month, _, day = rest.partition("-")
    if not rest:
        return year
    name = _MONTHS[int(month) - 1]
    return f"{name} {int(day)}, {year}" if day else f"{name} {year}"


def format_axis(amount: float, unit: "Pay") -> str:
    """An amount on the axis of a chart, where alone thousands are cut: ``$60k``, ``$22.50``.

    >>> from roleinfo.model.pay import Pay
    >>> format_axis(60000, Pay(1, "USD", "year")), format_axis(22.5, Pay(1, "USD", "hour"))
    ('$60k', '$22.50')
    """
    mark = currency_mark(unit.currency)
    if unit.period == "year" or not -10_000 < amount < 10_000:
        return f"{mark}{amount / 1000:,.4g}k"
    return f"{mark}{amount:,.2f}".removesuffix(".00")
