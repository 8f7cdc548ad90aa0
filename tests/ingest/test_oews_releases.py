"""Former national releases of OEWS, and which of their classes hold what one of today holds."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ingest.making import error, release_sheets, workbook
from roleinfo.ingest import oews
from roleinfo.ingest.oews_releases import (
    YEARS,
    ClassLink,
    CodeRow,
    ReleaseRow,
    link_classes,
    read_code_rows,
    read_release,
)

ROWS = (1, 0, 0, 1, 2)


def read(folder: Path, year: int, change: Callable[[Any], None] = lambda _: None) -> list[ReleaseRow]:
    """What the reader makes of a small release that was changed."""
    sheets = release_sheets(year)
    change(sheets)
    return read_release(workbook(folder / f"national_M{year}.xlsx", sheets), year=year, rows=ROWS)


class TestRelease:
    """A release's rows in the units of the newest."""

    @pytest.mark.parametrize("year", YEARS)
    def test_every_layout(self, tmp_path: Path, year: int) -> None:
        """Sheets and headings differ by year; a code that stands twice is one detailed class."""
        found = read(tmp_path, year)
        assert [(row.code, row.level) for row in found] == [
            ("00-0000", "total"), ("11-1011", "detailed"), ("13-1020" if year >= 2019 else "13-1028", "detailed"),
        ]  # fmt: skip
        assert found[2].figures[:5] == (300, 25, 3001, 62_420_00, 7)

    def test_marks(self, tmp_path: Path) -> None:
        """A top-coded percentile has a note and no number."""
        chief = read(tmp_path, 2016)[1]
        assert chief.figures[7:10] == (8500, None, None)
        assert chief.footnotes[7:10] == (None, oews.TOP_CODED, oews.TOP_CODED)

    def test_paid_by_the_year_alone(self, tmp_path: Path) -> None:
        """The six hourly figures are stars, and not published for this period."""

        def change(sheets: Any) -> None:
            row = sheets["national_dl"][1]
            row[18] = "TRUE"
            for at in (5, *range(8, 13)):
                row[at] = "*"

        row = read(tmp_path, 2013, change)[0]
        assert row.footnotes[2] == oews.NOT_HOURLY_OR_NOT_ANNUAL
        assert (row.figures[2], row.figures[3]) == (None, 41_600_00)

    @pytest.mark.parametrize(
        ("year", "change", "message"),
        [
            (2012, lambda it: it["national_dl"][0].__setitem__(2, "GROUP"),
             ("must be headed 'OCC_GROUP', not 'GROUP' @ national_M2012.xlsx, sheet 'national_dl', row 1, "
             "column 'OCC_GROUP'")),
            (2019, lambda it: it.update(national_dl=it.pop("national_M2019_dl")),
             ("the sheet 'national_M2019_dl' is missing; there are 'Field Descriptions', 'national_dl' "
             "@ national_M2019.xlsx, sheet 'national_M2019_dl'")),
            (2022, lambda it: it["Field Descriptions"].__setitem__(1, ["# = indicates a wage of 1"]),
             ("must say that # is a wage from $115.00 per hour or $239,200 per year @ national_M2022.xlsx, "
             "sheet 'Field Descriptions'")),
            (2014, lambda it: it["national_dl"].pop(),
             "must have 2 rows of the level 'detailed', not 1 @ national_M2014.xlsx, sheet 'national_dl'"),
            (2014, lambda it: it["national_dl"][4].__setitem__(3, 301),
             ("duplicate key '13-1028': it stands above too, with other figures @ national_M2014.xlsx, "
             "sheet 'national_dl', row 5, column 'OCC_CODE'")),
            (2014, lambda it: it["national_dl"][1].__setitem__(19, "TRUE"),
             ("must be '*' in a row that is paid by the hour alone, not 4160000 @ national_M2014.xlsx, "
             "sheet 'national_dl', row 2, column 'A_MEAN'")),
            (2014, lambda it: it["national_dl"][1].__setitem__(6, "#"),
             "must be a number, not '#' @ national_M2014.xlsx, sheet 'national_dl', row 2, column 'A_MEAN'"),
        ],
    )  # fmt: skip
    def test_a_changed_file(self, tmp_path: Path, year: int, change: Callable[[Any], None], message: str) -> None:
        """Each with the exact place."""
        assert error(lambda: read(tmp_path, year, change)) == message


def _release(*codes: str) -> list[ReleaseRow]:
    return [ReleaseRow(code, code, "detailed", (None,) * 15, (None,) * 15) for code in codes]


class TestLinks:
    """Classes of today in former releases."""

    PARTS = (
        CodeRow("11-1011", "11-1011", "11-1011", "11-1011"),
        CodeRow("15-1256", "15-1252", "15-1132", "15-1132"),
        CodeRow("15-1256", "15-1253", "15-1199", "15-1199"),
        CodeRow("49-9099", "49-9099", "49-9093", "49-9093"),
        CodeRow("49-9099", "49-9099", "49-9099", "49-9099"),
        CodeRow("25-3031", "25-3031", "25-3098", "25-3099"),
        CodeRow("25-3097", "25-3041", "25-3097", "25-3099"),
    )

    def _links(self, code: str, releases: dict[int, list[ReleaseRow]]) -> list[tuple[int, int, str, str]]:
        return [tuple(link[1:]) for link in link_classes(self.PARTS, releases, [code], {})]  # type: ignore[misc]

    def test_exact(self) -> None:
        """Releases in a row are one link; one that lacks the class breaks it."""
        years = {2016: _release("11-1011"), 2017: _release("11-1011"), 2019: _release("11-1011")}
        assert self._links("11-1011", years) == [(2016, 2017, "11-1011", "exact"), (2019, 2019, "11-1011", "exact")]

    def test_split(self) -> None:
        """A class of today that was part of a former one."""
        assert self._links("15-1252", {2019: _release("15-1256")}) == [(2019, 2019, "15-1256", "split")]

    def test_merged_under_one_code(self) -> None:
        """A code that is the same and joined another class is not the same class."""
        found = self._links("49-9099", {2018: _release("49-9093", "49-9099"), 2019: _release("49-9099")})
        assert found == [
            (2018, 2018, "49-9093", "merged"), (2018, 2018, "49-9099", "merged"), (2019, 2019, "49-9099", "exact"),
        ]  # fmt: skip

    def test_own_codes_of_wages(self) -> None:
        """Substitute teachers had a code of their own within a SOC occupation, and other teachers in 2012 its code."""
        teachers = {2013: _release("25-3098", "25-3099"), 2014: _release("25-3097", "25-3098")}
        assert self._links("25-3031", teachers) == [(2013, 2014, "25-3098", "exact")]
        assert self._links("25-3041", teachers) == [(2013, 2013, "25-3099", "exact"), (2014, 2014, "25-3097", "exact")]

    def test_unknown_code(self) -> None:
        """A class that the file of codes does not have cannot be linked."""
        message = "no code row has 99-9999 @ the release of 2019"
        assert error(lambda: self._links("11-1011", {2019: _release("99-9999")})) == message

    def test_a_link_is_named(self) -> None:
        """The fields of a link in their order."""
        [link] = link_classes(self.PARTS, {2024: _release("11-1011")}, ["11-1011"], {})
        assert link == ClassLink("11-1011", 2024, 2024, "11-1011", "exact")

    def test_code_rows(self, tmp_path: Path) -> None:
        """The number of rows is known."""
        heads = ["OES 2019 Estimates Code", "OES 2019 Estimates Title", "2018 SOC Code ", "2018 SOC Title"]
        heads += ["OES 2018 Estimates Code", "OES 2018 Estimates Title", "2010 SOC Code", "2010 SOC Title", "NOTES"]
        row = ["11-1011 ", "A", "11-1011", "A", "11-1011", "A", " 11-1011", "A", None]
        path = workbook(tmp_path / "codes.xlsx", {"OES2019 Hybrid": [*[[]] * 5, heads, row]})
        assert read_code_rows(path, rows=1) == [CodeRow(*["11-1011"] * 4)]
        assert error(lambda: read_code_rows(path, rows=2)).startswith("must have 2 rows, not 1 @ codes.xlsx")
