"""Every cell of a bundle's wages as columns, by NumPy: a number a cell and no object."""

from collections.abc import Callable, Mapping
from itertools import accumulate
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from roleinfo.catalog.schema import WAGE_VALUES
from roleinfo.catalog.wage_blocks import BELOW, BLOCKS, BY_HOUR, FROM_HOURLY, PLANES, unpack_planes
from roleinfo.model.place import Industry, Place
from roleinfo.model.source import Source

Whole = NDArray[np.int32]
Floats = NDArray[np.float64]

_PER_UNIT: Final[Mapping[str, int]] = {
    "employment_rse": 10, "wage_rse": 10, "jobs_per_1000": 1000, "location_quotient": 100,
    **dict.fromkeys(BY_HOUR.values(), 100),
}  # fmt: skip
"""How many of what a bundle counts make one of what is published: cents, tenths of a percent."""


class WageColumns(NamedTuple):
    """The cells of a bundle: the nation's, then those by place, then those by industry, each by class.

    ``classes``, ``areas`` and ``industries`` are ids, 0 for the nation and for all industries; ``values`` are in
    dollars, jobs and percent, NaN where there is none, by their names in the schema; ``notes`` has the different notes
    that say why, ``note_of`` the index of each cell's.
    """

    classes: Whole
    areas: Whole
    industries: Whole
    values: Mapping[str, Floats]
    notes: tuple[int, ...]
    note_of: Whole


class WageCells(NamedTuple):
    """The cells of a bundle, and by id the code and title of each class, the areas and the industries, None for all."""

    columns: WageColumns
    classes: Mapping[int, tuple[str, str]]
    places: Mapping[int, Place]
    industries: Mapping[int, Industry | None]
    source: Source


def wage_columns(rows: Callable[..., list[tuple[Any, ...]]]) -> WageColumns:
    """The cells of the bundle that ``rows`` asks; ValueError where a block of it is not whole."""
    nation = rows("SELECT * FROM wage ORDER BY class")
    by_place, by_industry = (
        rows(f"SELECT class, cells, block FROM {table} ORDER BY class")  # noqa: S608  # our own names
        for table in BLOCKS.values()
    )
    blocks = [*by_place, *by_industry]
    counts = [cells for _, cells, _ in blocks]
    columns = _columns([unpack_planes(block, cells) for _, cells, block in blocks], counts)
    keys = np.cumsum(columns["key"], dtype=np.int32)
    before = np.concatenate(([0], keys[np.cumsum(counts, dtype=np.intp) - 1]))[: len(counts)]
    keys -= np.repeat(before, counts).astype(np.int32)
    places = sum(cells for _, cells, _ in by_place)
    first = len(nation)
    areas, industries = (np.zeros(first + len(keys), dtype=np.int32) for _ in range(2))
    areas[first : first + places], industries[first + places :] = keys[:places], keys[places:]
    known = dict(rows("SELECT id, notes FROM wage_note"))
    notes = tuple(dict.fromkeys((*known.values(), *(row[-1] for row in nation))))
    ids = np.full(256, len(notes), dtype=np.int32)  # one that is not known is no index of any
    ids[[*known]] = [notes.index(note) for note in known.values()]
    national = np.array([notes.index(row[-1]) for row in nation], dtype=np.int32)
    return WageColumns(
        np.repeat(np.array([row[0] for row in (*nation, *blocks)], dtype=np.int32), [*[1] * first, *counts]),
        areas,
        industries,
        _values(columns, np.array([row[1:-1] for row in nation], dtype=float).reshape(first, len(WAGE_VALUES))),
        notes,
        np.concatenate((national, ids[columns["note"]])),
    )


def _columns(planes: list[bytes], counts: list[int]) -> Mapping[str, NDArray[np.int32]]:
    """Each column of all blocks as it is kept."""
    columns = {}
    firsts = dict(zip(PLANES, accumulate(PLANES.values(), initial=0), strict=False))
    total = sum(counts)
    for name, width in PLANES.items():
        joined = np.zeros((total, 4), dtype=np.uint8)
        for byte in range(width):
            at = firsts[name] + byte
            pieces = [block[at * cells : (at + 1) * cells] for block, cells in zip(planes, counts, strict=True)]
            joined[:, byte] = np.frombuffer(b"".join(pieces), dtype=np.uint8)
        columns[name] = joined.view("<i4").ravel()
    return columns


def _values(columns: Mapping[str, NDArray[np.int32]], national: Floats) -> Mapping[str, Floats]:
    """Each value as it is published, after the nation's: the arithmetic of the blocks undone."""
    whole: dict[str, NDArray[np.int32]] = {}
    published: dict[str, Floats] = {}
    first = len(national)
    for at, name in enumerate(WAGE_VALUES):
        stored = columns[name]
        missing = stored == 0
        if name in BY_HOUR:
            # Where there is none by the hour the whole number is 0, of which 0 tens of dollars a year are made.
            values = (whole[BY_HOUR[name]] * 208 + 50) // 100
            values += stored - FROM_HOURLY
            values *= 10
        else:
            values = stored - 1
            if name in BELOW:
                values += whole[BELOW[name]]
            np.putmask(values, missing, 0)
            whole[name] = values
        unit = _PER_UNIT.get(name, 1)
        published[name] = np.empty(first + len(stored))
        np.divide(national[:, at], unit, out=published[name][:first])
        np.divide(values, unit, out=published[name][first:])
        np.putmask(published[name][first:], missing, np.nan)
    return published
