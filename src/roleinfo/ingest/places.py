"""Where places lie: counties and their areas, cities and towns with their people, postal codes."""

import csv
import io
import re
from pathlib import Path
from typing import Final, NamedTuple

from roleinfo.ingest.table import Parser, Table, content, csv_table, decoded, matching, text, whole

AREA_COUNTIES: Final = 3_275
COUNTIES: Final = 3_222
PLACE_ROWS: Final = 36_482
TOWN_ROWS: Final = 25_261
POSTAL_CODES: Final = 41_490
ZCTA_ROWS: Final = 46_960
POPULATED_PLACES: Final = 21_140
FOREIGN_CITIES: Final = 986
CONNECTICUT_TOWNS: Final = 169

_NOT_IN_A_PLACE: Final = "99999"
_LEGAL_KIND: Final = re.compile(
    r" (city and borough|consolidated government|metropolitan government|metro government|unified government|"
    r"urban county|metro township|municipality|comunidad|zona urbana|corporation|township|borough|village|city|town|"
    r"CDP)"
    r"(?: \(balance\))?$"
)
_GOVERNMENTS: Final = frozenset(
    {"consolidated government", "metropolitan government", "metro government", "unified government", "urban county"}
)


class CountyArea(NamedTuple):
    """A county and the area that its wages are published with."""

    area: str
    state: str
    county: str


class County(NamedTuple):
    """A county or what stands for one, by its five digits."""

    fips: str
    state: str
    name: str


class PlaceInCounty(NamedTuple):
    """The part of a city or census designated place that lies in a county; ``place`` is None for the rest of it."""

    county: str
    state: str
    place: str | None
    name: str
    people: int


class Town(NamedTuple):
    """A town, township or city with its people; ``county`` is its five digits, ``is_city`` where it is incorporated."""

    name: str
    people: int
    county: str
    is_city: bool


class PostalCode(NamedTuple):
    """A postal code with the city of its address; state and county are None for military addresses."""

    code: str
    city: str
    state: str | None
    county: str | None


class PopulatedPlace(NamedTuple):
    """A populated place of any kind: a city, a borough, a quarter of a city."""

    name: str
    state: str
    county: str
    people: int


class ForeignCity(NamedTuple):
    """A large city outside the United States, by the two letters of its country."""

    name: str
    country: str
    people: int


class ConnecticutTown(NamedTuple):
    """A town of Connecticut and the planning region that it is a part of."""

    town: str
    region: str


_fips = matching(r"\d{5}", "the five digits of a county")
_state = matching(r"[A-Z]{2}", "a state's postal code")
_digits = matching(r"\d{2}", "a state's two digits")


def read_county_areas(path: str | Path, *, counties: int = AREA_COUNTIES) -> list[CountyArea]:
    """The area of every county, by the labor department's list for foreign labor certification.

    Guam and the Virgin Islands are listed by village and island. Raises IngestError.
    """
    columns: dict[str, Parser | None] = {
        "Area": matching(r"\d{5,7}", "an area's code"), "AreaName": text, "StateAb": _state, "State": text,
        "CountyTownName": text,
    }  # fmt: skip
    table = csv_table(path)
    table.heading(1, list(columns))
    rows = [
        CountyArea(area if len(area) == 5 else area.zfill(7), state, county)
        for area, _, state, _, county in table.read(lambda *cells: cells, columns, 2)
    ]
    table.count("counties", len(rows), counties)
    table.unique(rows, lambda row: row[1:], 2, "CountyTownName")
    return rows


def read_counties(path: str | Path, *, counties: int = COUNTIES) -> list[County]:
    """Every county, parish, borough, planning region and independent city. Raises IngestError."""
    columns: dict[str, Parser | None] = {"fips": _fips, "state": _state, "name": text}
    table = csv_table(path)
    rows = table.read_all(County, columns, counties, what="counties")
    table.unique(rows, lambda row: row.fips, 2, "fips")
    return rows


def read_places(path: str | Path, *, rows: int = PLACE_ROWS) -> list[PlaceInCounty]:
    """The places of each county with their people in 2020, and those outside of any place. Raises IngestError."""
    columns: dict[str, Parser | None] = {
        "county": _fips, "state": _digits, "place": matching(r"\d{5}", "the five digits of a place"), "stab": _state,
        "CountyName": text, "PlaceName": text, "pop20": whole(), "afact2": None, "afact": None,
    }  # fmt: skip
    table = _separated(path, "latin-1")
    found = table.read_all(lambda *cells: cells, columns, rows, first=3, what="places in counties")
    table.unique(found, lambda row: (row[0], row[2]), 3, "place")
    return [
        PlaceInCounty(county, state, _place_number(place, name), name.removesuffix(f", {state}"), people)
        for county, _, place, state, _, name, people in found
    ]


def _place_number(place: str, name: str) -> str | None:
    """A place's number; None for the rest of a county, and for a place whose number stands where its name should."""
    return None if place == _NOT_IN_A_PLACE or name.isdecimal() else place


def read_towns(path: str | Path, *, rows: int = TOWN_ROWS) -> list[Town]:
    """The towns, townships and cities with their people in 2021, by county. Raises IngestError."""
    skipped = ("latitude", "longitude", "lat1", "lng1", "lat2", "lng2", "diff")
    columns: dict[str, Parser | None] = {
        "name": text, "population": whole(), "SUMLEV": matching(r"\d{3}", "a summary level"), "STATE": _digits,
        "COUNTY": matching(r"\d{3}", "three digits"), "PLACE": None, "NAME": None, "STNAME": None,
        **dict.fromkeys(skipped),
    }  # fmt: skip
    table = _separated(path, "utf-8")
    found = table.read_all(lambda *cells: cells, columns, rows, what="places and towns")
    return [
        Town(name, people, state + county, level == "157")
        for name, people, level, state, county in found
        if level in ("061", "157")
    ]


def read_postal_codes(path: str | Path, *, codes: int = POSTAL_CODES) -> list[PostalCode]:
    """The postal codes with the city and county of each, by GeoNames. Raises IngestError."""
    table = _tabbed(path)
    width = 12
    found = []
    code_of = matching(r"\d{5}", "five digits")
    for at, cells in enumerate(table.rows, start=1):
        if len(cells) != width or cells[0] != "US":
            table.fail(f"must have {width} columns and begin with US", at)
        _, code, city, _, state, _, county, *_ = cells
        digits = re.fullmatch(r"\d{3}", county)
        found.append(PostalCode(code_of(code), city, state or None, county if digits else None))
    table.count("postal codes", len(found), codes)
    return found


def read_postal_counties(path: str | Path, *, rows: int = ZCTA_ROWS) -> list[tuple[str, str]]:
    """The counties that the Census areas of postal codes reach into: pairs of code and county. Raises IngestError."""
    columns: dict[str, Parser | None] = {
        "zcta": matching(r"\d{5}", "five digits"), "zcta_numeric": None, "state_name": None, "state_usps": None,
        "state_fips": None, "state_fips_numeric": None, "county_name": None, "county_fips": _fips,
        "county_fips_numeric": None,
    }  # fmt: skip
    table = csv_table(path)
    found = table.read_all(lambda code, county: (code, county), columns, rows, what="postal codes in counties")
    table.unique(found, lambda row: row, 2, "zcta")
    return found


def read_populated_places(path: str | Path, *, places: int = POPULATED_PLACES) -> list[PopulatedPlace]:
    """The populated places of 500 people and more, by GeoNames. Raises IngestError."""
    columns: dict[str, Parser | None] = {
        "geonameid": None, "name": text, "asciiname": None, "latitude": None, "longitude": None, "feature": None,
        "state": _state, "admin2": matching(r"(\d{3})?", "three digits or nothing"), "population": whole(),
    }  # fmt: skip
    table = _tabbed(path)
    return table.read_all(PopulatedPlace, columns, places, what="populated places")


def read_foreign_cities(path: str | Path, *, cities: int = FOREIGN_CITIES) -> list[ForeignCity]:
    """The cities of 500,000 people and more outside the United States, by GeoNames. Raises IngestError."""
    columns: dict[str, Parser | None] = {
        "name": text, "country": matching(r"[A-Z]{2}", "a country's two letters"), "population": whole(low=500_000),
    }  # fmt: skip
    table = _tabbed(path)
    return table.read_all(ForeignCity, columns, cities, what="cities")


def read_connecticut_towns(path: str | Path, *, towns: int = CONNECTICUT_TOWNS) -> list[ConnecticutTown]:
    """The towns of Connecticut with their planning regions, which stand for counties since 2022. Raises IngestError."""
    columns: dict[str, Parser | None] = {
        "town": text, "town_geoid": None, "region_fips": _fips, "region": None
    }  # fmt: skip
    table = csv_table(path)
    found = table.read_all(ConnecticutTown, columns, towns, what="towns")
    table.unique(found, lambda row: row.town, 2, "town")
    return found


def plain_names(name: str) -> tuple[str, ...]:
    """A Census name without its legal kind, and the shorter names that it also goes by.

    >>> plain_names("Plano city"), plain_names("Kansas City city")
    (('Plano',), ('Kansas City',))
    >>> plain_names("Nashville-Davidson metropolitan government (balance)")
    ('Nashville-Davidson', 'Nashville')
    >>> plain_names("El Paso de Robles (Paso Robles) city"), plain_names("Urban Honolulu CDP")
    (('El Paso de Robles', 'Paso Robles'), ('Urban Honolulu', 'Honolulu'))
    """
    kind = _LEGAL_KIND.search(name)
    plain = (name[: kind.start()] if kind else name).removesuffix(" (balance)")
    names = [plain]
    if both := re.fullmatch(r"(.+?) \((.+)\)", plain):
        names = [both[1], both[2]]
    joined = (kind is not None and kind[1] in _GOVERNMENTS) or (kind is None and "-" in plain)
    if joined:
        names.append(re.split(r"[-/]", plain)[0])
    if plain.startswith("Urban "):
        names.append(plain.removeprefix("Urban "))
    return tuple(dict.fromkeys(names))


def _separated(path: str | Path, encoding: str) -> Table:
    """A file of comma-separated values in another encoding or without a last line end, held to its count of rows."""
    file = Path(path).name
    raw = content(path)
    lines = raw.decode(encoding) if encoding == "latin-1" else decoded(raw, file, None)
    return Table(file, None, list(csv.reader(io.StringIO(lines, newline=""))))


def _tabbed(path: str | Path) -> Table:
    """A file of tabbed values, in which a quotation mark is a letter as others are."""
    file = Path(path).name
    lines = decoded(content(path), file, None).splitlines()
    return Table(file, None, [line.split("\t") for line in lines])
