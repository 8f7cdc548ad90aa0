"""Employees as columns, as the gaps between groups of them are worked out: what each cell of a table says."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, Literal, TypeVar

import attrs

from roleinfo.errors import InvalidArgumentError, shown
from roleinfo.model.exact import divide, exact, fits, rounded
from roleinfo.model.pay import MOST_HOURS, Pay
from roleinfo.model.text import folded
from roleinfo.pay.amounts import DECIMALS
from roleinfo.pay.batch import is_blank
from roleinfo.typing import Period

UNSTATED: Final = "unstated"
"""What those are called whose group is not stated."""

ControlKind = Literal["number", "level"]
"""How a control is read: as a number with a slope, or as levels of which each has its own pay."""

_LONGEST: Final = 200
_DIGITS: Final = 15
_FLAGS: Final = {
    **dict.fromkeys(("true", "yes", "y", "1", "t"), True),
    **dict.fromkeys(("false", "no", "n", "0", "f"), False),
}

V = TypeVar("V")


@attrs.frozen
class Control:
    """What pay is adjusted for: a number or a level an employee, None where it is blank or cannot be read."""

    name: str
    kind: ControlKind
    values: tuple[Any, ...]


@attrs.frozen(kw_only=True)
class Employees:
    """Employees, one a position in every column; None is what is not known of one, or of all of them.

    ``annual`` is the pay of a year without the bonus, for the ``hours`` that are paid in it, ``hourly``
    what the caller states of an hour, and ``bonus`` what varies or comes on top in a year. ``unread``
    has the positions, from 1, of the cells that cannot be read, by the name of their column.
    """

    groups: tuple[str | None, ...]
    annual: tuple[Decimal | None, ...]
    hours: tuple[Decimal | None, ...]
    hourly: tuple[Decimal | None, ...] | None = None
    bonus: tuple[Decimal | None, ...] | None = None
    blank_bonuses: int = 0
    full_pay: tuple[bool | None, ...] | None = None
    categories: tuple[str | None, ...] | None = None
    controls: tuple[Control, ...] = ()
    unread: Mapping[str, tuple[int, ...]] = attrs.Factory(dict)

    def __len__(self) -> int:
        return len(self.groups)

    @property
    def hourly_pay(self) -> tuple[Decimal | None, ...]:
        """The pay of an hour without the bonus, unless it is stated."""
        if self.hourly is not None:
            return self.hourly
        return tuple(
            divide(pay, hours) if pay and hours else None for pay, hours in zip(self.annual, self.hours, strict=True)
        )


Column = Sequence[object]


def read_employees(
    *,
    annual: Sequence[Decimal | None],
    hours: Sequence[Decimal | None],
    currency: str,
    group: tuple[str, Column],
    category: tuple[str, Column] | None = None,
    bonus: tuple[str, Column] | None = None,
    hourly: tuple[str, Column] | None = None,
    full_pay: tuple[str, Column] | None = None,
    controls: Iterable[tuple[str, Column]] = (),
    kinds: Mapping[str, ControlKind] | None = None,
) -> Employees:
    """Employees from the cells of a table, each column with its name.

    A blank bonus is none. A cell that cannot be read, a negative amount among them, is counted in ``unread``.
    """
    unread: dict[str, tuple[int, ...]] = {}

    def read(column: tuple[str, Column] | None, cell: Callable[[Any], V]) -> tuple[V | None, ...] | None:
        return None if column is None else _read(column, cell, unread)

    blank = 0 if bonus is None else sum(map(is_blank, bonus[1]))
    bonuses = read(bonus, lambda value: amount_in(value, currency, "year"))
    if bonus is not None and bonuses is not None:
        bonuses = tuple(Decimal(0) if is_blank(cell) else value for cell, value in zip(bonus[1], bonuses, strict=True))
    return Employees(
        groups=_labels(group, unread),
        annual=tuple(pay or None for pay in annual),
        hours=tuple(number if number and 0 < number <= MOST_HOURS else None for number in hours),
        hourly=_positive(read(hourly, lambda value: amount_in(value, currency, "hour"))),
        bonus=bonuses,
        blank_bonuses=blank,
        full_pay=read(full_pay, _flag),
        categories=None if category is None else _labels(category, unread),
        controls=tuple(_control(column, (kinds or {}).get(column[0]), unread) for column in controls),
        unread=unread,
    )


def _read(
    column: tuple[str, Column], cell: Callable[[Any], V], unread: dict[str, tuple[int, ...]]
) -> tuple[V | None, ...]:
    name, cells = column
    values: list[V | None] = []
    wrong: list[int] = []
    for position, value in enumerate(cells, 1):
        try:
            values.append(None if is_blank(value) else cell(value))
        except (TypeError, ValueError, ArithmeticError):
            values.append(None)
            wrong.append(position)
    if wrong:
        unread[name] = tuple(wrong)
    return tuple(values)


def amount_in(value: Any, currency: str, period: Period) -> Decimal:
    """An amount of a cell, 0 or more; ValueError or TypeError where it is none, or of another currency or period."""
    if isinstance(value, Pay):
        pay = value
    elif isinstance(value, str):
        pay = Pay.parse(value, currency, period)
    else:
        return _at_least_zero(_number(value))
    if (pay.currency, pay.period) != (currency, period):
        raise ValueError(f"must be {currency} per {period}, not {pay.currency} per {pay.period}")
    return _at_least_zero(pay.amount)


def _at_least_zero(number: Decimal) -> Decimal:
    if number < 0:
        raise ValueError("must be 0 or more")
    return number


def _number(value: Any) -> Decimal:
    if isinstance(value, bool):
        raise TypeError("must be a number")
    if isinstance(value, str):
        value = Decimal(value.strip().replace(",", ""))
    # A quotient in floating point has more digits than an amount; what lies beyond those is no money.
    number = Decimal(str(value)) if isinstance(value, float) else value
    if isinstance(number, Decimal) and number.is_finite() and not fits(number) and number.adjusted() < _DIGITS:
        number = rounded(number, DECIMALS)
    return exact(number)


def _flag(value: Any) -> bool:
    return _FLAGS[text] if (text := folded(str(value).removesuffix(".0"))) in _FLAGS else _refuse(value)


def _refuse(value: object) -> bool:
    raise ValueError(f"must be yes or no, not {shown(value)}")


def _label(value: Any) -> str:
    # A whole number beside blanks is a float in a data frame.
    text = str(int(value)) if isinstance(value, float) and value == int(value) else str(value)
    text = " ".join(text.split())
    if not text or len(text) > _LONGEST or not text.isprintable():
        raise ValueError("must be a short text")
    return text


def _labels(column: tuple[str, Column], unread: dict[str, tuple[int, ...]]) -> tuple[str | None, ...]:
    """The labels of a column; those that differ in case, accents or blanks alone are one, in its usual spelling."""
    texts = _read(column, _label, unread)
    spellings = Counter(text for text in texts if text is not None)
    usual: dict[str, str] = {}
    for text in sorted(spellings, key=lambda text: (-spellings[text], text)):
        usual.setdefault(folded(text), text)
    return tuple(None if text is None or folded(text) == UNSTATED else usual[folded(text)] for text in texts)


def _control(column: tuple[str, Column], kind: ControlKind | None, unread: dict[str, tuple[int, ...]]) -> Control:
    """A control in the kind that is stated, else as numbers where every cell is one, and as levels where not."""
    name, cells = column
    filled = [cell for cell in cells if not is_blank(cell)]
    if kind is None:
        kind = "number" if filled and all(map(_is_number, filled)) else "level"
    if kind == "number":
        return Control(name, kind, _read(column, _measure, unread))
    return Control(name, kind, _labels(column, unread))


def _measure(value: Any) -> float:
    """A finite number of any size."""
    if isinstance(value, bool):
        raise TypeError("must be a number")
    number = float(value.strip().replace(",", "") if isinstance(value, str) else value)
    if number - number != 0:
        raise ValueError("must be finite")
    return number


def _is_number(value: object) -> bool:
    try:
        _measure(value)
    except (TypeError, ValueError, ArithmeticError):
        return False
    return True


def _positive(amounts: tuple[Decimal | None, ...] | None) -> tuple[Decimal | None, ...] | None:
    return None if amounts is None else tuple(amount or None for amount in amounts)


def reference_label(groups: Sequence[str | None], reference: str, column: str, least: int) -> str:
    """The group that a text names, in the spelling of the column; an error lists the groups of at least so many."""
    known = dict.fromkeys(group for group in groups if group is not None)
    for group in known:
        if folded(group) == folded(reference):
            return group
    # What few employees have in common may be their names.
    counts = Counter(groups)
    named = ", ".join(sorted(group for group in known if counts[group] >= least)[:8])
    rule = f"must be a group of the column {column!r}" + (f", one of {named}" if named else "")
    raise InvalidArgumentError("reference", reference, rule)
