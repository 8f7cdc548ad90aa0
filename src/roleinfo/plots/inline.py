"""Ranges as small bars on one scale, drawn as SVG and as lines of characters; nothing else is needed for it."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from math import ceil, floor, log10
from typing import Final

import attrs

from roleinfo.model.pay import Pay
from roleinfo.plots.style import spread
from roleinfo.render.layout import cut, padded, unmarked, width, wrapped
from roleinfo.render.outline import Chart, sanitize
from roleinfo.text.numbers import format_axis, format_money
from roleinfo.text.phrases import joined

COLORS: Final = ("#2b7bba", "#d9711c", "#2f8f4e", "#8b5fb0", "#a0522d")
"""The colors of roles in charts, in order."""

_WIDTH, _ROW = 330, 17
_WIDE, _NARROW = 680, 340
_NAMES: Final = 190
"""How much of the width the names of a wide chart take."""
_EDGE: Final = 32
"""Half of an amount at an end may stand out so far."""
_NAME_LINES: Final = 2
_NAME_COLUMNS: Final = {_WIDE: 28, _NARROW: 44}
_AMOUNT_LETTER, _TICK_LETTER = 6.4, 6.8
_RANGES: Final = (("p10", "p90"), ("low", "high"), ("minimum", "maximum"))
_STEPS: Final = (1.0, 2.0, 2.5, 5.0, 10.0)
_INDENT: Final = "  "
_LONGEST_LABEL: Final = 24
_LEAST_ROOM: Final = 10


@attrs.frozen
class RangeBar:
    """A range with its middle half and its mark, where these are known; all of one currency and period.

    ``ends`` says what the ends are and ``mark_name`` what the mark is: ``10th to 90th percentile``, ``median``.
    """

    name: str = attrs.field(converter=sanitize)
    low: Pay
    high: Pay
    mark: Pay | None = None
    box: tuple[Pay, Pay] | None = None
    ends: str = ""
    mark_name: str = ""

    @classmethod
    def of(cls, name: str, pays: Mapping[str, Pay]) -> "RangeBar | None":
        """The range among pays by their statistic: the 10th to the 90th percentile, else the low to the high end."""
        for low, high in _RANGES:
            if low in pays and high in pays and pays[low].amount <= pays[high].amount:
                is_percentile = low == "p10"
                box = (pays["p25"], pays["p75"]) if is_percentile and {"p25", "p75"} <= pays.keys() else None
                mark = next((statistic for statistic in ("median", "mean") if statistic in pays), "")
                ends = "10th to 90th percentile" if is_percentile else "low to high, percentiles not stated"
                return cls(name, pays[low], pays[high], pays.get(mark), box, ends, mark)
        return None


@attrs.frozen
class _Scale:
    """Where amounts lie between two round ends."""

    start: float
    end: float
    step: float

    @classmethod
    def of(cls, low: float, high: float) -> "_Scale":
        span = (high - low) or abs(high) or 1.0
        unit = 10.0 ** floor(log10(span / 4))
        step = next(step for step in (factor * unit for factor in _STEPS) if span / step <= 5)
        return cls(floor(low / step) * step, ceil(high / step) * step or step, step)

    def at(self, amount: float, room: float) -> float:
        return (amount - self.start) / (self.end - self.start) * room

    def ticks(self) -> list[float]:
        count = round((self.end - self.start) / self.step)
        return [self.start + at * self.step for at in range(count + 1)]


@attrs.frozen
class RangeChart(Chart):
    """Ranges one below the other on one scale; ``note`` says in words what ends, box and mark are."""

    bars: tuple[RangeBar, ...] = ()
    note: str = ""


def range_chart(bars: Sequence[RangeBar]) -> RangeChart:
    """The ranges one below the other."""
    note, legend = _explained(bars, "box: ", "bar: "), _explained(bars, "= ", "O ")
    ends = [float(pay.amount) for bar in bars for pay in (bar.low, bar.high, bar.mark) if pay is not None]
    scale = _Scale.of(min(ends), max(ends))
    unit = bars[0].low
    words = "; ".join(f"{bar.name}: {_in_words(bar)}" for bar in bars)
    return RangeChart(
        _svg(bars, scale), lambda columns: _draw(bars, scale, columns, legend), f"Ranges of pay: {note}. {words}.",
        f"{format_axis(scale.start, unit)} to {format_axis(scale.end, unit)}",
        _page_svg(bars, scale, _WIDE), _page_svg(bars, scale, _NARROW), tuple(bars), note,
    )  # fmt: skip


def _explained(bars: Sequence[RangeBar], box: str, mark: str) -> str:
    """What the ends of bars are, and the box and the mark, by the signs that they are drawn with."""
    marks = joined(dict.fromkeys(bar.mark_name for bar in bars if bar.mark), last="or")
    parts = [
        joined(dict.fromkeys(bar.ends for bar in bars), last="or"),
        f"{box}middle half" if any(bar.box for bar in bars) else "",
        f"{mark}{marks}" if marks else "",
    ]
    return "; ".join(filter(None, parts))


def _in_words(bar: RangeBar) -> str:
    box = f", middle half {format_money(bar.box[0])} to {format_money(bar.box[1])}" if bar.box else ""
    mark = f", bar at {format_money(bar.mark)}" if bar.mark else ""
    return f"{format_money(bar.low)} to {format_money(bar.high)}{box}{mark}"


def _svg(bars: Sequence[RangeBar], scale: _Scale) -> str:
    parts = []
    for at, bar in enumerate(bars):
        color, middle = COLORS[at % len(COLORS)], at * _ROW + _ROW / 2
        low, high = (scale.at(float(pay.amount), _WIDTH - 4) + 2 for pay in (bar.low, bar.high))
        for x1, x2, half in ((low, high, 0.0), (low, low, 4.0), (high, high, 4.0)):
            parts.append(
                f'<line x1="{x1:.1f}" x2="{x2:.1f}" y1="{middle - half:.1f}" y2="{middle + half:.1f}" '
                f'stroke="{color}" stroke-width="2"/>'
            )
        if bar.box:
            start, end = (scale.at(float(pay.amount), _WIDTH - 4) + 2 for pay in bar.box)
            parts.append(
                f'<rect x="{start:.1f}" y="{middle - 5:.1f}" width="{end - start:.1f}" height="10" '
                f'fill="{color}" opacity=".45"/>'
            )
        if bar.mark:
            x = scale.at(float(bar.mark.amount), _WIDTH - 4) + 2
            parts.append(
                f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{middle - 6:.1f}" y2="{middle + 6:.1f}" '
                f'stroke="{color}" stroke-width="3"/>'
            )
    height = len(bars) * _ROW
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" '
        f'viewBox="0 0 {_WIDTH} {height}">{"".join(parts)}</svg>'
    )


@attrs.frozen
class _Field:
    """Where amounts lie on a page: so far from the left, on so much room."""

    scale: _Scale
    left: float
    room: float

    def at(self, amount: float) -> float:
        return self.left + self.scale.at(amount, self.room)


def _page_svg(bars: Sequence[RangeBar], scale: _Scale, width_: int) -> str:
    """The chart as it stands by itself: names beside the bars, or above them where it is narrow, amounts, an axis."""
    left, head = (_NAMES, 0) if width_ == _WIDE else (0, 17)
    room, step = width_ - left - 2 * _EDGE, (45 if len(bars) < 3 else 40 if len(bars) < 4 else 34) + head
    height = len(bars) * step + 6
    field = _Field(scale, left + _EDGE, room)
    parts = [*_page_axis(bars[0].low, field, height)]
    for at, bar in enumerate(bars):
        lines = wrapped(unmarked(bar.name), _NAME_COLUMNS[width_], chop=True)
        if len(lines) > _NAME_LINES - bool(head):
            lines = [
                *lines[: _NAME_LINES - 1 - bool(head)],
                cut(" ".join(lines[-2:]), _NAME_COLUMNS[width_] - 3) + "...",
            ]
        middle = at * step + head + 18
        first = at * step + (13 if head else 22 - 7 * (len(lines) - 1))
        for number, name in enumerate(lines):
            style = 'font-size="12.5" fill="currentColor" style="unicode-bidi:plaintext"'
            parts.append(f'<text x="0" y="{first + 14 * number}" {style}>{escape(name)}</text>')
        parts += _page_bar(bar, field, COLORS[at % len(COLORS)], middle)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width_} {height + 18}" '
        f'font-family="system-ui, Segoe UI, Roboto, Arial, sans-serif">{"".join(parts)}</svg>'
    )


def _page_axis(unit: Pay, field: _Field, height: float) -> Iterator[str]:
    free = 0.0
    for tick in field.scale.ticks():
        x, text = field.at(tick), format_axis(tick, unit)
        yield f'<line x1="{x:.1f}" x2="{x:.1f}" y1="0" y2="{height}" stroke="currentColor" opacity=".15"/>'
        half = len(text) * _TICK_LETTER / 2
        if x - half >= free:
            free = x + half + 4
            yield (
                f'<text x="{x:.1f}" y="{height + 14}" text-anchor="middle" font-size="11" fill="currentColor" '
                f'opacity=".78">{escape(text)}</text>'
            )


def _page_bar(bar: RangeBar, field: _Field, color: str, middle: float) -> Iterator[str]:
    def place(pay: Pay) -> float:
        return field.at(float(pay.amount))

    low, high = place(bar.low), place(bar.high)
    yield f'<line x1="{low:.1f}" x2="{high:.1f}" y1="{middle}" y2="{middle}" stroke="{color}" stroke-width="2"/>'
    if bar.box:
        start, end = map(place, bar.box)
        yield (
            f'<rect x="{start:.1f}" y="{middle - 8}" width="{end - start:.1f}" height="16" fill="{color}" '
            'opacity=".4"/>'
        )
    else:
        for x in (low, high):
            yield (
                f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{middle - 5}" y2="{middle + 5}" stroke="{color}" '
                'stroke-width="2"/>'
            )
    if bar.mark:
        x = place(bar.mark)
        yield (
            f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{middle - 9}" y2="{middle + 9}" stroke="{color}" stroke-width="3"/>'
        )
    pays = [pay for pay in dict.fromkeys((bar.low, bar.mark, bar.high)) if pay is not None]
    texts = [format_money(pay) for pay in pays]
    widths = [len(text) * _AMOUNT_LETTER for text in texts]
    offset = field.left - _EDGE
    centers = spread([place(pay) - offset for pay in pays], widths, field.room + 2 * _EDGE)
    for text, x in zip(texts, centers, strict=True):
        yield (
            f'<text x="{x + offset:.1f}" y="{middle + 21}" text-anchor="middle" font-size="10.5" fill="currentColor" '
            f'opacity=".85">{escape(text)}</text>'
        )


def _draw(bars: Sequence[RangeBar], scale: _Scale, columns: int, legend: str) -> tuple[str, ...]:
    names = [cut(bar.name, _LONGEST_LABEL) for bar in bars]
    label = max(map(width, names))
    room = columns - len(_INDENT) - label - 2 - len(_INDENT)
    if room < _LEAST_ROOM:
        return ()
    lines = [
        f"{_INDENT}{padded(name, label, 'left')}  {_bar(bar, scale, room)}".rstrip()
        for name, bar in zip(names, bars, strict=True)
    ]
    axis = f"{_INDENT}{' ' * label}  {_axis(bars[0].low, scale, room)}".rstrip()
    return (*lines, axis, *(f"{_INDENT}{text}" for text in wrapped(f"|-| {legend}", columns - len(_INDENT))))


def _bar(bar: RangeBar, scale: _Scale, room: int) -> str:
    def column(pay: Pay) -> int:
        return min(max(round(scale.at(float(pay.amount), room - 1)), 0), room - 1)

    cells = [" "] * room
    low, high = column(bar.low), column(bar.high)
    cells[low : high + 1] = ["-"] * (high + 1 - low)
    if bar.box:
        start, end = (column(pay) for pay in bar.box)
        cells[start : end + 1] = ["="] * (end + 1 - start)
    cells[low] = cells[high] = "|"
    if bar.mark:
        cells[column(bar.mark)] = "O"
    return "".join(cells)


def _axis(unit: Pay, scale: _Scale, room: int) -> str:
    cells = [" "] * (room + len(_INDENT))
    free = 0
    for tick in scale.ticks():
        text = format_axis(tick, unit)
        start = min(max(round(scale.at(tick, room - 1)) - len(text) // 2, 0), len(cells) - len(text))
        if start >= free:
            cells[start : start + len(text)] = text
            free = start + len(text) + 1
    return "".join(cells)
