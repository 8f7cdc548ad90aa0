"""What two figures or two sections compared show of themselves: a gap, a section's gaps, lists, education, skills."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from roleinfo.diffs.education import EducationDiff
from roleinfo.diffs.experience import ExperienceDiff
from roleinfo.diffs.gaps import Gaps
from roleinfo.diffs.lists import ListDiff
from roleinfo.diffs.pairing import LeftOut, by_reason
from roleinfo.diffs.roles import RoleDiff
from roleinfo.diffs.salary import SalaryDiff, SalaryGap
from roleinfo.diffs.skills import SkillDiff
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.exact import rounded
from roleinfo.model.fact import Fact
from roleinfo.model.role import Role
from roleinfo.render.citations import Citations
from roleinfo.render.outline import DASH, Block, Bullets, Head, Heading, Line, Paragraph, Table, joined, line
from roleinfo.text.facts import capital, outlook_caption, short, value
from roleinfo.text.figures import BOUNDS, limits, place_caption, sides_of, statistic_of
from roleinfo.text.finding import test_sentence
from roleinfo.text.notes import rank_caveats
from roleinfo.text.numbers import format_date, format_fraction, format_money, format_percent
from roleinfo.text.phrases import counted, credit, interval_text, level_text, per, source_name
from roleinfo.text.sections import section_title
from roleinfo.text.spread import spread_sentences
from roleinfo.views import comparison
from roleinfo.views.comparison_tables import ComparisonTables
from roleinfo.views.facts import figure_text
from roleinfo.views.gap_rows import COMPARED_TABLE, section_of
from roleinfo.views.pairs import conversions, figure_pairs, list_pairs, pair_of, without_common_place
from roleinfo.views.skills import skills
from roleinfo.views.view import BRIEF_ROWS, SectionSpec, View

_DIFFERENCE: Final = "Difference (right - left)"


def _decisive(compared: Any) -> list[str]:
    """What can turn the conclusion; the class that figures are of stands in the heads of the columns."""
    return [caveat.message for caveat in rank_caveats(compared.caveats)[0] if caveat.code != "broader-class"]


def _change(gap: SalaryGap) -> str:
    part = f" ({format_fraction(gap.relative, signed=True)})" if gap.relative is not None else ""
    return f"{format_money(gap.difference, signed=True)}{part}"


# ----------------------------------------------------------------------------------------------------------------------
# Two pay figures


def _gap_label(gap: SalaryGap) -> str:
    left, right = (f"{format_money(pay)}/{pay.period}" for pay in gap.pays)
    parts = [f"{gap.left.statistic}: {left} -> {right}, {_change(gap)}"]
    if gap.interval is not None:
        low, high = (format_money(end, signed=True) for end in gap.interval)
        parts.append(f"{rounded(gap.confidence * 100, 0)}% CI {low}..{high}")
    where = gap.left.place.name if gap.left.place else "place not stated"
    return f"{', '.join(parts)}; {credit(gap.left)}, {where}"


def _gap_finding(gap: SalaryGap) -> Iterator[str]:
    bound = BOUNDS[gap.bound]
    part = "" if gap.relative is None else f", {bound}{format_fraction(gap.relative)} of the left figure"
    yield f"Right - left: {bound}{format_money(gap.difference, signed=True)} {per(gap.difference)}{part}."
    yield test_sentence(gap)


def _properties(estimates: Sequence[SalaryEstimate]) -> Iterator[tuple[str, list[str]]]:
    """What each of some figures is, by name; what none of them has is left out."""
    texts: dict[str, list[str | None]] = {
        "Statistic": [statistic_of(figure) for figure in estimates],
        "Place": [figure.place.name if figure.place else "not stated" for figure in estimates],
        "Industry": [figure.industry.name if figure.industry else None for figure in estimates],
        "Employer": [figure.employer for figure in estimates],
        "Experience": [str(figure.experience) if figure.experience else None for figure in estimates],
        "Jobs or workers counted": [figure.universe for figure in estimates],
        "Published for": [figure.published_for for figure in estimates],
        "Relative standard error": [
            None if figure.rse is None else format_percent(figure.rse) for figure in estimates
        ],
        "As of": [format_date(figure.effective_date) for figure in estimates],
        "Origin": [None if figure.origin == "published" else figure.origin for figure in estimates],
        "In its source's words": [figure.printed for figure in estimates],
        "Source": [source_name(figure.source) for figure in estimates],
    }  # fmt: skip
    for name, cells in texts.items():
        if any(cells):
            yield name, [text or DASH for text in cells]


def _gap_table(gap: SalaryGap, citations: Citations) -> Iterator[Block]:
    figures = (gap.left, gap.right)
    cells: list[Line] = []
    for figure, pay, steps in zip(figures, gap.pays, gap.steps, strict=True):
        text = f"{format_money(pay)} {per(pay)} (from {figure_text(figure)})" if steps else figure_text(figure)
        cells.append(line(citations.cited(figure, text)))
    intervals: list[tuple[Line, ...]] = []
    if gap.countries and any(gap.side_intervals):
        intervals_of_sides = [DASH if pays is None else interval_text(pays) for pays in gap.side_intervals]
        intervals.append(
            (line(f"Its own {level_text(gap.confidence)} confidence interval"), *map(line, intervals_of_sides))
        )
    rows = [
        (line("Figure"), *cells),
        *intervals,
        *((line(name), *map(line, texts)) for name, texts in _properties(figures)),
    ]
    yield Table((Head(""), *map(Head, sides_of([gap.left], [gap.right]))), rows)
    yield from conversions((step for steps in gap.steps for step in steps), citations)


def _gap_blocks(gap: SalaryGap, citations: Citations) -> Iterator[Block]:
    yield from _gap_table(gap, citations)
    if gap.interval is not None and gap.assumptions:
        yield Paragraph(f"Assumptions: {'; '.join(gap.assumptions)}.")


def _gap_title(gap: SalaryGap) -> str:
    return f"Difference in pay: {pair_of((), gap).label}"


_GAP: Final = View[SalaryGap](
    of=SalaryGap,
    label=_gap_label,
    title=_gap_title,
    subtitle=lambda gap: capital(limits(gap.left, nation=True)) if limits(gap.left) == limits(gap.right) else "",
    finding=_gap_finding,
    caveats=lambda gap: gap.caveats,
    decisive=_decisive,
    tables=(COMPARED_TABLE,),
    brief=_gap_table,
    sections=(SectionSpec("rows", "Figures", _gap_blocks),),
)

# ----------------------------------------------------------------------------------------------------------------------
# Sections of a comparison


def _tables(left: Iterable[Fact], right: Iterable[Fact], citations: Citations) -> ComparisonTables:
    """The tables of a section that stands alone, its columns called by what the figures say of whom they are."""
    names = sides_of(left, right)
    diff = RoleDiff(Role(id="left", title=names[0]), Role(id="right", title=names[1]))
    return ComparisonTables(diff, citations=citations)


def _name_of(gaps: Any) -> str:
    return (section_of(gaps) or "").split(" ")[-1]


def _gaps_title(gaps: Gaps[Any]) -> str:
    name = _name_of(gaps)
    return f"Differences: {section_title(name)}" if name else "Differences"


def _gaps_label(gaps: Gaps[Any]) -> str:
    return f"{counted(len(gaps), 'gap')}, {len(gaps.left_out)} left out"


def _salary_label(salary: SalaryDiff) -> str:
    known = [gap for gap in (salary.mean, salary.median) if gap is not None]
    changes = ", ".join(f"{gap.left.statistic} {_change(gap)} per {gap.difference.period}" for gap in known)
    return f"{counted(len(salary), 'gap')}{f': {changes}' if changes else ''}; {len(salary.left_out)} left out"


def _gaps_finding(gaps: Gaps[Any]) -> Iterator[str]:
    if not gaps:
        yield "No figures are compared."
        return
    out = f" {counted(len(gaps.left_out), 'figure')} not compared." if gaps.left_out else ""
    yield f"{counted(len(gaps), 'pair')} compared.{out}"


def _salary_finding(salary: SalaryDiff) -> Iterator[str]:
    gap = salary.headline
    if gap is None:
        yield from _gaps_finding(salary)
        return
    yield f"{pair_of((), gap).label}. {' '.join(_gap_finding(gap))}"


def _gap_rows(gaps: Gaps[Any], citations: Citations, limit: int | None = None) -> Iterator[Block]:
    tables = _tables((gap.left for gap in gaps), (gap.right for gap in gaps), citations)
    place, pairs = without_common_place(figure_pairs(tuple((section_of(gaps) or "").split(" ")), gaps))
    facts = [fact for pair in pairs for fact in pair.facts]
    notes = [f"{place} unless noted." if place else place_caption(facts), outlook_caption(facts)]
    caption = " ".join(filter(None, notes)) or None
    yield from tables.table("Measure", pairs[:limit], difference=_DIFFERENCE, caption=caption)
    if limit is not None and len(pairs) > limit:
        yield Paragraph(f"{len(pairs) - limit:,} more.")
        return
    if isinstance(gaps, ExperienceDiff):
        words = list_pairs(("experience",), gaps, which=lambda fact: not getattr(fact, "length", None))
        yield from tables.table("Measure", words)


def _spread(salary: SalaryDiff, _citations: Citations) -> Iterator[Block]:
    names = sides_of((gap.left for gap in salary), (gap.right for gap in salary))
    if sentences := spread_sentences(salary, names):
        yield Bullets(sentences)


def _left_out(compared: Any, citations: Citations) -> Iterator[Block]:
    """What was not compared, by side and reason, with its values."""
    if items := left_out_items(compared.left_out, citations):
        yield Bullets(items)


def left_out_items(left_out: Iterable[LeftOut], citations: Citations) -> list[Line]:
    """What was not compared, by side and reason, with its values."""
    return [
        line(
            f"{capital(side)} ({len(facts)}): {why}: ",
            *joined((line(citations.cited(fact, short(fact))) for fact in facts), "; "),
        )
        for (side, why), facts in by_reason(left_out).items()
    ]


def _brief_gaps(gaps: Gaps[Any], citations: Citations) -> Iterator[Block]:
    return _gap_rows(gaps, citations, BRIEF_ROWS)


_LEFT_OUT: Final = SectionSpec[Any]("left_out", "Not compared", _left_out)
_ROWS: Final = SectionSpec[Any]("rows", "Differences", _gap_rows)

_GAPS: Final = View[Gaps[Any]](
    of=Gaps,
    label=_gaps_label,
    title=_gaps_title,
    finding=_gaps_finding,
    caveats=lambda gaps: gaps.caveats,
    decisive=_decisive,
    tables=(COMPARED_TABLE,),
    brief=_brief_gaps,
    sections=(_ROWS, _LEFT_OUT),
)
_SALARY: Final = View[SalaryDiff](
    of=SalaryDiff,
    label=_salary_label,
    title=lambda _: "Differences in pay",
    finding=_salary_finding,
    caveats=lambda salary: salary.caveats,
    decisive=_decisive,
    tables=(COMPARED_TABLE,),
    brief=_brief_gaps,
    sections=(_ROWS, SectionSpec("spread", "Ranges and intervals", _spread), _LEFT_OUT),
)

# ----------------------------------------------------------------------------------------------------------------------
# Lists


def _sides_label(listed: Any) -> str:
    counts = (len(listed.shared), len(listed.only_left), len(listed.only_right))
    return "{} shared, {} left only, {} right only".format(*counts)


def _list_blocks(listed: ListDiff[Any], citations: Citations, limit: int | None = None) -> Iterator[Block]:
    if listed.shared:
        both = [
            line(citations.cited(left))
            + (line("; right: ", citations.cited(right)) if value(left) != value(right) else ())
            for left, right in listed.shared
        ]
        yield from _some(f"Both ({len(both)})", both, limit)
    for name, facts in (("left", listed.only_left), ("right", listed.only_right)):
        if facts:
            yield from _some(f"Only {name} ({len(facts)})", [line(citations.cited(fact)) for fact in facts], limit)


def _some(heading: str, items: Sequence[Line], limit: int | None) -> Iterator[Block]:
    yield Heading(2, heading)
    yield Bullets(items[:limit])
    if limit is not None and len(items) > limit:
        yield Paragraph(f"{len(items) - limit:,} more.")


_FEW: Final = 4


def _list_finding(listed: Any) -> Iterator[str]:
    if not listed:
        yield "No lists are compared."
        return
    yield (
        f"{len(listed.shared):,} shared, {len(listed.only_left):,} on the left only, "
        f"{len(listed.only_right):,} on the right only."
    )


_LIST: Final = View[ListDiff[Any]](
    of=ListDiff,
    label=_sides_label,
    title=lambda listed: section_title(listed.path[-1]) if listed.path else "Lists",
    finding=_list_finding,
    caveats=lambda listed: listed.caveats,
    decisive=_decisive,
    tables=(COMPARED_TABLE,),
    brief=lambda listed, citations: _list_blocks(listed, citations, _FEW),
    sections=(SectionSpec("rows", "Lists", _list_blocks), _LEFT_OUT),
)

# ----------------------------------------------------------------------------------------------------------------------
# Education and skills


def _education_tables(schooling: EducationDiff, citations: Citations) -> ComparisonTables:
    left, right = (
        Role(id=title.lower(), title=title, education=degrees)
        for title, degrees in zip(("Left", "Right"), (schooling.left, schooling.right), strict=True)
    )
    return ComparisonTables(RoleDiff(left, right), citations=citations)


def _education_blocks(schooling: EducationDiff, citations: Citations) -> Iterator[Block]:
    return comparison.education(_education_tables(schooling, citations))


def _education_brief(schooling: EducationDiff, citations: Citations) -> Iterator[Block]:
    """The first table that there is."""
    tables = (block for block in _education_blocks(schooling, citations) if isinstance(block, Table))
    if (first := next(tables, None)) is not None:
        yield first


def _education_finding(schooling: EducationDiff) -> Iterator[str]:
    levels = schooling.entry_levels
    if levels is not None:
        height = f"{counted(abs(levels), 'level')} {'higher' if levels > 0 else 'lower'}" if levels else "the same"
        yield f"Typical entry-level education of the right role is {height}."
    elif not schooling:
        yield "No education is compared."


def _education_label(schooling: EducationDiff) -> str:
    return f"{counted(len(schooling.held), 'gap')} of degrees held; statements: {_sides_label(schooling.asked)}"


_EDUCATION: Final = View[EducationDiff](
    of=EducationDiff,
    label=_education_label,
    title=lambda _: "Education",
    finding=_education_finding,
    caveats=lambda schooling: schooling.caveats,
    decisive=_decisive,
    tables=(COMPARED_TABLE,),
    brief=_education_brief,
    sections=(SectionSpec("rows", "Education", _education_blocks), _LEFT_OUT),
)


def _skill_label(diff: SkillDiff) -> str:
    alike = diff.similarity
    score = f"; similarity {alike.value:.2f}" if alike is not None else ""
    return f"{_sides_label(diff)}{score}; {len(diff.left_out)} left out"


def _skill_finding(diff: SkillDiff) -> Iterator[str]:
    yield from _list_finding(diff)
    if diff.similarity is not None:
        yield f"Similarity of importance ratings: {diff.similarity.value:.2f} (correlation)."
    for missing in diff.missing:
        yield f"{capital(missing.path[0])}: {missing.message}"


def _skill_blocks(diff: SkillDiff, citations: Citations) -> Iterator[Block]:
    return skills(_tables(diff.left, diff.right, citations), diff)


def _skill_brief(diff: SkillDiff, citations: Citations) -> Iterator[Block]:
    """The first table and what follows it."""
    for block in _skill_blocks(diff, citations):
        if isinstance(block, Table):
            yield Table(block.columns, block.rows[:BRIEF_ROWS], block.caption)
            if len(block.rows) > BRIEF_ROWS:
                yield Paragraph(f"{len(block.rows) - BRIEF_ROWS:,} more.")
            return


_SKILLS: Final = View[SkillDiff](
    of=SkillDiff,
    label=_skill_label,
    title=lambda _: "Skills",
    finding=_skill_finding,
    caveats=lambda diff: diff.caveats,
    decisive=_decisive,
    tables=(COMPARED_TABLE,),
    brief=_skill_brief,
    sections=(SectionSpec("rows", "Skills", _skill_blocks), _LEFT_OUT),
)

VIEWS: Final[Mapping[type, View[Any]]] = {view.of: view for view in (_GAP, _GAPS, _SALARY, _LIST, _EDUCATION, _SKILLS)}
