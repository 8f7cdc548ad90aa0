"""Names of places in one spelling, so that two ways to write one place meet."""

import re
from typing import Final

from roleinfo.model.place import US_STATES
from roleinfo.model.text import folded

_DROPPED: Final = re.compile(r"[.'\u2018\u2019\u02bb`\"]")
_PARTED: Final = re.compile(r"[^0-9a-z&]+")
_WORDS: Final = {
    "&": "and", "saint": "st", "sainte": "ste", "fort": "ft", "mount": "mt", "hts": "heights", "spgs": "springs",
    "bch": "beach", "twp": "township",
}  # fmt: skip
_DIRECTIONS: Final = {"n": "north", "no": "north", "s": "south", "so": "south", "e": "east", "w": "west"}


def place_key(name: str) -> str:
    """A name without case, accents and punctuation, its common abbreviations in one form.

    >>> place_key("St. Paul"), place_key("Saint  Paul"), place_key("Winston-Salem"), place_key("Ft. Worth")
    ('st paul', 'st paul', 'winston salem', 'ft worth')
    """
    words = _PARTED.sub(" ", _DROPPED.sub("", folded(name))).replace("&", " & ").split()
    return " ".join([_WORDS.get(word, word) for word in words])


def with_direction(key: str) -> str | None:
    """A key whose first word is a shortened direction, with that word in full; None where it is not.

    >>> with_direction("n charleston"), with_direction("charleston")
    ('north charleston', None)
    """
    first, _, rest = key.partition(" ")
    return f"{_DIRECTIONS[first]} {rest}" if rest and first in _DIRECTIONS else None


_SHORT_STATES: Final = {
    "ala": "AL", "ariz": "AZ", "ark": "AR", "cal": "CA", "calif": "CA", "colo": "CO", "conn": "CT", "del": "DE",
    "fla": "FL", "ill": "IL", "ind": "IN", "kan": "KS", "kans": "KS", "mass": "MA", "mich": "MI", "minn": "MN",
    "miss": "MS", "mont": "MT", "neb": "NE", "nebr": "NE", "nev": "NV", "n mex": "NM", "n carolina": "NC",
    "s carolina": "SC", "n dakota": "ND", "s dakota": "SD", "okla": "OK", "ore": "OR", "oreg": "OR", "penn": "PA",
    "penna": "PA", "tenn": "TN", "tex": "TX", "wash": "WA", "wis": "WI", "wisc": "WI", "wyo": "WY", "w va": "WV",
    "us virgin islands": "VI", "usvi": "VI",
}  # fmt: skip

STATE_NAMES: Final = {place_key(name): postal for postal, name in US_STATES.items()}
"""The states and territories by the key of their name."""

STATES: Final = {**{postal.lower(): postal for postal in US_STATES}, **STATE_NAMES, **_SHORT_STATES}
"""The states and territories by every key that stands for one: postal code, name, traditional abbreviation."""
