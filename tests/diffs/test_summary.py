"""The few plain sentences of a comparison."""

from decimal import Context, Decimal, Inexact, Rounded, localcontext
from typing import Any

import attrs
import pytest

import roleinfo as ri
from diffs.makers import ONE, TWO, UNDATED, left_role, pay, right_role, top_coded
from roleinfo import Pay


def first(left: ri.SalaryEstimate, right: ri.SalaryEstimate, **options: Any) -> str:
    """The first sentence on two roles with one figure each."""
    return ri.compare(left_role(left), right_role(right), **options).summary[0]


class TestPay:
    """Who earns more, by how much, and of what that is which part."""

    def test_plain(self) -> None:
        """The sentence says whose figures these are, of when, and names the base of each percentage."""
        assert first(pay(40_000), pay(50_000)) == (
            "By First's estimates of 2024 the average iron smith earns $10,000 a year more than the average office "
            "clerk: 25.0 % of the clerk's pay, 20.0 % of the smith's."
        )

    def test_same_from_either_side(self) -> None:
        """Turned round, the sentence stays."""
        assert (
            first(pay(40_000), pay(50_000)) == (ri.compare(right_role(pay(50_000)), left_role(pay(40_000))).summary[0])
        )

    def test_median(self) -> None:
        """A median is called one."""
        assert "the median iron smith earns $1 a year more than the median office clerk" in first(
            pay(1, "median"), pay(2, "median")
        )

    def test_two_statistics(self) -> None:
        """A mean against a median is told as such."""
        assert "the median iron smith earns $1 a year more than the average office clerk" in first(
            pay(1), pay(2, "median"), statistic=("mean", "median")
        )

    @pytest.mark.parametrize(
        ("component", "words"),
        [
            ("base", "$1 a year in base pay more"),
            ("total", "$1 a year in total pay more"),
            ("package", "$1 a year as a package more"),
            ("oews_wage", "$1 a year in wages more"),
        ],
    )
    def test_component(self, component: Any, words: str) -> None:
        """What the pay includes is said where it is known."""
        assert words in first(pay(1, component=component), pay(2, component=component))

    def test_two_components(self) -> None:
        """Base against total pay is said of each side."""
        assert (
            "the average iron smith in total pay earns $1 a year more than the average office clerk in base pay"
            in first(pay(1, component="base"), pay(2, component="total"), component=("base", "total"))
        )

    def test_equal(self) -> None:
        """Equal pay has no percentages."""
        assert first(pay(50_000), pay(50_000)) == (
            "By First's estimates of 2024 the average office clerk and the average iron smith earn the same."
        )
        assert "earn about the same." in first(pay(50_000), pay(50_000, bound="about"))

    def test_equal_ends(self) -> None:
        """Where one of two equal amounts is an open end, it is said who earns at least as much."""
        assert first(pay(50_000), pay(50_000, bound="at_least")).endswith(
            " the average iron smith earns at least as much as the average office clerk."
        )
        assert first(pay(50_000), pay(50_000, bound="at_most")).endswith(
            " the average office clerk earns at least as much as the average iron smith."
        )

    def test_of_a_part(self) -> None:
        """What is true of a part of the role's people is said of that part."""
        limits: dict[str, Any] = {"industry": ri.Industry("Retail"), "experience": ri.ExperienceBand("entry level")}
        assert first(pay(1, **limits), pay(2, **limits)).startswith(
            "By First's estimates of 2024, for Retail, entry level, the average iron smith earns"
        )
        limits = {"place": ri.Place.parse("US-WA"), "employer": "UBS", "universe": "full-time"}
        assert ", for Washington, UBS, full-time, the average" in first(pay(1, **limits), pay(2, **limits))
        assert ", for" not in first(pay(1, place=ri.Place.parse("US")), pay(2, place=ri.Place.parse("US")))

    def test_zero(self) -> None:
        """Of a pay of 0 nothing is a percentage."""
        assert first(pay(0), pay(50_000)) == (
            "By First's estimates of 2024 the average iron smith earns $50,000 a year more than the average office "
            "clerk: 100.0 % of the smith's pay."
        )
        assert first(pay(0), pay(0)).endswith("earn the same.")

    def test_hour(self) -> None:
        """Pay for an hour is called that, to the cent."""
        sentence = first(pay(0, pay=Pay.parse("USD 17.78 per hour")), pay(0, pay=Pay.parse("USD 32.95 per hour")))
        assert "earns $15.17 an hour more" in sentence

    def test_other_money(self) -> None:
        """Another currency than dollars is named; two currencies have no sentence."""
        nzd = pay(0, pay=Pay.parse("NZD 63,000 per year"))
        assert "earns NZD 1,000 a year more" in first(nzd, pay(0, pay=Pay.parse("NZD 64,000 per year")))
        assert ri.compare(left_role(pay(1)), right_role(nzd)).summary == ()

    def test_two_sources(self) -> None:
        """Figures of two sources are credited apart, in the order of the roles."""
        assert first(pay(1), pay(2, source=UNDATED)).startswith(
            "By First's estimates of 2024 for the first and Nobody's undated estimates for the second, the average "
        )

    def test_at_least(self) -> None:
        """A difference that is at least so much is called that, and so are its percentages."""
        assert first(pay(100_000), top_coded(200_000)) == (
            "By First's estimates of 2024 the average iron smith earns at least $100,000 a year more than the average "
            "office clerk: at least 100.0 % of the clerk's pay, at least 50.0 % of the smith's."
        )
        assert first(top_coded(200_000), pay(100_000)).startswith(
            "By First's estimates of 2024 the average office clerk earns at least $100,000 a year more than"
        )

    def test_sign_not_fixed(self) -> None:
        """Where an open end leaves open who earns more, that is said, and no percentage is given."""
        assert first(pay(60_000), pay(50_000, bound="at_least")) == (
            "By First's estimates of 2024 the average office clerk earns at most $10,000 a year more than the average "
            "iron smith, and may earn less."
        )

    def test_about(self) -> None:
        """What is about so much is called that."""
        assert "earns about $10,000 a year more than the average office clerk: about 25.0 % of" in first(
            pay(40_000, bound="about"), pay(50_000)
        )

    def test_significance(self) -> None:
        """Where errors are published, a second sentence says what they allow."""
        left, right = pay(90_000, rse=1), pay(80_000, rse=1)
        assert ri.compare(left_role(left), right_role(right)).summary[1] == (
            "That difference is larger than the sampling error, tested at 90.0 % confidence."
        )
        close = pay(89_900, rse=1)
        assert ri.compare(left_role(left), right_role(close), confidence=0.95).summary[1] == (
            "That difference lies within the sampling error, tested at 95.0 % confidence."
        )

    def test_no_headline_statistic(self) -> None:
        """Ends of ranges alone make no sentence on who earns more."""
        assert ri.compare(left_role(pay(1, "low")), right_role(pay(2, "low"))).summary == ()

    def test_titles(self) -> None:
        """Titles of one last word are said in full, one title twice is told apart."""
        left, right = left_role(pay(1), title="Sales Manager"), right_role(pay(2), title="CRM Manager")
        assert ri.compare(left, right).summary[0].endswith("of the sales manager's pay, 50.0 % of the CRM manager's.")
        right = attrs.evolve(right, title="SALES manager".title())
        assert "the average sales manager (right) earns" in ri.compare(left, right).summary[0]
        right = right_role(pay(2, source=TWO), title="Sales Manager")
        assert "the average sales manager (two) earns" in ri.compare(left, right).summary[0]


class TestRanges:
    """Ranges and what they share."""

    def test_shared(self) -> None:
        """The length that both hold, as a percentage of what both cover."""
        left, right = left_role(pay(10, "low"), pay(20, "high")), right_role(pay(15, "low"), pay(30, "high"))
        [sentence] = ri.compare(left, right).summary
        assert sentence == (
            "By First's estimates of 2024 pay runs from $10 to $20 for the office clerk and from $15 to $30 for the "
            "iron smith; they share $5, 25.0 % of the $20 that the two ranges cover together."
        )

    def test_ends_of_one_range(self) -> None:
        """The ends told are of one source, and what is shared is of the ends that are told."""
        ends = [pay(10, "low"), pay(20, "high"), pay(11, "p10"), pay(12, "p90")]
        right = [pay(15, "low"), pay(30, "high"), pay(40, "p10"), pay(50, "p90")]
        diff = ri.compare(left_role(*ends), right_role(*right))
        assert diff.salary.overlap is not None
        assert diff.salary.overlap.shared.amount == 0
        assert "runs from $10 to $20" in diff.summary[0]
        assert "they share $5, 25.0 %" in diff.summary[0]
        retail = ri.Industry("Retail")
        apart = [pay(10, "low"), pay(20, "high", industry=retail)]
        assert ri.compare(left_role(*apart), right_role(*apart)).summary == ()

    def test_of_a_part(self) -> None:
        """What the range is of is said: the hour, the component, the part of the people."""
        hour = [pay(0, name, pay=Pay(amount, "USD", "hour")) for name, amount in (("low", 15), ("high", 30))]
        assert "pay an hour runs from $15 to $30" in ri.compare(left_role(*hour), right_role(*hour)).summary[0]
        total = [pay(10, "low", component="total", employer="UBS"), pay(20, "high", component="total", employer="UBS")]
        assert ", for UBS, total pay runs from" in ri.compare(left_role(*total), right_role(*total)).summary[0]

    def test_apart(self) -> None:
        """Ranges apart do not meet."""
        left, right = left_role(pay(10, "low"), pay(20, "high")), right_role(pay(25, "low"), pay(30, "high"))
        assert ri.compare(left, right).summary[0].endswith("; the two ranges do not meet.")

    def test_open(self) -> None:
        """A range with an open end is told as such, and shares nothing that could be said."""
        left = left_role(pay(10, "low", bound="at_least"), pay(20, "high"))
        right = right_role(pay(15, "low"), pay(30, "high"))
        assert (
            ri.compare(left, right)
            .summary[0]
            .endswith("pay runs from at least $10 to $20 for the office clerk and from $15 to $30 for the iron smith.")
        )


class TestGrowth:
    """How the number of jobs changes."""

    def grown(self, left: int, right: int, **fields: Any) -> str:
        """The sentence on two rates of growth."""
        figures = [
            ri.OutlookFigure(**{"about": "growth", "value": value, "source": ONE, **fields}) for value in (left, right)
        ]
        [sentence] = ri.compare(left_role(outlook=figures[:1]), right_role(outlook=figures[1:])).summary
        return sentence

    def test_years(self) -> None:
        """The years are said, and shrinking is called that."""
        assert self.grown(5, -8, period=ri.Years(2018, 2028)) == (
            "By First's estimates of 2024 jobs as an office clerk grow by 5 % and jobs as an iron smith shrink by 8 % "
            "of their number, from 2018 to 2028: 13 points apart."
        )

    def test_bounds(self) -> None:
        """Growth of at least so much is called that; shrinking by -8 at least is shrinking by 8 at most."""
        assert "grow by about 5 %" in self.grown(5, 6, bound="about")
        assert "about 1 points apart" in self.grown(5, 6, bound="about")
        left = ri.OutlookFigure(about="growth", value=-8, source=ONE, bound="at_least")
        right = ri.OutlookFigure(about="growth", value=5, source=ONE)
        [sentence] = ri.compare(left_role(outlook=[left]), right_role(outlook=[right])).summary
        assert "shrink by at most 8 %" in sentence
        assert "apart" not in sentence


class TestRest:
    """Time, skills, and what is never said."""

    def test_time(self) -> None:
        """How long it takes to become one."""
        facts = [
            ri.ExperienceFact(about="time_to_become", length=ri.DurationRange(minimum=low, unit="year"), source=ONE)
            for low in (1, 2)
        ]
        [sentence] = ri.compare(left_role(experience=facts[:1]), right_role(experience=facts[1:])).summary
        assert sentence == (
            "By First's estimates of 2024 becoming an office clerk takes 1 year or more, "
            "becoming an iron smith 2 years or more."
        )

    @pytest.mark.parametrize(
        ("left", "right", "end"),
        [
            ("A", "A", "1 of the 1 skills listed for the two is shared: A."),
            ("AB", "AB", "all the 2 skills listed for the two are shared: A, B."),
            ("ABCDE", "ABCDE", "all the 5 skills listed for the two are shared: A, B, C and 2 more."),
            ("A", "B", "0 of the 2 skills listed for the two are shared."),
        ],
    )
    def test_skills(self, left: str, right: str, end: str) -> None:
        """How many of all skills are shared, and the first of them."""
        skills = [[ri.Skill(name=each, source=ONE) for each in names] for names in (left, right)]
        [sentence] = ri.compare(left_role(skills=skills[0]), right_role(skills=skills[1])).summary
        assert sentence == f"By First's estimates of 2024 {end}"

    def test_nothing_to_say(self) -> None:
        """Roles of which nothing is known have no summary."""
        assert ri.compare(left_role(), right_role()).summary == ()

    def test_callers_context(self) -> None:
        """Every digit is right, whatever precision the caller has set."""
        figures = [
            ri.OutlookFigure(about="growth", value=Decimal(each), source=ONE) for each in ("12.3456", "-0.98765")
        ]
        left = left_role(pay(68_535), pay(42_000, "low"), pay(110_000, "high"), outlook=figures[:1])
        right = right_role(pay(36_977), pay(26_000, "low"), pay(51_000, "high"), outlook=figures[1:])
        told = ri.compare(left, right).summary
        assert "85.3 % of the clerk's" not in told[0]
        assert "85.3 % of the smith's pay, 46.0 % of the clerk's" in told[0]
        assert "grow by 12.3456 %" in told[2]
        assert told[2].endswith("13.33325 points apart.")
        with localcontext(Context(prec=3, traps=[Inexact, Rounded])):
            assert ri.compare(left, right).summary == told
            assert [gap.difference for gap in ri.compare(left, right).outlook] == [Decimal("-13.33325")]

    def test_sources_of_people_name_nobody(self) -> None:
        """Two roles of one title are told apart by the sources of what is compared, never by those of their people."""
        figure = ri.PeopleFigure(dimension="sex", group="women", value=50, source=TWO)
        left = left_role(pay(1), title="Clerk", people=[figure])
        right = right_role(pay(2, source=UNDATED), title="Clerk")
        assert (
            "the average clerk (undated) earns $1 a year more than the average clerk (one):"
            in (ri.compare(left, right).summary[0])
        )

    def test_never_of_people(self) -> None:
        """Figures about groups of people make no sentence."""
        figure = ri.PeopleFigure(dimension="sex", group="women", value=50, source=ONE)
        assert ri.compare(left_role(people=[figure]), right_role(people=[figure])).summary == ()
