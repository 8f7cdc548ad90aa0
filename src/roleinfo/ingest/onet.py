"""O*NET data from the database's text archive (CC BY 4.0, U.S. Department of Labor).

Release 30.3 differs from older ones: skills stand in two files (essential and transferable), the
former Alternate Titles are Job Titles and leave out nearly all canonical titles, which stand in
`Archive.occupations`, and Job Zones 1 and 2 are one zone with the number 2. A rating keeps its own
date and source, its flags and its scale; numbers are decimals with the digits that were published.
"""

import io
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar

from roleinfo.errors import IngestError
from roleinfo.ingest.onet_rows import (
    Activity,
    Category,
    CategoryShare,
    Element,
    JobTitle,
    JobZone,
    JobZoneName,
    ListedOccupation,
    Metadata,
    Rating,
    Related,
    ReportedTitle,
    Scale,
    Score,
    Software,
    Task,
    TaskActivity,
)
from roleinfo.ingest.table import (
    Parser,
    Table,
    content,
    decoded,
    flag,
    matching,
    number,
    one_of,
    shown,
    text,
    whole,
)
from roleinfo.model.cached import cached_attribute

RELEASE: Final = ("30.3", "May 2026")
"""The release's number and month."""

ROWS: Final[Mapping[str, int]] = {
    "Occupation Data": 1_016,
    "Essential Skills": 17_880,
    "Transferable Skills": 44_700,
    "Knowledge": 59_004,
    "Abilities": 92_976,
    "Work Styles": 37_422,
    "Career Interest Types": 8_307,
    "Software Skills": 31_821,
    "Education": 11_100,
    "Education Categories": 12,
    "Training and Experience": 26_025,
    "Training and Experience Categories": 29,
    "Job Zones": 923,
    "Job Zone Reference": 4,
    "Related Occupations": 18_460,
    "Job Titles": 57_543,
    "Sample of Reported Titles": 7_953,
    "Scales Reference": 32,
    "Content Model Reference": 3_006,
    "Occupation Level Metadata": 32_202,
    "Task Statements": 18_796,
    "Tasks to DWAs": 23_850,
    "GWAs to IWAs to DWAs": 2_087,
}
"""The rows of each file of this release."""

JOB_ZONES: Final = {2: "1-2", 3: "Three", 4: "Four", 5: "Five"}
"""The zones of this release and what their names call them: 2 stands for what were 1 and 2."""

TIERS: Final = {"Primary-Short": range(1, 6), "Primary-Long": range(6, 11), "Supplemental": range(11, 21)}
"""The tiers of related occupations and the places in a list that they take."""

_NA: Final = ("n/a",)
_Row = TypeVar("_Row")
_FAULTS: Final = (zipfile.BadZipFile, EOFError, OSError, ValueError)


_code = matching(r"\d{2}-\d{4}\.\d{2}", "an O*NET-SOC code, as 11-1011.00")
_element = matching(r"[1-6](\.[A-Za-z0-9]+)*", "an element's id, as 2.A.1.a")
_scale = matching(r"[A-Z]{2,3}", "a scale's letters")
_value = number(2, low=None)
_sampled = number(4, missing=_NA)
_yes_no = flag({"Y": True, "N": False})
_yes_no_na = flag({"Y": True, "N": False, "n/a": None})
_month = matching(r"(0[1-9]|1[0-2])/(19|20)\d{2}", "a month and a year, as 08/2023")
_sources = matching(r"(0[1-9]|10)(,(0[1-9]|10))*", "codes of sources from 01 to 10")
_rating_sources = one_of(("Analyst", "Analyst - Transition", "Incumbent", "Occupational Expert"))
_score_sources = one_of(("AI/Expert", "Machine Learning", "Machine Learning/Expert"))


@cache
def _date(cell: Any) -> str:
    """A month as 2023-08."""
    found: str = _month(cell)
    return f"{found[3:]}-{found[:2]}"


def _or_none(parse: Callable[[Any], Any], missing: str) -> Parser:
    return lambda cell: None if cell == missing else parse(cell)


_RATING: Final[dict[str, Parser | None]] = {
    "O*NET-SOC Code": _code,
    "Element ID": _element,
    "Element Name": text,
    "Scale ID": _scale,
    "Data Value": _value,
    "N": whole(missing=_NA),
    "Standard Error": _sampled,
    "Lower CI Bound": _sampled,
    "Upper CI Bound": _sampled,
    "Recommend Suppress": _yes_no_na,
    "Not Relevant": _yes_no_na,
    "Date": _date,
    "Domain Source": _rating_sources,
}
_SCORE: Final[dict[str, Parser | None]] = {
    **{name: _RATING[name] for name in ("O*NET-SOC Code", "Element ID", "Element Name", "Scale ID", "Data Value")},
    "Date": _date,
    "Domain Source": _score_sources,
}
_SHARE: Final[dict[str, Parser | None]] = {
    **{name: _RATING[name] for name in ("O*NET-SOC Code", "Element ID", "Element Name", "Scale ID")},
    "Category": whole(missing=_NA),
    "Data Value": _value,
    "N": whole(),
    **{name: _RATING[name] for name in ("Standard Error", "Lower CI Bound", "Upper CI Bound", "Recommend Suppress")},
    "Date": _date,
    "Domain Source": _rating_sources,
}
_CATEGORY: Final[dict[str, Parser | None]] = {
    "Element ID": _element,
    "Element Name": text,
    "Scale ID": _scale,
    "Category": whole(),
    "Category Description": text,
}


class Archive:
    """The text archive of a release, one method a file; a file is read when it is asked for.

    ``release`` is the number and the month that the archive must state, ``rows`` the rows that each
    file has. Whatever differs is an IngestError with the file of the archive as the sheet. The
    archive's occupations, elements and scales are read with it: every other file is held to them.
    """

    def __init__(self, path: str | Path, *, release: tuple[str, str] = RELEASE, rows: Mapping[str, int] = ROWS) -> None:
        self.file: str = Path(path).name
        self.release: str
        self.release, self._month = release
        self._rows = rows
        self._folder = f"db_{self.release.replace('.', '_')}_text"
        raw = content(path)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(raw))
        except _FAULTS as error:
            raise IngestError(self.file, None, None, None, f"must be a whole zip archive: {error}") from None
        lines = self._text("Read Me").splitlines()
        stated = Table(self.file, "Read Me.txt", [(line,) for line in lines])
        stated.expect(1, f"O*NET {self.release} Database")
        stated.expect(2, f"{self._month} Release")

    def _text(self, name: str) -> str:
        member = f"{self._folder}/{name}.txt"
        sheet = f"{name}.txt"
        try:
            raw = self._archive.read(member)
        except KeyError:
            raise IngestError(self.file, sheet, None, None, f"the file {member!r} is missing") from None
        except _FAULTS as error:
            raise IngestError(self.file, sheet, None, None, f"must be a whole zip archive: {error}") from None
        return decoded(raw, self.file, sheet)

    def _table(self, name: str, columns: Mapping[str, Parser | None]) -> Table:
        """A file's lines, each cut at its tabs."""
        content = self._text(name)
        if not content.endswith("\n"):
            raise IngestError(self.file, f"{name}.txt", None, None, "must end with a line end: the file is cut off")
        lines = content.replace("\r\n", "\n").split("\n")[:-1]
        table = Table(self.file, f"{name}.txt", [line.split("\t") for line in lines])
        table.heading(1, list(columns))
        width = len(columns)
        for at, cells in enumerate(table.rows, start=1):
            if len(cells) != width:
                table.fail(f"must have {width} cells, not {len(cells)}", at)
        return table

    def _read(
        self,
        name: str,
        make: Callable[..., _Row],
        columns: Mapping[str, Parser | None],
        key: Callable[[_Row], object],
        check: Callable[[Table, int, _Row], None] | None = None,
    ) -> list[_Row]:
        table = self._table(name, columns)
        found = list(table.read(make, columns, 2))
        table.count("rows", len(found), self._rows[name])
        table.unique(found, key, 2, next(iter(columns)))
        if check is not None:
            for at, row in enumerate(found, start=2):
                check(table, at, row)
        return found

    @cached_attribute
    def occupations(self) -> dict[str, ListedOccupation]:
        """All occupations by their codes, those without data too."""
        columns: dict[str, Parser | None] = {"O*NET-SOC Code": _code, "Title": text, "Description": text}
        found = self._read("Occupation Data", ListedOccupation, columns, lambda row: row.code)
        return {occupation.code: occupation for occupation in found}

    @cached_attribute
    def elements(self) -> dict[str, Element]:
        """All elements of the content model by their ids."""
        columns: dict[str, Parser | None] = {
            "Element ID": _element,
            "Element Name": text,
            "Description": _or_none(text, ""),
        }
        found = self._read("Content Model Reference", Element, columns, lambda row: row.id)
        return {element.id: element for element in found}

    @cached_attribute
    def scales(self) -> dict[str, Scale]:
        """All scales by their letters."""
        ends = whole(low=None)
        columns: dict[str, Parser | None] = {"Scale ID": _scale, "Scale Name": text, "Minimum": ends, "Maximum": ends}
        found = self._read("Scales Reference", Scale, columns, lambda row: row.id)
        return {scale.id: scale for scale in found}

    def _known(self, table: Table, at: int, code: str, column: str = "O*NET-SOC Code") -> None:
        if code not in self.occupations:
            table.fail(f"unknown occupation {code!r}: it is not in Occupation Data", at, column)

    def _rated(self, table: Table, at: int, row: "Rating | Score | CategoryShare") -> None:
        """Hold a value to the occupations, the elements and the scales that the archive lists."""
        self._known(table, at, row.occupation)
        self._named(table, at, row.element, row.name)
        scale = self.scales.get(row.scale)
        if scale is None:
            table.fail(f"unknown scale {row.scale!r}: it is not in Scales Reference", at, "Scale ID")
        if not scale.minimum <= row.value <= scale.maximum:
            rule = f"must be from {scale.minimum} to {scale.maximum} on the scale {scale.id}, not {row.value}"
            table.fail(rule, at, "Data Value")

    def _named(self, table: Table, at: int, element: str, name: str) -> None:
        known = self.elements.get(element)
        if known is None:
            table.fail(f"unknown element {element!r}: it is not in Content Model Reference", at, "Element ID")
        if known.name != name:
            table.fail(f"must be {known.name!r}, as in Content Model Reference, not {name!r}", at, "Element Name")

    def _ratings(self, name: str) -> list[Rating]:
        return self._read(
            name, Rating, _RATING, lambda row: (row.occupation, row.element, row.scale), self._rating_with_its_flag
        )

    def _rating_with_its_flag(self, table: Table, at: int, row: Rating) -> None:
        self._rated(table, at, row)
        if (row.scale == "LV") != (row.not_relevant is not None):
            rule = f"must be Y or N of a level (LV) and n/a of an importance, not {shown(row.not_relevant)}"
            table.fail(rule, at, "Not Relevant")

    def essential_skills(self) -> list[Rating]:
        """Ratings of the ten essential skills (2.A)."""
        return self._ratings("Essential Skills")

    def transferable_skills(self) -> list[Rating]:
        """Ratings of the 25 transferable skills (2.B)."""
        return self._ratings("Transferable Skills")

    def knowledge(self) -> list[Rating]:
        """Ratings of 33 areas of knowledge (2.C)."""
        return self._ratings("Knowledge")

    def abilities(self) -> list[Rating]:
        """Ratings of 52 abilities (1.A)."""
        return self._ratings("Abilities")

    def work_styles(self) -> list[Score]:
        """Impact (WI, -3 to 3) and distinctiveness (DR, 0 to 10) of 21 work styles (1.D), by AI and experts."""
        return self._scores("Work Styles")

    def career_interests(self) -> list[Score]:
        """Six interest types (OI, 1 to 7) and the three highest of them (IH, 0 none to 6), machine-learned (1.B.1)."""
        return self._scores("Career Interest Types")

    def _scores(self, name: str) -> list[Score]:
        return self._read(name, Score, _SCORE, lambda row: (row.occupation, row.element, row.scale), self._rated)

    def education(self) -> list[CategoryShare]:
        """Required education: the percent of respondents by category (RL), and certification's importance (IM)."""
        return self._shares("Education")

    def training(self) -> list[CategoryShare]:
        """Experience and training asked for: percent by category (RW, PT, OJ), and apprenticeship's importance (IM)."""
        return self._shares("Training and Experience")

    def _shares(self, name: str) -> list[CategoryShare]:
        return self._read(
            name,
            CategoryShare,
            _SHARE,
            lambda row: (row.occupation, row.element, row.scale, row.category),
            self._share_with_its_category,
        )

    def _share_with_its_category(self, table: Table, at: int, row: CategoryShare) -> None:
        self._rated(table, at, row)
        if (row.scale == "IM") != (row.category is None):
            table.fail(f"must be n/a for an importance and only there, not {shown(row.category)}", at, "Category")

    def education_categories(self) -> list[Category]:
        """What the twelve categories of required education stand for."""
        return self._categories("Education Categories")

    def training_categories(self) -> list[Category]:
        """What the categories of experience and training stand for."""
        return self._categories("Training and Experience Categories")

    def _categories(self, name: str) -> list[Category]:
        return self._read(
            name,
            Category,
            _CATEGORY,
            lambda row: (row.element, row.scale, row.category),
            lambda table, at, row: self._named(table, at, row.element, row.name),
        )

    def software(self) -> list[Software]:
        """Software used, with O*NET's marks for hot technologies and those in demand."""

        def check(table: Table, at: int, row: Software) -> None:
            self._known(table, at, row.occupation)
            self._named(table, at, row.element, row.kind)

        columns: dict[str, Parser | None] = {
            "O*NET-SOC Code": _code,
            "Workplace Example": text,
            "Element ID": _element,
            "Element Name": text,
            "Hot Technology": _yes_no,
            "In Demand": _yes_no,
        }
        return self._read("Software Skills", Software, columns, lambda row: (row.occupation, row.example), check)

    def job_zones(self) -> list[JobZone]:
        """The zone of each occupation with data."""

        def zone(cell: Any) -> int:
            if cell not in map(str, JOB_ZONES):
                raise ValueError(f"must be one of {', '.join(map(str, JOB_ZONES))}, not {shown(cell)}")
            return int(cell)

        columns: dict[str, Parser | None] = {
            "O*NET-SOC Code": _code,
            "Job Zone": zone,
            "Date": _date,
            "Domain Source": one_of(("Analyst", "Analyst - Preliminary")),
        }
        return self._read(
            "Job Zones",
            JobZone,
            columns,
            lambda row: row.occupation,
            lambda table, at, row: self._known(table, at, row.occupation),
        )

    def job_zone_names(self) -> list[JobZoneName]:
        """The four zones; that the first of them holds two former ones is checked by its name."""

        def check(table: Table, at: int, row: JobZoneName) -> None:
            wanted = JOB_ZONES.get(row.zone)
            if wanted is None or not row.name.startswith(f"Job Zone {wanted}:"):
                table.fail(f"zone {row.zone} must be named 'Job Zone {wanted}: …', not {row.name!r}", at, "Name")

        columns: dict[str, Parser | None] = {
            "Job Zone": whole(),
            "Name": text,
            **dict.fromkeys(("Experience", "Education", "Job Training", "Examples")),
            "SVP Range": text,
        }
        return self._read("Job Zone Reference", JobZoneName, columns, lambda row: row.zone, check)

    def related(self) -> list[Related]:
        """Related occupations in three tiers, 20 for each occupation with data; a relation need not go both ways."""

        def check(table: Table, at: int, row: Related) -> None:
            self._known(table, at, row.occupation)
            self._known(table, at, row.related, "Related O*NET-SOC Code")
            if row.related == row.occupation:
                table.fail(f"must be another occupation than {row.occupation!r}", at, "Related O*NET-SOC Code")
            if row.place not in TIERS[row.tier]:
                ends = TIERS[row.tier]
                table.fail(f"must be from {ends[0]} to {ends[-1]} in tier {row.tier}, not {row.place}", at, "Index")

        columns: dict[str, Parser | None] = {
            "O*NET-SOC Code": _code,
            "Related O*NET-SOC Code": _code,
            "Relatedness Tier": one_of(tuple(TIERS)),
            "Index": whole(),
        }
        return self._read("Related Occupations", Related, columns, lambda row: (row.occupation, row.related), check)

    def job_titles(self) -> list[JobTitle]:
        """Titles of each occupation; nearly all canonical titles are left out: see `occupations`."""
        columns: dict[str, Parser | None] = {
            "O*NET-SOC Code": _code,
            "Job Title": text,
            "Short Title": _or_none(text, "n/a"),
            "Source(s)": lambda cell: tuple(_sources(cell).split(",")),
        }
        return self._read(
            "Job Titles",
            JobTitle,
            columns,
            lambda row: (row.occupation, row.title),
            lambda table, at, row: self._known(table, at, row.occupation),
        )

    def reported_titles(self) -> list[ReportedTitle]:
        """Titles that respondents gave."""
        columns: dict[str, Parser | None] = {
            "O*NET-SOC Code": _code,
            "Reported Job Title": text,
            "Shown in My Next Move": _yes_no,
        }
        return self._read(
            "Sample of Reported Titles",
            ReportedTitle,
            columns,
            lambda row: (row.occupation, row.title),
            lambda table, at, row: self._known(table, at, row.occupation),
        )

    def metadata(self) -> list[Metadata]:
        """What is known of each occupation's survey."""
        columns: dict[str, Parser | None] = {
            "O*NET-SOC Code": _code,
            "Item": text,
            "Response": _or_none(text, "n/a"),
            "N": whole(missing=_NA),
            "Percent": number(1, missing=_NA, high=100),
            "Date": _date,
        }
        return self._read(
            "Occupation Level Metadata",
            Metadata,
            columns,
            lambda row: (row.occupation, row.item, row.response),
            lambda table, at, row: self._known(table, at, row.occupation),
        )

    def tasks(self) -> list[Task]:
        """Task statements; they are the publisher's sentences and never go into the bundle."""
        columns: dict[str, Parser | None] = {
            "O*NET-SOC Code": _code,
            "Task ID": whole(),
            "Task": text,
            "Task Type": one_of(("Core", "Supplemental"), _NA),
            "Incumbents Responding": whole(missing=_NA),
            "Date": _date,
            "Domain Source": _rating_sources,
        }
        return self._read(
            "Task Statements",
            Task,
            columns,
            lambda row: row.id,
            lambda table, at, row: self._known(table, at, row.occupation),
        )

    def activities(self) -> list[Activity]:
        """The detailed work activities (DWAs) by their ids, each below an intermediate and a generalized one."""

        def check(table: Table, at: int, row: tuple[str, str, str, str]) -> None:
            general, intermediate, detailed, _ = row
            if not detailed.startswith(f"{intermediate}.") or not intermediate.startswith(f"{general}."):
                table.fail(f"must begin with the ids left of it, not {detailed!r}", at, "DWA Element ID")

        columns: dict[str, Parser | None] = {
            "GWA Element ID": _element,
            "IWA Element ID": _element,
            "DWA Element ID": _element,
            "DWA Element Name": text,
        }
        rows = self._read("GWAs to IWAs to DWAs", lambda *cells: cells, columns, lambda row: row[2], check)
        return [Activity(detailed, name) for _, _, detailed, name in rows]

    def task_activities(self) -> list[TaskActivity]:
        """The detailed work activities that each task is an example of."""
        columns: dict[str, Parser | None] = {
            "O*NET-SOC Code": _code,
            "Task ID": whole(),
            "DWA Element ID": _element,
            "Date": _date,
            "Domain Source": None,
        }
        return self._read(
            "Tasks to DWAs",
            TaskActivity,
            columns,
            lambda row: (row.occupation, row.task, row.activity),
            lambda table, at, row: self._known(table, at, row.occupation),
        )
