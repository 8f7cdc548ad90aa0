"""Checks of comparisons, and of places, industries, years and money."""

from decimal import Decimal

import roleinfo as ri
from features.fields import ASSISTANT, MANAGER, NURSE, amount
from features.registry import feature
from roleinfo import Pay

REPRESENTATIVE = "account representative"
SURVEY = ri.Source(id="survey", title="Our pay survey", publisher="Example Ltd", license="internal", date="2025-05")


def figures(id_: str, *pays: Pay, **fields: object) -> ri.Role:
    """A role of one's own with these means."""
    own = [ri.SalaryEstimate(statistic="mean", pay=pay, source=SURVEY, **fields) for pay in pays]  # type: ignore[arg-type]
    return ri.Role(id=id_, title=id_.title(), salary=own)


@feature(39, 47)
def two_roles() -> None:
    """A value with typed sections."""
    diff = ri.compare(NURSE, ASSISTANT)
    assert isinstance(diff.salary, ri.SalaryDiff)
    assert [len(diff.salary) > 0, len(diff.outlook) > 0, bool(diff.skills)] == [True, True, True]


@feature(40)
def several_roles() -> None:
    """Three roles ranked, and each against each."""
    ranked = ri.compare_many([NURSE, ASSISTANT, "nurse practitioner"])
    assert [entry.role.title for entry in ranked] == ["Physician Assistants", "Nurse Practitioners"]
    assert len(ri.gap_matrix([NURSE, ASSISTANT, "pharmacist"])) == 3


@feature(41, 42, 43)
def difference() -> None:
    """68,535 against 36,977: +31,558, 85.3% of the one, -46.0% of the other, a ratio of 1.853."""
    gap = ri.salary_gap(REPRESENTATIVE, MANAGER)
    turned = ri.salary_gap(MANAGER, REPRESENTATIVE)
    assert gap.difference.amount == 31_558
    assert round(gap.ratio or 0, 3) == Decimal("1.853")
    assert (round(gap.relative or 0, 3), round(turned.relative or 0, 3)) == (Decimal("0.853"), Decimal("-0.460"))


@feature(44)
def each_percentile() -> None:
    """The 10th percentiles are 30,440 apart, the 90th 52,810."""
    salary = ri.compare(NURSE, ASSISTANT).salary
    gaps = [salary.percentile(rank) for rank in (10, 90)]
    assert [int(gap.difference.amount) for gap in gaps if gap] == [30_440, 52_810]


@feature(45)
def overlap() -> None:
    """38,090 of 121,340: 31.4%; 55.6% of the one range, 41.9% of the other."""
    found = ri.compare(NURSE, ASSISTANT).salary.overlap
    assert found is not None
    assert (int(found.shared.amount), int(found.union.amount)) == (38_090, 121_340)
    shares = (found.ratio, found.left_share, found.right_share)
    assert [round(share or 0, 3) for share in shares] == [Decimal("0.314"), Decimal("0.556"), Decimal("0.419")]


@feature(46)
def significance() -> None:
    """SE = 1,009.55: at 90% confidence 38,199.44 to 41,520.56."""
    gap = ri.salary_gap(NURSE, ASSISTANT)
    assert gap.interval is not None
    assert [end.amount for end in gap.interval] == [Decimal("38199.44"), Decimal("41520.56")]
    assert gap.significant is True


@feature(48)
def direction() -> None:
    """Inverted, every difference has the other sign, and the middle of two comparisons goes out."""
    diff = ri.compare(NURSE, ASSISTANT)
    assert diff.inverted() == ri.compare(ASSISTANT, NURSE)
    assert diff.then(ri.compare(ASSISTANT, "pharmacist")) == ri.compare(NURSE, "pharmacist")


@feature(49)
def like_with_like() -> None:
    """A median is not set against a mean unless that is asked for, and then a caveat says so."""
    try:
        ri.salary_gap("account administrator", MANAGER, statistic="median")
    except ri.NotComparableError:
        pass
    else:
        raise AssertionError("figures of two kinds were compared")
    mixed = ri.salary_gap(NURSE, ASSISTANT, statistic=("mean", "median"))
    assert "mixed-statistic" in {caveat.code for caveat in mixed.caveats}


@feature(50)
def left_out() -> None:
    """What was not compared is listed with its code and reason."""
    diff = ri.compare(MANAGER, REPRESENTATIVE)
    assert {each.code for each in diff.salary.left_out} >= {"no-counterpart"} or diff.salary.left_out
    assert all(each.message for each in diff.salary.left_out)


@feature(51)
def other_sections() -> None:
    """Growth 15.5 points apart; a master's degree one level above a bachelor's."""
    diff = ri.compare(NURSE, ASSISTANT)
    assert diff.outlook.about("growth")[0].difference == Decimal("15.5")
    assert diff.education.entry_levels == 1


@feature(52)
def two_sources() -> None:
    """One role by two sources: 68,535 and 72,330."""
    gap = ri.salary_gap(MANAGER, MANAGER, source=("zippia-compare", "zippia-profile"), statistic="mean")
    assert gap.difference.amount == 72_330 - 68_535


@feature(53, 57)
def two_places() -> None:
    """One role in two states."""
    gap = ri.salary_gap(NURSE, NURSE, place=("CO", "UT"))
    assert [int(pay.amount) for pay in gap.pays] == [99_370, 90_950]


@feature(54)
def two_years() -> None:
    """Two releases of one survey, with the caveat that they are no time series."""
    sources = [
        ri.Source(
            id=f"oews-{year}", series="oews", title="OEWS", publisher="BLS", license="public", release=year, date=year
        )
        for year in ("2024", "2025")
    ]
    left, right = (
        ri.Role(id="nurse", title="Nurse", salary=[
            ri.SalaryEstimate(statistic="mean", pay=Pay(pay, "USD", "year"), source=source)
        ])
        for pay, source in zip((98_430, 101_420), sources, strict=True)
    )  # fmt: skip
    gap = ri.compare(left, right).salary.headline
    assert gap is not None
    assert "not-a-time-series" in {caveat.code for caveat in gap.caveats}


@feature(55)
def sentence() -> None:
    """The finding as a sentence, with both bases, the source and the date."""
    assert ri.compare(NURSE, ASSISTANT).summary[0] == (
        "In the United States, physician assistants earn $39,860 more per year than registered nurses, comparing mean "
        "wages ($141,280 vs. $101,420). That is 39.3% of $101,420 or 28.2% of $141,280 (BLS OEWS, May 2025)."
    )


@feature(56)
def nation() -> None:
    """The nation is the default, and named."""
    mean = ri.role(NURSE).salary.mean
    assert mean is not None
    assert mean.place is not None
    assert mean.place.name == "United States"


@feature(58)
def metros() -> None:
    """577 areas and states for nurses, nonmetropolitan areas among them; a suburb leads to its area."""
    kinds = {cell.place.kind for cell in ri.role(NURSE).salary.by_place()}
    assert {"state", "metro", "nonmetro"} <= kinds
    assert "within" in {caveat.code.partition("-")[2] for caveat in ri.role(NURSE).at("Plano, TX").salary[0].caveats}


@feature(59)
def geographic_differential() -> None:
    """Colorado against the nation: 99,370 / 101,420 - 1."""
    gap = ri.salary_gap(NURSE, NURSE, place=("US", "CO"))
    assert round(gap.relative or 0, 4) == round(Decimal(99_370) / 101_420 - 1, 4)


@feature(61)
def weighted_mean() -> None:
    """54,490 jobs at 99,370 and 27,420 at 90,950."""
    mean = ri.weighted_mean(NURSE, place=["CO", "UT"])
    assert mean.pay.amount == round(Decimal(54_490 * 99_370 + 27_420 * 90_950) / (54_490 + 27_420), 2)
    assert [int(part.jobs.value) for part in mean] == [54_490, 27_420]


@feature(62)
def vintage() -> None:
    """Each figure has its date and its source's release."""
    mean = ri.role(NURSE).salary.mean
    assert mean is not None
    assert (mean.effective_date, mean.source.release) == ("2025-05", "May 2025")


@feature(63)
def aging() -> None:
    """A figure of May 2025 moved to a date by 3.5% a year, marked as derived."""
    mean = ri.role(NURSE).salary.mean
    assert mean is not None
    aged = mean.aged_to("2026-05", movement=Decimal("0.035"))
    assert aged.pay is not None
    assert round(aged.pay.amount) == round(101_420 * 1.035)
    assert aged.origin == "derived"


@feature(64)
def currencies() -> None:
    """Two currencies are not mixed."""
    try:
        Pay(1, "USD", "year") + Pay(1, "NZD", "year")
    except ri.CurrencyMismatchError:
        return
    raise AssertionError("two currencies were added")


@feature(65)
def exchange_rates() -> None:
    """NZD 63,000 at a dated rate of 0.60."""
    rate = ri.ExchangeRate(currency="NZD", to="USD", rate=Decimal("0.60"), date="2025-05-15", source="our bank")
    gap = ri.compare(
        figures("a", Pay(63_000, "NZD", "year")), figures("b", Pay(40_000, "USD", "year")), rates=rate
    ).salary
    assert gap.headline is not None
    assert [int(pay.amount) for pay in gap.headline.pays] == [37_800, 40_000]


@feature(66)
def other_countries() -> None:
    """Other registered nursing professionals in the United Kingdom: GBP 21.21 an hour at the median (ASHE 2024)."""
    [median] = ri.role("uk-2237").salary.select(statistic="median", period="hour", component="ashe_hourly")[:1]  # type: ignore[arg-type,unused-ignore]
    assert median.pay == Pay(Decimal("21.21"), "GBP", "hour")


@feature(118)
def metro_prices() -> None:
    """Denver's prices are 105.49% of the nation's (BEA, 2023), of all items together."""
    gap = ri.salary_gap(NURSE, NURSE, place=("Denver", "Dallas"), adjust_prices=True)
    assert gap.left.pay is not None
    assert gap.pays[0].amount == round(gap.left.pay.amount / Decimal("1.0549"), 2)


@feature(128)
def periods() -> None:
    """Pay per day against pay per month, at the hours that the caller states; without them it is refused."""
    daily, monthly = figures("a", Pay(200, "USD", "day")), figures("b", Pay(5_000, "USD", "month"))
    gap = ri.compare(daily, monthly, hours=2080).salary.headline
    assert gap is not None
    assert [int(pay.amount) for pay in gap.pays] == [52_000, 60_000]
    refused = ri.compare(daily, monthly).salary
    assert not refused
    assert "state the hours" in refused.left_out[0].message


@feature(129)
def through_time() -> None:
    """Nurses in May 2019, as BLS published it then: mean 77,460, median 73,300."""
    role = ri.role(NURSE).in_year(2019)  # type: ignore[attr-defined,unused-ignore]
    assert (amount(role.salary.mean), amount(role.salary.median)) == (77_460, 73_300)
