"""The kinds of values: data type in frames, form for programs and for readers, alignment, kind of a difference."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, TypeVar

import attrs

from roleinfo.text.numbers import (
    format_date,
    format_fraction,
    format_money,
    format_number,
    format_percent,
    format_points,
)
from roleinfo.views.tabular import DataType

if TYPE_CHECKING:
    from roleinfo.model.pay import Pay
    from roleinfo.model.source import Source

V = TypeVar("V")


@attrs.frozen(eq=False)
class Kind(Generic[V]):
    """How values of one kind are written.

    ``name`` is its name in a schema; ``wire`` gives the value to programs (frame, CSV, JSON) and
    ``text`` to readers; ``change`` is the kind of a difference of two, where there is one.
    """

    name: str
    data_type: DataType
    wire: Callable[[V], Any]
    text: Callable[[V], str]
    align: Literal["left", "right"] = "right"
    change: "Kind[Any] | None" = None


def _same(value: Any) -> Any:
    return value


def _amount(pay: "Pay") -> Decimal:
    return pay.amount


Measured = tuple[Kind[Any], Any]
"""A value that brings its own kind, where the rows of one column measure different things."""

TEXT: Final = Kind[str]("text", "text", str, str, "left")
AMOUNT: Final = Kind[str]("text", "text", str, str)
"""A number in words, as ``at least $239,200``: with the numbers of other rows."""
TEXTS: Final = Kind[tuple[str, ...]]("texts", "text", "; ".join, "; ".join, "left")
FLAG: Final = Kind[bool]("flag", "flag", _same, lambda value: "yes" if value else "no", "left")
DATE: Final = Kind[str]("date", "text", str, format_date, "left")
SOURCE: "Final[Kind[Source]]" = Kind(
    "source", "text", lambda source: source.id, lambda source: source.display_name, "left"
)
WHOLE: Final = Kind[int]("whole", "count", _same, format_number)
NUMBER: Final = Kind[Decimal]("number", "number", _same, format_number)
RATIO: Final = Kind[Decimal]("ratio", "number", _same, lambda value: format_number(value, 3))
SCORE: Final = Kind[float]("score", "float", float, lambda value: format_number(Decimal(str(value)), 2))

COUNT_CHANGE: Final = Kind[Decimal]("count", "number", _same, lambda value: format_number(value, 0, signed=True))
COUNT: Final = Kind[Decimal]("count", "number", _same, lambda value: format_number(value, 0), change=COUNT_CHANGE)
POINTS: Final = Kind[Decimal]("points", "number", _same, format_points)
PERCENT: Final = Kind[Decimal]("percent", "number", _same, format_percent, change=POINTS)
FRACTION_CHANGE: Final = Kind[Decimal]("fraction", "number", _same, lambda value: format_fraction(value, signed=True))
FRACTION: Final = Kind[Decimal]("fraction", "number", _same, format_fraction, change=FRACTION_CHANGE)
MEASURE_CHANGE: Final = Kind[Decimal]("number", "number", _same, lambda value: format_number(value, 3, signed=True))
MEASURE: Final = Kind[Decimal]("number", "number", _same, lambda value: format_number(value, 3), change=MEASURE_CHANGE)
"""A measure that others published, on a scale of their own."""
MONEY_CHANGE: "Final[Kind[Pay]]" = Kind("money", "number", _amount, lambda pay: format_money(pay, signed=True))
MONEY: "Final[Kind[Pay]]" = Kind("money", "number", _amount, format_money, change=MONEY_CHANGE)
PLAIN: Final[Mapping[DataType, Kind[Any]]] = {"text": TEXT, "number": NUMBER, "count": WHOLE, "flag": FLAG}
"""The kind of a column of which only the data type is known."""
MEASURED: Final = Kind[Measured](
    "measured", "number", lambda value: value[0].wire(value[1]), lambda value: value[0].text(value[1])
)
