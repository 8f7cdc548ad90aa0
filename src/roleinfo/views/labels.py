"""Every object on one line, as ``repr`` gives it: what it is, and of what holds many how many and the first of them."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import attrs

from roleinfo.model.exact import plain, rounded
from roleinfo.model.pay import Pay
from roleinfo.text.numbers import MINUS, format_date, format_fraction, format_money
from roleinfo.text.phrases import credit

LONGEST: Final = 200
"""How many characters a line has at most."""

_MOST_ITEMS: Final = 8
_FIRST: Final = 3
_IN_ALL: Final = ", ... in all "
_ISOLATE, _CLOSE = "\u2068", "\u2069"


def one_line(value: Any) -> str:
    """The label of the class, or of the nearest class that it is made from, else the call that makes the value."""
    for kind in type(value).__mro__:
        project, _, module = kind.__module__.partition(".")
        label = _LABELS.get(f"{module.partition('.')[0]}.{kind.__name__}") if project == "roleinfo" else None
        if label is not None:
            return labelled(value, label)
    return _call(value)


def labelled(value: Any, label: Callable[[Any], str]) -> str:
    """The label after the name of the class, cut where it is long: ``<SalaryGap mean ...>``.

    What a debugger prints must not fail: of a value with fields of another type the name of the class is all there is.
    """
    try:
        words = label(value)
    except Exception:  # whatever a field of another type leads to
        words = "with fields of another type"
    text = f"<{type(value).__name__} {' '.join(words.replace(MINUS, '-').split())}".rstrip()
    if len(text) < LONGEST:
        return f"{text}>"
    text = text[: LONGEST - 5]
    return f"{text}{_CLOSE if text.count(_ISOLATE) > text.count(_CLOSE) else ''}...>"


def _call(value: Any) -> str:
    """The call that makes the value, of what is not the default; where that is too long, the beginning of it."""
    name = type(value).__qualname__.rpartition(">.")[2]
    fields = ", ".join(
        f"{field.alias}={_listed(held)}"
        for field in attrs.fields(type(value))
        if field.repr and not _is_default(held := getattr(value, field.name), field)
    )
    text = f"{name}({fields})"
    return text if len(text) <= LONGEST and _IN_ALL not in text else f"<{name} {fields}"[: LONGEST - 4] + "...>"


def _is_default(held: Any, field: "attrs.Attribute[Any]") -> bool:
    return type(held) is type(field.default) and bool(held == field.default)


def _listed(held: Any) -> str:
    if type(held) is tuple and len(held) > _MOST_ITEMS:
        return f"({', '.join(map(repr, held[:_FIRST]))}{_IN_ALL}{len(held)})"
    return repr(held)


def _first(names: Iterable[str], count: int) -> str:
    """How many there are, and the first of them."""
    shown = [name for _, name in zip(range(_FIRST), names, strict=False)]
    more = ", ..." if count > len(shown) else ""
    return f"{count:,}: {', '.join(shown)}{more}" if shown else f"{count:,}"


def _counted(count: int, one: str) -> str:
    return f"{count:,} {one}{'' if count == 1 else 's'}"


def _a_period(pay: Pay) -> str:
    return f"{format_money(pay)}/{pay.period}"


def _change(gap: Any) -> str:
    relative = f" ({format_fraction(gap.relative, signed=True)})" if gap.relative is not None else ""
    return f"{format_money(gap.difference, signed=True)}{relative}"


def _estimate(figure: Any) -> str:
    amount = _a_period(figure.stated) if figure.stated else figure.status.replace("_", " ")
    above = "at least " if figure.status == "top_coded" and figure.stated else ""
    where = figure.industry or figure.place
    parts = [
        f"{figure.statistic} {above}{amount}", figure.component.replace("_", " ").replace("oews", "OEWS"),
        where.name if where else "place not stated", format_date(figure.effective_date),
    ]  # fmt: skip
    return ", ".join(parts) + (f" (RSE {figure.rse}%)" if figure.rse is not None else "")


def _gap(gap: Any) -> str:
    left, right = (_a_period(pay) for pay in gap.pays)
    parts = [f"{gap.left.statistic}: {left} -> {right}, {_change(gap)}"]
    if gap.interval is not None:
        low, high = (format_money(end, signed=True) for end in gap.interval)
        parts.append(f"{rounded(gap.confidence * 100, 0)}% CI {low}..{high}")
    where = gap.left.place.name if gap.left.place else "place not stated"
    return f"{', '.join(parts)}; {credit(gap.left)}, {where}"


def _salary(salary: Any) -> str:
    known = [each for each in (salary.mean, salary.median) if each is not None and each.stated is not None]
    told = ", ".join(f"{each.statistic} {_a_period(each.stated)}" for each in known)
    return _counted(len(salary), "estimate") + (f": {told}; {credit(known[0])}" if known else "")


def _salary_diff(diff: Any) -> str:
    known = [gap for gap in (diff.mean, diff.median) if gap is not None]
    told = ", ".join(f"{gap.left.statistic} {_change(gap)} per {gap.difference.period}" for gap in known)
    return f"{_counted(len(diff), 'gap')}{f': {told}' if told else ''}; {len(diff.left_out)} left out"


def _skills(skills: Any) -> str:
    kinds = Counter(each.kind.replace("_", " ") for each in skills)
    told = ", ".join(f"{count} {kind}" for kind, count in kinds.items())
    return f"{len(skills)}: {told}" if told else "0"


def _skill_diff(diff: Any) -> str:
    alike = diff.similarity
    score = f"; similarity {alike.value:.2f}" if alike is not None else ""
    return f"{_sides(diff)}{score}; {len(diff.left_out)} left out"


def _sides(diff: Any) -> str:
    return f"{len(diff.shared)} shared, {len(diff.only_left)} left only, {len(diff.only_right)} right only"


def _education(diff: Any) -> str:
    return f"{_counted(len(diff.held), 'gap')} of degrees held; degrees required: {_sides(diff.asked)}"


def _fact(fact: Any) -> str:
    """Its own fields, and the source that it is of."""
    common = {"source", "as_of", "origin", "evidence", "printed", "covers"}
    own = ", ".join(
        f"{field.name} {held if isinstance(held, str) else _listed(held) if isinstance(held, tuple) else str(held)}"
        for field in attrs.fields(type(fact))
        if field.name not in common and not _is_default(held := getattr(fact, field.name), field)
    )
    return f"{own}; {credit(fact)}"


def _skill_gap(gap: Any) -> str:
    measures = (("share", gap.share), ("importance", gap.importance), ("level", gap.level))
    told = ", ".join(f"{name} {plain(held)}" for name, held in measures if held is not None)
    return f"{gap.kind} {gap.name}{': ' if told else ''}{told}"


# By package and name, so that showing one object imports no more than it needs.
_LABELS: Final[Mapping[str, Callable[[Any], str]]] = {
    "careers.CareerGraph": lambda graph: f"of {len(graph.nodes)} roles and {len(graph.edges)} edges",
    "model.Caveat": lambda caveat: f"{caveat.code}: {caveat.message}",
    "diffs.EducationDiff": _education,
    "model.Education": lambda it: f"{_counted(len(it.held), 'share')} of degrees held, {len(it.required)} required",
    "model.Fact": _fact,
    "diffs.Gaps": lambda gaps: f"{_counted(len(gaps), 'gap')}, {len(gaps.left_out)} left out",
    "diffs.ListDiff": _sides,
    "model.Salary": _salary,
    "diffs.SalaryDiff": _salary_diff,
    "model.SalaryEstimate": _estimate,
    "diffs.SalaryGap": _gap,
    "model.Section": lambda facts: _counted(len(facts), "fact"),
    "diffs.SkillGap": _skill_gap,
    "diffs.SkillDiff": _skill_diff,
    "model.Skills": _skills,
}
