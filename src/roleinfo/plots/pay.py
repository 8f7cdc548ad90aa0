"""Two roles' pay: the two distributions below each other, and the gap at each of their points."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import attrs

from roleinfo.diffs.salary import SalaryDiff, SalaryGap
from roleinfo.model.arguments import check_word
from roleinfo.model.caveat import Caveat
from roleinfo.model.estimate import SalaryEstimate, percentile_rank
from roleinfo.model.pay import Pay
from roleinfo.model.words import money
from roleinfo.pay.prices import Step, take_steps
from roleinfo.plots.frame import Maker, Picture, empty, rows_on
from roleinfo.plots.style import (
    GREY,
    INK,
    LARGE,
    PLAIN,
    SIDES,
    SMALL,
    Mark,
    amounts_on,
    brief,
    cited,
    shortened,
    span,
    spread,
    width_in_points,
    width_of,
    wrapped,
    write,
)
from roleinfo.text.figures import BOUNDS, limits, statistic_phrase
from roleinfo.text.numbers import format_date, format_fraction
from roleinfo.text.phrases import level_text, per
from roleinfo.typing import Bound

if TYPE_CHECKING:
    from matplotlib.axes import Axes

PERCENTILES: Final = ("p10", "p25", "median", "p75", "p90")
_RANGES: Final = (("p10", "p90"), ("low", "high"), ("minimum", "maximum"))
_CENTRES: Final = ("mean", "average")
_ALIKE: Final = ("no-counterpart", "other-statistic", "open-both-ways", "suppressed", "not-published")
"""Why a figure of the same kind as those compared may have been left out, and yet belongs into the picture."""

ARROW: Final = "An arrow marks an open end: only that the figure is there or beyond is published."
_QUIET: Final = ("incentives-included",)
_MIDDLE: Final = 0.11
"""How high the middle half of a distribution is, in rows."""


class Point(NamedTuple):
    """A statistic with its amount and how that is to be read."""

    statistic: str
    pay: Pay
    effective_bound: Bound

    @property
    def value(self) -> float:
        """The amount, for drawing."""
        return float(self.pay.amount)

    @property
    def is_open(self) -> bool:
        """Whether only a bound of the amount is published."""
        return self.effective_bound in ("at_least", "at_most")

    @property
    def text(self) -> str:
        """The amount as it is to be read."""
        return BOUNDS[self.effective_bound] + brief(self.pay.amount, self.pay.currency)


class Spread(NamedTuple):
    """One role's pay: its name, what is known of it, and the statistics that are not published."""

    title: str
    points: tuple[Point, ...]
    missing: tuple[str, ...]

    def at(self, statistic: str) -> Point | None:
        """The point of a statistic."""
        return next((point for point in self.points if point.statistic == statistic), None)

    @property
    def description(self) -> str:
        """All the points in words."""
        points = ", ".join(
            f"{point.statistic} {BOUNDS[point.effective_bound]}{money(point.pay)}" for point in self.points
        )
        absent = f"; not published: {', '.join(self.missing)}" if self.missing else ""
        return f"{self.title}: {points}{absent}."


def kind_of(estimate: SalaryEstimate) -> tuple[object, ...]:
    """What the figures of one distribution share; one that was not released has no money of its own."""
    return (estimate.component, estimate.source, estimate.effective_date, estimate.population)


def spread_of(title: str, figures: Iterable[SalaryEstimate], steps: Sequence[Step] = ()) -> Spread:
    """The points of one distribution, from figures of one kind; percentiles that were not released are missing."""
    points: dict[str, Point] = {}
    missing: dict[str, None] = {}
    for figure in figures:
        pay = figure.known_amount
        if pay is None:
            missing[figure.statistic] = None
            continue
        points.setdefault(figure.statistic, Point(figure.statistic, take_steps(pay, steps), figure.effective_bound))
    ordered = sorted(points.values(), key=lambda figure: _place(figure.statistic))
    absent = sorted((name for name in missing if name not in points), key=_place)
    return Spread(title, tuple(ordered), tuple(absent))


def _place(statistic: str) -> tuple[int, Decimal, str]:
    rank = percentile_rank(statistic)
    if rank is not None:
        return (1, rank, "")
    return ({"low": 0, "minimum": 0, "high": 2, "maximum": 2}.get(statistic, 3), Decimal(0), statistic)


def side_titles(titles: tuple[str, str] | None) -> tuple[str, str]:
    """What the sides are called; a part of a comparison does not know the roles' titles."""
    return titles or ("Left", "Right")


def shortened_pair(names: tuple[str, str], width: float = 250, size: float = LARGE) -> tuple[str, str]:
    """The names of both sides, so short that a heading has room for both."""
    left, right = (shortened(name, width, size) for name in names)
    return left, right


def subtitle_of(figures: Iterable[SalaryEstimate]) -> str:
    """What pay, of which money, where and of when: the line below a title."""
    given = tuple(figures)
    component = statistic_phrase(attrs.evolve(given[0], statistic="median")).removeprefix("Median ")
    parts = [component[:1].upper() + component[1:]]
    stated = next((figure.known_amount for figure in given if figure.known_amount), None)
    if stated:
        parts.append(f"{stated.currency} {per(stated)}")
    parts += [" vs. ".join(dict.fromkeys(limits(figure, nation=True) for figure in given))]
    parts += [" vs. ".join(dict.fromkeys(format_date(figure.effective_date) for figure in given))]
    return " · ".join(parts)


def caveat_sentences(caveats: Iterable[Caveat]) -> tuple[str, ...]:
    """The caveats that change how figures are read, once each, as sentences."""
    messages = dict.fromkeys(caveat.message for caveat in caveats if caveat.code not in _QUIET)
    return tuple(f"{message[:1].upper()}{message[1:].rstrip('.')}." for message in messages)


# The two distributions ------------------------------------------------------------------------------


@attrs.frozen(kw_only=True)
class Distributions(Picture):
    """Distributions below each other: thin from end to end, thick over the middle half."""

    spreads: tuple[Spread, ...]
    colours: tuple[tuple[str, str], ...] = SIDES

    def draw(self, ax: "Axes") -> None:
        rows_on(ax, self)
        known = [point for spread in self.spreads for point in spread.points]
        low, high = span([point.value for point in known], 0.05)
        ax.set_xlim(low - (high - low) * 0.04, high + (high - low) * 0.04)
        room = width_in_points(ax)
        amounts_on(ax.xaxis, known[0].pay.currency, room, max(point.pay.amount for point in known))
        for row, (one, (colour, _)) in enumerate(zip(self.spreads, self.colours, strict=True)):
            draw_spread(ax, one, row, colour, labelled=True)


def draw_spread(ax: "Axes", spread: Spread, row: float, colour: str, *, labelled: bool = False) -> None:
    """One distribution on a row: what is not known of it is not drawn."""
    for first, last in _RANGES:
        ends = [point for point in (spread.at(first), spread.at(last)) if point and not point.is_open]
        closed = [point.value for point in spread.points if not point.is_open and point.statistic not in _CENTRES]
        if ends and len(closed) > 1:
            ax.plot([min(closed), max(closed)], [row, row], color=colour, linewidth=1.6, solid_capstyle="butt")
            break
    low, high = spread.at("p25"), spread.at("p75")
    if low and high and not (low.is_open or high.is_open):
        looks: dict[str, Any] = {"facecolor": (colour, 0.35), "edgecolor": colour, "linewidth": 0.9}
        ax.barh(row, high.value - low.value, _MIDDLE, left=low.value, **looks)
    for point in spread.points:
        if point.statistic in _CENTRES:
            ax.plot([point.value], [row], marker="D", color=INK, markerfacecolor="none", markersize=6, zorder=4)
        elif point.statistic == "median" and not point.is_open:
            ax.plot([point.value], [row], marker="|", color=INK, markersize=15, markeredgewidth=2.2, zorder=3)
        elif not point.is_open:
            ax.plot([point.value], [row], marker="|", color=colour, markersize=8, markeredgewidth=1.4)
        if point.is_open:
            arrow(ax, point.value, row, colour, up=point.effective_bound == "at_least")
    if labelled:
        _labels(ax, spread, row)


def arrow(ax: "Axes", value: float, row: float, colour: str, *, up: bool) -> None:
    """An open end: from the value on towards more, or less."""
    ax.annotate(
        "", (value, row), xytext=(26 if up else -26, 0), textcoords="offset points", annotation_clip=False,
        arrowprops={"arrowstyle": "<|-", "color": colour, "linewidth": 1.6, "shrinkA": 0, "shrinkB": 0},
    )  # fmt: skip


def _labels(ax: "Axes", spread: Spread, row: float) -> None:
    """The points of the ladder below the line, the centres above it, none over another."""
    groups: dict[tuple[Pay, Bound, bool], list[str]] = {}
    for point in spread.points:
        groups.setdefault((point.pay, point.effective_bound, point.statistic in _CENTRES), []).append(point.statistic)
    for above in (False, True):
        labels = [
            (float(pay.amount), f"{', '.join(names)}\n{BOUNDS[bound]}{brief(pay.amount, pay.currency)}")
            for (pay, bound, centre), names in groups.items()
            if centre is above
        ]
        for value, text, shift in placed(ax, labels):
            offset = (shift, 11) if above else (shift, -12)
            lines = {"arrowstyle": "-", "color": GREY, "linewidth": 0.5, "shrinkA": 0, "shrinkB": 5,
                     "relpos": (0.5, 0 if above else 1)}  # fmt: skip
            write(
                ax, text, (value, row), offset, va="bottom" if above else "top", color=INK, linespacing=1.15,
                arrowprops=lines if abs(shift) > 8 else None,
            )  # fmt: skip


def placed(ax: "Axes", labels: Sequence[tuple[float, str]]) -> Iterator[tuple[float, str, float]]:
    """Each label with how far it is moved sideways, in points, so that none lies over another."""
    room = width_in_points(ax)
    low, high = ax.get_xlim()
    centres = [(value - low) / (high - low) * room for value, _ in labels]
    widths = [max(width_of(line, SMALL) for line in text.split("\n")) for _, text in labels]
    for (value, text), centre, there in zip(labels, centres, spread(centres, widths, room), strict=True):
        yield value, text, there - centre


def distributions(diff: SalaryDiff, *, titles: tuple[str, str] | None = None, title: str | None = None) -> Picture:
    """The picture of both roles' pay, each with all that is published of the kind that is compared."""
    names = side_titles(titles)
    heading = title or "Pay: {} vs. {}".format(*shortened_pair(names))
    sides = _figures(diff)
    if sides is None:
        return empty(heading, "Pay", _reasons(diff))
    head, (left, right) = sides
    steps = head.steps if head else ((), ())
    spreads = tuple(
        spread_of(name, figures, step) for name, figures, step in zip(names, (left, right), steps, strict=True)
    )
    notes = [
        f"Not published for {spread.title}: {', '.join(spread.missing)}." for spread in spreads if spread.missing
    ]  # fmt: skip
    if any(point.is_open for spread in spreads for point in spread.points):
        notes.append(ARROW)
    used = {*map(id, (*left, *right))}
    notes += caveat_sentences(
        caveat for gap in diff.gaps if {id(gap.left), id(gap.right)} <= used for caveat in gap.caveats
    )
    others = {point.statistic for one in spreads for point in one.points if not point.is_open}
    key = [
        *([Mark("|", INK, "median")] if "median" in others else []),
        *(Mark("D", INK, _CENTRE_NAMES[name], filled=False) for name in _CENTRES if name in others),
        *([Mark("s", GREY, "middle half of jobs, p25 to p75")] if {"p25", "p75"} <= others else []),
    ]
    unit = money_unit(spreads[0].points[0].pay)
    return Distributions(
        title=heading, subtitle=subtitle_of((left[0], right[0])),
        description=" ".join(spread.description for spread in spreads), height=160,
        notes=tuple(notes), sources=cited((*left, *right)), key=tuple(key), rows=names, unit=unit, spreads=spreads,
    )  # fmt: skip


_CENTRE_NAMES: Final = {"mean": "mean", "average": "average (kind not stated)"}


def money_unit(pay: Pay) -> str:
    """The unit of an axis of pay."""
    return f"{pay.currency} {per(pay)}"


def _figures(
    diff: SalaryDiff,
) -> tuple[SalaryGap | None, tuple[list[SalaryEstimate], list[SalaryEstimate]]] | None:
    """The figures of each side that are of the kind of the first gap, or of what is open on both sides."""
    head = diff.headline
    firsts: list[SalaryEstimate | None] = [head.left, head.right] if head else [None, None]
    if head is None:
        both = [omitted for omitted in diff.left_out if omitted.code == "open-both-ways"]
        for at, side in enumerate(("left", "right")):
            facts = [
                omitted.fact for omitted in both if omitted.side == side and isinstance(omitted.fact, SalaryEstimate)
            ]
            firsts[at] = min(facts, key=lambda fact: fact.order, default=None)
    found: tuple[list[SalaryEstimate], list[SalaryEstimate]] = ([], [])
    for at, first in enumerate(firsts):
        if first is None:
            return None
        mine = [(gap.left, gap.right)[at] for gap in diff.gaps]
        mine = [figure for figure in mine if _of_kind(figure, first)]
        ladder = any(percentile_rank(figure.statistic) is not None for figure in mine) or head is None
        more = [
            omitted.fact
            for omitted in diff.left_out
            if omitted.code in _ALIKE
            and omitted.side == ("left", "right")[at]
            and isinstance(omitted.fact, SalaryEstimate)
        ]
        found[at].extend(mine)
        if ladder:
            found[at].extend(
                figure for figure in more if figure.statistic in (*PERCENTILES, "mean") and _of_kind(figure, first)
            )  # fmt: skip
    return head, found


def _of_kind(figure: SalaryEstimate, first: SalaryEstimate) -> bool:
    return kind_of(figure) == kind_of(first) and (figure.known_amount is None or figure.money == first.money)


def _reasons(diff: SalaryDiff) -> tuple[str, ...]:
    reasons = dict.fromkeys(omitted.message for omitted in diff.left_out)
    return ("No pay of the two roles could be compared.", *reasons)


# The gap at each point ------------------------------------------------------------------------------


class GapRow(NamedTuple):
    """One statistic, its gap or why there is none."""

    statistic: str
    gap: SalaryGap | None
    reason: str


@attrs.frozen(kw_only=True)
class GapsByPoint(Picture):
    """The gap at each statistic from a line at zero, with the interval where there is one."""

    gaps: tuple[GapRow, ...]

    def draw(self, ax: "Axes") -> None:
        rows_on(ax, self)
        known = [row.gap for row in self.gaps if row.gap]
        values = [0.0, *(float(gap.difference.amount) for gap in known)]
        values += [float(end.amount) for gap in known for end in gap.interval or ()]
        low, high = span(values, 0.08)
        room = width_in_points(ax)
        # The labels stand outside of the marks, on the side away from zero.
        texts = [(float(gap.difference.amount), width_of(_gap_text(gap))) for gap in known]
        share = (high - low) / max(room - sum(_needed(texts)), room / 3)
        need_left, need_right = _needed(texts)
        ax.set_xlim(low - need_left * share, high + need_right * share)
        amounts_on(ax.xaxis, known[0].difference.currency, room, max(map(abs, values)))
        ax.axvline(0, color=INK, linewidth=0.9)
        ends = ax.get_xlim()
        # A row without a gap is free on both sides of the zero line: its words stand on the wider one.
        rightward = ends[1] >= -ends[0]
        free = max(ends[1], -ends[0]) / (ends[1] - ends[0]) * room - 8
        for row, point in enumerate(self.gaps):
            if point.gap is None:
                text = "\n".join(wrapped(point.reason, free))
                at, side = ((6, 0), "left") if rightward else ((-6, 0), "right")
                write(ax, text, (0, row), at, ha=side, color=GREY, fontstyle="italic")
            else:
                _draw_gap(ax, point.gap, row)


def _needed(texts: Iterable[tuple[float, float]]) -> tuple[float, float]:
    given = tuple(texts)
    return (
        max((width + 16 for value, width in given if value < 0), default=0.0),
        max((width + 16 for value, width in given if value >= 0), default=0.0),
    )


def _draw_gap(ax: "Axes", gap: SalaryGap, row: int) -> None:
    value = float(gap.difference.amount)
    colour = SIDES[value >= 0][0]
    ax.plot([0, value], [row, row], color=colour, linewidth=1.4, solid_capstyle="butt")
    if gap.interval:
        ends = [float(end.amount) for end in gap.interval]
        ax.plot(ends, [row, row], color=INK, linewidth=3.2, solid_capstyle="butt", zorder=3, label="interval")
        ax.plot(ends, [row, row], color=INK, marker="|", markersize=10, linestyle="", zorder=3)
        edge = ends[value >= 0]
    else:
        edge = value
    is_open = gap.bound in ("at_least", "at_most")
    if is_open:
        arrow(ax, value, row, colour, up=gap.bound == "at_least")
    ax.plot([value], [row], marker=SIDES[value >= 0][1], color=colour, markersize=6.5, zorder=4)
    away = 34 if is_open else 9
    write(ax, _gap_text(gap), (edge, row), (away if value >= 0 else -away, 0), ha="left" if value >= 0 else "right")


def _gap_text(gap: SalaryGap) -> str:
    share = f" ({format_fraction(gap.relative, signed=True)})" if gap.relative is not None else ""
    return f"{BOUNDS[gap.bound]}{brief(gap.difference.amount, gap.difference.currency, sign=True)}{share}"


def gaps_by_point(diff: SalaryDiff, *, titles: tuple[str, str] | None = None, title: str | None = None) -> Picture:
    """The picture of the gap at each percentile and at the mean."""
    names = side_titles(titles)
    heading = title or "Difference in pay: {1} minus {0}".format(*shortened_pair(names))
    head = diff.headline
    if head is None:
        return empty(heading, "Pay", _reasons(diff))
    kind = (kind_of(head.left), kind_of(head.right), head.left.money, head.right.money)
    gaps = {
        gap.left.statistic
        if gap.left.statistic == gap.right.statistic
        else f"{gap.left.statistic} / {gap.right.statistic}": gap
        for gap in diff.gaps
        if (kind_of(gap.left), kind_of(gap.right), gap.left.money, gap.right.money) == kind
    }
    ladder = any(percentile_rank(name) is not None for name in gaps)
    why = {
        omitted.fact.statistic: omitted.message
        for omitted in diff.left_out
        if isinstance(omitted.fact, SalaryEstimate) and kind_of(omitted.fact) in kind[:2] and omitted.code in _ALIKE
    }
    silent = PERCENTILES if len(gaps) > 1 else tuple(name for name in (*PERCENTILES, "mean") if name in why)
    shown = sorted({*gaps, *(silent if ladder else ())}, key=_place)
    rows = tuple(GapRow(name, gaps.get(name), why.get(name, "no figure on either side")) for name in shown)
    interval = next((row.gap for row in rows if row.gap and row.gap.interval), None)
    notes = []
    if interval:
        level = level_text(interval.confidence)
        notes.append(
            f"The bar at the mean is its {level} confidence interval, from the published sampling error. "
            "No sampling error is published for the other figures, so they have no interval."
        )
    elif head.untested:
        notes.append(head.untested)
    notes.append(f"Percentages are of the pay of {names[0]}.")
    notes += caveat_sentences(caveat for gap in gaps.values() for caveat in gap.caveats)
    differences = "; ".join(f"{name} {_gap_text(gap)}" for name, gap in gaps.items())
    ends = ""
    if interval and interval.interval:
        level = level_text(interval.confidence)
        ends = f", {level} confidence interval {' to '.join(money(end) for end in interval.interval)}"
    return GapsByPoint(
        title=heading, subtitle=subtitle_of((head.left, head.right)),
        description=f"{names[1]} minus {names[0]}, {per(head.difference)}: {differences}{ends}.",
        height=max(26.0 * len(rows), 80), notes=tuple(notes), sources=cited((head.left, head.right)),
        rows=tuple(row.statistic for row in rows),
        unit="{2}, {1} minus {0}".format(*shortened_pair(names, 150, PLAIN), money_unit(head.difference)), gaps=rows,
    )  # fmt: skip


def of_salary(
    diff: SalaryDiff, *, kind: str = "pay", titles: tuple[str, str] | None = None, title: str | None = None
) -> Picture:
    """The picture of two roles' pay, or of the difference at each point."""
    check_word("kind", kind, ("pay", "gaps"))
    return (distributions if kind == "pay" else gaps_by_point)(diff, titles=titles, title=title)


MAKERS: Final[Mapping[type, Maker]] = {SalaryDiff: of_salary}
