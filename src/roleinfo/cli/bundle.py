"""``roleinfo bundle``: role files of one's own compiled to one file that opens at once."""

import argparse
from typing import Any, Final

from roleinfo.cli.output import Answer

_EXAMPLES: Final = """\
examples:
  roleinfo bundle my-roles/ -o mine.db
  roleinfo bundle my-role.toml -o my-role.db
"""


def add(commands: Any) -> None:
    """Add the command to the program's."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "bundle",
        help="compile role files into one file that opens faster",
        description=(
            "Compile role files into one file, which --catalog and Catalog.open read without\n"
            "parsing every role. The exit code is 1 if a role file has a problem."
        ),
        epilog=_EXAMPLES,
    )
    parser.add_argument("path", metavar="FOLDER", help="a folder of role files, or a role file")
    parser.add_argument("-o", "--output", metavar="FILE", required=True, help="the file to write; its name ends in .db")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Answer:
    """Read the roles and write the bundle."""
    from roleinfo.catalog.catalogs import Catalog
    from roleinfo.errors import InvalidArgumentError
    from roleinfo.ingest.bundle import save_roles

    if not arguments.output.lower().endswith(".db"):
        raise InvalidArgumentError("output", arguments.output, "must end in .db")
    count = save_roles(Catalog.open(arguments.path), arguments.output)
    return Answer(f"{count:,} role{'' if count == 1 else 's'} written to {arguments.output}\n")
