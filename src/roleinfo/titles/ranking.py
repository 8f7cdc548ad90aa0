"""A search among titles: exact titles first, then what the model finds most likely."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache, reduce
from itertools import chain, islice
from math import exp
from typing import Any, Final, NamedTuple

from roleinfo.errors import InvalidQueryError
from roleinfo.model.arguments import check_count
from roleinfo.titles.abbreviations import READINGS, spellings, written_out
from roleinfo.titles.aside import (
    GRADES,
    SAY_NOTHING,
    as_manager,
    bared,
    is_corporate,
    without_circumstances,
)
from roleinfo.titles.calibration import Kind, minor_group, probabilities, sharers
from roleinfo.titles.lookup import FOUND, LONGEST_QUERY, Claim, Tier, claims, is_soc_code, stands_for
from roleinfo.titles.match import Match
from roleinfo.titles.model import UNIT, WHOLE, Evidence, Model, Nearest, Weighing
from roleinfo.titles.normalise import LINKS, normalised, other_level
from roleinfo.titles.store import OFFICIAL, OWN_TABLE, NameRow, TitleStore, Word
from roleinfo.titles.words import UNINFORMATIVE, distance, misspellings

_SCORES: Final = {
    Tier.ID: (1.0, "its id"),
    Tier.CODE_ID: (1.0, "its code"),
    Tier.CODE: (0.99, "its code, which others may bear too"),
    Tier.TITLE: (1.0, "its title"),
    Tier.TITLE_FORM: (0.99, "its title in normal form"),
    Tier.ALTERNATE: (0.98, "another title of it"),
    Tier.ALTERNATE_FORM: (0.97, "another title of it, in normal form"),
    Tier.UNQUALIFIED: (0.96, "a title of it without what stands in parentheses"),
    Tier.READ_TITLE: (0.95, "its title"),
    Tier.READ_ALTERNATE: (0.94, "another title of it"),
    Tier.TURNED_TITLE: (0.93, "its title the other way round"),
    Tier.TURNED_ALTERNATE: (0.92, "another title of it the other way round"),
    Tier.SHUFFLED_TITLE: (0.91, "its title in another order of words"),
    Tier.SHUFFLED_ALTERNATE: (0.90, "another title of it in another order of words"),
}
_READ_ANOTHER_WAY = 0.005
_WITHOUT_GRADE = 0.95
_WITHOUT_RANK = 0.85
_CORRECTED = 0.93
_PART = 0.9
_BY_MODEL = 0.89
_LEAST_SIMILARITY: Final = 3 * WHOLE // 10
_MOST_SPELLINGS = 8
_SURE = 0.5
_LEAST_OF_GROUP: Final = 0.2
# What a claim of a reading adds to the evidence of the model, in units of similarity.
_CLAIMED, _CLAIMED_IN_PART, _CLAIMED_AS_TITLE = 1.5, 0.1, 1.0
_READ: Final = 0.3  # less where an abbreviation or the order of words is read another way
_IN_OFFICIAL_LIST: Final = 0.3  # what the best claim gains where an official list has the title
_IN_OWN_TABLE: Final = 0.4  # and more where our own table has it, which was decided for advertisements
_MANAGES: Final = 0.6  # and where the occupation is also that of the manager
_SHARED: Final = 0.3  # what sharing the best claim adds to the evidence for a probability
_OWN_TITLE: Final = (Tier.TITLE, Tier.TITLE_FORM, Tier.READ_TITLE, Tier.TURNED_TITLE, Tier.SHUFFLED_TITLE)
_SHORTEST: Final = 3
_MOST_COMPARED: Final = 200
_TOO_FAR: Final = 3
_LONG: Final = 8  # letters of a word of which two may be wrong
_FORMULA: Final = re.compile(r"\s*'?(?:[=\uff1d]|[@+]\w+\(|-[A-Z]+\([A-Z]+\d|[@+-].*\w\|'.*!)")
_LEAST_LETTERS: Final = 2  # of a word that tells of an occupation
_GENERAL: Final = 0.4
"""The largest probability of a title of one word that ends the titles of many occupations."""
_MANY_CLASSES: Final = 50
_UNTOLD: Final = 0.05
"""The largest probability where no word of a title tells of an occupation."""


class Hit(NamedTuple):
    """A role as found, before its title is known; ``basis`` is the reading and tier of its claim, if it has one."""

    basis: tuple[float, int] | None
    score: float
    kind: int
    role_id: str
    matched: str
    reason: str
    lists: int = 0


class Reading(NamedTuple):
    """A text that a title may be taken for: what was set aside or corrected for it, and how much it then counts."""

    text: str
    share: float = 1.0
    ignored: tuple[str, ...] = ()
    note: str = ""
    is_whole: bool = True


def checked(query: object) -> str:
    """The query, or InvalidQueryError saying what is wrong with it."""
    if not isinstance(query, str):
        raise InvalidQueryError(query, "must be text")
    if not query.strip():
        raise InvalidQueryError(query, "is empty")
    if len(query) > LONGEST_QUERY:
        raise InvalidQueryError(query, f"has {len(query):,} characters where {LONGEST_QUERY} are the most")
    if not query.isprintable() and any(
        unicodedata.category(letter) in ("Cc", "Cs") and not letter.isspace() for letter in query
    ):
        raise InvalidQueryError(query, "has control characters")
    if _FORMULA.match(query):
        raise InvalidQueryError(query, "is a formula of a spreadsheet")
    if not normalised(query):
        raise InvalidQueryError(query, "has no letter or digit")
    return query


def _aside(words: tuple[str, ...], *, is_rank: bool = False) -> str:
    if not words:
        return ""
    warning = ", which may be a different job" if is_rank else ""
    return f", ignoring {' and '.join(map(repr, words))}{warning}"


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


def _whole_title(model: Model, store: TitleStore, form: str) -> tuple[str, tuple[str, ...]] | None:
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


def _readings(model: Model, store: TitleStore, query: str) -> Iterator[Reading]:
    """What a title without a claim of its own may be taken for, the most faithful first."""
    plain = without_circumstances(query)
    if plain.ignored:
        yield Reading(plain.text, _WITHOUT_GRADE, plain.ignored, _aside(plain.ignored))
    plain_form = written_out(normalised(plain.text))
    form, notes = _whole_title(model, store, plain_form) or corrected(model, plain_form)
    note, share = ("; ".join(notes), _CORRECTED) if notes else ("", 1.0)
    if notes:
        yield Reading(form, share, plain.ignored, f"{note}{_aside(plain.ignored)}")
    level = form.rpartition(" ")[2] if other_level(form) else ""
    for bare in bared(form.removesuffix(f" {level}")) if level else ():
        if not bare.is_rank:  # a role at that level goes before one at none
            ignored = (*plain.ignored, *bare.words)
            yield Reading(
                f"{bare.form} {level}", share * _WITHOUT_GRADE, ignored, f"{note}{_aside(ignored)}", is_whole=False
            )
    for bare in bared(form):
        ignored = (*plain.ignored, *bare.words)
        manager = as_manager(form) if bare.is_rank else None
        weight = share * (_WITHOUT_RANK if bare.is_rank else _WITHOUT_GRADE)
        if manager:
            yield Reading(manager, weight, ignored, f"{note}, as its manager{_aside(ignored)}", is_whole=False)
        text = f"{note}{_aside(ignored, is_rank=bare.is_rank)}"
        yield Reading(bare.form, weight, ignored, text, is_whole=not bare.is_rank)


def _part_claims(store: TitleStore, query: str) -> tuple[Reading, list[Claim]] | None:
    """The one part of a title, among those that dashes, slashes or parentheses set apart, that alone is a title."""
    plain = without_circumstances(query)
    pieces = [piece.strip() for part in plain.parts for piece in part.split("/")]
    if len(pieces) < 2:
        return None
    known = []
    for part in pieces:
        best = [claim for claim in claims(store, part) if Tier.CODE < claim.tier <= FOUND]
        if best and " " in normalised(part):
            known.append((part, best))
    if len(known) != 1:
        return None
    part, best = known[0]
    return Reading(part, _PART, plain.ignored, f", by {part!r} alone{_aside(plain.ignored)}"), best


def _claim_hits(claimed: Iterable[Claim], reading: Reading) -> Iterator[Hit]:
    for claim in claimed:
        score, wording = _SCORES[claim.tier]
        notes = f", reading {' and '.join(claim.notes)}" if claim.notes else ""
        score -= _READ_ANOTHER_WAY if claim.notes and claim.tier >= Tier.TURNED_TITLE else 0
        basis = (reading.share, int(claim.tier))
        reason = f"{wording}{notes}{reading.note}" if not reading.note.startswith("near") else f"{reading.note}{notes}"
        yield Hit(basis, score * reading.share, claim.kind, claim.role_id, claim.title, reason, claim.lists)


class Found(NamedTuple):
    """The claims of a query as it stands or as it was read, and the text that the model weighs.

    ``managers`` are the claims to what a director or vice president manages, where the query itself has claims.
    """

    hits: list[Hit]
    text: str
    others: tuple[str, ...]
    ignored: tuple[str, ...]
    note: str
    managers: tuple[Hit, ...] = ()


def find(model: Model, store: TitleStore, query: str) -> Found:
    """The roles with a claim to a query, else to the first reading of it that has any; and what is left to weigh."""
    claimed = claims(store, query)
    if claimed:
        form = normalised(query)
        hits = [*_claim_hits(claimed, Reading(query))]
        return Found(hits, form, (), (), "", _managers(store, written_out(form)))
    hits = []
    readings = [*_readings(model, store, query)]
    whole = [reading for reading in readings if reading.is_whole]
    kept = whole[-1] if whole else Reading(query)
    managers = tuple(reading.text for reading in readings if reading.text.endswith("manager") and not reading.is_whole)
    for reading in readings:
        own = [claim for claim in claims(store, reading.text) if claim.tier > Tier.CODE]
        hits += _claim_hits(own, reading)
        if own and own[0].tier <= FOUND:
            return Found(hits, normalised(reading.text), (), reading.ignored, reading.note)
    part = _part_claims(store, query)
    if part is not None:
        hits += _claim_hits(part[1], part[0])
    return Found(hits, normalised(kept.text), managers, kept.ignored, kept.note)


def _managers(store: TitleStore, form: str) -> tuple[Hit, ...]:
    """The claims to what a director, head or vice president manages: to "operations manager" of theirs."""
    manager = as_manager(form, may_end=True)
    if manager is None:
        return ()
    reading = Reading(manager, _WITHOUT_RANK, note=f", as {manager!r}")
    return tuple(_claim_hits((claim for claim in claims(store, manager) if Tier.CODE < claim.tier <= FOUND), reading))


def _weigh(model: Model, found: Found, jobs: Mapping[int, int] | None) -> Weighing:
    texts = [*islice(spellings(found.text), _MOST_SPELLINGS), *found.others]
    return reduce(lambda one, other: one.stronger(other), (model.weigh(text, jobs) for text in texts))


def _difference(asked: str, text: str) -> str:
    ours, theirs = ([word for word in words.split() if word not in LINKS] for words in (asked, text))
    lost = " ".join(word for word in ours if word not in theirs)
    added = " ".join(word for word in theirs if word not in ours)
    if lost and added:
        return f"has {added!r} and lacks {lost!r}"
    return f"has {added!r} besides" if added else f"lacks {lost!r}" if lost else "has the same words"


class _Roles:
    """The titles of the roles of some classes, the most similar first."""

    def __init__(
        self, model: Model, store: TitleStore, leading: Mapping[int, Evidence], hidden: Collection[str]
    ) -> None:
        self._hidden = hidden
        by_text: dict[str, list[int]] = {}
        for number, known in leading.items():
            by_text.setdefault(known.text, []).append(number)
        self._near: dict[int, list[Nearest]] = {}
        for text, numbers in by_text.items():
            self._near.update(model.titles_of(text, numbers))
        self._store = store
        self.texts: dict[int, str] = {}
        self._rows: dict[int, list[NameRow]] = {}
        self._read({listed[0].form for listed in self._near.values() if listed})

    def _read(self, forms: Collection[int]) -> None:
        self.texts.update(self._store.texts(forms))
        for row in self._store.names(forms):
            self._rows.setdefault(row.form, []).append(row)

    def best(self, number: int, asked: str) -> tuple[NameRow, int] | None:
        """The most similar title of a class that may be shown, and how similar it is."""
        for near in self._near[number]:
            if near.form not in self.texts:  # the best of a class will do, as a rule
                others = {near.form for listed in self._near.values() for near in listed}
                self._read(others - self.texts.keys())
            shown = [
                row
                for row in self._rows.get(near.form, ())
                if row.class_ == number
                and row.role_id not in self._hidden
                and stands_for(row.title, self.texts[near.form], asked)
            ]
            if shown:
                return min(shown, key=lambda row: (row.kind, row.role_id, row.title)), near.similarity
        return None


def _near_hits(
    model: Model,
    store: TitleStore,
    found: Found,
    evidence: Weighing,
    *,
    wanted: int,
    hidden: Collection[str],
) -> Iterator[Hit]:
    leading = evidence.leading(wanted + (_MOST_HIDDEN if hidden else 1))
    roles = _Roles(model, store, leading, hidden)
    top = next(iter(leading.values()), None)
    for number, known in leading.items():
        shown = roles.best(number, found.text)
        if shown is None or top is None or shown[1] < _LEAST_SIMILARITY:
            continue
        row, similarity = shown
        jobs = model.classes[number].jobs
        weighed = [f"similarity {similarity / WHOLE:.2f}", f"{known.votes / WHOLE:.0%} of the similar titles"]
        weighed += [f"{jobs:,} jobs"] if jobs else []
        difference = _difference(written_out(found.text), roles.texts[row.form])
        note = f"; {found.note}" if found.note.startswith("near") else found.note
        reason = f"{difference}{note}; {', '.join(weighed)}"
        score = _BY_MODEL * top.similarity / WHOLE * exp((known.total - top.total) / UNIT)
        yield Hit(None, min(score, _BY_MODEL), row.kind, row.role_id, row.title, reason)


_MOST_HIDDEN: Final = 5


class Weighed(NamedTuple):
    """A query weighed: its hits, best first, with the classes of their roles, and all that speaks for these."""

    hits: list[Hit]
    classes: Mapping[str, int]
    evidence: Weighing
    kind: Kind
    tied: int
    sharing: float
    found: Found
    tells_of_occupation: bool


def _is_general(model: Model, text: str) -> bool:
    """Whether a title is one word that says little, or that titles of many occupations end with: owner, helper."""
    word = model.word(text)
    return text in SAY_NOTHING or (word is not None and len(word.head_classes) >= _MANY_CLASSES)


def _tells_of_occupation(model: Model, found: Found, kind: Kind) -> bool:
    """Whether a word of the title tells of an occupation: known, of two letters and more, and no grade."""
    words = {word for text in (found.text, written_out(found.text), *found.others) for word in text.split()}
    telling = words - UNINFORMATIVE - (GRADES | SAY_NOTHING if kind == "near" else set())
    return any(sum(map(str.isalpha, word)) >= _LEAST_LETTERS and model.word(word) for word in telling)


def weigh(
    model: Model,
    store: TitleStore,
    query: str,
    limit: int = 10,
    *,
    hidden: Collection[str] = (),
    jobs: Mapping[int, int] | None = None,
) -> Weighed:
    """The roles that a text may stand for: those with a claim, then those of the most likely classes.

    Raises InvalidQueryError for a text that can be no title.
    """
    found = find(model, store, checked(query))
    evidence = _weigh(model, found, jobs)
    hits = [hit for hit in found.hits if hit.role_id not in hidden]
    managers = [hit for hit in found.managers if hit.role_id not in hidden]
    claimed = {hit.role_id for hit in (*hits, *managers)}
    classes = store.classes_of(claimed)
    closest = min((hit.basis for hit in hits if hit.basis), key=lambda basis: (-basis[0], basis[1]), default=None)
    tied = {classes[hit.role_id] for hit in hits if hit.basis == closest}
    known = [hit for hit in managers if hit.lists & OFFICIAL] or managers
    managing = {classes[hit.role_id] for hit in known}
    for lists, gain in ((OFFICIAL, _IN_OFFICIAL_LIST), (OWN_TABLE, _IN_OWN_TABLE)):
        listed = {classes[hit.role_id] for hit in hits if hit.basis == closest and hit.lists & lists}
        evidence.favor(listed, round(UNIT * gain))
    evidence.favor(tied & managing, round(UNIT * _MANAGES))
    # A vice president's title alone is no proof where the manager's is another occupation's.
    rivals = managing if managing.isdisjoint(tied) and is_corporate(written_out(found.text)) else set()
    hits += [hit for hit in known if classes[hit.role_id] in rivals]
    certain = {hit.role_id for hit in hits if hit.basis and hit.basis[0] == 1.0 and hit.basis[1] <= FOUND}
    wanted = 0 if len(certain) >= limit else limit + len(claimed)  # these all come first
    near = [*_near_hits(model, store, found, evidence, wanted=wanted, hidden=hidden)] if wanted else []
    classes = {**classes, **store.classes_of({hit.role_id for hit in near} - claimed)}
    order = _Order(evidence, classes, model.groups)
    best: dict[str, Hit] = {}
    for hit in sorted((*hits, *near), key=order.key):
        best.setdefault(hit.role_id, hit)
    ordered = order.first_of_each_class(best.values())
    basis = ordered[0].basis if ordered else None
    ties = [hit for hit in ordered if hit.basis == basis] if basis else []
    sharing = {classes[hit.role_id] for hit in ties} | rivals
    kind: Kind = "near" if basis is None or basis[1] > FOUND else "exact" if len(sharing) == 1 else "several"
    shared = sharers([evidence[number].total for number in sharing if number in evidence])
    evidence.favor(sharing, round(UNIT * _SHARED))
    return Weighed(
        ordered, classes, evidence, kind, max(len(ties), 1), shared, found, _tells_of_occupation(model, found, kind)
    )


def ranked(
    model: Model,
    store: TitleStore,
    query: str,
    limit: int,
    *,
    hidden: Collection[str] = (),
    jobs: Mapping[int, int] | None = None,
) -> tuple[Match, ...]:
    """The roles that a text may stand for, best first, each once with its reason and probability.

    Raises InvalidQueryError for a text that can be no title.
    """
    check_count("limit", limit)
    weighed = weigh(model, store, query, limit, hidden=hidden, jobs=jobs)
    return _matches(model, store, weighed, limit)


class _Order:
    """The order of hits: claims of the query as it stands by tier, then all others by evidence and claim together."""

    def __init__(self, evidence: Weighing, classes: Mapping[str, int], groups: Collection[int]) -> None:
        self._evidence = evidence
        self._classes = classes
        self._groups = groups

    def _group(self, hit: Hit) -> tuple[int, int]:
        if hit.basis is not None and hit.basis[0] == 1.0 and hit.basis[1] <= FOUND:
            is_behind = hit.basis[1] > Tier.CODE and self._classes[hit.role_id] in self._groups
            return 0, FOUND if is_behind else hit.basis[1]
        return 1, 0

    def _total(self, hit: Hit) -> int:
        known = self._evidence.get(self._classes[hit.role_id])
        claimed = 0.0 if hit.basis is None else _CLAIMED if hit.basis[0] >= _CORRECTED else _CLAIMED_IN_PART
        if hit.basis is not None and hit.basis[1] in _OWN_TITLE:
            claimed += _CLAIMED_AS_TITLE
        if hit.basis is not None and hit.basis[1] >= Tier.READ_TITLE:
            claimed -= _READ
        if self._classes[hit.role_id] in self._groups:  # it stands behind its occupations
            is_own = hit.basis is not None and hit.basis[1] in _OWN_TITLE
            claimed -= _CLAIMED_AS_TITLE if is_own else _CLAIMED + _CLAIMED_AS_TITLE
        return (known.total if known else -UNIT * len(Tier)) + round(UNIT * claimed)

    def key(self, hit: Hit) -> tuple[Any, ...]:
        """The place of a hit: the smaller the better."""
        return (*self._group(hit), -self._total(hit), hit.basis is None, -hit.score, hit.kind, hit.role_id, hit.matched)

    def first_of_each_class(self, hits: Iterable[Hit]) -> list[Hit]:
        """Hits of one group with the first of each class before further roles of these classes."""
        seen: dict[tuple[int, ...], int] = {}
        placed = []
        for place, hit in enumerate(hits):
            key = (*self._group(hit), self._classes[hit.role_id])
            seen[key] = seen.get(key, -1) + 1
            placed.append((*self._group(hit), seen[key], place, hit))
        return [hit for *_, hit in sorted(placed, key=lambda item: item[:4])]


def _likely_group(model: Model, likely: Mapping[int, float]) -> str | None:
    """The minor group that holds most of the probability, and enough, where no occupation is likelier than not."""
    if not likely or max(likely.values()) >= _SURE:
        return None
    groups: dict[str, float] = {}
    for number, value in likely.items():
        key = model.classes[number].key
        if is_soc_code(key):
            groups[minor_group(key)] = groups.get(minor_group(key), 0.0) + value
    best = max(sorted(groups), key=groups.__getitem__, default=None)
    return best if best and groups[best] >= _LEAST_OF_GROUP else None


def _matches(model: Model, store: TitleStore, weighed: Weighed, limit: int) -> tuple[Match, ...]:
    hits = weighed.hits[:limit]
    ids = {hit.role_id for hit in hits}
    titles, codes = store.titles(ids), store.occupations(ids)
    first = weighed.classes[hits[0].role_id] if hits else -1
    likely = probabilities(weighed.evidence, weighed.kind, first, weighed.sharing)
    is_code = bool(hits and hits[0].basis and hits[0].basis[1] <= Tier.CODE)
    group = None if is_code or not weighed.tells_of_occupation else _likely_group(model, likely)
    is_own = bool(hits and hits[0].basis and hits[0].basis[1] in (Tier.TITLE, Tier.TITLE_FORM))
    is_general = not (is_code or is_own) and _is_general(model, weighed.found.text)
    most = _UNTOLD if not weighed.tells_of_occupation else _GENERAL if is_general else 1.0
    scale = min(1.0, most / max(likely.values(), default=1.0))
    likely = {number: value * scale for number, value in likely.items()}
    doubt = "" if is_code or weighed.tells_of_occupation else "no word of it tells of an occupation; "
    doubt = doubt or ("its one word stands in titles of many occupations; " if is_general else "")
    ignored = weighed.found.ignored
    seniority = tuple(word for word in ignored if is_seniority(word))
    matches = []
    last = 1.0
    for hit in hits:
        last = min(last, hit.score)
        matches.append(
            Match(
                role_id=hit.role_id,
                title=titles[hit.role_id],
                matched_title=hit.matched,
                score=round(last, 4),
                reason=f"{doubt}{hit.reason}",
                probability=1.0 if is_code and hit.basis else round(likely.get(weighed.classes[hit.role_id], 0.0), 4),
                tied=1 if hit.basis is None else weighed.tied,
                codes=codes[hit.role_id],
                group=group,
                ignored=ignored,
                seniority=seniority,
            )
        )
    return tuple(matches)


@lru_cache(maxsize=1_000)
def is_seniority(text: str) -> bool:
    """Whether what was set aside tells a grade or rank."""
    form = normalised(text)
    return form in GRADES or bool(bared(f"{form} x")[-1:] and bared(f"{form} x")[-1].is_rank)
