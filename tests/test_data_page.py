"""The page of the data: it is what the bundle gives, and it says what everything means that a role can carry."""

import re
import runpy
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import roleinfo as ri
from roleinfo.catalog.bundle import BundleLayer

ROOT = Path(__file__).parent.parent
TOOL = ROOT / "tools" / "build_data_page.py"
PAGE = ROOT / "docs" / "data.md"
MADE: dict[str, Any] = runpy.run_path(str(TOOL))
DESCRIBED: Any = MADE["Descriptions"]()

CODES = (
    "00-0000", "17-2000", "13-1020", "29-1000",  # groups, and a class of OEWS's own
    "11-1011.00", "11-2022.00", "11-9032.00", "13-2011.00", "15-1252.00", "15-1299.08", "19-1042.00", "23-1011.00",
    "25-2021.00", "27-2011.00", "27-2042.00", "29-1141.00", "29-1141.01", "29-1242.00", "31-9092.00", "35-3023.00",
    "37-2012.00", "41-4012.00", "43-4051.00", "47-2061.00", "49-3023.00", "53-3032.00",
)  # fmt: skip
"""Roles of every sort: groups, one without ratings, parts of a SOC code, paid by the hour or the year alone."""


@cache
def sample() -> tuple[ri.Role, ...]:
    """Roles of the bundle, some of them at a place or in an industry, where figures are withheld or not there."""
    layer = BundleLayer(MADE["BUNDLE"])
    nation = [layer.roles()[code] for code in CODES]
    of = {role.id: role for role in nation}
    surgeon, nurse, chief = of["29-1242.00"], of["29-1141.00"], of["11-1011.00"]
    places = (nurse.at("San Jose"), surgeon.at("AK"), surgeon.at("Guam"))
    return (*nation, *places, nurse.in_industry("52"), chief.in_industry("211000"))


def cells(text: str) -> Iterator[list[str]]:
    """The rows of every Markdown table of a text, cut at its bars."""
    for line in text.splitlines():
        if line.startswith("|"):
            yield re.split(r"(?<!\\)\|", line)[1:-1]


def unescaped(text: str) -> str:
    """Markdown's text as it is read."""
    return re.sub(r"\\([^\w\s])", r"\1", text)


class TestPage:
    """The page itself."""

    def test_up_to_date(self) -> None:
        """The page is what would be written: tools/build_data_page.py was run after the bundle was built."""
        assert PAGE.read_text(encoding="utf-8") == MADE["page"]()

    def test_check(self, tmp_path: Path) -> None:
        """``--check`` takes the page that was written, refuses another and none at all, and writes nothing."""
        other = tmp_path / "data.md"
        for text, said in ((PAGE.read_text(encoding="utf-8"), 0), ("# The data\n", 1), (None, 1)):
            if text is None:
                other.unlink()
            else:
                other.write_text(text, encoding="utf-8", newline="\n")
            command = [sys.executable, str(TOOL), "--check", "--output", str(other)]
            done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, cwd=tmp_path)
            assert done.returncode == said, done.stderr
            assert ("write it again" in done.stderr) == bool(said)
            assert other.exists() == (text is not None)

    def test_tables(self) -> None:
        """Every row of a table has as many cells as its heading, and none is empty."""
        text = PAGE.read_text(encoding="utf-8")
        for block in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
            rows = list(cells(block))
            assert len(rows) > 2, block
            assert {len(row) for row in rows} == {len(rows[0])}, block
            assert all(cell.strip() for row in rows for cell in row), block

    @pytest.mark.parametrize("source", ri.sources(), ids=lambda each: each.id)
    def test_sources(self, source: ri.Source) -> None:
        """Every source stands on the page with its license, rank and address, and its credit line word for word."""
        text = PAGE.read_text(encoding="utf-8")
        (row,) = (row for row in cells(text) if row[0].strip() == f"`{source.id}`")
        told = unescaped(" ".join(row))
        dated = (source.release or "–", source.date or "–")
        for each in (source.title, source.publisher, *dated, source.license, source.url or "", str(source.rank)):
            assert each in told
        assert "\n> " + (source.credit or "") in unescaped(text)

    def test_files(self) -> None:
        """Every file stands with its source, and with its SHA-256."""
        text = PAGE.read_text(encoding="utf-8")
        files = BundleLayer(MADE["BUNDLE"])._database.rows("SELECT name, source, sha256 FROM file")
        assert len(files) > 10
        for name, source, sha256 in files:
            assert f"\n| `{name}` | `{source}` |\n" in text
            assert f"\n{sha256}  {name}\n" in text


class TestDescriptions:
    """What the fields mean."""

    def test_kinds(self) -> None:
        """What the sample carries has a description, by section, measure, unit and series, and nothing else has."""
        carried = {kind for role in sample() for kind in MADE["kinds"](role)}
        said = [kind for field in DESCRIBED.fields for kind in field.kinds()]
        assert carried - set(said) == set()
        assert set(said) - carried == set()
        assert len(said) == len(set(said))

    def test_holes(self) -> None:
        """So has every way in which a figure is not there."""
        carried = {hole for role in sample() for hole in MADE["holes"](role)}
        assert carried == {each.name for each in DESCRIBED.holes}

    def test_parts(self) -> None:
        """So has every field of a fact that holds anything."""
        carried = {part for role in sample() for part in MADE["parts"](role)}
        said = [name for each in DESCRIBED.parts for name in each.names]
        assert carried == set(said)
        assert len(said) == len(set(said))

    def test_tables(self) -> None:
        """So has every table of the file that has a digest."""
        rows = BundleLayer(MADE["BUNDLE"])._database.rows("SELECT name FROM digest")
        assert {name for (name,) in rows} == DESCRIBED.tables.keys()

    def test_sections(self) -> None:
        """Every field is in a section that the page has, and no section is empty."""
        assert {each.section for each in DESCRIBED.fields} == {name for name, _, _ in DESCRIBED.sections}

    def test_what_is_new(self) -> None:
        """A measure that nobody described is seen: a duty, a share of a skill, another unit of pay."""
        source = ri.Source(id="new", title="New", publisher="Example Ltd", license="internal")
        duty = ri.Duty(id="calls", text="Answers calls.", source=source)
        skill = ri.Skill(name="Sales", share=ri.Share(9, of="resumes"), source=source)
        pay = ri.SalaryEstimate(statistic="mean", pay=ri.Pay(9, "NZD", "week"), source=source)
        role = ri.Role(id="new", title="New", duties=[duty], skills=[skill], salary=[pay])
        said = {kind[:3] for field in DESCRIBED.fields for kind in field.kinds()}
        found = {kind[:3] for kind in MADE["kinds"](role)}
        assert found - said == {
            ("duties", "Duty", ""),
            ("skills", "skill", "a name"),
            ("skills", "skill share", "percent of resumes"),
            ("salary", "mean", "NZD per week"),
        }
