"""What a title holds besides the job: grade, rank, shift, hours, place, pay, number and kind of employment."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from roleinfo.model.place import US_STATES
from roleinfo.titles.normalise import normalised

# Grades of one job. Those of the first group stand before or after it, of the second only before
# (a "lead" after a title is a person, a "principal" alone runs a school), of the third only after.
_ANYWHERE: Final = (
    "senior", "junior", "entry level", "mid level", "midlevel", "trainee", "intern", "internship", "experienced",
)  # fmt: skip
_BEFORE: Final = ("lead", "principal", "staff", "acting", "interim", "graduate")
_NUMBERS: Final = ("i", "ii", "iii", "iv", "v", "vi", *"123456789")
_AFTER: Final = (
    *_NUMBERS, "apprentice", "entry", "staff", "principal",
    *(f"{word} {number}" for word in ("level", "grade", "step", "tier", "class", "gl", "g") for number in _NUMBERS),
    *(f"{letter}{number}" for letter in ("l", "p", "e", "t", "m", "ic", "g") for number in range(1, 8)),
)  # fmt: skip
GRADES: Final = frozenset((*_ANYWHERE, *_BEFORE, *_AFTER))
"""Words of grade: what else is set aside says nothing of how senior a job is."""

# Kind of employment, shift and workplace stand at either end.
_CIRCUMSTANCES: Final = (
    "full time", "part time", "fulltime", "parttime", "ft", "prn", "per diem", "temporary", "temp", "temp to hire",
    "temp to perm", "seasonal", "contract", "contract to hire", "permanent", "casual", "on call", "hourly", "salaried",
    "w2", "1099", "exempt", "non exempt", "nonexempt", "unionized", "sign on bonus", "urgent", "urgently hiring",
    "hiring", "now hiring", "wanted", "needed", "job", "position", "opening", "open position", "opportunity",
    "career opportunity", "vacancy", "apply now", "apply today", "immediate start", "immediate hire",
    "immediate opening", "hiring immediately", "no experience", "no experience needed", "will train", "great benefit",
    "bilingual",
    "day", "night", "evening", "weekend", "overnight", "nightly", "day shift", "night shift", "evening shift",
    "weekend shift", "swing shift", "graveyard shift", "rotating shift", "morning shift", "afternoon shift",
    *(f"{number} shift" for number in ("1st", "2nd", "3rd", "first", "second", "third")),
    "remote", "hybrid", "onsite", "on site", "in office", "work from home", "wfh", "telecommute", "virtual", "us",
    "usa", "united state", "nationwide",
)  # fmt: skip
# Ranks that make another job of it: an assistant manager is no manager. They are set aside too,
# and what is found so counts for less.
_LEADERS: Final = (
    "senior vice president", "executive vice president", "assistant vice president", "associate vice president",
    "vice president", "managing director", "senior director", "associate director", "director", "head",
)  # fmt: skip
_CORPORATE: Final = tuple(rank for rank in _LEADERS if "president" in rank)
_OF_ANOTHER: Final = frozenset({"assistant", "associate", "deputy", "executive", "vice"})
_RANKS: Final = frozenset((*_LEADERS, "chief", "deputy", "assistant", "associate", "executive"))

_STATES: Final = "|".join(US_STATES)
_PERIOD: Final = r"(?:hr|hour|h|day|wk|week|mo|month|yr|year|annum)s?"
_AMOUNT: Final = r"\d[\d,.]*\s*k?"
_PAY: Final = rf"[$€£]\s?{_AMOUNT}(?:\s*(?:-|–|to)\s*[$€£]?\s?{_AMOUNT})?(?:\s*(?:/|per|an?)\s*{_PERIOD}\b)?"
_HOURS: Final = rf"\b\d[\d,.]*\s*(?:/|per\s|hrs?\b|hours?\b)\s*(?:{_PERIOD}\b)?(?:\s*(?:/|per)\s*{_PERIOD}\b)?"
_CODE: Final = r"\(?\b\d\d-\d{4}(?:\.\d\d)?\b(?=.*\S)"
_NUMBER: Final = (
    r"[\[(#]*\b(?:req(?:uisition)?|job|posting|ref|jr|id)?[\s#:._-]*(?:id|no|number)?[\s#:._-]*"
    r"[A-Z]{0,3}-?\d{4,}\b[\])]*"
)
_CITY: Final = r"(?:[A-Z][\w.']*(?:\s[A-Z][\w.']*){0,2},?\s+)?"
_PLACE: Final = rf"(?<=\S)(?:,\s*|\s+[-–|]\s*|\s*\(){_CITY}(?:{_STATES})\b\)?(?=\s*(?:$|[,)|–-]))"
_FIGURE: Final = re.compile(r"[\d$€£]")
_SEPARATORS: Final = re.compile(r"\s*[()\[\]|;:]\s*|\s+[-–—]+\s*|\s*[-–—]+\s+|,\s+|\s+@\s*")


class Bare(NamedTuple):
    """A title in normal form without words that were set aside, in the order in which they stood."""

    form: str
    words: tuple[str, ...]
    is_rank: bool


_STANDING_AFTER: Final = frozenset((*_AFTER, *_ANYWHERE, *_CIRCUMSTANCES))
_STANDING_BEFORE: Final = frozenset((*_ANYWHERE, *_BEFORE, *_CIRCUMSTANCES))
SAY_NOTHING: Final = frozenset(
    {word for phrase in (*_CIRCUMSTANCES, *GRADES) for word in phrase.split()} - {"principal"}
    | {
        "all", "any", "applicable", "application", "apply", "are", "available", "benefit", "candidate",
        "community", "employed", "employee", "from", "full", "general", "great", "hire", "hired", "home",
        "immediate", "into", "join", "level", "member", "more", "must", "need", "new", "no", "none", "not",
        "now", "on", "only", "open", "other", "our", "owner", "part", "per", "please", "pool", "posting",
        "project", "retired", "see", "self", "start", "student", "summer", "talent", "team", "test", "that",
        "their", "this", "time", "under", "unemployed", "various", "volunteer", "want", "was", "we", "what",
        "who", "will", "you", "your",
    }
)  # fmt: skip
"""Words that alone tell of no occupation: of grade, circumstance and advertising."""
_STANDING_ALONE: Final = _STANDING_AFTER | _STANDING_BEFORE
_LONGEST: Final = 3  # words of one phrase


def _cut(form: str, ranks: frozenset[str]) -> tuple[str, str] | None:
    words = form.split()
    for count in range(min(_LONGEST, len(words) - 1), 0, -1):
        phrase = " ".join(words[:count])
        if phrase in ranks or phrase in _STANDING_BEFORE:
            return " ".join(words[count:]).removeprefix("of "), phrase
    for count in range(min(_LONGEST, len(words) - 1), 0, -1):
        phrase = " ".join(words[-count:])
        if phrase in _STANDING_AFTER and " ".join(words[:-count]) not in _OF_ANOTHER:
            return " ".join(words[:-count]), phrase
    return None


def bared(form: str) -> tuple[Bare, ...]:
    """The title without words of grade and circumstance, then without one rank too; nothing is left empty.

    >>> bared("senior account manager ii")
    (Bare(form='account manager', words=('senior', 'ii'), is_rank=False),)
    >>> bared("vice president account manager")[0].is_rank
    True
    """
    bares: list[Bare] = []
    words: tuple[str, ...] = ()
    rest = form
    for ranks in (frozenset[str](), _RANKS):
        allowed = ranks
        while cut := _cut(rest, allowed):
            rest, word = cut
            words = (*words, word)
            allowed = frozenset() if word in _RANKS else allowed
        if rest != form and (not bares or bares[-1].form != rest):
            stood = sorted(words, key=lambda word: f" {form} ".find(f" {word} "))
            bares.append(Bare(rest, tuple(stood), bool(ranks)))
    return tuple(bares)


def is_corporate(form: str) -> bool:
    """Whether a title is that of a vice president of something, which companies give to many who manage it."""
    return any(form.startswith(f"{rank} ") or form.endswith(f" {rank}") for rank in _CORPORATE)


def as_manager(form: str, *, may_end: bool = False) -> str | None:
    """What a head, vice president or director of something manages, as its manager; None for another title.

    ``may_end`` takes titles that end with the rank too.

    >>> as_manager("director of marketing"), as_manager("vice president sales"), as_manager("funeral director")
    ('marketing manager', 'sales manager', None)
    >>> as_manager("marketing director", may_end=True)
    'marketing manager'
    """
    for rank in _LEADERS:
        if may_end and form.endswith(f" {rank}"):
            form = f"{rank} {form.removesuffix(f' {rank}')}"
        if form.startswith(f"{rank} ") and len(form) > len(rank) + 4:
            function = form[len(rank) + 1 :].removeprefix("of ").removeprefix("the ")
            return function if function.endswith(" manager") else f"{function} manager"
    return None


@cache
def _patterns_of(*, has_figures: bool) -> tuple[re.Pattern[str], ...]:
    """What is set aside, in this order, compiled when it is first looked for."""
    hourly, place = re.compile(r"/\s*hrs?\b(?=\s*$)", re.IGNORECASE), re.compile(_PLACE)
    if not has_figures:
        return hourly, place
    pay, hours, number = (re.compile(pattern, re.IGNORECASE) for pattern in (_PAY, _HOURS, _NUMBER))
    return pay, hours, hourly, re.compile(_CODE), number, place


class Plain(NamedTuple):
    """A title without what is no part of the job: its parts as they stood, and what was set aside."""

    parts: tuple[str, ...]
    ignored: tuple[str, ...]

    @property
    def text(self) -> str:
        """What is left of the title."""
        return " ".join(self.parts)


def _segments(text: str) -> Iterator[str]:
    for part in _SEPARATORS.split(text):
        if part and normalised(part):
            yield part.strip()


def without_circumstances(title: str) -> Plain:
    """A title without pay, hours, numbers, a state or city, and parts that hold only grade, shift or workplace.

    >>> without_circumstances("RN - ICU (Nights) - Dallas, TX $46/hr [00072874]")
    Plain(parts=('RN', 'ICU'), ignored=('$46/hr', '00072874', 'Dallas, TX', 'Nights'))
    """
    ignored: list[str] = []
    rest = title
    for pattern in _patterns_of(has_figures=_FIGURE.search(title) is not None):
        if not pattern.search(rest):
            continue
        for taken in pattern.finditer(rest):
            text = taken[0].strip(" ,-–|()[]#/:")
            if text:
                ignored.append(text)
        kept = pattern.sub(" ", rest)
        rest = kept if normalised(kept) else rest
    parts = list(_segments(rest))
    aside = [part for part in parts if normalised(part) in _STANDING_ALONE or normalised(part) in ("lead", "hr")]
    if len(aside) < len(parts):
        ignored += [part for part in aside if normalised(part) != "hr"]
        parts = [part for part in parts if part not in aside or normalised(part) == "hr"]
    return Plain(tuple(parts), tuple(ignored))
