"""What is to be kept in mind of a figure, and what is not there at all."""

from typing import Any, Final

import attrs

from roleinfo.errors import InvalidArgumentError, shown
from roleinfo.model._edges import describe, describe_missing
from roleinfo.model.rules import Value, name_fields
from roleinfo.model.text import is_id, is_message, is_not_empty, key_of

NO_TABLE: Final = ("disclosive", "not-applicable")
"""The codes of why a publisher prints no pay of a role at all."""

WITHOUT_PAY: Final = (
    "not-published-here", "not-published-in", "class-changed", "history-is-national", "no-history", *NO_TABLE
)  # fmt: skip
"""The codes of what says why a role has no pay, as where it is limited to a place, an industry or a year."""


FULL_TIME_RATE: Final = "full-time-rate"
"""The code of the caveat that a year's pay is 2,080 hours of a job that is mostly part-time."""


def _path(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        raise TypeError(f"must be a list of field names and keys, not the text {shown(value)}")
    return tuple(value)  # type: ignore[arg-type]  # what is not iterable raises TypeError, as it should


def _is_path(_instance: object, attribute: Any, value: tuple[object, ...]) -> None:
    if not all(isinstance(part, str) and part for part in value):
        raise InvalidArgumentError(attribute.name, value, f"must be made of field names and keys, not {shown(value)}")


@attrs.frozen(field_transformer=name_fields, repr=False, eq=False)
class Caveat(Value):
    """Something a reader must know before relying on a figure.

    ``code`` is short and stable (``undated``), ``message`` says it in words, ``path`` is the place
    it applies to: field names and keys; empty for the whole.
    """

    code: str = attrs.field(validator=is_id)
    message: str = attrs.field(validator=is_message)
    path: tuple[str, ...] = attrs.field(default=(), converter=_path, validator=_is_path)

    @property
    def key(self) -> str:
        """What tells this from others: code, path and message."""
        return key_of(self.code, *self.path, self.message)

    def __str__(self) -> str:
        return f"{self.message} [{self.code}]"

    def _label(self) -> str:
        return f"{self.code}: {self.message}"


@attrs.frozen(field_transformer=name_fields, repr=False, eq=False)
class Missing(Value):
    """Something that is not there, and why; ``source`` is the id of the source that leaves it out, if one does."""

    path: tuple[str, ...] = attrs.field(converter=_path, validator=[is_not_empty, _is_path])
    code: str = attrs.field(validator=is_id)
    message: str = attrs.field(validator=is_message)
    source: str | None = attrs.field(default=None, validator=attrs.validators.optional(is_id))

    @property
    def key(self) -> str:
        """What tells this from others: path, code and source."""
        return key_of(*self.path, self.code, source=self.source)

    def __str__(self) -> str:
        return f"{' / '.join(self.path)}: {self.message} [{self.code}]"


def make_caveat(code: str, path: tuple[str, ...] = (), **values: object) -> Caveat:
    """A caveat of the library's own, whose message is made of the values that its code takes."""
    return Caveat(code, describe("caveat", code, **values), path)


def make_missing(path: tuple[str, ...], code: str, of: str | None = None, **values: object) -> Missing:
    """What is missing as the library itself says it, by the id of the source that leaves it out, if one does."""
    return Missing(path, code, describe_missing(code, **values), of)
