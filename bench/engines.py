"""Ten million employees against the market on DuckDB, polars, pandas and Spark, beside the same by hand.

Run ``python bench/engines.py [--rows N] [--spark-rows N] [--runs N] [--engines E ...] [--quick] [--json]``;
needs the ``bench`` extra, and ``spark`` for Spark. Employees have one of 10,000 titles and one of 583
places. Each engine makes the columns of `ri.frames.price` and adds them up by occupation, once by
the library and once by hand: in SQL, polars, pandas or Spark's SQL, from `ri.frames.wages`. Both are
given what the titles mean; matching them is printed apart, and so is the library's pass over the
distinct titles and places, which is in its time. Every run is a process of its own, so that its
processor time and peak memory can be read (with those of Spark's own process), and runs alternate: on
a shared machine the processor time is the steadier. The sums of all occupations, and every column of
single employees, must be the same.
"""

import argparse
import json
import math
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any, Final

import importlib_resources
import numpy as np
import polars as pl

import roleinfo as ri
from roleinfo.frames.engines import Engine
from roleinfo.frames.pricing import ADDED

ROWS: Final = 10_000_000
SPARK_ROWS: Final = 1_000_000
TITLES: Final = 10_000
ENGINES: Final = ("duckdb", "polars", "pandas", "spark")
POINTS: Final = ("p10", "p25", "median", "p75", "p90")
NAMES: Final[dict[str, Any]] = {"title": "title", "place": "place", "pay": "pay", "period": "year"}
SUMMED: Final = ("annual_pay", "annual_market", "market_ratio", "market_percentile")
LEVELS: Final = ("metro", "state", "nation")
STEPS: Final = (
    ("p10", "p25", 0.10, 0.15),
    ("p25", "median", 0.25, 0.25),
    ("median", "p75", 0.50, 0.25),
    ("p75", "p90", 0.75, 0.15),
)
NOTHING: Final[Any] = None
SAMPLE: Final = 997
"""Every employee of a number that this divides is compared column by column."""


# Employees ------------------------------------------------------------------------------------------------------------


def bundle() -> sqlite3.Connection:
    """A connection to the package's bundle."""
    file = importlib_resources.files("roleinfo").joinpath("data", "roleinfo.db")
    with importlib_resources.as_file(file) as path:
        return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def titles_known(connection: sqlite3.Connection, count: int) -> list[tuple[str, str]]:
    """Titles that the bundle lists, of occupations that are paid by the year, with the ids of these."""
    paid = wages().filter(pl.col("place") == "US", pl.col("annual_median").is_not_null())["class_code"]
    rows = connection.execute(
        "SELECT title_name.title, role_id, class.code FROM title_name JOIN title_role USING (role) "
        "JOIN occupation ON occupation.code = role_id JOIN class ON class.id = wages "
        "GROUP BY title_name.title HAVING count(*) = 1 ORDER BY title_name.title"
    ).fetchall()
    known = {*paid}
    titles = [(title, id_) for title, id_, code in rows if code in known]
    chosen = np.random.default_rng(20).permutation(len(titles))[:count]
    return [titles[at] for at in sorted(chosen)]


def wages() -> pl.DataFrame:
    """The cells of the wage table of all industries."""
    return ri.frames.wages(backend="polars").filter(pl.col("industry").is_null())


def write_employees(folder: Path, rows: int, titles: list[tuple[str, str]], places: list[str]) -> Path:
    """A file of employees: titles by a steep distribution, places by a flat one, pay as it is spread."""
    rng = np.random.default_rng(rows)
    path = folder / f"employees-{rows}.parquet"
    title = (len(titles) * rng.random(rows) ** 2).astype(np.int64)
    place = rng.integers(0, len(places), rows)
    pl.DataFrame({
        "id": np.arange(rows),
        "title": pl.Series([name for name, _ in titles]).gather(pl.Series(title)),
        "place": pl.Series(places).gather(pl.Series(place)),
        "pay": np.round(np.exp(rng.normal(11.0, 0.5, rows)), -1),
    }).write_parquet(path)  # fmt: skip
    return path


# By hand --------------------------------------------------------------------------------------------------------------


def titles_by_hand(mapping: dict[str, str]) -> pl.DataFrame:
    """What each title means, and the class of its wages."""
    query = "SELECT occupation.code, occupation.title, class.code FROM occupation JOIN class ON class.id = wages"
    occupations = {code: (title, of) for code, title, of in bundle().execute(query)}
    return pl.DataFrame(
        [(title, id_, id_[:7], *occupations[id_]) for title, id_ in mapping.items()],
        ["title", "match_role_id", "match_code", "match_title", "class"], orient="row",
    ).with_columns(match_probability=1.0)  # fmt: skip


def market_by_hand(titles: pl.DataFrame) -> pl.DataFrame:
    """The wages of each class at each place: of the area, else of the state, else of the nation."""
    names = [name for (name,) in bundle().execute("SELECT name FROM area")]
    places = []
    for match in ri.match_places(names):
        where = match.place
        reason = None if where is not None else "place-ambiguous" if match.candidates else "place-unknown"
        own = where.code if where is not None and where.kind in ("metro", "nonmetro") else None
        state = where.code if where is not None and where.kind == "state" else f"US-{match.state}"
        places.append((match.text, own, state, None if where is None else "US", reason))
    top_coded = pl.col("annual_median").is_null() & pl.col("notes").str.contains("top_coded.*annual_median")
    cells = wages().select(
        pl.col("class_code").alias("class"), pl.col("place").alias("market_area"),
        pl.col("place_name").alias("market_area_name"), **{name: f"annual_{name}" for name in POINTS},
        bounded=top_coded, target=pl.when(top_coded).then(239_200.0).otherwise("annual_median"),
    ).drop_nulls("target")  # fmt: skip
    columns = {"place": pl.String, **dict.fromkeys(LEVELS, pl.String), "place_reason": pl.String}
    grid = titles.select("class").unique().join(pl.DataFrame(places, columns, orient="row"), how="cross")
    levels = [
        grid.join(cells, left_on=["class", level], right_on=["class", "market_area"])
        .with_columns(market_area=pl.col(level), market_level=pl.lit(level))
        .select("class", "place", "market_area", "market_area_name", "market_level", *POINTS, "target", "bounded")
        for level in LEVELS
    ]
    first = pl.concat(levels).unique(["class", "place"], keep="first", maintain_order=True)
    return grid.select("class", "place", "place_reason").join(first, ["class", "place"], "left")


def sql(employees: str, titles: str, market: str) -> str:
    """The columns in SQL, for DuckDB and Spark."""
    parts = " ".join(
        f"WHEN pay <= {high} THEN {rank} + {step} * ln(pay / {low}) / ln({high} / {low})"
        for low, high, rank, step in STEPS
    )
    ties = " OR ".join(f"(pay = {low} AND {low} = {high})" for low, high, *_ in STEPS)
    return f"""
        SELECT id, title, place, pay, match_role_id, match_code, match_title, match_probability, market_area,
            market_area_name, market_level, CASE WHEN target IS NOT NULL THEN 'USD per year' END AS market_unit,
            p25 AS market_p25, median AS market_median, p75 AS market_p75, target AS market_target,
            CASE WHEN bounded THEN 'at_least' WHEN target IS NOT NULL THEN 'exact' END AS market_bound,
            CASE WHEN target IS NOT NULL THEN '2025-05' END AS market_as_of,
            CAST(NULL AS STRING) AS market_evidence,
            CASE WHEN target IS NOT NULL THEN 'oews-2025' END AS market_source,
            CASE WHEN usable THEN pay / target END AS market_ratio,
            CASE WHEN NOT usable OR pay < p10 OR {ties} THEN NULL {parts} END AS market_percentile,
            CASE WHEN usable THEN pay END AS annual_pay,
            CASE WHEN usable AND NOT bounded THEN target END AS annual_market,
            CASE WHEN NOT usable THEN 'unpriced' WHEN place_reason IS NOT NULL THEN 'review'
                WHEN target IS NULL THEN 'unpriced' ELSE 'priced' END AS price_status,
            CASE WHEN NOT usable THEN 'implausible-pay' WHEN place_reason IS NOT NULL THEN place_reason
                WHEN target IS NULL THEN 'no-market-value' END AS price_reason
        FROM (SELECT *, pay BETWEEN 7540 AND 9724624 AS usable FROM {employees}) LEFT JOIN {titles} USING (title)
            LEFT JOIN {market} USING (class, place)
    """  # noqa: S608  # our own names


def in_duckdb(employees: Any, titles: pl.DataFrame, market: pl.DataFrame) -> Any:
    """The columns of a relation."""
    titles_there, market_there = titles.to_arrow(), market.to_arrow()  # noqa: F841  # DuckDB finds them by name
    return employees.query("employees", sql("employees", "titles_there", "market_there"))


def in_spark(employees: Any, titles: pl.DataFrame, market: pl.DataFrame) -> Any:
    """The columns of a DataFrame of Spark."""
    session = employees.sparkSession
    employees.createOrReplaceTempView("employees")
    for name, table in (("titles", titles), ("market", market)):
        session.createDataFrame(table.to_arrow()).hint("broadcast").createOrReplaceTempView(name)
    return session.sql(sql("employees", "titles", "market"))


def in_polars(employees: Any, titles: pl.DataFrame, market: pl.DataFrame) -> Any:
    """The columns of a frame of polars."""
    pay, there = pl.col("pay"), pl.col("target").is_not_null()
    usable = pay.is_between(7_540, 9_724_624)
    tied = pl.any_horizontal((pay == pl.col(low)) & (pl.col(low) == pl.col(high)) for low, high, *_ in STEPS)
    percentile = pl.when(~usable | (pay < pl.col("p10")) | tied.fill_null(False)).then(None)
    for low, high, rank, step in STEPS:
        part = (pay / pl.col(low)).log() / (pl.col(high) / pl.col(low)).log()
        percentile = percentile.when(pay <= pl.col(high)).then(rank + step * part)
    reason = (
        pl.when(~usable).then(pl.lit("implausible-pay")).when(pl.col("place_reason").is_not_null()).then("place_reason")
    )
    status = pl.when(~usable).then(pl.lit("unpriced")).when(pl.col("place_reason").is_not_null()).then(pl.lit("review"))
    priced = (
        employees.lazy()
        .join(titles.lazy(), "title", "left", maintain_order="left")
        .join(market.lazy(), ["class", "place"], "left", maintain_order="left")
        .with_columns(
            market_unit=pl.when(there).then(pl.lit("USD per year")),
            market_bound=pl.when("bounded").then(pl.lit("at_least")).when(there).then(pl.lit("exact")),
            market_as_of=pl.when(there).then(pl.lit("2025-05")),
            market_evidence=pl.lit(None, pl.String),
            market_source=pl.when(there).then(pl.lit("oews-2025")),
            market_ratio=pl.when(usable).then(pay / pl.col("target")),
            market_percentile=percentile,
            annual_pay=pl.when(usable).then(pay),
            annual_market=pl.when(usable & ~pl.col("bounded")).then("target"),
            price_status=status.when(there).then(pl.lit("priced")).otherwise(pl.lit("unpriced")),
            price_reason=reason.when(~there).then(pl.lit("no-market-value")),
        )
        .rename({"p25": "market_p25", "median": "market_median", "p75": "market_p75", "target": "market_target"})
    )
    return priced.select("id", "title", "place", "pay", *ADDED).collect()


def in_pandas(employees: Any, titles: pl.DataFrame, market: pl.DataFrame) -> Any:
    """The columns of a frame of pandas."""
    import pandas as pd

    priced = employees.merge(titles.to_pandas(), on="title", how="left")
    priced = priced.merge(market.to_pandas(), on=["class", "place"], how="left")
    pay, there = priced["pay"], priced["target"].notna()
    usable, is_bound = pay.between(7_540, 9_724_624), priced["bounded"] == True  # noqa: E712  # of every item
    tied = np.logical_or.reduce([(pay == priced[low]) & (priced[low] == priced[high]) for low, high, *_ in STEPS])
    with np.errstate(all="ignore"):
        parts = [
            rank + step * np.log(pay / priced[low]) / np.log(priced[high] / priced[low])
            for low, high, rank, step in STEPS
        ]
    conditions = [~usable | (pay < priced["p10"]) | tied, *(pay <= priced[high] for _, high, *_ in STEPS)]
    for name, text in (("unit", "USD per year"), ("as_of", "2025-05"), ("source", "oews-2025")):
        priced[f"market_{name}"] = pd.Series(np.where(there, text, NOTHING), dtype="str")
    priced["market_evidence"] = pd.Series(NOTHING, priced.index, dtype="str")
    priced["market_bound"] = pd.Series(np.select([is_bound, there], ["at_least", "exact"], NOTHING), dtype="str")
    priced["market_ratio"] = (pay / priced["target"]).where(usable)
    priced["market_percentile"] = np.select(conditions, [np.nan, *parts], np.nan)
    priced["annual_pay"] = pay.where(usable)
    priced["annual_market"] = priced["target"].where(usable & ~is_bound)
    unclear = priced["place_reason"].notna()
    status = np.select([~usable, unclear, there], ["unpriced", "review", "priced"], "unpriced")
    priced["price_status"] = pd.Series(status, dtype="str")
    reason = np.select(
        [~usable, unclear, ~there], ["implausible-pay", priced["place_reason"], "no-market-value"], NOTHING
    )
    priced["price_reason"] = pd.Series(reason, dtype="str")
    names = {"p25": "market_p25", "median": "market_median", "p75": "market_p75", "target": "market_target"}
    return priced.rename(columns=names)[["id", "title", "place", "pay", *ADDED]]


BY_HAND: Final = {"duckdb": in_duckdb, "polars": in_polars, "pandas": in_pandas, "spark": in_spark}


# One run --------------------------------------------------------------------------------------------------------------


def opened(engine: str, path: Path) -> Any:
    """The employees in the memory of an engine."""
    if engine == "polars":
        return pl.read_parquet(path)
    if engine == "pandas":
        return pl.read_parquet(path).to_pandas()
    if engine == "duckdb":
        import duckdb

        connection = duckdb.connect()
        connection.execute(f"CREATE TABLE employees AS SELECT * FROM '{path}'")  # noqa: S608  # our own name
        return connection.table("employees")
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[*]")
        .config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "8")
        .config("spark.driver.memory", "4g").getOrCreate()
    )  # fmt: skip
    session.sparkContext.setLogLevel("ERROR")
    employees = session.read.parquet(str(path)).cache()
    employees.count()
    return employees


def summed(engine: str, priced: Any) -> list[tuple[Any, ...]]:
    """The priced employees by occupation: how many, and sums, in the order of the codes."""
    if engine == "polars":
        rows = priced.group_by("match_code").agg(
            pl.len(), (pl.col("price_status") == "priced").sum(), pl.col(SUMMED).sum()
        ).rows()  # fmt: skip
    elif engine == "pandas":
        priced["is_priced"] = priced["price_status"] == "priced"
        groups = priced.groupby("match_code", dropna=False)
        sums = groups[["is_priced", *SUMMED]].sum()
        sums.insert(0, "people", groups.size())
        rows = list(sums.itertuples(name=None))
    else:
        columns = ", ".join(f"sum({name})" for name in SUMMED)
        query = (
            f"SELECT match_code, count(*), sum(CASE WHEN price_status = 'priced' THEN 1 ELSE 0 END), {columns} "  # noqa: S608
            "FROM priced GROUP BY match_code"
        )
        if engine == "duckdb":
            rows = priced.query("priced", query).fetchall()
        else:
            priced.createOrReplaceTempView("priced")
            rows = [tuple(row) for row in priced.sparkSession.sql(query).collect()]
    return sorted((tuple(row) for row in rows), key=lambda row: str(row[0]))


def singles(engine: str, priced: Any) -> list[tuple[Any, ...]]:
    """Every column of some employees."""
    if engine == "polars":
        rows = priced.filter(pl.col("id") % SAMPLE == 0).rows()
    elif engine == "pandas":
        rows = list(priced[priced["id"] % SAMPLE == 0].drop(columns="is_priced").itertuples(index=False, name=None))
    elif engine == "duckdb":
        rows = priced.filter(f"id % {SAMPLE} = 0").fetchall()
    else:
        rows = [tuple(row) for row in priced.filter(f"id % {SAMPLE} = 0").collect()]
    return sorted(
        (tuple(None if isinstance(cell, float) and math.isnan(cell) else cell for cell in row) for row in rows),
        key=lambda row: row[0],
    )


def used(engine: str, employees: Any) -> tuple[float, float]:
    """The seconds of the processor and the peak memory in MB of this process, with those of Spark's own."""
    seconds, peak = process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if engine == "spark":
        process = Path("/proc", str(employees.sparkSession.sparkContext._gateway.proc.pid))
        ticks = process.joinpath("stat").read_text().rpartition(")")[2].split()[11:13]  # of the user, of the system
        status = dict(line.split(":", 1) for line in process.joinpath("status").read_text().splitlines())
        seconds += sum(map(int, ticks)) / os.sysconf("SC_CLK_TCK")
        peak += int(status["VmHWM"].split()[0]) / 1024
    return seconds, peak


def run(engine: str, who: str, path: Path, mapping: dict[str, str]) -> dict[str, Any]:
    """One run: seconds, those of the processor, peak memory in MB, and the answers."""
    employees = opened(engine, path)
    ri.role("registered nurse"), ri.match_places(["Denver, CO"])  # whoever asks first opens the bundle
    before, _ = used(engine, employees)
    start = perf_counter()
    if who == "roleinfo":
        priced = ri.frames.price(employees, **NAMES, mapping=mapping)
    else:
        titles = titles_by_hand(mapping)
        priced = BY_HAND[engine](employees, titles, market_by_hand(titles))
    sums = summed(engine, priced)
    seconds = perf_counter() - start
    after, peak = used(engine, employees)
    start = perf_counter()
    if who == "roleinfo":
        assert [*map(len, Engine(employees).distinct(["title", "place"]).values())] == [len(mapping), 583]
    distinct = perf_counter() - start
    return {
        "seconds": seconds, "processor": after - before, "peak": peak, "sums": sums, "distinct": distinct,
        "singles": singles(engine, priced),
    }  # fmt: skip


def check(ours: dict[str, Any], theirs: dict[str, Any]) -> None:
    """Both answers are the same."""
    for name in ("sums", "singles"):
        assert len(ours[name]) == len(theirs[name]) > 10, name
        for one, other in zip(ours[name], theirs[name], strict=True):
            assert len(one) == len(other)
            for a, b in zip(one, other, strict=True):
                same = a == b or (
                    isinstance(a, float) and b is not None and math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-6)
                )
                assert same, (name, one, other)


def measured(engine: str, path: Path, mapping: Path, runs: int) -> dict[str, float]:
    """Alternating runs, each a process of its own: the medians of both."""
    results: dict[str, list[dict[str, Any]]] = {"roleinfo": [], "by hand": []}
    for _ in range(runs):
        for who, those in results.items():
            command = [sys.executable, __file__, "--one", engine, who, str(path), str(mapping)]
            printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            those.append(json.loads(printed.splitlines()[-1]))
        check(results["roleinfo"][-1], results["by hand"][-1])
    medians = {
        f"{who}, {what}": median(result[what] for result in those)
        for what in ("seconds", "processor", "peak")
        for who, those in results.items()
    }
    return {
        **{
            f"ratio of {what}": medians[f"roleinfo, {what}"] / medians[f"by hand, {what}"]
            for what in ("seconds", "processor")
        },
        **medians,
        "distinct titles and places, seconds": median(result["distinct"] for result in results["roleinfo"]),
    }


def main() -> None:
    """Measure and print, for people or as JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--spark-rows", type=int, default=SPARK_ROWS)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--engines", nargs="*", choices=ENGINES, default=ENGINES)
    parser.add_argument("--quick", action="store_true", help="50,000 rows, 500 titles, one run, without Spark")
    parser.add_argument("--json", action="store_true", help="print the medians as JSON")
    parser.add_argument("--one", nargs=4, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        engine, who, path, mapping = arguments.one
        print(json.dumps(run(engine, who, Path(path), json.loads(Path(mapping).read_text(encoding="utf-8")))))
        return
    rows, spark_rows, runs = arguments.rows, arguments.spark_rows, arguments.runs
    engines, count = [*arguments.engines], TITLES
    if arguments.quick:
        rows, runs, count = 50_000, 1, 500
        engines = [engine for engine in engines if engine != "spark"]
    titles = titles_known(bundle(), count)
    places = [name for (name,) in bundle().execute("SELECT name FROM area ORDER BY id")]
    start = perf_counter()
    ri.match_titles([title for title, _ in titles])
    matching = perf_counter() - start
    took: dict[str, Any] = {"matching of titles": {"titles": len(titles), "seconds": matching}}
    with tempfile.TemporaryDirectory() as folder:
        mapping = Path(folder, "mapping.json")
        mapping.write_text(json.dumps(dict(titles)), encoding="utf-8")
        for engine in engines:
            path = write_employees(Path(folder), spark_rows if engine == "spark" else rows, titles, places)
            took[engine] = measured(engine, path, mapping, runs)
            path.unlink()
    if arguments.json:
        print(json.dumps(took))
        return
    print(f"medians of {runs} runs, memory in MB; {rows:,} employees, of Spark {spark_rows:,}")
    for name, figures in took.items():
        print("\n    ".join([name, *(f"{what:<36}{value:>12,.2f}" for what, value in figures.items())]))


if __name__ == "__main__":
    main()
