"""The sections of a role. The classes of their facts are imported when a section first holds one.

A look-up makes every section of a role, most of them empty or still to be read; it would import some thirty classes of
facts that it has no use for.
"""

from decimal import Decimal
from functools import reduce
from typing import TYPE_CHECKING, Self, get_args

import attrs

from roleinfo.model._results import FactResult
from roleinfo.model.arguments import check_optional_word
from roleinfo.model.exact import add, subtract
from roleinfo.model.fact import Fact, Section
from roleinfo.model.rules import Value, name_fields
from roleinfo.model.text import check_text, folded

if TYPE_CHECKING:
    # ruff: noqa: F401  # bases name them as text
    from roleinfo.model.career import (
        Credential,
        JobFamily,
        Occupation,
        Seniority,
        StatedGap,
        StatedMove,
        Variant,
    )
    from roleinfo.model.education import College, DegreeShare, DegreeStatement, StudyField
    from roleinfo.model.experience import DurationRange, ExperienceFact
    from roleinfo.model.measure import Measure
    from roleinfo.model.outlook import GrowthClass, OutlookFigure, OutlookMeasure
    from roleinfo.model.people import PeopleFigure
    from roleinfo.model.skill import Interest, Skill, SkillKind, Trait
    from roleinfo.model.work import Benefit, Duty, EmployerFact, IndustryFact, PlaceFact

_ZERO, _HALF, _ROUNDING = Decimal(0), Decimal(50), Decimal("0.1")


class SeniorityLevels(Section["Seniority"]):
    """What sources say of a role's level; key: source and date."""

    __slots__ = ()

    @classmethod
    def _kind(cls) -> type[Fact]:
        from roleinfo.model.career import Seniority

        return Seniority


class Occupations(Section["Occupation"]):
    """Occupations that list the role's title; key: scheme, code, source and date."""

    __slots__ = ()

    @classmethod
    def _kind(cls) -> type[Fact]:
        from roleinfo.model.career import Occupation

        return Occupation


class JobFamilies(Section["JobFamily"]):
    """The families of jobs that a role is in; key: classification, code or name, source and date."""

    __slots__ = ()

    @classmethod
    def _kind(cls) -> type[Fact]:
        from roleinfo.model.career import JobFamily

        return JobFamily


class Variants(Section["Variant"]):
    """Types of a role, by source and printed rank; key: title without case, source and date."""

    __slots__ = ()

    @classmethod
    def _kind(cls) -> type[Fact]:
        from roleinfo.model.career import Variant

        return Variant


class Moves(Section["StatedMove"]):
    """Roles before, after and beside; key: which of these, title without case, source and date."""

    __slots__ = ()

    @classmethod
    def _kind(cls) -> type[Fact]:
        from roleinfo.model.career import StatedMove

        return StatedMove


class StatedGaps(Section["StatedGap"]):
    """Differences that sources state; key: both ends, source and date."""

    __slots__ = ()

    @classmethod
    def _kind(cls) -> type[Fact]:
        from roleinfo.model.career import StatedGap

        return StatedGap


class Credentials(Section["Credential"]):
    """Credentials; key: name and issuer without case, source and date."""

    __slots__ = ()

    @classmethod
    def _kind(cls) -> type[Fact]:
        from roleinfo.model.career import Credential

        return Credential


class Skills(Section["Skill"]):
    """A role's skills, by kind, source and printed rank; key: kind, name without case, source and date."""

    __slots__ = ()

    @classmethod
    def _kind(cls) -> type[Fact]:
        from roleinfo.model.skill import Skill

        return Skill

    def named(self, name: str) -> Self:
        """Every source's entry for the skill of this name, in any case."""
        return type(self)(skill for skill in self if folded(skill.name) == folded(name))

    def select(self, *, kind: "SkillKind | None" = None, source: str | None = None) -> Self:
        """The skills of one kind, of one source (id or series), or both.

        >>> import roleinfo as ri
        >>> skills = ri.role("registered nurse").skills
        >>> len(skills.select(kind="ability")), type(skills.select(kind="ability")).__name__
        (52, 'Skills')
        """
        from roleinfo.model.skill import SkillKind

        check_optional_word("kind", kind, get_args(SkillKind))
        skills = self if source is None else self.only(source)
        return type(self)(skill for skill in skills if kind in (None, skill.kind))

    def only(self, source: str) -> Self:
        """The skills of one source or series alone, without what others rate them."""
        return type(self)(
            attrs.evolve(
                skill,
                importance=skill.importance if skill.importance and skill.importance.source.is_named(source) else None,
                level=skill.level if skill.level and skill.level.source.is_named(source) else None,
            )
            for skill in super().only(source)
        )


class Traits(Section["Trait"]):
    """A role's traits, by source and printed rank; key: name without case, source and date."""

    __slots__ = ()

    @classmethod
    def _kind(cls) -> type[Fact]:
        from roleinfo.model.skill import Trait

        return Trait


class Interests(Section["Interest"]):
    """Kinds of work that suit those in the role; key: name without case, scale, source and date."""

    __slots__ = ()

    @classmethod
    def _kind(cls) -> type[Fact]:
        from roleinfo.model.skill import Interest

        return Interest


class DegreesHeld(Section["DegreeShare"]):
    """Degrees that people in the role hold; key: degree, of whom, source and date."""

    __slots__ = ()

    @classmethod
    def _kind(cls) -> type[Fact]:
        from roleinfo.model.education import DegreeShare

        return DegreeShare


class DegreesRequired(Section["DegreeShare"]):
    """Degrees that answers name as required; key: degree, of whom, source and date."""

    __slots__ = ()

    @classmethod
    def _kind(cls) -> type[Fact]:
        from roleinfo.model.education import DegreeShare

        return DegreeShare


class DegreesAsked(Section["DegreeStatement"]):
    """What is said of degrees without a percentage; key: what about, degree, source and date."""

    __slots__ = ()

    @classmethod
    def _kind(cls) -> type[Fact]:
        from roleinfo.model.education import DegreeStatement

        return DegreeStatement


class StudyFields(Section["StudyField"]):
    """Fields of study; key: name without case, how common, source and date."""

    __slots__ = ()

    @classmethod
    def _kind(cls) -> type[Fact]:
        from roleinfo.model.education import StudyField

        return StudyField


class Colleges(Section["College"]):
    """Colleges; key: name without case, source and date."""

    __slots__ = ()

    @classmethod
    def _kind(cls) -> type[Fact]:
        from roleinfo.model.education import College

        return College


@attrs.frozen(field_transformer=name_fields, kw_only=True, repr=False, eq=False)
class Education(FactResult, Value):
    """What is known of schooling, each measure apart.

    Degrees ``held`` by those in the role (with shares), ``required`` by what they or experts say
    (with shares of answers), ``asked`` (without shares), ``fields`` of study, ``colleges``.
    """

    held: DegreesHeld = attrs.field(factory=DegreesHeld, converter=DegreesHeld)
    required: DegreesRequired = attrs.field(factory=DegreesRequired, converter=DegreesRequired)
    asked: DegreesAsked = attrs.field(factory=DegreesAsked, converter=DegreesAsked)
    fields: StudyFields = attrs.field(factory=StudyFields, converter=StudyFields)
    colleges: Colleges = attrs.field(factory=Colleges, converter=Colleges)

    @property
    def typical_entry(self) -> "DegreeStatement | None":
        """The degree that is typical at entry, by the first source that assigns one."""
        return next((degree for degree in self.asked if degree.about == "typical_entry"), None)

    @property
    def most_common(self) -> "DegreeShare | None":
        """The degree that most of those in the role hold: the one that a source calls so, else the largest share held.

        Where several shares are the largest, it is the highest of these degrees.
        """
        from roleinfo.model.education import DEGREES

        called = next((share for share in self.held if share.most_common), None)
        if called is not None or not self.held:
            return called
        first = [share for share in self.held if share.source == self.held[0].source]
        return max(first, key=lambda share: (share.share.percent, DEGREES.index(share.degree)))

    def __bool__(self) -> bool:
        return any((self.held, self.required, self.asked, self.fields, self.colleges))


class Experience(Section["ExperienceFact"]):
    """What a role asks before one holds it; key: what it is about, the text, the source and date."""

    __slots__ = ()

    @classmethod
    def _kind(cls) -> type[Fact]:
        from roleinfo.model.experience import ExperienceFact

        return ExperienceFact

    @property
    def distributions(self) -> tuple[str, ...]:
        """What the distributions of lengths are of, each once."""
        return tuple(dict.fromkeys(fact.text for fact in self if fact.share is not None and fact.text))

    def median_class(self, text: str) -> "DurationRange | None":
        """The class of length that holds the median answer of a distribution.

        None where there is no such distribution, and where the shares that its publisher advises
        against, and which are left out, could move the median into another class.
        """
        classes = [fact for fact in self if fact.share is not None and fact.length and fact.text == text]
        known = reduce(add, (item.share or _ZERO for item in classes), _ZERO)
        unknown = max(subtract(Decimal(100), known), _ZERO)
        below = _ZERO
        for item in classes:
            above = add(below, item.share or _ZERO)
            # Wherever the unknown answers lie, half of all lie below the upper end of this class, and not of the last.
            if above >= _HALF and add(below, unknown if unknown > _ROUNDING else _ZERO) < _HALF:
                return item.length
            below = above
        return None

    @property
    def time_to_become(self) -> "ExperienceFact | None":
        """How long it takes to become one, by the first source that says so."""
        return next((fact for fact in self if fact.about == "time_to_become"), None)


class People(Section["PeopleFigure"]):
    """Who works in a role; key: dimension, statistic, group, scheme, source and date."""

    __slots__ = ()

    @classmethod
    def _kind(cls) -> type[Fact]:
        from roleinfo.model.people import PeopleFigure

        return PeopleFigure


class Outlook(Section["OutlookFigure"]):
    """A role's outlook; key: what is counted, years, place, universe, source and date."""

    __slots__ = ()

    @classmethod
    def _kind(cls) -> type[Fact]:
        from roleinfo.model.outlook import OutlookFigure

        return OutlookFigure

    def about(self, measure: "OutlookMeasure") -> "tuple[OutlookFigure, ...]":
        """Every figure of one measure, in the order of the sources."""
        return tuple(figure for figure in self if figure.about == measure)

    @property
    def growth_class(self) -> "GrowthClass | None":
        """How projected growth compares with that of all jobs, by `GROWTH_RULE`; None where either is not there.

        >>> import roleinfo as ri
        >>> ri.role("registered nurse").outlook.growth_class
        'faster than average'
        """
        from roleinfo.model.outlook import class_growth

        beyond = next(iter(self.about("growth_beyond_all")), None)
        growth = next((figure for figure in self.about("growth") if beyond and figure.period == beyond.period), None)
        if beyond is None or growth is None:
            return None
        return class_growth(growth.value, subtract(growth.value, beyond.value))


class Measures(Section["Measure"]):
    """A role's measures, by source and id; key: id, scale and its ends, source and date."""

    __slots__ = ()

    @classmethod
    def _kind(cls) -> type[Fact]:
        from roleinfo.model.measure import Measure

        return Measure

    def named(self, id: str) -> "tuple[Measure, ...]":  # it is what the field is called
        """Every source's figure of the measure with this id."""
        check_text("id", id)
        return tuple(measure for measure in self if measure.id == id)


class Duties(Section["Duty"]):
    """A role's duties, by source and printed rank; key: id, source and date."""

    __slots__ = ()

    @classmethod
    def _kind(cls) -> type[Fact]:
        from roleinfo.model.work import Duty

        return Duty


class Industries(Section["IndustryFact"]):
    """Industries of a role; key: what about, industry, source and date."""

    __slots__ = ()

    @classmethod
    def _kind(cls) -> type[Fact]:
        from roleinfo.model.work import IndustryFact

        return IndustryFact


class Employers(Section["EmployerFact"]):
    """Employers of a role; key: what about, name without case, source and date."""

    __slots__ = ()

    @classmethod
    def _kind(cls) -> type[Fact]:
        from roleinfo.model.work import EmployerFact

        return EmployerFact


class Places(Section["PlaceFact"]):
    """Places of a role; key: what about, kind and code of the place, source and date."""

    __slots__ = ()

    @classmethod
    def _kind(cls) -> type[Fact]:
        from roleinfo.model.work import PlaceFact

        return PlaceFact


class Benefits(Section["Benefit"]):
    """Benefits of a role; key: name without case, stance, source and date."""

    __slots__ = ()

    @classmethod
    def _kind(cls) -> type[Fact]:
        from roleinfo.model.work import Benefit

        return Benefit
