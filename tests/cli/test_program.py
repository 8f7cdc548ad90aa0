"""The program as a whole: errors, exit codes, help, encodings, readers that go away."""

import io
import os
import shlex
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

import roleinfo as ri
from roleinfo.__main__ import main
from roleinfo.cli.main import build_parser
from roleinfo.cli.output import emit

COMMANDS = (
    "compare", "show", "history", "search", "price", "report", "paths", "next", "ladder", "learn", "places",
    "industries", "convert", "sources", "check", "bundle", "mcp", "completion",
)  # fmt: skip
PRICING = "price"  # its examples read rosters, which its own tests bring
SERVING = "mcp"  # it answers until its input ends, and is tested with a client


EVERY_COMMAND: list[list[str]] = [
    ["compare", "account manager", "account representative"],
    ["show", "account manager"],
    ["history", "registered nurse"],
    ["search", "nurse"],
    ["report", "account manager", "-o", "-", "--no-pictures"],
    ["report", "account manager", "-o", "{folder}/a.md"],
    ["paths", "customer service representative", "sales manager"],
    ["next", "account manager"],
    ["ladder", "account manager"],
    ["learn", "registered nurse", "nurse practitioner"],
    ["places", "denver"],
    ["industries", "finance"],
    ["convert", "15-1132"],
    ["sources"],
    ["check", "{folder}"],
    ["completion", "bash"],
]


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command says that ends with 1 and prints nothing else."""
    assert main([*arguments]) == 1
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "Traceback" not in printed.err
    return printed.err


class TestNo:
    """The answer is no: one message behind the program's name, and 1."""

    def test_not_found(self, capsys: pytest.CaptureFixture[str]) -> None:
        """An unknown title, with the nearest ones."""
        assert refused(capsys, "compare", "accont manager", "account representative").startswith(
            "roleinfo: No role matches 'accont manager'. Did you mean 'Account Manager' or"
        )
        assert refused(capsys, "show", "zzz") == "roleinfo: No role matches 'zzz'.\n"
        assert "No role matches an empty text" in refused(capsys, "show", " ")

    def test_ambiguous(self, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        """A title of several roles, with their ids."""
        for each in ("one", "two"):
            (tmp_path / f"{each}.toml").write_text(f'id = "{each}"\ntitle = "Keeper"\n', encoding="utf-8")
        told = refused(capsys, "show", "keeper", "--catalog", str(tmp_path))
        assert (
            told
            == "roleinfo: 'keeper' is ambiguous. It is a title of 2 roles; use an id:\n  one  Keeper\n  two  Keeper\n"
        )

    @pytest.mark.parametrize(
        ("option", "told"),
        [
            (("--place", "Mars"), "No place matches 'Mars': Mars is a small place (Mars, PA): name the state."),
            (("--place", "qqq"), "No place matches 'qqq': no place is called Qqq."),
            (("--source", "x"), "No source matches 'x'. The sources here are"),
            (("--industry", "Xyz"), "No industry matches 'Xyz'. For a list, try: roleinfo industries"),
        ],
    )
    def test_unknown_limits(self, capsys: pytest.CaptureFixture[str], option: tuple[str, str], told: str) -> None:
        """A place, source or industry that neither role knows."""
        assert told in refused(capsys, "compare", "account manager", "account representative", *option)

    def test_source_of_a_role(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A source that says nothing of the role."""
        assert "No source matches 'bls'" in refused(capsys, "show", "account manager", "--source", "bls")

    def test_catalog(self, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
        """A catalog that is not there, or cannot be read, with every problem."""
        told = refused(capsys, "sources", "--catalog", str(tmp_path / "none"))
        assert told == f"roleinfo: Cannot open {tmp_path / 'none'}: No such file or directory\n"
        (tmp_path / "a.toml").write_text('id = "a"\n', encoding="utf-8")
        told = refused(capsys, "show", "a", "--catalog", str(tmp_path / "a.toml"))
        assert told == f"roleinfo: 1 problem:\n  {tmp_path / 'a.toml'}: title: missing; a role needs its title\n"

    def test_no_code_for_the_terminal(self, capsys: pytest.CaptureFixture[str]) -> None:
        """What was typed is not passed on to the terminal as it stands."""
        assert "\x1b" not in refused(capsys, "show", "\x1b[31mred")
        assert "\x1b" not in refused(capsys, "sources", "--catalog", "/none/\x1b[31m")


class TestWrongUse:
    """Arguments that make no sense: usage and 2."""

    @pytest.mark.parametrize(
        ("arguments", "told"),
        [
            ([], "the following arguments are required: COMMAND"),
            (["sing"], "invalid choice: 'sing'"),
            (["compare", "one"], "the following arguments are required: B"),
            (["compare", "a", "b", "--statistic", "mode"], "must be one of mean, median"),
            (["compare", "a", "b", "--statistic", "mean,median,low"], "two names (left, right)"),
            (["compare", "a", "b", "--component", "wage"], "component must be one of base, total"),
            (["show", "a", "--format", "htlm"], "invalid choice: 'htlm' (choose from"),
            (["show", "a", "--form", "json"], "unrecognized arguments: --form json"),
        ],
    )
    def test_usage(self, arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
        """What is wrong, on the stream of errors."""
        assert main(arguments) == 2
        printed = capsys.readouterr()
        assert printed.out == ""
        assert told in printed.err


class TestHelp:
    """What the program says of itself."""

    def test_version(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The version of the package."""
        assert main(["--version"]) == 0
        assert capsys.readouterr().out == f"roleinfo {ri.__version__}\n"
        assert ri.__version__ == version("roleinfo")

    @pytest.mark.parametrize("command", [name for name in COMMANDS if name not in (SERVING, PRICING)])
    def test_every_example_runs(
        self, command: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Each command's help has two examples or three, and each does what it says."""
        monkeypatch.chdir(tmp_path)
        (tmp_path / "my-roles").mkdir()
        for file in ("my-role.toml", "my-roles/keeper.toml"):
            (tmp_path / file).write_text('id = "keeper"\ntitle = "Keeper"\n', encoding="utf-8")
        assert main([command, "--help"]) == 0
        printed = capsys.readouterr().out.replace("\\\n", " ")
        examples = [each.strip() for each in printed.splitlines() if each.startswith(f"  roleinfo {command}")]
        assert 2 <= len(examples) <= 3
        for each in examples:
            assert main(shlex.split(each.partition(">")[0])[1:]) == 0, each
            out, err = capsys.readouterr()
            assert out
            assert err == ""

    @pytest.mark.parametrize("command", ["", *COMMANDS])
    def test_fits_80_columns(
        self, command: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """No line of help is longer than 80 columns."""
        monkeypatch.setenv("COLUMNS", "80")
        assert main([*filter(None, [command]), "--help"]) == 0
        assert [each for each in capsys.readouterr().out.splitlines() if len(each) > 80] == []

    @pytest.mark.parametrize(
        "command", [name for name in COMMANDS if name not in ("bundle", "completion", "report", SERVING)]
    )
    def test_shared_options(self, command: str, capsys: pytest.CaptureFixture[str]) -> None:
        """Every command that answers takes a form and colours."""
        assert main([command, "--help"]) == 0
        printed = capsys.readouterr().out
        assert "{text,markdown,html,json" in printed
        assert "--color {auto,always,never}" in printed

    def test_names_every_command(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The program's help lists its commands, each once and in a group, and what their codes mean."""
        assert main(["--help"]) == 0
        printed = capsys.readouterr().out
        assert tuple(build_parser().commands.choices) == COMMANDS
        assert all(printed.count(f"\n    {each} ") == 1 for each in COMMANDS)
        assert "  1 no result (not found, ambiguous, not comparable, check failed)\n" in printed

    @pytest.mark.parametrize(
        ("arguments", "near"),
        [
            (["serach", "x"], "search"),
            (["sources", "--format", "jsn"], "json"),
            (["completion", "bahs"], "bash"),
        ],
    )
    def test_nearest(self, arguments: list[str], near: str, capsys: pytest.CaptureFixture[str]) -> None:
        """Of a misspelt command or choice the nearest is named, of one like none nothing."""
        assert main(arguments) == 2
        assert capsys.readouterr().err.endswith(f"). Did you mean {near!r}?\n")
        assert main(["qqqqq"]) == 2
        assert "Did you mean" not in capsys.readouterr().err

    @pytest.mark.parametrize("written", ["--fromat", "--fromat=json"])
    def test_nearest_option(self, written: str, capsys: pytest.CaptureFixture[str]) -> None:
        """Of a misspelt option the nearest is named, with the usage of its command; of one like none nothing."""
        assert main(["sources", written]) == 2
        told = capsys.readouterr().err
        assert told.startswith("usage: roleinfo sources [-h]")
        assert told.endswith(f"unrecognized arguments: {written}. Did you mean '--format'?\n")
        assert main(["sources", "--zzz", "more"]) == 2
        assert capsys.readouterr().err.endswith("unrecognized arguments: --zzz more\n")

    def test_is_quick(self) -> None:
        """Help loads neither the model nor the data."""
        script = (
            "import sys, roleinfo.__main__ as m; m.main(['compare', '--help']); print(*sys.modules, file=sys.stderr)"
        )
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        loaded = set(done.stderr.split())
        assert "roleinfo.cli.compare" in loaded
        assert not loaded & {"attrs", "cattrs", "json", "decimal", "roleinfo.model.role", "roleinfo.views"}


def plain_environment(**more: str) -> dict[str, str]:
    """The variables of this process without those that change how Python writes, and with some more."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LC_", "LANG"))}
    return {**kept, **more}


def run(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    """The program in a process of its own."""
    command = [sys.executable, "-m", "roleinfo", *arguments]
    return subprocess.run(command, capture_output=True, check=False, env=plain_environment(**environment))


class TestStreams:
    """Where text goes."""

    @pytest.mark.parametrize("locale", ["C", "POSIX"])
    def test_utf8_in_any_locale(self, locale: str) -> None:
        """Output is UTF-8 where the locale knows ASCII alone."""
        done = run(
            "compare", "account manager", "account representative",
            LC_ALL=locale, PYTHONUTF8="0", PYTHONCOERCECLOCALE="0",
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert done.stdout.decode("utf-8").startswith(str(ri.compare("account manager", "account representative")))

    def test_encoding_by_name(self) -> None:
        """An encoding that the user names is kept, and what it lacks is spelled out."""
        done = run("sources", "--format", "markdown", PYTHONIOENCODING="ascii")
        assert done.returncode == 0, done.stderr
        assert b"\\u2013" in done.stdout

    def test_no_colours(self) -> None:
        """No code for colours, even where they are asked for."""
        done = run("compare", "--help", FORCE_COLOR="1")
        assert b"\x1b" not in done.stdout

    @pytest.mark.skipif(sys.platform == "win32", reason="needs a pipe that can be closed at its reading end")
    @pytest.mark.parametrize("arguments", [("compare", "account manager", "account representative"), ("--help",)])
    @pytest.mark.parametrize("buffered", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["buffered", "unbuffered"])
    def test_reader_that_goes_away(self, arguments: tuple[str, ...], buffered: dict[str, str]) -> None:
        """A pipe whose reader is gone ends the program quietly, with the code of its answer."""
        reader, writer = os.pipe()
        os.close(reader)
        command = [sys.executable, "-m", "roleinfo", *arguments]
        done = subprocess.run(
            command, stdout=writer, stderr=subprocess.PIPE, check=False, env=plain_environment(**buffered)
        )
        os.close(writer)
        assert (done.returncode, done.stderr) == (0, b"")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
    @pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["show", "--help"], *EVERY_COMMAND], ids=" ".join)
    def test_full_disk(
        self,
        arguments: list[str],
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: pytest.CaptureFixture[str],
    ) -> None:
        """What cannot be written is said in one line, and help too ends with 1."""
        with Path("/dev/full").open("w", encoding="utf-8") as full:
            monkeypatch.setattr(sys, "stdout", full)
            assert main([each.format(folder=tmp_path) for each in arguments]) == 1
        monkeypatch.undo()
        assert capsys.readouterr().err == "roleinfo: cannot write to standard output: No space left on device\n"

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
    def test_full_disk_of_a_process(self) -> None:
        """Nothing more is said when the process ends."""
        command = [sys.executable, "-m", "roleinfo", "--help"]
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                command, stdout=full, stderr=subprocess.PIPE, check=False, text=True, env=plain_environment()
            )
        assert done.returncode == 1
        assert done.stderr == "roleinfo: cannot write to standard output: No space left on device\n"

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
    @pytest.mark.parametrize(
        ("arguments", "code"), [(["zzz"], 2), (["show", "zzz"], 1), (["show"], 2), (["--help"], 1)]
    )
    @pytest.mark.parametrize("streams", [">/dev/full 2>/dev/full", ">&- 2>&-", "2>/dev/full >&-"])
    def test_nowhere_to_complain(self, arguments: list[str], code: int, streams: str) -> None:
        """Where errors cannot be written either, the exit code alone says what there is to say."""
        script = f'exec "$0" -m roleinfo {shlex.join(arguments)} {streams}'
        done = subprocess.run(["/bin/sh", "-c", script, sys.executable], check=False, env=plain_environment())
        assert done.returncode == code

    @pytest.mark.skipif(sys.platform == "win32", reason="needs a shell that closes streams")
    @pytest.mark.parametrize("arguments", ["sources", "--help", "compare --help", "--version"])
    def test_closed_before_the_start(self, arguments: str) -> None:
        """Without a standard output the answer cannot be given: 1, and a message."""
        done = subprocess.run(
            ["/bin/sh", "-c", f'exec "$0" -m roleinfo {arguments} >&-', sys.executable],
            capture_output=True, check=False, text=True, env=plain_environment(),
        )  # fmt: skip
        assert done.returncode == 1
        assert done.stderr == "roleinfo: there is no standard output\n"

    def test_closed_stream(self) -> None:
        """A stream that was closed before the start takes nothing."""
        emit("text", None)
        taken = io.StringIO()
        emit("text", taken)
        assert taken.getvalue() == "text"
