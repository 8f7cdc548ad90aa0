"""What look-ups give: matches, places, industries, sources and the findings of a check."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from roleinfo.checks.findings import Checked, Finding, Findings
from roleinfo.errors import Problem
from roleinfo.model.place import Industry, KnownIndustries, KnownPlaces, Place
from roleinfo.model.source import Source, Sources, SourceStatus, SourceStatuses
from roleinfo.render.citations import Citations
from roleinfo.render.outline import Block, Bullets
from roleinfo.text.numbers import format_date
from roleinfo.titles.match import Match, Matches
from roleinfo.views.columns import Column, TableSpec, column, prefixed
from roleinfo.views.kinds import DATE, FLAG, SCORE, TEXT, TEXTS, WHOLE
from roleinfo.views.view import SectionSpec, View

_LISTED: Final = 3


def count(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: ``1 role``, ``2 roles``.

    >>> count(1, "role"), count(1200, "industry", "industries")
    ('1 role', '1,200 industries')
    """
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def _first_of(names: list[str]) -> str:
    return f": {', '.join(names[:_LISTED])}{', ...' if len(names) > _LISTED else ''}" if names else ""


# ----------------------------------------------------------------------------------------------------------------------
# Matches

_MATCH: Final[tuple[Column[Match], ...]] = (
    column("role_id", "Id", TEXT),
    column("title", "Title", TEXT),
    column("matched_title", "Matched title", TEXT, drop=2),
    column("score", "Score", SCORE),
    column("reason", "Reason", TEXT),
    column("ignored", "Ignored", TEXTS, lambda match: match.seniority, drop=1),
)


def _best_first(matches: Matches) -> Iterator[str]:
    yield "Best match first; a score of 1.00 is an exact match." if matches else "No title is similar."


_MATCHES_VIEW: Final = View[Matches](
    of=Matches,
    label=lambda them: f"{len(them)}{_first_of([f'{each.title} {each.score:.2f}' for each in them])}",
    title=lambda _: "Matching roles",
    finding=_best_first,
    tables=(TableSpec("rows", iter, _MATCH),),
)
_MATCH_VIEW: Final = View[Match](
    of=Match,
    label=lambda match: f"{match.title} ({match.role_id}) {match.score:.2f}: {match.reason}",
    title=lambda match: match.title,
    tables=(TableSpec("rows", lambda match: (match,), _MATCH, record=True),),
)

# ----------------------------------------------------------------------------------------------------------------------
# Places and industries

_PLACE: Final[tuple[Column[Place], ...]] = (
    column("name", "Name", TEXT),
    column("kind", "Kind", TEXT),
    column("code", "Code", TEXT),
)
_INDUSTRY: Final[tuple[Column[Industry], ...]] = (column("name", "Name", TEXT), column("code", "NAICS code", TEXT))

_PLACES_VIEW: Final = View[KnownPlaces](
    of=KnownPlaces,
    label=lambda them: f"{len(them)}{_first_of([each.name for each in them])}",
    title=lambda _: "Places",
    finding=lambda them: [f"{count(len(them), 'place')}."],
    tables=(TableSpec("rows", iter, _PLACE),),
)
_INDUSTRIES_VIEW: Final = View[KnownIndustries](
    of=KnownIndustries,
    label=lambda them: f"{len(them)}{_first_of([each.name for each in them])}",
    title=lambda _: "Industries",
    finding=lambda them: [f"{count(len(them), 'industry', 'industries')}."],
    tables=(TableSpec("rows", iter, _INDUSTRY),),
)

# ----------------------------------------------------------------------------------------------------------------------
# Sources

_SOURCE: Final[tuple[Column[Source], ...]] = (
    column("id", "Id", TEXT),
    column("publisher", "Publisher", TEXT, drop=3),
    column("title", "Title", TEXT, drop=2),
    column("release", "Release", TEXT, drop=1),
    column("date", "Figures of", DATE),
    column("retrieved", "", DATE),
    column("license", "License", TEXT, drop=4),
    column("credit", "", TEXT),
    column("series", "", TEXT),
    column("url", "", TEXT),
    column("cites", "", TEXT),
    column("method", "", TEXT),
)
_RECORD: Final[tuple[Column[Source], ...]] = (
    *_SOURCE[:5],
    column("retrieved", "Read on", DATE),
    *_SOURCE[6:7],
    column("credit", "Credit", TEXT),
    column("series", "Series", TEXT),
    column("url", "Address", TEXT),
    column("cites", "Cites", TEXT),
    column("method", "Method", TEXT),
)


def _source_of(status: SourceStatus) -> Source:
    return status.source


_STATUS: Final[tuple[Column[SourceStatus], ...]] = (
    *prefixed("", _SOURCE, _source_of),
    column("age_months", "Months old", WHOLE),
)

_SOURCES_VIEW: Final = View[Sources](
    of=Sources,
    label=lambda them: f"{len(them)}{_first_of([each.id for each in them])}",
    title=lambda _: "Sources",
    finding=lambda them: ["In order of precedence." if them else "There is no source."],
    tables=(TableSpec("rows", iter, _SOURCE),),
)
_STATUS_TABLE: Final = TableSpec[SourceStatuses, SourceStatus]("rows", iter, _STATUS)


def _licenses(statuses: SourceStatuses, _citations: Citations) -> Iterator[Block]:
    """Whose each source is and on what terms, for which a table has no room."""
    if statuses:
        yield Bullets(
            [
                f'{each.id}: {each.publisher}, "{each.title}". License: {each.license}'
                for each in map(_source_of, statuses)
            ]
        )


_STATUSES_VIEW: Final = View[SourceStatuses](
    of=SourceStatuses,
    label=lambda them: f"{len(them)}{_first_of([each.source.id for each in them])}",
    title=lambda _: "Sources and the age of their figures",
    finding=lambda them: [
        "In order of precedence; the age of a year's figures counts from its end." if them else "There is no source."
    ],
    tables=(_STATUS_TABLE,),
    sections=(
        SectionSpec("rows", "Age", _STATUS_TABLE.blocks),
        SectionSpec("licenses", "Publishers and licenses", _licenses),
    ),
)
_SOURCE_VIEW: Final = View[Source](
    of=Source,
    label=lambda source: f"{source.id}: {source.publisher}, {source.title}, {format_date(source.date)}",
    title=lambda source: source.title,
    tables=(TableSpec("rows", lambda source: (source,), _RECORD, record=True),),
)

# ----------------------------------------------------------------------------------------------------------------------
# Findings


class _Line(NamedTuple):
    """A problem, a file that was skipped, or a finding."""

    kind: str
    role: str | None
    file: str | None
    path: str | None
    code: str | None
    known: bool | None
    message: str


def _problem(kind: str, problem: Problem) -> _Line:
    return _Line(kind, None, problem.file, problem.path or None, None, None, problem.rule)


def _finding(finding: Finding) -> _Line:
    path = " / ".join(finding.path)
    return _Line("finding", finding.role, None, path, finding.code, finding.known, finding.message)


_FINDING: Final[tuple[Column[_Line], ...]] = (
    column("kind", "Kind", TEXT, shared=True),
    column("role", "Role", TEXT),
    column("file", "File", TEXT),
    column("path", "Where", TEXT, drop=2),
    column("code", "Code", TEXT, drop=1),
    column("known", "Recorded", FLAG, drop=3),
    column("message", "What is wrong", TEXT),
)


def _checked_lines(checked: Checked) -> Iterator[_Line]:
    yield from (_problem("problem", problem) for problem in checked.problems)
    yield from (_problem("skipped", problem) for problem in checked.skipped)
    yield from map(_finding, checked.findings)


def _listed_lines(kind: str) -> Callable[[Checked, Citations], Iterator[Block]]:
    """All lines of a kind as a list: each with its place in the file or the role, however long it is."""

    def blocks(checked: Checked, _citations: Citations) -> Iterator[Block]:
        lines = [each for each in _checked_lines(checked) if each.kind == kind]
        if lines:
            yield Bullets([_with_place(each) for each in lines])

    return blocks


def _with_place(line: _Line) -> str:
    if line.kind == "finding":
        recorded = ", recorded" if line.known else ""
        return f"{line.role}: {line.message} [{line.code}{recorded}] at {line.path}"
    return ": ".join(filter(None, (line.file, line.path, line.message)))


def _contradictions(findings: Sequence[Finding]) -> str:
    known = sum(finding.known for finding in findings)
    if not findings:
        return "No contradiction was found."
    return f"{count(len(findings), 'contradiction')}, {known} of them recorded by the role itself."


def _checked(checked: Checked) -> Iterator[str]:
    yield f"{count(checked.roles, 'role')} checked."
    if checked.problems:
        files = len({problem.file for problem in checked.problems})
        yield f"{count(len(checked.problems), 'problem')} in {count(files, 'file')}."
    yield _contradictions(checked.findings)


_FINDINGS_VIEW: Final = View[Findings](
    of=Findings,
    label=lambda them: f"{len(them)}, {sum(not finding.known for finding in them)} new",
    title=lambda _: "Contradictions",
    finding=lambda them: [_contradictions(them)],
    tables=(TableSpec("rows", lambda them: map(_finding, them), _FINDING, "Contradictions"),),
)
_CHECKED_VIEW: Final = View[Checked](
    of=Checked,
    label=lambda checked: ", ".join(
        count(number, noun)
        for number, noun in (
            (checked.roles, "role"),
            (len(checked.problems), "problem"),
            (len(checked.findings), "finding"),
        )
    ),
    title=lambda _: "Check of role files",
    finding=_checked,
    tables=(TableSpec("rows", _checked_lines, _FINDING, "Findings"),),
    sections=(
        SectionSpec("problems", "Problems", _listed_lines("problem")),
        SectionSpec("skipped", "Skipped files", _listed_lines("skipped")),
        SectionSpec("contradictions", "Contradictions", _listed_lines("finding")),
    ),
)

VIEWS: Final[Mapping[type, View[Any]]] = {
    each.of: each
    for each in (
        _MATCHES_VIEW, _MATCH_VIEW, _PLACES_VIEW, _INDUSTRIES_VIEW, _SOURCES_VIEW, _STATUSES_VIEW, _SOURCE_VIEW,
        _FINDINGS_VIEW, _CHECKED_VIEW,
    )
}  # fmt: skip
