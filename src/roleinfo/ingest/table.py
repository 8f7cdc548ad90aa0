"""Tables as publishers print them, held to the layout that a reader knows.

A `Table` is a sheet of a workbook, a member of an archive or a text file: rows of cells, and where
they stand. A reader states the title line, the headings and one parser a column; whatever differs
is an `IngestError` that names the file, the sheet, the row and the column.
"""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final, NoReturn, TypeVar

from roleinfo.errors import IngestError, MissingExtraError

Parser = Callable[[Any], Any]
"""What makes a value of a cell, or raises ValueError with the rule that the cell breaks."""

_Row = TypeVar("_Row")
_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")
_LONGEST_SHOWN = 60
_OLDER: Final = bytes.fromhex("d0cf11e0a1b11ae1")  # with which an older workbook begins
_ZIP_FAULTS: Final = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, OSError, SyntaxError, ValueError)


def shown(cell: Any) -> str:
    """A cell as a message shows it."""
    if cell is None or cell == "":
        return "nothing"
    text = repr(cell)
    return text if len(text) <= _LONGEST_SHOWN else text[: _LONGEST_SHOWN - 1] + "…"


def plain(text: str) -> str:
    """A text on one line, without spaces at its ends or two in a row."""
    return " ".join(text.split())


def content(path: str | Path) -> bytes:
    """The bytes of a file.

    Raises IngestError where it cannot be read.
    """
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise IngestError(Path(path).name, None, None, None, f"cannot be read: {error.strerror}") from None


class Table:
    """Rows of cells and where they stand; rows are numbered from 1, as a spreadsheet numbers them."""

    __slots__ = ("file", "rows", "sheet")

    def __init__(self, file: str, sheet: str | None, rows: Sequence[Sequence[Any]]) -> None:
        self.file: str = file
        self.sheet: str | None = sheet
        self.rows: Sequence[Sequence[Any]] = rows

    def fail(self, rule: str, row: int | None = None, column: str | None = None) -> NoReturn:
        """Raise IngestError for a place in this table."""
        raise IngestError(self.file, self.sheet, row, column, rule)

    def row(self, number: int) -> Sequence[Any]:
        """The cells of a row."""
        if number > len(self.rows):
            self.fail(f"must have a row {number}, and ends with row {len(self.rows)}")
        return self.rows[number - 1]

    def expect(self, number: int, wanted: str, position: int = 0) -> None:
        """Hold a cell to a text, spaces and line ends aside: a title line, a release, a year."""
        cells = self.row(number)
        cell = cells[position] if position < len(cells) else None
        if cell is None or plain(str(cell)) != wanted:
            self.fail(f"must say {wanted!r}, not {shown(cell)}", number, letter(position))

    def heading(self, number: int, wanted: Sequence[str | None]) -> None:
        """Hold a row to these headings in this order; None is an empty cell."""
        found = [None if cell == "" else cell for cell in self.row(number)]
        while found and found[-1] is None:
            found.pop()
        asked = list(wanted)
        while asked and asked[-1] is None:
            asked.pop()
        if found == asked:
            return
        for position in range(max(len(asked), len(found))):
            want = asked[position] if position < len(asked) else None
            have = found[position] if position < len(found) else None
            if want == have:
                continue
            column = want if want is not None else str(have)
            if want is not None and have is not None and want in found and have in asked:
                self.fail(f"must be headed {want!r}, not {have!r}: the columns stand in another order", number, column)
            if want is not None and want not in found and (have is None or have in asked):
                self.fail(f"the column {want!r} is missing", number, column)
            if want is not None and want not in found:
                self.fail(f"must be headed {want!r}, not {have!r}", number, column)
            self.fail(f"unknown column {have!r}", number, str(have))

    def read(
        self,
        make: Callable[..., _Row],
        columns: Mapping[str, Parser | None],
        first: int,
        stop: int | None = None,
        *,
        blank: bool = False,
    ) -> Iterator[_Row]:
        """One object a row, from row ``first`` up to and without row ``stop``.

        ``columns`` gives each column's heading and parser, in order; None is a column that must be
        there and is not read. With ``blank``, empty rows are passed over.
        """
        names = list(columns)
        wanted = [(position, parser) for position, parser in enumerate(columns.values()) if parser is not None]
        width = len(names)
        end = len(self.rows) + 1 if stop is None else stop
        for number in range(first, end):
            cells = self.rows[number - 1]
            if blank and is_blank(cells):
                continue
            if len(cells) != width:
                cells = self._fitted(cells, names, number)
            try:
                values = [parser(cells[position]) for position, parser in wanted]
            except ValueError as error:
                bad = next(position for position, parser in wanted if _refuses(parser, cells[position]))
                raise IngestError(self.file, self.sheet, number, names[bad], str(error)) from None
            yield make(*values)

    def read_all(
        self,
        make: Callable[..., _Row],
        columns: Mapping[str, Parser | None],
        rows: int,
        *,
        heading: int = 1,
        first: int | None = None,
        what: str = "rows",
    ) -> list[_Row]:
        """Every row under a heading, which must have these columns and be followed by so many rows."""
        self.heading(heading, list(columns))
        found = list(self.read(make, columns, heading + 1 if first is None else first))
        self.count(what, len(found), rows)
        return found

    def _fitted(self, cells: Sequence[Any], names: Sequence[str], number: int) -> Sequence[Any]:
        """A row of the table's width: a spreadsheet leaves out empty cells at the end of a row."""
        for position in range(len(names), len(cells)):
            if cells[position] not in (None, ""):
                self.fail(
                    f"must have nothing right of {names[-1]!r}, not {shown(cells[position])}", number, letter(position)
                )
        return [*cells[: len(names)], *[None] * (len(names) - len(cells))]

    def count(self, what: str, found: int, wanted: int) -> None:
        """Hold the number of rows to the one that this release has."""
        if found != wanted:
            self.fail(f"must have {wanted:,} {what}, not {found:,}")

    def unique(self, rows: Sequence[Any], key: Callable[[Any], object], first: int, column: str) -> None:
        """Hold rows that stand one under the other from row ``first`` to different keys."""
        seen: dict[object, int] = {}
        for number, row in enumerate(rows, start=first):
            value = key(row)
            if value in seen:
                self.fail(f"duplicate key {value!r}: it stands in row {seen[value]} too", number, column)
            seen[value] = number


def _refuses(parser: Parser, cell: Any) -> bool:
    try:
        parser(cell)
    except ValueError:
        return True
    return False


def is_blank(cells: Sequence[Any]) -> bool:
    """Whether a row holds nothing."""
    return all(cell is None or cell == "" for cell in cells)


def letter(position: int) -> str:
    """The letter of a column, as a spreadsheet gives it: A for position 0.

    >>> letter(27)
    'AB'
    """
    name = ""
    number = position + 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


class Workbook:
    """The sheets of a workbook: openpyxl reads .xlsx, xlrd the older .xls; both are of the extra ``ingest``."""

    def __init__(self, path: str | Path) -> None:
        self.file: str = Path(path).name
        raw = content(path)
        self._form = ".xls" if raw.startswith(_OLDER) else ".xlsx"
        reader = "xlrd" if self._form == ".xls" else "openpyxl"
        try:
            library = import_module(reader)
        except ImportError:
            raise MissingExtraError("reading workbooks", "ingest") from None
        try:
            if self._form == ".xls":
                self._book = library.open_workbook(file_contents=raw, logfile=io.StringIO())
            else:
                self._book = library.load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
        except self._faults() as error:
            self._broken(error)
        names = self._book.sheet_names() if self._form == ".xls" else self._book.sheetnames
        self.sheets: tuple[str, ...] = tuple(names)

    def __enter__(self) -> "Workbook":
        return self

    def __exit__(self, *_: object) -> None:
        (self._book.release_resources if self._form == ".xls" else self._book.close)()

    def _faults(self) -> tuple[type[Exception], ...]:
        # xlrd reads records as they come: what is broken may fail as anything.
        return (Exception,) if self._form == ".xls" else _ZIP_FAULTS

    def _broken(self, error: Exception) -> NoReturn:
        rule = f"must be a whole workbook ({self._form}): {str(error) or type(error).__name__}"
        raise IngestError(self.file, None, None, None, rule) from None

    def table(self, sheet: str) -> Table:
        """A sheet's rows, to the last cell that the file holds, whatever size it states."""
        if sheet not in self.sheets:
            rule = f"the sheet {sheet!r} is missing; there are {', '.join(map(repr, self.sheets))}"
            raise IngestError(self.file, sheet, None, None, rule)
        try:
            if self._form == ".xls":
                page = self._book.sheet_by_name(sheet)
                return Table(self.file, sheet, [page.row_values(at) for at in range(page.nrows)])
            page = self._book[sheet]
            page.reset_dimensions()
            return Table(self.file, sheet, list(page.iter_rows(values_only=True)))
        except self._faults() as error:
            self._broken(error)


def csv_table(path: str | Path, *, ends_with_line: bool = True) -> Table:
    """A file of comma-separated values, every cell a text; ``ends_with_line`` is False where none closes the file."""
    file = Path(path).name
    text = decoded(content(path), file, None)
    if ends_with_line and not text.endswith("\n"):
        raise IngestError(file, None, None, None, "must end with a line end: the file is cut off")
    return Table(file, None, list(csv.reader(io.StringIO(text, newline=""), skipinitialspace=True)))


def decoded(raw: bytes, file: str, sheet: str | None) -> str:
    """UTF-8 text.

    Raises IngestError where a byte is not.
    """
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = raw.count(b"\n", 0, error.start) + 1
        raise IngestError(file, sheet, row, None, f"must be UTF-8 text: byte {error.start} is not") from None


def text(cell: Any) -> str:
    """A parser: text, on one line and without doubled spaces."""
    if not isinstance(cell, str) or not (found := plain(cell)):
        raise ValueError(f"must be text, not {shown(cell)}")
    return found


def matching(pattern: str, name: str) -> Parser:
    """A parser: text of a form, such as a code."""
    form = re.compile(pattern)

    @lru_cache(maxsize=None, typed=True)
    def parse(cell: Any) -> str:
        if not isinstance(cell, str) or not form.fullmatch(cell):
            raise ValueError(f"must be {name}, not {shown(cell)}")
        return cell

    return parse


def one_of(words: Collection[str], missing: Collection[str] = ()) -> Parser:
    """A parser: one of these texts; None where one of ``missing`` stands."""

    def parse(cell: Any) -> str | None:
        if cell in missing:
            return None
        if cell not in words:
            raise ValueError(f"must be one of {', '.join(map(repr, words))}, not {shown(cell)}")
        return str(cell)

    return parse


def flag(marks: Mapping[Any, bool | None]) -> Parser:
    """A parser: what a mark stands for."""

    def parse(cell: Any) -> bool | None:
        if cell not in marks:
            raise ValueError(f"must be one of {', '.join(shown(text) for text in marks)}, not {shown(cell)}")
        return marks[cell]

    return parse


def number(
    places: int, *, missing: Collection[str] = (), low: int | None = 0, high: int | None = None, at: int = 0
) -> Parser:
    """A parser: a Decimal of at most ``places`` digits after the point, from a cell's number or text.

    A spreadsheet's binary number is taken by its shortest decimal form, which is what the
    publisher typed. One of ``missing`` gives None. ``at`` moves the point before the range is
    looked at and the value given (see `scaled`).
    """

    @lru_cache(maxsize=None, typed=True)
    def parse(cell: Any) -> Decimal | None:
        if isinstance(cell, str) and cell in missing:
            return None
        digits = repr(cell).removesuffix(".0") if isinstance(cell, int | float) else str(cell)
        if not _NUMBER.fullmatch(digits):  # true, not-a-number and a number such as 1e-07 too
            raise ValueError(f"must be a number, not {shown(cell)}")
        value = Decimal(digits)
        exponent = value.as_tuple().exponent
        if isinstance(exponent, int) and -exponent > places:
            most = (
                "be a whole number" if not places else f"have at most {places} digit{'s'[: places - 1]} after the point"
            )
            raise ValueError(f"must {most}, not {shown(cell)}")
        if (low is not None and value < low) or (high is not None and value > high):
            limits = f"from {low} to {high}" if None not in (low, high) else f"{low} or more"
            raise ValueError(f"must be {limits}, not {shown(cell)}")
        return value.scaleb(at) if at else value

    return parse


def scaled(places: int, *, missing: Collection[str] = (), low: int | None = 0) -> Parser:
    """A parser: a whole number of the unit's tenths (1), hundredths (2) or thousandths (3).

    >>> scaled(2)("26.13")
    2613
    """
    exact = number(places, missing=missing, low=low, at=places)

    @lru_cache(maxsize=None, typed=True)
    def parse(cell: Any) -> int | None:
        value = exact(cell)
        return None if value is None else int(value)

    return parse


def whole(*, missing: Collection[str] = (), low: int | None = 0) -> Parser:
    """A parser: a whole number."""
    return scaled(0, missing=missing, low=low)
