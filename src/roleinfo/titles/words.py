"""Words of titles as sets of trigrams: what two words share, which word heads a title, how far two spellings lie."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from roleinfo.titles.normalise import LINKS

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"

UNINFORMATIVE: Final = LINKS | {"at", "in", "on", "or", "to", "with"}
"""Words that tell nothing of the occupation."""

_LEAST_SHARED: Final = 9  # hundredths of the product of two words' squares: a cosine of 0.3
_LONGEST_COMPARED: Final = 40
_BEGINNING: Final = 5


def trigrams(word: str) -> frozenset[str]:
    """The runs of three letters in a word, its edges counted as letters.

    >>> sorted(trigrams("vp"))
    [' vp', 'vp ']
    """
    padded = f" {word} "
    return frozenset(padded[start : start + 3] for start in range(len(padded) - 2))


def beginnings(words: Iterable[str]) -> set[str]:
    """The first five letters of the words that tell of an occupation.

    >>> sorted(beginnings(["professor", "of", "pathology"]))
    ['patho', 'profe']
    """
    return {word[:_BEGINNING] for word in words if word not in UNINFORMATIVE}


def are_similar(shared: Any, one: int, other: Any) -> Any:
    """Whether what two words share, a sum of squares, is enough of the squares of both to count; of arrays, each."""
    return shared * shared * 100 >= _LEAST_SHARED * one * other


def overlap(one: str, other: str, squares: Mapping[str, int]) -> int:
    """The sum of the squared weights of the trigrams that two words share; 0 where it is too little to count."""
    ours, theirs = trigrams(one), trigrams(other)
    shared = sum(squares.get(trigram, 0) for trigram in ours & theirs)
    sizes = [sum(squares.get(trigram, 0) for trigram in both) for both in (ours, theirs)]
    return shared if shared and are_similar(shared, *sizes) else 0


def squared_length(words: Iterable[str], squares: Mapping[str, int]) -> int:
    """The squared length of a title: what each of its words shares with each."""
    listed = list(words)
    return sum(overlap(one, other, squares) for one in listed for other in listed)


def head(words: list[str]) -> str:
    """The word that a title is about: its last, or the one before "of".

    >>> head(["director", "of", "nursing"]), head(["staff", "nurse"])
    ('director', 'nurse')
    """
    place = words.index("of") if "of" in words[1:] else 0
    return words[place - 1] if place > 0 else words[-1]


def misspellings(word: str) -> set[str]:
    """Every spelling of a word that is one letter off: dropped, added, changed, or swapped with the next.

    The first letter stays, or is swapped with the second.

    >>> sorted(misspellings("ab") & {"ba", "a", "b", "abc", "ac", "cab"})
    ['a', 'abc', 'ac', 'ba']
    """
    cuts = [(word[:at], word[at:]) for at in range(1, len(word) + 1)]
    swapped = {word[:at] + word[at + 1] + word[at] + word[at + 2 :] for at in range(len(word) - 1)}
    dropped = {left + right[1:] for left, right in cuts if right}
    changed = {left + letter + right[1:] for left, right in cuts if right for letter in _LETTERS}
    added = {left + letter + right for left, right in cuts for letter in _LETTERS}
    return (swapped | dropped | changed | added) - {word}


def distance(one: str, other: str, most: int = 2) -> int:
    """How many letters are dropped, added, changed or swapped with the next between two words; ``most + 1`` if more.

    >>> distance("nurse", "nusre"), distance("nurse", "nrse"), distance("nurse", "teacher")
    (1, 1, 3)
    """
    if abs(len(one) - len(other)) > most or max(len(one), len(other)) > _LONGEST_COMPARED:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, start=1):
        last, before, row = before, row, [at]
        for place, against in enumerate(other, start=1):
            cost = min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != against))
            if at > 1 and place > 1 and letter == other[place - 2] and one[at - 2] == against:
                cost = min(cost, last[place - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
