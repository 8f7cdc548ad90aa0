"""Moves, paths and ladders told: in text, in Markdown and in plain types."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from roleinfo.careers.following import RankedMoves
from roleinfo.careers.ladders import Ladder
from roleinfo.careers.moves import Move
from roleinfo.careers.paths import CareerPath, CareerPaths
from roleinfo.model.education import DEGREE_NAMES
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.outlook import OutlookFigure
from roleinfo.reports import markdown, text
from roleinfo.reports.outline import DASH, Block, Bullets, Column, Heading, Paragraph, Table

RELATED = (
    "O*NET's related occupations are a list of similarity, not of observed moves; a rate of transfer is of all who "
    "leave a role, not of one move. What is unknown is left open."
)


def paths_outline(paths: CareerPaths) -> tuple[Block, ...]:
    """The paths, best first, each with its steps and what it comes to."""
    first = paths[0]
    found: list[Block] = [
        Heading(1, f"Paths: {first.nodes[0].title} to {first.nodes[-1].title}"),
        Paragraph(f"By {paths.by}, the best first. {RELATED}"),
    ]
    if not paths.complete:
        found.append(Paragraph("The search was cut off: a better path may be missing."))
    for number, path in enumerate(paths, start=1):
        found += _path(number, path)
    return tuple(found)


def _path(number: int, path: CareerPath) -> Iterator[Block]:
    yield Heading(2, f"Path {number}: {len(path)} step{'s' if len(path) > 1 else ''}")
    steps = [("", path.nodes[0].title, _pay(path.pay[0]), DASH, DASH, DASH)]
    learning, months = path.learning_by_step, path.months_by_step
    for at, move in enumerate(path.moves):
        steps.append(
            (
                str(at + 1), move.destination_node.title, _pay(path.pay[at + 1]), move.kind, _percent(learning[at]),
                _number(months[at]),
            )
        )  # fmt: skip
    columns = (
        Column("Step", "right"), Column("Role"), Column("Pay a year", "right"), Column("Class"),
        Column("To learn", "right"), Column("Months", "right"),
    )  # fmt: skip
    yield Table(columns, steps)
    yield Bullets(tuple(_summed(path)))
    if asked := [line for move in path.moves for line in _asked(move)]:
        yield Bullets(asked)


def _summed(path: CareerPath) -> Iterator[str]:
    if path.pay_change is not None:
        yield f"Pay from start to end: {path.pay_change}"
    told = "not known of every step" if path.learning is None else f"{path.learning:.1f} % in all, step by step"
    yield f"To learn, what is learnt twice counted once: {told}"
    told = "not known of every step" if path.months is None else f"{_number(path.months)} in all"
    yield f"Months of related work asked beyond the role before: {told}"
    known = [each for each in path.openings if each is not None]
    if known:
        said = ", ".join(f"{each.value:,.0f}" for each in known)
        called = ", ".join(dict.fromkeys(f"{each.source.called}, {each.period or 'undated'}" for each in known))
        yield f"Openings a year at the steps known: {said} ({called})"


def _asked(move: Move) -> Iterator[str]:
    step = move.education
    if step.beyond and step.asked:
        yield f"{move.destination_node.title}: typical at entry is {DEGREE_NAMES[step.asked]}"
    if move.to_learn:
        yield f"{move.destination_node.title}: most to learn in {', '.join(each.name for each in move.to_learn[:3])}"
    for told in move.evidence:
        yield f"{move.destination_node.title}: {told}"


def moves_outline(ranked: RankedMoves) -> tuple[Block, ...]:
    """The moves in their order, each with its reasons."""
    towards = "Next from" if ranked.leads_away else "Before"
    found: list[Block] = [Heading(1, f"{towards}: {ranked.title}"), Paragraph(f"By {ranked.by}. {RELATED}")]
    if not ranked:
        found.append(Paragraph("No source names a move."))
    for each in ranked:
        node = each.move.destination_node if ranked.leads_away else each.move.origin_node
        rank = "" if each.rank is None else f"{each.rank}. "
        found += [Heading(2, f"{rank}{node.title} ({node.id})"), Bullets(each.reasons)]
    return tuple(found)


def ladder_outline(ladder: Ladder) -> tuple[Block, ...]:
    """The rungs from the lowest, with pay where a source has it."""
    rows = [
        (each.title, _pay(each.pay), ", ".join(source.called for source in each.sources) or DASH) for each in ladder
    ]
    columns = (Column("Role"), Column("Pay a year", "right"), Column("Put here by"))
    return (Heading(1, f"Ladder: {ladder[ladder.at].title}"), Table(columns, rows))


def _pay(estimate: SalaryEstimate | None) -> str:
    return DASH if estimate is None or estimate.pay is None else f"{estimate.pay.currency} {estimate.pay.amount:,.0f}"


def _percent(value: float | None) -> str:
    return DASH if value is None else f"{value:.1f} %"


def _number(value: Decimal | None) -> str:
    return DASH if value is None else f"{value.normalize():f}"


def to_text(blocks: Sequence[Block]) -> str:
    """An outline of careers as text of 80 columns."""
    return text.write(blocks)


def to_markdown(blocks: Sequence[Block]) -> str:
    """An outline of careers as Markdown."""
    return markdown.write(blocks)


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
            "difference": str(gap.difference.amount),
            "currency": gap.difference.currency,
            "period": gap.difference.period,
            "relative": None if gap.relative is None else str(gap.relative),
            "significant": gap.significant,
            "measure": gap.key,
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
        "openings": _figure(move.openings),
        "growth": _figure(move.growth),
        "transfer_rate_of_origin": _figure(move.transfer_rate),
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
        "pay": [None if each is None or each.pay is None else str(each.pay.amount) for each in path.pay],
        "pay_of": path.basis and {"measure": path.basis[0], "series": path.basis[1]},
        "learning": path.learning,
        "learning_by_step": [*path.learning_by_step],
        "months": _plain(path.months),
        "months_by_step": [_plain(each) for each in path.months_by_step],
        "openings": [_figure(each) for each in path.openings],
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
                "id": each.node.id, "title": each.title, "pay": each.pay and str(each.pay),
                "sources": [source.id for source in each.sources],
            }
            for each in ladder
        ],
    }  # fmt: skip


def _figure(figure: OutlookFigure | None) -> dict[str, Any] | None:
    if figure is None:
        return None
    years = figure.period and str(figure.period)
    return {"value": float(figure.value), "unit": figure.unit, "years": years, "source": figure.source.id}


def _plain(value: Decimal | None) -> float | None:
    return None if value is None else float(value)
