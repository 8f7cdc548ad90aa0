"""What one would have to learn on the way from one role to the other: levels that are higher on the right."""

from collections.abc import Iterable
from decimal import Decimal
from functools import reduce
from math import erf, exp, fsum, hypot, sqrt, tau
from typing import Final, NamedTuple

import attrs

from roleinfo.diffs.ratings import LEAST_ERROR, RATED_KINDS, SkillGap, are_alike, weight
from roleinfo.errors import NotComparableError
from roleinfo.model._results import SkillResult, TupleResult
from roleinfo.model.cached import cached_attribute
from roleinfo.model.exact import add, divide, exact, multiply, normal_quantile, subtract
from roleinfo.model.rules import check_fields
from roleinfo.model.skill import Rating, SkillKind
from roleinfo.model.text import is_a, one_of

_HUNDRED: Final = Decimal(100)
_PLACES: Final = 6


@attrs.frozen(field_transformer=check_fields, repr=False)
class ToLearn(SkillResult):
    """A skill that the right role asks for at a higher level than the left one.

    ``level`` is how much higher, a level that is not relevant on the left being the scale's lowest;
    ``weight`` the importance on the right, from 0 to 100; ``product`` the gap in level, from 0 to
    100, times the weight; ``points`` this skill's part of the figure: the points of all that has to
    be learned sum to it.
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
            raise NotComparableError([f"{self.name} has no level on both sides"])
        return subtract(after.value, before.lowest if before.not_relevant else before.value)

    @property
    def outside_error(self) -> bool | None:
        """Whether ``level`` is larger than the raters' error; None where that cannot be tested."""
        error = self.gap.level_error
        return None if error is None else self.level > error


class SkillsToLearn(SkillResult, TupleResult[ToLearn]):
    """Skills to gain, the largest share first: a tuple that shows itself as a table."""

    __slots__ = ()


def _words(kinds: Iterable[SkillKind]) -> tuple[SkillKind, ...]:
    return tuple(kinds)


@attrs.frozen(field_transformer=check_fields, repr=False)
class Learning(SkillResult):
    """What has to be learned, over the skills of some ``kinds``.

    ``to_learn`` are the skills with a higher level on the right, the largest product first.
    ``figure``, from 0 to 100, is 100 x the sum of max(0, level on the right - level on the left) x
    importance on the right / the sum of level on the right x importance on the right, levels and
    importance from 0 to 100: 0 where nothing must be learned, 100 where all must, None where no
    skill is rated on both sides by one source. ``rated`` are the skills that count, ``left_out``
    those with a rating that was suppressed.
    """

    kinds: tuple[SkillKind, ...] = attrs.field(
        converter=_words, validator=attrs.validators.deep_iterable(one_of(SkillKind))
    )
    to_learn: SkillsToLearn = attrs.field(
        default=SkillsToLearn(),
        converter=SkillsToLearn,
        validator=attrs.validators.deep_iterable(is_a(ToLearn)),
    )
    figure: Decimal | None = None
    rated: tuple[SkillGap, ...] = attrs.field(default=(), repr=False)
    left_out: tuple[SkillGap, ...] = ()
    confidence: Decimal = attrs.field(default=Decimal("0.90"), converter=exact)

    @property
    def counted(self) -> int:
        """Over how many skills the figure is."""
        return len(self.rated)

    @property
    def error(self) -> Decimal | None:
        """How far the figure may be off at the level ``confidence``, by the standard errors of its ratings.

        Ratings are taken as normal and independent; a published error of 0 counts as 0.125, a level
        that is not relevant has none. None where a rating has no standard error: `untested` says so.
        """
        error = self.standard_error
        return None if error is None else multiply(normal_quantile(self.confidence), error)

    @property
    def standard_error(self) -> Decimal | None:
        """The standard error of the figure; None where a rating has none."""
        weighed = self._weighed
        if weighed is None or self.figure is None:
            return None
        share = float(self.figure) / 100
        return _of_total(weighed, sqrt(max(fsum(_variance(skill, share) for skill in weighed), 0.0)))

    @property
    def untested(self) -> str | None:
        """Why the figure has no error; None where it has one."""
        if self.figure is None:
            return "No skill is rated on both sides by one source."
        without = self._without_error
        if not without:
            return None
        source = without[0].right.source.display_name
        return f"{source} publishes no standard error for {len(without)} of the {self.counted} ratings."

    @property
    def by_chance(self) -> Decimal | None:
        """The figure that raters' disagreement alone gives on average between two roles of equal levels.

        A figure near it does not show that anything must be learned. None where a rating has no
        standard error.
        """
        weighed = self._weighed
        if weighed is None:
            return None
        return _of_total(
            weighed,
            fsum(skill.importance * hypot(skill.left_error, skill.right_error) for skill in weighed) / sqrt(tau),
        )

    @cached_attribute
    def _without_error(self) -> tuple[SkillGap, ...]:
        return tuple([gap for gap in self.rated if not _has_errors(gap)])

    @cached_attribute
    def _weighed(self) -> "list[_Weighed] | None":
        if self._without_error:
            return None
        weighed = [_weigh(gap) for gap in self.rated]
        if all(gap.left == gap.right for gap in self.rated):  # one set of ratings is no further from itself
            return [skill._replace(left_error=0.0, right_error=0.0, importance_error=0.0) for skill in weighed]
        return weighed


class _Weighed(NamedTuple):
    """Levels and importance of a skill from 0 to 100, with their standard errors."""

    left: float
    right: float
    importance: float
    left_error: float
    right_error: float
    importance_error: float


def _ratings(gap: SkillGap) -> tuple[Rating | None, ...]:
    """The ratings that a gap in level is weighed by."""
    return gap.left.level, gap.right.level, gap.right.importance


def _has_errors(gap: SkillGap) -> bool:
    """Whether each rating has a standard error, or none because it is not relevant."""
    return all(
        rating is not None and (rating.not_relevant or (rating.standard_error is not None and not rating.suppressed))
        for rating in _ratings(gap)
    )


def _weigh(gap: SkillGap) -> _Weighed:
    values = (*map(weight, _ratings(gap)), *map(_error_of, _ratings(gap)))
    return _Weighed(*(float(number) for number in values if number is not None))


def _variance(skill: _Weighed, share: float) -> float:
    """What a skill adds to the variance of the sum of gaps less ``share`` x the sum of levels, both weighed.

    That is the variance of a normal gap of which only what is above 0 counts, and of the level and
    the importance on the right, which stand in both sums.
    """
    gap, spread = skill.right - skill.left, hypot(skill.left_error, skill.right_error)
    above = max(gap, 0.0)
    importance = ((above - share * skill.right) * skill.importance_error) ** 2
    if not spread:
        return importance
    chance = (1 + erf(gap / spread / sqrt(2))) / 2
    density = exp(-((gap / spread) ** 2) / 2) / sqrt(tau)
    mean = gap * chance + spread * density
    variance = (gap**2 + spread**2) * chance + gap * spread * density - mean**2
    levels = variance + (share**2 - 2 * share * chance) * skill.right_error**2
    return importance + skill.importance**2 * levels


def _error_of(rating: Rating | None) -> float | None:
    """The standard error of a rating from 0 to 100."""
    if rating is None:
        return None
    if rating.not_relevant:
        return 0.0
    if rating.standard_error is None:
        return None
    return 100 * float(rating.standard_error or LEAST_ERROR) / float(subtract(rating.highest, rating.lowest))


def _of_total(weighed: list[_Weighed], value: float) -> Decimal | None:
    """A value as a percentage of all that the right role asks; None where it asks nothing."""
    total = fsum(skill.right * skill.importance for skill in weighed)
    return Decimal(str(round(100 * value / total, _PLACES))) if total else None


def within_error(
    one: Decimal | float | None, error: Decimal | None, other: Decimal | float | None, other_error: Decimal | None
) -> bool:
    """Whether two figures of learning are closer together than sqrt(error^2 + error^2); False where one is unknown."""
    if one is None or other is None or error is None or other_error is None:
        return False
    return abs(float(one) - float(other)) <= hypot(float(error), float(other_error))


def learning(
    gaps: Iterable[SkillGap], kinds: tuple[SkillKind, ...] = RATED_KINDS, confidence: Decimal = Decimal("0.90")
) -> Learning:
    """What has to be learned, by the gaps of these kinds that one source rates on both sides."""
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
        return Learning(kinds, left_out=tuple(left_out), confidence=confidence)
    total = reduce(add, (multiply(after, matters) for _, _, after, matters in counted))

    def percent(product: Decimal) -> Decimal:
        return multiply(divide(product, total), _HUNDRED) if total else Decimal(0)

    skills = []
    for gap, before, after, matters in counted:
        if after > before:
            product = multiply(subtract(after, before), matters)
            skills.append(ToLearn(gap, matters, product, percent(product)))
    return Learning(
        kinds,
        SkillsToLearn(sorted(skills, key=lambda skill: (skill.product.copy_negate(), skill.gap.right.measure))),
        percent(reduce(add, (skill.product for skill in skills), Decimal(0))),
        tuple(gap for gap, *_ in counted),
        tuple(left_out),
        confidence,
    )
