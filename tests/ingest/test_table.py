"""The strict table: headings, cells and numbers."""

from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, strategies as st

from ingest.making import error, workbook
from roleinfo.ingest.table import Table, Workbook, csv_table, flag, letter, number, one_of, scaled, text, whole


class Pair(NamedTuple):
    """A row of two columns."""

    a: str
    b: int


class TestHeadings:
    """A heading that differs is an error which names the column."""

    WANTED = ("A", "B", "C")

    @pytest.mark.parametrize(
        ("found", "message"),
        [
            (["A", "C"], "the column 'B' is missing @ f, sheet 's', row 1, column 'B'"),
            (["A", "B"], "the column 'C' is missing @ f, sheet 's', row 1, column 'C'"),
            (["A", "B", "C", "D"], "unknown column 'D' @ f, sheet 's', row 1, column 'D'"),
            (["A", "X", "B", "C"], "must be headed 'B', not 'X': the columns stand in another order"),
            (["A", "b", "C"], "must be headed 'B', not 'b' @ f, sheet 's', row 1, column 'B'"),
            (["B", "A", "C"], "must be headed 'A', not 'B': the columns stand in another order"),
            (["A", "B", "B", "C"], "must be headed 'C', not 'B': the columns stand in another order"),
            ([], "the column 'A' is missing @ f, sheet 's', row 1, column 'A'"),
        ],
    )
    def test_another_heading(self, found: list[str], message: str) -> None:
        """Missing, unknown, renamed, exchanged and doubled columns."""
        shown = error(lambda: Table("f", "s", [found]).heading(1, self.WANTED))
        if found == ["A", "X", "B", "C"]:
            assert shown == "unknown column 'X' @ f, sheet 's', row 1, column 'X'"
        else:
            assert shown.startswith(message)

    def test_empty_cells_at_the_end_do_not_matter(self) -> None:
        """A spreadsheet may format cells that hold nothing."""
        Table("f", "s", [["A", "B", "C", None, ""]]).heading(1, self.WANTED)

    def test_a_sheet_without_rows(self) -> None:
        """An empty sheet has no headings."""
        message = "must have a row 1, and ends with row 0 @ f, sheet 's'"
        assert error(lambda: Table("f", "s", []).heading(1, self.WANTED)) == message


class TestRows:
    """Rows are read by their columns' parsers."""

    def test_a_bad_cell_is_named_by_row_and_column(self) -> None:
        """The first bad cell of the row is reported."""
        table = Table("f", "s", [["A", "B"], ["a", 1], ["b", "x"]])
        message = "must be a number, not 'x' @ f, sheet 's', row 3, column 'B'"
        assert error(lambda: list(table.read(Pair, {"A": text, "B": whole()}, 2))) == message

    def test_a_value_right_of_the_table_is_an_error(self) -> None:
        """A column that has no heading is no silent gap."""
        table = Table("f", "s", [["A"], ["a", None, 3]])
        message = "must have nothing right of 'A', not 3 @ f, sheet 's', row 2, column 'C'"
        assert error(lambda: list(table.read(str, {"A": text}, 2))) == message

    def test_a_row_of_blanks_is_an_error_unless_it_may_be(self) -> None:
        """An empty row in the middle of a table is a changed layout."""
        table = Table("f", "s", [["A"], [None], ["a"]])
        message = "must be text, not nothing @ f, sheet 's', row 2, column 'A'"
        assert error(lambda: list(table.read(str, {"A": text}, 2))) == message
        assert list(table.read(str, {"A": text}, 2, blank=True)) == ["a"]

    def test_a_duplicate_key_names_both_rows(self) -> None:
        """The row that repeats and the row that it repeats."""
        message = "duplicate key 'a': it stands in row 2 too @ f, sheet 's', row 4, column 'A'"
        assert error(lambda: Table("f", "s", []).unique(["a", "b", "a"], str, 2, "A")) == message

    def test_another_number_of_rows(self) -> None:
        """Both numbers are given."""
        message = "must have 1,401 rows, not 1,400 @ f, sheet 's'"
        assert error(lambda: Table("f", "s", []).count("rows", 1400, 1401)) == message


class TestParsers:
    """Cells become values, or break a rule."""

    @pytest.mark.parametrize("cell", ["", None, " ", "abc", "1e3", "1,000", "+1", "01", ".5", "5.", True, float("nan")])
    def test_what_is_no_number(self, cell: Any) -> None:
        """Only plain digits are numbers."""
        with pytest.raises(ValueError, match="must be a number, not "):
            number(2)(cell)

    def test_a_number_with_more_digits_than_published(self) -> None:
        """A new precision is a changed layout, not something to round."""
        with pytest.raises(ValueError, match=r"must have at most 1 digit after the point, not 0\.25"):
            number(1)(0.25)

    def test_a_number_out_of_its_range(self) -> None:
        """A percent is from 0 to 100."""
        with pytest.raises(ValueError, match=r"must be from 0 to 100, not 100\.1"):
            number(1, high=100)(100.1)
        with pytest.raises(ValueError, match="must be 0 or more, not -1"):
            whole()(-1)

    def test_missing_marks_give_none(self) -> None:
        """A dash is not zero."""
        assert number(1, missing=("–",))("–") is None
        assert number(1, missing=("–",))(0) == Decimal(0)

    def test_a_binary_number_is_what_was_typed(self) -> None:
        """A spreadsheet's 33.54 is 33.54."""
        assert str(number(2)(33.54)) == "33.54"
        assert scaled(2)(33.54) == 3354

    @given(st.integers(0, 10**9), st.integers(0, 4))
    def test_scaling_loses_nothing(self, units: int, places: int) -> None:
        """A published decimal, as text or as a spreadsheet's number, is its scaled integer exactly."""
        published = Decimal(units).scaleb(-places)
        assert scaled(places)(f"{published:f}") == units
        assert scaled(places)(float(published)) == units

    def test_text_is_put_on_one_line(self) -> None:
        """Doubled spaces are the publisher's slips."""
        assert text(" Hotel  Dining Room\nCashier ") == "Hotel Dining Room Cashier"

    def test_words_and_flags(self) -> None:
        """An unknown word is an error that lists the known ones."""
        with pytest.raises(ValueError, match="must be one of 'N', 'S', not 'X'"):
            one_of(("N", "S"))("X")
        with pytest.raises(ValueError, match="must be one of 'Y', nothing, not 'X'"):
            flag({"Y": True, None: False})("X")

    def test_a_long_cell_is_shown_cut(self) -> None:
        """A message stays on one line."""
        with pytest.raises(ValueError, match=r"not 'xxxxx.*…$"):
            number(1)("x" * 500)

    @pytest.mark.parametrize(("position", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
    def test_letters_of_columns(self, position: int, name: str) -> None:
        """As a spreadsheet counts."""
        assert letter(position) == name


class TestFiles:
    """Workbooks and comma-separated files."""

    def test_a_missing_sheet_is_named_with_those_there_are(self, tmp_path: Path) -> None:
        """A renamed sheet is found at once."""
        path = workbook(tmp_path / "a.xlsx", {"Table 1": [["a"]], "Table 2": [["b"]]})
        with Workbook(path) as book:
            message = "the sheet 'Table 3' is missing; there are 'Table 1', 'Table 2' @ a.xlsx, sheet 'Table 3'"
            assert error(lambda: book.table("Table 3")) == message

    def test_a_csv_that_is_cut_off(self, tmp_path: Path) -> None:
        """The last line has no end."""
        path = tmp_path / "a.csv"
        path.write_text("a,b\n1,2")
        assert error(lambda: csv_table(path)) == "must end with a line end: the file is cut off @ a.csv"

    def test_a_title_line(self, tmp_path: Path) -> None:
        """Spaces and line ends aside, the line must be the one that is known."""
        table = Table("f", "s", [["Table 1.2\n 2024"]])
        table.expect(1, "Table 1.2 2024")
        message = r"must say 'Table 1.2 2025', not 'Table 1.2\n 2024' @ f, sheet 's', row 1, column 'A'"
        assert error(lambda: table.expect(1, "Table 1.2 2025")) == message
