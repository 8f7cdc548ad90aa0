"""The employees of these tests, what pandas makes of them, and a session of Spark on this machine."""

from collections.abc import Iterator
from typing import Any, Final

import polars as pl
import pytest

import roleinfo as ri
from workforce import COLUMNS, employees

ROWS: Final = 100_000


@pytest.fixture(scope="session")
def staff() -> pl.DataFrame:
    """A hundred thousand employees, with all that may be odd in a table of types."""
    return pl.DataFrame(employees(ROWS))


@pytest.fixture(scope="session")
def priced(staff: pl.DataFrame) -> pl.DataFrame:
    """What pandas makes of them."""
    return pl.from_pandas(ri.frames.price(staff.to_pandas(), **COLUMNS))


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """Spark in one process, without its web page."""
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()
