"""How far two ranges of pay overlap."""

from decimal import Decimal

import attrs

from roleinfo.model._results import PayResult
from roleinfo.model.exact import divide
from roleinfo.model.pay import Pay
from roleinfo.model.rules import check_fields


@attrs.frozen(field_transformer=check_fields, repr=False)
class RangeOverlap(PayResult):
    """How far two pay ranges overlap.

    ``shared`` is the width of the overlap (0 where there is none), ``ratio`` that width over the
    combined span of both ranges: 1 for equal ranges, 0 for ranges apart. ``left_share`` and
    ``right_share`` are the parts of each range that lie in the other. None of these is a share of jobs.

    >>> import roleinfo as ri
    >>> overlap = ri.compare("registered nurse", "physician assistant").salary.overlap
    >>> [round(part, 3) for part in (overlap.ratio, overlap.left_share, overlap.right_share)]
    [Decimal('0.314'), Decimal('0.556'), Decimal('0.419')]
    """

    left: tuple[Pay, Pay]
    right: tuple[Pay, Pay]

    @property
    def shared(self) -> Pay:
        """The width of the overlap."""
        low, high = max(self.left[0], self.right[0]), min(self.left[1], self.right[1])
        return high - low if high > low else low - low

    @property
    def union(self) -> Pay:
        """The combined span of both ranges, without a gap between them."""
        return (self.left[1] - self.left[0] - self.shared) + (self.right[1] - self.right[0])

    @property
    def ratio(self) -> Decimal:
        """Shared / union, from 0 to 1."""
        if not self.union.amount:
            return Decimal(int(self.left == self.right))
        return divide(self.shared.amount, self.union.amount)

    @property
    def left_share(self) -> Decimal | None:
        """Shared / width of the left range; None where that has no width."""
        return self._share_of(self.left)

    @property
    def right_share(self) -> Decimal | None:
        """Shared / width of the right range; None where that has no width."""
        return self._share_of(self.right)

    def _share_of(self, ends: tuple[Pay, Pay]) -> Decimal | None:
        width = ends[1] - ends[0]
        return self.shared / width if width.amount else None
