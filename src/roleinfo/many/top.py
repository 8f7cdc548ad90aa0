"""Top lists over all roles: the first by one figure, among those that pass the filters."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, Literal, NamedTuple, get_args, overload

import attrs

from roleinfo.errors import InvalidArgumentError, did_you_mean, shown
from roleinfo.model._edges import OneLine
from roleinfo.model._results import ManyResult
from roleinfo.model.arguments import (
    check_count,
    check_flag,
    check_number,
    check_optional_name,
    check_optional_word,
    check_type,
    check_word,
)
from roleinfo.model.country import Country
from roleinfo.model.education import DEGREES, Degree
from roleinfo.model.estimate import STATISTICS, SalaryEstimate, country_of_figure, is_headline_universe, statistic
from roleinfo.model.outlook import OutlookFigure
from roleinfo.model.role import Role
from roleinfo.model.rules import check_fields
from roleinfo.model.text import folded
from roleinfo.typing import Period, Statistic

TopMeasure = Statistic | Literal["employment", "growth", "openings"]
"""What a top list is by: a statistic of pay, jobs, projected growth in percent, or openings a year."""

_OUTLOOK: Final = ("employment", "growth", "openings")
_PROJECTED: Final = ("growth", "openings")
_GROUP: Final = re.compile(r"[0-9]{2}(-[0-9]{0,4})?")
_SOC_CODE: Final = len("11-2022")


class RoleFigures(NamedTuple):
    """What the lists are made of: a role with its pay and jobs, and what is projected for it."""

    role: Role
    education: Degree | None
    growth: OutlookFigure | None
    openings: OutlookFigure | None


@attrs.frozen(field_transformer=check_fields, repr=False)
class TopRole(OneLine):
    """A role of a top list: its rank, its value, and the figures by which it could be filtered.

    ``figure`` is the published figure that the value is. ``pay`` is that of the list's statistic, or the median where
    it is by something else; None where it is not published. ``others`` are the further roles that share the figure.
    """

    rank: int
    role: Role
    value: Decimal
    pay: SalaryEstimate | None
    figure: SalaryEstimate | OutlookFigure
    jobs: OutlookFigure | None
    education: Degree | None
    growth: OutlookFigure | None
    openings: OutlookFigure | None
    others: tuple[str, ...] = ()


@attrs.frozen(field_transformer=check_fields, kw_only=True, repr=False)
class TopFilters(OneLine):
    """What a role must be to stand in a top list; None filters nothing.

    ``degree`` and ``max_degree`` are of typical entry-level education, ``min_growth`` percent, ``min_pay`` an amount
    of the list's statistic and period, ``max_rse`` percent of the mean, ``group`` the beginning of a SOC code.
    """

    degree: Degree | None = None
    max_degree: Degree | None = None
    min_growth: Decimal | None = None
    min_jobs: Decimal | None = None
    min_pay: Decimal | None = None
    max_rse: Decimal | None = None
    group: str | None = None


@attrs.frozen(field_transformer=check_fields, repr=False)
class TopRoles(ManyResult, Sequence[TopRole]):
    """The first roles by a measure, among ``counted`` that pass the filters and have it.

    One published figure stands once: roles that share it are named at the first of them. ``filtered`` counts the
    figures that a filter took out, ``without`` the roles whose measure, or a figure that a filter needs, is not
    published, ``bounded`` the titles of those of which only a bound is known (top-coded), which have no place in
    the list, and ``unlike`` the titles of those whose figure is of another country or in another currency than most
    figures are, which have none either. Equal values share a rank. Groups of occupations are not among them.
    """

    by: str
    period: Period
    entries: tuple[TopRole, ...]
    counted: int
    filtered: int
    without: int
    filters: TopFilters = attrs.field(factory=TopFilters)
    bounded: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()
    descending: bool = True

    @overload
    def __getitem__(self, index: int) -> TopRole: ...
    @overload
    def __getitem__(self, index: slice) -> "TopRoles": ...
    def __getitem__(self, index: int | slice) -> "TopRole | TopRoles":
        return attrs.evolve(self, entries=self.entries[index]) if isinstance(index, slice) else self.entries[index]

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[TopRole]:
        return iter(self.entries)


def chosen_filters(
    degree: str | None, max_degree: str | None, group: str | None, **least: Decimal | float | None
) -> TopFilters:
    """The filters of a call; InvalidArgumentError for one that cannot be."""
    check_optional_word("degree", degree, DEGREES)
    check_optional_word("max_degree", max_degree, DEGREES)
    check_optional_name("group", group)
    if group is not None and _GROUP.fullmatch(group) is None:
        rule = f"must be a SOC code or the beginning of one (29, 29-1, 29-0000), not {shown(group)}"
        raise InvalidArgumentError("group", group, rule)
    numbers: dict[str, Any] = {
        name: None if value is None else check_number(name, value) for name, value in least.items()
    }
    words: dict[str, Any] = {"degree": degree, "max_degree": max_degree, "group": group}
    return TopFilters(**words, **numbers)


def check_top_measure(by: str) -> str:
    """The one spelling of a measure; InvalidArgumentError for what is none."""
    check_type("by", by, str)
    if by in _OUTLOOK:
        return by
    try:
        return statistic(by, "by")
    except InvalidArgumentError:
        rule = f"must be a statistic of pay (mean, median, p25), or one of {', '.join(_OUTLOOK)}, not {shown(by)}"
        raise InvalidArgumentError("by", by, rule, did_you_mean(by, (*STATISTICS, *_OUTLOOK))) from None


def check_is_local(by: str, min_growth: object) -> None:
    """InvalidArgumentError where a list of a place or an industry asks for what is projected for the nation alone."""
    why = "projections are published for the nation alone"
    if by in _PROJECTED:
        rule = f"must be a statistic of pay or employment at a place or in an industry, not {shown(by)}: {why}"
        raise InvalidArgumentError("by", by, rule)
    if min_growth is not None:
        rule = f"must be left out at a place or in an industry, not {shown(min_growth)}: {why}"
        raise InvalidArgumentError("min_growth", min_growth, rule)


def check_is_stated(country: Country, by: str, **asked: object) -> None:
    """InvalidArgumentError where a list of a country asks for what is known of the United States alone."""
    where = f"with country={country.code!r}"
    jobs = f"no source states jobs, projections, or education for occupations in {country.phrase}"
    nation = f"pay is published for {country.phrase} as a whole"
    if by in _OUTLOOK:
        raise InvalidArgumentError("by", by, f"must be a statistic of pay {where}, not {shown(by)}: {jobs}")
    reasons = {"place": nation, "industry": nation, "group": "groups go by SOC codes of the United States"}
    for name, value in asked.items():
        if value is not None:
            rule = f"must be left out {where}, not {shown(value)}: {reasons.get(name, jobs)}"
            raise InvalidArgumentError(name, value, rule)


class _Ranked(NamedTuple):
    """A role with the figure that it is ranked by."""

    held: RoleFigures
    figure: SalaryEstimate | OutlookFigure
    value: Decimal


def top(
    figures: Iterable[RoleFigures], by: str, limit: int, filters: TopFilters, period: Period, *, descending: bool
) -> TopRoles:
    """The first roles of a list by a measure."""
    check_count("limit", limit)
    check_flag("descending", descending)
    name = check_top_measure(by)
    check_word("period", period, get_args(Period))
    kept: dict[object, list[_Ranked]] = {}
    filtered: set[object] = set()
    without = 0
    bounded: dict[str, None] = {}
    every = [(held, _ranked(held, name, period)) for held in figures]
    unlike = _unlike(ranked for _, ranked in every if ranked is not None)
    for held, ranked in every:
        if held.role.id in unlike:
            continue
        passes = None if ranked is None else _passes(held, filters, name, period)
        if ranked is None and name not in _OUTLOOK and _is_bounded(held.role, name, period):
            bounded[held.role.title] = None
        elif ranked is None or passes is None:
            without += 1
        elif passes:
            kept.setdefault(_cell(ranked), []).append(ranked)
        else:
            filtered.add(_cell(ranked))
    groups = [sorted(alike, key=lambda ranked: ranked.held.role.id) for alike in kept.values()]
    groups.sort(key=lambda alike: (folded(alike[0].held.role.title), alike[0].held.role.id))
    groups.sort(key=lambda alike: alike[0].value, reverse=descending)
    entries: list[TopRole] = []
    for number, ((held, figure, value), *others) in enumerate(groups[:limit], start=1):
        rank = entries[-1].rank if entries and entries[-1].value == value else number
        pay = _pay(held.role, "median" if name in _OUTLOOK else name, period)
        ids = tuple(other.held.role.id for other in others)
        entries.append(
            TopRole(
                rank, held.role, value, pay, figure, _jobs(held.role), held.education, held.growth, held.openings, ids
            )
        )
    return TopRoles(
        name, period, tuple(entries), len(groups), len(filtered), without, filters, tuple(bounded),
        tuple(unlike.values()), descending,
    )  # fmt: skip


def _unlike(every: Iterable[_Ranked]) -> Mapping[str, str]:
    """The titles, by id, of the roles whose figure is of another country or in another currency than most are."""
    kinds = [(ranked.held.role, _kind(ranked.figure)) for ranked in every]
    usual = [_most_common(values) for values in zip(*(kind for _, kind in kinds), strict=True)]
    return {
        role.id: role.title
        for role, kind in kinds
        if any(own is not None and own != most for own, most in zip(kind, usual, strict=True))
    }


def _most_common(values: Iterable[str | None]) -> str | None:
    return next((value for value, _ in Counter(filter(None, values)).most_common(1)), None)


def _kind(figure: SalaryEstimate | OutlookFigure) -> tuple[str | None, str | None]:
    """The country and the currency of a figure, where they are known."""
    if isinstance(figure, OutlookFigure):
        return figure.place.nation if figure.place else None, None
    country = country_of_figure(figure)
    return country.code if country else None, figure.pay.currency if figure.pay else None


def _cell(ranked: _Ranked) -> object:
    """What roles have in common whose figure is one published number."""
    figure = ranked.figure
    return figure.class_code or figure.published_for or ranked.held.role.id


def _pay(role: Role, name: str, period: Period) -> SalaryEstimate | None:
    """The exact figure of a statistic per ``period``; a bound has no place among others."""
    return next(
        (
            figure
            for figure in role.salary.candidates(name)
            if figure.pay is not None and figure.pay.period == period and figure.bound == "exact"
            and figure.employer is None and is_headline_universe(figure)
        ),
        None,
    )  # fmt: skip


def _is_bounded(role: Role, name: str, period: Period) -> bool:
    figures = (
        figure for figure in role.salary.candidates(name) if figure.employer is None and is_headline_universe(figure)
    )
    return any(figure.known_amount is not None and figure.known_amount.period == period for figure in figures)


def _jobs(role: Role) -> OutlookFigure | None:
    return next(iter(role.outlook.about("jobs")), None)


def _ranked(held: RoleFigures, name: str, period: Period) -> _Ranked | None:
    """The figure that a role is ranked by; None where it has none."""
    if name not in _OUTLOOK:
        pay = _pay(held.role, name, period)
        return _Ranked(held, pay, pay.pay.amount) if pay is not None and pay.pay is not None else None
    figure = {"employment": _jobs(held.role), "growth": held.growth, "openings": held.openings}[name]
    return None if figure is None else _Ranked(held, figure, figure.value)


def _passes(held: RoleFigures, filters: TopFilters, name: str, period: Period) -> bool | None:
    """Whether a role passes every filter; None where a figure that one of them needs is not published."""
    pay = _pay(held.role, "median" if name in _OUTLOOK else name, period)
    jobs = _jobs(held.role)
    tests: tuple[tuple[Any, Any, Callable[[Any, Any], bool]], ...] = (
        (filters.degree, held.education, lambda wanted, own: wanted == own),
        (filters.max_degree, held.education, lambda wanted, own: DEGREES.index(own) <= DEGREES.index(wanted)),
        (filters.min_growth, held.growth and held.growth.value, lambda wanted, own: own >= wanted),
        (filters.min_jobs, jobs and jobs.value, lambda wanted, own: own >= wanted),
        (filters.min_pay, pay and pay.pay and pay.pay.amount, lambda wanted, own: own >= wanted),
        (
            filters.max_rse,
            None if filters.max_rse is None else _rse(held.role, period),
            lambda wanted, own: own <= wanted,
        ),
        (filters.group, _codes(held.role), lambda wanted, own: any(code.startswith(_stem(wanted)) for code in own)),
    )
    passes = True
    for wanted, own, test in tests:
        if wanted is None:
            continue
        if own is None or own == ():
            return None
        passes = passes and test(wanted, own)
    return passes


def _rse(role: Role, period: Period) -> Decimal | None:
    mean = _pay(role, "mean", period)
    return None if mean is None else mean.rse


def _codes(role: Role) -> tuple[str, ...]:
    return tuple(code[:_SOC_CODE] for code in (*role.codes, role.id) if code[:2].isdigit() and code[2:3] == "-")


def _stem(group: str) -> str:
    """What the codes of a group begin with: ``29`` and ``29-0000`` name one major group."""
    return group.rstrip("0").rstrip("-") if "-" in group else group
