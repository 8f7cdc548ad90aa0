"""Shares of jobs: between percentiles, on tied ones, outside them, and where some are not published."""

import copy
import itertools
import math
import pickle
from decimal import Decimal
from typing import Any

import pytest

import roleinfo as ri
from diffs.makers import AGAIN, ONE, TWO, UNDATED, pay as figure, top_coded
from roleinfo import BrokenRulesError, CurrencyMismatchError, NotComparableError, Pay
from roleinfo.pay.distribution import PayDistribution, ShareRange
from roleinfo.pay.figures import rank_name

NURSES = {10: 68_940, 25: 80_330, 50: 97_550, 75: 112_350, 90: 137_470}
"""Registered nurses in the nation, as OEWS of May 2025 has them."""


def usd(amount: int | str, period: Any = "year") -> Pay:
    """Dollars."""
    return Pay(Decimal(amount), "USD", period)


def of(role: str, place: str | None = None, **wanted: Any) -> PayDistribution:
    """The percentiles of a role of the package's own data."""
    found = ri.role(role)
    distribution = PayDistribution.of((found if place is None else found.at(place)).salary, **wanted)
    assert distribution is not None
    return distribution


def made(**amounts: int) -> PayDistribution:
    """Percentiles in dollars a year."""
    return PayDistribution(tuple(figure(amount, name) for name, amount in amounts.items()))


def by_floats(known: dict[int, int], amount: float) -> float:
    """The share below an amount between two percentiles, worked out apart with floats."""
    ranks = sorted(known)
    for low, high in itertools.pairwise(ranks):
        if known[low] <= amount <= known[high]:
            part = (math.log(amount) - math.log(known[low])) / (math.log(known[high]) - math.log(known[low]))
            return (low + part * (high - low)) / 100
    raise AssertionError(amount)


class TestNurses:
    """Registered nurses: all five percentiles are published."""

    def test_basis(self) -> None:
        """The annual OEWS figures of the nation are taken first."""
        nurses = of("registered nurse")
        assert [(each.statistic, each.pay) for each in nurses.points] == [
            ("p10", usd(68_940)), ("p25", usd(80_330)), ("median", usd(97_550)), ("p75", usd(112_350)),
            ("p90", usd(137_470)),
        ]  # fmt: skip
        assert (nurses.source.id, nurses.effective_date, nurses.component) == ("oews-2025", "2025-05", "oews_wage")
        assert (nurses.currency, nurses.period, nurses.industry, nurses.published_for) == (
            "USD", "year", None, "Registered Nurses (29-1141)"
        )  # fmt: skip
        assert nurses.place is not None
        assert nurses.place.code == "US"
        assert (nurses.missing, nurses.top_coded) == ((), ())
        assert [each.code for each in nurses.caveats] == ["of-jobs", "no-interval", "broader-class"]
        assert repr(nurses) == (
            "<PayDistribution p10 $68,940, p25 $80,330, median $97,550, p75 $112,350, p90 $137,470 per year; "
            "BLS OEWS, May 2025>"
        )
        assert nurses.to_dict()["finding"] == (
            "Half of the jobs pay less than $97,550 per year. The middle 80% pay $68,940 to $137,470."
        )

    @pytest.mark.parametrize("amount", [68_941, 75_000, 85_000, 97_549, 100_000, 112_351, 130_000, 137_469])
    def test_against_floats(self, amount: int) -> None:
        """Between two percentiles the share is log-linear, as worked out apart."""
        share = of("registered nurse").share_below(usd(amount))
        assert share.method == "log-linear"
        assert share.low == share.high
        assert float(share.low) == pytest.approx(by_floats(NURSES, amount), abs=1e-11)

    def test_by_hand(self) -> None:
        """At the geometric mean of two percentiles the share is halfway; in plain numbers it would not be."""
        share = made(p10=10_000, p25=40_000, median=50_000).share_below(usd(20_000))
        assert share == ShareRange(
            Decimal("0.175"),
            Decimal("0.175"),
            "log-linear",
            "interpolated between the 10th and 25th percentiles, log-linear",
        )
        assert str(share) == "17.5%"

    @pytest.mark.parametrize(("rank", "amount"), NURSES.items())
    def test_at_a_percentile(self, rank: int, amount: int) -> None:
        """At a published percentile the share is its own."""
        nurses = of("registered nurse")
        share = nurses.share_below(usd(amount))
        assert (share.low, share.high, share.method) == (Decimal(rank) / 100, Decimal(rank) / 100, "published")
        assert nurses.pay_at(Decimal(rank) / 100).low == usd(amount)

    def test_outside(self) -> None:
        """Outside the percentiles nothing more than the open end is said."""
        nurses = of("registered nurse")
        low, high = nurses.share_below(usd(68_939)), nurses.share_below(usd(500_000))
        assert (low.low, low.high, str(low)) == (Decimal(0), Decimal("0.1"), "below 10.0%")
        assert (high.low, high.high, str(high)) == (Decimal("0.9"), Decimal(1), "above 90.0%")
        assert low.is_open
        assert high.is_open
        assert low.note == "below the 10th percentile, the first that is known to lie above it"
        assert nurses.pay_at(Decimal("0.05")).low is None
        assert str(nurses.pay_at(Decimal("0.05"))) == "below USD 68,940 per year"
        assert str(nurses.pay_at(Decimal("0.95"))) == "above USD 137,470 per year"
        assert not nurses.share_below(usd(100_000)).is_open

    def test_pay_at(self) -> None:
        """Halfway between two percentiles lies the geometric mean."""
        found = made(p10=10_000, p25=40_000, median=50_000).pay_at(Decimal("0.175"))
        assert found.low == found.high
        assert found.low is not None
        assert abs(found.low.amount - 20_000) < Decimal("1e-9")
        assert found.note == "interpolated between the 10th and 25th percentiles, log-linear"
        assert str(of("registered nurse").pay_at(Decimal("0.5"))) == "USD 97,550 per year"

    def test_california(self) -> None:
        """In California 140,270 is the median, which is above the nation's p90."""
        assert of("registered nurse", "CA").share_below(usd(140_270)).low == Decimal("0.5")
        assert of("registered nurse").share_below(usd(140_270)).low == Decimal("0.9")

    def test_hour(self) -> None:
        """The hourly percentiles are another distribution, asked for by the period."""
        assert of("registered nurse", period="hour").share_below(usd("46.90", "hour")).low == Decimal("0.5")

    def test_other_money(self) -> None:
        """Another currency or period has no share, and a bare number is no pay."""
        with pytest.raises(CurrencyMismatchError):
            of("registered nurse").share_below(Pay(1, "NZD", "year"))
        with pytest.raises(NotComparableError) as error:
            of("registered nurse").share_below(usd(40, "hour"))
        assert error.value.reasons == (
            (
                "pay per hour against percentiles of pay per year: convert one of them first and state the hours of a "
                "year, as pay.per('year', hours=...)"
            ),
        )
        number: Any = 5
        with pytest.raises(TypeError, match="pay must be a Pay, not 5"):
            of("registered nurse").share_below(number)
        for share in (0, 1, 50):
            with pytest.raises(ValueError, match="share must be a fraction of jobs, above 0 and below 1, not"):
                of("registered nurse").pay_at(Decimal(share))


class TestOneperiodAlone:
    """Occupations that are paid by the hour alone, or by the year alone."""

    def test_actors(self) -> None:
        """Actors have hourly percentiles, and none by the year."""
        assert of("27-2011").period == "hour"
        assert of("27-2011").share_below(usd("29.05", "hour")).low == Decimal("0.5")
        assert PayDistribution.of(ri.role("27-2011").salary, period="year") is None

    def test_teachers(self) -> None:
        """Secondary school teachers have annual ones alone."""
        assert of("25-2031").share_below(usd(72_040)).low == Decimal("0.5")
        assert PayDistribution.of(ri.role("25-2031").salary, period="hour") is None


class TestTopCoded:
    """Percentiles of which only a lower end is published."""

    def test_last_one(self) -> None:
        """Chief executives there: p75 is 374,190, above the lower end that is all that is known of p90."""
        chiefs = of("11-1011", "Eastern Ohio nonmetropolitan area")
        assert chiefs.top_coded == ("p90",)
        codes = ["of-jobs", "no-interval", "top-coded", "broader-class", "self-employed-excluded"]
        assert [each.code for each in chiefs.caveats] == codes
        share = chiefs.share_below(usd(380_000))
        assert (share.low, share.high, share.method) == (Decimal("0.75"), Decimal(1), "bounds")
        assert (
            share.note
            == "above the 75th percentile, the last that is known to lie below it; top-coded: the 90th percentile"
        )
        assert chiefs.share_below(usd(300_000)).method == "log-linear"
        assert str(chiefs.pay_at(Decimal("0.9"))) == "above USD 374,190 per year"
        assert "p90 at least $239,200" in repr(chiefs)

    def test_most(self) -> None:
        """Cardiologists in Corpus Christi: above p25 only bounds are left, and the median is at least 239,200."""
        doctors = of("29-1212", "Corpus Christi, TX")
        assert doctors.top_coded == ("median", "p75", "p90")
        assert (doctors.share_below(usd(230_000)).low, doctors.share_below(usd(230_000)).high) == (
            Decimal("0.25"), Decimal("0.5")
        )  # fmt: skip
        assert str(doctors.share_below(usd(239_201))) == "above 25.0%"
        assert str(doctors.pay_at(Decimal("0.6"))) == "above USD 239,200 per year"
        assert str(doctors.pay_at(Decimal("0.3"))) == "above USD 225,580 per year"

    def test_all(self) -> None:
        """Where every percentile is top-coded, less than the lower end is below p10, and more is unknown."""
        surgeons = of("29-1022", "Charlotte-Concord-Gastonia, NC-SC")
        assert str(surgeons.share_below(usd(239_200))) == "below 10.0%"
        unknown = surgeons.share_below(usd(300_000))
        assert (unknown.low, unknown.high, str(unknown)) == (Decimal(0), Decimal(1), "unknown")
        assert unknown.note == (
            "no percentile is known to lie above or below it; top-coded: the 10th percentile, "
            "the 25th percentile, the median, the 75th percentile, the 90th percentile"
        )
        assert str(surgeons.pay_at(Decimal("0.05"))) == "unknown"

    def test_suppressed(self) -> None:
        """Figures that were not released make no distribution."""
        assert PayDistribution.of(ri.role("11-1011").at("Albany, GA").salary) is None


class TestTied:
    """Percentiles that are one amount."""

    def test_real_ones(self) -> None:
        """Advertising managers in Raleigh: p25 to p75 are all 121,730."""
        share = of("11-2011", "Raleigh-Cary, NC").share_below(usd(121_730))
        assert (share.low, share.high, share.method) == (Decimal("0.25"), Decimal("0.75"), "tied")
        assert str(share) == "25.0% to 75.0%"
        assert share.note == "the 25th and 75th percentiles are the same amount"

    def test_either_side(self) -> None:
        """Just below a tie the share ends at its lower rank, just above it starts at its upper rank."""
        tied = made(p10=10_000, p25=20_000, median=20_000, p75=30_000, p90=40_000)
        assert Decimal("0.24") < tied.share_below(usd("19999.99")).low < Decimal("0.25")
        assert Decimal("0.5") < tied.share_below(usd("20000.01")).low < Decimal("0.51")
        assert tied.pay_at(Decimal("0.4")).low == usd(20_000)


class TestMissing:
    """Percentiles that are not there."""

    def test_across_one(self) -> None:
        """Without a median pay is log-normal from p25 to p75: half of the jobs lie below the geometric mean."""
        gapped = made(p10=10_000, p25=20_000, p75=80_000, p90=90_000)
        share = gapped.share_below(usd(40_000))
        assert (share.low, share.high, share.method) == (Decimal("0.5"), Decimal("0.5"), "log-normal")
        assert share.note == "interpolated between the 25th and 75th percentiles, log-normal, without the median"
        assert gapped.missing == ("median",)
        assert "percentiles-missing" in [each.code for each in gapped.caveats]
        assert gapped.share_below(usd(15_000)).method == "log-linear"
        found = gapped.pay_at(Decimal("0.5"))
        assert (found.low, found.high, found.method) == (usd(40_000), usd(40_000), "log-normal")
        assert found.note == share.note

    def test_no_number_across_two(self) -> None:
        """Without p25 and the median nothing is interpolated from p10 to p75."""
        gapped = made(p10=10_000, p75=40_000, p90=50_000)
        share = gapped.share_below(usd(30_000))
        assert (share.low, share.high, share.method) == (Decimal("0.1"), Decimal("0.75"), "bounds")
        assert share.note == (
            "between the 10th and 75th percentiles, with nothing published in between; not published: the 25th "
            "percentile, the median"
        )
        found = gapped.pay_at(Decimal("0.5"))
        assert (found.low, found.high, found.method) == (usd(10_000), usd(40_000), "bounds")
        assert str(found) == "USD 10,000 per year to USD 40,000 per year"

    def test_bound_in_between(self) -> None:
        """A percentile of which only a bound is stated is not missing: nothing is interpolated past it."""
        points = (figure(20_000, "p25"), figure(25_000, "median", bound="at_least"), figure(40_000, "p75"))
        assert PayDistribution(points).share_below(usd(30_000)).method == "bounds"

    def test_ends(self) -> None:
        """Without p10 and p90 the open ends start at p25 and p75; a median alone has two."""
        assert str(made(p25=20_000, median=30_000, p75=40_000).share_below(usd(1))) == "below 25.0%"
        assert str(made(median=30_000).share_below(usd(30_001))) == "above 50.0%"

    def test_other_percentiles(self) -> None:
        """A further percentile makes the steps finer."""
        assert made(p90=100, p95=200).share_below(usd(150)).method == "log-linear"
        assert made(p75=100, p95=200).share_below(usd(150)).method == "log-normal"
        assert made(median=100, p95=200).share_below(usd(150)).method == "bounds"

    def test_nothing_is_not_logged(self) -> None:
        """From a percentile of 0 there is no logarithm to interpolate by."""
        zero = made(p10=0, p25=20_000)
        assert zero.share_below(usd(5)).method == "bounds"
        assert zero.pay_at(Decimal("0.2")).method == "bounds"

    def test_open_ends(self) -> None:
        """What is stated as at most bounds from below, and as about is a number with a caveat."""
        points = (figure(20_000, "p25", bound="at_most"), figure(40_000, "p75", bound="about"))
        open_ended = PayDistribution(points)
        assert str(open_ended.share_below(usd(30_000))) == "25.0% to 75.0%"
        assert str(open_ended.share_below(usd(10_000))) == "below 75.0%"
        assert str(open_ended.pay_at(Decimal("0.2"))) == "below USD 20,000 per year"
        assert "open-figure" in [each.code for each in open_ended.caveats]


class TestMaking:
    """What a distribution is made of."""

    @pytest.mark.parametrize(
        ("points", "rule"),
        [
            ((figure(1),), "a distribution may have only percentiles"),
            ((figure(1, "median"), figure(2, "median", bound="about")), "a percentile stands twice"),
            ((figure(0, "p25", pay=None, status="suppressed"),), "no percentile has a value"),
            ((), "no percentile has a value"),
            ((figure(1, "p25"), figure(2, "median", TWO)), "the percentiles are not of one source, date, component"),
            ((figure(1, "p25"), figure(2, "median", component="base")), "the percentiles are not of one source"),
            ((figure(1, "p25"), figure(2, "median", pay=usd(2, "hour"))), "the percentiles are not of one source"),
            ((figure(3, "p25"), figure(2, "median")), "the p25 lies above the median"),
            ((top_coded(3, statistic="p25"), figure(2, "median")), "the p25 lies above the median"),
        ],
    )
    def test_refused(self, points: tuple[ri.SalaryEstimate, ...], rule: str) -> None:
        """Other statistics, doublets, no values, more than one basis, and percentiles that fall."""
        with pytest.raises(BrokenRulesError, match=f"PayDistribution: points: {rule}"):
            PayDistribution(points)

    def test_order_does_not_matter(self) -> None:
        """Points given in any order make one distribution, which copies and pickles."""
        one, other = made(p10=1, p25=2), made(p25=2, p10=1)
        assert one == other
        for again in (pickle.loads(pickle.dumps(one)), copy.deepcopy(one), copy.copy(one)):
            assert (again, hash(again)) == (one, hash(one))

    def test_choice(self) -> None:
        """The first source in the stated order is taken, or the one asked for, never a mixture."""
        salary = ri.Salary(
            [
                figure(10, "p25", TWO), figure(20, "median", TWO), figure(12, "p25"), figure(13, "p75", AGAIN),
                figure(99, "p90", employer="Example Ltd"), figure(5, "median", UNDATED, component="base"),
            ]
        )  # fmt: skip
        first, second = PayDistribution.of(salary), PayDistribution.of(salary, source="two")
        assert first is not None
        assert second is not None
        assert [(each.statistic, each.source) for each in first.points] == [("p25", ONE)]
        assert [each.statistic for each in second.points] == ["p25", "median"]
        base = PayDistribution.of(salary, component="base")
        assert base is not None
        assert [each.code for each in base.caveats][-1] == "undated"
        assert PayDistribution.of(salary, place="US") is None
        assert PayDistribution.of(ri.Salary()) is None

    def test_withheld_points_stay(self) -> None:
        """A percentile that was not released is kept beside the others, and counts as missing."""
        salary = ri.Salary([figure(10, "p25"), figure(0, "median", pay=None, status="suppressed"), figure(30, "p75")])
        found = PayDistribution.of(salary)
        assert found is not None
        assert [each.statistic for each in found.points] == ["p25", "median", "p75"]
        assert found.missing == ("p10", "median", "p90")
        assert found.share_below(usd(20)).method == "log-normal"


@pytest.mark.parametrize(
    ("rank", "name"),
    [
        (50, "median"), (25, "25th percentile"), (1, "1st percentile"), (22, "22nd percentile"), (3, "3rd percentile"),
        (11, "11th percentile"), (Decimal("97.5"), "97.5th percentile"),
    ],
)  # fmt: skip
def test_rank_in_words(rank: Decimal | int, name: str) -> None:
    """A percentile as a sentence says it."""
    assert rank_name(rank) == name


class TestFigureAt:
    """The figure at any percentile."""

    def test_published(self) -> None:
        """A percentile that is published is the figure itself."""
        nurses = PayDistribution.of(ri.role("registered nurse").salary)
        assert nurses
        assert nurses.figure_at(50) is nurses.points[2]

    def test_interpolated(self) -> None:
        """One between two neighbors is derived, log-linear, and says between which."""
        nurses = PayDistribution.of(ri.role("registered nurse").salary)
        assert nurses
        low, high = (float(point.pay.amount) for point in nurses.points[2:4] if point.pay)
        figure = nurses.figure_at(60)
        assert figure
        assert figure.pay
        assert float(figure.pay.amount) == pytest.approx(low * (high / low) ** 0.4)
        assert (figure.statistic, figure.origin, figure.rse) == ("p60", "derived", None)

    def test_open(self) -> None:
        """Beyond the first and last there is none, and a rank that is none is refused by its name."""
        nurses = PayDistribution.of(ri.role("registered nurse").salary)
        assert nurses
        assert nurses.figure_at(5) is None
        assert nurses.figure_at(95) is None
        with pytest.raises(ri.InvalidArgumentError, match="rank must be above 0 and below 100, not 100"):
            nurses.figure_at(100)
