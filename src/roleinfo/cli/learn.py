"""``roleinfo learn``: list the skills to gain for another role."""

import argparse
from typing import Any, Final

from roleinfo.cli.output import (
    Answer,
    add_all,
    add_catalogs,
    add_confidence,
    add_format,
    chosen_catalog,
    usage_checked,
    write_result,
)

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
            "List what a worker needs to move from one role to another: skills required at a\n"
            "higher level, most important first, and software, with the required education\n"
            "and related work experience. Skills that are not rated are unknown."
        ),
        epilog=_EXAMPLES,
    )
    parser.add_argument("start", metavar="FROM", help="the current role, by id, code, or title")
    parser.add_argument("end", metavar="TO", help="the target role")
    add_confidence(parser)
    add_all(parser)
    add_format(parser)
    add_catalogs(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Answer:
    """Compare the skills and write what is to be learned."""
    from roleinfo.api.careers import career_move
    from roleinfo.careers.moves import Thresholds
    from roleinfo.views.moves import LEARNING_VIEW

    level = {} if arguments.confidence is None else {"confidence": arguments.confidence}
    thresholds = usage_checked(Thresholds, **level)
    move = career_move(arguments.start, arguments.end, thresholds=thresholds, catalog=chosen_catalog(arguments))
    more = "Every skill and software product: --all"
    return Answer(write_result(arguments, move, full=arguments.all, more=more, view=LEARNING_VIEW))
