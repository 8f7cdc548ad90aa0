"""``roleinfo sources``: every source with its release, date, age in months and license, in all three forms."""

import json
import re
from pathlib import Path

import pytest

import roleinfo as ri
from roleinfo.__main__ import main
from roleinfo.render.layout import width
from roleinfo.render.markdown import escaped
from roleinfo.text.numbers import format_date

OWN = """\
id = "clerk"
title = "Clerk"
defaults = { source = "survey" }

[[sources]]
id = "survey"
title = "Löhne | <b>fett</b> \u202etfel"
publisher = "給与 Ltd"
license = "internal | <i>"
release = "2 | 3"
date = "2025-05"

[[salary]]
statistic = "mean"
pay = "USD 41,000 per year"
place = "US"
"""


@pytest.fixture
def own(tmp_path: Path) -> str:
    """A role file of one's own, with a source that would break a table."""
    file = tmp_path / "clerk.toml"
    file.write_text(OWN, encoding="utf-8")
    return str(file)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command prints that ends with 0 and says nothing else."""
    assert main([*arguments]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def test_text(capsys: pytest.CaptureFixture[str]) -> None:
    """One line a source with what the library says of it, in 80 columns; below, every title and license."""
    text = printed(capsys, "sources")
    assert all(width(each) <= 80 for each in text.splitlines())
    status = ri.data_status()
    assert len(status) >= 14
    table, _, rest = text.partition("\nPublishers and licenses\n")
    lines = table.splitlines()
    below = lines[max(number for number, line in enumerate(lines) if line.startswith("-----") and "-  -" in line) + 1 :]
    rows: list[list[str]] = []
    for line in filter(None, below):
        if line.startswith(" "):  # the rest of a long release
            rows[-1][1] += f" {line.strip()}"
        else:
            rows.append(re.split(r" {2,}", line))
    assert rows == [
        [
            each.source.id,
            each.source.release or "-",
            format_date(each.source.date) if each.source.date else "-",
            "-" if each.age_months is None else str(each.age_months),
        ]
        for each in status
    ]
    words = " ".join(rest.split())
    for each in status:
        named = f'- {each.source.id}: {each.source.publisher}, "{each.source.title}".'
        assert f"{named} License: {each.source.license}" in words


def test_markdown(capsys: pytest.CaptureFixture[str]) -> None:
    """The same, a source a row."""
    lines = printed(capsys, "sources", "--format", "markdown").splitlines()
    status = ri.data_status()
    assert "| Id | Publisher | Title | Release | Figures of | License | Months old |" in lines
    rows = [each for each in lines if each.startswith("| ") and " --- " not in each][1:]
    for row, each in zip(rows, status, strict=True):
        cells = row.strip("| ").split(" | ")
        months = "–" if each.age_months is None else str(each.age_months)
        date = format_date(each.source.date) if each.source.date else "–"
        assert cells[:2] == [each.source.id, each.source.publisher]
        assert cells[3:] == [each.source.release or "–", date, escaped(each.source.license), months]


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    """Each source's fields with its release, and its age in months where its date is known."""
    found = json.loads(printed(capsys, "sources", "--format", "json"))["rows"]["rows"]
    status = ri.data_status()
    keys = ("id", "release", "date", "license", "age_months")
    assert [tuple(map(each.get, keys)) for each in found] == [
        (each.source.id, each.source.release, each.source.date, each.source.license, each.age_months) for each in status
    ]
    assert {each.get("url") for each in found} == {each.source.url for each in status}


def test_own_source(own: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A source of one's own stands among them, and nothing in its names is more than text."""
    months = next(each for each in ri.data_status(catalog=ri.Catalog.open(own)) if each.source.id == "survey")
    text = printed(capsys, "sources", "--catalog", own)
    assert re.search(rf"(?m)^survey +2 \| 3 +May 2025 +{months.age_months}$", text)
    assert '- survey: 給与 Ltd, "Löhne | <b>fett</b> tfel". License: internal | <i>\n' in text
    markdown = printed(capsys, "sources", "--catalog", own, "--format", "markdown")
    assert (
        "| survey | 給与 Ltd | Löhne \\| &lt;b&gt;fett&lt;/b&gt; tfel | 2 \\| 3 | May 2025 "
        f"| internal \\| &lt;i&gt; | {months.age_months} |"
    ) in markdown.splitlines()


def test_help(capsys: pytest.CaptureFixture[str]) -> None:
    """Three examples."""
    assert printed(capsys, "sources", "--help").count("\n  roleinfo sources") == 3
