"""Numbers that stay as they were published: decimals of a fixed, wide context."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from decimal import ROUND_HALF_EVEN, Context, Decimal, DivisionByZero, InvalidOperation, Overflow, localcontext
from functools import lru_cache
from typing import Any

from roleinfo.errors import InvalidArgumentError, shown

# A caller's own decimal context (its precision, its traps) must not change a result.
_CONTEXT = Context(
    prec=40, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=[],
    traps=[InvalidOperation, DivisionByZero, Overflow],
)  # fmt: skip
_text, _subtract, _multiply = _CONTEXT.to_sci_string, _CONTEXT.subtract, _CONTEXT.multiply
_ROUNDED_TO_NOTHING = Decimal("0.05")
_MOST_DIGITS_BEFORE_POINT = 15
_MOST_DIGITS_AFTER_POINT = 12
_MOST_ZEROS = 6  # of more than these a decimal's own text is an exponent


def own_context() -> AbstractContextManager[Context]:
    """Within it the library's own decimal context holds, whatever the caller has set."""
    return localcontext(_CONTEXT)


def exact(value: Decimal | int) -> Decimal:
    """A finite decimal from a Decimal or an int; a float, text or not-a-number is refused.

    A number of NumPy, as pandas gives it too, is what it is printed as: nobody can write the
    values of a data frame as decimals.

    >>> exact(5)
    Decimal('5')
    """
    if type(value).__module__ == "numpy":
        value = _from_numpy(value)
    if isinstance(value, bool) or not isinstance(value, (Decimal, int)):
        hint = "; a float is not exact, write Decimal('…')" if isinstance(value, float) else ""
        raise TypeError(f"must be a Decimal or an int, not {shown(value)}{hint}")
    number = value if isinstance(value, Decimal) else Decimal(value)
    if not number.is_finite():
        raise ValueError(f"must be a finite number, not {number}")
    if number and _is_short(number):
        return number
    if not fits(number):
        raise ValueError(
            f"must have at most {_MOST_DIGITS_BEFORE_POINT} digits before the point and "
            f"{_MOST_DIGITS_AFTER_POINT} after it, not {number!s:.40}"
        )
    return in_digits(number)


def _from_numpy(value: Any) -> Any:
    """A number of NumPy as a decimal; anything else of it as it is, to be refused."""
    kind = getattr(getattr(value, "dtype", None), "kind", "")
    return Decimal(str(value)) if kind in "iuf" and getattr(value, "ndim", 1) == 0 and kind else value


def _is_short(number: Decimal) -> bool:
    """Whether it has few digits and no exponent, which is quickly seen and nearly always so."""
    text = _text(number)
    return len(text) <= _MOST_DIGITS_AFTER_POINT and "E" not in text


def in_digits(number: Decimal) -> Decimal:
    """The same finite number with its published decimals, and in a form that needs no exponent when printed.

    A minus before zero goes, and so do the decimals of a zero that has more than six.

    >>> in_digits(Decimal("1E+2")), in_digits(Decimal("0E+34")), in_digits(Decimal("-0.0")), in_digits(Decimal("2.0"))
    (Decimal('100'), Decimal('0'), Decimal('0.0'), Decimal('2.0'))
    """
    exponent = int(number.as_tuple().exponent)
    if not number:
        return _zero(exponent if -_MOST_ZEROS <= exponent <= 0 else 0)
    return number if exponent <= 0 else Decimal(int(number))


def _settled(result: Decimal) -> Decimal:
    """What a calculation gave, which rarely needs `in_digits`."""
    return result if result and "E+" not in _text(result) else in_digits(result)


def _zero(exponent: int) -> Decimal:
    return Decimal((0, (0,), exponent))


def chosen(value: Decimal | float) -> Decimal:
    """A number that a caller chooses, as a fraction or a level: as `exact`, and a float is what it is written as.

    >>> chosen(0.1)
    Decimal('0.1')
    """
    return exact(Decimal(str(value)) if isinstance(value, float) else value)


def fits(number: Decimal) -> bool:
    """Whether a finite number has no more digits than a figure may have."""
    exponent = int(number.as_tuple().exponent)
    return not number or (number.adjusted() < _MOST_DIGITS_BEFORE_POINT and exponent >= -_MOST_DIGITS_AFTER_POINT)


def optional_exact(value: Decimal | int | None) -> Decimal | None:
    """As `exact`, with None let through."""
    return None if value is None else exact(value)


def subtract(a: Decimal, b: Decimal) -> Decimal:
    """``a - b``, whatever decimal context the caller has set."""
    return _settled(_subtract(a, b))


def add(a: Decimal, b: Decimal) -> Decimal:
    """``a + b``, whatever decimal context the caller has set."""
    return _settled(_CONTEXT.add(a, b))


def multiply(a: Decimal, b: Decimal) -> Decimal:
    """``a * b``, whatever decimal context the caller has set."""
    return _settled(_multiply(a, b))


def divide(a: Decimal, b: Decimal) -> Decimal:
    """``a / b`` to 40 digits, whatever decimal context the caller has set."""
    return _settled(_CONTEXT.divide(a, b))


def square_root(a: Decimal) -> Decimal:
    """The square root to 40 digits, whatever decimal context the caller has set."""
    return _CONTEXT.sqrt(a)


def error_from_rse(value: Decimal, rse: Decimal) -> Decimal:
    """The standard error of a figure from its relative one in percent; 0.0 was rounded, and counts as 0.05.

    >>> error_from_rse(Decimal(90_000), Decimal("1.5")), error_from_rse(Decimal(90_000), Decimal(0))
    (Decimal('1350.000'), Decimal('45.0000'))
    """
    return multiply(value, divide(rse or _ROUNDED_TO_NOTHING, Decimal(100)))


def interval_of(value: Decimal, error: Decimal, confidence: Decimal) -> tuple[Decimal, Decimal]:
    """The interval of a figure from its standard error: value -/+ z x error, the margin rounded to two decimals.

    >>> interval_of(Decimal(101_420), Decimal("202.84"), Decimal("0.90"))
    (Decimal('101086.36'), Decimal('101753.64'))
    """
    margin = rounded(multiply(normal_quantile(confidence), error), 2)
    return subtract(value, margin), add(value, margin)


@lru_cache(maxsize=64)
def normal_quantile(confidence: Decimal) -> Decimal:
    """How many standard errors the two-sided interval at a level of confidence reaches either way.

    >>> round(normal_quantile(Decimal("0.90")), 3)
    Decimal('1.645')
    """
    from statistics import NormalDist

    return Decimal(str(NormalDist().inv_cdf((1 + float(confidence)) / 2)))


def normal_score(share: Decimal) -> Decimal:
    """How many standard deviations above the mean of a normal distribution a share of it ends.

    >>> round(normal_score(Decimal("0.9")), 4)
    Decimal('1.2816')
    """
    from statistics import NormalDist

    return Decimal(str(NormalDist().inv_cdf(float(share))))


def normal_share(score: Decimal) -> Decimal:
    """The share of a normal distribution below so many standard deviations: the inverse of `normal_score`.

    >>> round(normal_share(Decimal("1.2816")), 3)
    Decimal('0.900')
    """
    from statistics import NormalDist

    return Decimal(str(NormalDist().cdf(float(score))))


def logarithm(a: Decimal) -> Decimal:
    """The natural logarithm to 40 digits, whatever decimal context the caller has set."""
    return a.ln(_CONTEXT)


def exponential(a: Decimal) -> Decimal:
    """The exponential, e to this power, to 40 digits, whatever decimal context the caller has set."""
    return a.exp(_CONTEXT)


def rounded(a: Decimal, places: int) -> Decimal:
    """``a`` with so many digits after the point, halves to even; never a minus before zero."""
    return _settled(a.quantize(_zero(-places), context=_CONTEXT))


def scaled(number: int, places: int) -> Decimal:
    """A whole number of units of ``10 ** -places``, with that many digits after the point.

    >>> scaled(20, 1), scaled(339_410, -2)
    (Decimal('2.0'), Decimal('33941000'))
    """
    return Decimal(number * 10**-places) if places < 0 else _CONTEXT.scaleb(Decimal(number), -places)


def between(lowest: int, highest: int | None, unit: str = "") -> Callable[[Any, Any, Any], None]:
    """A validator: the number, if any, lies within these ends."""
    end = f"from {lowest} to {highest}" if highest is not None else f"{lowest} or more"

    def check(_instance: Any, attribute: Any, value: Any) -> None:
        if value is not None and (value < lowest or (highest is not None and value > highest)):
            rule = f"must be {end}{unit and f', {unit}'}, not {value}"
            raise InvalidArgumentError(attribute.name, value, rule)

    return check


def is_positive(_instance: Any, attribute: Any, value: Decimal) -> None:
    """A validator: a number by which an amount may be multiplied and divided."""
    if value <= 0:
        raise InvalidArgumentError(attribute.name, value, f"must be more than 0, not {value}")


def whole(lowest: int, highest: int) -> Callable[[Any, Any, Any], None]:
    """A validator: a whole number within these ends."""

    def check(_instance: Any, attribute: Any, value: Any) -> None:
        if isinstance(value, bool) or not isinstance(value, int) or not lowest <= value <= highest:
            rule = f"must be a whole number from {lowest:,} to {highest:,}, not {shown(value)}"
            raise InvalidArgumentError(attribute.name, value, rule)

    return check


def plain(a: Decimal) -> str:
    """The number in digits as it was published, without an exponent.

    >>> plain(Decimal("18.0")), plain(Decimal("3.3941E+7"))
    ('18.0', '33941000')
    """
    return f"{a or in_digits(a):f}"


def shortest(a: Decimal) -> str:
    """The number in as few digits as say it, alike for equal numbers: for keys, and for what nobody published.

    >>> shortest(Decimal("6.50")), shortest(Decimal("1E+2"))
    ('6.5', '100')
    """
    text = plain(a)
    return text.rstrip("0").rstrip(".") if "." in text else text
