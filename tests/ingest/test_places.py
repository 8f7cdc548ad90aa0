"""The published files of places: what their readers take, and what they refuse."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ingest.making import error, places_files
from roleinfo.ingest import places

READERS: dict[str, tuple[Callable[..., list[Any]], dict[str, int]]] = {
    "counties_by_area_2026.csv": (places.read_county_areas, {"counties": 2}),
    "counties_2026.csv": (places.read_counties, {"counties": 2}),
    "places_2026.csv": (places.read_places, {"rows": 5}),
    "towns_2026.csv": (places.read_towns, {"rows": 3}),
    "postal_2026.txt": (places.read_postal_codes, {"codes": 4}),
    "zcta_2026.csv": (places.read_postal_counties, {"rows": 3}),
    "populated_2026.tsv": (places.read_populated_places, {"places": 2}),
    "foreign_2026.tsv": (places.read_foreign_cities, {"cities": 1}),
    "regions_2026.csv": (places.read_connecticut_towns, {"towns": 1}),
}


def read(folder: Path, name: str, lines: list[str] | None = None, **options: int) -> list[Any]:
    """What the reader of a file makes of its lines."""
    reader, expected = READERS[name]
    (folder / name).write_text("\n".join([*(lines or places_files()[name]), ""]), encoding="latin-1")
    return reader(folder / name, **{**expected, **options})


class TestRead:
    """Each file as it is published."""

    def test_counties(self, tmp_path: Path) -> None:
        """A county's area has seven digits where it is nonmetropolitan."""
        lines = places_files()["counties_by_area_2026.csv"]
        lines[2] = '"100001","Northwest Alabama nonmetropolitan area","AL","Alabama","Cullman County"'
        rows = read(tmp_path, "counties_by_area_2026.csv", lines)
        assert rows == [
            places.CountyArea("10180", "TX", "Taylor County"), places.CountyArea("0100001", "AL", "Cullman County")
        ]  # fmt: skip

    def test_places(self, tmp_path: Path) -> None:
        """A place in two counties stands twice; the rest of a county is no place, nor is one without a name."""
        lines = places_files()["places_2026.csv"]
        lines[2] = lines[2].replace('"Abilene city, TX"', '"4801000"')
        rows = read(tmp_path, "places_2026.csv", lines)
        assert [(row.county, row.place, row.name, row.people) for row in rows[:3]] == [
            ("48253", None, "4801000", 5145), ("48253", None, "[not in a place]", 9000),
            ("48441", "01000", "Abilene city", 120037),
        ]  # fmt: skip

    def test_latin_letters(self, tmp_path: Path) -> None:
        """Places are in Latin-1."""
        lines = [line.replace("Tye", "Ca\u00f1on") for line in places_files()["places_2026.csv"]]
        assert "Ca\u00f1on city" in [row.name for row in read(tmp_path, "places_2026.csv", lines)]

    def test_towns(self, tmp_path: Path) -> None:
        """Towns and the cities of a county, not the cities of a state again."""
        assert read(tmp_path, "towns_2026.csv") == [
            places.Town("Tye", 1200, "48441", True), places.Town("Merkel", 2500, "48441", False)
        ]  # fmt: skip

    def test_postal_codes(self, tmp_path: Path) -> None:
        """A military address is in no state."""
        rows = read(tmp_path, "postal_2026.txt")
        assert rows[0] == places.PostalCode("79601", "Abilene", "TX", "441")
        assert rows[-1] == places.PostalCode("09096", "APO AE", None, None)


class TestRefused:
    """A file that is not laid out as its reader knows it."""

    @pytest.mark.parametrize("name", READERS)
    def test_cut(self, name: str, tmp_path: Path) -> None:
        """A row less than there must be."""
        assert "must have" in error(lambda: read(tmp_path, name, places_files()[name][:-1]))

    @pytest.mark.parametrize("name", [name for name in READERS if name != "postal_2026.txt"])
    def test_heading(self, name: str, tmp_path: Path) -> None:
        """Another heading."""
        lines = places_files()[name]
        lines[0] = lines[0].replace(lines[0].split("," if "," in lines[0] else "\t")[0].strip('"'), "other", 1)
        assert "row 1" in error(lambda: read(tmp_path, name, lines))

    @pytest.mark.parametrize(
        ("name", "old", "new", "message"),
        [
            ("counties_2026.csv", "48253", "4825", "must be the five digits of a county"),
            ("counties_2026.csv", "48253", "48441", "duplicate key '48441'"),
            ("places_2026.csv", "5145", "many", "must be a number, not 'many'"),
            ("postal_2026.txt", "79601", "7960", "must be five digits"),
            ("foreign_2026.tsv", "8961989", "89619", "must be 500000 or more"),
            ("populated_2026.tsv", "TX", "Texas", "must be a state's postal code"),
        ],
    )
    def test_cell(self, name: str, old: str, new: str, message: str, tmp_path: Path) -> None:
        """A cell that breaks its column's rule."""
        lines = [line.replace(old, new) for line in places_files()[name]]
        try:
            told = error(lambda: read(tmp_path, name, lines))
        except ValueError as refused:
            told = str(refused)
        assert message in told


class TestNames:
    """Census names without their legal kinds."""

    @pytest.mark.parametrize(
        ("name", "plain"),
        [
            ("Boise City city", ("Boise City",)),
            ("Reston CDP", ("Reston",)),
            ("Carson City", ("Carson City",)),
            ("Princeton", ("Princeton",)),
            ("Milford city (balance)", ("Milford",)),
            ("Juneau city and borough", ("Juneau",)),
            ("Lexington-Fayette urban county", ("Lexington-Fayette", "Lexington")),
            ("Butte-Silver Bow (balance)", ("Butte-Silver Bow", "Butte")),
            ("Winston-Salem city", ("Winston-Salem",)),
            ("San Buenaventura (Ventura) city", ("San Buenaventura", "Ventura")),
            ("Kearns metro township", ("Kearns",)),
        ],
    )
    def test_plain(self, name: str, plain: tuple[str, ...]) -> None:
        """Of cities, governments of city and county, and names in parentheses."""
        assert places.plain_names(name) == plain
