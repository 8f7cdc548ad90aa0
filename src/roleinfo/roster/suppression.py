"""Which counts and shares are withheld, so that a small group cannot be found by subtraction either.

A group with fewer employees than the least is withheld. Where the counts that are given would show it, further counts
go: first that of the reference group, then the smallest of the others. A reader is taken to know the rule, the total,
and of every gap that is given that both its groups reach the least.
"""

from collections.abc import Collection, Iterable, Mapping
from fractions import Fraction
from typing import Any, Final

import attrs

Label = str | None
"""A group or a category; None of those who have none."""

Counts = Mapping[Label, int | Fraction]
"""Employees by group; those who share a pay at the edge of a pay band count in parts."""


@attrs.frozen
class Withheld:
    """The groups that are small, those whose counts and shares are withheld, and whether the total can be given."""

    small: frozenset[Label]
    uncounted: frozenset[Label]
    total: bool


def withhold_groups(
    counts: Mapping[Label, int],
    small: Collection[Label],
    reference: str,
    *,
    bands: Iterable[Counts],
    floors: Mapping[Label, int],
    least: int,
) -> Withheld:
    """The counts to withhold in one table of groups whose total is given, and in its pay bands.

    ``floors`` are what a reader knows a group to have at least, beside ``least``.
    """
    primary = frozenset(small)
    if not primary:
        return Withheld(primary, primary, total=True)
    further = sorted((label for label in counts if label not in primary), key=lambda label: (counts[label], str(label)))
    further.sort(key=lambda label: label != reference)
    shared = tuple(bands)
    uncounted = set(primary)

    def is_safe() -> bool:
        """Whether what is left of the total is no small group itself and fixes none, nor what is left of a band."""
        others = uncounted - primary
        left = sum(counts[label] for label in uncounted)
        # Each small group has at least one, and each other as many as a reader knows of.
        free = left - len(primary) - sum(max(least, floors.get(label, 0)) for label in others)
        if free < 1 or left < least:
            return False
        if not others and (len(primary) < 2 or left >= len(primary) * (least - 1)):
            return False
        return all(sum(band.get(label, 0) for label in uncounted) > 0 for band in shared)

    while not is_safe():
        if not further:
            return Withheld(primary, frozenset(counts), total=False)
        uncounted.add(further.pop(0))
    return Withheld(primary, frozenset(uncounted), total=True)


@attrs.frozen
class OpenCells:
    """By category: the gaps that are given, as pairs of group and category, and the counts that are, likewise."""

    gaps: frozenset[tuple[Label, Label]]
    counts: frozenset[tuple[Label, Label]]


def withhold_cells(
    counts: Mapping[Label, Mapping[Label, int]],
    reference: str,
    gaps: Collection[tuple[Label, Label]],
    counted: Collection[Label],
    least: int,
) -> OpenCells:
    """The cells of a table of groups and categories that can be given beside the totals of the ``counted`` groups.

    ``gaps`` are those of which both groups reach the least. No totals of categories are given.
    """
    given = set(gaps)
    kept = {label: _known(given, label, reference) for label in counted}
    while (label := _fixed_group(counts, kept, given, reference, least)) is not _NONE:

        def size(category: Label, cells: Mapping[Label, int] = counts[label]) -> tuple[int, str]:
            return cells[category], str(category)

        if kept[label]:
            kept[label].remove(max(kept[label], key=size))
        else:
            gone = min(_known(given, label, reference), key=size)
            given -= {cell for cell in given if cell[1] == gone and label in (cell[0], reference)}
            for other in counted:
                kept[other] &= _known(given, other, reference)
    return OpenCells(
        frozenset(given),
        frozenset((label, category) for label, categories in kept.items() for category in categories),
    )


_NONE: Final = object()


def _known(gaps: set[tuple[Label, Label]], label: Label, reference: str) -> set[Label]:
    """The categories in which a gap says that a group reaches the least."""
    return {category for of, category in gaps if label in (of, reference)}


def _fixed_group(
    counts: Mapping[Label, Mapping[Label, int]],
    kept: Mapping[Label, set[Label]],
    gaps: set[tuple[Label, Label]],
    reference: str,
    least: int,
) -> Any:
    """A group of which a small cell would be fixed by what is left of its total; else nothing."""
    return next(
        (
            label
            for label, open_cells in kept.items()
            if _is_fixed(counts[label], open_cells, _known(gaps, label, reference), least)
        ),
        _NONE,
    )


def _is_fixed(cells: Mapping[Label, int], kept: set[Label], known: set[Label], least: int) -> bool:
    """Whether a small cell is among those that are left of a group's total, and they are few or have but one value."""
    # Of those without a category a reader need not know, so where there are none they hide nothing.
    left = [category for category, count in cells.items() if category not in kept and (count or category is not None)]
    if not any(cells[category] < least for category in left):
        return False
    number = sum(cells[category] for category in left)
    return len(left) == 1 or number < least or number - least * len(known - kept) < 1
