"""``roleinfo completion``: scripts for shells, and bash completing with one."""

import builtins
import subprocess
import sys
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from roleinfo.__main__ import main
from roleinfo.cli.completion import SHELLS

BASH = str(which("bash"))


@pytest.fixture
def script(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Path:
    """The script for bash, in a file."""
    assert main(["completion", "bash"]) == 0
    file = tmp_path / "roleinfo.bash"
    file.write_text(capsys.readouterr().out, encoding="utf-8")
    return file


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Each script names commands and options."""
    assert main(["completion", shell]) == 0
    printed = capsys.readouterr().out
    assert all(each in printed for each in ("compare", "ladder", "max-zone-step", "markdown"))


@pytest.mark.skipif(sys.platform == "win32", reason="needs bash")
class TestBash:
    """What bash makes of the script."""

    def completed(self, script: Path, *words: str) -> list[str]:
        """What bash offers for the last of these words."""
        line = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=()
run=$(complete -p roleinfo); run=${run##*-F }; ${run%% *} roleinfo "${@: -1}" "${@: -2:1}"
printf '%s\\n' "${COMPREPLY[@]}"
"""
        command = [BASH, "--norc", "-c", line, "bash", str(script), *words]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()

    def test_is_sound(self, script: Path) -> None:
        """Bash reads it."""
        subprocess.run([BASH, "-n", str(script)], check=True)

    @pytest.mark.parametrize(
        ("words", "offered"),
        [
            (("roleinfo", "comp"), ["compare", "completion"]),
            (("roleinfo", "compare", "--ra"), ["--rate", "--rates"]),
            (("roleinfo", "paths", "--by", ""), ["steps", "learning", "time", "pay"]),
            (("roleinfo", "sources", "--color", "a"), ["auto", "always"]),
        ],
    )
    def test_words(self, script: Path, words: tuple[str, ...], offered: list[str]) -> None:
        """Commands, options and choices are completed."""
        assert self.completed(script, *words) == offered

    @pytest.mark.parametrize("words", [("check",), ("show", "--catalog")])
    def test_files(self, script: Path, words: tuple[str, ...]) -> None:
        """Files are completed where a command takes them."""
        assert self.completed(script, "roleinfo", *words, str(script)[:-3]) == [str(script)]


def test_without_the_extra(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the package that writes them, the line that installs it is told."""
    found = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "shtab":
            raise ImportError(name)
        return found(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    assert main(["completion", "bash"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.endswith("needs the extra 'completion': python -m pip install \"roleinfo[completion]\"\n")
