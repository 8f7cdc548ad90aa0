"""Match: a role that a search found, and why."""

import attrs

from roleinfo.model._edges import Shown, Tabular


@attrs.frozen(kw_only=True)
class Match(Shown):
    """A role that a search found: its id and title, the title that matched, how well, and why.

    ``score`` goes from 0 to 1, where 1 is the very id, code or title; ``reason`` says in words
    what the match rests on; ``seniority`` holds the words of the query that were set aside
    because they tell a grade or rank.
    """

    role_id: str
    title: str
    matched_title: str
    score: float
    reason: str
    seniority: tuple[str, ...] = ()

    def __str__(self) -> str:
        other = f" as {self.matched_title!r}" if self.matched_title != self.title else ""
        return f"{self.title} ({self.role_id}){other}, {self.score:.2f}: {self.reason}"


class Matches(tuple[Match, ...], Shown, Tabular):
    """What a search found, best first: a tuple that shows itself as a table."""

    __slots__ = ()
