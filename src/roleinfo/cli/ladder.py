"""``roleinfo ladder``: the line of roles that one stands in, from entry to top."""

import argparse
from typing import Any, Final

from roleinfo.cli.output import Answer, add_catalogs, add_format, chosen_catalog, in_format

_EXAMPLES: Final = """\
examples:
  roleinfo ladder "account manager"
  roleinfo ladder "account manager" --format markdown > ladder.md
"""


def add(commands: Any) -> None:
    """Add the command to the program's."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "ladder",
        help="the roles below and above one, as sources put them",
        description=(
            "The line of roles from entry to top that a role stands in, by what sources put\n"
            "before and after it; a related role is no rung. The answer is no (exit code 1)\n"
            "where no source puts any role before or after it."
        ),
        epilog=_EXAMPLES,
    )
    parser.add_argument("role", metavar="ROLE", help="an id, a code or a title")
    parser.add_argument("--place", metavar="PLACE", help="where pay is of, by code, name or city")
    add_format(parser)
    add_catalogs(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Answer:
    """Find the ladder and write it."""
    from roleinfo.api.careers import ladder
    from roleinfo.views import careers as report, moves as plain

    found = ladder(arguments.role, place=arguments.place, catalog=chosen_catalog(arguments))
    return Answer(
        in_format(
            arguments,
            lambda: report.ladder_outline(found),
            json=lambda: plain.ladder_to_dict(found),
            csv=lambda: found,
        )
    )
