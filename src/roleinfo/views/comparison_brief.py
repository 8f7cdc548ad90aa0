"""A comparison in brief: some fifteen rows of pay, jobs, entry and skills, with their source in the group's heading."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final

from roleinfo.diffs.roles import RoleDiff
from roleinfo.diffs.salary import SalaryGap
from roleinfo.model.role import where_of
from roleinfo.model.skill import Skill
from roleinfo.plots.inline import COLORS
from roleinfo.render.citations import Citations
from roleinfo.render.layout import marked
from roleinfo.render.outline import Block, Head, Paragraph
from roleinfo.text.facts import capital
from roleinfo.text.pay import converted
from roleinfo.text.phrases import counted, credit, source_name, span_of_dates
from roleinfo.text.sides import (
    are_of_two_years,
    differs_in_pay_alone,
    is_of_two_releases,
    is_one_role,
    is_titled_by_sides,
    release_names,
)
from roleinfo.views.key_figures import (
    Group,
    Measure,
    Statement,
    best_paying,
    common_degree,
    duty_group,
    entry_times,
    job_group,
    key_figures_table,
    pay_group,
    pay_measure,
    typical_education,
)
from roleinfo.views.kinds import PERCENT, POINTS
from roleinfo.views.pairs import NO_DIFFERENCE, difference_text

SAME_BUT_PAY: Final = "Everything else is the same on both sides."
"""What is said of one role in two places, industries or releases, of which only pay and jobs are shown."""

_LONGEST_HEAD: Final = 40
_SKILLS: Final = 3


def comparison_title(diff: RoleDiff) -> str:
    """Both titles; of one role that is named once, what the two sides are of."""
    if is_titled_by_sides(diff):
        return f"{marked(diff.left.title)}: {' vs. '.join(column_titles(diff))}"
    return " vs. ".join(marked(role.title) for role in (diff.left, diff.right))


def column_titles(diff: RoleDiff) -> tuple[str, str]:
    """What the two columns are called: the titles, cut where they are long; of one title what tells the sides apart."""
    left, right = (_cut(role.title) for role in (diff.left, diff.right))
    if left != right:
        return left, right
    scopes = [", ".join(part.name for part in (role.place, role.industry) if part) for role in (diff.left, diff.right)]
    if diff.left.title == diff.right.title and scopes[0] != scopes[1]:
        return _cut(scopes[0] or capital(where_of(diff.left))), _cut(scopes[1] or capital(where_of(diff.right)))
    if diff.left.id == diff.right.id and are_of_two_years(diff):
        left, right = map(capital, release_names(diff))
        return left, right
    if diff.left.id != diff.right.id:
        return f"{left} ({diff.left.id})", f"{right} ({diff.right.id})"
    return f"{left} (A)", f"{right} (B)"


def _cut(title: str) -> str:
    return title if len(title) <= _LONGEST_HEAD else f"{title[: _LONGEST_HEAD - 3].rstrip()}..."


def brief_table(
    diff: RoleDiff, citations: Citations, *, is_charted: bool = True, without: Collection[str] = ()
) -> Iterator[Block]:
    """The table of the brief; nothing where none of its figures is there."""
    titles = column_titles(diff)
    base = f"Difference (% of {titles[0]})" if any(gap.relative for gap in diff.salary) else "Difference"
    roles = (Head(title, "right", color=color) for title, color in zip(titles, COLORS, strict=False))
    groups = comparison_groups(diff, diff.salary.headline)
    heads = (Head(""), *roles, Head(base, "right"))
    blocks = tuple(key_figures_table(heads, groups, citations, is_charted=is_charted, without=without))
    yield from blocks
    if blocks and differs_in_pay_alone(diff) and not is_one_role(diff):
        yield Paragraph(SAME_BUT_PAY)


def comparison_groups(diff: RoleDiff, headline: SalaryGap | None) -> Iterator[Group]:
    """The key figures of two roles; of pay those of the component, period, people and source of the headline."""
    titles = column_titles(diff)
    alike = reversed([gap for gap in diff.salary if headline is not None and _scope(gap) == _scope(headline)])
    measures = (pay_measure((gap.left, gap.right), gap.pays, difference_text(gap)) for gap in alike)
    roles = () if diff.left.id == diff.right.id else (diff.left, diff.right)
    yield pay_group(
        measures, titles, best_paying(roles, ("state",)) if roles else (),
        money="" if headline is None else converted(headline),
        publications=() if headline is None else headline.publications,
    )  # fmt: skip
    are_releases = is_of_two_releases(diff)
    yield job_group(
        (diff.left, diff.right), diff.outlook, lambda gap: (gap.left, gap.right),
        lambda gap: difference_text(gap) if are_releases or gap.left.unit == "percent" else "",
    )  # fmt: skip
    if differs_in_pay_alone(diff):
        return
    yield Group.of("entry", _entry(diff))
    yield _duties(diff)
    if diff.skills.similarity is not None and diff.skills.rated:
        yield _rated_skills(diff, titles)
    elif diff.skills:
        yield _listed_skills(diff, titles)


def _scope(gap: SalaryGap) -> tuple[object, ...]:
    figures = (gap.left, gap.right)
    return (
        gap.difference.period, gap.difference.currency,
        *((figure.component, figure.population, figure.source.series) for figure in figures),
    )  # fmt: skip


def _entry(diff: RoleDiff) -> Iterator[Measure]:
    roles = (diff.left, diff.right)
    bachelor = next((gap for gap in diff.education.held if gap.left.degree == "bachelor"), None)
    if degrees := typical_education(roles, _levels(diff.education.entry_levels)):
        yield degrees
    elif bachelor is not None:
        facts = (bachelor.left, bachelor.right)
        shares = tuple(fact.share.percent for fact in facts)
        yield Measure("bachelor", "Hold a bachelor's degree", PERCENT, shares, facts, POINTS.text(bachelor.difference))
    if (bachelor is None or degrees) and diff.left.id != diff.right.id:
        yield from filter(None, (common_degree(roles),))
    yield from entry_times(roles)


def _duties(diff: RoleDiff) -> Group:
    """How many of the duties of both are shared, and the first of these."""
    duties = diff.duties
    shared = [left for left, _ in duties.shared]
    if not shared or diff.left.id == diff.right.id:
        return Group("duties", ())
    count = len(shared) + len(duties.only_left) + len(duties.only_right)
    return duty_group(shared, "In both", f"{len(shared)} of {count}: ", named=1)


def _levels(levels: int | None) -> str:
    if levels is None:
        return ""
    return f"{counted(abs(levels), 'level')} {'higher' if levels > 0 else 'lower'}" if levels else NO_DIFFERENCE


# ----------------------------------------------------------------------------------------------------------------------
# Skills


def _rated_skills(diff: RoleDiff, titles: tuple[str, str]) -> Group:
    skills = diff.skills
    ratings = [gap.right.importance for gap in skills.rated if gap.right.importance is not None]
    rows: list[Statement] = []
    if skills.similarity is not None:
        correlated = f"correlation of {counted(len(skills.rated), 'rating')}"
        rows.append(Statement("similarity", "Similarity", f"{skills.similarity.value:.2f}", correlated))
    if skills.to_learn:
        names = _first_names([skill.name for skill in skills.to_learn])
        rows.append(Statement("to_learn", f"Higher level needed by {titles[1]}", names))
    dates = span_of_dates(rating.effective_date for rating in ratings)
    credits = (f"{source_name(ratings[0].source)} ratings, {dates}",) if ratings else ()
    return Group("skills", tuple(rows), tuple(ratings[:1]), credits)


def _listed_skills(diff: RoleDiff, titles: tuple[str, str]) -> Group:
    skills = diff.skills
    shared = [gap for gap in skills.shared if gap.share is not None and gap.left.share and gap.right.share]
    named = [skill for gap in shared for skill in (gap.left, gap.right)] or [*skills.only_left, *skills.only_right]
    if not named:
        return Group("skills", ())
    rows: list[Measure | Statement] = []
    for gap in shared[:_SKILLS]:
        if gap.share is not None and gap.left.share and gap.right.share:
            shares = (gap.left.share.percent, gap.right.share.percent)
            rows.append(
                Measure(f"skill {gap.name}", gap.name, PERCENT, shares, (gap.left, gap.right), POINTS.text(gap.share))
            )
    for side, only, title in zip(("left", "right"), (skills.only_left, skills.only_right), titles, strict=True):
        if only:
            rows.append(Statement(f"only_{side}", f"Only {title}", _first_names(_by_share(only))))
    base = named[0].share
    of = f"share of {base.of}" if base and base.of else "share; base not stated" if base else "as listed"
    return Group("skills", tuple(rows), tuple(named), (credit(named[0]),), of)


def _by_share(skills: Iterable[Skill]) -> list[str]:
    ranked = sorted(skills, key=lambda skill: -(skill.share.percent if skill.share else Decimal(0)))
    return [f"{skill.name} {PERCENT.text(skill.share.percent)}" if skill.share else skill.name for skill in ranked]


def _first_names(names: Sequence[str]) -> str:
    more = f"; {len(names) - _SKILLS} more" if len(names) > _SKILLS else ""
    return f"{'; '.join(names[:_SKILLS])}{more}"
