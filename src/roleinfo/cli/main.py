"""The program ``roleinfo``: finds the command, and turns errors into one message and an exit code."""

import argparse
import sys
from typing import Final

from roleinfo import __version__
from roleinfo.cli import check, compare, next, paths, places, search, show, sources
from roleinfo.cli.output import Answer, Parser, WrongUseError, emit, use_utf8
from roleinfo.errors import RoleinfoError

DONE: Final = 0
NO: Final = 1
WRONG_USE: Final = 2
INTERRUPTED: Final = 130

_EXAMPLES: Final = """\
exit codes: 0 done; 1 the answer is no (not found, ambiguous, not comparable, a check that failed,
a catalogue that cannot be read); 2 wrong use

example:
  roleinfo compare "account manager" "account representative"
"""


def build_parser() -> argparse.ArgumentParser:
    """The parser of the whole program."""
    parser = Parser(
        prog="roleinfo",
        description="What is known of roles: pay, skills, duties and career moves, each with its source.",
        epilog=_EXAMPLES,
    )
    parser.add_argument("--version", action="version", version=f"roleinfo {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=Parser)
    for command in (compare, show, search, paths, next, places, sources, check):
        command.add(commands)
    return parser


def run(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code; arguments that make no sense are 2."""
    use_utf8()
    try:
        arguments = build_parser().parse_args(argv)
    except SystemExit as stop:
        emit("", sys.stdout)
        return stop.code if isinstance(stop.code, int) else DONE
    try:
        answer: Answer = arguments.run(arguments)
    except RoleinfoError as error:
        emit(complaint(error), sys.stderr)
        return NO
    except WrongUseError as error:
        emit(complaint(error), sys.stderr)
        return WRONG_USE
    except KeyboardInterrupt:
        return INTERRUPTED
    try:
        emit(answer.text, sys.stdout)
    except OSError as error:
        emit(complaint(error), sys.stderr)
        return NO
    return answer.code


def complaint(error: Exception) -> str:
    """What is said of an error: its own message behind the program's name."""
    from roleinfo.reports.outline import clean

    return "\n".join(clean(each) for each in f"roleinfo: {error}".split("\n")) + "\n"
