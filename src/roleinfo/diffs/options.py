"""What a comparison was asked to do."""

from decimal import Decimal
from typing import Any, get_args

import attrs

from roleinfo.model.estimate import statistic
from roleinfo.model.exact import exact
from roleinfo.model.text import is_optional_name
from roleinfo.typing import Component

Choice = str | tuple[str, str] | None
"""A name for both sides, or one for the left and one for the right, or None for like with like."""


def _statistics(value: Any) -> Choice:
    if value is None or isinstance(value, str):
        return value and statistic(value)
    left, right = _two(value, "statistic")
    return _joined(statistic(left), statistic(right))


def _components(value: Any) -> Choice:
    names = (value,) if value is None or isinstance(value, str) else _two(value, "component")
    for each in names:
        if each is not None and each not in get_args(Component):
            raise ValueError(f"a component must be one of {', '.join(get_args(Component))}, not {each!r}")
    return names[0] if len(names) == 1 else _joined(*names)


def _two(value: Any, what: str) -> tuple[str, str]:
    if not isinstance(value, tuple | list) or len(value) != 2:
        raise TypeError(f"{what} must be a name, or two names (left, right), not {value!r}")
    return (value[0], value[1])


def _joined(left: str, right: str) -> Choice:
    return left if left == right else (left, right)


def _confidence(value: Any) -> Decimal:
    # A level is a parameter, not a figure: 0.9 means nine tenths, as it is written.
    number = exact(Decimal(str(value)) if isinstance(value, float) else value)
    if not 0 < number < 1:
        raise ValueError(f"a confidence level lies between 0 and 1, not {value}")
    return number


@attrs.frozen(kw_only=True)
class Options:
    """The keywords of a comparison.

    ``statistic`` and ``component`` limit pay to one statistic or component; two names (left,
    right) ask for a pair that is not like with like. ``place``, ``industry`` and ``source`` limit
    the figures; ``confidence`` is the level of intervals; ``people`` False leaves figures about
    groups of people out.
    """

    statistic: Choice = attrs.field(default=None, converter=_statistics)
    component: Choice = attrs.field(default=None, converter=_components)
    place: str | None = attrs.field(default=None, validator=is_optional_name)
    industry: str | None = attrs.field(default=None, validator=is_optional_name)
    source: str | None = attrs.field(default=None, validator=is_optional_name)
    confidence: Decimal = attrs.field(default=Decimal("0.90"), converter=_confidence)
    people: bool = attrs.field(default=True, validator=attrs.validators.instance_of(bool))

    def inverted(self) -> "Options":
        """The same, with left and right exchanged."""
        return attrs.evolve(self, statistic=_turned(self.statistic), component=_turned(self.component))


def _turned(choice: Choice) -> Choice:
    return choice[::-1] if isinstance(choice, tuple) else choice


def for_side(choice: Choice, number: int) -> str | None:
    """What is asked for on the left (0) or the right (1)."""
    return choice[number] if isinstance(choice, tuple) else choice
