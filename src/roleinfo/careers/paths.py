"""The best paths between two roles by a named cost, within constraints, and what a path comes to."""

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import inf
from typing import Any, Final, Literal, NoReturn, overload

import attrs

from roleinfo.careers.costs import (
    COST_NAMES,
    AddedCost,
    CostName,
    LearningCost,
    Number,
    OwnCost,
    OwnStep,
    PathCost,
    PayCost,
    StepsCost,
    TimeCost,
    exact_cost,
    required_after,
    required_at,
)
from roleinfo.careers.graph import CareerGraph
from roleinfo.careers.left_out import LeftOutMove
from roleinfo.careers.limits import (
    MOST_PARTIAL_PATHS,
    MOST_PATHS,
    Limits,
    Steps,
    allowed_steps,
    reversed_steps,
    usual_steps,
    usual_steps_to,
)
from roleinfo.careers.moves import (
    Move,
    Thresholds,
    chosen_thresholds,
    learning_share,
    levels_held,
    move_between,
    with_levels,
)
from roleinfo.careers.nodes import Basis, Node, common_basis
from roleinfo.careers.search import Distances, Outcome, best_paths
from roleinfo.diffs.options import Options
from roleinfo.diffs.salaries import compare_salaries
from roleinfo.diffs.salary import SalaryGap
from roleinfo.errors import NoCareerPathError
from roleinfo.model._edges import plot
from roleinfo.model._results import CareerResult
from roleinfo.model.arguments import check_count, check_word
from roleinfo.model.cached import cached_attribute
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.exact import add, subtract
from roleinfo.model.outlook import OutlookFigure
from roleinfo.model.role import Role
from roleinfo.model.rules import check_fields

MAX_SEARCH: Final = 20_000
"""How many partial paths a search looks at before it stops."""
_UNKNOWN: Final[Mapping[str, str]] = {
    "learning": "The skill ratings that the cost is based on are not known for every role on the way.",
    "time": "The school and related work that the cost is based on are not known for every role on the way.",
    "pay": "Pay on one basis, which the cost is based on, is not known for every role on the way.",
}


@attrs.frozen(field_transformer=check_fields, repr=False)
class CareerPath(CareerResult):
    """A way from one role to another: ``moves`` in order, and what they come to.

    ``cost`` is what the search weighed by ``by``; what a path comes to is worked out anew.
    """

    nodes: tuple[Node, ...]
    moves: tuple[Move, ...]
    by: str
    cost: Fraction | float

    def plot(
        self,
        ax: Any = None,
        *,
        x: Literal["steps", "months"] = "steps",
        title: str | None = None,
    ) -> Any:
        """Draw pay along the path on matplotlib Axes, against its steps or the months that they require.

        Pay is on the path's ``basis``; a role without it is a gap that says so. Where the months of
        a step are not known, the path is drawn by steps and says why. On ``ax``, else on new Axes,
        which are given back; ``title`` stands in the place of our own. Raises InvalidArgumentError for another
        ``x``, and MissingExtraError without the extra ``plot``.

        >>> import roleinfo as ri
        >>> ax = ri.career_paths("registered nurse", "nurse practitioner")[0].plot()
        >>> [label.get_text() for label in ax.get_xticklabels()]
        ['Registered Nurses', 'Nurse Practitioners']
        """
        return plot(self, ax, x=x, title=title)

    @property
    def roles(self) -> tuple[Role, ...]:
        """The roles from the first to the last."""
        return tuple(node.role for node in self.nodes)

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the roles from the first to the last."""
        return tuple(node.id for node in self.nodes)

    @cached_attribute
    def basis(self) -> Basis | None:
        """The basis on which most roles of the path have pay, the first of equals."""
        counts: dict[Basis, int] = {}
        for node in self.nodes:
            for basis in node.pay:
                counts[basis] = counts.get(basis, 0) + 1
        return max(counts, key=lambda basis: counts[basis], default=None)

    @cached_attribute
    def pay(self) -> tuple[SalaryEstimate | None, ...]:
        """Pay at each role, all on one basis; None where no source has it on that."""
        return tuple(node.pay.get(self.basis) if self.basis else None for node in self.nodes)

    @property
    def lowest_pay(self) -> SalaryEstimate | None:
        """The lowest pay after the first role, of those that are known."""
        known = [(figure.pay.amount, at) for at, figure in enumerate(self.pay[1:], 1) if figure and figure.pay]
        return self.pay[min(known)[1]] if known else None

    @cached_attribute
    def pay_change(self) -> SalaryGap | None:
        """Pay at the end against pay at the start; None where no two figures rest on one basis."""
        confidence = self.moves[0].thresholds.confidence
        return compare_salaries(self.nodes[0].paid, self.nodes[-1].paid, Options(confidence=confidence)).headline

    @cached_attribute
    def learning_by_step(self) -> tuple[float | None, ...]:
        """What each step requires to be learned, 0 to 100 of its role; what earlier roles taught counts as held."""
        levels = levels_held(self.nodes[0])
        shares: list[float | None] = []
        for node in self.nodes[1:]:
            shares.append(learning_share(levels, node))
            levels = with_levels(levels, node)
        return tuple(shares)

    @property
    def learning(self) -> float | None:
        """The sum of `learning_by_step`: what is learned twice counts once; None where any step is unknown."""
        known = [share for share in self.learning_by_step if share is not None]
        return sum(known) if len(known) == len(self.moves) else None

    @cached_attribute
    def months_by_step(self) -> tuple[Decimal | None, ...]:
        """The least months that each step requires beyond what the roles before it on the path do.

        Related work, school by the degrees typical at entry (12 months a year), and training by roleinfo's table.
        None where neither school nor work is known of both ends.
        """
        state = required_at(self.nodes[0])
        months: list[Decimal | None] = []
        for node in self.nodes[1:]:
            after = required_after(state, node)
            months.append(subtract(after.total, state.total) if after.is_known else None)
            state = after
        return tuple(months)

    @property
    def months(self) -> Decimal | None:
        """The sum of `months_by_step`; None where any step is unknown, and never guessed."""
        total = Decimal(0)
        for months in self.months_by_step:
            if months is None:
                return None
            total = add(total, months)
        return total

    @property
    def openings(self) -> tuple[OutlookFigure | None, ...]:
        """Openings a year at each role after the first."""
        return tuple(move.openings for move in self.moves)

    def __len__(self) -> int:
        return len(self.moves)


@attrs.frozen(field_transformer=check_fields, repr=False)
class CareerPaths(CareerResult, Sequence[CareerPath]):
    """Paths, best first; ``complete`` is False where the search was cut off, so that a better one may be missing.

    ``left_out`` are the first steps that the usual limits closed, each with its code and reason.
    """

    paths: tuple[CareerPath, ...]
    by: str
    complete: bool = True
    left_out: tuple[LeftOutMove, ...] = ()

    @overload
    def __getitem__(self, index: int) -> CareerPath: ...
    @overload
    def __getitem__(self, index: slice) -> "CareerPaths": ...
    def __getitem__(self, index: int | slice) -> "CareerPath | CareerPaths":
        return attrs.evolve(self, paths=self.paths[index]) if isinstance(index, slice) else self.paths[index]

    def __len__(self) -> int:
        return len(self.paths)

    def __iter__(self) -> Iterator[CareerPath]:
        return iter(self.paths)


def career_paths(
    graph: CareerGraph,
    a: Role | str,
    b: Role | str,
    *,
    by: CostName | OwnCost,
    limit: int,
    limits: Limits,
    thresholds: Thresholds | None,
    max_search: int,
) -> CareerPaths:
    """The best simple paths from one role of a graph to another by a cost, within limits."""
    start, end = graph.node(a), graph.node(b)
    if start is end:
        raise NoCareerPathError(f"No path is needed: both roles are {start.title}.")
    check_count("limit", limit, most=MOST_PATHS)
    check_count("max_search", max_search, most=MOST_PARTIAL_PATHS)
    if not callable(by) or isinstance(by, type):
        check_word("by", by, COST_NAMES)
    if start.id in limits.avoid:
        raise NoCareerPathError(f"The path starts at {start.title}, which is to be avoided.", "avoid")
    return _Search(graph, start, end, limits, chosen_thresholds(thresholds), max_search).paths(by, limit)


@attrs.frozen(eq=False)
class _Search:
    """A search for paths, with what it takes to answer it."""

    graph: CareerGraph
    start: Node
    end: Node
    limits: Limits
    thresholds: Thresholds
    max_search: int

    def paths(self, by: CostName | OwnCost, limit: int) -> CareerPaths:
        name = by if isinstance(by, str) else getattr(by, "__name__", "own cost")
        outcome = self._steady(by, name, limit)
        if outcome is None:
            steps, distances = self._allowed()
            self._refuse_far(distances)
            outcome = self._search(by, name, limit, steps, distances)
        if not outcome.paths and outcome.complete:
            raise NoCareerPathError(_UNKNOWN.get(name, f"{name} is not known for every move on the way."), name)
        paths = tuple(self._path(path.ids, name, path.cost) for path in outcome.paths)
        return CareerPaths(paths, name, outcome.complete, tuple(self._left_out()))

    def _search(
        self, by: CostName | OwnCost, name: str, limit: int, steps: Mapping[str, Sequence[str]], distances: Distances
    ) -> Outcome:
        return best_paths(
            self.graph.nodes, steps, (self.start.id, self.end.id), self._cost(by, name, steps, distances), distances,
            apart=self.graph.distances, limit=limit, max_steps=self.limits.max_steps, max_search=self.max_search,
        )  # fmt: skip

    def _steady(self, by: CostName | OwnCost, name: str, limit: int) -> Outcome | None:
        """The paths on which no stop that is only alike pays less; None where there is none, or that is no matter."""
        if not self.limits.usual or self.limits.max_pay_cut is not None:
            return None
        steps, distances = self._within([*self.limits.in_force()], keeps_pay=True)
        fewest = distances.steps(self.start.id)
        if fewest is None or fewest > self.limits.max_steps:
            return None
        outcome = self._search(by, name, limit, steps, distances)
        return outcome if outcome.paths else None

    def _left_out(self) -> Iterator[LeftOutMove]:
        """The steps from the start, other than to the end, that the usual limits close."""
        closed = usual_steps(self.graph, self.limits).closed[self.start.id] if self.limits.usual else {}
        for other, code in closed.items():
            if other != self.end.id:
                yield LeftOutMove(self._move(self.start, self.graph.nodes[other]), code, self.limits)

    @cached_attribute
    def basis(self) -> Basis | None:
        """The basis on which pay is held against a floor, or against pay elsewhere on the way."""
        end = self.end.pay_at_least
        return common_basis(self.start.pay_at_least, end) or next(iter(end), None)

    def _allowed(self) -> tuple[Mapping[str, Sequence[str]], Distances]:
        """The steps within the constraints and how far the end is; NoCareerPathError where there is no way."""
        names = [*self.limits.in_force()]
        steps, distances = self._within(names)
        if distances.steps(self.start.id) is None:
            self._refuse(names)
        return steps, distances

    def _within(
        self, names: Sequence[str], *, keeps_pay: bool = False
    ) -> tuple[Mapping[str, Sequence[str]], Distances]:
        """The steps that keep to some constraints, and how far the end is by them."""
        steps = Steps(self.graph.steps, self.graph.steps_back)
        if "usual_limits" in names:
            steps = usual_steps_to(self.end.id, self.graph, self.limits, keeps_pay=keeps_pay)
        forward = steps.forward
        for name in names:
            if name != "usual_limits":
                forward = allowed_steps(self.graph, forward, self.limits, name, (self.basis, self.end.id))
        back = steps.back if forward is steps.forward else reversed_steps(forward)
        return forward, Distances(back, self.end.id)

    def _refuse(self, names: Sequence[str]) -> NoReturn:
        """Name the constraint that closes the last way to the end: one that the caller has set, else the usual ones."""
        route = f"from {self.start.title} to {self.end.title}"
        own = [name for name in names if name != "usual_limits"]
        in_turn = [own[:count] for count in range(len(own) + 1)] + [names[:count] for count in range(1, len(names) + 1)]
        closed = next(some for some in in_turn if self._within(some)[1].steps(self.start.id) is None)
        if not closed:
            raise NoCareerPathError(f"No moves lead {route}.")
        raise NoCareerPathError(f"No moves lead {route} {self._describe(closed)}.", closed[-1])

    def _describe(self, constraints: Iterable[str]) -> str:
        """Constraints in words."""
        paid = self.end.pay_at_least.get(self.basis) if self.basis else None
        return ", ".join(self.limits.describe(name, paid) for name in constraints)

    def _refuse_far(self, distances: Distances) -> None:
        most, fewest = self.limits.max_steps, distances.steps(self.start.id) or 0
        if fewest <= most:
            return
        route = f"from {self.start.title} to {self.end.title}"
        free = Distances(self.graph.steps_back, self.end.id).steps(self.start.id)
        limits, without = "", ""
        if free != fewest:  # the constraints have made the way longer
            limits, without = f" {self._describe(self.limits.in_force())}", f", {free or 0} without these limits"
        needed = f"at least {fewest} are needed{without}; raise max_steps"
        raise NoCareerPathError(f"No path within {_counted(most)} {route}{limits} ({needed}).", "max_steps")

    def _cost(
        self, by: CostName | OwnCost, name: str, steps: Mapping[str, Sequence[str]], distances: Distances
    ) -> PathCost:
        if by == "steps":
            return StepsCost()
        distances.widen()  # the others are searched wide: what lies too far off must not be looked at
        if by == "learning":
            return LearningCost(self.graph.skill_weights, self.end)
        if by == "pay":
            basis = common_basis(self.start.pay, self.end.pay)
            if basis is None:
                raise NoCareerPathError(f"{self.start.title} and {self.end.title} have no pay on the same basis.", name)
            return PayCost(basis, self.end)
        if by == "time":
            return TimeCost(self.end)
        kept: dict[tuple[str, str], Fraction | None] = {}

        def cost(origin: Node, destination: Node) -> Fraction | None:
            key = (origin.id, destination.id)
            if key not in kept:
                kept[key] = exact_cost(by(self._move(origin, destination)))
            return kept[key]

        return AddedCost(name, cost, *self._rest(steps, distances, cost))

    def _rest(
        self, steps: Mapping[str, Sequence[str]], distances: Distances, cost: OwnStep
    ) -> tuple[Mapping[str, Fraction], Number]:
        """What the way to the end costs from each node nearer to it than the start, and at least from all others.

        A caller's function may be slow: it is not asked of nodes that no path of so many steps goes by.
        """
        nodes, back, start = self.graph.nodes, reversed_steps(steps), self.start.id
        away = Distances(steps, start)
        away.widen()
        known: dict[str, Fraction] = {}
        heap = [(Fraction(0), self.end.id)]
        while heap:
            far, id_ = heapq.heappop(heap)
            if id_ in known:
                continue
            if id_ == start:
                return known, far
            known[id_] = far
            for other in back[id_]:
                hops = away.known.get(other), distances.known.get(other)
                if other in known or None in hops or sum(hop or 0 for hop in hops) > self.limits.max_steps:
                    continue
                weight = cost(nodes[other], nodes[id_])
                if weight is not None:
                    heapq.heappush(heap, (far + weight, other))
        return known, inf

    def _move(self, origin: Node, destination: Node) -> Move:
        return move_between(self.graph, origin, destination, self.thresholds)

    def _path(self, ids: tuple[str, ...], name: str, cost: Fraction | float) -> CareerPath:
        nodes = tuple(self.graph.nodes[id_] for id_ in ids)
        return CareerPath(nodes, tuple(self._move(*pair) for pair in pairwise(nodes)), name, cost)


def _counted(steps: int) -> str:
    return f"{steps} step{'s' if steps > 1 else ''}"
