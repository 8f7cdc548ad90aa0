"""The whole wage table in pandas and in polars, beside each one's own reading of it from Parquet.

Run ``python bench/wage_table.py [--runs N] [--quick] [--json]``; needs the ``bench`` extra. The table is that of
`frames.wages`, which each library writes once as its own Parquet file (pandas needs pyarrow for it, and is left out
without). Beside it stand one occupation unpacked, one cell, and the pay of one occupation by place, made of facts with
units, dates and sources, beside the bare rows of the table ``wages`` that SQLite has of it. Runs alternate; the sums of
every column must be those that SQLite adds up. The aims: 0.2 s, and 5 times the reading of Parquet.
"""

import argparse
import json
import sqlite3
import tempfile
from collections.abc import Callable
from decimal import Decimal
from math import isclose
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import importlib_resources
import pandas as pd
import polars as pl

import roleinfo as ri
from roleinfo.catalog.schema import WAGE_VALUES
from roleinfo.catalog.wage_blocks import create_wages, unpack, unpack_cell

OCCUPATION = "registered nurse"
CELLS = (
    "SELECT area.kind, area.code, area.name, wages.* FROM wages JOIN area ON area.id = area "
    "WHERE class = (SELECT wages FROM occupation WHERE code = '29-1141.00') AND industry = 0 AND area > 0"
)
BLOCK = "SELECT block, cells FROM wage_by_place WHERE class = (SELECT wages FROM occupation WHERE code = '29-1141.00')"
NAMES = {"employment": "jobs", "employment_rse": "jobs_rse_percent", "wage_rse": "mean_rse_percent"}
UNITS = {"employment_rse": 10, "wage_rse": 10, "jobs_per_1000": 1000, "location_quotient": 100}
Sums = dict[str, float]
Job = tuple[Callable[[], Any], Callable[[Any], None]]


def opened() -> sqlite3.Connection:
    """A new connection to the package's bundle, with the table ``wages``."""
    file = importlib_resources.files("roleinfo").joinpath("data", "roleinfo.db")
    with importlib_resources.as_file(file) as path:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
    create_wages(connection)
    return connection


def sums_in_sqlite(connection: sqlite3.Connection) -> Sums:
    """What SQLite adds up for each value column of the frame, in the frame's units."""
    [totals] = connection.execute(f"SELECT {', '.join(f'sum({name})' for name in WAGE_VALUES)} FROM wages")  # noqa: S608
    return {
        NAMES.get(name, name): total / UNITS.get(name, 100 if name.startswith("hourly_") else 1)
        for name, total in zip(WAGE_VALUES, totals, strict=True)
    }


def added(expected: Sums, rows: int) -> Callable[[Any], None]:
    """A check that a frame of either library has these sums."""

    def check(frame: Any) -> None:
        assert len(frame) == rows, len(frame)
        for name, total in expected.items():
            assert isclose(frame[name].sum(), total, rel_tol=1e-9), (name, frame[name].sum(), total)

    return check


def cells() -> ri.PayTable:
    """The pay by place of one occupation, its role kept, every figure of it made."""
    table = ri.role(OCCUPATION).salary.by_place()
    for cell in table:
        len(cell.salary)
    return table


def annual_medians(table: ri.PayTable) -> dict[str, int]:
    """The median of each place that has one."""
    found = {}
    for cell in table:
        for figure in cell.salary:
            if figure.statistic == "median" and figure.pay is not None and figure.pay.period == "year":
                found[cell.place.code] = int(figure.pay.amount * Decimal(1))
    return found


def parquet_jobs(folder: Path, check: Callable[[Any], None]) -> dict[str, Job]:
    """Each library's own reading of the table that it wrote."""
    jobs: dict[str, Job] = {}
    ri.frames.wages(backend="polars").write_parquet(folder / "polars.parquet")
    jobs["polars from Parquet"] = (lambda: pl.read_parquet(folder / "polars.parquet"), check)
    try:
        ri.frames.wages(backend="pandas").to_parquet(folder / "pandas.parquet")
    except ImportError:
        return jobs
    jobs["pandas from Parquet"] = (lambda: pd.read_parquet(folder / "pandas.parquet"), check)
    return jobs


def measure(jobs: dict[str, Job], runs: int) -> dict[str, float]:
    """The median of each job's milliseconds over alternating runs; the first answer is checked."""
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for run in range(runs + 1):
        for name, (job, check) in jobs.items():
            start = perf_counter()
            answer = job()
            if run:
                times[name].append(1000 * (perf_counter() - start))
            else:
                check(answer)
            del answer
    return {name: round(median(taken), 3) for name, taken in times.items()}


def main() -> None:
    """Measure and print, for people or as JSON."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=7, help="runs of each kind (default: %(default)s)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--quick", action="store_true", help="small samples once, the answers checked")
    arguments = parser.parse_args()
    runs = 1 if arguments.quick else arguments.runs
    connection = opened()
    [(count,)] = connection.execute("SELECT count(*) FROM wages")
    check = added(sums_in_sqlite(connection), count)
    rows = connection.execute(CELLS).fetchall()
    medians = {row[1]: row[18] for row in rows if row[18] is not None}
    notes = dict(connection.execute("SELECT id, notes FROM wage_note"))
    [(block, held)] = connection.execute(BLOCK)
    key, *_ = next(row[4:] for row in rows if row[1] == "US-CA")

    def same_medians(table: ri.PayTable) -> None:
        assert annual_medians(table) == medians

    def same_cells(unpacked: Any) -> None:
        assert [figures for _, figures in unpacked] == [row[6:] for row in rows]

    def same_cell(figures: Any) -> None:
        assert figures == next(row[6:] for row in rows if row[1] == "US-CA")

    def all_rows(found: Any) -> None:
        assert found == rows

    with tempfile.TemporaryDirectory() as folder:
        results = measure(
            {
                "polars": (lambda: ri.frames.wages(backend="polars"), check),
                "pandas": (lambda: ri.frames.wages(backend="pandas"), check),
                **parquet_jobs(Path(folder), check),
            },
            runs,
        )
    results |= measure(
        {
            "one cell unpacked": (lambda: unpack_cell(block, held, notes, key), same_cell),
            "one occupation unpacked": (lambda: unpack(block, held, notes), same_cells),
            "one occupation by place, as facts": (cells, same_medians),
            "the same as rows of SQLite": (lambda: connection.execute(CELLS).fetchall(), all_rows),
        },
        5 * runs,
    )
    ratios = {
        library: round(results[library] / results[f"{library} from Parquet"], 2)
        for library in ("polars", "pandas")
        if f"{library} from Parquet" in results
    }
    if arguments.json:
        print(json.dumps({"milliseconds": results, "of Parquet's": ratios}))
        return
    print(f"{count:,} cells; medians of {runs} runs, milliseconds")
    for name, taken in results.items():
        print(f"  {name:36} {taken:9.2f}" + (f"  {ratios[name]:5.2f} times Parquet" if name in ratios else ""))


if __name__ == "__main__":
    main()
