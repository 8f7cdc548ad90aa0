"""A whole bundle of small inputs, of newer releases than the package's: built, opened, checked and built again."""

import importlib.util
import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import openpyxl
import pytest

import roleinfo as ri
from ingest.making import (
    Sheets,
    error,
    oews_database,
    onet_archive,
    small_folder,
    small_oews_tables,
    small_oews_workbooks,
    small_onet_files,
    workbook,
)
from roleinfo.catalog.database import Database
from roleinfo.catalog.schema import TABLES
from roleinfo.catalog.wage_blocks import create_wages
from roleinfo.errors import CatalogError
from roleinfo.ingest import bundle
from roleinfo.ingest.bundle import build

TOOL = Path(__file__).parents[2] / "tools" / "build_bundle.py"


def rows(path: Path, query: str) -> list[tuple[Any, ...]]:
    """What a query finds in a bundle."""
    with closing(sqlite3.connect(path)) as database:
        create_wages(database)
        return database.execute(query).fetchall()


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with OEWS as a database."""
    return small_folder(tmp_path_factory.mktemp("inputs"))


@pytest.fixture(scope="module")
def small(inputs: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle of that folder."""
    path = tmp_path_factory.mktemp("built") / "small.db"
    build(inputs, path)
    return path


@pytest.fixture(scope="module")
def catalog(small: Path) -> ri.Catalog:
    """The catalog of that bundle."""
    return ri.Catalog.open(small)


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with OEWS as five workbooks."""
    return small_folder(tmp_path_factory.mktemp("books"), workbooks=True)


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """The file as a module."""
    spec = importlib.util.spec_from_file_location("build_bundle", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def changed(inputs: Path, tmp_path: Path) -> Path:
    """A copy of the folder, to be changed at will."""
    return Path(shutil.copytree(inputs, tmp_path / "inputs"))


class TestBuilt:
    """What was written is read back, with the new releases as sources."""

    def test_pay(self, catalog: ri.Catalog) -> None:
        """The published figures, with their class, release and date."""
        chief = catalog.role("11-1011.00")
        median = chief.salary.median
        assert median is not None
        assert (median.pay, median.published_for) == (ri.Pay(213_990, "USD", "year"), "Chief Executives (11-1011)")
        assert (median.source.id, median.source.release, median.source.date) == ("oews-2026", "May 2026", "2026-05")
        assert [str(each.pay) for each in chief.salary.select(statistic="p10")] == [
            "USD 75,700 per year",
            "USD 36.39 per hour",
        ]
        assert [each.rse for each in chief.salary.select(statistic="mean")] == [Decimal("1.9")] * 2

    def test_a_broader_class_is_named(self, catalog: ri.Catalog) -> None:
        """Of OEWS, of the projections and of the survey; a class of the same occupation is not."""
        farm = catalog.role("13-1021.00")
        assert {each.published_for for each in farm.salary} == {"Buyers and Purchasing Agents (13-1020)"}
        assert {each.published_for for each in farm.people} == {"Buyers and purchasing agents (0520)"}
        assert {each.published_for for each in farm.outlook if each.about == "growth"} == {
            "Buyers and purchasing agents (13-1020)"
        }
        assert {each.published_for for each in catalog.role("27-2011.00").salary} == {None}

    def test_paid_by_the_hour_or_the_year_alone(self, catalog: ri.Catalog) -> None:
        """Nothing is made up, and the reason is told."""
        actors, teachers = catalog.role("27-2011.00"), catalog.role("25-1011")
        assert {each.pay.period for each in actors.salary if each.pay} == {"hour"}
        assert "hourly-only" in {each.code for each in actors.missing}
        assert {each.pay.period for each in teachers.salary if each.pay} == {"year"}
        assert "annual-only" in {each.code for each in teachers.missing}

    def test_outlook(self, catalog: ri.Catalog) -> None:
        """The years are those of the new release; jobs of the two surveys stay apart."""
        figures = {(each.about, each.source.id): each for each in catalog.role("11-1011.00").outlook}
        assert figures["growth", "projections-2026"].value == Decimal("4.3")
        assert str(figures["growth", "projections-2026"].period) == "2026-2036"
        assert figures["jobs", "projections-2026"].value == 309_400
        assert figures["projected_jobs", "projections-2026"].as_of == "2036"
        assert figures["exit_rate", "projections-2026"].value == 3
        assert figures["jobs", "oews-2026"].value == 204_350

    def test_the_self_employed(self, catalog: ri.Catalog) -> None:
        """Their share is of the base year, and pay that leaves a quarter of jobs out says so; a dash is no figure."""
        chief, actors = catalog.role("11-1011.00"), catalog.role("27-2011.00")
        [share] = chief.outlook.about("self_employed_share")
        assert (share.value, share.unit, share.as_of) == (Decimal("25.9"), "percent", "2026")
        assert share.source.id == "projections-2026"
        assert {caveat.code for figure in chief.salary for caveat in figure.caveats} == {"self-employed-excluded"}
        assert actors.outlook.about("self_employed_share") == ()
        [missing] = [each for each in actors.missing if each.path == ("outlook", "self_employed_share")]
        assert str(missing) == (
            "outlook / self_employed_share: The publisher gives no share of self-employed workers, "
            "which need not be 0. [not-available]"
        )

    def test_full_time_workers(self, small: Path) -> None:
        """They stand beside the employed, both in thousands; without table 39 there are none."""
        with closing(sqlite3.connect(small)) as database:
            rows = database.execute("SELECT code, employed, full_time FROM people JOIN class ON id = class").fetchall()
        assert {code: counts for code, *counts in rows} == {
            "0010": [1800, 1245],
            "0520": [None, None],
            "2700": [18, None],
        }

    def test_people_and_education(self, catalog: ri.Catalog) -> None:
        """Each figure has the survey and the year that it is of."""
        chief = catalog.role("11-1011.00")
        women = next(each for each in chief.people if each.group == "Women" and each.statistic == "share")
        assert (women.value, women.source.id, women.source.date) == (Decimal("30.6"), "cps-people-2026", "2026")
        ratio = next(each for each in chief.people if each.statistic == "earnings_ratio")
        assert (ratio.value, ratio.origin, ratio.source.id) == (Decimal("77.5"), "derived", "cps-2026")
        bachelor = next(each for each in chief.education.held if each.degree == "bachelor")
        assert bachelor.share.percent == Decimal("40.2")
        assert (bachelor.source.id, bachelor.source.release) == ("attainment-2024", "2024-34")

    def test_ratings(self, catalog: ri.Catalog) -> None:
        """O*NET's ratings are of its new release; an occupation without them has none."""
        skills = {each.name: each for each in catalog.role("11-1011.00").skills}
        reading = skills["Reading Comprehension"]
        assert reading.importance is not None
        assert (reading.importance.value, reading.source.id) == (Decimal("4.12"), "onet-31-0")
        assert (reading.source.release, reading.as_of) == ("31.0", "2023-08")
        assert not catalog.role("13-1021.00").skills

    def test_places_and_industries(self, catalog: ri.Catalog) -> None:
        """The nation, a state and an area; a sector and an industry in it."""
        assert [each.name for each in catalog.places()] == ["United States", "Alaska", "Abilene, TX"]
        chief = catalog.role("chief executives")
        there = chief.at("Abilene").salary.median
        assert there is not None
        assert there.pay == ri.Pay(165_770, "USD", "year")
        surgeon = catalog.role("29-1242")
        assert not surgeon.salary
        assert {each.status for each in surgeon.at("AK").salary} == {"top_coded"}
        for industry, paid in (("Agriculture", 124_800), ("113300", 104_000)):
            median = chief.in_industry(industry).salary.median
            assert median is not None
            assert median.pay == ri.Pay(paid, "USD", "year")

    def test_titles(self, catalog: ri.Catalog) -> None:
        """Of O*NET and of the direct matches, beside the roles written by hand."""
        assert catalog.role("CEO").id == "11-1011.00"
        assert catalog.role("Company President").id == "11-1011.00"
        assert catalog.role("fashion buyer").id == "13-1022"
        assert catalog.role("account manager").id == "account-manager"

    def test_every_role_is_read_whole(self, catalog: ri.Catalog) -> None:
        """None has a source that the bundle has not."""
        known = set(catalog.sources())
        codes = {each.id for each in catalog if set(each.sources) <= known}
        assert codes == {each.id for each in catalog}
        assert {"11-1011.03", "13-1022", "25-1011", "55-3016.00", "account-manager"} <= codes

    def test_sources(self, catalog: ri.Catalog) -> None:
        """The new ones and those still in use; what they replaced is gone, unless a role written by hand names it."""
        known = {each.id for each in catalog.sources()}
        new = {"oews-2026", "onet-31-0", "projections-2026", "attainment-2024", "cps-2026", "cps-people-2026"}
        assert known >= new | {"cpi-u-2026", "rpp-2024", "soc-2018", "census-2018", "onet-30-3"}
        assert not known & {"oews-2025", "projections-2024", "attainment-2022", "cps-2023", "cps-2025", "rpp-2023"}
        dates = {each.source.id: each.source.date for each in ri.data_status(catalog=catalog)}
        assert (dates["oews-2026"], dates["onet-31-0"]) == ("2026-05", "2026-08")

    def test_prices(self, small: Path) -> None:
        """The months that were published, and the parities of the states and the nation."""
        assert len(rows(small, "SELECT * FROM cpi")) == 12
        assert rows(small, "SELECT value FROM cpi WHERE month IN (3, 4)") == [(330_040,)]
        assert rows(small, "SELECT state, value FROM parity WHERE year = 2024 ORDER BY state") == [
            ("AK", 101_700),
            ("TX", 97_100),
            ("US", 100_000),
        ]
        assert rows(small, "SELECT * FROM metro_parity") == [
            (0, "United States", 10_000),
            (999, "United States (Nonmetropolitan Portion)", 8_820),
            (10180, "Abilene-Sweetwater, TX", 9_125),
        ]

    def test_older_delineation(self, catalog: ri.Catalog) -> None:
        """A parity is found by the area's code, under whatever name."""
        step = catalog.prices().prices(ri.Place("metro", "10180", "Abilene, TX"))
        assert (step.area, step.denominator) == ("Abilene-Sweetwater, TX", Decimal("91.25"))

    def test_releases(self, small: Path, catalog: ri.Catalog) -> None:
        """Each with its classification and top codes; a class has the code that it had in each."""
        releases = rows(small, "SELECT year, source, scheme, floor_hour, floor_year FROM release ORDER BY year")
        assert releases[::6] == [
            (2012, "oews-2012", "SOC 2010", 9_000, 187_200),
            (2018, "oews-2018", "SOC 2010", 10_000, 208_000),
            (2024, "oews-2024", "SOC 2018", 11_500, 239_200),
        ]
        assert releases[-1] == (2026, "oews-2026", "SOC 2018", 11_500, 239_200)
        assert rows(small, "SELECT code, first, former, last, relation FROM class_link") == [
            ("11-1011", 2012, "11-1011", 2024, "exact"),
            ("13-1020", 2012, "13-1028", 2018, "exact"),
            ("13-1020", 2019, "13-1020", 2024, "exact"),
        ]
        buyers = catalog.role("13-1022").in_year(2012)
        assert [(figure.class_code, str(figure.pay)) for figure in buyers.salary.candidates("mean")][:1] == [
            ("13-1028", "USD 62,420 per year")
        ]

    def test_former_codes(self, small: Path, catalog: ri.Catalog) -> None:
        """The pairs of two classifications each, the conversion by them, and the refusal that names the targets."""
        assert rows(small, "SELECT * FROM code_link WHERE scheme != 'soc2018' ORDER BY 1, 2, 3, 4") == [
            ("isco08", "1120", "soc2010", "11-1011"),
            ("oews2019", "11-1011", "soc2018", "11-1011"),
            ("oews2019", "13-1020", "soc2018", "13-1021"),
            ("oews2019", "13-1020", "soc2018", "13-1022"),
            ("soc2010", "11-1011", "oews2019", "11-1011"),
            ("soc2010", "11-1011", "soc2018", "11-1011"),
            ("soc2010", "13-1028", "oews2019", "13-1020"),
            ("soc2010", "13-1028", "soc2018", "13-1021"),
            ("soc2010", "13-1028", "soc2018", "13-1022"),
        ]
        targets = catalog.convert_code("isco-1120", "onet2019")
        assert [(each.code, each.relation) for each in targets] == [
            ("11-1011.00", "several"),
            ("11-1011.03", "several"),
        ]
        assert [source.id for source in targets[0].sources] == ["isco-soc-2012", "oews-hybrid-2019", "onet-31-0"]
        with pytest.raises(ri.RoleNotFoundError, match=r"13-1028 is a code of SOC 2010 \(Buyers and Agents\)"):
            catalog.role("13-1028")

    def test_activities(self, small: Path, catalog: ri.Catalog) -> None:
        """By the first of their tasks, and of one task the one that most occupations have first; sentences stay out."""
        duties = catalog.role("11-1011.00").duties
        assert [(duty.id, duty.text, duty.rank) for duty in duties] == [
            ("dwa-4.a.1.a.1.a.2", "Review budgets.", 1),
            ("dwa-4.a.1.a.1.b.1", "Direct organizational operations.", 2),
            ("dwa-4.a.1.a.1.a.1", "Hire personnel.", 3),
        ]
        assert catalog.role("13-1021.00").duties == ri.Role(id="none", title="None").duties
        assert catalog.role("11-1011.00").summary is not None
        assert str(catalog.role("11-1011.00").summary).startswith(
            "Chief executives review budgets; direct organizational operations; hire personnel (O*NET 31.0). "
            "SOC minor group: top executives (11-1000). "
        )

    def test_fields(self, small: Path, catalog: ri.Catalog) -> None:
        """Of the families with most fields first; what has no match is left out."""
        fields = catalog.role("11-1011.00").education.fields
        assert [(field.code, field.name, field.rank) for field in fields] == [
            ("13.0401", "Educational Leadership and Administration, General", 1),
            ("52.0101", "Business/Commerce", 2),
            ("52.0201", "Business Administration and Management, General", 3),
        ]
        assert {field.published_for for field in fields} == {"Chief Executives (11-1011)"}
        assert rows(small, "SELECT count(*) FROM study_field") == [(3,)]

    def test_growth(self, catalog: ri.Catalog) -> None:
        """Beside that of all jobs."""
        [figure] = catalog.role("11-1011.00").outlook.about("growth_beyond_all")
        assert (figure.value, figure.evidence) == (Decimal("1.4"), "4.3% less 2.9% for all jobs")

    def test_files(self, small: Path) -> None:
        """Every file is named with its input, its source and its digest."""
        found = {name: (file, source) for file, name, source, _ in rows(small, "SELECT * FROM file")}
        assert len(found) == 48
        assert found["places"] == ("places_2026.csv", "places-2026")
        assert found["oews"] == ("oews-2026.sqlite.gz", "oews-2026")
        assert found["onet_to_soc"] == ("onet_soc_2019_to_soc_2018.xlsx", "onet-31-0")
        assert all(len(sha256) == 64 for (sha256,) in rows(small, "SELECT sha256 FROM file"))

    def test_places(self, small: Path) -> None:
        """A city of two counties of one area is one place; towns, villages and addresses are there once each."""
        assert rows(small, "SELECT key, state, people, kind, share FROM place") == [
            ("abilene", "TX", 125182, 0, 100), ("lawn", "TX", None, 3, 100), ("merkel", "TX", 2500, 1, 100),
            ("potosi", "TX", 2991, 2, 100), ("tye", "TX", 1176, 0, 100),
        ]  # fmt: skip
        assert rows(small, "SELECT fips, key, people FROM county") == [
            (48253, "jones county", 14145), (48441, "taylor county", 141213)
        ]  # fmt: skip
        assert rows(small, "SELECT first, last FROM postal") == [(79530, 79530), (79601, 79602)]
        assert rows(small, "SELECT * FROM foreign_city") == [("london", "GB", 8961989)]

    def test_the_digests_hold(self, small: Path) -> None:
        """Of every table."""
        Database(small).verify()
        assert rows(small, "SELECT count(*) FROM wages") == [(8,)]


class TestTexts:
    """The publisher's own sentences, where they were asked for."""

    def test_without(self, catalog: ri.Catalog, small: Path) -> None:
        """No sentence of O*NET's anywhere in the file."""
        chief = catalog.role("11-1011.00")
        assert rows(small, "SELECT * FROM text") == []
        assert {duty.id[:4] for duty in chief.duties} == {"dwa-"}
        assert chief.summary is not None
        assert "Determine and formulate policies" not in chief.summary
        assert b"Determine and formulate" not in small.read_bytes()
        assert b"Direct an organization" not in small.read_bytes()

    def test_with(self, inputs: Path, tmp_path: Path) -> None:
        """Descriptions as summaries and tasks as duties behind the activities, with O*NET's release."""
        build(inputs, tmp_path / "texts.db", texts=True)
        chief = ri.Catalog.open(tmp_path / "texts.db").role("11-1011.00")
        assert chief.summary is not None
        assert chief.summary.startswith("Determine and formulate policies. (O*NET 31.0) ")
        assert [(each.id, each.text, each.source.id) for each in chief.duties[3:]] == [
            ("onet-task-8823", "Direct an organization's activities.", "onet-31-0"),
            ("onet-task-8825", "Hire directors.", "onet-31-0"),
        ]
        assert len(rows(tmp_path / "texts.db", "SELECT * FROM text")) == 9


_WAGES = (
    "SELECT class.code, area.kind, area.code, area.name, area.state, industry.code, industry.name, wages.* FROM wages "
    "JOIN class ON class.id = class JOIN area ON area.id = area JOIN industry ON industry.id = industry"
)


class TestWorkbooks:
    """OEWS as BLS publishes it."""

    @pytest.fixture
    def rewritten(self, books: Path, tmp_path: Path) -> Callable[[Callable[[dict[str, Sheets]], object]], Path]:
        """A copy of the folder with changed workbooks."""

        def change(how: Callable[[dict[str, Sheets]], object]) -> Path:
            folder = Path(shutil.copytree(books, tmp_path / "books"))
            sheets = small_oews_workbooks()
            how(sheets)
            for name, each in sheets.items():
                workbook(folder / name, each)
            return folder

        return change

    def test_the_same_figures(self, books: Path, small: Path, tmp_path: Path) -> None:
        """Every cell that the database has; a group besides."""
        path = tmp_path / "books.db"
        build(books, path)

        def cells(file: Path) -> dict[tuple[Any, ...], tuple[Any, ...]]:
            names = ("All industries",)  # the two publications name these in other words
            return {(*row[:6], *(names if row[5] == "000000" else row[6:7])): row[10:] for row in rows(file, _WAGES)}

        ours, theirs = cells(path), cells(small)
        assert len(theirs) == 8
        assert {key: ours[key] for key in theirs} == theirs
        assert {key[0] for key in ours.keys() - theirs.keys()} == {"29-1240"}
        catalog = ri.Catalog.open(path)
        assert catalog.role("11-1011.00").salary == ri.Catalog.open(small).role("11-1011.00").salary
        assert {each.status for each in catalog.role("29-1240").salary} == {"top_coded"}
        files = rows(path, "SELECT count(*) FROM file WHERE input = 'oews' AND source = 'oews-2026'")
        assert files == [(5,)]

    def test_a_group_has_no_figures_for_its_occupations(self, books: Path, tmp_path: Path) -> None:
        """The surgeons' group is not taken for each kind of surgeon."""
        build(books, tmp_path / "a.db")
        assert not ri.Catalog.open(tmp_path / "a.db").role("29-1242.00").salary

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            (
                lambda sheets: sheets["national_M2026_dl.xlsx"]["national_M2026_dl"][2].__setitem__(11, 491_440),
                "two rows of 13-1020 in U.S., Cross-industry have different figures @ national_M2026_dl.xlsx",
            ),
            (
                lambda sheets: sheets["national_M2026_dl.xlsx"]["national_M2026_dl"].pop(1),
                f"must have 9 cells together, not 8 @ {', '.join(small_oews_workbooks())}",
            ),
            (
                lambda sheets: sheets["state_M2026_dl.xlsx"]["state_M2026_dl"][1].__setitem__(3, "AS"),
                "unknown state 'AS' of Alaska @ state_M2026_dl.xlsx, column 'PRIM_STATE'",
            ),
            (
                lambda sheets: sheets["nat4d_M2026_dl.xlsx"]["Field Descriptions"].__setitem__(
                    0, ["May 2025 OEWS Estimates"]
                ),
                "must say 'May 2026 OEWS Estimates', not 'May 2025 OEWS Estimates' @ nat4d_M2026_dl.xlsx, ",
            ),
            (
                lambda sheets: sheets["state_M2026_dl.xlsx"]["Field Descriptions"].__setitem__(
                    2, ["# = equal to or greater than $120.00 per hour"]
                ),
                "must say once that # is a wage equal to or greater than $115.00 per hour or $239,200 per year, not ",
            ),
            (
                lambda sheets: sheets["national_M2026_dl.xlsx"]["national_M2026_dl"][1].__setitem__(27, 213_995),
                "must be in tens of dollars, not 213995 @ OEWS, row 0000000 000000 11-1011, column 'annual_median'",
            ),
        ],
    )
    def test_a_changed_workbook(
        self,
        rewritten: Callable[[Callable[[dict[str, Sheets]], object]], Path],
        tmp_path: Path,
        change: Callable[[dict[str, Sheets]], object],
        message: str,
    ) -> None:
        """Each with what is wrong and where."""
        folder = rewritten(change)
        assert error(lambda: build(folder, tmp_path / "a.db")).startswith(message)
        assert not (tmp_path / "a.db").exists()


class TestDisagreeing:
    """Inputs that do not fit each other are errors, and nothing is left out in silence."""

    def archive(self, folder: Path, name: str, *lines: str) -> None:
        """The folder's archive with other lines in a file."""
        files = small_onet_files()
        files[name][1:] = lines
        release = {"folder": "db_31_0_text", "read_me": "O*NET 31.0 Database", "month": "August 2026"}
        onet_archive(folder / "db_31_0_text.zip", files, **release)

    def test_an_occupation_without_a_soc_code(self, changed: Path, tmp_path: Path) -> None:
        """It would have no figures."""
        listed = small_onet_files()["Occupation Data"][1:-1]
        self.archive(changed, "Occupation Data", *listed, "29-1249.00|Surgeons, All Other|What they do.")
        message = (
            "must have the same occupations; in one alone: 29-1242.00, 29-1249.00 @ O*NET and its crosswalk to SOC"
        )
        assert error(lambda: build(changed, tmp_path / "a.db")) == message

    def test_an_importance_and_a_level_of_two_dates(self, changed: Path, tmp_path: Path) -> None:
        """They are kept in one row."""
        first, second = small_onet_files()["Essential Skills"][1:]
        self.archive(changed, "Essential Skills", first, second.replace("08/2023", "08/2026"))
        rule = "must be one date of importance and level, not 2023-08 and 2026-08"
        message = f"{rule} @ O*NET, row 11-1011.00 2.A.1.a, column 'Date'"
        assert error(lambda: build(changed, tmp_path / "a.db")) == message

    def test_a_class_of_no_occupation(self, changed: Path, tmp_path: Path) -> None:
        """A code that a new release uses for several occupations, and that SOC has not."""
        tables = small_oews_tables()
        tables["occupation"].append(["291248", "Surgeons, together", 3])
        oews_database(tmp_path / "new.sqlite.gz", tables)
        shutil.move(tmp_path / "new.sqlite.gz", changed / "oews-2026.sqlite.gz")
        message = "no SOC occupation is in 29-1248 @ the codes of OEWS and the projections"
        assert error(lambda: build(changed, tmp_path / "a.db")) == message

    def test_attainment_of_no_occupation(self, changed: Path, tmp_path: Path) -> None:
        """Only the total is passed over."""
        file = changed / "ep_2024_2034_occupation.xlsx"
        book = openpyxl.load_workbook(file)
        [code] = [cell for row in book["Table 5.3"].iter_rows() for cell in row if cell.value == "13-1020"]
        code.value = "13-1021"
        book.save(file)
        message = "13-1021 is no occupation of the projections @ the educational attainment"
        assert error(lambda: build(changed, tmp_path / "a.db")) == message

    def test_a_former_code_of_an_unknown_occupation(self, changed: Path, tmp_path: Path) -> None:
        """The two files must call an occupation alike."""
        book = openpyxl.load_workbook(changed / "oes_2019_hybrid_structure.xlsx")
        book["OES2019 Hybrid"]["D7"] = "Chiefs"
        book.save(changed / "oes_2019_hybrid_structure.xlsx")
        assert error(lambda: build(changed, tmp_path / "a.db")) == (
            "the SOC occupation 11-1011 must be 'Chief Executives', not 'Chiefs' "
            "@ the former codes and the SOC structure"
        )

    def test_an_unknown_state(self, changed: Path, tmp_path: Path) -> None:
        """Of the database."""
        tables = small_oews_tables()
        tables["area"].append(["6000000", "S", "60", "American Samoa"])
        oews_database(tmp_path / "new.sqlite.gz", tables)
        shutil.move(tmp_path / "new.sqlite.gz", changed / "oews-2026.sqlite.gz")
        message = "no state or territory has the digits '60' @ the places"
        assert error(lambda: build(changed, tmp_path / "a.db")) == message


class TestWriting:
    """The file appears whole or not at all."""

    def test_a_build_that_fails_leaves_what_was_there(self, changed: Path, tmp_path: Path) -> None:
        """Nothing of it is touched, and nothing is left beside it."""
        (tmp_path / "a.db").write_bytes(b"older")
        (changed / "cpi_u_CUUR0000SA0.csv").write_text("year,period,value\n")
        assert "must go on with 2026-M01, and ends" in error(lambda: build(changed, tmp_path / "a.db"))
        assert (tmp_path / "a.db").read_bytes() == b"older"
        assert {each.name for each in tmp_path.iterdir()} == {"a.db", "inputs"}

    def test_a_disk_that_is_full(self, inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """The half-written file goes."""

        def half(database: sqlite3.Connection, tables: object) -> None:
            database.execute("CREATE TABLE half (a)")
            assert [each.name for each in tmp_path.iterdir()] == ["a.db.part"], tables
            raise sqlite3.OperationalError("database or disk is full")

        monkeypatch.setattr(bundle, "write", half)
        with pytest.raises(CatalogError) as caught:
            build(inputs, tmp_path / "a.db")
        assert str(caught.value).endswith("a.db: cannot be written: database or disk is full")
        assert list(tmp_path.iterdir()) == []

    def test_a_part_left_by_another(self, inputs: Path, tmp_path: Path) -> None:
        """What an interrupted build left behind is in nobody's way."""
        (tmp_path / "a.db.part").write_bytes(b"half")
        build(inputs, tmp_path / "a.db")
        assert [each.name for each in tmp_path.iterdir()] == ["a.db"]

    def test_no_folder_to_write_to(self, tmp_path: Path) -> None:
        """It is told before anything is read."""
        with pytest.raises(CatalogError) as caught:
            build(tmp_path / "no-inputs", tmp_path / "no" / "a.db")
        assert caught.value.reason == f"cannot be written: there is no folder {tmp_path / 'no'}"

    def test_a_folder_in_its_place(self, tmp_path: Path) -> None:
        """It stays."""
        (tmp_path / "a.db").mkdir()
        with pytest.raises(CatalogError) as caught:
            build(tmp_path / "no-inputs", tmp_path / "a.db")
        assert caught.value.reason == "a bundle is a file, and this is a folder"
        assert (tmp_path / "a.db").is_dir()


class TestTool:
    """``tools/build_bundle.py``."""

    def test_build_check_change_and_check_again(
        self, tool: ModuleType, inputs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """A changed row is named with what a new build has."""
        path = tmp_path / "a.db"
        given = ["--inputs", str(inputs), "--output", str(path)]
        assert tool.main(given) == 0
        assert tool.main([*given, "--check"]) == 0
        count = sum(found for (found,) in rows(path, "SELECT rows FROM digest")) + len(TABLES) - 1
        assert capsys.readouterr() == (f"{len(TABLES)} tables, {count} rows: the same\n", "")
        with closing(sqlite3.connect(path)) as database:
            database.execute("UPDATE zone SET zone = 4")
            database.commit()
        assert tool.main([*given, "--check"]) == 1
        assert capsys.readouterr() == ("", "zone: (2, 4, 202308) is (2, 5, 202308) in a new build\n")

    def test_a_row_too_few(
        self, tool: ModuleType, inputs: Path, small: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Even the last of its table."""
        path = Path(shutil.copy(small, tmp_path))
        with closing(sqlite3.connect(path)) as database:
            database.execute("DELETE FROM zone")
            database.commit()
        assert tool.main(["--inputs", str(inputs), "--output", str(path), "--check"]) == 1
        told = "zone: 0 rows, a new build has 1\nzone: nothing is (2, 5, 202308) in a new build\n"
        assert capsys.readouterr().err == told

    def test_built_twice(self, tool: ModuleType, inputs: Path, small: Path, tmp_path: Path) -> None:
        """The same inputs give the same rows."""
        assert tool.main(["--inputs", str(inputs), "--output", str(tmp_path / "a.db")]) == 0
        assert rows(tmp_path / "a.db", "SELECT * FROM digest") == rows(small, "SELECT * FROM digest")

    def test_texts(self, tool: ModuleType, inputs: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Asked for in both, they are the same; in one alone, they are not."""
        given = ["--inputs", str(inputs), "--output", str(tmp_path / "a.db")]
        assert tool.main([*given, "--texts"]) == 0
        assert tool.main([*given, "--texts", "--check"]) == 0
        assert tool.main([*given, "--check"]) == 1
        assert "\ntext: 9 rows, a new build has 0\n" in capsys.readouterr().err

    def test_the_packages_own_is_meant_where_none_is_named(
        self,
        tool: ModuleType,
        inputs: Path,
        small: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """It stands beside the tool's folder."""
        assert TOOL.parents[1] / "src" / "roleinfo" / "data" / "roleinfo.db" == tool.OUTPUT
        monkeypatch.setattr(tool, "OUTPUT", small)
        assert tool.main(["--inputs", str(inputs), "--check"]) == 0
        assert capsys.readouterr().out.endswith(" rows: the same\n")

    @pytest.mark.parametrize(
        ("content", "told"),
        [(None, "there is no such file"), (b"no database" * 100, "no whole bundle (file is not a database)")],
    )
    def test_nothing_to_check(
        self,
        tool: ModuleType,
        inputs: Path,
        tmp_path: Path,
        capsys: pytest.CaptureFixture[str],
        *,
        content: bytes | None,
        told: str,
    ) -> None:
        """No file, or one that is no bundle, is told in a line."""
        if content is not None:
            (tmp_path / "a.db").write_bytes(content)
        assert tool.main(["--inputs", str(inputs), "--output", str(tmp_path / "a.db"), "--check"]) == 1
        assert told in capsys.readouterr().err

    def test_no_inputs(self, tool: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """A line, and no traceback."""
        assert tool.main(["--inputs", str(tmp_path / "no"), "--output", str(tmp_path / "a.db")]) == 1
        assert capsys.readouterr().err == f"Cannot open {tmp_path / 'no'}: there is no such folder of inputs\n"


def test_documents_are_whole(small: Path) -> None:
    """A source in the bundle is the one of sources.toml."""
    found = {id_: json.loads(document) for id_, document in rows(small, "SELECT * FROM source")}
    assert (found["oews-2026"]["release"], found["oews-2026"]["series"]) == ("May 2026", "oews")
