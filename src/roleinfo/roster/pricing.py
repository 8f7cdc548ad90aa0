"""A roster priced: each cell read, each distinct title and place matched once, each pair looked up once."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final, NamedTuple, TypeVar

import attrs

from roleinfo.errors import InvalidArgumentError, NotComparableError
from roleinfo.geography.countries import country_by_code
from roleinfo.model.caveat import Caveat, make_caveat
from roleinfo.model.country import UNITED_STATES, Country
from roleinfo.model.pay import HOURS_PER_YEAR, Pay, converts_alone
from roleinfo.model.place import country_of
from roleinfo.pay.batch import is_blank
from roleinfo.pay.structure import PayStructure
from roleinfo.roster.cells import (
    adjustment_of,
    currency_of,
    full_time_of,
    hours_of,
    is_negative,
    is_nothing,
    pay_of,
    period_of,
    refuse_implausible,
    share_of,
    text_of,
)
from roleinfo.roster.decisions import Decisions
from roleinfo.roster.jobs import JobResult, JobText, RosterCatalog, match_jobs
from roleinfo.roster.market import MarketFinder, PriceOptions
from roleinfo.roster.places import Location, locate
from roleinfo.roster.priced import PricedRoster
from roleinfo.roster.reasons import WEIGHED, Question, RowRefusedError
from roleinfo.roster.rows import PricedRow
from roleinfo.roster.table import RosterTable
from roleinfo.typing import Period

T = TypeVar("T")

_ONE: Final = Decimal(1)


@attrs.frozen(kw_only=True)
class RosterColumns:
    """Which column of a roster holds what; those that may be constants hold a column's name or the constant."""

    title: str | None = None
    place: str | None = None
    pay: str | None = None
    id: str | None = None
    code: str | None = None
    industry: str | None = None
    grade: str | None = None
    currency: str | None = None
    period: str | None = None
    hours: object = None
    fte: object = None
    commission: str | None = None
    bonus: str | None = None
    adjustment: object = None


class _Money(NamedTuple):
    """What a row says of its pay, with the code of the first reason why that cannot be used."""

    pay: Pay | None = None
    hours: Decimal | None = HOURS_PER_YEAR
    has_hours: bool = False
    fte: Decimal = _ONE
    commission: Pay | None = None
    bonus: Pay | None = None
    adjustment: Decimal = Decimal(0)
    reason: str | None = None
    caveats: tuple[Caveat, ...] = ()


def price_rows(
    table: RosterTable,
    columns: RosterColumns,
    options: PriceOptions,
    *,
    catalog: RosterCatalog,
    structure: PayStructure | None,
    decisions: Decisions,
    period_values: Mapping[str, Period],
    release: str,
) -> PricedRoster:
    """Every row of a table priced, in its order."""
    cells = _Cells(table, columns)
    jobs = match_jobs(cells.jobs, catalog, decisions, options.min_probability, options.country)
    home = UNITED_STATES if options.country is None else country_by_code(options.country)
    countries = {text: _country_of(job, home) for text, job in jobs.items()}
    known = {place.key: place for place in catalog.places()}
    written: dict[Country, list[str | None]] = {home: []}
    for job_text, location in zip(cells.jobs, cells.places, strict=True):
        written.setdefault(countries[job_text], []).append(location)
    places = {country: locate(texts, catalog, decisions, known, country) for country, texts in written.items()}
    finder = MarketFinder(options, known)
    rows = []
    for at, (job_text, location) in enumerate(zip(cells.jobs, cells.places, strict=True)):
        country = countries[job_text]
        money = cells.money(at, period_values, options.pay_is, country)
        job, where = jobs[job_text], places[country][location]
        answer = _Answer(job, where, money)
        reason, market, caveats = answer.reason, None, (*where.caveats, *money.caveats)
        if job.match is not None and where.place is not None:
            currency = money.pay.currency if money.pay else None
            sought = (job.match, where.place, where.state, currency, money.adjustment)
            market = finder.value(*sought)
            missing = finder.sources_missing(*sought) if market is None else ()
            if missing:
                caveats = (*caveats, make_caveat(WEIGHED, ("salary",), sources=missing))
            reason = reason or (WEIGHED if missing else _reason_of_market(market, money))
        rows.append(
            PricedRow(
                position=at + 1,
                id=cells.ids[at],
                title=job_text.title,
                location=location,
                pay=money.pay,
                pay_is=options.pay_is,
                hours=money.hours,
                fte=money.fte,
                commission=money.commission,
                bonus=money.bonus,
                grade=cells.grades[at],
                band=_band(structure, cells.grades[at]),
                match=job.match,
                place=where.place,
                market=market,
                target=options.target,
                component=options.component,
                reason=reason,
                questions=answer.questions(job_text, location),
                caveats=caveats,
                columns=table.columns,
                cells=table.rows[at],
            )
        )
    return PricedRoster(
        rows=tuple(rows), columns=table.columns, options=options, structure=structure, release=release,
        labels=table.index,
    )  # fmt: skip


def _country_of(job: JobResult, home: Country) -> Country:
    """The country of a job: that of its classification, else that of the roster."""
    code = job.match.parts[0].role.country if job.match else None
    return home if code is None else country_by_code(code)


class _Answer(NamedTuple):
    """What the cells of a row say: of the job, the place and the pay."""

    job: JobResult
    where: Location
    money: _Money

    @property
    def reason(self) -> str | None:
        """The first reason why the row has no price: what no decision helps comes first."""
        abroad = self.where.reason if self.where.reason == "foreign-place" else None
        return self.money.reason or abroad or self.job.reason or self.where.reason

    def questions(self, text: JobText, location: str | None) -> tuple[Question, ...]:
        """What a person should decide of the row."""
        questions = []
        if self.job.reason is not None:
            own = text.code if self.job.kind == "code" else text.title
            questions.append(Question(self.job.kind, own or "", self.job.reason, self.job.candidates))
        if self.where.reason not in (None, "foreign-place"):
            questions.append(Question("place", location or "", str(self.where.reason), self.where.candidates))
        return tuple(questions)


def _reason_of_market(market: Any, money: _Money) -> str | None:
    if market is None:
        return "no-market-value"
    if money.pay is None:
        return None
    distribution = market.distribution(money.pay.period)
    if distribution.currency != money.pay.currency:
        return "other-currency"
    is_summed = money.commission is not None and not converts_alone(money.pay.period, "year")
    if money.hours is None and is_summed:  # pay and commission are added up for a year
        return "no-hours"
    if money.has_hours or converts_alone(money.pay.period, distribution.period):
        return None
    country = country_of(market.place)
    return None if country is not None and country.hours is not None else "no-hours"


def _band(structure: PayStructure | None, grade: str | None) -> Any:
    if structure is None or grade is None:
        return None
    try:
        return structure.grade(grade)
    except (NotComparableError, InvalidArgumentError):
        return None


class _Cells:
    """The columns of a roster as texts, read once."""

    def __init__(self, table: RosterTable, columns: RosterColumns) -> None:
        if columns.title is None and columns.code is None:
            raise InvalidArgumentError("title", None, "must be a column, unless code is one")
        titles = [text_of(cell) for cell in table.column("title", columns.title)]
        codes = [text_of(cell) for cell in table.column("code", columns.code)]
        industries = [text_of(cell) for cell in table.column_or_constant("industry", columns.industry)]
        self.jobs = [JobText(*texts) for texts in zip(titles, codes, industries, strict=True)]
        self.places = [text_of(cell) for cell in table.column_or_constant("place", columns.place)]
        self.ids = [text_of(cell) for cell in table.column("id", columns.id)]
        self.grades = [text_of(cell) for cell in table.column_or_constant("grade", columns.grade)]
        self._pays = table.column("pay", columns.pay)
        self._periods = table.column_or_constant("period", columns.period)
        self._has_one_period = columns.period not in table.columns
        self._states_currency = columns.currency is not None
        self._currencies = table.column_or_constant("currency", columns.currency)
        self._hours = table.column_or_constant("hours", columns.hours)
        self._shares = table.column_or_constant("fte", columns.fte)
        self._commissions = table.column("commission", columns.commission)
        self._bonuses = table.column("bonus", columns.bonus)
        self._adjustments = table.column_or_constant("adjustment", columns.adjustment)

    def money(self, at: int, period_values: Mapping[str, Period], pay_is: str, country: Country) -> _Money:
        """What a row says of its pay; what is read before a cell that cannot be is kept.

        Currency and hours that nobody states are those of the country of the job, which may have no such hours.
        """
        read: dict[str, Any] = {}
        try:
            currency = currency_of(self._currencies[at]) if self._states_currency else country.currency
            read["has_hours"] = not is_blank(self._hours[at])
            read["hours"] = hours_of(self._hours[at]) if read["has_hours"] else country.hours
            read["fte"] = share_of(self._shares[at])
            read["adjustment"] = adjustment_of(self._adjustments[at])
            period = period_of(self._periods[at], period_values)
            pay = pay_of(self._pays[at], currency, period, is_default=self._has_one_period)
            refuse_implausible(full_time_of(pay, read["fte"], pay_is))
            read["pay"] = pay
            read["commission"] = _yearly_extra(self._commissions[at], pay.currency)
            try:
                read["bonus"] = _yearly_extra(self._bonuses[at], pay.currency)
            except RowRefusedError:  # a bonus is no part of what is compared
                read["caveats"] = (make_caveat("bonus-unread", ("salary",)),)
        except RowRefusedError as refusal:
            return _Money(**read, reason=refusal.reason)
        return _Money(**read)


def _yearly_extra(cell: object, currency: str) -> Pay | None:
    """Commission or bonus of a year; None where the cell says that there is none."""
    if is_nothing(cell):
        return None
    try:
        amount = pay_of(cell, currency, "year", is_default=True)
    except RowRefusedError as refusal:
        if refusal.reason == "pay-not-positive" and not is_negative(cell):
            return None
        raise RowRefusedError("commission-unread") from None
    if amount.currency != currency or not converts_alone(amount.period, "year"):
        raise RowRefusedError("commission-unread")
    return amount.per("year")
