"""A search among titles: exact titles first, then what the model finds most likely."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache, reduce
from itertools import islice
from math import exp
from typing import Any, Final, NamedTuple

from roleinfo.model.arguments import check_count
from roleinfo.titles.abbreviations import spellings, written_out
from roleinfo.titles.aside import GRADES, SAY_NOTHING, bared, is_corporate
from roleinfo.titles.calibration import Kind, minor_group, probabilities, sharers
from roleinfo.titles.lookup import FOUND, Tier, is_soc_code, stands_for
from roleinfo.titles.match import Match
from roleinfo.titles.model import UNIT, WHOLE, Evidence, Model, Nearest, Weighing
from roleinfo.titles.normalise import LINKS, normalised
from roleinfo.titles.readings import CORRECTED, Hit, ReadTitle, checked, read_title
from roleinfo.titles.store import OFFICIAL, OWN_TABLE, NameRow, TitleStore
from roleinfo.titles.words import UNINFORMATIVE

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
_LEAST_LETTERS: Final = 2  # of a word that tells of an occupation
_GENERAL: Final = 0.4
"""The largest probability of a title of one word that ends the titles of many occupations."""
_MANY_CLASSES: Final = 50
_UNTOLD: Final = 0.05
"""The largest probability where no word of a title tells of an occupation."""


def _weigh(model: Model, read: ReadTitle, jobs: Mapping[int, int] | None) -> Weighing:
    texts = [*islice(spellings(read.text), _MOST_SPELLINGS), *read.others]
    return reduce(lambda one, other: one.stronger(other), (model.weigh(text, jobs) for text in texts))


def _difference(query: str, text: str) -> str:
    ours, theirs = ([word for word in words.split() if word not in LINKS] for words in (query, text))
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

    def best(self, number: int, query: str) -> tuple[NameRow, int] | None:
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
                and stands_for(row.title, self.texts[near.form], query)
            ]
            if shown:
                return min(shown, key=lambda row: (row.kind, row.role_id, row.title)), near.similarity
        return None


def _near_hits(
    model: Model,
    store: TitleStore,
    read: ReadTitle,
    evidence: Weighing,
    *,
    wanted: int,
    hidden: Collection[str],
) -> Iterator[Hit]:
    leading = evidence.leading(wanted + (_MOST_HIDDEN if hidden else 1))
    roles = _Roles(model, store, leading, hidden)
    top = next(iter(leading.values()), None)
    for number, known in leading.items():
        shown = roles.best(number, read.text)
        if shown is None or top is None or shown[1] < _LEAST_SIMILARITY:
            continue
        row, similarity = shown
        jobs = model.classes[number].jobs
        weighed = [f"similarity {similarity / WHOLE:.2f}", f"{known.votes / WHOLE:.0%} of the similar titles"]
        weighed += [f"{jobs:,} jobs"] if jobs else []
        difference = _difference(written_out(read.text), roles.texts[row.form])
        note = f"; {read.note}" if read.note.startswith("near") else read.note
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
    read: ReadTitle
    tells_of_occupation: bool


def _is_general(model: Model, text: str) -> bool:
    """Whether a title is one word that says little, or that titles of many occupations end with: owner, helper."""
    word = model.word(text)
    return text in SAY_NOTHING or (word is not None and len(word.head_classes) >= _MANY_CLASSES)


def _tells_of_occupation(model: Model, read: ReadTitle, kind: Kind) -> bool:
    """Whether a word of the title tells of an occupation: known, of two letters and more, and no grade."""
    words = {word for text in (read.text, *spellings(read.text), *read.others) for word in text.split()}
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
    read = read_title(model, store, checked(query))
    evidence = _weigh(model, read, jobs)
    hits = [hit for hit in read.hits if hit.role_id not in hidden]
    managers = [hit for hit in read.managers if hit.role_id not in hidden]
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
    rivals = managing if managing.isdisjoint(tied) and is_corporate(written_out(read.text)) else set()
    hits += [hit for hit in known if classes[hit.role_id] in rivals]
    certain = {hit.role_id for hit in hits if hit.basis and hit.basis[0] == 1.0 and hit.basis[1] <= FOUND}
    wanted = 0 if len(certain) >= limit else limit + len(claimed)  # these all come first
    near = [*_near_hits(model, store, read, evidence, wanted=wanted, hidden=hidden)] if wanted else []
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
        ordered, classes, evidence, kind, max(len(ties), 1), shared, read, _tells_of_occupation(model, read, kind)
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
        claimed = 0.0 if hit.basis is None else _CLAIMED if hit.basis[0] >= CORRECTED else _CLAIMED_IN_PART
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
    is_general = not (is_code or is_own) and _is_general(model, weighed.read.text)
    most = _UNTOLD if not weighed.tells_of_occupation else _GENERAL if is_general else 1.0
    scale = min(1.0, most / max(likely.values(), default=1.0))
    likely = {number: value * scale for number, value in likely.items()}
    doubt = "" if is_code or weighed.tells_of_occupation else "no word of it tells of an occupation; "
    doubt = doubt or ("its one word stands in titles of many occupations; " if is_general else "")
    ignored = weighed.read.ignored
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
