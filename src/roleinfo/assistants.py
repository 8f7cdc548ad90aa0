"""A server for assistants that speak the Model Context Protocol: look-ups and comparisons as tools.

Needs the extra ``mcp``. Each tool answers with the brief as text and with the JSON of the result.
"""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, Final, Literal, ParamSpec

from roleinfo.api import careers, comparing, lookup, places, roles
from roleinfo.diffs.roles import RoleDiff
from roleinfo.errors import MissingExtraError, RoleinfoError
from roleinfo.model._results import Result
from roleinfo.version import __version__

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

    from roleinfo.catalog.catalogs import Catalog

P = ParamSpec("P")

Statistic = Literal["mean", "median", "low", "high"]
Measure = Literal["class", "pay", "learning", "time", "openings", "growth"]

_INSTRUCTIONS: Final = """\
Pay, skills, duties and career moves of about 1,000 U.S. occupations, with source and date, from data that come with \
the program. Look a title up first: search_roles gives ids, and the other tools take an id, a code or an exact title. \
Differences are right minus left. Quote each figure with its statistic, place, date and source, and pass on what the \
answer says to beware of. What is missing is not zero.
"""


def build_server(catalog: "Catalog | None" = None) -> "MCPServer[Any]":
    """A server with six tools over a catalog, by default the package's own; ``server.run()`` serves standard input.

    The tools are ``search_roles``, ``show_role``, ``compare_roles``, ``salary_gap``, ``find_places``
    and ``next_roles``. What is refused reaches the assistant with its message.

    Raises MissingExtraError where the extra ``mcp`` is not installed.
    """
    try:
        from mcp.server.mcpserver import MCPServer
        from mcp.server.mcpserver.exceptions import ToolError
        from mcp_types import CallToolResult, TextContent, ToolAnnotations
        from pydantic import Field
    except ImportError:
        raise MissingExtraError("serving assistants", "mcp") from None
    from typing import Annotated

    server: MCPServer[Any] = MCPServer("roleinfo", instructions=_INSTRUCTIONS, version=__version__, log_level="ERROR")
    safe = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)

    def tool(find: Callable[P, Result]) -> None:
        @wraps(find)
        def answer(*arguments: P.args, **keywords: P.kwargs) -> CallToolResult:
            try:
                result = find(*arguments, **keywords)
                document = result.to_dict(roles=False) if isinstance(result, RoleDiff) else result.to_dict()
            except RoleinfoError as error:
                raise ToolError(str(error)) from None
            return CallToolResult(content=[TextContent(type="text", text=str(result))], structured_content=document)

        answer.__annotations__ = {**find.__annotations__, "return": CallToolResult}
        server.add_tool(answer, annotations=safe)

    role_text = Annotated[str, Field(description="an id (29-1141.00), a SOC code (29-1141) or an exact title")]
    place_text = Annotated[str | None, Field(description="a U.S. state, metro or city; default: the nation")]

    def search_roles(title: str, limit: int = 5) -> Result:
        """Find the roles that a job title may mean, best first, each with its id and the reason."""
        return lookup.search(title, limit=limit, catalog=catalog)

    def show_role(role: role_text, place: place_text = None) -> Result:
        """Show one role: pay, jobs, outlook, education, skills, with sources and dates."""
        shown = roles.role(role, catalog=catalog)
        return shown if place is None else shown.at(place)

    def compare_roles(left: role_text, right: role_text, place: place_text = None) -> Result:
        """Compare two roles in everything that can be compared; differences are right minus left."""
        return comparing.compare(left, right, place=place, catalog=catalog)

    def salary_gap(
        left: role_text,
        right: role_text,
        place: place_text = None,
        statistic: Statistic | None = None,
    ) -> Result:
        """The difference in pay between two roles, with its confidence interval and what to beware of."""
        return comparing.salary_gap(left, right, place=place, statistic=statistic, catalog=catalog)

    def find_places(text: str) -> Result:
        """Find the places that figures are published for, by name, city or code."""
        return places.places(text, catalog=catalog)

    def next_roles(role: role_text, by: Measure = "class", limit: int = 10) -> Result:
        """Find the roles that a move from this role leads to, ranked by a measure, each with pay and reasons."""
        return careers.next_roles(role, by=by, limit=limit, catalog=catalog)

    for find in (search_roles, show_role, compare_roles, salary_gap, find_places, next_roles):
        tool(find)
    return server
