"""A pay figure in words: statistic, component, currency, period, bound and of whom it is."""

from collections.abc import Iterable
from typing import Final

from roleinfo.model.estimate import SalaryEstimate, percentile_rank
from roleinfo.model.exact import plain
from roleinfo.model.fact import Fact
from roleinfo.model.pay import Pay
from roleinfo.model.words import money
from roleinfo.typing import Bound, Period

BOUNDS: Final[dict[Bound, str]] = {"exact": "", "about": "about ", "at_least": "at least ", "at_most": "at most "}
PERIODS: Final[dict[Period, str]] = {
    "year": "a year",
    "month": "a month",
    "half-month": "a half-month",
    "fortnight": "a fortnight",
    "week": "a week",
    "day": "a day",
    "hour": "an hour",
}
_STATISTICS: Final = {
    "mean": "Mean {}",
    "median": "Median {}",
    "average": "Average {} (kind not stated)",
    "low": "Low end of {}",
    "high": "High end of {}",
    "minimum": "Minimum of {}",
    "maximum": "Maximum of {}",
}
_COMPONENTS: Final = {
    "unstated": "pay",
    "base": "base pay",
    "total": "total pay",
    "package": "pay package",
    "oews_wage": "OEWS wage",
    "usual_weekly_earnings": "usual weekly earnings",
}


def bounded_pay(estimate: SalaryEstimate) -> str:
    """The pay of a figure as it is to be read, or in a word why there is none."""
    if estimate.stated is None:
        return estimate.status.replace("_", " ")
    return BOUNDS[estimate.reads_as] + money(estimate.stated)


def a_period(pay: Pay) -> str:
    """The period of a pay in words."""
    return PERIODS[pay.period]


def pay_label(estimate: SalaryEstimate, *, nation: bool = False) -> str:
    """Statistic, component, currency, period and limits of a pay figure, the nation where it is asked for."""
    of_whom = [each for each in (limits(estimate, nation=nation),) if each]
    unit = [f"{estimate.stated.currency} {a_period(estimate.stated)}"] if estimate.stated else []
    return ", ".join([statistic_of(estimate), *unit, *of_whom])


def statistic_of(estimate: SalaryEstimate) -> str:
    """The statistic and the component of a pay figure."""
    component = _COMPONENTS[estimate.component]
    rank = percentile_rank(estimate.statistic)
    if rank is None or estimate.statistic == "median":
        return _STATISTICS[estimate.statistic].format(component)
    return f"{plain(rank)}{_ordinal(plain(rank))} percentile of {component}"


def limits(estimate: SalaryEstimate, *, nation: bool = False) -> str:
    """Of whom a pay figure is: place (a nation, or none, where that is asked for), industry, employer and so on."""
    place = estimate.place
    where = [place.name] if place and (nation or place.kind != "nation") else []
    return ", ".join(
        [
            *(where or (["place not stated"] if nation and not place else [])),
            *([estimate.industry.name] if estimate.industry else []),
            *([f"at {estimate.employer}"] if estimate.employer else []),
            *([f"experience: {estimate.experience}"] if estimate.experience else []),
            *([estimate.universe] if estimate.universe else []),
        ]
    )


def sides_of(left: Iterable[Fact], right: Iterable[Fact]) -> tuple[str, str]:
    """What the two sides are called by their figures: the classes that they were published for, else Left and Right."""
    ours, theirs = class_of(left), class_of(right)
    if not (ours and theirs):
        return "Left", "Right"
    return (ours, theirs) if ours != theirs else (f"{ours}, left", f"{theirs}, right")


def class_of(figures: Iterable[Fact]) -> str | None:
    """The class that all of the figures were published for, by its code where its title is not kept; else None."""
    names = {each.covers or _coded(each) for each in figures}
    return names.pop() if len(names) == 1 else None


def _coded(figure: Fact) -> str | None:
    code = figure.class_code if isinstance(figure, SalaryEstimate) else None
    return f"{figure.source.called} class {code}" if code else None


def _ordinal(digits: str) -> str:
    if digits[-2:] in ("11", "12", "13") or "." in digits:
        return "th"
    return {"1": "st", "2": "nd", "3": "rd"}.get(digits[-1], "th")


def place_of_all(facts: Iterable[Fact]) -> str | None:
    """The place that the pay figures of each currency are of, in a sentence; None where one has several."""
    places: dict[str, set[str]] = {}
    for each in facts:
        if isinstance(each, SalaryEstimate):
            whose = f"in {each.stated.currency}" if each.stated else "withheld"
            places.setdefault(whose, set()).add(each.place.name if each.place else "not stated")
    if not places or any(len(names) > 1 for names in places.values()):
        return None
    if len(set.union(*places.values())) == 1:
        return f"Place of every figure: {places.popitem()[1].pop()}."
    return f"Place of figures {', '.join(f'{whose}: {names.pop()}' for whose, names in sorted(places.items()))}."
