"""The places roles are kept: the package's own data, a person's files, objects in memory."""

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from roleinfo.catalog.gazetteer import industries_named
from roleinfo.codec.files import parse_json, parse_toml
from roleinfo.codec.reading import read_role, read_sources
from roleinfo.errors import CatalogError, Problem, RoleFileError
from roleinfo.model.place import Industry, Place
from roleinfo.model.role import Role
from roleinfo.model.source import Source
from roleinfo.titles.index import TitleIndex

if TYPE_CHECKING:
    from roleinfo.model.prices import PriceTable

SOURCES_FILE = "sources.toml"


class File(Protocol):
    """A file or folder, on disk or inside a zip."""

    @property
    def name(self) -> str: ...
    def is_dir(self) -> bool: ...
    def is_file(self) -> bool: ...
    def iterdir(self) -> Iterator["File"]: ...
    def read_bytes(self) -> bytes: ...
    def joinpath(self, name: str, /) -> "File": ...


class Layer(ABC):
    """Some roles, their sources, and the titles by which they are found."""

    name: str

    @property
    def identity(self) -> object:
        """What makes two layers equal."""
        return self.name

    @abstractmethod
    def sources(self) -> Mapping[str, Source]:
        """The sources of its facts, by id."""

    @abstractmethod
    def roles(self) -> Mapping[str, Role]:
        """Every role by id, in the order of the ids."""

    def places(self, query: str | None = None) -> tuple[Place, ...]:
        """The places that its roles have figures of; with a text, those that it names."""
        found = {each.place.key: each.place for role in self.roles().values() for each in role.salary if each.place}
        return tuple(each for _, each in sorted(found.items()) if query is None or each.is_called(query))

    def industries(self, query: str | None = None) -> tuple[Industry, ...]:
        """The industries that its roles have figures of; with a text, those that it names."""
        held = {
            each.industry.key: each.industry for role in self.roles().values() for each in role.salary if each.industry
        }
        found = tuple(each for _, each in sorted(held.items()))
        return found if query is None else industries_named(found, query)

    @cached_property
    def titles(self) -> TitleIndex:
        return TitleIndex((each.id, each.title, each.alternate_titles, each.codes) for each in self.roles().values())

    def ids(self) -> Collection[str]:
        """The ids of its roles."""
        return self.roles().keys()

    def prices(self) -> "PriceTable | None":
        """The price tables that it brings, if it does."""
        return None

    def role(self, id_: str) -> Role | None:
        """The role with this id, or None."""
        return self.roles().get(id_)

    def find(self, query: str, hidden: Collection[str] = ()) -> Role | None:
        """The one role that the text names and that is not hidden, or None; ambiguity raises AmbiguousTitleError."""
        found = self.titles.find(query, hidden)
        return None if found is None else self.roles()[found]


class MemoryLayer(Layer):
    """Role objects that a program made."""

    def __init__(self, roles: Iterable[Role]) -> None:
        given = tuple(roles)
        for each in given:
            if not isinstance(each, Role):
                raise TypeError(f"a catalogue is made of Role objects, not of {each!r:.60}")
        ordered = sorted(given, key=lambda role: role.id)
        self._roles = {each.id: each for each in ordered}
        if len(self._roles) < len(ordered):
            twice = next(a.id for a, b in pairwise(ordered) if a.id == b.id)
            raise CatalogError("the roles given", f"two of them have the id {twice!r}")
        self.name = f"{len(ordered)} roles in memory"

    @property
    def identity(self) -> object:
        return tuple(self._roles.values())

    def sources(self) -> Mapping[str, Source]:
        return {source.id: source for role in self._roles.values() for source in role.sources}

    def roles(self) -> Mapping[str, Role]:
        return self._roles

    def __reduce__(self) -> tuple[type["MemoryLayer"], tuple[tuple[Role, ...]]]:
        return (MemoryLayer, (tuple(self._roles.values()),))


_SUFFIXES = (".toml", ".json")


def role_files(folder: Path) -> list[Path]:
    """The role files of a folder, in the order of their names."""
    return sorted(each for each in folder.iterdir() if each.suffix in _SUFFIXES and each.name != SOURCES_FILE)


def _read_file(path: Path, sources: Mapping[str, Source]) -> Role:
    """The role of a file; JSON has TOML's keys, and its decimals may be text, as `Role.to_dict` writes them."""
    content, file = path.read_bytes(), str(path)
    if path.suffix == ".json":
        return read_role(parse_json(content, file=file), file=file, sources=sources, decimals_as_text=True)
    return read_role(parse_toml(content, file=file), file=file, sources=sources)


class FileLayer(Layer):
    """A role file, or a folder of them with a sources.toml beside; read whole, at once.

    Its roles may name the package's sources too.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self.name = str(self.path.absolute())
        self._known = package_layer().sources()
        try:
            self._sources, self._roles = self._read()
        except OSError as error:
            raise CatalogError(self.path, error.strerror or str(error)) from None

    def _read(self) -> tuple[dict[str, Source], dict[str, Role]]:
        files = [self.path]
        if self.path.is_dir():
            files = role_files(self.path)
            if not files:
                raise CatalogError(self.path, "the folder holds no role file (*.toml or *.json)")
        elif self.path.suffix not in _SUFFIXES and self.path.exists():
            raise CatalogError(self.path, "a role file is TOML or JSON, and its name ends in .toml or .json")
        sources: dict[str, Source] = dict(self._known)
        beside = (self.path if self.path.is_dir() else self.path.parent) / SOURCES_FILE
        problems: list[Problem] = []
        if beside.is_file() and beside != self.path:
            try:
                sources |= read_sources(parse_toml(beside.read_bytes(), file=str(beside)), file=str(beside))
            except RoleFileError as error:
                problems += error.problems
        roles: dict[str, Role] = {}
        stands_in: dict[str, Path] = {}
        for each in files:
            try:
                role = _read_file(each, sources)
            except RoleFileError as error:
                problems += error.problems
                continue
            if role.id in roles:
                problems.append(
                    Problem(str(each), "id", f"duplicate id {role.id!r}: it stands in {stands_in[role.id]} too")
                )
                continue
            roles[role.id] = role
            stands_in[role.id] = each
        if problems:
            raise RoleFileError(problems)
        return sources, dict(sorted(roles.items()))

    def sources(self) -> Mapping[str, Source]:
        used = {source.id: source for role in self._roles.values() for source in role.sources}
        return {**{id_: source for id_, source in self._sources.items() if id_ not in self._known}, **used}

    def roles(self) -> Mapping[str, Role]:
        return self._roles

    def __reduce__(self) -> tuple[type["FileLayer"], tuple[Path]]:
        return (FileLayer, (self.path.absolute(),))


class PackageLayer(Layer):
    """The roles of the package that were written by hand, as files; what a bundle is built with."""

    name = "roleinfo"

    def __init__(self) -> None:
        self._read: dict[str, Role] = {}

    @cached_property
    def _data(self) -> File:
        import importlib_resources

        return importlib_resources.files("roleinfo").joinpath("data")

    @cached_property
    def _files(self) -> Mapping[str, File]:
        files = self._data.joinpath("roles").iterdir()
        return {each.name.removesuffix(".toml"): each for each in sorted(files, key=lambda file: file.name)}

    @cached_property
    def _sources(self) -> Mapping[str, Source]:
        file = self._data.joinpath(SOURCES_FILE)
        return read_sources(parse_toml(file.read_bytes(), file=SOURCES_FILE), file=SOURCES_FILE)

    def sources(self) -> Mapping[str, Source]:
        return self._sources

    def role(self, id_: str) -> Role:
        # Two threads may both read a file; they get equal roles, and the first one stays.
        if id_ not in self._read:
            document = self.document(id_)
            role = read_role(document, file=self._files[id_].name, sources=self._sources)
            self._read.setdefault(id_, role)
        return self._read[id_]

    def document(self, id_: str) -> Mapping[str, Any]:
        """The file of a role as TOML has it."""
        file = self._files[id_]
        return parse_toml(file.read_bytes(), file=file.name)

    def roles(self) -> Mapping[str, Role]:
        return {id_: self.role(id_) for id_ in self._files}

    def ids(self) -> Collection[str]:
        return self._files.keys()

    def __reduce__(self) -> tuple[type["PackageLayer"], tuple[()]]:
        return (PackageLayer, ())


@cache
def package_layer() -> PackageLayer:
    """The package's own roles and sources, the same object each time."""
    return PackageLayer()
