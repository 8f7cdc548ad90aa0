"""Fit the calibration of a search's probabilities, and say how far it is off, by kind of evidence.

    python tools/calibrate_titles.py --titles FOLDER

FOLDER holds tables (``*.tsv``) with the columns ``title`` and ``codes``, the right SOC codes with "|"
between them. It needs SciPy. The weights that it prints stand in `roleinfo.titles.calibration`; the
error is that of weights fitted to the other four fifths of the titles, and beside it that of weights
fitted to the other tables.
"""

import argparse
import csv
import sys
from collections.abc import Sequence
from math import log
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy.optimize import minimize

from roleinfo.catalog.catalogs import default_catalog
from roleinfo.errors import InvalidQueryError
from roleinfo.titles.calibration import Kind, log_odds
from roleinfo.titles.model import WHOLE
from roleinfo.titles.ranking import weigh

_FOLDS = 5
_FIRST = 5
_SURE = 0.8


class Case(NamedTuple):
    """A candidate of a title: what its probability is made of, and whether it is right and the first."""

    title: int
    table: str
    kind: Kind
    odds: float
    similarity: float
    sharing: float
    is_right: bool
    is_first: bool


def cases(folder: Path) -> list[Case]:
    """The candidates of every title in a folder of tables."""
    index = next(layer.titles for layer in default_catalog()._layers).for_many()
    listed = []
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = csv.DictReader(file, delimiter="\t")
            listed += [(path.stem, row["title"], set(row["codes"].split("|"))) for row in rows]
    known = []
    for number, (table, title, codes) in enumerate(listed):
        try:
            weighed = weigh(index.model, index.store, title)
        except InvalidQueryError:
            continue
        odds = log_odds(weighed.evidence)
        order = [weighed.classes[hit.role_id] for hit in weighed.hits]
        for place, class_ in enumerate(list(dict.fromkeys(order))[:_FIRST]):
            if class_ in odds:
                right = index.model.classes[class_].key in codes
                similarity = weighed.evidence[class_].similarity / WHOLE
                shared = log(weighed.sharing)
                known.append(Case(number, table, weighed.kind, odds[class_], similarity, shared, right, place == 0))
    return known


def _columns(known: Sequence[Case]) -> Any:
    return np.array([(1.0, case.odds, case.similarity, case.sharing * case.is_first) for case in known])


def fitted(known: Sequence[Case]) -> Any:
    """The weights that make what came true most likely."""
    table = _columns(known)
    right = np.array([case.is_right for case in known], dtype=float)

    def loss(weights: Any) -> tuple[float, Any]:
        logit = table @ weights
        likely = 1 / (1 + np.exp(-logit))
        missed = np.logaddexp(0, logit) - right * logit
        return missed.sum() + 0.05 * (weights @ weights), table.T @ (likely - right) + 0.1 * weights

    # More evidence never makes a match less likely, nor more occupations that share it likelier.
    bounds = [(None, None), (0, None), (0, None), (None, 0)]
    return minimize(loss, np.array([0.0, 1.0, 0.0, 0.0]), jac=True, method="L-BFGS-B", bounds=bounds).x


def predicted(weights: Any, known: Sequence[Case]) -> Any:
    """The probabilities of some candidates."""
    table = _columns(known)
    return 1 / (1 + np.exp(-table @ weights))


def error_of(likely: Any, right: Any, bins: int = 10) -> float:
    """The expected calibration error: how far the share that is right is from what was said, over ten bins."""
    places = np.minimum((likely * bins).astype(int), bins - 1)
    return float(
        sum(abs(likely[places == at].sum() - right[places == at].sum()) for at in range(bins)) / max(len(likely), 1)
    )


def left_out(known: Sequence[Case], parts: Sequence[Any]) -> Any:
    """The probabilities of candidates by weights that were fitted to those of other parts."""
    likely = np.zeros(len(known))
    for part in set(parts):
        held = np.array([own == part for own in parts])
        weights = fitted([case for case, out in zip(known, held, strict=True) if not out])
        likely[held] = predicted(weights, [case for case, out in zip(known, held, strict=True) if out])
    return likely


def main() -> None:
    """Fit, and print the weights and errors."""
    parser = argparse.ArgumentParser(description="Fit the calibration of a search's probabilities.")
    parser.add_argument("--titles", type=Path, required=True, help="the folder of tables of titles")
    known = cases(parser.parse_args().titles)
    firsts: list[tuple[float, float, bool]] = []
    for kind in ("exact", "several", "near"):
        for is_first in (True, False):
            own = [case for case in known if case.kind == kind and case.is_first == is_first]
            right = np.array([case.is_right for case in own])
            likely = left_out(own, [case.title % _FOLDS for case in own])
            apart = left_out(own, [case.table for case in own])
            if is_first:
                firsts += zip(likely, apart, right, strict=True)
            numbers = ", ".join(f"{weight:.3f}" for weight in fitted(own))
            sys.stdout.write(
                f'{"FIRST" if is_first else "OTHERS"} "{kind}": Weights({numbers}),  # {len(own)} candidates, '
                f"{right.mean():.3f} right, error {error_of(likely, right):.3f}, of other tables "
                f"{error_of(apart, right):.3f}\n"
            )
    values, apart, hits = (np.array(column) for column in zip(*firsts, strict=True))
    sure = values >= _SURE
    sys.stdout.write(
        f"all: error {error_of(values, hits):.3f}, of other tables {error_of(apart, hits):.3f}; of {sure.sum()} first "
        f"matches with {_SURE} or more, {hits[sure].mean():.3f} are right\n"
    )


if __name__ == "__main__":
    main()
