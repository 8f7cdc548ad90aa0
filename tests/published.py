"""The published cells of the bundle, read with SQL alone: what the tests of statistics recompute from."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from roleinfo.catalog.wage_blocks import create_wages

Floats = NDArray[np.float64]


@cache
def _opened() -> sqlite3.Connection:
    path = files("roleinfo").joinpath("data", "roleinfo.db")
    database = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    create_wages(database)
    return database


@contextmanager
def bundle() -> Iterator[sqlite3.Connection]:
    """The bundled database, read-only, with a table ``wages`` of every cell; opened once."""
    yield _opened()


class Cell(NamedTuple):
    """What the tests need of a published cell; RSEs in tenths of a percent as they were published."""

    mean: int | None
    rse: int | None
    jobs: int | None
    jobs_rse: int | None

    @property
    def known_mean(self) -> int:
        """The mean of a cell that has one."""
        assert self.mean is not None
        return self.mean

    @property
    def error(self) -> float:
        """The standard error of the mean."""
        assert self.rse is not None
        return error_of(self.known_mean, self.rse)

    @property
    def jobs_error(self) -> float:
        """The standard error of the number of jobs."""
        assert self.jobs is not None
        assert self.jobs_rse is not None
        return error_of(self.jobs, self.jobs_rse)

    def share_of(self, whole: "Cell") -> float:
        """The jobs of this cell over another's."""
        assert self.jobs is not None
        assert whole.jobs is not None
        return self.jobs / whole.jobs


@cache
def cells_of(code: str) -> dict[tuple[str, str], Cell]:
    """Every cell of a class by area code and industry code: annual means and jobs."""
    query = (
        "SELECT area.code, industry.code, annual_mean, wage_rse, employment, employment_rse FROM wages "
        "JOIN area ON area.id = wages.area JOIN industry ON industry.id = wages.industry "
        "JOIN class ON class.id = wages.class WHERE class.scheme = 'oews' AND class.code = ?"
    )
    with bundle() as database:
        return {(area, industry): Cell(*figures) for area, industry, *figures in database.execute(query, (code,))}


def error_of(value: float, rse: float) -> float:
    """The standard error of a figure from its RSE in tenths of a percent; 0 was rounded, and counts as half a tenth."""
    return value * (rse or 0.5) / 1000


class National(NamedTuple):
    """The annual means of the detailed occupations in the nation, with their RSEs in tenths of a percent."""

    codes: tuple[str, ...]
    means: Floats
    rses: Floats


@cache
def national() -> National:
    """Every class of an O*NET occupation that has an annual mean in the nation, each once."""
    query = (
        "SELECT DISTINCT class.code, annual_mean, wage_rse FROM wages JOIN class ON class.id = wages.class "
        "JOIN occupation ON occupation.wages = class.id WHERE area = 0 AND industry = 0 "
        "AND occupation.scheme = 'O*NET-SOC 2019' AND annual_mean IS NOT NULL ORDER BY class.code"
    )
    with bundle() as database:
        rows = database.execute(query).fetchall()
    codes, means, rses = zip(*rows, strict=True)
    return National(codes, np.array(means, dtype=float), np.array(rses, dtype=float))
