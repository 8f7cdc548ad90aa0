"""One role: what it pays, its jobs, what it requires and its skills, in brief and in full."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import attrs

from roleinfo.model.education import DEGREE_NAMES
from roleinfo.model.estimate import SalaryEstimate, percentile_rank
from roleinfo.model.fact import Fact
from roleinfo.model.outlook import OutlookFigure
from roleinfo.model.role import Role
from roleinfo.plots.inline import RangeBar, range_chart
from roleinfo.render.citations import Citations, mark_of
from roleinfo.render.layout import marked
from roleinfo.render.outline import Block, ChartRow, GroupRow, Head, Phrase, Row, SpanRow, Table, line
from roleinfo.text.facts import capital
from roleinfo.text.figures import BOUNDS, bounded_pay
from roleinfo.text.notes import decisive_notes
from roleinfo.text.numbers import EN_DASH, format_date, format_money, format_number
from roleinfo.text.phrases import counted, credit, place_name
from roleinfo.text.reasons import no_pay_of
from roleinfo.views import role as full
from roleinfo.views.columns import TableSpec
from roleinfo.views.fact_rows import FACT, role_rows
from roleinfo.views.kinds import COUNT, PERCENT
from roleinfo.views.view import View

_FOR_PROGRAMS: Final = tuple(attrs.evolve(col, heading="") for col in FACT)
_STATISTICS: Final = ("mean", "average", "median", "p10", "p90", "low", "high", "minimum", "maximum")
_NAMES: Final = {
    "mean": "Mean", "average": "Average (kind not stated)", "median": "Median", "low": "Low end of range",
    "high": "High end of range", "minimum": "Minimum", "maximum": "Maximum",
}  # fmt: skip
_JOBS: Final = (("jobs", "Employment"), ("growth", "Projected growth"), ("openings", "Openings per year"))
_TITLES, _SKILLS = 6, 5


def headline_figure(role: Role) -> SalaryEstimate | None:
    """The figure that stands for the role's pay: its median, else its mean, else an average or the low end."""
    salary = role.salary
    mean, median = salary.mean, salary.median
    is_first = median is not None and (mean is None or mean.source.series == median.source.series)
    others = [next(iter(salary.candidates(name)), None) for name in ("average", "low", "minimum")]
    figures = ([median, mean] if is_first else [mean, median]) + others
    return next((figure for figure in figures if figure is not None and figure.known_amount is not None), None)


def outlook_figure(role: Role, about: str) -> OutlookFigure | None:
    """The role's figure of an outlook measure, of wage and salary jobs where there is one of these."""
    figures = [figure for figure in role.outlook if figure.about == about]
    wages = [figure for figure in figures if "wage and salary" in (figure.universe or "")]
    return next(iter(wages or figures), None)


def _label(role: Role) -> str:
    figure, jobs = headline_figure(role), outlook_figure(role, "jobs")
    told = [f"{role.id} {role.title}:"]
    if figure is not None and figure.known_amount is not None:
        where = figure.place.code if figure.place else "place not stated"
        amount = f"{BOUNDS[figure.effective_bound]}{format_money(figure.known_amount)}/{figure.known_amount.period}"
        told.append(f"{figure.statistic} {amount} ({format_date(figure.effective_date)}, {where}),")
    else:
        told.append("no pay,")
    told.append(f"{COUNT.text(jobs.value)} jobs;" if jobs else "number of jobs not known;")
    told.append(f"{counted(len(role.skills), 'skill')}, {counted(len(role.alternate_titles), 'other title')}")
    return " ".join(told)


def _subtitle(role: Role) -> str:
    figure = headline_figure(role)
    place = role.place or (figure.place if figure else None)
    where = [place_name(place).removeprefix("the ")] if place else []
    when = [format_date(figure.effective_date)] if figure else []
    industry = [role.industry.name] if role.industry else []
    scope = f"{', '.join([*where, *industry, *when])}{', unless noted' if when else ''}"
    return f"{role.id}. {scope}" if scope else role.id


def _finding(role: Role) -> Iterator[str]:
    figure, jobs = headline_figure(role), outlook_figure(role, "jobs")
    if figure is None or figure.known_amount is None:
        yield f"{no_pay_of(role)}."
    else:
        wage = "wage" if figure.component == "oews_wage" else "pay"
        text = f"{capital(figure.statistic)} {wage} {bounded_pay(figure)} per {figure.known_amount.period}"
        if jobs is not None and jobs.source == figure.source:
            text += f"; {COUNT.text(jobs.value)} {jobs.universe or 'jobs'}"
        yield f"{text} ({credit(figure)})."


def _decisive(role: Role) -> tuple[str, ...]:
    """What can turn a conclusion from the role's headline figure."""
    figure = headline_figure(role)
    return decisive_notes((role,), (figure,) if figure else (), figure.caveats_for() if figure else ())


def _group(title: str, facts: Sequence[Fact], citations: Citations) -> GroupRow:
    note = "; ".join(dict.fromkeys(credit(fact) for fact in facts))
    return GroupRow(line(title), (Phrase(note, citations.numbers(facts)),))


def _pay_rows(role: Role, citations: Citations) -> Iterator[Row]:
    first = headline_figure(role)
    if first is None or first.known_amount is None:
        return
    alike = {
        figure.statistic: figure
        for figure in reversed(role.salary)
        if figure.known_amount is not None
        and (figure.known_amount.period, figure.known_amount.currency)
        == (first.known_amount.period, first.known_amount.currency)
        and (figure.component, figure.population, figure.source) == (first.component, first.population, first.source)
    }
    shown = [alike[name] for name in _STATISTICS if name in alike]
    yield _group(f"Pay per {first.known_amount.period}", shown, citations)
    for figure in shown:
        rank = percentile_rank(figure.statistic)
        name = _NAMES.get(figure.statistic) or f"{format_number(rank or 0)}th percentile"
        yield (line(name), (Phrase(bounded_pay(figure), (), mark_of(figure)),))
    bar = RangeBar.of(role.title, {name: figure.pay for name, figure in alike.items() if figure.pay is not None})
    if bar is not None:
        yield ChartRow(line("Range"), range_chart((bar,)))


def _job_rows(role: Role, citations: Citations) -> Iterator[Row]:
    figures = [(label, figure) for about, label in _JOBS if (figure := outlook_figure(role, about))]
    if figures:
        yield _group("Jobs", [figure for _, figure in figures], citations)
    for label, figure in figures:
        detail = str(figure.period).replace("-", EN_DASH) if figure.period else figure.universe or ""
        text = PERCENT.text(figure.value) if figure.unit == "percent" else COUNT.text(figure.value)
        name = (Phrase(label), Phrase(f" {detail}", faint=True)) if detail else line(label)
        yield (name, line(f"{BOUNDS[figure.effective_bound]}{text}"))


def _entry_rows(role: Role, citations: Citations) -> Iterator[Row]:
    degree = next((fact for fact in role.education.asked if fact.about == "typical_entry"), None)
    lengths = [
        (label, fact)
        for about, label in (("typical_experience", "Work experience"), ("time_to_become", "Time to enter the role"))
        if (fact := next((each for each in role.experience if each.about == about and each.share is None), None))
    ]
    facts: list[Fact] = [*([degree] if degree else []), *(fact for _, fact in lengths)]
    if facts:
        yield _group("Entry", facts, citations)
    if degree:
        yield (line("Typical education"), line(capital(DEGREE_NAMES[degree.degree])))
    for label, fact in lengths:
        yield (line(label), line(capital(str(fact.length or fact.text)).replace("-", EN_DASH)))


def _skill_rows(role: Role, citations: Citations) -> Iterator[Row]:
    rated = [skill for skill in role.skills if skill.importance and not skill.importance.suppressed]
    core = [skill for skill in rated if skill.kind in ("skill", "knowledge")]
    ranked = sorted(core or rated, key=lambda skill: -skill.importance.value if skill.importance else 0)
    listed = sorted(
        (skill for skill in role.skills if skill.share), key=lambda skill: -skill.share.percent if skill.share else 0
    )
    top = ranked or listed
    names = [*dict.fromkeys(skill.name for skill in top)][:_SKILLS]
    if top:
        yield _group("Skills", [top[0].importance or top[0]], citations)
        label = "Most important" if ranked else "Most often named"
        yield SpanRow(line(label), line("; ".join(names)))
    if role.alternate_titles:
        more = len(role.alternate_titles) - _TITLES
        titles = "; ".join(map(marked, sorted(role.alternate_titles, key=len)[:_TITLES]))
        yield GroupRow(line("Other titles"))
        yield SpanRow(
            line(counted(len(role.alternate_titles), "title")), line(f"{titles}{f'; {more} more' if more > 0 else ''}")
        )


def _brief(role: Role, citations: Citations) -> Iterator[Block]:
    parts = (_pay_rows, _job_rows, _entry_rows, _skill_rows)
    rows = tuple(row for part in parts for row in part(role, citations))
    if rows:
        yield Table((Head(""), Head("", "right")), rows)


ROLE: Final = View[Role](
    of=Role,
    label=_label,
    title=lambda role: role.title,
    subtitle=_subtitle,
    finding=_finding,
    caveats=lambda role: role.caveats,
    decisive=_decisive,
    tables=(TableSpec("rows", role_rows, _FOR_PROGRAMS),),
    brief=_brief,
    full=full.outline,
)

VIEWS: Final[Mapping[type, View[Any]]] = {ROLE.of: ROLE}
