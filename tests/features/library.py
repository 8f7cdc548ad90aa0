"""Checks of what the library is as a library."""

import copy
import json
import pickle
import subprocess
import sys
import tempfile
from importlib.resources import files
from pathlib import Path

import roleinfo as ri
from features.fields import ASSISTANT, NURSE
from features.registry import feature


def run(*arguments: str) -> str:
    """What a command prints."""
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=True).stdout


@feature(99)
def offline() -> None:
    """The bundle lies in the package, and is what answers."""
    assert (files("roleinfo") / "data" / "roleinfo.db").is_file()
    assert len(ri.Catalog.default()) > 1000


@feature(100)
def typed() -> None:
    """Frozen objects, and the mark for type checkers."""
    assert (files("roleinfo") / "py.typed").is_file()
    try:
        ri.role(NURSE).title = "X"  # type: ignore[misc]
    except AttributeError:
        return
    raise AssertionError("a role was changed")


@feature(101)
def values() -> None:
    """Equal, hashed, pickled and copied by value."""
    diff = ri.compare(NURSE, ASSISTANT)
    assert pickle.loads(pickle.dumps(diff)) == copy.deepcopy(diff) == diff  # our own
    assert hash(ri.role(NURSE)) == hash(ri.role("29-1141.00"))


@feature(102)
def own_roles() -> None:
    """A role of one's own beside the bundle, from an object, a file and rows."""
    mine = ri.Catalog.of([ri.Role(id="keeper", title="Lighthouse Keeper")]) | ri.Catalog.default()
    assert mine.role("lighthouse keepers").id == "keeper"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "keeper.toml"
        path.write_text(mine.role("keeper").to_toml(), encoding="utf-8")
        assert ri.Catalog.open(path).role("keeper").title == "Lighthouse Keeper"


@feature(103)
def provenance() -> None:
    """Publisher, release, license and, at run time, the file with its SHA-256."""
    mean = ri.role(NURSE).salary.mean
    assert mean is not None
    assert (mean.source.publisher, mean.source.release) == ("U.S. Bureau of Labor Statistics", "May 2025")
    [file] = [each for each in ri.data_files() if each.source.id == mean.source.id]
    assert file.sha256.startswith("3966d23d")


@feature(104)
def status() -> None:
    """Each source with the age of its figures."""
    ages = {each.source.id: each.age_months for each in ri.data_status()}
    assert (ages["oews-2025"] or 0) >= 18


@feature(105)
def notebooks() -> None:
    """A display of HTML with inline styles alone."""
    html = ri.compare(NURSE, ASSISTANT)._repr_html_()
    assert "$39,860" in html.replace("<span>$</span>", "$")
    assert "<script" not in html


@feature(106)
def frames() -> None:
    """A data frame with a row a figure."""
    frame = ri.compare(NURSE, ASSISTANT).salary.to_frame("polars")
    assert 39_860.0 in frame["difference"].to_list()


@feature(107)
def json_round_trip() -> None:
    """What is written is read back as an equal value, and says which form it is of."""
    diff = ri.compare(NURSE, ASSISTANT)
    assert ri.RoleDiff.from_json(diff.to_json()) == diff
    assert json.loads(diff.to_json())["schema"] == 2


@feature(108)
def reports() -> None:
    """A report of one file, in HTML and Markdown."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("gap.html", "gap.md"):
            path = Path(folder) / name
            ri.report(ri.compare(NURSE, ASSISTANT), path, pictures=False)
            assert "39,860" in path.read_text(encoding="utf-8")


@feature(109)
def csv() -> None:
    """CSV of every result with rows."""
    assert "39860" in ri.compare(NURSE, ASSISTANT).salary.to_csv()


@feature(110)
def command_line() -> None:
    """The same finding from a command."""
    assert "$39,860" in run("-m", "roleinfo", "compare", NURSE, ASSISTANT)


@feature(111)
def import_time() -> None:
    """The import loads three modules of its own, and neither attrs nor decimal; `bench/` takes the time."""
    code = (
        "import sys, roleinfo; print(sum(name.partition('.')[0] == 'roleinfo' for name in sys.modules), "
        "'attrs' in sys.modules, 'decimal' in sys.modules)"
    )
    assert run("-c", code).split() == ["3", "False", "False"]
