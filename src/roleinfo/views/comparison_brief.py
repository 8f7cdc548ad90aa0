"""A comparison in brief: some fifteen rows of pay, jobs, entry and skills, with their source in the group's heading."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

import attrs

from roleinfo.diffs.roles import RoleDiff
from roleinfo.diffs.salary import SalaryGap
from roleinfo.model.education import DEGREE_NAMES, DEGREES, DegreeStatement
from roleinfo.model.estimate import SalaryEstimate, percentile_rank
from roleinfo.model.experience import ExperienceFact
from roleinfo.model.fact import Fact
from roleinfo.model.outlook import OutlookFigure
from roleinfo.model.role import Role
from roleinfo.model.skill import Skill
from roleinfo.plots.inline import COLORS, RangeBar, range_chart
from roleinfo.render.citations import Citations, mark_of
from roleinfo.render.outline import (
    DASH,
    Block,
    Cells,
    ChartRow,
    GroupRow,
    Head,
    Line,
    Phrase,
    Row,
    SpanRow,
    Table,
    line,
)
from roleinfo.text.facts import capital
from roleinfo.text.figures import BOUNDS
from roleinfo.text.numbers import EN_DASH, format_date, format_number
from roleinfo.text.phrases import counted, credit, source_name
from roleinfo.typing import Period
from roleinfo.views.kinds import COUNT, MONEY, PERCENT, POINTS, Kind
from roleinfo.views.pairs import NO_DIFFERENCE, difference_text

_LONGEST_HEAD: Final = 40
_SKILLS: Final = 3
_STATISTICS: Final = {
    "mean": "Mean", "median": "Median", "average": "Average (kind not stated)", "low": "Low end of range",
    "high": "High end of range", "minimum": "Minimum", "maximum": "Maximum",
}  # fmt: skip
_SHOWN: Final = ("mean", "average", "median", "p10", "p90", "low", "high", "minimum", "maximum")
_COMPONENTS: Final = {
    "oews_wage": "wage", "usual_weekly_earnings": "usual weekly earnings", "base": "base pay", "total": "total pay",
    "package": "pay package", "unstated": "pay",
}  # fmt: skip
_PERIODS: Final[dict[Period, str]] = {
    "year": "annual", "month": "monthly", "half-month": "semimonthly", "fortnight": "biweekly", "week": "weekly",
    "day": "daily", "hour": "hourly",
}  # fmt: skip
_OUTLOOK: Final = (("jobs", "Employment"), ("growth", "Projected growth"), ("openings", "Openings per year"))


def column_titles(diff: RoleDiff) -> tuple[str, str]:
    """What the two columns are called: the titles, cut where they are long; of one title what tells the sides apart."""
    left, right = (_cut(role.title) for role in (diff.left, diff.right))
    if left != right:
        return left, right
    scopes = [", ".join(part.name for part in (role.place, role.industry) if part) for role in (diff.left, diff.right)]
    if diff.left.title == diff.right.title and scopes[0] != scopes[1]:
        return _cut(scopes[0] or "United States"), _cut(scopes[1] or "United States")
    if diff.left.id != diff.right.id:
        return f"{left} ({diff.left.id})", f"{right} ({diff.right.id})"
    return f"{left} (A)", f"{right} (B)"


def _cut(title: str) -> str:
    return title if len(title) <= _LONGEST_HEAD else f"{title[: _LONGEST_HEAD - 3].rstrip()}..."


def brief_table(diff: RoleDiff, citations: Citations) -> Iterator[Block]:
    """The table of the brief; nothing where none of its figures is there."""
    writing = _Brief(diff, citations)
    rows: list[Row] = [*_pay(writing), *_jobs(writing), *_entry(writing), *_skills(writing)]
    if rows:
        left, right = writing.titles
        base = f"Difference (% of {left})" if any(gap.relative for gap in diff.salary) else "Difference"
        heads = (
            Head(""),
            Head(left, "right", color=COLORS[0]),
            Head(right, "right", color=COLORS[1]),
            Head(base, "right"),
        )
        yield Table(heads, tuple(rows))


@attrs.frozen
class _Brief:
    """What is being written down, and the sources cited so far."""

    diff: RoleDiff
    citations: Citations
    titles: tuple[str, str] = attrs.field(init=False)

    @titles.default
    def _titles(self) -> tuple[str, str]:
        return column_titles(self.diff)

    @property
    def roles(self) -> tuple[Role, Role]:
        """Both roles, the left one first."""
        return self.diff.left, self.diff.right

    def cells(
        self, label: Line, kind: Kind[Any], values: tuple[Any, Any], difference: str, facts: Sequence[Fact]
    ) -> Cells:
        """A row of two values and their difference."""
        left, right = (self._cell(kind, value, fact) for value, fact in zip(values, facts, strict=True))
        return (label, left, right, line(difference))

    def _cell(self, kind: Kind[Any], value: Any, fact: Fact) -> Line:
        if value is None:
            return line(str(getattr(fact, "status", DASH)).replace("_", " "))
        bound: Any = getattr(fact, "effective_bound", "exact")
        return (Phrase(f"{BOUNDS[bound]}{kind.text(value)}", (), mark_of(fact)),)

    def group(self, title: str, note: str, facts: Iterable[Fact]) -> GroupRow:
        """The heading of a group: what all its rows are of, with the numbers of their sources."""
        return GroupRow(line(title), (Phrase(note, self.citations.numbers(facts)),))


def _label(label: str, detail: str) -> Line:
    """A label and what it is limited to, which stands back: after a comma, or in brackets of its own."""
    if not detail:
        return line(label)
    return (Phrase(label), Phrase(f" {detail}" if detail.startswith("(") else f", {detail}", faint=True))


def _credits(facts: Iterable[Fact]) -> str:
    return "; ".join(dict.fromkeys(credit(fact) for fact in facts))


# ----------------------------------------------------------------------------------------------------------------------
# Pay


def _pay(writing: _Brief) -> Iterator[Row]:
    gaps = _headline_gaps(writing.diff)
    shown = sorted(
        (gap for statistic, gap in gaps.items() if statistic in _SHOWN),
        key=lambda gap: _SHOWN.index(gap.left.statistic),
    )
    if not shown:
        return
    facts = [fact for gap in shown for fact in (gap.left, gap.right)]
    kind = f"{_PERIODS[shown[0].difference.period]} {_COMPONENTS[shown[0].left.component]}"
    yield writing.group("Pay", f"{kind}, {_credits(facts)}", facts)
    for gap in shown:
        label = line(_statistic(gap.left, gap.right))
        yield writing.cells(label, MONEY, gap.pays, difference_text(gap), (gap.left, gap.right))
    pays = [{statistic: gap.pays[side] for statistic, gap in gaps.items()} for side in (0, 1)]
    bars = [bar for name, held in zip(writing.titles, pays, strict=True) if (bar := RangeBar.of(name, held))]
    if bars:
        chart = range_chart(bars)
        yield ChartRow(_label("Range", chart.note), chart)


def _headline_gaps(diff: RoleDiff) -> dict[str, SalaryGap]:
    """The gaps of the headline's component, period, people and source, by their statistic."""
    headline = diff.salary.headline
    if headline is None:
        return {}

    def scope(gap: SalaryGap) -> tuple[object, ...]:
        figures = (gap.left, gap.right)
        return (
            gap.difference.period, gap.difference.currency,
            *((figure.component, figure.population, figure.source.series) for figure in figures),
        )  # fmt: skip

    wanted = scope(headline)
    alike = [gap for gap in diff.salary if scope(gap) == wanted]
    return {gap.left.statistic: gap for gap in reversed(alike)}


def _statistic(left: SalaryEstimate, right: SalaryEstimate) -> str:
    names = [_statistic_name(figure.statistic) for figure in (left, right)]
    return names[0] if names[0] == names[1] else f"{names[0]} vs. {names[1].lower()}"


def _statistic_name(statistic: str) -> str:
    rank = percentile_rank(statistic)
    return _STATISTICS[statistic] if rank is None or statistic == "median" else f"{format_number(rank)}th percentile"


# ----------------------------------------------------------------------------------------------------------------------
# Jobs


def _jobs(writing: _Brief) -> Iterator[Row]:
    chosen = [*_chosen_jobs(writing.diff)]
    if not chosen:
        return
    facts = [fact for _, gap in chosen for fact in (gap.left, gap.right)]
    yield writing.group("Jobs", _credits(facts), facts)
    is_limited = any(role.place or role.industry for role in writing.roles)
    for label, gap in chosen:
        is_share = gap.left.unit == "percent"
        difference = POINTS.text(gap.difference) if is_share and gap.difference else NO_DIFFERENCE if is_share else ""
        values = (gap.left.value, gap.right.value)
        kind: Kind[Any] = PERCENT if is_share else COUNT
        yield writing.cells(
            _label(label, _detail(gap.left, is_limited=is_limited)), kind, values, difference, (gap.left, gap.right)
        )


def _chosen_jobs(diff: RoleDiff) -> Iterator[tuple[str, Any]]:
    for about, label in _OUTLOOK:
        gaps = [gap for gap in diff.outlook if gap.left.about == about]
        wages = [gap for gap in gaps if "wage and salary" in (gap.left.universe or "")]
        if gap := next(iter(wages or gaps), None):
            yield label if about != "growth" or gap.left.period else "Growth", gap


def _detail(figure: OutlookFigure, *, is_limited: bool) -> str:
    """The years of a figure, or which jobs it counts; that it is national where the comparison is of a place."""
    national = "national" if is_limited and figure.place and figure.place.kind == "nation" else ""
    return ", ".join(filter(None, (_years_or_universe(figure), national)))


def _years_or_universe(figure: OutlookFigure) -> str:
    if figure.period is not None:
        first, last = str(figure.period.start), str(figure.period.end)
        return f"{first}{EN_DASH}{last[2:] if last[:2] == first[:2] else last}"
    if figure.about in ("growth", "openings"):
        return "(years not stated)"
    universe = (figure.universe or "").removesuffix(" jobs")
    return "(kind not stated)" if "not stated" in universe else universe


# ----------------------------------------------------------------------------------------------------------------------
# Entry


def _entry(writing: _Brief) -> Iterator[Row]:
    rows = [*_entry_rows(writing)]
    if rows:
        facts = [fact for _, pair in rows for fact in pair]
        yield writing.group("Entry", _credits(facts), facts)
        yield from (row for row, _ in rows)


def _entry_rows(writing: _Brief) -> Iterator[tuple[Cells, tuple[Fact, Fact]]]:
    diff = writing.diff
    left, right = (_typical_degree(role) for role in writing.roles)
    held = next((gap for gap in diff.education.held if gap.left.degree == "bachelor"), None)
    if left and right:
        names = [line(capital(DEGREE_NAMES[each.degree])) for each in (left, right)]
        yield (line("Typical education"), *names, line(_levels(diff.education.entry_levels))), (left, right)
    elif held is not None:
        shares = (held.left.share.percent, held.right.share.percent)
        pair = (held.left, held.right)
        yield writing.cells(line("Hold a bachelor's degree"), PERCENT, shares, POINTS.text(held.difference), pair), pair
    for about, label in (("typical_experience", "Work experience"), ("time_to_become", "Time to enter the role")):
        ours, theirs = (_length(role, about) for role in writing.roles)
        if ours and theirs:
            texts = [capital(str(fact.length or fact.text)).replace("-", EN_DASH) for fact in (ours, theirs)]
            same = NO_DIFFERENCE if texts[0] == texts[1] else ""
            yield (line(label), line(texts[0]), line(texts[1]), line(same)), (ours, theirs)


def _typical_degree(role: Role) -> DegreeStatement | None:
    return next(
        (fact for fact in role.education.asked if fact.about == "typical_entry" and fact.degree in DEGREES), None
    )


def _levels(levels: int | None) -> str:
    if levels is None:
        return ""
    return f"{counted(abs(levels), 'level')} {'higher' if levels > 0 else 'lower'}" if levels else NO_DIFFERENCE


def _length(role: Role, about: str) -> ExperienceFact | None:
    return next((fact for fact in role.experience if fact.about == about and fact.share is None), None)


# ----------------------------------------------------------------------------------------------------------------------
# Skills


def _skills(writing: _Brief) -> Iterator[Row]:
    skills = writing.diff.skills
    if skills.similarity is not None and skills.rated:
        yield from _rated_skills(writing)
    elif skills:
        yield from _listed_skills(writing)


def _rated_skills(writing: _Brief) -> Iterator[Row]:
    skills = writing.diff.skills
    rated = [gap.right for gap in skills.rated]
    ratings = [skill.importance for skill in rated if skill.importance is not None]
    when = sorted({rating.effective_date for rating in ratings if rating.effective_date})
    dates = " to ".join(format_date(date) for date in dict.fromkeys((when[0], when[-1]))) if when else "undated"
    yield writing.group("Skills", f"{source_name(ratings[0].source)} ratings, {dates}" if ratings else "", ratings[:1])
    if skills.similarity is not None:
        text = f"{skills.similarity.value:.2f} (correlation of {counted(len(skills.rated), 'rating')})"
        yield SpanRow(line("Similarity"), line(text))
    names = [skill.name for skill in skills.to_learn]
    if names:
        yield SpanRow(line(f"Higher level needed by {writing.titles[1]}"), line(_first_names(names)))


def _listed_skills(writing: _Brief) -> Iterator[Row]:
    skills = writing.diff.skills
    shared = [gap for gap in skills.shared if gap.share is not None and gap.left.share and gap.right.share]
    named = [skill for gap in shared for skill in (gap.left, gap.right)] or [*skills.only_left, *skills.only_right]
    if not named:
        return
    base = named[0].share
    of = f"share of {base.of}" if base and base.of else "share; base not stated" if base else "as listed"
    yield writing.group("Skills", f"{of}, {credit(named[0])}", named)
    for gap in shared[:_SKILLS]:
        if gap.share is not None and gap.left.share and gap.right.share:
            shares = (gap.left.share.percent, gap.right.share.percent)
            yield writing.cells(line(gap.name), PERCENT, shares, POINTS.text(gap.share), (gap.left, gap.right))
    for only, title in zip((skills.only_left, skills.only_right), writing.titles, strict=True):
        if only:
            yield SpanRow(line(f"Only {title}"), line(_first_names(_by_share(only))))


def _by_share(skills: Iterable[Skill]) -> list[str]:
    ranked = sorted(skills, key=lambda skill: -(skill.share.percent if skill.share else Decimal(0)))
    return [f"{skill.name} {PERCENT.text(skill.share.percent)}" if skill.share else skill.name for skill in ranked]


def _first_names(names: Sequence[str]) -> str:
    more = f"; {len(names) - _SKILLS} more" if len(names) > _SKILLS else ""
    return f"{'; '.join(names[:_SKILLS])}{more}"
