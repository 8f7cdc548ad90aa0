"""Top lists over all roles, and means weighted by jobs."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from roleinfo.many.top import TopRole, TopRoles
from roleinfo.many.weighted import WeightedMean, WeightedPart
from roleinfo.model.education import DEGREE_NAMES
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.outlook import OutlookFigure
from roleinfo.model.pay import Pay
from roleinfo.model.role import where_of
from roleinfo.model.words import closed
from roleinfo.text.facts import capital
from roleinfo.text.numbers import format_money, format_number, format_percent
from roleinfo.text.phrases import counted, credit, first_of, interval_text, joined, per, place_name, title_in_sentence
from roleinfo.views.columns import Column, TableSpec, column
from roleinfo.views.kinds import COUNT, FLAG, FRACTION, MEASURED, MONEY, NUMBER, PERCENT, TEXT, TEXTS, WHOLE, Measured
from roleinfo.views.many import OMITTED
from roleinfo.views.view import View

_NAMED: Final = 3
_CALLED: Final = {"jobs": "employment"}
_MEASURES: Final = {
    "employment": "employment",
    "growth": "projected growth",
    "openings": "openings per year",
    "mean": "mean pay",
    "median": "median pay",
}

# ----------------------------------------------------------------------------------------------------------------------
# Top lists


def measure_name(by: str) -> str:
    """What a list is by, in words."""
    return _MEASURES.get(by) or f"the {by.removeprefix('p')}th percentile of pay"


def _is_of_pay(by: str) -> bool:
    return by not in ("employment", "growth", "openings")


class _Row:
    """A role of a list, with what the list is by."""

    __slots__ = ("entry", "of")

    def __init__(self, of: TopRoles, entry: TopRole) -> None:
        self.of, self.entry = of, entry

    @property
    def value(self) -> Measured:
        """The value in its kind."""
        entry, by = self.entry, self.of.by
        if isinstance(entry.figure, SalaryEstimate) and entry.figure.pay is not None:
            return MONEY, entry.figure.pay
        return PERCENT if by == "growth" else COUNT, entry.value

    @property
    def unit(self) -> str:
        """The unit of the value."""
        figure = self.entry.figure
        if isinstance(figure, SalaryEstimate):
            return f"{figure.pay.currency} per {figure.pay.period}" if figure.pay else ""
        return figure.unit


def _rows(tops: TopRoles) -> Iterator[_Row]:
    return (_Row(tops, entry) for entry in tops)


def _beside(name: str) -> Any:
    """A figure of the outlook that is not what the list is by."""
    return lambda row: None if row.of.by in (name, _CALLED.get(name)) else getattr(row.entry, name)


def _facts_beside(name: str) -> Any:
    return lambda row: [figure] if (figure := _beside(name)(row)) else []


def _value_beside(name: str) -> Any:
    return lambda row: None if (figure := _beside(name)(row)) is None else figure.value


def _median(row: _Row) -> Pay | None:
    """The median beside another measure."""
    return None if _is_of_pay(row.of.by) or row.entry.pay is None else row.entry.pay.pay


_ROW: Final[tuple[Column[_Row], ...]] = (
    column("rank", "Rank", WHOLE, lambda row: row.entry.rank),
    column("id", "Id", TEXT, lambda row: row.entry.role.id, drop=2),
    column("title", "Role", TEXT, lambda row: row.entry.role.title),
    column("value", "{measure}", MEASURED, lambda row: row.value, facts=lambda row: (row.entry.figure,)),
    column("unit", "", TEXT, lambda row: row.unit),
    column("median_pay", "Median pay", MONEY, _median,
           facts=lambda row: [row.entry.pay] if _median(row) and row.entry.pay else []),
    column("jobs", "Jobs", COUNT, _value_beside("jobs"), facts=_facts_beside("jobs")),
    column("growth_percent", "Projected growth", PERCENT, _value_beside("growth"), facts=_facts_beside("growth"),
           drop=1),
    column("openings_per_year", "", NUMBER, _value_beside("openings")),
    column("entry_degree", "", TEXT, lambda row: row.entry.education),
    column("", "Typical education", TEXT,
           lambda row: capital(DEGREE_NAMES[row.entry.education]) if row.entry.education else None,
           of=("entry_degree",), shared=True, drop=3),
    column("published_for", "", TEXT, lambda row: row.entry.figure.published_for),
    column("others", "", TEXTS, lambda row: row.entry.others),
    column("source", "", TEXT, lambda row: row.entry.figure.source.id),
)  # fmt: skip


def _names(tops: TopRoles) -> Mapping[str, str]:
    return {"measure": capital(measure_name(tops.by))}


def _finding(tops: TopRoles) -> Iterator[str]:
    if not tops:
        yield "No role passes the filters and has this figure."
        return
    first = next(_rows(tops))
    kind, value = first.value
    rank = "highest" if tops.descending else "lowest"
    unit = "" if not _is_of_pay(tops.by) else f" per {tops.period}"
    yield (
        f"{capital(measure_name(tops.by))} is {rank} for {closed(title_in_sentence(first.entry.role)).rstrip(',')}: "
        f"{kind.text(value)}{unit}."
    )
    more = f"{counted(tops.counted, 'published figure')} ranked"
    out = f"; {tops.filtered:,} excluded by the filters" if tops.filtered else ""
    yield f"{more}{out}."
    if tops.without:
        yield f"{counted(tops.without, 'role')} {'has' if tops.without == 1 else 'have'} no such figure."
    if tops.unlike:
        yield f"Not ranked, since the figure is of another country or currency: {first_of(tops.unlike, _NAMED)}."
    if tops.bounded:
        names = joined(
            [*tops.bounded[:_NAMED], *([f"{len(tops.bounded) - _NAMED} more"] if tops.bounded[_NAMED:] else [])]
        )
        yield f"Not ranked, since only a lower bound is published: {names}."


def _place_of(figure: SalaryEstimate | OutlookFigure) -> str:
    return figure.place.name if figure.place else ""


def _subtitle(tops: TopRoles) -> str:
    """Where, and what was filtered by."""
    first = next(iter(tops), None)
    where = "" if first is None else _place_of(first.figure) or capital(where_of(first.role))
    industry = first.role.industry.name if first and first.role.industry else None
    filters = tops.filters
    words = {
        "degree": filters.degree and f"typical education: {DEGREE_NAMES[filters.degree]}",
        "max_degree": filters.max_degree and f"typical education up to: {DEGREE_NAMES[filters.max_degree]}",
        "min_growth": filters.min_growth is not None and f"growth of at least {format_percent(filters.min_growth)}",
        "min_jobs": filters.min_jobs is not None and f"at least {format_number(filters.min_jobs, 0)} jobs",
        "min_pay": filters.min_pay is not None and f"pay of at least {format_number(filters.min_pay)}",
        "max_rse": filters.max_rse is not None and f"RSE of at most {format_percent(filters.max_rse)}",
        "group": filters.group and f"SOC group {filters.group}",
    }
    return capital(", ".join(filter(None, (where, industry, *(str(word) for word in words.values() if word)))))


TOP_ROLES: Final = View[TopRoles](
    of=TopRoles,
    label=lambda tops: (
        f"{len(tops)} of {tops.counted} by {tops.by}: {', '.join(entry.role.title for entry in tops[:_NAMED])}"
    ),
    title=lambda tops: f"Roles by {measure_name(tops.by)}",
    subtitle=_subtitle,
    finding=_finding,
    tables=(TableSpec("rows", _rows, _ROW, "Ranking", names=_names),),
    facts=lambda tops: (entry.figure for entry in tops),
    parameters=(
        column("by", "", TEXT),
        column("period", "", TEXT),
        column("descending", "", FLAG),
        column("counted", "", WHOLE),
        column("filtered", "", WHOLE),
        column("without", "", WHOLE),
        column("bounded", "", TEXTS),
        column("unlike", "", TEXTS),
        *(
            column(name, "", kind, lambda tops, name=name: getattr(tops.filters, name))  # type: ignore[misc]
            for name, kind in (
                ("degree", TEXT), ("max_degree", TEXT), ("min_growth", NUMBER), ("min_jobs", NUMBER),
                ("min_pay", NUMBER), ("max_rse", NUMBER), ("group", TEXT),
            )
        ),
    ),
)  # fmt: skip

# ----------------------------------------------------------------------------------------------------------------------
# Means weighted by jobs


def _where(part: WeightedPart) -> str:
    return part.role.industry.name if part.role.industry else _place_of(part.mean) or capital(where_of(part.role))


def _unit_of(part: WeightedPart) -> str | None:
    pay = part.mean.pay
    return None if pay is None else f"{pay.currency} per {pay.period}"


_PART: Final[tuple[Column[WeightedPart], ...]] = (
    column("id", "", TEXT, lambda part: part.role.id),
    column("title", "Role", TEXT, lambda part: part.role.title),
    column("place", "", TEXT, lambda part: part.role.place.code if part.role.place else None),
    column("where", "Place", TEXT, _where, shared=True),
    column("mean", "Mean", MONEY, lambda part: part.mean.pay, facts=lambda part: (part.mean,)),
    column("rse_percent", "RSE", PERCENT, lambda part: part.mean.rse, drop=1),
    column("unit", "", TEXT, _unit_of),
    column("jobs", "Jobs", COUNT, lambda part: part.jobs.value, facts=lambda part: (part.jobs,)),
    column("share", "Weight", FRACTION),
    column("published_for", "", TEXT, lambda part: part.mean.published_for),
    column("as_of", "", TEXT, lambda part: part.mean.effective_date),
    column("source", "", TEXT, lambda part: part.mean.source.id),
)


def _mean_finding(mean: WeightedMean) -> Iterator[str]:
    pay = mean.pay
    yield (
        f"The mean wage, weighted by {format_number(mean.jobs)} jobs, is {format_money(pay)} {per(pay)} "
        f"({credit(mean[0].mean)}; weighted by roleinfo)."
    )
    interval = mean.interval()
    if interval is not None:
        yield f"90% confidence interval: {interval_text(interval)} (sampling error only; separate samples)."
    if mean.left_out:
        yield f"{counted(len(mean.left_out), 'role or place', 'roles or places')} left out."


def _mean_title(mean: WeightedMean) -> str:
    titles = [*dict.fromkeys(part.role.title for part in mean)]
    places = [*dict.fromkeys(place_name(part.role.place) for part in mean if part.role.place)]
    subject = titles[0] if len(titles) == 1 else counted(len(titles), "role")
    where = "" if len(places) < 2 else f", {counted(len(places), 'place')}"
    return f"Weighted mean wage: {subject}{where}"


WEIGHTED_MEAN: Final = View[WeightedMean](
    of=WeightedMean,
    label=lambda mean: f"{format_money(mean.pay)} {per(mean.pay)} over {len(mean)} of {format_number(mean.jobs)} jobs",
    title=_mean_title,
    finding=_mean_finding,
    tables=(
        TableSpec("rows", iter, _PART, "Parts"),
        TableSpec("left_out", lambda mean: mean.left_out, OMITTED, "Left out"),
    ),
    caveats=lambda mean: mean.caveats,
    parameters=(
        column("value", "", MONEY, lambda mean: mean.pay),
        column("unit", "", TEXT, lambda mean: f"{mean.pay.currency} per {mean.pay.period}"),
        column("jobs", "", NUMBER),
        column("weights", "", TEXT, lambda _: "jobs"),
        column("standard_error", "", NUMBER),
    ),
)

VIEWS: Final[tuple[View[Any], ...]] = (TOP_ROLES, WEIGHTED_MEAN)
