"""Pay figures and a role's list of them: rules, names of statistics, and which figure answers a question."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

import roleinfo as ri
from roleinfo import BrokenRulesError, ExperienceBand, Industry, Pay, Place, Salary, SalaryEstimate, Source
from roleinfo.model.estimate import SalaryQuery, percentile, statistic
from strategies import estimates, listed

SURVEY = Source(id="survey", title="Survey", publisher="Example", license="open", rank=10)
LATER = Source(id="later", title="Later", publisher="Example", license="open", rank=20)
DATED = attrs.evolve(SURVEY, id="dated", series="survey", date="2024")
US = Place.parse("US")


def estimate(amount: int = 50_000, **fields: Any) -> SalaryEstimate:
    """A released mean a year by the survey, but for what is said otherwise."""
    return SalaryEstimate(**{"statistic": "mean", "source": SURVEY, "pay": Pay(amount, "USD", "year"), **fields})


class TestRules:
    """What a figure must say, and what it must not."""

    @pytest.mark.parametrize(
        ("fields", "rule"),
        [
            ({"pay": None}, "pay: a released figure has a pay; one that is not published needs another status"),
            ({"status": "suppressed"}, "pay: a figure that is suppressed has no pay"),
            ({"status": "not_published"}, "pay: a figure that is not_published has no pay"),
            (
                {"status": "top_coded", "pay": None},
                "bound_pay: a top-coded figure, and no other, has the pay it lies above in bound_pay",
            ),
            (
                {"bound_pay": Pay(1, "USD", "year")},
                "bound_pay: a top-coded figure, and no other, has the pay it lies above in bound_pay",
            ),
            ({"pay": Pay(-1, "USD", "year")}, "pay: pay is not negative: USD -1 per year"),
            ({"origin": "derived"}, "evidence: a figure that is derived must say in words on what evidence"),
            ({"origin": "inferred"}, "evidence: a figure that is inferred must say in words on what evidence"),
            ({"origin": "proxy"}, "evidence: a figure that is proxy must say in words on what evidence"),
        ],
    )
    def test_broken(self, fields: dict[str, Any], rule: str) -> None:
        """Each rule that is broken is told with its field."""
        with pytest.raises(BrokenRulesError) as caught:
            estimate(**fields)
        assert str(caught.value) == f"SalaryEstimate: {rule}"

    def test_all_at_once(self) -> None:
        """Every broken rule is told, not the first alone."""
        with pytest.raises(BrokenRulesError) as caught:
            estimate(origin="derived", status="top_coded", pay=Pay(-1, "USD", "year"))
        assert [field for field, _ in caught.value.rules] == ["evidence", "pay", "bound_pay", "pay"]

    @pytest.mark.parametrize(
        ("fields", "text"),
        [
            ({"statistic": "typical"}, "must be one of mean, median, average, low, high, minimum, maximum, or a perc"),
            (
                {"component": "gross"},
                "must be one of base, total, package, oews_wage, usual_weekly_earnings, ashe_hourly, ",
            ),
            ({"status": "hidden"}, "must be one of released, suppressed, top_coded, not_published, not 'hidden'"),
            ({"bound": "over"}, "must be one of exact, about, at_least, at_most, not 'over'"),
            ({"origin": "guessed"}, "must be one of published, derived, inferred, proxy, not 'guessed'"),
            ({"rse": -1}, "rse must be 0 or more, not -1"),
            ({"as_of": "May 2024"}, "must be a date as YYYY, YYYY-MM or YYYY-MM-DD, not 'May 2024'"),
            ({"employer": " "}, "must not be empty"),
        ],
    )
    def test_refused_values(self, fields: dict[str, Any], text: str) -> None:
        """A field that cannot hold a value says what it can hold."""
        with pytest.raises(ValueError, match=text.replace("(", r"\(")):
            estimate(**fields)

    @pytest.mark.parametrize(
        "fields", [{"pay": "USD 5 per year"}, {"pay": 5}, {"place": "US"}, {"industry": "Retail"}, {"source": "survey"}]
    )
    def test_refused_types(self, fields: dict[str, Any]) -> None:
        """Text stands for no value here: reading text is the reader's work."""
        with pytest.raises(TypeError):
            estimate(**fields)

    @pytest.mark.parametrize(
        ("date", "fine"),
        [
            ("2024", True), ("2024-02", True), ("2024-02-29", True), ("2023-02-29", False), ("2024-13", False),
            ("2024-00", False), ("2024-1", False), ("24", False), ("２０２４", False), ("2024-02-30", False),
            (2024, False), ("", False), ("2024-01-01T00:00:00", False),
        ],
    )  # fmt: skip
    def test_dates(self, date: Any, fine: bool) -> None:
        """A date is one of the calendar, to the year, month or day."""
        if fine:
            assert estimate(as_of=date).as_of == date
        else:
            with pytest.raises(ValueError, match="must be a date as YYYY, YYYY-MM or YYYY-MM-DD, not "):
                estimate(as_of=date)

    def test_date_of_the_source(self) -> None:
        """A figure without a date of its own is of its source's date; its own goes first."""
        assert estimate().effective_date is None
        assert estimate(source=DATED).effective_date == "2024"
        assert estimate(source=DATED, as_of="2020").effective_date == "2020"


class TestStatistics:
    """One spelling for each statistic."""

    @pytest.mark.parametrize(
        ("name", "spelling"),
        [
            ("mean", "mean"), ("p50", "median"), ("p50.0", "median"), ("p25", "p25"), ("p25.0", "p25"),
            ("p05", "p5"), ("p97.5", "p97.5"), ("p0.1", "p0.1"), ("p99.90", "p99.9"),
        ],
    )  # fmt: skip
    def test_spellings(self, name: str, spelling: str) -> None:
        """Percentiles lose needless digits, and the 50th is the median."""
        assert statistic(name) == spelling
        assert statistic(spelling) == spelling
        assert estimate(statistic=name).statistic == spelling

    @pytest.mark.parametrize("name", ["p0", "p100", "p-5", "p", "25", "P25", "Mean", "", "p２５", None, 25, "p1e1"])
    def test_refused(self, name: Any) -> None:
        """Anything else is refused."""
        with pytest.raises(ValueError, match="or a percentile as 'p25', not "):
            statistic(name)

    @given(st.decimals(Decimal("0.001"), Decimal("99.999"), places=3))
    def test_percentile_names(self, rank: Decimal) -> None:
        """The name of a percentile is read back as itself."""
        assert statistic(percentile(rank)) == percentile(rank)

    @pytest.mark.parametrize("rank", [0, 100, -1, 101])
    def test_percentile_ends(self, rank: int) -> None:
        """A percentile lies between 0 and 100."""
        with pytest.raises(ValueError, match=f"^percentile must be above 0 and below 100, not {rank}$"):
            percentile(rank)

    def test_percentile_50_is_the_median(self) -> None:
        """percentile(50) answers with the median."""
        salary = Salary([estimate(statistic="p50"), estimate(statistic="p25")])
        assert salary.percentile(50) is salary.median
        assert salary.median is not None
        assert salary.percentile(Decimal("25.0")) == estimate(statistic="p25")


# Each step of the stated order: (what is taken, what it is preferred to), alike in all else.
STEPS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "released before not": (
        {"place": Place.parse("US-WA")},
        {"status": "suppressed", "pay": None},
    ),
    "top-coded before not released": (
        {"status": "top_coded", "pay": None, "bound_pay": Pay(1, "USD", "hour"), "place": Place.parse("US-WA")},
        {"status": "not_published", "pay": None},
    ),
    "the nation before a part": (
        {"place": US, "industry": Industry("Retail")},
        {"place": Place.parse("US-WA")},
    ),
    "no place stated before a part": (
        {"industry": Industry("Retail")},
        {"place": Place.parse("San Francisco, CA")},
    ),
    "all industries before one": (
        {"employer": "UBS"},
        {"industry": Industry("Retail")},
    ),
    "all employers before one": (
        {"experience": ExperienceBand("entry level")},
        {"employer": "UBS"},
    ),
    "all experience before a band": (
        {"origin": "derived", "evidence": "e"},
        {"experience": ExperienceBand("entry level")},
    ),
    "published before derived": (
        {"pay": Pay(1, "USD", "hour")},
        {"origin": "derived", "evidence": "e"},
    ),
    "inferred before proxy": (
        {"origin": "inferred", "evidence": "e", "pay": Pay(1, "USD", "hour")},
        {"origin": "proxy", "evidence": "e"},
    ),
    "a year before an hour": (
        {"source": LATER},
        {"pay": Pay(25, "USD", "hour")},
    ),
    "an hour before a month": (
        {"pay": Pay(25, "USD", "hour"), "source": LATER},
        {"pay": Pay(25, "USD", "month")},
    ),
    "the stated order of sources": (
        {"component": "total"},
        {"source": LATER},
    ),
    "components in their order": (
        {"component": "base", "origin": "inferred", "evidence": "e"},
        {"component": "total"},
    ),
    "published before inferred": (
        {"as_of": "2020"},
        {"as_of": "2024", "origin": "inferred", "evidence": "e"},
    ),
    "the latest date first": (
        {"as_of": "2024-05"},
        {"as_of": "2020"},
    ),
    "a date before none": (
        {"as_of": "1999"},
        {},
    ),
}


class TestPreference:
    """Which of several figures answers a plain question."""

    @pytest.mark.parametrize("step", STEPS)
    def test_step(self, step: str) -> None:
        """Each step of the stated order decides before the ones after it."""
        taken, left = (estimate(**fields) for fields in STEPS[step])
        for given_order in ([taken, left], [left, taken]):
            salary = Salary(given_order)
            assert salary.candidates("mean") == (taken, left)
            assert salary[0] == taken

    def test_one_employers_figure_is_no_answer(self) -> None:
        """One employer's average is a candidate, but never the role's mean."""
        salary = Salary([estimate(employer="UBS")])
        assert len(salary.candidates("mean")) == 1
        assert salary.mean is None

    @given(listed(estimates(), 6), st.randoms(use_true_random=False))
    def test_order_given_does_not_matter(self, facts: list[SalaryEstimate], random: Any) -> None:
        """The answer does not depend on the order in which the figures were given."""
        salary = Salary(facts)
        random.shuffle(facts)
        assert Salary(facts) == salary
        assert Salary(facts).mean == salary.mean

    @pytest.mark.parametrize("name", ["mean", "median", "low", "high"])
    def test_never_a_neighbour(self, name: str) -> None:
        """A statistic that is not there is None, whatever else is there."""
        others = [each for each in ("mean", "median", "average", "low", "high", "p10", "p90") if each != name]
        salary = Salary([estimate(statistic=each) for each in others])
        assert getattr(salary, name) is None
        assert salary.candidates(name) == ()
        assert salary.percentile(25) is None
        found = Salary([*salary, estimate(7, statistic=name)])
        assert getattr(found, name) == estimate(7, statistic=name)

    def test_average_is_no_mean(self) -> None:
        """An average of a kind that is not stated answers neither for the mean nor for the median."""
        salary = Salary([estimate(statistic="average")])
        assert (salary.mean, salary.median) == (None, None)
        assert salary.candidates("average") == (estimate(statistic="average"),)

    def test_ends_of_a_range_are_no_percentiles(self) -> None:
        """Low and high are neither percentiles nor the ends of a structure."""
        salary = Salary([estimate(statistic="low"), estimate(statistic="minimum"), estimate(statistic="p10")])
        assert salary.low == estimate(statistic="low")
        assert salary.percentile(10) == estimate(statistic="p10")
        assert salary.candidates("minimum") == (estimate(statistic="minimum"),)

    def test_empty(self) -> None:
        """A role without pay figures answers None and empty tuples."""
        assert (Salary().mean, Salary().percentile(50), Salary().candidates("mean")) == (None, None, ())

    def test_unknown_statistic(self) -> None:
        """A statistic that is none is refused, also where there are no figures."""
        with pytest.raises(ValueError, match="not 'typical'"):
            Salary().candidates("typical")


class TestSelect:
    """The figures that answer to every keyword."""

    salary = Salary(
        [
            estimate(1, place=US),
            estimate(2, place=Place.parse("US-WA")),
            estimate(3, industry=Industry("Retail", "44-45")),
            estimate(4, employer="AT&T"),
            estimate(5, experience=ExperienceBand("entry level")),
            estimate(6, experience=ExperienceBand(None, ri.DurationRange(minimum=10, unit="year"))),
            estimate(7, source=LATER, component="base"),
            estimate(8, source=DATED, statistic="p50"),
            estimate(pay=Pay(9, "NZD", "hour")),
            estimate(status="suppressed", pay=None, statistic="high"),
        ]
    )

    @pytest.mark.parametrize(
        ("wanted", "amounts"),
        [
            ({"statistic": "median"}, [8]),
            ({"statistic": "p50"}, [8]),
            ({"component": "base"}, [7]),
            ({"source": "later"}, [7]),
            ({"source": "dated"}, [8]),
            ({"source": "survey", "statistic": "median"}, [8]),
            ({"place": "US"}, [1]),
            ({"place": "united states"}, [1]),
            ({"place": "wa"}, [2]),
            ({"place": "Washington"}, [2]),
            ({"place": "US-WA"}, [2]),
            ({"industry": "retail"}, [3]),
            ({"industry": "44-45"}, [3]),
            ({"employer": "at&t"}, [4]),
            ({"experience": "Entry  Level"}, [5]),
            ({"experience": "10 years or more"}, [6]),
            ({"currency": "NZD"}, [9]),
            ({"period": "hour"}, [9]),
            ({"period": "hour", "currency": "USD"}, []),
            ({"experience": "None"}, []),
            ({"experience": ""}, []),
            ({"place": ""}, []),
        ],
    )
    def test_keywords(self, wanted: SalaryQuery, amounts: list[int]) -> None:
        """Each keyword limits the figures, by the spellings that people use."""
        assert [each.pay and each.pay.amount for each in self.salary.select(**wanted)] == amounts

    def test_none_asks_for_the_unlimited(self) -> None:
        """None asks for the figures that are not limited to a place, industry, employer or experience."""
        found = self.salary.select(place=None, industry=None, employer=None, experience=None, statistic="mean")
        assert sorted(each.pay.amount for each in found if each.pay) == [7, 9]

    def test_nothing_asked(self) -> None:
        """Without keywords every figure answers, in the stated order."""
        assert self.salary.select() == self.salary

    def test_not_released_has_no_money(self) -> None:
        """A figure that was not released is of no currency and no period."""
        assert self.salary.select(statistic="high", currency="USD") == Salary()
        assert len(self.salary.select(statistic="high")) == 1

    @pytest.mark.parametrize("salary", [Salary(), Salary([estimate()])], ids=["empty", "not empty"])
    def test_unknown_keyword(self, salary: Salary) -> None:
        """A keyword that is none is refused, also where no figure would be asked for it."""
        with pytest.raises(TypeError, match="knows no keyword 'city'; it knows statistic, component, source, place"):
            salary.select(statistic="median", city="San Francisco")  # type: ignore[call-arg]  # no such keyword


class TestUnreleased:
    """Figures that a publisher holds back or cuts off."""

    def test_top_coded(self) -> None:
        """A top-coded figure has no pay, only the end that it lies above."""
        found = estimate(status="top_coded", pay=None, bound_pay=Pay(239_200, "USD", "year"))
        assert found.pay is None
        assert found.known_amount == Pay(239_200, "USD", "year")
        assert found.effective_bound == "at_least"
        assert "at least $239,200 per year (top-coded by Example) [1]" in str(found)
        assert str(found).startswith("Mean annual pay, place not stated\n")
        assert str(found).endswith("\n[1] Example, undated")

    def test_suppressed(self) -> None:
        """A suppressed figure says so, and is never 0."""
        found = estimate(status="suppressed", pay=None)
        assert found.known_amount is None
        assert "no figure: suppressed by Example [1]" in str(found)

    def test_large_figures_are_not_cut(self) -> None:
        """A published figure above the usual end of publication stays as it is."""
        found = estimate(391_490, statistic="median")
        assert found.pay == Pay(391_490, "USD", "year")
        assert found.effective_bound == "exact"

    def test_zero_is_a_figure(self) -> None:
        """A pay of 0 is a pay, not a missing one."""
        assert estimate(0).known_amount == Pay(0, "USD", "year")

    def test_bounds_in_text(self) -> None:
        """How a figure is to be read stands before it."""
        for fields, lines in (
            ({"bound": "at_most"}, ("Mean annual pay, place not stated", "Figure  at most $58,000 per year [1]")),
            ({"bound": "about", "place": US}, ("Mean annual pay, United States", "Figure  about $58,000 per year [1]")),
        ):
            printed = str(estimate(58_000, **fields)).splitlines()
            assert (printed[0], printed[3], printed[-1]) == (*lines, "[1] Example, undated")


class TestConversion:
    """The same figure for another period, marked as what it is."""

    def test_one_date(self) -> None:
        """A figure's own date stands before its source's, in its text and wherever else its date is told."""
        own = estimate(source=DATED, as_of="2026-02")
        assert (own.effective_date, attrs.evolve(own, as_of=None).effective_date) == ("2026-02", "2024")
        assert str(own).endswith("[1] Example, February 2026")
        assert str(attrs.evolve(own, as_of=None)).endswith("[1] Example, 2024")
        role = ri.Role(id="a", title="A", salary=[attrs.evolve(own, statistic="median")])
        ratio = ri.market_ratio(own.pay or Pay(1, "USD", "year"), role)
        assert ratio.basis.endswith("(Example, February 2026)")
        assert "February 2026" in str(ri.PayDistribution.of(role.salary))

    @pytest.mark.parametrize(("code", "period", "other"), [("27-2011", "hour", "year"), ("25-2021", "year", "hour")])
    def test_one_period_alone(self, code: str, period: Any, other: Any) -> None:
        """Hourly-only and annual-only work is not of 2,080 hours: it is converted by the caller's hours alone."""
        mean = ri.role(code).salary.mean
        assert mean is not None
        assert mean.known_amount is not None
        assert mean.sole_period
        assert mean.known_amount.period == period
        acts: list[Callable[[], SalaryEstimate]] = [lambda: mean.per(other), getattr(mean, f"per_{other}")]
        for act in acts:
            with pytest.raises(
                ri.NotComparableError, match=rf"per {period} only .*; state the hours, as per\('{other}'"
            ):
                act()
        assert mean.per(other, 1000).origin == "derived"
        with pytest.raises(ri.NotComparableError, match="only"):
            mean.per(other, 1000).per(period)

    def test_both_periods(self) -> None:
        """Figures of work that is published by the hour and by the year are converted at 2,080 hours."""
        assert not any(each.sole_period for each in ri.role("29-1141").salary)

    def test_months(self) -> None:
        """A month's pay becomes a year's by 12, whatever the hours, and says so."""
        found = estimate(pay=Pay(5000, "USD", "month"), sole_period=True).per_year()
        assert (found.pay, found.evidence) == (
            Pay(60_000, "USD", "year"),
            "USD 5,000 per month converted at 12 months a year",
        )

    def test_per_hour(self) -> None:
        """What is converted is derived, with the figure and the hours as the evidence."""
        found = estimate(68_640).per_hour()
        assert found.pay == Pay(33, "USD", "hour")
        assert found.origin == "derived"
        assert found.evidence == "USD 68,640 per year converted at 2080 hours a year"

    def test_per_year(self) -> None:
        """Hours of one's own are used and named."""
        found = estimate(pay=Pay(20, "USD", "hour")).per_year(hours=1950)
        assert found.pay == Pay(39_000, "USD", "year")
        assert found.evidence == "USD 20 per hour converted at 1950 hours a year"

    def test_evidence_is_kept(self) -> None:
        """What the figure rested on before is still told."""
        found = estimate(2080, origin="inferred", evidence="the word average").per_hour()
        assert (found.origin, found.evidence) == (
            "derived",
            "USD 2,080 per year converted at 2080 hours a year; the word average",
        )

    def test_same_period(self) -> None:
        """A figure of that period is itself, and stays published."""
        assert estimate().per_year() is not None
        assert estimate().per_year().origin == "published"

    def test_top_coded(self) -> None:
        """The end of a top-coded figure is converted with it."""
        found = estimate(status="top_coded", pay=None, bound_pay=Pay(239_200, "USD", "year")).per_hour()
        assert found.bound_pay == Pay(115, "USD", "hour")
        assert found.pay is None

    def test_not_released(self) -> None:
        """What was not released stays as it is."""
        found = estimate(status="suppressed", pay=None)
        assert found.per_hour() is found

    def test_never_answers_before_a_published_figure(self) -> None:
        """A converted figure stands behind every published one."""
        salary = Salary(
            [estimate(pay=Pay(20, "USD", "hour")), estimate(pay=Pay(30, "USD", "hour"), source=LATER).per_year()]
        )
        assert salary.mean is not None
        assert salary.mean.pay == Pay(20, "USD", "hour")


class TestExperienceBand:
    """The experience that a figure is limited to."""

    def test_needs_something(self) -> None:
        """A band has a word, a length or both."""
        with pytest.raises(
            BrokenRulesError, match=r"^ExperienceBand: label: an experience band needs a label, a length"
        ):
            ExperienceBand()

    def test_words_meet_in_any_case(self) -> None:
        """Two spellings of one word are one population; a length goes before the word."""
        one, other = ExperienceBand("Entry Level"), ExperienceBand.parse("entry  level")
        assert one.key == other.key
        length = ri.DurationRange(maximum=1, unit="year")
        assert ExperienceBand("less than a year", length).key == ExperienceBand(None, length).key
        assert str(ExperienceBand(None, length)) == "up to 1 year"


class TestPopulations:
    """Figures of other populations never share a key."""

    @given(estimates(), estimates())
    def test_same_key_means_same_population(self, one: SalaryEstimate, other: SalaryEstimate) -> None:
        """Where two figures have one measure, they are alike in statistic, component, money and place."""
        if one.measure == other.measure:
            assert (one.statistic, one.component, one.money) == (other.statistic, other.component, other.money)
            assert (one.place and one.place.key) == (other.place and other.place.key)

    def test_separators_in_names(self) -> None:
        """A name that looks like a part of a key does not stand for one."""
        fake = estimate(employer="x|experience=entry level")
        real = estimate(employer="x", experience=ExperienceBand("entry level"))
        assert fake.key != real.key
        assert len(Salary([fake, real])) == 2


class TestInterval:
    """The interval of one figure, from its relative standard error."""

    def test_published_mean(self) -> None:
        """BLS publishes 101,420 with an RSE of 0.2%: 1.6449 x 202.84 is 333.64 either way."""
        mean = ri.role("registered nurse").salary.mean
        assert mean is not None
        assert mean.interval() == (
            Pay(Decimal("101086.36"), "USD", "year"), Pay(Decimal("101753.64"), "USD", "year")
        )  # fmt: skip
        wider = mean.interval(0.99)
        assert wider is not None
        assert wider[0].amount < Decimal("101086.36")

    def test_jobs(self) -> None:
        """Employment has an error of its own: 3,379,720 with an RSE of 0.3%."""
        [jobs] = [each for each in ri.role("registered nurse").outlook.about("jobs") if each.rse is not None]
        assert (jobs.value, jobs.rse, jobs.interval()) == (
            Decimal(3_379_720), Decimal("0.3"), (Decimal("3363042.57"), Decimal("3396397.43"))
        )  # fmt: skip

    @pytest.mark.parametrize(
        "figure",
        [
            estimate(),
            estimate(rse=Decimal(1), bound="about"),
            estimate(pay=None, status="suppressed", rse=Decimal(1)),
            estimate(pay=None, status="top_coded", bound_pay=Pay(239_200, "USD", "year"), rse=Decimal(1)),
            estimate(10**15 - 1, rse=Decimal(1)),
        ],
    )
    def test_none(self, figure: SalaryEstimate) -> None:
        """Without an error, where the figure is not exact, or where an end is too large for a Pay, there is none."""
        assert figure.interval() is None

    def test_error_of_zero_was_rounded(self) -> None:
        """An RSE of 0.0 counts as 0.05."""
        ends = estimate(100_000, rse=Decimal("0.0")).interval()
        assert ends is not None
        assert ends[1].amount == Decimal("100082.24")

    def test_level(self) -> None:
        """A level that is none is refused by its name."""
        with pytest.raises(ri.InvalidArgumentError, match="confidence"):
            estimate(rse=Decimal(1)).interval(1)

    def test_shown(self) -> None:
        """The record of one figure has its interval, rounded outward, and says what it covers."""
        assert "$101,080 to $101,760 (sampling error only)" in str(ri.role("registered nurse").salary.mean)


class TestPercentileRatio:
    """How far apart the percentiles of one pay are."""

    def test_published(self) -> None:
        """Registered nurses: 137,470 / 68,940, and 109,380 / 80,330."""
        salary = ri.role("registered nurse").salary
        pays = {rank: each.pay.amount for rank in (10, 25, 75, 90) if (each := salary.percentile(rank)) and each.pay}
        assert (pays[90], pays[10]) == (Decimal(137_470), Decimal(68_940))
        assert salary.percentile_ratio() == Pay(137_470, "USD", "year") / Pay(68_940, "USD", "year")
        assert salary.percentile_ratio(75, 25) == Pay(pays[75], "USD", "year") / Pay(pays[25], "USD", "year")

    def test_of_one_pay(self) -> None:
        """Percentiles of two sources, periods or places are no pair."""
        low = estimate(20_000, statistic="p10")
        for other in (
            estimate(60_000, statistic="p90", source=LATER),
            estimate(60_000, statistic="p90", place=US),
            estimate(60, statistic="p90", pay=Pay(60, "USD", "hour")),
            estimate(60_000, statistic="p90", component="base"),
        ):
            assert Salary([low, other]).percentile_ratio() is None
        assert Salary([low, estimate(60_000, statistic="p90")]).percentile_ratio() == 3

    @pytest.mark.parametrize(
        ("low", "high"),
        [
            (estimate(0, statistic="p10"), estimate(5, statistic="p90")),
            (estimate(1, statistic="p10"), estimate(5, statistic="p90", bound="at_least")),
            (
                estimate(1, statistic="p10"),
                estimate(statistic="p90", pay=None, status="top_coded", bound_pay=Pay(9, "USD", "year")),
            ),
        ],
    )
    def test_not_exact(self, low: SalaryEstimate, high: SalaryEstimate) -> None:
        """An open end and a lower percentile of 0 give no ratio."""
        assert Salary([low, high]).percentile_ratio() is None

    def test_order_of_ranks(self) -> None:
        """The first is the higher percentile."""
        with pytest.raises(ri.InvalidArgumentError, match="high must be above low, the percentile 90, not 10"):
            Salary().percentile_ratio(10, 90)

    def test_equal_percentiles(self) -> None:
        """Percentiles of one amount are named, the lowest first; others are not."""
        amounts = {"p10": 40, "p25": 50, "median": 50, "p75": 80, "p90": 80}
        salary = Salary([estimate(amount, statistic=name) for name, amount in amounts.items()])
        assert salary.equal_percentiles == ("p25", "median", "p75", "p90")
        assert ri.role("registered nurse").salary.equal_percentiles == ()
        assert Salary().equal_percentiles == ()

    def test_by_place(self) -> None:
        """Each place's row has both ratios."""
        cells = ri.role("registered nurse").salary.by_place()
        rows = cells.to_dict()["cells"]["rows"]
        [denver] = [row for row in rows if row["place_name"] == "Denver-Aurora-Centennial, CO"]
        [cell] = [cell for cell in cells if cell.place.name == "Denver-Aurora-Centennial, CO"]
        high, low = (cell.salary.percentile(rank) for rank in (90, 10))
        assert high is not None
        assert low is not None
        assert high.pay is not None
        assert low.pay is not None
        assert denver["p90_to_p10"].startswith(str(high.pay / low.pay)[:8])


class TestAgedTo:
    """A figure moved to a later month."""

    def test_published(self) -> None:
        """101,420 of May 2025, half a year and one year on at 3.5% a year, compounded."""
        mean = ri.role("registered nurse").salary.mean
        assert mean is not None
        year, half = (mean.aged_to(month, movement=0.035) for month in ("2026-05", "2025-11"))
        assert year.pay is not None
        assert half.pay is not None
        assert round(year.pay.amount, 2) == Decimal("104969.70")
        assert float(half.pay.amount) == pytest.approx(101_420 * 1.035**0.5)
        assert (year.origin, year.effective_date) == ("derived", "2025-05")
        assert "3.5% per year" in (year.evidence or "")

    @pytest.mark.parametrize(
        ("date", "movement", "name"),
        [("2026", 0.03, "date"), ("2026-13", 0.03, "date"), ("9999-01", 0.03, "date"), ("2026-05", 3, "movement")],
    )
    def test_refused(self, date: str, movement: float, name: str) -> None:
        """A date that is no month within a century, and a movement that is no fraction."""
        with pytest.raises(ri.InvalidArgumentError) as caught:
            estimate(as_of="2025-05").aged_to(date, movement=movement)
        assert caught.value.name == name

    @pytest.mark.parametrize("dated", [None, "2025", "2027-01"])
    def test_not_comparable(self, dated: str | None) -> None:
        """A figure without a month, or of a later one, is not moved."""
        with pytest.raises(ri.NotComparableError):
            estimate(as_of=dated).aged_to("2026-05", movement=0.03)
