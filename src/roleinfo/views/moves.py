"""Moves, paths and ladders in plain types, for JSON: each figure with all that makes it one."""

from decimal import Decimal
from typing import Any

from roleinfo.careers.comparing import PathDiff
from roleinfo.careers.following import RankedMoves
from roleinfo.careers.ladders import Ladder
from roleinfo.careers.moves import Move
from roleinfo.careers.nodes import stated
from roleinfo.careers.paths import CareerPath, CareerPaths
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.exact import plain
from roleinfo.model.outlook import OutlookMeasure
from roleinfo.model.role import Role


def move_to_dict(move: Move) -> dict[str, Any]:
    """A move in plain types; numbers of money and rates are texts with their digits."""
    gap = move.pay
    return {
        "from": move.origin_node.id,
        "to": move.destination_node.id,
        "title": move.destination_node.title,
        "class": move.kind,
        "class_reason": move.kind_reason,
        "pay": gap
        and {
            "difference": plain(gap.difference.amount),
            "currency": gap.difference.currency,
            "period": gap.difference.period,
            "relative": None if gap.relative is None else plain(gap.relative),
            "bound": gap.bound,
            "significant": gap.significant,
            "measure": gap.key,
            "left": _estimate_to_dict(gap.left),
            "right": _estimate_to_dict(gap.right),
        },
        "learning": None if move.learning is None else float(move.learning),
        "to_learn": [{"name": each.name, "kind": each.kind, "points": float(each.points)} for each in move.to_learn],
        "software_to_learn": [each.name for each in move.software_to_learn],
        "education": {"held": move.education.held, "asked": move.education.asked, "beyond": move.education.beyond},
        "months": {
            "held": _plain(move.experience.held), "asked": _plain(move.experience.asked),
            "beyond": _plain(move.experience.beyond),
        },
        "zone_step": move.zone_step,
        "openings": _outlook_to_dict(move.destination, "openings"),
        "growth": _outlook_to_dict(move.destination, "growth"),
        "transfer_rate_of_origin": _outlook_to_dict(move.origin, "transfer_rate"),
        "edges": [
            {
                "kind": each.kind, "relation": each.relation, "source": each.source and each.source.id,
                "rank": each.rank, "tier": each.tier, "similarity": each.similarity,
            }
            for each in move.edges
        ],
        "evidence": [*move.evidence],
    }  # fmt: skip


def paths_to_dict(paths: CareerPaths) -> dict[str, Any]:
    """The paths in plain types."""
    return {"by": paths.by, "complete": paths.complete, "paths": [path_to_dict(each) for each in paths]}


def path_to_dict(path: CareerPath) -> dict[str, Any]:
    """A path in plain types, with what it comes to."""
    return {
        "roles": [{"id": each.id, "title": each.title} for each in path.nodes],
        "cost": float(path.cost),
        "pay": [_estimate_to_dict(each) for each in path.pay],
        "pay_of": path.basis and {"measure": path.basis[0], "series": path.basis[1]},
        "learning": path.learning,
        "learning_by_step": [*path.learning_by_step],
        "months": _plain(path.months),
        "months_by_step": [_plain(each) for each in path.months_by_step],
        "openings": [_outlook_to_dict(each.destination, "openings") for each in path.moves],
        "moves": [move_to_dict(each) for each in path.moves],
    }


def moves_to_dict(ranked: RankedMoves) -> dict[str, Any]:
    """Ranked moves in plain types."""
    return {
        "role": ranked.role_id,
        "by": ranked.by,
        "direction": "next" if ranked.leads_away else "previous",
        "moves": [{"rank": each.rank, "reasons": [*each.reasons], **move_to_dict(each.move)} for each in ranked],
    }


def ladder_to_dict(ladder: Ladder) -> dict[str, Any]:
    """A ladder in plain types."""
    return {
        "at": ladder.at,
        "rungs": [
            {
                "id": each.node.id, "title": each.title, "pay": _estimate_to_dict(each.pay),
                "sources": [source.id for source in each.sources],
            }
            for each in ladder
        ],
        "branches": [
            {"from": each.origin_node.id, "to": each.destination_node.id, "title": each.destination_node.title}
            for each in ladder.branches
        ],
    }  # fmt: skip


def path_diff_to_dict(diff: PathDiff) -> dict[str, Any]:
    """Two paths compared, in plain types; every difference is right - left, and None where a side is not known."""
    return {
        "left": path_to_dict(diff.left),
        "right": path_to_dict(diff.right),
        "shared": [*diff.shared],
        "steps": diff.length,
        "learning": diff.learning,
        "months": _plain(diff.months),
        "lowest_pay": None if diff.lowest_pay is None else str(diff.lowest_pay),
        "same_lowest_pay": diff.same_lowest_pay,
        "pay_by_step": [
            None
            if each.pay is None
            else {
                "difference": plain(each.pay.difference.amount),
                "left": _estimate_to_dict(each.pay.left),
                "right": _estimate_to_dict(each.pay.right),
            }
            for each in diff.steps
        ],
    }


def learning_to_dict(move: Move) -> dict[str, Any]:
    """What has to be learned on a move, in plain types, with the skills in full."""
    told = move_to_dict(move)
    asked = ("from", "to", "title", "learning", "to_learn", "software_to_learn", "education", "months", "evidence")
    return {each: told[each] for each in asked}


def _estimate_to_dict(figure: SalaryEstimate | None) -> dict[str, Any] | None:
    """A figure of pay with all that makes it one."""
    if figure is None:
        return None
    pay = figure.stated
    return {
        "amount": None if pay is None else plain(pay.amount),
        "currency": None if pay is None else pay.currency,
        "period": None if pay is None else pay.period,
        "bound": figure.reads_as,
        "statistic": figure.statistic,
        "component": figure.component,
        "origin": figure.origin,
        "status": figure.status,
        "place": figure.place and figure.place.name,
        "as_of": figure.effective_date,
        "source": figure.source.id,
    }


def _outlook_to_dict(role: Role, about: OutlookMeasure) -> dict[str, Any] | None:
    """A figure of a role's outlook with its unit, years, place, date and source."""
    figure = stated(role, about)
    if figure is None:
        return None
    return {
        "value": float(figure.value),
        "unit": figure.unit,
        "years": figure.period and str(figure.period),
        "place": figure.place and figure.place.name,
        "universe": figure.universe,
        "as_of": figure.effective_date,
        "source": figure.source.id,
    }


def _plain(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
