"""``roleinfo completion``: print a script for shell completion."""

import argparse
from collections.abc import Iterator
from typing import Any, Final

from roleinfo.cli.output import Answer
from roleinfo.errors import MissingExtraError

SHELLS: Final = ("bash", "zsh", "tcsh", "fish")
_FILES: Final = ("FILE", "PATH")
_EXAMPLES: Final = """\
examples:
  roleinfo completion bash > roleinfo.bash
  roleinfo completion zsh > _roleinfo

Load the first with `source roleinfo.bash`; put the second in a folder of zsh's
fpath. Writing a script needs the extra `completion`; using it does not.
"""


def add(commands: Any) -> None:
    """Add the command to the program's."""
    parser: argparse.ArgumentParser = commands.add_parser(
        "completion",
        help="print a script for shell completion",
        description="Print a script that lets a shell complete commands, options, and files.",
        epilog=_EXAMPLES,
    )
    parser.add_argument("shell", choices=SHELLS, help="the shell")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Answer:
    """Write the script of the whole program."""
    try:
        import shtab
    except ImportError:
        raise MissingExtraError("the script of a shell's completion", "completion") from None
    from roleinfo.cli.main import build_parser

    parser = build_parser()
    for action in _actions(parser):
        if action.metavar in _FILES:
            setattr(action, "complete", shtab.FILE)  # noqa: B010  # where shtab looks, and argparse has no such name
    return Answer(shtab.complete(parser, shell=arguments.shell) + "\n")


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """Every option and argument of a parser and of those below it."""
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for below in action.choices.values():
                yield from _actions(below)
