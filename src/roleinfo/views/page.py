"""A report in one file: roles, or comparisons of them, with pictures and sources, as a page of HTML or as Markdown."""

import os
import secrets
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final, Literal, get_args

import attrs

from roleinfo.diffs.options import Options
from roleinfo.diffs.roles import RoleDiff
from roleinfo.errors import InvalidArgumentError, NotComparableError, ReportExistsError, ReportFileError, shown
from roleinfo.many.ranking import rank_roles
from roleinfo.model.arguments import check_flag, check_path, check_word
from roleinfo.model.resolving import refuse_repeats
from roleinfo.model.role import Role
from roleinfo.model.source import Source
from roleinfo.render import html, markdown
from roleinfo.render.citations import Citations, sourced
from roleinfo.render.layout import marked
from roleinfo.render.outline import Block, Bullets, Heading, Paragraph, Picture, deeper
from roleinfo.views import comparison, role as single
from roleinfo.views.displays import parted
from roleinfo.views.many import RANKING
from roleinfo.views.sheet import Sheet

Format = Literal["html", "markdown"]

_ENDINGS: Final[dict[str, Format]] = {".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown"}


MOST_ROLES_OF_REPORT: Final = 100
"""The most roles of one report."""


Subject = RoleDiff | tuple[Role, ...]
"""What a report is of: a comparison, one role, two that are compared, or several."""


def write_report(
    subject: Subject,
    path: str | os.PathLike[str],
    format: Format | None = None,
    *,
    overwrite: bool = False,
    people: bool = True,
    pictures: bool = True,
) -> Path:
    """Write a report to one file, whole or not at all, and give back its path."""
    check_path("path", path)
    for name, flag in (("people", people), ("pictures", pictures), ("overwrite", overwrite)):
        check_flag(name, flag)
    file = Path(path)
    if format is not None:
        check_word("format", format, get_args(Format))
    chosen = format or _ENDINGS.get(file.suffix.lower())
    if chosen is None:
        rule = f"must end in .html or .md, or the format be stated, not {shown(file.name)}"
        raise InvalidArgumentError("path", str(file), rule)
    _refuse_existing(file, overwrite=overwrite)
    text = report_text(subject, chosen, people=people, pictures=pictures)
    _write(file, text, overwrite=overwrite)
    return file


def report_text(subject: Subject, format: Format, *, people: bool = True, pictures: bool = True) -> str:
    """What `write_report` writes, as text."""
    if not isinstance(subject, RoleDiff):
        refuse_repeats(subject, "a report")
    is_page = format == "html"
    blocks = tuple(_blocks(subject, people=people, pictures=pictures and is_page))
    return html.page(blocks) if is_page else markdown.write(blocks)


def _blocks(given: Subject, *, people: bool, pictures: bool) -> Iterator[Block]:
    citations = Citations()
    if isinstance(given, RoleDiff):
        diff = given if people else attrs.evolve(given, options=attrs.evolve(given.options, people=False))
        yield from _of_two(diff, citations, pictures=pictures)
    elif not given:
        raise NotComparableError(["no role was given: a report is of one role, or of several"])
    elif len(given) == 1:
        role = given[0] if people else attrs.evolve(given[0], people=())
        yield from _of_one(role, citations, pictures=pictures)
    elif len(given) == 2:
        yield from _of_two(RoleDiff(*given, Options(people=people)), citations, pictures=pictures)
    else:
        yield from _of_many(given, citations, people=people, pictures=pictures)
    yield from sourced(citations)
    yield from _credits(citations.sources)


def _of_one(role: Role, citations: Citations, *, pictures: bool) -> Iterator[Block]:
    places = role.salary.by_place() if pictures else ()
    drawn = {"Pay": _drawn(places, "pay", kind="state", role=role.title)} if places else {}
    yield from parted(_illustrated(single.sections(role, citations), drawn), fold=False)


def _of_two(diff: RoleDiff, citations: Citations, *, pictures: bool, prefix: str = "") -> Iterator[Block]:
    drawn: dict[str, Picture] = {}
    if pictures:
        held = {"pay": diff.salary, "education": diff.education, "skills": diff.skills.shared}
        drawn = {kind.capitalize(): _drawn(diff, f"{prefix}{kind}", kind=kind) for kind, any_ in held.items() if any_}
    sheet = Sheet(diff, reasons=True, citations=citations)
    yield from parted(_illustrated(comparison.sections(sheet), drawn), fold=False)
    yield Heading(2, "Method")
    yield Paragraph("Every difference is the right role's figure less the left one's, of like with like.")
    yield Bullets([each.strip() for each in diff.explain()])


def _of_many(roles: Sequence[Role], citations: Citations, *, people: bool, pictures: bool) -> Iterator[Block]:
    yield Heading(1, f"{marked(roles[0].title)} and {len(roles) - 1} other roles")
    diffs = [RoleDiff(roles[0], other, Options(people=people)) for other in roles[1:]]
    yield Heading(2, "Ranked by mean pay")
    yield from RANKING.main.blocks(rank_roles(roles[0], diffs, "mean"), citations)
    for number, diff in enumerate(diffs, start=1):
        yield from deeper(_of_two(diff, citations, pictures=pictures, prefix=f"r{number}-"))


def _illustrated(blocks: Iterable[Block], drawn: dict[str, Picture]) -> Iterator[Block]:
    """The blocks with each picture under the heading of its section."""
    for each in blocks:
        yield each
        if isinstance(each, Heading) and each.level == 2 and each.text in drawn:
            yield drawn[each.text]


def _drawn(shown: Any, prefix: str, **options: Any) -> Picture:
    from roleinfo.plots.drawing import alternative, svg

    name = f"picture-{prefix}"
    narrow = svg(shown, prefix=f"{name}-narrow", narrow=True, **options)
    return Picture(svg(shown, prefix=name, **options), alternative(shown, **options), narrow)


def _credits(sources: Iterable[Source]) -> Iterator[Block]:
    """Whom the licenses ask to be named, each once."""
    told = dict.fromkeys(
        f"{each.publisher}, {each.title}: {each.license}.{f' {each.credit}' if each.credit else ''}" for each in sources
    )
    if told:
        yield from (Heading(2, "Licenses and credits"), Bullets(told))


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
