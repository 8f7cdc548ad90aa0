"""Lists of shares that do not sum to a whole."""

from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from roleinfo.checks.checking import check
from roleinfo.checks.findings import Finding
from roleinfo.model.education import Degree, DegreeShare
from roleinfo.model.exact import divide, rounded
from roleinfo.model.people import PeopleFigure
from roleinfo.model.role import Role
from roleinfo.model.sections import Education
from roleinfo.model.skill import Share, Skill
from roleinfo.model.source import Source

SOURCE = Source(id="survey", title="A survey", publisher="Example Ltd", license="internal")
OTHER = attrs.evolve(SOURCE, id="other", series="other")
LADDER: tuple[Degree, ...] = ("bachelor", "master", "doctorate")


def people(*values: str, **more: Any) -> list[PeopleFigure]:
    """Shares by race, or what is said otherwise, of one list."""
    fields = {"dimension": "race_ethnicity", "source": SOURCE, **more}
    return [PeopleFigure(group=f"group {number}", value=Decimal(each), **fields) for number, each in enumerate(values)]


def degrees(*values: str, **more: Any) -> list[DegreeShare]:
    """Shares of those who hold a degree."""
    of, bound = more.pop("of", None), more.pop("bound", "exact")
    fields = {"source": SOURCE, **more}
    return [
        DegreeShare(degree=degree, share=Share(Decimal(each), of, bound), **fields)
        for degree, each in zip(LADDER, values, strict=False)
    ]


def findings(listed: list[PeopleFigure] | None = None, held: list[DegreeShare] | None = None) -> tuple[Finding, ...]:
    """What is found in a role with these lists."""
    return check(Role(id="clerk", title="Clerk", people=listed or [], education=Education(held=held or [])))


class TestPeople:
    """``shares-sum`` of groups of people."""

    def test_fires_above(self) -> None:
        """Shares that sum to more than rounding explains; the path leads to the first of the list."""
        listed = people("54.8", "45.4", dimension="sex")
        [finding] = findings(listed)
        assert (finding.code, finding.path) == ("shares-sum", ("people", listed[0].key))
        assert finding.message == (
            "survey states 2 shares by sex that sum to 100.2%, more than the whole by 0.2 points; "
            "rounding explains at most 0.1."
        )

    def test_fires_below(self) -> None:
        """Groups that leave nobody out may not sum to less either."""
        [finding] = findings(people("78.2", "21.6"))
        assert "2 shares by race and ethnicity that sum to 99.8%, less than the whole by 0.2 points" in finding.message

    @pytest.mark.parametrize(
        "values", [("54.8", "45.3"), ("54.8", "45.1"), ("60", "41"), ("60", "39"), ("33", "33", "33")]
    )
    def test_edge(self, values: tuple[str, ...]) -> None:
        """Half a unit of the last digit for each share is what rounding explains."""
        assert findings(people(*values)) == ()

    def test_one_group(self) -> None:
        """One group alone is no list."""
        assert findings(people("45.2", dimension="sex")) == findings(people("78.2")) == ()

    @pytest.mark.parametrize("scheme", ["Hispanics of any race", "not exclusive", "a NON-exclusive list"])
    def test_counted_twice(self, scheme: str) -> None:
        """Where one person may stand in two groups, shares may sum to anything."""
        assert findings(people("78.2", "40", scheme=scheme)) == ()
        assert len(findings(people("78.2", "40", scheme="exclusive list"))) == 1

    @pytest.mark.parametrize("dimension", ["age", "lgbt"])
    def test_other_dimensions(self, dimension: str) -> None:
        """Age groups and the LGBT share are not summed, and an average age is no share."""
        assert findings(people("8", "9", dimension=dimension)) == ()
        assert findings([PeopleFigure(dimension="age", statistic="average", value=46, source=SOURCE)]) == ()

    @pytest.mark.parametrize(
        "difference", [{"source": OTHER}, {"dimension": "sex"}, {"scheme": "b"}, {"as_of": "2020"}]
    )
    def test_apart(self, difference: dict[str, Any]) -> None:
        """Lists of two sources, dimensions, schemes or dates are summed apart."""
        whole = people("60", "40")
        assert findings([*whole, *people("70", "30", **difference)]) == ()

    def test_open_ends(self) -> None:
        """Open shares are summed only where they still prove something."""
        assert findings(people("60", "50", bound="at_most")) == ()
        assert len(findings(people("60", "50", bound="at_least"))) == 1
        assert findings(people("60", "30", bound="at_least")) == ()
        assert len(findings(people("60", "30", bound="at_most"))) == 1

    @given(st.lists(st.integers(0, 1000), min_size=2, max_size=9).filter(any), st.integers(0, 3))
    def test_rounded_from_counts(self, counts: list[int], places: int) -> None:
        """Shares rounded from counts of people never contradict."""
        whole = Decimal(sum(counts))
        values = [str(rounded(divide(Decimal(100 * each), whole), places)) for each in counts]
        assert findings(people(*values)) == ()


class TestDegrees:
    """``shares-sum`` of degrees held."""

    def test_fires(self) -> None:
        """More than all cannot hold one degree or another."""
        held = degrees("69.6", "30.4", "0.2")
        [finding] = findings(held=held)
        first = Education(held=held).held[0]
        assert finding.path == ("education", "held", first.key)
        assert finding.message == (
            "survey states 3 shares by degree held that sum to 100.2%, more than the whole by 0.2 points; "
            "rounding explains at most 0.15."
        )

    def test_edge(self) -> None:
        """What rounding explains is no contradiction, and a list may leave degrees out."""
        assert findings(held=degrees("69.6", "30.4", "0.1")) == ()
        assert findings(held=degrees("69.6", "6.5")) == ()
        assert findings(held=degrees("60", "60", bound="at_most")) == ()

    def test_apart(self) -> None:
        """Shares of two populations or sources are summed apart."""
        whole = degrees("70", "30")
        assert findings(held=[*whole, *degrees("70", of="resumes")]) == ()
        assert findings(held=[*whole, *degrees("70", source=OTHER)]) == ()
        assert len(findings(held=degrees("70", "31.6", of="Resumes"))) == 1


def test_skills_are_never_summed() -> None:
    """A person has several skills, and a list of them is partial."""
    skills = [Skill(name=str(each), share=Share(60), source=SOURCE) for each in range(3)]
    assert check(Role(id="clerk", title="Clerk", skills=skills)) == ()
