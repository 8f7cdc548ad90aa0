"""Pay structures on a priced roster: the market line over its grades, bands around it, and differences by area."""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final

import attrs

from roleinfo.errors import InvalidArgumentError, NotComparableError, shown
from roleinfo.model._results import RosterResult, TupleResult
from roleinfo.model.arguments import check_mapping, check_name, check_number
from roleinfo.model.exact import add, divide, exponential, logarithm, multiply, rounded, subtract
from roleinfo.model.pay import Pay
from roleinfo.model.place import Place, country_of
from roleinfo.model.role import nation_of
from roleinfo.model.source import Source
from roleinfo.pay.amounts import percent_text, total, with_amount
from roleinfo.pay.band import SalaryBand
from roleinfo.pay.steps import Aging, later_date, years_between
from roleinfo.pay.structure import PayStructure
from roleinfo.roster.market import MarketFinder, level_of

if TYPE_CHECKING:
    from roleinfo.roster.priced import PricedRoster
    from roleinfo.roster.rows import PricedRow

_ONE: Final = Decimal(1)
_NUMBER: Final = re.compile(r"\d{1,6}")
_FEWEST_GRADES: Final = 2


@attrs.frozen(kw_only=True, repr=False)
class LinePoint(RosterResult):
    """A job of a grade at a place, with its market value for a year; ``people`` are the employees in it."""

    grade: str
    number: Decimal
    title: str
    place: str
    market: Pay
    people: int


@attrs.frozen(kw_only=True, repr=False)
class MarketLine(RosterResult):
    """The market line of a roster: log(market value) = intercept + slope x grade, by least squares over its jobs.

    Each job of a grade at a place counts once, whatever the number of its employees. ``r_squared`` is
    the share of the variance of the logarithms that the line explains, None where all are equal. ``as_of``
    is the date that the wages were published for, and ``aging`` how they were moved since, if they were;
    ``sources`` are theirs.
    """

    points: tuple[LinePoint, ...]
    intercept: Decimal
    slope: Decimal
    r_squared: Decimal | None
    as_of: str | None = None
    aging: Aging | None = None
    sources: tuple[Source, ...] = ()

    @property
    def grades(self) -> Mapping[str, Decimal]:
        """The grades in their order, each with its number."""
        numbers = {point.grade: point.number for point in self.points}
        return dict(sorted(numbers.items(), key=lambda pair: pair[1]))

    @property
    def aged_to(self) -> str | None:
        """The month that the market values were moved to; None where they were not."""
        return later_date(self.as_of, self.aging.years) if self.as_of and self.aging else None

    @property
    def progression(self) -> Decimal:
        """How much more the line is at one grade than at the next below, as a fraction."""
        return subtract(exponential(self.slope), _ONE)

    def value_at(self, grade: str) -> Pay:
        """The line's market value of a grade, for a year; NotComparableError for a grade that it has not."""
        check_name("grade", grade)
        number = self.grades.get(grade)
        if number is None:
            raise NotComparableError([f"the market line has no grade {shown(grade)}; it has {', '.join(self.grades)}"])
        amount = exponential(add(self.intercept, multiply(self.slope, number)))
        return with_amount(self.points[0].market, amount)


@attrs.frozen(kw_only=True, repr=False)
class GeographicDifferential(RosterResult):
    """How much more or less an area pays for the roster's jobs than the nation: local / national - 1.

    ``differential`` is the mean over the ``jobs`` that both have, each once; ``low`` and ``high`` are
    the jobs' own least and most.
    """

    place: Place
    differential: Decimal
    low: Decimal
    high: Decimal
    jobs: int
    people: int


class GeographicDifferentials(RosterResult, TupleResult[GeographicDifferential]):
    """The areas of a roster against the nation, those of most employees first."""

    __slots__ = ()


def market_line_of(priced: "PricedRoster") -> MarketLine:
    """The market line of a roster; NotComparableError where fewer than two grades have a market value."""
    by_point: dict[tuple[str, str, str], list[PricedRow]] = {}
    for row in priced.rows:
        if row.grade is not None and row.match is not None and row.market is not None and row.annual_market is not None:
            by_point.setdefault((row.grade, row.match.role_id, row.market.place.key), []).append(row)
    currencies = sorted({row.annual_market.currency for rows in by_point.values() for row in rows if row.annual_market})
    if len(currencies) > 1:
        words = f"market values are in {' and '.join(currencies)}: price the employees of each country apart"
        raise NotComparableError([words])
    numbers = _numbers(priced, dict.fromkeys(grade for grade, _, _ in by_point))
    points = [_point(rows, numbers[grade]) for (grade, _, _), rows in by_point.items()]
    points.sort(key=lambda point: (point.number, point.title, point.place))
    slope, intercept, r_squared = _least_squares(
        [point.number for point in points], [logarithm(point.market.amount) for point in points]
    )
    dates = {row.market_ratio.market.effective_date for row in priced.rows if row.market_ratio}
    start = min((date for date in dates if date), default=None)
    sources = dict.fromkeys(row.market_ratio.market.source for row in priced.rows if row.market_ratio)
    return MarketLine(
        points=tuple(points), intercept=intercept, slope=slope, r_squared=r_squared,
        as_of=start, aging=_aging(priced, start), sources=tuple(sources),
    )  # fmt: skip


def _aging(priced: "PricedRoster", start: str | None) -> Aging | None:
    """How market values were moved from their date."""
    to, movement = priced.options.aged_to, priced.options.movement
    years = years_between(start, to) if start and to else None
    return Aging(movement, years) if movement is not None and years else None


def _point(rows: Sequence["PricedRow"], number: Decimal) -> LinePoint:
    first = rows[0]
    figure = first.market_ratio.market.pay if first.market_ratio else None
    if figure is None or first.match is None or first.market is None:
        raise NotComparableError(["a job without a market value is no point of a line"])
    return LinePoint(
        grade=first.grade or "", number=number, title=first.match.title, place=first.market.place.name,
        market=figure.per("year", hours=first.hours), people=len(rows),
    )  # fmt: skip


def _numbers(priced: "PricedRoster", grades: Iterable[str]) -> dict[str, Decimal]:
    """The number of each grade: its place in the structure, else the number in its name."""
    names = [*grades]
    if len(names) < _FEWEST_GRADES:
        raise NotComparableError(["a market line needs market values of two grades or more: state grade="])
    if priced.structure is not None:
        order = {band.name or "": Decimal(at) for at, band in enumerate(priced.structure, 1)}
        if all(name in order for name in names):
            return {name: order[name] for name in names}
    stated = {name: _NUMBER.findall(name) for name in names}
    numbers = {name: Decimal(digits[-1]) for name, digits in stated.items() if digits}
    if len(numbers) < len(names) or len({*numbers.values()}) < len(names):
        raise NotComparableError(["the grades have no order: state structure=, or number them as G1, G2"])
    return numbers


def _least_squares(numbers: Sequence[Decimal], values: Sequence[Decimal]) -> tuple[Decimal, Decimal, Decimal | None]:
    """The slope and intercept of the line with the least squares, and the share of the variance it explains."""
    count = Decimal(len(numbers))
    mean_x, mean_y = divide(total(numbers), count), divide(total(values), count)
    from_x = [subtract(number, mean_x) for number in numbers]
    from_y = [subtract(value, mean_y) for value in values]
    spread = total(multiply(x, x) for x in from_x)
    slope = divide(total(multiply(x, y) for x, y in zip(from_x, from_y, strict=True)), spread)
    variance = total(multiply(y, y) for y in from_y)
    explained = divide(multiply(multiply(slope, slope), spread), variance) if variance else None
    return slope, subtract(mean_y, multiply(slope, mean_x)), explained


def structure_on(
    line: MarketLine,
    spread: Decimal | float | Mapping[str, Decimal | float],
    rounding: int,
    lead: Decimal | float,
) -> PayStructure:
    """Bands around a market line: its value, raised by the lead, is the midpoint; both ends are rounded."""
    ahead = check_number("lead", lead, -1, 1)
    sources = " and ".join(source.display_name for source in line.sources)
    widths = {grade: _spread(spread, grade) for grade in line.grades}
    bands = []
    for grade, width in widths.items():
        middle = _to_multiple(multiply(line.value_at(grade).amount, add(_ONE, ahead)), rounding)
        least = _to_multiple(divide(middle, add(_ONE, divide(width, Decimal(2)))), rounding)
        unit = line.points[0].market
        side = "leads" if ahead > 0 else "lags"
        how = f", {side} the market by {percent_text(ahead.copy_abs())}" if ahead else ""
        bands.append(
            SalaryBand(
                with_amount(unit, least), with_amount(unit, subtract(add(middle, middle), least)), name=grade,
                effective=line.as_of, basis=f"market line over {len(line.points)} jobs, {sources}{how}",
                steps=(line.aging,) if line.aging else (),
            )
        )  # fmt: skip
    return PayStructure(bands)


def _spread(spread: Decimal | float | Mapping[str, Decimal | float], grade: str) -> Decimal:
    if not isinstance(spread, Mapping):
        return check_number("spread", spread, 0, 10)
    check_mapping("spread", spread, "from grades to range spreads")
    if grade not in spread:
        raise InvalidArgumentError("spread", grade, f"must have the range spread of each grade, also of {shown(grade)}")
    return check_number("spread", spread[grade], 0, 10)


def _to_multiple(amount: Decimal, of: int) -> Decimal:
    unit = Decimal(of)
    return multiply(rounded(divide(amount, unit), 0), unit)


def differentials_of(priced: "PricedRoster") -> GeographicDifferentials:
    """The areas of a roster against the nation, by the jobs that have a wage in both."""
    finder = MarketFinder(attrs.evolve(priced.options, aged_to=None, movement=None), {})
    by_place: dict[Place, dict[str, list[PricedRow]]] = {}
    for row in priced.rows:
        if row.match is not None and row.market is not None and level_of(row.market.place) != "nation":
            by_place.setdefault(row.market.place, {}).setdefault(row.match.role_id, []).append(row)
    results = []
    for place, jobs in by_place.items():
        shares = [share for rows in jobs.values() if (share := _differential(finder, rows[0], place)) is not None]
        if shares:
            results.append(
                GeographicDifferential(
                    place=place, differential=divide(total(shares), Decimal(len(shares))), low=min(shares),
                    high=max(shares), jobs=len(shares), people=sum(map(len, jobs.values())),
                )
            )  # fmt: skip
    return GeographicDifferentials(sorted(results, key=lambda area: (-area.people, area.place.name)))


def _differential(finder: MarketFinder, row: "PricedRow", place: Place) -> Decimal | None:
    """Local / national - 1 of a job's market value, in the period that both are published for."""
    country = country_of(place)
    if row.match is None or row.market is None or country is None:
        return None
    own = (nation_of(part.role) for part in row.match.parts)
    nation = next(filter(None, own), None) or Place("nation", country.code, country.name)
    currency = row.market.distribution("year").currency
    values = [finder.value(row.match, at, None, currency, Decimal(0)) for at in (place, nation)]
    if values[0] is None or values[1] is None or values[0].place != place:
        return None
    sides = [value.distribution("year") for value in values if value is not None]
    if sides[0].period != sides[1].period:
        return None
    local, national = (side.figure_at(finder.target) for side in sides)
    if local is None or national is None or local.pay is None or national.pay is None or not national.pay.amount:
        return None
    return subtract(divide(local.pay.amount, national.pay.amount), _ONE)
