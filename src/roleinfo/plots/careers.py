"""Careers: pay along a path or a ladder, and the moves around a role."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

import attrs

from roleinfo.careers.following import RankedMoves
from roleinfo.careers.ladders import Ladder
from roleinfo.careers.moves import MOVE_CLASSES, MoveClass, learning_share, levels_held
from roleinfo.careers.paths import CareerPath
from roleinfo.model.arguments import check_word
from roleinfo.model.estimate import SalaryEstimate, cell_caveats
from roleinfo.model.fact import Fact, broader_class_caveats, origin_caveats
from roleinfo.model.pay import Pay
from roleinfo.plots.frame import Maker, Picture, empty, plain_axes
from roleinfo.plots.pay import caveat_sentences, money_unit, shortened_pair, subtitle_of
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
from roleinfo.text.phrases import hourly, level_text, per

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
        for x, stage in enumerate(self.stages):
            if stage.value is None:
                ax.axvspan(x - 0.46, x + 0.46, color=FAINT, alpha=0.35, linewidth=0)
                lines = "\n".join(wrapped(stage.text, room - 8))
                write(ax, lines, (x, (low + high) / 2), color=GREY, fontstyle="italic")
                continue
            color = ORANGE if x == self.at else BLUE
            ax.plot([x - 0.46, x + 0.46], [stage.value] * 2, color=color, linewidth=3, solid_capstyle="butt")
            write(ax, stage.text, (x, stage.value), (0, 9), color=INK, fontsize=PLAIN)
        for x, (stage, following) in enumerate(pairwise(self.stages)):
            if stage.value is not None and following.value is not None and stage.basis == following.basis:
                ax.plot([x + 0.46, x + 0.54], [stage.value, following.value], color=GREY, linewidth=1, linestyle=":")
        names = ["\n".join(wrapped(stage.title, room - 8, lines=3)) for stage in self.stages]
        ax.set_xticks(range(len(names)), names, parse_math=False)
        ax.tick_params(axis="x", length=0, labelcolor=INK)


@attrs.frozen(kw_only=True)
class Months(Picture):
    """Pay against the months of related work that the steps ask for, one after the other."""

    stages: tuple[Stage, ...]

    def draw(self, ax: "Axes") -> None:
        _paid_axes(ax, self.stages, self.height)
        months = [float(stage.month or 0) for stage in self.stages]
        low, high = span(months, 0.06)
        _names_beside(ax, low, high)
        known = [(month, stage) for month, stage in zip(months, self.stages, strict=True) if stage.value is not None]
        xs = [month for month, _ in known]
        ax.step(xs, [stage.value or 0.0 for _, stage in known], where="post", color=GREY, linewidth=1.2)
        ax.plot(xs, [stage.value or 0.0 for _, stage in known], "o", color=BLUE, markersize=7)
        points = [(month, stage.value or 0.0, stage.title, stage.text) for month, stage in known]
        labels_beside(ax, points, high)


def _paid_axes(ax: "Axes", stages: Iterable[Stage], height: float) -> None:
    plain_axes(ax, "y")
    known = [stage for stage in stages if stage.value is not None]
    ax.set_ylim(*span([stage.value or 0.0 for stage in known], 0.16))
    pay = next(stage.pay.pay for stage in known if stage.pay and stage.pay.pay)
    amounts_on(ax.yaxis, pay.currency, height * 2, max(stage.value or 0.0 for stage in known))
    ax.set_ylabel(money_unit(pay), fontsize=PLAIN, color=GREY)


def _names_beside(ax: "Axes", low: float, high: float) -> None:
    """An axis of x that ends where names on the right begin, and so do the lines across."""
    from matplotlib.ticker import MaxNLocator

    room = width_in_points(ax)
    ax.set_xlim(low, high + (high - low) * _NAMES / max(room - _NAMES, room / 3))
    ax.set_xticks([tick for tick in MaxNLocator(5).tick_values(low, high) if low <= tick <= high])
    ax.spines["bottom"].set_bounds(low, high)
    ax.grid(visible=False)
    bottom, top = ax.get_ylim()
    ax.hlines([tick for tick in ax.get_yticks() if bottom <= tick <= top], low, high, FAINT, linewidth=0.6, zorder=0.5)


def labels_beside(ax: "Axes", points: Sequence[tuple[float, float, str, str]], right: float) -> None:
    """A name for each point in a column on the right, in the order of their heights, joined to it by a thin line."""
    height = height_in_points(ax)
    low, high = ax.get_ylim()
    centres = [(y - low) / (high - low) * height for _, y, _, _ in points]
    named = _names(points)
    if _tall(named) > height + 1:
        named = _names(points, 1)
    there = spread(centres, [_tall([name]) for name in named], height, gap=0)
    for (x, y, _, amount), text, place in zip(points, named, there, strict=True):
        level = low + place / height * (high - low)
        ax.plot([x, right], [y, level], color=FAINT, linewidth=0.7, zorder=1)
        write(ax, f"{text} {amount}", (right, level), (4, 0), ha="left", linespacing=1.1)


def _names(points: Iterable[tuple[float, float, str, str]], lines: int = 2) -> list[str]:
    """The names in the column on the right, in so many lines, with room for the amount behind the last."""
    return ["\n".join(wrapped(name, _NAMES - 14 - width_of(amount), lines=lines)) for _, _, name, amount in points]


def _tall(names: Iterable[str]) -> float:
    """How high a column of names is, in points."""
    return sum((name.count("\n") + 1) * LINE * SMALL + _APART for name in names)


def _known(stages: Sequence[Stage]) -> tuple[list[SalaryEstimate], list[str]]:
    """The figures of the stages, and what is to be said of them."""
    figures = [stage.pay for stage in stages if stage.pay]
    missing = [stage.title for stage in stages if stage.value is None]
    notes = [f"Pay is not known for: {'; '.join(missing)}."] if missing else []
    notes += caveat_sentences(
        (*broader_class_caveats(figures, ()), *cell_caveats(figures, ()), *origin_caveats(figures, ()))
    )
    undated = sorted({figure.source.publisher for figure in figures if not figure.effective_date})
    notes += [f"Undated: {', '.join(undated)}."] if undated else []
    return figures, notes


def _describe_stages(stages: Iterable[Stage]) -> str:
    return "; ".join(
        f"{stage.title}: {hourly(stage.pay.pay)} {per(stage.pay.pay)} ({stage.pay.statistic})"
        if stage.pay and stage.pay.pay
        else f"{stage.title}: {stage.text}"
        for stage in stages
    )


def of_path(path: CareerPath, *, x: str = "steps", title: str | None = None) -> Picture:
    """The picture of pay along a path, against its steps or the months that they ask."""
    check_word("x", x, ("steps", "months"))
    first, last = path.roles[0].title, path.roles[-1].title
    heading = title or "Pay along the path from {} to {}".format(*shortened_pair((first, last)))
    required = path.months_by_step
    stages = tuple(Stage(node.title, pay) for node, pay in zip(path.nodes, path.pay, strict=True))
    figures, notes = _known(stages)
    if not figures:
        return empty(heading, "Pay", ("Pay of these roles is not known on one basis.",))
    tail = f"Path chosen by {path.by}. Links are stated by sources or show similarity, not observed moves."
    margin = _margin(figures)
    by_months = x == "months"
    if by_months and None in required:
        notes.insert(0, "Drawn by steps: the school and related work required are not known for every step.")
        by_months = False
    if by_months:
        reached = list(accumulate((months or Decimal(0) for months in required), initial=Decimal(0)))
        stages = tuple(stage._replace(month=month) for stage, month in zip(stages, reached, strict=True))
        description = "; ".join(f"{stage.title} after {stage.month} months, {stage.text}" for stage in stages)
        return Months(
            title=heading, subtitle=subtitle_of(figures), description=f"{description}.", height=240,
            notes=(*notes, tail), sources=cited(figures), margin=margin,
            unit="months of related work required, cumulative", stages=stages,
        )  # fmt: skip
    return Stairs(
        title=heading, subtitle=subtitle_of(figures), description=f"{_describe_stages(stages)}.", height=220,
        notes=(*notes, tail),
        sources=cited(figures), margin=margin, foot=42, stages=stages,
    )  # fmt: skip


def of_ladder(ladder: Ladder, *, title: str | None = None) -> Picture:
    """The picture of pay up a ladder, the role that was asked for in a color of its own."""
    stages = tuple(Stage(rung.title, rung.pay) for rung in ladder)
    selected = "" if ladder.at is None else f": {ladder[ladder.at].title}"
    heading = title or f"Career ladder{selected}"
    figures, notes = _known(stages)
    if not figures:
        return empty(heading, "Pay", (f"Pay is not known for: {'; '.join(stage.title for stage in stages)}.",))
    if len({stage.basis for stage in stages if stage.basis}) > 1:
        notes.insert(
            0, "Amounts come from different measures or sources and are not comparable, so no line joins them."
        )
    return Stairs(
        title=heading, subtitle=f"One source per role · {money_unit(_pay(figures))}",
        description=f"{_describe_stages(stages)}.", height=220, notes=tuple(notes), sources=cited(figures),
        margin=_margin(figures), foot=42, stages=stages, at=ladder.at,
    )  # fmt: skip


def _pay(figures: Iterable[SalaryEstimate]) -> Pay:
    return next(figure.pay for figure in figures if figure.pay)


def _margin(figures: Iterable[SalaryEstimate]) -> float:
    top = max((figure.pay for figure in figures if figure.pay), key=lambda pay: pay.amount)
    return width_of(brief(top.amount, top.currency)) + 34


# The moves around a role -----------------------------------------------------------------------------


class Neighbor(NamedTuple):
    """A move as a point: what has to be learned, in percent, and the change of pay, in percent."""

    title: str
    learning: float
    pay: float
    kind: MoveClass

    @property
    def point(self) -> tuple[float, float, str, str]:
        """Where it stands, its name and the change of pay in words."""
        return self.learning, self.pay, self.title, f"{self.pay:+.0f}%"


@attrs.frozen(kw_only=True)
class Neighborhood(Picture):
    """Moves by what has to be learned and how pay changes, each class in its color and shape."""

    moves: tuple[Neighbor, ...]

    def draw(self, ax: "Axes") -> None:
        plain_axes(ax, "y")
        ax.set_ylim(*span([0.0, *(move.pay for move in self.moves)], 0.1))
        low, high = span([0.0, *(move.learning for move in self.moves)], 0.06)
        _names_beside(ax, low, high)
        ax.plot([low, high], [0, 0], color=INK, linewidth=0.9, zorder=1)
        ax.set_ylabel("pay difference, percent of pay at the origin", fontsize=PLAIN, color=GREY)
        ax.yaxis.set_major_formatter(lambda value, _: f"{value:+.0f}%" if value else "0%")
        labels_beside(ax, [move.point for move in self.moves], high)
        for move in self.moves:
            color, shape = _LOOKS[move.kind]
            ax.plot([move.learning], [move.pay], marker=shape, color=color, markersize=8, linestyle="", zorder=3)


def of_moves(ranked: RankedMoves, *, title: str | None = None) -> Picture:
    """The picture of the moves around a role, as far as learning and pay are known of them."""
    where = f"from {ranked.title}" if ranked.leads_away else f"to {ranked.title}"
    heading = title or f"Moves {where}: skills to gain and pay difference"
    neighbors: list[Neighbor] = []
    missing: list[str] = []
    facts: list[SalaryEstimate] = []
    for entry in ranked:
        move = entry.move
        name = (move.destination_node if ranked.leads_away else move.origin_node).title
        learning = learning_share(levels_held(move.origin_node), move.destination_node)
        gap = move.pay
        relative = None if gap is None or gap.bound in ("at_least", "at_most") else gap.relative
        if learning is None or relative is None or gap is None:
            why = "skills to gain" if learning is None else "pay"
            bound = gap is not None and relative is None
            missing.append(f"{name} ({'only a bound of pay is known' if bound else f'{why} not known'})")
            continue
        facts += [gap.left, gap.right]
        neighbors.append(Neighbor(name, learning, float(relative) * 100, move.kind))
    if not neighbors:
        return empty(heading, "Moves", (f"Not known: {'; '.join(missing)}." if missing else "No source names a move.",))
    thresholds = ranked[0].move.thresholds
    notes = [
        *([f"Not drawn: {'; '.join(missing)}."] if missing else []),
        f"Comparable pay: within {level_text(thresholds.comparable)}, or a difference that is not significant.",
        "Related occupations show similarity, not observed moves.",
        "Skills to gain: percent of the skill level required, weighted by importance, above the level held.",
    ]
    classes = {move.kind for move in neighbors}
    description = "; ".join(
        f"{move.title}, {move.kind}: skills to gain {move.learning:.0f}%, pay {move.pay:+.0f}%" for move in neighbors
    )
    return Neighborhood(
        title=heading, subtitle=subtitle_of(facts), description=f"{description}.", margin=62,
        unit="skills to gain, percent of the level required",
        height=max(270.0, _tall(_names(move.point for move in neighbors))), notes=tuple(notes),
        sources=cited([*facts, *_rated(ranked)]),
        key=tuple(Mark(_LOOKS[kind][1], _LOOKS[kind][0], kind) for kind in MOVE_CLASSES if kind in classes),
        moves=tuple(neighbors),
    )  # fmt: skip


def _rated(ranked: RankedMoves) -> Sequence[Fact]:
    """A rated skill of the role, for its source: what is to be learned rests on these."""
    node = ranked[0].move.origin_node if ranked.leads_away else ranked[0].move.destination_node
    return [skill for skill in node.role.skills if skill.level is not None][:1]


MAKERS: Final[Mapping[type, Maker]] = {CareerPath: of_path, Ladder: of_ladder, RankedMoves: of_moves}
