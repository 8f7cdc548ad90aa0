"""What values share: how they are compared and shown, and rules between fields, all broken ones reported at once."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from itertools import islice
from operator import attrgetter
from types import UnionType
from typing import Any, Final, get_args, get_origin

import attrs

from roleinfo.errors import BrokenRulesError, InvalidArgumentError, RoleinfoError, shown
from roleinfo.model._edges import OneLine

MOST_ITEMS: Final = 1_000_000
"""The most items that are read of a list or another iterable."""

_MOST_DIGITS: Final = 30


class Value(OneLine):
    """A frozen value, equal to one of its own class whose fields are equal.

    A class of values that every look-up needs leaves this to be inherited (``repr=False,
    eq=False``): methods compiled for each class take a third of the model's import.
    """

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        kind: type = type(self)
        values_of = _values_of(kind)
        equal: bool = values_of(self) == values_of(other)
        return equal

    def __hash__(self) -> int:
        kind: type = type(self)
        return hash((kind, _values_of(kind)(self)))


def name_fields(_cls: type, fields: "list[attrs.Attribute[Any]]") -> "list[attrs.Attribute[Any]]":
    """A field transformer: what a converter refuses is refused in the name of its field."""
    return [
        field if field.converter is None or isinstance(field.converter, attrs.Converter)
        else field.evolve(converter=attrs.Converter(_naming(field.converter), takes_field=True))
        for field in fields
    ]  # fmt: skip


def check_fields(cls: type, fields: "list[attrs.Attribute[Any]]") -> "list[attrs.Attribute[Any]]":
    """A field transformer of results: as ``name_fields``, and a field holds what its annotation says."""
    return [
        field.evolve(validator=_holding(field.type))
        if field.converter is None and field.validator is None and _kinds(field.type)
        else field
        for field in name_fields(cls, fields)
    ]


def _kinds(annotation: Any) -> tuple[type, ...]:
    """The classes of an annotation, ``tuple[X, ...]`` as a tuple; empty where it says more than classes can."""
    if isinstance(annotation, UnionType):
        item_kinds = [_kinds(word) for word in get_args(annotation)]
        return tuple(kind for kinds in item_kinds for kind in kinds) if all(item_kinds) else ()
    kind = (float, int) if annotation is float else get_origin(annotation) or annotation
    if isinstance(kind, tuple):
        return kind
    says = isinstance(kind, type) and kind not in (object, Any) and not getattr(kind, "_is_protocol", False)
    return (kind,) if says else ()


def _holding(annotation: Any) -> Callable[[Any, Any, Any], None]:
    """A validator: an object of the annotation's classes, and in a ``tuple[X, ...]`` such items alone."""
    kinds = _kinds(annotation)
    words = " or ".join("None" if kind is type(None) else kind.__name__ for kind in kinds)
    of = get_args(annotation)
    items = _kinds(of[0]) if kinds == (tuple,) and len(of) == 2 and of[1] is ... else ()

    def check(_instance: object, field: Any, value: Any) -> None:
        if not isinstance(value, kinds):
            raise TypeError(f"{field.name} must be of the type {words}, not {shown(value)}")
        if isinstance(value, Decimal) and (not value.is_finite() or value.adjusted() > _MOST_DIGITS):
            rule = f"must be a finite number of at most {_MOST_DIGITS} digits before the point, not {shown(value)}"
            raise InvalidArgumentError(field.name, value, rule)
        if items:
            listed: Any = value
            wrong = [item for item in listed if not isinstance(item, items)]
            if wrong:
                raise TypeError(f"{field.name} must hold {items[0].__name__} objects, not {shown(wrong[0])}")

    return check


def _naming(convert: Callable[[Any], Any]) -> Callable[[Any, Any], Any]:
    def naming(value: Any, field: Any) -> Any:
        if hasattr(value, "__next__"):  # it may have no end
            value = tuple(islice(value, MOST_ITEMS + 1))
            if len(value) > MOST_ITEMS:
                raise InvalidArgumentError(field.name, value, f"must have at most {MOST_ITEMS:,} items")
        try:
            return convert(value)
        except (AttributeError, TypeError, ValueError, ArithmeticError) as error:
            raise refused(field.name, value, error) from None

    naming.__wrapped__ = convert  # type: ignore[attr-defined]  # what a reader of files converts with
    return naming


def refused(name: str, value: Any, error: Exception) -> Exception:
    """The error of a value that was refused without the name of its argument, with the name."""
    if isinstance(error, RoleinfoError):
        return error
    rule = str(error)
    if not isinstance(error, AttributeError | TypeError):
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
def _values_of(cls: type) -> Callable[[Any], Any]:
    """What reads at once all fields of a class by which its values are compared."""
    return attrgetter(*(field.name for field in attrs.fields(cls) if field.eq))


@attrs.frozen(repr=False, eq=False)
class Ruled(Value):
    """A value whose class, and each class above it, may state rules in ``_own_rules``.

    ``_own_rules`` yields (field, rule) for each rule that is broken. It reads fields alone, so
    that it can also be asked of a half-read value.
    """

    def __attrs_post_init__(self) -> None:
        kind: type = type(self)
        broken = tuple([problem for rules in _rules(kind) for problem in rules(self)])
        if broken:
            raise BrokenRulesError(type(self).__name__, broken)


@cache
def _rules(cls: type) -> tuple[Callable[[Any], Iterator[tuple[str, str]]], ...]:
    """The rules of a class and of each class above it, the topmost first."""
    return tuple(vars(owner)["_own_rules"] for owner in reversed(cls.__mro__) if "_own_rules" in vars(owner))


def broken_rules(cls: type, instance: Any) -> Iterator[tuple[str, str]]:
    """The rules of ``cls`` that an object holding its fields breaks; rules on fields it lacks are left out."""
    for rules in _rules(cls):
        try:
            yield from rules(instance)
        except AttributeError:
            if isinstance(instance, cls):
                raise
