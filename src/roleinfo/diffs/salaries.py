"""Which pay figure of one role is set against which of the other, and why the rest are not."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

import attrs

from roleinfo.diffs.figures import bound_of
from roleinfo.diffs.options import Options
from roleinfo.diffs.pairing import SAME_CELL, LeftOut, closed_pairs, not_asked, ordered, paired, unusable
from roleinfo.diffs.salary import PATH, SalaryDiff, SalaryGap
from roleinfo.diffs.samples import samples_of
from roleinfo.model.estimate import SalaryEstimate, percentile_rank
from roleinfo.model.pay import Pay
from roleinfo.model.place import Place
from roleinfo.model.prices import KINDS, Step, hours_step
from roleinfo.model.role import Role
from roleinfo.typing import Bound, Side

# Which statistic heads a comparison when none is asked for.
_HEADLINES: Final = ("mean", "median", "average")
_SIDES: Final[tuple[Side, Side]] = ("left", "right")


class _Money:
    """The figures of both sides that can be used, each with what is done to its amount before it is compared."""

    def __init__(self, roles: tuple[Role, Role], options: Options) -> None:
        self.out: list[LeftOut] = []
        self._options = options
        self._steps: dict[int, tuple[Step, ...]] = {}
        self._yearly: set[tuple[object, ...]] = set()
        self.usable: list[list[SalaryEstimate]] = []
        for number, (side, role) in enumerate(zip(_SIDES, roles, strict=True)):
            asked = [each for each in role.salary if _asked(each, options, number)]
            kept = {id(each) for each in asked}
            self._yearly = {_apart_from_period(each) for each in asked if each.stated and each.stated.period == "year"}
            self.out += not_asked(side, (each for each in role.salary if id(each) not in kept), PATH)
            self.usable.append([each for each in asked if self._take(side, each)])

    def _take(self, side: Side, estimate: SalaryEstimate) -> bool:
        if estimate.stated is None:
            status = estimate.status
            told = f"the figure was {status.replace('_', ' ')}"
            self.out += unusable(side, [estimate], PATH, status.replace("_", "-"), told)
            return False
        try:
            # A published yearly figure is never replaced by one that the hours give.
            hours = None if _apart_from_period(estimate) in self._yearly else self._options.hours
            self._steps[id(estimate)] = tuple(_steps(estimate, estimate.stated, self._options, hours))
        except _NoStepError as error:
            self.out += unusable(side, [estimate], PATH, error.code, error.message)
            return False
        except ValueError:
            self.out += unusable(side, [estimate], PATH, "too-large", "the amount would be larger than any pay")
            return False
        return True

    def steps(self, estimate: SalaryEstimate) -> tuple[Step, ...]:
        """What is done to the amount of a figure."""
        return self._steps[id(estimate)]

    def money(self, estimate: SalaryEstimate) -> str:
        """The currency and period in which a figure is compared."""
        if not self.steps(estimate) or estimate.stated is None:
            return estimate.money
        pay = estimate.stated
        for step in self.steps(estimate):
            pay = step.taken(pay)
        return f"{pay.currency}/{pay.period}"


class _NoStepError(Exception):
    """An amount that cannot be made into what was asked for."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message


def _apart_from_period(estimate: SalaryEstimate) -> tuple[object, ...]:
    return (estimate.statistic, estimate.component, estimate.population, estimate.source, estimate.dated)


def _steps(estimate: SalaryEstimate, pay: Pay, options: Options, hours: Decimal | None) -> Iterator[Step]:
    """What is done to an amount, in the order of `KINDS`."""
    for kind in KINDS:
        step = _step(kind, estimate, pay, options, hours)
        if step is not None and step.numerator != step.denominator:  # what changes nothing is no step
            pay = step.taken(pay)
            yield step


def _step(kind: str, estimate: SalaryEstimate, pay: Pay, options: Options, hours: Decimal | None) -> Step | None:
    if kind == "currency":
        return next((each.step for each in options.rates if each.currency == pay.currency), None)
    if kind == "hours":
        return hours_step(hours) if hours is not None and pay.period == "hour" else None
    if kind == "dollars" and options.in_dollars_of is not None:
        if pay.currency != "USD":
            raise _NoStepError(
                "not-in-dollars", f"prices over time are known for dollars alone, not for {pay.currency}"
            )
        if estimate.dated is None:
            raise _NoStepError("undated", "the source states no date, so the figure is in dollars of no known year")
        step = options.step("dollars", estimate.dated)
        if step is None:
            raise _NoStepError("no-index", f"the price index has no value for {estimate.dated}")
        return step
    if kind == "prices" and options.adjust_prices:
        step = options.step("prices", estimate.place.code if estimate.place else "")
        if step is None:
            where = estimate.place.name if estimate.place else "a place that is not stated"
            raise _NoStepError(
                "no-parity", f"no price parity is published for {where}: there are some for states alone"
            )
        return step
    return None


def compare_salaries(left: Role, right: Role, options: Options) -> SalaryDiff:
    """Every measure of pay that both roles have, as a gap; all else with the reason why it was left out."""
    money = _Money((left, right), options)
    out = money.out

    def bound(one: SalaryEstimate, other: SalaryEstimate) -> Bound | None:
        return bound_of(one.reads_as, other.reads_as)

    def gap(one: SalaryEstimate, other: SalaryEstimate) -> SalaryGap:
        samples = samples_of(one, other, (left.outlook, right.outlook))
        return SalaryGap(one, other, options.confidence, samples, (money.steps(one), money.steps(other)))

    like = _like(left, right, options, money)
    pairing = paired(money.usable[0], money.usable[1], PATH, like=like, bound=bound)
    closed, more = closed_pairs(pairing, PATH, bound)
    out += [_reasoned(each, money.usable[1 - _SIDES.index(each.side)]) for each in more]
    gaps: list[SalaryGap] = []
    are_two = (left.id, left.place, left.industry) != (right.id, right.place, right.industry)
    for one, other in closed:
        found = gap(one, other)
        if found.samples.relation == "same-cell" and are_two:
            for side, each in zip(_SIDES, (one, other), strict=True):
                out += unusable(side, [each], PATH, "same-cell", SAME_CELL)
            continue
        gaps.append(found)
    gaps.sort(key=_rank)
    others = [gap(*pair) for pair in _others(money.usable, gaps, like) if bound(*pair) is not None]
    return SalaryDiff(tuple(gaps), ordered(out), tuple(sorted(others, key=_rank)))


def _others(
    usable: Sequence[Iterable[SalaryEstimate]], gaps: Iterable[SalaryGap], like: Callable[[SalaryEstimate], Any]
) -> Iterator[tuple[SalaryEstimate, SalaryEstimate]]:
    """The pairs that could have been taken for a gap: of one source or date on both sides, as the taken one."""
    alike: tuple[dict[Any, list[SalaryEstimate]], dict[Any, list[SalaryEstimate]]] = ({}, {})
    for found, facts in zip(alike, usable, strict=True):
        for each in facts:
            found.setdefault(like(each), []).append(each)
    for gap in gaps:
        key = like(gap.left)
        if len(alike[0][key]) == len(alike[1][key]) == 1:
            continue
        for one in alike[0][key]:
            yield from ((one, other) for other in alike[1][key] if (one, other) != (gap.left, gap.right))


def _asked(estimate: SalaryEstimate, options: Options, number: int) -> bool:
    statistic, component = options.side("statistic", number), options.side("component", number)
    source, place = options.side("source", number), options.side("place", number)
    industry, experience = options.side("industry", number), options.side("experience", number)
    return (
        (statistic is None or estimate.statistic == statistic)
        and (component is None or estimate.component == component)
        and (source is None or estimate.source.is_called(source))
        and (place is None or (estimate.place is not None and estimate.place.is_called(place)))
        and (industry is None or (estimate.industry is not None and estimate.industry.is_called(industry)))
        and (experience is None or (estimate.experience is not None and estimate.experience.is_called(experience)))
    )


def _like(left: Role, right: Role, options: Options, money: _Money) -> Callable[[SalaryEstimate], tuple[Any, ...]]:
    """What makes two figures alike; what is named for each side, or each role is limited to, need not be one."""
    mixed = {name for name in ("statistic", "component", "place", "industry", "experience") if _is_mixed(name, options)}
    here = {_home(role.place) for role in (left, right)} if left.place != right.place else set()
    industries = {role.industry for role in (left, right)} if left.industry != right.industry else set()

    def like(estimate: SalaryEstimate) -> tuple[Any, ...]:
        place, industry = estimate.place, estimate.industry
        return (
            None if "statistic" in mixed else estimate.statistic,
            None if "component" in mixed else estimate.component,
            money.money(estimate),
            None if "place" in mixed or (place and _home(place) in here) else place and place.key,
            None if "industry" in mixed or industry in industries else industry and industry.key,
            estimate.employer and estimate.employer.casefold(),
            None if "experience" in mixed else estimate.experience and estimate.experience.key,
            estimate.universe and estimate.universe.casefold(),
        )

    return like


def _is_mixed(name: str, options: Options) -> bool:
    return isinstance(getattr(options, name), tuple)


def _home(place: Place | None) -> Place | None:
    """Where a role is of: of the nation, where it is limited to no place."""
    return None if place is None or place.kind == "nation" else place


def _rank(gap: SalaryGap) -> tuple[Any, ...]:
    """The likest and plainest first, the same from either side."""
    sides = (gap.left, gap.right)
    heads = [_HEADLINES.index(each.statistic) if each.statistic in _HEADLINES else len(_HEADLINES) for each in sides]
    return (
        gap.left.source.series != gap.right.source.series,
        max(each.industry is not None or each.employer is not None or each.experience is not None for each in sides),
        gap.left.stated is not None and gap.left.stated.period != "year",
        sorted(heads),
        sorted(percentile_rank(each.statistic) or Decimal(-1) for each in sides),
        # low before high, and then whatever is left in the order of the words
        sorted(("low", "high").index(each.statistic) if each.statistic in ("low", "high") else -1 for each in sides),
        gap.key,
    )


_ASPECTS: Final[Mapping[str, str]] = {
    "statistic": "another statistic",
    "component": "another component of pay",
    "money": "another currency or period",
    "population": "another place, industry, employer or experience",
}


def _reasoned(left_out: LeftOut, others: Sequence[SalaryEstimate]) -> LeftOut:
    """The reason in full: what the nearest figure of the other role differs in."""
    fact = left_out.fact
    if left_out.code != "no-counterpart" or not isinstance(fact, SalaryEstimate) or not others:
        return left_out
    mine = [getattr(fact, name) for name in _ASPECTS]
    differences = [
        [name for name, own in zip(_ASPECTS, mine, strict=True) if getattr(each, name) != own] for each in others
    ]
    fewest = min(differences, key=lambda names: (len(names), names))
    *most, last = [_ASPECTS[name] for name in fewest] or ["another source"]
    words = f"{', '.join(most)} and {last}" if most else last
    currencies = {each.stated.currency for each in others if each.stated}
    if fact.stated and fact.stated.currency not in currencies:
        return attrs.evolve(
            left_out,
            code="other-currency",
            message=f"in {fact.stated.currency}; the other role's figures are in {', '.join(sorted(currencies))}",
        )
    return attrs.evolve(
        left_out,
        code=f"other-{fewest[0]}" if fewest else left_out.code,
        message=f"the other role's nearest figure is of {words}",
    )
