"""Where a figure is of, and in which industry."""

import re
from collections.abc import Mapping
from typing import Final, Literal

import attrs

from roleinfo.errors import InvalidArgumentError, shown
from roleinfo.model._results import LookupResult
from roleinfo.model.country import COUNTRIES, UNITED_STATES, Country, country
from roleinfo.model.rules import Value
from roleinfo.model.text import check_text, folded, is_name, is_optional_name, one_of

PlaceKind = Literal["nation", "state", "metro", "nonmetro", "city"]
NaicsLevel = Literal["sector", "3-digit", "4-digit", "5-digit", "6-digit"]
NAICS_LEVELS: Final[tuple[NaicsLevel, ...]] = NaicsLevel.__args__  # type: ignore[attr-defined]

US_STATES: Final = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia", "FL": "Florida", "GA": "Georgia",
    "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas",
    "KY": "Kentucky", "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan",
    "MN": "Minnesota", "MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada",
    "NH": "New Hampshire", "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York", "NC": "North Carolina",
    "ND": "North Dakota", "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania",
    "RI": "Rhode Island", "SC": "South Carolina", "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas",
    "UT": "Utah", "VT": "Vermont", "VA": "Virginia", "WA": "Washington", "WV": "West Virginia",
    "WI": "Wisconsin", "WY": "Wyoming", "GU": "Guam", "PR": "Puerto Rico", "VI": "Virgin Islands",
}  # fmt: skip
"""The states, the District of Columbia and the territories that publish figures, by postal code."""

TERRITORIES: Final = frozenset({"GU", "PR", "VI"})
"""Those that the figures of the nation leave out."""

STATES_BY_FIPS: Final[Mapping[str, str]] = dict(
    re.findall(
        r"(\d\d)([A-Z]{2})",
        "01AL 02AK 04AZ 05AR 06CA 08CO 09CT 10DE 11DC 12FL 13GA 15HI 16ID 17IL 18IN 19IA 20KS 21KY 22LA 23ME 24MD "
        "25MA 26MI 27MN 28MS 29MO 30MT 31NE 32NV 33NH 34NJ 35NM 36NY 37NC 38ND 39OH 40OK 41OR 42PA 44RI 45SC 46SD "
        "47TN 48TX 49UT 50VT 51VA 53WA 54WV 55WI 56WY 66GU 72PR 78VI",
    )
)
"""The postal codes of the states and territories by the two digits that federal files number them by."""

_SUBDIVISION = re.compile(r"([A-Z]{2})-[A-Z0-9]{1,3}")
_METRO = re.compile(r"[0-9]{5}")
_STATE = re.compile(r"US-([A-Z]{2})")
_IN_STATES = re.compile(r".+, ([A-Z]{2}(?:-[A-Z]{2})*)")
_NONMETRO = re.compile(r"([0-9]{2})[0-9]{5}")
_SECTOR = re.compile(r"\d\d(-\d\d)?")
_NAICS = re.compile(r"\d{4}(\d\d|[A-Z]\d)")
_CITY = re.compile(r"(?P<name>.+), (?P<state>[A-Z]{2})")


@attrs.frozen(repr=False, eq=False)
class Place(Value):
    """A nation, state, metropolitan or other area, or city, by its code.

    Nations go by their ISO 3166 letters, US states by ``US-`` and the postal code, cities by
    name and postal code, other areas by the code their publisher gives them.

    >>> Place.parse("US-WA").name
    'Washington'
    >>> Place.parse("San Francisco, CA").state
    'CA'
    """

    kind: PlaceKind = attrs.field(validator=one_of(PlaceKind))
    code: str = attrs.field(validator=is_name)
    name: str = attrs.field(default=attrs.Factory(lambda self: self.code, takes_self=True), validator=is_name)

    @classmethod
    def parse(cls, text: str) -> "Place":
        """A place from text: ``US``, ``GB``, ``US-WA`` or ``San Francisco, CA``; the inverse of ``str`` for these."""
        if isinstance(text, str):
            if text in COUNTRIES:
                return cls("nation", text, COUNTRIES[text].name)
            state = _STATE.fullmatch(text)
            if state and state[1] in US_STATES:
                return cls("state", text, US_STATES[state[1]])
            city = _CITY.fullmatch(text)
            if city and city["state"] in US_STATES:
                return cls("city", text, text)
        rule = (
            "must be a place, as 'US', 'US-WA' or 'San Francisco, CA', or a table with kind, code and name, "
            f"not {shown(text)}"
        )
        raise InvalidArgumentError("text", text, rule)

    def __str__(self) -> str:
        return self.code

    @property
    def key(self) -> str:
        """What tells this place from every other: its kind and code."""
        return f"{self.kind}:{self.code}"

    @property
    def nation(self) -> str | None:
        """The ISO 3166 letters of the country that this is or lies in; None where its code does not say.

        >>> Place.parse("US-WA").nation, Place("state", "CA-ON", "Ontario").nation, Place("metro", "19740").nation
        ('US', 'CA', 'US')
        """
        if self.kind == "nation":
            return self.code
        if self.kind == "state":
            subdivision = _SUBDIVISION.fullmatch(self.code)
            return subdivision[1] if subdivision else None
        areas = {"metro": _METRO, "nonmetro": _NONMETRO}
        is_numbered = self.kind in areas and areas[self.kind].fullmatch(self.code)
        return UNITED_STATES.code if is_numbered or self.states else None

    @property
    def state(self) -> str | None:
        """The postal code of the US state that this is or lies in, where the code tells."""
        if self.kind == "state":
            match = _STATE.fullmatch(self.code)
            return match[1] if match else None
        if self.kind == "city":
            city = _CITY.fullmatch(self.code)
            return city["state"] if city else None
        return None

    @property
    def states(self) -> frozenset[str]:
        """The postal codes of the US states that this is or lies in; empty where neither code nor name says.

        The title of a metropolitan area names every state that it reaches into.

        >>> sorted(Place("metro", "14460", "Boston-Cambridge-Newton, MA-NH").states)
        ['MA', 'NH']
        """
        if self.kind == "metro":
            title = _IN_STATES.fullmatch(self.name)
            named = frozenset(title[1].split("-")) if title else frozenset()
            return named if named <= US_STATES.keys() else frozenset()
        if self.kind == "nonmetro":
            numbered = _NONMETRO.fullmatch(self.code)
            return frozenset({STATES_BY_FIPS[numbered[1]]} if numbered and numbered[1] in STATES_BY_FIPS else ())
        return frozenset({self.state} if self.state else ())

    def is_named(self, name: str) -> bool:
        """Whether ``name`` is this place's code or a name of it (for a US state, its postal code), in any case."""
        if not isinstance(name, str):
            raise TypeError(f"name must be text, not {shown(name)}")
        if self.kind == "nation" and self.code in COUNTRIES and COUNTRIES[self.code].is_named(name):
            return True
        wanted = folded(name)
        postal = self.state if self.kind == "state" else None
        return wanted in {folded(text) for text in (self.code, self.name, postal) if text}


def country_of(place: Place | None) -> Country | None:
    """The country that a place is or lies in; None where that is not known.

    >>> country_of(Place.parse("San Francisco, CA")).phrase, country_of(Place("nation", "ZZ", "Freedonia")).phrase
    ('the United States', 'Freedonia')
    """
    if place is None or place.nation is None:
        return None
    return country(place.nation, place.name if place.kind == "nation" else None)


def nation_named(text: str) -> Place | None:
    """The nation of the table of countries that a text names by its letters or a name; None where it names none.

    >>> nation_named("United Kingdom").code, nation_named("UK").code, nation_named("London")
    ('GB', 'GB', None)
    """
    nations = (Place("nation", known.code, known.name) for known in COUNTRIES.values())
    return next((nation for nation in nations if nation.is_named(text)), None)


NATION: Final = Place("nation", UNITED_STATES.code, UNITED_STATES.name)
"""The United States, which the figures of federal surveys are of where no place is named."""


def nation_code(text: str) -> str:
    """The letters of a nation of the table that a text names; of every other the text itself.

    >>> nation_code("United Kingdom"), nation_code("uk"), nation_code("DE")
    ('GB', 'GB', 'DE')
    """
    nation = nation_named(text)
    return text if nation is None else nation.code


@attrs.frozen(repr=False, eq=False)
class KnownPlace(Place):
    """A place that figures are published for, as a look-up gives it; it equals the plain `Place`.

    ``population`` is how many people live in it (the Census of 2020), None where that is not known;
    ``why`` says what a text has to do with it.
    """

    population: int | None = attrs.field(default=None, eq=False)
    why: str = attrs.field(default="", eq=False)

    @property
    def plain(self) -> Place:
        """The place alone."""
        return Place(self.kind, self.code, self.name)

    def __eq__(self, other: object) -> bool:
        return other.plain == self.plain if isinstance(other, KnownPlace) else other == self.plain

    def __hash__(self) -> int:
        return hash(self.plain)


@attrs.frozen(repr=False, eq=False)
class Industry(Value):
    """A branch of the economy, by the name its publisher gives it and, where there is one, its NAICS code."""

    name: str = attrs.field(validator=is_name)
    code: str | None = attrs.field(default=None, validator=is_optional_name)

    @classmethod
    def parse(cls, text: str) -> "Industry":
        """An industry from its name."""
        check_text("text", text)
        return cls(text)

    def __str__(self) -> str:
        return self.name

    @property
    def level(self) -> NaicsLevel | Literal["ownership"] | None:
        """The level of NAICS that the code is of; None where there is no code or another kind of code.

        ``ownership`` is a cut through NAICS by who owns the employer, as all private ones, or
        schools that a state owns: it overlaps industries of every other level. OEWS's own
        combinations of 4-digit industries count as 4-digit.

        >>> [Industry("x", code).level for code in ("31-33", "484000", "4840A1", "722511", "999201")]
        ['sector', '3-digit', '4-digit', '6-digit', 'ownership']
        """
        code = self.code or ""
        if _SECTOR.fullmatch(code):
            return "sector"
        if not _NAICS.fullmatch(code):
            return None
        if not code.isdigit():
            return "4-digit"
        # No code of NAICS has a 0 before its last digit: there the publisher says who owns the employer.
        if code[4] == "0" and code[5] != "0":
            return "ownership"
        levels: dict[int, NaicsLevel] = {3: "3-digit", 4: "4-digit", 5: "5-digit", 6: "6-digit"}
        return levels.get(len(code.rstrip("0")))

    @property
    def key(self) -> str:
        """The code, else the name without case and accents."""
        return self.code or folded(self.name)

    def is_named(self, name: str) -> bool:
        """Whether ``name`` is this industry's code or name, in any case."""
        if not isinstance(name, str):
            raise TypeError(f"name must be text, not {shown(name)}")
        return folded(name) in {folded(text) for text in (self.name, self.code) if text}


class KnownPlaces(LookupResult, tuple[KnownPlace, ...]):
    """Places in their order: a tuple that shows itself as a table."""

    __slots__ = ()


class KnownIndustries(LookupResult, tuple[Industry, ...]):
    """Industries in their order: a tuple that shows itself as a table."""

    __slots__ = ()
