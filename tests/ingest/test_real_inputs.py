"""The publishers' own files, from the folder that ROLEINFO_INPUTS names (collected only where it is set)."""

import gzip
import importlib.util
import os
import sqlite3
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from roleinfo.catalog.schema import TABLES
from roleinfo.ingest import ashe, bundle, cps, oews, oews_workbook, onet, prices, projections, soc

INPUTS = Path(os.environ["ROLEINFO_INPUTS"])
BROAD_AS_DETAILED = {"13-1020", "13-2020", "29-2010", "31-1120", "39-7010", "47-4090", "51-2090"}
AT_NO_LEVEL = {"21-1018", "25-2052", "25-9045", "51-2028", "53-1047"}


def _database() -> Path:
    return next(INPUTS.rglob("oews-2025.sqlite.gz"))


@cache
def _package() -> oews.OewsPackage:
    return oews.read_package(_database())


@cache
def _workbook() -> list[oews_workbook.OewsWorkbookRow]:
    return oews_workbook.read_workbook(INPUTS / "oews_national_M2025_dl.xlsx", rows=oews_workbook.NATIONAL_ROWS)


@cache
def _structure() -> list[soc.SocGroup]:
    return soc.read_structure(INPUTS / "soc_structure_2018.xlsx")


@cache
def _census() -> soc.CensusList:
    return soc.read_census(INPUTS / "census_2018_occupation_code_list.xlsx")


@cache
def _archive() -> onet.Archive:
    return onet.Archive(INPUTS / "db_30_3_text.zip")


class TestOews:
    """The package's database and the national workbook."""

    def test_counts(self) -> None:
        """Cells, occupations, areas and industries."""
        found = _package()
        assert [len(each) for each in (found.cells, found.occupations, found.areas, found.industries)] == [
            370_172, 1_104, 583, 444
        ]  # fmt: skip
        assert len(_workbook()) == 1_401

    def test_it_is_read_in_well_under_a_minute(self) -> None:
        """All 370,172 cells."""
        start = time.process_time()
        oews.read_package(_database())
        assert time.process_time() - start < 30

    def test_all_values_of_the_workbook_equal_those_of_the_package(self) -> None:
        """16,155 of them, and every footnote; 290 codes are in the workbook alone."""
        cells = {c.occupation: c for c in _package().cells if c.area_type == "N" and c.industry == "000000"}
        rows = [row for row in _workbook() if row.occupation in cells]
        assert [row.figures for row in rows] == [cells[row.occupation].figures for row in rows]
        assert [row.footnotes for row in rows] == [cells[row.occupation].footnotes for row in rows]
        assert sum(value is not None for row in rows for value in row.figures) == 16_155
        assert {row.occupation for row in rows} == set(cells)
        assert len({row.occupation for row in _workbook()} - set(cells)) == 290

    def test_scaling_loses_nothing(self) -> None:
        """Each published text is its integer at the figure's decimals, written out again."""
        places = [0, 1, 2, 0, 1, *[2] * 5, *[0] * 5, 3, 2]
        parsers = [oews.figure_parser(position) for position in range(17)]
        cents = {3, *range(10, 15)}
        with closing(sqlite3.connect(":memory:")) as database:
            database.deserialize(gzip.decompress(_database().read_bytes()))
            for position, (shift, parse) in enumerate(zip(places, parsers, strict=True)):
                column = f"v{position + 1:02}"
                texts = database.execute(f"SELECT DISTINCT {column} FROM cell WHERE {column} <> '-'")  # noqa: S608
                for (text,) in texts:
                    value = Decimal(parse(text) or 0).scaleb(-2 if position in cents else -shift)
                    assert f"{value:.{shift}f}" == text

    def test_footnotes(self) -> None:
        """Top-coded medians and p90s, and figures above the bound that are published plainly."""
        cells = _package().cells
        median, p90 = oews.FIGURES.index("annual_median"), oews.FIGURES.index("annual_p90")
        assert sum(cell.footnotes[median] == oews.TOP_CODED for cell in cells) == 360
        assert sum(cell.footnotes[p90] == oews.TOP_CODED for cell in cells) == 374
        assert sum((cell.annual_median or 0) > oews.TOP_CODED_ANNUAL for cell in cells) == 2_582
        assert sum((cell.annual_p90 or 0) > oews.TOP_CODED_ANNUAL for cell in cells) == 12_891

    def test_pitfalls(self) -> None:
        """Means without employment, means above p75, industries of the nation alone."""
        cells = _package().cells
        assert sum(cell.annual_mean is not None and cell.employment is None for cell in cells) == 13_235
        both = [cell for cell in cells if cell.annual_mean is not None and cell.annual_p75 is not None]
        assert sum((cell.annual_mean or 0) > (cell.annual_p75 or 0) for cell in both) == 9_415
        assert {cell.area_type for cell in cells if cell.industry != "000000"} == {"N"}

    def test_the_workbook_as_a_package(self) -> None:
        """Each of its cells that the database has is the same, and its occupations stand at the same level."""
        path = INPUTS / "oews_national_M2025_dl.xlsx"
        found = oews_workbook.read_workbooks([path], cells=1_394)
        nation = {cell[:4]: cell for cell in _package().cells if cell[:3] == ("N", "0000000", "000000")}
        cells = {cell[:4]: cell for cell in found.cells}
        assert {key: cells[key] for key in nation} == nation
        assert list(found.areas.values()) == [("0000000", "N", "00", "U.S.")]
        detailed = {code for code, each in found.occupations.items() if each.level == oews.DETAILED}
        assert detailed == {code for code, each in _package().occupations.items() if each.level == oews.DETAILED}

    def test_codes_that_stand_twice_in_the_workbook(self) -> None:
        """Seven broad codes are the most detailed published."""
        counts = Counter(row.occupation for row in _workbook())
        assert {code for code, count in counts.items() if count == 2} == BROAD_AS_DETAILED
        assert max(counts.values()) == 2


class TestOnet:
    """The archive of release 30.3."""

    def test_all_files_are_read(self) -> None:
        """Each reader holds its file to its number of rows."""
        archive = _archive()
        assert len(archive.occupations) == 1_016
        assert len(archive.elements) == 3_006
        assert len(archive.scales) == 32
        assert len(archive.related()) == 18_460
        assert len(archive.essential_skills()) == 17_880
        assert len(archive.transferable_skills()) == 44_700
        assert len(archive.knowledge()) == 59_004
        assert len(archive.abilities()) == 92_976
        assert len(archive.work_styles()) == 37_422
        assert len(archive.career_interests()) == 8_307
        assert len(archive.software()) == 31_821
        assert len(archive.education()) == 11_100
        assert len(archive.training()) == 26_025
        assert len(archive.education_categories()) == 12
        assert len(archive.training_categories()) == 29
        assert len(archive.job_zones()) == 923
        assert len(archive.job_zone_names()) == 4
        assert len(archive.job_titles()) == 57_543
        assert len(archive.reported_titles()) == 7_953
        assert len(archive.metadata()) == 32_202
        assert len(archive.tasks()) == 18_796

    def test_rated_occupations(self) -> None:
        """894 of 1,016 have ratings; 93 have no job zone."""
        rated = {row.occupation for row in _archive().essential_skills()}
        assert len(rated) == 894
        assert len(set(_archive().occupations) - {row.occupation for row in _archive().job_zones()}) == 93

    def test_canonical_titles_are_not_job_titles(self) -> None:
        """Nearly all are left out of that file."""
        titles = {(row.occupation, row.title) for row in _archive().job_titles()}
        assert sum((code, each.title) in titles for code, each in _archive().occupations.items()) < 10

    def test_related_pairs_without_a_reverse(self) -> None:
        """The relation has a direction: 43.7 % have none."""
        pairs = {(row.occupation, row.related) for row in _archive().related()}
        assert round(100 * sum((b, a) not in pairs for a, b in pairs) / len(pairs), 1) == 43.7


class TestSoc:
    """SOC, its titles and its crosswalks."""

    def test_counts(self) -> None:
        """Groups, titles and occupations."""
        assert len(_structure()) == 1_447
        titles = soc.read_direct_matches(INPUTS / "soc_2018_direct_match_title_file.xlsx")
        assert len(titles) == 6_539
        assert len({each.title for each in titles}) == 6_520
        crosswalk = soc.read_onet_to_soc(INPUTS / "onet_soc_2019_to_soc_2018.xlsx")
        assert {each.onet_code for each in crosswalk} == set(_archive().occupations)

    def test_shared_codes(self) -> None:
        """225 O*NET-SOC occupations share 76 SOC codes."""
        shares = Counter(each.soc_code for each in soc.read_onet_to_soc(INPUTS / "onet_soc_2019_to_soc_2018.xlsx"))
        shared = [count for count in shares.values() if count > 1]
        assert (sum(shared), len(shared)) == (225, 76)

    def test_codes_outside_soc(self) -> None:
        """Twelve of OEWS and of the projections: seven broad groups, five at no level."""
        wanted = {**dict.fromkeys(BROAD_AS_DETAILED, "broad"), **dict.fromkeys(AT_NO_LEVEL)}
        detailed = [code for code, each in _package().occupations.items() if each.level == 3]
        assert soc.outside_soc(detailed, _structure()) == wanted
        items = projections.read_projections(INPUTS / "ep_2024_2034_occupation.xlsx")
        assert soc.outside_soc([row.code for row in items if row.line_item], _structure()) == wanted

    def test_census_members(self) -> None:
        """570 codes, 38 wildcards and 2 without a code take each of 867 occupations once."""
        census = _census().occupations
        assert len(census) == 570
        assert sum(each.is_wildcard for each in census) == 38
        assert [each.code for each in census if each.soc is None] == ["9830", "9920"]
        members = soc.census_members(census, _structure())
        assert sum(map(len, members.values())) == 867
        assert members["0960"] == ("13-2054", "13-2099")


class TestProjections:
    """Tables 1.2, 1.10 and 5.3."""

    def test_counts(self) -> None:
        """832 line items in each; 1.2 and 1.10 say the same of what both hold."""
        items = projections.read_projections(INPUTS / "ep_2024_2034_occupation.xlsx")
        leaving = projections.read_separations(INPUTS / "ep_2024_2034_occupation.xlsx")
        assert sum(row.line_item for row in items) == sum(row.line_item for row in leaving) == 832
        shared = [name for name in projections.Projection._fields if name in projections.Separations._fields]
        assert [[getattr(row, name) for name in shared] for row in items] == [
            [getattr(row, name) for name in shared] for row in leaving
        ]

    def test_broader_classes_of_table_5_3(self) -> None:
        """459 of 832; only 376 distributions are of one occupation alone."""
        rows = projections.read_attainment(INPUTS / "ep_2022_2032_occupation.xlsx")
        assert sum(row.broader for row in rows) == 459
        shares = Counter(row[3:] for row in rows if row.code != "00-0000")
        assert sum(count == 1 for count in shares.values()) == 376


class TestCps:
    """Tables 11, 11b and 39."""

    @pytest.mark.parametrize("table", ["11_2023", "11b_2025", "39_2025"])
    def test_every_title_is_joined(self, table: str) -> None:
        """565 occupations, 30 groups and nothing unmatched; five Census codes are in no table."""
        path = INPUTS / f"cpsaat{table}.xlsx"
        readers: dict[str, Callable[[Path], list[Any]]] = {
            "11_2023": cps.read_people,
            "11b_2025": cps.read_ages,
            "39_2025": cps.read_earnings,
        }
        titles = [row.title for row in readers[table](path)]
        join = cps.join_titles(titles, _census())
        assert (len(join.matched), len(join.groups), join.unmatched) == (565, 30, ())
        assert [each.code for each in join.absent] == ["9800", "9810", "9825", "9830", "9920"]

    def test_suppression(self) -> None:
        """132 occupations have all three medians."""
        rows = cps.read_earnings(INPUTS / "cpsaat39_2025.xlsx")
        join = cps.join_titles([row.title for row in rows], _census())
        whole = [row for row in rows if row.title in join.matched and None not in row]
        assert len(whole) == 132


class TestPrices:
    """The CPI-U and the parities."""

    def test_cpi(self) -> None:
        """1913 to August 2026, without October 2025."""
        found = prices.read_cpi(INPUTS / "cpi_u_CUUR0000SA0.csv")
        assert len(found) == 1_476
        values = {(each.year, each.month): each.value for each in found}
        assert values[2025, 5] == Decimal("321.465")
        assert values[2025, None] == Decimal("321.943")
        assert (2025, 10) not in values

    def test_parities(self) -> None:
        """51 states and DC and the nation, 16 years."""
        found = prices.read_parities(INPUTS / "rpp_state_2008_2023.csv")
        assert len(found) == 52 * 16
        assert {each.value for each in found if each.fips == "00"} == {Decimal(100)}

    def test_metro_parities(self) -> None:
        """384 metropolitan areas, the nation, and its nonmetropolitan portion, which sources.toml names."""
        found = {parity.code: parity for parity in prices.read_metro_parities(INPUTS / "rpp_metro_2008_2023.csv")}
        assert len(found) == 386
        assert found["999"].value == Decimal("88.22")
        assert found["35620"] == ("35620", "New York-Newark-Jersey City, NY-NJ-PA", Decimal("112.47"))

    @pytest.mark.parametrize(
        ("table", "subject", "places", "counts"),
        [
            ("14.6", "Hourly pay - Excluding overtime", 2, {"All": (404, 310, 84, 3)}),
            ("14.7", "Annual pay - Gross", 0, {"Full-Time": (381, 212, 31, 13)}),
        ],
    )
    def test_ashe(self, table: str, subject: str, places: int, counts: dict[str, tuple[int, ...]]) -> None:
        """Unit groups with a median, both quartiles, both p10 and p90, and nothing; a figure's CV is at most 20 %."""
        name = f"PROV - Occupation SOC20 (4) Table {table}{{}} {subject} 2024{{}}.xlsx"
        heading = f"{subject} (\u00a3)"
        figures = ashe.read_ashe(INPUTS / name.format("a", ""), table=f"{table}a", subject=heading, places=places)
        errors = ashe.read_ashe(INPUTS / name.format("b", " CV"), table=f"{table}b", subject=heading)
        for sheet, wanted in counts.items():
            units = [row for row in figures[sheet] if len(row.code) == 4]
            known = [{name for name, cell in row.cells.items() if isinstance(cell, Decimal)} for row in units]
            assert wanted == (
                sum("median" in names for names in known),
                sum({"p25", "p75"} <= names for names in known),
                sum({"p10", "p90"} <= names for names in known),
                sum(not names for names in known),
            )
            coefficients = {row.code: row.cells for row in errors[sheet]}
            assert not [
                row.code
                for row in figures[sheet]
                for name, cell in row.cells.items()
                if isinstance(cell, Decimal)
                and isinstance(error := coefficients[row.code][name], Decimal)
                and error > 20
            ]

    def test_uk_occupations(self) -> None:
        """9, 26, 104 and 412 groups, and 2,091 related job titles."""
        found = {group.code: group for group in ashe.read_uk_groups(INPUTS / "soc2020_volume1_16102024.xlsx")}
        assert len(found) == 551
        assert found["2231"].title == "Midwifery nurses"
        assert "Ward manager" in found["2237"].related


class TestBundle:
    """The bundle that the package brings."""

    ROOT = Path(__file__).parents[2]
    SHIPPED = ROOT / "src" / "roleinfo" / "data" / "roleinfo.db"

    def test_it_is_what_these_files_give(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Every row of every table."""
        spec = importlib.util.spec_from_file_location("build_bundle", self.ROOT / "tools" / "build_bundle.py")
        assert spec is not None
        assert spec.loader is not None
        tool = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(tool)
        assert (tool.main(["--inputs", str(INPUTS), "--check"]), capsys.readouterr().err) == (0, "")

    def test_of_the_national_workbook(self, tmp_path: Path) -> None:
        """BLS's own workbook in the database's stead gives each occupation the same national figures."""
        folder = tmp_path / "inputs"
        folder.mkdir()
        for each in INPUTS.iterdir():
            (folder / each.name).symlink_to(each.resolve())
        (folder / "inputs.toml").write_text(
            '[oews]\nfiles = ["oews_national_M2025_dl.xlsx"]\nsource = "oews-2025"\nexpects = { cells = 1394 }\n'
        )
        bundle.build(folder, tmp_path / "a.db")

        def nation(path: Path) -> dict[str, tuple[Any, ...]]:
            query = (
                "SELECT occupation.code, class.code, wages_broader, wage.* FROM occupation "
                "JOIN class ON class.id = occupation.wages JOIN wage ON wage.class = class.id"
            )
            with closing(sqlite3.connect(path)) as database:
                return {row[0]: (*row[1:3], *row[4:]) for row in database.execute(query)}

        ours, shipped = nation(tmp_path / "a.db"), nation(self.SHIPPED)
        assert {code: ours[code] for code in shipped} == shipped
        assert len(shipped) > 1_000

    def test_its_tables_are_all_there(self) -> None:
        """None but `text` is empty: O*NET's sentences do not go along."""
        with closing(sqlite3.connect(self.SHIPPED)) as database:
            empty = {name for name in TABLES if not database.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone()}  # noqa: S608
        assert empty == {"text"}
