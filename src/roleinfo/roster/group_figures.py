"""The gaps between groups of employees, worked out by the rules of a law, and with small groups withheld."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Final, get_args

import attrs

from roleinfo.errors import InvalidArgumentError
from roleinfo.model.arguments import check_confidence, check_count, check_flag, check_name, check_optional_word
from roleinfo.model.cached import cached_attribute
from roleinfo.model.caveat import Caveat, make_caveat
from roleinfo.model.exact import divide, own_context, rounded, subtract
from roleinfo.roster.adjusted import Adjustment, adjust
from roleinfo.roster.averages import mean, median
from roleinfo.roster.employees import UNSTATED, Employees, reference_label
from roleinfo.roster.groups import (
    PERIODS,
    THRESHOLD,
    GapComponent,
    GapPeriod,
    GapStatistic,
    GroupFigure,
    GroupGaps,
    Rules,
)
from roleinfo.roster.paid_groups import Amounts, PaidGroups

_PLACES: Final = 12
_UK_PLACES: Final = 3


def group_gaps(
    employees: Employees,
    *,
    column: str,
    reference: str,
    rules: Rules | None = None,
    min_group: int = 10,
    recipients_only: bool | None = None,
    as_of: str | None = None,
    confidence: Decimal | float = Decimal("0.90"),
) -> GroupGaps:
    """The gaps of every group of employees to the reference group, as a law or no law defines the figures.

    ``recipients_only`` says whether gaps in variable pay are of those who received some (as the UK's are) or of
    all employees (as the directive's are read, where it says nothing).
    """
    check_name("reference", reference)
    check_optional_word("rules", rules, get_args(Rules))
    check_count("min_group", min_group)
    if recipients_only is not None:
        check_flag("recipients_only", recipients_only)
    level = check_confidence(confidence)
    label = reference_label(employees.groups, reference, column, min_group)
    with own_context():
        only = rules == "uk-2017" if recipients_only is None else recipients_only
        maker = _Maker(employees, label, rules, min_group, only)
        figures = tuple(maker.figures())
        adjusted = maker.adjusted(level) if employees.controls else None
        return GroupGaps(
            figures=figures,
            groups=tuple(maker.groups()),
            column=column,
            reference=label,
            rules=rules,
            min_group=min_group,
            as_of=as_of,
            employees=len(maker.paid) if maker.withheld.total else None,
            adjusted=adjusted,
            caveats=tuple(maker.caveats(as_of, adjusted, figures)),
        )


_OF: Final[Mapping[GapStatistic, Callable[[Sequence[Decimal]], Decimal]]] = {"mean": mean, "median": median}


class _Maker(PaidGroups):
    """All that one call works out, in the order of the law."""

    @property
    def _places(self) -> int:
        return _UK_PLACES if self.is_uk else _PLACES

    # Figures --------------------------------------------------------------------------------------

    def _article(self, letter: str) -> str | None:
        if self.rules is None:
            return None
        return f"{2 if self.is_uk else 9}(1)({letter})"

    def figures(self) -> Iterator[GroupFigure]:
        """Every figure, in the order of the law."""
        if self.is_uk:
            yield from self._gaps("a", "mean", self.whole)
            yield from self._gaps("b", "median", self.whole)
            yield from self._bonus_gaps("c", "mean")
            yield from self._bonus_gaps("d", "median")
        else:
            yield from self._gaps("a", "mean", self.whole)
            yield from self._bonus_gaps("b", "mean")
            yield from self._gaps("c", "median", self.whole)
            yield from self._bonus_gaps("d", "median")
        yield from self._shares_receiving()
        yield from self._shares_of_quartiles()
        yield from self._gaps_by_category()

    def _gaps(self, letter: str, statistic: GapStatistic, component: GapComponent) -> Iterator[GroupFigure]:
        for period in PERIODS:
            amounts = self.pays.get((component, period))
            for group in self._compared() if amounts else ():
                yield self._gap(self._article(letter), statistic, component, period, group, amounts=amounts or {})

    @cached_attribute
    def _variable_pays(self) -> dict[GapPeriod, Amounts]:
        """Variable pay by period, of those whose it is to be compared."""
        if self.is_uk:
            sets: dict[GapPeriod, Amounts] = {"year": self.bonuses} if self.bonuses else {}
        else:
            sets = {period: self.pays["variable", period] for period in PERIODS if ("variable", period) in self.pays}
        if not self.recipients_only:
            return sets
        return {period: {at: pay for at, pay in amounts.items() if pay} for period, amounts in sets.items()}

    def _bonus_gaps(self, letter: str, statistic: GapStatistic) -> Iterator[GroupFigure]:
        for period, amounts in self._variable_pays.items():
            for group in self._compared():
                few = min(self.recipients[group], self.recipients[self.reference]) < self.least
                yield self._gap(
                    self._article(letter),
                    statistic,
                    "bonus" if self.is_uk else "variable",
                    period,
                    group,
                    amounts=amounts,
                    reason="few-recipients" if few else None,
                )

    def _gap(
        self,
        article: str | None,
        statistic: GapStatistic,
        component: GapComponent,
        period: GapPeriod,
        group: str,
        *,
        amounts: Amounts,
        category: str | None = None,
        reason: str | None = None,
        is_open: bool = True,
    ) -> GroupFigure:
        """A gap, or that it is withheld: for its own reason, or since a group of it is small."""
        figure = GroupFigure(
            article=article,
            measure="gap",
            statistic=statistic,
            component=component,
            period=period,
            category=category,
            group=group,
            for_publication=category is None,
        )
        if not is_open or not self._has_figures(group):
            return attrs.evolve(figure, status="withheld", reason="small-group")
        if reason is not None:
            return attrs.evolve(figure, status="withheld", reason=reason)
        mine, theirs = (
            [amounts[at] for at in self._members[label, category] if at in amounts] for label in (self.reference, group)
        )
        figure = attrs.evolve(
            figure,
            employees=len(theirs) if self._is_counted(group, category) else None,
            reference_employees=len(mine) if self._is_counted(self.reference, category) else None,
        )
        base = _OF[statistic](mine)
        if not base:
            return attrs.evolve(figure, status="undefined", reason="zero-reference")
        value = rounded(divide(subtract(base, _OF[statistic](theirs)), base), _PLACES)
        is_average = statistic == "mean" and component == self.whole and category is not None
        flagged = abs(value) >= THRESHOLD if is_average and self.rules == "eu-2023-970" else None
        return attrs.evolve(figure, value=rounded(value, self._places), flagged=flagged)

    def _is_counted(self, group: str, category: str | None) -> bool:
        if category is None:
            return group not in self.withheld.uncounted
        return (group, category) in self.cells.counts

    def _shares_receiving(self) -> Iterator[GroupFigure]:
        for group in self._every() if self.bonuses else ():
            received, number = self.recipients[group], self.stated_bonuses[group]
            # That all or none received some tells of no one more than of the others.
            few = "few-recipients" if 0 < received < min(self.least, number) else None
            reason = self._why_uncounted(group) or few
            share = None if reason else Fraction(received, number)
            yield GroupFigure(
                article=self._article("e"),
                measure="share receiving",
                component="bonus" if self.is_uk else "variable",
                group=group or UNSTATED,
                value=None if share is None else self._share(share),
                employees=None if reason else number,
                status="withheld" if reason else "released",
                reason=reason,
            )

    def _shares_of_quartiles(self) -> Iterator[GroupFigure]:
        for period, bands in self.bands.items():
            for quartile, (size, counts) in enumerate(bands, 1):
                for group in self._every():
                    reason = self._why_uncounted(group)
                    share = None if reason else Fraction(counts.get(group, 0)) / size
                    yield GroupFigure(
                        article=self._article("f"),
                        measure="share of quartile",
                        component=self.whole,
                        period=period,
                        quartile=quartile,
                        group=group or UNSTATED,
                        value=None if share is None else self._share(share),
                        status="withheld" if reason else "released",
                        reason=reason,
                    )

    def _share(self, share: Fraction) -> Decimal:
        return rounded(divide(Decimal(share.numerator), Decimal(share.denominator)), self._places)

    def _gaps_by_category(self) -> Iterator[GroupFigure]:
        """By category: base, variable and all pay apart, of which no one can be found from the other two."""
        categories = sorted({category for cells in self.by_category.values() for category in cells if category})
        components: tuple[GapComponent, ...] = ("base", "variable", "total") if self.whole == "total" else ("base",)
        for category in categories:
            for group in self._compared() if self.reference not in self.small else ():
                if group in self.small:
                    continue
                few = self._has_few_recipients(group, category)
                for component in components:
                    why = {"variable": "few-recipients", "base": "complementary"}.get(component) if few else None
                    for period in PERIODS:
                        amounts = (
                            self._variable_pays.get(period)
                            if component == "variable"
                            else self.pays.get((component, period))
                        )
                        if amounts is None:
                            continue
                        yield self._gap(
                            self._article("g"), "mean", component, period, group, amounts=amounts,
                            category=category, reason=why, is_open=(group, category) in self.cells.gaps,
                        )  # fmt: skip

    def _has_few_recipients(self, group: str, category: str) -> bool:
        """Whether few of either group in a category received variable pay, where there is such pay."""
        return self.whole == "total" and any(
            sum(bool(self.bonuses.get(at)) for at in self._members[label, category]) < self.least
            for label in (group, self.reference)
        )

    # Adjusted gaps and caveats --------------------------------------------------------------------

    def adjusted(self, confidence: Decimal) -> Adjustment:
        """The gaps in log hourly pay at equal values of the controls."""
        pays = self.pays.get((self.whole, "hour"))
        if not pays:
            names = [control.name for control in self.all.controls]
            raise InvalidArgumentError("controls", names, "need hourly pay, and no employee has any")
        people = tuple(pays)
        controls = [
            attrs.evolve(control, values=tuple(control.values[at] for at in people)) for control in self.all.controls
        ]
        groups = [self._group(at) for at in people]
        adjustment = adjust(
            groups,
            self.reference,
            [*pays.values()],
            controls,
            withheld=self.small,
            least=self.least,
            confidence=confidence,
        )
        number = adjustment.employees if self.withheld.total else None
        return attrs.evolve(adjustment, employees=number, component=self.whole)

    def caveats(
        self, as_of: str | None, adjusted: Adjustment | None, figures: Iterable[GroupFigure]
    ) -> Iterator[Caveat]:
        """What a reader should know."""
        if self.small or (adjusted is not None and any(gap.status == "withheld" for gap in adjusted.gaps)):
            yield make_caveat("withheld-groups", least=self.least)
        for what, number in self.left_out.items():
            yield make_caveat("left-out-employees", what=what, number=number)
        for name, positions in self.all.unread.items():
            yield make_caveat("unread-cells", column=name, rows=positions)
        if None in self.counts:
            yield make_caveat("unstated-group")
        if any(cells[None] for cells in self.by_category.values()):
            yield make_caveat("no-category")
        if self.all.blank_bonuses:
            yield make_caveat("blank-bonus", number=self.all.blank_bonuses)
        if self.all.bonus is None and self.rules is not None:
            yield make_caveat("no-variable-pay", rules=self.rules)
        if not self.has_hourly:
            yield make_caveat("no-hourly-pay")
        if self.is_uk:
            if self.all.full_pay is None:
                yield make_caveat("full-pay-assumed")
            if self.all.hourly is None:
                yield make_caveat("hourly-from-base")
            if self.all.categories is not None:
                yield make_caveat("argument-not-used", name="category", rules=self.rules)
        elif self.bonuses:
            yield make_caveat("variable-pay-of", recipients_only=self.recipients_only)
        if self.rules == "eu-2023-970":
            if self.all.full_pay is not None:
                yield make_caveat("argument-not-used", name="full_pay", rules=self.rules)
            if not all(figure.for_publication for figure in figures):
                yield make_caveat("not-for-publication")
            yield make_caveat("reference-year", year=as_of)
        if adjusted is not None:
            yield make_caveat("no-cause", controls=[use.name for use in adjusted.controls])
            paid = len(self.pays[self.whole, "hour"])
            if adjusted.employees is not None and adjusted.employees < paid:
                yield make_caveat("without-controls", number=paid - adjusted.employees)
