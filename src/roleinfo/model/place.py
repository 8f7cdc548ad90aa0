"""Where a figure is of, and in which industry."""

import re
from typing import Final, Literal

import attrs

from roleinfo.model._edges import Shown, Tabular
from roleinfo.model.rules import Value
from roleinfo.model.text import folded, is_name, is_optional_name, one_of

PlaceKind = Literal["nation", "state", "metro", "nonmetro", "city"]

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

_NATIONS: Final = {"US": "United States", "NZ": "New Zealand"}
_NATION = re.compile(r"[A-Z]{2}")
_STATE = re.compile(r"US-([A-Z]{2})")
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
        """A place from text: ``US``, ``US-WA`` or ``San Francisco, CA``; the inverse of ``str`` for these."""
        if isinstance(text, str):
            if _NATION.fullmatch(text) and text in _NATIONS:
                return cls("nation", text, _NATIONS[text])
            state = _STATE.fullmatch(text)
            if state and state[1] in US_STATES:
                return cls("state", text, US_STATES[state[1]])
            city = _CITY.fullmatch(text)
            if city and city["state"] in US_STATES:
                return cls("city", text, text)
        raise ValueError(
            "must be a place, as 'US', 'US-WA' or 'San Francisco, CA', or a table with kind, code and name, "
            f"not {text!r}"
        )

    def __str__(self) -> str:
        return self.code

    @property
    def key(self) -> str:
        """What tells this place from every other: its kind and code."""
        return f"{self.kind}:{self.code}"

    @property
    def state(self) -> str | None:
        """The postal code of the US state that this is or lies in, where the code tells."""
        if self.kind == "state":
            found = _STATE.fullmatch(self.code)
            return found[1] if found else None
        if self.kind == "city":
            city = _CITY.fullmatch(self.code)
            return city["state"] if city else None
        return None

    def is_called(self, name: str) -> bool:
        """Whether ``name`` is this place's code or name (or, for a US state, its postal code), in any case."""
        wanted = folded(name)
        postal = self.state if self.kind == "state" else None
        return wanted in {folded(each) for each in (self.code, self.name, postal) if each}


@attrs.frozen(repr=False, eq=False)
class Industry(Value):
    """A branch of the economy, by the name its publisher gives it and, where there is one, its NAICS code."""

    name: str = attrs.field(validator=is_name)
    code: str | None = attrs.field(default=None, validator=is_optional_name)

    @classmethod
    def parse(cls, text: str) -> "Industry":
        """An industry from its name."""
        return cls(text)

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """The code, else the name without case and accents."""
        return self.code or folded(self.name)

    def is_called(self, name: str) -> bool:
        """Whether ``name`` is this industry's code or name, in any case."""
        return folded(name) in {folded(each) for each in (self.name, self.code) if each}


class KnownPlaces(tuple[Place, ...], Shown, Tabular):
    """Places in their order: a tuple that shows itself as a table."""

    __slots__ = ()


class KnownIndustries(tuple[Industry, ...], Shown, Tabular):
    """Industries in their order: a tuple that shows itself as a table."""

    __slots__ = ()
