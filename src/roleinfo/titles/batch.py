"""The model on NumPy, for many titles: the same whole numbers as without it, sooner."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

import numpy as np

from roleinfo.model.cached import cached_attribute
from roleinfo.titles.model import (
    BEGINNINGS,
    HEAD,
    JOBS,
    JOBS_OF_INDUSTRY,
    NEAREST,
    OFFICIAL,
    REMEMBERED,
    SIMILARITY,
    TITLES_KEPT,
    VOTES,
    WHOLE,
    WORDS,
    Evidence,
    Model,
    Nearest,
    NearTop,
    Weighing,
)
from roleinfo.titles.store import FLAGS, IS_FIELD, IS_OFFICIAL, Trigram
from roleinfo.titles.words import are_similar

_MOST_KEPT: Final = 10_000
_LEEWAY: Final = 0.001  # more than rounding can shift a similarity of at most 10,000
_STEPS: Final = 500
_NONE: Final = np.zeros(0, dtype=np.int64)


class ArrayWeighing(Weighing):
    """The evidence in arrays of all classes, where a similarity below 0 is none; ``places`` says which text weighed."""

    __slots__ = ("_places", "_similarities", "_texts", "_totals", "_votes")

    def __init__(self, totals: Any, similarities: Any, votes: Any, texts: tuple[str, ...], places: Any = None) -> None:
        self._totals = totals
        self._similarities = similarities
        self._votes = votes
        self._texts = texts
        self._places = np.zeros(len(totals), dtype=np.int64) if places is None else places

    def __getitem__(self, number: int) -> Evidence:
        similarity = int(self._similarities[number])
        if similarity < 0:
            raise KeyError(number)
        text = self._texts[self._places[number]]
        return Evidence(int(self._totals[number]), similarity, int(self._votes[number]), text)

    def _numbers(self) -> Any:
        return np.flatnonzero(self._similarities >= 0)

    def __iter__(self) -> Iterator[int]:
        return iter(self._numbers().tolist())

    def __len__(self) -> int:
        return int(np.count_nonzero(self._similarities >= 0))

    def stronger(self, other: Any) -> Weighing:
        columns = [(self._totals, other._totals), (self._similarities, other._similarities)]
        columns += [(self._votes, other._votes)]
        is_more = np.array([text > other._texts[0] for text in self._texts])[self._places] == 0
        is_more &= np.array([text != other._texts[0] for text in self._texts])[self._places]
        for ours, theirs in reversed(columns):
            is_more = (theirs > ours) | ((theirs == ours) & is_more)
        is_more = (other._similarities >= 0) & ((self._similarities < 0) | is_more)
        chosen = [np.where(is_more, theirs, ours) for ours, theirs in columns]
        places = np.where(is_more, len(self._texts), self._places)
        return ArrayWeighing(chosen[0], chosen[1], chosen[2], (*self._texts, *other._texts), places)

    def leading(self, count: int) -> dict[int, Evidence]:
        numbers = self._numbers()
        order = numbers[np.argsort(-self._totals[numbers], kind="stable")[:count]]
        return {number: self[number] for number in order.tolist()}

    def near_top(self, span: int) -> NearTop:
        numbers = self._numbers()
        if not len(numbers):
            return NearTop([], [], [])
        totals = self._totals[numbers]
        numbers = numbers[totals > totals.max() - span]
        return NearTop(*(column.tolist() for column in (numbers, self._totals[numbers], self._similarities[numbers])))

    def favor(self, numbers: Iterable[int], amount: int) -> None:
        self._totals[[*numbers]] += amount


class _Neighbors(NamedTuple):
    """The forms most similar to a text, best first, and of each in turn the classes of its titles.

    ``places`` say which form a class belongs to, ``votes`` what it casts, and ``flags`` whether the
    title is an official one of the class, or a field of study.
    """

    forms: Any
    similarities: Any
    numbers: Any
    places: Any
    votes: Any
    flags: Any


class _Columns(NamedTuple):
    """The weights of a word in the classes that have it, anywhere and as a head."""

    classes: Any
    weights: Any
    head_classes: Any
    head_weights: Any


class BatchModel(Model):
    """A model that adds up similarities in an array of all forms, and evidence in arrays of all classes."""

    @cached_attribute
    def _form_lengths(self) -> Any:
        return np.array(self._lengths.forms, dtype=np.int64)

    @cached_attribute
    def _inverse_lengths(self) -> Any:
        return 1 / np.maximum(self._form_lengths, 1)

    @cached_attribute
    def _flat(self) -> tuple[Any, Any, Any, Any]:
        """Of each form where its classes start and how many they are; these one after another, and their flags."""
        counts = np.frombuffer(self._lengths.class_counts, dtype=np.uint8).astype(np.int64)
        members = np.array(self._lengths.classes, dtype=np.int64)
        return np.cumsum(counts) - counts, counts, members >> FLAGS, members & (IS_OFFICIAL | IS_FIELD)

    @cached_attribute
    def _unseen(self) -> Any:
        return np.array([known.unseen for known in self.classes], dtype=np.int64)

    @cached_attribute
    def _jobs(self) -> Any:
        return JOBS * np.array([known.jobs_weight for known in self.classes], dtype=np.int64)

    @cached_attribute
    def _word_lengths(self) -> Any:
        return np.array(self._lengths.words, dtype=np.int64)

    @cached_attribute
    def _kept_dots(self) -> dict[str, tuple[Any, Any]]:
        return {}

    @cached_attribute
    def _kept_neighbors(self) -> dict[str, _Neighbors]:
        return {}

    @cached_attribute
    def _kept_columns(self) -> dict[str, _Columns]:
        return {}

    @cached_attribute
    def _kept_starts(self) -> dict[str, tuple[Any, Any]]:
        return {}

    @cached_attribute
    def _scratch(self) -> list[tuple[Any, Any]]:
        """Arrays with a place for each form that nobody uses at the time: zeros, and any numbers."""
        return []

    def _added(self, forms: Any, values: Any) -> tuple[Any, Any]:
        """Forms with the sums of their values, each once, in any order."""
        try:
            sums, marks = self._scratch.pop()
        except IndexError:
            sums, marks = np.zeros(len(self._form_lengths)), np.zeros(len(self._form_lengths), dtype=np.int32)
        places = np.arange(len(forms), dtype=np.int32)
        np.add.at(sums, forms, values)
        marks[forms] = places
        forms = forms[marks[forms] == places]
        added = sums[forms]
        sums[forms] = 0
        self._scratch.append((sums, marks))
        return forms, added

    @cached_attribute
    def _word_forms(self) -> tuple[Any, Any, Any]:
        """Of each word where its forms start and how many they are, and these one after another."""
        counts, forms = (np.array(column, dtype=np.int64) for column in self._store.word_forms())
        return np.cumsum(counts) - counts, counts, forms

    def _similar_words(self, rows: Sequence[Trigram], size: int) -> dict[int, int]:
        if not rows:
            return {}
        listed = [np.frombuffer(row.words, dtype=np.uint32) for row in rows]
        squares = np.repeat([row.weight * row.weight for row in rows], [len(words) for words in listed])
        # The sums stay far below what a float holds exactly.
        shared = np.bincount(np.concatenate(listed), squares)
        numbers = np.flatnonzero(shared > 0)
        values = shared[numbers].astype(np.int64)
        is_similar = are_similar(values, size, self._word_lengths[numbers])
        return dict(zip(numbers[is_similar].tolist(), values[is_similar].tolist(), strict=True))

    def _dots(self, word: str) -> tuple[Any, Any]:
        """The forms that share something with a word, and how much of their lengths; the last are kept."""
        known = self._kept_dots.get(word)
        if known is None:
            shared = self.shared(word).values
            starts, counts, forms = self._word_forms
            numbers = np.fromiter(shared, dtype=np.int64, count=len(shared))
            counts = counts[numbers]
            places = np.arange(counts.sum()) + np.repeat(starts[numbers] - np.cumsum(counts) + counts, counts)
            values = np.fromiter(shared.values(), dtype=np.float64, count=len(shared))
            forms, dots = self._added(forms[places], np.repeat(values, counts))
            known = (forms, dots * self._inverse_lengths[forms])
            if len(self._kept_dots) >= _MOST_KEPT:
                self._kept_dots.clear()
            self._kept_dots[word] = known
        return known

    def _nearest(self, words: Sequence[str]) -> tuple[Any, Any]:
        """The forms most similar to some words, best first, and how similar they are."""
        shares = [self._dots(word) for word in words]
        length = self._length(words)
        if not length:
            return _NONE, _NONE
        forms, rough = self._added(*map(np.concatenate, zip(*shares, strict=True)))
        if len(forms) > NEAREST:
            # Few of them are to be divided as whole numbers: those that a coarse count leaves.
            step, scale = rough.max() / _STEPS, WHOLE / length
            counts = np.bincount((rough * (1 / step)).astype(np.int64))[::-1]
            lowest = len(counts) - 1 - np.searchsorted(np.cumsum(counts), NEAREST)
            chosen = np.flatnonzero(rough >= (int(lowest * step * scale) - _LEEWAY) / scale)
            forms, rough = forms[chosen], rough[chosen]
        lengths = self._form_lengths
        dots = np.rint(rough * lengths[forms]).astype(np.int64)
        # One number for similarity and place, so that no two are alike and the order is that of the other model.
        keys = dots * WHOLE // (length * lengths[forms]) * len(lengths) + (len(lengths) - 1 - forms)
        similarities, places = np.divmod(np.sort(keys)[::-1][:NEAREST], len(lengths))
        return len(lengths) - 1 - places, np.minimum(similarities, WHOLE)

    def nearest(self, words: Sequence[str]) -> list[Nearest]:
        forms, similarities = self._nearest(words)
        return [*map(Nearest, forms.tolist(), similarities.tolist())]

    def _neighbors(self, text: str) -> _Neighbors:
        """The neighbors of a text; those of the texts weighed last are kept."""
        known = self._kept_neighbors.get(text)
        if known is None:
            forms, similarities = self._nearest(text.split())
            starts, counts, numbers, flags = self._flat
            per_form = counts[forms]
            ends = np.cumsum(per_form)
            places = np.repeat(np.arange(len(forms)), per_form)
            members = (starts[forms] - ends + per_form)[places] + np.arange(len(places))
            votes = (similarities**2 // per_form)[places]
            if len(self._kept_neighbors) >= REMEMBERED:
                self._kept_neighbors.clear()
            known = _Neighbors(forms, similarities, numbers[members], places, votes, flags[members])
            self._kept_neighbors[text] = known
        return known

    def nearest_forms(self, text: str) -> Sequence[int]:
        forms: list[int] = self._neighbors(text).forms.tolist()
        return forms

    def titles_of(self, text: str, numbers: Collection[int]) -> dict[int, list[Nearest]]:
        near = self._neighbors(text)
        titles: dict[int, list[int]] = {number: [] for number in numbers}
        titled = near.flags & IS_FIELD == 0
        for number, place in zip(near.numbers[titled].tolist(), near.places[titled].tolist(), strict=True):
            if number in titles:
                titles[number].append(place)
        forms, similarities = near.forms.tolist(), near.similarities.tolist()
        return {
            number: [Nearest(forms[place], similarities[place]) for place in places[:TITLES_KEPT]]
            for number, places in titles.items()
        }

    def _columns(self, text: str) -> _Columns | None:
        known = self._kept_columns.get(text)
        if known is None and (word := self.word(text)):
            classes, weights, head_classes, head_weights = (np.array(column, dtype=np.int64) for column in word[3:])
            known = _Columns(classes, WORDS * weights, head_classes, HEAD * head_weights)
            self._kept_columns[text] = known
        return known

    def _start_columns(self, start: str) -> tuple[Any, Any]:
        """The classes that have the beginning of a word, and its weights in these."""
        known = self._kept_starts.get(start)
        if known is None:
            weights = self._started(start) or {}
            known = self._kept_starts[start] = (
                np.fromiter(weights, dtype=np.int64, count=len(weights)),
                BEGINNINGS * np.fromiter(weights.values(), dtype=np.int64, count=len(weights)),
            )
        return known

    def weigh(self, text: str, jobs: Mapping[int, int] | None = None) -> Weighing:
        near = self._neighbors(text)
        size = len(self.classes)
        # The sums stay far below what a float holds exactly.
        votes = np.bincount(near.numbers, near.votes, size).astype(np.int64)
        alike = near.similarities[near.places]
        best, official = np.full(size, -1, dtype=np.int64), np.zeros(size, dtype=np.int64)
        best[near.numbers[::-1]] = alike[::-1]  # the last to be written is the most similar
        listed = near.flags & IS_OFFICIAL > 0
        official[near.numbers[listed][::-1]] = alike[listed][::-1]
        shares = votes * WHOLE // (int(votes.sum()) or 1)
        telling, starts, last, counted = self._telling(text.split())
        total = SIMILARITY * best + OFFICIAL * official + VOTES * shares + counted * self._unseen
        for word in telling:
            if columns := self._columns(word):
                total[columns.classes] += columns.weights
        for start in starts:
            classes, weights = self._start_columns(start)
            total[classes] += weights
        if last and (columns := self._columns(last)):
            total[columns.head_classes] += columns.head_weights
        if jobs is None:
            total += self._jobs
        else:
            total += JOBS_OF_INDUSTRY * np.fromiter(jobs.values(), dtype=np.int64, count=size)
        return ArrayWeighing(total, best, shares, (text,))
