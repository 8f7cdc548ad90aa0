"""Growth and change against the number of jobs."""

from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import assume, given, strategies as st

from roleinfo.checks.checking import check
from roleinfo.checks.findings import Finding
from roleinfo.model.exact import divide, multiply, rounded
from roleinfo.model.outlook import OutlookFigure, Years
from roleinfo.model.place import Place
from roleinfo.model.role import Role
from roleinfo.model.source import Source

SOURCE = Source(id="survey", title="A survey", publisher="Example Ltd", license="internal")
OTHER = attrs.evolve(SOURCE, id="other", series="other")
PERIOD = Years(2018, 2028)
US = Place.parse("US")
CALIFORNIA = Place.parse("US-CA")


def growth(value: str, **more: Any) -> OutlookFigure:
    """Growth in percent over the ten years."""
    return OutlookFigure(**{"about": "growth", "value": Decimal(value), "period": PERIOD, "source": SOURCE, **more})


def change(value: int, **more: Any) -> OutlookFigure:
    """A net change over the ten years."""
    return OutlookFigure(**{"about": "net_change", "value": value, "period": PERIOD, "source": SOURCE, **more})


def jobs(value: int, **more: Any) -> OutlookFigure:
    """A number of jobs by another source."""
    return OutlookFigure(**{"about": "jobs", "value": value, "source": OTHER, **more})


def findings(*figures: OutlookFigure) -> tuple[Finding, ...]:
    """What is found in a role with this outlook."""
    return check(Role(id="clerk", title="Clerk", outlook=figures))


class TestGrowthAgainstJobs:
    """``growth-against-jobs``."""

    def test_fires(self) -> None:
        """Growth and opportunities imply far more jobs than another source counts."""
        [finding] = findings(growth("5"), change(20600, about="opportunities"), jobs(152261))
        assert finding.code == "growth-against-jobs"
        assert finding.path == ("outlook", change(20600, about="opportunities").key)
        assert finding.message == (
            "survey states 5% growth and opportunities of 20,600 for 2018-2028, which implies about 412,000 jobs; "
            "other states 152,261."
        )

    @pytest.mark.parametrize(("number", "expected"), [(37454, 1), (37455, 0), (45777, 0), (45778, 1)])
    def test_edge(self, number: int, expected: int) -> None:
        """Up to a tenth of the stated jobs is no contradiction: 2,060 at 5.00% are of 41,200."""
        assert len(findings(growth("5.00"), change(2060), jobs(number))) == expected

    def test_small_growth(self) -> None:
        """A growth of few digits leaves room: 0.2% may be anything from 0.15 to 0.25."""
        assert findings(growth("0.2"), change(500), jobs(330000)) == ()
        assert len(findings(growth("0.2"), change(500), jobs(334000))) == 1
        assert len(findings(growth("0.200"), change(500), jobs(330000))) == 1

    def test_shrinking(self) -> None:
        """Jobs that vanish are a part of the jobs as well."""
        assert findings(growth("-8.0"), change(-8000), jobs(100000)) == ()
        [finding] = findings(growth("-8.0"), change(-8000), jobs(50000))
        assert (
            "-8.0% growth and net change of -8,000 for 2018-2028, which implies about 100,000 jobs" in finding.message
        )

    def test_opposite_signs(self) -> None:
        """Jobs do not grow in percent and shrink in number; openings there are all the same."""
        [finding] = findings(growth("-8"), change(500))
        assert finding.message == (
            "survey states -8% growth and net change of 500 for 2018-2028: "
            "one says that employment grows, the other that it declines."
        )
        assert findings(growth("-8"), change(500, about="opportunities"), jobs(1)) == ()

    def test_zero(self) -> None:
        """No growth implies nothing; no change implies hardly any jobs; no jobs are a number of jobs."""
        assert findings(growth("0"), change(20600), jobs(1)) == ()
        assert findings(growth("5"), change(0), jobs(11)) == ()
        assert len(findings(growth("5"), change(0), jobs(1000))) == 1
        assert len(findings(growth("5"), change(20600), jobs(0))) == 1

    @pytest.mark.parametrize(
        "difference", [{"period": None}, {"period": Years(2018, 2029)}, {"source": OTHER}, {"as_of": "2020"}]
    )
    def test_apart(self, difference: dict[str, Any]) -> None:
        """A change over other years, or by another source, does not go with the growth."""
        assert findings(growth("5"), change(20600, **difference), jobs(1)) == ()
        assert findings(growth("5", **difference), change(20600), jobs(1)) == ()

    def test_places(self) -> None:
        """The jobs of a state are not those of the nation; a place that is not stated is the nation."""
        figures = growth("5", place=US), change(20600, place=US)
        assert len(findings(*figures, jobs(1))) == len(findings(*figures, jobs(1, place=US))) == 1
        assert findings(*figures, jobs(1, place=CALIFORNIA)) == ()
        assert findings(growth("5"), change(20600, place=CALIFORNIA), jobs(1)) == ()

    def test_other_figures(self) -> None:
        """Openings a year and postings are no change and no jobs, and an open end implies nothing."""
        assert findings(growth("5"), change(20600)) == findings(growth("5"), jobs(1)) == ()
        assert findings(growth("5"), change(20600, about="openings"), jobs(1)) == ()
        assert findings(growth("5"), change(20600), jobs(1, about="postings")) == ()
        assert findings(growth("5"), change(20600, bound="at_least"), jobs(1)) == ()
        assert findings(growth("5"), change(20600), jobs(1, bound="at_least")) == ()

    @given(st.integers(1, 10**7), st.integers(-(10**6), 10**6), st.integers(0, 3))
    def test_rounded_from_one_number(self, number: int, net: int, places: int) -> None:
        """Growth rounded from a change and the jobs never contradicts them."""
        percent = rounded(multiply(divide(Decimal(net), Decimal(number)), Decimal(100)), places)
        assume(percent)
        assert findings(growth(str(percent)), change(net), jobs(number)) == ()
