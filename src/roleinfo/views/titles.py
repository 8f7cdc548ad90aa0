"""What titles may stand for: the matches of one, and of many."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any, Final, TypeVar

from roleinfo.text.phrases import counted
from roleinfo.titles.many import TitleMatch, TitleMatches
from roleinfo.titles.match import Match, Matches
from roleinfo.views.columns import Column, TableSpec, column, record_table
from roleinfo.views.kinds import SCORE, TEXT, TEXTS, WHOLE
from roleinfo.views.view import View

T = TypeVar("T")

_LISTED: Final = 3


def count_and_names(name: Callable[[T], str]) -> Callable[[Sequence[T]], str]:
    """What labels a list: how many items it has, and the names of the first."""

    def label(items: Sequence[T]) -> str:
        names = ", ".join(map(name, items[:_LISTED]))
        return f"{len(items)}{f': {names}' if items else ''}{', ...' if len(items) > _LISTED else ''}"

    return label


_MATCH: Final[tuple[Column[Match], ...]] = (
    column("role_id", "Id", TEXT),
    column("title", "Title", TEXT),
    column("matched_title", "Matched title", TEXT, drop=2),
    column("codes", "", TEXTS),
    column("score", "Score", SCORE),
    column("probability", "Probability", SCORE),
    column("tied", "", WHOLE),
    column("group", "", TEXT),
    column("reason", "Reason", TEXT),
    column("ignored", "Ignored", TEXTS, drop=1),
)


def _how_likely(matches: Matches) -> Iterator[str]:
    if not matches:
        yield "No title is similar."
    elif (probability := matches[0].probability) is not None:
        yield f"The first match, {matches[0].title}, is {probability:.0%} likely to be right."
    elif matches[0].tied > 1:
        yield f"{matches[0].matched_title} is a title of {matches[0].tied} roles."
    else:
        yield f"The best match is {matches[0].title}; probabilities are calibrated on US titles only."


_MATCHES_VIEW: Final = View[Matches](
    of=Matches,
    label=count_and_names(lambda match: f"{match.title} {match.score:.2f}"),
    title=lambda _: "Matching roles",
    finding=_how_likely,
    tables=(TableSpec("rows", iter, _MATCH),),
)
_MATCH_VIEW: Final = View[Match](
    of=Match,
    label=lambda match: f"{match.title} ({match.role_id}) {match.score:.2f}: {match.reason}",
    title=lambda match: match.title,
    tables=(record_table(_MATCH),),
)


def _candidates(row: TitleMatch) -> tuple[str, ...]:
    return tuple(
        f"{known.role_id} {known.title}" + (f" ({known.jobs:,} jobs)" if known.jobs else "") for known in row.candidates
    )


_TITLE_MATCH: Final[tuple[Column[TitleMatch], ...]] = (
    column("title", "Title", TEXT),
    column("role_id", "Id", TEXT),
    column("role_title", "Role", TEXT, lambda row: row.match.title if row.match else None),
    column("codes", "SOC codes", TEXTS, lambda row: row.match.codes if row.match else (), drop=2),
    column("probability", "Probability", SCORE),
    column("status", "Status", TEXT),
    column("matched_title", "Matched title", TEXT, lambda row: row.match.matched_title if row.match else None, drop=3),
    column("tied", "Tied", WHOLE, lambda row: row.match.tied if row.match else None, drop=5),
    column("group", "Minor group", TEXT, lambda row: row.match.group if row.match else None, drop=6),
    column("ignored", "Ignored", TEXTS, lambda row: row.matches[0].ignored if row.matches else (), drop=4),
    column("candidates", "Candidates", TEXTS, _candidates, drop=1),
)


_named: Final = count_and_names(attrgetter("title"))


def _titles_matched(matches: TitleMatches) -> Iterator[str]:
    decided = len(matches) - len(matches.review)
    yield f"{decided:,} of {counted(len(matches), 'title')} matched; {len(matches.review):,} to review."


_TITLE_MATCHES_VIEW: Final = View[TitleMatches](
    of=TitleMatches,
    label=lambda matches: f"{_named(matches)}; {len(matches.review)} to review",
    title=lambda _: "Matched titles",
    finding=_titles_matched,
    tables=(TableSpec("rows", iter, _TITLE_MATCH),),
)
_TITLE_MATCH_VIEW: Final = View[TitleMatch](
    of=TitleMatch,
    label=lambda row: f"{row.title}: {row.match.title if row.match else row.role_id or 'no match'}, {row.status}",
    title=lambda row: row.title,
    tables=(record_table(_TITLE_MATCH),),
)

VIEWS: Final[Mapping[type, View[Any]]] = {
    view.of: view for view in (_MATCHES_VIEW, _MATCH_VIEW, _TITLE_MATCHES_VIEW, _TITLE_MATCH_VIEW)
}
