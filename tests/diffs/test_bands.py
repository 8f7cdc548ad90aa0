"""Two bands against each other, and pay against a band."""

import copy
import pickle
from decimal import Decimal
from typing import Any

import attrs
import pytest

from roleinfo import CurrencyMismatchError, InvalidArgumentError, NotComparableError, Pay
from roleinfo.pay.band import SalaryBand
from roleinfo.pay.gaps import band_gap, grade_overlap, midpoint_differential
from roleinfo.pay.standings import against_band


def usd(amount: int | str, period: Any = "year") -> Pay:
    """Dollars."""
    return Pay(Decimal(amount), "USD", period)


def band(low: int, high: int, **fields: Any) -> SalaryBand:
    """A band in dollars a year."""
    return SalaryBand(usd(low), usd(high), **fields)


LOWER, HIGHER = band(40_000, 60_000), band(50_000, 75_000)


class TestGap:
    """How far two bands lie apart."""

    def test_by_hand(self) -> None:
        """Right - left at three points, relative to the left."""
        gap = band_gap(LOWER, HIGHER)
        assert (gap.minimum.difference, gap.midpoint.difference, gap.maximum.difference) == (
            usd(10_000), usd(12_500), usd(15_000)
        )  # fmt: skip
        assert (gap.minimum.relative, gap.midpoint.relative, gap.maximum.ratio) == (
            Decimal("0.25"), Decimal("0.25"), Decimal("1.25")
        )  # fmt: skip
        assert gap.spread == 0
        assert gap.overlap.shared == usd(10_000)
        assert round(gap.overlap.ratio, 6) == Decimal("0.285714")
        assert gap.caveats == ()
        assert gap.to_dict()["view"]["finding"] == (
            "The midpoint of the right band is $12,500 (25.0%) higher per year than that of the left band. The ranges "
            "overlap by $10,000 per year, 28.6% of their combined span."
        )
        rows = gap.to_dict()["view"]["rows"]["rows"]
        assert [(row["about"], row["difference"], row.get("relative_to_left")) for row in rows] == [
            ("minimum", "10000", "0.25"), ("midpoint", "12500", "0.25"), ("maximum", "15000", "0.25"),
            ("spread", "0.0", None),
        ]  # fmt: skip

    def test_to_nothing(self) -> None:
        """A left amount of 0 has no relative difference, and a minimum of 0 no spread."""
        gap = band_gap(band(0, 10), HIGHER)
        assert (gap.minimum.relative, gap.minimum.ratio, gap.spread) == (None, None, None)
        rows = gap.to_dict()["view"]["rows"]["rows"]
        assert [row.get("reason") for row in rows] == ["the left amount is 0", None, None, "a minimum is 0"]

    def test_lower_and_apart(self) -> None:
        """A lower midpoint is called so, and ranges that do not meet do not overlap."""
        assert band_gap(band(80_000, 90_000, name="B"), band(40_000, 60_000, name="A")).to_dict()["view"][
            "finding"
        ] == ("The midpoint of A is $35,000 (41.2%) lower per year than that of B. The ranges do not overlap.")

    def test_caveats(self) -> None:
        """Different dates, set midpoints and steps are told, the same from either side."""
        aged = attrs.evolve(LOWER, effective="2025").aged(Decimal("0.03"), 1)
        own = band(50_000, 75_000, midpoint=usd(60_000))
        codes = ["derived", "different-dates", "set-midpoint"]
        assert [each.code for each in band_gap(aged, own).caveats] == codes
        assert band_gap(own, aged).caveats == band_gap(aged, own).caveats
        assert band_gap(aged, own).caveats[1].message == ("The bands have different dates: 2026 and undated.")

    @pytest.mark.parametrize("verb", [band_gap, grade_overlap, midpoint_differential])
    def test_what_does_not_mix(self, verb: Any) -> None:
        """Two currencies, periods or components are not set against each other."""
        with pytest.raises(CurrencyMismatchError):
            verb(LOWER, SalaryBand(Pay(1, "NZD", "year"), Pay(2, "NZD", "year")))
        with pytest.raises(NotComparableError, match=r"pay per hour against .* of pay per year: .*hours"):
            verb(LOWER, SalaryBand(usd(1, "hour"), usd(2, "hour")))
        with pytest.raises(NotComparableError) as error:
            verb(LOWER, attrs.evolve(HIGHER, component="total"))
        assert error.value.reasons == ("the bands are of different components of pay: base and total",)

    def test_is_a_value(self) -> None:
        """A gap copies and pickles to an equal one."""
        gap = band_gap(LOWER, HIGHER)
        for other in (pickle.loads(pickle.dumps(gap)), copy.deepcopy(gap)):
            assert (other, hash(other)) == (gap, hash(gap))


class TestGrades:
    """Two grades."""

    def test_overlap(self) -> None:
        """(60 - 50) / 25 is 0.4: over the higher grade's width, not the lower's, nor over both."""
        assert grade_overlap(LOWER, HIGHER) == Decimal("0.4")
        assert grade_overlap(LOWER, band(65_000, 75_000)) == Decimal("-0.5")
        assert grade_overlap(LOWER, band(65_000, 65_000)) is None

    def test_differential(self) -> None:
        """(62,500 - 50,000) / 50,000 is 0.25; the other way round it is of another base."""
        assert midpoint_differential(LOWER, HIGHER) == Decimal("0.25")
        assert midpoint_differential(HIGHER, LOWER) == Decimal("-0.2")
        assert midpoint_differential(band(0, 0), HIGHER) is None


class TestAgainstBand:
    """Pay against a band."""

    def test_one(self) -> None:
        """One pay is one standing, without a name."""
        found = against_band(usd(45_000), LOWER)
        assert (found.compa_ratio, found.penetration, found.quartile, found.circle, found.name) == (
            Decimal("0.9"), Decimal("0.25"), 2, None, None
        )  # fmt: skip
        assert found.to_dict()["finding"] == "$45,000 per year is within the band, with a compa-ratio of 0.900."

    def test_many(self) -> None:
        """A mapping keeps its order and its names, whatever these are."""
        found = against_band({"Zoe": usd(70_000), 7: usd(30_000), "Ann": usd(60_000)}, LOWER)
        assert [each.name for each in found] == ["Zoe", 7, "Ann"]
        assert [each.circle for each in found] == ["red", "green", None]
        assert [each.penetration for each in found] == [Decimal("1.5"), Decimal("-0.5"), 1]
        assert found[1].to_dict()["finding"] == (
            "$30,000 per year is below the minimum (green-circled), with a compa-ratio of 0.600."
        )
        assert found.to_dict()["finding"] == (
            "3 employees: 1 within the band, 1 below the minimum, 1 above the maximum."
        )
        assert against_band({}, LOWER) == ()
        assert pickle.loads(pickle.dumps(found)) == found

    def test_other_money(self) -> None:
        """Pay of another currency or period is refused at once, and of many rows the row is named."""
        with pytest.raises(
            InvalidArgumentError, match=r"^pays: row 'Zoe': pay: USD and NZD cannot be combined"
        ) as refused:
            against_band({"Zoe": Pay(1, "NZD", "year")}, LOWER)
        assert isinstance(refused.value.__cause__, CurrencyMismatchError)
        with pytest.raises(CurrencyMismatchError):
            against_band(Pay(1, "NZD", "year"), LOWER)
        with pytest.raises(NotComparableError, match="pay per hour against a band of pay per year"):
            against_band(usd(20, "hour"), LOWER)

    def test_monthly_pay(self) -> None:
        """A month's pay stands in a yearly band as 12 times as much, and the standing keeps it as it was given."""
        found = against_band(usd(3_750, "month"), LOWER)
        year = against_band(usd(45_000), LOWER)
        assert found.pay == usd(3_750, "month")
        assert (found.compa_ratio, found.penetration, found.quartile) == (
            year.compa_ratio, year.penetration, year.quartile
        )  # fmt: skip
        [row] = against_band({"Ann": usd(3_750, "month")}, LOWER).to_frame().to_dict("records")
        assert (row["pay"], row["unit"], row["minimum"]) == (45_000, "USD per year", 40_000)
        assert SalaryBand(usd(4_000, "month"), usd(5_000, "month")).circle(usd(47_999)) == "green"

    def test_monthly_bands(self) -> None:
        """A monthly band beside a yearly one is put for a year, with the step recorded."""
        gap = band_gap(LOWER, SalaryBand(usd(3_500, "month"), usd(5_000, "month")))
        assert (gap.minimum.difference, gap.maximum.difference) == (usd(2_000), usd(0))
        assert str(gap.right.steps[-1]) == "converted from pay per month to pay per year"
        assert grade_overlap(SalaryBand(usd(3_000, "month"), usd(5_000, "month")), HIGHER) == grade_overlap(
            band(36_000, 60_000), HIGHER
        )

    def test_ends_of_two_periods(self) -> None:
        """The amounts of one band are for one period, and the error says how to make them so."""
        with pytest.raises(NotComparableError, match=r"pay per month against a band of pay per year: .*per\('year'\)$"):
            SalaryBand(usd(40_000), usd(5_000, "month"))

    def test_hourly_only_market(self) -> None:
        """A band priced from hourly-only pay is made a year's by the caller's hours alone."""
        own = SalaryBand.from_market("actor", period="hour")
        with pytest.raises(NotComparableError, match="per hour only"):
            own.per_year()
        assert own.per_year(1000).midpoint.amount == own.midpoint.amount * 1000
