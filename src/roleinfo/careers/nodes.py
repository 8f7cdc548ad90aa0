"""A role as a node of the graph: the figures that a search weighs, and the links that it states."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from typing import Final, NamedTuple

import attrs

from roleinfo.careers.credentials import License, Training, license_of, school_years, training_of
from roleinfo.diffs.ratings import RATED_KINDS, weight
from roleinfo.model.cached import cached_attribute
from roleinfo.model.education import ENTRY_LADDER, Degree
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.exact import multiply
from roleinfo.model.experience import MONTHS_IN, DurationRange
from roleinfo.model.outlook import OutlookFigure, OutlookMeasure
from roleinfo.model.role import Role
from roleinfo.model.rules import check_fields
from roleinfo.model.sections import Experience
from roleinfo.model.source import Source
from roleinfo.model.words import credited
from roleinfo.typing import Bound

RELATED_WORK: Final = "related work"
"""What the distribution of experience required is called of which a step's time is taken."""

ONET: Final = "onet"
"""The series whose Related Occupations are similarity, and not what a page says of a role."""

_PAY_STATISTICS: Final = ("mean", "median", "average")
_SOC_GROUPS: Final[Mapping[str, int]] = {"major": 2, "minor": 4, "broad": 6}
SOC_CODE: Final = len("11-2022")
"""The length of a code of the SOC, of which a code of O*NET-SOC is a part."""


class RequiredLevel(NamedTuple):
    """The ``level`` and the ``importance`` of a skill that a role requires, 0 to 100; None is not usable."""

    level: float | None
    importance: float | None


Ratings = Mapping[str, RequiredLevel]
Basis = tuple[str, str]
"""A measure of pay and the series of its source: two amounts of one basis may be subtracted."""


class Link(NamedTuple):
    """Another role that a source puts after, before or beside one, by its id where it has one, else by its title."""

    relation: str
    title: str
    role: str | None
    source: Source
    rank: int | None = None
    tier: str | None = None
    text: str | None = None
    origin: str = "published"


@attrs.frozen(field_transformer=check_fields, repr=False, kw_only=True)
class Node:
    """A role in the graph, with the figures by which moves are found; its role comes whole when it is asked for.

    ``paid`` is the role with its pay and jobs at the graph's place. ``zone`` is O*NET's job zone,
    ``education`` the degree typical at entry, ``openings`` a year, ``growth`` in percent over the
    projection's years, ``transfer_rate`` the percentage that leaves for another occupation in a
    year, of the role as a whole. What no source states is None. ``is_known`` is False for a title
    that a source names and that is no role of the catalog.
    """

    id: str
    title: str
    paid: Role
    codes: tuple[str, ...] = ()
    zone: int | None = None
    education: Degree | None = None
    openings: Decimal | None = None
    growth: Decimal | None = None
    transfer_rate: Decimal | None = None
    links: tuple[Link, ...] = ()
    is_known: bool = True
    read_whole: Callable[[], Role] = attrs.field(eq=False)
    read_ratings: Callable[[], Ratings] = attrs.field(eq=False)
    read_months: Callable[[], Decimal | None] = attrs.field(eq=False)

    @cached_attribute
    def role(self) -> Role:
        """The whole role, as the catalog has it."""
        return self.read_whole()

    @cached_attribute
    def ratings(self) -> Ratings:
        """The skills, knowledge and abilities that a source rates, by what may be set against each other."""
        return self.read_ratings()

    @cached_attribute
    def months(self) -> Decimal | None:
        """The least months of related work in the class of the median answer, or that a source asks for; else None."""
        return self.read_months()

    @cached_attribute
    def at_place(self) -> Role:
        """The whole role, with its pay and jobs at the graph's place."""
        return self.role if self.role.place == self.paid.place else self.role.at(self.paid.place)

    @cached_attribute
    def pay(self) -> Mapping[Basis, SalaryEstimate]:
        """A mean, median or average a year for each basis there is one of, that which answers first, first."""
        return self._paid_a_year("exact")

    @cached_attribute
    def pay_at_least(self) -> Mapping[Basis, SalaryEstimate]:
        """As `pay`, with the amounts that pay is known to reach, as where it is top-coded."""
        return self._paid_a_year("exact", "at_least")

    def _paid_a_year(self, *bounds: Bound) -> Mapping[Basis, SalaryEstimate]:
        figures: dict[Basis, SalaryEstimate] = {}
        for name in _PAY_STATISTICS:
            for figure in self.annual(name, *bounds):
                figures.setdefault((figure.measure, figure.source.series), figure)
        return figures

    def annual(self, statistic: str, *bounds: Bound) -> Iterator[SalaryEstimate]:
        """The figures of one statistic that are of a year and of the whole role, with one of these bounds."""
        for figure in self.paid.salary.candidates(statistic):
            is_whole = (figure.industry or figure.employer or figure.experience) is None
            amount = figure.known_amount
            if is_whole and amount and amount.period == "year" and figure.effective_bound in bounds:
                yield figure

    @cached_attribute
    def code(self) -> str:
        """The role's own code, by which tables know it; empty where it has none, or is listed under several."""
        return self.id if _is_soc(self.id) else self.codes[0] if len(self.codes) == 1 else ""

    @cached_attribute
    def school_years(self) -> int | None:
        """Years of school beyond high school, by the degree typical at entry; None where none is known."""
        return school_years(self.code, self.education)

    @cached_attribute
    def training(self) -> Training | None:
        """Residency, supervised practice or apprenticeship on the way in, by roleinfo's table."""
        return training_of(self.code)

    @cached_attribute
    def license(self) -> License | None:
        """The license that the occupation requires, by roleinfo's table."""
        return license_of(self.code)

    @cached_attribute
    def first_pay(self) -> Mapping[Basis, Decimal]:
        """The amounts of `pay`."""
        return {basis: figure.pay.amount for basis, figure in self.pay.items() if figure.pay}

    def groups(self, of: str) -> frozenset[str]:
        """The SOC groups (``major``, ``minor`` or ``broad``) that its codes, or those it is listed under, are in."""
        return frozenset(code[: _SOC_GROUPS[of]] for code in self.codes)

    def __repr__(self) -> str:
        return f"<Node {self.id}: {self.title}>"


def soc_codes(role: Role) -> tuple[str, ...]:
    """The role's own codes of the SOC, else those of the occupations that it is listed under."""
    own = [code[:SOC_CODE] for code in (role.id, *role.codes) if _is_soc(code)]
    listed = [occupation.code[:SOC_CODE] for occupation in role.occupations if _is_soc(occupation.code)]
    return tuple(dict.fromkeys(own or listed))


def _is_soc(code: str) -> bool:
    digits = code[:SOC_CODE].replace("-", "")
    return len(code) >= SOC_CODE and code[2] == "-" and digits.isdigit() and len(digits) == SOC_CODE - 1


def node_of(role: Role, paid: Role | None = None) -> Node:
    """A whole role as a node; ``paid`` is the role at the place that is asked for."""
    typical = role.education.typical_entry
    return Node(
        id=role.id,
        title=role.title,
        paid=paid or role,
        codes=soc_codes(role),
        zone=next((fact.level for fact in role.experience if fact.about == "job_zone"), None),
        education=typical.degree if typical and typical.degree in ENTRY_LADDER else None,
        openings=_value(role, "openings"),
        growth=_value(role, "growth"),
        transfer_rate=_value(role, "transfer_rate"),
        links=tuple(links_of(role)),
        read_whole=partial(_itself, role),
        read_ratings=partial(ratings_of, role),
        read_months=partial(_months, role),
    )


def _itself(role: Role) -> Role:
    return role


def _months(role: Role) -> Decimal | None:
    return months_of(role.experience)


def title_node(title: str, id_: str) -> Node:
    """A title that a source names and of which nothing more is known."""
    bare = Role(id=id_, title=title)
    return attrs.evolve(node_of(bare), is_known=False)


def known_figure(role: Role, about: OutlookMeasure) -> OutlookFigure | None:
    """The figure of a role's outlook that a move is weighed by: the first that is exact."""
    return next((figure for figure in role.outlook.about(about) if figure.bound == "exact"), None)


def _value(role: Role, about: OutlookMeasure) -> Decimal | None:
    figure = known_figure(role, about)
    return None if figure is None else figure.value


def links_of(role: Role) -> Iterator[Link]:
    """What the role's own sources say of roles after, before and beside it, and of its types."""
    for move in role.moves:
        beside = "related" if move.source.series == ONET else "beside"
        relation = beside if move.about == "related" else move.about
        yield Link(relation, move.title, move.role, move.source, move.rank, move.tier, move.text, move.origin)
    for kind in role.variants:
        yield Link("type", kind.title, kind.role, kind.source, kind.rank, None, kind.text, kind.origin)


def ratings_of(role: Role) -> Ratings:
    """The ratings of a whole role's skills, knowledge and abilities, from 0 to 100."""
    levels: dict[str, RequiredLevel] = {}
    for skill in role.skills:
        if skill.kind in RATED_KINDS and skill.level is not None:
            level, matters = weight(skill.level), weight(skill.importance)
            rated = RequiredLevel(None if level is None else float(level), None if matters is None else float(matters))
            levels.setdefault(rating_key(skill.measure, skill.level.source.series, skill.level.measure), rated)
    return levels


def rating_key(skill: str, series: str, scale: str) -> str:
    """What two levels have in common that may be set against each other: of what, by whom, on which scale."""
    return f"{skill}|{series}|{scale}"


def months_of(experience: Experience) -> Decimal | None:
    """The least months of related work: of the class that holds the median answer, else of a stated length."""
    length = experience.median_class(RELATED_WORK)
    if length is None:
        length = next(
            (fact.length for fact in experience if fact.about == "experience_required" and fact.share is None), None
        )
    return None if length is None else least_months(length)


def least_months(length: DurationRange) -> Decimal:
    """The lower end of a length in months; an open one is 0."""
    return multiply(length.minimum or Decimal(0), MONTHS_IN[length.unit])


def rank_of_degree(degree: Degree | None) -> int | None:
    """The place of a degree on the ladder of typical ones at entry, or None."""
    return ENTRY_LADDER.index(degree) if degree in ENTRY_LADDER else None


def common_basis(pay: Iterable[Basis], other: Collection[Basis]) -> Basis | None:
    """The first basis on which two roles have pay, in the order of the first; None where there is none."""
    return next((basis for basis in pay if basis in other), None)


def describe_pay_figure(figure: SalaryEstimate) -> str:
    """What a figure of pay is, in words: statistic, component, place, whose and of when."""
    what = "pay" if figure.component == "unstated" else figure.component.replace("_", " ").replace("oews", "OEWS")
    place = figure.place.name if figure.place else "place not stated"
    return f"{figure.statistic} {what}, {place}, {credited(figure.source, figure.effective_date)}"
