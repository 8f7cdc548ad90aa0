"""OEWS, from the database of the package."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ingest.making import cut, error, oews_database, oews_tables
from roleinfo.ingest import oews

NAME = "oews-2025.sqlite.gz"


def read(folder: Path, tables: dict[str, list[list[Any]]], cells: int = 4) -> oews.OewsPackage:
    """What the reader makes of these tables."""
    return oews.read_package(oews_database(folder / NAME, tables), cells=cells)


@pytest.fixture
def package(tmp_path: Path) -> oews.OewsPackage:
    """The small database as it should be."""
    return read(tmp_path, oews_tables())


class TestCells:
    """Cells in whole units."""

    def test_lists(self, package: oews.OewsPackage) -> None:
        """Areas, industries and occupations by their codes."""
        assert package.areas["0010180"] == oews.Area("0010180", "M", "48", "Abilene, TX")
        assert package.industries["3250A1"].level == 4
        assert package.occupations["11-1011"] == ("11-1011", "Chief Executives", 3)

    def test_units(self, package: oews.OewsPackage) -> None:
        """Cents, tenths, thousandths and hundredths."""
        cell = package.cells[0]
        assert cell[:4] == ("M", "0010180", "000000", "11-1011")
        assert (cell.employment, cell.employment_rse, cell.wage_rse) == (40, 100, 63)
        assert (cell.hourly_mean, cell.annual_mean, cell.hourly_p90, cell.annual_p90) == (
            9914,
            20620000,
            18768,
            39037000,
        )
        assert (cell.jobs_per_1000, cell.location_quotient) == (542, 41)
        assert cell.footnotes == (None,) * 17

    def test_figures_are_named_in_their_order(self, package: oews.OewsPackage) -> None:
        """The names of the figures are the fields of a cell."""
        assert package.cells[0].figures == tuple(getattr(package.cells[0], name) for name in oews.FIGURES)

    def test_the_nation_has_no_share_of_itself(self, package: oews.OewsPackage) -> None:
        """Jobs per 1,000 and the location quotient are None, and no footnote says otherwise."""
        nation = package.cells[1]
        assert nation.figures[15:] == (None, None)
        assert nation.footnotes == (None,) * 17

    def test_dashes_are_none_with_their_footnotes(self, package: oews.OewsPackage) -> None:
        """4, paid by the hour alone; 8, not released."""
        actors = package.cells[2]
        assert (actors.employment, actors.footnotes[0]) == (None, oews.NOT_RELEASED)
        assert (actors.annual_median, actors.footnotes[12]) == (None, oews.NOT_HOURLY_OR_NOT_ANNUAL)
        assert (actors.hourly_median, actors.footnotes[7]) == (2398, None)

    def test_top_coded_is_no_number(self, package: oews.OewsPackage) -> None:
        """5, at least $115.00 an hour or $239,200 a year: the bound stands beside, not in the figure."""
        surgeons = package.cells[3]
        assert (surgeons.annual_median, surgeons.footnotes[12]) == (None, oews.TOP_CODED)
        assert (oews.TOP_CODED_HOURLY, oews.TOP_CODED_ANNUAL) == (115_00, 239_200_00)
        assert "$115.00" in oews.BOUND
        assert "$239,200" in oews.BOUND

    def test_figures_above_the_bound_are_published_plainly(self, package: oews.OewsPackage) -> None:
        """A p90 of 507,730 is not clipped."""
        assert package.cells[1].annual_p90 == 507_730_00

    def test_equal_footnotes_are_one_object(self, package: oews.OewsPackage) -> None:
        """370,172 cells have few patterns of footnotes."""
        assert package.cells[0].footnotes is package.cells[1].footnotes

    def test_a_plain_database_reads_the_same(self, tmp_path: Path, package: oews.OewsPackage) -> None:
        """Compressed or not is told by the bytes."""
        path = oews_database(tmp_path / "plain.sqlite", oews_tables())
        assert oews.read_package(path, cells=4) == package

    def test_scaling_gives_the_published_text_back(self, package: oews.OewsPackage) -> None:
        """Every figure's text is the integer at the figure's own decimals."""
        places = [0, 1, 2, 2, 1, *[2] * 10, 3, 2]
        for row, cell in zip(oews_tables()["cell"][1:], package.cells, strict=True):
            for published, value, shift in zip(row[1:18], cell.figures, places, strict=True):
                if value is not None:
                    assert Decimal(published) == Decimal(value).scaleb(-shift)


class TestErrors:
    """A changed database is an error with its table, key and column."""

    @pytest.mark.parametrize(
        ("table", "row", "column", "value", "rule", "place"),
        [
            (
                "meta",
                1,
                1,
                "May 2026",
                "must be 'May 2025', not 'May 2026'",
                "sheet 'meta', row release, column 'value'",
            ),
            (
                "meta",
                2,
                1,
                "2",
                "must be '1', not '2'",
                "sheet 'meta', row schema, column 'value'",
            ),
            (
                "datatype",
                3,
                1,
                "Annual mean wage",
                "must say 'Hourly mean wage', not 'Annual mean wage'",
                "sheet 'datatype', row 4, column 'B'",
            ),
            (
                "footnote",
                3,
                1,
                "This wage is equal to or greater than $120.00 per hour.",
                (
                    "must be 'equal to or greater than $115.00 per hour or $239,200 per year', not 'This "
                    "wage is equal to or greater than $120.00 per hour.'"
                ),
                "sheet 'footnote', row 5, column 'footnote_text'",
            ),
            (
                "area",
                2,
                1,
                "X",
                "must be one of 'N', 'S', 'M', not 'X'",
                "sheet 'area', row 3, column 'areatype_code'",
            ),
            (
                "occupation",
                2,
                0,
                "11-1011",
                "must be six digits, not '11-1011'",
                "sheet 'occupation', row 3, column 'occupation_code'",
            ),
            (
                "cell",
                0,
                1,
                "v1",
                "must be headed 'v01', not 'v1'",
                "sheet 'cell', row 1, column 'v01'",
            ),
            (
                "cell",
                1,
                1,
                "4O",
                "must be a number, not '4O'",
                "sheet 'cell', row OEUM0010180000000111011, column 'v01'",
            ),
            (
                "cell",
                1,
                3,
                "99.145",
                "must have at most 2 digits after the point, not '99.145'",
                "sheet 'cell', row OEUM0010180000000111011, column 'v03'",
            ),
            (
                "cell",
                1,
                1,
                None,
                "must be a number, not nothing",
                "sheet 'cell', row OEUM0010180000000111011, column 'v01'",
            ),
            (
                "cell",
                1,
                16,
                None,
                "must be a number or '-', not nothing",
                "sheet 'cell', row OEUM0010180000000111011, column 'v16'",
            ),
            (
                "cell",
                2,
                17,
                "1.00",
                "must be nothing: the nation has no such figure; not '1.00'",
                "sheet 'cell', row OEUN0000000000000111011, column 'v17'",
            ),
            (
                "cell",
                1,
                13,
                "-",
                "must stand beside '-' and only there: footnote nothing beside '-'",
                "sheet 'cell', row OEUM0010180000000111011, column 'f13'",
            ),
            (
                "cell",
                1,
                30,
                "5",
                "must stand beside '-' and only there: footnote '5' beside '165770'",
                "sheet 'cell', row OEUM0010180000000111011, column 'f13'",
            ),
            (
                "cell",
                3,
                18,
                "9",
                "must be one of the footnotes 4, 5, 8, not '9'",
                "sheet 'cell', row OEUN0000000000000272011, column 'f01'",
            ),
            (
                "cell",
                3,
                18,
                "5",
                "must stand beside a wage: a footnote 5 is a bound of wages",
                "sheet 'cell', row OEUN0000000000000272011, column 'f01'",
            ),
            (
                "cell",
                1,
                0,
                "OEUM0010180000000119999",
                "unknown occupation '119999'",
                "sheet 'cell', row OEUM0010180000000119999, column 'key'",
            ),
            (
                "cell",
                1,
                0,
                "OEUM0010180999999111011",
                "unknown industry '999999'",
                "sheet 'cell', row OEUM0010180999999111011, column 'key'",
            ),
            (
                "cell",
                1,
                0,
                "OEUM0010199000000111011",
                "unknown area '0010199'",
                "sheet 'cell', row OEUM0010199000000111011, column 'key'",
            ),
            (
                "cell",
                1,
                0,
                "OEUS0010180000000111011",
                "the area '0010180' is of type 'M', not 'S'",
                "sheet 'cell', row OEUS0010180000000111011, column 'key'",
            ),
            (
                "cell",
                1,
                0,
                "OEUM001",
                (
                    "must be OEU, the area's type (N, S or M) and the codes of area, industry and "
                    "occupation (7, 6, 6 characters), not 'OEUM001'"
                ),
                "sheet 'cell', row OEUM001, column 'key'",
            ),
        ],
    )
    def test_one_changed_cell(
        self, tmp_path: Path, *, table: str, row: int, column: int, value: str | None, rule: str, place: str
    ) -> None:
        """Each with the exact place."""
        tables = oews_tables()
        tables[table][row][column] = value
        assert error(lambda: read(tmp_path, tables)) == f"{rule} @ {NAME}, {place}"

    def test_a_missing_table(self, tmp_path: Path) -> None:
        """The table is named."""
        tables = oews_tables()
        del tables["industry"]
        assert error(lambda: read(tmp_path, tables)) == f"the table 'industry' is missing @ {NAME}, sheet 'industry'"

    def test_a_missing_column(self, tmp_path: Path) -> None:
        """A database without its last footnotes."""
        tables = oews_tables()
        tables["cell"] = [row[:-1] for row in tables["cell"]]
        message = f"the column 'f17' is missing @ {NAME}, sheet 'cell', row 1, column 'f17'"
        assert error(lambda: read(tmp_path, tables)) == message

    def test_an_extra_column(self, tmp_path: Path) -> None:
        """A database with one more footnote."""
        tables = oews_tables()
        tables["area"] = [[*row, "x"] for row in tables["area"]]
        message = f"unknown column 'x' @ {NAME}, sheet 'area', row 1, column 'x'"
        assert error(lambda: read(tmp_path, tables)) == message

    def test_another_number_of_cells(self, tmp_path: Path) -> None:
        """A release has its number of cells."""
        message = f"must have 370,172 cells, not 4 @ {NAME}, sheet 'cell'"
        assert error(lambda: read(tmp_path, oews_tables(), oews.CELLS)) == message

    def test_a_missing_footnote(self, tmp_path: Path) -> None:
        """The footnotes that cells use must be explained."""
        tables = oews_tables()
        del tables["footnote"][4]
        message = f"the footnote '8' is missing @ {NAME}, sheet 'footnote', row 8, column 'footnote_code'"
        assert error(lambda: read(tmp_path, tables)) == message

    def test_a_cut_gzip_file(self, tmp_path: Path) -> None:
        """A download that broke off."""
        path = cut(oews_database(tmp_path / NAME, oews_tables()))
        message = "must be a whole gzip file: Compressed file ended before the end-of-stream marker was reached"
        assert error(lambda: oews.read_package(path)) == f"{message} @ {NAME}"

    def test_a_cut_database(self, tmp_path: Path) -> None:
        """A database states its size."""
        path = oews_database(tmp_path / "a.sqlite", oews_tables())
        size = path.stat().st_size
        cut(path, 0.5)
        message = f"must be a whole SQLite database: it states {size:,} bytes and has {size // 2:,} @ a.sqlite"
        assert error(lambda: oews.read_package(path)) == message

    def test_no_database(self, tmp_path: Path) -> None:
        """A web page saved under the file's name."""
        path = tmp_path / "a.sqlite"
        path.write_text("<!DOCTYPE html><html></html>")
        message = "must be a SQLite database, not a file that begins with b'<!DOCTYPE html><' @ a.sqlite"
        assert error(lambda: oews.read_package(path)) == message
