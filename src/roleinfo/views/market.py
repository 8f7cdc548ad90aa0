"""Pay against the market: a ratio, a position among the jobs of a role, both, and of many employees."""

from collections.abc import Iterator
from functools import partial
from typing import Any, Final, NamedTuple

from roleinfo.model.pay import Pay
from roleinfo.pay.amounts import in_period_of
from roleinfo.pay.distribution import ShareRange
from roleinfo.pay.market import MarketPosition, MarketRatio, MarketStanding, MarketStandings
from roleinfo.render.citations import Citations
from roleinfo.render.layout import marked
from roleinfo.render.outline import Block
from roleinfo.text.figures import BOUNDS, bounded_pay
from roleinfo.text.market import describe_ratio
from roleinfo.text.numbers import format_fraction, format_money, format_number
from roleinfo.text.phrases import counted, credit, place_name
from roleinfo.views.columns import Column, TableSpec, column, prefixed
from roleinfo.views.kinds import AMOUNT, FRACTION, NUMBER, TEXT, TEXTS
from roleinfo.views.pay_rows import PAY, codes_of, name_of, with_problems
from roleinfo.views.places import PERCENTILES
from roleinfo.views.view import View

_Against = MarketPosition | MarketRatio | MarketStanding


class _Row(NamedTuple):
    """A pay against the market: its ratio, its position, or both."""

    name: object
    pay: Pay
    result: _Against
    ratio: MarketRatio | None
    position: MarketPosition | None

    @property
    def part(self) -> MarketRatio | MarketPosition:
        """The ratio, else the position: what the pay is, and which role it is of."""
        return self.result.ratio if isinstance(self.result, MarketStanding) else self.result

    @property
    def figure(self) -> Any:
        """The published figure, or the distribution of figures."""
        return self.part.market if isinstance(self.part, MarketRatio) else self.part.distribution

    @property
    def share(self) -> ShareRange | None:
        """The share of jobs that pay less."""
        return None if self.position is None else self.position.share


def _row(result: _Against) -> _Row:
    match result:
        case MarketStanding():
            pay = in_period_of(result.ratio.market_value, result.pay)
            return _Row(result.name, pay, result, result.ratio, result.position)
        case MarketRatio():
            return _Row(None, in_period_of(result.market_value, result.pay), result, result, None)
        case _:
            return _Row(None, result.money, result, None, result)


def market_percentile(share: ShareRange) -> str:
    """The share of jobs that pay less: a percentage, or the bounds that are known of it."""
    low, high = format_fraction(share.low), format_fraction(share.high)
    if low == high:
        return low
    if share.is_open:
        return f"above {low}" if share.low else f"below {high}" if share.high < 1 else "unknown"
    return f"{low} to {high}"


def _ratio_text(row: _Row) -> str | None:
    ratio = row.ratio
    if ratio is None:
        return None
    if ratio.ratio is None:
        return "none"
    return f"{BOUNDS[ratio.bound]}{format_number(ratio.ratio, 3)}"


def _of_ratio(read: Any) -> Any:
    return lambda row: None if row.ratio is None else read(row.ratio)


def _of_share(read: Any) -> Any:
    return lambda row: None if row.share is None else read(row.share)


def _reason(row: _Row) -> str | None:
    return "the market value is 0" if row.ratio is not None and row.ratio.ratio is None else None


_COLUMNS: Final[tuple[Column[_Row], ...]] = (
    column("name", "Employee", TEXT, lambda row: name_of(row.name)),
    *prefixed("", PAY, lambda row: row.pay),
    column("component", "", TEXT, lambda row: row.part.component),
    column("pay_as_of", "", TEXT, lambda row: row.part.as_of),
    column("role_id", "", TEXT, lambda row: row.part.role.id),
    column("role_title", "", TEXT, lambda row: row.part.role.title),
    column("market_statistic", "", TEXT, _of_ratio(lambda ratio: ratio.market.statistic)),
    column("market_value", "", NUMBER, _of_ratio(lambda ratio: ratio.market_value.amount)),
    column("market_bound", "", TEXT, _of_ratio(lambda ratio: ratio.market.effective_bound)),
    column(
        "", "Market value", AMOUNT, _of_ratio(lambda ratio: bounded_pay(ratio.market)), of=("market_value",),
        facts=lambda row: [row.ratio.market] if row.ratio else [],
    ),
    column("market_component", "", TEXT, lambda row: row.figure.component),
    column("market_ratio", "", NUMBER, _of_ratio(lambda ratio: ratio.ratio)),
    column("ratio_bound", "", TEXT, _of_ratio(lambda ratio: ratio.bound)),
    column("", "Market ratio", AMOUNT, _ratio_text, of=("market_ratio", "ratio_bound", "reason")),
    column("reason", "", TEXT, _reason),
    column("share_at_least", "", FRACTION, _of_share(lambda share: share.low)),
    column("share_at_most", "", FRACTION, _of_share(lambda share: share.high)),
    column(
        "", "Market percentile", AMOUNT, _of_share(market_percentile), of=("share_at_least", "share_at_most"), drop=1
    ),
    column("share_method", "", TEXT, _of_share(lambda share: share.method)),
    column("share_note", "", TEXT, _of_share(lambda share: share.note)),
    column("place", "", TEXT, lambda row: row.figure.place and row.figure.place.code),
    column("place_name", "", TEXT, lambda row: row.figure.place and row.figure.place.name),
    column("industry", "", TEXT, lambda row: row.figure.industry and row.figure.industry.key),
    column("as_of", "", TEXT, lambda row: row.figure.effective_date),
    column("published_for", "", TEXT, lambda row: row.figure.published_for),
    column("source", "", TEXT, lambda row: row.figure.source.id),
    column("caveats", "", TEXTS, lambda row: codes_of(row.result.caveats)),
)  # fmt: skip


def _label_of_ratio(ratio: MarketRatio) -> str:
    value = "no ratio" if ratio.ratio is None else f"{BOUNDS[ratio.bound]}{format_number(ratio.ratio, 3)}"
    return (
        f"{_amount(ratio.pay)}: {value} of the {ratio.market.statistic} for {ratio.role.title}"
        f"{_in_place(ratio.market)} ({credit(ratio.market)})"
    )


def _amount(pay: Pay) -> str:
    return f"{format_money(pay)}/{pay.period}"


def _in_place(figure: Any) -> str:
    return f" in {place_name(figure.place)}" if figure.place else ""


def _label_of_position(position: MarketPosition) -> str:
    below = market_percentile(position.share)
    points = position.distribution.points
    return (
        f"{_amount(position.money)}: {below} of jobs for {position.role.title}{_in_place(position.distribution)} "
        f"pay less ({credit(points[0])})"
    )


def _label_of_many(standings: MarketStandings) -> str:
    if not standings:
        return "0 employees"
    ratios = ", ".join(_ratio_text(_row(standing)) or "" for standing in standings[:3])
    market = standings[0].ratio
    more = ", ..." if len(standings) > 3 else ""
    return (
        f"{len(standings)} pays against {market.market.statistic} {_amount(market.market_value)}"
        f"{_in_place(market.market)}: {ratios}{more}"
    )


_TITLE: Final = "Pay compared with the market"


_RECORD: Final = TableSpec[Any, _Row]("rows", lambda result: (_row(result),), _COLUMNS, _TITLE, record=True)


_PERCENTILES: Final = TableSpec[MarketPosition, Any](
    "percentiles", lambda position: PERCENTILES.rows(position.distribution), PERCENTILES.columns, "Percentiles"
)


def _with_percentiles(position: MarketPosition, citations: Citations) -> Iterator[Block]:
    yield from _RECORD.blocks(position, citations)
    yield from _PERCENTILES.blocks(position, citations)


def _values(standings: MarketStandings) -> Iterator[str]:
    values = tuple(dict.fromkeys(standing.ratio.basis for standing in standings))
    if values:
        yield f"The market value is {values[0]}." if len(values) == 1 else f"Market values: {'; '.join(values)}."


MARKET_RATIO: Final = View[MarketRatio](
    of=MarketRatio,
    label=_label_of_ratio,
    title=lambda ratio: f"Market ratio: {marked(ratio.role.title)}",
    finding=lambda ratio: [describe_ratio(ratio)],
    tables=(_RECORD,),
    caveats=lambda ratio: ratio.caveats,
)
MARKET_POSITION: Final = View[MarketPosition](
    of=MarketPosition,
    label=_label_of_position,
    title=lambda position: f"Market percentile: {marked(position.role.title)}",
    finding=lambda position: [position.sentence],
    tables=(_RECORD, _PERCENTILES),
    caveats=lambda position: position.caveats,
    brief=_with_percentiles,
)
MARKET_STANDING: Final = View[MarketStanding](
    of=MarketStanding,
    label=lambda standing: f"{standing.name or 'pay'}: {_label_of_ratio(standing.ratio)}",
    title=lambda standing: f"{_TITLE}: {marked(standing.ratio.role.title)}",
    finding=lambda standing: [describe_ratio(standing.ratio), standing.position.sentence],
    tables=(_RECORD,),
    caveats=lambda standing: standing.caveats,
)
MARKET_STANDINGS: Final = View[MarketStandings](
    of=MarketStandings,
    label=_label_of_many,
    title=lambda standings: f"{_TITLE}: {counted(len(standings), 'employee')}",
    finding=_values,
    caveats=lambda standings: (caveat for standing in standings for caveat in standing.caveats),
    **with_problems(TableSpec[MarketStandings, _Row]("rows", partial(map, _row), _COLUMNS, "Employees")),
)
VIEWS: Final[tuple[View[Any], ...]] = (MARKET_RATIO, MARKET_POSITION, MARKET_STANDING, MARKET_STANDINGS)
