"""Comparisons as dictionaries and JSON: the two roles and the options, and beside them what follows from these."""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

import attrs

from roleinfo.codec.files import parse_json
from roleinfo.codec.reading import parse_number, role_from_dict, rule_of
from roleinfo.codec.writing import make_converter, role_to_dict
from roleinfo.diffs.education import EducationDiff
from roleinfo.diffs.experience import ExperienceDiff, ExperienceGap, MedianGap
from roleinfo.diffs.figures import FigureDiff, FigureGap
from roleinfo.diffs.learning import ToLearn
from roleinfo.diffs.lists import ListDiff
from roleinfo.diffs.options import Options
from roleinfo.diffs.pairing import LeftOut
from roleinfo.diffs.ratings import Similarity, SkillGap
from roleinfo.diffs.roles import RoleDiff
from roleinfo.diffs.salary import SalaryDiff, SalaryGap
from roleinfo.diffs.skills import SkillDiff
from roleinfo.errors import Problem, RoleFileError, shown
from roleinfo.model.arguments import check_optional_count
from roleinfo.model.caveat import Caveat, Missing
from roleinfo.model.exact import plain, rounded, shortest
from roleinfo.model.fact import Fact
from roleinfo.model.pay import Pay
from roleinfo.pay.prices import ExchangeRate, Step

DIFF_SCHEMA: Final = 1
"""The number of the form that comparisons have as dictionaries."""

_FRACTION_PLACES: Final = 6
_SIDES: Final = ("left", "right")


def diff_to_dict(diff: RoleDiff) -> dict[str, Any]:
    """The comparison in plain types: ``left``, ``right`` and ``options``, and what follows from them under ``derived``.

    Reading back takes the first three alone. Decimals are text; fractions under ``derived`` are
    rounded to six places.
    """
    options = {
        field.name: _option(getattr(diff.options, field.name))
        for field in attrs.fields(Options)
        if getattr(diff.options, field.name) not in (None, ())
        and (field.name != "adjust_prices" or diff.options.adjust_prices)
    }
    sections = {name: _plain(section) for name, section in diff.sections() if name != "people" or diff.options.people}
    return {
        "schema": DIFF_SCHEMA,
        "left": role_to_dict(diff.left),
        "right": role_to_dict(diff.right),
        "options": options,
        "derived": {
            "summary": list(diff.summary),
            "caveats": _plain(diff.caveats),
            "missing": _plain(diff.missing),
            **sections,
        },
    }


def _option(value: Any) -> Any:
    if isinstance(value, bool | str):
        return value
    if isinstance(value, tuple):
        return [_option(item) for item in value]
    if isinstance(value, Step | ExchangeRate):
        return {name: _option(each) for name, each in attrs.asdict(value).items() if each is not None}
    return plain(value) if isinstance(value, Decimal) else str(value)


def _plain(item: Any) -> Any:  # one case a kind of thing
    """What a comparison works out, in plain types."""
    match item:
        case None | bool() | int() | str():
            return item
        case float():
            return round(item, _FRACTION_PLACES)
        case Decimal():
            return plain(item) if item == rounded(item, _FRACTION_PLACES) else shortest(rounded(item, _FRACTION_PLACES))
        case Pay():
            return {"amount": plain(item.amount), "currency": item.currency, "period": item.period}
        case Fact():
            return {"key": item.key, **make_converter(decimals_as_text=True).unstructure(item, type(item))}
        case SalaryGap():
            names = ("difference", "relative", "ratio", "bound", "interval", "significant", "untested", "caveats")
            return {
                **_named(item, "left", "right", *names),
                "steps": [[str(step) for step in side] for side in item.steps],
            }
        case SalaryDiff():
            overlap = item.overlap
            return {
                "gaps": _plain(item.gaps),
                "overlap": overlap and {"shared": _plain(overlap.shared), "ratio": _plain(overlap.ratio)},
                "left_out": _plain(item.left_out),
            }
        case FigureGap():
            return _named(
                item, "left", "right", "difference", "unit", "relative", "bound", "interval", "significant", "untested",
                "caveats",
            )  # fmt: skip
        case ExperienceGap():
            return {**_named(item, "left", "right", "share", "minimum", "maximum", "caveats"), "unit": "month"}
        case FigureDiff():
            return _named(item, "gaps", "left_out")
        case ExperienceDiff():
            return _named(item, "gaps", "medians", "left_out")
        case MedianGap():
            ends = {side: _named(getattr(item, side), "minimum", "maximum") for side in _SIDES}
            return {**_named(item, "text", "minimum", "maximum"), **ends, "unit": "month"}
        case EducationDiff():
            return _named(item, "held", "required", "asked", "entry_levels", "fields", "colleges")
        case SkillGap():
            return _named(
                item, "left", "right", "share", "importance", "importance_error", "importance_outside_error", "level",
                "level_error", "level_outside_error", "caveats",
            )  # fmt: skip
        case SkillDiff():
            return _named(
                item, "shared", "only_left", "only_right", "jaccard", "weighted_jaccard", "cosine", "correlation",
                "cosine_with_level", "software_jaccard", "learning", "learning_error", "to_learn", "left_out",
                "missing",
            ) | {"software_to_learn": [skill.key for skill in item.software_to_learn]}  # fmt: skip
        case ToLearn():
            return _named(item, "name", "kind", "level", "weight", "product", "points", "outside_error")
        case Similarity():
            return _named(item, "value", "measure")
        case ListDiff():
            return _named(item, "shared", "only_left", "only_right", "left_out")
        case LeftOut():
            return {"side": item.side, "path": list(item.path), "code": item.code, "message": item.message}
        case Caveat() | Missing():
            return {"code": item.code, "message": item.message, "path": list(item.path)}
        case Iterable():
            return [_plain(each) for each in item]
        case _:
            raise TypeError(f"a comparison holds no {type(item).__name__}")


def _named(item: Any, *names: str) -> dict[str, Any]:
    return {name: _plain(getattr(item, name)) for name in names}


def diff_from_dict(document: Mapping[str, Any]) -> RoleDiff:
    """The comparison whose roles and options these are.

    Raises RoleFileError with every problem.
    """
    problems: list[Problem] = []
    if not isinstance(document, Mapping):
        raise RoleFileError([Problem("<dict>", "", "must be a table with left, right and options")])
    schema = document.get("schema")
    if schema != DIFF_SCHEMA or not isinstance(schema, int) or isinstance(schema, bool):
        rule = f"this roleinfo reads form {DIFF_SCHEMA} of a comparison, not {shown(schema)}"
        raise RoleFileError([Problem("<dict>", "schema", rule)])
    ends = []
    for side in ("left", "right"):
        try:
            ends.append(role_from_dict(document.get(side, {})))
        except RoleFileError as error:
            problems += [
                problem._replace(path=f"{side}.{problem.path}" if problem.path else side) for problem in error.problems
            ]
    options = _options(document.get("options", {}), problems)
    unknown = [key for key in document if key not in ("schema", "left", "right", "options", "derived")]
    problems += [Problem("<dict>", str(key), "unknown key") for key in unknown]
    if problems:
        raise RoleFileError(problems)
    return RoleDiff(ends[0], ends[1], options)


def _options(written: Any, problems: list[Problem]) -> Options:
    """The options, each read alone so that every wrong one is told."""
    if not isinstance(written, Mapping):
        problems.append(Problem("<dict>", "options", f"must be a table, not {shown(written)}"))
        return Options()
    known = [field.name for field in attrs.fields(Options)]
    values: dict[str, Any] = {}
    for name, value in written.items():
        path = f"options.{name}"
        if name not in known:
            problems.append(Problem("<dict>", path, f"unknown key {name!r}; the keys here are {', '.join(known)}"))
            continue
        try:
            values[name] = _read_option(name, value)
            Options(**{name: values[name]})
        except (TypeError, ValueError) as error:
            own = getattr(error, "name", name) == name  # and not that of a field of a step or rate
            problems.append(Problem("<dict>", path, rule_of(error) if own else str(error)))
    return Options() if problems else Options(**values)


def _read_option(name: str, value: Any) -> Any:
    if name in ("confidence", "hours") and isinstance(value, str):
        return parse_number(value)
    kinds: dict[str, Any] = {"steps": Step, "rates": ExchangeRate}
    if name not in kinds:
        return value
    if not isinstance(value, list) or not all(isinstance(item, Mapping) for item in value):
        raise TypeError(f"{name} must be a list of tables, not {shown(value)}")
    numbers = ("numerator", "denominator", "rate")
    return [
        kinds[name](
            **{
                key: parse_number(part) if key in numbers and isinstance(part, str) else part
                for key, part in item.items()
            }
        )
        for item in value
    ]


def diff_to_json(diff: RoleDiff, indent: int | None = None) -> str:
    """`diff_to_dict` as JSON text, compact or with so many blanks a level, non-ASCII letters as they are."""
    check_optional_count("indent", indent, 0, 16)
    separators = (",", ":") if indent is None else None
    return json.dumps(diff_to_dict(diff), ensure_ascii=False, indent=indent, separators=separators)


def diff_from_json(text: str) -> RoleDiff:
    """The comparison from JSON text; RoleFileError where the text is no JSON or no comparison."""
    return diff_from_dict(parse_json(text, file="<json>"))
