"""The skills of two roles: shared, only on one side, how far their measures lie apart, and how alike the lists are."""

from collections.abc import Iterable
from decimal import Decimal
from functools import cached_property, reduce
from math import sqrt
from typing import Final

import attrs

from roleinfo.diffs.pairing import LeftOut, common_lists, ordered, pair_caveats, paired, unusable
from roleinfo.model.caveat import Caveat
from roleinfo.model.exact import add, subtract
from roleinfo.model.skill import Rating, Share, Skill, Skills
from roleinfo.typing import Side

PATH: Final = ("skills",)


@attrs.frozen
class Similarity:
    """How alike two lists are, from 0 to 1, and the measure it rests on: ``names`` or ``share``."""

    value: float
    measure: str

    def __float__(self) -> float:
        return self.value


@attrs.frozen
class SkillGap:
    """A skill of both roles; a share is compared with a share, a rating with a rating on the same scale, else None."""

    left: Skill
    right: Skill

    @property
    def name(self) -> str:
        """The skill's name, as the left role's source writes it."""
        return self.left.name

    @property
    def share(self) -> Decimal | None:
        """Right - left, in points; None where a side has no share, or one of something else."""
        left, right = self.left.share, self.right.share
        if left is None or right is None or left.of != right.of:
            return None
        return subtract(right.percent, left.percent)

    @property
    def importance(self) -> Decimal | None:
        """Right - left, on the scale both are rated on."""
        return _rating_gap(self.left.importance, self.right.importance)

    @property
    def level(self) -> Decimal | None:
        """Right - left, on the scale both are rated on."""
        return _rating_gap(self.left.level, self.right.level)

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What is doubtful in this pair."""
        return pair_caveats(self.left, self.right, (*PATH, self.left.measure))


def _rating_gap(left: Rating | None, right: Rating | None) -> Decimal | None:
    if left is None or right is None or left.measure != right.measure or left.suppressed or right.suppressed:
        return None
    return subtract(right.value, left.value)


@attrs.frozen(repr=False)
class SkillDiff:
    """Two roles' skills: ``shared``, ``only_left``, ``only_right``, and how alike they are.

    It is false where one side has no skills to compare. ``left`` and ``right`` are the lists that
    were set against each other, ``left_out`` what was not.

    >>> import roleinfo as ri
    >>> skills = ri.compare("account manager", "account representative").skills
    >>> [gap.name for gap in skills.shared], round(skills.jaccard.value, 3), round(skills.cosine.value, 3)
    (['Customer Service'], 0.091, 0.597)
    """

    left: tuple[Skill, ...] = ()
    right: tuple[Skill, ...] = ()
    shared: tuple[SkillGap, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.left and self.right)

    def __repr__(self) -> str:
        return f"<{len(self.shared)} shared, {len(self.only_left)} only left, {len(self.only_right)} only right>"

    @cached_property
    def only_left(self) -> tuple[Skill, ...]:
        """Skills of the left list that the right list does not have."""
        names = {gap.left.measure for gap in self.shared}
        return tuple(each for each in self.left if each.measure not in names)

    @cached_property
    def only_right(self) -> tuple[Skill, ...]:
        """Skills of the right list that the left list does not have."""
        names = {gap.right.measure for gap in self.shared}
        return tuple(each for each in self.right if each.measure not in names)

    @property
    def jaccard(self) -> Similarity | None:
        """Skills shared / skills in either list, by name; None where nothing is compared."""
        if not self:
            return None
        either = {each.measure for each in (*self.left, *self.right)}
        return Similarity(len(self.shared) / len(either), "names")

    @property
    def weighted_jaccard(self) -> Similarity | None:
        """Sum of the smaller shares / sum of the larger, a skill not listed being 0; None without shares on a side."""
        weights = self._shares()
        if weights is None:
            return None
        left, right = weights
        names = left.keys() | right.keys()
        both = [sorted((left.get(name, Decimal(0)), right.get(name, Decimal(0)))) for name in names]
        smaller, larger = (reduce(add, side, Decimal(0)) for side in zip(*both, strict=True))
        return Similarity(float(smaller) / float(larger), "share") if larger else None

    @property
    def cosine(self) -> Similarity | None:
        """The cosine of the two lists of shares, a skill not listed counting 0; None without shares on both sides."""
        weights = self._shares()
        if weights is None:
            return None
        left, right = ({name: float(share) for name, share in side.items()} for side in weights)
        lengths = sqrt(sum(share**2 for share in left.values())) * sqrt(sum(share**2 for share in right.values()))
        product = sum(share * right.get(name, 0.0) for name, share in sorted(left.items()))
        return Similarity(min(product / lengths, 1.0), "share") if lengths else None

    def _shares(self) -> tuple[dict[str, Decimal], dict[str, Decimal]] | None:
        """Every listed skill's share; None unless all have one, of the same whole."""
        listed: list[Share | None] = [each.share for each in (*self.left, *self.right)]
        if not self or None in listed or len({share.of for share in listed if share}) > 1:
            return None
        left, right = (
            {each.measure: each.share.percent for each in side if each.share} for side in (self.left, self.right)
        )
        return left, right

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What is doubtful in setting these lists against each other."""
        if not self:
            return ()
        found = [each for gap in self.shared for each in gap.caveats]
        if not self.shared:
            found += pair_caveats(self.left[0], self.right[0], PATH)
        if any(each.share is not None or each.rank is not None for each in (*self.left, *self.right)):
            message = "a source lists the commonest skills alone: one it does not list may still be held"
            found.append(Caveat("partial-list", message, PATH))
        if {each.share.of for each in (*self.left, *self.right) if each.share} == {None}:
            found.append(Caveat("share-of-unstated", "the source does not say what its shares are of", PATH))
        return tuple(dict.fromkeys(found))


def compare_skills(lefts: Skills, rights: Skills) -> SkillDiff:
    """The skills of two roles, kind by kind; lists of a source that lists both roles come first."""
    left: list[Skill] = []
    right: list[Skill] = []
    shared: list[SkillGap] = []
    out: list[LeftOut] = []
    for kind in sorted({each.kind for each in (*lefts, *rights)}):
        mine, theirs, more = common_lists(
            [each for each in lefts if each.kind == kind], [each for each in rights if each.kind == kind], PATH
        )
        pairing = paired(mine, theirs, PATH)
        doubled = {(each.side, each.fact.key): each for each in pairing.left_out if each.code != "no-counterpart"}
        out += [*more, *doubled.values()]
        sides: tuple[tuple[Side, list[Skill], list[Skill]], ...] = (("left", mine, left), ("right", theirs, right))
        for side, facts, listed in sides:
            once, again = _once(each for each in facts if (side, each.key) not in doubled)
            listed.extend(once)
            out += unusable(side, again, PATH, "listed-twice", "another source's entry for this skill was taken")
        shared += [SkillGap(one, other) for one, other in pairing.pairs]
    shared.sort(key=lambda gap: (_weight(gap).copy_negate(), gap.left.measure))
    return SkillDiff(tuple(left), tuple(right), tuple(shared), ordered(out))


def _once(skills: Iterable[Skill]) -> tuple[list[Skill], list[Skill]]:
    """One entry a name, and the rest: two sources' entries for a skill that the other role lacks count once."""
    seen: dict[str, Skill] = {}
    again = [each for each in skills if seen.setdefault(each.measure, each) is not each]
    return list(seen.values()), again


def _weight(gap: SkillGap) -> Decimal:
    shares = [each.share.percent for each in (gap.left, gap.right) if each.share]
    return max(shares, default=Decimal(0))
