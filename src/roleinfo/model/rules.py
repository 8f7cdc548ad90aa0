"""What values share: how they are compared and shown, and rules between fields, all broken ones told at once."""

from collections.abc import Callable, Iterator
from functools import cache
from operator import attrgetter
from typing import Any

import attrs

from roleinfo.errors import BrokenRulesError, InvalidArgumentError, RoleinfoError, shown


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


def name_fields(_cls: type, fields: "list[attrs.Attribute[Any]]") -> "list[attrs.Attribute[Any]]":
    """A field transformer: what a converter refuses is refused in the name of its field."""
    return [
        each if each.converter is None or isinstance(each.converter, attrs.Converter)
        else each.evolve(converter=attrs.Converter(_naming(each.converter), takes_field=True))
        for each in fields
    ]  # fmt: skip


def _naming(convert: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    def naming(value: Any, field: Any) -> Any:
        try:
            return convert(value)
        except (TypeError, ValueError, ArithmeticError) as error:
            raise refused(field.name, value, error) from None

    naming.__wrapped__ = convert  # type: ignore[attr-defined]  # what a reader of files converts with
    return naming


def refused(name: str, value: Any, error: Exception) -> Exception:
    """The error of a value that was refused without the name of its argument, with the name."""
    if isinstance(error, RoleinfoError):
        return error
    rule = str(error)
    if not isinstance(error, TypeError):
        return InvalidArgumentError(name, value, rule)
    return TypeError(f"{name} {rule}" if rule.startswith("must ") else f"{name} cannot be {shown(value)}: {rule}")


def plain_converter(field: "attrs.Attribute[Any]") -> Callable[[Any], Any] | None:
    """What converts the values of a field, without the naming of it."""
    named: Any = field.converter
    if not isinstance(named, attrs.Converter):
        return named  # type: ignore[no-any-return]
    wrapped: Any = named
    return wrapped.converter.__wrapped__  # type: ignore[no-any-return]


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
