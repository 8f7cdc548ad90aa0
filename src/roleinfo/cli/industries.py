"""``roleinfo industries``: list industries with figures."""

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
        help="list industries with figures",
        description=(
            "List the industries with published figures and their codes. With TEXT, list\n"
            "only industries with this code or name, or whose name begins with it. The exit\n"
            "code is 1 if there are none."
        ),
        epilog=_EXAMPLES,
    )
    parser.add_argument("industry", nargs="?", metavar="TEXT", help="a code or name (default: every industry)")
    add_format(parser)
    add_catalogs(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Answer:
    """Find the industries and write them."""
    from roleinfo.catalog.gazetteer import near_industries
    from roleinfo.errors import IndustryNotFoundError

    catalog = chosen_catalog(arguments)
    industries = catalog.industries(arguments.industry)
    if not industries:
        raise IndustryNotFoundError(
            arguments.industry, suggestions=near_industries(catalog.industries(), arguments.industry)
        )
    return Answer(write_result(arguments, industries, full=True))
