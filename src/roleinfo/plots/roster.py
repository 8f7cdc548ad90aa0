"""A priced roster: ratios of its occupations, where its employees stand among the jobs, and pay against the market."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, get_args

import attrs

from roleinfo.model.arguments import check_count, check_word
from roleinfo.plots.frame import Maker, Picture, empty, plain_axes, rows_on
from roleinfo.plots.style import (
    BLUE,
    FAINT,
    GREY,
    ORANGE,
    SMALL,
    Mark,
    amounts_on,
    cited,
    height_in_points,
    span,
    width_in_points,
    width_of,
    write,
)
from roleinfo.roster.disclosure import shown_groups
from roleinfo.roster.priced import PricedRoster
from roleinfo.roster.summary import FEWEST, RosterGroup
from roleinfo.text.numbers import format_fraction, format_number
from roleinfo.text.roster import describe_market, figures_of, market_name, people

if TYPE_CHECKING:
    from matplotlib.axes import Axes

RosterPicture = Literal["jobs", "percentiles", "people"]
_EDGES: Final = (Decimal("0.1"), Decimal("0.25"), Decimal("0.5"), Decimal("0.75"), Decimal("0.9"))
_BINS: Final = ("Below 10th", "10th to 25th", "25th to 50th", "50th to 75th", "75th to 90th", "Above 90th")
_SHARES: Final = (0.1, 0.15, 0.25, 0.25, 0.15, 0.1)
_SQUARE: Final = 340.0
_LABEL: Final = 9.0


class JobRatio(NamedTuple):
    """An occupation with the sum of pay / the sum of market values of its employees."""

    name: str
    ratio: float
    employees: int

    @property
    def text(self) -> str:
        """The ratio and the number of employees."""
        return f"{format_number(Decimal(str(self.ratio)), 2)} ({self.employees:,})"


@attrs.frozen(kw_only=True)
class Ratios(Picture):
    """A dot an occupation on both sides of the market, with the ratio and the number of employees beside it."""

    jobs: tuple[JobRatio, ...]

    def draw(self, ax: "Axes") -> None:
        rows_on(ax, self)
        low, high = span([1.0, *(job.ratio for job in self.jobs)], 0.06)
        room = width_in_points(ax)
        need = max(width_of(job.text) for job in self.jobs) + _LABEL + 6
        ax.set_xlim(low, high + need * (high - low) / max(room - need, room / 3))
        ax.axvline(1.0, color=GREY, linewidth=0.9)
        for row, job in enumerate(self.jobs):
            color = ORANGE if job.ratio < 1 else BLUE
            ax.plot([1.0, job.ratio], [row, row], color=FAINT, linewidth=2.0)
            ax.plot([job.ratio], [row], marker="o", color=color, markersize=5.5, linestyle="", zorder=3)
            write(ax, job.text, (max(job.ratio, 1.0), row), (_LABEL, 0), ha="left", color=GREY, fontsize=7.5)


@attrs.frozen(kw_only=True)
class Bars(Picture):
    """How many employees stand between which percentiles, beside how many would if they were paid as the jobs are."""

    counts: tuple[int, ...]

    def draw(self, ax: "Axes") -> None:
        rows_on(ax, self)
        whole = sum(self.counts)
        expected = [whole * share for share in _SHARES]
        room = width_in_points(ax)
        texts = [f"{count:,} ({format_fraction(Decimal(count) / Decimal(whole))})" for count in self.counts]
        widest = max(*self.counts, *expected)
        need = max(map(width_of, texts)) + _LABEL
        ax.set_xlim(0, widest + need * widest / max(room - need, room / 3))
        for row, (count, even, text) in enumerate(zip(self.counts, expected, texts, strict=True)):
            ax.barh([row], [count], height=0.6, color=BLUE)
            ax.plot([even, even], [row - 0.36, row + 0.36], color=ORANGE, linewidth=1.6)
            write(ax, text, (max(count, even), row), (_LABEL - 3, 0), ha="left", color=GREY, fontsize=7.5)
        ax.tick_params(axis="x", length=0, labelbottom=False)


@attrs.frozen(kw_only=True)
class Scatter(Picture):
    """A dot an employee: pay against market value, with the line on which the two are equal."""

    points: tuple[tuple[float, float], ...]
    currency: str

    def draw(self, ax: "Axes") -> None:
        plain_axes(ax, "y")
        low, high = span([value for point in self.points for value in point], 0.05)
        ax.set_xlim(low, high)
        ax.set_ylim(low, high)
        ax.plot([low, high], [low, high], color=GREY, linewidth=0.9)
        for below, color in ((True, ORANGE), (False, BLUE)):
            dots = [(market, pay) for market, pay in self.points if (pay < market) == below]
            if dots:
                ax.plot(*zip(*dots, strict=True), marker="o", color=color, markersize=4, alpha=0.6, linestyle="")
        amounts_on(ax.xaxis, self.currency, width_in_points(ax), high)
        amounts_on(ax.yaxis, self.currency, height_in_points(ax), high)
        ax.tick_params(axis="y", labelsize=SMALL)


def of_roster(
    priced: PricedRoster, *, kind: RosterPicture = "jobs", limit: int = 20, title: str | None = None
) -> Picture:
    """The picture of a roster that ``kind`` names."""
    check_word("kind", kind, get_args(RosterPicture))
    check_count("limit", limit)
    if not priced.total.compared:
        return empty(title or "Payroll and the market", "Pay", ("Nobody's pay could be compared with the market.",))
    if kind != "people" and not priced.total.shows_pay:
        note = f"Amounts of fewer than {FEWEST} employees are not shown."
        return empty(title or "Payroll and the market", "Pay", (note,))
    match kind:
        case "jobs":
            return _ratios(priced, limit, title)
        case "percentiles":
            return _bars(priced, title)
        case _:
            return _scatter(priced, title)


def _ratios(priced: PricedRoster, limit: int, title: str | None) -> Picture:
    groups: Sequence[RosterGroup] = shown_groups([group for group in priced.by_job() if group.compared])
    jobs = [JobRatio(group.name, float(group.ratio), group.compared) for group in groups if group.ratio is not None]
    shown = sorted(jobs[:limit], key=lambda job: job.ratio)
    market = market_name(priced.options)
    notes = [f"Sum of pay / sum of market values; the number of employees is in parentheses. 1.00 is the {market}."]
    if len(jobs) > len(shown):
        notes.append(f"The {len(shown)} of {len(jobs)} occupations that cost the most to bring to the market.")
    listed = "; ".join(f"{job.name} {job.text}" for job in shown)
    return Ratios(
        title=title or f"Pay by occupation relative to the {market}", subtitle=describe_market(priced),
        description=f"Market ratio by occupation: {listed}.", height=16.0 * len(shown) + 10, notes=tuple(notes),
        sources=cited(figures_of(priced.rows)), rows=tuple(job.name for job in shown), unit="market ratio",
        jobs=tuple(shown), key=(Mark("o", ORANGE, "below the market"), Mark("o", BLUE, "at or above it")),
    )  # fmt: skip


def _bars(priced: PricedRoster, title: str | None) -> Picture:
    counts = [0] * len(_BINS)
    unknown = 0
    for row in priced.rows:
        if row.percentile is None:
            continue
        bins = {_bin(row.percentile.low), _bin(row.percentile.high, is_end=row.percentile.low != row.percentile.high)}
        if len(bins) == 1:
            counts[bins.pop()] += 1
        else:
            unknown += 1
    if not sum(counts):
        return empty(title or "Payroll and the market", "Pay", ("Nobody's percentile is known.",))
    notes = [
        "Percentiles are of jobs in the occupation and area.",
        "Orange lines: how many employees there would be if their pay were distributed as the pay of these jobs is.",
    ]
    if unknown:
        are = "is" if unknown == 1 else "are"
        notes.append(f"{people(unknown)} between percentiles that are not published {are} left out.")
    listed = "; ".join(f"{name} {count:,}" for name, count in zip(_BINS, counts, strict=True))
    return Bars(
        title=title or "Employees by market percentile", subtitle=describe_market(priced),
        description=f"Employees by percentile of their occupation and area: {listed}.", height=22.0 * len(_BINS),
        notes=tuple(notes), sources=cited(figures_of(priced.rows)), rows=_BINS, counts=tuple(counts), foot=4.0,
    )  # fmt: skip


def _bin(share: Decimal, *, is_end: bool = False) -> int:
    """Between which edges a share lies; the end of a range belongs to the bin that it closes."""
    return sum(share > edge if is_end else share >= edge for edge in _EDGES)


def _scatter(priced: PricedRoster, title: str | None) -> Picture:
    points = [
        (float(row.annual_market.amount), float(row.annual_compared.amount))
        for row in priced.rows
        if row.annual_market is not None and row.annual_compared is not None
    ]
    total = priced.total
    market = market_name(priced.options)
    notes = (
        f"One dot per employee: annual pay by the {market} of the occupation and area. On the line the two are equal.",
    )
    return Scatter(
        title=title or f"Pay and the {market}", subtitle=describe_market(priced),
        description=f"{total.below:,} of {people(total.compared)} are below the line, {total.above:,} above.",
        height=_SQUARE, notes=notes, sources=cited(figures_of(priced.rows)), unit="annual market value",
        points=tuple(points), currency=total.payroll.currency if total.payroll else "USD", margin=44.0,
    )  # fmt: skip


MAKERS: Final[Mapping[type, Maker]] = {PricedRoster: of_roster}
