"""Pay bands and structures: what they are made of, every ratio by hand, and what does not go together."""

import copy
import pickle
from decimal import Decimal
from typing import Any

import attrs
import pytest

import roleinfo as ri
from roleinfo import BrokenRulesError, CurrencyMismatchError, NotComparableError, Pay
from roleinfo.pay.band import SalaryBand
from roleinfo.pay.compa_ratios import CompaRatios
from roleinfo.pay.standings import BandStanding
from roleinfo.pay.structure import GradeStep, PayStructure


def usd(amount: int | str, period: Any = "year") -> Pay:
    """Dollars."""
    return Pay(Decimal(amount), "USD", period)


def band(low: int | str, high: int | str, **fields: Any) -> SalaryBand:
    """A band in dollars a year."""
    return SalaryBand(usd(low), usd(high), **fields)


BAND = band(48_000, 72_000)
HALF = Decimal("0.5")


class TestMaking:
    """What a band is made of, and what it refuses."""

    def test_midpoint_is_halfway(self) -> None:
        """Without a midpoint it is half of both ends, and saying so makes no other band."""
        assert BAND.midpoint == usd(60_000)
        assert band(48_000, 72_000, midpoint=usd("60000.00")) == BAND
        assert hash(BAND) == hash(band(48_000, 72_000, midpoint=usd(60_000)))
        assert BAND.caveats == ()

    def test_set_midpoint_stays_and_is_told(self) -> None:
        """A midpoint that was set elsewhere is kept, and every ratio goes by it."""
        own = band(48_000, 72_000, midpoint=usd(62_000))
        assert own.midpoint == usd(62_000)
        assert own.compa_ratio(usd(62_000)) == 1
        assert own != BAND
        [caveat] = own.caveats
        assert str(caveat) == "The midpoint was set to $62,000 per year; halfway is $60,000 per year. [set-midpoint]"

    def test_a_changed_end_moves_the_midpoint(self) -> None:
        """A copy with another maximum has another midpoint, unless one was set."""
        assert attrs.evolve(BAND, maximum=usd(80_000)).midpoint == usd(64_000)
        own = band(48_000, 72_000, midpoint=usd(62_000))
        assert attrs.evolve(own, maximum=usd(80_000)).midpoint == usd(62_000)

    @pytest.mark.parametrize(
        ("fields", "text"),
        [
            (
                {"maximum": usd(47_999)},
                (
                    "SalaryBand: maximum: the band is upside down: USD 47,999 per year is below the minimum, "
                    "USD 48,000 per year"
                ),
            ),
            ({"minimum": usd(-1)}, "SalaryBand: minimum: pay is not negative: USD -1 per year"),
            (
                {"midpoint": usd(72_001)},
                (
                    "SalaryBand: midpoint: USD 72,001 per year lies outside the band, USD 48,000 per year to "
                    "USD 72,000 per year"
                ),
            ),
            (
                {"control_point": usd(1)},
                (
                    "SalaryBand: control_point: USD 1 per year lies outside the band, USD 48,000 per year to "
                    "USD 72,000 per year"
                ),
            ),
        ],
    )
    def test_broken_rules(self, fields: dict[str, Any], text: str) -> None:
        """Ends upside down, a negative one, and a point outside are refused in words."""
        with pytest.raises(BrokenRulesError) as error:
            attrs.evolve(BAND, **fields)
        assert str(error.value) == text

    @pytest.mark.parametrize("field", ["maximum", "midpoint", "control_point"])
    def test_what_does_not_mix(self, field: str) -> None:
        """Two currencies or periods make no band."""
        ends: dict[str, Any] = {"minimum": usd(1), "maximum": usd(9)}
        with pytest.raises(CurrencyMismatchError, match="USD and NZD cannot be combined"):
            SalaryBand(**{**ends, field: Pay(5, "NZD", "year")})
        with pytest.raises(NotComparableError) as error:
            SalaryBand(**{**ends, field: usd(5, "hour")})
        assert error.value.reasons == (
            (
                "pay per hour against a band of pay per year: convert one of them first and state the hours of a "
                "year, as pay.per('year', hours=...)"
            ),
        )

    def test_only_pays(self) -> None:
        """A bare number is no pay."""
        ends: Any = (usd(1), 5)
        with pytest.raises(TypeError, match="minimum must be a Pay, as Pay\\(50_000, 'USD', 'year'\\), not '1'"):
            SalaryBand("1", "2")  # type: ignore[arg-type]  # the point of the test
        verbs: Any = (ri.grade_overlap, ri.midpoint_differential, ri.band_gap, ri.against_band)
        for asked in verbs:
            with pytest.raises(TypeError, match="must be a SalaryBand, not 1"):
                asked(1, 1)
        with pytest.raises(TypeError, match=r"maximum must be a Pay, as .*, not 5"):
            SalaryBand(*ends)
        number: Any = 5
        with pytest.raises(TypeError, match="not 5"):
            BAND.compa_ratio(number)

    def test_is_a_value(self) -> None:
        """A band copies and pickles to an equal one."""
        own = band(
            48_000, 72_000, midpoint=usd(62_000), control_point=usd(63_000), name="G7", effective="2026-01",
            basis="Council of 2025",
        ).aged(Decimal("0.03"), 1)  # fmt: skip
        for other in (pickle.loads(pickle.dumps(own)), copy.deepcopy(own)):
            assert other == own
            assert hash(other) == hash(own)
            assert other.midpoint == own.midpoint
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            own.name = "G8"  # type: ignore[misc]  # the point of the test

    def test_str(self) -> None:
        """A band in one line."""
        named = attrs.evolve(BAND, name="G7")
        assert named.to_dict()["view"]["finding"] == (
            "Pay in G7 ranges from $48,000 to $72,000 per year. The midpoint is $60,000; the maximum is 50.0% above "
            "the minimum."
        )
        assert repr(named) == "<SalaryBand G7: $48,000-$72,000/year, midpoint $60,000, spread 50.0%, base>"


class TestRatios:
    """Ratios, by hand: (57,000 - 48,000) / 24,000 and so on."""

    @pytest.mark.parametrize(
        ("amount", "compa", "penetration", "quartile", "circle"),
        [
            (42_000, "0.7", "-0.25", None, "green"),
            (48_000, "0.8", "0", 1, None),
            (53_999, "0.89998333333333333333333333333333333333", "0.24995833333333333333333333333333333333", 1, None),
            (54_000, "0.9", "0.25", 2, None),
            (57_000, "0.95", "0.375", 2, None),
            (60_000, "1", "0.5", 3, None),
            (66_000, "1.1", "0.75", 4, None),
            (72_000, "1.2", "1", 4, None),
            (75_000, "1.25", "1.125", None, "red"),
        ],
    )
    def test_by_hand(self, amount: int, compa: str, penetration: str, quartile: int | None, circle: str | None) -> None:
        """Compa-ratio, unclipped penetration, quartile with its lower edge, and circles."""
        pay = usd(amount)
        for found, wanted in ((BAND.compa_ratio(pay), compa), (BAND.penetration(pay), penetration)):
            assert found is not None
            assert abs(found - Decimal(wanted)) < Decimal("1e-30")
        assert BAND.quartile(pay) == quartile
        assert BAND.circle(pay) == circle
        assert BAND.is_green_circled(pay) == (circle == "green")
        assert BAND.is_red_circled(pay) == (circle == "red")
        assert (pay in BAND) == (circle is None)

    def test_spread_is_over_the_minimum(self) -> None:
        """24,000 / 48,000, not over the midpoint."""
        assert BAND.spread == HALF

    def test_control_point(self) -> None:
        """A compa-ratio may be taken to the control point where there is one."""
        own = band(48_000, 72_000, control_point=usd(64_000))
        assert own.compa_ratio(usd(48_000), to="control_point") == Decimal("0.75")
        assert own.compa_ratio(usd(48_000)) == Decimal("0.8")
        with pytest.raises(NotComparableError, match="the band has no control point"):
            BAND.compa_ratio(usd(1), to="control_point")
        other: Any = "market"
        with pytest.raises(ValueError, match="to must be one of midpoint, control_point, not 'market'"):
            BAND.compa_ratio(usd(1), to=other)

    def test_division_by_zero_is_none(self) -> None:
        """A minimum of 0 has no spread, a midpoint of 0 no compa-ratio, a band without width no penetration."""
        assert band(0, 10).spread is None
        assert band(0, 0).compa_ratio(usd(5)) is None
        flat = band(50, 50)
        assert flat.spread == 0
        assert flat.penetration(usd(50)) is None
        assert flat.quartile(usd(50)) is None
        assert usd(50) in flat
        assert BandStanding(usd(50), flat).to_dict()["finding"] == (
            "$50 per year is within the band, with a compa-ratio of 1.000."
        )
        [row] = BandStanding(usd(50), flat).to_dict()["rows"]["rows"]
        assert row["reason"] == "the band has no width"
        assert band(0, 0).to_dict()["view"]["finding"] == (
            "Pay in the band ranges from $0 to $0 per year. The midpoint is $0."
        )

    @pytest.mark.parametrize("name", ["compa_ratio", "penetration", "quartile", "circle", "__contains__"])
    def test_other_money(self, name: str) -> None:
        """No question takes pay of another currency or period."""
        with pytest.raises(CurrencyMismatchError):
            getattr(BAND, name)(Pay(5, "NZD", "year"))
        with pytest.raises(NotComparableError, match=r"pay per hour against a band of pay per year: .*hours"):
            getattr(BAND, name)(usd(30, "hour"))

    def test_group(self) -> None:
        """In one band the two ways to sum up agree; over two bands they differ, by hand 0.96 and 0.95."""
        one = BAND.compa_ratios([usd(54_000), usd(66_000)])
        assert (one.ratios, one.of_sums, one.mean_of_ratios) == (
            (Decimal("0.9"), Decimal("1.1")),
            Decimal(1),
            Decimal(1),
        )
        both = CompaRatios((usd(54_000), usd(90_000)), (usd(60_000), usd(90_000)))
        assert (both.of_sums, both.mean_of_ratios) == (Decimal("0.96"), Decimal("0.95"))
        assert both.to_dict()["finding"] == "Sum of pay / sum of midpoints: 0.960. Mean of compa-ratios: 0.950."
        assert both.to_dict()["group"]["rows"] == [{"employees": 2, "of_sums": "0.96", "mean_of_ratios": "0.95"}]

    def test_group_of_none(self) -> None:
        """Nobody has no ratio, and midpoints of 0 give none."""
        assert (BAND.compa_ratios([]).of_sums, BAND.compa_ratios([]).mean_of_ratios) == (None, None)
        zero = band(0, 0).compa_ratios([usd(5)])
        assert (zero.ratios, zero.of_sums, zero.mean_of_ratios) == ((None,), None, None)
        with pytest.raises(BrokenRulesError, match="1 pays have 0 midpoints"):
            CompaRatios((usd(1),), ())
        with pytest.raises(CurrencyMismatchError):
            CompaRatios((Pay(1, "NZD", "year"),), (usd(1),))


class TestFromMidpoint:
    """Bands from a midpoint and a spread."""

    def test_by_hand(self) -> None:
        """60,000 / 1.25 is 48,000."""
        assert SalaryBand.from_midpoint(usd(60_000), HALF) == BAND

    def test_what_does_not_divide_evenly(self) -> None:
        """The minimum is cut after 12 decimals, and the midpoint stays exact."""
        own = SalaryBand.from_midpoint(usd(65_535), Decimal("0.35"))
        assert own.minimum == usd("55774.468085106383")
        assert own.midpoint == usd(65_535)
        assert own.spread is not None
        assert abs(own.spread - Decimal("0.35")) < Decimal("1e-15")

    @pytest.mark.parametrize("spread", [Decimal("-0.1"), 50])
    def test_spread_is_a_fraction(self, spread: Decimal | int) -> None:
        """A percentage is most likely a slip."""
        with pytest.raises(ValueError, match=r"spread must be a fraction from 0 to 10 \(0\.5 is 50%\), not"):
            SalaryBand.from_midpoint(usd(60_000), spread)


class TestSteps:
    """Aging and converting."""

    def test_compound(self) -> None:
        """48,000 x 1.03 x 1.03 is 50,923.20."""
        own = attrs.evolve(BAND, effective="2025-05").aged(Decimal("0.03"), 2)
        assert (own.minimum, own.maximum, own.midpoint) == (usd("50923.20"), usd("76384.80"), usd("63654.00"))
        assert own.effective == "2025-05"
        assert own.is_derived
        assert [str(each) for each in own.caveats] == [
            "Calculated from other figures: aged 2 years at 3.0% per year, compound. [derived]"
        ]

    def test_simple(self) -> None:
        """48,000 x 1.06 is 50,880."""
        own = BAND.aged(Decimal("0.03"), 2, compound=False)
        assert own.minimum == usd(50_880)
        assert str(own.steps[0]) == "aged 2 years at 3.0% per year, simple"

    def test_part_of_a_year(self) -> None:
        """Half a year twice is a year, to the digits that a pay holds; all points move, the set ones too."""
        own = band(48_000, 72_000, midpoint=usd(62_000), control_point=usd(64_000))
        twice, once = own.aged(Decimal("0.04"), HALF).aged(Decimal("0.04"), HALF), own.aged(Decimal("0.04"), 1)
        for name in ("minimum", "midpoint", "maximum", "control_point"):
            assert abs((getattr(twice, name) - getattr(once, name)).amount) < Decimal("1e-9")
        assert once.control_point == usd(66_560)
        assert len(twice.steps) == 2

    @pytest.mark.parametrize(
        ("movement", "years", "compound", "text"),
        [
            (3, 1, True, "Aging: annual_movement: a movement is a fraction (0.03 is 3%), not 3"),
            (Decimal("0.03"), -1, True, "Aging: years: years must be from 0 to 100, not -1"),
            (Decimal("0.03"), 101, True, "Aging: years: years must be from 0 to 100, not 101"),
            (Decimal("-0.5"), 2, False, "Aging: years: so many years of a simple movement leave no pay"),
        ],
    )
    def test_refused(self, movement: Decimal | int, years: int, compound: bool, text: str) -> None:
        """Percentages for fractions, years back, and what leaves no pay."""
        with pytest.raises(BrokenRulesError) as error:
            BAND.aged(movement, years, compound)
        assert str(error.value) == text

    def test_too_large(self) -> None:
        """Pay that grows beyond the digits of a pay is refused as any such pay is."""
        with pytest.raises(ValueError, match="must have at most 15 digits before the point"):
            BAND.aged(Decimal("0.99"), 99)

    def test_no_zeros_at_the_end(self) -> None:
        """Computed amounts print without zeros at their end."""
        own = SalaryBand.from_midpoint(usd(140_270), Decimal("0.4")).aged(Decimal("0.035"), 1)
        assert str(own.midpoint) == "USD 145,179.45 per year"

    @pytest.mark.parametrize(
        ("effective", "years", "date", "words"),
        [
            ("2025-05", 1, "2026-05", "effective 2025-05, aged to 2026-05"),
            ("2025-05", Decimal("0.5"), "2025-11", "effective 2025-05, aged to 2025-11"),
            ("2024-02-29", 1, "2025-02-28", "effective 2024-02-29, aged to 2025-02-28"),
            ("2025-05-15", Decimal("0.3"), "2025-09", "effective 2025-05-15, aged to 2025-09"),
            ("2025", 2, "2027", "effective 2025, aged to 2027"),
            ("2025", Decimal("0.5"), None, "effective 2025, aged 0.5 years"),
            (None, 1, None, "undated, aged 1 year"),
            ("2025-05", 0, None, "effective 2025-05"),
        ],
    )
    def test_date_aged_to(self, effective: str | None, years: Any, date: str | None, words: str) -> None:
        """The date that a band was aged to is its effective date and the years, as exact as these are."""
        own = band(40_000, 60_000, effective=effective, name="G1").aged(Decimal("0.03"), years)
        assert (own.aged_to, own.dates) == (date, words)
        assert own.aged(Decimal("0.03"), 1).effective == effective

    def test_date_in_text_and_frame(self) -> None:
        """An aged structure says in text, tables and frames to which date it was aged."""
        structure = PayStructure([band(40_000, 60_000, effective="2025-05", name="G1")]).aged(Decimal("0.03"), 1)
        structure = structure.aged(Decimal("0.02"), 1)
        assert "Base pay, USD per year, effective May 2025, aged to May 2027" in structure.to_markdown()
        assert "| Aged to | May 2027 |" in structure[0].to_markdown()
        [row] = structure.to_frame().to_dict("records")
        assert (row["effective"], row["as_of"]) == ("2025-05", "2027-05")
        other = band(50_000, 70_000, effective="2025-05", name="G2")
        assert [each.code for each in PayStructure([structure[0], other]).check()] == ["different-dates"]

    def test_hours(self) -> None:
        """52,000 a year is 25 an hour at 2,080 hours, and 26 at 2,000; the hours are in the step."""
        own = band(52_000, 78_000, midpoint=usd(62_400))
        assert own.per_hour().minimum == usd(25, "hour")
        assert own.per_hour().midpoint == usd(30, "hour")
        assert own.per_hour(2000).minimum == usd(26, "hour")
        assert own.per_year() is own
        back = own.per_hour(2000).per_year(2000)
        assert back.minimum == own.minimum
        assert [str(each) for each in back.steps] == [
            "converted from pay per year to pay per hour at 2000 hours per year",
            "converted from pay per hour to pay per year at 2000 hours per year",
        ]
        assert [each.code for each in own.per_hour().caveats] == ["set-midpoint", "derived"]
        monthly = SalaryBand(usd(4_000, "month"), usd(6_000, "month")).per_year()
        assert str(monthly.steps[0]) == "converted from pay per month to pay per year"
        with pytest.raises(TypeError, match="steps must hold Aging and Conversion steps, not 'aged'"):
            band(1, 2, steps=["aged"])


class TestFromMarket:
    """Bands priced from published figures."""

    def test_nurses_in_california(self) -> None:
        """The median there is 140,270; at a spread of 0.5 the minimum is 140,270 / 1.25."""
        own = SalaryBand.from_market(ri.role("registered nurse"), place="CA", name="RN")
        assert own.minimum == usd(112_216)
        assert own.maximum == usd(168_324)
        assert own.midpoint == usd(140_270)
        assert own.effective == "2025-05"
        assert own.is_derived
        assert own.market is not None
        assert (own.market.statistic, own.market.component, own.market.pay) == ("median", "oews_wage", usd(140_270))
        assert own.basis == ("the median for registered nurses in California, $140,270 per year (BLS OEWS, May 2025)")
        assert [str(each) for each in own.caveats] == [
            (
                "OEWS is not a job-matched survey: it covers all jobs in the occupation at every experience level. "
                "[not-job-matched]"
            ),
            "OEWS wages include commissions, production bonuses, and tips; base pay does not. [incentives-included]",
            (
                "BLS publishes this wage for all of 29-1141 (Registered Nurses), which O*NET divides into 5 "
                "occupations. [broader-class]"
            ),
        ]
        aged = own.aged(Decimal("0.03"), 1)
        assert aged.midpoint == usd("144478.10")
        assert aged.market == own.market
        assert aged.caveats[-1].message == "Calculated from other figures: aged 1 year at 3.0% per year, compound."

    def test_other_percentiles_and_periods(self) -> None:
        """Another percentile, the hour, and a band of OEWS wages, which has no incentives to tell of."""
        role = ri.role("registered nurse")
        assert SalaryBand.from_market(role, percentile=75, spread=0).minimum == usd(112_350)
        hourly = SalaryBand.from_market(role, period="hour", component="oews_wage")
        assert hourly.midpoint == usd("46.90", "hour")
        assert "incentives-included" not in [each.code for each in hourly.caveats]

    def test_hourly_only(self) -> None:
        """Actors are paid by the hour: so is their band, and no other is made up."""
        role = ri.role("27-2011")
        assert SalaryBand.from_market(role).midpoint == usd("29.05", "hour")
        with pytest.raises(NotComparableError) as error:
            SalaryBand.from_market(role, period="year")
        assert error.value.reasons == (
            "Actors has no median of base pay per year",
            "Only hourly pay is published; no annual pay is calculated from it.",
            (
                "its figures are per hour, the pay is per year: convert one of them first and state the hours of a "
                "year, as pay.per('hour', hours=...)"
            ),
        )

    @pytest.mark.parametrize(
        ("role", "place", "reason"),
        [
            (
                "29-1212",
                "Corpus Christi, TX",
                (
                    "the median for Cardiologists in Corpus Christi, TX is top-coded: only that it is at least "
                    "USD 239,200 per year is published, and a band is not priced from a bound"
                ),
            ),
            (
                "11-1011",
                "Albany, GA",
                "the median of Chief Executives in Albany, GA was not released (suppressed)",
            ),
        ],
    )
    def test_no_value(self, role: str, place: str, reason: str) -> None:
        """A top-coded or suppressed median prices no band."""
        with pytest.raises(NotComparableError) as error:
            SalaryBand.from_market(ri.role(role), place=place)
        assert error.value.reasons == (reason,)

    def test_no_figures_there(self) -> None:
        """A title without figures by place says why, and where to look."""
        with pytest.raises(NotComparableError) as error:
            SalaryBand.from_market(ri.role("account manager"), place="Denver")
        assert error.value.reasons[0] == "Account Manager has no median of base pay in Denver-Aurora-Centennial, CO"
        assert "11-2022.00" in error.value.reasons[1]
        with pytest.raises(ri.PlaceNotFoundError):
            SalaryBand.from_market(ri.role("registered nurse"), place="Nowhere at all")
        with pytest.raises(ri.SourceNotFoundError):
            SalaryBand.from_market(ri.role("registered nurse"), source="zippia-compare")


GRADES = {"G1": band(40_000, 60_000), "G2": band(46_000, 69_000), "G3": band(55_200, 82_800)}


class TestStructure:
    """Grades one above the other."""

    def test_progressions_and_overlaps(self) -> None:
        """By hand: 57,500 / 50,000 and 69,000 / 57,500; (60 - 46) / 23 and (69 - 55.2) / 27.6."""
        structure = PayStructure(GRADES)
        assert structure.progressions == (Decimal("0.15"), Decimal("0.2"))
        assert [round(each or 0, 6) for each in structure.overlaps] == [Decimal("0.608696"), Decimal("0.5")]
        assert structure.inversions == ()
        assert structure.check() == ()
        assert len(structure) == 3
        assert structure.grade("g2").maximum == usd(69_000)
        assert structure[1:] == PayStructure(tuple(structure)[1:])
        with pytest.raises(ValueError, match="grades must have at least one item"):
            structure[3:]
        assert str(structure.steps[0]) == "G1 to G2: midpoint differential 15.0%, overlap 60.9%"

    def test_check(self) -> None:
        """Every fault is listed once, with the grades that it is of."""
        structure = PayStructure(
            {
                "A": band(40_000, 60_000, effective="2026"),
                "B": band(40_000, 60_000),
                "C": band(30_000, 50_000, midpoint=usd(45_000)),
                "D": band(70_000, 80_000),
                "E": band(65_000, 85_000),
            }
        )
        assert [(each.code, each.path) for each in structure.check()] == [
            ("same-band", ("A", "B")),
            ("inverted-minimum", ("B", "C")),
            ("inverted-midpoint", ("B", "C")),
            ("inverted-maximum", ("B", "C")),
            ("gap-between-grades", ("C", "D")),
            ("inverted-minimum", ("D", "E")),
            ("equal-midpoints", ("D", "E")),
            ("set-midpoint", ("C",)),
            ("different-dates", ()),
        ]
        assert [(each.lower.name, each.inversions) for each in structure.inversions] == [
            ("B", ("minimum", "midpoint", "maximum")),
            ("D", ("minimum",)),
        ]
        words = [each.message for each in structure.check()]
        assert words[1] == "The minimum of C, $30,000 per year, is below that of B, $40,000 per year."
        ends = "$50,000 per year, the maximum of C, and $70,000 per year, the minimum of D"
        assert words[4] == f"No grade covers pay between {ends}."
        assert words[-1] == "The grades have different dates: 2026 and undated."

    def test_grade_of(self) -> None:
        """Overlapping grades may both hold a pay."""
        structure = PayStructure(GRADES)
        assert [each.name for each in structure.grade_of(usd(58_000))] == ["G1", "G2", "G3"]
        assert [each.name for each in structure.grade_of(usd(45_000))] == ["G1"]
        assert structure.grade_of(usd(100_000)) == ()

    def test_place(self) -> None:
        """Employees stand where their pay puts them, and in their own grade where that is given."""
        gapped = PayStructure({"A": band(40_000, 50_000), "B": band(60_000, 70_000)})
        pays = {"Cy": usd(55_000), "Ann": usd(30_000), 7: usd(80_000), "Bo": usd(70_000)}
        placed = gapped.place(pays, {"Bo": "A"})
        assert [(each.name, each.position, each.held_by) for each in placed] == [
            ("Cy", "between", ()),
            ("Ann", "below", ()),
            (7, "above", ()),
            ("Bo", "within", ("B",)),
        ]
        assert placed[0].standing is None
        assert placed[3].standing is not None
        assert placed[3].standing.penetration == 3
        assert placed[3].to_dict()["finding"] == (
            "$70,000 per year is within B. In A: $70,000 per year is above the maximum (red-circled), with a "
            "compa-ratio of 1.556."
        )
        assert placed[0].to_dict()["finding"] == "$55,000 per year is between two grades, in neither."
        assert type(placed[1:3]) is type(placed)
        assert [each.name for each in placed[1:3]] == ["Ann", 7]
        with pytest.raises(ValueError, match=r"pays: row 'Di': pay is missing \(None\): there is a grade and no pay"):
            gapped.place(pays, {"Di": "A"})
        with pytest.raises(ValueError, match="row 'Bo': grade: the structure has no grade 'Z'; it has A, B"):
            gapped.place(pays, {"Bo": "Z"})

    def test_group(self) -> None:
        """45,000 + 69,000 over 50,000 + 69,000, and the mean of 0.9 and 1."""
        ratios = PayStructure(GRADES).compa_ratios({"a": usd(45_000), "b": usd(69_000)}, {"a": "G1", "b": "G3"})
        assert ratios.mean_of_ratios == Decimal("0.95")
        assert ratios.of_sums is not None
        assert round(ratios.of_sums, 6) == Decimal("0.957983")
        with pytest.raises(ValueError, match=r"pays: row 'c': grade is missing \(None\)"):
            PayStructure(GRADES).compa_ratios({"c": usd(1)}, {})

    def test_aged(self) -> None:
        """Every grade moves, so the steps between them stay."""
        aged = PayStructure(GRADES).aged(Decimal("0.02"), 1)
        assert aged[0].minimum == usd(40_800)
        assert aged.progressions == PayStructure(GRADES).progressions

    def test_refused(self) -> None:
        """No grade, no name, one name twice, two currencies, periods or components."""
        with pytest.raises(ValueError, match="grades must have at least one item"):
            PayStructure(())
        with pytest.raises(ValueError, match="grades: each band must have a name, the grade's: "):
            PayStructure((BAND,))
        with pytest.raises(ValueError, match="grades: two grades have one name: 'g1'"):
            PayStructure({"G1": BAND, "g1": BAND})
        with pytest.raises(CurrencyMismatchError):
            PayStructure({"G1": BAND, "G2": SalaryBand(Pay(1, "NZD", "year"), Pay(2, "NZD", "year"))})
        with pytest.raises(NotComparableError, match="pay per hour against a grade of pay per year"):
            PayStructure({"G1": BAND, "G2": SalaryBand(usd(1, "hour"), usd(2, "hour"))})
        with pytest.raises(NotComparableError, match="the bands are of different components of pay: base and total"):
            PayStructure({"G1": BAND, "G2": attrs.evolve(BAND, component="total")})

    def test_is_a_value(self) -> None:
        """A structure and its parts copy and pickle to equal ones."""
        structure = PayStructure(GRADES)
        for value in (structure, structure.steps[0], *structure.place({"Ann": usd(1)}), BAND.compa_ratios([usd(1)])):
            for other in (pickle.loads(pickle.dumps(value)), copy.deepcopy(value)):
                assert other == value
                assert hash(other) == hash(value)

    def test_no_width(self) -> None:
        """A higher grade without width has no overlap, a lower midpoint of 0 no differential."""
        assert GradeStep(band(1, 5), band(3, 3)).overlap is None
        assert GradeStep(band(0, 0), band(3, 3)).midpoint_differential is None
        assert str(GradeStep(band(0, 0), band(3, 3))) == "lower to higher: midpoint differential none, overlap none"
