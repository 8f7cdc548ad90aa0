"""A comparison told step by step: which figures were taken, from where, what was done to them, what was left out."""

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from roleinfo.diffs.pairing import by_reason
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.exact import rounded
from roleinfo.model.fact import Fact
from roleinfo.model.words import money, percent

if TYPE_CHECKING:
    from roleinfo.diffs.roles import RoleDiff
    from roleinfo.diffs.salary import SalaryGap

_SIDES: Final = ("left", "right")
_BOUNDS: Final = {"exact": "", "about": "about ", "at_least": "at least ", "at_most": "at most "}


def explained(gap: "SalaryGap") -> tuple[str, ...]:
    """The steps that lead to a gap."""
    return tuple(_steps(gap))


def _steps(gap: "SalaryGap") -> Iterator[str]:
    pays = gap.pays
    for side, estimate, steps, pay in zip(_SIDES, (gap.left, gap.right), gap.steps, pays, strict=True):
        yield f"The {side} figure is {_of(estimate)}."
        for step in steps:
            yield f"The {side} amount was put into {step}."
        if steps:
            yield f"That makes {money(pay)} a {pay.period} on the {side}."
    told = f"{money(pays[1])} - {money(pays[0])} = {money(gap.difference, sign=True)} a {gap.difference.period}"
    relative = "" if gap.relative is None else f", {percent(gap.relative, sign=True)} of the left figure"
    bound = "" if gap.bound == "exact" else f", to be read as {gap.bound.replace('_', ' ')}"
    yield f"Right - left: {told}{relative}{bound}."
    if gap.untested is not None:
        yield gap.untested
    elif gap.interval is not None:
        low, high = (money(end, sign=True) for end in gap.interval)
        verdict = "which excludes 0: larger than" if gap.significant else "which holds 0: within"
        how = {"part-and-whole": "of a part and its whole"}.get(gap.samples.relation, "of two separate samples")
        yield (
            f"By the standard errors {how} the difference lies between {low} and {high} at {percent(gap.confidence)} "
            f"confidence, {verdict} the sampling error."
        )
        yield f"That takes for granted: {'; '.join(gap.assumptions)}."
    for caveat in gap.caveats:
        yield f"Keep in mind: {caveat.message} [{caveat.code}]."


def _of(estimate: SalaryEstimate) -> str:
    parts = [str(estimate)]
    if estimate.covers:
        parts.append(f"published for {estimate.covers}")
    if estimate.rse is not None:
        parts.append(f"relative standard error {rounded(estimate.rse, 1)} %")
    if estimate.evidence:
        parts.append(f"{estimate.origin}: {estimate.evidence}")
    return ", ".join(parts)


def told(diff: "RoleDiff") -> tuple[str, ...]:
    """The steps that lead to a comparison: its roles, its headline, what each section compared and left out."""
    return tuple(_told(diff))


def _told(diff: "RoleDiff") -> Iterator[str]:
    for side, role in zip(_SIDES, (diff.left, diff.right), strict=True):
        where = ", ".join(each.name for each in (role.place, role.industry) if each)
        sources = ", ".join(each.id for each in role.sources)
        of = f"{role.title} ({role.id})" + (f" in {where}" if where else "")
        yield f"The {side} role is {of}, by {sources or 'no source'}."
    headline = diff.salary.headline
    if headline is None:
        yield "No two pay figures could be set against each other."
        yield from (f"  {each}" for each in _why_none(diff))
    else:
        yield "The pay figures that head the comparison:"
        yield from (f"  {each}" for each in explained(headline))
    for name, section in diff.sections():
        if name == "people" and not diff.options.people:
            continue
        reasons = Counter((each.side, each.code) for each in section.left_out)
        if reasons or section:
            out = ", ".join(f"{count} {side} {code}" for (side, code), count in sorted(reasons.items()))
            yield f"In {name} {_compared(section)}; left out: {out or 'nothing'}."


def _why_none(diff: "RoleDiff") -> Iterator[str]:
    """Each reason for which pay figures were left out, with how many it is of and the first of them."""
    for (side, message), facts in by_reason(diff.salary.left_out).items():
        count = "1 figure" if len(facts) == 1 else f"{len(facts)} figures"
        yield f"{count} on the {side}, {'' if len(facts) == 1 else 'first '}{facts[0]}: {message}."


def _compared(section: object) -> str:
    shared = getattr(section, "shared", None)
    if shared is not None:
        return f"{len(shared)} are shared"
    gaps: tuple[Fact, ...] | None = getattr(section, "gaps", None)
    return (
        f"{len(gaps)} pairs were compared" if gaps is not None else f"something was {'' if section else 'not '}compared"
    )
