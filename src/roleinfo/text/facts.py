"""A fact in words: what it measures (the label of its row) and what it says (the cell), never a bare number."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Final

from roleinfo.model.career import Credential, GapEnd, JobFamily, Occupation, Seniority, StatedGap, StatedMove, Variant
from roleinfo.model.country import currency_mark
from roleinfo.model.education import DEGREE_NAMES, College, DegreeShare, DegreeStatement, StudyField
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.exact import divide
from roleinfo.model.experience import MONTHS_IN, DurationRange, ExperienceFact
from roleinfo.model.fact import Fact
from roleinfo.model.measure import Measure
from roleinfo.model.outlook import OutlookFigure, Years
from roleinfo.model.pay import Pay
from roleinfo.model.people import PeopleFigure
from roleinfo.model.skill import Interest, Rating, Skill, Trait
from roleinfo.model.words import number
from roleinfo.model.work import Benefit, Duty, EmployerFact, IndustryFact, PlaceFact
from roleinfo.text.figures import BOUNDS, bounded_pay, limits, pay_label, statistic_phrase
from roleinfo.text.numbers import EN_DASH, format_date, format_money, format_number, format_percent, format_points
from roleinfo.text.phrases import joined, per, source_name, span_of_dates

_OUTLOOK: Final = {
    "growth": "Projected growth",
    "jobs": "Employment",
    "projected_jobs": "Projected employment",
    "openings": "Openings per year",
    "postings": "Job postings",
    "net_change": "Employment change",
    "opportunities": "Opportunities (kind not stated)",
    "exit_rate": "Labor force exit rate, annual",
    "transfer_rate": "Occupational transfer rate, annual",
    "self_employed_share": "Self-employed share of employment",
    "openings_per_1000": "Openings per year per 1,000 jobs",
    "jobs_per_1000": "Jobs per 1,000 jobs",
    "location_quotient": "Location quotient",
    "growth_beyond_all": "Projected growth less that of all jobs",
    "job_satisfaction": "Job satisfaction",
}
_PEOPLE: Final = {"age": "Age", "sex": "Sex", "race_ethnicity": "Race or ethnicity", "lgbt": "LGBT"}
_PEOPLE_UNITS: Final = {"percent": "{}%", "years": "{} years"}
_GROUPS: Final = {"All": "total", "Men": "men", "Women": "women"}
# O*NET's own terms for what its respondents are asked.
_EXPERIENCE: Final = {
    "related work": "related work experience",
    "training at the workplace": "on-site or in-plant training",
    "training on the job": "on-the-job training",
}
_LABELS: Final = {
    "required": "Degree required",
    "typical_entry": "Typical entry-level education",
    "usual": "Usual degree",
    "possible": "Degree possible to start with",
    "advancement": "Degree that helps to advance",
    "most_common": "Most common field of study",
    "common": "Common field of study",
    "less_common": "Less common field of study",
    "recommended": "Recommended field of study",
    "leads_to": "Field of study that leads to the role",
    "time_to_become": "Time to enter the role",
    "experience_required": "Experience required",
    "typical_experience": "Work experience in a related occupation",
    "typical_training": "Typical on-the-job training",
    "job_zone": "Job Zone",
    "background": "Background",
    "training": "Training",
    "employs_most": "Industry that employs most",
    "openings": "Employers with most openings",
    "on_resumes": "Employers most often on resumes",
    "hires_from_top_colleges": "Employers that hire most from top colleges",
    "offered": "Offered",
    "possible_benefit": "Possible",
    "denied": "Not offered",
    "before": "Step before",
    "after": "Next step",
    "related": "Related",
}
SELF_EMPLOYED_INCLUDED: Final = "all jobs, the self-employed included"
_KIND_NOT_STATED: Final = "kind not stated"
_UNIVERSES: Final = {
    SELF_EMPLOYED_INCLUDED: "including self-employed",
    "wage and salary jobs": "wage and salary",
    "employment or postings, not stated": _KIND_NOT_STATED,
}
_RATES: Final = ("exit_rate", "transfer_rate", "self_employed_share")
_OF_WHOM: Final = {"workers of 25 years and more": "workers age 25 and over"}
_ORDER: Final = {name: place for place, name in enumerate(_LABELS.values())}
_KINDS: Final = {
    "nation": "nation",
    "state": "state",
    "metro": "metropolitan area",
    "nonmetro": "area outside cities",
    "city": "city",
}


def label(fact: Fact) -> str:
    """What a fact measures, as the label of its row."""
    match fact:
        case SalaryEstimate():
            return pay_label(fact)
        case OutlookFigure():
            return outlook_label(fact)
        case PeopleFigure():
            return _people_label(fact)
        case DegreeShare():
            return capital(DEGREE_NAMES[fact.degree]) + ("" if fact.about == "held" else ", required")
        case Interest():
            return f"Interest: {fact.name}"
        case Measure():
            return fact.name
        case Rating():
            return capital(fact.scale)
        case ExperienceFact() if fact.share is not None and fact.length is not None:
            return f"{experience_name(fact)}: {length_class(fact.length)}"
        case DegreeStatement() | StudyField() | ExperienceFact() | StatedMove():
            return _LABELS[fact.about]
        case College():
            return "Most common college"
        case Seniority():
            return "Seniority"
        case Occupation():
            return f"Occupation ({fact.scheme})"
        case JobFamily():
            return f"Job family (SOC {fact.level} group)" if fact.level else "Job family"
        case IndustryFact() | EmployerFact():
            what = "industry" if isinstance(fact, IndustryFact) else "employer"
            return f"Best-paying {what}" if fact.about == "best_paying" else _LABELS[fact.about]
        case PlaceFact():
            return f"Best-paying {_KINDS[fact.place.kind]}"
        case Benefit():
            return _LABELS["possible_benefit" if fact.stance == "possible" else fact.stance]
        case Skill():
            return fact.name if fact.kind == "skill" else f"{fact.name} ({fact.kind.replace('_', ' ')})"
        case StatedGap():
            return gap_label(fact, {None: "this role"})
        case Credential() | Variant() | Duty() | Trait():
            return {"Credential": "Credential", "Variant": "Type", "Duty": "Duty", "Trait": "Trait"}[
                type(fact).__name__
            ]
        case _:
            return type(fact).__name__


def gap_label(gap: StatedGap, titles: Mapping[str | None, str]) -> str:
    """What a stated difference is between; ``titles`` are those of roles by their ids, None being the gap's owner."""
    whose = [None, None] if not is_of_two(gap) else [named_role(end.role, titles) for end in (gap.base, gap.end)]
    return f"from {_end(gap.base, whose[0])} to {_end(gap.end, whose[1])}"


def is_of_two(gap: StatedGap) -> bool:
    """Whether a stated difference names a role beside its owner."""
    return bool(gap.base.role or gap.end.role)


def named_role(id_: str | None, titles: Mapping[str | None, str]) -> str:
    """A role's title where it is known, else its id in words."""
    return titles.get(id_) or (id_ or "").replace("-", " ")


def label_order(name: str) -> int:
    """The place of a label in the order in which rows are shown."""
    return _ORDER.get(name, -1)


def _measured(number: Decimal) -> str:
    """A measure with at most three decimals."""
    return format_number(number, 3 if int(number.as_tuple().exponent) < -3 else None)


def value(fact: Fact) -> str:
    """What a fact says, with its bound, beside the label."""
    match fact:
        case SalaryEstimate():
            return bounded_pay(fact)
        case OutlookFigure():
            return BOUNDS[fact.bound] + _outlook_value(fact)
        case PeopleFigure():
            written = _PEOPLE_UNITS.get(fact.unit) or f"{currency_mark(fact.unit.partition(' ')[0])}{{}}"
            return BOUNDS[fact.bound] + written.format(number(fact.value))
        case Rating():
            return _rating(fact)
        case Measure():
            return f"{BOUNDS[fact.bound]}{_measured(fact.value)}"
        case DegreeShare():
            return f"{BOUNDS[fact.effective_bound]}{format_percent(fact.share.percent)}"
        case DegreeStatement():
            return _with(capital(DEGREE_NAMES[fact.degree]), fact.text)
        case StudyField() | College() | EmployerFact():
            openings = getattr(fact, "openings", None)
            return fact.name if openings is None else f"{fact.name} ({openings:,} openings)"
        case ExperienceFact() if fact.share is not None:
            return format_percent(fact.share)
        case ExperienceFact() if fact.about == "job_zone" and fact.level is not None:
            return f"{fact.level}: {fact.text} needed" if fact.text else str(fact.level)
        case ExperienceFact():
            return ", ".join(str(part) for part in (fact.length, fact.text) if part)
        case Seniority():
            return str(fact)
        case Occupation():
            return f"{fact.code} {fact.title}"
        case JobFamily():
            return f"{fact.name} ({fact.code})" if fact.code else fact.name
        case IndustryFact():
            return _with_figure(fact.industry.name, fact.pay, fact.jobs)
        case PlaceFact():
            return _with_figure(fact.place.name, fact.pay)
        case Benefit():
            return _with(fact.name, fact.text)
        case Skill():
            return "; ".join(measures(fact)) or "named"
        case Trait():
            return _with(fact.name, fact.text) + ("" if fact.listed else " (mentioned outside the source's list)")
        case Credential():
            return _with(fact.name, "; ".join(part for part in (fact.issuer, fact.text) if part))
        case Variant():
            return _with(fact.title, fact.text)
        case StatedMove():
            return _with(fact.title, "; ".join(_move_texts(fact)))
        case StatedGap():
            return _stated_gap_text(fact)
        case Duty():
            return fact.text + (f' ("{fact.printed}")' if fact.printed else "")
        case _:
            return fact.evidence or type(fact).__name__


def length_class(length: DurationRange) -> str:
    """A class of a distribution of lengths of time, whose lower end lies in the class below."""
    low, high = length.minimum, length.maximum
    if high is not None and not high:
        return "none"
    bounds = [f"more than {_of_time(low)}"] if low else []
    if high is not None:
        bounds.append(f"up to {_of_time(high)}")
    return ", ".join(bounds)


def experience_name(fact: ExperienceFact) -> str:
    """What lengths of time are of, by O*NET's terms where it asks for them."""
    return experience_term(fact.text or lower_first(_LABELS[fact.about]))


def experience_term(text: str) -> str:
    """O*NET's own term for what its respondents are asked: ``On-the-job training``."""
    return capital(_EXPERIENCE.get(text, text))


@lru_cache(maxsize=256)
def _of_time(months: Decimal) -> str:
    years = divide(months, MONTHS_IN["year"])
    if years == years.to_integral_value():
        return str(DurationRange(minimum=years, maximum=years, unit="year"))
    return str(DurationRange(minimum=months, maximum=months, unit="month"))


def named_degree(degree: DegreeShare) -> str:
    """A degree with the share of those who hold it."""
    return f"{capital(DEGREE_NAMES[degree.degree])}, {value(degree)}"


def degree_caption(shares: Iterable[DegreeShare]) -> str:
    """Of whom, by whom and of when shares of degrees are: ``Highest education of workers age 25 and over, 2021``."""
    given = tuple(shares)
    first = given[0]
    dates = span_of_dates(dict.fromkeys(share.effective_date for share in given))
    if first.about == "required":
        sources = joined(dict.fromkeys(source_name(share.source) for share in given))
        return f"Required education, percent of {sources} respondents, {dates}"
    groups = dict.fromkeys(_OF_WHOM.get(share.share.of or "", share.share.of) for share in given)
    of = f" of {joined(groups)}" if all(groups) else ""  # type: ignore[arg-type]  # all are texts
    return f"Highest education{of}, {dates}"


def short(fact: Fact) -> str:
    """A fact in a list of its like: enough to know it by."""
    match fact:
        case SalaryEstimate():
            period = f" {per(fact.known_amount)}" if fact.known_amount else ""
            of_whom = limits(fact)
            return f"{lower_first(statistic_phrase(fact))} {bounded_pay(fact)}{period}" + (
                f", {of_whom}" if of_whom else ""
            )
        case OutlookFigure() | PeopleFigure():
            return f"{lower_first(label(fact))}: {value(fact)}"
        case DegreeShare():
            return f"{lower_first(label(fact))} {value(fact)}"
        case IndustryFact() | EmployerFact() | PlaceFact():
            has_figure = any(getattr(fact, name, None) is not None for name in ("openings", "pay", "jobs"))
            return value(fact) if has_figure else f"{value(fact)} ({fact.about.replace('_', ' ')})"
        case ExperienceFact() if fact.share is not None:
            return f"{lower_first(label(fact))} {value(fact)}"
        case Skill() if fact.share is None:
            return label(fact)
        case Skill():
            return f"{label(fact)} {value(fact)}"
        case DegreeStatement():
            return f"{DEGREE_NAMES[fact.degree]} ({fact.about.replace('_', ' ')})"
        case StudyField():
            return f"{fact.name} ({fact.about.replace('_', ' ')})"
        case Trait() | Benefit() | Credential():
            return fact.name
        case StatedMove() | Variant():
            return fact.title
        case _:
            return value(fact)


def measures(skill: Skill) -> list[str]:
    """The measures that a source gives a skill."""
    values = [] if skill.share is None else [BOUNDS[skill.share.bound] + str(skill.share)]
    for name, rating in (("importance", skill.importance), ("level", skill.level)):
        if rating is not None:
            values.append(f"{name} {_rating(rating)}")
    return values


def _rating(rating: Rating) -> str:
    notes = [
        f"{number(rating.lowest)}{EN_DASH}{number(rating.highest)}",
        *(["not relevant"] if rating.not_relevant else []),
        *(["publisher advises against use"] if rating.suppressed else []),
    ]
    return f"{number(rating.value)} ({', '.join(notes)})"


def outlook_label(figure: OutlookFigure, *, place: bool = True, date: bool = True) -> str:
    """What is counted, when or over which years, where (unless that is said elsewhere) and of which jobs."""
    name = _OUTLOOK[figure.about]
    if figure.about == "job_satisfaction":
        name += " (scale not stated)" if figure.scale_end is None else f" (up to {number(figure.scale_end)})"
    elif figure.about in _RATES:
        pass  # the name says it
    elif figure.period:
        name += f", {years_text(figure.period)}"
    elif figure.about in ("growth", "net_change", "opportunities", "openings"):
        name += ", years not stated"
    elif figure.about in ("jobs", "projected_jobs") and figure.effective_date and date:
        name += f", {format_date(figure.effective_date)}"
    if figure.about == "jobs" and figure.universe:
        name += f", {_UNIVERSES.get(figure.universe, figure.universe)}"
    elif figure.universe and figure.universe != SELF_EMPLOYED_INCLUDED:
        name += f" ({figure.universe})"
    where = [figure.place.name] if figure.place and place else []
    return ", ".join([name, *where, *([figure.industry.name] if figure.industry else [])])


def describe_jobs(figure: OutlookFigure) -> str:
    """A number of jobs in a sentence: ``162,150 wage and salary jobs``."""
    kind = _UNIVERSES.get(figure.universe or "", figure.universe or "")
    count = number(figure.value)
    return f"employment of {count} ({kind})" if kind == _KIND_NOT_STATED else f"{count} {figure.universe or 'jobs'}"


def jobs_of_universe(universe: str | None) -> str:
    """Which jobs a number counts, as the end of a label: ``wage and salary``."""
    kind = _UNIVERSES.get(universe or "", universe or "")
    return f"({kind})" if kind == _KIND_NOT_STATED else kind


def years_text(period: Years) -> str:
    """A span of years: ``2024–34``."""
    first, last = str(period.start), str(period.end)
    return f"{first}{EN_DASH}{last[2:] if last[:2] == first[:2] and len(last) == 4 else last}"


def outlook_caption(figures: Iterable[Fact]) -> str | None:
    """Which jobs projections are of, where some of the figures say it."""
    has_projections = any(
        isinstance(figure, OutlookFigure) and figure.about != "jobs" and figure.universe == SELF_EMPLOYED_INCLUDED
        for figure in figures
    )
    return "Projections include self-employed workers." if has_projections else None


def _outlook_value(figure: OutlookFigure) -> str:
    if figure.unit == "percent":
        return format_percent(figure.value)
    if figure.about == "growth_beyond_all":
        return format_points(figure.value)
    return format_number(figure.value, signed=figure.about == "net_change")


def _people_label(figure: PeopleFigure) -> str:
    scheme = f" ({figure.scheme})" if figure.scheme else ""
    if figure.statistic != "share":
        group = f" of {figure.group}" if figure.group else ""
        if figure.statistic == "median_weekly_earnings":
            return f"Median weekly earnings: {_GROUPS.get(figure.group or '', figure.group or 'total')}{scheme}"
        if figure.statistic == "earnings_ratio":
            return f"Women's-to-men's earnings ratio{scheme}"
        return f"{figure.statistic.capitalize()} age{group}{scheme}"
    name, group = _PEOPLE[figure.dimension], figure.group or ""
    return (group if group.casefold() == name.casefold() else f"{name}: {group}") + scheme


def _end(end: GapEnd, whose: str | None) -> str:
    what = {"degree_held": "holders of a degree", "low": "low end of pay", "high": "high end of pay"}.get(
        end.about, f"{end.about} pay"
    )
    if end.degree:
        what = f"share with a {DEGREE_NAMES[end.degree]}"
    limited = [
        *([f"in {end.industry.name}"] if end.industry else []),
        *([f"of {whose}"] if whose else []),
    ]
    return " ".join([what, *limited])


def _stated_gap_text(gap: StatedGap) -> str:
    if gap.difference is not None:
        clause = f"{BOUNDS[gap.bound]}{format_money(gap.difference, signed=True)} {per(gap.difference)}"
    else:
        unit = {"percent": "% of the former", "points": " points"}.get(gap.unit or "", ", percent or points not stated")
        clause = f"{BOUNDS[gap.bound]}{number(gap.value, sign=True)}{unit}" if gap.value is not None else ""
    return _with(clause, gap.text)


def _move_texts(move: StatedMove) -> list[str]:
    lists = (("shared", move.shared_skills), ("more here", move.own_skills), ("more there", move.their_skills))
    return [
        *([move.text.rstrip(".")] if move.text else []),
        *(f"skills {name}: {', '.join(names)}" for name, names in lists if names),
    ]


def name_of_best(fact: Fact) -> str:
    """What a place or an industry that pays best is called, without its pay."""
    match fact:
        case PlaceFact():
            return fact.place.name
        case IndustryFact():
            return fact.industry.name
        case _:
            return value(fact)


def _with_figure(name: str, pay: Pay | None, jobs: int | None = None) -> str:
    """A name with the pay or the number of jobs that it is named for."""
    if pay is not None:
        return f"{name} ({format_money(pay)}{'' if pay.period == 'year' else f' {per(pay)}'})"
    return name if jobs is None else f"{name} ({format_number(jobs)} jobs)"


def _with(name: str, text: str | None) -> str:
    return f"{name}: {text.rstrip('.')}" if text else name


def lower_first(text: str) -> str:
    """A label inside a sentence; a word that is capitals throughout stays so."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def capital(text: str) -> str:
    """A text as it starts a sentence."""
    return text[:1].upper() + text[1:]
