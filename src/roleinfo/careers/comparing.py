"""Two paths compared: what each costs and gives, in all and step by step."""

from decimal import Decimal
from itertools import zip_longest

import attrs

from roleinfo.careers.moves import Move
from roleinfo.careers.paths import CareerPath
from roleinfo.diffs.options import Options
from roleinfo.diffs.roles import RoleDiff
from roleinfo.diffs.salaries import compare_salaries
from roleinfo.diffs.salary import SalaryGap
from roleinfo.model._results import CareerResult
from roleinfo.model.arguments import check_type
from roleinfo.model.exact import subtract
from roleinfo.model.rules import check_fields


@attrs.frozen(field_transformer=check_fields, repr=False)
class StepPair:
    """The steps of one number of two paths; a path that has ended has none."""

    left: Move | None
    right: Move | None

    @property
    def roles(self) -> RoleDiff | None:
        """The two roles that the steps lead to, compared at the paths' places; None where a path has ended."""
        if self.left is None or self.right is None:
            return None
        left, right = self.left.destination_node, self.right.destination_node
        return RoleDiff(left.at_place, right.at_place, _options(self.left, self.right))

    @property
    def pay(self) -> SalaryGap | None:
        """Pay after the step, right against left, on one basis; None where there is none."""
        if self.left is None or self.right is None:
            return None
        left, right = self.left.destination_node, self.right.destination_node
        return compare_salaries(left.paid, right.paid, _options(self.left, self.right)).headline


@attrs.frozen(field_transformer=check_fields, repr=False)
class PathDiff(CareerResult):
    """Two paths compared; every difference is right - left, and None where a side is not known."""

    left: CareerPath
    right: CareerPath

    @property
    def steps(self) -> tuple[StepPair, ...]:
        """The steps of both, number by number."""
        return tuple(StepPair(*pair) for pair in zip_longest(self.left.moves, self.right.moves))

    @property
    def shared(self) -> tuple[str, ...]:
        """The ids of the roles that both go through, in the order of the left path."""
        return tuple(id_ for id_ in self.left.ids if id_ in self.right.ids)

    @property
    def length(self) -> int:
        """How many steps more the right path has."""
        return len(self.right) - len(self.left)

    @property
    def learning(self) -> float | None:
        """How much more has to be learned on the right path, what is learned twice counted once."""
        left, right = self.left.learning, self.right.learning
        return None if left is None or right is None else right - left

    @property
    def months(self) -> Decimal | None:
        """How many more months of related work, school and training the steps of the right path require."""
        left, right = self.left.months, self.right.months
        return None if left is None or right is None else subtract(right, left)

    @property
    def end(self) -> RoleDiff:
        """The two last roles compared, with pay and jobs at the paths' places."""
        return RoleDiff(self.left.nodes[-1].at_place, self.right.nodes[-1].at_place, self._options)

    @property
    def pay(self) -> SalaryGap | None:
        """Pay at the end of both, on one basis; None where there is none, as where the end is the same."""
        if self.left.ids[-1] == self.right.ids[-1]:
            return None
        return compare_salaries(self.left.nodes[-1].paid, self.right.nodes[-1].paid, self._options).headline

    @property
    def lowest_pay(self) -> SalaryGap | None:
        """The lowest pay on the right path against that on the left.

        None where a step's pay is not known, and where it is one figure, as `same_lowest_pay` says.
        """
        return None if self.same_lowest_pay else self._lowest

    @property
    def same_lowest_pay(self) -> bool:
        """Whether the lowest pay of both paths is one published figure; False where a step's pay is not known."""
        gap = self._lowest
        if gap is None:
            return False
        lowest = (path.ids[path.pay.index(path.lowest_pay, 1)] for path in (self.left, self.right))
        return gap.samples.relation == "same-cell" or (gap.left == gap.right and len({*lowest}) == 1)

    @property
    def _lowest(self) -> SalaryGap | None:
        left, right = self.left.lowest_pay, self.right.lowest_pay
        if left is None or right is None or None in (*self.left.pay[1:], *self.right.pay[1:]):
            return None
        if left.measure != right.measure or left.source.series != right.source.series:
            return None
        return SalaryGap(left, right, self._options.confidence)

    @property
    def _options(self) -> Options:
        return _options(self.left.moves[0], self.right.moves[0])


def _options(left: Move, right: Move) -> Options:
    # Of two levels the higher one, which is the same from either side.
    return Options(confidence=max(left.thresholds.confidence, right.thresholds.confidence))


def compare_paths(left: CareerPath, right: CareerPath) -> PathDiff:
    """Compare two paths: pay and jobs at their places, tested at the confidence of their thresholds.

    Raises TypeError for what is no path.

    >>> import roleinfo as ri
    >>> one, other = ri.career_paths("registered nurse", "nurse practitioner", limit=2)
    >>> ri.compare_paths(one, other).length
    1
    """
    check_type("left", left, CareerPath)
    check_type("right", right, CareerPath)
    return PathDiff(left, right)
