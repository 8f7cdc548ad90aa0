"""What one does in a role, for whom, where, and what is given for it beside pay."""

from typing import Any, Literal

import attrs

from roleinfo.model.exact import whole
from roleinfo.model.fact import Fact
from roleinfo.model.pay import Pay
from roleinfo.model.place import Industry, Place
from roleinfo.model.skill import is_optional_rank
from roleinfo.model.text import folded, is_a, is_id, is_name, is_optional_prose, is_prose, key_of, one_of

IndustryMeasure = Literal["employs_most", "best_paying"]
EmployerMeasure = Literal["best_paying", "openings", "on_resumes", "hires_from_top_colleges"]
PlaceMeasure = Literal["best_paying"]
BenefitStance = Literal["offered", "possible", "denied"]
BenefitKind = Literal["cash", "insurance", "leave", "flexibility", "in_kind"]


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Duty(Fact):
    """Something one does in the role, in our own words; ``id`` names the task, so that two roles can share it."""

    id: str = attrs.field(validator=is_id)
    text: str = attrs.field(validator=is_prose)
    rank: int | None = attrs.field(default=None, validator=is_optional_rank)

    def _measured(self) -> str:
        return key_of(self.id)

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.source.order, self.rank or 10**9, self.key)


@attrs.frozen(kw_only=True, repr=False, eq=False)
class IndustryFact(Fact):
    """An industry that employs most in the role, or pays it best: two statements, kept apart.

    ``pay`` is the mean by which it pays best and ``jobs`` the number that it employs, where they are stated.
    """

    industry: Industry = attrs.field(validator=is_a(Industry))
    about: IndustryMeasure = attrs.field(validator=one_of(IndustryMeasure))
    rank: int | None = attrs.field(default=None, validator=is_optional_rank)
    pay: Pay | None = attrs.field(default=None, validator=attrs.validators.optional(is_a(Pay)))
    jobs: int | None = attrs.field(default=None, validator=attrs.validators.optional(whole(0, 999_999_999)))

    def _measured(self) -> str:
        return key_of(self.about, self.industry.key)

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.about, self.source.order, self.rank or 10**9, self.key)


@attrs.frozen(kw_only=True, repr=False, eq=False)
class EmployerFact(Fact):
    """An employer that pays the role best, has openings for it, stands on resumes, or hires from top colleges."""

    name: str = attrs.field(validator=is_name)
    about: EmployerMeasure = attrs.field(validator=one_of(EmployerMeasure))
    openings: int | None = attrs.field(default=None, validator=attrs.validators.optional(whole(0, 999_999_999)))
    rank: int | None = attrs.field(default=None, validator=is_optional_rank)

    def _measured(self) -> str:
        return key_of(self.about, folded(self.name))

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.about, self.source.order, self.rank or 10**9, self.key)


@attrs.frozen(kw_only=True, repr=False, eq=False)
class PlaceFact(Fact):
    """A place that pays the role best, by a source or by a stated rule; a city and a state may disagree.

    ``rank`` is its place among those of its kind, and ``pay`` the mean by which it pays best, where they are stated.
    """

    place: Place = attrs.field(validator=is_a(Place))
    about: PlaceMeasure = attrs.field(default="best_paying", validator=one_of(PlaceMeasure))
    rank: int | None = attrs.field(default=None, validator=is_optional_rank)
    pay: Pay | None = attrs.field(default=None, validator=attrs.validators.optional(is_a(Pay)))

    def _measured(self) -> str:
        return key_of(self.about, self.place.key)

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.source.order, self.rank or 10**9, self.key)


@attrs.frozen(kw_only=True, repr=False, eq=False)
class Benefit(Fact):
    """Something given beside pay, or said not to be; one source may say both, and then both stand here."""

    name: str = attrs.field(validator=is_name)
    kind: BenefitKind = attrs.field(validator=one_of(BenefitKind))
    stance: BenefitStance = attrs.field(default="offered", validator=one_of(BenefitStance))
    text: str | None = attrs.field(default=None, validator=is_optional_prose)

    def _measured(self) -> str:
        return key_of(folded(self.name), self.stance)
