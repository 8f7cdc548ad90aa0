"""Pay against bands, structures and the market as rows: one an employee, an amount or an end of a band."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from roleinfo.model.pay import Pay
from roleinfo.pay.band import END_NAMES, BandStanding, CompaRatios, SalaryBand, alike
from roleinfo.pay.gaps import BandGap, EndGap
from roleinfo.pay.market import MarketPosition, MarketRatio, MarketStanding
from roleinfo.pay.structure import Placement
from roleinfo.views.fact_rows import codes
from roleinfo.views.tabular import ColumnData, DataType, Row

_PAID: Final[Mapping[str, DataType]] = {
    "name": "text", "pay": "number", "unit": "text", "currency": "text", "period": "text"
}  # fmt: skip
_IN_BAND: Final[Mapping[str, DataType]] = {
    "grade": "text", "component": "text", "minimum": "number", "midpoint": "number", "maximum": "number",
    "as_of": "text", "basis": "text", "compa_ratio": "number", "penetration": "number", "quartile": "count",
    "circle": "text", "reason": "text", "caveats": "text",
}  # fmt: skip
STANDINGS: Final[Mapping[str, DataType]] = {**_PAID, **_IN_BAND}
PLACEMENTS: Final[Mapping[str, DataType]] = {**_PAID, "position": "text", "held_by": "text", **_IN_BAND}
RATIOS: Final[Mapping[str, DataType]] = {
    "employee": "count", "pay": "number", "midpoint": "number", "unit": "text", "currency": "text", "period": "text",
    "compa_ratio": "number", "reason": "text",
}  # fmt: skip
BAND_GAP: Final[Mapping[str, DataType]] = {
    "about": "text", "left": "number", "right": "number", "unit": "text", "difference": "number",
    "difference_unit": "text", "relative_to_left": "number", "reason": "text", "component": "text",
    "left_grade": "text", "right_grade": "text", "left_as_of": "text", "right_as_of": "text", "caveats": "text",
}  # fmt: skip
MARKET: Final[Mapping[str, DataType]] = {
    **_PAID, "component": "text", "pay_as_of": "text", "role_id": "text", "role_title": "text",
    "market_statistic": "text", "market_value": "number", "market_bound": "text", "market_component": "text",
    "market_ratio": "number", "ratio_bound": "text", "reason": "text",
    "share_at_least": "number", "share_at_most": "number", "share_method": "text", "share_note": "text",
    "place": "text", "place_name": "text", "industry": "text", "as_of": "text", "covers": "text", "source": "text",
    "caveats": "text",
}  # fmt: skip
"""Pay against the market; a share of jobs that is one number has it at both its ends."""

_NO_MIDPOINT: Final = "the midpoint is 0"


def standings_table(standings: Iterable[BandStanding]) -> ColumnData:
    """Pays in one band, one row a pay, with the band beside each."""
    return ColumnData.of(STANDINGS, ({**_paid(_in_unit(each), each.name), **_in_band(each)} for each in standings))


def placements_table(placements: Iterable[Placement]) -> ColumnData:
    """Pays in a structure, one row a pay, and in the employee's own grade where one was told."""
    return ColumnData.of(
        PLACEMENTS,
        (
            {
                **(_in_band(each.standing) if each.standing else {"reason": "no grade was told"}),
                **_paid(_in_unit(each.standing) if each.standing else each.pay, each.name),
                "position": each.position, "held_by": "; ".join(each.held_by) or None,
            }
            for each in placements
        ),
    )  # fmt: skip


def ratios_table(ratios: CompaRatios) -> ColumnData:
    """A group's compa-ratios, one row an employee in the order given."""
    return ColumnData.of(
        RATIOS,
        (
            {
                **_paid(pay, None), "employee": number, "midpoint": midpoint.amount, "compa_ratio": each,
                "reason": None if each is not None else _NO_MIDPOINT,
            }
            for number, pay, midpoint, each in zip(
                ratios.positions, ratios.pays, ratios.midpoints, ratios.ratios, strict=True
            )
        ),
    )  # fmt: skip


def _paid(pay: Pay, name: object) -> Row:
    found: Row = {
        "pay": pay.amount, "unit": f"{pay.currency} per {pay.period}", "currency": pay.currency, "period": pay.period
    }  # fmt: skip
    return found if name is None else {"name": str(name), **found}


def _in_unit(standing: BandStanding) -> Pay:
    """The pay for the band's period, since a row has one unit."""
    return alike(standing.pay, standing.band.minimum)


def _of_band(band: SalaryBand) -> Row:
    return {
        "grade": band.name, "component": band.component, "as_of": band.holds_for, "basis": band.basis,
        "caveats": codes(band.caveats), **{name: getattr(band, name).amount for name in END_NAMES},
    }  # fmt: skip


def _in_band(standing: BandStanding) -> Row:
    lacking = [
        *([_NO_MIDPOINT] if standing.compa_ratio is None else []),
        *(["the band has no width"] if standing.penetration is None else []),
    ]
    return {
        **_of_band(standing.band), "compa_ratio": standing.compa_ratio, "penetration": standing.penetration,
        "quartile": standing.quartile, "circle": standing.circle, "reason": "; ".join(lacking) or None,
    }  # fmt: skip


def band_gap_table(gap: BandGap) -> ColumnData:
    """Two bands at their minimum, midpoint and maximum, the widths of their ranges, and what they share."""
    pay = gap.left.minimum
    unit = f"{pay.currency} per {pay.period}"
    common = {
        "component": gap.left.component, "left_grade": gap.left.name, "right_grade": gap.right.name,
        "left_as_of": gap.left.holds_for, "right_as_of": gap.right.holds_for, "caveats": codes(gap.caveats),
    }  # fmt: skip

    def rows() -> Iterator[Row]:
        for name in END_NAMES:
            end: EndGap = getattr(gap, name)
            yield {
                **common, "about": name, "left": end.left.amount, "right": end.right.amount, "unit": unit,
                "difference": end.difference.amount, "difference_unit": unit, "relative_to_left": end.relative,
                "reason": None if end.relative is not None else "the left amount is 0",
            }  # fmt: skip
        yield {
            **common, "about": "spread", "left": gap.left.spread, "right": gap.right.spread, "difference": gap.spread,
            "unit": "fraction of the minimum", "difference_unit": "fraction of the minimum",
            "reason": None if gap.spread is not None else "a minimum is 0",
        }  # fmt: skip

    return ColumnData.of(BAND_GAP, rows())


def market_table(given: Iterable[MarketStanding | MarketPosition | MarketRatio]) -> ColumnData:
    """Pays against the market, one row a pay: its market ratio, the share of jobs that pay less, or both."""
    return ColumnData.of(MARKET, map(_market_row, given))


def single_table(given: MarketStanding | MarketPosition | MarketRatio) -> ColumnData:
    """One pay against the market, as one row."""
    return market_table((given,))


def _market_row(each: Any) -> Row:
    match each:
        case MarketStanding():
            caveats = (*each.ratio.caveats, *each.position.caveats)
            both = {**_position_row(each.position), **_ratio_row(each.ratio)}
            return {**both, **_paid(alike(each.pay, each.ratio.market_value), each.name), "caveats": codes(caveats)}
        case MarketRatio():
            return {**_paid(alike(each.pay, each.market_value), None), **_ratio_row(each)}
        case _:
            return {**_paid(each.money, None), **_position_row(each)}


def _ratio_row(each: MarketRatio) -> Row:
    market = each.market
    return {
        "component": each.component, "pay_as_of": each.as_of, "role_id": each.role.id, "role_title": each.role.title,
        "market_statistic": market.statistic, "market_value": each.market_value.amount,
        "market_bound": market.reads_as, "market_component": market.component, "market_ratio": each.ratio,
        "ratio_bound": each.bound, "reason": None if each.ratio is not None else "the market value is 0",
        **_where(market), "caveats": codes(each.caveats),
    }  # fmt: skip


def _position_row(each: MarketPosition) -> Row:
    share = each.share
    return {
        "component": each.component, "pay_as_of": each.as_of, "role_id": each.role.id, "role_title": each.role.title,
        "market_component": each.distribution.component, "share_at_least": share.low, "share_at_most": share.high,
        "share_method": share.method, "share_note": share.note, **_where(each.distribution),
        "caveats": codes(each.caveats),
    }  # fmt: skip


def _where(figure: Any) -> Row:
    """Of where, when and by whom a published figure, or a distribution of these, is."""
    return {
        "place": figure.place and figure.place.code, "place_name": figure.place and figure.place.name,
        "industry": figure.industry and figure.industry.key, "as_of": figure.effective_date, "covers": figure.covers,
        "source": figure.source.id,
    }  # fmt: skip
