"""Moves: one from a role to another, those around a role in their order, and what a move requires."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final, NamedTuple

import attrs

from roleinfo.careers.following import RankedMove
from roleinfo.careers.moves import Move
from roleinfo.careers.nodes import Node, known_figure
from roleinfo.diffs.salary import SalaryGap
from roleinfo.model.education import DEGREE_NAMES, Degree
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.fact import Fact
from roleinfo.model.outlook import OutlookFigure
from roleinfo.model.role import Role
from roleinfo.render.citations import Citations
from roleinfo.render.layout import marked
from roleinfo.render.outline import Block, Bullets, Line, Phrase, line
from roleinfo.text.facts import capital, years_text
from roleinfo.text.figures import BOUNDS
from roleinfo.text.moves import compare_earnings, describe_entry, describe_license, describe_pay, format_pay_change
from roleinfo.text.numbers import format_money, format_number, format_percent
from roleinfo.text.phrases import (
    class_of,
    counted,
    first_of,
    source_name,
    span_of_dates,
    title_in_sentence,
)
from roleinfo.text.summary import describe_skills
from roleinfo.views.columns import Column, TableSpec, column, prefixed, program_columns
from roleinfo.views.gap_rows import GAP, pay_gap_row
from roleinfo.views.kinds import NUMBER, TEXT, TEXTS, WHOLE, Kind
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

AMOUNT: Final = Kind[SalaryGap](
    "money", "number", lambda gap: gap.difference.amount,
    lambda gap: f"{BOUNDS[gap.bound]}{format_money(gap.difference, signed=True)}",
)  # fmt: skip
PAY_CHANGE: Final = Kind[Any]("money", "number", lambda gap: gap.difference.amount, format_pay_change)


# ----------------------------------------------------------------------------------------------------------------------
# What a figure is, in words


def degree_name(degree: Degree | None) -> str | None:
    """A degree as it starts a cell."""
    return None if degree is None else capital(DEGREE_NAMES[degree].removesuffix(" degree"))


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


def gap_figures(moves: Iterable[Move]) -> Iterator[SalaryEstimate]:
    """Both figures of each change of pay."""
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
    return "" if figure.period is None else f", {years_text(figure.period)}"


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
    here, there = (DEGREE_NAMES.get(degree, "not known") if degree else "not known"
                   for degree in (move.education.held, move.education.asked))  # fmt: skip
    if here == there:
        return f"{capital(there)}{_class_of_entry(move.destination)}" if move.education.asked else None
    return f"{capital(there)}{_class_of_entry(move.destination)} (origin: {here}{_class_of_entry(move.origin)})"


def _class_of_entry(role: Role) -> str:
    """The class that a role's typical education was published for, where that is broader than the role."""
    entry = role.education.typical_entry
    return class_of(role, entry) if entry else ""


def note_entry_classes(nodes: Iterable[Node]) -> Iterator[Line]:
    """For which roles the typical education was published for a broader class, as for the specialties of O*NET."""
    if titles := [*dict.fromkeys(marked(node.title) for node in nodes if _class_of_entry(node.role))]:
        yield line(f"Entry-level education of a broader class: {first_of(titles, _NAMED)}.")


def describe_related_work(move: Move) -> str | None:
    """The related work required beyond what the origin requires."""
    months = move.experience.beyond
    if months is None:
        return None
    return f"at least {counted(int(months), 'more month')}" if months else "no more than the origin requires"


def _zones(move: Move) -> str | None:
    step = move.zone_step
    if not step:
        return None if step is None else "the same"
    return f"{abs(step)} {'higher' if step > 0 else 'lower'}"


def _license(move: Move) -> str | None:
    return None if move.entry.license is None else capital(describe_license(move.entry.license))


def _transfers(move: Move) -> str | None:
    figure = move.transfer_rate
    return None if figure is None else f"{format_percent(figure.value)} (all who leave the origin)"


def describe_openings(role: Role) -> str | None:
    """Openings per year in a role, with their years and the class that they are of."""
    figure = known_figure(role, "openings")
    if figure is None:
        return None
    return f"{format_number(figure.value, 0)}{_years(figure)}{class_of(role, figure)}"


def _growth(move: Move) -> str | None:
    figure = move.growth
    if figure is None:
        return None
    return f"{format_percent(figure.value, signed=True)}{_years(figure)}{class_of(move.destination, figure)}"


def _skill_facts(move: Move) -> tuple[Fact, ...]:
    return (*first_rated_skill(move.origin_node), *first_rated_skill(move.destination_node))


_EDUCATION: Final[Column[Move]] = column(
    "", "Typical entry-level education", TEXT, _degrees, of=("degree_held", "degree_asked")
)
_RELATED_WORK: Final[Column[Move]] = column("", "Related work", TEXT, describe_related_work, of=("months_beyond",))
_JOB_ZONE: Final[Column[Move]] = column("", "Job Zone", TEXT, _zones, of=("zone_step",))

MOVE: Final[tuple[Column[Move], ...]] = (
    column("from_id", "", TEXT, lambda move: move.origin_node.id),
    column("from_title", "", TEXT, lambda move: move.origin_node.title),
    column("to_id", "", TEXT, lambda move: move.destination_node.id),
    column("to_title", "", TEXT, lambda move: move.destination_node.title),
    column("class", "Class", TEXT, lambda move: move.kind),
    column("class_reason", "", TEXT, lambda move: move.kind_reason),
    column("", "Pay difference", PAY_CHANGE, lambda move: move.pay, facts=lambda move: gap_figures([move]),
           of=("difference", "relative_to_left")),
    column("learning", "Skills to gain", LEARNING, lambda move: move.learning, facts=_skill_facts),
    column("", "Chief skills to gain", TEXT, _chief_skills, of=("learning",)),
    _EDUCATION,
    column("degree_held", "", TEXT, lambda move: move.education.held),
    column("degree_asked", "", TEXT, lambda move: move.education.asked),
    column("", "School and training", TEXT, lambda move: capital(describe_entry(move.entry)) or None,
           of=("school_years_beyond", "training_years")),
    column("school_years_beyond", "", WHOLE, lambda move: move.entry.school),
    column("training_years", "", WHOLE,
           lambda move: None if move.entry.training is None else move.entry.training.years),
    column("", "License", TEXT, _license,
           of=("license",)),
    column("license", "", TEXT, lambda move: None if move.entry.license is None else move.entry.license.field),
    _RELATED_WORK,
    column("months_beyond", "", NUMBER, lambda move: move.experience.beyond),
    _JOB_ZONE,
    column("zone_step", "", WHOLE),
    column("", "Openings per year", TEXT, lambda move: describe_openings(move.destination),
           facts=lambda move: filter(None, [move.openings]),
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

MOVE_FOR_PROGRAMS: Final = tuple(attrs.evolve(spec, heading="") for spec in MOVE if spec.key)


def columns_for_programs(*keys: str) -> Iterator[Column[Move]]:
    """The columns of a move with these keys, in their order, without a heading."""
    return (spec for spec in MOVE_FOR_PROGRAMS if spec.key in keys)


_CAVEATS: Final[Column[MoveRow]] = column(
    "caveats", "", TEXTS, lambda row: _unique(caveat.code for caveat in row.move.caveats)
)
PAY_GAP: Final[tuple[Column[MoveRow], ...]] = (
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


def describe_earnings(move: Move) -> str:
    """Which of the two roles pays more, or why pay is not compared."""
    if move.pay is None:
        return f"Pay is not compared: {move.pay_missing}."
    return compare_earnings(move.origin_node.paid, move.destination_node.paid, move.pay)


def move_finding(move: Move) -> Iterator[str]:
    """The class of the move, the change of pay and the skills to gain."""
    yield f"{capital(move.kind)}." if move.kind != "unknown" else "The class of the move is unknown."
    yield describe_earnings(move)
    if move.learning is not None:
        yield f"Skills to gain are {round_percent(move.learning)} of the skill level required, weighted by importance."
    else:
        yield "Skills to gain are unknown: at least one role is not rated."


def _evidence(move: Move, _citations: Citations) -> Iterator[Block]:
    statements = (f"{move.kind}: {move.kind_reason}", *move.evidence)
    yield Bullets([f"{capital(statement)}." for statement in statements])


_MOVE_TABLE: Final = TableSpec[Move, MoveRow](
    "rows", lambda move: (move_row(move),), (*prefixed("", MOVE, _move), *PAY_GAP), "Move", record=True
)
_SKILLS: Final[TableSpec[Move, Any]] = skills_table("to_learn", lambda move: move.to_learn)
_SOFTWARE: Final[TableSpec[Move, Any]] = software_table("software_to_learn", lambda move: move.software_to_learn)

MOVE_VIEW: Final = View[Move](
    of=Move,
    label=lambda move: f"{move.origin_node.id} -> {move.destination_node.id}: {move.kind}",
    title=move_title,
    subtitle=lambda move: sentences(scope_of(gap_figures([move])), describe_links([move])),
    finding=move_finding,
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
        _EDUCATION, _RELATED_WORK, _JOB_ZONE,
        *columns_for_programs("learning", "degree_held", "degree_asked"),
        column("months_held", "", NUMBER, lambda move: move.experience.held),
        column("months_asked", "", NUMBER, lambda move: move.experience.asked),
        *columns_for_programs("months_beyond", "evidence"),
    ),
    "Other requirements",
    record=True,
)  # fmt: skip


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
