"""How many of the occupations that O*NET calls related stand nearest by each measure of likeness.

Run ``python bench/similarity_quality.py [--quick] [--json]``. For every rated occupation all others are ranked
by each measure that a comparison gives, worked out here for all pairs at once, and by a plain cosine
of the importances as published. A figure is the mean, over occupations, of the share of those listed
as related that are among the nearest 10 or 20: of the primary ones (ten for most occupations, the
short and the long list together), and of the supplemental ones. With each stands how much better
than the plain cosine that is, and the standard error of this. The numbers of some pairs must be
those that the library gives.
"""

import argparse
import json
import random
import sqlite3
from collections import defaultdict
from math import isclose
from typing import Any

import importlib_resources
import numpy as np
from numpy.typing import NDArray

import roleinfo as ri

SEED = 20_261
CHECKED = 40
NEAREST = (10, 20)
PLAIN = "cosine of importances as published"
TIERS = {"Primary-Short": "primary", "Primary-Long": "primary", "Supplemental": "supplemental"}
Matrix = NDArray[np.float64]
Mask = NDArray[np.bool_]


class Ratings:
    """The ratings of every rated occupation, a row each, and what is related to what."""

    def __init__(self, connection: sqlite3.Connection, most: int | None = None) -> None:
        rows = connection.execute("SELECT id, code FROM occupation WHERE id IN (SELECT occupation FROM rating)")
        occupations = dict(rows.fetchall()[:most])
        self.codes = list(occupations.values())
        place = {id_: number for number, id_ in enumerate(occupations)}
        kinds = "('skill', 'knowledge', 'ability')"
        elements = connection.execute(f"SELECT id FROM element WHERE kind IN {kinds}")  # noqa: S608  # our own text
        column = {element: number for number, (element,) in enumerate(elements)}
        shape = (len(place), len(column))
        self.importance, self.level, self.flags = np.zeros(shape), np.zeros(shape), np.zeros(shape, dtype=np.int64)
        for occupation, element, importance, level, flags in connection.execute(
            "SELECT occupation, element, importance, level, flags FROM rating"
        ):
            if occupation not in place:
                continue
            at = place[occupation], column[element]
            self.importance[at], self.level[at], self.flags[at] = importance / 100, level / 100, flags
        software: dict[int, set[int]] = defaultdict(set)
        for occupation, program in connection.execute("SELECT occupation, program FROM software"):
            software[occupation].add(program)
        self.software = [software[occupation] for occupation in occupations]
        self.related: dict[str, dict[int, set[int]]] = {tier: defaultdict(set) for tier in TIERS.values()}
        for occupation, other, tier in connection.execute("SELECT occupation, related, tier FROM related"):
            if occupation in place and other in place:
                self.related[TIERS[tier]][place[occupation]].add(place[other])


def cosine(values: Matrix, there: Mask) -> Matrix:
    """The cosine of each two rows, over the columns that both have."""
    held, mask = values * there, there.astype(np.float64)
    squares = (held * held) @ mask.T
    found: Matrix = held @ held.T / np.sqrt(squares * squares.T)
    return found


def correlation(values: Matrix, there: Mask) -> Matrix:
    """Pearson's correlation of each two rows, over the columns that both have."""
    held, mask = values * there, there.astype(np.float64)
    count, sums, squares = mask @ mask.T, held @ mask.T, (held * held) @ mask.T
    spread = count * squares - sums * sums
    found: Matrix = (count * (held @ held.T) - sums * sums.T) / np.sqrt(spread * spread.T)
    return found


def weighted_jaccard(values: Matrix, there: Mask) -> Matrix:
    """The sum of the smaller / the sum of the larger of each two rows, over the columns that both have."""
    found = np.zeros((len(values), len(values)))
    for row in range(len(values)):
        both = there & there[row]
        smaller, larger = np.minimum(values, values[row]) * both, np.maximum(values, values[row]) * both
        found[row] = smaller.sum(axis=1) / larger.sum(axis=1)
    return found


def jaccard(lists: list[set[int]]) -> Matrix:
    """What two lists share / what either has."""
    return np.array([[len(one & other) / len(one | other or {0}) for other in lists] for one in lists])


def measured(ratings: Ratings) -> dict[str, Matrix]:
    """How alike each two occupations are, by each measure."""
    importance, level = (ratings.importance - 1) / 4 * 100, ratings.level / 7 * 100
    level = np.where(ratings.flags & 4, 0.0, level)
    rated: Mask = (ratings.flags & 1) == 0
    levelled: Mask = rated & (((ratings.flags & 2) == 0) | ((ratings.flags & 4) > 0))
    return {
        PLAIN: cosine(ratings.importance, np.ones_like(rated)),
        "correlation": correlation(importance, rated),
        "cosine": cosine(importance, rated),
        "cosine_with_level": cosine(importance * level, levelled),
        "weighted_jaccard": weighted_jaccard(importance, rated),
        "software_jaccard": jaccard(ratings.software),
    }


def check(ratings: Ratings, found: dict[str, Matrix], count: int) -> None:
    """Hold the numbers of some pairs to what the library gives."""
    chance = random.Random(SEED)  # noqa: S311  # a sample, no secret
    for _ in range(count):
        left, right = (chance.randrange(len(ratings.codes)) for _ in range(2))
        skills = ri.compare(ratings.codes[left], ratings.codes[right]).skills
        for name, matrix in found.items():
            if name != PLAIN:
                own = getattr(skills, name)
                told = 0.0 if own is None else own.value
                assert isclose(told, matrix[left, right], rel_tol=1e-9, abs_tol=1e-9), (name, left, right)


def shares(matrix: Matrix, related: dict[int, set[int]], nearest: int) -> Matrix:
    """For each occupation with related ones the percentage of them that are among the nearest."""
    ranked = matrix.copy()
    np.fill_diagonal(ranked, -np.inf)
    order = np.argsort(-ranked, axis=1, kind="stable")[:, :nearest]
    return np.array(
        [100 * len(others & set(order[occupation])) / len(others) for occupation, others in sorted(related.items())]
    )


def main() -> None:
    """Measure and print, for people or as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--quick", action="store_true", help="small samples once, the answers checked")
    arguments = parser.parse_args()
    file = importlib_resources.files("roleinfo").joinpath("data", "roleinfo.db")
    database = sqlite3.connect(f"file:{file}?mode=ro&immutable=1", uri=True)
    ratings = Ratings(database, 120 if arguments.quick else None)
    found = measured(ratings)
    check(ratings, found, 5 if arguments.quick else CHECKED)
    results: dict[str, dict[str, Any]] = {}
    for tier, related in ratings.related.items():
        for nearest in NEAREST:
            base = shares(found[PLAIN], related, nearest)
            for name, matrix in found.items():
                own = shares(matrix, related, nearest)
                results.setdefault(name, {})[f"{tier}, {nearest}"] = {
                    "percent": round(float(own.mean()), 1),
                    "better": round(float((own - base).mean()), 2),
                    "error": round(float((own - base).std() / len(own) ** 0.5), 2),
                }
    if arguments.json:
        print(json.dumps(results))
        return
    print(f"{len(ratings.codes)} rated occupations; percent of the related ones among the nearest")
    heads = list(results[PLAIN])
    print(f"{'':36}" + "".join(f"{head:>26}" for head in heads))
    for name, row in results.items():
        cells = (f"{text['percent']:5.1f} ({text['better']:+6.2f} +- {text['error']:.2f})" for text in row.values())
        print(f"{name:36}" + "".join(f"{cell:>26}" for cell in cells))


if __name__ == "__main__":
    main()
