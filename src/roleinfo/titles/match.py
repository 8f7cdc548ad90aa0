"""Match: a role that a search found, and why."""

import attrs

from roleinfo.model._results import TitleResult


@attrs.frozen(kw_only=True, repr=False)
class Match(TitleResult):
    """A role that a search found: its id and title, the title that matched, how well, and why.

    ``score`` orders the matches: from 0 to 1, where 1 is the very id, code or title.
    ``probability`` is how likely the title belongs to the role's six-digit occupation: of 100 matches
    with 0.8, about 80 are right; None for a role of another country, since it is calibrated on US
    titles. ``tied`` is the number of roles that share the best evidence, and 1 for a match that has it
    alone. ``codes`` are the role's SOC codes, or those that the sources of a role written by hand list.
    ``group`` is the SOC minor group that holds most of the probability where no occupation reaches
    0.5 and the group reaches 0.2, else None. ``reason`` says what was weighed. ``ignored`` holds what was
    ignored because it is no part of the job, and ``seniority`` the words of it that tell a grade or rank.
    """

    role_id: str
    title: str
    matched_title: str
    score: float
    reason: str
    probability: float | None = 0.0
    tied: int = 1
    codes: tuple[str, ...] = ()
    group: str | None = None
    ignored: tuple[str, ...] = ()
    seniority: tuple[str, ...] = ()


class Matches(TitleResult, tuple[Match, ...]):
    """What a search found, best first: a tuple that shows itself as a table."""

    __slots__ = ()
