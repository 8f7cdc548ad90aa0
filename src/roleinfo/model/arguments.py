"""Checks of what callers give: another type is a TypeError, another value an InvalidArgumentError; both name it."""

from collections.abc import Callable, Collection, Iterable, Mapping
from decimal import Decimal
from typing import Any, Final, TypeVar

from roleinfo.errors import InvalidArgumentError, shown
from roleinfo.model.exact import chosen, exact
from roleinfo.model.place import Place
from roleinfo.model.rules import MOST_ITEMS, refused
from roleinfo.model.text import article, check_choice, check_text

MOST_RESULTS: Final = 10**9
"""The highest limit that a caller may set on the length of a result, which the data bound anyway."""

_LONGEST_TEXT: Final = 10_000

T = TypeVar("T")


def check_type(name: str, value: object, *kinds: type, wanted: str | None = None) -> None:
    """Refuse an object of another class with a TypeError that names the argument and what it takes."""
    if not isinstance(value, kinds):
        words = wanted or " or ".join(kind.__name__ for kind in kinds)
        raise TypeError(f"{name} must be {words if wanted else f'{article(words)} {words}'}, not {shown(value)}")


def check_count(name: str, value: object, least: int = 1, most: int = MOST_RESULTS) -> int:
    """A whole number from the least to the most.

    >>> check_count("limit", 5)
    5
    """
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{name} must be a whole number, not {shown(value)}")
    if not least <= value <= most:
        rule = f"must be a whole number from {least:,} to {most:,}, not {shown(value)}"
        raise InvalidArgumentError(name, value, rule)
    return int(value)


def check_optional_count(name: str, value: object, least: int = 1, most: int = MOST_RESULTS) -> int | None:
    """A whole number from the least to the most, or None for no limit."""
    return None if value is None else check_count(name, value, least, most)


def check_number(name: str, value: Any, low: int | None = None, high: int | None = None) -> Decimal:
    """A finite number between two ends, both included; a float is what it is written as.

    >>> check_number("tolerance", 12.5, 0, 100)
    Decimal('12.5')
    """
    number = checked(name, value, _finite)
    if (low is not None and number < low) or (high is not None and number > high):
        allowed = f"from {low:,} to {high:,}" if high is not None else f"{low:,} or more"
        raise InvalidArgumentError(name, value, f"must be a number {allowed}, not {shown(value)}")
    return number


def _finite(value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise TypeError(f"must be a number, not {shown(value)}")
    number = Decimal(str(value)) if isinstance(value, float) else Decimal(value)
    if not number.is_finite():
        raise ValueError(f"must be a finite number, not {number}")
    return number


def check_exact(name: str, value: Any, above: int | None = None) -> Decimal:
    """A finite Decimal or int, above a number where there is one; a float is refused, as it is not exact."""
    number = checked(name, value, exact)
    if above is not None and number <= above:
        raise InvalidArgumentError(name, value, f"must be more than {above}, not {shown(value)}")
    return number


def check_confidence(value: Decimal | float, name: str = "confidence") -> Decimal:
    """A level of confidence, above 0 and below 1: 0.9 is nine tenths, as it is written.

    >>> check_confidence(0.95)
    Decimal('0.95')
    """
    number = checked(name, value, chosen)
    if not 0 < number < 1:
        hint = f"{number.scaleb(-2):f} is {number:f}%" if 1 < number < 100 else ""
        raise InvalidArgumentError(name, value, f"must be above 0 and below 1, not {shown(value)}", hint)
    return number


def check_flag(name: str, value: object) -> None:
    """Refuse what is neither True nor False."""
    if not isinstance(value, bool):
        raise TypeError(f"{name} must be True or False, not {shown(value)}")


def check_name(name: str, value: object) -> None:
    """Refuse what is no text, or an empty or a very long one."""
    check_text(name, value, _LONGEST_TEXT)


def check_optional_name(name: str, value: object) -> None:
    """Refuse what is neither None nor a text that is not empty."""
    if value is not None:
        check_name(name, value)


def check_word(name: str, value: object, allowed: Collection[str]) -> None:
    """Refuse what is none of these words; TypeError for what is no text."""
    if not isinstance(value, str):
        raise TypeError(f"{name} must be text, one of {', '.join(allowed)}, not {shown(value)}")
    check_choice(name, value, allowed)


def check_optional_word(name: str, value: object, allowed: Collection[str]) -> None:
    """Refuse what is neither None nor one of these words."""
    if value is not None:
        check_word(name, value, allowed)


def check_words(name: str, value: object, allowed: Collection[str]) -> tuple[str, ...]:
    """Some of these words, each of them once."""
    words = check_items(name, value, f"some of {', '.join(allowed)}")
    for word in words:
        check_word(name, word, allowed)
    return tuple(dict.fromkeys(words))


def check_items(name: str, value: Any, wanted: str, most: int = MOST_ITEMS) -> tuple[Any, ...]:
    """The items of a list or another iterable, not of a text; no more are read than are allowed."""
    if isinstance(value, str | bytes | bytearray) or not isinstance(value, Iterable):
        raise TypeError(f"{name} must be a list of {wanted}, not {shown(value)}")
    from itertools import islice

    items = tuple(islice(value, most + 1))
    if len(items) > most:
        raise InvalidArgumentError(name, value, f"must have at most {most:,} items")
    return items


def check_callable(name: str, value: object) -> None:
    """Refuse what cannot be called."""
    if not callable(value):
        raise TypeError(f"{name} must be a function, not {shown(value)}")


def check_mapping(name: str, value: object, wanted: str) -> None:
    """Refuse what is no mapping."""
    if not isinstance(value, Mapping):
        raise TypeError(f"{name} must be a mapping {wanted}, not {shown(value)}")


def check_catalog(value: object, method: str = "role") -> None:
    """Refuse what is neither None nor a catalog; a path is to be opened first."""
    # A class or a module may have a name that is a catalog's, as roleinfo itself has.
    if value is None or (hasattr(value, method) and not hasattr(value, "__name__")):
        return
    hint = f"; Catalog.open({shown(value)}) opens a path" if isinstance(value, str) or hasattr(value, "parts") else ""
    raise TypeError(f"catalog must be a Catalog, not {shown(value)}{hint}")


def check_path_type(name: str, value: object) -> str:
    """The text of a path; TypeError for what is neither text nor a Path."""
    if isinstance(value, str):
        text = value
    elif hasattr(value, "__fspath__") and not isinstance(value, type):
        text = value.__fspath__()
    else:
        raise TypeError(f"{name} must be a path, as text or a Path, not {shown(value)}")
    if not isinstance(text, str):
        raise TypeError(f"{name} must be a path, as text or a Path, not {shown(value)}")
    return text


def check_path(name: str, value: object) -> None:
    """Refuse what can be no path of a file: another type, an empty text, one with a NUL or a lone surrogate."""
    text = check_path_type(name, value)
    try:
        text.encode("utf-8", "surrogateescape")
        can_be = bool(text.strip()) and "\0" not in text
    except UnicodeEncodeError:
        can_be = False
    if not can_be:
        raise InvalidArgumentError(name, value, f"must be the path of a file or folder, not {shown(value)}")


def checked(name: str, value: Any, convert: Callable[[Any], T]) -> T:
    """What a converter makes of an argument; what it refuses is refused in the name of the argument."""
    try:
        return convert(value)
    except (TypeError, ValueError, ArithmeticError) as error:
        raise refused(name, value, error) from None


def check_place(value: object, name: str = "place") -> None:
    """Refuse what is neither None, nor a Place, nor a text that is not empty."""
    if value is None or isinstance(value, Place):
        return
    if not isinstance(value, str):
        raise TypeError(f"{name} must be text, a code or a name, or a Place, not {shown(value)}")
    check_name(name, value)
