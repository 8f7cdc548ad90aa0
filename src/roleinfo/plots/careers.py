"""Careers: pay along a path or a ladder, and the moves around a role."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

import attrs

from roleinfo.careers.following import RankedMoves
from roleinfo.careers.ladders import Ladder
from roleinfo.careers.moves import MOVE_CLASSES, MoveClass, learned, levels_held
from roleinfo.careers.paths import CareerPath
from roleinfo.model.arguments import check_word
from roleinfo.model.estimate import SalaryEstimate, cell_caveats
from roleinfo.model.fact import Fact, broader_class_caveats, origin_caveats
from roleinfo.model.pay import Pay
from roleinfo.model.words import money, percent
from roleinfo.plots.frame import Picture, empty, plain_axes
from roleinfo.plots.pay import for_heading, money_unit, of_what, reserves
from roleinfo.plots.style import (
    BLUE,
    FAINT,
    GOLD,
    GREEN,
    GREY,
    INK,
    LINE,
    ORANGE,
    PLAIN,
    PURPLE,
    SMALL,
    Mark,
    amounts_on,
    brief,
    cited,
    height_in_points,
    span,
    spread,
    width_in_points,
    width_of,
    wrapped,
    write,
)
from roleinfo.text.figures import a_period

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_LOOKS: Final[dict[MoveClass, tuple[str, str]]] = {
    "advancement": (GREEN, "^"),
    "lateral advancement": (BLUE, "D"),
    "similar": (GREY, "o"),
    "lateral transition": (GOLD, "s"),
    "step down": (ORANGE, "v"),
    "unknown": (PURPLE, "X"),
}
_NAMES: Final = 170.0
"""How wide the names on the right of a picture are, in points."""
_APART: Final = 3.0
"""Points kept free around each of them."""


class Stage(NamedTuple):
    """A role on the way, with its pay where that is known, and the month in which one comes to it."""

    title: str
    pay: SalaryEstimate | None
    month: Decimal | None = None

    @property
    def value(self) -> float | None:
        """The amount, for drawing."""
        return float(self.pay.pay.amount) if self.pay and self.pay.pay else None

    @property
    def text(self) -> str:
        """The amount in words, or that there is none."""
        return brief(self.pay.pay.amount, self.pay.pay.currency) if self.pay and self.pay.pay else "pay not known"

    @property
    def basis(self) -> tuple[str, str] | None:
        """What two amounts must share to be joined by a line."""
        return (self.pay.measure, self.pay.source.series) if self.pay else None


@attrs.frozen(kw_only=True)
class Stairs(Picture):
    """A tread a role at the height of its pay; one of unknown pay is a gap that says so."""

    stages: tuple[Stage, ...]
    at: int | None = None

    def draw(self, ax: "Axes") -> None:
        _paid_axes(ax, self.stages, self.height)
        low, high = ax.get_ylim()
        ax.set_xlim(-0.5, len(self.stages) - 0.5)
        room = width_in_points(ax) / len(self.stages)
        for x, each in enumerate(self.stages):
            if each.value is None:
                ax.axvspan(x - 0.46, x + 0.46, color=FAINT, alpha=0.35, linewidth=0)
                lines = "\n".join(wrapped(each.text, room - 8))
                write(ax, lines, (x, (low + high) / 2), color=GREY, fontstyle="italic")
                continue
            colour = ORANGE if x == self.at else BLUE
            ax.plot([x - 0.46, x + 0.46], [each.value] * 2, color=colour, linewidth=3, solid_capstyle="butt")
            write(ax, each.text, (x, each.value), (0, 9), color=INK, fontsize=PLAIN)
        for x, (one, other) in enumerate(pairwise(self.stages)):
            if one.value is not None and other.value is not None and one.basis == other.basis:
                ax.plot([x + 0.46, x + 0.54], [one.value, other.value], color=GREY, linewidth=1, linestyle=":")
        names = ["\n".join(wrapped(each.title, room - 8, lines=3)) for each in self.stages]
        ax.set_xticks(range(len(names)), names, parse_math=False)
        ax.tick_params(axis="x", length=0, labelcolor=INK)


@attrs.frozen(kw_only=True)
class Months(Picture):
    """Pay against the months of related work that the steps ask for, one after the other."""

    stages: tuple[Stage, ...]

    def draw(self, ax: "Axes") -> None:
        _paid_axes(ax, self.stages, self.height)
        months = [float(each.month or 0) for each in self.stages]
        low, high = span(months, 0.06)
        _names_beside(ax, low, high)
        known = [(month, each) for month, each in zip(months, self.stages, strict=True) if each.value is not None]
        xs = [month for month, _ in known]
        ax.step(xs, [each.value or 0.0 for _, each in known], where="post", color=GREY, linewidth=1.2)
        ax.plot(xs, [each.value or 0.0 for _, each in known], "o", color=BLUE, markersize=7)
        points = [(month, each.value or 0.0, each.title, each.text) for month, each in known]
        labels_beside(ax, points, high)


def _paid_axes(ax: "Axes", stages: Iterable[Stage], height: float) -> None:
    plain_axes(ax, "y")
    known = [each for each in stages if each.value is not None]
    ax.set_ylim(*span([each.value or 0.0 for each in known], 0.16))
    pay = next(each.pay.pay for each in known if each.pay and each.pay.pay)
    amounts_on(ax.yaxis, pay.currency, height * 2, max(each.value or 0.0 for each in known))
    ax.set_ylabel(money_unit(pay), fontsize=PLAIN, color=GREY)


def _names_beside(ax: "Axes", low: float, high: float) -> None:
    """An axis of x that ends where names on the right begin, and so do the lines across."""
    from matplotlib.ticker import MaxNLocator

    room = width_in_points(ax)
    ax.set_xlim(low, high + (high - low) * _NAMES / max(room - _NAMES, room / 3))
    ax.set_xticks([each for each in MaxNLocator(5).tick_values(low, high) if low <= each <= high])
    ax.spines["bottom"].set_bounds(low, high)
    ax.grid(visible=False)
    bottom, top = ax.get_ylim()
    ax.hlines([each for each in ax.get_yticks() if bottom <= each <= top], low, high, FAINT, linewidth=0.6, zorder=0.5)


def labels_beside(ax: "Axes", points: Sequence[tuple[float, float, str, str]], right: float) -> None:
    """A name for each point in a column on the right, in the order of their heights, joined to it by a thin line."""
    height = height_in_points(ax)
    low, high = ax.get_ylim()
    centres = [(y - low) / (high - low) * height for _, y, _, _ in points]
    named = _names(points)
    if _tall(named) > height + 1:
        named = _names(points, 1)
    there = spread(centres, [_tall([each]) for each in named], height, gap=0)
    for (x, y, _, amount), text, place in zip(points, named, there, strict=True):
        level = low + place / height * (high - low)
        ax.plot([x, right], [y, level], color=FAINT, linewidth=0.7, zorder=1)
        write(ax, f"{text} {amount}", (right, level), (4, 0), ha="left", linespacing=1.1)


def _names(points: Iterable[tuple[float, float, str, str]], lines: int = 2) -> list[str]:
    """The names in the column on the right, in so many lines, with room for the amount behind the last."""
    return ["\n".join(wrapped(name, _NAMES - 14 - width_of(amount), lines=lines)) for _, _, name, amount in points]


def _tall(names: Iterable[str]) -> float:
    """How high a column of names is, in points."""
    return sum((each.count("\n") + 1) * LINE * SMALL + _APART for each in names)


def _known(stages: Sequence[Stage]) -> tuple[list[SalaryEstimate], list[str]]:
    """The figures of the stages, and what is to be said of them."""
    figures = [each.pay for each in stages if each.pay]
    silent = [each.title for each in stages if each.value is None]
    notes = [f"Pay is not known of: {'; '.join(silent)}."] if silent else []
    notes += reserves((*broader_class_caveats(figures, ()), *cell_caveats(figures, ()), *origin_caveats(figures, ())))
    undated = sorted({each.source.publisher for each in figures if not each.effective_date})
    notes += [f"No date is stated by {', '.join(undated)}."] if undated else []
    return figures, notes


def _told(stages: Iterable[Stage]) -> str:
    return "; ".join(
        f"{each.title}: {money(each.pay.pay)} {a_period(each.pay.pay)} ({each.pay.statistic})"
        if each.pay and each.pay.pay
        else f"{each.title}: {each.text}"
        for each in stages
    )


def of_path(path: CareerPath, *, x: str = "steps", title: str | None = None) -> Picture:
    """The picture of pay along a path, against its steps or the months that they ask."""
    check_word("x", x, ("steps", "months"))
    first, last = path.roles[0].title, path.roles[-1].title
    heading = title or "Pay on the way from {} to {}".format(*for_heading((first, last)))
    asked = path.months_by_step
    stages = tuple(Stage(node.title, pay) for node, pay in zip(path.nodes, path.pay, strict=True))
    figures, notes = _known(stages)
    if not figures:
        return empty(heading, "Pay", ("No pay of these roles is known on one basis.",))
    tail = f"Found by {path.by}. Links between roles are similarity and what sources state, not observed moves."
    margin = _margin(figures)
    by_months = x == "months"
    if by_months and None in asked:
        notes.insert(0, "Drawn by steps: the months that they ask are not known of every step.")
        by_months = False
    if by_months:
        reached = list(accumulate((each or Decimal(0) for each in asked), initial=Decimal(0)))
        stages = tuple(each._replace(month=month) for each, month in zip(stages, reached, strict=True))
        told = "; ".join(f"{each.title} after {each.month} months, {each.text}" for each in stages)
        return Months(
            title=heading, subtitle=of_what(figures), told=f"{told}.", height=240, notes=(*notes, tail),
            sources=cited(figures), margin=margin, unit="months of related work asked for, added up", stages=stages,
        )  # fmt: skip
    return Stairs(
        title=heading, subtitle=of_what(figures), told=f"{_told(stages)}.", height=220, notes=(*notes, tail),
        sources=cited(figures), margin=margin, foot=42, stages=stages,
    )  # fmt: skip


def of_ladder(ladder: Ladder, *, title: str | None = None) -> Picture:
    """The picture of pay up a ladder, the role that was asked for in a colour of its own."""
    stages = tuple(Stage(each.title, each.pay) for each in ladder)
    heading = title or f"Ladder of {ladder[ladder.at].title}"
    figures, notes = _known(stages)
    if not figures:
        return empty(heading, "Pay", (f"No pay is known of {'; '.join(each.title for each in stages)}.",))
    if len({each.basis for each in stages if each.basis}) > 1:
        notes.insert(0, "Not on one basis: each pay is by a source of its own, and no line joins them.")
    return Stairs(
        title=heading, subtitle=f"Pay by one source of each · {money_unit(_pay(figures))}",
        told=f"{_told(stages)}.", height=220, notes=tuple(notes), sources=cited(figures), margin=_margin(figures),
        foot=42, stages=stages, at=ladder.at,
    )  # fmt: skip


def _pay(figures: Iterable[SalaryEstimate]) -> Pay:
    return next(each.pay for each in figures if each.pay)


def _margin(figures: Iterable[SalaryEstimate]) -> float:
    top = max((each.pay for each in figures if each.pay), key=lambda pay: pay.amount)
    return width_of(brief(top.amount, top.currency)) + 34


# A role's neighbourhood -----------------------------------------------------------------------------


class Neighbour(NamedTuple):
    """A move as a point: what has to be learned, in percent, and the change of pay, in percent."""

    title: str
    learning: float
    pay: float
    kind: MoveClass

    @property
    def point(self) -> tuple[float, float, str, str]:
        """Where it stands, its name and the change of pay in words."""
        return self.learning, self.pay, self.title, f"{self.pay:+.0f} %"


@attrs.frozen(kw_only=True)
class Neighbourhood(Picture):
    """Moves by what has to be learned and how pay changes, each class in its colour and shape."""

    moves: tuple[Neighbour, ...]

    def draw(self, ax: "Axes") -> None:
        plain_axes(ax, "y")
        ax.set_ylim(*span([0.0, *(each.pay for each in self.moves)], 0.1))
        low, high = span([0.0, *(each.learning for each in self.moves)], 0.06)
        _names_beside(ax, low, high)
        ax.plot([low, high], [0, 0], color=INK, linewidth=0.9, zorder=1)
        ax.set_ylabel("change of pay, percent of pay here", fontsize=PLAIN, color=GREY)
        ax.yaxis.set_major_formatter(lambda value, _: f"{value:+.0f} %" if value else "0 %")
        labels_beside(ax, [each.point for each in self.moves], high)
        for each in self.moves:
            colour, shape = _LOOKS[each.kind]
            ax.plot([each.learning], [each.pay], marker=shape, color=colour, markersize=8, linestyle="", zorder=3)


def of_moves(ranked: RankedMoves, *, title: str | None = None) -> Picture:
    """The picture of the moves around a role, as far as learning and pay are known of them."""
    where = f"from {ranked.title}" if ranked.leads_away else f"to {ranked.title}"
    heading = title or f"Moves {where}: what is to be learned, and how pay changes"
    found: list[Neighbour] = []
    silent: list[str] = []
    facts: list[SalaryEstimate] = []
    for each in ranked:
        move = each.move
        name = (move.destination_node if ranked.leads_away else move.origin_node).title
        learning = learned(levels_held(move.origin_node), move.destination_node)
        gap = move.pay
        relative = None if gap is None or gap.bound in ("at_least", "at_most") else gap.relative
        if learning is None or relative is None or gap is None:
            why = "learning" if learning is None else "pay"
            silent.append(f"{name} ({'an open end of pay' if gap and relative is None else f'no {why} known'})")
            continue
        facts += [gap.left, gap.right]
        found.append(Neighbour(name, learning, float(relative) * 100, move.kind))
    if not found:
        return empty(heading, "Moves", (f"Not known: {'; '.join(silent)}." if silent else "No source names a move.",))
    thresholds = ranked[0].move.thresholds
    notes = [
        *([f"Not drawn: {'; '.join(silent)}."] if silent else []),
        f"Comparable pay: within {percent(thresholds.comparable)}, or a gap that is not significant.",
        "Related occupations are a list of similarity, not of observed moves.",
        "To learn: how much of what the role asks, by level and importance, lies above what one brings along.",
    ]
    classes = {each.kind for each in found}
    told = "; ".join(
        f"{each.title}, {each.kind}: {each.learning:.0f} % to learn, pay {each.pay:+.0f} %" for each in found
    )
    return Neighbourhood(
        title=heading, subtitle=of_what(facts), told=f"{told}.", margin=62, unit="percent to learn",
        height=max(270.0, _tall(_names(each.point for each in found))), notes=tuple(notes),
        sources=cited([*facts, *_rated(ranked)]),
        key=tuple(Mark(_LOOKS[each][1], _LOOKS[each][0], each) for each in MOVE_CLASSES if each in classes),
        moves=tuple(found),
    )  # fmt: skip


def _rated(ranked: RankedMoves) -> Sequence[Fact]:
    """A rated skill of the role, for its source: what is to be learned rests on these."""
    node = ranked[0].move.origin_node if ranked.leads_away else ranked[0].move.destination_node
    return [each for each in node.role.skills if each.level is not None][:1]
