"""What only a terminal gets: colours and progress; and how the program ends when it is interrupted."""

import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import which

import pytest

import roleinfo as ri
from roleinfo.cli.terminal import Progress
from roleinfo.render.layout import width
from roleinfo.render.text import colored
from roleinfo.views import comparison

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs pseudo-terminals")
PAIR = ("compare", "account manager", "account representative")
CODES = re.compile(r"\x1b\[[0-9;]*m")


def environment(**more: str) -> dict[str, str]:
    """This process's variables without those that speak of terminals, and with some more."""
    gone = ("NO_COLOR", "TERM", "COLUMNS", "FORCE_COLOR")
    return {**{name: value for name, value in os.environ.items() if name not in gone}, "TERM": "xterm", **more}


@contextmanager
def started(*arguments: str, out: bool, err: bool, **more: str) -> Iterator[tuple["subprocess.Popen[bytes]", int]]:
    """The program with its streams on a terminal, or on pipes; and our end of the terminal."""
    ours, theirs = os.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "roleinfo", *arguments],
        stdout=theirs if out else subprocess.PIPE,
        stderr=theirs if err else subprocess.PIPE,
        env=environment(**more),
    )
    os.close(theirs)
    try:
        yield process, ours
    finally:
        process.kill()
        process.communicate()
        os.close(ours)


def shown(ours: int, until: bytes | None = None) -> str:
    """What the terminal shows till the other end is closed, or till this stands there; at most a minute."""
    text, end = b"", time.monotonic() + 60
    while time.monotonic() < end and not (until and until in text):
        if not select.select([ours], [], [], 1)[0]:
            continue
        try:
            part = os.read(ours, 65536)
        except OSError:  # the other end was closed
            break
        if not part:
            break
        text += part
    return text.decode().replace("\r\n", "\n")


def on_terminal(*arguments: str, **more: str) -> str:
    """What a command prints on a terminal that its errors do not go to."""
    with started(*arguments, out=True, err=False, **more) as (_, ours):
        return shown(ours)


class TestColours:
    """Where colours are."""

    def test_on_a_terminal(self) -> None:
        """Headings are bold and signed figures coloured by their sign; without the codes it is the same text."""
        text = on_terminal(*PAIR)
        assert text.startswith("\x1b[1mAccount Manager vs. Account Representative\x1b[0m\n")
        assert "\x1b[33m-$31,558 (-46.0%)\x1b[0m" in text
        assert "\x1b[36m+2 points\x1b[0m" in text
        assert CODES.sub("", text).startswith(f"{ri.compare(*PAIR[1:])}\n\nMore: ")

    @pytest.mark.parametrize("more", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"TERM": ""}], ids=str)
    def test_not_wanted(self, more: dict[str, str]) -> None:
        """NO_COLOR and a terminal that knows no codes are honoured."""
        assert on_terminal(*PAIR, **more).startswith(f"{ri.compare(*PAIR[1:])}\n\nMore: ")

    def test_as_asked(self) -> None:
        """What is asked for goes before what the terminal is."""
        assert "\x1b" not in on_terminal(*PAIR, "--color", "never")
        assert "\x1b[1m" in on_terminal(*PAIR, "--color", "always", NO_COLOR="1")
        assert "\x1b" not in on_terminal("sources", "--format", "markdown", "--color", "always")

    def test_never_in_a_pipe(self) -> None:
        """A pipe gets no code, but where that is asked for."""
        command = [sys.executable, "-m", "roleinfo", "sources"]
        for more, there in (([], False), (["--color", "always"], True)):
            done = subprocess.run([*command, *more], capture_output=True, check=True, env=environment())
            assert (b"\x1b" in done.stdout) is there
            assert done.stderr == b""

    def test_hostile(self) -> None:
        """Whatever a title is, colours change no width and no letter, and are gone with the block."""
        role = ri.Role(id="a", title="+1 <script>alert(1)</script> \u05d0\u05d1 [31m" + "x" * 300)
        diff = ri.compare(role, ri.role("account manager"))
        plain = comparison.to_text(diff)
        with colored():
            text = comparison.to_text(diff)
        assert "\x1b[1m" in text
        assert CODES.sub("", text) == plain
        assert comparison.to_text(diff) == plain


class TestProgress:
    """The line that says that work goes on."""

    def test_on_a_terminal(self) -> None:
        """After a second it says how far the work is, and at the end the line is empty again."""
        with started("check", out=False, err=True) as (process, ours):
            assert process.stdout
            text = shown(ours)
            printed = process.stdout.read()
        assert re.search(r"\r\x1b\[Kroleinfo: (reading role [\d,]+ of 1,317|looking for contradictions) \.\.\.", text)
        assert text.endswith("\r\x1b[K")
        assert "\n" not in text
        assert b"\x1b" not in printed

    def test_none_in_a_pipe(self) -> None:
        """Where the stream of errors is no terminal nothing is said, however long it takes."""
        done = subprocess.run([sys.executable, "-m", "roleinfo", "check"], capture_output=True, check=True)
        assert done.stderr == b""

    def test_none_where_it_is_quick(self) -> None:
        """What is done within a second says nothing."""
        with started("sources", out=False, err=True) as (_, ours):
            assert shown(ours) == ""

    def test_one_line(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A name that is long or hostile stays on one line of the terminal."""
        monkeypatch.setenv("COLUMNS", "80")
        progress = Progress(None, "at work")
        progress.say("reading \x1b[31m\n" + "灯" * 300)
        told = progress._line()
        assert told == "roleinfo: reading [31m"
        progress.say("灯" * 300)
        assert progress._line().isprintable()
        assert width(progress._line()) < 80


class TestEnds:
    """How the program ends when it is not let through."""

    def test_interrupted(self) -> None:
        """Ctrl-C ends it with 130, with the line of progress gone and no traceback."""
        with started("check", out=False, err=True) as (process, ours):
            begun = shown(ours, until=b"roleinfo: ")
            process.send_signal(signal.SIGINT)
            rest = shown(ours)
            assert process.wait(60) == 130
        assert "roleinfo: " in begun
        assert rest.endswith("\r\x1b[K")
        assert "Traceback" not in rest

    def test_head(self, tmp_path: Path) -> None:
        """A reader that takes one line and goes away hears no complaint."""
        script = f'"{sys.executable}" -m roleinfo show "registered nurse" 2>{tmp_path / "err"} | head -1'
        done = subprocess.run(
            [str(which("bash")), "-c", script], capture_output=True, text=True, check=True, env=environment()
        )
        assert done.stdout == "Registered Nurses\n"
        assert (tmp_path / "err").read_text() == ""
