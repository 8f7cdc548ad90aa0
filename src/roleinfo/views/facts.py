"""What facts and sections of facts show of themselves: one record a fact, one row a figure."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import attrs

from roleinfo.model import education, measure, sections, work
from roleinfo.model.education import DEGREE_NAMES, DEGREES, DegreeShare
from roleinfo.model.estimate import Salary, SalaryEstimate, cell_caveats
from roleinfo.model.fact import Fact, Section
from roleinfo.model.outlook import OutlookFigure
from roleinfo.model.sections import Education, Skills
from roleinfo.model.skill import Rating, Skill, SkillKind
from roleinfo.model.words import publisher_name
from roleinfo.render.citations import Citations
from roleinfo.render.outline import Block, Bullets, Paragraph
from roleinfo.text.facts import capital, label, outlook_caption, outlook_label, value
from roleinfo.text.figures import bounded_pay, class_of, own_class, pay_label, place_caption, statistic_of, titled_class
from roleinfo.text.measures import measure_notes
from roleinfo.text.numbers import format_date, format_money
from roleinfo.text.phrases import counted, credit, interval_text, joined, per, source_name
from roleinfo.text.sections import section_title
from roleinfo.views.columns import Column, TableSpec
from roleinfo.views.fact_rows import fact_columns, rows_of
from roleinfo.views.kinds import TEXT
from roleinfo.views.one_line import is_default, listed
from roleinfo.views.tabular import Row
from roleinfo.views.view import View

_SUBJECT: Final = ("about", "name", "kind", "statistic", "component", "scheme", "period")
_SAID: Final = ("value", "at_least", "at_most", "unit", "bound", "status", "text", "code", "place", "rank", "name")
_COMMON: Final = frozenset({"source", "as_of", "origin", "evidence", "printed", "published_for", "class_title"})
_KINDS: Final[Mapping[SkillKind, str]] = {
    "skill": "skills", "knowledge": "knowledge", "ability": "abilities", "work_style": "work styles",
    "software": "software",
}  # fmt: skip
LISTED: Final = (
    education.StudyField, education.College, education.DegreeStatement, work.PlaceFact, work.IndustryFact,
    work.EmployerFact, work.Benefit,
)  # fmt: skip
"""Facts of which several stand under one name."""
_RANKED: Final = {"skill": 0, "knowledge": 0, "ability": 0, "work_style": 1, "software": 2}


def _row_fact(row: Row) -> Fact:
    fact: Fact = row["fact"]
    return fact


def _facts_of(row: Row) -> tuple[Fact, ...]:
    return (row["fact"],)


def _reader(heading: str, key: str, of: Iterable[str], **more: Any) -> Column[Row]:
    """A column for readers alone, of what each row holds in words."""
    return Column("", heading, TEXT, lambda row: row.get(key), of=tuple(of), **more)


def _first_rows(rows: Sequence[Row]) -> Iterator[Row]:
    """One row a fact."""
    return (row for row in rows if row["is_first"])


def _filled(kind: type[Fact], keys: Iterable[str]) -> tuple[str, ...]:
    known = {col.key for col in fact_columns(kind)}
    return tuple(key for key in keys if key in known)


# ----------------------------------------------------------------------------------------------------------------------
# One fact


def fact_label(fact: Fact) -> str:
    """Its own fields, and the source that it is of."""
    own = ", ".join(
        f"{field.name} {listed(part) if isinstance(part, tuple) else part}"
        for field in attrs.fields(type(fact))
        if field.name not in _COMMON and not is_default(part := getattr(fact, field.name), field)
    )
    return f"{own}; {credit(fact)}"


def _estimate_label(figure: SalaryEstimate) -> str:
    pay = figure.known_amount
    amount = f"{format_money(pay)}/{pay.period}" if pay else figure.status.replace("_", " ")
    above = "at least " if figure.status == "top_coded" and pay else ""
    where = figure.industry or figure.place
    parts = [
        f"{figure.statistic} {above}{amount}", figure.component.replace("_", " ").replace("oews", "OEWS"),
        where.name if where else "place not stated", format_date(figure.effective_date),
    ]  # fmt: skip
    return ", ".join(parts) + (f" (RSE {figure.rse}%)" if figure.rse is not None else "")


def figure_text(fact: Fact) -> str:
    """What a fact says, with the period of a pay; where it was not released, why not."""
    if not isinstance(fact, SalaryEstimate):
        return value(fact)
    publisher = publisher_name(fact.source)
    if fact.known_amount is None:
        return f"no figure: {bounded_pay(fact)} by {publisher}"
    coded = f" (top-coded by {publisher})" if fact.status == "top_coded" else ""
    return f"{bounded_pay(fact)} {per(fact.known_amount)}{coded}"


def _record(fact: Fact) -> Iterator[Row]:
    """The rows of one fact, the first of them with what a reader sees."""
    for at, row in enumerate(rows_of(fact)):
        origin = None if fact.origin == "published" else fact.origin
        interval = fact.interval() if isinstance(fact, SalaryEstimate) else None
        yield {
            **row, "fact": fact, "is_first": not at, "said": figure_text(fact) or None,
            "interval_said": None if interval is None else f"{interval_text(interval)} (sampling error only)",
            "origin_said": origin, "class_said": own_class(fact) if titled_class(fact) else row.get("class_code"),
            "source_said": f"{source_name(fact.source)}: {fact.source.title}",
        }  # fmt: skip


def _record_table(kind: type[Fact]) -> TableSpec[Any, Row]:
    columns = (
        _reader("Figure" if "value" in _filled(kind, ("value",)) else "Statement", "said", _filled(kind, _SAID) or
                ("source",), facts=_facts_of),
        *(shown for col in fact_columns(kind) for shown in _record_columns(col)),
        *(_reader("90% confidence interval", "interval_said", (key,)) for key in _filled(kind, ("rse_percent",))),
        _reader("Origin", "origin_said", ("origin",)),
        _reader("Source", "source_said", ("source",)),
    )  # fmt: skip
    return TableSpec("rows", _record, columns, readers=_first_rows, record=True)


def _record_columns(col: Column[Row]) -> Iterator[Column[Row]]:
    """A column of a fact's record: what the title says is not repeated, and a reader sees a class by title and code."""
    yield _hidden(col) if col.key in ("name", "text", "about", "class_code") else col
    if col.key == "class_code":
        yield _reader(col.heading, "class_said", (col.key,))


def _hidden(col: Column[Row]) -> Column[Row]:
    return attrs.evolve(col, heading="")


def _fact_title(fact: Fact) -> str:
    return pay_label(fact, nation=True) if isinstance(fact, SalaryEstimate) else capital(label(fact))


def _fact_view(kind: type[Fact]) -> View[Any]:
    is_pay = issubclass(kind, SalaryEstimate)
    return View(
        of=kind,
        label=_estimate_label if is_pay else fact_label,
        title=_fact_title,
        tables=(_record_table(kind),),
        caveats=lambda fact: fact.caveats_for() if isinstance(fact, SalaryEstimate) else (),
    )


# ----------------------------------------------------------------------------------------------------------------------
# Sections


def section_rows(facts: Iterable[Fact]) -> Iterator[Row]:
    """A row a figure, or one for a fact without a figure, each with what a reader sees of it.

    A place that all figures are of is said once, and stands in no row.
    """
    given = tuple(facts)
    place = _common_place(given)
    for fact in given:
        measure = _measure(fact, is_one_place=place is not None)
        for at, row in enumerate(rows_of(fact)):
            yield {
                **row, "fact": fact, "is_first": not at, "measure": measure, "said": value(fact),
                "place_of_all": place, "date": format_date(fact.effective_date),
            }  # fmt: skip


def _common_place(facts: Sequence[Fact]) -> str | None:
    """The place that all figures are of, of pay in several currencies the place of each; None where there is none."""
    caption = place_caption(facts)
    if caption is not None:
        return caption.removesuffix(" unless noted").removeprefix("Place ")
    places = {fact.place for fact in facts if isinstance(fact, OutlookFigure)}
    place = places.pop() if len(places) == 1 else None
    return None if place is None else place.name


def _measure(fact: Fact, *, is_one_place: bool) -> str:
    if isinstance(fact, SalaryEstimate):
        return pay_label(attrs.evolve(fact, place=None) if is_one_place else fact, nation=not is_one_place)
    if isinstance(fact, OutlookFigure):
        return outlook_label(fact, place=not is_one_place)
    if isinstance(fact, DegreeShare):
        return capital(DEGREE_NAMES[fact.degree])
    # A skill's name stays as its source writes it.
    return label(fact) if isinstance(fact, Skill) else capital(label(fact))


def by_weight(item: Skill) -> tuple[Any, ...]:
    """The place of a skill among those of a role: what matters most first, by the measure that its source has."""
    rating, share = item.importance, item.share
    weight = rating.standardised if rating is not None and not rating.suppressed else share.percent if share else None
    in_demand = (not item.in_demand, not item.hot)
    return (_RANKED[item.kind], weight is None, -(weight or 0), in_demand, item.rank or 0, item.name)


def _readers(rows: Sequence[Row]) -> Iterable[Row]:
    """One row a fact: skills by their weight, degrees from the lowest, all else in the section's order.

    What is listed under one name, as fields of study, shares a row.
    """
    first = [*_first_rows(rows)]
    if first and isinstance(first[0]["fact"], Skill):
        return sorted(first, key=lambda row: by_weight(row["fact"]))
    if first and isinstance(first[0]["fact"], DegreeShare):
        return sorted(first, key=lambda row: DEGREES.index(row["fact"].degree))
    return first if first and not isinstance(first[0]["fact"], LISTED) else [*_listed_together(first)]


def _listed_together(rows: Iterable[Row]) -> Iterator[Row]:
    """A row for all that one source lists under one name, with what each says."""
    alike: dict[object, list[Row]] = {}
    for row in rows:
        fact = _row_fact(row)
        key = (row["measure"], fact.source, fact.effective_date, fact.origin, fact.printed)
        alike.setdefault(key, []).append(row)
    for together in alike.values():
        yield {**together[0], "said": "; ".join(row["said"] for row in together)}


def section_table(
    kind: type[Fact], key: str = "rows", title: str = "", get: Callable[[Any], Iterable[Fact]] = iter
) -> TableSpec[Any, Row]:
    """The table of a section whose facts are of this kind."""
    places = _filled(kind, ("place_name",))
    columns = (
        _reader("Skill" if issubclass(kind, Skill) else "Measure", "measure", _filled(kind, _SUBJECT) or ("source",)),
        _reader("Figure" if _filled(kind, ("value",)) else "Statement", "said", _filled(kind, _SAID) or ("source",),
                facts=_facts_of),
        *([_reader("Place", "place_of_all", places, shared=True)] if places else []),
        *(col if col.key == "printed" else _hidden(col) for col in fact_columns(kind)),
        _reader("As of", "date", ("as_of",), shared=True, drop=2),
    )  # fmt: skip

    def below(result: Any, _citations: Citations) -> Iterator[Block]:
        if caption := outlook_caption(get(result)):
            yield Paragraph(caption)
        if notes := tuple(measure_notes(fact for fact in get(result) if isinstance(fact, measure.Measure))):
            yield Bullets(notes)

    return TableSpec(key, lambda result: section_rows(get(result)), columns, title, readers=_readers, below=below)


def _section_label(section: Section[Any]) -> str:
    return counted(len(section), "fact")


def _salary_label(salary: Salary) -> str:
    known = [
        figure for figure in (salary.mean, salary.median) if figure is not None and figure.known_amount is not None
    ]
    amounts = ", ".join(
        f"{figure.statistic} {format_money(figure.known_amount)}/{figure.known_amount.period}"
        for figure in known
        if figure.known_amount
    )
    return counted(len(salary), "estimate") + (f": {amounts}; {credit(known[0])}" if known else "")


def _skills_label(skills: Skills) -> str:
    numbers = Counter(item.kind for item in skills)
    counts = ", ".join(f"{numbers[kind]} {names}" for kind, names in _KINDS.items() if numbers[kind])
    return f"{len(skills)}: {counts}" if counts else "0"


def _finding(section: Section[Any]) -> Iterator[str]:
    if not section:
        yield "No source in this catalog covers this."
        return
    sources = joined(dict.fromkeys(source_name(fact.source) for fact in section))
    noun = "figure" if hasattr(section.kind, "effective_bound") or issubclass(section.kind, Skill) else "statement"
    noun = "skill" if issubclass(section.kind, Skill) else noun
    yield f"{counted(len(section), noun)} from {sources}."


def _salary_finding(salary: Salary) -> Iterator[str]:
    for figure in (salary.median, salary.mean):
        if figure is not None and figure.known_amount is not None:
            yield f"{statistic_of(figure)}: {figure_text(figure)} ({credit(figure)})."
            return
    yield from _finding(salary)


def _section_view(of: type[Section[Any]], name: str) -> View[Any]:
    labels: dict[type, Callable[[Any], str]] = {Salary: _salary_label, Skills: _skills_label}
    return View(
        of=of,
        label=labels.get(of, _section_label),
        title=lambda section: section_title(name) if name else section_title(type(section).__name__),
        finding=_salary_finding if of is Salary else _finding,
        tables=(section_table(of.kind),),
        subtitle=lambda section: class_of(section) or "",
        caveats=lambda section: cell_caveats(section, ()) if isinstance(section, Salary) else (),
    )


SECTIONS: Final[Mapping[str, type[Section[Any]]]] = {
    "salary": Salary,
    "outlook": sections.Outlook,
    "held": sections.DegreesHeld,
    "required": sections.DegreesRequired,
    "asked": sections.DegreesAsked,
    "fields": sections.StudyFields,
    "colleges": sections.Colleges,
    "experience": sections.Experience,
    "people": sections.People,
    "duties": sections.Duties,
    "skills": sections.Skills,
    "interests": sections.Interests,
    "measures": sections.Measures,
    "traits": sections.Traits,
    "places": sections.Places,
    "industries": sections.Industries,
    "employers": sections.Employers,
    "benefits": sections.Benefits,
    "credentials": sections.Credentials,
    "variants": sections.Variants,
    "moves": sections.Moves,
    "seniority": sections.SeniorityLevels,
    "occupations": sections.Occupations,
    "families": sections.JobFamilies,
    "stated_gaps": sections.StatedGaps,
    "": Section,
}
"""The classes of sections by the names under which a role has them."""

_PARTS: Final = ("held", "required", "asked", "fields", "colleges")


def _part(name: str) -> TableSpec[Education, Row]:
    def facts(schooling: Education) -> Iterable[Fact]:
        section: Iterable[Fact] = getattr(schooling, name)
        return section

    return section_table(SECTIONS[name].kind, name, section_title(name), facts)


def _education_finding(schooling: Education) -> Iterator[str]:
    entry = schooling.typical_entry
    if entry is not None:
        yield f"{label(entry)}: {value(entry)} ({credit(entry)})."
    elif not schooling:
        yield "No source in this catalog covers this."


_EDUCATION: Final = View[Education](
    of=Education,
    label=lambda it: f"{counted(len(it.held), 'share')} of degrees held, {len(it.required)} required",
    title=lambda _: section_title("education"),
    finding=_education_finding,
    tables=tuple(map(_part, _PARTS)),
)

VIEWS: Final[Mapping[type, View[Any]]] = {
    **{of: _section_view(of, name) for name, of in SECTIONS.items()},
    **{of.kind: _fact_view(of.kind) for of in SECTIONS.values()},
    Rating: _fact_view(Rating),
    Education: _EDUCATION,
}
