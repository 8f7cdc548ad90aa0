"""Which of some industries a text names, and which places and industries are near to it in spelling."""

from collections.abc import Iterable
from typing import Final

from roleinfo.errors import shown
from roleinfo.model.place import Industry, Place
from roleinfo.model.place_names import city_and_state, plain_name, spellings
from roleinfo.model.text import folded

_LEAST_LIKENESS: Final = 0.7
_MORE_WORDS: Final = 0.9
_BEGINNING: Final = 0.95
_SUGGESTED: Final = 3
_LIKE: Final = 75


def near(places: Iterable[Place], query: str) -> tuple[str, ...]:
    """Names of places that are near to a text in spelling, or begin it, best first."""
    from rapidfuzz.distance import OSA

    wanted = plain_name(query)[:100]
    if not wanted:
        return ()
    city, state = city_and_state(wanted)
    likeness: dict[str, float] = {}
    for place in places:
        for spelling in spellings(place.name):
            more_words = _MORE_WORDS if wanted.startswith(f"{spelling} ") else 0.0
            begins = spelling.startswith(wanted) or (spelling.startswith(city) and state in place.states)
            if begins or spelling == city:
                more_words = _BEGINNING if plain_name(place.name).startswith(city) else _MORE_WORDS
            score = max(OSA.normalized_similarity(wanted, spelling, score_cutoff=_LEAST_LIKENESS), more_words)
            likeness[place.name] = max(score, likeness.get(place.name, 0.0))
    best = sorted(likeness, key=lambda name: (-likeness[name], name))
    return tuple(name for name in best[:_SUGGESTED] if likeness[name] >= _LEAST_LIKENESS)


def industries_named(industries: Iterable[Industry], query: str) -> tuple[Industry, ...]:
    """The industries that a text names: by code (zeros at its end left out or not) or name, else by its beginning."""
    if not isinstance(query, str):
        raise TypeError(f"industry must be text, a code or a name, not {shown(query)}")
    wanted, known = folded(query), tuple(industries)
    matching = [industry for industry in known if industry.is_named(query)]
    if not matching and wanted.replace("-", "").isdigit():
        matching = [industry for industry in known if (industry.code or "") == f"{query:0<6}"]
    if not matching and wanted:
        matching = [industry for industry in known if folded(industry.name).startswith(wanted)]
    return tuple(matching)


def near_industries(industries: Iterable[Industry], query: str) -> tuple[str, ...]:
    """Names of industries that are near to a text in spelling, best first."""
    from rapidfuzz import fuzz, process

    names = dict.fromkeys(industry.name for industry in industries).keys()
    near = process.extract(query[:100], names, scorer=fuzz.WRatio, processor=folded, limit=_SUGGESTED)
    return tuple(name for name, score, _ in near if score >= _LIKE)
