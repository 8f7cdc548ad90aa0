"""How roles stand to each other: levels, types, moves, and differences that a source states outright."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, Final, Literal

import attrs

from roleinfo.errors import shown
from roleinfo.model.cached import cached_attribute
from roleinfo.model.education import Degree
from roleinfo.model.exact import optional_exact
from roleinfo.model.fact import Fact, Figure
from roleinfo.model.pay import Pay
from roleinfo.model.place import Industry
from roleinfo.model.rules import Value, name_fields
from roleinfo.model.skill import is_optional_rank
from roleinfo.model.text import (
    folded,
    is_a,
    is_name,
    is_not_empty,
    is_optional_id,
    is_optional_name,
    is_optional_prose,
    key_of,
    one_of,
)

GroupLevel = Literal["major", "minor"]
Level = Literal["entry", "mid", "senior", "director", "executive"]
MoveKind = Literal["before", "after", "related"]
DifferenceUnit = Literal["percent", "points", "unstated"]
GapSubject = Literal["mean", "median", "average", "low", "high", "degree_held"]
_MOVE_ORDER: Final[tuple[MoveKind, ...]] = ("before", "after", "related")


def _levels(items: Iterable[Level]) -> tuple[Level, ...]:
    return _listed(items)


def _names(items: Iterable[str]) -> tuple[str, ...]:
    return _listed(items)


def _listed(items: Any) -> tuple[Any, ...]:
    if isinstance(items, str):
        raise TypeError(f"must be a list, not the text {shown(items)}")
    return tuple(items)


@attrs.frozen(field_transformer=name_fields, kw_only=True, repr=False, eq=False)
class Seniority(Fact):
    """The levels at which a source places the role, the lowest first."""

    levels: tuple[Level, ...] = attrs.field(
        converter=_levels,
        validator=[
            is_not_empty,
            attrs.validators.deep_iterable(member_validator=one_of(Level)),
        ],
    )

    def _measured(self) -> str:
        return "levels"

    def __str__(self) -> str:
        return " to ".join(self.levels)


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Occupation(Fact):
    """An occupation of a classification under which a source lists the role's title.

    The role does not inherit the occupation's figures; ``scheme`` is the classification and its
    release, ``code`` and ``title`` the occupation's own.
    """

    scheme: str = attrs.field(validator=is_name)
    code: str = attrs.field(validator=is_name)
    title: str = attrs.field(validator=is_name)

    def _measured(self) -> str:
        return key_of(folded(self.scheme), folded(self.code))


@attrs.frozen(kw_only=True, repr=False, eq=False)
class JobFamily(Fact):
    """A family of jobs that the role is in: a group of a classification, or a source's own.

    ``scheme`` is the classification and ``code`` the group's code in it; ``level`` says of the SOC whether it is a
    major or a minor group. They are None for a family of a source's own.
    """

    name: str = attrs.field(validator=is_name)
    level: GroupLevel | None = attrs.field(default=None, validator=attrs.validators.optional(one_of(GroupLevel)))
    code: str | None = attrs.field(default=None, validator=is_optional_name)
    scheme: str | None = attrs.field(default=None, validator=is_optional_name)

    def _measured(self) -> str:
        return key_of(self.code or folded(self.name), scheme=self.scheme and folded(self.scheme))

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.source.order, self.level or "", self.key)


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Variant(Fact):
    """A type of the role: its title, in our words what sets it apart, and its own id where it has one."""

    title: str = attrs.field(validator=is_name)
    role: str | None = attrs.field(default=None, validator=is_optional_id)
    text: str | None = attrs.field(default=None, validator=is_optional_prose)
    rank: int | None = attrs.field(default=None, validator=is_optional_rank)

    def _measured(self) -> str:
        return key_of(folded(self.title))

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.source.order, self.rank or 10**9, self.key)


@attrs.frozen(field_transformer=name_fields, kw_only=True, repr=False, eq=False)
class StatedMove(Fact):
    """Another role that a source puts before, after or beside this one.

    ``title`` is the other role's, ``role`` its id where it has one, ``rank`` the step (before and
    after: 1 is the nearest) or the place in the source's list, ``tier`` the part of that list.
    ``shared_skills``, ``own_skills`` (more of this role's) and ``their_skills`` (more of the
    other's) are what the source says of this pair.
    """

    about: MoveKind = attrs.field(validator=one_of(MoveKind))
    title: str = attrs.field(validator=is_name)
    role: str | None = attrs.field(default=None, validator=is_optional_id)
    rank: int | None = attrs.field(default=None, validator=is_optional_rank)
    tier: str | None = attrs.field(default=None, validator=is_optional_name)
    text: str | None = attrs.field(default=None, validator=is_optional_prose)
    shared_skills: tuple[str, ...] = attrs.field(default=(), converter=_names)
    own_skills: tuple[str, ...] = attrs.field(default=(), converter=_names)
    their_skills: tuple[str, ...] = attrs.field(default=(), converter=_names)

    def _own_rules(self) -> Iterator[tuple[str, str]]:
        for name in ("shared_skills", "own_skills", "their_skills"):
            names = getattr(self, name)
            if not all(isinstance(name, str) and name.strip() for name in names):
                yield name, f"must be names of skills, not {names!r}"

    def _measured(self) -> str:
        return key_of(self.about, folded(self.title))

    @property
    def order(self) -> tuple[Any, ...]:
        return (_MOVE_ORDER.index(self.about), self.source.order, self.rank or 10**9, self.key)


@attrs.frozen(kw_only=True, repr=False, eq=False)
class GapEnd(Value):
    """One end of a stated difference: of this role, or of another by its id; limited to an industry or a degree."""

    about: GapSubject = attrs.field(validator=one_of(GapSubject))
    role: str | None = attrs.field(default=None, validator=is_optional_id)
    industry: Industry | None = attrs.field(default=None, validator=attrs.validators.optional(is_a(Industry)))
    degree: Degree | None = attrs.field(default=None, validator=attrs.validators.optional(one_of(Degree)))

    @cached_attribute
    def key(self) -> str:
        """What tells ends apart."""
        return key_of(self.about, role=self.role, industry=self.industry and self.industry.key, degree=self.degree)


@attrs.frozen(field_transformer=name_fields, kw_only=True, repr=False, eq=False)
class StatedGap(Figure):
    """A difference as a source states it, kept beside the figures so that the two can be held against each other.

    It runs from ``base`` to ``end``: in money (``difference``) or as a number (``value`` in
    ``unit``; ``unstated`` where the source does not say whether percent or points are meant).
    """

    base: GapEnd = attrs.field(validator=is_a(GapEnd))
    end: GapEnd = attrs.field(validator=is_a(GapEnd))
    difference: Pay | None = attrs.field(default=None, validator=attrs.validators.optional(is_a(Pay)))
    value: Decimal | None = attrs.field(default=None, converter=optional_exact)
    unit: DifferenceUnit | None = attrs.field(default=None, validator=attrs.validators.optional(one_of(DifferenceUnit)))
    text: str | None = attrs.field(default=None, validator=is_optional_name)

    def _own_rules(self) -> Iterator[tuple[str, str]]:
        if (self.difference is None) == (self.value is None):
            yield "difference", "must say either a difference in money or a value with its unit"
        if (self.value is None) != (self.unit is None):
            yield "unit", "a value needs its unit (percent, points or unstated), and a unit its value"

    def _measured(self) -> str:
        return f"{self.base.key}|to|{self.end.key}"


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Credential(Fact):
    """A certificate or qualification that helps in the role, and who grants it."""

    name: str = attrs.field(validator=is_name)
    issuer: str | None = attrs.field(default=None, validator=is_optional_name)
    text: str | None = attrs.field(default=None, validator=is_optional_prose)

    def _measured(self) -> str:
        return key_of(folded(self.name), issuer=self.issuer and folded(self.issuer))
