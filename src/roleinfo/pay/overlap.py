"""How far two ranges of pay overlap."""

from decimal import Decimal

import attrs

from roleinfo.model._edges import OneLine
from roleinfo.model.exact import divide
from roleinfo.model.pay import Pay
from roleinfo.model.rules import check_fields


@attrs.frozen(field_transformer=check_fields, repr=False)
class RangeOverlap(OneLine):
    """How far two pay ranges lie over each other.

    ``shared`` is the pay that both ranges hold (0 where they do not meet), ``ratio`` its length
    over the length of both ranges taken together: 1 for equal ranges, 0 for ranges apart.
    """

    left: tuple[Pay, Pay]
    right: tuple[Pay, Pay]

    @property
    def shared(self) -> Pay:
        """The length of the intersection."""
        low, high = max(self.left[0], self.right[0]), min(self.left[1], self.right[1])
        return high - low if high > low else low - low

    @property
    def union(self) -> Pay:
        """The length of both ranges taken together, without what lies between ranges apart."""
        return (self.left[1] - self.left[0] - self.shared) + (self.right[1] - self.right[0])

    @property
    def ratio(self) -> Decimal:
        """Shared / union, from 0 to 1."""
        if not self.union.amount:
            return Decimal(int(self.left == self.right))
        return divide(self.shared.amount, self.union.amount)
