"""The wages of a class of occupations by place or by industry, packed into one block of a bundle, and unpacked.

A block is zlib's. Unpacked, it is rows of bytes, called planes, each with a byte for every cell of the class, in the
order of the cells' keys: the ids of their areas, or of their industries. ``PLANES`` says how many planes each column
has, the lowest byte first, and in which order. A column is kept as whole numbers of 0 and more:

- ``key`` as its difference from the key before it, and the first one from 0;
- ``note`` as an id of the table ``wage_note``, which has the notes of a cell as the table ``wage`` has them;
- a value that is missing as 0, any other as its distance from a base, plus 1. The base of the percentiles by the hour
  from the 25th is the percentile below them, or 0 where that is missing; of all others it is 0;
- a wage by the year in tens of dollars, as its distance from the wage by the hour times 2,080 (rounded half up, or 0
  where there is none by the hour), plus ``FROM_HOURLY``.

Values are in the units of the table ``wage``. `create_wages` gives any connection of sqlite3 the whole table unpacked.
"""

import sqlite3
import sys
import zlib
from collections.abc import Iterable, Mapping
from itertools import accumulate, pairwise
from typing import Final

from roleinfo.catalog.schema import ANNUAL, WAGE_VALUES

Figures = tuple[int | None, ...]
"""The values of a cell in the order of ``WAGE_VALUES``, and its notes."""

PLANES: Final[Mapping[str, int]] = {
    "key": 2, "note": 1,
    "employment": 4, "employment_rse": 2, "hourly_mean": 2, "annual_mean": 3, "wage_rse": 2,
    "hourly_p10": 2, "hourly_p25": 2, "hourly_median": 2, "hourly_p75": 2, "hourly_p90": 2,
    "annual_p10": 3, "annual_p25": 3, "annual_median": 3, "annual_p75": 3, "annual_p90": 3,
    "jobs_per_1000": 3, "location_quotient": 3,
}  # fmt: skip
"""How many planes each column of a block has, in the order in which they stand."""

BELOW: Final[Mapping[str, str]] = {
    "hourly_p25": "hourly_p10", "hourly_median": "hourly_p25",
    "hourly_p75": "hourly_median", "hourly_p90": "hourly_p75",
}  # fmt: skip
"""The column that a percentile is kept as the distance from."""

BY_HOUR: Final[Mapping[str, str]] = {f"annual_{name}": f"hourly_{name}" for name in ANNUAL}
"""The wage by the hour that a wage by the year is kept as the distance from."""

FROM_HOURLY: Final = 128

BLOCKS: Final[Mapping[str, str]] = {"place": "wage_by_place", "industry": "wage_by_industry"}
"""The tables of blocks, by what their cells differ in."""

_ALL: Final = sum(PLANES.values())
_FIRST: Final = dict(zip(PLANES, accumulate(PLANES.values(), initial=0), strict=False))
_LEVEL: Final = 9
_MOST: Final = _ALL << 16  # a key has two bytes
_INTEGER: Final = 4
_PLACE_OF_BYTE: Final = range(_INTEGER) if sys.byteorder == "little" else range(_INTEGER - 1, -1, -1)


class UnpackableError(ValueError):
    """A value that no block can hold: which column, and what it must be."""

    def __init__(self, column: str, rule: str) -> None:
        super().__init__(f"{column} {rule}")
        self.column = column
        self.rule = rule


def pack(cells: Iterable[tuple[int, Figures]], note_ids: Mapping[int, int]) -> bytes:
    """The block of a class's cells, each with its key; ValueError for a value that no block can hold.

    >>> cell = (2_500, 12, 4_876, 101_420, 2, *[None] * 12, 0)
    >>> block = pack([(7, cell)], {0: 0})
    >>> unpack(block, 1, {0: 0}) == [(7, cell)]
    True
    """
    ordered = sorted(cells, key=lambda cell: cell[0])
    keys = [key for key, _ in ordered]
    columns: dict[str, list[int]] = {
        "key": [after - before for before, after in pairwise((0, *keys))],
        "note": [note_ids[figures[-1] or 0] for _, figures in ordered],
    }
    values = dict(zip(WAGE_VALUES, zip(*(figures[:-1] for _, figures in ordered), strict=True), strict=True))
    for name, column in values.items():
        base = values[BELOW.get(name) or BY_HOUR.get(name) or name]
        columns[name] = [_stored(name, value, start) for value, start in zip(column, base, strict=True)]
    planes = bytearray()
    for name, count in PLANES.items():
        if max(columns[name]) >= 256**count:
            raise UnpackableError(name, f"must fit into {count} bytes, not {max(columns[name]):,}")
        for shift in range(0, 8 * count, 8):
            planes.extend(number >> shift & 0xFF for number in columns[name])
    return zlib.compress(planes, _LEVEL)


def _stored(name: str, value: int | None, base: int | None) -> int:
    if value is None:
        return 0
    if name in BY_HOUR:
        tens, rest = divmod(value, 10)
        stored = tens - (0 if base is None else (base * 208 + 50) // 100) + FROM_HOURLY
        if rest or stored <= 0:
            raise UnpackableError(name, f"must be in tens of dollars and fit the wage by the hour, not {value}")
        return stored
    distance = value - (base or 0) if name in BELOW else value
    if distance < 0:
        least = "the percentile below it" if name in BELOW else 0
        raise UnpackableError(name, f"must not be less than {least}, not {value}")
    return distance + 1


def unpack_planes(block: bytes, cells: int) -> bytes:
    """The planes of a block of so many cells; ValueError where it has others."""
    reading = zlib.decompressobj()
    planes = reading.decompress(block, _MOST)
    if len(planes) != cells * _ALL or not reading.eof:
        raise ValueError(f"a block of wages is of {len(planes) / _ALL:g} cells, not {cells}")
    return planes


def _column(planes: bytes, cells: int, name: str) -> list[int]:
    """A column as it is kept."""
    first = _FIRST[name] * cells
    if cells == 1:
        return [int.from_bytes(planes[first : first + PLANES[name]], "little")]
    if PLANES[name] == 1:
        return list(planes[first : first + cells])
    joined = bytearray(_INTEGER * cells)
    for byte in range(PLANES[name]):
        joined[_PLACE_OF_BYTE[byte] :: _INTEGER] = planes[first + byte * cells : first + (byte + 1) * cells]
    return memoryview(joined).cast("I").tolist()


def _keys(planes: bytes, cells: int) -> list[int]:
    return list(accumulate(_column(planes, cells, "key")))


def _figures(planes: bytes, cells: int, notes: Mapping[int, int]) -> list[Figures]:
    columns: dict[str, list[int | None]] = {}
    for name in WAGE_VALUES:
        stored = _column(planes, cells, name)
        if name in BELOW:
            columns[name] = [
                value - 1 + (base or 0) if value else None
                for value, base in zip(stored, columns[BELOW[name]], strict=True)
            ]
        elif name in BY_HOUR:
            columns[name] = [
                (value - FROM_HOURLY + (0 if base is None else (base * 208 + 50) // 100)) * 10 if value else None
                for value, base in zip(stored, columns[BY_HOUR[name]], strict=True)
            ]
        else:
            columns[name] = [value - 1 if value else None for value in stored]
    return [*zip(*columns.values(), (notes[id_] for id_ in _column(planes, cells, "note")), strict=True)]


def unpack(block: bytes, cells: int, notes: Mapping[int, int]) -> list[tuple[int, Figures]]:
    """Every cell of a block with its key; ValueError or LookupError where it is no whole block."""
    planes = unpack_planes(block, cells)
    return [*zip(_keys(planes, cells), _figures(planes, cells, notes), strict=True)]


def unpack_cell(block: bytes, cells: int, notes: Mapping[int, int], key: int) -> Figures | None:
    """The cell of a key; None where a block has none."""
    planes = unpack_planes(block, cells)
    keys = _keys(planes, cells)
    if key not in keys:
        return None
    [figures] = _figures(planes[keys.index(key) :: cells], 1, notes)
    return figures


def create_wages(connection: sqlite3.Connection) -> None:
    """Make the temporary table ``wages`` in a connection to a bundle: every cell as a row, as published.

    Its columns are ``class``, ``area`` and ``industry`` (ids, 0 for the nation and for all industries) and those of the
    table ``wage``: wages by the hour in cents, by the year in dollars.
    """
    notes = dict(connection.execute("SELECT id, notes FROM wage_note"))
    connection.execute(
        f"CREATE TEMP TABLE wages (class INTEGER, area INTEGER, industry INTEGER, {', '.join(WAGE_VALUES)}, notes, "
        "PRIMARY KEY (class, area, industry)) WITHOUT ROWID"
    )
    insert = f"INSERT INTO wages VALUES ({', '.join('?' * (len(WAGE_VALUES) + 4))})"  # noqa: S608  # our own numbers
    connection.executemany(insert, [(of, 0, 0, *figures) for of, *figures in connection.execute("SELECT * FROM wage")])
    for by, table in BLOCKS.items():
        for of, cells, block in connection.execute(f"SELECT class, cells, block FROM {table}").fetchall():  # noqa: S608
            keyed = unpack(block, cells, notes)
            placed = [(key, 0) if by == "place" else (0, key) for key, _ in keyed]
            connection.executemany(
                insert, [(of, *at, *figures) for at, (_, figures) in zip(placed, keyed, strict=True)]
            )
