"""JSON Schema of the model's values, from the same fields that the reader walks."""

from decimal import Decimal
from typing import Any, Final, Literal, get_args, get_origin

import attrs

from roleinfo.codec.reading import fields_of, kind_of
from roleinfo.model.fact import Section
from roleinfo.model.source import Source

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
DECIMAL: Final[dict[str, Any]] = {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}
"""A decimal number as text, so that no digit is lost."""

_SIMPLE: Final[dict[Any, dict[str, Any]]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    Decimal: DECIMAL,
}


def value_schema(cls: type) -> tuple[dict[str, Any], dict[str, Any]]:
    """The schema of a class as an object, and the definitions that it refers to, its sources among them."""
    definitions: dict[str, Any] = {}
    own = _table(cls, definitions)
    definitions["Source"] = _table(Source, definitions)
    own["properties"] = {"sources": {"type": "array", "items": _reference(Source)}, **own["properties"]}
    return own, definitions


def _table(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    fields = fields_of(cls)
    return {
        "type": "object",
        "description": (cls.__doc__ or "").partition("\n")[0],
        "properties": {name: _schema(kind_of(field.type), definitions) for name, field in fields.items()},
        "required": [name for name, field in fields.items() if field.default is attrs.NOTHING],
        "additionalProperties": False,
    }


def _schema(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if kind in _SIMPLE:
        return _SIMPLE[kind]
    if kind is Source:
        return {"type": "string", "description": "The id of one of the sources."}
    if get_origin(kind) is Literal:
        return {"enum": list(get_args(kind))}
    if isinstance(kind, tuple):
        return {"anyOf": [_schema(one, definitions) for one in kind]}
    if get_origin(kind) is tuple:
        return _array(get_args(kind), definitions)
    if issubclass(kind, Section):
        return {"type": "array", "items": _schema(kind.kind, definitions)}
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}  # before its own fields, which may refer to it
        definitions[kind.__name__] = _table(kind, definitions)
    return _reference(kind)


def _array(kinds: tuple[Any, ...], definitions: dict[str, Any]) -> dict[str, Any]:
    if ... in kinds:
        return {"type": "array", "items": _schema(kind_of(kinds[0]), definitions)}
    items = [_schema(kind_of(kind), definitions) for kind in kinds]
    return {"type": "array", "prefixItems": items, "items": False, "minItems": len(items)}


def _reference(cls: type) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{cls.__name__}"}
