"""The columns of a priced roster that the gaps between groups of its employees are worked out of."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, get_args

from roleinfo.errors import InvalidArgumentError, did_you_mean, shown
from roleinfo.model.arguments import check_items, check_name, check_word
from roleinfo.model.exact import add, multiply
from roleinfo.model.pay import Pay
from roleinfo.pay.batch import is_blank
from roleinfo.roster.employees import ControlKind, Employees, amount_in, read_employees

if TYPE_CHECKING:
    from roleinfo.roster.priced import PricedRoster
    from roleinfo.roster.rows import PricedRow


def employees_of(
    priced: "PricedRoster",
    group: str,
    *,
    category: str | None,
    bonus: str | None,
    hourly: str | None,
    full_pay: str | None,
    controls: Iterable[str] | Mapping[str, ControlKind],
) -> Employees:
    """The employees of a roster as columns: what is paid for a year, the hours of it, and the columns named.

    Pay in another currency than that of most employees is left out. What is variable is the bonus and, where the
    roster has it apart, the commission.
    """
    currencies = Counter(row.pay.currency for row in priced if row.pay is not None)
    currency = max(currencies, key=lambda code: (currencies[code], code)) if currencies else "USD"

    def cells(argument: str, name: str | None) -> tuple[str, Sequence[object]] | None:
        return None if name is None else (name, _cells(priced, argument, name))

    kinds: dict[str, ControlKind] = dict(controls) if isinstance(controls, Mapping) else {}
    names = check_items("controls", controls, "columns of the roster")
    for kind in kinds.values():
        check_word("controls", kind, get_args(ControlKind))
    return read_employees(
        annual=[_amount(row.annual, currency) for row in priced],
        hours=[None if row.hours is None else multiply(row.hours, row.fte) for row in priced],
        currency=currency,
        group=(group, _cells(priced, "group", group)),
        category=cells("category", category),
        bonus=_variable_pay(priced, currency, cells("bonus", bonus)),
        hourly=cells("hourly", hourly),
        full_pay=cells("full_pay", full_pay),
        controls=[(name, _cells(priced, "controls", name)) for name in names],
        kinds=kinds,
    )


def _cells(priced: "PricedRoster", argument: str, name: str) -> Sequence[object]:
    check_name(argument, name)
    if name not in priced.columns:
        known = [column for column in priced.columns if isinstance(column, str)]
        rule = f"must be a column of the roster; there is no column {shown(name)}"
        raise InvalidArgumentError(argument, name, rule, did_you_mean(name, known))
    at = priced.columns.index(name)
    return [row.cells[at] for row in priced]


def _amount(pay: Pay | None, currency: str) -> Decimal | None:
    return pay.amount if pay is not None and pay.currency == currency else None


def _variable_pay(
    priced: "PricedRoster", currency: str, column: tuple[str, Sequence[object]] | None
) -> tuple[str, Sequence[object]] | None:
    """The bonus of the column named, else that of the roster, and the commission of the roster with it."""
    if column is None and not any(row.bonus or row.commission for row in priced):
        return None
    name, bonuses = column or ("bonus", [row.bonus for row in priced])
    return name, [_with_commission(cell, row, currency) for cell, row in zip(bonuses, priced, strict=True)]


def _with_commission(bonus: object, row: "PricedRow", currency: str) -> object:
    commission = _amount(row.commission, currency)
    if not commission:
        return bonus
    if is_blank(bonus):
        return commission
    try:
        return add(amount_in(bonus, currency, "year"), commission)
    except (TypeError, ValueError, ArithmeticError):
        return bonus
