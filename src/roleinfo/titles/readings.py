"""What a title may be taken for: its readings, and the roles that have a claim to it or to one of these."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from roleinfo.errors import InvalidQueryError
from roleinfo.titles.abbreviations import written_out
from roleinfo.titles.aside import as_manager, bared, without_circumstances
from roleinfo.titles.lookup import FOUND, LONGEST_QUERY, Claim, Tier, claims
from roleinfo.titles.model import Model
from roleinfo.titles.normalise import normalised, other_level
from roleinfo.titles.spelling import corrected, whole_title
from roleinfo.titles.store import TitleStore

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
_READ_ANOTHER_WAY: Final = 0.005
_WITHOUT_GRADE: Final = 0.95
_WITHOUT_RANK: Final = 0.85
CORRECTED: Final = 0.93
"""What a claim of a text with misspelled words counts."""
_PART: Final = 0.9
_FORMULA: Final = re.compile(r"\s*'?(?:[=\uff1d]|[@+]\w+\(|-[A-Z]+\([A-Z]+\d|[@+-].*\w\|'.*!)")


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


def _readings(model: Model, store: TitleStore, query: str) -> Iterator[Reading]:
    """What a title without a claim of its own may be taken for, the most faithful first."""
    plain = without_circumstances(query)
    if plain.ignored:
        yield Reading(plain.text, _WITHOUT_GRADE, plain.ignored, _aside(plain.ignored))
    plain_form = written_out(normalised(plain.text))
    form, notes = whole_title(model, store, plain_form) or corrected(model, plain_form)
    note, share = ("; ".join(notes), CORRECTED) if notes else ("", 1.0)
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


class ReadTitle(NamedTuple):
    """The claims of a query as it stands or as it was read, and the text that the model weighs.

    ``managers`` are the claims to what a director or vice president manages, where the query itself has claims.
    """

    hits: list[Hit]
    text: str
    others: tuple[str, ...]
    ignored: tuple[str, ...]
    note: str
    managers: tuple[Hit, ...] = ()


def read_title(model: Model, store: TitleStore, query: str) -> ReadTitle:
    """The roles with a claim to a query, else to the first reading of it that has any; and what is left to weigh."""
    claimed = claims(store, query)
    if claimed:
        form = normalised(query)
        hits = [*_claim_hits(claimed, Reading(query))]
        return ReadTitle(hits, form, (), (), "", _managers(store, written_out(form)))
    hits = []
    readings = [*_readings(model, store, query)]
    whole = [reading for reading in readings if reading.is_whole]
    kept = whole[-1] if whole else Reading(query)
    managers = tuple(reading.text for reading in readings if reading.text.endswith("manager") and not reading.is_whole)
    for reading in readings:
        own = [claim for claim in claims(store, reading.text) if claim.tier > Tier.CODE]
        hits += _claim_hits(own, reading)
        if own and own[0].tier <= FOUND:
            return ReadTitle(hits, normalised(reading.text), (), reading.ignored, reading.note)
    part = _part_claims(store, query)
    if part is not None:
        hits += _claim_hits(part[1], part[0])
    return ReadTitle(hits, normalised(kept.text), managers, kept.ignored, kept.note)


def _managers(store: TitleStore, form: str) -> tuple[Hit, ...]:
    """The claims to what a director, head or vice president manages: to "operations manager" of theirs."""
    manager = as_manager(form, may_end=True)
    if manager is None:
        return ()
    reading = Reading(manager, _WITHOUT_RANK, note=f", as {manager!r}")
    return tuple(_claim_hits((claim for claim in claims(store, manager) if Tier.CODE < claim.tier <= FOUND), reading))
