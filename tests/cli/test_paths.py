"""``roleinfo paths`` and ``roleinfo next``."""

import json

import pytest

from roleinfo.__main__ import main
from roleinfo.api.careers import career_paths, ladder, next_roles
from roleinfo.careers.costs import COST_NAMES
from roleinfo.careers.following import MOVE_MEASURES
from roleinfo.cli import next as next_command, paths as paths_command
from roleinfo.render.layout import width

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
    assert "$164,350 [1]" in text
    assert "not of observed moves" in " ".join(text.split())
    assert printed(capsys, "paths", *ENDS, "--by", by, "--format", "markdown").startswith("# Paths: Customer Service")


def test_next(capsys: pytest.CaptureFixture[str]) -> None:
    """The library's moves in every form, and those that lead here."""
    document = json.loads(printed(capsys, "next", "registered nurse", "--by", "pay", "--format", "json"))
    ranked = next_roles("registered nurse", by="pay")
    assert [each["to"] for each in document["moves"]] == [each.move.destination_node.id for each in ranked]
    assert [each["reasons"] for each in document["moves"]] == [[*each.reasons] for each in ranked]
    before = " ".join(printed(capsys, "next", "account manager", "--previous").split())
    assert "1. Entry-level customer service roles (entry-level-customer-service-roles)" in before
    assert printed(capsys, "next", "carpenter", "--format", "markdown").startswith("# Next from: Carpenters")


def test_people_never_enter(capsys: pytest.CaptureFixture[str]) -> None:
    """No figure of a group of people is in an answer."""
    text = printed(capsys, "next", "registered nurse", "--format", "json") + printed(capsys, "paths", *ENDS)
    assert not any(word in text.lower() for word in ("women", "gender", "hispanic", "ethnic", "median age"))


def test_no(capsys: pytest.CaptureFixture[str]) -> None:
    """No path and no role are 1, what makes no sense is 2."""
    assert "every step known to pay USD 900,000" in refused(capsys, 1, "paths", *ENDS, "--pay-floor", "900000")
    assert "No path is needed" in refused(capsys, 1, "paths", "carpenter", "carpenters")
    assert "No role matches" in refused(capsys, 1, "next", "xyzzy plugh")
    assert "argument --max-steps: must be a whole number" in refused(capsys, 2, "paths", *ENDS, "--max-steps", "0")
    assert "max_degree must be" in refused(capsys, 2, "paths", *ENDS, "--max-degree", "phd")
    assert refused(capsys, 2, "next", "carpenter", "--limit", "0")


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_cut_off_before_any_path(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A search that was cut off before it found a path says so in each form, and ends with 1: it has no path."""
    assert main(["paths", *ENDS, "--max-search", "1", "--format", form]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    if form == "json":
        assert json.loads(out) == {"by": "steps", "complete": False, "paths": []}
    else:
        assert "The search was cut off before it found a path: there may be one." in out


def test_cut_off_after_a_path(capsys: pytest.CaptureFixture[str]) -> None:
    """One that was cut off later gives what it found, and says that a better one may be missing."""
    text = printed(capsys, "paths", *ENDS, "--limit", "99", "--max-search", "200")
    assert "The search was cut off: a better path may be missing." in text
    assert "Path 1: 2 steps" in text


def test_options_reach_the_library(capsys: pytest.CaptureFixture[str]) -> None:
    """Each option of a path is the keyword of its name."""
    more = ["--by", "learning", "--limit", "2", "--max-steps", "4", "--pay-floor", "40000", "--min-openings", "100",
            "--max-degree", "bachelor", "--max-zone-step", "2", "--avoid", "telemarketers", "--avoid", "tellers",
            "--place", "Texas", "--similar", "0.95"]  # fmt: skip
    document = json.loads(printed(capsys, "paths", *ENDS, *more, "--format", "json"))
    found = career_paths(
        *ENDS, by="learning", limit=2, max_steps=4, pay_floor=40000, min_openings=100, max_degree="bachelor",
        max_zone_step=2, avoid=["telemarketers", "tellers"], place="Texas", similar=0.95,
    )  # fmt: skip
    assert [[each["id"] for each in path["roles"]] for path in document["paths"]] == [[*each.ids] for each in found]
    assert document["paths"][0]["pay"][0]["place"] == "Texas"
    assert "similar must be above 0" in refused(capsys, 2, "paths", *ENDS, "--similar", "2")
    assert "similar must be above 0" in refused(capsys, 2, "next", "carpenter", "--similar", "-1")
    assert "No role matches" in refused(capsys, 1, "paths", *ENDS, "--avoid", "xyzzy plugh")


def test_ladder(capsys: pytest.CaptureFixture[str]) -> None:
    """The library's ladder in every form; a rung without pay says why."""
    text = printed(capsys, "ladder", "account manager")
    assert all(width(each) <= 80 for each in text.splitlines() if "://" not in each)
    assert "> Account Manager          $58,000 [1]  Average base pay" in text
    assert "no role of the" in text
    document = json.loads(printed(capsys, "ladder", "account manager", "--format", "json"))
    assert [each["title"] for each in document["rungs"]] == [each.title for each in ladder("account manager")]
    assert document["rungs"][0]["pay"] is None
    assert document["rungs"][1]["pay"]["statistic"] == "average"
    assert document["rungs"][-1]["pay"] is None
    assert printed(capsys, "ladder", "account manager", "--format", "markdown").startswith("# Ladder: Account Manager")
    assert "No source names a role before or after" in refused(capsys, 1, "ladder", "carpenter")


def test_learn(capsys: pytest.CaptureFixture[str]) -> None:
    """What is to be learned, in every form; of a role without ratings that it is not known."""
    text = printed(capsys, "learn", "carpenter", "construction manager")
    assert all(width(each) <= 80 for each in text.splitlines())
    assert "Learning: 23.9 of 100." in text
    assert "Only Construction Managers, to be learned (57)" in text
    document = json.loads(printed(capsys, "learn", "carpenter", "construction manager", "--format", "json"))
    assert len(document["to_learn"]) == 87
    assert round(document["learning"], 1) == 23.9
    unrated = printed(capsys, "learn", "carpenter", "account manager", "--format", "markdown")
    assert "What has to be learned is not known: a role is unrated." in unrated
    assert "No move is needed" in refused(capsys, 1, "learn", "carpenter", "carpenters")
