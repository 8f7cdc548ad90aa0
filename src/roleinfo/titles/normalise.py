"""One spelling for a title's several."""

import re

from roleinfo.model.text import folded

_JOINED = re.compile(r"[/&+]")
_APOSTROPHES = re.compile(r"['’ʼ]")
_NOT_WORD = re.compile(r"[^\w]+|_")
_SHORTEST_PLURAL = 4


def _singular(word: str) -> str:
    if len(word) < _SHORTEST_PLURAL or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def normalised(title: str) -> str:
    """A title without case, accents, punctuation and plural endings; ``/`` and ``&`` read as "and".

    Two titles of one normal form are one title.

    >>> normalised("Sales Representatives/Account Managers")
    'sales representative and account manager'
    """
    text = _JOINED.sub(" and ", _APOSTROPHES.sub("", folded(title)))
    return " ".join(_singular(word) for word in _NOT_WORD.sub(" ", text).split())
