"""A pay figure in words: statistic, component, currency, period, bound and of whom it is."""

from collections.abc import Iterable
from typing import Final

from roleinfo.model.estimate import SalaryEstimate, percentile_rank
from roleinfo.model.exact import plain
from roleinfo.model.fact import Fact
from roleinfo.model.outlook import OutlookFigure
from roleinfo.model.words import ordinal
from roleinfo.text.numbers import format_money
from roleinfo.typing import Bound, Component, Period

ADJECTIVES: Final[dict[Period, str]] = {
    "year": "annual", "month": "monthly", "half-month": "semimonthly", "fortnight": "biweekly", "week": "weekly",
    "day": "daily", "hour": "hourly",
}  # fmt: skip
"""Pay by its period, as a word before it."""
BOUNDS: Final[dict[Bound, str]] = {"exact": "", "about": "about ", "at_least": "at least ", "at_most": "at most "}
_STATISTICS: Final = {
    "mean": "Mean {}",
    "median": "Median {}",
    "average": "Average {} (kind not stated)",
    "low": "Low end of range, {}",
    "high": "High end of range, {}",
    "minimum": "Minimum of range, {}",
    "maximum": "Maximum of range, {}",
}
COMPONENT_NAMES: Final[dict[Component, str]] = {
    "unstated": "pay",
    "base": "base pay",
    "total": "total pay",
    "package": "pay package",
    "oews_wage": "wage",
    "usual_weekly_earnings": "usual weekly earnings",
    "ashe_hourly": "pay without overtime",
    "ashe_weekly": "gross pay",
    "ashe_annual": "gross pay",
}
"""What the pay of one figure includes: ``base pay``, ``wage``; of several `text.sides` has the plural."""


def bounded_pay(estimate: SalaryEstimate) -> str:
    """The pay of a figure as it is to be read, or in a word why there is none."""
    if estimate.known_amount is None:
        return estimate.status.replace("_", " ")
    return BOUNDS[estimate.effective_bound] + format_money(estimate.known_amount)


def pay_label(estimate: SalaryEstimate, *, nation: bool = False) -> str:
    """Statistic, period, component and limits of a pay figure, the nation where it is wanted: ``Mean annual wage``."""
    return ", ".join(filter(None, (statistic_of(estimate), limits(estimate, nation=nation))))


def statistic_of(estimate: SalaryEstimate) -> str:
    """The statistic, the period and the component of a pay figure: ``10th percentile, annual wage``."""
    return statistic_name(estimate.statistic).format(component_of(estimate))


def statistic_phrase(estimate: SalaryEstimate) -> str:
    """The statistic and the component of a pay figure before its amount: ``10th percentile of wage``."""
    name = statistic_name(estimate.statistic).replace("range, {}", "{} range").replace(", {}", " of {}")
    return name.format(COMPONENT_NAMES[estimate.component])


def component_of(estimate: SalaryEstimate, period: Period | None = None) -> str:
    """The component of a pay figure with its period, or that in which it is compared: ``annual wage``."""
    component = COMPONENT_NAMES[estimate.component]
    own = estimate.known_amount.period if estimate.known_amount else None
    shown = period or own
    if shown is None or estimate.component == "usual_weekly_earnings":
        return component
    return f"{ADJECTIVES[shown]} {component}"


def statistic_name(statistic: str) -> str:
    """The name of a statistic, with ``{}`` where what it is of stands: ``10th percentile, {}``."""
    rank = percentile_rank(statistic)
    if rank is None or statistic == "median":
        return _STATISTICS[statistic]
    return f"{ordinal(plain(rank))} percentile, {{}}"


def bare_statistic(statistic: str) -> str:
    """The name of a statistic by itself: ``10th percentile``, ``Low end of range``."""
    return statistic_name(statistic).replace(", {}", "").replace(" {}", "")


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
    """The class that all of the figures were published for, by title and code; else None."""
    names = {figure.published_for or titled_class(figure) for figure in figures}
    return names.pop() if len(names) == 1 else None


def titled_class(figure: Fact) -> str | None:
    """The class that a figure is of, by title and code, or by code where its title is not kept; None if of no class.

    ``Pharmacists (29-1051)``; ``OEWS class 29-1051``.
    """
    if not isinstance(figure, SalaryEstimate | OutlookFigure) or figure.class_code is None:
        return None
    if figure.class_title is None:
        return f"{figure.source.display_name} class {figure.class_code}"
    return f"{figure.class_title} ({figure.class_code})"


def own_class(figure: Fact) -> str | None:
    """The class that a figure is of, where what it was published for does not say it."""
    of = titled_class(figure)
    return None if of == figure.published_for else of


def place_caption(facts: Iterable[Fact]) -> str | None:
    """The place that the pay figures of each currency are of; None where those of one currency are of several places.

    ``United States unless noted``; ``Place not stated``.
    """
    places: dict[str, set[str]] = {}
    for fact in facts:
        if isinstance(fact, SalaryEstimate):
            currency = f"in {fact.known_amount.currency}" if fact.known_amount else "withheld"
            places.setdefault(currency, set()).add(fact.place.name if fact.place else "place not stated")
    if not places or any(len(names) > 1 for names in places.values()):
        return None
    every = set.union(*places.values())
    if len(every) == 1:
        name = every.pop()
        return "Place not stated" if name == "place not stated" else f"{name} unless noted"
    return "; ".join(f"{names.pop()} (figures {currency})" for currency, names in sorted(places.items()))
