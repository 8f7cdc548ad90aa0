"""Two bands: how far they lie apart, and how far they overlap."""

from decimal import Decimal

import attrs

from roleinfo.model._results import PayResult, Restorable
from roleinfo.model.arguments import check_type
from roleinfo.model.caveat import Caveat, make_caveat
from roleinfo.model.exact import subtract
from roleinfo.model.pay import Pay, converts_alone
from roleinfo.model.rules import check_fields
from roleinfo.pay.amounts import ratio
from roleinfo.pay.band import SalaryBand, check_alike, is_band
from roleinfo.pay.overlap import RangeOverlap
from roleinfo.pay.structure import GradeStep


@attrs.frozen(field_transformer=check_fields)
class EndGap:
    """Two amounts at the same point of two bands; every difference is right - left."""

    left: Pay
    right: Pay

    @property
    def difference(self) -> Pay:
        """Right - left."""
        return self.right - self.left

    @property
    def relative(self) -> Decimal | None:
        """The difference as a fraction of the left amount; None where that is 0."""
        return ratio(self.difference, self.left)

    @property
    def ratio(self) -> Decimal | None:
        """Right / left; None where the left amount is 0."""
        return ratio(self.right, self.left)


@attrs.frozen(field_transformer=check_fields, repr=False)
class BandGap(Restorable, PayResult):
    """Two bands of one currency, period and component, and how far they lie apart."""

    left: SalaryBand = attrs.field(validator=is_band)
    right: SalaryBand = attrs.field(validator=is_band)

    def __attrs_post_init__(self) -> None:
        check_alike(self.left, self.right)

    @property
    def minimum(self) -> EndGap:
        """The minimums."""
        return EndGap(self.left.minimum, self.right.minimum)

    @property
    def midpoint(self) -> EndGap:
        """The midpoints."""
        return EndGap(self.left.midpoint, self.right.midpoint)

    @property
    def maximum(self) -> EndGap:
        """The maximums."""
        return EndGap(self.left.maximum, self.right.maximum)

    @property
    def spread(self) -> Decimal | None:
        """Right - left of the range spreads, a difference of fractions; None where a band has none."""
        left, right = self.left.spread, self.right.spread
        return None if left is None or right is None else subtract(right, left)

    @property
    def overlap(self) -> RangeOverlap:
        """The overlap of the two as plain ranges, the same from either side; for grades, see `grade_overlap`."""
        return RangeOverlap((self.left.minimum, self.left.maximum), (self.right.minimum, self.right.maximum))

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What is doubtful in this gap; the same from either side."""
        bands = (self.left, self.right)
        dates = {band.holds_for for band in bands}
        caveats = {caveat for band in bands for caveat in band.caveats}
        if len(dates) > 1:
            in_order = sorted(dates, key=lambda date: (date is None, date or ""))
            caveats.add(make_caveat("different-dates", what="bands", dates=in_order))
        return tuple(sorted(caveats, key=lambda caveat: (caveat.code, caveat.message)))


def band_gap(a: SalaryBand, b: SalaryBand) -> BandGap:
    """How far two bands lie apart at the minimum, midpoint and maximum: right - left, and relative to the left.

    Bands of two periods are both put for a year where no hours are needed for it. Raises
    CurrencyMismatchError for two currencies, NotComparableError for two components, or two periods
    that take hours to convert.

    >>> year = lambda amount: Pay(amount, "USD", "year")
    >>> gap = band_gap(SalaryBand(year(40_000), year(60_000)), SalaryBand(year(46_000), year(69_000)))
    >>> str(gap.midpoint.difference), gap.midpoint.relative
    ('USD 7,500 per year', Decimal('0.15'))
    """
    return BandGap(*_for_one_period(a=a, b=b))


def _for_one_period(**bands: SalaryBand) -> tuple[SalaryBand, SalaryBand]:
    """Two bands for a year where they are of two periods and no hours are needed for it; else as they are."""
    for name, band in bands.items():
        check_type(name, band, SalaryBand)
    one, other = bands.values()
    start, end = one.minimum.period, other.minimum.period
    return (one.per_year(), other.per_year()) if start != end and converts_alone(start, end) else (one, other)


def grade_overlap(lower: SalaryBand, higher: SalaryBand) -> Decimal | None:
    """The grade overlap: (lower maximum - higher minimum) / (higher maximum - higher minimum), a fraction.

    The denominator is the width of the higher grade's band; other sources divide by other widths.
    Below 0 where pay between the two is in neither; None where the higher band has no width.

    >>> year = lambda amount: Pay(amount, "USD", "year")
    >>> grade_overlap(SalaryBand(year(40_000), year(60_000)), SalaryBand(year(50_000), year(75_000)))
    Decimal('0.4')
    """
    return GradeStep(*_for_one_period(lower=lower, higher=higher)).overlap


def midpoint_differential(lower: SalaryBand, higher: SalaryBand) -> Decimal | None:
    """The progression: (higher midpoint - lower midpoint) / lower midpoint, a fraction; None where that is 0.

    >>> year = lambda amount: Pay(amount, "USD", "year")
    >>> midpoint_differential(SalaryBand(year(40_000), year(60_000)), SalaryBand(year(46_000), year(69_000)))
    Decimal('0.15')
    """
    return GradeStep(*_for_one_period(lower=lower, higher=higher)).midpoint_differential
