"""What the roles of a bundle share: its sources and files, codes and prices, and its places and industries by name."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from roleinfo.catalog.database import Database
from roleinfo.catalog.layers import Layer
from roleinfo.errors import AmbiguousPlaceError, IndustryNotFoundError, PlaceNotFoundError, shown
from roleinfo.model.cached import cached_attribute
from roleinfo.model.exact import scaled
from roleinfo.model.place import Industry, KnownPlace, Place, nation_named
from roleinfo.model.text import folded, key_of

if TYPE_CHECKING:
    from pathlib import Path

    from roleinfo.catalog.codes import CodeTables
    from roleinfo.catalog.occupations import OccupationReader
    from roleinfo.catalog.wage_table import WageTable
    from roleinfo.geography.resolver import PlaceResolver, Resolution
    from roleinfo.many.distinctive import ImportanceNorm
    from roleinfo.model.caveat import Caveat
    from roleinfo.model.source import Source, SourceFile
    from roleinfo.pay.prices import PriceTable

F = TypeVar("F", bound=Callable[..., Any])
_RESOLVED = 10_000
_LONGEST_KEPT = 200
_SUGGESTED = 3
_NAMED = 10
WITHIN: Final = "place-within"
"""The code of the caveat of a place that is only a part of its area."""


def decoded(read: F) -> F:
    """A method that reads rows; CatalogError where these are not what the schema says."""

    @wraps(read)
    def decoding(self: "BundleTables", *args: Any, **options: Any) -> Any:
        return self._database.decode(lambda: read(self, *args, **options))

    return cast(F, decoding)


class BundleTables(Layer):
    """The tables of a bundle that belong to no one role."""

    def __init__(self, path: "str | Path | None" = None, *, verify: bool = False) -> None:
        from pathlib import Path

        self._database = Database(None if path is None else Path(path))
        self.name: str = self._database.name
        self._resolved: dict[str, Resolution] = {}
        if path is not None:
            self._database.connection  # noqa: B018  # a file that cannot be opened is refused here
            if verify:
                self._database.verify()

    @property
    def identity(self) -> object:
        return (self.name, tuple(self._database.rows("SELECT sha256 FROM digest ORDER BY name")))

    @cached_attribute
    @decoded
    def _sources(self) -> "Mapping[str, Source]":
        import json

        from roleinfo.codec.reading import read_sources

        documents = [json.loads(text) for (text,) in self._database.rows("SELECT document FROM source")]
        return read_sources({"sources": documents}, file=self.name)

    def sources(self) -> "Mapping[str, Source]":
        return self._sources

    @decoded
    def files(self) -> "tuple[SourceFile, ...]":
        """The publishers' files that it was built from, in the order of their names."""
        from roleinfo.model.source import SourceFile

        rows = self._database.rows("SELECT name, input, source, sha256 FROM file ORDER BY name")
        return tuple(SourceFile(name, holds, self._sources[source], digest) for name, holds, source, digest in rows)

    @cached_attribute
    @decoded
    def _reader(self) -> "OccupationReader":
        from roleinfo.catalog.occupations import OccupationReader

        return OccupationReader(self._database.rows, self._sources)

    @cached_attribute
    def _wage_table(self) -> "WageTable":
        from roleinfo.catalog.wage_table import WageTable

        return WageTable(self._database.rows)

    def code_tables(self) -> "CodeTables":
        return self._code_tables

    @cached_attribute
    @decoded
    def _code_tables(self) -> "CodeTables":
        """Every code of the classifications, and the crosswalks between these."""
        from roleinfo.catalog.codes import CodeLink, CodeTables, CodeTitle

        inputs = {
            ("isco08", "soc2010"): "isco_to_soc",
            ("soc2010", "soc2018"): "former_codes",
            ("soc2010", "oews2019"): "former_codes",
            ("oews2019", "soc2018"): "former_codes",
            ("soc2018", "onet2019"): "onet_to_soc",
        }
        return CodeTables(
            [CodeTitle(*row) for row in self._database.rows("SELECT * FROM code")],
            [CodeLink(*row) for row in self._database.rows("SELECT * FROM code_link")],
            {pair: self._reader.source[name] for pair, name in inputs.items()},  # type: ignore[misc]
        )

    def prices(self) -> "PriceTable":
        return self._prices

    @cached_attribute
    @decoded
    def _prices(self) -> "PriceTable":
        """The consumer price index and the price parities of the states and the metropolitan areas."""
        from roleinfo.pay.prices import Parities, PriceLevel, PriceTable, latest_parities

        index = {
            f"{year}-{month:02}" if month else str(year): scaled(value, 3)
            for year, month, value in self._database.rows("SELECT year, month, value FROM cpi")
        }
        parities = {
            (state, year): scaled(value, 3)
            for state, year, value in self._database.rows("SELECT state, year, value FROM parity")
        }
        metros = {
            f"{code:05}": PriceLevel(scaled(value, 2), name)
            for code, name, value in self._database.rows("SELECT code, name, value FROM metro_parity WHERE code > 999")
        }
        source = self._reader.source
        of_metros = source["metro_parities"]
        return PriceTable(
            index,
            source["cpi"],
            latest_parities(parities, source["parities"]),
            Parities(metros, of_metros, int((of_metros.date or "0")[:4])),
        )

    @cached_attribute
    @decoded
    def importance_norms(self) -> tuple["ImportanceNorm", ...]:
        """The mean and the standard deviation of each element's importance over all rated occupations."""
        from roleinfo.many.distinctive import ImportanceNorm

        rows = self._database.rows(
            "SELECT kind, name, count(*), sum(importance), sum(importance * importance) "
            "FROM rating JOIN element ON element.id = rating.element "
            "WHERE importance IS NOT NULL AND flags & 1 = 0 GROUP BY element.id"
        )
        scale = key_of("importance", "1", "5")
        return tuple(
            ImportanceNorm.of_sums(key_of(kind, folded(name)), scale, roles, scaled(total, 2), scaled(squares, 4))
            for kind, name, roles, total, squares in rows
        )

    # What a role asks of the catalog it came from --------------------------------------------
    @decoded
    def measures(self) -> tuple[str, ...]:
        """The ids of the measures that its roles may have."""
        return tuple(id_ for (id_,) in self._database.rows("SELECT measure FROM measure_kind"))

    @cached_attribute
    def _resolver(self) -> "PlaceResolver":
        from roleinfo.catalog.places_in_sqlite import SqlitePlaces
        from roleinfo.geography.resolver import PlaceResolver

        return PlaceResolver(SqlitePlaces(self._database.rows))

    def resolve_place(self, text: str) -> "Resolution":
        """What a text for a place means; the last ones are kept, since they never change."""
        resolution = self._resolved.get(text)
        if resolution is None:
            resolution = self._resolve(text)
            if len(self._resolved) >= _RESOLVED:
                self._resolved.clear()
            if len(text) <= _LONGEST_KEPT:
                self._resolved[text] = resolution
        return resolution

    @decoded
    def _resolve(self, text: str) -> "Resolution":
        return self._resolver.resolve(text)

    def places(self, query: str | None = None) -> tuple[KnownPlace, ...]:
        """Every place that figures are published for; with a text, the areas that it may mean, most people first."""
        return self._places if query is None else self.resolve_place(query).candidates

    @cached_attribute
    @decoded
    def _places(self) -> tuple[KnownPlace, ...]:
        """Every place that figures are published for, the nation first, then by kind and name."""
        kinds = ("nation", "state", "metro", "nonmetro")
        known = self._resolver.known_places()
        return tuple(sorted(known, key=lambda place: (kinds.index(place.kind), place.name)))

    def industries(self, query: str | None = None) -> tuple[Industry, ...]:
        """The industries that figures are published for, by code; with a text, those that it names."""
        from roleinfo.catalog.gazetteer import industries_named

        return self._industries if query is None else industries_named(self._industries, query)

    @cached_attribute
    @decoded
    def _industries(self) -> tuple[Industry, ...]:
        """Every industry that figures are published for, by code."""
        rows = self._database.rows("SELECT name, code FROM industry WHERE id > 0 ORDER BY code")
        return tuple(Industry(name, code) for name, code in rows)

    @cached_attribute
    def _area_codes(self) -> Mapping[str, Place]:
        return {place.code: place.plain for place in self._places}

    def place(self, query: str | Place) -> Place:
        """The one place that a text means; a city stands for the area that it lies in, another Place for itself.

        Raises PlaceNotFoundError where the text means none, AmbiguousPlaceError where it may mean several.
        """
        return self._place_and_caveat(query)[0]

    def _place_and_caveat(self, query: str | Place) -> "tuple[Place, tuple[Caveat, ...]]":
        """The one place, and the caveat of a text that means only a part of it."""
        if isinstance(query, Place):
            of_city = self.resolve_place(query.name) if query.kind == "city" else None
            if of_city is None or of_city.place is None:
                return (query.plain if isinstance(query, KnownPlace) else query), ()
            return of_city.place.plain, _part(of_city)
        if not isinstance(query, str):
            raise TypeError(f"place must be text, a code or a name, or a Place, not {shown(query)}")
        if query.isdecimal() and query in self._area_codes:  # where a place is an argument, an area's code is no ZIP
            return self._area_codes[query], ()
        if (nation := nation_named(query)) is not None:
            return nation, ()
        resolution = self.resolve_place(query)
        if resolution.place is not None:
            return resolution.place.plain, _part(resolution)
        if resolution.candidates:
            raise AmbiguousPlaceError(query, resolution.candidates, resolution.reason)
        from roleinfo.catalog.gazetteer import near

        suggestions = dict.fromkeys((*resolution.suggestions, *near(self._places, query)))
        raise PlaceNotFoundError(query, suggestions=tuple(suggestions)[:_SUGGESTED], reason=resolution.reason)

    def industry(self, query: str) -> Industry:
        """The one industry that a text names: by code (zeros at its end left out or not) or name.

        Raises IndustryNotFoundError where none does, or several do.
        """
        industries = self.industries(query)
        # A sector before the industries in it: "finance" is Finance and Insurance.
        industries = (
            tuple(industry for industry in industries if len(industry.code or "") < len("520000")) or industries
        )
        if not industries:
            from roleinfo.catalog.gazetteer import near_industries

            raise IndustryNotFoundError(query, suggestions=near_industries(self._industries, query))
        if len(industries) > 1:
            raise IndustryNotFoundError(query, tuple(industry.name for industry in industries[:_NAMED]), ambiguous=True)
        return industries[0]


def _part(resolution: "Resolution") -> "tuple[Caveat, ...]":
    """The caveat of a place that is only a part of its area."""
    if not resolution.part or resolution.place is None:
        return ()
    from roleinfo.model.caveat import make_caveat

    area = resolution.place
    return (make_caveat(WITHIN, ("salary",), part=resolution.part, area=area.name, why=area.why),)
