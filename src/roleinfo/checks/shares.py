"""Lists of shares that sum to more or less than a whole."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from roleinfo.checks.figures import grouped, half_unit, issue, shown, total
from roleinfo.checks.findings import Claim
from roleinfo.model.education import DegreeShare
from roleinfo.model.exact import add, subtract
from roleinfo.model.people import PeopleFigure
from roleinfo.model.role import Role
from roleinfo.model.text import folded

WHOLE: Final = Decimal(100)
_EXCLUSIVE_DIMENSIONS: Final = ("sex", "race_ethnicity")
# Words by which a scheme says that one person may stand in two groups.
_COUNTED_TWICE: Final = ("any race", "not exclusive", "non-exclusive")


def shares_sum(role: Role) -> Iterator[Claim]:
    """Groups that leave nobody out and count nobody twice sum to 100, degrees held to 100 at most."""
    yield from _people(role)
    yield from _degrees(role)


def _people(role: Role) -> Iterator[Claim]:
    shares = [
        figure for figure in role.people if figure.statistic == "share" and figure.dimension in _EXCLUSIVE_DIMENSIONS
    ]
    for group in grouped(shares, lambda share: (issue(share), share.dimension, folded(share.scheme or ""))):
        scheme = folded(group[0].scheme or "")
        if any(word in scheme for word in _COUNTED_TWICE):
            continue
        what = f"shares by {group[0].dimension.replace('_', ' and ')}"
        yield from _claims(group, ("people", group[0].key), what, whole=True)


def _degrees(role: Role) -> Iterator[Claim]:
    for group in grouped(role.education.held, lambda share: (issue(share), folded(share.share.of or ""))):
        yield from _claims(group, ("education", "held", group[0].key), "shares by degree held", whole=False)


def _claims(
    group: list[PeopleFigure] | list[DegreeShare], path: tuple[str, ...], what: str, *, whole: bool
) -> Iterator[Claim]:
    if len(group) < 2:
        return
    slack = total(half_unit(figure.value) for figure in group)
    bounds = {figure.share.bound if isinstance(figure, DegreeShare) else figure.bound for figure in group}
    summed = total(figure.value for figure in group)
    if "at_most" not in bounds and subtract(summed, slack) > WHOLE:
        verdict = "more than the whole"
    elif whole and "at_least" not in bounds and add(summed, slack) < WHOLE:
        verdict = "less than the whole"
    else:
        return
    yield Claim(
        "shares-sum",
        path,
        f"{group[0].source.id} states {len(group)} {what} that sum to {shown(summed, 4)}%, {verdict} by "
        f"{shown(subtract(summed, WHOLE).copy_abs(), 4)} points; rounding explains at most {shown(slack, 4)}.",
    )
