"""A report in one file: roles, or comparisons of them, with pictures and sources, as a page of HTML or as Markdown."""

import os
import secrets
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final, Literal, get_args

import attrs

from roleinfo.careers.following import RankedMoves
from roleinfo.diffs.options import Options
from roleinfo.diffs.roles import RoleDiff
from roleinfo.errors import InvalidArgumentError, NotComparableError, ReportExistsError, ReportFileError, shown
from roleinfo.many.ranking import RoleRanking
from roleinfo.model.arguments import check_flag, check_path, check_type, check_word
from roleinfo.model.resolving import refuse_repeats
from roleinfo.model.role import Role
from roleinfo.pay.structure import PayStructure
from roleinfo.render import html, markdown
from roleinfo.render.outline import Block
from roleinfo.roster.groups import GroupGaps
from roleinfo.roster.priced import PricedRoster
from roleinfo.version import __version__
from roleinfo.views.report_pages import Report

Format = Literal["html", "markdown"]

_ENDINGS: Final[dict[str, Format]] = {".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown"}


MOST_ROLES_OF_REPORT: Final = 100
"""The most roles of one report."""


Reportable = RoleDiff | RankedMoves | PricedRoster | GroupGaps | PayStructure | RoleRanking
"""Results that a report can be of, beside roles."""

Subject = Reportable | tuple[Role, ...]
"""What a report is of: such a result, one role, two that are compared, or several."""


def write_report(
    subject: Subject,
    path: str | os.PathLike[str],
    format: Format | None = None,
    *,
    overwrite: bool = False,
    people: bool | None = None,
    pictures: bool = True,
    prepared: date | str | None = None,
    options: Options | None = None,
) -> Path:
    """Write a report to one file, whole or not at all, and give back its path; ``options`` are those of its roles."""
    check_path("path", path)
    for name, flag in (("pictures", pictures), ("overwrite", overwrite)):
        check_flag(name, flag)
    if people is not None:
        check_flag("people", people)
    file = Path(path)
    if format is not None:
        check_word("format", format, get_args(Format))
    chosen = format or _ENDINGS.get(file.suffix.lower())
    if chosen is None:
        rule = f"must end in .html or .md, or the format be stated, not {shown(file.name)}"
        raise InvalidArgumentError("path", str(file), rule)
    day = _checked_date(prepared)
    _refuse_existing(file, overwrite=overwrite)
    text = report_text(subject, chosen, people=people, pictures=pictures, prepared=day, options=options)
    _write(file, text, overwrite=overwrite)
    return file


def report_text(
    subject: Subject,
    format: Format,
    *,
    people: bool | None = None,
    pictures: bool = True,
    prepared: date | str | None = None,
    options: Options | None = None,
) -> str:
    """What `write_report` writes, as text."""
    if isinstance(subject, tuple):
        refuse_repeats(subject, "a report")
    is_page = format == "html"
    report = Report(_checked_date(prepared), __version__, pictures and is_page)
    # Figures about groups of people stand in a report unless they are left out; single people, and figures of a
    # workforce that are not for publication, never stand in it unasked.
    shown = not isinstance(subject, PricedRoster | GroupGaps) if people is None else people
    blocks = tuple(_blocks(subject, report, attrs.evolve(options or Options(), people=shown)))
    return html.page(blocks) if is_page else markdown.write(blocks)


def _checked_date(prepared: object) -> str:
    """A date as its text, of a date with a time the date alone; today where none is given."""
    if prepared is None or isinstance(prepared, date):
        return (prepared or date.today()).isoformat()[:10]
    check_type("prepared", prepared, str)
    try:
        return date.fromisoformat(str(prepared)).isoformat()
    except ValueError:
        rule = f"must be a date as 2026-03-01, not {shown(prepared)}"
        raise InvalidArgumentError("prepared", prepared, rule) from None


def _blocks(subject: Subject, report: Report, options: Options) -> Iterator[Block]:
    people = options.people
    if isinstance(subject, RoleDiff):
        diff = subject if people else attrs.evolve(subject, options=attrs.evolve(subject.options, people=False))
        yield from report.of_two(diff)
    elif isinstance(subject, RankedMoves):
        yield from report.of_next(subject)
    elif isinstance(subject, PricedRoster):
        yield from report.of_roster(subject, people=people)
    elif isinstance(subject, GroupGaps):
        yield from report.of_group_gaps(subject, people=people)
    elif isinstance(subject, PayStructure | RoleRanking):
        yield from report.of_result(subject)
    elif not subject:
        raise NotComparableError(["no role was given: a report is of one role, or of several"])
    elif len(subject) == 1:
        yield from report.of_one(subject[0] if people else attrs.evolve(subject[0], people=()))
    elif len(subject) == 2:
        yield from report.of_two(RoleDiff(*subject, options))
    else:
        yield from report.of_several(subject, options)


def _refuse_existing(file: Path, *, overwrite: bool) -> None:
    if os.path.lexists(file) and not overwrite:
        raise ReportExistsError(str(file))


def _write(file: Path, text: str, *, overwrite: bool) -> None:
    """Write beside the file, then put it in its place at once; on any failure nothing is left behind."""
    target = Path(os.path.realpath(file)) if overwrite else file
    try:
        is_there = target.exists()
    except OSError as error:  # a name that no file can have
        raise ReportFileError(str(file), error.strerror or str(error)) from error
    if is_there and not target.is_file():
        raise ReportFileError(str(file), "it is a folder or a device, which no report replaces")
    if is_there and not os.access(target, os.W_OK):
        raise ReportFileError(str(file), "it may not be written to")
    beside = target.with_name(f".{target.name[:60]}.{secrets.token_hex(4)}.part")
    try:
        try:
            # What replaces a file is not readable by more people than that, not even while it is written.
            mode = 0o600 if target.exists() else 0o666
            handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
            with open(handle, "w", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
            if overwrite:
                if target.exists():
                    shutil.copymode(target, beside)
                beside.replace(target)
            else:
                _put(beside, file)
        finally:
            beside.unlink(missing_ok=True)
    except ReportFileError:
        raise
    except OSError as error:
        raise ReportFileError(str(file), error.strerror or str(error)) from error


def _put(beside: Path, file: Path) -> None:
    """Give the file its name, unless another has made one of that name meanwhile."""
    try:
        os.link(beside, file)  # unlike a renaming it never replaces
    except FileExistsError:
        raise ReportExistsError(str(file)) from None
    except OSError:  # the file system has no such links
        _refuse_existing(file, overwrite=False)
        beside.replace(file)
