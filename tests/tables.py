"""The typed columns of a result, as tests read them."""

from collections.abc import Mapping
from typing import Any

from roleinfo.model._results import Result
from roleinfo.views.tabular import ColumnData, csv_text


def table_of(result: Any) -> ColumnData:
    """The typed columns of a result's main table, or a table as it is."""
    if isinstance(result, ColumnData):
        return result
    if not isinstance(result, Result):
        raise TypeError(f"a {type(result).__name__} has no rows")
    return result._view().column_data(result)


def columns(result: Any) -> Mapping[str, list[Any]]:
    """The columns by their keys, decimals as they are and None for what is not there."""
    return {name: [*values] for name, values in table_of(result).columns.items()}


def to_csv(result: Any) -> str:
    """The table as CSV."""
    return csv_text(table_of(result))
