"""CSV from the command line."""

import csv
import io
from pathlib import Path

import pytest

import roleinfo as ri
from roleinfo.__main__ import main


@pytest.mark.parametrize(
    ("arguments", "column", "first"),
    [
        (("compare", "registered nurse", "physician assistant"), "difference", "39860"),
        (("show", "registered nurse", "--place", "CA"), "name", "Acute Care Nurses"),
        (("search", "account manager"), "role_id", "account-manager"),
        (("next", "registered nurse"), "to_title", "Nurse Midwives"),
        (("paths", "carpenter", "construction manager"), "id", "47-2031.00"),
        (("places", "springfield"), "code", "35620"),
        (("sources",), "id", "zippia-compare"),
    ],
)
def test_each_command(arguments: tuple[str, ...], column: str, first: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A command that has rows writes them with a heading, and nothing else."""
    assert main([*arguments, "--format", "csv"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    row = next(csv.DictReader(io.StringIO(out, newline="")))
    assert row[column] == first


def test_no_rows(capsys: pytest.CaptureFixture[str]) -> None:
    """What has no rows is wrong use: the steps of a comparison."""
    assert main(["compare", "registered nurse", "physician assistant", "--explain", "--format", "csv"]) == 2
    assert "has no rows" in capsys.readouterr().err


def test_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A check's problems and findings are rows."""
    assert main(["check", "--format", "csv"]) == 0
    rows = [*csv.DictReader(io.StringIO(capsys.readouterr().out, newline=""))]
    found = ri.check(ri.Catalog.default())
    assert [(each["role"], each["code"], each["known"]) for each in rows] == [
        (each.role, each.code, str(each.known).lower()) for each in sorted(found, key=lambda each: each.known)
    ]
    file = tmp_path / "own.toml"
    file.write_text('id = "own"\n', encoding="utf-8")
    assert main(["check", str(file), "--format", "csv"]) == 1
    [row] = csv.DictReader(io.StringIO(capsys.readouterr().out, newline=""))
    assert (row["kind"], row["file"], row["code"]) == ("problem", str(file), "")


def test_hostile_title(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A title that a spreadsheet would run has an apostrophe before it."""
    file = tmp_path / "own.toml"
    file.write_text('id = "own"\ntitle = "=cmd()"\n', encoding="utf-8")
    assert ri.Catalog.open(file).role("own").title == "=cmd()"
    assert main(["search", "own", "--catalog", str(file), "--format", "csv"]) == 0
    assert "own,'=cmd(),'=cmd()," in capsys.readouterr().out
