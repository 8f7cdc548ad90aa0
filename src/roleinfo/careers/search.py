"""The k best simple paths by a cost that never falls: best first, exact, and within a limit."""

import heapq
from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final, NamedTuple

from roleinfo.careers.costs import Number, PathCost
from roleinfo.careers.nodes import Node


class FoundPath(NamedTuple):
    """A path as the ids of its nodes, and what it costs."""

    ids: tuple[str, ...]
    cost: Number


_NO_WAY: Final = 10**9


class Distances:
    """The fewest steps from each node to the end, found outward from it, breadth first, as far as needed.

    ``turned`` are for each node those from which a step leads to it. What is not ``known`` by now is at least
    ``beyond`` steps away.
    """

    def __init__(self, turned: Mapping[str, Sequence[str]], end: str) -> None:
        self.known: dict[str, int] = {end: 0}
        self.beyond: int = 1
        self._turned = turned
        self._frontier: Collection[str] = (end,)

    def steps(self, id_: str) -> int | None:
        """The fewest steps from a node to the end, or None where no way leads there."""
        while id_ not in self.known and self._frontier:
            self._widen()
        return self.known.get(id_)

    def widen(self) -> None:
        """Find all that can be found."""
        while self._frontier:
            self._widen()

    def _widen(self) -> None:
        self._frontier = set().union(*(self._turned[id_] for id_ in self._frontier)) - self.known.keys()
        self.known.update(dict.fromkeys(self._frontier, self.beyond))
        self.beyond = self.beyond + 1 if self._frontier else _NO_WAY


class _Rest:
    """How far apart the rest of a shortest way is at least, worked out for the nodes that it is asked of."""

    def __init__(
        self, steps: Mapping[str, Sequence[str]], distances: Distances, apart: Mapping[str, Mapping[str, int]]
    ) -> None:
        self._steps, self._known, self._apart = steps, distances.known, apart
        self._least: dict[str, int] = {id_: 0 for id_, away in distances.known.items() if not away}

    def least(self, id_: str) -> int:
        """The least from a node of known distance, by ways of so many steps."""
        waiting = [id_]
        while waiting:
            here = waiting[-1]
            if here in self._least:
                waiting.pop()
                continue
            nearer = self._known[here] - 1
            onward = [there for there in self._steps[here] if self._known.get(there) == nearer]
            missing = [there for there in onward if there not in self._least]
            waiting += missing
            if not missing:
                apart = self._apart[here]
                self._least[here] = min(apart[there] + self._least[there] for there in onward)
        return self._least[id_]


class Outcome(NamedTuple):
    """The paths, best first; ``complete`` is False where the search was cut off before it was through."""

    paths: tuple[FoundPath, ...]
    complete: bool


def best_paths(
    nodes: Mapping[str, Node],
    steps: Mapping[str, Sequence[str]],
    ends: tuple[str, str],
    cost: PathCost,
    distances: Distances,
    *,
    apart: Mapping[str, Mapping[str, int]],
    limit: int,
    max_steps: int,
    max_search: int,
) -> Outcome:
    """The cheapest simple paths, in the order of cost, of the number of steps, of how far ``apart``, then of the ids.

    A beginning of a path never stands after the whole in this order, since a cost never falls and
    `PathCost.least` is never more than what the whole costs: so what comes off the heap whole is
    the next best. So it is with a node that the ``distances`` have not reached, and where the rest of the way is not
    yet counted in how far apart: it stands where it would stand at best, and is put back when it comes off.
    ``max_search`` is how many beginnings are looked at before the search stops.
    """
    start, end = ends
    first, away = cost.start(nodes[start]), distances.steps(start)
    if first is None or away is None:
        return Outcome((), complete=True)
    heap: list[tuple[Number, int, int, tuple[str, ...], int]] = []
    heapq.heappush(heap, (cost.least(first, nodes[start], away), away, 0, (start,), 0))
    states: list[Any] = [first]
    gone: list[int] = [0]
    """How far apart the steps of each beginning are."""
    paths: list[FoundPath] = []
    looked_at, known, rest = 0, distances.known, _Rest(steps, distances, apart)
    while heap and len(paths) < limit:
        least, total, far, ids, at = heapq.heappop(heap)
        here, state = ids[-1], states[at]
        if here not in known:
            away = distances.steps(here)
            if away is not None and len(ids) - 1 + away <= max_steps:
                heapq.heappush(heap, (cost.least(state, nodes[here], away), len(ids) - 1 + away, far, ids, at))
            continue
        if heap and far == gone[at] and heap[0][:2] == (least, total) and (more := rest.least(here)):
            heapq.heappush(heap, (least, total, far + more, ids, at))
            continue
        states[at] = None
        if here == end:
            paths.append(FoundPath(ids, cost.value(state)))
            continue
        origin, apart_here, taken, beyond = nodes[here], apart[here], len(ids), distances.beyond
        far_here, nearer = gone[at], known[here]
        for there in steps[here]:
            away = known.get(there, beyond)
            if taken + away > max_steps or there in ids:
                continue
            if looked_at >= max_search:
                return Outcome(tuple(paths), complete=False)
            looked_at += 1
            destination = nodes[there]
            after = cost.step(state, origin, destination)
            if after is None:
                continue
            least = cost.value(after) if there == end else cost.least(after, destination, away)
            far = far_here + apart_here[there]
            states.append(after)
            gone.append(far)
            if away < nearer and there != end:  # what goes straight on is looked at next
                far += rest.least(there)
            heapq.heappush(heap, (least, taken + away, far, (*ids, there), len(states) - 1))
    return Outcome(tuple(paths), complete=True)
