"""``roleinfo industries``: the industries that figures are published for, by name and code."""

import argparse
from typing import Any, Final

from roleinfo.cli.output import Answer, add_catalogs, add_format, chosen_catalog, write_result

_EXAMPLES: Final = """\
examples:
  roleinfo industries hospitals
  roleinfo industries --format markdown
"""


def add(commands: Any) -> None:
    """Add the command to the program's."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "industries",
        help="the industries that figures are published for",
        description=(
            "The industries that figures are published for, with their codes; with a text,\n"
            "those that it names or begins the name of. The answer is no (exit code 1) where\n"
            "it names none."
        ),
        epilog=_EXAMPLES,
    )
    parser.add_argument("industry", nargs="?", metavar="TEXT", help="a code or a name (default: every industry)")
    add_format(parser)
    add_catalogs(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Answer:
    """Find the industries and write them."""
    from roleinfo.catalog.gazetteer import near_industries
    from roleinfo.errors import IndustryNotFoundError

    catalog = chosen_catalog(arguments)
    found = catalog.industries(arguments.industry)
    if not found:
        raise IndustryNotFoundError(
            arguments.industry, suggestions=near_industries(catalog.industries(), arguments.industry)
        )
    return Answer(write_result(arguments, found, full=True))
