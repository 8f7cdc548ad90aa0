"""Warm look-ups and whole comparisons, beside deepdiff on the same two roles.

Run ``python -m pytest bench --benchmark-columns=median,ops``.
"""

from typing import Any

import pytest
from deepdiff import DeepDiff
from pytest_benchmark.fixture import BenchmarkFixture

import roleinfo as ri

LEFT, RIGHT = "account representative", "account manager"


@pytest.fixture(scope="module")
def pair() -> tuple[ri.Role, ri.Role]:
    """Both roles, with the catalogue warm."""
    return ri.role(LEFT), ri.role(RIGHT)


def everything(left: ri.Role, right: ri.Role) -> tuple[ri.RoleDiff, tuple[Any, ...]]:
    """A new comparison with all that is worked out on reading: sections, caveats, what is missing, changes, summary."""
    diff = ri.compare(left, right)
    return diff, (*diff.sections(), diff.caveats, diff.missing, diff.changes, diff.summary)


@pytest.mark.benchmark(group="look-up")
def test_role(benchmark: BenchmarkFixture) -> None:
    """A role by a title, the catalogue warm."""
    assert benchmark(ri.role, LEFT).id == "account-representative"


@pytest.mark.benchmark(group="compare")
def test_compare(benchmark: BenchmarkFixture, pair: tuple[ri.Role, ri.Role]) -> None:
    """Every section and change of a comparison."""
    diff, _ = benchmark(everything, *pair)
    assert diff.salary.mean is not None
    assert diff.salary.mean.difference == ri.Pay(31558, "USD", "year")
    assert diff.apply(pair[0]) == pair[1]


@pytest.mark.benchmark(group="compare")
def test_deepdiff(benchmark: BenchmarkFixture, pair: tuple[ri.Role, ri.Role]) -> None:
    """The same two roles as dictionaries, through deepdiff."""
    left, right = (each.to_dict() for each in pair)
    found = benchmark(DeepDiff, left, right)
    assert "values_changed" in found
