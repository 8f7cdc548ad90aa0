"""Checks of bands and structures, of a roster, of offers and of schooling."""

from decimal import Decimal

import roleinfo as ri
from features.comparing import SURVEY
from features.fields import NURSE
from features.registry import feature
from roleinfo import Pay


def year(amount: int) -> Pay:
    """Dollars a year."""
    return Pay(amount, "USD", "year")


BAND = ri.SalaryBand(year(48_000), year(72_000), name="G5")


@feature(89)
def compa_ratio() -> None:
    """54,000 / 60,000; of two, the ratio of sums and the mean of ratios are named apart."""
    assert BAND.compa_ratio(year(54_000)) == Decimal("0.9")
    assert BAND.compa_ratios([year(54_000), year(66_000)]) is not None


@feature(90, 96)
def penetration() -> None:
    """(54,000 - 48,000) / 24,000; below 0 is green-circled, above 1 red-circled."""
    assert BAND.penetration(year(54_000)) == Decimal("0.25")
    assert [ri.against_band(year(pay), BAND).circle for pay in (40_000, 54_000, 80_000)] == ["green", None, "red"]


@feature(91, 92)
def spread() -> None:
    """24,000 over the minimum of 48,000; the midpoint is 60,000."""
    assert (BAND.spread, BAND.midpoint) == (Decimal("0.5"), year(60_000))


@feature(93, 94)
def grades() -> None:
    """Midpoints of 60,000 and 75,000; the ranges share 12,000 of the higher one's 30,000."""
    higher = ri.SalaryBand(year(60_000), year(90_000), name="G6")
    assert ri.midpoint_differential(BAND, higher) == Decimal("0.25")
    assert ri.grade_overlap(BAND, higher) == Decimal("0.4")


@feature(95)
def market_ratio() -> None:
    """Pay / the median: 97,550 is 1."""
    assert ri.market_ratio(year(97_550), NURSE).ratio == 1


@feature(97)
def from_midpoint() -> None:
    """60,000 with a spread of half: 48,000 to 72,000."""
    band = ri.SalaryBand.from_midpoint(year(60_000), Decimal("0.5"))
    assert [round(end.amount) for end in (band.minimum, band.maximum)] == [48_000, 72_000]


@feature(98)
def group_gaps() -> None:
    """A gap between groups of one's own employees: 90,000 against 100,000 is 10%."""
    rows = [
        {"job_title": "registered nurse", "location": "Colorado", "base_pay": pay, "sex": sex}
        for pay, sex in [(90_000, "female"), (100_000, "male")] * 12
    ]
    priced = ri.price(rows, title="job_title", place="location", pay="base_pay", period="year")  # type: ignore[attr-defined,unused-ignore]
    gap = priced.group_gap("sex", reference="male", min_group=10)  # type: ignore[attr-defined,unused-ignore]
    assert "10.0%" in str(gap)


@feature(123)
def offers() -> None:
    """150,000 + 15,000 + a quarter of 80,000 + a sign-on of 20,000: 205,000, then 185,000 a year."""
    one = ri.Offer(name="A", base=year(150_000), bonus=year(15_000), equity=Decimal(80_000), sign_on=Decimal(20_000))
    assert [int(each.total.amount) for each in one.years(2)] == [205_000, 185_000]
    offers_ = ri.compare_offers([one, ri.Offer(name="B", base=year(181_500))])
    assert [int(gap.amount) for gap in offers_.differences] == [0, -8_500]


@feature(124)
def blended() -> None:
    """Two surveys at weights of 2 and 1: (2 x 90 + 1 x 120) / 3."""
    other = ri.Source(id="other", title="Their survey", publisher="Other Ltd", license="internal", date="2025-05")
    role = ri.Role(id="keeper", title="Keeper", salary=[
        ri.SalaryEstimate(statistic="median", pay=year(pay), component="base", source=source)
        for pay, source in ((90_000, SURVEY), (120_000, other))
    ])  # fmt: skip
    ratio = ri.market_ratio(year(100_000), role, component="base", weights={"survey": 2, "other": 1})
    assert ratio.market_value.amount == 100_000


@feature(125)
def dispersion() -> None:
    """137,470 / 68,940 is 1.994; by place too, with percentiles that coincide."""
    salary = ri.role(NURSE).salary
    assert round(salary.percentile_ratio(90, 10) or 0, 3) == Decimal("1.994")
    rows = salary.by_place().to_dict()["cells"]["rows"]
    assert all("p90_to_p10" in row for row in rows[:5])


@feature(131)
def schooling() -> None:
    """30,000 and two years of 50,000 against 20,000 more a year: 6.5 years after school."""
    even = ri.break_even(30_000, 2, year(50_000), year(70_000))
    assert (even.years, even.years_after) == (Decimal("8.5"), Decimal("6.5"))
