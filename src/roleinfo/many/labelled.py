"""What all matrices of roles have in common: which roles are in them, in which order, and which are not."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import attrs

from roleinfo.errors import InvalidArgumentError, MissingExtraError, RoleNotFoundError, shown
from roleinfo.model._edges import OneLine, describe
from roleinfo.model._results import MatrixResult
from roleinfo.model.arguments import check_type
from roleinfo.model.cached import cached_attribute
from roleinfo.model.resolving import MOST_ROLES, RoleSource, check_roles, repeated
from roleinfo.model.role import Role
from roleinfo.model.rules import check_fields
from roleinfo.model.text import folded, is_id, is_prose

T = TypeVar("T")
Roles = Iterable[Role | str] | RoleSource | None


def require_numpy() -> None:
    """Raise MissingExtraError where NumPy is not installed."""
    try:
        import numpy  # noqa: F401
    except ImportError:
        raise MissingExtraError("a matrix of roles", "many") from None


@attrs.frozen(field_transformer=check_fields, repr=False)
class LeftOutRole(OneLine):
    """A role that has no place in a matrix, and why: a short stable ``code`` and a ``message`` in words."""

    id: str
    title: str
    code: str = attrs.field(validator=is_id)
    message: str = attrs.field(validator=is_prose)

    def __str__(self) -> str:
        return f"{self.title}: {self.message} [{self.code}]"


def left_out_role(role: Any, code: str, **values: object) -> LeftOutRole:
    """A role without a place in a matrix, with the message that its code and values make."""
    return LeftOutRole(role.id, role.title, code, describe("left-out-role", code, **values))


@attrs.frozen(field_transformer=check_fields, repr=False, kw_only=True)
class Labelled(MatrixResult):
    """What is known of roles each against each, in the order of ``ids`` and ``titles``."""

    ids: tuple[str, ...]
    titles: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.ids)

    @cached_attribute
    def _places(self) -> dict[str, int]:
        return {id_: at for at, id_ in enumerate(self.ids)}

    def index(self, role: Role | str) -> int:
        """The row and column of a role, by the object, its id or its title; RoleNotFoundError where it has none."""
        check_type("role", role, Role, str)
        name = role.id if isinstance(role, Role) else role
        if name in self._places:
            return self._places[name]
        titled = [at for at, title in enumerate(self.titles) if isinstance(name, str) and folded(title) == folded(name)]
        if len(titled) != 1:
            raise RoleNotFoundError(name, [self.ids[at] for at in titled])
        return titled[0]


def resolve_many(
    roles: Roles, source: RoleSource, bulk: Callable[[Any, Sequence[str] | None], Iterable[T | Role]], name: str
) -> list[T | Role]:
    """The roles asked for, in their order: texts and catalogs read at once by ``bulk``, objects as they are.

    ``name`` is the method of a catalog that ``bulk`` calls; one without it is asked role by role.
    Raises NotComparableError where two have one id.
    """
    catalog: Any = source
    resolved: list[Any]
    if roles is None:
        resolved = [*bulk(catalog, catalog.occupations())] if hasattr(catalog, name) else [*catalog]
    elif isinstance(roles, str | Role):
        raise TypeError(f"roles must be a list of roles, a catalog or None, not {shown(roles)}")
    elif hasattr(roles, "role") and not hasattr(roles, "__name__"):
        every: Any = roles
        resolved = [*bulk(every, None)] if hasattr(every, name) else [*every]
    else:
        given = check_roles(roles, MOST_ROLES)
        texts = [role for role in given if isinstance(role, str)]
        read = iter(bulk(catalog, texts) if hasattr(catalog, name) else map(catalog.role, texts)) if texts else iter(())
        resolved = [next(read) if isinstance(role, str) else role for role in given]
    if len(resolved) > MOST_ROLES:
        raise InvalidArgumentError("roles", len(resolved), f"must be at most {MOST_ROLES:,} roles")
    twice = [id_ for id_, count in Counter(role.id for role in resolved).items() if count > 1]
    if twice:
        raise repeated(twice, "a matrix")
    return resolved
