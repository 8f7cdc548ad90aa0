"""Two roles' measures side by side, those of one range of values on one axis."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from roleinfo.diffs.figures import FigureGap, MeasureDiff
from roleinfo.model.fact import Fact
from roleinfo.model.measure import Measure
from roleinfo.model.words import number
from roleinfo.plots.frame import Maker, Picture, empty
from roleinfo.plots.pay import caveat_sentences, shortened_pair, side_titles
from roleinfo.plots.skills import Dumbbells, Pair, dates_of, side_marks
from roleinfo.plots.style import cited
from roleinfo.text.numbers import format_number

_ROOM: Final = 1.1


def of_measures(diff: MeasureDiff, *, titles: tuple[str, str] | None = None, title: str | None = None) -> Picture:
    """The picture of the measures that both roles have."""
    names = side_titles(titles)
    heading = title or "Measures of {} and of {}".format(*shortened_pair(names))
    if not diff:
        return empty(heading, "By measure", ("No measure is of both roles.",))
    ends = _ends(diff[0])
    drawn = [gap for gap in diff if _ends(gap) == ends]
    notes = [f"Not drawn, of another scale: {', '.join(gap.left.name for gap in diff if gap not in drawn)}."]
    facts: list[Fact] = [fact for gap in drawn for fact in (gap.left, gap.right)]
    pairs = tuple(Pair(gap.left.name, gap.left.value, gap.right.value, None) for gap in reversed(drawn))
    description = "; ".join(f"{pair.name} {_text(pair.left)} and {_text(pair.right)}" for pair in reversed(pairs))
    scales = dict.fromkeys(gap.left.scale for gap in drawn)
    return Dumbbells(
        title=heading, subtitle=f"Each on its own scale · {dates_of(facts)}", rows=tuple(pair.name for pair in pairs),
        description=f"For {names[0]} and for {names[1]}: {description}.", height=19.0 * len(pairs) + 8,
        notes=(*(notes if len(drawn) < len(diff) else ()), *caveat_sentences(diff.caveats)), sources=cited(facts),
        unit="; ".join(scales) + _range(drawn[0].left), pairs=pairs, ends=_axis(drawn), tested=False,
        key=side_marks(names),
    )  # fmt: skip


def _ends(gap: FigureGap[Measure]) -> tuple[Decimal | None, Decimal | None]:
    return gap.left.lowest, gap.left.highest


def _axis(gaps: list[FigureGap[Measure]]) -> tuple[float, float]:
    """The ends of the scale; where it has none, what the values need."""
    values = [float(fact.value) for gap in gaps for fact in (gap.left, gap.right)]
    low, high = _ends(gaps[0])
    least = min(0.0, *values) * _ROOM if low is None else float(low)
    most = max(0.0, *values) * _ROOM if high is None else float(high)
    return (least, most) if most > least else (least, least + 1)


def _range(measure: Measure) -> str:
    if measure.lowest is None or measure.highest is None:
        return ""
    return f", from {number(measure.lowest)} to {number(measure.highest)}"


def _text(value: Decimal | None) -> str:
    return "not known" if value is None else format_number(value, 3)


MAKERS: Final[Mapping[type, Maker]] = {MeasureDiff: of_measures}
