"""A role's pay release by release: as published, and in dollars of one month."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

import attrs

from roleinfo.model.estimate import SalaryEstimate, statistic as statistic_named
from roleinfo.model.exact import rounded
from roleinfo.model.pay import Pay
from roleinfo.pay.history import PayHistory, PayYear
from roleinfo.plots.frame import Maker, Picture, empty, plain_axes
from roleinfo.plots.pay import caveat_sentences, money_unit
from roleinfo.plots.style import (
    BLUE,
    FAINT,
    GREY,
    ORANGE,
    PLAIN,
    Mark,
    amounts_on,
    brief,
    cited,
    span,
    width_of,
    write,
)
from roleinfo.text.facts import capital
from roleinfo.text.figures import BOUNDS, limits, statistic_phrase
from roleinfo.text.history import CHANGES, describe_change, history_subject
from roleinfo.text.numbers import format_date
from roleinfo.text.phrases import per
from roleinfo.text.sides import statistic_in_sentence
from roleinfo.typing import Bound, Period

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_HEIGHT: Final = 240.0


class Release(NamedTuple):
    """A release with its figure, nominal and real, and how both are to be read."""

    year: int
    figure: SalaryEstimate
    nominal: Pay
    real: Pay | None
    bound: Bound

    def text(self, pay: Pay) -> str:
        """An amount as it is to be read, calculated ones in whole units per year."""
        return BOUNDS[self.bound] + _amount(pay)


@attrs.frozen(kw_only=True)
class Releases(Picture):
    """Two lines over the years, broken where something changed between releases, which is written above."""

    releases: tuple[Release, ...]
    years: tuple[int, int]
    changes: tuple[tuple[int, str], ...]

    def draw(self, ax: "Axes") -> None:
        plain_axes(ax, "y")
        amounts = [
            float(pay.amount) for release in self.releases for pay in (release.nominal, release.real) if pay is not None
        ]
        ax.set_ylim(*span(amounts, 0.14))
        ax.set_xlim(self.years[0] - 0.6, self.years[1] + 0.6)
        first = self.releases[0].nominal
        amounts_on(ax.yaxis, first.currency, self.height * 2, max(amounts))
        ax.set_ylabel(money_unit(first), fontsize=PLAIN, color=GREY, labelpad=6)
        ticks = range(self.years[0], self.years[1] + 1, 1 if self.years[1] - self.years[0] < 8 else 2)
        ax.set_xticks(list(ticks), [str(year) for year in ticks])
        for year in dict.fromkeys(year for year, _ in self.changes):
            ax.axvline(year - 0.5, color=FAINT, linewidth=1.2, zorder=0)
        for line, (year, code) in enumerate(self.changes):  # one below the other, since years may be close
            at = (year - 0.5, ax.get_ylim()[1])
            write(ax, CHANGES[code], at, (3, -4 - 10 * line), ha="left", va="top", color=GREY, fontsize=7.5)
        for run in _runs(self.releases, {year for year, _ in self.changes}):
            self._line(ax, [(release.year, release.nominal, release.bound) for release in run], ORANGE, "o")
            real = [(release.year, release.real, release.bound) for release in run if release.real is not None]
            self._line(ax, real, BLUE, "D")
        for release in (self.releases[0], self.releases[-1]):
            pays = dict.fromkeys(pay for pay in (release.real, release.nominal) if pay is not None)
            for pay in pays:
                away = -10 if pay == release.nominal and len(pays) > 1 else 10
                at = (release.year, float(pay.amount))
                write(ax, _amount(pay), at, (0, away), ha="center", color=GREY, fontsize=7.5)

    @staticmethod
    def _line(ax: "Axes", points: Sequence[tuple[int, Pay, Bound]], color: str, shape: str) -> None:
        years, values = [year for year, _, _ in points], [float(pay.amount) for _, pay, _ in points]
        ax.plot(years, values, color=color, linewidth=1.4, marker=shape, markersize=4, zorder=3)
        for year, pay, bound in points:
            if bound in ("at_least", "at_most"):
                up = 18 if bound == "at_least" else -18
                ax.annotate(
                    "", (year, float(pay.amount)), xytext=(0, up), textcoords="offset points", annotation_clip=False,
                    arrowprops={"arrowstyle": "<|-", "color": color, "linewidth": 1.2, "shrinkA": 0, "shrinkB": 0},
                )  # fmt: skip


def _runs(releases: Sequence[Release], breaks: set[int]) -> list[list[Release]]:
    """The releases in runs without a gap, a change or another kind of bound between them."""
    runs: list[list[Release]] = []
    for release in releases:
        last = runs[-1][-1] if runs else None
        if last and (last.year, last.bound) == (release.year - 1, release.bound) and release.year not in breaks:
            runs[-1].append(release)
        else:
            runs.append([release])
    return runs


def of_history(
    history: PayHistory,
    *,
    statistic: str = "median",
    period: Period = "year",
    role: str | None = None,
    title: str | None = None,
) -> Picture:
    """The picture of one statistic through the releases; where none has it, of nothing, with the reason."""
    name = statistic_named(statistic)
    subject = role or history_subject(history)
    releases = [release for year in history if (release := _release(year, name, period))]
    heading = title or f"{capital(statistic_in_sentence(name))} pay by year{f' for {subject}' if subject else ''}"
    if not releases:
        reasons = tuple(dict.fromkeys(year.reason for year in history if year.reason))
        lacking = (
            f"No release has a {name} per {period}." if history else "No earlier release has figures for this role."
        )
        return empty(heading, "Pay", (lacking, *reasons))
    month = format_date(history.in_dollars_of)
    gone = [str(year.year) for year in history if year.reason]
    notes = [*([f"Not comparable with the newest release: {', '.join(gone)}."] if gone else [])]
    if any(release.bound != "exact" for release in releases):
        notes.append("An arrow marks a top-coded wage: only a lower bound is published.")
    notes += caveat_sentences(history.caveats)
    first, last = releases[0], releases[-1]
    description = f"{first.text(first.nominal)} in {first.year}, {last.text(last.nominal)} in {last.year}"
    if first.bound == last.bound == "exact" and first.real and last.real and len(releases) > 1:
        description += f"; {describe_change(first.real, last.real)} in {month} dollars"
    key = [Mark("o", ORANGE, "in current dollars")]
    if any(release.real for release in releases):
        key.append(Mark("D", BLUE, f"in {month} dollars (CPI-U)"))
    where = limits(first.figure, nation=True)
    return Releases(
        title=heading, subtitle=f"{statistic_phrase(first.figure)} · {money_unit(first.nominal)} · {where} · May",
        description=f"{statistic_phrase(first.figure)}, {per(first.nominal)}: {description}.", height=_HEIGHT,
        notes=tuple(notes), sources=cited(release.figure for release in (first, last)), key=tuple(key),
        margin=width_of(_amount(last.nominal)) + 40, releases=tuple(releases),
        years=(history[0].year, history[-1].year),
        changes=history.changes,
    )  # fmt: skip


def _amount(pay: Pay) -> str:
    return brief(rounded(pay.amount, 2 if pay.period == "hour" else 0), pay.currency)


def _release(year: PayYear, statistic: str, period: Period) -> Release | None:
    figure = year.figure(statistic, period)
    if figure is None or figure.known_amount is None:
        return None
    return Release(year.year, figure, figure.known_amount, year.real_pay(statistic, period), figure.effective_bound)


MAKERS: Final[Mapping[type, Maker]] = {PayHistory: of_history}
