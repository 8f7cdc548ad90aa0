"""Which of some places a text or a place names: by code, by name, or by a city."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from roleinfo.errors import shown
from roleinfo.model._edges import area_of
from roleinfo.model.place import US_STATES, Place
from roleinfo.model.text import folded

_IN_STATE = re.compile(r"(?P<city>.+?),? (?P<state>[a-z]{2})")
_TITLE = re.compile(r".+, (?P<states>[a-z]{2}(?:-[a-z]{2})*)")
_NONMETRO = " nonmetropolitan area"
_STATE_NAMES: Final = frozenset(map(folded, US_STATES.values()))
_ELSEWHERE: Final = {
    "alexandria": "VA", "arlington": "VA", "ashland": "KY", "bristol": "TN VA", "camden": "NJ", "jersey city": "NJ",
    "martinsburg": "WV", "moline": "IL", "newark": "NJ", "rock island": "IL", "steubenville": "OH",
    "texarkana": "TX AR", "vancouver": "WA", "wilmington": "DE",
}  # fmt: skip
"""The states of those cities in the titles of areas of several states that do not lie in the first state alone."""


def named(places: Iterable[Place], query: str | Place) -> tuple[Place, ...]:
    """The places that a text or another place names: by code or name, else by the whole name of a city.

    A city may have its own state's postal code behind it: ``San Francisco, CA``, ``Washington DC``. An
    area's title names a city's own place too, where the title has that city and its state. A text that
    names none of them otherwise, such as an area's code, is looked up first.

    >>> named([Place.parse("Denver, CO")], "Denver-Aurora-Centennial, CO")[0].name
    'Denver, CO'
    """
    known = tuple(places)
    if isinstance(query, Place):
        return _same_place(known, query)
    if not isinstance(query, str):
        raise TypeError(f"place must be text, a code or a name, not {shown(query)}")
    matches = _called(known, query)
    if not matches and any(place.kind != "nation" for place in known):
        area = area_of(query)
        return () if area is None else _same_place(known, area)
    return matches


def _same_place(known: tuple[Place, ...], query: Place) -> tuple[Place, ...]:
    same = tuple(place for place in known if place == query)
    kinds = {"city": ("city", "metro"), "metro": ("city",)}.get(query.kind, ())
    return same or _called(tuple(place for place in known if place.kind in kinds), query.name)


def _called(known: tuple[Place, ...], query: str) -> tuple[Place, ...]:
    """The places that a text names by itself."""
    wanted = plain_name(query)
    exact = tuple(place for place in known if place.is_named(query))
    if exact or not wanted:
        return exact
    city, state = city_and_state(wanted)
    called = tuple(place for place in known if _has_city(place, city, state))
    if not called and city.endswith(" city"):  # the city, and not the state of its name
        name = city.removesuffix(" city")
        called = tuple(place for place in known if place.kind == "metro" and _has_city(place, name, state))
    return called or tuple(place for place in known if place.kind == "city" and _is_in_title(place, wanted))


def is_one_place(one: Place | None, other: Place | None) -> bool:
    """Whether two places are one: a city and the area whose title has it and its state are.

    >>> is_one_place(Place.parse("Denver, CO"), Place("metro", "19740", "Denver-Aurora-Centennial, CO"))
    True
    """
    return one == other or (one is not None and other is not None and bool(_same_place((one,), other)))


def list_places(places: Iterable[Place | None]) -> str:
    """Places in words, a city marked as one; the empty text where there is none.

    >>> list_places([Place.parse("Denver, CO"), Place.parse("US-CO"), None])
    'Colorado; Denver, CO (city)'
    """
    names = {place.name + (" (city)" if place.kind == "city" else "") for place in places if place is not None}
    return "; ".join(sorted(names))


def _has_city(place: Place, city: str, state: str | None) -> bool:
    return city in spellings(place.name) and (state is None or _lies_in(city, state, place.name, place.states))


def _is_in_title(place: Place, title: str) -> bool:
    """Whether the title of an area has a city and its state."""
    city, state = city_and_state(plain_name(place.name))
    match = _TITLE.fullmatch(title)
    states = match["states"].upper().split("-") if match else ()
    return state is not None and city in spellings(title) and _lies_in(city, state, title.upper(), states)


def _lies_in(city: str, state: str, title: str, states: Collection[str]) -> bool:
    """Whether a city that a title names lies in a state; the first state of a title is that of its cities."""
    if state not in states:
        return False
    first = title.rpartition(", ")[2].split("-")[0]
    return len(states) == 1 or state in _ELSEWHERE.get(city, first).split()


def city_and_state(wanted: str) -> tuple[str, str | None]:
    """A name in small letters without the postal code behind it, and that code."""
    match = _IN_STATE.fullmatch(wanted)
    if match and match["state"].upper() in US_STATES:
        return match["city"], match["state"].upper()
    return wanted, None


def plain_name(text: str) -> str:
    """A name without case, accents and full stops."""
    return folded(text).replace(".", "")


def spellings(name: str) -> Iterator[str]:
    """A place's name, without its states or kind too, and each of the cities in it."""
    whole = plain_name(name)
    if whole.endswith(_NONMETRO) and whole.removesuffix(_NONMETRO) not in _STATE_NAMES:
        yield whole.removesuffix(_NONMETRO)
    area = whole.rpartition(", ")[0] or whole
    yield from dict.fromkeys((whole, area, *re.split(r"[-/]", area)))
