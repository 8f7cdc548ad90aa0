"""The skills of two roles: shared, only on one side, how far their measures lie apart, and how alike the lists are."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any, Literal, get_args

import attrs

from roleinfo.diffs import ratings
from roleinfo.diffs.learning import Learning, SkillsToLearn, learning
from roleinfo.diffs.pairing import LeftOut, common_lists, matched_pairs, ordered, pair_caveats, unusable
from roleinfo.diffs.ratings import (
    PATH,
    RATED_KINDS,
    Similarity,
    SkillGap,
    Weights,
    are_alike,
    weight,
)
from roleinfo.diffs.skill_names import meeting_key
from roleinfo.model._edges import plot
from roleinfo.model._results import GapResult, SkillResult, TupleResult
from roleinfo.model.arguments import check_type, check_words
from roleinfo.model.cached import cached_attribute
from roleinfo.model.caveat import Caveat, Missing, make_caveat, make_missing
from roleinfo.model.exact import exact, multiply
from roleinfo.model.rules import check_fields
from roleinfo.model.sections import Skills
from roleinfo.model.skill import Rating, Share, Skill, SkillKind
from roleinfo.typing import Side


class SoftwareToLearn(SkillResult, TupleResult[Skill]):
    """Software to learn, what postings often name first: a tuple that shows itself as a table."""

    __slots__ = ()


@attrs.frozen(field_transformer=check_fields, repr=False)
class SkillDiff(GapResult):
    """Two roles' skills: ``shared``, ``only_left``, ``only_right``, and how alike they are.

    It is false where one side has no skills to compare. ``left`` and ``right`` are the lists that
    were set against each other, ``left_out`` what was not: also each rating of a shared skill that
    is ``suppressed``. What is said of ratings rests on the skills, knowledge and abilities that one
    source rates on both sides (``rated``), and is None where there are none: ``missing`` says why.

    >>> import roleinfo as ri
    >>> skills = ri.compare("account manager", "account representative").skills
    >>> [gap.name for gap in skills.shared], round(skills.jaccard.value, 3), round(skills.cosine.value, 3)
    (['Customer Service'], 0.091, 0.597)
    """

    left: tuple[Skill, ...] = ()
    right: tuple[Skill, ...] = ()
    shared: tuple[SkillGap, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    confidence: Decimal = attrs.field(default=Decimal("0.90"), converter=exact)

    def plot(
        self,
        ax: Any = None,
        *,
        by: Literal["importance", "level", "share"] | None = None,
        kind: SkillKind | None = None,
        limit: int = 15,
        titles: tuple[str, str] | None = None,
        title: str | None = None,
    ) -> Any:
        """Draw the skills of one kind that lie farthest apart, side by side by one measure, on matplotlib Axes.

        Importance and level are on their source's scale, a share in percent. A gap within its error
        is hollow. Without ``by`` and ``kind`` the first that both sides have are taken. On ``ax``,
        else on new Axes, which are given back; ``titles`` name the left and the right role, ``title``
        stands in the place of our own. Raises InvalidArgumentError for another measure or kind, and
        MissingExtraError without the extra ``plot``.

        >>> import roleinfo as ri
        >>> skills = ri.compare("registered nurse", "physician assistant").skills
        >>> ax = skills.plot(by="level", kind="knowledge", limit=3)
        >>> [each.get_text() for each in ax.get_yticklabels()]
        ['Biology', 'Therapy and Counseling', 'Medicine and Dentistry']
        """
        return plot(self, ax, by=by, kind=kind, limit=limit, titles=titles, title=title)

    def __bool__(self) -> bool:
        return bool(self.left and self.right)

    @cached_attribute
    def only_left(self) -> tuple[Skill, ...]:
        """Skills of the left list that the right list does not have."""
        names = {gap.left.measure for gap in self.shared}
        return tuple(skill for skill in self.left if skill.measure not in names)

    @cached_attribute
    def only_right(self) -> tuple[Skill, ...]:
        """Skills of the right list that the left list does not have."""
        names = {gap.right.measure for gap in self.shared}
        return tuple(skill for skill in self.right if skill.measure not in names)

    @cached_attribute
    def kinds(self) -> tuple[SkillKind, ...]:
        """The kinds that were compared, skills first."""
        there = {skill.kind for skill in (*self.left, *self.right)}
        return tuple(kind for kind in get_args(SkillKind) if kind in there)

    def of_kind(self, kind: SkillKind) -> "SkillDiff":
        """This comparison with the skills of one kind alone."""
        check_type("kind", kind, str)
        return SkillDiff(
            tuple(skill for skill in self.left if skill.kind == kind),
            tuple(skill for skill in self.right if skill.kind == kind),
            tuple(gap for gap in self.shared if gap.kind == kind),
            tuple(
                omitted for omitted in self.left_out if isinstance(omitted.fact, Skill) and omitted.fact.kind == kind
            ),
            self.confidence,
        )

    @cached_attribute
    def rated(self) -> tuple[SkillGap, ...]:
        """The skills, knowledge and abilities whose importance one source rates on both sides, none suppressed."""
        return tuple(
            gap
            for gap in self.shared
            if gap.kind in RATED_KINDS
            and gap.importance is not None
            and are_alike(gap.left.importance, gap.right.importance)
        )

    # How alike --------------------------------------------------------------------------------

    @property
    def similarity(self) -> Similarity | None:
        """How alike the ratings are, by the measure that finds related occupations best: `correlation`."""
        return self.correlation

    @cached_attribute
    def correlation(self) -> Similarity | None:
        """Pearson's correlation of the importance of all that is ``rated``, from -1 to 1."""
        return _similar(ratings.correlation(self._importance), "importance")

    @property
    def jaccard(self) -> Similarity | None:
        """Skills shared / skills in either list, by name; None where no source lists both roles.

        A kind of which all is rated, and not listed by shares, takes no part: its source rates
        every role on the same skills.
        """
        return _similar(self._by_name(self._named_kinds), "names")

    @property
    def software_jaccard(self) -> Similarity | None:
        """Software of both roles / software of either, by name; None where no source lists it for both."""
        return _similar(self._by_name(self._common_kinds & {"software"}), "software names")

    @property
    def dice(self) -> Similarity | None:
        """2 x skills shared / (skills of the left list + of the right list), by name, of the lists of `jaccard`."""
        shared, left, right = self._counts(self._named_kinds)
        return _similar(2 * shared / (left + right) if left + right else None, "names")

    @property
    def left_in_right(self) -> Similarity | None:
        """Containment: skills shared / skills of the left list, by name; None where no source lists both roles."""
        shared, left, _ = self._counts(self._named_kinds)
        return _similar(shared / left if left else None, "names")

    @property
    def right_in_left(self) -> Similarity | None:
        """Containment: skills shared / skills of the right list, by name; None where no source lists both roles."""
        shared, _, right = self._counts(self._named_kinds)
        return _similar(shared / right if right else None, "names")

    @property
    def rms_difference(self) -> float | None:
        """The root mean square of the differences in importance, from 0 to 100, of all that is ``rated``: 0 is alike.

        >>> import roleinfo as ri
        >>> round(ri.compare("registered nurse", "physician assistant").skills.rms_difference, 2)
        11.29
        """
        return ratings.rms_difference(self._importance)

    @property
    def weighted_jaccard(self) -> Similarity | None:
        """Sum of the smaller weights / sum of the larger.

        The weights are shares where all of both lists have one, a skill not listed being 0; else the
        importance, from 0 to 100, of all that is ``rated``.
        """
        shares = self._shares
        if shares is not None:
            return _similar(ratings.weighted_jaccard(shares), "share")
        return _similar(ratings.weighted_jaccard(self._importance), "importance")

    @property
    def cosine(self) -> Similarity | None:
        """The cosine of the two lists of weights, which are those of `weighted_jaccard`."""
        shares = self._shares
        if shares is not None:
            return _similar(ratings.cosine(shares), "share")
        return _similar(ratings.cosine(self._importance), "importance")

    @property
    def cosine_with_level(self) -> Similarity | None:
        """The cosine of importance x level of all that is ``rated``, each from 0 to 100.

        A level that is not relevant counts 0, and what has a suppressed one is left out.
        """
        weights = []
        for gap in self.rated:
            levels = weight(gap.left.level), weight(gap.right.level)
            if are_alike(gap.left.level, gap.right.level) and None not in levels:
                pair = zip(_importances(gap), levels, strict=True)
                left, right = (multiply(importance, level or Decimal(0)) for importance, level in pair)
                weights.append((left, right))
        return _similar(ratings.cosine(weights), "importance x level")

    @cached_attribute
    def _importance(self) -> Weights:
        return [_importances(gap) for gap in self.rated]

    @cached_attribute
    def _shares(self) -> Weights | None:
        """Every listed skill's share on both sides; None unless all have one, of the same whole."""
        listed: list[Share | None] = [skill.share for skill in (*self.left, *self.right)]
        if not self or None in listed or len({share.of for share in listed if share}) > 1:
            return None
        left, right = (
            {meeting_key(skill): skill.share.percent for skill in side if skill.share}
            for side in (self.left, self.right)
        )
        nothing = Decimal(0)
        return [(left.get(name, nothing), right.get(name, nothing)) for name in sorted(left.keys() | right.keys())]

    @cached_attribute
    def _common_kinds(self) -> frozenset[SkillKind]:
        """The kinds that one source lists for both roles."""
        sides = ({(skill.kind, skill.source.series) for skill in side} for side in (self.left, self.right))
        left, right = sides
        return frozenset(kind for kind, _ in left & right)

    @property
    def _named_kinds(self) -> frozenset[SkillKind]:
        """Those of them that are lists, of which to be on one says something."""
        listed = {skill.kind for skill in (*self.left, *self.right) if not is_rated_alone(skill)}
        return self._common_kinds & listed

    def _by_name(self, kinds: Iterable[SkillKind]) -> float | None:
        shared, left, right = self._counts(kinds)
        return shared / (left + right - shared) if left + right else None

    def _counts(self, kinds: Iterable[SkillKind]) -> tuple[int, int, int]:
        """How many skills of these kinds are shared, on the left list, and on the right one."""
        chosen = set(kinds)
        left, right = (sum(skill.kind in chosen for skill in side) for side in (self.left, self.right))
        return sum(gap.kind in chosen for gap in self.shared), left, right

    # What has to be learned --------------------------------------------------------------------

    @cached_attribute
    def _learning(self) -> Learning:
        return learning(self.shared, confidence=self.confidence)

    @property
    def learning(self) -> Decimal | None:
        """How much of what the right role needs lies above the left one's levels, from 0 to 100.

        100 x the sum of max(0, level on the right - level on the left) x importance on the right /
        the sum of level on the right x importance on the right, over skills, knowledge and
        abilities, levels and importance from 0 to 100. A level that is not relevant counts 0, and
        what has a suppressed rating is left out. None where a side is unrated.
        """
        return self._learning.figure

    @property
    def learning_error(self) -> Decimal | None:
        """How far `learning` may be off at the level ``confidence``; None where a rating has no standard error."""
        return self._learning.error

    @property
    def to_learn(self) -> SkillsToLearn:
        """The skills, knowledge and abilities with a higher level on the right, what weighs most in `learning` first.

        >>> import roleinfo as ri
        >>> skills = ri.compare("registered nurse", "physician assistant").skills
        >>> [(each.name, each.level) for each in skills.to_learn[:2]]
        [('Biology', Decimal('3.07')), ('Therapy and Counseling', Decimal('2.35'))]
        """
        return self._learning.to_learn

    def learning_of(self, *kinds: SkillKind) -> Learning:
        """`to_learn`, the figure and what they rest on, over these kinds.

        Work styles are rated by AI and experts, on scales of their own and without an error: they
        count where they are named.
        """
        check_words("kinds", kinds, get_args(SkillKind))
        return learning(self.shared, kinds, self.confidence) if kinds else self._learning

    @property
    def software_to_learn(self) -> SoftwareToLearn:
        """Software of the right role alone: what its postings often name first, then what any often name, by name."""
        software = [skill for skill in self.only_right if skill.kind == "software" and "software" in self._common_kinds]
        return SoftwareToLearn(sorted(software, key=lambda skill: (not skill.in_demand, not skill.hot, skill.measure)))

    @property
    def missing(self) -> tuple[Missing, ...]:
        """Why nothing is said of likeness by ratings and of learning, side by side; empty where something is."""
        if self.rated:
            return ()
        facts: dict[Side, list[Skill]] = {"left": list(self.left), "right": list(self.right)}
        for omitted in self.left_out:
            if isinstance(omitted.fact, Skill):
                facts[omitted.side].append(omitted.fact)
        unrated = [side for side, skills in facts.items() if not any(map(_is_rated, skills))]
        missing = [make_missing((side, *PATH), "unrated") for side in unrated]
        if not unrated:
            missing += [make_missing((side, *PATH), "not-rated-alike") for side in facts]
        if self and not self._common_kinds:
            for side, skills in facts.items():
                sources = [skill.source for skill in skills]
                missing.append(make_missing((side, *PATH), "different-sources", sources=sources))
        return tuple(sorted(missing, key=lambda caveat: (caveat.path, caveat.code)))

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What is doubtful in setting these lists against each other."""
        if not self:
            return ()
        caveats = [caveat for gap in self.shared for caveat in gap.caveats]
        if not self.shared:
            caveats += pair_caveats(self.left[0], self.right[0], PATH)
        if any(skill.share is not None or skill.rank is not None for skill in (*self.left, *self.right)):
            caveats.append(make_caveat("partial-list", PATH))
        if {skill.share.of for skill in (*self.left, *self.right) if skill.share} == {None}:
            caveats.append(make_caveat("share-of-unstated", PATH))
        return tuple(dict.fromkeys(caveats))


def is_rated_alone(skill: Skill) -> bool:
    """Whether a skill is rated, and no list by shares has it."""
    return skill.share is None and not (skill.importance is None and skill.level is None)


def _is_rated(skill: Skill) -> bool:
    return skill.kind in RATED_KINDS and skill.importance is not None


def _importances(gap: SkillGap) -> tuple[Decimal, Decimal]:
    """The importance on both sides, from 0 to 100."""
    left, right = (skill.importance.standardised if skill.importance else Decimal(0) for skill in (gap.left, gap.right))
    return left, right


def _similar(value: float | None, measure: str) -> Similarity | None:
    return None if value is None else Similarity(value, measure)


def compare_skills(lefts: Skills, rights: Skills, confidence: Decimal = Decimal("0.90")) -> SkillDiff:
    """The skills of two roles, kind by kind; lists of a source that lists both roles come first."""
    left: list[Skill] = []
    right: list[Skill] = []
    shared: list[SkillGap] = []
    out: list[LeftOut] = []
    for kind in sorted({skill.kind for skill in (*lefts, *rights)}):
        mine, theirs, more = common_lists(
            [skill for skill in lefts if skill.kind == kind], [skill for skill in rights if skill.kind == kind], PATH
        )
        pairing = matched_pairs(mine, theirs, PATH, like=meeting_key)
        doubled = {
            (omitted.side, omitted.fact.key): omitted
            for omitted in pairing.left_out
            if omitted.code != "no-counterpart"
        }
        out += [*more, *doubled.values()]
        sides: tuple[tuple[Side, list[Skill], list[Skill]], ...] = (("left", mine, left), ("right", theirs, right))
        for side, facts, listed in sides:
            once, again = _once(skill for skill in facts if (side, skill.key) not in doubled)
            listed.extend(once)
            out += unusable(side, again, PATH, "listed-twice")
        shared += [SkillGap(one, other, confidence) for one, other in pairing.pairs]
    out += [omitted for gap in shared for omitted in _suppressed(gap)]
    shared.sort(key=lambda gap: (_weight(gap).copy_negate(), gap.left.measure))
    return SkillDiff(tuple(left), tuple(right), tuple(shared), ordered(out), confidence)


def _suppressed(gap: SkillGap) -> Iterable[LeftOut]:
    """The ratings of a pair that would be compared if their publisher did not advise against it."""
    pairs = (("importance", gap.left.importance, gap.right.importance), ("level", gap.left.level, gap.right.level))
    for name, left, right in pairs:
        if left is None or right is None or not (left.suppressed or right.suppressed):
            continue
        sides: tuple[tuple[Side, Skill, Rating], ...] = (("left", gap.left, left), ("right", gap.right, right))
        for side, skill, rating in sides:
            if rating.suppressed:
                yield from unusable(side, [skill], (*PATH, name), "suppressed", measure=name)


def _once(skills: Iterable[Skill]) -> tuple[list[Skill], list[Skill]]:
    """One entry a name, and the rest: two sources' entries for a skill that the other role lacks count once."""
    seen: dict[str, Skill] = {}
    again = [skill for skill in skills if seen.setdefault(meeting_key(skill), skill) is not skill]
    return list(seen.values()), again


def _weight(gap: SkillGap) -> Decimal:
    shares = [skill.share.percent for skill in (gap.left, gap.right) if skill.share]
    return max(shares, default=Decimal(0))
