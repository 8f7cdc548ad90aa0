"""``roleinfo industries``: the industries that figures are published for, and those that a text names."""

import csv
import io
import json

import pytest

import roleinfo as ri
from roleinfo.__main__ import main


def test_all(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a text every industry, by code, in each form."""
    every = [(each.name, each.code) for each in ri.industries()]
    assert len(every) > 400
    assert main(["industries", "--format", "json"]) == 0
    assert [(each["name"], each["code"]) for each in json.loads(capsys.readouterr().out)["rows"]["rows"]] == every
    assert main(["industries", "--format", "csv"]) == 0
    assert [*csv.reader(io.StringIO(capsys.readouterr().out, newline=""))][1:] == [[*each] for each in every]


def test_named(capsys: pytest.CaptureFixture[str]) -> None:
    """Those that a text names, whose codes the other commands take."""
    assert main(["industries", "software"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "Industries",
        "",
        "1 industry.",
        "",
        "Name                 NAICS code",
        "-------------------  ----------",
        "Software Publishers  513200",
    ]
    assert ri.role("41-3091").in_industry("513200").industry == ri.industries("software")[0]


def test_none(capsys: pytest.CaptureFixture[str]) -> None:
    """What names none is told with what is near, else with what lists all: 1."""
    assert main(["industries", "hospitls"]) == 1
    assert "No industry matches 'hospitls'. Did you mean 'Hospitals' or" in capsys.readouterr().err
    assert main(["industries", "qqqq"]) == 1
    assert "For a list, try: roleinfo industries" in capsys.readouterr().err


def test_of_ones_own() -> None:
    """The industries of one's own figures are there before those of the package."""
    source = ri.Source(id="s", title="Survey", publisher="Example", license="internal")
    figure = ri.SalaryEstimate(
        statistic="mean", pay=ri.Pay(1, "USD", "year"), industry=ri.Industry("<b>Lamps</b>"), source=source
    )
    mine = ri.Catalog.of([ri.Role(id="keeper", title="Keeper", salary=[figure])])
    assert mine.industries() == mine.industries("<B>lamps</B>") == (figure.industry,)
    assert len((mine | ri.Catalog.default()).industries()) == len(ri.industries()) + 1
    assert "&lt;b&gt;Lamps" in mine.industries().to_html()
