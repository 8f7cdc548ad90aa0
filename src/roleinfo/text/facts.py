"""A fact in words: what it measures (the label of its row) and what it says (the cell), never a bare number."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from roleinfo.model.career import Credential, GapEnd, Occupation, Seniority, StatedGap, StatedMove, Variant
from roleinfo.model.education import DEGREE_NAMES, College, DegreeShare, DegreeStatement, StudyField
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.exact import divide
from roleinfo.model.experience import MONTHS_IN, DurationRange, ExperienceFact
from roleinfo.model.fact import Fact
from roleinfo.model.outlook import OutlookFigure
from roleinfo.model.people import PeopleFigure
from roleinfo.model.skill import Interest, Rating, Skill, Trait
from roleinfo.model.words import money, number
from roleinfo.model.work import Benefit, Duty, EmployerFact, IndustryFact, PlaceFact
from roleinfo.text.figures import BOUNDS, a_period, bounded_pay, limits, pay_label, statistic_of

_OUTLOOK: Final = {
    "growth": "Growth in jobs",
    "jobs": "Number of jobs",
    "projected_jobs": "Number of jobs projected",
    "openings": "Openings a year",
    "postings": "Postings",
    "net_change": "Net change in jobs",
    "opportunities": "Opportunities (kind not stated)",
    "exit_rate": "Leave work, a year",
    "transfer_rate": "Leave for another occupation, a year",
    "self_employed_share": "Self-employed workers, share of jobs",
    "openings_per_1000": "Openings a year per 1,000 jobs",
    "jobs_per_1000": "Jobs per 1,000 jobs",
    "location_quotient": "Location quotient",
    "job_satisfaction": "Job satisfaction",
}
_PEOPLE: Final = {"age": "Age", "sex": "Sex", "race_ethnicity": "Race or ethnicity", "lgbt": "LGBT"}
_PEOPLE_UNITS: Final = {"percent": "{} %", "years": "{} years", "USD a week": "${}"}
_SHARES: Final = {"held": "held by", "required": "said to be required by"}
_LABELS: Final = {
    "required": "Degree required",
    "typical_entry": "Typical degree at entry",
    "usual": "Usual degree",
    "possible": "Degree possible to start with",
    "advancement": "Degree that helps to advance",
    "most_common": "Most common field of study",
    "common": "Common field of study",
    "less_common": "Less common field of study",
    "recommended": "Recommended field of study",
    "time_to_become": "Time to become one",
    "experience_required": "Experience required",
    "typical_experience": "Typical experience at entry",
    "typical_training": "Typical training on the job",
    "job_zone": "Preparation (job zone)",
    "background": "Background",
    "training": "Training",
    "employs_most": "Industry that employs most",
    "openings": "Employers with most openings",
    "on_resumes": "Employers most often on resumes",
    "hires_from_top_colleges": "Employers that hire most from top colleges",
    "offered": "Offered",
    "possible_benefit": "Possible",
    "denied": "Said not to be given",
    "before": "Before",
    "after": "After",
    "related": "Beside",
}
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
            of = f" {fact.share.of}" if fact.share.of else ""
            return capital(f"{DEGREE_NAMES[fact.degree]}, {_SHARES[fact.about]}{of}")
        case Interest():
            return f"Interest: {fact.name}"
        case ExperienceFact() if fact.share is not None and fact.length is not None:
            return capital(f"{fact.text or lower_first(_LABELS[fact.about])}, {length_class(fact.length)}")
        case DegreeStatement() | StudyField() | ExperienceFact() | StatedMove():
            return _LABELS[fact.about]
        case College():
            return "Most common college"
        case Seniority():
            return "Level"
        case Occupation():
            return f"Listed under ({fact.scheme})"
        case IndustryFact() | EmployerFact():
            what = "industry" if isinstance(fact, IndustryFact) else "employer"
            return f"Best paying {what}" if fact.about == "best_paying" else _LABELS[fact.about]
        case PlaceFact():
            return f"Best paying {_KINDS[fact.place.kind]}"
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
            raise TypeError(f"no words for a {type(fact).__name__}")


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


def value(fact: Fact) -> str:
    """What a fact says, with its bound, beside the label."""
    match fact:
        case SalaryEstimate():
            return bounded_pay(fact)
        case OutlookFigure():
            return BOUNDS[fact.bound] + _outlook_value(fact)
        case PeopleFigure():
            return BOUNDS[fact.bound] + _PEOPLE_UNITS[fact.unit].format(number(fact.value))
        case Interest():
            return _rating(fact)
        case DegreeShare():
            return f"{BOUNDS[fact.reads_as]}{number(fact.share.percent)} %"
        case DegreeStatement():
            return _with(capital(DEGREE_NAMES[fact.degree]), fact.text)
        case StudyField() | College() | EmployerFact():
            openings = getattr(fact, "openings", None)
            return fact.name if openings is None else f"{fact.name} ({openings:,} openings)"
        case ExperienceFact() if fact.share is not None:
            return f"{number(fact.share)} %"
        case ExperienceFact():
            return ", ".join(str(each) for each in (fact.length, fact.text) if each)
        case Seniority():
            return str(fact)
        case Occupation():
            return f"{fact.code} {fact.title}"
        case IndustryFact():
            return fact.industry.name
        case PlaceFact():
            return fact.place.name
        case Benefit():
            return _with(fact.name, fact.text)
        case Skill():
            return "; ".join(measures(fact)) or "named"
        case Trait():
            return _with(fact.name, fact.text) + ("" if fact.listed else " (spoken of outside the source's list)")
        case Credential():
            return _with(fact.name, "; ".join(each for each in (fact.issuer, fact.text) if each))
        case Variant():
            return _with(fact.title, fact.text)
        case StatedMove():
            return _with(fact.title, "; ".join(_move_texts(fact)))
        case StatedGap():
            return _stated(fact)
        case Duty():
            return fact.text + (f' ("{fact.printed}")' if fact.printed else "")
        case _:
            raise TypeError(f"no words for a {type(fact).__name__}")


def length_class(length: DurationRange) -> str:
    """A class of a distribution of lengths of time, whose lower end lies in the class below."""
    low, high = length.minimum, length.maximum
    if high is not None and not high:
        return "none"
    told = [
        *([f"over {_of_time(low)}"] if low else []),
        *([f"up to {_of_time(high)}"] if high is not None else []),
    ]
    return " ".join(told)


def _of_time(months: Decimal) -> str:
    years = divide(months, MONTHS_IN["year"])
    if years == years.to_integral_value():
        return str(DurationRange(minimum=years, maximum=years, unit="year"))
    return str(DurationRange(minimum=months, maximum=months, unit="month"))


def named_degree(held: DegreeShare) -> str:
    """A degree with the share of those who hold it."""
    return f"{capital(DEGREE_NAMES[held.degree])}, {value(held)}"


def short(fact: Fact) -> str:
    """A fact in a list of its like: enough to know it by."""
    match fact:
        case SalaryEstimate():
            period = f" {a_period(fact.stated)}" if fact.stated else ""
            of_whom = limits(fact)
            return f"{lower_first(statistic_of(fact))} {bounded_pay(fact)}{period}" + (
                f", {of_whom}" if of_whom else ""
            )
        case OutlookFigure() | PeopleFigure():
            return f"{lower_first(label(fact))}: {value(fact)}"
        case DegreeShare():
            return f"{lower_first(label(fact))} {value(fact)}"
        case IndustryFact() | EmployerFact() | PlaceFact():
            openings = getattr(fact, "openings", None) is not None
            return value(fact) if openings else f"{value(fact)} ({fact.about.replace('_', ' ')})"
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
    found = [] if skill.share is None else [BOUNDS[skill.share.bound] + str(skill.share)]
    for name, rating in (("importance", skill.importance), ("level", skill.level)):
        if rating is not None:
            found.append(f"{name} {_rating(rating)}")
    return found


def _rating(rating: Rating) -> str:
    ends = f"{number(rating.value)} on {number(rating.lowest)} to {number(rating.highest)}"
    flags = [
        *(["not relevant"] if rating.not_relevant else []),
        *(["publisher advises against use"] if rating.suppressed else []),
    ]
    return ends + (f" ({', '.join(flags)})" if flags else "")


def outlook_label(figure: OutlookFigure, *, place: bool = True) -> str:
    """What is counted, over which years, where (unless that is said elsewhere) and of which jobs."""
    name = _OUTLOOK[figure.about]
    if figure.about in ("growth", "net_change", "opportunities"):
        name += f", {figure.period}" if figure.period else ", years not stated"
    elif figure.period:
        name += f", {figure.period}"
    if figure.about == "job_satisfaction":
        name += " (scale not stated)" if figure.scale_end is None else f" (up to {number(figure.scale_end)})"
    where = f", {figure.place.name}" if figure.place and place else ""
    where += f", {figure.industry.name}" if figure.industry else ""
    return name + where + (f" ({figure.universe})" if figure.universe else "")


def _outlook_value(figure: OutlookFigure) -> str:
    if figure.unit == "percent":
        return f"{number(figure.value, sign=figure.about == 'growth')} %"
    return number(figure.value, sign=figure.about == "net_change")


def _people_label(figure: PeopleFigure) -> str:
    scheme = f" ({figure.scheme})" if figure.scheme else ""
    if figure.statistic != "share":
        group = f" of {figure.group}" if figure.group else ""
        if figure.statistic == "median_weekly_earnings":
            return f"Median weekly earnings{group}{scheme}"
        if figure.statistic == "earnings_ratio":
            return f"Earnings, women's of men's{scheme}"
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


def _stated(gap: StatedGap) -> str:
    if gap.difference is not None:
        told = f"{BOUNDS[gap.bound]}{money(gap.difference, sign=True)} {a_period(gap.difference)}"
    else:
        unit = {"percent": " % of the former", "points": " points"}.get(
            gap.unit or "", ", percent or points not stated"
        )
        told = f"{BOUNDS[gap.bound]}{number(gap.value, sign=True)}{unit}" if gap.value is not None else ""
    return _with(told, gap.text)


def _move_texts(move: StatedMove) -> list[str]:
    lists = (("shared", move.shared_skills), ("more here", move.own_skills), ("more there", move.their_skills))
    return [
        *([move.text.rstrip(".")] if move.text else []),
        *(f"skills {name}: {', '.join(names)}" for name, names in lists if names),
    ]


def _with(name: str, text: str | None) -> str:
    return f"{name}: {text.rstrip('.')}" if text else name


def lower_first(text: str) -> str:
    """A label inside a sentence; a word that is capitals throughout stays so."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def capital(text: str) -> str:
    """A text as it starts a sentence."""
    return text[:1].upper() + text[1:]
