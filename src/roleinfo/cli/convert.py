"""``roleinfo convert``: a code of one classification of occupations in another."""

import argparse
from typing import Any, Final

from roleinfo.cli.output import Answer, add_catalogs, add_format, chosen_catalog, write_result
from roleinfo.model.code import SCHEMES

_EXAMPLES: Final = """\
examples:
  roleinfo convert 15-1132
  roleinfo convert isco-2222 --to onet2019
  roleinfo convert 11-9199 --from soc2010 --to soc2018
"""


def add(commands: Any) -> None:
    """Add the command to the program's."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "convert",
        help="convert a code to another classification",
        description=(
            "Convert a code from one occupational classification to another, with the\n"
            "relation and the crosswalk. Write ISCO-08 codes as isco-2221. The exit code is 1\n"
            "if no classification has the code or no crosswalk covers it."
        ),
        epilog=_EXAMPLES,
    )
    parser.add_argument("code", metavar="CODE", help="the code")
    parser.add_argument(
        "--to", choices=SCHEMES, default="soc2018", metavar="SCHEME", help=f"{', '.join(SCHEMES)} (default: soc2018)"
    )
    parser.add_argument(
        "--from",
        dest="scheme",
        choices=SCHEMES,
        metavar="SCHEME",
        help="the code's own classification, if several have it",
    )
    add_format(parser)
    add_catalogs(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Answer:
    """Convert the code and write its targets."""
    targets = chosen_catalog(arguments).convert_code(arguments.code, arguments.to, scheme=arguments.scheme)
    return Answer(write_result(arguments, targets, full=True), 0 if targets else 1)
