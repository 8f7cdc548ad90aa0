"""The JSON Schema of what each result writes: the fields of values that are read back, and the tables of every view."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from roleinfo.codec.schema import DECIMAL, DIALECT, value_schema
from roleinfo.diffs.options import Options
from roleinfo.diffs.roles import RoleDiff
from roleinfo.model._results import Restorable
from roleinfo.model.role import Role
from roleinfo.version import RESULT_SCHEMA
from roleinfo.views import careers, facts, gaps, lookup, pay, rankings, roster, single_role, skill_lists, two_roles
from roleinfo.views.columns import Column, TableSpec
from roleinfo.views.kinds import TEXTS
from roleinfo.views.view import View, view_of

VIEWS: Final[Mapping[type, View[Any]]] = {
    **careers.VIEWS, **facts.VIEWS, **gaps.VIEWS, **lookup.VIEWS, **pay.VIEWS, **rankings.VIEWS,
    **roster.VIEWS, **single_role.VIEWS, **skill_lists.VIEWS, **two_roles.VIEWS,
}  # fmt: skip
"""Every declared view, by the class that it is of."""

_TYPES: Final[Mapping[str, Mapping[str, Any]]] = {
    "text": {"type": "string"},
    "number": DECIMAL,
    "float": {"type": "number"},
    "count": {"type": "integer"},
    "flag": {"type": "boolean"},
}
_TEXT: Final = {"type": "string"}
_NOTE: Final = {
    "type": "object",
    "properties": {"code": _TEXT, "message": _TEXT, "path": {"type": "array", "items": _TEXT}},
    "required": ["code", "message"],
    "additionalProperties": False,
}


def result_schema(cls: type) -> dict[str, Any]:
    """What every dictionary of a class keeps to: what it must have, and which keys it may have."""
    view = view_of(VIEWS, cls)
    head: dict[str, Any] = {"schema": {"const": RESULT_SCHEMA}, "result": {"const": cls.__name__}}
    tables = _tables_schema(view)
    definitions: dict[str, Any] = {}
    if issubclass(cls, Role):
        own, definitions = value_schema(Role)
        body = {**own, "properties": {"schema": {"const": 1}, **own["properties"], "view": tables}}
    elif issubclass(cls, RoleDiff):
        body, definitions = _comparison_schema(head, tables)
    elif issubclass(cls, Restorable):
        own, definitions = value_schema(cls)
        body = {**own, "properties": {**head, **own["properties"], "view": tables}}
        body["required"] = [*head, *own["required"], "view"]
    else:
        body = {**tables, "properties": {**head, **tables["properties"]}, "required": [*head, *tables["required"]]}
    return {
        "$schema": DIALECT,
        "$id": f"urn:roleinfo:schema:{RESULT_SCHEMA}:{cls.__name__}",
        "title": cls.__name__,
        **body,
        "description": (cls.__doc__ or "").partition("\n")[0],
        **({"$defs": definitions} if definitions else {}),
    }


def _comparison_schema(head: dict[str, Any], tables: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """A comparison: its two roles, unless it was written without them, and its options."""
    role, definitions = value_schema(Role)
    role["properties"] = {"schema": {"const": 1}, **role["properties"]}
    options, further = value_schema(Options)
    side = {"$ref": "#/$defs/Role"}
    body = {
        "type": "object",
        "properties": {**head, "left": side, "right": side, "options": {"$ref": "#/$defs/Options"}, "view": tables},
        "required": [*head, "options", "view"],
        "additionalProperties": False,
    }
    return body, {"Role": role, "Options": options, **definitions, **further}


def _tables_schema(view: View[Any]) -> dict[str, Any]:
    properties = {
        "title": _TEXT,
        "finding": {**_TEXT, "description": "The result in sentences."},
        "parameters": _row(view.parameters, "How the result was made."),
        "notes": {"type": "array", "description": "What to beware of: stable codes, messages.", "items": _NOTE},
        **{table.key: table_schema(table) for table in view.tables},
    }
    return {"type": "object", "properties": properties, "required": [*properties], "additionalProperties": False}


def table_schema(table: TableSpec[Any, Any]) -> dict[str, Any]:
    """A table: what all its rows share under ``common``, the rest of each row in ``rows``."""
    row = _row(table.columns, "")
    whole = {
        "type": "object",
        "description": "Each row has the keys of common besides its own; a key in neither has no value.",
        "properties": {"common": row, "rows": {"type": "array", "items": row}},
        "required": ["common", "rows"],
        "additionalProperties": False,
    }
    return {"type": "array", "items": whole} if table.divided_by else whole


def _row(columns: tuple[Column[Any], ...], description: str) -> dict[str, Any]:
    keys = {column.key: _cell(column) for column in columns if column.key}
    row = {"type": "object", "properties": keys, "additionalProperties": False}
    return {**row, "description": description} if description else row


def _cell(column: Column[Any]) -> dict[str, Any]:
    """A cell: its type and, for readers, its heading."""
    heading = column.heading.strip()
    written: Mapping[str, Any] = (
        {"type": "array", "items": _TEXT} if column.kind is TEXTS else _TYPES[column.kind.data_type]
    )
    return {**({"title": heading} if heading else {}), **written}


def result_classes() -> Iterator[type]:
    """Every class that declares a view, by name."""
    return iter(sorted(VIEWS, key=lambda cls: cls.__name__))
