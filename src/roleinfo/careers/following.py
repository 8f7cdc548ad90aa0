"""The roles one move away, ranked by a named measure, each with its reasons."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, Literal, overload

import attrs

from roleinfo.careers.graph import EDGE_KINDS, CareerGraph
from roleinfo.careers.limits import Limits
from roleinfo.careers.moves import MOVE_CLASSES, Move, Thresholds, learning_share, levels_held, move_between
from roleinfo.careers.nodes import Node
from roleinfo.diffs.learning import within_error
from roleinfo.model._edges import plot
from roleinfo.model._results import CareerResult
from roleinfo.model.arguments import check_optional_count, check_word
from roleinfo.model.education import Degree
from roleinfo.model.exact import rounded, shortest
from roleinfo.model.outlook import OutlookFigure
from roleinfo.model.role import Role
from roleinfo.model.rules import check_fields
from roleinfo.model.text import folded
from roleinfo.model.words import number
from roleinfo.text.phrases import class_of, is_of_class

MoveMeasure = Literal["class", "pay", "learning", "time", "openings", "growth"]


def _learning(move: Move) -> float | None:
    # The same figure as `Move.learning`, without the comparison of two whole roles.
    return learning_share(levels_held(move.origin_node), move.destination_node)


def _pay(move: Move) -> Decimal | None:
    gap = move.pay
    if gap is None or gap.bound in ("at_least", "at_most") or _pay_of_class(move):
        return None
    return gap.relative


def _class(move: Move) -> float | None:
    return None if _pay_of_class(move) else float(MOVE_CLASSES.index(move.kind))


def _pay_of_class(move: Move) -> str:
    """The class that a figure of the move's pay is of, where it is not a role's own; else empty."""
    gap = move.pay
    if gap is None:
        return ""
    return class_of(move.origin_node.paid, gap.left) or class_of(move.destination_node.paid, gap.right)


def _own(figure: OutlookFigure | None, role: Role) -> Decimal | None:
    """The value of a figure of the role's own; None of one that was published for a broader class."""
    return None if figure is None or is_of_class(role, figure) else figure.value


_MEASURES: Final[Mapping[str, tuple[Callable[[Move], Any], bool]]] = {
    # the figure, and whether more of it comes first
    "class": (_class, False),
    "pay": (_pay, True),
    "learning": (_learning, False),
    "time": (lambda move: move.experience.beyond, False),
    "openings": (lambda move: _own(move.openings, move.destination), True),
    "growth": (lambda move: _own(move.growth, move.destination), True),
}
MOVE_MEASURES: Final = tuple(_MEASURES)


@attrs.frozen(field_transformer=check_fields, repr=False)
class RankedMove(CareerResult):
    """A move and where it stands; ``value`` and ``rank`` are None where the measure ``by`` is not known of it."""

    move: Move
    value: Decimal | float | None
    rank: int | None
    by: str = "class"

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it stands here, in words: its class and pay, what has to be learned, what is asked, what it rests on."""
        return tuple(_reasons(self))


@attrs.frozen(field_transformer=check_fields, repr=False)
class RankedMoves(CareerResult, Sequence[RankedMove]):
    """Moves out of a role, or into it, ranked by the measure ``by``; those it is not known of come last."""

    role_id: str
    title: str
    by: str
    entries: tuple[RankedMove, ...]
    leads_away: bool = True

    def plot(
        self,
        ax: Any = None,
        *,
        title: str | None = None,
    ) -> Any:
        """Draw the moves on matplotlib Axes, by what has to be learned and how pay changes, in percent.

        Each class of move has a colour and a shape; moves of which one of the two is not known are
        named in a note. On ``ax``, else on new Axes, which are given back; ``title`` stands in the
        place of our own. Raises MissingExtraError without the extra ``plot``.

        >>> import roleinfo as ri
        >>> ri.next_roles("registered nurse", limit=3).plot().get_xlabel()
        'skills to gain, percent of the level required'
        """
        return plot(self, ax, title=title)

    @overload
    def __getitem__(self, index: int) -> RankedMove: ...
    @overload
    def __getitem__(self, index: slice) -> "RankedMoves": ...
    def __getitem__(self, index: int | slice) -> "RankedMove | RankedMoves":
        return attrs.evolve(self, entries=self.entries[index]) if isinstance(index, slice) else self.entries[index]

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[RankedMove]:
        return iter(self.entries)


def next_roles(
    graph: CareerGraph,
    role: Role | str,
    *,
    by: MoveMeasure,
    limit: int | None,
    thresholds: Thresholds | None,
    max_degree: Degree | None,
) -> RankedMoves:
    """The roles that a move leads to from this one, best first."""
    limits = None if max_degree is None else Limits(max_degree=max_degree)
    return _ranked(graph, graph.node(role), by, limit, thresholds, limits=limits, leads_away=True)


def previous_roles(
    graph: CareerGraph, role: Role | str, *, by: MoveMeasure, limit: int | None, thresholds: Thresholds | None
) -> RankedMoves:
    """The roles from which a move leads to this one, best first."""
    return _ranked(graph, graph.node(role), by, limit, thresholds, leads_away=False)


def _ranked(
    graph: CareerGraph,
    node: Node,
    by: str,
    limit: int | None,
    thresholds: Thresholds | None,
    *,
    limits: Limits | None = None,
    leads_away: bool,
) -> RankedMoves:
    check_word("by", by, _MEASURES)
    check_optional_count("limit", limit)
    others: Iterable[str] = (graph.out if leads_away else graph.into)[node.id]
    if limits is not None:
        others = [other for other in others if limits.allows("max_degree", node, graph.nodes[other], None)]
    pairs = ((node, graph.nodes[other]) if leads_away else (graph.nodes[other], node) for other in others)
    moves = [move_between(graph, *pair, thresholds) for pair in pairs]
    measure, most_first = _MEASURES[by]

    def order(valued: tuple[Move, Any]) -> tuple[Any, ...]:
        move, value = valued
        learning = _learning(move)
        other = move.destination_node if leads_away else move.origin_node
        return (
            value is None,
            0 if value is None else -value if most_first else value,
            learning is None,
            learning or 0.0,
            EDGE_KINDS.index(move.edges[0].kind),
            folded(other.title),
            other.id,
        )

    entries: list[RankedMove] = []
    lead: RankedMove | None = None
    for move, value in sorted(((move, measure(move)) for move in moves), key=order)[:limit]:
        entry = RankedMove(move, value, None if value is None else len(entries) + 1, by)
        if lead is not None and value is not None and _are_tied(entry, lead):
            entry = attrs.evolve(entry, rank=lead.rank)
        else:
            lead = entry
        entries.append(entry)
    return RankedMoves(node.id, node.title, by, tuple(entries), leads_away)


def _are_tied(one: RankedMove, other: RankedMove) -> bool:
    """Whether two values are equal or, of what has to be learned, closer together than the errors of both."""
    if one.value == other.value:
        return True
    if one.by != "learning":
        return False
    return within_error(one.value, one.move.skills.learning_error, other.value, other.move.skills.learning_error)


def _reasons(ranked: RankedMove) -> Iterator[str]:
    move = ranked.move
    yield f"{move.kind}: {move.kind_reason}"
    if ranked.rank is None:
        why = _why_unranked(ranked)
        yield f"has no rank by {ranked.by}: {why}"
    learning = _learning(move)
    if learning is None:
        yield "skills to gain are not known: a role is not rated"
    else:
        yield f"{learning:.1f}% of the skill level required is to be gained"
    step = move.education
    if step.beyond:
        yield f"typically requires a higher degree: {step.asked} instead of {step.held}".replace("_", " ")
    months = move.experience.beyond
    if months:
        yield f"requires at least {shortest(months)} more months of related work experience"
    if move.zone_step:
        count, way = abs(move.zone_step), "up" if move.zone_step > 0 else "down"
        yield f"{count} job zone{'s' if count > 1 else ''} {way}"
    openings, growth = move.openings, move.growth
    if openings is not None:
        yearly, of_class = number(rounded(openings.value, 0)), class_of(move.destination, openings)
        yield f"{yearly} openings per year{of_class} ({_of_outlook(openings)})"
    if growth is not None:
        of_class = class_of(move.destination, growth)
        yield f"employment projected to change by {growth.value:+f}%{of_class} ({_of_outlook(growth)})"
    yield from move.evidence


def _why_unranked(ranked: RankedMove) -> str:
    """Why a move has no rank: its figure is of a broader class, or a bound, or not known."""
    move = ranked.move
    figure = {"openings": move.openings, "growth": move.growth}.get(ranked.by)
    of_class = class_of(move.destination, figure) if figure else ""
    if ranked.by in ("class", "pay"):
        of_class = _pay_of_class(move)
    if of_class:
        return f"the figure is of a broader class{of_class}"
    is_bound = ranked.by == "pay" and move.pay is not None and move.pay.relative is not None
    return "a bound of the change has no place among known ones" if is_bound else "it is not known"


def _of_outlook(figure: OutlookFigure) -> str:
    """Whose figure of outlook it is, of which place and years."""
    told = (figure.place.name if figure.place else "place not stated", figure.source.called, figure.period)
    return ", ".join(str(part) for part in told if part)
