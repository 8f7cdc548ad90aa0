"""Career paths beside networkx alone on the same graph, building the graph, and the roles one move away.

Run ``python bench/careers.py [--pairs N] [--json]``. The peer answers the same question, the three
shortest simple paths by the number of steps, on a ``networkx.DiGraph`` of the same nodes and
edges; the costs of the paths must be the same. Runs alternate. A function of one's own as the cost
is measured for few pairs, with how often it is asked. ``next_roles`` is measured for
roles not asked for before, and warm. Last comes how sensible the moves are: for how many
occupations there is an advancement, and what share of the moves ranked first keeps three quarters
of what the destination asks.
"""

import argparse
import json
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from itertools import islice
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

import networkx

import roleinfo as ri
from roleinfo.api.careers import career_paths, next_roles
from roleinfo.careers import graph as graphs
from roleinfo.careers.costs import COST_NAMES
from roleinfo.careers.following import MoveMeasure
from roleinfo.careers.moves import Move, learning_share, levels_held
from roleinfo.errors import NoCareerPathError

KEPT = 25
"""The most that may have to be learned, in percent, where three quarters are kept."""


def timed(call: Callable[[], Any]) -> tuple[float, Any]:
    """How many milliseconds a call takes, and what it gives."""
    begun = perf_counter()
    found = call()
    return (perf_counter() - begun) * 1000, found


def three_shortest(peer: Any, a: str, b: str) -> list[list[str]]:
    """What the peer answers."""
    return [*islice(networkx.shortest_simple_paths(peer, a, b), 3)]


def paths(graph: graphs.CareerGraph, pairs: int) -> dict[str, float]:
    """The median of queries by steps, ours and the peer's, and of ours by the other costs."""
    peer = networkx.DiGraph()
    peer.add_nodes_from(graph.nodes)
    peer.add_edges_from((one, other) for one, there in graph.steps.items() for other in there)
    random = Random(5)  # noqa: S311  # a sample
    rated = [node.id for node in graph.nodes.values() if node.ratings]
    times: dict[str, list[float]] = {name: [] for name in ("steps", "networkx", "learning", "time", "pay")}
    for _ in range(pairs):
        a, b = random.sample(rated, 2)
        for by in COST_NAMES:
            ours = partial(career_paths, a, b, by=by, max_steps=50 if by == "steps" else 6, graph=graph,
                           usual_limits=by != "steps")  # fmt: skip
            try:
                taken, found = timed(ours)
            except NoCareerPathError:
                continue
            times[by].append(taken)
            if by == "steps":
                taken, theirs = timed(partial(three_shortest, peer, a, b))
                times["networkx"].append(taken)
                if [len(path) - 1 for path in theirs] != [item.cost for item in found]:
                    raise SystemExit(f"the peer finds other paths from {a} to {b}")
    return {name: median(seconds) for name, seconds in times.items()}


def own_cost(pairs: list[tuple[str, str]]) -> dict[str, float]:
    """The median of queries by what each move asks to be learned, and how many moves that is worked out of."""
    times: list[float] = []
    asked: list[int] = []
    for a, b in pairs:
        moves: list[str] = []

        def learning(move: Move, moves: list[str] = moves) -> Decimal | None:
            moves.append(move.destination_node.id)
            return move.learning

        times.append(timed(partial(career_paths, a, b, by=learning))[0])
        asked.append(len(moves))
    return {"median": median(times), "slowest": max(times), "moves asked of, median": median(asked), "most": max(asked)}


def near_and_far(graph: graphs.CareerGraph, count: int) -> list[tuple[str, str]]:
    """Two pairs that stand near each other, and more at random with a path, ``count`` in all."""
    random = Random(6)  # noqa: S311  # a sample
    rated = [node.id for node in graph.nodes.values() if node.ratings]
    found = [("43-4051.00", "11-2022.00"), ("29-1141.00", "29-1171.00")]
    while len(found) < count:
        a, b = random.sample(rated, 2)
        try:
            career_paths(a, b, limit=1, by="learning")
        except NoCareerPathError:
            continue
        found.append((a, b))
    return found


def neighbours(ids: list[str]) -> dict[str, float]:
    """The median of `next_roles`, of roles asked for the first time and again."""
    first = [timed(partial(next_roles, id_))[0] for id_ in ids]
    again = [timed(partial(next_roles, id_))[0] for id_ in ids]
    return {"first": median(first), "warm": median(again)}


def sense(graph: graphs.CareerGraph, most: int | None) -> dict[str, int]:
    """How many occupations have an advancement, and how many of the moves ranked first keep three quarters."""
    found = {"occupations": 0, "with an advancement": 0, "with a lateral one or an advancement": 0}
    measures: tuple[MoveMeasure, ...] = ("class", "pay", "learning")
    for by in measures:
        found |= {f"first by {by}": 0, f"first by {by}, keeping three quarters": 0}
    for id_ in ri.Catalog.default().occupations()[:most]:
        if not graph.out[id_]:
            continue
        found["occupations"] += 1
        kinds = {ranked.move.kind for ranked in next_roles(id_, limit=None)}
        found["with an advancement"] += "advancement" in kinds
        found["with a lateral one or an advancement"] += bool(kinds & {"advancement", "lateral advancement"})
        for by in measures:
            first = next_roles(id_, by=by, limit=1)
            if not first:
                continue
            move = first[0].move
            learning = learning_share(levels_held(move.origin_node), move.destination_node)
            if learning is not None:
                found[f"first by {by}"] += 1
                found[f"first by {by}, keeping three quarters"] += learning <= KEPT
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pairs", type=int, default=60)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--quick", action="store_true", help="small samples once, the answers checked")
    arguments = parser.parse_args()
    quick = arguments.quick
    ri.role("carpenter")
    built, graph = timed(ri.career_graph)
    career_paths("carpenter", "roofer", by="learning")
    twenty = [id_ for id_, there in graph.out.items() if len(there) == 20]
    ids = Random(7).sample(twenty, 5 if quick else 50)  # noqa: S311  # a sample
    found = {
        "build, ms": round(built),
        "query, ms": {name: round(value, 2) for name, value in paths(graph, 3 if quick else arguments.pairs).items()},
        "own cost, ms": {
            name: round(value) for name, value in own_cost(near_and_far(graph, 2 if quick else 8)).items()
        },
        "next_roles, ms": {name: round(value, 2) for name, value in neighbours(ids).items()},
        "sense": sense(graph, 30 if quick else None),
    }
    if arguments.json:
        print(json.dumps(found, indent=2))
    else:
        for name, value in found.items():
            print(f"{name}: {value}")


if __name__ == "__main__":
    main()
