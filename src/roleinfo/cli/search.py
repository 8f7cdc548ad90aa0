"""``roleinfo search``: find roles by title."""

import argparse
from typing import Any, Final

from roleinfo.cli.output import Answer, add_catalogs, add_country, add_format, chosen_catalog, whole, write_result

_EXAMPLES: Final = """\
examples:
  roleinfo search "sr acct mgr"
  roleinfo search nurse --limit 3 --country GB --format json
"""
_LIMIT: Final = 10


def add(commands: Any) -> None:
    """Add the command to the program's."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "search",
        help="find roles by title",
        description=(
            "Find roles by title or part of a title, best match first, each with the reason.\n"
            "Misspellings and abbreviations are recognized, and words of seniority ignored.\n"
            "The exit code is 1 if nothing matches."
        ),
        epilog=_EXAMPLES,
    )
    parser.add_argument("title", metavar="TITLE", help="a title or part of one, an id, or a code")
    parser.add_argument(
        "--limit", type=whole, default=_LIMIT, metavar="N", help=f"list at most N roles (default: {_LIMIT})"
    )
    add_country(parser)
    add_format(parser)
    add_catalogs(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Answer:
    """Search and write."""
    from roleinfo.errors import RoleinfoError

    matches = chosen_catalog(arguments).search(arguments.title, arguments.limit, country=arguments.country)
    if not matches:
        raise RoleinfoError(
            f"No title matches {arguments.title!r:.200}. Try the usual name of the job, fewer words, or a code "
            "such as 29-1141.00."
        )
    return Answer(write_result(arguments, matches, full=True))
