"""Many pays at once: which rows can be read, and what is wrong with the others."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Any, Self, TypeVar, get_args

import attrs

from roleinfo.errors import (
    LONGEST_LINE,
    CurrencyMismatchError,
    InvalidArgumentError,
    NotComparableError,
    RoleinfoError,
    sanitize,
    shown,
)
from roleinfo.model._edges import OneLine
from roleinfo.model._results import PayResult, TupleResult
from roleinfo.model.arguments import check_items, check_word
from roleinfo.model.pay import Pay
from roleinfo.model.rules import check_fields
from roleinfo.typing import ErrorHandling

_PUBLISHERS_OF_NUMBERS = ("builtins", "decimal", "numpy", "pandas")
_NO_VALUE = ("NAType", "MaskedConstant")

R_co = TypeVar("R_co", covariant=True)
T = TypeVar("T")


@attrs.frozen(field_transformer=check_fields, repr=False)
class RowProblem(OneLine):
    """Why one row of many was not read.

    ``row`` is the caller's own key, or the position in a list, from 1. ``field`` is ``pay`` or
    ``grade``, ``value`` what stood there as a message shows it (one line of at most 60
    characters), and ``message`` what is wrong with it.
    """

    row: object
    field: str
    value: str
    message: str

    def __str__(self) -> str:
        joint = " " if self.message.startswith(("must ", "is ")) else ": "
        return f"row {shown(self.row)}: {self.field}{joint}{self.message}"


class PayRows(PayResult, TupleResult[R_co]):
    """The rows that were read, in the caller's order, and ``problems``, those that were not.

    A tuple, equal to another of its class with equal rows and problems; without problems it is
    equal to a plain tuple too. A slice is of the same class, without the problems.
    """

    problems: tuple[RowProblem, ...]

    def __new__(cls, rows: Iterable[R_co] = (), problems: Iterable[RowProblem] = ()) -> Self:
        self = super().__new__(cls, rows)
        vars(self)["problems"] = tuple(problems)
        return self

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be set")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        if isinstance(other, PayRows):
            return type(other) is type(self) and self.problems == other.problems and tuple.__eq__(self, other)
        return tuple.__eq__(self, other) if not self.problems else False

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash((tuple(self), self.problems)) if self.problems else tuple.__hash__(self)

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (tuple(self), self.problems)


class RefusedFieldError(Exception):
    """One field of one row cannot be read; `read_rows` says which row it was."""

    def __init__(self, field: str, value: object, rule: str) -> None:
        super().__init__(field, rule)
        self.field = field
        self.value = value
        self.rule = rule


def is_blank(value: object) -> bool:
    """Whether a cell holds nothing: None, blanks alone, not-a-number, pandas.NA.

    >>> is_blank("  "), is_blank(float("nan")), is_blank(0)
    (True, True, False)
    """
    if value is None or isinstance(value, str):
        return value is None or not str(value).strip()
    if isinstance(value, Decimal):
        return value.is_nan()
    kind = type(value)
    if not isinstance(value, float) and kind.__module__.partition(".")[0] not in _PUBLISHERS_OF_NUMBERS:
        return False
    if kind.__name__ in _NO_VALUE:
        return True
    try:
        return bool(value != value)  # noqa: PLR0124  # of all numbers, not-a-number alone differs from itself
    except Exception:  # what an array of another package raises is its own
        return False


def paid(value: Any, read: Callable[[Any], Pay]) -> Pay:
    """The pay of a row; RefusedFieldError where the cell is blank or `read` refuses it."""
    return field_of("pay", value, read)


def field_of(field: str, value: Any, read: Callable[[Any], T]) -> T:
    """What is read from one cell; RefusedFieldError with the rule where the cell is blank or refused."""
    if is_blank(value):
        raise RefusedFieldError(field, value, f"is missing ({shown(value)})")
    try:
        return read(value)
    except InvalidArgumentError as error:
        raise RefusedFieldError(field, value, f"{error.rule}. {error.hint}" if error.hint else error.rule) from error
    except (TypeError, RoleinfoError) as error:
        raise RefusedFieldError(field, value, _why(error).removeprefix(f"{field} ")) from error


def _why(error: Exception) -> str:
    return "; ".join(error.reasons) if isinstance(error, NotComparableError) else str(error).rstrip(".")


def a_pay(value: Any) -> Pay:
    """The value itself, where it is a Pay; a number or text lacks a currency or a period."""
    if not isinstance(value, Pay):
        raise TypeError(f"must be a Pay, as Pay(50_000, 'USD', 'year'), not {shown(value)}")
    return value


def rows_in(name: str, pays: Any) -> Iterable[tuple[object, Any]]:
    """The rows of a mapping by its keys, and of a list or another iterable by their positions, from 1."""
    return pays.items() if isinstance(pays, Mapping) else enumerate(check_items(name, pays, "Pay objects"), 1)


def all_paid(name: str, pays: Any) -> tuple[Pay, ...]:
    """The pays of a list or mapping, for a function that takes all or none; its error names the row."""
    return tuple(read_rows(name, rows_in(name, pays), lambda _row, value: paid(value, a_pay))[0])


def check_errors(errors: object) -> None:
    """Refuse what is neither ``raise`` nor ``collect``."""
    check_word("errors", errors, get_args(ErrorHandling))


def read_rows(
    name: str,
    rows: Iterable[tuple[object, Any]],
    read: Callable[[object, Any], T],
    errors: ErrorHandling | None = None,
) -> tuple[list[T], tuple[RowProblem, ...]]:
    """What ``read(row, value)`` returns for each row, and the problems of the rows that it refused.

    ``errors`` is ``collect``, ``raise``, or None for a function that has no such option. Unless
    problems are collected one InvalidArgumentError of the argument ``name`` names the first row
    that was refused, and says how many more there are.
    """
    if errors is not None:
        check_errors(errors)
    good: list[T] = []
    problems: list[RowProblem] = []
    first: tuple[object, BaseException] | None = None
    more = -1
    for row, value in rows:
        try:
            good.append(read(row, value))
        except RefusedFieldError as error:
            field, held, rule, cause = error.field, error.value, error.rule, error.__cause__ or error
        except (NotComparableError, CurrencyMismatchError) as error:
            field, held, rule, cause = "pay", value, _why(error), error
        else:
            continue
        more += 1
        if first is None or errors == "collect":
            problems.append(RowProblem(row, field, shown(held), sanitize(rule, LONGEST_LINE)))
        first = first or (held, cause)
    if first and errors != "collect":
        hints = [
            *([f"{more:,} more {'row was' if more == 1 else 'rows were'} not read"] if more else []),
            *(["errors='collect' reads the others"] if errors and good else []),
        ]
        held, cause = first
        raise InvalidArgumentError(name, held, str(problems[0]), "; ".join(hints)) from cause
    return good, tuple(problems)
