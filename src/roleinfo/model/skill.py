"""Skills and traits, each with the measure its source gives."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final, Literal

import attrs

from roleinfo.model.cached import cached_attribute
from roleinfo.model.exact import between, divide, exact, multiply, optional_exact, plain, shortest, subtract, whole
from roleinfo.model.fact import Fact
from roleinfo.model.rules import Value, name_fields
from roleinfo.model.text import folded, is_a, is_name, is_optional_name, is_optional_prose, key_of, one_of
from roleinfo.typing import Bound

SkillKind = Literal["skill", "knowledge", "ability", "work_style", "software"]


is_optional_rank: Final = attrs.validators.optional(whole(1, 999_999_999))
"""A validator: None or a place in a printed order, from 1."""


@attrs.frozen(field_transformer=name_fields, repr=False, eq=False)
class Share(Value):
    """A percentage of something: ``percent`` from 0 to 100, ``of`` what, where the source says it.

    >>> Share(19, of="resumes").percent
    Decimal('19')
    """

    percent: Decimal = attrs.field(converter=exact, validator=between(0, 100, "in percent"))
    of: str | None = attrs.field(default=None, validator=is_optional_name)
    bound: Bound = attrs.field(default="exact", validator=one_of(Bound))

    @classmethod
    def parse(cls, percent: Decimal | int) -> "Share":
        """A share from its percentage."""
        return cls(percent)

    def __str__(self) -> str:
        return f"{plain(self.percent)}%" + (f" of {self.of}" if self.of else "")


@attrs.frozen(field_transformer=name_fields, kw_only=True, repr=False, eq=False)
class Rating(Fact):
    """A rating on a scale with its ends, and the publisher's own doubts about it.

    ``standard_error`` and ``n`` are the raters' disagreement and number where published;
    ``suppressed`` marks a rating that the publisher advises against using, ``not_relevant`` a
    level of something that the role does not call for.
    """

    value: Decimal = attrs.field(converter=exact)
    scale: str = attrs.field(validator=is_name)
    lowest: Decimal = attrs.field(converter=exact)
    highest: Decimal = attrs.field(converter=exact)
    standard_error: Decimal | None = attrs.field(default=None, converter=optional_exact, validator=between(0, None))
    n: int | None = attrs.field(default=None, validator=attrs.validators.optional(whole(1, 999_999_999)))
    suppressed: bool = attrs.field(default=False, validator=is_a(bool))
    not_relevant: bool = attrs.field(default=False, validator=is_a(bool))

    def _own_rules(self) -> Iterator[tuple[str, str]]:
        if self.lowest >= self.highest:
            yield "lowest", f"the scale is upside down: {self.lowest} to {self.highest}"
        elif not self.lowest <= self.value <= self.highest:
            yield "value", f"must lie on its scale, from {self.lowest} to {self.highest}, not {self.value}"

    def _measured(self) -> str:
        return key_of(folded(self.scale), shortest(self.lowest), shortest(self.highest))

    @property
    def effective_bound(self) -> Bound:
        """How the value is to be read: a rating is exact, but for its error."""
        return "exact"

    @cached_attribute
    def standardised(self) -> Decimal:
        """The rating from 0 (the scale's lowest) to 100 (its highest)."""
        span = subtract(self.highest, self.lowest)
        return multiply(divide(subtract(self.value, self.lowest), span), Decimal(100))


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Skill(Fact):
    """A skill, field of knowledge, ability, work style or software that a source connects with the role.

    ``share`` is the percentage of resumes or workers that name it; ``importance`` and ``level``
    are ratings on scales of their own: three measures, never set against each other. ``rank`` is
    its place in the source's list. ``hot`` marks software that employers' postings often name
    anywhere, ``in_demand`` such as they often name for this role.
    """

    name: str = attrs.field(validator=is_name)
    kind: SkillKind = attrs.field(default="skill", validator=one_of(SkillKind))
    share: Share | None = attrs.field(default=None, validator=attrs.validators.optional(is_a(Share)))
    importance: Rating | None = attrs.field(default=None, validator=attrs.validators.optional(is_a(Rating)))
    level: Rating | None = attrs.field(default=None, validator=attrs.validators.optional(is_a(Rating)))
    rank: int | None = attrs.field(default=None, validator=is_optional_rank)
    hot: bool = attrs.field(default=False, validator=is_a(bool))
    in_demand: bool = attrs.field(default=False, validator=is_a(bool))

    def _own_rules(self) -> Iterator[tuple[str, str]]:
        # In a file the ratings of a dated skill are of its date unless they say another, so none can be without.
        for name in ("importance", "level"):
            rating = getattr(self, name)
            if self.as_of is not None and rating is not None and rating.as_of is None:
                yield name, f"a rating of a dated skill needs a date too: its as_of, {self.as_of} or another"

    def _measured(self) -> str:
        return key_of(self.kind, folded(self.name))

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.kind, self.source.order, self.rank or 10**9, self.key)


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Trait(Fact):
    """A personal quality that a source asks for, with what it means in our own words.

    ``listed`` is False where the source talks of it without putting it in its list of traits.
    """

    name: str = attrs.field(validator=is_name)
    text: str | None = attrs.field(default=None, validator=is_optional_prose)
    rank: int | None = attrs.field(default=None, validator=is_optional_rank)
    listed: bool = attrs.field(default=True, validator=is_a(bool))

    def _measured(self) -> str:
        return key_of(folded(self.name))

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.source.order, self.rank or 10**9, self.key)


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Interest(Rating):
    """How well a kind of work suits those in the role, rated on a scale (Holland's six types in O*NET data)."""

    name: str = attrs.field(validator=is_name)

    def _measured(self) -> str:
        return key_of(folded(self.name), folded(self.scale), shortest(self.lowest), shortest(self.highest))
