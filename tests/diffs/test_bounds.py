"""How a difference reads where a side is no exact number."""

from itertools import product

import pytest

import roleinfo as ri
from roleinfo.diffs.figures import bound_of
from roleinfo.typing import Bound

BOUNDS: tuple[Bound, ...] = ("exact", "about", "at_least", "at_most")
# Where the number of a figure read as 10 may truly lie.
MAY_BE: dict[Bound, tuple[int, ...]] = {
    "exact": (10,), "about": (9, 10, 11), "at_least": (10, 11, 1000), "at_most": (10, 9, -1000)
}  # fmt: skip


class TestBoundOf:
    """Every pair of readings."""

    @pytest.mark.parametrize(("left", "right"), list(product(BOUNDS, BOUNDS)))
    def test_a_bound_holds_wherever_the_numbers_lie(self, left: Bound, right: Bound) -> None:
        """The true difference is never on the wrong side of the stated one, and a bound is given where one holds."""
        differences = {other - one for one, other in product(MAY_BE[left], MAY_BE[right])}
        holding = {
            "exact": differences == {0},
            "at_least": min(differences) >= 0,
            "at_most": max(differences) <= 0,
            "about": "about" in (left, right),
            None: "about" not in (left, right) and min(differences) < 0 < max(differences),
        }
        bound = bound_of(left, right)
        assert holding[bound]
        assert bound == next(name for name in ("exact", "at_least", "at_most", "about", None) if holding[name])

    @pytest.mark.parametrize(("left", "right"), list(product(BOUNDS, BOUNDS)))
    def test_the_other_way_round(self, left: Bound, right: Bound) -> None:
        """Exchanging the sides turns the bound."""
        turned = {"at_least": "at_most", "at_most": "at_least"}
        bound = bound_of(left, right)
        assert bound_of(right, left) == turned.get(bound or "", bound)

    def test_payscale(self) -> None:
        """Base pay "closer to $46,000" and "more than $64,000": about $18,000 more, and no least difference."""
        base = ri.role("account manager").salary.select(component="base", source="investopedia")
        early, late = (next(each for each in base if each.bound == bound) for bound in ("about", "at_least"))
        gap = ri.SalaryGap(early, late)
        assert (str(gap.difference), gap.bound) == ("USD 18,000 per year", "about")
        assert "Right - left: about +$18,000 per year, about 39.1% of the left figure." in " ".join(str(gap).split())
