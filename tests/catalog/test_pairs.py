"""Random pairs and triples of all roles of the package: they go through JSON, turn round, string together and apply."""

import random
from typing import Final

import pytest

import roleinfo as ri

SEED: Final = 20260917
PAIRS: Final = 500
TRIPLES: Final = 40
PARTS: Final = 10


def drawn(count: int, size: int) -> list[tuple[str, ...]]:
    """Ids of roles, so many at a time, the same ones each time."""
    chance = random.Random(SEED + size)  # noqa: S311  # a sample, no secret
    ids = sorted(each.id for each in ri.roles())
    return [tuple(chance.choice(ids) for _ in range(size)) for _ in range(count)]


@pytest.fixture(scope="module")
def pairs() -> list[tuple[str, ...]]:
    """The pairs."""
    return drawn(PAIRS, 2)


def test_the_pairs_are_of_all_kinds(pairs: list[tuple[str, ...]]) -> None:
    """Roles written by hand, occupations with and without ratings, groups."""
    ids = {each for pair in pairs for each in pair}
    assert len(set(pairs)) == PAIRS
    assert len(ids) > PAIRS
    assert any(each[0].isalpha() for each in ids)
    assert any(each.endswith("0000") for each in ids)
    assert sum(len(ri.role(each).skills) > 100 for each in ids) > PAIRS / 2


@pytest.mark.parametrize("part", range(PARTS))
def test_pairs(pairs: list[tuple[str, ...]], part: int) -> None:
    """Every section is read, the changes lead there and back, and JSON gives the same comparison."""
    for left_id, right_id in pairs[part::PARTS]:
        left, right = ri.role(left_id), ri.role(right_id)
        diff = ri.compare(left, right)
        named = f"{left_id} and {right_id}"
        assert ri.RoleDiff.from_json(diff.to_json()) == diff, named
        back = ri.compare(right, left)
        assert diff.inverted() == back, named
        assert tuple(each.inverted() for each in diff.changes) == back.changes, named
        assert diff.apply(left) == right, named
        assert back.apply(right) == left, named
        assert bool(diff) == (left != right) == bool(diff.changes), named


def test_triples() -> None:
    """Two comparisons strung together are the one from the first role to the last, and lead there and back."""
    for ids in drawn(TRIPLES, 3):
        a, b, c = (ri.role(each) for each in ids)
        first, second, whole = ri.compare(a, b), ri.compare(b, c), ri.compare(a, c)
        assert first.then(second) == whole, ids
        assert first.then(second).changes == whole.changes, ids
        assert second.inverted().then(first.inverted()) == whole.inverted(), ids
        assert second.apply(first.apply(a)) == whole.apply(a) == c, ids
        assert whole.inverted().apply(c) == a, ids
        assert first.then(first.inverted()).changes == (), ids
