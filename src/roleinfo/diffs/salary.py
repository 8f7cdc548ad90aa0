"""The pay of two roles: gaps between like figures, and why other figures were not set against each other."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from statistics import NormalDist
from typing import Any, Final

import attrs

from roleinfo.diffs.figures import bound_of
from roleinfo.diffs.gaps import Gaps
from roleinfo.diffs.options import Options, for_side
from roleinfo.diffs.pairing import LeftOut, closed_pairs, not_asked, ordered, pair_caveats, paired, unusable
from roleinfo.errors import NotComparableError
from roleinfo.model.caveat import Caveat
from roleinfo.model.estimate import SalaryEstimate, percentile, percentile_rank
from roleinfo.model.exact import add, divide, exact, fits, multiply, rounded, square_root, subtract
from roleinfo.model.pay import Pay
from roleinfo.model.source import Source
from roleinfo.model.words import percent
from roleinfo.typing import Bound

PATH: Final = ("salary",)
# Which statistic heads a comparison when none is asked for.
_HEADLINES: Final = ("mean", "median", "average")
_ROUNDED_TO_NOTHING: Final = Decimal("0.05")


@attrs.frozen(kw_only=True)
class Basis:
    """What the two figures of a gap have in common; a field that they do not share is None and named in ``differs``."""

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
    differs: tuple[str, ...]


@attrs.frozen
class SalaryGap:
    """Two pay figures of one kind, and how far they lie apart.

    ``difference`` is right - left; ``relative`` is that as a fraction of the left pay, ``ratio``
    right / left. A gap between two roles is not the "pay gap" between groups of people.

    >>> import roleinfo as ri
    >>> gap = ri.salary_gap("account representative", "account manager")
    >>> str(gap.difference), round(gap.relative, 3), round(gap.ratio, 3)
    ('USD 31,558 per year', Decimal('0.853'), Decimal('1.853'))
    """

    left: SalaryEstimate = attrs.field(validator=attrs.validators.instance_of(SalaryEstimate))
    right: SalaryEstimate = attrs.field(validator=attrs.validators.instance_of(SalaryEstimate))
    confidence: Decimal = attrs.field(default=Decimal("0.90"), converter=exact)

    @property
    def key(self) -> str:
        """The measure of the two figures, or both measures in order where they differ."""
        return " vs ".join(sorted({self.left.measure, self.right.measure}))

    def __str__(self) -> str:
        share = "" if self.relative is None else f", {percent(self.relative, sign=True)} of the left figure"
        bound = "" if self.bound == "exact" else f"{self.bound.replace('_', ' ')} "
        return f"{bound}{self.difference} (right - left{share}): {self.left} | {self.right}"

    @property
    def _pays(self) -> tuple[Pay, Pay]:
        left, right = self.left.stated, self.right.stated
        if left is None or right is None:
            raise NotComparableError(("a figure that was not released has no difference",))
        return left, right

    @property
    def difference(self) -> Pay:
        """Right - left; with `bound` it says all that is known where a side is an open end."""
        left, right = self._pays
        return right - left

    @property
    def relative(self) -> Decimal | None:
        """The difference as a fraction of the left pay; None where that is 0."""
        left, right = self._pays
        return divide(subtract(right.amount, left.amount), left.amount) if left.amount else None

    @property
    def ratio(self) -> Decimal | None:
        """Right / left; None where the left pay is 0."""
        left, right = self._pays
        return divide(right.amount, left.amount) if left.amount else None

    @property
    def bound(self) -> Bound:
        """How the difference is to be read: exact, about, at_least or at_most."""
        return bound_of(self.left.reads_as, self.right.reads_as) or "about"

    @property
    def interval(self) -> tuple[Pay, Pay] | None:
        """The interval of the difference of two means at the level ``confidence``, from their relative standard errors.

        It holds sampling error alone, of two separate samples: SE = sqrt(SE1^2 + SE2^2); an error
        of 0.0 % was rounded, and counts as 0.05 %. None where a side is no mean, has no standard
        error, or the two may rest on one sample, and where an end is larger than any pay.
        """
        errors = [_standard_error(each) for each in (self.left, self.right)]
        if errors[0] is None or errors[1] is None or not self._separate:
            return None
        z = Decimal(str(NormalDist().inv_cdf((1 + float(self.confidence)) / 2)))
        spread = square_root(add(multiply(errors[0], errors[0]), multiply(errors[1], errors[1])))
        difference, margin = self.difference, rounded(multiply(z, spread), 2)
        ends = (subtract(difference.amount, margin), add(difference.amount, margin))
        if not all(fits(end) for end in ends):
            return None
        return attrs.evolve(difference, amount=ends[0]), attrs.evolve(difference, amount=ends[1])

    @property
    def _separate(self) -> bool:
        """Two samples, not one cell, nor a part and its whole."""
        return (
            self.left.population == self.right.population
            and self.left.source.series == self.right.source.series
            and self.left.component == self.right.component
            and (self.left.pay, self.left.rse) != (self.right.pay, self.right.rse)
        )

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
                "statistic": each.statistic,
                "component": each.component,
                "currency": pay.currency,
                "period": pay.period,
                "place": each.place and each.place.code,
                "industry": each.industry and each.industry.name,
                "employer": each.employer,
                "experience": each.experience and str(each.experience),
                "as_of": each.dated,
                "source": each.source,
            }
            for each, pay in zip((self.left, self.right), self._pays, strict=True)
        ]
        differs = tuple(name for name, value in sides[0].items() if sides[1][name] != value)
        shared: dict[str, Any] = {name: None if name in differs else value for name, value in sides[0].items()}
        return Basis(**shared, differs=differs)

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What is doubtful in this gap; the same from either side."""
        path = (*PATH, self.key)
        found = list(pair_caveats(self.left, self.right, path))
        for code, names in (
            ("mixed-statistic", {self.left.statistic, self.right.statistic}),
            ("mixed-component", {self.left.component, self.right.component}),
        ):
            if len(names) > 1:
                words = " against ".join(sorted(names)).replace("_", " ")
                found.append(Caveat(code, f"not like with like: {words}", path))
        statistics = {self.left.statistic, self.right.statistic}
        if "average" in statistics:
            found.append(Caveat("average-unstated", "an average whose kind the source does not state", path))
        if statistics & {"low", "high"}:
            found.append(Caveat("range-unstated", "an end of a range whose percentile the source does not state", path))
        if self.bound != "exact":
            found.append(
                Caveat(
                    "open-figure", "a figure is given as near, above or below a number, so the difference is too", path
                )
            )
        return tuple(found)


def _standard_error(estimate: SalaryEstimate) -> Decimal | None:
    if estimate.statistic != "mean" or estimate.pay is None or estimate.rse is None or estimate.bound != "exact":
        return None
    return multiply(estimate.pay.amount, divide(estimate.rse or _ROUNDED_TO_NOTHING, Decimal(100)))


@attrs.frozen
class RangeOverlap:
    """How far two pay ranges lie over each other.

    ``shared`` is the pay that both ranges hold (0 where they do not meet), ``ratio`` its length
    over the length of both ranges taken together: 1 for equal ranges, 0 for ranges apart.
    """

    left: tuple[Pay, Pay]
    right: tuple[Pay, Pay]

    @property
    def shared(self) -> Pay:
        """The length of the intersection."""
        low, high = max(self.left[0], self.right[0]), min(self.left[1], self.right[1])
        return high - low if high > low else low - low

    @property
    def union(self) -> Pay:
        """The length of both ranges taken together, without what lies between ranges apart."""
        return (self.left[1] - self.left[0] - self.shared) + (self.right[1] - self.right[0])

    @property
    def ratio(self) -> Decimal:
        """Shared / union, from 0 to 1."""
        if not self.union.amount:
            return Decimal(int(self.left == self.right))
        return divide(self.shared.amount, self.union.amount)


@attrs.frozen(repr=False)
class SalaryDiff(Gaps[SalaryGap]):
    """The gaps between two roles' pay, the likest first, and what was left out and why."""

    @property
    def headline(self) -> SalaryGap | None:
        """The gap that says most: the mean, else the median, else an average, else the first there is."""
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

    def ends(self, low: str, high: str) -> tuple[SalaryGap, SalaryGap] | None:
        """The gaps between the lower and the upper ends of two ranges, of one source and kind on each side, or None."""
        found = [
            (start, end)
            for start in self._gaps_of(low)
            for end in self._gaps_of(high)
            if _of_one_range(start.left, end.left) and _of_one_range(start.right, end.right)
        ]
        # The range that goes with the headline says more beside it than another.
        kind = self.headline and _kind(self.headline)
        return min(found, key=lambda ends: _kind(ends[0]) != kind, default=None)

    @property
    def overlap(self) -> RangeOverlap | None:
        """How far the two ranges lie over each other: p10-p90, else low-high, of one source and kind on each side."""
        found = (self.ends("p10", "p90"), self.ends("low", "high"))
        return next((each for each in (overlap_of(*ends) for ends in found if ends) if each), None)

    def _gaps_of(self, name: str) -> tuple[SalaryGap, ...]:
        return tuple(gap for gap in self.gaps if gap.left.statistic == gap.right.statistic == name)


def _kind(gap: SalaryGap) -> tuple[object, ...]:
    return tuple((each.component, each.source.series, each.population, each.money) for each in (gap.left, gap.right))


def _of_one_range(low: SalaryEstimate, high: SalaryEstimate) -> bool:
    return (low.source, low.dated, low.component, low.population, low.money) == (
        high.source, high.dated, high.component, high.population, high.money
    )  # fmt: skip


def overlap_of(low: SalaryGap, high: SalaryGap) -> RangeOverlap | None:
    """The overlap of the two ranges with these ends; None where an end is open or a range upside down."""
    ranges: list[tuple[Pay, Pay]] = []
    for start, end in ((low.left, high.left), (low.right, high.right)):
        if start.pay is None or end.pay is None or start.bound != "exact" or end.bound != "exact":
            return None
        if end.pay < start.pay:
            return None
        ranges.append((start.pay, end.pay))
    return RangeOverlap(ranges[0], ranges[1])


def _asked(estimate: SalaryEstimate, options: Options, number: int) -> bool:
    statistic, component = for_side(options.statistic, number), for_side(options.component, number)
    return (
        (statistic is None or estimate.statistic == statistic)
        and (component is None or estimate.component == component)
        and (options.source is None or estimate.source.is_called(options.source))
        and (options.place is None or (estimate.place is not None and estimate.place.is_called(options.place)))
        and (
            options.industry is None
            or (estimate.industry is not None and estimate.industry.is_called(options.industry))
        )
    )


def compare_salaries(lefts: Sequence[SalaryEstimate], rights: Sequence[SalaryEstimate], options: Options) -> SalaryDiff:
    """Every measure that both roles have, as a gap; all else with the reason why it was left out."""
    out: list[LeftOut] = []
    usable: list[list[SalaryEstimate]] = []
    for number, (side, estimates) in enumerate((("left", lefts), ("right", rights))):
        here: Any = side
        asked = [each for each in estimates if _asked(each, options, number)]
        released = [each for each in asked if each.stated is not None]
        out += not_asked(here, (each for each in estimates if each not in asked), PATH)
        for status in ("suppressed", "not_published"):
            withheld = (each for each in asked if each.stated is None and each.status == status)
            out += unusable(
                here, withheld, PATH, status.replace("_", "-"), f"the figure was {status.replace('_', ' ')}"
            )
        usable.append(released)

    def bound(one: SalaryEstimate, other: SalaryEstimate) -> Bound | None:
        return bound_of(one.reads_as, other.reads_as)

    pairing = paired(usable[0], usable[1], PATH, like=_like(options), bound=bound)
    closed, more = closed_pairs(pairing, PATH, bound)
    others = {"left": usable[1], "right": usable[0]}
    out += [_reasoned(each, others[each.side]) for each in more]
    gaps = sorted((SalaryGap(one, other, options.confidence) for one, other in closed), key=_rank)
    return SalaryDiff(tuple(gaps), ordered(out))


def _like(options: Options) -> Any:
    """What makes two figures alike; a statistic or component that the caller names for each side need not be one."""
    mixed_statistic = isinstance(options.statistic, tuple)
    mixed_component = isinstance(options.component, tuple)

    def like(estimate: SalaryEstimate) -> tuple[str | None, ...]:
        return (
            None if mixed_statistic else estimate.statistic,
            None if mixed_component else estimate.component,
            estimate.money,
            estimate.population,
        )

    return like


def _rank(gap: SalaryGap) -> tuple[Any, ...]:
    """The likest and plainest first, the same from either side."""
    sides = (gap.left, gap.right)
    heads = [_HEADLINES.index(each.statistic) if each.statistic in _HEADLINES else len(_HEADLINES) for each in sides]
    return (
        gap.left.source.series != gap.right.source.series,
        max(each.industry is not None or each.employer is not None or each.experience is not None for each in sides),
        gap.left.stated is not None and gap.left.stated.period != "year",
        sorted(heads),
        sorted(percentile_rank(each.statistic) or Decimal(-1) for each in sides),
        # low before high, and then whatever is left in the order of the words
        sorted(("low", "high").index(each.statistic) if each.statistic in ("low", "high") else -1 for each in sides),
        gap.key,
    )


_ASPECTS: Final[Mapping[str, str]] = {
    "statistic": "another statistic",
    "component": "another component of pay",
    "money": "another currency or period",
    "population": "another place, industry, employer or experience",
}


def _reasoned(left_out: LeftOut, others: Sequence[SalaryEstimate]) -> LeftOut:
    """The reason in full: what the nearest figure of the other role differs in."""
    fact = left_out.fact
    if left_out.code != "no-counterpart" or not isinstance(fact, SalaryEstimate) or not others:
        return left_out
    mine = [getattr(fact, name) for name in _ASPECTS]
    differences = [
        [name for name, own in zip(_ASPECTS, mine, strict=True) if getattr(each, name) != own] for each in others
    ]
    fewest = min(differences, key=lambda names: (len(names), names))
    *most, last = [_ASPECTS[name] for name in fewest] or ["another source"]
    words = f"{', '.join(most)} and {last}" if most else last
    currencies = {each.stated.currency for each in others if each.stated}
    if fact.stated and fact.stated.currency not in currencies:
        return attrs.evolve(
            left_out,
            code="other-currency",
            message=f"in {fact.stated.currency}; the other role's figures are in {', '.join(sorted(currencies))}",
        )
    return attrs.evolve(
        left_out,
        code=f"other-{fewest[0]}" if fewest else left_out.code,
        message=f"the other role's nearest figure is of {words}",
    )
