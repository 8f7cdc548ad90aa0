"""Pay, bands, structures and gaps as plain dictionaries: the fields that make them, and what is read back."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeVar

import attrs

from roleinfo.codec.files import parse_json
from roleinfo.codec.reading import read_value
from roleinfo.codec.writing import make_converter, source_to_dict
from roleinfo.errors import Problem, RoleFileError, shown
from roleinfo.model.arguments import check_type
from roleinfo.model.source import Source
from roleinfo.version import RESULT_SCHEMA

V = TypeVar("V")

_HEAD: Final = ("schema", "result", "view")


def value_to_dict(value: Any) -> dict[str, Any]:
    """The fields of a value in plain types, nothing that is the default, and in full the sources that it names."""
    fields = make_converter(decimals_as_text=True).unstructure(value, type(value))
    sources = [source_to_dict(source) for source in dict.fromkeys(_sources_of(value))]
    head = {"schema": RESULT_SCHEMA, "result": type(value).__name__}
    return {**head, **({"sources": sources} if sources else {}), **fields}


def value_from_dict(cls: type[V], document: Mapping[str, Any]) -> V:
    """The value of a class that `value_to_dict` wrote.

    Raises RoleFileError with every problem.
    """
    if isinstance(document, Mapping):
        schema, name = document.get("schema", RESULT_SCHEMA), document.get("result", cls.__name__)
        problems = []
        if schema != RESULT_SCHEMA or not isinstance(schema, int) or isinstance(schema, bool):
            rule = f"this roleinfo reads form {RESULT_SCHEMA} of a result, not {shown(schema)}"
            problems.append(Problem("<dict>", "schema", rule))
        if name != cls.__name__:
            problems.append(Problem("<dict>", "result", f"must be {cls.__name__!r}, not {shown(name)}"))
        if problems:
            raise RoleFileError(problems)
    return read_value(cls, document, also=_HEAD)


def value_from_json(cls: type[V], text: str | bytes) -> V:
    """The value from JSON text; RoleFileError where the text is no JSON or no such value."""
    check_type("text", text, str, bytes)
    return value_from_dict(cls, parse_json(text, file="<json>"))


def _sources_of(value: Any) -> Iterator[Source]:
    """Every source that a value or a part of it names."""
    if isinstance(value, Source):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _sources_of(item)
    elif attrs.has(type(value)):
        for field in attrs.fields(type(value)):
            yield from _sources_of(getattr(value, field.name))
