"""Read every figure of a bundle back through the library, and hold each to the publishers' files.

    python tools/read_back.py --inputs DIR
    python tools/read_back.py --inputs DIR --bundle statistics.db

What was published is read by `roleinfo.ingest`, what the bundle says of it by `Role` alone: nothing of the
bundle's writer or of its tables is used. It prints how many figures of each kind were compared, what the files
hold and the bundle does not, and the first differences; it exits with 1 where there is one.
"""

import argparse
import re
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cached_property
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final

import roleinfo as ri
from roleinfo.catalog.codes import CodeLink
from roleinfo.catalog.role_files import package_layer
from roleinfo.errors import RoleinfoError
from roleinfo.geography.names import place_key
from roleinfo.ingest import ashe, cps, measures, oews, oews_releases, oews_workbook, places, prices, projections, soc
from roleinfo.ingest.fields import read_fields
from roleinfo.ingest.inputs import Inputs
from roleinfo.ingest.onet import Archive
from roleinfo.model.code import CodeScheme
from roleinfo.model.place import STATES_BY_FIPS

SHOWN: Final = 20

PAIRS: Final = {
    "mean": (2, 3), "p10": (5, 10), "p25": (6, 11), "median": (7, 12), "p75": (8, 13), "p90": (9, 14),
}  # fmt: skip
"""Where the figures of OEWS have the hourly and the annual wage of each statistic."""

Z_OF_90: Final = 1.6448536269514722
"""How many standard errors a 90% interval reaches either way."""

TOP_CODE: Final = {"hour": Decimal("115.00"), "year": Decimal(239_200)}
"""What the footnote of a top-coded wage says: equal to or greater than these."""

TOGETHER: Final = {
    "21-1011": "21-1018", "21-1014": "21-1018", "25-2055": "25-2052", "25-2056": "25-2052", "25-9042": "25-9045",
    "25-9043": "25-9045", "25-9049": "25-9045", "51-2022": "51-2028", "51-2023": "51-2028", "53-1042": "53-1047",
    "53-1043": "53-1047", "53-1044": "53-1047", "53-1049": "53-1047",
}  # fmt: skip
"""SOC occupations that BLS publishes together under a code that SOC does not have."""

# O*NET's categories of required education by how their description begins, and BLS's entry classes and table 5.3.
REQUIRED: Final = {
    "Less than a High School": "less_than_high_school", "High School Diploma": "high_school",
    "Post-Secondary Certificate": "certificate", "Some College": "some_college", "Associate's": "associate",
    "Bachelor's": "bachelor", "Post-Baccalaureate": "post_bachelor_certificate", "Master's": "master",
    "Post-Master's": "post_master_certificate", "First Professional": "professional", "Doctoral": "doctorate",
    "Post-Doctoral": "post_doctorate",
}  # fmt: skip
ENTRY: Final = {
    "Doctoral or professional degree": "doctorate_or_professional", "Master's degree": "master",
    "Bachelor's degree": "bachelor", "Associate's degree": "associate", "Some college, no degree": "some_college",
    "Postsecondary nondegree award": "certificate", "High school diploma or equivalent": "high_school",
    "No formal educational credential": "no_formal_credential",
}  # fmt: skip
HELD: Final = {
    "less_than_high_school": "less_than_high_school", "high_school": "high_school", "some_college": "some_college",
    "associate": "associate", "bachelor": "bachelor", "master": "master",
    "doctoral_or_professional": "doctorate_or_professional",
}  # fmt: skip
ASKED: Final = {
    "RW": ("experience_required", "related work"), "PT": ("training", "training at the workplace"),
    "OJ": ("training", "training on the job"),
}  # fmt: skip
AGES: Final = {
    "16-19": "aged_16_19_thousands", "20-24": "aged_20_24_thousands", "25-34": "aged_25_34_thousands",
    "35-44": "aged_35_44_thousands", "45-54": "aged_45_54_thousands", "55-64": "aged_55_64_thousands",
    "65 and over": "aged_65_thousands",
}  # fmt: skip

Where = tuple[Any, ...]
Release = oews_releases.ReleaseRow


class Findings:
    """What was compared, and what differs."""

    def __init__(self) -> None:
        self.compared: Counter[str] = Counter()
        self.not_kept: Counter[str] = Counter()
        self.differing: Counter[str] = Counter()
        self.first: list[str] = []

    def same(self, kind: str, where: Where, published: Any, read: Any, count: int = 1) -> None:
        """Count a comparison, and note it where the two are not equal."""
        self.compared[kind] += count
        if published != read:
            self.differs(kind, where, published, read)

    def all_same(
        self, kind: str, where: Where, published: Mapping[Any, Any], read: Iterable[tuple[Any, Any]], count: int = 0
    ) -> None:
        """Two tables: as many figures as were published (or ``count``), each difference noted alone."""
        self.compared[kind] += count or len(published)
        rows = list(read)
        found = dict(rows)
        if len(found) < len(rows):
            self.differs(kind, where, "each once", f"{len(rows) - len(found)} twice")
        if found != published:
            for key in sorted({*published, *found}, key=str):
                if published.get(key) != found.get(key):
                    self.differs(kind, (*where, key), published.get(key), found.get(key))

    def add(self, other: "Findings") -> None:
        """Take in what another has found."""
        self.compared += other.compared
        self.not_kept += other.not_kept
        self.differing += other.differing
        self.first = [*self.first, *other.first][:SHOWN]

    def differs(self, kind: str, where: Where, published: Any, read: Any) -> None:
        """Note a difference; the first ones are shown."""
        self.differing[kind] += 1
        if len(self.first) < SHOWN:
            self.first.append(f"{kind}: {' / '.join(map(str, where))}: published {published!r}, read {read!r}")


class Published:
    """What the publishers' files say, by the role that is to say it."""

    def __init__(self, inputs: Inputs) -> None:
        self.inputs = inputs
        if any(path.suffix == ".xlsx" for path in inputs.paths("oews")):
            self.package = inputs.read_together("oews", oews_workbook.read_workbooks)
        else:
            self.package = inputs.read("oews", oews.read_package)
        self.archive = inputs.read("onet", Archive)
        self.structure = inputs.read("soc", soc.read_structure)
        self.detailed = {group.code: group.title for group in self.structure if group.level == "detailed"}
        self.soc = {pair.onet_code: pair.soc_code for pair in inputs.read("onet_to_soc", soc.read_onet_to_soc)}
        self.siblings: dict[str, set[str]] = defaultdict(set)
        for code, own in self.soc.items():
            self.siblings[own].add(code)

    @cached_property
    def roles(self) -> dict[str, str]:
        """The title of every role that there must be, by its id."""
        found = {code: each.title for code, each in self.archive.occupations.items()}
        found |= {code: title for code, title in self.detailed.items() if code not in self.siblings}
        listed = self.package.occupations.items()
        return found | {code: each.name for code, each in listed if code not in self.detailed}

    def source(self, name: str) -> str:
        """The id of the source of an input."""
        return self.inputs.source(name).id

    def class_of(self, role: str, listed: Collection[str], groups: Collection[str] = ()) -> tuple[str | None, bool]:
        """The code under which a role's figures are published, and whether others are published under it too.

        A group's figures are its own role's, and no occupation's in it.
        """
        own = self.soc.get(role, role)
        if own in listed or own in groups:
            return own, len(self.siblings[own]) > 1
        if own in self.detailed:
            for wider in (f"{own[:6]}0", TOGETHER.get(own)):
                if wider in listed:
                    return wider, True
        return None, False


def place_of(area: oews.Area) -> ri.Place:
    """An area of OEWS as a place: a state by its postal code, a metropolitan area by the five digits of its CBSA."""
    if area.type == "N":
        return ri.Place("nation", "US", "United States")
    if area.type == "S":
        return ri.Place("state", f"US-{STATES_BY_FIPS[area.code[:2]]}", area.name)
    if "nonmetropolitan area" in area.name:
        return ri.Place("nonmetro", area.code, area.name)
    assert area.code.startswith("00"), area
    return ri.Place("metro", area.code[2:], area.name)


def industry_of(industry: oews.Industry) -> ri.Industry:
    """An industry of OEWS; a sector's code is the digits that its name states."""
    stated, dash, name = industry.name.partition(" - ")
    digits = re.findall(r"\d\d", stated)
    if dash and stated.startswith("Sector") and digits:
        return ri.Industry(name, "-".join(dict.fromkeys((digits[0], digits[-1]))))
    return ri.Industry(industry.name, industry.code)


Told = dict[Any, Any]


def published_pay(cell: oews.OewsCell | Release, top_code: Mapping[str, Decimal] = TOP_CODE) -> tuple[Told, set[str]]:
    """The wages of a cell as pay figures must tell them, and the reasons why others, or the jobs, are not there."""
    told: Told = {}
    figures, notes = cell.figures, cell.footnotes
    absent = {"jobs not released"} if notes[0] == oews.NOT_RELEASED else set()
    for statistic, columns in PAIRS.items():
        error = tenths(figures[4]) if statistic == "mean" else None
        for period, at in zip(("hour", "year"), columns, strict=True):
            value, note = figures[at], notes[at]
            if value is not None:
                told[statistic, period] = ("released", Decimal(value) / 100, error)
            elif note == oews.TOP_CODED:
                told[statistic, period] = ("top_coded", top_code[period], error)
            elif note == oews.NOT_RELEASED:
                told[statistic, None] = ("suppressed", None, None)
            elif note == oews.NOT_HOURLY_OR_NOT_ANNUAL:
                absent.add("annual-only" if period == "hour" else "hourly-only")
    return told, absent


def tenths(value: int | None) -> Decimal | None:
    """A relative standard error in percent."""
    return None if value is None else Decimal(value) / 10


def read_pay(salary: ri.Salary) -> list[tuple[Any, Any]]:
    """Pay figures as `published_pay` has them."""
    return [
        (
            (figure.statistic, figure.known_amount.period if figure.known_amount else None),
            (figure.status, figure.known_amount.amount if figure.known_amount else None, figure.rse),
        )
        for figure in salary
    ]


def published_jobs(cell: oews.OewsCell) -> Told:
    """The employment figures of a cell; one that was not released is no figure."""
    told: Told = {}
    if cell.employment is not None:
        told["jobs"] = (Decimal(cell.employment), tenths(cell.employment_rse))
    if cell.jobs_per_1000 is not None:
        told["jobs_per_1000"] = (Decimal(cell.jobs_per_1000) / 1000, None)
    if cell.location_quotient is not None:
        told["location_quotient"] = (Decimal(cell.location_quotient) / 100, None)
    return told


def read_jobs(role: ri.Role, source: str) -> list[tuple[Any, Any]]:
    """The employment figures that a role has from OEWS."""
    return [(figure.about, (figure.value, figure.rse)) for figure in role.outlook if figure.source.id == source]


def absences(role: ri.Role) -> set[str]:
    """Why a role has no pay by the hour or by the year, or no number of jobs."""
    jobs = {
        "jobs not released" for each in role.missing if (each.path, each.code) == (("outlook", "jobs"), "suppressed")
    }
    return jobs | {each.code for each in role.missing if each.path[0] == "salary"}


class Wages:
    """OEWS: every cell of every class, by one of the roles that have it; the nation's by all of them."""

    def __init__(self, published: Published, catalog: ri.Catalog, findings: Findings) -> None:
        self.published, self.catalog, self.findings = published, catalog, findings
        self.source = published.source("oews")
        self.places = {code: place_of(each) for code, each in published.package.areas.items()}
        self.industries = {code: industry_of(each) for code, each in published.package.industries.items()}
        self.cells: dict[str, dict[tuple[str, str], oews.OewsCell]] = defaultdict(dict)
        for cell in published.package.cells:
            self.cells[cell.occupation][cell.area, cell.industry] = cell
        # Each industry is asked for by its code once, of the first class that has it.
        self.first = {cell.industry: cell.occupation for cell in reversed(published.package.cells)}

    def compare(self, processes: int) -> None:
        """Every cell, and the places."""
        self.findings.all_same("areas", (), {place.key: place for place in self.places.values()}, (
            (place.key, place) for place in self.catalog.places()
        ))  # fmt: skip
        for place in self.places.values():
            # Five digits may be a postal code too: the area is among what they find.
            of_code = next((known for known in self.catalog.places(place.code) if known.code == place.code), None)
            self.findings.same("areas by code", (place,), place, of_code)
        readers: dict[str, list[str]] = defaultdict(list)
        occupations = self.published.package.occupations
        listed = {code for code, each in occupations.items() if each.level == oews.DETAILED}
        for id_ in self.published.roles:
            code, broader = self.published.class_of(id_, listed, occupations)
            if code is not None:
                readers[code].append(id_)
            self.nation(id_, code, broader)
        tasks: list[tuple[str, str]] = []
        for code, cells in sorted(self.cells.items()):
            if code not in readers:
                self.findings.differs("cells that no role has", (code,), len(cells), 0)
                continue
            own = [each for each in (code, f"{code}.00") if each in readers[code]]
            tasks.append((code, (own or readers[code])[0]))
        _SHARED.append(self)
        findings = self.findings
        if processes == 1:
            for task in tasks:
                findings.add(_elsewhere(task))
        else:
            with get_context("fork").Pool(processes) as pool:
                for found in pool.imap(_elsewhere, tasks, 4):
                    findings.add(found)

    def nation(self, id_: str, code: str | None, broader: bool) -> None:
        """The nation's figures of any role, and the class that they are of."""
        role = self.catalog.role(id_)
        cell = None if code is None else self.cells[code].get(("0000000", "000000"))
        told, absent = published_pay(cell) if cell else ({}, set())
        self.findings.all_same("OEWS, nation, by every role", (id_,), told, read_pay(role.salary), 17 if cell else 0)
        self.findings.all_same(
            "OEWS, nation, jobs by every role", (id_,), published_jobs(cell) if cell else {},
            read_jobs(role, self.source),
        )  # fmt: skip
        self.findings.same("OEWS, nation, reasons", (id_,), absent, absences(role))
        published_for = {f"{self.published.package.occupations[code].name} ({code})" if code and broader else None}
        facts = [*role.salary, *(figure for figure in role.outlook if figure.source.id == self.source)]
        if facts:
            self.findings.same("OEWS, classes", (id_,), published_for, {fact.published_for for fact in facts})
            self.findings.same("OEWS, sources", (id_,), {self.source}, {fact.source.id for fact in facts})
            self.findings.same(
                "OEWS, nation", (id_,), {self.places["0000000"]}, {fact.place for fact in facts}
            )  # fmt: skip

    def elsewhere(self, code: str, role: ri.Role, cells: Mapping[tuple[str, str], oews.OewsCell]) -> None:
        """Every cell of a class."""
        for (area, industry), cell in cells.items():
            kind = {"N": "nation", "S": "states"}.get(cell.area_type, self.places[area].kind + "s")
            kind = "industries" if industry != "000000" else kind
            self.findings.compared[f"OEWS cells, {kind}"] += 1
            self.findings.compared[f"OEWS figures, {kind}"] += 15 if cell.area_type == "N" else 17
            for value, note in zip(cell.figures, cell.footnotes, strict=True):
                if value is None and note:
                    self.findings.compared[f"OEWS figures without a value, footnote {note}"] += 1
            if cell.area_type != "N" and industry != "000000":
                self.findings.differs("cells of a place and an industry", (code, area, industry), "one", "unread")
        self.table(code, "by_place", role.salary.by_place(), {
            (self.places[area].key, None): cell for (area, industry), cell in cells.items()
            if industry == "000000" and cell.area_type != "N"
        })  # fmt: skip
        self.table(code, "by_industry", role.salary.by_industry(), {
            (self.places[area].key, self.industries[industry].code): cell for (area, industry), cell in cells.items()
            if industry != "000000"
        })  # fmt: skip
        for (area, industry), cell in cells.items():
            if cell.area_type != "N":
                self.one(cell, role, role.at(self.places[area]), self.places[area], None)
            elif industry != "000000" and (self.first[industry] == code or published_pay(cell)[1]):
                there = role.in_industry(self.industries[industry].code or "")
                self.one(cell, role, there, self.places[area], self.industries[industry])

    def table(
        self, code: str, by: str, table: ri.PayTable, cells: Mapping[tuple[str, str | None], oews.OewsCell]
    ) -> None:
        """A role's pay and jobs, place by place or industry by industry."""
        found = {(cell.place.key, cell.industry and cell.industry.code): cell for cell in table}
        self.findings.same(f"OEWS {by}, cells", (code,), set(), cells.keys() ^ found.keys(), len(cells))
        if len(table) != len(cells):
            self.findings.differs(f"OEWS {by}, cells", (code,), len(cells), len(table))
        for key in cells.keys() & found.keys():
            cell, read = cells[key], found[key]
            told, _ = published_pay(cell)
            self.findings.all_same(f"OEWS {by}", (code, key), told, read_pay(read.salary))
            jobs = published_jobs(cell).get("jobs")
            self.findings.same(
                f"OEWS {by}, jobs", (code, key), jobs, read.jobs and (read.jobs.value, read.jobs.rse)
            )  # fmt: skip
            area, industry = self.places[cell.area], self.industries[cell.industry] if key[1] else None
            named = (area, industry)
            if (read.place, read.industry) != named or any(
                (figure.place, figure.industry) != named for figure in read.salary
            ):
                self.findings.differs(f"OEWS {by}, names", (code, key), named, (read.place, read.industry))

    def one(
        self, cell: oews.OewsCell, role: ri.Role, there: ri.Role, place: ri.Place, industry: ri.Industry | None
    ) -> None:
        """A role somewhere: its pay, all its employment figures, and why there is no pay by a period."""
        where = (cell.occupation, cell.area, cell.industry)
        told, absent = published_pay(cell)
        by = "at" if industry is None else "in_industry"
        self.findings.all_same(f"OEWS {by}()", where, told, read_pay(there.salary))
        self.findings.all_same(f"OEWS {by}(), jobs", where, published_jobs(cell), read_jobs(there, self.source))
        self.findings.same(f"OEWS {by}(), reasons", where, absent, absences(there))
        named = (there.place, there.industry, there.id)
        wanted = (place if industry is None else None, industry, role.id)
        if named != wanted:
            self.findings.differs(f"OEWS {by}(), names", where, wanted, named)


_SHARED: list[Wages] = []


def _elsewhere(task: tuple[str, str]) -> Findings:
    """Every cell of a class by a role, in a process that has the figures from the one that it was forked from."""
    code, id_ = task
    wages = _SHARED[-1]
    wages.findings = Findings()
    wages.elsewhere(code, wages.catalog.role(id_), wages.cells[code])
    return wages.findings


class Onet:
    """O*NET: all that it rates, lists and asked, of every occupation."""

    def __init__(self, published: Published, findings: Findings) -> None:
        self.published, self.findings = published, findings
        archive = published.archive
        self.source = published.source("onet")
        self.rated: dict[str, Told] = defaultdict(dict)
        self.figures: Counter[str] = Counter()
        for kind, rows in (
            ("skill", archive.essential_skills()), ("skill", archive.transferable_skills()),
            ("knowledge", archive.knowledge()), ("ability", archive.abilities()),
        ):  # fmt: skip
            for row in rows:
                scale = archive.scales[row.scale]
                self.rated[row.occupation].setdefault((kind, row.name), {"date": row.date})[row.scale] = (
                    row.value, row.standard_error, row.n, bool(row.suppress), bool(row.not_relevant), row.date,
                    scale.minimum, scale.maximum,
                )  # fmt: skip
        for style in archive.work_styles():
            scale = archive.scales[style.scale]
            named = self.rated[style.occupation].setdefault(("work_style", style.name), {"date": style.date})
            named["IM" if style.scale == "WI" else "LV"] = (
                style.value, None, None, False, False, style.date, scale.minimum, scale.maximum,
            )  # fmt: skip
        self.software: dict[str, Told] = defaultdict(dict)
        for used in archive.software():
            self.software[used.occupation][used.example] = (used.hot, used.in_demand)
        self.interests: dict[str, Told] = defaultdict(dict)
        for score in archive.career_interests():
            if score.scale == "OI":
                self.interests[score.occupation][score.name] = (score.value, score.date)
            else:
                findings.not_kept["O*NET ranks of interests (IH), which follow from their values"] += 1
        self.zones = {each.occupation: (each.zone, each.date) for each in archive.job_zones()}
        self.related: dict[str, Told] = defaultdict(dict)
        for other in archive.related():
            title = archive.occupations[other.related].title
            self.related[other.occupation][other.related] = (title, other.place, other.tier)
        self._answers()

    def _answers(self) -> None:
        archive = self.published.archive
        degrees = {
            each.category: next(degree for start, degree in REQUIRED.items() if each.description.startswith(start))
            for each in archive.education_categories()
        }
        lengths = {(each.scale, each.category): each.description for each in archive.training_categories()}
        self.required: dict[str, Told] = defaultdict(dict)
        self.asked: dict[str, Told] = defaultdict(dict)
        self.withheld: dict[str, Counter[Where]] = defaultdict(Counter)
        for row in (*archive.education(), *archive.training()):
            if row.category is None:
                self.findings.not_kept["O*NET importance of certification and of apprenticeship"] += 1
            elif row.suppress:
                self.withheld[row.occupation][ASKED.get(row.scale, ("required",))] += 1
            elif row.scale == "RL":
                self.required[row.occupation][degrees[row.category]] = (row.value, row.date)
            else:
                key = (*ASKED[row.scale], *months(lengths[row.scale, row.category]))
                self.asked[row.occupation][key] = (row.value, row.date)

    def compare(self, role: ri.Role) -> None:
        """All that O*NET says of one occupation."""
        code, same = role.id, self.findings.all_same
        published = self.rated.get(code, {})
        figures = sum(len(item) - 1 for item in published.values())
        rated = [skill for skill in role.skills if skill.kind != "software"]
        same("O*NET ratings and work styles", (code,), published, (
            ((skill.kind, skill.name), {"date": skill.as_of, **ratings(skill)}) for skill in rated
        ), figures)  # fmt: skip
        same("O*NET software", (code,), self.software.get(code, {}), (
            (skill.name, (skill.hot, skill.in_demand)) for skill in role.skills if skill.kind == "software"
        ))  # fmt: skip
        same("O*NET interests", (code,), self.interests.get(code, {}), (
            (interest.name, (interest.value, interest.as_of)) for interest in role.interests
        ))  # fmt: skip
        same("O*NET education required", (code,), self.required.get(code, {}), (
            (fact.degree, (fact.share.percent, fact.as_of)) for fact in role.education.required
        ))  # fmt: skip
        answers = [fact for fact in role.experience if fact.share is not None]
        same("O*NET experience and training", (code,), self.asked.get(code, {}), (
            ((answer.about, answer.text, *ends(answer.length)), (answer.share, answer.as_of)) for answer in answers
        ))  # fmt: skip
        withheld = self.withheld.get(code, Counter())
        same("O*NET answers not to be used, told as missing", (code,), withheld, (
            (each.path[1:], int(each.message.split()[0])) for each in role.missing
            if each.code == "suppressed" and each.path[0] != "outlook"
        ), withheld.total())  # fmt: skip
        zones = [(fact.level, fact.as_of) for fact in role.experience if fact.about == "job_zone"]
        self.findings.same("O*NET job zones", (code,), [self.zones[code]] if code in self.zones else [], zones)
        same("O*NET related occupations", (code,), self.related.get(code, {}), (
            (move.role, (move.title, move.rank, move.tier)) for move in role.moves if move.about == "related"
        ))  # fmt: skip
        own = self.published.soc.get(code)
        if own is not None:
            others = self.published.siblings[own] - {code}
            titles = {sibling: self.published.archive.occupations[sibling].title for sibling in others}
            same(
                "O*NET siblings",
                (code,),
                titles,
                ((occupation.code, occupation.title) for occupation in role.occupations),
            )
        facts = [*role.skills, *role.interests, *role.education.required, *role.moves, *answers]
        if facts:
            self.findings.same("O*NET sources", (code,), {self.source}, {fact.source.id for fact in facts})


class Described:
    """What occupations do, which fields of study lead to them, their groups, and where they are paid best."""

    def __init__(self, published: Published, findings: Findings) -> None:
        self.published, self.findings = published, findings
        archive = published.archive
        names = {activity.id: activity.name for activity in archive.activities()}
        tasks = {(task.occupation, task.id): at for at, task in enumerate(archive.tasks())}
        self.activities: dict[str, Told] = defaultdict(dict)
        self.first_tasks: dict[str, dict[str, int]] = defaultdict(dict)
        for pair in archive.task_activities():
            code, at = pair.activity.lower(), tasks[pair.occupation, pair.task]
            self.activities[pair.occupation][code] = names[pair.activity]
            first = self.first_tasks[pair.occupation]
            first[code] = min(at, first.get(code, at))
        self.fields: dict[str, Told] = defaultdict(dict)
        for field in published.inputs.read("study_fields", read_fields):
            self.fields[field.occupation][field.field] = field.field_title
        self.groups = {group.code: group for group in published.structure}
        self.cells: dict[str, dict[str, list[oews.OewsCell]]] = defaultdict(lambda: defaultdict(list))
        for cell in published.package.cells:
            kind = self._kind(cell)
            if kind:
                self.cells[cell.occupation][kind].append(cell)

    def _kind(self, cell: oews.OewsCell) -> str:
        if cell.industry == "000000":
            return "" if cell.area_type == "N" else place_of(self.published.package.areas[cell.area]).kind
        level = industry_of(self.published.package.industries[cell.industry]).level
        return "sector" if level == "sector" else ""

    def compare(self, role: ri.Role) -> None:
        """All that is said of one role."""
        same, soc_code = self.findings.all_same, self.published.soc.get(role.id, role.id)
        read = [(duty.id.removeprefix("dwa-"), duty.text) for duty in role.duties]
        same("O*NET work activities", (role.id,), self.activities.get(role.id, {}), read)
        places = [self.first_tasks[role.id].get(code, -1) for code, _ in read]
        self.findings.same("O*NET work activities in order", (role.id,), sorted(places), places)
        leading = [field for field in role.education.fields if field.about == "leads_to"]
        same("fields of study", (role.id,), self.fields.get(soc_code, {}), ((each.code, each.name) for each in leading))
        above = {}
        first = next((code for code, together in TOGETHER.items() if together == soc_code), soc_code)
        group = self.groups.get(first)
        while group is not None:
            if group.level in ("major", "minor") and group.code != role.id:
                above[group.level, group.code] = group.title
            group = self.groups.get(group.parent or "")
        same("job families", (role.id,), above, (((each.level, each.code), each.name) for each in role.families))
        self._best(role)

    def _best(self, role: ri.Role) -> None:
        occupations = self.published.package.occupations
        listed = {code for code, each in occupations.items() if each.level == oews.DETAILED}
        code, _ = self.published.class_of(role.id, listed, occupations)
        cells = self.cells.get(code or "", {})
        for kind in ("state", "metro", "sector"):
            told = [(fact.place.code, fact.pay) for fact in role.places if fact.place.kind == kind]
            if kind == "sector":
                told = [(fact.industry.code or "", fact.pay) for fact in role.industries if fact.about == "best_paying"]
            best = [(self._code(cell, kind), pay) for cell, pay in first_three(cells.get(kind, ()), self._name)]
            self.findings.same("best-paying places and sectors", (role.id, kind), best, told, len(best))

    def _name(self, cell: oews.OewsCell) -> str:
        if cell.industry != "000000":
            return industry_of(self.published.package.industries[cell.industry]).name
        return place_of(self.published.package.areas[cell.area]).name

    def _code(self, cell: oews.OewsCell, kind: str) -> str:
        if kind == "sector":
            return industry_of(self.published.package.industries[cell.industry]).code or ""
        return place_of(self.published.package.areas[cell.area]).code


def first_three(
    cells: Collection[oews.OewsCell], name: Callable[[oews.OewsCell], str]
) -> list[tuple[oews.OewsCell, ri.Pay]]:
    """The cells with the highest means, those that do not differ significantly from the first before all others."""
    hourly = all(cell.annual_mean is None for cell in cells)
    known: list[tuple[float, str, float, oews.OewsCell]] = []
    for cell in cells:
        mean = cell.hourly_mean if hourly else cell.annual_mean
        if mean is not None and cell.wage_rse is not None and cell.wage_rse <= 100 and (cell.employment or 0) >= 500:
            known.append((-mean / 100, name(cell), mean / 100 * (cell.wage_rse or 0.5) / 1000, cell))
    known.sort(key=lambda item: item[:2])
    if not known:
        return []
    highest, _, error, _ = known[0]
    tied = [item for item in known if item[0] - highest <= Z_OF_90 * (error**2 + item[2] ** 2) ** 0.5]
    others = [item for item in known if item not in tied]
    period: Any = "hour" if hourly else "year"
    return [(cell, ri.Pay(Decimal(str(-mean)), "USD", period)) for mean, _, _, cell in (tied + others)[:3]]


def ratings(skill: ri.Skill) -> Told:
    """A skill's importance and level, as the files have them."""
    return {
        scale: (
            each.value, each.standard_error, each.n, each.suppressed, each.not_relevant, each.as_of, each.lowest,
            each.highest,
        )
        for scale, each in (("IM", skill.importance), ("LV", skill.level))
        if each is not None
    }  # fmt: skip


def months(description: str) -> tuple[int | None, int | None]:
    """The ends of a category of experience or training, in months, as its description has them."""
    ends = [
        int(count) * (12 if unit == "year" else 1) for count, unit in re.findall(r"(\d+) (month|year)", description)
    ]
    if description.startswith("None"):
        return 0, 0
    if description.startswith("Over"):
        return (ends[0], ends[1] if len(ends) > 1 else None)
    return 0, ends[0]


def ends(length: ri.DurationRange | None) -> tuple[Decimal | None, Decimal | None]:
    """A length of time in months."""
    return (None, None) if length is None else (length.in_months().minimum, length.in_months().maximum)


class Projected:
    """The projections of tables 1.2 and 1.10, and the attainment of table 5.3."""

    def __init__(self, published: Published, findings: Findings) -> None:
        self.published, self.findings = published, findings
        rows = published.inputs.read("projections", projections.read_projections)
        leaving = published.inputs.read("projections", projections.read_separations)
        attained = published.inputs.read("attainment", projections.read_attainment)
        self.rows = {projection.code: projection for projection in rows if projection.line_item}
        self.leaving = {separation.code: separation for separation in leaving if separation.line_item}
        self.attained = {attainment.code: attainment for attainment in attained}
        findings.not_kept["projections of groups (rows of table 1.2)"] += len(rows) - len(self.rows)
        findings.not_kept["attainment of classes that are not projected"] += len(
            self.attained.keys() - self.rows.keys()
        )
        expected = published.inputs.expects("projections", projections.read_projections)
        self.base, self.target = expected["base"], expected["target"]
        self.read: set[str] = set()

    def compare(self, role: ri.Role) -> None:
        """All that is projected of one role, and what those in it have attained."""
        code, broader = self.published.class_of(role.id, self.rows)
        row = self.rows[code] if code else None
        self.read |= {code} if code else set()
        published_for = f"{row.title} ({code})" if row and broader else None
        source = self.published.source("projections")
        figures = [figure for figure in role.outlook if figure.source.id == source and figure.origin == "published"]
        self.findings.all_same("projections", (role.id,), self._outlook(row, published_for), (
            (figure.about, (figure.value, figure.as_of or str(figure.period), figure.published_for))
            for figure in figures
        ))  # fmt: skip
        self.findings.all_same("typical entry education", (role.id,), (
            {ENTRY[row.education]: published_for} if row and row.education else {}
        ), (
            (fact.degree, fact.published_for) for fact in role.education.asked
            if fact.source.id == source))  # fmt: skip
        typical = {"typical_experience": row.experience, "typical_training": row.training} if row else {}
        self.findings.all_same("typical experience and training", (role.id,), {
            about: (text.lower(), published_for) for about, text in typical.items() if text
        }, (
            (fact.about, (fact.text, fact.published_for)) for fact in role.experience if fact.source.id == source
        ))  # fmt: skip
        held = self.attained.get(code) if code else None
        if row and held and held.broader and not published_for:
            published_for = f"a broader class of the survey that holds {row.title}"
        self.findings.all_same("attainment", (role.id,), {} if held is None else {
            degree: (getattr(held, name), published_for) for name, degree in HELD.items()
        }, ((fact.degree, (fact.share.percent, fact.published_for)) for fact in role.education.held))  # fmt: skip

    def _outlook(self, row: projections.Projection | None, published_for: str | None) -> Told:
        if row is None:
            return {}
        leaving, span = self.leaving[row.code], f"{self.base}-{self.target}"
        found = {
            "jobs": (row.employment_thousands * 1000, str(self.base)),
            "projected_jobs": (row.projected_employment_thousands * 1000, str(self.target)),
            "net_change": (row.change_thousands * 1000, span),
            "growth": (row.change_percent, span),
            "openings": (row.annual_openings_thousands * 1000, span),
            "exit_rate": (leaving.exit_rate, span),
            "transfer_rate": (leaving.transfer_rate, span),
            "self_employed_share": (row.percent_self_employed, str(self.base)),
        }
        return {about: (*each, published_for) for about, each in found.items() if each[0] is not None}


class Surveyed:
    """The CPS tables 11, 11b and 39."""

    def __init__(self, published: Published, findings: Findings) -> None:
        self.published, self.findings = published, findings
        census = published.inputs.read("census", soc.read_census)
        members = soc.census_members(census.occupations, published.structure)
        self.members = members
        self.titles = {occupation.code: occupation.title for occupation in census.occupations}
        self.of = {occupation: code for code, held in members.items() for occupation in held}
        self.rows: dict[str, dict[str, Any]] = defaultdict(dict)
        readers: Mapping[str, Callable[..., list[Any]]] = {
            "people": cps.read_people, "ages": cps.read_ages, "earnings": cps.read_earnings,
        }  # fmt: skip
        for name, reader in readers.items():
            table = published.inputs.read(name, reader)
            matched = cps.join_titles([row.title for row in table], census).matched
            for row in table:
                if row.title in matched:
                    self.rows[matched[row.title].code][name] = row
                    if name == "ages" and not shares_by_age(row):
                        findings.not_kept["CPS counts by age of occupations without a median age"] += len(AGES)
                else:
                    findings.not_kept["CPS rows of groups"] += 1
        self.read: set[str] = set()

    def compare(self, role: ri.Role) -> None:
        """All that the CPS says of those in one role."""
        own = self.published.soc.get(role.id, role.id)
        code = self.of.get(own)
        rows = self.rows.get(code or "", {})
        self.read |= {code} if code else set()
        broader = code is not None and (self.members[code] != (own,) or len(self.published.siblings[own]) > 1)
        published_for = f"{self.titles[code]} ({code})" if code and broader else None
        figures = {key: (value, published_for) for key, value in self._figures(rows).items()}
        self.findings.all_same("CPS", (role.id,), figures, (
            ((figure.dimension, figure.group, figure.statistic, figure.source.id), (figure.value, figure.published_for))
            for figure in role.people
        ))  # fmt: skip
        few = bool(
            {"ages", "earnings"} <= rows.keys()
            and rows["earnings"].workers_thousands * 2 < rows["ages"].employed_thousands
        )
        expected = few and bool(role.salary) and "annual-only" not in absences(role)
        carried = {any(caveat.code == "full-time-rate" for caveat in figure.caveats) for figure in role.salary}
        self.findings.same("full-time rates", (role.id,), {expected} if role.salary else set(), carried)
        if ages := rows.get("ages"):
            shown = shares_by_age(ages)
            counts = {group: (getattr(ages, name), ages.employed_thousands) for group, name in AGES.items()}
            self.findings.all_same("CPS counts by age, in the evidence", (role.id,), (
                counts if shown else {}
            ), ((figure.group, thousands(figure.evidence)) for figure in role.people
                if figure.dimension == "age" and figure.statistic == "share"))  # fmt: skip

    def _figures(self, rows: Mapping[str, Any]) -> Told:
        found: Told = {}
        source = self.published.source
        if shares := rows.get("people"):
            for dimension, group, value in (
                ("sex", "Women", shares.percent_women), ("race_ethnicity", "White", shares.percent_white),
                ("race_ethnicity", "Black or African American", shares.percent_black),
                ("race_ethnicity", "Asian", shares.percent_asian),
                ("race_ethnicity", "Hispanic or Latino", shares.percent_hispanic),
            ):  # fmt: skip
                found[dimension, group, "share", source("people")] = value
        if ages := rows.get("ages"):
            for group, name in AGES.items():
                if shares_by_age(ages):
                    value = percent(getattr(ages, name), ages.employed_thousands)
                    found["age", group, "share", source("ages")] = value
            found["age", None, "median", source("ages")] = ages.median_age
        if pay := rows.get("earnings"):
            men, women = pay.men_weekly_earnings, pay.women_weekly_earnings
            for group, value in (("All", pay.weekly_earnings), ("Men", men), ("Women", women)):
                found["sex", group, "median_weekly_earnings", source("earnings")] = value
            ratio = percent(women, men) if men and women is not None else None
            found["sex", "Women to men", "earnings_ratio", source("earnings")] = ratio
        return {key: value for key, value in found.items() if value is not None}


class Measured:
    """The measures that researchers published, by the code that each file has."""

    READERS: Final = {
        "ai_applicability": measures.read_ai_applicability, "gpt_exposure": measures.read_gpt_exposure,
    }  # fmt: skip

    def __init__(self, published: Published, findings: Findings) -> None:
        self.published, self.findings = published, findings
        self.rows = {
            name: {row.code: row for row in published.inputs.read(name, reader)}
            for name, reader in self.READERS.items()
        }
        self.read: dict[str, set[str]] = {name: set() for name in self.rows}

    def compare(self, role: ri.Role) -> None:
        """Each value of the role, with the code that it was published for."""
        listed = self.rows["ai_applicability"]
        code, is_broader = self.published.class_of(role.id, listed)
        if role.id in listed:
            code, is_broader = role.id, False
        told: Told = {}
        for name, key, broader in (("ai_applicability", code, is_broader), ("gpt_exposure", role.id, False)):
            row = self.rows[name].get(key or "")
            if row is not None:
                self.read[name].add(row.code)
                for_ = f"{row.title} ({row.code})" if broader else None
                source = self.published.source(name)
                told |= {id_: (Decimal(value), for_, source) for id_, value in row.values.items()}
        self.findings.all_same("measures", (role.id,), told, (
            (measure.id, (measure.value, measure.published_for, measure.source.id)) for measure in role.measures
        ))  # fmt: skip

    def all_read(self) -> None:
        """Every code of the files is some role's."""
        for name, rows in self.rows.items():
            self.findings.same(f"codes of {name}", (), set(rows), self.read[name], len(rows))


def compare_codes(published: Published, catalog: ri.Catalog, findings: Findings) -> None:
    """What each code of a crosswalk is in the other classification, and which of these is the very same."""
    read = published.inputs.read
    onet = read("onet_to_soc", soc.read_onet_to_soc)
    links = [
        *read("former_codes", soc.read_former_codes).links,
        *read("isco_to_soc", soc.read_isco_to_soc).links,
        *(CodeLink("soc2018", pair.soc_code, "onet2019", pair.onet_code) for pair in onet),
    ]
    targets: dict[tuple[CodeScheme, str, CodeScheme], set[str]] = defaultdict(set)
    for scheme, code, other_scheme, other in links:
        targets[scheme, code, other_scheme].add(other)
        targets[other_scheme, other, scheme].add(code)
    for (scheme, code, to), others in targets.items():
        converted = catalog.convert_code(code, to, scheme=scheme)
        findings.same("codes", (scheme, code, to), others, {target.code for target in converted}, len(others))
        is_exact = len(others) == 1 and targets[to, next(iter(others)), scheme] == {code}
        findings.same("codes", (scheme, code, to), is_exact, converted.exact is not None, 0)


def compare_places(published: Published, catalog: ri.Catalog, findings: Findings) -> None:
    """Which area counties and the places that lie in one county are looked up in."""
    read = published.inputs.read
    areas = {(each.state, place_key(each.county)): each.area for each in read("county_areas", places.read_county_areas)}
    counties = {each.fips: each for each in read("counties", places.read_counties)}
    of_county = {fips: areas[each.state, place_key(each.name)] for fips, each in counties.items()}
    for fips, county in counties.items():
        found = catalog.match_places([f"{county.name}, {county.state}"])[0]
        if found.place is None:  # a city of another county may have the name
            findings.not_kept["counties whose name is ambiguous"] += 1
            findings.same("counties", (fips,), True, of_county[fips] in {place.code for place in found.candidates})
        elif county.state != "DC":  # which is a state too
            findings.same("counties", (fips, county.name), of_county[fips], found.place.code)
    homes: dict[tuple[str, str], set[str]] = defaultdict(set)
    for part in read("places", places.read_places):
        if part.place is not None and part.state != "CT" and part.people:
            for name in places.plain_names(part.name):
                homes[place_key(name), part.state].add(of_county[part.county])
    for (name, state), own in homes.items():
        found = catalog.match_places([f"{name}, {state}"])[0]
        if found.place is None:
            findings.not_kept["places whose name is ambiguous"] += 1
        elif len(own) == 1:
            findings.same("places", (name, state), own, {found.place.code})
        else:
            findings.same("places", (name, state), True, found.place.code in own)


def compare_parities(published: Published, catalog: ri.Catalog, findings: Findings) -> None:
    """The price levels of states and metropolitan areas, as the steps of a gap have them, and the nation's in sources.

    Areas that OEWS does not have are compared too, at a figure of one's own.
    """
    inputs = published.inputs
    parities = inputs.read("parities", prices.read_parities)
    latest = max(parity.year for parity in parities)
    places_: dict[ri.Place, tuple[str, Decimal]] = {
        ri.Place.parse(f"US-{STATES_BY_FIPS[parity.fips]}"): ("parities", parity.value)
        for parity in parities
        if parity.year == latest and parity.fips != "00"
    }
    metros = inputs.read("metro_parities", prices.read_metro_parities)
    places_ |= {
        ri.Place("metro", metro.code, metro.name): ("metro_parities", metro.value)
        for metro in metros
        if metro.code not in prices.METRO_RPP_NATION
    }
    survey = ri.Source(id="survey", title="Our pay survey", publisher="Example Ltd", license="internal")
    for place, (name, value) in places_.items():
        one, other = (
            ri.Role(
                id=f"job-{number}",
                title=f"Job {number}",
                salary=[
                    ri.SalaryEstimate(
                        statistic="median", pay=ri.Pay(50_000 + number, "USD", "year"), place=place, source=survey
                    )
                ],
            )
            for number in (1, 2)
        )
        steps = ri.salary_gap(one, other, adjust_prices=True, catalog=catalog).steps[0]
        read = [(step.source, step.denominator, step.area) for step in steps]
        wanted = [] if value == 100 else [(published.source(name), value, None)]
        findings.same("price levels of states and metropolitan areas", (place.name,), wanted, read)
    method = str(next(source.method for source in catalog.sources() if source.id == published.source("metro_parities")))
    portion = next(metro for metro in metros if metro.code == "999")
    told = re.findall(r"nonmetropolitan portion of the United States is ([0-9.]+)", method)
    findings.same("price levels of states and metropolitan areas", (portion.name,), [str(portion.value)], told)


ASHE: Final = {
    "ashe_hourly": ("hour", "2024-04"), "ashe_weekly": ("week", "2024-04"), "ashe_annual": ("year", "2024-04-05"),
}  # fmt: skip
"""The tables of UK pay by the component that a role has of them, with the period and the date of each."""

ASHE_SHEETS: Final = {"All": "all employees", "Full-Time": "full-time employees"}
ABSENT: Final = {ashe.DISCLOSIVE: "disclosive", ashe.NOT_APPLICABLE: "not-applicable"}


def compare_countries(published: Published, catalog: ri.Catalog, findings: Findings) -> None:
    """UK pay: each figure and coefficient of both sheets of the three tables, and what each role is called."""
    read = published.inputs.read
    groups = {group.code: group for group in read("uk_occupations", ashe.read_uk_groups) if len(group.code) > 1}
    roles = {role.id.removeprefix("uk-"): role for role in catalog.roles(country="GB")}
    findings.same("UK roles", (), groups.keys(), roles.keys(), len(groups))
    told: dict[str, Told] = {code: {} for code in groups}
    absent: dict[str, set[tuple[str, ...]]] = {code: set() for code in groups}
    names: dict[str, set[str]] = {code: {group.title, *group.related} for code, group in groups.items()}
    for component, (period, date) in ASHE.items():
        figures = read(component, ashe.read_ashe)
        errors = read(f"{component}_errors", ashe.read_ashe)
        for sheet, universe in ASHE_SHEETS.items():
            coefficients = {row.code: row.cells for row in errors[sheet]}
            for row in figures[sheet]:
                if row.code not in groups:
                    continue
                names[row.code].add(row.title)
                if row.mark:
                    absent[row.code].add(("salary", component, universe, ABSENT[row.mark]))
                for statistic, figure in row.cells.items():
                    error = coefficients[row.code][statistic]
                    pay = None if isinstance(figure, str) else (figure, "GBP", period)
                    told[row.code][component, universe, statistic] = (
                        pay, None if isinstance(error, str) else error, date, "United Kingdom",
                    )  # fmt: skip
    for code, role in roles.items():
        group = groups[code]
        findings.all_same("UK pay with its coefficients of variation", (code,), told[code], (
            (
                (figure.component, figure.universe, figure.statistic),
                (
                    figure.pay and (figure.pay.amount, figure.pay.currency, figure.pay.period),
                    figure.rse, figure.as_of, figure.place and figure.place.name,
                ),
            )
            for figure in role.salary
        ))  # fmt: skip
        reasons = {(*gap.path, gap.code) for gap in role.missing if gap.path[0] == "salary"}
        tables = len(ASHE) * len(ASHE_SHEETS)
        if len(absent[code]) == tables:  # then the role says it once, of all its pay
            absent[code] = {("salary", reason) for *_, reason in absent[code]}
        findings.same("UK tables without a figure", (code,), absent[code], reasons, tables)
        wanted = {" ".join(name.split()).casefold() for name in names[code]}
        called = {name.casefold() for name in (role.title, *role.alternate_titles)}
        findings.same("UK titles", (code, group.title), wanted, called, len(wanted))


def compare_releases(published: Published, catalog: ri.Catalog, findings: Findings) -> None:
    """Former releases: every class as the frame of all has it, and every role in every year.

    A role must have a class's figures where the links of `oews_releases` say that it is the same, and none
    where they do not; a group those of its code.
    """
    inputs = published.inputs
    releases = {year: inputs.read(f"oews_{year}", oews_releases.read_release) for year in oews_releases.YEARS}
    frame = ri.frames.history(catalog=catalog, backend="polars", exact=True)
    read: dict[tuple[int, str], dict[str, Any]] = {(row["year"], row["code"]): row for row in frame.to_dicts()}
    kind = "OEWS figures of former releases"
    wanted = {(year, row.code) for year, rows in releases.items() for row in rows}
    findings.same("OEWS classes of former releases", (), wanted, read.keys(), len(wanted))
    for year, rows in releases.items():
        for row in rows:
            findings.same(kind, (year, row.code), _as_in_frame(published, year, row), read.get((year, row.code)), 15)
    parts = inputs.read("former_codes", oews_releases.read_code_rows)
    newest = {code for code, listed in published.package.occupations.items() if listed.level >= oews.DETAILED}
    newest |= {row.code for row in releases[max(releases)] if row.level == "detailed"}
    groups: dict[str, set[str]] = defaultdict(set)
    for member, together in TOGETHER.items():
        groups[together].add(member)
    exact: dict[tuple[str, int], str] = {}
    for link in oews_releases.link_classes(
        parts, releases, sorted(newest), {code: sorted(groups[code]) for code in groups}
    ):
        if link.relation == "exact":
            exact |= {(link.code, year): link.former for year in range(link.first, link.last + 1)}
    rows_by_code = {(year, row.code): row for year, rows in releases.items() for row in rows}
    for id_ in published.roles:
        role = catalog.role(id_)
        own, _ = published.class_of(id_, newest, published.package.occupations)
        for year in releases:
            is_group = own is not None and own not in newest
            former_code = own if is_group else exact.get((own or id_[:7], year))
            then = role.in_year(year)
            former = rows_by_code.get((year, former_code or ""))
            _compare_year(findings, then, former, year)


def _compare_year(findings: Findings, role: ri.Role, row: Release | None, year: int) -> None:
    """A role in a year against the class that it must have the figures of, if any."""
    floor = oews_releases.FORMS[year].floor
    told, absent = ({}, set[str]()) if row is None else published_pay(row, {
        "hour": Decimal(floor[0]) / 100, "year": Decimal(floor[1]),
    })  # fmt: skip
    where = (role.id, year)
    findings.all_same("roles' pay in former releases", where, told, read_pay(role.salary))
    jobs = {} if row is None or row.figures[0] is None else {"jobs": (Decimal(row.figures[0]), tenths(row.figures[1]))}
    findings.all_same("roles' jobs in former releases", where, jobs, read_jobs(role, f"oews-{year}"))
    if row is not None:
        findings.same("roles' absences in former releases", where, absent, absences(role))
        codes = {figure.class_code for figure in role.salary}
        findings.same("roles' classes in former releases", where, codes and {row.code}, codes)


def _as_in_frame(published: Published, year: int, row: Release) -> dict[str, Any]:
    """A class of a release as its row in the frame must be."""
    form = oews_releases.FORMS[year]
    names = ["jobs", "jobs_rse_percent", "hourly_mean", "annual_mean", "mean_rse_percent"]
    names += [f"{period}_{name}" for period in ("hourly", "annual") for name in ("p10", "p25", "median", "p75", "p90")]
    units = (1, 10, 100, 100, 10, *(100,) * 10)
    values = {
        name: None if value is None else Decimal(value) / unit
        for name, value, unit in zip(names, row.figures, units, strict=True)
    }
    notes = {"not_by_this_period": 4, "top_coded": 5, "not_released": 8}
    marked = {
        column: "; ".join(name for name, note in zip(names, row.footnotes, strict=True) if note == number) or None
        for column, number in notes.items()
    }
    return {
        "year": year, "release": f"{year}-05", "classification": form.scheme, "code": row.code, "title": row.title,
        "level": "all" if row.level == "total" else row.level, **values, "currency": "USD", **marked,
        "top_code_hourly": Decimal(form.floor[0]) / 100, "top_code_annual": Decimal(form.floor[1]),
        "source": published.source(f"oews_{year}"),
    }  # fmt: skip


def shares_by_age(row: cps.AgeRow) -> bool:
    """Whether shares are made of the counts by age: not of so few people that BLS publishes no median."""
    return row.median_age is not None and row.employed_thousands > 0


def percent(part: int, whole: int) -> Decimal:
    """A part of a whole in percent, to one decimal."""
    return (Decimal(100 * part) / whole).quantize(Decimal("0.1"), ROUND_HALF_EVEN)


def thousands(evidence: str | None) -> tuple[int, ...]:
    """The counts, in thousands, that the evidence of a share names."""
    return tuple(int(item.replace(",", "")) for item in re.findall(r"\d[\d,]*", evidence or "")[:2])


def read_back(inputs: Inputs, catalog: ri.Catalog, processes: int = 1) -> Findings:
    """Compare all that a catalog says with all that the inputs say."""
    findings = Findings()
    published = Published(inputs)
    onet, projected, surveyed = Onet(published, findings), Projected(published, findings), Surveyed(published, findings)
    measured = Measured(published, findings)
    described = Described(published, findings)
    Wages(published, catalog, findings).compare(processes)
    compare_codes(published, catalog, findings)
    compare_places(published, catalog, findings)
    compare_parities(published, catalog, findings)
    compare_releases(published, catalog, findings)
    compare_countries(published, catalog, findings)
    ids = {each.id for each in catalog}
    written = set(package_layer().ids())
    findings.same("roles", (), set(), published.roles.keys() ^ (ids - written), len(published.roles))
    for id_, title in published.roles.items():
        role = catalog.role(id_)
        findings.same("titles", (id_,), (id_, title), (role.id, role.title))
        onet.compare(role)
        described.compare(role)
        projected.compare(role)
        surveyed.compare(role)
        measured.compare(role)
    measured.all_read()
    findings.same("projected occupations that a role has", (), set(projected.rows), projected.read, len(projected.rows))
    findings.same(
        "CPS occupations that a role has",
        (),
        set(surveyed.rows),
        surveyed.read & set(surveyed.rows),
        len(surveyed.rows),
    )
    return findings


def main() -> int:
    """Read back and print what was found; 1 where something differs or cannot be read."""
    parser = argparse.ArgumentParser(description="Hold every figure of a bundle to the publishers' files.")
    parser.add_argument("--inputs", type=Path, required=True, help="the folder with the published files")
    parser.add_argument("--processes", type=int, default=2, help="how many processes read the wages (2)")
    parser.add_argument("--bundle", type=Path, help="the bundle; the package's own where none is named")
    arguments = parser.parse_args()
    start = time.monotonic()
    try:
        catalog = ri.Catalog.open(arguments.bundle) if arguments.bundle else ri.Catalog.default()
        findings = read_back(Inputs(arguments.inputs), catalog, arguments.processes)
    except RoleinfoError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    lines = ["compared:", *(f"{count:>12,}  {kind}" for kind, count in sorted(findings.compared.items()))]
    lines += ["published, and not in the bundle:"]
    lines += [f"{count:>12,}  {kind}" for kind, count in sorted(findings.not_kept.items()) if count]
    lines += [f"differences: {findings.differing.total():,}"]
    lines += [f"{count:>12,}  {kind}" for kind, count in sorted(findings.differing.items())]
    lines += findings.first
    sys.stdout.write("\n".join([*lines, f"{time.monotonic() - start:.0f} seconds", ""]))
    return 1 if findings.differing else 0


if __name__ == "__main__":
    raise SystemExit(main())
