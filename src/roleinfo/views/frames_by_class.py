"""Any result as typed columns, and from these as a data frame or as CSV."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, Final

from roleinfo.model._results import Result
from roleinfo.views.tabular import ColumnData, csv_text, frame

# By name, so that the rows of one result import no more than they need.
_TABLES: Final = {
    "EducationDiff": "gap_rows:comparison_table",
    "Gaps": "gap_rows:comparison_table",
    "ListDiff": "gap_rows:comparison_table",
    "Section": "fact_rows:section_table",
    "SkillDiff": "gap_rows:comparison_table",
}


def to_frame(obj: Any, backend: str | None = None, *, exact: bool = False) -> Any:
    """A result as a frame of pandas or polars; with ``exact`` decimals stay decimals.

    >>> import roleinfo as ri
    >>> made = to_frame(ri.role("account representative").salary, "polars")
    >>> made.filter(statistic="mean").select("statistic", "value", "unit", "source").row(0)
    ('mean', 36977.0, 'USD per year', 'zippia-compare')
    """
    return frame(table_of(obj), backend, exact=exact)


def to_csv(obj: Any) -> str:
    """A result as CSV, with the columns of its frame and every digit of its numbers.

    >>> import roleinfo as ri
    >>> to_csv(ri.next_roles("registered nurse", limit=1)).partition(",difference,")[0]
    'rank,by,value,value_unit'
    """
    return csv_text(table_of(obj))


def columns(obj: Any) -> Mapping[str, list[Any]]:
    """The columns of a result by name, decimals as they are and None for what is not there.

    >>> import roleinfo as ri
    >>> columns(ri.ladder("account manager"))["title"][:3]
    ['Entry-level customer service roles', 'Account Manager', 'Senior account manager']
    """
    return table_of(obj).columns


def table_of(obj: Any) -> ColumnData:
    """A result as typed columns; TypeError for what has no rows."""
    if isinstance(obj, ColumnData):
        return obj
    if isinstance(obj, Result):
        return obj._view().column_data(obj)
    for each in type(obj).__mro__:
        target = _TABLES.get(each.__name__)
        if target is not None and each.__module__.startswith("roleinfo."):
            module, _, name = target.partition(":")
            of_it: Callable[[Any], ColumnData] = getattr(import_module(f"roleinfo.views.{module}"), name)
            return of_it(obj)
    raise TypeError(f"{type(obj).__name__} has no rows to be made a table of")
