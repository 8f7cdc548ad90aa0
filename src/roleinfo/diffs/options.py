"""What a comparison was asked to do."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Final, get_args

import attrs

from roleinfo.errors import shown
from roleinfo.model._edges import OneLine
from roleinfo.model.arguments import check_confidence, check_count, check_word
from roleinfo.model.estimate import statistic
from roleinfo.model.pay import is_currency, year_hours
from roleinfo.model.rules import name_fields
from roleinfo.model.text import is_a, is_optional_date, is_optional_name
from roleinfo.pay.prices import ExchangeRate, Step, StepKind
from roleinfo.typing import Component

SIDED: Final = ("statistic", "component", "place", "industry", "experience", "source", "year")
"""The choices that may be one for the left role and one for the right."""

Choice = str | tuple[str | None, str | None] | None
"""A name for both sides, or one for the left and one for the right, or None for like with like."""


YearChoice = int | tuple[int | None, int | None] | None
"""A year for both sides, or one for the left and one for the right, or None for the newest release."""


def _years(value: YearChoice) -> YearChoice:
    years: tuple[int | None, ...] = (
        _two(value, "year", "a year, or two years") if isinstance(value, tuple | list) else (value, value)
    )
    for year in years:
        if year is not None:
            check_count("year", year, 1900, 2999)
    left, right = years
    return left if left == right else (left, right)


def _statistics(value: str | Sequence[str] | None) -> Choice:
    if value is None or isinstance(value, str):
        return value and statistic(value)
    left, right = _two(value, "statistic")
    return _joined(statistic(left), statistic(right))


def _components(value: str | Sequence[str] | None) -> Choice:
    names: tuple[str | None, ...] = (value,) if value is None or isinstance(value, str) else _two(value, "component")
    for name in names:
        if name is not None:
            check_word("component", name, get_args(Component))
    return names[0] if len(names) == 1 else _joined(*names)


def _names(value: Choice) -> Choice:
    return _joined(*_two(value, "it")) if isinstance(value, tuple | list) else value


def _is_choice(instance: Any, attribute: Any, value: Choice) -> None:
    for text in value if isinstance(value, tuple) else (value,):
        is_optional_name(instance, attribute, text)


def _moment(value: str | int | None) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _steps(value: Iterable[Step]) -> tuple[Step, ...]:
    return tuple(value)


def _rates(value: ExchangeRate | Iterable[ExchangeRate]) -> tuple[ExchangeRate, ...]:
    given = tuple(value) if isinstance(value, Iterable) else (value,)
    for rate in given:
        if not isinstance(rate, ExchangeRate):
            raise TypeError(f"rates must be ExchangeRate objects, not {shown(rate)}")
    by_name = {(rate.currency, rate.to, rate.date): rate for rate in given}
    if len(by_name) < len(given):
        raise ValueError("must have one rate for each currency and date")
    return tuple(by_name[name] for name in sorted(by_name))


def _no_rates(value: Iterable[Iterable[str]]) -> tuple[tuple[str, str, str], ...]:
    given: list[tuple[str, str, str]] = []
    for item in value:
        if not isinstance(item, tuple | list) or len(item) != 3 or not all(isinstance(part, str) for part in item):
            raise TypeError(f"no_rates must be texts by threes: currency, date, reason; not {shown(item)}")
        given.append((item[0], item[1], item[2]))
    return tuple(given)


def _two(value: Any, what: str, wanted: str = "a name, or two names") -> tuple[Any, Any]:
    if not isinstance(value, tuple | list) or len(value) != 2:
        raise TypeError(f"{what} must be {wanted} (left, right), not {shown(value)}")
    return (value[0], value[1])


def _joined(left: str | None, right: str | None) -> Choice:
    return left if left == right else (left, right)


def _hours(value: Decimal | int | None) -> Decimal | None:
    return None if value is None else year_hours(value)


@attrs.frozen(field_transformer=name_fields, kw_only=True, repr=False)
class Options(OneLine):
    """The keywords of a comparison.

    ``statistic`` and ``component`` limit pay to one statistic or component; two names (left,
    right) ask for a pair that is not like with like. ``place``, ``industry``, ``experience`` and
    ``source`` limit the figures, two names of them each side to its own; ``year`` is the release
    of pay and employment, or one a side; ``confidence`` is the
    level of intervals; ``people`` False leaves figures about groups of people out.

    What is done to amounts before they are compared: ``rates`` turn currencies into others (of
    several for one currency that of the date nearest to the figure's), into ``currency`` alone where one is named,
    ``hours`` an hourly wage into that of a year of so many hours, ``in_dollars_of`` (a year or a
    month) dollars of one time into those of another, and ``adjust_prices`` a state's or metropolitan area's
    pay into what it buys at the nation's prices. ``steps`` are the factors that this takes, looked up when the
    comparison was made; they follow from the roles and the rest, and so do not count when two
    comparisons are held against each other. Nor do ``no_rates``: why a currency has no rate of a date, where
    rates were looked up.
    """

    statistic: Choice = attrs.field(default=None, converter=_statistics)
    component: Choice = attrs.field(default=None, converter=_components)
    place: Choice = attrs.field(default=None, converter=_names, validator=_is_choice)
    industry: Choice = attrs.field(default=None, converter=_names, validator=_is_choice)
    experience: Choice = attrs.field(default=None, converter=_names, validator=_is_choice)
    source: Choice = attrs.field(default=None, converter=_names, validator=_is_choice)
    year: YearChoice = attrs.field(default=None, converter=_years)
    confidence: Decimal = attrs.field(default=Decimal("0.90"), converter=check_confidence)
    people: bool = attrs.field(default=True, validator=is_a(bool))
    hours: Decimal | None = attrs.field(default=None, converter=_hours)
    in_dollars_of: str | None = attrs.field(default=None, converter=_moment, validator=is_optional_date)
    adjust_prices: bool = attrs.field(default=False, validator=is_a(bool))
    rates: tuple[ExchangeRate, ...] = attrs.field(default=(), converter=_rates)
    currency: str | None = attrs.field(default=None, validator=attrs.validators.optional(is_currency))
    steps: tuple[Step, ...] = attrs.field(default=(), converter=_steps, eq=False)
    no_rates: tuple[tuple[str, str, str], ...] = attrs.field(default=(), converter=_no_rates, eq=False)

    def inverted(self) -> "Options":
        """The same, with left and right exchanged."""
        turned: Any = {name: _swapped(getattr(self, name)) for name in SIDED}
        return attrs.evolve(self, **turned)

    def year_of(self, number: int) -> int | None:
        """The release that is asked for on the left (0) or the right (1); None is the newest."""
        return self.year[number] if isinstance(self.year, tuple) else self.year

    def side(self, name: str, number: int) -> str | None:
        """What one of the choices asks for on the left (0) or the right (1), as text."""
        check_word("name", name, [field.name for field in attrs.fields(Options)])
        choice: Choice | YearChoice = getattr(self, name)
        value = choice[number] if isinstance(choice, tuple) else choice
        return None if value is None else str(value)

    def step(self, kind: StepKind, of: str) -> Step | None:
        """The step of a kind for a currency, period, date or place, or None."""
        return next((step for step in self.steps if (step.kind, step.of) == (kind, of)), None)


def _swapped(choice: Any) -> Any:
    return choice[::-1] if isinstance(choice, tuple) else choice
