"""Text as the model keeps it: clean, not empty, and how two spellings of a name meet."""

import re
import unicodedata
from collections.abc import Callable, Collection
from datetime import date
from functools import lru_cache
from typing import Any, get_args

from roleinfo.errors import InvalidArgumentError, did_you_mean, shown

_DATE = re.compile(r"(?!0000)[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?")
_WHOLE_DATE = len("YYYY-MM-DD")
_ID = re.compile(r"[a-z0-9]+([.-][a-z0-9]+)*")
_LONGEST_ID = 100
_LONGEST_NAME = 1000
_LONGEST_PROSE = 20_000
_FORMULA = frozenset("=+-@＝＋－＠")
_LEADS_IN = frozenset("\t\r\n")


def check_text(name: str, value: Any, longest: int = _LONGEST_NAME) -> None:
    """Refuse what is not one line of text: TypeError for another type, InvalidArgumentError for the rest."""
    if not isinstance(value, str):
        raise TypeError(f"{name} must be text, not {shown(value)}")
    if not value.strip():
        raise InvalidArgumentError(name, value, "must not be empty")
    if len(value) > longest:
        raise InvalidArgumentError(name, value, f"must have at most {longest:,} characters, not {len(value):,}")
    if not value.isprintable() and any(unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") for char in value):
        raise InvalidArgumentError(name, value, f"must have no control characters or line breaks: {shown(value)}")


def is_name(_instance: Any, attribute: Any, value: Any) -> None:
    """A validator: one line of text, not empty."""
    check_text(attribute.name, value)


def is_optional_name(_instance: Any, attribute: Any, value: Any) -> None:
    """A validator: None or one line of text."""
    if value is not None:
        check_text(attribute.name, value)


def is_prose(_instance: Any, attribute: Any, value: Any) -> None:
    """A validator: a paragraph of text, not empty."""
    check_text(attribute.name, value, _LONGEST_PROSE)


def is_message(_instance: Any, attribute: Any, value: Any) -> None:
    """A validator: text that may quote other texts, so of any length."""
    check_text(attribute.name, value, len(value) if isinstance(value, str) else 0)


def is_optional_prose(_instance: Any, attribute: Any, value: Any) -> None:
    """A validator: None or a paragraph of text."""
    if value is not None:
        check_text(attribute.name, value, _LONGEST_PROSE)


def is_a(*kinds: type) -> Callable[[Any, Any, Any], None]:
    """A validator: an object of one of these classes."""
    names = " or ".join(kind.__name__ for kind in kinds)
    wanted = "True or False" if kinds == (bool,) else f"{article(names)} {names}"

    def check(_instance: Any, attribute: Any, value: Any) -> None:
        if not isinstance(value, kinds):
            raise TypeError(f"{attribute.name} must be {wanted}, not {shown(value)}")

    return check


def article(word: str) -> str:
    """The indefinite article that goes before a word."""
    return "an" if word[:1] in "aeioAEIO" else "a"


def is_not_empty(_instance: Any, attribute: Any, value: Any) -> None:
    """A validator: at least one item."""
    if not value:
        raise InvalidArgumentError(attribute.name, value, f"must have at least one item, not {shown(value)}")


def is_id(_instance: Any, attribute: Any, value: Any) -> None:
    """A validator: small letters and digits, with single hyphens or points between them."""
    if isinstance(value, str) and _looks_like_id(value):
        return
    check_text(attribute.name, value, _LONGEST_ID)
    rule = f"must be small letters and digits joined by '-' or '.', not {shown(value)}"
    raise InvalidArgumentError(attribute.name, value, rule)


@lru_cache(maxsize=4096)
def _looks_like_id(value: str) -> bool:
    return len(value) <= _LONGEST_ID and _ID.fullmatch(value) is not None


def is_optional_id(instance: Any, attribute: Any, value: Any) -> None:
    """A validator: None or an id."""
    if value is not None:
        is_id(instance, attribute, value)


def is_optional_date(_instance: Any, attribute: Any, value: Any) -> None:
    """A validator: None or a date as YYYY, YYYY-MM or YYYY-MM-DD."""
    if value is None:
        return
    if not isinstance(value, str) or not _DATE.fullmatch(value) or not _is_day(value):
        rule = f"must be a date as YYYY, YYYY-MM or YYYY-MM-DD, not {shown(value)}"
        raise InvalidArgumentError(attribute.name, value, rule)


def is_year(_instance: Any, attribute: Any, value: Any) -> None:
    """A validator: a calendar year."""
    if isinstance(value, bool) or not isinstance(value, int) or not 1800 <= value <= 2200:
        raise InvalidArgumentError(attribute.name, value, f"must be a calendar year, not {shown(value)}")


def _is_day(value: str) -> bool:
    """Whether a date to the day is in the calendar."""
    if len(value) == _WHOLE_DATE:
        try:
            date.fromisoformat(value)
        except ValueError:
            return False
    return True


def is_over_a_year_from(one: str, other: str) -> bool:
    """Whether two dates are more than 12 months apart; a year or a month stands for all of its days.

    >>> is_over_a_year_from("2021-06-30", "2022-07"), is_over_a_year_from("2021-06", "2022")
    (True, False)
    """
    (_, earlier), (later, _) = sorted((_first_and_last(one), _first_and_last(other)))
    year, month_and_day = earlier[:4], earlier[4:]
    return later > f"{int(year) + 1:04}{month_and_day}"


def _first_and_last(value: str) -> tuple[str, str]:
    """The first and the last day of a date, as text that sorts by time."""
    first = value + "-01-01"[len(value) - _WHOLE_DATE :] if len(value) < _WHOLE_DATE else value
    return first, value + "-12-31"[len(value) - _WHOLE_DATE :] if len(value) < _WHOLE_DATE else value


def one_of(names: Any) -> Callable[[Any, Any, Any], None]:
    """A validator: one of the names of a Literal, or of a collection of names."""
    allowed: Collection[str] = get_args(names) or tuple(names)

    def check(_instance: Any, attribute: Any, value: Any) -> None:
        check_choice(attribute.name, value, allowed)

    return check


def check_choice(name: str, value: Any, allowed: Collection[str]) -> None:
    """Refuse what is none of these words with an InvalidArgumentError that lists them."""
    if not isinstance(value, str) or value not in allowed:
        words = f"must be one of {', '.join(allowed)}" if len(allowed) > 1 else f"must be {next(iter(allowed))}"
        raise InvalidArgumentError(name, value, f"{words}, not {shown(value)}", did_you_mean(value, [*allowed]))


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """A name without case, accents and doubled spaces, so that two spellings of it meet.

    >>> folded("Crème  BRÛLÉE")
    'creme brulee'
    """
    text = name.casefold()
    if not text.isascii():
        text = "".join(
            char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char)
        ).casefold()
    return " ".join(text.split())


def key_of(*parts: str, **labelled: object) -> str:
    """A key from its parts, the labelled ones only where there is something to say; no two lists of parts share one."""
    words = [*parts, *(f"{label}={value}" for label, value in labelled.items() if value is not None)]
    return "|".join([_escaped(word) if "|" in word or "\\" in word else word for word in words])


def _escaped(part: str) -> str:
    return part.replace("\\", "\\\\").replace("|", "\\|")


@lru_cache(maxsize=1024)
def latest_first(date: str) -> str:
    """A date with its digits turned over, so that a later one sorts as less.

    >>> latest_first("2025-05") < latest_first("2024")
    True
    """
    return "".join(str(9 - int(char)) if char.isdigit() else char for char in date)


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula: with an apostrophe before it where one would.

    >>> guarded("=1+1"), guarded("  @SUM(A1)"), guarded("Nurse - adult")
    ("'=1+1", "'  @SUM(A1)", 'Nurse - adult')
    """
    rest = text.lstrip()
    before = text[: len(text) - len(rest)]
    return f"'{text}" if rest[:1] in _FORMULA or not _LEADS_IN.isdisjoint(before) else text


def unguarded(text: str) -> str:
    """A text without the apostrophe that `guarded` put before it: its inverse; any other text as it is.

    >>> unguarded("'=1+1"), unguarded("'tis"), unguarded("RN")
    ('=1+1', "'tis", 'RN')
    """
    return text[1:] if text[:1] == "'" and guarded(text[1:]) == text else text
