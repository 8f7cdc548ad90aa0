"""The rows of a roster as its owner keeps them: mappings by column, or a frame of pandas or polars."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

import attrs

from roleinfo.errors import InvalidArgumentError, did_you_mean, shown
from roleinfo.model.arguments import check_items, check_name, check_type


@attrs.frozen
class RosterTable:
    """Columns in their order, a tuple of cells a row, and pandas' index, where it is any but 0, 1, 2."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    index: Any = None

    @classmethod
    def of(cls, rows: Any) -> "RosterTable":
        """The table of mappings, or of a frame of pandas or polars; TypeError for anything else."""
        if hasattr(rows, "iter_rows") and hasattr(rows, "columns"):  # a frame of polars
            return cls(tuple(rows.columns), tuple(rows.iter_rows()))
        if hasattr(rows, "itertuples") and hasattr(rows, "columns"):  # a frame of pandas
            columns = tuple(rows.columns)
            if repeated := [name for name, count in Counter(columns).items() if count > 1]:
                rule = f"must have columns of different names, not several of {shown(repeated[0])}"
                raise InvalidArgumentError("rows", repeated[0], rule)
            index = rows.index
            is_own = type(index).__name__ != "RangeIndex" or (index.start, index.step, index.name) != (0, 1, None)
            return cls(columns, tuple(rows.itertuples(index=False, name=None)), index if is_own else None)
        if isinstance(rows, Mapping):
            raise TypeError("rows must be a list of mappings, one an employee, or a data frame, not one mapping")
        mappings = check_items("rows", rows, "mappings, or a data frame")
        names: dict[str, None] = {}
        for row in mappings:
            check_type("rows", row, Mapping, wanted="a list of mappings, or a data frame")
            names.update(dict.fromkeys(row))
        return cls(tuple(names), tuple(tuple(map(row.get, names)) for row in mappings))

    def column(self, argument: str, name: str | None) -> Sequence[object]:
        """The cells of a column; InvalidArgumentError for a name that no column has, and nothing where none is given.

        Of no rows nothing is known: any column is empty.
        """
        if name is None:
            return (None,) * len(self.rows)
        check_name(argument, name)
        if name not in self.columns:
            if not self.rows and not self.columns:
                return ()
            known = [column for column in self.columns if isinstance(column, str)]
            rule = f"must be a column; there is no column {shown(name)}"
            raise InvalidArgumentError(argument, name, rule, did_you_mean(name, known))
        at = self.columns.index(name)
        return [row[at] for row in self.rows]

    def column_or_constant(self, argument: str, value: object) -> Sequence[object]:
        """The cells of a column, where the value is the name of one; else the value in every row."""
        if isinstance(value, str) and value in self.columns:
            return self.column(argument, value)
        return (value,) * len(self.rows)
