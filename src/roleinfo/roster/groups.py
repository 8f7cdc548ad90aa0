"""Gaps in pay between groups of one's own employees: the figures that two laws define, as values."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final, Literal, get_args

import attrs

from roleinfo.model._edges import OneLine
from roleinfo.model._results import PayResult
from roleinfo.model.arguments import check_optional_name, check_optional_word
from roleinfo.model.caveat import Caveat
from roleinfo.model.exact import multiply
from roleinfo.model.rules import check_fields
from roleinfo.model.text import is_optional_date
from roleinfo.roster.adjusted import Adjustment

Rules = Literal["eu-2023-970", "uk-2017"]
"""Whose figures: Directive (EU) 2023/970, article 9(1), or the UK's SI 2017/172, regulation 2."""

Measure = Literal["gap", "share receiving", "share of quartile"]
GapStatistic = Literal["mean", "median"]
GapComponent = Literal["base", "total", "variable", "bonus"]
GapPeriod = Literal["hour", "year"]
FigureStatus = Literal["released", "withheld", "undefined"]

THRESHOLD: Final = Decimal("0.05")
"""The difference in average pay in a category from which article 10 of the directive requires more."""

PERIODS: Final[tuple[GapPeriod, ...]] = ("hour", "year")
STATISTICS: Final[tuple[GapStatistic, ...]] = ("mean", "median")


@attrs.frozen(field_transformer=check_fields, repr=False, kw_only=True)
class GroupFigure(OneLine):
    """One figure of a group: a gap to the reference group, or a share.

    ``value`` is a fraction. A ``gap`` is (reference - group) / reference, so it is above 0 where the group is
    paid less; a ``share receiving`` is of the group's own employees; a ``share of quartile`` is the group's part
    of the employees of one ``quartile`` of pay, 1 the lowest. ``article`` is the provision that defines the figure: of
    article 9 of the directive, or of regulation 2. ``employees`` and ``reference_employees`` are how many
    a gap is of.

    A figure that is ``withheld`` has no value and no counts, and one that is ``undefined`` no value;
    ``reason`` says why. Counts alone can be withheld too (None), so that nobody finds those of another group by
    subtraction. ``flagged`` says whether a gap of average pay in a category reaches 5% (article 10), and
    ``for_publication`` is False for figures by category, which are for workers and authorities.
    """

    article: str | None
    measure: Measure
    statistic: GapStatistic | None = None
    component: GapComponent | None = None
    period: GapPeriod | None = None
    quartile: int | None = None
    category: str | None = None
    group: str
    value: Decimal | None = None
    employees: int | None = None
    reference_employees: int | None = None
    flagged: bool | None = None
    for_publication: bool = True
    status: FigureStatus = "released"
    reason: str | None = None

    def _label(self) -> str:
        words = (self.statistic, self.measure, self.component, self.period, self.category, self.group)
        value = self.status if self.value is None else f"{multiply(self.value, Decimal(100)):.1f}%"
        return f"{' '.join(word for word in words if word)}: {value}"


@attrs.frozen(field_transformer=check_fields, repr=False, kw_only=True)
class GroupCount(OneLine):
    """How many employees with pay a group has; None where that is withheld, with the ``reason``."""

    group: str
    employees: int | None = None
    status: FigureStatus = "released"
    reason: str | None = None

    def _label(self) -> str:
        return f"{self.group}: {self.status if self.employees is None else self.employees}"


@attrs.frozen(field_transformer=check_fields, repr=False, kw_only=True)
class GroupGaps(PayResult):
    """Gaps in pay between groups of employees, and what they rest on.

    ``figures`` are a `GroupFigure` each, in the order of the law; ``groups`` says how many employees each
    group has, those without a stated one among them, and ``employees`` how many there are in all. What is
    withheld is in no field. ``adjusted`` is there where controls were named. The object is a sequence of its figures.
    """

    figures: tuple[GroupFigure, ...]
    groups: tuple[GroupCount, ...]
    column: str
    reference: str
    rules: Rules | None = None
    min_group: int = 10
    as_of: str | None = attrs.field(default=None, validator=is_optional_date)
    employees: int | None = None
    adjusted: Adjustment | None = None
    caveats: tuple[Caveat, ...] = ()

    def __len__(self) -> int:
        return len(self.figures)

    def __iter__(self) -> Iterator[GroupFigure]:
        return iter(self.figures)

    def __getitem__(self, index: int) -> GroupFigure:
        return self.figures[index]

    def select(
        self,
        *,
        article: str | None = None,
        measure: Measure | None = None,
        statistic: GapStatistic | None = None,
        component: GapComponent | None = None,
        period: GapPeriod | None = None,
        group: str | None = None,
        category: str | None = None,
    ) -> tuple[GroupFigure, ...]:
        """The figures that are all of this; what is not named may be anything."""
        for name, value, allowed in (
            ("measure", measure, get_args(Measure)), ("statistic", statistic, STATISTICS),
            ("component", component, get_args(GapComponent)), ("period", period, PERIODS),
        ):  # fmt: skip
            check_optional_word(name, value, allowed)
        for name, text in (("article", article), ("group", group), ("category", category)):
            check_optional_name(name, text)
        wanted = {
            "article": article, "measure": measure, "statistic": statistic, "component": component, "period": period,
            "group": group, "category": category,
        }  # fmt: skip
        named = {name: value for name, value in wanted.items() if value is not None}
        return tuple(
            figure for figure in self.figures if all(getattr(figure, name) == value for name, value in named.items())
        )

    @property
    def flagged(self) -> tuple[GroupFigure, ...]:
        """The figures that reach the threshold of article 10."""
        return tuple(figure for figure in self.figures if figure.flagged)

    @property
    def public(self) -> "GroupGaps":
        """The same without the figures by category, which are not for publication (article 9(7))."""
        figures = tuple(figure for figure in self.figures if figure.for_publication)
        caveats = tuple(caveat for caveat in self.caveats if caveat.code != "not-for-publication")
        return attrs.evolve(self, figures=figures, caveats=caveats)
