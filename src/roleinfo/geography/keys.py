"""The names of places as keys: their forms, what stands around them, and how a key is written."""

import re
from collections.abc import Iterator
from typing import Final

from roleinfo.geography.names import STATES, place_key, with_direction

_INITIALS: Final = frozenset({"dc", "dfw", "dmv", "kc", "la", "ny", "nyc", "okc", "rtp", "sf", "slc", "us"})
_METRO_WORDS: Final = re.compile(
    r"^(?:the )?(?:greater |metropolitan |metro |downtown |midtown |uptown |suburban |city of |town of |village of "
    r"|center city |naval air station |naval station |naval base |nas |joint base )+|"
    r"(?: metropolitan statistical area| metropolitan area| metro area| metroplex| metro| msa| area| region| vicinity"
    r"| metropolitan| and surrounding areas?| surrounding areas?| suburbs?| air force base| afb)+$",
    re.IGNORECASE,
)
_KIND_WORDS: Final = re.compile(r" (?:township|town|village|borough|cdp|city)$")
COUNTY_WORDS: Final = re.compile(
    r"(?:.* (?:county|parish|borough|census area|municipality|municipio|planning region)$|county of .*)"
)
_DIRECTION: Final = r"(?:north|south|east|west|north ?east|north ?west|south ?east|south ?west)"
PART_OF_STATE: Final = re.compile(
    rf"(?:{_DIRECTION}(?:ern)?|(?:{_DIRECTION} )?central|upstate|upper|lower|mid|coastal|rural|suburban)"
)
QUARTER: Final = re.compile(rf"{_DIRECTION} (?P<city>.+)")


def without_metro_words(text: str) -> str:
    """A name without what is written around a city for its area: ``greater``, ``metro area``."""
    return _METRO_WORDS.sub("", _METRO_WORDS.sub("", text))


def is_area(text: str) -> bool:
    """Whether the words around a name tell an area of it, and no part: ``Maryland region``, not ``Maryland suburbs``.

    >>> is_area("Maryland metro area"), is_area("suburban Maryland"), is_area("City of Oregon")
    (True, False, False)
    """
    key = place_key(text)
    return "suburb" not in key and any(word in ("area", "metro", "region") for word in key.split())


def forms_of_name(part: str) -> Iterator[str]:
    """A key, and the same without what stands around a name: a metro's words, a township's, a short direction."""
    yield part
    seen = {part}
    bare = without_metro_words(part)
    for key in (bare, with_direction(part), bare.removeprefix("the "), _KIND_WORDS.sub("", bare)):
        if key and key not in seen:
            seen.add(key)
            yield key


def runs_of_cities(cities: str) -> Iterator[str]:
    """The cities of a title, each and each run of them: ``dallas``, ``dallas ft worth``."""
    names = [place_key(name).removeprefix("urban ") for name in re.split(r"--|-|/", cities)]
    if len(names) == 1:
        yield names[0].removesuffix(" city")
    for start in range(len(names)):
        for stop in range(start + 1, len(names) + 1):
            yield " ".join(names[start:stop])


def as_written(key: str) -> str:
    """A key as a name is written.

    >>> as_written("st paul"), as_written("mclean"), as_written("sf bay area")
    ('St Paul', 'McLean', 'SF Bay Area')
    """
    return " ".join(map(_written_word, key.split()))


def _written_word(word: str) -> str:
    if word in _INITIALS:
        return word.upper()
    return f"Mc{word[2:].capitalize()}" if word.startswith("mc") and len(word) > 3 else word.capitalize()


def is_area_of_state(query: str) -> bool:
    """Whether a text is a city and a state with a metro's words behind: ``Austin, Texas Metropolitan Area``."""
    city, _, state = query.rpartition(",")
    bare = _METRO_WORDS.sub("", state.strip())
    return bool(city) and bare != state.strip() and place_key(bare) in STATES
