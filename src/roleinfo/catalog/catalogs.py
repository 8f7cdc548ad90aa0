"""Catalog: layers of roles, and the questions one asks of them."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from roleinfo.catalog.layers import FileLayer, Layer, MemoryLayer, package_layer
from roleinfo.errors import RoleNotFoundError
from roleinfo.model.role import Role
from roleinfo.model.source import Source
from roleinfo.titles.match import Match


class Catalog:
    """Roles by id, code and title, from one place or from several laid over each other.

    `Catalog.default()` is the package's own data, `Catalog.open(path)` a role file or a folder of
    them, `Catalog.of(roles)` a program's own objects; ``mine | base`` asks ``mine`` first, and a
    role of ``mine`` hides one of ``base`` with the same id. Iteration and ``len`` go over the
    roles that can be seen. Two catalogues are equal when their places are (or, of objects, the
    objects).

    >>> import roleinfo as ri
    >>> mine = ri.Catalog.of([ri.Role(id="keeper", title="Lighthouse Keeper")])
    >>> (mine | ri.Catalog.default()).role("lighthouse keepers").id
    'keeper'
    """

    __slots__ = ("_layers",)

    def __init__(self, layers: Iterable[Layer]) -> None:
        self._layers = tuple(layers)

    @classmethod
    def default(cls) -> "Catalog":
        """The package's own roles."""
        return default_catalog()

    @classmethod
    def open(cls, path: str | Path) -> "Catalog":
        """A role file, or a folder of role files, in the TOML form; the package's sources may be named in it.

        Raises CatalogError where there is nothing to read and RoleFileError with every problem
        of every file.
        """
        return cls([FileLayer(path)])

    @classmethod
    def of(cls, roles: Iterable[Role]) -> "Catalog":
        """A catalogue of these objects; CatalogError where two have one id."""
        return cls([MemoryLayer(roles)])

    def over(self, base: "Catalog") -> "Catalog":
        """This catalogue laid over another: this one is asked first."""
        return Catalog((*self._layers, *base._layers))

    def __or__(self, base: "Catalog") -> "Catalog":
        return self.over(base) if isinstance(base, Catalog) else NotImplemented

    def get(self, query: str) -> Role | None:
        """The role with this id, code or title, or None.

        Raises AmbiguousTitleError where several have as good a claim to the title.
        """
        if not isinstance(query, str):
            return None
        for layer in self._layers:  # an id is nobody's title: it is asked for in every layer first
            if query in layer.ids():
                return layer.role(query)
        hidden: set[str] = set()
        for layer in self._layers:
            found = layer.find(query, hidden)
            if found is not None:
                return found
            hidden.update(layer.ids())
        return None

    def role(self, query: str) -> Role:
        """The role with this id, code or title; what is asked for is found exactly or in normal form, never guessed.

        Raises RoleNotFoundError with suggestions, or AmbiguousTitleError with the candidates.
        """
        found = self.get(query)
        if found is None:
            raise RoleNotFoundError(query, self.suggestions(query))
        return found

    def suggestions(self, query: str) -> tuple[str, ...]:
        """Titles near to a text that names no role, best first."""
        if not isinstance(query, str):
            return ()
        near: dict[str, None] = {}
        hidden: set[str] = set()
        for layer in self._layers:
            near |= dict.fromkeys(layer.titles.suggestions(query, hidden))
            hidden.update(layer.ids())
        return tuple(near)[:3]

    def search(self, query: str, limit: int = 10) -> tuple[Match, ...]:
        """The roles that a text may stand for, best first, each once and with a reason; letters may be wrong.

        Ties go to the layer that is asked first. Raises InvalidQueryError for a text that can be
        no title.
        """
        found: list[Match] = []
        hidden: set[str] = set()
        for layer in self._layers:
            found += layer.titles.search(query, limit, hidden)
            hidden.update(layer.ids())
        return tuple(sorted(found, key=lambda match: -match.score)[:limit])

    def sources(self) -> tuple[Source, ...]:
        """Every source that a fact may come from, in the stated order."""
        known: dict[str, Source] = {}
        for layer in self._layers:
            known = {**layer.sources(), **known}
        return tuple(sorted(known.values(), key=lambda source: source.order))

    def _visible(self) -> dict[str, Role]:
        roles: dict[str, Role] = {}
        for layer in self._layers:
            roles = {**layer.roles(), **roles}
        return dict(sorted(roles.items()))

    def __iter__(self) -> Iterator[Role]:
        return iter(self._visible().values())

    def __len__(self) -> int:
        return len(self._visible())

    def __contains__(self, item: object) -> bool:
        if isinstance(item, Role):
            return self._visible().get(item.id) == item
        return isinstance(item, str) and item in self._visible()

    def __eq__(self, other: object) -> bool:
        return self._identity() == other._identity() if isinstance(other, Catalog) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._identity())

    def _identity(self) -> tuple[object, ...]:
        return tuple(layer.identity for layer in self._layers)

    def __repr__(self) -> str:
        return f"<Catalog of {' over '.join(layer.name for layer in self._layers)}>"

    def __reduce__(self) -> tuple[type["Catalog"], tuple[tuple[Layer, ...]]]:
        return (Catalog, (self._layers,))


@cache
def default_catalog() -> Catalog:
    """The package's own roles, the same object each time."""
    return Catalog([package_layer()])


def _chosen(catalog: Catalog | None) -> Catalog:
    # An empty catalogue is false, and still the one that was asked for.
    return default_catalog() if catalog is None else catalog


def role(query: str, *, catalog: Catalog | None = None) -> Role:
    """The role with this id, code or title, found exactly or in normal form (case, accents, punctuation, plural).

    Raises RoleNotFoundError with suggestions, or AmbiguousTitleError with the candidates.

    >>> import roleinfo as ri
    >>> ri.role("Account Managers").id
    'account-manager'
    """
    return _chosen(catalog).role(query)


def get(query: str, *, catalog: Catalog | None = None) -> Role | None:
    """As `role`, but None where there is no such role; ambiguity still raises AmbiguousTitleError.

    >>> import roleinfo as ri
    >>> ri.get("no such role") is None
    True
    """
    return _chosen(catalog).get(query)


def search(query: str, limit: int = 10, *, catalog: Catalog | None = None) -> tuple[Match, ...]:
    """The roles that a text may stand for, best first, each once, with a score and a reason; letters may be wrong.

    Raises InvalidQueryError for a text that can be no title.

    >>> import roleinfo as ri
    >>> print(ri.search("sr acct mgr", limit=1)[0])
    Account Manager (account-manager), 0.90: its title, reading 'acct' as 'account', with 'senior' set aside
    """
    return _chosen(catalog).search(query, limit)


def roles(*, catalog: Catalog | None = None) -> Iterator[Role]:
    """Every role, in the order of the ids.

    >>> import roleinfo as ri
    >>> "account-manager" in [role.id for role in ri.roles()]
    True
    """
    return iter(_chosen(catalog))


def sources(*, catalog: Catalog | None = None) -> tuple[Source, ...]:
    """Every source, in the stated order in which they are preferred.

    >>> import roleinfo as ri
    >>> ri.sources()[0].id
    'zippia-compare'
    """
    return _chosen(catalog).sources()
