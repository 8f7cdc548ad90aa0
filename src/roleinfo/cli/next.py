"""``roleinfo next``: the roles one move away."""

import argparse
from typing import Any, Final

from roleinfo.cli.output import Answer, add_catalogs, add_format, as_json, chosen_catalog, in_format

_EXAMPLES: Final = """\
examples:
  roleinfo next "registered nurse"
  roleinfo next "account manager" --previous --format json
"""
# Those of the library, which would have to be loaded for.
MEASURES: Final = ("class", "pay", "learning", "time", "openings", "growth")


def add(commands: Any) -> None:
    """Add the command to the program's."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "next",
        help="the roles one move away, with the reasons",
        description="The roles that a move leads to, ranked by a measure, each with its reasons.",
        epilog=_EXAMPLES,
    )
    parser.add_argument("role", metavar="ROLE", help="an id, a code or a title")
    parser.add_argument("--by", choices=MEASURES, default="class", help="what ranks the moves (default: class)")
    parser.add_argument("--limit", type=_limit, default=10, metavar="N", help="the most roles to list (default: 10)")
    parser.add_argument("--previous", action="store_true", help="the roles that lead here instead")
    parser.add_argument("--place", metavar="PLACE", help="where pay is of")
    add_format(parser)
    add_catalogs(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Answer:
    """Rank the moves and write them."""
    from roleinfo.careers.following import next_roles, previous_roles
    from roleinfo.reports import careers as report

    find = previous_roles if arguments.previous else next_roles
    found = find(
        arguments.role, by=arguments.by, limit=arguments.limit, place=arguments.place, catalog=chosen_catalog(arguments)
    )
    return Answer(
        in_format(
            arguments,
            text=lambda: report.to_text(report.moves_outline(found)),
            markdown=lambda: report.to_markdown(report.moves_outline(found)),
            json=lambda: as_json(report.moves_to_dict(found)),
        )
    )


def _limit(text: str) -> int:
    """A whole number of at least 1."""
    if not (text.isascii() and text.isdigit() and len(text) <= 9 and int(text) >= 1):
        raise argparse.ArgumentTypeError(f"must be a whole number of at least 1, not {text!r:.60}")
    return int(text)
