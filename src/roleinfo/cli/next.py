"""``roleinfo next``: list the next roles."""

import argparse
from typing import Any, Final

from roleinfo.cli.output import (
    Answer,
    add_all,
    add_catalogs,
    add_format,
    chosen_catalog,
    usage_checked,
    whole,
    write_result,
)
from roleinfo.cli.paths import add_graph, add_limits, limits_of

_EXAMPLES: Final = """\
examples:
  roleinfo next "registered nurse"
  roleinfo next "account manager" --previous --format json
  roleinfo next carpenter --by pay --limit 3 --place Texas
"""
# Those of the library, which would have to be loaded for.
MEASURES: Final = ("class", "pay", "learning", "time", "openings", "growth")


def add(commands: Any) -> None:
    """Add the command to the program's."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "next",
        help="list the next roles from a role",
        description=(
            "List the roles one move away from a role, ranked by a measure. Roles for which\n"
            "the measure is not known come last, without a rank."
        ),
        epilog=_EXAMPLES,
    )
    parser.add_argument("role", metavar="ROLE", help="a role by id, code, or title")
    parser.add_argument("--by", choices=MEASURES, default="class", help="the measure to rank by (default: class)")
    parser.add_argument("--limit", type=whole, default=10, metavar="N", help="list at most N roles (default: 10)")
    parser.add_argument("--previous", action="store_true", help="list the roles that lead to ROLE instead")
    add_limits(parser)
    add_graph(parser)
    add_all(parser)
    add_format(parser)
    add_catalogs(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Answer:
    """Rank the moves and write them."""
    from roleinfo.api.careers import next_roles, previous_roles

    ranked = usage_checked(
        previous_roles if arguments.previous else next_roles, arguments.role, by=arguments.by, limit=arguments.limit,
        place=arguments.place, similar=arguments.similar, catalog=chosen_catalog(arguments), **limits_of(arguments),
    )  # fmt: skip
    return Answer(write_result(arguments, ranked, full=arguments.all, more="Reasons for each role: --all"))
