"""A person's skills against what a role requires; what the person did not say is unknown, never missing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, Literal, overload

import attrs

from roleinfo.diffs.ratings import RATED_KINDS, weight
from roleinfo.diffs.skill_names import shared_name
from roleinfo.errors import InvalidArgumentError, did_you_mean, shown
from roleinfo.model._edges import OneLine
from roleinfo.model._results import SkillResult
from roleinfo.model.arguments import check_items, check_type, checked
from roleinfo.model.exact import add, divide, multiply, optional_exact, subtract
from roleinfo.model.role import Role
from roleinfo.model.rules import check_fields
from roleinfo.model.skill import Rating, Skill
from roleinfo.model.text import check_text

SkillStatus = Literal["met", "below", "unknown"]
"""Whether a person has what a role requires, has less, or did not say (or the role's own rating is not to be used)."""

PersonSkills = Mapping[str, Decimal | int | None] | Iterable[str]
"""Skills by name with their level on the scale of the role's ratings, None where it is not known; or names alone."""

_HUNDRED: Final = Decimal(100)
_MOST: Final = 10_000


@attrs.frozen(field_transformer=check_fields, repr=False)
class PersonSkill(OneLine):
    """A skill that the role requires, and what the person has of it.

    ``level`` is the person's, None where it was not given; ``required`` the role's, None where it is not rated
    or its publisher advises against the rating. ``importance`` runs from 0 to 100. Software has no level: to
    name it is to meet it.
    """

    skill: Skill
    status: SkillStatus
    level: Decimal | None = None
    required: Decimal | None = None
    importance: Decimal | None = None

    @property
    def name(self) -> str:
        """The skill's name, as the role's source writes it."""
        return self.skill.name

    @property
    def gap(self) -> Decimal | None:
        """What is required - what the person has, in points of the scale; None where one is unknown."""
        if self.level is None or self.required is None:
            return None
        return subtract(self.required, self.level)


@attrs.frozen(field_transformer=check_fields, repr=False)
class PersonAgainstRole(SkillResult, Sequence[PersonSkill]):
    """What a role requires, skill by skill, against what a person has: what is below first, then unknown, then met.

    ``further`` are the person's skills that the role does not list. What the person did not say counts as
    unknown, so that all that has to be learned is a range: `least` takes everything unknown as met, `most`
    as not there at all.
    """

    role: Role
    entries: tuple[PersonSkill, ...]
    further: tuple[str, ...] = ()

    @overload
    def __getitem__(self, index: int) -> PersonSkill: ...
    @overload
    def __getitem__(self, index: slice) -> "PersonAgainstRole": ...
    def __getitem__(self, index: int | slice) -> "PersonSkill | PersonAgainstRole":
        return attrs.evolve(self, entries=self.entries[index]) if isinstance(index, slice) else self.entries[index]

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[PersonSkill]:
        return iter(self.entries)

    def of_status(self, status: SkillStatus) -> tuple[PersonSkill, ...]:
        """The skills of one status: ``met``, ``below`` or ``unknown``."""
        check_type("status", status, str)
        return tuple(entry for entry in self.entries if entry.status == status)

    @property
    def least(self) -> Decimal | None:
        """How much has to be learned at the least, from 0 to 100, all that is unknown taken as met.

        100 x the sum of max(0, level required - level of the person) x importance / the sum of level required x
        importance, over rated skills, knowledge and abilities. None for an unrated role.
        """
        return self._to_learn(unknown=False)

    @property
    def most(self) -> Decimal | None:
        """How much has to be learned at the most, from 0 to 100, all that is unknown taken as not there at all."""
        return self._to_learn(unknown=True)

    def _to_learn(self, *, unknown: bool) -> Decimal | None:
        total = lacking = Decimal(0)
        for entry in self.entries:
            rating = entry.skill.level
            if rating is None or entry.required is None or entry.importance is None:
                continue
            base = subtract(entry.required, rating.lowest)
            total = add(total, multiply(base, entry.importance))
            if entry.gap is not None:
                lacking = add(lacking, multiply(min(max(entry.gap, Decimal(0)), base), entry.importance))
            elif entry.status == "unknown" and unknown:
                lacking = add(lacking, multiply(base, entry.importance))
        return multiply(_HUNDRED, divide(lacking, total)) if total else None


def _given(skills: PersonSkills) -> dict[str, Decimal | None]:
    """The person's levels by name; None where only the name is known."""
    if isinstance(skills, str):
        raise TypeError(
            f"skills must be a mapping of names to levels, or a list of names, not the text {shown(skills)}"
        )
    pairs: Iterable[tuple[Any, Any]] = (
        check_items("skills", skills.items(), "skills", _MOST)
        if isinstance(skills, Mapping)
        else ((name, None) for name in check_items("skills", skills, "names of skills", _MOST))
    )
    levels: dict[str, Decimal | None] = {}
    for name, level in pairs:
        check_text("skills", name)
        levels[name] = checked("skills", level, optional_exact)
    return levels


def _key_of(name: str, role: Role) -> tuple[str | None, str]:
    """The kind and the name that a person's text asks for: ``knowledge:Mathematics``, or a name alone."""
    kind, parted, rest = name.partition(":")
    kinds = {skill.kind for skill in role.skills}
    return (kind.strip(), shared_name(rest)) if parted and kind.strip() in kinds else (None, shared_name(name))


def person_against_role(role: Role, skills: PersonSkills) -> PersonAgainstRole:
    """A person's skills against a role's."""
    levels = _given(skills)
    listed: dict[tuple[str, str], Skill] = {}
    for skill in role.skills:
        if skill.kind in (*RATED_KINDS, "software"):
            listed.setdefault((skill.kind, shared_name(skill.name)), skill)
    matched: dict[tuple[str, str], Decimal | None] = {}
    further: list[str] = []
    for name, level in levels.items():
        kind, folded_name = _key_of(name, role)
        keys = [key for key in listed if key[1] == folded_name and kind in (None, key[0])]
        if len(keys) > 1:
            texts = [f"{key[0]}:{listed[key].name}" for key in keys]
            rule = f"{shown(name)} names {len(keys)} skills of {role.title}: write {' or '.join(map(repr, texts))}"
            raise InvalidArgumentError("skills", name, rule, did_you_mean(name, texts))
        if keys:
            _refuse_off_scale(name, level, listed[keys[0]].level)
            matched[keys[0]] = level
        else:
            further.append(name)
    entries = [_entry(skill, named=key in matched, level=matched.get(key)) for key, skill in listed.items()]
    kept = [entry for entry in entries if entry is not None]
    return PersonAgainstRole(role, tuple(sorted(kept, key=_order)), tuple(further))


def _refuse_off_scale(name: str, level: Decimal | None, rating: Rating | None) -> None:
    if level is not None and rating is not None and not rating.lowest <= level <= rating.highest:
        rule = (
            f"the level of {shown(name)} must lie on the scale of its ratings, from {rating.lowest} to {rating.highest}"
        )
        raise InvalidArgumentError("skills", level, f"{rule}, not {level}")


def _entry(skill: Skill, *, named: bool, level: Decimal | None) -> PersonSkill | None:
    """What the person has of a skill; None of one that its source says is not relevant to the role."""
    importance = weight(skill.importance)
    if skill.level is None:
        return PersonSkill(skill, "met" if named else "unknown", None, None, importance)
    if skill.level.not_relevant:
        return None
    required = None if skill.level.suppressed else skill.level.value
    if level is None or required is None:
        return PersonSkill(skill, "unknown", level, required, importance)
    return PersonSkill(skill, "below" if level < required else "met", level, required, importance)


_STATUSES: Final = ("below", "unknown", "met")


def _order(entry: PersonSkill) -> tuple[Any, ...]:
    lacking = multiply(max(entry.gap or Decimal(0), Decimal(0)), entry.importance or Decimal(0))
    return (
        _STATUSES.index(entry.status), lacking.copy_negate(), -(entry.importance or -1), not entry.skill.in_demand,
        not entry.skill.hot, entry.skill.kind, entry.name,
    )  # fmt: skip
