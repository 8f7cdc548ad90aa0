"""Write the page of the command line, docs/command-line.md, from the program's parsers, or check it.

    python tools/build_command_page.py
    python tools/build_command_page.py --check

The page is laid out here and not by argparse, so that neither the terminal nor the release of Python changes it.
"""

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from roleinfo.cli.main import EXIT_CODES, GROUPS, build_parser, command_name
from roleinfo.cli.output import Parser
from roleinfo.render.markdown import escaped

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "command-line.md"


def page() -> str:
    """The whole page."""
    program = build_parser()
    helps = {action.dest: action.help or "" for action in program.commands._get_subactions()}
    written = [
        "<!-- tools/build_command_page.py writes this page from the program's parsers. -->",
        "# The command line",
        (
            "`roleinfo COMMAND --help` says the same in a terminal; `python -m roleinfo` is the same program. Nothing "
            "is fetched from a network. Colors are for a terminal only, and `NO_COLOR` in the environment turns them "
            "off; work that takes longer than a second says so on the stream of errors, where that is a terminal."
        ),
    ]
    for heading, modules in GROUPS:
        names = [command_name(module) for module in modules]
        rows = [f"| [`{name}`](#{name}) | {escaped(helps[name])} |" for name in names]
        written += [f"## {heading}", "\n".join(["| command | what it gives |", "| --- | --- |", *rows])]
        for name in names:
            written += _command(name, program.commands.choices[name])
    return "\n\n".join([*written, "## Exit codes", _exit_codes()]) + "\n"


def _exit_codes() -> str:
    rows = [f"| {code} | {meaning} |" for code, meaning in EXIT_CODES.items()]
    return "\n".join(["| code | meaning |", "| ---: | --- |", *rows])


def _command(name: str, parser: Parser) -> Iterator[str]:
    yield f"### {name}"
    yield escaped(" ".join((parser.description or "").split()))
    actions = parser._actions
    positional = [action for action in actions if not action.option_strings]
    options = [action for action in actions if action.option_strings and action.dest != "help"]
    yield "\n".join(["```text", f"roleinfo {name} [OPTIONS] {' '.join(map(_argument, positional))}".strip(), "```"])
    for title, listed in (("argument", positional), ("option", options)):
        if listed:
            rows = [
                f"| {_shown(item)} | {escaped((item.help or '') % vars(item))}{_choices(item)} |" for item in listed
            ]
            yield "\n".join([f"| {title} | meaning |", "| --- | --- |", *rows])
    examples, _, more = (parser.epilog or "").partition("\n\n")
    yield "\n".join(["```sh", re.sub(r"(?m)^  ", "", examples.partition("\n")[2]).rstrip(), "```"])
    if more:
        yield " ".join(more.split())


def _argument(action: argparse.Action) -> str:
    name = action.metavar or "|".join(map(str, action.choices or ())) or action.dest
    return {"?": f"[{name}]", "*": f"[{name} ...]", "+": f"{name} [{name} ...]"}.get(str(action.nargs), str(name))


def _shown(action: argparse.Action) -> str:
    """How an option or an argument is written."""
    if not action.option_strings:
        return f"`{action.dest if action.choices else _argument(action)}`"
    names = ", ".join(action.option_strings)
    if action.nargs == 0:
        return f"`{names}`"
    value = action.metavar or action.dest.upper()
    return f"`{names} {value if isinstance(value, str) else ' '.join(value)}`"


def _choices(action: argparse.Action) -> str:
    return f"; one of {', '.join(f'`{choice}`' for choice in action.choices)}" if action.choices else ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the page, or with ``--check`` write nothing; 1 where it is not what would be written."""
    parser = argparse.ArgumentParser(description="Write the page of the command line.")
    parser.add_argument("--output", type=Path, default=PAGE, help="the page to write, or to check")
    parser.add_argument("--check", action="store_true", help="compare the page with what would be written")
    given = parser.parse_args(arguments)
    text = page()
    if not given.check:
        given.output.write_text(text, encoding="utf-8", newline="\n")
        return 0
    if given.output.is_file() and given.output.read_bytes() == text.encode():
        return 0
    sys.stderr.write(f"{given.output} is not what the parsers give: write it again\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
