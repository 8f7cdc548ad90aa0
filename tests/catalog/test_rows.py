"""Roles of rows and of CSV files, and role files compiled to one file."""

import pickle
import time
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest

import roleinfo as ri
from roleinfo import Catalog, Pay
from roleinfo.__main__ import main

SURVEY = ri.Source(id="survey", title="Pay survey of 2026", publisher="Example Ltd", license="internal")
ROWS: list[dict[str, Any]] = [
    {"title": "Lighthouse Keeper", "place": "Portland, ME", "low": "$48,000/yr", "high": 61_000.0, "codes": "53-6099"},
    {"title": "Lighthouse Keeper", "statistic": "median", "pay": "USD 27.50 per hour", "place": None},
    {"title": "Ferry Pilot", "median": "72K", "place": "Seattle-Tacoma-Bellevue, WA", "component": "base"},
]


def opened(rows: Any, **options: Any) -> Catalog:
    """The catalog of some rows, in dollars a year where they do not say."""
    return Catalog.from_rows(rows, source=SURVEY, **{"currency": "USD", "period": "year", **options})


def problems(rows: Any, **options: Any) -> list[tuple[str, str]]:
    """Where each problem of some rows is, and the rule."""
    with pytest.raises(ri.RoleFileError) as caught:
        Catalog.from_rows(rows, source=SURVEY, **options)
    return [(problem.path, problem.rule) for problem in caught.value.problems]


class TestRows:
    """Mappings and frames."""

    def test_roles(self) -> None:
        """Rows of one title are one role; cells are figures, texts and numbers alike."""
        catalog = opened(ROWS)
        keeper = catalog.role("lighthouse keepers")
        assert (keeper.id, keeper.codes, len(keeper.salary)) == ("lighthouse-keeper", ("53-6099",), 3)
        assert {(figure.statistic, figure.pay, figure.place and figure.place.name) for figure in keeper.salary} == {
            ("low", Pay(48_000, "USD", "year"), "Portland, ME"),
            ("high", Pay(61_000, "USD", "year"), "Portland, ME"),
            ("median", ri.Pay.parse("USD 27.50 per hour"), None),
        }
        pilot = catalog.role("ferry-pilot").salary.median
        assert pilot is not None
        assert (pilot.pay, pilot.component, pilot.source) == (Pay(72_000, "USD", "year"), "base", SURVEY)
        assert pilot.place == ri.Place("metro", "42660", "Seattle-Tacoma-Bellevue, WA")

    def test_frames(self) -> None:
        """A frame of pandas or polars reads as its rows do; what is missing in it is missing."""
        rows = [{"title": "Pilot", "median": 72_000, "p10": None}, {"title": "Mate", "median": 41_000, "p10": 30_000}]
        expected = opened(rows)
        assert opened(pd.DataFrame(rows)) == expected
        assert opened(pl.DataFrame(rows)) == expected
        assert len(expected.role("pilot").salary) == 1

    def test_columns(self) -> None:
        """Columns may be headed otherwise."""
        rows = [{"Job": "Pilot", "Base Pay": "$72,000", "stat": "mean"}]
        mine = opened(rows, columns={"title": "Job", "pay": "Base Pay", "statistic": "stat"})
        mean = mine.role("pilot").salary.mean
        assert mean is not None
        assert mean.pay == Pay(72_000, "USD", "year")
        with pytest.raises(ri.InvalidArgumentError, match="columns must name columns of"):
            opened(rows, columns={"titel": "Job"})

    def test_every_problem(self) -> None:
        """Of every row and column at once."""
        rows: list[dict[str, Any]] = [
            {"title": "Pilot", "median": "46.000", "currency": "EUR", "period": "year"},
            {"title": "", "median": "$5/hr"},
            {"title": "Mate", "pay": "$5/hr"},
            {"title": "Cook", "low": "competitive", "high": 5, "place": "Springfield"},
            {"title": "Cook", "high": 5, "place": "US"},
            {"title": "Boy", "mean": "$5/hr", "component": "bas"},
            {"title": "\u65e5\u672c", "mean": "$5/hr"},
        ]
        found = problems(rows)
        assert [where for where, _ in found] == [
            "row 1, column median", "row 2, column title", "row 3, column statistic", "row 4, column place",
            "row 5, column high", "row 6, column component", "row 7",
        ]  # fmt: skip
        assert "46.000 could be 46 or 46,000" in found[0][1]
        assert "is a number without a currency or period" in found[4][1]

    def test_conflicts(self) -> None:
        """One id with two titles, one figure twice, a heading that is nearly one of ours."""
        assert problems([{"id": "a", "title": "A"}, {"id": "a", "title": "B"}])[0][0] == "row 2, column title"
        assert problems([{"title": "A", "mean": "$5/hr"}] * 2)[0][0] == "row 1"
        assert problems([{"title": "A", "medain": "$5/hr"}]) == [
            ("column medain", "is not read. Did you mean 'median' or 'mean'?")
        ]
        assert problems([{"job": "A"}])[0] == ("column title", "is missing")

    @pytest.mark.parametrize("rows", [5, "x", [1], [["title"]]])
    def test_no_rows(self, rows: object) -> None:
        """What is no list of mappings is a TypeError that names the argument."""
        with pytest.raises(TypeError, match="rows must be a list of mappings, or a data frame"):
            opened(rows)


class TestCsv:
    """CSV files."""

    def test_read(self, tmp_path: Path) -> None:
        """Rows are numbered as a spreadsheet numbers them; a byte order mark is no heading."""
        file = tmp_path / "pay.csv"
        file.write_text("\ufefftitle,place,median\nPilot,US,$72K\nMate,Atlantis-on-Sea,$41K\n", encoding="utf-8")
        with pytest.raises(
            ri.RoleFileError, match=r"pay\.csv: row 3, column place: 'Atlantis-on-Sea' means no one place"
        ):
            Catalog.from_csv(file, source=SURVEY)
        file.write_text("title,place,median\nPilot,US,$72K\n", encoding="utf-8")
        assert len(Catalog.from_csv(file, source=SURVEY)) == 1

    def test_wide_row(self, tmp_path: Path) -> None:
        """A row with more cells than headings is refused."""
        file = tmp_path / "pay.csv"
        file.write_text("title,median\nPilot,72,000\n", encoding="utf-8")
        with pytest.raises(ri.RoleFileError, match="row 2: has more cells than headings"):
            Catalog.from_csv(file, source=SURVEY)

    def test_no_file(self, tmp_path: Path) -> None:
        """A file that is not there."""
        with pytest.raises(ri.CatalogError, match="No such file"):
            Catalog.from_csv(tmp_path / "none.csv", source=SURVEY)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of 500 role files."""
    made = tmp_path_factory.mktemp("roles")
    survey = "[[sources]]\nid = 'survey'\ntitle = 'Pay survey'\npublisher = 'Example Ltd'\nlicense = 'internal'\n"
    for number in range(500):
        figures = [
            f"[[salary]]\nstatistic = '{name}'\npay = 'USD {50_000 + number} per year'\nplace = 'Denver, CO'\n"
            for name in ("low", "median", "high")
        ]
        head = f"id = 'keeper-{number}'\ntitle = 'Keeper {number}'\ndefaults = {{ source = 'survey' }}\n"
        (made / f"keeper-{number}.toml").write_text(head + survey + "".join(figures))
    return made


class TestCompiled:
    """``roleinfo bundle``."""

    def test_equals_the_folder(self, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """The file opens at once, and each role is that of its file."""
        file = tmp_path / "mine.db"
        assert main(["bundle", str(folder), "-o", str(file)]) == 0
        assert capsys.readouterr().out == f"500 roles written to {file}\n"
        started = time.process_time()
        mine = Catalog.open(file)
        role = mine.role("keeper 77")
        assert time.process_time() - started < 0.3
        own = Catalog.open(folder)
        assert role == own.role("keeper-77")
        assert list(mine) == list(own)
        assert mine.sources() == own.sources()
        assert [place.code for place in mine.places()] == ["Denver, CO"]
        assert pickle.loads(pickle.dumps(mine)) == mine
        assert (mine | Catalog.default()).role("registered nurse").salary.by_place()
        assert mine.match_places(["NYC"])[0].status == "one"

    def test_compared(self, folder: Path, tmp_path: Path) -> None:
        """Its roles compare with the package's, at a place under any of its names."""
        file = tmp_path / "mine.db"
        assert main(["bundle", str(folder), "-o", str(file)]) == 0
        keeper = Catalog.open(file).role("keeper 5")
        gap = ri.salary_gap(
            keeper,
            "registered nurse",
            statistic="median",
            place="Denver, Colorado",
            component=("unstated", "oews_wage"),
        )
        assert (gap.left.pay, gap.right.place) == (Pay(50_005, "USD", "year"), ri.places("19740")[0])

    def test_damaged(self, folder: Path, tmp_path: Path) -> None:
        """A file that was changed is refused."""
        import sqlite3

        file = tmp_path / "mine.db"
        assert main(["bundle", str(folder), "-o", str(file)]) == 0
        with sqlite3.connect(file) as database:
            database.execute("UPDATE role SET document = '{}'")
        database.close()
        with pytest.raises(ri.CatalogError, match="the table role is not as it was built"):
            Catalog.open(file)

    def test_refused(self, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A role file with a problem, another ending, a folder that is not there."""
        (tmp_path / "a.toml").write_text("id = 'A'\ntitle = 'A'\n")
        assert main(["bundle", str(tmp_path), "-o", str(tmp_path / "mine.db")]) == 1
        assert "a.toml" in capsys.readouterr().err
        assert main(["bundle", str(tmp_path), "-o", str(tmp_path / "mine.json")]) == 2
        assert "must end in .db" in capsys.readouterr().err
        assert not (tmp_path / "mine.db").exists()
