"""Pay bands: one with its employees and the market, and the grades of a structure side by side."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeGuard

import attrs

from roleinfo.errors import NotComparableError
from roleinfo.model.arguments import check_mapping, check_type
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.pay import Pay
from roleinfo.model.role import Role
from roleinfo.pay.amounts import in_period_of
from roleinfo.pay.band import SalaryBand
from roleinfo.pay.batch import a_pay, is_blank, paid, read_rows, rows_in
from roleinfo.pay.compa_ratios import CompaRatios
from roleinfo.pay.distribution import PayDistribution
from roleinfo.pay.figures import Market, figures_of, market_caveats
from roleinfo.pay.market import MarketPosition
from roleinfo.pay.prices import period_step
from roleinfo.pay.standings import BandStanding
from roleinfo.pay.structure import PayStructure, read_employees
from roleinfo.plots.frame import Maker, Picture, plain_axes, rows_on
from roleinfo.plots.pay import Spread, caveat_sentences, draw_spread, money_unit, placed, spread_of
from roleinfo.plots.style import (
    BLUE,
    GREEN,
    GREY,
    INK,
    ORANGE,
    PLAIN,
    PURPLE,
    Mark,
    amounts_on,
    brief,
    cited,
    span,
    width_in_points,
    width_of,
    wrapped,
    write,
)
from roleinfo.text.bands import describe_band, describe_circles, parts_of_basis
from roleinfo.text.figures import BOUNDS, bounded_pay, limits
from roleinfo.text.numbers import format_date
from roleinfo.text.phrases import counted

if TYPE_CHECKING:
    from matplotlib.axes import Axes

DrawnMarket = Role | PayDistribution | MarketPosition | None
Employees = Iterable[Pay] | Mapping[Any, Pay] | CompaRatios | None

_BAR: Final = (BLUE, 0.2)
_WITHIN: Final = (BLUE, "o", "within band")
_BELOW: Final = (PURPLE, "v", "below band")
_ABOVE: Final = (ORANGE, "^", "above band")
_DOT: Final = 8.0
_NO_GRADE: Final = "no grade given"


def _mark_of(pay: Pay, band: SalaryBand) -> tuple[str, str, str]:
    return {"green": _BELOW, "red": _ABOVE}.get(band.circle(pay) or "", _WITHIN)


def _lanes(places: Sequence[float]) -> list[int]:
    """For dots at these places, in points, the lane in which none lies on another: 0, 1, -1, 2 and so on."""
    ends: list[float] = []
    lanes = [0] * len(places)
    for at in sorted(range(len(places)), key=places.__getitem__):
        lane = next((number for number, end in enumerate(ends) if places[at] - end >= _DOT), len(ends))
        if lane == len(ends):
            ends.append(places[at])
        ends[lane] = places[at]
        lanes[at] = (lane + 1) // 2 * (1 if lane % 2 else -1)
    return lanes


# One band -------------------------------------------------------------------------------------------


@attrs.frozen(kw_only=True)
class OneBand(Picture):
    """A band as a bar, and in rows below it the employees and the market."""

    band: SalaryBand
    pays: tuple[Pay, ...]
    market: Spread | None

    def draw(self, ax: "Axes") -> None:
        rows_on(ax, self)
        band = self.band
        ends = [
            band.minimum,
            band.maximum,
            *self.pays,
            *(point.pay for point in (self.market.points if self.market else ())),
        ]
        low, high = span([float(pay.amount) for pay in ends], 0.08)
        ax.set_xlim(low, high)
        room = width_in_points(ax)
        amounts_on(ax.xaxis, band.minimum.currency, room, max(pay.amount for pay in ends))
        least, middle, most = (float(pay.amount) for pay in (band.minimum, band.midpoint, band.maximum))
        ax.barh(0, most - least, 0.34, left=least, color=_BAR, edgecolor=BLUE, linewidth=0.8)
        ax.plot([middle], [0], marker="|", color=INK, markersize=22, markeredgewidth=2, linestyle="")
        labels = [("minimum", band.minimum), ("midpoint", band.midpoint), ("maximum", band.maximum)]
        if band.control_point:
            ax.plot([float(band.control_point.amount)], [0], marker="s", color=GREEN, markersize=6, linestyle="")
            labels.append(("control point", band.control_point))
        texts = [(float(pay.amount), f"{name}\n{brief(pay.amount, pay.currency)}") for name, pay in labels]
        for value, text, shift in placed(ax, texts):
            write(ax, text, (value, 0), (shift, -17), va="top", linespacing=1.15)
        if self.pays:
            self._dots(ax, room)
        if self.market:
            draw_spread(ax, self.market, len(self.rows) - 1, GREEN, labelled=True)

    def _dots(self, ax: "Axes", room: float) -> None:
        low, high = ax.get_xlim()
        lanes = _lanes([(float(pay.amount) - low) / (high - low) * room for pay in self.pays])
        step = min(_DOT / (self.height / len(self.rows)), 0.8 / max(max(map(abs, lanes)) * 2, 1))
        for pay, lane in zip(self.pays, lanes, strict=True):
            colour, shape, _ = _mark_of(pay, self.band)
            ax.plot(
                [float(pay.amount)], [1 + lane * step], marker=shape, color=colour, markeredgewidth=0, markersize=7,
                linestyle="",
            )  # fmt: skip
        for end in (self.band.minimum, self.band.maximum):
            ax.plot([float(end.amount)] * 2, [0.2, 1.45], color=BLUE, linewidth=0.7, linestyle=":", zorder=1)


def of_band(
    band: SalaryBand, *, employees: Employees = None, market: DrawnMarket = None, title: str | None = None
) -> Picture:
    """The picture of a band, with the employees in it and the market beside it."""
    pays = _pays(employees, band.minimum)
    spread, figures = _market(band, market)
    rows = [band.name or "Band"]
    if pays:
        rows.append(f"Employees ({len(pays)})")
    if spread:
        rows.append(spread.title)
    marks = {_mark_of(pay, band): None for pay in pays}
    notes = [*caveat_sentences(band.caveats), *_market_notes(band, spread, figures)]
    if not spread and band.market and band.is_derived:
        notes.append(f"Market value used: {band.market.statistic} {bounded_pay(band.market)}.")
    sentences = [describe_band(band)]
    if pays:
        sentences.append(describe_circles(BandStanding(pay, band) for pay in pays))
    if spread:
        sentences.append(spread.description)
    heading = f"Pay band: {band.name}" if band.name else "Pay band"
    return OneBand(
        title=title or heading, subtitle=_subtitle(band), description=" ".join(sentences), height=82.0 * len(rows),
        notes=tuple(notes), sources=cited([*figures, band.market]), rows=tuple(rows), unit=money_unit(band.minimum),
        key=tuple(Mark(shape, colour, words) for colour, shape, words in (_BELOW, _WITHIN, _ABOVE)
                  if (colour, shape, words) in marks),
        band=band, pays=pays, market=spread,
    )  # fmt: skip


def _subtitle(band: SalaryBand) -> str:
    return " · ".join(parts_of_basis((band,)))


def _pays(employees: Employees, base: Pay) -> tuple[Pay, ...]:
    given = employees.pays if isinstance(employees, CompaRatios) else () if employees is None else employees
    rows = rows_in("employees", given)
    return tuple(read_rows("employees", rows, lambda _row, value: in_period_of(base, paid(value, a_pay)))[0])


def _market(band: SalaryBand, market: DrawnMarket) -> tuple[Spread | None, tuple[SalaryEstimate, ...]]:
    """The distribution of the market; NotComparableError where it has none in the band's currency and period."""
    if market is None:
        return None, ()
    if isinstance(market, Role):
        period, currency = band.minimum.period, band.minimum.currency
        there, salary = figures_of(market, Market(component=band.component), period=period, currency=currency)
        distribution = PayDistribution.of(salary, period=period)
        if distribution is None:
            words = f"{there.title} has no percentiles of {band.component.replace('_', ' ')} pay per {period}"
            raise NotComparableError([words])
        title = there.title
    elif isinstance(market, MarketPosition):
        distribution, title = market.distribution, market.role.title
    else:
        check_type("market", market, PayDistribution, Role, MarketPosition)
        distribution, title = market, market.published_for or "the market"
    for point in distribution.points:
        if point.known_amount:
            in_period_of(band.minimum, point.known_amount)
    steps = (
        () if distribution.period == band.minimum.period else (period_step(distribution.period, band.minimum.period),)
    )
    return spread_of(f"Market: {title}", distribution.points, steps), distribution.points


def _market_notes(band: SalaryBand, spread: Spread | None, figures: Sequence[SalaryEstimate]) -> tuple[str, ...]:
    if spread is None:
        return ()
    place = limits(figures[0], nation=True)
    absent = (f"Not published for the market: {', '.join(spread.missing)}.",) if spread.missing else ()
    return (
        *absent,
        f"Market: {place}, {format_date(figures[0].effective_date)}.",
        *caveat_sentences(market_caveats(figures[0].component, band.component)),
    )


# A structure ----------------------------------------------------------------------------------------


@attrs.frozen(kw_only=True)
class Grades(Picture):
    """Grades side by side as bars from minimum to maximum, their midpoints joined."""

    structure: PayStructure
    columns: tuple[tuple[tuple[Pay, tuple[str, str, str]], ...], ...]
    market: tuple[tuple[int, SalaryEstimate | Pay], ...]

    def draw(self, ax: "Axes") -> None:
        plain_axes(ax, "y")
        bands = list(self.structure)
        ends = [float(pay.amount) for band in bands for pay in (band.minimum, band.maximum)]
        ends += [float(pay.amount) for column in self.columns for pay, _ in column]
        ends += [float(pay.amount) for _, figure in self.market if (pay := _amount(figure))]
        ax.set_ylim(*span(ends, 0.08))
        count = len(self.columns)
        ax.set_xlim(-0.6, count - 0.4)
        amounts_on(ax.yaxis, bands[0].minimum.currency, self.height * 2, max(ends))
        ax.set_ylabel(money_unit(bands[0].minimum), fontsize=PLAIN, color=GREY, labelpad=6)
        room = width_in_points(ax) / (count + 0.2)
        for at, band in enumerate(bands):
            low, middle, high = (float(pay.amount) for pay in (band.minimum, band.midpoint, band.maximum))
            ax.bar(at, high - low, 0.62, bottom=low, color=_BAR, edgecolor=BLUE, linewidth=0.8, zorder=1)
            ax.plot([at - 0.31, at + 0.31], [middle, middle], color=INK, linewidth=1.6, zorder=2)
            if band.control_point:
                ax.plot([at + 0.25], [float(band.control_point.amount)], marker="s", color=GREEN, markersize=5)
        middles = [float(band.midpoint.amount) for band in bands]
        ax.plot(range(len(bands)), middles, color=INK, linewidth=0.8, linestyle=":", zorder=2)
        names = [*(band.name or "" for band in bands), *([_NO_GRADE] if count > len(bands) else [])]
        ax.set_xticks(range(count), ["\n".join(wrapped(name, room - 6)) for name in names], parse_math=False)
        self._dots(ax, room)
        self._market(ax)

    def _dots(self, ax: "Axes", room: float) -> None:
        low, high = ax.get_ylim()
        for at, column in enumerate(self.columns):
            lanes = _lanes([(float(pay.amount) - low) / (high - low) * self.height for pay, _ in column])
            step = min(_DOT / room, 0.6 / max(2 * max(map(abs, lanes), default=0), 1))
            for (pay, (colour, shape, _)), lane in zip(column, lanes, strict=True):
                ax.plot(
                    [at + lane * step], [float(pay.amount)], marker=shape, color=colour, markeredgewidth=0,
                    markersize=6.5, linestyle="", zorder=4,
                )  # fmt: skip

    def _market(self, ax: "Axes") -> None:
        known = [(at, figure, pay) for at, figure in self.market if (pay := _amount(figure))]
        closed = [(at, float(pay.amount)) for at, figure, pay in known if not _is_open(figure)]
        ax.plot([at for at, _ in closed], [value for _, value in closed], color=GREEN, linewidth=1.4, zorder=3)
        for at, figure, pay in known:
            ax.plot([at], [float(pay.amount)], marker="D", color=GREEN, markersize=5, linestyle="", zorder=3)
            if _is_open(figure):
                write(ax, BOUNDS[figure.effective_bound].strip(), (at, float(pay.amount)), (0, 9))


def _amount(figure: SalaryEstimate | Pay) -> Pay | None:
    return figure if isinstance(figure, Pay) else figure.known_amount


def _figure(value: Any) -> SalaryEstimate | Pay | None:
    """A grade's market, None where its cell is blank; RefusedFieldError for what is no figure."""
    if is_blank(value):
        return None
    return value if isinstance(value, SalaryEstimate) else paid(value, a_pay)


def _is_open(figure: SalaryEstimate | Pay) -> TypeGuard[SalaryEstimate]:
    return isinstance(figure, SalaryEstimate) and figure.effective_bound in ("at_least", "at_most")


def of_structure(
    structure: PayStructure,
    *,
    employees: Mapping[Any, Pay] | None = None,
    grades: Mapping[Any, str] | None = None,
    market: Mapping[str, SalaryEstimate | Pay] | None = None,
    title: str | None = None,
) -> Picture:
    """The picture of all grades, with the employees in their own grade and the market where there is one."""
    if market is not None:
        check_mapping("market", market, "from grades to figures")
    lowest = structure[0].minimum
    employees_read, _ = read_employees(
        structure,
        employees or {},
        grades,
        lambda _name, pay, band: (in_period_of(lowest, pay, "a structure"), band),
        argument="employees",
    )
    names = [grade.name for grade in structure]
    columns: list[list[tuple[Pay, tuple[str, str, str]]]] = [[] for _ in names]
    apart: list[tuple[Pay, tuple[str, str, str]]] = []
    for pay, band in employees_read:
        if band is not None:
            columns[names.index(band.name)].append((pay, _mark_of(pay, band)))
        else:
            apart.append((pay, (GREY, "o", _NO_GRADE)))
    columns += [apart] if apart else []
    lines, figures = _line(structure, market)
    marks = dict.fromkeys(mark for column in columns for _, mark in column)
    key = [Mark(shape, colour, words) for colour, shape, words in marks]
    key += [Mark("D", GREEN, "market")] if lines else []
    key.insert(0, Mark("_", INK, "midpoint"))
    lacking = [name or "" for name in names if name not in {names[at] for at, _ in lines}]
    notes = [*caveat_sentences(structure.check())]
    if lines and lacking:
        notes.append(f"No market figure: {', '.join(lacking)}.")
    for at, figure in lines:
        if isinstance(figure, SalaryEstimate):
            where = f"{limits(figure, nation=True)}, {format_date(figure.effective_date)}"
            notes.append(f"Market for {names[at]}: {figure.statistic} {bounded_pay(figure)}, {where}.")
    sentences = [describe_band(grade) for grade in structure]
    if employees_read:
        below, above = (sum(mark == end for column in columns for _, mark in column) for end in (_BELOW, _ABOVE))
        sentences.append(f"{len(employees_read)} employees: {below} below and {above} above the band of their grade.")
    top = max(grade.maximum for grade in structure)
    return Grades(
        title=title or f"Pay structure: {counted(len(names), 'grade')}", subtitle=_subtitle(structure[0]),
        description=" ".join(sentences),
        height=300, notes=tuple(notes), sources=cited(figures), key=tuple(key), foot=30,
        margin=width_of(brief(top.amount, top.currency)) + 34, structure=structure,
        columns=tuple(map(tuple, columns)), market=tuple(lines),
    )  # fmt: skip


def _line(
    structure: PayStructure, market: Mapping[str, SalaryEstimate | Pay] | None
) -> tuple[list[tuple[int, SalaryEstimate | Pay]], list[SalaryEstimate]]:
    """The market of each grade that has one: as given, else the figure that the band was priced from."""
    if market is None:
        known: dict[str, SalaryEstimate | Pay] = {band.name or "": band.market for band in structure if band.market}
    else:
        figures, _ = read_rows("market", market.items(), lambda _name, value: _figure(value))
        known = {
            name: figure
            for name, figure in zip([structure.grade(name).name or "" for name in market], figures, strict=True)
            if figure is not None
        }
    lines: list[tuple[int, SalaryEstimate | Pay]] = []
    for at, band in enumerate(structure):
        figure = known.get(band.name or "")
        if figure is not None and (pay := _amount(figure)) is not None:
            here = in_period_of(band.minimum, pay)
            lines.append((at, here if isinstance(figure, Pay) else figure.per(here.period)))
    return lines, [figure for _, figure in lines if isinstance(figure, SalaryEstimate)]


MAKERS: Final[Mapping[type, Maker]] = {SalaryBand: of_band, PayStructure: of_structure}
