"""Sources that do not agree on what pays a role best."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

from roleinfo.checks.figures import grouped, listed, same_industry
from roleinfo.checks.findings import Claim
from roleinfo.model.role import Role
from roleinfo.model.text import folded
from roleinfo.model.work import EmployerFact, IndustryFact

R = TypeVar("R", IndustryFact, EmployerFact)


def best_industry_differs(role: Role) -> Iterator[Claim]:
    """Sources agree on the best paying industry."""

    def same(one: IndustryFact, other: IndustryFact) -> bool:
        return same_industry(one.industry, other.industry)

    for left, right in _differing([industry for industry in role.industries if industry.about == "best_paying"], same):
        names = [listed(fact.industry for fact in group) for group in (left, right)]
        yield Claim("best-industry-differs", ("industries", right[0].key), _describe_rivals(left, right, *names))


def best_employer_differs(role: Role) -> Iterator[Claim]:
    """Sources agree on the best paying employer."""

    def same(one: EmployerFact, other: EmployerFact) -> bool:
        return folded(one.name) == folded(other.name)

    for left, right in _differing([employer for employer in role.employers if employer.about == "best_paying"], same):
        names = [listed(employer.name for employer in group) for group in (left, right)]
        yield Claim("best-employer-differs", ("employers", right[0].key), _describe_rivals(left, right, *names))


def _differing(named: Sequence[R], same: Callable[[R, R], bool]) -> Iterator[tuple[list[R], list[R]]]:
    """What each two sources put first where they have none in common."""
    by_source = grouped(named, lambda fact: fact.source.id)
    firsts = [
        [industry for industry in group if (industry.rank or 1) == min(one.rank or 1 for one in group)]
        for group in by_source
    ]
    for left, right in combinations(firsts, 2):
        if not any(same(one, other) for one in left for other in right):
            yield left, right


def _describe_rivals(left: Sequence[R], right: Sequence[R], one: str, other: str) -> str:
    return (
        f"{left[0].source.id} names {one} as the best paying, and {right[0].source.id} names {other}; at most one of "
        "them can be right."
    )
