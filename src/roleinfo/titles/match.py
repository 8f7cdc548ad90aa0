"""Match: a role that a search found, and why."""

import attrs

from roleinfo.model._results import LookupResult


@attrs.frozen(kw_only=True, repr=False)
class Match(LookupResult):
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


class Matches(LookupResult, tuple[Match, ...]):
    """What a search found, best first: a tuple that shows itself as a table."""

    __slots__ = ()
