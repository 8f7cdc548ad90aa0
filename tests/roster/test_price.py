"""A roster priced: what each employee gets, and why some get nothing."""

import csv
import math
import pickle
import re
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd
import polars as pl
import pytest

import roleinfo as ri
from roleinfo.roster.reasons import STATUS_OF
from roster.odd import odd_roster
from shown import staff

FILE: Final = Path(__file__).parent / "roster.csv"
COLUMNS: Final[dict[str, Any]] = {
    "title": "title", "place": "location", "pay": "base_pay", "id": "emp_id", "period": "pay_type",
    "period_values": {"H": "hour", "S": "year"}, "hours": "hours",
}  # fmt: skip


def export() -> list[dict[str, str]]:
    """The invented export of an HR system, with the right code, area and pay of each employee."""
    with FILE.open(encoding="utf-8", newline="") as file:
        return [*csv.DictReader(file)]


def one(job: Any = "RN - ICU", city: Any = "Denver, CO", base: Any = "$46.00/hr", **more: Any) -> ri.PricedRow:
    """One employee priced; what is no column of the row is an option."""
    options = {name: more.pop(name) for name in [*more] if name not in ("code", "kind", "share", "grade", "extra")}
    columns: dict[str, Any] = {name: name for name in ("code", "grade") if name in more}
    row = {"job": job, "city": city, "base": base, **more}
    return ri.price([row], title="job", place="city", pay="base", **columns, **options)[0]


class TestExport:
    """An export as HR systems write it."""

    def test_right_and_wrong(self) -> None:
        """At the default threshold at least four fifths are right in occupation and area, at most 4% wrong."""
        rows = export()
        priced = ri.price(rows, **COLUMNS)
        right = wrong = 0
        for row, true in zip(priced, rows, strict=True):
            if row.status == "priced" and row.match and row.place:
                is_right = row.match.codes[0] in true["gold_soc"].split("|") and row.place.code == true["gold_place"]
                right, wrong = right + is_right, wrong + (not is_right)
        assert len(rows) == 125
        assert right >= 100
        assert wrong <= 5

    def test_every_pay_is_read(self) -> None:
        """Each text of pay is the amount that it means, in the period of its column."""
        rows = export()
        for row, true in zip(ri.price(rows, **COLUMNS), rows, strict=True):
            assert row.pay is not None
            assert (float(row.pay.amount), row.pay.period) == (
                float(true["gold_pay"]),
                {"H": "hour", "S": "year"}[true["pay_type"]],
            )

    def test_figures_are_those_of_the_bundle(self) -> None:
        """The percentiles, the ratio and the share of every employee, recomputed from the role at the area."""
        for row in ri.price(export(), **COLUMNS).priced:
            assert row.match
            assert row.market
            assert row.pay
            role = ri.role(row.match.role_id).at(None if row.level == "nation" else row.market.place.code)
            figures = {
                figure.statistic: float(figure.pay.amount)
                for figure in role.salary
                if figure.pay and figure.pay.period == row.pay.period and figure.source.series == "oews"
            }
            amount = float(row.pay.amount)
            assert row.ratio is not None
            assert float(row.ratio) == pytest.approx(amount / figures["median"], rel=1e-12)
            for rank, name in ((25, "p25"), (50, "median"), (75, "p75")):
                figure = row.percentile_figure(rank)
                assert (float(figure.pay.amount) if figure and figure.pay else None) == figures.get(name)
            assert row.percentile
            known = [(rank, figures[name]) for rank, name in RANKS if name in figures]
            lower = max((pair for pair in known if pair[1] <= amount), default=None)
            upper = min((pair for pair in known if pair[1] > amount), default=None)
            if lower and upper and upper[0] - lower[0] in (15, 25):
                share = lower[0] + (upper[0] - lower[0]) * math.log(amount / lower[1]) / math.log(upper[1] / lower[1])
                assert float(row.percentile.low) == pytest.approx(share / 100, rel=1e-9)


RANKS: Final = ((10, "p10"), (25, "p25"), (50, "median"), (75, "p75"), (90, "p90"))


class TestPay:
    """The cells of pay."""

    @pytest.mark.parametrize(
        ("base", "options", "reason"),
        [
            (None, {}, "no-pay"),
            ("  ", {}, "no-pay"),
            (float("nan"), {}, "no-pay"),
            ("competitive", {}, "pay-unread"),
            ("$60.000", {"period": "year"}, "pay-unread"),
            ("$120,000 - $150,000 per year", {}, "pay-unread"),
            (True, {"period": "year"}, "pay-unread"),
            (-1, {"period": "year"}, "pay-not-positive"),
            ("-50,000", {"period": "year"}, "pay-not-positive"),
            (0, {"period": "year"}, "pay-not-positive"),
            ("$72,000", {}, "no-period"),
            ("$72K", {}, "no-period"),
            (72_000, {}, "no-period"),
            ("$46 per hour", {"period": "kind", "kind": "year"}, "period-disagrees"),
            (46, {"period": "year"}, "implausible-pay"),
            (52_000, {"period": "hour"}, "implausible-pay"),
            ("OTE $200,000 per year", {}, "other-component"),
            ("EUR 60,000 per year", {}, "other-currency"),
            (60_000, {"period": "year", "currency": "EUR"}, "other-currency"),
            (72_000, {"period": "kind", "kind": "Q"}, "period-unread"),
            (72_000, {"period": "year", "fte": "share", "share": "half"}, "fte-unread"),
            (72_000, {"period": "year", "fte": "share", "share": 0}, "fte-unread"),
            (72_000, {"period": "year", "hours": "share", "share": 40}, "hours-unread"),
            (72_000, {"period": "year", "currency": "kind", "kind": "dollars"}, "currency-unread"),
            (72_000, {"period": "year", "adjustment": "share", "share": "x"}, "adjustment-unread"),
        ],
    )
    def test_unpriced(self, base: Any, options: dict[str, Any], reason: str) -> None:
        """A pay that cannot be used leaves the row unpriced, with the code of the reason."""
        row = one(base=base, **options)
        assert (row.status, row.reason) == ("unpriced", reason)
        assert row.ratio is None

    @pytest.mark.parametrize(
        ("base", "options", "pay"),
        [
            ("$46.00/hr", {}, "USD 46.00 per hour"),
            ("$46.00/hr", {"period": "year"}, "USD 46.00 per hour"),
            ("$46.00", {"period": "hour"}, "USD 46.00 per hour"),
            ("95K", {"period": "year"}, "USD 95000 per year"),
            (7_500, {"period": "month"}, "USD 7500 per month"),
            ("'$72,000/yr", {}, "USD 72000 per year"),
            (ri.Pay(72_000, "USD", "year"), {}, "USD 72000 per year"),
            (np.float64(72_000.5), {"period": "year"}, "USD 72000.5 per year"),
            (3_600, {"period": "kind", "kind": "Bi-Weekly"}, "USD 3600 per fortnight"),
        ],
    )
    def test_read(self, base: Any, options: dict[str, Any], pay: str) -> None:
        """What is written is read, in its own period."""
        row = one(base=base, **options)
        assert row.pay == ri.Pay.parse(pay)
        assert row.status == "priced"

    def test_hourly_and_annual_are_each_compared_with_their_own(self) -> None:
        """An hourly pay is compared with published hourly wages, an annual one with annual wages."""
        nurse = ri.role("29-1141").at("Denver")
        hourly = next(f.pay for f in nurse.salary.candidates("median") if f.pay and f.pay.period == "hour")
        assert nurse.salary.median
        assert nurse.salary.median.pay
        assert float(one("RN").ratio or 0) == pytest.approx(46 / float(hourly.amount))
        annual = float(nurse.salary.median.pay.amount)
        assert float(one("RN", base="$88,000/yr").ratio or 0) == pytest.approx(88_000 / annual)

    def test_hours_where_only_one_is_published(self) -> None:
        """Teachers' wages are annual only: the hours of the year make an hourly pay one of them."""
        row = one("Elementary School Teacher", base="$30/hr", hours=1_500)
        assert row.compared == ri.Pay(45_000, "USD", "year")

    def test_part_time(self) -> None:
        """Ratios go by full-time pay and costs by what is paid, whichever of the two the cell holds."""
        full = one("RN", base="$60,000/yr", fte="share", share="50%")
        actual = one("RN", base="$30,000/yr", fte="share", share=0.5, pay_is="actual")
        assert full.ratio == actual.ratio
        assert full.annual == actual.annual == ri.Pay(30_000, "USD", "year")
        assert full.cost_to(50) == actual.cost_to(50)
        market = full.percentile_figure(50)
        assert market
        assert market.pay
        assert full.cost_to(50) == (market.pay - ri.Pay(60_000, "USD", "year")) * Decimal("0.5")

    @pytest.mark.parametrize(("base", "annual"), [("$46/hr", 47_840), ("$400 per day", 52_000)])
    @pytest.mark.parametrize("pay_is", ["actual", "full_time"])
    def test_rates_are_not_divided(self, base: str, annual: int, pay_is: Any) -> None:
        """A rate for an hour or a day is no less in part-time work, whatever the cells are said to hold."""
        row = one("RN", base=base, fte="share", share=0.5, pay_is=pay_is)
        assert row.full_time_pay == row.pay
        assert row.ratio == one("RN", base=base).ratio
        assert row.annual == ri.Pay(annual, "USD", "year")

    @pytest.mark.parametrize("cell", ["lots", "-3,000", -3_000, "(3,000)", "EUR 3,000", "$3 per hour"])
    def test_commission_and_bonus_that_cannot_be_read(self, cell: Any) -> None:
        """A commission is part of what is compared, so the reason is its own; a bonus is not, and is left out."""
        rows = [{"job": "RN", "base": "$80,000/yr", "extra": cell}]
        options: Any = {"title": "job", "place": "Denver", "pay": "base"}
        assert ri.price(rows, **options, commission="extra")[0].reason == "commission-unread"
        (row,) = ri.price(rows, **options, bonus="extra")
        assert (row.status, row.bonus) == ("priced", None)
        assert "bonus-unread" in {caveat.code for caveat in row.all_caveats}

    def test_monthly_commission(self) -> None:
        """An extra that says that it is for a month is twelve times that in a year."""
        rows = [{"job": "RN", "base": "$80,000/yr", "extra": "$3,000 per month"}]
        (row,) = ri.price(rows, title="job", place="Denver", pay="base", commission="extra")
        assert row.commission == ri.Pay(36_000, "USD", "year")

    @pytest.mark.parametrize("cell", [None, "", 0, "0.00", "$0", "-", " $ -  "])
    def test_no_commission(self, cell: Any) -> None:
        """A blank cell, a zero and an accountant's dash are none."""
        rows = [{"job": "RN", "base": "$80,000/yr", "extra": cell}]
        (row,) = ri.price(rows, title="job", place="Denver", pay="base", commission="extra", bonus="extra")
        assert (row.status, row.commission, row.bonus) == ("priced", None, None)
        assert "bonus-unread" not in {caveat.code for caveat in row.all_caveats}

    @pytest.mark.parametrize("hours", ["1,950", "'1950", 1950, "1950.0"])
    def test_hours_as_offices_write_them(self, hours: Any) -> None:
        """A comma between thousands is no other number."""
        assert one("RN", hours="share", share=hours).hours == 1_950
        if isinstance(hours, str) and "'" not in hours:
            assert one("RN", hours=hours).hours == 1_950

    def test_commission_is_in_the_wage_and_bonus_outside(self) -> None:
        """Commission counts in the ratio, with no caveat that it is missing; a bonus does not count."""
        row = ri.price(
            [{"job": "RN", "city": "Denver, CO", "base": "$60,000/yr", "comm": "$20,000", "bonus": 5_000}],
            title="job", place="city", pay="base", commission="comm", bonus="bonus",
        )[0]  # fmt: skip
        plain = one("RN", base="$80,000/yr")
        assert row.ratio == plain.ratio
        assert row.bonus == ri.Pay(5_000, "USD", "year")
        assert "incentives-included" in {caveat.code for caveat in plain.all_caveats}
        assert "incentives-included" not in {caveat.code for caveat in row.all_caveats}


class TestJobs:
    """Which occupation an employee has."""

    def test_a_code_wins_over_the_title(self) -> None:
        """A code of SOC 2018, in any of its spellings, decides."""
        for code in ("13-2011", "13-2011.00", "132011", 132011):
            row = one("RN", code=code, base="$72,000/yr")
            assert row.match
            assert (row.match.role_id, row.match.probability, row.match.decided_by) == ("13-2011.00", 1.0, "code")

    def test_codes_of_soc_2010(self) -> None:
        """One that became one occupation is priced as it, and one that was split is for review with its parts."""
        row = one(code="15-1131")
        assert row.match
        assert row.match.codes == ("15-1251",)
        split = one(code="15-1132")
        assert (split.status, split.reason) == ("review", "code-split")
        assert [candidate.role_id for candidate in split.questions[0].candidates] == ["15-1252.00", "15-1253.00"]

    @pytest.mark.parametrize("code", ["99-9999", "Nov-21", "2021-11-01", "nurse"])
    def test_unknown_code(self, code: str) -> None:
        """A code that is none is for review, even where the title would match."""
        assert one(code=code).reason == "code-unknown"

    @pytest.mark.parametrize(
        ("job", "reason"),
        [
            (None, "no-title"),
            ("zzzz qqqq", "title-unknown"),
            ("@SUM(A1)", "title-unknown"),
            ("A" * 400, "title-unknown"),
            ("Ops Lead", "title-uncertain"),
        ],
    )
    def test_review(self, job: Any, reason: str) -> None:
        """A title without a likely occupation is for a person to decide."""
        row = one(job)
        assert (row.status, row.reason) == ("review", reason)

    def test_threshold(self) -> None:
        """The probability that a match must have is the caller's to set."""
        assert one("Office Mgr", base="$60,000/yr").status == "priced"
        assert one("Office Mgr", base="$60,000/yr", min_probability=0.9).reason == "title-uncertain"

    def test_a_role_written_by_hand_is_priced_as_its_occupation(self) -> None:
        """A role without wages of its own, listed under one code, has the wages of that occupation."""
        row = one("Key Account Manager", base="$90,000/yr")
        assert row.match
        assert (row.match.role_id, row.match.codes) == ("key-account-manager", ("41-4012",))
        assert row.market
        assert row.market.role.id == "41-4012.00"


class TestPlaces:
    """Which area an employee is priced in."""

    @pytest.mark.parametrize(
        ("city", "status", "reason"),
        [
            (None, "review", "no-place"),
            ("Springfield", "review", "place-ambiguous"),
            ("nowhere at all", "review", "place-unknown"),
            ("=A1", "review", "place-unknown"),
            ("Toronto, ON", "unpriced", "foreign-place"),
            ("London", "unpriced", "foreign-place"),
        ],
    )
    def test_no_area(self, city: Any, status: str, reason: str) -> None:
        """A blank, unclear or unknown place is for review, a foreign one is not priced."""
        row = one(city=city)
        assert (row.status, row.reason) == (status, reason)

    def test_amounts_have_their_period(self, tmp_path: Path) -> None:
        """The market of an employee has its period in a report of people where it is not that of the pay."""
        rows = [{"job": job, "base": "$46.00/hr"} for job in ("RN", "Elementary School Teacher")]
        priced = ri.price(rows, title="job", place="Denver", pay="base")
        nurse, teacher = (re.search(r"Market value +(\S+ per \w+)\n", str(row)) for row in priced)
        assert nurse
        assert teacher
        assert (nurse[1].split()[-1], teacher[1].split()[-1]) == ("hour", "year")
        text = ri.report(priced, tmp_path / "p.md", people=True).read_text(encoding="utf-8")
        amount = nurse[1].removesuffix(" per hour")
        assert f"| $46.00 | hour | {amount} |" in text.replace("\\", "")
        assert f"| $46.00 | hour | {teacher[1]} |" in text.replace("\\", "")

    def test_one_line(self) -> None:
        """What an employee is priced as, and at what, is stated in one line without the pay."""
        row = one("RN")
        assert repr(row.match) == "<JobMatch Registered Nurses (29-1141.00), by title, probability 0.96>"
        assert repr(row.market) == "<MarketValue Registered Nurses in Denver-Aurora-Centennial, CO>"

    def test_remote_of_many(self) -> None:
        """A roster says how many are priced at national wages, since their location names no place."""
        rows = [{"job": "RN", "city": city, "base": "$90,000/yr"} for city in ("Remote", "Remote", "Denver", "Denver")]
        text = " ".join(str(ri.price(rows, title="job", place="city", pay="base")).split())
        assert "2 employees are priced at national wages, because the location says that the work is remote" in text

    def test_remote_alone_is_the_nation(self) -> None:
        """Remote work without a place is priced at the nation's wages, with a caveat."""
        row = one(city="Remote")
        assert (row.level, [caveat.code for caveat in row.caveats]) == ("nation", ["remote-nation"])
        assert one(city="Remote - US").caveats == ()

    def test_fallback_is_the_state_of_the_written_place(self) -> None:
        """Where an area has no wage, the state of the written place is asked, not that of its metro's first city."""
        job = "Anthropologist"
        row = one(job, "Jersey City NJ", "$80,000/yr", fallback=("state", "nation"))
        assert row.market
        assert row.market.place.code in ("US-NJ", "US")
        nurse = one("RN", "Jersey City NJ", "$80,000/yr", fallback=("state",))
        assert nurse.market
        assert nurse.market.place.code == "US-NJ"
        assert "level-chosen" in {caveat.code for caveat in nurse.all_caveats}

    def test_levels_left_out(self) -> None:
        """Where the area's wage is left out by choice, nothing is said of what is published there."""
        chosen: Any = {"base": "$80,000/yr", "fallback": ("nation",)}
        assert [caveat.message for caveat in one("RN", **chosen).market.caveats] == [  # type: ignore[union-attr]
            "Wages of Denver-Aurora-Centennial, CO were left out by choice; those of the United States are used."
        ]
        missing = one(code="27-2011", base="$80,000/yr")
        assert missing.level == "nation"
        assert [caveat.code for caveat in missing.market.caveats] == ["area-fallback"]  # type: ignore[union-attr]

    def test_no_wage_anywhere(self) -> None:
        """An occupation without published wages is not priced."""
        row = one(code="55-3011")
        assert (row.status, row.reason) == ("unpriced", "no-market-value")

    def test_a_top_coded_wage_stays_a_bound(self) -> None:
        """The ratio is at most so much, and no cost is made of it."""
        row = one("Anesthesiologist", "Anchorage, AK", "$350,000/yr")
        assert (row.status, row.bound) == ("priced", "at_most")
        assert row.cost_to(50) is None
        assert row.annual_market is None
        assert re.search(r"^Market value +at least \$", str(row), re.MULTILINE)

    def test_one_place_for_all(self) -> None:
        """A place that is no column is that of every employee."""
        priced = ri.price([{"job": "RN", "base": "$46/hr"}], title="job", place="Denver, CO", pay="base")
        assert priced[0].place
        assert priced[0].place.code == "19740"


class TestMarket:
    """The market value."""

    def test_any_percentile(self) -> None:
        """One that is not published lies log-linearly between its neighbors, and says that it is derived."""
        row = one("RN", base="$88,000/yr", target=60)
        figures = {
            f.statistic: f.pay for f in ri.role("29-1141").at("Denver").salary if f.pay and f.pay.period == "year"
        }
        low, high = float(figures["median"].amount), float(figures["p75"].amount)
        assert row.market_ratio
        figure = row.market_ratio.market
        assert figure.origin == "derived"
        assert figure.pay
        assert float(figure.pay.amount) == pytest.approx(low * (high / low) ** 0.4, rel=1e-12)
        assert float(row.ratio or 0) == pytest.approx(88_000 / float(figure.pay.amount))

    def test_aging(self) -> None:
        """Values are moved to a month by the yearly movement, compounded, with the step in words."""
        now, later = one("RN", base="$88,000/yr"), one("RN", base="$88,000/yr", aged_to="2026-11", movement=0.035)
        before, after = now.percentile_figure(50), later.percentile_figure(50)
        assert before
        assert after
        assert before.pay
        assert after.pay
        assert float(after.pay.amount) == pytest.approx(float(before.pay.amount) * 1.035**1.5, rel=1e-12)
        assert (after.source.id, after.effective_date) == ("oews-2025", "2025-05")
        assert after.evidence == "aged 1.5 years at 3.5% per year, compound, from 2025-05 to 2026-11"
        printed = " ".join(str(later).split())
        assert "How calculated aged 1.5 years at 3.5% per year, compound" in printed
        assert re.search(r"Market value \$[\d,]+ ", printed)

    def test_adjustment(self) -> None:
        """A job that is worth more than its match has a market value as much higher, and says so."""
        row, plain = one("RN", base="$88,000/yr", adjustment="+10%"), one("RN", base="$88,000/yr")
        raised, figure = row.percentile_figure(50), plain.percentile_figure(50)
        assert raised
        assert raised.pay
        assert figure
        assert figure.pay
        assert raised.pay == figure.pay * Decimal("1.1")
        assert raised.evidence == "adjusted +10.0% for the job match"

    def test_blend(self) -> None:
        """Two jobs with weights have the weighted mean of each percentile, marked as derived."""
        row = one("Ops Lead", base="$72,000/yr", mapping={"Ops Lead": "13-2011.00:60|13-2031.00:40"})
        first, second = (
            float(figure.pay.amount)
            for code in ("13-2011", "13-2031")
            if (figure := ri.role(code).at("Denver").salary.median) and figure.pay
        )
        figure = row.percentile_figure(50)
        assert figure
        assert figure.pay
        assert float(figure.pay.amount) == pytest.approx(first * 0.6 + second * 0.4, rel=1e-12)
        assert figure.evidence == ("weighted mean of Accountants and Auditors, weight 60; Budget Analysts, weight 40")

    def test_own_survey_comes_first(self) -> None:
        """A role of one's own with percentiles of base pay is the market where it is matched."""
        source = ri.Source(id="survey", title="Survey", publisher="Example Ltd", license="internal", date="2026-01")
        rows = [{"title": "Lighthouse Keeper", "p25": 50_000, "median": 60_000, "p75": 70_000, "component": "base"}]
        mine = ri.Catalog.from_rows(rows, source=source, currency="USD", period="year")
        row = one("Lighthouse Keeper", base="$57,000/yr", catalog=mine | ri.Catalog.default())
        assert (row.ratio, row.level) == (Decimal("0.95"), "nation")
        assert "incentives-included" not in {caveat.code for caveat in row.all_caveats}

    def test_sources_are_weighed(self) -> None:
        """Two surveys of a role have the weighted mean of their medians."""
        sources = [ri.Source(id=id_, title=id_, publisher=id_, license="internal") for id_ in ("ours", "theirs")]
        figures = [
            ri.SalaryEstimate(statistic="median", pay=ri.Pay(pay, "USD", "year"), component="base", source=source)
            for pay, source in zip((60_000, 90_000), sources, strict=True)
        ]
        mine = ri.Catalog.of([ri.Role(id="keeper", title="Lighthouse Keeper", salary=figures)])
        catalog = mine | ri.Catalog.default()
        row = one("Lighthouse Keeper", base="$70,000/yr", catalog=catalog, weights={"ours": 2, "theirs": 1})
        assert row.ratio == 1
        with pytest.raises(
            ri.SourceNotFoundError, match=r"'nobody'\. All \d+ are in \.sources; for a list, try: roleinf"
        ):
            one(weights={"nobody": 1})
        with pytest.raises(ri.SourceNotFoundError, match="Did you mean 'onet-30-3'") as caught:
            one(weights={"onet-30.3": 1})
        assert "onet-30-3" in caught.value.sources
        assert len(str(caught.value)) < 200
        with pytest.raises(ri.InvalidArgumentError, match="weights must be numbers above 0 by the id of a source"):
            one(weights={"oews": 0})

    def test_a_weighed_source_is_missing(self) -> None:
        """A row whose occupation one of the sources lacks says which, and so does the roster."""
        source = ri.Source(id="ours", title="Ours", publisher="Ours", license="internal")
        figure = ri.SalaryEstimate(
            statistic="median", pay=ri.Pay(60_000, "USD", "year"), component="base", source=source
        )
        mine = ri.Catalog.of([ri.Role(id="keeper", title="Lighthouse Keeper", salary=[figure])])
        rows = [{"job": "Lighthouse Keeper", "base": "$70,000/yr"}, {"job": "RN", "base": "$70,000/yr"}]
        priced = ri.price(
            rows, title="job", place="Denver", pay="base", catalog=mine | ri.Catalog.default(),
            weights={"ours": 2, "oews": 1},
        )  # fmt: skip
        assert [row.reason for row in priced] == ["weighted-source-missing"] * 2
        messages = [caveat.message for row in priced for caveat in row.all_caveats if "weigh" in caveat.code]
        assert messages == [
            "The weights name oews, which has no wage for the occupation; each source must have one.",
            "The weights name ours, which has no wage for the occupation; each source must have one.",
        ]
        text = " ".join(str(priced).split())
        assert all(message in text for message in messages)
        assert "a source that is to be weighted has no wage for the occupation (2)" in text

    def test_a_percentile_that_is_not_published(self) -> None:
        """Of a percentile beyond those that are published the reason names it, as an ordinal."""
        rows = [{"job": "RN", "base": "$70,000/yr"}]
        text = str(ri.price(rows, title="job", place="Denver", pay="base", target=95))
        assert "Not priced: no 95th percentile of wages published for the occupation (1)." in " ".join(text.split())


class TestTables:
    """What a roster may be given as."""

    def test_frames(self) -> None:
        """Mappings, a frame of pandas and one of polars are priced alike."""
        rows = staff()
        options: Any = {"title": "job", "place": "city", "pay": "base", "id": "id", "grade": "grade"}
        expected = ri.price(rows, **options).to_csv()
        assert ri.price(pd.DataFrame(rows), **options).to_csv() == expected
        assert ri.price(pl.DataFrame(rows), **options).to_csv() == expected

    def test_the_index_of_pandas_is_kept(self) -> None:
        """The frame of the result has the labels of the roster's."""
        frame = pd.DataFrame(staff()).set_index("id")
        priced = ri.price(frame, title="job", place="city", pay="base")
        assert [*priced.to_frame("pandas").index] == [*frame.index]
        assert [*priced.unpriced.to_frame("pandas").index] == ["E009"]

    @pytest.mark.parametrize(
        "index",
        [
            pd.RangeIndex(4, 8), pd.RangeIndex(0, 8, 2), pd.RangeIndex(0, 4, name="at"),
            pd.Index([*"abca"], name="who"),
            pd.MultiIndex.from_tuples([(1, "a"), (1, "b"), (2, "a"), (2, "b")], names=["site", "who"]),
            pd.date_range("2026-01-01", periods=4),
        ],
    )  # fmt: skip
    def test_any_index_of_pandas_is_kept(self, index: Any) -> None:
        """So that a part of a frame, with the labels of the whole, is joined to what was priced of it by these."""
        frame = pd.DataFrame([{"job": "RN", "base": f"${at}6/hr"} for at in range(1, 5)], index=index)
        priced = ri.price(frame, title="job", place="Denver", pay="base")
        for roster, labels in (
            (priced, index), (priced[1:3], index[1:3]), (priced.priced, index), (priced.unpriced, index[:0]),
            (pickle.loads(pickle.dumps(priced)), index),
        ):  # fmt: skip
            kept = roster.to_frame("pandas").index
            assert kept.equals(labels)
            assert kept.names == labels.names

    def test_ids_stay_text(self) -> None:
        """Zeros before an id stay, a float of pandas is the whole number it was, and duplicates are told."""
        rows = [{"id": id_, "job": "RN", "base": "$46/hr"} for id_ in ("007", 1001.0, "007", None)]
        priced = ri.price(rows, title="job", place="Denver", pay="base", id="id")
        assert [row.id for row in priced] == ["007", "1001", "007", None]
        assert priced.duplicate_ids == ("007",)
        assert "1 id stands in more than one row; each row is counted." in str(priced)
        assert {row.status for row in priced} == {"priced"}

    def test_the_cells_are_kept(self) -> None:
        """Each row has its own cells as they were given."""
        rows = staff()
        assert [row.source for row in ri.price(rows, title="job", place="city", pay="base")] == rows

    def test_nobody(self) -> None:
        """A roster without rows is priced, and says so."""
        priced = ri.price([], title="job", place="city", pay="base")
        assert len(priced) == 0
        assert "The roster has no employees." in str(priced)

    def test_values(self) -> None:
        """A priced roster is a value: hashable, equal to another of the same rows, and pickled."""
        first = ri.price(staff()[:3], title="job", place="city", pay="base")
        second = ri.price(staff()[:3], title="job", place="city", pay="base")
        assert first == second
        assert hash(first) == hash(second)
        assert pickle.loads(pickle.dumps(first)) == first  # its own


class TestRefused:
    """Arguments that make no sense."""

    @pytest.mark.parametrize(
        ("options", "name", "text"),
        [
            ({"title": "jobs"}, "title", "title must be a column; there is no column 'jobs'. Did you mean 'job'?"),
            ({"pay": "salary"}, "pay", "pay must be a column; there is no column 'salary'"),
            ({"fallback": ()}, "fallback", "fallback must have at least one of metro, state, nation"),
            ({"fallback": ("county",)}, "fallback", "must be one of metro, state, nation, not 'county'"),
            ({"target": 100}, "target", "target must be above 0 and below 100, not 100"),
            ({"min_probability": 2}, "min_probability", "min_probability must be a number from 0 to 1, not 2"),
            ({"period": "yearlong"}, "period", "period must be a column or one of hour, day, week, fortnight"),
            (
                {"hours": 40},
                "hours",
                "hours must be a column or the hours of a full-time year, from 100 to 8,784, not 40",
            ),
            ({"fte": 7}, "fte", "fte must be a column or a share of a full-time job, more than 0 and at most 2, not 7"),
            ({"currency": "dollars"}, "currency", "currency must be a column or the three letters of a currency"),
            ({"aged_to": "2026-11"}, "movement", "movement must be stated: aged_to and movement go together"),
            ({"aged_to": "2020-01", "movement": 0.03}, "aged_to", "aged_to must be a month not before 2025-05"),
            ({"aged_to": "2026-11", "movement": 3}, "movement", "movement must be a fraction (0.035 is 3.5%), not 3"),
            ({"period_values": {"H": "hours"}}, "period_values", "period_values must be one of hour, day, week"),
        ],
    )
    def test_argument(self, options: dict[str, Any], name: str, text: str) -> None:
        """It is named, with the rule that it breaks, and no cell is."""
        rows = [{"job": "RN", "city": "Denver", "base": "$46/hr"}]
        given: Any = {"title": "job", "place": "city", "pay": "base", **options}
        with pytest.raises(ri.InvalidArgumentError) as caught:
            ri.price(rows, **given)
        assert text in str(caught.value)
        assert caught.value.name == name

    def test_unknown_industry(self) -> None:
        """A constant that names no industry is refused, and a cell that names none helps nobody."""
        with pytest.raises(ri.IndustryNotFoundError):
            ri.price(staff(), title="job", place="city", pay="base", industry="qqqq")
        rows = [{**row, "naics": "qqqq"} for row in staff()[:1]]
        assert ri.price(rows, title="job", place="city", pay="base", industry="naics")[0].status == "priced"

    def test_no_table(self) -> None:
        """One mapping, text and frames with two columns of one name are no rosters."""
        for rows in ({"job": "RN"}, "RN", 7, [1]):
            with pytest.raises(TypeError, match="rows must be"):
                ri.price(rows, title="job", place="city", pay="base")
        twice = pd.DataFrame([["RN", "RN"]], columns=["job", "job"])
        with pytest.raises(ri.InvalidArgumentError, match=r"different names, not several of 'job'$"):
            ri.price(twice, title="job", place="job", pay="job")


@pytest.fixture(scope="module")
def priced() -> ri.PricedRoster:
    """The odd roster priced."""
    return ri.price(
        odd_roster(), title="job", place="city", pay="base", id="id", period="type", fte="fte", hours="hours",
        period_values={"S": "year", "H": "hour"},
    )  # fmt: skip


class TestOddities:
    """Three hundred employees with every oddity."""

    def test_a_row_each(self, priced: ri.PricedRoster) -> None:
        """Every row comes out, in its order, with a status and a known reason."""
        assert [row.position for row in priced] == [*range(1, 301)]
        assert {row.status for row in priced} == {"priced", "review", "unpriced"}
        for row in priced:
            assert row.reason is None or STATUS_OF[row.reason] == row.status
            assert (row.ratio is not None) == (row.status == "priced")
        assert sum(priced.total.count(status) for status in ("priced", "review", "unpriced")) == 300

    def test_every_form_is_written(self, priced: ri.PricedRoster, tmp_path: Path) -> None:
        """Text, Markdown, HTML, CSV, JSON, a frame and a report are written of it."""
        assert len(str(priced).splitlines()) <= 40
        assert priced.to_markdown(full=True)
        assert "<script" not in priced.to_html(full=True)
        assert len(priced.to_frame("polars")) == 300
        assert priced.to_json()
        assert ri.report(priced, tmp_path / "odd.html", pictures=False).stat().st_size > 5_000
        assert priced.by("sex").to_csv()

    def test_no_formula_is_written(self, priced: ri.PricedRoster) -> None:
        """No cell of a CSV file begins as a formula does."""
        for table in (priced.to_csv(), priced.review.to_csv()):
            for row in csv.reader(table.splitlines()):
                assert not [cell for cell in row if cell[:1] in ("=", "@")]


class TestHours:
    """Pay per hour beside wages per year, and the reverse."""

    ROWS: Final = (
        {"job": "High School Teacher", "base": "$38/hr", "hours": 1950},
        {"job": "High School Teacher", "base": "$70,000/yr", "hours": 1950},
        {"job": "Actor", "base": "$70,000/yr", "hours": 2080},
        {"job": "RN", "base": "$46/hr", "hours": 2080},
    )

    def test_converted(self) -> None:
        """Where the market has no figure of the pay's own period the row says so, with the hours."""
        priced = ri.price(self.ROWS, title="job", place="New York, NY", pay="base", hours="hours")
        messages = [
            [caveat.message for caveat in row.all_caveats if caveat.code == "hours-converted"] for row in priced
        ]
        assert messages == [
            ["The pay is per hour and the published wage per year: it was converted at 1,950 hours per year."], [],
            ["The pay is per year and the published wage per hour: it was converted at 2,080 hours per year."], [],
        ]  # fmt: skip
        text = " ".join(str(priced).split())
        assert (
            "The pay of 2 employees was converted at 1,950 and 2,080 hours per year, because it is per hour and the "
            "published wage per year, or the reverse."
        ) in text

    def test_in_sums(self, tmp_path: Path) -> None:
        """A report says at how many hours hourly pay stands in sums for a year, and for how many employees."""
        priced = ri.price(self.ROWS, title="job", place="New York, NY", pay="base", hours="hours")
        page = ri.report(priced, tmp_path / "p.md").read_text(encoding="utf-8")
        assert "In sums for a year hourly pay is taken at 1,950 and 2,080 hours (2 employees)." in page

    def test_range(self) -> None:
        """Hours of more than three kinds are a range."""
        rows = [{"job": "High School Teacher", "base": "$38/hr", "hours": hours} for hours in (1000, 1200, 1500, 1950)]
        text = str(ri.price(rows, title="job", place="New York, NY", pay="base", hours="hours"))
        assert "converted at 1,000 to 1,950 hours per year" in " ".join(text.split())


class TestPeople:
    """The table of employees."""

    def test_market_of_unpriced_rows(self) -> None:
        """The market value stands wherever job and place are known, also where the pay cannot be compared."""
        rows = [{"job": "RN", "base": pay} for pay in ("$90,000/yr", "CAD 80,000/yr", None)]
        priced = ri.price(rows, title="job", place="Denver", pay="base")
        columns = ("market_target", "market_unit", "market_bound", "market_as_of", "market_source", "market_area_name")
        frame = priced.to_frame("polars")
        assert [*frame["price_reason"]] == [None, "other-currency", "no-pay"]
        assert frame.select(columns).n_unique() == 1
        assert frame["market_target"][0] == frame["market_median"][0]
        assert [*frame["market_ratio"].is_null()] == [False, True, True]
        assert [*frame.select("annual_pay", "currency").rows()] == [(90_000, "USD"), (80_000, "CAD"), (None, None)]

    def test_commission(self) -> None:
        """What is compared has the commission, and says so; pay does not."""
        rows = [{"job": "RN", "base": "$90,000/yr", "extra": extra} for extra in (10_000, None, 5_000)]
        priced = ri.price(rows, title="job", place="Denver", pay="base", commission="extra")
        frame = priced.to_frame("polars")
        assert [*frame["annual_pay"]] == [90_000] * 3
        assert [*frame["annual_compared"]] == [100_000, 90_000, 95_000]
        assert priced.total.commission == ri.Pay(15_000, "USD", "year")
        text = " ".join(priced.to_markdown(full=True).split())
        assert "Annual pay with commission of 3 employees is" in text
        assert "| Occupation | Employees compared | Annual pay with commission |" in text
        without = ri.price(rows, title="job", place="Denver", pay="base")
        assert without.total.commission is None
        assert "commission" not in str(without).replace("commissions", "")
