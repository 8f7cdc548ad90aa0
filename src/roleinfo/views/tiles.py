"""The tiles of a report: the three figures to be seen first, of two roles or of one."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from roleinfo.diffs.roles import RoleDiff
from roleinfo.diffs.salary import SalaryGap
from roleinfo.model.education import DEGREE_NAMES
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.experience import ExperienceFact
from roleinfo.model.outlook import OutlookFigure
from roleinfo.model.role import Role
from roleinfo.render.layout import cut, marked
from roleinfo.render.outline import Tile, Tiles
from roleinfo.text.facts import capital, years_text
from roleinfo.text.figures import ADJECTIVES, BOUNDS, component_of
from roleinfo.text.numbers import EN_DASH, MINUS, format_fraction, format_money, format_number, format_percent
from roleinfo.text.phrases import counted, interval_text, level_text, title_in_sentence
from roleinfo.text.sides import is_of_two_releases, same_title, side_scopes, statistic_in_sentence
from roleinfo.typing import Period
from roleinfo.views.comparison_brief import column_titles
from roleinfo.views.key_figures import headline_figure, outlook_figure
from roleinfo.views.pairs import difference_text

_TILES: Final = 3
_LONGEST_TITLE: Final = 40
_STATISTICS: Final = {"low": "low end of {}", "high": "high end of {}"}


def tiles_of_two(diff: RoleDiff) -> Iterator[Tiles]:
    """The difference in pay, projected growth and what entry takes, as far as they are known of both roles."""
    names = " vs. ".join(column_titles(diff) if same_title(diff) else map(_title, (diff.left, diff.right)))
    if is_of_two_releases(diff):
        yield from _first_tiles((*_pay_difference(diff), *_jobs_of_two(diff)))
        return
    yield from _first_tiles((*_pay_difference(diff), *_growth_of_two(diff, names), *_entry_of_two(diff, names)))


def tiles_of_one(role: Role) -> Iterator[Tiles]:
    """Pay, projected growth and what entry takes, as far as they are known."""
    yield from _first_tiles((*_pay(role), *_growth(role), *_entry(role), *_jobs(role)))


def pay_kind(figure: SalaryEstimate, period: Period | None = None) -> str:
    """What a figure of pay is, or as what it is compared: ``mean annual wage``, ``90th percentile of annual wage``."""
    kind = component_of(figure, period)
    if figure.statistic in _STATISTICS:
        return _STATISTICS[figure.statistic].format(kind)
    name = statistic_in_sentence(figure.statistic)
    return f"{name} {kind}" if name == figure.statistic else f"{name} of {kind}"


def _first_tiles(tiles: Sequence[Tile]) -> Iterator[Tiles]:
    if tiles:
        yield Tiles(tuple(islice(tiles, _TILES)))


def _title(role: Role) -> str:
    return marked(cut(title_in_sentence(role), _LONGEST_TITLE))


def _pay_difference(diff: RoleDiff) -> Iterator[Tile]:
    gap = diff.salary.headline
    if gap is None:
        return
    detail = ""
    if gap.interval is not None:
        interval = interval_text(gap.interval).replace("-", MINUS)
        detail = f"{level_text(gap.confidence)} confidence interval: {interval}"
    elif gap.relative:
        direction = "more" if gap.relative > 0 else "less"
        scope = side_scopes(diff, gap.left, gap.right)[0]
        base = _title(diff.left) if not same_title(diff) else column_titles(diff)[0] if "(" in scope else scope
        detail = f"{format_fraction(gap.relative.copy_abs())} {direction} than {base}"
    figure = f"{BOUNDS[gap.bound]}{format_money(gap.difference, signed=True)}"
    yield Tile(figure, f"difference in {_kind_of_both(gap)}", detail)


def _kind_of_both(gap: SalaryGap) -> str:
    """What both figures of a gap are, in the words of one where they are of one kind."""
    if gap.left.statistic != gap.right.statistic:
        return f"{ADJECTIVES[gap.difference.period]} pay"
    if gap.left.component == gap.right.component:
        return pay_kind(gap.left)
    return f"{statistic_in_sentence(gap.left.statistic)} {ADJECTIVES[gap.difference.period]} pay"


def _growth_of_two(diff: RoleDiff, names: str) -> Iterator[Tile]:
    gap = next((gap for gap in diff.outlook if gap.left.about == "growth"), None)
    if gap is not None:
        yield Tile(f"{_percent(gap.left)} vs. {_percent(gap.right)}", _growth_label(gap.left), names)


def _percent(figure: OutlookFigure) -> str:
    return f"{BOUNDS[figure.effective_bound]}{format_percent(figure.value)}"


def _growth_label(figure: OutlookFigure) -> str:
    return f"projected job growth, {years_text(figure.period)}" if figure.period else "job growth (years not stated)"


def _jobs_of_two(diff: RoleDiff) -> Iterator[Tile]:
    gap = next((gap for gap in diff.outlook if gap.left.about == "jobs"), None)
    if gap is not None:
        yield Tile(difference_text(gap), f"difference in {gap.left.universe or 'jobs'}")


def _entry_of_two(diff: RoleDiff, names: str) -> Iterator[Tile]:
    left, right = (role.education.typical_entry for role in (diff.left, diff.right))
    if left and right:
        label = "typical entry-level education"
        if left.degree == right.degree:
            yield Tile(capital(DEGREE_NAMES[left.degree]), label, "both roles")
        else:
            degrees = (DEGREE_NAMES[fact.degree].replace("'s degree", "'s") for fact in (left, right))
            yield Tile(capital(" vs. ".join(degrees)), label, names)
    ours, theirs = (_time_to_enter(role) for role in (diff.left, diff.right))
    if ours and theirs:
        yield Tile(f"{_length(ours)} vs. {_length(theirs)}", "time to enter the role", names)
    bachelor = next((gap for gap in diff.education.held if gap.left.degree == "bachelor"), None)
    if bachelor is not None:
        shares = " vs. ".join(format_percent(fact.share.percent) for fact in (bachelor.left, bachelor.right))
        yield Tile(shares, "hold a bachelor's degree", names)


def _time_to_enter(role: Role) -> ExperienceFact | None:
    return next((fact for fact in role.experience if fact.about == "time_to_become" and fact.length), None)


def _length(fact: ExperienceFact) -> str:
    return str(fact.length).replace("-", EN_DASH)


def _pay(role: Role) -> Iterator[Tile]:
    figure = headline_figure(role)
    if figure is not None and figure.known_amount is not None:
        yield Tile(f"{BOUNDS[figure.effective_bound]}{format_money(figure.known_amount)}", pay_kind(figure))


def _growth(role: Role) -> Iterator[Tile]:
    figure = outlook_figure(role, "growth")
    if figure is not None:
        yield Tile(_percent(figure), _growth_label(figure))


def _entry(role: Role) -> Iterator[Tile]:
    degree, time = role.education.typical_entry, _time_to_enter(role)
    if degree is not None:
        yield Tile(capital(DEGREE_NAMES[degree.degree]), "typical entry-level education")
    if time is not None:
        yield Tile(_length(time), "time to enter the role")


def _jobs(role: Role) -> Iterator[Tile]:
    figure = outlook_figure(role, "jobs")
    if figure is not None:
        yield Tile(f"{BOUNDS[figure.effective_bound]}{format_number(figure.value, 0)}", figure.universe or "jobs")
    if role.skills:
        yield Tile(f"{len(role.skills):,}", f"{counted(len(role.skills), 'skill').partition(' ')[2]} listed")
