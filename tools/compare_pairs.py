"""Compare random pairs of all roles of the default catalog, and hold each comparison to its laws.

    python tools/compare_pairs.py --pairs 20000 --seed 1

Of each pair every section, the summary, the caveats and the changes are read; the changes must lead from the left
role to the right and, inverted, back; one pair in ``--trips`` is written to JSON, read and compared whole. It prints
how many were compared in how long, and each failure with the ids of its roles; it exits with 1 where there is one.
"""

import argparse
import random
import sys
import time
from collections import Counter

import attrs

import roleinfo as ri

SHOWN = 20


def broken(left: ri.Role, right: ri.Role, *, trip: bool) -> list[str]:
    """The laws that a comparison of two roles breaks."""
    diff = ri.compare(left, right)
    back = ri.compare(right, left)
    sections = {name: bool(section) for name, section in diff.sections()}
    found = []
    if set(diff.caveats) != set(back.caveats):
        found.append("the caveats are others the other way")
    if Counter(map(_turned, diff.missing)) != Counter(back.missing):
        found.append("what is missing is not the same the other way")
    if not all(each.strip() for each in (*diff.summary, *back.summary)):
        found.append("the summary has an empty sentence")
    if diff.inverted() != back or diff.inverted().inverted() != diff:
        found.append("inverted() is not the comparison the other way round")
    if tuple(change.inverted() for change in diff.changes) != back.changes:
        found.append("the changes are not those of the other way, each inverted")
    turned = {name: bool(section) for name, section in back.sections()}
    if turned != sections:
        found.append(f"sections say more one way: {sorted(name for name in turned if turned[name] != sections[name])}")
    if [gap.difference for gap in diff.salary] != [-gap.difference for gap in back.salary]:
        found.append("pay differs by another amount the other way")
    if diff.apply(left) != right:
        found.append("applied to the left role it does not give the right one")
    if back.apply(right) != left:
        found.append("inverted and applied to the right role it does not give the left one")
    if bool(diff) != (left != right):
        found.append("it is true of equal roles, or false of others")
    if trip and ri.RoleDiff.from_json(diff.to_json()) != diff:
        found.append("JSON gives another comparison")
    return found


def _turned(missing: ri.Missing) -> ri.Missing:
    """What is missing, on the other side."""
    side, *path = missing.path
    return attrs.evolve(missing, path=("right" if side == "left" else "left", *path))


def main() -> int:
    """Compare, and print what was found; 1 where a law is broken."""
    parser = argparse.ArgumentParser(description="Compare random pairs of roles.")
    parser.add_argument("--pairs", type=int, default=20_000, help="how many pairs (20000)")
    parser.add_argument("--seed", type=int, default=1, help="of the random choice (1)")
    parser.add_argument("--trips", type=int, default=20, help="one pair in so many goes through JSON (20)")
    arguments = parser.parse_args()
    chance = random.Random(arguments.seed)  # noqa: S311  # a sample, no secret
    start = time.monotonic()
    roles = {role.id: role for role in ri.roles()}
    ids = sorted(roles)
    done: Counter[str] = Counter()
    failures: list[str] = []
    for at in range(arguments.pairs):
        left, right = chance.choice(ids), chance.choice(ids)
        trip = at % arguments.trips == 0
        try:
            reasons = broken(roles[left], roles[right], trip=trip)
        except Exception as error:  # whatever it is, it belongs to this pair
            reasons = [f"{type(error).__name__}: {error}"]
        failures += [f"{left} and {right}: {reason}" for reason in reasons]
        done.update(pairs=1, trips=trip, failed=bool(reasons))
    seconds = time.monotonic() - start
    told = [
        f"{done['pairs']:,} pairs of {len(ids):,} roles in {seconds:.0f} seconds, {done['trips']:,} through JSON",
        f"failed: {done['failed']:,}",
        *failures[:SHOWN],
    ]
    sys.stdout.write("\n".join([*told, ""]))
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
