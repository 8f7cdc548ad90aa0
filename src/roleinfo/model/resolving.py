"""Lists of roles as callers give them: objects, or texts that a catalog knows, each once."""

from collections.abc import Iterable
from typing import Any, Final, Protocol

from roleinfo.errors import NotComparableError
from roleinfo.model.arguments import check_items, check_type
from roleinfo.model.role import Role

MOST_ROLES: Final = 5000
"""The most roles of one ranking or one matrix."""


class RoleSource(Protocol):
    """Whatever knows roles by id or title, as a catalog does."""

    def role(self, query: str) -> Role: ...


def check_roles(given: Any, most: int, name: str = "roles") -> tuple[Role | str, ...]:
    """The roles of a list, each a Role or a text that names one."""
    roles = check_items(name, given, "roles", most)
    for role in roles:
        check_type(name, role, Role, str, wanted="a list of Role objects and texts that name one")
    return roles


def refuse_repeats(roles: Iterable[Role], what: str) -> None:
    """Refuse a list that has one role twice with a NotComparableError; at two places it is two entries."""
    seen: dict[tuple[object, ...], list[Role]] = {}
    for role in roles:
        there = seen.setdefault((role.id, role.place, role.industry), [])
        if role in there:
            raise repeated([role.id], what)
        there.append(role)


def repeated(ids: Iterable[str], what: str) -> NotComparableError:
    """The error of roles that are given twice."""
    return NotComparableError([f"the role {id_!r} is given twice: {what} has each role once" for id_ in ids])
