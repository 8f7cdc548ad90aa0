"""Every pair of many roles' pay: all at once where two figures of one kind meet, and the others one by one."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from math import erfc, sqrt
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from roleinfo.diffs.countries import component_abroad, countries_of, universe_abroad
from roleinfo.diffs.options import Options
from roleinfo.diffs.roles import RoleDiff
from roleinfo.diffs.salary import SalaryGap
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.exact import multiply, normal_quantile, subtract
from roleinfo.model.role import Role
from roleinfo.model.text import folded
from roleinfo.pay.prices import ExchangeRate, nearest_rate, take_steps

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Booleans = NDArray[np.bool_]

_NEAR: Final = 0.011
"""A difference this near to its margin, which is rounded to cents, is judged in exact numbers."""


class GapTable(NamedTuple):
    """The arrays of a matrix: the pay of each in its pair with each, the p-values, and which differ."""

    pays: "Floats"
    p_values: "Floats"
    significant: "Floats"


def currency_of(estimate: SalaryEstimate) -> str:
    """The currency that a figure is published in."""
    return estimate.pay.currency if estimate.pay else ""


def dated_of(figure: SalaryEstimate) -> tuple[str, str]:
    """The currency and the date of a figure, by which its rate is looked up."""
    return currency_of(figure), figure.effective_date or ""


def rate_of(figure: SalaryEstimate, options: Options) -> ExchangeRate | None:
    """The rate that converts a figure into the currency of the matrix; None where there is none."""
    if any((currency, dated) == dated_of(figure) for currency, dated, _ in options.no_rates):
        return None
    return nearest_rate(options.rates, currency_of(figure), str(options.currency), figure.effective_date)


def order_of(figure: SalaryEstimate) -> tuple[Any, ...]:
    """Which of the figures of a role comes first, as a comparison has it: of all workers of the survey's headline."""
    is_part = figure.industry is not None or figure.employer is not None or figure.experience is not None
    return (is_part, figure.is_beside_headline, figure.measure)


def kind_of(figure: SalaryEstimate) -> tuple[Any, ...]:
    """What a figure shares with all that it may be compared with."""
    return (figure.component, *_workers(figure), figure.universe and folded(figure.universe))


def _kind_abroad(figure: SalaryEstimate) -> tuple[Any, ...]:
    """What a figure shares with those of another nation that it may be compared with."""
    return (component_abroad(figure, None), *_workers(figure), universe_abroad(figure))


def _workers(figure: SalaryEstimate) -> tuple[Any, ...]:
    return (figure.employer and folded(figure.employer), figure.experience and figure.experience.key)


def sample_of(role: Role, figure: SalaryEstimate) -> tuple[Any, ...]:
    """What a figure of a role shares with those whose samples are apart wherever their classes are."""
    where = (figure.place, figure.industry, role.place, role.industry)
    return (
        *kind_of(figure),
        figure.employer,
        figure.experience,
        figure.universe,
        *where,
        figure.source.series,
        figure.effective_date,
        currency_of(figure),
    )


def cell_of(role: Role, figure: SalaryEstimate) -> tuple[Any, ...] | None:
    """The published cell that a figure is of, where that is known."""
    return None if figure.class_code is None else (*sample_of(role, figure), figure.class_code)


def numbered(keys: Iterable[Any]) -> "NDArray[np.int64]":
    """The same number for equal keys."""
    import numpy as np

    numbers: dict[Any, int] = {}
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys], dtype=np.int64)


class _Layer(NamedTuple):
    """The figures of one kind, and the numbers of the roles that have one, in their order."""

    numbers: list[int]
    roles: list[Role]
    figures: list[SalaryEstimate]


def _layers(roles: Sequence[Role], kind: Callable[[SalaryEstimate], tuple[Any, ...]]) -> list[_Layer]:
    """The figures of roles by their kinds, those of the first kind that a comparison takes first.

    A role with two figures of one kind has none here.
    """
    layers: dict[tuple[Any, ...], list[tuple[int, SalaryEstimate]]] = {}
    for number, role in enumerate(roles):
        if _is_plain(role):
            for figure in role.salary:
                layers.setdefault(kind(figure), []).append((number, figure))
    ordered = [*layers.values()]
    if len(ordered) > 1:  # an order takes long to work out
        ordered.sort(key=lambda entries: min(order_of(figure) for _, figure in entries))
    return [
        _Layer(
            [number for number, _ in entries], [roles[number] for number, _ in entries], [entry for _, entry in entries]
        )
        for entries in ordered
    ]


def _is_plain(role: Role) -> bool:
    """Whether a role has one figure of a kind, so that no other could be compared in its place."""
    return len(role.salary) == 1 or len({kind_of(figure) for figure in role.salary}) == len(role.salary)


def gap_table(roles: Sequence[Role], options: Options, *, cells: Sequence[int], is_corrected: bool) -> GapTable:
    """The pay, tests and verdicts of all pairs of roles, of which each has figures of one statistic and period alone.

    ``cells`` tell which of them rest on one published figure; where the p-values are to be corrected by Holm's method,
    these count once.
    """
    import numpy as np

    z = float(normal_quantile(options.confidence))
    size = (len(roles), len(roles))
    pays, p_values, significant = (np.full(size, np.nan) for _ in range(3))
    own = np.full(len(roles), np.nan)
    is_abroad = _pairs_abroad(roles)
    is_done = is_abroad | np.eye(len(roles), dtype=bool)
    single = np.zeros(size, dtype=bool)
    for layer in _layers(roles, kind_of):
        at = _square(layer, len(roles))
        pay, error = _amounts(layer.figures, options)
        own[layer.numbers] = np.where(np.isnan(own[layer.numbers]), pay, own[layer.numbers])
        sample = numbered(sample_of(*entry) for entry in zip(layer.roles, layer.figures, strict=True))
        cell = numbered(
            cell_of(role, figure) or role.id for role, figure in zip(layer.roles, layer.figures, strict=True)
        )
        same_cell = cell[:, None] == cell[None, :]
        plain = (sample[:, None] == sample[None, :]) & ~_of_one_class(layer.figures, pay, error) & ~same_cell
        spread = np.where(plain, np.hypot(error[:, None], error[None, :]), np.nan)
        distance = np.abs(pay[None, :] - pay[:, None])
        margin = np.round(z * spread, 2)
        fresh = ~is_done[at]
        takes = fresh & plain
        for whole, values in (
            (pays, pay[:, None]),
            (significant, np.where(np.isnan(margin), np.nan, distance > margin)),
            (p_values, _two_sided(distance, spread)),
        ):
            _put(whole, at, values, takes)
        near = plain & (np.abs(distance - margin) <= _NEAR)
        single[at] |= fresh & ((~plain & ~same_cell) | near)
        is_done[at] = True
    if is_abroad.any():
        _fill_abroad(roles, options, pays, is_abroad, single)
    is_plain = np.array([_is_plain(role) for role in roles])
    single |= ~(is_plain[:, None] & is_plain[None, :])
    if np.isnan(own).any():
        firsts = [own_figure(role) for role in roles]
        own = np.where(np.isnan(own), _amounts(firsts, options)[0], own)
    np.fill_diagonal(pays, own)
    for one, other in np.argwhere(np.triu(single, 1)).tolist():
        gap = headline_of(roles[one], roles[other], options)
        if gap is None:
            continue
        left, right = gap.pays
        pays[one, other], pays[other, one] = float(left.amount), float(right.amount)
        significant[one, other] = significant[other, one] = np.nan if gap.significant is None else gap.significant
        p_values[one, other] = p_values[other, one] = _p_value(gap, z)
    if is_corrected:
        once, back = np.unique(np.array(cells, dtype=np.int64), return_inverse=True)
        p_values = _holm(p_values[np.ix_(once, once)])[np.ix_(back, back)]
        np.fill_diagonal(p_values, np.nan)
        alpha = float(subtract(Decimal(1), options.confidence))
        significant = np.where(np.isnan(p_values), np.nan, p_values <= alpha)
    return GapTable(pays, p_values, significant)


def own_figure(role: Role) -> SalaryEstimate:
    """The figure of a role that a comparison takes first."""
    return role.salary[0] if len(role.salary) == 1 else min(role.salary, key=order_of)


def _square(layer: _Layer, count: int) -> Any:
    """The rows and columns of a layer's roles in an array of all pairs: the whole of it where these are all."""
    import numpy as np

    return (slice(None), slice(None)) if len(layer.numbers) == count else np.ix_(layer.numbers, layer.numbers)


def _put(whole: "Floats", at: Any, values: "Floats", where: "Booleans") -> None:
    """Write values into a part of an array, where they hold."""
    import numpy as np

    part = whole[at]
    np.copyto(part, values, where=where)
    if not isinstance(at[0], slice):  # of which the part is a copy
        whole[at] = part


def headline_of(left: Role, right: Role, options: Options) -> SalaryGap | None:
    """The gap that heads the comparison of two roles' pay; None where there is none."""
    return RoleDiff(left, right, options).salary.headline


def _pairs_abroad(roles: Sequence[Role]) -> "Booleans":
    """Which pairs of roles are of two countries, with none in common."""
    import numpy as np

    countries = [countries_of(role) for role in roles]
    distinct = [*dict.fromkeys(countries)]
    if len(distinct) < 2:
        return np.zeros((len(roles), len(roles)), dtype=bool)
    apart = np.array([[bool(one and other) and not one & other for other in distinct] for one in distinct])
    numbers = np.array([distinct.index(own) for own in countries], dtype=np.int64)
    return apart[np.ix_(numbers, numbers)]


def _fill_abroad(
    roles: Sequence[Role], options: Options, pays: "Floats", is_abroad: "Booleans", single: "Booleans"
) -> None:
    """The pays of pairs of two nations, which are not tested; pairs of other places are left to be looked at singly."""
    import numpy as np

    is_national = np.array([
        role.place is None and role.industry is None and all(
            figure.industry is None and figure.place is not None and figure.place.kind == "nation"
            for figure in role.salary
        )
        for role in roles
    ])  # fmt: skip
    both = is_national[:, None] & is_national[None, :]
    single |= is_abroad & ~both
    is_open = is_abroad & both
    for layer in _layers(roles, _kind_abroad):
        at = _square(layer, len(roles))
        pay, _ = _amounts(layer.figures, options)
        _put(pays, at, pay[:, None], is_open[at])
        is_open[at] = False


def _amounts(figures: Sequence[SalaryEstimate], options: Options) -> "tuple[Floats, Floats]":
    """The pay of figures in the currency of the matrix, and their standard errors; NaN where none is published."""
    import numpy as np

    if not options.rates:
        return (
            np.array([float(figure.pay.amount) if figure.pay else np.nan for figure in figures]),
            np.array([np.nan if (own := figure.standard_error) is None else float(own) for figure in figures]),
        )
    pay, error = np.full((2, len(figures)), np.nan)
    for at, figure in enumerate(figures):
        rate = rate_of(figure, options)
        steps = () if rate is None or figure.pay is None else (rate.step,)
        if figure.pay is not None:
            pay[at] = float(take_steps(figure.pay, steps).amount)
        if figure.standard_error is not None:
            error[at] = float(multiply(figure.standard_error, steps[0].factor) if steps else figure.standard_error)
    return pay, error


def _of_one_class(figures: Sequence[SalaryEstimate], pay: "Floats", error: "Floats") -> "Booleans":
    """The pairs of which one class may hold the other, or of which nothing but the figures tells classes apart."""
    import numpy as np

    codes = [figure.class_code for figure in figures]
    related = np.zeros((len(codes), len(codes)), dtype=bool)
    for row, code in enumerate(codes):
        if code is None:
            equal = (pay == pay[row]) & ((error == error[row]) | np.isnan(error) | np.isnan(error[row]))
            related[row] |= equal
            related[:, row] |= equal
        elif code.endswith("0"):
            # Longer than need be at most: a class of zeros is taken for a group, and then looked at itself.
            stem = code.rstrip("0-")
            within = np.array([other is not None and other != code and other.startswith(stem) for other in codes])
            related[row] |= within
            related[:, row] |= within
    return related


def _two_sided(distance: "Floats", error: "Floats") -> "Floats":
    """How often chance alone would part two equal means so far."""
    import numpy as np

    filled = np.full(distance.shape, np.nan)
    rows, columns = np.nonzero(np.triu(~np.isnan(error), 1))
    with np.errstate(divide="ignore", invalid="ignore"):
        scores = distance[rows, columns] / error[rows, columns] / sqrt(2)
    values = np.fromiter(map(erfc, np.nan_to_num(scores, nan=0.0).tolist()), dtype=float, count=len(scores))
    filled[rows, columns] = filled[columns, rows] = values
    return filled


def _p_value(gap: SalaryGap, z: float) -> float:
    interval = gap.interval
    if interval is None:
        return float("nan")
    margin = float(subtract(interval[1].amount, interval[0].amount)) / 2
    distance = abs(float(gap.difference.amount))
    if not margin:
        return 0.0 if distance else 1.0
    return erfc(distance / (margin / z) / sqrt(2))


def _holm(p_values: "Floats") -> "Floats":
    """The p-values by Holm's method: the smallest times the number of tests, the next times one less, and so on."""
    import numpy as np

    rows, columns = np.triu_indices(len(p_values), 1)
    given = p_values[rows, columns]
    tested = ~np.isnan(given)
    rows, columns, given = rows[tested], columns[tested], given[tested]
    order = np.argsort(given, kind="stable")
    adjusted = np.minimum(np.maximum.accumulate(given[order] * np.arange(len(order), 0, -1)), 1.0)
    corrected = np.full(p_values.shape, np.nan)
    corrected[rows[order], columns[order]] = corrected[columns[order], rows[order]] = adjusted
    return corrected
