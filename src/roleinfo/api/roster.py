"""A whole roster against the market."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, Final, Literal, get_args

from roleinfo.api.lookup import choose_catalog
from roleinfo.catalog.catalogs import Catalog
from roleinfo.codec.sheets import read_sheet
from roleinfo.errors import InvalidArgumentError, SourceNotFoundError, did_you_mean, shown
from roleinfo.geography.countries import country_by_code
from roleinfo.model.arguments import (
    check_mapping,
    check_name,
    check_number,
    check_path,
    check_type,
    check_word,
    check_words,
    checked,
)
from roleinfo.model.country import UNITED_STATES, Country
from roleinfo.model.estimate import percentile
from roleinfo.model.exact import chosen, exact
from roleinfo.model.place import nation_code
from roleinfo.model.source import Source
from roleinfo.pay.composite import Weights
from roleinfo.pay.steps import years_between
from roleinfo.pay.structure import PayStructure
from roleinfo.roster.cells import adjustment_of, check_period_values, currency_of, hours_of, period_of, share_of
from roleinfo.roster.decisions import Decisions
from roleinfo.roster.market import LEVELS, MarketLevel, PriceOptions
from roleinfo.roster.priced import PricedRoster
from roleinfo.roster.pricing import RosterColumns, price_rows
from roleinfo.roster.reasons import RowRefusedError
from roleinfo.roster.table import RosterTable
from roleinfo.typing import Component, Period

_MONTH: Final = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


def price(
    rows: Any,
    title: str | None = None,
    place: str | None = None,
    pay: str | None = None,
    *,
    id: str | None = None,
    code: str | None = None,
    industry: str | None = None,
    grade: str | None = None,
    structure: PayStructure | None = None,
    currency: str | None = None,
    period: Period | str | None = None,
    period_values: Mapping[Any, Period] | None = None,
    hours: Decimal | int | str | None = None,
    fte: Decimal | int | str | None = None,
    pay_is: Literal["actual", "full_time"] = "full_time",
    commission: str | None = None,
    bonus: str | None = None,
    adjustment: Decimal | int | str | None = None,
    component: Component = "base",
    target: Decimal | int = 50,
    fallback: Sequence[MarketLevel] = LEVELS,
    mapping: Mapping[Any, str] | str | Path | None = None,
    min_probability: float = 0.5,
    aged_to: str | None = None,
    movement: Decimal | float | None = None,
    weights: Weights | None = None,
    country: str | None = None,
    catalog: Catalog | None = None,
) -> PricedRoster:
    """Price each employee of a roster against published wages of the job at the place.

    ``rows`` are mappings by column, or a frame of pandas or polars. ``title``, ``place``, ``pay``,
    ``id``, ``code``, ``commission`` and ``bonus`` are names of columns; ``place``, ``period``, ``hours``,
    ``currency``, ``industry``, ``fte``, ``grade`` and ``adjustment`` may be constants as well.
    ``period_values`` says what the values of a column of periods stand for (``{"H": "hour", "S": "year"}``);
    a constant ``period`` is that of every pay that states none itself.
    No row makes it fail: one that is not priced has the status "review" or "unpriced" and a reason.

    A code of SOC 2018 or 2010 comes before ``mapping`` (a reviewed CSV file, or a mapping of titles
    and places to ids), and that before the model of titles, whose matches of less than
    ``min_probability`` are for review. ``industry`` (a NAICS code or name) helps to match titles;
    wages are of all industries. Where an area has no wage, that of the written place's state and of
    the nation stand in, as far as ``fallback`` allows, with a caveat.

    ``country`` (GB) is where titles are looked up, in one's own roles besides; one that is not a title of a single
    occupation is for review. Pay of the United Kingdom is published for it as a whole: a blank place and every
    place in it have that pay. An id (uk-2237) in the column of codes or titles finds its occupation, and with it the
    country of the row, in any roster. ``currency`` is that of the row's country where none is stated.

    ``target`` is the percentile that is the market value; one that is not published is
    interpolated. Ratios go by full-time pay, costs by what is paid: ``pay_is`` says which of the two
    the cells hold (a rate for an hour or a day is the same in both), ``fte`` which share of a
    full-time job is worked and ``hours`` how many hours its year has: 2,080 where none are stated in
    the United States. Elsewhere hourly pay without hours is compared with hourly pay, and is in no sum.
    ``commission`` is a part of the published wages and counts, ``bonus`` is none.
    ``adjustment`` raises the market value of a job that is worth more than its match (``"+10%"``);
    ``aged_to`` and ``movement`` move market values to a month by a yearly movement (a fraction).
    ``weights``, by the ids of sources, make one market value of several sources' figures.
    With a ``structure`` and a ``grade`` each row has its compa-ratio.

    Raises InvalidArgumentError for a column that is not there, a country without roles and other arguments that
    make no sense, CatalogError for a mapping file that cannot be read, and IndustryNotFoundError for an
    unknown industry.

    >>> import roleinfo as ri
    >>> staff = [
    ...     {"job": "RN - ICU", "city": "Denver, CO", "base": "$46.00/hr"},
    ...     {"job": "Staff Accountant", "city": "Remote", "base": "$72,000/yr"},
    ...     {"job": "Ops Lead", "city": "Denver, CO", "base": "$77,000/yr"},
    ... ]
    >>> priced = ri.price(staff, title="job", place="city", pay="base")
    >>> for row in priced:
    ...     print(row.match and row.match.codes[0], row.level, row.ratio and f"{row.ratio:.3f}", row.status, row.reason)
    29-1141 metro 0.946 priced None
    13-2011 nation 0.860 priced None
    None None None review title-uncertain
    """
    if structure is not None:
        check_type("structure", structure, PayStructure)
    source = choose_catalog(catalog, "match_titles")
    table = RosterTable.of(rows)
    if country is not None:
        source.match_titles([], country=country)  # which refuses an unknown one
        country = nation_code(country)
    home = UNITED_STATES if country is None else country_by_code(country)
    if place is None and home != UNITED_STATES:
        place = home.name
    for name, value in (("title", title), ("place", place), ("pay", pay)):
        if value is None and not (name == "title" and code is not None):
            unless = ", unless code is one" if name == "title" else ""
            raise TypeError(f"{name} must be the name of a column{unless}, not None")
    values = check_period_values(period_values)
    check_constants(
        table.columns, values, period=period, currency=currency, hours=hours, fte=fte, adjustment=adjustment
    )
    if industry is not None:
        check_name("industry", industry)
        if industry not in table.columns:
            source.match_titles([], industry=industry)  # which refuses an unknown one
    options = price_options(
        source, target=target, component=component, pay_is=pay_is, fallback=fallback, min_probability=min_probability,
        aged_to=aged_to, movement=movement, weights=weights, country=country,
    )  # fmt: skip
    columns = RosterColumns(
        title=title, place=place, pay=pay, id=id, code=code, industry=industry, grade=grade, currency=currency,
        period=period, hours=hours, fte=fte, commission=commission, bonus=bonus, adjustment=adjustment,
    )  # fmt: skip
    release = "; ".join(latest.id for series in home.series if (latest := _latest(source, series)))
    return price_rows(
        table, columns, options, catalog=source, structure=structure, decisions=read_decisions(mapping),
        period_values=values, release=release,
    )  # fmt: skip


def read_decisions(mapping: Mapping[Any, str] | str | Path | None) -> Decisions:
    """What a person decided: in a mapping, or in a reviewed CSV file or workbook."""
    if mapping is None or isinstance(mapping, Mapping):
        return Decisions.of_mapping(mapping or {})
    check_path("mapping", mapping)
    return Decisions.of_lines(read_sheet(mapping, "Review", "mapping"), str(mapping))


def price_options(
    source: Catalog,
    *,
    target: Decimal | int,
    pay_is: Literal["actual", "full_time"],
    fallback: Sequence[MarketLevel],
    min_probability: float,
    aged_to: str | None,
    movement: Decimal | float | None,
    component: Component = "base",
    weights: Weights | None = None,
    country: str | None = None,
) -> PriceOptions:
    """How every row is priced, each of its parts checked."""
    check_word("pay_is", pay_is, ("actual", "full_time"))
    check_word("component", component, get_args(Component))
    percentile(target, "target")
    levels: Any = check_words("fallback", fallback, LEVELS)
    if not levels:
        raise InvalidArgumentError("fallback", fallback, f"must have at least one of {', '.join(LEVELS)}")
    least = float(check_number("min_probability", min_probability, 0, 1))
    return PriceOptions(
        target=exact(target),
        component=component,
        pay_is=pay_is,
        fallback=levels,
        min_probability=least,
        weights=_weights(weights, source),
        country=country,
        **_aging(aged_to, movement, source, UNITED_STATES if country is None else country_by_code(country)),
    )


def check_constants(names: Sequence[str], values: Mapping[str, Period], **constants: object) -> None:
    """Refuse a constant that no row could be read with, by its argument; a name of a column is none."""
    readers: dict[str, Any] = {
        "period": lambda cell: period_of(cell, values),
        "currency": currency_of,
        "hours": hours_of,
        "fte": share_of,
        "adjustment": adjustment_of,
    }
    rules = {
        "period": f"must be a column or one of {', '.join(get_args(Period))}",
        "currency": "must be a column or the three letters of a currency",
        "hours": "must be a column or the hours of a full-time year, from 100 to 8,784",
        "fte": "must be a column or a share of a full-time job, more than 0 and at most 2",
        "adjustment": "must be a column or a fraction above -1 and below 1, as 0.1 or '+10%'",
    }
    for name, value in constants.items():
        if value is None or (isinstance(value, str) and value in names):
            continue
        if not isinstance(value, str | int | float | Decimal) or isinstance(value, bool):
            raise TypeError(f"{name} {rules[name]}, not {shown(value)}")
        try:
            readers[name](value)
        except RowRefusedError:
            hint = did_you_mean(value, [column for column in names if isinstance(column, str)])
            raise InvalidArgumentError(name, value, f"{rules[name]}, not {shown(value)}", hint) from None


def _weights(weights: Weights | None, source: Catalog) -> tuple[tuple[str, Decimal], ...]:
    """The weight of each source; refused where one is no number above 0, or no source is called so."""
    if weights is None:
        return ()
    check_mapping("weights", weights, "from sources to their weights")
    known = source.sources()
    for name in weights:
        check_type("weights", name, str, wanted="a mapping from ids of sources, as text, to numbers")
        if not any(listed.is_named(name) for listed in known):
            raise SourceNotFoundError(name, tuple(listed.id for listed in known))
    shares = {name: checked("weights", weight, chosen) for name, weight in weights.items()}
    if not shares or any(share <= 0 for share in shares.values()):
        rule = "must be numbers above 0 by the id of a source, as {'our-survey': 2, 'their-survey': 1}"
        raise InvalidArgumentError("weights", weights, rule)
    return tuple(shares.items())


def _latest(source: Catalog, series: str) -> Source | None:
    """The latest release of a series of sources."""
    dated = [known for known in source.sources() if known.series == series and known.date]
    return max(dated, key=lambda known: known.date or "", default=None)


def _aging(aged_to: str | None, movement: Decimal | float | None, source: Catalog, country: Country) -> dict[str, Any]:
    """The date and movement that market values are aged by: both or neither."""
    if aged_to is None and movement is None:
        return {}
    if aged_to is None or movement is None:
        name = "aged_to" if aged_to is None else "movement"
        raise InvalidArgumentError(name, None, "must be stated: aged_to and movement go together")
    check_type("aged_to", aged_to, str)
    latest = _latest(source, country.series[-1]) if country.series else None
    start = latest.date if latest else None
    try:
        is_later = bool(_MONTH.fullmatch(aged_to)) and (start is None or (years_between(start, aged_to) or 0) >= 0)
    except ValueError:
        is_later = False
    if not is_later:
        after = f" not before {start}" if start else ""
        raise InvalidArgumentError("aged_to", aged_to, f"must be a month{after}, as 2026-11, not {shown(aged_to)}")
    yearly = checked("movement", movement, chosen)
    if not -1 < yearly < 1:
        raise InvalidArgumentError("movement", movement, f"must be a fraction (0.035 is 3.5%), not {shown(movement)}")
    return {"aged_to": aged_to, "movement": yearly}
