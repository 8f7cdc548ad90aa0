"""``roleinfo learn``: what has to be learned on the way from one role to another."""

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
        help="what has to be learned from one role to another",
        description=(
            "What one who holds a role has to learn for another: the skills that are asked at\n"
            "a higher level, what weighs most first, and software, with the degree and the\n"
            "related work that are asked. What is unrated is said to be unknown."
        ),
        epilog=_EXAMPLES,
    )
    parser.add_argument("start", metavar="FROM", help="where one is: an id, a code or a title")
    parser.add_argument("end", metavar="TO", help="where one wants to be")
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
