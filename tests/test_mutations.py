"""Input damaged at random is read or refused with a RoleinfoError: quickly, in little memory, with a clean message.

A run is the same each time. ``ROLEINFO_MUTATIONS`` is how many of each kind are tried (default: 60),
``ROLEINFO_SEED`` where to begin; a failure names the kind and the seed, which make that input again.
"""

import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest

import roleinfo as ri
from ingest.making import small_folder
from mutating import damage_bytes, damage_tree, fault_of
from roleinfo.catalog.bundle import BundleLayer
from roleinfo.catalog.schema import digest
from roleinfo.ingest.bundle import build
from strategies import FULL_ROLES

TIMES: Final = int(os.environ.get("ROLEINFO_MUTATIONS", "60"))
SEED: Final = int(os.environ.get("ROLEINFO_SEED", "1"))

ROLE: Final = ri.role("account-manager")
RATE: Final = ri.ExchangeRate(
    currency="NZD", to="USD", rate=Decimal("0.60"), date="2026-01-15", source="our bank"
)  # fmt: skip
DIFF: Final = ri.compare(
    *FULL_ROLES[:2], statistic="mean", place="US", confidence=0.95, hours=2080, rates=[RATE],
    currency="USD",
    in_dollars_of="2020",
)  # fmt: skip


def run(kind: str, try_one: Callable[[Random], Callable[[], object]], times: int = TIMES) -> None:
    """Try so many damaged inputs of one kind."""
    faults: dict[int, str] = {}
    for seed in range(SEED, SEED + times):
        fault = fault_of(try_one(Random(f"{kind} {seed}")))  # noqa: S311  # no secret
        if fault is not None:
            faults[seed] = fault
    told = "\n".join(f"ROLEINFO_SEED={seed} ROLEINFO_MUTATIONS=1: {fault}" for seed, fault in faults.items())
    assert not faults, f"{len(faults)} faults of {times} inputs of the kind {kind!r}:\n{told}"


def read_role(document: Any) -> None:
    """Read a role; what is read has to read back equal, and to be written in every form."""
    role = ri.Role.from_dict(document)
    assert ri.Role.from_dict(json.loads(json.dumps(role.to_dict()))) == role
    assert str(role)


def read_diff(read: Callable[[], ri.RoleDiff]) -> None:
    """Read a comparison; what is read has to read back equal, with all that follows from it."""
    diff = read()
    assert ri.RoleDiff.from_json(diff.to_json()) == diff


def read_file(path: Path) -> None:
    """Open a role file; what is read has to read back equal."""
    for role in ri.Catalog.open(path):
        (path.parent / "again.toml").write_text(role.to_toml(), encoding="utf-8")
        assert ri.Catalog.open(path.parent / "again.toml").role(role.id) == role
        assert ri.Role.from_dict(role.to_dict()) == role


def read_bundle(catalog: ri.Catalog) -> None:
    """Read what a bundle holds in every way that it is read."""
    for role in catalog:
        ri.Role.from_dict(role.to_dict())
        list(role.salary.by_place())
        list(role.salary.by_industry())
    catalog.search("regstered nurse")
    catalog.search("acct mgr")
    catalog.sources()
    catalog.prices()
    catalog.importance_norms()
    list(catalog.wage_rows())
    catalog.element_columns()
    list(catalog.outlook_rows())
    for node in catalog.career_nodes():
        node.ratings  # noqa: B018  # read when it is asked for
        node.months  # noqa: B018


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small bundle."""
    path = tmp_path_factory.mktemp("built") / "small.db"
    build(small_folder(tmp_path_factory.mktemp("inputs")), path)
    return path


class TestMutations:
    """Each kind of input."""

    @pytest.mark.parametrize("ending", ["toml", "json"])
    def test_files(self, ending: str, tmp_path: Path) -> None:
        """Role files."""
        sound = [
            (role.to_toml() if ending == "toml" else json.dumps(role.to_dict(), indent=1)).encode()
            for role in (ROLE, *FULL_ROLES)
        ]
        path = tmp_path / f"role.{ending}"

        def try_one(random: Random) -> Callable[[], object]:
            path.write_bytes(damage_bytes(random.choice(sound), random))
            return lambda: read_file(path)

        run(ending, try_one)

    def test_role_dictionaries(self) -> None:
        """Roles as dictionaries."""
        sound = [role.to_dict() for role in (ROLE, *FULL_ROLES)]

        def try_one(random: Random) -> Callable[[], object]:
            document = damage_tree(random.choice(sound), random)
            return lambda: read_role(document)

        run("role", try_one)

    def test_comparisons_as_dictionaries(self) -> None:
        """Comparisons as dictionaries."""
        sound = {key: value for key, value in DIFF.to_dict().items() if key != "view"}

        def try_one(random: Random) -> Callable[[], object]:
            document = damage_tree(sound if random.random() < 0.5 else sound["options"], random)
            if "left" not in document:
                document = {**sound, "options": document}
            return lambda: read_diff(lambda: ri.RoleDiff.from_dict(document))

        run("comparison", try_one)

    def test_comparisons_as_json(self) -> None:
        """Comparisons as JSON text."""
        sound = json.dumps({**DIFF.to_dict(), "view": None}).encode()

        def try_one(random: Random) -> Callable[[], object]:
            text = damage_bytes(sound, random).decode("utf-8", errors=random.choice(("replace", "surrogateescape")))
            return lambda: read_diff(lambda: ri.RoleDiff.from_json(text))

        run("comparison as JSON", try_one)

    @pytest.mark.parametrize("is_verified", [True, False], ids=["verified", "unverified"])
    def test_bundles(self, is_verified: bool, bundle: Path, tmp_path: Path) -> None:
        """Bundles, held to their digests on opening or read as they are."""
        sound, path = bundle.read_bytes(), tmp_path / "damaged.db"

        def read() -> None:
            read_bundle(ri.Catalog.open(path) if is_verified else ri.Catalog([BundleLayer(path)]))

        def try_one(random: Random) -> Callable[[], object]:
            content = bytearray(sound)
            for _ in range(random.randint(1, 20)):
                at = random.randrange(100, len(content))
                content[at] = random.choice((content[at] ^ 1 << random.randrange(8), random.randrange(256)))
            path.write_bytes(content if random.random() < 0.8 else damage_bytes(sound, random))
            return read

        run(f"bundle {is_verified}", try_one)

    def test_hostile_bundles(self, bundle: Path, tmp_path: Path) -> None:
        """Bundles whose rows agree with their digests and with nothing else."""
        sound, path = bundle.read_bytes(), tmp_path / "hostile.db"
        values = (
            None,
            0,
            -1,
            10**15,
            2**63 - 1,
            0.5,
            "",
            "x",
            "\x1b",
            "\x00",
            "[" * 10**4,
            "{}",
            b"",
            b"\xff",
            b"x\x9c",
        )

        def try_one(random: Random) -> Callable[[], object]:
            path.write_bytes(sound)
            with closing(sqlite3.connect(path)) as database:
                names = [name for (name,) in database.execute("SELECT name FROM digest")]
                for name in random.sample(names, random.randint(1, 3)):
                    columns = [each[1] for each in database.execute(f"PRAGMA table_info({name})")]
                    statement = f"UPDATE OR IGNORE {name} SET {random.choice(columns)} = ?"  # noqa: S608  # our own names
                    try:
                        database.execute(statement, (random.choice(values),))
                    except sqlite3.IntegrityError:
                        continue
                    rows, sha256 = digest(database, name)
                    database.execute("UPDATE digest SET rows = ?, sha256 = ? WHERE name = ?", (rows, sha256, name))
                database.commit()
            return lambda: read_bundle(ri.Catalog.open(path))

        run("hostile bundle", try_one, max(1, TIMES // 4))
