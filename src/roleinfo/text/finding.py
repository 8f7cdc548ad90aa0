"""The finding of a comparison in brief: the difference in pay, one base for it, and what sampling error says of it."""

from typing import TYPE_CHECKING

from roleinfo.model.exact import divide, subtract
from roleinfo.model.place import Place
from roleinfo.model.role import nation_of
from roleinfo.text.facts import capital
from roleinfo.text.figures import BOUNDS
from roleinfo.text.notes import decisive_notes
from roleinfo.text.numbers import format_date
from roleinfo.text.pay import earn_clause, money_of, order_of, own_intervals, pay_sentences
from roleinfo.text.phrases import (
    calculated,
    interval_text,
    is_plural,
    level_text,
    per,
    place_name,
    share_text,
    span_of_dates,
)
from roleinfo.text.reasons import verdict
from roleinfo.text.sides import is_of_two_releases, is_one_role, is_titled_by_sides, pay_of, workers_of

if TYPE_CHECKING:
    from roleinfo.diffs.roles import RoleDiff
    from roleinfo.diffs.salary import SalaryGap


def brief_finding(diff: "RoleDiff") -> tuple[str, ...]:
    """One or two sentences; where no pay is compared, those that say why."""
    gap = diff.salary.headline
    if gap is None or is_one_role(diff):
        return diff.summary[:2]
    pays = gap.pays
    kinds = [pay_of(gap.left), pay_of(gap.right)]
    if pays[0].amount == pays[1].amount or kinds[0] != kinds[1]:
        return tuple(pay_sentences(diff))[:2]
    return (_difference(diff, gap, kinds[0]), " ".join(filter(None, (test_sentence(gap), own_intervals(diff, gap)))))


def _difference(diff: "RoleDiff", gap: "SalaryGap", kind: str) -> str:
    pays, order = gap.pays, order_of(diff, gap)
    amount = f"{BOUNDS[order.bound]}{calculated(gap.difference)}"
    if base := pays[order.second].amount:
        share = divide(subtract(pays[order.first].amount, base), base)
        amount += f" ({share_text(share.copy_abs())})"
    amount += f" {'more' if order.is_more else 'less'} {per(pays[0])}"
    sentence = earn_clause(diff, gap, amount, kind)
    if is_plural(diff.left) and is_plural(diff.right):
        sentence += f", comparing {kind}{workers_of(gap.left, gap.right)}"
    return f"{sentence[:1].upper()}{sentence[1:]}{money_of(gap)}."


def test_sentence(gap: "SalaryGap") -> str:
    """Whether the difference is significant, with its interval; or why it cannot be tested."""
    if gap.interval is None:
        return verdict(gap)
    verb = "is" if gap.significant else "is not"
    ordered = sorted(gap.interval, key=lambda pay: pay.amount.copy_abs()) if gap.significant else gap.interval
    interval = interval_text((ordered[0], ordered[-1])) if gap.interval[0].amount >= 0 else _mirrored_interval(gap)
    level = level_text(gap.confidence)
    return f"The difference {verb} statistically significant ({level} confidence interval: {interval})."


def _mirrored_interval(gap: "SalaryGap") -> str:
    """The interval of a difference that is stated the other way round."""
    low, high = gap.interval or gap.pays
    return interval_text((-high, -low))


def decisive_caveats(diff: "RoleDiff") -> tuple[str, ...]:
    """What can turn the conclusion: two jobs under one title, another class's figure, figures without a date."""
    gap = diff.salary.headline
    figures, caveats = ((), ()) if gap is None else ((gap.left, gap.right), gap.caveats)
    if is_of_two_releases(diff):  # whose dates stand in the title
        caveats = tuple(caveat for caveat in caveats if caveat.code != "different-dates")
    return decisive_notes((diff.left, diff.right), figures, caveats)


def scope_line(diff: "RoleDiff") -> str:
    """Where the figures are of, and when: the line below a comparison's title."""
    gap = diff.salary.headline
    jobs = [fact for other in diff.outlook for fact in (other.left, other.right)]
    compared = [figure.place for figure in ((gap.left, gap.right) if gap else jobs)]
    figures = [gap.left, gap.right] if gap else []
    if not compared and is_of_two_releases(diff):  # whose pay is of a group that changed
        figures = [figure for role in (diff.left, diff.right) for figure in role.salary[:1]]
        compared = [figure.place for figure in figures]
    at_home = [role.place or nation_of(role) for role in (diff.left, diff.right)]
    named = [" and ".join(dict.fromkeys(map(_name_of, compared or at_home)))]
    if is_titled_by_sides(diff) and diff.left.place != diff.right.place:  # which the title names
        named = []
    industries = dict.fromkeys(role.industry.name for role in (diff.left, diff.right) if role.industry)
    dates = [figure.effective_date for figure in figures]
    when = span_of_dates(dates) if any(dates) else format_date(None)
    parts = [*named, *industries, *([when] if figures else [])]
    return capital(f"{', '.join(parts)}{', unless noted' if any(dates) else ''}")


def _name_of(place: Place | None) -> str:
    if place is None:
        return "Place not stated"
    name = place_name(place)
    return name.removeprefix("the ") if place.kind == "nation" else f"{name[:1].upper()}{name[1:]}"
