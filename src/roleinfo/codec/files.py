"""Role files as a person or a program writes them: TOML, and JSON with the same keys, bounded before it is parsed."""

import os
import re
import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from roleinfo.errors import Problem, ReportFileError, RoleFileError, shown
from roleinfo.model.arguments import check_path

MOST_BYTES: Final = {".toml": 1_000_000, ".json": 4_000_000, ".csv": 50_000_000, ".xlsx": 50_000_000}
"""The largest file or text that is read; the longest of the package's roles has 34,000 bytes, a comparison 730,000."""

MOST_LEVELS: Final = 32
"""How many lists and tables may stand inside each other."""

MOST_KEY_PARTS: Final = 8
"""How many names a dotted key of TOML may have: what tomllib holds for one grows with their square."""

# Possessive throughout and open at the end of the text, so that a match never goes back.
_TOML_TEXT: Final = (
    r'"""(?:[^"\\]++|\\.|"(?!""))*+(?:"{3,5}|\Z)'
    r"|'''(?:[^']++|'(?!''))*+(?:'{3,5}|\Z)"
    r'|"[^"\\\n]*+(?:\\.[^"\\\n]*+)*+"?'
    r"|'[^'\n]*+'?"
    r"|#[^\n]*+"
)
_JSON_TEXT: Final = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?'
_BRACKET: Final = r"[\[\]{}]"
_BETWEEN_KEYS: Final = r"[\[\]{}=,\n]"

_KINDS: Final = {
    stat.S_IFDIR: "a folder",
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFCHR: "a device",
    stat.S_IFBLK: "a device",
}


def _refusal(file: str, rule: str) -> RoleFileError:
    return RoleFileError([Problem(file, "", rule)])


def read_content(path: Path) -> bytes:
    """The bytes of a TOML or JSON file; RoleFileError for what is no regular file or too large, else OSError."""
    _require_regular(path, path.stat().st_mode)  # before it is opened, which may wait at a pipe or rewind a tape
    most = MOST_BYTES[path.suffix.lower()]
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with open(handle, "rb") as stream:
        _require_regular(path, os.fstat(handle).st_mode)
        content = stream.read(most + 1)
    _require_short(len(content), most, str(path))
    return content


def _require_regular(path: Path, mode: int) -> None:
    if not stat.S_ISREG(mode):
        raise _refusal(str(path), f"must be a regular file, not {_KINDS.get(stat.S_IFMT(mode), 'a special file')}")


def _require_short(length: int, most: int, file: str) -> None:
    if length > most:
        raise _refusal(file, f"must have at most {most:,} bytes")


def _require_flat(bare: str, file: str) -> None:
    """Refuse lists and tables too deep inside each other, in text without its strings."""
    level = 0
    for bracket in re.finditer(_BRACKET, bare):
        level += 1 if bracket[0] in "[{" else -1
        if level > MOST_LEVELS:
            raise _refusal(file, f"must have at most {MOST_LEVELS} lists and tables inside each other")


def parse_toml(content: bytes, *, file: str) -> Mapping[str, Any]:
    """The tables of a TOML file, every number as a Decimal or an int.

    Raises RoleFileError where the file is not TOML in UTF-8, is too large or too deep.
    """
    import tomllib

    _require_short(len(content), MOST_BYTES[".toml"], file)
    text = _decoded(content, file).replace("\r\n", "\n")
    bare = re.sub(_TOML_TEXT, "_", text, flags=re.DOTALL)
    _require_flat(bare, file)
    if any(part.count(".") >= MOST_KEY_PARTS for part in re.split(_BETWEEN_KEYS, bare)):
        raise _refusal(file, f"must have no key of more than {MOST_KEY_PARTS} names with dots between")
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        raise _refusal(file, f"must be TOML: {error}") from None
    except (ValueError, ArithmeticError):  # Python reads no number of thousands of digits
        raise _refusal(file, "must hold no number of thousands of digits") from None
    except RecursionError:
        raise _refusal(file, f"must have at most {MOST_LEVELS} lists and tables inside each other") from None


def parse_json(content: bytes | str, *, file: str) -> Any:
    """What a JSON file or text holds, every number as a Decimal or an int.

    Raises RoleFileError where it is not JSON in UTF-8, is too large or too deep, or has a key twice in one table.
    """
    import json

    _require_short(len(content), MOST_BYTES[".json"], file)
    text = content if isinstance(content, str) else _decoded(content, file)
    _require_flat(re.sub(_JSON_TEXT, "", text, flags=re.DOTALL), file)
    repeated: list[tuple[dict[str, Any], str]] = []

    def as_table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        table = dict(pairs)
        if len(table) < len(pairs):
            repeated.extend((table, key) for key, times in Counter(key for key, _ in pairs).items() if times > 1)
        return table

    try:
        document = json.loads(text, parse_float=Decimal, parse_constant=_refuse_constant, object_pairs_hook=as_table)
    except ArithmeticError:
        raise _refusal(file, "must hold no number of thousands of digits") from None
    except (ValueError, RecursionError) as error:
        raise _refusal(file, f"must be JSON: {error}") from None
    if repeated:
        raise RoleFileError(_repeated_keys(document, repeated, file))
    return document


def _decoded(content: bytes, file: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _refusal(file, f"must be UTF-8 text: byte {error.start} is not") from None


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"{name} is no number of JSON")


def _repeated_keys(document: Any, repeated: Iterable[tuple[dict[str, Any], str]], file: str) -> list[Problem]:
    """One problem for each key that stands twice in its table, with the place of the table."""
    places = dict(_places_of_tables(document, ""))
    return [
        Problem(file, ".".join(filter(None, [places.get(id(table), ""), key])), f"the key {shown(key)} stands twice")
        for table, key in repeated
    ]


def _places_of_tables(item: Any, path: str) -> Iterator[tuple[int, str]]:
    if isinstance(item, dict):
        yield id(item), path
        for key, value in item.items():
            yield from _places_of_tables(value, f"{path}.{key}" if path else key)
    elif isinstance(item, list):
        for number, value in enumerate(item):
            yield from _places_of_tables(value, f"{path}[{number}]")


def write_csv(path: str | Path, text: str) -> None:
    """Write CSV in UTF-8 with the mark by which spreadsheets know it; ReportFileError where that cannot be done."""
    check_path("path", path)
    try:
        Path(path).write_text(text, encoding="utf-8-sig", newline="")
    except (OSError, ValueError) as error:
        raise ReportFileError(str(path), getattr(error, "strerror", None) or str(error)) from None
