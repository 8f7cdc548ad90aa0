"""Errors of ratings: gaps in skills and what has to be learned, against NumPy, SciPy, and redrawn ratings."""

from decimal import Decimal
from typing import NamedTuple

import numpy as np
import pytest
from scipy.stats import norm

import roleinfo as ri
from published import Floats, bundle
from roleinfo.model.skill import Rating, SkillKind

CLERK, SUPERVISOR, CARPENTER, MANAGER = "43-4051.00", "41-1012.00", "47-2031.00", "11-9021.00"
NURSE, ASSISTANT = "29-1141.00", "29-1071.00"
KINDS: tuple[SkillKind, ...] = ("skill", "ability")


class Rated(NamedTuple):
    """Levels and importance from 0 to 100 of the elements that two occupations share, with their errors."""

    left: Floats
    right: Floats
    importance: Floats
    left_error: Floats
    right_error: Floats
    importance_error: Floats


def published_errors(code: str) -> dict[tuple[str, str], tuple[float | None, float | None, int]]:
    """The level of each rated element as published, its standard error and its flags."""
    query = (
        "SELECT element.kind, element.name, level / 100.0, level_error / 10000.0, flags FROM rating "
        "JOIN element ON element.id = element JOIN occupation ON occupation.id = occupation WHERE occupation.code = ?"
    )
    with bundle() as database:
        rows = database.execute(query, (code,)).fetchall()
    return {(kind, name): (level, error, flags) for kind, name, level, error, flags in rows}


def rated(left: str, right: str) -> Rated:
    """The rows of skills and abilities that count in what has to be learned, from SQL."""
    query = (
        "SELECT a.level, a.level_error, a.flags, b.level, b.level_error, b.flags, b.importance, b.importance_error "
        "FROM rating AS a JOIN rating AS b ON b.element = a.element JOIN element ON element.id = a.element "
        "WHERE element.kind IN ('skill', 'ability') AND a.occupation = (SELECT id FROM occupation WHERE code = ?) "
        "AND b.occupation = (SELECT id FROM occupation WHERE code = ?)"
    )
    with bundle() as database:
        rows = np.array(database.execute(query, (left, right)).fetchall(), dtype=float)
    a_flags, b_flags = rows[:, 2].astype(int), rows[:, 5].astype(int)
    used = ~(((a_flags & 6) == 2) | ((b_flags & 6) == 2) | ((b_flags & 1) == 1))
    rows, a_flags, b_flags = rows[used], a_flags[used], b_flags[used]
    relevant = [(flags & 4) == 0 for flags in (a_flags, b_flags)]

    def error(column: int) -> Floats:
        found: Floats = rows[:, column] / 10_000
        return np.where(found == 0, 0.125, found)

    return Rated(
        np.where(relevant[0], rows[:, 0] / 7, 0), np.where(relevant[1], rows[:, 3] / 7, 0), (rows[:, 6] - 100) / 4,
        np.where(relevant[0], error(1) / 7 * 100, 0), np.where(relevant[1], error(4) / 7 * 100, 0), error(7) / 4 * 100,
    )  # fmt: skip


def figure(left: Floats, right: Floats, importance: Floats) -> Floats:
    """What has to be learned, in percent, along the last axis."""
    found: Floats = 100 * (np.maximum(right - left, 0) * importance).sum(-1) / (right * importance).sum(-1)
    return found


def redrawn(of: Rated, center: Floats, seed: int = 20_260_301, times: int = 6_000) -> Floats:
    """The figure with every rating drawn again from its standard error, the left levels around a center."""
    draw = np.random.default_rng(seed).standard_normal((3, times, len(of.left)))
    right, importance = of.right + draw[1] * of.right_error, of.importance + draw[2] * of.importance_error
    return figure(center + draw[0] * of.left_error, right, importance)


class TestGaps:
    """Gaps in level against their errors."""

    @pytest.mark.parametrize("confidence", [0.90, 0.95])
    def test_every_level(self, confidence: float) -> None:
        """Each error is z x sqrt(SE1^2 + SE2^2) of SQL's rows, None without an error; beyond it a gap is outside."""
        left, right = published_errors(NURSE), published_errors(ASSISTANT)
        z = float(norm.ppf((1 + confidence) / 2))
        tested = 0
        for gap in ri.compare(NURSE, ASSISTANT, confidence=confidence).skills.rated:
            one, other = left[gap.kind, gap.name], right[gap.kind, gap.name]
            if gap.level is None:
                assert (one[2] | other[2]) & 2
                continue
            if one[1] is None or other[1] is None or one[0] is None or other[0] is None:
                assert (gap.level_error, gap.level_outside_error) == (None, None)
                continue
            error = z * np.hypot(one[1] or 0.125, other[1] or 0.125)
            assert float(gap.level_error or 0) == pytest.approx(error)
            assert gap.level_outside_error == (abs(other[0] - one[0]) > error)
            tested += 1
        assert tested > 80


class TestLearning:
    """The error of what has to be learned."""

    PAIRS = ((CLERK, SUPERVISOR), (CARPENTER, MANAGER), (NURSE, ASSISTANT), (NURSE, "29-1141.01"))

    @pytest.mark.parametrize(("left", "right"), PAIRS)
    def test_figure(self, left: str, right: str) -> None:
        """The figure and what chance gives are those of SQL's rows."""
        of, found = rated(left, right), ri.compare(left, right).skills.learning_of(*KINDS)
        assert found.counted == len(of.left)
        assert float(found.figure or 0) == pytest.approx(float(figure(of.left, of.right, of.importance)))
        spread = np.hypot(of.left_error, of.right_error)
        chance = 100 * (of.importance * spread).sum() / np.sqrt(2 * np.pi) / (of.importance * of.right).sum()
        assert float(found.by_chance or 0) == pytest.approx(float(chance), abs=1e-5)

    @pytest.mark.parametrize(("left", "right"), PAIRS)
    def test_redrawn(self, left: str, right: str) -> None:
        """Ratings drawn again 6,000 times spread the figure as its standard error says, within 5%."""
        of, found = rated(left, right), ri.compare(left, right).skills.learning_of(*KINDS)
        assert float(found.standard_error or 0) == pytest.approx(float(redrawn(of, of.left).std()), rel=0.05)
        assert float(found.error or 0) == pytest.approx(float(found.standard_error or 0) * float(norm.ppf(0.95)))

    @pytest.mark.parametrize(("left", "right"), PAIRS)
    def test_by_chance(self, left: str, right: str) -> None:
        """Between roles of equal levels the redrawn figure is not 0 but `by_chance`, within 3%."""
        of, found = rated(left, right), ri.compare(left, right).skills.learning_of(*KINDS)
        assert float(found.by_chance or 0) == pytest.approx(float(redrawn(of, of.right).mean()), rel=0.03)

    def test_one_set_of_ratings(self) -> None:
        """A role has nothing to learn for itself, without any error."""
        found = ri.compare(CLERK, CLERK).skills.learning_of()
        assert [found.figure, found.error, found.by_chance] == [Decimal(0)] * 3

    def test_without_errors(self) -> None:
        """Experts rated what physician assistants know, without errors: the figure has none, with the reason."""
        skills = ri.compare(NURSE, ASSISTANT).skills
        found = skills.learning_of()
        assert (skills.learning_error, found.standard_error, found.by_chance) == (None, None, None)

        def lacks(rating: Rating | None) -> bool:
            return rating is not None and rating.standard_error is None and not rating.not_relevant

        missing = sum(any(map(lacks, (gap.left.level, gap.right.level, gap.right.importance))) for gap in found.rated)
        assert found.untested == f"O*NET publishes no standard error for {missing} of the {found.counted} ratings."

    def test_ties(self) -> None:
        """Roles within the error of the first of a rank share it; a role farther off has the next."""
        roles = [CLERK, SUPERVISOR, "43-6014.00", "43-4171.00", "43-3031.00", "41-2031.00"]
        ranked = ri.compare_many(roles, "learning", descending=False)
        lead = ranked[0]
        for number, each in enumerate(ranked, start=1):
            assert each.error is not None
            assert lead.error is not None
            is_tied = abs(float(each.value or 0) - float(lead.value or 0)) <= np.hypot(
                float(each.error), float(lead.error)
            )
            if not is_tied:
                lead = each
            assert each.rank == (lead.rank if is_tied else number)
        assert len({each.rank for each in ranked}) < len(ranked)

    def test_level_of_confidence(self) -> None:
        """A comparison's level reaches the error of learning."""
        wide, narrow = (ri.compare(CLERK, SUPERVISOR, confidence=level).skills.learning_error for level in (0.99, 0.5))
        assert wide is not None
        assert narrow is not None
        assert float(wide / narrow) == pytest.approx(float(norm.ppf(0.995) / norm.ppf(0.75)))
        assert Decimal(0) < narrow < wide
