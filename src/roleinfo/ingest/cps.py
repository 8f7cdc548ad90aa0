"""Current Population Survey (BLS): tables 11, 11b and 39 of annual averages by occupation.

Each table is of its own year, which its rows carry: table 11 of 2023 (women, race, ethnicity)
does not go under one year with 11b (age) and 39 (earnings) of 2025, and 2025 is an average of
eleven months. Workers are thousands, rounded, so 0 means fewer than 500; None is what is not
published (no data, or a base under 50,000). The tables give titles alone: `join_titles` finds
their Census codes.
"""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

from roleinfo.ingest.soc import CensusList, CensusOccupation
from roleinfo.ingest.table import Parser, Table, Workbook, number, shown, text, whole
from roleinfo.titles.normalise import normalised

ROWS: Final = 595
"""The rows of each table: 565 occupations and 30 groups."""

AGGREGATES: Final = (
    "Total, 16 years and over",
    "Total employed",
    "Total, full-time wage and salary workers",
    "Management, professional, and related occupations",
    "Management, business, and financial operations occupations",
    "Professional and related occupations",
    "Education, training, and library occupations",
)
"""Groups of these tables that the Census list has under no such heading."""

_DASH: Final = ("–",)
_NOTE: Final = "NOTE: "
_Row = TypeVar("_Row")


class PeopleRow(NamedTuple):
    """Table 11: percents of the employed; Hispanics may be of any race, and the races do not sum to 100."""

    title: str
    year: int
    employed_thousands: int
    percent_women: Decimal | None
    percent_white: Decimal | None
    percent_black: Decimal | None
    percent_asian: Decimal | None
    percent_hispanic: Decimal | None


class AgeRow(NamedTuple):
    """Table 11b: the employed by age, in thousands, and their median age."""

    title: str
    year: int
    employed_thousands: int
    aged_16_19_thousands: int
    aged_20_24_thousands: int
    aged_25_34_thousands: int
    aged_35_44_thousands: int
    aged_45_54_thousands: int
    aged_55_64_thousands: int
    aged_65_thousands: int
    median_age: Decimal | None


class EarningsRow(NamedTuple):
    """Table 39: full-time wage and salary workers in thousands, and their median usual weekly earnings in dollars."""

    title: str
    year: int
    workers_thousands: int
    weekly_earnings: int | None
    men_thousands: int
    men_weekly_earnings: int | None
    women_thousands: int
    women_weekly_earnings: int | None


class TitleJoin(NamedTuple):
    """Titles of a table against the Census list.

    ``matched`` are occupations by their title in the table, ``groups`` the titles of groups,
    ``unmatched`` those that are neither, ``absent`` the Census occupations that the table leaves out.
    """

    matched: dict[str, CensusOccupation]
    groups: tuple[str, ...]
    unmatched: tuple[str, ...]
    absent: tuple[CensusOccupation, ...]


_count = whole()
_percent = number(1, missing=_DASH, high=100)
_dollars = whole(missing=_DASH)


def read_people(path: str | Path, *, year: int = 2023, rows: int = ROWS) -> list[PeopleRow]:
    """Table 11 of this year.

    Raises IngestError.
    """
    columns: dict[str, Parser | None] = {
        "Occupation": text,
        "Total employed": _count,
        "Women": _percent,
        "White": _percent,
        "Black or African American": _percent,
        "Asian": _percent,
        "Hispanic or Latino": _percent,
    }
    title = "11. Employed persons by detailed occupation, sex, race, and Hispanic or Latino ethnicity"
    headings: list[list[str | None]] = [
        [None, "Total\nemployed", "Percent of total employed"],
        [None, None, "Women", "White", "Black or\nAfrican\nAmerican", "Asian", "Hispanic\nor Latino"],
    ]
    return _read(
        _opened(path, "cpsaat11", title, year),
        headings,
        columns,
        lambda name, *cells: PeopleRow(name, year, *cells),
        rows,
    )


def read_ages(path: str | Path, *, year: int = 2025, rows: int = ROWS) -> list[AgeRow]:
    """Table 11b of this year.

    Raises IngestError.
    """
    ages = [f"{low} to {low + (3 if low == 16 else 4 if low == 20 else 9)} years" for low in (16, 20, 25, 35, 45, 55)]
    names = ["Total, 16 years and over", *ages, "65 years and over"]
    columns: dict[str, Parser | None] = {
        "Occupation": text,
        **dict.fromkeys(names, _count),
        "Median age": number(1, missing=_DASH),
    }
    title = "11b. Employed people by detailed occupation and age"
    headings: list[list[str | None]] = [[None, *names, "Median age"]]
    return _read(
        _opened(path, "cpsaat11b", title, year),
        headings,
        columns,
        lambda name, *cells: AgeRow(name, year, *cells),
        rows,
    )


def read_earnings(path: str | Path, *, year: int = 2025, rows: int = ROWS) -> list[EarningsRow]:
    """Table 39 of this year.

    Raises IngestError.
    """
    columns: dict[str, Parser | None] = {"Occupation": text}
    for group in ("Total", "Men", "Women"):
        columns[f"{group}: Number of workers"] = _count
        columns[f"{group}: Median weekly earnings"] = _dollars
    title = "39. Median weekly earnings of full-time wage and salary workers by detailed occupation and sex"
    headings: list[list[str | None]] = [
        [None, "Total", None, "Men", None, "Women"],
        [None, *["Number of workers", "Median weekly earnings"] * 3],
    ]
    return _read(
        _opened(path, "cpsaat39", title, year),
        headings,
        columns,
        lambda name, *cells: EarningsRow(name, year, *cells),
        rows,
    )


def _opened(path: str | Path, sheet: str, title: str, year: int) -> Table:
    with Workbook(path) as book:
        table = book.table(sheet)
    table.expect(1, f"HOUSEHOLD DATA ANNUAL AVERAGES {title}")
    table.expect(2, "[Numbers in thousands]")
    table.expect(4, "Occupation")
    table.expect(4, str(year), 1)
    return table


def _read(
    table: Table,
    headings: list[list[str | None]],
    columns: Mapping[str, Parser | None],
    make: Callable[..., _Row],
    rows: int,
) -> list[_Row]:
    for at, wanted in enumerate(headings, start=5):
        table.heading(at, wanted)
    first = 5 + len(headings)
    last = table.rows[-1][0] if table.rows[-1] else None
    if not isinstance(last, str) or not last.startswith(_NOTE):
        table.fail(f"must end with a line that begins with {_NOTE!r}, not {shown(last)}: the table is cut off")
    found = list(table.read(make, columns, first, len(table.rows), blank=True))
    table.count("rows", len(found), rows)
    _distinct(table, found)
    return found


def _distinct(table: Table, found: list[Any]) -> None:
    seen: set[str] = set()
    for item in found:
        if (name := normalised(item.title)) in seen:
            table.fail(f"duplicate key {item.title!r}: another row has this title", None, "Occupation")
        seen.add(name)


def join_titles(titles: Iterable[str], census: CensusList) -> TitleJoin:
    """Each title's Census occupation, found by its normal form (case, commas, spaces and plurals aside).

    What is neither an occupation nor a known group is reported in ``unmatched``, never left out.
    """
    by_name = {normalised(occupation.title): occupation for occupation in census.occupations}
    groups = {normalised(heading) for heading in (*census.headings, *AGGREGATES)}
    matched: dict[str, CensusOccupation] = {}
    above: list[str] = []
    unmatched: list[str] = []
    for title in titles:
        name = normalised(title)
        if name in by_name:
            matched[title] = by_name[name]
        else:
            (above if name in groups else unmatched).append(title)
    seen = {occupation.code for occupation in matched.values()}
    absent = tuple(occupation for occupation in census.occupations if occupation.code not in seen)
    return TitleJoin(matched, tuple(above), tuple(unmatched), absent)
