"""The tables of places of a bundle: which area each county, place and postal code lies in.

A place lies in an area with three quarters of its people; one with less has a row for each of its
areas, and so has a name that stands for several places of a state.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final, NamedTuple

from roleinfo.errors import IngestError
from roleinfo.geography.names import place_key
from roleinfo.ingest import places
from roleinfo.ingest.inputs import Inputs
from roleinfo.model.place import STATES_BY_FIPS

Row = tuple[Any, ...]

MOSTLY: Final = 75
"""The share of a place's people, in percent, with which it lies in an area."""

CITY, TOWN, NEIGHBORHOOD, ADDRESS = range(4)
"""What a name of a place is: a city or census designated place, a town or township, another place, a postal name."""

_CONNECTICUT: Final = "CT"
_WITHOUT_COUNTIES: Final = ("GU", "VI")
_A_TENTH: Final = 10


class _Named(NamedTuple):
    """A place under a name: its people by area, and what it is."""

    kind: int
    people: Mapping[int, int]

    @property
    def total(self) -> int:
        return sum(self.people.values())

    @property
    def main(self) -> int:
        return max(self.people, key=lambda area: (self.people[area], -area))

    @property
    def share(self) -> int:
        """The percent of its people in its main area, rounded down; 100 where it has one area."""
        return 100 if len(self.people) == 1 else 100 * self.people[self.main] // max(1, self.total)


def place_rows(inputs: Inputs, areas: Mapping[str, int]) -> dict[str, list[Row]]:
    """The tables ``county``, ``place``, ``postal`` and ``foreign_city``; ``areas`` are the numbers of areas by code."""
    return _PlaceRows(inputs, areas).tables()


class _PlaceRows:
    """The published files of places, joined by county."""

    def __init__(self, inputs: Inputs, areas: Mapping[str, int]) -> None:
        self._areas = areas
        self._counties = inputs.read("counties", places.read_counties)
        self._listed = inputs.read("county_areas", places.read_county_areas)
        self._of_county = self._county_areas()
        self._parts = inputs.read("places", places.read_places)
        self._towns = inputs.read("towns", places.read_towns)
        self._codes = inputs.read("postal_codes", places.read_postal_codes)
        self._zctas = inputs.read("postal_counties", places.read_postal_counties)
        self._populated = inputs.read("populated_places", places.read_populated_places)
        self._foreign = inputs.read("foreign_cities", places.read_foreign_cities)
        self._regions = {town.town: town.region for town in inputs.read("town_regions", places.read_connecticut_towns)}
        self._old_connecticut = self._connecticut_by_county()
        self._addresses = self._by_address()

    def tables(self) -> dict[str, list[Row]]:
        return {
            "county": list(self._county_rows()),
            "place": sorted(self._named_rows()),
            "postal": sorted(self._postal_rows()),
            "foreign_city": [(place_key(name), country, people) for name, country, people in self._largest_foreign()],
        }

    def _county_areas(self) -> dict[str, int]:
        """The area of each county by its five digits, and of each territory that has none by its two."""
        known = {(row.state, place_key(row.county)): row.area for row in self._listed}
        found = {}
        for county in self._counties:
            code = known.get((county.state, place_key(county.name)))
            if code is None or code not in self._areas:
                rule = f"no area with figures is listed for {county.name}, {county.state}"
                raise IngestError("the counties and their areas", None, county.fips, None, rule)
            found[county.fips] = self._areas[code]
        for fips, postal in STATES_BY_FIPS.items():
            if postal in _WITHOUT_COUNTIES and f"US-{postal}" in self._areas:
                found[fips] = self._areas[f"US-{postal}"]
        return found

    def _area_of(self, fips: str) -> int | None:
        """The area of a county; of Guam and the Virgin Islands, where counties have no figures, the whole territory."""
        return self._of_county.get(fips, self._of_county.get(fips[:2]))

    def _connecticut_by_county(self) -> dict[str, set[int]]:
        """The areas of the towns of each former county of Connecticut."""
        found: dict[str, set[int]] = defaultdict(set)
        for town in self._connecticut_towns():
            found[town.county].add(self._of_county[self._regions[town.name]])
        return found

    def _connecticut_towns(self) -> Iterator[places.Town]:
        """The towns of Connecticut, once each: a city has the borders of its town."""
        seen = set()
        for town in self._towns:
            if STATES_BY_FIPS[town.county[:2]] == _CONNECTICUT and town.name in self._regions and town.name not in seen:
                seen.add(town.name)
                yield town

    def _areas_of(self, fips: str) -> Collection[int]:
        """The areas that a county's place may lie in: one, but for the former counties of Connecticut."""
        area = self._area_of(fips)
        return self._old_connecticut.get(fips, ()) if area is None else (area,)

    # Counties -----------------------------------------------------------------------------------------------

    def _county_rows(self) -> Iterator[Row]:
        people: Counter[str] = Counter()
        for part in self._parts:
            people[part.county] += part.people
        for town in self._connecticut_towns():
            people[self._regions[town.name]] += town.people
        for county in self._counties:
            area = self._of_county[county.fips]
            yield int(county.fips), county.state, place_key(county.name), area, people[county.fips]

    # Places -------------------------------------------------------------------------------------------------

    def _named_rows(self) -> Iterator[Row]:
        named: dict[tuple[str, str], list[_Named]] = defaultdict(list)
        for key, place in self._census_places():
            named[key].append(place)
        for key, place in self._other_places():
            known = named.get(key, [])
            is_apart = key[1] != _CONNECTICUT and all(other.main != place.main for other in known)
            if not known or (is_apart and place.total * _A_TENTH >= max(other.total for other in known)):
                named[key].append(place)
        for key, counted in self._addresses.items():
            if key not in named and not key[0].isdigit():
                named[key].append(_Named(ADDRESS, counted))
        for listed in self._listed:
            area = self._of_county.get(_DIGITS[listed.state])  # of Guam and the Virgin Islands alone
            if area is not None and (key := (place_key(listed.county), listed.state)) not in named:
                named[key].append(_Named(ADDRESS, {area: 1}))
        for (name, state), held in named.items():
            yield from self._rows_of(name, state, held)

    def _census_places(self) -> Iterator[tuple[tuple[str, str], _Named]]:
        by_place: dict[tuple[str, str, str], Counter[int]] = defaultdict(Counter)
        for part in self._parts:
            if part.place is not None and part.state != _CONNECTICUT:
                by_place[part.state, part.place, part.name][self._of_county[part.county]] += part.people
        for (state, _, name), people in by_place.items():
            for plain in places.plain_names(name):
                yield (place_key(plain), state), _Named(CITY, people)
        for town in self._towns:
            state = STATES_BY_FIPS[town.county[:2]]
            if state != _CONNECTICUT and not town.is_city:
                yield (place_key(town.name), state), _Named(TOWN, {self._of_county[town.county]: town.people})
        for town in self._connecticut_towns():
            area = self._of_county[self._regions[town.name]]
            yield (place_key(town.name), _CONNECTICUT), _Named(CITY, {area: town.people})
        for _, state, key, area, people in self._county_rows():
            if state == "PR" and key.endswith(" municipio"):
                yield (key.removesuffix(" municipio"), state), _Named(TOWN, {area: people})

    def _other_places(self) -> Iterator[tuple[tuple[str, str], _Named]]:
        for place in self._populated:
            areas = self._areas_of(self._fips(place.state, place.county))
            key = place_key(place.name)
            for name in dict.fromkeys((key, key.removeprefix("the "))):
                if len(areas) == 1:
                    yield (name, place.state), _Named(NEIGHBORHOOD, dict.fromkeys(areas, place.people))
                elif areas:  # a village of Connecticut, in which of its former county's areas is not known
                    yield (name, place.state), _Named(ADDRESS, dict.fromkeys(areas, 1))

    def _by_address(self) -> dict[tuple[str, str], Counter[int]]:
        """The cities of addresses with their areas, each with its number of postal codes."""
        found: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
        for code in self._codes:
            if code.state is not None and code.county is not None:
                for area in self._areas_of(self._fips(code.state, code.county)):
                    found[place_key(code.city), code.state][area] += 1
        return found

    def _rows_of(self, name: str, state: str, held: list[_Named]) -> Iterator[Row]:
        by_area: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
        for place in held:
            areas = [place.main] if place.share >= MOSTLY else list(place.people)
            for area in areas:
                share = place.share if area == place.main else 100 * place.people[area] // max(1, place.total)
                share = 100 if place.kind == ADDRESS else share
                by_area[area].append((place.people[area] if len(areas) > 1 else place.total, place.kind, share))
        for area, rows in by_area.items():
            people, kind, share = max(rows)
            yield name, state, area, None if kind == ADDRESS else people, kind, share

    # Postal codes -------------------------------------------------------------------------------------------

    def _postal_rows(self) -> Iterator[Row]:
        """Runs of codes of one area: of a code that reaches into several, its county's, if its city is there too."""
        reaching: dict[str, set[int]] = defaultdict(set)
        for zcta, county in self._zctas:
            reaching[zcta].update(self._areas_of(county))
        city_areas: dict[tuple[str, str], list[int]] = defaultdict(list)
        for name, state, area, *_ in self._named_rows():
            city_areas[name, state].append(area)
        stated: dict[str, set[int]] = defaultdict(set)
        for code in self._codes:
            if code.state is None:
                continue
            own = set() if code.county is None else set(self._areas_of(self._fips(code.state, code.county)))
            every = own | reaching[code.code]
            if len(every) > 1:
                cities = set(city_areas[place_key(code.city), code.state])
                own = cities if len(cities) == 1 and cities <= own else every
            stated[code.code] |= own
        for digits in reaching.keys() - stated.keys():
            stated[digits] = reaching[digits]
        runs: list[tuple[int, int, set[int]]] = []
        for number, areas in sorted((int(digits), areas) for digits, areas in stated.items() if areas):
            if runs and runs[-1][1:] == (number - 1, areas):
                runs[-1] = (runs[-1][0], number, areas)
            else:
                runs.append((number, number, areas))
        for first, last, areas in runs:
            yield from ((first, area, last) for area in areas)

    @staticmethod
    def _fips(state: str, county: str) -> str:
        return _DIGITS.get(state, "") + county

    def _largest_foreign(self) -> list[tuple[str, str, int]]:
        """Each name once, with the largest city of that name."""
        found: dict[str, places.ForeignCity] = {}
        for city in self._foreign:
            key = place_key(city.name)
            if key and (key not in found or city.people > found[key].people):
                found[key] = city
        return [*found.values()]


_DIGITS: Final = {postal: digits for digits, postal in STATES_BY_FIPS.items()}
