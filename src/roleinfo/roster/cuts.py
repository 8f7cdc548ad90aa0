"""Where few employees alone join some rows of two tables to the others: the small cuts of a graph.

The nodes are the rows of both tables, the edges the employees that two rows share. A sum of sums of either table, each
taken some number of times, has all employees in it but those of two rows with opposite numbers; so those that are left
are the edges of a cut, and where no cut is small no such sum is of few.
"""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Final, TypeVar

N = TypeVar("N", bound=Hashable)

_SMALL: Final = 2


def small_cuts(shared: Mapping[tuple[N, N], int]) -> Iterator[tuple[set[N], set[N]]]:
    """The nodes on both sides of some of the cuts of one or two employees, at least one if there is any.

    ``shared`` has the employees of pairs of nodes. Of cuts that share their edges some are given.

    >>> [sorted(map(sorted, sides)) for sides in small_cuts({("job", "area"): 1, ("job", "town"): 3})]
    [[['area'], ['job', 'town']]]
    """
    node_of = _contracted(shared)
    edges = [
        (node_of[one], node_of[other])
        for (one, other), count in shared.items()
        for _ in range(count if count <= _SMALL else 0)
        if node_of[one] != node_of[other]
    ]
    members: defaultdict[N, set[N]] = defaultdict(set)
    for node, into in node_of.items():
        members[into].add(node)
    beside: defaultdict[N, list[tuple[N, int]]] = defaultdict(list)
    for at, (one, other) in enumerate(edges):
        beside[one].append((other, at))
        beside[other].append((one, at))
    by_cycles: defaultdict[int, list[int]] = defaultdict(list)
    for at, cycles in enumerate(_cycles_of(edges, beside)):
        by_cycles[cycles].append(at)
    # An edge of no cycle is a cut by itself, and two edges of the same cycles are one.
    alone = [[at] for at in by_cycles.pop(0, [])]
    for cut in (*alone, *(both[:_SMALL] for both in by_cycles.values() if len(both) > 1)):
        left, right = ({node for into in _reached(end, beside, cut) for node in members[into]} for end in edges[cut[0]])
        yield left, right


def _contracted(shared: Mapping[tuple[N, N], int]) -> dict[N, N]:
    """Each node's own, or the one that stands for all that more employees join than any small cut has."""
    into = {node: node for pair in shared for node in pair}

    def root(node: N) -> N:
        while into[node] != node:
            into[node] = node = into[into[node]]
        return node

    for (one, other), count in shared.items():
        if count > _SMALL:
            into[root(one)] = root(other)
    return {node: root(node) for node in into}


def _cycles_of(edges: Sequence[tuple[N, N]], beside: Mapping[N, list[tuple[N, int]]]) -> list[int]:
    """For every edge the cycles that it is in, a bit each: of a spanning forest's own and one edge beside it."""
    parents: dict[N, tuple[N, int] | None] = {}
    for start in beside:
        waiting: list[tuple[N, tuple[N, int] | None]] = [(start, None)]
        while waiting:
            node, parent = waiting.pop()
            if node not in parents:
                parents[node] = parent
                waiting += ((other, (node, at)) for other, at in beside[node])
    in_forest = {parent[1] for parent in parents.values() if parent}
    cycles = [0 if at in in_forest else 1 << at for at in range(len(edges))]
    ends: dict[N, int] = dict.fromkeys(parents, 0)
    for (one, other), cycle in zip(edges, cycles, strict=True):
        ends[one] ^= cycle
        ends[other] ^= cycle
    for node, parent in reversed(parents.items()):
        if parent is not None:
            cycles[parent[1]] = ends[node]
            ends[parent[0]] ^= ends[node]
    return cycles


def _reached(start: N, beside: Mapping[N, list[tuple[N, int]]], without: Sequence[int]) -> set[N]:
    """The nodes that edges lead to, those of a cut apart."""
    reached, waiting = {start}, [start]
    while waiting:
        for other, at in beside[waiting.pop()]:
            if at not in without and other not in reached:
                reached.add(other)
                waiting.append(other)
    return reached


def conflicts_of(edges: Sequence[tuple[N, N, int, int]], most: int = _SMALL) -> int:
    """How many employees have to be left out, for numbers of the nodes to exist that agree with all others.

    An edge has two nodes, by how much the number of the second is larger, and its employees. More than ``most`` are
    ``most`` + 1. Where an amount is shown that has each employee as often as that difference, sums of the nodes, each
    taken so many times, leave of it those that are left out.

    >>> conflicts_of([("job", "area", 0, 3), ("job", "area", 1, 2)])
    2
    """
    fewest = most + 1
    cycle = _conflict_in(edges)
    if cycle is None:
        return 0
    for at in cycle:
        count = edges[at][3]
        if count < fewest:
            fewest = min(fewest, count + conflicts_of([*edges[:at], *edges[at + 1 :]], fewest - 1 - count))
    return fewest


def _conflict_in(edges: Sequence[tuple[N, N, int, int]]) -> Sequence[int] | None:
    """The edges of a cycle whose differences do not add up to 0; None where there is none."""
    beside: defaultdict[N, list[tuple[N, int, int]]] = defaultdict(list)
    for at, (one, other, difference, _) in enumerate(edges):
        beside[one].append((other, difference, at))
        beside[other].append((one, -difference, at))
    numbers: dict[N, int] = {}
    parents: dict[N, tuple[N, int]] = {}
    for start in beside:
        if start in numbers:
            continue
        numbers[start] = 0
        waiting = deque([start])
        while waiting:
            node = waiting.popleft()
            for other, difference, at in beside[node]:
                if other not in numbers:
                    numbers[other] = numbers[node] + difference
                    parents[other] = node, at
                    waiting.append(other)
                elif numbers[other] != numbers[node] + difference:
                    return [at, *{*_way_up(node, parents)} ^ {*_way_up(other, parents)}]
    return None


def _way_up(node: N, parents: Mapping[N, tuple[N, int]]) -> Iterator[int]:
    while node in parents:
        node, at = parents[node]
        yield at
