"""What values share: how they are compared and shown, and rules between fields, all broken ones told at once."""

from collections.abc import Callable, Iterator
from functools import cache
from operator import attrgetter
from typing import Any

import attrs

from roleinfo.errors import BrokenRulesError


class Value:
    """A frozen value, equal to one of its own class whose fields are equal.

    A class of values that every look-up needs leaves this to be inherited (``repr=False,
    eq=False``): methods compiled for each class take a third of the model's import.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        kind: type = type(self)
        held = _held(kind)
        equal: bool = held(self) == held(other)
        return equal

    def __hash__(self) -> int:
        kind: type = type(self)
        return hash((kind, _held(kind)(self)))

    def __repr__(self) -> str:
        kind: Any = type(self)
        told = (f"{each.name}={getattr(self, each.name)!r}" for each in attrs.fields(kind) if each.repr)
        return f"{kind.__qualname__.rpartition('>.')[2]}({', '.join(told)})"


@cache
def _held(cls: type) -> Callable[[Any], Any]:
    """What reads at once all fields of a class by which its values are compared."""
    return attrgetter(*(each.name for each in attrs.fields(cls) if each.eq))


@attrs.frozen(repr=False, eq=False)
class Ruled(Value):
    """A value whose class, and each class above it, may state rules in ``_own_rules``.

    ``_own_rules`` yields (field, rule) for each rule that is broken. It reads fields alone, so
    that it can also be asked of a half-read value.
    """

    def __attrs_post_init__(self) -> None:
        kind: type = type(self)
        broken = tuple([each for rules in _rules(kind) for each in rules(self)])
        if broken:
            raise BrokenRulesError(type(self).__name__, broken)


@cache
def _rules(cls: type) -> tuple[Callable[[Any], Iterator[tuple[str, str]]], ...]:
    """The rules of a class and of each class above it, the topmost first."""
    return tuple(vars(owner)["_own_rules"] for owner in reversed(cls.__mro__) if "_own_rules" in vars(owner))


def broken_rules(cls: type, held: Any) -> Iterator[tuple[str, str]]:
    """The rules of ``cls`` that an object holding its fields breaks; rules on fields it lacks are left out."""
    for rules in _rules(cls):
        try:
            yield from rules(held)
        except AttributeError:
            if isinstance(held, cls):
                raise
