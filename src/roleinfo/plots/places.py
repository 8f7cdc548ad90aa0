"""A role's pay place by place or industry by industry, each with its interval."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final, NamedTuple, get_args

import attrs

from roleinfo.errors import NotComparableError
from roleinfo.model import estimate
from roleinfo.model.arguments import check_count, check_word
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.exact import add, multiply, normal_quantile, subtract
from roleinfo.model.pay import Pay
from roleinfo.model.place import NaicsLevel, PlaceKind
from roleinfo.model.table import BestPaying, PayCell, PayTable
from roleinfo.plots.frame import Maker, Picture, empty, rows_on
from roleinfo.plots.pay import ARROW, arrow, caveat_sentences, money_unit
from roleinfo.plots.style import (
    BLUE,
    GREY,
    Mark,
    amounts_on,
    brief,
    cited,
    line_between,
    span,
    width_in_points,
    width_of,
    write,
)
from roleinfo.text.figures import BOUNDS, statistic_phrase
from roleinfo.text.numbers import format_date
from roleinfo.text.phrases import level_text, per
from roleinfo.text.places import excluded_cells, kind_of_cells, singular, subject_of_cells
from roleinfo.typing import Period

if TYPE_CHECKING:
    from matplotlib.axes import Axes

CONFIDENCE: Final = Decimal("0.90")
_MOST_NAMED: Final = 25


class Cell(NamedTuple):
    """A place or industry with its figure, and the interval of a mean."""

    name: str
    figure: SalaryEstimate
    pay: Pay
    interval: tuple[Decimal, Decimal] | None
    full: bool

    @property
    def is_open(self) -> bool:
        """Whether only a bound of the amount is published."""
        return self.figure.effective_bound in ("at_least", "at_most")

    @property
    def text(self) -> str:
        """The amount as it is to be read."""
        return BOUNDS[self.figure.effective_bound] + brief(self.pay.amount, self.pay.currency)


@attrs.frozen(kw_only=True)
class Dots(Picture):
    """A dot a cell with its interval, and the amount beside it; those with only a bound come last, apart."""

    cells: tuple[Cell, ...]

    def draw(self, ax: "Axes") -> None:
        rows_on(ax, self)
        values = [float(cell.pay.amount) for cell in self.cells]
        values += [float(end) for cell in self.cells for end in cell.interval or ()]
        low, high = span(values, 0.04)
        room = width_in_points(ax)
        # The amounts stand to the right of the marks.
        need = max(width_of(cell.text) + (44 if cell.is_open else 14) for cell in self.cells)
        ax.set_xlim(low, high + need * (high - low) / max(room - need, room / 3))
        amounts_on(ax.xaxis, self.cells[0].pay.currency, room, max(values))
        known = sum(not cell.is_open for cell in self.cells)
        if 0 < known < len(self.cells):
            ax.axhline(known - 0.5, color=GREY, linewidth=0.8, linestyle=(0, (4, 3)))
        for row, cell in enumerate(self.cells):
            value = float(cell.pay.amount)
            edge = value
            if cell.interval:
                first, edge = (float(end) for end in cell.interval)
                half = 0.0 if cell.full else 3.2
                for ends, short in (((first, value), (0.0, half)), ((value, edge), (half, 0.0))):
                    line_between(ax, ends, row, short, color=BLUE, linewidth=1.6)
            away = 9.0
            if cell.is_open:
                arrow(ax, value, row, BLUE, up=cell.figure.effective_bound == "at_least")
                away = 34
            face = BLUE if cell.full else "none"
            ax.plot(
                [value], [row], marker="o", color=BLUE, markerfacecolor=face, markersize=5.5, linestyle="", zorder=3
            )
            write(ax, cell.text, (edge, row), (away, 0), ha="left", color=GREY, fontsize=7.5)


def of_table(
    table: PayTable,
    *,
    kind: PlaceKind | None = None,
    level: NaicsLevel = "sector",
    limit: int = 25,
    statistic: str = "mean",
    period: Period = "year",
    role: str | None = None,
    title: str | None = None,
) -> Picture:
    """The picture of the cells of one kind with the highest pay, and below them of those with only a bound."""
    check_count("limit", limit)
    name = estimate.statistic(statistic)
    cells = table.select(kind, level)
    what = kind_of_cells(cells)
    heading = title or f"{name.capitalize()} pay{f' for {role}' if role else ''} by {singular(what)}"
    check_word("period", period, get_args(Period))
    figures = [(cell, _figure(cell, name, period)) for cell in cells]
    stated = [_cell(cell, figure, CONFIDENCE) for cell, figure in figures if figure and figure.known_amount]
    silent = [cell.name for cell, figure in figures if figure is None or figure.known_amount is None]
    if not stated:
        reasons = (
            [f"No {name} pay per {period} is published for any of {len(cells)} {what}."]
            if cells
            else ["There are no figures."]
        )
        return empty(heading, "Pay", tuple(reasons))
    known = sorted(
        (cell for cell in stated if not cell.is_open), key=lambda cell: (cell.pay.amount.copy_negate(), cell.name)
    )
    ends = sorted((cell for cell in stated if cell.is_open), key=lambda cell: (cell.text, cell.name))
    notes = []
    if len(known) > limit:
        notes.append(f"The highest {limit} of {len(known)} {what}{' with a known figure' if ends else ''}.")
    for text, effective_bound in dict.fromkeys((cell.text, cell.figure.effective_bound) for cell in ends):
        names = [cell.name for cell in ends if cell.text == text]
        amount = text.removeprefix(BOUNDS[effective_bound])
        bound = f"a {'lower' if effective_bound == 'at_least' else 'upper'} bound ({amount})"
        many = len(names) > 1
        whose = f"{len(names)} {what} have" if many else f"1 {singular(what)} has"
        notes.append(f"{whose} only {bound}: {'their ranks are' if many else 'its rank is'} not known.")
    if len(ends) > limit:
        notes.append(f"Of {len(ends)} with only a bound, {limit} are drawn.")
    shown = [*known[:limit], *ends[:limit]]
    if silent:
        more = f" and {len(silent) - _MOST_NAMED} more" if len(silent) > _MOST_NAMED else ""
        notes.append(f"No {name} per {period} released or published ({len(silent)}): "
                     f"{'; '.join(silent[:_MOST_NAMED])}{more}.")  # fmt: skip
    notes += caveat_sentences(PayTable(cells).caveats)
    return _dots(heading, shown, notes, CONFIDENCE)


def of_best(best: BestPaying, *, limit: int = 25, role: str | None = None, title: str | None = None) -> Picture:
    """The picture of the highest-paying cells; those that do not differ significantly from the first are full."""
    check_count("limit", limit)
    kind = kind_of_cells(best.ranked, industries=best.level is not None)
    subject = role or subject_of_cells(best.ranked)
    heading = title or f"Highest-paying {kind}{f' for {subject}' if subject else ''}"
    top = {id(cell) for cell in best.top}
    cells = [
        _cell(cell, figure, best.confidence)._replace(full=id(cell) in top)
        for cell in best.ranked[:limit]
        if (figure := _figure(cell, "mean", "year"))
    ]
    if not cells:
        return empty(heading, "Pay", (f"Rule: {best.rule}.", excluded_cells(best)))
    notes = [f"Rule: {best.rule}."]
    if len(best.ranked) > len(cells):
        notes.append(f"The first {len(cells)} of {len(best.ranked)}.")
    if best.passed_over:
        notes.append(excluded_cells(best))
    notes += caveat_sentences(best.caveats)
    picture = _dots(heading, cells, notes, best.confidence)
    key = (Mark("o", BLUE, "may be the highest"), Mark("o", BLUE, "significantly lower than the first", filled=False))
    return attrs.evolve(picture, key=key)


def _figure(cell: PayCell, name: str, period: Period) -> SalaryEstimate | None:
    """The cell's figure; one that was not released only where no other is there."""
    found = [figure for figure in cell.salary if figure.statistic == name]
    stated = [figure for figure in found if figure.known_amount and figure.known_amount.period == period]
    return next(iter(stated), next((figure for figure in found if figure.known_amount is None), None))


def _cell(cell: PayCell, figure: SalaryEstimate, confidence: Decimal) -> Cell:
    pay = figure.known_amount
    if pay is None:
        raise NotComparableError(["a figure that was not released is not drawn"])
    error = figure.standard_error
    margin = None if error is None else multiply(normal_quantile(confidence), error)
    interval = None if margin is None else (subtract(pay.amount, margin), add(pay.amount, margin))
    return Cell(cell.name, figure, pay, interval, True)


def _dots(heading: str, cells: Sequence[Cell], notes: list[str], confidence: Decimal) -> Dots:
    figures = [cell.figure for cell in cells]
    level = level_text(confidence)
    lacking = [cell.name for cell in cells if cell.interval is None]
    if len(lacking) < len(cells):
        notes.append(f"Lines: {level} confidence intervals, calculated from the published sampling errors.")
    if lacking:
        names = "any of these" if len(lacking) == len(cells) else "; ".join(lacking)
        notes.append(f"No interval, since no sampling error is published: {names}.")
    if any(cell.is_open for cell in cells):
        notes.append(ARROW)
    first = figures[0]
    dates = " vs. ".join(dict.fromkeys(format_date(figure.effective_date) for figure in figures))
    unit = money_unit(cells[0].pay)
    amounts = "; ".join(f"{cell.name} {cell.text}" for cell in cells if not cell.is_open)
    ends = "; ".join(f"{cell.name} {cell.text}" for cell in cells if cell.is_open)
    amounts += f"{'. ' if amounts else ''}Not ranked, with only a bound: {ends}" if ends else ""
    industry = f" · {first.place.name}" if first.industry and first.place else ""
    return Dots(
        title=heading, subtitle=f"{statistic_phrase(first)} · {unit}{industry} · {dates}",
        description=f"{statistic_phrase(first)}, {per(cells[0].pay)}: {amounts}.", height=16.0 * len(cells) + 10,
        notes=tuple(notes), sources=cited(figures), rows=tuple(cell.name for cell in cells), unit=unit,
        cells=tuple(cells),
    )  # fmt: skip


MAKERS: Final[Mapping[type, Maker]] = {PayTable: of_table, BestPaying: of_best}
