"""What a comparison turned round must show, section by section."""

from collections.abc import Iterable, Sequence
from typing import Any

from roleinfo.diffs.education import EducationDiff
from roleinfo.diffs.experience import ExperienceDiff
from roleinfo.diffs.figures import FigureDiff
from roleinfo.diffs.lists import ListDiff
from roleinfo.diffs.pairing import LeftOut
from roleinfo.diffs.salary import SalaryDiff
from roleinfo.diffs.skills import SkillDiff
from roleinfo.model.caveat import Caveat

TURNED_BOUNDS = {"exact": "exact", "about": "about", "at_least": "at_most", "at_most": "at_least"}
TURNED_SIDES = {"left": "right", "right": "left"}
SIMILARITIES = (
    "similarity", "correlation", "jaccard", "weighted_jaccard", "cosine", "cosine_with_level", "software_jaccard",
)  # fmt: skip


def said(caveats: Iterable[Caveat]) -> set[tuple[str, str, tuple[str, ...]]]:
    """Caveats as what they say, without an order."""
    return {(each.code, each.message, each.path) for each in caveats}


def left_outs(items: Iterable[LeftOut], *, turned: bool = False) -> list[tuple[Any, ...]]:
    """What was left out, without an order, with the sides exchanged where asked."""
    sides = TURNED_SIDES if turned else {side: side for side in TURNED_SIDES}
    found = [(sides[each.side], each.path, each.code, each.message, each.fact) for each in items]
    return sorted(found, key=repr)


def assert_mirrored(there: Any, back: Any) -> None:
    """One section of a comparison, and the same section of the comparison turned round."""
    assert type(there) is type(back)
    assert bool(there) == bool(back)
    match there:
        case SalaryDiff():
            _salaries(there, back)
        case FigureDiff():
            _figures(there, back)
        case ExperienceDiff():
            _experience(there, back)
        case SkillDiff():
            _skills(there, back)
        case ListDiff():
            _lists(there, back)
        case EducationDiff():
            _figures(there.held, back.held)
            for name in ("asked", "fields", "colleges"):
                _lists(getattr(there, name), getattr(back, name))
        case _:
            raise AssertionError(f"no law for {there!r}")
    assert left_outs(there.left_out) == left_outs(back.left_out, turned=True)
    assert said(there.caveats) == said(back.caveats)


def _pairs(gaps: Iterable[Any]) -> list[tuple[Any, Any]]:
    return [(gap.left, gap.right) for gap in gaps]


def _turned(pairs: Sequence[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    return [(right, left) for left, right in pairs]


def _salaries(there: SalaryDiff, back: SalaryDiff) -> None:
    assert _pairs(there) == _turned(_pairs(back))
    assert [gap.difference for gap in there] == [-gap.difference for gap in back]
    assert [gap.key for gap in there] == [gap.key for gap in back]
    assert [gap.bound for gap in there] == [TURNED_BOUNDS[gap.bound] for gap in back]
    assert [gap.significant for gap in there] == [gap.significant for gap in back]
    assert [gap.interval for gap in there] == [gap.interval and (-gap.interval[1], -gap.interval[0]) for gap in back]
    assert [gap.basis for gap in there] == [gap.basis for gap in back]
    if there.headline is not None:
        assert back.headline is not None
        assert there.headline.difference == -back.headline.difference
    overlap, reverse = there.overlap, back.overlap
    assert (overlap is None) == (reverse is None)
    if overlap is not None and reverse is not None:
        assert (overlap.left, overlap.right) == (reverse.right, reverse.left)
        assert (overlap.ratio, overlap.shared, overlap.union) == (reverse.ratio, reverse.shared, reverse.union)


def _figures(there: FigureDiff[Any], back: FigureDiff[Any]) -> None:
    assert _pairs(there) == _turned(_pairs(back))
    assert [gap.difference for gap in there] == [gap.difference.copy_negate() for gap in back]
    assert [gap.unit for gap in there] == [gap.unit for gap in back]
    assert [gap.bound for gap in there] == [TURNED_BOUNDS[gap.bound] for gap in back]


def _experience(there: ExperienceDiff, back: ExperienceDiff) -> None:
    assert _pairs(there) == _turned(_pairs(back))
    for end in ("minimum", "maximum"):
        ends = [getattr(gap, end) for gap in there]
        assert ends == [None if each is None else each.copy_negate() for each in (getattr(gap, end) for gap in back)]


def _skills(there: SkillDiff, back: SkillDiff) -> None:
    assert _pairs(there.shared) == _turned(_pairs(back.shared))
    for name in ("share", "importance", "level"):
        gaps = [getattr(gap, name) for gap in there.shared]
        assert gaps == [
            None if each is None else each.copy_negate() for each in (getattr(gap, name) for gap in back.shared)
        ]
    assert (there.left, there.right) == (back.right, back.left)
    assert (there.only_left, there.only_right) == (back.only_right, back.only_left)
    for gap, turned in zip(there.shared, back.shared, strict=True):
        assert (gap.importance_error, gap.level_error) == (turned.importance_error, turned.level_error)
        assert gap.importance_outside_error is turned.importance_outside_error
        assert gap.level_outside_error is turned.level_outside_error
    for name in SIMILARITIES:
        assert getattr(there, name) == getattr(back, name), name
    assert {(TURNED_SIDES[each.path[0]], each.code, each.message) for each in there.missing} == {
        (each.path[0], each.code, each.message) for each in back.missing
    }


def _lists(there: ListDiff[Any], back: ListDiff[Any]) -> None:
    assert list(there.shared) == _turned(back.shared)
    assert (there.only_left, there.only_right) == (back.only_right, back.only_left)
