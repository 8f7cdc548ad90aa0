"""Employees summed up: of one job, of one place, of a value of any column, of all."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final, Literal, get_args

import attrs

from roleinfo.model._results import RosterResult, TupleResult
from roleinfo.model.arguments import check_word
from roleinfo.model.cached import cached_attribute
from roleinfo.model.exact import add, divide, subtract
from roleinfo.model.pay import Pay
from roleinfo.model.text import one_of
from roleinfo.pay.amounts import ratio, sum_of
from roleinfo.roster.market import PriceOptions
from roleinfo.roster.reasons import PriceStatus
from roleinfo.roster.rows import PricedRow

FEWEST: Final = 3
"""Amounts of fewer employees than this tell the pay of a person, or of each other, and stand in no text or report."""
Disclosure = Literal["counts", "pay", "all"]
"""What readers see of a group: its counts alone, its sums of pay and market value too, or its cost as well."""
_LEVELS: Final[tuple[Disclosure, ...]] = get_args(Disclosure)
_TWO: Final = Decimal(2)


NOUNS: Final[Mapping[str, str]] = {"job": "occupation", "place": "area", "total": "total"}
"""The kinds of groups that are no columns of a roster, in words."""


def is_few(count: int) -> bool:
    """Whether there are employees, and so few that a sum of theirs tells of one of them."""
    return 0 < count < FEWEST


@attrs.frozen(kw_only=True, repr=False)
class RosterGroup(RosterResult):
    """Some employees of a roster, summed up.

    ``kind`` is what they have in common (job, place, a column, total) and ``name`` which; ``of_column`` says that the
    kind is a column of the roster and the name one of its cells. Amounts are for a year, of the hours and shares that
    are worked, in ``currency``: that in which most of the roster are paid; None where nobody has a market value.
    ``payroll`` and ``market`` are of the ``compared`` employees: those whose market value is a number in this currency
    and no bound. ``ratio`` is their sum of pay (with commission, where it was given) / sum of market values,
    ``median_ratio`` the median of their single ratios: the two differ, since the first weighs each by the market value.
    ``below`` and ``above`` count ratios under and over 1. ``cost_to_target`` is what it would cost
    a year to bring everybody below it to the market value, ``cost_to_median`` to the median, and
    ``cost_to_minimum`` to the minimum of the grade; nobody's pay is lowered.

    In texts and reports amounts of fewer than 3 employees are withheld, and so is the cost where fewer than 3 are below
    the market, or above it, since payroll - market would tell theirs. ``shows`` withholds more, so that what is
    withheld of another group cannot be found by subtraction: ``counts`` all amounts, ``pay`` the cost; ``all`` nothing.
    """

    name: str
    kind: str
    rows: tuple[PricedRow, ...]
    options: PriceOptions = attrs.field(factory=PriceOptions)
    shows: Disclosure | None = attrs.field(default=None, validator=attrs.validators.optional(one_of(Disclosure)))
    of_column: bool = False
    currency: str | None = attrs.field(default=attrs.Factory(lambda group: _currency_of(group.rows), takes_self=True))

    @property
    def _shows(self) -> Disclosure:
        """What readers see: what is set, if its own counts do not say less."""
        if self.shows == "all":
            return "all"
        if self.compared < FEWEST or is_few(self.below + self.above):
            own: Disclosure = "counts"
        else:
            own = "pay" if is_few(self.below) or is_few(self.above) else "all"
        return min(own, self.shows or own, key=_LEVELS.index)

    @property
    def shows_pay(self) -> bool:
        """Whether readers see the sums of pay and market value."""
        return self._shows != "counts"

    @property
    def may_be_a_person(self) -> bool:
        """Whether the name, which is a cell of the roster, is of few employees, so that it may be a name or an id."""
        return self.of_column and is_few(self.people)

    @property
    def shows_cost(self) -> bool:
        """Whether readers see how many are paid below the market, and what it would cost to bring them to it."""
        return self._shows == "all"

    @property
    def people(self) -> int:
        """How many employees there are."""
        return len(self.rows)

    def count(self, status: PriceStatus) -> int:
        """How many are of a status."""
        check_word("status", status, get_args(PriceStatus))
        return sum(row.status == status for row in self.rows)

    @property
    def priced(self) -> int:
        """How many have a market value."""
        return self.count("priced")

    @property
    def review(self) -> int:
        """How many are for a person to decide."""
        return self.count("review")

    @property
    def unpriced(self) -> int:
        """How many are not priced for a reason that no decision helps."""
        return self.count("unpriced")

    @cached_attribute
    def compared_rows(self) -> tuple[PricedRow, ...]:
        """The employees that are compared."""
        return tuple(row for row in self._in_money if row.annual_market and row.annual_market.currency == self.currency)

    @cached_attribute
    def _in_money(self) -> tuple[PricedRow, ...]:
        return tuple(row for row in self.rows if row.annual_market is not None)

    @property
    def other_currency(self) -> int:
        """How many are paid in another currency than that of the sums, so that they are in none."""
        return len(self._in_money) - self.compared

    @property
    def compared(self) -> int:
        """How many have a market value that is a number, so that they can be added up."""
        return len(self.compared_rows)

    @property
    def bounded(self) -> int:
        """How many have a market value of which only a bound is published."""
        return self.priced - self.compared - self.without_hours - self.other_currency

    @cached_attribute
    def without_hours(self) -> int:
        """How many are paid by the hour without hours that make it pay of a year, so that they cannot be added up."""
        return sum(row.status == "priced" and row.pay is not None and row.annual is None for row in self.rows)

    @cached_attribute
    def payroll(self) -> Pay | None:
        """The pay that is compared, for a year; None where nobody is."""
        return sum_of(row.annual_compared for row in self.compared_rows)

    @cached_attribute
    def market(self) -> Pay | None:
        """The market value of the same employees, for a year."""
        return sum_of(row.annual_market for row in self.compared_rows)

    @cached_attribute
    def commission(self) -> Pay | None:
        """The commission within the payroll of the compared employees; None where none was given."""
        return sum_of(row.commission for row in self.compared_rows)

    @cached_attribute
    def bonus(self) -> Pay | None:
        """The bonuses of the compared employees, which are outside the published wages; None where none was given."""
        return sum_of(row.bonus for row in self.compared_rows)

    @property
    def difference(self) -> Pay | None:
        """Payroll - market."""
        return None if self.payroll is None or self.market is None else self.payroll - self.market

    @property
    def ratio(self) -> Decimal | None:
        """The sum of pay / the sum of market values."""
        return None if self.payroll is None or self.market is None else ratio(self.payroll, self.market)

    @cached_attribute
    def _ratios(self) -> tuple[Decimal, ...]:
        known = (row.ratio for row in self.compared_rows)
        return tuple(sorted(value for value in known if value is not None))

    @property
    def median_ratio(self) -> Decimal | None:
        """The median of the single market ratios."""
        values, middle = self._ratios, len(self._ratios) // 2
        if not values:
            return None
        return values[middle] if len(values) % 2 else divide(add(values[middle - 1], values[middle]), _TWO)

    @cached_attribute
    def below(self) -> int:
        """How many are paid less than their market value."""
        return sum(value < 1 for value in self._ratios)

    @cached_attribute
    def above(self) -> int:
        """How many are paid more than their market value."""
        return sum(value > 1 for value in self._ratios)

    @cached_attribute
    def cost_to_target(self) -> Pay | None:
        """What it would cost a year to bring everybody below it to the market value."""
        return sum_of(row.cost_to_target for row in self.compared_rows)

    @cached_attribute
    def cost_to_median(self) -> Pay | None:
        """What it would cost a year to bring everybody below it to the median."""
        return sum_of(row.cost_to(50) for row in self.compared_rows)

    @cached_attribute
    def cost_to_minimum(self) -> Pay | None:
        """What it would cost a year to bring everybody below it to the minimum of the grade; None without bands."""
        return sum_of(row.cost_to_minimum for row in self.rows)

    @cached_attribute
    def below_minimum(self) -> int:
        """How many are paid less than the minimum of their grade."""
        return sum(bool(cost and cost.amount) for cost in (row.cost_to_minimum for row in self.rows))


class RosterGroups(RosterResult, TupleResult[RosterGroup]):
    """Groups of employees, those of the largest cost to bring to the market first."""

    __slots__ = ()


def groups_of(
    kind: str,
    rows: Sequence[PricedRow],
    name_of: Callable[[PricedRow], str],
    options: PriceOptions,
    *,
    of_column: bool = False,
) -> RosterGroups:
    """The rows grouped by a name, in the order of cost, then of people and name; all in one currency."""
    by_name: dict[str, list[PricedRow]] = {}
    for row in rows:
        by_name.setdefault(name_of(row), []).append(row)
    whole = RosterGroup(name="", kind=kind, rows=(), options=options, of_column=of_column, currency=_currency_of(rows))
    groups = [attrs.evolve(whole, name=name, rows=tuple(members)) for name, members in by_name.items()]
    return RosterGroups(sorted(groups, key=_order))


def occupation_name(row: PricedRow) -> str:
    """The occupation of an employee, as groups of them are named."""
    return row.match.title if row.match else "(no job)"


def area_name(row: PricedRow) -> str:
    """The area of an employee, as groups of them are named."""
    return row.place.name if row.place else "(no place)"


def merged(name: str, groups: Iterable[RosterGroup]) -> RosterGroup:
    """Several groups as one."""
    parts = tuple(groups)
    rows = tuple(row for group in parts for row in group.rows)
    return attrs.evolve(parts[0], name=name, rows=rows, shows=None)


def _currency_of(rows: Iterable[PricedRow]) -> str | None:
    """The currency in which most are paid; None where nobody has a market value."""
    counts = Counter(row.annual_market.currency for row in rows if row.annual_market is not None)
    return max(sorted(counts), key=lambda code: counts[code], default=None)


def _order(group: RosterGroup) -> tuple[Decimal, int, str]:
    cost = group.cost_to_target.amount if group.cost_to_target else Decimal(0)
    return (subtract(Decimal(0), cost), -group.people, group.name)
