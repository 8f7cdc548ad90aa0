"""The key figures of one role or of two, declared once: briefs and the table of several roles are made of them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, Literal, TypeVar

import attrs

from roleinfo.model.education import DEGREE_NAMES, Degree
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.experience import ExperienceFact
from roleinfo.model.fact import Fact
from roleinfo.model.outlook import OutlookFigure, OutlookMeasure
from roleinfo.model.pay import Pay
from roleinfo.model.role import Role
from roleinfo.model.source import Source
from roleinfo.model.work import Duty, IndustryFact, PlaceFact
from roleinfo.plots.inline import RangeBar, RangeChart, range_chart
from roleinfo.render.citations import Citations, mark_of
from roleinfo.render.outline import (
    DASH,
    Block,
    ChartRow,
    GroupRow,
    Head,
    Line,
    Phrase,
    Row,
    SpanRow,
    Table,
    joined,
    line,
)
from roleinfo.text.facts import capital, jobs_of_universe, label, lower_first, name_of_best, value, years_text
from roleinfo.text.figures import BOUNDS, bare_statistic, component_of
from roleinfo.text.numbers import EN_DASH, format_percent
from roleinfo.text.phrases import credit, credits_of
from roleinfo.views.kinds import COUNT, MONEY, PERCENT, TEXT, Kind
from roleinfo.views.pairs import NO_DIFFERENCE

T = TypeVar("T")

GroupId = Literal["pay", "jobs", "entry", "duties", "skills", "titles"]
GROUPS: Final[Mapping[GroupId, str]] = {
    "pay": "Pay", "jobs": "Jobs", "entry": "Entry", "duties": "Duties", "skills": "Skills", "titles": "Other titles",
}  # fmt: skip
"""The groups of key figures, in order, with their headings."""
RANGE_ENDS: Final = ("p10", "p90", "low", "high", "minimum", "maximum")
"""The ids of the measures that a chart of ranges shows too."""

_STATISTICS: Final = ("mean", "average", "median", *RANGE_ENDS)
_JOBS: Final[Mapping[OutlookMeasure, str]] = {
    "jobs": "Employment", "growth": "Projected growth", "openings": "Openings per year",
}  # fmt: skip
BEST: Final = ("best_state", "best_metro", "best_industry")
"""The ids of where pay is highest."""
ROOMY: Final = (*BEST, "common_degree", "duties")
"""The ids of the measures that a brief has room for only where others are few."""
_TIMES: Final = (("typical_experience", "Work experience"), ("time_to_become", "Time to enter the role"))


@attrs.frozen
class Measure:
    """What is measured and its value for each role, with the fact that each rests on; of two roles their difference.

    A value is None where it was not released. One ``in_words`` stands across the columns of several roles.
    """

    id: str
    label: str
    kind: Kind[Any]
    values: tuple[Any, ...]
    facts: tuple[Fact, ...]
    difference: str = ""
    detail: str = ""
    in_words: bool = False

    @property
    def heading(self) -> Line:
        """The label, and its detail in fainter letters."""
        return with_detail(self.label, self.detail)

    @property
    def cells(self) -> tuple[Line, ...]:
        """The value for each role, with its bound and its mark."""
        return tuple(self._cell(value, fact) for value, fact in zip(self.values, self.facts, strict=True))

    @property
    def row(self) -> tuple[Line, ...]:
        """The label, the value for each role and, of several, their difference."""
        return (self.heading, *self.cells, *([line(self.difference)] if len(self.cells) > 1 else []))

    @property
    def in_one_line(self) -> Line:
        """The values beside each other; a mark that all have stands once."""
        cells = self.cells
        if len({mark_of(fact) for fact in self.facts}) == 1:
            cells = (*(line("".join(phrase.text for phrase in cell)) for cell in cells[:-1]), cells[-1])
        return joined(cells, " vs. ")

    def _cell(self, value: Any, fact: Fact) -> Line:
        if value is None:
            return line(str(getattr(fact, "status", DASH)).replace("_", " "))
        bound: Any = getattr(fact, "effective_bound", "exact")
        return (Phrase(f"{BOUNDS[bound]}{self.kind.text(value)}", (), mark_of(fact)),)


@attrs.frozen
class Statement:
    """What is said in words of all roles at once; the detail stands in brackets behind it."""

    id: str
    label: str
    text: str
    detail: str = ""


@attrs.frozen
class Group:
    """Key figures of one subject, with the facts that they rest on and who publishes them.

    ``subject`` is what all of them are, as ``annual wage``; ``ranges`` are bars of the pay of each role;
    ``publications`` are those by whose numbers amounts were converted, with the dates of these.
    """

    id: GroupId
    rows: tuple[Measure | Statement, ...]
    facts: tuple[Fact, ...] = ()
    credits: tuple[str, ...] = ()
    subject: str = ""
    ranges: tuple[RangeBar | None, ...] = ()
    publications: tuple[tuple[Source, str | None], ...] = ()

    @classmethod
    def of(cls, id: GroupId, measures: Iterable[Measure], **more: Any) -> "Group":
        """The group of measures; each of their facts is credited."""
        rows = tuple(measures)
        facts = tuple(fact for row in rows for fact in row.facts)
        return cls(id, rows, facts, tuple(credits_of(facts)), **more)

    def without(self, ids: Collection[str]) -> "Group":
        """The group without some measures, and without the facts that these alone rest on."""
        kept = tuple(row for row in self.rows if row.id not in ids)
        if len(kept) == len(self.rows):
            return self
        measures = [row for row in kept if isinstance(row, Measure)]
        return Group.of(self.id, measures, subject=self.subject, ranges=self.ranges, publications=self.publications)

    @property
    def note(self) -> str:
        """What the figures are and who publishes them: ``annual wage, BLS OEWS, May 2025``."""
        return ", ".join(filter(None, (self.subject, "; ".join(self.credits))))

    @property
    def chart(self) -> RangeChart | None:
        """The ranges of pay, where there are any."""
        bars = [bar for bar in self.ranges if bar is not None]
        return range_chart(bars) if bars else None

    def heading(self, notes: Iterable[int]) -> GroupRow:
        """The row above its measures, with the numbers of their sources."""
        return GroupRow(line(GROUPS[self.id]), (Phrase(self.note, notes),) if self.note else ())


def with_detail(label: str, detail: str) -> Line:
    """A label with its detail in fainter letters, behind a comma or in brackets."""
    if not detail:
        return line(label)
    return (Phrase(label), Phrase(f" {detail}" if detail.startswith("(") else f", {detail}", faint=True))


def chart_of(groups: Iterable[Group]) -> RangeChart | None:
    """The first chart of some groups."""
    return next((group.chart for group in groups if group.chart), None)


def key_figures_table(
    heads: tuple[Head, ...],
    groups: Iterable[Group],
    citations: Citations,
    *,
    is_charted: bool = True,
    without: Collection[str] = (),
) -> Iterator[Block]:
    """The table of key figures with these heads, unless there are none; a chart that stands elsewhere is left out.

    It is ``without`` the measures of these ids.
    """
    kept = (group.without(without) for group in groups)
    rows = tuple(_table_rows(kept, citations, is_charted=is_charted))
    if rows:
        yield Table(heads, rows)


def _table_rows(groups: Iterable[Group], citations: Citations, *, is_charted: bool) -> Iterator[Row]:
    for group in (group for group in groups if group.rows):
        numbers = citations.numbers(group.facts)
        yield group.heading((*numbers, *(citations.cite(*publication) for publication in group.publications)))
        for row in group.rows:
            if isinstance(row, Statement):
                yield SpanRow(line(row.label), line(f"{row.text} ({row.detail})" if row.detail else row.text))
            elif row.in_words and len(row.cells) > 1:
                yield SpanRow(row.heading, row.in_one_line, row.row)
            else:
                yield row.row
        if is_charted and (chart := group.chart):
            yield ChartRow(with_detail("Range", chart.note), chart)


# ----------------------------------------------------------------------------------------------------------------------
# Pay


def headline_figure(role: Role) -> SalaryEstimate | None:
    """The figure that stands for the role's pay: its median, else its mean, else an average or the low end."""
    salary = role.salary
    mean, median = salary.mean, salary.median
    is_first = median is not None and (mean is None or mean.source.series == median.source.series)
    others = [next(iter(salary.candidates(name)), None) for name in ("average", "low", "minimum")]
    figures = ([median, mean] if is_first else [mean, median]) + others
    return next((figure for figure in figures if figure is not None and figure.known_amount is not None), None)


def pay_measure(figures: Sequence[SalaryEstimate], pays: Sequence[Pay], difference: str = "") -> Measure:
    """A statistic of pay: the figure of each role and the amount that it is compared as."""
    first, *others = dict.fromkeys(bare_statistic(figure.statistic) for figure in figures)
    label = " vs. ".join([first, *map(lower_first, others)])
    return Measure(figures[0].statistic, label, MONEY, tuple(pays), tuple(figures), difference)


def pay_group(
    measures: Iterable[Measure],
    names: Sequence[str],
    best: Iterable[Measure] = (),
    *,
    money: str = "",
    publications: Iterable[tuple[Source, str | None]] = (),
) -> Group:
    """Pay of one component and period by its statistic, where it is highest, and the range of each role by its name.

    ``money`` says in which money amounts are that were converted, ``publications`` by whose numbers they were.
    """
    by_statistic = {measure.id: measure for measure in measures}
    shown = [by_statistic[statistic] for statistic in _STATISTICS if statistic in by_statistic]
    if not shown:
        return Group("pay", ())
    figure: Any = shown[0].facts[0]
    period = shown[0].values[0].period
    components = dict.fromkeys(
        ", ".join(filter(None, (component_of(fact, period), fact.universe)))
        for fact in shown[0].facts
        if isinstance(fact, SalaryEstimate)
    )
    subject = " vs. ".join(components) + money
    ranges = tuple(RangeBar.of(name, _amounts(by_statistic.values(), at)) for at, name in enumerate(names))
    of_source = [row for row in best if all(fact.source == figure.source for fact in row.facts)]
    rows = [*shown, *of_source]
    return Group.of("pay", rows, subject=subject, ranges=ranges, publications=tuple(publications))


def best_paying(roles: Sequence[Role], kinds: Sequence[str]) -> Iterator[Measure]:
    """The place of each kind and the industry that pay best, where they are known of all roles, and of the nation."""
    if any(role.place or role.industry for role in roles):
        return
    for kind in kinds:
        facts = tuple(fact for role in roles if (fact := _first_best(role, kind)))
        if len(facts) == len(roles):
            texts = tuple(value(fact) if fact.pay else f"{name_of_best(fact)} (pay not stated)" for fact in facts)
            by = "by mean" if all(fact.pay for fact in facts) else ""
            yield Measure(f"best_{kind}", label(facts[0]), TEXT, texts, facts, detail=by, in_words=True)


def _first_best(role: Role, kind: str) -> PlaceFact | IndustryFact | None:
    if kind == "industry":
        return next((fact for fact in role.industries if fact.about == "best_paying"), None)
    return next((fact for fact in role.places if fact.place.kind == kind), None)


def _amounts(measures: Iterable[Measure], at: int) -> dict[str, Pay]:
    """The amounts of one role by their statistic; the end of an open range is no amount that can be drawn."""
    figures: list[tuple[str, Any, Pay]] = [(measure.id, measure.facts[at], measure.values[at]) for measure in measures]
    return {id: pay for id, figure, pay in figures if figure.effective_bound not in ("at_least", "at_most")}


# ----------------------------------------------------------------------------------------------------------------------
# Jobs


def outlook_figure(role: Role, about: OutlookMeasure) -> OutlookFigure | None:
    """The role's figure of an outlook measure, of wage and salary jobs where there is one of these."""
    return _of_wage_jobs(role.outlook, about, lambda figure: figure)


def job_group(
    roles: Sequence[Role],
    items: Iterable[T],
    figures: Callable[[T], tuple[OutlookFigure, ...]],
    difference: Callable[[T], str] = lambda _: "",
) -> Group:
    """Employment, growth and openings, of figures or of pairs with their differences in words."""
    given = tuple(items)
    is_limited = any(role.place or role.industry for role in roles)
    chosen = [_of_wage_jobs(given, about, lambda item: figures(item)[0]) for about in _JOBS]
    return Group.of(
        "jobs", [_job_measure(figures(item), difference(item), is_limited=is_limited) for item in chosen if item]
    )


def _of_wage_jobs(items: Iterable[T], about: OutlookMeasure, figure: Callable[[T], OutlookFigure]) -> T | None:
    alike = [item for item in items if figure(item).about == about]
    wages = [item for item in alike if "wage and salary" in (figure(item).universe or "")]
    return next(iter(wages or alike), None)


def _job_measure(figures: tuple[OutlookFigure, ...], difference: str, *, is_limited: bool) -> Measure:
    first = figures[0]
    is_share = first.unit == "percent"
    label = _JOBS[first.about] if first.about != "growth" or first.period else "Growth"
    values = tuple(figure.value for figure in figures)
    detail = _job_detail(first, is_limited=is_limited)
    return Measure(first.about, label, PERCENT if is_share else COUNT, values, figures, difference, detail)


def _job_detail(figure: OutlookFigure, *, is_limited: bool) -> str:
    """The years of a figure, or which jobs it counts; that it is national where the roles are those of a place."""
    national = "national" if is_limited and figure.place and figure.place.kind == "nation" else ""
    return ", ".join(filter(None, (_years_or_universe(figure), national)))


def _years_or_universe(figure: OutlookFigure) -> str:
    if figure.period is not None:
        return years_text(figure.period)
    if figure.about in ("growth", "openings"):
        return "(years not stated)"
    return jobs_of_universe(figure.universe)


# ----------------------------------------------------------------------------------------------------------------------
# Entry


def typical_education(roles: Sequence[Role], difference: str = "") -> Measure | None:
    """The degree that is typical at entry, where it is known of all roles."""
    degrees = [degree for role in roles if (degree := role.education.typical_entry)]
    if len(degrees) < len(roles):
        return None
    names = tuple(_degree_name(degree.degree, roles) for degree in degrees)
    return Measure("typical_education", "Typical education", TEXT, names, tuple(degrees), difference)


def common_degree(roles: Sequence[Role]) -> Measure | None:
    """The degree that most hold, with its share, where it is known of all roles by one source."""
    shares = [share for role in roles if (share := role.education.most_common)]
    if len(shares) < len(roles) or len({share.source for share in shares}) > 1:
        return None
    texts = tuple(f"{_degree_name(share.degree, roles)} ({format_percent(share.share.percent)})" for share in shares)
    return Measure("common_degree", "Most common degree", TEXT, texts, tuple(shares), in_words=True)


def _degree_name(degree: Degree, roles: Sequence[Role]) -> str:
    """A degree by name, the short one where several roles stand beside each other: ``Bachelor's``."""
    name = capital(DEGREE_NAMES[degree])
    return name if len(roles) == 1 else name.replace("'s degree", "'s")


def entry_times(roles: Sequence[Role]) -> Iterator[Measure]:
    """The experience that entry takes, and the time, where they are known of all roles."""
    for about, name in _TIMES:
        facts = [fact for role in roles if (fact := _length(role, about))]
        if len(facts) == len(roles):
            texts = tuple(capital(str(fact.length or fact.text)).replace("-", EN_DASH) for fact in facts)
            change = NO_DIFFERENCE if len(set(texts)) == 1 else ""
            yield Measure(about, name, TEXT, texts, tuple(facts), change)


def _length(role: Role, about: str) -> ExperienceFact | None:
    return next((fact for fact in role.experience if fact.about == about and fact.share is None), None)


# ----------------------------------------------------------------------------------------------------------------------
# Duties


def duty_group(duties: Sequence[Duty], label: str, lead: str = "", *, named: int = 2) -> Group:
    """The first duties by name, behind what is said of all of them."""
    if not duties:
        return Group("duties", ())
    names = "; ".join(duty.text.rstrip(".") for duty in duties[:named])
    more = f"; {len(duties) - named} more" if len(duties) > named else ""
    first = duties[:1]
    return Group("duties", (Statement("duties", label, f"{lead}{names}{more}"),), tuple(first), (credit(first[0]),))
