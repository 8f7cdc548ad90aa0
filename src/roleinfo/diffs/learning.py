"""What one would have to learn on the way from one role to the other: levels that are higher on the right."""

from collections.abc import Iterable
from decimal import Decimal
from functools import reduce

import attrs

from roleinfo.diffs.ratings import RATED_KINDS, SkillGap, are_alike, weight
from roleinfo.model._edges import Shown, Tabular
from roleinfo.model.exact import add, divide, multiply, plain, rounded, subtract
from roleinfo.model.skill import SkillKind
from roleinfo.model.text import one_of

_HUNDRED = Decimal(100)


@attrs.frozen(repr=False)
class ToLearn:
    """A skill that the right role asks for at a higher level than the left one.

    ``level`` is how much higher, a level that is not relevant on the left being the scale's lowest;
    ``weight`` the importance on the right, from 0 to 100; ``product`` the gap in level, from 0 to
    100, times the weight; ``points`` this skill's part of the figure: the points of all that has to
    be learnt sum to it.
    """

    gap: SkillGap
    weight: Decimal
    product: Decimal
    points: Decimal

    @property
    def name(self) -> str:
        """The skill's name."""
        return self.gap.right.name

    @property
    def kind(self) -> SkillKind:
        """The skill's kind."""
        return self.gap.kind

    @property
    def level(self) -> Decimal:
        """How much higher the level is on the right, in points of the scale."""
        before, after = self.gap.left.level, self.gap.right.level
        if before is None or after is None:
            raise ValueError(f"{self.name} has no level on both sides")
        return subtract(after.value, before.lowest if before.not_relevant else before.value)

    @property
    def outside_error(self) -> bool | None:
        """Whether ``level`` is larger than the raters' error; None where that cannot be tested."""
        error = self.gap.level_error
        return None if error is None else self.level > error

    def __repr__(self) -> str:
        return f"<ToLearn {self.kind} {self.name!r}: level +{plain(self.level)}, {rounded(self.points, 1)} points>"


class SkillsToLearn(tuple[ToLearn, ...], Shown, Tabular):
    """Skills to learn, what weighs most first: a tuple that shows itself as a table."""

    __slots__ = ()


@attrs.frozen
class Learning(Shown, Tabular):
    """What has to be learnt, over the skills of some ``kinds``.

    ``to_learn`` are the skills with a higher level on the right, the largest product first.
    ``figure``, from 0 to 100, is 100 x the sum of max(0, level on the right - level on the left) x
    importance on the right / the sum of level on the right x importance on the right, levels and
    importance from 0 to 100: 0 where nothing must be learnt, 100 where all must, None where no
    skill is rated on both sides by one source. ``counted`` says over how many skills, ``left_out``
    which had a rating that was suppressed.
    """

    kinds: tuple[SkillKind, ...] = attrs.field(validator=attrs.validators.deep_iterable(one_of(SkillKind)))
    to_learn: SkillsToLearn = attrs.field(default=SkillsToLearn(), converter=SkillsToLearn)
    figure: Decimal | None = None
    counted: int = 0
    left_out: tuple[SkillGap, ...] = ()


def learning(gaps: Iterable[SkillGap], kinds: tuple[SkillKind, ...] = RATED_KINDS) -> Learning:
    """What has to be learnt, by the gaps of these kinds that one source rates on both sides."""
    counted: list[tuple[SkillGap, Decimal, Decimal, Decimal]] = []
    left_out: list[SkillGap] = []
    for gap in gaps:
        if gap.kind not in kinds or not are_alike(gap.left.level, gap.right.level) or gap.right.importance is None:
            continue
        before, after, matters = weight(gap.left.level), weight(gap.right.level), weight(gap.right.importance)
        if before is None or after is None or matters is None:
            left_out.append(gap)
        else:
            counted.append((gap, before, after, matters))
    if not counted:
        return Learning(kinds, left_out=tuple(left_out))
    total = reduce(add, (multiply(after, matters) for _, _, after, matters in counted))

    def percent(product: Decimal) -> Decimal:
        return multiply(divide(product, total), _HUNDRED) if total else Decimal(0)

    found = []
    for gap, before, after, matters in counted:
        if after > before:
            product = multiply(subtract(after, before), matters)
            found.append(ToLearn(gap, matters, product, percent(product)))
    return Learning(
        kinds,
        SkillsToLearn(sorted(found, key=lambda each: (each.product.copy_negate(), each.gap.right.measure))),
        percent(reduce(add, (each.product for each in found), Decimal(0))),
        len(counted),
        tuple(left_out),
    )
