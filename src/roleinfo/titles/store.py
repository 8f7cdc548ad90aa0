"""The titles of many roles as plain rows and bytes, and what a store of them must answer.

`build_index` makes the rows; they are deterministic and can be kept anywhere. In SQLite::

    CREATE TABLE title_role (role_id TEXT PRIMARY KEY, title TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE title_code (code TEXT, role_id TEXT, PRIMARY KEY (code, role_id)) WITHOUT ROWID;
    CREATE TABLE title_form (form INTEGER PRIMARY KEY, text TEXT NOT NULL, bag INTEGER NOT NULL);
    CREATE INDEX title_form_bag ON title_form (bag);
    CREATE TABLE title_name (form INTEGER, kind INTEGER, role_id TEXT, title TEXT,
                             PRIMARY KEY (form, kind, role_id, title)) WITHOUT ROWID;
    CREATE TABLE title_trigram (trigram TEXT, block INTEGER, forms BLOB NOT NULL,
                                PRIMARY KEY (trigram, block)) WITHOUT ROWID;
    CREATE TABLE title_sizes (sizes BLOB NOT NULL);   -- one row

A *form* is a title in normal form with the abbreviations of one reading written out; forms are
numbered from 0 in the order of their texts. ``bag`` is the CRC-32 of the form's words in the order
of the alphabet. A blob of ``title_trigram`` holds the numbers of the forms with that trigram,
ascending, as little-endian 16-bit integers; a number is ``block * 65536`` plus what stands there.
``sizes`` has a byte for each form: how many trigrams it has, 255 at most.
"""

import re
import sys
import unicodedata
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol
from zlib import crc32

from roleinfo.titles.abbreviations import written_out
from roleinfo.titles.normalise import bag, is_one_title_twice, normalised, parts

TITLE, ALTERNATE, UNQUALIFIED = range(3)
"""The kinds of name, in the order in which they are preferred: the last is a title without its parentheses."""

_BLOCK = 1 << 16
_DASHES = re.compile("[\u00ad\u058a\u05be\u1806\u2010-\u2015\u2043\u207b\u208b\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d]")
_LARGEST_SIZE = 255


class Entry(NamedTuple):
    """What a role is called: its id, its title, other titles, and codes."""

    role_id: str
    title: str
    alternate_titles: Iterable[str] = ()
    codes: Iterable[str] = ()


class Form(NamedTuple):
    """A title in normal form with its number and the checksum of its words."""

    number: int
    text: str
    bag: int


class Name(NamedTuple):
    """A title of a role as it is written, under the number of its form."""

    form: int
    kind: int
    role_id: str
    title: str


class Posting(NamedTuple):
    """The forms of one block that have a trigram."""

    trigram: str
    block: int
    forms: bytes


class Tables(NamedTuple):
    """The rows of an index, each list in the order of its key."""

    roles: list[tuple[str, str]]
    codes: list[tuple[str, str]]
    forms: list[Form]
    names: list[Name]
    postings: list[Posting]
    sizes: bytes


class TitleStore(Protocol):
    """What a look-up asks of the tables; rows come in the order of their keys."""

    def titles(self, role_ids: Collection[str]) -> Mapping[str, str]:
        """The title of each of these roles that there is."""
        ...

    def coded(self, code: str) -> Sequence[str]:
        """The ids of the roles with this code, or whose id is this code, as `code_key` writes it."""
        ...

    def forms_of(self, bags: Collection[int]) -> Sequence[tuple[int, str]]:
        """Number and text of the forms whose words have one of these checksums."""
        ...

    def texts(self, forms: Collection[int]) -> Sequence[tuple[int, str]]:
        """Number and text of these forms."""
        ...

    def names(self, forms: Collection[int]) -> Sequence[tuple[int, int, str, str]]:
        """The rows of `Name` of these forms."""
        ...

    def postings(self, trigrams: Collection[str]) -> Sequence[tuple[str, int, bytes]]:
        """The rows of `Posting` of these trigrams."""
        ...

    def sizes(self) -> bytes:
        """How many trigrams each form has."""
        ...


def with_hyphens(text: str) -> str:
    """A text with every dash, minus sign and other hyphen as the plain hyphen of codes.

    >>> with_hyphens("29\u20131141")
    '29-1141'
    """
    return text if text.isascii() else _DASHES.sub("-", unicodedata.normalize("NFKC", text))


def code_key(text: str) -> str | None:
    """How a code is kept and asked for: without punctuation and O*NET's closing ".00"; None for what is no code.

    >>> {code_key(each) for each in ("41-3091", "413091", "41-3091.00", " 41.3091 ")}
    {'413091'}
    """
    text = with_hyphens(text)
    if len(text) > 40 or not text.isascii():
        return None
    key = "".join(char for char in text.casefold() if char.isalnum())
    if not any(char.isdigit() for char in key):
        return None
    return key[:-2] if len(key) == 8 and key.isdigit() and key.endswith("00") else key


def checksum(form: str) -> int:
    """The number under which a form is kept, the same for every order of its words.

    >>> checksum("account manager") == checksum("manager account")
    True
    """
    return crc32(bag(form).encode())


def trigrams(form: str) -> set[str]:
    """The runs of three letters in each word of a form, its edges counted as letters.

    >>> sorted(trigrams("vp"))
    [' vp', 'vp ']
    """
    return {word[at : at + 3] for word in (f" {text} " for text in form.split()) for at in range(len(word) - 2)}


def _written(title: str) -> list[tuple[str, bool]]:
    # The forms under which a title is kept, each with whether something was left out.
    both = parts(title)
    if both is not None:
        short, long = normalised(both[0]), normalised(both[1])
        if short and long and is_one_title_twice(short, long):
            return [(written_out(short), False), (written_out(long), False)]
        return [(written_out(normalised(title)), False), (written_out(short), True)]
    return [(written_out(normalised(title)), False)]


def packed(numbers: Iterable[int]) -> bytes:
    """Numbers below 65,536 as little-endian 16-bit integers."""
    values = array("H", numbers)
    if sys.byteorder == "big":
        values.byteswap()
    return values.tobytes()


def unpacked(data: bytes) -> "array[int]":
    """The numbers that `packed` wrote.

    >>> list(unpacked(packed([1, 65535])))
    [1, 65535]
    """
    values = array("H", data)
    if sys.byteorder == "big":
        values.byteswap()
    return values


def build_index(entries: Iterable[Entry]) -> Tables:
    """The rows of an index of these roles, the same for the same roles in any order.

    >>> tables = build_index([Entry("account-manager", "Account Manager", ["Acct. Manager"], ["41-3091"])])
    >>> [form.text for form in tables.forms], tables.codes
    (['account manager', 'acct manager'], [('413091', 'account-manager')])
    """
    roles: dict[str, str] = {}
    codes: set[tuple[str, str]] = set()
    written: dict[str, set[tuple[int, str, str]]] = defaultdict(set)
    for role_id, title, alternates, given in entries:
        roles[role_id] = title
        codes.update((key, role_id) for key in map(code_key, (role_id, *given)) if key)
        for name, kind in ((title, TITLE), *((alternate, ALTERNATE) for alternate in alternates)):
            for text, shortened in _written(name):
                if text:
                    written[text].add((UNQUALIFIED if shortened else kind, role_id, name))
    forms = [Form(number, text, checksum(text)) for number, text in enumerate(sorted(written))]
    names = [Name(form.number, *row) for form in forms for row in sorted(written[form.text])]
    found: dict[tuple[str, int], list[int]] = defaultdict(list)
    sizes = bytearray()
    for form in forms:
        block, number = divmod(form.number, _BLOCK)
        pieces = trigrams(form.text)
        sizes.append(min(len(pieces), _LARGEST_SIZE))
        for piece in pieces:
            found[piece, block].append(number)
    postings = [Posting(trigram, block, packed(numbers)) for (trigram, block), numbers in sorted(found.items())]
    return Tables(sorted(roles.items()), sorted(codes), forms, names, postings, bytes(sizes))


class MemoryStore:
    """A `TitleStore` over tables in memory."""

    def __init__(self, tables: Tables) -> None:
        self._roles = dict(tables.roles)
        self._codes: dict[str, list[str]] = defaultdict(list)
        self._bags: dict[int, list[tuple[int, str]]] = defaultdict(list)
        self._names: dict[int, list[Name]] = defaultdict(list)
        self._postings: dict[str, list[Posting]] = defaultdict(list)
        self._forms = tables.forms
        self._sizes = tables.sizes
        for code, role_id in tables.codes:
            self._codes[code].append(role_id)
        for form in tables.forms:
            self._bags[form.bag].append((form.number, form.text))
        for name in tables.names:
            self._names[name.form].append(name)
        for posting in tables.postings:
            self._postings[posting.trigram].append(posting)

    def titles(self, role_ids: Collection[str]) -> Mapping[str, str]:
        return {role_id: self._roles[role_id] for role_id in role_ids if role_id in self._roles}

    def coded(self, code: str) -> Sequence[str]:
        return self._codes.get(code, ())

    def forms_of(self, bags: Collection[int]) -> Sequence[tuple[int, str]]:
        return sorted(row for bag in set(bags) for row in self._bags.get(bag, ()))

    def texts(self, forms: Collection[int]) -> Sequence[tuple[int, str]]:
        return [(number, self._forms[number].text) for number in sorted(forms)]

    def names(self, forms: Collection[int]) -> Sequence[tuple[int, int, str, str]]:
        return [name for number in sorted(forms) for name in self._names.get(number, ())]

    def postings(self, trigrams: Collection[str]) -> Sequence[tuple[str, int, bytes]]:
        return [row for trigram in sorted(trigrams) for row in self._postings.get(trigram, ())]

    def sizes(self) -> bytes:
        return self._sizes
