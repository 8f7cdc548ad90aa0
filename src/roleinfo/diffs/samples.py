"""How the samples behind two pay figures lie to each other: apart, one within the other, or one and the same."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

import attrs

from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.exact import divide
from roleinfo.model.outlook import OutlookFigure
from roleinfo.model.place import Industry, Place
from roleinfo.typing import Side

Lie = Literal["equal", "left", "right", "apart", "unknown"]
"""Two classes, places or industries: equal; ``left`` or ``right``, the whole that the other is part of; or apart."""

Relation = Literal["separate", "part-and-whole", "same-cell", "unknown"]


@attrs.frozen
class Samples:
    """What is known of the two samples.

    Of a part and its whole ``whole`` is the side of the whole, and ``weight`` the part's jobs over
    the whole's, None where these are not published. ``reason`` says why the samples cannot be told
    apart, where they cannot.
    """

    relation: Relation
    whole: Side | None = None
    weight: Decimal | None = None
    reason: str | None = None


def samples_of(
    left: SalaryEstimate,
    right: SalaryEstimate,
    jobs: tuple[Iterable[OutlookFigure], Iterable[OutlookFigure]] = ((), ()),
) -> Samples:
    """How the samples of two figures lie; ``jobs`` are the outlook figures of either role, for the weight of a part."""
    if left.source.series != right.source.series:
        return Samples("unknown", reason="the two figures are of two sources, which differ by more than sampling")
    if left.component != right.component or left.universe != right.universe:
        return Samples("unknown", reason="the two figures are not of one kind of pay and of people")
    if left.dated != right.dated:
        return Samples("unknown", reason="two releases of one survey may rest on the same answers")
    lies: set[Lie] = {
        _of_classes(left, right),
        _of_places(left.place, right.place),
        _of_industries(left.industry, right.industry),
    }
    if left.employer != right.employer or left.experience != right.experience:
        return Samples("unknown", reason="the two figures are limited to other employers or lengths of experience")
    if "apart" in lies:
        return Samples("separate")
    if lies == {"equal"}:
        return Samples("same-cell")
    for whole in ("left", "right"):
        if lies <= {"equal", whole}:
            counts = [_jobs(each, figures) for each, figures in zip((left, right), jobs, strict=True)]
            of_whole, of_part = counts if whole == "left" else counts[::-1]
            weight = divide(of_part, of_whole) if of_part is not None and of_whole else None
            return Samples("part-and-whole", "left" if whole == "left" else "right", weight)
    return Samples("unknown", reason="the two samples may overlap, and by how much is not known")


def _of_classes(left: SalaryEstimate, right: SalaryEstimate) -> Lie:
    one, other = left.class_code, right.class_code
    if one is None or other is None:
        # Nothing tells the samples apart but that their figures differ.
        same_people = left.population == right.population
        return "apart" if same_people and (left.pay, left.rse) != (right.pay, right.rse) else "unknown"
    if one == other:
        return "equal"
    if other.startswith(_stem(one)):
        return "left"
    return "right" if one.startswith(_stem(other)) else "apart"


def _stem(code: str) -> str:
    """What the codes of a group begin with: nothing for all occupations, all digits for a single one."""
    return "" if code == "00-0000" else code.rstrip("0").rstrip("-")


def _of_places(left: Place | None, right: Place | None) -> Lie:
    if (left and left.key) == (right and right.key):
        return "equal"
    if left is None or right is None:
        return "unknown"
    if left.kind == right.kind or {left.kind, right.kind} <= {"metro", "nonmetro"}:
        return "apart"
    if "nation" in (left.kind, right.kind):
        return "left" if left.kind == "nation" else "right"
    return "unknown"  # a metropolitan area may lie in several states, and codes do not say in which


def _of_industries(left: Industry | None, right: Industry | None) -> Lie:
    if left == right:
        return "equal"
    if left is None or right is None:
        return "left" if left is None else "right"
    one, other = _stems(left), _stems(right)
    if not one or not other:
        return "unknown"
    if all(each.startswith(one) for each in other):
        return "left"
    if all(each.startswith(other) for each in one):
        return "right"
    meet = any(each.startswith(both) or both.startswith(each) for each in one for both in other)
    return "unknown" if meet else "apart"


def _stems(industry: Industry) -> tuple[str, ...]:
    """What the codes of an industry begin with: of a sector such as 31-33 several, of what has no number none."""
    first, _, last = (industry.code or "").partition("-")
    if not last:
        stem = first.rstrip("0")
        return (stem,) if stem.isdigit() else ()
    if not (first.isdigit() and last.isdigit() and len(first) == len(last)):
        return ()
    return tuple(str(each) for each in range(int(first), int(last) + 1))


def _jobs(estimate: SalaryEstimate, figures: Iterable[OutlookFigure]) -> Decimal | None:
    """The jobs of the cell that a pay figure is of, by the same source."""
    return next(
        (
            each.value
            for each in figures
            if each.about == "jobs"
            and (each.source.series, each.dated) == (estimate.source.series, estimate.dated)
            and (each.place, each.industry) == (estimate.place, estimate.industry)
        ),
        None,
    )
