"""Misspelled words of titles, read as the nearest words that titles have."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from typing import Final

from roleinfo.titles.abbreviations import READINGS
from roleinfo.titles.aside import SAY_NOTHING
from roleinfo.titles.model import Model
from roleinfo.titles.normalise import normalised
from roleinfo.titles.store import TitleStore, Word
from roleinfo.titles.words import distance, misspellings

_SHORTEST: Final = 3
_MOST_COMPARED: Final = 200
_TOO_FAR: Final = 3
_LONG: Final = 8  # letters of a word of which two may be wrong


def corrected(model: Model, form: str) -> tuple[str, tuple[str, ...]]:
    """A form with its unknown words read as the nearest known ones, and what was read as what.

    A word of titles is never taken for another. One letter may be wrong, or two in a word of eight
    letters or more, and the first letter is the same or swapped with the second; a space may be
    lost within a word, or stand between two parts of one.
    """
    words, notes = _joined(model, form.split()), []
    for place, word in enumerate(words):
        if not _is_unknown(model, word):
            continue
        near = _respelled(model, word, is_within=0 < place < len(words) - 1)
        if near is not None:
            words[place] = near
            notes.append(f"near in spelling: {near or 'and'!r} for {word!r}")
    joined = " ".join(filter(None, words))
    if joined != form and not notes:
        notes.append(f"near in spelling: {joined!r} for {form!r}")
    return joined, tuple(notes)


def _is_unknown(model: Model, word: str) -> bool:
    """Whether a word may be misspelled: of letters, not too short, and in no title."""
    is_word = len(word) >= _SHORTEST and word.isalpha() and word not in READINGS
    return is_word and word not in SAY_NOTHING and not model.word(word)


def _joined(model: Model, words: list[str]) -> list[str]:
    """Words with the parts of one word put together, where no title has one of the parts."""
    joined: list[str] = []
    for word in words:
        whole = joined[-1] + word if joined else ""
        is_part = whole.isalpha() and not (model.word(word) and model.word(joined[-1]))
        if is_part and model.word(whole):
            joined[-1] = whole
        else:
            joined.append(word)
    return joined


def _respelled(model: Model, word: str, *, is_within: bool) -> str | None:
    """The word that an unknown word is nearest to, or two words that a space was lost between; "" for "and"."""
    spelled = (word, f"{word}s")  # its last letter may have been taken for a plural
    if is_within and "and" in misspellings(word):
        return ""
    texts = set().union(*map(misspellings, spelled)) if len(word) > _SHORTEST else ()
    near = _most_frequent(known for known in model.words_among(texts) if len(known.text) >= _SHORTEST)
    if near is not None:
        return near
    halves = [(normalised(word[:at]), normalised(word[at:])) for at in range(_SHORTEST, len(word) - _SHORTEST + 1)]
    forms = {known.text: len(known.forms) for known in model.words_among({*chain.from_iterable(halves)})}
    apart = [(-min(forms[left], forms[right]), left, right) for left, right in halves if {left, right} <= forms.keys()]
    if apart:
        return " ".join(min(apart)[1:])
    most = 1 if len(word) < _LONG else 2
    similar = (known for known, _ in model.similar(word) if known.text[0] == word[0])
    return _most_frequent(known for known in similar if min(distance(text, known.text) for text in spelled) <= most)


def _most_frequent(words: Iterable[Word]) -> str | None:
    """The word that most titles have; of several the first in the alphabet, and None of none."""
    return min(((-len(known.forms), known.text) for known in words), default=(0, None))[1]


def whole_title(model: Model, store: TitleStore, form: str) -> tuple[str, tuple[str, ...]] | None:
    """The title that a form is when its unknown words are read as the nearest words of one title, and these."""
    words = form.split()
    unknown = {word for word in words if word.isalpha() and word not in READINGS and not model.word(word)}
    if not unknown:
        return None
    near = model.nearest_forms(form)[:_MOST_COMPARED]
    best: tuple[int, int, str, tuple[str, ...]] | None = None
    texts = dict(store.texts(near))
    for place, number in enumerate(near):
        if texts[number].count(" ") != len(words) - 1:
            continue
        others = texts[number].split()
        pairs = [(word, other) for word, other in zip(words, others, strict=True) if word != other]
        if not pairs or any(word not in unknown for word, _ in pairs):
            continue
        letters = [_letters_apart(word, other) for word, other in pairs]
        if max(letters) < _TOO_FAR and (best is None or (sum(letters), place) < best[:2]):
            notes = tuple(f"near in spelling: {other!r} for {word!r}" for word, other in pairs)
            best = (sum(letters), place, texts[number], notes)
    return best and best[2:]


@lru_cache(maxsize=20_000)
def _letters_apart(word: str, other: str) -> int:
    """How many letters are wrong in a word: two at most, and one alone where it is the first."""
    most = 1 if len(word) < _LONG or word[0] != other[0] else 2
    letters = min(distance(spelled, other, most) for spelled in (word, f"{word}s"))
    return letters if letters <= most else _TOO_FAR
