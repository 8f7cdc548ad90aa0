"""The inputs of a bundle: which files, of which sources, and what their readers are to find in them."""

import glob
import hashlib
from collections.abc import Callable, Iterator, Mapping
from inspect import Parameter, signature
from pathlib import Path, PurePath
from typing import Any, Final, TypeVar

import attrs

from roleinfo.catalog.role_files import SOURCES_FILE, package_layer
from roleinfo.codec.files import parse_toml
from roleinfo.codec.reading import read_sources
from roleinfo.errors import CatalogError, IngestError, RoleFileError
from roleinfo.ingest import oews_releases
from roleinfo.ingest.ashe import TABLES as ASHE_TABLES
from roleinfo.ingest.table import content, shown
from roleinfo.model.source import Source

T = TypeVar("T")

INPUTS_FILE: Final = "inputs.toml"
_KEYS: Final = {"files", "source", "sha256", "expects"}
_OF_SEVERAL_FILES: Final = "oews"

# What an input's source must say that it is a release of, made of the keywords of the input's reader.
_RELEASES: Final[Mapping[str, Callable[[Mapping[str, Any]], str]]] = {
    "oews": lambda expects: str(expects["release"]),
    **{f"oews_{year}": lambda expects: f"May {expects['year']}" for year in oews_releases.YEARS},
    "onet": lambda expects: str(expects["release"][0]),
    "projections": lambda expects: f"{expects['base']}-{expects['target'] % 100:02}",
    "attainment": lambda expects: f"{expects['base']}-{(expects['base'] + 10) % 100:02}",
    **dict.fromkeys(("people", "ages", "earnings"), lambda expects: str(expects["year"])),
    "parities": lambda expects: "-".join(map(str, expects["years"])),
    "metro_parities": lambda expects: str(expects["year"]),
    **dict.fromkeys(ASHE_TABLES, lambda expects: f"{expects['year']} provisional"),
}


@attrs.frozen
class Input:
    """An input: its files, the id of its source, their SHA-256 (none where not pinned), its reader's keywords."""

    files: tuple[str, ...]
    source: str
    sha256: tuple[str, ...]
    expects: Mapping[str, Any]


class Inputs:
    """The published files of a folder.

    The package's inputs.toml says which they are; the folder's own inputs.toml may name others,
    and its sources.toml the sources that these are. Raises CatalogError for an input that is
    missing or wrongly described, and IngestError for a file that is not the pinned one.
    """

    def __init__(self, folder: str | Path) -> None:
        self.folder: Path = Path(folder)
        if not self.folder.is_dir():
            raise CatalogError(self.folder, "there is no such folder of inputs")
        self._own = self.folder / INPUTS_FILE
        shipped = _described(Path(__file__).with_name(INPUTS_FILE))
        self._inputs = shipped | self._replaced(shipped)
        self.sources: Mapping[str, Source] = self._known_sources({item.source for item in shipped.values()})
        self._check_sources()
        self._paths = self._found()
        self._digests = {file: hashlib.sha256(content(path)).hexdigest() for file, path in self._paths.items()}
        for item in self._inputs.values():
            for file, pinned in zip(item.files, item.sha256, strict=bool(item.sha256)):
                if self._digests[file] != pinned.lower():
                    rule = f"must be the pinned file, of SHA-256 {pinned}; another release is described in {self._own}"
                    raise IngestError(file, None, None, None, rule)

    def _replaced(self, shipped: Mapping[str, Input]) -> dict[str, Input]:
        """What the folder's own inputs.toml describes."""
        if not self._own.is_file():
            return {}
        found = _described(self._own)
        if strange := sorted(found.keys() - shipped.keys()):
            raise CatalogError(self._own, f"no such inputs: {', '.join(strange)}; there are {', '.join(shipped)}")
        return found

    def _known_sources(self, shipped: set[str]) -> dict[str, Source]:
        """The sources of the folder, and the package's but those of inputs that were replaced and no role names."""
        used = {item.source for item in self._inputs.values()}
        used |= {source.id for role in package_layer().roles().values() for source in role.sources}
        found = {id_: source for id_, source in package_layer().sources().items() if id_ in used or id_ not in shipped}
        beside = self.folder / SOURCES_FILE
        if beside.is_file():
            found |= read_sources(parse_toml(content(beside), file=str(beside)), file=str(beside))
        return found

    def _check_sources(self) -> None:
        for name, item in self._inputs.items():
            if item.source not in self.sources:
                beside = self.folder / SOURCES_FILE
                raise CatalogError(self._own, f"{name}: no source has the id {item.source!r}: describe it in {beside}")

    def _found(self) -> dict[str, Path]:
        """Where each file is: in the folder or, as a package unpacks it, in one place below it."""
        found: dict[str, Path] = {}
        absent = []
        for name, item in self._inputs.items():
            for file in item.files:
                if file in found:
                    raise CatalogError(self._own, f"{name}: {file} stands twice: give each input a file of its own")
                places = [self.folder / file]
                if not places[0].is_file():
                    places = sorted(path for path in self.folder.rglob(glob.escape(file)) if path.is_file())
                if not places:
                    absent.append(file)
                elif len(places) > 1:
                    named = ", ".join(str(path.relative_to(self.folder)) for path in places)
                    raise CatalogError(self.folder, f"{name}: {file} is there {len(places)} times: {named}")
                else:
                    found[file] = places[0]
        if absent:
            raise CatalogError(self.folder, f"these inputs are not there: {', '.join(absent)}")
        return found

    def source(self, name: str) -> Source:
        """The source of an input."""
        return self.sources[self._inputs[name].source]

    def paths(self, name: str) -> tuple[Path, ...]:
        """The files of an input."""
        return tuple(self._paths[file] for file in self._inputs[name].files)

    def read(self, name: str, reader: Callable[..., T]) -> T:
        """What a reader makes of an input's only file, held to what the input is expected to have."""
        (path,) = self.paths(name)
        return reader(path, **self.expects(name, reader))

    def read_together(self, name: str, reader: Callable[..., T]) -> T:
        """What a reader of several files makes of those of an input."""
        return reader(self.paths(name), **self.expects(name, reader))

    def expects(self, name: str, reader: Callable[..., object]) -> dict[str, Any]:
        """The keywords of an input's reader; its own defaults hold for what is not said.

        Raises CatalogError for one that the reader does not take, and for a release that is not the source's.
        """
        parameters = signature(reader).parameters.values()
        known = {
            parameter.name: parameter.default for parameter in parameters if parameter.kind is Parameter.KEYWORD_ONLY
        }
        for key, value in self._inputs[name].expects.items():
            if key not in known:
                raise CatalogError(self._own, f"{name}: expects has no {key!r}, only {', '.join(known)}")
            if not _is_like(value, known[key]):
                rule = f"must be such as {shown(_lists(known[key]))}, not {shown(_lists(value))}"
                raise CatalogError(self._own, f"{name}: expects.{key} {rule}")
            known[key] = {**known[key], **value} if isinstance(value, Mapping) else value
        source = self.source(name)
        if name in _RELEASES and source.release != (release := _RELEASES[name](known)):
            rule = f"must find {release!r}, and its source {source.id!r} is of {source.release!r}"
            raise CatalogError(self._own, f"{name}: its reader {rule}")
        return known

    def files(self) -> Iterator[tuple[str, str, str, str]]:
        """Every file with the input that it is of, the id of its source, and its SHA-256."""
        for name, item in self._inputs.items():
            for file in item.files:
                yield file, name, item.source, self._digests[file]


def _described(file: Path) -> dict[str, Input]:
    """The inputs that an inputs.toml describes."""
    try:
        tables = parse_toml(content(file), file=str(file))
    except RoleFileError as error:
        raise CatalogError(file, error.problems[0].rule) from None
    found = {}
    for name, given in tables.items():
        if not isinstance(given, Mapping) or not given.keys() <= _KEYS or not {"files", "source"} <= given.keys():
            raise CatalogError(file, f"{name}: must be a table of files, source, and if need be sha256 and expects")
        files, sha256 = (given.get(key, []) for key in ("files", "sha256"))
        if not all(isinstance(texts, list) and all(isinstance(one, str) for one in texts) for texts in (files, sha256)):
            raise CatalogError(file, f"{name}: files and sha256 must be lists of text")
        if not files or (len(files) > 1 and name != _OF_SEVERAL_FILES):
            wanted = "one file or more" if name == _OF_SEVERAL_FILES else "one file"
            raise CatalogError(file, f"{name}: must have {wanted}, not {len(files)}")
        for path in files:
            if path in ("", ".") or PurePath(path).anchor or ".." in PurePath(path).parts:
                raise CatalogError(file, f"{name}: a file must be named as it lies in the folder, not {path!r}")
        if len(sha256) not in (0, len(files)):
            raise CatalogError(file, f"{name}: must have as many sha256 as files, or none")
        if not isinstance(given["source"], str):
            raise CatalogError(file, f"{name}: source must be the id of a source")
        if not isinstance(given.get("expects", {}), Mapping):
            raise CatalogError(file, f"{name}: expects must be a table of what its reader is to find")
        found[name] = Input(tuple(files), given["source"], tuple(sha256), _tuples(given.get("expects", {})))
    return found


def _is_like(value: Any, default: Any) -> bool:
    """Whether what was given for a keyword is of the form of its default."""
    if isinstance(default, Mapping):
        return isinstance(value, Mapping) and all(
            name in default and _is_like(part, default[name]) for name, part in value.items()
        )
    if isinstance(default, tuple):
        return isinstance(value, tuple) and len(value) == len(default) and all(map(_is_like, value, default))
    if isinstance(default, frozenset):
        return isinstance(value, tuple) and all(_is_like(item, next(iter(default))) for item in value)
    return type(value) is type(default)


def _tuples(value: Any) -> Any:
    """Lists as tuples, whose members can be compared with what a reader finds."""
    if isinstance(value, list):
        return tuple(_tuples(item) for item in value)
    return {name: _tuples(part) for name, part in value.items()} if isinstance(value, dict) else value


def _lists(value: Any) -> Any:
    """A keyword as TOML writes it."""
    return [_lists(item) for item in value] if isinstance(value, tuple | frozenset) else value
