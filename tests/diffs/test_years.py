"""Comparisons of two releases: what is tested, what is a bound, and which caveats go with it."""

from itertools import pairwise

import attrs
import pytest

import roleinfo as ri
from roleinfo.pay.releases import are_separate, method_changes, months_between

NURSE, ASSISTANT = "29-1141.00", "29-1071.00"


def codes(gap: ri.SalaryGap) -> set[str]:
    """The codes of a gap's caveats."""
    return {caveat.code for caveat in gap.caveats}


class TestGap:
    """One role in two years."""

    def test_real_difference(self) -> None:
        """77,460 x 321.465 / 256.092 = 97,233.33, from 101,420."""
        gap = ri.salary_gap(NURSE, NURSE, year=(2019, 2025), in_dollars_of="2025-05")
        assert str(gap.difference) == "USD 4,186.67 per year"
        assert gap.significant
        assert codes(gap) >= {"not-a-time-series", "method-changed", "dollars-adjusted", "different-dates"}

    def test_interval(self) -> None:
        """Separate samples: SE = sqrt((0.2% of 101,420)^2 + (0.3% of 77,460)^2)."""
        gap = ri.salary_gap(NURSE, NURSE, year=(2019, 2025))
        error = ((float(gap.left.rse or 0) * 774.60) ** 2 + (float(gap.right.rse or 0) * 1014.20) ** 2) ** 0.5
        assert gap.interval
        assert float(gap.interval[1].amount - gap.difference.amount) == pytest.approx(1.6449 * error, rel=1e-3)

    def test_error_of_zero(self) -> None:
        """Mail carriers' mean has an error of 0.0%, which counts as 0.05%."""
        gap = ri.salary_gap("43-5052.00", "43-5052.00", year=(2021, 2025))
        assert gap.left.rse == 0
        assert gap.left.standard_error == gap.pays[0].amount * 5 / 10_000
        assert gap.interval

    def test_shared_panels(self) -> None:
        """Releases nearer than three years are not tested."""
        gap = ri.salary_gap(NURSE, NURSE, year=(2023, 2025))
        assert gap.significant is None
        assert gap.untested == "Two releases of one survey share respondents, so the difference cannot be tested."

    @pytest.mark.parametrize(
        ("code", "years", "expected"),
        [
            (NURSE, (2012, 2020), set()),
            (NURSE, (2021, 2025), set()),
            (NURSE, (2020, 2021), {"method-changed"}),
            ("27-2021", (2021, 2022), {"method-changed"}),
            ("15-1211.00", (2012, 2018), set()),
            ("15-1211.00", (2018, 2019), {"code-changed"}),
            ("19-4071", (2018, 2019), {"code-changed", "content-changed"}),
            ("19-4071", (2012, 2018), set()),
        ],
    )
    def test_changes(self, code: str, years: tuple[int, int], expected: set[str]) -> None:
        """A change is a matter of a difference where the two releases lie on two sides of it."""
        gap = ri.salary_gap(code, code, year=years)
        assert codes(gap) & {"method-changed", "code-changed", "content-changed"} == expected
        assert "not-a-time-series" in codes(gap)

    def test_top_of_the_scale(self) -> None:
        """Athletes across 2021 and 2022: two changes of method."""
        gap = ri.salary_gap("27-2021", "27-2021", year=(2019, 2025))
        assert [caveat.code for caveat in gap.caveats].count("method-changed") == 2
        assert gap.samples.changes == ("model-2021", "top-2022")
        assert ri.SalaryGap.from_dict(gap.to_dict()).caveats == gap.caveats

    def test_at_most(self) -> None:
        """A percentile that was top-coded bounds the change to 2025 from above."""
        gap = ri.salary_gap("11-1011", "11-1011", year=(2019, 2025), statistic="p75")
        assert (gap.left.status, gap.right.status, gap.bound) == ("top_coded", "released", "at_most")

    def test_refused(self) -> None:
        """A class that was split has no gap, and says what it was part of and from when it can be compared."""
        with pytest.raises(ri.NotComparableError, match=r"was part of 15-1256 .* that of May 2021"):
            ri.salary_gap("15-1252", "15-1252", year=(2019, 2025))
        assert not ri.compare("15-1252", "15-1252", year=(2019, 2025)).salary

    def test_a_year_without_a_release(self) -> None:
        """It is wrong use."""
        with pytest.raises(ri.InvalidArgumentError, match="from 2012 to 2025"):
            ri.compare(NURSE, NURSE, year=(2011, 2025))
        with pytest.raises(TypeError, match="year must be a whole number"):
            ri.compare(NURSE, NURSE, year="2019")  # type: ignore[arg-type]


class TestGroups:
    """Groups keep their codes and not their occupations."""

    def test_two_classifications(self) -> None:
        """Neither pay nor jobs are compared."""
        diff = ri.compare("31-0000", "31-0000", year=(2018, 2019))
        assert not diff.salary
        assert not [gap for gap in diff.outlook.about("jobs") if gap.left.source.series == "oews"]
        assert {omission.code for omission in diff.salary.left_out} == {"other-classification"}
        assert diff.salary.left_out[0].message == (
            "The group has the same code in OEWS 2019-20 and SOC 2010 but includes other occupations; groups are "
            "compared within one classification only."
        )

    @pytest.mark.parametrize("years", [(2012, 2018), (2019, 2020), (2021, 2025)])
    def test_one_classification(self, years: tuple[int, int]) -> None:
        """Within one they are compared."""
        assert ri.compare("31-0000", "31-0000", year=years).salary.mean

    def test_all_occupations(self) -> None:
        """All of them together are the same in every classification."""
        gap = ri.salary_gap("00-0000", "00-0000", year=(2012, 2025))
        assert gap.left.pay == ri.Pay(45_790, "USD", "year")
        assert gap.significant


class TestTwoRoles:
    """Two roles in one release, and each in its own."""

    def test_one_year(self) -> None:
        """Both of 2015: tested as today's are, and no caveat of time."""
        gap = ri.salary_gap(NURSE, ASSISTANT, year=2015)
        assert {gap.left.effective_date, gap.right.effective_date} == {"2015-05"}
        assert gap.significant
        assert "not-a-time-series" not in codes(gap)

    def test_laws(self) -> None:
        """It inverts, composes, applies, and passes through JSON."""
        one = ri.compare(NURSE, ASSISTANT, year=(2015, 2025))
        assert one.inverted() == ri.compare(ASSISTANT, NURSE, year=(2025, 2015))
        assert one.apply(one.left) == one.right
        assert ri.RoleDiff.from_json(one.to_json()) == one
        newest = ri.compare(NURSE, ASSISTANT, year=(None, 2015))
        assert ri.RoleDiff.from_json(newest.to_json()) == newest
        assert one.inverted().salary.headline.difference == -one.salary.headline.difference  # type: ignore[union-attr]

    def test_own_figures(self) -> None:
        """A role of one's own is compared by its figures of the year alone."""
        survey = ri.Source(id="survey", title="Ours", publisher="Example Ltd", license="internal")
        own = ri.Role(
            id="own",
            title="Own",
            salary=[
                ri.SalaryEstimate(statistic="mean", pay=ri.Pay(amount, "USD", "year"), as_of=date, source=survey,
                                  component="oews_wage", place=ri.Place.parse("US"))
                for amount, date in ((50_000, "2019-03"), (60_000, "2023"))
            ],
        )  # fmt: skip
        gap = ri.salary_gap(own, NURSE, year=2019)
        assert gap.pays == (ri.Pay(50_000, "USD", "year"), ri.Pay(77_460, "USD", "year"))

    def test_sentence(self) -> None:
        """The sentence has both months."""
        diff = ri.compare(NURSE, NURSE, year=(2019, 2025))
        assert diff.summary[0].startswith(
            "In the United States, registered nurses earn $23,960 more per year in May 2025 than in May 2019"
        )


class TestReport:
    """What a comparison of one role in two releases shows."""

    DIFF = ri.compare(NURSE, NURSE, year=(2019, 2025))

    def test_brief(self) -> None:
        """Pay and jobs with their change; all else is said to be the same."""
        told = str(self.DIFF)
        assert told.startswith(
            "Registered Nurses: May 2019 vs. May 2025\nUnited States, May 2019 to May 2025, unless noted\n"
        )
        assert "different dates" not in told
        assert "Mean                           $77,460   $101,420            +$23,960 (+30.9%)" in told
        assert "Employment, wage and salary  2,982,280  3,379,720            +397,440 (+13.3%)" in told
        assert "Everything else is the same on both sides." in told
        assert "ENTRY" not in told
        assert "SKILLS" not in told

    def test_full(self) -> None:
        """No section that is the same on both sides, and the columns are headed by the releases."""
        told = self.DIFF.to_text(full=True)
        headings = [above for above, below in pairwise(told.splitlines()) if below and not below.strip("-")]
        assert [heading for heading in headings if not heading.startswith("Measure")] == [
            "Overview", "Pay", "Notes", "Sources",
        ]  # fmt: skip
        assert "same" not in told.replace("is the same on both sides", "")
        assert "(left)" not in told
        assert "model-based since May 2021" in told
        assert "Employment, May 2019" not in told  # one row of two dates

    def test_no_release(self) -> None:
        """Where one release has no pay of the role, both are named by their years."""
        told = str(ri.compare("15-1252", "15-1252", year=(2019, 2025)))
        assert told.startswith("Software Developers: 2019 vs. 2025\n")

    def test_another_difference(self) -> None:
        """Where the two differ in more than a release, all sections are shown."""
        left = ri.role(NURSE).in_year(2019)
        diff = ri.compare(attrs.evolve(left, skills=()), NURSE)
        assert "Everything else" not in diff.to_text(full=True)
        assert "ENTRY" in str(diff)

    def test_group_of_other_occupations(self) -> None:
        """What is not compared is of a place and of two dates all the same."""
        told = str(ri.compare("31-0000", "31-0000", year=(2018, 2025)))
        assert told.startswith(
            "Healthcare Support Occupations: May 2018 vs. May 2025\nUnited States, May 2018 to May 2025"
        )
        assert "No pay is compared for workers in healthcare support occupations in May 2018 and\nin May 2025: " in told


class TestReleases:
    """Dates and changes of method."""

    def test_months(self) -> None:
        """A year alone counts as near as it may be; an unknown date as no distance."""
        assert months_between("2020-05", "2019-05") == 12
        assert months_between("2019", "2020") == 1
        assert months_between(None, "2020") is None

    def test_other_surveys(self) -> None:
        """Of another series it is not known whether two releases share respondents."""
        assert not are_separate("survey", "2010", "2025")
        assert method_changes("survey", "2010", "2025", reaches_top=True) == ()
        assert method_changes("oews", None, "2025-05", reaches_top=True) == ()
