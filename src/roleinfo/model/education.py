"""Degrees: what people hold, what is asked, in which fields and from where; four lists kept apart."""

from decimal import Decimal
from typing import Any, Final, Literal

import attrs

from roleinfo.model.fact import Fact, Figure
from roleinfo.model.skill import Share, is_optional_rank
from roleinfo.model.text import folded, is_a, is_name, is_optional_name, is_optional_prose, key_of, one_of
from roleinfo.typing import Bound

Degree = Literal[
    "no_formal_credential",
    "no_degree",
    "less_than_high_school",
    "high_school",
    "some_college",
    "certificate",
    "associate",
    "bachelor",
    "post_bachelor_certificate",
    "master",
    "post_master_certificate",
    "professional",
    "doctorate",
    "doctorate_or_professional",
    "post_doctorate",
]
DEGREES: Final[tuple[Degree, ...]] = Degree.__args__  # type: ignore[attr-defined]  # the order of the Literal is the ladder's
ENTRY_LADDER: Final[tuple[Degree, ...]] = (
    "no_formal_credential", "high_school", "some_college", "certificate", "associate", "bachelor", "master",
    "doctorate_or_professional",
)  # fmt: skip
"""The degrees that BLS names as the typical one at entry, the lowest first."""

DegreeMeasure = Literal["required", "typical_entry", "usual", "possible", "advancement"]
ShareMeasure = Literal["held", "required"]
FieldMeasure = Literal["most_common", "common", "less_common", "recommended", "leads_to"]

DEGREE_NAMES: Final[dict[Degree, str]] = {
    "no_formal_credential": "no formal credential",
    "no_degree": "no degree",
    "less_than_high_school": "less than high school",
    "high_school": "high school",
    "some_college": "some college, no degree",
    "certificate": "certificate",
    "associate": "associate's degree",
    "bachelor": "bachelor's degree",
    "post_bachelor_certificate": "post-bachelor's certificate",
    "master": "master's degree",
    "post_master_certificate": "post-master's certificate",
    "professional": "professional degree",
    "doctorate": "doctorate",
    "doctorate_or_professional": "doctorate or professional degree",
    "post_doctorate": "training after the doctorate",
}


@attrs.frozen(kw_only=True, repr=False, eq=False)
class DegreeShare(Figure):
    """The percentage of those in the role who hold a degree, or of answers that call for it (``about``).

    The list of a source may be partial: its shares need not sum to 100.
    """

    degree: Degree = attrs.field(validator=one_of(Degree))
    share: Share = attrs.field(validator=is_a(Share))
    about: ShareMeasure = attrs.field(default="held", validator=one_of(ShareMeasure))
    most_common: bool = attrs.field(default=False, validator=is_a(bool))

    @property
    def effective_bound(self) -> Bound:
        return self.share.bound if self.bound == "exact" else self.bound

    @property
    def value(self) -> Decimal:
        """The percentage."""
        return self.share.percent

    def _measured(self) -> str:
        return key_of(
            self.degree, about=None if self.about == "held" else self.about, of=self.share.of and folded(self.share.of)
        )

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.source.order, -DEGREES.index(self.degree), self.key)


@attrs.frozen(kw_only=True, repr=False, eq=False)
class DegreeStatement(Fact):
    """What a source says of a degree without a percentage.

    ``about`` tells what is required, from the typical entry, from what is usual, from what is
    possible to start with, and from what helps to advance; ``text`` says more in our own words.
    """

    about: DegreeMeasure = attrs.field(validator=one_of(DegreeMeasure))
    degree: Degree = attrs.field(validator=one_of(Degree))
    text: str | None = attrs.field(default=None, validator=is_optional_prose)

    def _measured(self) -> str:
        return key_of(self.about, self.degree)

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.about, self.source.order, DEGREES.index(self.degree), self.key)


@attrs.frozen(kw_only=True, repr=False, eq=False)
class StudyField(Fact):
    """A field of study (major) and how common it is among those in the role, or that it leads to the role.

    ``code`` is its code in the Classification of Instructional Programs, where there is one.
    """

    name: str = attrs.field(validator=is_name)
    about: FieldMeasure = attrs.field(validator=one_of(FieldMeasure))
    rank: int | None = attrs.field(default=None, validator=is_optional_rank)
    code: str | None = attrs.field(default=None, validator=is_optional_name)

    def _measured(self) -> str:
        return key_of(folded(self.name), self.about, code=self.code)

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.source.order, self.about, self.rank or 10**9, self.key)


@attrs.frozen(kw_only=True, repr=False, eq=False)
class College(Fact):
    """The college that most people in the role went to, by a source."""

    name: str = attrs.field(validator=is_name)

    def _measured(self) -> str:
        return key_of(folded(self.name))
