"""Assistants: each tool answers with its brief and its JSON, in one process and over standard input."""

import asyncio
import builtins
import json
import sys
from collections.abc import Awaitable, Callable
from typing import Any, Final

import pytest
from mcp import Client, StdioServerParameters
from mcp_types import CallToolResult, TextContent

import roleinfo as ri
from roleinfo.assistants import build_server

CALLS: Final[dict[str, dict[str, Any]]] = {
    "search_roles": {"title": "acount manger", "limit": 3},
    "show_role": {"role": "registered nurse", "place": "CA"},
    "compare_roles": {"left": "registered nurse", "right": "physician assistant", "place": "California"},
    "salary_gap": {"left": "registered nurse", "right": "physician assistant", "statistic": "median"},
    "find_places": {"text": "denver"},
    "next_roles": {"role": "registered nurse", "by": "pay", "limit": 3},
}


def library_answers() -> dict[str, Any]:
    """What the library itself gives for the same questions."""
    nurse, assistant = "registered nurse", "physician assistant"
    return {
        "search_roles": ri.search("acount manger", limit=3),
        "show_role": ri.role(nurse).at("CA"),
        "compare_roles": ri.compare(nurse, assistant, place="California"),
        "salary_gap": ri.salary_gap(nurse, assistant, statistic="median"),
        "find_places": ri.places("denver"),
        "next_roles": ri.next_roles(nurse, by="pay", limit=3),
    }


def ask(server: Any, question: Callable[[Client], Awaitable[Any]]) -> Any:
    """One conversation with a server."""

    async def talk() -> Any:
        async with Client(server) as client:
            return await question(client)

    return asyncio.run(talk())


def text_of(answer: CallToolResult) -> str:
    """The text of an answer, which is one block."""
    [block] = answer.content
    assert isinstance(block, TextContent)
    return block.text


class TestTools:
    """The tools, in one process."""

    def test_listed(self) -> None:
        """Each tool says what it is for, what it takes, and that it changes nothing."""
        tools = ask(build_server(), lambda client: client.list_tools()).tools
        assert {tool.name for tool in tools} == set(CALLS)
        for tool in tools:
            assert len(tool.description) > 30
            assert set(CALLS[tool.name]) <= set(tool.input_schema["properties"])
            assert tool.annotations.read_only_hint
            assert not tool.annotations.open_world_hint

    @pytest.mark.parametrize("name", CALLS)
    def test_answers(self, name: str) -> None:
        """The text is the brief, and the structured content is the library's own JSON."""
        answer = ask(build_server(), lambda client: client.call_tool(name, CALLS[name]))
        expected = library_answers()[name]
        document = expected.to_dict(roles=False) if isinstance(expected, ri.RoleDiff) else expected.to_dict()
        assert not answer.is_error
        assert text_of(answer) == str(expected)
        assert answer.structured_content == document
        assert json.loads(json.dumps(document)) == document

    @pytest.mark.parametrize(
        ("name", "arguments", "text"),
        [
            ("show_role", {"role": "nurse"}, "'nurse' is ambiguous"),
            ("show_role", {"role": "registered nurse", "place": "Atlantis"}, "Atlantis"),
            ("compare_roles", {"left": "registered nurse", "right": "lighthouse keepr"}, "lighthouse keepr"),
            ("salary_gap", {"left": "registered nurse", "right": "infantry"}, "military"),
            ("search_roles", {"title": "nurse", "limit": -1}, "limit"),
        ],
    )
    def test_errors(self, name: str, arguments: dict[str, Any], text: str) -> None:
        """What the library refuses reaches the assistant as an error with its message."""
        answer = ask(build_server(), lambda client: client.call_tool(name, arguments))
        assert answer.is_error
        assert text in text_of(answer)
        assert "Traceback" not in text_of(answer)

    def test_catalog(self) -> None:
        """A server answers from the catalog that it was built with."""
        own = ri.Catalog.of([ri.Role(id="keeper", title="Lighthouse Keeper")])
        answer = ask(build_server(own), lambda client: client.call_tool("show_role", {"role": "keeper"}))
        assert text_of(answer).startswith("Lighthouse Keeper")

    def test_extra(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Without the package the error names the line that installs it."""
        real = builtins.__import__

        def refuse(name: str, *arguments: Any, **keywords: Any) -> Any:
            if name.partition(".")[0] == "mcp":
                raise ImportError(name)
            return real(name, *arguments, **keywords)

        monkeypatch.setattr(builtins, "__import__", refuse)
        with pytest.raises(ri.MissingExtraError, match=r'pip install "roleinfo\[mcp\]"'):
            build_server()


class TestProgram:
    """``roleinfo mcp``, over standard input and output."""

    def test_stdio(self) -> None:
        """The command lists its tools, answers a call, and tells an error."""
        program = StdioServerParameters(command=sys.executable, args=["-m", "roleinfo", "mcp"])

        async def talk(client: Client) -> tuple[int, CallToolResult, CallToolResult]:
            tools = await client.list_tools()
            found = await client.call_tool("salary_gap", CALLS["salary_gap"])
            refused = await client.call_tool("show_role", {"role": "nurse"})
            assert isinstance(found, CallToolResult)
            assert isinstance(refused, CallToolResult)
            return len(tools.tools), found, refused

        count, found, refused = ask(program, talk)
        assert count == len(CALLS)
        assert found.structured_content == library_answers()["salary_gap"].to_dict()
        assert refused.is_error
