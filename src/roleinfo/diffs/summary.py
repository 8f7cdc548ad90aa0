"""A comparison in a few plain sentences: each with its source and date, each percentage with its base.

Figures about groups of people never stand here.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from roleinfo.diffs.salary import overlap_of
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.exact import divide, subtract
from roleinfo.model.fact import Fact
from roleinfo.model.role import Role
from roleinfo.model.skill import Skill
from roleinfo.model.words import article, credited, money, number, percent, spoken

if TYPE_CHECKING:
    from roleinfo.diffs.roles import RoleDiff
    from roleinfo.diffs.salary import SalaryGap

_STATISTICS = {"mean": "average", "median": "median", "average": "average"}
_COMPONENTS = {
    "base": " in base pay",
    "total": " in total pay",
    "package": " as a package",
    "oews_wage": " in wages",
    "usual_weekly_earnings": " in usual weekly earnings",
    "unstated": "",
}
_BOUNDS = {"exact": "", "about": "about ", "at_least": "at least ", "at_most": "at most "}
_MIRRORED = {"at_least": "at_most", "at_most": "at_least"}


def sentences(diff: "RoleDiff") -> tuple[str, ...]:
    """The sentences, the pay first; empty where nothing could be compared."""
    return tuple(each for part in (_pay, _range, _growth, _time, _skills) for each in part(diff))


def _by(left: Fact, right: Fact) -> str:
    """Whose figures these are: one source's, or the left's and the right's."""
    one, other = credited(left.source, left.dated), credited(right.source, right.dated)
    if one == other:
        return f"By {one}"
    return f"By {one} for the first and {other} for the second,"


def _titles(diff: "RoleDiff") -> tuple[str, str]:
    """What a sentence calls the two sides; where one title stands on both, the sources tell them apart."""
    left, right = spoken(diff.left.title), spoken(diff.right.title)
    if left != right:
        return left, right
    ours, theirs = _labels(diff)
    return f"{left} ({ours})", f"{right} ({theirs})"


def _labels(diff: "RoleDiff") -> tuple[str, str]:
    sources = [", ".join(_sources(role)) for role in (diff.left, diff.right)]
    return (sources[0], sources[1]) if sources[0] != sources[1] and all(sources) else ("left", "right")


def _sources(role: Role) -> list[str]:
    """The ids of the sources of all but the people, in their stated order."""
    found = {fact.source for path, section in role.sections() if path != ("people",) for fact in section}
    return [each.id for each in sorted(found, key=lambda source: source.order)]


def _owners(diff: "RoleDiff") -> tuple[str, str]:
    """Whose pay a percentage is of: by the titles' last words where these tell them apart, "the manager's"."""
    left, right = spoken(diff.left.title), spoken(diff.right.title)
    if left == right:
        left, right = _labels(diff)
    elif left.split()[-1] != right.split()[-1]:
        left, right = f"the {left.split()[-1]}", f"the {right.split()[-1]}"
    else:
        left, right = f"the {left}", f"the {right}"
    return f"{left}'s", f"{right}'s"


def _pay(diff: "RoleDiff") -> Iterator[str]:
    gap = diff.salary.headline
    if gap is None or not {gap.left.statistic, gap.right.statistic} <= _STATISTICS.keys():
        return
    names = _titles(diff)
    owners = _owners(diff)
    pays = (_amount(gap.left), _amount(gap.right))
    more, less = (0, 1) if pays[0] > pays[1] else (1, 0)
    sides = (gap.left, gap.right)
    ends = [f"the {_STATISTICS[each.statistic]} {name}" for each, name in zip(sides, names, strict=True)]
    if sides[0].component == sides[1].component:
        of_what = _COMPONENTS[sides[0].component]
    else:
        of_what = ""
        ends = [f"{end}{_COMPONENTS[each.component]}" for end, each in zip(ends, sides, strict=True)]
    by = _by(gap.left, gap.right) + _of_whom(gap.left)
    if pays[0] == pays[1]:
        if gap.bound in ("at_least", "at_most"):
            rich, poor = (1, 0) if gap.bound == "at_least" else (0, 1)
            yield f"{by} {ends[rich]} earns at least as much{of_what} as {ends[poor]}."
        else:
            same = "the same" if gap.bound == "exact" else "about the same"
            yield f"{by} {ends[0]} and {ends[1]} earn {same}{of_what}."
        return
    bound = gap.bound if more else _MIRRORED.get(gap.bound, gap.bound)
    difference = money(abs(gap.difference))
    period = _a_period(gap.difference.period)
    if bound == "at_most":  # an open end, so that the sign of the difference is not known
        what = f"at most {difference} {period}{of_what}"
        yield f"{by} {ends[more]} earns {what} more than {ends[less]}, and may earn less."
        return
    shares = [
        f"{_BOUNDS[bound]}{percent(divide(subtract(pays[more], pays[less]), pays[base]))} of {owners[base]}"
        for base in (less, more)
        if pays[base]
    ]
    shares[0] += " pay" if spoken(diff.left.title) != spoken(diff.right.title) else " figure"
    what = f"{_BOUNDS[bound]}{difference} {period}{of_what}"
    yield f"{by} {ends[more]} earns {what} more than {ends[less]}: {', '.join(shares)}."
    if gap.significant is not None:
        verdict = "is larger than" if gap.significant else "lies within"
        yield f"That difference {verdict} the sampling error, tested at {percent(gap.confidence)} confidence."


def _amount(estimate: SalaryEstimate) -> Decimal:
    return estimate.stated.amount if estimate.stated else Decimal(0)


def _a_period(period: str) -> str:
    return {"hour": "an hour"}.get(period, f"a {period}")


def _of_whom(estimate: SalaryEstimate) -> str:
    """The part of the role's people that a figure is limited to, if it is."""
    limits = [estimate.industry, estimate.employer, estimate.experience, estimate.universe]
    if estimate.place is not None and estimate.place.kind != "nation":
        limits.insert(0, estimate.place.name)
    told = ", ".join(str(each) for each in limits if each is not None)
    return f", for {told}," if told else ""


def _range(diff: "RoleDiff") -> Iterator[str]:
    ends = diff.salary.ends("low", "high")
    if ends is None:
        return
    low, high = ends
    names = _titles(diff)
    ranges = [f"{_end(low, number)} to {_end(high, number)} for the {name}" for number, name in enumerate(names)]
    kind = "" if low.left.component == "unstated" else f"{low.left.component.replace('_', ' ')} "
    what = f"{kind}pay{'' if low.difference.period == 'year' else ' ' + _a_period(low.difference.period)}"
    told = f"{_by(low.left, low.right)}{_of_whom(low.left)} {what} runs from {ranges[0]} and from {ranges[1]}"
    overlap = overlap_of(low, high)
    if overlap is None:
        yield f"{told}."
    elif not overlap.shared.amount:
        yield f"{told}; the two ranges do not meet."
    else:
        yield (
            f"{told}; they share {money(overlap.shared)}, "
            f"{percent(overlap.ratio)} of the {money(overlap.union)} that the two ranges cover together."
        )


def _end(gap: "SalaryGap", number: int) -> str:
    estimate = (gap.left, gap.right)[number]
    return _BOUNDS[estimate.reads_as] + (money(estimate.stated) if estimate.stated else "")


def _growth(diff: "RoleDiff") -> Iterator[str]:
    gap = next(iter(diff.outlook.about("growth")), None)
    if gap is None:
        return
    names = _titles(diff)
    over = f"from {gap.left.period.start} to {gap.left.period.end}" if gap.left.period else "over years not stated"
    verbs = ["grow" if value >= 0 else "shrink" for value in (gap.left.value, gap.right.value)]
    sizes = [
        _BOUNDS[each.bound if each.value >= 0 else _MIRRORED.get(each.bound, each.bound)]
        + f"{number(each.value.copy_abs())} %"
        for each in (gap.left, gap.right)
    ]
    apart = f": {_BOUNDS[gap.bound]}{number(gap.difference.copy_abs())} points apart"
    yield (
        f"{_by(gap.left, gap.right)} jobs as {article(names[0])} {verbs[0]} by {sizes[0]} and jobs as "
        f"{article(names[1])} {verbs[1]} by {sizes[1]} of their number, {over}"
        f"{apart if gap.bound in ('exact', 'about') else ''}."
    )


def _time(diff: "RoleDiff") -> Iterator[str]:
    gap = diff.experience.time_to_become
    if gap is None:
        return
    names = _titles(diff)
    if gap.left.length == gap.right.length:
        yield f"{_by(gap.left, gap.right)} it takes {gap.left.length} to become either."
    else:
        yield (
            f"{_by(gap.left, gap.right)} it takes {gap.left.length} to become {article(names[0])} "
            f"and {gap.right.length} to become {article(names[1])}."
        )


def _skills(diff: "RoleDiff") -> Iterator[str]:
    skills = diff.skills
    if not skills:
        return
    either = len(skills.shared) + len(skills.only_left) + len(skills.only_right)
    told = f"{_listed(skills.left, skills.right)} {len(skills.shared)} of the {either} skills listed for the two"
    if not skills.shared:
        yield f"{told} {'is' if either == 1 else 'are'} shared."
        return
    names = [gap.name for gap in skills.shared[:3]]
    more = len(skills.shared) - len(names)
    verb = "is" if len(skills.shared) == 1 else "are"
    yield f"{told} {verb} shared: {', '.join(names)}{f' and {more} more' if more else ''}."


def _listed(left: tuple[Skill, ...], right: tuple[Skill, ...]) -> str:
    """Whose lists were compared, each named once."""
    named = dict.fromkeys(credited(each.source, each.dated) for each in (*left, *right))
    return "By " + " and ".join(named)
