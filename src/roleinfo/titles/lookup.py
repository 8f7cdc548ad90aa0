"""Which roles have a claim to a text, the best claims first; nothing here is guessed."""

from collections.abc import Collection, Iterable, Iterator
from enum import IntEnum
from typing import NamedTuple

from roleinfo.errors import AmbiguousTitleError
from roleinfo.model.text import folded
from roleinfo.titles.abbreviations import spellings, written_out
from roleinfo.titles.normalise import bag, is_one_title_twice, normalised, parts, turned
from roleinfo.titles.store import TITLE, UNQUALIFIED, TitleStore, checksum, code_key

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


_READ = (Tier.READ_TITLE, Tier.READ_ALTERNATE)


class Claim(NamedTuple):
    """A role's claim to a text: how good it is, the title it rests on, and what was read as what."""

    tier: Tier
    kind: int
    role_id: str
    title: str
    form: str = ""
    notes: tuple[str, ...] = ()


def _spelled(query: str) -> dict[str, tuple[str, ...]]:
    both = parts(query)
    if both is not None:
        short, long = normalised(both[0]), normalised(both[1])
        if short and long and is_one_title_twice(short, long):
            return {written_out(short): (), written_out(long): ()}
    form = normalised(query)
    return {spelling: () if spelling == written_out(form) else notes for spelling, notes in spellings(form).items()}


def _written_as(title: str) -> Iterator[str]:
    yield folded(title)
    for part in parts(title) or ():
        yield folded(part)


def _claims_to_title(store: TitleStore, query: str) -> Iterator[Claim]:
    spelled = {form: notes for form, notes in _spelled(query).items() if form}
    around = turned(query)
    other_way = None if around is None else written_out(around)
    asked = folded(query)
    sums = {checksum(form) for form in (*spelled, *([other_way] if other_way else []))}
    forms = dict(store.forms_of(sums)) if sums else {}
    by_bag = {bag(form): notes for form, notes in reversed(spelled.items())}
    for number, kind, role_id, title in store.names(forms):
        form = forms[number]
        main = kind == TITLE
        if form in spelled:
            notes = spelled[form]
            if notes:
                tier = Tier.READ_TITLE if main else Tier.READ_ALTERNATE
            elif kind == UNQUALIFIED:
                tier = Tier.UNQUALIFIED
            elif asked in _written_as(title):
                tier = Tier.TITLE if main else Tier.ALTERNATE
            else:
                tier = Tier.TITLE_FORM if main else Tier.ALTERNATE_FORM
            yield Claim(tier, kind, role_id, title, form, notes)
            continue
        notes = by_bag.get(bag(form), ())
        its_other = turned(title)
        if form == other_way or (its_other is not None and written_out(its_other) in (*spelled, other_way)):
            yield Claim(Tier.TURNED_TITLE if main else Tier.TURNED_ALTERNATE, kind, role_id, title, form, notes)
        elif bag(form) in by_bag:
            yield Claim(Tier.SHUFFLED_TITLE if main else Tier.SHUFFLED_ALTERNATE, kind, role_id, title, form, notes)


def _claims_to_parts(store: TitleStore, query: str) -> Iterator[Claim]:
    # "Attorney (Lawyer)": no one title twice by its letters, but by its role, where both parts name it.
    both = parts(query)
    if both is None:
        return
    first, second = ([each for each in _claims_to_title(store, part) if each.tier <= FOUND] for part in both)
    shared = {each.role_id for each in first} & {each.role_id for each in second}
    for each in first:
        if each.role_id in shared:
            yield each._replace(tier=Tier.UNQUALIFIED)


def claims(store: TitleStore, query: str) -> list[Claim]:
    """Every claim to the text short of a guess, best first: by tier, as it stands before read, kind of title, id."""
    if len(query) > LONGEST_QUERY:
        return []
    asked = query.strip()
    # Ids and codes are plain ASCII; nothing else needs to reach the store as it was typed.
    known = store.titles((asked,)) if asked.isascii() and asked.isprintable() else {}
    found = [Claim(Tier.ID, TITLE, role_id, title) for role_id, title in known.items()]
    key = code_key(asked)
    if key:
        coded = store.coded(key)
        titles = store.titles(coded)
        found += [
            Claim(Tier.CODE_ID if code_key(each) == key else Tier.CODE, TITLE, each, titles[each]) for each in coded
        ]
    found += _claims_to_title(store, query)
    if not found:
        found += _claims_to_parts(store, query)
    return sorted(found, key=lambda each: (each.tier, bool(each.notes), each.kind, each.role_id, each.title))


def decided(query: str, found: Iterable[Claim], hidden: Collection[str] = ()) -> tuple[Tier, str] | None:
    """The one role with the best claim, and its tier; None where no claim finds a role.

    Raises AmbiguousTitleError where several roles have as good a claim, or where an abbreviation
    can be read as several titles; the candidates are those whose own title it is, then the
    others, each in the order of their ids.
    """
    seen = [each for each in found if each.role_id not in hidden and each.tier <= FOUND]
    if not seen:
        return None
    best, read = seen[0].tier, bool(seen[0].notes)
    kept = {best}
    if best is Tier.READ_TITLE and len({each.form for each in seen if each.tier in _READ}) > 1:
        kept.update(_READ)
    ids = dict.fromkeys(each.role_id for each in seen if each.tier in kept and bool(each.notes) == read)
    if len(ids) > 1:
        raise AmbiguousTitleError(query, tuple(ids))
    return best, next(iter(ids))
