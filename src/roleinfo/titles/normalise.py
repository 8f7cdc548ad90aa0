"""One spelling for a title's several."""

import re

from roleinfo.model.text import folded

_JOINED = re.compile(r"[/&+]")
_APOSTROPHES = re.compile(r"['’ʼ]")
_NOT_WORD = re.compile(r"[^\w]+|_")
_SHORTEST_PLURAL = 4


def _singular(word: str) -> str:
    if len(word) < _SHORTEST_PLURAL or word.endswith(("ss", "us", "is")):
        return word
    stem = word.removesuffix("s")
    # What has lost the plural may have gained an "e" with it, so words that end in one lose it too.
    if stem.endswith("ie"):
        return stem[:-2] + "y"
    if stem.endswith(("che", "she", "sse", "xe", "ze")):
        return stem[:-1]
    return stem


def normalised(title: str) -> str:
    """A title without case, accents, punctuation and plural endings; ``/`` and ``&`` read as "and".

    Two titles of one normal form are one title.

    >>> normalised("Sales Representatives/Account Managers")
    'sale representative and account manager'
    """
    text = _JOINED.sub(" and ", _APOSTROPHES.sub("", folded(title)))
    return " ".join(_singular(word) for word in _NOT_WORD.sub(" ", text).split())
