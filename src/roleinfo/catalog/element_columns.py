"""What the occupations of a bundle are rated on, and their software, as columns, by NumPy: no object a row."""

from collections.abc import Callable, Collection, Mapping
from itertools import chain
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from roleinfo.model.source import Source

Whole = NDArray[np.int32]

NONE: Final = -1000
"""A number that is not there; no rating is as low, in hundredths."""

IMPORTANCE_SUPPRESSED, LEVEL_SUPPRESSED, NOT_RELEVANT, HOT, IN_DEMAND = 1, 2, 4, 8, 16

SOFTWARE: Final = "software"
_NUMBERS: Final = (
    "importance", "importance_error", "importance_raters", "level", "level_error", "level_raters", "flags", "date",
)  # fmt: skip
_RATED: Final = ", ".join(f"coalesce({name}, {NONE})" for name in _NUMBERS[:6])
_RATINGS: Final = (
    f"SELECT occupation, element, {_RATED}, flags, date FROM rating UNION ALL "  # noqa: S608  # our own names
    f"SELECT occupation, element, coalesce(impact, {NONE}), {NONE}, {NONE}, coalesce(distinctiveness, {NONE}), "
    f"{NONE}, {NONE}, 0, date FROM style"
)
_SOFTWARE: Final = (
    f"SELECT occupation, -1 - program, {', '.join([str(NONE)] * 6)}, "  # noqa: S608  # our own numbers
    f"(flags & 1) * {HOT} + (flags & 2) / 2 * {IN_DEMAND}, 0 FROM software"
)


class ElementColumns(NamedTuple):
    """Rows of elements of some occupations, the occupations in no order, the rows of one in that of the bundle.

    ``occupations`` are the index of each row's in ``ids``, ``elements`` that of its kind and name in ``named``;
    ``numbers`` are as the tables ``rating`` and ``style`` have them, `NONE` where there is none, their flags with those
    of software, ``date`` 0 where it is the source's.
    """

    ids: tuple[str, ...]
    titles: tuple[str, ...]
    schemes: tuple[str, ...]
    occupations: Whole
    named: tuple[tuple[str, str], ...]
    elements: Whole
    numbers: Mapping[str, Whole]
    source: Source


def element_columns(
    rows: Callable[..., list[tuple[Any, ...]]], wanted: Collection[str], kind: str | None, source: Source
) -> ElementColumns:
    """The elements of the occupations that are wanted, of one kind or of all."""
    known = [row for row in rows("SELECT id, code, title, scheme FROM occupation") if row[1] in wanted]
    named = {id_: (of, name) for id_, of, name in rows("SELECT id, kind, name FROM element") if kind in (None, of)}
    records = [] if kind == SOFTWARE else rows(_RATINGS)
    if kind in (None, SOFTWARE):
        named |= {-1 - id_: (SOFTWARE, name) for id_, name in rows("SELECT id, name FROM program")}
        records += rows(_SOFTWARE)
    width = len(_NUMBERS) + 2
    numbers = np.fromiter(chain.from_iterable(records), dtype=np.int32, count=len(records) * width).reshape(-1, width).T
    occupations = _indexes([row[0] for row in known], numbers[0])
    elements = _indexes([*named], numbers[1])
    kept = (occupations >= 0) & (elements >= 0)
    return ElementColumns(
        tuple(code for _, code, _, _ in known),
        tuple(title for _, _, title, _ in known),
        tuple(scheme for _, _, _, scheme in known),
        occupations[kept],
        tuple(named.values()),
        elements[kept],
        {name: column[kept] for name, column in zip(_NUMBERS, numbers[2:], strict=True)},
        source,
    )


def _indexes(ids: list[int], named: Whole) -> Whole:
    """Where each of some ids stands in a list; -1 for one that is not in it."""
    if not ids:
        return np.full(len(named), -1, dtype=np.int32)
    order = np.argsort(ids, kind="stable").astype(np.int32)
    ordered = np.array(ids)[order]
    places = np.minimum(np.searchsorted(ordered, named), len(ids) - 1)
    indexes: Whole = np.where(ordered[places] == named, order[places], np.int32(-1))
    return indexes
