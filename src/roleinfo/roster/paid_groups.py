"""The employees of each group with their pay, how many they are, and which of the counts are withheld."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal

from roleinfo.model.cached import cached_attribute
from roleinfo.model.exact import add, divide
from roleinfo.roster.averages import quartiles
from roleinfo.roster.employees import UNSTATED, Employees
from roleinfo.roster.groups import PERIODS, GapComponent, GapPeriod, GroupCount, Rules
from roleinfo.roster.suppression import Counts, Label, OpenCells, Withheld, withhold_cells, withhold_groups

Amounts = Mapping[int, Decimal]
"""Amounts by the position of the employee."""


class PaidGroups:
    """Groups of employees of whom the pay and, where the law says so, full pay is known."""

    def __init__(
        self, employees: Employees, reference: str, rules: Rules | None, least: int, recipients_only: bool
    ) -> None:
        self.all = employees
        self.reference = reference
        self.rules = rules
        self.least = least
        self.recipients_only = recipients_only
        self.is_uk: bool = rules == "uk-2017"
        self.left_out: Counter[str] = Counter()
        self.full_pay: tuple[bool | None, ...] | None = None if rules == "eu-2023-970" else employees.full_pay
        self.categories: tuple[str | None, ...] | None = None if self.is_uk else employees.categories
        stated = employees.hourly is not None if self.is_uk else employees.bonus is not None
        self.whole: GapComponent = "total" if stated else "base"
        self.pays: dict[tuple[GapComponent, GapPeriod], Amounts] = self._pays()
        self.paid: tuple[int, ...] = tuple(next(iter(self.pays.values()), {}))
        self.bonuses: Amounts = {
            at: bonus
            for at, bonus in enumerate(employees.bonus or ())
            if bonus is not None and (self.is_uk or at in self._paid_set)
        }

    @cached_attribute
    def _paid_set(self) -> frozenset[int]:
        return frozenset(self.paid)

    @cached_attribute
    def _members(self) -> defaultdict[tuple[Label, str | None], list[int]]:
        """The employees of each group, and of each group in each category."""
        members: defaultdict[tuple[Label, str | None], list[int]] = defaultdict(list)
        for at, group in enumerate(self.all.groups):
            members[group, None].append(at)
            if self.categories is not None and self.categories[at] is not None:
                members[group, self.categories[at]].append(at)
        return members

    def _group(self, at: int) -> Label:
        return self.all.groups[at]

    def _pays(self) -> dict[tuple[GapComponent, GapPeriod], Amounts]:
        """The amounts of every component and period, all of the same employees."""
        employees = self.all
        hourly = employees.hourly_pay
        self.has_hourly: bool = any(hourly)
        self.has_annual: bool = not self.is_uk and any(employees.annual)
        pays: dict[tuple[GapComponent, GapPeriod], dict[int, Decimal]] = {}
        for at in range(len(employees)):
            base, rate = employees.annual[at], hourly[at]
            bonus = Decimal(0) if employees.bonus is None or self.is_uk else employees.bonus[at]
            if why := self._why_left_out(at, base, rate, bonus):
                self.left_out[why] += 1
            else:
                for key, amount in self._amounts(base, rate, bonus or Decimal(0), employees.hours[at]).items():
                    pays.setdefault(key, {})[at] = amount
        return {**pays}

    def _amounts(
        self, base: Decimal | None, rate: Decimal | None, bonus: Decimal, hours: Decimal | None
    ) -> dict[tuple[GapComponent, GapPeriod], Decimal]:
        """What one employee is paid, by component and period; a rate that is stated is of all pay."""
        if self.is_uk or self.whole == "base" or base is None:
            known: tuple[tuple[GapPeriod, Decimal | None], ...] = (("hour", rate), ("year", base))
            periods = [
                (period, amount)
                for (period, amount), has in zip(known, (self.has_hourly, self.has_annual), strict=True)
                if has and amount is not None
            ]
            return {(self.whole, period): amount for period, amount in periods}
        total = add(base, bonus)
        amounts: dict[tuple[GapComponent, GapPeriod], Decimal] = {
            ("total", "year"): total, ("base", "year"): base, ("variable", "year"): bonus,
        }  # fmt: skip
        if rate is not None:
            is_stated = self.all.hourly is not None
            worked = hours or divide(total, rate)
            amounts |= {
                ("total", "hour"): rate if is_stated else divide(total, worked),
                ("base", "hour"): divide(base, worked),
                ("variable", "hour"): divide(bonus, worked),
            }
        return amounts

    def _why_left_out(self, at: int, base: Decimal | None, rate: Decimal | None, bonus: Decimal | None) -> str | None:
        if self.full_pay is not None and not self.full_pay[at]:
            return "full pay" if self.full_pay[at] is False else "a statement of full pay"
        if self.has_annual and base is None:
            return "annual pay"
        if self.has_hourly and rate is None:
            return "hourly pay"
        return "a bonus that can be read" if bonus is None else None

    # Counts and what is withheld ------------------------------------------------------------------

    @cached_attribute
    def counts(self) -> Counter[Label]:
        """Employees with pay by group; a group of which none has pay has 0."""
        counts: Counter[Label] = Counter(dict.fromkeys(self.all.groups, 0))
        counts.update(map(self._group, self.paid))
        return counts

    @cached_attribute
    def recipients(self) -> Counter[Label]:
        """Employees by group who received variable pay."""
        return Counter(self._group(at) for at, bonus in self.bonuses.items() if bonus)

    @cached_attribute
    def stated_bonuses(self) -> Counter[Label]:
        """Employees by group whose variable pay is known, none received included."""
        return Counter(map(self._group, self.bonuses))

    @cached_attribute
    def bands(self) -> dict[GapPeriod, tuple[tuple[int, Counts], ...]]:
        """The quartiles of hourly and of annual pay."""
        return {
            period: quartiles((self._group(at), pay) for at, pay in amounts.items())
            for period in PERIODS
            if (amounts := self.pays.get((self.whole, period))) and len(amounts) >= 4
        }

    @cached_attribute
    def by_category(self) -> dict[Label, Counter[Label]]:
        """Employees by group and category, 0 where there are none."""
        categories = self.all.categories or ()
        none = {categories[at]: 0 for at in self.paid} if self.categories is not None else {}
        cells: dict[Label, Counter[Label]] = {group: Counter(none) for group in self.counts}
        if none:
            for at in self.paid:
                cells[self._group(at)][categories[at]] += 1
        return cells

    @cached_attribute
    def small(self) -> frozenset[Label]:
        """The groups that are too small for any figure."""
        has_bonuses = bool(self.bonuses)
        return frozenset(
            group
            for group, count in self.counts.items()
            if count < self.least or (has_bonuses and self.stated_bonuses[group] < self.least)
        )

    @cached_attribute
    def _large_cells(self) -> frozenset[tuple[Label, Label]]:
        """The group and category of every gap of which both groups reach the least."""
        mine = self.by_category[self.reference]
        return frozenset(
            (group, category)
            for group in self._compared()
            for category, count in self.by_category[group].items()
            if category is not None and min(count, mine[category]) >= self.least and self._has_figures(group)
        )

    def _has_figures(self, group: Label) -> bool:
        return not {group, self.reference} & self.small

    @cached_attribute
    def withheld(self) -> Withheld:
        """The groups whose figures, and whose counts and shares, are withheld."""
        known = Counter(
            label
            for label, _ in {
                (label, category) for group, category in self._large_cells for label in (group, self.reference)
            }
        )
        shared = [counts for bands in self.bands.values() for _, counts in bands]
        floors = {label: number * self.least for label, number in known.items()}
        return withhold_groups(self.counts, self.small, self.reference, bands=shared, floors=floors, least=self.least)

    @cached_attribute
    def cells(self) -> OpenCells:
        """The gaps and counts by category that are given."""
        counted = [group for group in self.counts if group not in self.withheld.uncounted]
        return withhold_cells(self.by_category, self.reference, self._large_cells, counted, self.least)

    def _compared(self) -> list[str]:
        """The groups that have a gap, in the order of their names."""
        return sorted(group for group in self.counts if group is not None and group != self.reference)

    def _every(self) -> list[Label]:
        """All groups: the reference first, those without a stated group last."""
        return [self.reference, *self._compared(), *([None] if None in self.counts else [])]

    def groups(self) -> Iterator[GroupCount]:
        """How many employees each group has."""
        for group in self._every():
            reason = self._why_uncounted(group)
            yield GroupCount(
                group=group or UNSTATED,
                employees=None if reason else self.counts[group],
                status="withheld" if reason else "released",
                reason=reason,
            )

    def _why_uncounted(self, group: Label) -> str | None:
        if group in self.small:
            return "small-group"
        return "complementary" if group in self.withheld.uncounted else None
