"""The moves around a role, in their order, each with its reasons."""

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from roleinfo.careers.following import RankedMove, RankedMoves
from roleinfo.careers.left_out import LeftOutMove
from roleinfo.careers.moves import MOVE_CLASSES, Move
from roleinfo.careers.nodes import Node
from roleinfo.model.outlook import OutlookFigure
from roleinfo.model.words import closed
from roleinfo.render import outline
from roleinfo.render.citations import Citations
from roleinfo.render.layout import cut, marked
from roleinfo.render.outline import Block, Bullets, Heading, Paragraph, line
from roleinfo.text.facts import capital
from roleinfo.text.moves import count_left_out
from roleinfo.text.numbers import format_number, format_percent
from roleinfo.text.phrases import counted, joined, level_text, source_name, title_in_sentence
from roleinfo.text.sides import pay_of
from roleinfo.views.columns import Column, TableSpec, column, prefixed
from roleinfo.views.kinds import COUNT, FLAG, FRACTION_CHANGE, MEASURED, NUMBER, PERCENT, TEXT, WHOLE, Kind, Measured
from roleinfo.views.learning import (
    LEARNING,
    round_percent,
)
from roleinfo.views.moves import (
    AMOUNT,
    MOVE,
    MOVE_FOR_PROGRAMS,
    MOVE_VIEW,
    PAY_GAP,
    MoveRow,
    define_learning,
    degree_name,
    describe_earnings,
    describe_figures,
    describe_links,
    gap_figures,
    move_finding,
    move_row,
    move_title,
    scope_of,
    sentences,
)
from roleinfo.views.view import SectionSpec, View

_NAMED: Final = 3
_ORDER: Final = {
    "class": "Order: listed steps, class, skills to gain.",
    "learning": "Roles within the error of ratings share a rank, in order of pay difference.",
}
_WITHIN_A_RANK: Final = "Roles of one rank are in order of skills to gain."
_LONGEST_HEAD: Final = 40

_RANKED_BY: Final = {
    "class": "class", "learning": "skills to gain", "time": "time required", "openings": "openings per year",
    "growth": "projected growth",
}  # fmt: skip

_UNITS: Final = {
    "class": "class", "pay": "fraction of the pay at the origin", "learning": "% to learn",
    "time": "months required", "openings": "openings a year", "growth": "percent",
}  # fmt: skip

_MEASURES: Final[Mapping[str, tuple[str, Kind[Any]]]] = {
    "time": ("Time required, months", NUMBER),
    "openings": ("Openings per year", COUNT),
    "growth": ("Projected growth", PERCENT),
}

_CLASSES: Final = {
    "advancement": ("advancement", "advancements"),
    "lateral advancement": ("lateral advancement", "lateral advancements"),
    "similar": ("similar role", "similar roles"),
    "lateral transition": ("lateral transition", "lateral transitions"),
    "step down": ("step down", "steps down"),
    "unknown": ("move of unknown class", "moves of unknown class"),
}


def _other(ranked: RankedMoves, move: Move) -> Node:
    return move.destination_node if ranked.leads_away else move.origin_node


def _ranked_rows(ranked: RankedMoves) -> Iterator[MoveRow]:
    shows_class = ranked.by == "class" and len({entry.move.kind for entry in ranked}) > 1
    for entry in ranked:
        yield move_row(entry.move, entry, _other(ranked, entry.move), shows_class=shows_class)


def _role_title(row: MoveRow) -> str | None:
    return None if row.other is None else row.other.title


def _by(row: MoveRow) -> str:
    return row.entry.by if row.entry else ""


def _rank_value(row: MoveRow) -> Decimal | None:
    """The number of a rank; of classes it is their order here and measures nothing."""
    value = None if row.entry is None else row.entry.value
    if value is None or _by(row) == "class":
        return None
    return Decimal(repr(value)) if isinstance(value, float) else Decimal(value)


def _measured(row: MoveRow) -> Measured | None:
    value = _rank_value(row)
    return None if value is None or _by(row) not in _MEASURES else (_MEASURES[_by(row)][1], value)


_RANK: Final[tuple[Column[MoveRow], ...]] = (
    column("rank", "Rank", WHOLE, lambda row: None if row.entry is None else row.entry.rank),
    column("by", "", TEXT, _by),
    column("value", "", NUMBER, _rank_value),
    column("value_unit", "", TEXT, lambda row: _UNITS[_by(row)]),
)
_RANKED: Final[tuple[Column[MoveRow], ...]] = (
    *_RANK,
    column("", "Role", TEXT, _role_title, of=("from_title", "to_title")),
    column("", "Class", TEXT, lambda row: row.move.kind if row.shows_class else None, of=("class",),
           drop=2),
    column("", "{measure}", MEASURED, _measured, of=("value",)),
    column("difference", "Pay difference", AMOUNT, lambda row: row.move.pay,
           facts=lambda row: gap_figures([row.move]), cited=False),
    column("relative_to_left", "{base}", FRACTION_CHANGE,
           lambda row: None if row.move.pay is None else row.move.pay.relative),
    *prefixed("", (spec for spec in MOVE_FOR_PROGRAMS if spec.key != "learning"), lambda row: row.move),
    column("learning", "Skills to gain", LEARNING, lambda row: row.move.learning),
    column("", "Entry-level education", TEXT, lambda row: degree_name(row.move.education.asked), of=("degree_asked",),
           drop=1),
    *(spec for spec in PAY_GAP if spec.key not in ("difference", "relative_to_left")),
)  # fmt: skip


def _define(ranked: RankedMoves, citations: Citations) -> Iterator[Block]:
    """What the classes and the skills to gain are."""
    notes = [*describe_figures(gap_figures(_moves(ranked)), citations)]
    ranks = [entry.rank for entry in ranked if entry.rank is not None]
    if ranked and (ranked.by == "class" or len({*ranks}) < len(ranks)):
        notes.insert(0, line(_ORDER.get(ranked.by, _WITHIN_A_RANK)))
    if ranked.by == "class" and len(notes) > 1:
        limits = ranked[0].move.thresholds
        notes.insert(1, line(
            f"Advancement: more pay, up a line or in one SOC {limits.group} group; else lateral. Pay within "
            f"{level_text(limits.comparable)}, or not significant, is comparable."
        ))  # fmt: skip
    nodes = [
        node
        for move in _moves(ranked)
        if move.learning is not None
        for node in (move.origin_node, move.destination_node)
    ]
    notes += define_learning(dict.fromkeys(nodes), citations)
    if notes:
        yield Paragraph(outline.joined(notes, " "))


def _ranked_by(ranked: RankedMoves) -> str:
    if ranked.by != "pay":
        return _RANKED_BY[ranked.by]
    kinds = {pay_of(figure) for figure in gap_figures(_moves(ranked))}
    return f"difference in {kinds.pop() if len(kinds) == 1 else 'pay'}"


def _moves(ranked: RankedMoves) -> list[Move]:
    return [entry.move for entry in ranked]


def _ranked_title(ranked: RankedMoves) -> str:
    way = "Next roles from" if ranked.leads_away else "Steps before"
    return f"{way} {marked(ranked.title)}, ranked by {_ranked_by(ranked)}"


def _ranked_finding(ranked: RankedMoves) -> Iterator[str]:
    if not ranked:
        where = f"{'after' if ranked.leads_away else 'before'} {ranked.title}"
        yield f"No role {where} is within the limits." if ranked.left_out else f"No source names a role {where}."
        yield from _count_left_out(ranked)
        return
    if ranked[0].rank is not None:
        yield from _first_place(ranked)
    unranked = sum(entry.rank is None for entry in ranked)
    if unranked and ranked.by != "class":
        yield f"{counted(unranked, 'role')} cannot be ranked by {_ranked_by(ranked)}."
    if ranked.by == "class":
        yield _count_classes(ranked)
    yield from _count_left_out(ranked)


def _count_left_out(ranked: RankedMoves) -> Iterator[str]:
    if ranked.left_out:
        yield count_left_out(left_out.code for left_out in ranked.left_out)


def _count_classes(ranked: RankedMoves) -> str:
    counts = Counter(entry.move.kind for entry in ranked)
    parts = [f"{count} {_CLASSES[kind][count > 1]}" for kind in MOVE_CLASSES if (count := counts[kind])]
    if len(parts) == 1 and len(ranked) > 1:
        return f"All {len(ranked)} are {_CLASSES[ranked[0].move.kind][1]}."
    return f"{capital(joined(parts))}."


def _first_place(ranked: RankedMoves) -> Iterator[str]:
    """What puts the first role first."""
    move, count = ranked[0].move, len(ranked)
    origin, destination = (title_in_sentence(node.paid) for node in (move.origin_node, move.destination_node))
    match ranked.by:
        case "pay":
            yield describe_earnings(move)
            if count > 1:
                yield f"That is the most favorable difference of the {count} roles."
        case "learning":
            yield (
                f"The fewest new skills are required in moving from {closed(origin)} to {destination}: "
                f"{round_percent(move.learning or 0)} of the skill level required, weighted by importance."
            )
        case "time":
            none = sum(entry.value == 0 for entry in ranked)
            if none:
                verb = "requires" if none == 1 else "require"
                yield f"{none} of {counted(count, 'move')} {verb} no additional related work, school, or training."
            else:
                months = counted(int(move.months or 0), "month")
                yield f"The least additional time is required for {destination}: at least {months}."
        case "openings" if move.openings is not None:
            yield (
                f"The most openings are projected for {destination}: {format_number(move.openings.value, 0)} per year"
                f"{_over(move.openings)} ({source_name(move.openings.source)})."
            )
        case "growth" if move.growth is not None:
            value = move.growth.value
            change = "grow fastest" if value > 0 else "decline least" if value < 0 else "change least"
            yield (
                f"Employment is projected to {change} for {destination}: {format_percent(value.copy_abs())}"
                f"{_over(move.growth)} ({source_name(move.growth.source)})."
            )


def _over(figure: OutlookFigure) -> str:
    return f" from {figure.period.start} to {figure.period.end}" if figure.period else ""


def _reasons(ranked: RankedMoves, _citations: Citations) -> Iterator[Block]:
    for entry in ranked:
        node = _other(ranked, entry.move)
        rank = "" if entry.rank is None else f"{entry.rank}. "
        yield Heading(3, f"{rank}{marked(node.title)} ({node.id})")
        yield Bullets([f"{capital(reason)}." for reason in entry.reasons])


def _ranked_label(ranked: RankedMoves) -> str:
    way = "from" if ranked.leads_away else "to"
    names = [_other(ranked, move).title for move in _moves(ranked)]
    more = ", ..." if len(names) > _NAMED else ""
    return f"{len(names)} {way} {ranked.title} by {ranked.by}: {', '.join(names[:_NAMED])}{more}"


def _heads(ranked: RankedMoves) -> Mapping[str, str]:
    base = f"% of {ranked.title}" if ranked.leads_away else "% of pay before"
    return {"measure": _MEASURES.get(ranked.by, ("", None))[0], "base": cut(base, _LONGEST_HEAD)}


_RANKED_TABLE: Final = TableSpec[RankedMoves, MoveRow](
    "rows", _ranked_rows, _RANKED, "Moves",
    names=_heads,
    below=_define,
)  # fmt: skip

_LEFT_OUT: Final = TableSpec[RankedMoves, LeftOutMove](
    "left_out",
    lambda ranked: ranked.left_out,
    (
        column("from_id", "", TEXT, lambda left_out: left_out.move.origin_node.id),
        column("to_id", "", TEXT, lambda left_out: left_out.move.destination_node.id),
        column("title", "Role", TEXT, lambda left_out: left_out.role.title),
        column("code", "", TEXT),
        column("reason", "Reason", TEXT, lambda left_out: capital(left_out.reason)),
    ),
    "Left out",
)

RANKED_MOVES: Final = View[RankedMoves](
    of=RankedMoves,
    parameters=(
        column("by", "", TEXT),
        column("role_id", "", TEXT),
        column("leads_away", "", FLAG),
    ),
    label=_ranked_label,
    title=_ranked_title,
    subtitle=lambda ranked: sentences(scope_of(gap_figures(_moves(ranked))), describe_links(_moves(ranked))),
    finding=_ranked_finding,
    caveats=lambda ranked: (caveat for move in _moves(ranked) for caveat in move.caveats),
    tables=(_RANKED_TABLE, _LEFT_OUT),
    sections=(
        SectionSpec("rows", "Moves", _RANKED_TABLE.blocks),
        SectionSpec("reasons", "Reasons", _reasons),
        SectionSpec("left_out", "Left out", _LEFT_OUT.blocks),
    ),
)

RANKED_MOVE: Final = View[RankedMove](
    of=RankedMove,
    label=lambda entry: f"{entry.rank or '-'}. {MOVE_VIEW.label(entry.move)}",
    title=lambda entry: move_title(entry.move),
    subtitle=lambda entry: MOVE_VIEW.subtitle(entry.move),
    finding=lambda entry: move_finding(entry.move),
    caveats=lambda entry: entry.move.caveats,
    tables=(
        TableSpec(
            "rows", lambda entry: (move_row(entry.move, entry),),
            (*_RANK, *prefixed("", MOVE, lambda row: row.move), *PAY_GAP), record=True,
        ),
    ),
)  # fmt: skip
