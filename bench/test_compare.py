"""Whole comparisons, beside deepdiff and dictdiffer on the same two roles.

Run ``python -m pytest bench/test_compare.py --benchmark-columns=median,ops``. The roles are read
beforehand. The peers get ``role.to_dict()``, where they set the fifth skill against the fifth;
``by key`` is the same dictionaries with each list of facts under the facts' keys, where they
answer the question that ``changes`` answers. Theirs is held against ours there, path by path.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

import attrs
import dictdiffer
import pytest
from deepdiff import DeepDiff
from pytest_benchmark.fixture import BenchmarkFixture

import roleinfo as ri

Differ = Callable[[Any, Any], Any]
Path = tuple[str, ...]
FIELDS = attrs.fields_dict(ri.Role)
PAIRS = {
    "written": ("account representative", "account manager"),
    "occupations": ("registered nurse", "physician assistant"),
}

DIFFERENCES = {
    "compare: written": ri.Pay(31_558, "USD", "year"),
    "compare: occupations": ri.Pay(39_860, "USD", "year"),
}


class Pair(NamedTuple):
    """Two roles, read whole, and the same as dictionaries."""

    name: str
    roles: tuple[ri.Role, ri.Role]
    written: tuple[dict[str, Any], dict[str, Any]]
    keyed: tuple[dict[str, Any], dict[str, Any]]


@pytest.fixture(scope="module", params=PAIRS)
def pair(request: pytest.FixtureRequest) -> Pair:
    """Both roles, with every fact made."""
    left, right = (ri.role(text) for text in PAIRS[request.param])
    written = (left.to_dict(), right.to_dict())
    name = f"compare: {request.param}"
    return Pair(name, (left, right), written, (by_key(left, written[0]), by_key(right, written[1])))


def by_key(role: ri.Role, written: Mapping[str, Any]) -> dict[str, Any]:
    """A role's dictionary with each list under the keys of what it holds, all but its fields left out."""
    found: dict[str, Any] = {}
    for name, value in written.items():
        if name == "education":
            found[name] = {part: keyed(getattr(role.education, part), items) for part, items in value.items()}
        elif name in FIELDS:
            found[name] = keyed(getattr(role, name), value)
    return found


def keyed(held: Any, written: Any) -> Any:
    """What is written of a list, under the keys of what is held; all else as it is."""
    if not isinstance(written, list):
        return written
    return {item if isinstance(item, str) else item.key: entry for item, entry in zip(held, written, strict=True)}


def everything(left: ri.Role, right: ri.Role) -> tuple[ri.RoleDiff, tuple[Any, ...]]:
    """A new comparison with all that is worked out on reading: sections, caveats, what is missing, changes, summary."""
    diff = ri.compare(left, right)
    return diff, (*diff.sections(), diff.caveats, diff.missing, diff.changes, diff.summary)


def every_section(left: ri.Role, right: ri.Role) -> tuple[Any, ...]:
    """A new comparison with every section read, and nothing drawn from them."""
    return tuple(ri.compare(left, right).sections())


def changes(left: ri.Role, right: ri.Role) -> tuple[ri.Change, ...]:
    """The changes of a new comparison, and nothing else of it."""
    return ri.compare(left, right).changes


def by_deepdiff(left: Any, right: Any) -> Any:
    """All that deepdiff finds."""
    return DeepDiff(left, right)


def by_dictdiffer(left: Any, right: Any) -> list[Any]:
    """All that dictdiffer finds; it yields, so the list is made here."""
    return list(dictdiffer.diff(left, right))


def paths_of_deepdiff(left: Any, right: Any) -> Iterable[Path]:
    """The path of each thing that deepdiff finds."""
    # By default it names a whole dictionary where two have little in common, what is equal in them included.
    found = DeepDiff(left, right, view="tree", threshold_to_diff_deeper=0)
    return [tuple(map(str, change.path(output_format="list"))) for kind in found.values() for change in kind]


def paths_of_dictdiffer(left: Any, right: Any) -> Iterable[Path]:
    """The path of each thing that dictdiffer finds."""
    paths: list[Path] = []
    for kind, at, what in dictdiffer.diff(left, right, dot_notation=False):
        paths += [tuple(map(str, at))] if kind == "change" else [tuple(map(str, (*at, key))) for key, _ in what]
    return paths


def below(path: Path, *documents: Mapping[str, Any]) -> set[Path]:
    """The paths of the facts that lie at or under a path, for a peer may name a whole section at once."""
    deep = 3 if path[0] == "education" else 2
    found: set[Path] = set()
    for document in documents:
        value: Any = document
        for name in path[:deep]:
            value = value.get(name) if isinstance(value, Mapping) else None
        if isinstance(document.get(path[0]), Mapping) and len(path) < deep and isinstance(value, Mapping):
            found = found.union(*(below((*path, name), document) for name in value))
    return found or {path[:deep]}


def test_everything(benchmark: BenchmarkFixture, pair: Pair) -> None:
    """Every section, caveat and change of a comparison, and its summary."""
    benchmark.group = pair.name
    diff, _ = benchmark(everything, *pair.roles)
    assert diff.salary.mean is not None
    assert diff.salary.mean.difference == DIFFERENCES[pair.name]
    assert diff.apply(pair.roles[0]) == pair.roles[1]


def test_sections(benchmark: BenchmarkFixture, pair: Pair) -> None:
    """Every section in depth."""
    benchmark.group = pair.name
    assert dict(benchmark(every_section, *pair.roles))["salary"]


def test_changes(benchmark: BenchmarkFixture, pair: Pair) -> None:
    """The changes alone, which is what the peers find."""
    benchmark.group = pair.name
    found = benchmark(changes, *pair.roles)
    assert bool(found) == (pair.written[0] != pair.written[1])


@pytest.mark.parametrize("differ", [by_deepdiff, by_dictdiffer])
def test_peer(benchmark: BenchmarkFixture, pair: Pair, differ: Differ) -> None:
    """A peer on the same two roles as dictionaries."""
    benchmark.group = pair.name
    assert benchmark(differ, *pair.written)


@pytest.mark.parametrize(("differ", "paths"), [(by_deepdiff, paths_of_deepdiff), (by_dictdiffer, paths_of_dictdiffer)])
def test_peer_by_key(
    benchmark: BenchmarkFixture, pair: Pair, differ: Differ, paths: Callable[[Any, Any], Iterable[Path]]
) -> None:
    """A peer on dictionaries by key: whatever it finds lies under one of our changes, and under each of them some."""
    benchmark.group = pair.name
    assert benchmark(differ, *pair.keyed)
    theirs = set().union(*(below(path, *pair.keyed) for path in paths(*pair.keyed)))
    assert theirs == {change.path for change in changes(*pair.roles)}


def test_equal_roles_have_no_changes(pair: Pair) -> None:
    """No differ finds anything between a role and its copy."""
    for role, written in zip(pair.roles, pair.written, strict=True):
        copy = ri.Role.from_dict(written)
        assert copy.to_dict() == written
        assert not changes(role, copy)
        assert not DeepDiff(written, copy.to_dict())
        assert not by_dictdiffer(written, copy.to_dict())


def test_a_single_difference_is_one_change(pair: Pair) -> None:
    """One text changed is one change, and one thing that each peer finds."""
    role = pair.roles[0]
    other = attrs.evolve(role, title="Another Title")
    assert [change.path for change in changes(role, other)] == [("title",)]
    one, two = ({name: held for name, held in side.to_dict().items() if name in FIELDS} for side in (role, other))
    assert len(DeepDiff(one, two)["values_changed"]) == 1
    assert len(by_dictdiffer(one, two)) == 1
