"""``roleinfo places``: the places that figures are published for, and those that a text names."""

import json
from pathlib import Path
from typing import get_args

import pytest

import roleinfo as ri
from roleinfo.__main__ import main
from roleinfo.catalog.gazetteer import near
from roleinfo.cli.places import KINDS
from roleinfo.model.place import KnownPlaces, PlaceKind
from roleinfo.render.layout import width

OWN = """\
id = "keeper"
title = "Keeper"
defaults = { source = "survey" }

[[sources]]
id = "survey"
title = "Our survey"
publisher = "Example Ltd"
license = "internal"

[[salary]]
statistic = "mean"
pay = "USD 41,000 per year"
place = { kind = "city", code = "x|y", name = "Zürich | <b>東京</b> \u202exyz" }
"""


@pytest.fixture
def own(tmp_path: Path) -> str:
    """A role file of one's own, with a place that would break a table."""
    file = tmp_path / "keeper.toml"
    file.write_text(OWN, encoding="utf-8")
    return str(file)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command prints that ends with 0 and says nothing else."""
    assert main([*arguments]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def listed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, object]]:
    """The rows that a command prints as JSON, each with what all of them have in common."""
    rows = json.loads(printed(capsys, *arguments, "--format", "json"))["rows"]
    return [rows["common"] | each for each in rows["rows"]]


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command says that ends with 1 and prints nothing else."""
    assert main([*arguments]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    return err


class TestFound:
    """There are places: 0."""

    def test_all(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Without a text every place, in the library's order, in 80 columns."""
        every = ri.places()
        assert len(every) > 500
        text = printed(capsys, "places")
        lines = text.splitlines()
        assert lines[2] == f"{len(every)} places."
        assert all(width(each) <= 80 for each in lines)
        assert sum(f"  {kind} " in each for each in lines for kind in KINDS) == len(every)
        rows = printed(capsys, "places", "--format", "markdown").splitlines()[4:]
        assert rows[0] == "| Name | Kind | Code | Population, 2020 |"
        assert rows[2].startswith("| United States | nation | US | 33")
        assert [row.split(" | ")[2] for row in rows[2:]] == [place.code for place in every]
        assert [{**row, "population": row.get("population")} for row in listed(capsys, "places")] == [
            {"name": place.name, "kind": place.kind, "code": place.code, "population": place.population}
            for place in every
        ]

    def test_one(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A city is the area that it lies in."""
        [row] = listed(capsys, "places", "san francisco")
        assert (row["code"], row["why"]) == ("41860", "San Francisco, CA (873,965 people) lies in it")

    def test_several(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Of an ambiguous text every candidate."""
        rows = listed(capsys, "places", "springfield")
        assert [row["code"] for row in rows] == [place.code for place in ri.places("springfield")]
        assert {"44180", "44140", "44100"} <= {row["code"] for row in rows}

    @pytest.mark.parametrize("kind", ["nation", "state", "metro", "nonmetro"])
    def test_kind(self, kind: str, capsys: pytest.CaptureFixture[str]) -> None:
        """Places of one kind alone."""
        found = listed(capsys, "places", "--kind", kind)
        assert [each["code"] for each in found] == [each.code for each in ri.places() if each.kind == kind]
        assert found

    def test_kind_and_text(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Of those that a text names, one kind alone."""
        by_kind = {kind: listed(capsys, "places", "new york", "--kind", kind) for kind in ("state", "metro")}
        named = {place.code for place in ri.places("new york")}
        assert {row["code"] for rows in by_kind.values() for row in rows} == named
        assert [row["name"] for row in by_kind["state"]] == ["New York"]

    def test_own_place(self, own: str, capsys: pytest.CaptureFixture[str]) -> None:
        """A place of one's own is found, and nothing in its name is more than text."""
        arguments = ("places", "--kind", "city", "--catalog", own)
        assert printed(capsys, *arguments).splitlines()[-1] == "Zürich | <b>東京</b> xyz  city  x|y"
        assert printed(capsys, *arguments, "--format", "markdown").splitlines()[-1] == (
            "| Zürich \\| &lt;b&gt;東京&lt;/b&gt; xyz | city | x\\|y |"
        )
        [found] = listed(capsys, *arguments)
        assert found == {"name": "Zürich | <b>東京</b> \u202exyz", "kind": "city", "code": "x|y"}


class TestNone:
    """No place goes by the text: 1."""

    def test_near(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The nearest names."""
        told = "roleinfo: No place matches 'san fransisco'. Did you mean 'San Francisco-Oakland-Fremont, CA'?\n"
        assert refused(capsys, "places", "san fransisco") == told

    def test_nothing_near(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Nothing is near: what to do instead."""
        told = "roleinfo: No place matches 'qqqq'. For all places, try: roleinfo places\n"
        assert refused(capsys, "places", "qqqq", "--format", "json") == told

    def test_empty(self, capsys: pytest.CaptureFixture[str]) -> None:
        """An empty text names no place, and is wrong use."""
        assert main(["places", " "]) == 2
        out, err = capsys.readouterr()
        assert (out, err) == ("", "roleinfo: query must not be empty: ' '\n")

    def test_other_kind(self, capsys: pytest.CaptureFixture[str]) -> None:
        """What the text names of another kind is told, and what is near to it of the kind."""
        assert refused(capsys, "places", "portland", "--kind", "state") == (
            "roleinfo: No place of the kind 'state' matches 'portland'. Other kinds: "
            "'Portland-Vancouver-Hillsboro, OR-WA' (metro), 'Portland-South Portland, ME' (metro).\n"
        )

    def test_reason(self, capsys: pytest.CaptureFixture[str]) -> None:
        """Why a text is no place in the United States."""
        assert refused(capsys, "places", "London, UK") == (
            "roleinfo: No place matches 'London, UK': it is outside the United States (United Kingdom).\n"
        )

    def test_kind_without_places(self, capsys: pytest.CaptureFixture[str]) -> None:
        """The package has figures of no city by itself."""
        assert refused(capsys, "places", "--kind", "city") == "roleinfo: There is no place of the kind 'city'.\n"

    def test_control_characters(self, capsys: pytest.CaptureFixture[str]) -> None:
        """What was typed is not passed on as it stands."""
        assert main(["places", "\x1b[31mmars\n\u202e\udcff"]) == 2
        told = capsys.readouterr().err
        assert not set(told[:-1]) & set("\x1b\n\u202e\udcff")

    def test_wrong_kind(self, capsys: pytest.CaptureFixture[str]) -> None:
        """A kind that is none is wrong use; those there are stand there."""
        assert main(["places", "--kind", "village"]) == 2
        told = capsys.readouterr().err
        assert "argument --kind: invalid choice: 'village'" in told
        assert get_args(PlaceKind) == KINDS


@pytest.mark.parametrize(
    ("text", "nearest"),
    [
        ("Washingtn", "Washington"),
        ("san francisco ca", "San Francisco-Oakland-Fremont, CA"),
        ("saint louis", "St. Louis, MO-IL"),
        ("coeur dalene", "Coeur d'Alene, ID"),
        ("Louisville KY, USA", "Louisville/Jefferson County, KY-IN"),
        ("Bóise-Citty", "Boise City, ID"),
        ("New York City", "New York"),
    ],
)
def test_nearest_of_all(text: str, nearest: str) -> None:
    """Of all the places the best is the one meant: a city, with its state or not, however it is written."""
    assert near(ri.places(), text)[0] == nearest


def test_near_names() -> None:
    """Three names at most, none that is not near; a name that begins the text is near."""
    towns = [ri.Place("metro", f"{number}", f"Tow{end}, TX") for number, end in enumerate("nmrs")]
    assert near(towns, "towx") == ("Towm, TX", "Town, TX", "Towr, TX")
    assert near(towns, "tows on the sea") == ("Tows, TX",)
    assert near(towns, "city") == ()
    assert near(towns, "") == ()
    assert near(towns, "...") == ()


def test_no_place() -> None:
    """No place is said in words."""
    assert KnownPlaces([]).to_text() == "Places\n\n0 places."
