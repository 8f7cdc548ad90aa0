"""Small files in the publishers' layouts, with their true headings and a few true rows."""

import gzip
import sqlite3
import zipfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from copy import deepcopy
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from roleinfo.errors import IngestError
from roleinfo.ingest.oews import DATA_TYPES

Rows = list[list[Any]]
Sheets = dict[str, Rows]


def error(read: Callable[[], object]) -> str:
    """The text of the error that a reader raises."""
    with pytest.raises(IngestError) as caught:
        read()
    return str(caught.value)


def workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Path:
    """A workbook with these sheets in this order."""
    book = openpyxl.Workbook()
    book.remove(book["Sheet"])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def cut(path: Path, share: float = 0.6) -> Path:
    """A file without its end."""
    raw = path.read_bytes()
    path.write_bytes(raw[: int(len(raw) * share)])
    return path


# --- OEWS: the database ---------------------------------------------------------------------------

OEWS_TABLES: dict[str, Rows] = {
    "meta": [["name", "value"], ["release", "May 2025"], ["schema", "1"]],
    "datatype": [
        ["datatype_code", "datatype_name"],
        *[[f"{at:02}", name] for at, name in enumerate(DATA_TYPES, start=1)],
    ],
    "footnote": [
        ["footnote_code", "footnote_text"],
        ["1", "Estimates do not include self-employed workers."],
        ["4", "Wages for some occupations are reported either as hourly wages or annual salaries."],
        ["5", "This wage is equal to or greater than $115.00 per hour or $239,200 per year."],
        ["8", "Estimate not released."],
    ],
    "area": [
        ["area_code", "areatype_code", "state_code", "area_name"],
        ["0000000", "N", "00", "National"],
        ["0010180", "M", "48", "Abilene, TX"],
        ["0200000", "S", "02", "Alaska"],
    ],
    "industry": [
        ["industry_code", "industry_name", "display_level"],
        ["000000", "Cross-Industry, Private, Federal, State, and Local", 0],
        ["11--12", "Sector 11 - Agriculture, Forestry, Fishing and Hunting", 2],
        ["3250A1", "Chemical Manufacturing (3251, 3252, 3253, and 3259 only)", 4],
    ],
    "occupation": [
        ["occupation_code", "occupation_name", "display_level"],
        ["000000", "All Occupations", 0],
        ["111011", "Chief Executives", 3],
        ["131020", "Buyers and Purchasing Agents", 3],
        ["272011", "Actors", 3],
        ["291242", "Orthopedic Surgeons, Except Pediatric", 3],
    ],
}


def cell(key: str, values: str, notes: Mapping[int, str] | None = None) -> list[Any]:
    """A row of cells: the values as words ('.' is nothing), the footnotes by their place from 1."""
    figures = [None if each == "." else each for each in values.split()]
    assert len(figures) == 17, key
    return [key, *figures, *[(notes or {}).get(at) for at in range(1, 18)]]


_HOURLY_PLACES = (3, 6, 7, 8, 9, 10)
_ANNUAL_PLACES = (4, 11, 12, 13, 14, 15)
OEWS_CELLS: Rows = [
    ["key", *[f"v{at:02}" for at in range(1, 18)], *[f"f{at:02}" for at in range(1, 18)]],
    cell(
        "OEUM0010180000000111011",
        "40 10.0 99.14 206200 6.3 42.50 58.65 79.70 113.51 187.68 88400 121980 165770 236100 390370 0.542 0.41",
    ),
    cell(
        "OEUN0000000000000111011",
        "204350 3.1 129.63 269630 1.9 36.39 62.28 102.88 171.25 244.10 75700 129540 213990 356200 507730 . .",
    ),
    cell(
        "OEUN0000000000000272011",
        "- - 30.01 - 9.5 17.56 18.03 23.98 - - - - - - - . .",
        {1: "8", 2: "8", 4: "4", 9: "8", 10: "8", **dict.fromkeys(_ANNUAL_PLACES, "4")},
    ),
    cell(
        "OEUS0200000000000291242",
        "30 27.5 - - 9.4 - - - - - - - - - - 0.091 1.02",
        dict.fromkeys((*_HOURLY_PLACES, *_ANNUAL_PLACES), "5"),
    ),
]


def oews_tables() -> dict[str, Rows]:
    """The tables of a small database, to be changed at will."""
    return deepcopy({**OEWS_TABLES, "cell": OEWS_CELLS})


def oews_database(path: Path, tables: Mapping[str, Rows]) -> Path:
    """A database with these tables; the first row of each is its columns. Named .gz, it is one."""
    plain = path.with_suffix("") if path.suffix == ".gz" else path
    with closing(sqlite3.connect(plain)) as database:
        for name, (heads, *rows) in tables.items():
            database.execute(f"CREATE TABLE {name} ({heads[0]} PRIMARY KEY, {', '.join(heads[1:])}) WITHOUT ROWID")
            database.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(heads))})", rows)  # noqa: S608
        database.commit()
    if path != plain:
        path.write_bytes(gzip.compress(plain.read_bytes()))
    return path


# --- OEWS: the workbook ---------------------------------------------------------------------------

OEWS_HEADINGS = [
    "AREA",
    "AREA_TITLE",
    "AREA_TYPE",
    "PRIM_STATE",
    "NAICS",
    "NAICS_TITLE",
    "I_GROUP",
    "OWN_CODE",
    "OCC_CODE",
    "OCC_TITLE",
    "O_GROUP",
    "TOT_EMP",
    "EMP_PRSE",
    "JOBS_1000",
    "LOC_QUOTIENT",
    "PCT_TOTAL",
    "PCT_RPT",
    "H_MEAN",
    "A_MEAN",
    "MEAN_PRSE",
    "H_PCT10",
    "H_PCT25",
    "H_MEDIAN",
    "H_PCT75",
    "H_PCT90",
    "A_PCT10",
    "A_PCT25",
    "A_MEDIAN",
    "A_PCT75",
    "A_PCT90",
    "ANNUAL",
    "HOURLY",
]
_NATION: list[Any] = ["99", "U.S.", "1", "US", "000000", "Cross-industry", "cross-industry", "1235"]
_BUYERS = [491430, 0.6, *[None] * 4, 40.53, 84300, 0.3, 22.98, 29.04, 37.31, 48.5, 61.84, 47790, 60400, 77600, 100880]
OEWS_WORKBOOK: Sheets = {
    "national_M2025_dl": [
        [*OEWS_HEADINGS],
        [
            *_NATION,
            "11-1011",
            "Chief Executives",
            "detailed",
            204350,
            3.1,
            *[None] * 4,
            129.63,
            269630,
            1.9,
            36.39,
            62.28,
            102.88,
            171.25,
            244.1,
            75700,
            129540,
            213990,
            356200,
            507730,
            "",
            "",
        ],
        [*_NATION, "13-1020", "Buyers and Purchasing Agents", "broad", *_BUYERS, 128630, "", ""],
        [*_NATION, "13-1020", "Buyers and Purchasing Agents", "detailed", *_BUYERS, 128630, "", ""],
        [
            *_NATION,
            "25-1011",
            "Business Teachers, Postsecondary",
            "detailed",
            84000,
            2.3,
            *[None] * 4,
            "*",
            115620,
            1.4,
            *"*****",
            44440,
            63100,
            97330,
            134980,
            207070,
            "TRUE",
            "",
        ],
        [
            *_NATION,
            "27-2011",
            "Actors",
            "detailed",
            "**",
            "**",
            *[None] * 4,
            30.01,
            "*",
            9.5,
            17.56,
            18.03,
            23.98,
            "*",
            "*",
            *"*****",
            "",
            "TRUE",
        ],
        [
            "02",
            "Alaska",
            "2",
            "AK",
            "000000",
            "Cross-industry",
            "cross-industry",
            "1235",
            "29-1242",
            "Orthopedic Surgeons, Except Pediatric",
            "detailed",
            30,
            27.5,
            0.091,
            1.02,
            None,
            None,
            "#",
            "#",
            9.4,
            *"##########",
            "",
            "",
        ],
        [
            "99",
            "U.S.",
            "1",
            "US",
            "113300",
            "Logging",
            "4-digit",
            "5",
            "11-1011",
            "Chief Executives",
            "detailed",
            70,
            12.1,
            None,
            None,
            0.15,
            "~",
            64.31,
            133760,
            8,
            *[50] * 5,
            *[104000] * 5,
            "",
            "",
        ],
    ],
    "Field Descriptions": [
        ["May 2025 OEWS Estimates"],
        [],
        ["#  = indicates a wage equal to or greater than $115.00 per hour or $239,200 per year "],
    ],
    "UpdateTime": [["alldataupdate"]],
}


def oews_workbook() -> Sheets:
    """The sheets of a small workbook, to be changed at will."""
    return deepcopy(OEWS_WORKBOOK)


# --- O*NET ----------------------------------------------------------------------------------------

_RATED = "O*NET-SOC Code|Element ID|Element Name|Scale ID|Data Value|N|Standard Error|Lower CI Bound|Upper CI Bound"
_RATING_HEAD = f"{_RATED}|Recommend Suppress|Not Relevant|Date|Domain Source"
_SCORE_HEAD = "O*NET-SOC Code|Element ID|Element Name|Scale ID|Data Value|Date|Domain Source"
_SHARE_HEAD = _RATED.replace("Scale ID|", "Scale ID|Category|") + "|Recommend Suppress|Date|Domain Source"
_CATEGORY_HEAD = "Element ID|Element Name|Scale ID|Category|Category Description"
ONET_FILES: dict[str, list[str]] = {
    "Occupation Data": [
        "O*NET-SOC Code|Title|Description",
        "11-1011.00|Chief Executives|Determine and formulate policies.",
        "11-1011.03|Chief Sustainability Officers|Address sustainability issues.",
        "55-3016.00|Infantry|No data is collected.",
    ],
    "Content Model Reference": [
        "Element ID|Element Name|Description",
        "1.A.1.a.1|Oral Comprehension|The ability to listen.",
        "1.B.1.a|Realistic|",
        "1.D.1.a|Innovation|",
        "2.A.1.a|Reading Comprehension|",
        "2.B.1.a|Social Perceptiveness|",
        "2.C.1.a|Administration and Management|",
        "2.D.1|Required Level of Education|",
        "2.D.4.a|Job-Related Professional Certification|",
        "2.E.5.b|Document management software|",
        "3.A.1|Related Work Experience|",
    ],
    "Scales Reference": [
        "Scale ID|Scale Name|Minimum|Maximum",
        "DR|Distinctiveness Rank|0|10",
        "IM|Importance|1|5",
        "LV|Level|0|7",
        "OI|Occupational Interests|1|7",
        "RL|Required Level Of Education (Categories 1-12)|0|100",
        "RW|Related Work Experience (Categories 1-11)|0|100",
        "WI|Work Styles Impact|-3|3",
    ],
    "Essential Skills": [
        _RATING_HEAD,
        "11-1011.00|2.A.1.a|Reading Comprehension|IM|4.12|8|0.1250|3.8800|4.3700|N|n/a|08/2023|Analyst",
        "11-1011.00|2.A.1.a|Reading Comprehension|LV|4.62|8|0.1830|4.2664|4.9836|Y|Y|08/2023|Analyst",
    ],
    "Transferable Skills": [
        _RATING_HEAD,
        "11-1011.00|2.B.1.a|Social Perceptiveness|IM|4.12|8|0.0000|4.1200|4.1200|N|n/a|08/2023|Analyst",
    ],
    "Knowledge": [
        _RATING_HEAD,
        "11-1011.00|2.C.1.a|Administration and Management|IM|4.78|n/a|n/a|n/a|n/a|n/a|n/a|07/2004|Analyst - Transition",
    ],
    "Abilities": [
        _RATING_HEAD,
        "11-1011.00|1.A.1.a.1|Oral Comprehension|LV|4.88|8|0.1250|4.6300|5.1200|N|N|08/2023|Analyst",
    ],
    "Work Styles": [
        _SCORE_HEAD,
        "11-1011.00|1.D.1.a|Innovation|DR|7.00|12/2025|AI/Expert",
        "11-1011.00|1.D.1.a|Innovation|WI|-1.42|12/2025|AI/Expert",
    ],
    "Career Interest Types": [_SCORE_HEAD, "11-1011.00|1.B.1.a|Realistic|OI|1.26|11/2023|Machine Learning"],
    "Education": [
        _SHARE_HEAD,
        "11-1011.00|2.D.1|Required Level of Education|RL|2|4.46|28|4.1428|0.6307|25.5524|N|08/2023|Incumbent",
        "11-1011.00|2.D.4.a|Job-Related Professional Certification|IM|n/a|2.10|28|n/a|n/a|n/a|n/a|08/2023|Incumbent",
    ],
    "Education Categories": [_CATEGORY_HEAD, "2.D.1|Required Level of Education|RL|6|Bachelor's Degree"],
    "Training and Experience": [
        _SHARE_HEAD,
        "11-1011.00|3.A.1|Related Work Experience|RW|1|0.00|28|0.0000|n/a|n/a|N|08/2023|Incumbent",
    ],
    "Training and Experience Categories": [_CATEGORY_HEAD, "3.A.1|Related Work Experience|RW|1|None"],
    "Software Skills": [
        "O*NET-SOC Code|Workplace Example|Element ID|Element Name|Hot Technology|In Demand",
        "11-1011.00|Adobe Acrobat|2.E.5.b|Document management software|Y|N",
    ],
    "Job Zones": ["O*NET-SOC Code|Job Zone|Date|Domain Source", "11-1011.00|5|08/2023|Analyst"],
    "Job Zone Reference": [
        "Job Zone|Name|Experience|Education|Job Training|Examples|SVP Range",
        "2|Job Zone 1-2: Very Little to Some Preparation Needed|a|b|c|d|(Below 6.0)",
        "3|Job Zone Three: Medium Preparation Needed|a|b|c|d|(6.0 to < 7.0)",
    ],
    "Related Occupations": [
        "O*NET-SOC Code|Related O*NET-SOC Code|Relatedness Tier|Index",
        "11-1011.00|11-1011.03|Primary-Short|1",
    ],
    "Job Titles": [
        "O*NET-SOC Code|Job Title|Short Title|Source(s)",
        "11-1011.00|Chief Executive Officer|CEO|02,04,08",
        "11-1011.00|Agency Owner|n/a|10",
    ],
    "Sample of Reported Titles": [
        "O*NET-SOC Code|Reported Job Title|Shown in My Next Move",
        "11-1011.00|CEO (Chief Executive Officer)|Y",
    ],
    "Occupation Level Metadata": [
        "O*NET-SOC Code|Item|Response|N|Percent|Date",
        "11-1011.00|Total Completed Questionnaires|n/a|95|n/a|08/2023",
    ],
    "Task Statements": [
        "O*NET-SOC Code|Task ID|Task|Task Type|Incumbents Responding|Date|Domain Source",
        "11-1011.00|8823|Direct an organization's activities.|Core|95|08/2023|Incumbent",
    ],
}


def onet_files() -> dict[str, list[str]]:
    """The lines of a small archive's files, a bar for each tab, to be changed at will."""
    return deepcopy(ONET_FILES)


def onet_archive(
    path: Path,
    files: Mapping[str, Sequence[str]],
    *,
    folder: str = "db_30_3_text",
    read_me: str = "O*NET 30.3 Database",
) -> Path:
    """An archive with these files."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{folder}/Read Me.txt", f"{read_me}\nMay 2026 Release\n")
        for name, lines in files.items():
            archive.writestr(f"{folder}/{name}.txt", "".join(f"{line}\r\n" for line in lines).replace("|", "\t"))
    return path
