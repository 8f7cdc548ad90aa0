"""Fit the calibration of a search's probabilities, and say how far it is off, by kind of evidence.

    python tools/calibrate_titles.py --titles FOLDER

FOLDER holds tables (``*.tsv``) with the columns ``title`` and ``codes``, the right SOC codes with "|"
between them. It needs SciPy. The weights that it prints stand in `roleinfo.titles.calibration`; the
error is that of weights fitted to the other four fifths of the titles.
"""

import argparse
import csv
import sys
from collections.abc import Sequence
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
    """A candidate of a title: the kind of evidence, its odds and similarity, and whether it is right and the first."""

    title: int
    kind: Kind
    odds: float
    similarity: float
    is_right: bool
    is_first: bool


def cases(folder: Path) -> list[Case]:
    """The candidates of every title in a folder of tables."""
    index = next(layer.titles for layer in default_catalog()._layers)
    listed = []
    for path in sorted(folder.glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            listed += [(row["title"], set(row["codes"].split("|"))) for row in csv.DictReader(file, delimiter="\t")]
    known = []
    for number, (title, codes) in enumerate(listed):
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
                known.append(Case(number, weighed.kind, odds[class_], similarity, right, place == 0))
    return known


def fitted(known: Sequence[Case]) -> Any:
    """The weights that make what came true most likely."""
    table = np.array([(1.0, case.odds, case.similarity, case.is_first) for case in known])
    right = np.array([case.is_right for case in known], dtype=float)

    def loss(weights: Any) -> tuple[float, Any]:
        logit = table @ weights
        likely = 1 / (1 + np.exp(-logit))
        missed = np.logaddexp(0, logit) - right * logit
        return missed.sum() + 0.05 * (weights @ weights), table.T @ (likely - right) + 0.1 * weights

    return minimize(loss, np.array([0.0, 1.0, 0.0, 0.0]), jac=True, method="L-BFGS-B").x


def predicted(weights: Any, known: Sequence[Case]) -> Any:
    """The probabilities of some candidates."""
    table = np.array([(1.0, case.odds, case.similarity, case.is_first) for case in known])
    return 1 / (1 + np.exp(-table @ weights))


def error_of(likely: Any, right: Any, bins: int = 10) -> float:
    """The expected calibration error: how far the share that is right is from what was said, over ten bins."""
    places = np.minimum((likely * bins).astype(int), bins - 1)
    return float(
        sum(abs(likely[places == at].sum() - right[places == at].sum()) for at in range(bins)) / max(len(likely), 1)
    )


def main() -> None:
    """Fit, and print the weights and errors."""
    parser = argparse.ArgumentParser(description="Fit the calibration of a search's probabilities.")
    parser.add_argument("--titles", type=Path, required=True, help="the folder of tables of titles")
    known = cases(parser.parse_args().titles)
    firsts: list[tuple[float, bool]] = []
    for kind in ("exact", "several", "near"):
        own = [case for case in known if case.kind == kind]
        likely = np.zeros(len(own))
        for fold in range(_FOLDS):
            held = np.array([case.title % _FOLDS == fold for case in own])
            weights = fitted([case for case, out in zip(own, held, strict=True) if not out])
            likely[held] = predicted(weights, [case for case, out in zip(own, held, strict=True) if out])
        right = np.array([case.is_right for case in own])
        first = np.array([case.is_first for case in own])
        firsts += [(value, hit) for value, hit, top in zip(likely, right, first, strict=True) if top]
        numbers = ", ".join(f"{weight:.3f}" for weight in fitted(own))
        sys.stdout.write(
            f'"{kind}": Weights({numbers}),  # {first.sum()} titles, {right[first].mean():.3f} right, '
            f"error {error_of(likely[first], right[first]):.3f}\n"
        )
    values, hits = (np.array(column) for column in zip(*firsts, strict=True))
    sure = values >= _SURE
    sys.stdout.write(
        f"all: error {error_of(values, hits):.3f}; of {sure.sum()} first matches with {_SURE} or more, "
        f"{hits[sure].mean():.3f} are right\n"
    )


if __name__ == "__main__":
    main()
