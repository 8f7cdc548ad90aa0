"""What a package owes those who depend on it: licenses of data, how to cite it, and files that are current."""

import re
import subprocess
import sys
from email import message_from_string
from importlib.metadata import distribution
from pathlib import Path
from typing import Final

import pytest

import roleinfo as ri

ROOT: Final = Path(__file__).parent.parent


@pytest.mark.parametrize("tool", ["build_notice.py", "build_schemas.py", "build_facade.py"])
def test_generated_files_are_current(tool: str) -> None:
    """What is made from declarations is what they say today; the tool of this name writes it."""
    done = subprocess.run(
        [sys.executable, ROOT / "tools" / tool, "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_notice_names_every_source() -> None:
    """Each publication with its license; and the credit where its license asks for one."""
    notice = " ".join((ROOT / "NOTICE").read_text(encoding="utf-8").split())
    for source in ri.sources():
        assert source.title in notice
        assert source.license in notice
        assert " ".join((source.credit or "").split()) in notice


def test_licenses_are_installed() -> None:
    """The wheel holds both texts, and names both licenses."""
    installed = distribution("roleinfo")
    files = {Path(str(file)).name for file in installed.files or ()}
    assert {"LICENSE", "NOTICE"} <= files
    metadata = message_from_string(installed.read_text("METADATA") or "")
    assert metadata["License-Expression"] == "MIT AND CC-BY-4.0 AND OGL-UK-3.0"


def test_citation_is_of_this_version() -> None:
    """The version to cite is the version."""
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert re.search(rf"^version: {re.escape(ri.__version__)}$", citation, re.MULTILINE)


def test_first_page_needs_no_picture() -> None:
    """An index of packages shows README without the files beside it: it has no picture by a relative address."""
    assert not re.search(r"!\[[^\]]*\]\((?!https://)", (ROOT / "README.md").read_text(encoding="utf-8"))
