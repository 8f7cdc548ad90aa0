"""One role: what it pays, its jobs, what it requires and its skills, in brief and in full."""

from collections.abc import Collection, Iterator, Mapping
from functools import partial
from typing import Any, Final

import attrs

from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.pay import Pay
from roleinfo.model.role import Role
from roleinfo.render.citations import Citations
from roleinfo.render.layout import marked
from roleinfo.render.outline import Block, Head
from roleinfo.text.facts import capital, describe_jobs
from roleinfo.text.figures import BOUNDS, bounded_pay
from roleinfo.text.notes import decisive_notes
from roleinfo.text.numbers import format_date, format_money
from roleinfo.text.phrases import counted, credit, place_name
from roleinfo.text.reasons import no_pay_of
from roleinfo.views import role as full
from roleinfo.views.columns import TableSpec
from roleinfo.views.fact_rows import FACT, role_rows
from roleinfo.views.key_figures import (
    BEST,
    ROOMY,
    Group,
    Statement,
    best_paying,
    common_degree,
    duty_group,
    entry_times,
    headline_figure,
    job_group,
    key_figures_table,
    outlook_figure,
    pay_group,
    pay_measure,
    typical_education,
)
from roleinfo.views.kinds import COUNT
from roleinfo.views.view import View

_FOR_PROGRAMS: Final = tuple(attrs.evolve(col, heading="") for col in FACT)
_TITLES, _SKILLS = 6, 5


def _label(role: Role) -> str:
    figure, jobs = headline_figure(role), outlook_figure(role, "jobs")
    parts = [f"{role.id} {role.title}:"]
    if figure is not None and figure.known_amount is not None:
        where = figure.place.code if figure.place else "place not stated"
        amount = f"{BOUNDS[figure.effective_bound]}{format_money(figure.known_amount)}/{figure.known_amount.period}"
        parts.append(f"{figure.statistic} {amount} ({format_date(figure.effective_date)}, {where}),")
    else:
        parts.append("no pay,")
    parts.append(f"{COUNT.text(jobs.value)} jobs;" if jobs else "number of jobs not known;")
    parts.append(f"{counted(len(role.skills), 'skill')}, {counted(len(role.alternate_titles), 'other title')}")
    return " ".join(parts)


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
        text += f", {figure.universe}" if figure.universe else ""
        if jobs is not None and jobs.source == figure.source:
            text += f"; {describe_jobs(jobs)}"
        yield f"{text} ({credit(figure)})."


def _decisive(role: Role) -> tuple[str, ...]:
    """What can turn a conclusion from the role's headline figure."""
    figure = headline_figure(role)
    return decisive_notes((role,), (figure,) if figure else (), figure.caveats_for() if figure else ())


def role_groups(role: Role) -> Iterator[Group]:
    """The key figures of a role; of pay those of the component, period, people and source of its headline."""
    headline = headline_figure(role)
    measures = (pay_measure((figure,), (pay,)) for figure, pay in _pays_like(headline, role))
    yield pay_group(measures, (role.title,), best_paying((role,), ("state", "metro", "industry")))
    yield job_group((role,), role.outlook, lambda figure: (figure,))
    degrees = filter(None, (typical_education((role,)), common_degree((role,))))
    yield Group.of("entry", (*degrees, *entry_times((role,))))
    yield duty_group(role.duties, "First duties")
    yield from _skills(role)
    if role.alternate_titles:
        more = len(role.alternate_titles) - _TITLES
        titles = "; ".join(map(marked, sorted(role.alternate_titles, key=len)[:_TITLES]))
        text = f"{titles}{f'; {more} more' if more > 0 else ''}"
        yield Group("titles", (Statement("titles", counted(len(role.alternate_titles), "title"), text),))


def _pays_like(headline: SalaryEstimate | None, role: Role) -> Iterator[tuple[SalaryEstimate, Pay]]:
    """The figures of pay that differ from the headline in their statistic alone; the first of each comes last."""
    for figure in reversed(role.salary):
        if headline and figure.known_amount and _scope(figure) == _scope(headline):
            yield figure, figure.known_amount


def _scope(figure: SalaryEstimate) -> tuple[object, ...]:
    pay = figure.known_amount
    return pay and (pay.period, pay.currency), figure.component, figure.population, figure.source


def _skills(role: Role) -> Iterator[Group]:
    rated = [skill for skill in role.skills if skill.importance and not skill.importance.suppressed]
    core = [skill for skill in rated if skill.kind in ("skill", "knowledge")]
    ranked = sorted(core or rated, key=lambda skill: -skill.importance.value if skill.importance else 0)
    listed = sorted(
        (skill for skill in role.skills if skill.share), key=lambda skill: -skill.share.percent if skill.share else 0
    )
    top = ranked or listed
    if top:
        names = [*dict.fromkeys(skill.name for skill in top)][:_SKILLS]
        label = "Most important" if ranked else "Most often named"
        fact = top[0].importance or top[0]
        yield Group("skills", (Statement("skills", label, "; ".join(names)),), (fact,), (credit(fact),))


def role_table(
    role: Role, citations: Citations, *, is_charted: bool = True, without: Collection[str] = ()
) -> Iterator[Block]:
    """The table of the brief; nothing where none of its figures is there."""
    heads = (Head(""), Head("", "right"))
    yield from key_figures_table(heads, role_groups(role), citations, is_charted=is_charted, without=without)


ROLE: Final = View[Role](
    of=Role,
    label=_label,
    title=lambda role: role.title,
    subtitle=_subtitle,
    finding=_finding,
    caveats=lambda role: role.caveats,
    decisive=_decisive,
    tables=(TableSpec("rows", role_rows, _FOR_PROGRAMS),),
    brief=role_table,
    leaner=(partial(role_table, without=ROOMY), partial(role_table, without=BEST[1:])),
    full=full.outline,
)

VIEWS: Final[Mapping[type, View[Any]]] = {ROLE.of: ROLE}
