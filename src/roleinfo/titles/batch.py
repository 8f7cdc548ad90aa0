"""The model on NumPy, for many titles: the same whole numbers as without it, sooner."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import repeat
from typing import Any, Final

import numpy as np

from roleinfo.model.cached import cached_attribute
from roleinfo.titles.model import (
    HEAD,
    JOBS,
    JOBS_OF_INDUSTRY,
    NEAREST,
    OFFICIAL,
    SIMILARITY,
    VOTES,
    WHOLE,
    WORDS,
    Evidence,
    Model,
    Nearest,
)
from roleinfo.titles.store import Trigram
from roleinfo.titles.words import are_similar

_MOST_KEPT: Final = 10_000


class BatchModel(Model):
    """A model that adds up similarities in an array of all forms, and evidence in arrays of all classes."""

    @cached_attribute
    def _form_lengths(self) -> Any:
        return np.array(self._lengths.forms, dtype=np.int64)

    @cached_attribute
    def _flat(self) -> tuple[Any, Any, Any]:
        """Of each form where its classes start and how many they are, and these one after another."""
        counts = np.frombuffer(self._lengths.class_counts, dtype=np.uint8).astype(np.int64)
        return np.cumsum(counts) - counts, counts, np.array(self._lengths.classes, dtype=np.int64)

    @cached_attribute
    def _unseen(self) -> Any:
        return np.array([known.unseen for known in self.classes], dtype=np.int64)

    @cached_attribute
    def _jobs(self) -> Any:
        return np.array([known.jobs_weight for known in self.classes], dtype=np.int64)

    @cached_attribute
    def _word_lengths(self) -> Any:
        return np.array(self._lengths.words, dtype=np.int64)

    def _similar_words(self, rows: Sequence[Trigram], size: int) -> list[tuple[int, int]]:
        shared = np.zeros(len(self._word_lengths), dtype=np.int64)
        for row in rows:
            shared[np.frombuffer(row.words, dtype=np.uint32)] += row.weight * row.weight
        numbers = np.flatnonzero(shared)
        values = shared[numbers]
        is_similar = are_similar(values, size, self._word_lengths[numbers])
        return [*zip(numbers[is_similar].tolist(), values[is_similar].tolist(), strict=True)]

    def _dots(self, word: str) -> tuple[Any, Any]:
        """The forms that share something with a word, and how much; those of the words weighed last are kept."""
        known = self._kept_dots.get(word)
        if known is None:
            similar = self.similar(word)
            listed = [np.frombuffer(other.forms, dtype=np.uint32) for other, _ in similar]
            shared = np.repeat([value for _, value in similar], [len(forms) for forms in listed])
            # The sums stay far below what a float holds exactly.
            dots = np.bincount(np.concatenate(listed), shared) if listed else np.zeros(0)
            forms = np.flatnonzero(dots > 0)
            if len(self._kept_dots) >= _MOST_KEPT:
                self._kept_dots.clear()
            known = self._kept_dots[word] = (forms, dots[forms].astype(np.int64))
        return known

    @cached_attribute
    def _kept_dots(self) -> dict[str, tuple[Any, Any]]:
        return {}

    def nearest(self, words: Sequence[str]) -> list[Nearest]:
        shares = [self._dots(word) for word in words]
        length = self._length(words)
        if not length:
            return []
        lengths = self._form_lengths
        dots = np.zeros(len(lengths), dtype=np.int64)
        for forms, shared in shares:
            dots[forms] += shared
        forms = np.flatnonzero(dots > 0)
        # One number for similarity and place, so that no two are alike and the order is that of the other model.
        keys = dots[forms] * WHOLE // (length * lengths[forms]) * len(lengths) + (len(lengths) - 1 - forms)
        if len(keys) > NEAREST:
            keys = np.partition(keys, len(keys) - NEAREST)[-NEAREST:]
        similarities, places = np.divmod(np.sort(keys)[::-1], len(lengths))
        forms = len(lengths) - 1 - places
        return [*map(Nearest, forms.tolist(), np.minimum(similarities, WHOLE).tolist())]

    def weigh(self, text: str, jobs: Mapping[int, int] | None = None) -> dict[int, Evidence]:
        nearest = self.remember(text)
        if not nearest:
            return {}
        forms, similarities = (np.array(column, dtype=np.int64) for column in zip(*nearest, strict=True))
        starts, counts, flat = self._flat
        each = counts[forms]
        offsets = np.arange(each.sum()) - np.repeat(np.cumsum(each) - each, each)
        members = flat[np.repeat(starts[forms], each) + offsets]
        numbers, alike = members >> 1, np.repeat(similarities, each)
        size = len(self.classes)
        # The sums stay far below what a float holds exactly.
        cast = np.repeat((similarities // 10) ** 4 // each, each)
        votes = np.bincount(numbers, weights=cast, minlength=size).astype(np.int64)
        best, official = np.full(size, -1, dtype=np.int64), np.zeros(size, dtype=np.int64)
        best[numbers[::-1]] = alike[::-1]  # the last to be written is the most similar
        listed = members[::-1] & 1 == 1
        official[numbers[::-1][listed]] = alike[::-1][listed]
        shares = votes * WHOLE // (int(votes.sum()) or 1)
        telling, last, counted = self._telling(text.split())
        total = SIMILARITY * best + OFFICIAL * official + VOTES * shares + counted * self._unseen
        for word in telling:
            known = self.word(word)
            if known:
                total[np.frombuffer(known.classes, dtype=np.uint32)] += WORDS * np.asarray(known.weights).astype(
                    np.int64
                )
        known = self.word(last) if last else None
        if known:
            heads = np.frombuffer(known.head_classes, dtype=np.uint32)
            total[heads] += HEAD * np.asarray(known.head_weights).astype(np.int64)
        if jobs is None:
            total += JOBS * self._jobs
        else:
            total += JOBS_OF_INDUSTRY * np.array([jobs[number] for number in range(size)], dtype=np.int64)
        found = np.flatnonzero(best >= 0)
        columns = (total[found].tolist(), best[found].tolist(), shares[found].tolist(), repeat(text))
        return dict(zip(found.tolist(), map(_new_evidence, zip(*columns, strict=False)), strict=True))


_new_evidence: Final = partial(tuple.__new__, Evidence)
