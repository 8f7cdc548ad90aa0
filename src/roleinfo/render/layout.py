"""Text on a grid of columns: how wide it is, where it may be broken, how it is padded."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

_HARD_SPACE: Final = "\u00a0"
_NUMBER_AND_UNIT: Final = re.compile(r"(?<=\d) (?=(?:%|points?|years?|months?)(?:\W|$))")
_FORMULAS: Final = ("right - left", "(% of left)")
# Latin letters, general punctuation and the minus take one column each, but for what is not printed.
_SINGLE: Final = re.compile(r"[\x00-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205f\u2212]*")
_BREAK: Final = re.compile(r"(?<=[^\W\d_]{2}[-/])(?=[^\W\d_]{2})")
_OPEN, _CLOSE = "\u2068", "\u2069"
_UNMARKED: Final = {ord(_OPEN): None, ord(_CLOSE): None}
_LONGEST_TITLE: Final = 60
# The blocks of letters written from right to left: what has none of these need not be looked at closely.
_LEFTWARD: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")


def char_width(character: str) -> int:
    """The columns that a character takes: 2 for wide ones, 0 for those that stand on the one before."""
    if character.isascii():
        return 1
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def width(text: str) -> int:
    r"""The columns that a text takes.

    >>> width("客户经理"), width("e\u0301")
    (8, 1)
    """
    return len(text) if _is_single(text) else sum(map(char_width, text))


def _is_single(text: str) -> bool:
    """Whether each character is seen at once to take one column."""
    return text.isascii() or _SINGLE.fullmatch(text) is not None


def with_hard_spaces(text: str) -> str:
    """The text with hard spaces where no line may break: between a number and its unit, within a formula."""
    if " " not in text:
        return text
    for formula in _FORMULAS:
        text = text.replace(formula, formula.replace(" ", _HARD_SPACE))
    return _NUMBER_AND_UNIT.sub(_HARD_SPACE, text)


def with_suffix(text: str, suffix: str) -> str:
    """The text with something after it that stays on its last line."""
    return f"{text}{_HARD_SPACE}{suffix}".strip(_HARD_SPACE)


def _clusters(text: str) -> Iterator[str]:
    """Characters, each with those that stand on it."""
    cluster = ""
    for character in text:
        if cluster and char_width(character):
            yield cluster
            cluster = ""
        cluster += character
    if cluster:
        yield cluster


def _chopped(word: str, limit: int) -> list[str]:
    pieces = [""]
    for cluster in _clusters(word):
        if pieces[-1] and width(pieces[-1]) + width(cluster) > limit:
            pieces.append("")
        pieces[-1] += cluster
    return pieces


def _is_wide(word: str) -> bool:
    """Whether the word is of a script that is broken between any two characters."""
    return not _is_single(word) and any(char_width(character) == 2 for character in word)


def _words(text: str) -> list[str]:
    return [word for word in text.replace("\t", " ").split(" ") if word]


def _pieces(word: str) -> list[str]:
    """The parts of a word that may stand on lines of their own: it is broken after "/" and "-"; an address is not."""
    return _BREAK.split(word) if ("-" in word or "/" in word) and "://" not in word else [word]


def longest_word(text: str) -> int:
    """The width of the widest word; of a script that is broken anywhere, that of a character."""
    return max((2 if _is_wide(word) else width(word) for word in _words(text)), default=0)


def longest_piece(text: str) -> int:
    """The width of the widest stretch that may not be broken at all."""
    return max((longest_word(piece) for word in _words(text) for piece in _pieces(word)), default=0)


def _fitted(word: str, limit: int, *, chop: bool) -> list[str]:
    """A word whole where it fits the line, else broken where that may be."""
    if width(word) <= limit:
        return [word]
    if _is_wide(word):
        return _chopped(word, limit)
    return [part for piece in _pieces(word) for part in (_chopped(piece, limit) if chop else [piece])]


def brief(title: str) -> str:
    """A title for a head or a sentence: past 60 columns it is cut, between words where that is possible.

    >>> brief("Vice President of " + "Strategic " * 9)
    'Vice President of Strategic Strategic Strategic Strategic…'
    """
    if width(title) <= _LONGEST_TITLE:
        return title
    cut = _chopped(title, _LONGEST_TITLE - 1)[0]
    whole = cut.rpartition(" ")[0]
    return f"{(whole if 2 * width(whole) > _LONGEST_TITLE else cut).rstrip()}…"


def cut(line: str, limit: int) -> str:
    """A line of at most so many columns: a longer one ends in three dots.

    >>> cut("Supercalifragilistic", 10)
    'Superca...'
    """
    if width(line) <= limit:
        return line
    return f"{_chopped(line, limit - 3)[0]}..." if limit > 3 else "..."[:limit]  # as wide as the dots


def wrapped(text: str, limit: int, *, chop: bool = False) -> list[str]:
    """The text in lines of at most so many columns; a longer word is broken after "/" and "-", else only to be chopped.

    >>> wrapped("between any two words", 11)
    ['between any', 'two words']
    """
    # A name's marks would be torn apart; each line is shut off by itself.
    words = _words(unmarked(text))
    whole = " ".join(words)
    if width(whole) <= limit:
        return [whole.replace(_HARD_SPACE, " ")]
    lines, taken = [""], 0
    for word in words:
        for number, piece in enumerate(_fitted(word, limit, chop=chop)):
            blank = " " if lines[-1] and not number else ""
            columns = width(piece)
            if not lines[-1] or taken + len(blank) + columns <= limit:
                lines[-1] += blank + piece
                taken += len(blank) + columns
            else:
                lines.append(piece)
                taken = columns
    return [line.replace(_HARD_SPACE, " ") for line in lines]


def runs_leftward(text: str) -> bool:
    """Whether any of the text is written from right to left."""
    if text.isascii() or _LEFTWARD.search(text) is None:
        return False
    return any(unicodedata.bidirectional(character) in ("R", "AL", "AN") for character in text)


def marked(name: str) -> str:
    """A name inside other text; one written from right to left is marked as the one unit that it is."""
    return f"{_OPEN}{unmarked(name)}{_CLOSE}" if runs_leftward(name) else name


def unmarked(text: str) -> str:
    """The text without the marks around its names."""
    return text if text.isascii() else text.translate(_UNMARKED)


def isolated(text: str) -> str:
    """A text written from right to left, shut off so that it leaves the order of its neighbors alone."""
    return f"{_OPEN}{text}{_CLOSE}" if runs_leftward(text) else text


def padded(text: str, columns: int, align: str) -> str:
    """The text filled up to so many columns."""
    blanks = " " * max(columns - width(text), 0)
    return blanks + isolated(text) if align == "right" else isolated(text) + blanks
