"""Employment Projections (BLS): employment and openings (table 1.2), separations (1.10), attainment (5.3).

Employment, changes, openings, exits and transfers are **thousands of jobs**, self-employed
included, to one decimal: the names of the fields say so, and no other source's jobs go with them.
"""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

from roleinfo.ingest.table import Parser, Table, Workbook, flag, matching, number, one_of, shown, text

LINE_ITEMS: Final = 832
"""The occupations of a release; its other rows are groups of them."""

ROWS: Final = 1_113
"""The rows of tables 1.2 and 1.10 of 2024-34, occupations and groups."""

EDUCATION: Final = (
    "No formal educational credential",
    "High school diploma or equivalent",
    "Some college, no degree",
    "Postsecondary nondegree award",
    "Associate's degree",
    "Bachelor's degree",
    "Master's degree",
    "Doctoral or professional degree",
)
EXPERIENCE: Final = ("None", "Less than 5 years", "5 years or more")
TRAINING: Final = (
    "None",
    "Short-term on-the-job training",
    "Moderate-term on-the-job training",
    "Long-term on-the-job training",
    "Apprenticeship",
    "Internship/residency",
)

_DASH: Final = ("—",)
_SOURCE: Final = "Source: Employment Projections program, U.S. Bureau of Labor Statistics"
_BROADER: Final = "(1) This occupation is not an exact match with ACS;"
_MARK = re.compile(r"(?P<title>.*[^)\d\s])\s*\((?P<mark>\d+)\)")
_Row = TypeVar("_Row")


class Projection(NamedTuple):
    """A row of table 1.2: an occupation (``line_item``) or a group of them.

    Education, experience and training are None for groups, ``percent_self_employed`` where BLS
    gives no figure.
    """

    title: str
    code: str
    line_item: bool
    employment_thousands: Decimal
    projected_employment_thousands: Decimal
    percent_of_employment: Decimal
    percent_of_projected_employment: Decimal
    change_thousands: Decimal
    change_percent: Decimal
    percent_self_employed: Decimal | None
    annual_openings_thousands: Decimal
    education: str | None
    experience: str | None
    training: str | None


class Separations(NamedTuple):
    """A row of table 1.10: how many leave an occupation in a year, for another (transfer) or from work (exit).

    Rates are percents of the occupation's employment.
    """

    title: str
    code: str
    line_item: bool
    employment_thousands: Decimal
    projected_employment_thousands: Decimal
    change_thousands: Decimal
    change_percent: Decimal
    exit_rate: Decimal
    transfer_rate: Decimal
    separation_rate: Decimal
    annual_exits_thousands: Decimal
    annual_transfers_thousands: Decimal
    annual_separations_thousands: Decimal
    annual_openings_thousands: Decimal


class Attainment(NamedTuple):
    """A row of table 5.3: percents of workers of 25 years and more by the education that they have.

    ``broader``: the shares are those of a broader class of the American Community Survey
    (footnote 1), so that several occupations have the same ones.
    """

    title: str
    broader: bool
    code: str
    less_than_high_school: Decimal
    high_school: Decimal
    some_college: Decimal
    associate: Decimal
    bachelor: Decimal
    master: Decimal
    doctoral_or_professional: Decimal


_code = matching(r"\d{2}-\d{4}", "an occupation's code, as 11-1011")
_type = flag({"Line item": True, "Summary": False})
_tenth = number(1)
_signed = number(1, low=None)
_percent = number(1, high=100)


def _short(base: int, target: int) -> str:
    return f"{base}–{target % 100:02}"


def _wage(cell: Any) -> None:
    """The wage column is looked at and not taken: OEWS is the source of wages."""
    if cell not in (">=$239,200", *_DASH):
        number(0)(cell)


def read_projections(
    path: str | Path, *, base: int = 2024, target: int = 2034, rows: int = ROWS, line_items: int = LINE_ITEMS
) -> list[Projection]:
    """Table 1.2 of the workbook for these years.

    ``rows`` and ``line_items`` are the numbers that this release has. Raises IngestError.
    """
    span = _short(base, target)
    columns: dict[str, Parser | None] = {
        f"{base} National Employment Matrix title": text,
        f"{base} National Employment Matrix code": _code,
        "Occupation type": _type,
        f"Employment, {base}": _tenth,
        f"Employment, {target}": _tenth,
        f"Employment distribution, percent, {base}": _percent,
        f"Employment distribution, percent, {target}": _percent,
        f"Employment change, numeric, {span}": _signed,
        f"Employment change, percent, {span}": _signed,
        f"Percent self employed, {base}": number(1, missing=_DASH, high=100),
        f"Occupational openings, {span} annual average": _tenth,
        f"Median annual wage, dollars, {base}[1]": _wage,
        "Typical education needed for entry": one_of(EDUCATION, _DASH),
        "Work experience in a related occupation": one_of(EXPERIENCE, _DASH),
        "Typical on-the-job training needed to attain competency in the occupation": one_of(TRAINING, _DASH),
        "Related Occupational Outlook Handbook (OOH) content xlsx": None,
    }
    title = f"Table 1.2 Occupational projections, {base}–{target}, and worker characteristics, {base}"
    table = _table(path, "Table 1.2", f"{title} (Employment in thousands)")
    found = _read(table, columns, lambda *cells: Projection(*cells[:11], *cells[12:]), _SOURCE)
    for at, row in enumerate(found, start=3):
        for name, value in zip(list(columns)[12:15], row[11:], strict=True):
            if row.line_item is (value is None):
                table.fail(f"must be '—' for a group and only there, not {shown(value)}", at, name)
    _count(table, found, rows, line_items)
    return found


def read_separations(
    path: str | Path, *, base: int = 2024, target: int = 2034, rows: int = ROWS, line_items: int = LINE_ITEMS
) -> list[Separations]:
    """Table 1.10 of the workbook for these years.

    ``rows`` and ``line_items`` are the numbers that this release has. Raises IngestError.
    """
    span = _short(base, target)
    columns: dict[str, Parser | None] = {
        f"{base} National Employment Matrix title": text,
        f"{base} National Employment Matrix code": _code,
        "Occupation type": _type,
        f"Employment, {base}": _tenth,
        f"Employment, {target}": _tenth,
        f"Employment change, numeric, {span}": _signed,
        f"Employment change, percent, {span}": _signed,
        f"Labor force exit rate, {span} annual average": _percent,
        f"Occupational transfer rate, {span} annual average": _percent,
        f"Total occupational separations rate, {span} annual average": _percent,
        f"Labor force exits, {span} annual average": _tenth,
        f"Occupational transfers, {span} annual average": _tenth,
        f"Total occupational separations, {span} annual average": _tenth,
        f"Occupational openings, {span} annual average": _tenth,
    }
    title = f"Table 1.10 Occupational separations and openings, projected {span} (Employment in thousands)"
    table = _table(path, "Table 1.10", title)
    found = _read(table, columns, Separations, _SOURCE)
    _count(table, found, rows, line_items)
    return found


def read_attainment(
    path: str | Path, *, base: int = 2022, survey: str = "2019 and 2021", line_items: int = LINE_ITEMS
) -> list[Attainment]:
    """Table 5.3 of the workbook with this base year: the total (00-0000) and the occupations.

    ``survey`` is the years of the survey that the title states. Raises IngestError.
    """
    columns: dict[str, Parser | None] = {
        f"{base} National Employment Matrix title": text,
        f"{base} National Employment Matrix code": _code,
        "Less than high school diploma": _percent,
        "High school diploma or equivalent": _percent,
        "Some college, no degree": _percent,
        "Associate's degree": _percent,
        "Bachelor's degree": _percent,
        "Master's degree": _percent,
        "Doctoral or professional degree": _percent,
    }
    title = f"Table 5.3 Educational attainment for workers 25 years and older by detailed occupation, {survey}"
    table = _table(path, "Table 5.3", title)
    found = _read(table, columns, lambda title, *rest: Attainment(title, False, *rest), f"Table {_SOURCE}")
    if not any(row and str(row[0]).startswith(_BROADER) for row in table.rows):
        table.fail(f"must have the footnote {_BROADER!r}")
    marked = [_marked(table, at, row) for at, row in enumerate(found, start=3)]
    table.count("occupations", sum(row.code != "00-0000" for row in marked), line_items)
    return marked


def _marked(table: Table, at: int, row: Attainment) -> Attainment:
    """A row with the footnote taken off its title."""
    mark = _MARK.fullmatch(row.title)
    if mark is None:
        return row
    if mark["mark"] != "1":
        table.fail(f"unknown footnote ({mark['mark']}) in {row.title!r}", at, str(table.rows[1][0]))
    return row._replace(title=mark["title"], broader=True)


def _table(path: str | Path, sheet: str, title: str) -> Table:
    with Workbook(path) as book:
        table = book.table(sheet)
    table.expect(1, title)
    return table


def _read(table: Table, columns: Mapping[str, Parser | None], make: Callable[..., _Row], source: str) -> list[_Row]:
    """The rows from the third to the first that has no code; the line of the source must close the sheet."""
    names = list(columns)
    table.heading(2, names)
    stop = next((at for at in range(3, len(table.rows) + 1) if not any(table.rows[at - 1][1:])), None)
    last = table.rows[-1][0] if table.rows[-1] else None
    if stop is None or last != source:
        table.fail(f"must end with {source!r}, not {shown(last)}: the table is cut off", len(table.rows), names[0])
    for at in range(stop, len(table.rows) + 1):
        if any(table.rows[at - 1][1:]):
            table.fail("must be a footnote alone: the table has ended above", at, names[1])
    found = list(table.read(make, columns, 3, stop))
    table.unique(found, lambda row: row.code, 3, names[1])
    return found


def _count(table: Table, found: list[Any], rows: int, line_items: int) -> None:
    table.count("rows", len(found), rows)
    table.count("line items", sum(row.line_item for row in found), line_items)
