"""A role's published pay as a market to set pay and bands against: which figure, and with what reserve."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple, get_args

from roleinfo.errors import InvalidArgumentError, NotComparableError, SourceNotFoundError
from roleinfo.model.arguments import check_mapping, check_optional_name, check_optional_word, check_place
from roleinfo.model.caveat import Caveat, make_caveat
from roleinfo.model.country import COUNTRIES, country
from roleinfo.model.estimate import (
    Salary,
    SalaryEstimate,
    cell_caveats,
    is_headline_universe,
    percentile,
    percentile_rank,
)
from roleinfo.model.exact import exact, shortest
from roleinfo.model.fact import broader_class_caveats, origin_caveats
from roleinfo.model.pay import converts_alone, hours_hint
from roleinfo.model.place import Place
from roleinfo.model.place_names import named
from roleinfo.model.words import ordinal
from roleinfo.pay.composite import Weights, others_that_fit, weighted_figures
from roleinfo.typing import Component, Period

if TYPE_CHECKING:
    from roleinfo.model.role import Role


SURVEY_PAY: Final[tuple[Component, ...]] = tuple(pay for known in COUNTRIES.values() for pay in known.surveys)
"""What the wage surveys of countries publish, which stands in for base pay where no base pay is published."""
_MOST_NAMED: Final = 12
"""So many kinds of figures are named one by one."""


class Market(NamedTuple):
    """Which of a role's published figures are its market: where, of which source and component, or of several weighed.

    They are the keywords of `percentile_of`.
    """

    place: str | Place | None = None
    industry: str | None = None
    source: str | None = None
    component: Component | None = None
    weights: Weights | None = None

    @property
    def pay_name(self) -> str:
        """The pay that is meant, for a sentence."""
        return f"{self.component.replace('_', ' ')} pay" if self.component else "its pay"


def figure_caveats(figures: Iterable[SalaryEstimate]) -> tuple[Caveat, ...]:
    """What is doubtful in figures themselves: no date, a broader class, their cell, not published, approximate."""
    figures_read = tuple(figures)
    caveats: list[Caveat] = []
    undated = [figure.source for figure in figures_read if figure.effective_date is None]
    if undated:
        caveats.append(make_caveat("undated", ("salary",), sources=undated))
    caveats += broader_class_caveats(figures_read, ("salary",))
    caveats += cell_caveats(figures_read, ("salary",))
    caveats += origin_caveats(figures_read, ("salary",))
    if any(figure.effective_bound == "about" for figure in figures_read):
        caveats.append(make_caveat("open-figure", ("salary",), what="market"))
    return tuple(caveats)


def market_caveats(published: Component, component: str | None) -> tuple[Caveat, ...]:
    """What to keep in mind where pay of ``component`` (None: not stated) is compared with figures of ``published``."""
    caveats: list[Caveat] = []
    if published in SURVEY_PAY:
        caveats.append(make_caveat("not-job-matched", ("salary",), published=published))
    if published in SURVEY_PAY and component == "base":
        caveats.append(make_caveat("incentives-included", ("salary",), component=component, published=published))
    if component is None:
        caveats.append(make_caveat("component-unstated", ("salary",), component=published))
    return tuple(caveats)


def figures_of(
    role: "Role", market: Market, *, period: Period | None = None, currency: str | None = None
) -> tuple["Role", Salary]:
    """The role at the market's place and in its industry, and its pay figures there.

    Base pay is answered by what a country's wage survey publishes (OEWS wages, ASHE pay) where there is no base pay,
    of which `market_caveats` then warns; no other component stands in for one that is asked for. Figures in
    ``currency`` are taken where there are any, and where none is for the ``period`` those for one that takes no hours
    to convert: a year's for a month's pay. With ``weights`` the figures are the weighted means
    of several sources' figures. Where a survey has pay of several groups of workers, those of its headline are taken.
    """
    place, industry, source, component, weights = market
    check_place(place)
    for name, text in (("industry", industry), ("source", source), ("component", component)):
        check_optional_name(name, text)
    check_optional_word("period", period, get_args(Period))
    if weights is not None:
        check_mapping("weights", weights, "from sources to their weights")
    if weights is not None and source is not None:
        raise InvalidArgumentError("source", source, "must not be stated beside weights, which name the sources")
    there, figures = role, list(role.salary)
    if place is not None:
        places = named({figure.place for figure in figures if figure.place}, place)
        local = [figure for figure in figures if figure.place in places]
        there, figures = (there, local) if local else _moved(there.at(place))
    if industry is not None:
        local = [figure for figure in figures if figure.industry is not None and figure.industry.is_named(industry)]
        there, figures = (there, local) if local else _moved(there.in_industry(industry))
    sources = {figure.source for figure in figures}
    if source is not None and sources and not any(known.is_named(source) for known in sources):
        raise SourceNotFoundError(source, tuple(sorted(known.id for known in sources)))
    if component is not None:
        own = [figure for figure in figures if figure.component == component]
        figures = own or [figure for figure in figures if component == "base" and figure.component in SURVEY_PAY]
    figures = [
        figure
        for figure in figures
        if figure.employer is None
        and is_headline_universe(figure)
        and (source is None or figure.source.is_named(source))
    ]
    if weights is not None:
        figures = weighted_figures(figures, weights)
    figures = _of_period(figures, period)
    same_money = [figure for figure in figures if figure.known_amount and figure.known_amount.currency == currency]
    # Where all is in another currency it stays, so that who uses it can say that the two do not mix.
    return there, Salary(
        same_money + [figure for figure in figures if not figure.known_amount] if same_money else figures
    )


def _of_period(figures: list[SalaryEstimate], period: Period | None) -> list[SalaryEstimate]:
    """The figures for the period, or else for one that it converts to alone; what was not released is of any."""
    if period is None:
        return figures
    same = {
        figure.known_amount.period for figure in figures if figure.known_amount and figure.known_amount.period == period
    }
    near = (
        figure.known_amount.period
        for figure in figures
        if figure.known_amount and converts_alone(figure.known_amount.period, period)
    )
    taken = same or set(islice(near, 1))
    return [figure for figure in figures if figure.known_amount is None or figure.known_amount.period in taken]


def _moved(role: "Role") -> tuple["Role", list[SalaryEstimate]]:
    return role, list(role.salary)


def where(role: "Role", figure: SalaryEstimate | None = None) -> str:
    """The place and industry that a role or its figure is limited to, for a sentence: `` in California``."""
    place = figure.place if figure else role.place
    industry = figure.industry if figure else role.industry
    is_nation = place is not None and place.kind == "nation"
    name = None if place is None else country(place.code, place.name).phrase if is_nation else place.name
    words = f" in {name}" if name else ""
    return words + (f", {industry.name}" if industry else "")


def refusal(role: "Role", what: str, salary: Salary, period: Period | None = None) -> NotComparableError:
    """Why a role has no such figure, in words."""
    reasons = [f"{role.title} has no {what}{where(role)}"]
    recorded = [missing for missing in role.missing if missing.path in (("salary",), ("salary", f"per {period}"))]
    reasons += [missing.message for missing in recorded]
    stated = [figure for figure in salary or role.salary if figure.known_amount]
    periods = sorted({figure.known_amount.period for figure in role.salary if figure.known_amount})
    if period is not None and periods and period not in periods:
        hint = hours_hint(periods[0])
        reasons.append(f"its figures are per {' and '.join(periods)}, the pay is per {period}: {hint}")
    elif stated and not recorded:
        reasons.append(f"it has: {_kinds(stated)}")
    codes = (
        [] if role.codes else [occupation.code for occupation in role.occupations]
    )  # a title of its own, not an occupation
    if codes and not any(code in missing.message for missing in recorded for code in codes):
        reasons.append(f"it is listed under {', '.join(codes)}, which may have them")
    return NotComparableError(reasons)


def _kinds(figures: Iterable[SalaryEstimate]) -> str:
    """The statistics that there are and what each is of; of many, how many by the component that asks for them."""
    known = [*figures]
    kinds = dict.fromkeys((figure.statistic, figure.component) for figure in known)
    if len(kinds) <= _MOST_NAMED:
        return ", ".join(sorted(f"{name} ({component.replace('_', ' ')})" for name, component in kinds))
    parts = []
    for component in dict.fromkeys(component for _, component in kinds):
        names = [name for name, of in kinds if of == component]
        single = [name for name in names if percentile_rank(name) in (None, Decimal(50))]
        ranks = len(names) - len(single)
        listed = [*single, *([f"{ranks} percentile{'s' if ranks > 1 else ''}"] if ranks else [])]
        period = next(of.known_amount.period for of in known if of.component == component and of.known_amount)
        named = (
            ", ".join(listed[:-1]) + f"{',' if len(listed) > 2 else ''} and {listed[-1]}" if listed[1:] else listed[0]
        )
        parts.append(f"{named} of pay per {period} (component={component!r})")
    return "; ".join(parts)


def market_figure(
    role: "Role",
    rank: Decimal | int,
    market: Market,
    *,
    period: Period | None = None,
    currency: str | None = None,
) -> tuple[SalaryEstimate, tuple[SalaryEstimate, ...]]:
    """The percentile of a role's pay that stands for its market value, and the others that would fit as well.

    Raises NotComparableError where the role has none there, or the figure was not released.
    """
    name = percentile(rank)
    there, salary = figures_of(role, market, period=period, currency=currency)
    figure = next(iter(salary.candidates(name)), None)
    if figure is None:
        label = f"{name} of {market.pay_name}"
        raise refusal(there, f"{label} per {period}" if period else label, salary, period)
    if figure.known_amount is None:
        status = figure.status.replace("_", " ")
        raise NotComparableError([f"the {name} of {role.title}{where(there, figure)} was not released ({status})"])
    return figure, others_that_fit(figure, figures_of(role, market)[1])


def refuse_without_figure(role: "Role", rank: Decimal | int, market: Market) -> None:
    """Raise as `market_figure` does where the role has no released figure for any period or currency."""
    if not any(figure.known_amount for figure in figures_of(role, market)[1].candidates(percentile(rank))):
        market_figure(role, rank, market)


def rank_name(rank: Decimal | int) -> str:
    """A percentile for a sentence: ``median``, ``25th percentile``."""
    value = exact(rank)
    if value == 50:
        return "median"
    return f"{ordinal(shortest(value))} percentile"
