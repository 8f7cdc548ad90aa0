"""What figures as printed can and cannot contradict: which belong together, and how far rounding goes."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import reduce
from typing import Final, TypeVar

from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.exact import add, rounded, shortest
from roleinfo.model.fact import Fact
from roleinfo.model.place import Industry, Place
from roleinfo.model.text import folded

T = TypeVar("T")
MIDDLES: Final = ("mean", "median", "average")
"""The statistics that stand for all whom they are of, and so lie within any range of them."""

_MOST_PLACES_SHOWN = 4
_MOST_NAMES_SHOWN = 3


def issue(fact: Fact) -> tuple[str, str | None]:
    """The publication and date of a fact: only what shares both can contradict itself."""
    return (fact.source.id, fact.effective_date)


def grouped(items: Iterable[T], key: Callable[[T], object]) -> list[list[T]]:
    """The items in groups of one key, in the order in which they come."""
    groups: dict[object, list[T]] = {}
    for item in items:
        groups.setdefault(key(item), []).append(item)
    return list(groups.values())


def identity(figure: SalaryEstimate, *left_out: str) -> tuple[object, ...]:
    """All that sets a pay figure apart from others of its role, but for what is left out."""
    parts = {
        "statistic": figure.statistic,
        "component": figure.component,
        "money": figure.money,
        "place": figure.place and figure.place.key,
        "industry": figure.industry and figure.industry.key,
        "employer": figure.employer and folded(figure.employer),
        "experience": figure.experience and figure.experience.key,
        "universe": figure.universe and folded(figure.universe),
    }
    return (issue(figure), *(value for name, value in parts.items() if name not in left_out))


def half_unit(number: Decimal) -> Decimal:
    """Half a unit of the last printed digit: how far the number may lie from what was rounded to it.

    >>> half_unit(Decimal("22.0")), half_unit(Decimal(67000))
    (Decimal('0.05'), Decimal('0.5'))
    """
    # Built from its digits, as arithmetic would go by the caller's decimal context.
    return Decimal((0, (5,), min(0, int(number.as_tuple().exponent)) - 1))


def total(numbers: Iterable[Decimal]) -> Decimal:
    """The sum, whatever decimal context the caller has set."""
    return reduce(add, numbers, Decimal(0))


def surely_below(left: SalaryEstimate, right: SalaryEstimate) -> bool:
    """Whether the left figure lies below the right one, however far their open ends reach."""
    if left.known_amount is None or right.known_amount is None or left.money != right.money:
        return False
    return (
        left.effective_bound != "at_least"
        and right.effective_bound != "at_most"
        and left.known_amount < right.known_amount
    )


def same_industry(one: Industry, other: Industry) -> bool:
    """Whether two names or codes mean one industry; a code that only one of them has does not part them."""
    return one.key == other.key or folded(one.name) == folded(other.name)


def same_place(one: Place | None, other: Place | None) -> bool:
    """Whether two figures are of one place; a place that is not stated is taken for the whole nation."""
    if one is None or other is None:
        return all(place is None or place.kind == "nation" for place in (one, other))
    return one.key == other.key


def worded(estimate: SalaryEstimate) -> str:
    """The pay of a figure in words, with the end of an open range."""
    words = {"exact": "", "about": "about ", "at_least": "at least ", "at_most": "at most "}
    return f"{words[estimate.effective_bound]}{estimate.known_amount}"


def listed(names: Iterable[object]) -> str:
    """The first few of some names, and how many more there are."""
    words = [str(name) for name in names]
    rest = len(words) - _MOST_NAMES_SHOWN
    return ", ".join(words[:_MOST_NAMES_SHOWN]) + (f" and {rest} more" if rest > 0 else "")


def shown(number: Decimal, places: int = 0) -> str:
    """A computed number for a message, with thousands set apart."""
    return f"{Decimal(shortest(rounded(number, min(places, _MOST_PLACES_SHOWN)))):,f}"
