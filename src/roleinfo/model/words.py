"""Figures and names as a sentence says them."""

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from roleinfo.model.country import currency_mark
from roleinfo.model.exact import in_digits, multiply, rounded

if TYPE_CHECKING:
    from roleinfo.model.pay import Pay
    from roleinfo.model.source import Source

AGENCIES: Final = {
    "U.S. Bureau of Labor Statistics": "BLS",
    "U.S. Bureau of Economic Analysis": "BEA",
    "U.S. Census Bureau": "Census Bureau",
    "Office for National Statistics": "ONS",
}
"""Publishers that people call by their initials."""

_PROPER: Final = frozenset({"English"})


def money(pay: "Pay", *, sign: bool = False) -> str:
    """An amount as it is printed: ``$68,535``, ``£32.95``, ``NZD 63,000``; to the cent.

    >>> from roleinfo.model.pay import Pay
    >>> money(Pay(-31558, "USD", "year")), money(Pay(Decimal("0.5"), "NZD", "hour"), sign=True)
    ('-$31,558', '+NZD 0.50')
    """
    amount = rounded(pay.amount, 2)
    digits = f"{amount.copy_abs():,.2f}".removesuffix(".00")
    mark = "-" if amount < 0 else "+" if sign and amount > 0 else ""
    return f"{mark}{currency_mark(pay.currency)}{digits}"


def number(value: Decimal, *, sign: bool = False) -> str:
    """A number with its thousands parted: ``152,261``; with its sign, where asked for."""
    return f"{'+' if sign and value > 0 else ''}{value or in_digits(value):,f}"


def percent(fraction: Decimal, *, sign: bool = False) -> str:
    """A fraction as a percentage with one digit: ``85.3%`` for 0.853."""
    value = rounded(multiply(fraction, Decimal(100)), 1)
    return f"{'+' if sign and value > 0 else ''}{value}%"


def article(noun: str) -> str:
    """The noun with "a" or "an" before it, by its first letter."""
    return f"{'an' if noun[:1].lower() in 'aeio' else 'a'} {noun}"


def ordinal(number: str) -> str:
    """A number as a place in an order: ``25th``, ``91st``, ``2.5th``.

    >>> ordinal("25"), ordinal("91"), ordinal("12"), ordinal("2.5")
    ('25th', '91st', '12th', '2.5th')
    """
    is_th = "." in number or number[-2:] in ("11", "12", "13")
    return f"{number}{'th' if is_th else {'1': 'st', '2': 'nd', '3': 'rd'}.get(number[-1:], 'th')}"


def publisher_name(source: "Source") -> str:
    """Who publishes a source, by the initials where it is known by these: ``BLS``."""
    return AGENCIES.get(source.publisher, source.display_name)


def credited(source: "Source", dated: str | None) -> str:
    """Whose figure it is and of when: ``Zippia's undated estimates``, ``OEWS estimates of 2025-05``.

    Where the source cites another, that one comes first: ``Payscale's undated estimates, cited by ...,``.
    """
    estimates = "undated estimates" if dated is None else f"estimates of {dated}"
    if source.cites:
        return f"{owners(source.cites.partition(',')[0])} {estimates}, cited by {source.publisher},"
    return f"{source.short_name or owners(source.publisher)} {estimates}"


def owners(name: str) -> str:
    """A name as the owner of something: ``Zippia's``, ``Labor Statistics'``."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def in_sentence(name: str) -> str:
    """A name in small letters, but for proper names and for words with capitals inside.

    >>> in_sentence("Registered Nurses"), in_sentence("CRM Account Managers"), in_sentence("English Language")
    ('registered nurses', 'CRM account managers', 'English language')
    """
    return " ".join(_lowered(word) for word in name.split())


def _lowered(word: str) -> str:
    """A word in small letters, unless it is a proper name or has a part with two capitals, as an abbreviation has."""
    keeps = word.strip(",()") in _PROPER or any(sum(map(str.isupper, part)) > 1 for part in re.split("[-/]", word))
    return word if keeps else word.lower()


def closed(title: str) -> str:
    """A title before more words: what qualifies it behind a comma is closed by another; a list of plurals is not.

    >>> closed("physicians, all other"), closed("cooks, bakers, and waiters"), closed("layers, except stone and tile")
    ('physicians, all other,', 'cooks, bakers, and waiters', 'layers, except stone and tile,')
    """
    _, *rest = title.split(", ")
    if not rest or title.endswith(")"):
        return title
    is_list = rest[-1].startswith("and ") and rest[-1].endswith("s") and ", except " not in title
    return title if is_list else f"{title},"
