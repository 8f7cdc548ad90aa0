"""Ladders of roles from entry to top, and the skills that open further roles."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from roleinfo.careers.ladders import BridgeSkill, BridgeSkills, Ladder, Rung
from roleinfo.careers.moves import Move
from roleinfo.diffs.salary import SalaryGap
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.fact import Fact
from roleinfo.model.words import in_sentence
from roleinfo.render.citations import Citations
from roleinfo.render.layout import marked
from roleinfo.render.outline import Block, GroupRow, Line, Paragraph, joined, line
from roleinfo.text.facts import capital
from roleinfo.text.moves import describe_entry, describe_pay
from roleinfo.text.phrases import counted
from roleinfo.views.columns import Column, TableSpec, column, prefixed, program_columns
from roleinfo.views.fact_rows import SALARY
from roleinfo.views.kinds import FLAG, FRACTION_CHANGE, MONEY_CHANGE, TEXT, TEXTS, WHOLE, Kind
from roleinfo.views.learning import SKILL_KIND, round_percent
from roleinfo.views.moves import PAY_CHANGE, columns_for_programs, describe_figures
from roleinfo.views.paths import STATED_PAY, pay_data
from roleinfo.views.view import View

_NAMED: Final = 5
_FIRST: Final = 3
_LEVEL: Final = Kind[float]("percent", "float", float, round_percent)
_OTHER_STEPS: Final = GroupRow("Other next steps")

# ----------------------------------------------------------------------------------------------------------------------
# Ladders


class _Row(NamedTuple):
    """A rung of a ladder, or a further step that a source puts after one."""

    step: int
    rung: Rung
    pay: Mapping[str, Any]
    is_selected: bool
    is_branch: bool = False


def _rows(ladder: Ladder) -> Iterator[_Row]:
    steps = {rung.node.id: step for step, rung in enumerate(ladder)}
    for step, rung in enumerate(ladder):
        yield _Row(step, rung, pay_data(rung.pay), step == ladder.at)
    for move in ladder.branches:
        rung = Rung(move.destination_node, move)
        yield _Row(steps[move.origin_node.id] + 1, rung, pay_data(rung.pay), False, is_branch=True)


def _pay_facts(row: _Row) -> Iterable[Fact]:
    return () if row.rung.pay is None else (row.rung.pay,)


def _marked_title(row: _Row) -> Line:
    return line(f"> {marked(row.rung.title)}" if row.is_selected else row.rung.title)


def _figure(row: _Row) -> str:
    """What the pay figure is, or why there is none."""
    rung = row.rung
    if rung.pay is not None:
        return capital(describe_pay(rung.pay))
    if not rung.node.is_known:
        return "Not in the catalog; only the title is known"
    return "No exact annual mean, median, or average" if rung.node.paid.salary else "No pay figure in the sources used"


def _requires(row: _Row) -> str | None:
    """What the rung requires beyond the one below."""
    move = row.rung.move
    if move is None:
        return None
    license_ = move.entry.license
    parts = (describe_entry(move.entry), f"license, {license_.field}" if license_ else "")
    return capital("; ".join(filter(None, parts))) or None


def _move(row: _Row) -> Move | None:
    return row.rung.move


_ROLE: Final[Column[_Row]] = column("", "Role", TEXT, _marked_title, of=("title", "selected"))  # type: ignore[arg-type]  # a line, not a text


def _pay_step(row: _Row) -> SalaryGap | None:
    """What the rung pays more than the one below, on one basis; None where no such figures are known."""
    return row.rung.move.pay if row.rung.move else None


def _step_facts(row: _Row) -> Iterable[Fact]:
    gap = _pay_step(row)
    return () if gap is None else (gap.left, gap.right)


_STEP: Final[tuple[Column[SalaryGap], ...]] = (
    column("difference", "", MONEY_CHANGE),
    column("bound", "", TEXT),
    column("unit", "", TEXT, lambda gap: f"{gap.difference.currency} per {gap.difference.period}"),
    column("statistic", "", TEXT, lambda gap: gap.basis.statistic),
    column("relative", "", FRACTION_CHANGE),
)
_RUNG: Final[tuple[Column[_Row], ...]] = (
    column("step", "", WHOLE),
    column("id", "", TEXT, lambda row: row.rung.node.id),
    column("title", "", TEXT, lambda row: row.rung.title),
    _ROLE,
    column("", "Annual pay", STATED_PAY, lambda row: row.rung.pay, facts=_pay_facts, of=("value",)),
    column("", "Pay figure", TEXT, _figure, of=("statistic", "component", "place_name", "as_of", "reason"),
           shared=True),
    column("", "Requires", TEXT, _requires, of=("school_years_beyond", "training_years", "license")),
    *prefixed("", columns_for_programs("school_years_beyond", "training_years", "license"), _move),
    column("", "Pay step", PAY_CHANGE, _pay_step, facts=_step_facts,
           of=("step_difference", "step_bound", "step_unit", "step_statistic", "step_relative")),
    *prefixed("step_", _STEP, _pay_step),
    column("step_evidence", "", TEXTS, lambda row: row.rung.move.evidence if row.rung.move else ()),
    column("selected", "", FLAG, lambda row: row.is_selected),
    column("branch", "", FLAG, lambda row: row.is_branch),
    column("placed_by", "", TEXTS, lambda row: tuple(source.id for source in row.rung.sources)),
    column("", "Placed by", TEXTS,
           lambda row: tuple(source.display_name for source in row.rung.sources), of=("placed_by",),
           drop=2),
    *prefixed("", columns_for_programs("class", "class_reason"), _move),
    *prefixed("", program_columns(SALARY), lambda row: row.pay),
)  # fmt: skip


def _ladder_title(ladder: Ladder) -> str:
    if ladder.at is None:
        return f"Career ladder: {' to '.join(marked(rung.title) for rung in _ends(ladder))}"
    return f"Career ladder: {marked(ladder[ladder.at].title)}"


def _ends(ladder: Ladder) -> tuple[Rung, ...]:
    return (ladder[0], ladder[-1]) if len(ladder) > 1 else (ladder[0],) if ladder else ()


def _ladder_finding(ladder: Ladder) -> Iterator[str]:
    if not ladder:
        yield "There are no steps."
        return
    span = " to ".join(rung.title for rung in _ends(ladder))
    if ladder.at is None:
        yield f"{counted(len(ladder), 'step')} from {span}."
    else:
        yield f"{ladder[ladder.at].title} is step {ladder.at + 1} of {len(ladder)}, from {span}."
    known = [rung.pay for rung in ladder if rung.pay is not None]
    if len(known) < len(ladder):
        yield f"Annual pay is known for {len(known)} of {counted(len(ladder), 'step')}."


def _not_comparable(ladder: Ladder) -> Iterator[str]:
    known = [rung.pay for rung in ladder if rung.pay is not None]
    if len({(figure.measure, figure.source.series) for figure in known}) > 1:
        yield "These amounts are of different measures or sources, so they are not comparable."


def _explain(ladder: Ladder, _citations: Citations) -> Iterator[Block]:
    words = "From entry to top; a source, or roleinfo's table, puts each role after the one before it."
    yield Paragraph(words if ladder.at is None else f"{words} > marks the role selected.")


LADDER: Final = View[Ladder](
    of=Ladder,
    label=lambda ladder: (
        f"{counted(len(ladder), 'rung')}: "
        f"{' -> '.join(f'*{rung.title}' if at == ladder.at else rung.title for at, rung in enumerate(ladder))}"
    ),
    title=_ladder_title,
    finding=_ladder_finding,
    decisive=_not_comparable,
    tables=(
        TableSpec(
            "rows", _rows, _RUNG, "Steps", group=lambda row: _OTHER_STEPS if row.is_branch else None, below=_explain
        ),
    ),
)  # fmt: skip
RUNG: Final = View[Rung](
    of=Rung,
    label=lambda rung: f"{rung.node.id}: {rung.title}",
    title=lambda rung: marked(rung.title),
    tables=(
        TableSpec(
            "rows", lambda rung: (_Row(0, rung, pay_data(rung.pay), False),),
            tuple(spec for spec in _RUNG if spec.key not in ("step", "selected", "branch") and spec is not _ROLE),
            record=True,
        ),
    ),
)  # fmt: skip

# ----------------------------------------------------------------------------------------------------------------------
# Skills that open roles


class _Bridge(NamedTuple):
    """A skill that opens roles, with the best pay among these."""

    skill: BridgeSkill
    pay: Mapping[str, Any]


_NO_PAY: Final = {"status": "not_published", "reason": "no pay figure in the sources used is on the role's own basis"}


def _bridges(skills: Iterable[BridgeSkill]) -> Iterator[_Bridge]:
    return (_Bridge(skill, pay_data(skill.best_pay) if skill.best_pay else _NO_PAY) for skill in skills)


def _first_opened(row: _Bridge) -> str:
    more = len(row.skill.opens) - _NAMED
    return ", ".join(row.skill.opens[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def _best(row: _Bridge) -> Iterable[Fact]:
    return () if row.skill.best_pay is None else (row.skill.best_pay,)


_BRIDGE: Final[tuple[Column[_Bridge], ...]] = (
    column("name", "Skill", TEXT, lambda row: row.skill.name),
    column("kind", "Kind", SKILL_KIND, lambda row: row.skill.kind, drop=1),
    column("held", "Level held", _LEVEL, lambda row: row.skill.held),
    column("level", "Level required", _LEVEL, lambda row: row.skill.level),
    column("opens_count", "Roles opened", WHOLE, lambda row: len(row.skill.opens)),
    column("opens", "", TEXTS, lambda row: row.skill.opens),
    column("", "Roles", TEXT, _first_opened, of=("opens",), drop=2),
    column("", "Highest pay", STATED_PAY, lambda row: row.skill.best_pay, facts=_best, of=("value",), cited=False),
    *prefixed("", program_columns(SALARY), lambda row: row.pay),
)


def _best_figures(skills: Iterable[BridgeSkill]) -> list[SalaryEstimate]:
    return [skill.best_pay for skill in skills if skill.best_pay is not None]


def _bridge_finding(skills: BridgeSkills) -> Iterator[str]:
    if not skills:
        yield "There are no bridge skills: no single skill opens a role."
        return
    first = skills[0]
    yield f"A higher level of {in_sentence(first.name)} would open {counted(len(first.opens), 'role')}."


def _define_levels(skills: Iterable[BridgeSkill], citations: Citations) -> Iterator[Block]:
    notes = [line("Levels are percent of the scale."), *describe_figures(_best_figures(skills), citations)]
    yield Paragraph(joined(notes, " "))


BRIDGES: Final = View[BridgeSkills](
    of=BridgeSkills,
    label=lambda skills: (
        f"{len(skills)}{': ' if skills else ''}{', '.join(skill.name for skill in skills[:_FIRST])}"
        f"{', ...' if len(skills) > _FIRST else ''}"
    ),
    title=lambda _: "Bridge skills",
    finding=_bridge_finding,
    tables=(TableSpec("rows", _bridges, _BRIDGE, "Bridge skills", below=_define_levels),),
)
BRIDGE: Final = View[BridgeSkill](
    of=BridgeSkill,
    label=lambda skill: f"{skill.name}: opens {counted(len(skill.opens), 'role')}",
    title=lambda skill: f"Bridge skill: {skill.name}",
    tables=(
        TableSpec(
            "rows", lambda skill: _bridges((skill,)), _BRIDGE, record=True,
            below=lambda skill, citations: _define_levels((skill,), citations),
        ),
    ),
)  # fmt: skip
