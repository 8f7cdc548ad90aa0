"""Gaps between pays: fractions, intervals, ranges, options, and what is said where there is no gap."""

from decimal import Decimal
from typing import Any

import attrs
import pytest

import roleinfo as ri
from diffs.makers import ONE, TWO, UNDATED, codes, compared, left_role, pay, right_role, top_coded
from roleinfo import NotComparableError, Options, Pay, Place, PlaceNotFoundError, SourceNotFoundError
from roleinfo.diffs.salary import SalaryGap
from roleinfo.pay.overlap import RangeOverlap


def usd(amount: str) -> Pay:
    """Dollars a year."""
    return Pay(Decimal(amount), "USD", "year")


def surveyed(amount: int, rse: str | None, **fields: Any) -> ri.SalaryEstimate:
    """A mean with its relative standard error in percent."""
    return pay(amount, **{"rse": None if rse is None else Decimal(rse), **fields})


class TestGap:
    """One gap and its fractions."""

    def test_fractions(self) -> None:
        """The relative difference and the ratio are of the left pay."""
        [gap] = compared(pay(40_000), pay(50_000))
        assert gap.difference == usd("10000")
        assert (gap.relative, gap.ratio) == (Decimal("0.25"), Decimal("1.25"))

    def test_from_nothing(self) -> None:
        """Of a pay of 0 there is no fraction."""
        [gap] = compared(pay(0), pay(50_000))
        assert gap.difference == usd("50000")
        assert gap.relative is None
        assert gap.ratio is None

    def test_to_nothing(self) -> None:
        """To a pay of 0 the difference is the whole."""
        [gap] = compared(pay(50_000), pay(0))
        assert gap.relative == -1
        assert gap.ratio == 0

    def test_not_released(self) -> None:
        """A gap made by hand of a figure that was not released has no difference, and says why."""
        gap = SalaryGap(pay(1), pay(0, pay=None, status="suppressed"))
        with pytest.raises(NotComparableError, match="a figure that was not released has no difference"):
            _ = gap.difference

    def test_other_money_by_hand(self) -> None:
        """A gap made by hand of two currencies is refused when its difference is asked for."""
        gap = SalaryGap(pay(1), pay(0, pay=Pay(1, "NZD", "year")))
        with pytest.raises(ri.CurrencyMismatchError):
            _ = gap.difference

    def test_headline(self) -> None:
        """The mean heads a comparison, else the median, else an average; of the whole before a part, a year first."""
        ranked = [
            pay(1), pay(1, "median"), pay(1, "average"), pay(1, "low"), pay(1, "high"), pay(1, "minimum"),
            pay(1, "maximum"), pay(1, "p10"), pay(1, "p90"), pay(0, pay=Pay(1, "USD", "hour")), pay(1, employer="UBS"),
        ]  # fmt: skip
        for first in range(3):
            diff = compared(ranked[first:], ranked[first:])
            assert diff.headline is not None
            assert diff.headline.left == ranked[first]
        assert compared(ranked[9:], ranked[9:])[0].left == ranked[9]
        assert [gap.left.statistic for gap in compared(ranked[7:9], ranked[7:9])] == ["p10", "p90"]

    def test_headline_of_one_source(self) -> None:
        """A gap within one source goes before one between two, whatever their statistics."""
        diff = compared([pay(1), pay(2, "low")], [pay(1, source=TWO), pay(2, "low")])
        assert [gap.left.statistic for gap in diff] == ["low", "mean"]


class TestInterval:
    """Intervals from published standard errors, against figures worked out by hand."""

    left, right = surveyed(90_000, "1.5"), surveyed(80_000, "2")

    def test_by_hand(self) -> None:
        """Errors of 1,350 and 1,600 make one of 2,093.44, and 1.645 times that is 3,443.41."""
        [gap] = compared(self.left, self.right)
        assert gap.confidence == Decimal("0.90")
        assert gap.interval == (usd("-13443.41"), usd("-6556.59"))
        assert gap.significant is True

    def test_level(self) -> None:
        """A higher level makes a wider interval: 2.576 times 2,093.44 is 5,392.35."""
        [gap] = compared(self.left, self.right, confidence=0.99)
        assert gap.interval == (usd("-15392.35"), usd("-4607.65"))

    def test_within_the_error(self) -> None:
        """1,000 apart, with errors of 1,350 and 1,335: within the interval."""
        [gap] = compared(self.left, surveyed(89_000, "1.5"))
        assert gap.interval is not None
        assert gap.interval[0].amount < 0 < gap.interval[1].amount
        assert gap.significant is False

    def test_converted_past_what_pay_holds(self) -> None:
        """A figure that can be converted, the upper end of whose interval can not, has no interval of its own."""
        rate = ri.ExchangeRate(currency="NZD", to="USD", rate=Decimal(10), date="2026-01-15", source="our bank")
        large = surveyed(0, "30", pay=ri.Pay(9 * 10**13, "NZD", "year"))
        [gap] = compared(large, self.right, rates=[rate])
        assert large.interval() is not None
        assert gap.side_intervals[0] is None
        assert gap.side_intervals[1] is not None

    def test_error_rounded_to_nothing(self) -> None:
        """An error of 0.0 percent was rounded, and counts as 0.05: 45 and 40 dollars here."""
        [gap] = compared(surveyed(90_000, "0.0"), surveyed(80_000, "0"))
        assert gap.interval == (usd("-10099.03"), usd("-9900.97"))

    @pytest.mark.parametrize(
        ("left", "right"),
        [
            (surveyed(90_000, None), surveyed(80_000, "2")),
            (surveyed(90_000, None, statistic="median"), surveyed(80_000, None, statistic="median")),
            (surveyed(90_000, "1.5", bound="about"), surveyed(80_000, "2")),
            (surveyed(90_000, "1.5", source=UNDATED), surveyed(80_000, "2")),
            (surveyed(90_000, "2"), surveyed(90_000, "2")),
            (top_coded(239_200, rse=Decimal(2)), surveyed(80_000, "2")),
        ],
        ids=["no error", "medians", "not exact", "two sources", "one cell", "top-coded"],
    )
    def test_cannot_be_tested(self, left: ri.SalaryEstimate, right: ri.SalaryEstimate) -> None:
        """Without two errors of separate samples nothing is tested, which is not "not significant"."""
        [gap] = compared(left, right)
        assert gap.interval is None
        assert gap.significant is None

    def test_medians_with_errors(self) -> None:
        """A median whose error its source publishes is tested as a mean is."""
        [gap] = compared(*(attrs.evolve(each, statistic="median") for each in (self.left, self.right)))
        assert gap.interval == (usd("-13443.41"), usd("-6556.59"))

    def test_mixed_is_not_tested(self) -> None:
        """Base pay against total pay is not tested, whatever errors they have."""
        left, right = surveyed(90_000, "1.5", component="base"), surveyed(80_000, "2", component="total")
        [gap] = compared(left, right, component=("base", "total"))
        assert gap.significant is None

    def test_part_and_whole_are_not_tested(self) -> None:
        """A state's figure against the nation's is no test of separate samples."""
        gap = SalaryGap(
            surveyed(90_000, "1.5", place=Place.parse("US")), surveyed(80_000, "2", place=Place.parse("US-WA"))
        )
        assert gap.interval is None

    def test_absurd_error(self) -> None:
        """An interval that is wider than any pay is none."""
        [gap] = compared(surveyed(90_000, "999999999999"), surveyed(80_000, "2"))
        assert gap.significant is None


class TestOverlap:
    """How far two ranges lie over each other."""

    @pytest.mark.parametrize(
        ("left", "right", "shared", "union", "ratio"),
        [
            ((42, 110), (26, 51), "9", "84", Decimal(9) / 84),
            ((10, 20), (15, 30), "5", "20", Decimal("0.25")),
            ((10, 20), (20, 30), "0", "20", Decimal(0)),
            ((10, 20), (25, 30), "0", "15", Decimal(0)),
            ((10, 40), (20, 30), "10", "30", Decimal(1) / 3),
            ((10, 20), (10, 20), "10", "10", Decimal(1)),
            ((10, 10), (10, 10), "0", "0", Decimal(1)),
            ((10, 10), (20, 20), "0", "0", Decimal(0)),
            ((10, 10), (5, 15), "0", "10", Decimal(0)),
            ((0, 0), (0, 0), "0", "0", Decimal(1)),
            ((0, 10**14 * 9), (1, 10**14 * 9), str(10**14 * 9 - 1), str(10**14 * 9), Decimal("0.9999999999999988")),
        ],
    )
    def test_ratio(
        self, left: tuple[int, int], right: tuple[int, int], shared: str, union: str, ratio: Decimal
    ) -> None:
        """The shared length over the length of both together; what lies between ranges apart counts for nothing."""
        ends = [(usd(str(low)), usd(str(high))) for low, high in (left, right)]
        overlap, back = RangeOverlap(ends[0], ends[1]), RangeOverlap(ends[1], ends[0])
        assert (overlap.shared, overlap.union) == (usd(shared), usd(union)) == (back.shared, back.union)
        assert round(overlap.ratio, 12) == round(ratio, 12) == round(back.ratio, 12)

    def test_percentiles_first(self) -> None:
        """Ranges of stated percentiles go before ends whose percentile is not stated."""
        both = [pay(10, "low"), pay(90, "high"), pay(20, "p10"), pay(80, "p90")]
        overlap = compared(both, both).overlap
        assert overlap is not None
        assert overlap.left == (usd("20"), usd("80"))

    @pytest.mark.parametrize(
        "right",
        [
            [pay(10, "low")],
            [pay(10, "low"), pay(90, "high", source=TWO)],
            [pay(10, "low"), pay(90, "high", component="total")],
            [pay(10, "low", bound="about"), pay(90, "high")],
            [pay(90, "low"), pay(10, "high")],
            [pay(10, "low"), pay(90, "p90")],
        ],
        ids=["one end", "two sources", "two components", "not exact", "upside down", "two kinds of end"],
    )
    def test_no_range(self, right: list[ri.SalaryEstimate]) -> None:
        """Ends that are not of one range make none."""
        assert compared([pay(10, "low"), pay(90, "high"), pay(90, "p90")], right).overlap is None

    def test_ends_of_one_industry(self) -> None:
        """Two ranges of one industry overlap where the whole has no range."""
        ends = [pay(10, "low", industry=ri.Industry("Retail")), pay(90, "high", industry=ri.Industry("Retail"))]
        assert compared(ends, ends).overlap is not None


class TestOptions:
    """What a comparison can be asked."""

    left = left_role(
        pay(1),
        pay(2, "median"),
        pay(3, place=Place.parse("US-WA")),
        pay(4, industry=ri.Industry("Retail", "44")),
        pay(5, source=TWO),
    )
    right = right_role(
        pay(11), pay(12, "median"), pay(13, place=Place.parse("US-WA")), pay(14, industry=ri.Industry("Retail", "44"))
    )

    @pytest.mark.parametrize(
        ("options", "amounts"),
        [
            ({"statistic": "median"}, [(2, 12)]),
            ({"statistic": "p50"}, [(2, 12)]),
            ({"place": "US-WA"}, [(3, 13)]),
            ({"place": "washington"}, [(3, 13)]),
            ({"industry": "retail"}, [(4, 14)]),
            ({"industry": "44"}, [(4, 14)]),
            ({"component": "base"}, []),
            ({"source": "two"}, []),
            ({"source": "one", "statistic": "mean"}, [(1, 11), (3, 13), (4, 14)]),
        ],
    )
    def test_limits(self, options: dict[str, Any], amounts: list[tuple[int, int]]) -> None:
        """Each option limits the pay that is compared; the rest was not asked for."""
        diff = ri.compare(self.left, self.right, **options)
        found = [(gap.left.pay, gap.right.pay) for gap in diff.salary]
        assert sorted(found, key=str) == sorted(((usd(str(a)), usd(str(b))) for a, b in amounts), key=str)
        assert "not-asked-for" in codes(diff.salary.left_out)

    def test_source_limits_everything(self) -> None:
        """One source is asked for in every section; a role without it has nothing, and that is told."""
        left = left_role(traits=[ri.Trait(name="A", source=ONE)], duties=[ri.Duty(id="a", text="A.", source=TWO)])
        right = right_role(traits=[ri.Trait(name="A", source=ONE)])
        diff = ri.compare(left, right, source="two")
        assert not diff.traits
        told = {each.path: each.message for each in diff.missing}
        assert told[("left", "traits")] == "two does not state traits for Office Clerk."
        assert told[("right", "salary")] == "No source in this catalog states pay for Iron Smith."

    @pytest.mark.parametrize(
        ("options", "error", "text"),
        [
            (
                {"statistic": "typical"},
                ValueError,
                "must be one of mean, median, average, low, high, minimum, maximum, or a percentile as 'p25', not 'typ",
            ),
            ({"statistic": ("mean", "typical")}, ValueError, "or a percentile as 'p25', not 'typical'"),
            (
                {"statistic": ("mean",)},
                TypeError,
                "statistic must be a name, or two names (left, right), not ('mean',)",
            ),
            ({"statistic": 5}, TypeError, "statistic must be a name, or two names (left, right), not 5"),
            (
                {"year": (2015, 2016, 2017)},
                TypeError,
                "year must be a year, or two years (left, right), not (2015, 2016, 2017)",
            ),
            ({"component": "gross"}, ValueError, "component must be one of base, total, package, oews_wage, "),
            ({"component": 5}, TypeError, "component must be a name, or two names (left, right), not 5"),
            ({"confidence": 90}, ValueError, "confidence must be above 0 and below 1, not 90"),
            ({"confidence": 0}, ValueError, "confidence must be above 0 and below 1, not 0"),
            ({"confidence": 1.0}, ValueError, "confidence must be above 0 and below 1, not 1.0"),
            ({"confidence": float("nan")}, ValueError, "must be a finite number, not NaN"),
            ({"confidence": float("inf")}, ValueError, "must be a finite number, not Infinity"),
            ({"confidence": "0.9"}, TypeError, "must be a Decimal or an int, not '0.9'"),
            ({"confidence": 0.99999999999999}, ValueError, "must have at most 15 digits before the point and 12 after"),
            ({"place": ""}, ValueError, "must not be empty"),
            ({"place": 5}, TypeError, "must be text, not 5"),
            ({"source": 5}, TypeError, "must be text, not 5"),
            ({"people": None}, TypeError, "people must be True or False, not None"),
        ],
    )
    def test_refused(self, options: dict[str, Any], error: type[Exception], text: str) -> None:
        """An option that cannot be is refused at once, with what it can be."""
        with pytest.raises(error) as caught:
            ri.compare(self.left, self.right, **options)
        assert text in str(caught.value)

    def test_unknown_source(self) -> None:
        """A source that neither role knows is most likely a slip of the pen."""
        with pytest.raises(SourceNotFoundError) as caught:
            ri.compare(self.left, self.right, source="tow")
        assert str(caught.value) == "No source matches 'tow'. The sources here are one, two."

    def test_unknown_place(self) -> None:
        """So is a place."""
        with pytest.raises(PlaceNotFoundError) as caught:
            ri.compare(self.left, self.right, place="Atlantis")
        assert str(caught.value) == "No place matches 'Atlantis'. Figures are available for US-WA."
        with pytest.raises(PlaceNotFoundError, match=r"^No place matches 'US'\. For a list, try: roleinfo places"):
            ri.compare(left_role(), right_role(), place="US")

    def test_unknown_industry(self) -> None:
        """And an industry."""
        with pytest.raises(NotComparableError) as caught:
            ri.compare(self.left, self.right, industry="Mining")
        assert caught.value.reasons == ("Neither role has pay for the industry 'Mining'; available: Retail",)

    def test_confidence_as_written(self) -> None:
        """A level given as a float is the decimal that was written."""
        assert Options(confidence=0.95).confidence == Decimal("0.95")
        assert Options(confidence=0.95) == Options(confidence=Decimal("0.950"))

    def test_lists_for_tuples(self) -> None:
        """Two names may come as a list, as JSON has them."""
        assert Options(statistic=["mean", "median"]) == Options(statistic=("mean", "median"))


NOTHING = "has no pay figure as requested"
UNSTATED = "No source in this catalog states pay for"


RATES = "state an exchange rate (rates=, --rates) to compare them"


class TestSalaryGap:
    """The one gap that is asked for, or why there is none."""

    def test_headline(self) -> None:
        """It is the gap that heads the comparison."""
        left, right = left_role(pay(1), pay(2, "median")), right_role(pay(3), pay(4, "median"))
        assert ri.salary_gap(left, right) == ri.compare(left, right).salary.headline
        assert ri.salary_gap(left, right, statistic="median").difference == usd("2")
        assert ri.salary_gap(left, right, confidence=0.99).confidence == Decimal("0.99")

    @pytest.mark.parametrize(
        ("left", "right", "options", "reasons"),
        [
            ([], [], {}, (f"{UNSTATED} Office Clerk", f"{UNSTATED} Iron Smith")),
            ([pay(1)], [], {}, (f"{UNSTATED} Iron Smith",)),
            ([pay(1)], [pay(2, "median")], {"statistic": "median"}, (f"Office Clerk {NOTHING}",)),
            (
                [pay(1)],
                [pay(0, pay=Pay(1, "NZD", "year"))],
                {},
                (f"pay is stated in USD for Office Clerk and in NZD for Iron Smith; {RATES}",),
            ),
            (
                [pay(1)],
                [pay(0, pay=None, status="suppressed")],
                {},
                (
                    "Office Clerk, mean by First: The other role has no figure of this measure.",
                    "Iron Smith, mean by First: The figure was suppressed.",
                ),
            ),
        ],
    )  # fmt: skip
    def test_no_gap(
        self,
        left: list[ri.SalaryEstimate],
        right: list[ri.SalaryEstimate],
        options: dict[str, Any],
        reasons: tuple[str, ...],
    ) -> None:
        """Where no two figures may be set against each other, each reason is told."""
        with pytest.raises(NotComparableError) as caught:
            ri.salary_gap(left_role(*left), right_role(*right), **options)
        assert sorted(caught.value.reasons) == sorted(reasons)
        assert str(caught.value).startswith("Not comparable: ")

    def test_bundled(self) -> None:
        """Roles may be given by name, and pay in other dollars is refused by name."""
        gap = ri.salary_gap("account manager", "account representative")
        assert str(gap.difference) == "USD -31,558 per year"
        role = ri.role("account manager")
        with pytest.raises(NotComparableError, match="pay is stated in NZD for account managers and in USD for acc"):
            ri.salary_gap(role.only(source="randstad-nz"), "account representative")


def test_two_releases() -> None:
    """Two releases of one survey are compared, and said to be no time series; one release is not."""
    old, new = (
        ri.Source(id=f"s-{year}", series="s", title="S", publisher="P", license="open", release=year, date=year)
        for year in ("2023", "2024")
    )
    error = Decimal(1)
    [gap] = compared(pay(50_000, source=old, rse=error), pay(52_000, source=new, rse=error))
    assert "not-a-time-series" in codes(gap.caveats)
    assert gap.untested == "Two releases of one survey share respondents, so the difference cannot be tested."
    [same] = compared(pay(50_000, source=new), pay(52_000, source=new))
    assert "not-a-time-series" not in codes(same.caveats)
