"""Pay against the market, one row a pay."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from roleinfo.errors import MOST_PROBLEMS_PRINTED
from roleinfo.model.caveat import Caveat
from roleinfo.model.pay import Pay
from roleinfo.model.place import Place
from roleinfo.pay.batch import RowProblem, unread
from roleinfo.pay.market import MarketStanding, MarketStandings
from roleinfo.render.citations import Citations
from roleinfo.render.outline import Block, Bullets, Paragraph
from roleinfo.text.numbers import format_fraction
from roleinfo.views.columns import Column, TableSpec, column, prefixed
from roleinfo.views.kinds import FRACTION, MONEY, RATIO, TEXT, TEXTS
from roleinfo.views.view import BRIEF_ROWS, SectionSpec, View

PAY: Final[tuple[Column[Pay], ...]] = (
    column("pay", "Pay", MONEY, lambda pay: pay),
    column("unit", "Unit", TEXT, lambda pay: f"{pay.currency} per {pay.period}", shared=True),
    column("currency", "", TEXT),
    column("period", "", TEXT),
)


def market_percentile(standing: MarketStanding) -> str:
    """The share of jobs that pay less, in words where no more than a bound of it is known."""
    share = standing.share
    low, high = format_fraction(share.low), format_fraction(share.high)
    if low == high:
        return low
    return f"above {low}" if share.high == 1 else f"below {high}" if not share.low else f"{low} to {high}"


def _place(standing: MarketStanding) -> Place | None:
    return standing.ratio.market.place


def caveats_of(standing: MarketStanding) -> tuple[Caveat, ...]:
    """What is to be kept in mind of a pay against the market."""
    return (*standing.ratio.caveats, *standing.position.caveats)


STANDING: Final[tuple[Column[MarketStanding], ...]] = (
    column("name", "Employee", TEXT, lambda each: None if each.name is None else str(each.name)),
    *prefixed("", PAY, lambda each: each.pay),
    column(
        "market_value", "Market value", MONEY, lambda each: each.ratio.market_value, facts=lambda e: [e.ratio.market]
    ),
    column("market_ratio", "Market ratio", RATIO, lambda each: each.market_ratio),
    column("share_at_least", "", FRACTION, lambda each: each.share.low),
    column("share_at_most", "", FRACTION, lambda each: each.share.high),
    column("", "Market percentile", TEXT, market_percentile, of=("share_at_least", "share_at_most"), drop=1),
    column("statistic", "", TEXT, lambda each: each.ratio.market.statistic),
    column("component", "", TEXT, lambda each: each.ratio.market.component),
    column("place", "", TEXT, lambda each: getattr(_place(each), "code", None)),
    column("place_name", "", TEXT, lambda each: getattr(_place(each), "name", None)),
    column("as_of", "", TEXT, lambda each: each.ratio.market.effective_date),
    column("source", "", TEXT, lambda each: each.ratio.market.source.id),
    column("caveats", "", TEXTS, lambda each: tuple(dict.fromkeys(c.code for c in caveats_of(each)))),
)


def _finding(standings: MarketStandings) -> Iterator[str]:
    for basis in dict.fromkeys(each.ratio.basis for each in standings):
        yield f"The market value is {basis}."


def _with_problems(standings: MarketStandings, citations: Citations) -> Iterator[Block]:
    """The first rows, and below them how many pays were not read, and why."""
    yield from _STANDINGS.blocks(standings, citations, BRIEF_ROWS)
    yield from _unread(standings, citations)


def _unread(standings: MarketStandings, _citations: Citations) -> Iterator[Block]:
    if lines := tuple(unread(standings.problems)):
        yield Paragraph(lines[0])
        yield Bullets(lines[1 : MOST_PROBLEMS_PRINTED + 1])
        yield from map(Paragraph, lines[MOST_PROBLEMS_PRINTED + 1 :])


_STANDINGS: Final = TableSpec[MarketStandings, MarketStanding](
    "rows", lambda them: them, STANDING, "Pay against the market"
)
_PROBLEMS: Final = TableSpec[MarketStandings, RowProblem](
    "problems", lambda them: them.problems,
    (
        column("row", "Row", TEXT, lambda problem: str(problem.row)),
        column("field", "Field", TEXT),
        column("value", "Value", TEXT),
        column("message", "What is wrong", TEXT),
    ),
    "Rows not read",
)  # fmt: skip

MARKET_STANDINGS: Final = View[MarketStandings](
    of=MarketStandings,
    label=lambda them: f"{len(them)} pays against the market",
    title=lambda them: f"Pay against the market: {len(them)} employee{'' if len(them) == 1 else 's'}",
    finding=_finding,
    tables=(_STANDINGS, _PROBLEMS),
    sections=(
        SectionSpec("rows", "Pay against the market", _STANDINGS.blocks),
        SectionSpec("problems", "Rows not read", _unread),
    ),
    brief=_with_problems,
    caveats=lambda them: (caveat for each in them for caveat in caveats_of(each)),
)

VIEWS: Final[Mapping[type, View[Any]]] = {each.of: each for each in (MARKET_STANDINGS,)}
