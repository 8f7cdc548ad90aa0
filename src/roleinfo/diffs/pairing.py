"""Which fact of one role is set against which of the other: like with like, and the rest with a reason."""

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any, Generic, TypeVar

import attrs

from roleinfo.model._edges import OneLine, describe
from roleinfo.model.caveat import Caveat, make_caveat
from roleinfo.model.fact import Fact, origin_caveats
from roleinfo.model.rules import check_fields
from roleinfo.model.text import is_a, is_id, is_prose, latest_first, one_of
from roleinfo.typing import Origin, Side

F = TypeVar("F", bound=Fact)
Path = tuple[str, ...]
Pair = tuple[F, F]

_ORIGINS: tuple[Origin, ...] = ("published", "inferred", "derived", "proxy")


@attrs.frozen(field_transformer=check_fields, repr=False)
class LeftOut(OneLine):
    """A fact of one side that was not compared, and why: a short stable ``code`` and a ``message`` in words."""

    side: Side = attrs.field(validator=one_of(Side))
    path: Path
    code: str = attrs.field(validator=is_id)
    message: str = attrs.field(validator=is_prose)
    fact: Fact = attrs.field(validator=is_a(Fact), repr=False)

    def __str__(self) -> str:
        return f"{self.side} {' / '.join(self.path)}: {self.message} [{self.code}]"


@attrs.frozen(field_transformer=check_fields)
class Pairing(Generic[F]):
    """Pairs of facts of one measure, and the facts left over."""

    pairs: tuple[Pair[F], ...]
    left_out: tuple[LeftOut, ...]


def _claim(left: Fact, right: Fact, *, is_open: bool) -> tuple[Any, ...]:
    """How good a pair is, the best least. It reads the same from both sides, so that neither role decides."""
    dates = sorted((left.effective_date or "", right.effective_date or ""))
    return (
        left.source.series != right.source.series,
        left.source.id != right.source.id,
        left.effective_date != right.effective_date,
        is_open,
        left.key != right.key,
        sorted((_ORIGINS.index(left.origin), _ORIGINS.index(right.origin)), reverse=True),
        sorted((left.source.order, right.source.order)),
        [latest_first(date) for date in dates],
        sorted((left.key, right.key)),
    )


def matched_pairs(
    lefts: Iterable[F],
    rights: Iterable[F],
    path: Path,
    *,
    like: Any = None,
    bound: Callable[[F, F], str | None] | None = None,
) -> Pairing[F]:
    """For each measure that both sides have, the best pair; the choice is the same from either side.

    The same source and date come first, then what is published before what is derived, then the
    stated order of the sources. ``like`` says which facts are alike; by default those of one
    measure. ``bound`` says how a difference is to be read: a pair without any bound comes after
    the others of its source and date.
    """
    alike = like or attrgetter("measure")
    groups: dict[Any, tuple[list[F], list[F]]] = {}
    for number, facts in enumerate((lefts, rights)):
        for fact in facts:
            measure = alike(fact)
            if measure not in groups:
                groups[measure] = ([], [])
            groups[measure][number].append(fact)
    pairs: list[Pair[F]] = []
    left_out: list[LeftOut] = []
    for of_left, of_right in groups.values():
        if not (of_left and of_right):
            left_out += unmatched("left", of_left, path) if of_left else unmatched("right", of_right, path)
            continue
        if len(of_left) == len(of_right) == 1:
            pairs.append((of_left[0], of_right[0]))
            continue
        best = min(
            ((one, other) for one in of_left for other in of_right),
            key=lambda pair: _claim(*pair, is_open=bound is not None and bound(*pair) is None),
        )
        pairs.append(best)
        sides: tuple[tuple[Side, list[F], F], ...] = (("left", of_left, best[0]), ("right", of_right, best[1]))
        for side, facts, taken in sides:
            others = [fact for fact in facts if fact is not taken]
            left_out += unusable(side, others, path, "other-pair-taken", source=taken.source.id)
    return Pairing(tuple(pairs), ordered(left_out))


def closed_pairs(
    pairing: Pairing[F], path: Path, bound: Callable[[F, F], str | None]
) -> tuple[list[Pair[F]], tuple[LeftOut, ...]]:
    """The pairs whose difference is bounded on one side at least, and all that is left out with the others."""
    closed: list[Pair[F]] = []
    out = list(pairing.left_out)
    for pair in pairing.pairs:
        if bound(*pair) is not None:
            closed.append(pair)
            continue
        sides: tuple[tuple[Side, F], ...] = (("left", pair[0]), ("right", pair[1]))
        for side, fact in sides:
            out += unusable(side, [fact], path, "open-both-ways")
    return closed, ordered(out)


def unmatched(side: Side, facts: Iterable[Fact], path: Path) -> list[LeftOut]:
    """Facts that have nothing like them on the other side."""
    return unusable(side, facts, path, "no-counterpart")


def not_asked(side: Side, facts: Iterable[Fact], path: Path) -> list[LeftOut]:
    """Facts outside what the caller asked for."""
    return unusable(side, facts, path, "not-asked-for")


def unusable(side: Side, facts: Iterable[Fact], path: Path, code: str, **values: object) -> list[LeftOut]:
    """Facts that cannot be compared, for one reason, whose message is made of the values that its code takes."""
    given = tuple(facts)
    message = describe("left-out", code, **values) if given else ""
    return [LeftOut(side, (*path, fact.key), code, message, fact) for fact in given]


def ordered(items: Iterable[LeftOut]) -> tuple[LeftOut, ...]:
    """In canonical order: by path, then by side."""
    return tuple(sorted(items, key=lambda omitted: (omitted.path, omitted.side, omitted.code)))


def by_reason(items: Iterable[LeftOut]) -> dict[tuple[Side, str], list[Fact]]:
    """The facts that were left out, by side and message, each in the order in which it came."""
    facts: dict[tuple[Side, str], list[Fact]] = {}
    for omission in items:
        facts.setdefault((omission.side, omission.message), []).append(omission.fact)
    return facts


def common_lists(lefts: Sequence[F], rights: Sequence[F], path: Path) -> tuple[list[F], list[F], list[LeftOut]]:
    """The lists of both sides to be set against each other: those of the sources that list both, if any do.

    A list says nothing of what another source would have listed, so what only one side's sources
    say is left out as soon as there is a source of both.
    """
    if not (lefts and rights):
        return [], [], unmatched("left", lefts, path) + unmatched("right", rights, path)
    shared = {left.source.series for left in lefts} & {right.source.series for right in rights}
    if not shared:
        return list(lefts), list(rights), []
    out: list[LeftOut] = []
    kept: list[list[F]] = []
    sides: tuple[tuple[Side, Sequence[F]], ...] = (("left", lefts), ("right", rights))
    for side, facts in sides:
        kept.append([fact for fact in facts if fact.source.series in shared])
        for fact in facts:
            if fact.source.series not in shared:
                out += unusable(side, [fact], path, "other-list", source=fact.source.id)
    return kept[0], kept[1], out


def pair_caveats(left: Fact, right: Fact, path: Path) -> tuple[Caveat, ...]:
    """What is doubtful in setting two facts against each other, whatever they measure; the same from either side."""
    caveats: list[Caveat] = []
    if left.source is not right.source and left.source.series != right.source.series:
        caveats.append(make_caveat("different-sources", path, sources=(left.source, right.source)))
    one, other = left.effective_date, right.effective_date
    if one is None or other is None:
        undated = [fact.source for fact in (left, right) if fact.effective_date is None]
        caveats.append(make_caveat("undated", path, sources=undated))
    elif one != other:
        caveats.append(make_caveat("different-dates", path, what="figures", dates=sorted((one, other))))
    if not left.origin == right.origin == "published":
        caveats += origin_caveats((left, right), path)
    return tuple(caveats)
