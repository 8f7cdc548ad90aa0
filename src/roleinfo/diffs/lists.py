"""Lists set against each other: what both roles have, and what only one has."""

from collections.abc import Iterable
from typing import Generic, TypeVar

import attrs

from roleinfo.diffs.pairing import LeftOut, Pair, Path, common_lists, matched_pairs, ordered, pair_caveats
from roleinfo.model._results import GapResult
from roleinfo.model.caveat import Caveat
from roleinfo.model.fact import Fact
from roleinfo.model.rules import check_fields

F = TypeVar("F", bound=Fact)


@attrs.frozen(field_transformer=check_fields, repr=False)
class ListDiff(GapResult, Generic[F]):
    """What two lists share (as pairs, left and right), what stands in one alone, and what was left out.

    It is false where one side has no list to compare.
    """

    path: Path
    shared: tuple[Pair[F], ...] = ()
    only_left: tuple[F, ...] = ()
    only_right: tuple[F, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.shared or (self.only_left and self.only_right))

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What is doubtful in setting these lists against each other."""
        if not self:
            return ()
        pairs = self.shared or ((self.only_left[0], self.only_right[0]),)
        return tuple(
            dict.fromkeys(
                caveat
                for left, right in pairs
                for caveat in pair_caveats(left, right, self.path)
                if caveat.code in ("different-sources", "undated", "different-dates")
            )
        )


def compare_lists(lefts: Iterable[F], rights: Iterable[F], path: Path) -> ListDiff[F]:
    """What both lists have under one measure, and what only one has; lists of common sources first."""
    mine, theirs, out = common_lists(tuple(lefts), tuple(rights), path)
    pairing = matched_pairs(mine, theirs, path)
    alone = {(omitted.side, omitted.fact.key) for omitted in pairing.left_out if omitted.code == "no-counterpart"}
    return ListDiff(
        path,
        tuple(sorted(pairing.pairs, key=lambda pair: pair[0].measure)),
        tuple(fact for fact in mine if ("left", fact.key) in alone),
        tuple(fact for fact in theirs if ("right", fact.key) in alone),
        ordered([*out, *(omitted for omitted in pairing.left_out if omitted.code != "no-counterpart")]),
    )
