"""What the engines that hold a caller's frame do each in their own way, beside what narwhals does for all."""

from collections.abc import Callable, Mapping, Sequence
from operator import truediv
from typing import Any, Final, Literal, NamedTuple

from roleinfo.errors import MissingExtraError, shown
from roleinfo.views.tabular import Coded

EXTRA: Final = "engines"
_TASK: Final = "pricing a frame"
_SUPPORTED: Final = "a frame of pandas or polars, a lazy frame of polars, a relation of DuckDB, or a PySpark DataFrame"
_LOCAL_RELATION: Final = "spark.sql.execution.arrow.localRelationThreshold"
_LARGEST_LOCAL: Final = "4MB"
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


Kind = Literal["text", "number", "count", "code"]
"""What a column of a small table holds: text, numbers in floating point, or whole numbers, large or small."""


class Small(NamedTuple):
    """A small table that an engine joins by its first column: the kinds of its columns, and their values.

    Texts are joined where they are known. Counts are numbers of the table's rows from 0: each has its own.
    """

    kinds: Mapping[str, Kind]
    columns: Mapping[str, Any]


class Words(NamedTuple):
    """A column of few texts: an expression of their numbers, and the texts, the last being that of -1.

    Before the last, None stands for a number that no row has.
    """

    number: Any
    texts: Sequence[str | None]


class Functions(NamedTuple):
    """What a formula calls for columns, quotients, logarithms and the first case that holds."""

    col: Callable[[str], Any]
    ratio: Callable[[Any, Any], Any]
    log: Callable[[Any], Any]
    first: Callable[[Sequence[tuple[Any, Any]], Any], Any]


def first(cases: Sequence[tuple[Any, Any]], otherwise: Any) -> Any:
    """The value of the first case that holds."""
    result = otherwise
    for condition, value in reversed(cases):
        result = narwhals().when(condition).then(value).otherwise(result)
    return result


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

    def distinct(self, columns: Sequence[str]) -> dict[str, list[Any]]:
        """The distinct values of columns but for missing ones: grouping is faster than a query for unique rows."""
        if self._kind.is_spark_like():
            return self._distinct_at_once(columns)
        return {column: self._distinct(column) for column in columns}

    def _distinct(self, column: str) -> list[Any]:
        library = narwhals()
        counted = self.frame.group_by(column).agg(library.len().alias(f"{OWN}rows"))
        if self._kind.is_polars():
            counted = counted.collect()
        elif self.is_lazy:
            _arrow()
            counted = counted.collect("pyarrow")
        values: list[Any] = counted[column].drop_nulls().cast(library.String).to_list()
        return values

    def _distinct_at_once(self, columns: Sequence[str]) -> dict[str, list[Any]]:
        """Of all columns in one pass, since every pass of Spark costs its own plan and code."""
        from pyspark.sql import functions

        sets = [functions.collect_set(functions.col(name).cast("string")).alias(name) for name in columns]
        row = self.frame.to_native().agg(*sets).collect()[0]
        return dict(zip(columns, row, strict=True))

    def joined(self, left: Any, on: str, table: Small) -> Any:
        """The rows of a frame, in their order where the engine keeps one, with a small table's columns behind."""
        right, by = self._small(table), next(iter(table.kinds))
        # Where every row has its own, an engine may look it up by its number alone.
        how: Any = "inner" if table.kinds[by] == "count" else "left"
        if self._kind.is_polars():
            native = left.to_native().join(right, left_on=on, right_on=by, how=how, maintain_order="left")
            return narwhals().from_native(native)
        if self._kind.is_pandas():
            return narwhals().from_native(_looked_up(left.to_native(), right, on, by, is_numbered=how == "inner"))
        if self._kind.is_spark_like():
            native = left.to_native().join(right.withColumnRenamed(by, on), on, how)
            return narwhals().from_native(native)
        return left.join(narwhals().from_native(right), left_on=on, right_on=by, how=how)

    def worked_out(self, work: Any, name: str, formula: Callable[[Functions], Any]) -> tuple[Any, Any]:
        """A frame, and an expression over it that works out a formula.

        A formula divides by numbers above 0 alone, and takes logarithms of these alone.

        Narwhals has that checked in each row, and names the whole of the divisor or the number in each check: Spark
        would work out every logarithm some ten times. There it is a column of its own.
        """
        library = narwhals()
        if not self._kind.is_spark_like():
            return work, formula(Functions(library.col, truediv, lambda of: of.log(), first))
        from pyspark.sql import functions as spark

        in_spark = Functions(spark.col, spark.try_divide, spark.ln, _first_in_spark)
        native = work.to_native().withColumn(name, formula(in_spark))
        return library.from_native(native), library.col(name)

    def _small(self, table: Small) -> Any:
        """A small table where the engine can join it, with nothing for NaN."""
        if self._kind.is_duckdb():
            return _beside(self.native, _arrow_table(table))
        if self._kind.is_spark_like():
            from pyspark.sql import functions

            return functions.broadcast(_distributed(self.native.sparkSession, _arrow_table(table)))
        if self._kind.is_polars():
            import polars

            types = {"text": polars.String, "number": polars.Float64, "count": polars.Int64, "code": polars.Int16}
            schema = {name: types[kind] for name, kind in table.kinds.items()}

            def column(values: Any) -> Any:
                if not isinstance(values, Coded):
                    return values
                return polars.Series(values.values, dtype=polars.String).gather(values.codes)

            columns = {name: column(values) for name, values in table.columns.items()}
            return polars.DataFrame(columns, schema, nan_to_null=True).lazy()
        library = narwhals()
        types = {"text": library.String, "number": library.Float64, "count": library.Int64, "code": library.Int16}
        schema = {name: types[kind] for name, kind in table.kinds.items()}
        columns = {
            name: numpy().array(values.values, dtype=object)[values.codes] if isinstance(values, Coded) else values
            for name, values in table.columns.items()
        }
        return library.from_dict(columns, schema, backend=self._kind).to_native()

    def finished(self, work: Any, added: Mapping[str, Any]) -> Any:
        """The caller's frame with the columns: a plan of a lazy one, else the frame itself with them behind."""
        if self._kind.is_pandas():
            return self._finished_pandas(work, added)
        columns = {name: _by_cases(of) if isinstance(of, Words) else of for name, of in added.items()}
        if self.is_lazy:
            return work.select(*self.schema, **columns).to_native()
        return self.native.hstack(work.select(**columns).collect().to_native())

    def _finished_pandas(self, work: Any, added: Mapping[str, Any]) -> Any:
        """The frame with the columns; texts are taken by their numbers, which is sooner than a pass for each."""
        import pandas

        library = narwhals()
        numbers = {name: of.number if isinstance(of, Words) else of for name, of in added.items()}
        beside = work.select(**numbers).to_native()
        for name, of in added.items():
            if isinstance(of, Words):
                texts = library.new_series(name, numpy().array(of.texts, object), library.String, backend=self._kind)
                places = beside[name].to_numpy(numpy().int64) % len(of.texts)
                beside[name] = texts.to_native().take(places).set_axis(beside.index)
        beside.index = self.native.index
        return pandas.concat([self.native, beside], axis=1)

    def read(self, columns: "list[str]") -> Any:
        """What is worked on: of a lazy frame all, since it becomes the result, else the columns that are read."""
        if self._kind.is_pandas():
            return narwhals().from_native(self.native[columns].reset_index(drop=True))
        return self.frame if self.is_lazy else self.frame.select(columns)

    def result(self, work: Any) -> Any:
        """A frame of the caller's own kind."""
        return work.to_native() if self.is_lazy or not self._kind.is_polars() else work.collect().to_native()


def _beside(relation: Any, arrow_table: Any) -> Any:
    """An Arrow table as a relation of the same connection; relations of two cannot be joined."""
    return relation.query(f"{OWN}frame", "SELECT * FROM arrow_table")


def _distributed(session: Any, arrow_table: Any) -> Any:
    """An Arrow table as a frame of Spark: as a local relation, through which it goes whenever it plans, if small."""
    threshold = session.conf.get(_LOCAL_RELATION)
    session.conf.set(_LOCAL_RELATION, _LARGEST_LOCAL)
    try:
        return session.createDataFrame(arrow_table)
    finally:
        session.conf.set(_LOCAL_RELATION, threshold)


def _first_in_spark(cases: Sequence[tuple[Any, Any]], otherwise: Any) -> Any:
    """`first` of columns of Spark, as one list of cases."""
    from pyspark.sql import functions

    result: Any = functions
    for condition, value in cases:
        result = result.when(condition, value)
    return result.otherwise(otherwise)


def _looked_up(left: Any, right: Any, on: str, by: str, *, is_numbered: bool) -> Any:
    """A frame of pandas with what stands in another behind it; `pandas.merge` would copy all that is there already."""
    import pandas

    if is_numbered:
        places = left[on].to_numpy(numpy().int64)
    else:
        codes, texts = pandas.factorize(left[on])
        known = pandas.Index(right[by].astype(object)).get_indexer(pandas.Index(texts).astype(object))
        places = numpy().append(known, -1)[codes]  # the last is of what is missing
    beside = right.drop(columns=by)
    beside = beside.take(places) if is_numbered else beside.reindex(places)  # nothing is at -1
    return pandas.concat([left, beside.set_axis(left.index)], axis=1)


def _by_cases(words: Words) -> Any:
    """The texts of numbers as an expression: a case for each run of numbers that have the same."""
    library, number = narwhals(), words.number
    cases = [(-1, words.texts[-1])]
    for at, text in enumerate(words.texts[:-1]):
        if text is not None:
            if len(cases) > 1 and cases[-1][1] == text:
                cases.pop()
            cases.append((at, text))
    expression = library.lit(cases[-1][1], library.String)
    for end, text in reversed(cases[:-1]):
        expression = library.when(number <= end).then(library.lit(text, library.String)).otherwise(expression)
    return expression


def _arrow_table(table: Small) -> Any:
    arrow = _arrow()
    types = {"text": arrow.string(), "number": arrow.float64(), "count": arrow.int64(), "code": arrow.int16()}

    def column(values: Any, kind: str) -> Any:
        if kind == "number":
            numbers = numpy().array(values, dtype=float)
            return arrow.array(numbers, types[kind], mask=numpy().isnan(numbers))
        if not isinstance(values, Coded):
            return arrow.array(values, types[kind])
        return arrow.DictionaryArray.from_arrays(values.codes, arrow.array(values.values, types[kind])).cast(
            types[kind]
        )

    return arrow.table({name: column(values, table.kinds[name]) for name, values in table.columns.items()})
