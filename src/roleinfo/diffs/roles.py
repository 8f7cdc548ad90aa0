"""Two whole roles compared."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final, Literal

import attrs

from roleinfo.diffs import algebra
from roleinfo.diffs.algebra import Change
from roleinfo.diffs.asking import at_places, in_years, refuse_unknown, with_price_steps, with_reference_rates
from roleinfo.diffs.education import EducationDiff
from roleinfo.diffs.experience import ExperienceDiff, compare_experience
from roleinfo.diffs.figures import FigureDiff, MeasureDiff, compare_figures
from roleinfo.diffs.lists import ListDiff, compare_lists
from roleinfo.diffs.options import Options
from roleinfo.diffs.pairing import LeftOut, by_reason
from roleinfo.diffs.salaries import compare_salaries
from roleinfo.diffs.salary import PATH, SalaryDiff, SalaryGap
from roleinfo.diffs.samples import samples_of_jobs
from roleinfo.diffs.skills import SkillDiff, compare_skills
from roleinfo.errors import NotComparableError
from roleinfo.model._edges import (
    currencies_apart,
    diff_from_dict,
    diff_from_json,
    diff_to_dict,
    explain_comparison,
    no_pay_of,
    plot,
    summarize,
)
from roleinfo.model._results import ComparisonResult
from roleinfo.model.arguments import check_flag, check_type
from roleinfo.model.cached import cached_attribute
from roleinfo.model.career import Credential, JobFamily, Occupation, Seniority, StatedMove, Variant
from roleinfo.model.caveat import WITHOUT_PAY, Caveat, Missing, make_missing
from roleinfo.model.fact import Fact
from roleinfo.model.outlook import OutlookFigure
from roleinfo.model.people import PeopleFigure
from roleinfo.model.place_names import list_places
from roleinfo.model.role import Role
from roleinfo.model.rules import check_fields
from roleinfo.model.skill import Interest, Trait
from roleinfo.model.source import Source
from roleinfo.model.text import is_a
from roleinfo.model.work import Benefit, Duty, EmployerFact, IndustryFact, PlaceFact
from roleinfo.pay.prices import PriceTable

SECTIONS: Final = (
    "salary", "education", "experience", "people", "outlook", "duties", "skills", "interests", "measures", "traits",
    "industries", "employers", "places", "benefits", "credentials", "variants", "moves", "seniority", "occupations",
    "families",
)  # fmt: skip
"""The sections of a comparison, each an attribute of RoleDiff, in the order in which they are shown."""


SectionDiff = (
    SalaryDiff | EducationDiff | ExperienceDiff | SkillDiff | FigureDiff[PeopleFigure] | FigureDiff[OutlookFigure]
    | FigureDiff[Interest] | MeasureDiff | ListDiff[Fact]
)  # fmt: skip
"""A section of a comparison."""


@attrs.frozen(field_transformer=check_fields, repr=False)
class RoleDiff(ComparisonResult):
    """Two roles compared: the two roles and what was asked; all else is worked out on first reading.

    Every section is an object of its own, false where nothing could be compared, with what it
    left out. ``changes`` is the exact and total difference of the two roles, whatever was asked.
    A diff is false where the roles are equal.

    >>> import roleinfo as ri
    >>> diff = ri.compare("account manager", "account representative")
    >>> diff.salary.mean.difference.amount, diff.experience.time_to_become.maximum
    (Decimal('-31558'), Decimal('-84'))
    >>> diff.inverted() == ri.compare("account representative", "account manager")
    True
    """

    left: Role = attrs.field(validator=is_a(Role))
    right: Role = attrs.field(validator=is_a(Role))
    options: Options = attrs.field(factory=Options, validator=is_a(Options))

    def plot(
        self,
        ax: Any = None,
        *,
        kind: Literal["pay", "gaps", "skills", "education"] = "pay",
        by: str | None = None,
        limit: int | None = None,
        titles: tuple[str, str] | None = None,
        title: str | None = None,
    ) -> Any:
        """Draw one side of the comparison on matplotlib Axes: pay, its gaps, skills or education.

        On ``ax``, else on new Axes, which are given back; ``by`` and ``limit`` are those of the
        section's own ``plot``. Raises InvalidArgumentError for another kind, and MissingExtraError without the extra
        ``plot``.

        >>> import roleinfo as ri
        >>> ax = ri.compare("registered nurse", "physician assistant").plot()
        >>> [each.get_text() for each in ax.get_yticklabels()]
        ['Registered Nurses', 'Physician Assistants']
        """
        options = {"by": by, "limit": limit}
        given = {name: value for name, value in options.items() if value is not None}
        return plot(self, ax, kind=kind, titles=titles, title=title, **given)

    @cached_attribute
    def _seen(self) -> tuple[Role, Role]:
        """The two roles as the source asked for shows them."""
        return _limited(self.left, self.options, 0), _limited(self.right, self.options, 1)

    @cached_attribute
    def salary(self) -> SalaryDiff:
        """Pay: a gap for each measure that both roles have."""
        return compare_salaries(self.left, self.right, self.options)

    @cached_attribute
    def education(self) -> EducationDiff:
        """Schooling: degrees held, asked, fields of study, colleges."""
        left, right = self._seen
        return EducationDiff(left.education, right.education)

    @cached_attribute
    def experience(self) -> ExperienceDiff:
        """Lengths of time, in months."""
        left, right = self._seen
        return compare_experience(left.experience, right.experience, ("experience",))

    @cached_attribute
    def people(self) -> FigureDiff[PeopleFigure]:
        """Who works in the roles; empty where the comparison was asked to leave people out."""
        if not self.options.people:
            return FigureDiff()
        left, right = self._seen
        return compare_figures(left.people, right.people, ("people",), is_of_both=self._is_of_both)

    @cached_attribute
    def outlook(self) -> FigureDiff[OutlookFigure]:
        """Growth (in points), jobs, openings and the rest, each with its own kind alone."""
        left, right = self._seen
        here = (left.place, left.industry) == (right.place, right.industry)
        like = None if here else _anywhere(left, right)
        return compare_figures(
            left.outlook, right.outlook, ("outlook",), like=like, is_of_both=self._is_of_both,
            confidence=self.options.confidence, relate=samples_of_jobs,
        )  # fmt: skip

    def _is_of_both(self, fact: Fact) -> bool:
        """Whether a figure of both was published once: for a class that holds the two, or for the one role of both."""
        if self.left.id != self.right.id:
            return fact.published_for is not None
        left, right = ((role.place, role.industry, role.year) for role in (self.left, self.right))
        return left != right

    @cached_attribute
    def skills(self) -> SkillDiff:
        """Skills shared, and only on one side."""
        left, right = self._seen
        return compare_skills(left.skills, right.skills, self.options.confidence)

    @cached_attribute
    def duties(self) -> ListDiff[Duty]:
        """Duties shared, and only on one side."""
        return self._listed("duties")

    @cached_attribute
    def interests(self) -> FigureDiff[Interest]:
        """How well kinds of work suit those in each, in points of the scale."""
        left, right = self._seen
        return compare_figures(left.interests, right.interests, ("interests",))

    @cached_attribute
    def measures(self) -> MeasureDiff:
        """Measures that others published, or one's own: each with itself alone, in points of its scale."""
        left, right = self._seen
        compared = compare_figures(left.measures, right.measures, ("measures",), is_of_both=self._is_of_both)
        return MeasureDiff(compared.gaps, compared.left_out)

    @cached_attribute
    def traits(self) -> ListDiff[Trait]:
        """Personal qualities shared, and only on one side."""
        return self._listed("traits")

    @cached_attribute
    def industries(self) -> ListDiff[IndustryFact]:
        """Industries that employ most or pay best."""
        return self._listed("industries")

    @cached_attribute
    def employers(self) -> ListDiff[EmployerFact]:
        """Employers that pay best, have openings or stand on resumes."""
        return self._listed("employers")

    @cached_attribute
    def places(self) -> ListDiff[PlaceFact]:
        """Places that pay best."""
        return self._listed("places")

    @cached_attribute
    def benefits(self) -> ListDiff[Benefit]:
        """What is given beside pay."""
        return self._listed("benefits")

    @cached_attribute
    def credentials(self) -> ListDiff[Credential]:
        """Certificates that help."""
        return self._listed("credentials")

    @cached_attribute
    def variants(self) -> ListDiff[Variant]:
        """Types of each role."""
        return self._listed("variants")

    @cached_attribute
    def moves(self) -> ListDiff[StatedMove]:
        """Roles before, after and beside each."""
        return self._listed("moves")

    @cached_attribute
    def seniority(self) -> ListDiff[Seniority]:
        """The levels of each."""
        return self._listed("seniority")

    @cached_attribute
    def occupations(self) -> ListDiff[Occupation]:
        """Occupations that list each role's title."""
        return self._listed("occupations")

    @cached_attribute
    def families(self) -> ListDiff[JobFamily]:
        """Families of jobs that each is in."""
        return self._listed("families")

    def _listed(self, name: str) -> ListDiff[Any]:
        left, right = (getattr(role, name) for role in self._seen)
        return compare_lists(left, right, (name,))

    def sections(self) -> Iterator[tuple[str, SectionDiff]]:
        """Each section by name, in the order in which they are shown."""
        for name in SECTIONS:
            yield name, getattr(self, name)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of both roles in their stated order, then those by whose numbers pay was converted."""
        of_roles = {source for role in self._seen for source in role.sources}
        of_steps = (source for gap in self.salary for source, _ in gap.publications)
        return tuple(dict.fromkeys((*sorted(of_roles, key=lambda source: source.order), *of_steps)))

    @cached_attribute
    def changes(self) -> tuple[Change, ...]:
        """All that differs between the two roles, exact and total, in the order of the paths."""
        return algebra.changes(self.left, self.right)

    @cached_attribute
    def caveats(self) -> tuple[Caveat, ...]:
        """What to keep in mind, each said once: of the roles and of what they show, then of each section compared."""
        of_sections = {
            Caveat(caveat.code, caveat.message, (name,)): None
            for name, section in self.sections()
            for caveat in section.caveats
        }
        said = {(caveat.code, caveat.message) for caveat in of_sections}
        of_roles: dict[Caveat, None] = {}
        for role in sorted(self._seen, key=lambda role: (role.id, role.title)):
            shown = {path[0] for path, section in role.sections() if section}
            for caveat in role.caveats:
                if (not caveat.path or caveat.path[0] in shown) and (caveat.code, caveat.message) not in said:
                    of_roles[Caveat(caveat.code, f"{role.title}: {caveat.message}", (role.id, *caveat.path))] = None
        return tuple({**of_roles, **of_sections})

    @cached_attribute
    def missing(self) -> tuple[Missing, ...]:
        """What is not there: what a source leaves open, and sections of which a role says nothing.

        The first part of a path is the side, ``left`` or ``right``.
        """
        gaps: list[Missing] = []
        for side, whole, role in zip(("left", "right"), (self.left, self.right), self._seen, strict=True):
            gaps += [
                attrs.evolve(missing, path=(side, *missing.path))
                for missing in role.missing
                if self.options.people or missing.path[0] != "people"
            ]
            for name in SECTIONS:
                if name == "people" and not self.options.people:
                    gaps.append(make_missing((side, name), "not-asked-for"))
                elif not getattr(role, name) and not self._is_tabulated(name, whole, side):
                    limit = self.options.side("source", ("left", "right").index(side)) if getattr(whole, name) else None
                    values = {"section": name, "title": role.title, "source": limit}
                    gaps.append(make_missing((side, name), "not-stated", limit, **values))
        return tuple(sorted(gaps, key=lambda missing: missing.path))

    def _is_tabulated(self, name: str, role: Role, side: str) -> bool:
        """Whether the catalog has tables of what an empty section would hold, or its absence is said elsewhere."""
        if self.options.side("source", ("left", "right").index(side)) is not None:
            return False
        if any(gap.path == (name,) and gap.code == "not-in-country" for gap in role.missing):
            return True
        if name == "salary":  # of a place or industry: that there is none is said with its reason
            return any(missing.path == PATH and missing.code in WITHOUT_PAY for missing in role.missing)
        if name == "traits":  # which O*NET rates as work styles
            return any(skill.kind == "work_style" for skill in role.skills)
        by = {"places": "place", "industries": "industry"}.get(name)
        return by is not None and role.has_figures_by(by)

    @cached_attribute
    def summary(self) -> tuple[str, ...]:
        """A few plain sentences, each with its source and date, each percentage with its base; never of people."""
        return summarize(self)

    def inverted(self) -> "RoleDiff":
        """The comparison the other way round."""
        return RoleDiff(self.right, self.left, self.options.inverted())

    def explain(self) -> tuple[str, ...]:
        """Step by step, in plain words: the roles, the figures that head the comparison, what each section left out."""
        return explain_comparison(self)

    def then(self, other: "RoleDiff") -> "RoleDiff":
        """The comparison from this left role to the other's right one.

        Raises NotComparableError where the other does not start with this right role, or was
        asked something else.
        """
        check_type("other", other, RoleDiff)
        reasons = []
        if other.left != self.right:
            differ = ", ".join(" / ".join(change.path) for change in algebra.changes(self.right, other.left)[:3])
            reasons.append(
                f"one ends with {self.right.id}, the other starts with {other.left.id}: they differ in {differ}"
            )
        rates = tuple(dict.fromkeys((*self.options.rates, *other.options.rates)))
        ours_asked, theirs_asked = (attrs.evolve(diff.options, rates=()) for diff in (self, other))
        if ours_asked != theirs_asked:
            differing = ", ".join(
                f"{field.name}={ours!r} and {field.name}={theirs!r}"
                for field in attrs.fields(Options)
                if (ours := getattr(self.options, field.name)) != (theirs := getattr(other.options, field.name))
            )
            reasons.append(f"the options differ: {differing}")
        if reasons:
            raise NotComparableError(reasons)
        steps = tuple(dict.fromkeys((*self.options.steps, *other.options.steps)))
        if len({(step.kind, step.of) for step in steps}) < len(steps):
            raise NotComparableError(["the two rest on different factors for one date or place"])
        if len({(rate.currency, rate.date) for rate in rates}) < len(rates):
            raise NotComparableError(["the two rest on different exchange rates for one currency and date"])
        no_rates = sorted({*self.options.no_rates, *other.options.no_rates})
        options = attrs.evolve(self.options, steps=steps, rates=rates, no_rates=no_rates)
        return RoleDiff(self.left, other.right, options)

    def apply(self, role: Role) -> Role:
        """A role with these changes made; what leads from the left role to the right leads from it too.

        Raises NotComparableError where the role does not hold what a change starts from.
        """
        check_type("role", role, Role)
        return algebra.applied(self.changes, role)

    def __bool__(self) -> bool:
        return self.left != self.right

    def to_dict(self, *, roles: bool = True) -> dict[str, Any]:
        """The two roles, the options, and under ``view`` what follows from them: the finding, notes and tables.

        Without its two ``roles`` it is a quarter as long, and `from_dict` refuses it.
        """
        check_flag("roles", roles)
        return {**diff_to_dict(self, roles=roles), "view": self._view().to_tables(self)}

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> "RoleDiff":
        """The comparison from what `to_dict` gave; the sections are worked out again."""
        return diff_from_dict(document)

    def to_json(self, indent: int | None = None, *, roles: bool = True) -> str:
        """What `to_dict` gives, as JSON."""
        return self._view().to_json(self.to_dict(roles=roles), indent)

    @classmethod
    def from_json(cls, text: str) -> "RoleDiff":
        """The comparison from what `to_json` gave."""
        check_type("text", text, str, bytes)
        return diff_from_json(text)


def _anywhere(left: Role, right: Role) -> Callable[[OutlookFigure], object]:
    """What makes two figures alike where each role is of a place or industry of its own: all but these."""
    homes = {(role.place, role.industry) for role in (left, right)}

    def like(figure: OutlookFigure) -> object:
        home = None if figure.place is None or figure.place.kind == "nation" else figure.place
        where = "home" if figure.place and (home, figure.industry) in homes else (figure.place, figure.industry)
        return (figure.about, figure.period, where, figure.universe, figure.scale_end)

    return like


def _limited(role: Role, options: Options, number: int) -> Role:
    """The role as the source asked for shows it, without its people where these were not asked for."""
    if not options.people:
        role = attrs.evolve(role, people=())
    source = options.side("source", number)
    if source is None:
        return role
    if any(known.is_named(source) for known in role.sources):
        return role.only(source=source)
    missing = tuple(missing for missing in role.missing if missing.source is None)
    return Role(
        id=role.id,
        title=role.title,
        plural=role.plural,
        alternate_titles=role.alternate_titles,
        caveats=role.caveats,
        missing=missing,
    )


def compare_roles(
    left: Role, right: Role, options: Options, prices: Callable[[], PriceTable], rates: str | None = None
) -> RoleDiff:
    """The comparison of two roles where the options place them.

    ``prices`` gives the tables for their adjustments, ``rates`` names the publisher of their exchange rates.
    """
    roles, options = at_places((left, right), options)
    roles = in_years(roles, options)
    refuse_unknown(roles, options)
    options = with_reference_rates(roles, options, rates)
    return RoleDiff(*roles, with_price_steps(roles, options, prices))


def _reasons(left_out: Iterable[LeftOut], titles: Mapping[str, str]) -> list[str]:
    """Why pay figures were left out, each reason once, with the first figure that it is of."""
    return [
        f"{titles[side]}, {getattr(facts[0], 'statistic', 'pay')} by {facts[0].source.display_name}"
        f"{f' and {len(facts) - 1} more' if len(facts) > 1 else ''}: {message}"
        for (side, message), facts in by_reason(left_out).items()
    ]


def _lack(role: Role, place: str | None) -> str:
    """That a role has no pay figure as requested: where its figures are of, where they are of another place."""
    if place is not None and role.salary and not role.salary.select(place=place):
        where = list_places(figure.place for figure in role.salary) or "no stated place"
        return f"the pay of {role.title} is for {where}, not for {place}"
    return f"{role.title} has no pay figure as requested" if role.salary else no_pay_of(role)


def headline_gap(diff: RoleDiff) -> SalaryGap:
    """The gap that heads a comparison of pay; NotComparableError with the reasons where there is none."""
    headline = diff.salary.headline
    if headline is None and (apart := currencies_apart(diff)):
        raise NotComparableError([apart])
    if headline is None:
        left_out = [omission for omission in diff.salary.left_out if omission.code != "not-asked-for"]
        lacking = [
            next(
                (missing.message for missing in role.missing if missing.path == PATH and missing.code in WITHOUT_PAY),
                _lack(role, diff.options.side("place", number)),
            )
            for number, (side, role) in enumerate((("left", diff.left), ("right", diff.right)))
            if not any(omission.side == side for omission in left_out)
        ]
        raise NotComparableError(lacking or _reasons(left_out, {"left": diff.left.title, "right": diff.right.title}))
    return headline
