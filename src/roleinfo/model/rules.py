"""Rules that bind several fields of a value, stated so that all broken ones can be told at once."""

from collections.abc import Iterator
from typing import Any

import attrs

from roleinfo.errors import BrokenRulesError


@attrs.frozen
class Ruled:
    """A value whose class, and each class above it, may state rules in ``_own_rules``.

    ``_own_rules`` yields (field, rule) for each rule that is broken. It reads fields alone, so
    that it can also be asked of a half-read value.
    """

    def __attrs_post_init__(self) -> None:
        broken = tuple(broken_rules(type(self), self))
        if broken:
            raise BrokenRulesError(type(self).__name__, broken)


def broken_rules(cls: type[Ruled], held: Any) -> Iterator[tuple[str, str]]:
    """The rules of ``cls`` that an object holding its fields breaks; rules on fields it lacks are left out."""
    for owner in reversed(cls.__mro__):
        rules = vars(owner).get("_own_rules")
        if rules is None:
            continue
        try:
            yield from rules(held)
        except AttributeError:
            if isinstance(held, cls):
                raise
