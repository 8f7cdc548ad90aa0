"""An employee against the market, as programs and readers see one."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Final

from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.pay import Pay
from roleinfo.render.layout import marked
from roleinfo.roster.rows import PricedRow
from roleinfo.text.figures import BOUNDS, bounded_pay
from roleinfo.text.numbers import format_number
from roleinfo.text.roster import (
    STATUSES,
    figures_of,
    reason_text,
)
from roleinfo.views.columns import Column, column, record_table
from roleinfo.views.kinds import (
    AMOUNT,
    DATE,
    MONEY,
    NUMBER,
    SCORE,
    TEXT,
    TEXTS,
    WHOLE,
)
from roleinfo.views.market import market_percentile
from roleinfo.views.pay_rows import codes_of
from roleinfo.views.view import View

_LEVELS: Final = {"metro": "the area", "state": "the state", "nation": "the nation"}


def _of_figure(read: Callable[[SalaryEstimate], Any]) -> Callable[[PricedRow], Any]:
    """A getter of the market value of a row."""
    return lambda row: None if row.target_figure is None else read(row.target_figure)


def _at(rank: int) -> Callable[[PricedRow], Decimal | None]:
    """A getter of the market's figure at a percentile, in the unit of the market value."""

    def amount(row: PricedRow) -> Decimal | None:
        figure = row.percentile_figure(rank)
        return figure.pay.amount if figure is not None and figure.pay is not None else None

    return amount


def _with_period(figure: SalaryEstimate) -> str | None:
    """A figure as readers see it, with its bound and period."""
    return None if figure.known_amount is None else f"{bounded_pay(figure)} per {figure.known_amount.period}"


def _text_at(rank: int) -> Callable[[PricedRow], str | None]:
    """A getter of the same as readers see it: with its bound, rounded."""

    def text(row: PricedRow) -> str | None:
        figure = row.percentile_figure(rank)
        return None if figure is None else _with_period(figure)

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
    column("", "Market value", AMOUNT, _of_figure(_with_period), of=("market_target", "market_unit", "market_bound")),
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
    column("", "Reason", TEXT, _reason, of=("price_reason",)),
    column("caveats", "", TEXTS, lambda row: codes_of(row.all_caveats)),
)
"""What pricing adds to an employee; no column that readers see has the pay of the person."""

EMPLOYEE: Final[tuple[Column[PricedRow], ...]] = (
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


def _market_value(row: PricedRow) -> str | None:
    """The market value, with its period where that is another than the pay's."""
    figure, pay = row.target_figure, row.full_time_pay
    if figure is None or figure.known_amount is None:
        return None
    is_same = pay is not None and pay.period == figure.known_amount.period
    return bounded_pay(figure) if is_same else _with_period(figure)


def _ratio_text(row: PricedRow) -> str | None:
    if row.ratio is None or row.bound is None:
        return None
    return f"{BOUNDS[row.bound]}{format_number(row.ratio, 3)}"


PEOPLE: Final[tuple[Column[PricedRow], ...]] = (
    column("", "Id", TEXT, lambda row: row.id or f"row {row.position}"),
    column("", "Occupation", TEXT, lambda row: row.match.title if row.match else row.title),
    column("", "Area", TEXT, lambda row: row.place.name if row.place else row.location),
    column("", "Pay", MONEY, lambda row: row.full_time_pay),
    column("", "Per", TEXT, lambda row: row.full_time_pay.period if row.full_time_pay else None),
    column("", "Market value", AMOUNT, _market_value),
    column("", "Market ratio", AMOUNT, _ratio_text),
    column("", "Percentile", AMOUNT, lambda row: market_percentile(row.percentile) if row.percentile else None),
    column("", "Status", TEXT, lambda row: _reason(row) or STATUSES["priced"]),
)
"""An employee in a report that shows people, which has to be asked for."""


def _row_label(row: PricedRow) -> str:
    job = marked(row.match.title) if row.match else "no occupation"
    where = f" in {row.market.place.name}" if row.market else ""
    return f"row {row.position}: {row.status}{f', {row.reason}' if row.reason else ''}; {job}{where}"


PRICED_ROW: Final = View[PricedRow](
    of=PricedRow,
    label=_row_label,
    title=lambda row: f"Employee in row {row.position}",
    tables=(record_table(EMPLOYEE),),
    caveats=lambda row: row.all_caveats,
    facts=lambda row: figures_of([row]),
)
