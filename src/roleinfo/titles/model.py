"""The model that weighs which class a title belongs to, in whole numbers that are alike on every machine.

Five kinds of evidence are added for each class: the title of it that is most similar (the cosine of
trigrams weighed by how rare they are), the same of its official titles, the votes of the 200 most
similar titles of all classes by the square of their similarity, how much likelier the words and their
beginnings are in its titles than in all titles (and the last word as the last), and the logarithm of
its jobs. The fields of study that lead to a class count among its titles.
"""

import re
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from heapq import nlargest
from itertools import accumulate, combinations
from math import isqrt, log1p
from typing import Any, Final, NamedTuple

from roleinfo.model.cached import cached_attribute
from roleinfo.titles.store import FLAGS, IS_FIELD, IS_OFFICIAL, TitleClass, TitleStore, Trigram, Word, jobs_weight
from roleinfo.titles.words import UNINFORMATIVE, are_similar, beginnings, head, overlap, trigrams

NEAREST: Final = 200
WHOLE: Final = 10_000
"""The similarity of a title with itself."""

# One unit of similarity is 100,000; these were chosen on titles held out from the bundle's own lists.
SIMILARITY, OFFICIAL, VOTES, WORDS, BEGINNINGS, HEAD, JOBS, JOBS_OF_INDUSTRY = 10, 2, 12, 5, 5, 4, 3, 6
UNIT: Final = SIMILARITY * WHOLE
_KEPT: Final = 20_000
TITLES_KEPT: Final = 5
REMEMBERED: Final = 16
_GROUP: Final = re.compile(r"\d\d-\d{3}0")


class Nearest(NamedTuple):
    """A form and how similar it is to a text, from 0 to `WHOLE`."""

    form: int
    similarity: int


class Shared(NamedTuple):
    """The squared length of a word, and what it shares with each word that is similar to it, by number."""

    size: int
    values: Mapping[int, int]


class Evidence(NamedTuple):
    """What speaks for a class: the sum, the similarity and share of votes in it, and the text that was weighed."""

    total: int
    similarity: int
    votes: int
    text: str


class NearTop(NamedTuple):
    """Classes with their sums and similarities, in columns."""

    numbers: list[int]
    totals: list[int]
    similarities: list[int]


class Weighing(Mapping[int, Evidence]):
    """The evidence for each class that a text may belong to."""

    __slots__ = ("_known",)

    def __init__(self, known: dict[int, Evidence]) -> None:
        self._known = known

    def __getitem__(self, number: int) -> Evidence:
        return self._known[number]

    def __iter__(self) -> Iterator[int]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)

    def stronger(self, other: Any) -> "Weighing":
        """The stronger evidence for each class of two readings of one title."""
        combined = dict(self._known)
        for number, known in other.items():
            if number not in combined or known > combined[number]:
                combined[number] = known
        return Weighing(combined)

    def leading(self, count: int) -> dict[int, Evidence]:
        """The evidence for the classes for which the most speaks, best first."""
        order = sorted(self._known, key=lambda number: (-self._known[number].total, number))
        return {number: self._known[number] for number in order[:count]}

    def near_top(self, span: int) -> NearTop:
        """The classes whose sum lies less than so far below the largest, in their order."""
        least = max((known.total for known in self._known.values()), default=0) - span
        near = sorted((number, *known[:2]) for number, known in self._known.items() if known.total > least)
        return NearTop(*map(list, zip(*near, strict=True))) if near else NearTop([], [], [])

    def favor(self, numbers: Iterable[int], amount: int) -> None:
        """Add to the sums of some classes, where they have evidence."""
        for number in numbers:
            if known := self._known.get(number):
                self._known[number] = known._replace(total=known.total + amount)


class Model:
    """The weights of a store; what was read of it is kept."""

    def __init__(self, store: TitleStore) -> None:
        self._store = store
        self._words: dict[str, Word | None] = {}
        self._trigrams: dict[str, Trigram] = {}
        self._squares: dict[str, int] = {}
        self._shared: dict[str, Shared] = {}
        self._similar: dict[str, list[tuple[Word, int]]] = {}
        self._numbered: dict[int, Word] = {}
        self._last: dict[str, list[Nearest]] = {}
        self._weights: dict[str, tuple[dict[int, int], dict[int, int]]] = {}
        self._beginnings: dict[str, Mapping[int, int] | None] = {}
        self._industry: tuple[Mapping[str, int], Mapping[int, int]] | None = None

    @cached_attribute
    def _lengths(self) -> Any:
        return self._store.lengths()

    @cached_attribute
    def _starts(self) -> Sequence[int]:
        return array("I", accumulate(self._lengths.class_counts, initial=0))

    @cached_attribute
    def classes(self) -> Sequence[TitleClass]:
        return self._store.classes()

    @cached_attribute
    def groups(self) -> frozenset[int]:
        """The classes that are groups of occupations, whose codes end in 0."""
        return frozenset(known.number for known in self.classes if _GROUP.fullmatch(known.key))

    @cached_attribute
    def _rarest(self) -> int:
        weight: int = round(100 * log1p(len(self._lengths.forms)))
        return weight * weight

    def word(self, text: str) -> Word | None:
        """A word as titles have it, or None where none has it."""
        if text not in self._words:
            self._words[text] = next(iter(self._store.words((text,))), None)
        return self._words[text]

    def words_among(self, texts: Collection[str]) -> Sequence[Word]:
        """Those of some texts that are words of titles; they are not kept."""
        return self._store.words(texts)

    def shared(self, text: str) -> Shared:
        """What a word shares with those that share enough trigrams with it, itself among them."""
        known = self._shared.get(text)
        if known is None:
            if len(self._shared) >= _KEPT:
                self._shared.clear()
                self._similar.clear()
            pieces = trigrams(text)
            missing = [piece for piece in pieces if piece not in self._squares]
            for row in self._store.trigrams(missing) if missing else ():
                self._trigrams[row.text] = row
                self._squares[row.text] = row.weight * row.weight
            size = sum([self._squares.setdefault(piece, self._rarest) for piece in pieces])
            rows = [self._trigrams[piece] for piece in pieces if piece in self._trigrams]
            known = self._shared[text] = Shared(size, self._similar_words(rows, size))
        return known

    def similar(self, text: str) -> list[tuple[Word, int]]:
        """The words that share enough trigrams with a word, itself among them, each with what they share."""
        known = self._similar.get(text)
        if known is None:
            values = self.shared(text).values
            missing = [number for number in values if number not in self._numbered]
            if missing:
                self._numbered.update((word.number, word) for word in self._store.numbered_words(missing))
            known = self._similar[text] = [(self._numbered[number], value) for number, value in values.items()]
        return known

    def _similar_words(self, rows: Sequence[Trigram], size: int) -> dict[int, int]:
        """What a word of these trigrams shares with each word that it shares enough with, by number."""
        shared: dict[int, int] = {}
        for row in rows:
            square = row.weight * row.weight
            for number in row.words:
                shared[number] = shared.get(number, 0) + square
        lengths = self._lengths.words
        return {number: value for number, value in sorted(shared.items()) if are_similar(value, size, lengths[number])}

    def _shared_by(self, one: str, other: str) -> int:
        """What two words of a text share; only a word that no title has must be compared letter by letter."""
        shared = self.shared(one)
        if one == other:
            return shared.size
        word = self.word(other)
        return overlap(one, other, self._squares) if word is None else shared.values.get(word.number, 0)

    def _length(self, words: Sequence[str]) -> int:
        apart = sum([self._shared_by(one, other) for one, other in combinations(words, 2)])
        return isqrt(sum([self.shared(word).size for word in words]) + 2 * apart)

    def nearest(self, words: Sequence[str]) -> list[Nearest]:
        """The forms most similar to some words, best first."""
        shares = [similar for word in words for similar in self.similar(word)]
        length = self._length(words)
        if not length:
            return []
        dots: dict[int, int] = {}
        known = dots.get
        for word, shared in shares:
            for form in word.forms:
                dots[form] = known(form, 0) + shared
        lengths = self._lengths.forms
        scored = [(dot * WHOLE // (length * lengths[form]), -form) for form, dot in dots.items()]
        return [Nearest(-form, min(similarity, WHOLE)) for similarity, form in nlargest(NEAREST, scored)]

    def members(self, form: int) -> Sequence[int]:
        """The classes of a form, each with its flags."""
        start = self._starts[form]
        members: Sequence[int] = self._lengths.classes[start : start + self._lengths.class_counts[form]]
        return members

    def _likelihoods(self, text: str) -> tuple[dict[int, int], dict[int, int]]:
        """The weights of a word in the classes that have it, anywhere and as a head."""
        known = self._weights.get(text)
        if known is None:
            word = self.word(text)
            known = (
                ({}, {})
                if word is None
                else (
                    dict(zip(word.classes, word.weights, strict=True)),
                    dict(zip(word.head_classes, word.head_weights, strict=True)),
                )
            )
            self._weights[text] = known
        return known

    def _started(self, text: str) -> Mapping[int, int] | None:
        """The weights of the beginning of a word in the classes that have it; None where no word begins so."""
        if text not in self._beginnings:
            beginning = next(iter(self._store.beginnings((text,))), None)
            self._beginnings[text] = beginning and dict(zip(beginning.classes, beginning.weights, strict=True))
        return self._beginnings[text]

    def jobs_in(self, jobs: Mapping[str, int]) -> Mapping[int, int]:
        """The weight of the jobs of class_ class in an industry, by these numbers of its code; the last is kept."""
        known = self._industry
        if known is None or known[0] is not jobs:
            known = (jobs, {class_.number: jobs_weight(jobs.get(class_.key, 0)) for class_ in self.classes})
            self._industry = known
        return known[1]

    def remember(self, text: str) -> list[Nearest]:
        """The forms most similar to a text; those of the texts weighed last are kept."""
        known = self._last.get(text)
        if known is None:
            if len(self._last) >= REMEMBERED:
                self._last.clear()
            known = self._last[text] = self.nearest(text.split())
        return known

    def nearest_forms(self, text: str) -> Sequence[int]:
        """The forms most similar to a text, best first."""
        return [near.form for near in self.remember(text)]

    def titles_of(self, text: str, numbers: Collection[int]) -> dict[int, list[Nearest]]:
        """The most similar titles of some classes, best first."""
        titles: dict[int, list[Nearest]] = {number: [] for number in numbers}
        starts, counts, classes = self._starts, self._lengths.class_counts, self._lengths.classes
        open_ = set(numbers)
        for near in self.remember(text):
            start = starts[near.form]
            for member in classes[start : start + counts[near.form]]:
                if (number := member >> FLAGS) in open_ and not member & IS_FIELD:
                    titles[number].append(near)
                    if len(titles[number]) == TITLES_KEPT:
                        open_.discard(number)
        return titles

    def _telling(self, words: Sequence[str]) -> tuple[list[str], list[str], str, int]:
        """The known words that tell of an occupation, known beginnings, the head, and the charge for each unseen."""
        telling = sorted({word for word in words if word not in UNINFORMATIVE and self.word(word)})
        last = head(list(words)) if words else ""
        known = self.word(last) if last else None
        is_head = known is not None and len(known.head_classes) > 0
        starts = sorted(start for start in beginnings(words) if self._started(start) is not None)
        charge = len(telling) * WORDS + len(starts) * BEGINNINGS + is_head * HEAD
        return telling, starts, last if is_head else "", charge

    def weigh(self, text: str, jobs: Mapping[int, int] | None = None) -> Weighing:
        """The evidence for each class that one of the most similar titles belongs to.

        ``jobs`` has the weights of an industry's jobs, in the stead of those of all.
        """
        similarity: dict[int, int] = {}
        votes: dict[int, int] = {}
        official: dict[int, int] = {}
        for near in self.remember(text):
            members = self.members(near.form)
            vote = near.similarity**2 // len(members)
            for member in members:
                number = member >> FLAGS
                if member & IS_OFFICIAL:
                    official.setdefault(number, near.similarity)
                similarity.setdefault(number, near.similarity)
                votes[number] = votes.get(number, 0) + vote
        cast = sum(votes.values()) or 1
        telling, starts, last, counted = self._telling(text.split())
        likelihoods = [self._likelihoods(word)[0] for word in telling]
        started = [self._started(start) or {} for start in starts]
        as_head = self._likelihoods(last)[1] if last else {}
        evidence = {}
        for number, nearest in similarity.items():
            known = self.classes[number]
            share = votes[number] * WHOLE // cast
            total = (
                SIMILARITY * nearest
                + OFFICIAL * official.get(number, 0)
                + VOTES * share
                + WORDS * sum(weights.get(number, 0) for weights in likelihoods)
                + BEGINNINGS * sum(weights.get(number, 0) for weights in started)
                + HEAD * as_head.get(number, 0)
                + counted * known.unseen
                + (JOBS * known.jobs_weight if jobs is None else JOBS_OF_INDUSTRY * jobs[number])
            )
            evidence[number] = Evidence(total, nearest, share, text)
        return Weighing(evidence)
