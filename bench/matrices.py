"""800 occupations against each other: differences in pay with their tests, and how alike their skills are.

Run ``python bench/matrices.py [--runs N] [--quick] [--json]``; needs the ``bench`` extra. What is timed is
told apart: reading the roles, and the arrays. Beside the library stand NumPy on arrays that
somebody has already filled, and a cross join of pandas with the same columns. Runs alternate, and
every answer is held to NumPy's.
"""

import argparse
import json
from collections.abc import Callable
from math import erfc, sqrt
from statistics import NormalDist, median
from time import perf_counter
from typing import Any

import numpy as np
import pandas as pd

from roleinfo.api.many import gap_matrix, similarity_matrix
from roleinfo.catalog.catalogs import default_catalog
from roleinfo.diffs.ratings import RATED_KINDS
from roleinfo.many.gaps import GapMatrix
from roleinfo.many.similarities import compared
from roleinfo.model.role import Role

SIZE, QUICK_SIZE = 800, 150
LEVEL = 0.90
Z = NormalDist().inv_cdf((1 + LEVEL) / 2)


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """The milliseconds that some work takes, and what it gives."""
    start = perf_counter()
    found = work()
    return (perf_counter() - start) * 1000, found


def chosen(size: int = SIZE) -> tuple[list[str], list[str]]:
    """The first occupations that have a published mean of their own, and the first that are rated."""
    distinct: dict[object, str] = {}
    for role, _ in default_catalog().pay_of_many(gap_matrix().ids):
        distinct.setdefault(role.salary.mean and role.salary.mean.class_code, role.id)
    return [*distinct.values()][:size], [*similarity_matrix().ids][:size]


def means(roles: list[Role]) -> tuple[Any, Any]:
    """The means and their standard errors, as arrays."""
    found = [role.salary.mean for role in roles]
    pays = np.array([float(figure.pay.amount) for figure in found if figure and figure.pay])
    return pays, pays * np.array([max(float(figure.rse or 0), 0.05) for figure in found if figure]) / 100


def ratings(roles: list[Role]) -> Any:
    """The importances, as an array with NaN for what is not to be used."""
    held = [
        {
            skill.measure: float(skill.importance.standardised)
            for skill in role.skills
            if skill.kind in ("skill", "knowledge", "ability") and skill.importance and not skill.importance.suppressed
        }
        for role in roles
    ]
    names = sorted({name for item in held for name in item})
    return np.array([[item.get(name, np.nan) for name in names] for item in held])


def gaps_by_library(matrix: GapMatrix) -> tuple[Any, ...]:
    """The four arrays of a matrix, whose roles are read."""
    return matrix.difference, matrix.relative, matrix.p_values, matrix.significant


def gaps_by_hand(pays: Any, errors: Any) -> tuple[Any, ...]:
    """The same by NumPy, the p-values of one half."""
    difference = pays - pays[:, None]
    relative = difference / pays[:, None]
    error = np.sqrt(errors**2 + errors[:, None] ** 2)
    scores = np.abs(difference) / error
    half = np.triu_indices(len(pays), 1)
    p_values = np.full(scores.shape, np.nan)
    p_values[half] = [erfc(score) for score in (scores[half] / sqrt(2)).tolist()]
    p_values.T[half] = p_values[half]
    significant = np.where(np.eye(len(pays), dtype=bool), np.nan, scores > Z)
    return difference, relative, p_values, significant


def gaps_by_pandas(pays: Any, errors: Any) -> Any:
    """The same as a cross join, one row a pair each way round."""
    table = pd.DataFrame({"id": range(len(pays)), "pay": pays, "error": errors})
    pairs = table.merge(table, how="cross", suffixes=("_left", "_right"))
    pairs["difference"] = pairs["pay_right"] - pairs["pay_left"]
    pairs["relative"] = pairs["difference"] / pairs["pay_left"]
    scores = pairs["difference"].abs() / np.sqrt(pairs["error_left"] ** 2 + pairs["error_right"] ** 2)
    pairs["p_value"] = (scores / sqrt(2)).map(erfc)
    pairs["significant"] = scores > Z
    return pairs


def likeness_by_hand(scores: Any) -> Any:
    """The cosines over what both have, by NumPy."""
    there = (~np.isnan(scores)).astype(float)
    filled = np.nan_to_num(scores)
    squares = filled**2 @ there.T
    return filled @ filled.T / np.sqrt(squares * squares.T)


def likeness_by_pandas(scores: Any) -> Any:
    """The same by a join on the elements and a sum for each pair."""
    long = pd.DataFrame(scores).stack().dropna().rename("score").reset_index()
    long.columns = pd.Index(["role", "element", "score"])
    pairs = long.merge(long, on="element", suffixes=("_left", "_right"))
    pairs["product"] = pairs["score_left"] * pairs["score_right"]
    pairs["left"], pairs["right"] = pairs["score_left"] ** 2, pairs["score_right"] ** 2
    sums = pairs.groupby(["role_left", "role_right"])[["product", "left", "right"]].sum()
    found = (sums["product"] / np.sqrt(sums["left"] * sums["right"])).unstack()
    return found.to_numpy()


def run(runs: int, size: int = SIZE) -> dict[str, float]:
    """Time everything, alternating, and hold every answer to NumPy's by hand."""
    paid, rated = chosen(size)
    assert len(paid) == len(rated) == size
    catalog = default_catalog()
    pays, errors = means([catalog.role(id_) for id_ in paid])
    scores = ratings([catalog.role(id_) for id_ in rated])
    times: dict[str, list[float]] = {}

    def note(name: str, work: Callable[[], Any]) -> Any:
        took, found = timed(work)
        times.setdefault(name, []).append(took)
        return found

    for number in range(runs):
        matrix = note("gaps: reading by the library", lambda: gap_matrix(paid))
        ours = note("gaps: arrays by the library", lambda matrix=matrix: gaps_by_library(matrix))  # type: ignore[misc]
        hand = note("gaps: arrays by NumPy", lambda: gaps_by_hand(pays, errors))
        joined = note("gaps: cross join by pandas", lambda: gaps_by_pandas(pays, errors))
        for one, other in zip(ours[:3], hand[:3], strict=True):
            assert np.allclose(one, other, rtol=1e-9, atol=1e-12, equal_nan=True)
        # Margins are rounded to cents here and are not there: no difference lies between the two.
        assert np.array_equal(ours[3], hand[3], equal_nan=True)
        assert np.allclose(joined["difference"].to_numpy().reshape(hand[0].shape), hand[0])
        read: Any = note(
            "similarity: reading by the library", lambda: [*catalog.ratings_of_many(rated, kinds=RATED_KINDS)]
        )
        alike = note(
            "similarity: arrays by the library",
            lambda read=read: compared(read, "cosine", catalog.role)[0],  # type: ignore[misc]
        )
        cosines = note("similarity: arrays by NumPy", lambda: likeness_by_hand(scores))
        assert np.allclose(alike, cosines)
        if not number:
            assert np.allclose(
                note(
                    "similarity: join by pandas, a quarter of the roles",
                    lambda: likeness_by_pandas(scores[: size // 4]),
                ),
                cosines[: size // 4, : size // 4],
            )
    return {name: median(seconds) for name, seconds in times.items()}


def main() -> None:
    """Print the medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--json", action="store_true", help="print the medians as JSON")
    parser.add_argument("--quick", action="store_true", help="small samples once, the answers checked")
    arguments = parser.parse_args()
    runs, size = (1, QUICK_SIZE) if arguments.quick else (arguments.runs, SIZE)
    found = run(runs, size)
    if arguments.json:
        print(json.dumps(found))
        return
    print(f"{size} roles, each against each; medians of {runs} runs, milliseconds")
    for name, took in found.items():
        print(f"{name:<50}{took:>10.1f}")


if __name__ == "__main__":
    main()
