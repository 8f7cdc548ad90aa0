"""A move from one role to another in words: how pay changes, and what that says of the two roles."""

from typing import TYPE_CHECKING, Final

from roleinfo.text.figures import BOUNDS
from roleinfo.text.numbers import format_date, format_fraction, format_money
from roleinfo.text.phrases import MIRRORED, calculated, class_of, closed, is_plural, per, share_text, title_in_sentence
from roleinfo.text.sides import ADJECTIVES, pay_of, verb_of

if TYPE_CHECKING:
    from roleinfo.diffs.salary import SalaryGap
    from roleinfo.model.estimate import SalaryEstimate
    from roleinfo.model.role import Role

_COMPONENTS: Final = {
    "oews_wage": "wage", "usual_weekly_earnings": "usual weekly earnings", "base": "base pay", "total": "total pay",
    "package": "pay package", "unstated": "pay",
}  # fmt: skip


def describe_pay(figure: "SalaryEstimate") -> str:
    """What a figure of pay is: ``mean annual wage, United States, May 2025``."""
    period = f"{ADJECTIVES[figure.stated.period]} " if figure.stated else ""
    industry = figure.industry and figure.industry.name
    limits = [str(part) for part in (industry, figure.employer, figure.experience) if part]
    place = figure.place.name if figure.place else "place not stated"
    what = f"{figure.statistic} {period}{_COMPONENTS[figure.component]}"
    return ", ".join((what, place, *limits, format_date(figure.effective_date)))


def format_pay_change(gap: "SalaryGap") -> str:
    """A change of pay in a table, with its size as a percentage of the first: ``+$39,860 (39.3%)``."""
    if not gap.difference.amount and gap.bound == "exact":
        return "same"
    part = "" if gap.relative is None else f" ({format_fraction(gap.relative.copy_abs())})"
    return f"{BOUNDS[gap.bound]}{format_money(gap.difference, signed=True)}{part}"


def compare_earnings(left: "Role", right: "Role", gap: "SalaryGap") -> str:
    """Which role pays more: ``Physician assistants earn $39,860 (39.3%) more per year than registered nurses, ...``."""
    kind = pay_of(gap.left)
    ours, theirs = (
        closed(f"{title_in_sentence(role)}{class_of(role, figure)}")
        for role, figure in ((left, gap.left), (right, gap.right))
    )
    change = gap.difference.amount
    if not change and gap.bound == "exact":
        return _sentence(f"{kind} {verb_of(kind)} the same for {ours} and {theirs}")
    bound = gap.bound if change > 0 else MIRRORED.get(gap.bound, gap.bound)
    share = "" if gap.relative is None else f" ({share_text(gap.relative)})"
    amount = f"{BOUNDS[bound]}{calculated(gap.difference)}{share} {'more' if change > 0 else 'less'}"
    period = per(gap.difference)
    if is_plural(left) and is_plural(right):
        return _sentence(f"{theirs} earn {amount} {period} than {ours.rstrip(',')}, comparing {kind}")
    return _sentence(f"{kind} {verb_of(kind)} {amount} {period} for {theirs} than for {ours.rstrip(',')}")


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip(',')}."
