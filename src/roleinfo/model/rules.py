"""Rules that bind several fields of a value, stated so that all broken ones can be told at once."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import attrs

from roleinfo.errors import BrokenRulesError


@attrs.frozen(repr=False, eq=False)
class Ruled:
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
