"""What a sentence calls the two sides of a comparison, where they are, and which pay a figure is."""

from typing import TYPE_CHECKING, Any, Final

import attrs

from roleinfo.diffs.options import SIDED
from roleinfo.model import words
from roleinfo.model.estimate import SalaryEstimate, percentile_rank
from roleinfo.model.role import nation_of
from roleinfo.text.numbers import format_date
from roleinfo.text.phrases import class_of, credit, industry_name, place_name, title_in_sentence
from roleinfo.typing import Component

if TYPE_CHECKING:
    from roleinfo.diffs.roles import RoleDiff

COMPONENTS: Final[dict[Component, str]] = {
    "base": "base pay",
    "total": "total pay",
    "package": "pay packages",
    "oews_wage": "wages",
    "usual_weekly_earnings": "usual weekly earnings",
    "ashe_hourly": "pay without overtime",
    "ashe_weekly": "gross pay",
    "ashe_annual": "gross pay",
    "unstated": "pay",
}
_ENDS: Final = {"low": "low end of", "high": "high end of", "minimum": "minimum", "maximum": "maximum"}
HEADS: Final = ("mean", "median", "average")
"""The statistics that stand for the whole of a role's pay."""


def pay_of(estimate: SalaryEstimate) -> str:
    """The statistic and the component of a figure: ``mean wages``, ``the 25th percentile of wages``."""
    component = COMPONENTS[estimate.component]
    if estimate.statistic in HEADS:
        return f"{estimate.statistic} {component}"
    if estimate.statistic in _ENDS:
        of_range = "pay ranges" if estimate.component == "unstated" else f"ranges of {component}"
        what = _ENDS[estimate.statistic]
        return f"the {what} {of_range}" if what.endswith("of") else f"{what} {component}"
    return f"{ordinal(estimate.statistic)}-percentile {component}"


def workers_of(left: SalaryEstimate, right: SalaryEstimate) -> str:
    """The workers whose pay two figures are, where their source counts several groups; else empty."""
    return f" for {left.universe}" if left.universe and left.universe == right.universe else ""


def verb_of(kind: str) -> str:
    """The verb that follows what `pay_of` gives."""
    return "are" if kind.endswith("s") and not kind.startswith("the ") else "is"


def ordinal(statistic: str) -> str:
    """The number of a percentile: ``25th`` for ``p25``."""
    return words.ordinal(statistic.removeprefix("p"))


def statistic_in_sentence(statistic: str) -> str:
    """A statistic by name: ``mean``, ``median``, ``25th percentile``."""
    is_percentile = statistic != "median" and percentile_rank(statistic) is not None
    return f"{ordinal(statistic)} percentile" if is_percentile else statistic


def is_one_role(diff: "RoleDiff") -> bool:
    """Whether both sides are one role in all but its figures of people, compared by one set of options."""
    if diff.left.id != diff.right.id or any(isinstance(getattr(diff.options, name), tuple) for name in SIDED):
        return False
    left, right = (attrs.evolve(role, people=()) for role in (diff.left, diff.right))
    return left == right


def same_title(diff: "RoleDiff") -> bool:
    """Whether both sides have one title, as of one role in two places."""
    return title_in_sentence(diff.left) == title_in_sentence(diff.right)


def opening(left: Any, right: Any) -> str:
    """The place and the industry that both figures are of, to begin a sentence with; empty where they differ."""
    places = (left.place, right.place)
    parts = []
    if places[0] is not None and places[0] == places[1]:
        parts.append(f"In {place_name(places[0])}, ")
    if left.industry is not None and left.industry == right.industry:
        named = f"in {industry_name(left.industry)}, "
        if parts and places[0].kind == "nation":
            parts = []
        parts.append(named if parts else named[:1].upper() + named[1:])
    return "".join(parts)


def side_names(diff: "RoleDiff", left: Any, right: Any) -> tuple[str, str]:
    """What a sentence on pay calls the two sides: title, class of the figure, and what each side is limited to."""
    ours, theirs = titles_with_class(diff, left, right)
    if not same_title(diff) and _scope(diff, left, right) is None:
        return ours, theirs
    scopes = side_scopes(diff, left, right)
    return f"{ours} {scopes[0]}", f"{theirs} {scopes[1]}"


def names_anywhere(diff: "RoleDiff", left: Any, right: Any) -> tuple[str, str]:
    """What a sentence calls the two sides where its figures are of no place of either; one title is told apart."""
    return side_names(diff, left, right) if same_title(diff) else titles_with_class(diff, left, right)


def titles_with_class(diff: "RoleDiff", left: Any, right: Any) -> tuple[str, str]:
    """Both titles, each with the broader class that its figure is of, if it is of one."""
    ours, theirs = (
        title_in_sentence(role) + class_of(role, fact) for role, fact in ((diff.left, left), (diff.right, right))
    )
    return ours, theirs


def side_scopes(diff: "RoleDiff", left: Any, right: Any) -> tuple[str, str]:
    """What tells two sides apart: place, industry, experience, release, source, else the roles' ids."""
    scope = _scope(diff, left, right)
    if scope is not None:
        return scope
    if credit(left) != credit(right):
        return f"by {credit(left)}", f"by {credit(right)}"
    if left.source.id != right.source.id:
        return f"({left.source.id})", f"({right.source.id})"
    if diff.left.id != diff.right.id:
        return f"({diff.left.id})", f"({diff.right.id})"
    return "(left)", "(right)"


def is_titled_by_sides(diff: "RoleDiff") -> bool:
    """Whether both sides are one role, so that a title names the places, industries or releases of the two instead."""
    return same_role(diff) and (
        is_of_two_releases(diff) or diff.left.place != diff.right.place or diff.left.industry != diff.right.industry
    )


def same_role(diff: "RoleDiff") -> bool:
    """Whether both sides are one role under one title."""
    return diff.left.id == diff.right.id and diff.left.title == diff.right.title


def are_of_two_years(diff: "RoleDiff") -> bool:
    """Whether the two sides are of two releases."""
    return diff.left.year != diff.right.year


OF_RELEASES: Final = ("salary", "outlook")
"""The sections that each release of a survey has of its own."""


def is_of_two_releases(diff: "RoleDiff") -> bool:
    """Whether one role is compared in two releases, which have pay and jobs of their own and all else in common."""
    return are_of_two_years(diff) and differs_in_pay_alone(diff)


def differs_in_pay_alone(diff: "RoleDiff") -> bool:
    """Whether both sides are one role, as in two places or releases, of which only pay and jobs can differ."""
    if not same_role(diff):
        return False
    left, right = (
        {path: section for path, section in role.sections() if path[0] not in OF_RELEASES}
        for role in (diff.left, diff.right)
    )
    return left == right


def release_names(diff: "RoleDiff") -> tuple[str, str]:
    """The months of the releases that two sides are of, or their years where one has no pay: ``May 2019``, ``2019``."""
    roles = (diff.left, diff.right)
    dates = [next((figure.effective_date for figure in role.salary if figure.effective_date), None) for role in roles]
    left, right = (
        format_date(date) if all(dates) else str(role.year or (date and date[:4]) or "newest release")
        for role, date in zip(roles, dates, strict=True)
    )
    return left, right


def _scope(diff: "RoleDiff", left: Any, right: Any) -> tuple[str, str] | None:
    """What the two roles are limited to, where that differs; no limit is all there is."""
    roles = (diff.left, diff.right)
    nations = [role.place or nation_of(role) for role in roles]
    places = tuple("a place not stated" if place is None else place_name(place) for place in nations)
    industries = tuple("all industries" if role.industry is None else industry_name(role.industry) for role in roles)
    lengths = tuple(diff.options.side("experience", side) or "any length" for side in (0, 1))
    for word, names in (("in ", places), ("in ", industries), ("with experience of ", lengths)):
        if names[0] != names[1]:
            return word + names[0], word + names[1]
    if are_of_two_years(diff) and left.effective_date != right.effective_date:
        return f"in {format_date(left.effective_date)}", f"in {format_date(right.effective_date)}"
    return None
