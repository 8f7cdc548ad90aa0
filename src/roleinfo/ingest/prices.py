"""Prices: the CPI-U by month (BLS) and regional price parities by state and by metropolitan area (BEA)."""

import re
from collections.abc import Collection
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, NamedTuple

from roleinfo.ingest.table import Parser, Table, csv_table, matching, number, one_of, shown, text

NEVER_PUBLISHED: Final = frozenset({(2025, 10)})
"""Months of the CPI-U that have no value: October 2025 was never collected."""
CPI_FIRST: Final = 1913
CPI_LAST: Final = (2026, 8)
"""The last month of the file."""

RPP_YEARS: Final = (2008, 2023)
RPP_STATES: Final = 51
"""The states and the District of Columbia; the territories have no parity."""
RPP_LINE: Final = "5"
RPP_DESCRIPTION: Final = "RPPs: All items"
RPP_RELEASE: Final = "Last updated: February 20, 2025-- revised statistics for 2010-2019."

METRO_RPP_YEAR: Final = 2023
METRO_RPPS: Final = 384
"""The metropolitan areas with a parity; none is in a territory."""
METRO_RPP_INDEXES: Final = (
    "RPPs: All items", "RPPs: Goods", "RPPs: Services: Housing", "RPPs: Services: Utilities", "RPPs: Services: Other",
)  # fmt: skip
"""The indexes of the metropolitan areas; the first is read."""
METRO_RPP_NATION: Final = {"0": "United States", "999": "United States (Nonmetropolitan Portion)"}
"""The rows that are no metropolitan area."""

_YEARLY: Final = 13


class CpiValue(NamedTuple):
    """The index of a month (1982-84 = 100, not seasonally adjusted); without a month, the mean of the year."""

    year: int
    month: int | None
    value: Decimal


class PriceParity(NamedTuple):
    """A state's price level in a year, all items, in percent of the nation's; ``fips`` 00 is the nation."""

    fips: str
    name: str
    year: int
    value: Decimal


class MetroParity(NamedTuple):
    """The price level of a metropolitan area, all items, in percent of the nation's, by the publisher's code and name.

    ``code`` is a CBSA code; 0 is the nation and 999 all of it that is in no metropolitan area.
    """

    code: str
    name: str
    value: Decimal


_year = matching(r"(19|20)\d{2}", "a year")
_period = matching(r"M(0[1-9]|1[0-3])", "a month from M01 to M12, or M13 for the year")


def read_cpi(
    path: str | Path,
    *,
    first: int = CPI_FIRST,
    last: tuple[int, int] = CPI_LAST,
    never: Collection[tuple[int, int]] = NEVER_PUBLISHED,
) -> list[CpiValue]:
    """The CPI-U, US city average, all items (CUUR0000SA0), each month from ``first`` to ``last``.

    A month that is missing is an error, and so is a value for one of ``never``: nothing is filled
    in, and a year's mean (where the year is whole) is the publisher's own. Raises IngestError.
    """
    columns: dict[str, Parser | None] = {"year": _year, "period": _period, "value": number(3)}
    table = csv_table(path)
    table.heading(1, list(columns))
    found = list(table.read(lambda year, period, value: (int(year), int(period[1:]), value), columns, 2))
    wanted = [
        (year, month)
        for year in range(first, last[0] + 1)
        for month in range(1, _YEARLY + 1)
        if (year, month) not in never and (year < last[0] or month <= last[1] or (month == _YEARLY and last[1] == 12))
    ]
    _same_months(table, wanted, [(year, month) for year, month, _ in found], never)
    return [CpiValue(year, None if month == _YEARLY else month, value) for year, month, value in found]


def _same_months(
    table: Table, wanted: list[tuple[int, int]], found: list[tuple[int, int]], never: Collection[tuple[int, int]]
) -> None:
    """Hold the months to the calendar, in order and without a gap but the known ones."""
    for at, want in enumerate(wanted):
        have = found[at] if at < len(found) else None
        if have == want:
            continue
        row = at + 2
        if have is None:
            table.fail(f"must go on with {_month(want)}, and ends", row, "period")
        if have in never:
            table.fail(f"must not have {_month(have)}: it was never published", row, "period")
        if have in found[:at]:
            table.fail(f"duplicate key {_month(have)}: it stands above too", row, "period")
        table.fail(f"must be {_month(want)}, not {_month(have)}", row, "period")
    if len(found) > len(wanted):
        row = len(wanted) + 2
        table.fail(f"must end with {_month(wanted[-1])}, and goes on with {_month(found[len(wanted)])}", row, "period")


def _month(month: tuple[int, int]) -> str:
    return f"{month[0]}-M{month[1]:02}"


def read_parities(
    path: str | Path, *, years: tuple[int, int] = RPP_YEARS, states: int = RPP_STATES, release: str = RPP_RELEASE
) -> list[PriceParity]:
    """Regional price parities of all items (line code 5) of the nation, the states and DC.

    The file's other lines (incomes, goods, rents) are passed over; that line 5 is all items is
    checked. ``years`` are the first and the last, ``release`` is the line that says when the file
    was updated. Raises IngestError.
    """
    first, last = years
    names = [str(year) for year in range(first, last + 1)]
    table = csv_table(path)
    heads = ["GeoFIPS", "GeoName", "Region", "TableName", "LineCode", "IndustryClassification", "Description", "Unit"]
    table.heading(1, [*heads, *names])
    notes = [row[0].strip() if row else "" for row in table.rows if len(row) == 1]
    if release not in notes:
        table.fail(f"must say {release!r} under its rows, not {shown(notes)}")
    stop = len(table.rows) - len(notes) + 1
    lines = {row[4] for row in table.rows[1 : stop - 1] if len(row) > 4}
    if RPP_LINE not in lines:
        table.fail(f"must have rows of line code {RPP_LINE}", None, "LineCode")
    columns: dict[str, Parser | None] = {
        "GeoFIPS": matching(r"\d{5}", "five digits"),
        "GeoName": text,
        "Region": None,
        "TableName": _only("SARPP"),
        "LineCode": _only(RPP_LINE),
        "IndustryClassification": None,
        "Description": _only(RPP_DESCRIPTION),
        "Unit": _only("Index"),
        **dict.fromkeys(names, number(3)),
    }
    found: list[PriceParity] = []
    places: dict[str, int] = {}
    for at in range(2, stop):
        row = table.row(at)
        if len(row) != len(columns):
            table.fail(f"must have {len(columns)} cells, not {len(row)}", at)
        if row[4] != RPP_LINE:
            continue
        ((fips, name, *values),) = table.read(lambda a, b, _t, _l, _d, _u, *rest: (a, b, *rest), columns, at, at + 1)
        if fips[2:] != "000":
            table.fail(f"must be a state's FIPS code and 000, not {fips!r}", at, "GeoFIPS")
        if fips in places:
            table.fail(f"duplicate key {fips!r}: it stands in row {places[fips]} too", at, "GeoFIPS")
        places[fips] = at
        found += [
            PriceParity(fips[:2], name, year, value) for year, value in zip(range(first, last + 1), values, strict=True)
        ]
    table.count("states and the nation", len(places), states + 1)
    if "00000" not in places:
        table.fail("must have the nation, 00000", None, "GeoFIPS")
    return found


def read_metro_parities(path: str | Path, *, year: int = METRO_RPP_YEAR, metros: int = METRO_RPPS) -> list[MetroParity]:
    """Regional price parities of all items by metropolitan area, with the nation and its nonmetropolitan portion.

    The file's other indexes (goods, housing, utilities, other services) are passed over. Names are
    read without what all of them end with. Raises IngestError.
    """
    columns: dict[str, Parser | None] = {
        "GeoFIPS": matching(r"0|999|\d{5}", "0, 999 or five digits"),
        "GeoName": text,
        "Description": lambda cell: _index_of_metros(text(cell)),
        f"RPP {year}": number(2),
    }
    table = csv_table(path)
    table.heading(1, list(columns))
    rows = list(table.read(lambda *cells: cells, columns, 2))
    table.unique(rows, lambda row: (row[0], row[2]), 2, "GeoFIPS")
    for index in METRO_RPP_INDEXES:
        found = sum(row[2] == index for row in rows)
        table.count(f"{index!r} of metropolitan areas", found - len(METRO_RPP_NATION), metros)
    parities: list[MetroParity] = []
    for at, (code, name, index, value) in enumerate(rows, start=2):
        area = _AREA_NAME.fullmatch(name)
        own_name = METRO_RPP_NATION.get(code) or (area and area[1])
        if own_name is None or (code in METRO_RPP_NATION and name != own_name):
            wanted = METRO_RPP_NATION.get(code, "a name that ends with (Metropolitan Statistical Area)")
            table.fail(f"must be {wanted}, not {shown(name)}", at, "GeoName")
        if index == METRO_RPP_INDEXES[0]:
            parities.append(MetroParity(code, own_name, value))
    return parities


# A star marks areas that the delineation gained later; they have the same name without it.
_AREA_NAME: Final = re.compile(r"(.+, [A-Z]{2}(?:-[A-Z]{2})*) \(Metropolitan Statistical Area\)(?: \*)?")


_index_of_metros = one_of(METRO_RPP_INDEXES)


def _only(wanted: str) -> Parser:
    """A parser: this text, spaces at its ends aside."""

    def parse(cell: Any) -> str:
        if not isinstance(cell, str) or cell.strip() != wanted:
            raise ValueError(f"must be {wanted!r}, not {shown(cell)}")
        return wanted

    return parse
