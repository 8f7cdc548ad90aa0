"""Single results as tables: a pay figure, two of them set against each other, a section of a role or comparison."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from roleinfo.diffs.education import EducationDiff
from roleinfo.diffs.experience import ExperienceDiff
from roleinfo.diffs.gaps import Gaps
from roleinfo.diffs.lists import ListDiff
from roleinfo.diffs.pairing import LeftOut, by_reason
from roleinfo.diffs.roles import RoleDiff
from roleinfo.diffs.salary import SalaryDiff, SalaryGap
from roleinfo.diffs.skills import SkillDiff
from roleinfo.model.caveat import Caveat
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.exact import rounded
from roleinfo.model.fact import Fact, Section
from roleinfo.model.role import Role
from roleinfo.model.words import money, number, percent
from roleinfo.render.citations import Citations, sourced
from roleinfo.render.outline import (
    DASH,
    Block,
    Bullets,
    Head,
    Heading,
    Line,
    Paragraph,
    Part,
    Table,
    joined,
    line,
)
from roleinfo.text.facts import capital, label, short, value
from roleinfo.text.figures import BOUNDS, a_period, bounded_pay, pay_label, place_of_all, sides_of, statistic_of
from roleinfo.text.spread import spread_sentences
from roleinfo.views import comparison
from roleinfo.views.rows import difference, figure_rows, gap_row, list_rows
from roleinfo.views.sheet import Sheet
from roleinfo.views.skills import skills


def _sheet(left: Iterable[Fact], right: Iterable[Fact]) -> Sheet:
    """The sheet of a section that stands alone, its columns called by what the figures say of whom they are."""
    names = sides_of(left, right)
    return Sheet(RoleDiff(Role(id="left", title=names[0]), Role(id="right", title=names[1])))


def doubts(
    caveats: Iterable[Caveat], left_out: Iterable[LeftOut] = (), citations: Citations | None = None
) -> Iterator[Block]:
    """What was not compared with the reasons, and what is doubtful, each apart and in sight."""
    cited = citations or Citations()
    out = [
        line(
            f"{capital(side)} ({len(facts)}): {why}: ",
            *joined((line(cited.cited(fact, short(fact))) for fact in facts), "; "),
        )
        for (side, why), facts in by_reason(left_out).items()
    ]
    if out:
        yield Part(Heading(2, "What was not compared"), (Bullets(out),), "warning")
    told = tuple(dict.fromkeys(f"{capital(each.message)} [{each.code}]" for each in caveats))
    if told:
        yield Part(Heading(2, "Caveats"), (Bullets(told),), "warning")


# ----------------------------------------------------------------------------------------------------------------------
# One figure, and two


def estimate_outline(estimate: SalaryEstimate) -> tuple[Block, ...]:
    """A pay figure with all that makes it one."""
    citations = Citations()
    rows = [(name, text) for name, [text] in _properties((estimate,), (None,), citations)]
    return (
        Heading(1, pay_label(estimate, nation=True)),
        Table((Head(""), Head("")), rows),
        *doubts(estimate.caveats_for()),
        *sourced(citations),
    )


def _properties(
    estimates: Sequence[SalaryEstimate], made: Sequence[str | None], citations: Citations
) -> Iterator[tuple[str, list[Line]]]:
    """What each of the figures is, by name; what none of them has is not told."""
    found: dict[str, list[Any]] = {
        "Figure": [
            line(citations.cited(each, _amount(each)), f", made {alike}" if alike else "")
            for each, alike in zip(estimates, made, strict=True)
        ],
        "Statistic": [statistic_of(each) for each in estimates],
        "Currency": [each.stated.currency if each.stated else None for each in estimates],
        "Place": [each.place.name if each.place else "not stated" for each in estimates],
        "Industry": [each.industry.name if each.industry else None for each in estimates],
        "Employer": [each.employer for each in estimates],
        "Experience": [str(each.experience) if each.experience else None for each in estimates],
        "Who is counted": [each.universe for each in estimates],
        "Published for": [each.covers for each in estimates],
        "Relative standard error": [None if each.rse is None else f"{number(each.rse)} %" for each in estimates],
        "As of": [each.effective_date or "not stated" for each in estimates],
        "Origin": [None if each.origin == "published" else f"{each.origin}: {each.evidence}" for each in estimates],
        "In its source's words": [each.printed for each in estimates],
        "Source": [f"{each.source.called}, {each.source.release or each.source.title}" for each in estimates],
    }
    for name, texts in found.items():
        if any(texts):
            yield name, [each if isinstance(each, tuple) else line(each or DASH) for each in texts]


def _amount(estimate: SalaryEstimate) -> str:
    """The pay with its period; where it was not released, why not."""
    if estimate.stated is None:
        return f"no figure: {bounded_pay(estimate)} by its publisher"
    top = " (top-coded: no more is published)" if estimate.status == "top_coded" else ""
    return f"{bounded_pay(estimate)} {a_period(estimate.stated)}{top}"


def gap_outline(gap: SalaryGap) -> tuple[Block, ...]:
    """Two pay figures side by side, their difference, and whether it is more than sampling error."""
    citations = Citations()
    pays = [f"{money(pay)} {a_period(pay)}" if steps else None for pay, steps in zip(gap.pays, gap.steps, strict=True)]
    rows = [(name, *texts) for name, texts in _properties((gap.left, gap.right), pays, citations)]
    return (
        Heading(1, f"Difference in pay: {gap_row((), gap).label}"),
        Table((Head(""), *map(Head, sides_of([gap.left], [gap.right]))), rows),
        Heading(2, "Right - left"),
        Bullets(tuple(_measured(gap))),
        *doubts(gap.caveats),
        *sourced(citations),
    )


def _measured(gap: SalaryGap) -> Iterator[str]:
    end = BOUNDS[gap.bound]
    period = a_period(gap.difference)
    yield f"Difference: {end}{money(gap.difference, sign=True)} {period}"
    if gap.relative is not None and gap.ratio is not None:
        yield f"Of the left figure: {end}{percent(gap.relative, sign=True)}; right / left: {end}{rounded(gap.ratio, 3)}"
    if gap.interval is None:
        yield gap.untested or "The interval would be wider than any pay can be."
        return
    low, high = (money(each, sign=True) for each in gap.interval)
    verdict = "larger than that error" if gap.significant else "it may be nothing but that error"
    yield f"Sampling error: between {low} and {high} {period} at {percent(gap.confidence)} confidence, {verdict}"
    if gap.assumptions:
        yield f"Assumption: {' '.join(gap.assumptions)}"


# ----------------------------------------------------------------------------------------------------------------------
# Sections of a comparison


def gaps_outline(gaps: Gaps[Any]) -> tuple[Block, ...]:
    """The gaps of a section, with what was not compared and what is doubtful."""
    sheet = _sheet((each.left for each in gaps), (each.right for each in gaps))
    what = "Differences in pay" if isinstance(gaps, SalaryDiff) else "Differences"
    rows = figure_rows(("salary",) if isinstance(gaps, SalaryDiff) else ("",), gaps)
    caption = place_of_all(fact for row in rows for fact in row.facts)
    found = [*sheet.table("Measure", rows, difference="Difference: right - left", caption=caption)]
    if isinstance(gaps, SalaryDiff):
        told = spread_sentences(gaps, sheet.titles)
        found += [Bullets(told)] if told else []
    if isinstance(gaps, ExperienceDiff):
        found += sheet.table("Measure", list_rows(("experience",), gaps, which=lambda each: not _has_length(each)))
    return _section(what, found, gaps, sheet.citations)


def _has_length(fact: Fact) -> bool:
    return bool(getattr(fact, "length", None))


def _section(title: str, found: Iterable[Block], compared: Any, citations: Citations) -> tuple[Block, ...]:
    blocks = tuple(found) or (Paragraph("Nothing of this could be compared."),)
    return (
        Heading(1, title),
        *blocks,
        *doubts(compared.caveats, compared.left_out, citations),
        *sourced(citations),
    )


def list_outline(listed: ListDiff[Any]) -> tuple[Block, ...]:
    """What two lists share, and what stands in one alone."""
    citations = Citations()
    found: list[Block] = []
    if listed.shared:
        both = [
            line(citations.cited(left))
            + (line("; right: ", citations.cited(right)) if value(left) != value(right) else ())
            for left, right in listed.shared
        ]
        found += [Heading(2, f"Both ({len(both)})"), Bullets(both)]
    for name, facts in (("left", listed.only_left), ("right", listed.only_right)):
        if facts:
            found += [
                Heading(2, f"Only {name} ({len(facts)})"),
                Bullets([line(citations.cited(each)) for each in facts]),
            ]
    title = capital(listed.path[-1].replace("_", " ")) if listed.path else "Lists"
    return _section(title, found, listed, citations)


def skills_outline(found: SkillDiff) -> tuple[Block, ...]:
    """Two lists of skills: what both ask, how alike they are and what has to be learned."""
    sheet = _sheet(found.left, found.right)
    return _section("Skills", skills(sheet, found), found, sheet.citations)


def education_outline(education: EducationDiff) -> tuple[Block, ...]:
    """Two roles' schooling, each measure apart."""
    left, right = (
        Role(id=title.lower(), title=title, education=each)
        for title, each in zip(("Left", "Right"), (education.left, education.right), strict=True)
    )
    sheet = Sheet(RoleDiff(left, right))
    return _section("Education", comparison.education(sheet), education, sheet.citations)


def facts_outline(section: Section[Any]) -> tuple[Block, ...]:
    """The facts of a section of one role, each with its source and date."""
    citations = Citations()
    title = Heading(1, _spaced(type(section).__name__))
    if not section:
        return (title, Paragraph("No source says anything of this."))
    caption = place_of_all(section)
    rows = [
        (
            pay_label(each, nation=caption is None) if isinstance(each, SalaryEstimate) else capital(label(each)),
            line(citations.cited(each)),
            each.effective_date or "not stated",
        )
        for each in section
    ]
    columns = (Head("Measure"), Head("Figure"), Head("As of"))
    return (title, Table(columns, rows, caption), *sourced(citations))


def _spaced(name: str) -> str:
    """The name of a class in words."""
    words = "".join(f" {each.lower()}" if each.isupper() else each for each in name).strip()
    return capital(words)


def told_difference(gap: Any) -> str:
    """A gap's difference in words, a dash where there is no gap."""
    return DASH if gap is None else difference(gap)
