"""What commands write as JSON is what the library writes, byte by byte."""

from collections.abc import Callable
from typing import Final

import pytest

import roleinfo as ri
from roleinfo.cli.main import run as main
from roleinfo.model._results import Result

NURSE: Final = "registered nurse"
ASSISTANT: Final = "physician assistant"
COMMANDS: Final[dict[str, tuple[list[str], Callable[[], Result]]]] = {
    "show": ([NURSE], lambda: ri.role(NURSE)),
    "search": (["acount manger", "--limit", "3"], lambda: ri.search("acount manger", limit=3)),
    "compare": ([NURSE, ASSISTANT, "--place", "CA"], lambda: ri.compare(NURSE, ASSISTANT, place="CA")),
    "next": ([NURSE, "--by", "pay", "--limit", "3"], lambda: ri.next_roles(NURSE, by="pay", limit=3)),
    "paths": (
        [NURSE, "nurse practitioner", "--limit", "1"],
        lambda: ri.career_paths(NURSE, "nurse practitioner", limit=1),
    ),
    "ladder": (["account manager"], lambda: ri.ladder("account manager")),
    "places": (["denver"], lambda: ri.places("denver")),
    "industries": (["finance"], lambda: ri.industries("finance")),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_as_the_library_writes_it(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The JSON of a command is ``to_json`` of the result, with a line's end."""
    arguments, result = COMMANDS[command]
    assert main([command, *arguments, "--format", "json"]) == 0
    assert capsys.readouterr().out == f"{result().to_json(indent=2)}\n"
