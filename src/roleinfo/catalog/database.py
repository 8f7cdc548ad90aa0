"""The SQLite file of a bundle: opened for reading, held to its schema and digests, shared by threads and forks."""

import os
import sqlite3
from pathlib import Path
from threading import RLock
from typing import Any

from roleinfo.catalog.schema import APPLICATION_ID, SCHEMA, TABLES, digest
from roleinfo.errors import CatalogError

_DATABASE = "roleinfo.db"


class Database:
    """One connection to a bundle, guarded by a lock, opened anew in a forked process."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.lock = RLock()
        self._opened: tuple[int, sqlite3.Connection] | None = None

    @property
    def name(self) -> str:
        return "roleinfo" if self.path is None else str(self.path.absolute())

    @property
    def connection(self) -> sqlite3.Connection:
        if self._opened is None or self._opened[0] != os.getpid():
            self._opened = (os.getpid(), self._open())
        return self._opened[1]

    def _open(self) -> sqlite3.Connection:
        try:
            connection = self._connect()
            try:
                self._check(connection)
            except BaseException:
                connection.close()
                raise
        except sqlite3.Error as error:
            raise CatalogError(self.name, f"no whole SQLite database ({error}): install or build it again") from None
        except OSError as error:
            raise CatalogError(self.name, error.strerror or str(error)) from None
        return connection

    def _connect(self) -> sqlite3.Connection:
        if self.path is None:
            file: Any = Path(__file__).parent.parent / "data" / _DATABASE
            if not file.is_file():
                import importlib_resources

                file = importlib_resources.files("roleinfo").joinpath("data", _DATABASE)
        else:
            file = self.path.absolute()
        if isinstance(file, Path):
            if not file.is_file():
                raise CatalogError(self.name, "there is no such file")
            return sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        # Inside a zip there is no file to open: the database is held in memory.
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        connection.deserialize(file.read_bytes())
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
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not tables >= TABLES.keys():
            raise CatalogError(self.name, f"the tables {', '.join(sorted(TABLES.keys() - tables))} are missing")

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        with self.lock:
            return self.connection.execute(query, values).fetchall()

    def verify(self) -> None:
        """Hold every table to the digest that was taken when the bundle was built; CatalogError where one differs."""
        with self.lock:
            try:
                for name, count, sha256 in self.rows("SELECT name, rows, sha256 FROM digest"):
                    if name not in TABLES or digest(self.connection, name) != (count, sha256):
                        raise CatalogError(self.name, f"the table {name} is not as it was built: it was changed since")
            except sqlite3.Error as error:
                raise CatalogError(self.name, f"no whole SQLite database ({error})") from None
