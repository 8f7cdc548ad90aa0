"""Every role's pay and skills as data frames, beside the same rows by sqlite3 and pandas alone.

Run ``python bench/frames.py [--runs N] [--quick] [--json]``; needs the ``bench`` extra and ``frames``. The
peer reads the wages of every occupation in the nation, one row an occupation, and melts them
into one row a figure: bare numbers, where the library's rows have units, dates, sources and the
reasons for what is missing. Runs alternate; both must give the same figures, to the last one.
"""

import argparse
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import pandas as pd

import roleinfo as ri
from roleinfo.catalog.schema import WAGE_VALUES

SHOWN = [name for name in WAGE_VALUES if name.startswith(("hourly_", "annual_"))]
PAY = (
    f"SELECT occupation.code, occupation.title, {', '.join(SHOWN)} FROM occupation "  # noqa: S608  # our own names
    "JOIN wage ON wage.class = occupation.wages"
)
RATED = (
    "SELECT occupation.code, kind, name, importance, importance_error, importance_raters, level, level_error, "
    "level_raters, flags, date FROM rating JOIN occupation ON occupation.id = occupation "
    "JOIN element ON element.id = element"
)
Work = Callable[[], Any]


def pay_by_hand(connection: Any) -> Any:
    """The figures in dollars, one row a figure, those that are missing left out."""
    wide = pd.read_sql_query(PAY, connection)
    hourly = [name for name in SHOWN if name.startswith("hourly_")]
    wide[hourly] = wide[hourly] / 100
    long = wide.melt(["code", "title"], var_name="figure", value_name="value").dropna(subset=["value"])
    long[["period", "statistic"]] = long.pop("figure").str.split("_", expand=True)
    return long


def skills_by_hand(connection: Any) -> Any:
    """The ratings on their scales, without those that are not to be used."""
    found = pd.read_sql_query(RATED, connection)
    for name, digits in (("importance", 100), ("level", 100), ("importance_error", 10_000), ("level_error", 10_000)):
        found[name] = found[name] / digits
    found.loc[found["flags"] & 1 > 0, "importance"] = None
    found.loc[found["flags"] & 6 > 0, "level"] = None
    return found


def of_occupations(frame: Any) -> Any:
    """The library's rows of the bundle's occupations that have a number."""
    return frame[frame["classification"].notna() & frame["value"].notna()]


def checked_pay(ours: Any, theirs: Any) -> None:
    """The same number for each occupation, statistic and period, and no other."""
    periods = {"hourly": "hour", "annual": "year"}
    held = of_occupations(ours).set_index(["id", "statistic", "period"])["value"].sort_index()
    other = theirs.assign(period=theirs["period"].map(periods)).set_index(["code", "statistic", "period"])["value"]
    assert len(held) == len(other) > 10_000
    assert (held.to_numpy() == other.sort_index().to_numpy()).all()


def checked_skills(ours: Any, theirs: Any) -> None:
    """The same ratings, errors and raters for each occupation and element."""
    rated = ours[ours["kind"].isin(["skill", "knowledge", "ability"]) & ours["classification"].notna()]
    held, other = rated.set_index(["id", "kind", "name"]).sort_index(), theirs.set_index(["code", "kind", "name"])
    names = {"importance": "importance", "level": "level", "level_error": "level_standard_error"}
    for theirs_name, name in names.items():
        one, two = held[name].to_numpy(), other[theirs_name].sort_index().to_numpy()
        assert len(one) == len(two) > 100_000
        assert ((one == two) | ((one != one) & (two != two))).all(), name  # noqa: PLR0124  # NaN


def measure(ours: Work, theirs: Work, check: Callable[[Any, Any], None], runs: int) -> dict[str, float]:
    """The medians of both in milliseconds, and their ratio; the first answers are checked."""
    check(ours(), theirs())
    times: dict[str, list[float]] = {"roleinfo": [], "by hand": []}
    for _ in range(runs):
        for name, work in zip(times, (ours, theirs), strict=True):
            start = perf_counter()
            work()
            times[name].append(1000 * (perf_counter() - start))
    found = {name: median(seconds) for name, seconds in times.items()}
    return {**found, "ratio": found["roleinfo"] / found["by hand"]}


def main() -> None:
    """Measure and print, for people or as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--json", action="store_true", help="print the medians as JSON")
    parser.add_argument("--quick", action="store_true", help="small samples once, the answers checked")
    arguments = parser.parse_args()
    runs = 1 if arguments.quick else arguments.runs
    connection = sqlite3.connect(Path(ri.__file__).parent / "data" / "roleinfo.db")
    found = {
        "pay of every role in the nation": measure(
            lambda: ri.frames.salaries(backend="pandas"), lambda: pay_by_hand(connection), checked_pay, runs
        ),
        "ratings of every role": measure(
            lambda: ri.frames.skills(backend="pandas"), lambda: skills_by_hand(connection), checked_skills, runs
        ),
    }  # fmt: skip
    if arguments.json:
        print(json.dumps(found))
        return
    print(f"medians of {runs} runs, milliseconds, in pandas")
    for name, took in found.items():
        print(f"{name:<34}" + "".join(f"  {what} {value:8.2f}" for what, value in took.items()))


if __name__ == "__main__":
    main()
