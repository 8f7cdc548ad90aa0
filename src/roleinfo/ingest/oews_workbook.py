"""Occupational employment and wages (OEWS) from the workbooks that BLS publishes.

The national, state, metropolitan and industry workbooks have the same columns. Units and
footnotes are those of `oews`, so a row and the package's cell of the same place, industry and
occupation have equal figures.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from roleinfo.errors import IngestError
from roleinfo.ingest.oews import (
    ANNUAL,
    BOUND,
    CELLS,
    DETAILED,
    HOURLY,
    NO_NOTES,
    NOT_HOURLY_OR_NOT_ANNUAL,
    NOT_RELEASED,
    OF_AREAS,
    RELEASE,
    TOP_CODED,
    Area,
    Footnotes,
    Industry,
    ListedOccupation,
    OewsCell,
    OewsPackage,
    figure_parser,
)
from roleinfo.ingest.table import Table, Workbook, flag, matching, one_of, scaled, shown, text
from roleinfo.model.place import STATES_BY_FIPS

NATIONAL_ROWS: Final = 1_401
"""The rows of the national workbook."""

_WAGE_MARKS: Final = ("*", "#")
_JOBS_MARKS: Final = ("**",)
_YES: Final = {"TRUE": True, True: True, "": False, None: False}
_FIGURE_COLUMNS: Final = (
    "TOT_EMP",
    "EMP_PRSE",
    "H_MEAN",
    "A_MEAN",
    "MEAN_PRSE",
    "H_PCT10",
    "H_PCT25",
    "H_MEDIAN",
    "H_PCT75",
    "H_PCT90",
    "A_PCT10",
    "A_PCT25",
    "A_MEDIAN",
    "A_PCT75",
    "A_PCT90",
    "JOBS_1000",
    "LOC_QUOTIENT",
)
"""The columns of the figures, in the order of `FIGURES` (they stand in another order in the workbook)."""


class OewsWorkbookRow(NamedTuple):
    """A row of one of BLS's workbooks, national, state, metropolitan or by industry.

    ``group`` is total, major, minor, broad or detailed: seven broad codes are the most detailed
    that OEWS publishes and stand twice, once as each. ``percent_of_industry`` and
    ``percent_reporting`` (hundredths of a percent) are of national industries alone;
    ``reporting_below_half``: less than 0.5 % of establishments report the occupation.
    """

    area: str
    area_title: str
    area_type: str
    state: str
    industry: str
    industry_title: str
    industry_group: str
    ownership: str
    occupation: str
    title: str
    group: str
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
    percent_of_industry: int | None
    percent_reporting: int | None
    reporting_below_half: bool
    annual_only: bool
    hourly_only: bool

    @property
    def figures(self) -> tuple[int | None, ...]:
        """The 17 figures, in the order of `FIGURES`."""
        return self[11:28]


class _Mark(NamedTuple):
    """A cell's sign that stands in for a figure."""

    sign: str


def _figure_or_mark(name: str) -> Callable[[Any], Any]:
    """The parser of a figure's column: a number, one of the marks that may stand here, or None for an empty cell."""
    position = _FIGURE_COLUMNS.index(name)
    parse = figure_parser(position)
    if position in HOURLY | ANNUAL:
        marks: tuple[str, ...] = _WAGE_MARKS
    else:
        marks = ("*",) if name == "MEAN_PRSE" else _JOBS_MARKS
    empty = position in OF_AREAS

    def read(cell: Any) -> Any:
        if empty and cell in (None, ""):
            return None
        if cell in marks:
            return _Mark(cell)
        return parse(cell)

    return read


def _percent(marks: Sequence[str]) -> Callable[[Any], Any]:
    parse = scaled(2)

    def read(cell: Any) -> Any:
        if cell in (None, ""):
            return None
        return _Mark(cell) if cell in marks else parse(cell)

    return read


_WORKBOOK_COLUMNS: Final[dict[str, Callable[[Any], Any]]] = {
    "AREA": matching(r"\d{2,7}", "an area's digits"),
    "AREA_TITLE": text,
    "AREA_TYPE": one_of(("1", "2", "3", "4", "6")),
    "PRIM_STATE": matching(r"[A-Z]{2}", "a state's two letters or US"),
    "NAICS": matching(r"[0-9A-Z-]{2,6}", "an industry's code"),
    "NAICS_TITLE": text,
    "I_GROUP": one_of(("cross-industry", "sector", "3-digit", "4-digit", "5-digit", "6-digit")),
    "OWN_CODE": matching(r"\d{1,4}", "an ownership's digits"),
    "OCC_CODE": matching(r"\d{2}-\d{4}", "an occupation's code, as 11-1011"),
    "OCC_TITLE": text,
    "O_GROUP": one_of(("total", "major", "minor", "broad", "detailed")),
    "TOT_EMP": _figure_or_mark("TOT_EMP"),
    "EMP_PRSE": _figure_or_mark("EMP_PRSE"),
    "JOBS_1000": _figure_or_mark("JOBS_1000"),
    "LOC_QUOTIENT": _figure_or_mark("LOC_QUOTIENT"),
    "PCT_TOTAL": _percent(_JOBS_MARKS),
    "PCT_RPT": _percent(("~",)),
    **{name: _figure_or_mark(name) for name in _FIGURE_COLUMNS if name[:2] in ("H_", "A_", "ME")},
    "ANNUAL": flag(_YES),
    "HOURLY": flag(_YES),
}


def read_workbook(path: str | Path, *, release: str = RELEASE, rows: int | None = None) -> list[OewsWorkbookRow]:
    """The rows of one of BLS's workbooks, of the sheet that stands first.

    ``rows`` is the number of rows that the workbook has, where it is known (`NATIONAL_ROWS`).
    Raises IngestError for anything that is not laid out as in ``release``.
    """
    with Workbook(path) as book:
        _check_descriptions(book.table("Field Descriptions"), release)
        table = book.table(book.sheets[0])
    table.heading(1, list(_WORKBOOK_COLUMNS))
    read = table.read(lambda *cells: cells, _WORKBOOK_COLUMNS, 2)
    found = [_workbook_row(table, number, cells) for number, cells in enumerate(read, start=2)]
    if not found:
        table.fail("must have rows under its headings")
    if rows is not None:
        table.count("rows", len(found), rows)
    table.unique(found, _key, 2, "OCC_CODE")
    return found


_LEVELS: Final = {"total": 0, "major": 1, "minor": 2, "broad": 2, "detailed": DETAILED}
_INDUSTRY_LEVELS: Final = {"cross-industry": 0, "sector": 2, "3-digit": 3, "4-digit": 4, "5-digit": 5, "6-digit": 6}


def read_workbooks(paths: Sequence[str | Path], *, release: str = RELEASE, cells: int = CELLS) -> OewsPackage:
    """The workbooks of a release together: the nation first, then the areas and industries in the order of their codes.

    ``cells`` is the number of cells in all of them. An occupation that stands twice in a place,
    as a broad group and as the detailed occupation that it is, is one cell. Raises IngestError.
    """
    areas: dict[str, Area] = {}
    industries: dict[str, Industry] = {}
    occupations: dict[str, ListedOccupation] = {}
    found: dict[tuple[str, str, str], OewsCell] = {}
    for path in paths:
        for row in read_workbook(path, release=release):
            if row.area_type != "1" and row.state not in _FIPS:
                rule = f"unknown state {row.state!r} of {row.area_title}"
                raise IngestError(Path(path).name, None, None, "PRIM_STATE", rule)
            area = _area(row)
            industry = Industry(row.industry, row.industry_title, _INDUSTRY_LEVELS[row.industry_group])
            areas.setdefault(area.code, area)
            industries.setdefault(industry.code, industry)
            level = max(_LEVELS[row.group], occupations.get(row.occupation, ("", "", 0))[2])
            occupations[row.occupation] = ListedOccupation(row.occupation, row.title, level)
            cell = OewsCell._make((area.type, area.code, industry.code, row.occupation, *row.figures, row.footnotes))
            if found.setdefault((area.code, industry.code, row.occupation), cell) != cell:
                rule = f"two rows of {row.occupation} in {row.area_title}, {row.industry_title} have different figures"
                raise IngestError(Path(path).name, None, None, None, rule)
    names = ", ".join(Path(path).name for path in paths)
    if len(found) != cells:
        raise IngestError(names, None, None, None, f"must have {cells:,} cells together, not {len(found):,}")
    if all(key[:2] != ("0000000", "000000") for key in found):
        raise IngestError(names, None, None, None, "must have the nation in all industries")
    return OewsPackage(
        dict(sorted(areas.items())),
        dict(sorted(industries.items())),
        dict(sorted(occupations.items())),
        [*found.values()],
    )


_FIPS: Final = {postal: digits for digits, postal in STATES_BY_FIPS.items()}


def _area(row: OewsWorkbookRow) -> Area:
    """The row's area by the codes that the package has: a nation of zeros, a state's digits in front."""
    if row.area_type == "1":
        return Area("0000000", "N", "00", row.area_title)
    if row.area_type in "23":
        return Area(f"{_FIPS[row.state]}00000", "S", _FIPS[row.state], row.area_title)
    return Area(f"{row.area:0>7}", "M", _FIPS[row.state], row.area_title)


def _key(row: OewsWorkbookRow) -> tuple[str, ...]:
    return (row.area, row.industry, row.industry_group, row.ownership, row.occupation, row.group)


def _check_descriptions(table: Table, release: str) -> None:
    table.expect(1, f"{release} OEWS Estimates")
    signs = [str(row[0]) for row in table.rows if row and row[0] is not None]
    bounds = [sign for sign in signs if sign.startswith("#")]
    if len(bounds) != 1 or BOUND not in bounds[0]:
        table.fail(f"must say once that # is a wage {BOUND}, not {shown(bounds)}")


def _workbook_row(table: Table, at: int, cells: tuple[Any, ...]) -> OewsWorkbookRow:
    """A row with its marks made into footnotes."""
    by_name = dict(zip(_WORKBOOK_COLUMNS, cells, strict=True))
    figures: list[int | None] = []
    footnotes: list[int | None] = []
    for position, name in enumerate(_FIGURE_COLUMNS):
        cell = by_name[name]
        withheld = (by_name["ANNUAL"] and position in HOURLY) or (by_name["HOURLY"] and position in ANNUAL)
        if withheld and not isinstance(cell, _Mark):
            kind = "year" if by_name["ANNUAL"] else "hour"
            table.fail(f"must be '*' in a row that is paid by the {kind} alone, not a figure", at, name)
        if not isinstance(cell, _Mark):
            figures.append(cell)
            footnotes.append(None)
            continue
        figures.append(None)
        if cell.sign == "#":
            footnotes.append(TOP_CODED)
        else:
            footnotes.append(NOT_HOURLY_OR_NOT_ANNUAL if withheld else NOT_RELEASED)
    notes = tuple(footnotes)
    percents = [None if isinstance(each := by_name[name], _Mark) else each for name in ("PCT_TOTAL", "PCT_RPT")]
    return OewsWorkbookRow._make(
        (
            *cells[:11],
            *figures,
            NO_NOTES if notes == NO_NOTES else notes,
            *percents,
            isinstance(by_name["PCT_RPT"], _Mark),
            by_name["ANNUAL"],
            by_name["HOURLY"],
        )
    )
