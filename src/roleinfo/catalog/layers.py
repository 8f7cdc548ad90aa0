"""The places roles are kept: what each can be asked, and objects in memory."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from roleinfo.errors import CatalogError, Problem
from roleinfo.model.arguments import check_items, check_type
from roleinfo.model.cached import cached_attribute
from roleinfo.titles.index import TitleIndex
from roleinfo.titles.lookup import is_soc_code
from roleinfo.titles.store import Entry, list_name

if TYPE_CHECKING:
    from roleinfo.catalog.codes import CodeTables
    from roleinfo.model.place import Industry, KnownPlace
    from roleinfo.model.role import Role
    from roleinfo.model.source import Source, SourceFile
    from roleinfo.pay.prices import PriceTable


class Layer(ABC):
    """Some roles, their sources, and the titles by which they are found."""

    name: str
    skipped: Sequence[Problem] = ()
    """The files that look like role files and were not read, each with the reason."""

    @property
    def identity(self) -> object:
        """What makes two layers equal."""
        return self.name

    @abstractmethod
    def sources(self) -> "Mapping[str, Source]":
        """The sources of its facts, by id."""

    @abstractmethod
    def roles(self) -> "Mapping[str, Role]":
        """Every role by id, in the order of the ids."""

    def places(self, query: str | None = None) -> "tuple[KnownPlace, ...]":
        """The places that its roles have figures of; with a text, those that it names."""
        from roleinfo.model.place import KnownPlace
        from roleinfo.model.place_names import named

        places = {
            figure.place.key: figure.place for role in self.roles().values() for figure in role.salary if figure.place
        }
        known = tuple(place for _, place in sorted(places.items()))
        return tuple(
            KnownPlace(place.kind, place.code, place.name)
            for place in (known if query is None else named(known, query))
        )

    def industries(self, query: str | None = None) -> "tuple[Industry, ...]":
        """The industries that its roles have figures of; with a text, those that it names."""
        from roleinfo.catalog.gazetteer import industries_named

        industries = {
            figure.industry.key: figure.industry
            for role in self.roles().values()
            for figure in role.salary
            if figure.industry
        }
        known = tuple(industry for _, industry in sorted(industries.items()))
        return known if query is None else industries_named(known, query)

    @cached_attribute
    def titles(self) -> TitleIndex:
        return TitleIndex(map(title_entry, self.roles().values()))

    def ids(self) -> Collection[str]:
        """The ids of its roles."""
        return self.roles().keys()

    def countries(self) -> Collection[str]:
        """The countries of whose occupations it has roles; of one's own those that figures of their pay are of."""
        return self._own_countries

    @cached_attribute
    def _own_countries(self) -> frozenset[str]:
        places = (figure.place for role in self.roles().values() for figure in (role, *role.salary))
        return frozenset(place.nation for place in places if place and place.nation)

    def in_country(self, country: str) -> "Layer | None":
        """The layer of its roles that are of a country, or None; roles of one's own are of every country."""
        return self

    def layer_with(self, id_: str) -> "Layer | None":
        """The layer in which the role with this id is, of whichever country, or None."""
        return self if id_ in self.ids() else None

    def coded_abroad(self, code: str) -> Sequence[tuple[str, str, str]]:
        """The roles that have a code in another country's classification: id, title, and scheme."""
        return ()

    def prices(self) -> "PriceTable | None":
        """The price tables that it brings, if it does."""
        return None

    def jobs_in(self, industry: str | None) -> Mapping[str, int] | None:
        """How many jobs each SOC occupation has in an industry; None where no industry is given or none is known."""
        return None

    def files(self) -> "tuple[SourceFile, ...]":
        """The publishers' files that it was built from."""
        return ()

    def code_tables(self) -> "CodeTables | None":
        """The codes of several classifications and the crosswalks between these, if it brings any."""
        return None

    def role(self, id_: str) -> "Role | None":
        """The role with this id, or None."""
        return self.roles().get(id_)

    def find(self, query: str, hidden: Collection[str] = ()) -> "Role | None":
        """The one role that the text names and that is not hidden, or None; ambiguity raises AmbiguousTitleError."""
        claim = self.titles.claim(query, hidden)
        if claim is None:
            return None
        role = self.roles()[claim.role_id]
        return role.found_as(claim.title, list_name(claim.lists)) if claim.lists else role


class LazyRoles(Mapping[str, "Role"]):
    """The roles of a layer by id, each read when it is asked for."""

    def __init__(self, layer: Layer) -> None:
        self._layer = layer

    def __getitem__(self, id_: str) -> "Role":
        role = self._layer.role(id_)
        if role is None:
            if id_ in self._layer.ids():
                raise CatalogError(self._layer.name, f"the role {id_!r} is listed and cannot be found: build it again")
            raise KeyError(id_)
        return role

    def __iter__(self) -> Iterator[str]:
        return iter(self._layer.ids())

    def __len__(self) -> int:
        return len(self._layer.ids())


def title_entry(role: "Role") -> Entry:
    """A role as an index of titles takes it: with its SOC codes, its own or those that its sources list."""
    listed = (*role.codes, *(occupation.code for occupation in role.occupations))
    occupations = sorted({code[:7] for code in listed if is_soc_code(code)})
    return Entry(role.id, role.title, role.alternate_titles, role.codes, occupations=occupations)


class MemoryLayer(Layer):
    """Role objects that a program made."""

    def __init__(self, roles: "Iterable[Role]") -> None:
        from roleinfo.model.role import Role

        given = check_items("roles", roles, "Role objects")
        for role in given:
            check_type("roles", role, Role, wanted="a list of Role objects")
        ordered = sorted(given, key=lambda role: role.id)
        self._roles = {role.id: role for role in ordered}
        if len(self._roles) < len(ordered):
            twice = next(a.id for a, b in pairwise(ordered) if a.id == b.id)
            raise CatalogError("the roles given", f"two of them have the id {twice!r}")
        self.name: str = f"{len(ordered)} roles in memory"

    @property
    def identity(self) -> object:
        return tuple(self._roles.values())

    def sources(self) -> "Mapping[str, Source]":
        return {source.id: source for role in self._roles.values() for source in role.sources}

    def roles(self) -> "Mapping[str, Role]":
        return self._roles

    def __reduce__(self) -> "tuple[type[MemoryLayer], tuple[tuple[Role, ...]]]":
        return (MemoryLayer, (tuple(self._roles.values()),))
