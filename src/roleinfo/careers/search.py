"""The k best simple paths by a cost that never falls: best first, exact, and with an end to its patience."""

import heapq
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from roleinfo.careers.costs import Number, PathCost
from roleinfo.careers.nodes import Node


class Found(NamedTuple):
    """A path as the ids of its nodes, and what it costs."""

    ids: tuple[str, ...]
    cost: Number


class Outcome(NamedTuple):
    """The paths, best first; ``complete`` is False where the search was cut off before it was through."""

    paths: tuple[Found, ...]
    complete: bool


def best_paths(
    nodes: Mapping[str, Node],
    steps: Mapping[str, Sequence[str]],
    ends: tuple[str, str],
    cost: PathCost,
    hops: Mapping[str, int],
    *,
    limit: int,
    max_steps: int,
    patience: int,
) -> Outcome:
    """The cheapest simple paths, in the order of cost, then of the number of steps, then of the ids.

    A beginning of a path never stands after the whole in this order, since a cost never falls and
    `PathCost.least` is never more than what the whole costs: so what comes off the heap whole is
    the next best. ``hops`` are the fewest steps from each node to the end, ``patience`` how many
    beginnings are looked at before the search is cut off.
    """
    start, end = ends
    first = cost.start(nodes[start])
    if first is None or start not in hops:
        return Outcome((), complete=True)
    heap: list[tuple[Number, int, tuple[str, ...], int]] = [(cost.least(first, nodes[start]), hops[start], (start,), 0)]
    states: list[Any] = [first]
    found: list[Found] = []
    looked_at = 0
    while heap and len(found) < limit:
        _, _, ids, at = heapq.heappop(heap)
        here, state = ids[-1], states[at]
        states[at] = None
        if here == end:
            found.append(Found(ids, cost.value(state)))
            continue
        for there in steps[here]:
            if there in ids or there not in hops or len(ids) + hops[there] > max_steps:
                continue
            if looked_at >= patience:
                return Outcome(tuple(found), complete=False)
            looked_at += 1
            after = cost.step(state, nodes[here], nodes[there])
            if after is None:
                continue
            least = cost.value(after) if there == end else cost.least(after, nodes[there])
            states.append(after)
            heapq.heappush(heap, (least, len(ids) + hops[there], (*ids, there), len(states) - 1))
    return Outcome(tuple(found), complete=True)
