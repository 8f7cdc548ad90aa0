"""What the engines that hold a caller's frame do each in their own way, beside what narwhals does for all."""

from collections.abc import Mapping
from typing import Any, Final, Literal, NamedTuple

from roleinfo.errors import MissingExtraError, shown
from roleinfo.views.tabular import Coded

EXTRA: Final = "engines"
_TASK: Final = "pricing a frame"
_SUPPORTED: Final = "a frame of pandas or polars, a lazy frame of polars, a relation of DuckDB, or a PySpark DataFrame"
OWN: Final = "roleinfo_"
"""What the names of columns begin with that are there while an engine works, and no longer."""


def narwhals() -> Any:
    """The library that speaks to all engines; MissingExtraError names the line that installs it."""
    try:
        import narwhals
    except ImportError:
        raise MissingExtraError(_TASK, EXTRA) from None
    return narwhals


def numpy() -> Any:
    """NumPy, in which the tables that are joined are made; MissingExtraError names the line that installs it."""
    try:
        import numpy
    except ImportError:
        raise MissingExtraError(_TASK, EXTRA) from None
    return numpy


def _arrow() -> Any:
    """PyArrow, through which DuckDB and Spark take and give tables."""
    try:
        import pyarrow
    except ImportError:
        raise MissingExtraError("pricing a frame of DuckDB or Spark", EXTRA) from None
    return pyarrow


Kind = Literal["text", "number", "count"]
"""What a column of a small table holds: text, numbers in floating point, or whole numbers that are all there."""


class Small(NamedTuple):
    """A small table that an engine joins by its first column: the kinds of its columns, and their values."""

    kinds: Mapping[str, Kind]
    columns: Mapping[str, Any]


class Engine:
    """A caller's frame, and how its engine takes small tables, joins them and gives distinct values."""

    def __init__(self, native: Any) -> None:
        library = narwhals()
        try:
            frame = library.from_native(native, pass_through=False)
        except TypeError:
            raise TypeError(f"frame must be {_SUPPORTED}, not {shown(native)}") from None
        kind = frame.implementation
        if not isinstance(frame, library.DataFrame | library.LazyFrame) or not (
            kind.is_pandas() or kind.is_polars() or kind.is_duckdb() or kind.is_spark_like()
        ):
            raise TypeError(f"frame must be {_SUPPORTED}, not {shown(native)}")
        self.native = native
        self.is_lazy: bool = isinstance(frame, library.LazyFrame)
        # Polars plans better what it sees as a whole.
        self.frame: Any = frame.lazy() if kind.is_polars() else frame
        self._kind = kind
        self.schema: Mapping[str, Any] = frame.collect_schema()

    @property
    def is_case_blind(self) -> bool:
        """Whether columns that differ in case alone are one to this engine."""
        return bool(self._kind.is_duckdb() or self._kind.is_spark_like())

    def distinct(self, column: str | None) -> list[Any]:
        """The distinct values of a column but for missing ones: grouping is faster than a query for unique rows."""
        if column is None:
            return []
        library = narwhals()
        counted = self.frame.group_by(column).agg(library.len().alias(f"{OWN}rows"))
        if self._kind.is_polars():
            counted = counted.collect()
        elif self.is_lazy:
            _arrow()
            counted = counted.collect("pyarrow")
        values: list[Any] = counted[column].drop_nulls().cast(library.String).to_list()
        return values

    def joined(self, left: Any, on: str, table: Small) -> Any:
        """The rows of a frame, in their order where the engine keeps one, with a small table's columns behind."""
        right, by = self._small(table), next(iter(table.kinds))
        if self._kind.is_polars():
            native = left.to_native().join(right, left_on=on, right_on=by, how="left", maintain_order="left")
            return narwhals().from_native(native)
        return left.join(narwhals().from_native(right), left_on=on, right_on=by, how="left")

    def _small(self, table: Small) -> Any:
        """A small table where the engine can join it, with nothing for NaN."""
        if self._kind.is_duckdb():
            return _beside(self.native, _arrow_table(table))
        if self._kind.is_spark_like():
            from pyspark.sql import functions

            return functions.broadcast(self.native.sparkSession.createDataFrame(_arrow_table(table)))
        if self._kind.is_polars():
            import polars

            types = {"text": polars.String, "number": polars.Float64, "count": polars.Int64}
            schema = {name: types[kind] for name, kind in table.kinds.items()}

            def column(values: Any) -> Any:
                if not isinstance(values, Coded):
                    return values
                return polars.Series(values.values, dtype=polars.String).gather(values.codes)

            columns = {name: column(values) for name, values in table.columns.items()}
            return polars.DataFrame(columns, schema, nan_to_null=True).lazy()
        library = narwhals()
        types = {"text": library.String, "number": library.Float64, "count": library.Int64}
        schema = {name: types[kind] for name, kind in table.kinds.items()}
        columns = {
            name: numpy().array(values.values, dtype=object)[values.codes] if isinstance(values, Coded) else values
            for name, values in table.columns.items()
        }
        return library.from_dict(columns, schema, backend=self._kind).to_native()

    def finished(self, work: Any, added: Mapping[str, Any]) -> Any:
        """The caller's frame with the columns: a plan of a lazy one, else the frame itself with them behind."""
        if self.is_lazy:
            return work.select(*self.schema, **added).to_native()
        if self._kind.is_polars():
            return self.native.hstack(work.select(**added).collect().to_native())
        import pandas

        beside = work.select(**added).to_native()
        beside.index = self.native.index  # joining gave it one of its own
        return pandas.concat([self.native, beside], axis=1)

    def read(self, columns: "list[str]") -> Any:
        """What is worked on: of a lazy frame all, since it becomes the result, else the columns that are read."""
        return self.frame if self.is_lazy else self.frame.select(columns)

    def result(self, work: Any) -> Any:
        """A frame of the caller's own kind."""
        return work.to_native() if self.is_lazy or not self._kind.is_polars() else work.collect().to_native()


def _beside(relation: Any, arrow_table: Any) -> Any:
    """An Arrow table as a relation of the same connection; relations of two cannot be joined."""
    return relation.query(f"{OWN}frame", "SELECT * FROM arrow_table")


def _arrow_table(table: Small) -> Any:
    arrow = _arrow()
    types = {"text": arrow.string(), "number": arrow.float64(), "count": arrow.int64()}

    def column(values: Any, kind: str) -> Any:
        if not isinstance(values, Coded):
            return arrow.array(values, types[kind], from_pandas=True)
        return arrow.DictionaryArray.from_arrays(values.codes, arrow.array(values.values, types[kind])).cast(
            types[kind]
        )

    return arrow.table({name: column(values, table.kinds[name]) for name, values in table.columns.items()})
