"""Two ratings of one skill set against each other, and how alike two lists of numbers are."""

from collections.abc import Sequence
from decimal import Decimal
from functools import reduce
from math import fsum, sqrt
from typing import Final

import attrs

from roleinfo.diffs.pairing import pair_caveats
from roleinfo.diffs.skill_names import SkillAlias, plain_name, skill_aliases
from roleinfo.model._edges import OneLine
from roleinfo.model.caveat import Caveat, make_caveat
from roleinfo.model.exact import add, exact, multiply, normal_quantile, plain, square_root, subtract
from roleinfo.model.rules import check_fields
from roleinfo.model.skill import Rating, Skill, SkillKind

PATH: Final = ("skills",)
RATED_KINDS: Final[tuple[SkillKind, ...]] = ("skill", "knowledge", "ability")
"""The kinds that likeness by ratings, and by itself what is to be learned, rest on: those that people rate."""
LEAST_ERROR: Final = Decimal("0.125")
"""What a standard error published as 0 counts as: eight raters agreed, and one of them might be one point off."""


@attrs.frozen(field_transformer=check_fields, repr=False)
class Similarity(OneLine):
    """How alike two lists are, and the ``measure`` it rests on.

    That is ``names``, ``software names``, ``share``, ``importance`` or ``importance x level``. The
    value runs from 0 to 1; a correlation may go down to -1.
    """

    value: float
    measure: str

    def __float__(self) -> float:
        return self.value


@attrs.frozen(field_transformer=check_fields, repr=False)
class SkillGap(OneLine):
    """A skill of both roles; a share is compared with a share, a rating with a rating on the same scale, else None.

    An error is z times the root of the sum of both squared standard errors, z being 1.645 at the
    90% level of ``confidence``, where a published one of 0 counts as 0.125; it is the raters'
    disagreement: of analysts for skills and abilities, of workers for knowledge.
    """

    left: Skill
    right: Skill
    confidence: Decimal = attrs.field(default=Decimal("0.90"), converter=exact)

    def _label(self) -> str:
        measures = (("share", self.share), ("importance", self.importance), ("level", self.level))
        changes = ", ".join(f"{name} {plain(change)}" for name, change in measures if change is not None)
        return f"{self.kind} {self.name}{': ' if changes else ''}{changes}"

    @property
    def name(self) -> str:
        """The skill's name, as the left role's source writes it."""
        return self.left.name

    @property
    def kind(self) -> SkillKind:
        """The kind of the skill, which is the same on both sides."""
        return self.left.kind

    @property
    def alias(self) -> SkillAlias | None:
        """The entry of the table of aliases by which two different names meet; None where they are spelled alike.

        >>> import roleinfo as ri
        >>> survey = ri.Source(id="survey", title="Survey", publisher="Example Ltd", license="internal")
        >>> names = ("PowerPoint", "Microsoft PowerPoint")
        >>> left, right = (
        ...     ri.Role(id=name.lower().replace(" ", "-"), title=name, skills=[ri.Skill(name=name, source=survey)])
        ...     for name in names
        ... )
        >>> ri.compare(left, right).skills.shared[0].alias
        SkillAlias(alias='PowerPoint', name='Microsoft PowerPoint', source='onet-30-3')
        """
        if self.left.name == self.right.name:
            return None
        spelled = {plain_name(self.left.name), plain_name(self.right.name)}
        return next(filter(None, map(skill_aliases().get, sorted(spelled))), None) if len(spelled) > 1 else None

    @property
    def share(self) -> Decimal | None:
        """Right - left, in points; None where a side has no share, or one of something else."""
        left, right = self.left.share, self.right.share
        if left is None or right is None or left.of != right.of:
            return None
        return subtract(right.percent, left.percent)

    @property
    def importance(self) -> Decimal | None:
        """Right - left, on the scale both are rated on; None where a rating is suppressed."""
        return _difference(self.left.importance, self.right.importance)

    @property
    def importance_error(self) -> Decimal | None:
        """How far the gap in importance may be off; None where there is no gap or a side has no standard error."""
        return _error(self.left.importance, self.right.importance, self.confidence)

    @property
    def importance_outside_error(self) -> bool | None:
        """Whether the gap in importance is larger than its error; None where that cannot be tested."""
        return _outside(self.importance, self.importance_error)

    @property
    def level(self) -> Decimal | None:
        """Right - left, on the scale both are rated on; None where a rating is suppressed."""
        return _difference(self.left.level, self.right.level)

    @property
    def level_error(self) -> Decimal | None:
        """How far the gap in level may be off; None where there is no gap or a side has no standard error."""
        return _error(self.left.level, self.right.level, self.confidence)

    @property
    def level_outside_error(self) -> bool | None:
        """Whether the gap in level is larger than its error; None where that cannot be tested."""
        return _outside(self.level, self.level_error)

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What is doubtful in this pair."""
        path = (*PATH, self.left.measure)
        caveats = pair_caveats(self.left, self.right, path)
        alias = self.alias
        return caveats if alias is None else (*caveats, make_caveat("skill-alias", path, **alias._asdict()))


def _difference(left: Rating | None, right: Rating | None) -> Decimal | None:
    if left is None or right is None or not _have_difference(left, right):
        return None
    return subtract(right.value, left.value)


def _have_difference(left: Rating, right: Rating) -> bool:
    """Whether both are on one scale, and neither is suppressed."""
    return left.measure == right.measure and not (left.suppressed or right.suppressed)


def _error(left: Rating | None, right: Rating | None, confidence: Decimal) -> Decimal | None:
    if left is None or right is None or not _have_difference(left, right):
        return None
    squares = Decimal(0)
    for error in (left.standard_error, right.standard_error):
        if error is None:
            return None
        squares = add(squares, multiply(error or LEAST_ERROR, error or LEAST_ERROR))
    return multiply(normal_quantile(confidence), square_root(squares))


def _outside(gap: Decimal | None, error: Decimal | None) -> bool | None:
    return None if gap is None or error is None else gap.copy_abs() > error


def are_alike(left: Rating | None, right: Rating | None) -> bool:
    """Whether one source rates both sides on one scale."""
    return (
        left is not None
        and right is not None
        and left.measure == right.measure
        and left.source.series == right.source.series
    )


def weight(rating: Rating | None) -> Decimal | None:
    """A rating from 0 to 100: 0 where it is not relevant to the role, None where it is suppressed or not there.

    What is not relevant is 0 whatever its publisher thinks of the number, since that is not used.
    """
    if rating is None:
        return None
    if rating.not_relevant:
        return Decimal(0)
    return None if rating.suppressed else rating.standardised


Weights = Sequence[tuple[Decimal, Decimal]]
"""What each thing weighs on the left and on the right."""


def cosine(weights: Weights) -> float | None:
    """The cosine of the two sides; None where one of them is all 0."""
    lefts, rights = _floats(weights)
    lengths = sqrt(fsum(level * level for level in lefts)) * sqrt(fsum(level * level for level in rights))
    product = fsum(one * other for one, other in zip(lefts, rights, strict=True))
    return max(-1.0, min(product / lengths, 1.0)) if lengths else None


def correlation(weights: Weights) -> float | None:
    """Pearson's: the cosine of the two sides, each less its mean; None where a side is the same throughout."""
    if any(len({pair[side] for pair in weights}) < 2 for side in (0, 1)):  # two values differ
        return None
    lefts, rights = _floats(weights)
    means = fsum(lefts) / len(lefts), fsum(rights) / len(rights)
    apart = [(one - means[0], other - means[1]) for one, other in zip(lefts, rights, strict=True)]
    lengths = sqrt(fsum(one * one for one, _ in apart)) * sqrt(fsum(other * other for _, other in apart))
    return max(-1.0, min(fsum(one * other for one, other in apart) / lengths, 1.0)) if lengths else None


def rms_difference(weights: Weights) -> float | None:
    """The root of the mean squared difference of the two sides; None where there is nothing."""
    lefts, rights = _floats(weights)
    squares = [(one - other) ** 2 for one, other in zip(lefts, rights, strict=True)]
    return sqrt(fsum(squares) / len(squares)) if squares else None


def weighted_jaccard(weights: Weights) -> float | None:
    """Sum of the smaller of each two / sum of the larger; None where all are 0."""
    smaller = reduce(add, (min(pair) for pair in weights), Decimal(0))
    larger = reduce(add, (max(pair) for pair in weights), Decimal(0))
    return float(smaller) / float(larger) if larger else None


def _floats(weights: Weights) -> tuple[list[float], list[float]]:
    return [float(one) for one, _ in weights], [float(other) for _, other in weights]
