"""Which roles have a claim to a text, the best claims first; nothing here is guessed."""

import re
from collections.abc import Collection, Iterable, Iterator
from enum import IntEnum
from functools import lru_cache
from itertools import permutations
from typing import NamedTuple

from roleinfo.errors import AmbiguousTitleError, Candidate
from roleinfo.model.text import folded
from roleinfo.titles.abbreviations import READINGS, spellings, written_out
from roleinfo.titles.normalise import bag, is_one_title_twice, normalised, other_level, parts, turned
from roleinfo.titles.store import TITLE, UNQUALIFIED, TitleStore, checksum, code_key, with_hyphens

LONGEST_QUERY = 300
"""A text of more characters is no title."""


class Tier(IntEnum):
    """How good a claim is; the smaller the better."""

    ID = 0
    CODE_ID = 1
    CODE = 2
    TITLE = 3
    TITLE_FORM = 4
    ALTERNATE = 5
    ALTERNATE_FORM = 6
    UNQUALIFIED = 7
    READ_TITLE = 8
    READ_ALTERNATE = 9
    TURNED_TITLE = 10
    TURNED_ALTERNATE = 11
    # The last is for a search alone: of 198 pairs of published titles that have the same words in
    # another order, 44 stand under different occupations altogether.
    SHUFFLED_TITLE = 12
    SHUFFLED_ALTERNATE = 13


FOUND = Tier.TURNED_ALTERNATE
"""The last tier that finds a role without a search."""


_CODE = re.compile(r"\d\d-\d{4}(\.\d\d)?")
_GROUP = re.compile(r"(\d\d-(?!0000)\d{0,3}?)0{1,3}(\.00)?|(?!)")
_OF_COUNTRY = re.compile(r"[a-z]{2}-\d+")
_READ = (Tier.READ_TITLE, Tier.READ_ALTERNATE)


class Claim(NamedTuple):
    """A role's claim to a text: how good it is, the title it rests on, and what was read as what."""

    tier: Tier
    kind: int
    role_id: str
    title: str
    form: str = ""
    notes: tuple[str, ...] = ()
    lists: int = 0


def _spelled(query: str) -> dict[str, tuple[str, ...]]:
    both = parts(query)
    if both is not None:
        short, long = normalised(both[0]), normalised(both[1])
        if short and long and is_one_title_twice(short, long):
            return {written_out(short): (), written_out(long): ()}
    form = normalised(query)
    spelled = {spelling: () if spelling == written_out(form) else notes for spelling, notes in spellings(form).items()}
    levelled = other_level(written_out(form))
    return {**spelled, levelled: ()} if levelled else spelled


def _written_as(title: str) -> Iterator[str]:
    yield folded(title)
    for part in parts(title) or ():
        yield folded(part)


@lru_cache(maxsize=20_000)
def _names_in(title: str) -> tuple[tuple[str, str], ...]:
    # The normal forms of a title and of its parts, each as it is and written out.
    names = map(normalised, (title, *(parts(title) or ())))
    return tuple((name, written_out(name)) for name in names)


def stands_for(title: str, form: str, query: str) -> bool:
    """Whether a title may be taken for a form under which it is kept; one short word is written out on no one's word.

    The initials of a title stand for what their own parentheses say, not for another reading of them.

    >>> stands_for("Parole Officer (PO)", "product owner", "product owner")
    False
    >>> stands_for("Registered Nurse (RN)", "registered nurse", "registered nurse")
    True
    """
    if normalised(title) == form:
        return True
    names = _names_in(title)
    if any(name == form or (" " in name and written == form) for name, written in names):
        return True
    return all(form != written for _, written in names) or any(name == normalised(query) for name, _ in names)


def initials_readings(query: str, claimed: Iterable[Claim]) -> tuple[str, ...]:
    """The several readings of initials, in words; none where they have one that nobody contradicts."""
    initials = normalised(query)
    readings = READINGS.get(initials, ())
    if not any(" " in reading for reading in readings):
        return ()  # a word cut short, and no initials
    seen = tuple(claimed)
    others: dict[str, None] = {}
    for claim in seen:
        names = [normalised(part) for part in parts(claim.title) or ()]
        if initials in names:
            others.update(dict.fromkeys(name for name in names if name != initials))
    is_known = any(reading in others for reading in readings) or any(claim.notes for claim in seen)
    several = len({claim.role_id for claim in seen}) > 1 and (len(readings) > 1 or not is_known)
    is_one = len(readings) == 1 and not others
    if " " in initials or is_one or (is_known and not several) or not seen:
        return ()
    return tuple(dict.fromkeys((*readings, *others)))


def _claims_to_title(store: TitleStore, query: str) -> Iterator[Claim]:
    spelled = {form: notes for form, notes in _spelled(query).items() if form}
    around = turned(query)
    other_way = None if around is None else written_out(around)
    plain = folded(query)
    sums = {checksum(form) for form in (*spelled, *([other_way] if other_way else []))}
    forms = dict(store.forms_of(sums)) if sums else {}
    if not forms:
        return
    by_bag = {bag(form): notes for form, notes in reversed(spelled.items())}
    for number, kind, role_id, title, lists, _class in store.names(forms):
        form = forms[number]
        if not stands_for(title, form, query):
            continue
        main = kind == TITLE
        if form in spelled:
            notes = spelled[form]
            if notes:
                tier = Tier.READ_TITLE if main else Tier.READ_ALTERNATE
            elif kind == UNQUALIFIED:
                tier = Tier.UNQUALIFIED
            elif plain in _written_as(title):
                tier = Tier.TITLE if main else Tier.ALTERNATE
            else:
                tier = Tier.TITLE_FORM if main else Tier.ALTERNATE_FORM
            yield Claim(tier, kind, role_id, title, form, notes, lists)
            continue
        notes = by_bag.get(bag(form), ())
        its_other = turned(title)
        if form == other_way or (its_other is not None and written_out(its_other) in (*spelled, other_way)):
            tier = Tier.TURNED_TITLE if main else Tier.TURNED_ALTERNATE
            yield Claim(tier, kind, role_id, title, form, notes, lists)
        elif bag(form) in by_bag:
            tier = Tier.SHUFFLED_TITLE if main else Tier.SHUFFLED_ALTERNATE
            yield Claim(tier, kind, role_id, title, form, notes, lists)


def _best_claims(store: TitleStore, text: str) -> list[Claim]:
    claimed = [claim for claim in _claims_to_title(store, text) if claim.tier <= FOUND]
    best = min((claim.tier for claim in claimed), default=FOUND)
    return [claim for claim in claimed if claim.tier == best]


def _claims_to_parts(store: TitleStore, query: str) -> Iterator[Claim]:
    # "Attorney (Lawyer)": no one title twice by its letters, but by its role, where both parts name it.
    both = parts(query)
    if both is None:
        return
    first, second = (_best_claims(store, part) for part in both)
    shared = {claim.role_id for claim in first} & {claim.role_id for claim in second}
    for claim in first:
        if claim.role_id in shared:
            yield claim._replace(tier=Tier.UNQUALIFIED)


def claims(store: TitleStore, query: str) -> list[Claim]:
    """Every claim to the text short of a guess, best first: by tier, as it stands before read, kind of title, id."""
    if len(query) > LONGEST_QUERY:
        return []
    typed = with_hyphens(query).strip()
    # Ids and codes are plain ASCII; nothing else needs to reach the store as it was typed.
    known = store.titles((typed,)) if typed.isascii() and typed.isprintable() else {}
    claimed = [Claim(Tier.ID, TITLE, role_id, title) for role_id, title in known.items()]
    key = code_key(typed)
    if key:
        coded = store.coded(key)
        titles = store.titles(coded)
        claimed += [
            Claim(Tier.CODE_ID if code_key(role_id) == key else Tier.CODE, TITLE, role_id, titles[role_id])
            for role_id in coded
        ]
    claimed += _claims_to_title(store, query)
    if not claimed:
        claimed += _claims_to_parts(store, query)
    return sorted(claimed, key=lambda claim: (claim.tier, bool(claim.notes), claim.kind, claim.role_id, claim.title))


def typed_code(text: str) -> str:
    """A code with plain hyphens and without blanks around it; six digits as SOC's code.

    >>> typed_code(" 151132"), typed_code("15\u20131132")
    ('15-1132', '15-1132')
    """
    code = with_hyphens(text).strip()
    return f"{code[:2]}-{code[2:]}" if code.isdecimal() and code.isascii() and len(code) == 6 else code


def is_bare_code(text: str) -> bool:
    """Whether a text is three or four digits alone, which several classifications would read."""
    digits = text.strip()
    return digits.isdecimal() and digits.isascii() and len(digits) in (3, 4)


def is_soc_code(text: str) -> bool:
    """Whether a text has the form of a code of the Standard Occupational Classification or O*NET's.

    >>> is_soc_code("11-1010"), is_soc_code("29-1141.00"), is_soc_code("291141")
    (True, True, False)
    """
    return _CODE.fullmatch(text) is not None


def is_group_of(code: str, other: str) -> bool:
    """Whether a code of the Standard Occupational Classification is that of a group that another code lies in.

    So it is with ids of another country's classification: each digit is a level.

    >>> is_group_of("41-2010", "41-2011.00"), is_group_of("11-1000", "11-1011.00"), is_group_of("41-2011", "41-2012")
    (True, True, False)
    >>> is_group_of("uk-224", "uk-2240"), is_group_of("uk-2240", "uk-224")
    (True, False)
    """
    if _OF_COUNTRY.fullmatch(code):
        return len(other) > len(code) and other.startswith(code) and _OF_COUNTRY.fullmatch(other) is not None
    shape = _GROUP.fullmatch(code)
    return bool(shape and _CODE.fullmatch(other) and other.startswith(shape[1]) and other[:7] != code)


def candidates_of(store: TitleStore, role_ids: Iterable[str]) -> tuple[Candidate, ...]:
    """Roles as the candidates of an error, in the order given, each with its title and jobs."""
    ids = tuple(dict.fromkeys(role_ids))
    titles, classes, known = store.titles(ids), store.classes_of(ids), store.classes()
    return tuple(Candidate(id_, titles[id_], known[classes[id_]].jobs or None) for id_ in ids)


def decided(store: TitleStore, query: str, claimed: Iterable[Claim], hidden: Collection[str] = ()) -> Claim | None:
    """The best claim of the one role that has it; None where no claim finds a role.

    Raises AmbiguousTitleError where several roles have as good a claim, or where an abbreviation
    can be read as several titles; the candidates are those whose own title it is, then the
    others, by id.
    """
    shown = [claim for claim in claimed if claim.role_id not in hidden and claim.tier <= FOUND]
    if not shown:
        return None
    best, is_read = shown[0].tier, bool(shown[0].notes)
    kept = {best}
    if best is Tier.READ_TITLE and len({claim.form for claim in shown if claim.tier in _READ}) > 1:
        kept.update(_READ)
    ids = dict.fromkeys(claim.role_id for claim in shown if claim.tier in kept and bool(claim.notes) == is_read)
    if len(ids) == 2:  # an occupation before the group of occupations that is called as it is
        groups = [one for one, other in permutations(ids, 2) if is_group_of(one, other)]
        ids = {role_id: None for role_id in ids if role_id not in groups}
    if len(ids) > 1:
        raise AmbiguousTitleError(query, candidates_of(store, ids))
    return next(claim for claim in shown if claim.role_id in ids)
