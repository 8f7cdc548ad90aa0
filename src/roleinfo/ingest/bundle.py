"""The bundle's writer: published statistics and hand-written roles into one SQLite file.

It reads the inputs with the package's readers, which refuse what they do not know, and writes the
tables of `catalog.schema`, each row in the order of its key, so that the same inputs give the same
rows. Nothing is computed: a number is the published one in a smaller unit.
"""

import json
import os
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from roleinfo.catalog.described import METROS, STATES
from roleinfo.catalog.layers import title_entry
from roleinfo.catalog.role_files import modern_titles, package_layer
from roleinfo.catalog.schema import (
    APPLICATION_ID,
    INDEXES,
    NOT_BY_THIS_PERIOD,
    NOT_RELEASED,
    SCHEMA,
    TABLES,
    TOP_CODED,
    create_table,
    digest,
)
from roleinfo.catalog.titles_in_sqlite import title_rows
from roleinfo.catalog.wage_blocks import BLOCKS, Figures, UnpackableError, pack
from roleinfo.codec.writing import role_to_dict, source_to_dict
from roleinfo.errors import CatalogError, IngestError
from roleinfo.ingest import cps, oews, oews_workbook, prices, projections, soc
from roleinfo.ingest.best_rows import best_rows
from roleinfo.ingest.country_rows import country_rows
from roleinfo.ingest.fields import ordered_fields, read_fields
from roleinfo.ingest.inputs import Inputs
from roleinfo.ingest.measure_rows import measure_rows
from roleinfo.ingest.onet import Archive
from roleinfo.ingest.onet_tables import Elements, activity_rows, answer_rows, software_rows
from roleinfo.ingest.place_rows import place_rows
from roleinfo.ingest.release_rows import release_rows
from roleinfo.ingest.units import Row, month_number, scaled
from roleinfo.model.place import STATES_BY_FIPS, US_STATES, Industry as PlaceIndustry
from roleinfo.model.role import Role
from roleinfo.titles.store import (
    DIRECT_MATCH,
    JOB_TITLES,
    OCCUPATION_TITLE,
    OWN_TABLE,
    REPORTED_TITLES,
    SOC_TITLE,
    Entry,
    build_index,
)

_NOTES: Final = {None: 0, 4: NOT_BY_THIS_PERIOD, 5: TOP_CODED, 8: NOT_RELEASED}

_SORTING: Final = re.compile(r"(?:, General|[,/] ?Other)$")
_ALL_OCCUPATIONS: Final = "00-0000"
_ALL_INDUSTRIES: Final = "000000"
_NAMED: Final = 10  # of those that are wrong

# Codes that OEWS and the projections use for several SOC occupations together, and that SOC has at no level.
_TOGETHER: Final = {
    "21-1018": ("21-1011", "21-1014"),
    "25-2052": ("25-2055", "25-2056"),
    "25-9045": ("25-9042", "25-9043", "25-9049"),
    "51-2028": ("51-2022", "51-2023"),
    "53-1047": ("53-1042", "53-1043", "53-1044", "53-1049"),
}


def build(inputs: str | Path, output: str | Path, *, texts: bool = False) -> None:
    """Write the bundle of a folder of inputs; the file appears whole or not at all.

    With ``texts`` O*NET's descriptions and tasks go into it, which are the publisher's own
    sentences. Raises IngestError for an input that is not laid out as it should be, and
    CatalogError where one is missing or the file cannot be written.
    """
    target = target_file(output)
    save(target, tables_of(Inputs(inputs), texts=texts))


def target_file(output: str | Path) -> Path:
    """The file to be written; CatalogError where none can be."""
    target = Path(output)
    for path in (target, _part(target)):
        if path.is_dir():
            raise CatalogError(path, "a bundle is a file, and this is a folder")
    if not target.parent.is_dir():
        raise CatalogError(target, f"cannot be written: there is no folder {target.parent}")
    return target


def _part(target: Path) -> Path:
    return target.with_name(f"{target.name}.part")


def save(target: Path, tables: Mapping[str, Sequence[Row]]) -> None:
    """Write tables to a bundle, which appears whole or not at all."""
    part = _part(target)
    try:
        part.unlink(missing_ok=True)
        try:
            with closing(sqlite3.connect(part, isolation_level=None)) as database:
                write(database, tables)
            os.replace(part, target)
        finally:
            part.unlink(missing_ok=True)
    except (OSError, sqlite3.Error) as error:
        raise CatalogError(target, f"cannot be written: {error}") from None


def save_roles(roles: Iterable[Role], output: str | Path) -> int:
    """Write roles of one's own to a bundle that opens at once; how many there are.

    Raises CatalogError where there is none, or where the file cannot be written.
    """
    target = target_file(output)
    own = list(roles)
    if not own:
        raise CatalogError(target, "there is no role to write")
    sources = {source.id: source for role in own for source in role.sources}
    documents = [(role.id, {**role_to_dict(role), "sources": None}) for role in own]
    entries = map(title_entry, own)
    tables: dict[str, list[Row]] = {name: [] for name in TABLES}
    tables["source"] = [(id_, as_json(source_to_dict(source))) for id_, source in sources.items()]
    tables["role"] = [(id_, as_json(document)) for id_, document in documents]
    save(target, {**tables, **title_rows(build_index(entries))})
    return len(own)


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
    digests = [(name, *digest(database, name)) for name in sorted(TABLES) if name != "digest"]
    database.executemany("INSERT INTO digest VALUES (?, ?, ?)", digests)
    database.execute("COMMIT")
    database.execute("VACUUM")


def tables_of(inputs: Inputs, *, texts: bool = False) -> dict[str, list[Row]]:
    """Every table of the bundle, its rows in no particular order."""
    structure = inputs.read("soc", soc.read_structure)
    archive = inputs.read("onet", Archive)
    package = _oews(inputs)
    to_soc = inputs.read("onet_to_soc", soc.read_onet_to_soc)
    if strange := sorted(archive.occupations.keys() ^ {pair.onet_code for pair in to_soc}):
        rule = f"must have the same occupations; in one alone: {', '.join(strange[:_NAMED])}"
        raise IngestError("O*NET and its crosswalk to SOC", None, None, None, rule)
    projected = inputs.read("projections", projections.read_projections)
    separations = inputs.read("projections", projections.read_separations)
    attained = inputs.read("attainment", projections.read_attainment)
    census = inputs.read("census", soc.read_census)
    people = _People(inputs, census, structure)

    detailed = {group.code for group in structure if group.level == "detailed"}
    items = {projection.code: projection for projection in projected if projection.line_item}
    classes = _Classes()
    wages = {
        code: classes.add("oews", code, group.name, _members(code, detailed), group=group.level < oews.DETAILED)
        for code, group in package.occupations.items()
    }
    growth = {
        code: classes.add("projections", code, item.title, _members(code, detailed)) for code, item in items.items()
    }
    groups = {code: classes.add("cps", code, title, members) for code, title, members in people.classes()}

    occupations = _Occupations(archive, to_soc, structure, package.occupations, classes)
    elements = Elements(archive)
    number = occupations.numbers
    tables: dict[str, list[Row]] = {name: [] for name in TABLES}
    tables["class"] = classes.rows()
    tables["occupation"] = occupations.rows()
    tables["area"], area = _areas(package)
    tables |= place_rows(inputs, {row[2]: row[0] for row in tables["area"]})
    tables["best"] = _best(package, wages, tables["area"])
    tables["industry"] = [
        (at, *_industry(industry), industry.level) for at, industry in enumerate(package.industries.values())
    ]
    industry = {code: at for at, code in enumerate(package.industries)}
    tables |= wage_tables(
        (wages[cell.occupation], area[cell.area], industry[cell.industry], _wage(cell)) for cell in package.cells
    )
    leaving = {separation.code: separation for separation in separations}
    tables["projection"] = [_projection(growth[code], item, leaving.get(code)) for code, item in items.items()]
    tables["attainment"] = [
        _attainment(_class_of(growth, attainment.code, "the educational attainment"), attainment)
        for attainment in attained
        if attainment.code != _ALL_OCCUPATIONS
    ]
    tables["people"] = [(groups[code], *figures) for code, figures in people.figures()]
    tables |= {
        "element": elements.rows(),
        "rating": elements.ratings(number),
        "style": elements.styles(number),
        "interest": elements.interests(number),
    }
    tables["program"], tables["software"] = software_rows(archive.software(), number)
    tables |= _described(inputs, archive, structure, projected, number)
    tables["answer"] = answer_rows([*archive.education(), *archive.training()], number)
    tables["zone"] = [(number[zone.occupation], zone.zone, month_number(zone.date)) for zone in archive.job_zones()]
    tables["related"] = [
        (number[pair.occupation], pair.place, number[pair.related], pair.tier) for pair in archive.related()
    ]
    tables |= _codes(inputs, structure, to_soc)
    tables |= _price_rows(inputs)
    tables |= {
        **release_rows(inputs, package, _TOGETHER),
        **_titled(inputs, archive, occupations, structure, tables["wage"]),
        **measure_rows(inputs, number, occupations.published_codes),
        **country_rows(inputs),
    }
    tables["file"] = list(inputs.files())
    if texts:
        tables["text"] = [(number[code], 0, occupation.description) for code, occupation in archive.occupations.items()]
        tables["text"] += [(number[task.occupation], task.id, task.task) for task in archive.tasks()]
    return tables


def _price_rows(inputs: Inputs) -> dict[str, list[Row]]:
    """Consumer prices by month, and the price levels of states and metropolitan areas."""
    return {
        "cpi": [
            (month.year, month.month or 0, scaled(month.value, 3)) for month in inputs.read("cpi", prices.read_cpi)
        ],
        "parity": [
            ("US" if parity.fips == "00" else _postal(parity.fips), parity.year, scaled(parity.value, 3))
            for parity in inputs.read("parities", prices.read_parities)
        ],
        "metro_parity": [
            (int(parity.code), parity.name, scaled(parity.value, 2))
            for parity in inputs.read("metro_parities", prices.read_metro_parities)
        ],
    }


def _titled(
    inputs: Inputs,
    archive: Archive,
    occupations: "_Occupations",
    structure: Iterable[soc.SocGroup],
    wages: Iterable[Row],
) -> dict[str, list[Row]]:
    """The sources, the roles written by hand, and the index of every title of these and of the occupations."""
    own = package_layer().roles().values()
    names = _titles(archive, inputs.read("direct_matches", soc.read_direct_matches), structure, occupations)
    entries = [title_entry(role) for role in own]
    studied: dict[str, list[str]] = defaultdict(list)
    for pair in inputs.read("study_fields", read_fields):
        if occupation := occupations.of_soc(pair.occupation):
            studied[occupation].append(_subject(pair.field_title))
    jobs = {class_: employment or 0 for class_, employment, *_ in wages}
    for _, code, title, scheme, class_, *_ in occupations.rows():
        group = occupations.soc.get(code) or code
        listed = names.get(code, {})
        # The jobs of a group are those of its occupations, which have them already.
        known = 0 if scheme == "OEWS" else jobs.get(class_, 0)
        others = sorted(listed.keys() - {title})
        entries.append(Entry(code, title, others, {code, group}, listed, (group,), group, known, studied[code]))
    return {
        "source": [(source.id, as_json(source_to_dict(source))) for source in inputs.sources.values()],
        "role": [(role.id, as_json(package_layer().document(role.id))) for role in own],
        **title_rows(build_index(entries)),
    }


def _subject(field: str) -> str:
    """A field of study without what only sorts it: "Pathology, General" is pathology."""
    return _SORTING.sub("", field)


def _codes(inputs: Inputs, structure: Iterable[soc.SocGroup], to_soc: Iterable[soc.OnetToSoc]) -> dict[str, list[Row]]:
    """The codes of several classifications and the pairs of the crosswalks between these."""
    titles = {group.code: group.title for group in structure if group.level == "detailed"}
    former = inputs.read("former_codes", soc.read_former_codes)
    for scheme, code, title in former.titles:
        if scheme == "soc2018" and titles.get(code) != title:
            rule = f"the SOC occupation {code} must be {titles.get(code)!r}, not {title!r}"
            raise IngestError("the former codes and the SOC structure", None, None, None, rule)
    isco = inputs.read("isco_to_soc", soc.read_isco_to_soc)
    named: dict[tuple[str, str], str] = {("soc2018", code): title for code, title in titles.items()}
    named |= {("onet2019", pair.onet_code): pair.onet_title for pair in to_soc}
    for scheme, code, title in (*former.titles, *isco.titles):  # of two spellings the first
        named.setdefault((scheme, code), title)
    onet = [("soc2018", pair.soc_code, "onet2019", pair.onet_code) for pair in to_soc]
    return {
        "code": [(*key, title) for key, title in named.items()],
        "code_link": [*former.links, *isco.links, *onet],
    }


def _fields(inputs: Inputs, structure: Iterable[soc.SocGroup]) -> tuple[list[Row], list[Row]]:
    """The fields of study by number, and those that lead to each SOC occupation in their order."""
    pairs = inputs.read("study_fields", read_fields)
    titles = {group.code: group.title for group in structure if group.level == "detailed"}
    for pair in pairs:
        if pair.occupation not in titles:
            rule = f"{pair.occupation} ({pair.occupation_title}) is no occupation of the SOC"
            raise IngestError("the fields of study", None, None, None, rule)
    names = {pair.field: pair.field_title for pair in pairs}
    number = {code: at for at, code in enumerate(sorted(names), start=1)}
    return [(at, code, names[code]) for code, at in number.items()], [
        (code, place, number[field])
        for code, fields in ordered_fields(pairs).items()
        for place, field in enumerate(fields, start=1)
    ]


def _described(
    inputs: Inputs,
    archive: Archive,
    structure: Iterable[soc.SocGroup],
    projected: Iterable[projections.Projection],
    number: Mapping[str, int],
) -> dict[str, list[Row]]:
    """What occupations do, which studies lead to them, their groups, and the growth that theirs is compared with."""
    activities, done = activity_rows(archive, number)
    fields, leading = _fields(inputs, structure)
    groups = [(group.code, group.level, group.title) for group in structure if group.level in ("major", "minor")]
    return {
        "activity": activities,
        "occupation_activity": done,
        "study_field": fields,
        "occupation_field": leading,
        "soc_group": groups,
        "projection_total": [(scaled(_total(projected).change_percent, 1),)],
    }


def _total(rows: Iterable[projections.Projection]) -> projections.Projection:
    """The row of all occupations."""
    for row in rows:
        if row.code == _ALL_OCCUPATIONS:
            return row
    raise IngestError("the projections", None, None, None, "there is no row of all occupations")


def _best(package: oews.OewsPackage, classes: Mapping[str, int], rows: Iterable[Row]) -> list[Row]:
    """The places and sectors that pay each class best, and the sectors that have most of its jobs."""
    kinds = {"state": STATES, "metro": METROS}
    areas = {
        code: (kinds[row[1]], row[0], row[3]) for code, row in zip(package.areas, rows, strict=True) if row[1] in kinds
    }
    sectors = {}
    for at, (code, industry) in enumerate(package.industries.items()):
        naics, name = _industry(industry)
        if PlaceIndustry(name, naics).level == "sector":
            sectors[code] = (at, name)
    return [*best_rows(package.cells, classes, areas, sectors, _ALL_INDUSTRIES)]


def _oews(inputs: Inputs) -> oews.OewsPackage:
    """OEWS of the package's database, or of BLS's own workbooks."""
    if any(path.suffix == ".xlsx" for path in inputs.paths("oews")):
        return inputs.read_together("oews", oews_workbook.read_workbooks)
    return inputs.read("oews", oews.read_package)


def as_json(document: Mapping[str, Any]) -> str:
    """A document as one line of JSON, decimals with the digits they have, without what is None."""
    kept = {name: value for name, value in document.items() if value is not None}
    text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"), default=lambda number: f"\0{number}")
    return re.sub(r'"\\u0000([^"]+)"', r"\1", text)


def _members(code: str, detailed: set[str]) -> frozenset[str]:
    """The SOC occupations that a class of OEWS or the projections takes in."""
    if code in detailed:
        return frozenset({code})
    if code in _TOGETHER:
        return frozenset(_TOGETHER[code])
    stem = "" if code == _ALL_OCCUPATIONS else code.rstrip("0").rstrip("-")
    found = frozenset(detail for detail in detailed if detail.startswith(stem))
    if not found:
        raise IngestError("the codes of OEWS and the projections", None, None, None, f"no SOC occupation is in {code}")
    return found


def _postal(digits: str) -> str:
    """A state's postal code by its two digits."""
    if digits not in STATES_BY_FIPS:
        raise IngestError("the places", None, None, None, f"no state or territory has the digits {digits!r}")
    return STATES_BY_FIPS[digits]


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
        holding = [entry for entry in known.values() if code in entry[1]]
        return min(holding, key=lambda candidate: (len(candidate[1]), candidate[0]), default=(None, frozenset()))


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
        self.soc = {pair.onet_code: pair.soc_code for pair in to_soc}
        known = [(code, occupation.title, "O*NET-SOC 2019") for code, occupation in archive.occupations.items()]
        covered = set(self.soc.values())
        rest = {group.code: (group.code, group.title, "SOC 2018") for group in structure if group.level == "detailed"}
        rest |= {code: (code, group.name, "OEWS") for code, group in listed.items() if code not in rest}
        known += [entry for code, entry in rest.items() if code not in covered]
        self.known = sorted(known)
        self.numbers = {code: at for at, (code, _, _) in enumerate(self.known, start=1)}
        self._sharing = Counter(self.soc.values())
        self._classes = classes

    def of_soc(self, code: str) -> str | None:
        """The occupation that stands for a SOC code: its own, or O*NET's general one."""
        return next((known for known in (code, f"{code}.00") if known in self.numbers), None)

    def rows(self) -> list[Row]:
        return [(self.numbers[code], code, title, scheme, *self._figures(code)) for code, title, scheme in self.known]

    def published_codes(self, code: str) -> Iterator[tuple[str, bool]]:
        """The codes that others publish a figure of an occupation under, and whether each is of more than it."""
        own = self.soc.get(code, code)
        yield code, False
        yield own, self._sharing[own] > 1
        number, members = self._classes.smallest("oews", own)
        if number is not None:
            yield self._classes.rows()[number - 1][2], not members <= {own}

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
        shares = inputs.read("people", cps.read_people)
        ages = inputs.read("ages", cps.read_ages)
        earnings = inputs.read("earnings", cps.read_earnings)
        self._members = soc.census_members(census.occupations, structure)
        self._titles = {occupation.code: occupation.title for occupation in census.occupations}
        self._found: dict[str, list[Any]] = {}
        tables: tuple[Sequence[Any], ...] = (shares, ages, earnings)
        for at, table in enumerate(tables):
            joined = cps.join_titles([row.title for row in table], census)
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
                    *(scaled(race, 1) for race in races),
                    *aged[:8],
                    scaled(aged[8], 1),
                    *(
                        (None,) * 4
                        if pay is None
                        else (
                            pay.weekly_earnings,
                            pay.men_weekly_earnings,
                            pay.women_weekly_earnings,
                            pay.workers_thousands,
                        )
                    ),
                ),
            )


def _areas(package: oews.OewsPackage) -> tuple[list[Row], dict[str, int]]:
    rows: list[Row] = []
    for at, area in enumerate(package.areas.values()):
        if area.type == "N":
            rows.append((at, "nation", "US", "United States", ""))
        elif area.type == "S":
            postal = _postal(area.code[:2])
            rows.append((at, "state", f"US-{postal}", US_STATES[postal], postal))
        else:
            kind = "nonmetro" if "nonmetropolitan" in area.name else "metro"
            code = area.code.removeprefix("00") if kind == "metro" else area.code
            _, _, states = area.name.rpartition(", ")
            postals = states.replace("-", " ") if kind == "metro" else _postal(area.state)
            rows.append((at, kind, code, area.name, postals))
    return rows, {code: at for at, code in enumerate(package.areas)}


def _industry(industry: oews.Industry) -> tuple[str, str]:
    """Code and name; of a sector the NAICS digits that its published name begins with, and the rest of it."""
    sector = re.fullmatch(r"Sectors? (\d\d)(?:,? (?:\d\d, )?and (\d\d))? - (.+)", industry.name)
    if sector is None:
        return industry.code, industry.name
    first, last, name = sector.groups()
    return (f"{first}-{last}" if last else first), name


def _wage(cell: oews.OewsCell) -> Figures:
    figures: list[int | None] = []
    notes = 0
    for at, (name, value, footnote) in enumerate(zip(oews.FIGURES, cell.figures, cell.footnotes, strict=True)):
        if name.startswith("annual_") and value is not None:
            value, cents = divmod(value, 100)  # noqa: PLW2901  # dollars, as published
            if cents:
                raise ValueError(f"an annual wage in cents: {cell}")
            if value % 10:
                raise IngestError("OEWS", None, " ".join(cell[1:4]), name, f"must be in tens of dollars, not {value}")
        figures.append(value)
        notes |= _NOTES[footnote] << (2 * at)
    return (*figures, notes)


def wage_tables(cells: Iterable[tuple[int, int, int, Figures]]) -> dict[str, list[Row]]:
    """The tables of wages, of cells with the ids of their class, area and industry: the nation as rows, others packed.

    Raises IngestError for a cell of an area and an industry, or with a value that no block can hold.
    """
    tables: dict[str, list[Row]] = {"wage": []}
    packed: dict[str, dict[int, list[tuple[int, Figures]]]] = {table: defaultdict(list) for table in BLOCKS.values()}
    notes: dict[int, int] = {}
    for class_, area, industry, figures in cells:
        if area and industry:
            raise IngestError("OEWS", None, None, None, "must have no cell of both a place and an industry")
        if not area and not industry:
            tables["wage"].append((class_, *figures))
        else:
            packed[BLOCKS["place" if area else "industry"]][class_].append((area or industry, figures))
            notes[figures[-1] or 0] = 0
    notes = {of: id_ for id_, of in enumerate(sorted(notes))}
    tables["wage_note"] = [(id_, of) for of, id_ in notes.items()]
    for table, held in packed.items():
        tables[table] = []
        for class_, keyed in held.items():
            try:
                tables[table].append((class_, len(keyed), pack(keyed, notes)))
            except UnpackableError as error:
                raise IngestError("OEWS", table, f"class {class_}", error.column, error.rule) from None
    return tables


def _projection(class_: int, row: projections.Projection, leaving: projections.Separations | None) -> Row:
    return (
        class_,
        scaled(row.employment_thousands, 1),
        scaled(row.projected_employment_thousands, 1),
        scaled(row.change_thousands, 1),
        scaled(row.change_percent, 1),
        scaled(row.annual_openings_thousands, 1),
        leaving and scaled(leaving.exit_rate, 1),
        leaving and scaled(leaving.transfer_rate, 1),
        row.education,
        row.experience,
        row.training,
        scaled(row.percent_self_employed, 1),
    )


def _class_of(classes: Mapping[str, int], code: str, what: str) -> int:
    if code not in classes:
        raise IngestError(what, None, None, None, f"{code} is no occupation of the projections")
    return classes[code]


def _attainment(class_: int, row: projections.Attainment) -> Row:
    return (class_, int(row.broader), *(scaled(amount, 1) for amount in row[3:]))


def _titles(
    archive: Archive,
    matches: Sequence[soc.DirectMatch],
    structure: Iterable[soc.SocGroup],
    occupations: _Occupations,
) -> dict[str, dict[str, int]]:
    """The titles under which people do each occupation, by its code, each with the lists that have it."""
    titles: dict[str, dict[str, int]] = defaultdict(dict)

    def add(occupation: str, title: str, listed: int) -> None:
        titles[occupation][title] = titles[occupation].get(title, 0) | listed

    def add_by_soc(code: str, title: str, listed: int, what: str) -> None:
        occupation = occupations.of_soc(code)
        if occupation is None:
            raise IngestError(what, None, None, None, f"no occupation for {code}")
        add(occupation, title, listed)

    for code, occupation in archive.occupations.items():
        add(code, occupation.title, OCCUPATION_TITLE)
    for group in structure:
        if group.level == "detailed" and occupations.of_soc(group.code):
            add_by_soc(group.code, group.title, SOC_TITLE, "the SOC titles")
    for job in archive.job_titles():
        for title in filter(None, (job.title, job.short)):
            add(job.occupation, title, JOB_TITLES)
    for reported in archive.reported_titles():
        add(reported.occupation, reported.title, REPORTED_TITLES)
    for match in matches:
        add_by_soc(match.code, match.title, DIRECT_MATCH, "the direct match titles")
    for title, code in modern_titles():
        if occupations.of_soc(code):  # a bundle of fewer occupations has fewer titles
            add_by_soc(code, title, OWN_TABLE, "the package's own titles")
    return titles
