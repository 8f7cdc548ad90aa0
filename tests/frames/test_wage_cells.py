"""The whole wage table: every published cell, in either library, with the reasons for what is missing."""

from collections import Counter
from typing import Final

import numpy as np
import pandas as pd
import polars as pl
import pytest

import roleinfo as ri
from published import bundle
from roleinfo.catalog.schema import WAGE_VALUES
from roleinfo.frames.wage_cells import wages_table
from roleinfo.views.tabular import Coded

UNITS: Final = {"employment_rse": 10, "wage_rse": 10, "jobs_per_1000": 1000, "location_quotient": 100}
NAMES: Final = {"employment": "jobs", "employment_rse": "jobs_rse_percent", "wage_rse": "mean_rse_percent"}


@pytest.fixture(scope="module")
def cells() -> pl.DataFrame:
    """The table in polars."""
    made: pl.DataFrame = ri.frames.wages(backend="polars")
    return made


class TestCells:
    """Every cell of the bundle."""

    def test_as_published(self, cells: pl.DataFrame) -> None:
        """Each of the 370,172 cells, each of its numbers and its place and industry, as SQL has them."""
        with bundle() as database:
            rows = database.execute(
                f"SELECT class.code, class.title, area.kind, area.code, area.name, industry.code, industry.name, "  # noqa: S608
                f"{', '.join(f'wages.{name}' for name in WAGE_VALUES)} FROM wages JOIN class ON class.id = class "
                "JOIN area ON area.id = area JOIN industry ON industry.id = industry "
                "ORDER BY (area > 0) + 2 * (industry > 0), class, area, industry"
            ).fetchall()
        assert len(cells) == len(rows) == 370_172
        texts = ("class_code", "class_title", "place_kind", "place", "place_name", "industry", "industry_name")
        for name, held in zip(texts, zip(*(row[:7] for row in rows), strict=True), strict=True):
            none = {"industry": "000000", "industry_name": rows[0][6]}.get(name)
            assert cells[name].to_list() == [None if value == none else value for value in held]
        values = np.array([row[7:] for row in rows], dtype=float)
        for at, name in enumerate(WAGE_VALUES):
            unit = UNITS.get(name, 100 if name.startswith("hourly_") else 1)
            made = cells[NAMES.get(name, name)].to_numpy()
            assert np.array_equal(made, values[:, at] / unit, equal_nan=True), name

    def test_missing(self, cells: pl.DataFrame) -> None:
        """A number that is missing has its reason in the cell's notes; a cell without one is released."""
        wages = [name for name in cells.columns if name.startswith(("hourly_", "annual_"))]
        for status, notes, *values in cells.select("status", "notes", *wages).unique(["status", "notes"]).iter_rows():
            assert {name for name, value in zip(wages, values, strict=True) if value is None} == {
                name for name in wages if notes is not None and name in notes
            }
            assert (status == "released") == (notes is None)
        assert Counter(cells["status"].to_list())["top_coded"] == 264
        [actors] = cells.filter(pl.col("industry").is_null(), class_code="27-2011", place="US").to_dicts()
        assert actors["annual_mean"] is None
        assert actors["notes"].startswith("not_published: annual_mean, annual_p10")
        topped = cells.filter(pl.col("status") == "top_coded", place="US-WY")["notes"][0]
        assert topped.startswith("top_coded (at least 115 an hour, 239200 a year): ")
        assert cells.filter(pl.col("jobs") == 0).is_empty()

    def test_both_libraries(self, cells: pl.DataFrame) -> None:
        """Both have the same values; those of pandas are of types with a missing value of their own."""
        made = ri.frames.wages(backend="pandas")
        assert [*made.columns] == cells.columns
        for name in ("jobs", "hourly_p90", "location_quotient"):
            assert made[name].dtype == "float64"
            assert np.array_equal(made[name].to_numpy(), cells[name].to_numpy(), equal_nan=True)
        for name in ("class_code", "place_name", "industry", "notes"):
            assert [None if pd.isna(value) else value for value in made[name].array] == cells[name].to_list()

    def test_of_a_place(self, cells: pl.DataFrame) -> None:
        """A cell is what the role at that place says."""
        role = ri.role("29-1141.00").at("San Jose")
        assert role.place is not None
        [cell] = cells.filter(class_code="29-1141", place=role.place.code).to_dicts()
        assert role.salary.median is not None
        assert role.salary.median.pay == ri.Pay(int(cell["annual_median"]), "USD", "year")
        assert (cell["source"], cell["as_of"], cell["currency"]) == ("oews-2025", "2025-05", "USD")

    def test_own_roles_have_none(self) -> None:
        """Roles of one's own are no cells, and do not hide any; a bundle that is laid over itself counts once."""
        own = ri.Catalog.of([ri.Role(id="29-1141.00", title="Nurse")])
        assert len(wages_table(own)) == 0
        assert len(wages_table(own | ri.Catalog.default() | ri.Catalog.default())) == 370_172


class TestCoded:
    """Columns of few different values."""

    def test_of_numbers(self) -> None:
        """Each number is made into a value once, negative ones too."""
        asked: list[int] = []

        def make(number: int) -> str:
            asked.append(number)
            return str(number)

        column = Coded.of(np.array([3, -300, 3, 7], dtype=np.int32), make)
        assert [*column] == ["3", "-300", "3", "7"]
        assert sorted(asked) == [-300, 3, 7]

    def test_joined(self) -> None:
        """One column under the other; none is an empty one."""
        one, other = (
            Coded(values, np.array(codes, dtype=np.int32)) for values, codes in ((["a", None], [1, 0]), (["b"], [0]))
        )
        assert [*Coded.joined([one, other])] == [None, "a", "b"]
        assert [*Coded.joined([])] == []

    def test_no_numbers(self) -> None:
        """A column without rows has no values."""
        assert [*Coded.of(np.zeros(0, dtype=np.int32), str)] == []


def test_an_unknown_library() -> None:
    """The two that are known are named."""
    with pytest.raises(ri.InvalidArgumentError, match="backend must be one of pandas, polars"):
        ri.frames.wages(backend="spark")
