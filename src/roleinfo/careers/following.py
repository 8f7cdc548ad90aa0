"""The roles one move away, ranked by a named measure, each with its reasons."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, Literal, overload

import attrs

from roleinfo.careers.graph import FARTHEST, CareerGraph
from roleinfo.careers.left_out import LeftOutMove, floor_basis
from roleinfo.careers.limits import OF_STEPS, USUAL_PAY_CUT, USUAL_SCHOOL_YEARS, Limits, pay_cut
from roleinfo.careers.moves import MOVE_CLASSES, Move, Thresholds, learning_share, levels_held, move_between
from roleinfo.careers.nodes import SOC_CODE, Node
from roleinfo.diffs.learning import within_error
from roleinfo.model._edges import plot
from roleinfo.model._results import CareerResult
from roleinfo.model.arguments import check_optional_count, check_word
from roleinfo.model.exact import rounded, shortest
from roleinfo.model.outlook import OutlookFigure
from roleinfo.model.role import Role
from roleinfo.model.rules import check_fields
from roleinfo.model.text import folded
from roleinfo.model.words import number
from roleinfo.text.moves import describe_entry, describe_license
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
    "time": (lambda move: move.months, False),
    "openings": (lambda move: _own(move.openings, move.destination), True),
    "growth": (lambda move: _own(move.growth, move.destination), True),
}
MOVE_MEASURES: Final = tuple(_MEASURES)
_THEN_BY: Final[Mapping[str, MoveMeasure]] = {"learning": "pay"}
"""The measure that orders moves of one rank; where none is named, what has to be learned."""
_FIRST: Final = 5


def _standing(move: Move) -> int:
    """How strongly a move is said to be one: 0 of a listed step, 1 of a primary related occupation, 2 of the others.

    The others are supplemental occupations, those that leave two years of school unused, and a supervisor's class
    that pays much less than the origin.
    """
    apart = min((edge.distance for edge in move.edges), default=0)
    if move.is_supervised and (pay_cut(move.origin_node, move.destination_node) or 0) > USUAL_PAY_CUT:
        return 2
    if not apart:
        return 0
    here, there = move.origin_node.school_years, move.destination_node.school_years
    leaves_school_unused = here is not None and there is not None and here - there >= USUAL_SCHOOL_YEARS
    return 2 if leaves_school_unused or apart > FARTHEST else 1


def _place(move: Move, value: Any, by: str) -> tuple[Any, ...]:
    """Where a move stands: by its value or, of classes, by how strongly it is said to be a move and then by class."""
    if by == "class":
        known = value is not None
        return (_standing(move), move.kind == "step down", not known, MOVE_CLASSES.index(move.kind))
    most_first = _MEASURES[by][1]
    return (value is None, 0 if value is None else -value if most_first else value, _standing(move))


@attrs.frozen(field_transformer=check_fields, repr=False)
class RankedMove(CareerResult):
    """A move and where it stands; ``value`` and ``rank`` are None where the measure ``by`` is not known of it."""

    move: Move
    value: Decimal | float | None
    rank: int | None
    by: str = "class"

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why it stands here, in words: its class and pay, the skills to gain, the requirements, and the evidence."""
        return tuple(_reasons(self))


@attrs.frozen(field_transformer=check_fields, repr=False)
class RankedMoves(CareerResult, Sequence[RankedMove]):
    """Moves out of a role, or into it, ranked by the measure ``by``; those it is not known of come last.

    ``left_out`` are the moves that a limit closed, each with its code and reason.
    """

    role_id: str
    title: str
    by: str
    entries: tuple[RankedMove, ...]
    leads_away: bool = True
    left_out: tuple[LeftOutMove, ...] = ()

    @property
    def then_by(self) -> MoveMeasure:
        """The measure that orders the moves of one rank; of ``learning`` those within the error of the ratings."""
        return _THEN_BY.get(self.by, "learning")

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
    limits: Limits,
    thresholds: Thresholds | None,
    leads_away: bool = True,
) -> RankedMoves:
    """The roles that a move leads to from this one, or those from which one leads to it, best first."""
    check_word("by", by, _MEASURES)
    check_optional_count("limit", limit)
    node = graph.node(role)
    moves: list[Move] = []
    left_out: list[LeftOutMove] = []
    for other in (graph.out if leads_away else graph.into)[node.id]:
        there = graph.nodes[other]
        move = move_between(graph, *((node, there) if leads_away else (there, node)), thresholds)
        code = _closing(limits, move, there)
        if code is None:
            moves.append(move)
        else:
            left_out.append(LeftOutMove(move, code, limits, leads_away))
    entries = _with_ranks(_in_order(moves, by, leads_away=leads_away), by, limit)
    return RankedMoves(node.id, node.title, by, tuple(entries), leads_away, tuple(left_out))


def _closing(limits: Limits, move: Move, there: Node) -> str | None:
    """The limit that closes a move, if one does; ``there`` is the end that is to be found."""
    for name in limits.in_force():
        if name == "usual_limits":
            code = limits.closing(move.origin_node, move.destination_node, move.edges)
            if code is not None:
                return code
            continue
        is_of_step = name in OF_STEPS
        ends = (move.origin_node, move.destination_node) if is_of_step else (there, there)
        if not limits.allows(name, *ends, floor_basis(move.origin_node, there)):
            return name
    return None


def _in_order(moves: Iterable[Move], by: str, *, leads_away: bool) -> list[tuple[Move, Any]]:
    """The moves with their values, best first: what is said most strongly before what is alike, supplemental last."""
    measure, _ = _MEASURES[by]

    def order(valued: tuple[Move, Any]) -> tuple[Any, ...]:
        move, value = valued
        learning = _learning(move)
        other = move.destination_node if leads_away else move.origin_node
        return (
            *_place(move, value, by),
            learning is None,
            learning or 0.0,
            folded(other.title),
            other.id,
        )

    ordered = sorted(((move, measure(move)) for move in moves), key=order)
    first = [valued for valued in ordered if _is_in_own_cell(valued[0])][1:]
    if not first:
        return ordered
    others = [valued for valued in ordered if valued not in first]
    return [*others[:_FIRST], *first, *others[_FIRST:]]


def _is_in_own_cell(move: Move) -> bool:
    """Whether both ends are of one code of the SOC, of which the figures of pay and employment are."""
    here, there = move.origin_node.code[:SOC_CODE], move.destination_node.code[:SOC_CODE]
    return bool(here) and here == there


def _with_ranks(ordered: Iterable[tuple[Move, Any]], by: str, limit: int | None) -> list[RankedMove]:
    entries: list[RankedMove] = []
    for tied in _ties(RankedMove(move, value, None, by) for move, value in ordered):
        if limit is not None and len(entries) >= limit:
            break
        rank = None if tied[0].value is None else len(entries) + 1
        if by in _THEN_BY:
            tied.sort(key=_second)
        entries += [attrs.evolve(entry, rank=rank) for entry in tied]
    return entries[:limit]


def _ties(entries: Iterable[RankedMove]) -> Iterator[list[RankedMove]]:
    """The entries that follow each other and have one rank, with the first of them."""
    tied: list[RankedMove] = []
    for entry in entries:
        if tied and not (entry.value is not None and _are_tied(entry, tied[0])):
            yield tied
            tied = []
        tied.append(entry)
    if tied:
        yield tied


def _second(entry: RankedMove) -> tuple[bool, Any]:
    measure, most_first = _MEASURES[_THEN_BY[entry.by]]
    value = measure(entry.move)
    return (value is None, 0 if value is None else -value if most_first else value)


def _are_tied(one: RankedMove, other: RankedMove) -> bool:
    """Whether two values are equal or, of what has to be learned, closer together than the errors of both."""
    if one.value == other.value:
        return one.by != "class" or _standing(one.move) == _standing(other.move)
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
    entry = move.entry
    if wanted := describe_entry(entry):
        yield f"entry requires {wanted}"
    if entry.school is None:
        yield "the school that entry requires is not known, so that no usual limit on school applies"
    if entry.license is not None:
        yield f"license: {describe_license(entry.license)}"
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
    parts = (figure.place.name if figure.place else "place not stated", figure.source.display_name, figure.period)
    return ", ".join(str(part) for part in parts if part)
