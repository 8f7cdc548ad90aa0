"""A section's gaps as a sequence, with what was left out of it."""

from collections.abc import Iterator, Sequence
from typing import Generic, Protocol, Self, TypeVar, overload

import attrs

from roleinfo.diffs.pairing import LeftOut
from roleinfo.model._results import GapResult
from roleinfo.model.caveat import Caveat
from roleinfo.model.rules import check_fields


class Gap(Protocol):
    """Two figures set against each other."""

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What is doubtful in this pair."""


G = TypeVar("G", bound=Gap)


@attrs.frozen(field_transformer=check_fields, repr=False)
class Gaps(Sequence[G], GapResult, Generic[G]):
    """The gaps of a section in their order, and in ``left_out`` what was not compared and why.

    A slice has the gaps of that slice, and is of the same class.
    """

    gaps: tuple[G, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @overload
    def __getitem__(self, index: int) -> G: ...
    @overload
    def __getitem__(self, index: slice) -> Self: ...
    def __getitem__(self, index: int | slice) -> G | Self:
        return attrs.evolve(self, gaps=self.gaps[index]) if isinstance(index, slice) else self.gaps[index]

    def __len__(self) -> int:
        return len(self.gaps)

    def __iter__(self) -> Iterator[G]:
        return iter(self.gaps)

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What is doubtful in any of the gaps."""
        return tuple(caveat for gap in self.gaps for caveat in gap.caveats)
