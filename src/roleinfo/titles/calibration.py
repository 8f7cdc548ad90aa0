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

    A constant, the uncalibrated one, the similarity of the title that is most similar, and the
    logarithm of how many occupations share the title, as `sharers` counts them.
    """

    constant: float
    odds: float
    similarity: float
    sharing: float = 0.0


FIRST: Final[Mapping[Kind, Weights]] = {
    "exact": Weights(-0.343, 0.320, 1.578),
    "several": Weights(1.655, 0.0, 0.0, -1.074),
    "near": Weights(-1.939, 0.396, 2.518, -1.289),
}
"""The weights of the first match."""

OTHERS: Final[Mapping[Kind, Weights]] = {
    "exact": Weights(-3.109, 0.305, 1.119),
    "several": Weights(-5.457, 0.590, 6.255),
    "near": Weights(-1.174, 0.607, 0.606),
}
"""The weights of all other matches."""

_LARGEST: Final = 6.0
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


def sharers(totals: Sequence[int]) -> float:
    """How many occupations share a title, each by its evidence: e to the power of the entropy of their shares.

    >>> sharers([300_000]), sharers([300_000, 300_000]), round(sharers([300_000, 200_000]), 2)
    (1.0, 2.0, 1.09)
    """
    top = max(totals, default=0)
    shares = [exp(SHARPNESS / UNIT * (total - top)) for total in totals] or [1.0]
    whole = sum(shares)
    return exp(-sum(share / whole * log(share / whole) for share in shares if share > 0))


def probabilities(evidence: Weighing, kind: Kind, first: int, sharing: float) -> dict[int, float]:
    """The probability of each class, calibrated by kind of evidence; together they are at most 1.

    ``first`` is the class of the first match, and ``sharing`` how many classes have as good a claim, as `sharers`
    counts them.
    """
    numbers, totals, similarities = evidence.near_top(_SPAN * UNIT)
    constant, of_odds, of_similarity, _ = OTHERS[kind]
    calibrated = {}
    for number, odds, similarity in zip(numbers, _log_odds(totals), similarities, strict=True):
        if number == first:
            own = FIRST[kind]
            known = own.constant + own.odds * odds + own.similarity * similarity / WHOLE + own.sharing * log(sharing)
        else:
            known = constant + of_odds * odds + of_similarity * similarity / WHOLE
        calibrated[number] = 1 / (1 + exp(-known))
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
