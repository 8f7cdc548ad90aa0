"""The pay of many roles, each against each."""

from collections import Counter
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, Literal, TypeVar, get_args

import attrs

from roleinfo.diffs.asking import unknown_place, with_common_rates
from roleinfo.diffs.options import Options
from roleinfo.diffs.roles import RoleDiff, headline_gap
from roleinfo.diffs.salary import SalaryGap
from roleinfo.errors import NotComparableError, PlaceNotFoundError, RoleinfoError
from roleinfo.many.gap_table import (
    GapTable,
    cell_of,
    currency_of,
    dated_of,
    gap_table,
    headline_of,
    kind_of,
    numbered,
    own_figure,
    rate_of,
    sample_of,
)
from roleinfo.many.labelled import Labelled, LeftOutRole, Roles, left_out_role, require_numpy, resolve_many
from roleinfo.model.arguments import check_optional_name, check_place, check_type, check_word
from roleinfo.model.cached import cached_attribute
from roleinfo.model.caveat import Caveat
from roleinfo.model.estimate import SalaryEstimate, statistic as statistic_named
from roleinfo.model.exact import multiply, subtract
from roleinfo.model.place import Place
from roleinfo.model.place_names import named
from roleinfo.model.resolving import RoleSource
from roleinfo.model.role import Role
from roleinfo.model.rules import check_fields
from roleinfo.model.sections import Outlook
from roleinfo.model.source import Source
from roleinfo.pay.prices import ExchangeRate
from roleinfo.typing import Period

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Booleans = NDArray[np.bool_]

T = TypeVar("T", bound="NDArray[Any]")
Correction = Literal["holm"]

_OF_KINDS: Final = frozenset({
    "countries-differ", "currency-adjusted", "different-dates", "different-sources", "pay-definition-differs",
    "stale-rate",
})  # fmt: skip
"""The codes of caveats that pay of several countries, sources, dates and currencies has."""


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
    _options: Options

    @property
    def rates(self) -> tuple[ExchangeRate, ...]:
        """The exchange rates by which pay was converted, each of a month or a day; empty where none was."""
        return self._options.rates

    @cached_attribute
    def caveats(self) -> tuple[Caveat, ...]:
        """What must be known of pay of several countries, sources, dates and currencies, each caveat once."""
        import numpy as np

        kinds = numbered(
            tuple((kind_of(figure), sample_of(role, figure), figure.money) for figure in role.salary)
            for role in self._roles
        )
        rows, columns = np.nonzero(np.triu(~np.isnan(self._table.pays), 1))
        # All pairs of the same two kinds have the same of these caveats, so one of them is looked at.
        lesser, greater = np.sort([kinds[rows], kinds[columns]], axis=0)
        _, firsts = np.unique(lesser * len(self) + greater, return_index=True)
        pairs = ((self._roles[rows[at]], self._roles[columns[at]]) for at in firsts.tolist())
        gaps = (headline_of(*pair, self._options) for pair in pairs)
        caveats = (caveat for gap in gaps if gap for caveat in gap.caveats if caveat.code in _OF_KINDS)
        return tuple(dict.fromkeys(attrs.evolve(caveat, path=("salary",)) for caveat in caveats))

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
    def _table(self) -> GapTable:
        return gap_table(self._roles, self._options, cells=self._cells.tolist(), is_corrected=self.correction == "holm")

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
        cells = [
            first.setdefault((len(role.salary) == 1 and cell_of(role, role.salary[0])) or role.id, at)
            for at, role in enumerate(self._roles)
        ]
        return np.array(cells, dtype=np.int64)

    @cached_attribute
    def _tested(self) -> "Floats":
        """Whether each distinct pair differs, once: two roles that rest on one figure are one test against a third."""
        import numpy as np

        once = np.unique(self._cells)
        tests = self._table.significant[np.ix_(once, once)][np.triu_indices(len(once), 1)]
        return tests[~np.isnan(tests)]

    @property
    def tests(self) -> int:
        """How many distinct pairs of figures were tested."""
        return len(self._tested)

    @property
    def different(self) -> int:
        """How many of the `tests` found a difference outside the sampling error."""
        return int(self._tested.sum())

    @property
    def blank(self) -> int:
        """How many pairs have no difference: nothing of one kind is published for both, or they rest on one figure."""
        import numpy as np

        return int(np.isnan(self._table.pays[np.triu_indices(len(self), 1)]).sum())

    @property
    def figures(self) -> tuple[SalaryEstimate, ...]:
        """The figure of pay of each role, in the order of ``ids``; of a role with several the one that comes first."""
        return tuple(map(own_figure, self._roles))

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
        return headline_gap(RoleDiff(left, right, self._options))


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
    rates: ExchangeRate | Iterable[ExchangeRate] | str,
    currency: str | None,
) -> GapMatrix:
    """The differences in pay between all pairs of roles, of which texts name those of the source."""
    require_numpy()
    if correction is not None:
        check_word("correction", correction, get_args(Correction))
    check_type("statistic", statistic, str, wanted="the name of one statistic")
    check_word("period", period, get_args(Period))
    check_place(place)
    check_optional_name("industry", industry)
    published = rates if isinstance(rates, str) else None
    options = Options(
        statistic=statistic_named(statistic), confidence=confidence, rates=() if isinstance(rates, str) else rates,
        currency=currency,
    )  # fmt: skip
    kept, left_out = _figured(roles, source, str(options.statistic), period=period, place=place, industry=industry)
    currencies = Counter(currency for _, figures in kept for currency in {currency_of(figure) for figure in figures})
    if not currencies:
        raise NotComparableError([str(role) for role in left_out] or ["no role was given"])
    if options.rates or published is not None:
        options = with_common_rates([_lean(role, figures) for role, figures in kept], options, published)
    elif currency is None:
        options = attrs.evolve(options, currency=currencies.most_common(1)[0][0])
    lean: list[Role] = []
    for role, figures in kept:
        reasons = [_not_convertible(figure, options) for figure in figures]
        alike = [figure for figure, reason in zip(figures, reasons, strict=True) if reason is None]
        if alike:
            lean.append(_lean(role, alike))
        elif options.rates or options.no_rates or currency is not None:
            left_out.append(left_out_role(role, "no-rate", **(reasons[0] or {})))
        else:
            currencies_apart = {"currency": currency_of(figures[0]), "others": options.currency}
            left_out.append(left_out_role(role, "other-currency", **currencies_apart))
    if not lean:
        raise NotComparableError([str(role) for role in left_out])
    return GapMatrix(
        ids=tuple(role.id for role in lean),
        titles=tuple(role.title for role in lean),
        statistic=str(options.statistic),
        period=period,
        currency=str(options.currency),
        confidence=options.confidence,
        correction=correction,
        left_out=tuple(left_out),
        roles=tuple(lean),
        options=options,
    )


def _not_convertible(figure: SalaryEstimate, options: Options) -> dict[str, Any] | None:
    """Why a figure has no amount in the currency of the matrix, as the message takes it; None where it has one."""
    currency, wanted = currency_of(figure), str(options.currency)
    if currency == wanted or rate_of(figure, options) is not None:
        return None
    reason = next((why for of, dated, why in options.no_rates if (of, dated) == dated_of(figure)), None)
    is_undated = any(rate.currency == currency for rate in options.rates) and figure.effective_date is None
    return {"reason": reason, "currency": currency, "to": wanted, "is_undated": is_undated}


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

    given: list[Role] = resolve_many(roles, source, bulk, "pay_of_many")
    names: dict[str, set[str]] = {}
    for name, query in (("place", place), ("industry", industry)):
        if query is None:
            continue
        there = [role if role.id in placed else _looked_up(role, name, query, faults) for role in given]
        located = [new for old, new in zip(given, there, strict=True) if new is not old or new.id in placed]
        given = there
        names[name] = {query, *(getattr(role, name).name for role in located if getattr(role, name) is not None)}
        if given and not any(_is_there(part, name, names[name]) for role in given for part in (role, *role.salary)):
            raise faults[0] if faults else _unknown(name, query, given)
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


def _unknown(name: str, query: str, roles: Iterable[Role]) -> RoleinfoError:
    """That a place or an industry is none of which a role has pay."""
    if name == "place":
        return unknown_place(query, roles)
    return NotComparableError([f"no role has pay of the {name} {query!r}"])


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
