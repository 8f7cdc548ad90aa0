"""Any result as typed columns, and from these as a data frame or as CSV."""

from collections.abc import Mapping
from typing import Any

from roleinfo.frames.building import Table, csv_text, frame


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


def table_of(obj: Any) -> Table:
    """A result as typed columns; TypeError for what has no rows."""
    from roleinfo.careers.comparing import PathDiff
    from roleinfo.careers.following import RankedMoves
    from roleinfo.careers.ladders import Ladder
    from roleinfo.careers.paths import CareerPath, CareerPaths
    from roleinfo.diffs.education import EducationDiff
    from roleinfo.diffs.gaps import Gaps
    from roleinfo.diffs.lists import ListDiff
    from roleinfo.diffs.many import RoleRanking
    from roleinfo.diffs.matrix import GapMatrix
    from roleinfo.diffs.roles import RoleDiff
    from roleinfo.diffs.similarities import SimilarityMatrix
    from roleinfo.diffs.skills import SkillDiff
    from roleinfo.frames import facts, gaps, matrices, results
    from roleinfo.model.fact import Section
    from roleinfo.model.role import Role
    from roleinfo.model.structure import PayStructure
    from roleinfo.model.table import BestPaying, PayTable
    from roleinfo.titles.match import Matches

    match obj:
        case Table():
            return obj
        case Section():
            return facts.section_table(obj)
        case Role():
            return facts.role_table(obj)
        case RoleDiff() | EducationDiff() | SkillDiff() | ListDiff() | Gaps():
            return gaps.comparison_table(obj)
        case PayTable():
            return results.cells_table(obj)
        case BestPaying():
            return results.best_table(obj)
        case PayStructure():
            return results.bands_table(obj)
        case RoleRanking():
            return results.ranking_table(obj)
        case GapMatrix():
            return matrices.gaps_table(obj)
        case SimilarityMatrix():
            return matrices.similarities_table(obj)
        case Matches():
            return results.matches_table(obj)
        case CareerPath() | CareerPaths():
            return results.paths_table(obj)
        case RankedMoves():
            return results.moves_table(obj)
        case Ladder():
            return results.ladder_table(obj)
        case PathDiff():
            return results.path_diff_table(obj)
        case _:
            raise TypeError(f"{type(obj).__name__} has no rows to be made a table of")
