"""What holds for the comparison of any two rated roles."""

from decimal import Decimal
from math import isclose
from typing import Final

from hypothesis import given, strategies as st

import roleinfo as ri
from laws.mirrors import SIMILARITIES, assert_mirrored
from roleinfo.model.skill import SkillKind

SOURCE = ri.Source(id="raters", title="Ratings", publisher="Raters", license="open", date="2024")
KINDS: Final[tuple[SkillKind, ...]] = ("skill", "knowledge", "ability", "work_style")
NAMES = "ABCDEFGH"


def ratings(scale: str, lowest: int, highest: int) -> st.SearchStrategy[ri.Rating]:
    """Ratings on one scale, some of them suppressed, not relevant, or without an error."""
    return st.builds(
        ri.Rating,
        source=st.just(SOURCE),
        scale=st.just(scale),
        lowest=st.just(Decimal(lowest)),
        highest=st.just(Decimal(highest)),
        value=st.decimals(lowest, highest, places=2),
        standard_error=st.one_of(st.none(), st.just(Decimal(0)), st.decimals(0, 1, places=4)),
        suppressed=st.sampled_from([False, False, True]),
        not_relevant=st.sampled_from([False, False, True]),
    )


@st.composite
def rated_roles(draw: st.DrawFn) -> ri.Role:
    """Roles that one source rates on the same scales, with some software."""
    skills = [
        ri.Skill(
            name=name,
            kind=KINDS[place % len(KINDS)],
            importance=draw(ratings("importance", 1, 5)),
            level=draw(ratings("level", 0, 7)),
            source=SOURCE,
        )
        for place, name in enumerate(NAMES)
        if draw(st.integers(0, 4))
    ]
    programs = draw(st.sets(st.sampled_from(["Abacus", "Ledger", "Slide rule"])))
    software = [
        ri.Skill(name=each, kind="software", hot=draw(st.booleans()), in_demand=draw(st.booleans()), source=SOURCE)
        for each in sorted(programs)
    ]
    return ri.Role(id=draw(st.sampled_from(["clerk", "smith"])), title="Somebody", skills=[*skills, *software])


PAIRS = st.tuples(rated_roles(), rated_roles())


@given(PAIRS)
def test_sections_mirror(roles: tuple[ri.Role, ri.Role]) -> None:
    """Gaps change their sign, errors and similarities stay as they are."""
    diff = ri.compare(*roles)
    assert_mirrored(diff.skills, diff.inverted().skills)


@given(PAIRS)
def test_similarities_lie_between_their_ends(roles: tuple[ri.Role, ri.Role]) -> None:
    """From 0 to 1, and a correlation from -1."""
    skills = ri.compare(*roles).skills
    for name in SIMILARITIES:
        found = getattr(skills, name)
        lowest = -1 if name in ("similarity", "correlation") else 0
        assert found is None or lowest <= found.value <= 1


@given(rated_roles())
def test_a_role_and_itself(role: ri.Role) -> None:
    """It is as alike as can be, and nothing has to be learned."""
    skills = ri.compare(role, role).skills
    for name in SIMILARITIES:
        found = getattr(skills, name)
        assert found is None or isclose(found.value, 1)
    assert skills.to_learn == ()
    assert skills.software_to_learn == ()
    assert not skills.learning
    assert not any(gap.importance_outside_error or gap.level_outside_error for gap in skills.shared)


@given(PAIRS)
def test_learning(roles: tuple[ri.Role, ri.Role]) -> None:
    """The figure lies between 0 and 100, is the sum of its points, and what it leaves out has a suppressed rating."""
    skills = ri.compare(*roles).skills
    every = skills.learning_of(*KINDS)
    for found in (skills.learning_of(), every):
        assert (found.figure is None) == (found.counted == 0)
        assert 0 <= (found.figure or 0) <= 100
        assert isclose(found.figure or 0, sum(each.points for each in found.to_learn), abs_tol=1e-12)
        assert {each.kind for each in found.to_learn} <= set(found.kinds)
        assert all(each.level > 0 for each in found.to_learn)
        products = [each.product for each in found.to_learn]
        assert products == sorted(products, reverse=True)
        for gap in found.left_out:
            used = (gap.left.level, gap.right.level, gap.right.importance)
            assert any(each is not None and each.suppressed and not each.not_relevant for each in used)
    assert skills.learning == skills.learning_of("skill", "knowledge", "ability").figure
    assert not any(each.gap.right.level.not_relevant for each in every.to_learn if each.gap.right.level)


@given(PAIRS)
def test_nothing_is_learned_both_ways(roles: tuple[ri.Role, ri.Role]) -> None:
    """What has to be learned on the way there is not what has to be learned on the way back."""
    diff = ri.compare(*roles)
    there, back = (each.skills.learning_of(*KINDS) for each in (diff, diff.inverted()))
    assert not {each.name for each in there.to_learn} & {each.name for each in back.to_learn}


@given(PAIRS)
def test_every_suppressed_rating_is_counted(roles: tuple[ri.Role, ri.Role]) -> None:
    """Each suppressed rating of a shared skill is left out once, and has no gap."""
    skills = ri.compare(*roles).skills
    expected = sorted(
        (side, name, getattr(gap, side).key)
        for gap in skills.shared
        for side in ("left", "right")
        for name in ("importance", "level")
        if (rating := getattr(getattr(gap, side), name)) is not None and rating.suppressed
    )
    found = [each for each in skills.left_out if each.code == "suppressed"]
    assert sorted((each.side, each.path[1], each.path[2]) for each in found) == expected
    for each in found:
        [gap] = [gap for gap in skills.shared if each.fact in (gap.left, gap.right)]
        assert getattr(gap, each.path[1]) is None
        assert getattr(gap, f"{each.path[1]}_error") is None
        assert getattr(gap, f"{each.path[1]}_outside_error") is None


@given(PAIRS)
def test_kinds_make_the_whole(roles: tuple[ri.Role, ri.Role]) -> None:
    """The comparisons of each kind have between them what the whole comparison has."""
    skills = ri.compare(*roles).skills
    parts = [skills.of_kind(kind) for kind in skills.kinds]
    for name in ("left", "right", "shared", "only_left", "only_right", "rated", "to_learn"):
        whole = [each for part in parts for each in getattr(part, name)]
        assert len(whole) == len(getattr(skills, name)), name
    assert skills.of_kind("software").jaccard == (
        None if skills.software_jaccard is None else ri.Similarity(skills.software_jaccard.value, "names")
    )
