"""Caveats in the order in which a reader needs them: what can turn the conclusion first, how a figure was made last."""

from collections.abc import Iterable
from typing import Final

from roleinfo.model.caveat import Caveat

DECISIVE: Final = (
    "mixed-title", "same-cell", "two-roles", "cross-statistic", "cross-component", "pay-definition-differs",
    "collapsed-percentiles", "full-time-rate", "self-employed", "incentives-included", "stale-rate", "different-dates",
    "place-within", "period-assumed", "open-figure", "broader-class", "undated", "inferred", "proxy",
)  # fmt: skip
"""The codes of caveats that can turn a conclusion, the gravest first."""


def rank_caveats(caveats: Iterable[Caveat]) -> tuple[tuple[Caveat, ...], tuple[Caveat, ...]]:
    """The caveats that can turn the conclusion, the gravest first, and the others; each message once."""
    once = {each.message: each for each in caveats}.values()
    decisive = sorted((each for each in once if each.code in DECISIVE), key=lambda each: DECISIVE.index(each.code))
    return tuple(decisive), tuple(each for each in once if each.code not in DECISIVE)
