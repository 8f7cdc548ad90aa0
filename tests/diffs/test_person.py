"""A person's skills against a role's: met, below, and unknown where nothing was said."""

from decimal import Decimal
from typing import Any

import pytest

import roleinfo as ri
from diffs.makers import ONE

NURSE = "29-1141.00"


def rated(name: str, matters: int, needs: int, **fields: Any) -> ri.Skill:
    """A skill with an importance from 1 to 5 and a level from 0 to 7."""
    own: Any = {"source": ONE, **fields}
    return ri.Skill(
        name=name, source=ONE,
        importance=ri.Rating(
            value=Decimal(matters), scale="importance", lowest=Decimal(1), highest=Decimal(5), source=ONE
        ),
        level=ri.Rating(value=Decimal(needs), scale="level", lowest=Decimal(0), highest=Decimal(7), **own),
    )  # fmt: skip


def role_of(*skills: ri.Skill) -> ri.Role:
    """A role with these skills."""
    return ri.Role(id="keeper", title="Lighthouse Keeper", skills=skills)


class TestAgainstRole:
    """One person, one role."""

    def test_published_levels(self) -> None:
        """O*NET asks registered nurses for psychology at 6.08 and biology at 2.58."""
        fit = ri.against_role({"Psychology": 5, "biology": 3}, NURSE)
        levels = {
            each.name: (each.status, each.level, each.required, each.gap) for each in fit if each.level is not None
        }
        assert levels == {
            "Psychology": ("below", Decimal(5), Decimal("6.08"), Decimal("1.08")),
            "Biology": ("met", Decimal(3), Decimal("2.58"), Decimal("-0.42")),
        }
        assert [entry.status for entry in fit][:2] == ["below", "unknown"]

    def test_unknown_is_a_range(self) -> None:
        """Of 3 x 100 and 4 x 50 one is met; the other is unknown, so that 0 to 40% have to be learned."""
        fit = ri.against_role({"Tides": 3}, role_of(rated("Tides", 5, 3), rated("Lamps", 3, 4)))
        assert [fit.least, fit.most] == [0, 40]
        assert [entry.name for entry in fit.of_status("unknown")] == ["Lamps"]

    def test_below(self) -> None:
        """One level short of four, the other skill met: 1 x 50 of 500."""
        fit = ri.against_role({"Tides": 7, "Lamps": 3}, role_of(rated("Tides", 5, 3), rated("Lamps", 3, 4)))
        assert [fit.least, fit.most] == [10, 10]

    def test_names_alone(self) -> None:
        """A name without a level leaves the level unknown; of software a name is enough."""
        role = role_of(rated("Tides", 5, 3), ri.Skill(name="Microsoft Excel", kind="software", source=ONE))
        fit = ri.against_role(["Tides", "MS Excel", "Juggling"], role)
        assert {entry.name: entry.status for entry in fit} == {"Tides": "unknown", "Microsoft Excel": "met"}
        assert fit.further == ("Juggling",)

    def test_what_the_role_does_not_need(self) -> None:
        """A level that is not relevant is not asked for; one that its publisher doubts is unknown."""
        role = role_of(rated("Tides", 5, 3, not_relevant=True), rated("Lamps", 3, 4, suppressed=True))
        fit = ri.against_role({"Lamps": 7}, role)
        assert [(entry.name, entry.status, entry.required) for entry in fit] == [("Lamps", "unknown", None)]
        assert (fit.least, fit.most) == (None, None)

    def test_unrated_role(self) -> None:
        """There is nothing to hold the skills to, and all of them are further ones."""
        fit = ri.against_role({"Tides": 3}, role_of())
        assert (len(fit), fit.least, fit.further) == (0, None, ("Tides",))
        assert "No source in this catalog lists skills" in str(fit)

    def test_two_kinds_of_one_name(self) -> None:
        """Mathematics is a skill and a field of knowledge: the kind has to be said."""
        with pytest.raises(ri.InvalidArgumentError, match="'knowledge:Mathematics' or 'skill:Mathematics'"):
            ri.against_role({"Mathematics": 3}, NURSE)
        fit = ri.against_role({"knowledge:Mathematics": 3}, NURSE)
        assert [entry.skill.kind for entry in fit if entry.level is not None] == ["knowledge"]

    @pytest.mark.parametrize("level", [-1, 8, Decimal("7.01")])
    def test_off_the_scale(self, level: Decimal | int) -> None:
        """A level lies on the scale of the role's ratings."""
        with pytest.raises(ri.InvalidArgumentError, match="must lie on the scale of its ratings, from 0 to 7"):
            ri.against_role({"Psychology": level}, NURSE)

    def test_no_text(self) -> None:
        """One text is no list of names."""
        with pytest.raises(TypeError, match="skills must be a mapping of names to levels, or a list of names"):
            ri.against_role("Psychology", NURSE)
