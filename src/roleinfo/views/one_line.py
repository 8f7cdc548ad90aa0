"""A value on one line of at most 200 characters, as ``repr`` gives it."""

from collections.abc import Callable
from typing import Any, Final

import attrs

from roleinfo.errors import CatalogError
from roleinfo.text.numbers import MINUS

LONGEST: Final = 200
"""How many characters a line has at most."""

_MOST_ITEMS: Final = 8
_FIRST: Final = 3
_IN_ALL: Final = ", ... in all "
_ISOLATE, _CLOSE = "\u2068", "\u2069"


def one_line(value: Any, label: Callable[[], str]) -> str:
    """The label after the name of the class, or where there is none the call that makes the value."""
    text = labelled(value, lambda _: label())
    return call_of(value) if text == f"<{type(value).__name__}>" else text


def labelled(value: Any, label: Callable[[Any], str]) -> str:
    """The label after the name of the class, cut where it is long: ``<SalaryGap mean ...>``.

    What a debugger prints must not fail: of a value with fields of another type, or of a damaged catalog, the name of
    the class is all there is.
    """
    try:
        words = label(value)
    except CatalogError:
        words = "that cannot be read"
    except Exception:  # whatever a field of another type leads to
        words = "with fields of another type"
    text = f"<{type(value).__name__} {' '.join(words.replace(MINUS, '-').split())}".rstrip()
    if len(text) < LONGEST:
        return f"{text}>"
    text = text[: LONGEST - 5]
    return f"{text}{_CLOSE if text.count(_ISOLATE) > text.count(_CLOSE) else ''}...>"


def call_of(value: Any) -> str:
    """The call that makes the value, of what is not the default; where that is too long, the beginning of it."""
    name = type(value).__qualname__.rpartition(">.")[2]
    fields = ", ".join(
        f"{field.alias}={listed(own)}"
        for field in attrs.fields(type(value))
        if field.repr and not is_default(own := getattr(value, field.name), field)
    )
    text = f"{name}({fields})"
    return text if len(text) <= LONGEST and _IN_ALL not in text else f"<{name} {fields}"[: LONGEST - 4] + "...>"


def is_default(own: Any, field: "attrs.Attribute[Any]") -> bool:
    """Whether a field holds its default."""
    return type(own) is type(field.default) and bool(own == field.default)


def listed(items: Any) -> str:
    """A value of a field; of a long tuple the first and how many there are."""
    if type(items) is tuple and len(items) > _MOST_ITEMS:
        return f"({', '.join(map(repr, items[:_FIRST]))}{_IN_ALL}{len(items)})"
    return repr(items)
