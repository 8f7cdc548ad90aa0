"""Codes and titles: SOC 2018, its direct-match titles, and O*NET-SOC, former and Census codes to SOC."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from roleinfo.catalog.codes import CodeLink, CodeTitle
from roleinfo.errors import IngestError
from roleinfo.ingest.table import Parser, Table, Workbook, flag, is_blank, matching, plain, shown, text
from roleinfo.model.code import CodeScheme

LEVELS: Final = ("major", "minor", "broad", "detailed")
GROUPS: Final = (23, 98, 459, 867)
"""How many groups SOC 2018 has at each level."""
DIRECT_MATCHES: Final = 6_539
"""Rows of the direct-match file: 6,520 distinct titles; five rows stand twice, 14 titles under two codes."""
ONET_OCCUPATIONS: Final = 1_016
FORMER_ROWS: Final = 868
CENSUS_CODES: Final = 570

_BLS: Final = "U.S. Bureau of Labor Statistics"
_soc = matching(r"\d{2}-\d{4}", "a SOC code, as 11-1011")
_onet = matching(r"\d{2}-\d{4}\.\d{2}", "an O*NET-SOC code, as 11-1011.00")


class SocGroup(NamedTuple):
    """A group of SOC 2018 at one of its four levels, or a detailed occupation; ``parent`` is the next level's code."""

    code: str
    level: str
    title: str
    parent: str | None


class DirectMatch(NamedTuple):
    """A title that stands for one occupation; the publisher's capitals and doubled rows are kept."""

    code: str
    occupation: str
    title: str
    illustrative: bool


class OnetToSoc(NamedTuple):
    """The SOC occupation that an O*NET-SOC occupation is part of; several of them may share one."""

    onet_code: str
    onet_title: str
    soc_code: str
    soc_title: str


class Crosswalk(NamedTuple):
    """Codes of several classifications with their titles, and the pairs that have something in common."""

    titles: list[CodeTitle]
    links: list[CodeLink]


class CensusOccupation(NamedTuple):
    """A Census occupation and the SOC code that it stands for.

    ``soc`` may be a detailed code, a broad or minor group's, a pattern such as 13-20XX (what
    remains of a group), or None (two codes without an occupation).
    """

    code: str
    title: str
    soc: str | None

    @property
    def is_wildcard(self) -> bool:
        """Whether ``soc`` is a pattern, so that a figure is of several occupations that have no common group."""
        return self.soc is not None and "X" in self.soc


class CensusList(NamedTuple):
    """The Census list: its occupations and the headings of its groups."""

    occupations: list[CensusOccupation]
    headings: tuple[str, ...]


def read_structure(path: str | Path, *, groups: Sequence[int] = GROUPS) -> list[SocGroup]:
    """The SOC 2018 structure, from above to below.

    ``groups`` is how many there are at each level. Raises IngestError.
    """
    with Workbook(path) as book:
        table = book.table("2018 Structure")
    table.expect(1, _BLS)
    table.expect(4, "November 2017 (for reference year January 2018)")
    names = ["Major Group", "Minor Group", "Broad Group", "Detailed Occupation"]
    table.heading(8, names)
    found: list[SocGroup] = []
    above: list[str] = []
    for at in range(9, len(table.rows) + 1):
        cells = [*table.rows[at - 1], *[None] * 5][:5]
        codes = [position for position in range(4) if cells[position] not in (None, "")]
        if len(codes) != 1:
            table.fail(f"must have one code, not {len(codes)}", at, names[codes[1] if codes else 3])
        level = codes[0]
        try:
            code, title = _soc(cells[level]), text(cells[4])
        except ValueError as error:
            table.fail(str(error), at, names[level])
        if level > len(above):
            table.fail(f"must stand below a {LEVELS[level - 1]} group", at, names[level])
        del above[level:]
        if above and not _is_below(code, above[0], 3):
            table.fail(f"must begin as its major group {above[0]}, not {code!r}", at, names[level])
        found.append(SocGroup(code, LEVELS[level], title, above[-1] if above else None))
        above.append(code)
    for level_name, wanted in zip(LEVELS, groups, strict=True):
        table.count(f"{level_name} groups", sum(group.level == level_name for group in found), wanted)
    table.unique(found, lambda row: row.code, 9, "code")
    return found


def _is_below(code: str, above: str, digits: int) -> bool:
    return code[:digits] == above[:digits]


def read_direct_matches(path: str | Path, *, rows: int = DIRECT_MATCHES) -> list[DirectMatch]:
    """The direct-match title file, every row as it stands (five stand twice).

    Raises IngestError.
    """
    columns: dict[str, Parser | None] = {
        "2018 SOC Code": _soc,
        "2018 SOC Title": text,
        "2018 SOC Direct Match Title": text,
        "Illustrative Example": flag({"x": True, "X": True, "": False, None: False}),
    }
    with Workbook(path) as book:
        table = book.table("Sorted by SOC")
    table.expect(1, _BLS)
    table.expect(4, "November 2017")
    return table.read_all(DirectMatch, columns, rows, heading=8)


def read_onet_to_soc(path: str | Path, *, rows: int = ONET_OCCUPATIONS) -> list[OnetToSoc]:
    """The crosswalk of O*NET-SOC 2019 to SOC 2018.

    Raises IngestError.
    """
    columns: dict[str, Parser | None] = {
        "O*NET-SOC 2019 Code": _onet,
        "O*NET-SOC 2019 Title": text,
        "2018 SOC Code": _soc,
        "2018 SOC Title": text,
    }
    with Workbook(path) as book:
        table = book.table("O-NET-SOC 2019 Occupation Listi")
    table.heading(1, list(columns))
    found = list(table.read(OnetToSoc, columns, 2))
    for at, row in enumerate(found, start=2):
        if row.onet_code[:7] != row.soc_code:
            table.fail(
                f"must be the first seven characters of {row.onet_code}, not {row.soc_code!r}", at, "2018 SOC Code"
            )
    table.count("rows", len(found), rows)
    table.unique(found, lambda row: row.onet_code, 2, "O*NET-SOC 2019 Code")
    return found


def read_former_codes(path: str | Path, *, rows: int = FORMER_ROWS) -> Crosswalk:
    """The codes of SOC 2010, of OEWS 2019 and 2020 and of SOC 2018, and which of these have something in common.

    OEWS's own codes of May 2018 are held to their form and left out. Raises IngestError.
    """
    columns: dict[str, Parser | None] = {
        "OES 2019 Estimates Code": _soc,
        "OES 2019 Estimates Title": text,
        "2018 SOC Code ": _soc,
        "2018 SOC Title": text,
        "OES 2018 Estimates Code": _soc,
        "OES 2018 Estimates Title": text,
        "2010 SOC Code": _soc,
        "2010 SOC Title": text,
        "NOTES": None,
    }
    with Workbook(path) as book:
        table = book.table("OES2019 Hybrid")
    table.expect(
        1,
        "The table below shows how OES data collected under two different structures were combined to create a "
        '"hybrid" structure for the May 2019 and 2020 estimates.',
    )
    cells = table.read_all(lambda *values: values, columns, rows, heading=6)
    for position, name in enumerate(columns):
        if name.endswith("Title"):
            _hold_to_one_title(table, cells, position - 1, name)
    return _crosswalk(cells, _FORMER, itertools.combinations(_FORMER, 2))


_FORMER: Final[Mapping[CodeScheme, int]] = {"soc2010": 6, "oews2019": 0, "soc2018": 2}


def _crosswalk(
    cells: Iterable[Sequence[str]],
    places: Mapping[CodeScheme, int],
    pairs: Iterable[tuple[CodeScheme, CodeScheme]],
) -> Crosswalk:
    """Each code and each pair of rows once; ``places`` are where the codes stand, the titles right of them."""
    held = list(cells)
    titles = (CodeTitle(scheme, row[at], row[at + 1]) for scheme, at in places.items() for row in held)
    links = (CodeLink(one, row[places[one]], other, row[places[other]]) for one, other in pairs for row in held)
    return Crosswalk(list(dict.fromkeys(titles)), list(dict.fromkeys(links)))


ISCO_PAIRS: Final = 1_125
_isco: Final = matching(r"\d{3,4}", "a code of ISCO-08, as 2221")


def read_isco_to_soc(path: str | Path, *, pairs: int = ISCO_PAIRS) -> Crosswalk:
    """The crosswalk of ISCO-08 to SOC 2010; both of its sheets must have the same pairs.

    A star says that a part of the ISCO occupation alone is in the SOC occupation, which must be so exactly where it
    is in several. Raises IngestError.
    """
    star = flag({"*": True, "": False, None: False})
    columns: dict[str, Parser | None] = {
        "ISCO-08 Code": _stripped(_isco),
        "ISCO-08 Title EN": text,
        "part": star,
        "2010 SOC Code": _stripped(_soc),
        "2010 SOC Title": text,
        "Comment 8/17/11": None,
    }
    turned = ("2010 SOC Code", "2010 SOC Title", "part", "ISCO-08 Code", "ISCO-08 Title EN", "Comment 8/17/11")
    with Workbook(path) as book:
        there = _isco_rows(book.table("ISCO-08 to 2010 SOC"), columns)
        back_table = book.table("2010 SOC to ISCO-08")
        back = _isco_rows(back_table, {name: columns[name] for name in turned})
        table = book.table("ISCO-08 to 2010 SOC")
    table.count("rows", len(there), pairs)
    if {(row[0], row[3]) for row in there} != {(row[3], row[0]) for row in back}:
        back_table.fail("must have the pairs of the sheet 'ISCO-08 to 2010 SOC'")
    counts = Counter(row[0] for row in there)
    for number, row in enumerate(there, start=8):
        if row[2] != (counts[row[0]] > 1):
            table.fail("must have a star exactly where the code is in several rows", number, "part")
    places: Mapping[CodeScheme, int] = {"isco08": 0, "soc2010": 3}
    return _crosswalk(there, places, [("isco08", "soc2010")])


def _stripped(parser: Parser) -> Parser:
    """A parser that passes over blanks at the ends of a text."""
    return lambda cell: parser(cell.strip() if isinstance(cell, str) else cell)


def _isco_rows(table: Table, columns: Mapping[str, Parser | None]) -> list[tuple[Any, ...]]:
    table.expect(1, "Bureau of Labor Statistics")
    table.expect(4, "August 2012 (Updated June 2015)")
    table.heading(7, list(columns))
    return list(table.read(lambda *values: values, columns, 8))


def _hold_to_one_title(table: Table, cells: Sequence[Sequence[str]], at: int, column: str) -> None:
    titles: dict[str, str] = {}
    for number, row in enumerate(cells, start=7):
        title = titles.setdefault(row[at], row[at + 1])
        if title != row[at + 1]:
            table.fail(f"must be {title!r}, as {row[at]} is called above, not {row[at + 1]!r}", number, column)


_RANGE = re.compile(r"\d{4}-\d{4}")
_CENSUS_CODE = re.compile(r"\d{4}")
_SOC_PATTERN = re.compile(r"\d{2}-\d{1,4}X{0,3}")
_CENSUS_HEADINGS: Final = (None, "2018 Census Title ", "2018 Census Code", "2018 SOC Code")


def read_census(path: str | Path, *, codes: int = CENSUS_CODES) -> CensusList:
    """The Census list of 2018 occupations with their SOC codes.

    The four codes that the sheet counts as military and the one of the never employed are in it.
    Raises IngestError.
    """
    with Workbook(path) as book:
        table = book.table("2018 Census Occ Code List")
    table.expect(2, "2018 Census Occupation Code List", 1)
    table.expect(4, "last updated: September 26, 2019", 1)
    table.heading(5, _CENSUS_HEADINGS)
    table.expect(7, f"The 2018 census occupation classification list has {codes} codes including 4 military codes.", 1)
    found: list[CensusOccupation] = []
    places: list[int] = []
    headings: list[str] = []
    for at in range(8, len(table.rows) + 1):
        cells = table.rows[at - 1]
        if is_blank(cells):
            continue
        if not is_blank(cells[4:]):
            table.fail("must have nothing right of '2018 SOC Code'", at, "2018 SOC Code")
        outer, title, code, soc = (*cells, None, None, None, None)[:4]
        if _RANGE.fullmatch(str(code)):
            headings.append(plain(str(outer or title)).removesuffix(":"))
            continue
        places.append(at)
        found.append(_census_occupation(table, at, title, code, soc))
    table.count("codes", len(found), codes)
    for column, key in (("2018 Census Code", 0), ("2018 Census Title ", 1)):
        seen: dict[str, int] = {}
        for at, row in zip(places, found, strict=True):
            value = str(row[key])
            if value in seen:
                table.fail(f"duplicate key {value!r}: it stands in row {seen[value]} too", at, column)
            seen[value] = at
    return CensusList(found, tuple(headings))


def _census_occupation(table: Table, at: int, title: Any, code: Any, soc: Any) -> CensusOccupation:
    digits = f"{code:04}" if isinstance(code, int) else code  # 63 of the codes are typed as numbers
    if not isinstance(digits, str) or not _CENSUS_CODE.fullmatch(digits):
        table.fail(f"must be a code of four digits, not {shown(code)}", at, "2018 Census Code")
    if soc != "none" and not (isinstance(soc, str) and len(soc) == 7 and _SOC_PATTERN.fullmatch(soc)):
        table.fail(f"must be a SOC code, a pattern such as 13-20XX or none, not {shown(soc)}", at, "2018 SOC Code")
    try:
        name = text(title)
    except ValueError as error:
        table.fail(str(error), at, "2018 Census Title ")
    return CensusOccupation(digits, name, None if soc == "none" else soc)


def census_members(census: Iterable[CensusOccupation], structure: Iterable[SocGroup]) -> dict[str, tuple[str, ...]]:
    """The detailed SOC occupations of each Census code; every detailed occupation is in one of them.

    A group's code stands for all below it, a pattern for what fits it and has no closer code: of
    51-403X and 51-4XXX the first takes 51-4032. Raises IngestError where an occupation has two
    Census codes or none, or a Census code no occupation.
    """
    detailed = [group.code for group in structure if group.level == "detailed"]
    ranks: dict[str, list[tuple[int, str]]] = {code: [] for code in detailed}
    members: dict[str, tuple[str, ...]] = {}
    for occupation in census:
        members[occupation.code] = ()
        if occupation.soc is None:
            continue
        digits = occupation.soc.rstrip("X")
        is_group = not occupation.is_wildcard and occupation.soc not in ranks
        stem = digits.rstrip("0") if is_group else digits
        for code in detailed:
            if code.startswith(stem if occupation.is_wildcard or is_group else occupation.soc):
                ranks[code].append((len(stem) - 100 * occupation.is_wildcard, occupation.code))
    chosen: dict[str, list[str]] = {}
    for code, claims in ranks.items():
        best = [claim for claim in claims if claim[0] == max(claims)[0]]
        if len(best) != 1:
            claimed = ", ".join(sorted(name for _, name in best)) or "none"
            raise _disagree(f"the SOC occupation {code} must have one Census code, and has {claimed}")
        chosen.setdefault(best[0][1], []).append(code)
    for occupation in census:
        members[occupation.code] = tuple(chosen.get(occupation.code, ()))
        if occupation.soc is not None and not members[occupation.code]:
            raise _disagree(
                f"the Census code {occupation.code} ({occupation.soc}) must have a SOC occupation, and has none"
            )
    return members


def _disagree(rule: str) -> IngestError:
    return IngestError("the Census list and the SOC structure", None, None, None, rule)


def outside_soc(codes: Iterable[str], structure: Iterable[SocGroup]) -> dict[str, str | None]:
    """Of codes used for the most detailed figures, those that are no detailed SOC occupation.

    The value is the level at which SOC has the code, None where it has it at no level.
    """
    levels = {group.code: group.level for group in structure}
    return {code: levels.get(code) for code in codes if levels.get(code) != "detailed"}
