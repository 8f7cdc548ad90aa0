"""``roleinfo paths`` and ``roleinfo next``."""

import json

import pytest

from roleinfo.__main__ import main
from roleinfo.careers.costs import COST_NAMES
from roleinfo.careers.following import MOVE_MEASURES, next_roles
from roleinfo.careers.paths import career_paths
from roleinfo.cli import next as next_command, paths as paths_command
from roleinfo.reports.layout import width

ENDS = ("customer service representative", "sales manager")


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command prints that ends with 0."""
    assert main([*arguments]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def refused(capsys: pytest.CaptureFixture[str], code: int, *arguments: str) -> str:
    """What a command says that ends with this code."""
    assert main([*arguments]) == code
    out, err = capsys.readouterr()
    assert out == ""
    return err


def test_choices_are_the_librarys() -> None:
    """The commands name what the library knows."""
    assert set(paths_command.COSTS) == set(COST_NAMES)
    assert next_command.MEASURES == MOVE_MEASURES


@pytest.mark.parametrize("by", COST_NAMES)
def test_paths(by: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The library's paths in every form; text keeps to 80 columns and names each role with its pay."""
    found = career_paths(*ENDS, by=by)  # type: ignore[arg-type]
    document = json.loads(printed(capsys, "paths", *ENDS, "--by", by, "--format", "json"))
    assert [[each["id"] for each in path["roles"]] for path in document["paths"]] == [[*each.ids] for each in found]
    assert document["complete"] is True
    text = printed(capsys, "paths", *ENDS, "--by", by)
    assert all(width(each) <= 80 for each in text.splitlines())
    assert "USD 164,350" in text
    assert "not of observed moves" in " ".join(text.split())
    assert printed(capsys, "paths", *ENDS, "--by", by, "--format", "markdown").startswith("# Paths: Customer Service")


def test_next(capsys: pytest.CaptureFixture[str]) -> None:
    """The library's moves in every form, and those that lead here."""
    document = json.loads(printed(capsys, "next", "registered nurse", "--by", "pay", "--format", "json"))
    ranked = next_roles("registered nurse", by="pay")
    assert [each["to"] for each in document["moves"]] == [each.move.destination_node.id for each in ranked]
    assert [each["reasons"] for each in document["moves"]] == [[*each.reasons] for each in ranked]
    assert "Customer Service Representatives (43-4051.00)" in printed(capsys, "next", "account manager", "--previous")
    assert printed(capsys, "next", "carpenter", "--format", "markdown").startswith("# Next from: Carpenters")


def test_people_never_enter(capsys: pytest.CaptureFixture[str]) -> None:
    """No figure of a group of people is in an answer."""
    text = printed(capsys, "next", "registered nurse", "--format", "json") + printed(capsys, "paths", *ENDS)
    assert not any(word in text.lower() for word in ("women", "gender", "hispanic", "ethnic", "median age"))


def test_no(capsys: pytest.CaptureFixture[str]) -> None:
    """No path and no role are 1, what makes no sense is 2."""
    assert "closed by pay_floor" in refused(capsys, 1, "paths", *ENDS, "--pay-floor", "900000")
    assert "there is no step to take" in refused(capsys, 1, "paths", "carpenter", "carpenters")
    assert "no role has" in refused(capsys, 1, "next", "xyzzy plugh")
    assert "max_steps must be" in refused(capsys, 2, "paths", *ENDS, "--max-steps", "0")
    assert "max_degree must be" in refused(capsys, 2, "paths", *ENDS, "--max-degree", "phd")
    assert refused(capsys, 2, "next", "carpenter", "--limit", "0")
