"""``roleinfo learn``: list the skills to gain for another role."""

import argparse
from typing import Any, Final

from roleinfo.cli.output import Answer, add_catalogs, add_format, chosen_catalog, in_format

_EXAMPLES: Final = """\
examples:
  roleinfo learn "registered nurse" "nurse practitioner"
  roleinfo learn carpenter "construction manager" --format json
"""


def add(commands: Any) -> None:
    """Add the command to the program's."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "learn",
        help="list the skills to gain for another role",
        description=(
            "List what a worker in one role has to gain for another: skills required at a\n"
            "higher level, most important first, and software, with the required education\n"
            "and related work experience. Skills that are not rated are unknown."
        ),
        epilog=_EXAMPLES,
    )
    parser.add_argument("start", metavar="FROM", help="the current role, by id, code, or title")
    parser.add_argument("end", metavar="TO", help="the target role")
    add_format(parser)
    add_catalogs(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Answer:
    """Set the skills against each other and write what is to be learned."""
    from roleinfo.api.careers import career_move
    from roleinfo.views import careers as report, moves as plain

    move = career_move(arguments.start, arguments.end, catalog=chosen_catalog(arguments))
    return Answer(
        in_format(
            arguments,
            lambda: report.learning_outline(move),
            json=lambda: plain.learning_to_dict(move),
            csv=lambda: move.skills,
        )
    )
