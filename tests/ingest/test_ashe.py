"""UK pay and the UK's classification: every mark of the tables, and what is not laid out as it should be."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import roleinfo as ri
from ingest.making import (
    ASHE_SUBJECTS,
    Sheets,
    ashe_sheets,
    cut,
    error,
    small_folder,
    uk_occupation_sheets,
    workbook,
)
from roleinfo.ingest.ashe import AsheRow, UkGroup, read_ashe, read_uk_groups
from roleinfo.ingest.bundle import build

GROUPS = (1, 1, 1, 2)
FIRST = 6  # the spreadsheet's row of all employees
MEDIAN, MEAN, P20 = 3, 5, 8


def ashe(folder: Path, table: str, change: Callable[[Sheets], object] = bool) -> dict[str, list[AsheRow]]:
    """What is read of a small workbook, changed."""
    sheets = ashe_sheets(table)
    change(sheets)
    path = workbook(folder / "ashe.xlsx", sheets)
    subject, places = ASHE_SUBJECTS[table[:-1]], {"14.1a": 1, "14.6a": 2}.get(table, 0 if table == "14.7a" else 1)
    return read_ashe(path, table=table, subject=subject, places=places, groups=GROUPS)


def put(row: int, column: int, cell: Any, sheet: str = "Full-Time") -> Callable[[Sheets], object]:
    """A change of one cell, by its row as the spreadsheet numbers it."""
    return lambda sheets: sheets[sheet][row - 1].__setitem__(column, cell)


def occupations(folder: Path, change: Callable[[Sheets], object] = bool) -> list[UkGroup]:
    """What is read of a small first volume, changed."""
    sheets = uk_occupation_sheets()
    change(sheets)
    return read_uk_groups(workbook(folder / "soc.xlsx", sheets), groups=GROUPS, related=4)


class TestMarks:
    """What stands in the place of a number."""

    def test_figures(self, tmp_path: Path) -> None:
        """Numbers as printed; x is kept as what was withheld."""
        rows = {row.code: row for row in ashe(tmp_path, "14.6a")["All"]}
        nurses = rows["223"]
        assert nurses.title == "Nursing Professionals"
        assert (nurses.cells["median"], nurses.cells["mean"]) == (Decimal("21.79"), Decimal("22.11"))
        assert (nurses.cells["p20"], nurses.cells["p90"]) == ("x", Decimal("30.4"))
        assert rows["2231"].cells["median"] == "x"

    def test_whole_row(self, tmp_path: Path) -> None:
        """Jobs that are disclosive or not applicable leave the row empty."""
        for mark in ("..", ":"):
            rows = ashe(tmp_path, "14.1a", put(FIRST + 5, 2, mark))["Full-Time"]
            assert rows[-1] == AsheRow("2237", "Other nursing professionals", mark, {})

    def test_coefficients(self, tmp_path: Path) -> None:
        """A coefficient stands beside a withheld figure too; a point is none."""
        rows = {row.code: row.cells for row in ashe(tmp_path, "14.6b")["All"]}
        assert (rows["223"]["p20"], rows["223"]["p25"], rows["2231"]["p10"]) == (Decimal(23), None, "x")

    @pytest.mark.parametrize(
        ("table", "change", "message"),
        [
            ("14.6a", put(FIRST + 3, MEDIAN, "."), "must be a number or one of 'x', not '.'"),
            ("14.6a", put(FIRST + 3, MEDIAN, "-"), "must be a number or one of 'x', not '-'"),
            ("14.6b", put(FIRST + 3, MEDIAN, ".."), "must be a number or one of 'x', '.', not '..'"),
            ("14.6a", put(FIRST + 3, 2, "."), "must be a number or one of 'x', '..', ':', not '.'"),
            ("14.6a", put(FIRST + 3, MEDIAN, 21.795), "must have at most 2 digits after the point, not 21.795"),
            ("14.6a", put(FIRST + 3, MEAN, -1), "must be 0 or more, not -1"),
            ("14.6a", put(FIRST + 3, P20, None), "must have a figure or a mark, not nothing"),
            ("14.6a", put(FIRST + 5, MEAN, 3), "must be empty, since the jobs are '..', not Decimal('3')"),
            ("14.6a", put(FIRST + 3, 1, "22x"), "must be a code of one to four digits, not '22x'"),
            ("14.6a", put(FIRST + 3, 1, 223), "must be a code of one to four digits, not 223"),
            ("14.6a", put(FIRST + 4, 1, "2237"), "duplicate key '2237': it stands in row 10 too"),
            ("14.6a", put(FIRST + 4, 1, "224"), "must have 1 groups whose codes have 3 digits, not 2"),
            ("14.6a", put(5, MEDIAN, "Mean"), "the column 'Median' is missing"),
            ("14.6a", put(5, 7, 5), "must be headed 10, not 5"),
            ("14.6a", put(FIRST, 0, "All jobs"), "must say 'All employees', not 'All jobs'"),
            ("14.6a", put(FIRST + 6, 0, "Others"), "must end with a row 'Not Classified'"),
            ("14.6a", put(FIRST + 8, 0, "Source: another"), "must say 'Source: Annual Survey of Hours and Earnings, "),
            ("14.6a", put(1, 0, "Table 14.6a of 2023"), "must say 'Table 14.6a Hourly pay - Excluding overtime"),
        ],
    )
    def test_another_layout(self, tmp_path: Path, table: str, change: Callable[[Sheets], object], message: str) -> None:
        """What is not laid out so is refused with the file and the sheet."""
        text = error(lambda: ashe(tmp_path, table, change))
        assert text.startswith(message)
        assert "ashe.xlsx" in text
        assert "Full-Time" in text

    def test_row_and_column(self, tmp_path: Path) -> None:
        """The place of a cell is named as a spreadsheet does."""
        text = error(lambda: ashe(tmp_path, "14.6a", put(FIRST + 3, MEDIAN, "n/a")))
        assert text.endswith("@ ashe.xlsx, sheet 'Full-Time', row 9, column 'Median'")

    def test_sheets(self, tmp_path: Path) -> None:
        """Both sheets have to be there, and each has to say of whom it is."""
        assert "the sheet 'Full-Time' is missing" in error(
            lambda: ashe(tmp_path, "14.6a", lambda sheets: sheets.pop("Full-Time"))
        )
        assert "For full-time employee jobs" in error(
            lambda: ashe(tmp_path, "14.6a", lambda sheets: sheets.update({"Full-Time": sheets["All"]}))
        )

    def test_cut_off(self, tmp_path: Path) -> None:
        """Half a file is no workbook."""
        path = cut(workbook(tmp_path / "ashe.xlsx", ashe_sheets("14.1a")))
        assert "must be a whole workbook" in error(lambda: read_ashe(path, groups=GROUPS))


class TestOccupations:
    """Codes, titles and related job titles; none of the sentences."""

    def test_groups(self, tmp_path: Path) -> None:
        """Blanks at the ends of titles are not kept."""
        found = {group.code: group for group in occupations(tmp_path)}
        assert found["2237"] == UkGroup("2237", "Other registered nursing professionals", ("Nurse", "Staff nurse"))
        assert found["223"] == UkGroup("223", "Nursing professionals", ())

    @pytest.mark.parametrize(
        ("column", "cell", "message"),
        [
            (3, "2231", "must be a code or '<blank>', not '2231'"),
            (3, 22310, "must have one code, of as many digits as its level"),
            (0, 2, "must have one code, of as many digits as its level"),
            (4, None, "must be text, not nothing"),
            (9, "Midwife", "must be titles, each with '~' before it, or '<blank>', not 'Midwife'"),
            (9, "~Midwife~ ~Matron", "must have no empty title"),
            (9, "~Midwife", "must have 4 related job titles, not 3"),
            (3, 2237, "duplicate key '2237'"),
        ],
    )
    def test_another_layout(self, tmp_path: Path, column: int, cell: object, message: str) -> None:
        """What is not laid out so is refused."""
        change = put(5, column, cell, "SOC2020 descriptions")
        assert error(lambda: occupations(tmp_path, change)).startswith(message)


class TestBundle:
    """What a bundle of small inputs says."""

    def test_roles(self, tmp_path: Path) -> None:
        """A role has the published figures, what was withheld with the reason, and nothing for a disclosive row."""
        build(small_folder(tmp_path / "in"), tmp_path / "small.db")
        catalog = ri.Catalog.open(tmp_path / "small.db")
        assert [role.id for role in catalog.roles(country="GB")] == ["uk-22", "uk-223", "uk-2231", "uk-2237"]
        hourly = catalog.role("uk-223").salary.select(component="ashe_hourly")
        [p20, *_] = hourly.candidates("p20")
        assert (p20.status, p20.pay, p20.rse) == ("suppressed", None, Decimal("23.0"))
        assert [caveat.code for caveat in p20.caveats] == ["imprecise-withheld"]
        [p25, *_] = hourly.candidates("p25")
        assert (p25.pay, p25.rse, p25.interval()) == (ri.Pay(18, "GBP", "hour"), None, None)
        other = catalog.role("uk-2237")
        assert not other.salary
        assert {missing.code for missing in other.missing if missing.path[0] == "salary"} == {"disclosive"}
        assert other.alternate_titles == ("Nurse", "Other nursing professionals", "Staff nurse")

    @pytest.mark.parametrize(
        ("table", "change", "message"),
        [
            ("14.6b", put(FIRST + 5, 0, "Nurses", "All"), "the coefficients must have 2237 (Other nursing profes"),
            ("14.6b", put(FIRST + 5, 1, "2238", "All"), "the coefficients must have 2237 (Other nursing profes"),
            ("14.6b", put(FIRST + 5, 2, ":", "All"), "the coefficients must have 2237 (Other nursing professionals)"),
            (
                "14.6a",
                put(FIRST + 5, 1, "2238", "All"),
                "the coefficients must have 2238 (Other nursing professionals)",
            ),
        ],
    )
    def test_contradictions(self, tmp_path: Path, table: str, change: Callable[[Sheets], object], message: str) -> None:
        """Figures and coefficients have to be of the same classes, with the same marks."""
        folder = small_folder(tmp_path / "in")
        sheets = ashe_sheets(table)
        change(sheets)
        workbook(folder / f"ashe_{table}.xlsx", sheets)
        assert error(lambda: build(folder, tmp_path / "small.db")).startswith(message)
