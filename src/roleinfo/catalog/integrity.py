"""Whether a bundle is what it was built as: its schema to the letter, a digest for every table, the file unchanged."""

import os
import re
import sqlite3
import zlib
from collections.abc import Callable
from typing import NamedTuple, TypeVar

from roleinfo.catalog.schema import INDEXES, TABLES, create_table
from roleinfo.errors import BrokenRulesError, CatalogError, InvalidArgumentError, RoleFileError, RoleinfoError

T = TypeVar("T")
_UNREADABLE = (
    TypeError, ValueError, LookupError, ArithmeticError, AttributeError, MemoryError, RecursionError, zlib.error,
)  # fmt: skip
SQLITE_FAULTS = (sqlite3.Error, UnicodeDecodeError, MemoryError)
"""What sqlite3 raises of a damaged file; its own messages may quote bytes that are no text."""

_NOT_WRITTEN = re.compile(r"--[^\n]*|\s+")


class Stamp(NamedTuple):
    """What the system says of a file: which it is, and when it was written last."""

    device: int
    inode: int
    size: int
    modified: int
    changed: int

    @classmethod
    def of(cls, file: str) -> "Stamp | None":
        """The stamp of a file; None where there is none now."""
        try:
            status = os.stat(file)
        except OSError:
            return None
        return cls(status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)

    def is_same_file(self, other: "Stamp | None") -> bool:
        """Whether both are of one file, and not of another that was put in its place."""
        return other is not None and self[:2] == other[:2]


def _defined() -> dict[tuple[str, str], str]:
    """Every object of a bundle's schema, by kind and name, with the statement that makes it."""
    return {
        **{("table", name): create_table(name) for name in TABLES},
        **{("index", name): f"CREATE INDEX {name} ON {columns}" for name, columns in INDEXES.items()},
    }


def schema_fault(connection: sqlite3.Connection) -> str | None:
    """What is missing from the schema, strange in it or defined differently; None where it is as it was built."""
    defined = _defined()
    there = {
        (kind, name): sql
        for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    }
    if there == defined:
        return None
    missing = [f"{kind} {name}" for kind, name in defined if (kind, name) not in there]
    if missing:
        return f"it lacks the {', the '.join(missing)}"
    for (kind, name), sql in there.items():
        if (kind, name) not in defined:
            return f"it has the {kind} {name}, which no bundle has"
        if not isinstance(sql, str) or _written(sql) != _written(defined[kind, name]):
            return f"the {kind} {name} is not defined as it was built: it was changed since"
    return None


def _written(sql: str) -> str:
    """A statement without comments and spaces."""
    return _NOT_WRITTEN.sub("", sql)


def read_digests(connection: sqlite3.Connection) -> dict[str, tuple[int, str]]:
    """How many rows each table had when the bundle was built, and their SHA-256."""
    return {name: (count, sha256) for name, count, sha256 in connection.execute("SELECT * FROM digest")}


def digests_fault(digests: dict[str, tuple[int, str]]) -> str | None:
    """Which tables have no digest, or which digest has no table; None where there is one for each."""
    if missing := TABLES.keys() - {"digest"} - digests.keys():
        return f"the digests of the tables {', '.join(sorted(missing))} are missing"
    if strange := digests.keys() - TABLES.keys():
        return f"it has the digests of {', '.join(map(str, strange))}, which are no tables of a bundle"
    return None


def decode(name: str, make: Callable[[], T], of: str = "its rows") -> T:
    """What is made of a bundle's rows; CatalogError, naming what they tell of, where they are not what its schema says.

    A document in a row is no file of the caller's: what is wrong with it is a fault of the bundle too.
    """
    try:
        return make()
    except _UNREADABLE as error:
        if isinstance(error, RoleFileError):
            fault = f"{error.problems[0].path}: {error.problems[0].rule}"
        elif isinstance(error, RoleinfoError) and not isinstance(error, BrokenRulesError | InvalidArgumentError):
            raise
        else:
            fault = f"{type(error).__name__}: {error}"
        raise CatalogError(name, f"{of} cannot be read ({fault}): build it again") from error
