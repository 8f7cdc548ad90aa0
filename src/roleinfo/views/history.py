"""Pay through the releases of a survey: as published, in dollars of one month, and what must not be concluded."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any, Final

from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.words import publisher_name
from roleinfo.pay.history import PayHistory, PayYear
from roleinfo.render.citations import Citations
from roleinfo.render.outline import Block, Bullets, Paragraph
from roleinfo.text.figures import BOUNDS, bounded_pay
from roleinfo.text.history import CHANGES, describe_change, history_subject
from roleinfo.text.numbers import format_date
from roleinfo.text.phrases import calculated, credit, joined
from roleinfo.views.columns import Column, TableSpec, column
from roleinfo.views.kinds import AMOUNT, COUNT, NUMBER, TEXT, TEXTS, WHOLE
from roleinfo.views.pay_rows import FIGURE
from roleinfo.views.places import READABLE_FIGURE, figure_rows
from roleinfo.views.tabular import Row
from roleinfo.views.view import BRIEF_ROWS, SectionSpec, View

_ABSENT: Final = {"class-changed": "other class"}
"""What stands for a change where a release has no figures, by the code of what is missing; else that it has none."""

# One row a figure, for programs -----------------------------------------------------------------

_SHOWN: Final = ("median", "mean", "p90")
_RELEASE: Final[tuple[Column[Row], ...]] = (
    column("year", "", WHOLE),
    column("release", "", TEXT),
    column("real", "", NUMBER),
    column("in_dollars_of", "", TEXT),
    column("not_comparable", "", TEXT),
    column("jobs", "", NUMBER),
    column("jobs_rse_percent", "", NUMBER),
)


def _rows_of_year(year: PayYear, month: str | None) -> Iterator[Row]:
    """A row for each figure of a release, with the same in dollars of one month; one with the reason where none is."""
    jobs = year.jobs
    common: Row = {
        "year": year.year, "release": year.date, "class_title": year.class_title,
        "in_dollars_of": month if year.step else None, "not_comparable": year.reason,
        "jobs": jobs and jobs.value, "jobs_rse_percent": jobs and jobs.rse,
    }  # fmt: skip
    for row in figure_rows(year.salary):
        pay = row["figure"].known_amount
        real = None if pay is None or year.step is None else year.step.taken(pay).amount
        yield {**common, **row, "class_title": row["class_title"] or year.class_title, "real": real}
    if not year.salary:
        yield {**common, "source": year.source.id, "as_of": year.date, "status": "not_published", "reason": year.reason}


def _figure_rows(history: PayHistory) -> Iterator[Row]:
    return (row for year in history for row in _rows_of_year(year, history.in_dollars_of))


# One row a release ----------------------------------------------------------------------------


def _shown_period(history: Sequence[PayYear]) -> Any:
    """The period whose pay readers see: the year, unless the role is paid by the hour alone."""
    figures = [figure for year in history for figure in year.salary if figure.known_amount]
    yearly = any(figure.known_amount and figure.known_amount.period == "year" for figure in figures)
    return "year" if yearly or not figures else "hour"


def _release_rows(history: PayHistory) -> Iterator[Row]:
    period = _shown_period(history)
    changes: dict[int, list[str]] = {}
    for since, code in history.changes:
        changes.setdefault(since, []).append(code)
    for year in history:
        codes = changes.get(year.year, [])
        words = "; ".join(CHANGES[code] for code in codes)
        absent = year.missing and _ABSENT.get(year.missing.code, "no figures")
        yield {
            "year": year, "period": period, "month": history.in_dollars_of, "changes": tuple(codes),
            "note": words or absent,
        }  # fmt: skip


def _figure(row: Row, statistic: str) -> SalaryEstimate | None:
    figure: SalaryEstimate | None = row["year"].figure(statistic, row["period"])
    return figure


def _nominal(statistic: str) -> Any:
    return lambda row: None if (figure := _figure(row, statistic)) is None else _open(figure, bounded_pay(figure))


def _open(figure: SalaryEstimate, text: str) -> str:
    """An amount that fits into a column: a top-coded one with a plus."""
    return f"{text.removeprefix(BOUNDS['at_least'])}+" if figure.effective_bound == "at_least" else text


def _real(statistic: str) -> Any:
    def read(row: Row) -> str | None:
        figure, pay = _figure(row, statistic), row["year"].real_pay(statistic, row["period"])
        if figure is None or pay is None:
            return None
        return _open(figure, BOUNDS[figure.effective_bound] + calculated(pay))

    return read


def _amount(statistic: str) -> Any:
    def read(row: Row) -> Decimal | None:
        figure = _figure(row, statistic)
        return figure.known_amount.amount if figure and figure.known_amount else None

    return read


def _bound(statistic: str) -> Any:
    return lambda row: figure.effective_bound if (figure := _figure(row, statistic)) else None


def _real_amount(statistic: str) -> Any:
    return lambda row: pay.amount if (pay := row["year"].real_pay(statistic, row["period"])) else None


def _unit(row: Row) -> str | None:
    figures = (_figure(row, statistic) for statistic in _SHOWN)
    pays = (figure.known_amount for figure in figures if figure and figure.known_amount)
    return next((f"{pay.currency} per {pay.period}" for pay in pays), None)


def _statistic(statistic: str, heading: str, *, real: bool = True, drop: int = 0) -> Iterator[Column[Row]]:
    """A statistic for programs, and its readers' columns: as published, and in dollars of one month."""
    yield column(statistic, "", NUMBER, _amount(statistic))
    yield column(f"{statistic}_bound", "", TEXT, _bound(statistic))
    yield column(f"real_{statistic}", "", NUMBER, _real_amount(statistic))
    keys = (statistic, f"{statistic}_bound")
    yield column("", heading, AMOUNT, _nominal(statistic), of=keys, drop=drop)
    if real:
        yield column("", f"Real {heading.lower()}", AMOUNT, _real(statistic), of=(f"real_{statistic}",))


_YEARS: Final[tuple[Column[Row], ...]] = (
    column("year", "", WHOLE, lambda row: row["year"].year),
    column("", "May", TEXT, lambda row: str(row["year"].year), of=("year",)),
    *_statistic("median", "Median"),
    *_statistic("mean", "Mean"),
    *_statistic("p90", "90th percentile", real=False, drop=2),
    column("unit", "", TEXT, _unit),
    column("in_dollars_of", "", TEXT, lambda row: row["month"] if row["year"].step else None),
    column("jobs", "Jobs", COUNT, lambda row: row["year"].jobs and row["year"].jobs.value, drop=1),
    column("class_code", "Class", TEXT, lambda row: row["year"].class_code, shared=True, drop=3),
    column("changes", "", TEXTS, lambda row: row["changes"]),
    column("not_comparable", "", TEXT, lambda row: row["year"].reason),
    column("", "Changed", TEXT, lambda row: row["note"], of=("changes", "not_comparable")),
)


def _below(history: PayHistory, _citations: Citations) -> Iterator[Block]:
    """What a plus is, and why releases have no comparable figures, those in a row that have one reason together."""
    figures = [figure for year in history for figure in year.salary]
    is_open = any(figure.effective_bound == "at_least" for figure in figures if figure.statistic in _SHOWN)
    if is_open:
        yield Paragraph("+ at least; the wage is top-coded.")
    lines = []
    for _, run in groupby(history, key=lambda year: year.reason and year.reason.replace(str(year.year), "")):
        years = list(run)
        if years[-1].reason:
            span = f"{years[0].year} to {years[-1].year}" if len(years) > 1 else str(years[0].year)
            lines.append(f"{span}: {years[-1].reason}")
    if lines:
        yield Bullets(lines)


_RELEASES: Final = TableSpec[PayHistory, Row]("releases", _release_rows, _YEARS, "Releases", below=_below)


def _brief(history: PayHistory, citations: Citations) -> Iterator[Block]:
    if not history.published:
        yield from _below(history, citations)
        return
    yield from _RELEASES.blocks(history, citations, BRIEF_ROWS)
    for year in history.published:
        if year.step and year.step.publication:
            citations.cite(year.step.publication, year.step.dated)


def _full(history: PayHistory, citations: Citations) -> Iterator[Block]:
    """The same, with every release among the sources."""
    yield from _brief(history, citations)
    citations.numbers([figure for year in history for figure in year.salary[:1]])


def _title(history: PayHistory) -> str:
    subject = history_subject(history)
    return f"Pay by year{f' for {subject}' if subject else ''}"


def _subtitle(history: PayHistory) -> str:
    published = history.published
    if not published:
        return ""
    period = _shown_period(published)
    figure = published[-1].figure("median", period) or published[-1].figure("mean", period)
    unit = f"{figure.known_amount.currency} per {period}" if figure and figure.known_amount else ""
    kind = "Annual wages" if period == "year" else "Hourly wages"
    real = f"real pay in {format_date(history.in_dollars_of)} dollars (CPI-U)" if history.in_dollars_of else ""
    years = f"{history[0].year} to {history[-1].year}"
    where = figure.place.name if figure and figure.place else ""
    return ", ".join(filter(None, (kind, unit, where, years, real)))


def _finding(history: PayHistory) -> Iterator[str]:
    """The median of the first and the last release, nominal and real, and why this is no trend."""
    published = history.published
    if not published:
        yield "No release has comparable figures." if history else "No earlier release has figures for this role."
        return
    period = _shown_period(published)
    for statistic in ("median", "mean"):
        years = [year for year in history.latest_run if year.figure(statistic, period)]
        if len(years) > 1:
            yield _change(history, (years[0], years[-1]), statistic, period)
            break
    else:
        yield f"Only {joined(format_date(year.date) for year in published)} has comparable figures."
    if len(published) > 1:
        yield f"{publisher_name(published[-1].source)} advises against reading its releases as a time series."


def _change(history: PayHistory, years: tuple[PayYear, PayYear], statistic: str, period: Any) -> str:
    """One statistic of two releases, in current dollars and in those of one month."""
    first, last = years
    one, other = first.figure(statistic, period), last.figure(statistic, period)
    real = first.real_pay(statistic, period), last.real_pay(statistic, period)
    if one is None or other is None or one.known_amount is None or other.known_amount is None:
        return ""
    subject = history_subject(history)
    whose = f" for {subject}" if subject else ""
    sentence = (
        f"The {statistic} {'annual' if period == 'year' else 'hourly'} wage{whose} was {bounded_pay(one)} in "
        f"{format_date(first.date)} and {bounded_pay(other)} in {format_date(last.date)}"
    )
    if one.effective_bound != "exact" or other.effective_bound != "exact":
        return f"{sentence} ({credit(other)})."
    nominal = describe_change(one.known_amount, other.known_amount)
    constant = describe_change(real[0], real[1]) if real[0] and real[1] else None
    more = f", or {constant} in {format_date(history.in_dollars_of)} dollars" if constant else ""
    index = "; CPI-U" if constant else ""
    return f"{sentence}: {nominal} in current dollars{more} ({credit(one)} and {format_date(last.date)}{index})."


def _label(history: PayHistory) -> str:
    subject = history_subject(history) or "no role"
    years = f"{history[0].year} to {history[-1].year}" if history else "no releases"
    return f"{subject}: {years}, {len(history.published)} of {len(history)} releases comparable"


def _facts_of(history: PayHistory) -> Iterable[SalaryEstimate]:
    """A figure of the first release, of the first that is compared with the newest, and of that."""
    years = (*history.published[:1], *history.latest_run[:1], *history.published[-1:])
    return [figure for year in years for figure in year.salary[:1]]


def _price_index(history: PayHistory) -> str | None:
    """The source of the index by which amounts are in dollars of one month."""
    return next((year.step.source for year in history if year.step), None)


PAY_HISTORY: Final = View[PayHistory](
    of=PayHistory,
    label=_label,
    title=_title,
    subtitle=_subtitle,
    finding=_finding,
    tables=(TableSpec("rows", _figure_rows, (*_RELEASE, *FIGURE), "Figures"), _RELEASES),
    caveats=lambda history: history.caveats,
    facts=_facts_of,
    brief=_brief,
    parameters=(
        column("in_dollars_of", "", TEXT),
        column("price_index", "", TEXT, _price_index),
    ),
    sections=(SectionSpec("releases", "Releases", _full),),
)


def _year_in_words(year: PayYear) -> Iterator[str]:
    if year.reason:
        yield year.reason
    for statistic in ("median", "mean"):
        if figure := year.figure(statistic) or year.figure(statistic, "hour"):
            pay = figure.known_amount
            per = f" per {pay.period}" if pay else ""
            yield f"{statistic.capitalize()} wage: {bounded_pay(figure)}{per} ({credit(figure)})."
            break


PAY_YEAR: Final = View[PayYear](
    of=PayYear,
    label=lambda year: f"{format_date(year.date)}: {' '.join(_year_in_words(year))}",
    title=lambda year: f"Pay in {format_date(year.date)}",
    subtitle=lambda year: f"{year.class_title} ({year.class_code})" if year.class_code else "",
    finding=_year_in_words,
    tables=(
        TableSpec(
            "rows",
            lambda year: _rows_of_year(year, year.step.to if year.step else None),
            (*_RELEASE, *READABLE_FIGURE),
            "Figures",
        ),
    ),
    caveats=lambda year: PayHistory((year,)).caveats,
)
VIEWS: Final[tuple[View[Any], ...]] = (PAY_HISTORY, PAY_YEAR)
