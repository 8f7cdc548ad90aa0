"""Pay bands and the structures made of them: where a pay stands in its band, and what does not fit together."""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import count
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

import attrs

from roleinfo.errors import CurrencyMismatchError, InvalidArgumentError, NotComparableError, shown
from roleinfo.model._edges import OneLine, Plotted, Shown, Tabular, plot
from roleinfo.model._results import default_role
from roleinfo.model.arguments import check_items, check_number, check_optional_name, check_type, check_word
from roleinfo.model.caveat import Caveat
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.exact import (
    add,
    chosen,
    divide,
    exact,
    exponential,
    fits,
    logarithm,
    multiply,
    plain,
    rounded,
    shortest,
    subtract,
)
from roleinfo.model.pay import HOURS_PER_YEAR, Pay, converts_alone, hours_hint, year_hours
from roleinfo.model.place import Place
from roleinfo.model.rules import Ruled, check_fields, name_fields
from roleinfo.model.text import is_a, is_optional_date, is_optional_name, is_optional_prose, one_of
from roleinfo.model.words import money, percent
from roleinfo.pay.batch import RowProblem, a_pay, all_paid, paid, read_rows, rows_in, unread
from roleinfo.pay.composite import Weights, other_figures_caveats
from roleinfo.pay.distribution import PLACES
from roleinfo.pay.figures import figure_caveats, market_caveats, market_figure, rank_name, where
from roleinfo.typing import Component, ErrorHandling, Period

if TYPE_CHECKING:
    from roleinfo.model.role import Role
    from roleinfo.pay.distribution import PayDistribution
    from roleinfo.pay.market import MarketPosition

Reference = Literal["midpoint", "control_point"]
"""What a compa-ratio is taken to."""

Circle = Literal["green", "red"]
"""Green below the minimum, red above the maximum."""

END_NAMES: Final = ("minimum", "midpoint", "maximum")

_ONE, _TWO = Decimal(1), Decimal(2)
_WIDEST_SPREAD: Final = 10
_MOST_YEARS: Final = 100
_DIGITS: Final = 20
_MONTHS: Final = 12
_QUARTERS: Final = (1, 2, 3)


def _is_pay(_instance: object, attribute: Any, value: Any) -> None:
    if not isinstance(value, Pay):
        raise TypeError(f"{attribute.name} must be a Pay, as Pay(50_000, 'USD', 'year'), not {shown(value)}")


def is_band(_instance: object, attribute: Any, value: Any) -> None:
    """A validator: a salary band."""
    if not isinstance(value, SalaryBand):
        raise TypeError(f"{attribute.name} must be a SalaryBand, not {shown(value)}")


@attrs.frozen(field_transformer=name_fields, repr=False)
class Aging(Ruled):
    """A step that moved a band with the market: by a yearly movement (a fraction) over some years."""

    annual_movement: Decimal = attrs.field(converter=chosen)
    years: Decimal = attrs.field(converter=exact)
    compound: bool = attrs.field(default=True, validator=is_a(bool))

    def _own_rules(self) -> Iterator[tuple[str, str]]:
        if not -1 < self.annual_movement < 1:
            yield "annual_movement", f"a movement is a fraction (0.03 is 3 %), not {self.annual_movement}"
        elif not 0 <= self.years <= _MOST_YEARS:
            yield "years", f"years must be from 0 to {_MOST_YEARS}, not {self.years}"
        elif not self.compound and add(_ONE, multiply(self.annual_movement, self.years)) <= 0:
            yield "years", "so many years of a simple movement leave no pay"

    @property
    def factor(self) -> Decimal:
        """What an amount is multiplied by: (1 + movement) ** years, or 1 + movement x years where not compound."""
        if not self.compound:
            return add(_ONE, multiply(self.annual_movement, self.years))
        yearly = add(_ONE, self.annual_movement)
        whole = int(self.years)
        part = subtract(self.years, Decimal(whole))
        factor = exponential(multiply(part, logarithm(yearly))) if part else _ONE
        return multiply(factor, _power(yearly, whole))

    def __str__(self) -> str:
        kind = "compound" if self.compound else "simple"
        unit = "year" if self.years == 1 else "years"
        return f"aged {shortest(self.years)} {unit} at {percent(self.annual_movement)} a year, {kind}"


def _power(base: Decimal, exponent: int) -> Decimal:
    """A whole power, by squaring; exact as long as the digits suffice."""
    result = _ONE
    while exponent:
        if exponent & 1:
            result = multiply(result, base)
        base, exponent = multiply(base, base), exponent >> 1
    return result


@attrs.frozen(field_transformer=name_fields, repr=False)
class Conversion(OneLine):
    """A step that put a band's amounts for another period, at so many hours of work a year."""

    start: Period = attrs.field(validator=one_of(Period))
    end: Period = attrs.field(validator=one_of(Period))
    hours: Decimal = attrs.field(converter=year_hours)

    def __str__(self) -> str:
        rate = "" if converts_alone(self.start, self.end) else f" at {shortest(self.hours)} hours a year"
        return f"converted from pay per {self.start} to pay per {self.end}{rate}"


Step = Aging | Conversion
"""Something done to a band's amounts."""


def _steps(items: Iterable[Step]) -> tuple[Step, ...]:
    given = tuple(items)
    for each in given:
        if not isinstance(each, Step):
            raise TypeError(f"must hold Aging and Conversion steps, not {shown(each)}")
    return given


def alike(pay: Pay, base: Pay, of: str = "a band", name: str = "pay") -> Pay:
    """The pay for the base's period, where it is of the same currency and no hours are needed to convert it.

    Raises TypeError for what is no pay, CurrencyMismatchError, or NotComparableError naming the two periods.
    """
    if not isinstance(pay, Pay):
        raise TypeError(f"{name} must be a Pay, not {shown(pay)}")
    if pay.currency != base.currency:
        raise CurrencyMismatchError(base.currency, pay.currency)
    if not converts_alone(pay.period, base.period):
        raise NotComparableError(
            [f"pay per {pay.period} against {of} of pay per {base.period}: {hours_hint(base.period)}"]
        )
    return pay.per(base.period)


def _estimates(items: Iterable[SalaryEstimate]) -> tuple[SalaryEstimate, ...]:
    return tuple(items)


def refuse_another_period(pay: Pay, base: Pay, of: str = "a band", name: str = "pay") -> None:
    """Raise as `alike` does, and also for a period that could be converted: amounts that are kept side by side."""
    if alike(pay, base, of, name).period != pay.period:
        words = f"convert one of them first, as pay.per({base.period!r})"
        raise NotComparableError([f"pay per {pay.period} against {of} of pay per {base.period}: {words}"])


def _goes_with_minimum(instance: "SalaryBand", attribute: Any, value: Any) -> None:
    if value is not None:
        refuse_another_period(value, instance.minimum, name=attribute.alias)


def _sized(pay: Pay, amount: Decimal) -> Pay:
    """The pay with a computed amount, cut to the decimals that a Pay holds and without zeros at its end."""
    # What is too large for a pay is left to it to refuse.
    cut = rounded(amount, PLACES) if amount.adjusted() < _DIGITS and not fits(amount) else amount
    return attrs.evolve(pay, amount=Decimal(shortest(cut)))


def _halfway(low: Pay, high: Pay) -> Pay:
    return _sized(low, divide(add(low.amount, high.amount), _TWO))


def ratio(part: Pay, whole: Pay) -> Decimal | None:
    """A part as a fraction of the whole; None where that is 0."""
    return divide(part.amount, whole.amount) if whole.amount else None


@attrs.frozen(field_transformer=name_fields, repr=False)
class SalaryBand(Ruled, Shown, Plotted):
    """The pay that an employer sets for a job or grade: a minimum, a maximum, and what lies between.

    The midpoint is (minimum + maximum) / 2, unless one is given that was set apart from it, which
    then carries the caveat ``set-midpoint``; a ``control_point`` is a further figure that pay is
    steered to. ``name`` is the grade or title, ``component`` what the pay includes, ``effective``
    the date that the amounts hold for before any aging, ``basis`` a note on what they rest on,
    ``steps`` what was done to them since, ``market`` the published figure that the band was priced
    from, if one was, and ``other_figures`` those that would have fit as well. Ratios are fractions.

    >>> band = SalaryBand(Pay(48_000, "USD", "year"), Pay(72_000, "USD", "year"))
    >>> str(band.midpoint), band.spread, band.compa_ratio(Pay(57_000, "USD", "year"))
    ('USD 60,000 per year', Decimal('0.5'), Decimal('0.95'))
    """

    minimum: Pay = attrs.field(validator=_is_pay)
    maximum: Pay = attrs.field(validator=[_is_pay, _goes_with_minimum])
    _midpoint: Pay | None = attrs.field(default=None, alias="midpoint", validator=_goes_with_minimum)
    control_point: Pay | None = attrs.field(default=None, validator=_goes_with_minimum)
    name: str | None = attrs.field(default=None, validator=is_optional_name, kw_only=True)
    component: Component = attrs.field(default="base", validator=one_of(Component), kw_only=True)
    effective: str | None = attrs.field(default=None, validator=is_optional_date, kw_only=True)
    basis: str | None = attrs.field(default=None, validator=is_optional_prose, kw_only=True)
    steps: tuple[Step, ...] = attrs.field(default=(), converter=_steps, kw_only=True)
    market: SalaryEstimate | None = attrs.field(
        default=None, validator=attrs.validators.optional(is_a(SalaryEstimate)), kw_only=True
    )
    other_figures: tuple[SalaryEstimate, ...] = attrs.field(default=(), converter=_estimates, kw_only=True)

    def __attrs_post_init__(self) -> None:
        super().__attrs_post_init__()
        if self._midpoint == _halfway(self.minimum, self.maximum):  # so that saying it or not makes no other band
            object.__setattr__(self, "_midpoint", None)

    def _own_rules(self) -> Iterator[tuple[str, str]]:
        if self.minimum.amount < 0:
            yield "minimum", f"pay is not negative: {self.minimum}"
        if self.maximum < self.minimum:
            yield "maximum", f"the band is upside down: {self.maximum} is below the minimum, {self.minimum}"
            return
        for name, inner in (("midpoint", self._midpoint), ("control_point", self.control_point)):
            if inner is not None and not self.minimum <= inner <= self.maximum:
                yield name, f"{inner} lies outside the band, {self.minimum} to {self.maximum}"

    @classmethod
    def from_midpoint(
        cls,
        midpoint: Pay,
        spread: Decimal | float,
        *,
        control_point: Pay | None = None,
        name: str | None = None,
        component: Component = "base",
        effective: str | None = None,
        basis: str | None = None,
    ) -> "SalaryBand":
        """The band with this midpoint and range spread (a fraction: 0.5 is 50 %).

        minimum = midpoint / (1 + spread / 2), cut after 12 decimals; the maximum lies as far above the midpoint.

        >>> str(SalaryBand.from_midpoint(Pay(60_000, "USD", "year"), Decimal("0.5")))
        '$48,000 to $72,000 per year, midpoint $60,000, spread 50.0 % (base)'
        """
        check_type("midpoint", midpoint, Pay)
        wide = check_number("spread", spread)
        if not 0 <= wide <= _WIDEST_SPREAD:
            rule = f"must be a fraction from 0 to {_WIDEST_SPREAD} (0.5 is 50%), not {shown(spread)}"
            raise InvalidArgumentError("spread", spread, rule)
        minimum = _sized(midpoint, divide(midpoint.amount, add(_ONE, divide(wide, _TWO))))
        return cls(
            minimum, midpoint + midpoint - minimum, control_point=control_point, name=name, component=component,
            effective=effective, basis=basis,
        )  # fmt: skip

    @classmethod
    def from_market(
        cls,
        role: "Role | str",
        place: str | Place | None = None,
        percentile: Decimal | int = 50,
        spread: Decimal | float = Decimal("0.5"),
        *,
        industry: str | None = None,
        source: str | None = None,
        period: Period | None = None,
        component: Component = "base",
        name: str | None = None,
        basis: str | None = None,
        weights: Weights | None = None,
    ) -> "SalaryBand":
        """A band around a published percentile of the role's pay, which becomes the midpoint.

        ``role`` is a role, or the text that names one of the package's own. The figure is that of
        the role as it is, or as published at ``place`` or in ``industry``;
        ``component`` is what the band is of. The band keeps the figure in ``market`` and is
        effective from the figure's date: age it with `aged`. OEWS is not a job-matched survey and
        its wages hold commissions and all levels of experience, which `caveats` tell, as they name
        the figures of other sources that fit. ``weights`` by source make one figure of several.

        Raises NotComparableError with the reasons where there is no such figure, or none but a bound.

        >>> band = SalaryBand.from_market("registered nurse", place="CA")
        >>> str(band.midpoint), band.effective, [each.code for each in band.caveats]
        ('USD 140,270 per year', '2025-05', ['not-job-matched', 'incentives-included', 'broader-class'])
        """
        from roleinfo.model.role import Role

        check_type("role", role, Role, str)
        check_optional_name("basis", basis)
        found = default_role(role) if isinstance(role, str) else role
        figure, others = market_figure(
            found, percentile, place=place, industry=industry, source=source, component=component, period=period,
            weights=weights,
        )  # fmt: skip
        if figure.pay is None or figure.reads_as not in ("exact", "about"):
            how = "top-coded" if figure.status == "top_coded" else "an open end"
            end = "most" if figure.reads_as == "at_most" else "least"
            words = (
                f"the {figure.statistic} of {found.title}{where(found, figure)} is {how}: all that is published is "
                f"that it is at {end} {figure.stated}, and a band is not priced from a bound"
            )
            raise NotComparableError([words])
        note = f"{rank_name(percentile)} of {found.title}{where(found, figure)}, {figure.citation}"
        band = cls.from_midpoint(
            figure.pay, spread, name=name, component=component, effective=figure.effective_date, basis=basis or note
        )
        return attrs.evolve(band, market=figure, other_figures=others)

    def plot(
        self,
        ax: Any = None,
        *,
        employees: "Iterable[Pay] | Mapping[Any, Pay] | CompaRatios | None" = None,
        market: "Role | PayDistribution | MarketPosition | None" = None,
        title: str | None = None,
    ) -> Any:
        """Draw the band, the ``employees`` in it and the ``market`` that it is set against, on matplotlib Axes.

        Every amount is of the band's currency and period. The market is a Role, a PayDistribution
        or a MarketPosition, of which the published percentiles are drawn. On ``ax``, else on new
        Axes, which are given back; ``title`` stands in the place of our own. Raises
        InvalidArgumentError that names the row of a blank pay or of pay of another currency or
        period, CurrencyMismatchError or NotComparableError for such a market or a role without
        percentiles, and MissingExtraError without the extra ``plot``.

        >>> band = SalaryBand(Pay(48_000, "USD", "year"), Pay(72_000, "USD", "year"), name="Grade 4")
        >>> ax = band.plot(employees=[Pay(51_000, "USD", "year"), Pay(75_000, "USD", "year")])
        >>> [each.get_text() for each in ax.get_yticklabels()]
        ['Grade 4', 'Employees (2)']
        """
        return plot(self, ax, employees=employees, market=market, title=title)

    @property
    def midpoint(self) -> Pay:
        """(minimum + maximum) / 2, or the one that was set."""
        return self._midpoint or _halfway(self.minimum, self.maximum)

    @property
    def spread(self) -> Decimal | None:
        """The range spread, (maximum - minimum) / minimum; None where the minimum is 0."""
        return ratio(self.width, self.minimum)

    @property
    def width(self) -> Pay:
        """Maximum - minimum."""
        return self.maximum - self.minimum

    @property
    def aged_to(self) -> str | None:
        """The date that the amounts were aged to: ``effective`` and the years of every aging step, to the month.

        None where the band was not aged, has no date, or is dated to a year and aged by a part of one.

        >>> band = SalaryBand(Pay(100, "USD", "hour"), Pay(200, "USD", "hour"), effective="2025-05")
        >>> band.aged(Decimal("0.03"), Decimal("1.5")).aged_to
        '2026-11'
        """
        years = _sum(each.years for each in self.steps if isinstance(each, Aging))
        return _later(self.effective, years) if self.effective and years else None

    @property
    def holds_for(self) -> str | None:
        """The date that the amounts hold for: the one they were aged to, else ``effective``; None where unknown."""
        return self.aged_to if any(isinstance(each, Aging) and each.years for each in self.steps) else self.effective

    @property
    def dates(self) -> str:
        """From when the amounts are, and to when they were aged, in words."""
        told = f"effective {self.effective}" if self.effective else "no date stated"
        if self.aged_to:
            return f"{told}, aged to {self.aged_to}"
        years = _sum(each.years for each in self.steps if isinstance(each, Aging))
        return f"{told}, aged {plain(years)} {'year' if years == 1 else 'years'}" if years else told

    @property
    def is_derived(self) -> bool:
        """Whether the amounts were computed from others: aged, converted, or priced from a published figure."""
        return bool(self.steps) or self.market is not None

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What is to be kept in mind of this band."""
        found: list[Caveat] = []
        if self._midpoint is not None:
            words = f"the midpoint was set at {self._midpoint}; halfway is {_halfway(self.minimum, self.maximum)}"
            found.append(Caveat("set-midpoint", words))
        if self.market is not None:
            found += [*market_caveats(self.market.component, self.component), *figure_caveats((self.market,))]
            found += other_figures_caveats(self.market, self.other_figures)
        if self.steps:
            found.append(Caveat("derived", "; ".join(str(each) for each in self.steps)))
        return tuple(found)

    def _met(self, pay: Pay) -> Pay:
        return alike(pay, self.minimum)

    def compa_ratio(self, pay: Pay, to: Reference = "midpoint") -> Decimal | None:
        """Pay / midpoint, or to the control point where that is asked for; None where it is 0.

        Raises NotComparableError where the band has no control point, or the pay is of another period.
        """
        check_word("to", to, get_args(Reference))
        base = self.midpoint if to == "midpoint" else self.control_point
        if base is None:
            raise NotComparableError(["the band has no control point"])
        return ratio(self._met(pay), base)

    def penetration(self, pay: Pay) -> Decimal | None:
        """The range penetration, (pay - minimum) / (maximum - minimum), never clipped; None where they are equal."""
        return ratio(self._met(pay) - self.minimum, self.width)

    def is_green_circled(self, pay: Pay) -> bool:
        """Whether the pay is below the minimum."""
        return self._met(pay) < self.minimum

    def is_red_circled(self, pay: Pay) -> bool:
        """Whether the pay is above the maximum."""
        return self._met(pay) > self.maximum

    def circle(self, pay: Pay) -> Circle | None:
        """``green`` below the minimum, ``red`` above the maximum, else None."""
        return "green" if self.is_green_circled(pay) else "red" if self.is_red_circled(pay) else None

    def quartile(self, pay: Pay) -> int | None:
        """Which quarter of the band's width the pay lies in, 1 to 4; None outside, and where the band has no width.

        A quarter holds its lower edge and not its upper one, but for the fourth, which holds the maximum.
        """
        if pay not in self or not self.width.amount:
            return None
        four_times = multiply(subtract(self._met(pay).amount, self.minimum.amount), Decimal(4))
        return 1 + sum(four_times >= multiply(Decimal(each), self.width.amount) for each in _QUARTERS)

    def __contains__(self, pay: Pay) -> bool:
        return self.minimum <= self._met(pay) <= self.maximum

    def compa_ratios(
        self, pays: "Iterable[Pay] | Mapping[Any, Pay]", *, errors: ErrorHandling = "raise"
    ) -> "CompaRatios":
        """The compa-ratios of several employees in this band, one by one and of the group.

        Of a mapping the values are the pays. A row that cannot be read (blank, no Pay, of another
        currency or period) is named in an InvalidArgumentError by its key, or its position from 1;
        with ``errors="collect"`` the others are read, and ``problems`` of the result names it.

        >>> band = SalaryBand(Pay(48_000, "USD", "year"), Pay(72_000, "USD", "year"))
        >>> print(band.compa_ratios([Pay(54_000, "USD", "year"), None], errors="collect"))
        1 employee: sum of pay / sum of midpoints 0.900, mean of compa-ratios 0.900
        1 row was not read:
        row 2: pay is missing (None)
        """
        position = count(1)

        def read(_row: object, value: Any) -> tuple[int, Pay, Pay]:
            at = next(position)
            return at, self._met(paid(value, a_pay)), self.midpoint

        return CompaRatios.of(*read_rows("pays", rows_in("pays", pays), read, errors))

    def aged(self, annual_movement: Decimal | float, years: Decimal | int, compound: bool = True) -> "SalaryBand":
        """The band moved by a yearly movement (a fraction) over some years, with the step recorded.

        Each amount x (1 + movement) ** years, or x (1 + movement x years) where not ``compound``;
        ``effective`` stays the date that the years are counted from.

        >>> str(SalaryBand(Pay(100, "USD", "hour"), Pay(200, "USD", "hour")).aged(Decimal("0.03"), 2).minimum)
        'USD 106.09 per hour'
        """
        step = Aging(annual_movement, years, compound)
        factor = step.factor
        return self._changed(lambda pay: _multiplied(pay, factor), step)

    def per_year(self, hours: Decimal | int | None = None) -> "SalaryBand":
        """The band for a year, as `per` converts it."""
        return self.per("year", hours)

    def per_hour(self, hours: Decimal | int | None = None) -> "SalaryBand":
        """The band for an hour, as `per` converts it."""
        return self.per("hour", hours)

    def per(self, period: Period, hours: Decimal | int | None = None) -> "SalaryBand":
        """The band for another period, marked as derived with the conversion in the steps.

        ``hours`` are those of a year, 2,080 where none are given. Raises NotComparableError where
        they have to be: for pay per day, and for a band priced from hourly-only or annual-only pay.
        """
        check_word("period", period, get_args(Period))
        if self.minimum.period == period:
            return self
        if self.market is not None and hours is None:
            self.market.refuse_unknown_hours(period)
        step = Conversion(self.minimum.period, period, HOURS_PER_YEAR if hours is None else hours)
        return self._changed(lambda pay: pay.per(period, hours=hours), step)

    def _changed(self, change: Any, step: Step) -> "SalaryBand":
        amounts: dict[str, Any] = {
            name: None if pay is None else change(pay)
            for name, pay in (
                ("minimum", self.minimum), ("maximum", self.maximum), ("midpoint", self._midpoint),
                ("control_point", self.control_point),
            )
        }  # fmt: skip
        return attrs.evolve(self, **amounts, steps=(*self.steps, step))

    def __str__(self) -> str:
        spread = f", spread {percent(self.spread)}" if self.spread is not None else ""
        aged = f", {self.dates}" if any(isinstance(each, Aging) for each in self.steps) else ""
        return (
            f"{f'{self.name}: ' if self.name else ''}{money(self.minimum)} to {money(self.maximum)} per "
            f"{self.minimum.period}, midpoint {money(self.midpoint)}{spread} ({self.component.replace('_', ' ')}{aged})"
        )


def _later(date: str, years: Decimal) -> str | None:
    """A date some years on, as exact as it was, but to the month where the years are no whole months."""
    year, *rest = (int(each) for each in date.split("-"))
    months = multiply(years, Decimal(_MONTHS))
    if not rest:
        return f"{year + int(years):04}" if years == int(years) else None
    count = year * _MONTHS + rest[0] - 1 + int(rounded(months, 0))
    year, month = divmod(count, _MONTHS)
    day = f"-{min(rest[1], monthrange(year, month + 1)[1]):02}" if len(rest) > 1 and months == int(months) else ""
    return f"{year:04}-{month + 1:02}{day}"


def _multiplied(pay: Pay, factor: Decimal) -> Pay:
    return _sized(pay, multiply(pay.amount, factor))


def _pays(items: Iterable[Pay]) -> tuple[Pay, ...]:
    return all_paid("pays", items)


def _midpoints(items: Iterable[Pay]) -> tuple[Pay, ...]:
    return all_paid("midpoints", items)


@attrs.frozen(field_transformer=check_fields, repr=False)
class CompaRatios(Ruled, Shown, Tabular):
    """The compa-ratios of a group, each pay with its own midpoint.

    ``of_sums`` and ``mean_of_ratios`` sum the group up in two ways, which differ where the
    midpoints do: the first weighs each employee by the midpoint, the second counts each once.
    ``positions`` are those of the pays among the rows that were given, from 1, and ``problems``
    says why the other rows were not read.
    """

    pays: tuple[Pay, ...] = attrs.field(converter=_pays)
    midpoints: tuple[Pay, ...] = attrs.field(converter=_midpoints)
    positions: tuple[int, ...] = attrs.field(
        default=attrs.Factory(lambda self: tuple(range(1, len(self.pays) + 1)), takes_self=True)
    )
    problems: tuple[RowProblem, ...] = ()

    @classmethod
    def of(cls, rows: "Iterable[tuple[int, Pay, Pay]]", problems: Iterable[RowProblem] = ()) -> "CompaRatios":
        """The ratios of rows of a position, a pay and its midpoint, beside the problems of the other rows."""
        given = check_items("rows", rows, "positions with a pay and its midpoint")
        for each in given:
            check_type("rows", each, tuple, wanted="a list of a position, a pay and its midpoint")
            if len(each) != 3:
                raise InvalidArgumentError("rows", each, "must each be a position, a pay and its midpoint")
        positions, pays, midpoints = zip(*given, strict=True) if given else ((), (), ())
        return cls(pays, midpoints, positions, check_items("problems", problems, "RowProblem objects"))

    def _own_rules(self) -> Iterator[tuple[str, str]]:
        if len(self.pays) != len(self.midpoints):
            yield "midpoints", f"{len(self.pays)} pays have {len(self.midpoints)} midpoints"
        if len(self.pays) != len(self.positions):
            yield "positions", f"{len(self.pays)} pays have {len(self.positions)} positions"
        for each in (*self.pays, *self.midpoints):
            refuse_another_period(each, (*self.midpoints, *self.pays)[0], "a group")

    @property
    def ratios(self) -> tuple[Decimal | None, ...]:
        """Pay / midpoint of each, in the order given."""
        return tuple(ratio(pay, midpoint) for pay, midpoint in zip(self.pays, self.midpoints, strict=True))

    @property
    def of_sums(self) -> Decimal | None:
        """Sum of pay / sum of midpoints; None for no employees, and where the midpoints are 0."""
        total = _sum(each.amount for each in self.midpoints)
        return divide(_sum(each.amount for each in self.pays), total) if total else None

    @property
    def mean_of_ratios(self) -> Decimal | None:
        """The mean of the single ratios; None for no employees, and where a midpoint is 0."""
        known = [each for each in self.ratios if each is not None]
        return divide(_sum(known), Decimal(len(known))) if known and len(known) == len(self.pays) else None

    def __len__(self) -> int:
        return len(self.pays)

    def __str__(self) -> str:
        told = (
            f"{len(self)} employee{'' if len(self) == 1 else 's'}: sum of pay / sum of midpoints "
            f"{_shown(self.of_sums)}, mean of compa-ratios {_shown(self.mean_of_ratios)}"
        )
        return "\n".join((told, *unread(self.problems)))


def _sum(amounts: Iterable[Decimal]) -> Decimal:
    total = Decimal(0)
    for each in amounts:
        total = add(total, each)
    return total


def _shown(value: Decimal | None) -> str:
    return "none" if value is None else str(rounded(value, 3))


@attrs.frozen(field_transformer=check_fields, repr=False)
class BandStanding(Shown):
    """One pay in one band; ``name`` is whatever the caller calls the employee."""

    pay: Pay
    band: SalaryBand = attrs.field(validator=is_band)
    name: object = None

    def __attrs_post_init__(self) -> None:
        alike(self.pay, self.band.minimum)

    @property
    def compa_ratio(self) -> Decimal | None:
        """Pay / midpoint."""
        return self.band.compa_ratio(self.pay)

    @property
    def penetration(self) -> Decimal | None:
        """(pay - minimum) / (maximum - minimum), never clipped."""
        return self.band.penetration(self.pay)

    @property
    def quartile(self) -> int | None:
        """Which quarter of the band's width, 1 to 4; None outside."""
        return self.band.quartile(self.pay)

    @property
    def circle(self) -> Circle | None:
        """``green`` below the minimum, ``red`` above the maximum, else None."""
        return self.band.circle(self.pay)

    def __str__(self) -> str:
        who = "" if self.name is None else f"{self.name}: "
        reach = "" if self.penetration is None else f", penetration {percent(self.penetration)}"
        place = f"quartile {self.quartile}" if self.quartile else f"{self.circle}-circled" if self.circle else "inside"
        return f"{who}{money(self.pay)} per {self.pay.period}, compa-ratio {_shown(self.compa_ratio)}{reach}, {place}"
