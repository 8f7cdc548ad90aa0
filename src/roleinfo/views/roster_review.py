"""What a person should decide of a roster, as a file and as readers see it."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from roleinfo.render.layout import marked
from roleinfo.roster.reasons import ReviewKind
from roleinfo.roster.review import ReviewItem, RosterReview
from roleinfo.text.phrases import counted, joined
from roleinfo.text.roster import REASONS, people
from roleinfo.views.columns import Column, TableSpec, column, record_table
from roleinfo.views.kinds import TEXT, WHOLE
from roleinfo.views.view import View


def _candidate(at: int, name: str) -> Callable[[ReviewItem], Any]:
    return lambda item: getattr(item.candidates[at], name) if at < len(item.candidates) else None


_REVIEW: Final[tuple[Column[ReviewItem], ...]] = (
    column("kind", "Kind", TEXT),
    column("text", "Text", TEXT, lambda item: item.text),
    column("people", "Employees", WHOLE),
    column("reason", "", TEXT),
    column("", "Reason", TEXT, lambda item: REASONS[item.reason], of=("reason",), drop=2),
    *(
        spec
        for at in range(3)
        for spec in (
            column(f"candidate_{at + 1}", "", TEXT, _candidate(at, "role_id")),
            column(f"candidate_{at + 1}_title", "", TEXT, _candidate(at, "title")),
            column(f"candidate_{at + 1}_jobs", "", WHOLE, _candidate(at, "jobs")),
        )
    ),
    column(
        "", "First candidate", TEXT,
        lambda item: f"{item.candidates[0].title} ({item.candidates[0].role_id})" if item.candidates else None,
        of=("candidate_1", "candidate_1_title"), drop=1,
    ),
    column("decision", "", TEXT, lambda item: item.decision),
    column("release", "", TEXT, lambda item: item.release or None),
)  # fmt: skip


_KINDS: Final[Mapping[ReviewKind, str]] = {"title": "job title", "code": "occupation code", "place": "location"}


def _to_decide(items: RosterReview) -> Iterable[str]:
    if not items:
        return ["Nothing is left to review."]
    counts = Counter(item.kind for item in items)
    return [f"{joined(counted(counts[kind], noun) for kind, noun in _KINDS.items() if counts[kind])} to decide."]


ROSTER_REVIEW: Final = View[RosterReview](
    of=RosterReview,
    label=lambda items: f"{counted(len(items), 'text')} to decide",
    title=lambda _: "Titles and places to review",
    finding=_to_decide,
    tables=(TableSpec("rows", iter, _REVIEW, "To decide"),),
)
REVIEW_ITEM: Final = View[ReviewItem](
    of=ReviewItem,
    label=lambda item: f"{item.kind} {marked(item.text)}: {item.reason}, {people(item.people)}",
    title=lambda item: f"{item.kind.capitalize()} to review: {marked(item.text) or '(blank)'}",
    finding=lambda item: [f"{REASONS[item.reason]}."],
    tables=(record_table(_REVIEW),),
)
