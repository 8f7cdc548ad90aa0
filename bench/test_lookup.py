"""A whole occupation looked up, beside the same rows through sqlite3 alone and the same role as JSON.

Run ``python -m pytest bench/test_lookup.py --benchmark-columns=median,ops``. The peers do less:
bare rows are integers without units, dates or sources, and JSON is checked for nothing. What a
role costs above them is what its facts cost.
"""

import json
import sqlite3
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

import roleinfo as ri
from roleinfo.catalog.bundle import BundleLayer

OCCUPATION, CODE = "registered nurse", "29-1141.00"
ROWS = (
    "SELECT * FROM occupation WHERE id = :occupation",
    "SELECT * FROM wage WHERE class = :wages",
    "SELECT * FROM projection WHERE class = :projections",
    "SELECT * FROM attainment WHERE class = :projections",
    "SELECT * FROM people WHERE class = :people",
    "SELECT * FROM rating WHERE occupation = :occupation",
    "SELECT * FROM style WHERE occupation = :occupation",
    "SELECT * FROM interest WHERE occupation = :occupation",
    "SELECT name, flags FROM software JOIN program ON id = program WHERE occupation = :occupation",
    "SELECT * FROM answer WHERE occupation = :occupation",
    "SELECT * FROM zone WHERE occupation = :occupation",
    "SELECT place, tier, code, title FROM related JOIN occupation ON id = related WHERE occupation = :occupation",
)


@pytest.fixture(scope="module")
def bundle() -> BundleLayer:
    """The package's bundle, its titles, sources and elements read."""
    layer = BundleLayer()
    assert layer.find(OCCUPATION) is not None
    return layer


def forgetful(layer: BundleLayer) -> ri.Catalog:
    """A catalog over the bundle that has forgotten every role it made."""
    layer._kept.clear()
    return ri.Catalog([layer])


def read_whole(role: ri.Role) -> int:
    """How many facts there are, every section read."""
    return sum(1 for _ in role.facts())


@pytest.mark.benchmark(group="look-up")
def test_role_kept(benchmark: BenchmarkFixture) -> None:
    """By its title, as the second and every later time."""
    ri.role(OCCUPATION)
    assert benchmark(ri.role, OCCUPATION).id == CODE


@pytest.mark.benchmark(group="look-up")
def test_role_made(benchmark: BenchmarkFixture, bundle: BundleLayer) -> None:
    """By its title, the role made anew, no section read."""
    assert benchmark(lambda: forgetful(bundle).role(OCCUPATION)).id == CODE


@pytest.mark.benchmark(group="look-up")
def test_role_made_and_mean_read(benchmark: BenchmarkFixture, bundle: BundleLayer) -> None:
    """The role made anew, and its mean wage."""
    mean = benchmark(lambda: forgetful(bundle).role(OCCUPATION).salary.mean)
    assert mean is not None
    assert mean.pay == ri.Pay(101_420, "USD", "year")


@pytest.mark.benchmark(group="whole occupation")
def test_role_made_and_read_whole(benchmark: BenchmarkFixture, bundle: BundleLayer) -> None:
    """The role made anew, and every fact of every section."""
    assert benchmark(lambda: read_whole(forgetful(bundle).role(OCCUPATION))) == read_whole(ri.role(OCCUPATION)) > 500


@pytest.mark.benchmark(group="whole occupation")
def test_rows(benchmark: BenchmarkFixture, bundle: BundleLayer) -> None:
    """The same rows through sqlite3, and nothing made of them."""
    connection = bundle._database.connection
    [row] = connection.execute("SELECT id, wages, projections, people FROM occupation WHERE code = ?", (CODE,))
    numbers = dict(zip(("occupation", "wages", "projections", "people"), row, strict=True))
    found = benchmark(read_rows, connection, numbers)
    role = ri.role(OCCUPATION)
    mean = role.salary.mean
    assert mean is not None
    assert mean.pay is not None
    assert found[1][0][4] == mean.pay.amount  # class, employment and its error, the means
    assert sum(len(found[at]) for at in (5, 6, 8)) == len(role.skills)


def read_rows(connection: sqlite3.Connection, numbers: dict[str, int]) -> list[list[Any]]:
    """What each question is answered."""
    return [connection.execute(query, numbers).fetchall() for query in ROWS]


@pytest.mark.benchmark(group="whole occupation")
def test_json(benchmark: BenchmarkFixture) -> None:
    """The same role from JSON text, as plain dictionaries."""
    written = ri.role(OCCUPATION).to_dict()
    assert benchmark(json.loads, json.dumps(written)) == written


@pytest.mark.benchmark(group="whole occupation")
def test_from_dict(benchmark: BenchmarkFixture) -> None:
    """The same role from its dictionary, every fact checked."""
    role = ri.role(OCCUPATION)
    assert benchmark(ri.Role.from_dict, role.to_dict()) == role
