"""A comparison step by step: which figures were used, what was done to them, what they give, what was left out."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from roleinfo.diffs.education import EducationDiff
from roleinfo.diffs.pairing import by_reason
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.exact import plain, rounded
from roleinfo.text.facts import capital
from roleinfo.text.figures import BOUNDS
from roleinfo.text.pay import money_basis
from roleinfo.text.phrases import (
    calculated,
    counted,
    credit,
    hourly,
    industry_name,
    interval_text,
    joined,
    level_text,
    per,
    place_name,
    share_text,
    source_name,
)
from roleinfo.text.reasons import CONVERSION_CODES, NO_PAY_COMPARED, verdict, why_no_pay
from roleinfo.text.sections import section_in_sentence
from roleinfo.text.sides import pay_of, verb_of

if TYPE_CHECKING:
    from roleinfo.diffs.roles import RoleDiff
    from roleinfo.diffs.salary import SalaryGap

_SIDES: Final = ("left", "right")
_REASONS: Final = {
    "no-counterpart": "the other role has none of this kind",
    "other-list": "from a source that lists only one of the roles",
    "other-pair-taken": "another pair of this kind was used",
    "other-statistic": "another statistic",
    "other-component": "another component of pay",
    "other-money": "another currency or period",
    "other-currency": "another currency",
    "other-population": "another place, industry, employer, or experience",
    "not-asked-for": "not requested",
    "no-length": "not stated as a length of time",
    "same-cell": "one published figure for both roles",
    "open-both-ways": "both figures are open ends",
    "suppressed": "suppressed by the publisher",
    "listed-twice": "listed by another source as well",
    **dict.fromkeys(CONVERSION_CODES, "cannot be converted as requested"),
}


def explain_gap(gap: "SalaryGap") -> tuple[str, ...]:
    """The steps that lead to a gap."""
    return tuple(_steps(gap))


def _steps(gap: "SalaryGap") -> Iterator[str]:
    pays = gap.pays
    for side, estimate, steps, pay in zip(_SIDES, (gap.left, gap.right), gap.steps, pays, strict=True):
        yield from _figure(side, estimate)
        for step in steps:
            factor = f"{plain(step.numerator)} / {plain(step.denominator)}"
            yield f"The {side} amount was multiplied by {factor} for pay{money_basis(step)} ({step.source})."
        if steps:
            yield f"The result on the {side} is {calculated(pay)} {per(pay)}."
    yield _difference(gap)
    if gap.interval is not None:
        yield (
            f"The {level_text(gap.confidence)} confidence interval for the difference is {interval_text(gap.interval)} "
            f"{per(gap.difference)}, from the standard errors of {_samples(gap)}."
        )
    yield verdict(gap)
    if gap.assumptions:
        yield f"Assumption: {' '.join(gap.assumptions)}"
    for caveat in gap.caveats:
        yield f"Note: {_with_full_stop(caveat.message, caveat.code)}"


def _figure(side: str, estimate: SalaryEstimate) -> Iterator[str]:
    pay = estimate.known_amount
    amount = "not released" if pay is None else f"{BOUNDS[estimate.effective_bound]}{hourly(pay)} {per(pay)}"
    kind = pay_of(estimate)
    yield f"On the {side}, {kind}{_where(estimate)} {verb_of(kind)} {amount} ({credit(estimate)})."
    if estimate.rse is not None:
        yield f"Its relative standard error is {rounded(estimate.rse, 1)}%."
    if estimate.evidence:
        yield f"The {side} figure is {estimate.origin}: {_with_full_stop(estimate.evidence)}"


def _where(estimate: SalaryEstimate) -> str:
    """Of which place, industry, employer and experience a figure is."""
    parts = [f" in {place_name(estimate.place)}"] if estimate.place else []
    parts += [f" in {industry_name(estimate.industry)}"] if estimate.industry else []
    parts += [f" at {estimate.employer}"] if estimate.employer else []
    parts += [f" for experience of {estimate.experience}"] if estimate.experience else []
    return "".join(parts)


def _difference(gap: "SalaryGap") -> str:
    left, right = (calculated(pay) if steps else hourly(pay) for pay, steps in zip(gap.pays, gap.steps, strict=True))
    sign = "-" if gap.difference.amount < 0 else "+" if gap.difference.amount else ""
    result = f"{right} - {left} = {sign}{calculated(gap.difference)} {per(gap.difference)}"
    share = ""
    if gap.relative is not None:
        share = f", which is {sign}{share_text(gap.relative)} of the left figure"
    bound = "" if gap.bound == "exact" else f" (read as {gap.bound.replace('_', ' ')})"
    return f"The difference, right minus left, is {result}{bound}{share}."


def _samples(gap: "SalaryGap") -> str:
    return "a part and its whole" if gap.samples.relation == "part-and-whole" else "two separate samples"


def _with_full_stop(text: str, code: str | None = None) -> str:
    """A text as the rest of a sentence, which ends with one full stop, its code before that."""
    bare = text.rstrip(". ")
    return f"{bare} [{code}]." if code else f"{bare}."


def explain_comparison(diff: "RoleDiff") -> tuple[str, ...]:
    """The steps that lead to a comparison: its roles, the difference in pay, what was compared and left out."""
    return tuple(_explained(diff))


def _explained(diff: "RoleDiff") -> Iterator[str]:
    for side, role in zip(_SIDES, (diff.left, diff.right), strict=True):
        limits = [place_name(role.place)] if role.place else []
        limits += [industry_name(role.industry)] if role.industry else []
        where = joined(limits)
        sources = joined(dict.fromkeys(source_name(source) for source in role.sources))
        of = f"{role.title} ({role.id})" + (f" in {where}" if where else "")
        known = f"with facts from {sources}" if sources else "with no facts from any source"
        yield f"The {side} role is {of}, {known}."
    gap = diff.salary.headline
    if gap is None:
        reasons = [*why_no_pay(diff)]
        if not reasons[0].startswith(NO_PAY_COMPARED):
            yield f"{NO_PAY_COMPARED}."
        yield from reasons
        yield from (f"  {sentence}" for sentence in _left_out_pay(diff, reasons))
    else:
        yield "The pay figures used are these."
        yield from (f"  {sentence}" for sentence in explain_gap(gap))
    for name, section in diff.sections():
        if name == "people" and not diff.options.people:
            continue
        if section or section.left_out:
            yield f"{capital(section_in_sentence(name))}: {_compared(section)}; {_left_out(section)}."


def _left_out_pay(diff: "RoleDiff", reasons: Sequence[str]) -> Iterator[str]:
    """Each reason for which pay figures were left out, with the first of them; one just stated is not repeated."""
    for (side, message), facts in by_reason(diff.salary.left_out).items():
        first = facts[0]
        if isinstance(first, SalaryEstimate):
            example = f"{pay_of(first)}{_where(first)} ({credit(first)})"
            rest = f" and {counted(len(facts) - 1, 'more figure')}" if len(facts) > 1 else ""
            why = "." if any(message in reason for reason in reasons) else f": {_with_full_stop(message)}"
            yield f"Left out on the {side}: {example}{rest}{why}"


def _compared(section: Any) -> str:
    if isinstance(section, EducationDiff):
        pairs = len(section.held) + len(section.required)
        shared = sum(len(gap.shared) for gap in (section.asked, section.fields, section.colleges))
        return " and ".join([*([_pairs(pairs)] if pairs or not shared else []), *([_items(shared)] if shared else [])])
    return _items(len(section.shared)) if hasattr(section, "shared") else _pairs(len(section))


def _pairs(count: int) -> str:
    return f"{counted(count, 'pair')} {'was' if count == 1 else 'were'} compared"


def _items(count: int) -> str:
    return f"{counted(count, 'item')} {'is' if count == 1 else 'are'} shared"


def _left_out(section: Any) -> str:
    totals = Counter((out.side, _REASONS.get(out.code, out.message.rstrip("."))) for out in section.left_out)
    reasons = joined(f"{count:,} on the {side} ({reason})" for (side, reason), count in sorted(totals.items()))
    return f"left out: {reasons}" if reasons else "nothing was left out"
