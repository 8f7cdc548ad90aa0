"""Lists of skills and software: what has to be learned, what sets a role apart, what opens further roles."""

from collections.abc import Iterable, Iterator
from typing import Final

from roleinfo.careers.ladders import BridgeSkills
from roleinfo.diffs.learning import Learning, SkillsToLearn, ToLearn
from roleinfo.diffs.skills import SoftwareToLearn
from roleinfo.many.distinctive import DistinctiveSkills
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.exact import rounded
from roleinfo.model.words import number
from roleinfo.render.citations import Citations, sourced
from roleinfo.render.outline import DASH, Block, Head, Heading, Line, Paragraph, Table, line
from roleinfo.text.facts import capital
from roleinfo.text.figures import a_period, bounded_pay, limits, statistic_of
from roleinfo.views.skills import describe_learning_error, learned_caption, learned_row

_NAMED: Final = 5


def to_learn_outline(skills: SkillsToLearn) -> tuple[Block, ...]:
    """Every skill to learn, what weighs most first."""
    citations = Citations()
    return (Heading(1, "Skills to learn"), *_to_learn(skills, citations), *sourced(citations))


def learning_outline(learning: Learning) -> tuple[Block, ...]:
    """What has to be learned over some kinds of skills: the figure with what it rests on, and each skill."""
    citations = Citations()
    told = (
        "There is no figure: no skill is rated on both sides by one source."
        if learning.figure is None
        else f"{rounded(learning.figure, 1)} of 100: the sum of level gap x importance where the level is higher "
        f"({len(learning.to_learn)} skills) / the sum of level x importance ({learning.counted} rated for both), each "
        f"from 0 to 100. {describe_learning_error(learning)}"
    )
    out = ", ".join(gap.right.name for gap in learning.left_out)
    kinds = ", ".join(each.replace("_", " ") for each in learning.kinds)
    return (
        Heading(1, f"Learning: {kinds}"),
        Paragraph(told),
        *([Paragraph(f"Left out, since a rating of it is suppressed: {out}.")] if out else []),
        *_to_learn(learning.to_learn, citations),
        *sourced(citations),
    )


def _to_learn(skills: Iterable[ToLearn], citations: Citations) -> Iterator[Block]:
    rows = [learned_row(citations, each) for each in skills]
    if rows:
        columns = (
            Head("Skill"), *(Head(each, "right") for each in ("Level gap", "Importance, 0 to 100", "Points"))
        )  # fmt: skip
        yield Table(columns, rows, learned_caption("the right role", "the left", rows))
    else:
        yield Paragraph("No skill is known to be asked at a higher level.")


def software_outline(software: SoftwareToLearn) -> tuple[Block, ...]:
    """Every software to learn, what postings often name first."""
    citations = Citations()
    rows = [
        (line(citations.cited(each, each.name)), _yes(each.in_demand), _yes(each.hot)) for each in software
    ]  # fmt: skip
    columns = (Head("Software"), Head("In demand"), Head("Hot"))
    told = "In demand: postings for the role often name it; hot: postings of all kinds do."
    listed: Block = Table(columns, rows, told) if rows else Paragraph("No list of one source names any.")
    return (Heading(1, "Software to learn"), listed, *sourced(citations))


def _yes(mark: bool | None) -> str:
    return "yes" if mark else DASH


def distinctive_outline(skills: DistinctiveSkills) -> tuple[Block, ...]:
    """The skills that set a role apart, each with its importance against that of all rated roles."""
    citations = Citations()
    rows = [
        (
            line(citations.cited(each.skill, each.name)),
            each.skill.kind.replace("_", " "),
            number(each.skill.importance.value) if each.skill.importance else DASH,
            f"{rounded(each.mean, 2)}",
            f"{rounded(each.z, 2)}",
            f"{each.roles:,}",
        )
        for each in skills
    ]
    heads = ("Importance", "Mean of all roles", "Deviations above it", "Roles rated")
    columns = (Head("Skill"), Head("Kind"), *(Head(each, "right") for each in heads))
    scales = dict.fromkeys(
        f"{each.skill.importance.scale} from {number(each.skill.importance.lowest)} to "
        f"{number(each.skill.importance.highest)}"
        for each in skills
        if each.skill.importance
    )
    listed: Block = (
        Table(columns, rows, f"{capital('; '.join(scales))}.")
        if rows
        else Paragraph("No skill is rated above the mean of all roles.")
    )
    return (Heading(1, "Distinctive skills"), listed, *sourced(citations))


def bridges_outline(skills: BridgeSkills) -> tuple[Block, ...]:
    """The skills that open further roles, with the best paid of these."""
    citations = Citations()
    rows: list[tuple[str | Line, ...]] = []
    for each in skills:
        more = len(each.opens) - _NAMED
        paid = each.best_pay
        rows.append(
            (
                each.name,
                each.kind.replace("_", " "),
                f"{each.held:.1f}",
                f"{each.level:.1f}",
                ", ".join(each.opens[:_NAMED]) + (f" and {more} more" if more > 0 else ""),
                line(citations.cited(paid, _paid(paid))) if paid else "none on the role's own basis",
            )
        )
    columns = (
        Head("Skill"), Head("Kind"), Head("Held", "right"), Head("Asked", "right"),
        Head("Roles that it opens"), Head("Best pay among them"),
    )  # fmt: skip
    told = "Levels from 0 to 100. A role is opened by a skill where few others that matter are lacking."
    listed: Block = Table(columns, rows, told) if rows else Paragraph("No single skill opens a role.")
    return (Heading(1, "Bridge skills"), listed, *sourced(citations))


def _paid(figure: SalaryEstimate) -> str:
    period = f" {a_period(figure.stated)}" if figure.stated else ""
    return f"{bounded_pay(figure)}{period}, {statistic_of(figure)}, {limits(figure, nation=True)}"
