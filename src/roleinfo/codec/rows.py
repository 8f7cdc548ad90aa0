"""Rows of one's own made into roles: a row a role or a figure, every problem with its row and column."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any, Final

from roleinfo.codec.files import read_content
from roleinfo.errors import InvalidArgumentError, Problem, RoleFileError, RoleinfoError, did_you_mean, shown
from roleinfo.model._edges import area_of
from roleinfo.model.arguments import check_items, check_mapping, check_type
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.pay import Pay, check_defaults
from roleinfo.model.place import Place
from roleinfo.model.role import Role
from roleinfo.model.source import Source
from roleinfo.model.text import folded
from roleinfo.pay.batch import is_blank
from roleinfo.typing import Period

STATISTICS: Final = (
    "low", "high", "mean", "median", "average", "minimum", "maximum", "p10", "p25", "p75", "p90",
)  # fmt: skip
"""Columns that hold the pay of one statistic each."""

_OF_ROLE: Final = ("id", "title", "plural", "alternate_titles", "codes", "summary")
_OF_FIGURE: Final = ("statistic", "pay", "currency", "period", "component", "place", "employer", "as_of")
COLUMNS: Final = (*_OF_ROLE, *_OF_FIGURE, *STATISTICS)
"""Every column that is read."""

_LISTED: Final = re.compile(r"\s*[;|]\s*")
_NOT_IN_IDS: Final = re.compile(r"[^a-z0-9]+")


def read_csv(path: str | Path) -> list[dict[str, Any]]:
    """The rows of a CSV file in UTF-8 by its headings; RoleFileError where a row has more cells than headings."""
    file = Path(path)
    if file.suffix.lower() != ".csv":
        raise InvalidArgumentError("path", str(path), "must be a file whose name ends in .csv")
    text = read_content(file).decode("utf-8-sig", errors="replace")
    rows: list[dict[str, Any]] = list(csv.DictReader(io.StringIO(text, newline="")))
    wide = [number for number, row in enumerate(rows, 2) if None in row]
    if wide:
        raise RoleFileError([Problem(str(path), f"row {number}", "has more cells than headings") for number in wide])
    return rows


def read_rows_of_roles(
    rows: Any,
    source: Source,
    *,
    columns: Mapping[str, str] | None,
    currency: str | None,
    period: Period | None,
    file: str,
    first: int,
) -> list[Role]:
    """The roles of some rows: mappings by column, or a frame of pandas or polars.

    Raises RoleFileError with every problem of every row.
    """
    check_type("source", source, Source)
    check_defaults(currency, period)
    named = _columns(columns)
    reader = _Rows(source, named, currency, period, file)
    given = list(mappings_of(rows))
    reader.check_headings(given)
    for number, row in enumerate(given, first):
        reader.add(number, row)
    return reader.roles()


def _columns(columns: Mapping[str, str] | None) -> dict[str, str]:
    """The caller's heading of each column, by our name."""
    if columns is None:
        return {name: name for name in COLUMNS}
    check_mapping("columns", columns, "from a column's name here to its heading")
    for name, heading in columns.items():
        if name not in COLUMNS:
            rule = f"must name columns of {', '.join(COLUMNS)}, not {shown(name)}"
            raise InvalidArgumentError("columns", name, rule, did_you_mean(name, COLUMNS))
        check_type("columns", heading, str, wanted="a mapping to headings, which are text")
    return {name: columns.get(name, name) for name in COLUMNS}


def mappings_of(rows: Any) -> Iterator[Mapping[str, Any]]:
    """Rows as mappings by column: mappings as they are, a frame of pandas or polars row by row."""
    if hasattr(rows, "to_dicts"):  # a frame of polars
        rows = rows.to_dicts()
    elif hasattr(rows, "to_dict") and hasattr(rows, "columns"):  # a frame of pandas
        rows = rows.to_dict("records")
    for row in check_items("rows", rows, "mappings, or a data frame"):
        check_type("rows", row, Mapping, wanted="a list of mappings, or a data frame")
        yield row


class _Rows:
    """Rows being read: the roles so far, and all that is wrong."""

    def __init__(
        self, source: Source, columns: Mapping[str, str], currency: str | None, period: Period | None, file: str
    ) -> None:
        self._source = source
        self._columns = columns
        self._currency = currency
        self._period = period
        self._file = file
        self._problems: list[Problem] = []
        self._heads: dict[str, dict[str, Any]] = {}
        self._figures: dict[str, list[SalaryEstimate]] = {}
        self._stands_in: dict[str, int] = {}

    def check_headings(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """A heading that is nearly one of ours is most likely a slip of the pen; others are left alone."""
        headings = dict.fromkeys(heading for row in rows for heading in row)
        for heading in headings:
            if heading not in self._columns.values() and (hint := did_you_mean(heading, [*self._columns.values()])):
                self._problems.append(Problem(self._file, f"column {heading!s:.100}", f"is not read. {hint}"))
        if headings and self._columns["title"] not in headings:
            self._problems.append(Problem(self._file, f"column {self._columns['title']}", "is missing"))

    def fail(self, number: int, name: str, rule: str) -> None:
        where = f"row {number}, column {self._columns.get(name, name)}" if name else f"row {number}"
        self._problems.append(Problem(self._file, where, rule))

    def add(self, number: int, row: Mapping[str, Any]) -> None:
        """Read a row."""
        cells = {name: row[heading] for name, heading in self._columns.items() if not is_blank(row.get(heading))}
        if not cells:
            return
        if "title" not in cells:
            self.fail(number, "title", "is missing")
            return
        title = str(cells["title"]).strip()
        id_ = str(cells["id"]).strip() if "id" in cells else _NOT_IN_IDS.sub("-", folded(title)).strip("-")
        head: dict[str, Any] = {"title": title}
        for name in ("plural", "summary"):
            if name in cells:
                head[name] = str(cells[name]).strip()
        for name in ("alternate_titles", "codes"):
            if name in cells:
                head[name] = [part for part in _LISTED.split(str(cells[name]).strip()) if part]
        known = self._heads.setdefault(id_, head)
        self._stands_in.setdefault(id_, number)
        for name, value in head.items():
            if known.setdefault(name, value) != value:
                self.fail(
                    number,
                    name,
                    f"is another than in row {self._stands_in[id_]} of the same role, {shown(known[name])}",
                )
        self._figures.setdefault(id_, []).extend(self._figures_of(number, cells))

    def _figures_of(self, number: int, cells: Mapping[str, Any]) -> Iterator[SalaryEstimate]:
        limits: dict[str, Any] = {}
        if "place" in cells:
            place = self._read(number, "place", partial(_place, cells["place"]))
            if place is None:
                return
            limits["place"] = place
        limits |= {name: str(cells[name]).strip() for name in ("component", "employer", "as_of") if name in cells}
        paid = [(name, name) for name in STATISTICS if name in cells]
        if "pay" in cells:
            if "statistic" not in cells:
                self.fail(number, "statistic", "is missing beside a pay")
                return
            paid.append(("pay", str(cells["statistic"]).strip()))
        for column, statistic in paid:
            figure = self._read(number, column, partial(self._figure, cells, column, statistic, limits))
            if figure is not None:
                yield figure

    def _figure(
        self, cells: Mapping[str, Any], column: str, statistic: str, limits: Mapping[str, Any]
    ) -> SalaryEstimate:
        return SalaryEstimate(statistic=statistic, pay=self._pay(cells, column), source=self._source, **limits)

    def _pay(self, cells: Mapping[str, Any], column: str) -> Pay:
        currency = str(cells.get("currency") or self._currency or "").strip() or None
        period: Any = str(cells.get("period") or self._period or "").strip() or None
        value = cells[column]
        if isinstance(value, Pay):
            return value
        if not isinstance(value, str):
            if currency is None or period is None:
                raise ValueError(
                    f"{shown(value)} is a number without a currency or period: state currency= and period="
                )
            return Pay(Decimal(str(value)) if isinstance(value, float) else value, currency, period)
        return Pay.parse(value, currency, period)

    def _read(self, number: int, column: str, make: Any) -> Any:
        try:
            return make()
        except InvalidArgumentError as error:
            self.fail(number, column if error.name in ("text", "amount") else error.name, error.rule)
        except (RoleinfoError, TypeError, ValueError, ArithmeticError) as error:
            self.fail(number, column, str(error))
        return None

    def roles(self) -> list[Role]:
        """The roles, where nothing was wrong."""
        roles = []
        for id_, head in self._heads.items():
            try:
                roles.append(Role(id=id_, salary=self._figures[id_], **head))
            except (RoleinfoError, TypeError, ValueError) as error:
                self.fail(self._stands_in[id_], "", f"{head['title']}: {error}")
        if self._problems:
            raise RoleFileError(self._problems)
        return roles


def _place(value: Any) -> Place:
    """A city as it is written, else the one area that a text means."""
    if isinstance(value, Place):
        return value
    text = str(value).strip()
    area = area_of(text)
    if area is not None and area.is_named(text):
        return area
    try:
        return Place.parse(text)
    except InvalidArgumentError:
        if area is None:
            rule = f"{shown(text)} means no one place: write it as 'US', 'US-WA' or 'San Francisco, CA'"
            raise ValueError(rule) from None
        return area
