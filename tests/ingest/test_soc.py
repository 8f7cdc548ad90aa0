"""SOC 2018, its direct-match titles, O*NET-SOC to SOC, and the Census list."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ingest.making import (
    ISCO_ROWS,
    TITLE_OF_FORMER_CODES,
    Rows,
    cut,
    error,
    former_codes,
    isco_sheets,
    workbook,
)
from roleinfo.ingest import soc

_SHEETS = {
    "structure": "2018 Structure",
    "direct": "Sorted by SOC",
    "onet": "O-NET-SOC 2019 Occupation Listi",
    "census": "2018 Census Occ Code List",
    "former": "OES2019 Hybrid",
}
_BLS: Rows = [["U.S. Bureau of Labor Statistics"], ["On behalf of the Office of Management and Budget (OMB)"], []]


def _rows() -> dict[str, Rows]:
    """The rows of the four sheets as they should be."""
    return {
        "structure": [
            *_BLS,
            ["November 2017 (for reference year January 2018)"],
            ["***This is the final structure for the 2018 SOC.***"],
            [],
            [],
            ["Major Group", "Minor Group", "Broad Group", "Detailed Occupation"],
            ["13-0000", None, None, None, "Business and Financial Operations Occupations"],
            [None, "13-2000", None, None, "Financial Specialists"],
            [None, None, "13-2020", None, "Property Appraisers and Assessors"],
            [None, None, None, "13-2022", "Appraisers of Personal and Business Property"],
            [None, None, None, "13-2023", "Appraisers and Assessors of Real Estate"],
            [None, None, "13-2050", None, "Financial Analysts and Advisors"],
            [None, None, None, "13-2052", "Personal Financial Advisors"],
            [None, None, None, "13-2054", "Financial Risk Specialists"],
            [None, None, "13-2090", None, "Miscellaneous Financial Specialists"],
            [None, None, None, "13-2099", "Financial Specialists, All Other"],
        ],
        "direct": [
            *_BLS,
            ["November 2017"],
            [],
            ["***Questions should be emailed to soc@bls.gov***"],
            [],
            ["2018 SOC Code", "2018 SOC Title", "2018 SOC Direct Match Title", "Illustrative Example"],
            ["13-2052", "Personal Financial Advisors", "Financial  Planner", "x"],
            ["13-2052", "Personal Financial Advisors", "Wealth Manager", ""],
            ["13-2052", "Personal Financial Advisors", "Wealth Manager", None],
        ],
        "onet": [
            ["O*NET-SOC 2019 Code", "O*NET-SOC 2019 Title", "2018 SOC Code", "2018 SOC Title"],
            ["13-2099.00", "Financial Specialists, All Other", "13-2099", "Financial Specialists, All Other"],
            ["13-2099.01", "Financial Quantitative Analysts", "13-2099", "Financial Specialists, All Other"],
        ],
        "census": [
            [None, "U.S. Census Bureau"],
            [None, "2018 Census Occupation Code List"],
            [],
            [None, "last updated: September 26, 2019"],
            [None, "2018 Census Title ", "2018 Census Code", "2018 SOC Code"],
            [],
            [None, "The 2018 census occupation classification list has 5 codes including 4 military codes. "],
            ["Management,  Business, Science, and Arts Occupations:", None, "0010-3550", "11-0000 - 29-0000"],
            [],
            [None, "Property appraisers and assessors", "0810", "13-2020"],
            [None, "Personal financial advisors ", 850, "13-2052"],
            [None, "Other financial specialists", "0960", "13-20XX"],
            [None, "Financial specialists, all other", "0961", "13-209X"],
            [None, "Military, rank not Specified", "9830", "none"],
        ],
        "former": former_codes(
            [
                (
                    "13-2052",
                    "Personal Financial Advisors ",
                    "13-2052",
                    "Personal Financial Advisors",
                    "13-2052",
                    " Personal Financial Advisors",
                ),
                ("13-2098", "Specialists", "13-2054", "Financial Risk Specialists", "13-2099", "Others"),
                ("13-2098", "Specialists", "13-2099", "Financial Specialists, All Other", "13-2099", "Others"),
            ]
        ),
    }


def _read(folder: Path, kind: str, rows: Rows) -> Any:
    """What the reader makes of these rows."""
    readers: dict[str, Callable[[Path], Any]] = {
        "structure": lambda path: soc.read_structure(path, groups=(1, 1, 3, 5)),
        "direct": lambda path: soc.read_direct_matches(path, rows=3),
        "onet": lambda path: soc.read_onet_to_soc(path, rows=2),
        "census": lambda path: soc.read_census(path, codes=5),
        "former": lambda path: soc.read_former_codes(path, rows=3),
    }
    return readers[kind](workbook(folder / "a.xlsx", {_SHEETS[kind]: rows}))


class TestRows:
    """Each file as rows."""

    def test_the_structure_knows_its_levels(self, tmp_path: Path) -> None:
        """A group's parent is the code of the next level."""
        found = _read(tmp_path, "structure", _rows()["structure"])
        assert found[0] == ("13-0000", "major", "Business and Financial Operations Occupations", None)
        assert found[-1] == ("13-2099", "detailed", "Financial Specialists, All Other", "13-2090")

    def test_doubled_rows_of_the_direct_matches_are_kept(self, tmp_path: Path) -> None:
        """The publisher's rows are what is counted; doubled spaces go."""
        found = _read(tmp_path, "direct", _rows()["direct"])
        assert [(each.title, each.illustrative) for each in found] == [
            ("Financial Planner", True),
            ("Wealth Manager", False),
            ("Wealth Manager", False),
        ]

    def test_several_onet_occupations_share_a_soc_code(self, tmp_path: Path) -> None:
        """They share its wages too."""
        found = _read(tmp_path, "onet", _rows()["onet"])
        assert {each.soc_code for each in found} == {"13-2099"}

    def test_census_codes_typed_as_numbers_get_their_zero(self, tmp_path: Path) -> None:
        """63 of the list's codes are numbers."""
        found = _read(tmp_path, "census", _rows()["census"])
        assert found.occupations[1] == ("0850", "Personal financial advisors", "13-2052")
        assert found.headings == ("Management, Business, Science, and Arts Occupations",)

    def test_wildcards_of_the_census_list(self, tmp_path: Path) -> None:
        """13-20XX is a pattern; none is no code."""
        found = _read(tmp_path, "census", _rows()["census"]).occupations
        assert [each.is_wildcard for each in found] == [False, False, True, True, False]
        assert found[4].soc is None

    def test_members_of_wildcards(self, tmp_path: Path) -> None:
        """A pattern takes what no closer code or pattern takes; every occupation has one Census code."""
        structure = _read(tmp_path, "structure", _rows()["structure"])
        census = _read(tmp_path, "census", _rows()["census"]).occupations
        assert soc.census_members(census, structure) == {
            "0810": ("13-2022", "13-2023"),
            "0850": ("13-2052",),
            "0960": ("13-2054",),
            "0961": ("13-2099",),
            "9830": (),
        }

    def test_former_codes(self, tmp_path: Path) -> None:
        """Each code with its title, and each pair of two classifications once; blanks beside titles go."""
        found = _read(tmp_path, "former", _rows()["former"])
        assert [title[:2] for title in found.titles] == [
            ("soc2010", "13-2052"), ("soc2010", "13-2099"), ("oews2019", "13-2052"), ("oews2019", "13-2098"),
            ("soc2018", "13-2052"), ("soc2018", "13-2054"), ("soc2018", "13-2099"),
        ]  # fmt: skip
        assert found.titles[0].title == "Personal Financial Advisors"
        assert [(link.scheme, link.code, link.other_scheme, link.other) for link in found.links] == [
            ("soc2010", "13-2052", "oews2019", "13-2052"), ("soc2010", "13-2099", "oews2019", "13-2098"),
            ("soc2010", "13-2052", "soc2018", "13-2052"), ("soc2010", "13-2099", "soc2018", "13-2054"),
            ("soc2010", "13-2099", "soc2018", "13-2099"), ("oews2019", "13-2052", "soc2018", "13-2052"),
            ("oews2019", "13-2098", "soc2018", "13-2054"), ("oews2019", "13-2098", "soc2018", "13-2099"),
        ]  # fmt: skip

    def test_isco(self, tmp_path: Path) -> None:
        """Blanks behind codes go."""
        found = soc.read_isco_to_soc(workbook(tmp_path / "a.xlsx", isco_sheets(ISCO_ROWS)), pairs=3)
        assert found.titles[0] == ("isco08", "2221", "Nursing professionals")
        assert found.links == [
            ("isco08", "2221", "soc2010", "29-1141"),
            ("isco08", "2221", "soc2010", "29-1151"),
            ("isco08", "2222", "soc2010", "29-1161"),
        ]

    def test_isco_without_a_star(self, tmp_path: Path) -> None:
        """What is in several SOC occupations is in each by a part."""
        sheets = isco_sheets(ISCO_ROWS)
        sheets["ISCO-08 to 2010 SOC"][7][2] = ""
        path = workbook(tmp_path / "a.xlsx", sheets)
        assert error(lambda: soc.read_isco_to_soc(path, pairs=3)) == (
            "must have a star exactly where the code is in several rows @ a.xlsx, sheet 'ISCO-08 to 2010 SOC', "
            "row 8, column 'part'"
        )

    def test_isco_of_two_minds(self, tmp_path: Path) -> None:
        """Both sheets have the same pairs."""
        sheets = isco_sheets(ISCO_ROWS)
        sheets["2010 SOC to ISCO-08"][7][3] = "2222"
        path = workbook(tmp_path / "a.xlsx", sheets)
        assert error(lambda: soc.read_isco_to_soc(path, pairs=3)) == (
            "must have the pairs of the sheet 'ISCO-08 to 2010 SOC' @ a.xlsx, sheet '2010 SOC to ISCO-08'"
        )

    def test_an_older_workbook(self, tmp_path: Path) -> None:
        """Its form is told from its first bytes; what is cut off is no workbook."""
        path = tmp_path / "a.xls"
        path.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
        assert error(lambda: soc.read_isco_to_soc(path)).startswith("must be a whole workbook (.xls): ")

    def test_codes_outside_soc(self, tmp_path: Path) -> None:
        """A broad code used as a detailed one, and a code that exists at no level."""
        structure = _read(tmp_path, "structure", _rows()["structure"])
        codes = ["13-2020", "13-2052", "53-1047"]
        assert soc.outside_soc(codes, structure) == {"13-2020": "broad", "53-1047": None}


class TestErrors:
    """A changed file is an error with its sheet, row and column."""

    @pytest.mark.parametrize(
        ("kind", "row", "column", "value", "rule", "place"),
        [
            ("structure", 3, 0, "2028", "must say 'November 2017 (for reference year January 2018)', not '2028'",
             "row 4, column 'A'"),
            ("structure", 7, 1, "Minor", "must be headed 'Minor Group', not 'Minor'", "row 8, column 'Minor Group'"),
            ("structure", 10, 0, "13-2000", "must have one code, not 2", "row 11, column 'Broad Group'"),
            ("structure", 10, 2, None, "must have one code, not 0", "row 11, column 'Detailed Occupation'"),
            ("structure", 10, 2, "132020", "must be a SOC code, as 11-1011, not '132020'",
             "row 11, column 'Broad Group'"),
            ("structure", 10, 2, "15-2020", "must begin as its major group 13-0000, not '15-2020'",
             "row 11, column 'Broad Group'"),
            ("structure", 11, 3, "13-2023", "duplicate key '13-2023': it stands in row 12 too",
             "row 13, column 'code'"),
            ("direct", 7, 2, "Title", "must be headed '2018 SOC Direct Match Title', not 'Title'",
             "row 8, column '2018 SOC Direct Match Title'"),
            ("direct", 8, 2, None, "must be text, not nothing", "row 9, column '2018 SOC Direct Match Title'"),
            ("direct", 8, 3, "y", "must be one of 'x', 'X', nothing, nothing, not 'y'",
             "row 9, column 'Illustrative Example'"),
            ("onet", 1, 2, "13-2098", "must be the first seven characters of 13-2099.00, not '13-2098'",
             "row 2, column '2018 SOC Code'"),
            ("onet", 2, 0, "13-2099.00", "duplicate key '13-2099.00': it stands in row 2 too",
             "row 3, column 'O*NET-SOC 2019 Code'"),
            ("census", 3, 1, "last updated: 2028",
             "must say 'last updated: September 26, 2019', not 'last updated: 2028'",
             "row 4, column 'B'"),
            ("census", 9, 2, "81", "must be a code of four digits, not '81'", "row 10, column '2018 Census Code'"),
            ("census", 9, 3, "13-20", "must be a SOC code, a pattern such as 13-20XX or none, not '13-20'",
             "row 10, column '2018 SOC Code'"),
            ("census", 9, 1, None, "must be text, not nothing", "row 10, column '2018 Census Title '"),
            ("census", 10, 2, "0810", "duplicate key '0810': it stands in row 10 too",
             "row 11, column '2018 Census Code'"),
            ("census", 10, 1, "Property appraisers and assessors",
             "duplicate key 'Property appraisers and assessors': it stands in row 10 too",
             "row 11, column '2018 Census Title '"),
            ("former", 0, 0, "The table", f"must say {TITLE_OF_FORMER_CODES!r}, not 'The table'", "row 1, column 'A'"),
            ("former", 5, 6, "2000 SOC Code", "must be headed '2010 SOC Code', not '2000 SOC Code'",
             "row 6, column '2010 SOC Code'"),
            ("former", 6, 6, "132052", "must be a SOC code, as 11-1011, not '132052'", "row 7, column '2010 SOC Code'"),
            ("former", 7, 3, None, "must be text, not nothing", "row 8, column '2018 SOC Title'"),
            ("former", 8, 7, "Other", "must be 'Others', as 13-2099 is called above, not 'Other'",
             "row 9, column '2010 SOC Title'"),
        ],
    )  # fmt: skip
    def test_one_changed_cell(
        self, tmp_path: Path, *, kind: str, row: int, column: int, value: Any, rule: str, place: str
    ) -> None:
        """Each with the exact place."""
        rows = _rows()[kind]
        rows[row][column] = value
        assert error(lambda: _read(tmp_path, kind, rows)) == f"{rule} @ a.xlsx, sheet {_SHEETS[kind]!r}, {place}"

    @pytest.mark.parametrize("kind", _SHEETS)
    def test_a_missing_row(self, tmp_path: Path, kind: str) -> None:
        """Each file has its number of rows."""
        rows = _rows()[kind][:-1]
        rule = {
            "structure": "must have 5 detailed groups, not 4",
            "direct": "must have 3 rows, not 2",
            "onet": "must have 2 rows, not 1",
            "census": "must have 5 codes, not 4",
            "former": "must have 3 rows, not 2",
        }[kind]
        assert error(lambda: _read(tmp_path, kind, rows)) == f"{rule} @ a.xlsx, sheet {_SHEETS[kind]!r}"

    @pytest.mark.parametrize("kind", _SHEETS)
    def test_a_missing_sheet(self, tmp_path: Path, kind: str) -> None:
        """Another sheet is not taken for it."""
        path = workbook(tmp_path / "a.xlsx", {"Other": [["a"]]})
        read = {
            "structure": soc.read_structure,
            "direct": soc.read_direct_matches,
            "onet": soc.read_onet_to_soc,
            "census": soc.read_census,
            "former": soc.read_former_codes,
        }[kind]
        rule = f"the sheet {_SHEETS[kind]!r} is missing; there are 'Other'"
        assert error(lambda: read(path)) == f"{rule} @ a.xlsx, sheet {_SHEETS[kind]!r}"  # type: ignore[operator]

    def test_a_cut_file(self, tmp_path: Path) -> None:
        """A download that broke off."""
        path = cut(workbook(tmp_path / "a.xlsx", {_SHEETS["onet"]: _rows()["onet"]}))
        message = "must be a whole workbook (.xlsx): File is not a zip file @ a.xlsx"
        assert error(lambda: soc.read_onet_to_soc(path)) == message

    def test_a_level_that_is_left_out(self, tmp_path: Path) -> None:
        """A detailed occupation stands below a broad group."""
        rows = _rows()["structure"]
        del rows[10]
        rule = "must stand below a broad group @ a.xlsx, sheet '2018 Structure', row 11, column 'Detailed Occupation'"
        assert error(lambda: _read(tmp_path, "structure", rows)) == rule

    @pytest.mark.parametrize(
        ("pattern", "rule"),
        [
            ("13-2099", "the SOC occupation 13-2054 must have one Census code, and has none"),
            ("13-205X", "the SOC occupation 13-2099 must have one Census code, and has 0961, 0962"),
        ],
    )
    def test_lists_that_disagree(self, tmp_path: Path, pattern: str, rule: str) -> None:
        """An occupation without a Census code, or with two."""
        structure = _read(tmp_path, "structure", _rows()["structure"])
        census = _read(tmp_path, "census", _rows()["census"]).occupations
        census[2] = census[2]._replace(soc=pattern)
        if pattern == "13-205X":
            census.append(census[3]._replace(code="0962"))
        else:
            census[3] = census[3]._replace(soc=None)
        message = f"{rule} @ the Census list and the SOC structure"
        assert error(lambda: soc.census_members(census, structure)) == message
