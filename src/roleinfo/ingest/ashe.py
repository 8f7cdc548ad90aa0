"""UK pay by occupation (ASHE Table 14) and the UK's classification of occupations (SOC 2020), as ONS prints them.

Each table is a pair of workbooks: of figures, and of their coefficients of variation (CV), laid out alike. A cell is
a number or a mark: ``x`` where the CV is above 20%, ``.`` where there is no CV. Where a row has no figure at all its
jobs are ``..`` (disclosive) or ``:`` (not applicable), and its other cells are empty.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, NamedTuple

from roleinfo.ingest.table import Parser, Table, Workbook, number, plain, shown, text

YEAR: Final = 2024
GROUPS: Final = (9, 26, 104, 412)
"""How many major, sub-major, minor and unit groups there are, whose codes have so many digits."""

RELATED_TITLES: Final = 2_091
STATISTICS: Final = ("median", "mean", "p10", "p20", "p25", "p30", "p40", "p60", "p70", "p75", "p80", "p90")
"""The statistics of a row, in the order of their columns."""

SHEETS: Final[Mapping[str, str]] = {"All": "all", "Full-Time": "full-time"}
"""The sheets that are read, and the employees that each counts, as its title line says."""

TABLES: Final = tuple(f"ashe_{period}{of}" for period in ("weekly", "hourly", "annual") for of in ("", "_errors"))
"""The inputs of pay, each with that of its coefficients."""

DISCLOSIVE, NOT_APPLICABLE = "..", ":"
WITHHELD: Final = "x"
_NO_CV: Final = "."
_SOURCE: Final = "Source: Annual Survey of Hours and Earnings, Office for National Statistics."
_CODE: Final = re.compile(r"[1-9][0-9]{0,3}|")
_FIRST: Final = 6
_ALL: Final = "All employees"
_LAST: Final = "Not Classified"
_HEADS: Final[tuple[tuple[Any, ...], ...]] = (
    (None, None, "Number", None, "Annual", None, "Annual"),
    (None, None, "of jobsb", None, "percentage", None, "percentage", "Percentiles"),
    (
        "Description", "Code", "(thousand)", "Median", "change", "Mean", "change",
        *(int(name[1:]) for name in STATISTICS if name[0] == "p"),
    ),
)  # fmt: skip
_COLUMNS: Final = ("Description", "Code", "(thousand)", "Median", "change of the median", "Mean", "change of the mean")
_BLANK: Final = "<blank>"
_DESCRIPTIONS: Final = "SOC2020 descriptions"
_LEVELS: Final = (
    "SOC\n2020 Major Group", "SOC\n2020 Sub-Major Group", "SOC\n2020 Minor Group", "SOC 2020 Unit Group",
)  # fmt: skip


class AsheRow(NamedTuple):
    """A row of a sheet: its class, why it has no figure (a mark of its jobs) or None, and its cells by statistic.

    A cell is a number, ``x`` or, of a coefficient that there is none of, None; without figures there are no cells.
    """

    code: str
    title: str
    mark: str | None
    cells: Mapping[str, Decimal | str | None]


class UkGroup(NamedTuple):
    """A group of SOC 2020 with the job titles that are related to it; a code's digits tell its level."""

    code: str
    title: str
    related: tuple[str, ...]


def read_ashe(
    path: str | Path,
    *,
    table: str = "14.1a",
    subject: str = "Weekly pay - Gross (\u00a3)",
    places: int = 1,
    year: int = YEAR,
    groups: tuple[int, ...] = GROUPS,
) -> dict[str, list[AsheRow]]:
    """The groups of the sheets of all and of full-time employees, from a workbook of figures or of coefficients.

    ``table`` is the number in the title line; one that ends in ``b`` is of coefficients. ``places`` is how many
    decimals a cell has at the most. Raises IngestError.
    """
    with Workbook(path) as book:
        sheets = {name: book.table(name) for name in SHEETS}
    found = {}
    for name, sheet in sheets.items():
        of = "Coefficients of variation for " if table.endswith("b") else ""
        sheet.expect(1, f"Table {table} {of}{subject} - For {SHEETS[name]} employee jobsa: United Kingdom, {year}")
        for row, heads in enumerate(_HEADS, start=3):
            _page(sheet, row, row).heading(row, heads)
        found[name] = _rows(sheet, places, groups, has_marks_alone=table.endswith("b"))
    return found


def _page(sheet: Table, first: int, last: int) -> Table:
    """The rows up to one, without what stands beside the table: its key of colors."""
    width = len(_HEADS[-1])
    sheet.row(last)
    return Table(
        sheet.file, sheet.sheet, [row[:width] if at >= first else row for at, row in enumerate(sheet.rows[:last], 1)]
    )


def _rows(sheet: Table, places: int, groups: Sequence[int], *, has_marks_alone: bool) -> list[AsheRow]:
    firsts = [row[0] if row else None for row in sheet.rows]
    if _LAST not in firsts:
        sheet.fail(f"must end with a row {_LAST!r}")
    last = firsts.index(_LAST) + 1
    if not any(isinstance(cell, str) and plain(cell) == _SOURCE for cell in firsts[last:]):
        sheet.fail(f"must say {_SOURCE!r} under its rows")
    marks = (WITHHELD, _NO_CV) if has_marks_alone else (WITHHELD,)
    cell = _cell(places, marks)
    columns: dict[str, Parser | None] = {
        **dict.fromkeys(_COLUMNS),
        "Description": text,
        "Code": _code,
        "(thousand)": _cell(1, (WITHHELD, DISCLOSIVE, NOT_APPLICABLE)),
        "Median": cell,
        "Mean": cell,
        **{str(head): cell for head in _HEADS[-1][len(_COLUMNS) :]},
    }
    page = _page(sheet, _FIRST, last - 1)
    page.expect(_FIRST, _ALL)
    rows = []
    for at, (title, code, jobs, *cells) in enumerate(page.read(lambda *row: row, columns, _FIRST), start=_FIRST):
        mark = jobs if jobs in (DISCLOSIVE, NOT_APPLICABLE) else None
        named = dict(zip(STATISTICS, cells, strict=True))
        for statistic, figure in named.items():
            if mark is None and figure is None:
                page.fail("must have a figure or a mark, not nothing", at, statistic)
            if mark is not None and figure is not None:
                page.fail(f"must be empty, since the jobs are {mark!r}, not {shown(figure)}", at, statistic)
        kept = {} if mark else {name: None if figure == _NO_CV else figure for name, figure in named.items()}
        rows.append(AsheRow(code, title, mark, kept))
    page.unique(rows, lambda row: row.code, _FIRST, "Code")
    own = rows[1:]
    _count(page, [row.code for row in own], groups)
    return own


def _count(sheet: Table, codes: Sequence[str], groups: Sequence[int]) -> None:
    """Hold the codes to so many of each number of digits."""
    for digits, wanted in enumerate(groups, start=1):
        sheet.count(f"groups whose codes have {digits} digits", sum(len(code) == digits for code in codes), wanted)


def _code(cell: Any) -> str:
    """A parser: a code of one to four digits; nothing for all employees."""
    code = "" if cell is None else cell
    if not isinstance(code, str) or not _CODE.fullmatch(code):
        raise ValueError(f"must be a code of one to four digits, not {shown(cell)}")
    return code


def _cell(places: int, marks: Sequence[str]) -> Parser:
    """A parser: a number, one of the marks, or None for an empty cell."""
    parse = number(places)

    def read(cell: Any) -> Decimal | str | None:
        if cell is None or cell == "":
            return None
        if isinstance(cell, str):
            if cell not in marks:
                raise ValueError(f"must be a number or one of {', '.join(map(repr, marks))}, not {shown(cell)}")
            return cell
        value: Decimal | None = parse(cell)
        return value

    return read


def read_uk_groups(
    path: str | Path, *, groups: tuple[int, ...] = GROUPS, related: int = RELATED_TITLES
) -> list[UkGroup]:
    """The groups of SOC 2020 by its first volume: codes, titles and related job titles, none of its sentences.

    Raises IngestError.
    """
    with Workbook(path) as book:
        sheet = book.table(_DESCRIPTIONS)
    heads = (
        *_LEVELS, "SOC\n2020 \nGroup Title", "Groups Classified Within Sub-Groups ", "Group  Description",
        "Typical Entry Routes And Associated Qualifications", "Tasks", "Related Job Titles",
    )  # fmt: skip
    sheet.heading(1, heads)
    columns: dict[str, Parser | None] = {
        **dict.fromkeys(heads),
        **dict.fromkeys(_LEVELS, _level),
        heads[4]: text,
        heads[-1]: _related,
    }
    found = []
    for at, (*codes, title, names) in enumerate(sheet.read(lambda *row: row, columns, 2), start=2):
        stated = [(digits, code) for digits, code in enumerate(codes, start=1) if code is not None]
        if len(stated) != 1 or len(stated[0][1]) != stated[0][0]:
            sheet.fail(f"must have one code, of as many digits as its level, not {shown(codes)}", at, _LEVELS[0])
        found.append(UkGroup(stated[0][1], title, names))
    sheet.unique(found, lambda group: group.code, 2, _LEVELS[-1])
    _count(sheet, [group.code for group in found], groups)
    sheet.count("related job titles", sum(len(group.related) for group in found), related)
    return found


def _level(cell: Any) -> str | None:
    """A parser: a code, or None where the row is of another level."""
    if cell == _BLANK:
        return None
    if isinstance(cell, bool) or not isinstance(cell, int) or cell < 1:
        raise ValueError(f"must be a code or {_BLANK!r}, not {shown(cell)}")
    return str(cell)


def _related(cell: Any) -> tuple[str, ...]:
    """A parser: the titles of a list in which each begins with a tilde."""
    if cell == _BLANK:
        return ()
    if not isinstance(cell, str) or not cell.strip().startswith("~"):
        raise ValueError(f"must be titles, each with '~' before it, or {_BLANK!r}, not {shown(cell)}")
    return tuple(_titles_in(cell))


def _titles_in(cell: str) -> Iterator[str]:
    for title in cell.strip()[1:].split("~"):
        if not (name := plain(title)):
            raise ValueError("must have no empty title")
        yield name
