"""OEWS, from BLS's workbooks."""

from pathlib import Path
from typing import Any

import pytest

from ingest.making import (
    Sheets,
    cut,
    error,
    oews_database,
    oews_tables,
    oews_workbook,
    small_oews_tables,
    small_oews_workbooks,
    workbook,
)
from roleinfo.ingest import oews
from roleinfo.ingest.oews_workbook import OewsWorkbookRow, read_workbook, read_workbooks

NAME = "national_M2025_dl.xlsx"
SHEET = "national_M2025_dl"


def read(folder: Path, sheets: Sheets, rows: int | None = None) -> list[OewsWorkbookRow]:
    """What the reader makes of these sheets."""
    return read_workbook(workbook(folder / NAME, sheets), rows=rows)


@pytest.fixture
def rows(tmp_path: Path) -> list[OewsWorkbookRow]:
    """The small workbook as it should be."""
    return read(tmp_path, oews_workbook(), 7)


class TestRows:
    """Rows in the units of the database."""

    def test_figures_equal_those_of_the_database(self, rows: list[OewsWorkbookRow], tmp_path: Path) -> None:
        """National figures, and the footnotes made of signs."""
        cells = oews.read_package(oews_database(tmp_path / "a.sqlite", oews_tables()), cells=4).cells
        assert rows[0].figures == cells[1].figures
        assert rows[5].figures == cells[3].figures
        assert rows[5].footnotes == cells[3].footnotes

    def test_figures_are_named_in_their_order(self, rows: list[OewsWorkbookRow]) -> None:
        """The names of the figures are the fields of a row."""
        assert rows[0].figures == tuple(getattr(rows[0], name) for name in oews.FIGURES)

    def test_codes_that_stand_twice(self, rows: list[OewsWorkbookRow]) -> None:
        """A broad code that is the most detailed published stands as both, with the same figures."""
        assert [row.group for row in rows if row.occupation == "13-1020"] == ["broad", "detailed"]
        assert rows[1].figures == rows[2].figures

    def test_paid_by_the_year_alone(self, rows: list[OewsWorkbookRow]) -> None:
        """Teachers have no hourly wage: footnote 4."""
        assert rows[3].annual_only
        assert (rows[3].hourly_median, rows[3].footnotes[7]) == (None, oews.NOT_HOURLY_OR_NOT_ANNUAL)
        assert rows[3].annual_median == 97_330_00

    def test_paid_by_the_hour_alone(self, rows: list[OewsWorkbookRow]) -> None:
        """Actors have no annual wage: footnote 4; what is not released of the hourly ones has 8."""
        actors = rows[4]
        assert actors.hourly_only
        assert (actors.employment, actors.footnotes[0]) == (None, oews.NOT_RELEASED)
        assert (actors.hourly_p75, actors.footnotes[8]) == (None, oews.NOT_RELEASED)
        assert (actors.annual_p75, actors.footnotes[13]) == (None, oews.NOT_HOURLY_OR_NOT_ANNUAL)

    def test_figures_of_industries_alone(self, rows: list[OewsWorkbookRow]) -> None:
        """Percents in hundredths; ~ is less than half a percent and no number."""
        assert (rows[6].percent_of_industry, rows[6].percent_reporting, rows[6].reporting_below_half) == (
            15,
            None,
            True,
        )
        assert (rows[0].percent_of_industry, rows[0].reporting_below_half) == (None, False)


class TestErrors:
    """A changed workbook is an error with its sheet, row and column."""

    @pytest.mark.parametrize(
        ("row", "column", "value", "rule", "place"),
        [
            (
                0,
                11,
                "EMPLOYMENT",
                "must be headed 'TOT_EMP', not 'EMPLOYMENT'",
                "row 1, column 'TOT_EMP'",
            ),
            (
                1,
                11,
                "n/a",
                "must be a number, not 'n/a'",
                "row 2, column 'TOT_EMP'",
            ),
            (
                1,
                11,
                "*",
                "must be a number, not '*'",
                "row 2, column 'TOT_EMP'",
            ),
            (
                1,
                11,
                None,
                "must be a number, not nothing",
                "row 2, column 'TOT_EMP'",
            ),
            (
                1,
                17,
                "**",
                "must be a number, not '**'",
                "row 2, column 'H_MEAN'",
            ),
            (
                1,
                12,
                3.15,
                "must have at most 1 digit after the point, not 3.15",
                "row 2, column 'EMP_PRSE'",
            ),
            (
                1,
                8,
                "111011",
                "must be an occupation's code, as 11-1011, not '111011'",
                "row 2, column 'OCC_CODE'",
            ),
            (
                1,
                10,
                "small",
                "must be one of 'total', 'major', 'minor', 'broad', 'detailed', not 'small'",
                "row 2, column 'O_GROUP'",
            ),
            (
                4,
                17,
                55.59,
                "must be '*' in a row that is paid by the year alone, not a figure",
                "row 5, column 'H_MEAN'",
            ),
            (
                5,
                18,
                62430,
                "must be '*' in a row that is paid by the hour alone, not a figure",
                "row 6, column 'A_MEAN'",
            ),
            (
                2,
                10,
                "detailed",
                (
                    "duplicate key ('99', '000000', 'cross-industry', '1235', '13-1020', 'detailed'): it "
                    "stands in row 3 too"
                ),
                "row 4, column 'OCC_CODE'",
            ),
        ],
    )
    def test_one_changed_cell(
        self, tmp_path: Path, *, row: int, column: int, value: Any, rule: str, place: str
    ) -> None:
        """Each with the exact place."""
        sheets = oews_workbook()
        sheets[SHEET][row][column] = value
        assert error(lambda: read(tmp_path, sheets)) == f"{rule} @ {NAME}, sheet {SHEET!r}, {place}"

    def test_another_release(self, tmp_path: Path) -> None:
        """The release stands on the sheet of field descriptions."""
        sheets = oews_workbook()
        sheets["Field Descriptions"][0][0] = "May 2024 OEWS Estimates"
        message = "must say 'May 2025 OEWS Estimates', not 'May 2024 OEWS Estimates'"
        assert (
            error(lambda: read(tmp_path, sheets))
            == f"{message} @ {NAME}, sheet 'Field Descriptions', row 1, column 'A'"
        )

    def test_another_bound(self, tmp_path: Path) -> None:
        """What # stands for changes with releases."""
        sheets = oews_workbook()
        sheets["Field Descriptions"][2][0] = "# = a wage equal to or greater than $120.00 per hour"
        assert error(lambda: read(tmp_path, sheets)).startswith(f"must say once that # is a wage {oews.BOUND}, not [")

    def test_a_missing_sheet(self, tmp_path: Path) -> None:
        """Without field descriptions the release is not known."""
        sheets = oews_workbook()
        del sheets["Field Descriptions"]
        message = f"the sheet 'Field Descriptions' is missing; there are {SHEET!r}, 'UpdateTime'"
        assert error(lambda: read(tmp_path, sheets)) == f"{message} @ {NAME}, sheet 'Field Descriptions'"

    def test_another_number_of_rows(self, tmp_path: Path) -> None:
        """The national workbook has 1,401."""
        message = f"must have 1,401 rows, not 7 @ {NAME}, sheet {SHEET!r}"
        assert error(lambda: read(tmp_path, oews_workbook(), 1401)) == message

    def test_no_rows(self, tmp_path: Path) -> None:
        """Headings alone are no table."""
        sheets = oews_workbook()
        del sheets[SHEET][1:]
        assert error(lambda: read(tmp_path, sheets)) == f"must have rows under its headings @ {NAME}, sheet {SHEET!r}"

    def test_a_cut_workbook(self, tmp_path: Path) -> None:
        """A download that broke off."""
        path = cut(workbook(tmp_path / NAME, oews_workbook()))
        assert (
            error(lambda: read_workbook(path)) == f"must be a whole workbook (.xlsx): File is not a zip file @ {NAME}"
        )


class TestTogether:
    """The workbooks of a release as one package."""

    def together(self, folder: Path, books: dict[str, Sheets], cells: int = 9) -> oews.OewsPackage:
        """What the reader makes of these workbooks."""
        paths = [workbook(folder / name, sheets) for name, sheets in books.items()]
        return read_workbooks(paths, release="May 2026", cells=cells)

    def test_the_same_as_the_database(self, tmp_path: Path) -> None:
        """Every cell that both have, with its footnotes, by the database's codes of places and occupations."""
        path = oews_database(tmp_path / "a.sqlite", small_oews_tables())
        database = oews.read_package(path, release="May 2026", cells=8)
        found = self.together(tmp_path, small_oews_workbooks())
        cells = {cell[:4]: cell for cell in found.cells}
        sector = {"11--12": "11"}  # the workbooks have a sector's own digits
        wanted = [cell._replace(industry=sector.get(cell.industry, cell.industry)) for cell in database.cells]
        assert [cells[cell[:4]] for cell in wanted] == wanted
        assert {code: each[:3] for code, each in found.areas.items()} == {
            code: each[:3] for code, each in database.areas.items()
        }

    def test_places_industries_and_occupations(self, tmp_path: Path) -> None:
        """In the order of their codes; a broad group that is published as detailed too is detailed."""
        found = self.together(tmp_path, small_oews_workbooks())
        assert list(found.areas) == ["0000000", "0010180", "0200000"]
        assert found.areas["0010180"] == ("0010180", "M", "48", "Abilene, TX")
        assert {code: each.level for code, each in found.industries.items()} == {"000000": 0, "11": 2, "113300": 4}
        levels = {code: each.level for code, each in found.occupations.items()}
        assert list(levels) == ["11-1011", "13-1020", "25-1011", "27-2011", "29-1240", "29-1242"]
        assert (levels["13-1020"], levels["29-1240"]) == (oews.DETAILED, 2)

    def test_the_order_of_the_rows_does_not_matter(self, tmp_path: Path) -> None:
        """Detailed before broad."""
        books = small_oews_workbooks()
        rows = books["national_M2026_dl.xlsx"]["national_M2026_dl"]
        rows[2], rows[3] = rows[3], rows[2]
        assert self.together(tmp_path, books).occupations["13-1020"].level == oews.DETAILED

    def test_a_territory_and_a_nonmetropolitan_area(self, tmp_path: Path) -> None:
        """A territory is as a state, and an area without a city keeps its seven digits."""
        books = small_oews_workbooks()
        books["state_M2026_dl.xlsx"]["state_M2026_dl"][1][:4] = ["66", "Guam", "3", "GU"]
        area = ["4800004", "Big Thicket Region of Texas nonmetropolitan area", "6", "TX"]
        books["MSA_M2026_dl.xlsx"]["MSA_M2026_dl"][1][:4] = area
        found = self.together(tmp_path, books).areas
        assert found["6600000"] == ("6600000", "S", "66", "Guam")
        assert found["4800004"] == ("4800004", "M", "48", area[1])

    def test_two_rows_of_different_figures(self, tmp_path: Path) -> None:
        """In one workbook or in two."""
        books = small_oews_workbooks()
        row = [*books["national_M2026_dl.xlsx"]["national_M2026_dl"][1]]
        row[11] = 204_360
        books["state_M2026_dl.xlsx"]["state_M2026_dl"].append(row)
        message = "two rows of 11-1011 in U.S., Cross-industry have different figures @ state_M2026_dl.xlsx"
        assert error(lambda: self.together(tmp_path, books)) == message

    def test_two_rows_of_different_notes(self, tmp_path: Path) -> None:
        """Top-coded and not released are not the same."""
        books = small_oews_workbooks()
        row = [*books["state_M2026_dl.xlsx"]["state_M2026_dl"][1]]
        row[17] = "*"
        books["MSA_M2026_dl.xlsx"]["MSA_M2026_dl"].append(row)
        message = "two rows of 29-1242 in Alaska, Cross-industry have different figures @ MSA_M2026_dl.xlsx"
        assert error(lambda: self.together(tmp_path, books)) == message

    def test_without_the_nation(self, tmp_path: Path) -> None:
        """The figures of a role are the nation's first."""
        books = small_oews_workbooks()
        alone = {"state_M2026_dl.xlsx": books["state_M2026_dl.xlsx"], "MSA_M2026_dl.xlsx": books["MSA_M2026_dl.xlsx"]}
        message = "must have the nation in all industries @ state_M2026_dl.xlsx, MSA_M2026_dl.xlsx"
        assert error(lambda: self.together(tmp_path, alone, 2)) == message

    def test_without_all_industries(self, tmp_path: Path) -> None:
        """The nation by industry alone, beside a state in all of them."""
        books = small_oews_workbooks()
        alone = {name: books[name] for name in ("nat4d_M2026_dl.xlsx", "state_M2026_dl.xlsx")}
        message = "must have the nation in all industries @ nat4d_M2026_dl.xlsx, state_M2026_dl.xlsx"
        assert error(lambda: self.together(tmp_path, alone, 2)) == message

    def test_another_number_of_cells(self, tmp_path: Path) -> None:
        """All workbooks together are counted, and a code that stands twice once."""
        message = f"must have 1,394 cells together, not 9 @ {', '.join(small_oews_workbooks())}"
        assert error(lambda: self.together(tmp_path, small_oews_workbooks(), 1_394)) == message

    def test_an_unknown_state(self, tmp_path: Path) -> None:
        """Its digits are not known."""
        books = small_oews_workbooks()
        books["state_M2026_dl.xlsx"]["state_M2026_dl"][1][3] = "AS"
        message = "unknown state 'AS' of Alaska @ state_M2026_dl.xlsx, column 'PRIM_STATE'"
        assert error(lambda: self.together(tmp_path, books)) == message
