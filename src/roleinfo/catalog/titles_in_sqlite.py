"""The index of titles in SQLite: the rows to be written, and the store that asks for them."""

import sqlite3
import sys
from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, Final

from roleinfo.catalog.schema import INDEXES, create_table
from roleinfo.titles.store import Beginning, Lengths, NameRow, Tables, TitleClass, TitleStore, Trigram, Word

_ROLES: Final = "SELECT role_id, title, occupations, class FROM title_role WHERE role_id IN ({})"
_NAMES: Final = (
    "SELECT form, kind, role_id, named.title, lists, class FROM title_form "
    "JOIN title_name AS named ON named.name BETWEEN first AND last JOIN title_role USING (role) WHERE form IN ({})"
)
_WORDS: Final = (
    "SELECT word, text, forms, classes, weights, head_classes, head_weights FROM title_word WHERE {} IN ({})"
)
_MOST_VALUES: Final = 500  # of one question to SQLite
_BYTES: Final = 4


def _packed(numbers: "array[int]") -> bytes:
    values = array("I", numbers)
    if sys.byteorder == "big":
        values.byteswap()
    return values.tobytes()


def _unpacked(blob: bytes) -> "array[int]":
    if len(blob) % _BYTES:
        raise ValueError(f"numbers of {_BYTES} bytes must not end within one")
    values = array("I", blob)
    if sys.byteorder == "big":
        values.byteswap()
    return values


def _word(row: tuple[Any, ...]) -> Word:
    number, text, *blobs = row
    return Word(number, text, *map(_unpacked, blobs))


def _chained(blobs: Iterable[bytes]) -> tuple["array[int]", "array[int]"]:
    listed = [*blobs]
    return array("I", (len(blob) // _BYTES for blob in listed)), _unpacked(b"".join(listed))


def _listed(codes: str) -> tuple[str, ...]:
    return tuple(filter(None, codes.split(",")))


def _ends(names: list[int]) -> tuple[int, int]:
    """The first and the last of some names; of none, which a field of study has, the last before the first."""
    return (names[0], names[-1]) if names else (1, 0)


def title_rows(tables: Tables) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of each table of the index: roles by number, names in the order of their forms, numbers packed."""
    roles = {role_id: number for number, (role_id, *_) in enumerate(tables.roles, start=1)}
    ends: dict[int, list[int]] = defaultdict(list)
    for number, name in enumerate(tables.names):
        ends[name.form].append(number)
    lengths = tables.lengths
    return {
        "title_role": [(roles[role_id], role_id, *rest) for role_id, *rest in tables.roles],
        "title_code": [(code, roles[role_id]) for code, role_id in tables.codes],
        "title_class": [tuple(known) for known in tables.classes],
        "title_form": [(*form, *_ends(ends[form.number])) for form in tables.forms],
        "title_name": [
            (number, name.kind, roles[name.role_id], name.title, name.lists) for number, name in enumerate(tables.names)
        ],
        "title_word": [(word.number, word.text, *map(_packed, word[2:])) for word in tables.words],
        "title_beginning": [(start.text, *map(_packed, start[1:])) for start in tables.beginnings],
        "title_trigram": [(trigram.text, trigram.weight, _packed(trigram.words)) for trigram in tables.trigrams],
        "title_lengths": [
            (_packed(lengths.words), _packed(lengths.forms), lengths.class_counts, _packed(lengths.classes))
        ],
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
        rows: list[tuple[Any, ...]] = []
        given = sorted(values)
        for start in range(0, len(given), _MOST_VALUES):
            part = given[start : start + _MOST_VALUES]
            rows += self._rows(query.format(", ".join("?" * len(part))), *part)
        return rows

    def titles(self, role_ids: Collection[str]) -> Mapping[str, str]:
        return {role_id: title for role_id, title, _, _ in self._among(_ROLES, role_ids)}

    def occupations(self, role_ids: Collection[str]) -> Mapping[str, tuple[str, ...]]:
        return {role_id: _listed(codes) for role_id, _, codes, _ in self._among(_ROLES, role_ids)}

    def classes_of(self, role_ids: Collection[str]) -> Mapping[str, int]:
        return {role_id: class_ for role_id, _, _, class_ in self._among(_ROLES, role_ids)}

    def coded(self, code: str) -> Sequence[str]:
        rows = self._rows("SELECT role_id FROM title_code JOIN title_role USING (role) WHERE code = ?", code)
        return sorted(role_id for (role_id,) in rows)

    def forms_of(self, bags: Collection[int]) -> Sequence[tuple[int, str]]:
        rows = self._among("SELECT form, text FROM title_form WHERE bag IN ({})", set(bags))
        return [(form, text) for form, text in sorted(rows)]

    def texts(self, forms: Collection[int]) -> Sequence[tuple[int, str]]:
        rows = self._among("SELECT form, text FROM title_form WHERE form IN ({})", forms)
        return [(form, text) for form, text in sorted(rows)]

    def names(self, forms: Collection[int]) -> Sequence[NameRow]:
        return [NameRow(*row) for row in sorted(self._among(_NAMES, forms))]

    def words(self, texts: Collection[str]) -> Sequence[Word]:
        return self._words("text", texts)

    def numbered_words(self, numbers: Collection[int]) -> Sequence[Word]:
        return self._words("word", numbers)

    def _words(self, column: str, values: Collection[Any]) -> list[Word]:
        rows = self._among(_WORDS.format(column, "{}"), values)
        return [*map(_word, sorted(rows))]

    def beginnings(self, texts: Collection[str]) -> Sequence[Beginning]:
        rows = self._among("SELECT beginning, classes, weights FROM title_beginning WHERE beginning IN ({})", texts)
        return [Beginning(text, *map(_unpacked, blobs)) for text, *blobs in sorted(rows)]

    def trigrams(self, texts: Collection[str]) -> Sequence[Trigram]:
        rows = self._among("SELECT trigram, weight, words FROM title_trigram WHERE trigram IN ({})", texts)
        return [Trigram(text, weight, _unpacked(blob)) for text, weight, blob in sorted(rows)]

    def word_forms(self) -> tuple["array[int]", "array[int]"]:
        return _chained(blob for (blob,) in self._rows("SELECT forms FROM title_word ORDER BY word"))

    def held(self) -> TitleStore:
        return HeldTitles(self._rows)

    def lengths(self) -> Lengths:
        [(words, forms, counts, classes)] = self._rows("SELECT words, forms, class_counts, classes FROM title_lengths")
        return Lengths(_unpacked(words), _unpacked(forms), bytes(counts), _unpacked(classes))

    def classes(self) -> Sequence[TitleClass]:
        rows = self._rows("SELECT class, key, jobs, jobs_weight, unseen FROM title_class ORDER BY class")
        return [TitleClass(*row) for row in rows]


class HeldTitles(SqliteTitles):
    """The store with what each title asks for read into memory at once.

    Rows stay the plain tuples that they were read as: of these many the collector of garbage need not keep track.
    """

    def __init__(self, rows: Callable[..., list[tuple[Any, ...]]]) -> None:
        super().__init__(rows)
        self._forms = rows("SELECT text, first, last FROM title_form ORDER BY form")
        self._names = rows("SELECT kind, role, title, lists FROM title_name ORDER BY name")
        self._roles = {role: known for role, *known in rows("SELECT role, role_id, class FROM title_role")}
        self._ids = {role_id: known for role_id, *known in rows(_ROLES.partition(" WHERE ")[0])}
        self._coded = {code for (code,) in rows("SELECT DISTINCT code FROM title_code")}
        self._held_words = rows(f"{_WORDS.partition(' WHERE ')[0]} ORDER BY word")
        self._numbers = {word[1]: word[0] for word in self._held_words}
        self._bags: dict[int, tuple[int, ...]] = {}
        for form, bag in rows("SELECT form, bag FROM title_form ORDER BY form"):
            self._bags[bag] = (*self._bags.get(bag, ()), form)

    def titles(self, role_ids: Collection[str]) -> Mapping[str, str]:
        return {id_: self._ids[id_][0] for id_ in role_ids if id_ in self._ids}

    def occupations(self, role_ids: Collection[str]) -> Mapping[str, tuple[str, ...]]:
        return {id_: _listed(self._ids[id_][1]) for id_ in role_ids if id_ in self._ids}

    def classes_of(self, role_ids: Collection[str]) -> Mapping[str, int]:
        return {id_: self._ids[id_][2] for id_ in role_ids if id_ in self._ids}

    def coded(self, code: str) -> Sequence[str]:
        return super().coded(code) if code in self._coded else ()

    def forms_of(self, bags: Collection[int]) -> Sequence[tuple[int, str]]:
        return self.texts([form for bag in set(bags) for form in self._bags.get(bag, ())])

    def words(self, texts: Collection[str]) -> Sequence[Word]:
        return self.numbered_words([self._numbers[text] for text in texts if text in self._numbers])

    def numbered_words(self, numbers: Collection[int]) -> Sequence[Word]:
        return [_word(self._held_words[number]) for number in sorted(numbers)]

    def word_forms(self) -> tuple["array[int]", "array[int]"]:
        return _chained(word[2] for word in self._held_words)

    def texts(self, forms: Collection[int]) -> Sequence[tuple[int, str]]:
        return [(form, self._forms[form][0]) for form in sorted(forms)]

    def names(self, forms: Collection[int]) -> Sequence[NameRow]:
        named = []
        for form in sorted(forms):
            _, first, last = self._forms[form]
            for kind, role, title, lists in self._names[first : last + 1]:
                role_id, class_ = self._roles[role]
                named.append(NameRow(form, kind, role_id, title, lists, class_))
        return named
