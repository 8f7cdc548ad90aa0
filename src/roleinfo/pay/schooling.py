"""When schooling has paid for itself, from the caller's own numbers."""

from decimal import Decimal
from typing import Final

import attrs

from roleinfo.errors import CurrencyMismatchError, InvalidArgumentError, NotComparableError
from roleinfo.model._edges import OneLine
from roleinfo.model._results import PayResult
from roleinfo.model.arguments import check_count, check_type, checked
from roleinfo.model.exact import add, chosen, divide, exact, multiply, rounded, shortest, subtract
from roleinfo.model.pay import Pay, converts_alone, hours_hint
from roleinfo.model.rules import check_fields

_ZERO: Final = Decimal(0)
_ONE: Final = Decimal(1)
_CENTS: Final = 2
_LONGEST: Final = 100
_MOST_YEARS: Final = Decimal(30)


@attrs.frozen(field_transformer=check_fields, repr=False)
class BreakEvenYear(OneLine):
    """One year from the start of school: the part ``in_school``, what it brings beside staying, and the sum so far.

    ``change`` and ``balance`` are amounts in the currency of the whole; with a discount, in money of the start.
    """

    number: int
    in_school: Decimal
    change: Decimal
    balance: Decimal


@attrs.frozen(field_transformer=check_fields, repr=False)
class BreakEven(PayResult):
    """What schooling costs in all, what it brings a year, and after how many years the two are even.

    ``cost``, ``lost_pay`` (the pay given up in school) and ``invested`` (both together) are amounts in
    ``currency``, of the whole time. ``years`` counts from the start of
    school, ``years_after`` from its end; both are None where it is not even within ``horizon`` years. Before taxes
    and aid, and of the pays that the caller names: no figure says what one person will earn.
    """

    cost: Decimal
    schooling: Decimal
    before: Pay
    after: Pay
    during: Pay
    movement: Decimal
    discount: Decimal
    horizon: int
    rows: tuple[BreakEvenYear, ...]
    years: Decimal | None

    @property
    def gain(self) -> Pay:
        """Pay after - pay before, a year, at the pay of the start."""
        return self.after - self.before

    @property
    def currency(self) -> str:
        """The currency of every amount."""
        return self.before.currency

    @property
    def lost_pay(self) -> Decimal:
        """Pay given up in school, at the pay of the start: (before - during) x years of school."""
        return multiply((self.before - self.during).amount, self.schooling)

    @property
    def invested(self) -> Decimal:
        """The cost of schooling + the pay given up."""
        return add(self.cost, self.lost_pay)

    @property
    def years_after(self) -> Decimal | None:
        """Years from the end of school until it is even; 0 where it is even before."""
        return None if self.years is None else max(subtract(self.years, self.schooling), _ZERO)


def break_even(
    cost: Decimal | int,
    schooling: Decimal | int | float,
    before: Pay,
    after: Pay,
    *,
    during: Pay | None = None,
    movement: Decimal | float = _ZERO,
    discount: Decimal | float = _ZERO,
    horizon: int = 40,
) -> BreakEven:
    """When schooling has paid for itself: its cost and the pay given up against what it brings a year.

    ``cost`` is all that school costs, in the currency of the pays, spread evenly over the years of ``schooling``.
    ``before`` is the pay without it, ``after`` the pay with it, ``during`` what is earned in school (nothing where
    it is not given). All pay moves by ``movement`` a year; with a ``discount`` later money counts for less. Within a
    year money comes evenly. Pay is taken for a year; pay per hour or day is to be converted first.

    Raises CurrencyMismatchError and NotComparableError for pays that do not meet, and InvalidArgumentError for
    numbers that cannot be.

    Two years at 30,000 in all, from 50,000 to 70,000: 130,000 / 20,000 is 6.5 years after school.

    >>> import roleinfo as ri
    >>> even = ri.break_even(30_000, 2, ri.Pay(50_000, "USD", "year"), ri.Pay(70_000, "USD", "year"))
    >>> even.invested, str(even.gain), even.years, even.years_after
    (Decimal('130000'), 'USD 20,000 per year', Decimal('8.5'), Decimal('6.5'))
    """
    pays = {"before": before, "after": after, "during": Pay(0, _currency(before), "year") if during is None else during}
    yearly = {name: _a_year(name, pay, before) for name, pay in pays.items()}
    years_of_school = checked("schooling", schooling, chosen)
    if not 0 < years_of_school <= _MOST_YEARS:
        rule = f"must be a number of years, more than 0 and at most {_MOST_YEARS}, not {years_of_school}"
        raise InvalidArgumentError("schooling", schooling, rule)
    whole = checked("cost", cost, exact)
    if whole < 0:
        raise InvalidArgumentError("cost", cost, f"must not be negative: {whole}")
    rates = {"movement": checked("movement", movement, chosen), "discount": checked("discount", discount, chosen)}
    for name, rate in rates.items():
        if not Decimal("-0.5") <= rate <= 1:
            rule = f"must be a fraction a year, from -0.5 to 1 (3% is Decimal('0.03')), not {rate}"
            raise InvalidArgumentError(name, rate, rule)
    check_count("horizon", horizon, 1, _LONGEST)
    rows, even = _years(whole, years_of_school, yearly, rates, horizon)
    return BreakEven(
        whole, years_of_school, yearly["before"], yearly["after"], yearly["during"], rates["movement"],
        rates["discount"], horizon, tuple(rows), even,
    )  # fmt: skip


def _currency(pay: Pay) -> str:
    check_type("before", pay, Pay)
    return pay.currency


def _a_year(name: str, pay: Pay, like: Pay) -> Pay:
    check_type(name, pay, Pay)
    if pay.currency != like.currency:
        raise CurrencyMismatchError(like.currency, pay.currency)
    if not converts_alone(pay.period, "year"):
        raise NotComparableError([f"{name} is pay per {pay.period}: {hours_hint('year')}"])
    if pay.amount < 0:
        raise InvalidArgumentError(name, pay, f"pay is not negative: {pay}")
    return pay.per("year")


def _years(
    cost: Decimal, school: Decimal, yearly: dict[str, Pay], rates: dict[str, Decimal], horizon: int
) -> tuple[list[BreakEvenYear], Decimal | None]:
    """What each year brings beside staying, and when the sum of all passes 0 for good."""
    cost_of_year = divide(cost, school)
    lost = subtract(yearly["during"].amount, yearly["before"].amount)
    gain = subtract(yearly["after"].amount, yearly["before"].amount)
    rows: list[BreakEvenYear] = []
    balance, moved, worth = _ZERO, _ONE, _ONE
    even: Decimal | None = _ZERO
    for number in range(1, horizon + 1):
        in_school = min(max(subtract(school, Decimal(number - 1)), _ZERO), _ONE)
        at_work = subtract(_ONE, in_school)
        time, begun = Decimal(number - 1), balance
        for part, a_year in (
            (in_school, subtract(multiply(lost, moved), cost_of_year)),
            (at_work, multiply(gain, moved)),
        ):
            after = add(balance, multiply(part, multiply(a_year, worth)))
            if after < 0:
                even = None
            elif balance < 0:
                even = add(time, multiply(part, divide(balance.copy_negate(), subtract(after, balance))))
            balance, time = after, add(time, part)
        rows.append(
            BreakEvenYear(number, in_school, rounded(subtract(balance, begun), _CENTS), rounded(balance, _CENTS))
        )
        moved, worth = multiply(moved, add(_ONE, rates["movement"])), divide(worth, add(_ONE, rates["discount"]))
    return rows, None if even is None else Decimal(shortest(rounded(even, 2)))
