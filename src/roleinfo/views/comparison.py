"""A comparison for people: the figures of both roles side by side, with their sources, and what was not compared."""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, Final

import attrs

from roleinfo.diffs.roles import RoleDiff
from roleinfo.diffs.salary import SalaryGap
from roleinfo.model.education import DEGREES, DegreeShare
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.fact import Fact
from roleinfo.model.measure import Measure
from roleinfo.model.outlook import GROWTH_RULE, OutlookFigure
from roleinfo.model.people import PeopleFigure
from roleinfo.model.role import Role
from roleinfo.model.sections import DegreesHeld, Education, Outlook
from roleinfo.model.skill import Interest, Skill
from roleinfo.model.words import closed, number
from roleinfo.pay.prices import Step
from roleinfo.render import text
from roleinfo.render.citations import sourced
from roleinfo.render.layout import marked, runs_leftward
from roleinfo.render.outline import DASH, Block, Bullets, Heading, Line, Paragraph, Phrase, line
from roleinfo.text.facts import (
    capital,
    degree_caption,
    experience_term,
    gap_label,
    is_of_two,
    length_class,
    name_of_best,
    named_degree,
    outlook_caption,
)
from roleinfo.text.figures import pay_label, place_caption
from roleinfo.text.measures import measure_notes
from roleinfo.text.phrases import counted
from roleinfo.text.sides import side_names
from roleinfo.text.spread import spread_sentences
from roleinfo.typing import Side
from roleinfo.views import comparison_notes
from roleinfo.views.comparison_brief import SAME_BUT_PAY, comparison_title
from roleinfo.views.comparison_tables import ComparisonTables
from roleinfo.views.pairs import (
    NO_DIFFERENCE,
    SIDES,
    Pair,
    facts_shown,
    figure_pairs,
    is_of_part,
    list_pairs,
    pair_of,
    without_common_place,
)
from roleinfo.views.skills import skills

_HEADS: Final = ("mean", "median", "average")
_RELATIVE: Final = "Difference (% of {})"
_PLAIN: Final = "Difference"
_STYLES: Final = 5
_OF_RELEASES: Final = ("overview", "pay", "notes")
_OUTLOOK: Final = "Outlook, by roleinfo's rule"
_RANGES: Final = "For ranges, the shortest times are compared, and the longest."


def outline(diff: RoleDiff, *, reasons: bool = False, only: Collection[str] | None = None) -> tuple[Block, ...]:
    """The whole comparison, or the sections named; with ``reasons`` each table says why a cell is empty."""
    tables = ComparisonTables(diff, reasons)
    blocks = tuple(sections(tables, only))
    return (*blocks, *sourced(tables.citations)) if only is None or "sources" in only else blocks


def to_text(diff: RoleDiff, *, reasons: bool = False, only: Collection[str] | None = None, width: int = 80) -> str:
    """The whole comparison, or the sections named, as text."""
    return text.write(outline(diff, reasons=reasons, only=only), columns=width)


def sections(tables: ComparisonTables, only: Collection[str] | None = None) -> Iterator[Block]:
    """The sections of a comparison, up to its sources."""
    yield Heading(1, comparison_title(tables.diff))
    yield from _summary(tables.diff)
    for id_, heading, make in SECTIONS:
        blocks = tuple(section_blocks(tables, id_, make)) if only is None or id_ in only else ()
        if blocks:
            yield Heading(2, heading)
            yield from blocks


def section_blocks(
    tables: ComparisonTables, id_: str, make: Callable[[ComparisonTables], Iterator[Block]]
) -> Iterator[Block]:
    """What stands in a section; of one role in two releases only what these have of their own."""
    return make(tables) if id_ in _OF_RELEASES or not tables.are_releases else iter(())


def _summary(diff: RoleDiff) -> Iterator[Block]:
    limits = comparison_notes.options_line(diff)
    if limits:
        yield Paragraph(f"{limits}.")
    yield Bullets(_with_marked_titles(diff, sentence) for sentence in diff.summary)


def _with_marked_titles(diff: RoleDiff, sentence: str) -> str:
    """A sentence with the roles' titles marked as names."""
    for title in {diff.left.title, diff.right.title}:
        if runs_leftward(title):
            sentence = sentence.replace(title, marked(title))
    return sentence


# ----------------------------------------------------------------------------------------------------------------------
# Overview


def _overview(tables: ComparisonTables) -> Iterator[Block]:
    diff = tables.diff
    pay = [*_headline(tables.pairs("salary"), diff.salary.headline)]
    nations = {figure.place.nation for figure in _facts_of(pay) if isinstance(figure, SalaryEstimate) and figure.place}
    rows = [
        *(pay if len(nations) < 2 else (attrs.evolve(row, label=_with_nation(row)) for row in pay)),
        *tables.pairs("outlook"),
        *_growth_classes(diff),
    ]
    if not tables.are_releases:
        rows += _most_common_degree(diff)
        rows += (pair for pair in tables.pairs("experience") if pair.path[-1] == "time_to_become")
    place, rows = without_common_place(rows)
    notes = [*([f"{place} unless noted."] if place else []), outlook_caption(_facts_of(rows))]
    caption = " ".join(filter(None, notes)) or None
    yield from tables.table("Measure", rows, difference=_RELATIVE.format(tables.titles[0]), caption=caption)
    if any(row.label == _OUTLOOK for row in rows):
        yield Bullets([f"Outlook: {GROWTH_RULE}."])
    if tables.are_releases:
        yield Paragraph(SAME_BUT_PAY)


def _facts_of(rows: Iterable[Pair]) -> tuple[Fact, ...]:
    return tuple(fact for row in rows for fact in row.facts)


def _headline(rows: Iterable[Pair], headline: SalaryGap | None) -> Iterator[Pair]:
    """The rows of the statistic that heads the comparison, for each period; where none does, what each role has."""
    for row in rows:
        facts = [fact for fact in row.facts if isinstance(fact, SalaryEstimate)]
        if headline is None:
            if all(fact.statistic in _HEADS for fact in facts):
                yield row
        elif facts[0] is headline.left or (
            row.left and row.right and facts[0].statistic == headline.left.statistic and not is_of_part(facts[0])
        ):
            yield row


def _growth_classes(diff: RoleDiff) -> Iterator[Pair]:
    """How projected growth compares with that of all jobs, by our rule."""
    classes: dict[int, str] = {}
    sides: dict[Side, tuple[Fact, ...]] = {}
    for side in SIDES:
        figures = [fact for fact in facts_shown(diff.outlook, side) if isinstance(fact, OutlookFigure)]
        outlook = Outlook(figures)
        beyond = outlook.about("growth_beyond_all")[:1] if outlook.growth_class else ()
        classes |= {id(fact): outlook.growth_class or "" for fact in beyond}
        sides[side] = beyond
    if classes:
        is_same = len(classes) == 2 and len(set(classes.values())) == 1
        change = NO_DIFFERENCE if is_same else DASH if len(classes) == 2 else ""
        path = ("outlook", "growth")
        yield Pair(_OUTLOOK, sides["left"], sides["right"], change, path, lambda fact: classes[id(fact)])


def most_common_degree(diff: RoleDiff, side: Side) -> DegreeShare | None:
    """The degree that most of those in the role of one side hold, of the sources compared."""
    shares = [fact for fact in facts_shown(diff.education.held, side) if isinstance(fact, DegreeShare)]
    return Education(held=DegreesHeld(shares)).most_common


def _most_common_degree(diff: RoleDiff) -> Iterator[Pair]:
    """The degree that most hold, with the share: a difference only where it is one degree on both sides."""
    shares = (most_common_degree(diff, side) for side in SIDES)
    left, right = (() if share is None else (share,) for share in shares)
    if left or right:
        paired = next((gap for gap in diff.education.held if (left, right) == ((gap.left,), (gap.right,))), None)
        change = pair_of((), paired).difference if paired else DASH if left and right else ""
        yield Pair("Most common degree", left, right, change, ("education", "held"), named_degree)


def _summaries(tables: ComparisonTables) -> Iterator[Block]:
    if any(role.summary for role in tables.roles) and not tables.are_releases:
        for title, role in zip(tables.titles, tables.roles, strict=True):
            yield Paragraph(f"{title}: {marked(role.summary or DASH)}")


# ----------------------------------------------------------------------------------------------------------------------
# Pay


def _pay(tables: ComparisonTables) -> Iterator[Block]:
    salary = tables.diff.salary
    rows = tables.pairs("salary")
    caption = place_caption(_facts_of(rows))
    if caption is None:
        rows = tuple(attrs.evolve(row, label=_with_nation(row)) for row in rows)
    yield from tables.table("Measure", rows, difference=_RELATIVE.format(tables.titles[0]), caption=caption)
    median = salary.median
    names = tables.titles if median is None else side_names(tables.diff, median.left, median.right)
    sentences = spread_sentences(salary, names)
    taken = (step for gap in salary for steps in gap.steps for step in steps)
    steps = {str(step): step for step in taken if step.publication}
    lines = [
        *(line(_with_marked_titles(tables.diff, sentence)) for sentence in sentences),
        *((Phrase(f"{capital(text)}.", _numbers_of(tables, step)),) for text, step in steps.items()),
    ]
    if lines:
        yield Bullets(lines)
    if tables.are_releases:
        return
    yield from tables.statements(("places", "employers", "industries"), best=True)
    rules = tuple(_best_rules(tables))
    if rules:
        yield Bullets(rules)
    stated_gaps = [*_stated_gap_lines(tables)]
    if stated_gaps:
        yield Heading(3, "Differences that sources state themselves")
        yield Bullets(stated_gaps)


def _numbers_of(tables: ComparisonTables, step: Step) -> tuple[int, ...]:
    """The number of the publication by which a step was made."""
    return (tables.citations.cite(step.publication, step.dated),) if step.publication else ()


def _best_rules(tables: ComparisonTables) -> Iterator[str]:
    """By which rule places and industries are those that pay best, and what is doubtful of some."""
    rules: dict[str, list[str]] = {}
    for title, side in zip(tables.titles, SIDES, strict=True):
        for section in (tables.diff.places, tables.diff.industries):
            for fact in facts_shown(section, side):
                if fact.origin == "derived" and getattr(fact, "about", "") == "best_paying":
                    rule, *doubts = (fact.evidence or "").split("; ")
                    rules.setdefault(rule, []).extend(f"{title}, {name_of_best(fact)}: {doubt}" for doubt in doubts)
    for rule, doubts in rules.items():
        yield f"{capital(rule)}."
        yield from (f"{doubt}." for doubt in dict.fromkeys(doubts))


def _with_nation(row: Pair) -> str:
    first: Any = row.facts[0]
    return row.label if " vs. " in row.label else pay_label(first, nation=True)


def _stated_gap_lines(tables: ComparisonTables) -> Iterator[Line]:
    known = {None, *(role.id for role in tables.roles)}
    for title, role in zip(tables.titles, tables.roles, strict=True):
        for gap in tables.stated_by(role):
            if {gap.base.role, gap.end.role} <= known:
                name = gap_label(gap, tables.titles_by_id(role))
                lead = capital(name) if is_of_two(gap) else f"{title}, {name}"
                yield line(f"{lead}: ", tables.citations.cited(gap))


# ----------------------------------------------------------------------------------------------------------------------
# The other figures


def education(tables: ComparisonTables) -> Iterator[Block]:
    """Shares of degrees with their differences, then typical education, fields of study and colleges."""
    for part in ("held", "required"):
        pairs = sorted(figure_pairs(("education", part), getattr(tables.diff.education, part)), key=_degree)
        shares = [fact for pair in pairs for fact in pair.facts if isinstance(fact, DegreeShare)]
        if pairs:
            pairs = [attrs.evolve(pair, label=pair.label.removesuffix(", required")) for pair in pairs]
            yield from tables.table("Degree", pairs, difference=_PLAIN, caption=degree_caption(shares))
    yield from tables.statements(("asked", "fields", "colleges"), within="education")
    levels = tables.diff.education.entry_levels
    if levels:
        height = f"{counted(abs(levels), 'level')} {'higher' if levels > 0 else 'lower'}"
        sides = f"for {closed(tables.titles[1])} than for {tables.titles[0]}"
        yield Bullets([f"Typical entry-level education is {height} {sides}."])


def _degree(row: Pair) -> int:
    """The place of a row's degree among the degrees."""
    return min(DEGREES.index(fact.degree) for fact in row.facts if isinstance(fact, DegreeShare))


def _experience(tables: ComparisonTables) -> Iterator[Block]:
    rows = tables.pairs("experience")
    are_ranges = any(
        months.minimum != months.maximum and other.minimum != other.maximum
        for months, other in (
            (gap.left_months, gap.right_months) for gap in tables.diff.experience if gap.share is None
        )
    )
    yield from tables.table("Measure", rows, difference=_PLAIN, caption=_RANGES if are_ranges else None)
    medians = [*_medians(tables.diff, tables.titles)]
    if medians:
        yield Bullets(medians)
    in_words = list_pairs(("experience",), tables.diff.experience, which=lambda fact: not getattr(fact, "length", None))
    yield from tables.table("Measure", in_words)


def _interests(tables: ComparisonTables) -> Iterator[Block]:
    rows = tables.pairs("interests")
    rated = [fact for row in rows for fact in row.facts if isinstance(fact, Interest)]
    scales = {f"{capital(rating.scale)}, from {rating.lowest} to {rating.highest}." for rating in rated}
    caption = None
    if len(scales) == 1:
        [caption] = scales
        rows = tuple(attrs.evolve(row, label=_interest(row).name, say=lambda fact: number(fact.value)) for row in rows)
    yield from tables.table("Kind of work", rows, difference=_PLAIN, caption=caption)


def _measures(tables: ComparisonTables) -> Iterator[Block]:
    """Each measure with itself, then its scale, its method and its authors' warning, each once."""
    rows = tables.pairs("measures")
    facts = [fact for row in rows for fact in row.facts if isinstance(fact, Measure)]
    yield from tables.table("Measure", rows, difference=_PLAIN)
    if facts:
        yield Bullets(tuple(measure_notes(facts)))


def _interest(row: Pair) -> Interest:
    return next(fact for fact in row.facts if isinstance(fact, Interest))


def _medians(diff: RoleDiff, titles: tuple[str, str]) -> Iterator[str]:
    for gap in diff.experience.medians:
        left, right = (length_class(length) for length in (gap.left, gap.right))
        answers = f"{left} for both" if left == right else f"{left} for {closed(titles[0])} and {right} for {titles[1]}"
        yield f"{experience_term(gap.text)}: the median response is {answers}."


def _people(tables: ComparisonTables) -> Iterator[Block]:
    rows = tables.pairs("people")
    facts = [fact for row in rows for fact in row.facts if isinstance(fact, PeopleFigure)]
    schemes = {(fact.dimension, fact.scheme) for fact in facts if fact.scheme}
    caption = None
    if len(schemes) == 1:  # what would stand in every row is said once
        [(dimension, scheme)] = schemes
        rows = tuple(attrs.evolve(row, label=row.label.removesuffix(f" ({scheme})")) for row in rows)
        caption = f"{dimension.replace('_', ' or ').capitalize()}: {scheme}."
    yield from tables.table("Group", rows, difference=_PLAIN, caption=caption)


def _traits(tables: ComparisonTables) -> Iterator[Block]:
    """What sources call traits, else the rated work styles that have most impact."""
    if any(role.traits for role in tables.roles):
        yield from tables.lists("traits")
        return
    left, right = ([*_work_styles(role)] for role in tables.roles)
    if left and right:
        row = Pair(
            "Work styles with most impact", tuple(left), tuple(right), path=("traits",), say=lambda fact: fact.name
        )
        yield from tables.table("Measure", [row])


def _work_styles(role: Role) -> Iterator[Skill]:
    """The work styles with the highest ratings of impact, the highest first."""
    rated = [
        (skill.importance.value, skill)
        for skill in role.skills
        if skill.kind == "work_style" and skill.importance and not skill.importance.suppressed
    ]
    yield from (skill for _, skill in sorted(rated, key=lambda pair: (pair[0].copy_negate(), pair[1].name))[:_STYLES])


def _employers(tables: ComparisonTables) -> Iterator[Block]:
    return tables.statements(("industries", "employers"), best=False)


SECTIONS: Final[tuple[tuple[str, str, Callable[[ComparisonTables], Iterator[Block]]], ...]] = (
    ("overview", "Overview", _overview),
    ("overview", "About these roles", _summaries),
    ("pay", "Pay", _pay),
    ("education", "Education", education),
    ("experience", "Experience", _experience),
    ("people", "People", _people),
    ("duties", "Duties", lambda tables: tables.lists("duties")),
    ("skills", "Skills", lambda tables: skills(tables, tables.diff.skills)),
    ("interests", "Interests", _interests),
    ("measures", "Measures", _measures),
    ("traits", "Traits", _traits),
    (
        "employers",
        "Industries and employers",
        _employers,
    ),
    ("benefits", "Benefits", lambda tables: tables.lists("benefits")),
    ("credentials", "Credentials", lambda tables: tables.lists("credentials")),
    ("codes", "Job families", lambda tables: tables.statements(("families",))),
    ("codes", "Seniority and O*NET codes", lambda tables: tables.statements(("seniority", "occupations"))),
    ("related", "Related roles", lambda tables: tables.lists("variants", "moves")),
    ("notes", "Not compared", comparison_notes.not_compared),
    ("notes", "Missing data", comparison_notes.missing_data),
    ("notes", "Notes", comparison_notes.notes),
)
"""The sections of the full form: what commands and links call each, its heading, and its blocks."""

SECTION_IDS: Final = (*dict.fromkeys(id_ for id_, _, _ in SECTIONS), "sources")
"""What the sections of a comparison are called, in order."""
