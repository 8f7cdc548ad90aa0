"""``roleinfo paths`` and ``roleinfo next``."""

import csv
import io
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
    assert [row["id"] for row in document["rows"]["rows"]] == [id_ for path in found for id_ in path.ids]
    assert document["rows"]["common"]["complete"] is True
    text = printed(capsys, "paths", *ENDS, "--by", by)
    assert all(width(each) <= 80 for each in text.splitlines())
    assert "$164,350" in text
    assert "show similarity, not observed moves" in " ".join(text.split())
    assert text.endswith("Requirements of each step: --all\n")
    assert "Chief skills to gain: " in printed(capsys, "paths", *ENDS, "--by", by, "--all")
    assert printed(capsys, "paths", *ENDS, "--by", by, "--format", "markdown").startswith(
        "# Paths from Customer Service"
    )


def test_next(capsys: pytest.CaptureFixture[str]) -> None:
    """The library's moves in every form, and those that lead here."""
    document = json.loads(printed(capsys, "next", "registered nurse", "--by", "pay", "--format", "json"))
    ranked = next_roles("registered nurse", by="pay")
    assert [row["to_id"] for row in document["rows"]["rows"]] == [entry.move.destination_node.id for entry in ranked]
    for row, entry in zip(document["rows"]["rows"], ranked, strict=True):
        assert (row["class"], row["evidence"]) == (entry.move.kind, [*entry.move.evidence])
    assert document["finding"].startswith("Nurse anesthetists earn $146,900 (144.8%) more per year than")
    text = printed(capsys, "next", "registered nurse", "--by", "pay")
    assert text.startswith(
        "Next roles from Registered Nurses, ranked by difference in mean wages\nUnited States, May 2025."
    )
    assert len(text.splitlines()) <= 42
    assert text.endswith("Reasons for each role: --all\n")
    before = " ".join(printed(capsys, "next", "account manager", "--previous", "--all").split())
    assert "1. Entry-level customer service roles (entry-level-customer-service-roles)" in before
    assert printed(capsys, "next", "carpenter", "--format", "markdown").startswith("# Next roles from Carpenters")


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
        document = json.loads(out)
        assert document["rows"]["rows"] == []
        assert document["finding"].startswith("The search stopped before it found a path; there may be one.")
    else:
        assert "The search stopped before it found a path; there may be one." in " ".join(out.split())


def test_cut_off_after_a_path(capsys: pytest.CaptureFixture[str]) -> None:
    """One that was cut off later gives what it found, and says that a better one may be missing."""
    text = printed(capsys, "paths", *ENDS, "--limit", "99", "--max-search", "200")
    assert "The search stopped at its limit, so a better path may be missing." in " ".join(text.split())
    assert "PATH 1 (2 steps" in text


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
    assert [row["id"] for row in document["rows"]["rows"]] == [id_ for path in found for id_ in path.ids]
    assert document["rows"]["common"]["place_name"] == "Texas"
    assert "similar must be above 0" in refused(capsys, 2, "paths", *ENDS, "--similar", "2")
    assert "similar must be above 0" in refused(capsys, 2, "next", "carpenter", "--similar", "-1")
    assert "No role matches" in refused(capsys, 1, "paths", *ENDS, "--avoid", "xyzzy plugh")


def test_ladder(capsys: pytest.CaptureFixture[str]) -> None:
    """The library's ladder in every form; a rung without pay says why."""
    text = printed(capsys, "ladder", "account manager")
    assert all(width(each) <= 80 for each in text.splitlines() if "://" not in each)
    assert "> Account Manager          $58,000 [1]  Average annual base pay" in text
    assert "Not in the catalog" in text
    document = json.loads(printed(capsys, "ladder", "account manager", "--format", "json"))
    rows = document["rows"]["rows"]
    assert [row["title"] for row in rows] == [rung.title for rung in ladder("account manager")]
    assert [row.get("statistic") for row in rows] == [None, "average", None, None, None]
    assert [row["selected"] for row in rows] == [False, True, False, False, False]
    markdown = printed(capsys, "ladder", "account manager", "--format", "markdown")
    assert markdown.startswith("# Career ladder: Account Manager")
    assert "No source names a role before or after" in refused(capsys, 1, "ladder", "photographer")


def test_learn(capsys: pytest.CaptureFixture[str]) -> None:
    """What is to be learned, in every form; of a role without ratings that it is not known."""
    ends = ("carpenter", "construction manager")
    text = printed(capsys, "learn", *ends)
    assert all(width(line) <= 80 for line in text.splitlines())
    assert "In all, 23.9% of the level they need, weighted by importance" in " ".join(text.split())
    assert text.endswith("Every skill and software product: --all\n")
    assert "Software to learn\n" in printed(capsys, "learn", *ends, "--all")
    document = json.loads(printed(capsys, "learn", *ends, "--format", "json"))
    assert len(document["to_learn"]["rows"]) == 87
    assert len(document["software_to_learn"]["rows"]) == 57
    assert round(float(document["requirements"]["rows"][0]["learning"]), 1) == 23.9
    rows = [*csv.DictReader(io.StringIO(printed(capsys, "learn", *ends, "--format", "csv")))]
    assert [row["name"] for row in rows] == [row["name"] for row in document["to_learn"]["rows"]]
    unrated = printed(capsys, "learn", "carpenter", "account manager", "--format", "markdown")
    assert "Skills to gain are unknown: at least one role is not rated." in unrated
    assert "No move is needed" in refused(capsys, 1, "learn", "carpenter", "carpenters")


def test_confidence_of_learning(capsys: pytest.CaptureFixture[str]) -> None:
    """A higher level calls fewer differences larger than the error of the ratings; one that is none is wrong use."""
    ends = ("registered nurse", "physician assistant")

    def larger(*more: str) -> int:
        rows = csv.DictReader(io.StringIO(printed(capsys, "learn", *ends, "--format", "csv", *more)))
        return sum(row["outside_error"] == "true" for row in rows)

    assert 0 < larger("--confidence", "0.999") < larger("--confidence", "0.5")
    assert "confidence" in refused(capsys, 2, "learn", *ends, "--confidence", "2")
