"""The installed package wherever it is put: in a zip, where writing is forbidden, in threads and processes."""

import multiprocessing
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import roleinfo as ri

LOOK = """
import roleinfo as ri
print(ri.role("account representative").salary.mean)
print(*ri.compare("account manager", "account representative").summary, sep="\\n")
"""
GUARD = """
import os, sys
def guard(event, arguments):
    if event == "open":
        _, mode, flags = arguments
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) or set(mode or "") & set("wax+"):
            raise PermissionError(arguments)
    elif event.startswith(("socket.", "tempfile.", "subprocess.")) or event in ("os.mkdir", "os.rename", "os.remove"):
        raise PermissionError(event, arguments)
    elif event == "sqlite3.connect" and "mode=ro" not in str(arguments[0]) and arguments[0] != ":memory:":
        raise PermissionError(event, arguments)
sys.addaudithook(guard)
"""


def run(script: str, cwd: Path, **environment: str) -> str:
    """What an isolated process prints that runs this script in a folder, with no environment but this."""
    command = [sys.executable, "-I", "-B", "-X", "utf8", "-W", "error", "-c", script]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, cwd=cwd, env=environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def expected() -> str:
    """What ``LOOK`` prints, computed here."""
    diff = ri.compare("account manager", "account representative")
    return "\n".join([str(ri.role("account representative").salary.mean), *diff.summary, ""])


def test_from_a_zip(expected: str, tmp_path: Path) -> None:
    """The package answers the same from inside a zip, without unpacking anything."""
    package = Path(ri.__path__[0])
    archive = shutil.make_archive(str(tmp_path / "packed"), "zip", package.parent, package.name)
    (tmp_path / "empty").mkdir()
    script = f"import sys\nsys.path.insert(0, {archive!r}){GUARD}{LOOK}\nprint(ri.__file__)"
    *said, file = run(script, tmp_path / "empty").splitlines(keepends=True)
    assert "".join(said) == expected
    assert file.startswith(archive)


def test_without_home_network_or_writing(expected: str, tmp_path: Path) -> None:
    """A look-up and a comparison open no socket and write no file, so that a home that cannot be written is enough."""
    tmp_path.chmod(0o555)
    assert run(GUARD + LOOK, tmp_path, HOME=str(tmp_path), TMPDIR=str(tmp_path)) == expected
    assert list(tmp_path.iterdir()) == []


def test_guard_sees_writing(tmp_path: Path) -> None:
    """The guard of these tests stops a process that writes."""
    with pytest.raises(AssertionError, match="PermissionError"):
        run(GUARD + "open('new', 'w')", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_threads_at_once(expected: str, tmp_path: Path) -> None:
    """Sixteen threads that all ask first in a new process get one answer, which is the right one."""
    script = """
import sys, threading
from concurrent.futures import ThreadPoolExecutor
import roleinfo as ri
sys.setswitchinterval(1e-6)
start = threading.Barrier(16)
def look(_):
    start.wait()
    diff = ri.compare("account manager", "account representative")
    return "\\n".join([str(ri.role("account representative").salary.mean), *diff.summary])
with ThreadPoolExecutor(16) as pool:
    print(*set(pool.map(look, range(16))), sep="\\n---\\n")
"""
    assert run(script, tmp_path) == expected


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_processes(method: str, tmp_path: Path) -> None:
    """A process started or forked after a look-up finds the same role and comparison, and hands them back."""
    script = f"""
import multiprocessing
import roleinfo as ri
pair = ("account manager", "account representative")
here = ri.role(pair[1]), ri.compare(*pair)
with multiprocessing.get_context({method!r}).Pool(2) as pool:
    there = pool.apply(ri.role, pair[1:]), pool.apply(ri.compare, pair)
assert there == here and [*map(hash, there)] == [*map(hash, here)]
"""
    run(script, tmp_path)
