"""The merit matrix: employees by rating and by where their pay lies, with the raise of each cell."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, Literal

import attrs

from roleinfo.errors import InvalidArgumentError, did_you_mean, shown
from roleinfo.model._results import RosterResult
from roleinfo.model.arguments import check_items, check_mapping, check_name, check_number, check_word
from roleinfo.model.pay import Pay
from roleinfo.pay.amounts import multiplied, sum_of
from roleinfo.roster.cells import text_of

if TYPE_CHECKING:
    from roleinfo.roster.priced import PricedRoster
    from roleinfo.roster.rows import PricedRow

RatioKind = Literal["compa_ratio", "market_ratio"]
EDGES: Final = (Decimal("0.8"), Decimal("0.9"), Decimal(1), Decimal("1.1"), Decimal("1.2"))
"""Where the zones of a merit matrix end, as ratios."""
_MOST_EDGES: Final = 20


@attrs.frozen(kw_only=True, repr=False)
class MeritCell(RosterResult):
    """The employees of a rating whose ratio is at least ``low`` and below ``high``; None is an open end.

    ``increase`` is the raise that the guide has for them, a fraction, and ``cost`` what it comes to in a year.
    """

    rating: str
    low: Decimal | None
    high: Decimal | None
    people: int
    payroll: Pay | None
    increase: Decimal | None = None
    cost: Pay | None = None


@attrs.frozen(kw_only=True, repr=False)
class MeritMatrix(RosterResult):
    """Employees by rating and compa-ratio, or market ratio (``of``): a cell for each rating and zone.

    ``left_out`` counts the employees without a rating or without a ratio.
    """

    column: str
    of: RatioKind
    cells: tuple[MeritCell, ...]
    left_out: int

    @property
    def ratings(self) -> tuple[str, ...]:
        """The ratings, in their order."""
        return tuple(dict.fromkeys(cell.rating for cell in self.cells))

    @property
    def people(self) -> int:
        """How many employees are in the matrix."""
        return sum(cell.people for cell in self.cells)

    @property
    def raised(self) -> int:
        """How many employees the guide has an increase for."""
        return sum(cell.people for cell in self.cells if cell.increase)

    @property
    def payroll(self) -> Pay | None:
        """What the employees of the matrix are paid for a year."""
        return sum_of(cell.payroll for cell in self.cells)

    @property
    def cost(self) -> Pay | None:
        """What all raises come to in a year; None without a guide."""
        return sum_of(cell.cost for cell in self.cells)


def merit_matrix_of(
    priced: "PricedRoster",
    rating: str,
    increases: Mapping[Any, Sequence[Decimal | float]] | None,
    of: RatioKind,
    edges: Sequence[Decimal | float],
) -> MeritMatrix:
    """The merit matrix of a roster, with the raises of a guide where there is one."""
    check_word("of", of, ("compa_ratio", "market_ratio"))
    check_name("rating", rating)
    if rating not in priced.columns:
        rule = f"must be a column of the roster; there is no column {shown(rating)}"
        known = [name for name in priced.columns if isinstance(name, str)]
        raise InvalidArgumentError("rating", rating, rule, did_you_mean(rating, known))
    ends = [check_number("edges", edge, 0) for edge in check_items("edges", edges, "ratios", _MOST_EDGES)]
    if ends != sorted(set(ends)):
        raise InvalidArgumentError("edges", edges, "must be ratios that rise")
    guide = _guide(increases, len(ends) + 1)
    at = priced.columns.index(rating)
    members: dict[tuple[str, int], list[PricedRow]] = {}
    left_out = 0
    for row in priced.rows:
        name = text_of(row.cells[at])
        ratio = row.compa_ratio if of == "compa_ratio" else row.ratio
        if name is None or ratio is None:
            left_out += 1
        else:
            members.setdefault((name, bisect_right(ends, ratio)), []).append(row)
    ratings = sorted({name for name, _ in members} | {*guide})
    zones = range(len(ends) + 1)
    cells = [_cell(name, zone, ends, members.get((name, zone), []), guide) for name in ratings for zone in zones]
    return MeritMatrix(column=rating, of=of, cells=tuple(cells), left_out=left_out)


def _guide(increases: Mapping[Any, Sequence[Decimal | float]] | None, zones: int) -> dict[str, list[Decimal]]:
    """The raises of each rating, one a zone."""
    if increases is None:
        return {}
    check_mapping("increases", increases, "from ratings to raises, one a zone")
    guide = {}
    for name, raises in increases.items():
        values = [check_number("increases", raise_, 0, 1) for raise_ in check_items("increases", raises, "fractions")]
        if len(values) != zones:
            rule = f"must have {zones} raises for each rating, one a zone from the lowest ratio up"
            raise InvalidArgumentError("increases", raises, rule)
        guide[str(name)] = values
    return guide


def _cell(
    name: str, zone: int, ends: Sequence[Decimal], rows: Sequence["PricedRow"], guide: Mapping[str, Sequence[Decimal]]
) -> MeritCell:
    payroll = sum_of(row.annual for row in rows)
    increase = guide[name][zone] if name in guide else None
    return MeritCell(
        rating=name,
        low=ends[zone - 1] if zone else None,
        high=ends[zone] if zone < len(ends) else None,
        people=len(rows),
        payroll=payroll,
        increase=increase,
        cost=None if payroll is None or increase is None else multiplied(payroll, increase),
    )
