"""Lists of skills and software: what a role requires beyond another, and what sets a role apart."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, NamedTuple, TypeVar

from roleinfo.diffs.learning import Learning, SkillsToLearn, ToLearn
from roleinfo.diffs.skills import SoftwareToLearn
from roleinfo.many.distinctive import DistinctiveSkill, DistinctiveSkills
from roleinfo.model.exact import add
from roleinfo.model.fact import Fact
from roleinfo.model.skill import Rating, Skill
from roleinfo.model.words import in_sentence
from roleinfo.render.citations import Citations
from roleinfo.render.outline import Block, Paragraph, Phrase, line
from roleinfo.text.facts import capital
from roleinfo.text.numbers import format_number
from roleinfo.text.phrases import counted, first_of, joined, level_text
from roleinfo.views.columns import Column, TableSpec, column, prefixed, program_columns
from roleinfo.views.fact_rows import columns_of, rows_of, scale_of
from roleinfo.views.kinds import FLAG, NUMBER, TEXT, WHOLE, Kind
from roleinfo.views.view import View

T = TypeVar("T")

_NAMED: Final = 3
_KINDS: Final = {"skill": "skills", "ability": "abilities", "work_style": "work styles"}
_FOUND: Final = 5

SIGNED: Final = Kind[Decimal]("number", "number", lambda value: value, lambda value: format_number(value, signed=True))
TENTHS: Final = Kind[Decimal]("number", "number", lambda value: value, lambda value: format_number(value, 1))
HUNDREDTHS: Final = Kind[Decimal]("number", "number", lambda value: value, lambda value: format_number(value, 2))
_SHARE: Final = Kind[Decimal]("percent", "number", lambda value: value, lambda value: f"{format_number(value, 2)}%")
SKILL_KIND: Final = Kind[str]("text", "text", str, lambda kind: capital(kind.replace("_", " ")), "left")


def round_percent(value: Decimal | float) -> str:
    """A percentage that we calculated, to one decimal."""
    return f"{format_number(Decimal(str(value)), 1)}%"


LEARNING: Final = Kind[Decimal | float](
    "percent", "number", lambda value: Decimal(repr(value)) if isinstance(value, float) else value, round_percent
)
"""A share of what a role requires, from 0 to 100."""

# ----------------------------------------------------------------------------------------------------------------------
# Skills to gain


class _Levels(NamedTuple):
    """A skill to gain with its two ratings."""

    skill: ToLearn
    left: Rating
    right: Rating


def _levels(skills: Iterable[ToLearn]) -> Iterator[_Levels]:
    for skill in skills:
        left, right = skill.gap.left.level, skill.gap.right.level
        if left is not None and right is not None:
            yield _Levels(skill, left, right)


def _ratings(row: _Levels) -> Iterable[Fact]:
    return (row.skill.gap.left, row.skill.gap.right)


_TO_LEARN: Final[tuple[Column[_Levels], ...]] = (
    column("name", "Skill", TEXT, lambda row: row.skill.name, facts=_ratings, cited=False),
    column("kind", "Kind", SKILL_KIND, lambda row: row.skill.kind, drop=2),
    column("left_level", "", NUMBER, lambda row: None if row.left.not_relevant else row.left.value),
    column("left_not_relevant", "", FLAG, lambda row: row.left.not_relevant),
    column("right_level", "", NUMBER, lambda row: row.right.value),
    column("level_gap", "Level difference", SIGNED, lambda row: row.skill.level),
    column("unit", "", TEXT, lambda _: "points"),
    column("scheme", "", TEXT, lambda row: scale_of(row.right)),
    column("outside_error", "Exceeds rating error", FLAG, lambda row: row.skill.outside_error, drop=1),
    column(
        "untested", "", TEXT,
        lambda row: None
        if row.skill.outside_error is not None
        else "no standard error is published for both ratings",
    ),
    column("importance_percent", "Importance (0–100)", TENTHS, lambda row: row.skill.weight),
    column("product", "", NUMBER, lambda row: row.skill.product),
    column("points", "Share of total", _SHARE, lambda row: row.skill.points),
    column("left_as_of", "", TEXT, lambda row: row.left.effective_date),
    column("right_as_of", "", TEXT, lambda row: row.right.effective_date),
    column("left_source", "", TEXT, lambda row: row.left.source.id),
    column("right_source", "", TEXT, lambda row: row.right.source.id),
)  # fmt: skip


def _share_of_total(skills: Sequence[ToLearn], citations: Citations) -> Iterator[Block]:
    """What the share is of, and whose ratings it rests on."""
    facts = [fact for skill in skills for fact in (skill.gap.left, skill.gap.right)]
    words = "Share of total: percent of the skill level required, weighted by importance"
    untested = any(skill.outside_error is None for skill in skills)
    note = ". Where the column of rating error has a dash, no standard error is published." if untested else "."
    yield Paragraph(line(Phrase(words, citations.numbers(facts)), note))


def skills_table(key: str, skills: Callable[[T], Iterable[ToLearn]], *, record: bool = False) -> TableSpec[T, _Levels]:
    """The skills to gain that a result has, the largest share first."""
    return TableSpec(
        key,
        lambda result: _levels(skills(result)),
        _TO_LEARN,
        "Skills to gain",
        record=record,
        below=lambda result, citations: _share_of_total(tuple(skills(result)), citations),
    )


def _chief_skills(skills: Iterable[ToLearn]) -> Iterator[str]:
    """How many skills are required at a higher level, which first, and what they come to."""
    given = tuple(skills)
    if not given:
        yield "There are no skills to gain: none is known to be required at a higher level."
        return
    first = joined(in_sentence(skill.name) for skill in given[:_NAMED])
    which = f": {first}" if len(given) <= _NAMED else f", chiefly {first}"
    yield f"{counted(len(given), 'skill')} {'is' if len(given) == 1 else 'are'} required at a higher level{which}."


def _total(skills: Iterable[ToLearn]) -> Decimal:
    total = Decimal(0)
    for skill in skills:
        total = add(total, skill.points)
    return total


def _skills_finding(skills: SkillsToLearn) -> Iterator[str]:
    yield from _chief_skills(skills)
    if skills:
        share = round_percent(_total(skills))
        yield f"The differences amount to {share} of the skill level required, weighted by importance."


def _learning_finding(learning: Learning) -> Iterator[str]:
    if learning.figure is None:
        yield "There is no figure: no skill is rated for both roles by one source."
        return
    yield (
        f"In all, {round_percent(learning.figure)} of the skill level required, weighted by importance, exceeds the "
        f"level held ({counted(learning.counted, 'skill')} rated for both roles)."
    )
    yield from _chief_skills(learning.to_learn)
    yield describe_learning_error(learning)


def describe_learning_error(learning: Learning) -> str:
    """How far the figure may be off, or why that is not known."""
    if learning.error is None or learning.by_chance is None:
        return f"{learning.untested} The sampling error of the figure is therefore unknown."
    return (
        f"The margin of error is {format_number(learning.error, 1)} percentage points "
        f"({level_text(learning.confidence)} confidence); rating error alone would give "
        f"{round_percent(learning.by_chance)} between two roles with equal levels."
    )


def _kinds(learning: Learning) -> str:
    return joined(_KINDS.get(kind, kind) for kind in learning.kinds)


def _suppressed(learning: Learning, citations: Citations) -> Iterator[Block]:
    yield from _share_of_total(learning.to_learn, citations)
    if learning.left_out:
        names = joined(gap.right.name for gap in learning.left_out)
        yield Paragraph(f"Excluded because a rating is suppressed: {names}.")


def _label(skill: ToLearn) -> str:
    return (
        f"{skill.kind} {skill.name}: level {format_number(skill.level, signed=True)}, "
        f"{format_number(skill.points, 1)}% of total"
    )


def _listed(names: Iterable[str]) -> str:
    """How many there are, and the first of them."""
    given = [*names]
    more = ", ..." if len(given) > _NAMED else ""
    return f"{len(given)}{': ' if given else ''}{', '.join(given[:_NAMED])}{more}"


_SKILLS_VIEW: Final = View[SkillsToLearn](
    of=SkillsToLearn,
    label=lambda skills: _listed(skill.name for skill in skills),
    title=lambda _: "Skills to gain",
    finding=_skills_finding,
    tables=(skills_table("rows", iter),),
)
_SKILL_VIEW: Final = View[ToLearn](
    of=ToLearn,
    label=_label,
    title=lambda skill: f"Skill to gain: {skill.name}",
    tables=(skills_table("rows", lambda skill: (skill,), record=True),),
)
_LEARNING_VIEW: Final = View[Learning](
    of=Learning,
    label=lambda learning: (
        f"{_kinds(learning)}: "
        f"{'not rated' if learning.figure is None else f'{round_percent(learning.figure)} to gain'}; "
        f"{_listed(skill.name for skill in learning.to_learn)}"
    ),
    title=lambda learning: f"Skills to gain: {_kinds(learning)}",
    finding=_learning_finding,
    tables=(
        TableSpec(
            "rows", lambda learning: _levels(learning.to_learn), _TO_LEARN, "Skills to gain", below=_suppressed
        ),
    ),
)  # fmt: skip

# ----------------------------------------------------------------------------------------------------------------------
# Software


class _Program(NamedTuple):
    """A piece of software with its row for programs."""

    skill: Skill
    row: Mapping[str, Any]


def _programs(software: Iterable[Skill]) -> Iterator[_Program]:
    return (_Program(skill, row) for skill in software for row in rows_of(skill))


def _own(program: _Program) -> Iterable[Fact]:
    return (program.skill,)


_SOFTWARE_TYPES: Final = {
    key: kind for key, kind in columns_of(Skill).items() if key not in ("name", "in_demand", "hot")
}
_SOFTWARE: Final[tuple[Column[_Program], ...]] = (
    column("name", "Software", TEXT, lambda program: program.skill.name, facts=_own, cited=False),
    column("in_demand", "In demand", FLAG, lambda program: program.skill.in_demand),
    column("hot", "Hot technology", FLAG, lambda program: program.skill.hot),
    *prefixed("", program_columns(_SOFTWARE_TYPES), lambda program: program.row),
)


def _postings(software: Iterable[Skill], citations: Citations) -> Iterator[Block]:
    words = (
        "In demand: often named in postings for the occupation. Hot technology: often named in postings for all "
        "occupations"
    )
    yield Paragraph(line(Phrase(words, citations.numbers(software)), "."))


def software_table(key: str, software: Callable[[T], Iterable[Skill]]) -> TableSpec[T, _Program]:
    """The software that a result lists, what postings often name first."""
    return TableSpec(key, lambda result: _programs(software(result)), _SOFTWARE, "Software to learn",
        below=lambda result, citations: _postings(software(result), citations),
    )  # fmt: skip


def describe_software(software: Iterable[Skill], role: str = "the second role") -> str:
    """How much software only the other role uses, and which of it is in demand."""
    given = tuple(software)
    if not given:
        return f"There is no software to learn: no list of one source names any for {role} alone."
    wanted = [skill.name for skill in given if skill.in_demand]
    programs = counted(len(given), "software product")
    named = f"; in demand: {first_of(wanted, _FOUND)}" if wanted else ""
    return f"{programs} {'is' if len(given) == 1 else 'are'} listed for {role} alone{named}."


_SOFTWARE_VIEW: Final = View[SoftwareToLearn](
    of=SoftwareToLearn,
    label=lambda software: _listed(skill.name for skill in software),
    title=lambda _: "Software to learn",
    finding=lambda software: [describe_software(software)],
    tables=(software_table("rows", iter),),
)

# ----------------------------------------------------------------------------------------------------------------------
# What sets a role apart


class _Rated(NamedTuple):
    """A distinctive skill with the rating that it rests on."""

    skill: DistinctiveSkill
    importance: Rating


def _rated(skills: Iterable[DistinctiveSkill]) -> Iterator[_Rated]:
    return (_Rated(skill, skill.skill.importance) for skill in skills if skill.skill.importance is not None)


def _rating(row: _Rated) -> Iterable[Fact]:
    return (row.skill.skill,)


_DISTINCTIVE: Final[tuple[Column[_Rated], ...]] = (
    column("name", "Skill", TEXT, lambda row: row.skill.name, facts=_rating, cited=False),
    column("kind", "Kind", SKILL_KIND, lambda row: row.skill.skill.kind, drop=2),
    column("importance", "Importance", NUMBER, lambda row: row.importance.value),
    column("unit", "", TEXT, lambda _: "points"),
    column("scheme", "Scale", TEXT, lambda row: scale_of(row.importance), shared=True),
    column("z", "Standard deviations above mean", HUNDREDTHS, lambda row: row.skill.z),
    column("mean_of_roles", "Mean of rated roles", HUNDREDTHS, lambda row: row.skill.mean),
    column("deviation_of_roles", "", NUMBER, lambda row: row.skill.deviation),
    column("roles", "Roles rated", WHOLE, lambda row: row.skill.roles, drop=1),
    column("as_of", "", TEXT, lambda row: row.importance.effective_date),
    column("source", "", TEXT, lambda row: row.importance.source.id),
)


def _distinctive_finding(skills: DistinctiveSkills) -> Iterator[str]:
    if not skills:
        yield "There are no distinctive skills: no skill of the role is rated above the mean of all rated roles."
        return
    first = skills[0]
    yield (
        f"{first.name} is the most distinctive: its importance is {format_number(first.z, 1)} standard deviations "
        f"above the mean of {counted(first.roles, 'rated role')}."
    )


_DISTINCTIVE_VIEW: Final = View[DistinctiveSkills](
    of=DistinctiveSkills,
    label=lambda skills: _listed(skill.name for skill in skills),
    title=lambda _: "Distinctive skills",
    finding=_distinctive_finding,
    tables=(TableSpec("rows", _rated, _DISTINCTIVE, "Distinctive skills"),),
    facts=lambda skills: (skill.skill for skill in skills),
)
_DISTINCTIVE_SKILL: Final = View[DistinctiveSkill](
    of=DistinctiveSkill,
    label=lambda skill: f"{skill.name}: z {format_number(skill.z, 2)} over {counted(skill.roles, 'role')}",
    title=lambda skill: f"Distinctive skill: {skill.name}",
    tables=(TableSpec("rows", lambda skill: _rated((skill,)), _DISTINCTIVE, record=True),),
    facts=lambda skill: (skill.skill,),
)

VIEWS: Final[Mapping[type, View[Any]]] = {
    view.of: view
    for view in (_SKILLS_VIEW, _SKILL_VIEW, _LEARNING_VIEW, _SOFTWARE_VIEW, _DISTINCTIVE_VIEW, _DISTINCTIVE_SKILL)
}
