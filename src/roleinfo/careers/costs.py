"""What a path costs, step by step: costs that add along it, and costs that depend on all the steps before."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from math import inf, isfinite
from typing import Any, Final, Literal, NamedTuple, Protocol, TypeVar, get_args

from roleinfo.careers.credentials import Training
from roleinfo.careers.moves import Move, learning_share, levels_held, with_levels
from roleinfo.careers.nodes import Basis, Node
from roleinfo.errors import InvalidArgumentError, shown
from roleinfo.model.exact import add, subtract

CostName = Literal["learning", "steps", "time", "pay"]
COST_NAMES: Final[tuple[CostName, ...]] = get_args(CostName)
N = TypeVar("N", int, Decimal)
Number = Fraction | float
OwnCost = Callable[[Move], Decimal | float | None]
OwnStep = Callable[[Node, Node], Fraction | None]
SkillWeights = Mapping[str, tuple[tuple[float, float], ...]]
_JUST_BELOW: Final = 1 - 1e-9


class PathCost(Protocol):
    """A cost that never falls as a path grows; a state is what the steps so far leave behind."""

    name: str

    def start(self, node: Node) -> Any:
        """The state of one who stands at the first role, or None where the cost is not known from there."""

    def step(self, state: Any, origin: Node, destination: Node) -> Any:
        """The state after a step, or None where what it costs is not known."""

    def value(self, state: Any) -> Number:
        """What has been paid so far."""

    def least(self, state: Any, node: Node, away: int) -> Number:
        """No path that goes on from here to the end, in ``away`` steps at the fewest, costs less than this in all."""


class StepsCost:
    """The number of steps."""

    name = "steps"

    def start(self, node: Node) -> Any:
        return 0

    def step(self, state: Any, origin: Node, destination: Node) -> Any:
        return state + 1

    def value(self, state: Any) -> Number:
        found: Number = state
        return found

    def least(self, state: Any, node: Node, away: int) -> Number:
        found: Number = state + away
        return found


class AddedCost:
    """A cost of each move alone, added along the path: exact, and never below 0.

    ``rest`` is what the way to the end costs at least from some nodes, ``beyond`` from all others.
    """

    def __init__(self, name: str, cost: OwnStep, rest: Mapping[str, Fraction], beyond: Number) -> None:
        self.name = name
        self._cost = cost
        self._rest = rest
        self._beyond = beyond

    def start(self, node: Node) -> Any:
        return Fraction(0)

    def step(self, state: Any, origin: Node, destination: Node) -> Any:
        cost = self._cost(origin, destination)
        return None if cost is None else state + cost

    def value(self, state: Any) -> Number:
        found: Number = state
        return found

    def least(self, state: Any, node: Node, away: int) -> Number:
        return self.value(state) + self._rest.get(node.id, self._beyond)


class Required(NamedTuple):
    """What a path has required so far: the most months of related work and years of school, training, and the total.

    The total is of months: how far work and school have risen since the first role, and each training. ``is_known``
    is False after a step of which neither rise is known, since an end states nothing.
    """

    months: Decimal | None
    school: int | None
    training: frozenset[Training]
    total: Decimal
    is_known: bool = True


class TimeCost:
    """The months that the steps require beyond what the roles before them did: related work, school and training.

    What is not stated adds nothing; a path with a step of which neither school nor work is known has no time.
    """

    name = "time"

    def __init__(self, target: Node) -> None:
        self._end = target

    def start(self, node: Node) -> Any:
        return required_at(node)

    def step(self, state: Any, origin: Node, destination: Node) -> Any:
        after = required_after(state, destination)
        return after if after.is_known else None

    def value(self, state: Any) -> Number:
        return Fraction(state.total)

    def least(self, state: Any, node: Node, away: int) -> Number:
        # Every path takes the last step in the end, and nothing before it makes the rise to it smaller.
        return self.value(required_after(state, self._end))


def required_at(node: Node) -> Required:
    """What the role that a path starts at requires."""
    training = frozenset((node.training,)) if node.training else frozenset[Training]()
    return Required(node.months, node.school_years, training, Decimal(0))


def required_after(state: Required, node: Node) -> Required:
    """What a path has required after a step to a role."""
    months, school, training = node.months, node.school_years, node.training
    is_known = None not in (state.months, months) or None not in (state.school, school)
    # What is first known on the way is no rise: what was held before is not known.
    work = _rise(state.months, months)
    years = _rise(state.school, school)
    if training is not None and training not in state.training:
        years += training.years
    trained = state.training if training is None else state.training | {training}
    return Required(
        _most(state.months, months), _most(state.school, school),
        trained, add(state.total, work + 12 * years), is_known,
    )  # fmt: skip


def _rise(held: Decimal | int | None, required: Decimal | int | None) -> Decimal:
    return (
        Decimal(0) if held is None or required is None else max(subtract(Decimal(required), Decimal(held)), Decimal(0))
    )


def _most(held: N | None, required: N | None) -> N | None:
    return held if required is None else required if held is None else max(held, required)


class PayCost:
    """How far pay ever falls below the most that was earned before, on one basis."""

    name = "pay"

    def __init__(self, basis: Basis, target: Node) -> None:
        self._basis = basis
        self._end = self._paid(target)

    def _paid(self, node: Node) -> Fraction | None:
        figure = node.pay.get(self._basis)
        return None if figure is None or figure.pay is None else Fraction(figure.pay.amount)

    def start(self, node: Node) -> Any:
        paid = self._paid(node)
        return None if paid is None else (Fraction(0), paid)

    def step(self, state: Any, origin: Node, destination: Node) -> Any:
        lost, most = state
        paid = self._paid(destination)
        return None if paid is None else (max(lost, most - paid), max(most, paid))

    def value(self, state: Any) -> Number:
        found: Number = state[0]
        return found

    def least(self, state: Any, node: Node, away: int) -> Number:
        lost, most = state
        found: Number = max(lost, most - (self._end or 0))
        return found


class LearningCost:
    """What has to be learned, step by step, what an earlier role of the path has taught counted as held."""

    name = "learning"

    def __init__(self, weights: SkillWeights, target: Node) -> None:
        self._climbs = _Climbs(weights, target)

    def start(self, node: Node) -> Any:
        return (0.0, levels_held(node)) if node.ratings else None

    def step(self, state: Any, origin: Node, destination: Node) -> Any:
        total, held = state
        more = learning_share(held, destination)
        return None if more is None else (total + more, with_levels(held, destination))

    def value(self, state: Any) -> Number:
        found: Number = state[0]
        return found

    def least(self, state: Any, node: Node, away: int) -> Number:
        total, held = state
        found: Number = total + self._climbs.least(held) * _JUST_BELOW
        return found


class _Climbs:
    """The least that any way up to the target's levels costs.

    To rise from one level of a skill to a higher one, some role must ask for the higher one, and it
    counts for at least that role's importance over all that the role asks for.
    """

    def __init__(self, weights: SkillWeights, target: Node) -> None:
        self._bars = {
            key: _bars(weights[key], rating.level)
            for key, rating in target.ratings.items()
            if rating.level is not None and rating.importance is not None and key in weights
        }

    def least(self, held: Mapping[str, float]) -> float:
        total = 0.0
        for key, bars in self._bars.items():
            level = held.get(key, inf)
            for low, high, weight in bars:
                if high <= level:
                    break
                total += (high - max(low, level)) * weight
        return total


def _bars(weights: tuple[tuple[float, float], ...], top: float) -> list[tuple[float, float, float]]:
    """Stretches of level from the top down, each with the least that a unit of it costs anywhere."""
    climbs: list[tuple[float, float, float]] = []
    cheapest = inf
    high = top
    for level, weight in weights:
        if level < high:
            if cheapest < inf:
                climbs.append((level, high, cheapest))
            high = level
        cheapest = min(cheapest, weight)
    if high > 0 and cheapest < inf:
        climbs.append((0.0, high, cheapest))
    merged: list[tuple[float, float, float]] = []
    for low, up, weight in climbs:
        if merged and merged[-1][2] == weight:
            merged[-1] = (low, merged[-1][1], weight)
        else:
            merged.append((low, up, weight))
    return merged


def exact_cost(value: Any) -> Fraction | None:
    """What a caller's own cost gave, as an exact number; ValueError where it is negative, or no number."""
    if value is None:
        return None
    number = isinstance(value, int | float | Decimal | Fraction) and not isinstance(value, bool)
    if not number or not isfinite(value) or value < 0:
        rule = f"must give a number of 0 or more, or None where it is unknown, not {shown(value)}"
        raise InvalidArgumentError("by", value, rule)
    return Fraction(value)
