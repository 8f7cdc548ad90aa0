"""A bundle: what is written is read back, each withheld figure with its reason, and what is no bundle is refused."""

import os
import pickle
import re
import shutil
import sqlite3
import subprocess
import sys
import threading
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import roleinfo as ri
from roleinfo.catalog.bundle import BundleLayer
from roleinfo.catalog.database import Database
from roleinfo.catalog.schema import TABLES, digest
from roleinfo.catalog.titles_in_sqlite import title_rows
from roleinfo.catalog.wage_blocks import BLOCKS
from roleinfo.codec.writing import source_to_dict
from roleinfo.ingest.bundle import as_json, wage_tables, write
from roleinfo.titles.store import Entry, build_index

# Cells of OEWS May 2025 (BLS): registered nurses in the nation and California, physician assistants in the nation;
# the two others are Alaska's, whose figures are top-coded or not released.
NATION: tuple[Any, ...] = (
    3379720, 3, 4876, 101430, 2, 3300, 3818, 4690, 5765, 6726, 68640, 79410, 97550, 119910, 139900, None, None, 0
)  # fmt: skip
HOLE: tuple[Any, ...] = (None,) * 17


def notes(code: int, first: int, last: int) -> int:
    """The reason ``code`` for the values from one column to another."""
    return sum(code << (2 * at) for at in range(first, last + 1))


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small bundle with three occupations in a nation, a state and a metropolitan area."""
    tables: dict[str, list[tuple[Any, ...]]] = {name: [] for name in TABLES}
    tables["source"] = [(each.id, as_json(source_to_dict(each))) for each in ri.sources()]
    tables["file"] = [
        ("wages", "oews", "oews-2025", ""), ("database", "onet", "onet-30-3", ""), ("structure", "soc", "soc-2018", ""),
        ("matrix", "projections", "projections-2024", ""),
    ]  # fmt: skip
    tables["class"] = [
        (1, "oews", "29-1141", "Registered Nurses"),
        (2, "oews", "29-1071", "Physician Assistants"),
        (3, "oews", "29-1242", "Orthopedic Surgeons, Except Pediatric"),
    ]
    tables["occupation"] = [
        (1, "29-1141.00", "Registered Nurses", "O*NET-SOC 2019", 1, 1, None, 0, None, 0),
        (2, "29-1141.01", "Acute Care Nurses", "O*NET-SOC 2019", 1, 1, None, 0, None, 0),
        (3, "29-1071.00", "Physician Assistants", "O*NET-SOC 2019", 2, 0, None, 0, None, 0),
        (4, "29-1242.00", "Orthopedic Surgeons, Except Pediatric", "O*NET-SOC 2019", 3, 0, None, 0, None, 0),
    ]
    tables["area"] = [
        (0, "nation", "US", "United States", ""),
        (1, "state", "US-CA", "California", "CA"),
        (2, "state", "US-AK", "Alaska", "AK"),
        (3, "metro", "41940", "San Jose-Sunnyvale-Santa Clara, CA", "CA"),
    ]
    tables["industry"] = [(0, "000000", "All", 0), (1, "52", "Finance and Insurance", 2)]
    tables |= wage_tables([
        (1, 0, 0, NATION),
        (1, 1, 0, (327260, 12, 7225, 150280, 14, *HOLE[5:], 0)),
        (2, 0, 0, (162150, 12, 6792, 141280, 6, *HOLE[5:], 0)),
        (3, 0, 0, (*HOLE, notes(3, 2, 14))),
        (3, 2, 0, (*HOLE[:4], 25, *HOLE[5:], notes(3, 0, 1) | notes(2, 2, 3) | notes(2, 5, 14))),
        (2, 3, 0, (None, None, None, 150000, 20, *HOLE[5:], notes(1, 2, 2) | notes(1, 5, 9))),
    ])  # fmt: skip
    tables |= title_rows(
        build_index(
            Entry(code, title, ["RN"] if code == "29-1141.00" else [], {code, code[:7]})
            for _, code, title, *_ in tables["occupation"]
        )
    )
    path = tmp_path_factory.mktemp("bundle") / "small.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        write(database, tables)
    return path


def written_role(bundle: Path, path: Path, fields: dict[str, Any]) -> ri.Role:
    """A role written by hand with these fields, from a copy of a bundle whose digest agrees with it."""
    shutil.copy(bundle, path)
    document = as_json({"id": "account-manager", "title": "Account Manager", **fields})
    with closing(sqlite3.connect(path)) as database:
        database.execute("INSERT INTO role VALUES (?, ?)", ("account-manager", document))
        rows, sha256 = digest(database, "role")
        database.execute("UPDATE digest SET rows = ?, sha256 = ? WHERE name = 'role'", (rows, sha256))
        database.commit()
    return ri.Catalog.open(path).role("account-manager")


@pytest.fixture
def catalog(bundle: Path) -> ri.Catalog:
    """The small bundle, opened."""
    return ri.Catalog.open(bundle)


class TestRoles:
    """Occupations as roles."""

    def test_wages(self, catalog: ri.Catalog) -> None:
        """Hourly wages in cents and annual ones in dollars come back as published, with their error and source."""
        nurse = catalog.role("registered nurse")
        assert nurse.salary.mean is not None
        assert (nurse.salary.mean.pay, nurse.salary.mean.rse) == (ri.Pay(101_430, "USD", "year"), Decimal("0.2"))
        assert nurse.salary.mean.source.release == "May 2025"
        assert nurse.salary.select(statistic="p90", period="hour")[0].pay == ri.Pay(Decimal("67.26"), "USD", "hour")

    def test_a_broader_class_is_named(self, catalog: ri.Catalog) -> None:
        """A wage that was published for several occupations together says so on each."""
        for code in ("29-1141.00", "29-1141.01"):
            assert {each.published_for for each in catalog.role(code).salary} == {"Registered Nurses (29-1141)"}
        assert {each.published_for for each in catalog.role("29-1071").salary} == {None}

    def test_siblings(self, catalog: ri.Catalog) -> None:
        """A SOC code finds its general occupation, which lists the others."""
        assert [each.code for each in catalog.role("29-1141").occupations] == ["29-1141.01"]

    def test_withheld_is_no_number(self, catalog: ri.Catalog) -> None:
        """What was not released has its status and no pay, and is never 0."""
        surgeon = catalog.role("29-1242.00")
        assert {(each.statistic, each.status, each.pay) for each in surgeon.salary} == {
            (name, "suppressed", None) for name in ("mean", "p10", "p25", "median", "p75", "p90")
        }

    def test_top_coded_is_a_bound(self, catalog: ri.Catalog) -> None:
        """A top-coded wage has no pay, and the end that it lies above."""
        there = catalog.role("29-1242.00").at("AK")
        ends = {str(each.bound_pay) for each in there.salary}
        assert {each.status for each in there.salary} == {"top_coded"}
        assert ends == {"USD 115 per hour", "USD 239,200 per year"}

    def test_paid_by_the_year_alone(self, catalog: ri.Catalog) -> None:
        """An annual-only figure stays so: no hourly one is made up, and the reason is told."""
        there = catalog.role("physician assistant").at("San Jose")
        assert [str(each.pay) for each in there.salary] == ["USD 150,000 per year"]
        assert [each.code for each in there.missing] == ["annual-only"]

    def test_laws_and_json(self, catalog: ri.Catalog) -> None:
        """A comparison of two occupations inverts, applies, and reads back from JSON."""
        nurse, assistant = catalog.role("RN"), catalog.role("29-1071.00")
        diff = ri.compare(nurse, assistant)
        assert diff.salary.headline is not None
        assert diff.salary.headline.significant is True
        assert diff.apply(nurse) == assistant
        assert ri.RoleDiff.from_json(diff.to_json()) == diff
        assert diff.inverted() == ri.compare(assistant, nurse)
        assert "statistically significant at the 90% confidence level" in " ".join(diff.summary)

    def test_equals_one_made_by_hand(self, catalog: ri.Catalog) -> None:
        """A role from a bundle equals, and hashes as, the same role made from its facts."""
        nurse = catalog.role("29-1141.00")
        again = ri.Role.from_dict(nurse.to_dict())
        assert (again, hash(again)) == (nurse, hash(nurse))


class TestPlaces:
    """Figures by place and by industry."""

    @pytest.mark.parametrize("name", ["CA", "US-CA", "california"])
    def test_state(self, catalog: ri.Catalog, name: str) -> None:
        """A state by its postal code, code or name."""
        there = catalog.role("29-1141.00").at(name)
        assert there.place is not None
        assert there.place.name == "California"
        assert there.salary.mean is not None
        assert there.salary.mean.pay == ri.Pay(150_280, "USD", "year")

    def test_unknown(self, catalog: ri.Catalog) -> None:
        """An unknown place is an error, a known one without figures an empty section with its reason."""
        nurse = catalog.role("29-1141.00")
        number: Any = 5
        for asked in (ri.places, nurse.at, nurse.in_industry):
            with pytest.raises(TypeError, match=r"(query|place|industry) must be text, .*not 5"):
                asked(number)
        with pytest.raises(ri.PlaceNotFoundError, match="No place matches 'Atlantis'"):
            nurse.at("Atlantis")
        there = nurse.at("Alaska")
        assert not there.salary
        assert there.missing[-1].message == "No figures are published for Registered Nurses in Alaska."

    def test_best(self, catalog: ri.Catalog) -> None:
        """The best paying place is named with the rule that chose it, and what the rule passed over is counted."""
        best = catalog.role("29-1141.00").salary.by_place().best("state")
        assert [each.name for each in best.top] == ["California"]
        assert best.rule.startswith("highest annual mean among places with at least 500 jobs")
        strict = catalog.role("29-1141.00").salary.by_place().best(minimum_jobs=10**6)
        assert (strict.top, strict.passed_over) == ((), 1)

    def test_places(self, catalog: ri.Catalog) -> None:
        """Places are found by a city's name too."""
        assert [each.code for each in catalog.places("san jose")] == ["41940"]
        assert len(catalog.places()) == 4

    def test_no_tie(self) -> None:
        """A role that came from no bundle says so."""
        with pytest.raises(ri.NotComparableError, match="came from no catalog"):
            ri.Role(id="a", title="A").at("CA")

    def test_pickle(self, catalog: ri.Catalog) -> None:
        """A pickled role finds its catalog again."""
        nurse = catalog.role("29-1141.00")
        again = pickle.loads(pickle.dumps(nurse))
        assert again == nurse
        assert again.at("CA") == nurse.at("CA")


def read_all(catalog: ri.Catalog) -> None:
    """Read what a bundle holds in every way that it is read."""
    for role in catalog:
        role.to_dict()
        list(role.salary.by_place())
    catalog.search("regstered nurse")
    catalog.places()
    catalog.industries()
    list(catalog.wage_rows())
    list(catalog.career_nodes())


class TestRefusals:
    """What is no whole bundle."""

    @pytest.mark.parametrize(
        ("spoil", "reason"),
        [
            ("PRAGMA application_id = 1", "not a bundle of roleinfo"),
            ("PRAGMA user_version = 0", "an older schema"),
            ("DROP TABLE wage", "it lacks the table wage"),
            ("DROP INDEX title_form_bag", "it lacks the index title_form_bag"),
            ("UPDATE wage SET hourly_mean = hourly_mean + 1", "the table wage is not as it was built"),
            (
                "UPDATE wage_by_place SET block = x'00' WHERE class = 1",
                "the table wage_by_place is not as it was built",
            ),
            ("UPDATE occupation SET title = 'X'", "the table occupation is not as it was built"),
            ("DELETE FROM digest WHERE name = 'occupation'", "the digests of the tables occupation are missing"),
            ("DELETE FROM digest", "the digests of the tables activity, answer, area"),
            ("INSERT INTO digest VALUES ('x', 0, '')", "it has the digests of x, which are no tables"),
            ("UPDATE digest SET rows = rows + 1", "is not as it was built"),
            ("CREATE VIEW wages AS SELECT * FROM wage", "it has the view wages, which no bundle has"),
            (
                "CREATE TRIGGER t AFTER INSERT ON zone BEGIN DELETE FROM zone; END",
                "it has the trigger t, which no bundle has",
            ),
            ("CREATE TABLE extra (x)", "it has the table extra, which no bundle has"),
            ("ALTER TABLE zone ADD COLUMN more", "the table zone is not defined as it was built"),
        ],
    )
    def test_spoilt(self, bundle: Path, tmp_path: Path, spoil: str, reason: str) -> None:
        """A foreign, older, incomplete or changed file is refused with its name and the reason, and left as it is."""
        spoilt = tmp_path / "spoilt.db"
        shutil.copy(bundle, spoilt)
        with closing(sqlite3.connect(spoilt)) as database:
            database.executescript(spoil)
        before = spoilt.read_bytes()
        with pytest.raises(ri.CatalogError, match=reason) as caught:
            ri.Catalog.open(spoilt)
        assert caught.value.path == str(spoilt)
        assert spoilt.read_bytes() == before

    def test_comments_of_the_schema_are_free(self, bundle: Path, tmp_path: Path) -> None:
        """Comments and spaces in the statements of the schema make no other bundle."""
        copy = tmp_path / "copy.db"
        shutil.copy(bundle, copy)
        with closing(sqlite3.connect(copy)) as database:
            database.execute("PRAGMA writable_schema = ON")
            database.execute("UPDATE sqlite_master SET sql = replace(sql, 'zone INTEGER', 'zone  INTEGER /**/')")
            database.execute("UPDATE sqlite_master SET sql = replace(sql, ' /**/', '')")
            database.commit()
        assert ri.Catalog.open(copy).role("29-1141.00").title == "Registered Nurses"

    def test_schema_that_is_no_text(self, bundle: Path, tmp_path: Path) -> None:
        """A statement of the schema that is bytes is none that was built."""
        copy = tmp_path / "copy.db"
        shutil.copy(bundle, copy)
        with closing(sqlite3.connect(copy)) as database:
            database.execute("PRAGMA writable_schema = ON")
            database.execute("UPDATE sqlite_master SET sql = CAST(sql AS BLOB) WHERE name = 'zone'")
            database.commit()
        with pytest.raises(ri.CatalogError, match="the table zone is not defined as it was built"):
            ri.Catalog.open(copy)

    def test_listed_and_not_found(self, bundle: Path, tmp_path: Path) -> None:
        """A role that an index lost is told as a fault of the file, where the file is read unverified."""
        copy = tmp_path / "copy.db"
        shutil.copy(bundle, copy)
        with closing(sqlite3.connect(copy)) as database:
            (root,) = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'occupation_code'").fetchone()
            (size,) = database.execute("PRAGMA page_size").fetchone()
        content = bytearray(copy.read_bytes())
        page = slice((root - 1) * size, root * size)
        content[page] = content[page].replace(b"29-1141.00", b"29-1141.0x")
        copy.write_bytes(content)
        with pytest.raises(ri.CatalogError, match=r"the role '29-1141\.0[01]' is listed and cannot be found"):
            read_all(ri.Catalog([BundleLayer(copy)]))

    @pytest.mark.parametrize("share", [0, 1, 50, 99])
    def test_truncated(self, bundle: Path, tmp_path: Path, share: int) -> None:
        """A part of a file, or an empty one, is no bundle."""
        part = tmp_path / "part.db"
        part.write_bytes(bundle.read_bytes()[: bundle.stat().st_size * share // 100])
        with pytest.raises(ri.CatalogError, match=re.escape(str(part))):
            ri.Catalog.open(part)

    @pytest.mark.parametrize("query", ["SELECT * FROM title_form", "SELECT title FROM occupation"])
    def test_index_differs_from_its_table(self, bundle: Path, tmp_path: Path, query: str) -> None:
        """An index that was damaged alone is found, though every table keeps its digest."""
        index = {"title_form": "title_form_bag", "occupation": "occupation_code"}[query.rpartition(" ")[2]]
        damaged = tmp_path / "damaged.db"
        shutil.copy(bundle, damaged)
        with closing(sqlite3.connect(damaged)) as database:
            (root,) = database.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (index,)).fetchone()
            (size,) = database.execute("PRAGMA page_size").fetchone()
        content = bytearray(damaged.read_bytes())
        content[root * size - 3] ^= 1  # in the first entry, which stands at the end of its page
        damaged.write_bytes(content)
        with pytest.raises(ri.CatalogError, match="no whole SQLite database"):
            ri.Catalog.open(damaged)

    @pytest.mark.parametrize("ask", ["cell", "role", "titles", "place"])
    def test_changed_while_open(self, bundle: Path, tmp_path: Path, ask: str) -> None:
        """A file that is written to while it is open is refused from the next answer on."""
        path = tmp_path / "open.db"
        shutil.copy(bundle, path)
        catalog = ri.Catalog.open(path)
        nurse = catalog.role("29-1141.00")
        with closing(sqlite3.connect(path)) as database:
            database.execute("UPDATE occupation SET title = title || '!'")
            database.commit()
        asks: dict[str, Callable[[], object]] = {
            "cell": lambda: nurse.at("CA"), "role": lambda: catalog.role("29-1071.00"),
            "titles": lambda: catalog.search("nurse"), "place": catalog.places,
        }  # fmt: skip
        for _ in range(2):
            with pytest.raises(ri.CatalogError, match="the table occupation is not as it was built"):
                asks[ask]()

    def test_touched_while_open(self, bundle: Path, tmp_path: Path) -> None:
        """A file whose date alone changes is read on, and so is one in whose place another was put."""
        path = tmp_path / "open.db"
        shutil.copy(bundle, path)
        catalog = ri.Catalog.open(path)
        os.utime(path, (0, 0))
        assert catalog.role("29-1141.00").title == "Registered Nurses"
        (tmp_path / "new.db").write_bytes(b"no bundle")
        (tmp_path / "new.db").replace(path)
        assert catalog.role("29-1071.00").title == "Physician Assistants"

    def test_another_bundle_copied_over_it(self, bundle: Path, tmp_path: Path) -> None:
        """A sound bundle that is written over an open one is refused too: answers of two would be mixed."""
        path, other = tmp_path / "open.db", tmp_path / "other.db"
        shutil.copy(bundle, path)
        catalog = ri.Catalog.open(path)
        shutil.copy(bundle, other)
        with closing(sqlite3.connect(other)) as database:
            database.execute("UPDATE zone SET zone = 1")
            database.execute("DELETE FROM cpi")
            database.execute("INSERT INTO cpi VALUES (2000, 0, 1)")
            rows, sha256 = digest(database, "cpi")
            database.execute("UPDATE digest SET rows = ?, sha256 = ? WHERE name = 'cpi'", (rows, sha256))
            database.commit()
        assert ri.Catalog.open(other)
        path.write_bytes(other.read_bytes())
        with pytest.raises(ri.CatalogError, match="another bundle was put in its place"):
            catalog.role("29-1141.00")

    @pytest.mark.parametrize(
        ("table", "change"),
        [
            ("title_trigram", ("words", b"five!")),
            ("title_trigram", ("words", b"\xff" * 8)),
            ("title_word", ("forms", b"\xff" * 8)),
            ("title_lengths", ("forms", 10**12)),
            ("title_lengths", ("classes", b"\xff" * 80)),
            ("source", ("document", "[" * 10**5)),
            ("source", ("document", "{}")),
            ("occupation", ("title", b"\xff")),
            ("area", ("kind", "moon")),
            ("wage", ("hourly_mean", "much")),
            ("wage_by_place", ("block", b"\xff" * 80)),
            ("wage_by_place", ("block", zlib.compress(bytes(10**7)))),
            ("wage_by_place", ("cells", 10**12)),
        ],
    )
    def test_hostile_rows(self, bundle: Path, tmp_path: Path, table: str, change: tuple[str, object]) -> None:
        """Rows that agree with their digest and not with the schema are refused when they are read, with the file."""
        path = tmp_path / "hostile.db"
        shutil.copy(bundle, path)
        column, value = change
        with closing(sqlite3.connect(path)) as database:
            database.execute(f"UPDATE {table} SET {column} = ?", (value,))  # noqa: S608  # our own names
            rows, sha256 = digest(database, table)
            database.execute("UPDATE digest SET rows = ?, sha256 = ? WHERE name = ?", (rows, sha256, table))
            database.commit()
        with pytest.raises(ri.CatalogError, match=re.escape(str(path))):
            read_all(ri.Catalog.open(path))

    @pytest.mark.parametrize(
        "read",
        [
            lambda role: role == ri.Role(id=role.id, title=role.title), hash, str, pickle.dumps,
            lambda role: len(role.skills), lambda role: role.sources,
        ],
    )  # fmt: skip
    def test_fault_in_a_section(self, bundle: Path, tmp_path: Path, read: Callable[[ri.Role], object]) -> None:
        """A role with a section that cannot be read says so by its name in whatever reads it, but in its `repr`."""
        role = written_role(bundle, tmp_path / "hostile.db", {"skills": [{"name": "Selling", "source": "moon"}]})
        assert repr(role) == "<Role that cannot be read>"
        assert repr(role.skills) == "<Skills that cannot be read>"
        message = "the skills of the role 'account-manager' cannot be read (skills[0].source: unknown source 'moon': "
        with pytest.raises(ri.CatalogError, match=re.escape(message)):
            read(role)

    def test_fault_in_an_inner_section(self, bundle: Path, tmp_path: Path) -> None:
        """The path of fields names a section of education."""
        faulty = {"education": {"required": [{"source": "moon"}]}}
        role = written_role(bundle, tmp_path / "hostile.db", faulty)
        with pytest.raises(ri.CatalogError, match=r"the education\.required of the role 'account-manager' can"):
            hash(role)

    def test_fault_in_a_role(self, bundle: Path, tmp_path: Path) -> None:
        """A document that is no role names the role."""
        message = "the role 'account-manager' cannot be read (titel: unknown key 'titel'"
        with pytest.raises(ri.CatalogError, match=re.escape(message)):
            written_role(bundle, tmp_path / "hostile.db", {"titel": "Account Manager"})

    @pytest.mark.parametrize("name", ["100%.db", "50%25.db", "a?mode=rw.db", "a#b.db", "caf\u00e9 1.db", "a&b=c.db"])
    def test_marks_in_a_path(self, bundle: Path, tmp_path: Path, name: str) -> None:
        """A bundle opens whatever marks of an address its path has."""
        copy = tmp_path / name
        shutil.copy(bundle, copy)
        assert ri.Catalog.open(copy).role("29-1141.00").title == "Registered Nurses"
        assert [path.name for path in tmp_path.iterdir()] == [name]

    def test_two_slashes(self, bundle: Path) -> None:
        """A path that begins with two slashes, as POSIX allows, is none of another computer."""
        path = f"/{bundle}" if bundle.as_posix().startswith("/") else str(bundle)
        assert ri.Catalog.open(path).role("29-1141.00").title == "Registered Nurses"

    def test_no_import_under_the_lock(self, bundle: Path) -> None:
        """What a digest needs is imported before the lock is taken: nothing is, while a thread holds it."""
        script = (
            "import sys, roleinfo as ri, roleinfo.forking\n"
            "class Watching:\n"
            "    def find_spec(self, name, path=None, target=None):\n"
            "        assert not roleinfo.forking.sqlite._is_owned(), name\n"
            "sys.meta_path.insert(0, Watching())\n"
            "from roleinfo.catalog.database import Database\n"
            "from pathlib import Path\n"
            "database = Database(Path(sys.argv[1]))\n"
            "for name in ('hashlib', '_hashlib', 'json'): sys.modules.pop(name, None)\n"
            "database.verify()\n"
            "assert {'hashlib', 'json'} <= {*sys.modules}\n"
        )
        done = subprocess.run([sys.executable, "-I", "-c", script, str(bundle)], check=False, capture_output=True)
        assert done.returncode == 0, done.stderr

    def test_absent(self, tmp_path: Path) -> None:
        """A file that is not there is said to be so, and is not made."""
        with pytest.raises(ri.CatalogError, match="there is no such file"):
            ri.Catalog.open(tmp_path / "none.db")
        assert not (tmp_path / "none.db").exists()

    def test_threads(self, catalog: ri.Catalog) -> None:
        """Sixteen threads ask at once and get equal roles."""
        found: list[ri.Role] = []
        threads = [threading.Thread(target=lambda: found.append(catalog.role("29-1141.00"))) for _ in range(16)]
        for each in threads:
            each.start()
        for each in threads:
            each.join()
        assert len(found) == 16
        assert len(set(found)) == 1


class TestShipped:
    """The bundle that comes with the package."""

    def test_digests(self) -> None:
        """Every table is as it was built, to the row."""
        Database(None).verify()

    def test_manifest(self) -> None:
        """Each file that it was built from has its source, with license, release and digest."""
        database = Database(None)
        sources = {each.id: each for each in ri.sources()}
        files = database.rows("SELECT name, input, source, sha256 FROM file")
        assert {name for _, name, _, _ in files} >= {"oews", "onet", "projections", "attainment", "cpi", "parities"}
        for name, _, source, sha256 in files:
            assert sources[source].license, name
            assert sources[source].release, name
            assert len(sha256) == 64, name
        rows = dict(database.rows("SELECT name, rows FROM digest"))
        assert (rows["wage"], rows["occupation"]) == (1_104, 1_302)
        packed = (database.rows(f"SELECT sum(cells) FROM {table}")[0][0] for table in BLOCKS.values())  # noqa: S608
        assert rows["wage"] + sum(packed) == 370_172

    def test_is_never_written(self, tmp_path: Path) -> None:
        """It is opened for reading alone, and leaves nothing beside itself."""
        database = Database(None)
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            database.connection.execute("DELETE FROM wage")
        copy = tmp_path / "locked" / "copy.db"
        copy.parent.mkdir()
        shutil.copy(Path(ri.__file__).parent / "data" / "roleinfo.db", copy)
        copy.chmod(0o444)
        copy.parent.chmod(0o555)
        try:
            assert ri.Catalog([BundleLayer(copy)]).role("29-1141.00").salary.mean is not None
            assert [each.name for each in copy.parent.iterdir()] == ["copy.db"]
        finally:
            copy.parent.chmod(0o755)

    def test_forked(self) -> None:
        """A forked process has a connection of its own, and both go on."""
        script = (
            "import os, roleinfo as ri\n"
            "one = ri.role('29-1141.00')\n"
            "child = os.fork()\n"
            "same = ri.role('29-1071.00').salary.mean.pay == ri.Pay(141280, 'USD', 'year')\n"
            "if not child: os._exit(0 if same else 1)\n"
            "assert os.waitpid(child, 0)[1] == 0 and same and one.at('CA').salary.mean is not None\n"
        )
        subprocess.run([sys.executable, "-c", script], check=True)

    def test_sixteen_threads(self) -> None:
        """Sixteen threads ask a fresh catalog at once, each something else, and get what one would."""
        catalog = ri.Catalog([BundleLayer()])
        asked = [role.id for role, _ in zip(ri.roles(), range(64), strict=False)]
        with ThreadPoolExecutor(16) as pool:
            found = list(pool.map(lambda id_: (catalog.role(id_), len(catalog.role(id_).salary.by_place())), asked))
        assert [role for role, _ in found] == [ri.role(id_) for id_ in asked]
        assert [cells for _, cells in found] == [len(ri.role(id_).salary.by_place()) for id_ in asked]


class TestNames:
    """What a text names."""

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("San Francisco, CA", "41860"), ("st louis", "41180"), ("Washington DC", "47900"), ("41940", "41940"),
            ("New York City", "35620"), ("State of Washington", "US-WA"), ("columbus ga", "17980"), ("us", "US"),
        ],
    )  # fmt: skip
    def test_place(self, text: str, code: str) -> None:
        """A code, a state, a city with its state or without."""
        assert [each.code for each in ri.places(text)] == [code]

    def test_several(self) -> None:
        """An ambiguous name is refused with all that it may mean, and listed by places()."""
        with pytest.raises(
            ri.AmbiguousPlaceError, match=r"is ambiguous .*Use one of .*Springfield, MO; Springfield, MA"
        ) as caught:
            ri.role("29-1141.00").at("springfield")
        assert caught.value.candidates == ri.places("springfield")
        people = [place.population or 0 for place in caught.value.candidates]
        assert people == sorted(people, reverse=True)
        assert all(place.why for place in caught.value.candidates)

    def test_misspelt(self) -> None:
        """What is near is suggested, of places and industries."""
        nurse = ri.role("29-1141.00")
        with pytest.raises(ri.PlaceNotFoundError, match=r"No place matches 'Kalifornia': .*Did you mean"):
            nurse.at("Kalifornia")
        with pytest.raises(
            ri.IndustryNotFoundError, match=r"No industry matches 'zzz'\. For a list, try: roleinfo industries"
        ):
            nurse.in_industry("zzz")

    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("Finance", "Finance and Insurance"),
            ("52", "Finance and Insurance"),
            ("622", "Hospitals"),
            ("622000", "Hospitals"),
        ],
    )
    def test_industry(self, text: str, name: str) -> None:
        """A sector by the beginning of its name, an industry by its code."""
        there = ri.role("29-1141.00").in_industry(text)
        assert there.industry is not None
        assert there.industry.name == name

    def test_a_place_and_an_industry(self) -> None:
        """Industries are published for the nation alone: nothing is made up for a state's."""
        there = ri.role("29-1141.00").at("CA").in_industry("62")
        assert not there.salary
        assert "California, Health Care and Social Assistance" in there.missing[-1].message

    def test_what_stays(self) -> None:
        """At a place all that is not of places stays, and so does what is missing of it."""
        nurse = ri.role("29-1141.00")
        there = nurse.at("CA")
        assert (there.skills, there.education, there.people) == (nurse.skills, nurse.education, nurse.people)
        assert [each for each in there.missing if each.path[0] == "education"] == [
            each for each in nurse.missing if each.path[0] == "education"
        ]
        assert there.at(None) == nurse
