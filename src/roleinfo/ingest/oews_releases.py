"""The national tables of former releases of OEWS, May 2012 to May 2024, as BLS published them.

Sheets, headings and codes differ by year; units and footnotes of the figures are those of `oews`.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from roleinfo.errors import IngestError
from roleinfo.ingest.oews import (
    ANNUAL,
    HOURLY,
    NOT_HOURLY_OR_NOT_ANNUAL,
    NOT_RELEASED,
    TOP_CODED,
    figure_parser,
)
from roleinfo.ingest.table import Parser, Table, Workbook, flag, matching, one_of, plain, shown, text

YEARS: Final = tuple(range(2012, 2025))
LEVELS: Final = ("total", "major", "minor", "broad", "detailed")
FIGURES: Final = 15
"""How many figures a row has: those of `oews.FIGURES` without the two that are of areas."""

Floor = tuple[int, int]
"""What a top-coded wage is at least: per hour in cents, and per year in dollars."""


class ReleaseForm(NamedTuple):
    """How a release is laid out: its sheet, which headings it has, its classification and its top codes.

    ``places`` says whether columns of place and industry stand before those of the occupation, ``states``
    and ``reporting`` whether two more are among them; ``capitals`` whether headings are in capitals.
    """

    scheme: str
    floor: Floor
    places: bool = False
    states: bool = False
    reporting: bool = False
    capitals: bool = True


def _form(year: int) -> ReleaseForm:
    scheme = "SOC 2010" if year <= 2018 else "OEWS 2019-20" if year <= 2020 else "SOC 2018"
    floor = (90_00, 187_200) if year <= 2015 else (100_00, 208_000) if year <= 2021 else (115_00, 239_200)
    return ReleaseForm(scheme, floor, year >= 2019, year >= 2020, year >= 2021, year != 2019)


FORMS: Final[Mapping[int, ReleaseForm]] = {year: _form(year) for year in YEARS}
"""The releases by year; until 2018 no file says from where a wage is top-coded."""


class ReleaseRow(NamedTuple):
    """A class of a release with its 15 figures; a code that stands as a broad group too is ``detailed``."""

    code: str
    title: str
    level: str
    figures: tuple[int | None, ...]
    footnotes: tuple[int | None, ...]


_JOBS: Final = ("TOT_EMP", "EMP_PRSE")
_MEANS: Final = ("H_MEAN", "A_MEAN", "MEAN_PRSE")
_PERCENTILES: Final = tuple(
    f"{period}_{name}" for period in "HA" for name in ("PCT10", "PCT25", "MEDIAN", "PCT75", "PCT90")
)
_NAMES: Final = (*_JOBS, *_MEANS, *_PERCENTILES)
"""The columns of the figures, in the order of `oews.FIGURES`."""
_MARKS: Final[Mapping[str, tuple[str, ...]]] = {
    **dict.fromkeys(_JOBS, ("**",)),
    **dict.fromkeys(_MEANS, ("*",)),
    **dict.fromkeys(_PERCENTILES, ("*", "#")),
}
_YES: Final = {"TRUE": True, True: True, "": False, None: False}
_FOLLOWS: Final = re.compile(r"#\D*\$([\d.]+) per hour or \$([\d,]+) per year")


def read_release(
    path: str | Path, *, year: int = YEARS[-1], rows: tuple[int, ...] = (1, 22, 94, 455, 831)
) -> list[ReleaseRow]:
    """The classes of a release, each code once; ``rows`` is how many rows there are of each level.

    A code that stands twice, as a broad group and as the detailed class that it is, must have the
    same figures in both rows. Raises IngestError.
    """
    form = FORMS[year]
    with Workbook(path) as book:
        table = book.table(f"national_M{year}_dl" if form.places else "national_dl")
        if form.places:
            _check_floor(book.table("Field Descriptions"), form.floor)
    columns = _columns(form)
    written = {name if form.capitals else name.lower(): parser for name, parser in columns.items()}
    table.heading(1, list(written))
    read = [
        _row(table, at, dict(zip(_READ, cells, strict=True)))
        for at, cells in enumerate(table.read(lambda *cells: cells, written, 2), start=2)
    ]
    for level, wanted in zip(LEVELS, rows, strict=True):
        table.count(f"rows of the level {level!r}", sum(row.level == level for row in read), wanted)
    found: dict[str, ReleaseRow] = {}
    for at, row in enumerate(read, start=2):
        other = found.get(row.code)
        if other is not None and (other[3:] != row[3:] or other.level == row.level):
            table.fail(f"duplicate key {row.code!r}: it stands above too, with other figures", at, "OCC_CODE")
        if other is None or row.level == LEVELS[-1]:
            found[row.code] = row
    return [*found.values()]


_READ: Final = ("OCC_CODE", "OCC_TITLE", "GROUP", *_NAMES, "ANNUAL", "HOURLY")


def _columns(form: ReleaseForm) -> dict[str, Parser | None]:
    """The columns of a release in their order; those that are not read have no parser."""
    parsers = {
        "OCC_CODE": _trimmed(matching(r"\d{2}-\d{4}", "an occupation's code, as 11-1011")),
        "OCC_TITLE": text,
        "O_GROUP" if form.places else "OCC_GROUP": _trimmed(one_of(LEVELS)),
        **{name: _figure_or_mark(at, name) for at, name in enumerate(_NAMES)},
        "ANNUAL": flag(_YES),
        "HOURLY": flag(_YES),
    }
    if not form.places:
        before, after = [], []
    else:
        states = ["PRIM_STATE"] if form.states else []
        before = ["AREA", "AREA_TITLE", "AREA_TYPE", *states, "NAICS", "NAICS_TITLE", "I_GROUP", "OWN_CODE"]
        after = ["JOBS_1000", "LOC_QUOTIENT", "PCT_TOTAL", *(["PCT_RPT"] if form.reporting else [])]
    order = [*before, "OCC_CODE", "OCC_TITLE", "O_GROUP" if form.places else "OCC_GROUP", *_JOBS, *after]
    order += ["H_MEAN", "A_MEAN", "MEAN_PRSE", *_PERCENTILES, "ANNUAL", "HOURLY"]
    return {name: parsers.get(name) for name in order}


def _trimmed(parser: Parser) -> Parser:
    return lambda cell: parser(cell.strip() if isinstance(cell, str) else cell)


def _figure_or_mark(position: int, name: str) -> Parser:
    """The parser of a figure's column: a number, or one of the marks that may stand there as a text."""
    parse = figure_parser(position)
    marks = _MARKS[name]

    def read(cell: Any) -> int | str | None:
        mark = cell.strip() if isinstance(cell, str) else None
        if mark is not None and mark in marks:
            return mark
        return parse(cell)

    return read


def _row(table: Table, at: int, cells: Mapping[str, Any]) -> ReleaseRow:
    """A row with its marks made into footnotes."""
    figures: list[int | None] = []
    notes: list[int | None] = []
    for position, name in enumerate(_NAMES):
        cell = cells[name]
        withheld = (cells["ANNUAL"] and position in HOURLY) or (cells["HOURLY"] and position in ANNUAL)
        if withheld and cell != "*":
            kind = "year" if cells["ANNUAL"] else "hour"
            table.fail(f"must be '*' in a row that is paid by the {kind} alone, not {shown(cell)}", at, name)
        is_mark = isinstance(cell, str)
        figures.append(None if is_mark else cell)
        note = TOP_CODED if cell == "#" else NOT_HOURLY_OR_NOT_ANNUAL if withheld else NOT_RELEASED
        notes.append(note if is_mark else None)
    return ReleaseRow(cells["OCC_CODE"], cells["OCC_TITLE"], cells["GROUP"], tuple(figures), tuple(notes))


def _check_floor(table: Table, floor: Floor) -> None:
    """Hold the top codes to what the file says of its mark."""
    lines = [plain(str(row[0])) for row in table.rows if row and row[0] is not None]
    found = [match for line in lines if (match := _FOLLOWS.search(line))]
    floors = {(int(match[1].replace(".", "")), int(match[2].replace(",", ""))) for match in found}
    if floors != {floor}:
        table.fail(f"must say that # is a wage from ${floor[0] / 100:.2f} per hour or ${floor[1]:,} per year")


# Which class of a release holds what one of today holds ------------------------------------------------------------


class ClassLink(NamedTuple):
    """What a class of the newest codes was in the releases from ``first`` to ``last``.

    ``relation`` is exact, split (it was a part of ``former``), merged (``former`` is one of several that
    it joined) or mixed (both).
    """

    code: str
    first: int
    last: int
    former: str
    relation: str


class CodeRow(NamedTuple):
    """A smallest part that codes of several editions have in common."""

    hybrid: str
    soc_2018: str
    oews_2018: str
    soc_2010: str


HYBRID_ROWS: Final = 868
_OWN_CODES: Final = {"25-3099": "25-3097", "25-3098": "25-3098"}
"""OEWS's own codes of 2012 and 2013 for two parts of a SOC occupation, and its codes of 2018 for the same."""


def read_code_rows(path: str | Path, *, rows: int = HYBRID_ROWS) -> list[CodeRow]:
    """The codes of four editions, row by row, of the file that joins them; its titles are `soc`'s to read."""
    code = _trimmed(matching(r"\d{2}-\d{4}", "a SOC code, as 11-1011"))
    columns: dict[str, Parser | None] = {
        "OES 2019 Estimates Code": code,
        "OES 2019 Estimates Title": None,
        "2018 SOC Code ": code,
        "2018 SOC Title": None,
        "OES 2018 Estimates Code": code,
        "OES 2018 Estimates Title": None,
        "2010 SOC Code": code,
        "2010 SOC Title": None,
        "NOTES": None,
    }
    with Workbook(path) as book:
        table = book.table("OES2019 Hybrid")
    return table.read_all(CodeRow, columns, rows, heading=6)


def link_classes(
    parts: Sequence[CodeRow],
    releases: Mapping[int, Sequence[ReleaseRow]],
    newest: Sequence[str],
    together: Mapping[str, Sequence[str]],
) -> list[ClassLink]:
    """What each class of the ``newest`` codes was in each release, consecutive releases together.

    Two classes are one where they hold the same parts. ``together`` are codes that stand for several others.
    A release without any of a class's parts has no link.
    """
    last = max(FORMS)
    today = {code: _parts_of(code, last, parts, together) for code in newest}
    former: dict[str, list[tuple[int, tuple[str, ...], str]]] = {code: [] for code in newest}
    for year, rows in sorted(releases.items()):
        holders: dict[int, str] = {}
        held: dict[str, frozenset[int]] = {}
        for row in rows:
            if row.level == LEVELS[-1]:
                held[row.code] = _parts_of(row.code, year, parts, together)
                if not held[row.code]:
                    raise IngestError(f"the release of {year}", None, None, None, f"no code row has {row.code}")
                holders.update(dict.fromkeys(held[row.code], row.code))
        for code, own in today.items():
            codes = tuple(sorted({holders[part] for part in own if part in holders}))
            if codes:
                former[code].append((year, codes, _relation(own, [held[other] for other in codes])))
    links: list[ClassLink] = []
    for code, years in former.items():
        runs: list[list[Any]] = []
        for year, codes, relation in years:
            if runs and runs[-1][1:] == [year - 1, codes, relation]:
                runs[-1][1] = year
            else:
                runs.append([year, year, codes, relation])
        links += [
            ClassLink(code, first, last, other, relation) for first, last, codes, relation in runs for other in codes
        ]
    return links


def _relation(own: frozenset[int], others: Sequence[frozenset[int]]) -> str:
    if len(others) == 1:
        return "exact" if own == others[0] else "split" if own < others[0] else "mixed"
    return "merged" if own == frozenset().union(*others) else "mixed"


def _parts_of(code: str, year: int, parts: Sequence[CodeRow], together: Mapping[str, Sequence[str]]) -> frozenset[int]:
    """Which rows of the file a detailed class of a release holds."""
    edition = "soc_2010" if year <= 2016 else "oews_2018" if year <= 2018 else "hybrid" if year <= 2020 else "soc_2018"
    if year <= 2016 and code in ("25-3097", *_OWN_CODES):
        edition, code = "oews_2018", _OWN_CODES.get(code, code)
    at = CodeRow._fields.index(edition)
    for wanted in ((code,), together.get(code, ())):
        if own := frozenset(number for number, row in enumerate(parts) if row[at] in wanted):
            return own
    stem = code.rstrip("0")
    return frozenset(number for number, row in enumerate(parts) if row[at].startswith(stem))
