"""A comparison in a few plain sentences: each with its source and date, each percentage with its base.

Figures about groups of people never stand here.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from roleinfo.diffs.salary import overlap_of
from roleinfo.diffs.skills import is_rated_alone
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.exact import divide, rounded, subtract
from roleinfo.model.fact import Fact
from roleinfo.model.prices import Step
from roleinfo.model.skill import Skill
from roleinfo.model.source import Source
from roleinfo.model.text import folded
from roleinfo.model.words import article, credited, money, number, percent, spoken

if TYPE_CHECKING:
    from roleinfo.diffs.roles import RoleDiff
    from roleinfo.diffs.salary import SalaryGap

_SHORTEST_NOUN = 2  # a shorter word is a numeral or an abbreviation
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
    if one != other:
        return f"By {one} for the first and {other} for the second,".replace(",,", ",")
    return f"By {one}" if left.source.series == right.source.series else f"By {one} in two publications"


def _titles(diff: "RoleDiff", left: Fact, right: Fact, *, where: bool = False) -> tuple[str, str]:
    """What a sentence calls the two sides; where one title stands on both, the figures' sources tell them apart."""
    ours, theirs = spoken(diff.left.title), spoken(diff.right.title)
    scopes = _scopes(diff)
    if ours != theirs and not (where and scopes):
        return ours, theirs
    if scopes:
        return f"{ours} {scopes[0][0]}{scopes[0][1]}", f"{theirs} {scopes[1][0]}{scopes[1][1]}"
    labels = _labels(left, right)
    return f"{ours} ({labels[0]})", f"{theirs} ({labels[1]})"


def _scopes(diff: "RoleDiff") -> tuple[tuple[str, str], tuple[str, str]] | None:
    """What the two roles are limited to, if that tells them apart, each behind its word; no limit is all there is."""
    roles = (diff.left, diff.right)
    places = tuple("the nation" if each.place is None else each.place.name for each in roles)
    industries = tuple("all industries" if each.industry is None else each.industry.name for each in roles)
    lengths = tuple(diff.options.side("experience", number) or "any experience" for number in (0, 1))
    for word, names in (("in ", places), ("in ", industries), ("of ", lengths)):
        if names[0] != names[1]:
            return (word, names[0]), (word, names[1])
    return None


def _labels(left: Fact, right: Fact) -> tuple[str, str]:
    return (left.source.id, right.source.id) if left.source.id != right.source.id else ("left", "right")


def _owners(diff: "RoleDiff", left: Fact, right: Fact) -> tuple[str, str]:
    """Whose pay a percentage is of: by the titles' last words where these tell them apart, "the manager's"."""
    ours, theirs = spoken(diff.left.title), spoken(diff.right.title)
    heads = _head(ours), _head(theirs)
    if ours == theirs:
        scopes = _scopes(diff)
        ours, theirs = (scopes[0][1], scopes[1][1]) if scopes else _labels(left, right)
    elif None not in heads and heads[0] != heads[1]:
        ours, theirs = f"the {heads[0]}", f"the {heads[1]}"
    else:
        ours, theirs = f"the {ours}", f"the {theirs}"
    return _whose(ours), _whose(theirs)


def _whose(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def _head(title: str) -> str | None:
    """The noun of a title, which is its last word before a comma; None where that word is no noun for sure."""
    *before, last = title.partition(",")[0].split()
    plain = all(each.isalpha() and each.isascii() for each in (*before, last))
    qualified = {"of", "for", "and", "in", "to", "level", "grade"} & {each.casefold() for each in before}
    return last if plain and last.islower() and len(last) > _SHORTEST_NOUN and not qualified else None


def _pay(diff: "RoleDiff") -> Iterator[str]:
    gap = diff.salary.headline
    asked = diff.options.statistic is not None or diff.options.component is not None
    if gap is None and asked and diff.left.salary and diff.right.salary:
        yield "No pay is compared: there is no figure such as was asked for on both sides."
    elif gap is None:
        yield from _withheld(diff)
    if gap is None or not {gap.left.statistic, gap.right.statistic} <= _STATISTICS.keys():
        return
    names = _titles(diff, gap.left, gap.right, where=True)
    owners = _owners(diff, gap.left, gap.right)
    pays = (gap.pays[0].amount, gap.pays[1].amount)
    more, less = (0, 1) if pays[0] > pays[1] else (1, 0)
    sides = (gap.left, gap.right)
    ends = [f"the {_STATISTICS[each.statistic]} {name}" for each, name in zip(sides, names, strict=True)]
    if sides[0].component == sides[1].component:
        of_what = _COMPONENTS[sides[0].component]
    else:
        of_what = ""
        ends = [f"{end}{_COMPONENTS[each.component]}" for end, each in zip(ends, sides, strict=True)]
    by = _by(gap.left, gap.right) + _of_whom(gap.left, gap.right) + _made_alike(gap)
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
    yield from _classes(diff, gap)


def _withheld(diff: "RoleDiff") -> Iterator[str]:
    """Why nothing is said of pay, where each role has a figure that stands for the whole of it."""
    out = [
        (each.code, each.fact)
        for each in diff.salary.left_out
        if isinstance(each.fact, SalaryEstimate) and each.fact.statistic in _STATISTICS and each.fact.stated
    ]
    out.sort(key=lambda each: each[1].money.endswith("hour"))
    for code, figure in out:
        by = f"By {credited(figure.source, figure.dated)}"
        if code == "same-cell":
            of = figure.covers or "both roles"
            yield f"{by} pay is published once for {of}: no difference in pay between the two can be told."
            return
        if code == "open-both-ways" and figure.stated:
            amount = f"{_BOUNDS[figure.reads_as]}{money(figure.stated)} {_a_period(figure.stated.period)}"
            what = f"the {_STATISTICS[figure.statistic]} of both is only known to be {amount}"
            yield f"{by} {what}: which is higher is open."
            return


def _made_alike(gap: "SalaryGap") -> str:
    """In which money the two are compared, where it is not that of the figures."""
    words = dict.fromkeys(_money_of(step) for steps in gap.steps for step in steps)
    return f", {' and '.join(words)}," if words else ""


def _money_of(step: Step) -> str:
    match step.kind:
        case "currency":
            return f"in {step.to} at a dated rate"
        case "hours":
            return f"at {number(step.numerator)} hours a year"
        case "period":
            return f"with {step.text}"
        case "dollars":
            return f"in dollars of {step.to}"
        case "prices":
            return "at the nation's prices"


def _classes(diff: "RoleDiff", gap: "SalaryGap") -> Iterator[str]:
    """Of which broader class a figure is, where the role's own title does not say so."""
    for role, estimate in ((diff.left, gap.left), (diff.right, gap.right)):
        if estimate.covers and not folded(estimate.covers).startswith(folded(role.title)):
            yield f"The figure for {role.title} is that of {estimate.covers}, a class that holds other occupations too."


def _a_period(period: str) -> str:
    return {"hour": "an hour"}.get(period, f"a {period}")


def _of_whom(estimate: SalaryEstimate, other: SalaryEstimate) -> str:
    """The part of the roles' people that both figures are limited to, if they are."""
    names = ("industry", "employer", "experience", "universe")
    limits = [getattr(estimate, name) for name in names if getattr(estimate, name) == getattr(other, name)]
    if estimate.place is not None and estimate.place.kind != "nation" and estimate.place == other.place:
        limits.insert(0, estimate.place.name)
    told = ", ".join(str(each) for each in limits if each is not None)
    return f", for {told}," if told else ""


def _range(diff: "RoleDiff") -> Iterator[str]:
    ends = diff.salary.ends("low", "high")
    if ends is None:
        return
    low, high = ends
    sides = ((low.pays[0], high.pays[0]), (low.pays[1], high.pays[1]))
    if any(end < start for start, end in sides):
        return  # a range upside down is no range
    names = _titles(diff, low.left, low.right)
    ranges = [f"{_end(low, number)} to {_end(high, number)} for the {name}" for number, name in enumerate(names)]
    kind = "" if low.left.component == "unstated" else f"{low.left.component.replace('_', ' ')} "
    what = f"{kind}pay{'' if low.difference.period == 'year' else ' ' + _a_period(low.difference.period)}"
    by = f"{_by(low.left, low.right)}{_of_whom(low.left, low.right)}{_made_alike(low)}"
    told = f"{by} {what} runs from {ranges[0]} and from {ranges[1]}"
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
    return _BOUNDS[estimate.reads_as] + money(gap.pays[number])


def _growth(diff: "RoleDiff") -> Iterator[str]:
    gap = next(iter(diff.outlook.about("growth")), None)
    if gap is None or gap.left == gap.right:  # one figure of one role, wherever it is looked at
        return
    names = _titles(diff, gap.left, gap.right)
    over = f"from {gap.left.period.start} to {gap.left.period.end}" if gap.left.period else "over years not stated"
    verbs = ["grow" if value >= 0 else "shrink" for value in (gap.left.value, gap.right.value)]
    sizes = [
        _BOUNDS[each.bound if each.value >= 0 else _MIRRORED.get(each.bound, each.bound)]
        + f"{number(each.value.copy_abs())} %"
        for each in (gap.left, gap.right)
    ]
    if gap.left.value == gap.right.value and gap.bound == "exact":
        both = f"jobs as {article(names[0])} and as {article(names[1])} both {verbs[0]} by {sizes[0]} of their number"
        yield f"{_by(gap.left, gap.right)} {both}, {over}."
        return
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
    names = _titles(diff, gap.left, gap.right)
    if gap.left.length == gap.right.length:
        yield f"{_by(gap.left, gap.right)} becoming either takes {gap.left.length}."
    else:
        yield (
            f"{_by(gap.left, gap.right)} becoming {article(names[0])} takes {gap.left.length}, "
            f"becoming {article(names[1])} {gap.right.length}."
        )


def _skills(diff: "RoleDiff") -> Iterator[str]:
    skills = diff.skills
    if diff.left.id == diff.right.id and diff.left.skills == diff.right.skills:
        return
    if not skills or not {each.source.series for each in skills.left} & {each.source.series for each in skills.right}:
        return  # what two sources list is not one list
    learning = skills.learning_of()
    if learning.figure is not None:
        gaps = [gap for gap in skills.shared if gap.kind in learning.kinds]
        listed = _listed([*(gap.left for gap in gaps), *(gap.right for gap in gaps)])
        ours, theirs = _titles(diff, gaps[0].left, gaps[0].right)
        if not learning.to_learn:
            yield f"{listed} nothing that {article(theirs)} needs lies above the level of {article(ours)}."
            return
        share = f"{rounded(learning.figure, 1)} % of the level that {article(theirs)} needs, weighted by importance,"
        first = [each.name for each in learning.to_learn[:3]]
        yield f"{listed} {share} lies above that of {article(ours)}: above all in {'; '.join(first)}."
        return
    shared = [gap for gap in skills.shared if not is_rated_alone(gap.left)]
    alone = [each for each in (*skills.only_left, *skills.only_right) if not is_rated_alone(each)]
    facts = [each for each in (*skills.left, *skills.right) if not is_rated_alone(each)]
    either = len(shared) + len(alone)
    if not either:
        return
    share = "all the" if either == len(shared) > 1 else f"{len(shared)} of the"
    what = "programs" if {each.kind for each in facts} == {"software"} else "skills"
    told = f"{_listed(facts)} {share} {either} {what} listed for the two"
    if not shared:
        yield f"{told} {'is' if either == 1 else 'are'} shared."
        return
    names = [gap.name for gap in shared[:3]]
    more = len(shared) - len(names)
    verb = "is" if len(shared) == 1 else "are"
    yield f"{told} {verb} shared: {', '.join(names)}{f' and {more} more' if more else ''}."


def _listed(skills: Iterable[Skill]) -> str:
    """Whose lists were compared, each named once."""
    dates: dict[Source, set[str | None]] = {}
    for source, date in dict.fromkeys((each.source, each.dated) for each in skills):
        dates.setdefault(source, set()).add(date)
    return "By " + " and ".join(dict.fromkeys(credited(source, _spanning(found)) for source, found in dates.items()))


def _spanning(dates: set[str | None]) -> str | None:
    """The dates in words, the first and the last of them; None where none is stated."""
    stated = sorted(each for each in dates if each is not None)
    return " to ".join(dict.fromkeys((stated[0], stated[-1]))) if stated else None
