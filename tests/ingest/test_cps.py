"""CPS tables 11, 11b and 39, and the join of their titles to the Census list."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ingest.making import Rows, cut, error, workbook
from roleinfo.ingest import cps
from roleinfo.ingest.soc import CensusList, CensusOccupation

_TABLES = ("cpsaat11", "cpsaat11b", "cpsaat39")


def _rows() -> dict[str, Rows]:
    """The rows of the three sheets as they should be."""
    return {
        "cpsaat11": [
            [("HOUSEHOLD DATA\nANNUAL AVERAGES\n11. Employed persons by detailed occupation, sex, race, and Hispanic "
              "or Latino ethnicity")],
            ["[Numbers in thousands]"],
            [""],
            ["Occupation", 2023],
            [None, "Total\nemployed", "Percent of total employed"],
            [None, None, "Women", "White", "Black or\nAfrican\nAmerican", "Asian", "Hispanic\nor Latino"],
            [""],
            ["Total, 16 years and over", 161037, 46.9, 76.5, 12.8, 6.9, 18.8],
            [],
            ["Chief executives", 1780, 30.6, 85.8, 5.2, 7.3, 6.3],
            ["Legislators", 12, "–", "–", "–", "–", "–"],
            [""],
            ["NOTE: Dash indicates no data or data that do not meet publication criteria."],
        ],
        "cpsaat11b": [
            ["HOUSEHOLD DATA\n ANNUAL AVERAGES\n 11b. Employed people by detailed occupation and age"],
            ["[Numbers in thousands]"],
            [""],
            ["Occupation", "2025"],
            [None, "Total, 16 years and over", "16 to 19 years", "20 to 24 years", "25 to 34 years", "35 to 44 years",
             "45 to 54 years", "55 to 64 years", "65 years and over", "Median age"],
            [""],
            ["Chief executives", 1802, 3, 9, 148, 384, 551, 471, 235, 51.6],
            ["Legislators", 18, 0, 1, 2, 3, 0, 5, 7, "–"],
            [""],
            ["NOTE: Annual estimates for 2025 are 11-month averages that exclude October."],
        ],
        "cpsaat39": [
            [("HOUSEHOLD DATA\n ANNUAL AVERAGES\n 39. Median weekly earnings of full-time wage and salary workers by "
             "detailed occupation and sex")],
            ["[Numbers in thousands]"],
            [""],
            ["Occupation", "2025"],
            [None, "Total", None, "Men", None, "Women", None],
            [None, *["Number of workers", "Median weekly earnings"] * 3],
            [""],
            ["Chief executives", 1245, 2908, 791, 3098, 453, 2325],
            ["Advertising and promotions managers", 54, 1655, 30, "–", 24, "–"],
            [""],
            ["NOTE: Annual estimates for 2025 are 11-month averages that exclude October."],
        ],
    }  # fmt: skip


def _read(folder: Path, table: str, rows: Rows) -> Any:
    """What the reader makes of these rows."""
    readers: dict[str, Callable[[Path], Any]] = {
        "cpsaat11": lambda path: cps.read_people(path, rows=3),
        "cpsaat11b": lambda path: cps.read_ages(path, rows=2),
        "cpsaat39": lambda path: cps.read_earnings(path, rows=2),
    }
    return readers[table](workbook(folder / "a.xlsx", {table: rows}))


class TestRows:
    """Each table as rows of its own year."""

    def test_the_years_are_kept_apart(self, tmp_path: Path) -> None:
        """Table 11 is of 2023, 11b and 39 of 2025, and every row says so."""
        years = {table: {row.year for row in _read(tmp_path, table, _rows()[table])} for table in _TABLES}
        assert years == {"cpsaat11": {2023}, "cpsaat11b": {2025}, "cpsaat39": {2025}}

    def test_percents_of_people(self, tmp_path: Path) -> None:
        """Workers are thousands."""
        row = _read(tmp_path, "cpsaat11", _rows()["cpsaat11"])[1]
        assert row[:4] == ("Chief executives", 2023, 1780, Decimal("30.6"))
        assert (row.percent_black, row.percent_hispanic) == (Decimal("5.2"), Decimal("6.3"))

    def test_a_dash_is_none_and_zero_is_zero(self, tmp_path: Path) -> None:
        """Not published is not the same as fewer than 500 workers."""
        assert _read(tmp_path, "cpsaat11", _rows()["cpsaat11"])[2].percent_women is None
        legislators = _read(tmp_path, "cpsaat11b", _rows()["cpsaat11b"])[1]
        assert (legislators.aged_16_19_thousands, legislators.median_age) == (0, None)

    def test_earnings_are_dollars_a_week(self, tmp_path: Path) -> None:
        """Of full-time workers, by sex where the base is large enough."""
        found = _read(tmp_path, "cpsaat39", _rows()["cpsaat39"])
        assert (found[0].weekly_earnings, found[0].men_weekly_earnings, found[0].women_weekly_earnings) == (
            2908,
            3098,
            2325,
        )
        assert (found[1].weekly_earnings, found[1].women_weekly_earnings) == (1655, None)


class TestTitles:
    """Titles are joined to the Census list by their normal form."""

    CENSUS = CensusList(
        [
            CensusOccupation("0010", "Chief executives", "11-1011"),
            CensusOccupation("1935", "Environmental  science and geoscience technicians", "19-4040"),
            CensusOccupation("4461", "Embalmers, crematory operators and funeral attendants", "39-40XX"),
            CensusOccupation("9830", "Military, rank not Specified", None),
        ],
        ("Management Occupations",),
    )

    def test_commas_spaces_and_case_do_not_matter(self) -> None:
        """The one title that differs between the publishers differs by a comma."""
        titles = ["Chief Executives", "Environmental science and geoscience technicians"]
        titles.append("Embalmers, crematory operators, and funeral attendants")
        join = cps.join_titles(titles, self.CENSUS)
        assert {title: found.code for title, found in join.matched.items()} == dict(
            zip(titles, ("0010", "1935", "4461"), strict=True)
        )

    def test_groups_are_told_from_occupations(self) -> None:
        """By the headings of the list, and by the few that the tables have of their own."""
        join = cps.join_titles(["Total employed", "Management occupations"], self.CENSUS)
        assert join.groups == ("Total employed", "Management occupations")
        assert join.unmatched == ()

    def test_every_unmatched_title_is_reported(self) -> None:
        """And so is every Census occupation that the table leaves out."""
        join = cps.join_titles(["Chief executives", "Chief happiness officers"], self.CENSUS)
        assert join.unmatched == ("Chief happiness officers",)
        assert [each.code for each in join.absent] == ["1935", "4461", "9830"]


class TestErrors:
    """A changed table is an error with its sheet, row and column."""

    @pytest.mark.parametrize(
        ("table", "row", "column", "value", "rule", "place"),
        [
            ("cpsaat11", 3, 1, 2024, "must say '2023', not 2024", "row 4, column 'B'"),
            ("cpsaat11", 5, 2, "Men", "must be headed 'Women', not 'Men'", "row 6, column 'Women'"),
            ("cpsaat11", 7, 2, "-", "must be a number, not '-'", "row 8, column 'Women'"),
            ("cpsaat11", 7, 1, "–", "must be a number, not '–'", "row 8, column 'Total employed'"),
            ("cpsaat11", 12, 0, "Legislature",
             ("must end with a line that begins with 'NOTE: ', not 'Legislature': the table "
             "is cut off"), None),
            ("cpsaat11", 10, 0, "Chief Executives", "duplicate key 'Chief Executives': another row has this title",
             "column 'Occupation'"),
            ("cpsaat11b", 4, 3, "20 to 29 years", "must be headed '20 to 24 years', not '20 to 29 years'",
             "row 5, column '20 to 24 years'"),
            ("cpsaat11b", 6, 2, 3.5, "must be a whole number, not 3.5",
             "row 7, column '16 to 19 years'"),
            ("cpsaat39", 0, 0, "39. Earnings", ("must say 'HOUSEHOLD DATA ANNUAL AVERAGES 39. Median weekly earnings "
             "of full-time wage and salary workers by detailed occupation and sex', not '39. Earnings'"),
             "row 1, column 'A'"),
            ("cpsaat39", 4, 3, "Women", "the column 'Men' is missing", "row 5, column 'Men'"),
            ("cpsaat39", 7, 4, "n/a", "must be a number, not 'n/a'", "row 8, column 'Men: Median weekly earnings'"),
        ],
    )  # fmt: skip
    def test_one_changed_cell(
        self, tmp_path: Path, *, table: str, row: int, column: int, value: Any, rule: str, place: str | None
    ) -> None:
        """Each with the exact place."""
        rows = _rows()[table]
        rows[row][column] = value
        where = f"@ a.xlsx, sheet {table!r}{', ' + place if place else ''}"
        assert error(lambda: _read(tmp_path, table, rows)) == f"{rule} {where}"

    def test_a_missing_row(self, tmp_path: Path) -> None:
        """Each table has 595 rows."""
        path = workbook(tmp_path / "a.xlsx", {"cpsaat39": _rows()["cpsaat39"]})
        assert error(lambda: cps.read_earnings(path)) == "must have 595 rows, not 2 @ a.xlsx, sheet 'cpsaat39'"

    def test_a_missing_sheet(self, tmp_path: Path) -> None:
        """Table 11 is not taken for 11b."""
        path = workbook(tmp_path / "a.xlsx", {"cpsaat11": _rows()["cpsaat11"]})
        message = "the sheet 'cpsaat11b' is missing; there are 'cpsaat11' @ a.xlsx, sheet 'cpsaat11b'"
        assert error(lambda: cps.read_ages(path)) == message

    def test_a_cut_file(self, tmp_path: Path) -> None:
        """A download that broke off."""
        path = cut(workbook(tmp_path / "a.xlsx", {"cpsaat11": _rows()["cpsaat11"]}))
        message = "must be a whole workbook (.xlsx): File is not a zip file @ a.xlsx"
        assert error(lambda: cps.read_people(path)) == message
