"""The program ``roleinfo``: runs a command, and turns errors into a message and an exit code."""

import argparse
import sys
import textwrap
from contextlib import ExitStack, suppress
from typing import Final

from roleinfo import __version__
from roleinfo.cli import (
    bundle,
    check,
    compare,
    completion,
    convert,
    history,
    industries,
    ladder,
    learn,
    mcp,
    next,
    paths,
    places,
    price,
    report,
    search,
    show,
    sources,
)
from roleinfo.cli.output import Answer, Parser, WrongUseError, emit, use_utf8
from roleinfo.cli.terminal import COLORS, Progress, is_colored
from roleinfo.errors import InvalidArgumentError, RoleinfoError

DONE: Final = 0
NO: Final = 1
WRONG_USE: Final = 2

GROUPS: Final = (
    ("Roles", (compare, show, history, search, price, report)),
    ("Careers", (paths, next, ladder, learn)),
    ("Data", (places, industries, convert, sources, check, bundle)),
    ("Shell", (mcp, completion)),
)
"""The commands, as the help and the reference group them."""

_DESCRIPTION: Final = """\
Look up and compare occupations: pay, skills, duties, and career moves, with
sources. Works offline.
"""
EXIT_CODES: Final = {
    DONE: "success",
    NO: "no result (not found, ambiguous, not comparable, check failed)",
    WRONG_USE: "usage error",
    130: "interrupted",
}
"""What the exit codes mean."""
_EXAMPLES: Final = """\
examples:
  roleinfo compare "account manager" "account representative"
  roleinfo show "registered nurse" --place "San Jose"
  roleinfo compare --help
"""


class _Program(Parser):
    """The parser of the whole program, whose help lists the commands in groups."""

    commands: "argparse._SubParsersAction[Parser]"

    def parse(self, argv: list[str] | None) -> argparse.Namespace:
        """The arguments; unknown ones are refused with the usage of their command and the nearest known ones."""
        arguments, rest = self.parse_known_args(argv)
        if rest:
            self.commands.choices[arguments.command].refuse(rest)
        return arguments

    def format_help(self) -> str:
        """The help, 80 columns wide, with the commands in groups."""
        helps = {action.dest: action.help or "" for action in self.commands._get_subactions()}
        groups = [
            "\n".join([f"{heading}:", *(_listed(name, helps[name]) for name in map(command_name, modules))])
            for heading, modules in GROUPS
        ]
        options = [
            _listed("-h, --help", "show this help; after a command, its help"),
            _listed("--version", "show the version"),
        ]
        codes = [f"{code:>7} {meaning}" for code, meaning in EXIT_CODES.items()]
        parts = [
            self.format_usage(), _DESCRIPTION, *(f"{group}\n" for group in groups),
            "\n".join(["Options:", *options, ""]), "\n".join(["exit codes:", *codes, ""]), _EXAMPLES,
        ]  # fmt: skip
        return "\n".join(parts)


def command_name(module: object) -> str:
    """The name of the command that a module is."""
    return getattr(module, "__name__", "").rpartition(".")[2]


def _listed(name: str, help_: str) -> str:
    return textwrap.fill(help_, 80, initial_indent=f"    {name:<12}", subsequent_indent=" " * 16)


def build_parser() -> _Program:
    """The parser of the whole program."""
    parser = _Program(prog="roleinfo", usage="roleinfo [-h] [--version] COMMAND ...")
    parser.add_argument("--version", action="version", version=f"roleinfo {__version__}")
    parser.commands = parser.add_subparsers(
        prog="roleinfo", dest="command", metavar="COMMAND", required=True, parser_class=Parser
    )
    for _, modules in GROUPS:
        for command in modules:
            command.add(parser.commands)
    for subparser in parser.commands.choices.values():
        subparser.add_argument(
            "--color", choices=COLORS, default="auto", help="colors in text output (default: auto, on a terminal only)"
        )
    return parser


def run(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code: 2 for wrong arguments, 1 where output cannot be written."""
    use_utf8()
    try:
        return _run(argv)
    except OSError as error:  # of standard output; what a command writes itself has errors of its own
        complain(f"cannot write to standard output: {error.strerror or error}")
        return NO


def _run(argv: list[str] | None) -> int:
    try:
        arguments = build_parser().parse(argv)
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else DONE
        return code if code != DONE or _has_output() else NO
    try:
        answer = _answer(arguments)
    except (InvalidArgumentError, WrongUseError) as error:
        complain(str(error))
        return WRONG_USE
    except RoleinfoError as error:
        complain(str(error))
        return NO
    if not _has_output():
        return NO
    emit(answer.text, sys.stdout)
    return answer.code


def _has_output() -> bool:
    """Whether there is a standard output; where there is none, that is said."""
    if sys.stdout is None:  # closed before the start
        complain("there is no standard output")
    return sys.stdout is not None


def _answer(arguments: argparse.Namespace) -> Answer:
    """The answer of the command, in color where requested."""
    with ExitStack() as around:
        arguments.say = around.enter_context(Progress(sys.stderr, "working")).say
        if is_colored(arguments):
            from roleinfo.render.text import colored

            around.enter_context(colored())
        answer: Answer = arguments.run(arguments)
    return answer


def complain(text: str) -> None:
    """Write an error after the program's name; where that fails, the exit code alone reports it."""
    from roleinfo.render.outline import sanitize

    with suppress(OSError):
        emit("\n".join(sanitize(line) for line in f"roleinfo: {text}".split("\n")) + "\n", sys.stderr)
