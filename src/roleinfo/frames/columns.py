"""Any result as typed columns, and from these as a data frame or as CSV."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, Final

from roleinfo.views.tabular import ColumnData, csv_text, frame

# By name, so that the rows of one result import no more than they need.
_TABLES: Final = {
    "BandGap": "standings:band_gap_table",
    "BandStandings": "standings:standings_table",
    "BestPaying": "results:best_table",
    "BridgeSkills": "lists:bridges_table",
    "CareerPath": "results:paths_table",
    "CareerPaths": "results:paths_table",
    "CompaRatios": "standings:ratios_table",
    "DistinctiveSkills": "lists:distinctive_table",
    "EducationDiff": "gaps:comparison_table",
    "Gaps": "gaps:comparison_table",
    "Ladder": "results:ladder_table",
    "Learning": "lists:learning_table",
    "ListDiff": "gaps:comparison_table",
    "MarketPosition": "standings:single_table",
    "MarketRatio": "standings:single_table",
    "MarketStanding": "standings:single_table",
    "PathDiff": "results:path_diff_table",
    "PayDistribution": "facts:distribution_table",
    "PayStructure": "results:bands_table",
    "PayTable": "results:cells_table",
    "Placements": "standings:placements_table",
    "RankedMoves": "results:moves_table",
    "Role": "facts:role_table",
    "RoleDiff": "gaps:comparison_table",
    "Section": "facts:section_table",
    "SkillDiff": "gaps:comparison_table",
    "SkillsToLearn": "lists:to_learn_table",
    "SoftwareToLearn": "lists:software_table",
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
    >>> to_csv(ri.search("account manager", limit=1)).partition(chr(13))[0]
    'role_id,title,matched_title,score,reason,set_aside'
    """
    return csv_text(table_of(obj))


def columns(obj: Any) -> Mapping[str, list[Any]]:
    """The columns of a result by name, decimals as they are and None for what is not there.

    >>> import roleinfo as ri
    >>> columns(ri.search("account manager", limit=1))["role_id"]
    ['account-manager']
    """
    return table_of(obj).columns


def table_of(obj: Any) -> ColumnData:
    """A result as typed columns; TypeError for what has no rows."""
    if isinstance(obj, ColumnData):
        return obj
    for each in type(obj).__mro__:
        target = _TABLES.get(each.__name__)
        if target is not None and each.__module__.startswith("roleinfo."):
            module, _, name = target.partition(":")
            of_it: Callable[[Any], ColumnData] = getattr(import_module(f"roleinfo.frames.{module}"), name)
            return of_it(obj)
    raise TypeError(f"{type(obj).__name__} has no rows to be made a table of")
