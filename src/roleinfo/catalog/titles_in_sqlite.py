"""The index of titles in SQLite: the rows to be written, and the store that asks for them."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, Final

from roleinfo.catalog.schema import INDEXES, create_table, squeezed, unsqueezed
from roleinfo.model.cached import cached_attribute
from roleinfo.titles.store import Tables

_NAMES: Final = (
    "SELECT form, kind, role_id, named.title FROM title_form "
    "JOIN title_name AS named ON named.name BETWEEN first AND last JOIN title_role USING (role) WHERE form IN ({})"
)
_MOST_VALUES: Final = 500  # of one question to SQLite


def title_rows(tables: Tables) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of each table of the index: roles by number, names in the order of their forms, trigrams squeezed."""
    roles = {role_id: at for at, (role_id, _) in enumerate(tables.roles, start=1)}
    ends: dict[int, list[int]] = defaultdict(list)
    for at, name in enumerate(tables.names):
        ends[name.form].append(at)
    return {
        "title_role": [(roles[role_id], role_id, title) for role_id, title in tables.roles],
        "title_code": [(code, roles[role_id]) for code, role_id in tables.codes],
        "title_form": [(*form, ends[form.number][0], ends[form.number][-1]) for form in tables.forms],
        "title_name": [(at, name.kind, roles[name.role_id], name.title) for at, name in enumerate(tables.names)],
        "title_trigram": [(posting.trigram, posting.block, squeezed(posting.forms)) for posting in tables.postings],
        "title_sizes": [(tables.sizes,)],
    }


def write_titles(connection: sqlite3.Connection, tables: Tables) -> None:
    """Make the tables of the index in a database without them, and fill them."""
    for name, rows in title_rows(tables).items():
        connection.execute(create_table(name))
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            connection.executemany(f"INSERT INTO {name} VALUES ({marks})", rows)  # noqa: S608  # our own names
    for name, columns in INDEXES.items():
        if not name.startswith("title_"):
            continue
        connection.execute(f"CREATE INDEX {name} ON {columns}")


class SqliteTitles:
    """A `TitleStore` over such tables; ``rows`` asks their database, and nothing is read before it is asked for."""

    def __init__(self, rows: Callable[..., list[tuple[Any, ...]]]) -> None:
        self._rows = rows

    @classmethod
    def over(cls, connection: sqlite3.Connection) -> "SqliteTitles":
        """The store over a connection that nobody else uses meanwhile."""
        return cls(lambda query, *values: connection.execute(query, values).fetchall())

    def _among(self, query: str, values: Collection[Any]) -> list[tuple[Any, ...]]:
        found: list[tuple[Any, ...]] = []
        given = sorted(values)
        for start in range(0, len(given), _MOST_VALUES):
            part = given[start : start + _MOST_VALUES]
            found += self._rows(query.format(", ".join("?" * len(part))), *part)
        return found

    def titles(self, role_ids: Collection[str]) -> Mapping[str, str]:
        return dict(self._among("SELECT role_id, title FROM title_role WHERE role_id IN ({})", role_ids))

    def coded(self, code: str) -> Sequence[str]:
        rows = self._rows("SELECT role_id FROM title_code JOIN title_role USING (role) WHERE code = ?", code)
        return sorted(each for (each,) in rows)

    def forms_of(self, bags: Collection[int]) -> Sequence[tuple[int, str]]:
        rows = self._among("SELECT form, text FROM title_form WHERE bag IN ({})", set(bags))
        return [(form, text) for form, text in sorted(rows)]

    def texts(self, forms: Collection[int]) -> Sequence[tuple[int, str]]:
        rows = self._among("SELECT form, text FROM title_form WHERE form IN ({})", forms)
        return [(form, text) for form, text in sorted(rows)]

    def names(self, forms: Collection[int]) -> Sequence[tuple[int, int, str, str]]:
        return [(form, kind, role_id, title) for form, kind, role_id, title in sorted(self._among(_NAMES, forms))]

    def postings(self, trigrams: Collection[str]) -> Sequence[tuple[str, int, bytes]]:
        rows = self._among("SELECT trigram, block, forms FROM title_trigram WHERE trigram IN ({})", trigrams)
        return sorted((trigram, block, unsqueezed(forms)) for trigram, block, forms in rows)

    def sizes(self) -> bytes:
        return self._sizes

    @cached_attribute
    def _sizes(self) -> bytes:
        [(sizes,)] = self._rows("SELECT sizes FROM title_sizes")
        return bytes(sizes)
