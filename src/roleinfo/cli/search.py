"""``roleinfo search``: the roles that a title may stand for."""

import argparse
from typing import Any, Final

from roleinfo.cli.output import Answer, add_catalogs, add_format, as_json, chosen_catalog, in_format

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
        "--limit", type=_limit, default=_LIMIT, metavar="N", help=f"the most roles to list (default: {_LIMIT})"
    )
    add_format(parser)
    add_catalogs(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Answer:
    """Search and write."""
    from roleinfo.errors import RoleinfoError
    from roleinfo.reports import search as report

    found = chosen_catalog(arguments).search(arguments.title, arguments.limit)
    if not found:
        raise RoleinfoError(
            f"no title is like {arguments.title!r:.200}. Try the usual name of the job, fewer words, "
            "or a code such as 29-1141.00"
        )
    return Answer(
        in_format(
            arguments,
            text=lambda: report.to_text(arguments.title, found),
            markdown=lambda: report.to_markdown(arguments.title, found),
            json=lambda: as_json(report.to_dicts(found)),
        )
    )


def _limit(text: str) -> int:
    """A whole number of at least 1; more digits than a count of roles has are refused before they are read."""
    if not (text.isascii() and text.isdigit() and len(text) <= 9 and int(text) >= 1):
        raise argparse.ArgumentTypeError(f"must be a whole number of at least 1, not {text!r:.60}")
    return int(text)
