"""A person's skills against what a role requires."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from roleinfo.diffs.person import PersonAgainstRole, PersonSkill
from roleinfo.model.exact import rounded
from roleinfo.model.words import in_sentence
from roleinfo.render.citations import Citations
from roleinfo.render.layout import marked
from roleinfo.render.outline import Block, Paragraph
from roleinfo.text.numbers import format_number
from roleinfo.text.phrases import counted, joined
from roleinfo.views.columns import Column, TableSpec, column
from roleinfo.views.fact_rows import scale_of
from roleinfo.views.kinds import NUMBER, TEXT, Kind
from roleinfo.views.learning import SIGNED, SKILL_KIND, TENTHS
from roleinfo.views.view import View

_NAMED: Final = 3
_PERCENT: Final = Kind[Decimal]("percent", "number", lambda value: value, lambda value: f"{format_number(value, 1)}%")

_SKILL: Final[tuple[Column[PersonSkill], ...]] = (
    column("name", "Skill", TEXT, facts=lambda entry: (entry.skill,), cited=False),
    column("kind", "Kind", SKILL_KIND, lambda entry: entry.skill.kind, drop=2),
    column("status", "Status", TEXT),
    column("level", "Level held", NUMBER),
    column("required", "Level required", NUMBER),
    column("gap", "Difference", SIGNED),
    column("scheme", "", TEXT, lambda entry: None if entry.skill.level is None else scale_of(entry.skill.level)),
    column("importance_percent", "Importance (0–100)", TENTHS, lambda entry: entry.importance, drop=1),
    column("as_of", "", TEXT, lambda entry: entry.skill.effective_date),
    column("source", "", TEXT, lambda entry: entry.skill.source.id),
)


def _finding(fit: PersonAgainstRole) -> Iterator[str]:
    if not fit:
        yield f"No source in this catalog lists skills for {fit.role.title}."
        return
    below, unknown, met = (fit.of_status(status) for status in ("below", "unknown", "met"))
    chief = joined(in_sentence(skill.name) for skill in below[:_NAMED])
    first = f" ({'chiefly ' if len(below) > _NAMED else ''}{chief})" if below else ""
    numbers = f"{len(below):,} below the level required{first}, and {len(unknown):,} unknown"
    yield f"{counted(len(met), 'skill')} met, {numbers}."
    if fit.least is not None and fit.most is not None:
        least, most = (format_number(rounded(share, 1)) for share in (fit.least, fit.most))
        yield (
            f"The skills to gain are {least}% of the level required, weighted by importance, if every unknown skill is "
            f"met, and {most}% if none is."
        )


def _below(fit: PersonAgainstRole, citations: Citations) -> Iterator[Block]:
    citations.numbers([entry.skill for entry in fit][:1])
    if fit.further:
        yield Paragraph(f"{counted(len(fit.further), 'skill')} not listed for the role: {joined(fit.further)}.")


VIEW: Final = View[PersonAgainstRole](
    of=PersonAgainstRole,
    label=lambda fit: (
        f"{fit.role.title}: {len(fit.of_status('met'))} met, {len(fit.of_status('below'))} below, "
        f"{len(fit.of_status('unknown'))} unknown"
    ),
    title=lambda fit: f"Skills held vs. required: {marked(fit.role.title)}",
    finding=_finding,
    tables=(
        TableSpec("rows", iter, _SKILL, "Skills", below=_below),
        TableSpec("further", lambda fit: fit.further, (column("name", "Skill", TEXT, str),), "Not listed for the role"),
    ),
    parameters=(
        column("role_id", "", TEXT, lambda fit: fit.role.id),
        column("least_to_learn", "", _PERCENT, lambda fit: fit.least),
        column("most_to_learn", "", _PERCENT, lambda fit: fit.most),
    ),
    facts=lambda fit: (entry.skill for entry in fit),
)
