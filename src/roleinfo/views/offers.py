"""Offers in their parts, offers compared, and when schooling has paid for itself."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final, NamedTuple

from roleinfo.model.pay import Pay
from roleinfo.pay.offers import PARTS, YEARS, Offer, OfferComparison, OfferYear
from roleinfo.pay.schooling import BreakEven, BreakEvenYear
from roleinfo.render.layout import marked
from roleinfo.text.facts import capital
from roleinfo.text.numbers import format_fraction, format_money, format_number
from roleinfo.text.phrases import counted, joined
from roleinfo.views.columns import Column, TableSpec, column, prefixed
from roleinfo.views.kinds import FRACTION, FRACTION_CHANGE, MONEY, MONEY_CHANGE, NUMBER, TEXT, TEXTS, WHOLE
from roleinfo.views.view import View

_NAMES: Final = {"sign_on": "Sign-on"}
_PARTS: Final[tuple[Column[OfferYear], ...]] = tuple(
    column(name, _NAMES.get(name, capital(name)), MONEY) for name in PARTS
)
_UNIT: Final[Column[Any]] = column("unit", "", TEXT, lambda row: f"{row.base.currency} per year")

# ----------------------------------------------------------------------------------------------------------------------
# One offer

_YEAR: Final[tuple[Column[OfferYear], ...]] = (
    column("year", "Year", WHOLE, lambda year: year.number),
    *_PARTS,
    column("total", "Total", MONEY),
    _UNIT,
)


def _not_stated(offer: Offer) -> str | None:
    return joined(_NAMES.get(name, name).lower() for name in offer.missing) if offer.missing else None


def _offer_finding(offer: Offer) -> Iterator[str]:
    first, average = offer.year(1).total, offer.average()
    yield (
        f"Total pay is {format_money(first)} in the first year and {format_money(average)} per year over {YEARS} years."
    )
    if words := _not_stated(offer):
        yield f"Not stated: {words}."


OFFER: Final = View[Offer](
    of=Offer,
    label=lambda offer: f"{offer.name}: {format_money(offer.average())}/year over {YEARS} years",
    title=lambda offer: f"Offer: {marked(offer.name)}",
    subtitle=lambda offer: f"{offer.currency} per year",
    finding=_offer_finding,
    tables=(TableSpec("rows", lambda offer: offer.years(), _YEAR, "Years"),),
    parameters=(
        column("name", "", TEXT),
        column("hours", "", NUMBER),
        column("average", "", MONEY, lambda offer: offer.average()),
        column("not_stated", "", TEXTS, lambda offer: offer.missing),
    ),
)

# ----------------------------------------------------------------------------------------------------------------------
# Several offers


class _Row(NamedTuple):
    """An offer beside the first one."""

    offer: Offer
    first_year: OfferYear
    average: Pay
    difference: Pay
    relative: Decimal | None
    years: int


def _rows(offers: OfferComparison) -> Iterator[_Row]:
    for offer, difference, relative in zip(offers, offers.differences, offers.relative, strict=True):
        yield _Row(offer, offer.year(1), offer.average(offers.years), difference, relative, offers.years)


class _YearRow(NamedTuple):
    """One year of one offer."""

    offer: Offer
    year: OfferYear


def _year_rows(offers: OfferComparison) -> Iterator[_YearRow]:
    return (_YearRow(offer, year) for offer in offers for year in offer.years(offers.years))


_OFFER: Final[tuple[Column[_Row], ...]] = (
    column("name", "Offer", TEXT, lambda row: row.offer.name),
    *prefixed("first_year_", _PARTS, lambda row: row.first_year),
    column("first_year", "First year", MONEY, lambda row: row.first_year.total),
    column("average", "Average", MONEY),
    column("difference", "Difference from {first}", MONEY_CHANGE),
    column("relative_to_first", "% of {first}", FRACTION_CHANGE, lambda row: row.relative, drop=1),
    column("years", "Years", WHOLE, shared=True),
    column("unit", "", TEXT, lambda row: f"{row.average.currency} per year"),
    column("not_stated", "", TEXTS, lambda row: row.offer.missing),
)


def _first(offers: OfferComparison) -> Mapping[str, str]:
    return {"first": offers[0].name if offers else "the first"}


def _compared(offers: OfferComparison) -> Iterator[str]:
    if len(offers) < 2:
        yield "There is one offer." if offers else "There is no offer."
        return
    rows = [*_rows(offers)]
    best = max(rows, key=lambda row: row.average.amount)
    others = [row.average.amount for row in rows if row is not best]
    verb = "pays most" if best.average.amount > max(others) else "pays no less than any other"
    average = f"{format_money(best.average)} per year on average"
    yield f"{best.offer.name} {verb} over {counted(offers.years, 'year')}: {average}."
    last = rows[-1] if best is rows[0] else best
    if last.difference.amount and last.relative is not None:
        more = "more" if last.difference.amount > 0 else "less"
        size = f"{format_money(abs(last.difference))} ({format_fraction(abs(last.relative))})"
        yield f"{last.offer.name} pays {size} {more} per year than {offers[0].name}."


OFFERS: Final = View[OfferComparison](
    of=OfferComparison,
    label=lambda offers: f"{', '.join(offer.name for offer in offers)} over {counted(offers.years, 'year')}",
    title=lambda _: "Offers compared",
    subtitle=lambda offers: f"{offers[0].currency} per year" if offers else "",
    finding=_compared,
    tables=(
        TableSpec("rows", _rows, _OFFER, "Offers", names=_first),
        TableSpec(
            "years", _year_rows,
            (column("name", "Offer", TEXT, lambda row: row.offer.name), *prefixed("", _YEAR, lambda row: row.year)),
            "Year by year",
        ),
    ),
    caveats=lambda offers: offers.caveats,
    parameters=(column("years", "", WHOLE),),
)  # fmt: skip

# ----------------------------------------------------------------------------------------------------------------------
# Schooling


def _money(value: Decimal, even: BreakEven) -> str:
    return format_money(Pay(value, even.currency, "year"))


def _even_finding(even: BreakEven) -> Iterator[str]:
    yield (
        f"Schooling of {format_number(even.schooling)} years costs {_money(even.invested, even)} in total: "
        f"{_money(even.cost, even)} and {_money(even.lost_pay, even)} of pay given up."
    )
    if even.years is None:
        why = "pay is not higher after it" if even.gain.amount <= 0 else f"not within {counted(even.horizon, 'year')}"
        yield f"It does not pay for itself: {why}."
    else:
        yield (
            f"It pays for itself {format_number(even.years, 1)} years after the start, "
            f"{format_number(even.years_after or Decimal(0), 1)} years after the end of school."
        )
    rates = (("pay rises", even.movement), ("amounts are discounted", even.discount))
    assumptions = [f"{what} by {format_fraction(rate)} a year" for what, rate in rates if rate]
    yield f"Based on the numbers given, before taxes{''.join(f'; {text}' for text in assumptions)}."
    if assumptions:
        yield "The total cost does not reflect these rates; the balances do."


_EVEN_YEAR: Final[tuple[Column[tuple[BreakEven, BreakEvenYear]], ...]] = (
    column("year", "Year", WHOLE, lambda row: row[1].number),
    column("in_school", "In school", FRACTION, lambda row: row[1].in_school),
    column("change", "Difference from staying", MONEY_CHANGE, lambda row: Pay(row[1].change, row[0].currency, "year")),
    column("balance", "Balance", MONEY_CHANGE, lambda row: Pay(row[1].balance, row[0].currency, "year")),
    column("currency", "", TEXT, lambda row: row[0].currency),
)

BREAK_EVEN: Final = View[BreakEven](
    of=BreakEven,
    label=lambda even: (
        f"{_money(even.invested, even)} invested, even after "
        f"{'no number of' if even.years is None else format_number(even.years, 1)} years"
    ),
    title=lambda _: "When schooling pays for itself",
    subtitle=lambda even: even.currency,
    finding=_even_finding,
    tables=(TableSpec("rows", lambda even: ((even, row) for row in even.rows), _EVEN_YEAR, "Year by year"),),
    parameters=(
        column("cost", "", NUMBER),
        column("lost_pay", "", NUMBER),
        column("invested", "", NUMBER),
        column("schooling_years", "", NUMBER, lambda even: even.schooling),
        column("before", "", MONEY),
        column("after", "", MONEY),
        column("during", "", MONEY),
        column("movement", "", NUMBER),
        column("discount", "", NUMBER),
        column("horizon", "", WHOLE),
        column("years", "", NUMBER),
        column("years_after_school", "", NUMBER, lambda even: even.years_after),
    ),
)

VIEWS: Final[tuple[View[Any], ...]] = (OFFER, OFFERS, BREAK_EVEN)
