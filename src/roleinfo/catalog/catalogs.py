"""Catalog: layers of roles, and the questions one asks of them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

from roleinfo.catalog.bundle import BundleLayer
from roleinfo.catalog.layers import Layer, MemoryLayer
from roleinfo.catalog.lookup import BUNDLE, Lookup
from roleinfo.errors import (
    CatalogError,
    InvalidArgumentError,
    NotComparableError,
    Problem,
    RoleinfoError,
    shown,
)
from roleinfo.model.arguments import (
    check_items,
    check_name,
    check_optional_name,
    check_path_type,
    check_type,
)
from roleinfo.model.place import Industry, KnownIndustries, KnownPlace, KnownPlaces, Place
from roleinfo.typing import Period

if TYPE_CHECKING:
    from pathlib import Path

    from roleinfo.careers.nodes import Node
    from roleinfo.catalog.element_columns import ElementColumns
    from roleinfo.catalog.history import FormerClass, Release
    from roleinfo.catalog.own_measures import OwnMeasure
    from roleinfo.catalog.rows import Outlooks, Wages
    from roleinfo.catalog.wage_columns import WageCells
    from roleinfo.geography.matches import PlaceMatches
    from roleinfo.many.distinctive import ImportanceNorm
    from roleinfo.many.similarities import Rated
    from roleinfo.model.role import Role
    from roleinfo.model.source import Source, SourceFiles, Sources
    from roleinfo.pay.prices import PriceTable

T = TypeVar("T")


class Catalog(Lookup):
    """Roles by id, code and title, from one place or from several laid over each other.

    `Catalog.default()` is the package's own data, `Catalog.open(path)` a role file or a folder of
    them, `Catalog.of(roles)` a program's own objects; ``mine | base`` asks ``mine`` first, and a
    role of ``mine`` hides one of ``base`` with the same id. Iteration and ``len`` go over the
    roles that can be seen: of a bundle those of the United States; `roles` gives those of another
    country. Two catalogs are equal when their places are (or, of objects, the objects).

    >>> import roleinfo as ri
    >>> mine = ri.Catalog.of([ri.Role(id="keeper", title="Lighthouse Keeper")])
    >>> (mine | ri.Catalog.default()).role("lighthouse keepers").id
    'keeper'
    """

    __slots__ = ()

    def __init__(self, layers: Iterable[Layer], measures: "Iterable[OwnMeasure]" = ()) -> None:
        self._layers = tuple(layers)
        self._measures = tuple(measures)

    @classmethod
    def default(cls) -> "Catalog":
        """The package's bundle: every occupation of the federal statistics, and the roles written by hand."""
        return default_catalog()

    @classmethod
    def open(cls, path: "str | Path") -> "Catalog":
        """A role file, a folder of role files, or a bundle that was built from newer statistics.

        Role files are TOML or JSON; the package's sources may be named in them. Hidden files and
        files with none of a role's keys are left out of a folder and listed in `skipped`. A bundle
        (``.db``; of statistics, or of one's own roles by `roleinfo bundle`) is held to the digests that were
        taken when it was built. Raises CatalogError
        where there is nothing to read or a bundle is not whole, and RoleFileError with every
        problem of every file.
        """
        from pathlib import Path

        check_path_type("path", path)
        if Path(path).suffix.lower() != ".db":
            from roleinfo.catalog.role_files import FileLayer

            return cls([FileLayer(path)])
        from roleinfo.catalog.compiled import CompiledLayer

        compiled = CompiledLayer.of(path)
        if compiled is None:
            return cls([BundleLayer(path, verify=True)])
        compiled.verify()
        return cls([compiled])

    @classmethod
    def of(cls, roles: "Iterable[Role]") -> "Catalog":
        """A catalog of these objects; CatalogError where two have one id."""
        return cls([MemoryLayer(roles)])

    @classmethod
    def from_rows(
        cls,
        rows: Any,
        *,
        source: "Source",
        columns: Mapping[str, str] | None = None,
        currency: str | None = None,
        period: Period | None = None,
    ) -> "Catalog":
        """A catalog of rows of one's own: mappings by column, or a data frame of pandas or polars.

        A row has a ``title`` and one figure (``statistic`` and ``pay``) or several, in columns named by their
        statistic (``low``, ``high``, ``mean``, ``median``, ``average``, ``p10`` ...); rows of one ``id``, or
        without ids of one title, are one role. Further columns: ``place``, ``component``, ``currency``,
        ``period``, ``employer``, ``as_of``, ``codes``, ``alternate_titles``, ``plural``, ``summary``; others are
        left alone. ``columns`` says how a column is headed; ``source`` is where the figures come from;
        ``currency`` and ``period`` stand for what no cell says. Raises RoleFileError with every problem by row
        and column.

        >>> import roleinfo as ri
        >>> survey = ri.Source(id="survey", title="Pay survey of 2026", publisher="Example Ltd", license="internal")
        >>> rows = [{"job": "Lighthouse Keeper", "place": "Portland, ME", "low": "$48,000", "high": "$61,000"}]
        >>> mine = ri.Catalog.from_rows(rows, source=survey, columns={"title": "job"}, period="year")
        >>> str(mine.role("lighthouse keeper").salary.high.pay)
        'USD 61,000 per year'
        """
        from roleinfo.codec.rows import read_rows_of_roles

        roles = read_rows_of_roles(
            rows, source, columns=columns, currency=currency, period=period, file="rows", first=1
        )
        return cls.of(roles)

    @classmethod
    def from_csv(
        cls,
        path: "str | Path",
        *,
        source: "Source",
        columns: Mapping[str, str] | None = None,
        currency: str | None = None,
        period: Period | None = None,
    ) -> "Catalog":
        """A catalog of a CSV file in UTF-8 with a line of headings, read as `from_rows` reads rows.

        Rows are numbered as a spreadsheet numbers them. Raises RoleFileError with every problem by row and
        column, and CatalogError for a file that cannot be read.
        """
        from roleinfo.codec.rows import read_csv, read_rows_of_roles

        check_path_type("path", path)
        try:
            rows = read_csv(path)
        except (OSError, ValueError) as error:
            if isinstance(error, RoleinfoError):
                raise
            raise CatalogError(path, getattr(error, "strerror", None) or str(error)) from None
        roles = read_rows_of_roles(
            rows, source, columns=columns, currency=currency, period=period, file=str(path), first=2
        )
        return cls.of(roles)

    @property
    def skipped(self) -> tuple[Problem, ...]:
        """The files of its folders that look like role files and were not read, each with the reason."""
        of_layers = (problem for layer in self._layers for problem in layer.skipped)
        return (*of_layers, *(problem for measure in self._measures for problem in measure.unmatched))

    def with_measure(
        self,
        rows: Any,
        *,
        id: str,  # it is what the field is called
        scale: str,
        source: "Source",
        code: str = "code",
        value: str = "value",
        name: str | None = None,
        date: str | None = None,
        method: str | None = None,
        warning: str | None = None,
        lowest: Decimal | int | None = None,
        highest: Decimal | int | None = None,
    ) -> "Catalog":
        """This catalog with a measure of one's own on its roles, compared, ranked and drawn as bundled ones are.

        ``rows`` are a CSV file, mappings by column, or a data frame of pandas or polars; ``code`` names the column
        with ids or codes of roles (SOC, O*NET-SOC), ``value`` that with the numbers. ``id`` is what roles are ranked
        by, ``name`` what readers see; ``scale`` says what is measured, with its ends ``lowest`` and ``highest``;
        ``source`` is where it comes from, ``date`` when it holds, ``method`` how it came about and ``warning`` what
        its authors say that it is not. A value of a SOC code that several occupations have is theirs as of that
        class. Blank cells are missing; rows whose code no role has are listed in `skipped`. Raises RoleFileError with
        every cell that cannot be read, and InvalidArgumentError for the id of a measure that the catalog has and
        where no row has a value.

        >>> import roleinfo as ri
        >>> index = ri.Source(id="our-index", title="Our index", publisher="Example Ltd", license="internal")
        >>> rows = [{"soc": "29-1141", "score": 0.31}, {"soc": "29-1071", "score": 0.12}]
        >>> mine = ri.Catalog.default().with_measure(
        ...     rows, id="our-index", code="soc", value="score", scale="index of change", source=index, date="2026"
        ... )
        >>> [gap] = ri.compare("registered nurse", "physician assistant", catalog=mine).measures.about("our-index")
        >>> gap.left.value, gap.right.value, gap.difference
        (Decimal('0.31'), Decimal('0.12'), Decimal('-0.19'))
        """
        from roleinfo.catalog.own_measures import read_measure
        from roleinfo.model.source import Source

        check_type("source", source, Source)
        for label, text in (("id", id), ("code", code), ("value", value)):
            check_name(label, text)
        fields = {
            "id": id, "name": id if name is None else name, "scale": scale, "source": source, "as_of": date,
            "method": method, "warning": warning, "lowest": lowest, "highest": highest,
        }  # fmt: skip
        roles = [
            role for layer in self._layers if not isinstance(layer, BundleLayer) for role in layer.roles().values()
        ]
        taken = {measure.id for role in roles for measure in role.measures} | {own.id for own in self._measures}
        taken.update(id_ for layer in self._layers if isinstance(layer, BundleLayer) for id_ in layer.measures())
        if id in taken:
            raise InvalidArgumentError("id", id, f"must be new, and the catalog has a measure {shown(id)}")
        more = (known for role in roles for known in role.codes)
        measure = read_measure(rows, self._layer_of(), more, fields, code=code, value=value, codes=self._own_codes())
        return Catalog(self._layers, (*self._measures, measure))

    def over(self, base: "Catalog") -> "Catalog":
        """This catalog laid over another: this one is asked first."""
        check_type("base", base, Catalog)
        return Catalog((*self._layers, *base._layers), (*self._measures, *base._measures))

    def __or__(self, base: "Catalog") -> "Catalog":
        return self.over(base) if isinstance(base, Catalog) else NotImplemented

    def sources(self) -> "Sources":
        """Every source that a fact may come from, in the stated order."""
        from roleinfo.model.source import Sources

        known: dict[str, Source] = {}
        for layer in self._layers:
            known = {**layer.sources(), **known}
        return Sources(sorted(known.values(), key=lambda source: source.order))

    def files(self) -> "SourceFiles":
        """The publishers' files that its bundles were built from, each with its source and SHA-256."""
        from roleinfo.model.source import SourceFiles

        return SourceFiles(file for layer in self._layers for file in layer.files())

    def prices(self) -> "PriceTable":
        """The price tables of the first layer that brings any, else of the package's own bundle."""
        own = next((table for layer in self._layers if (table := layer.prices())), None)
        return own or default_catalog().prices()

    def former_wages(self) -> "Iterator[tuple[Release, FormerClass]]":
        """Every class of every former national release of wages, of the first bundle that is there."""
        own = next((layer for layer in self._layers if isinstance(layer, BundleLayer)), None)
        return iter(()) if own is None else own.former_wages()

    def importance_norms(self) -> "tuple[ImportanceNorm, ...]":
        """How important each skill is over all rated roles: of the first bundle, else of this catalog's roles."""
        from roleinfo.many.distinctive import norms_of

        own = next((layer.importance_norms for layer in self._layers if isinstance(layer, BundleLayer)), None)
        return norms_of(self) if own is None else own

    def places(self, query: str | None = None) -> KnownPlaces:
        """The places that figures are published for; with a text, those that it may mean, most people first."""
        check_optional_name("query", query)
        known: dict[str, KnownPlace] = {}
        for layer in self._layers:
            known = {**known, **{place.key: place for place in layer.places(query)}}
        if query is None:
            return KnownPlaces(known.values())
        return KnownPlaces(sorted(known.values(), key=lambda place: -(place.population or 0)))

    def match_places(self, texts: Iterable[str]) -> "PlaceMatches":
        """What each distinct text for a place means; None stands for an empty text."""
        from roleinfo.geography.matches import match_texts

        given = check_items("texts", texts, "texts")
        for text in given:
            if text is not None:
                check_type("texts", text, str, wanted="a list of texts")
        return match_texts((text or "" for text in given), self._bundle.resolve_place)

    def industries(self, query: str | None = None) -> KnownIndustries:
        """The industries that figures are published for; with a text, those that it names, by code or name."""
        check_optional_name("query", query)
        known: dict[str, Industry] = {}
        for layer in self._layers:
            known = {**{industry.key: industry for industry in layer.industries(query)}, **known}
        return KnownIndustries(known.values())

    def occupations(self, *, country: str | None = None) -> tuple[str, ...]:
        """The ids of all occupations: of a bundle those of the finest classes, of other places every role.

        They are those of the United States, or of the ``country`` given (GB), with one's own. Raises
        InvalidArgumentError for a country without roles.
        """
        from roleinfo.catalog.country_roles import CountryLayer

        seen = self._layer_of(country)
        layers = {id(layer): layer for layer in seen.values()}
        finest = {
            key: set(layer.occupations())
            for key, layer in layers.items()
            if isinstance(layer, BundleLayer | CountryLayer)
        }
        return tuple(id_ for id_, layer in seen.items() if id_ in finest.get(id(layer), seen))

    def pay_of_many(
        self, queries: Iterable[str] | None = None, *, place: str | Place | None = None, industry: str | None = None
    ) -> "Iterator[tuple[Role, bool]]":
        """The roles that these texts name, or all: a bundle's occupations with their pay and jobs alone, others whole.

        The occupations of a bundle are read in one query, at the place or in the industry asked
        for, and come with True; the others come as they are. Raises as `role`, `Role.at` and
        `Role.in_industry` do.
        """

        def read(layer: BundleLayer, ids: Collection[str]) -> "Mapping[str, Role]":
            return layer.pay_of_many(ids, place=place, industry=industry)

        return ((role or whole(), role is not None) for role, whole in self._in_bulk(queries, read))

    def ratings_of_many(
        self, queries: Iterable[str] | None = None, *, kinds: Collection[str]
    ) -> "Iterator[Role | Rated]":
        """The roles that these texts name, or all: a bundle's occupations as ratings of importance, others whole."""

        def read(layer: BundleLayer, ids: Collection[str]) -> "Mapping[str, Rated]":
            return layer.ratings_of_many(ids, kinds=kinds)

        return (rated or whole() for rated, whole in self._in_bulk(queries, read))

    def class_wages(self) -> "tuple[Mapping[str, tuple[str, int]], WageCells]":
        """Its occupations by id, each with its title and the id of its class, and every cell of the classes' wages.

        They are those of the first bundle that are not hidden; of a catalog without one there are none.
        """
        bundle = self._bundle
        seen = {id_ for id_, layer in self._layer_of().items() if layer is bundle}
        return bundle.wage_classes(seen), bundle.wage_cells()

    @property
    def _bundle(self) -> BundleLayer:
        """The first bundle among its layers, else the package's own."""
        return next((layer for layer in self._layers if isinstance(layer, BundleLayer)), BUNDLE)

    def wage_rows(self, *, place: str | Place | None = None, industry: str | None = None) -> "Iterator[Wages | Role]":
        """Every role that can be seen: a bundle's occupations as rows of wages, others whole."""

        def read(layer: BundleLayer, ids: Collection[str]) -> "Mapping[str, Wages]":
            return layer.wage_rows(ids, place=place, industry=industry)

        return (wages or whole() for wages, whole in self._in_bulk(None, read))

    def wage_cells(self) -> "Iterator[WageCells]":
        """Every cell of the wages of each bundle, as columns."""
        bundles = {layer.identity: layer for layer in self._layers if isinstance(layer, BundleLayer)}
        return (layer.wage_cells() for layer in bundles.values())

    def element_columns(self, kind: str | None = None) -> "tuple[list[ElementColumns], list[Role]]":
        """Every role: a bundle's occupations as columns of elements, of one kind or all, others whole."""
        layers: dict[int, tuple[Layer, list[str]]] = {}
        for id_, layer in self._layer_of().items():
            layers.setdefault(id(layer), (layer, []))[1].append(id_)
        columns, whole = [], []
        for layer, ids in layers.values():
            if isinstance(layer, BundleLayer):
                columns.append(layer.element_columns(set(ids), kind=kind))
            read = set(columns[-1].ids) if isinstance(layer, BundleLayer) else set()
            whole += [layer.roles()[id_] for id_ in ids if id_ not in read]
        return columns, whole

    def outlook_rows(self) -> "Iterator[Outlooks | Role]":
        """Every role that can be seen: a bundle's occupations as rows of their outlook, others whole."""

        def read(layer: BundleLayer, ids: Collection[str]) -> "Mapping[str, Outlooks]":
            return layer.outlook_rows(ids)

        return (outlook or whole() for outlook, whole in self._in_bulk(None, read))

    def career_nodes(self, *, place: str | Place | None = None) -> "Iterator[Node]":
        """Every role that can be seen as a node of the graph of moves: a bundle's occupations read at once.

        ``place`` is where their pay and jobs are of; a role whose catalog knows no places stays as it is.
        Raises as `Role.at` does for a place that none knows.
        """
        from roleinfo.careers.nodes import node_of

        def read(layer: BundleLayer, ids: Collection[str]) -> "Mapping[str, Node]":
            return layer.career_nodes(ids, place=place)

        for node, whole in self._in_bulk(None, read):
            if node is not None:
                yield node
            else:
                role = whole()
                yield node_of(role, _at(role, place))

    def _in_bulk(
        self, queries: Iterable[str] | None, read: Callable[[BundleLayer, Collection[str]], Mapping[str, T]]
    ) -> "Iterator[tuple[T | None, Callable[[], Role]]]":
        """For each role asked for what is read of it at once, or None, and what gives it whole."""
        given = None if queries is None else check_items("queries", queries, "ids, codes and titles")
        ids_and_layers = [*self._layer_of().items()] if given is None else [self._found(query) for query in given]
        wanted: dict[int, tuple[Layer, set[str]]] = {}
        for id_, layer in ids_and_layers:
            wanted.setdefault(id(layer), (layer, set()))[1].add(id_)
        at_once = {
            number: read(layer, ids) if isinstance(layer, BundleLayer) else {}
            for number, (layer, ids) in wanted.items()
        }
        for id_, layer in ids_and_layers:
            yield at_once[id(layer)].get(id_), partial(self._whole, layer, id_)

    def __iter__(self) -> "Iterator[Role]":
        return self.roles()

    def __len__(self) -> int:
        return len(self._layer_of())

    def __contains__(self, item: object) -> bool:
        from roleinfo.model.role import Role

        id_ = item.id if isinstance(item, Role) else item
        layer = self._layer_with(id_) if isinstance(id_, str) else None
        return layer is not None and (not isinstance(item, Role) or self._whole(layer, item.id) == item)

    def __eq__(self, other: object) -> bool:
        return self._identity() == other._identity() if isinstance(other, Catalog) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._identity())

    def _identity(self) -> tuple[object, ...]:
        return (*(layer.identity for layer in self._layers), *self._measures)

    def __repr__(self) -> str:
        return f"<Catalog of {' over '.join(layer.name for layer in self._layers)}>"

    def __reduce__(self) -> tuple[type["Catalog"], tuple[Any, ...]]:
        return (Catalog, (self._layers, self._measures))


def _at(role: "Role", place: str | Place | None) -> "Role":
    """The role at a place, or as it is where it came from no catalog that knows places."""
    try:
        return role if place is None else role.at(place)
    except NotComparableError:
        return role


_DEFAULT: Final = Catalog([BUNDLE])


def default_catalog() -> Catalog:
    """The bundle that the package brings, the same object each time."""
    return _DEFAULT


def area_of(text: str) -> Place | None:
    """The one area of the package's own bundle that a text means, or None."""
    place = BUNDLE.resolve_place(text).place
    return None if place is None else place.plain
