"""How likely a class is the right one, from its evidence and that of the others.

The numbers are fitted by ``tools/calibrate_titles.py``; docs/titles.md has the titles, date and error.
"""

from collections.abc import Mapping, Sequence
from math import exp, log
from typing import Final, Literal, NamedTuple

from roleinfo.titles.model import UNIT, WHOLE, Weighing

Kind = Literal["exact", "several", "near"]

SHARPNESS: Final = 4.0
"""How fast the odds grow with evidence: for each unit of it."""


class Weights(NamedTuple):
    """What the logarithm of the calibrated odds is made of.

    A constant, the uncalibrated one, the similarity of the title that is most similar, and being
    the first match.
    """

    constant: float
    odds: float
    similarity: float
    first: float


CALIBRATION: Final[Mapping[Kind, Weights]] = {
    "exact": Weights(-2.279, 0.407, 0.590, 2.879),
    "several": Weights(-3.052, 0.733, 3.756, 0.188),
    "near": Weights(-1.761, 0.579, 1.414, 0.816),
}
_LARGEST: Final = 12.0
_SPAN: Final = 2  # units below the best class at which another has no chance


def log_odds(evidence: Weighing) -> dict[int, float]:
    """The logarithm of the odds of each class against all others together, not yet calibrated."""
    near = evidence.near_top(_SPAN * UNIT)
    return dict(zip(near.numbers, _log_odds(near.totals), strict=True))


def _log_odds(totals: Sequence[int]) -> list[float]:
    top, scale = max(totals, default=0), SHARPNESS / UNIT
    shares = [exp(scale * (total - top)) for total in totals]
    whole = sum(shares)
    return [min(_LARGEST, max(-_LARGEST, log(share / max(whole - share, 1e-300)))) for share in shares]


def probabilities(evidence: Weighing, kind: Kind, first: int) -> dict[int, float]:
    """The probability of each class, calibrated by kind of evidence; together they are at most 1.

    ``first`` is the class of the first match.
    """
    constant, of_odds, of_similarity, of_first = CALIBRATION[kind]
    numbers, totals, similarities = evidence.near_top(_SPAN * UNIT)
    calibrated = {
        number: 1
        / (1 + exp(-constant - of_odds * odds - of_similarity * similarity / WHOLE - of_first * (number == first)))
        for number, odds, similarity in zip(numbers, _log_odds(totals), similarities, strict=True)
    }
    ours = calibrated.get(first, 0.0)
    others = sum(calibrated.values()) - ours
    # What the first leaves is shared: it is the best known of all.
    share = min(1.0, (1 - ours) / others) if others > 0 else 1.0
    return {number: value if number == first else value * share for number, value in calibrated.items()}


def minor_group(code: str) -> str:
    """The SOC minor group of an occupation.

    >>> minor_group("15-1252"), minor_group("29-1141")
    ('15-1200', '29-1000')
    """
    is_longer = code[:4] in ("15-1", "31-1") or code[:5] == "51-51"
    return f"{code[:5]}00" if is_longer else f"{code[:4]}000"
