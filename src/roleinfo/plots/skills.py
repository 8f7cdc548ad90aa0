"""Two roles' skills side by side, and two roles' schooling, each by one measure."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple, get_args

import attrs

from roleinfo.diffs.ratings import SkillGap
from roleinfo.diffs.skills import SkillDiff
from roleinfo.model.arguments import check_count, check_word
from roleinfo.model.exact import subtract
from roleinfo.model.fact import Fact
from roleinfo.model.skill import Skill, SkillKind
from roleinfo.model.words import number
from roleinfo.plots.frame import Maker, Picture, empty, rows_on
from roleinfo.plots.pay import caveat_sentences, shortened_pair, side_titles
from roleinfo.plots.style import (
    GREY,
    SIDES,
    Mark,
    cited,
    line_between,
    shortened,
    width_in_points,
    width_of,
    write,
)
from roleinfo.text.phrases import level_text

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MEASURES: Final = ("importance", "level", "share")
_HALVES: Final = (3.9, 5.3)
"""Half of how wide the marks of the sides are, in points."""
_KINDS: Final = {
    "skill": "Skills", "knowledge": "Knowledge", "ability": "Abilities", "work_style": "Work styles",
    "software": "Software",
}  # fmt: skip


class Pair(NamedTuple):
    """A row: both values, None where a side has none, and whether the gap is larger than its error."""

    name: str
    left: Decimal | None
    right: Decimal | None
    outside: bool | None

    @property
    def gap(self) -> Decimal:
        """Right - left, what is not listed counted as nothing, to put the rows in order."""
        return subtract(self.right or Decimal(0), self.left or Decimal(0))


@attrs.frozen(kw_only=True)
class Dumbbells(Picture):
    """Two marks a row, joined: a full one where the gap is larger than its error, a hollow one where it is not."""

    pairs: tuple[Pair, ...]
    ends: tuple[float, float]
    tested: bool

    def draw(self, ax: "Axes") -> None:
        rows_on(ax, self)
        low, high = self.ends
        ax.set_xlim(low - (high - low) * 0.03, high + (high - low) * 0.06)
        for row, pair in enumerate(self.pairs):
            known = [float(value) for value in (pair.left, pair.right) if value is not None]
            if len(known) > 1:
                style = ":" if pair.outside is None and self.tested else "-"
                ends, short = ((min(known), max(known)), _HALVES if known[0] <= known[1] else _HALVES[::-1])
                line_between(ax, ends, row, short, color=GREY, linewidth=1.3, linestyle=style, zorder=2)
            for value, (colour, shape) in zip((pair.left, pair.right), SIDES, strict=True):
                if value is not None:
                    face = "none" if pair.outside is False else colour
                    ax.plot(
                        [float(value)], [row], marker=shape, color=colour, markerfacecolor=face, markersize=7,
                        linestyle="", zorder=3,
                    )  # fmt: skip
            if len(known) == 1:
                absent = shortened(self.key[pair.right is None].text, 130)
                text = f"not listed: {absent}"
                low, high = ax.get_xlim()
                fits = (high - known[0]) / (high - low) * width_in_points(ax) > width_of(text)
                at, side = ((9, 0), "left") if fits else ((-9, 0), "right")
                write(ax, text, (known[0], row), at, ha=side, color=GREY, fontstyle="italic")


def of_skills(
    diff: SkillDiff,
    *,
    by: str | None = None,
    kind: SkillKind | None = None,
    limit: int = 15,
    titles: tuple[str, str] | None = None,
    title: str | None = None,
) -> Picture:
    """The picture of both roles' skills of one kind by one measure, those that lie farthest apart."""
    if by is not None:
        check_word("by", by, MEASURES)
    if kind is not None:
        check_word("kind", kind, get_args(SkillKind))
    check_count("limit", limit)
    names = side_titles(titles)
    measures = (by,) if by else MEASURES
    kinds = (kind,) if kind else diff.kinds
    choice = next(
        ((name, kind) for name in measures for kind in kinds if _pairs(diff.of_kind(kind), name)),
        (measures[0], kinds[0] if kinds else "skill"),
    )
    measure, chosen = choice
    part = diff.of_kind(chosen)
    pairs = _pairs(part, measure)
    heading = title or "{2} of {0} and of {1}".format(*shortened_pair(names), _KINDS[chosen])
    if not pairs:
        return empty(heading, f"By {measure}", (f"No source gives {measure} of these on both sides.", *_why(diff)))
    shown = sorted(pairs, key=lambda pair: (pair.gap.copy_abs().copy_negate(), pair.name))[:limit]
    shown.sort(key=lambda pair: (pair.gap.copy_negate(), pair.name))
    notes = []
    if len(shown) < len(pairs):
        notes.append(f"The {len(shown)} of {len(pairs)} that lie farthest apart, in the order of the gap.")
    tested = any(pair.outside is not None for pair in pairs)
    if not tested:
        notes.append("No standard error is published of these figures: no gap could be tested.")
    else:
        notes.append(f"Hollow: the gap is within its error at {level_text(diff.confidence)} confidence.")
        if any(pair.outside is None for pair in shown):
            notes.append("Dotted: a side has no standard error, so the gap could not be tested.")
    suppressed = (out for out in part.left_out if out.code == "suppressed" and measure in out.path)
    withheld = sorted({out.fact.name for out in suppressed if isinstance(out.fact, Skill)})
    if withheld:
        notes.append(f"Left out, as the publisher advises against the figure: {', '.join(withheld)}.")
    notes += caveat_sentences(part.caveats)
    ends, unit = _scale(part.shared, measure, shown)
    facts: list[Fact] = [skill for gap in part.shared for skill in (gap.left, gap.right)]
    facts = facts or [*part.left, *part.right]
    description = "; ".join(f"{pair.name} {_said(pair.left)} and {_said(pair.right)}" for pair in shown)
    return Dumbbells(
        title=heading, subtitle=f"By {measure} · {dates_of(facts)}", rows=tuple(pair.name for pair in shown),
        description=f"{measure.capitalize()} for {names[0]} and for {names[1]}: {description}.",
        height=19.0 * len(shown) + 8, notes=tuple(notes), sources=cited(facts), unit=unit,
        pairs=tuple(shown), ends=ends, tested=tested,
        key=side_marks(names),
    )  # fmt: skip


def side_marks(names: tuple[str, str]) -> tuple[Mark, ...]:
    """The key to the two sides."""
    return tuple(Mark(shape, colour, name) for name, (colour, shape) in zip(names, SIDES, strict=True))


def _said(value: Decimal | None) -> str:
    return "not listed" if value is None else number(value)


def dates_of(facts: Iterable[Fact]) -> str:
    """The dates of some figures, from the first to the last."""
    dates = sorted({fact.effective_date for fact in facts if fact.effective_date})
    if not dates:
        return "no date stated"
    return f"figures of {dates[0]}" + (f" to {dates[-1]}" if len(dates) > 1 else "")


def _pairs(diff: SkillDiff, measure: str) -> list[Pair]:
    found = []
    for gap in diff.shared:
        if measure == "share" and gap.share is not None and gap.left.share and gap.right.share:
            found.append(Pair(gap.name, gap.left.share.percent, gap.right.share.percent, None))
        elif measure == "importance" and gap.importance is not None and gap.left.importance and gap.right.importance:
            outside = gap.importance_outside_error
            found.append(Pair(gap.name, gap.left.importance.value, gap.right.importance.value, outside))
        elif measure == "level" and gap.level is not None and gap.left.level and gap.right.level:
            found.append(Pair(gap.name, gap.left.level.value, gap.right.level.value, gap.level_outside_error))
    if measure == "share":
        found += [Pair(skill.name, skill.share.percent, None, None) for skill in diff.only_left if skill.share]
        found += [Pair(skill.name, None, skill.share.percent, None) for skill in diff.only_right if skill.share]
    return found


def _scale(shared: Iterable[SkillGap], measure: str, shown: Iterable[Pair]) -> tuple[tuple[float, float], str]:
    """The ends of the axis and its unit: those of the scale, or from nothing to the largest share."""
    if measure == "share":
        top = max(float(value) for pair in shown for value in (pair.left, pair.right) if value is not None)
        return (0.0, max(top * 1.2, 1.0)), "percent of those that the source counts"
    ratings = [getattr(gap.left, measure) for gap in shared]
    scale = next(rating for rating in ratings if rating is not None)
    ends = (float(scale.lowest), float(scale.highest))
    return ends, f"{measure}, from {number(scale.lowest)} to {number(scale.highest)}"


def _why(diff: SkillDiff) -> tuple[str, ...]:
    return tuple(f"{missing.path[0].capitalize()}: {missing.message}" for missing in diff.missing)


MAKERS: Final[Mapping[type, Maker]] = {SkillDiff: of_skills}
