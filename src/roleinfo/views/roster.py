"""Employees against the market: a roster, an employee, groups of them, and what a person should decide."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final, NamedTuple

import attrs

from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.exact import chosen
from roleinfo.model.pay import Pay
from roleinfo.render.citations import Citations
from roleinfo.render.layout import marked
from roleinfo.render.outline import Block, Paragraph
from roleinfo.roster.disclosure import shown_groups
from roleinfo.roster.priced import PricedRoster, PricedRow
from roleinfo.roster.reasons import STATUS_OF, ReviewKind
from roleinfo.roster.review import ReviewItem, RosterReview
from roleinfo.roster.summary import NOUNS, RosterGroup, RosterGroups, merged
from roleinfo.text.facts import capital, lower_first
from roleinfo.text.figures import BOUNDS, bounded_pay
from roleinfo.text.numbers import format_number
from roleinfo.text.phrases import counted, joined
from roleinfo.text.roster import (
    REASONS,
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
    AMOUNT,
    DATE,
    MONEY,
    NUMBER,
    RATIO,
    SCORE,
    TEXT,
    TEXTS,
    WHOLE,
)
from roleinfo.views.market import market_percentile
from roleinfo.views.pay_rows import codes_of
from roleinfo.views.roster_structures import STRUCTURE_VIEWS
from roleinfo.views.view import View

_RANKS: Final = (25, 50, 75)
_LEVELS: Final = {"metro": "the area", "state": "the state", "nation": "the nation"}

# An employee --------------------------------------------------------------------------------------------------


def _of_figure(read: Callable[[SalaryEstimate], Any]) -> Callable[[PricedRow], Any]:
    """A getter of the market value of a row."""
    return lambda row: None if row.target_figure is None else read(row.target_figure)


def _at(rank: int) -> Callable[[PricedRow], Decimal | None]:
    """A getter of the market's figure at a percentile, in the unit of the market value."""

    def amount(row: PricedRow) -> Decimal | None:
        figure = row.percentile_figure(rank)
        return figure.pay.amount if figure is not None and figure.pay is not None else None

    return amount


def _text_at(rank: int) -> Callable[[PricedRow], str | None]:
    """A getter of the same as readers see it: with its bound, rounded."""

    def text(row: PricedRow) -> str | None:
        figure = row.percentile_figure(rank)
        return None if figure is None or figure.known_amount is None else bounded_pay(figure)

    return text


def _share(name: str) -> Callable[[PricedRow], Decimal | None]:
    return lambda row: None if row.percentile is None else getattr(row.percentile, name)


def _percentile(row: PricedRow) -> Decimal | None:
    share = row.percentile
    return share.low if share is not None and share.low == share.high else None


def _amount(read: Callable[[PricedRow], Pay | None]) -> Callable[[PricedRow], Decimal | None]:
    def amount(row: PricedRow) -> Decimal | None:
        pay = read(row)
        return None if pay is None else pay.amount

    return amount


def _reason(row: PricedRow) -> str | None:
    return None if row.reason is None else reason_text(row.reason, row.target)


def _of_match(read: Callable[[Any], Any]) -> Callable[[PricedRow], Any]:
    return lambda row: None if row.match is None else read(row.match)


def _value(figure: SalaryEstimate) -> Decimal | None:
    return figure.known_amount.amount if figure.known_amount else None


def _unit(figure: SalaryEstimate) -> str | None:
    pay = figure.known_amount
    return f"{pay.currency} per {pay.period}" if pay else None


_RESULT: Final[tuple[Column[PricedRow], ...]] = (
    column("match_role_id", "", TEXT, _of_match(lambda match: match.role_id)),
    column("match_code", "", TEXT, _of_match(lambda match: "; ".join(match.codes))),
    column("match_title", "Occupation", TEXT, _of_match(lambda match: match.title)),
    column("match_probability", "Probability", SCORE, _of_match(lambda match: match.probability)),
    column("match_by", "", TEXT, _of_match(lambda match: match.decided_by)),
    column("place", "", TEXT, lambda row: row.place.code if row.place else None),
    column("place_name", "Area", TEXT, lambda row: row.place.name if row.place else None),
    column("market_area", "", TEXT, lambda row: row.market.place.code if row.market else None),
    column("market_area_name", "", TEXT, lambda row: row.market.place.name if row.market else None),
    column("market_level", "", TEXT, lambda row: row.level),
    column("", "Wages of", TEXT, lambda row: _LEVELS.get(row.level or ""), of=("market_level",)),
    column("market_p25", "", NUMBER, _at(25)),
    column("", "25th percentile", AMOUNT, _text_at(25), of=("market_p25",)),
    column("market_median", "", NUMBER, _at(50)),
    column("", "Median", AMOUNT, _text_at(50), of=("market_median",)),
    column("market_p75", "", NUMBER, _at(75)),
    column("", "75th percentile", AMOUNT, _text_at(75), of=("market_p75",)),
    column("market_statistic", "", TEXT, _of_figure(lambda figure: figure.statistic)),
    column("market_target", "", NUMBER, _of_figure(_value)),
    column("", "Market value", AMOUNT, _of_figure(bounded_pay), of=("market_target", "market_unit", "market_bound")),
    column("market_unit", "", TEXT, _of_figure(_unit)),
    column("market_bound", "", TEXT, _of_figure(lambda figure: figure.effective_bound)),
    column("market_origin", "", TEXT, _of_figure(lambda figure: figure.origin)),
    column("market_evidence", "How calculated", TEXT, _of_figure(lambda figure: figure.evidence), drop=1),
    column("market_as_of", "As of", DATE, _of_figure(lambda figure: figure.effective_date)),
    column("market_source", "", TEXT, _of_figure(lambda figure: figure.source.id)),
    column("market_ratio", "", NUMBER, lambda row: row.ratio),
    column("ratio_bound", "", TEXT, lambda row: row.bound),
    column("market_percentile", "", NUMBER, _percentile),
    column("share_at_least", "", NUMBER, _share("low")),
    column("share_at_most", "", NUMBER, _share("high")),
    column("share_method", "", TEXT, lambda row: row.percentile.method if row.percentile else None),
    column("compa_ratio", "", NUMBER, lambda row: row.compa_ratio),
    column("range_penetration", "", NUMBER, lambda row: row.standing.penetration if row.standing else None),
    column("circle", "", TEXT, lambda row: row.standing.circle if row.standing else None),
    column("annual_pay", "", NUMBER, _amount(lambda row: row.annual)),
    column("annual_compared", "", NUMBER, _amount(lambda row: row.annual_compared)),
    column("annual_market", "", NUMBER, _amount(lambda row: row.annual_market)),
    column("cost_to_market", "", NUMBER, _amount(lambda row: row.cost_to_target)),
    column("price_status", "Status", TEXT, lambda row: row.status),
    column("price_reason", "", TEXT, lambda row: row.reason),
    column(
        "",
        "Reason",
        TEXT,
        lambda row: reason_text(row.reason, row.target) if row.reason else None,
        of=("price_reason",),
    ),
    column("caveats", "", TEXTS, lambda row: codes_of(row.all_caveats)),
)
"""What pricing adds to an employee; no column that readers see has the pay of the person."""

_PERSON: Final[tuple[Column[PricedRow], ...]] = (
    column("row", "", WHOLE, lambda row: row.position),
    column("id", "", TEXT, lambda row: row.id),
    column("title", "", TEXT, lambda row: row.title),
    column("location", "", TEXT, lambda row: row.location),
    column("grade", "", TEXT, lambda row: row.grade),
    column("pay", "", NUMBER, _amount(lambda row: row.pay)),
    column("currency", "", TEXT, lambda row: row.pay.currency if row.pay else None),
    column("period", "", TEXT, lambda row: row.pay.period if row.pay else None),
    column("full_time_pay", "", NUMBER, _amount(lambda row: row.full_time_pay)),
    column("hours", "", NUMBER, lambda row: row.hours),
    column("fte", "", NUMBER, lambda row: row.fte),
    column("commission", "", NUMBER, _amount(lambda row: row.commission)),
    column("bonus", "", NUMBER, _amount(lambda row: row.bonus)),
    *_RESULT,
)


def _ratio_text(row: PricedRow) -> str | None:
    if row.ratio is None or row.bound is None:
        return None
    return f"{BOUNDS[row.bound]}{format_number(row.ratio, 3)}"


PEOPLE: Final[tuple[Column[PricedRow], ...]] = (
    column("", "Id", TEXT, lambda row: row.id or f"row {row.position}"),
    column("", "Occupation", TEXT, lambda row: row.match.title if row.match else row.title),
    column("", "Area", TEXT, lambda row: row.place.name if row.place else row.location),
    column("", "Pay", MONEY, lambda row: row.full_time_pay),
    column("", "Market value", AMOUNT, _of_figure(bounded_pay)),
    column("", "Market ratio", AMOUNT, _ratio_text),
    column("", "Percentile", AMOUNT, lambda row: market_percentile(row.percentile) if row.percentile else None),
    column("", "Status", TEXT, lambda row: _reason(row) or STATUSES["priced"]),
)
"""An employee in a report that shows people, which has to be asked for."""


def _row_label(row: PricedRow) -> str:
    job = marked(row.match.title) if row.match else "no occupation"
    where = f" in {row.market.place.name}" if row.market else ""
    return f"row {row.position}: {row.status}{f', {row.reason}' if row.reason else ''}; {job}{where}"


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
    "rows", lambda priced: priced.rows, _PERSON, "Employees", readers=lambda _: ()
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
PRICED_ROW: Final = View[PricedRow](
    of=PricedRow,
    label=_row_label,
    title=lambda row: f"Employee in row {row.position}",
    tables=(TableSpec("rows", lambda row: (row,), _PERSON, record=True),),
    caveats=lambda row: row.all_caveats,
    facts=lambda row: figures_of([row]),
)
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
    return NOUNS.get(groups[0].kind, groups[0].kind)


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

# Review -------------------------------------------------------------------------------------------------------------


def _candidate(at: int, name: str) -> Callable[[ReviewItem], Any]:
    return lambda item: getattr(item.candidates[at], name) if at < len(item.candidates) else None


_REVIEW: Final[tuple[Column[ReviewItem], ...]] = (
    column("kind", "Kind", TEXT),
    column("text", "Text", TEXT, lambda item: item.text),
    column("people", "Employees", WHOLE),
    column("reason", "", TEXT),
    column("", "Reason", TEXT, lambda item: REASONS[item.reason], of=("reason",), drop=2),
    *(
        spec
        for at in range(3)
        for spec in (
            column(f"candidate_{at + 1}", "", TEXT, _candidate(at, "role_id")),
            column(f"candidate_{at + 1}_title", "", TEXT, _candidate(at, "title")),
            column(f"candidate_{at + 1}_jobs", "", WHOLE, _candidate(at, "jobs")),
        )
    ),
    column(
        "", "First candidate", TEXT,
        lambda item: f"{item.candidates[0].title} ({item.candidates[0].role_id})" if item.candidates else None,
        of=("candidate_1", "candidate_1_title"), drop=1,
    ),
    column("decision", "", TEXT, lambda item: item.decision),
    column("release", "", TEXT, lambda item: item.release or None),
)  # fmt: skip


_KINDS: Final[Mapping[ReviewKind, str]] = {"title": "job title", "code": "occupation code", "place": "location"}


def _to_decide(items: RosterReview) -> Iterable[str]:
    if not items:
        return ["Nothing is left to review."]
    counts = Counter(item.kind for item in items)
    return [f"{joined(counted(counts[kind], noun) for kind, noun in _KINDS.items() if counts[kind])} to decide."]


ROSTER_REVIEW: Final = View[RosterReview](
    of=RosterReview,
    label=lambda items: f"{counted(len(items), 'text')} to decide",
    title=lambda _: "Titles and places to review",
    finding=_to_decide,
    tables=(TableSpec("rows", iter, _REVIEW, "To decide"),),
)
REVIEW_ITEM: Final = View[ReviewItem](
    of=ReviewItem,
    label=lambda item: f"{item.kind} {marked(item.text)}: {item.reason}, {people(item.people)}",
    title=lambda item: f"{item.kind.capitalize()} to review: {marked(item.text) or '(blank)'}",
    finding=lambda item: [f"{REASONS[item.reason]}."],
    tables=(TableSpec("rows", lambda item: (item,), _REVIEW, record=True),),
)

VIEWS: Final[Mapping[type, View[Any]]] = {
    view.of: view
    for view in (
        PRICED_ROSTER, PRICED_ROW, ROSTER_GROUP, ROSTER_GROUPS, ROSTER_REVIEW, REVIEW_ITEM, *STRUCTURE_VIEWS,
    )
}  # fmt: skip
