"""One role against many others, ranked by a named measure."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Final, Literal, NamedTuple, get_args, overload

import attrs

from roleinfo.diffs.countries import are_abroad
from roleinfo.diffs.figures import FigureGap
from roleinfo.diffs.learning import within_error
from roleinfo.diffs.pairing import LeftOut
from roleinfo.diffs.ratings import Similarity
from roleinfo.diffs.roles import RoleDiff
from roleinfo.diffs.salary import SalaryGap
from roleinfo.errors import InvalidArgumentError, did_you_mean, shown
from roleinfo.model._edges import OneLine, currencies_apart
from roleinfo.model._results import ManyResult
from roleinfo.model.arguments import check_flag, check_type
from roleinfo.model.estimate import STATISTICS, statistic as statistic_named
from roleinfo.model.exact import rounded
from roleinfo.model.measure import Measure
from roleinfo.model.outlook import OutlookFigure, OutlookMeasure
from roleinfo.model.role import Role, why_without
from roleinfo.model.rules import check_fields
from roleinfo.model.text import folded
from roleinfo.typing import Statistic

SimilarityMeasure = Literal[
    "similarity",
    "correlation",
    "cosine",
    "cosine_with_level",
    "weighted_jaccard",
    "jaccard",
    "dice",
    "software_jaccard",
]
RankMeasure = Statistic | OutlookMeasure | SimilarityMeasure | Literal["employment", "learning"]
"""What roles are ranked by."""

SIMILARITIES: Final = get_args(SimilarityMeasure)
"""The measures of likeness that a comparison of skills has, each under its own name."""

_OF_BOTH: Final = ("same-cell", "open-both-ways")
_WITHHELD: Final = ("suppressed", "not-published", "no-rate")
_BASES: Final = ("importance", "importance x level", "share", "names", "software names")
_UNRATED: Final = ("unrated", "not-rated-alike")
_BY_NAME: Final = ("jaccard", "dice", "software_jaccard")
_LEARNING: Final = "learning"
_LEARNING_UNIT: Final = "% to learn"

_OUTLOOK: Final[dict[str, OutlookMeasure]] = {
    "employment": "jobs", **{measure: measure for measure in get_args(OutlookMeasure)}
}  # fmt: skip


@attrs.frozen(field_transformer=check_fields, repr=False)
class RankedRole(OneLine):
    """A role that was set against the reference, and where it stands.

    ``value`` is the measure in ``unit``: for pay and outlook the difference, this role's figure
    less the reference's, whose two figures are in ``gap``. Where there is none, ``value``,
    ``unit`` and ``rank`` are None and ``reason`` says why. Equal values share a rank, and so does
    what has to be learned where it is within the error of the first of that rank; ``error`` is that
    of the value, None where it has none. ``diff`` is the whole comparison, ``sources`` the ids of
    the sources that the value rests on.
    """

    diff: RoleDiff
    value: Decimal | float | None = None
    unit: str | None = None
    gap: "SalaryGap | FigureGap[OutlookFigure] | FigureGap[Measure] | None" = None
    sources: tuple[str, ...] = ()
    rank: int | None = None
    reason: str | None = None
    error: Decimal | None = None

    @property
    def role(self) -> Role:
        """The role that stands here."""
        return self.diff.right

    @property
    def number(self) -> str:
        """The value in figures with its unit; a difference has a sign, a measure's three decimals and no unit."""
        if self.value is None or self.unit is None:
            return ""
        if isinstance(self.value, float):
            return f"{self.value:.3f} {self.unit}".strip()
        if self.gap is not None and isinstance(self.gap.left, Measure):
            return f"{rounded(self.value, 3):+,f}"
        return (
            f"{rounded(self.value, 1)} {self.unit}" if self.unit == _LEARNING_UNIT else f"{self.value:+,f} {self.unit}"
        )

    def __str__(self) -> str:
        if self.value is None:
            return f"{self.role.title}: {self.reason}"
        return f"{self.rank}. {self.role.title}: {self.number}"


@attrs.frozen(field_transformer=check_fields, repr=False)
class RoleRanking(ManyResult, Sequence[RankedRole]):
    """A reference role against others, ranked by the measure ``by``; those without it come last, each with the reason.

    Of equal values the first title comes first, then the first id. ``descending`` is False where
    the least comes first.
    """

    reference: Role
    by: str
    entries: tuple[RankedRole, ...]
    descending: bool = True

    @property
    def unit(self) -> str | None:
        """The unit of all values; None where there are none."""
        return next((entry.unit for entry in self.entries), None)

    @overload
    def __getitem__(self, index: int) -> RankedRole: ...
    @overload
    def __getitem__(self, index: slice) -> "RoleRanking": ...
    def __getitem__(self, index: int | slice) -> "RankedRole | RoleRanking":
        return attrs.evolve(self, entries=self.entries[index]) if isinstance(index, slice) else self.entries[index]

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[RankedRole]:
        return iter(self.entries)


class _Reading(NamedTuple):
    """What a comparison says of a measure: which figures it rests on, how they differ, in which unit."""

    kind: str
    value: Decimal | float
    unit: str
    sources: Iterable[str]
    gap: SalaryGap | FigureGap[OutlookFigure] | FigureGap[Measure] | None = None
    error: Decimal | None = None

    @property
    def is_open(self) -> bool:
        """Whether the value is the end of an open range, so that it has no place among others."""
        return self.gap is not None and self.gap.bound in ("at_least", "at_most")


class _Measure(NamedTuple):
    """A measure by which roles are ranked.

    ``readings`` are all that one comparison has of it, ``kinds`` those of the reference in the
    order in which they are taken, ``reason`` why a comparison has none of a kind.
    """

    readings: Callable[[RoleDiff], Iterable[_Reading]]
    kinds: Callable[[Role], Iterable[str]]
    reason: Callable[[RoleDiff, str | None], str]


def check_measure(by: str, statistic: object = None, roles: Iterable[Role] = ()) -> None:
    """Refuse what is no measure to rank by, not one that a role has, and a statistic beside another one."""
    check_type("by", by, str)
    if not _is_ours(by):
        _measure(by, [measure.id for role in roles for measure in role.measures])
    if statistic is not None and _is_statistic(by) and statistic != by:
        rule = f"must be left out where roles are ranked by the {by}, not {shown(statistic)}"
        raise InvalidArgumentError("statistic", statistic, rule)


def _is_ours(by: str) -> bool:
    """Whether roles can be ranked by it whatever measures they have: by pay, the outlook or skills."""
    return by in SIMILARITIES or by == _LEARNING or by in _OUTLOOK or _is_statistic(by)


def rank_roles(reference: Role, diffs: Sequence[RoleDiff], by: str, *, descending: bool = True) -> RoleRanking:
    """The right roles of comparisons with one reference, ranked by a measure."""
    check_flag("descending", descending)
    return RoleRanking(reference, by, tuple(_ranked(diffs, _measure(by, [by]), descending=descending)), descending)


def _ranked(diffs: Sequence[RoleDiff], measure: _Measure, *, descending: bool) -> Iterator[RankedRole]:
    readings_of = [{reading.kind: reading for reading in reversed([*measure.readings(diff)])} for diff in diffs]
    closed = Counter(reading.kind for readings in readings_of for reading in readings.values() if not reading.is_open)
    kinds = [*measure.kinds(diffs[0].left)] if diffs else []
    kind = next((name for name in kinds if name in closed), next(iter(kinds), None))
    if any(diff.options.rates and are_abroad(diff.left, diff.right) for diff in diffs):  # which have less in common
        kind = max(kinds, key=lambda name: closed[name], default=None)  # the first of those of equally many
    entries = []
    for diff, readings in zip(diffs, readings_of, strict=True):
        reading = readings.get(kind) if kind is not None else None
        if reading is None:
            entries.append(RankedRole(diff, reason=measure.reason(diff, kind)))
        elif reading.is_open:
            reason = f"a figure is an open end, so that the difference has no place: {reading.value:+,} or beyond"
            entries.append(RankedRole(diff, reason=f"{reason}, {reading.unit}"))
        else:
            sources = tuple(sorted(set(reading.sources)))
            entries.append(RankedRole(diff, reading.value, reading.unit, reading.gap, sources, error=reading.error))
    entries.sort(key=lambda entry: (folded(entry.role.title), entry.role.id))
    valued = [entry for entry in entries if entry.value is not None]
    valued.sort(key=lambda entry: entry.value or 0, reverse=descending)  # stable: equal values keep their order
    rank, lead = 0, None
    for number, entry in enumerate(valued, start=1):
        if lead is None or not _are_tied(entry, lead):
            rank, lead = number, entry
        yield attrs.evolve(entry, rank=rank)
    yield from (entry for entry in entries if entry.value is None)


def _are_tied(one: RankedRole, other: RankedRole) -> bool:
    """Whether two values are equal, or closer together than the errors of both."""
    if one.value == other.value:
        return True
    return within_error(one.value, one.error, other.value, other.error)


def _measure(by: str, own: Collection[str] = ()) -> _Measure:
    """The measure of a name: one of ours, or one of the ids of measures that roles have."""
    if by in SIMILARITIES:
        return _likeness(by)
    if by == _LEARNING:
        return _Measure(_learning, lambda _: (_LEARNING,), lambda diff, _: _no_skills(diff, _UNRATED))
    if by in _OUTLOOK:
        return _outlook(_OUTLOOK[by])
    if _is_statistic(by):
        return _pay(statistic_named(by))
    if by in own:
        return _own_measure(by)
    named = (*SIMILARITIES, _LEARNING, *_OUTLOOK, *sorted({*own}))
    rule = f"must be a statistic of pay (mean, median, p25), or one of {', '.join(named)}, not {shown(by)}"
    raise InvalidArgumentError("by", by, rule, did_you_mean(by, (*STATISTICS, *named)))


def _is_statistic(by: str) -> bool:
    try:
        return bool(statistic_named(by))
    except ValueError:
        return False


def _pay(name: str) -> _Measure:
    def readings(diff: RoleDiff) -> Iterator[_Reading]:
        for gap in diff.salary:
            if gap.left.statistic == gap.right.statistic == name:
                unit = f"{gap.difference.currency} per {gap.difference.period}"
                yield _Reading(gap.left.measure, gap.difference.amount, unit, _sources(gap), gap)

    def kinds(role: Role) -> Iterable[str]:
        return dict.fromkeys(figure.measure for figure in role.salary.candidates(name) if figure.known_amount)

    def reason(diff: RoleDiff, kind: str | None) -> str:
        if kind is None:
            return f"No {name} is known for {diff.left.title}, with which others could be compared"
        if currencies := currencies_apart(diff):
            return currencies
        out = [reason for reason in diff.salary.left_out if getattr(reason.fact, "statistic", None) == name]
        period = next(
            figure.known_amount.period for figure in diff.left.salary if figure.measure == kind and figure.known_amount
        )
        paths = (("salary",), ("salary", f"per {period}"))
        gone = [missing.message for missing in diff.right.missing if missing.path in paths]
        return _why(out, kind, gone) or f"{diff.right.title} has no such {name}"

    return _Measure(readings, kinds, reason)


def _outlook(about: OutlookMeasure) -> _Measure:
    def readings(diff: RoleDiff) -> Iterator[_Reading]:
        for gap in diff.outlook.about(about):
            yield _Reading(gap.left.measure, gap.difference, gap.unit, _sources(gap), gap)

    def kinds(role: Role) -> Iterable[str]:
        return dict.fromkeys(figure.measure for figure in role.outlook.about(about))

    def reason(diff: RoleDiff, kind: str | None) -> str:
        words = about.replace("_", " ")
        if kind is None:
            return why_without(diff.left, "outlook") or (
                f"No figure of {words} is known for {diff.left.title}, with which others could be compared"
            )
        out = [reason for reason in diff.outlook.left_out if getattr(reason.fact, "about", None) == about]
        gone = [missing.message for missing in diff.right.missing if missing.path[:2] == ("outlook", about)]
        return (
            why_without(diff.right, "outlook")
            or _why(out, kind, gone)
            or f"{diff.right.title} has no such figure of {words}"
        )

    return _Measure(readings, kinds, reason)


def _own_measure(id_: str) -> _Measure:
    """A measure that others published, or one's own."""

    def readings(diff: RoleDiff) -> Iterator[_Reading]:
        for gap in diff.measures.about(id_):
            yield _Reading(gap.left.measure, gap.difference, "", _sources(gap), gap)

    def kinds(role: Role) -> Iterable[str]:
        return dict.fromkeys(measure.measure for measure in role.measures.named(id_))

    def reason(diff: RoleDiff, kind: str | None) -> str:
        if kind is None:
            return f"No {id_} is known for {diff.left.title}, with which others could be compared"
        out = [reason for reason in diff.measures.left_out if getattr(reason.fact, "id", None) == id_]
        return _why(out, kind, ()) or f"{diff.right.title} has no {id_}"

    return _Measure(readings, kinds, reason)


def _sources(gap: SalaryGap | FigureGap[OutlookFigure] | FigureGap[Measure]) -> Iterator[str]:
    return (figure.source.id for figure in (gap.left, gap.right))


def _why(out: Iterable[LeftOut], kind: str, gone: Iterable[str]) -> str | None:
    """Why a kind of figure was not compared.

    First what is the matter with the figures themselves, then what the role lacks, then
    what the nearest figure is of.
    """
    reasons = [reason for reason in out if reason.code != "not-asked-for"]
    own = [
        reason.message
        for reason in reasons
        if (reason.fact.measure == kind and reason.code in _OF_BOTH)
        or (reason.side == "right" and reason.code in _WITHHELD)
    ]
    nearest = [reason.message for reason in reasons if reason.side == "left" and reason.fact.measure == kind]
    return next(iter((*own, *gone, *nearest)), None)


def _likeness(name: str) -> _Measure:
    def readings(diff: RoleDiff) -> Iterator[_Reading]:
        similarity: Similarity | None = getattr(diff.skills, name)
        if similarity is not None:
            yield _Reading(similarity.measure, similarity.value, f"by {similarity.measure}", _listed(diff))

    codes = ("different-sources", *_UNRATED) if name in _BY_NAME else _UNRATED
    return _Measure(readings, lambda _: _BASES, lambda diff, _: _no_skills(diff, codes))


def _learning(diff: RoleDiff) -> Iterator[_Reading]:
    learning = diff.skills.learning
    if learning is not None:
        yield _Reading(_LEARNING, learning, _LEARNING_UNIT, _listed(diff), error=diff.skills.learning_error)


def _listed(diff: RoleDiff) -> Iterator[str]:
    """The sources of the skills that were set against each other."""
    return (skill.source.id for skill in (*diff.skills.left, *diff.skills.right))


def _no_skills(diff: RoleDiff, codes: Iterable[str]) -> str:
    """Why nothing is said of the skills: the first of these reasons, the other role's before the left's."""
    sides = (("right", diff.right), ("left", diff.left))
    if reason := next(filter(None, (why_without(role, "skills") for _, role in sides)), None):
        return reason
    for code in codes:
        for side, role in sides:
            for missing in diff.skills.missing:
                if (missing.path[0], missing.code) == (side, code):
                    return f"{role.title}: {missing.message}"
    return "the two roles' skills are not stated in one measure"
