"""The program ``roleinfo``: finds the command, and turns errors into one message and an exit code."""

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
    industries,
    ladder,
    learn,
    next,
    paths,
    places,
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
    ("Roles", (compare, show, search, report)),
    ("Careers", (paths, next, ladder, learn)),
    ("Data", (places, industries, sources, check, bundle)),
    ("This program", (completion,)),
)
"""The commands, as the help and the reference group them."""

_DESCRIPTION: Final = """\
What is known of roles: pay, skills, duties and career moves, each with its
source. Nothing is fetched: all is in the package and in files of one's own.
"""
EXIT_CODES: Final = """\
exit codes: 0 done; 1 the answer is no (not found, ambiguous, not comparable,
a check that failed, a catalog that cannot be read); 2 wrong use;
130 interrupted
"""
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
        """The arguments; those that are left over are told with the usage of their command, and what is near."""
        arguments, rest = self.parse_known_args(argv)
        if rest:
            self.commands.choices[arguments.command].refuse(rest)
        return arguments

    def format_help(self) -> str:
        """The help, 80 columns wide: a group of commands after the other."""
        told = {each.dest: each.help or "" for each in self.commands._get_subactions()}
        groups = [
            "\n".join([f"{heading}:", *(_listed(command_name(each), told[command_name(each)]) for each in modules)])
            for heading, modules in GROUPS
        ]
        options = [
            _listed("-h, --help", "show this help, or after a command its own"),
            _listed("--version", "the version"),
        ]
        parts = [
            self.format_usage(), _DESCRIPTION, *(f"{each}\n" for each in groups), "\n".join(["Options:", *options, ""]),
            EXIT_CODES, _EXAMPLES,
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
    for each in parser.commands.choices.values():
        each.add_argument(
            "--color", choices=COLORS, default="auto", help="colours in text: auto is on a terminal alone (default)"
        )
    return parser


def run(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code; arguments that make no sense are 2, what cannot be written is 1."""
    use_utf8()
    try:
        return _run(argv)
    except OSError as error:  # of standard output; what a command writes itself has errors of its own
        complain(f"standard output cannot be written: {error.strerror or error}")
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
        complain("there is no standard output to write to")
    return sys.stdout is not None


def _answer(arguments: argparse.Namespace) -> Answer:
    """What the command answers, in colours where these are asked for."""
    with ExitStack() as around:
        arguments.say = around.enter_context(Progress(sys.stderr, "at work")).say
        if is_colored(arguments):
            from roleinfo.render.text import colored

            around.enter_context(colored())
        answer: Answer = arguments.run(arguments)
    return answer


def complain(text: str) -> None:
    """Say what went wrong behind the program's name; where that cannot be written, the exit code says it alone."""
    from roleinfo.render.outline import clean

    with suppress(OSError):
        emit("\n".join(clean(each) for each in f"roleinfo: {text}".split("\n")) + "\n", sys.stderr)
