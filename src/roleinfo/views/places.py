"""Pay place by place or industry by industry, where it is highest, and the percentiles of one pay."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.exact import multiply
from roleinfo.model.outlook import OutlookFigure
from roleinfo.model.place import Industry
from roleinfo.model.table import BestPaying, PayCell, PayTable
from roleinfo.pay.distribution import PayDistribution
from roleinfo.render.citations import Citations
from roleinfo.render.outline import Block
from roleinfo.text.facts import capital
from roleinfo.text.figures import BOUNDS, bounded_pay, limits
from roleinfo.text.numbers import format_date, format_money, format_number
from roleinfo.text.phrases import credit, joined, place_name
from roleinfo.text.places import (
    class_of_cells,
    excluded_cells,
    kind_of_cells,
    singular,
    subject_of_cells,
    wage_of,
)
from roleinfo.text.sides import statistic_in_sentence
from roleinfo.views.columns import Column, TableSpec, column, prefixed
from roleinfo.views.fact_rows import place_row, rows_of
from roleinfo.views.kinds import AMOUNT, COUNT, FLAG, NUMBER, PERCENT, RATIO, TEXT, TEXTS, WHOLE
from roleinfo.views.pay_rows import FIGURE, yearly
from roleinfo.views.tabular import Row
from roleinfo.views.view import BRIEF_ROWS, SectionSpec, View

_NO_FIGURE: Final[Row] = {"status": "not_published", "reason": "no pay figure is published here"}
_TIES_NAMED: Final = 3

# Published figures ----------------------------------------------------------------------------


def statistic_name(statistic: str) -> str:
    """A statistic as the label of a row: ``Mean``, ``10th percentile``."""
    return capital(statistic_in_sentence(statistic))


def _statistic_text(row: Row) -> str | None:
    return statistic_name(row["statistic"]) if row.get("statistic") else None


def _figure_text(row: Row) -> str | None:
    figure: SalaryEstimate | None = row.get("figure")
    if figure is None:
        return None
    return bounded_pay(figure) + (f" per {figure.known_amount.period}" if figure.known_amount else "")


def _figures_of_row(row: Row) -> list[SalaryEstimate]:
    return [row["figure"]] if row.get("figure") else []


READABLE_FIGURE: Final[tuple[Column[Row], ...]] = (
    *FIGURE,
    column("", "Statistic", TEXT, _statistic_text, of=("statistic",)),
    column("", "Pay", AMOUNT, _figure_text, facts=_figures_of_row, of=("value", "at_least", "at_most", "bound")),
    column("", "RSE", PERCENT, lambda row: row.get("rse_percent"), of=("rse_percent",)),
)  # fmt: skip
"""A published pay figure, for programs and for readers."""
_JOBS: Final[tuple[Column[Row], ...]] = (
    column("place_kind", "", TEXT),
    column("jobs", "", NUMBER),
    column("jobs_rse_percent", "", NUMBER),
    column("jobs_source", "", TEXT),
)


def figure_rows(figures: Iterable[SalaryEstimate]) -> Iterator[Row]:
    """A row for each figure, with the figure itself."""
    return ({**row, "figure": figure} for figure in figures for row in rows_of(figure))


def _cell_rows(cell: PayCell) -> Iterator[Row]:
    """A row for each pay figure of a cell, with its number of jobs; one without a figure where there is none."""
    jobs = cell.jobs
    common: Row = {
        "place_kind": cell.place.kind, "cell": cell, "jobs": jobs and jobs.value, "jobs_rse_percent": jobs and jobs.rse,
        "jobs_source": jobs and jobs.source.id,
    }  # fmt: skip
    for row in figure_rows(cell.salary):
        yield {**common, **row}
    if not cell.salary:
        yield {**common, **place_row(cell.place, cell.industry), **_NO_FIGURE}


def _figure_rows_of(cells: PayTable) -> Iterator[Row]:
    return (row for cell in cells for row in _cell_rows(cell))


# One row a cell -------------------------------------------------------------------------------


def _annual(statistic: str) -> Any:
    return lambda cell: yearly(cell.salary, statistic)


def _text(statistic: str) -> Any:
    return lambda cell: None if (figure := yearly(cell.salary, statistic)) is None else bounded_pay(figure)


def _facts(statistic: str) -> Any:
    return lambda cell: [figure] if (figure := yearly(cell.salary, statistic)) else []


def _amount(statistic: str) -> Any:
    def read(cell: PayCell) -> Decimal | None:
        figure = yearly(cell.salary, statistic)
        return figure.known_amount.amount if figure and figure.known_amount else None

    return read


def _bound(statistic: str) -> Any:
    return lambda cell: (
        figure.effective_bound if (figure := yearly(cell.salary, statistic)) and figure.known_amount else None
    )


def _unit(cell: PayCell) -> str | None:
    return next(
        (f"{figure.known_amount.currency} per year" for figure in _annual_figures((cell,)) if figure.known_amount), None
    )


def _rse(cell: PayCell) -> Decimal | None:
    mean = yearly(cell.salary, "mean")
    return mean.rse if mean else None


_INDUSTRY: Final[tuple[Column[Industry], ...]] = (
    column("industry", "", TEXT, lambda industry: industry.key),
    column("industry_name", "", TEXT, lambda industry: industry.name),
)
_COUNTED: Final[tuple[Column[OutlookFigure], ...]] = (
    column("jobs", "Jobs", COUNT, lambda jobs: jobs.value, facts=lambda jobs: [jobs], drop=1),
    column("jobs_rse_percent", "", NUMBER, lambda jobs: jobs.rse),
)
_CELL: Final[tuple[Column[PayCell], ...]] = (
    column("place", "", TEXT, lambda cell: cell.place.code),
    column("place_name", "", TEXT, lambda cell: cell.place.name),
    column("place_kind", "", TEXT, lambda cell: cell.place.kind),
    *prefixed("", _INDUSTRY, lambda cell: cell.industry),
    column("", "{kind}", TEXT, lambda cell: cell.name, of=("place_name", "industry_name")),
    column("mean", "", NUMBER, _amount("mean")),
    column("mean_bound", "", TEXT, _bound("mean")),
    column("", "Mean", AMOUNT, _text("mean"), facts=_facts("mean"), of=("mean", "mean_bound")),
    column("mean_rse_percent", "RSE", PERCENT, _rse, drop=2),
    column("median", "", NUMBER, _amount("median")),
    column("median_bound", "", TEXT, _bound("median")),
    column("", "Median", AMOUNT, _text("median"), facts=_facts("median"), of=("median", "median_bound")),
    column("p90_to_p10", "p90/p10", RATIO, lambda cell: cell.salary.percentile_ratio(90, 10), drop=4),
    column("p75_to_p25", "", RATIO, lambda cell: cell.salary.percentile_ratio(75, 25)),
    column("equal_percentiles", "", TEXTS, lambda cell: cell.salary.equal_percentiles),
    column("unit", "", TEXT, _unit),
    *prefixed("", _COUNTED, lambda cell: cell.jobs),
)


def _annual_figures(cells: Iterable[PayCell]) -> Iterator[SalaryEstimate]:
    for cell in cells:
        for statistic in ("mean", "median"):
            if figure := yearly(cell.salary, statistic):
                yield figure


def _subtitle(cells: Sequence[PayCell]) -> str:
    """What the figures are of: the class, the pay and its unit, the nation for industries, the dates."""
    figures = [figure for figure in _annual_figures(cells) if figure.known_amount]
    if not figures:
        return class_of_cells(cells) or ""
    units = dict.fromkeys(f"{figure.known_amount.currency} per year" for figure in figures if figure.known_amount)
    dates = dict.fromkeys(format_date(figure.effective_date) for figure in figures)
    of_industries = dict.fromkeys(cell.place.name for cell in cells if cell.industry)
    kind = "Annual wages" if wage_of(figures) == "wage" else "Annual pay"
    parts = [kind, *units, *(of_industries if len(of_industries) == 1 else ()), " and ".join(dates)]
    whose = class_of_cells(cells)
    return f"{f'{whose}. ' if whose else ''}{', '.join(parts)}"


def _names(cells: Sequence[PayCell]) -> dict[str, str]:
    return {"kind": capital(singular(kind_of_cells(cells)))}


def _title(cells: PayTable) -> str:
    subject = subject_of_cells(cells)
    kind = singular(kind_of_cells(cells))
    return f"Pay by {kind}{f' for {subject}' if subject else ''}"


def _range(cells: PayTable) -> Iterator[str]:
    """How many places there are, and where the mean is lowest and highest."""
    if not cells:
        yield "Nothing is published by place or industry."
        return
    kind = kind_of_cells(cells)
    counted = f"{len(cells):,} {kind if len(cells) > 1 else singular(kind)}"
    means = [
        (mean.pay, cell)
        for cell in cells
        if (mean := yearly(cell.salary, "mean")) and mean.pay and mean.effective_bound == "exact"
    ]
    if len(means) < 2 or len({pay.currency for pay, _ in means}) > 1:
        yield f"{counted}."
        return
    (low, lowest), (high, highest) = (pick(means, key=lambda pair: pair[0].amount) for pick in (min, max))
    wage = wage_of(_annual_figures(cells))
    yield (
        f"{counted}. Mean annual {wage} ranges from {format_money(low)} ({lowest.name}) to {format_money(high)} "
        f"({highest.name})."
    )


def _first(names: Iterable[str], count: int, shown: int = 3) -> str:
    given = [name for _, name in zip(range(shown), names, strict=False)]
    return f"{', '.join(given)}{', ...' if count > shown else ''}"


def _label_of_table(cells: PayTable) -> str:
    subject = class_of_cells(cells)
    kind = singular(kind_of_cells(cells))
    sources = dict.fromkeys(credit(figure) for figure in _annual_figures(cells[:1]))
    return (
        f"{f'{subject} ' if subject else ''}by {kind}: {len(cells):,} cells"
        f"{f'; {credit_}' if (credit_ := next(iter(sources), '')) else ''}"
    )


_CELLS: Final = TableSpec[PayTable, PayCell]("cells", iter, _CELL, "Pay", names=_names)


def _brief_cells(cells: PayTable, citations: Citations) -> Iterator[Block]:
    return _CELLS.blocks(cells, citations, BRIEF_ROWS)


PAY_TABLE: Final = View[PayTable](
    of=PayTable,
    label=_label_of_table,
    title=_title,
    subtitle=_subtitle,
    finding=_range,
    tables=(
        TableSpec("rows", _figure_rows_of, (*_JOBS, *FIGURE), "Figures"),
        _CELLS,
    ),
    caveats=lambda cells: cells.caveats,
    brief=_brief_cells,
    sections=(SectionSpec("cells", "Pay", _CELLS.blocks),),
)


def _figures_in_words(cell: PayCell) -> Iterator[str]:
    mean, jobs = yearly(cell.salary, "mean"), cell.jobs
    if mean and mean.known_amount:
        yield f"Mean annual {wage_of((mean,))}: {bounded_pay(mean)} ({credit(mean)})."
    if jobs:
        yield f"{format_number(jobs.value)} {'job' if jobs.value == 1 else 'jobs'}."
    if not cell.salary:
        yield "No pay figure is published here."


_FIGURES_OF_CELL: Final = TableSpec[PayCell, Row]("rows", _cell_rows, (*_JOBS, *READABLE_FIGURE), "Figures")
PAY_CELL: Final = View[PayCell](
    of=PayCell,
    label=lambda cell: f"{cell.name}: {' '.join(_figures_in_words(cell)).rstrip('.')}",
    title=lambda cell: f"Pay: {cell.name}",
    subtitle=lambda cell: class_of_cells((cell,)) or "",
    finding=_figures_in_words,
    tables=(_FIGURES_OF_CELL,),
    caveats=lambda cell: PayTable((cell,)).caveats,
)

# Where pay is highest -------------------------------------------------------------------------


def _kind_of(best: BestPaying) -> str:
    return kind_of_cells(best.ranked, industries=best.level is not None)


def _best_rows(best: BestPaying) -> Iterator[Row]:
    """One row a ranked cell: its annual mean, with the rule that ranked it."""
    rule: Row = {
        "minimum_jobs": best.minimum_jobs, "maximum_rse_percent": best.maximum_rse, "confidence": best.confidence,
        "passed_over": best.passed_over,
    }  # fmt: skip
    for rank, cell in enumerate(best.ranked, 1):
        for row in _cell_rows(cell):
            if (row["statistic"], row["period"]) == ("mean", "year"):
                is_tied = rank <= best.ties
                shown = "1 (tied)" if is_tied and best.ties > 1 else str(rank)
                yield {"rank": rank, "tied_with_first": is_tied, "shown_rank": shown, **row, **rule}


def _of_cell(read: Any) -> Any:
    return lambda row: read(row["cell"])


_BEST: Final[tuple[Column[Row], ...]] = (
    column("rank", "", WHOLE),
    column("tied_with_first", "", FLAG),
    column("", "Rank", TEXT, lambda row: row["shown_rank"], of=("rank", "tied_with_first")),
    column("", "{kind}", TEXT, lambda row: row["cell"].name, of=("place_name", "industry_name")),
    column("", "Mean", AMOUNT, _of_cell(_text("mean")), facts=_of_cell(_facts("mean")), of=("value",)),
    column("", "RSE", PERCENT, lambda row: row["rse_percent"], of=("rse_percent",), drop=1),
    column("median", "", NUMBER, _of_cell(_amount("median"))),
    column("", "Median", AMOUNT, _of_cell(_text("median")), facts=_of_cell(_facts("median")), of=("median",)),
    column("", "Jobs", COUNT, lambda row: row["jobs"], of=("jobs",)),
    *_JOBS,
    *FIGURE,
    column("minimum_jobs", "", WHOLE),
    column("maximum_rse_percent", "", NUMBER),
    column("confidence", "", NUMBER),
    column("passed_over", "", WHOLE),
)


def _title_of_best(best: BestPaying) -> str:
    subject = subject_of_cells(best.ranked)
    return f"Highest-paying {_kind_of(best)}{f' for {subject}' if subject else ''}"


def _best_in_words(best: BestPaying) -> Iterator[str]:
    if not best.ranked:
        yield f"No {singular(_kind_of(best))} meets the criteria."
    else:
        first = yearly(best.ranked[0].salary, "mean")
        amount = f", {bounded_pay(first)} per year" if first else ""
        level = f"({format_number(multiply(best.confidence, Decimal(100)), 0)}% confidence)"
        wage = wage_of((first,) if first else ())
        top = best.ranked[0]
        where = place_name(top.place) if top.industry is None else top.name
        yield f"{capital(where)} has the highest mean annual {wage}{amount}."
        if best.ties > 1:
            others = [cell.name for cell in best.top[1 : _TIES_NAMED + 1]]
            more = best.ties - 1 - len(others)
            named = joined([*others, *([f"{more} more"] if more else [])])
            verb = "does" if best.ties == 2 else "do"
            yield f"{named} {verb} not differ significantly from it {level}."
        else:
            yield f"It differs significantly from all others {level}."
    if best.passed_over:
        yield excluded_cells(best)


def _label_of_best(best: BestPaying) -> str:
    subject = class_of_cells(best.ranked)
    means = ((cell.name, yearly(cell.salary, "mean")) for cell in best.ranked)
    names = (
        f"{name} {format_money(mean.known_amount)}" if mean and mean.known_amount else name for name, mean in means
    )
    return (
        f"{f'{subject} ' if subject else ''}by {singular(_kind_of(best))}: {_first(names, len(best.ranked))} "
        f"({len(best.ranked):,} ranked, {best.passed_over:,} excluded)"
    )


BEST_PAYING: Final = View[BestPaying](
    of=BestPaying,
    label=_label_of_best,
    title=_title_of_best,
    subtitle=lambda best: _subtitle(best.ranked),
    finding=_best_in_words,
    tables=(
        TableSpec("rows", _best_rows, _BEST, "Ranking", names=lambda best: {"kind": capital(singular(_kind_of(best)))}),
    ),
    caveats=lambda best: best.caveats,
)

# Percentiles ----------------------------------------------------------------------------------


def _subtitle_of_distribution(distribution: PayDistribution) -> str:
    first = distribution.points[0]
    parts = [
        limits(first, nation=True), distribution.component.replace("_", " ").replace("oews", "OEWS"),
        f"{distribution.currency} per {distribution.period}", format_date(distribution.effective_date),
    ]  # fmt: skip
    return f"{f'{distribution.published_for}. ' if distribution.published_for else ''}{', '.join(parts)}"


def _spread_in_words(distribution: PayDistribution) -> Iterator[str]:
    """The median, and what the middle 80% of jobs pay, as far as both are published."""
    points = [point for point in distribution.points if point.effective_bound == "exact"]
    exact = {point.statistic: point.known_amount for point in points if point.known_amount}
    if median := exact.get("median"):
        yield f"Half of the jobs pay less than {format_money(median)} per {distribution.period}."
    low, high = exact.get("p10"), exact.get("p90")
    if low and high:
        yield f"The middle 80% pay {format_money(low)} to {format_money(high)}."


def _label_of_distribution(distribution: PayDistribution) -> str:
    points = ", ".join(
        f"{point.statistic} {BOUNDS[point.effective_bound]}{format_money(point.known_amount)}"
        for point in distribution.points
        if point.known_amount
    )
    return f"{points} per {distribution.period}; {credit(distribution.points[0])}"


PERCENTILES: Final = TableSpec[PayDistribution, Row](
    "rows", lambda distribution: figure_rows(distribution.points), READABLE_FIGURE, "Percentiles"
)
"""The published percentiles, the lowest first."""
PAY_DISTRIBUTION: Final = View[PayDistribution](
    of=PayDistribution,
    label=_label_of_distribution,
    title=lambda _: "Pay distribution",
    subtitle=_subtitle_of_distribution,
    finding=_spread_in_words,
    tables=(PERCENTILES,),
    caveats=lambda distribution: distribution.caveats,
)
VIEWS: Final[tuple[View[Any], ...]] = (PAY_TABLE, PAY_CELL, BEST_PAYING, PAY_DISTRIBUTION)
