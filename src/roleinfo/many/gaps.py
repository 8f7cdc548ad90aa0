"""The pay of many roles, each against each."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from math import erfc, sqrt
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeVar, get_args

import attrs

from roleinfo.diffs.options import Options
from roleinfo.diffs.roles import RoleDiff, headline_gap
from roleinfo.diffs.salary import SalaryGap
from roleinfo.errors import NotComparableError, PlaceNotFoundError
from roleinfo.many.labelled import Labelled, LeftOutRole, Roles, gathered, left_out_role, require_numpy
from roleinfo.model.arguments import check_optional_name, check_place, check_type, check_word
from roleinfo.model.cached import cached_attribute
from roleinfo.model.estimate import SalaryEstimate, statistic as statistic_named
from roleinfo.model.exact import multiply, normal_quantile, subtract
from roleinfo.model.outlook import Outlook
from roleinfo.model.place import Place
from roleinfo.model.place_names import named
from roleinfo.model.resolving import RoleSource
from roleinfo.model.role import Role
from roleinfo.model.rules import check_fields
from roleinfo.model.source import Source
from roleinfo.model.text import folded
from roleinfo.typing import Period

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Booleans = NDArray[np.bool_]

T = TypeVar("T", bound="NDArray[Any]")
Correction = Literal["holm"]

_NEAR: Final = 0.011
"""A difference this near to its margin, which is rounded to cents, is judged in exact numbers."""


class _Table(NamedTuple):
    """The arrays of a matrix: the pay of each in its pair with each, the p-values, and which differ."""

    pays: "Floats"
    p_values: "Floats"
    significant: "Floats"


@attrs.frozen(field_transformer=check_fields, repr=False, kw_only=True)
class GapMatrix(Labelled):
    """The pay of roles, each against each: row i and column j hold role j's pay less role i's.

    Arrays are in the order of ``ids`` and read-only. NaN stands where there is no gap (the two
    rest on one published figure, or on figures that are not alike) and where a difference cannot
    be tested, which is not "no difference". ``left_out`` are roles without such a figure.
    A difference between roles is not the "pay gap" between groups of people.
    """

    statistic: str
    period: Period
    currency: str
    confidence: Decimal
    correction: Correction | None
    left_out: tuple[LeftOutRole, ...]
    _roles: tuple[Role, ...]

    @property
    def unit(self) -> str:
        """The unit of the differences."""
        return f"{self.currency} per {self.period}"

    @cached_attribute
    def sources(self) -> tuple[Source, ...]:
        """The sources of the figures, in their stated order."""
        return tuple(
            sorted({figure.source for role in self._roles for figure in role.salary}, key=lambda source: source.order)
        )

    @property
    def sources_of_each(self) -> tuple[tuple[str, ...], ...]:
        """For each role the ids of the sources of its figures."""
        return tuple(tuple(sorted({figure.source.id for figure in role.salary})) for role in self._roles)

    @cached_attribute
    def _table(self) -> _Table:
        return _table(self)

    @cached_attribute
    def difference(self) -> "Floats":
        """Right - left, in `unit`: the column's pay less the row's; 0 on the diagonal."""
        return _read_only(self._table.pays.T - self._table.pays)

    @cached_attribute
    def relative(self) -> "Floats":
        """The difference as a fraction of the row's pay; NaN where that is 0."""
        import numpy as np

        pays = self._table.pays
        with np.errstate(divide="ignore", invalid="ignore"):
            return _read_only(np.where(pays == 0, np.nan, self.difference / pays))

    @property
    def pays(self) -> "Floats":
        """The row's own pay in its pair with the column; the same along a row but for roles with several figures."""
        return _read_only(self._table.pays)

    @property
    def p_values(self) -> "Floats":
        """How often chance alone would part two equal means so far: a z test; by Holm's method where asked for."""
        return _read_only(self._table.p_values)

    @property
    def significant(self) -> "Floats":
        """1 where the difference is outside the sampling error, 0 where it is not, NaN where it cannot be tested."""
        return _read_only(self._table.significant)

    @cached_attribute
    def _cells(self) -> "NDArray[np.int64]":
        """Which of the roles rest on one published figure: the first of each."""
        import numpy as np

        first: dict[Any, int] = {}
        cells = [first.setdefault(_cell(role) or role.id, at) for at, role in enumerate(self._roles)]
        return np.array(cells, dtype=np.int64)

    @cached_attribute
    def _tested(self) -> "Floats":
        """Whether each distinct pair differs, once: two roles that rest on one figure are one test against a third."""
        import numpy as np

        once = np.unique(self._cells)
        found = self._table.significant[np.ix_(once, once)][np.triu_indices(len(once), 1)]
        return found[~np.isnan(found)]

    @property
    def tests(self) -> int:
        """How many distinct pairs of figures were tested."""
        return len(self._tested)

    @property
    def different(self) -> int:
        """How many of the `tests` found a difference outside the sampling error."""
        return int(self._tested.sum())

    @property
    def figures(self) -> tuple[SalaryEstimate, ...]:
        """The figure of pay of each role, in the order of ``ids``; of a role with several the one that comes first."""
        return tuple(role.salary[0] for role in self._roles)

    @property
    def by_chance(self) -> Decimal:
        """How many of the `tests` would find one at this level, without a correction, if all means were equal."""
        return multiply(Decimal(self.tests), subtract(Decimal(1), self.confidence))

    def gap(self, a: Role | str, b: Role | str) -> SalaryGap:
        """The gap of one pair, as `salary_gap` gives it for this statistic; its interval knows no correction.

        Raises RoleNotFoundError for a role that is not here, and NotComparableError, with the
        reason, for one that was left out or where there is no gap.
        """
        for side in (a, b):
            name = side.id if isinstance(side, Role) else side
            reasons = [str(out) for out in self.left_out if name in (out.id, out.title)]
            if reasons:
                raise NotComparableError(reasons)
        left, right = (self._roles[self.index(side)] for side in (a, b))
        return headline_gap(RoleDiff(left, right, Options(statistic=self.statistic, confidence=self.confidence)))


def _read_only(array: T) -> T:
    array.setflags(write=False)
    return array


def pay_gaps(
    roles: Roles,
    source: RoleSource,
    statistic: str,
    *,
    period: Period,
    place: str | None,
    industry: str | None,
    confidence: Decimal | float,
    correction: Correction | None,
) -> GapMatrix:
    """The differences in pay between all pairs of roles, of which texts name those of the source."""
    require_numpy()
    if correction is not None:
        check_word("correction", correction, get_args(Correction))
    check_type("statistic", statistic, str, wanted="the name of one statistic")
    check_word("period", period, get_args(Period))
    check_place(place)
    check_optional_name("industry", industry)
    options = Options(statistic=statistic_named(statistic), confidence=confidence)
    kept, left_out = _figured(roles, source, str(options.statistic), period=period, place=place, industry=industry)
    currencies = Counter(currency for _, figures in kept for currency in {_currency(figure) for figure in figures})
    if not currencies:
        raise NotComparableError([str(role) for role in left_out] or ["no role was given"])
    currency = currencies.most_common(1)[0][0]
    lean: list[Role] = []
    for role, figures in kept:
        alike = [figure for figure in figures if _currency(figure) == currency]
        if not alike:
            currencies_apart = {"currency": _currency(figures[0]), "others": currency}
            left_out.append(left_out_role(role, "other-currency", **currencies_apart))
            continue
        lean.append(_lean(role, alike))
    return GapMatrix(
        ids=tuple(role.id for role in lean),
        titles=tuple(role.title for role in lean),
        statistic=str(options.statistic),
        period=period,
        currency=currency,
        confidence=options.confidence,
        correction=correction,
        left_out=tuple(left_out),
        roles=tuple(lean),
    )


def _currency(estimate: SalaryEstimate) -> str:
    return estimate.pay.currency if estimate.pay else ""


def _lean(role: Role, figures: Iterable[SalaryEstimate]) -> Role:
    """The role with these figures alone, and its outlook, which says how large a part of another it is."""
    outlook = Outlook(role.outlook)
    return Role(id=role.id, title=role.title, place=role.place, industry=role.industry, salary=figures, outlook=outlook)


def _figured(
    roles: Roles,
    source: RoleSource,
    statistic: str,
    *,
    period: Period,
    place: str | None,
    industry: str | None,
) -> tuple[list[tuple[Role, list[SalaryEstimate]]], list[LeftOutRole]]:
    """The roles that have such a figure, each with all it has, and the others with the reason."""
    faults: list[PlaceNotFoundError] = []
    placed: set[str] = set()

    def bulk(source: Any, queries: Sequence[str] | None) -> Iterable[Role]:
        try:
            read = list(source.pay_of_many(queries, place=place, industry=industry))
        except PlaceNotFoundError as error:  # the other roles may know the place
            faults.append(error)
            return [role for role, _ in source.pay_of_many(queries)]
        placed.update(role.id for role, is_placed in read if is_placed)
        return [role for role, _ in read]

    given: list[Role] = gathered(roles, source, bulk, "pay_of_many")
    names: dict[str, set[str]] = {}
    for name, query in (("place", place), ("industry", industry)):
        if query is None:
            continue
        there = [role if role.id in placed else _looked_up(role, name, query, faults) for role in given]
        found = [new for old, new in zip(given, there, strict=True) if new is not old or new.id in placed]
        given = there
        names[name] = {query, *(getattr(role, name).name for role in found if getattr(role, name) is not None)}
        if given and not any(_is_there(part, name, names[name]) for role in given for part in (role, *role.salary)):
            raise faults[0] if faults else NotComparableError([f"no role has pay of the {name} {query!r}"])
    kept: list[tuple[Role, list[SalaryEstimate]]] = []
    left_out: list[LeftOutRole] = []
    for role in given:
        held = [
            figure
            for figure in role.salary
            if figure.statistic == statistic and all(_is_there(figure, *wanted) for wanted in names.items())
        ]
        figures = [figure for figure in held if figure.pay and figure.pay.period == period and not _is_open(figure)]
        if figures:
            kept.append((role, figures))
        else:
            left_out.append(_left_out(role, held, statistic, period))
    return kept, left_out


def _looked_up(role: Role, name: str, query: str, faults: list[PlaceNotFoundError]) -> Role:
    """The role as its catalog shows it at a place or in an industry; as it is, where it holds figures of these."""
    if any(_is_there(figure, name, {query}) for figure in role.salary):
        return role
    try:
        return role.at(query) if name == "place" else role.in_industry(query)
    except NotComparableError:  # it came from no catalog that knows
        return role
    except PlaceNotFoundError as error:
        faults.append(error)
        return role


def _is_there(item: Role | SalaryEstimate, name: str, queries: set[str]) -> bool:
    held = getattr(item, name)
    if held is None:
        return False
    is_named = any(held.is_named(text) for text in queries)
    return is_named or (isinstance(held, Place) and any(named((held,), text) for text in queries))


def _is_open(estimate: SalaryEstimate) -> bool:
    return estimate.effective_bound in ("at_least", "at_most")


def _left_out(role: Role, figures: Sequence[SalaryEstimate], statistic: str, period: Period) -> LeftOutRole:
    """Why a role has no figure: what is the matter with those of the statistic, or that there are none."""
    this = [figure for figure in figures if figure.known_amount and figure.known_amount.period == period]
    paid = {figure.pay.period for figure in figures if figure.pay}
    gone = next((missing.message for missing in role.missing if missing.code == "not-published-here"), None)
    if any(figure.status == "top_coded" for figure in this):
        least = next(figure.bound_pay for figure in this if figure.status == "top_coded")
        return left_out_role(role, "top-coded", statistic=statistic, least=least)
    if this:
        return left_out_role(
            role, "open-figure", statistic=statistic, bound=this[0].effective_bound, pay=this[0].known_amount
        )
    if paid:
        code = {"hour": "hourly-only", "year": "annual-only"}.get(min(paid), "other-period")
        return left_out_role(role, code, statistic=statistic, periods=sorted(paid))
    if any(figure.status == "suppressed" for figure in figures):
        return left_out_role(role, "suppressed", statistic=statistic)
    if gone is not None:
        return LeftOutRole(role.id, role.title, "not-published", gone)
    return left_out_role(role, "not-published", statistic=statistic)


def _kind(role: Role) -> tuple[Any, ...]:
    """What the one figure of a role shares with all that it may be set against."""
    [figure] = role.salary
    experience = figure.experience and figure.experience.key
    return (
        figure.component,
        figure.employer and folded(figure.employer),
        experience,
        figure.universe and folded(figure.universe),
    )


def _sample(role: Role) -> tuple[Any, ...]:
    """What the one figure of a role shares with those whose samples are apart wherever their classes are."""
    [figure] = role.salary
    where = (figure.place, figure.industry, role.place, role.industry)
    return (
        *_kind(role),
        figure.employer,
        figure.experience,
        figure.universe,
        *where,
        figure.source.series,
        figure.effective_date,
    )


def _cell(role: Role) -> tuple[Any, ...] | None:
    """The published cell that a role's one figure is of, where that is known."""
    if len(role.salary) != 1 or role.salary[0].class_code is None:
        return None
    return (*_sample(role), role.salary[0].class_code)


def _numbered(keys: Iterable[Any]) -> "NDArray[np.int64]":
    """The same number for equal keys."""
    import numpy as np

    numbers: dict[Any, int] = {}
    return np.array([numbers.setdefault(key, len(numbers)) for key in keys], dtype=np.int64)


def _table(matrix: GapMatrix) -> _Table:
    """All pairs at once where two single figures of one kind meet, and the others one by one."""
    import numpy as np

    roles = matrix._roles
    lone = np.array([len(role.salary) == 1 for role in roles])
    figures = [role.salary[0] for role in roles]
    pay = np.array([float(figure.pay.amount) if figure.pay else np.nan for figure in figures])
    error = np.array([np.nan if figure.standard_error is None else float(figure.standard_error) for figure in figures])
    kind = _numbered(_kind(role) if alone else role.id for role, alone in zip(roles, lone, strict=True))
    sample = _numbered(_sample(role) if alone else role.id for role, alone in zip(roles, lone, strict=True))
    cell = _numbered(_cell(role) or role.id for role in roles)

    both = lone[:, None] & lone[None, :]
    apart = both & (sample[:, None] == sample[None, :]) & ~_of_one_class(roles, pay, error)
    same_cell = cell[:, None] == cell[None, :]
    unlike = both & (kind[:, None] != kind[None, :])
    plain = apart & ~same_cell

    pays = np.where(plain, pay[:, None], np.nan)
    spread = np.where(plain, np.hypot(error[:, None], error[None, :]), np.nan)
    np.fill_diagonal(pays, pay)
    np.fill_diagonal(spread, np.nan)
    z = float(normal_quantile(matrix.confidence))
    distance = np.abs(pays.T - pays)
    margin = np.round(z * spread, 2)
    significant = np.where(np.isnan(margin), np.nan, distance > margin)
    p_values = _two_sided(distance, spread)

    near = np.abs(distance - margin) <= _NEAR
    single = np.triu((~plain & ~same_cell & ~unlike) | near, 1)
    options = Options(statistic=matrix.statistic, confidence=matrix.confidence)
    for one, other in np.argwhere(single).tolist():
        gap = RoleDiff(roles[one], roles[other], options).salary.headline
        if gap is None:
            continue
        left, right = gap.pays
        pays[one, other], pays[other, one] = float(left.amount), float(right.amount)
        significant[one, other] = significant[other, one] = np.nan if gap.significant is None else gap.significant
        p_values[one, other] = p_values[other, one] = _p_value(gap, z)
    if matrix.correction == "holm":
        once, back = np.unique(matrix._cells, return_inverse=True)
        p_values = _holm(p_values[np.ix_(once, once)])[np.ix_(back, back)]
        np.fill_diagonal(p_values, np.nan)
        alpha = float(subtract(Decimal(1), matrix.confidence))
        significant = np.where(np.isnan(p_values), np.nan, p_values <= alpha)
    return _Table(pays, p_values, significant)


def _of_one_class(roles: Sequence[Role], pay: "Floats", error: "Floats") -> "Booleans":
    """The pairs of which one class may hold the other, or of which nothing but the figures tells classes apart."""
    import numpy as np

    codes = [role.salary[0].class_code for role in roles]
    found = np.zeros((len(roles), len(roles)), dtype=bool)
    for row, code in enumerate(codes):
        if code is None:
            equal = (pay == pay[row]) & ((error == error[row]) | np.isnan(error) | np.isnan(error[row]))
            found[row] |= equal
            found[:, row] |= equal
        elif code.endswith("0"):
            # Longer than need be at most: a class of zeros is taken for a group, and then looked at itself.
            stem = code.rstrip("0-")
            within = np.array([other is not None and other != code and other.startswith(stem) for other in codes])
            found[row] |= within
            found[:, row] |= within
    return found


def _two_sided(distance: "Floats", error: "Floats") -> "Floats":
    """How often chance alone would part two equal means so far."""
    import numpy as np

    found = np.full(distance.shape, np.nan)
    rows, columns = np.nonzero(np.triu(~np.isnan(error), 1))
    with np.errstate(divide="ignore", invalid="ignore"):
        scores = distance[rows, columns] / error[rows, columns] / sqrt(2)
    values = np.fromiter(map(erfc, np.nan_to_num(scores, nan=0.0).tolist()), dtype=float, count=len(scores))
    found[rows, columns] = found[columns, rows] = values
    return found


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
    found = np.full(p_values.shape, np.nan)
    found[rows[order], columns[order]] = found[columns[order], rows[order]] = adjusted
    return found
