"""A role's published pay as a market to set pay and bands against: which figure, and with what reserve."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

from roleinfo.errors import InvalidArgumentError, NotComparableError, SourceNotFoundError
from roleinfo.model.arguments import check_mapping, check_optional_name, check_optional_word, check_place
from roleinfo.model.caveat import Caveat, make_caveat
from roleinfo.model.estimate import Salary, SalaryEstimate, cell_caveats, percentile
from roleinfo.model.exact import exact, shortest
from roleinfo.model.fact import broader_class_caveats, origin_caveats
from roleinfo.model.pay import converts_alone, hours_hint
from roleinfo.model.place import Place
from roleinfo.model.place_names import named
from roleinfo.pay.composite import Weights, others_that_fit, weighted_figures
from roleinfo.typing import Component, Period

if TYPE_CHECKING:
    from roleinfo.model.role import Role


class Market(NamedTuple):
    """Which of a role's published figures are its market: where, of which source and component, or of several weighed.

    They are the keywords of `market_figure`.
    """

    place: str | Place | None = None
    industry: str | None = None
    source: str | None = None
    component: Component | None = None
    weights: Weights | None = None


def figure_caveats(figures: Iterable[SalaryEstimate]) -> tuple[Caveat, ...]:
    """What is doubtful in figures themselves: no date, a broader class, their cell, not published, given as near."""
    given = tuple(figures)
    found: list[Caveat] = []
    undated = [figure.source for figure in given if figure.effective_date is None]
    if undated:
        found.append(make_caveat("undated", ("salary",), sources=undated))
    found += broader_class_caveats(given, ("salary",))
    found += cell_caveats(given, ("salary",))
    found += origin_caveats(given, ("salary",))
    if any(each.reads_as == "about" for each in given):
        found.append(make_caveat("open-figure", ("salary",), what="market"))
    return tuple(found)


def market_caveats(held: Component, component: str | None) -> tuple[Caveat, ...]:
    """What to keep in mind where pay of ``component`` (None: not stated) is compared with figures of ``held``."""
    found: list[Caveat] = []
    if held == "oews_wage":
        found.append(make_caveat("not-job-matched", ("salary",)))
    if held == "oews_wage" and component == "base":
        found.append(make_caveat("incentives-included", ("salary",), component=component))
    if component is None:
        found.append(make_caveat("component-unstated", ("salary",), component=held))
    return tuple(found)


def figures_of(
    role: "Role",
    *,
    place: str | Place | None = None,
    industry: str | None = None,
    source: str | None = None,
    component: str | None = None,
    period: Period | None = None,
    currency: str | None = None,
    weights: Weights | None = None,
) -> tuple["Role", Salary]:
    """The role at the place and in the industry, and its pay figures there that answer to the keywords.

    Base pay is answered by OEWS wages where there is no base pay, which `market_caveats` then
    tells; no other component stands in for one that is asked for. Figures in ``currency`` are
    taken where there are any, and where none is for the ``period`` those for one that takes no
    hours to convert: a year's for a month's pay. With ``weights`` the figures are the weighted means
    of several sources' figures.
    """
    check_place(place)
    for name, text in (("industry", industry), ("source", source), ("component", component)):
        check_optional_name(name, text)
    check_optional_word("period", period, get_args(Period))
    if weights is not None:
        check_mapping("weights", weights, "from sources to their weights")
    if weights is not None and source is not None:
        raise InvalidArgumentError("source", source, "must not be stated beside weights, which name the sources")
    there, found = role, list(role.salary)
    if place is not None:
        places = named({each.place for each in found if each.place}, place)
        held = [each for each in found if each.place in places]
        there, found = (there, held) if held else _moved(there.at(place))
    if industry is not None:
        held = [each for each in found if each.industry is not None and each.industry.is_called(industry)]
        there, found = (there, held) if held else _moved(there.in_industry(industry))
    sources = {each.source for each in found}
    if source is not None and sources and not any(each.is_called(source) for each in sources):
        raise SourceNotFoundError(source, tuple(sorted(each.id for each in sources)))
    if component is not None:
        own = [each for each in found if each.component == component]
        found = own or [each for each in found if component == "base" and each.component == "oews_wage"]
    found = [each for each in found if each.employer is None and (source is None or each.source.is_called(source))]
    if weights is not None:
        found = weighted_figures(found, weights)
    found = _of_period(found, period)
    same_money = [each for each in found if each.stated and each.stated.currency == currency]
    # Where all is in another currency it stays, so that who uses it can say that the two do not mix.
    return there, Salary(same_money + [each for each in found if not each.stated] if same_money else found)


def _of_period(found: list[SalaryEstimate], period: Period | None) -> list[SalaryEstimate]:
    """The figures for the period, or else for one that it converts to alone; what was not released is of any."""
    if period is None:
        return found
    same = {each.stated.period for each in found if each.stated and each.stated.period == period}
    near = (each.stated.period for each in found if each.stated and converts_alone(each.stated.period, period))
    taken = same or set(islice(near, 1))
    return [each for each in found if each.stated is None or each.stated.period in taken]


def _moved(role: "Role") -> tuple["Role", list[SalaryEstimate]]:
    return role, list(role.salary)


def where(role: "Role", figure: SalaryEstimate | None = None) -> str:
    """The place and industry that a role or its figure is limited to, for a sentence: `` in California``."""
    place = figure.place if figure else role.place
    industry = figure.industry if figure else role.industry
    nation = place is not None and place.kind == "nation"
    name = None if place is None else f"the {place.name}" if nation and place.name.startswith("United") else place.name
    told = f" in {name}" if name else ""
    return told + (f", {industry.name}" if industry else "")


def refusal(role: "Role", what: str, salary: Salary, period: Period | None = None) -> NotComparableError:
    """Why a role has no such figure, in words."""
    reasons = [f"{role.title} has no {what}{where(role)}"]
    told = [each for each in role.missing if each.path in (("salary",), ("salary", f"per {period}"))]
    reasons += [each.message for each in told]
    stated = [each for each in salary or role.salary if each.stated]
    periods = sorted({each.stated.period for each in role.salary if each.stated})
    if period is not None and periods and period not in periods:
        hint = hours_hint(periods[0])
        reasons.append(f"its figures are per {' and '.join(periods)}, the pay is per {period}: {hint}")
    elif stated and not told:
        kinds = sorted({f"{each.statistic} ({each.component.replace('_', ' ')})" for each in stated})
        reasons.append(f"it has: {', '.join(kinds)}")
    codes = [] if role.codes else [each.code for each in role.occupations]  # a title of its own, not an occupation
    if codes and not any(code in each.message for each in told for code in codes):
        reasons.append(f"it is listed under {', '.join(codes)}, which may have them")
    return NotComparableError(reasons)


def market_figure(
    role: "Role",
    rank: Decimal | int = 50,
    *,
    place: str | Place | None = None,
    industry: str | None = None,
    source: str | None = None,
    component: str | None = None,
    period: Period | None = None,
    currency: str | None = None,
    weights: Weights | None = None,
) -> tuple[SalaryEstimate, tuple[SalaryEstimate, ...]]:
    """The percentile of a role's pay that stands for its market value, and the others that would fit as well.

    Raises NotComparableError where the role has none there, or the figure was not released.
    """
    name = percentile(rank)
    wanted: dict[str, Any] = {
        "place": place, "industry": industry, "source": source, "component": component, "weights": weights
    }  # fmt: skip
    there, found = figures_of(role, period=period, currency=currency, **wanted)
    figure = next(iter(found.candidates(name)), None)
    if figure is None:
        label = f"{name} of {component.replace('_', ' ')} pay" if component else f"{name} of its pay"
        raise refusal(there, f"{label} per {period}" if period else label, found, period)
    if figure.stated is None:
        status = figure.status.replace("_", " ")
        raise NotComparableError([f"the {name} of {role.title}{where(there, figure)} was not released ({status})"])
    return figure, others_that_fit(figure, figures_of(role, **wanted)[1])


def refuse_without_figure(role: "Role", rank: Decimal | int, **wanted: Any) -> None:
    """Raise as `market_figure` does where the role has no released figure for any period or currency."""
    if not any(each.stated for each in figures_of(role, **wanted)[1].candidates(percentile(rank))):
        market_figure(role, rank, **wanted)


def rank_name(rank: Decimal | int) -> str:
    """A percentile for a sentence: ``median``, ``25th percentile``."""
    value = exact(rank)
    if value == 50:
        return "median"
    text = shortest(value)
    ends = {"1": "st", "2": "nd", "3": "rd"}
    end = "th" if "." in text or text[-2:] in ("11", "12", "13") else ends.get(text[-1], "th")
    return f"{text}{end} percentile"
