"""A search among titles: claims first, then without words of seniority, then by letters."""

import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from heapq import nlargest
from typing import NamedTuple

from roleinfo.errors import InvalidQueryError
from roleinfo.model.arguments import check_count
from roleinfo.titles.abbreviations import spellings, written_out
from roleinfo.titles.lookup import FOUND, LONGEST_QUERY, Claim, Tier, claims, stands_for
from roleinfo.titles.match import Match
from roleinfo.titles.normalise import LINKS, bag, normalised
from roleinfo.titles.seniority import Bare, bared
from roleinfo.titles.store import TitleStore, trigrams, unpacked

_SCORES = {
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
_BY_LETTERS = 0.9
_OTHER_ORDER = 0.97
_SHARED_WORDS = 0.95
_ALL_IN_TITLE = 0.75
_ALL_IN_QUERY = 0.55
_LEAST_LIKENESS = 0.6
_LEAST_SPELLING = 0.7
_MOST_NUMBERS = 12_000  # read from the lists of the rarest trigrams, so that a query of common ones stays quick
_MOST_COUNTED = 1_000
_MOST_COMPARED = 120
_FEWEST_COMPARED = 30
_MOST_SPELLINGS = 8
_NAMES_AT_ONCE = 40


class Hit(NamedTuple):
    """A role as found, before its title is known."""

    score: float
    kind: int
    role_id: str
    matched: str
    reason: str
    seniority: tuple[str, ...]


def checked(query: object) -> str:
    """The query, or InvalidQueryError saying what is wrong with it."""
    if not isinstance(query, str):
        raise InvalidQueryError(query, "must be text")
    if not query.strip():
        raise InvalidQueryError(query, "is empty")
    if len(query) > LONGEST_QUERY:
        raise InvalidQueryError(query, f"has {len(query):,} characters where {LONGEST_QUERY} are the most")
    if any(unicodedata.category(char) in ("Cc", "Cs") and not char.isspace() for char in query):
        raise InvalidQueryError(query, "has control characters")
    if not normalised(query):
        raise InvalidQueryError(query, "has no letter or digit")
    return query


def _aside(words: tuple[str, ...], *, is_rank: bool) -> str:
    if not words:
        return ""
    warning = ", which may be a different job" if is_rank else ""
    return f", ignoring {' and '.join(map(repr, words))}{warning}"


def _of_claims(
    found: Iterable[Claim], share: float = 1.0, aside: str = "", words: tuple[str, ...] = ()
) -> Iterator[Hit]:
    for claim in found:
        score, basis = _SCORES[claim.tier]
        notes = f", reading {' and '.join(claim.notes)}" if claim.notes else ""
        score -= _READ_ANOTHER_WAY if claim.notes and claim.tier >= Tier.TURNED_TITLE else 0
        yield Hit(score * share, claim.kind, claim.role_id, claim.title, basis + notes + aside, words)


def _bares(query: str, found: list[Claim]) -> tuple[Bare, ...]:
    # A "chief executive" who is known is no executive who happens to be chief.
    known = bool(found) and found[0].tier <= FOUND
    return () if known else bared(written_out(normalised(query)))


def _share(bare: Bare) -> float:
    return _WITHOUT_RANK if bare.is_rank else _WITHOUT_GRADE


def _claimed(store: TitleStore, found: list[Claim], bares: tuple[Bare, ...]) -> Iterator[Hit]:
    yield from _of_claims(found)
    for bare in bares:
        aside = _aside(bare.words, is_rank=bare.is_rank)
        yield from _of_claims(claims(store, bare.form), _share(bare), aside, bare.words)


def _candidates(lists: list[tuple[str, int, bytes]], pieces: set[str], sizes: bytes, most: int) -> list[int]:
    counts: Counter[int] = Counter()
    read = 0
    for trigram, block, data in lists:
        if trigram not in pieces:
            continue
        if read and read + len(data) // 2 > _MOST_NUMBERS:
            break
        numbers = unpacked(data)
        read += len(numbers)
        counts.update([number + (block << 16) for number in numbers] if block else numbers)
    often = list(counts.items())
    if len(often) > _MOST_COUNTED:
        least, total = 0, 0
        for count, forms_with_it in sorted(Counter(counts.values()).items(), reverse=True):
            least, total = count, total + forms_with_it
            if total > _MOST_COUNTED // 2:
                break
        often = [pair for pair in often if pair[1] >= least]
    asked = len(pieces)
    ranked_forms = nlargest(most, [(count / (asked + sizes[number]), -number) for number, count in often])
    return [-number for _, number in ranked_forms]


def _shared_words(one: Collection[str], other: Collection[str]) -> float:
    ours, theirs = {*one} - LINKS, {*other} - LINKS
    shared, letters = ours & theirs, sum(map(len, ours)) + sum(map(len, theirs))
    if not shared:
        return 0.0
    dice = 2 * sum(map(len, shared)) / letters
    # Words left out of a title are likelier than words that are wrong, and than words too many.
    least = _ALL_IN_TITLE if shared == ours else _ALL_IN_QUERY if shared == theirs else 0.0
    return least + (1 - least) * dice


class Reading(NamedTuple):
    """A text that titles are compared with: a spelling of the query, or one without words of seniority."""

    form: str
    in_order: str
    words: list[str]
    share: float
    seniority: tuple[str, ...]


def _readings(form: str, bares: tuple[Bare, ...]) -> list[Reading]:
    texts: list[tuple[str, float, tuple[str, ...]]] = [
        (spelling, 1.0, ()) for spelling in list(spellings(form))[:_MOST_SPELLINGS]
    ]
    texts += [(bare.form, _share(bare), bare.words) for bare in bares]
    return [Reading(text, bag(text), text.split(), share, words) for text, share, words in texts]


class Likeness(NamedTuple):
    """How like a form is to the reading of the query that is most like it."""

    score: float
    number: int
    text: str
    reading: Reading


def _likeness(reading: Reading, text: str, words: list[str], in_order: str, known: Collection[str]) -> float:
    """How like a form is to a reading: by the words that they share, and by letters where these differ in spelling."""
    from rapidfuzz.distance import OSA

    shared = _SHARED_WORDS * _shared_words(reading.words, words)
    lost, added = _swapped(reading.words, words)
    if lost and added:
        distance = _distance(lost, added)
        # A word that titles have is no misspelling of another, unless one letter parts them.
        if distance is None or (distance > 1 and any(word in known for word in lost)):
            return shared
    by_letters = OSA.normalized_similarity(reading.form, text)
    return max(shared, by_letters, _OTHER_ORDER * OSA.normalized_similarity(reading.in_order, in_order))


def _alike(store: TitleStore, query: str, bares: tuple[Bare, ...]) -> tuple[list[Likeness], frozenset[str]]:
    readings = _readings(normalised(query), bares)
    pieces = [trigrams(reading.form) for reading in readings]
    lists = sorted(store.postings(set().union(*pieces)), key=lambda row: (len(row[2]), row[0], row[1]))
    most = max(_FEWEST_COMPARED, _MOST_COMPARED // len(readings))
    sizes = store.sizes()
    found = []
    texts = store.texts({number for piece in pieces for number in _candidates(lists, piece, sizes, most)})
    known = frozenset(word for _, text in texts for word in text.split())
    for number, text in texts:
        words, in_order = text.split(), bag(text)
        likenesses = [reading.share * _likeness(reading, text, words, in_order, known) for reading in readings]
        score, place = max((score, -place) for place, score in enumerate(likenesses))
        if score >= _LEAST_LIKENESS:
            found.append(Likeness(score, number, text, readings[-place]))
    return sorted(found, key=lambda each: (-each.score, each.number)), known


def _swapped(ours: Iterable[str], theirs: Iterable[str]) -> tuple[list[str], list[str]]:
    """The words of the one that the other lacks, and those that it has instead."""
    one, other = ([word for word in words if word not in LINKS] for words in (ours, theirs))
    return [word for word in one if word not in other], [word for word in other if word not in one]


def _distance(lost: list[str], added: list[str]) -> int | None:
    """How many letters part the words of two texts, joined; None where they are too many for a misspelling."""
    from rapidfuzz.distance import OSA

    one, other = "".join(lost), "".join(added)
    distance = OSA.distance(one, other)
    return distance if distance <= max(1, (1 - _LEAST_SPELLING) * max(len(one), len(other))) else None


def _difference(asked: str, text: str, known: frozenset[str]) -> str:
    words = _swapped(asked.split(), text.split())
    lost, added = map(" ".join, words)
    if lost and added:
        if _distance(*words) is None or not known.isdisjoint(words[0]):
            return f"has {added!r} and lacks {lost!r}"
        return f"near in spelling: {added!r} for {lost!r}"
    if added:
        return f"has {added!r} besides"
    return f"lacks {lost!r}" if lost else "near in spelling"


def _by_letters(
    store: TitleStore, query: str, bares: tuple[Bare, ...], wanted: int, hidden: Collection[str]
) -> Iterator[Hit]:
    alike, known = _alike(store, query, bares)
    found: set[str] = set()
    for start in range(0, len(alike), _NAMES_AT_ONCE):
        some = {reading.number: reading for reading in alike[start : start + _NAMES_AT_ONCE]}
        for number, kind, role_id, title in store.names(some):
            if role_id not in hidden:
                score, _, text, reading = some[number]
                if not stands_for(title, text, query):
                    continue
                found.add(role_id)
                reason = _difference(reading.form, text, known) + _aside(
                    reading.seniority, is_rank=reading.share == _WITHOUT_RANK
                )
                yield Hit(_BY_LETTERS * score, kind, role_id, title, reason, reading.seniority)
        if len(found) >= wanted:
            return


def _best(hits: Iterable[Hit], hidden: Collection[str]) -> list[Hit]:
    best: dict[str, Hit] = {}
    ordered = sorted(hits, key=lambda hit: (-hit.score, hit.kind, hit.role_id, hit.matched, hit.reason))
    for hit in ordered:
        if hit.role_id not in hidden:
            best.setdefault(hit.role_id, hit)
    return list(best.values())


def ranked(store: TitleStore, query: str, limit: int, hidden: Collection[str] = ()) -> tuple[Match, ...]:
    """The roles that a text may stand for, best first: by score, kind of title (its own first) and id; each role once.

    Raises InvalidQueryError for a text that can be no title.
    """
    checked(query)
    check_count("limit", limit)
    found = [claim for claim in claims(store, query) if claim.role_id not in hidden]
    bares = _bares(query, found)
    hits = _best(_claimed(store, found, bares), hidden)
    if len(hits) < limit:
        hits = _best((*hits, *_by_letters(store, query, bares, limit + len(hits), hidden)), hidden)
    titles = store.titles({hit.role_id for hit in hits[:limit]})
    return tuple(
        Match(
            role_id=hit.role_id,
            title=titles[hit.role_id],
            matched_title=hit.matched,
            score=round(hit.score, 4),
            reason=hit.reason,
            seniority=hit.seniority,
        )
        for hit in hits[:limit]
    )
