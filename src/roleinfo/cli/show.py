"""``roleinfo show``: one role in full."""

import argparse
from typing import Any, Final

from roleinfo.cli.output import Answer, add_catalogs, add_format, chosen_catalog, chosen_part, in_format

_EXAMPLES: Final = """\
examples:
  roleinfo show "account manager"
  roleinfo show "registered nurse" --place "San Jose"
  roleinfo show account-manager --source zippia-compare --format json
"""


def add(commands: Any) -> None:
    """Add the command to the program's."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "show",
        help="one role in full",
        description="One role in full: every figure and statement with its source.",
        epilog=_EXAMPLES,
    )
    parser.add_argument("role", metavar="ROLE", help="a role by id, code or title")
    parser.add_argument("--place", metavar="P", help="pay and jobs of this place, by code, name or city")
    parser.add_argument("--industry", metavar="I", help="pay and jobs of this industry, by code or name")
    parser.add_argument("--source", metavar="ID", help="what this source says alone, by id or series")
    add_format(parser)
    add_catalogs(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Answer:
    """Find the role and write it."""
    from roleinfo.reports import role as report

    role = chosen_part(chosen_catalog(arguments).role(arguments.role), arguments)
    return Answer(
        in_format(
            arguments,
            lambda: report.outline(role),
            json=role.to_dict,
            csv=lambda: role,
        )
    )
