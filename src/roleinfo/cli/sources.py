"""``roleinfo sources``: list the sources of figures."""

import argparse
from typing import Any, Final

from roleinfo.cli.output import Answer, add_catalogs, add_format, chosen_catalog, write_result

_EXAMPLES: Final = """\
examples:
  roleinfo sources
  roleinfo sources --files
  roleinfo sources --catalog my-roles/ --format json
"""


def add(commands: Any) -> None:
    """Add the command to the program's."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "sources",
        help="list the sources of figures, their dates, and licenses",
        description="List every source with its release, the date and age of its figures, and its\nlicense.",
        epilog=_EXAMPLES,
    )
    parser.add_argument("--files", action="store_true", help="list the publishers' files and their SHA-256 instead")
    add_format(parser)
    add_catalogs(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Answer:
    """List the sources."""
    from datetime import date

    from roleinfo.model.source import SourceStatus, SourceStatuses

    if arguments.files:
        return Answer(write_result(arguments, chosen_catalog(arguments).files(), full=True))
    today = date.today()
    statuses = SourceStatuses(SourceStatus.on(source, today) for source in chosen_catalog(arguments).sources())
    return Answer(write_result(arguments, statuses, full=True))
