"""Gaps in depth, on published figures: OEWS May 2025 (BLS), CPI-U (BLS), regional price parities (BEA)."""

from decimal import Decimal
from math import sqrt
from statistics import NormalDist
from typing import Any

import attrs
import pytest

import roleinfo as ri
from diffs.makers import codes, left_role, pay, right_role
from roleinfo.diffs.samples import samples_of
from roleinfo.text.numbers import format_date

NURSE, ASSISTANT = "29-1141.00", "29-1071.00"
Z = NormalDist().inv_cdf(0.95)


def margin(gap: ri.SalaryGap) -> float:
    """Half of a gap's interval."""
    assert gap.interval is not None
    return float(gap.interval[1].amount - gap.interval[0].amount) / 2


class TestInterval:
    """The sampling error of a difference of means."""

    def test_separate_samples(self) -> None:
        """Nurses 101,420 with 0.2%, physician assistants 141,280 with 0.7%: the errors add in squares."""
        gap = ri.salary_gap(NURSE, ASSISTANT)
        assert gap.samples.relation == "separate"
        assert margin(gap) == pytest.approx(Z * sqrt((101_420 * 0.002) ** 2 + (141_280 * 0.007) ** 2), abs=0.01)
        assert gap.significant is True
        assert "sampling error only" in gap.assumptions[0]

    def test_inside_its_error(self) -> None:
        """Cement masons 60,050 with 0.5%, other rail workers 60,140 with 3.4%: 90 dollars that may be nothing."""
        gap = ri.salary_gap("47-2051.00", "53-4099.00")
        assert str(gap.difference) == "USD 90 per year"
        assert gap.significant is False
        assert gap.interval is not None
        assert gap.interval[0].amount < 0 < gap.interval[1].amount
        assert "not statistically significant" in " ".join(ri.compare("47-2051.00", "53-4099.00").summary)

    def test_state_and_nation(self) -> None:
        """California's nurses are in the nation's: w = 327,260 / 3,379,720 of the variance is shared."""
        nurse = ri.role(NURSE)
        gap = ri.salary_gap(nurse.at("CA"), nurse)
        assert (gap.samples.relation, gap.samples.whole) == ("part-and-whole", "right")
        part, whole = gap.left, gap.right
        assert part.pay is not None and whole.pay is not None and part.rse is not None and whole.rse is not None  # noqa: PT018
        errors = [float(each.pay.amount * each.rse) / 100 for each in (part, whole) if each.pay and each.rse]
        jobs = [next(fact.value for fact in role.outlook if fact.about == "jobs" and fact.source.series == "oews")
                for role in (nurse.at("CA"), nurse)]  # fmt: skip
        weight = float(jobs[0] / jobs[1])
        assert float(gap.samples.weight or 0) == pytest.approx(weight)
        assert margin(gap) == pytest.approx(Z * sqrt(errors[1] ** 2 + errors[0] ** 2 * (1 - 2 * weight)), abs=0.01)
        assert any("Approximate" in each for each in gap.assumptions)
        assert gap.basis.differs == ("place",)
        back = ri.salary_gap(nurse, nurse.at("CA"))
        assert back.difference == -gap.difference
        assert margin(back) == margin(gap)

    def test_occupation_and_group(self) -> None:
        """Mechanical engineers are among the engineers."""
        gap = ri.salary_gap("17-2000", "17-2141.00")
        assert (gap.samples.relation, gap.samples.whole) == ("part-and-whole", "left")

    def test_industry_and_all(self) -> None:
        """An industry's nurses are among all nurses; two industries' are apart."""
        nurse = ri.role(NURSE)
        assert ri.salary_gap(nurse, nurse.in_industry("61")).samples.relation == "part-and-whole"
        assert ri.salary_gap(nurse, nurse, industry=("61", "62")).samples.relation == "separate"

    def test_one_cell(self) -> None:
        """Two O*NET occupations of one SOC code rest on one published wage: no gap, and not a gap of 0."""
        diff = ri.compare(NURSE, "29-1141.01")
        assert not diff.salary
        assert {each.code for each in diff.salary.left_out} == {"same-cell"}
        with pytest.raises(ri.NotComparableError, match="Both roles share one published wage"):
            ri.salary_gap(NURSE, "29-1141.01")

    def test_untested_is_not_no(self) -> None:
        """A median has no published error: it cannot be tested, with the reason."""
        gap = ri.salary_gap(NURSE, ASSISTANT, statistic="median")
        assert (gap.significant, gap.interval) == (None, None)
        assert gap.untested == "BLS publishes no sampling error for percentiles; only means are tested."
        assert gap.assumptions == ()

    @pytest.mark.parametrize("level", [Decimal("0.5"), Decimal("0.95"), Decimal("0.99")])
    def test_level(self, level: Decimal) -> None:
        """The level is the caller's."""
        gap = ri.salary_gap(NURSE, ASSISTANT, confidence=level)
        z = NormalDist().inv_cdf((1 + float(level)) / 2)
        assert margin(gap) == pytest.approx(z * sqrt((101_420 * 0.002) ** 2 + (141_280 * 0.007) ** 2), abs=0.01)


class TestTopCoded:
    """Bounds, not numbers."""

    def test_both(self) -> None:
        """Alaska's orthopedic surgeons and other surgeons are both top-coded: no number at all."""
        diff = ri.compare("29-1242.00", "29-1249.00", place="AK")
        assert not diff.salary
        assert "open-both-ways" in {each.code for each in diff.salary.left_out}

    def test_one(self) -> None:
        """Against a nurse's the surgeon's pay gives a least difference, and turned round a most."""
        gap = ri.salary_gap(NURSE, "29-1242.00", place="AK")
        assert gap.bound == "at_least"
        assert gap.right.known_amount == ri.Pay(239_200, "USD", "year")
        assert gap.untested == "A figure is only a bound, so the difference cannot be tested."
        assert ri.salary_gap("29-1242.00", NURSE, place="AK").bound == "at_most"


class TestTwoOfEach:
    """One role in two places, industries, sources, lengths of experience."""

    def test_places(self) -> None:
        """Each side has its own place, however the two are asked for."""
        nurse = ri.role(NURSE)
        asked = ri.salary_gap(nurse, nurse, place=("CA", "TX"))
        assert asked.difference == ri.salary_gap(nurse.at("CA"), nurse.at("TX")).difference
        assert asked.samples.relation == "separate"

    def test_inverted(self) -> None:
        """Turned round, each role keeps its own."""
        diff = ri.compare(NURSE, ASSISTANT, place=("CA", "TX"))
        assert diff.inverted() == ri.compare(ASSISTANT, NURSE, place=("TX", "CA"))
        assert diff.options.place == ("California", "Texas")

    def test_unknown(self) -> None:
        """One of two places that is unknown is an error."""
        with pytest.raises(ri.PlaceNotFoundError, match="No place matches 'Atlantis'"):
            ri.compare(NURSE, ASSISTANT, place=("CA", "Atlantis"))

    def test_sources(self) -> None:
        """One role by two sources, with its caveat."""
        gap = ri.salary_gap("account manager", "account manager", source=("zippia-compare", "zippia-profile"))
        assert str(gap.difference) == "USD 3,795 per year"
        assert "different-sources" in {each.code for each in gap.caveats}

    def test_experience(self) -> None:
        """One role at two lengths of experience (Investopedia, citing Payscale)."""
        gap = ri.salary_gap("account manager", "account manager", experience=("up to 1 year", "10 years or more"))
        assert gap.basis.differs == ("experience",)
        assert gap.difference.amount > 0

    def test_other_bases(self) -> None:
        """What could have been compared as well is told."""
        diff = ri.compare("account manager", "account representative")
        assert diff.salary.headline is not None
        assert diff.salary.bases[0] == diff.salary.headline.basis
        assert len(diff.salary.bases) == len(set(diff.salary.bases)) >= len(diff.salary)


class TestSteps:
    """Amounts made alike, never in silence."""

    def test_prices(self) -> None:
        """California's pay at the nation's prices: 150,280 / 1.12581 (BEA 2023)."""
        gap = ri.salary_gap(NURSE, ASSISTANT, place=("CA", "MS"), adjust_prices=True)
        assert gap.pays[0].amount == Decimal("133486.11")
        assert [str(step.numerator / step.denominator)[:6] for step in gap.steps[0]] == ["0.8882"]
        assert "prices-adjusted" in {each.code for each in gap.caveats}

    def test_prices_of_metros(self) -> None:
        """Denver's pay at the nation's prices, by the code of its area, which BEA knows under an older name."""
        gap = ri.salary_gap(NURSE, ASSISTANT, place="Denver", adjust_prices=True)
        [step] = gap.steps[0]
        assert (step.of, step.denominator, step.source) == ("19740", Decimal("105.49"), "rpp-metro-2023")
        [caveat] = [caveat for caveat in gap.caveats if caveat.code == "older-delineation"]
        assert caveat.message == (
            "The price parity used for Denver-Aurora-Centennial, CO is that of Denver-Aurora-Lakewood, CO, by the "
            "area's code: its publisher uses an older delineation, so the counties may differ."
        )
        assert ri.compare(NURSE, NURSE, place=("Denver", "Abilene, TX"), adjust_prices=True).salary.headline

    def test_metros_with_a_parity(self) -> None:
        """371 of 393 have one, 53 of them under another name; none outside metropolitan areas has any."""
        prices = ri.Catalog.default().prices()
        steps, without = [], []
        for place in ri.places():
            if place.kind in ("metro", "nonmetro"):
                try:
                    steps.append(prices.prices(place.plain))
                except ri.NotComparableError:
                    without.append(place)
        assert len(steps) == 371
        assert sum(step.area is not None for step in steps) == 53
        assert {place.kind for place in without if place.states <= {"PR"}} == {"metro", "nonmetro"}
        assert sum(place.kind == "metro" for place in without) == 22

    def test_nonmetropolitan_portion(self) -> None:
        """The nation's is told of its source, and given to no area."""
        [source] = [source for source in ri.sources() if source.id == "rpp-metro-2023"]
        assert "the nonmetropolitan portion of the United States is 88.22" in str(source.method)

    def test_no_parity(self) -> None:
        """A metropolitan area is not given its state's parity, nor a territory any."""
        for place, one, other in (("Cleveland, OH", NURSE, ASSISTANT), ("GU", "11-1021.00", "11-2021.00")):
            with pytest.raises(ri.NotComparableError, match="No regional price parity is published for"):
                ri.salary_gap(one, other, place=place, adjust_prices=True)

    def test_dollars(self) -> None:
        """Dollars of May 2025 (index 321.465) in those of 2020 (258.811): both sides, by one factor."""
        gap = ri.salary_gap(NURSE, ASSISTANT, in_dollars_of=2020)
        [step] = gap.steps[0]
        assert (step.numerator, step.denominator) == (Decimal("258.811"), Decimal("321.465"))
        assert float(gap.pays[0].amount) == pytest.approx(101_420 * 258.811 / 321.465, abs=0.01)
        plain = ri.salary_gap(NURSE, ASSISTANT)
        assert round(gap.relative or 0, 4) == round(plain.relative or 0, 4)
        assert margin(gap) == pytest.approx(margin(plain) * 258.811 / 321.465, rel=1e-4)

    def test_undated(self) -> None:
        """A figure without a date cannot be put into dollars of a year."""
        with pytest.raises(ri.NotComparableError, match="The source gives no date"):
            ri.salary_gap("account manager", "account representative", in_dollars_of=2020)

    @pytest.mark.parametrize(("year", "told"), [(1800, "no value for 1800"), (2026, "its last month is 2026-08")])
    def test_no_index(self, year: int, told: str) -> None:
        """A year before the index, and one that is not whole."""
        with pytest.raises(ri.NotComparableError, match=told):
            ri.compare(NURSE, ASSISTANT, in_dollars_of=year)

    def test_hours(self) -> None:
        """Actors are paid by the hour alone: a year's pay needs the caller's hours, which the basis names."""
        assert codes(ri.compare("27-2011.00", "27-2012.00", statistic="median").salary.left_out)
        gap = ri.salary_gap("27-2011.00", NURSE, hours=1000)
        assert gap.pays == (ri.Pay(58_290, "USD", "year"), ri.Pay(48_760, "USD", "year"))
        assert gap.basis.hours == 1000
        assert not gap.basis.differs

    def test_hours_of_both_sides(self) -> None:
        """A nurse's published year is of 2,080 hours: at 1,000 the hourly wage is taken, wherever pay is shown."""
        diff = ri.compare("27-2011.00", NURSE, hours=1000)
        assert {(each.side, each.code) for each in diff.salary.left_out} == {("right", "other-hours")}
        assert (
            "actors earn $9,530 more per year than registered nurses, comparing mean wages at 1,000 hours per year"
            in diff.summary[0]
        )
        overlap = diff.salary.overlap
        assert overlap is not None
        assert overlap.right == (ri.Pay(33_140, "USD", "year"), ri.Pay(66_090, "USD", "year"))
        widths = [ends[1] - ends[0] for ends in (overlap.left, overlap.right)]
        assert (overlap.left_share, overlap.right_share) == tuple(overlap.shared / width for width in widths)
        means = next(row for row in diff.salary.to_frame().to_dict("records") if row["statistic"] == "mean")
        assert (means["left"], means["right"]) == (58_290, 48_760)

    def test_published_year_of_the_hours(self) -> None:
        """At 2,080 hours the nurse's published year stands, and is not replaced by a calculated one."""
        gap = ri.salary_gap("27-2011.00", NURSE, hours=2080)
        assert gap.pays[1] == ri.Pay(101_420, "USD", "year")
        assert gap.right.known_amount == gap.pays[1]

    def test_annual_only(self) -> None:
        """The hours of a teacher's year are not published, so the caller's are taken for both, with a caveat."""
        gap = ri.salary_gap("27-2011.00", "25-2021.00", hours=1500)
        assert gap.pays == (ri.Pay(87_435, "USD", "year"), ri.Pay(72_650, "USD", "year"))
        [caveat] = [each for each in gap.caveats if each.code == "hours-assumed"]
        assert caveat.message == "BLS OEWS does not publish the hours behind its annual pay; 1,500 hours are assumed."

    @pytest.mark.parametrize("hours", [1500, 2080])
    def test_year_without_an_hour(self, hours: int) -> None:
        """A published year of 2,080 hours is refused at other hours, where no hourly wage stands beside it."""
        here = left_role(pay(0, pay=ri.Pay(30, "USD", "hour"), component="oews_wage"))
        there = right_role(pay(60_000, component="oews_wage"))
        salary = ri.compare(here, there, hours=hours).salary
        told = [each.message for each in salary.left_out if each.side == "right"]
        assert told == ([] if hours == 2080 else ["Its annual pay is for 2,080 hours, not for 1500."])
        assert [gap.pays[0].amount for gap in salary] == ([62_400] if hours == 2080 else [])

    @pytest.mark.parametrize("hours", [0, -1, 9999, Decimal("8784.1")])
    def test_hours_that_no_year_has(self, hours: Decimal | int) -> None:
        """More hours than a leap year has, and none, are refused before anything is compared."""
        with pytest.raises(ValueError, match="hours must be more than 0 and at most 8,784 a year"):
            ri.salary_gap("27-2011.00", NURSE, hours=hours)

    @pytest.mark.parametrize(
        ("one", "other", "pays"),
        [
            ((5000, "month"), (60_000, "year"), (60_000, 60_000)),
            ((2500, "half-month"), (60_000, "year"), (60_000, 60_000)),
            ((2000, "fortnight"), (5000, "month"), (52_000, 60_000)),
            ((1000, "week"), (52_000, "year"), (52_000, 52_000)),
            ((5000, "month"), (6000, "month"), (5000, 6000)),
        ],
    )
    def test_calendar_periods(self, one: Any, other: Any, pays: tuple[Any, Any]) -> None:
        """Pay per month, half-month, fortnight and week meets other such pay as a year's, the same from either side."""
        left, right = (pay(0, pay=ri.Pay(each[0], "USD", each[1])) for each in (one, other))
        gap = ri.salary_gap(left_role(left), right_role(right))
        assert tuple(each.amount for each in gap.pays) == pays
        assert ri.salary_gap(right_role(right), left_role(left)).pays == gap.pays[::-1]

    def test_published_year_before_a_month(self) -> None:
        """A month's pay is not made a year's where its source has that too."""
        both = (pay(0, pay=ri.Pay(5000, "USD", "month")), pay(61_000))
        gap = ri.salary_gap(left_role(*both), right_role(pay(70_000)))
        assert gap.pays[0] == ri.Pay(61_000, "USD", "year")

    @pytest.mark.parametrize(
        ("dates", "stale"),
        [
            (("2021-06-30", "2022-06-30"), False), (("2021-06-30", "2022-07-01"), True),
            (("2021-06-30", "2022-07"), True),
            (("2021-06", "2022"), False), (("2026", "2024-12-31"), True), (("2025-05", "2025"), False),
        ],
    )  # fmt: skip
    def test_stale_rate(self, dates: tuple[str, str], stale: bool) -> None:
        """A rate more than 12 months before or after the figure that it converts has a caveat with both dates."""
        for rated, dated in (dates, dates[::-1]):
            rate = ri.ExchangeRate(currency="NZD", to="USD", rate=Decimal("0.60"), date=rated, source="our bank")
            left = left_role(pay(0, pay=ri.Pay(100_000, "NZD", "year"), as_of=dated))
            diff = ri.compare(left, right_role(pay(50_000)), rates=rate)
            [gap] = diff.salary
            told = [caveat.message for caveat in gap.caveats if caveat.code == "stale-rate"]
            dates_in_words = f"of {format_date(rated)} and the figure of {format_date(dated)}"
            assert told == [f"The exchange rate is {dates_in_words}: more than 12 months apart."] * stale
            assert f"in USD at the rate of {format_date(rated)}" in diff.summary[0]
            assert ri.RoleDiff.from_json(diff.to_json()) == diff

    def test_currency(self) -> None:
        """Dollars of New Zealand become US dollars at the caller's dated rate, and at no other."""
        rate = ri.ExchangeRate(currency="NZD", to="USD", rate=Decimal("0.60"), date="2026-01-15", source="our bank")
        left = left_role(pay(0, pay=ri.Pay(100_000, "NZD", "year")))
        right = right_role(pay(50_000))
        [gap] = ri.compare(left, right, rates=rate).salary
        assert gap.pays == (ri.Pay(60_000, "USD", "year"), ri.Pay(50_000, "USD", "year"))
        assert "our bank" in str(gap.steps[0][0])
        assert not ri.compare(left, right).salary
        refused: tuple[Any, ...] = (5, [5], ["ecb"])
        for wrong in refused:
            with pytest.raises(TypeError, match="rates must be ExchangeRate objects, not"):
                ri.compare(left, right, rates=wrong)

    def test_a_statistic_that_neither_has(self) -> None:
        """The first sentence says that no pay was compared, and why."""
        [told, *_] = ri.compare(NURSE, ASSISTANT, statistic="average").summary
        assert told == (
            "No pay figure for registered nurses or physician assistants meets the options requested (statistic "
            "average)."
        )
        bare = ri.compare(ri.Role(id="a", title="A"), ri.Role(id="b", title="B"), statistic="average")
        assert bare.summary == ("No source in this catalog states pay for A or B.",)

    @pytest.mark.parametrize("asked", [{"in_dollars_of": 2020}, {"adjust_prices": True, "place": "CA"}])
    def test_laws(self, asked: dict[str, Any]) -> None:
        """Such comparisons invert, compose and travel, and never compose with others."""
        one, two = ri.compare(NURSE, ASSISTANT, **asked), ri.compare(ASSISTANT, "23-1011.00", **asked)
        assert one.inverted() == ri.compare(ASSISTANT, NURSE, **asked)
        assert one.inverted().salary[0].difference == -one.salary[0].difference
        assert one.then(two) == ri.compare(NURSE, "23-1011.00", **asked)
        assert one.then(two).salary == ri.compare(NURSE, "23-1011.00", **asked).salary
        again = ri.RoleDiff.from_json(one.to_json())
        assert (again, again.salary) == (one, one.salary)
        with pytest.raises(ri.NotComparableError, match="the options differ"):
            one.then(ri.compare(ASSISTANT, "23-1011.00", in_dollars_of=2021))


class TestShares:
    """How the distributions lie over each other."""

    def test_above_the_others_median(self) -> None:
        """By the percentiles of either: few nurses earn what half of the physician assistants do."""
        salary = ri.compare(NURSE, ASSISTANT).salary
        left, right = salary.left_above_right_median, salary.right_above_left_median
        assert left is not None and right is not None  # noqa: PT018
        assert 0 < left.low == left.high < Decimal("0.15")
        assert right.low >= Decimal("0.9")

    def test_turned_round(self) -> None:
        """The two shares change places."""
        one, other = ri.compare(NURSE, ASSISTANT).salary, ri.compare(ASSISTANT, NURSE).salary
        assert one.left_above_right_median == other.right_above_left_median

    def test_mean_and_median_disagree(self) -> None:
        """Where the mean says one and the median the other, the comparison warns."""
        chiropractors, therapists = "29-1011.00", "29-1126.00"  # means 90,520 and 87,300, medians 79,200 and 82,280
        salary = ri.compare(chiropractors, therapists).salary
        assert salary.mean is not None and salary.median is not None  # noqa: PT018
        assert salary.mean.difference.amount < 0 < salary.median.difference.amount
        assert "mean-median-disagree" in {each.code for each in salary.caveats}
        assert "mean-median-disagree" not in {each.code for each in ri.compare(NURSE, ASSISTANT).salary.caveats}


class TestExplained:
    """Step by step, in plain words."""

    def test_gap(self) -> None:
        """The figures, the subtraction, the test and what it takes for granted."""
        assert ri.salary_gap(NURSE, ASSISTANT).explain()[:9] == (
            "On the left, mean wages in the United States are $101,420 per year (BLS OEWS, May 2025).",
            "Its relative standard error is 0.2%.",
            "On the right, mean wages in the United States are $141,280 per year (BLS OEWS, May 2025).",
            "Its relative standard error is 0.7%.",
            (
                "The difference, right minus left, is $141,280 - $101,420 = +$39,860 per year, which is +39.3% of the "
                "left figure."
            ),
            (
                "The 90% confidence interval for the difference is $38,100 to $41,600 per year, from the "
                "standard errors "
                "of two separate samples."
            ),
            "The difference is statistically significant at the 90% confidence level.",
            (
                "Assumption: covers sampling error only, not response, model, or coverage error. Estimates from one "
                "survey may be correlated."
            ),
            (
                "Note: BLS publishes this wage for all of 29-1071 (Physician Assistants), which O*NET divides into 2 "
                "occupations [broader-class]."
            ),
        )

    def test_steps(self) -> None:
        """What was done to an amount stands there with its factor and source."""
        steps = ri.salary_gap(NURSE, ASSISTANT, in_dollars_of=2020).explain()
        assert steps[2] == "The left amount was multiplied by 258.811 / 321.465 for pay in 2020 dollars (cpi-u)."

    def test_diff(self) -> None:
        """Each section says how much was compared and what was left out."""
        told = ri.compare("account manager", "account representative", people=False).explain()
        assert told[0] == (
            "The left role is Account Manager (account-manager), with facts from Zippia, Payscale via Investopedia, "
            "Randstad New Zealand, and O*NET."
        )
        assert any(each.startswith("Pay: 4 pairs were compared; left out: ") for each in told)
        assert any(each.startswith("Experience and training: 1 pair was compared; ") for each in told)
        assert any(each.startswith("Education: 1 pair was compared and 1 item is shared; ") for each in told)
        assert not any(each.startswith("Demographics: ") for each in told)


class TestSentences:
    """What is said of a gap is said of the amounts that were compared, and of whose they are."""

    def test_direction_after_a_step(self) -> None:
        """Teachers are paid by the year and actors by the hour: the sentence goes by the year's pay of either."""
        diff = ri.compare("25-2031.00", "27-2011.00", hours=2080)
        assert diff.salary.headline is not None
        assert diff.salary.headline.difference.amount > 0
        assert "actors earn $44,923 more per year than secondary school teachers" in diff.summary[0]
        assert "comparing mean wages at 2,080 hours per year" in diff.summary[0]
        assert "58.9% of $76,320 or 37.1% of $121,243" in diff.summary[0]
        assert "Overview" in diff.to_text(full=True)
        assert diff.salary.overlap is None or diff.salary.overlap.shared.period == "year"

    def test_shares_after_a_step(self) -> None:
        """At the nation's prices the percentages are of the amounts at the nation's prices."""
        told = ri.compare(NURSE, NURSE, place=("HI", "TX"), adjust_prices=True)
        assert told.salary.headline is not None
        assert told.summary[0].startswith("Registered nurses earn $16,331 less per year in Texas than in Hawaii, ")
        assert "comparing mean wages at national prices" in told.summary[0]
        assert round((told.salary.headline.relative or Decimal(0)) * 100, 1) == Decimal("-14.3")
        assert "or 14.3% of $114," in told.summary[0]
        assert "(from $150" not in ri.compare(NURSE, ASSISTANT).to_text(full=True)
        assert "(from $" in " ".join(told.to_text(full=True).split())

    def test_a_broader_class(self) -> None:
        """A sibling's wage is its SOC occupation's, and the sentences say so."""
        diff = ri.compare("29-1141.01", "29-1242.00")
        assert "than acute care nurses (all Registered Nurses, 29-1141), comparing" in diff.summary[0]
        assert "broader-class" in {each.code for each in diff.caveats}
        assert "jobs for acute care nurses (all Registered Nurses, 29-1141) in" in str(
            ri.percentile_of("29-1141.01", "$70,000")
        )
        summary = ri.role("29-1141.01").summary
        assert summary is not None
        assert "(BLS OEWS, May 2025; all Registered Nurses, 29-1141)." in summary

    def test_two_places(self) -> None:
        """Each side is named with its place."""
        told = ri.compare(NURSE, "29-1242.00", place=("AK", "CA")).summary[0]
        assert told.startswith("Orthopedic surgeons, except pediatric in California, earn ")
        assert "than registered nurses in Alaska" in told

    def test_open_share(self) -> None:
        """A bound on the difference is a bound on its share."""
        assert "at most -52.0% of the left figure" in str(ri.salary_gap("29-1242.00", NURSE, place="AK"))

    def test_summary_of_a_role_at_a_place(self) -> None:
        """A place's jobs and pay stand in the stead of the nation's; a top-coded median is no number."""
        assert (ri.role("29-1242.00").at("AK").summary or "").partition("(29-1000). ")[2] == (
            "30 wage and salary jobs in Alaska (BLS OEWS, May 2025). "
            "Typical entry-level education: doctoral or professional degree (BLS)."
        )
        nurse = ri.role(NURSE)
        assert "3,379,720" not in (nurse.at("CA").summary or "")
        assert nurse.at("CA").at(None).summary == nurse.summary
        assert attrs.evolve(nurse, summary="Ours.").at("CA").summary == "Ours."
        assert ri.role("account manager").at("CA").summary == ri.role("account manager").summary

    @pytest.mark.parametrize(
        ("title", "said"),
        [("17-2000", "engineers"), ("00-0000", "all workers"), ("29-0000", "workers in healthcare practitioners")],
    )
    def test_groups(self, title: str, said: str) -> None:
        """A group is its own plural, or the workers in its occupations."""
        assert said in ri.compare(title, NURSE).summary[0]


class TestOneFigureForTwo:
    """What is published once has no gap with itself, in whatever section."""

    def test_two_occupations_of_one_class(self) -> None:
        """Pay, jobs, attainment and people of one class are of both: each says so, and none is a difference of 0."""
        diff = ri.compare(NURSE, "acute care nurse")
        assert not diff.salary
        assert not diff.outlook
        assert not diff.education.held
        assert not diff.people
        for section in (diff.salary, diff.outlook, diff.education.held, diff.people):
            assert "same-cell" in codes(section.left_out)
        assert diff.summary[0] == (
            "Both roles share one published wage (29-1141), so there is no difference to report."
        )
        assert any(
            each.startswith("  Left out on the left: mean wages in the United States (BLS OEWS, May 2025) and 11 more")
            for each in diff.explain()
        )

    def test_two_industries(self) -> None:
        """The nation's projections stand in no industry's column as a difference; the sentence names the industries."""
        diff = ri.compare(NURSE, NURSE, industry=("61", "62"))
        assert {gap.left.source.series for gap in diff.outlook} == {"oews"}
        assert diff.summary[0].startswith(
            "In the United States, registered nurses earn $17,850 more per year in health care and social assistance "
            "(NAICS 62) than in educational services (NAICS 61), "
        )
        assert "That is 21.3% of " in diff.summary[0]

    def test_two_open_ends(self) -> None:
        """The sentence and the steps say why nothing is said of pay."""
        diff = ri.compare("29-1242", "29-1249", place="Alaska")
        assert diff.summary[0] == (
            "Mean wages are known only to be at least $239,200 per year for both roles, so which of the two is higher "
            "is not known (BLS OEWS, May 2025; top-coded by BLS)."
        )
        assert any("both figures are open ends" in each for each in diff.explain())

    def test_of_itself(self) -> None:
        """A role beside itself is the same in all, unless two sides of it were asked for."""
        same = "Both sides are registered nurses (29-1141.00), so there is no difference to report."
        assert same in " ".join(str(ri.compare(NURSE, NURSE)).split())
        two = ri.compare("account manager", "account manager", source=("zippia-compare", "zippia-profile"))
        assert "Both sides are" not in str(two)
        assert "$3,795" in two.summary[0]


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("31-33", "62", "separate"),
        ("44-45", "48-49", "separate"),
        ("44-45", "455000", "part-and-whole"),
        ("61", "62", "separate"),
    ],
)
def test_sectors(one: str, other: str, relation: str) -> None:
    """Sectors of several codes lie apart, and an industry lies in its own."""
    pays = [ri.role("43-4051").in_industry(each).salary.mean for each in (one, other)]
    assert pays[0] is not None and pays[1] is not None  # noqa: PT018
    assert samples_of(pays[0], pays[1]).relation == relation
    assert samples_of(pays[1], pays[0]).relation == relation


def test_steps_are_said() -> None:
    """Text that shows a gap after steps shows what was compared, and after which steps."""
    gap = ri.salary_gap(NURSE, NURSE, place=("CA", "TX"), adjust_prices=True)
    text = " ".join(gap.to_text(width=200).split())
    assert "$133,486 per year (from $150,280 per year) [1]" in text
    assert "Compared after: prices in California converted to those of the United States in 2023" in text
    assert not any(ri.salary_gap(NURSE, ASSISTANT, adjust_prices=True).steps)  # of the nation: nothing to do


def test_share_above_after_one_factor() -> None:
    """One factor on both sides moves nobody across a median; two factors might."""
    plain, made = (ri.compare(NURSE, "carpenter", in_dollars_of=year).salary for year in (None, 2020))
    assert made.left_above_right_median == plain.left_above_right_median
    assert made.left_above_right_median is not None
    two = ri.compare(NURSE, NURSE, place=("CA", "TX"), adjust_prices=True).salary
    assert two.left_above_right_median is None
