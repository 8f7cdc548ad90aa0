"""``roleinfo mcp``: answers assistants over standard input and output."""

import argparse
from typing import Any, Final

from roleinfo.cli.output import Answer, add_catalogs, chosen_catalog

_EXAMPLES: Final = """\
examples:
  roleinfo mcp
  roleinfo mcp --catalog our-roles/
"""


def add(commands: Any) -> None:
    """Add the command to the program's."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "mcp",
        help="serve AI assistants (Model Context Protocol) over standard input and output",
        description=(
            "Serve AI assistants by the Model Context Protocol over standard input and\n"
            'output, until the input ends. Needs: python -m pip install "roleinfo[mcp]"'
        ),
        epilog=_EXAMPLES,
    )
    add_catalogs(parser)
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Answer:
    """Serve until the input ends."""
    from roleinfo.assistants import build_server

    build_server(chosen_catalog(arguments)).run()
    return Answer("")
