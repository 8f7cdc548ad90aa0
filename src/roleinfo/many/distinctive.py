"""Which skills set a role apart: their importance against what it is over all rated roles of a catalog."""

from collections.abc import Iterable
from decimal import Decimal
from functools import reduce
from typing import Protocol

import attrs

from roleinfo.diffs.ratings import RATED_KINDS
from roleinfo.errors import NotComparableError
from roleinfo.model._edges import OneLine
from roleinfo.model._results import SkillResult, TupleResult
from roleinfo.model.arguments import check_count, check_exact
from roleinfo.model.exact import add, divide, multiply, square_root, subtract
from roleinfo.model.role import Role, why_without
from roleinfo.model.rules import check_fields
from roleinfo.model.skill import Rating, Skill


@attrs.frozen(field_transformer=check_fields, repr=False)
class ImportanceNorm(OneLine):
    """The importance of one skill over the rated ``roles`` of a catalog: its mean and standard deviation.

    ``skill`` and ``scale`` are the measures of the skill and of its rating. The roles are all that
    there are, not a sample: the deviation is the root of the mean squared distance from the mean.
    """

    skill: str
    scale: str
    mean: Decimal
    deviation: Decimal
    roles: int

    @classmethod
    def of_sums(cls, skill: str, scale: str, roles: int, total: Decimal, squares: Decimal) -> "ImportanceNorm":
        """The norm from how many roles rate the skill, the sum of their ratings and that of the squares."""
        count = Decimal(check_count("roles", roles))
        total, squares = check_exact("total", total), check_exact("squares", squares)
        spread = subtract(multiply(squares, count), multiply(total, total))
        return cls(skill, scale, divide(total, count), divide(square_root(max(spread, Decimal(0))), count), roles)


@attrs.frozen(field_transformer=check_fields, repr=False)
class DistinctiveSkill(SkillResult):
    """A skill that matters more to a role than to most: ``z`` is (its importance - ``mean``) / ``deviation``.

    ``mean`` and ``deviation`` are those of its importance over ``roles`` rated roles.
    """

    skill: Skill
    z: Decimal
    mean: Decimal
    deviation: Decimal
    roles: int

    @property
    def name(self) -> str:
        """The skill's name."""
        return self.skill.name


class DistinctiveSkills(SkillResult, TupleResult[DistinctiveSkill]):
    """Skills that set a role apart, the furthest first: a tuple that shows itself as a table."""

    __slots__ = ()


class NormSource(Protocol):
    """Whatever knows roles, and how important skills are over all of them, as a catalog does."""

    def role(self, query: str) -> Role: ...
    def importance_norms(self) -> tuple[ImportanceNorm, ...]: ...


def norms_of(roles: Iterable[Role]) -> tuple[ImportanceNorm, ...]:
    """The norms over these roles: skills, knowledge and abilities, by all ratings that are not suppressed."""
    values: dict[tuple[str, str], list[Decimal]] = {}
    for role in roles:
        found = {(skill.measure, rating.measure): rating.value for skill, rating in _ratings(role)}
        for key, value in found.items():  # a role counts once, whoever rates it
            values.setdefault(key, []).append(value)
    return tuple(
        ImportanceNorm.of_sums(
            *key,
            len(held),
            reduce(add, held),
            reduce(add, (multiply(rating, rating) for rating in held)),
        )
        for key, held in sorted(values.items())
    )


def _ratings(role: Role) -> Iterable[tuple[Skill, Rating]]:
    for skill in role.skills:
        rating = skill.importance
        if skill.kind in RATED_KINDS and rating is not None and not rating.suppressed:
            yield skill, rating


def most_distinctive(role: Role, limit: int, source: NormSource) -> DistinctiveSkills:
    """The skills whose importance to the role is furthest above the mean over all rated roles of the source."""
    check_count("limit", limit)
    rated = list(_ratings(role))
    if not rated and (reason := why_without(role, "skills")):
        raise NotComparableError([f"{reason.rstrip('.')}; name an occupation of the United States instead"])
    norms = {(norm.skill, norm.scale): norm for norm in source.importance_norms()} if rated else {}
    skills: dict[str, DistinctiveSkill] = {}
    for skill, rating in rated:
        norm = norms.get((skill.measure, rating.measure))
        if norm is not None and norm.deviation and rating.value > norm.mean:
            z = divide(subtract(rating.value, norm.mean), norm.deviation)
            skills.setdefault(skill.measure, DistinctiveSkill(skill, z, norm.mean, norm.deviation, norm.roles))
    ordered = sorted(skills.values(), key=lambda skill: (skill.z.copy_negate(), skill.skill.measure))
    return DistinctiveSkills(ordered[:limit])
