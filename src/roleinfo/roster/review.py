"""What a person should decide of a roster: titles, codes and places, each once, with candidates."""

from collections import Counter
from typing import TYPE_CHECKING

import attrs

from roleinfo.errors import Candidate
from roleinfo.model._results import RosterResult, TupleResult
from roleinfo.roster.cells import kept_as_text
from roleinfo.roster.reasons import Question, ReviewKind

if TYPE_CHECKING:
    from pathlib import Path

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

    def to_csv(self, path: "str | Path | None" = None, *, table: str | None = None) -> str:
        """The review as CSV, in which a text that a spreadsheet would read as a number or a date has an apostrophe."""
        kept = RosterReview(attrs.evolve(item, text=kept_as_text(item.text)) for item in self)
        return super(RosterReview, kept).to_csv(path, table=table)


def review_of(priced: "PricedRoster") -> RosterReview:
    """What a person should decide of a roster."""
    asked = Counter(question for row in priced.rows if row.status == "review" for question in row.questions)
    people: Counter[tuple[ReviewKind, str]] = Counter()
    usual: dict[tuple[ReviewKind, str], Question] = {}
    # A title has other candidates in another industry; what is decided of it holds for all.
    for question, count in asked.most_common():
        people[question.kind, question.text] += count
        usual.setdefault((question.kind, question.text), question)
    items = [
        ReviewItem(
            kind=question.kind, text=question.text, people=people[key], reason=question.reason,
            candidates=question.candidates, release=priced.release,
        )
        for key, question in usual.items()
    ]  # fmt: skip
    return RosterReview(sorted(items, key=lambda item: (-item.people, item.kind, item.text)))
