"""Countries as data: what each is called, its money, the hours of its work year, its classification, its pay limits."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

import attrs

from roleinfo.errors import NotComparableError
from roleinfo.model.text import folded
from roleinfo.typing import Component, Period

_WITH_ARTICLE: Final = (
    "United ", "Democratic Republic", "Republic", "Netherlands", "Philippines", "Bahamas", "Gambia", "Maldives",
    "Seychelles",
)  # fmt: skip
_ARTICLE_BY_END: Final = (" Republic", " Emirates", " Islands", " Kingdom", " States")

CURRENCY_SIGNS: Final[Mapping[str, str]] = {"USD": "$", "GBP": "\u00a3", "EUR": "\u20ac"}
"""The currencies whose sign is theirs alone in American English; all others are written by their code."""


@attrs.frozen
class PlausiblePay:
    """Between which amounts a country's published pay lies, by period, and how many times a p10 a p90 is at most."""

    lowest: Mapping[Period, Decimal]
    highest: Mapping[Period, Decimal]
    widest: int
    source: str


@attrs.frozen
class Country:
    """A country by its ISO 3166 letters: what is fixed of it, None where nothing is.

    ``currency`` is what its pay is published in. ``hours`` are those of a full-time year where its statistics count
    pay per year by them; without them a caller has to state the hours that make pay per hour pay per year.
    ``schemes`` are the classifications of its roles, the narrowest first, and ``role_ids``
    is a pattern of the ids of those that its statistics publish. ``surveys`` are what its
    wage surveys publish, in the order in which they stand in for base pay; ``series`` are the sources that a market of
    its jobs rests on. ``aliases`` are other names of the country.
    """

    code: str
    name: str
    currency: str | None = None
    hours: Decimal | None = None
    schemes: tuple[str, ...] = ()
    role_ids: str | None = None
    surveys: tuple[Component, ...] = ()
    series: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    plausible: PlausiblePay | None = attrs.field(default=None, repr=False, hash=False)

    def is_named(self, text: str) -> bool:
        """Whether a text is the country's letters, its name or another name of it, in any case.

        >>> COUNTRIES["GB"].is_named("uk"), COUNTRIES["GB"].is_named("London")
        (True, False)
        """
        return folded(text) in {folded(name) for name in (self.code, self.name, *self.aliases)}

    @property
    def phrase(self) -> str:
        """The name inside a sentence: ``the United States``, ``New Zealand``.

        >>> country("GB").phrase, country("NZ").phrase, country("ZZ", "Freedonia").phrase
        ('the United Kingdom', 'New Zealand', 'Freedonia')
        """
        takes_article = self.name.startswith(_WITH_ARTICLE) or self.name.endswith(_ARTICLE_BY_END)
        return f"the {self.name}" if takes_article else self.name


# The least 10th percentile and the highest 90th percentile of all cells of OEWS, May 2025, by hour and by year; a day
# is 8 of these hours, a week 40, a month a twelfth of the year. No cell has a p90 of more than 35 times its p10.
OEWS_LIMITS: Final = PlausiblePay(
    lowest={
        "hour": Decimal("7.25"), "day": Decimal(58), "week": Decimal(290), "month": Decimal("1256.67"),
        "year": Decimal(15_080),
    },
    highest={
        "hour": Decimal("467.53"), "day": Decimal("3740.24"), "week": Decimal("18701.20"),
        "month": Decimal("81037.50"), "year": Decimal(972_450),
    },
    widest=35,
    source="OEWS, May 2025",
)  # fmt: skip

COUNTRIES: Final[Mapping[str, Country]] = {
    country.code: country
    for country in (
        Country(
            "US", "United States", "USD", Decimal(2080), ("onet2019", "soc2018", "oews"),
            r"[0-9]{2}-[0-9]{4}(\.[0-9]{2})?", ("oews_wage",), ("onet", "oews"), plausible=OEWS_LIMITS,
        ),
        Country(
            "GB", "United Kingdom", "GBP", schemes=("uksoc2020",), role_ids="uk-[0-9]{1,4}",
            surveys=("ashe_annual", "ashe_hourly", "ashe_weekly"), series=("ashe",),
            aliases=("UK", "U.K.", "Great Britain", "Britain"),
        ),
        Country("NZ", "New Zealand", "NZD"),
    )
}  # fmt: skip
"""The countries of which something is fixed, by code; of every other the code and the name alone are known."""

UNITED_STATES: Final = COUNTRIES["US"]


def currency_mark(currency: str) -> str:
    """What stands before an amount in this currency: its sign, or its code and a space.

    >>> currency_mark("USD"), currency_mark("NZD")
    ('$', 'NZD ')
    """
    return CURRENCY_SIGNS.get(currency) or f"{currency} "


def country(code: str, name: str | None = None) -> Country:
    """The country with these letters: of the table, else one of which its name alone is known."""
    return COUNTRIES.get(code) or Country(code, name or code)


def country_of_scheme(scheme: str | None) -> Country | None:
    """The country whose occupations a classification is of, or None.

    >>> country_of_scheme("uksoc2020").name, country_of_scheme("isco08")
    ('United Kingdom', None)
    """
    return next((country for country in COUNTRIES.values() if scheme in country.schemes), None)


def country_of_id(id_: str) -> Country | None:
    """The country whose statistics publish roles with ids like this one, in any case, or None.

    >>> country_of_id("uk-9999").name, country_of_id("29-1141").name, country_of_id("nurse")
    ('United Kingdom', 'United States', None)
    """
    patterns = ((known, known.role_ids) for known in COUNTRIES.values() if known.role_ids)
    return next((known for known, ids in patterns if re.fullmatch(ids, id_, re.IGNORECASE)), None)


def country_abroad_of_id(id_: str) -> Country | None:
    """The country other than the United States whose statistics publish roles with ids like this one, or None.

    >>> country_abroad_of_id("UK-9999").name, country_abroad_of_id("29-1141")
    ('United Kingdom', None)
    """
    known = country_of_id(id_)
    return None if known is UNITED_STATES else known


def hours_of_year(place: Country | None, currency: str, period: Period) -> Decimal:
    """The hours by which a country's statistics count a year, for pay that is to be put per ``period``.

    Raises NotComparableError where none are known.
    """
    if place is None or place.hours is None:
        where = f"in {place.phrase}" if place else f"in {currency}"
        words = (
            f"the hours of a full-time year are not known for pay {where}: state them, as per({period!r}, hours=...)"
        )
        raise NotComparableError([words])
    return place.hours


def country_of_currency(currency: str) -> Country | None:
    """The one country of the table whose money this is, or None.

    >>> country_of_currency("GBP").name, country_of_currency("EUR")
    ('United Kingdom', None)
    """
    return next((country for country in COUNTRIES.values() if country.currency == currency), None)
