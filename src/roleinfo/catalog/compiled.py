"""Role files compiled to one SQLite file: each role is read when it is asked for."""

import json
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from roleinfo.catalog.database import Database
from roleinfo.catalog.layers import Layer, LazyRoles
from roleinfo.catalog.titles_in_sqlite import SqliteTitles
from roleinfo.codec.reading import read_role, read_sources
from roleinfo.model.cached import cached_attribute
from roleinfo.model.role import Role
from roleinfo.model.source import Source
from roleinfo.titles.index import TitleIndex


class CompiledLayer(Layer):
    """The roles of a bundle that holds no statistics: one's own, written by `roleinfo bundle`."""

    def __init__(self, path: str | Path) -> None:
        self._database = Database(Path(path))
        self.name: str = self._database.name
        self._kept: dict[str, Role] = {}

    @classmethod
    def of(cls, path: str | Path) -> "CompiledLayer | None":
        """The layer of a file; None where it holds statistics. CatalogError where it is no whole bundle."""
        layer = cls(path)
        return None if layer._database.rows("SELECT 1 FROM area LIMIT 1") else layer

    def verify(self) -> None:
        """Hold every table to what was built; CatalogError where one differs."""
        self._database.verify()

    @property
    def identity(self) -> object:
        return (self.name, tuple(self._database.rows("SELECT sha256 FROM digest ORDER BY name")))

    @cached_attribute
    def _sources(self) -> Mapping[str, Source]:
        def read() -> Mapping[str, Source]:
            documents = [json.loads(text) for (text,) in self._database.rows("SELECT document FROM source")]
            return read_sources({"sources": documents}, file=self.name)

        return self._database.decode(read)

    def sources(self) -> Mapping[str, Source]:
        return self._sources

    @cached_attribute
    def _ids(self) -> Mapping[str, None]:
        return dict.fromkeys(id_ for (id_,) in self._database.rows("SELECT id FROM role ORDER BY id"))

    def ids(self) -> Collection[str]:
        return self._ids.keys()

    @cached_attribute
    def titles(self) -> TitleIndex:
        return TitleIndex.over(SqliteTitles(self._database.rows))

    def role(self, id_: str) -> Role | None:
        """The role with this id, or None; one that was read is kept."""
        role = self._kept.get(id_)
        if role is None and id_ in self._ids:
            role = self._kept.setdefault(id_, self._database.decode(lambda: self._read(id_)))
        return role

    def _read(self, id_: str) -> Role:
        [(text,)] = self._database.rows("SELECT document FROM role WHERE id = ?", id_)
        return read_role(json.loads(text), file=self.name, sources=self._sources, decimals_as_text=True)

    def roles(self) -> Mapping[str, Role]:
        return LazyRoles(self)

    def __reduce__(self) -> tuple[Any, ...]:
        return (CompiledLayer, (self._database.path,))
