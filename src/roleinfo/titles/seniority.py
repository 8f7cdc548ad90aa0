"""Words of a title that tell how senior a job is, and so may be set aside to find it."""

from typing import NamedTuple

# Grades of one job. Those of the first group stand before or after it, of the second only before
# (a "lead" after a title is a person, a "principal" alone runs a school), of the third only after.
_ANYWHERE = ("senior", "junior", "entry level", "mid level", "midlevel", "trainee", "intern", "experienced")
_BEFORE = ("lead", "principal", "staff", "acting", "interim", "graduate")
_AFTER = (
    *("i", "ii", "iii", "iv", "v", "1", "2", "3", "4", "5", "apprentice"),
    *(f"{word} {number}" for word in ("level", "grade") for number in ("i", "ii", "iii", "iv", "v", *"12345")),
)
# Ranks that make another job of it: an assistant manager is no manager. They are set aside too,
# and what is found so counts for less.
_RANKS = (
    "senior vice president",
    "executive vice president",
    "assistant vice president",
    "associate vice president",
    "vice president",
    "managing director",
    "director",
    "head",
    "chief",
    "deputy",
    "assistant",
    "associate",
    "executive",
)


class Bare(NamedTuple):
    """A title in normal form without words that were set aside, in the order in which they stood."""

    form: str
    words: tuple[str, ...]
    is_rank: bool


def _cut(form: str, *, before: tuple[str, ...], after: tuple[str, ...]) -> tuple[str, str] | None:
    for word in before:
        if form.startswith(f"{word} "):
            return form[len(word) + 1 :].removeprefix("of "), word
    for word in after:
        if form.endswith(f" {word}"):
            return form[: -len(word) - 1], word
    return None


def bared(form: str) -> tuple[Bare, ...]:
    """The title without words of grade, then without one rank too; what would leave nothing is kept.

    >>> bared("senior account manager ii")
    (Bare(form='account manager', words=('senior', 'ii'), is_rank=False),)
    >>> bared("vice president account manager")[0].is_rank
    True
    """
    found: list[Bare] = []
    words: tuple[str, ...] = ()
    rest = form
    after = tuple(sorted((*_AFTER, *_ANYWHERE), key=len, reverse=True))
    for ranks in ((), _RANKS):
        allowed = ranks
        while cut := _cut(rest, before=(*allowed, *_ANYWHERE, *_BEFORE), after=after):
            rest, word = cut
            words = (*words, word)
            allowed = () if word in _RANKS else allowed
        if rest != form and (not found or found[-1].form != rest):
            stood = sorted(words, key=lambda word: f" {form} ".find(f" {word} "))
            found.append(Bare(rest, tuple(stood), bool(ranks)))
    return tuple(found)
