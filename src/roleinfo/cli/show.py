"""``roleinfo show``: one role, in brief or in full."""

import argparse
from typing import Any, Final

from roleinfo.cli.output import (
    Answer,
    add_catalogs,
    add_country,
    add_format,
    chosen_catalog,
    chosen_part,
    whole,
    write_result,
)

_EXAMPLES: Final = """\
examples:
  roleinfo show "registered nurse" --place "San Jose"
  roleinfo show "staff nurse" --country GB
  roleinfo show account-manager --source zippia-compare --format json
"""


def add(commands: Any) -> None:
    """Add the command to the program's."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "show",
        help="show one role",
        description=(
            "Show one role: pay, jobs, entry requirements, and skills on one screen. Use\n"
            "--all for every figure with its source. JSON, CSV, Markdown, and HTML always\n"
            "have everything."
        ),
        epilog=_EXAMPLES,
    )
    parser.add_argument("role", metavar="ROLE", help="a role by id, code, or title")
    add_country(parser)
    parser.add_argument("--place", metavar="P", help="pay and jobs in this place, by code, name, or city")
    parser.add_argument("--industry", metavar="I", help="pay and jobs in this industry, by code or name")
    parser.add_argument("--year", type=whole, metavar="Y", help="pay and jobs in the OEWS release of this year")
    parser.add_argument("--source", metavar="ID", help="only figures of this source, by id or series")
    parser.add_argument("--all", action="store_true", help="show everything")
    add_format(parser)
    add_catalogs(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Answer:
    """Find the role and write it."""
    role = chosen_part(chosen_catalog(arguments).role(arguments.role, country=arguments.country), arguments)
    return Answer(write_result(arguments, role, full=arguments.all))
