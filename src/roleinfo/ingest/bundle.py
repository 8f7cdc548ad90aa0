"""The bundle's writer: published statistics and hand-written roles into one SQLite file.

It reads the inputs with the package's readers, which refuse what they do not know, and writes the
tables of `catalog.schema`, each row in the order of its key, so that the same inputs give the same
rows. Nothing is computed: a number is the published one in a smaller unit.
"""

import hashlib
import json
import os
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from roleinfo.catalog.layers import PackageLayer
from roleinfo.catalog.schema import (
    ANNUAL,
    APPLICATION_ID,
    HOURLY_ONLY_OR_ANNUAL_ONLY,
    INDEXES,
    NOT_RELEASED,
    SCHEMA,
    TABLES,
    TOP_CODED,
    VIEWS,
    create_table,
    digest,
)
from roleinfo.catalog.titles_in_sqlite import title_rows
from roleinfo.codec.writing import role_to_dict, source_to_dict
from roleinfo.errors import CatalogError, IngestError
from roleinfo.ingest import cps, oews, onet_rows, prices, projections, soc
from roleinfo.ingest.onet import Archive
from roleinfo.model.place import US_STATES
from roleinfo.titles.store import Entry, build_index

Row = tuple[Any, ...]

FILES: Final = {
    "oews-2025.sqlite.gz": "oews-2025",
    "db_30_3_text.zip": "onet-30-3",
    "ep_2024_2034_occupation.xlsx": "projections-2024",
    "ep_2022_2032_occupation.xlsx": "attainment-2022",
    "cpsaat11_2023.xlsx": "cps-2023",
    "cpsaat11b_2025.xlsx": "cps-2025",
    "cpsaat39_2025.xlsx": "cps-2025",
    "soc_structure_2018.xlsx": "soc-2018",
    "soc_2018_direct_match_title_file.xlsx": "soc-2018",
    "onet_soc_2019_to_soc_2018.xlsx": "onet-30-3",
    "census_2018_occupation_code_list.xlsx": "census-2018",
    "cpi_u_CUUR0000SA0.csv": "cpi-u",
    "rpp_state_2008_2023.csv": "rpp-2023",
}
"""The input files by name, with the source that each is of."""

_NOTES: Final = {None: 0, 4: HOURLY_ONLY_OR_ANNUAL_ONLY, 5: TOP_CODED, 8: NOT_RELEASED}

_BY_HOUR_AND_YEAR: Final = tuple(
    (oews.FIGURES.index(f"hourly_{each}"), oews.FIGURES.index(f"annual_{each}")) for each in ANNUAL
)

# Codes that OEWS and the projections use for several SOC occupations together, and that SOC has at no level.
_TOGETHER: Final = {
    "21-1018": ("21-1011", "21-1014"),
    "25-2052": ("25-2055", "25-2056"),
    "25-9045": ("25-9042", "25-9043", "25-9049"),
    "51-2028": ("51-2022", "51-2023"),
    "53-1047": ("53-1042", "53-1043", "53-1044", "53-1049"),
}
# The two digits that federal files number a state or territory by, and its postal code.
_FIPS: Final = {
    each[:2]: each[2:]
    for each in (
        "01AL 02AK 04AZ 05AR 06CA 08CO 09CT 10DE 11DC 12FL 13GA 15HI 16ID 17IL 18IN 19IA 20KS 21KY 22LA 23ME "
        "24MD 25MA 26MI 27MN 28MS 29MO 30MT 31NE 32NV 33NH 34NJ 35NM 36NY 37NC 38ND 39OH 40OK 41OR 42PA 44RI "
        "45SC 46SD 47TN 48TX 49UT 50VT 51VA 53WA 54WV 55WI 56WY 66GU 72PR 78VI"
    ).split()  # noqa: SIM905  # a line a code would be sixty lines
}


class Inputs:
    """The published files of a folder, each read by its reader."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        absent = [name for name in FILES if not self.path(name).is_file()]
        if absent:
            raise CatalogError(folder, f"these inputs are not there: {', '.join(absent)}")

    def path(self, name: str) -> Path:
        """Where a file is: in the folder or, as a package unpacks it, anywhere below it."""
        return next(iter(sorted(self.folder.rglob(name))), self.folder / name)

    def sha256(self, name: str) -> str:
        """The digest of a file's content."""
        return hashlib.sha256(self.path(name).read_bytes()).hexdigest()


def build(inputs: str | Path, output: str | Path) -> None:
    """Write the bundle of a folder of inputs; the file appears whole or not at all.

    Raises IngestError for an input that is not laid out as it should be, and CatalogError where
    one is missing.
    """
    tables = tables_of(Inputs(Path(inputs)))
    target = Path(output)
    part = target.with_name(f"{target.name}.part")
    part.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(part, isolation_level=None)) as database:
            write(database, tables)
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)


def write(database: sqlite3.Connection, tables: Mapping[str, Sequence[Row]]) -> None:
    """Fill an empty database with the tables of a bundle and the digest of each."""
    database.executescript(
        f"PRAGMA page_size = 4096; PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {SCHEMA}; BEGIN"
    )
    for name in TABLES:
        database.execute(create_table(name))
        rows = sorted(tables[name], key=lambda row: tuple((cell is not None, cell) for cell in row))
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            database.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)  # noqa: S608  # our own names
    for name, columns in INDEXES.items():
        database.execute(f"CREATE INDEX {name} ON {columns}")
    for name, query in VIEWS.items():
        database.execute(f"CREATE VIEW {name} AS {query}")
    digests = [(name, *digest(database, name)) for name in sorted(TABLES) if name != "digest"]
    database.executemany("INSERT INTO digest VALUES (?, ?, ?)", digests)
    database.execute("COMMIT")
    database.execute("VACUUM")


def tables_of(inputs: Inputs) -> dict[str, list[Row]]:
    """Every table of the bundle, its rows in no particular order."""
    structure = soc.read_structure(inputs.path("soc_structure_2018.xlsx"))
    archive = Archive(inputs.path("db_30_3_text.zip"))
    package = oews.read_package(inputs.path("oews-2025.sqlite.gz"))
    to_soc = soc.read_onet_to_soc(inputs.path("onet_soc_2019_to_soc_2018.xlsx"))
    projected = projections.read_projections(inputs.path("ep_2024_2034_occupation.xlsx"))
    separations = projections.read_separations(inputs.path("ep_2024_2034_occupation.xlsx"))
    attained = projections.read_attainment(inputs.path("ep_2022_2032_occupation.xlsx"))
    census = soc.read_census(inputs.path("census_2018_occupation_code_list.xlsx"))
    people = _People(inputs, census, structure)
    matches = soc.read_direct_matches(inputs.path("soc_2018_direct_match_title_file.xlsx"))

    detailed = {each.code for each in structure if each.level == "detailed"}
    items = {each.code: each for each in projected if each.line_item}
    classes = _Classes()
    wages = {
        code: classes.add("oews", code, each.name, _members(code, detailed), group=each.level < oews.DETAILED)
        for code, each in package.occupations.items()
    }
    growth = {
        code: classes.add("projections", code, each.title, _members(code, detailed)) for code, each in items.items()
    }
    groups = {code: classes.add("cps", code, title, members) for code, title, members in people.classes()}

    occupations = _Occupations(archive, to_soc, structure, package.occupations, classes)
    elements = _Elements(archive)
    number = occupations.numbers
    tables: dict[str, list[Row]] = {name: [] for name in TABLES}
    tables["class"] = classes.rows()
    tables["occupation"] = occupations.rows()
    tables["area"], area = _areas(package)
    tables["industry"] = [(at, *_industry(each), each.level) for at, each in enumerate(package.industries.values())]
    industry = {code: at for at, code in enumerate(package.industries)}
    tables["wage"] = [
        _wage(each, wages[each.occupation], area[each.area], industry[each.industry]) for each in package.cells
    ]
    leaving = {each.code: each for each in separations}
    tables["projection"] = [_projection(growth[code], each, leaving.get(code)) for code, each in items.items()]
    tables["attainment"] = [_attainment(growth[each.code], each) for each in attained if each.code in growth]
    tables["people"] = [(groups[code], *figures) for code, figures in people.figures()]
    tables["element"] = elements.rows()
    tables["rating"] = elements.ratings(number)
    tables["style"] = elements.styles(number)
    tables["interest"] = elements.interests(number)
    tables["program"], tables["software"] = _software(archive.software(), number)
    tables["answer"] = _answers([*archive.education(), *archive.training()], number)
    tables["zone"] = [(number[each.occupation], each.zone, _date(each.date)) for each in archive.job_zones()]
    tables["related"] = [
        (number[each.occupation], each.place, number[each.related], each.tier) for each in archive.related()
    ]
    tables["cpi"] = [
        (each.year, each.month or 0, _scaled(each.value, 3))
        for each in prices.read_cpi(inputs.path("cpi_u_CUUR0000SA0.csv"))
    ]
    tables["parity"] = [
        ("US" if each.fips[:2] == "00" else _FIPS[each.fips[:2]], each.year, _scaled(each.value, 3))
        for each in prices.read_parities(inputs.path("rpp_state_2008_2023.csv"))
    ]
    own = PackageLayer()
    tables["source"] = [(each.id, as_json(source_to_dict(each))) for each in own.sources().values()]
    tables["role"] = [(each.id, as_json({**role_to_dict(each), "sources": None})) for each in own.roles().values()]
    names = _titles(archive, matches, occupations)
    entries = [Entry(each.id, each.title, each.alternate_titles, each.codes) for each in own.roles().values()]
    entries += [
        Entry(code, title, names.get(code, ()), {code, occupations.soc.get(code, code)})
        for code, title, _ in occupations.known
    ]
    tables |= title_rows(build_index(entries))
    tables["file"] = [(name, source, inputs.sha256(name)) for name, source in FILES.items()]
    return tables


def as_json(document: Mapping[str, Any]) -> str:
    """A document as one line of JSON, without what is None."""
    kept = {name: value for name, value in document.items() if value is not None}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def _scaled(value: Decimal | None, places: int) -> int | None:
    """A published decimal as an integer of a smaller unit, without loss."""
    if value is None:
        return None
    whole = value.scaleb(places)
    if whole != whole.to_integral_value():
        raise ValueError(f"{value} has more than {places} decimals")
    return int(whole)


def _date(text: str) -> int:
    """A year and month, 2023-08, as one number, 202308."""
    return int(text.replace("-", ""))


def _members(code: str, detailed: set[str]) -> frozenset[str]:
    """The SOC occupations that a class of OEWS or the projections takes in."""
    if code in detailed:
        return frozenset({code})
    if code in _TOGETHER:
        return frozenset(_TOGETHER[code])
    stem = "" if code == "00-0000" else code.rstrip("0").rstrip("-")
    return frozenset(each for each in detailed if each.startswith(stem))


class _Classes:
    """Classes of occupations that figures are published for, numbered in the order of scheme and code."""

    def __init__(self) -> None:
        self._rows: list[Row] = []
        self.of: dict[str, dict[str, tuple[int, frozenset[str]]]] = defaultdict(dict)

    def add(self, scheme: str, code: str, title: str, members: Iterable[str], *, group: bool = False) -> int:
        """Number a class; a group stands for itself, and its figures for none of its occupations."""
        number = len(self._rows) + 1
        self._rows.append((number, scheme, code, title))
        self.of[scheme][code] = (number, frozenset() if group else frozenset(members))
        return number

    def rows(self) -> list[Row]:
        return self._rows

    def smallest(self, scheme: str, code: str) -> tuple[int | None, frozenset[str]]:
        """The class of the fewest occupations that a SOC occupation, or a class of the same code, is in."""
        known = self.of[scheme]
        if code in known:
            return known[code]
        holding = [each for each in known.values() if code in each[1]]
        return min(holding, key=lambda each: (len(each[1]), each[0]), default=(None, frozenset()))


class _Occupations:
    """Every occupation of the bundle: O*NET-SOC's, then what SOC and OEWS have besides."""

    def __init__(
        self,
        archive: Archive,
        to_soc: Sequence[soc.OnetToSoc],
        structure: Sequence[soc.SocGroup],
        listed: Mapping[str, oews.ListedOccupation],
        classes: _Classes,
    ) -> None:
        self.soc = {each.onet_code: each.soc_code for each in to_soc}
        known = [(code, each.title, "O*NET-SOC 2019") for code, each in archive.occupations.items()]
        covered = set(self.soc.values())
        rest = {each.code: (each.code, each.title, "SOC 2018") for each in structure if each.level == "detailed"}
        rest |= {code: (code, each.name, "OEWS") for code, each in listed.items() if code not in rest}
        known += [each for code, each in rest.items() if code not in covered]
        self.known = sorted(known)
        self.numbers = {code: at for at, (code, _, _) in enumerate(self.known, start=1)}
        self._sharing = Counter(self.soc.values())
        self._classes = classes

    def of_soc(self, code: str) -> str | None:
        """The occupation that stands for a SOC code: its own, or O*NET's general one."""
        return next((each for each in (code, f"{code}.00") if each in self.numbers), None)

    def rows(self) -> list[Row]:
        return [(self.numbers[code], code, title, scheme, *self._figures(code)) for code, title, scheme in self.known]

    def _figures(self, code: str) -> Iterator[int | None]:
        own = self.soc.get(code, code)
        for scheme in ("oews", "projections", "cps"):
            number, members = self._classes.smallest(scheme, own)
            yield number
            exact = own in self._classes.of[scheme] or members <= {own}
            yield int(number is not None and (self._sharing[own] > 1 or not exact))


class _People:
    """The CPS tables by Census occupation."""

    def __init__(self, inputs: Inputs, census: soc.CensusList, structure: Sequence[soc.SocGroup]) -> None:
        shares = cps.read_people(inputs.path("cpsaat11_2023.xlsx"))
        ages = cps.read_ages(inputs.path("cpsaat11b_2025.xlsx"))
        earnings = cps.read_earnings(inputs.path("cpsaat39_2025.xlsx"))
        self._members = soc.census_members(census.occupations, structure)
        self._titles = {each.code: each.title for each in census.occupations}
        self._found: dict[str, list[Any]] = {}
        tables: tuple[Sequence[Any], ...] = (shares, ages, earnings)
        for at, table in enumerate(tables):
            joined = cps.join_titles([each.title for each in table], census)
            if joined.unmatched:
                raise IngestError("the CPS tables", None, None, None, f"no Census occupation for {joined.unmatched}")
            for row in table:
                if row.title in joined.matched:
                    self._found.setdefault(joined.matched[row.title].code, [None, None, None])[at] = row

    def classes(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        for code in sorted(self._found):
            yield code, self._titles[code], self._members[code]

    def figures(self) -> Iterator[tuple[str, Row]]:
        for code, (shares, ages, pay) in sorted(self._found.items()):
            races = (None,) * 5 if shares is None else shares[3:8]
            aged = (None,) * 9 if ages is None else ages[2:11]
            yield (
                code,
                (
                    *(_scaled(each, 1) for each in races),
                    *aged[:8],
                    _scaled(aged[8], 1),
                    *(
                        (None,) * 3
                        if pay is None
                        else (pay.weekly_earnings, pay.men_weekly_earnings, pay.women_weekly_earnings)
                    ),
                ),
            )


def _areas(package: oews.OewsPackage) -> tuple[list[Row], dict[str, int]]:
    rows: list[Row] = []
    for at, each in enumerate(package.areas.values()):
        if each.type == "N":
            rows.append((at, "nation", "US", "United States", ""))
        elif each.type == "S":
            postal = _FIPS[each.code[:2]]
            rows.append((at, "state", f"US-{postal}", US_STATES[postal], postal))
        else:
            kind = "nonmetro" if "nonmetropolitan" in each.name else "metro"
            code = each.code.removeprefix("00") if kind == "metro" else each.code
            _, _, states = each.name.rpartition(", ")
            postals = states.replace("-", " ") if kind == "metro" else _FIPS[each.state]
            rows.append((at, kind, code, each.name, postals))
    return rows, {code: at for at, code in enumerate(package.areas)}


def _industry(industry: oews.Industry) -> tuple[str, str]:
    """Code and name; of a sector the NAICS digits that its published name begins with, and the rest of it."""
    sector = re.fullmatch(r"Sectors? (\d\d)(?:,? (?:\d\d, )?and (\d\d))? - (.+)", industry.name)
    if sector is None:
        return industry.code, industry.name
    first, last, name = sector.groups()
    return (f"{first}-{last}" if last else first), name


def _wage(cell: oews.OewsCell, class_: int, area: int, industry: int) -> Row:
    figures: list[int | None] = []
    notes = 0
    for at, (name, value, footnote) in enumerate(zip(oews.FIGURES, cell.figures, cell.footnotes, strict=True)):
        if name.startswith("annual_") and value is not None:
            value, cents = divmod(value, 100)  # noqa: PLW2901  # dollars, as published
            if cents:
                raise ValueError(f"an annual wage in cents: {cell}")
        figures.append(value)
        notes |= _NOTES[footnote] << (2 * at)
    for hourly, annual in _BY_HOUR_AND_YEAR:
        by_hour, by_year = figures[hourly], figures[annual]
        if by_hour is not None and by_year is not None:
            # The view wages undoes this.
            steps, rest = divmod(by_year - (by_hour * 208 + 50) // 100 * 10, 10)
            if rest:
                raise ValueError(f"an annual wage that is no multiple of ten dollars: {cell}")
            figures[annual] = steps
    return (class_, area, industry, *figures, notes)


def _projection(class_: int, row: projections.Projection, leaving: projections.Separations | None) -> Row:
    return (
        class_,
        _scaled(row.employment_thousands, 1),
        _scaled(row.projected_employment_thousands, 1),
        _scaled(row.change_thousands, 1),
        _scaled(row.change_percent, 1),
        _scaled(row.annual_openings_thousands, 1),
        leaving and _scaled(leaving.exit_rate, 1),
        leaving and _scaled(leaving.transfer_rate, 1),
        row.education,
        row.experience,
        row.training,
    )


def _attainment(class_: int, row: projections.Attainment) -> Row:
    return (class_, int(row.broader), *(_scaled(each, 1) for each in row[3:]))


class _Elements:
    """O*NET's elements, and what is said of each in each occupation."""

    def __init__(self, archive: Archive) -> None:
        self._rated: list[tuple[str, Sequence[onet_rows.Rating]]] = [
            ("skill", [*archive.essential_skills(), *archive.transferable_skills()]),
            ("knowledge", archive.knowledge()),
            ("ability", archive.abilities()),
        ]
        self._styles = archive.work_styles()
        self._interests = archive.career_interests()
        names = {(kind, each.element): each.name for kind, ratings in self._rated for each in ratings}
        names |= {("work_style", each.element): each.name for each in self._styles}
        names |= {("interest", each.element): each.name for each in self._interests if each.scale == "OI"}
        self._rows = [(at, *key, names[key]) for at, key in enumerate(sorted(names), start=1)]
        self._numbers = {(kind, code): at for at, kind, code, _ in self._rows}

    def rows(self) -> list[Row]:
        return self._rows

    def ratings(self, number: Mapping[str, int]) -> list[Row]:
        """One row for both scales of an element: they are rated together."""
        return [
            (number[occupation], self._numbers[kind, element], *_pair(scales))
            for kind, rows in self._rated
            for (occupation, element), scales in _by_element(rows).items()
        ]

    def styles(self, number: Mapping[str, int]) -> list[Row]:
        return [
            (
                number[occupation],
                self._numbers["work_style", element],
                _scaled(scales["WI"].value, 2) if "WI" in scales else None,
                _scaled(scales["DR"].value, 2) if "DR" in scales else None,
                _date(next(iter(scales.values())).date),
            )
            for (occupation, element), scales in _by_element(self._styles).items()
        ]

    def interests(self, number: Mapping[str, int]) -> list[Row]:
        return [
            (number[each.occupation], self._numbers["interest", each.element], _scaled(each.value, 2), _date(each.date))
            for each in self._interests
            if each.scale == "OI"
        ]


def _by_element(rows: Iterable[Any]) -> dict[tuple[str, str], dict[str, Any]]:
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for each in rows:
        found.setdefault((each.occupation, each.element), {})[each.scale] = each
    return found


def _pair(scales: Mapping[str, onet_rows.Rating]) -> Row:
    importance, level = scales.get("IM"), scales.get("LV")
    dates = {each.date for each in (importance, level) if each}
    if len(dates) > 1:
        raise ValueError(f"an importance and a level of different dates: {scales}")
    flags = 0
    if importance and importance.suppress:
        flags |= 1
    if level and level.suppress:
        flags |= 2
    if level and level.not_relevant:
        flags |= 4
    return (*_rated(importance), *_rated(level), flags, _date(dates.pop()))


def _rated(rating: onet_rows.Rating | None) -> Row:
    if rating is None:
        return (None, None, None)
    return (_scaled(rating.value, 2), _scaled(rating.standard_error, 4), rating.n)


def _software(rows: Sequence[onet_rows.Software], number: Mapping[str, int]) -> tuple[list[Row], list[Row]]:
    names = sorted({each.example for each in rows})
    program = {name: at for at, name in enumerate(names, start=1)}
    used: dict[tuple[int, int], int] = {}
    for each in rows:
        key = (number[each.occupation], program[each.example])
        used[key] = used.get(key, 0) | each.hot | each.in_demand << 1
    return [(at, name) for name, at in program.items()], [(*key, flags) for key, flags in used.items()]


def _answers(rows: Iterable[onet_rows.CategoryShare], number: Mapping[str, int]) -> list[Row]:
    """The percentages by category; an importance of its own kind (certification, apprenticeship) is not one."""
    return [
        (
            number[each.occupation],
            each.scale,
            each.category,
            _scaled(each.value, 2),
            int(bool(each.suppress)),
            _date(each.date),
        )
        for each in rows
        if each.category is not None
    ]


def _titles(archive: Archive, matches: Sequence[soc.DirectMatch], occupations: _Occupations) -> dict[str, set[str]]:
    """The titles under which people do each occupation, by its code."""
    found: dict[str, set[str]] = defaultdict(set)
    for job in archive.job_titles():
        found[job.occupation] |= {job.title, *([job.short] if job.short else [])}
    for reported in archive.reported_titles():
        found[reported.occupation].add(reported.title)
    for each in matches:
        code = occupations.of_soc(each.code)
        if code is None:
            raise IngestError("the direct match titles", None, None, None, f"no occupation for {each.code}")
        found[code].add(each.title)
    return found
