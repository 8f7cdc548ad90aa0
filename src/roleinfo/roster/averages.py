"""Means, medians and quartiles of exact amounts."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from roleinfo.model.exact import add, divide
from roleinfo.roster.suppression import Counts, Label


def mean(amounts: Sequence[Decimal]) -> Decimal:
    """The mean, to 40 digits."""
    return divide(sum(amounts, Decimal(0)), Decimal(len(amounts)))


def median(amounts: Sequence[Decimal]) -> Decimal:
    """The amount in the middle, or halfway between the two that are."""
    ordered = sorted(amounts)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else divide(add(ordered[half - 1], ordered[half]), Decimal(2))


def quartiles(pays: Iterable[tuple[Label, Decimal]]) -> tuple[tuple[int, Counts], ...]:
    """Four bands of employees from the lowest paid to the highest: how many, and how many of each group.

    The bands differ by one employee at most, the lower ones being the larger. Those of one pay whom an edge
    parts are on both sides in the same proportion of groups, so parts of an employee may be counted.
    """
    by_pay: dict[Decimal, Counter[Label]] = {}
    number = 0
    for group, pay in pays:
        by_pay.setdefault(pay, Counter())[group] += 1
        number += 1
    sizes = [number // 4 + (band < number % 4) for band in range(4)]
    bands: list[dict[Label, int | Fraction]] = [{} for _ in sizes]
    band, room = 0, sizes[0]
    for _, group_counts in sorted(by_pay.items()):
        same = left = group_counts.total()
        while left:
            while not room:
                band += 1
                room = sizes[band]
            taken = min(left, room)
            for group, count in group_counts.items():
                part = count if taken == same else Fraction(count * taken, same)
                bands[band][group] = bands[band].get(group, 0) + part
            left -= taken
            room -= taken
    return tuple(zip(sizes, bands, strict=True))
