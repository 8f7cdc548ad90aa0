"""Role files as layers of a catalog: a person's own, and those of the package."""

import os
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Protocol

from roleinfo.catalog.layers import Layer
from roleinfo.codec.files import parse_json, parse_toml, read_content
from roleinfo.codec.reading import is_foreign, read_role, read_role_and_sources, read_sources
from roleinfo.errors import MOST_PROBLEMS_KEPT, CatalogError, Problem, RoleFileError
from roleinfo.model.cached import cached_attribute
from roleinfo.model.role import Role
from roleinfo.model.source import Source

SOURCES_FILE = "sources.toml"
MODERN_TITLES_FILE: Final = "modern_titles.toml"
CONTENT_CHANGES_FILE: Final = "content_changes.toml"
_SUFFIXES = (".toml", ".json")


class File(Protocol):
    """A file or folder, on disk or inside a zip."""

    @property
    def name(self) -> str: ...
    def is_dir(self) -> bool: ...
    def is_file(self) -> bool: ...
    def iterdir(self) -> Iterator["File"]: ...
    def read_bytes(self) -> bytes: ...
    def joinpath(self, name: str, /) -> "File": ...


def role_files(folder: Path) -> list[Path]:
    """The role files of a folder, in the order of their names: TOML and JSON, neither hidden nor sources.toml."""
    return [path for path in _named_as_roles(folder) if not path.name.startswith(".")]


def _named_as_roles(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix.lower() in _SUFFIXES and path.name != SOURCES_FILE)


def _parse(path: Path) -> Any:
    content, file = read_content(path), str(path)
    return parse_json(content, file=file) if path.suffix.lower() == ".json" else parse_toml(content, file=file)


class FileLayer(Layer):
    """A role file, or a folder of them with a sources.toml beside; read whole, at once.

    Its roles may name the package's sources too. A source that a file states itself is the one of
    that file's facts. ``skipped`` lists the files of the folder that look like role files and are
    none: hidden ones, and those with none of a role's keys.
    """

    def __init__(self, path: str | Path) -> None:
        self.path: Path = Path(path)
        self.name: str = str(self.path.absolute())
        self.skipped: list[Problem] = []
        self._known = package_layer().sources()
        try:
            self._sources, self._roles = self._read()
        except OSError as error:
            raise CatalogError(self.path, error.strerror or str(error)) from None
        except (UnicodeEncodeError, ValueError) as error:
            if isinstance(error, RoleFileError):
                raise
            raise CatalogError(self.path, f"the system takes no such path ({error})") from None

    def _read(self) -> tuple[dict[str, Source], dict[str, Role]]:
        is_folder = self.path.is_dir()
        if not is_folder and self.path.suffix.lower() not in _SUFFIXES and self.path.exists():
            raise CatalogError(self.path, "a role file is TOML or JSON, and its name ends in .toml or .json")
        read = _Reading(dict(self._known))
        beside = (self.path if is_folder else self.path.parent) / SOURCES_FILE
        if beside != self.path and os.path.lexists(beside):
            read.sources_of(beside)
        if not is_folder:
            read.role_of(self.path, _parse(self.path))
        else:
            self._read_folder(read)
        read.finish()
        return read.sources, dict(sorted(read.roles.items()))

    def _read_folder(self, read: "_Reading") -> None:
        for path in _named_as_roles(self.path):
            if path.name.startswith("."):
                self.skipped.append(Problem(str(path), "", "skipped: its name begins with a point, so it is hidden"))
                continue
            with read.problems_of(path):
                document = _parse(path)
                if is_foreign(document):
                    rule = f"skipped: none of its keys is a role's: {', '.join(map(str, [*document][:3]))}"
                    self.skipped.append(Problem(str(path), "", rule))
                    continue
                read.role_of(path, document)
        if not read.roles and not read.problems:
            names = ", ".join(Path(problem.file).name for problem in self.skipped[:3])
            others = f"; skipped: {names}" if names else ""
            raise CatalogError(self.path, f"the folder holds no role file (*.toml or *.json){others}")

    def sources(self) -> Mapping[str, Source]:
        used = {source.id: source for role in self._roles.values() for source in role.sources}
        return {**{id_: source for id_, source in self._sources.items() if id_ not in self._known}, **used}

    def roles(self) -> Mapping[str, Role]:
        return self._roles

    def __reduce__(self) -> tuple[type["FileLayer"], tuple[Path]]:
        return (FileLayer, (self.path.absolute(),))


class _Reading:
    """Role files being read: their roles and sources, which file each is from, and all that is wrong."""

    def __init__(self, sources: dict[str, Source]) -> None:
        self.sources = sources
        self.roles: dict[str, Role] = {}
        self.problems: list[Problem] = []
        self._count = 0
        self._role_stands_in: dict[str, Path] = {}
        self._stated: dict[str, tuple[Source, Path]] = {}

    @contextmanager
    def problems_of(self, path: Path) -> Iterator[None]:
        """Keep what is wrong with a file, and go on."""
        try:
            yield
        except RoleFileError as error:
            self._count += error.count
            self.problems += error.problems[: MOST_PROBLEMS_KEPT - len(self.problems)]
        except OSError as error:
            self._fail(path, "", error.strerror or str(error))

    def _fail(self, path: Path, place: str, rule: str) -> None:
        self._count += 1
        self.problems.append(Problem(str(path), place, rule))

    def finish(self) -> None:
        """Raise RoleFileError where anything is wrong."""
        if self.problems:
            raise RoleFileError(self.problems, self._count)

    def sources_of(self, path: Path) -> None:
        """Take the sources of a file of sources."""
        with self.problems_of(path):
            sources = read_sources(parse_toml(read_content(path), file=str(path)), file=str(path))
            self.sources |= sources
            self._stated |= {id_: (source, path) for id_, source in sources.items()}

    def role_of(self, path: Path, document: Any) -> None:
        """Take the role of a file; JSON may have decimals as text, as `Role.to_dict` writes them."""
        with self.problems_of(path):
            role, stated = read_role_and_sources(
                document, file=str(path), sources=self.sources, decimals_as_text=path.suffix.lower() == ".json"
            )
            for id_, source in stated.items():
                first, elsewhere = self._stated.setdefault(id_, (source, path))
                if first != source:
                    self._fail(path, "sources", f"the source {id_!r} is stated differently in {elsewhere}")
            if role.id in self.roles:
                rule = f"duplicate id {role.id!r}: it stands in {self._role_stands_in[role.id]} too"
                self._fail(path, "id", rule)
            else:
                self.roles[role.id] = role
                self._role_stands_in[role.id] = path


class PackageLayer(Layer):
    """The roles of the package that were written by hand, as files; what a bundle is built with."""

    name = "roleinfo"

    def __init__(self) -> None:
        self._read: dict[str, Role] = {}

    @cached_attribute
    def _data(self) -> File:
        import importlib_resources

        return importlib_resources.files("roleinfo").joinpath("data")

    @cached_attribute
    def _files(self) -> Mapping[str, File]:
        files = self._data.joinpath("roles").iterdir()
        return {path.name.removesuffix(".toml"): path for path in sorted(files, key=lambda file: file.name)}

    @cached_attribute
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


def modern_titles() -> Iterator[tuple[str, str]]:
    """The titles of the package's own table, each with a SOC occupation that it stands for."""
    import importlib_resources

    file = importlib_resources.files("roleinfo").joinpath("data", MODERN_TITLES_FILE)
    for row in parse_toml(file.read_bytes(), file=MODERN_TITLES_FILE)["titles"]:
        for title in row["names"]:
            for code in row["codes"]:
                yield title, code


def content_changes() -> list[dict[str, Any]]:
    """The package's own table of classes that count other jobs since a release: ``code``, ``year``, ``reason``."""
    import importlib_resources

    file = importlib_resources.files("roleinfo").joinpath("data", CONTENT_CHANGES_FILE)
    changes: list[dict[str, Any]] = parse_toml(file.read_bytes(), file=CONTENT_CHANGES_FILE)["changes"]
    return changes


_PACKAGE: Final = PackageLayer()  # its files are read when they are first asked for


def package_layer() -> PackageLayer:
    """The package's own roles and sources, the same object each time."""
    return _PACKAGE
