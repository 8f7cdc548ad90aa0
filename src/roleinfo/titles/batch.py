"""The model on NumPy, for many titles: the same whole numbers as without it, sooner."""

from collections.abc import Mapping, Sequence
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

_MOST_KEPT: Final = 2_000


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

    def _dots(self, word: str) -> tuple[Any, Any]:
        """The forms that share something with a word, and how much; those of the words asked for last are kept."""
        known = self._kept_dots.get(word)
        if known is None:
            dots = np.zeros(len(self._form_lengths), dtype=np.int64)
            for similar, shared in self.similar(word):
                dots[np.frombuffer(similar.forms, dtype=np.uint32)] += shared
            forms = np.flatnonzero(dots)
            if len(self._kept_dots) >= _MOST_KEPT:
                self._kept_dots.clear()
            known = self._kept_dots[word] = (forms, dots[forms])
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
        forms = np.flatnonzero(dots)
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
        forms, similarities = np.array(nearest, dtype=np.int64).T
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
                total[np.frombuffer(known.classes, dtype=np.uint32)] += WORDS * np.array(known.weights, dtype=np.int64)
        known = self.word(last) if last else None
        if known:
            heads = np.frombuffer(known.head_classes, dtype=np.uint32)
            total[heads] += HEAD * np.array(known.head_weights, dtype=np.int64)
        if jobs is None:
            total += JOBS * self._jobs
        else:
            total += JOBS_OF_INDUSTRY * np.array([jobs[number] for number in range(size)], dtype=np.int64)
        found = np.flatnonzero(best >= 0)
        rows = zip(found.tolist(), total[found].tolist(), best[found].tolist(), shares[found].tolist(), strict=True)
        return {number: Evidence(whole, similarity, share, text) for number, whole, similarity, share in rows}
