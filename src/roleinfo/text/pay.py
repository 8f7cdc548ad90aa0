"""Sentences on two roles' pay: who earns more and by how much, over which range, or why no pay is compared."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from roleinfo.diffs.salary import overlap_of
from roleinfo.model.exact import divide, rounded, subtract
from roleinfo.model.words import closed, publisher_name
from roleinfo.pay.prices import KINDS, Step
from roleinfo.text.figures import ADJECTIVES, BOUNDS
from roleinfo.text.numbers import format_date
from roleinfo.text.phrases import (
    MIRRORED,
    calculated,
    class_of,
    credit,
    credit_of,
    hourly,
    interval_text,
    is_plural,
    joined,
    level_text,
    per,
    share_text,
    title_in_sentence,
)
from roleinfo.text.reasons import verdict, why_no_pay
from roleinfo.text.sides import (
    COMPONENTS,
    opening,
    pay_of,
    same_title,
    side_names,
    side_scopes,
    statistic_in_sentence,
    verb_of,
    workers_of,
)
from roleinfo.typing import Bound

if TYPE_CHECKING:
    from roleinfo.diffs.roles import RoleDiff
    from roleinfo.diffs.salary import SalaryGap

_OF_RANGES: Final = ("low", "high", "minimum", "maximum")


def pay_sentences(diff: "RoleDiff") -> Iterator[str]:
    """The difference in pay with its base, what sampling error says of it, and the ranges; or why there is none."""
    gap = diff.salary.headline
    if gap is None:
        yield from why_no_pay(diff)
        return
    ranges = [*range_sentences(diff)]
    if not (ranges and gap.left.statistic in _OF_RANGES and gap.right.statistic in _OF_RANGES):
        yield headline(diff, gap)
        yield " ".join(filter(None, (verdict(gap), own_intervals(diff, gap))))
    yield from ranges


def own_intervals(diff: "RoleDiff", gap: "SalaryGap") -> str:
    """Where each figure lies by its own sampling error, where two surveys' cannot be tested; else empty."""
    if not gap.countries:
        return ""
    names = side_names(diff, gap.left, gap.right)
    parts = [
        f"{interval_text(interval)} for {name}"
        for name, interval in zip(names, gap.side_intervals, strict=True)
        if interval is not None
    ]
    whose = "each survey's" if len(parts) > 1 else "its"
    level = level_text(gap.confidence)
    lead = f"By {whose} own sampling error ({level} confidence), the {statistic_in_sentence(gap.left.statistic)}"
    return f"{lead} lies from {' and from '.join(parts)}." if parts else ""


class _Order(NamedTuple):
    """Which side a sentence on two pays begins with, whether it has more, and how the difference is bounded."""

    first: int
    second: int
    is_more: bool
    bound: Bound


def order_of(diff: "RoleDiff", gap: "SalaryGap") -> _Order:
    """Of two titles the better paid comes first; of one title the right side, with less or more than the left."""
    is_right_more = gap.pays[1].amount > gap.pays[0].amount
    first = 1 if same_title(diff) or is_right_more else 0
    bound = gap.bound if is_right_more else MIRRORED.get(gap.bound, gap.bound)
    return _Order(first, 1 - first, (first == 1) == is_right_more, bound)


def earn_clause(diff: "RoleDiff", gap: "SalaryGap", difference: str, kind: str) -> str:
    """Who earns the difference, or whose pay is higher or lower by it, than who."""
    order = order_of(diff, gap)
    names = side_names(diff, gap.left, gap.right)
    if not (is_plural(diff.left) and is_plural(diff.right)):
        return f"{kind} {verb_of(kind)} {difference} for {closed(names[order.first])} than for {names[order.second]}"
    scopes = side_scopes(diff, gap.left, gap.right)
    if same_title(diff) and not scopes[0].startswith("("):  # an id in brackets follows its title
        title = title_in_sentence(diff.left) + class_of(diff.left, gap.left)
        return f"{closed(title)} earn {difference} {scopes[1]} than {scopes[0]}"
    return f"{closed(names[order.first])} earn {difference} than {names[order.second]}"


def headline(diff: "RoleDiff", gap: "SalaryGap") -> str:
    """Who earns more, by how much, of what that is which part, by which source of which date."""
    pays = gap.pays
    if pays[0].amount == pays[1].amount:
        return _equal(diff, gap)
    order = order_of(diff, gap)
    more = "more" if order.is_more else "less"
    difference = f"{BOUNDS[order.bound]}{calculated(gap.difference)} {more} {per(pays[0])}"
    amounts = _amounts(gap)
    kinds = [pay_of(gap.left), pay_of(gap.right)]
    mixed = kinds[0] != kinds[1]
    compared = f"({amounts[order.first]} vs. {amounts[order.second]}{_top_coded(gap)})"
    how = f"comparing {kinds[order.first]} with {kinds[order.second]}" if mixed else f"comparing {kinds[0]}"
    how += f"{_limits(gap)} {compared}"
    is_at_most = order.bound == "at_most"
    sentence = earn_clause(diff, gap, difference, "pay" if mixed else kinds[0])
    if is_plural(diff.left) and is_plural(diff.right):
        sentence += f", and may earn less, {how}" if is_at_most else f", {how}"
    else:
        sentence += ", and may be lower" if is_at_most else ""
        sentence += f", {how}" if mixed else f"{_limits(gap)} {compared}"
    bases = _bases(gap, order.bound)
    return f"{_started(opening(gap.left, gap.right), sentence)}{f'. {bases}' if bases else ''}{_source(gap)}."


def _started(where: str, clause: str) -> str:
    """A sentence that begins with a place, or with a capital letter."""
    return f"{where}{clause}" if where else clause[:1].upper() + clause[1:]


def _equal(diff: "RoleDiff", gap: "SalaryGap") -> str:
    """That the two pays are one amount, or that one of them is at least as high."""
    kinds = [pay_of(gap.left), pay_of(gap.right)]
    kind = f"{joined(dict.fromkeys(kinds))}{_limits(gap)}"
    names, amounts, period = side_names(diff, gap.left, gap.right), _amounts(gap), per(gap.pays[0])
    verb = "are" if kinds[0] != kinds[1] else verb_of(kinds[0])
    where = opening(gap.left, gap.right)
    if gap.bound in ("at_least", "at_most"):
        high, low = (1, 0) if gap.bound == "at_least" else (0, 1)
        clause = f"{kind} {verb} at least as high for {closed(names[high])} as for {closed(names[low])}"
        clause = f"{clause.removesuffix(',')}: {amounts[high]} vs. {amounts[low]} {period}"
    else:
        same = "the same" if gap.bound == "exact" else "about the same"
        one = " vs. ".join(dict.fromkeys(amounts))
        clause = f"{kind} {verb} {same} for {closed(names[0])} and {names[1]}: {one} {period}"
    return f"{_started(where, clause)}{_source(gap)}."


def _source(gap: "SalaryGap") -> str:
    """The source and date of both figures, in brackets; empty where each amount has its own."""
    return f" ({credit(gap.left)})" if credit(gap.left) == credit(gap.right) else ""


def _amounts(gap: "SalaryGap") -> tuple[str, str]:
    """Both amounts with their bounds, each with its source where the two have different ones."""
    is_one = credit(gap.left) == credit(gap.right)
    left, right = (
        _published(gap, side) + ("" if is_one else f" [{credit(fact)}]")
        for side, fact in enumerate((gap.left, gap.right))
    )
    return left, right


def _top_coded(gap: "SalaryGap") -> str:
    coded = [figure for figure in (gap.left, gap.right) if figure.status == "top_coded"]
    return f"; top-coded by {publisher_name(coded[0].source)}" if coded else ""


def _bases(gap: "SalaryGap", bound: Bound) -> str:
    """Of which amounts the difference is which part, the smaller one first; empty where no part is known."""
    if bound == "at_most":
        return ""
    pays = gap.pays
    parts = []
    for side in sorted((0, 1), key=lambda side: pays[side].amount):
        is_open = (gap.left, gap.right)[side].effective_bound in ("at_least", "at_most")
        if pays[side].amount and not is_open:
            share = divide(subtract(pays[1].amount, pays[0].amount), pays[side].amount)
            parts.append(f"{BOUNDS[bound]}{share_text(share)} of {_amount(gap, side)}")
    return f"That is {' or '.join(parts)}" if parts else ""


def _amount(gap: "SalaryGap", side: int) -> str:
    """One side's amount: as it was published, or as it was calculated from that."""
    pay = gap.pays[side]
    return calculated(pay) if gap.steps[side] else hourly(pay)


def _published(gap: "SalaryGap", side: int) -> str:
    return BOUNDS[(gap.left, gap.right)[side].effective_bound] + _amount(gap, side)


def _limits(gap: "SalaryGap") -> str:
    """The part of the people that both figures are limited to, and in which money they are compared."""
    left, right = gap.left, gap.right
    parts = []
    if left.employer and left.employer == right.employer:
        parts.append(f" at {left.employer}")
    if left.experience is not None and left.experience == right.experience:
        parts.append(f" for experience of {left.experience}")
    return f"{''.join(parts)}{workers_of(left, right)}{money_of(gap)}"


def money_of(gap: "SalaryGap") -> str:
    """In which money two amounts are compared, where it is not that of their figures."""
    steps = dict.fromkeys(step for kind in KINDS for steps in gap.steps for step in steps if step.kind == kind)
    rates = [step for step in steps if step.kind == "currency"]
    if len(dates := sorted({step.date or "" for step in rates})) > 1:
        others = (money_basis(step) for step in steps if step not in rates)
        basis = f" in {rates[0].to} at the rates of {joined(map(format_date, dates))}"
        return "".join(dict.fromkeys((basis, *others)))
    return "".join(dict.fromkeys(map(money_basis, steps)))


def converted(gap: "SalaryGap") -> str:
    """Into which money two amounts were converted, behind what they are of; empty where they are as published."""
    parts = {
        "currency": "converted to {}", "hours": "at {} hours per year", "dollars": "in {} dollars",
        "prices": "at national prices",
    }  # fmt: skip
    conversions = dict.fromkeys((step.kind, step.to, step.numerator) for steps in gap.steps for step in steps)
    clause = (
        parts[kind].format(
            f"{rounded(number, 0):,f}" if kind == "hours" else format_date(to) if kind == "dollars" else to
        )
        for kind, to, number in conversions
        if kind in parts
    )
    return "".join(f", {words}" for words in dict.fromkeys(clause))


def money_basis(step: Step) -> str:
    """In which money an amount is, where it is not that of the figure."""
    match step.kind:
        case "currency":
            return f" in {step.to} at the rate of {format_date(step.date)}"
        case "hours":
            return f" at {rounded(step.numerator, 0):,f} hours per year"
        case "period":
            return f" with {step.text}"
        case "dollars":
            return f" in {format_date(step.to)} dollars"
        case "prices":
            return " at national prices"


# Ranges ---------------------------------------------------------------------------------------


def range_sentences(diff: "RoleDiff") -> Iterator[str]:
    """Over which range the pay of each role lies, where its source states one without percentiles."""
    pairs = [pair for names in (("low", "high"), ("minimum", "maximum")) if (pair := diff.salary.range_ends(*names))]
    if not pairs:
        return
    low, high = pairs[0]
    sides = ((low.pays[0], high.pays[0]), (low.pays[1], high.pays[1]))
    if any(end < start for start, end in sides):
        return  # a range upside down is no range
    names = side_names(diff, low.left, low.right)
    ranges = [f"from {_published(low, side)} to {_published(high, side)} for {name}" for side, name in enumerate(names)]
    component = COMPONENTS[low.left.component]
    verb = "range" if component.endswith("s") else "ranges"
    gap = diff.salary.headline
    clause = f"{ADJECTIVES[low.difference.period]} {component}{_limits(low)} {verb} {' and '.join(ranges)}"
    where = "" if gap is not None and _place_is_said(gap, low) else opening(low.left, low.right)
    overlap = overlap_of(low, high)
    more = ""
    if overlap is not None and not overlap.shared.amount:
        more = ". The ranges do not overlap"
    elif overlap is not None:
        share, shared, union = share_text(overlap.ratio), hourly(overlap.shared), hourly(overlap.union)
        more = f". The ranges overlap by {shared}, {share} of their combined span of {union}"
    source = credit_of(low.left, low.right)
    yield f"{_started(where, clause)}{more} ({source})."


def _place_is_said(gap: "SalaryGap", other: "SalaryGap") -> bool:
    """Whether a sentence on one gap says already where the other is of."""
    is_headline = gap.left.statistic not in _OF_RANGES
    return is_headline and opening(gap.left, gap.right) == opening(other.left, other.right)
