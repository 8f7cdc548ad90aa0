"""The words that sentences are made of: titles, places, dates, publishers, amounts, percentages and bounds."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final

import attrs

from roleinfo.model.country import COUNTRIES, country
from roleinfo.model.exact import divide, multiply, rounded, scaled, shortest, subtract
from roleinfo.model.place import Industry, Place
from roleinfo.model.text import folded
from roleinfo.model.words import AGENCIES, in_sentence, money
from roleinfo.text.numbers import format_date, format_fraction, format_number, format_percent
from roleinfo.typing import Bound

if TYPE_CHECKING:
    from roleinfo.model.fact import Fact
    from roleinfo.model.pay import Pay
    from roleinfo.model.role import Role
    from roleinfo.model.source import Source

MIRRORED: Final[dict[Bound, Bound]] = {"at_least": "at_most", "at_most": "at_least"}
"""How a bound is read from the other side; the others stay."""

_OCCUPATION: Final = re.compile("|".join(known.role_ids for known in COUNTRIES.values() if known.role_ids))
_DIGITS: Final = 2  # of half an interval


# Titles ---------------------------------------------------------------------------------------


def is_occupation(role: "Role") -> bool:
    """Whether a role is an occupation of a country's statistics, whose titles are plurals."""
    return _OCCUPATION.fullmatch(role.id) is not None


def is_plural(role: "Role") -> bool:
    """Whether the role has a title that a verb in the plural may follow."""
    return role.plural is not None or is_occupation(role)


def title_in_sentence(role: "Role") -> str:
    """What a sentence calls those in a role: whole, in small letters; a title of one's own stays as it was written."""
    if role.plural is not None:
        return in_sentence(role.plural)
    if not is_occupation(role):
        return role.title
    title = in_sentence(role.title)
    if title == "all occupations":
        return "all workers"
    return f"workers in {title}" if title.endswith(" occupations") else title


def class_parts(published_for: str) -> tuple[str, str]:
    """The title and the code of a class of workers; without a code the whole is the title.

    >>> class_parts("Registered Nurses (29-1141)"), class_parts("all cashiers")
    (('Registered Nurses', '29-1141'), ('all cashiers', ''))
    """
    title, _, code = published_for.rpartition(" (")
    return (title, code[:-1]) if title and code.endswith(")") else (published_for, "")


def class_of(role: "Role", fact: "Fact") -> str:
    """The broader class that a figure is of, in brackets, where the role's own title does not say so; else empty."""
    if not fact.published_for or folded(fact.published_for).startswith(f"{folded(role.title)} ("):
        return ""
    return f" (all {', '.join(filter(None, class_parts(fact.published_for)))})"


def is_of_class(role: "Role", fact: "Fact") -> bool:
    """Whether a figure is of a broader class, whose title is not the role's own."""
    return bool(class_of(role, fact))


# Places and dates -----------------------------------------------------------------------------


def place_name(place: Place) -> str:
    """A place inside a sentence: ``the United States``, ``California``."""
    if place.kind == "nation":
        return country(place.code, place.name).phrase
    takes_article = place.kind == "nonmetro" or place.code in ("US-DC", "US-VI")
    return f"the {place.name}" if takes_article else place.name


def industry_name(industry: Industry) -> str:
    """An industry inside a sentence: ``hospitals (NAICS 622000)``; ownership has codes of its publisher's own."""
    name, code = in_sentence(industry.name), industry.code or ""
    if not code[:1].isdigit():
        return name
    return f"{name} (code {code})" if code.startswith(("000", "99")) else f"{name} (NAICS {code})"


def span_of_dates(dates: Iterable[str | None]) -> str:
    """The first and last of some dates in words: ``August 2017 to August 2021``; ``undated`` where none is known."""
    known = sorted(date for date in dates if date is not None)
    first_and_last = dict.fromkeys((known[0], known[-1])) if known else {None: None}
    return " to ".join(format_date(date) for date in first_and_last)


# Publishers -----------------------------------------------------------------------------------


def source_name(source: "Source") -> str:
    """What a source is called: ``BLS OEWS``, ``BLS Employment Projections``, ``O*NET``, ``Zippia``."""
    agency = AGENCIES.get(source.publisher)
    if source.cites:
        return f"{source.cites.partition(',')[0]} via {source.publisher}"
    if agency is None:
        return source.display_name
    if source.short_name in (None, agency):
        return f"{agency} {source.title.partition(',')[0]}"
    return f"{agency} {source.short_name}"


def credit(fact: "Fact") -> str:
    """The source and the date of a figure: ``BLS OEWS, May 2025``."""
    return f"{source_name(fact.source)}, {format_date(fact.effective_date)}"


def credits_of(facts: "Iterable[Fact]") -> Iterator[str]:
    """Each source of some facts with all of their dates: ``BLS OEWS, May 2019 and May 2025``."""
    dates: dict[str, set[str | None]] = {}
    for fact in facts:
        dates.setdefault(source_name(fact.source), set()).add(fact.effective_date)
    for name, dated in dates.items():
        yield f"{name}, {joined(map(format_date, sorted(dated, key=lambda date: date or '')))}"


def credit_of(left: "Fact", right: "Fact") -> str:
    """The source and date of two figures, each side's where they differ."""
    return "; ".join(dict.fromkeys((credit(left), credit(right))))


# Amounts --------------------------------------------------------------------------------------


def percent_text(value: Decimal) -> str:
    """A percentage as it was published, without a space: ``4.9%``, ``2.0%``."""
    return format_percent(value.copy_abs())


def share_text(fraction: Decimal) -> str:
    """A fraction as a percentage with one decimal: ``39.3%``; ``less than 0.1%`` of what is smaller."""
    return format_fraction(fraction.copy_abs())


def level_text(confidence: Decimal) -> str:
    """A level of confidence: ``90%``."""
    return f"{shortest(multiply(confidence, Decimal(100)))}%"


def calculated(pay: "Pay") -> str:
    """An amount that was calculated, without its sign: to the cent per hour or day, else in whole units."""
    places = 2 if pay.period in ("hour", "day") else 0
    amount = rounded(pay.amount.copy_abs(), places)
    if not amount and pay.amount:
        return f"less than {money(attrs.evolve(pay, amount=scaled(1, places)))}"
    return hourly(attrs.evolve(pay, amount=amount))


def hourly(pay: "Pay") -> str:
    """An amount as it is printed; per hour always to the cent."""
    text = money(pay)
    return f"{text}.00" if pay.period == "hour" and "." not in text else text


def per(pay: "Pay") -> str:
    """The period of an amount: ``per year``."""
    return f"per {pay.period}"


def rounded_outward(low: Decimal, high: Decimal) -> tuple[Decimal, Decimal]:
    """The ends of an interval, each moved outward to the second significant digit of half its width.

    One digit more is kept where 0 would enter the interval or touch it.

    >>> rounded_outward(Decimal("38199.44"), Decimal("41520.56"))
    (Decimal('38100'), Decimal('41600'))
    """
    half = divide(subtract(high, low), Decimal(2))
    if not half:
        return low, high
    for digits in range(_DIGITS, 30):
        exponent = half.adjusted() - digits + 1
        ends = _floor(low, exponent), _floor(high.copy_negate(), exponent).copy_negate()
        if [_sign(end) for end in ends] == [_sign(low), _sign(high)]:
            return ends
    return low, high


def _floor(value: Decimal, exponent: int) -> Decimal:
    """The largest multiple of this power of ten that is not above the value."""
    step = Decimal((0, (1,), exponent))
    units = divide(value, step)
    whole = rounded(units, 0)
    floor = multiply(subtract(whole, Decimal(1)) if whole > units else whole, step)
    return rounded(floor, max(0, -exponent))


def _sign(value: Decimal) -> int:
    return (value > 0) - (value < 0)


def interval_text(interval: "tuple[Pay, Pay]") -> str:
    """An interval of amounts, rounded outward: ``$38,100 to $41,600``."""
    low, high = rounded_outward(interval[0].amount, interval[1].amount)
    return " to ".join(hourly(attrs.evolve(interval[0], amount=end)) for end in (low, high))


# Lists ----------------------------------------------------------------------------------------


def joined(names: Iterable[str], *, last: str = "and") -> str:
    """Names as a list in a sentence: ``A``, ``A and B``, ``A, B, and C``.

    >>> joined(["biology", "medicine and dentistry", "law"])
    'biology, medicine and dentistry, and law'
    """
    given = list(names)
    if len(given) < 3:
        return f" {last} ".join(given)
    return f"{', '.join(given[:-1])}, {last} {given[-1]}"


def first_of(names: Sequence[str], count: int) -> str:
    """The first of some names, and how many more there are: ``A, B, C, and 2 more``."""
    more = len(names) - count
    return joined([*names[:count], f"{more} more"] if more > 0 else names)


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: ``1 pair``, ``2 pairs``.

    >>> counted(1, "pair"), counted(1200, "pair"), counted(2, "industry", "industries")
    ('1 pair', '1,200 pairs', '2 industries')
    """
    return f"{format_number(count)} {noun if count == 1 else plural or f'{noun}s'}"
