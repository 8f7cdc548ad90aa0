"""Tables as offices keep them: CSV files, and workbooks of Excel through openpyxl."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, NamedTuple

from roleinfo.codec.files import read_content
from roleinfo.errors import CatalogError, InvalidArgumentError, MissingExtraError, ReportFileError, RoleFileError
from roleinfo.model.arguments import check_path

ENDINGS: Final = (".csv", ".xlsx")
_MOST_ROWS: Final = 1_048_576
_WIDEST: Final = 60
_NARROWEST: Final = 9
_THOUSAND: Final = 1_000
_REPLACED: Final = "\ufffd"
_USUAL_DECIMALS: Final = 4


class Sheet(NamedTuple):
    """A sheet to be written: its name, its headings and its rows."""

    name: str
    headings: Sequence[str]
    rows: Iterable[Sequence[object]]


def read_sheet(path: str | Path, sheet: str | None = None, name: str = "path") -> list[dict[str, Any]]:
    """The rows of a CSV file or of a sheet of a workbook, by their headings; by default of the first sheet.

    ``name`` is that of an argument.
    The cells of a CSV file are parted by commas, semicolons or tabs. Raises InvalidArgumentError for another ending,
    CatalogError for a file that cannot be read, and MissingExtraError for a workbook without openpyxl.
    """
    check_path(name, path)
    file = Path(path)
    if file.suffix.lower() not in ENDINGS:
        raise InvalidArgumentError(name, str(path), f"must be a file whose name ends in {' or '.join(ENDINGS)}")
    try:
        content = read_content(file)
    except (OSError, ValueError) as error:
        raise CatalogError(path, f"{getattr(error, 'strerror', None) or error}") from None
    except RoleFileError as error:
        raise CatalogError(path, error.problems[0].rule) from None
    return _of_workbook(path, content, sheet) if file.suffix.lower() == ".xlsx" else _of_csv(path, content)


def _of_csv(path: str | Path, content: bytes) -> list[dict[str, Any]]:
    text = _decoded(content)
    heading = text.partition("\n")[0]
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=heading.count))
    try:
        return _by_heading(path, lines)
    except csv.Error as error:
        raise CatalogError(path, str(error)) from None


def _decoded(content: bytes) -> str:
    """The text of a file: UTF-8, or what spreadsheets on Windows write besides (UTF-16 with its mark, Windows-1252).

    A few bad bytes make no other file of one in UTF-8, which has its mark, or more letters beyond ASCII than bad bytes:
    they alone are replaced, by U+FFFD. Text in Windows-1252 has hardly a letter that UTF-8 reads.
    """
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("utf-8-sig", errors="replace")
    bad = text.count(_REPLACED)
    letters = sum(not letter.isascii() for letter in text) - bad
    is_utf_8 = content.startswith(codecs.BOM_UTF8) or letters > bad
    return text if is_utf_8 else content.decode("cp1252", errors="replace")


def _of_workbook(path: str | Path, content: bytes, sheet: str | None) -> list[dict[str, Any]]:
    try:
        from openpyxl import load_workbook
    except ImportError:
        raise MissingExtraError("a workbook", "excel") from None
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        name = next((name for name in book.sheetnames if sheet is not None and name.lower() == sheet.lower()), None)
        page = book[name or book.sheetnames[0]]
        rows = _by_heading(path, page.iter_rows(values_only=True, max_row=_MOST_ROWS))
    except CatalogError:
        raise
    except Exception as error:  # openpyxl raises whatever its parsers do
        raise CatalogError(path, f"is no workbook that can be read ({type(error).__name__})") from None
    return rows


def _by_heading(path: str | Path, rows: Iterable[Sequence[Any]]) -> list[dict[str, Any]]:
    """The rows below the first one that holds anything, which has the headings."""
    lines = iter(rows)
    first: Sequence[Any] = next((row for row in lines if any(cell not in (None, "") for cell in row)), ())
    names = [str(cell).strip() if cell is not None else "" for cell in first]
    repeated = {name for name in names if name and names.count(name) > 1}
    if repeated:
        raise CatalogError(path, f"has two columns with the same heading: {sorted(repeated)[0]:.100}")
    return [
        {name: _plain(cell) for name, cell in zip(names, row, strict=False) if name}
        for row in lines
        if any(cell not in (None, "") for cell in row)
    ]


def _plain(cell: Any) -> Any:
    """A cell as it would stand in a CSV file, where it is a date."""
    return cell.isoformat() if isinstance(cell, date | datetime) else cell


def write_workbook(path: str | Path, sheets: Iterable[Sheet]) -> None:
    """Write a workbook; a text stays text, whatever a spreadsheet would take it for.

    Raises ReportFileError where the file cannot be written, and MissingExtraError without openpyxl.
    """
    check_path("path", path)
    try:
        from openpyxl import Workbook
    except ImportError:
        raise MissingExtraError("a workbook", "excel") from None
    book = Workbook(write_only=True)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        page.freeze_panes = "A2"
        rows = [sheet.headings, *sheet.rows]
        for at, width in enumerate(_widths(rows)):
            page.column_dimensions[_letter(at)].width = width
        for number, row in enumerate(rows):
            page.append([*_cells(page, row, is_heading=number == 0)])
    written = io.BytesIO()
    book.save(written)
    try:
        Path(path).write_bytes(written.getvalue())
    except (OSError, ValueError) as error:
        raise ReportFileError(str(path), getattr(error, "strerror", None) or str(error)) from None


def _widths(rows: Sequence[Sequence[object]]) -> list[int]:
    longest = [0] * max((len(row) for row in rows), default=0)
    for row in rows[:200]:
        for at, cell in enumerate(row):
            longest[at] = max(longest[at], len(str(cell)) if cell is not None else 0)
    return [min(max(length + 2, _NARROWEST), _WIDEST) for length in longest]


def _letter(at: int) -> str:
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(at + 1))


def _cells(page: Any, row: Sequence[object], *, is_heading: bool) -> Iterator[Any]:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    for content in row:
        value: Any = content
        cell = WriteOnlyCell(page)
        if isinstance(value, str):
            cell.value = _without_controls(value)
            cell.data_type = "s"  # which else would be a formula for a text that begins with an equals sign
            cell.quotePrefix = True
            if len(value) > _WIDEST:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
        else:
            cell.value = float(value) if isinstance(value, Decimal) else value
            cell.number_format = _format_of(value)
        if is_heading:
            cell.font = Font(bold=True)
        yield cell


def _format_of(value: object) -> str:
    """How a number is shown: with commas from a thousand on, and a quotient to three decimals."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        return "General"
    number = Decimal(value)
    if abs(number) >= _THOUSAND:
        return "#,##0" if number == int(number) else "#,##0.00"
    exponent = number.as_tuple().exponent
    return "0.000" if isinstance(exponent, int) and -exponent > _USUAL_DECIMALS else "General"


def _without_controls(text: str) -> str:
    """A text that a workbook can hold: without control characters, and at most 32,767 long."""
    return "".join(letter for letter in text if letter >= " " or letter in "\t\n")[:32_767]
