"""A move from one role to another in words: how pay changes, and what that says of the two roles."""

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from roleinfo.model.words import closed
from roleinfo.text.facts import lower_first
from roleinfo.text.figures import BOUNDS, limits, pay_label
from roleinfo.text.numbers import format_date, format_fraction, format_money
from roleinfo.text.phrases import (
    MIRRORED,
    calculated,
    class_of,
    counted,
    is_plural,
    joined,
    per,
    share_text,
    title_in_sentence,
)
from roleinfo.text.sides import pay_of, verb_of, workers_of

if TYPE_CHECKING:
    from roleinfo.careers.credentials import License
    from roleinfo.careers.moves import EntryStep
    from roleinfo.diffs.salary import SalaryGap
    from roleinfo.model.estimate import SalaryEstimate
    from roleinfo.model.role import Role

_LEFT_OUT: Final = {
    "license": "for a license of another field",
    "school": "for more than 2 more years of school or residency",
    "pay-cut": "for pay over 15% lower",
    "avoid": "as roles to avoid",
    "pay_floor": "for pay below the floor, or not known",
    "min_openings": "for openings below the limit, or not known",
    "max_degree": "for a degree above the limit, or not known",
    "max_school_years": "for school above the limit, or not known",
    "max_pay_cut": "for a pay cut above the limit, or not known",
    "max_zone_step": "for a Job Zone above the limit, or not known",
}


def count_left_out(codes: Iterable[str]) -> str:
    """How many roles limits left out, by code: ``12 roles are left out: 8 for a license of another field and ...``."""
    counts = Counter(codes)
    is_one = len(counts) == 1
    parts = joined(f"{'' if is_one else f'{count} '}{_LEFT_OUT[code]}" for code, count in sorted(counts.items()))
    verb = "is" if counts.total() == 1 else "are"
    return f"{counted(counts.total(), 'role')} {verb} left out{'' if is_one else ':'} {parts}."


def describe_entry(entry: "EntryStep") -> str:
    """What entry requires beyond the origin, by the degree typical at entry and by roleinfo's table of training."""
    parts = [counted(entry.school, "more year") + " of school"] if entry.school else []
    if entry.training is not None:
        parts.append(f"about {counted(entry.training.years, 'year')} of {entry.training.kind}")
    return ", ".join(parts)


def describe_license(license_: "License") -> str:
    """What a license requires and where: ``license (all states): academy of months; check your state``."""
    return f"{license_.field}: {license_.requires} ({license_.scope}; check your state)"


def describe_pay(figure: "SalaryEstimate") -> str:
    """What a figure of pay is: ``mean annual wage, United States, May 2025``."""
    return f"{lower_first(pay_label(figure, nation=True))}, {format_date(figure.effective_date)}"


def describe_scope(figure: "SalaryEstimate") -> str:
    """Where and when a figure of pay is of: ``United States, May 2025``."""
    return f"{limits(figure, nation=True)}, {format_date(figure.effective_date)}"


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
        compared = f"{kind}{workers_of(gap.left, gap.right)}"
        return _sentence(f"{theirs} earn {amount} {period} than {ours.rstrip(',')}, comparing {compared}")
    return _sentence(f"{kind} {verb_of(kind)} {amount} {period} for {theirs} than for {ours.rstrip(',')}")


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:].rstrip(',')}."
