"""The titles of many roles as plain rows, and what a store of them must answer.

`build_index` makes the rows; they are deterministic and can be kept anywhere. `catalog.schema` shows
them in SQLite.

A *form* is a title in normal form with the abbreviations of one reading written out; forms are numbered
from 0 in the order of their texts. ``bag`` is the CRC-32 of the form's words in the order of the
alphabet. A *class* is what the model tells apart: a six-digit SOC code, or a role without one. Fields
of study have forms too, and these no names: they speak for a class, and are no title of it. All weights
are whole numbers, so that every machine ranks alike: the weight of a trigram is 100 times the logarithm
of how few forms have it, and the weights of a word in a class are thousandths of the logarithm of how
much likelier the word is there than in all titles. The *beginning* of a word, its first five letters,
is weighed alike: "pathology" speaks for pathologists.
"""

import re
import unicodedata
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain
from math import isqrt, log, log1p
from typing import NamedTuple, Protocol
from zlib import crc32

from roleinfo.titles.abbreviations import written_out
from roleinfo.titles.normalise import bag, is_one_title_twice, normalised, parts
from roleinfo.titles.words import UNINFORMATIVE, beginnings, head, squared_length, trigrams

TITLE, ALTERNATE, UNQUALIFIED = range(3)
"""The kinds of name, in the order in which they are preferred: the last is a title without its parentheses."""

ROLE_FILE, OCCUPATION_TITLE, SOC_TITLE, JOB_TITLES, REPORTED_TITLES, DIRECT_MATCH, OWN_TABLE = (
    1 << place for place in range(7)
)
UK_TITLE, UK_RELATED_TITLES, UK_SURVEY_TITLE = (1 << place for place in range(7, 10))
"""The lists that a title may stand in; a title's ``lists`` is the sum of those that have it."""

LIST_NAMES = {
    ROLE_FILE: "role file",
    OCCUPATION_TITLE: "occupation title (O*NET)",
    SOC_TITLE: "occupation title (SOC)",
    DIRECT_MATCH: "SOC direct match titles",
    REPORTED_TITLES: "titles reported to O*NET",
    JOB_TITLES: "O*NET job titles",
    OWN_TABLE: "roleinfo table of modern titles",
    UK_TITLE: "occupation title (UK SOC 2020)",
    UK_RELATED_TITLES: "related job titles (UK SOC 2020)",
    UK_SURVEY_TITLE: "occupation title (ASHE)",
}
"""What the lists are called, the most authoritative first."""


def list_name(lists: int) -> str:
    """What the most authoritative of some lists is called."""
    return next(name for number, name in LIST_NAMES.items() if lists & number)


IS_OFFICIAL, IS_FIELD, FLAGS = 1, 2, 2
"""What the last bits of a class of a form say, and how many bits these are."""

OFFICIAL = OCCUPATION_TITLE | SOC_TITLE | DIRECT_MATCH | OWN_TABLE | UK_TITLE
_DASHES = re.compile("[\u00ad\u058a\u05be\u1806\u2010-\u2015\u2043\u207b\u208b\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d]")
_DIGIT = re.compile("[0-9]")
_TRIGRAM_UNIT = 100
_LOG_UNIT = 1000
_SMOOTHING = 20  # titles that every class is taken to have besides its own, with the words of all titles
_LEAST_JOBS, _JOBS_UNKNOWN = 300, 50


class Entry(NamedTuple):
    """What a role is called: its id, its title, other titles, and codes.

    ``lists`` says of a title in which lists it stands; ``occupations`` are the six-digit SOC codes
    that the role is, or that its sources name; ``group`` is the code under which the model counts
    its titles (its id where there is none), ``jobs`` how many jobs that code has, and ``fields``
    the fields of study that lead to it.
    """

    role_id: str
    title: str
    alternate_titles: Iterable[str] = ()
    codes: Iterable[str] = ()
    lists: Mapping[str, int] = {}
    occupations: Iterable[str] = ()
    group: str = ""
    jobs: int = 0
    fields: Iterable[str] = ()


class Form(NamedTuple):
    """A title in normal form with its number and the checksum of its words."""

    number: int
    text: str
    bag: int


class Name(NamedTuple):
    """A title of a role as it is written, under the number of its form, with the lists that have it."""

    form: int
    kind: int
    role_id: str
    title: str
    lists: int


class Word(NamedTuple):
    """A word of forms: where it stands, and how much likelier it is in some classes, anywhere or as their head."""

    number: int
    text: str
    forms: "array[int]"
    classes: "array[int]"
    weights: "array[int]"
    head_classes: "array[int]"
    head_weights: "array[int]"


class Beginning(NamedTuple):
    """The first letters of words, and how much likelier they are in some classes."""

    text: str
    classes: "array[int]"
    weights: "array[int]"


class Trigram(NamedTuple):
    """Three letters, their weight, and the words that have them."""

    text: str
    weight: int
    words: "array[int]"


class TitleClass(NamedTuple):
    """A class with its jobs, the logarithm of these, and its weight for a word, or a head, that it never has."""

    number: int
    key: str
    jobs: int
    jobs_weight: int
    unseen: int


class Lengths(NamedTuple):
    """The squared length of every word, the length of every form, and the classes of every form, one after another.

    A class stands as four times its number, and `IS_OFFICIAL` more where an official list has the title in it, or
    `IS_FIELD` where the form is no title of it but a field of study that leads to it.
    """

    words: "array[int]"
    forms: "array[int]"
    class_counts: bytes
    classes: "array[int]"


class Tables(NamedTuple):
    """The rows of an index, each list in the order of its key."""

    roles: list[tuple[str, str, int, str]]
    codes: list[tuple[str, str]]
    forms: list[Form]
    names: list[Name]
    classes: list[TitleClass]
    words: list[Word]
    beginnings: list[Beginning]
    trigrams: list[Trigram]
    lengths: Lengths


class NameRow(NamedTuple):
    """A title of a role with its form and the role's class."""

    form: int
    kind: int
    role_id: str
    title: str
    lists: int
    class_: int


class TitleStore(Protocol):
    """What a look-up asks of the tables; rows come in the order of their keys."""

    def titles(self, role_ids: Collection[str]) -> Mapping[str, str]:
        """The title of each of these roles that there is."""
        ...

    def occupations(self, role_ids: Collection[str]) -> Mapping[str, tuple[str, ...]]:
        """The six-digit SOC codes of each of these roles."""
        ...

    def classes_of(self, role_ids: Collection[str]) -> Mapping[str, int]:
        """The class of each of these roles."""
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

    def names(self, forms: Collection[int]) -> Sequence[NameRow]:
        """The titles of these forms."""
        ...

    def words(self, texts: Collection[str]) -> Sequence[Word]:
        """These words, as far as forms have them."""
        ...

    def numbered_words(self, numbers: Collection[int]) -> Sequence[Word]:
        """The words of these numbers."""
        ...

    def beginnings(self, texts: Collection[str]) -> Sequence[Beginning]:
        """These beginnings of words, as far as words have them."""
        ...

    def trigrams(self, texts: Collection[str]) -> Sequence[Trigram]:
        """These trigrams, as far as words have them."""
        ...

    def word_forms(self) -> tuple["array[int]", "array[int]"]:
        """Of each word how many forms have it, and these one after another."""
        ...

    def held(self) -> "TitleStore":
        """The same store with its rows in memory: slow to make, and quick to ask."""
        ...

    def lengths(self) -> Lengths:
        """The lengths of all words and forms."""
        ...

    def classes(self) -> Sequence[TitleClass]:
        """Every class."""
        ...


def with_hyphens(text: str) -> str:
    """A text with every dash, minus sign and other hyphen as the plain hyphen of codes.

    >>> with_hyphens("29\u20131141")
    '29-1141'
    """
    return text if text.isascii() else _DASHES.sub("-", unicodedata.normalize("NFKC", text))


def code_key(text: str) -> str | None:
    """How a code is kept and asked for: without punctuation and O*NET's closing ".00"; None for what is no code.

    >>> {code_key(code) for code in ("41-3091", "413091", "41-3091.00", " 41.3091 ")}
    {'413091'}
    """
    text = with_hyphens(text)
    if len(text) > 40 or not text.isascii():
        return None
    if not _DIGIT.search(text):
        return None
    key = "".join(letter for letter in text.casefold() if letter.isalnum())
    return key[:-2] if len(key) == 8 and key.isdigit() and key.endswith("00") else key


def checksum(form: str) -> int:
    """The number under which a form is kept, the same for every order of its words.

    >>> checksum("account manager") == checksum("manager account")
    True
    """
    return crc32(bag(form).encode())


def _written(title: str) -> list[tuple[str, bool]]:
    # The forms under which a title is kept, each with whether something was left out.
    both = parts(title)
    if both is not None:
        short, long = normalised(both[0]), normalised(both[1])
        if short and long and is_one_title_twice(short, long):
            return [(written_out(short), False), (written_out(long), False)]
        return [(written_out(normalised(title)), False), (written_out(short), True)]
    return [(written_out(normalised(title)), False)]


def jobs_weight(jobs: int) -> int:
    """How much a number of jobs weighs, thousandths of its logarithm; few jobs and none known have a floor."""
    return round(_LOG_UNIT * log(max(jobs, _LEAST_JOBS) if jobs > 0 else _JOBS_UNKNOWN))


def build_index(entries: Iterable[Entry]) -> Tables:
    """The rows of an index of these roles, the same for the same roles in any order.

    >>> tables = build_index([Entry("account-manager", "Account Manager", ["Acct. Manager"], ["41-3091"])])
    >>> [form.text for form in tables.forms], tables.codes
    (['account manager', 'acct manager'], [('413091', 'account-manager')])
    """
    roles: dict[str, tuple[str, str, str]] = {}
    jobs: dict[str, int] = {}
    codes: set[tuple[str, str]] = set()
    written: dict[str, dict[tuple[int, str, str], int]] = defaultdict(dict)
    studied: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        group = entry.group or entry.role_id
        roles[entry.role_id] = (entry.title, group, ",".join(sorted(entry.occupations)))
        jobs[group] = max(jobs.get(group, 0), entry.jobs)
        codes.update((key, entry.role_id) for key in map(code_key, (entry.role_id, *entry.codes)) if key)
        for name, kind in ((entry.title, TITLE), *((title, ALTERNATE) for title in entry.alternate_titles)):
            for text, is_shortened in _written(name):
                if text:
                    key = (UNQUALIFIED if is_shortened else kind, entry.role_id, name)
                    written[text][key] = entry.lists.get(name, ROLE_FILE)
        for field in entry.fields:
            studied[written_out(normalised(field))].add(group)
    numbers = {group: number for number, group in enumerate(sorted(jobs))}
    texts = sorted(filter(None, written.keys() | studied.keys()))
    forms = [Form(number, text, checksum(text)) for number, text in enumerate(texts)]
    names = [
        Name(form.number, *key, lists)
        for form in forms
        if form.text in written
        for key, lists in sorted(written[form.text].items())
    ]
    flags: list[dict[int, int]] = [{numbers[group]: IS_FIELD for group in studied.get(text, ())} for text in texts]
    for known in names:
        number = numbers[roles[known.role_id][1]]
        is_official = IS_OFFICIAL if known.lists & OFFICIAL else 0
        flags[known.form][number] = flags[known.form].get(number, 0) & IS_OFFICIAL | is_official
    form_classes = [sorted(members) for members in flags]
    words, starts, classes = _weigh_words(forms, form_classes, sorted(jobs.items()))
    flagged = [[(number << FLAGS) + members[number] for number in sorted(members)] for members in flags]
    letters, lengths = _weigh_trigrams(forms, words, flagged)
    return Tables(
        [(id_, title, numbers[group], listed) for id_, (title, group, listed) in sorted(roles.items())],
        sorted(codes), forms, names, classes, words, starts, letters, lengths,
    )  # fmt: skip


def _weigh_words(
    forms: Sequence[Form], form_classes: Sequence[Sequence[int]], groups: Sequence[tuple[str, int]]
) -> tuple[list[Word], list[Beginning], list[TitleClass]]:
    """Every word with where it stands and how much likelier it is in each class; their beginnings; and the classes."""
    places: dict[str, list[int]] = defaultdict(list)
    counts: dict[str, Counter[int]] = defaultdict(Counter)
    heads: dict[str, Counter[int]] = defaultdict(Counter)
    started: dict[str, Counter[int]] = defaultdict(Counter)
    sizes: Counter[int] = Counter()
    for form, members in zip(forms, form_classes, strict=True):
        words = form.text.split()
        sizes.update(members)
        for word in set(words):
            places[word].append(form.number)
            if word not in UNINFORMATIVE:
                counts[word].update(members)
        for start in beginnings(words):
            started[start].update(members)
        heads[head(words)].update(members)
    total = sum(sizes.values()) or 1

    def weights(counted: Counter[int]) -> tuple["array[int]", "array[int]"]:
        expected = _SMOOTHING * sum(counted.values()) / total
        ordered = sorted(counted.items())
        return (
            array("I", (number for number, _ in ordered)),
            array("I", (round(_LOG_UNIT * log1p(count / expected)) for _, count in ordered)),
        )

    words_listed = [
        Word(number, word, array("I", places[word]), *weights(counts[word]), *weights(heads[word]))
        for number, word in enumerate(sorted(places))
    ]
    classes = [
        TitleClass(
            number, key, jobs, jobs_weight(jobs), round(_LOG_UNIT * log(_SMOOTHING / (_SMOOTHING + sizes[number])))
        )
        for number, (key, jobs) in enumerate(groups)
    ]
    return words_listed, [Beginning(text, *weights(started[text])) for text in sorted(started)], classes


def _weigh_trigrams(
    forms: Sequence[Form], words: Sequence[Word], form_classes: Sequence[Sequence[int]]
) -> tuple[list[Trigram], Lengths]:
    """Every trigram with its weight and words, and the lengths of words and forms by these weights."""
    having: dict[str, list[int]] = defaultdict(list)
    for word in words:
        for trigram in trigrams(word.text):
            having[trigram].append(word.number)
    seen = Counter(trigram for form in forms for trigram in frozenset().union(*map(trigrams, form.text.split())))
    weight = {trigram: round(_TRIGRAM_UNIT * log1p(len(forms) / count)) for trigram, count in seen.items()}
    squares = {trigram: value * value for trigram, value in weight.items()}
    lengths = Lengths(
        array("I", (sum(squares[trigram] for trigram in trigrams(word.text)) for word in words)),
        array("I", (isqrt(squared_length(form.text.split(), squares)) for form in forms)),
        bytes(min(len(members), 255) for members in form_classes),
        array("I", (member for members in form_classes for member in members[:255])),
    )
    letters = [Trigram(text, weight[text], array("I", sorted(having[text]))) for text in sorted(having)]
    return letters, lengths


class MemoryStore:
    """A `TitleStore` over tables in memory."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._roles = {role[0]: role for role in tables.roles}
        self._codes: dict[str, list[str]] = defaultdict(list)
        self._bags: dict[int, list[tuple[int, str]]] = defaultdict(list)
        self._names: dict[int, list[NameRow]] = defaultdict(list)
        self._words = {word.text: word for word in tables.words}
        self._beginnings = {start.text: start for start in tables.beginnings}
        self._trigrams = {trigram.text: trigram for trigram in tables.trigrams}
        for code, role_id in tables.codes:
            self._codes[code].append(role_id)
        for form in tables.forms:
            self._bags[form.bag].append((form.number, form.text))
        for name in tables.names:
            self._names[name.form].append(NameRow(*name, self._roles[name.role_id][2]))

    def titles(self, role_ids: Collection[str]) -> Mapping[str, str]:
        return {id_: self._roles[id_][1] for id_ in role_ids if id_ in self._roles}

    def occupations(self, role_ids: Collection[str]) -> Mapping[str, tuple[str, ...]]:
        return {id_: tuple(filter(None, self._roles[id_][3].split(","))) for id_ in role_ids if id_ in self._roles}

    def classes_of(self, role_ids: Collection[str]) -> Mapping[str, int]:
        return {id_: self._roles[id_][2] for id_ in role_ids if id_ in self._roles}

    def coded(self, code: str) -> Sequence[str]:
        return self._codes.get(code, ())

    def forms_of(self, bags: Collection[int]) -> Sequence[tuple[int, str]]:
        return sorted(row for number in set(bags) for row in self._bags.get(number, ()))

    def texts(self, forms: Collection[int]) -> Sequence[tuple[int, str]]:
        return [(number, self._tables.forms[number].text) for number in sorted(forms)]

    def names(self, forms: Collection[int]) -> Sequence[NameRow]:
        return [name for number in sorted(forms) for name in self._names.get(number, ())]

    def words(self, texts: Collection[str]) -> Sequence[Word]:
        return [self._words[text] for text in sorted(texts) if text in self._words]

    def numbered_words(self, numbers: Collection[int]) -> Sequence[Word]:
        return [self._tables.words[number] for number in sorted(numbers)]

    def beginnings(self, texts: Collection[str]) -> Sequence[Beginning]:
        return [self._beginnings[text] for text in sorted(texts) if text in self._beginnings]

    def trigrams(self, texts: Collection[str]) -> Sequence[Trigram]:
        return [self._trigrams[text] for text in sorted(texts) if text in self._trigrams]

    def word_forms(self) -> tuple["array[int]", "array[int]"]:
        words = self._tables.words
        return array("I", (len(word.forms) for word in words)), array(
            "I", chain.from_iterable(word.forms for word in words)
        )

    def held(self) -> TitleStore:
        return self

    def lengths(self) -> Lengths:
        return self._tables.lengths

    def classes(self) -> Sequence[TitleClass]:
        return self._tables.classes
