"""Facts as rows: each figure with what it is of, where, when and by whom, and what is missing with the reason."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from roleinfo.model import career, education, experience, measure, outlook, people, skill, work
from roleinfo.model.caveat import Caveat, Missing, make_caveat
from roleinfo.model.estimate import SalaryEstimate, cell_caveats
from roleinfo.model.fact import Fact, Figure, broader_class_caveats, origin_caveats
from roleinfo.model.place import Industry, Place
from roleinfo.model.role import Role
from roleinfo.views.columns import Column, column
from roleinfo.views.kinds import DATE, FLAG, NUMBER, PERCENT, TEXT, WHOLE
from roleinfo.views.tabular import DataType, Row

FACT: Final[tuple[Column[Row], ...]] = (
    column("section", "Section", TEXT),
    column("about", "About", TEXT),
    column("name", "Name", TEXT),
    column("code", "Code", TEXT),
    column("text", "Description", TEXT),
    column("kind", "Kind", TEXT),
    column("rank", "Rank", WHOLE),
    column("tier", "Tier", TEXT),
    column("level", "Level", WHOLE),
    column("listed", "Listed", FLAG),
    column("hot", "Hot technology", FLAG),
    column("in_demand", "In demand", FLAG),
    column("statistic", "", TEXT),
    column("component", "", TEXT),
    column("value", "", NUMBER),
    column("at_least", "", NUMBER),
    column("at_most", "", NUMBER),
    column("unit", "", TEXT),
    column("currency", "", TEXT),
    column("period", "", TEXT),
    column("bound", "", TEXT),
    column("status", "", TEXT),
    column("reason", "", TEXT),
    column("standard_error", "Standard error", NUMBER),
    column("raters", "Raters", WHOLE),
    column("rse_percent", "Relative standard error", PERCENT),
    column("place", "", TEXT),
    column("place_name", "Place", TEXT),
    column("industry", "", TEXT),
    column("industry_name", "Industry", TEXT),
    column("employer", "Employer", TEXT),
    column("experience", "Experience", TEXT),
    column("universe", "Jobs or workers counted", TEXT),
    column("scheme", "Scale or scheme", TEXT),
    column("method", "Method", TEXT),
    column("warning", "From its authors", TEXT),
    column("class_code", "Class", TEXT),
    column("class_title", "", TEXT),
    column("published_for", "Published for", TEXT),
    column("as_of", "As of", DATE),
    column("origin", "", TEXT),
    column("evidence", "Evidence", TEXT),
    column("printed", "In its source's words", TEXT),
    column("source", "", TEXT),
    column("caveats", "", TEXT),
)
"""Every column that a fact may fill, in order; the headings are those of a single fact's record."""

VOCABULARY: Final[Mapping[str, DataType]] = {col.key: col.kind.data_type for col in FACT}
"""The data types of these columns by their keys."""

_SOURCED: Final = frozenset({"published_for", "as_of", "origin", "evidence", "printed", "source", "caveats"})
_FIGURE: Final = frozenset({"value", "at_least", "at_most", "unit", "bound", "status", "reason", *_SOURCED})
_WHERE: Final = frozenset({
    "place", "place_name", "industry", "industry_name", "universe", "rse_percent", "class_code", "class_title"
})  # fmt: skip
_PAY: Final = _FIGURE | _WHERE | {
    "statistic", "component", "currency", "period", "employer", "experience"
}  # fmt: skip
_FILLED: Final[Mapping[type[Fact], frozenset[str]]] = {
    SalaryEstimate: _PAY,
    education.DegreeShare: _FIGURE | {"about", "name", "universe"},
    education.DegreeStatement: _SOURCED | {"about", "name", "text"},
    education.StudyField: _SOURCED | {"about", "name", "code", "rank"},
    education.College: _SOURCED | {"name"},
    experience.ExperienceFact: _FIGURE | {"about", "statistic", "text", "level"},
    people.PeopleFigure: _FIGURE | {"about", "name", "statistic", "scheme"},
    outlook.OutlookFigure: _FIGURE | _WHERE | {"about", "period"},
    work.Duty: _SOURCED | {"code", "text", "rank"},
    skill.Skill: _FIGURE
    | {"kind", "name", "statistic", "rank", "hot", "in_demand", "universe", "scheme", "standard_error", "raters"},
    skill.Rating: _FIGURE | {"scheme", "standard_error", "raters"},
    skill.Interest: _FIGURE | {"name", "scheme", "standard_error", "raters"},
    measure.Measure: _FIGURE | {"about", "name", "scheme", "class_code", "method", "warning"},
    skill.Trait: _SOURCED | {"name", "text", "rank", "listed"},
    work.IndustryFact: _FIGURE | {"about", "industry", "industry_name", "rank", "currency", "period"},
    work.EmployerFact: _FIGURE | {"about", "name", "rank"},
    work.PlaceFact: _FIGURE | {"about", "kind", "place", "place_name", "rank", "currency", "period"},
    work.Benefit: _SOURCED | {"about", "kind", "name", "text"},
    career.Credential: _SOURCED | {"name", "about", "text"},
    career.Variant: _SOURCED | {"name", "code", "text", "rank"},
    career.StatedMove: _SOURCED | {"about", "name", "code", "text", "rank", "tier"},
    career.StatedGap: _FIGURE | {"about", "name", "currency", "period", "text"},
    career.Seniority: _SOURCED | {"name"},
    career.Occupation: _SOURCED | {"name", "code", "scheme"},
    career.JobFamily: _SOURCED | {"name", "code", "scheme", "kind"},
}
"""Which of them each kind of fact fills, whatever the facts at hand hold."""

WHY: Final = {
    "suppressed": "the publisher did not release it",
    "top_coded": "only the amount that it lies above is published",
    "not_published": "no source publishes it",
}
"""Why a figure of each status has no value."""


def fact_columns(kind: type[Fact]) -> tuple[Column[Row], ...]:
    """The columns that facts of a kind fill; those of a kind that is not known may fill any."""
    filled = next((_FILLED[base] for base in kind.__mro__ if base in _FILLED), frozenset(VOCABULARY) - {"section"})
    return tuple(col for col in FACT if col.key in filled)


def columns_of(kind: type[Fact]) -> Mapping[str, DataType]:
    """The data types of these columns by their keys."""
    return {col.key: col.kind.data_type for col in fact_columns(kind)}


SALARY: Final = columns_of(SalaryEstimate)
"""The columns of pay figures."""


def role_rows(role: Role) -> Iterator[Row]:
    """A whole role, section by section, and after them what is missing and why."""
    for path, section in role.sections():
        for fact in section:
            for row in rows_of(fact):
                yield {"section": " ".join(path), **row}
    yield from map(missing_row, role.missing)


def missing_row(missing: Missing) -> Row:
    """What is not there, as a row without a value."""
    section, *about = missing.path
    return {
        "section": section, "about": " ".join(about) or None, "status": "missing", "source": missing.source,
        "reason": f"{missing.code}: {missing.message}",
    }  # fmt: skip


def rows_of(fact: Fact) -> Iterator[Row]:
    """A row for each figure of a fact, or one for a fact without a figure."""
    common = {
        "published_for": fact.published_for, "as_of": fact.effective_date, "origin": fact.origin,
        "evidence": fact.evidence,
        "printed": fact.printed, "source": fact.source.id, "caveats": codes(_caveats(fact)),
    }  # fmt: skip
    for row in _readings(fact):
        yield {**common, **row}


def codes(caveats: Iterable[Caveat]) -> str | None:
    """The codes of caveats, each once; None where there are none."""
    return "; ".join(dict.fromkeys(caveat.code for caveat in caveats)) or None


def _caveats(fact: Fact) -> list[Caveat]:
    caveats = [*broader_class_caveats((fact,), ()), *origin_caveats((fact,), ())]
    if isinstance(fact, SalaryEstimate):
        caveats += cell_caveats((fact,), ())
    if fact.effective_date is None:
        caveats.insert(0, make_caveat("undated", sources=[fact.source]))
    if isinstance(fact, Figure) and fact.effective_bound != "exact":
        caveats.append(make_caveat("open-figure", what="figure"))
    return caveats


def figure_row(value: Decimal | None, unit: str | None, bound: str = "exact", status: str = "released") -> Row:
    """A number as it is to be read: what is the end of an open range is no value."""
    of = {"at_least": "at_least", "at_most": "at_most"}.get(bound, "value")
    reason = WHY.get(status) or (None if of == "value" else "the source gives only one end of an open range")
    return {of: value, "unit": unit, "bound": bound, "status": status, "reason": reason}


def place_row(place: Place | None, industry: Industry | None = None) -> Row:
    """Where a figure is of: the codes and the names."""
    return {
        "place": place and place.code, "place_name": place and place.name,
        "industry": industry and industry.key, "industry_name": industry and industry.name,
    }  # fmt: skip


def pay_row(figure: SalaryEstimate) -> Row:
    """A pay figure; what was not released has no value, no currency and no period."""
    pay = figure.known_amount
    amount, unit = (pay.amount, f"{pay.currency} per {pay.period}") if pay else (None, None)
    return {
        "statistic": figure.statistic, "component": figure.component,
        **figure_row(amount, unit, figure.effective_bound, figure.status),
        "currency": pay and pay.currency, "period": pay and pay.period, "rse_percent": figure.rse,
        **place_row(figure.place, figure.industry), "employer": figure.employer,
        "experience": figure.experience and str(figure.experience), "universe": figure.universe,
        "class_code": figure.class_code, "class_title": figure.class_title,
    }  # fmt: skip


def _readings(fact: Fact) -> Iterator[Row]:
    match fact:
        case SalaryEstimate():
            yield pay_row(fact)
        case outlook.OutlookFigure():
            where = place_row(fact.place, fact.industry)
            period = fact.period and str(fact.period)
            unit = fact.unit if fact.scale_end is None else f"{fact.unit} up to {fact.scale_end}"
            yield {
                "about": fact.about, "period": period, "universe": fact.universe, "rse_percent": fact.rse,
                "class_code": fact.class_code, "class_title": fact.class_title,
                **figure_row(fact.value, unit, fact.effective_bound), **where,
            }  # fmt: skip
        case people.PeopleFigure():
            cells = figure_row(fact.value, fact.unit, fact.effective_bound)
            yield {
                "about": fact.dimension, "name": fact.group, "statistic": fact.statistic, "scheme": fact.scheme, **cells
            }  # fmt: skip
        case education.DegreeShare():
            cells = figure_row(fact.value, "percent", fact.effective_bound)
            yield {"about": fact.about, "name": fact.degree, "universe": fact.share.of, **cells}
        case experience.ExperienceFact():
            yield from _lengths(fact)
        case skill.Skill():
            yield from skill_rows(fact)
        case skill.Interest():
            yield {"name": fact.name, **_rated(fact)}
        case measure.Measure():
            yield {
                "about": fact.id, "name": fact.name, "scheme": fact.scale_text, "class_code": fact.class_code,
                "method": fact.method, "warning": fact.warning,
                **figure_row(fact.value, "points", fact.effective_bound),
            }  # fmt: skip
        case skill.Rating():
            yield {**_rated(fact)}
        case work.EmployerFact():
            cells = {} if fact.openings is None else figure_row(Decimal(fact.openings), "openings")
            yield {"about": fact.about, "name": fact.name, "rank": fact.rank, **cells}
        case work.IndustryFact() | work.PlaceFact():
            yield {**_statement(fact), **_ranked_figure(fact)}
        case career.StatedGap():
            pay = fact.difference
            measured: str | None = f"{pay.currency} per {pay.period}" if pay else fact.unit
            yield {
                "about": fact.base.key, "name": fact.end.key, "text": fact.text,
                "currency": pay and pay.currency, "period": pay and pay.period,
                **figure_row(pay.amount if pay else fact.value, measured, fact.effective_bound),
            }  # fmt: skip
        case _:
            yield _statement(fact)


def _ranked_figure(fact: work.IndustryFact | work.PlaceFact) -> Row:
    """The pay or the jobs for which an industry or a place is named; nothing where neither is stated."""
    if fact.pay is not None:
        unit = f"{fact.pay.currency} per {fact.pay.period}"
        return {**figure_row(fact.pay.amount, unit), "currency": fact.pay.currency, "period": fact.pay.period}
    jobs = getattr(fact, "jobs", None)
    return {} if jobs is None else figure_row(Decimal(jobs), "jobs")


def _lengths(fact: experience.ExperienceFact) -> Iterator[Row]:
    """The ends of a length in months, the share of a class of lengths, or a class in words."""
    common = {"about": fact.about, "text": fact.text, "level": fact.level}
    if fact.share is not None:
        statement = f"{fact.text}: {fact.length}" if fact.text and fact.length else fact.text
        yield {**common, "statistic": "share", "text": statement, **figure_row(fact.share, "percent")}
    elif fact.length is None:
        yield common
    else:
        months = fact.length.in_months()
        for name in ("minimum", "maximum"):
            end = getattr(months, name)
            status = "released" if end is not None else "not_published"
            yield {**common, "statistic": name, **figure_row(end, "months", status=status)}


def skill_rows(fact: skill.Skill) -> Iterator[Row]:
    """A row for each measure that a source has of a skill, or one without a value."""
    common = {
        "kind": fact.kind, "name": fact.name, "rank": fact.rank, "hot": fact.hot, "in_demand": fact.in_demand
    }  # fmt: skip
    measures: list[Row] = []
    if fact.share is not None:
        share = figure_row(fact.share.percent, "percent", fact.share.bound)
        measures.append({"statistic": "share", "universe": fact.share.of, **share})
    measures += [
        {"statistic": name, **_rated(rating)}
        for name, rating in (("importance", fact.importance), ("level", fact.level))
        if rating is not None
    ]
    for values in measures or [{}]:
        yield {**common, **values}


def scale_of(rating: skill.Rating) -> str:
    """A scale in words: its name and its ends."""
    return f"{rating.scale} from {rating.lowest} to {rating.highest}"


def _rated(rating: skill.Rating) -> Row:
    status = "suppressed" if rating.suppressed else "not_relevant" if rating.not_relevant else "released"
    reasons = {"suppressed": "the publisher advises against use", "not_relevant": "the role does not call for it"}
    value = rating.value if status == "released" else None
    return {
        **figure_row(value, "points", status=status), "reason": reasons.get(status), "scheme": scale_of(rating),
        "standard_error": rating.standard_error, "raters": rating.n, "as_of": rating.effective_date,
        "source": rating.source.id,
    }  # fmt: skip


def _statement(fact: Any) -> Row:
    """A fact without a figure: what it names, and what it says of that."""
    row: Row = {}
    for name in ("about", "name", "kind", "rank", "tier", "text", "code", "scheme", "listed"):
        if hasattr(fact, name):
            row[name] = getattr(fact, name)
    match fact:
        case work.Duty():
            row["code"] = fact.id
        case education.DegreeStatement():
            row["name"] = fact.degree
        case work.Benefit():
            row["about"] = fact.stance
        case career.Credential():
            row["about"] = fact.issuer
        case career.Seniority():
            row["name"] = str(fact)
        case career.Occupation():
            row["name"] = fact.title
        case career.JobFamily():
            row["kind"] = fact.level
        case career.Variant() | career.StatedMove():
            row["name"], row["code"] = fact.title, fact.role
        case work.IndustryFact():
            row.update(industry=fact.industry.key, industry_name=fact.industry.name)
        case work.PlaceFact():
            row.update(kind=fact.place.kind, place=fact.place.code, place_name=fact.place.name)
    return row
