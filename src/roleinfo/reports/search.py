"""What a search found: roles with the title that matched, and why."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import attrs

from roleinfo.render import text
from roleinfo.render.outline import DASH, Block, Column, Heading, Paragraph, Table
from roleinfo.titles.match import Match

_SCORED: Final = "Score"


def found_outline(matches: Sequence[Match]) -> tuple[Block, ...]:
    """The matches of a search whose query is not told."""
    return outline("", matches)


def match_outline(match: Match) -> tuple[Block, ...]:
    """One match."""
    return outline("", (match,))


def outline(query: str, matches: Sequence[Match]) -> tuple[Block, ...]:
    """The matches in neutral blocks, best first: one table with all there is to say."""
    columns = ("Title", "Id", "Matched title", "Why", "Set aside", _SCORED)
    rows = [
        (each.title, each.role_id, _matched(each) or DASH, each.reason, _aside(each) or DASH, _score(each))
        for each in matches
    ]
    return _headed(f"Search: {query}" if query else "Roles found", matches, columns, rows)


def narrow(query: str, matches: Sequence[Match]) -> tuple[Block, ...]:
    """The same for 80 columns: what matched and what was set aside stand with the reason."""
    rows = [(_score(each), each.role_id, each.title, "; ".join(_whys(each))) for each in matches]
    return _headed(f"Search: {query}", matches, (_SCORED, "Id", "Title", "Why"), rows)


def _headed(
    title: str, matches: Sequence[Match], columns: Iterable[str], rows: Iterable[tuple[str, ...]]
) -> tuple[Block, ...]:
    if not matches:
        return (Heading(1, title), Paragraph("No title is like it."))
    return (
        Heading(1, title),
        Paragraph("The likest first; 1.00 is the very id, code or title."),
        Table(tuple(Column(each, "right" if each == _SCORED else "left") for each in columns), rows),
    )


def _matched(match: Match) -> str:
    """The title that matched, where it is not the role's own."""
    return match.matched_title if match.matched_title != match.title else ""


def _aside(match: Match) -> str:
    return ", ".join(match.seniority)


def _score(match: Match) -> str:
    return f"{match.score:.2f}"


def _whys(match: Match) -> Iterator[str]:
    if matched := _matched(match):
        yield f'as "{matched}"'
    yield match.reason
    # The reason of a search tells these too; another's need not.
    if any(each not in match.reason for each in match.seniority):
        yield f"set aside: {_aside(match)}"


def to_text(query: str, matches: Sequence[Match]) -> str:
    """The matches as text of 80 columns."""
    return text.write(narrow(query, matches))


def to_dicts(matches: Iterable[Match]) -> list[dict[str, Any]]:
    """Each match in plain types."""
    return [{**attrs.asdict(each), "seniority": [*each.seniority]} for each in matches]
