"""The resolver: which area a text means, with the reason; several areas are listed and never chosen from."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Final, NamedTuple

import attrs

from roleinfo.geography.countries import UNITED_STATES, country_by_code, country_name
from roleinfo.geography.keys import (
    COUNTY_WORDS,
    PART_OF_STATE,
    QUARTER,
    as_written,
    forms_of_name,
    is_area,
    is_area_of_state,
    runs_of_cities,
    without_metro_words,
)
from roleinfo.geography.names import STATE_NAMES, STATES, place_key
from roleinfo.geography.nicknames import NICKNAMES, NO_PLACES, REGIONS, REGIONS_ACROSS_STATES
from roleinfo.geography.reading import (
    LONGEST,
    Reading,
    alternatives,
    ending_states,
    listed_states,
    listed_with_states,
    postal_code,
    read,
)
from roleinfo.geography.store import Area, NamedPlace, PlaceStore
from roleinfo.model.cached import cached_attribute
from roleinfo.model.place import US_STATES, KnownPlace
from roleinfo.model.text import folded

_NATION: Final = 0
_TEN_TIMES: Final = 10
_THREE_TIMES: Final = 3
_FEWEST_PEOPLE: Final = 5_000
_NO_STREET: Final = 50_000
_MOST_ALTERNATIVES: Final = 6

_TITLE: Final = re.compile(r"(?P<cities>.+), (?P<states>[A-Z]{2}(?:-[A-Z]{2})*)")
_AREA_CODE: Final = re.compile(r"(?:cbsa|msa|area|bls area|area code) ?(\d{5}|\d{7})", re.IGNORECASE)


class _Lead(NamedTuple):
    """An area that a text may mean, and why; ``part`` is the place in it that the text names, if it is a part alone.

    ``people`` are those of the place that it names; a large city that disagrees with another is no street. ``state``
    is the postal code of its state, where the text or the tables say.
    """

    area: int
    why: str
    part: str = ""
    people: int = 0
    state: str = ""


@attrs.frozen
class Resolution:
    """What a text means: the areas that it may be, and the reason where that is not one.

    ``part`` is the place that the text names, where that is but a part of its one area, and
    ``suggestions`` are names that are near to one that is unknown. ``state`` is the postal code of the state that the
    written place lies in, where that is known, ``country`` that of a place outside the United States, and a text
    that ``is_remote`` says that one works at a distance, and names no place.
    """

    query: str
    candidates: tuple[KnownPlace, ...] = ()
    reason: str = ""
    part: str = ""
    suggestions: tuple[str, ...] = ()
    state: str | None = None
    country: str | None = None
    is_remote: bool = False

    @property
    def place(self) -> KnownPlace | None:
        """The one area that the text means, or None."""
        return self.candidates[0] if len(self.candidates) == 1 else None


class PlaceResolver:
    """Resolves texts over the tables of a store."""

    def __init__(self, store: PlaceStore) -> None:
        self._store = store

    @cached_attribute
    def _areas(self) -> Sequence[Area]:
        return tuple(self._store.areas())

    @cached_attribute
    def _by_name(self) -> dict[str, list[int]]:
        """The areas by code and by name, without case."""
        by_name: dict[str, list[int]] = {}
        for at, area in enumerate(self._areas):
            names = {folded(area.place.code), folded(area.place.name)}
            if area.place.kind == "nonmetro":
                short = folded(area.place.name).removesuffix(" nonmetropolitan area")
                names |= {short} - STATE_NAMES.keys() - NICKNAMES.keys()
            if area.place.kind != "state":
                for name in names:
                    by_name.setdefault(name, []).append(at)
            else:
                by_name.setdefault(folded(area.place.code), []).append(at)
        return by_name

    @cached_attribute
    def _state_areas(self) -> dict[str, int]:
        return {
            area.place.code.removeprefix("US-"): at for at, area in enumerate(self._areas) if area.place.kind == "state"
        }

    @cached_attribute
    def _titled(self) -> dict[str, list[int]]:
        """The metropolitan areas by each city of their titles and each run of these: ``dallas ft worth``."""
        titled: dict[str, list[int]] = {}
        for at, area in enumerate(self._areas):
            title = _TITLE.fullmatch(area.place.name) if area.place.kind == "metro" else None
            for key in runs_of_cities(title["cities"]) if title else ():
                titled.setdefault(key, []).append(at)
        return titled

    def known_places(self) -> tuple[KnownPlace, ...]:
        """Every area with its people."""
        return tuple(self._known(_Lead(at, "")) for at in range(len(self._areas)))

    def resolve(self, text: str) -> Resolution:
        """What a text means."""
        query = text.strip()
        if not query:
            return Resolution(text, reason="an empty text names no place")
        if len(query) > LONGEST:
            return Resolution(text, reason=f"a place is a text of at most {LONGEST} characters")
        named = self._by_name.get(folded(query), [])
        postal = postal_code(query)
        if postal is not None:
            leads = [*self._named_in_full(named), *self._postal(postal)]
            if named and len(leads) > 1:
                reason = f"{postal} is the code of an area and a postal code: write the area's name or 'ZIP {postal}'"
                return self._resolution(text, leads, reason)
            reason = (
                f"no postal code is {postal}" if not leads else f"the postal code {postal} reaches into several areas"
            )
            return self._resolution(text, leads, reason)
        if named:
            return self._resolution(text, self._named_in_full(named), "")
        coded = _AREA_CODE.fullmatch(query)
        if coded:
            return self._resolution(text, self._named_in_full(self._by_name.get(coded[1], [])), "no area has this code")
        return self._alternatives(text, query)

    def _alternatives(self, text: str, query: str) -> Resolution:
        if places := listed_with_states(query):
            leads, reason = self._several(places)
        elif states := listed_states(query):
            leads, reason = self._several_states(states)
        else:
            leads, reason = self._one(without_metro_words(query) if is_area_of_state(query) else query)
        if not leads and _is_unknown(reason) and (city := without_metro_words(query)) != query:
            bare, why = self._one(city)
            leads = self._rather_cities(bare, query)
            reason = _only_part(as_written(place_key(query))) if bare and not leads else why
        if not leads and len(parts := alternatives(query)) > 1 and len(parts) <= _MOST_ALTERNATIVES:
            leads, reason = self._several(parts)
        if not leads:
            return self._unresolved(text, query, reason)
        return self._resolution(text, leads, reason)

    def _unresolved(self, text: str, query: str, reason: str) -> Resolution:
        """A text that means no area: because it is abroad, says how one works, or is unknown."""
        reading = read(query)
        names_nothing = not (reading.parts or reading.state or reading.postal or reading.country)
        suggestions = self._suggestions(query) if _is_unknown(reason) else ()
        country = reading.country or self._country(reading)
        return Resolution(
            text, reason=reason, suggestions=suggestions, country=country, is_remote=reading.is_remote and names_nothing
        )

    def _country(self, reading: Reading) -> str | None:
        """The country of a large foreign city that stands without a state."""
        foreign = self._store.foreign(reading.parts[-1]) if reading.parts and not reading.state else None
        return country_name(foreign[0]) if foreign else None

    def _several(self, parts: Sequence[str]) -> tuple[list[_Lead], str]:
        """The areas of a list of places, all of which are known; a state behind the last is that of all."""
        last = read(parts[-1])
        state = last.state if last.parts else None
        leads: list[_Lead] = []
        for part in parts:
            of_part, reason = self._one(part, default_state=state)
            if not of_part and read(part).is_remote and not read(part).parts:
                continue
            if not of_part:
                return [], reason
            leads += of_part
        return leads, "it lists several places"

    def _several_states(self, states: Sequence[str]) -> tuple[list[_Lead], str]:
        """The areas of a list of states, all of which have figures."""
        for state in states:
            if state not in self._state_areas:
                return [], f"no figures are published for {US_STATES[state]}"
        return [_Lead(self._state_areas[state], "a state") for state in states], "it lists several states"

    def _named_in_full(self, areas: Iterable[int]) -> list[_Lead]:
        return [_Lead(area, "this is its own name or code") for area in areas]

    def _resolution(self, text: str, leads: Sequence[_Lead], reason: str) -> Resolution:
        by_area: dict[int, _Lead] = {}
        for lead in leads:
            by_area.setdefault(lead.area, lead)
        known = [(self._known(lead), lead) for lead in by_area.values()]
        known.sort(key=lambda pair: (-(pair[0].population or 0), pair[0].name))
        is_one = len(known) == 1
        part = known[0][1].part if is_one and all(lead.part for lead in leads) else ""
        state = self._state_of(known[0][1].area, leads) if is_one else None
        return Resolution(text, tuple(place for place, _ in known), "" if is_one else reason, part, state=state)

    def _state_of(self, area: int, leads: Iterable[_Lead]) -> str | None:
        """The one state of the written place: what its leads say, else that of an area in one state alone."""
        states = {lead.state for lead in leads} if all(lead.state for lead in leads) else self._areas[area].states
        return next(iter(states)) if len(states) == 1 else None

    def _known(self, lead: _Lead) -> KnownPlace:
        area = self._areas[lead.area]
        return KnownPlace(area.place.kind, area.place.code, area.place.name, area.population, lead.why)

    # One place ------------------------------------------------------------------------------------------------

    def _one(self, text: str, default_state: str | None = None) -> tuple[list[_Lead], str]:
        """The areas that a text of one place may mean, and why these are none or several."""
        whole = place_key(text)
        if text in self._state_areas and whole not in NICKNAMES:
            return [_Lead(self._state_areas[text], "a state")], ""
        if whole in NICKNAMES:
            return self._bare_key(whole)
        if whole in UNITED_STATES:
            return [_Lead(_NATION, "the nation")], ""
        if whole in NO_PLACES:
            return [], "it names no place"
        reading = read(text)
        if reading.country:
            return [], f"it is outside the United States ({reading.country})"
        state = reading.state or (default_state if reading.parts else None)
        if reading.postal:
            return self._with_postal(reading, state)
        if state is not None:
            return self._in_state(text, reading.parts, state)
        if reading.parts:
            return self._bare(reading.parts)
        if reading.is_nation:
            return [_Lead(_NATION, "the nation")], ""
        if reading.is_remote:
            return [], "it says how one works and names no place: write 'Remote - US' or a state"
        return [], "it names no place"

    def _with_postal(self, reading: Reading, state: str | None) -> tuple[list[_Lead], str]:
        """The area of a postal code behind a city; both must be true of one state."""
        leads = self._postal(reading.postal or "")
        if not leads:
            return [], f"no postal code is {reading.postal}"
        if state is not None:
            there = [lead for lead in leads if state in self._areas[lead.area].states]
            if not there:
                return [], f"the postal code {reading.postal} is not in {US_STATES[state]}"
            leads = there
        return leads, f"the postal code {reading.postal} reaches into several areas"

    def _postal(self, code: str) -> list[_Lead]:
        return [
            _Lead(area, f"postal code {code} lies in it", f"postal code {code}")
            for area in self._store.postal(int(code or 0))
        ]

    def _in_state(self, text: str, parts: Sequence[str], state: str) -> tuple[list[_Lead], str]:
        """A city or county of a state; without one, the state."""
        parts = [part for part in parts if STATES.get(part) != state or len(part) > 2]
        if not parts or (len(parts) == 1 and STATE_NAMES.get(parts[0]) == state and parts[0] not in ("new york",)):
            return self._the_state(text, state, bool(parts))
        if "," not in text and PART_OF_STATE.fullmatch(parts[-1]):
            return self._part_of_state(parts[-1], state)
        find = partial(self._find_in_state, state=state)
        leads = self._first_of(find, parts[-1])
        for part in parts[:-1]:
            leads = _agreeing(leads, self._first_of(find, part))
        if leads:
            return leads, _in_several(parts[-1], state)
        return [], f"no place called {as_written(parts[-1])} is known in {US_STATES[state]}"

    def _the_state(self, text: str, state: str, is_named: bool) -> tuple[list[_Lead], str]:
        key = place_key(read(text).parts[0] if is_named else text)
        if key in NICKNAMES and any(target.startswith("US-") for target in NICKNAMES[key]):
            return self._nickname(
                key
            ), f"{as_written(key)} is a state and a city: write 'State of ...' or the city and state"
        if state not in self._state_areas:
            return [], f"no figures are published for {US_STATES[state]}"
        return [_Lead(self._state_areas[state], "a state")], ""

    def _first_of(self, find: Callable[[str], list[_Lead]], part: str) -> list[_Lead]:
        """What the first of several readings of a part finds."""
        for key in forms_of_name(part):
            if leads := find(key):
                return leads
        return self._joined(find, part) or self._quarter(find, part)

    def _quarter(self, find: Callable[[str], list[_Lead]], part: str) -> list[_Lead]:
        """The area of a large city of which a direction tells a part: ``north dallas``."""
        quarter = QUARTER.fullmatch(part)
        leads = find(quarter["city"]) if quarter and quarter["city"] not in STATE_NAMES else []
        return leads if any(lead.people >= _NO_STREET for lead in leads) else []

    def _joined(self, find: Callable[[str], list[_Lead]], part: str) -> list[_Lead]:
        """The areas of two or three cities that are written as one: every word run must be a known city."""
        words = part.split()
        for at in range(1, len(words)):
            halves = [find(" ".join(words[:at])), find(" ".join(words[at:]))]
            if all(any(lead.people >= _NO_STREET or not lead.part for lead in half) for half in halves):
                return [lead for half in halves for lead in half]
        return []

    def _find_in_state(self, key: str, state: str) -> list[_Lead]:
        if COUNTY_WORDS.fullmatch(key) and (leads := self._county(key, state)):
            return leads
        titled = [at for at in self._titled.get(key, []) if state in self._areas[at].states]
        if len(titled) == 1 and " " in key and self._is_run(key):
            return [_Lead(titled[0], "its title names these cities", state=state)]
        rows = self._store.places(key, state)
        if rows:
            return self._leads_of(_likely(rows, titled), key, titled)
        if leads := self._county(key, state):
            return leads
        if key in NICKNAMES:
            return self._nickname(key, state)
        if leads := self._county(f"{key} county", state):
            return leads
        return [_Lead(at, "its title names it", state=state) for at in titled if self._states_of(key, at) <= {state}]

    def _states_of(self, key: str, area: int) -> set[str]:
        """The states of an area that the city or county of this name lies in; its title says nothing of these."""
        places = [*self._store.places(key, None), *self._store.places(f"{key} city", None)]
        states = {place.state for place in places if place.area == area}
        return states | {county.state for county in self._store.counties(key, None) if county.area == area}

    def _is_run(self, key: str) -> bool:
        """Whether a key is several cities of a title, and no city or county of its own."""
        return not self._store.places(key, None) and not self._store.counties(key, None)

    def _leads_of(self, rows: Iterable[NamedPlace], key: str, titled: Sequence[int] = ()) -> list[_Lead]:
        return [self._lead_of(row, key, row.area in titled) for row in rows]

    def _lead_of(self, row: NamedPlace, key: str, is_titled: bool) -> _Lead:
        name = f"{as_written(key)}, {row.state}"
        if row.share < 100:
            why = f"{row.share}% of the people of {name} live in it"
        else:
            why = f"{name}{f' ({row.people:,} people)' if row.people else ''} lies in it"
        return _Lead(row.area, why, "" if is_titled else name, row.people or 0, row.state)

    def _county(self, key: str, state: str | None) -> list[_Lead]:
        if key.startswith("county of "):
            key = f"{key.removeprefix('county of ')} county"
        rows = sorted(self._store.counties(key, state), key=lambda row: -row.people)
        if state is None and len(rows) > 1 and rows[0].people >= _TEN_TIMES * rows[1].people:
            rows = rows[:1]
        names = [f"{as_written(key)}, {row.state}" for row in rows]
        return [
            _Lead(row.area, f"{name} lies in it", name, row.people, row.state)
            for row, name in zip(rows, names, strict=True)
        ]

    def _nickname(self, key: str, in_state: str | None = None) -> list[_Lead]:
        """The areas of what a nickname stands for; in a state, that of the city of this name there.

        The name of a region stands for its area in each of the area's states.
        """
        leads = []
        for name in NICKNAMES[key]:
            if name in self._state_names:
                leads.append(_Lead(self._state_areas[name.removeprefix("US-")], "a state"))
                continue
            city, _, own_state = name.rpartition(", ")
            state = own_state if key in REGIONS_ACROSS_STATES else in_state or own_state
            target = f"{city}, {state}" if city else name
            rows = _likely(self._store.places(place_key(city), state)) if city else ()
            areas = [row.area for row in rows] or self._by_name.get(folded(target), [])
            leads += [_Lead(area, f"{as_written(key)} stands for {target}", state=state) for area in areas[:1]]
        return [lead for lead in leads if in_state is None or in_state in self._areas[lead.area].states]

    @cached_attribute
    def _state_names(self) -> frozenset[str]:
        return frozenset(f"US-{postal}" for postal in self._state_areas)

    # Names without a state --------------------------------------------------------------------------------------

    def _bare(self, parts: Sequence[str]) -> tuple[list[_Lead], str]:
        """A name, or several from the smallest, without a state."""
        reason = ""
        leads: list[_Lead] = []
        for part in reversed(parts):
            of_part, why = self._bare_name(part)
            if not leads:
                leads, reason = of_part, why if not reason or of_part else reason
                continue
            leads = _agreeing(leads, of_part)
        return leads, reason if len(leads) < 2 else reason or "it names several places"

    def _bare_name(self, part: str) -> tuple[list[_Lead], str]:
        reason = f"no place is called {as_written(part)}"
        for key in forms_of_name(part):
            leads, why = self._bare_key(key)
            if key != part:
                leads = self._rather_cities(leads, part)
            if leads or (why and not _is_unknown(why)):
                return leads, why
        for city, state in ending_states(part):
            if PART_OF_STATE.fullmatch(city):
                return self._part_of_state(city, state)
            if leads := self._first_of(partial(self._find_in_state, state=state), city):
                return leads, _in_several(city, state)
            reason = f"no place called {as_written(city)} is known in {US_STATES[state]}"

        def find(key: str) -> list[_Lead]:
            return self._bare_key(key)[0]

        joined = self._joined(find, part) or self._quarter(find, part)
        return joined, "it names several places" if joined else reason

    def _rather_cities(self, leads: list[_Lead], text: str) -> list[_Lead]:
        """What a name between words of a city means: a state only if it is no city and the words tell an area."""
        cities = [
            lead
            for lead in leads
            if self._areas[lead.area].place.kind not in ("nation", "state") or lead.area == self._state_areas.get("DC")
        ]
        return cities or (leads if is_area(text) else [])

    def _part_of_state(self, part: str, state: str) -> tuple[list[_Lead], str]:
        """The region or area of this name, with the state in full or by its letters; any other part is no place."""
        for name in (US_STATES[state], state):
            key = place_key(f"{part} {name}")
            if key in NICKNAMES:
                return self._bare_key(key)
            if areas := self._by_name.get(key):
                return self._named_in_full(areas), ""
        return [], _only_part(f"{as_written(part)} {US_STATES[state]}")

    def _bare_key(self, key: str) -> tuple[list[_Lead], str]:
        if key in NICKNAMES:
            return self._nickname(key), f"{as_written(key)} is the name of several places or areas"
        if key in STATE_NAMES and STATE_NAMES[key] in self._state_areas:
            return [_Lead(self._state_areas[STATE_NAMES[key]], "a state")], ""
        if key in REGIONS:
            return [], f"{as_written(key)} is a region of several states or countries"
        if key in NO_PLACES:
            return [], f"{as_written(key)} names no place"
        if COUNTY_WORDS.fullmatch(key) and (leads := self._county(key, None)):
            return leads, f"several counties are called {as_written(key)}: name the state"
        titled = self._titled.get(key, [])
        rows = self._store.places(key, None)
        if not rows:
            return self._named_in_title(key, titled)
        foreign = self._store.foreign(key)
        if foreign and foreign[1] * _TEN_TIMES > max(row.people or 0 for row in rows):
            country = country_by_code(foreign[0]).phrase
            return [], f"{as_written(key)} is also a city in {country}: add the state if it is in the United States"
        return self._dominant(key, rows, titled)

    def _named_in_title(self, key: str, titled: Sequence[int]) -> tuple[list[_Lead], str]:
        if titled:
            return [_Lead(at, "its title names it") for at in titled], f"several areas are called {as_written(key)}"
        if leads := self._named_in_full(self._by_name.get(key, [])):
            return leads, ""
        if foreign := self._store.foreign(key):
            return [], f"{as_written(key)} is outside the United States ({country_name(foreign[0])})"
        return [], f"no place is called {as_written(key)}"

    def _dominant(self, key: str, rows: Sequence[NamedPlace], titled: Sequence[int]) -> tuple[list[_Lead], str]:
        """The area of the largest place of a name, where no other comes near; else those that come near."""
        by_area: dict[int, NamedPlace] = {}
        for row in sorted(rows, key=lambda row: -(row.people or 0)):
            by_area.setdefault(row.area, row)
        ranked = list(by_area.values())
        largest = ranked[0].people or 0
        if largest < _FEWEST_PEOPLE:
            names = "; ".join(f"{as_written(key)}, {row.state}" for row in ranked[:3])
            return [], f"{as_written(key)} is a small place ({names}): name the state"
        second = max((row.people or 0 for row in ranked[1:]), default=0)
        is_only_title = len(titled) == 1 and titled[0] == ranked[0].area and largest >= _THREE_TIMES * second
        if largest >= _TEN_TIMES * second or is_only_title:
            return self._leads_of(ranked[:1], key, titled), ""
        near = [row for row in ranked if (row.people or 0) * _TEN_TIMES >= largest or row.area in titled]
        return self._leads_of(near, key, titled), f"there are several places called {as_written(key)}: name the state"

    # Suggestions ----------------------------------------------------------------------------------------------

    def _suggestions(self, query: str) -> tuple[str, ...]:
        """Known places that are near to the text in spelling."""
        from rapidfuzz.distance import OSA

        reading = read(query[:LONGEST])
        key = reading.parts[-1] if reading.parts else ""
        if len(key) < 3:
            return ()
        likeness = {
            (name, state): OSA.normalized_similarity(key, name) + (0.2 if state == reading.state else 0.0)
            for name, state in self._store.beginning(key[:2])
            if reading.state in (None, state) or name == key
        }
        best = sorted((pair for pair in likeness if likeness[pair] >= 0.75), key=lambda pair: (-likeness[pair], pair))
        return tuple(f"{as_written(name)}, {state}" for name, state in best[:3])


def _agreeing(leads: list[_Lead], others: list[_Lead]) -> list[_Lead]:
    """What a city and the part before it mean together: what both mean, else the city, for a street or a quarter.

    A part before it that is a large city elsewhere is no street: then it may be either.
    """
    shared = {lead.area for lead in leads} & {lead.area for lead in others}
    if shared or not leads:
        return [lead for lead in leads if lead.area in shared]
    return [*leads, *(lead for lead in others if lead.people >= _NO_STREET)]


def _likely(rows: Sequence[NamedPlace], titled: Sequence[int] = ()) -> Sequence[NamedPlace]:
    """The places of one name in a state: the largest alone where it has ten times the people of the next area's.

    Three times do for a city in the title of its area.
    """
    if len(rows) < 2:
        return rows
    ranked = sorted(rows, key=lambda row: -(row.people or 0))
    first, second = ranked[0], ranked[1]
    is_lesser = any(row.kind < first.kind for row in ranked[1:])  # a township or a quarter is no larger city
    times = _THREE_TIMES if list(titled) == [first.area] else _TEN_TIMES
    if not is_lesser and (first.people or 0) >= times * max(1, second.people or 0):
        return ranked[:1]
    return ranked


def _in_several(city: str, state: str) -> str:
    return f"{as_written(city)}, {state} is the name of several places or lies in several areas: add its postal code"


def _only_part(name: str) -> str:
    return f"{name} is a part of a state: name a city or the state"


def _is_unknown(reason: str) -> bool:
    return reason.startswith("no place")
