"""Write the page of the data, docs/data.md, from the bundle and the descriptions of its fields, or check it.

    python tools/build_data_page.py
    python tools/build_data_page.py --check

Every number, name, date, license and credit line comes from the bundle; what a figure means is said
in docs/fields.toml.
"""

import argparse
import sqlite3
import sys
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import product
from pathlib import Path
from typing import Any, Final

import attrs

from roleinfo.catalog.bundle import BundleLayer
from roleinfo.catalog.wages import TOP_CODES
from roleinfo.model.career import JobFamily, Occupation, StatedMove
from roleinfo.model.education import DegreeShare, DegreeStatement, StudyField
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.exact import plain
from roleinfo.model.experience import ExperienceFact
from roleinfo.model.fact import Fact
from roleinfo.model.measure import Measure
from roleinfo.model.outlook import OutlookFigure
from roleinfo.model.people import PeopleFigure
from roleinfo.model.role import Role
from roleinfo.model.skill import Interest, Rating, Skill
from roleinfo.model.source import Source
from roleinfo.model.words import money
from roleinfo.model.work import Duty, IndustryFact, PlaceFact
from roleinfo.render.markdown import escaped

ROOT: Final = Path(__file__).resolve().parent.parent
BUNDLE: Final = ROOT / "src" / "roleinfo" / "data" / "roleinfo.db"
FIELDS: Final = ROOT / "docs" / "fields.toml"
PAGE: Final = ROOT / "docs" / "data.md"

DASH: Final = "–"
SHOWN_OF_DIGEST: Final = 12

Kind = tuple[str, str, str, str]
"""A section, a measure in it, the unit, and the series of the source; the role's own fields have no series."""

_OF_THE_ROLE: Final = ("alternate_titles", "codes", "summary")
_LICENSES: Final = {
    "CC BY 4.0": "https://creativecommons.org/licenses/by/4.0/",
    "Open Government Licence v3.0": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}

# What is counted, the occupations that have it, and the dates that its rows bear.
_COVERAGE: Final = (
    ("pay and jobs in the nation", "wages IN (SELECT class FROM wage)", None),
    ("projections", "projections IN (SELECT class FROM projection)", None),
    ("education that people hold", "projections IN (SELECT class FROM attainment)", None),
    ("people", "people IN (SELECT class FROM people)", None),
    ("ratings of skills, knowledge and abilities", "id IN (SELECT occupation FROM rating)", "rating"),
    ("work styles", "id IN (SELECT occupation FROM style)", "style"),
    ("interests", "id IN (SELECT occupation FROM interest)", "interest"),
    ("answers on education, experience and training", "id IN (SELECT occupation FROM answer)", "answer"),
    ("a zone of preparation", "id IN (SELECT occupation FROM zone)", "zone"),
    ("software", "id IN (SELECT occupation FROM software)", None),
    ("measures", "id IN (SELECT occupation FROM measure)", None),
    ("related occupations", "id IN (SELECT occupation FROM related)", None),
    ("detailed work activities", "id IN (SELECT occupation FROM occupation_activity)", None),
    ("fields of study", "substr(code, 1, 7) IN (SELECT soc FROM occupation_field)", None),
    ("places and sectors that pay best", "wages IN (SELECT class FROM best)", None),
)


@attrs.frozen
class Field:
    """What is said of some measures of a section: the sense, how a gap shows, what not to compare with."""

    section: str
    measures: Sequence[str]
    units: Sequence[str]
    series: Sequence[str]
    meaning: str
    gap: str
    apart: str

    def kinds(self) -> Iterator[Kind]:
        """Every kind of fact that this describes."""
        of = ("",) if self.section == "role" else self.series
        for measure, unit, series in product(self.measures, self.units, of):
            yield (self.section, measure, unit, series)


@attrs.frozen
class Hole:
    """A way in which a figure is not there, or not to be used."""

    name: str
    shows: str
    meaning: str


@attrs.frozen
class Part:
    """Fields of a fact that stand beside its number."""

    names: Sequence[str]
    meaning: str


class Descriptions:
    """The file of descriptions; a key that it should not have is a TypeError."""

    def __init__(self, path: Path = FIELDS) -> None:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
        self.sections: list[tuple[str, str, str]] = [
            (item["name"], item["title"], item["text"]) for item in given["sections"]
        ]
        self.fields = [Field(**item) for item in given["fields"]]
        self.holes = [Hole(**item) for item in given["holes"]]
        self.parts = [Part(**item) for item in given["parts"]]
        self.changes: list[tuple[str, str]] = [(item["series"], item["text"]) for item in given["changes"]]
        self.tables: dict[str, str] = given["tables"]


def kinds(role: Role) -> Iterator[Kind]:
    """The kinds of everything that a role carries."""
    for name in _OF_THE_ROLE:
        if getattr(role, name):
            yield ("role", name, "text", "")
    for path, section in role.sections():
        for fact in section:
            for measure, unit in _measures(fact):
                yield (".".join(path), measure, unit, fact.source.series)


def _measures(fact: Fact) -> Iterator[tuple[str, str]]:
    """What a fact measures, each with its unit; a class that is new here has a kind that nobody described."""
    match fact:
        case SalaryEstimate():
            if fact.known_amount:
                yield fact.statistic, f"{fact.known_amount.currency} per {fact.known_amount.period}"
        case OutlookFigure():
            yield fact.about, fact.unit
        case DegreeShare():
            yield fact.degree, f"percent of {fact.share.of}"
        case DegreeStatement():
            yield fact.about, "a degree"
        case ExperienceFact():
            unit = "percent of answers" if fact.share is not None else "words" if fact.level is None else "level"
            yield fact.about, unit
        case PeopleFigure():
            yield f"{fact.dimension} {fact.statistic}" + (f": {fact.group}" if fact.group else ""), fact.unit
        case Skill():
            yield from _measures_of_skill(fact)
        case Interest():
            yield fact.name, _span(fact)
        case Measure():
            yield fact.id, fact.scale_text
        case StatedMove():
            yield f"{fact.about} {fact.tier}", "rank"
        case Occupation():
            yield fact.scheme, "code"
        case JobFamily():
            yield f"{fact.level} group", "code"
        case StudyField():
            yield fact.about, "a name"
        case PlaceFact() if fact.pay is not None:
            yield f"{fact.about} {fact.place.kind}", f"{fact.pay.currency} per {fact.pay.period}"
        case IndustryFact() if fact.pay is not None:
            yield fact.about, f"{fact.pay.currency} per {fact.pay.period}"
        case IndustryFact() if fact.jobs is not None:
            yield fact.about, "jobs"
        case Duty() if fact.id.startswith("dwa-"):
            yield "work activity", "a name"
        case _:
            yield type(fact).__name__, ""


def _measures_of_skill(skill: Skill) -> Iterator[tuple[str, str]]:
    for name in ("importance", "level"):
        rating: Rating | None = getattr(skill, name)
        if rating is not None:
            yield f"{skill.kind} {name}", _span(rating)
    if skill.importance is None and skill.level is None:
        yield skill.kind, "a name"
    if skill.share is not None:
        yield f"{skill.kind} share", f"percent of {skill.share.of}"
    for name in ("hot", "in_demand"):
        if getattr(skill, name):
            yield f"{skill.kind} {name}", "yes or no"


def _span(rating: Rating) -> str:
    return f"{plain(rating.lowest)} to {plain(rating.highest)}"


def holes(role: Role) -> Iterator[str]:
    """The ways in which figures of a role are not there, or not to be used."""
    yield from (f"salary {figure.status}" for figure in role.salary if figure.status != "released")
    yield from (f"missing {each.code}" for each in role.missing)
    for fact in role.facts():
        if isinstance(fact, Rating):
            yield from (f"rating {name}" for name in ("suppressed", "not_relevant") if getattr(fact, name))


def parts(role: Role) -> Iterator[str]:
    """The fields of a role's facts that hold anything."""
    for fact in role.facts():
        for field in attrs.fields(type(fact)):
            if field.default is attrs.NOTHING or getattr(fact, field.name) != field.default:
                yield field.name


def page(bundle: Path = BUNDLE, fields: Path = FIELDS) -> str:
    """The whole page."""
    described = Descriptions(fields)
    layer = BundleLayer(bundle)
    sources = sorted(layer.sources().values(), key=lambda each: each.order)
    with closing(sqlite3.connect(f"{bundle.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        written = [
            "<!-- tools/build_data_page.py writes this page from the bundle and docs/fields.toml. -->",
            "# The data",
            *_bundled(database, len(layer.ids())),
            *_sources(database, sources),
            *_credits(sources),
            *_changes(described, sources),
            *_tables(database, described),
            *_fields(described, sources),
        ]
    return "\n\n".join(written) + "\n"


def _counts(database: sqlite3.Connection, query: str) -> dict[Any, int]:
    return dict(database.execute(query).fetchall())


def _bundled(database: sqlite3.Connection, roles: int) -> Iterator[str]:
    schemes = _counts(database, "SELECT scheme, count(*) FROM occupation GROUP BY 1")
    areas = _counts(database, "SELECT kind, count(*) FROM area GROUP BY 1")
    cells = sum(
        database.execute(query).fetchone()[0]
        for query in (
            "SELECT count(*) FROM wage",
            "SELECT sum(cells) FROM wage_by_place",
            "SELECT sum(cells) FROM wage_by_industry",
        )
    )
    ((industries,),) = database.execute("SELECT count(*) FROM industry WHERE id > 0")
    ((programs,),) = database.execute("SELECT count(*) FROM program")
    ((titles,),) = database.execute("SELECT count(*) FROM title_name")
    occupations = sum(schemes.values())
    named = ", ".join(f"{count:,} of {_said(scheme)}" for scheme, count in sorted(schemes.items()))
    yield (
        f"The package brings one SQLite file with {roles:,} roles: {occupations:,} occupations and groups of "
        f"occupations ({named}) and {roles - occupations} roles that were written by hand. Of the occupations it has "
        f"{cells:,} cells of pay and jobs, each of one place or one industry, over {sum(areas.values())} places (the "
        f"nation, {areas['state']} states and territories, {areas['metro']} metropolitan and {areas['nonmetro']} other "
        f"areas) and {industries} industries; besides, what people in them know, can and use, {programs:,} programs "
        f"among it, who they are, what is projected, and {titles:,} titles to find them by. The figures are of the "
        "United States. [Bundles](bundles.md) says how the file is built, [role files](role-files.md) how one writes "
        "a role of one's own."
    )
    yield "Not every occupation has everything. A dash stands for no date of its own: the source's holds."
    headings = ["has", *(f"of {_said(scheme)}" for scheme in sorted(schemes)), "dated"]
    rows = []
    for what, condition, dated in _COVERAGE:
        query = f"SELECT scheme, count(*) FROM occupation WHERE {condition} GROUP BY 1"  # noqa: S608  # our own words
        found = _counts(database, query)
        rows.append([what, *(f"{found.get(scheme, 0):,}" for scheme in sorted(schemes)), _dates(database, dated)])
    yield _table(headings, rows, right=range(1, len(headings) - 1))


def _dates(database: sqlite3.Connection, table: str | None) -> str:
    if table is None:
        return DASH
    ((first, last),) = database.execute(f"SELECT min(date), max(date) FROM {table}")  # noqa: S608  # our own names
    ends = [f"{item // 100:04}-{item % 100:02}" for item in dict.fromkeys((first, last))]
    return " to ".join(ends)


def _sources(database: sqlite3.Connection, sources: Sequence[Source]) -> Iterator[str]:
    files = database.execute("SELECT source, name, sha256 FROM file ORDER BY source, name").fetchall()
    yield "## Sources"
    yield (
        "In the order in which they are asked: the lowest rank first. The period is the date that a source gives for "
        "its figures; a dash is one that gives none."
    )
    rows = [
        [
            f"`{source.id}`",
            f"[{escaped(source.title)}]({source.url})" if source.url else escaped(source.title),
            escaped(source.publisher),
            escaped(source.release or DASH),
            source.date or DASH,
            _license(source.license),
            str(source.rank),
        ]
        for source in sources
    ]
    yield _table(["id", "title", "publisher", "release", "period", "license", "rank"], rows, right=[6])
    yield "How the figures came about, as the sources' `method` has it:"
    yield "\n".join(f"- `{source.id}`: {escaped(source.method)}" for source in sources if source.method)
    yield "The published files that they were read from, and the SHA-256 of each:"
    yield _table(["file", "source"], [[f"`{name}`", f"`{of}`"] for of, name, _ in files])
    yield "\n".join(["```text", *(f"{sha}  {name}" for _, name, sha in sorted(files, key=lambda row: row[1])), "```"])


def _license(name: str) -> str:
    address = _LICENSES.get(name)
    return f"[{escaped(name)}]({address})" if address else escaped(name)


def _credits(sources: Sequence[Source]) -> Iterator[str]:
    yield "## Credit"
    yield (
        "Whoever passes these data on names where they come from. These are the lines, as the sources' `credit` has "
        "them, with the ids of those that each is for."
    )
    lines: dict[str, list[Source]] = {}
    for source in sources:
        if source.credit:
            lines.setdefault(source.credit, []).append(source)
    for line, of in lines.items():
        licenses = ", ".join(dict.fromkeys(_license(source.license) for source in of))
        yield f"{', '.join(f'`{source.id}`' for source in of)} ({licenses}):\n\n> {escaped(line)}"


def _changes(described: Descriptions, sources: Sequence[Source]) -> Iterator[str]:
    yield "## What was changed"
    yield (
        "The numbers are the published ones, but for the few whose `origin` is `derived`. What was left out or laid "
        "out anew:"
    )
    yield "\n".join(f"- {_ids(sources, [series])}: {_prose(text)}" for series, text in described.changes)


def _tables(database: sqlite3.Connection, described: Descriptions) -> Iterator[str]:
    yield "## Rows by table"
    yield (
        "From the file's own table `digest`, which `Catalog.open` holds every other table to; "
        "`roleinfo.catalog.schema` says what each column is."
    )
    found = database.execute("SELECT name, rows, sha256 FROM digest ORDER BY name")
    rows = [
        [f"`{name}`", f"{count:,}", _prose(described.tables[name]), f"`{sha[:SHOWN_OF_DIGEST]}`"]
        for name, count, sha in found
    ]
    yield _table(["table", "rows", "what", "SHA-256"], rows, right=[1])


def _fields(described: Descriptions, sources: Sequence[Source]) -> Iterator[str]:
    yield "## What a role carries"
    yield (
        "Every measure that an occupation of the bundle can have, by section. Roles written by hand carry others, "
        "with what their sources say."
    )
    for name, title, text in described.sections:
        yield f"### {title} (`{name}`)"
        yield _prose(text)
        rows = [
            [
                ", ".join(f"`{measure}`" for measure in field.measures),
                ", ".join(field.units),
                _ids(sources, field.series),
                _prose(field.meaning),
                _prose(field.gap),
                _prose(field.apart),
            ]
            for field in described.fields
            if field.section == name
        ]
        yield _table(["measure", "unit", "source", "meaning", "where there is none", "not comparable with"], rows)
    yield "## Where there is no figure"
    ends = {f"{{top_{period}}}": money(pay) for period, pay in TOP_CODES.items()}
    rows = [[f"`{hole.name}`", _prose(hole.shows), _prose(_filled(hole.meaning, ends))] for hole in described.holes]
    yield _table(["what", "how it shows", "what it means"], rows)
    yield "## What stands beside a figure"
    rows = [[", ".join(f"`{name}`" for name in item.names), _prose(item.meaning)] for item in described.parts]
    yield _table(["field", "meaning"], rows)


def _filled(text: str, values: dict[str, str]) -> str:
    for name, value in values.items():
        text = text.replace(name, value)
    return text


def _ids(sources: Sequence[Source], series: Sequence[str]) -> str:
    """The ids of the sources of some series; a series that no source has is a mistake of the descriptions."""
    if strange := set(series) - {source.series for source in sources}:
        raise ValueError(f"no source of the bundle is of the series {', '.join(sorted(strange))}")
    return ", ".join(f"`{source.id}`" for source in sources if source.series in series)


def _said(scheme: str) -> str:
    return _prose(scheme)


def _prose(text: str) -> str:
    """A text that is Markdown already, but for a star in a name."""
    return text.replace(r"O\*NET", "O*NET").replace("O*NET", r"O\*NET").strip()


def _table(headings: Sequence[str], rows: Iterable[Sequence[str]], *, right: Iterable[int] = ()) -> str:
    to_the_right = set(right)
    rule = ["---:" if at in to_the_right else "---" for at in range(len(headings))]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in [headings, rule, *rows])


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the page, or with ``--check`` write nothing; 1 where it is not what would be written."""
    parser = argparse.ArgumentParser(description="Write the page of the data.")
    parser.add_argument("--bundle", type=Path, default=BUNDLE, help="the bundle to describe")
    parser.add_argument("--output", type=Path, default=PAGE, help="the page to write, or to check")
    parser.add_argument("--check", action="store_true", help="compare the page with what would be written")
    given = parser.parse_args(arguments)
    text = page(given.bundle)
    if not given.check:
        given.output.write_text(text, encoding="utf-8", newline="\n")
        return 0
    if given.output.is_file() and given.output.read_bytes() == text.encode():
        return 0
    sys.stderr.write(f"{given.output} is not what the bundle and the descriptions give: write it again\n")
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
