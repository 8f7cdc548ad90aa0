"""What look-ups give: places, industries, sources and the findings of a check."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from roleinfo.catalog.codes import ConvertedCode, ConvertedCodes
from roleinfo.checks.findings import Checked, Finding, Findings
from roleinfo.errors import Problem
from roleinfo.geography.matches import PlaceMatch, PlaceMatches
from roleinfo.model.code import SCHEME_NAMES
from roleinfo.model.place import Industry, KnownIndustries, KnownPlace, KnownPlaces
from roleinfo.model.source import Source, SourceFile, SourceFiles, Sources, SourceStatus, SourceStatuses
from roleinfo.render.citations import Citations
from roleinfo.render.outline import Block, Bullets
from roleinfo.text.numbers import format_date
from roleinfo.text.phrases import counted
from roleinfo.views.columns import Column, TableSpec, column, prefixed, record_table
from roleinfo.views.kinds import DATE, FLAG, TEXT, TEXTS, WHOLE
from roleinfo.views.titles import VIEWS as TITLE_VIEWS, count_and_names
from roleinfo.views.view import SectionSpec, View

# ----------------------------------------------------------------------------------------------------------------------
# Places and industries

_PLACE: Final[tuple[Column[KnownPlace], ...]] = (
    column("name", "Name", TEXT),
    column("kind", "Kind", TEXT),
    column("code", "Code", TEXT),
    column("population", "Population, 2020", WHOLE, drop=2),
    column("why", "Why", TEXT, lambda place: place.why or None, drop=1),
)
_INDUSTRY: Final[tuple[Column[Industry], ...]] = (column("name", "Name", TEXT), column("code", "NAICS code", TEXT))

_PLACES_VIEW: Final = View[KnownPlaces](
    of=KnownPlaces,
    label=count_and_names(lambda place: place.name),
    title=lambda _: "Places",
    finding=lambda places: [f"{counted(len(places), 'place')}."],
    tables=(TableSpec("rows", iter, _PLACE),),
)
_INDUSTRIES_VIEW: Final = View[KnownIndustries](
    of=KnownIndustries,
    label=count_and_names(lambda industry: industry.name),
    title=lambda _: "Industries",
    finding=lambda industries: [f"{counted(len(industries), 'industry', 'industries')}."],
    tables=(TableSpec("rows", iter, _INDUSTRY),),
)


def _listed(candidates: KnownPlaces) -> tuple[str, ...]:
    return tuple(place.name for place in candidates) if len(candidates) > 1 else ()


_PLACE_MATCH: Final[tuple[Column[PlaceMatch], ...]] = (
    column("text", "Text", TEXT),
    column("count", "Rows", WHOLE, drop=3),
    column("status", "Status", TEXT),
    column("name", "Place", TEXT, lambda match: match.place.name if match.place else None),
    column("kind", "", TEXT, lambda match: match.place.kind if match.place else None),
    column("code", "Code", TEXT, lambda match: match.place.code if match.place else None, drop=1),
    column("population", "", WHOLE, lambda match: match.place.population if match.place else None),
    column("reason", "Reason", TEXT, drop=2),
    column("candidates", "", TEXTS, lambda match: _listed(match.candidates)),
)


def _matched_places(matches: PlaceMatches) -> Iterator[str]:
    if not matches:
        yield "No location was given."
        return
    review = len(matches.review)
    yield f"{len(matches) - review:,} of {counted(len(matches), 'distinct location')} matched to one place."
    if review:
        yield f"{review:,} to review."


_PLACE_MATCHES_VIEW: Final = View[PlaceMatches](
    of=PlaceMatches,
    label=lambda matches: f"{counted(len(matches), 'text')}, {len(matches.review)} to review",
    title=lambda _: "Places matched",
    finding=_matched_places,
    tables=(TableSpec("rows", iter, _PLACE_MATCH),),
)
_PLACE_MATCH_VIEW: Final = View[PlaceMatch](
    of=PlaceMatch,
    label=lambda match: f"{match.text}: {match.place.name if match.place else match.status}; {match.reason}",
    title=lambda match: match.text or "(empty)",
    tables=(record_table(_PLACE_MATCH),),
)

# ----------------------------------------------------------------------------------------------------------------------
# Codes

_RELATIONS: Final = {
    "exact": "same",
    "part": "contains the code",
    "several": "contains part of the code",
}


def _from(target: ConvertedCode) -> str:
    return f"{target.from_code} ({target.from_title}, {SCHEME_NAMES[target.from_scheme]})"


_CONVERTED: Final[tuple[Column[ConvertedCode], ...]] = (
    column("from_code", "", TEXT),
    column("from_scheme", "", TEXT),
    column("from_title", "", TEXT),
    column("code", "Code", TEXT),
    column("scheme", "", TEXT),
    column("", "Classification", TEXT, lambda target: SCHEME_NAMES[target.scheme], of=("scheme",), shared=True),
    column("title", "Title", TEXT),
    column("relation", "", TEXT),
    column("", "Relation", TEXT, lambda target: _RELATIONS[target.relation], of=("relation",)),
    column("via", "Via", TEXTS, drop=1),
    column("sources", "", TEXTS, lambda target: tuple(source.id for source in target.sources)),
)


def _converted(targets: ConvertedCodes) -> Iterator[str]:
    if not targets:
        yield "No published crosswalk converts this code."
        return
    first = targets[0]
    named = f"{SCHEME_NAMES[first.scheme]} {first.code} ({first.title})"
    if first.relation == "exact":
        yield f"{_from(first)} is {named}."
    elif first.relation == "part":
        yield f"{_from(first)} is part of {named}."
    else:
        yield f"{_from(first)} is divided among {len(targets)} codes of {SCHEME_NAMES[first.scheme]}."


def _crosswalks(targets: ConvertedCodes, _citations: Citations) -> Iterator[Block]:
    sources = dict.fromkeys(source for target in targets for source in target.sources)
    if sources:
        yield Bullets([f"{source.publisher}, {source.title} ({format_date(source.date)})" for source in sources])


_CONVERTED_TABLE: Final = TableSpec[ConvertedCodes, ConvertedCode]("rows", iter, _CONVERTED)
_CONVERTED_CODES_VIEW: Final = View[ConvertedCodes](
    of=ConvertedCodes,
    label=count_and_names(lambda code: f"{code.code} {code.relation}"),
    title=lambda _: "Converted code",
    finding=_converted,
    tables=(_CONVERTED_TABLE,),
    sections=(
        SectionSpec("rows", "Codes", _CONVERTED_TABLE.blocks),
        SectionSpec("sources", "Crosswalks", _crosswalks),
    ),
)
_CONVERTED_CODE_VIEW: Final = View[ConvertedCode](
    of=ConvertedCode,
    label=lambda target: f"{_from(target)}: {target.code} ({target.title}), {target.relation}",
    title=lambda target: f"{target.code} {target.title}",
    tables=(record_table(_CONVERTED),),
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
    label=count_and_names(lambda source: source.id),
    title=lambda _: "Sources",
    finding=lambda sources: ["In order of precedence." if sources else "There is no source."],
    tables=(TableSpec("rows", iter, _SOURCE),),
)
_FILE: Final[tuple[Column[SourceFile], ...]] = (
    column("name", "File", TEXT),
    column("holds", "Holds", TEXT),
    column("source", "Source", TEXT, lambda file: file.source.id),
    column("release", "Release", TEXT, lambda file: file.source.release, drop=1),
    column("license", "", TEXT, lambda file: file.source.license),
    column("sha256", "SHA-256", TEXT, drop=2),
)

_FILES_VIEW: Final = View[SourceFiles](
    of=SourceFiles,
    label=count_and_names(lambda file: file.name),
    title=lambda _: "Input files of the data",
    finding=lambda files: [f"{counted(len(files), 'file')}." if files else "This catalog has no bundle of statistics."],
    tables=(TableSpec("rows", iter, _FILE),),
)
_STATUS_TABLE: Final = TableSpec[SourceStatuses, SourceStatus]("rows", iter, _STATUS)


def _licenses(statuses: SourceStatuses, _citations: Citations) -> Iterator[Block]:
    """Whose each source is and on what terms, for which a table has no room."""
    if statuses:
        yield Bullets(
            [
                f'{source.id}: {source.publisher}, "{source.title}". License: {source.license}'
                for source in map(_source_of, statuses)
            ]
        )


_STATUSES_VIEW: Final = View[SourceStatuses](
    of=SourceStatuses,
    label=count_and_names(lambda status: status.source.id),
    title=lambda _: "Sources and the age of their figures",
    finding=lambda ages: [
        "In order of precedence; the age of a year's figures counts from its end." if ages else "There is no source."
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
    tables=(record_table(_RECORD),),
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
        lines = [line for line in _checked_lines(checked) if line.kind == kind]
        if lines:
            yield Bullets([_with_place(line) for line in lines])

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
    return f"{counted(len(findings), 'contradiction')}, {known} recorded in the role file."


def _checked(checked: Checked) -> Iterator[str]:
    yield f"{counted(checked.roles, 'role')} checked."
    if checked.problems:
        files = len({problem.file for problem in checked.problems})
        yield f"{counted(len(checked.problems), 'problem')} in {counted(files, 'file')}."
    yield _contradictions(checked.findings)


_FINDINGS_VIEW: Final = View[Findings](
    of=Findings,
    label=lambda findings: f"{len(findings)}, {sum(not finding.known for finding in findings)} new",
    title=lambda _: "Contradictions",
    finding=lambda findings: [_contradictions(findings)],
    tables=(TableSpec("rows", lambda findings: map(_finding, findings), _FINDING, "Contradictions"),),
)
_CHECKED_VIEW: Final = View[Checked](
    of=Checked,
    label=lambda checked: ", ".join(
        counted(number, noun)
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
    **TITLE_VIEWS,
    **{view.of: view for view in (
        _PLACES_VIEW, _PLACE_MATCHES_VIEW,
        _PLACE_MATCH_VIEW, _INDUSTRIES_VIEW, _CONVERTED_CODES_VIEW, _CONVERTED_CODE_VIEW,
        _FILES_VIEW, _SOURCES_VIEW, _STATUSES_VIEW, _SOURCE_VIEW, _FINDINGS_VIEW, _CHECKED_VIEW,
    )},
}  # fmt: skip
