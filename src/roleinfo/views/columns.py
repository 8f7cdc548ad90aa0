"""Columns and tables declared once, from which frame, CSV, dictionaries, text, Markdown and HTML all come."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

import attrs

from roleinfo.model.exact import plain
from roleinfo.render.citations import Citations, mark_of
from roleinfo.render.outline import DASH, Block, GroupRow, Head, Line, Paragraph, Phrase, Table, joined, line
from roleinfo.views.kinds import FLAG, NUMBER, TEXT, TEXTS, WHOLE, Kind
from roleinfo.views.tabular import ColumnData, DataType, shorten

if TYPE_CHECKING:
    from roleinfo.model.fact import Fact

T = TypeVar("T")  # a result
R = TypeVar("R")  # a row of it
P = TypeVar("P")  # a part of a row
V = TypeVar("V")  # a value

_EMPTY: Final = (None, ())


def _no_facts(_row: Any) -> "Iterable[Fact]":
    return ()


def read_value(key: str) -> Callable[[Any], Any]:
    """A getter of what a row holds under a key, be it a mapping or an object."""

    def read(row: Any) -> Any:
        return row.get(key) if isinstance(row, Mapping) else getattr(row, key)

    return read


@attrs.frozen(eq=False)
class Column(Generic[R]):
    """A column of a table.

    ``key`` names it for programs, ``heading`` for readers; one of them may be empty. A readers'
    column without a key names in ``of`` the keys that it stands for. ``facts`` are what a cell
    rests on: they give its mark and, where it is ``cited`` in the cell and not below the table,
    its notes. A column that is ``shared`` is said once, above the table, where all rows have one
    value. Where there is little room, the column with the highest ``drop`` goes first; one with 0
    stays.
    """

    key: str
    heading: str
    kind: Kind[Any]
    get: Callable[[R], Any]
    facts: "Callable[[R], Iterable[Fact]]" = _no_facts
    of: tuple[str, ...] = ()
    shared: bool = False
    drop: int = 0
    cited: bool = True

    def wire_value(self, row: R) -> Any:
        """The cell for programs; a quotient has at most 12 decimals."""
        value = self.get(row)
        written = None if value is None or value == () else self.kind.wire(value)
        return shorten(written) if isinstance(written, Decimal) else written

    def json_value(self, row: R) -> Any:
        """The cell in types that JSON has: decimals as text, a list as a list."""
        if self.kind is TEXTS:
            return [*(self.get(row) or ())] or None
        written = self.wire_value(row)
        return plain(written) if isinstance(written, Decimal) else written

    def cell(self, row: R, citations: Citations) -> Line:
        """The cell for readers, with its notes and its mark."""
        value, facts = self.get(row), tuple(self.facts(row))
        if isinstance(value, tuple) and value and isinstance(value[0], Phrase):
            return value
        text = DASH if value is None or value == () else self.kind.text(value)
        notes = citations.numbers(facts) if self.cited else ()
        return (Phrase(text, notes, mark_of(facts[0]) if facts else None),)


def column(
    key: str,
    heading: str,
    kind: Kind[V],
    get: Callable[[R], V | None] | None = None,
    *,
    facts: "Callable[[R], Iterable[Fact]]" = _no_facts,
    of: tuple[str, ...] = (),
    shared: bool = False,
    drop: int = 0,
    cited: bool = True,
) -> Column[R]:
    """A column whose getter gives what its kind takes; without a getter, what the row holds under the key."""
    return Column(key, heading, kind, get or read_value(key), facts, of, shared, drop, cited)


_KINDS: Final[Mapping[DataType, Kind[Any]]] = {
    "text": TEXT, "number": NUMBER, "count": WHOLE, "flag": FLAG,
}  # fmt: skip


def program_columns(types: Mapping[str, DataType]) -> tuple[Column[Any], ...]:
    """Columns for programs alone: what a row holds under each of these keys."""
    return tuple(column(key, "", _KINDS[data_type]) for key, data_type in types.items())


def prefixed(prefix: str, columns: Iterable[Column[P]], part: Callable[[R], P | None]) -> Iterator[Column[R]]:
    """The columns of a part of each row, with the part's prefix before their keys."""

    def lift(of_part: Callable[[P], Any], default: Any) -> Callable[[R], Any]:
        def read(row: R) -> Any:
            own = part(row)
            return default if own is None else of_part(own)

        return read

    for spec in columns:
        yield Column(
            spec.key and prefix + spec.key, spec.heading, spec.kind, lift(spec.get, None), lift(spec.facts, ()),
            tuple(prefix + key for key in spec.of), spec.shared, spec.drop,
            spec.cited,
        )  # fmt: skip


def _packed(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    common: dict[str, Any] = {}
    if len(rows) > 1:
        common = {
            key: value for key, value in rows[0].items() if value is not None and all(row[key] == value for row in rows)
        }
    own = [{key: value for key, value in row.items() if value is not None and key not in common} for row in rows]
    return {"common": common, "rows": own}


@attrs.frozen(eq=False)
class TableSpec(Generic[T, R]):
    """A table of a result: how its rows are worked out, each once, and its columns.

    Of one row alone a ``record`` shows a line a column. ``names`` fills ``{...}`` in headings (keys
    never depend on data); ``group`` says in which group a row stands; ``whole`` gives all columns at
    once where rows would be many; ``below`` is what stands under it for readers, after the ``remark`` on its rows;
    ``readers`` gives the rows that a reader sees, in their order, where these are not all rows as they stand. Rows
    that differ in the keys that a table is ``divided_by`` stand apart in a dictionary, so that more of them share
    more.
    """

    key: str
    rows: Callable[[T], Iterable[R]]
    columns: tuple[Column[R], ...]
    title: str = ""
    names: Callable[[T], Mapping[str, str]] = lambda _: {}
    group: Callable[[R], GroupRow | None] | None = None
    whole: Callable[[T], Mapping[str, list[Any]]] | None = None
    record: bool = False
    below: Callable[[T, Citations], Iterable[Block]] = lambda _, __: ()
    remark: Callable[[Sequence[R]], Iterable[str]] = lambda _: ()
    readers: Callable[[Sequence[R]], Iterable[R]] | None = None
    divided_by: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of its columns, in order."""
        return tuple(spec.key for spec in self.columns if spec.key)

    def column_data(self, result: T) -> ColumnData:
        """Typed columns, of which frames and CSV are made."""
        keyed = [spec for spec in self.columns if spec.key]
        kinds = {spec.key: spec.kind.data_type for spec in keyed}
        if self.whole is not None:
            return ColumnData(kinds, self.whole(result))
        rows = tuple(self.rows(result))
        return ColumnData(kinds, {spec.key: [spec.wire_value(row) for row in rows] for spec in keyed})

    def to_plain(self, result: T) -> dict[str, Any] | list[dict[str, Any]]:
        """``{"common": ..., "rows": [...]}``, or a list of such where the table is divided.

        What all rows share stands once, and what is not there is left out.
        """
        keyed = [spec for spec in self.columns if spec.key]
        rows = [{spec.key: spec.json_value(row) for spec in keyed} for row in self.rows(result)]
        if not self.divided_by:
            return _packed(rows)
        divisions: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
        for row in rows:
            divisions.setdefault(tuple(row[key] for key in self.divided_by), []).append(row)
        return [_packed(division) for division in divisions.values()]

    def blocks(self, result: T, citations: Citations, limit: int | None = None) -> Iterator[Block]:
        """The table for readers, without empty columns; at most ``limit`` rows, and how many more there are."""
        every = tuple(self.rows(result))
        every = every if self.readers is None else tuple(self.readers(every))
        if not every:
            return
        rows = every if limit is None else every[:limit]
        names = self.names(result)
        if self.record:
            [row] = every
            filled = [spec for spec in self.columns if spec.heading and spec.get(row) not in _EMPTY]
            cells = tuple((line(spec.heading.format_map(names)), spec.cell(row, citations)) for spec in filled)
            yield Table((Head(""), Head("")), cells)
            yield from self.below(result, citations)
            return
        shown = [spec for spec in self.columns if spec.heading and any(spec.get(row) not in _EMPTY for row in every)]
        shared = [spec for spec in shown if spec.shared and len({spec.wire_value(row) for row in every}) == 1]
        if shared:
            values = ((*line(f"{spec.heading.format_map(names)}: "), *spec.cell(rows[0], citations)) for spec in shared)
            yield Paragraph(joined(values, "; "))
        kept = [spec for spec in shown if spec not in shared]
        if not kept:
            return
        heads = tuple(Head(spec.heading.format_map(names).strip(), spec.kind.align, spec.drop) for spec in kept)
        yield Table(heads, tuple(self._body(rows, kept, citations)))
        if len(every) > len(rows):
            yield Paragraph(f"{len(every) - len(rows):,} more.")
        yield from map(Paragraph, self.remark(every))
        yield from self.below(result, citations)

    def _body(self, rows: Iterable[R], columns: Sequence[Column[R]], citations: Citations) -> Iterator[Any]:
        group: GroupRow | None = None
        for row in rows:
            if self.group is not None and (heading := self.group(row)) != group:
                group = heading
                if heading is not None:
                    yield heading
            yield tuple(spec.cell(row, citations) for spec in columns)


def record_table(
    columns: tuple[Column[R], ...], title: str = "", names: Callable[[R], Mapping[str, str]] = lambda _: {}
) -> TableSpec[R, R]:
    """The table of a result that is one row: a line a column."""
    return TableSpec("rows", lambda row: (row,), columns, title, names, record=True)
