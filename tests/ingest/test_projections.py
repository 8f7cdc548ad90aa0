"""Employment Projections: tables 1.2, 1.10 and 5.3."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ingest.making import Rows, cut, error, workbook
from roleinfo.ingest import projections

_TITLE = "2024 National Employment Matrix title"
_CODE = "2024 National Employment Matrix code"
_SOURCE = "Source: Employment Projections program, U.S. Bureau of Labor Statistics"
_TABLES = ("Table 1.2", "Table 1.10", "Table 5.3")


def _rows() -> dict[str, Rows]:
    """The rows of the three sheets as they should be."""
    return {
        "Table 1.2": [
            [("Table 1.2 Occupational projections, 2024–2034, and worker characteristics, 2024 "
             "(Employment in thousands)")],
            [_TITLE, _CODE, "Occupation type", "Employment, 2024", "Employment, 2034",
             "Employment distribution, percent, 2024", "Employment distribution, percent, 2034",
             "Employment change, numeric, 2024–34", "Employment change, percent, 2024–34",
             "Percent self employed, 2024",
             "Occupational openings, 2024–34 annual average", "Median annual wage, dollars, 2024[1]",
             "Typical education needed for entry", "Work experience in a related occupation",
             "Typical on-the-job training needed to attain competency in the occupation",
             "Related Occupational Outlook Handbook (OOH) content xlsx"],
            ["Total, all occupations", "00-0000", "Summary", 169956.1, 175167.9, 100, 100, 5211.8, 3.1, 5.8, 18863.3,
             49500, "—", "—", "—", "—"],
            ["      Chief executives", "11-1011", "Line item", 309.4, 322.7, 0.2, 0.2, 13.3, 4.3, 25.9, 22.2, 206420,
             "Bachelor's degree", "5 years or more", "None", "OOH Content"],
            ["      Cardiologists", "29-1212", "Line item", 18, 17.3, 0, 0, -0.7, -3.9, "—", 0.5, ">=$239,200",
             "Doctoral or professional degree", "None", "Internship/residency", "OOH Content"],
            ["Footnotes:"],
            ['Note: Data is unavailable for values denoted with a "—".'],
            [_SOURCE],
        ],
        "Table 1.10": [
            ["Table 1.10 Occupational separations and openings, projected 2024–34 (Employment in thousands)"],
            [_TITLE, _CODE, "Occupation type", "Employment, 2024", "Employment, 2034",
             "Employment change, numeric, 2024–34", "Employment change, percent, 2024–34",
             "Labor force exit rate, 2024–34 annual average", "Occupational transfer rate, 2024–34 annual average",
             "Total occupational separations rate, 2024–34 annual average", "Labor force exits, 2024–34 annual average",
             "Occupational transfers, 2024–34 annual average", "Total occupational separations, 2024–34 annual average",
             "Occupational openings, 2024–34 annual average"],
            ["Total, all occupations", "00-0000", "Summary", 169956.1, 175167.9, 5211.8, 3.1, 4.7, 5.9, 10.6, 8155,
             10187.1, 18342.1, 18863.3],
            ["      Chief executives", "11-1011", "Line item", 309.4, 322.7, 13.3, 4.3, 3, 3.6, 6.6, 9.5, 11.4, 20.9,
             22.2],
            [_SOURCE],
        ],
        "Table 5.3": [
            ["Table 5.3 Educational attainment for workers 25 years and older by detailed occupation, 2019 and 2021"],
            ["2022 National Employment Matrix title", "2022 National Employment Matrix code",
             "Less than high school diploma", "High school diploma or equivalent", "Some college, no degree",
             "Associate's degree", "Bachelor's degree", "Master's degree", "Doctoral or professional degree"],
            ["Total, all occupations", "00-0000", 7.7, 23.1, 19.5, 9.5, 24.5, 11.2, 4.6],
            ["Chief executives(1)", "11-1011", 1.7, 8, 13.8, 4.8, 40.2, 24.8, 6.7],
            ["Sales managers", "11-2022", 1.2, 10.7, 19.1, 8.5, 47.2, 12, 1.3],
            ["Footnotes:"],
            ["(1) This occupation is not an exact match with ACS; see the crosswalk"],
            [f"Table {_SOURCE}"],
        ],
    }  # fmt: skip


def _read(folder: Path, table: str, rows: Rows) -> Any:
    """What the reader makes of these rows."""
    readers: dict[str, Callable[[Path], Any]] = {
        "Table 1.2": lambda path: projections.read_projections(path, rows=3, line_items=2),
        "Table 1.10": lambda path: projections.read_separations(path, rows=2, line_items=1),
        "Table 5.3": lambda path: projections.read_attainment(path, line_items=2),
    }
    return readers[table](workbook(folder / "a.xlsx", {"Index": [["contents"]], table: rows}))


class TestRows:
    """Each table as rows."""

    def test_employment_is_in_thousands(self, tmp_path: Path) -> None:
        """The field's name says so, and the decimals are the publisher's."""
        row = _read(tmp_path, "Table 1.2", _rows()["Table 1.2"])[1]
        assert (row.title, row.code, row.line_item) == ("Chief executives", "11-1011", True)
        assert (row.employment_thousands, row.annual_openings_thousands) == (Decimal("309.4"), Decimal("22.2"))
        assert (row.education, row.experience, row.training) == ("Bachelor's degree", "5 years or more", "None")

    def test_a_group_has_no_assignments(self, tmp_path: Path) -> None:
        """Typical education is of occupations; "None" is an assignment and no gap."""
        total = _read(tmp_path, "Table 1.2", _rows()["Table 1.2"])[0]
        assert (total.line_item, total.education, total.experience, total.training) == (False, None, None, None)

    def test_a_dash_is_no_zero(self, tmp_path: Path) -> None:
        """Self-employment that is not available."""
        row = _read(tmp_path, "Table 1.2", _rows()["Table 1.2"])[2]
        assert row.percent_self_employed is None
        assert row.change_thousands == Decimal("-0.7")

    def test_the_wage_column_is_not_taken(self) -> None:
        """OEWS is the source of wages."""
        assert not [name for name in projections.Projection._fields if "wage" in name]

    def test_rates_and_numbers_of_separations(self, tmp_path: Path) -> None:
        """Exits, transfers and both."""
        row = _read(tmp_path, "Table 1.10", _rows()["Table 1.10"])[1]
        assert (row.exit_rate, row.transfer_rate, row.separation_rate) == (3, Decimal("3.6"), Decimal("6.6"))
        assert row.annual_transfers_thousands == Decimal("11.4")

    def test_the_footnote_of_broader_classes(self, tmp_path: Path) -> None:
        """It is taken off the title and kept as a flag."""
        found = _read(tmp_path, "Table 5.3", _rows()["Table 5.3"])
        titles = [(row.title, row.broader) for row in found]
        assert titles == [("Total, all occupations", False), ("Chief executives", True), ("Sales managers", False)]
        assert found[1].bachelor == Decimal("40.2")


class TestErrors:
    """A changed table is an error with its sheet, row and column."""

    @pytest.mark.parametrize(
        ("table", "row", "column", "value", "rule", "place"),
        [
            ("Table 1.2", 0, 0, "Table 1.2", ("must say 'Table 1.2 Occupational projections, 2024–2034, and worker "
             "characteristics, 2024 (Employment in thousands)', not 'Table 1.2'"), "row 1, column 'A'"),
            ("Table 1.2", 1, 3, "Employment, 2023", "must be headed 'Employment, 2024', not 'Employment, 2023'",
             "row 2, column 'Employment, 2024'"),
            ("Table 1.2", 2, 3, "169,956.1", "must be a number, not '169,956.1'", "row 3, column 'Employment, 2024'"),
            ("Table 1.2", 2, 2, "Group", "must be one of 'Line item', 'Summary', not 'Group'",
             "row 3, column 'Occupation type'"),
            ("Table 1.2", 3, 1, "11-1010.5", "must be an occupation's code, as 11-1011, not '11-1010.5'",
             f"row 4, column {_CODE!r}"),
            ("Table 1.2", 3, 9, 101, "must be from 0 to 100, not 101", "row 4, column 'Percent self employed, 2024'"),
            ("Table 1.2", 3, 11, ">=$300,000", "must be a number, not '>=$300,000'",
             "row 4, column 'Median annual wage, dollars, 2024[1]'"),
            ("Table 1.2", 3, 13, "Some", "must be one of 'None', 'Less than 5 years', '5 years or more', not 'Some'",
             "row 4, column 'Work experience in a related occupation'"),
            ("Table 1.2", 3, 12, "—", "must be '—' for a group and only there, not nothing",
             "row 4, column 'Typical education needed for entry'"),
            ("Table 1.2", 2, 14, "None", "must be '—' for a group and only there, not 'None'",
             "row 3, column 'Typical on-the-job training needed to attain competency in the occupation'"),
            ("Table 1.2", 4, 1, "11-1011",
             "duplicate key '11-1011': it stands in row 4 too", f"row 5, column {_CODE!r}"),
            ("Table 1.2", 7, 0, "Note", f"must end with {_SOURCE!r}, not 'Note': the table is cut off",
             f"row 8, column {_TITLE!r}"),
            ("Table 1.10", 2, 7, 4.75, "must have at most 1 digit after the point, not 4.75",
             "row 3, column 'Labor force exit rate, 2024–34 annual average'"),
            ("Table 5.3", 3, 0, "Chief executives(2)", "unknown footnote (2) in 'Chief executives(2)'",
             "row 4, column '2022 National Employment Matrix title'"),
            ("Table 5.3", 3, 6, None, "must be a number, not nothing", 'row 4, column "Bachelor\'s degree"'),
        ],
    )  # fmt: skip
    def test_one_changed_cell(
        self, tmp_path: Path, *, table: str, row: int, column: int, value: Any, rule: str, place: str
    ) -> None:
        """Each with the exact place."""
        rows = _rows()[table]
        rows[row][column] = value
        assert error(lambda: _read(tmp_path, table, rows)) == f"{rule} @ a.xlsx, sheet {table!r}, {place}"

    @pytest.mark.parametrize(
        ("table", "rule"),
        [
            ("Table 1.2", "must have 3 rows, not 2"),
            ("Table 1.10", "must have 2 rows, not 1"),
            ("Table 5.3", "must have 2 occupations, not 1"),
        ],
    )
    def test_a_missing_row(self, tmp_path: Path, table: str, rule: str) -> None:
        """Each table has its number of rows."""
        rows = _rows()[table]
        del rows[3]
        assert error(lambda: _read(tmp_path, table, rows)) == f"{rule} @ a.xlsx, sheet {table!r}"

    def test_a_group_in_place_of_an_occupation(self, tmp_path: Path) -> None:
        """Line items are counted for themselves."""
        rows = _rows()["Table 1.10"]
        rows[3][2] = "Summary"
        message = "must have 1 line items, not 0 @ a.xlsx, sheet 'Table 1.10'"
        assert error(lambda: _read(tmp_path, "Table 1.10", rows)) == message

    def test_a_row_below_the_table(self, tmp_path: Path) -> None:
        """A row after an empty one is no silent gap."""
        rows = _rows()["Table 1.2"]
        rows.insert(3, [])
        place = f"@ a.xlsx, sheet 'Table 1.2', row 5, column {_CODE!r}"
        message = f"must be a footnote alone: the table has ended above {place}"
        assert error(lambda: _read(tmp_path, "Table 1.2", rows)) == message

    def test_without_the_footnote_the_marks_mean_nothing(self, tmp_path: Path) -> None:
        """What (1) stands for must be said under the table."""
        rows = _rows()["Table 5.3"]
        rows[6][0] = "(1) Another note"
        rule = "must have the footnote '(1) This occupation is not an exact match with ACS;'"
        assert error(lambda: _read(tmp_path, "Table 5.3", rows)) == f"{rule} @ a.xlsx, sheet 'Table 5.3'"

    @pytest.mark.parametrize("table", _TABLES)
    def test_a_missing_sheet(self, tmp_path: Path, table: str) -> None:
        """Another table is not taken for it."""
        path = workbook(tmp_path / "a.xlsx", {"Index": [["contents"]]})
        read: dict[str, Callable[[Path], object]] = {
            "Table 1.2": projections.read_projections,
            "Table 1.10": projections.read_separations,
            "Table 5.3": projections.read_attainment,
        }
        rule = f"the sheet {table!r} is missing; there are 'Index'"
        assert error(lambda: read[table](path)) == f"{rule} @ a.xlsx, sheet {table!r}"

    def test_a_cut_file(self, tmp_path: Path) -> None:
        """A download that broke off."""
        path = cut(workbook(tmp_path / "a.xlsx", {"Table 1.2": _rows()["Table 1.2"]}))
        message = "must be a whole workbook (.xlsx): File is not a zip file @ a.xlsx"
        assert error(lambda: projections.read_projections(path)) == message
