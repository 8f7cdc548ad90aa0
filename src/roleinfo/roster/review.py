"""What a person should decide of a roster: titles, codes and places, each once, with candidates."""

from typing import TYPE_CHECKING

import attrs

from roleinfo.errors import Candidate
from roleinfo.model._results import RosterResult, TupleResult
from roleinfo.roster.reasons import Question, ReviewKind

if TYPE_CHECKING:
    from roleinfo.roster.priced import PricedRoster


@attrs.frozen(kw_only=True, repr=False)
class ReviewItem(RosterResult):
    """A text that a person should decide: ``kind`` is title, code or place, ``people`` how many employees have it.

    ``candidates`` are what it may be, of places with their people in the place of jobs. ``decision`` is for the
    person: an id, or ids with weights as ``13-2011.00:60|13-2031.00:40``.
    """

    kind: ReviewKind
    text: str
    people: int
    reason: str
    candidates: tuple[Candidate, ...] = ()
    decision: str | None = None
    release: str = ""


class RosterReview(RosterResult, TupleResult[ReviewItem]):
    """The texts that a person should decide, those of most employees first.

    Write them with ``to_csv(path)``, fill in the column ``decision``, and price again with ``mapping=path``.
    """

    __slots__ = ()


def review_of(priced: "PricedRoster") -> RosterReview:
    """What a person should decide of a roster."""
    held: dict[Question, int] = {}
    for row in priced.rows:
        for question in row.questions if row.status == "review" else ():
            held[question] = held.get(question, 0) + 1
    items = [
        ReviewItem(
            kind=question.kind, text=question.text, people=people, reason=question.reason,
            candidates=question.candidates, release=priced.release,
        )
        for question, people in held.items()
    ]  # fmt: skip
    return RosterReview(sorted(items, key=lambda item: (-item.people, item.kind, item.text)))
