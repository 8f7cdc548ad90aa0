"""The cells of a roster as values: pay with its period and currency, shares, hours, and texts."""

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any, Final, get_args

from roleinfo.errors import InvalidArgumentError
from roleinfo.model.arguments import check_mapping, check_word
from roleinfo.model.country import PlausiblePay, country_of_currency
from roleinfo.model.exact import chosen, divide, exact, fits, multiply
from roleinfo.model.pay import HOURS_PER_YEAR, MOST_HOURS, Pay, check_currency, converts_alone
from roleinfo.model.pay_text import period_of_word, read_pay
from roleinfo.model.text import folded, unguarded
from roleinfo.pay.amounts import multiplied
from roleinfo.pay.batch import is_blank
from roleinfo.roster.reasons import RowRefusedError
from roleinfo.typing import Period

_LONGEST: Final = 300
_FORMULAS: Final = "=@"
_ONE: Final = Decimal(1)
_HUNDRED: Final = Decimal(100)
FEWEST_HOURS: Final = Decimal(100)
MOST_FTE: Final = Decimal(2)
LARGEST_PAY: Final = Decimal(10) ** 10
"""More than this is pay in no currency, and could not be added up."""
# Half the minimum wage is a wrong period, and so is ten times the highest published wage; in between is anything.
_BEYOND: Final = Decimal(10)
_BELOW: Final = Decimal(2)
_NUMBER: Final = re.compile(r"[+-]?(?:[0-9]{1,15}|[0-9]{1,3}(?:,[0-9]{3}){1,4})(?:\.[0-9]{1,12})?")
_TYPED: Final = re.compile(
    r"[$(.]{0,2}\d.*|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ .,/-]*\d.*|true|false", re.I | re.S
)
"""What a spreadsheet may read as a number, an amount, a date or a yes, and write back as another text."""
_NEGATIVE: Final = re.compile(r"[-\u2212(]\s*(?:\$\s*)?[0-9].*")
_DASH: Final = re.compile(r"\s*[$£€]?\s*[-–—]+\s*")
_PERCENT: Final = re.compile(r"([+-]?\d{1,3}(?:\.\d{1,6})?)\s*%")


def text_of(cell: object) -> str | None:
    """A cell as text, without the apostrophe that keeps a spreadsheet from changing it; None if blank.

    >>> text_of("  RN "), text_of(1001.0), text_of("'=1+1"), text_of("'07302"), text_of(float("nan"))
    ('RN', '1001', '=1+1', '07302', None)
    """
    if is_blank(cell):
        return None
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    try:
        text = unguarded(str(cell)).strip()
    except Exception:  # what an object of a caller's own does when it is printed is its own
        return None
    return (text[1:] if text[:1] == "'" and _TYPED.fullmatch(text[1:]) else text) or None


def kept_as_text(text: str) -> str:
    """A text with an apostrophe before it where a spreadsheet would read a number or a date; `text_of` removes it.

    >>> kept_as_text("07302"), kept_as_text("Mar 21"), kept_as_text("RN 2")
    ("'07302", "'Mar 21", 'RN 2')
    """
    return f"'{text}" if _TYPED.fullmatch(text) else text


def is_written(text: str) -> bool:
    """Whether a text may be a title or a place that somebody wrote: no formula, and not endless.

    >>> is_written("RN - ICU"), is_written("@SUM(A1)")
    (True, False)
    """
    return len(text) <= _LONGEST and text[0] not in _FORMULAS


def number_of(cell: object) -> Decimal | None:
    """A cell as a number: a number of Python or NumPy, or the text of one; None for anything else."""
    if isinstance(cell, bool):
        return None
    try:
        if isinstance(cell, str):
            text = cell.strip().removeprefix("'")
            return exact(Decimal(text.replace(",", ""))) if _NUMBER.fullmatch(text) else None
        return chosen(cell)  # type: ignore[arg-type]  # what is no number is refused
    except (TypeError, ValueError, InvalidOperation):
        return None


def check_period_values(values: Mapping[Any, str] | None) -> Mapping[str, Period]:
    """What each value of a column of periods stands for, by its text without case; refuses what is no period."""
    if values is None:
        return {}
    check_mapping("period_values", values, "from values of the column to periods, as {'H': 'hour', 'S': 'year'}")
    for period in values.values():
        check_word("period_values", period, get_args(Period))
    return {folded(str(value)): period for value, period in values.items()}  # type: ignore[misc]  # they were checked


def period_of(cell: object, values: Mapping[str, Period]) -> Period | None:
    """The period that a cell states, None where it is blank; refused where it is none that is known."""
    text = text_of(cell)
    if text is None:
        return None
    period = values.get(folded(text)) or period_of_word(text)
    if period is None:
        raise RowRefusedError("period-unread")
    return period


def currency_of(cell: object) -> str | None:
    """The currency that a cell states by its three letters, None where it is blank."""
    text = text_of(cell)
    if text is None:
        return None
    code = text.upper()
    try:
        check_currency("currency", code)
    except InvalidArgumentError:
        raise RowRefusedError("currency-unread") from None
    return code


def share_of(cell: object) -> Decimal:
    """The share of a full-time job, as 0.5 or 50%; 1 where the cell is blank."""
    if is_blank(cell):
        return _ONE
    percent = _PERCENT.fullmatch(cell.strip()) if isinstance(cell, str) else None
    number = divide(Decimal(percent[1]), _HUNDRED) if percent else number_of(cell)
    if number is None or not 0 < number <= MOST_FTE:
        raise RowRefusedError("fte-unread")
    return number


def hours_of(cell: object) -> Decimal:
    """The hours of a full-time year; 2,080 where the cell is blank. Fewer than 100 are those of a week, and refused."""
    if is_blank(cell):
        return HOURS_PER_YEAR
    number = number_of(cell)
    if number is None or not FEWEST_HOURS <= number <= MOST_HOURS:
        raise RowRefusedError("hours-unread")
    return number


def adjustment_of(cell: object) -> Decimal:
    """By how much the job is worth more than the one it is matched to, as a fraction or +10%; 0 where blank."""
    if is_blank(cell):
        return Decimal(0)
    percent = _PERCENT.fullmatch(cell.strip()) if isinstance(cell, str) else None
    number = divide(Decimal(percent[1]), _HUNDRED) if percent else number_of(cell)
    if number is None or not -_ONE < number < _ONE:
        raise RowRefusedError("adjustment-unread")
    return number


def pay_of(cell: object, currency: str | None, period: Period | None, *, is_default: bool = False) -> Pay:
    """The pay of a cell: a Pay, a number, or text; what it does not say itself is what its row says.

    A text that states another period than its row is refused, unless ``period`` is a default for all rows.

    Raises RowRefusedError with the code of the reason.
    """
    if is_blank(cell):
        raise RowRefusedError("no-pay")
    if isinstance(cell, Pay):
        pay = cell
    elif isinstance(cell, str):
        pay = _pay_of_text(cell.strip().removeprefix("'"), currency, period, is_default)
    else:
        pay = _pay_of_number(number_of(cell), currency, period)
    if pay.amount <= 0:
        raise RowRefusedError("pay-not-positive")
    return pay


def is_nothing(cell: object) -> bool:
    """Whether a cell of money is blank, or has the dash that accountants write for zero."""
    return is_blank(cell) or (isinstance(cell, str) and _DASH.fullmatch(cell) is not None)


def is_negative(cell: object) -> bool:
    """Whether a cell is an amount below zero: a number, or a text with a minus or in parentheses."""
    if isinstance(cell, str):
        return _NEGATIVE.fullmatch(cell.strip()) is not None and any(digit in cell for digit in "123456789")
    number = number_of(cell)
    return number is not None and number < 0


def full_time_of(pay: Pay, share: Decimal, pay_is: str) -> Pay:
    """The pay of a full-time job, of which an employee works a share; a rate for an hour or a day is that already.

    >>> str(full_time_of(Pay(Decimal(30_000), "USD", "year"), Decimal("0.5"), "actual"))
    'USD 60,000 per year'
    >>> str(full_time_of(Pay(Decimal(46), "USD", "hour"), Decimal("0.5"), "actual"))
    'USD 46 per hour'
    """
    if pay_is == "full_time" or share == _ONE or not converts_alone(pay.period, "year"):
        return pay
    return multiplied(pay, divide(_ONE, share))


def plausible_hourly(limits: PlausiblePay) -> tuple[Decimal, Decimal]:
    """Between which amounts for an hour full-time pay may be, where published pay lies within these limits."""
    return divide(limits.lowest["hour"], _BELOW), multiply(limits.highest["hour"], _BEYOND)


def refuse_implausible(pay: Pay) -> None:
    """Refuse full-time pay that no job has: most likely its period or its digits are wrong."""
    if pay.amount > LARGEST_PAY:
        raise RowRefusedError("implausible-pay")
    country = country_of_currency(pay.currency)
    if country is None or country.plausible is None:
        return
    least, most = plausible_hourly(country.plausible)
    if not least <= pay.per("hour", hours=HOURS_PER_YEAR).amount <= most:
        raise RowRefusedError("implausible-pay")


def _pay_of_number(number: Decimal | None, currency: str | None, period: Period | None) -> Pay:
    if number is None or not fits(number):
        raise RowRefusedError("pay-unread")
    if number <= 0:
        raise RowRefusedError("pay-not-positive")
    if period is None:
        raise RowRefusedError("no-period")
    if currency is None:
        raise RowRefusedError("currency-unread")
    return Pay(number, currency, period)


@lru_cache(maxsize=4096)
def _pay_of_text(text: str, currency: str | None, period: Period | None, is_default: bool) -> Pay:
    if _NEGATIVE.fullmatch(text):
        raise RowRefusedError("pay-not-positive")
    stated = _read(text, currency, None)
    said = stated or _read(text, currency, period or "year")
    if said is None:
        is_dollars = currency is not None and "$" in text and _read(text, None, period or "year") is not None
        raise RowRefusedError("other-currency" if is_dollars else "pay-unread")
    if stated is not None and period is not None and stated.period != period and not is_default:
        raise RowRefusedError("period-disagrees")
    if stated is None and period is None:
        raise RowRefusedError("no-period")
    if said.component in ("total", "package"):
        raise RowRefusedError("other-component")
    if said.low != said.high or said.bound != "exact" or not fits(said.low):
        raise RowRefusedError("pay-unread")
    return Pay(said.low, said.currency, said.period)


def _read(text: str, currency: str | None, period: Period | None) -> Any:
    """What a text says of pay, or None: without a period of its row, where it states none itself."""
    try:
        said = read_pay(text, currency, period, assume_year=False)
    except ValueError:
        return None
    return None if said.is_period_assumed else said
