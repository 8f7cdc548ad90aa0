"""Moves: one from a role to another, those around a role in their order, and what a move requires."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final, NamedTuple

import attrs

from roleinfo.careers.following import RankedMove, RankedMoves
from roleinfo.careers.moves import MOVE_CLASSES, Move
from roleinfo.careers.nodes import Node
from roleinfo.diffs.salary import SalaryGap
from roleinfo.model.education import DEGREE_NAMES, Degree
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.fact import Fact
from roleinfo.model.outlook import OutlookFigure
from roleinfo.render import outline
from roleinfo.render.citations import Citations
from roleinfo.render.layout import marked
from roleinfo.render.outline import Block, Bullets, Heading, Line, Paragraph, Phrase, line
from roleinfo.text.facts import capital
from roleinfo.text.figures import BOUNDS
from roleinfo.text.moves import compare_earnings, describe_pay, format_pay_change
from roleinfo.text.numbers import EN_DASH, format_money, format_number, format_percent
from roleinfo.text.phrases import (
    class_of,
    closed,
    counted,
    joined,
    level_text,
    source_name,
    span_of_dates,
    title_in_sentence,
)
from roleinfo.text.sides import pay_of
from roleinfo.text.summary import describe_skills
from roleinfo.views.columns import Column, TableSpec, column, prefixed, program_columns
from roleinfo.views.gap_rows import GAP, pay_gap_row
from roleinfo.views.kinds import COUNT, FRACTION_CHANGE, MEASURED, NUMBER, PERCENT, TEXT, TEXTS, WHOLE, Kind, Measured
from roleinfo.views.learning import (
    LEARNING,
    describe_learning_error,
    describe_software,
    round_percent,
    skills_table,
    software_table,
)
from roleinfo.views.view import SectionSpec, View

_NAMED: Final = 3
_LONGEST_HEAD: Final = 40

AMOUNT: Final = Kind[SalaryGap](
    "money", "number", lambda gap: gap.difference.amount,
    lambda gap: f"{BOUNDS[gap.bound]}{format_money(gap.difference, signed=True)}",
)  # fmt: skip
PAY_CHANGE: Final = Kind[Any]("money", "number", lambda gap: gap.difference.amount, format_pay_change)

_RANKED_BY: Final = {
    "class": "class of move", "learning": "skills to gain", "time": "related work", "openings": "openings per year",
    "growth": "projected growth",
}  # fmt: skip
_UNITS: Final = {
    "class": "class", "pay": "fraction of the pay at the origin", "learning": "% to learn",
    "time": "months of related work", "openings": "openings a year", "growth": "percent",
}  # fmt: skip
_MEASURES: Final[Mapping[str, tuple[str, Kind[Any]]]] = {
    "time": ("Related work, months", NUMBER),
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


# ----------------------------------------------------------------------------------------------------------------------
# What a figure is, in words


def degree_name(degree: Degree | None) -> str | None:
    """A degree as it starts a cell."""
    return None if degree is None else capital(DEGREE_NAMES[degree].removesuffix(" degree"))


def shorten_title(title: str) -> str:
    """A title in the head of a column, cut where it is long."""
    return title if len(title) <= _LONGEST_HEAD else f"{title[: _LONGEST_HEAD - 3].rstrip()}..."


def scope_of(figures: Iterable[SalaryEstimate]) -> str:
    """Where figures of pay are of, and when: ``United States, May 2025``."""
    given = tuple(figures)
    places = dict.fromkeys(figure.place.name if figure.place else "Place not stated" for figure in given)
    return f"{'; '.join(places)}, {span_of_dates(figure.effective_date for figure in given)}" if given else ""


def describe_links(moves: Iterable[Move]) -> str:
    """What the links between roles show, where they are not observed moves."""
    edges = {edge.kind: edge for move in moves for edge in move.edges}
    related = edges.get("related")
    if related is not None and related.source is not None:
        release = f" {related.source.release}" if related.source.release else ""
        return f"Related occupations ({source_name(related.source)}{release}) show similarity, not observed moves"
    return "Similar skills do not show observed moves" if "similar" in edges else ""


def sentences(*parts: str) -> str:
    """Parts that are there, each closed by a full stop."""
    return " ".join(f"{part}." for part in parts if part)


def _gap_figures(moves: Iterable[Move]) -> Iterator[SalaryEstimate]:
    for move in moves:
        if move.pay is not None:
            yield from (move.pay.left, move.pay.right)


def first_rated_skill(node: Node) -> tuple[Fact, ...]:
    """A rated skill of a role, which stands for the source of its ratings."""
    return tuple(skill for skill in node.role.skills if skill.level is not None)[:1]


def cite_ratings(nodes: Iterable[Node], citations: Citations) -> Iterator[Phrase]:
    """Whose ratings of these roles the skills to gain rest on."""
    skills = [skill for node in nodes for skill in first_rated_skill(node)]
    if skills:
        release = f" {skills[0].source.release}" if skills[0].source.release else ""
        dates = span_of_dates(skill.level.effective_date for skill in skills if skill.level)  # type: ignore[attr-defined]
        words = f" (roleinfo, from {source_name(skills[0].source)}{release} ratings, {dates})"
        yield Phrase(words, citations.numbers(skills[:1]))


def define_learning(nodes: Iterable[Node], citations: Citations) -> Iterator[Line]:
    """What the share of skills to gain is of, and whose ratings it rests on; nothing where there are none."""
    if ratings := [*cite_ratings(nodes, citations)]:
        words = "Skills to gain: percent of the skill level required, weighted by importance, above the level held"
        yield line(words, *ratings, ".")


def describe_figures(figures: Iterable[SalaryEstimate], citations: Citations) -> Iterator[Line]:
    """What the amounts are: each statistic, place and date once."""
    given: dict[str, list[SalaryEstimate]] = {}
    for figure in figures:
        given.setdefault(describe_pay(figure), []).append(figure)
    if given:
        phrases = [Phrase(words, citations.numbers(alike)) for words, alike in given.items()]
        parts = [part for phrase in phrases for part in (Phrase("; "), phrase)][1:]
        yield line("Pay: ", *parts, ".")


def _years(figure: OutlookFigure) -> str:
    if figure.period is None:
        return ""
    first, last = str(figure.period.start), str(figure.period.end)
    return f", {first}{EN_DASH}{last[2:] if last[:2] == first[:2] else last}"


# ----------------------------------------------------------------------------------------------------------------------
# Columns


class MoveRow(NamedTuple):
    """A move as a row: its change of pay worked out once, and its place in a ranking where it has one."""

    move: Move
    pay: Mapping[str, Any]
    entry: RankedMove | None = None
    other: Node | None = None
    shows_class: bool = False


def move_row(
    move: Move, entry: RankedMove | None = None, other: Node | None = None, *, shows_class: bool = False
) -> MoveRow:
    """The row of a move."""
    return MoveRow(move, {} if move.pay is None else pay_gap_row(move.pay), entry, other, shows_class)


def _outlook(move: Move) -> tuple[OutlookFigure, ...]:
    return tuple(filter(None, (move.openings, move.growth, move.transfer_rate)))


def _value(figure: OutlookFigure | None) -> Decimal | None:
    return None if figure is None else figure.value


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _chief_skills(move: Move) -> str | None:
    return ", ".join(skill.name for skill in move.to_learn[:_NAMED]) or None


def _degrees(move: Move) -> str | None:
    held, required = (DEGREE_NAMES.get(degree, "not known") if degree else "not known"
                      for degree in (move.education.held, move.education.asked))  # fmt: skip
    if held == required:
        return capital(required) if move.education.asked else None
    return f"{capital(required)} (origin: {held})"


def _related_work(move: Move) -> str | None:
    months = move.experience.beyond
    if months is None:
        return None
    return f"at least {counted(int(months), 'more month')}" if months else "no more than the origin requires"


def _zones(move: Move) -> str | None:
    step = move.zone_step
    if not step:
        return None if step is None else "the same"
    return f"{abs(step)} {'higher' if step > 0 else 'lower'}"


def _transfers(move: Move) -> str | None:
    figure = move.transfer_rate
    return None if figure is None else f"{format_percent(figure.value)} (all who leave the origin)"


def describe_openings(move: Move) -> str | None:
    """Openings per year at the destination, with their years and the class that they are of."""
    figure = move.openings
    if figure is None:
        return None
    return f"{format_number(figure.value, 0)}{_years(figure)}{class_of(move.destination, figure)}"


def _growth(move: Move) -> str | None:
    figure = move.growth
    if figure is None:
        return None
    return f"{format_percent(figure.value, signed=True)}{_years(figure)}{class_of(move.destination, figure)}"


def _skill_facts(move: Move) -> tuple[Fact, ...]:
    return (*first_rated_skill(move.origin_node), *first_rated_skill(move.destination_node))


MOVE: Final[tuple[Column[Move], ...]] = (
    column("from_id", "", TEXT, lambda move: move.origin_node.id),
    column("from_title", "", TEXT, lambda move: move.origin_node.title),
    column("to_id", "", TEXT, lambda move: move.destination_node.id),
    column("to_title", "", TEXT, lambda move: move.destination_node.title),
    column("class", "Class", TEXT, lambda move: move.kind),
    column("class_reason", "", TEXT, lambda move: move.kind_reason),
    column("", "Pay difference", PAY_CHANGE, lambda move: move.pay, facts=lambda move: _gap_figures([move]),
           of=("difference", "relative_to_left")),
    column("learning", "Skills to gain", LEARNING, lambda move: move.learning, facts=_skill_facts),
    column("", "Chief skills to gain", TEXT, _chief_skills, of=("learning",)),
    column("", "Typical entry-level education", TEXT, _degrees, of=("degree_held", "degree_asked")),
    column("degree_held", "", TEXT, lambda move: move.education.held),
    column("degree_asked", "", TEXT, lambda move: move.education.asked),
    column("", "Related work", TEXT, _related_work, of=("months_beyond",)),
    column("months_beyond", "", NUMBER, lambda move: move.experience.beyond),
    column("", "Job Zone", TEXT, _zones, of=("zone_step",)),
    column("zone_step", "", WHOLE),
    column("", "Openings per year", TEXT, describe_openings, facts=lambda move: filter(None, [move.openings]),
           of=("openings_per_year",)),
    column("openings_per_year", "", NUMBER, lambda move: _value(move.openings)),
    column("", "Projected growth", TEXT, _growth, facts=lambda move: filter(None, [move.growth]),
           of=("growth_percent",)),
    column("growth_percent", "", NUMBER, lambda move: _value(move.growth)),
    column("", "Occupational transfer rate, annual", TEXT, _transfers,
           facts=lambda move: filter(None, [move.transfer_rate]), of=("transfer_rate_percent_of_origin",)),
    column("transfer_rate_percent_of_origin", "", NUMBER, lambda move: _value(move.transfer_rate)),
    column("outlook_years", "", TEXTS,
           lambda move: _unique(str(figure.period) for figure in _outlook(move) if figure.period)),
    column("outlook_places", "", TEXTS,
           lambda move: _unique(figure.place.name for figure in _outlook(move) if figure.place)),
    column("outlook_sources", "", TEXTS, lambda move: _unique(figure.source.id for figure in _outlook(move))),
    column("evidence", "", TEXTS),
    column("edge_sources", "", TEXTS, lambda move: _unique(edge.source.id for edge in move.edges if edge.source)),
    column("pay_missing", "Pay not compared", TEXT),
)  # fmt: skip
"""A move's own columns; for readers those of a single move."""

MOVE_FOR_PROGRAMS: Final = tuple(attrs.evolve(held, heading="") for held in MOVE if held.key)

_CAVEATS: Final[Column[MoveRow]] = column(
    "caveats", "", TEXTS, lambda row: _unique(caveat.code for caveat in row.move.caveats)
)
_PAY_GAP: Final[tuple[Column[MoveRow], ...]] = (
    *prefixed("", program_columns({key: kind for key, kind in GAP.items() if key != "caveats"}), lambda row: row.pay),
    _CAVEATS,
)


def _move(row: MoveRow) -> Move:
    return row.move


# ----------------------------------------------------------------------------------------------------------------------
# One move


def move_title(move: Move) -> str:
    """The titles of both roles."""
    return f"{marked(move.origin_node.title)} to {marked(move.destination_node.title)}"


def _earnings(move: Move) -> str:
    if move.pay is None:
        return f"Pay is not compared: {move.pay_missing}."
    return compare_earnings(move.origin_node.paid, move.destination_node.paid, move.pay)


def _move_finding(move: Move) -> Iterator[str]:
    yield f"{capital(move.kind)}." if move.kind != "unknown" else "The class of the move is unknown."
    yield _earnings(move)
    if move.learning is not None:
        yield f"Skills to gain are {round_percent(move.learning)} of the skill level required, weighted by importance."
    else:
        yield "Skills to gain are unknown: at least one role is not rated."


def _evidence(move: Move, _citations: Citations) -> Iterator[Block]:
    statements = (f"{move.kind}: {move.kind_reason}", *move.evidence)
    yield Bullets([f"{capital(statement)}." for statement in statements])


_MOVE_TABLE: Final = TableSpec[Move, MoveRow](
    "rows", lambda move: (move_row(move),), (*prefixed("", MOVE, _move), *_PAY_GAP), "Move", record=True
)
_SKILLS: Final[TableSpec[Move, Any]] = skills_table("to_learn", lambda move: move.to_learn)
_SOFTWARE: Final[TableSpec[Move, Any]] = software_table("software_to_learn", lambda move: move.software_to_learn)

MOVE_VIEW: Final = View[Move](
    of=Move,
    label=lambda move: f"{move.origin_node.id} -> {move.destination_node.id}: {move.kind}",
    title=move_title,
    subtitle=lambda move: sentences(scope_of(_gap_figures([move])), describe_links([move])),
    finding=_move_finding,
    caveats=lambda move: move.caveats,
    tables=(_MOVE_TABLE, _SKILLS, _SOFTWARE),
    sections=(
        SectionSpec("rows", "Move", _MOVE_TABLE.blocks),
        SectionSpec("evidence", "Basis", _evidence),
        SectionSpec("to_learn", "Skills to gain", _SKILLS.blocks),
        SectionSpec("software_to_learn", "Software to learn", _SOFTWARE.blocks),
    ),
)

# ----------------------------------------------------------------------------------------------------------------------
# What a move requires


def _requirements(move: Move) -> Iterator[str]:
    if move.learning is None:
        yield "Skills to gain are unknown: at least one role is not rated."
    else:
        yield from describe_skills(move.diff)
        yield describe_learning_error(move.skills.learning_of())
    if move.software_to_learn:
        yield describe_software(move.software_to_learn, title_in_sentence(move.destination))


_REQUIRED: Final = TableSpec[Move, Move](
    "requirements",
    lambda move: (move,),
    (
        *(held for held in MOVE if held.heading in ("Typical entry-level education", "Related work", "Job Zone")),
        *(held for held in MOVE_FOR_PROGRAMS if held.key in ("learning", "degree_held", "degree_asked")),
        column("months_held", "", NUMBER, lambda move: move.experience.held),
        column("months_asked", "", NUMBER, lambda move: move.experience.asked),
        *(held for held in MOVE_FOR_PROGRAMS if held.key in ("months_beyond", "evidence")),
    ),
    "Other requirements",
    record=True,
)


def _learning_blocks(move: Move, citations: Citations) -> Iterator[Block]:
    yield from _SKILLS.blocks(move, citations, _SHOWN)
    yield from _REQUIRED.blocks(move, citations)


_SHOWN: Final = 10

LEARNING_VIEW: Final = View[Move](
    of=Move,
    label=MOVE_VIEW.label,
    title=lambda move: f"Skills to gain: {move_title(move)}",
    finding=_requirements,
    tables=(_SKILLS, _SOFTWARE, _REQUIRED),
    brief=_learning_blocks,
    sections=(
        SectionSpec("to_learn", "Skills to gain", _SKILLS.blocks),
        SectionSpec("software_to_learn", "Software to learn", _SOFTWARE.blocks),
        SectionSpec("requirements", "Other requirements", _REQUIRED.blocks),
        SectionSpec("evidence", "Basis", _evidence),
    ),
)
"""A move by what has to be learned for it."""

# ----------------------------------------------------------------------------------------------------------------------
# Ranked moves


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
    column("", "Class", TEXT, lambda row: row.move.kind if row.shows_class else None, of=("class",)),
    column("", "{measure}", MEASURED, _measured, of=("value",)),
    column("difference", "Pay difference", AMOUNT, lambda row: row.move.pay,
           facts=lambda row: _gap_figures([row.move]), cited=False),
    column("relative_to_left", "{base}", FRACTION_CHANGE,
           lambda row: None if row.move.pay is None else row.move.pay.relative),
    *prefixed("", (held for held in MOVE_FOR_PROGRAMS if held.key != "learning"), _move),
    column("learning", "Skills to gain", LEARNING, lambda row: row.move.learning),
    column("", "Entry-level education", TEXT, lambda row: degree_name(row.move.education.asked), of=("degree_asked",),
           drop=1),
    *(held for held in _PAY_GAP if held.key not in ("difference", "relative_to_left")),
)  # fmt: skip


def _define(ranked: RankedMoves, citations: Citations) -> Iterator[Block]:
    """What the classes and the skills to gain are."""
    notes = [*describe_figures(_gap_figures(_moves(ranked)), citations)]
    if ranked.by == "class" and notes:
        limits = ranked[0].move.thresholds
        notes.insert(0, line(
            f"Advancement: more pay, in the same SOC {limits.group} group; lateral: in another group. Pay within "
            f"{level_text(limits.comparable)}, or not significantly different, is comparable."
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
    kinds = {pay_of(figure) for figure in _gap_figures(_moves(ranked))}
    return f"difference in {kinds.pop() if len(kinds) == 1 else 'pay'}"


def _moves(ranked: RankedMoves) -> list[Move]:
    return [entry.move for entry in ranked]


def _ranked_title(ranked: RankedMoves) -> str:
    way = "Next roles from" if ranked.leads_away else "Steps before"
    return f"{way} {marked(ranked.title)}, ranked by {_ranked_by(ranked)}"


def _ranked_finding(ranked: RankedMoves) -> Iterator[str]:
    if not ranked:
        yield f"No source names a role {'after' if ranked.leads_away else 'before'} {ranked.title}."
        return
    if ranked[0].rank is not None:
        yield from _first_place(ranked)
    unranked = sum(entry.rank is None for entry in ranked)
    if unranked:
        yield f"{counted(unranked, 'role')} cannot be ranked by {_ranked_by(ranked)}."
    if ranked.by == "class":
        yield _count_classes(ranked)


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
            yield _earnings(move)
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
                yield f"{none} of {counted(count, 'move')} {verb} no additional related work."
            else:
                work = _related_work(move) or ""
                yield f"The least additional related work is required for {destination}: {work}."
        case "openings" if move.openings is not None:
            yield (
                f"The most openings are projected for {destination}: {format_number(move.openings.value, 0)} per year"
                f"{_over(move.openings)} ({source_name(move.openings.source)})."
            )
        case "growth" if move.growth is not None:
            value = move.growth.value
            change = "grow fastest" if value > 0 else "decline least" if value < 0 else "change least"
            yield (
                f"Employment is projected to {change} for {destination}: {format_percent(abs(value))}"
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
    return {"measure": _MEASURES.get(ranked.by, ("", None))[0], "base": shorten_title(base)}


_RANKED_TABLE: Final = TableSpec[RankedMoves, MoveRow](
    "rows", _ranked_rows, _RANKED, "Moves",
    names=_heads,
    below=_define,
)  # fmt: skip

RANKED_MOVES: Final = View[RankedMoves](
    of=RankedMoves,
    label=_ranked_label,
    title=_ranked_title,
    subtitle=lambda ranked: sentences(scope_of(_gap_figures(_moves(ranked))), describe_links(_moves(ranked))),
    finding=_ranked_finding,
    caveats=lambda ranked: (caveat for move in _moves(ranked) for caveat in move.caveats),
    tables=(_RANKED_TABLE,),
    sections=(
        SectionSpec("rows", "Moves", _RANKED_TABLE.blocks),
        SectionSpec("reasons", "Reasons", _reasons),
    ),
)

RANKED_MOVE: Final = View[RankedMove](
    of=RankedMove,
    label=lambda entry: f"{entry.rank or '-'}. {MOVE_VIEW.label(entry.move)}",
    title=lambda entry: move_title(entry.move),
    subtitle=lambda entry: MOVE_VIEW.subtitle(entry.move),
    finding=lambda entry: _move_finding(entry.move),
    caveats=lambda entry: entry.move.caveats,
    tables=(
        TableSpec(
            "rows", lambda entry: (move_row(entry.move, entry),), (*_RANK, *prefixed("", MOVE, _move), *_PAY_GAP),
            record=True,
        ),
    ),
)  # fmt: skip
