"""The page of the command line: it is what the parsers give, whatever the terminal."""

import re
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from roleinfo.cli.main import build_parser

ROOT = Path(__file__).parent.parent
TOOL = ROOT / "tools" / "build_command_page.py"
PAGE = ROOT / "docs" / "command-line.md"
MADE: dict[str, Any] = runpy.run_path(str(TOOL))


@pytest.mark.parametrize("columns", ["20", "80", "300"])
def test_up_to_date(columns: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page is what would be written, in a terminal of any width: tools/build_command_page.py was run."""
    monkeypatch.setenv("COLUMNS", columns)
    assert PAGE.read_text(encoding="utf-8") == MADE["page"]()


def test_every_option_is_there() -> None:
    """Each command has its part, and each of its options a row."""
    text = PAGE.read_text(encoding="utf-8")
    parts = dict(re.findall(r"(?ms)^### (\w+)\n(.*?)(?=^##|\Z)", text))
    commands = build_parser().commands.choices
    assert [*parts] == [*commands]
    for name, parser in commands.items():
        options = {each for action in parser._actions for each in action.option_strings if each.startswith("--")}
        assert options - {"--help"} == set(re.findall(r"(?m)^\| `(?:-\w, )?(--[\w-]+)", parts[name]))


def test_check(tmp_path: Path) -> None:
    """With --check nothing is written, and a page that differs is a 1."""
    other = tmp_path / "page.md"
    other.write_text("old", encoding="utf-8")
    command = [sys.executable, str(TOOL), "--check", "--output", str(other)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "is not what the parsers give" in done.stderr
    assert other.read_text(encoding="utf-8") == "old"
    assert MADE["main"](["--output", str(other)]) == 0
    assert MADE["main"](["--check", "--output", str(other)]) == 0
