"""Why a row of a roster is not priced, by code, and whether a person can decide it."""

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

from roleinfo.errors import Candidate

ReviewKind = Literal["title", "code", "place"]
"""What a person may decide."""
REVIEW_KINDS: Final[tuple[ReviewKind, ...]] = ("title", "code", "place")

PriceStatus = Literal["priced", "review", "unpriced"]
"""Whether an employee has a market value, a person should decide the job or place, or neither helps."""

WEIGHED: Final = "weighted-source-missing"
"""The code of a row for which one of the sources to be weighted has no wage."""

STATUS_OF: Final[Mapping[str, PriceStatus]] = {
    "no-title": "review",
    "title-unknown": "review",
    "title-uncertain": "review",
    "code-unknown": "review",
    "code-split": "review",
    "decision-gone": "review",
    "no-place": "review",
    "place-unknown": "review",
    "place-ambiguous": "review",
    "no-pay": "unpriced",
    "pay-unread": "unpriced",
    "pay-not-positive": "unpriced",
    "commission-unread": "unpriced",
    "no-period": "unpriced",
    "period-unread": "unpriced",
    "period-disagrees": "unpriced",
    "implausible-pay": "unpriced",
    "other-component": "unpriced",
    "other-currency": "unpriced",
    "currency-unread": "unpriced",
    "fte-unread": "unpriced",
    "hours-unread": "unpriced",
    "no-hours": "unpriced",
    "adjustment-unread": "unpriced",
    "foreign-place": "unpriced",
    "no-market-value": "unpriced",
    WEIGHED: "unpriced",
}
"""The status that each reason gives a row."""


class Question(NamedTuple):
    """What a person should decide of a row: a text of a kind, why, and what it may be."""

    kind: ReviewKind
    text: str
    reason: str
    candidates: tuple[Candidate, ...] = ()


class RowRefusedError(Exception):
    """A cell of a row that cannot be used, with the code of the reason."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
