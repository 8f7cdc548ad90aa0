"""The few plain sentences of a comparison."""

from decimal import Context, Decimal, Inexact, Rounded, localcontext
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

import roleinfo as ri
from diffs.makers import ONE, TWO, UNDATED, left_role, pay, right_role, top_coded
from roleinfo import Pay
from roleinfo.text.phrases import rounded_outward


def first(left: ri.SalaryEstimate, right: ri.SalaryEstimate, **options: Any) -> str:
    """The first sentence on two roles with one figure each."""
    return ri.compare(left_role(left), right_role(right), **options).summary[0]


class TestPay:
    """Who earns more, by how much, and of what that is which part."""

    def test_plain(self) -> None:
        """The difference comes first, then the base of each percentage, then the source and its date."""
        assert first(pay(40_000), pay(50_000)) == (
            "Mean pay is $10,000 more per year for Iron Smith than for Office Clerk ($50,000 vs. $40,000). "
            "That is 25.0% of $40,000 or 20.0% of $50,000 (First, 2024)."
        )

    def test_plural(self) -> None:
        """Titles that are plurals are the subject; of roles of one's own those that the role names."""
        left, right = left_role(pay(40_000), plural="Office Clerks"), right_role(pay(50_000), plural="CRM Smiths")
        assert ri.compare(left, right).summary[0] == (
            "CRM smiths earn $10,000 more per year than office clerks, comparing mean pay ($50,000 vs. $40,000). "
            "That is 25.0% of $40,000 or 20.0% of $50,000 (First, 2024)."
        )

    def test_same_from_either_side(self) -> None:
        """Turned round, the sentence stays."""
        assert (
            first(pay(40_000), pay(50_000)) == (ri.compare(right_role(pay(50_000)), left_role(pay(40_000))).summary[0])
        )

    def test_median(self) -> None:
        """A median is called one, and so is a percentile."""
        assert first(pay(1, "median"), pay(2, "median")).startswith("Median pay is $1 more per year for Iron Smith")
        assert first(pay(1, "p25"), pay(2, "p25")).startswith("25th-percentile pay is $1 more per year for Iron Smith")

    def test_two_statistics(self) -> None:
        """A mean and a median are each called what they are."""
        assert "Iron Smith than for Office Clerk, comparing median pay with mean pay ($2 vs. $1)" in first(
            pay(1), pay(2, "median"), statistic=("mean", "median")
        )

    @pytest.mark.parametrize(
        ("component", "words"),
        [
            ("base", "Mean base pay is $1 more per year"),
            ("total", "Mean total pay is $1 more per year"),
            ("package", "Mean pay packages are $1 more per year"),
            ("oews_wage", "Mean wages are $1 more per year"),
        ],
    )
    def test_component(self, component: Any, words: str) -> None:
        """What the pay includes is said where it is known."""
        assert words in first(pay(1, component=component), pay(2, component=component))

    def test_two_components(self) -> None:
        """Base and total pay are each called what they are."""
        assert "comparing mean total pay with mean base pay ($2 vs. $1)" in first(
            pay(1, component="base"), pay(2, component="total"), component=("base", "total")
        )

    def test_equal(self) -> None:
        """Equal pay has no percentages."""
        assert first(pay(50_000), pay(50_000)) == (
            "Mean pay is the same for Office Clerk and Iron Smith: $50,000 per year (First, 2024)."
        )
        assert first(pay(50_000), pay(50_000, bound="about")) == (
            "Mean pay is about the same for Office Clerk and Iron Smith: $50,000 vs. about $50,000 per year "
            "(First, 2024)."
        )

    def test_equal_ends(self) -> None:
        """Where one of two equal amounts is an open end, it is said whose pay is at least as high."""
        assert first(pay(50_000), pay(50_000, bound="at_least")) == (
            "Mean pay is at least as high for Iron Smith as for Office Clerk: "
            "at least $50,000 vs. $50,000 per year (First, 2024)."
        )
        assert first(pay(50_000), pay(50_000, bound="at_most")) == (
            "Mean pay is at least as high for Office Clerk as for Iron Smith: "
            "$50,000 vs. at most $50,000 per year (First, 2024)."
        )

    def test_of_a_part(self) -> None:
        """The place and the industry begin the sentence, other limits follow the pay that they are of."""
        limits: dict[str, Any] = {"industry": ri.Industry("Retail"), "experience": ri.ExperienceBand("entry level")}
        told = first(pay(1, **limits), pay(2, **limits))
        assert told.startswith(
            "In retail, mean pay is $1 more per year for Iron Smith than for Office Clerk for experience"
        )
        assert " for experience of entry level ($2 vs. $1)" in told
        limits = {"place": ri.Place.parse("US-WA"), "employer": "UBS", "universe": "full-time"}
        told = first(pay(1, **limits), pay(2, **limits))
        assert told.startswith("In Washington, mean pay is $1 more")
        assert " at UBS for full-time ($2 vs. $1)" in told
        nation = ri.Place.parse("US")
        assert first(pay(1, place=nation), pay(2, place=nation)).startswith("In the United States, mean pay is $1 more")

    def test_zero(self) -> None:
        """Of a pay of 0 nothing is a percentage."""
        assert first(pay(0), pay(50_000)) == (
            "Mean pay is $50,000 more per year for Iron Smith than for Office Clerk ($50,000 vs. $0). "
            "That is 100.0% of $50,000 (First, 2024)."
        )
        assert (
            first(pay(0), pay(0)) == "Mean pay is the same for Office Clerk and Iron Smith: $0 per year (First, 2024)."
        )

    def test_hour(self) -> None:
        """Pay for an hour is called that, to the cent."""
        sentence = first(pay(0, pay=Pay.parse("USD 17.78 per hour")), pay(0, pay=Pay.parse("USD 32.95 per hour")))
        assert "Mean pay is $15.17 more per hour" in sentence

    def test_other_money(self) -> None:
        """Another currency than dollars is named; two currencies are not compared."""
        nzd = pay(0, pay=Pay.parse("NZD 63,000 per year"))
        assert "Mean pay is NZD 1,000 more per year" in first(nzd, pay(0, pay=Pay.parse("NZD 64,000 per year")))
        assert ri.compare(left_role(pay(1)), right_role(nzd)).summary == (
            (
                "Pay is stated in USD for Office Clerk and in NZD for Iron Smith; state an exchange rate (rates=, "
                "--rates) to compare them."
            ),
        )

    def test_two_sources(self) -> None:
        """Where two sources differ, each amount has its own in brackets."""
        assert first(pay(1), pay(2, source=UNDATED)) == (
            "Mean pay is $1 more per year for Iron Smith than for Office Clerk "
            "($2 [Nobody, undated] vs. $1 [First, 2024]). That is 100.0% of $1 or 50.0% of $2."
        )

    def test_at_least(self) -> None:
        """A difference that is at least so much is called that, and so are its percentages."""
        assert first(pay(100_000), top_coded(200_000)) == (
            "Mean pay is at least $100,000 more per year for Iron Smith than for Office Clerk "
            "(at least $200,000 vs. $100,000; top-coded by First). That is at least 100.0% of $100,000 (First, 2024)."
        )
        assert first(top_coded(200_000), pay(100_000)).startswith(
            "Mean pay is at least $100,000 more per year for Office Clerk than for Iron Smith"
        )

    def test_sign_not_fixed(self) -> None:
        """Where an open end leaves open who earns more, that is said, and no percentage is given."""
        assert first(pay(60_000), pay(50_000, bound="at_least")) == (
            "Mean pay is at most $10,000 more per year for Office Clerk than for Iron Smith, and may be lower "
            "($60,000 vs. at least $50,000) (First, 2024)."
        )

    def test_about(self) -> None:
        """What is about so much is called that."""
        assert "Mean pay is about $10,000 more per year" in first(pay(40_000, bound="about"), pay(50_000))
        assert "That is about 25.0% of $40,000" in first(pay(40_000, bound="about"), pay(50_000))

    def test_significance(self) -> None:
        """Where errors are published, a second sentence says what they allow."""
        left, right = pay(90_000, rse=1), pay(80_000, rse=1)
        assert ri.compare(left_role(left), right_role(right)).summary[1] == (
            "The difference is statistically significant at the 90% confidence level."
        )
        close = pay(89_900, rse=1)
        assert ri.compare(left_role(left), right_role(close), confidence=0.95).summary[1] == (
            "The difference is not statistically significant at the 95% confidence level."
        )

    @pytest.mark.parametrize(
        ("left", "right", "reason"),
        [
            (pay(1), pay(2), "First publishes no sampling error, so the difference cannot be tested."),
            (
                pay(1, rse=1),
                pay(2, source=TWO, rse=1),
                "The figures come from different sources, so sampling error does not measure the difference.",
            ),
            (
                pay(1, rse=1, class_code="11-1010"),
                pay(2, rse=1, class_code="11-1011"),
                "One group is part of the other, and its share of the jobs is not published.",
            ),
        ],
    )
    def test_reason_where_untested(self, left: ri.SalaryEstimate, right: ri.SalaryEstimate, reason: str) -> None:
        """Where no error is published, or none measures the difference, the second sentence says so."""
        assert ri.compare(left_role(left), right_role(right)).summary[1] == reason

    def test_no_headline_statistic(self) -> None:
        """An end of two ranges is called that where nothing else is known."""
        assert first(pay(1, "low"), pay(2, "low")).startswith(
            "The low end of pay ranges is $1 more per year for Iron Smith"
        )

    def test_one_title(self) -> None:
        """One title on both sides is told apart by what differs: the source, else the roles' ids."""
        left, right = left_role(pay(1), title="Clerk"), right_role(pay(2), title="Clerk")
        assert "for Clerk (smith) than for Clerk (clerk)" in ri.compare(left, right).summary[0]
        right = right_role(pay(2, source=TWO), title="Clerk")
        assert "for Clerk by Second, 2024, than for Clerk by First, 2024" in ri.compare(left, right).summary[0]

    def test_made_alike(self) -> None:
        """What was done to the amounts before they were compared is said."""
        hourly = pay(0, pay=Pay.parse("USD 20 per hour"))
        assert "than for Office Clerk at 1,000 hours per year ($50,000 vs. $20,000)" in first(
            hourly, pay(0, pay=Pay.parse("USD 50 per hour")), hours=1000
        )


class TestNoPay:
    """Why no pay is compared: a sentence stands in its place."""

    @pytest.mark.parametrize(
        ("left", "right", "options", "sentence"),
        [
            ("55-1011", "55-3016", {}, "BLS publishes no wages for military occupations."),
            ("11-1031", "29-1141", {}, "BLS publishes no wages for legislators."),
            (
                "27-2011",
                "25-2021",
                {},
                (
                    "Wages are published per hour only for actors and per year only for elementary school teachers, "
                    "except special education; state the hours to compare them."
                ),
            ),
            (
                "15-1250",
                "29-1141",
                {"place": "Denver-Aurora-Centennial, CO"},
                "No wage is published for 15-1250 in Denver-Aurora-Centennial, CO.",
            ),
            ("35-2011", "29-1141", {"place": "Guam"}, "BLS did not release wages for registered nurses in Guam."),
            (
                "29-1141.00",
                "29-1141.01",
                {},
                "Both roles share one published wage (29-1141), so there is no difference to report.",
            ),
            (
                "key account manager",
                "director of account management",
                {},
                "No source in this catalog states pay for key account managers or directors of account management.",
            ),
            (
                "account manager",
                "29-1141",
                {"place": "CA"},
                "No source in this catalog states pay for account managers in California.",
            ),
            (
                "account manager",
                "account representative",
                {"component": "package", "statistic": "low"},
                (
                    "No pay figure for account representatives meets the options requested (statistic low and "
                    "component package)."
                ),
            ),
            (
                "account manager",
                "29-1141",
                {"source": ("investopedia", "oews")},
                (
                    "The pay figures for account managers and registered nurses differ in statistic, so they are not "
                    "compared."
                ),
            ),
        ],
    )
    def test_reason(self, left: str, right: str, options: Any, sentence: str) -> None:
        """Each kind of reason has its own sentence, which stands first."""
        assert ri.compare(left, right, **options).summary[0] == sentence

    def test_currency_and_place(self) -> None:
        """Where a rate would not make two figures alike, none is asked for."""
        here = pay(50_000, place=ri.Place.parse("US-CA"))
        there = pay(0, pay=Pay(900_000, "TRY", "year"), place=ri.Place.parse("US-WA"))
        [told] = ri.compare(left_role(here), right_role(there)).summary
        assert told.startswith("Pay is stated in USD for Office Clerk")
        assert told.endswith(", and for different places, so the figures are not compared.")

    def test_open_both_ways(self) -> None:
        """Two open ends leave open who earns more, and that is said with the amount."""
        assert ri.compare(left_role(top_coded(239_200)), right_role(top_coded(239_200))).summary == (
            (
                "Mean pay is known only to be at least $239,200 per year for both roles, so which of the two is higher "
                "is not known (First, 2024; top-coded by First)."
            ),
        )

    def test_nothing_known(self) -> None:
        """Roles of which nothing is known are said to have no pay."""
        assert ri.compare(left_role(), right_role()).summary == (
            "No source in this catalog states pay for Office Clerk or Iron Smith.",
        )

    def test_one_role(self) -> None:
        """A role and itself do not differ."""
        assert ri.compare("29-1141", "29-1141").summary == (
            "Both sides are registered nurses (29-1141.00), so there is no difference to report.",
        )


class TestRanges:
    """Ranges and what they share."""

    def test_shared(self) -> None:
        """The length that both hold, as a percentage of what both cover."""
        left, right = left_role(pay(10, "low"), pay(20, "high")), right_role(pay(15, "low"), pay(30, "high"))
        assert ri.compare(left, right).summary == (
            (
                "Annual pay ranges from $10 to $20 for Office Clerk and from $15 to $30 for Iron Smith. "
                "The ranges overlap by $5, 25.0% of their combined span of $20 (First, 2024)."
            ),
        )

    def test_ends_of_one_range(self) -> None:
        """The ends are of one source, and what is shared is of the ends that are named."""
        ends = [pay(10, "low"), pay(20, "high"), pay(11, "p10"), pay(12, "p90")]
        right = [pay(15, "low"), pay(30, "high"), pay(40, "p10"), pay(50, "p90")]
        diff = ri.compare(left_role(*ends), right_role(*right))
        assert diff.salary.overlap is not None
        assert diff.salary.overlap.shared.amount == 0
        assert "ranges from $10 to $20" in diff.summary[-1]
        assert "overlap by $5, 25.0%" in diff.summary[-1]

    def test_of_a_part(self) -> None:
        """What the range is of is said: the hour, the component, the part of the people."""
        hour = [pay(0, name, pay=Pay(amount, "USD", "hour")) for name, amount in (("low", 15), ("high", 30))]
        more = [pay(0, name, pay=Pay(amount, "USD", "hour")) for name, amount in (("low", 16), ("high", 30))]
        assert "Hourly pay ranges from $15.00 to $30.00" in ri.compare(left_role(*hour), right_role(*more)).summary[0]
        total = [pay(10, "low", component="total", employer="UBS"), pay(20, "high", component="total", employer="UBS")]
        assert "Annual total pay at UBS ranges from" in ri.compare(left_role(*total), right_role(*total)).summary[0]

    def test_minimum_and_maximum(self) -> None:
        """The sentence, the overlap and the table say the same of two ranges from minimum to maximum."""
        diff = ri.compare(
            left_role(pay(40_000, "minimum"), pay(60_000, "maximum")),
            right_role(pay(50_000, "minimum"), pay(80_000, "maximum")),
        )
        [told] = diff.summary
        assert told == (
            "Annual pay ranges from $40,000 to $60,000 for Office Clerk and from $50,000 to $80,000 for Iron Smith. "
            "The ranges overlap by $10,000, 25.0% of their combined span of $40,000 (First, 2024)."
        )
        assert diff.salary.overlap is not None
        assert diff.salary.overlap.ratio == Decimal("0.25")
        assert [gap.left.statistic for gap in diff.salary] == ["minimum", "maximum"]
        assert "No two figures" not in str(diff)

    @pytest.mark.parametrize(("period", "word"), [("fortnight", "Biweekly"), ("half-month", "Semimonthly")])
    def test_pay_periods(self, period: Any, word: str) -> None:
        """Every period has its adjective."""
        ends = [pay(0, name, pay=Pay(amount, "USD", period)) for name, amount in (("low", 15), ("high", 30))]
        more = [pay(0, name, pay=Pay(amount, "USD", period)) for name, amount in (("low", 16), ("high", 30))]
        assert f"{word} pay ranges from $15 to $30" in ri.compare(left_role(*ends), right_role(*more)).summary[0]

    def test_apart(self) -> None:
        """Ranges apart do not overlap."""
        left, right = left_role(pay(10, "low"), pay(20, "high")), right_role(pay(25, "low"), pay(30, "high"))
        assert ri.compare(left, right).summary[0].endswith(". The ranges do not overlap (First, 2024).")

    def test_open(self) -> None:
        """A range with an open end is given as such, and shares nothing that could be said."""
        left = left_role(pay(10, "low", bound="at_least"), pay(20, "high"))
        right = right_role(pay(15, "low"), pay(30, "high"))
        assert ri.compare(left, right).summary[0] == (
            "Annual pay ranges from at least $10 to $20 for Office Clerk and from $15 to $30 for Iron Smith "
            "(First, 2024)."
        )


class TestGrowth:
    """How the number of jobs changes."""

    def growth(self, left: Any, right: Any, **fields: Any) -> str:
        """The sentence on two rates of growth."""
        figures = [
            ri.OutlookFigure(**{"about": "growth", "value": Decimal(value), "source": ONE, **fields})
            for value in (left, right)
        ]
        return ri.compare(left_role(outlook=figures[:1]), right_role(outlook=figures[1:])).summary[-1]

    def test_years(self) -> None:
        """The years are said, a fall is a decline, and decimals are those that were published."""
        assert self.growth(5, "-8.0", period=ri.Years(2018, 2028)) == (
            "Employment is projected to grow 5% for Office Clerk and decline 8.0% for Iron Smith from 2018 to 2028, "
            "a difference of 13.0 percentage points (First)."
        )
        assert self.growth(0, 1) == (
            "Employment is projected to show no change for Office Clerk and grow 1% for Iron Smith over a period not "
            "stated, a difference of 1 percentage point (First, 2024)."
        )
        assert self.growth(5, 5).startswith(
            "Employment is projected to grow 5% for both Office Clerk and Iron Smith over"
        )

    def test_place(self) -> None:
        """National growth is called that; that of a state begins with it."""
        assert self.growth(1, 2, place=ri.Place.parse("US")).startswith(
            "Nationally, employment is projected to grow 1%"
        )
        assert self.growth(1, 2, place=ri.Place.parse("US-CA")).startswith("In California, employment is projected")

    def test_bounds(self) -> None:
        """Growth of at least so much is called that; -8 at least is a decline of 8 at most."""
        assert "grow about 5%" in self.growth(5, 6, bound="about")
        assert "a difference of about 1 percentage point" in self.growth(5, 6, bound="about")
        left = ri.OutlookFigure(about="growth", value=-8, source=ONE, bound="at_least")
        right = ri.OutlookFigure(about="growth", value=5, source=ONE)
        sentence = ri.compare(left_role(outlook=[left]), right_role(outlook=[right])).summary[-1]
        assert "decline at most 8%" in sentence
        assert "a difference" not in sentence

    def test_class(self) -> None:
        """Growth that was published for a broader class says so beside the title."""
        sentence = ri.compare("29-1141.01", "29-1071", place="CA").summary[-2]
        assert sentence == (
            "Nationally, employment is projected to grow 4.9% for acute care nurses (all Registered nurses, "
            "29-1141) and "
            "20.4% for physician assistants from 2024 to 2034, a difference of 15.5 percentage points "
            "(BLS Employment Projections)."
        )


class TestRest:
    """Time, skills, and what is never said."""

    def length(self, plural: bool) -> str:
        """The sentence on the time it takes to become one, of roles with or without a plural."""
        facts = [
            ri.ExperienceFact(about="time_to_become", length=ri.DurationRange(minimum=low, unit="year"), source=ONE)
            for low in (1, 2)
        ]
        names = ("Office Clerks", "Iron Smiths") if plural else (None, None)
        left = left_role(experience=facts[:1], plural=names[0])
        return ri.compare(left, right_role(experience=facts[1:], plural=names[1])).summary[-1]

    def test_time(self) -> None:
        """How long it takes to become one; a title of which no plural is known may not be of one person."""
        assert self.length(plural=True) == (
            "It takes 1 year or more to become an office clerk and 2 years or more to become an iron smith "
            "(First, 2024)."
        )
        assert self.length(plural=False) == (
            "Time to enter the role is 1 year or more for Office Clerk and 2 years or more for Iron Smith "
            "(First, 2024)."
        )

    @pytest.mark.parametrize(
        ("left", "right", "end"),
        [
            ("A", "A", "the one skill that First lists for them: A (2024)."),
            ("AB", "AB", "all 2 skills that First lists for them: A and B (2024)."),
            ("ABCDE", "ABCDE", "all 5 skills that First lists for them: A, B, C, and 2 more (2024)."),
            ("ABC", "ABD", "2 of the 4 skills that First lists for them: A and B (2024)."),
            ("A", "B", "none of the 2 skills that First lists for them (2024)."),
        ],
    )
    def test_skills(self, left: str, right: str, end: str) -> None:
        """How many of all skills are shared, and the first of them."""
        skills = [[ri.Skill(name=each, source=ONE) for each in names] for names in (left, right)]
        sentence = ri.compare(left_role(skills=skills[0]), right_role(skills=skills[1])).summary[-1]
        assert sentence == f"The two roles share {end}"

    def test_callers_context(self) -> None:
        """Every digit is right, whatever precision the caller has set."""
        figures = [
            ri.OutlookFigure(about="growth", value=Decimal(each), source=ONE) for each in ("12.3456", "-0.98765")
        ]
        left = left_role(pay(68_535, rse=1), pay(42_000, "low"), pay(110_000, "high"), outlook=figures[:1])
        right = right_role(pay(36_977, rse=1), pay(26_000, "low"), pay(51_000, "high"), outlook=figures[1:])
        sentences = ri.compare(left, right).summary
        assert "That is 85.3% of $36,977 or 46.0% of $68,535" in sentences[0]
        assert "grow 12.3456%" in sentences[3]
        assert "a difference of 13.33325 percentage points" in sentences[3]
        with localcontext(Context(prec=3, traps=[Inexact, Rounded])):
            assert ri.compare(left, right).summary == sentences
            assert ri.compare(left, right).explain() == ri.compare(left, right).explain()

    def test_sources_of_people_name_nobody(self) -> None:
        """Two roles of one title are told apart by the sources of what is compared, never by those of their people."""
        figure = ri.PeopleFigure(dimension="sex", group="women", value=50, source=TWO)
        left = left_role(pay(1), title="Clerk", people=[figure])
        right = right_role(pay(2, source=UNDATED), title="Clerk")
        assert "for Clerk by Nobody, undated, than for Clerk by First, 2024" in ri.compare(left, right).summary[0]

    def test_never_of_people(self) -> None:
        """Figures about groups of people make no sentence."""
        figure = ri.PeopleFigure(dimension="sex", group="women", value=50, source=ONE)
        assert ri.compare(left_role(people=[figure]), right_role(people=[figure])).summary == (
            "No source in this catalog states pay for Office Clerk or Iron Smith.",
        )


def without_plural(role: str) -> ri.Role:
    """A role of the package as if its file stated no plural."""
    return attrs.evolve(ri.role(role), plural=None)


class TestRealFigures:
    """The sentences on the package's own roles, word for word."""

    def test_occupations(self) -> None:
        """Nurses and assistants: pay, its test, growth, skills."""
        assert ri.compare("registered nurse", "physician assistant").summary == (
            (
                "In the United States, physician assistants earn $39,860 more per year than registered nurses, "
                "comparing "
                "mean wages ($141,280 vs. $101,420). That is 39.3% of $101,420 or 28.2% of $141,280 (BLS OEWS, "
                "May 2025)."
            ),
            "The difference is statistically significant at the 90% confidence level.",
            (
                "Nationally, employment is projected to grow 4.9% for registered nurses and 20.4% for physician "
                "assistants "
                "from 2024 to 2034, a difference of 15.5 percentage points (BLS Employment Projections)."
            ),
            (
                "Physician assistants need a higher skill level than registered nurses chiefly in biology, therapy and "
                "counseling, and medicine and dentistry. In all, 11.1% of the level they need, weighted by importance, "
                "exceeds registered nurses' level (roleinfo, from O*NET 30.3 ratings, August 2021)."
            ),
        )

    def test_pages(self) -> None:
        """Account managers and representatives: pay, why it is not tested, ranges, time, skills."""
        pay_, test, ranges, _, time, skills = ri.compare("account manager", "account representative").summary
        assert pay_ == (
            "In the United States, account managers earn $31,558 more per year than account representatives, comparing "
            "mean pay ($68,535 vs. $36,977). That is 85.3% of $36,977 or 46.0% of $68,535 (Zippia, undated)."
        )
        assert test == "Zippia publishes no sampling error, so the difference cannot be tested."
        assert ranges == (
            "Annual pay ranges from $42,000 to $110,000 for account managers and from $26,000 to $51,000 for account "
            "representatives. The ranges overlap by $9,000, 10.7% of their combined span of $84,000 (Zippia, undated)."
        )
        assert time == (
            "It takes 6 to 8 years to become an account manager and 6 to 12 months to become an account representative "
            "(Zippia, undated)."
        )
        assert (
            skills == "The two roles share 1 of the 11 skills that Zippia lists for them: Customer Service (undated)."
        )

    def test_without_plural(self) -> None:
        """No plural is made up."""
        assert (
            ri.compare(without_plural("account manager"), without_plural("account representative"))
            .summary[0]
            .startswith(
                "In the United States, mean pay is $31,558 more per year for Account Manager than for Account "
                "Representative"
            )
        )

    def test_places_of_one_title(self) -> None:
        """One occupation in two places: the right one first, less or more than the left."""
        [sentence, _] = ri.compare("29-1141", "29-1141", place=("CA", "Boston-Cambridge-Newton, MA-NH")).summary
        assert sentence.startswith(
            "Registered nurses earn $28,460 less per year in Boston-Cambridge-Newton, MA-NH than in California, "
        )

    def test_place_begins(self) -> None:
        """A place begins the sentence, an industry too, with its code."""
        assert ri.compare("29-1141", "29-1071", place="CA").summary[0].startswith("In California, physician assistants")
        assert (
            ri.compare("29-1141", "29-1071", industry="622000").summary[0].startswith("In hospitals (NAICS 622000), ")
        )

    def test_growth_stays_national(self) -> None:
        """What is of the nation is not said of the places that pay is of."""
        sentences = ri.compare("29-1141", "29-1071", place=("CA", "TX")).summary
        assert sentences[0].startswith("Registered nurses in California earn $14,430 more per year than physician")
        assert sentences[2].startswith(
            "Nationally, employment is projected to grow 4.9% for registered nurses and 20.4%"
        )

    def test_groups(self) -> None:
        """Groups are called workers in their occupations, and all of them all workers."""
        assert (
            ri.compare("00-0000", "15-0000")
            .summary[0]
            .startswith(
                "In the United States, workers in computer and mathematical occupations earn $50,310 more per "
                "year than all "
                "workers, comparing mean wages"
            )
        )

    def test_percentiles(self) -> None:
        """Percentiles are not tested."""
        assert ri.compare("29-1141", "29-1071", statistic="p25").summary[1] == (
            "BLS publishes no sampling error for percentiles; only means are tested."
        )


class TestSpread:
    """Sentences of a report on two distributions of pay."""

    def test_nurses_and_assistants(self) -> None:
        """What lies above the other's median, where the ranges overlap, and the interval."""
        words = " ".join(ri.compare("29-1141", "29-1071").to_text(full=True).split())
        for sentence in (
            "The 10th-90th percentile ranges overlap from $99,380 to $137,470: 31.4% of their combined span.",
            (
                "More than 90% of jobs for physician assistants pay more than the median for registered nurses "
                "($97,550 per year; BLS OEWS, May 2025)."
            ),
            (
                "About 10.9% of jobs for registered nurses pay more than the median for physician assistants "
                "($135,880 per year; BLS OEWS, May 2025; interpolated, log-linear)."
            ),
            (
                "90% confidence interval for the difference in mean annual wages: $38,100 to $41,600 "
                "(sampling error only)."
            ),
        ):
            assert sentence in words

    def test_role(self) -> None:
        """The summary of an occupation, in the nation, at a place, and of a broader class."""
        entry = "Typical entry-level education: bachelor's degree (BLS)."
        nurse = ri.role("29-1141")
        work = (
            "Registered nurses record patient medical histories; monitor patient conditions during treatments, "
            "procedures, or activities; administer non-intravenous medications (O*NET 30.3). SOC minor group: "
            "healthcare diagnosing or treating practitioners (29-1000)."
        )
        assert nurse.summary == (
            f"{work} Median wage $97,550 per year; 3,379,720 wage and salary jobs (BLS OEWS, May 2025). {entry}"
        )
        at_place = nurse.at("St. Louis, MO-IL")
        assert " wage and salary jobs in St. Louis, MO-IL (BLS OEWS, May 2025). " in (at_place.summary or "")
        assert at_place.at("CA").summary == nurse.at("CA").summary
        assert "(BLS OEWS, May 2025; all Registered Nurses, 29-1141)" in (ri.role("29-1141.01").summary or "")


class TestIntervals:
    """Both ends of an interval, rounded outward."""

    @pytest.mark.parametrize(
        ("low", "high", "expected"),
        [
            ("38199.44", "41520.56", ("38100", "41600")),
            ("-12212.92", "-7787.08", ("-12300", "-7700")),
            ("18.36", "19.96", ("18.36", "19.96")),
            ("3", "1700", ("3", "1700")),
            ("-3", "1701", ("-10", "1710")),
            ("120", "120", ("120", "120")),
        ],
    )
    def test_outward(self, low: str, high: str, expected: tuple[str, str]) -> None:
        """At the second digit of half the width; at a further one where 0 would enter or leave."""
        assert rounded_outward(Decimal(low), Decimal(high)) == tuple(map(Decimal, expected))

    @given(st.decimals(-(10**7), 10**7, places=2), st.decimals("0.02", 10**6, places=2))
    def test_holds_what_it_rounds(self, low: Decimal, width: Decimal) -> None:
        """The rounded interval holds the exact one, and 0 lies in both or in neither."""
        ends = rounded_outward(low, low + width)
        assert ends[0] <= low <= low + width <= ends[1]
        assert (ends[0] <= 0 <= ends[1]) == (low <= 0 <= low + width)


class TestMarket:
    """Where a pay stands, and how many of many roles differ."""

    def test_position(self) -> None:
        """The share of jobs, what it is of, its source and how it was interpolated."""
        assert ri.percentile_of("registered nurse", "$85,000 per year", place="Denver").sentence == (
            "About 23.6% of jobs for registered nurses in Denver-Aurora-Centennial, CO pay less than $85,000 per year "
            "(BLS OEWS, May 2025; interpolated between the 10th and 25th percentiles, log-linear)."
        )

    def test_matrix(self) -> None:
        """Roles and pairs, how many pairs differ, and how many would by chance."""
        roles = ["29-1141", "29-1071", "11-1011", "15-1252"]
        assert ri.gap_matrix(roles).to_dict()["finding"] == (
            "Differences in mean annual wage: 4 roles, 6 pairs. 6 pairs differ significantly (90% confidence, not "
            "corrected for the number of pairs); 0.6 would be expected to by chance if all were equal."
        )
        assert ri.gap_matrix(roles, correction="holm").to_dict()["finding"] == (
            "Differences in mean annual wage: 4 roles, 6 pairs. 6 pairs differ significantly (90% confidence, "
            "corrected for the number of pairs by Holm's method). The chance of finding any difference would be at "
            "most 10% if all were equal."
        )
