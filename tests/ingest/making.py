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
from roleinfo.ingest.oews_releases import FORMS, YEARS
from roleinfo.ingest.prices import METRO_RPP_INDEXES

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
        "11-1011.03|8824|Audit energy use.|Core|12|08/2023|Incumbent",
        "11-1011.00|8825|Hire directors.|Core|95|08/2023|Incumbent",
    ],
    "GWAs to IWAs to DWAs": [
        "GWA Element ID|IWA Element ID|DWA Element ID|DWA Element Name",
        "4.A.1.a.1|4.A.1.a.1.a|4.A.1.a.1.a.1|Hire personnel.",
        "4.A.1.a.1|4.A.1.a.1.a|4.A.1.a.1.a.2|Review budgets.",
        "4.A.1.a.1|4.A.1.a.1.b|4.A.1.a.1.b.1|Direct organizational operations.",
    ],
    "Tasks to DWAs": [
        "O*NET-SOC Code|Task ID|DWA Element ID|Date|Domain Source",
        "11-1011.00|8825|4.A.1.a.1.a.1|07/2014|Analyst",
        "11-1011.00|8823|4.A.1.a.1.b.1|07/2014|Analyst",
        "11-1011.00|8823|4.A.1.a.1.a.2|07/2014|Analyst",
        "11-1011.03|8824|4.A.1.a.1.a.2|07/2014|Analyst",
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
    month: str = "May 2026",
) -> Path:
    """An archive with these files."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{folder}/Read Me.txt", f"{read_me}\n{month} Release\n")
        for name, lines in files.items():
            archive.writestr(f"{folder}/{name}.txt", "".join(f"{line}\r\n" for line in lines).replace("|", "\t"))
    return path


# --- A whole folder of inputs, of other releases than the package's -----------------------------------

SMALL_SOC = """
11-0000 Management Occupations
11-1000 Top Executives
11-1010 Chief Executives
11-1011 Chief Executives
13-0000 Business and Financial Operations Occupations
13-1000 Business Operations Specialists
13-1020 Buyers and Purchasing Agents
13-1021 Buyers and Purchasing Agents, Farm Products
13-1022 Wholesale and Retail Buyers, Except Farm Products
25-0000 Educational Instruction and Library Occupations
25-1000 Postsecondary Teachers
25-1010 Business Teachers, Postsecondary
25-1011 Business Teachers, Postsecondary
27-0000 Arts, Design, Entertainment, Sports, and Media Occupations
27-2000 Entertainers and Performers, Sports and Related Workers
27-2010 Actors, Producers, and Directors
27-2011 Actors
29-0000 Healthcare Practitioners and Technical Occupations
29-1000 Healthcare Diagnosing or Treating Practitioners
29-1240 Surgeons
29-1242 Orthopedic Surgeons, Except Pediatric
55-0000 Military Specific Occupations
55-3000 Military Enlisted Tactical Operations and Air/Weapons Specialists and Crew Members
55-3010 Military Enlisted Tactical Operations and Air/Weapons Specialists and Crew Members
55-3016 Infantry
"""
_HEAD_OF_SOC: Rows = [
    ["U.S. Bureau of Labor Statistics"],
    ["On behalf of the Office of Management and Budget (OMB)"],
    [],
]
_EP_SOURCE = "Source: Employment Projections program, U.S. Bureau of Labor Statistics"


TITLE_OF_FORMER_CODES = (
    "The table below shows how OES data collected under two different structures were combined to create a "
    '"hybrid" structure for the May 2019 and 2020 estimates.'
)
_FORMER_COLUMNS = ["OES 2019 Estimates", "2018 SOC", "OES 2018 Estimates", "2010 SOC"]


def former_codes(rows: Sequence[tuple[str, str, str, str, str, str]]) -> Rows:
    """The hybrid structure: each row the code and title of 2019, of SOC 2018, and of SOC 2010."""
    heads = [f"{name} {what}" for name in _FORMER_COLUMNS for what in ("Code", "Title")]
    heads[2] = "2018 SOC Code "
    return [
        [TITLE_OF_FORMER_CODES],
        *[[] for _ in range(4)],
        [*heads, "NOTES"],
        *[[*row, row[4], row[5], None] for row in rows],
    ]


ISCO_ROWS = (
    ("2221", "Nursing professionals", "*", "29-1141 ", "Registered Nurses"),
    ("2221", "Nursing professionals", "*", "29-1151", "Nurse Anesthetists"),
    ("2222 ", "Midwifery professionals", "", "29-1161", "Nurse Midwives"),
)


FIELDS_HEAD = "CIP2020Code,CIP2020Title,SOC2018Code,SOC2018Title"
FIELD_ROWS = (
    '13.0401,"Educational Leadership and Administration, General.",11-1011,Chief Executives',
    "52.0101,Business/Commerce.,11-1011,Chief Executives",
    '52.0201,"Business Administration and Management, General.",11-1011,Chief Executives',
    "01.0508,Taxidermy/Taxidermist.,99-9999,NO MATCH",
    "99.9999,NO MATCH,55-3016,Infantry",
)


def isco_sheets(rows: Sequence[tuple[str, str, str, str, str]]) -> Sheets:
    """The crosswalk of ISCO-08 to SOC 2010 as both of its sheets."""
    head: Rows = [["Bureau of Labor Statistics"], [], [], ["August 2012 (Updated June 2015)"], [], []]
    there = ["ISCO-08 Code", "ISCO-08 Title EN", "part", "2010 SOC Code", "2010 SOC Title", "Comment 8/17/11"]
    back = [*there[3:5], *there[2:3], *there[:2], *there[5:]]
    return {
        "ISCO-08 to 2010 SOC": [*head, there, *[[*row, ""] for row in rows]],
        "2010 SOC to ISCO-08": [*head, back, *[[row[3], row[4], "", row[0], row[1], ""] for row in rows]],
    }


def _soc_workbooks(folder: Path) -> None:
    """The structure, the direct-match titles, the crosswalk of O*NET and the Census list."""
    structure = [line.split(" ", 1) for line in SMALL_SOC.strip().splitlines()]
    titles = {each[0]: each[1] for each in structure}
    level_by_zeros = (3, 2, 2, 1, 0)
    levels = [level_by_zeros[len(code) - len(code.rstrip("0"))] for code, _ in structure]
    workbook(
        folder / "soc_structure_2018.xlsx",
        {
            "2018 Structure": [
                *_HEAD_OF_SOC,
                ["November 2017 (for reference year January 2018)"],
                *[[]] * 3,
                ["Major Group", "Minor Group", "Broad Group", "Detailed Occupation"],
                *[
                    [*[None] * level, code, *[None] * (3 - level), title]
                    for level, (code, title) in zip(levels, structure, strict=True)
                ],
            ]
        },
    )
    direct = [("11-1011", "Company President", "x"), ("13-1022", "Fashion Buyer", ""), ("55-3016", "Infantryman", "x")]
    workbook(
        folder / "soc_2018_direct_match_title_file.xlsx",
        {
            "Sorted by SOC": [
                *_HEAD_OF_SOC,
                ["November 2017"],
                *[[]] * 3,
                ["2018 SOC Code", "2018 SOC Title", "2018 SOC Direct Match Title", "Illustrative Example"],
                *[[code, titles[code], title, mark] for code, title, mark in direct],
            ]
        },
    )
    workbook(
        folder / "onet_soc_2019_to_soc_2018.xlsx",
        {
            "O-NET-SOC 2019 Occupation Listi": [
                ["O*NET-SOC 2019 Code", "O*NET-SOC 2019 Title", "2018 SOC Code", "2018 SOC Title"],
                *[[code, title, code[:7], titles[code[:7]]] for code, title in _SMALL_ONET],
            ]
        },
    )
    workbook(
        folder / "oes_2019_hybrid_structure.xlsx",
        {
            "OES2019 Hybrid": former_codes(
                [
                    ("11-1011", "Chief Executives", "11-1011", "Chief Executives", "11-1011", "Chief Executives"),
                    ("13-1020", "Buyers", "13-1021", titles["13-1021"], "13-1028", "Buyers and Agents"),
                    ("13-1020", "Buyers", "13-1022", titles["13-1022"], "13-1028", "Buyers and Agents"),
                ]
            )
        },
    )
    workbook(
        folder / "isco_soc_crosswalk.xlsx",
        isco_sheets([("1120", "Chief executives", "", "11-1011", "Chief Executives")]),
    )
    (folder / "cip_soc.csv").write_text("\n".join([FIELDS_HEAD, *FIELD_ROWS]), encoding="utf-8-sig")
    workbook(
        folder / "census_2018_occupation_code_list.xlsx",
        {
            "2018 Census Occ Code List": [
                [None, "U.S. Census Bureau"],
                [None, "2018 Census Occupation Code List"],
                [],
                [None, "last updated: September 26, 2019"],
                [None, "2018 Census Title ", "2018 Census Code", "2018 SOC Code"],
                [],
                [None, "The 2018 census occupation classification list has 7 codes including 4 military codes. "],
                ["Management,  Business, Science, and Arts Occupations:", None, "0010-3550", "11-0000 - 29-0000"],
                [None, "Chief executives", "0010", "11-1011"],
                [None, "Buyers and purchasing agents", 520, "13-1020"],
                [None, "Postsecondary teachers", "2205", "25-1000"],
                [None, "Actors", "2700", "27-2011"],
                [None, "Surgeons", "3065", "29-1240"],
                [None, "Infantry", "9810", "55-3016"],
                [None, "Military, rank not specified", "9830", "none"],
            ]
        },
    )


_SMALL_ONET = [
    ("11-1011.00", "Chief Executives"),
    ("11-1011.03", "Chief Sustainability Officers"),
    ("13-1021.00", "Buyers and Purchasing Agents, Farm Products"),
    ("27-2011.00", "Actors"),
    ("29-1242.00", "Orthopedic Surgeons, Except Pediatric"),
    ("55-3016.00", "Infantry"),
]


def small_onet_files() -> dict[str, list[str]]:
    """The files of the folder's archive, to be changed at will."""
    files = onet_files()
    described = dict(line.split("|", 1) for line in files["Occupation Data"])
    files["Occupation Data"] += [
        f"{code}|{title}|What {title} do." for code, title in _SMALL_ONET if code not in described
    ]
    return files


def _projection_workbooks(folder: Path) -> None:
    """Tables 1.2 and 1.10 of 2026-36, and table 5.3 of 2024-34."""
    matrix = ["2026 National Employment Matrix title", "2026 National Employment Matrix code", "Occupation type"]
    buyers = "Buyers and purchasing agents"
    none = ["—"] * 4
    workbook(
        folder / "ep_2026_2036_occupation.xlsx",
        {
            "Table 1.2": [
                [("Table 1.2 Occupational projections, 2026–2036, and worker characteristics, 2026 "
                  "(Employment in thousands)")],
                [*matrix, "Employment, 2026", "Employment, 2036", "Employment distribution, percent, 2026",
                 "Employment distribution, percent, 2036", "Employment change, numeric, 2026–36",
                 "Employment change, percent, 2026–36", "Percent self employed, 2026",
                 "Occupational openings, 2026–36 annual average", "Median annual wage, dollars, 2026[1]",
                 "Typical education needed for entry", "Work experience in a related occupation",
                 "Typical on-the-job training needed to attain competency in the occupation",
                 "Related Occupational Outlook Handbook (OOH) content xlsx"],
                ["Total, all occupations", "00-0000", "Summary", 170000, 175000, 100, 100, 5000, 2.9, 5.8, 18863.3,
                 49500, *none],
                ["Chief executives", "11-1011", "Line item", 309.4, 322.7, 0.2, 0.2, 13.3, 4.3, 25.9, 22.2, 206420,
                 "Bachelor's degree", "5 years or more", "None", "OOH Content"],
                [buyers, "13-1020", "Line item", 500.5, 475.5, 0.3, 0.3, -25, -5, 2.5, 44.1, 77600,
                 "Bachelor's degree", "None", "Moderate-term on-the-job training", "—"],
                ["Actors", "27-2011", "Line item", 57, 57.1, 0, 0, 0.1, 0.2, "—", 6.7, "—",
                 "Some college, no degree", "None", "Long-term on-the-job training", "—"],
                ["Footnotes:"],
                [_EP_SOURCE],
            ],
            "Table 1.10": [
                ["Table 1.10 Occupational separations and openings, projected 2026–36 (Employment in thousands)"],
                [*matrix, "Employment, 2026", "Employment, 2036", "Employment change, numeric, 2026–36",
                 "Employment change, percent, 2026–36", "Labor force exit rate, 2026–36 annual average",
                 "Occupational transfer rate, 2026–36 annual average",
                 "Total occupational separations rate, 2026–36 annual average",
                 "Labor force exits, 2026–36 annual average", "Occupational transfers, 2026–36 annual average",
                 "Total occupational separations, 2026–36 annual average",
                 "Occupational openings, 2026–36 annual average"],
                ["Total, all occupations", "00-0000", "Summary", 170000, 175000, 5000, 2.9, 4.7, 5.9, 10.6, 8155,
                 10187.1, 18342.1, 18863.3],
                ["Chief executives", "11-1011", "Line item", 309.4, 322.7, 13.3, 4.3, 3, 3.6, 6.6, 9.5, 11.4, 20.9,
                 22.2],
                [buyers, "13-1020", "Line item", 500.5, 475.5, -25, -5, 3.7, 5.6, 9.3, 18.1, 27.3, 45.4, 44.1],
                ["Actors", "27-2011", "Line item", 57, 57.1, 0.1, 0.2, 3.5, 8, 11.5, 2, 4.6, 6.6, 6.7],
                [_EP_SOURCE],
            ],
        },
    )  # fmt: skip
    workbook(
        folder / "ep_2024_2034_occupation.xlsx",
        {
            "Table 5.3": [
                [("Table 5.3 Educational attainment for workers 25 years and older by detailed occupation, "
                  "2023 and 2025")],
                ["2024 National Employment Matrix title", "2024 National Employment Matrix code",
                 "Less than high school diploma", "High school diploma or equivalent", "Some college, no degree",
                 "Associate's degree", "Bachelor's degree", "Master's degree", "Doctoral or professional degree"],
                ["Total, all occupations", "00-0000", 7.7, 23.1, 19.5, 9.5, 24.5, 11.2, 4.6],
                ["Chief executives(1)", "11-1011", 1.7, 8, 13.8, 4.8, 40.2, 24.8, 6.7],
                [buyers, "13-1020", 1.2, 10.7, 19.1, 8.5, 47.2, 12, 1.3],
                ["Footnotes:"],
                ["(1) This occupation is not an exact match with ACS; see the crosswalk"],
                [f"Table {_EP_SOURCE}"],
            ],
        },
    )  # fmt: skip


def _survey_workbooks(folder: Path) -> None:
    """CPS tables 11, 11b and 39, all of 2026."""
    head = "HOUSEHOLD DATA\nANNUAL AVERAGES\n"
    top: Rows = [["[Numbers in thousands]"], [""], ["Occupation", "2026"]]
    note = ["NOTE: Dash indicates no data."]
    ages = [f"{years} years" for years in ("16 to 19", "20 to 24", "25 to 34", "35 to 44", "45 to 54", "55 to 64")]
    sheets: dict[str, Rows] = {
        "cpsaat11": [
            [f"{head}11. Employed persons by detailed occupation, sex, race, and Hispanic or Latino ethnicity"],
            *top,
            [None, "Total\nemployed", "Percent of total employed"],
            [None, None, "Women", "White", "Black or\nAfrican\nAmerican", "Asian", "Hispanic\nor Latino"],
            ["Total, 16 years and over", 161037, 46.9, 76.5, 12.8, 6.9, 18.8],
            ["Chief executives", 1780, 30.6, 85.8, 5.2, 7.3, 6.3],
            ["Buyers and purchasing agents", 400, 52.5, 80, 10, 5, 12],
            note,
        ],
        "cpsaat11b": [
            [f"{head}11b. Employed people by detailed occupation and age"],
            *top,
            [None, "Total, 16 years and over", *ages, "65 years and over", "Median age"],
            ["Chief executives", 1800, 3, 9, 148, 384, 551, 470, 235, 51.6],
            ["Actors", 18, 0, 1, 2, 3, 0, 5, 7, "–"],
            note,
        ],
        "cpsaat39": [
            [f"{head}39. Median weekly earnings of full-time wage and salary workers by detailed occupation and sex"],
            *top,
            [None, "Total", None, "Men", None, "Women", None],
            [None, *["Number of workers", "Median weekly earnings"] * 3],
            ["Chief executives", 1245, 2908, 791, 3000, 453, 2325],
            note,
        ],
    }
    for name, rows in sheets.items():
        workbook(folder / f"{name}_2026.xlsx", {name: rows})


def _prices_files(folder: Path) -> None:
    """The CPI-U of 2026, whose March was not published, and the parities of 2023 and 2024."""
    months = [f"2026,M{month:02},330.{month:02}\n" for month in range(1, 14) if month != 3]
    (folder / "cpi_u_CUUR0000SA0.csv").write_text("year,period,value\n" + "".join(months))
    heads = "GeoFIPS,GeoName,Region,TableName,LineCode,IndustryClassification,Description,Unit,2023,2024"
    rows = [("00000", "United States", "100.000,100.000"), ("02000", "Alaska", "102.1,101.7")]
    rows.append(("48000", "Texas", "97.2,97.1"))
    lines = [f'"{fips}","{name}",5,SARPP,5,"...","RPPs: All items","Index",{values}' for fips, name, values in rows]
    notes = ['"Note: made up."', '"Last updated: February 19, 2026."']
    (folder / "rpp_state_2008_2024.csv").write_text("\n".join([heads, *lines, *notes, ""]))
    (folder / "rpp_metro_2024.csv").write_text("\n".join([*metro_parity_lines(), ""]))


def metro_parity_lines() -> list[str]:
    """The lines of parities of 2024 of one metropolitan area, under an older name, to be changed at will."""
    areas = ((0, "United States"), (999, "United States (Nonmetropolitan Portion)"))
    names = [*areas, (10180, '"Abilene-Sweetwater, TX (Metropolitan Statistical Area) *"')]
    levels = (("RPPs: All items ", 0), *((f" {index} ", 3) for index in METRO_RPP_INDEXES[1:]))
    return ["GeoFIPS,GeoName,Description,RPP 2024"] + [
        f"{code},{name},{index},{value + more}"
        for index, more in levels
        for (code, name), value in zip(names, (100, 88.2, 91.25), strict=True)
    ]


def places_files() -> dict[str, list[str]]:
    """The lines of the nine files of places, of two counties of one area, by file, to be changed at will."""
    town = ",".join(["{}", "{}", "{}", "48", "{}", "00000", "{} city", "Texas", *[""] * 7])
    postal = "US\t{}\t{}\tTexas\tTX\t{}\t{}\t\t\t32.4\t-99.7\t4"
    counties = "county_name,county_fips,county_fips_numeric"
    return {
        "counties_by_area_2026.csv": [
            '"Area","AreaName","StateAb","State","CountyTownName"',
            '"10180","Abilene, TX","TX","Texas","Taylor County"',
            '"10180","Abilene, TX","TX","Texas","Jones County"',
        ],
        "counties_2026.csv": ["fips,state,name", "48253,TX,Jones County", "48441,TX,Taylor County"],
        "places_2026.csv": [
            '"county","state","place","stab","CountyName","PlaceName","pop20","afact2","afact"',
            '"County code","State code","Place code","State abbr.","County name","Place name","Population","a","b"',
            '"48253","48","01000","TX","Jones TX","Abilene city, TX",5145,0.04,0.2',
            '"48253","48","99999","TX","Jones TX","[not in a place]",9000,0.5,0.5',
            '"48441","48","01000","TX","Taylor TX","Abilene city, TX",120037,0.96,0.8',
            '"48441","48","76540","TX","Taylor TX","Tye city, TX",1176,1,0.01',
            '"48441","48","99999","TX","Taylor TX","[not in a place]",20000,0.5,0.1',
        ],
        "towns_2026.csv": [
            "name,population,SUMLEV,STATE,COUNTY,PLACE,NAME,STNAME,latitude,longitude,lat1,lng1,lat2,lng2,diff",
            town.format("Abilene", 125182, "162", "000", "Abilene"),
            town.format("Tye", 1200, "157", "441", "Tye"),
            town.format("Merkel", 2500, "061", "441", "Merkel"),
        ],
        "postal_2026.txt": [
            postal.format("79601", "Abilene", "Taylor", "441"),
            postal.format("79602", "Abilene", "Taylor", "441"),
            postal.format("79530", "Lawn", "Taylor", "441"),
            "\t".join(["US", "09096", "APO AE", *[""] * 6, "50.0", "8.2", ""]),
        ],
        "zcta_2026.csv": [
            f"zcta,zcta_numeric,state_name,state_usps,state_fips,state_fips_numeric,{counties}",
            "79601,79601,texas,TX,48,48,jones,48253,48253",
            "79601,79601,texas,TX,48,48,taylor,48441,48441",
            "79602,79602,texas,TX,48,48,taylor,48441,48441",
        ],
        "populated_2026.tsv": [
            "geonameid\tname\tasciiname\tlatitude\tlongitude\tfeature\tstate\tadmin2\tpopulation",
            "1\tAbilene\tAbilene\t32.4\t-99.7\tPPL\tTX\t441\t121721",
            "2\tPotosi\tPotosi\t32.3\t-99.6\tPPL\tTX\t441\t2991",
        ],
        "foreign_2026.tsv": ["name\tcountry\tpopulation", "London\tGB\t8961989"],
        "regions_2026.csv": ["town,town_geoid,region_fips,region", "Andover,0911001080,09110,Capitol COG"],
    }


def measure_files() -> dict[str, list[str]]:
    """The lines of the two files of measures, by file, to be changed at will."""
    ratings = ",".join(f"{rater}_rating_{letter}" for rater in ("dv", "human") for letter in ("alpha", "beta", "gamma"))
    return {
        "applicability_2026.csv": [
            "SOC Code,title,ai_applicability_score", "11-1011,Chief Executives,0.155502898114603",
        ],
        "exposure_2026.csv": [
            f"O*NET-SOC Code,Title,{ratings}",
            "11-1011.00,Chief Executives,0.1,0.46,0.8200000000000001,0.18,0.35,0.52",
            "11-1011.03,Chief Sustainability Officers,0.16666666666666666,0.5,1.0,0.0,0.25,0.5",
        ],
    }  # fmt: skip


ASHE_SUBJECTS = {
    "14.1": "Weekly pay - Gross (£)", "14.6": "Hourly pay - Excluding overtime (£)", "14.7": "Annual pay - Gross (£)",
}  # fmt: skip
"""What each table of UK pay is of."""


def ashe_sheets(table: str) -> Sheets:
    """A workbook of UK pay, of figures (``14.6a``) or of coefficients (``14.6b``): five groups on each sheet."""
    of = "Coefficients of variation for " if table.endswith("b") else ""
    hourly: Rows = [
        ["All employees", "", 27882, 17.03, 6.8, 21.69, 6.9, 11.64, 12.48, 13, 13.6, 15.06, 19.44, 22, 24, 26, 34],
        ["Professional occupations", "2", 7000, 24, 5, 26.5, 5, 14, 17, 18, 19, 21, 26, 29, 31, 34, 43],
        [" Health professionals", "22", 1500, 22, 5, 25.5, 5, 14, 17, 18, 19, 21, 24, 27, 29, 32, 41],
        ["  Nursing Professionals", "223", 788, 21.79, 5.9, 22.11, 6, 15.6, "x", 18, 19, 20, 23, 25, 26.03, 27.6, 30.4],
        ["   Midwifery nurses", "2231", 46, "x", None, 24.1, 6, *["x"] * 10],
        ["   Other nursing professionals", "2237", "..", *[None] * 14],
        ["Not Classified", "", ":", *[None] * 14],
    ]  # fmt: skip
    errors: Rows = [
        ["All employees", "", 0, 0.1, ".", 0.2, ".", 0.1, 0.1, 0, 0.1, 0.1, 0.2, 0.2, 0.2, 0.2, 0.3],
        ["Professional occupations", "2", 0.4, 0.2, ".", 0.4, ".", *[0.5] * 10],
        [" Health professionals", "22", 0.9, 0.3, ".", 0.4, ".", *[0.6] * 10],
        ["  Nursing Professionals", "223", 1.1, 0.3, ".", 0.4, ".", 0.7, 23, ".", *[0.8] * 7],
        ["   Midwifery nurses", "2231", 4.4, 31, ".", 1.7, ".", *["x"] * 10],
        ["   Other nursing professionals", "2237", "..", *[None] * 14],
        ["Not Classified", "", ":", *[None] * 14],
    ]  # fmt: skip
    rows = deepcopy(errors if of else hourly)
    places = {"14.1a": 1, "14.7a": 0}.get(table, 2)
    rows = [[round(cell, places) if isinstance(cell, float) else cell for cell in row] for row in rows]
    heads: Rows = [
        [], [None, None, "Number", None, "Annual", None, "Annual"],
        [None, None, "of jobsb", None, "percentage", None, "percentage", "Percentiles"],
        [
            "Description", "Code", "(thousand)", "Median", "change", "Mean", "change",
            10, 20, 25, 30, 40, 60, 70, 75, 80, 90,
        ],
    ]  # fmt: skip
    notes: Rows = [["a  A note."], ["Source: Annual Survey of Hours and Earnings, Office for National Statistics."]]
    rows[1] += [None, "Key", "Statistical robustness"]
    return {
        sheet: [
            [f"Table {table}   {of}{ASHE_SUBJECTS[table[:-1]]} - For {employees} employee jobsa: United Kingdom, 2024"],
            *deepcopy([*heads, *rows, *notes]),
        ]
        for sheet, employees in (("All", "all"), ("Full-Time", "full-time"))
    }  # fmt: skip


def uk_occupation_sheets() -> Sheets:
    """The first volume of the UK's classification: the five groups of `ashe_sheets`."""
    blank = "<blank>"
    heads = [
        "SOC\n2020 Major Group", "SOC\n2020 Sub-Major Group", "SOC\n2020 Minor Group", "SOC 2020 Unit Group",
        "SOC\n2020 \nGroup Title", "Groups Classified Within Sub-Groups ", "Group  Description",
        "Typical Entry Routes And Associated Qualifications", "Tasks", "Related Job Titles",
    ]  # fmt: skip
    groups = [
        (2, "Professional occupations", blank),
        (22, "Health professionals", blank),
        (223, "Nursing professionals", blank),
        (2231, "Midwifery nurses", "~Midwife\n\n~Midwifery manager"),
        (2237, "Other registered nursing professionals ", "~Nurse\n\n~Staff nurse"),
    ]
    rows: Rows = [
        [*(code if len(str(code)) == digits else blank for digits in range(1, 5)), title, *["A sentence."] * 4, related]
        for code, title, related in groups
    ]
    return {"SOC2020 descriptions": [heads, *rows]}


def _country_workbooks(folder: Path) -> None:
    for table in (f"{number}{part}" for number in ASHE_SUBJECTS for part in "ab"):
        workbook(folder / f"ashe_{table}.xlsx", ashe_sheets(table))
    workbook(folder / "uk_occupations.xlsx", uk_occupation_sheets())


def small_oews_tables() -> dict[str, Rows]:
    """The tables of the folder's OEWS database, of May 2026, to be changed at will."""
    tables = oews_tables()
    tables["meta"][1] = ["release", "May 2026"]
    tables["industry"].append(["113300", "Logging", 4])
    tables["occupation"].insert(4, ["251011", "Business Teachers, Postsecondary", 3])
    tables["cell"] += [
        cell(
            "OEUN0000000000000131020",
            "491430 0.6 40.53 84300 0.3 22.98 29.04 37.31 48.50 61.84 47790 60400 77600 100880 128630 . .",
        ),
        cell(
            "OEUN0000000000000251011",
            "84000 2.3 - 115620 1.4 - - - - - 44440 63100 97330 134980 207070 . .",
            dict.fromkeys(_HOURLY_PLACES, "4"),
        ),
        cell(
            "OEUN000000011--12111011",
            "1200 5.1 80.00 166400 4.0 30.00 40.00 60.00 90.00 110.00 62400 83200 124800 187200 228800 . .",
        ),
        cell(
            "OEUN0000000113300111011",
            "70 12.1 64.31 133760 8.0 50.00 50.00 50.00 50.00 50.00 104000 104000 104000 104000 104000 . .",
        ),
    ]
    return tables


def small_oews_workbooks() -> dict[str, Sheets]:
    """BLS's workbooks of May 2026 with the database's cells and a group besides, by file, to be changed at will."""
    sheets = oews_workbook()
    heads, *rows = sheets["national_M2025_dl"]
    national, alaska, logging = rows[:5], rows[5], rows[6]
    group = [*_NATION, "29-1240", "Surgeons", "broad", 50000, 3.3, *[None] * 4, "#", "#", 2.2, *"##########", "", ""]
    metro = ["10180", "Abilene, TX", "4", "TX", "000000", "Cross-industry", "cross-industry", "1235"]
    abilene = [40, 10, 0.542, 0.41, None, None, 99.14, 206200, 6.3, 42.5, 58.65, 79.7, 113.51, 187.68]
    abilene += [88400, 121980, 165770, 236100, 390370]
    of_sector = ["11", "Agriculture, Forestry, Fishing and Hunting", "sector", "1235"]
    sector = [1200, 5.1, None, None, 0.2, 10.5, 80, 166400, 4, 30, 40, 60, 90, 110, 62400, 83200, 124800, 187200]
    chief = ["11-1011", "Chief Executives", "detailed"]
    by_file = {
        "national_M2026_dl": [*national, group],
        "state_M2026_dl": [alaska],
        "MSA_M2026_dl": [[*metro, *chief, *abilene, "", ""]],
        "natsector_M2026_dl": [[*_NATION[:4], *of_sector, *chief, *sector, 228800, "", ""]],
        "nat4d_M2026_dl": [logging],
    }
    described = [["May 2026 OEWS Estimates"], *sheets["Field Descriptions"][1:]]
    return {
        f"{name}.xlsx": {name: [heads, *found], "Field Descriptions": deepcopy(described)}
        for name, found in by_file.items()
    }


_RELEASE_MARK = "# = indicates a wage {} to or greater than ${:.2f} per hour or ${:,} per year"
_RELEASE_COLUMNS = "TOT_EMP EMP_PRSE", "H_MEAN A_MEAN MEAN_PRSE", "PCT10 PCT25 MEDIAN PCT75 PCT90"


def release_sheets(year: int) -> Sheets:
    """A national release of its year's layout, with three classes and a code that stands twice, to be changed at will.

    Chief executives are top-coded; teachers are paid by the year alone.
    """
    form = FORMS[year]
    jobs, means, percentiles = (names.split() for names in _RELEASE_COLUMNS)
    before = ["AREA", "AREA_TITLE", "AREA_TYPE", *(["PRIM_STATE"] if form.states else [])]
    before += ["NAICS", "NAICS_TITLE", "I_GROUP", "OWN_CODE"]
    after = ["JOBS_1000", "LOC_QUOTIENT", "PCT_TOTAL", *(["PCT_RPT"] if form.reporting else [])]
    head = ["OCC_CODE", "OCC_TITLE", "O_GROUP" if form.places else "OCC_GROUP", *jobs]
    tail = [*means, *(f"{period}_{name}" for period in "HA" for name in percentiles), "ANNUAL", "HOURLY"]
    buyers = "13-1020" if year >= 2019 else "13-1028"
    rows: Rows = [
        ["00-0000", "All Occupations", "total", 1000, 0.1, 20, 41600, 0.1, 10, 15, 18, 25, 40, 20800, 31200, 37440,
         52000, 83200, "", ""],
        ["11-1011", "Chief Executives", "detailed", 200, 1.5, 80, 166400, 0, 30, 50, 85, "#", "#", 62400, 104000,
         176800, "#", "#", "", ""],
        [buyers, "Buyers", "broad", 300, 2.5, 30.01, 62420, 0.7, 16, 20, 28, 36, 46, 33280, 41600, 58240, 74880, 95680,
         "", ""],
        [buyers, "Buyers", "detailed", 300, 2.5, 30.01, 62420, 0.7, 16, 20, 28, 36, 46, 33280, 41600, 58240, 74880,
         95680, "", ""],
    ]  # fmt: skip
    places = [99, "U.S.", 1, *(["US"] if form.states else []), "000000", "Cross-industry", "cross-industry", 1235]
    if not form.places:
        return {"national_dl": [[*head, *tail], *rows]}
    names = [*before, *head, *after, *tail]
    return {
        f"national_M{year}_dl": [
            names if form.capitals else [name.lower() for name in names],
            *([*places, *row[:5], *[None] * len(after), *row[5:]] for row in rows),
        ],
        "Field Descriptions": [
            [f"May {year} OEWS Estimates"],
            [_RELEASE_MARK.format("equal", form.floor[0] / 100, form.floor[1])],
        ],
    }


SMALL_RELEASES = "\n".join(
    f"""
[oews_{year}]
files = ["national_M{year}_small.xlsx"]
source = "oews-{year}"
expects = {{{{ year = {year}, rows = [1, 0, 0, 1, 2] }}}}
"""
    for year in YEARS
)
SMALL_INPUTS = """
[onet]
files = ["db_31_0_text.zip"]
source = "onet-31-0"

[onet.expects]
release = ["31.0", "August 2026"]

[onet.expects.rows]
{rows}

[projections]
files = ["ep_2026_2036_occupation.xlsx"]
source = "projections-2026"
expects = {{ base = 2026, target = 2036, rows = 4, line_items = 3 }}

[attainment]
files = ["ep_2024_2034_occupation.xlsx"]
source = "attainment-2024"
expects = {{ base = 2024, survey = "2023 and 2025", line_items = 2 }}

[people]
files = ["cpsaat11_2026.xlsx"]
source = "cps-people-2026"
expects = {{ year = 2026, rows = 3 }}

[ages]
files = ["cpsaat11b_2026.xlsx"]
source = "cps-2026"
expects = {{ year = 2026, rows = 2 }}

[earnings]
files = ["cpsaat39_2026.xlsx"]
source = "cps-2026"
expects = {{ year = 2026, rows = 1 }}

[soc]
files = ["soc_structure_2018.xlsx"]
source = "soc-2018"
expects = {{ groups = [6, 6, 6, 7] }}

[direct_matches]
files = ["soc_2018_direct_match_title_file.xlsx"]
source = "soc-2018"
expects = {{ rows = 3 }}

[onet_to_soc]
files = ["onet_soc_2019_to_soc_2018.xlsx"]
source = "onet-31-0"
expects = {{ rows = 6 }}

[former_codes]
files = ["oes_2019_hybrid_structure.xlsx"]
source = "oews-hybrid-2019"
expects = {{ rows = 3 }}

[isco_to_soc]
files = ["isco_soc_crosswalk.xlsx"]
source = "isco-soc-2012"
expects = {{ pairs = 1 }}

[study_fields]
files = ["cip_soc.csv"]
source = "cip-soc-2020"
expects = {{ pairs = 5 }}

[census]
files = ["census_2018_occupation_code_list.xlsx"]
source = "census-2018"
expects = {{ codes = 7 }}

[cpi]
files = ["cpi_u_CUUR0000SA0.csv"]
source = "cpi-u-2026"
expects = {{ first = 2026, last = [2026, 12], never = [[2026, 3]] }}

[parities]
files = ["rpp_state_2008_2024.csv"]
source = "rpp-2024"
expects = {{ years = [2023, 2024], states = 2, release = "Last updated: February 19, 2026." }}

[metro_parities]
files = ["rpp_metro_2024.csv"]
source = "rpp-metro-2024"
expects = {{ year = 2024, metros = 1 }}
"""
SMALL_MEASURES = """
[ai_applicability]
files = ["applicability_2026.csv"]
source = "ai-2026"
expects = {{ rows = 1 }}

[gpt_exposure]
files = ["exposure_2026.csv"]
source = "exposure-2026"
expects = {{ rows = 2 }}
"""
SMALL_COUNTRIES = "".join(
    f"""
[ashe_{name}]
files = ["ashe_{table}.xlsx"]
source = "ashe-2024"
expects = {{ table = "{table}", subject = "{ASHE_SUBJECTS[table[:-1]]}", places = {places}, groups = [1, 1, 1, 2] }}
"""
    for name, table, places in (
        ("weekly", "14.1a", 1), ("weekly_errors", "14.1b", 1), ("hourly", "14.6a", 2), ("hourly_errors", "14.6b", 1),
        ("annual", "14.7a", 0), ("annual_errors", "14.7b", 1),
    )
) + """
[uk_occupations]
files = ["uk_occupations.xlsx"]
source = "uk-soc-2020"
expects = { groups = [1, 1, 1, 2], related = 4 }
"""  # fmt: skip
SMALL_PLACES = """
[county_areas]
files = ["counties_by_area_2026.csv"]
source = "places-2026"
expects = {{ counties = 2 }}

[counties]
files = ["counties_2026.csv"]
source = "places-2026"
expects = {{ counties = 2 }}

[places]
files = ["places_2026.csv"]
source = "places-2026"
expects = {{ rows = 5 }}

[towns]
files = ["towns_2026.csv"]
source = "places-2026"
expects = {{ rows = 3 }}

[postal_codes]
files = ["postal_2026.txt"]
source = "places-2026"
expects = {{ codes = 4 }}

[postal_counties]
files = ["zcta_2026.csv"]
source = "places-2026"
expects = {{ rows = 3 }}

[populated_places]
files = ["populated_2026.tsv"]
source = "places-2026"
expects = {{ places = 2 }}

[foreign_cities]
files = ["foreign_2026.tsv"]
source = "places-2026"
expects = {{ cities = 1 }}

[town_regions]
files = ["regions_2026.csv"]
source = "places-2026"
expects = {{ towns = 1 }}
"""
SMALL_OEWS = """
[oews]
files = ["oews-2026.sqlite.gz"]
source = "oews-2026"
expects = {{ release = "May 2026", cells = {cells} }}
"""
SMALL_SOURCES = [
    # id, series, what it is called, publisher, release, date
    ("oews-2026", "oews", "OEWS", "U.S. Bureau of Labor Statistics", "May 2026", "2026-05"),
    ("onet-31-0", "onet", "O*NET", "U.S. Department of Labor", "31.0", "2026-08"),
    ("projections-2026", "projections", "BLS", "U.S. Bureau of Labor Statistics", "2026-36", "2026"),
    ("attainment-2024", "attainment", "BLS", "U.S. Bureau of Labor Statistics", "2024-34", "2024"),
    ("cps-people-2026", "cps-people", "CPS", "U.S. Bureau of Labor Statistics", "2026", "2026"),
    ("cps-2026", "cps-ages-earnings", "CPS", "U.S. Bureau of Labor Statistics", "2026", "2026"),
    ("cpi-u-2026", "cpi-u", "CPI-U", "U.S. Bureau of Labor Statistics", "to December 2026", "2026-12"),
    ("rpp-2024", "rpp", "BEA", "U.S. Bureau of Economic Analysis", "2023-2024", "2024"),
    ("rpp-metro-2024", "rpp-metro", "BEA", "U.S. Bureau of Economic Analysis", "2024", "2024"),
    ("ai-2026", "ai", "Lab", "A laboratory", "2026", "2026"),
    ("exposure-2026", "exposure", "Team", "A team", "2026", "2026"),
    ("places-2026", "places", "Census", "U.S. Census Bureau", "2026", "2026"),
]


def small_folder(folder: Path, *, workbooks: bool = False) -> Path:
    """A folder of small inputs of newer releases, with its inputs.toml and sources.toml; OEWS as BLS publishes it."""
    folder.mkdir(parents=True, exist_ok=True)
    _soc_workbooks(folder)
    _projection_workbooks(folder)
    _survey_workbooks(folder)
    _prices_files(folder)
    _country_workbooks(folder)
    for name, lines in {**places_files(), **measure_files()}.items():
        (folder / name).write_text("\n".join([*lines, ""]))
    files = small_onet_files()
    onet_archive(
        folder / "db_31_0_text.zip", files, folder="db_31_0_text", read_me="O*NET 31.0 Database", month="August 2026"
    )
    described = SMALL_OEWS.format(cells=9 if workbooks else 8)
    if workbooks:
        books = small_oews_workbooks()
        for name, sheets in books.items():
            workbook(folder / name, sheets)
        described = described.replace('"oews-2026.sqlite.gz"', ", ".join(f'"{name}"' for name in books))
    else:
        oews_database(folder / "oews-2026.sqlite.gz", small_oews_tables())
    rows = "\n".join(f'"{name}" = {len(lines) - 1}' for name, lines in files.items())
    described += SMALL_INPUTS.format(rows=rows) + SMALL_MEASURES.format() + SMALL_COUNTRIES + SMALL_PLACES.format()
    (folder / "inputs.toml").write_text(described + SMALL_RELEASES.format())
    for year in YEARS:
        workbook(folder / f"national_M{year}_small.xlsx", release_sheets(year))
    names = ("id", "series", "short_name", "publisher", "release", "date")
    sources = [
        "\n".join(f'{name} = "{value}"' for name, value in zip(names, each, strict=True)) for each in SMALL_SOURCES
    ]
    common = 'title = "Made up"\nlicense = "none"\nrank = 70'
    (folder / "sources.toml").write_text("\n\n".join(f"[[sources]]\n{each}\n{common}" for each in sources) + "\n")
    return folder
