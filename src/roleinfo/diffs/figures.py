"""Figures that are not pay, set against each other: outlook, people, degrees held."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Final, Generic, TypeVar

import attrs

from roleinfo.diffs.gaps import Gaps
from roleinfo.diffs.pairing import SAME_CELL, Path, closed_pairs, ordered, pair_caveats, paired, unusable
from roleinfo.model.caveat import Caveat
from roleinfo.model.education import DegreeShare
from roleinfo.model.exact import divide, subtract
from roleinfo.model.outlook import OutlookFigure
from roleinfo.model.people import PeopleFigure
from roleinfo.model.skill import Interest
from roleinfo.typing import Bound

G = TypeVar("G", OutlookFigure, PeopleFigure, DegreeShare, Interest)

_TURNED: Final[dict[Bound, Bound]] = {"exact": "exact", "about": "about", "at_least": "at_most", "at_most": "at_least"}


def bound_of(left: Bound, right: Bound) -> Bound | None:
    """How ``right - left`` is to be read, from how each side is; None where no number can be stated.

    A side that is only near its number may lie on either side of it, and bounds nothing.

    >>> bound_of("exact", "at_least"), bound_of("at_least", "exact"), bound_of("at_least", "at_least")
    ('at_least', 'at_most', None)
    >>> bound_of("about", "at_least")
    'about'
    """
    ends = {right, _TURNED[left]}
    if "about" in ends:
        return "about"
    if ends >= {"at_least", "at_most"}:
        return None
    return next((bound for bound in ("at_least", "at_most") if bound in ends), "exact")


@attrs.frozen
class FigureGap(Generic[G]):
    """Two figures of one measure and how far they lie apart.

    ``difference`` is right - left, in ``unit``: ``points`` between percentages and on a scale, else
    the figures' own unit. ``relative`` is the difference as a fraction of the left figure, for counts alone.
    """

    left: G
    right: G
    path: Path = attrs.field(repr=False)

    @property
    def difference(self) -> Decimal:
        """Right - left."""
        return subtract(self.right.value, self.left.value)

    @property
    def unit(self) -> str:
        """The unit of the difference."""
        unit = self.left.unit if isinstance(self.left, OutlookFigure | PeopleFigure) else "percent"
        return "points" if unit == "percent" else unit

    @property
    def relative(self) -> Decimal | None:
        """The difference as a fraction of the left figure; None for percentages, ages and a left figure of 0."""
        if self.unit in ("points", "years") or not self.left.value:
            return None
        return divide(self.difference, self.left.value)

    @property
    def bound(self) -> Bound:
        """How the difference is to be read: exact, about, at_least or at_most."""
        return bound_of(self.left.reads_as, self.right.reads_as) or "about"

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What is doubtful in this pair."""
        return pair_caveats(self.left, self.right, (*self.path, self.left.measure))


@attrs.frozen(repr=False)
class FigureDiff(Gaps[FigureGap[G]], Generic[G]):
    """The gaps between two roles' figures of one section, in canonical order, and what was left out."""

    def about(self, name: str) -> tuple[FigureGap[G], ...]:
        """The gaps of one subject: an outlook measure, a people dimension or a degree."""
        return tuple(gap for gap in self.gaps if name == _subject(gap.left))


def _subject(fact: OutlookFigure | PeopleFigure | DegreeShare | Interest) -> str:
    match fact:
        case OutlookFigure():
            return fact.about
        case PeopleFigure():
            return fact.dimension
        case DegreeShare():
            return fact.degree
        case Interest():
            return fact.name


def compare_figures(
    lefts: Iterable[G],
    rights: Iterable[G],
    path: Path,
    *,
    like: Callable[[G], object] | None = None,
    is_of_both: Callable[[G], bool] = lambda _: False,
) -> FigureDiff[G]:
    """Each measure of both sides as a gap; ``like`` says which figures are alike, by default those of one measure.

    ``is_of_both`` says of a figure that both sides have whether it was published once for the two:
    between these there is no gap.
    """

    def bound(one: G, other: G) -> Bound | None:
        return bound_of(one.reads_as, other.reads_as)

    closed, out = closed_pairs(paired(lefts, rights, path, like=like, bound=bound), path, bound)
    left_out = list(out)
    gaps: list[FigureGap[G]] = []
    for left, right in closed:
        if left == right and is_of_both(left):
            left_out += unusable("left", [left], path, "same-cell", SAME_CELL)
            left_out += unusable("right", [right], path, "same-cell", SAME_CELL)
        else:
            gaps.append(FigureGap(left, right, path))
    return FigureDiff(tuple(sorted(gaps, key=_order)), ordered(left_out))


def _order(gap: FigureGap[G]) -> tuple[object, ...]:
    return (sorted((gap.left.order[0], gap.right.order[0]), key=str)[0], gap.left.measure)
