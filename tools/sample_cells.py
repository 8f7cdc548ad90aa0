"""Draw 500 cells of the publishers' files, for the tests to read back through the library.

    python tools/sample_cells.py --inputs DIR --output tests/catalog/cells.csv

The cells are drawn from the files themselves, never from a bundle, and written as published: OEWS and O*NET from
the text of their rows, the workbooks by the readers of `roleinfo.ingest`. The same files give the same cells. Each
line names the file, the cell's key in it, the role, the place or the industry, what is stated, the value as
published and its status.
"""

import argparse
import csv
import gzip
import random
import re
import sqlite3
import sys
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, Final, NamedTuple

from roleinfo.errors import RoleinfoError
from roleinfo.ingest import cps, oews, projections, soc
from roleinfo.ingest.inputs import Inputs
from roleinfo.model.place import STATES_BY_FIPS

SEED: Final = 20260917
COLUMNS: Final = ("file", "key", "role", "where", "what", "published", "status")

OEWS: Final = {
    ("nation", "released"): 30, ("nation", "not_by_period"): 12,
    ("state", "released"): 50, ("state", "top_coded"): 12, ("state", "suppressed"): 12, ("state", "not_by_period"): 10,
    ("metro", "released"): 55, ("metro", "top_coded"): 12, ("metro", "suppressed"): 12, ("metro", "not_by_period"): 10,
    ("nonmetro", "released"): 20, ("nonmetro", "top_coded"): 3, ("nonmetro", "suppressed"): 5,
    ("nonmetro", "not_by_period"): 5,
    ("industry", "released"): 34, ("industry", "top_coded"): 6, ("industry", "suppressed"): 7,
    ("industry", "not_by_period"): 5,
}  # fmt: skip
"""How many cells of OEWS of each kind of place, or of an industry, and of each status."""

RATED: Final = {
    "Essential Skills": ("skill", 12), "Transferable Skills": ("skill", 13), "Knowledge": ("knowledge", 18),
    "Abilities": ("ability", 17),
}  # fmt: skip
"""The files of ratings, the kind that they rate, and how many cells of each."""

COLUMN_OF: Final = {"value": 4, "n": 5, "standard_error": 6, "suppressed": 9, "not_relevant": 10, "as_of": 11}
SCALES: Final = {"IM": "importance", "LV": "level", "WI": "importance", "DR": "level"}
STATUSES: Final = {"4": "not_by_period", "5": "top_coded", "8": "suppressed"}

PROJECTED: Final = {
    "jobs": "employment_thousands", "projected_jobs": "projected_employment_thousands",
    "net_change": "change_thousands", "growth": "change_percent", "openings": "annual_openings_thousands",
    "typical_entry": "education", "typical_experience": "experience", "typical_training": "training",
}  # fmt: skip
LEAVING: Final = ("exit_rate", "transfer_rate")
PEOPLE: Final = {
    "people": {
        "sex > Women > share": "percent_women", "race_ethnicity > White > share": "percent_white",
        "race_ethnicity > Black or African American > share": "percent_black",
        "race_ethnicity > Asian > share": "percent_asian",
        "race_ethnicity > Hispanic or Latino > share": "percent_hispanic",
    },
    "ages": {"age > All > median": "median_age"},
    "earnings": {
        "sex > All > median_weekly_earnings": "weekly_earnings",
        "sex > Men > median_weekly_earnings": "men_weekly_earnings",
        "sex > Women > median_weekly_earnings": "women_weekly_earnings",
    },
}  # fmt: skip
"""What the CPS tables state, by the input that they are."""


class Cell(NamedTuple):
    """A published cell; ``where`` is empty for the nation and all industries."""

    file: str
    key: str
    role: str
    where: str
    what: str
    published: str
    status: str


def of_oews(inputs: Inputs, chance: random.Random) -> Iterator[Cell]:
    """Cells of the wage survey, the rows as its database has them."""
    (path,) = inputs.paths("oews")
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(gzip.decompress(path.read_bytes()))
        names = dict(database.execute("SELECT area_code, area_name FROM area"))
        industries = dict(database.execute("SELECT industry_code, industry_name FROM industry"))
        values = ", ".join(f"v{at:02}" for at in range(1, 18))
        notes = ", ".join(f"f{at:02}" for at in range(1, 18))
        rows = database.execute(f"SELECT key, {values}, {notes} FROM cell ORDER BY key").fetchall()  # noqa: S608  # ours
    wanted = dict(OEWS)
    drawn: set[tuple[str, int]] = set()
    while wanted:
        row = chance.choice(rows)
        at = chance.randrange(17)
        kind, where = _where(row[0], names, industries)
        if row[1 + at] is None:
            continue  # the nation has no such figure
        status = STATUSES[row[18 + at]] if row[18 + at] else "released"
        if (kind, status) not in wanted or (status == "suppressed" and not oews.FIGURES[at].startswith(("hou", "ann"))):
            continue
        if (row[0], at) in drawn:
            continue
        drawn.add((row[0], at))
        wanted[kind, status] -= 1
        if not wanted[kind, status]:
            del wanted[kind, status]
        key = f"{row[0]} v{at + 1:02}"
        role = oews.hyphened(row[0][17:])
        yield Cell(path.name, key, role, where, oews.FIGURES[at], row[1 + at], status)


def _where(key: str, names: Mapping[str, str], industries: Mapping[str, str]) -> tuple[str, str]:
    """Which kind of place or industry a series is of, and by what one asks for it."""
    kind, area, industry = key[3], key[4:11], key[11:17]
    if industry != "000000":
        stated, _, _ = industries[industry].partition(" - ")
        digits = re.findall(r"\d\d", stated) if stated.startswith("Sector") else []  # of sectors their NAICS digits
        return "industry", f"industry: {'-'.join(dict.fromkeys([digits[0], digits[-1]])) if digits else industry}"
    if kind == "N":
        return "nation", ""
    if kind == "S":
        return "state", f"place: US-{STATES_BY_FIPS[area[:2]]}"
    if "nonmetropolitan" in names[area]:
        return "nonmetro", f"place: {area}"
    return "metro", f"place: {area.removeprefix('00')}"


def lines(inputs: Inputs, name: str) -> list[list[str]]:
    """The rows of a file of O*NET's archive, cut at their tabs, without the headings."""
    (path,) = inputs.paths("onet")
    with zipfile.ZipFile(path) as archive:
        member = next(each for each in archive.namelist() if each.endswith(f"/{name}.txt"))
        return [line.split("\t") for line in archive.read(member).decode().splitlines()[1:]]


def of_onet(inputs: Inputs, chance: random.Random) -> Iterator[Cell]:
    """Cells of O*NET's files, the rows as its archive has them."""
    (path,) = inputs.paths("onet")

    def cell(  # noqa: PLR0917  # one cell is one line
        file: str, row: Sequence[str], keys: int, what: str, published: str, status: str = "released"
    ) -> Cell:
        return Cell(f"{path.name}/{file}.txt", " ".join(row[:keys]), row[0], "", what, published, status)

    for file, (kind, count) in RATED.items():
        rows = lines(inputs, file)
        sure = [row for row in rows if "Y" not in row[9:11]]
        doubtful = [row for row in rows if "Y" in row[9:11]]
        for row in [*chance.sample(sure, count - 5), *chance.sample(doubtful, 5)]:
            names = [name for name, at in COLUMN_OF.items() if row[at] != "n/a"]
            field = next((name for name in ("suppressed", "not_relevant") if row[COLUMN_OF[name]] == "Y"), None)
            field = field or chance.choice(names)
            what = f"skills > {kind} > {row[2]} > {SCALES[row[3]]} > {field}"
            yield cell(file, row, 4, what, row[COLUMN_OF[field]])
    for row in chance.sample(lines(inputs, "Work Styles"), 15):
        yield cell("Work Styles", row, 4, f"skills > work_style > {row[2]} > {SCALES[row[3]]} > value", row[4])
    scores = [row for row in lines(inputs, "Career Interest Types") if row[3] == "OI"]
    for row in chance.sample(scores, 10):
        yield cell("Career Interest Types", row, 4, f"interests > {row[2]}", row[4])
    for row in chance.sample(lines(inputs, "Software Skills"), 15):
        at, name = chance.choice(((4, "hot"), (5, "in_demand")))
        yield cell("Software Skills", row, 2, f"software > {row[1]} > {name}", row[at])
    for row in chance.sample(lines(inputs, "Job Zones"), 8):
        yield cell("Job Zones", row, 1, "job_zone", row[1])
    for row in chance.sample(lines(inputs, "Related Occupations"), 12):
        at, name = chance.choice(((2, "tier"), (3, "rank")))
        yield cell("Related Occupations", row, 2, f"related > {row[1]} > {name}", row[at])
    for file, count in (("Education", 12), ("Training and Experience", 13)):
        answers = [row for row in lines(inputs, file) if row[4] != "n/a"]
        withheld = [row for row in answers if row[10] == "Y"]
        used = [row for row in answers if row[10] != "Y"]
        for row in [*chance.sample(used, count - 2), *chance.sample(withheld, 2)]:
            status = "withheld" if row[10] == "Y" else "released"
            yield cell(file, row, 5, f"answers > {row[3]} > {row[4]}", row[5], status)


def of_workbooks(inputs: Inputs, chance: random.Random) -> Iterator[Cell]:
    """Cells of the projections and of the CPS tables."""
    rows = [
        projection for projection in inputs.read("projections", projections.read_projections) if projection.line_item
    ]
    (path,) = inputs.paths("projections")
    for projection in chance.sample(rows, 16):
        what = chance.choice(list(PROJECTED))
        value = str(getattr(projection, PROJECTED[what]))
        yield Cell(
            path.name, f"Table 1.2 {projection.code}", projection.code, "", f"projected > {what}", value, "released"
        )
    leaving = [
        separation for separation in inputs.read("projections", projections.read_separations) if separation.line_item
    ]
    for row in chance.sample(leaving, 6):
        what = chance.choice(LEAVING)
        value = str(getattr(row, what))
        yield Cell(path.name, f"Table 1.10 {row.code}", row.code, "", f"projected > {what}", value, "released")
    attained = [
        attainment
        for attainment in inputs.read("attainment", projections.read_attainment)
        if attainment.code != "00-0000"
    ]
    (path,) = inputs.paths("attainment")
    for held in chance.sample(attained, 10):
        name = chance.choice(held._fields[3:])
        value = str(getattr(held, name))
        yield Cell(path.name, f"Table 5.3 {held.code}", held.code, "", f"held > {name}", value, "released")
    yield from _of_people(inputs, chance)


def _of_people(inputs: Inputs, chance: random.Random) -> Iterator[Cell]:
    census = inputs.read("census", soc.read_census)
    members = soc.census_members(census.occupations, inputs.read("soc", soc.read_structure))
    readers: Mapping[str, Any] = {"people": cps.read_people, "ages": cps.read_ages, "earnings": cps.read_earnings}
    for name, count in (("people", 12), ("ages", 5), ("earnings", 6)):
        table: list[Any] = inputs.read(name, readers[name])
        matched = cps.join_titles([row.title for row in table], census).matched
        (path,) = inputs.paths(name)
        for row in chance.sample([row for row in table if row.title in matched], count):
            what, field = chance.choice(list(PEOPLE[name].items()))
            value = getattr(row, field)
            role = members[matched[row.title].code][0]
            status = "not_published" if value is None else "released"
            published = "–" if value is None else str(value)
            yield Cell(path.name, row.title, role, "", f"people > {what}", published, status)


def cells(inputs: Inputs) -> list[Cell]:
    """500 cells, by file and key."""
    chance = random.Random(SEED)  # noqa: S311  # a sample, no secret
    found: dict[tuple[str, str, str], Cell] = {}
    for part in (of_oews, of_onet, of_workbooks):
        for cell in part(inputs, chance):
            found[cell.file, cell.key, cell.what] = cell
    assert len(found) == 500, f"{len(found)} different cells"
    return [found[key] for key in sorted(found)]


def main() -> int:
    """Write the cells; 1 where the inputs cannot be read."""
    parser = argparse.ArgumentParser(description="Draw 500 cells of the publishers' files.")
    parser.add_argument("--inputs", type=Path, required=True, help="the folder with the published files")
    parser.add_argument("--output", type=Path, required=True, help="the file to write, as CSV")
    arguments = parser.parse_args()
    try:
        drawn = cells(Inputs(arguments.inputs))
    except RoleinfoError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    with arguments.output.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(drawn)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
