"""The SQLite file of a bundle: opened for reading, held to its schema and digests, shared by threads and forks."""

import os
import sqlite3
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from roleinfo import forking
from roleinfo.catalog.integrity import SQLITE_FAULTS, Stamp, decode, digests_fault, read_digests, schema_fault
from roleinfo.catalog.schema import APPLICATION_ID, SCHEMA, digest
from roleinfo.errors import CatalogError

if TYPE_CHECKING:
    from pathlib import Path

T = TypeVar("T")
_DATABASE = "roleinfo.db"


class Database:
    """A connection to a bundle, one in each process that forks."""

    def __init__(self, path: "Path | None") -> None:
        self.path = path
        self._opened: tuple[int, sqlite3.Connection] | None = None
        self._digests: dict[str, tuple[int, str]] | None = None
        self._file: str | None = None
        self._stamp: Stamp | None = None

    @property
    def name(self) -> str:
        return "roleinfo" if self.path is None else str(self.path.absolute())

    @property
    def connection(self) -> sqlite3.Connection:
        opened = self._opened
        if opened is None or opened[0] != os.getpid():
            opened = self._open()
        return opened[1]

    def _open(self) -> tuple[int, sqlite3.Connection]:
        try:
            location = self._location()
            with forking.sqlite:
                opened = self._opened
                if opened is None or opened[0] != os.getpid():  # else another thread was first
                    opened = self._opened = (os.getpid(), self._connect(location))
                return opened
        except SQLITE_FAULTS as error:
            raise CatalogError(self.name, f"no whole SQLite database ({error}): install or build it again") from None
        except OSError as error:
            raise CatalogError(self.name, error.strerror or str(error)) from None

    def _location(self) -> str | bytes:
        """The file's address for SQLite, or, where it is inside a zip, all that it holds."""
        if self.path is None:
            file = os.path.join(os.path.dirname(os.path.dirname(__file__)), "data", _DATABASE)
            if not os.path.isfile(file):
                import importlib_resources

                there = importlib_resources.files("roleinfo").joinpath("data", _DATABASE)
                if not isinstance(there, os.PathLike):
                    return bytes(there.read_bytes())
                file = os.fspath(there)
        else:
            file = str(self.path.absolute())
        if not os.path.isfile(file):
            fault = "a bundle must be a regular file" if os.path.exists(file) else "there is no such file"
            raise CatalogError(self.name, fault)
        stamp = Stamp.of(file)
        if self._stamp is None or not self._stamp.is_same_file(stamp):
            self._file, self._stamp = file, stamp
        return f"{_address(file)}?mode=ro&immutable=1"

    def _connect(self, location: str | bytes) -> sqlite3.Connection:
        is_in_memory = isinstance(location, bytes)
        connection = sqlite3.connect(
            ":memory:" if is_in_memory else location, uri=not is_in_memory, check_same_thread=False
        )
        try:
            if isinstance(location, bytes):
                connection.deserialize(location)
            self._check(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _check(self, connection: sqlite3.Connection) -> None:
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (schema,) = connection.execute("PRAGMA user_version").fetchone()
        if application != APPLICATION_ID:
            raise CatalogError(self.name, "an SQLite database, but not a bundle of roleinfo")
        if schema != SCHEMA:
            older = "an older" if schema < SCHEMA else "a newer"
            raise CatalogError(
                self.name, f"a bundle of {older} schema ({schema}); this roleinfo reads {SCHEMA}: build it again"
            )
        if fault := schema_fault(connection):
            raise CatalogError(self.name, fault)
        digests = read_digests(connection)
        if fault := digests_fault(digests):
            raise CatalogError(self.name, fault)
        if self._digests not in (None, digests):
            raise CatalogError(self.name, "another bundle was put in its place while it was open: open it again")
        self._digests = digests

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        connection = self.connection
        try:
            with forking.sqlite:
                rows = connection.execute(query, values).fetchall()
        except SQLITE_FAULTS as error:
            raise CatalogError(self.name, f"no whole SQLite database ({error}): build it again") from error
        self._require_unchanged()
        return rows

    def decode(self, make: Callable[[], T], of: str = "its rows") -> T:
        """What is made of rows; CatalogError, naming what they tell of, where they are not what the schema says."""
        return decode(self.name, make, of)

    def _require_unchanged(self) -> None:
        """Hold the file to its digests again where it was written to since it was opened."""
        if self._file is None or self._stamp is None:
            return
        stamp = Stamp.of(self._file)
        # A file put in the place of this one leaves this one as it is, open.
        if stamp is None or stamp == self._stamp or not self._stamp.is_same_file(stamp):
            return
        self._opened = None  # with the pages that were read before the change
        self.verify()
        self._stamp = stamp  # not before: until then another thread that reads verifies it too

    def verify(self) -> None:
        """Hold every table and index to what was built; CatalogError where one differs."""
        # What a digest needs: imported under the lock, it would wait for a thread that imports, and that for the lock.
        import hashlib  # noqa: F401
        import json  # noqa: F401

        connection = self.connection
        try:
            for name, expected in (self._digests or {}).items():
                with forking.sqlite:
                    actual = digest(connection, name)
                if actual != expected:
                    raise CatalogError(self.name, f"the table {name} is not as it was built: it was changed since")
            with forking.sqlite:
                [(fault,), *_] = connection.execute("PRAGMA integrity_check(1)")
        except SQLITE_FAULTS as error:
            raise CatalogError(self.name, f"no whole SQLite database ({error})") from None
        if fault != "ok":
            raise CatalogError(self.name, f"no whole SQLite database ({fault})")


def _address(file: str) -> str:
    """The address of a file for SQLite, written as its documents say; pathlib, which has another, is slow to import."""
    path = file.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    if os.name == "nt":
        path = path.replace("\\", "/")
        path = f"/{path}" if path[1:2] == ":" else path
    return f"file://{path}" if path.startswith("/") else f"file:{path}"
