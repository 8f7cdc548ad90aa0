"""Employees against the market: a roster, and groups of its employees."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final, NamedTuple

import attrs

from roleinfo.model.exact import chosen
from roleinfo.model.pay import Pay
from roleinfo.render.citations import Citations
from roleinfo.render.layout import marked
from roleinfo.render.outline import Block, Paragraph
from roleinfo.roster.disclosure import shown_groups
from roleinfo.roster.priced import PricedRoster
from roleinfo.roster.reasons import STATUS_OF
from roleinfo.roster.rows import PricedRow
from roleinfo.roster.summary import NOUNS, RosterGroup, RosterGroups, merged
from roleinfo.text.facts import capital, lower_first
from roleinfo.text.phrases import counted, joined
from roleinfo.text.roster import (
    STATUSES,
    caveat_list,
    decisive_notes,
    describe_duplicates,
    describe_group,
    describe_market,
    describe_roster,
    describe_total,
    describe_withheld,
    figures_of,
    market_name,
    pay_name,
    people,
    reason_text,
)
from roleinfo.views.columns import Column, TableSpec, column
from roleinfo.views.kinds import (
    MONEY,
    NUMBER,
    RATIO,
    TEXT,
    TEXTS,
    WHOLE,
)
from roleinfo.views.roster_review import REVIEW_ITEM, ROSTER_REVIEW
from roleinfo.views.roster_rows import EMPLOYEE, PRICED_ROW
from roleinfo.views.roster_structures import STRUCTURE_VIEWS
from roleinfo.views.view import View

# Groups -----------------------------------------------------------------------------------------------------------


def _guarded(read: Callable[[RosterGroup], Any]) -> Callable[[RosterGroup], Any]:
    """A getter for readers, of nothing where it would tell the pay of a person."""
    return lambda group: read(group) if group.shows_pay else None


def _of_below(read: Callable[[RosterGroup], Any]) -> Callable[[RosterGroup], Any]:
    """A getter of those below the market for readers, of nothing where it would tell the gap of a person."""
    return lambda group: read(group) if group.shows_cost else None


def _money(read: Callable[[RosterGroup], Pay | None]) -> Callable[[RosterGroup], Decimal | None]:
    def amount(group: RosterGroup) -> Decimal | None:
        pay = read(group)
        return None if pay is None else pay.amount

    return amount


_GROUP_KEYS: Final[tuple[Column[RosterGroup], ...]] = (
    column("kind", "", TEXT),
    column("name", "", TEXT, lambda group: group.name),
    column("people", "", WHOLE, lambda group: group.people),
    column("priced", "", WHOLE, lambda group: group.priced),
    column("review", "", WHOLE, lambda group: group.review),
    column("unpriced", "", WHOLE, lambda group: group.unpriced),
    column("compared", "Employees compared", WHOLE, lambda group: group.compared),
    column("payroll", "", NUMBER, _money(lambda group: group.payroll)),
    column("market", "", NUMBER, _money(lambda group: group.market)),
    column("difference", "", NUMBER, _money(lambda group: group.difference)),
    column("currency", "", TEXT, lambda group: group.payroll.currency if group.payroll else None),
    column("period", "", TEXT, lambda group: group.payroll.period if group.payroll else None),
    column("ratio", "", NUMBER, lambda group: group.ratio),
    column("median_ratio", "", NUMBER, lambda group: group.median_ratio),
    column("below", "", WHOLE, lambda group: group.below),
    column("above", "", WHOLE, lambda group: group.above),
    column("cost_to_target", "", NUMBER, _money(lambda group: group.cost_to_target)),
    column("cost_to_median", "", NUMBER, _money(lambda group: group.cost_to_median)),
    column("below_minimum", "", WHOLE, lambda group: group.below_minimum),
    column("cost_to_minimum", "", NUMBER, _money(lambda group: group.cost_to_minimum)),
    column("commission", "", NUMBER, _money(lambda group: group.commission)),
    column("bonus", "", NUMBER, _money(lambda group: group.bonus)),
)
_GROUP_CELLS: Final[tuple[Column[RosterGroup], ...]] = (
    column("", "{pay}", MONEY, _guarded(lambda group: group.payroll), of=("payroll",), drop=2),
    column("", "Market", MONEY, _guarded(lambda group: group.market), of=("market",), drop=3),
    column("", "Market ratio", RATIO, _guarded(lambda group: group.ratio), of=("ratio",)),
    column("", "Below market", WHOLE, _of_below(lambda group: group.below), of=("below",), drop=1),
    column("", "Cost to reach market", MONEY, _of_below(lambda group: group.cost_to_target), of=("cost_to_target",)),
)


def group_columns(heading: str) -> tuple[Column[RosterGroup], ...]:
    """The columns of groups, the first of which readers know by what the groups have in common."""
    return (column("", heading, TEXT, _group_name, of=("name",)), *_GROUP_KEYS, *_GROUP_CELLS)


def _group_name(group: RosterGroup) -> str:
    return "A group with few employees" if group.may_be_a_person else group.name


def _compared(groups: Iterable[RosterGroup]) -> list[RosterGroup]:
    return [group for group in groups if group.compared]


def _pay_heads(priced: PricedRoster) -> dict[str, str]:
    return {"pay": pay_name(priced.total)}


JOBS: Final = TableSpec[PricedRoster, RosterGroup](
    "jobs", lambda priced: priced.by_job(), group_columns("Occupation"), "Pay by occupation", names=_pay_heads,
    readers=lambda groups: shown_groups(_compared(groups)), remark=describe_withheld,
)  # fmt: skip
PLACES: Final = TableSpec[PricedRoster, RosterGroup](
    "places", lambda priced: priced.by_place(), group_columns("Area"), "Pay by area", names=_pay_heads,
    readers=lambda groups: shown_groups(_compared(groups)), remark=describe_withheld,
)  # fmt: skip
TOTAL: Final = TableSpec[PricedRoster, RosterGroup](
    "total", lambda priced: (priced.total,), group_columns("All"), "Total", names=_pay_heads,
)  # fmt: skip


def opened(table: TableSpec[PricedRoster, RosterGroup]) -> TableSpec[PricedRoster, RosterGroup]:
    """The table with every group by itself and all of its amounts, for a report that shows people."""
    return attrs.evolve(table, readers=lambda groups: [attrs.evolve(group, shows="all") for group in _compared(groups)])


class _Unpriced(NamedTuple):
    """A reason why employees are not priced, and how many there are."""

    status: str
    reason: str
    people: int
    target: Decimal

    @property
    def text(self) -> str:
        """The reason in words."""
        return reason_text(self.reason, self.target)


def _reasons(priced: PricedRoster) -> Iterator[_Unpriced]:
    counts: dict[str, int] = {}
    for row in priced.rows:
        if row.reason is not None:
            counts[row.reason] = counts.get(row.reason, 0) + 1
    for reason, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        yield _Unpriced(STATUS_OF[reason], reason, count, priced.options.target)


NOT_PRICED: Final = TableSpec[PricedRoster, _Unpriced](
    "not_priced",
    _reasons,
    (
        column("status", "", TEXT),
        column("reason", "", TEXT),
        column("", "Reason", TEXT, lambda row: row.text, of=("reason",)),
        column("", "Status", TEXT, lambda row: STATUSES[row.status], of=("status",)),
        column("people", "Employees", WHOLE, lambda row: row.people),
    ),
    "Not priced",
)

_ROWS: Final = TableSpec[PricedRoster, PricedRow](
    "rows", lambda priced: priced.rows, EMPLOYEE, "Employees", readers=lambda _: ()
)

_BRIEF_JOBS: Final = 7
_BRIEF_REASONS: Final = 4


def _brief(priced: PricedRoster, citations: Citations) -> Iterator[Block]:
    """The occupations of the largest cost, and why employees are not priced."""
    yield from JOBS.blocks(priced, citations, _BRIEF_JOBS)
    reasons = [*_reasons(priced)]
    if reasons:
        named = [f"{lower_first(row.text)} ({row.people:,})" for row in reasons]
        more = len(named) - _BRIEF_REASONS
        rest = [f"{more} other reasons"] if more > 1 else named[_BRIEF_REASONS:]
        yield Paragraph(f"Not priced: {joined([*named[:_BRIEF_REASONS], *rest])}.")
    for sentence in describe_duplicates(priced.duplicate_ids):
        yield Paragraph(sentence)


def _label(priced: PricedRoster) -> str:
    total = priced.total
    return (
        f"{people(total.people)}: {total.priced:,} priced, {total.review:,} for review, {total.unpriced:,} not priced; "
        f"{market_name(priced.options)}"
    )


PRICED_ROSTER: Final = View[PricedRoster](
    of=PricedRoster,
    label=_label,
    title=lambda _: "Payroll compared with the market",
    subtitle=describe_market,
    finding=describe_roster,
    tables=(_ROWS, JOBS, PLACES, TOTAL, NOT_PRICED),
    caveats=lambda priced: caveat_list(priced.rows),
    decisive=lambda priced: decisive_notes(priced.rows),
    facts=lambda priced: figures_of(priced.rows),
    brief=_brief,
    parameters=(
        column("target", "", NUMBER, lambda priced: priced.options.target),
        column("component", "", TEXT, lambda priced: priced.options.component),
        column("pay_is", "", TEXT, lambda priced: priced.options.pay_is),
        column("fallback", "", TEXTS, lambda priced: priced.options.fallback),
        column("min_probability", "", NUMBER, lambda priced: chosen(priced.options.min_probability)),
        column("aged_to", "", TEXT, lambda priced: priced.options.aged_to),
        column("movement", "", NUMBER, lambda priced: priced.options.movement),
        column("duplicate_ids", "", WHOLE, lambda priced: len(priced.duplicate_ids)),
        column("release", "", TEXT, lambda priced: priced.release or None),
    ),
)  # fmt: skip
ROSTER_GROUP: Final = View[RosterGroup](
    of=RosterGroup,
    label=lambda group: f"{marked(_group_name(group))}: {people(group.people)}, {group.priced:,} priced",
    title=lambda group: marked(_group_name(group)),
    finding=describe_group,
    tables=(
        TableSpec(
            "rows",
            lambda group: (group,),
            group_columns("Group"),
            record=True,
            names=lambda group: {"pay": pay_name(group)},
        ),
    ),
    caveats=lambda group: caveat_list(group.rows),
    decisive=lambda group: decisive_notes(group.rows),
    facts=lambda group: figures_of(group.rows),
)


def _noun(groups: RosterGroups) -> str:
    """What the groups have in common: an occupation, an area, or a column of the roster."""
    return groups[0].kind if groups[0].of_column else NOUNS[groups[0].kind]


def _group_heads(groups: RosterGroups) -> dict[str, str]:
    if not groups:
        return {}
    noun = _noun(groups)  # pay_type stands as it is written
    return {"pay": pay_name(merged("All", groups)), "group": capital(noun) if noun.isalpha() else noun}


ROSTER_GROUPS: Final = View[RosterGroups](
    of=RosterGroups,
    label=lambda groups: f"{counted(len(groups), 'group')}, {people(sum(group.people for group in groups))}",
    title=lambda groups: f"Pay compared with the market{f', by {marked(_noun(groups))}' if groups else ''}",
    finding=lambda groups: describe_total(merged("All", groups)) if groups else ["There are no employees."],
    tables=(
        TableSpec(
            "rows",
            iter,
            group_columns("{group}"),
            "Groups",
            readers=shown_groups,
            remark=describe_withheld,
            names=_group_heads,
        ),
    ),
    caveats=lambda groups: caveat_list(row for group in groups for row in group.rows),
    decisive=lambda groups: decisive_notes(row for group in groups for row in group.rows),
    facts=lambda groups: figures_of(row for group in groups for row in group.rows),
)

VIEWS: Final[Mapping[type, View[Any]]] = {
    view.of: view
    for view in (
        PRICED_ROSTER, PRICED_ROW, ROSTER_GROUP, ROSTER_GROUPS, ROSTER_REVIEW, REVIEW_ITEM, *STRUCTURE_VIEWS,
    )
}  # fmt: skip
