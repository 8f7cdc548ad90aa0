"""A web service that compares roles: `uvicorn examples.service:app`."""

from typing import Any, Final

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

import roleinfo as ri

# The nearest class of an error decides.
STATUSES: Final[dict[type[ri.RoleinfoError], int]] = {
    ri.AmbiguousTitleError: 300,
    ri.RoleNotFoundError: 404,
    ri.PlaceNotFoundError: 404,
    ri.SourceNotFoundError: 404,
    ri.NoCareerPathError: 404,
    ri.NotComparableError: 409,
    ri.CurrencyMismatchError: 409,
    ri.InvalidArgumentError: 422,
    ri.InvalidQueryError: 422,
    ri.RoleFileError: 422,
    ri.CatalogError: 503,
}

app = FastAPI(title="Roles compared", version=ri.__version__)


@app.exception_handler(ri.RoleinfoError)
def refuse(_request: Request, error: ri.RoleinfoError) -> JSONResponse:
    """The error's own message, with the status of its class."""
    status = next((STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES), 500)
    return JSONResponse({"error": type(error).__name__, "message": str(error)}, status)


# Functions without `async` run in threads, which roleinfo allows from the first request on.
@app.get("/search")
def search(title: str, limit: int = 5) -> dict[str, Any]:
    """Roles that a title may mean, best first."""
    return ri.search(title, limit=limit).to_dict()


@app.get("/gap")
def gap(left: str, right: str, place: str | None = None) -> dict[str, Any]:
    """The difference in pay between two roles, right minus left."""
    return ri.salary_gap(left, right, place=place).to_dict()


@app.get("/compare")
def compare(left: str, right: str, place: str | None = None) -> dict[str, Any]:
    """Everything that differs between two roles, without the two roles themselves."""
    return ri.compare(left, right, place=place).to_dict(roles=False)


@app.get("/next")
def next_roles(role: str, limit: int = 10) -> dict[str, Any]:
    """Roles that lead on from a role."""
    return ri.next_roles(role, limit=limit).to_dict()
