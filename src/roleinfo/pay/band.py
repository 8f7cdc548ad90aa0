"""Pay bands: the range that an employer sets for a job or grade, and where a pay lies in it."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import count
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

import attrs

from roleinfo.errors import InvalidArgumentError, NotComparableError, shown
from roleinfo.model._edges import describe_figure, plot
from roleinfo.model._results import PayResult, Restorable, default_role
from roleinfo.model.arguments import check_number, check_optional_name, check_type, check_word
from roleinfo.model.caveat import Caveat, make_caveat
from roleinfo.model.country import country_of_currency, hours_of_year
from roleinfo.model.estimate import SalaryEstimate, country_of_figure
from roleinfo.model.exact import add, divide, multiply, plain, subtract
from roleinfo.model.pay import HOURS_PER_YEAR, Pay, converts_alone
from roleinfo.model.place import Place
from roleinfo.model.rules import Ruled, name_fields
from roleinfo.model.text import is_a, is_optional_date, is_optional_name, is_optional_prose, one_of
from roleinfo.pay.amounts import check_period, in_period_of, midway, multiplied, ratio, with_amount
from roleinfo.pay.batch import a_pay, paid, read_rows, rows_in
from roleinfo.pay.compa_ratios import CompaRatios
from roleinfo.pay.composite import Weights, other_figures_caveats
from roleinfo.pay.figures import Market, figure_caveats, market_caveats, market_figure, rank_name, where
from roleinfo.pay.steps import Aging, BandStep, Conversion, band_steps, later_date, years_aged
from roleinfo.typing import Component, ErrorHandling, Period

if TYPE_CHECKING:
    from roleinfo.model.role import Role
    from roleinfo.pay.distribution import PayDistribution
    from roleinfo.pay.market import MarketPosition

Reference = Literal["midpoint", "control_point"]
"""What a compa-ratio is taken to."""

Circle = Literal["green", "red"]
"""Green below the minimum, red above the maximum."""

RANGE_POINTS: Final = ("minimum", "midpoint", "maximum")
"""The amounts that every band has."""

_WIDEST_SPREAD: Final = 10
_QUARTERS: Final = (1, 2, 3)


def _is_pay(_instance: object, attribute: Any, value: Any) -> None:
    if not isinstance(value, Pay):
        raise TypeError(f"{attribute.name} must be a Pay, as Pay(50_000, 'USD', 'year'), not {shown(value)}")


def is_band(_instance: object, attribute: Any, value: Any) -> None:
    """A validator: a salary band."""
    if not isinstance(value, SalaryBand):
        raise TypeError(f"{attribute.name} must be a SalaryBand, not {shown(value)}")


def _estimates(items: Iterable[SalaryEstimate]) -> tuple[SalaryEstimate, ...]:
    return tuple(items)


def check_alike(one: "SalaryBand", other: "SalaryBand", of: str = "a band") -> None:
    """Refuse two bands of two currencies, periods or components of pay."""
    check_period(one.minimum, other.minimum, of)
    if one.component != other.component:
        kinds = f"{one.component} and {other.component}".replace("_", " ")
        raise NotComparableError([f"the bands are of different components of pay: {kinds}"])


@attrs.frozen(field_transformer=name_fields, repr=False)
class SalaryBand(Restorable, PayResult, Ruled):
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
    maximum: Pay = attrs.field(validator=_is_pay)
    _midpoint: Pay | None = attrs.field(default=None, alias="midpoint")
    control_point: Pay | None = None
    name: str | None = attrs.field(default=None, validator=is_optional_name, kw_only=True)
    component: Component = attrs.field(default="base", validator=one_of(Component), kw_only=True)
    effective: str | None = attrs.field(default=None, validator=is_optional_date, kw_only=True)
    basis: str | None = attrs.field(default=None, validator=is_optional_prose, kw_only=True)
    steps: tuple[BandStep, ...] = attrs.field(default=(), converter=band_steps, kw_only=True)
    market: SalaryEstimate | None = attrs.field(
        default=None, validator=attrs.validators.optional(is_a(SalaryEstimate)), kw_only=True
    )
    other_figures: tuple[SalaryEstimate, ...] = attrs.field(default=(), converter=_estimates, kw_only=True)

    def __attrs_post_init__(self) -> None:
        for name, pay in (
            ("maximum", self.maximum), ("midpoint", self._midpoint), ("control_point", self.control_point)
        ):  # fmt: skip
            if pay is not None:
                check_period(self.minimum, pay, name=name)
        super().__attrs_post_init__()
        if self._midpoint == midway(self.minimum, self.maximum):  # so that giving it or not makes no other band
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
        """The band with this midpoint and range spread (a fraction: 0.5 is 50%).

        minimum = midpoint / (1 + spread / 2), cut after 12 decimals; the maximum lies as far above the midpoint.

        >>> SalaryBand.from_midpoint(Pay(60_000, "USD", "year"), Decimal("0.5"))
        <SalaryBand $48,000-$72,000/year, midpoint $60,000, spread 50.0%, base>
        """
        check_type("midpoint", midpoint, Pay)
        wide = check_number("spread", spread)
        if not 0 <= wide <= _WIDEST_SPREAD:
            rule = f"must be a fraction from 0 to {_WIDEST_SPREAD} (0.5 is 50%), not {shown(spread)}"
            raise InvalidArgumentError("spread", spread, rule)
        minimum = with_amount(midpoint, divide(midpoint.amount, add(Decimal(1), divide(wide, Decimal(2)))))
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
        effective from the figure's date: age it with `aged`. OEWS is not a job-matched survey, and
        its wages include commissions and cover all levels of experience; `caveats` say so, and name
        the figures of other sources that fit. ``weights`` by source combine several figures into one.

        Raises NotComparableError with the reasons where there is no such figure, or none but a bound.

        >>> band = SalaryBand.from_market("registered nurse", place="CA")
        >>> str(band.midpoint), band.effective, [caveat.code for caveat in band.caveats]
        ('USD 140,270 per year', '2025-05', ['not-job-matched', 'incentives-included', 'broader-class'])
        """
        from roleinfo.model.role import Role

        check_type("role", role, Role, str)
        check_optional_name("basis", basis)
        of_role = default_role(role) if isinstance(role, str) else role
        market = Market(place, industry, source, component, weights)
        figure, others = market_figure(of_role, percentile, market, period=period)
        if figure.pay is None or figure.effective_bound not in ("exact", "about"):
            how = "top-coded" if figure.status == "top_coded" else "an open end"
            end = "most" if figure.effective_bound == "at_most" else "least"
            words = (
                f"the {rank_name(percentile)} for {of_role.title}{where(of_role, figure)} is {how}: only that it is at "
                f"{end} {figure.known_amount} is published, and a band is not priced from a bound"
            )
            raise NotComparableError([words])
        note = describe_figure(of_role, figure)
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
        """Draw the band, the ``employees`` in it and the ``market`` beside it on matplotlib Axes.

        Every amount is of the band's currency and period. The market is a Role, a PayDistribution
        or a MarketPosition, of which the published percentiles are drawn. On ``ax``, else on new
        Axes, which are given back; ``title`` stands in the place of our own. Raises
        InvalidArgumentError that names the row of a blank pay or of pay of another currency or
        period, CurrencyMismatchError or NotComparableError for such a market or a role without
        percentiles, and MissingExtraError without the extra ``plot``.

        >>> band = SalaryBand(Pay(48_000, "USD", "year"), Pay(72_000, "USD", "year"), name="Grade 4")
        >>> ax = band.plot(employees=[Pay(51_000, "USD", "year"), Pay(75_000, "USD", "year")])
        >>> [label.get_text() for label in ax.get_yticklabels()]
        ['Grade 4', 'Employees (2)']
        """
        return plot(self, ax, employees=employees, market=market, title=title)

    @property
    def midpoint(self) -> Pay:
        """(minimum + maximum) / 2, or the one that was set."""
        return self._midpoint or midway(self.minimum, self.maximum)

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
        years = years_aged(self.steps)
        return later_date(self.effective, years) if self.effective and years else None

    @property
    def holds_for(self) -> str | None:
        """The date that the amounts hold for: the one they were aged to, else ``effective``; None where unknown."""
        return self.aged_to if years_aged(self.steps) else self.effective

    @property
    def dates(self) -> str:
        """When the amounts took effect, and to when they were aged."""
        start = f"effective {self.effective}" if self.effective else "undated"
        if self.aged_to:
            return f"{start}, aged to {self.aged_to}"
        years = years_aged(self.steps)
        return f"{start}, aged {plain(years)} {'year' if years == 1 else 'years'}" if years else start

    @property
    def is_derived(self) -> bool:
        """Whether the amounts were computed from others: aged, converted, or priced from a published figure."""
        return bool(self.steps) or self.market is not None

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What is to be kept in mind of this band."""
        caveats: list[Caveat] = []
        if self._midpoint is not None:
            halfway = midway(self.minimum, self.maximum)
            caveats.append(make_caveat("set-midpoint", midpoint=self._midpoint, halfway=halfway))
        if self.market is not None:
            caveats += [*market_caveats(self.market.component, self.component), *figure_caveats((self.market,))]
            caveats += other_figures_caveats(self.market, self.other_figures)
        if self.steps:
            caveats.append(make_caveat("derived", evidence="; ".join(map(str, self.steps))))
        return tuple(caveats)

    def _in_its_period(self, pay: Pay) -> Pay:
        return in_period_of(self.minimum, pay)

    def compa_ratio(self, pay: Pay, to: Reference = "midpoint") -> Decimal | None:
        """Pay / midpoint, or pay / control point with ``to="control_point"``; None where that is 0.

        Raises NotComparableError where the band has no control point, or the pay is of another period.
        """
        check_word("to", to, get_args(Reference))
        base = self.midpoint if to == "midpoint" else self.control_point
        if base is None:
            raise NotComparableError(["the band has no control point"])
        return ratio(self._in_its_period(pay), base)

    def penetration(self, pay: Pay) -> Decimal | None:
        """The range penetration, (pay - minimum) / (maximum - minimum), never clipped; None where they are equal."""
        return ratio(self._in_its_period(pay) - self.minimum, self.width)

    def is_green_circled(self, pay: Pay) -> bool:
        """Whether the pay is below the minimum."""
        return self._in_its_period(pay) < self.minimum

    def is_red_circled(self, pay: Pay) -> bool:
        """Whether the pay is above the maximum."""
        return self._in_its_period(pay) > self.maximum

    def circle(self, pay: Pay) -> Circle | None:
        """``green`` below the minimum, ``red`` above the maximum, else None."""
        return "green" if self.is_green_circled(pay) else "red" if self.is_red_circled(pay) else None

    def quartile(self, pay: Pay) -> int | None:
        """Which quarter of the band's width the pay lies in, 1 to 4; None outside, and where the band has no width.

        A quarter holds its lower edge and not its upper one, but for the fourth, which holds the maximum.
        """
        if pay not in self or not self.width.amount:
            return None
        four_times = multiply(subtract(self._in_its_period(pay).amount, self.minimum.amount), Decimal(4))
        return 1 + sum(four_times >= multiply(Decimal(quarter), self.width.amount) for quarter in _QUARTERS)

    def __contains__(self, pay: Pay) -> bool:
        return self.minimum <= self._in_its_period(pay) <= self.maximum

    def compa_ratios(
        self, pays: "Iterable[Pay] | Mapping[Any, Pay]", *, errors: ErrorHandling = "raise"
    ) -> "CompaRatios":
        """The compa-ratios of several employees in this band, one by one and of the group.

        Of a mapping the values are the pays. A row that cannot be read (blank, no Pay, of another
        currency or period) is named in an InvalidArgumentError by its key, or its position from 1;
        with ``errors="collect"`` the others are read, and ``problems`` of the result names it.

        >>> band = SalaryBand(Pay(48_000, "USD", "year"), Pay(72_000, "USD", "year"))
        >>> group = band.compa_ratios([Pay(54_000, "USD", "year"), None], errors="collect")
        >>> group.of_sums, [str(problem) for problem in group.problems]
        (Decimal('0.9'), ['row 2: pay is missing (None)'])
        """
        position = count(1)

        def read(_row: object, value: Any) -> tuple[int, Pay, Pay]:
            at = next(position)
            return at, self._in_its_period(paid(value, a_pay)), self.midpoint

        return CompaRatios.of(*read_rows("pays", rows_in("pays", pays), read, errors))

    def aged(self, annual_movement: Decimal | float, years: Decimal | int, compound: bool = True) -> "SalaryBand":
        """The band aged by a yearly movement (a fraction) over some years, with the step recorded.

        Each amount x (1 + movement) ** years, or x (1 + movement x years) where not ``compound``;
        ``effective`` stays the date that the years are counted from.

        >>> str(SalaryBand(Pay(100, "USD", "hour"), Pay(200, "USD", "hour")).aged(Decimal("0.03"), 2).minimum)
        'USD 106.09 per hour'
        """
        step = Aging(annual_movement, years, compound)
        factor = step.factor
        return self._changed(lambda pay: multiplied(pay, factor), step)

    def per_year(self, hours: Decimal | int | None = None) -> "SalaryBand":
        """The band for a year, as `per` converts it."""
        return self.per("year", hours)

    def per_hour(self, hours: Decimal | int | None = None) -> "SalaryBand":
        """The band for an hour, as `per` converts it."""
        return self.per("hour", hours)

    def per(self, period: Period, hours: Decimal | int | None = None) -> "SalaryBand":
        """The band for another period, marked as derived with the conversion in the steps.

        ``hours`` are those of a year; where none are given, those by which the country of the band's market or
        currency counts a year (2,080 in the United States). Raises NotComparableError where they have to be given:
        for a country that counts by none, for pay per day, and for a band priced from hourly-only or annual-only pay.
        """
        check_word("period", period, get_args(Period))
        if self.minimum.period == period:
            return self
        own, currency = self.minimum.period, self.minimum.currency
        if hours is None and self.market is not None:
            self.market.refuse_unknown_hours(period)
        if hours is None and not converts_alone(own, period) and "day" not in (own, period):
            country = country_of_figure(self.market) if self.market else country_of_currency(currency)
            hours = hours_of_year(country, currency, period)
        step = Conversion(own, period, HOURS_PER_YEAR if hours is None else hours)
        return self._changed(lambda pay: pay.per(period, hours=hours), step)

    def _changed(self, change: Any, step: BandStep) -> "SalaryBand":
        amounts: dict[str, Any] = {
            name: None if pay is None else change(pay)
            for name, pay in (
                ("minimum", self.minimum), ("maximum", self.maximum), ("midpoint", self._midpoint),
                ("control_point", self.control_point),
            )
        }  # fmt: skip
        return attrs.evolve(self, **amounts, steps=(*self.steps, step))
