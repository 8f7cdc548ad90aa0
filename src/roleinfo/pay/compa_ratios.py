"""The compa-ratios of a group of employees."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

import attrs

from roleinfo.errors import InvalidArgumentError
from roleinfo.model._results import PayResult
from roleinfo.model.arguments import check_items, check_type
from roleinfo.model.exact import divide
from roleinfo.model.pay import Pay
from roleinfo.model.rules import Ruled, check_fields
from roleinfo.pay.amounts import check_period, ratio, total
from roleinfo.pay.batch import RowProblem, all_paid


def _pays(items: Iterable[Pay]) -> tuple[Pay, ...]:
    return all_paid("pays", items)


def _midpoints(items: Iterable[Pay]) -> tuple[Pay, ...]:
    return all_paid("midpoints", items)


@attrs.frozen(field_transformer=check_fields, repr=False)
class CompaRatios(PayResult, Ruled):
    """The compa-ratios of a group, each pay with its own midpoint.

    ``of_sums`` and ``mean_of_ratios`` sum the group up in two ways, which differ where the
    midpoints do: the first weighs each employee by the midpoint, the second counts each once.
    ``positions`` are those of the pays among the rows that were given, from 1, and ``problems``
    says why the other rows were not read.
    """

    pays: tuple[Pay, ...] = attrs.field(converter=_pays)
    midpoints: tuple[Pay, ...] = attrs.field(converter=_midpoints)
    positions: tuple[int, ...] = attrs.field(
        default=attrs.Factory(lambda self: tuple(range(1, len(self.pays) + 1)), takes_self=True)
    )
    problems: tuple[RowProblem, ...] = ()

    @classmethod
    def of(cls, rows: "Iterable[tuple[int, Pay, Pay]]", problems: Iterable[RowProblem] = ()) -> "CompaRatios":
        """The ratios of rows of a position, a pay and its midpoint, beside the problems of the other rows."""
        triples = check_items("rows", rows, "positions with a pay and its midpoint")
        for triple in triples:
            check_type("rows", triple, tuple, wanted="a list of a position, a pay and its midpoint")
            if len(triple) != 3:
                raise InvalidArgumentError("rows", triple, "must each be a position, a pay and its midpoint")
        positions, pays, midpoints = zip(*triples, strict=True) if triples else ((), (), ())
        return cls(pays, midpoints, positions, check_items("problems", problems, "RowProblem objects"))

    def _own_rules(self) -> Iterator[tuple[str, str]]:
        if len(self.pays) != len(self.midpoints):
            yield "midpoints", f"{len(self.pays)} pays have {len(self.midpoints)} midpoints"
        if len(self.pays) != len(self.positions):
            yield "positions", f"{len(self.pays)} pays have {len(self.positions)} positions"
        for pay in (*self.pays, *self.midpoints):
            check_period((*self.midpoints, *self.pays)[0], pay, "a group")

    @property
    def ratios(self) -> tuple[Decimal | None, ...]:
        """Pay / midpoint of each, in the order given."""
        return tuple(ratio(pay, midpoint) for pay, midpoint in zip(self.pays, self.midpoints, strict=True))

    @property
    def of_sums(self) -> Decimal | None:
        """Sum of pay / sum of midpoints; None for no employees, and where the midpoints are 0."""
        midpoints = total(midpoint.amount for midpoint in self.midpoints)
        return divide(total(pay.amount for pay in self.pays), midpoints) if midpoints else None

    @property
    def mean_of_ratios(self) -> Decimal | None:
        """The mean of the single ratios; None for no employees, and where a midpoint is 0."""
        known = [value for value in self.ratios if value is not None]
        return divide(total(known), Decimal(len(known))) if known and len(known) == len(self.pays) else None

    def __len__(self) -> int:
        return len(self.pays)
