"""A comparison in a few plain sentences: each with its source and date, each percentage with its base.

Figures about groups of people never stand here.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from roleinfo.diffs.skills import is_rated_alone
from roleinfo.model.exact import divide
from roleinfo.model.outlook import OutlookFigure
from roleinfo.model.place import Place
from roleinfo.model.role import nation_of
from roleinfo.model.words import article, closed, in_sentence
from roleinfo.text.figures import BOUNDS
from roleinfo.text.pay import pay_sentences
from roleinfo.text.phrases import (
    MIRRORED,
    counted,
    credit_of,
    first_of,
    is_plural,
    joined,
    percent_text,
    place_name,
    share_text,
    source_name,
    span_of_dates,
    title_in_sentence,
)
from roleinfo.text.sides import is_one_role, names_anywhere, same_title, side_names

if TYPE_CHECKING:
    from roleinfo.diffs.figures import FigureGap
    from roleinfo.diffs.roles import RoleDiff

_MOST_NAMED = 3


def summarize(diff: "RoleDiff") -> tuple[str, ...]:
    """The sentences, pay first; never empty: where no pay is compared, one says why."""
    if is_one_role(diff):
        role = diff.left
        return (f"Both sides are {title_in_sentence(role)} ({role.id}), so there is no difference to report.",)
    parts = (pay_sentences, _growth, _time, _skills)
    return tuple(sentence for part in parts for sentence in part(diff))


def _growth(diff: "RoleDiff") -> Iterator[str]:
    gap = next(iter(diff.outlook.about("growth")), None)
    if gap is None or (gap.left == gap.right and diff.left.id == diff.right.id):
        return  # one figure of one role, wherever it is looked at
    names_of = names_anywhere if gap.left.place == gap.right.place else side_names
    names = names_of(diff, gap.left, gap.right)
    years = gap.left.period
    over = f"from {years.start} to {years.end}" if years else "over a period not stated"
    changes = [_change(figure) for figure in (gap.left, gap.right)]
    source = _growth_credit(gap)
    if gap.left.value == gap.right.value and gap.bound == "exact":
        clause = f"to {changes[0]} for both {closed(names[0])} and {closed(names[1])}"
        yield f"{_projected(diff, gap)} {clause} {over} ({source})."
        return
    second = changes[1].removeprefix(f"{changes[0].partition(' ')[0]} ")
    apart = ""
    if gap.bound in ("exact", "about"):
        points = f"{gap.difference.copy_abs():f}"
        apart = f", a difference of {BOUNDS[gap.bound]}{points} percentage point{'' if points == '1' else 's'}"
    clause = f"to {changes[0]} for {closed(names[0])} and {second} for {closed(names[1])}"
    yield f"{_projected(diff, gap)} {clause} {over}{apart} ({source})."


def _is_said(diff: "RoleDiff", place: Place) -> bool:
    """Whether a place is the nation of both roles, which the heading or the sentence on their pay has named."""
    return place.kind == "nation" and all(place == nation_of(role) for role in (diff.left, diff.right))


def _projected(diff: "RoleDiff", gap: "FigureGap[OutlookFigure]") -> str:
    """How the sentence begins: where, and that it is a projection."""
    place = gap.left.place if gap.left.place == gap.right.place else None
    where = "" if place is None else "nationally, " if _is_said(diff, place) else f"in {place_name(place)}, "
    clause = f"{where}employment is projected"
    return clause[:1].upper() + clause[1:]


def _change(figure: OutlookFigure) -> str:
    if not figure.value:
        return "show no change"
    is_growth = figure.value > 0
    bound = figure.bound if is_growth else MIRRORED.get(figure.bound, figure.bound)
    return f"{'grow' if is_growth else 'decline'} {BOUNDS[bound]}{percent_text(figure.value)}"


def _growth_credit(gap: "FigureGap[OutlookFigure]") -> str:
    """The source; the years of a projection stand in the sentence, and where they do not the date follows."""
    if (
        gap.left.period is not None
        and gap.left.source == gap.right.source
        and gap.left.effective_date == gap.right.effective_date
    ):
        return source_name(gap.left.source) + ("" if gap.left.effective_date else ", undated")
    return credit_of(gap.left, gap.right)


def _time(diff: "RoleDiff") -> Iterator[str]:
    gap = diff.experience.time_to_become
    if gap is None:
        return
    lengths = [str(fact.length).replace("-", " to ") for fact in (gap.left, gap.right)]
    source = credit_of(gap.left, gap.right)
    roles = (diff.left, diff.right)
    if all(role.plural for role in roles) and not same_title(diff):  # then each title is of one person
        ones = [article(in_sentence(role.title)) for role in roles]
        clause = f"{lengths[0]} to become {closed(ones[0])} and {lengths[1]} to become {ones[1]}"
        if lengths[0] == lengths[1]:
            clause = f"{lengths[0]} to become {joined(ones, last='or')}"
        yield f"It takes {clause} ({source})."
        return
    names = names_anywhere(diff, gap.left, gap.right)
    clause = f"{lengths[0]} for {closed(names[0])} and {lengths[1]} for {names[1]}"
    if lengths[0] == lengths[1]:
        clause = f"{lengths[0]} for both {closed(names[0])} and {names[1]}"
    yield f"Time to enter the role is {clause} ({source})."


def _skills(diff: "RoleDiff") -> Iterator[str]:
    skills = diff.skills
    if diff.left.id == diff.right.id and diff.left.skills == diff.right.skills:
        return
    left, right = ({skill.source.series for skill in side} for side in (skills.left, skills.right))
    if not skills or not left & right:
        return  # what two sources list is not one list
    yield from (describe_skills(diff) if skills.learning_of().figure is not None else _listed(diff))


def describe_skills(diff: "RoleDiff") -> Iterator[str]:
    """At how much higher levels the right role needs skills, which is our own measure on a source's ratings."""
    skills = diff.skills
    learning = skills.learning_of()
    if learning.figure is None:
        return
    gaps = [gap for gap in skills.shared if gap.kind in learning.kinds]
    facts = [fact for gap in gaps for fact in (gap.left, gap.right)]
    sources = dict.fromkeys(fact.source for fact in facts)
    named = joined(" ".join(filter(None, (source.display_name, source.release))) for source in sources)
    source = f"roleinfo, from {named} ratings, {span_of_dates(fact.effective_date for fact in facts)}"
    ours, theirs = names_anywhere(diff, gaps[0].left, gaps[0].right)
    plural = is_plural(diff.right)
    start = f"{theirs[:1].upper()}{closed(theirs)[1:]}"
    if not learning.to_learn:
        verb = "need" if plural else "requires"
        yield f"{start} {verb} no skill at a higher level than {ours} ({source})."
        return
    first = joined(in_sentence(skill.name) for skill in learning.to_learn[:_MOST_NAMED])
    verb, needed = ("need", "they need") if plural else ("requires", "required")
    share = share_text(divide(learning.figure, Decimal(100)))
    yield (
        f"{start} {verb} a higher skill level than {closed(ours)} chiefly in {first}. "
        f"In all, {share} of the level {needed}, weighted by importance, exceeds "
        f"{_level_of(ours, plural=is_plural(diff.left))} ({source})."
    )


def _level_of(title: str, *, plural: bool) -> str:
    simple = plural and title.endswith("s") and not set(",()") & set(title) and not title.startswith("workers in")
    return f"{title}' level" if simple else f"the level of {title}"


def _listed(diff: "RoleDiff") -> Iterator[str]:
    """How many of the skills that are listed the two share."""
    skills = diff.skills
    shared = [gap for gap in skills.shared if not is_rated_alone(gap.left)]
    alone = [skill for skill in (*skills.only_left, *skills.only_right) if not is_rated_alone(skill)]
    facts = [skill for skill in (*skills.left, *skills.right) if not is_rated_alone(skill)]
    either = len(shared) + len(alone)
    if not either:
        return
    noun = "software program" if {skill.kind for skill in facts} == {"software"} else "skill"
    sources = joined(dict.fromkeys(source_name(skill.source) for skill in facts))
    listing = f"that {sources} {'list' if ' and ' in sources else 'lists'} for them"
    if not shared:
        share = f"none of the {counted(either, noun)}"
    elif len(shared) < either:
        share = f"{len(shared):,} of the {counted(either, noun)}"
    else:
        share = f"the one {noun}" if either == 1 else f"all {counted(either, noun)}"
    names = first_of([gap.name for gap in shared], _MOST_NAMED)
    dates = span_of_dates(skill.effective_date for skill in facts)
    yield f"The two roles share {share} {listing}{f': {names}' if names else ''} ({dates})."
