"""``roleinfo check``: check role files."""

import argparse
from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from roleinfo.cli.output import Answer, add_format, write_result

if TYPE_CHECKING:
    from roleinfo.checks.findings import Checked
    from roleinfo.errors import Problem
    from roleinfo.model.role import Role

_T = TypeVar("_T")
_EXAMPLES: Final = """\
examples:
  roleinfo check
  roleinfo check my-role.toml
  roleinfo check my-roles/
"""


def add(commands: Any) -> None:
    """Add the command to the program's."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "check",
        help="check role files for errors and contradictions",
        description=(
            "Check role files: list every error with its place in the file, then every\n"
            "contradiction between figures. A contradiction is known if the role records it\n"
            "in a caveat. The exit code is 1 if there is an error or a contradiction that is\n"
            "not known."
        ),
        epilog=_EXAMPLES,
    )
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="a role file or a folder of role files (default: the package's own roles)",
    )
    add_format(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Answer:
    """Read, check and write."""
    checked = checked_files(arguments.files, arguments.say)
    return Answer(write_result(arguments, checked, full=True), 0 if checked.passed else 1)


def checked_files(files: Sequence[str], say: Callable[[str], None]) -> "Checked":
    """The check of some files, or of the package's own roles where there are none; says how far it has come."""
    from roleinfo.catalog.catalogs import Catalog
    from roleinfo.checks.checking import check
    from roleinfo.checks.findings import Checked

    own = Catalog.default()
    if not files:
        return Checked(roles=len(own), findings=check(_with_progress(own, "role", say)))
    problems: dict[Problem, None] = {}
    skipped: dict[Problem, None] = {}
    given: dict[str, Role] = {}
    for file in _with_progress(files, "file", say):
        for role in _read(Path(file), problems, skipped):
            given.setdefault(role.id, role)
    # The package's roles are there for differences that are stated to them, and are not checked again.
    roles_in_gaps = {end.role for role in given.values() for gap in role.stated_gaps for end in (gap.base, gap.end)}
    context = filter(None, [own.get(id_) for id_ in sorted(filter(None, roles_in_gaps - given.keys()))])
    findings = [finding for finding in check([*given.values(), *context]) if finding.role in given]
    return Checked(roles=len(given), problems=tuple(problems), skipped=tuple(skipped), findings=findings)


def _with_progress(values: Collection[_T], what: str, say: Callable[[str], None]) -> Iterator[_T]:
    """The values, and while they are asked for which of how many is read."""
    for number, value in enumerate(values, start=1):
        say(f"reading {what} {number:,} of {len(values):,}")
        yield value
    say("looking for contradictions")


def _read(path: Path, problems: "dict[Problem, None]", skipped: "dict[Problem, None]") -> "Iterator[Role]":
    """The roles of a file, or of those files of a folder that can be read; what cannot is added to the problems."""
    from roleinfo.catalog.catalogs import Catalog
    from roleinfo.catalog.role_files import role_files
    from roleinfo.errors import CatalogError, Problem, RoleFileError

    try:
        catalog = Catalog.open(path)
        skipped.update(dict.fromkeys(catalog.skipped))
        yield from catalog
    except CatalogError as error:
        problems[Problem(error.path, "", error.reason)] = None
    except RoleFileError as error:
        problems.update(dict.fromkeys(error.problems))
        if path.is_dir():
            broken = {problem.file for problem in error.problems}
            for file in role_files(path):
                if str(file) not in broken:
                    yield from _read(file, problems, skipped)
