"""A comparison for people: the figures of both roles side by side, with their sources, and what was not compared."""

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any, Final

import attrs

from roleinfo.diffs.lists import ListDiff
from roleinfo.diffs.options import SIDED
from roleinfo.diffs.roles import RoleDiff
from roleinfo.diffs.salary import SalaryGap
from roleinfo.model.education import DEGREES, DegreeShare
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.outlook import OutlookFigure
from roleinfo.model.people import PeopleFigure
from roleinfo.model.skill import Interest
from roleinfo.model.words import number
from roleinfo.render import text
from roleinfo.render.citations import sourced
from roleinfo.render.layout import marked, runs_leftward
from roleinfo.render.outline import DASH, Block, Bullets, Heading, Line, Paragraph, line
from roleinfo.text.facts import capital, gap_label, is_of_two, label, length_class, named_degree, outlook_label
from roleinfo.text.figures import pay_label, place_of_all
from roleinfo.text.sides import side_names
from roleinfo.text.spread import spread_sentences
from roleinfo.views import remarks
from roleinfo.views.rows import SIDES, Row, figure_rows, gap_row, is_limited, list_rows, shown
from roleinfo.views.sheet import Sheet
from roleinfo.views.skills import skills

_HEADS: Final = ("mean", "median", "average")
_RELATIVE: Final = "Difference (% of {})"
_PLAIN: Final = "Difference"
_RANGES: Final = "For two ranges, the shortest times are compared, and the longest."


def comparison_sections(sheet: Sheet) -> tuple[tuple[str, str, Callable[[], Iterator[Block]]], ...]:
    """The sections of the full form: what each is called by commands and links, its heading, and its blocks."""
    return (
        ("overview", "Overview", lambda: _overview(sheet)),
        ("overview", "About these roles", lambda: _summaries(sheet)),
        ("pay", "Pay", lambda: _pay(sheet)),
        ("education", "Education", lambda: education(sheet)),
        ("experience", "Experience", lambda: _experience(sheet)),
        ("people", "People", lambda: _people(sheet)),
        ("duties", "Duties", lambda: sheet.beside("duties")),
        ("skills", "Skills", lambda: skills(sheet, sheet.diff.skills)),
        ("interests", "Interests", lambda: _interests(sheet)),
        ("traits", "Traits", lambda: sheet.beside("traits")),
        ("employers", "Industries and employers", lambda: sheet.words(("industries", "employers"), best=False)),
        ("benefits", "Benefits", lambda: sheet.beside("benefits")),
        ("credentials", "Credentials", lambda: sheet.beside("credentials")),
        ("codes", "Seniority and O*NET codes", lambda: sheet.words(("seniority", "occupations"))),
        ("related", "Related roles", lambda: sheet.beside("variants", "moves")),
        ("notes", "Not compared", lambda: remarks.not_comparable(sheet)),
        ("notes", "Missing data", lambda: remarks.not_stated(sheet)),
        ("notes", "Notes", lambda: remarks.caveats(sheet)),
    )


SECTION_IDS: Final = (
    "overview", "pay", "education", "experience", "people", "duties", "skills", "interests", "traits", "employers",
    "benefits", "credentials", "codes", "related", "notes", "sources",
)  # fmt: skip
"""What the sections of a comparison are called, in order."""


def outline(diff: RoleDiff, *, reasons: bool = False, only: Collection[str] = SECTION_IDS) -> tuple[Block, ...]:
    """The whole comparison, or the sections named; with ``reasons`` each table says why a cell is empty."""
    sheet = Sheet(diff, reasons)
    cited = tuple(sections(sheet, only))
    return (*cited, *sourced(sheet.citations)) if "sources" in only else cited


def to_text(diff: RoleDiff, *, reasons: bool = False, only: Collection[str] = SECTION_IDS, width: int = 80) -> str:
    """The whole comparison, or the sections named, as text."""
    return text.write(outline(diff, reasons=reasons, only=only), columns=width)


def sections(sheet: Sheet, only: Collection[str] = SECTION_IDS) -> Iterator[Block]:
    """The comparison written down on a sheet, up to its sources."""
    yield Heading(1, " vs. ".join(marked(role.title) for role in sheet.roles))
    yield from _head(sheet.diff)
    for id_, heading, make in comparison_sections(sheet):
        blocks = tuple(make()) if id_ in only else ()
        if blocks:
            yield Heading(2, heading)
            yield from blocks


def _head(diff: RoleDiff) -> Iterator[Block]:
    limits = remarks.options(diff.options)
    if limits:
        yield Paragraph(f"{limits}.")
    if not diff and not any(isinstance(getattr(diff.options, name), tuple) for name in SIDED):
        yield Paragraph("The two roles are the same in all that is recorded of them: nothing differs.")
    if diff.summary:
        yield Bullets(_named(diff, each) for each in diff.summary)
    elif diff and not any(section for _, section in diff.sections() if not isinstance(section, ListDiff)):
        yield Paragraph("No two figures of these roles could be set against each other.")


def _named(diff: RoleDiff, told: str) -> str:
    """A sentence of the summary with the roles' titles marked as names."""
    for title in {diff.left.title, diff.right.title}:
        if runs_leftward(title):
            told = told.replace(title, marked(title))
    return told


# ----------------------------------------------------------------------------------------------------------------------
# Overview


def _overview(sheet: Sheet) -> Iterator[Block]:
    diff = sheet.diff
    rows = [
        *_headline(sheet.rows("salary"), diff.salary.headline),
        *sheet.rows("outlook"),
        *_most_common_degree(diff),
        *(each for each in sheet.rows("experience") if each.path[-1] == "time_to_become"),
    ]
    place = _one_place(rows)
    if place is not None:
        rows = [_without_place(each) for each in rows]
    caption = None if place is None else f"Place of every figure of pay and jobs: {place}."
    yield from sheet.table("Measure", rows, difference=_RELATIVE.format(sheet.titles[0]), caption=caption)


def _one_place(rows: Iterable[Row]) -> str | None:
    """The place that all figures of pay and jobs are of; None where there are several, or one is of none."""
    placed = [each for row in rows for each in row.facts if isinstance(each, SalaryEstimate | OutlookFigure)]
    names = {each.place.name if each.place else None for each in placed}
    return names.pop() if len(names) == 1 else None


def _without_place(row: Row) -> Row:
    first = row.facts[0]
    if not isinstance(first, OutlookFigure) or row.label != label(first):
        return row
    return attrs.evolve(row, label=outlook_label(first, place=False))


def _headline(rows: Iterable[Row], headline: SalaryGap | None) -> Iterator[Row]:
    """The rows of the statistic that heads the comparison, for each period; where none does, what each role has."""
    for row in rows:
        facts = [fact for fact in row.facts if isinstance(fact, SalaryEstimate)]
        if headline is None:
            if all(each.statistic in _HEADS for each in facts):
                yield row
        elif facts[0] is headline.left or (
            row.left and row.right and facts[0].statistic == headline.left.statistic and not is_limited(facts[0])
        ):
            yield row


def _most_common_degree(diff: RoleDiff) -> Iterator[Row]:
    """The degree that most hold, with the share: a difference only where it is one degree on both sides."""
    held = diff.education.held
    left, right = (
        tuple(each for each in shown(held, side) if isinstance(each, DegreeShare) and each.most_common)[:1]
        for side in SIDES
    )
    if left or right:
        paired = next((gap for gap in held if (left, right) == ((gap.left,), (gap.right,))), None)
        told = gap_row((), paired).difference if paired else DASH if left and right else ""
        yield Row("Most common degree", left, right, told, ("education", "held"), named_degree)


def _summaries(sheet: Sheet) -> Iterator[Block]:
    if any(role.summary for role in sheet.roles):
        for title, role in zip(sheet.titles, sheet.roles, strict=True):
            yield Paragraph(f"{title}: {marked(role.summary or DASH)}")


# ----------------------------------------------------------------------------------------------------------------------
# Pay


def _pay(sheet: Sheet) -> Iterator[Block]:
    salary = sheet.diff.salary
    rows = sheet.rows("salary")
    caption = place_of_all(fact for row in rows for fact in row.facts)
    if caption is None:
        rows = tuple(attrs.evolve(each, label=_with_nation(each)) for each in rows)
    yield from sheet.table("Measure", rows, difference=_RELATIVE.format(sheet.titles[0]), caption=caption)
    median = salary.median
    names = sheet.titles if median is None else side_names(sheet.diff, median.left, median.right)
    sentences = spread_sentences(salary, names)
    if sentences:
        yield Bullets(_named(sheet.diff, sentence) for sentence in sentences)
    yield from sheet.words(("places", "employers", "industries"), best=True)
    stated = [*_stated(sheet)]
    if stated:
        yield Heading(3, "Differences that sources state themselves")
        yield Bullets(stated)


def _with_nation(row: Row) -> str:
    first: Any = row.facts[0]
    return row.label if " against " in row.label else pay_label(first, nation=True)


def _stated(sheet: Sheet) -> Iterator[Line]:
    known = {None, *(role.id for role in sheet.roles)}
    for title, role in zip(sheet.titles, sheet.roles, strict=True):
        for gap in sheet.stated_by(role):
            if {gap.base.role, gap.end.role} <= known:
                told = gap_label(gap, sheet.titles_by_id(role))
                lead = capital(told) if is_of_two(gap) else f"{title}, {told}"
                yield line(f"{lead}: ", sheet.citations.cited(gap))


# ----------------------------------------------------------------------------------------------------------------------
# The other figures


def education(sheet: Sheet) -> Iterator[Block]:
    """Degrees held and required with their differences, then what is asked, studied and where."""
    for part in ("held", "required"):
        rows = figure_rows(("education", part), getattr(sheet.diff.education, part))
        yield from sheet.table("Degree", sorted(rows, key=_degree), difference=_PLAIN)
    yield from sheet.words(("asked", "fields", "colleges"), within="education")
    levels = sheet.diff.education.entry_levels
    if levels:
        many = f"{abs(levels)} level{'' if abs(levels) == 1 else 's'} {'above' if levels > 0 else 'below'}"
        yield Bullets([f"The typical degree at entry of {sheet.titles[1]} is {many} that of {sheet.titles[0]}."])


def _degree(row: Row) -> int:
    """The place of a row's degree among the degrees."""
    return min(DEGREES.index(fact.degree) for fact in row.facts if isinstance(fact, DegreeShare))


def _experience(sheet: Sheet) -> Iterator[Block]:
    rows = sheet.rows("experience")
    are_ranges = any(
        months.minimum != months.maximum and other.minimum != other.maximum
        for months, other in (
            (each.left_months, each.right_months) for each in sheet.diff.experience if each.share is None
        )
    )
    yield from sheet.table("Measure", rows, difference=_PLAIN, caption=_RANGES if are_ranges else None)
    medians = [*_medians(sheet.diff, sheet.titles)]
    if medians:
        yield Bullets(medians)
    in_words = list_rows(("experience",), sheet.diff.experience, which=lambda fact: not getattr(fact, "length", None))
    yield from sheet.table("Measure", in_words)


def _interests(sheet: Sheet) -> Iterator[Block]:
    rows = sheet.rows("interests")
    rated = [fact for row in rows for fact in row.facts if isinstance(fact, Interest)]
    scales = {f"{capital(each.scale)}, from {each.lowest} to {each.highest}." for each in rated}
    caption = None
    if len(scales) == 1:
        [caption] = scales
        rows = tuple(
            attrs.evolve(each, label=_interest(each).name, say=lambda fact: number(fact.value)) for each in rows
        )
    yield from sheet.table("Kind of work", rows, difference=_PLAIN, caption=caption)


def _interest(row: Row) -> Interest:
    return next(fact for fact in row.facts if isinstance(fact, Interest))


def _medians(diff: RoleDiff, titles: tuple[str, str]) -> Iterator[str]:
    for gap in diff.experience.medians:
        ends = [length_class(each) for each in (gap.left, gap.right)]
        if ends[0] == ends[1]:
            yield f"{capital(gap.text)}: the median answer is {ends[0]} for both."
        else:
            sides = f"{ends[0]} for {titles[0]}, {ends[1]} for {titles[1]}"
            yield f"{capital(gap.text)}: the median answer is {sides}."


def _people(sheet: Sheet) -> Iterator[Block]:
    rows = sheet.rows("people")
    facts = [fact for row in rows for fact in row.facts if isinstance(fact, PeopleFigure)]
    schemes = {(each.dimension, each.scheme) for each in facts if each.scheme}
    caption = None
    if len(schemes) == 1:
        # What would stand in every row is told once.
        [(dimension, scheme)] = schemes
        rows = tuple(attrs.evolve(each, label=each.label.removesuffix(f" ({scheme})")) for each in rows)
        caption = f"{dimension.replace('_', ' or ').capitalize()}: {scheme}."
    yield from sheet.table("Group", rows, difference=_PLAIN, caption=caption)
