"""Pay against published figures: real ones, those that are withheld, and money as people write it."""

import pickle
from decimal import Decimal
from typing import Any

import pytest

import roleinfo as ri
from diffs.makers import ONE, left_role, pay as figure, top_coded
from roleinfo import CurrencyMismatchError, NotComparableError, Pay
from roleinfo.api.market import against_market, market_ratio, percentile_of
from roleinfo.pay.market import money_of

DENVER = "Denver-Aurora-Centennial, CO"


def usd(amount: int | str, period: Any = "year") -> Pay:
    """Dollars."""
    return Pay(Decimal(amount), "USD", period)


def reasons(call: Any) -> tuple[str, ...]:
    """Why it may not be compared."""
    with pytest.raises(NotComparableError) as error:
        call()
    return error.value.reasons


class TestMoney:
    """Money as text."""

    @pytest.mark.parametrize(
        ("text", "pay", "stated"),
        [
            ("$70,000", usd(70_000), False),
            ("USD 70,000", usd(70_000), False),
            ("70000 USD per year", usd(70_000), True),
            ("USD 70,000 per year", usd(70_000), True),
            ("$70,000 a year", usd(70_000), True),
            (" $33.65/hour ", usd("33.65", "hour"), True),
            ("$33.65 an hour", usd("33.65", "hour"), True),
            ("NZD 5,000 per month", Pay(5_000, "NZD", "month"), True),
            ("$1,234,567.89 per year", usd("1234567.89"), True),
        ],
    )
    def test_read(self, text: str, pay: Pay, stated: bool) -> None:
        """A currency and an amount, with a period or as a year's."""
        assert money_of(text) == (pay, stated)

    @pytest.mark.parametrize(
        "text",
        ["70,000", "seventy", "$70,00", "$70 000", "$70,000 USD", "-$5,000", "$70k", "", "¥70,000", "$" + "9" * 200],
    )
    def test_refused(self, text: str) -> None:
        """No currency, two of them, or what is no amount."""
        with pytest.raises(ValueError, match="must be an amount with its currency, as '\\$70,000' or"):
            money_of(text)

    @pytest.mark.parametrize("given", [85_000, None, ["$85,000"]])
    def test_no_text(self, given: Any) -> None:
        """What is neither money nor text is refused by every question of the market."""
        for asked in (
            lambda: ri.percentile_of("registered nurse", given),
            lambda: ri.market_ratio(given, "registered nurse"),
            lambda: ri.against_market(given, "registered nurse"),
        ):
            with pytest.raises(
                TypeError, match=r"(money|pays?) must be a Pay, or text such as '\$70,000 per year'.*, not "
            ):
                asked()

    def test_a_ratio_of_text(self) -> None:
        """Text with its period is as good as a Pay; without a period nothing is assumed."""
        pay = usd(85_000)
        assert ri.market_ratio("$85,000 per year", "registered nurse") == ri.market_ratio(pay, "registered nurse")
        standing = ri.against_market({"Ann": "$85,000 per year"}, "registered nurse")
        assert standing == ri.against_market({"Ann": pay}, "registered nurse")
        with pytest.raises(ValueError, match=r"pay must state its period, as '\$85,000 per year'"):
            ri.market_ratio("$85,000", "registered nurse")

    def test_too_little_for_a_year(self) -> None:
        """A small amount without a period is most likely an hour's: nothing is guessed."""
        with pytest.raises(ValueError, match=r"money must state its period, as '\$35 per hour': it is too little"):
            money_of("$35")
        assert money_of("$35 per year") == (usd(35), True)


class TestPercentileOf:
    """Where an amount stands."""

    def test_denver(self) -> None:
        """$70,000 lies between p25, 59,990, and the median, 80,650, of those who sell services in Denver."""
        found = percentile_of("41-3091", "$70,000", place="Denver", component="base", as_of="2026-03")
        assert found.place is not None
        assert found.place.name == DENVER
        assert found.role.id == "41-3091.00"
        assert [(each.statistic, each.pay) for each in found.distribution.points][1:3] == [
            ("p25", usd(59_990)), ("median", usd(80_650))
        ]  # fmt: skip
        assert round(found.share.low, 4) == Decimal("0.3804")
        assert [each.code for each in found.caveats] == [
            "not-job-matched", "incentives-included", "different-dates", "of-jobs", "no-interval", "period-assumed"
        ]  # fmt: skip
        assert found.to_dict()["finding"] == found.sentence
        assert found.sentence == (
            "About 38.0% of jobs for sales representatives of services, except advertising, insurance, financial "
            "services, and travel in Denver-Aurora-Centennial, CO pay less than $70,000 per year (BLS OEWS, May 2025; "
            "interpolated between the 25th and 50th percentiles, log-linear)."
        )

    def test_account_executives_are_no_occupation(self) -> None:
        """The title stands under two occupations, and the candidates are named."""
        with pytest.raises(ri.AmbiguousTitleError) as error:
            percentile_of("account executive", "$70,000", place="Denver")
        assert "41-3091.00" in [known.role_id for known in error.value.candidates]
        best = [each.role_id for each in ri.search("account executive", limit=2)]
        assert "41-3091.00" in best

    def test_role_or_text(self) -> None:
        """A role, its title and a catalog give one answer; so do a pay and its text."""
        role = ri.role("registered nurse")
        one = percentile_of(role, usd(85_000))
        assert one == percentile_of("registered nurse", "$85,000 per year")
        assert one == percentile_of("registered nurse", usd(85_000), catalog=ri.Catalog.default())
        assert one == percentile_of(role, usd(85_000), place="US")
        assert pickle.loads(pickle.dumps(one)) == one
        assert [each.code for each in one.caveats][:2] == ["not-job-matched", "component-unstated"]
        assert one.caveats[1].message == (
            "The pay given does not say what it includes; the published figures are OEWS wages."
        )

    def test_as_located_before(self) -> None:
        """A role that was asked for at a place stays there."""
        nurse = ri.role("registered nurse").at("CA")
        assert percentile_of(nurse, usd(140_270)).share.low == Decimal("0.5")
        assert percentile_of(nurse, usd(140_270), place="California").place == nurse.place
        assert percentile_of(nurse, usd(97_550), place="US").share.low == Decimal("0.5")

    def test_industry(self) -> None:
        """An industry has percentiles of its own, in the nation."""
        found = percentile_of("registered nurse", usd(92_120), industry="Finance and Insurance")
        assert found.share.low == Decimal("0.5")
        assert "in the United States, Finance and Insurance pay" in found.sentence
        assert (
            reasons(lambda: percentile_of("registered nurse", usd(1), industry="Finance and Insurance", place="CA"))[1]
            == "No figures are published for Registered Nurses in California, Finance and Insurance."
        )

    @pytest.mark.parametrize(
        ("role", "money", "place", "told"),
        [
            (
                "registered nurse",
                "$60,000",
                None,
                "Less than 10% of jobs for registered nurses in the United States",
            ),
            ("registered nurse", "$200,000", None, "More than 90% of jobs for"),
            ("registered nurse", "$97,550", None, "50.0% of jobs for"),
            ("11-2011", "$121,730", "Raleigh-Cary, NC", "Between 25% and 75% of jobs for"),
            ("29-1022", "$300,000", "Charlotte-Concord-Gastonia, NC-SC", "An unknown share of jobs for"),
            ("27-2011", "$29.05 per hour", None, "50.0% of jobs for actors"),
        ],
    )
    def test_in_words(self, role: str, money: str, place: str | None, told: str) -> None:
        """Open ends, ranges and what is not known are said so."""
        assert told in percentile_of(role, money, place=place).sentence

    @pytest.mark.parametrize("text", ["$7,500 per month", "$3,750 semimonthly", "$3,750 twice a month"])
    def test_calendar_periods(self, text: str) -> None:
        """Pay per month or half-month is a year's pay by 12 or 24: $90,000, in shares, ratios and tables."""
        year = ri.percentile_of("29-1141", "$90,000 per year")
        position = ri.percentile_of("29-1141", text)
        assert position.share == year.share
        assert f"pay less than {text.split(maxsplit=1)[0]} per" in position.sentence
        assert ri.market_ratio(text, "29-1141").ratio == ri.market_ratio("$90,000 per year", "29-1141").ratio
        assert ri.against_market({"Ann": text}, "29-1141")[0].share == year.share
        assert ri.against_market(text, "29-1141").to_markdown()

    def test_days_need_hours(self) -> None:
        """A day's pay is refused with the periods that there are and what to do."""
        with pytest.raises(ri.NotComparableError, match=r"are per hour and year, the pay is per day: .*hours=\.\.\."):
            ri.percentile_of("29-1141", "$350 per day")

    @pytest.mark.parametrize("text", ["$60.000 per year", "USD 60.000 per year"])
    def test_dot_before_three_digits(self, text: str) -> None:
        """What may be 60 or 60,000 dollars is refused with both readings, wherever text is read."""
        for read in (ri.percentile_of, lambda role, money: ri.market_ratio(money, role)):
            with pytest.raises(ValueError, match=r"60\.000 could be 60 or 60,000: write the one that is meant"):
                read("29-1141", text)

    def test_one_period_alone(self) -> None:
        """Money by the year is not set against hourly figures, nor the other way round."""
        assert reasons(lambda: percentile_of("27-2011", "$70,000")) == (
            "Actors has no percentiles of its pay per year",
            "Only hourly pay is published; no annual pay is calculated from it.",
            (
                "its figures are per hour, the pay is per year: convert one of them first and state the hours of a "
                "year, as pay.per('hour', hours=...)"
            ),
        )
        assert (
            "its figures are per year, the pay is per hour"
            in reasons(lambda: percentile_of("25-2031", "$33 an hour"))[2]
        )

    def test_no_figures(self) -> None:
        """Nothing there, nothing released, nothing of that kind: each says so."""
        there = reasons(lambda: percentile_of("account manager", "$70,000", place="Denver"))
        assert there[0] == f"Account Manager has no percentiles of its pay per year in {DENVER}"
        assert there[1].endswith("it is listed under 11-2011.00, 11-2022.00, 11-2033.00, 13-2052.00, and 41-3031.00.")
        assert reasons(lambda: percentile_of("11-1011", "$100,000", place="Albany, GA")) == (
            (
                "Chief Executives has no released percentiles of its pay (median, p10, p25, p75, p90: suppressed) in "
                "Albany, GA"
            ),
        )
        total = reasons(lambda: percentile_of("registered nurse", "$70,000", component="total"))
        assert total[0] == "Registered Nurses has no percentiles of total pay per year"
        assert total[1].startswith("it has: mean (oews wage), median (oews wage)")
        assert reasons(lambda: percentile_of(left_role(figure(5)), usd(5))) == (
            "Office Clerk has no percentiles of its pay per year",
            "it has: mean (unstated)",
        )

    def test_unknown_names(self) -> None:
        """An unknown place, source or component is an error of its own."""
        with pytest.raises(ri.PlaceNotFoundError):
            percentile_of("registered nurse", "$70,000", place="Nowhere at all")
        with pytest.raises(ri.SourceNotFoundError):
            percentile_of("registered nurse", "$70,000", source="no-such-source")
        with pytest.raises(ri.RoleNotFoundError):
            percentile_of("no such role at all", "$70,000")
        with pytest.raises(CurrencyMismatchError):
            percentile_of("registered nurse", "NZD 70,000")

    def test_own_figures(self) -> None:
        """A role of one's own: base pay before any other where base is asked for, and the currency that was meant."""
        salary = (
            figure(50_000, "median"),
            figure(40_000, "median", component="base"),
            figure(70_000, "median", pay=Pay(70_000, "NZD", "year")),
            figure(45_000, "median", place=ri.Place.parse("US-WA")),
        )
        role = left_role(*salary)
        assert percentile_of(role, usd(50_000), component="unstated").share.low == Decimal("0.5")
        assert percentile_of(role, usd(40_000), component="base").share.low == Decimal("0.5")
        assert percentile_of(role, Pay(70_000, "NZD", "year")).share.low == Decimal("0.5")
        assert percentile_of(role, usd(45_000), place="WA").share.low == Decimal("0.5")
        assert "incentives-included" not in [
            each.code for each in percentile_of(role, usd(1), component="base").caveats
        ]
        with pytest.raises(NotComparableError, match="came from no catalog that knows its figures by place"):
            percentile_of(role, usd(1), place="OR")


class TestMarketRatio:
    """Pay over a market value."""

    def test_denver(self) -> None:
        """72,585 / 80,650 is 0.9."""
        found = market_ratio(usd(72_585), "41-3091", place="Denver", component="base")
        assert (found.ratio, found.bound, found.market_value) == (Decimal("0.9"), "exact", usd(80_650))
        assert [each.code for each in found.caveats] == ["not-job-matched", "incentives-included"]
        assert found.basis == (
            "the median for sales representatives of services, except advertising, insurance, financial services, and "
            f"travel in {DENVER}, $80,650 per year (BLS OEWS, May 2025)"
        )
        assert found.to_dict()["finding"] == (
            f"The market ratio is 0.900: $72,585 per year compared with {found.basis}."
        )
        assert pickle.loads(pickle.dumps(found)) == found

    def test_other_percentile(self) -> None:
        """112,350 is the nurses' 75th percentile."""
        found = market_ratio(usd(112_350), "registered nurse", 75)
        assert found.ratio == 1
        assert found.basis.startswith("the 75th percentile for registered nurses in the United States")

    def test_top_coded(self) -> None:
        """A market value of at least 239,200 bounds the ratio from above."""
        found = market_ratio(usd(119_600), "29-1212", place="Corpus Christi, TX")
        assert (found.ratio, found.bound) == (Decimal("0.5"), "at_most")
        assert found.to_dict()["finding"] == (
            "The market ratio is at most 0.500: $119,600 per year compared with the median for cardiologists in Corpus "
            "Christi, TX, at least $239,200 per year (BLS OEWS, May 2025)."
        )
        assert found.caveats[-1].code == "open-figure"

    def test_no_value(self) -> None:
        """A suppressed one is refused, as is another period or currency."""
        assert reasons(lambda: market_ratio(usd(1), "11-1011", place="Albany, GA")) == (
            "the median of Chief Executives in Albany, GA was not released (suppressed)",
        )
        assert "Only annual pay is published" in reasons(lambda: market_ratio(usd(40, "hour"), "25-2031"))[1]
        with pytest.raises(CurrencyMismatchError):
            market_ratio(Pay(1, "NZD", "year"), "registered nurse")
        zero = market_ratio(usd(5), left_role(figure(0, "median")))
        assert zero.ratio is None
        assert zero.to_dict()["finding"].startswith(
            "There is no market ratio, since the market value is 0: the median for Office Clerk, $0 per year"
        )


class TestAgainstMarket:
    """Employees against the market."""

    def test_many(self) -> None:
        """The order and the names are the caller's; each kind of money meets its own figures."""
        pays = {"Zoe": usd(97_550), 7: usd("46.90", "hour"), "Ann": usd(500_000)}
        found = against_market(pays, "registered nurse", component="base")
        assert [each.name for each in found] == ["Zoe", 7, "Ann"]
        assert [each.market_ratio for each in found[:2]] == [1, 1]
        assert [str(each.share) for each in found] == ["50.0%", "50.0%", "above 90.0%"]
        assert found[1].pay == usd("46.90", "hour")
        assert (
            "Market values: the median for registered nurses in the United States, $97,550 per year"
            in (found.to_dict()["finding"])
        )
        assert type(found[:2]) is type(found)
        assert against_market({}, "registered nurse") == ()

    def test_one(self) -> None:
        """One pay is one standing, the same as the two questions alone."""
        found = against_market(usd(85_000), "registered nurse", 25, place="CA")
        assert found.name is None
        assert found.ratio.ratio == market_ratio(usd(85_000), "registered nurse", 25, place="CA").ratio
        assert found.position == percentile_of("registered nurse", usd(85_000), place="CA")

    def test_top_coded(self) -> None:
        """Bounds are said in the line."""
        role = left_role(figure(50_000, "p25"), top_coded(100_000, statistic="median", source=ONE))
        found = against_market(usd(90_000), role)
        lines = [line.split() for line in str(found).splitlines()]
        assert ["Market", "ratio", "at", "most", "0.900"] in lines
        assert ["Market", "percentile", "25.0%", "to", "50.0%"] in lines


def _survey(name: str, date: str = "2025") -> ri.Source:
    return ri.Source(id=name, title=name.title(), publisher="Example Ltd", license="internal", date=date)


def _median(amount: int, survey: str, **fields: Any) -> ri.SalaryEstimate:
    own: dict[str, Any] = {
        "statistic": "median", "pay": ri.Pay(amount, "USD", "year"), "component": "base", "source": _survey(survey),
        **fields,
    }  # fmt: skip
    return ri.SalaryEstimate(**own)


def _role(*salary: ri.SalaryEstimate) -> ri.Role:
    return ri.Role(id="buyer", title="Buyer", salary=salary)


class TestSeveralSurveys:
    """Two surveys of one's own that state one pay."""

    ROLE = _role(
        _median(140_000, "north"), _median(150_000, "south"), _median(120_000, "north", statistic="p25"),
        _median(130_000, "south", statistic="p25"),
    )  # fmt: skip

    def test_the_other_is_named(self) -> None:
        """The figure that was not taken is named with its amount, source and date, wherever the market is read."""
        told = (
            "Market value used: north, USD 140,000 per year (2025). Other figures fit as well: south, USD 150,000 per "
            "year (2025). Choose one with source=, or combine them with weights=."
        )
        pay = "$145,000 per year"
        standing = ri.against_market({"Ann": pay}, self.ROLE)[0]
        for found in (
            ri.market_ratio(pay, self.ROLE), ri.percentile_of(self.ROLE, pay), ri.SalaryBand.from_market(self.ROLE),
            standing.ratio, standing.position,
        ):  # fmt: skip
            assert [each.message for each in found.caveats if each.code == "other-figures"] == [told]

    def test_chosen_source(self) -> None:
        """Where a source is chosen, nothing else fits."""
        ratio = ri.market_ratio("$145,000 per year", self.ROLE, source="south")
        assert ratio.market_value == ri.Pay(150_000, "USD", "year")
        assert "other-figures" not in [each.code for each in ratio.caveats]

    @pytest.mark.parametrize(
        "other",
        [
            {"component": "total"}, {"place": ri.Place.parse("US-CA")}, {"experience": ri.ExperienceBand("senior")},
            {"pay": ri.Pay(150_000, "NZD", "year")}, {"pay": ri.Pay(70, "USD", "hour")}, {"employer": "Example Ltd"},
            {"source": ri.Source(id="x", series="north", title="x", publisher="x", license="x", date="2024")},
        ],
    )  # fmt: skip
    def test_what_does_not_fit(self, other: dict[str, Any]) -> None:
        """Pay of another kind, of other people or of an older release is not the same question."""
        role = _role(_median(140_000, "north"), _median(150_000, "south", **other))
        ratio = ri.market_ratio("$145,000 per year", role)
        assert ratio.market_value == ri.Pay(140_000, "USD", "year")
        assert "other-figures" not in [each.code for each in ratio.caveats]

    def test_weights(self) -> None:
        """(140,000 + 3 x 150,000) / 4 = 147,500: derived, with the parts, their weights and what it is not."""
        weights = {"north": 1, "south": 3}
        ratio = ri.market_ratio("$145,000 per year", self.ROLE, weights=weights)
        assert ratio.market_value == ri.Pay(147_500, "USD", "year")
        assert (ratio.market.origin, ratio.market.effective_date) == ("derived", "2025")
        assert ratio.market.evidence == (
            "weighted mean of north, USD 140,000 per year (2025), weight 1; south, USD 150,000 per year (2025), "
            "weight 3; it is not the median of all jobs taken together"
        )
        assert ri.SalaryBand.from_market(self.ROLE, weights=weights).midpoint == ratio.market_value
        assert ri.against_market({"Ann": "$1,000 per year"}, self.ROLE, weights=weights)[0].ratio.market == ratio.market
        points = ri.percentile_of(self.ROLE, "$145,000 per year", weights=weights).distribution.points
        assert [each.pay and each.pay.amount for each in points] == [127_500, 147_500]

    def test_two_dates(self) -> None:
        """A weighted mean of figures of two dates is as of the older."""
        role = _role(_median(100, "north", as_of="2024-05"), _median(200, "south"))
        assert (
            ri.market_ratio("$150 per year", role, weights={"north": 1, "south": 1}).market.effective_date == "2024-05"
        )

    def test_a_month_and_a_year(self) -> None:
        """A month's figure fits beside a year's, and is weighted as 12 times as much."""
        role = _role(_median(0, "north", pay=ri.Pay(12_000, "USD", "month")), _median(150_000, "south"))
        assert "other-figures" in [each.code for each in ri.market_ratio("$145,000 per year", role).caveats]
        market = ri.market_ratio("$145,000 per year", role, weights={"south": 1, "north": 1}).market
        assert market.pay == ri.Pay(147_000, "USD", "year")

    @pytest.mark.parametrize("weights", [{}, {"north": 0}, {"north": -1, "south": 1}])
    def test_no_weights(self, weights: dict[str, int]) -> None:
        """Weights are above 0."""
        with pytest.raises(ValueError, match="weights must be numbers above 0 by the id of a source"):
            ri.market_ratio("$145,000 per year", self.ROLE, weights=weights)

    def test_unknown_source(self) -> None:
        """A weight of a source without figures here is refused with those that there are."""
        with pytest.raises(ri.SourceNotFoundError, match=r"'east'\. The sources here are north, south"):
            ri.market_ratio("$145,000 per year", self.ROLE, weights={"east": 1})

    def test_source_and_weights(self) -> None:
        """Weights name the sources, so that a source beside them is refused."""
        with pytest.raises(ValueError, match="source must not be stated beside weights, which name the sources"):
            ri.market_ratio("$145,000 per year", self.ROLE, source="north", weights={"north": 1})

    @pytest.mark.parametrize(
        ("other", "words"),
        [
            ({"component": "total"}, "differ in component or people"),
            ({"pay": ri.Pay(1, "NZD", "year")}, "differ in currency"),
            ({"pay": ri.Pay(1, "USD", "hour")}, "differ in period"),
            ({"bound": "at_least"}, "is an open end or was not released"),
        ],
    )
    def test_no_weighted_mean(self, other: dict[str, Any], words: str) -> None:
        """Figures of two kinds have no weighted mean, and the reason names both."""
        role = _role(_median(140_000, "north"), _median(150_000, "south", **other))
        with pytest.raises(ri.NotComparableError, match=words):
            ri.market_ratio("$145,000 per year", role, weights={"north": 1, "south": 1})
