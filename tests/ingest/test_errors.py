"""The one error of the readers."""

import pickle
from pathlib import Path

import pytest

from roleinfo.errors import IngestError, MissingExtraError, RoleinfoError
from roleinfo.ingest import soc, table


class TestIngestError:
    """IngestError says where and which rule."""

    def test_all_of_the_place_is_in_the_text(self) -> None:
        """File, sheet, row and column stand behind the rule."""
        error = IngestError("a.xlsx", "Sheet 1", 7, "N", "must be a number, not 'x'")
        assert str(error) == "must be a number, not 'x' @ a.xlsx, sheet 'Sheet 1', row 7, column 'N'"

    def test_what_does_not_apply_is_left_out(self) -> None:
        """A file that cannot be read has no sheet."""
        assert str(IngestError("a.csv", None, None, None, "is cut off")) == "is cut off @ a.csv"

    def test_a_row_may_be_a_key(self) -> None:
        """A database's rows have keys and no numbers."""
        assert str(IngestError("a", "cell", "OEUN", "v01", "rule")) == "rule @ a, sheet 'cell', row OEUN, column 'v01'"

    def test_it_is_a_roleinfo_error_and_a_value_error(self) -> None:
        """Callers may catch either."""
        assert issubclass(IngestError, RoleinfoError)
        assert issubclass(IngestError, ValueError)

    def test_it_survives_pickling(self) -> None:
        """As its neighbours do."""
        error = IngestError("a.xlsx", "S", 7, "N", "rule")
        back = pickle.loads(pickle.dumps(error))
        assert (str(back), back.file, back.sheet, back.row, back.column, back.rule) == (
            str(error), "a.xlsx", "S", 7, "N", "rule"
        )  # fmt: skip


class TestOpening:
    """What cannot be opened is named."""

    def test_a_file_that_is_not_there(self, tmp_path: Path) -> None:
        """The system's own reason is given."""
        with pytest.raises(IngestError) as caught:
            soc.read_structure(tmp_path / "none.xlsx")
        assert str(caught.value) == "cannot be read: No such file or directory @ none.xlsx"

    def test_a_file_that_is_no_workbook(self, tmp_path: Path) -> None:
        """A text file is not a workbook, whatever its name."""
        path = tmp_path / "a.xlsx"
        path.write_text("a,b\n")
        with pytest.raises(IngestError) as caught:
            table.Workbook(path)
        assert str(caught.value) == "must be a whole workbook (.xlsx): File is not a zip file @ a.xlsx"

    def test_without_openpyxl_the_extra_is_named(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """It is imported when a workbook is opened, and not before."""

        def absent(name: str) -> object:
            raise ImportError(name)

        monkeypatch.setattr(table, "import_module", absent)
        path = tmp_path / "a.xlsx"
        path.write_bytes(b"PK")
        with pytest.raises(MissingExtraError) as caught:
            table.Workbook(path)
        text = "reading workbooks needs the extra 'ingest': python -m pip install \"roleinfo[ingest]\""
        assert str(caught.value) == text

    def test_bytes_that_are_no_utf_8(self, tmp_path: Path) -> None:
        """The line of the first wrong byte is given."""
        path = tmp_path / "a.csv"
        path.write_bytes(b"a,b\nc,\xff\n")
        with pytest.raises(IngestError) as caught:
            table.csv_table(path)
        assert str(caught.value) == "must be UTF-8 text: byte 6 is not @ a.csv, row 2"
