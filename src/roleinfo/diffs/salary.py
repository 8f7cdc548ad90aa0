"""The gap between two pay figures, and the gaps between two roles' pay."""

from decimal import Decimal
from typing import Any, Final, Literal

import attrs

from roleinfo.diffs.countries import SURVEYS
from roleinfo.diffs.figures import bound_of
from roleinfo.diffs.gaps import Gaps
from roleinfo.diffs.pairing import pair_caveats
from roleinfo.diffs.samples import Samples, error_of_difference, samples_of, untested
from roleinfo.errors import BrokenRulesError, InvalidArgumentError, NotComparableError
from roleinfo.model._edges import OneLine, describe, explain_gap, plot
from roleinfo.model._results import GapResult, Restorable
from roleinfo.model.arguments import check_name
from roleinfo.model.cached import cached_attribute
from roleinfo.model.caveat import Caveat, make_caveat
from roleinfo.model.estimate import SalaryEstimate, cell_caveats, percentile, percentile_rank
from roleinfo.model.exact import divide, exact, fits, interval_of, multiply, subtract
from roleinfo.model.fact import broader_class_caveats
from roleinfo.model.pay import Pay
from roleinfo.model.place import country_of
from roleinfo.model.rules import check_fields
from roleinfo.model.source import Source
from roleinfo.model.text import is_a, is_over_a_year_from
from roleinfo.pay.distribution import PayDistribution, ShareRange
from roleinfo.pay.overlap import RangeOverlap
from roleinfo.pay.prices import Step, take_steps
from roleinfo.pay.releases import CHANGES_OF_CLASS
from roleinfo.typing import Bound

PATH: Final = ("salary",)
Steps = tuple[tuple[Step, ...], tuple[Step, ...]]

_ZERO: Final = Decimal(0)


@attrs.frozen(field_transformer=check_fields, kw_only=True, repr=False)
class Basis(OneLine):
    """What the two figures of a gap have in common; a field that they do not share is None and named in ``differs``.

    ``hours`` is the length of the year for which an hourly figure was made a yearly one, if it was.
    """

    statistic: str | None
    component: str | None
    currency: str | None
    period: str | None
    place: str | None
    industry: str | None
    employer: str | None
    experience: str | None
    as_of: str | None
    source: Source | None
    hours: Decimal | None
    differs: tuple[str, ...]


@attrs.frozen(field_transformer=check_fields, repr=False)
class SalaryGap(Restorable, GapResult):
    """Two pay figures of one kind, and how far they lie apart.

    ``difference`` is right - left; ``relative`` is that as a fraction of the left pay, ``ratio``
    right / left. A gap between two roles is not the "pay gap" between groups of people. ``samples``
    says how the two samples lie to each other, ``steps`` what was done to either amount before
    they were subtracted.

    >>> import roleinfo as ri
    >>> gap = ri.salary_gap("account representative", "account manager")
    >>> str(gap.difference), round(gap.relative, 3), round(gap.ratio, 3)
    ('USD 31,558 per year', Decimal('0.853'), Decimal('1.853'))
    """

    left: SalaryEstimate = attrs.field(validator=is_a(SalaryEstimate))
    right: SalaryEstimate = attrs.field(validator=is_a(SalaryEstimate))
    confidence: Decimal = attrs.field(default=Decimal("0.90"), converter=exact)
    samples: Samples = attrs.field(
        default=attrs.Factory(lambda self: samples_of(self.left, self.right), takes_self=True), repr=False
    )
    steps: Steps = attrs.field(default=((), ()), repr=False)

    @property
    def key(self) -> str:
        """The measure of the two figures, or both measures in order where they differ."""
        return " vs ".join(sorted({self.left.measure, self.right.measure}))

    @cached_attribute
    def pays(self) -> tuple[Pay, Pay]:
        """The two amounts that are compared: as published or, after ``steps``, as they were made alike.

        Raises NotComparableError where a figure was not released.
        """
        converted = []
        for estimate, steps in zip((self.left, self.right), self.steps, strict=True):
            pay = estimate.known_amount
            if pay is None:
                raise NotComparableError(("a figure that was not released has no difference",))
            converted.append(take_steps(pay, steps))
        return converted[0], converted[1]

    @cached_attribute
    def difference(self) -> Pay:
        """Right - left; with `bound` it says all that is known where a side is an open end."""
        left, right = self.pays
        return right - left

    @property
    def relative(self) -> Decimal | None:
        """The difference as a fraction of the left pay; None where that is 0."""
        left, right = self.pays
        return divide(subtract(right.amount, left.amount), left.amount) if left.amount else None

    @property
    def ratio(self) -> Decimal | None:
        """Right / left; None where the left pay is 0."""
        left, right = self.pays
        return divide(right.amount, left.amount) if left.amount else None

    @property
    def bound(self) -> Bound:
        """How the difference is to be read: exact, about, at_least or at_most."""
        return bound_of(self.left.effective_bound, self.right.effective_bound) or "about"

    @property
    def interval(self) -> tuple[Pay, Pay] | None:
        """The interval of the difference at the level ``confidence``, from the two relative standard errors.

        OEWS publishes these of means alone, ASHE of medians and percentiles too. Of two separate
        samples SE = sqrt(SE1^2 + SE2^2). Of a part and its whole, which share answers,
        SE^2 = SE_whole^2 + SE_part^2 - 2 w SE_part^2, w being the part's jobs over the whole's:
        approximate. An error of 0.0% was rounded, and counts as 0.05%. None where it cannot be tested,
        for the reason in `untested`, and where an end is larger than any pay. The errors of a part and
        its whole are too coarse where SE_whole is w SE_part or less.

        Registered nurses earn 101,420 dollars on average with an RSE of 0.2%, physician
        assistants 141,280 with 0.7%: SE = sqrt(202.84^2 + 988.96^2) = 1,009.55, and at 90%
        confidence the difference of 39,860 may be off by 1.645 x 1,009.55 = 1,660.56.

        >>> import roleinfo as ri
        >>> gap = ri.salary_gap("registered nurse", "physician assistant")
        >>> gap.difference.amount, [round(end.amount) for end in gap.interval]
        (Decimal('39860'), [38199, 41521])
        """
        error = self._error
        if error is None:
            return None
        difference = self.difference
        interval = interval_of(difference.amount, error, self.confidence)
        if not all(fits(end) for end in interval):
            return None
        return attrs.evolve(difference, amount=interval[0]), attrs.evolve(difference, amount=interval[1])

    @property
    def _error(self) -> Decimal | None:
        """The standard error of the difference."""
        left, right = self.left.standard_error, self.right.standard_error
        if self._no_error is not None or left is None or right is None:
            return None
        factors = (_factor(self.steps[0]), _factor(self.steps[1]))
        return error_of_difference((left, right), self.samples, factors=factors, weight=self.samples.weight)

    @property
    def side_intervals(self) -> tuple[tuple[Pay, Pay] | None, tuple[Pay, Pay] | None]:
        """The interval of each figure by itself at the level ``confidence``, in the money in which it is compared.

        None for a figure without a published error, or that is not exact. Two such intervals are no test of the
        difference.

        >>> import roleinfo as ri
        >>> gap = ri.salary_gap("registered nurse", "physician assistant")
        >>> [str(end) for end in gap.side_intervals[0]]
        ['USD 101,086.36 per year', 'USD 101,753.64 per year']
        """
        left, right = (
            _interval(figure, steps, self.confidence)
            for figure, steps in zip((self.left, self.right), self.steps, strict=True)
        )
        return left, right

    @property
    def countries(self) -> tuple[str, ...]:
        """The names of the two countries that the figures are of, by alphabet; empty where these are not two."""
        countries = {country_of(figure.place) for figure in (self.left, self.right)} - {None}
        return tuple(sorted(country.phrase for country in countries if country)) if len(countries) > 1 else ()

    @property
    def untested(self) -> str | None:
        """Why the difference cannot be tested against the sampling error; None where it can."""
        return self._no_error or (untested("too-coarse") if self._error is None else None)

    @property
    def _no_error(self) -> str | None:
        """Why there is no error of the difference, apart from the size of the two errors."""
        if self.left.statistic != self.right.statistic:
            return untested("two-statistics")
        if self.countries:
            return untested("different-sources")
        for figure in (self.left, self.right):
            if figure.pay is None or figure.bound != "exact":
                return untested("bound")
            if figure.rse is None and figure.component == "oews_wage" and percentile_rank(figure.statistic) is not None:
                return untested("no-error-of-percentiles", source=figure.source)
            if figure.rse is None:
                return untested("no-error", source=figure.source)
        if self.samples.relation == "same-cell":
            return untested("one-wage", class_code=self.left.class_code)
        if self.samples.relation == "part-and-whole" and self.left.statistic != "mean":
            return untested("means-only")
        return self.samples.reason

    @property
    def assumptions(self) -> tuple[str, ...]:
        """What the interval takes for granted; empty where there is none."""
        if self.untested is not None:
            return ()
        codes = {
            "sampling-error-only": True,
            "correlated": True,
            "part-and-whole": self.samples.relation == "part-and-whole",
            "rounded-error": not all(figure.rse for figure in (self.left, self.right)),
            "exact-factors": any(self.steps),
        }
        return tuple(describe("assumption", code) for code, holds in codes.items() if holds)

    @property
    def significant(self) -> bool | None:
        """Whether the interval excludes 0; None where it cannot be tested, which is not "no"."""
        interval = self.interval
        return None if interval is None else not interval[0].amount <= 0 <= interval[1].amount

    @property
    def basis(self) -> Basis:
        """What both figures are: statistic, component, currency, period, place and so on."""
        sides = [
            {
                "statistic": figure.statistic,
                "component": figure.component,
                "currency": pay.currency,
                "period": pay.period,
                "place": figure.place and figure.place.code,
                "industry": figure.industry and figure.industry.name,
                "employer": figure.employer,
                "experience": figure.experience and str(figure.experience),
                "as_of": figure.effective_date,
                "source": figure.source,
                "hours": next((step.numerator for step in steps if step.kind == "hours"), None),
            }
            for figure, pay, steps in zip((self.left, self.right), self.pays, self.steps, strict=True)
        ]
        differs = tuple(name for name, value in sides[0].items() if sides[1][name] != value)
        shared: dict[str, Any] = {name: None if name in differs else value for name, value in sides[0].items()}
        return Basis(**shared, differs=differs)

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What is doubtful in this gap; the same from either side."""
        path = (*PATH, self.key)
        caveats = list(pair_caveats(self.left, self.right, path))
        for code, names in (
            ("mixed-statistic", {self.left.statistic, self.right.statistic}),
            ("mixed-component", {self.left.component, self.right.component}),
        ):
            if len(names) > 1 and not (code == "mixed-component" and self._is_of_two_surveys):
                caveats.append(make_caveat(code, path, names=sorted(names)))
        components = {self.left.component, self.right.component}
        if self._is_of_two_surveys:
            [defined] = components - {"oews_wage"}
            caveats.append(make_caveat("pay-definition-differs", path, component=defined))
        if self.countries:
            caveats.append(make_caveat("countries-differ", path, countries=self.countries))
        others = sorted(components & {"base", "unstated", "total", "package"})
        if "oews_wage" in components and others:
            caveats.append(make_caveat("incentives-included", path, component=others[0]))
        if (
            self.left.source.series == self.right.source.series
            and self.left.source.release != self.right.source.release
        ):
            caveats.append(make_caveat("not-a-time-series", path, source=self.left.source))
        caveats += [make_caveat("method-changed", path, change=change) for change in self.samples.changes]
        caveats += broader_class_caveats((self.left, self.right), path)
        if all(estimate.known_amount for estimate in (self.left, self.right)):
            # What changed after both figures were published is no matter of their difference.
            since = {
                (caveat.code, caveat.message)
                for caveat in {*self.left.caveats} & {*self.right.caveats}
                if caveat.code in CHANGES_OF_CLASS
            }
            caveats += [
                caveat
                for caveat in cell_caveats((self.left, self.right), path, self.pays[0].period)
                if (caveat.code, caveat.message) not in since
            ]
        caveats += [
            make_caveat(f"{step.kind}-adjusted", path, step=step)
            for step in dict.fromkeys((*self.steps[0], *self.steps[1]))
        ]
        areas = {
            (estimate.place.name, step.area)
            for estimate, steps in zip((self.left, self.right), self.steps, strict=True)
            for step in steps
            if step.area and estimate.place
        }
        caveats += [make_caveat("older-delineation", path, place=place, area=area) for place, area in sorted(areas)]
        caveats += self._stale_rates(path)
        hours = next((step.numerator for steps in self.steps for step in steps if step.kind == "hours"), None)
        for figure, steps in zip((self.left, self.right), self.steps, strict=True):
            if hours is not None and not any(step.kind == "hours" for step in steps) and _has_hours_of_its_own(figure):
                caveats.append(make_caveat("hours-assumed", path, source=figure.source, hours=hours))
        statistics = {self.left.statistic, self.right.statistic}
        if "average" in statistics:
            caveats.append(make_caveat("average-unstated", path))
        if statistics & {"low", "high"}:
            caveats.append(make_caveat("range-unstated", path))
        if self.bound != "exact":
            caveats.append(make_caveat("open-figure", path, what="difference"))
        return tuple(caveats)

    @property
    def _is_of_two_surveys(self) -> bool:
        """Whether a wage of one country's survey meets the pay of another's, of which the definitions are known."""
        components = {self.left.component, self.right.component}
        return "oews_wage" in components and len(components & {*SURVEYS}) == 2

    @property
    def publications(self) -> tuple[tuple[Source, str | None], ...]:
        """Whose numbers turned the amounts into others, each with the date of these: rates, an index, parities."""
        steps = (step for steps in self.steps for step in steps)
        return tuple(dict.fromkeys((step.publication, step.dated) for step in steps if step.publication))

    def _stale_rates(self, path: tuple[str, ...]) -> list[Caveat]:
        """A caveat for each rate that is more than a year from the figure which it converts."""
        pairs = (
            (step, figure.effective_date)
            for figure, steps in zip((self.left, self.right), self.steps, strict=True)
            for step in steps
            if step.kind == "currency"
        )
        return [
            make_caveat("stale-rate", path, rate=step.date, figure=of)
            for step, of in dict.fromkeys(pairs)
            if step.date and of and is_over_a_year_from(step.date, of)
        ]

    def explain(self) -> tuple[str, ...]:
        """Step by step, in plain words: which figures were taken, from where, and what was done to them."""
        return explain_gap(self)


def _interval(figure: SalaryEstimate, steps: tuple[Step, ...], confidence: Decimal) -> tuple[Pay, Pay] | None:
    interval = figure.interval(confidence)
    if interval is None:
        return None
    try:
        return take_steps(interval[0], steps), take_steps(interval[1], steps)
    except InvalidArgumentError:  # an end has more digits than a Pay holds
        return None


def _has_hours_of_its_own(estimate: SalaryEstimate) -> bool:
    """Whether a year's pay is not of the 2,080 hours that OEWS counts where it publishes hourly pay too."""
    return estimate.sole_period or estimate.component != "oews_wage"


def _factor(steps: tuple[Step, ...]) -> Decimal:
    product = Decimal(1)
    for step in steps:
        product = multiply(product, step.factor)
    return product


@attrs.frozen(field_transformer=check_fields, repr=False)
class SalaryDiff(Gaps[SalaryGap]):
    """The gaps between two roles' pay, the likest first, and what was left out and why.

    ``others`` are the gaps that could have been taken as well: like with like too, but of a source,
    date or origin that comes after.
    """

    others: tuple[SalaryGap, ...] = ()

    def plot(
        self,
        ax: Any = None,
        *,
        kind: Literal["pay", "gaps"] = "pay",
        titles: tuple[str, str] | None = None,
        title: str | None = None,
    ) -> Any:
        """Draw the two distributions (``pay``) or the gap at each of their points (``gaps``) on matplotlib Axes.

        On ``ax``, else on new Axes, which are given back. ``titles`` name the left and the right
        role, ``title`` stands in the place of our own. Amounts are of the currency and period
        that the axis names. Raises InvalidArgumentError for another kind, and MissingExtraError without the
        extra ``plot``.

        >>> import roleinfo as ri
        >>> pay = ri.compare("registered nurse", "physician assistant").salary
        >>> ax = pay.plot(kind="gaps", titles=("Nurses", "Assistants"))
        >>> ax.get_xlabel(), [each.get_text() for each in ax.get_yticklabels()][-1]
        ('USD per year, Assistants minus Nurses', 'mean')
        """
        return plot(self, ax, kind=kind, titles=titles, title=title)

    @property
    def headline(self) -> SalaryGap | None:
        """The gap that says most: the mean (of UK pay the median), else the median, an average, or the first."""
        return self.gaps[0] if self.gaps else None

    @property
    def mean(self) -> SalaryGap | None:
        """The gap between the means, or None."""
        return self._of("mean")

    @property
    def median(self) -> SalaryGap | None:
        """The gap between the medians, or None."""
        return self._of("median")

    @property
    def low(self) -> SalaryGap | None:
        """The gap between the lower ends of the ranges, or None."""
        return self._of("low")

    @property
    def high(self) -> SalaryGap | None:
        """The gap between the upper ends of the ranges, or None."""
        return self._of("high")

    def percentile(self, rank: Decimal | int) -> SalaryGap | None:
        """The gap at this percentile, or None."""
        return self._of(percentile(rank))

    def _of(self, name: str) -> SalaryGap | None:
        return next((gap for gap in self.gaps if gap.left.statistic == gap.right.statistic == name), None)

    @property
    def bases(self) -> tuple[Basis, ...]:
        """Every basis on which the two can be compared: those of the gaps, then those that were passed over."""
        return tuple(dict.fromkeys(gap.basis for gap in (*self.gaps, *self.others)))

    @property
    def left_above_right_median(self) -> ShareRange | None:
        """The share of the left role's jobs that pay more than the right role's median; None if unknown.

        Interpolated between the left role's published percentiles, outside of which it is a range.
        """
        return self._above_median(0)

    @property
    def right_above_left_median(self) -> ShareRange | None:
        """The share of the right role's jobs that pay more than the left role's median; None if unknown."""
        return self._above_median(1)

    def _above_median(self, side: int) -> ShareRange | None:
        gap = self.median
        # One factor on both sides moves no job across the other's median.
        if gap is None or _factor(gap.steps[0]) != _factor(gap.steps[1]) or gap.bound != "exact":
            return None
        ours, theirs = ((gap.left, gap.right), (gap.right, gap.left))[side]
        points = [
            (gap.left, gap.right)[side]
            for gap in (*self.gaps, *self.others)
            if _kind_of((gap.left, gap.right)[side]) == _kind_of(ours)
        ]
        ranked = {figure.statistic: figure for figure in points if figure.statistic in _DISTRIBUTION}
        try:
            below = PayDistribution(tuple(ranked.values())).share_below(theirs.pay) if theirs.pay else None
        except BrokenRulesError:
            return None  # percentiles upside down, or none with a value
        one = Decimal(1)
        return below and attrs.evolve(below, low=subtract(one, below.high), high=subtract(one, below.low))

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What is doubtful in any of the gaps, and in all of them together."""
        caveats = list(super().caveats)
        mean, median = self.mean, self.median
        if mean and median and mean.basis.period == median.basis.period:
            signs = [gap.difference.amount.compare(_ZERO) for gap in (mean, median)]
            if sorted(signs) == [Decimal(-1), Decimal(1)]:
                caveats.append(make_caveat("mean-median-disagree", PATH))
        return tuple(caveats)

    def range_ends(self, low: str, high: str) -> tuple[SalaryGap, SalaryGap] | None:
        """The gaps between the lower and the upper ends of two ranges, of one source and kind on each side, or None."""
        check_name("low", low)
        check_name("high", high)
        pairs = [
            (start, end)
            for start in self._gaps_of(low)
            for end in self._gaps_of(high)
            if _of_one_range(start.left, end.left) and _of_one_range(start.right, end.right)
        ]
        # The range that goes with the headline says more beside it than another.
        kind = self.headline and _kind(self.headline)
        return min(pairs, key=lambda ends: _kind(ends[0]) != kind, default=None)

    @property
    def overlap(self) -> RangeOverlap | None:
        """How far the two ranges lie over each other: p10-p90, low-high or minimum-maximum, each of one source."""
        ranges = (self.range_ends("p10", "p90"), self.range_ends("low", "high"), self.range_ends("minimum", "maximum"))
        return next((overlap for overlap in (overlap_of(*pair) for pair in ranges if pair) if overlap), None)

    def _gaps_of(self, name: str) -> tuple[SalaryGap, ...]:
        return tuple(gap for gap in self.gaps if gap.left.statistic == gap.right.statistic == name)


_DISTRIBUTION: Final = ("p10", "p25", "median", "p75", "p90")


def _kind(gap: SalaryGap) -> tuple[object, ...]:
    return (_kind_of(gap.left), _kind_of(gap.right))


def _kind_of(estimate: SalaryEstimate) -> tuple[object, ...]:
    return (estimate.component, estimate.source, estimate.effective_date, estimate.population, estimate.money)


def _of_one_range(low: SalaryEstimate, high: SalaryEstimate) -> bool:
    return (low.source, low.effective_date, low.component, low.population, low.money) == (
        high.source, high.effective_date, high.component, high.population, high.money
    )  # fmt: skip


def overlap_of(low: SalaryGap, high: SalaryGap) -> RangeOverlap | None:
    """The overlap of the two ranges with these ends; None where an end is open or a range upside down."""
    ranges: list[tuple[Pay, Pay]] = []
    for side, (start, end) in enumerate(((low.left, high.left), (low.right, high.right))):
        if start.pay is None or end.pay is None or start.bound != "exact" or end.bound != "exact":
            return None
        least, most = low.pays[side], high.pays[side]
        if (least.currency, least.period) != (most.currency, most.period) or most < least:
            return None
        ranges.append((least, most))
    return RangeOverlap(ranges[0], ranges[1])
