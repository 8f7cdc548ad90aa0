"""``roleinfo report``, and pages from the other commands."""

from pathlib import Path

import pytest

import roleinfo as ri
from roleinfo.__main__ import main
from tags import Tags

PAIR = ("account manager", "account representative")


def test_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It writes what `report` writes, and prints where."""
    file = tmp_path / "gap.html"
    assert main(["report", *PAIR, "-o", str(file), "--no-pictures"]) == 0
    assert capsys.readouterr().out == f"{file}\n"
    assert file.read_bytes() == ri.report(PAIR, tmp_path / "other.html", pictures=False).read_bytes()


def test_options(tmp_path: Path) -> None:
    """A place, and no figures of people."""
    file = tmp_path / "a.md"
    assert main(["report", "registered nurse", "-o", str(file), "--place", "Texas", "--no-people"]) == 0
    told = file.read_text(encoding="utf-8")
    assert "Place: Texas" in told
    assert "87.4%" not in told


def test_rates(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Pay of two countries at published rates, as `report` writes it; what names no rates or currency is refused."""
    roles, file = ["uk-2237", "uk-2231", "registered nurse"], tmp_path / "a.md"
    assert main(["report", *roles, "-o", str(file), "--rates", "ecb", "--currency", "GBP"]) == 0
    assert file.read_bytes() == ri.report(roles, tmp_path / "b.md", rates="ecb", currency="GBP").read_bytes()
    capsys.readouterr()
    assert main(["report", *roles, "-o", "-", "--rates", "fed"]) != 0
    assert "rates must be exchange rates, 'ecb'" in capsys.readouterr().err
    assert main(["report", *roles, "-o", "-", "--currency", "pounds"]) == 2
    assert "currency must be the three capital letters" in capsys.readouterr().err


def test_prepared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The date that the report bears; what is no date is wrong use."""
    file = tmp_path / "a.md"
    assert main(["report", *PAIR, "-o", str(file), "--prepared", "2026-03-01"]) == 0
    assert "Prepared March 1, 2026, with roleinfo" in file.read_text(encoding="utf-8")
    assert main(["report", *PAIR, "-o", "-", "--prepared", "March"]) == 2
    assert "prepared must be a date as 2026-03-01, not 'March'" in capsys.readouterr().err


def test_an_existing_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It stays, with a message and code 1, unless it may be replaced."""
    file = tmp_path / "a.md"
    file.write_text("mine", encoding="utf-8")
    assert main(["report", *PAIR, "-o", str(file)]) == 1
    assert capsys.readouterr().err == (f"roleinfo: {file}: the file exists; use --overwrite to replace it\n")
    assert main(["report", *PAIR, "-o", str(file), "--overwrite"]) == 0


def test_standard_output(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A report for a pipe is what would be in the file; HTML unless Markdown is asked for."""
    for name, given in (("a.html", ["--no-pictures"]), ("a.md", ["--format", "markdown"])):
        assert main(["report", *PAIR, "-o", "-", *given]) == 0
        file = ri.report(PAIR, tmp_path / name, pictures=False)
        assert capsys.readouterr().out == file.read_text(encoding="utf-8")


def test_format_and_parts(tmp_path: Path) -> None:
    """A form that the file's name does not say; an industry, and one source alone."""
    file = tmp_path / "a.txt"
    asked = ["--format", "markdown", "--industry", "hospitals", "--source", "oews-2025"]
    assert main(["report", "registered nurse", "-o", str(file), *asked]) == 0
    told = file.read_text(encoding="utf-8")
    assert "Industry: Hospitals" in told
    assert "O*NET" not in told.partition("## Sources")[2]


def test_wrong_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An ending that says no format is wrong use."""
    assert main(["report", *PAIR, "-o", str(tmp_path / "a.pdf")]) == 2
    assert "end in .html or .md" in capsys.readouterr().err


@pytest.mark.parametrize(
    "command",
    [
        ["compare", *PAIR],
        ["compare", *PAIR, "--explain"],
        ["show", PAIR[0]],
        ["search", "nurse"],
        ["paths", "registered nurse", "nurse practitioner"],
        ["next", "registered nurse"],
        ["places", "Denver"],
        ["sources"],
        ["check"],
    ],
)
def test_pages(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Every command prints a page where HTML is asked for."""
    assert main([*command, "--format", "html"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("<!doctype html>\n")
    assert not Tags(told).open
