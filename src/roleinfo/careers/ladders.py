"""Ladders: a line of roles from entry to top, as sources put them after each other; and what a skill opens."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final, Literal, overload

import attrs

from roleinfo.careers.derived import BASE, RESIDUAL, managers_of
from roleinfo.careers.graph import UPWARD, CareerGraph, Edge
from roleinfo.careers.moves import Move, Thresholds, move_between
from roleinfo.careers.nodes import Node
from roleinfo.errors import NoCareerPathError
from roleinfo.model._edges import plot
from roleinfo.model._results import CareerResult, TupleResult
from roleinfo.model.arguments import check_count, check_number, check_word
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.role import Role
from roleinfo.model.rules import check_fields
from roleinfo.model.source import Source


@attrs.frozen(field_transformer=check_fields, repr=False)
class Rung(CareerResult):
    """A role of a ladder with the move that leads up to it; the lowest has none, and ``onward``, the move out of it."""

    node: Node
    move: Move | None = None
    onward: Move | None = None

    @property
    def title(self) -> str:
        """The role's title."""
        return self.node.title

    @property
    def role(self) -> Role:
        """The role; one of which nothing but its title is known has no facts."""
        return self.node.role

    @property
    def pay(self) -> SalaryEstimate | None:
        """A year's mean, median or average; None where no source has one.

        A published figure comes before an inferred one, then a figure of a source that puts the
        role here before one of another, then the usual order.
        """
        here = {source.id for source in self.sources}
        return min(
            self.node.pay.values(),
            key=lambda figure: (figure.origin != "published", figure.source.id not in here),
            default=None,
        )

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources that put the role here: after the one below it or, of the lowest, before the one above."""
        joined = self.move or self.onward
        edges = joined.edges if joined else ()
        sources = {edge.source for edge in _onward(edges) or _specialty(edges) if edge.source is not None}
        return tuple(sorted(sources, key=lambda source: source.order))


@attrs.frozen(field_transformer=check_fields, repr=False)
class Ladder(CareerResult, Sequence[Rung]):
    """Roles from entry to top, each put after the one before it; ``at`` is the place of the role asked for.

    A source puts them so, or roleinfo's table of ladders, of trades or of supervisors; where none puts a role before a
    specialty, its occupation is before it. `Move.evidence` tells which.
    ``branches`` are other steps that sources put after a role of the ladder. A part of a ladder is a ladder; its
    ``at`` is None where the role is not in it.
    """

    rungs: tuple[Rung, ...]
    at: int | None
    branches: tuple[Move, ...] = ()

    def plot(
        self,
        ax: Any = None,
        *,
        title: str | None = None,
    ) -> Any:
        """Draw pay up the ladder on matplotlib Axes, the role that was asked for in a colour of its own.

        Each pay is that of `Rung.pay`; a rung without is a gap that says so. On ``ax``, else on new
        Axes, which are given back; ``title`` stands in the place of our own.
        Raises MissingExtraError without the extra ``plot``.

        >>> import roleinfo as ri
        >>> ax = ri.ladder("account manager").plot()
        >>> [label.get_text() for label in ax.get_xticklabels()][1]
        'Account Manager'
        """
        return plot(self, ax, title=title)

    @overload
    def __getitem__(self, index: int) -> Rung: ...
    @overload
    def __getitem__(self, index: slice) -> "Ladder": ...
    def __getitem__(self, index: int | slice) -> "Rung | Ladder":
        if not isinstance(index, slice):
            return self.rungs[index]
        places = range(len(self.rungs))[index]
        ids = {self.rungs[place].node.id for place in places}
        branches = tuple(move for move in self.branches if move.origin_node.id in ids)
        at = None if self.at is None or self.at not in places else places.index(self.at)
        return Ladder(self.rungs[index], at, branches)

    def __len__(self) -> int:
        return len(self.rungs)

    def __iter__(self) -> Iterator[Rung]:
        return iter(self.rungs)


def ladder(graph: CareerGraph, role: Role | str, thresholds: Thresholds | None) -> Ladder:
    """The line of roles that a role stands in; NoCareerPathError where no source puts any before or after it."""
    node = graph.node(role)
    below = _line(graph, node, set(), upward=False)
    above = _line(graph, node, {rung.id for rung in below}, upward=True)
    line = [*reversed(below), node, *above]
    if len(line) == 1:
        raise NoCareerPathError(
            f"No source names a role before or after {node.title}, and roleinfo's tables have no ladder, trade, or "
            "supervisor for it."
        )
    moves = [move_between(graph, *pair, thresholds) for pair in pairwise(line)]
    taken = {(move.origin_node.id, move.destination_node.id) for move in moves}
    ids = {rung.id for rung in line}
    branches = tuple(
        move_between(graph, origin, graph.nodes[other], thresholds)
        for origin in line
        for other, edges in graph.out[origin.id].items()
        if _onward(edges) and (origin.id, other) not in taken and other not in ids
    )
    lowest, *others = line
    rungs = (Rung(lowest, onward=moves[0]), *map(Rung, others, moves))
    return Ladder(rungs, len(below), branches)


def _onward(edges: Sequence[Edge]) -> list[Edge]:
    return [edge for edge in edges if edge.relation == "after" or edge.kind in UPWARD]


def _specialty(edges: Sequence[Edge]) -> list[Edge]:
    """The edges from an occupation to its specialty, and not back."""
    return [edge for edge in edges if edge.kind == "specialty" and not edge.destination.endswith(BASE)]


def _line(graph: CareerGraph, node: Node, seen: set[str], *, upward: bool) -> list[Node]:
    """The nodes one after another in one direction, without the one that it starts at."""
    gone, managers = {*seen, node.id}, managers_of(node.code)
    nodes: list[Node] = []
    while True:
        here = nodes[-1].id if nodes else node.id
        joined = (graph.out if upward else graph.into)[here]
        choices = {other: _onward(edges) for other, edges in joined.items() if other not in gone}
        if not upward and not nodes and not any(_is_rung(edges, upward=False) for edges in choices.values()):
            bases = (other for other in joined if not graph.nodes[other].title.endswith(RESIDUAL))
            choices = {other: _specialty(joined[other]) for other in bases if other not in gone}
        best = min(
            (other for other, edges in choices.items() if _is_rung(edges, upward=upward)),
            key=lambda other: (
                (
                    not graph.nodes[other].code.startswith(managers or ("",)),  # of a shared supervisor the own line's
                    *_nearness(graph.nodes[other], choices[other], upward=upward),
                )
                if nodes
                else _nearness(graph.nodes[other], choices[other], upward=upward)
            ),
            default=None,
        )
        if best is None:
            return nodes
        gone.add(best)
        nodes.append(graph.nodes[best])


def _is_rung(edges: Sequence[Edge], *, upward: bool) -> bool:
    """Whether there is a rung: a supervisor has many occupations below, of which none is the one."""
    return any(upward or edge.kind != "supervisor" for edge in edges)


def _nearness(node: Node, edges: Sequence[Edge], *, upward: bool) -> tuple[Any, ...]:
    """What comes next: most statements, ladders before supervisors, least school away, most openings, then by id."""
    promotions = [edge for edge in edges if edge.relation == "after"]
    school = node.school_years or 0
    return (
        -len(promotions), min(edge.order for edge in edges)[:2], school if upward else -school, -(node.openings or 0),
        node.id,
    )  # fmt: skip


BridgeMeasure = Literal["roles", "pay"]
BRIDGE_MEASURES: Final = ("roles", "pay")


@attrs.frozen(field_transformer=check_fields, repr=False)
class BridgeSkill(CareerResult):
    """A skill that stands between a role and further ones.

    ``opens`` are the ids of the roles for which it is the only one lacking, best paid first:
    those at which every other skill that matters is held. ``best_pay`` is the highest year's pay
    among them, None where no source has it on the role's own basis. ``level`` is how high, from
    0 to 100, the most demanding of them requires it, ``held`` how high the role itself does.
    """

    name: str
    kind: str
    held: float
    level: float
    opens: tuple[str, ...]
    best_pay: SalaryEstimate | None


class BridgeSkills(CareerResult, TupleResult[BridgeSkill]):
    """Skills that open roles, in the order asked for: a tuple that shows itself as a table."""

    __slots__ = ()


def bridge_skills(
    graph: CareerGraph,
    role: Role | str,
    *,
    by: BridgeMeasure,
    steps: int,
    matters: float,
    tolerance: float,
    lacking: int,
) -> BridgeSkills:
    """The skills that open the most further roles, or the best paid."""
    check_word("by", by, BRIDGE_MEASURES)
    check_count("steps", steps)
    check_count("lacking", lacking)
    least, margin = float(check_number("matters", matters, 0, 100)), float(check_number("tolerance", tolerance, 0, 100))
    node = graph.node(role)
    opened: dict[str, list[Node]] = {}
    for other in _within(graph, node, steps):
        lacks = _lacks(node, other, least, margin)
        if 0 < len(lacks) <= lacking:
            for key in lacks:
                opened.setdefault(key, []).append(other)
    skills = [_bridge(node, key, nodes) for key, nodes in opened.items()]
    return BridgeSkills(sorted(skills, key=lambda skill: _order(skill, by)))


def _order(skill: BridgeSkill, by: str) -> tuple[Any, ...]:
    count, pay = -len(skill.opens), _amount(skill.best_pay).copy_negate()
    return (count, pay, skill.name, skill.kind) if by == "roles" else (pay, count, skill.name, skill.kind)


def _within(graph: CareerGraph, node: Node, steps: int) -> list[Node]:
    seen = {node.id: None}
    edge_of = [node.id]
    for _ in range(steps):
        edge_of = [other for id_ in edge_of for other in graph.steps[id_] if other not in seen]
        seen.update(dict.fromkeys(edge_of))
        edge_of = [*dict.fromkeys(edge_of)]
        if not edge_of:  # all that can be reached has been
            break
    return [graph.nodes[id_] for id_ in sorted(seen) if id_ != node.id]


def _lacks(node: Node, other: Node, matters: float, tolerance: float) -> list[str]:
    levels = node.ratings
    return [
        key
        for key, (level, importance) in other.ratings.items()
        if importance is not None
        and importance >= matters
        and level is not None
        and key in levels
        and (mine := levels[key].level) is not None
        and level - mine > tolerance
    ]


def _bridge(node: Node, key: str, nodes: list[Node]) -> BridgeSkill:
    skill = next(
        skill
        for skill in nodes[0].role.skills
        if skill.level is not None and key.startswith(f"{skill.measure}|{skill.level.source.series}|")
    )
    basis = next(iter(node.pay), None)

    def paid(other: Node) -> SalaryEstimate | None:
        return other.pay.get(basis) if basis else None

    ordered = sorted(nodes, key=lambda other: (_amount(paid(other)).copy_negate(), other.id))
    levels = [other.ratings[key].level or 0.0 for other in nodes]
    opens = tuple(other.id for other in ordered)
    return BridgeSkill(skill.name, skill.kind, node.ratings[key].level or 0.0, max(levels), opens, paid(ordered[0]))


def _amount(figure: SalaryEstimate | None) -> Decimal:
    return figure.pay.amount if figure and figure.pay else Decimal(-1)
