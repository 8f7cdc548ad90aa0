"""The whole wage table of the bundle in pandas and in polars, and one occupation's pay by place.

Run ``python bench/wage_table.py [--runs N] [--json]``; needs the ``bench`` extra. The table is the
table ``wages`` of `create_wages`, read through sqlite3. Beside the frames stands what sqlite3 itself takes to give
the rows to Python. The pay by place is made of facts with units, dates and sources, where the
rows are bare numbers. Runs alternate; the sums of every column must be those that SQLite adds up.
"""

import argparse
import json
import sqlite3
from collections.abc import Callable
from decimal import Decimal
from statistics import median
from time import perf_counter
from typing import Any

import importlib_resources
import pandas as pd
import polars as pl

import roleinfo as ri
from roleinfo.catalog.schema import WAGE_VALUES
from roleinfo.catalog.wage_blocks import create_wages

TABLE = "SELECT * FROM wages"
OCCUPATION = "registered nurse"
CELLS = (
    "SELECT area.kind, area.code, area.name, wages.* FROM wages JOIN area ON area.id = area "
    "WHERE class = (SELECT wages FROM occupation WHERE code = '29-1141.00') AND industry = 0 AND area > 0"
)
Sums = list[int]


def opened() -> sqlite3.Connection:
    """A new connection to the package's bundle."""
    file = importlib_resources.files("roleinfo").joinpath("data", "roleinfo.db")
    with importlib_resources.as_file(file) as path:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    create_wages(connection)
    return connection


def in_rows(connection: sqlite3.Connection, query: str) -> Any:
    """The rows as sqlite3 gives them."""
    return connection.execute(query).fetchall()


def in_pandas(connection: sqlite3.Connection, query: str) -> Any:
    """The rows as a frame of pandas."""
    return pd.read_sql_query(query, connection)


def in_polars(connection: sqlite3.Connection, query: str) -> Any:
    """The rows as a frame of polars, whose types are those of all the rows, not of the first hundred."""
    return pl.read_database(query, connection, infer_schema_length=None)


def cells() -> ri.PayTable:
    """The pay by place of one occupation, its role kept, every figure of it made."""
    table = ri.role(OCCUPATION).salary.by_place()
    for cell in table:
        len(cell.salary)
    return table


def plain(cell: ri.PayCell) -> dict[str, Any]:
    """A cell as a row: the place, the jobs, and each figure in its unit; what is not released is left out."""
    found: dict[str, Any] = {"kind": cell.place.kind, "code": cell.place.code, "name": cell.place.name}
    if cell.jobs is not None:
        found["employment"] = int(cell.jobs.value)
    for figure in cell.salary:
        if figure.pay is not None:
            unit, digits = ("hourly", 100) if figure.pay.period == "hour" else ("annual", 1)
            found[f"{unit}_{figure.statistic}"] = int(figure.pay.amount * Decimal(digits))
    return found


def cells_in_pandas() -> Any:
    """The same as a frame of pandas."""
    return pd.DataFrame([plain(cell) for cell in cells()])


def cells_in_polars() -> Any:
    """The same as a frame of polars."""
    return pl.DataFrame([plain(cell) for cell in cells()], infer_schema_length=None)


def sums(frame: Any, columns: list[str]) -> Sums:
    """The sum of each column of a frame of either kind."""
    return [int(frame[column].sum()) for column in columns]


def sums_in_sqlite(connection: sqlite3.Connection, query: str, columns: list[str]) -> Sums:
    """The sum of each column, as SQLite adds them up."""
    totals = ", ".join(f"total({column})" for column in columns)
    return [int(total) for total in connection.execute(f"SELECT {totals} FROM ({query})").fetchone()]  # noqa: S608  # our own names


def measure(jobs: dict[str, tuple[Callable[[], Any], Callable[[Any], None]]], runs: int) -> dict[str, dict[str, float]]:
    """The median of each job's milliseconds, and how many rows it gave; each first answer is checked."""
    times: dict[str, list[float]] = {name: [] for name in jobs}
    lengths: dict[str, int] = {}
    for run in range(runs + 1):
        for name, (job, check) in jobs.items():
            start = perf_counter()
            answer = job()
            if run:
                times[name].append(1000 * (perf_counter() - start))
            else:
                check(answer)
                lengths[name] = len(answer)
            del answer
    return {name: {"rows": lengths[name], "ms": round(median(each), 2)} for name, each in times.items()}


def main() -> None:
    """Measure and print, for people or as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="runs of each kind (default: %(default)s)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    arguments = parser.parse_args()
    connection = opened()
    whole = ["class", "area", "industry", *WAGE_VALUES, "notes"]
    shown = [name for name in WAGE_VALUES if name.startswith(("hourly_", "annual_")) or name == "employment"]
    [(count,)] = connection.execute("SELECT count(*) FROM wages")
    table, places = (sums_in_sqlite(connection, *each) for each in ((TABLE, whole), (CELLS, shown)))

    def counted(answer: Any) -> None:
        assert len(answer) == count, len(answer)

    def added(expected: Sums, columns: list[str]) -> Callable[[Any], None]:
        def check(frame: Any) -> None:
            assert sums(frame, columns) == expected, (sums(frame, columns), expected)

        return check

    def figures(answer: ri.PayTable) -> None:
        assert [sum(plain(cell).get(name, 0) for cell in answer) for name in shown] == places

    results = {
        "the wage table": measure(
            {
                "rows of sqlite3": (lambda: in_rows(connection, TABLE), counted),
                "pandas": (lambda: in_pandas(connection, TABLE), added(table, whole)),
                "polars": (lambda: in_polars(connection, TABLE), added(table, whole)),
            },
            arguments.runs,
        ),
        "pay by place": measure(
            {
                "roleinfo": (cells, figures),
                "roleinfo, in pandas": (cells_in_pandas, added(places, shown)),
                "roleinfo, in polars": (cells_in_polars, added(places, shown)),
                "rows in pandas": (lambda: in_pandas(connection, CELLS), added(places, shown)),
                "rows in polars": (lambda: in_polars(connection, CELLS), added(places, shown)),
            },
            5 * arguments.runs,
        ),
    }
    if arguments.json:
        print(json.dumps(results))
        return
    for title, found in results.items():
        first = next(iter(found.values()))["ms"]
        print(title)
        for name, each in found.items():
            print(f"  {name:20} {each['rows']:>8,} rows {each['ms']:9.2f} ms  {each['ms'] / first:6.2f} of the first")


if __name__ == "__main__":
    main()
