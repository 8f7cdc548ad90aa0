"""Comparisons as dictionaries and JSON: the two roles and the options, and beside them what follows from these."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

import attrs

from roleinfo.codec.files import parse_json
from roleinfo.codec.reading import parse_number, role_from_dict, rule_of
from roleinfo.codec.writing import role_to_dict, source_to_dict
from roleinfo.diffs.options import Options
from roleinfo.diffs.roles import RoleDiff
from roleinfo.errors import Problem, RoleFileError, shown
from roleinfo.model.exact import plain
from roleinfo.model.source import Source
from roleinfo.pay.prices import ExchangeRate, Step
from roleinfo.version import RESULT_SCHEMA

_READ: Final = (1, RESULT_SCHEMA)
_KEYS: Final = ("schema", "result", "left", "right", "options", "view", "derived")  # derived is of form 1

_SIDES: Final = ("left", "right")


def diff_to_dict(diff: RoleDiff, *, roles: bool = True) -> dict[str, Any]:
    """The comparison in plain types: ``left``, ``right`` (unless without ``roles``) and ``options``."""
    publications = [rate.publication for rate in diff.options.rates]
    publications += [step.publication for step in diff.options.steps]
    sources = [source_to_dict(source) for source in dict.fromkeys(publications) if source is not None]
    options = ({"sources": sources} if sources else {}) | {
        field.name: _option(getattr(diff.options, field.name))
        for field in attrs.fields(Options)
        if getattr(diff.options, field.name) not in (None, ())
        and (field.name != "adjust_prices" or diff.options.adjust_prices)
    }
    sides = {side: role_to_dict(getattr(diff, side)) for side in _SIDES} if roles else {}
    return {"schema": RESULT_SCHEMA, "result": "RoleDiff", **sides, "options": options}


def _option(value: Any) -> Any:
    if value is None or isinstance(value, bool | str | int):
        return value
    if isinstance(value, tuple):
        return [_option(item) for item in value]
    if isinstance(value, Source):
        return value.id
    if isinstance(value, Step | ExchangeRate):
        parts = attrs.asdict(value, recurse=False)
        return {name: _option(part) for name, part in parts.items() if part is not None}
    return plain(value) if isinstance(value, Decimal) else str(value)


def diff_from_dict(document: Mapping[str, Any]) -> RoleDiff:
    """The comparison whose roles and options these are.

    Raises RoleFileError with every problem.
    """
    problems: list[Problem] = []
    if not isinstance(document, Mapping):
        raise RoleFileError([Problem("<dict>", "", "must be a table with left, right and options")])
    schema = document.get("schema")
    if schema not in _READ or not isinstance(schema, int) or isinstance(schema, bool):
        rule = f"this roleinfo reads forms 1 and {RESULT_SCHEMA} of a comparison, not {shown(schema)}"
        raise RoleFileError([Problem("<dict>", "schema", rule)])
    if not any(side in document for side in _SIDES):
        rule = "missing; a comparison that was written without its roles cannot be read back"
        raise RoleFileError([Problem("<dict>", side, rule) for side in _SIDES])
    ends = []
    for side in ("left", "right"):
        try:
            ends.append(role_from_dict(document.get(side, {})))
        except RoleFileError as error:
            problems += [
                problem._replace(path=f"{side}.{problem.path}" if problem.path else side) for problem in error.problems
            ]
    options = _options(document.get("options", {}), problems)
    unknown = [key for key in document if key not in _KEYS]
    problems += [Problem("<dict>", str(key), "unknown key") for key in unknown]
    if problems:
        raise RoleFileError(problems)
    return RoleDiff(ends[0], ends[1], options)


def _options(written: Any, problems: list[Problem]) -> Options:
    """The options, each read alone so that every wrong one is reported."""
    if not isinstance(written, Mapping):
        problems.append(Problem("<dict>", "options", f"must be a table, not {shown(written)}"))
        return Options()
    known = [field.name for field in attrs.fields(Options)]
    values: dict[str, Any] = {}
    sources: dict[str, Source] = {}
    try:
        sources = {source.id: source for source in _tables("sources", written.get("sources", []), Source)}
    except (TypeError, ValueError) as error:
        problems.append(Problem("<dict>", "options.sources", str(error)))
    for name, value in written.items():
        if name == "sources":
            continue
        path = f"options.{name}"
        if name not in known:
            problems.append(Problem("<dict>", path, f"unknown key {name!r}; the keys here are {', '.join(known)}"))
            continue
        try:
            values[name] = _read_option(name, value, sources)
            Options(**{name: values[name]})
        except (TypeError, ValueError) as error:
            own = getattr(error, "name", name) == name  # and not that of a field of a step or rate
            problems.append(Problem("<dict>", path, rule_of(error) if own else str(error)))
    return Options() if problems else Options(**values)


def _read_option(name: str, value: Any, sources: Mapping[str, Source]) -> Any:
    if name in ("confidence", "hours") and isinstance(value, str):
        return parse_number(value)
    kinds: dict[str, Any] = {"steps": Step, "rates": ExchangeRate}
    return _tables(name, value, kinds[name], sources) if name in kinds else value


def _tables(name: str, value: Any, kind: type, sources: Mapping[str, Source] | None = None) -> list[Any]:
    """A list of tables, each as what it is written from; a publication is named by its id."""
    if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
        raise TypeError(f"{name} must be a list of tables, not {shown(value)}")
    return [kind(**{key: _read_part(key, part, sources or {}) for key, part in item.items()}) for item in value]


def _read_part(key: str, part: Any, sources: Mapping[str, Source]) -> Any:
    """A field of a step, a rate or a source."""
    if key in ("numerator", "denominator", "rate") and isinstance(part, str):
        return parse_number(part)
    if key == "publication" and isinstance(part, str):
        if part not in sources:
            known = ", ".join(sources) or "none"
            raise ValueError(f"unknown source {shown(part)}: write it under sources; known here: {known}")
        return sources[part]
    return part


def diff_from_json(text: str) -> RoleDiff:
    """The comparison from JSON text; RoleFileError where the text is no JSON or no comparison."""
    return diff_from_dict(parse_json(text, file="<json>"))
