"""``roleinfo report``: one role, or several compared, as a page in one file."""

import argparse
from typing import Any, Final

from roleinfo.cli.output import Answer, WrongUseError, add_catalogs, chosen_catalog
from roleinfo.errors import RoleinfoError

_EXAMPLES: Final = """\
examples:
  roleinfo report "registered nurse" "physician assistant" -o gap.html
  roleinfo report "account manager" -o manager.md --no-people
  roleinfo report carpenter roofer plumber --place Denver -o three.html \\
    --no-pictures
"""


def add(commands: Any) -> None:
    """Add the command to the program's."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "report",
        help="a page in one file",
        description=(
            "One role, two compared, or each of several against the first, as a page in one\n"
            "file: HTML, or Markdown where its name ends in .md. A file that is there already\n"
            "is not touched (exit code 1) unless --overwrite says so."
        ),
        epilog=_EXAMPLES,
    )
    parser.add_argument("roles", metavar="ROLE", nargs="+", help="a role by id, code or title")
    parser.add_argument("-o", "--output", metavar="FILE", required=True, help="the file to write, .html or .md")
    parser.add_argument("--overwrite", action="store_true", help="replace a file that is there already")
    parser.add_argument("--no-pictures", action="store_true", help="leave out the pictures, which need matplotlib")
    parser.add_argument("--no-people", action="store_true", help="leave out figures about groups of people")
    parser.add_argument("--place", metavar="P", help="pay and jobs of this place, by code, name or city")
    add_catalogs(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Answer:
    """Write the report, and say where it is."""
    from roleinfo.reports.page import report

    catalog = chosen_catalog(arguments)
    roles = [catalog.role(each) for each in arguments.roles]
    if arguments.place is not None:
        roles = [each.at(arguments.place) for each in roles]
    try:
        written = report(
            roles,
            arguments.output,
            overwrite=arguments.overwrite,
            people=not arguments.no_people,
            pictures=not arguments.no_pictures,
        )
    except RoleinfoError:
        raise
    except ValueError as error:
        raise WrongUseError(str(error)) from None
    return Answer(f"{written}\n")
