"""How long two roles ask one to wait, in one unit."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import attrs

from roleinfo.diffs.gaps import Gaps
from roleinfo.diffs.pairing import LeftOut, Path, matched_pairs, ordered, pair_caveats, unusable
from roleinfo.errors import NotComparableError
from roleinfo.model._edges import OneLine
from roleinfo.model.caveat import Caveat
from roleinfo.model.exact import subtract
from roleinfo.model.experience import DurationRange, ExperienceFact
from roleinfo.model.rules import check_fields
from roleinfo.model.sections import Experience


@attrs.frozen(field_transformer=check_fields, repr=False)
class ExperienceGap(OneLine):
    """Two lengths of time of one kind, in months, or the shares of one class of length in two distributions.

    ``minimum`` and ``maximum`` are right - left at either end, ``share`` right - left in points.
    """

    left: ExperienceFact
    right: ExperienceFact
    path: Path = attrs.field(repr=False)

    @property
    def left_months(self) -> DurationRange:
        """The left length in months."""
        return _length(self.left).in_months()

    @property
    def right_months(self) -> DurationRange:
        """The right length in months."""
        return _length(self.right).in_months()

    @property
    def _is_class(self) -> bool:
        """Whether the two are one class of two distributions, and not two lengths."""
        return self.left.share is not None and self.right.share is not None

    @property
    def share(self) -> Decimal | None:
        """The difference of the two shares in points; None where no distribution is given."""
        return _between(self.left.share, self.right.share)

    @property
    def minimum(self) -> Decimal | None:
        """The difference of the lower ends in months; None where one is open."""
        return None if self._is_class else _between(self.left_months.minimum, self.right_months.minimum)

    @property
    def maximum(self) -> Decimal | None:
        """The difference of the upper ends in months; None where one is open."""
        return None if self._is_class else _between(self.left_months.maximum, self.right_months.maximum)

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What is doubtful in this pair."""
        return pair_caveats(self.left, self.right, (*self.path, self.left.about))


def _length(fact: ExperienceFact) -> DurationRange:
    if fact.length is None:
        raise NotComparableError(["an experience without a length has no months"])
    return fact.length


def _between(left: Decimal | None, right: Decimal | None) -> Decimal | None:
    return None if left is None or right is None else subtract(right, left)


@attrs.frozen(field_transformer=check_fields)
class MedianGap:
    """The classes of length that hold the median answers of two distributions, as ranges of months."""

    text: str
    left: DurationRange
    right: DurationRange

    @property
    def minimum(self) -> Decimal | None:
        """Right - left of the lower ends, in months."""
        return _between(self.left.minimum, self.right.minimum)

    @property
    def maximum(self) -> Decimal | None:
        """Right - left of the upper ends, in months; None where one is open."""
        return _between(self.left.maximum, self.right.maximum)


@attrs.frozen(field_transformer=check_fields, repr=False)
class ExperienceDiff(Gaps[ExperienceGap]):
    """The gaps between two roles' lengths of time, and what was left out.

    ``medians`` sets beside each other, for each distribution that both have, the classes of length
    that hold the median answers.
    """

    medians: tuple[MedianGap, ...] = ()

    @property
    def time_to_become(self) -> ExperienceGap | None:
        """The gap between the times it takes to become one, or None."""
        return next((gap for gap in self.gaps if gap.left.about == "time_to_become"), None)


def compare_experience(lefts: Experience, rights: Experience, path: Path) -> ExperienceDiff:
    """Each kind of length that both roles state, as a gap; what has no length is left out."""
    out: list[LeftOut] = []
    lengths: list[list[ExperienceFact]] = []
    for side, facts in (("left", tuple(lefts)), ("right", tuple(rights))):
        here: Any = side
        out += unusable(here, (fact for fact in facts if fact.length is None), path, "no-length")
        lengths.append([fact for fact in facts if fact.length is not None])
    pairing = matched_pairs(lengths[0], lengths[1], path)
    gaps = sorted((ExperienceGap(one, other, path) for one, other in pairing.pairs), key=_order)
    return ExperienceDiff(tuple(gaps), ordered([*out, *pairing.left_out]), tuple(_medians(lefts, rights)))


def _order(gap: ExperienceGap) -> tuple[object, ...]:
    """The same from either side: the classes of a distribution by their lower ends, which both share."""
    least = _length(gap.left).in_months().minimum if gap.share is not None else None
    return (gap.left.about, gap.left.text or "", least or 0, gap.left.measure)


def _medians(lefts: Experience, rights: Experience) -> Iterator[MedianGap]:
    for text in sorted(lefts.distributions):
        ours, theirs = lefts.median_class(text), rights.median_class(text)
        if ours is not None and theirs is not None:
            yield MedianGap(text, ours.in_months(), theirs.in_months())
