"""Differences as sources state them, held against the figures of the two ends."""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Final, NamedTuple

from roleinfo.checks.figures import half_unit, same_industry, same_place, shown, worded
from roleinfo.checks.findings import Claim
from roleinfo.model.career import GapEnd, StatedGap
from roleinfo.model.education import DEGREE_NAMES, DegreeShare
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.exact import add, divide, multiply, plain, subtract
from roleinfo.model.fact import Fact
from roleinfo.model.role import Role
from roleinfo.model.text import folded

MOST_SIMILAR: Final = Decimal(1)
"""The greatest difference, in the unit it is stated in, that may pass for similar."""

_SIMILAR: Final = re.compile(r"(?<!not )\bsimilar")
_UNITS: Final = {None: "", "percent": "%", "points": " points", "unstated": " in an unstated unit"}
_HUNDRED: Final = Decimal(100)


class _Ends(NamedTuple):
    """The figures of the two ends as numbers, and in words."""

    base: Decimal
    end: Decimal
    base_words: str
    end_words: str
    bounds: tuple[str, str]

    @property
    def may_be_less(self) -> bool:
        """Whether an open end lets the difference be less than that of the numbers."""
        return self.bounds[0] == "at_least" or self.bounds[1] == "at_most"

    @property
    def may_be_more(self) -> bool:
        """Whether an open end lets the difference be more than that of the numbers."""
        return self.bounds[0] == "at_most" or self.bounds[1] == "at_least"


def stated_difference(role: Role, roles: Mapping[str, Role]) -> Iterator[Claim]:
    """A stated difference is the one between the figures, but for the rounding of all three."""
    for gap in role.stated_gaps:
        in_percent = gap.unit == "percent"
        ends = [ends for ends in _figures(gap, role, roles) if ends.base or not in_percent]
        stated = gap.difference.amount if gap.difference else gap.value
        if (
            stated is None
            or gap.unit == "unstated"
            or not ends
            or any(_agree(stated, pair, in_percent) for pair in ends)
        ):
            continue
        first = ends[0]
        reach = "at most " if first.may_be_less else "at least " if first.may_be_more else ""
        implied = reach + shown(
            _difference(first.base, first.end, in_percent), max(2, -int(stated.as_tuple().exponent))
        )
        yield Claim(
            "stated-difference",
            ("stated_gaps", gap.key),
            f"{gap.source.id} states a difference of {gap.difference or plain(stated)}{_UNITS[gap.unit]}, but from "
            f"{first.base_words} to {first.end_words} it is {implied}{_UNITS[gap.unit]}.",
        )


def similar_but_different(role: Role) -> Iterator[Claim]:
    """What is called similar does not differ by much."""
    for gap in role.stated_gaps:
        if gap.value is None or gap.value.copy_abs() <= MOST_SIMILAR or not _SIMILAR.search(folded(gap.text or "")):
            continue
        yield Claim(
            "similar-but-different",
            ("stated_gaps", gap.key),
            f'{gap.source.id} says "{gap.text}" next to a difference of {plain(gap.value)}{_UNITS[gap.unit]}.',
        )


def out_of_sight(gap: StatedGap, roles: Mapping[str, Role]) -> bool:
    """Whether an end of the difference is of a role that is not among those given."""
    return any(end.role is not None and end.role not in roles for end in (gap.base, gap.end))


def _difference(base: Decimal, end: Decimal, in_percent: bool) -> Decimal:
    change = subtract(end, base)
    return multiply(divide(change, base), _HUNDRED) if in_percent else change


def _agree(stated: Decimal, ends: _Ends, in_percent: bool) -> bool:
    """Whether the stated difference may be that of the two figures, as all three are rounded."""
    of_base, of_end, slack = half_unit(ends.base), half_unit(ends.end), half_unit(stated)
    least = _difference(add(ends.base, of_base), subtract(ends.end, of_end), in_percent)
    most = _difference(subtract(ends.base, of_base), add(ends.end, of_end), in_percent)
    return (ends.may_be_less or add(stated, slack) >= least) and (ends.may_be_more or subtract(stated, slack) <= most)


def _figures(gap: StatedGap, role: Role, roles: Mapping[str, Role]) -> list[_Ends]:
    """The pairs of figures that the difference may be between: the source's own, else those of its series."""
    base, end = (role if end.role in (None, role.id) else roles.get(end.role or "") for end in (gap.base, gap.end))
    if base is None or end is None:
        return []

    def is_own(fact: Fact) -> bool:
        return fact.source.id == gap.source.id

    def is_of_series(fact: Fact) -> bool:
        return fact.source.series == gap.source.series

    for is_asked in (is_own, is_of_series):
        values = [*_pay(gap, base, end, is_asked), *_held(gap, base, end, is_asked)]
        if values:
            return values
    return []


def _pay(gap: StatedGap, base: Role, end: Role, is_asked: Callable[[Fact], bool]) -> Iterator[_Ends]:
    money = gap.difference and f"{gap.difference.currency}/{gap.difference.period}"
    for one in _pay_of(gap.base, base, is_asked):
        for other in _pay_of(gap.end, end, is_asked):
            if (
                one.pay is not None
                and other.pay is not None
                and gap.unit != "points"
                and money in (None, one.money)
                and (one.money, one.component, one.universe) == (other.money, other.component, other.universe)
                and same_place(one.place, other.place)
            ):
                yield _Ends(
                    one.pay.amount,
                    other.pay.amount,
                    _pay_words(one, base),
                    _pay_words(other, end),
                    (one.bound, other.bound),
                )


def _pay_of(end: GapEnd, role: Role, is_asked: Callable[[Fact], bool]) -> Iterator[SalaryEstimate]:
    for figure in role.salary:
        # What is of one employer or of some experience is not of the role.
        if figure.statistic != end.about or figure.employer or figure.experience:
            continue
        if figure.industry is None or end.industry is None:
            of_industry = figure.industry is end.industry
        else:
            of_industry = same_industry(figure.industry, end.industry)
        if of_industry and is_asked(figure):
            yield figure


def _pay_words(figure: SalaryEstimate, role: Role) -> str:
    industry = f", {figure.industry}" if figure.industry else ""
    return f"{worded(figure)} ({role.id}, {figure.statistic}{industry})"


def _held(gap: StatedGap, base: Role, end: Role, is_asked: Callable[[Fact], bool]) -> Iterator[_Ends]:
    if gap.difference or (gap.base.about, gap.end.about) != ("degree_held", "degree_held"):
        return
    for one in base.education.held:
        for other in end.education.held:
            if (
                (one.degree, other.degree) == (gap.base.degree, gap.end.degree)
                and is_asked(one)
                and is_asked(other)
                and folded(one.share.of or "") == folded(other.share.of or "")
            ):
                yield _Ends(
                    one.value,
                    other.value,
                    _held_words(one, base),
                    _held_words(other, end),
                    (one.share.bound, other.share.bound),
                )


def _held_words(held: DegreeShare, role: Role) -> str:
    return f"{plain(held.value)}% ({role.id}, {DEGREE_NAMES[held.degree]})"
