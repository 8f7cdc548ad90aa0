"""A place as people write it, taken apart: its cities, its state or country, its postal code, and what is no place."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from roleinfo.geography.countries import COUNTRIES, PROVINCE_CODES, UNITED_STATES
from roleinfo.geography.names import STATE_NAMES, STATES, place_key
from roleinfo.model.place import US_STATES

LONGEST: Final = 200
"""A text of more characters is no place."""

_WORKPLACE: Final = re.compile(
    r"\b(?:fully[ -]remote|100% remote|remote(?:[ -](?:work|first|eligible|friendly|ok|only|position|based))?"
    r"|hybrid(?: remote)?|on[ -]?site|in[ -]?office|in[ -]?person|work(?:ing)? from home|home[ -](?:based|office)|wfh"
    r"|telework\w*|telecommut\w*|virtual|hq ?\d*|head ?quarters?|corporate (?:office|hq)"
    r"|(?:head|main|branch|regional|satellite) office|office|flexible|full[ -]time|part[ -]time"
    r"|(?:multiple|various|several|many|all) (?:locations?|cities|sites|areas)|state-?wide|throughout|anywhere in)\b",
    re.IGNORECASE,
)
_REMOTE: Final = re.compile(
    r"\b(?:remote|virtual|work(?:ing)? from home|wfh|telework\w*|telecommut\w*|home[ -]based)\b", re.IGNORECASE
)
_COUNT: Final = re.compile(r"\b\d+ (?:days?|x) (?:a|per|/) ?week\b|\bup to\b|\(?\b\d+%\)?", re.IGNORECASE)
_CITY_AND_STATE: Final = re.compile(r"([^,|;/]+?)[,\s]\s*([A-Z]{2})(?:\s+\d{5}(?:-\d{4})?)?\s*(?=[,|;/]|$)")
_SEVERAL_STATES: Final = re.compile(r"\b(?!US\b)([A-Z]{2})(?:[-/][A-Z]{2})+$")
_POSTAL: Final = re.compile(r"(?<!\d)(\d{5})(?:-\d{4})?(?!\d)")
_NUMBERED: Final = re.compile(r"(?:(?:zip|zip code|postal code|zipcode)[ :]*)?(\d{5})(?:-\d{4})?", re.IGNORECASE)
_SPACED_DASH: Final = re.compile(r"\s+[-\u2010-\u2015\u2212]+\s+|\s*[\u2012-\u2015]\s*|\s*[,|>:\\]\s*|\s{3,}")
_ALTERNATIVES: Final = re.compile(r"\s*;\s*|\s+or\s+|\s*\n\s*|\s+[|/]\s+|\s+&\s+|\s+and\s+", re.IGNORECASE)
_BETWEEN_STATES: Final = re.compile(r"\s*[-\u2010-\u2015,;/|&]\s*|\s+(?:or|and)\s+", re.IGNORECASE)
# Oregon or Indiana at the head of a list is no word that leads to a place, nor is Oregon at its end a conjunction.
_STATE_BEFORE: Final = r"(?-i:OR|IN)(?:[-,;/|&]| [-/|&] | (?:or|and) )"
_NO_STATE_BEHIND: Final = r"(?<![-/|&])(?<![-/|&] )(?<!\bor )(?<!\band )\b(?-i:OR)"
_OPEN_ENDS: Final = re.compile(
    rf"^(?:\W|(?!{_STATE_BEFORE})(?:or|and|in|at|from|near|within|based in|located in)\b)+"
    rf"|(?:[^\w.)]|(?<!,)(?<!, )(?:{_NO_STATE_BEHIND}|\b(?:(?-i:or|Or)|and|based|only))\b)+$",
    re.IGNORECASE,
)
_NATION: Final = frozenset({"us", "usa", "u s", "u s a", "united states", "united states of america"})
_IN_PARENTHESES: Final = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]")
_INNER: Final = re.compile(
    r"^(?:us|usa|united states)[-_. ]+(?P<state>[a-z]{2})(?:[-_. ]+(?P<city>.+))?$"
    r"|^(?P<own>[a-z]{2})[-_](?P<place>.+)$",
    re.IGNORECASE,
)
_BEHIND_NATION: Final = re.compile(
    r"^(?:us|usa|united states)\s*[-_]\s*(?P<state>[^-_]+)[-_](?P<city>.+)$", re.IGNORECASE
)


class Reading(NamedTuple):
    """What a text says: its parts from the smallest, the state and the postal code; ``is_nation`` where it is that."""

    parts: tuple[str, ...]
    state: str | None = None
    postal: str | None = None
    country: str | None = None
    is_nation: bool = False
    is_remote: bool = False


def alternatives(text: str) -> tuple[str, ...]:
    """The places that a text lists, one behind another; a text of one place alone as it is.

    >>> alternatives("New York, NY or San Francisco, CA")
    ('New York, NY', 'San Francisco, CA')
    """
    parts = [trimmed(part) for part in _ALTERNATIVES.split(text)]
    return tuple(part for part in parts if part)


def listed_with_states(text: str) -> tuple[str, ...]:
    """The places of a list in which each has its state behind it; empty where there are not two states.

    >>> listed_with_states("Chicago, IL, Denver, CO")
    ('Chicago, IL', 'Denver, CO')
    """
    bare, _ = without_workplace(text)
    places = [f"{place[1].strip()}, {place[2]}" for place in _CITY_AND_STATE.finditer(bare) if place[2] in US_STATES]
    states = {place[-2:] for place in places}
    is_of_states = any(place.split(",")[0] in US_STATES.keys() - {"LA"} for place in places)
    return tuple(places) if len(states) > 1 and not is_of_states else ()


def listed_states(text: str) -> tuple[str, ...]:
    """The states of a list of nothing else but the nation; empty where it may be a city and its state.

    >>> listed_states("US-NY-NJ"), listed_states("Remote (TX, FL, GA only)"), listed_states("Delaware, Ohio")
    (('NY', 'NJ'), ('TX', 'FL', 'GA'), ())
    """
    bare, _ = without_workplace(text)
    parts = [part for part in _BETWEEN_STATES.split(bare) if part and place_key(part) not in _NATION]
    codes = [part for part in parts if part in US_STATES]
    states = [STATES[place_key(part)] for part in parts if place_key(part) in STATES]
    is_list = len(codes) == len(parts) > 1 or (len(parts) > 2 and len(states) == len(parts))
    is_city = parts == ["LA", "CA"] and re.search(r"LA\s*,\s*CA", bare)
    return tuple(states) if is_list and len(set(states)) == len(states) and not is_city else ()


def trimmed(text: str) -> str:
    """A text without words that lead to a place or join it to nothing."""
    return _OPEN_ENDS.sub("", text).strip()


def postal_code(text: str) -> str | None:
    """The five digits of a text that is a postal code and nothing else.

    >>> postal_code("80202-1234"), postal_code("ZIP 80202"), postal_code("Denver 80202")
    ('80202', '80202', None)
    """
    number = _NUMBERED.fullmatch(text.strip())
    return number[1] if number else None


def without_workplace(text: str) -> tuple[str, bool]:
    """A text without the words that say how one works, and whether it says that one works at a distance.

    >>> without_workplace("Denver, CO (Hybrid)"), without_workplace("Remote, CO")
    (('Denver, CO', False), ('CO', True))
    """
    spread = _IN_PARENTHESES.sub(r", \1", text.replace("_", "-"))
    bare = trimmed(_COUNT.sub(" ", _WORKPLACE.sub(" ", spread)))
    return re.sub(r"(?:\s*[,/-]\s*){2,}", ", ", bare), bool(_REMOTE.search(spread))


def read(text: str) -> Reading:
    """Take one place apart.

    >>> read("US-TX-Plano"), read("123 Main St, Denver, Colorado 80202").state
    (Reading(parts=('plano',), state='TX', postal=None, country=None, is_nation=False, is_remote=False), 'CO')
    """
    bare, is_remote = without_workplace(text)
    bare = _SEVERAL_STATES.sub(r"\1", bare)
    behind = _BEHIND_NATION.match(bare)
    if behind and place_key(behind["state"]) in STATES:
        bare = f"{behind['city']}, {behind['state']}"
    inner = _INNER.match(bare)
    if inner and (inner["state"] or inner["own"]).upper() in STATES.values():
        bare = ", ".join(filter(None, (inner["city"] or inner["place"], (inner["state"] or inner["own"]).upper())))
    codes = _POSTAL.findall(bare)
    postal = codes[-1] if codes else None
    if postal:
        bare = trimmed(_POSTAL.sub(" ", bare))
    parts = [part.strip(" -_/.,*#") for part in _SPACED_DASH.split(bare)]
    parts, is_nation = _without_nation([part for part in parts if part])
    country = _country(parts)
    if country:
        return Reading(tuple(map(place_key, parts)), None, postal, country, is_remote=is_remote)
    parts, state = _without_state(parts)
    keys = [place_key(part) for part in parts]
    return Reading(tuple(key for key in keys if key), state, postal, None, is_nation, is_remote)


def _without_nation(parts: list[str]) -> tuple[list[str], bool]:
    """The parts without the United States before, behind or at the end of one of them."""
    kept = parts
    if len(parts) == 1 or any(place_key(part) in _NATION for part in parts):
        kept = [part for part in parts if place_key(part) not in (UNITED_STATES if len(parts) == 1 else _NATION)]
    is_nation = len(kept) < len(parts)
    if kept:
        last = re.sub(r"\s+(?:(?i:usa|u\.s\.a\.?|u\.s\.|united states(?: of america)?)|US)$", "", kept[-1])
        if last != kept[-1]:
            kept[-1], is_nation = last, True
    return kept, is_nation


def _country(parts: list[str]) -> str | None:
    """The country other than the United States that the parts end or begin with."""
    if not parts:
        return None
    last = place_key(parts[-1])
    if last in COUNTRIES:
        return COUNTRIES[last]
    words = last.rsplit(" ", 1)
    if len(parts) > 1 and last in PROVINCE_CODES:
        return PROVINCE_CODES[last]
    if len(words) == 2 and (words[1] in PROVINCE_CODES and parts[-1].rsplit(" ", 1)[-1].isupper()):
        return PROVINCE_CODES[words[1]]
    first = place_key(parts[0])
    return COUNTRIES.get(first) if len(parts) > 1 and last not in STATES else None


def _without_state(parts: list[str]) -> tuple[list[str], str | None]:
    """The parts without their state: the last part, the end of the last, or the first."""
    if not parts:
        return parts, None
    last = place_key(parts[-1])
    if last in STATES:
        return _without_doubled(parts[:-1], STATES[last])
    end = re.fullmatch(r"(.+?)[\s,/-]+([A-Za-z]{2}|[Dd]\.\s?[Cc]\.?|[A-Za-z]\.[A-Za-z]\.)", parts[-1])
    if end and (code := STATES.get(place_key(end[2]).replace(" ", ""))) and (end[2].isupper() or not _is_word(end[2])):
        return _without_doubled([*parts[:-1], trimmed(end[1])], code)
    if len(parts) > 1 and (first := place_key(parts[0])) in STATES and (parts[0].isupper() or first in STATE_NAMES):
        return parts[1:], STATES[first]
    stated = re.fullmatch(r"(?:(?:state|commonwealth) of )?(.+?)(?: state)?", last)
    if stated and stated[1] in STATE_NAMES:
        return parts[:-1], STATE_NAMES[stated[1]]
    return parts, None


def _without_doubled(parts: list[str], state: str) -> tuple[list[str], str]:
    """The parts before a state without the same state's code: ``Denver, CO, Colorado``."""
    while len(parts) > 1 and STATES.get(place_key(parts[-1])) == state and parts[-1].isupper():
        parts = parts[:-1]
    return parts, state


def _is_word(text: str) -> bool:
    """Whether two small letters are rather an English word than a state's code."""
    return text.lower() in ("in", "or", "me", "hi", "ok", "oh", "la", "de", "al", "id", "pa", "ma")


def ending_states(key: str) -> Iterator[tuple[str, str]]:
    """The ways to part a key into a city and the state that it ends with: ``denver colorado``.

    >>> list(ending_states("kansas city missouri"))
    [('kansas city', 'MO')]
    """
    words = key.split()
    for at in range(max(1, len(words) - 3), len(words)):
        name = " ".join(words[at:])
        if name in STATES and len(name) > 2:
            yield " ".join(words[:at]), STATES[name]
