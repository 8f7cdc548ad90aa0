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
    combined span of both ranges: 1 for equal ranges, 0 for ranges apart.
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
