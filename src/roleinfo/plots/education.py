"""Two roles' schooling: one measure a picture, never two on one axis."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import reduce
from typing import TYPE_CHECKING, Final, NamedTuple

import attrs

from roleinfo.diffs.education import EducationDiff
from roleinfo.diffs.figures import FigureDiff
from roleinfo.model.arguments import check_word
from roleinfo.model.education import DEGREE_NAMES, DEGREES, ENTRY_LADDER, Degree, DegreeShare
from roleinfo.model.exact import add
from roleinfo.model.text import folded
from roleinfo.model.words import number
from roleinfo.plots.frame import Maker, Picture, empty, rows_on
from roleinfo.plots.pay import caveat_sentences, shortened_pair, side_titles
from roleinfo.plots.skills import side_marks
from roleinfo.plots.style import FAINT, GREY, SIDES, Mark, cited, write
from roleinfo.text.figures import BOUNDS

if TYPE_CHECKING:
    from matplotlib.axes import Axes

MEASURES: Final = ("held", "required", "typical_entry")
_SAID: Final = {
    "held": "Degrees held",
    "required": "Degrees that answers name as required",
    "typical_entry": "Degree typical at entry",
}
_BAR: Final = 0.36
_HATCHES: Final = ("", "////")


class Row(NamedTuple):
    """A degree with the percentage on each side, None where the source lists none."""

    degree: Degree
    left: DegreeShare | None
    right: DegreeShare | None


@attrs.frozen(kw_only=True)
class Shares(Picture):
    """Two bars a degree, the left role's above the right one's."""

    shares: tuple[Row, ...]

    def draw(self, ax: "Axes") -> None:
        rows_on(ax, self)
        top = max(float(share.value) for row in self.shares for share in (row.left, row.right) if share)
        ax.set_xlim(0, max(top, 1) * 1.16)
        for at, row in enumerate(self.shares):
            for side, share in enumerate((row.left, row.right)):
                y = at + (side - 0.5) * (_BAR + 0.02)
                if share is None:
                    write(ax, "not listed", (0, y), (4, 0), ha="left", color=GREY, fontstyle="italic", fontsize=7)
                    continue
                value = float(share.value)
                colour, hatch = SIDES[side][0], _HATCHES[side]
                face = "none" if hatch else colour
                ax.barh(y, value, _BAR, facecolor=face, hatch=hatch, edgecolor=colour, linewidth=0.8)
                write(ax, _text(share), (value, y), (4, 0), ha="left", fontsize=7)


@attrs.frozen(kw_only=True)
class Entry(Picture):
    """The ladder of degrees, each role on its rung."""

    rungs: tuple[int | None, int | None]

    def draw(self, ax: "Axes") -> None:
        rows_on(ax, self)
        ax.set_xlim(-0.6, 1.6)
        ax.set_xticks([])
        ax.spines["bottom"].set_visible(False)
        ax.grid(axis="y", color=FAINT, linewidth=0.8)
        for side, rung in enumerate(self.rungs):
            colour, shape = SIDES[side]
            if rung is not None:
                ax.plot([side], [rung], marker=shape, color=colour, markersize=10, linestyle="")


def _text(share: DegreeShare) -> str:
    return f"{BOUNDS[share.effective_bound]}{number(share.value)}%"


def of_education(
    diff: EducationDiff, *, by: str | None = None, titles: tuple[str, str] | None = None, title: str | None = None
) -> Picture:
    """The picture of both roles' schooling by one measure: the first of those that both have, where none is named."""
    if by is not None:
        check_word("by", by, MEASURES)
    names = side_titles(titles)
    has = {"held": bool(diff.held), "required": bool(diff.required), "typical_entry": diff.entry_levels is not None}
    measure = by or next((name for name in MEASURES if has[name]), "held")
    heading = title or "{2}: {0} and {1}".format(*shortened_pair(names, 200), _SAID[measure])
    if not has[measure]:
        reasons = dict.fromkeys(omitted.message for omitted in diff.left_out)
        return empty(heading, "Education", ("No source has this of both.", *reasons))
    if measure == "typical_entry":
        return _entry(diff, heading, names)
    return _shares(diff.held if measure == "held" else diff.required, heading, names)


def _shares(gaps: FigureDiff[DegreeShare], heading: str, names: tuple[str, str]) -> Picture:
    shares: dict[Degree, dict[str, DegreeShare]] = {}
    for gap in gaps:
        shares.setdefault(gap.left.degree, {}).update(left=gap.left, right=gap.right)
    kinds = {
        (share.source, share.share.of and folded(share.share.of)) for gap in gaps for share in (gap.left, gap.right)
    }
    for out in gaps.left_out:
        fact = out.fact
        if not isinstance(fact, DegreeShare) or out.code != "no-counterpart":
            continue
        if (fact.source, fact.share.of and folded(fact.share.of)) in kinds:
            shares.setdefault(fact.degree, {}).setdefault(out.side, fact)
    rows = tuple(
        Row(degree, shares[degree].get("left"), shares[degree].get("right")) for degree in DEGREES if degree in shares
    )  # fmt: skip
    facts = [share for row in rows for share in (row.left, row.right) if share]
    nothing = [row for row in rows if all(share is not None and not share.value for share in (row.left, row.right))]
    shown = tuple(row for row in rows if row not in nothing) or rows
    notes = [
        *([f"0% on both sides: {', '.join(DEGREE_NAMES[row.degree] for row in nothing)}."] if shown != rows else []),
        *(_sums(shown, names)),
        *caveat_sentences(gaps.caveats),
    ]
    of = " vs. ".join(dict.fromkeys(share.share.of or "those whom the source counts" for share in facts))
    dates = " vs. ".join(dict.fromkeys(share.effective_date or "no date stated" for share in facts))
    description = "; ".join(
        f"{DEGREE_NAMES[row.degree]} {' and '.join(_text(share) if share else 'not listed' for share in row[1:])}"
        for row in shown
    )
    marks = tuple(
        Mark("s", mark.colour, mark.text, hatch=hatch) for mark, hatch in zip(side_marks(names), _HATCHES, strict=True)
    )
    return Shares(
        title=heading, subtitle=f"Percent of {of} · {dates}", description=f"{names[0]} and {names[1]}: {description}.",
        height=max(30.0 * len(shown), 60), notes=tuple(notes), sources=cited(facts), key=marks,
        rows=tuple(DEGREE_NAMES[row.degree] for row in shown), unit=f"percent of {of}", shares=shown,
    )  # fmt: skip


def _sums(rows: Sequence[Row], names: tuple[str, str]) -> list[str]:
    """A word on lists that are not the whole."""
    found = []
    for name, side in zip(names, ("left", "right"), strict=True):
        shares = (share.value for row in rows if (share := getattr(row, side)) is not None)
        total = reduce(add, shares, Decimal(0))
        if not 97 <= total <= 103:
            found.append(f"The shares listed of {name} come to {number(total)}%: the list is partial.")
    return found


def _entry(diff: EducationDiff, heading: str, names: tuple[str, str]) -> Picture:
    entries = (diff.left.typical_entry, diff.right.typical_entry)
    ladder = list(reversed(ENTRY_LADDER))
    facts = [entry for entry in entries if entry]
    dates = " vs. ".join(dict.fromkeys(entry.effective_date or "no date stated" for entry in facts))
    description = " and ".join(
        f"{name}: {DEGREE_NAMES[entry.degree]}" for name, entry in zip(names, entries, strict=True) if entry
    )
    rungs = tuple(ladder.index(entry.degree) if entry else None for entry in entries)
    return Entry(
        title=heading, subtitle=f"Assigned by the publisher to each occupation · {dates}",
        description=f"{description}.", height=22.0 * len(ladder),
        notes=caveat_sentences(diff.asked.caveats), sources=cited(facts), key=side_marks(names),
        rows=tuple(DEGREE_NAMES[degree] for degree in ladder), foot=0,
        rungs=(rungs[0], rungs[1]),
    )  # fmt: skip


MAKERS: Final[Mapping[type, Maker]] = {EducationDiff: of_education}
