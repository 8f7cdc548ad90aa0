"""``roleinfo history``: one role's pay through the releases of OEWS."""

import argparse
from typing import Any, Final

from roleinfo.cli.output import Answer, add_all, add_catalogs, add_format, chosen_catalog, usage_checked, write_result

_EXAMPLES: Final = """\
examples:
  roleinfo history "registered nurse"
  roleinfo history electrician --in-dollars-of 2019-05 --format csv
"""


def add(commands: Any) -> None:
    """Add the command to the program's."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "history",
        help="show pay by year",
        description=(
            "Show one role's pay in the national releases of OEWS, as published and in\n"
            "dollars of one month. The releases are not a time series: changes between them\n"
            "are noted, and a class that was split or merged has no earlier figures."
        ),
        epilog=_EXAMPLES,
    )
    parser.add_argument("role", metavar="ROLE", help="a role by id, code, or title")
    parser.add_argument(
        "--in-dollars-of", metavar="YEAR", help="real pay in YEAR or YEAR-MONTH dollars (default: the newest release's)"
    )
    add_all(parser)
    add_format(parser)
    add_catalogs(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Answer:
    """Find the role and write its history."""
    role = chosen_catalog(arguments).role(arguments.role)
    history = usage_checked(role.salary.by_year, in_dollars_of=arguments.in_dollars_of)
    return Answer(write_result(arguments, history, full=arguments.all))
