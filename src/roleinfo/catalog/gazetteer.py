"""Which of some places and industries a text names, and which are near to it in spelling."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from roleinfo.model.place import US_STATES, Industry, Place
from roleinfo.model.text import folded, shown

_LEAST_LIKENESS: Final = 0.7
_MORE_WORDS: Final = 0.9
_SUGGESTED: Final = 3
_LIKE: Final = 75
_IN_STATE = re.compile(r"(?P<city>.+?),? (?P<state>[a-z]{2})")


def named(places: Sequence[Place], query: str) -> tuple[Place, ...]:
    """The places that a text names: by code or name, else by a city's name, else by the beginning of one.

    A city may have its state's postal code behind it: ``San Francisco, CA``, ``Washington DC``.
    """
    if not isinstance(query, str):
        raise TypeError(f"a place is asked for by code or name (text), not by {shown(query)}")
    wanted = _plain(query)
    exact = tuple(each for each in places if each.is_called(query))
    if exact or not wanted:
        return exact
    city, state = wanted, None
    found = _IN_STATE.fullmatch(wanted)
    if found and found["state"].upper() in US_STATES:
        city, state = found["city"], found["state"].upper()
    here = [each for each in places if state is None or state in each.states]
    called = tuple(each for each in here if city in _spellings(each.name))
    if not called and city.endswith(" city"):  # the city, and not the state of its name
        name = city.removesuffix(" city")
        called = tuple(each for each in here if each.kind != "state" and name in _spellings(each.name))
    if called:
        return called
    return tuple(each for each in here if _plain(each.name).startswith(city))


def near(places: Iterable[Place], query: str) -> tuple[str, ...]:
    """Names of places that are near to a text in spelling, or begin it, best first."""
    from rapidfuzz.distance import OSA

    wanted = _plain(query)[:100]
    likeness: dict[str, float] = {}
    for place in places:
        for each in _spellings(place.name):
            more_words = _MORE_WORDS if wanted.startswith(f"{each} ") else 0.0
            score = max(OSA.normalized_similarity(wanted, each, score_cutoff=_LEAST_LIKENESS), more_words)
            likeness[place.name] = max(score, likeness.get(place.name, 0.0))
    best = sorted(likeness, key=lambda name: (-likeness[name], name))
    return tuple(each for each in best[:_SUGGESTED] if likeness[each] >= _LEAST_LIKENESS)


def industries_named(industries: Iterable[Industry], query: str) -> tuple[Industry, ...]:
    """The industries that a text names: by code (zeros at its end left out or not) or name, else by its beginning."""
    if not isinstance(query, str):
        raise TypeError(f"an industry is asked for by code or name (text), not by {shown(query)}")
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
    """A place's name, without its states too, and each of the cities in it."""
    whole = _plain(name)
    area = whole.rpartition(", ")[0] or whole
    yield from dict.fromkeys((whole, area, *re.split(r"[-/]", area)))
