"""Suggestions and paths against judgments that were written before the rules: the gate of their quality."""

import csv
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from roleinfo.api.careers import career_graph, career_paths, next_roles
from roleinfo.catalog.catalogs import Catalog
from roleinfo.errors import NoCareerPathError

Judgments = dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def judgments() -> Judgments:
    """For each origin its judged destinations."""
    judged: Judgments = {}
    with (Path(__file__).parent / "judgments.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            judged.setdefault(row["origin"], {})[row["destination"]] = row["judgment"]
    assert len(judged) == 79
    return judged


def test_suggestions(judgments: Judgments) -> None:
    """Hardly an origin has an implausible role among the first three, and most a typical one among the first five."""
    clean = typical = 0
    for origin, judged in judgments.items():
        ids = [entry.move.destination_node.id for entry in next_roles(origin, limit=5)]
        clean += not any(judged.get(id_) == "implausible" for id_ in ids[:3])
        typical += any(judged.get(id_) == "typical" for id_ in ids)
    assert clean / len(judgments) >= 0.93
    assert typical / len(judgments) >= 0.80


def test_paths(judgments: Judgments) -> None:
    """Few paths take an implausible step on the way to where one would go, or to another occupation at random."""
    random = Random(3)  # noqa: S311  # a sample
    paths = implausible = 0
    for origin, judged in judgments.items():
        ends = random.sample([other for other in judgments if other != origin], 5)
        ends += [other for other, judgment in judged.items() if judgment != "implausible"]
        for end in ends:
            try:
                [path] = career_paths(origin, end, limit=1)
            except NoCareerPathError:
                continue
            paths += 1
            steps = [*pairwise(path.ids)]
            implausible += any(judgments.get(one, {}).get(other) == "implausible" for one, other in steps)
    assert paths > 300
    assert implausible / paths <= 0.08


def test_what_a_counselor_would_laugh_at() -> None:
    """No first suggestion asks for a doctorate or two more degrees; the trades lead to their own supervisors."""
    graph = career_graph()
    for id_, node in graph.nodes.items():
        for entry in next_roles(id_, limit=1):
            school, listed = entry.move.entry.school, {edge.kind for edge in entry.move.edges}
            is_near = school is None or school <= 2 or listed & {"ladder", "supervisor", "trade"}
            assert is_near, (node.title, entry.move.destination_node.title)
    for trade, supervisor in (("47-2111.00", "47-1011.00"), ("51-4121.00", "51-1011.00"), ("49-3023.00", "49-1011.00")):
        assert next_roles(trade, limit=1)[0].move.destination_node.id == supervisor
    assert "33-3051.00" in {entry.move.destination_node.id for entry in next_roles("infantry")}


def test_an_occupation_has_a_suggestion_or_a_reason() -> None:
    """Where no role comes next, a limit is named for each that is left out, or no source names any."""
    graph, occupations = career_graph(), {*Catalog.default().occupations()}
    assert len(occupations) == 1016
    without = 0
    for id_ in graph.nodes:
        ranked = next_roles(id_, limit=1)
        if not ranked:
            without += id_ in occupations
            why = "is within the limits." if ranked.left_out else "No source names a role after"
            assert why in " ".join(str(ranked).split())
            assert all(left_out.reason for left_out in ranked.left_out)
            assert {left_out.role.id for left_out in ranked.left_out} == {*graph.out[id_]}
    assert without <= 20


def test_twenty_paths_of_the_documents() -> None:
    """The paths that the documents name are those that are found, with their months."""
    text = (Path(__file__).parents[2] / "docs" / "careers.md").read_text(encoding="utf-8")
    _, _, below = text.partition("| from | to | by way of | minimum months |")
    rows = [row.strip("| ").split(" | ") for row in below.partition("\n\n")[0].splitlines()[2:]]
    assert len(rows) == 20
    for row in rows:
        [path] = career_paths(row[0], row[1], limit=1)
        titles = [node.title for node in path.nodes[1:-1]]
        assert [*filter(None, row[2].split("; "))] == titles if len(row) == 4 else titles == []
        assert row[-1] == str(path.months)
