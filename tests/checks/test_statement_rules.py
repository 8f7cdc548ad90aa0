"""Statements without figures that do not go together."""

from typing import Any

import attrs
import pytest

from roleinfo.checks.checking import check
from roleinfo.checks.findings import Finding
from roleinfo.model.career import Seniority
from roleinfo.model.experience import DurationRange, ExperienceFact
from roleinfo.model.place import Place
from roleinfo.model.role import Role
from roleinfo.model.source import Source
from roleinfo.model.work import Benefit, PlaceFact

SOURCE = Source(id="survey", title="A survey", publisher="Example Ltd", license="internal")
OTHER = attrs.evolve(SOURCE, id="other", series="other")


def findings(**sections: Any) -> tuple[Finding, ...]:
    """What is found in a role with these sections."""
    return check(Role(id="clerk", title="Clerk", **sections))


class TestCityOutsideState:
    """``city-outside-state``."""

    @staticmethod
    def places(*names: str | Place, source: Source = SOURCE) -> list[PlaceFact]:
        """These places as paying best."""
        return [PlaceFact(place=Place.parse(each) if isinstance(each, str) else each, source=source) for each in names]

    def test_fires(self) -> None:
        """The best-paying city lies in another state than the best paying one."""
        places = self.places("San Francisco, CA", "US-WA")
        [finding] = findings(places=places)
        assert (finding.code, finding.path) == ("city-outside-state", ("places", places[0].key))
        assert finding.message == (
            "survey names San Francisco, CA as the best-paying city, which is in California, and Washington as the "
            "best-paying state; the city that pays most is in a state that pays less."
        )

    @pytest.mark.parametrize(
        "names",
        [
            ("Los Angeles, CA", "US-CA"),
            ("Los Angeles, CA", "US-WA", "US-CA"),
            ("Los Angeles, CA",),
            ("US-CA",),
            ("Los Angeles, CA", "US"),
            ("Los Angeles, CA", Place("metro", "42660", "Seattle")),
            ("US-CA", Place("city", "Auckland")),
            ("Los Angeles, CA", Place("state", "NZ-AUK", "Auckland")),
        ],
    )
    def test_goes_together(self, names: tuple[str | Place, ...]) -> None:
        """A city in the state, or either without the other, or a place whose state is not known."""
        assert findings(places=self.places(*names)) == ()

    def test_two_sources(self) -> None:
        """What another source says of the state does not contradict."""
        assert findings(places=[*self.places("Reno, NV"), *self.places("US-WA", source=OTHER)]) == ()

    def test_no_such_state(self) -> None:
        """A postal code that no state has stands for itself."""
        [finding] = findings(places=self.places(Place("city", "Nowhere, ZZ"), "US-WA"))
        assert "which is in ZZ, and" in finding.message


class TestBenefitContradiction:
    """``benefit-contradiction``."""

    @staticmethod
    def benefit(stance: str, name: str = "Commission", source: Source = SOURCE) -> Benefit:
        """A benefit, given or not."""
        return Benefit(name=name, kind="cash", stance=stance, source=source)  # type: ignore[arg-type]

    @pytest.mark.parametrize("stance", ["offered", "possible"])
    def test_fires(self, stance: str) -> None:
        """A source that gives a benefit, in whatever spelling, and denies it."""
        denied = self.benefit("denied")
        [finding] = findings(benefits=[denied, self.benefit(stance, "COMMISSION")])
        assert (finding.code, finding.path) == ("benefit-contradiction", ("benefits", denied.key))
        assert finding.message == f"survey states that Commission is not provided, and elsewhere that it is {stance}."

    def test_goes_together(self) -> None:
        """Two sources may differ, two benefits too, and what is offered may be possible."""
        denied = self.benefit("denied")
        assert findings(benefits=[denied]) == ()
        assert findings(benefits=[denied, self.benefit("offered", source=OTHER)]) == ()
        assert findings(benefits=[denied, self.benefit("offered", "Bonus")]) == ()
        assert findings(benefits=[self.benefit("possible"), self.benefit("offered")]) == ()


class TestSeniorityAgainstTime:
    """``seniority-against-time``."""

    @staticmethod
    def time(minimum: int | None, maximum: int | None = None, unit: str = "year", **more: Any) -> ExperienceFact:
        """A time to become one, by another source."""
        length = DurationRange(minimum=minimum, maximum=maximum, unit=unit)  # type: ignore[arg-type]
        return ExperienceFact(**{"about": "time_to_become", "length": length, "source": OTHER, **more})

    @staticmethod
    def level(*levels: str) -> Seniority:
        """Levels by the first source."""
        return Seniority(levels=levels, source=SOURCE)  # type: ignore[arg-type]

    def test_fires(self) -> None:
        """Entry level by one source, six years by another."""
        level = self.level("entry", "mid")
        [finding] = findings(seniority=[level], experience=[self.time(6, 8)])
        assert (finding.code, finding.path) == ("seniority-against-time", ("seniority", level.key))
        assert finding.message == (
            "survey places the role at entry to mid, but other states that it takes 6-8 years to enter the role."
        )

    @pytest.mark.parametrize(
        ("time", "expected"),
        [((5,), 1), ((4, 6), 0), ((60, 70, "month"), 1), ((59, 70, "month"), 0), ((None, 8), 0)],
    )
    def test_edge(self, time: tuple[Any, ...], expected: int) -> None:
        """From five years on, by the least that it takes."""
        assert len(findings(seniority=[self.level("entry")], experience=[self.time(*time)])) == expected

    def test_goes_together(self) -> None:
        """Other levels, other lengths of time, and a time without a length."""
        assert findings(seniority=[self.level("mid", "senior")], experience=[self.time(6)]) == ()
        assert findings(seniority=[self.level("entry")], experience=[self.time(6, about="experience_required")]) == ()
        text = ExperienceFact(about="time_to_become", text="Long.", source=OTHER)
        assert findings(seniority=[self.level("entry")], experience=[text]) == ()
        assert findings(seniority=[self.level("entry")]) == findings(experience=[self.time(6)]) == ()
