"""Catalog: layers of roles, and the questions one asks of them."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from roleinfo.catalog.bundle import BundleLayer
from roleinfo.catalog.layers import FileLayer, Layer, MemoryLayer
from roleinfo.errors import (
    AmbiguousTitleError,
    Candidate,
    CatalogError,
    CodeNotFoundError,
    InvalidArgumentError,
    InvalidQueryError,
    NotComparableError,
    Problem,
    RoleinfoError,
    RoleNotFoundError,
    shown,
)
from roleinfo.model.arguments import (
    check_count,
    check_items,
    check_name,
    check_optional_name,
    check_optional_word,
    check_path_type,
    check_type,
    check_word,
)
from roleinfo.model.code import SCHEME_NAMES, SCHEMES, CodeScheme
from roleinfo.model.place import Industry, KnownIndustries, KnownPlace, KnownPlaces, Place
from roleinfo.model.role import Role
from roleinfo.model.source import Source, SourceFiles, Sources
from roleinfo.titles.index import suggested
from roleinfo.titles.lookup import candidates_of, is_bare_code, is_group_of, is_soc_code, typed_code
from roleinfo.typing import Period

if TYPE_CHECKING:
    from roleinfo.careers.nodes import Node
    from roleinfo.catalog.codes import CodeTables, CodeTitle, ConvertedCodes
    from roleinfo.catalog.element_columns import ElementColumns
    from roleinfo.catalog.history import FormerClass, Release
    from roleinfo.catalog.own_measures import OwnMeasure
    from roleinfo.catalog.rows import Outlooks, Wages
    from roleinfo.catalog.wage_columns import WageCells
    from roleinfo.geography.matches import PlaceMatches
    from roleinfo.many.distinctive import ImportanceNorm
    from roleinfo.many.similarities import Rated
    from roleinfo.pay.prices import PriceTable
    from roleinfo.titles.many import TitleMatches
    from roleinfo.titles.match import Match, Matches

T = TypeVar("T")


class Catalog:
    """Roles by id, code and title, from one place or from several laid over each other.

    `Catalog.default()` is the package's own data, `Catalog.open(path)` a role file or a folder of
    them, `Catalog.of(roles)` a program's own objects; ``mine | base`` asks ``mine`` first, and a
    role of ``mine`` hides one of ``base`` with the same id. Iteration and ``len`` go over the
    roles that can be seen. Two catalogs are equal when their places are (or, of objects, the
    objects).

    >>> import roleinfo as ri
    >>> mine = ri.Catalog.of([ri.Role(id="keeper", title="Lighthouse Keeper")])
    >>> (mine | ri.Catalog.default()).role("lighthouse keepers").id
    'keeper'
    """

    __slots__ = ("_layers", "_measures")

    def __init__(self, layers: Iterable[Layer], measures: "Iterable[OwnMeasure]" = ()) -> None:
        self._layers = tuple(layers)
        self._measures = tuple(measures)

    @classmethod
    def default(cls) -> "Catalog":
        """The package's bundle: every occupation of the federal statistics, and the roles written by hand."""
        return default_catalog()

    @classmethod
    def open(cls, path: str | Path) -> "Catalog":
        """A role file, a folder of role files, or a bundle that was built from newer statistics.

        Role files are TOML or JSON; the package's sources may be named in them. Hidden files and
        files with none of a role's keys are left out of a folder and listed in `skipped`. A bundle
        (``.db``; of statistics, or of one's own roles by `roleinfo bundle`) is held to the digests that were
        taken when it was built. Raises CatalogError
        where there is nothing to read or a bundle is not whole, and RoleFileError with every
        problem of every file.
        """
        check_path_type("path", path)
        if Path(path).suffix.lower() != ".db":
            return cls([FileLayer(path)])
        from roleinfo.catalog.compiled import CompiledLayer

        compiled = CompiledLayer.of(path)
        if compiled is None:
            return cls([BundleLayer(path, verify=True)])
        compiled.verify()
        return cls([compiled])

    @classmethod
    def of(cls, roles: Iterable[Role]) -> "Catalog":
        """A catalog of these objects; CatalogError where two have one id."""
        return cls([MemoryLayer(roles)])

    @classmethod
    def from_rows(
        cls,
        rows: Any,
        *,
        source: Source,
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

        made = read_rows_of_roles(rows, source, columns=columns, currency=currency, period=period, file="rows", first=1)
        return cls.of(made)

    @classmethod
    def from_csv(
        cls,
        path: str | Path,
        *,
        source: Source,
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
        made = read_rows_of_roles(
            rows, source, columns=columns, currency=currency, period=period, file=str(path), first=2
        )
        return cls.of(made)

    @property
    def skipped(self) -> tuple[Problem, ...]:
        """The files of its folders that look like role files and were not read, each with the reason."""
        of_layers = (each for layer in self._layers for each in layer.skipped)
        return (*of_layers, *(each for measure in self._measures for each in measure.unmatched))

    def with_measure(
        self,
        rows: Any,
        *,
        id: str,  # it is what the field is called
        scale: str,
        source: Source,
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

        check_type("source", source, Source)
        for label, text in (("code", code), ("value", value)):
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

    def _with_measures(self, role: Role) -> Role:
        for measure in self._measures:
            role = measure.given_to(role)
        return role

    def over(self, base: "Catalog") -> "Catalog":
        """This catalog laid over another: this one is asked first."""
        check_type("base", base, Catalog)
        return Catalog((*self._layers, *base._layers), (*self._measures, *base._measures))

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
                role = layer.role(query)
                return None if role is None else self._with_measures(role)
        hidden: set[str] = set()
        for layer in self._layers:
            found = layer.find(query, hidden)
            if found is not None:
                return self._with_measures(found)
            hidden.update(layer.ids())
        return self._converted(query)

    def _converted(self, query: str) -> Role | None:
        """The role of a former code, or one of ISCO-08, that stands for the same as a code of SOC 2018, or None."""
        exact = self._exact_code(query)
        if exact is None:
            return None
        given, code = exact
        try:
            role = self.get(code)
        except AmbiguousTitleError as error:
            raise AmbiguousTitleError(query, error.candidates) from None
        return role and role.found_as(
            f"{given.code} {given.title}", f"{SCHEME_NAMES[given.scheme]}, exactly {code} in SOC 2018"
        )

    def _exact_code(self, query: str) -> "tuple[CodeTitle, str] | None":
        code = typed_code(query)
        if not (is_soc_code(code) or code.lower().startswith("isco-")):
            return None
        tables = self._own_codes()
        return None if tables is None else tables.exactly(code)

    def _own_codes(self) -> "CodeTables | None":
        """The crosswalks of the first layer that brings any."""
        return next((tables for layer in self._layers if (tables := layer.code_tables())), None)

    def convert_code(self, code: str, to: CodeScheme, *, scheme: CodeScheme | None = None) -> "ConvertedCodes":
        """Every target of a code in another classification, by the crosswalks of this catalog or of the package.

        Raises CodeNotFoundError for a code of no classification, or of several whose targets differ.
        """
        from roleinfo.catalog.codes import choose_reading

        check_name("code", code)
        check_word("to", to, SCHEMES)
        check_optional_word("scheme", scheme, SCHEMES)
        if scheme is None and is_bare_code(code) and (readings := self._bare_readings(code)):
            raise CodeNotFoundError(code, readings, "digits alone are not read")
        tables = self._own_codes() or _BUNDLE.code_tables()
        return choose_reading(tables, code, to, scheme)

    def _bare_readings(self, digits: str) -> tuple[str, ...]:
        """What three or four digits may stand for, each as it is to be written."""
        code = digits.strip()
        isco = (self._own_codes() or _BUNDLE.code_tables()).isco(code)
        own = next((role for layer in self._layers if (role := layer.role(f"uk-{code}"))), None)
        return (
            *([] if isco is None else [f"isco-{code} ({isco.title}, ISCO-08)"]),
            *([] if own is None else [f"uk-{code} ({own.title}, UK SOC 2020)"]),
        )

    def role(self, query: str) -> Role:
        """The role with this id, code or title; what is asked for is found exactly or in normal form, never guessed.

        Raises RoleNotFoundError with suggestions, or AmbiguousTitleError with the candidates.
        """
        found = self.get(query)
        if found is None:
            raise self._not_found(query)
        return found

    def _not_found(self, query: str) -> RoleNotFoundError:
        """The refusal of a text that names no role, with what is near to it; of a code, with what is in its group."""
        code = typed_code(query) if isinstance(query, str) else ""
        if is_bare_code(code) and (readings := self._bare_readings(code)):
            note = f"Digits alone may be of several classifications. It may be {' or '.join(readings)}"
            return RoleNotFoundError(query, note=note)
        tables = self._own_codes()
        is_isco = tables is not None and code.lower().startswith("isco-") and tables.readings(code)
        if not is_soc_code(code) and not is_isco:
            return RoleNotFoundError(query, *suggested(self.search, query))
        members = [id_ for id_ in self._layer_of() if is_group_of(code, id_)]
        if members:
            note = f"{code} is a group without figures of its own, with these occupations in it: {', '.join(members)}"
            return RoleNotFoundError(query, note=note)
        described = None if tables is None else tables.describe(code)
        if tables is None or described is None:
            return RoleNotFoundError(query, note="Occupations go by codes of SOC 2018 and O*NET-SOC 2019")
        own = code[:7] if is_soc_code(code) else code
        return RoleNotFoundError(query, note=described, candidates=self._candidates(tables.targets(own)))

    def _candidates(self, codes: Iterable[str]) -> tuple[Candidate, ...]:
        """The roles of these codes."""
        candidates: dict[str, Candidate] = {}
        for code in codes:
            try:
                id_, layer = self._found(code)
            except AmbiguousTitleError as error:
                candidates.update({candidate.role_id: candidate for candidate in error.candidates})
            except RoleNotFoundError:
                continue
            else:
                candidates.update({each.role_id: each for each in candidates_of(layer.titles.store, [id_])})
        return tuple(candidates.values())

    def current_codes(self, code: str) -> tuple[str, ...]:
        """The SOC 2018 codes that hold what a code of a former classification stood for; none for any other text.

        Those of SOC 2010 come before those of the hybrid lists of OEWS, where both know the code.

        >>> import roleinfo as ri
        >>> ri.Catalog.default().current_codes("15-1132"), ri.Catalog.default().current_codes("15-1131")
        (('15-1252', '15-1253'), ('15-1251',))
        """
        check_type("code", code, str)
        tables = self._own_codes()
        known = () if tables is None else (tables.reading_as(code[:7], scheme) for scheme in ("soc2010", "oews2019"))
        first = next((reading for readings in known for reading in readings), None)
        if tables is None or first is None:
            return ()
        return tuple(target.code for target in tables.convert(first, "soc2018"))

    def suggestions(self, query: str) -> tuple[str, ...]:
        """The titles of the roles nearest to a text that names none, best first; none where many titles hold it."""
        return suggested(self.search, query).titles

    def sources(self) -> Sources:
        """Every source that a fact may come from, in the stated order."""
        known: dict[str, Source] = {}
        for layer in self._layers:
            known = {**layer.sources(), **known}
        return Sources(sorted(known.values(), key=lambda source: source.order))

    def files(self) -> SourceFiles:
        """The publishers' files that its bundles were built from, each with its source and SHA-256."""
        return SourceFiles(file for layer in self._layers for file in layer.files())

    def search(self, query: str, limit: int = 10, *, industry: str | None = None) -> "Matches":
        """The roles that a title may stand for, best first, each with its reason and probability.

        Spelling is forgiven here. ``industry`` (a NAICS code or name) makes occupations with many
        jobs in it likelier. Raises InvalidQueryError for a text that can be no title, and
        IndustryNotFoundError for an unknown or ambiguous industry.
        """
        from roleinfo.titles.match import Matches

        check_optional_name("industry", industry)
        matches: list[Match] = []
        hidden: set[str] = set()
        for layer in self._layers:
            matches += layer.titles.search(query, limit, hidden, layer.jobs_in(industry))
            hidden.update(layer.ids())
        return Matches(sorted(matches, key=lambda match: -match.score)[:limit])

    def match_titles(self, titles: Iterable[str], limit: int = 3, *, industry: str | None = None) -> "TitleMatches":
        """What each of many titles may stand for: one row for each distinct title, in the order given.

        A text that can be no title has the status "none". Raises IndustryNotFoundError for an unknown
        or ambiguous industry.
        """
        from roleinfo.titles.many import TitleMatches, title_match
        from roleinfo.titles.match import Match

        check_count("limit", limit)
        check_optional_name("industry", industry)
        given = check_items("titles", titles, "titles")
        for title in given:
            check_type("titles", title, str, wanted="a list of titles")
        layers = [(layer, layer.titles.for_many(), layer.jobs_in(industry)) for layer in self._layers]
        rows = []
        for title in dict.fromkeys(given):
            matches: list[Match] = []
            jobs: dict[str, int | None] = {}
            hidden: set[str] = set()
            for layer, index, jobs_in_industry in layers:
                try:
                    own = index.search(title, limit, hidden, jobs_in_industry)
                except InvalidQueryError:
                    continue
                matches += own
                jobs.update(index.jobs({match.role_id for match in own}))
                if len(layers) > 1:
                    hidden.update(layer.ids())
            matches = sorted(matches, key=lambda match: -match.score)[:limit]
            rows.append(title_match(title, matches, jobs))
        return TitleMatches(rows)

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

    def occupations(self) -> tuple[str, ...]:
        """The ids of all occupations: of a bundle those of the finest classes, of other places every role."""
        seen = self._layer_of()
        finest = {id(layer): set(layer.occupations()) for layer in self._layers if isinstance(layer, BundleLayer)}
        return tuple(id_ for id_, layer in seen.items() if id_ in finest.get(id(layer), seen))

    def pay_of_many(
        self, queries: Iterable[str] | None = None, *, place: str | Place | None = None, industry: str | None = None
    ) -> Iterator[tuple[Role, bool]]:
        """The roles that these texts name, or all: a bundle's occupations with their pay and jobs alone, others whole.

        The occupations of a bundle are read in one query, at the place or in the industry asked
        for, and come with True; the others come as they are. Raises as `role`, `Role.at` and
        `Role.in_industry` do.
        """

        def read(layer: BundleLayer, ids: Collection[str]) -> Mapping[str, Role]:
            return layer.pay_of_many(ids, place=place, industry=industry)

        return ((found or whole(), found is not None) for found, whole in self._in_bulk(queries, read))

    def ratings_of_many(
        self, queries: Iterable[str] | None = None, *, kinds: Collection[str]
    ) -> "Iterator[Role | Rated]":
        """The roles that these texts name, or all: a bundle's occupations as ratings of importance, others whole."""

        def read(layer: BundleLayer, ids: Collection[str]) -> "Mapping[str, Rated]":
            return layer.ratings_of_many(ids, kinds=kinds)

        return (found or whole() for found, whole in self._in_bulk(queries, read))

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
        return next((layer for layer in self._layers if isinstance(layer, BundleLayer)), _BUNDLE)

    def wage_rows(self, *, place: str | Place | None = None, industry: str | None = None) -> "Iterator[Wages | Role]":
        """Every role that can be seen: a bundle's occupations as rows of wages, others whole."""

        def read(layer: BundleLayer, ids: Collection[str]) -> "Mapping[str, Wages]":
            return layer.wage_rows(ids, place=place, industry=industry)

        return (found or whole() for found, whole in self._in_bulk(None, read))

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

        return (found or whole() for found, whole in self._in_bulk(None, read))

    def career_nodes(self, *, place: str | Place | None = None) -> "Iterator[Node]":
        """Every role that can be seen as a node of the graph of moves: a bundle's occupations read at once.

        ``place`` is where their pay and jobs are of; a role whose catalog knows no places stays as it is.
        Raises as `Role.at` does for a place that none knows.
        """
        from roleinfo.careers.nodes import node_of

        def read(layer: BundleLayer, ids: Collection[str]) -> "Mapping[str, Node]":
            return layer.career_nodes(ids, place=place)

        for found, whole in self._in_bulk(None, read):
            if found is not None:
                yield found
            else:
                role = whole()
                yield node_of(role, _at(role, place))

    def _in_bulk(
        self, queries: Iterable[str] | None, read: Callable[[BundleLayer, Collection[str]], Mapping[str, T]]
    ) -> Iterator[tuple[T | None, Callable[[], Role]]]:
        """For each role asked for what is read of it at once, or None, and what gives it whole."""
        given = None if queries is None else check_items("queries", queries, "ids, codes and titles")
        asked = [*self._layer_of().items()] if given is None else [self._found(query) for query in given]
        wanted: dict[int, tuple[Layer, set[str]]] = {}
        for id_, layer in asked:
            wanted.setdefault(id(layer), (layer, set()))[1].add(id_)
        at_once = {
            number: read(layer, ids) if isinstance(layer, BundleLayer) else {}
            for number, (layer, ids) in wanted.items()
        }
        for id_, layer in asked:
            yield at_once[id(layer)].get(id_), partial(self._whole, layer, id_)

    def _whole(self, layer: Layer, id_: str) -> Role:
        return self._with_measures(layer.roles()[id_])

    def _found(self, query: str) -> tuple[str, Layer]:
        """The id of the role that a text names, as `role` finds it, and the layer that it is in."""
        if isinstance(query, str):
            for layer in self._layers:
                if query in layer.ids():
                    return query, layer
            hidden: set[str] = set()
            for layer in self._layers:
                found = layer.titles.find(query, hidden)
                if found is not None:
                    return found, layer
                hidden.update(layer.ids())
            exact = self._exact_code(query)
            if exact is not None:
                return self._found(exact[1])
        raise self._not_found(query)

    def _layer_of(self) -> dict[str, Layer]:
        """The ids that can be seen, in their order, each with the layer that it is in."""
        seen: dict[str, Layer] = {}
        for layer in self._layers:
            seen = {**dict.fromkeys(layer.ids(), layer), **seen}
        return dict(sorted(seen.items()))

    def __iter__(self) -> Iterator[Role]:
        return (self._whole(layer, id_) for id_, layer in self._layer_of().items())

    def __len__(self) -> int:
        return len(self._layer_of())

    def __contains__(self, item: object) -> bool:
        id_ = item.id if isinstance(item, Role) else item
        layer = self._layer_of().get(id_) if isinstance(id_, str) else None
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


def _at(role: Role, place: str | Place | None) -> Role:
    """The role at a place, or as it is where it came from no catalog that knows places."""
    try:
        return role if place is None else role.at(place)
    except NotComparableError:
        return role


_BUNDLE: Final = BundleLayer()
_DEFAULT: Final = Catalog([_BUNDLE])  # opened when it is first asked something


def default_catalog() -> Catalog:
    """The bundle that the package brings, the same object each time."""
    return _DEFAULT


def area_of(text: str) -> Place | None:
    """The one area of the package's own bundle that a text means, or None."""
    place = _BUNDLE.resolve_place(text).place
    return None if place is None else place.plain
