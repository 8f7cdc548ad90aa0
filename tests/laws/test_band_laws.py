"""What holds for every band, every structure and every distribution of pay."""

import itertools
from collections.abc import Callable
from decimal import Context, Decimal, Inexact, Rounded, localcontext
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

import roleinfo as ri
from diffs.makers import ONE, pay as figure, top_coded
from roleinfo import Pay
from roleinfo.pay.band import SalaryBand
from roleinfo.pay.distribution import PayDistribution
from roleinfo.pay.gaps import band_gap, grade_overlap, midpoint_differential
from roleinfo.pay.structure import PayStructure

NAMES = ("p10", "p25", "median", "p75", "p90")
RANKS = (10, 25, 50, 75, 90)
TINY = Decimal("1e-9")

amounts = st.decimals(min_value=1, max_value=10**7, places=2, allow_nan=False, allow_infinity=False)
spreads = st.decimals(min_value=0, max_value=3, places=3)


def usd(amount: Decimal | int) -> Pay:
    """Dollars a year."""
    return Pay(amount, "USD", "year")


@st.composite
def bands(draw: st.DrawFn) -> SalaryBand:
    """Bands of any width but none, some with a midpoint that was set."""
    low, high = sorted(draw(st.lists(amounts, min_size=2, max_size=2, unique=True)))
    midpoint = draw(st.none() | st.decimals(min_value=low, max_value=high, places=2))
    return SalaryBand(usd(low), usd(high), None if midpoint is None else usd(midpoint))


@st.composite
def distributions(draw: st.DrawFn) -> PayDistribution:
    """Percentiles that rise or stay, some not published, the last ones perhaps top-coded."""
    values = sorted(draw(st.lists(st.integers(1, 60).map(lambda each: each * 1000), min_size=5, max_size=5)))
    coded = draw(st.integers(0, 2))
    kept = draw(st.sets(st.integers(0, 4), min_size=1))
    points = [
        top_coded(40_000, statistic=NAMES[at], source=ONE) if at >= 5 - coded else figure(values[at], NAMES[at])
        for at in sorted(kept)
    ]
    return PayDistribution(tuple(points))


def scaled(band: SalaryBand, change: Callable[[Pay], Pay]) -> SalaryBand:
    """The band with every amount changed."""
    return SalaryBand(change(band.minimum), change(band.maximum), change(band.midpoint))


class TestBands:
    """Bands."""

    @given(bands())
    def test_ends_and_midpoint(self, band: SalaryBand) -> None:
        """The midpoint has a compa-ratio of 1; the ends a penetration of 0 and 1, the first and the last quartile."""
        assert band.compa_ratio(band.midpoint) == 1
        assert (band.penetration(band.minimum), band.penetration(band.maximum)) == (Decimal(0), Decimal(1))
        assert (band.quartile(band.minimum), band.quartile(band.maximum)) == (1, 4)
        assert band.circle(band.minimum) is band.circle(band.maximum) is None

    @given(amounts, spreads)
    def test_from_midpoint_and_back(self, midpoint: Decimal, spread: Decimal) -> None:
        """A band from a midpoint and a spread has these, and its minimum is the midpoint / (1 + spread / 2)."""
        band = SalaryBand.from_midpoint(usd(midpoint), spread)
        assert band.midpoint == usd(midpoint)
        assert band.spread is not None
        assert abs(band.spread - spread) < TINY
        assert float(band.minimum.amount) == pytest.approx(float(midpoint) / (1 + float(spread) / 2))
        again = SalaryBand.from_midpoint(band.midpoint, round(band.spread, 3))
        assert again == band

    @given(bands(), amounts, st.decimals(min_value="0.01", max_value=100, places=2))
    def test_scaling_and_currency_change_no_ratio(self, band: SalaryBand, amount: Decimal, by: Decimal) -> None:
        """All amounts times one number, or in a currency of another name, have the same ratios."""

        def larger(pay: Pay) -> Pay:
            return attrs.evolve(pay, amount=pay.amount * by)

        def renamed(pay: Pay) -> Pay:
            return attrs.evolve(pay, currency="NZD")

        def told(held: SalaryBand, pay: Pay) -> tuple[Any, ...]:
            return (held.spread, held.compa_ratio(pay), held.penetration(pay), held.quartile(pay), held.circle(pay))

        pay = usd(amount)
        assert told(scaled(band, renamed), renamed(pay)) == told(band, pay)
        for mine, other in zip(told(scaled(band, larger), larger(pay)), told(band, pay), strict=True):
            assert mine == other or abs(mine - other) < TINY * max(1, abs(other))

    @given(bands(), amounts)
    def test_quartile_is_the_penetration_in_quarters(self, band: SalaryBand, amount: Decimal) -> None:
        """Quartile and penetration say the same, and a pay is held, green or red."""
        reach, quartile = band.penetration(usd(amount)), band.quartile(usd(amount))
        assert reach is not None
        assert (quartile is None) == (not 0 <= reach <= 1) == (usd(amount) not in band)
        assert (band.circle(usd(amount)) is None) == (usd(amount) in band)
        if quartile is not None:
            assert quartile == min(4, int(reach * 4) + 1)

    @given(bands(), st.lists(amounts, min_size=1, max_size=5))
    def test_in_one_band_both_sums_agree(self, band: SalaryBand, given_amounts: list[Decimal]) -> None:
        """Over one midpoint the sum over the sum is the mean of the ratios."""
        group = band.compa_ratios([usd(each) for each in given_amounts])
        assert group.of_sums is not None
        assert group.mean_of_ratios is not None
        assert abs(group.of_sums - group.mean_of_ratios) < TINY

    @given(bands())
    def test_equal_bands_overlap_wholly(self, band: SalaryBand) -> None:
        """A band over itself overlaps by 1 and has no differential; the gap between the two is 0."""
        assert grade_overlap(band, band) == 1
        assert midpoint_differential(band, band) == 0
        assert not band_gap(band, band).midpoint.difference.amount

    @given(bands(), bands())
    def test_gap_mirrors(self, a: SalaryBand, b: SalaryBand) -> None:
        """A gap the other way round has every difference with the other sign."""
        one, other = band_gap(a, b), band_gap(b, a)
        for name in ("minimum", "midpoint", "maximum"):
            assert getattr(one, name).difference == -getattr(other, name).difference
        assert one.overlap.ratio == other.overlap.ratio
        assert one.caveats == other.caveats

    @given(st.lists(bands(), min_size=1, max_size=4), amounts)
    def test_structure(self, given_bands: list[SalaryBand], amount: Decimal) -> None:
        """A pay is within a structure exactly where a grade holds it; every inversion is told by the check."""
        structure = PayStructure({f"G{at}": band for at, band in enumerate(given_bands)})
        [placed] = structure.place({"x": usd(amount)})
        assert (placed.position == "within") == bool(structure.grade_of(usd(amount)))
        told = [each.code for each in structure.check() if each.code.startswith("inverted-")]
        assert told == [f"inverted-{name}" for step in structure.inversions for name in step.inversions]

    @given(bands(), amounts)
    def test_callers_context_does_not_matter(self, band: SalaryBand, amount: Decimal) -> None:
        """Two digits of precision and traps on rounding change nothing."""

        def told() -> tuple[Any, ...]:
            aged = band.aged(Decimal("0.03"), Decimal("1.5"))
            return (band.spread, band.compa_ratio(usd(amount)), band.quartile(usd(amount)), aged, str(aged))

        wanted = told()
        with localcontext(Context(prec=2, traps=[Inexact, Rounded])):
            assert told() == wanted


class TestDistributions:
    """Shares of jobs."""

    @given(distributions(), amounts, amounts)
    def test_share_rises_with_pay(self, distribution: PayDistribution, one: Decimal, other: Decimal) -> None:
        """More pay never lies above a smaller share, at either end of the range, and ends are in order."""
        low, high = (distribution.share_below(usd(each / 100)) for each in sorted((one, other)))
        assert low.low <= high.low
        assert low.high <= high.high
        assert 0 <= low.low <= low.high <= 1

    @given(distributions(), st.decimals(min_value="0.01", max_value="0.99", places=3))
    def test_pay_at_is_the_inverse(self, distribution: PayDistribution, share: Decimal) -> None:
        """The share below the pay at a share is that share, or a range that holds it; bounds bound it."""
        found = distribution.pay_at(share)
        if found.low is not None and found.low == found.high:
            back = distribution.share_below(found.low)
            assert back.low - TINY <= share <= back.high + TINY
        for end in (found.low, found.high):
            assert end is None or end.amount > 0
        if found.low is not None and found.high is not None:
            assert found.low <= found.high

    @given(distributions())
    def test_published_percentiles_are_found(self, distribution: PayDistribution) -> None:
        """Each published percentile lies at its own share, or in the range of those it is tied with."""
        for point in distribution.points:
            if point.pay is not None:
                share = distribution.share_below(point.pay)
                rank = Decimal(RANKS[NAMES.index(point.statistic)]) / 100
                assert share.low <= rank <= share.high
                assert distribution.pay_at(rank).low == point.pay

    @given(distributions(), amounts)
    def test_callers_context_does_not_matter(self, distribution: PayDistribution, amount: Decimal) -> None:
        """Two digits of precision and traps on rounding change no share and no pay."""
        pay = usd(amount / 100)

        def told() -> tuple[Any, ...]:
            return distribution.share_below(pay), distribution.pay_at(Decimal("0.333"))

        wanted = told()
        with localcontext(Context(prec=2, traps=[Inexact, Rounded])):
            assert told() == wanted


def test_of_every_nurse_percentile() -> None:
    """On real figures: from p10 to p90 the share rises without a jump."""
    distribution = PayDistribution.of(ri.role("registered nurse").salary)
    assert distribution is not None
    shares = [distribution.share_below(usd(each)) for each in range(68_940, 137_471, 500)]
    steps = [after.low - before.low for before, after in itertools.pairwise(shares)]
    assert all(0 < each < Decimal("0.02") for each in steps)
