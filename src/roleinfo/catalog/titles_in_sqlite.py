"""The index of titles in a SQLite database: its tables, their writer, and a store that reads them by key."""

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from roleinfo.titles.store import Tables

_SCHEMA = """
CREATE TABLE title_role (role_id TEXT PRIMARY KEY, title TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE title_code (code TEXT, role_id TEXT, PRIMARY KEY (code, role_id)) WITHOUT ROWID;
CREATE TABLE title_form (form INTEGER PRIMARY KEY, text TEXT NOT NULL, bag INTEGER NOT NULL);
CREATE INDEX title_form_bag ON title_form (bag);
CREATE TABLE title_name (form INTEGER, kind INTEGER, role_id TEXT, title TEXT,
                         PRIMARY KEY (form, kind, role_id, title)) WITHOUT ROWID;
CREATE TABLE title_trigram (trigram TEXT, block INTEGER, forms BLOB NOT NULL,
                            PRIMARY KEY (trigram, block)) WITHOUT ROWID;
CREATE TABLE title_sizes (sizes BLOB NOT NULL);
"""


def write_titles(connection: sqlite3.Connection, tables: Tables) -> None:
    """Make the tables in a database that has none of them, and fill them."""
    for statement in _SCHEMA.split(";"):
        connection.execute(statement)
    connection.executemany("INSERT INTO title_role VALUES (?, ?)", tables.roles)
    connection.executemany("INSERT INTO title_code VALUES (?, ?)", tables.codes)
    connection.executemany("INSERT INTO title_form VALUES (?, ?, ?)", tables.forms)
    connection.executemany("INSERT INTO title_name VALUES (?, ?, ?, ?)", tables.names)
    connection.executemany("INSERT INTO title_trigram VALUES (?, ?, ?)", tables.postings)
    connection.execute("INSERT INTO title_sizes VALUES (?)", (tables.sizes,))


class SqliteTitles:
    """A `TitleStore` over a database that `write_titles` filled; nothing is read before it is asked for.

    Values reach SQLite as parameters alone, so nothing in a query can be syntax.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._sizes: bytes | None = None

    def _rows(self, before: str, values: Collection[str] | Collection[int], after: str) -> list[Any]:
        marks = ",".join("?" * len(values))
        return self._connection.execute(f"{before} IN ({marks}) {after}", tuple(values)).fetchall()

    def titles(self, role_ids: Collection[str]) -> Mapping[str, str]:
        """The title of each of these roles that there is."""
        return dict(self._rows("SELECT role_id, title FROM title_role WHERE role_id", role_ids, "ORDER BY role_id"))

    def coded(self, code: str) -> Sequence[str]:
        """The ids of the roles with this code, or whose id is this code."""
        return [row[0] for row in self._rows("SELECT role_id FROM title_code WHERE code", (code,), "ORDER BY role_id")]

    def forms_of(self, bags: Collection[int]) -> Sequence[tuple[int, str]]:
        """Number and text of the forms whose words have one of these checksums."""
        return self._rows("SELECT form, text FROM title_form WHERE bag", bags, "ORDER BY form")

    def texts(self, forms: Collection[int]) -> Sequence[tuple[int, str]]:
        """Number and text of these forms."""
        return self._rows("SELECT form, text FROM title_form WHERE form", forms, "ORDER BY form")

    def names(self, forms: Collection[int]) -> Sequence[tuple[int, int, str, str]]:
        """The names of these forms, as (form, kind, role id, title)."""
        return self._rows("SELECT * FROM title_name WHERE form", forms, "ORDER BY form, kind, role_id, title")

    def postings(self, trigrams: Collection[str]) -> Sequence[tuple[str, int, bytes]]:
        """The lists of forms of these trigrams, as (trigram, block, forms)."""
        return self._rows("SELECT * FROM title_trigram WHERE trigram", trigrams, "ORDER BY trigram, block")

    def sizes(self) -> bytes:
        """How many trigrams each form has."""
        if self._sizes is None:
            row = self._connection.execute("SELECT sizes FROM title_sizes").fetchone()
            self._sizes = bytes(row[0])
        return self._sizes
