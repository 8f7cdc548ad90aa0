"""``roleinfo search``: the roles that a title may stand for."""

import argparse
from typing import Any, Final

from roleinfo.cli.output import Answer, add_catalogs, add_format, chosen_catalog, whole, write_result

_EXAMPLES: Final = """\
examples:
  roleinfo search "sr acct mgr"
  roleinfo search nurse --limit 3 --format json
"""
_LIMIT: Final = 10


def add(commands: Any) -> None:
    """Add the command to the program's."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "search",
        help="the roles that a title may stand for",
        description=(
            "The roles that a title, or a part of one, may stand for, the likest first, each\n"
            "with the reason. Spelling is forgiven, abbreviations are read, and words of\n"
            "seniority set aside. The answer is no (exit code 1) where no title is like it."
        ),
        epilog=_EXAMPLES,
    )
    parser.add_argument("title", metavar="TITLE", help="a title or a part of one, an id or a code")
    parser.add_argument(
        "--limit", type=whole, default=_LIMIT, metavar="N", help=f"the most roles to list (default: {_LIMIT})"
    )
    add_format(parser)
    add_catalogs(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Answer:
    """Search and write."""
    from roleinfo.errors import RoleinfoError

    matches = chosen_catalog(arguments).search(arguments.title, arguments.limit)
    if not matches:
        raise RoleinfoError(
            f"no title is like {arguments.title!r:.200}. Try the usual name of the job, fewer words, "
            "or a code such as 29-1141.00"
        )
    return Answer(write_result(arguments, matches, full=True))
