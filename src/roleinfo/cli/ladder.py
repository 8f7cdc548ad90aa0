"""``roleinfo ladder``: show the roles below and above a role."""

import argparse
from typing import Any, Final

from roleinfo.cli.output import Answer, add_all, add_catalogs, add_format, chosen_catalog, write_result

_EXAMPLES: Final = """\
examples:
  roleinfo ladder "account manager"
  roleinfo ladder "account manager" --format markdown > ladder.md
"""


def add(commands: Any) -> None:
    """Add the command to the program's."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "ladder",
        help="show the roles below and above a role",
        description=(
            "Show the roles from entry level to the top that sources name before and after a\n"
            "role. Related roles are not included. The exit code is 1 if no source names a\n"
            "role before or after it."
        ),
        epilog=_EXAMPLES,
    )
    parser.add_argument("role", metavar="ROLE", help="a role by id, code, or title")
    parser.add_argument("--place", metavar="PLACE", help="pay in this place, by code, name, or city")
    add_all(parser)
    add_format(parser)
    add_catalogs(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Answer:
    """Find the ladder and write it."""
    from roleinfo.api.careers import ladder

    rungs = ladder(arguments.role, place=arguments.place, catalog=chosen_catalog(arguments))
    return Answer(write_result(arguments, rungs, full=arguments.all))
