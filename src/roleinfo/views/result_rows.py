"""Career moves, paths and ladders as rows."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import zip_longest
from typing import Any, Final

from roleinfo.careers.comparing import PathDiff
from roleinfo.careers.following import RankedMoves
from roleinfo.careers.ladders import Ladder, Rung
from roleinfo.careers.moves import Move
from roleinfo.careers.paths import CareerPath, CareerPaths
from roleinfo.views.fact_rows import SALARY, codes, rows_of
from roleinfo.views.gap_rows import GAP, pay_gap_row
from roleinfo.views.tabular import ColumnData, DataType, Row

_MOVE: Final[Mapping[str, DataType]] = {
    "from_id": "text", "from_title": "text", "to_id": "text", "to_title": "text", "class": "text",
    "class_reason": "text", "learning_percent": "number", "degree_held": "text", "degree_asked": "text",
    "months_beyond": "number", "job_zones_up": "count", "openings_per_year": "number", "growth_percent": "number",
    "transfer_rate_percent_of_origin": "number", "outlook_years": "text", "outlook_sources": "text",
    "evidence": "text", "edge_sources": "text", "pay_missing": "text",
}  # fmt: skip
MOVES: Final[Mapping[str, DataType]] = {
    "rank": "count", "by": "text", "value": "number", "value_unit": "text", **_MOVE, **GAP
}  # fmt: skip
PATHS: Final[Mapping[str, DataType]] = {
    "path": "count", "by": "text", "complete": "flag", "step": "count", "id": "text", "title": "text",
    "learning_percent": "number", **{name: kind for name, kind in _MOVE.items() if name != "learning_percent"},
    **SALARY,
}  # fmt: skip
LADDER: Final[Mapping[str, DataType]] = {
    "step": "count", "id": "text", "title": "text", "asked_for": "flag", "branch": "flag", "put_here_by": "text",
    "class": "text", "class_reason": "text", **SALARY,
}  # fmt: skip
PATH_DIFF: Final[Mapping[str, DataType]] = {
    "step": "count",
    **{f"{side}_{name}": "text" for side in ("left", "right") for name in ("id", "title")},
    **{f"{side}_learning_percent": "float" for side in ("left", "right")},
    **{f"{side}_months_beyond": "number" for side in ("left", "right")},
    **GAP,
}  # fmt: skip

_UNITS: Final = {
    "class": "class", "pay": "fraction of the pay at the origin", "learning": "% to learn",
    "time": "months of related work", "openings": "openings a year", "growth": "percent",
}  # fmt: skip
_NO_FIGURE: Final[Row] = {"status": "not_published", "reason": "no pay figure is published here"}


def _decimal(value: Decimal | float | None) -> Decimal | None:
    return Decimal(repr(value)) if isinstance(value, float) else value


def _move_row(move: Move) -> Row:
    here, there = move.origin_node, move.destination_node
    sources = dict.fromkeys(each.source.id for each in move.edges if each.source)
    outlook = (move.openings, move.growth, move.transfer_rate)
    years = dict.fromkeys(str(each.period) for each in outlook if each and each.period)
    told_by = dict.fromkeys(each.source.id for each in outlook if each)
    openings, growth, leaving = (None if each is None else each.value for each in outlook)
    return {
        "from_id": here.id, "from_title": here.title, "to_id": there.id, "to_title": there.title,
        "class": move.kind, "class_reason": move.kind_reason, "learning_percent": move.learning,
        "degree_held": move.education.held, "degree_asked": move.education.asked,
        "months_beyond": move.experience.beyond, "job_zones_up": move.zone_step, "openings_per_year": openings,
        "growth_percent": growth, "transfer_rate_percent_of_origin": leaving,
        "outlook_years": "; ".join(years) or None, "outlook_sources": "; ".join(told_by) or None,
        "evidence": "; ".join(move.evidence), "edge_sources": "; ".join(sources) or None,
        "pay_missing": move.pay_missing,
    }  # fmt: skip


def moves_table(ranked: RankedMoves) -> ColumnData:
    """Ranked moves in their order, one row a move, with the change of pay and its interval."""

    def rows() -> Iterator[Row]:
        for each in ranked:
            gap = each.move.pay
            yield {
                **(pay_gap_row(gap) if gap else {}), **_move_row(each.move), "caveats": codes(each.move.caveats),
                "rank": each.rank, "by": ranked.by, "value_unit": _UNITS[ranked.by],
                # Of classes the number is their order here and measures nothing.
                "value": None if ranked.by == "class" else _decimal(each.value),
            }  # fmt: skip

    return ColumnData.of(MOVES, rows())


def paths_table(paths: CareerPaths | CareerPath) -> ColumnData:
    """Paths role by role from the start, which is step 0, each role with its pay and the move that leads to it."""
    single = isinstance(paths, CareerPath)
    listed: Iterable[CareerPath] = (paths,) if isinstance(paths, CareerPath) else paths
    complete = None if single else getattr(paths, "complete", None)

    def rows() -> Iterator[Row]:
        for number, path in enumerate(listed, 1):
            common = {"path": number, "by": path.by, "complete": complete}
            learning, months = (None, *path.learning_by_step), (None, *path.months_by_step)
            for step, (node, estimate, move) in enumerate(zip(path.nodes, path.pay, (None, *path.moves), strict=True)):
                yield {
                    **_paid(estimate), **(_move_row(move) if move else {}), **common, "step": step, "id": node.id,
                    "title": node.title, "learning_percent": _decimal(learning[step]), "months_beyond": months[step],
                }  # fmt: skip

    return ColumnData.of(PATHS, rows())


def _paid(estimate: Any) -> Row:
    return next(rows_of(estimate)) if estimate else _NO_FIGURE


def ladder_table(ladder: Ladder) -> ColumnData:
    """The rungs from the lowest, and after them the other steps that sources put after one of these."""
    steps = {rung.node.id: step for step, rung in enumerate(ladder)}
    placed = [(step, rung, False) for step, rung in enumerate(ladder)]
    placed += [(steps[each.origin_node.id] + 1, Rung(each.destination_node, each), True) for each in ladder.branches]
    return ColumnData.of(
        LADDER,
        (
            {
                **_paid(rung.pay), "step": step, "id": rung.node.id, "title": rung.title,
                "asked_for": step == ladder.at and not branch, "branch": branch,
                "put_here_by": "; ".join(each.id for each in rung.sources) or None,
                "class": rung.move and rung.move.kind, "class_reason": rung.move and rung.move.kind_reason,
            }
            for step, rung, branch in placed
        ),
    )  # fmt: skip


def path_diff_table(diff: PathDiff) -> ColumnData:
    """Two paths step by step, with pay after each step on one basis where there is one."""
    learning = [*zip_longest(diff.left.learning_by_step, diff.right.learning_by_step)]
    months = [*zip_longest(diff.left.months_by_step, diff.right.months_by_step)]

    def rows() -> Iterator[Row]:
        for number, pair in enumerate(diff.steps, 1):
            gap = pair.pay
            row: Row = {"step": number, **(pay_gap_row(gap) if gap else {})}
            for side, at, move in (("left", 0, pair.left), ("right", 1, pair.right)):
                if move is not None:
                    row[f"{side}_id"] = move.destination_node.id
                    row[f"{side}_title"] = move.destination_node.title
                    row[f"{side}_learning_percent"] = learning[number - 1][at]
                    row[f"{side}_months_beyond"] = months[number - 1][at]
            yield row

    return ColumnData.of(PATH_DIFF, rows())
