"""A table of typed columns, and what is made of it: a data frame, through narwhals, or CSV."""

import io
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from importlib import import_module
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Final, Literal

import attrs

from roleinfo.errors import MissingExtraError
from roleinfo.model.arguments import check_flag, check_word
from roleinfo.model.exact import plain, rounded, shortest
from roleinfo.model.text import guarded

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DataType = Literal["text", "number", "float", "count", "flag"]
"""What a column holds: text; decimals; numbers that were worked out in floating point; whole numbers; yes and no."""

Row = dict[str, Any]
"""Values by the names of their columns; a column that is not named has none."""

BACKENDS: Final = ("pandas", "polars")
"""The libraries whose frames can be asked for, in the order in which they are tried."""

PLACES: Final = 12
"""The digits after the point that any figure may have; a quotient is rounded to as many."""

_PANDAS_WITH_TEXT: Final = 3
_NEAR: Final = 1 << 22


@attrs.frozen(eq=False)
class Coded:
    """A column of few different values: each of these once, and for every row the index of its own."""

    values: Sequence[Any]
    codes: "NDArray[np.int32]"

    @classmethod
    def of(cls, numbers: "NDArray[np.int32]", make: Callable[[int], Any]) -> "Coded":
        """The column that makes a value of each different whole number; soonest where these are near to each other."""
        import numpy as np

        if not len(numbers):
            return cls([], np.zeros(0, dtype=np.int32))
        least = int(numbers.min())
        if int(numbers.max()) - least < _NEAR:
            present = np.flatnonzero(np.bincount(numbers - least))
            places = np.zeros(int(present[-1]) + 1, dtype=np.int32)
            places[present] = np.arange(len(present), dtype=np.int32)
            return cls([make(int(number) + least) for number in present], places[numbers - least])
        different, codes = np.unique(numbers, return_inverse=True)
        return cls([make(int(number)) for number in different], codes.astype(np.int32))

    @classmethod
    def joined(cls, parts: "Sequence[Coded]") -> "Coded":
        """One column under the other."""
        import numpy as np

        starts = accumulate((len(part.values) for part in parts), initial=0)
        codes = [part.codes + start for part, start in zip(parts, starts, strict=False)]
        values = [value for part in parts for value in part.values]
        return cls(values, np.concatenate(codes).astype(np.int32) if codes else np.zeros(0, dtype=np.int32))

    @classmethod
    def same(cls, value: Any, rows: int) -> "Coded":
        """One value in every row."""
        import numpy as np

        return cls([value], np.zeros(rows, dtype=np.int32))

    def take(self, rows: "NDArray[np.intp]") -> "Coded":
        """These rows of the column, in this order."""
        return Coded(self.values, self.codes[rows])

    def mapped(self, make: Callable[[Any], Any]) -> "Coded":
        """The column with another value in the place of each."""
        return Coded([make(value) for value in self.values], self.codes)

    def __len__(self) -> int:
        return len(self.codes)

    def __iter__(self) -> Iterator[Any]:
        return (self.values[code] for code in self.codes.tolist())


@attrs.frozen
class ColumnData:
    """Columns by name, each with its kind and its values, None for what is not there.

    Large tables have columns that are `Coded`, and arrays of numbers, NaN for what is not there.
    """

    kinds: Mapping[str, DataType]
    columns: "Mapping[str, list[Any] | Coded | NDArray[np.float64]]"

    @classmethod
    def of(cls, kinds: Mapping[str, DataType], rows: Iterable[Mapping[str, Any]]) -> "ColumnData":
        """The table of rows that name their values; a name that no column bears is a KeyError.

        A quotient is rounded to as many digits after the point as a figure may have.
        """
        columns: dict[str, list[Any]] = {name: [] for name in kinds}
        for row in rows:
            for name, values in columns.items():
                values.append(row.get(name))
            if not row.keys() <= columns.keys():
                raise KeyError(f"no column is called {sorted(row.keys() - columns.keys())}")
        for name, kind in kinds.items():
            if kind == "number":
                columns[name] = [None if value is None else shorten(value) for value in columns[name]]
        return cls(kinds, columns)

    @classmethod
    def of_tuples(cls, kinds: Mapping[str, DataType], rows: Sequence[tuple[Any, ...]]) -> "ColumnData":
        """The table of rows that have a value for every column, in the order of the columns."""
        columns = [*map(list, zip(*rows, strict=True))] if rows else [[] for _ in kinds]
        return cls(kinds, dict(zip(kinds, columns, strict=True)))

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()), ()))


def frame(table: ColumnData, backend: str | None = None, *, exact: bool = False) -> Any:
    """A frame of a table.

    Of the library named, else of one that the program has imported, else of one that is
    installed. Numbers are float64; with ``exact`` those that are kept as decimals stay so. Raises
    InvalidArgumentError for another name, and MissingExtraError where narwhals or the library is not
    installed.
    """
    if backend is not None:
        check_word("backend", backend, BACKENDS)
    check_flag("exact", exact)
    try:
        import narwhals
    except ImportError:
        besides = () if _installed(backend) else (backend or BACKENDS[0],)
        raise MissingExtraError("a data frame", "frames", besides) from None
    chosen = _installed(backend)
    if chosen is None:
        needs = f"{backend}, which is not installed" if backend else "pandas or polars, and neither is installed"
        raise MissingExtraError("a data frame", None, (backend or BACKENDS[0],), needs)
    typed = _TYPES[chosen](exact)
    columns = {name: _native(values, table.kinds[name], typed, chosen, exact) for name, values in table.columns.items()}
    native = narwhals.from_dict(columns, backend=chosen).to_native()
    types = {name: typed[kind] for name, kind in table.kinds.items()}
    return native.astype(types) if chosen == "pandas" else native.cast(types)


def require_numpy() -> None:
    """Raise MissingExtraError where NumPy is not installed, of which large tables are made."""
    try:
        import numpy  # noqa: F401
    except ImportError:
        raise MissingExtraError("a data frame", "frames") from None


def _installed(backend: str | None) -> Any:
    """The library asked for, else one that the program has imported, else any that is there; None where none is."""
    imported = [backend for backend in BACKENDS if sys.modules.get(backend) is not None]
    for candidate in (backend,) if backend else (*imported, *BACKENDS):
        try:
            import_module(candidate)
        except ImportError:
            continue
        return candidate
    return None


def _native(
    values: "list[Any] | Coded | NDArray[np.float64]",
    kind: DataType,
    types: Mapping[str, Any],
    backend: str,
    exact: bool,
) -> Any:
    """A column as its library takes it soonest: what is coded is looked up there."""
    if isinstance(values, list):
        return _numbers(values, kind, exact)
    if backend == "polars":
        import polars

        if not isinstance(values, Coded):
            return polars.Series(values, nan_to_null=True)
        return polars.Series(_numbers(values.values, kind, exact), dtype=types[kind]).gather(values.codes)
    import pandas

    if not isinstance(values, Coded):
        return values
    return pandas.Series(_numbers(values.values, kind, exact), dtype=types[kind]).array.take(values.codes)


def _numbers(values: Sequence[Any], kind: DataType, exact: bool) -> Sequence[Any]:
    if kind not in ("number", "float"):
        return values
    if exact and kind == "number":
        return values
    return [None if value is None else float(value) for value in values]


def shorten(value: Decimal) -> Decimal:
    """A number with no more digits after the point than a figure may have."""
    return Decimal(shortest(rounded(value, PLACES))) if int(value.as_tuple().exponent) < -PLACES else value


def _types_of_pandas(exact: bool) -> Mapping[str, Any]:
    """Types with a missing value of their own: narwhals' would turn None into False."""
    import pandas

    text = "str" if int(pandas.__version__.partition(".")[0]) >= _PANDAS_WITH_TEXT else "object"
    return {
        "text": text, "number": "object" if exact else "float64", "float": "float64", "count": "Int64",
        "flag": "boolean",
    }  # fmt: skip


def _types_of_polars(exact: bool) -> Mapping[str, Any]:
    import polars

    # Any figure of the model has fewer digits than this; one type for all can be added up.
    number = polars.Decimal(38, PLACES) if exact else polars.Float64
    return {
        "text": polars.String, "number": number, "float": polars.Float64, "count": polars.Int64,
        "flag": polars.Boolean,
    }  # fmt: skip


_TYPES: Final = {"pandas": _types_of_pandas, "polars": _types_of_polars}


def csv_text(table: ColumnData) -> str:
    """A table as CSV (RFC 4180): a heading, lines that end in CR LF, quotes where they are needed.

    Numbers have all their digits, yes and no are ``true`` and ``false``, and what is missing is an
    empty cell. A text that a spreadsheet would take for a formula has an apostrophe before it.
    """
    import csv

    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(guarded(name) for name in table.columns)
    cells = [_cells(values, table.kinds[name]) for name, values in table.columns.items()]
    writer.writerows(zip(*cells, strict=True))
    return stream.getvalue()


def _cells(values: Iterable[Any], kind: DataType) -> list[str]:
    match kind:
        case "text":
            written: Any = guarded
        case "number":
            written = plain
        case "flag":
            written = _yes_or_no
        case _:
            written = repr
    return ["" if value is None else written(value) for value in values]


def _yes_or_no(value: bool) -> str:
    return "true" if value else "false"
