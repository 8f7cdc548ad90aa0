"""A role: what an employer calls a job, and all that sources say of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import copy
from itertools import chain, pairwise
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple, Self, TypeVar

import attrs

from roleinfo.errors import InvalidArgumentError, NotComparableError, SourceNotFoundError, shown
from roleinfo.model._edges import role_from_dict, role_to_dict, role_to_toml
from roleinfo.model._results import RoleResult
from roleinfo.model.arguments import check_count, check_flag, check_name, check_place, check_type
from roleinfo.model.caveat import Caveat, Missing
from roleinfo.model.code import Code
from roleinfo.model.country import COUNTRIES, UNITED_STATES, country_of_scheme
from roleinfo.model.estimate import Salary, SalaryEstimate
from roleinfo.model.fact import Fact, Section
from roleinfo.model.figures import FigureSource
from roleinfo.model.place import Industry, Place
from roleinfo.model.place_names import list_places, named
from roleinfo.model.rules import Value, name_fields
from roleinfo.model.sections import (
    Benefits,
    Credentials,
    Duties,
    Education,
    Employers,
    Experience,
    Industries,
    Interests,
    JobFamilies,
    Measures,
    Moves,
    Occupations,
    Outlook,
    People,
    Places,
    SeniorityLevels,
    Skills,
    StatedGaps,
    Traits,
    Variants,
)
from roleinfo.model.source import Source
from roleinfo.model.text import folded, is_a, is_id, is_name, is_optional_name, is_optional_prose, is_year

if TYPE_CHECKING:
    from roleinfo.model.measure import Measure
    from roleinfo.model.outlook import OutlookFigure

T = TypeVar("T")


class MatchedAs(NamedTuple):
    """The title that a role was found by, and whose list it is from."""

    title: str
    source: str


def _ordered(items: Iterable[T], kind: type[T], key: Callable[[T], Any]) -> tuple[T, ...]:
    if isinstance(items, str):
        raise TypeError(f"must be a list, not the text {shown(items)}")
    given = tuple(items)
    for item in given:
        if not isinstance(item, kind):
            raise TypeError(f"must hold {kind.__name__} objects, not {shown(item)}")
    # The place breaks a tie of keys: the items themselves have no order.
    keyed = sorted([(key(value), at) for at, value in enumerate(given)])
    for (one, _), (next_one, _) in pairwise(keyed):
        if one == next_one:
            raise ValueError(f"the same one twice: {shown(one)}")
    return tuple([given[at] for _, at in keyed])


def _titles(items: Iterable[str]) -> tuple[str, ...]:
    return _ordered(items, str, folded)


def _codes(items: Iterable[str]) -> tuple[Code, ...]:
    return tuple(map(Code, _ordered(items, str, str)))


def _caveats(items: Iterable[Caveat]) -> tuple[Caveat, ...]:
    return _ordered(items, Caveat, attrgetter("code", "path", "message"))


def _missing(items: Iterable[Missing]) -> tuple[Missing, ...]:
    return _ordered(items, Missing, attrgetter("path", "code", "key"))


def _own_places(role: "Role") -> str:
    listed = list_places(figure.place for figure in role.salary)
    return f"; its own figures are of {listed}" if listed else ""


def why_without(role: "Role", section: str) -> str | None:
    """Why a role has nothing in a section, where it is of a country of which no source states it; else None."""
    reasons = (missing.message for missing in role.missing if missing.path == (section,))
    return next(reasons, None) if role.country not in (None, UNITED_STATES.code) else None


def nation_of(role: "Role") -> Place | None:
    """The nation that figures of a role are of: the first of its pay, else of its outlook; None where none says so."""
    figures: Iterable[SalaryEstimate | OutlookFigure] = chain(role.salary, role.outlook)
    return next((figure.place for figure in figures if figure.place and figure.place.kind == "nation"), None)


def where_of(role: "Role") -> str:
    """The name of the place that a role is limited to, else of the nation that its figures are of.

    >>> import roleinfo as ri
    >>> nurse = ri.role("registered nurse")
    >>> where_of(nurse), where_of(nurse.at("CA"))
    ('United States', 'California')
    """
    place = role.place or nation_of(role)
    return place.name if place else "place not stated"


_names = attrs.validators.deep_iterable(member_validator=is_name)


@attrs.frozen(field_transformer=name_fields, kw_only=True, repr=False, eq=False)
class Role(RoleResult, Value):
    """A role with everything that is known of it, each fact with its source.

    ``id`` and ``title`` name it; ``plural`` is the title of several who hold it ("Account Managers"),
    which sentences then use, and which is never made up; ``summary`` says in our own words what one does; each of
    ``codes`` is a text whose ``scheme`` names the classification. ``place``, ``industry`` and ``year`` are what `at`,
    `in_industry` and `in_year` limited the role to. Every other
    field is a section: a sequence of facts with unique keys in a canonical order, empty where
    nothing is known. ``caveats`` hold for the role wherever it is used; ``missing`` lists what a
    source has a place for and leaves open.

    >>> import roleinfo as ri
    >>> role = ri.role("account representative")
    >>> str(role.salary.mean.pay)
    'USD 36,977 per year'
    """

    id: str = attrs.field(validator=is_id)
    title: str = attrs.field(validator=is_name)
    plural: str | None = attrs.field(default=None, validator=is_optional_name)
    alternate_titles: tuple[str, ...] = attrs.field(default=(), converter=_titles, validator=_names)
    summary: str | None = attrs.field(default=None, validator=is_optional_prose)
    codes: tuple[Code, ...] = attrs.field(default=(), converter=_codes, validator=_names)
    place: Place | None = attrs.field(default=None, validator=attrs.validators.optional(is_a(Place)))
    industry: Industry | None = attrs.field(default=None, validator=attrs.validators.optional(is_a(Industry)))
    year: int | None = attrs.field(default=None, validator=attrs.validators.optional(is_year))
    occupations: Occupations = attrs.field(factory=Occupations, converter=Occupations)
    families: JobFamilies = attrs.field(factory=JobFamilies, converter=JobFamilies)
    seniority: SeniorityLevels = attrs.field(factory=SeniorityLevels, converter=SeniorityLevels)
    salary: Salary = attrs.field(factory=Salary, converter=Salary)
    education: Education = attrs.field(factory=Education, validator=is_a(Education))
    experience: Experience = attrs.field(factory=Experience, converter=Experience)
    people: People = attrs.field(factory=People, converter=People)
    outlook: Outlook = attrs.field(factory=Outlook, converter=Outlook)
    duties: Duties = attrs.field(factory=Duties, converter=Duties)
    skills: Skills = attrs.field(factory=Skills, converter=Skills)
    interests: Interests = attrs.field(factory=Interests, converter=Interests)
    measures: Measures = attrs.field(factory=Measures, converter=Measures)
    traits: Traits = attrs.field(factory=Traits, converter=Traits)
    industries: Industries = attrs.field(factory=Industries, converter=Industries)
    employers: Employers = attrs.field(factory=Employers, converter=Employers)
    places: Places = attrs.field(factory=Places, converter=Places)
    benefits: Benefits = attrs.field(factory=Benefits, converter=Benefits)
    credentials: Credentials = attrs.field(factory=Credentials, converter=Credentials)
    variants: Variants = attrs.field(factory=Variants, converter=Variants)
    moves: Moves = attrs.field(factory=Moves, converter=Moves)
    stated_gaps: StatedGaps = attrs.field(factory=StatedGaps, converter=StatedGaps)
    caveats: tuple[Caveat, ...] = attrs.field(default=(), converter=_caveats)
    missing: tuple[Missing, ...] = attrs.field(default=(), converter=_missing)
    # The tie to the catalog that knows the role's figures elsewhere: no part of the value.
    _figures: FigureSource | None = attrs.field(default=None, eq=False, repr=False)
    _matched_as: MatchedAs | None = attrs.field(default=None, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        known: dict[str, Source] = {}
        for fact in self.facts(read=True):
            if known.setdefault(fact.source.id, fact.source) != fact.source:
                raise InvalidArgumentError("source", fact.source.id, f"{self.id} has two different sources of one id")

    def sections(self) -> Iterator[tuple[tuple[str, ...], Section[Fact]]]:
        """Every section with the path of field names that leads to it, the empty ones too."""
        for attribute in attrs.fields(type(self)):
            value = getattr(self, attribute.name)
            if isinstance(value, Section):
                yield (attribute.name,), value
            elif isinstance(value, Education):
                for inner in attrs.fields(Education):
                    yield (attribute.name, inner.name), getattr(value, inner.name)

    def facts(self, *, read: bool = False) -> Iterator[Fact]:
        """Every fact of every section, the ratings inside skills included; with ``read`` those already made alone."""
        check_flag("read", read)
        for _path, section in self.sections():
            if read and not section.is_read:
                continue
            for fact in section:
                yield fact
                for rating in (getattr(fact, name, None) for name in ("importance", "level")):
                    if isinstance(rating, Fact):
                        yield rating

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources that any fact of the role comes from, in their stated order."""
        return tuple(sorted({fact.source for fact in self.facts()}, key=lambda source: source.order))

    @property
    def country(self) -> str | None:
        """The ISO 3166 letters of the country whose classification its codes are of; None where no code says.

        >>> import roleinfo as ri
        >>> ri.role("uk-2237").country, ri.role("registered nurse").country, ri.role("account manager").country
        ('GB', 'US', None)
        """
        known = (country_of_scheme(code.scheme) for code in self.codes)
        return next((country.code for country in known if country), None)

    @property
    def matched_as(self) -> MatchedAs | None:
        """The title on which the look-up rested, and whose list it is from; None for a role not found by a title.

        It is no part of the value: roles found by different titles are equal.

        >>> import roleinfo as ri
        >>> ri.role("registered nurse").matched_as
        MatchedAs(title='Registered Nurses', source='occupation title (O*NET)')
        """
        return self._matched_as

    def found_as(self, title: str, source: str) -> "Role":
        """The same role with the title that it was found by, and whose list this is from."""
        role = copy(self)
        object.__setattr__(role, "_matched_as", MatchedAs(title, source))
        return role

    def with_measure(self, measure: "Measure") -> "Role":
        """The role with a measure besides its own; one of the same key takes its place."""
        from roleinfo.model.measure import Measure

        check_type("measure", measure, Measure)
        return attrs.evolve(self, measures=[*(known for known in self.measures if known.key != measure.key), measure])

    def at(self, place: str | Place | None) -> "Role":
        """The role at a place: its pay and employment as published there, all else as it is; None is the nation.

        A role from no catalog that knows places is limited to its own figures of the place. Raises
        PlaceNotFoundError for an unknown or ambiguous place. A known place without figures
        gives an empty section, with the reason in ``missing``.
        """
        check_place(place)
        if self._figures is not None:
            return self._figures.at(self, place)
        if place is None:
            return self
        places = named({figure.place for figure in self.salary if figure.place}, place)
        if len(places) != 1:
            is_abroad = self.country not in (None, UNITED_STATES.code)
            raise NotComparableError([f"{self._untied('a place')}{'' if is_abroad else _own_places(self)}"])
        return attrs.evolve(self, place=places[0], salary=[figure for figure in self.salary if figure.place in places])

    def has_figures_by(self, by: str) -> bool:
        """Whether the catalog that the role came from has its pay by ``place`` or by ``industry``."""
        return self._figures is not None and self._figures.has_table(self.id, by)

    def in_industry(self, industry: str) -> "Role":
        """The role in an industry: its pay and employment as published for it in the nation, all else as it is.

        Raises IndustryNotFoundError for an unknown or ambiguous industry.
        """
        check_name("industry", industry)
        return self._tied("an industry").in_industry(self, industry)

    def in_year(self, year: int) -> "Role":
        """The role in a former national release: its pay and employment as published then, all else as it is.

        The newest release gives the role as it is. Former releases are held for the nation and all industries: at a
        place or in an industry pay is empty, with the reason in ``missing``, and so it is where the role's class
        was split or merged since. Amounts are in dollars of their year. A role from no catalog with releases is
        limited to its own figures of the year. Raises InvalidArgumentError for a year without a release.

        >>> import roleinfo as ri
        >>> nurses = ri.role("registered nurse").in_year(2019)
        >>> str(nurses.salary.mean.pay), nurses.salary.mean.effective_date
        ('USD 77,460 per year', '2019-05')
        """
        if self._figures is not None:
            return self._figures.in_year(self, year)
        check_count("year", year, 1900, 2999)
        own = [figure for figure in self.salary if (figure.effective_date or "")[:4] == str(year)]
        if not own:
            raise NotComparableError([self._untied("a year")])
        return attrs.evolve(self, year=year, salary=own)

    def _tied(self, what: str) -> FigureSource:
        if self._figures is None:
            raise NotComparableError([self._untied(what)])
        return self._figures

    def _untied(self, what: str) -> str:
        kind = what.rsplit(maxsplit=1)[-1]
        if self.country not in (None, UNITED_STATES.code):
            where = COUNTRIES[self.country].phrase
            whole = f": its figures are published for {where} as a whole" if kind == "place" else ""
            return f"no figures by {kind} are known for {self.title} in {where}{whole}"
        return f"{self.title} came from no catalog that knows its figures by {kind}"

    def only(self, *, source: str) -> Self:
        """The role as one source (or series of sources) shows it: id, titles, and that source's facts alone.

        Raises SourceNotFoundError where no fact of the role comes from it.
        """
        check_name("source", source)
        kept = {item.id for item in self.sources if item.is_named(source)}
        if not kept:
            raise SourceNotFoundError(source, tuple(known.id for known in self.sources))
        changes: dict[str, Any] = {path[0]: section.only(source) for path, section in self.sections() if len(path) == 1}
        schooling: dict[str, Any] = {
            path[1]: section.only(source) for path, section in self.sections() if len(path) > 1
        }
        missing = tuple(item for item in self.missing if item.source is None or item.source in kept)
        return attrs.evolve(self, **changes, education=Education(**schooling), missing=missing)

    def to_dict(self) -> dict[str, Any]:
        """The role in plain types that JSON has, and its table under ``view``; `from_dict` is the inverse."""
        return {**role_to_dict(self), "view": self._view().to_tables(self)}

    @classmethod
    def from_dict(cls, document: Mapping[str, Any]) -> "Role":
        """The role from what `to_dict` gave; RoleFileError with every problem."""
        return role_from_dict(document)

    def to_toml(self) -> str:
        """The role as a role file that stands alone; needs the ``toml`` extra, else MissingExtraError."""
        return role_to_toml(self)
