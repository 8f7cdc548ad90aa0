"""Roles and sources from the dictionaries that TOML and JSON give; every broken rule is reported at once.

The reader walks the model's own fields: a key is the name of a field, a list of tables is a
section. It stands beside a person who writes by hand, so it reports all that is wrong, each with
the place and the rule; building the objects alone would stop at the first.
"""

import re
import types
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache, partial
from itertools import repeat
from types import SimpleNamespace
from typing import Any, Final, Literal, TypeVar, Union, get_args, get_origin

import attrs

from roleinfo.errors import (
    LONGEST_NAME,
    MOST_PROBLEMS_KEPT,
    BrokenRulesError,
    InvalidArgumentError,
    Problem,
    RoleFileError,
    shown,
)
from roleinfo.model.code import Code
from roleinfo.model.fact import Fact, Section
from roleinfo.model.role import Role
from roleinfo.model.rules import Ruled, broken_rules, plain_converter
from roleinfo.model.source import Source

V = TypeVar("V")

ROLE_SCHEMA: Final = 1
"""The number of the form that role files and dictionaries have; a change that breaks old ones raises it."""

_BAD: Final = object()
_NUMBER: Final = r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([Ee][+-]?[0-9]{1,6})?"
_LONGEST_NUMBER: Final = 100
_MOST_BITS: Final = 14_000  # of a whole number; one of millions of digits takes minutes to become a Decimal
_UNWRITTEN: Final = ("_figures", "_matched_as")  # a role's tie to its catalog, and the title that found it
_INHERITED: Final = ("source", "as_of")
_DATES: Final = ("as_of", "date", "retrieved")
_FORMER_KEYS: Final = {
    "licence": "license",
    "covers": "published_for",
    "covers_count": "published_for_count",
}
"""Keys as they once were, which are read still."""


@cache
def fields_of(cls: type) -> dict[str, "attrs.Attribute[Any]"]:
    """The fields of a class of the model that are written, by the names that its constructor takes."""
    return {field.alias or field.name: field for field in attrs.fields(cls) if field.name not in _UNWRITTEN}


def kind_of(annotation: Any) -> Any:
    """The type that a field holds where it holds something; several types as a tuple."""
    if get_origin(annotation) in (Union, types.UnionType):
        kinds = tuple(kind for kind in get_args(annotation) if kind is not type(None))
        return kinds if len(kinds) > 1 else kinds[0]
    return str if annotation is Code else annotation


def _at(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _near(word: str, words: Sequence[str]) -> str:
    import difflib

    if len(word) > LONGEST_NAME:  # what is compared with it grows with its length
        return ""
    close = difflib.get_close_matches(word, words, n=1)
    return f"; did you mean {close[0]!r}?" if close else f"; the keys here are {', '.join(words)}"


def parse_number(text: str) -> Decimal:
    """The number that a text in JSON is: ASCII digits, a point and an exponent, nothing else.

    >>> parse_number("68535.50")
    Decimal('68535.50')
    """
    if len(text) > _LONGEST_NUMBER or not re.fullmatch(_NUMBER, text):
        raise ValueError(f"must be a number, not the text {shown(text)}")
    return Decimal(text)


class _Reader:
    """One document being read: what is known so far, and all that is wrong with it."""

    def __init__(
        self, file: str, sources: Mapping[str, Source], *, decimals_as_text: bool = False, later: bool = False
    ) -> None:
        self.file = file
        self.decimals_as_text = decimals_as_text
        self.later = later
        self.sources = dict(sources)
        self.problems: list[Problem] = []
        self.count = 0

    def fail(self, path: str, rule: str) -> Any:
        self.count += 1
        if len(self.problems) < MOST_PROBLEMS_KEPT:
            self.problems.append(Problem(self.file, path, rule).bounded())
        return _BAD

    def finish(self) -> None:
        if self.problems:
            raise RoleFileError(self.problems, self.count)

    def own_sources(self, raw: Any) -> dict[str, Source]:
        sources: dict[str, Source] = {}
        if not isinstance(raw, list):
            self.fail("sources", "must be a list of tables ([[sources]])")
            return sources
        for number, item in enumerate(raw):
            path = f"sources[{number}]"
            source = self.table(Source, item, path, {})
            if source is not _BAD:
                twice = source.id in sources
            elif isinstance(item, Mapping) and isinstance(item.get("id"), str):
                source = _stand_in(item["id"])
                twice = source.id in sources
            else:
                continue
            if twice:
                self.fail(_at(path, "id"), f"duplicate id: another source has the id {source.id!r}")
            sources[source.id] = source
        self.sources.update(sources)
        return sources

    def value(self, kind: Any, raw: Any, path: str, inherited: Mapping[str, Any]) -> Any:
        """What stands at this path, as the field's type; the field's own validator comes after."""
        if kind is Source:
            return self.source(raw, path)
        if kind is Decimal:
            return self.number(raw, path)
        if kind is str and isinstance(raw, date) and path.rpartition(".")[2] in _DATES:
            return raw.isoformat()
        if kind in (int, bool, str) or get_origin(kind) is Literal:
            wanted = kind if isinstance(kind, type) else str
            if isinstance(raw, wanted) and (wanted is bool or not isinstance(raw, bool)):
                return raw
            names = {int: "a whole number", bool: "true or false", str: "text"}
            return self.fail(path, f"must be {names[wanted]}, not {_shown(raw)}")
        if isinstance(kind, tuple):
            return self.table(_one_of(kind, raw), raw, path, inherited)
        if get_origin(kind) is tuple:
            return self.items(get_args(kind), raw, path, inherited)
        if issubclass(kind, Section):
            return self.section(kind, raw, path, inherited)
        if not isinstance(raw, Mapping) and hasattr(kind, "parse"):
            try:
                return kind.parse(raw)
            except (TypeError, ValueError) as error:
                return self.fail(path, rule_of(error))
        return self.table(kind, raw, path, inherited)

    def source(self, raw: Any, path: str) -> Any:
        if not isinstance(raw, str):
            return self.fail(path, f"must be the id of a source, not {_shown(raw)}")
        if raw not in self.sources:
            known = ", ".join(sorted(self.sources)) or "none"
            return self.fail(path, f"unknown source {shown(raw)}: write it under [[sources]]; known here: {known}")
        return self.sources[raw]

    def number(self, raw: Any, path: str) -> Any:
        if isinstance(raw, str) and self.decimals_as_text:
            try:
                return parse_number(raw)
            except ValueError as error:
                return self.fail(path, str(error))
        if isinstance(raw, int) and not isinstance(raw, bool) and raw.bit_length() > _MOST_BITS:
            return self.fail(path, f"must be a number of fewer digits, not {shown(raw)}")
        if isinstance(raw, Decimal | int) and not isinstance(raw, bool):
            return Decimal(raw)
        return self.fail(path, f"must be a number, not {_shown(raw)}")

    def items(self, kinds: tuple[Any, ...], raw: Any, path: str, inherited: Mapping[str, Any]) -> Any:
        if not isinstance(raw, list | tuple):
            return self.fail(path, f"must be a list, not {_shown(raw)}")
        if ... not in kinds and len(raw) != len(kinds):
            return self.fail(path, f"must be a list of {len(kinds)}, not of {len(raw)}")
        each_kind = repeat(kind_of(kinds[0])) if ... in kinds else map(kind_of, kinds)
        read = [
            self.value(kind, item, f"{path}[{number}]", inherited)
            for number, (kind, item) in enumerate(zip(each_kind, raw, strict=False))
        ]
        return _BAD if any(item is _BAD for item in read) else tuple(read)

    def section(self, kind: type[Section[Any]], raw: Any, path: str, inherited: Mapping[str, Any]) -> Any:
        if not isinstance(raw, list | tuple):
            return self.fail(path, f"must be a list of tables ([[{path}]]), not {_shown(raw)}")
        if self.later:
            return kind.later(partial(self._section_later, kind, raw, path, inherited))
        seen: dict[str, str] = {}
        facts = []
        for number, item in enumerate(raw):
            here = f"{path}[{number}]"
            sound: dict[str, Any] = {}
            fact = self.table(kind.kind, item, here, inherited, sound=sound)
            key = _key(kind.kind, sound) if fact is _BAD else fact.key
            if key in seen:
                self.fail(here, f"the same fact as {seen[key]} (key {key!r}): keep one, or say how they differ")
                continue
            if key is not None:
                seen[key] = here
            if fact is not _BAD:
                facts.append(fact)
        return kind(facts)

    def _section_later(self, kind: type[Section[Any]], *where: Any) -> Any:
        reader = _Reader(self.file, self.sources, decimals_as_text=self.decimals_as_text)
        section = reader.section(kind, *where)
        reader.finish()
        return section

    def table(
        self,
        cls: Any,
        raw: Any,
        path: str,
        inherited: Mapping[str, Any],
        *,
        also: Sequence[str] = (),
        sound: dict[str, Any] | None = None,
    ) -> Any:
        """A table as an object of the model; `also` names keys that were read elsewhere.

        Where there is no object, `sound` is given those fields of which nothing is wrong.
        """
        if not isinstance(raw, Mapping):
            return self.fail(path, f"must be a table with its keys, not {_shown(raw)}")
        raw = _with_present_keys(raw)
        fields = fields_of(cls)
        before = self.count
        unknown = [str(key) for key in raw if key not in fields and key not in also]
        for key in unknown:
            hint = _near(key, tuple(fields)) if self.count < MOST_PROBLEMS_KEPT else ""
            self.fail(_at(path, key), f"unknown key {shown(key, LONGEST_NAME)}{hint}")
        if issubclass(cls, Fact):
            inherited = {**inherited, **{name: raw[name] for name in _INHERITED if name in raw}}
        values: dict[str, Any] = {}
        unset: dict[str, Any] = {}
        for name, field in fields.items():
            here = _at(path, name)
            if raw.get(name) is not None:
                given = raw[name]
            elif name in _INHERITED and issubclass(cls, Fact) and name in inherited:
                given = inherited[name]
            elif field.default is attrs.NOTHING:
                self.fail(here, f"missing; {_what(cls)} needs its {name}")
                continue
            else:
                if not isinstance(field.default, attrs.Factory):  # type: ignore[arg-type]
                    unset[name] = field.default
                continue
            value = self.checked(field, self.value(kind_of(field.type), given, here, inherited), here)
            if value is not _BAD:
                values[name] = value
        broken: Sequence[tuple[str, str]] = ()
        if self.count > before:
            if issubclass(cls, Ruled):  # the rules between those fields that could be read
                broken = tuple(broken_rules(cls, SimpleNamespace(**unset, **values)))
        else:
            try:
                return cls(**values)
            except BrokenRulesError as error:
                broken = error.rules
            except (TypeError, ValueError) as error:
                self.fail(path, rule_of(error))
        for name, rule in broken:
            self.fail(_at(path, name), rule)
        if sound is not None and not unknown:  # an unknown key may be any field, misspelt
            doubted = {name for name, _ in broken}
            sound.update({name: value for name, value in {**unset, **values}.items() if name not in doubted})
        return _BAD

    def checked(self, field: "attrs.Attribute[Any]", value: Any, path: str) -> Any:
        """The value if the field's own converter and validator take it."""
        if value is _BAD:
            return _BAD
        try:
            convert = plain_converter(field)
            if convert is not None and not isinstance(convert, type):
                value = convert(value)
            if field.validator is not None:
                field.validator(None, field, value)
        except (TypeError, ValueError) as error:
            return self.fail(path, rule_of(error))
        return value


def _one_of(kinds: tuple[type, ...], raw: Any) -> type:
    """The class among several whose fields a table's keys are; the first where none fits, which then says why."""
    keys = raw.keys() if isinstance(raw, Mapping) else ()
    return next((kind for kind in kinds if keys and not keys - fields_of(kind).keys()), kinds[0])


def rule_of(error: Exception) -> str:
    """The rule that a value breaks, without the name of its field: the path in the file says where it is."""
    if isinstance(error, InvalidArgumentError):
        return error.rule
    return re.sub(r"^\w+ (?=must )", "", str(error))


def _with_present_keys(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """A table with its keys as they are now; one that is there under both names stays, to be refused."""
    if not raw.keys() & _FORMER_KEYS.keys():
        return raw
    return {key if (new := _FORMER_KEYS.get(key, key)) in raw else new: value for key, value in raw.items()}


def _stand_in(id_: str) -> Source:
    """A source for an entry with faults, so that what names it can be read on; no role is ever given with it."""
    source = Source(id="stand-in", title="stand-in", publisher="stand-in", license="stand-in")
    object.__setattr__(source, "id", id_)  # as written, even where it is no id
    return source


def _key(cls: type[Fact], sound: Mapping[str, Any]) -> str | None:
    """The key of a fact that has faults, where the fields that make it up have none; else None."""
    fact = cls.__new__(cls)
    for name, value in sound.items():
        object.__setattr__(fact, name, value)
    try:
        return fact.key
    except AttributeError:  # of a field that is not there
        return None


def _what(cls: type) -> str:
    words = "".join(f" {char.lower()}" if char.isupper() else char for char in cls.__name__).strip()
    return f"{'an' if words[0] in 'aeio' else 'a'} {words}"


def _shown(raw: Any) -> str:
    if isinstance(raw, Mapping):
        return "a table"
    if isinstance(raw, list | tuple):
        return "a list"
    return f"{raw!s:.60}" if isinstance(raw, Decimal) else shown(raw)


def read_sources(document: Mapping[str, Any], *, file: str) -> dict[str, Source]:
    """The sources of a document that holds nothing else, by id.

    Raises RoleFileError with every problem.
    """
    reader = _Reader(file, {})
    for key in document:
        if key != "sources":
            reader.fail(str(key), f"unknown key {shown(str(key))}: a file of sources has only [[sources]]")
    sources = reader.own_sources(document.get("sources", []))
    reader.finish()
    return sources


def read_role(
    document: Mapping[str, Any],
    *,
    file: str,
    sources: Mapping[str, Source],
    decimals_as_text: bool = False,
    later: bool = False,
) -> Role:
    """A role from a document in the form of a role file; ``sources`` are those that it may name.

    A source that the document states itself is the one of its facts, whatever ``sources`` has under
    that id. A format without decimals has them as text (``decimals_as_text``). With ``later`` the facts of a
    section are made, and what is wrong with them is raised, when it is first read: of a document that was read whole
    before. Raises RoleFileError with every problem.
    """
    return read_role_and_sources(document, file=file, sources=sources, decimals_as_text=decimals_as_text, later=later)[
        0
    ]


def read_role_and_sources(
    document: Mapping[str, Any],
    *,
    file: str,
    sources: Mapping[str, Source],
    decimals_as_text: bool = False,
    later: bool = False,
) -> tuple[Role, Mapping[str, Source]]:
    """As `read_role`, with the sources that the document states itself, by id."""
    reader = _Reader(file, sources, decimals_as_text=decimals_as_text, later=later)
    if not isinstance(document, Mapping):
        reader.fail("", f"must be a table with the fields of a role, not {_shown(document)}")
        reader.finish()
    schema = document.get("schema", ROLE_SCHEMA)
    if schema != ROLE_SCHEMA or not isinstance(schema, int) or isinstance(schema, bool):
        reader.fail("schema", f"this roleinfo reads form {ROLE_SCHEMA} of a role, not {_shown(schema)}")
        reader.finish()
    own = reader.own_sources(document["sources"]) if "sources" in document else {}
    defaults = document.get("defaults", {})
    if not isinstance(defaults, Mapping):
        reader.fail("defaults", "must be a table with source, as_of or both")
        defaults = {}
    for key in defaults:
        if key not in _INHERITED:
            reader.fail(f"defaults.{key}", f"unknown key {shown(str(key))}; the keys here are {', '.join(_INHERITED)}")
    role = reader.table(Role, document, "", defaults, also=("schema", "sources", "defaults", "view"))
    reader.finish()
    assert isinstance(role, Role)  # noqa: S101  # what is not a role has left a problem
    return role, own


def read_value(cls: type[V], document: Mapping[str, Any], *, also: Sequence[str]) -> V:
    """A value of a class of the model from plain types, with the sources that the document states itself.

    ``also`` names keys that say nothing of the value. Raises RoleFileError with every problem.
    """
    reader = _Reader("<dict>", {}, decimals_as_text=True)
    if not isinstance(document, Mapping):
        reader.fail("", f"must be a table with the fields of {_what(cls)}, not {_shown(document)}")
        reader.finish()
    if "sources" in document:
        reader.own_sources(document["sources"])
    value = reader.table(cls, document, "", {}, also=("sources", *also))
    reader.finish()
    assert isinstance(value, cls)  # noqa: S101  # what is no such value has left a problem
    return value


def is_foreign(document: Any) -> bool:
    """Whether a document has keys, and none of them is a role file's."""
    own = {*fields_of(Role), "schema", "sources", "defaults", "view"}
    return isinstance(document, Mapping) and bool(document) and not document.keys() & own


def role_from_dict(document: Mapping[str, Any]) -> Role:
    """A role from what `Role.to_dict` gave, without what stands under ``view``."""
    return read_role(document, file="<dict>", sources={}, decimals_as_text=True)
