"""Pricing on DuckDB, polars and Spark: what pandas makes of the same employees, and no more collected than texts."""

from pathlib import Path
from typing import Any, Final

import duckdb
import polars as pl
import pytest

import roleinfo as ri
from roleinfo.frames.pricing import ADDED
from workforce import COLUMNS, USUAL

SUMS: Final = ("people", "priced", "payroll", "market", "ratio", "median_ratio", "below", "above", "cost_to_target")


def assert_same(one: pl.DataFrame, two: pl.DataFrame, by: str) -> None:
    """The same rows by a column, numbers to within 1e-9."""
    one, two = (frame.sort(by, nulls_last=True) for frame in (one, two))
    assert one.columns == two.columns
    for name in one.columns:
        a, b = one[name], two[name]
        assert (a.is_null() == b.is_null()).all(), name
        if a.dtype.is_float():
            assert (((a - b).abs() / a.abs().clip(lower_bound=1)).max() or 0) < 1e-9, name
        else:
            assert (a == b).fill_null(value=True).all(), name


def relation_of(staff: pl.DataFrame) -> Any:
    """The employees as a relation of DuckDB, in a database of its own."""
    rows = staff.to_arrow()
    connection = duckdb.connect()
    connection.register("rows", rows)
    connection.execute("CREATE TABLE staff AS FROM rows")
    return connection.table("staff")


class TestSame:
    """Every column of a hundred thousand employees, by their ids."""

    def test_polars(self, staff: pl.DataFrame, priced: pl.DataFrame) -> None:
        """Polars, eager and lazy."""
        assert_same(ri.frames.price(staff, **COLUMNS), priced, "id")
        assert_same(ri.frames.price(staff.lazy(), **COLUMNS).collect(), priced, "id")

    def test_duckdb(self, staff: pl.DataFrame, priced: pl.DataFrame) -> None:
        """DuckDB, which keeps no order."""
        relation = ri.frames.price(relation_of(staff), **COLUMNS)
        assert isinstance(relation, duckdb.DuckDBPyRelation)
        assert_same(relation.pl(), priced, "id")

    def test_spark(self, staff: pl.DataFrame, priced: pl.DataFrame, spark: Any) -> None:
        """Spark, which keeps no order."""
        frame = spark.createDataFrame(staff.to_arrow())
        result = ri.frames.price(frame, **COLUMNS)
        assert type(result) is type(frame)
        assert_same(pl.from_arrow(result.toArrow()), priced, "id")

    @pytest.mark.parametrize("by", [None, "job", "place", "share"])
    def test_summaries(self, staff: pl.DataFrame, priced: pl.DataFrame, spark: Any, by: str | None) -> None:
        """Counts, sums and medians of groups."""
        expected = ri.frames.summarize_prices(priced, by)
        keys = [name for name in expected.columns if name not in SUMS]
        order = keys[0] if by else "people"
        for frame in (relation_of(staff), spark.createDataFrame(staff.to_arrow())):
            summed = ri.frames.summarize_prices(ri.frames.price(frame, **COLUMNS), by)
            rows: Any = summed.pl() if isinstance(summed, duckdb.DuckDBPyRelation) else pl.from_arrow(summed.toArrow())
            assert_same(rows, expected, order)


class TestLazy:
    """What is read when, and what goes where."""

    def test_only_texts_are_read(self) -> None:
        """DuckDB reads titles and places; pay is not touched before the result is."""
        relation = duckdb.connect().sql(
            "SELECT 'RN' AS job, 'Denver, CO' AS city, error('pay was read')::DOUBLE AS pay"
        )
        priced = ri.frames.price(relation, **USUAL)
        with pytest.raises(duckdb.Error, match="pay was read"):
            priced.fetchall()

    def test_read_only(self, tmp_path: Path) -> None:
        """A database that may only be read is priced, and nothing is left in it."""
        path = tmp_path / "staff.duckdb"
        with duckdb.connect(path) as connection:
            connection.execute("CREATE TABLE staff AS SELECT 'RN' AS job, 'Denver, CO' AS city, 90000 AS pay")
        with duckdb.connect(path, read_only=True) as connection:
            priced = ri.frames.price(connection.table("staff"), **USUAL)
            assert priced.select("match_code").fetchall() == [("29-1141",)]
            assert connection.execute("SHOW TABLES").fetchall() == [("staff",)]

    def test_parquet(self, staff: pl.DataFrame, tmp_path: Path) -> None:
        """A file is priced into a file, without a row in Python."""
        staff.write_parquet(tmp_path / "staff.parquet")
        with duckdb.connect() as connection:
            priced = ri.frames.price(connection.read_parquet(str(tmp_path / "staff.parquet")), **COLUMNS)
            priced.write_parquet(str(tmp_path / "priced.parquet"))
        assert pl.scan_parquet(tmp_path / "priced.parquet").select(pl.len()).collect().item() == len(staff)

    def test_broadcast(self, staff: pl.DataFrame, spark: Any) -> None:
        """Spark sends the small tables to every worker and moves no employee."""
        priced = ri.frames.price(spark.createDataFrame(staff.to_arrow()), **COLUMNS)
        plan = priced._jdf.queryExecution().executedPlan().toString()
        assert plan.count("BroadcastHashJoin") == 6
        assert "SortMergeJoin" not in plan
        assert "Exchange hashpartitioning" not in plan

    def test_small_plan(self, staff: pl.DataFrame, spark: Any) -> None:
        """Spark works out two logarithms between each two percentiles, and asks of no divisor whether it is zero."""
        priced = ri.frames.price(spark.createDataFrame(staff.to_arrow()), **COLUMNS).select("market_percentile")
        plan = priced._jdf.queryExecution().optimizedPlan().toString()
        percentile = next(line for line in plan.splitlines() if "AS market_percentile" in line)
        assert percentile.count("ln(") == 8
        assert percentile.count("CASE") == 1


class TestRefused:
    """What engines refuse."""

    def test_names_that_differ_in_case(self, spark: Any) -> None:
        """To DuckDB and Spark, Match_Code is match_code."""
        query = "SELECT 'RN' AS job, 'Denver, CO' AS city, 90000 AS pay, 'x' AS Match_Code"
        for frame in (duckdb.connect().sql(query), spark.sql(query)):
            with pytest.raises(ri.InvalidArgumentError, match=r"match_code\. Pass prefix="):
                ri.frames.price(frame, **USUAL)
            assert len(ri.frames.price(frame, **USUAL, prefix="own_").columns) == 4 + len(ADDED)

    def test_pay_as_text(self, spark: Any) -> None:
        """Text is no pay."""
        query = "SELECT 'RN' AS job, 'Denver, CO' AS city, '$90,000' AS pay"
        for frame in (duckdb.connect().sql(query), spark.sql(query)):
            with pytest.raises(ri.InvalidArgumentError, match="pay must be a column of numbers; pay is of String"):
                ri.frames.price(frame, **USUAL)

    def test_without_pyarrow(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Without PyArrow the error is the line that installs it."""
        monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
        relation = duckdb.connect().sql("SELECT 'RN' AS job, 'Denver, CO' AS city, 90000 AS pay")
        with pytest.raises(ri.MissingExtraError, match=r'python -m pip install "roleinfo\[engines\]"'):
            ri.frames.price(relation, **USUAL)
