"""Sections beside pay and skills, on published figures: O*NET 30.3, Employment Projections 2024-34 (BLS)."""

import re
from decimal import Decimal
from typing import Any

import pytest

import roleinfo as ri
from diffs.makers import ONE, left_role, right_role

NURSE, ASSISTANT = "29-1141.00", "29-1071.00"


class TestEducation:
    """Three measures, never mixed."""

    def test_levels_apart(self) -> None:
        """A bachelor's degree and a master's are one level apart on the ladder of BLS, a doctorate two."""
        assert ri.compare(NURSE, ASSISTANT).education.entry_levels == 1
        assert ri.compare(ASSISTANT, NURSE).education.entry_levels == -1
        assert ri.compare("41-2031.00", "23-1011.00").education.entry_levels == 7  # none at all, and a law degree

    def test_no_ladder(self) -> None:
        """Where nobody assigns a typical degree there are no levels."""
        assert ri.compare("account manager", NURSE).education.entry_levels is None

    def test_required_in_points(self) -> None:
        """Shares of what is said to be required are subtracted; what the publisher advises against is not there."""
        required = {gap.left.degree: gap.difference for gap in ri.compare(NURSE, ASSISTANT).education.required}
        assert required["master"] == Decimal("79.65")
        assert "bachelor" not in required
        missing = ri.role(NURSE).missing
        assert [each.code for each in missing if each.path == ("education", "required")] == ["suppressed"]


def answers(*shares: Any) -> list[ri.ExperienceFact]:
    """A distribution over classes of a year each."""
    return [
        ri.ExperienceFact(
            about="experience_required",
            text="related work",
            length=ri.DurationRange(minimum=at, maximum=at + 1, unit="year"),
            share=Decimal(str(share)),
            source=ONE,
        )
        for at, share in enumerate(shares)
        if share is not None
    ]


class TestExperience:
    """Distributions of lengths of time."""

    @pytest.mark.parametrize(
        ("shares", "median"),
        [
            ((60, 40), "0-1 years"),
            ((50, 50), "0-1 years"),
            ((49.9, 50.1), "1-2 years"),
            ((10, 20, 30, 40), "2-3 years"),
            ((100,), "0-1 years"),
            ((30.02, 30, 39.97), "1-2 years"),  # printed shares need not sum to 100
            ((30, None, 60), "2-3 years"),  # ten points are unknown: wherever they lie, the median does not move
            ((45, None, 45), None),  # here they could move it
            ((), None),
        ],
    )
    def test_median_class(self, shares: tuple[Any, ...], median: str | None) -> None:
        """The class that holds the median answer, unless shares that were left out could move it."""
        found = left_role(experience=answers(*shares)).experience.median_class("related work")
        assert (found and str(found)) == median

    def test_in_one_unit(self) -> None:
        """The two classes in months, right - left at either end."""
        diff = ri.compare(left_role(experience=answers(60, 40)), right_role(experience=answers(10, 90)))
        [gap] = diff.experience.medians
        assert (gap.minimum, gap.maximum) == (Decimal(12), Decimal(12))
        assert [gap.share for gap in diff.experience] == [Decimal(-50), Decimal(50)]
        assert {gap.minimum for gap in diff.experience} == {None}  # classes are no lengths to subtract

    def test_shares_and_lengths_do_not_meet(self) -> None:
        """A length of time is not set against a share of answers."""
        length = ri.ExperienceFact(
            about="experience_required", text="related work", source=ONE,
            length=ri.DurationRange(minimum=0, maximum=1, unit="year"),
        )  # fmt: skip
        assert not ri.compare(left_role(experience=answers(100)), right_role(experience=[length])).experience


class TestOutlook:
    """Growth, openings, and jobs where the roles are."""

    def test_openings_per_1000(self) -> None:
        """189,100 openings over 3,391,000 jobs, and 12,000 over 162,700: derived, with what from."""
        [gap] = ri.compare(NURSE, ASSISTANT).outlook.about("openings_per_1000")
        assert (gap.left.value, gap.right.value) == (Decimal("55.8"), Decimal("73.8"))
        assert (gap.left.origin, gap.left.evidence) == ("derived", "189,100 openings a year over 3,391,000 jobs")

    def test_jobs_where_each_is(self) -> None:
        """The jobs of either place are set against each other, the nation's projections as they are."""
        diff = ri.compare(NURSE, NURSE, place=("CA", "TX"))
        jobs = {gap.left.source.series: gap for gap in diff.outlook.about("jobs")}
        assert (jobs["oews"].left.place, jobs["oews"].right.place) == (ri.Place.parse("US-CA"), ri.Place.parse("US-TX"))
        assert "projections" not in jobs  # one figure of the nation on both sides has no gap
        assert {each.code for each in diff.outlook.left_out if "all jobs" in str(each.path)} == {"same-cell"}
        assert "Registered nurses earn $54,900 less per year in Texas than in California" in diff.summary[0]
        assert "Registered Nurses, Texas" in diff.to_text(full=True)
        assert re.search(r"^ +California +Texas +California\)$", str(diff), re.MULTILINE)


class TestInterests:
    """Kinds of work, in points of their scale."""

    def test_points(self) -> None:
        """Each of the six types is subtracted; a type is never set against another."""
        gaps = ri.compare(NURSE, ASSISTANT).interests
        assert len(gaps) == 6
        assert {gap.left.name == gap.right.name for gap in gaps} == {True}
        assert next(gap.difference for gap in gaps if gap.left.name == "Social") == Decimal("0.32")
