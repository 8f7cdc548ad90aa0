"""Contradictions in what is said of a role: figures that cannot all be right, differences that no figures give."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Final

from roleinfo.checks.bests import best_employer_differs, best_industry_differs
from roleinfo.checks.findings import CODES, Claim, Finding, Findings
from roleinfo.checks.gaps import out_of_sight, similar_but_different, stated_difference
from roleinfo.checks.industries import best_industry_below_average, best_industry_not_highest
from roleinfo.checks.outlook import growth_against_jobs
from roleinfo.checks.pay import employer_above_range, hourly_against_annual, range_order, total_below_base
from roleinfo.checks.plausible import implausible_pay
from roleinfo.checks.shares import shares_sum
from roleinfo.checks.statements import benefit_contradiction, city_outside_state, seniority_against_time
from roleinfo.model.arguments import check_items, check_type
from roleinfo.model.caveat import Caveat
from roleinfo.model.role import Role

_RULES: Final[tuple[Callable[[Role], Iterator[Claim]], ...]] = (
    best_employer_differs,
    best_industry_below_average,
    best_industry_differs,
    best_industry_not_highest,
    benefit_contradiction,
    city_outside_state,
    employer_above_range,
    growth_against_jobs,
    hourly_against_annual,
    implausible_pay,
    range_order,
    seniority_against_time,
    shares_sum,
    similar_but_different,
    total_below_base,
)


def check(roles: Role | Iterable[Role]) -> Findings:
    """The contradictions in what is said of each role, in canonical order; empty where there are none.

    Figures are held against figures of the same source and date, and differ only where rounding
    cannot explain it; amounts of two currencies are never compared, and what was not released
    contradicts nothing. Four rules look across sources: which industry and which employer pay best, the number of
    jobs that growth implies, and the time that it takes to reach an entry-level role. A difference
    that is stated to another role is checked where that role is among those given. `CODES` says
    what each code means.

    A contradiction that the role records in a caveat of its own is ``known``; a recorded one that
    the figures no longer show is a ``stale-caveat``.

    >>> import roleinfo as ri
    >>> survey = ri.Source(id="survey", title="Our pay survey", publisher="Example Ltd", license="internal")
    >>> an_hour, a_year = ri.Pay(30, "USD", "hour"), ri.Pay(60000, "USD", "year")
    >>> clerk = ri.Role(
    ...     id="clerk",
    ...     title="Clerk",
    ...     salary=[ri.SalaryEstimate(statistic="mean", pay=each, source=survey) for each in (an_hour, a_year)],
    ... )
    >>> [finding] = ri.check(clerk)
    >>> finding.code, finding.known
    ('hourly-against-annual', False)
    >>> finding.message
    'survey states the mean as USD 30 per hour and as USD 60,000 per year, but 2,080 hours give 62,400.'
    """
    given = (roles,) if isinstance(roles, Role) else check_items("roles", roles, "Role objects")
    for role in given:
        check_type("roles", role, Role, wanted="a Role, or a list of Role objects")
    # The first of an id is the one that a stated difference means, as in layers of catalogs.
    by_id = {role.id: role for role in reversed(given)}
    findings = chain.from_iterable(_findings(role, by_id) for role in given)
    return Findings(sorted(set(findings), key=lambda finding: (*finding.order, finding.known)))


def _findings(role: Role, roles: Mapping[str, Role]) -> Iterator[Finding]:
    claims = [*chain.from_iterable(rule(role) for rule in _RULES), *stated_difference(role, roles)]
    claims += _stale(role, claims, roles)
    for code, path, message in claims:
        known = any(caveat.code == code and _holds(caveat, path) for caveat in role.caveats)
        yield Finding(role=role.id, code=code, path=path, message=message, known=known)


def _holds(caveat: Caveat, path: tuple[str, ...]) -> bool:
    """Whether the caveat is of this path or the whole that it lies in."""
    return path[: len(caveat.path)] == caveat.path


def _stale(role: Role, claims: Iterable[Claim], roles: Mapping[str, Role]) -> Iterator[Claim]:
    recorded = [(claim.code, claim.path) for claim in claims]
    # A difference to a role that was not given was not checked, so nothing is known of it.
    recorded += [
        ("stated-difference", ("stated_gaps", stated_gap.key))
        for stated_gap in role.stated_gaps
        if out_of_sight(stated_gap, roles)
    ]
    for caveat in role.caveats:
        if caveat.code not in CODES or caveat.code == "stale-caveat" or not caveat.path:
            continue
        if not any(code == caveat.code and _holds(caveat, path) for code, path in recorded):
            yield Claim(
                "stale-caveat",
                caveat.path,
                f"The role records {caveat.code} here, but its figures no longer show it.",
            )
