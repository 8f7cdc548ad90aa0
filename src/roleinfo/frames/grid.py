"""The market of every job at every place that a frame has, as columns that an engine can join."""

import math
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from roleinfo.catalog.schema import TOP_CODED, WAGE_VALUES
from roleinfo.catalog.wages import TOP_CODES
from roleinfo.frames.engines import numpy
from roleinfo.model.pay import HOURS_PER_YEAR, Pay, converts_alone
from roleinfo.model.place import Place
from roleinfo.roster.market import MarketLevel, MarketValue, level_of
from roleinfo.roster.reasons import STATUS_OF
from roleinfo.typing import Period
from roleinfo.views.tabular import Coded

if TYPE_CHECKING:
    from roleinfo.catalog.wage_columns import WageCells

RANKS: Final = (10, 25, 50, 75, 90)
"""The percentiles that are published."""

POINTS: Final = ("p10", "p25", "median", "p75", "p90")
"""The columns of these."""

UNITS: Final[tuple[Period, ...]] = ("hour", "year")
"""The periods that wages are published for, in the order of the columns of their cells."""

PER_HOUR: Final = "USD per hour"
"""The unit of what is compared for an hour."""

EXACT: Final = "exact"
"""How a figure that is no bound is to be read."""

REASONS: Final = tuple(STATUS_OF)
"""The codes of the reasons why a row is not priced, in the order of their numbers."""

NOTHING: Final = -1
"""The number of what is not there: no reason, no text."""

_ABROAD: Final = "foreign-place"  # comes before the reasons of a job: no decision helps

_COLUMNS: Final = tuple(tuple(f"{by}_{point}" for point in POINTS) for by in ("hourly", "annual"))


class Somewhere(NamedTuple):
    """An area, and the state of the written place where it is known."""

    area: Place
    state: str | None = None


class Asked(NamedTuple):
    """What is asked of the market: the percentile, the levels in their order, and what all figures are multiplied by.

    ``evidence`` says what was done to the published figures, None where nothing was.
    """

    target: Decimal
    fallback: tuple[MarketLevel, ...]
    factor: float
    evidence: str | None


class _Cells(NamedTuple):
    """The wages of some classes by period and row, and ``at`` by class and area which row is theirs.

    The last row, and the last class, are of nothing. ``bounded`` tells which targets are bounds.
    """

    points: Any
    targets: Any
    bounded: Any
    at: Any


def market_grid(
    wages: "WageCells",
    jobs: Sequence[int | str | None],
    places: Sequence[Somewhere | str],
    *,
    asked: Asked,
    own: Mapping[tuple[int, int], MarketValue],
    period: Period,
) -> dict[str, Any]:
    """A row for each job at each place, in the order of these: what pay of a period is compared with there.

    A job is the number of a class of occupations, and a place an area; either may be the code of the
    reason why there is none. ``own`` has market values that are not those of a class, by the numbers of the
    job and the place. The columns are arrays of numbers, with NaN for what is not there, and of texts;
    ``reason`` has the numbers of reasons.
    """
    np = numpy()
    cells = _cells(wages, jobs, asked.target)
    chosen, level, area = _chosen(cells, [*wages.places.values()], places, asked.fallback)
    there = chosen >= 0
    reason = _reasons(jobs, places).ravel()
    there &= reason == NOTHING
    reason[(reason == NOTHING) & ~there] = REASONS.index("no-market-value")
    # Pay for an hour is compared with wages for an hour, where they are published, and all else with those for a year.
    first = UNITS.index("hour" if period == "hour" else "year")
    chosen = np.where(there, chosen, -1)
    unit = np.where(there & np.isnan(cells.targets[first, chosen]), 1 - first, first)
    points, target = (rows[unit, chosen] * asked.factor for rows in (cells.points, cells.targets))
    zero = np.zeros_like(unit)
    texts = {
        name: Coded([*words, None], np.where(there, numbers, len(words)).astype(np.int32))
        for name, words, numbers in (
            ("area", [place.code for place in wages.places.values()], area),
            ("area_name", [place.name for place in wages.places.values()], area),
            ("level", asked.fallback, level),
            ("unit", [f"USD per {name}" for name in UNITS], unit),
            ("bound", (EXACT, "at_least"), cells.bounded[unit, chosen].astype(np.int64)),
            ("as_of", (wages.source.date,), zero),
            ("evidence", (asked.evidence,), zero),
            ("source", (wages.source.id,), zero),
        )
    }
    for (job, place), value in own.items():
        at = job * len(places) + place
        if reason[at] == REASONS.index("no-market-value"):
            reason[at] = NOTHING
            unit[at], points[at], target[at], words = _own_figures(value, period, asked.target)
            for name, text in words.items():
                _put(texts[name], at, text)
    conversions = [conversion(period, name) for name in UNITS]
    return {
        "key": np.arange(len(reason)),
        **texts,
        "reason": reason.astype(np.int16),
        "times": np.array([times for times, _ in conversions])[unit],
        "hours": np.array([power for _, power in conversions])[unit],
        **dict(zip(POINTS, points.T, strict=True)),
        "target": target,
    }


def _put(column: Coded, at: int, text: str | None) -> None:
    """Write a text into a row of a column that is being made."""
    words: Any = column.values
    if text not in words:
        words.append(text)
    column.codes[at] = words.index(text)


def _cells(wages: "WageCells", jobs: Sequence[int | str | None], target: Decimal) -> _Cells:
    """The wages of the classes among the jobs, of all industries."""
    np, held = numpy(), wages.columns
    wanted = np.array(sorted({job for job in jobs if isinstance(job, int)}), dtype=np.int64)
    rows = np.flatnonzero((held.industries == 0) & np.isin(held.classes, wanted))
    number = np.zeros(max(wages.places) + 1, dtype=np.int64)
    number[[*wages.places]] = np.arange(len(wages.places))
    at = np.full((len(wanted) + 1, len(wages.places)), -1)
    at[np.searchsorted(wanted, held.classes[rows]), number[held.areas[rows]]] = np.arange(len(rows))
    nothing = np.full((1, len(RANKS)), np.nan)
    points = np.stack([
        np.concatenate([np.stack([held.values[name][rows] for name in names], axis=1), nothing]) for names in _COLUMNS
    ])  # fmt: skip
    notes = np.append(np.array(held.notes, dtype=np.int64)[held.note_of[rows]], 0)
    targets, bounded = zip(*(_target(points[unit], notes, target, unit) for unit in range(len(UNITS))), strict=True)
    order = np.array([np.searchsorted(wanted, job) if isinstance(job, int) else len(wanted) for job in jobs], np.int64)
    return _Cells(points, np.stack(targets), np.stack(bounded), at[order])


def _target(points: Any, notes: Any, rank: Decimal, unit: int) -> tuple[Any, Any]:
    """The percentile asked for: as published, as a bound where it is top-coded, or between its two neighbors."""
    np = numpy()
    if rank in RANKS:
        at = RANKS.index(int(rank))
        bounded = notes >> 2 * WAGE_VALUES.index(_COLUMNS[unit][at]) & 3 == TOP_CODED
        return np.where(bounded, float(TOP_CODES[UNITS[unit]].amount), points[:, at]), bounded
    upper = next((at for at, published in enumerate(RANKS) if published > rank), 0)
    if upper == 0:  # below the first or above the last nothing is known
        return np.full(len(points), np.nan), np.zeros(len(points), dtype=bool)
    part = float((rank - RANKS[upper - 1]) / (RANKS[upper] - RANKS[upper - 1]))
    low, high = np.log(points[:, upper - 1]), np.log(points[:, upper])
    return np.exp(low + part * (high - low)), np.zeros(len(points), dtype=bool)


def _chosen(
    cells: _Cells, areas: Sequence[Place], places: Sequence[Somewhere | str], fallback: Sequence[MarketLevel]
) -> tuple[Any, Any, Any]:
    """For each job and place the first cell that has the target, its level and its area; -1 where none has it."""
    np = numpy()
    steps = _areas_by_level(areas, places, fallback)
    answers = ~np.isnan(cells.targets).all(axis=0)
    chosen = np.full((len(cells.at), len(places)), -1)
    level = chosen.copy()
    for step in range(len(fallback)):
        there = np.where(steps[step] >= 0, cells.at[:, steps[step]], -1)
        takes = (chosen < 0) & (there >= 0) & answers[there]
        chosen[takes], level[takes] = there[takes], step
    at = np.broadcast_to(np.arange(len(places)), level.shape)
    return chosen.ravel(), level.ravel(), steps[level, at].ravel()


def _areas_by_level(areas: Sequence[Place], places: Sequence[Somewhere | str], fallback: Sequence[MarketLevel]) -> Any:
    """For each level and place the number of the area in which wages are looked for, -1 where there is none.

    It is the place itself, the state of the written place, and the nation; nothing narrower than the place.
    """
    np = numpy()
    number: dict[tuple[str, str], int] = {(area.kind, area.code): at for at, area in enumerate(areas)}
    found = np.full((len(fallback), len(places)), -1)
    for at, place in enumerate(places):
        if isinstance(place, Somewhere):
            own = level_of(place.area)
            by_level: dict[str, tuple[str, str]] = {"nation": ("nation", "US"), "state": ("state", f"US-{place.state}")}
            if own == "nation":
                del by_level["state"]
            by_level[own] = (place.area.kind, place.area.code)
            found[:, at] = [number.get(by_level.get(level, ("", "")), -1) for level in fallback]
    return found


def _reasons(jobs: Sequence[int | str | None], places: Sequence[Somewhere | str]) -> Any:
    """Why there is no market value of a job at a place: that it is abroad, else the reason of the job, or the place."""
    np = numpy()
    of_jobs, of_places = (
        np.array([REASONS.index(one) if isinstance(one, str) else NOTHING for one in those]) for those in (jobs, places)
    )
    is_of_job = (of_jobs[:, None] != NOTHING) & (of_places != REASONS.index(_ABROAD))
    return np.where(is_of_job, of_jobs[:, None], of_places)


def _own_figures(
    value: MarketValue, period: Period, rank: Decimal
) -> tuple[int, list[float], float, dict[str, str | None]]:
    """Of a market value that is not that of a class the number of its period, its figures and its texts."""
    distribution = value.distribution(period)
    published = [distribution.figure_at(point) for point in RANKS]
    points = [math.nan if figure is None or figure.pay is None else float(figure.pay.amount) for figure in published]
    figure = distribution.figure_at(rank)
    if figure is None or figure.known_amount is None:
        raise AssertionError("a market value has its target")
    texts = {
        "area": value.place.code, "area_name": value.place.name, "level": value.level, "source": figure.source.id,
        "unit": f"USD per {distribution.period}", "bound": figure.effective_bound, "as_of": figure.effective_date,
        "evidence": figure.evidence,
    }  # fmt: skip
    return UNITS.index(distribution.period), points, float(figure.known_amount.amount), texts


def conversion(period: Period, unit: Period) -> tuple[float, int]:
    """What pay of a period is multiplied by to be pay of a unit, and to which power the hours of a year besides.

    >>> conversion("month", "year"), conversion("hour", "year"), conversion("year", "hour")
    ((12.0, 0), (1.0, 1), (1.0, -1))
    """
    if converts_alone(period, unit):
        return float(Pay(1, "USD", period).per(unit).amount), 0
    usual = Pay(HOURS_PER_YEAR, "USD", period)  # of which an hour's is a whole number
    amount, half = (usual.per(unit, hours=HOURS_PER_YEAR / part).amount for part in (1, 2))
    power = (amount > half) - (amount < half)
    times = {1: amount / HOURS_PER_YEAR, 0: amount, -1: amount * HOURS_PER_YEAR}[power] / HOURS_PER_YEAR
    return float(times), power
