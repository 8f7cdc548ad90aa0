"""Which of some places and industries a text names, and which are near to it in spelling."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from roleinfo.errors import shown
from roleinfo.model.place import US_STATES, Industry, Place
from roleinfo.model.text import folded

_LEAST_LIKENESS: Final = 0.7
_MORE_WORDS: Final = 0.9
_BEGINNING: Final = 0.95
_SUGGESTED: Final = 3
_LIKE: Final = 75
_IN_STATE = re.compile(r"(?P<city>.+?),? (?P<state>[a-z]{2})")
_NONMETRO = " nonmetropolitan area"
_STATE_NAMES: Final = frozenset(map(folded, US_STATES.values()))
_ELSEWHERE: Final = {
    "alexandria": "VA", "arlington": "VA", "ashland": "KY", "bristol": "TN VA", "camden": "NJ", "jersey city": "NJ",
    "martinsburg": "WV", "moline": "IL", "newark": "NJ", "rock island": "IL", "steubenville": "OH",
    "texarkana": "TX AR", "vancouver": "WA", "wilmington": "DE",
}  # fmt: skip
"""The states of those cities in the titles of areas of several states that do not lie in the first state alone."""


def named(places: Sequence[Place], query: str) -> tuple[Place, ...]:
    """The places that a text names: by code or name, else by the whole name of a city in it.

    A city may have its own state's postal code behind it: ``San Francisco, CA``, ``Washington DC``.
    """
    if not isinstance(query, str):
        raise TypeError(f"place must be text, a code or a name, not {shown(query)}")
    wanted = _plain(query)
    exact = tuple(each for each in places if each.is_called(query))
    if exact or not wanted:
        return exact
    city, state = _city_and_state(wanted)
    called = tuple(place for place in places if city in _spellings(place.name) and _lies_in(place, city, state))
    if not called and city.endswith(" city"):  # the city, and not the state of its name
        name = city.removesuffix(" city")
        called = tuple(
            place
            for place in places
            if place.kind == "metro" and name in _spellings(place.name) and _lies_in(place, name, state)
        )
    return called


def beginning_with(places: Iterable[Place], text: str) -> tuple[Place, ...]:
    """The places whose names begin with a text: for a list to choose from, and never for one place."""
    wanted = _plain(text)
    return tuple(place for place in places if wanted and _plain(place.name).startswith(wanted))


def _city_and_state(wanted: str) -> tuple[str, str | None]:
    found = _IN_STATE.fullmatch(wanted)
    if found and found["state"].upper() in US_STATES:
        return found["city"], found["state"].upper()
    return wanted, None


def _lies_in(place: Place, city: str, state: str | None) -> bool:
    """Whether a city that a place is named after lies in a state; the first state of a title is that of its cities."""
    if state is None or state not in place.states:
        return state is None
    if len(place.states) == 1:
        return True
    first = place.name.rpartition(", ")[2].split("-")[0]
    return state in _ELSEWHERE.get(city, first).split()


def near(places: Iterable[Place], query: str) -> tuple[str, ...]:
    """Names of places that are near to a text in spelling, or begin it, best first."""
    from rapidfuzz.distance import OSA

    wanted = _plain(query)[:100]
    if not wanted:
        return ()
    city, state = _city_and_state(wanted)
    likeness: dict[str, float] = {}
    for place in places:
        for each in _spellings(place.name):
            more_words = _MORE_WORDS if wanted.startswith(f"{each} ") else 0.0
            begins = each.startswith(wanted) or (each.startswith(city) and state in place.states)
            if begins or each == city:
                more_words = _BEGINNING if _plain(place.name).startswith(city) else _MORE_WORDS
            score = max(OSA.normalized_similarity(wanted, each, score_cutoff=_LEAST_LIKENESS), more_words)
            likeness[place.name] = max(score, likeness.get(place.name, 0.0))
    best = sorted(likeness, key=lambda name: (-likeness[name], name))
    return tuple(each for each in best[:_SUGGESTED] if likeness[each] >= _LEAST_LIKENESS)


def industries_named(industries: Iterable[Industry], query: str) -> tuple[Industry, ...]:
    """The industries that a text names: by code (zeros at its end left out or not) or name, else by its beginning."""
    if not isinstance(query, str):
        raise TypeError(f"industry must be text, a code or a name, not {shown(query)}")
    wanted, known = folded(query), tuple(industries)
    found = [each for each in known if each.is_called(query)]
    if not found and wanted.replace("-", "").isdigit():
        found = [each for each in known if (each.code or "") == f"{query:0<6}"]
    if not found and wanted:
        found = [each for each in known if folded(each.name).startswith(wanted)]
    return tuple(found)


def near_industries(industries: Iterable[Industry], query: str) -> tuple[str, ...]:
    """Names of industries that are near to a text in spelling, best first."""
    from rapidfuzz import fuzz, process

    names = dict.fromkeys(each.name for each in industries).keys()
    found = process.extract(query[:100], names, scorer=fuzz.WRatio, processor=folded, limit=_SUGGESTED)
    return tuple(name for name, score, _ in found if score >= _LIKE)


def _plain(text: str) -> str:
    return folded(text).replace(".", "")


def _spellings(name: str) -> Iterator[str]:
    """A place's name, without its states or kind too, and each of the cities in it."""
    whole = _plain(name)
    if whole.endswith(_NONMETRO) and whole.removesuffix(_NONMETRO) not in _STATE_NAMES:
        yield whole.removesuffix(_NONMETRO)
    area = whole.rpartition(", ")[0] or whole
    yield from dict.fromkeys((whole, area, *re.split(r"[-/]", area)))
