"""The roles of a bundle by id and title, and their figures by place, by industry and by release."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any, Final, ParamSpec, Self, TypeVar

import attrs

from roleinfo.catalog.bundle_tables import WITHIN, BundleTables, decoded
from roleinfo.catalog.database import Database
from roleinfo.catalog.layers import Layer, LazyRoles
from roleinfo.catalog.titles_in_sqlite import SqliteTitles
from roleinfo.errors import InvalidArgumentError
from roleinfo.model.cached import cached_attribute
from roleinfo.model.country import UNITED_STATES
from roleinfo.model.place import NATION, Industry, Place, country_of
from roleinfo.titles.index import TitleIndex
from roleinfo.titles.lookup import Claim

if TYPE_CHECKING:
    from pathlib import Path

    from roleinfo.catalog.country_roles import CountryLayer
    from roleinfo.catalog.history import FormerClass, Release, ReleaseHistory
    from roleinfo.catalog.wages import Cell, Class
    from roleinfo.model.caveat import Caveat, Missing
    from roleinfo.model.estimate import Salary
    from roleinfo.model.role import Role
    from roleinfo.model.sections import Outlook
    from roleinfo.model.table import PayTable
    from roleinfo.pay.history import PayHistory
    from roleinfo.pay.prices import PriceTable
    from roleinfo.titles.match import Match

P = ParamSpec("P")
S = TypeVar("S", "Salary", "Outlook")
_KEPT = 500
_OF_COUNTRY = re.compile(r"[a-z]{2}-[0-9]+")
_OF_THE_NATION: Final = ("people", "industries", "places")
"""The sections beside pay and outlook whose figures are of the United States, and of no other country."""
_CLASS = (
    "SELECT class.id, class.code, class.title, wages_broader FROM occupation "
    "JOIN class ON class.id = occupation.wages WHERE occupation.code = ?"
)


class _BundleTitles(TitleIndex):
    """The index of titles of a bundle; CatalogError where its rows cannot be read."""

    __slots__ = ("_database",)
    reads_initials = False  # its titles come from many employers, who shorten many titles alike
    _database: Database

    @classmethod
    def of(cls, database: Database) -> Self:
        index = cls.over(SqliteTitles(database.rows))
        index._database = database
        return index

    def claim(self, query: str, hidden: Collection[str] = ()) -> Claim | None:
        return self._database.decode(lambda: super(_BundleTitles, self).claim(query, hidden))

    def search(
        self, query: str, limit: int = 10, hidden: Collection[str] = (), jobs: Mapping[str, int] | None = None
    ) -> "tuple[Match, ...]":
        if not isinstance(limit, int):  # the caller's mistake, and no fault of the rows
            return super().search(query, limit, hidden, jobs)
        return self._database.decode(lambda: super(_BundleTitles, self).search(query, limit, hidden, jobs))

    def for_many(self) -> TitleIndex:
        return self._database.decode(super().for_many)


class BundleRoles(BundleTables):
    """The roles of a bundle, read one by one."""

    def __init__(self, path: "str | Path | None" = None, *, verify: bool = False) -> None:
        super().__init__(path, verify=verify)
        self._kept: dict[str, Role] = {}

    @cached_attribute
    @decoded
    def _codes(self) -> Mapping[str, None]:
        own = self._database.rows("SELECT id FROM role UNION ALL SELECT code FROM occupation")
        return dict.fromkeys(sorted(id_ for (id_,) in own))

    def ids(self) -> Collection[str]:
        return self._codes.keys()

    @cached_attribute
    @decoded
    def abroad(self) -> "Mapping[str, CountryLayer]":
        """Its roles of other countries, by country."""
        from roleinfo.catalog.country_roles import CountryLayer

        rows = self._database.rows("SELECT DISTINCT country FROM country_pay ORDER BY country")
        return {country: CountryLayer(self._database, country, self._sources) for (country,) in rows}

    def countries(self) -> Collection[str]:
        return (UNITED_STATES.code, *self.abroad)

    def in_country(self, country: str) -> Layer | None:
        return self if country == UNITED_STATES.code else self.abroad.get(country)

    def layer_with(self, id_: str) -> Layer | None:
        if id_ in self._codes:
            return self
        if not _OF_COUNTRY.fullmatch(id_):  # most texts are none, and need no other country's roles to be read
            return None
        return next((layer for layer in self.abroad.values() if id_ in layer.ids()), None)

    @decoded
    def coded_abroad(self, code: str) -> Sequence[tuple[str, str, str]]:
        rows = self._database.rows("SELECT role, title, scheme FROM country_role WHERE code = ? ORDER BY role", code)
        return [(id_, title, scheme) for id_, title, scheme in rows]

    @cached_attribute
    def titles(self) -> TitleIndex:
        return _BundleTitles.of(self._database)

    def find(self, query: str, hidden: Collection[str] = ()) -> "Role | None":
        role = self.role(query) if query in self._codes and query not in hidden else None
        return role or super().find(query, hidden)

    def role(self, id_: str) -> "Role | None":
        """The role with this id, or None; those read last are kept, since they never change."""
        role = self._kept.get(id_)
        if role is None:
            role = self._read(id_)
            if role is not None:
                if len(self._kept) >= _KEPT:
                    self._kept.clear()
                role = self._kept.setdefault(id_, role)
        return role

    def _read(self, id_: str) -> "Role | None":
        if not id_.isascii():  # no id is not, and SQLite takes no half of a character
            return None
        written = self._database.rows("SELECT document FROM role WHERE id = ?", id_)
        role = self._database.decode(
            lambda: self._written(written[0][0], id_) if written else self._reader.read(id_, self), f"the role {id_!r}"
        )
        for path, section in () if role is None else role.sections():
            section.make_through(partial(self._database.decode, of=f"the {'.'.join(path)} of the role {id_!r}"))
        return role

    def _written(self, text: str, id_: str) -> "Role":
        """A role written by hand, from its document."""
        import json

        from roleinfo.codec.reading import read_role
        from roleinfo.model.estimate import Salary

        document = json.loads(text, parse_float=Decimal)
        role = read_role(document, file=self.name, sources=self._sources, later=True)
        return attrs.evolve(role, figures=self, salary=Salary(role.salary, (self, id_)))

    def roles(self) -> "Mapping[str, Role]":
        return LazyRoles(self)

    def jobs_in(self, industry: str | None) -> Mapping[str, int] | None:
        return self._jobs_in(self.industry(industry)) if industry and self._industries else None

    @decoded
    def _jobs_in(self, industry: Industry) -> Mapping[str, int]:
        jobs = {class_: figures[0] for class_, figures in self._wage_table.of_every_class(None, industry).items()}
        rows = self._database.rows("SELECT code, wages FROM occupation WHERE scheme <> 'OEWS'")
        return {code[:7]: count for code, class_ in rows if (count := jobs.get(class_)) is not None}

    # What a role asks of the catalog it came from --------------------------------------------

    def at(self, role: "Role", query: str | Place | None) -> "Role":
        """The role with what is published of a place in the stead of what is published of the nation."""
        if query is None or is_nation(query):
            nation = self.role(role.id) or role
            return nation if role.year is None else self.in_year(nation, role.year)
        place, within = self._place_and_caveat(query)
        if role.year is not None:
            return self._without_figures(role, place, role.industry, role.year)
        whole = (self.role(role.id) or role) if _is_abroad(role.place, place) else role
        return self._limited(whole, place, role.industry, within)

    def in_industry(self, role: "Role", query: str) -> "Role":
        """The role with what is published of an industry, in the nation, in the stead of all industries."""
        industry = self.industry(query)
        if role.year is not None:
            return self._without_figures(role, role.place, industry, role.year)
        return self._limited(role, role.place, industry)

    @cached_attribute
    @decoded
    def _history(self) -> "ReleaseHistory":
        from roleinfo.catalog.history import ReleaseHistory

        return ReleaseHistory(self._database.rows, self._reader)

    def releases(self) -> tuple[int, ...]:
        """The years of the national releases, the newest last."""
        return tuple(self._history.releases)

    def in_year(self, role: "Role", year: int) -> "Role":
        """The role with a former national release's figures in the stead of the newest's."""
        self._history.release(year)
        return self._in_year(role, year)

    @decoded
    def _in_year(self, role: "Role", year: int) -> "Role":
        from roleinfo.model.caveat import Missing
        from roleinfo.model.estimate import Salary

        if year == self._history.newest:
            return role if role.year is None else self._newest(role)
        if role.place or role.industry:
            return self._without_figures(role, role.place, role.industry, year)
        cell = self._history.cell_of(role.id, year)
        if cell is None:
            return self._without_figures(role, None, None, year)
        if isinstance(cell, Missing):
            return self._emptied(role, cell, year=year)
        return attrs.evolve(
            role,
            year=year,
            summary=self._summary_in(role, year),
            salary=Salary(cell.salary, (self, role.id)),
            outlook=[*(figure for figure in role.outlook if figure.source.series != "oews"), *cell.jobs],
            missing=[*(gap for gap in role.missing if not _is_of_cell(gap)), *cell.unpublished],
        )

    def _summary_in(self, role: "Role", year: int) -> str | None:
        """The summary with a release's figures; one that is not made of figures stays."""
        of_now = self._newest(role).summary if role.year is None else self._history.summary(role.id, role.year)
        return self._history.summary(role.id, year) if role.summary == of_now else role.summary

    def _newest(self, role: "Role") -> "Role":
        """The role in the newest release, wherever it is limited to."""
        newest = self.role(role.id) or role
        newest = newest if role.place is None else self.at(newest, role.place)
        return newest if role.industry is None else self.in_industry(newest, role.industry.key)

    def _without_figures(self, role: "Role", place: Place | None, industry: Industry | None, year: int) -> "Role":
        """The role in a former release where none is held: at a place, in an industry, or as no occupation."""
        where = ", ".join(part.name for part in (place, industry) if part) or None
        others = [occupation.code for occupation in role.occupations]
        gone = self._history.missing_in(role.title, self._history.release(year).date, where, others)
        return self._emptied(role, gone, place=place, industry=industry, year=year)

    def _emptied(self, role: "Role", gone: "Missing", **limits: Any) -> "Role":
        """The role without pay and employment, for one reason."""
        return attrs.evolve(
            role,
            summary=self._summary_in(role, limits["year"]),
            salary=(),
            outlook=[figure for figure in role.outlook if figure.source.series != "oews"],
            missing=[*(gap for gap in role.missing if not _is_of_cell(gap)), gone],
            **limits,
        )

    def former_wages(self) -> "Iterator[tuple[Release, FormerClass]]":
        """Every class of every former national release, with its release."""
        return iter(self._former_wages())

    @decoded
    def _former_wages(self) -> "list[tuple[Release, FormerClass]]":
        return list(self._history.every_class())

    def history(self, id_: str, in_dollars_of: str | None, where: str | None) -> "PayHistory":
        """What each national release has of a role, with the steps to dollars of one month.

        Raises InvalidArgumentError where the price index has no value for the month.
        """
        prices = self.prices()
        if in_dollars_of is not None and in_dollars_of not in prices.index:
            raise InvalidArgumentError("in_dollars_of", in_dollars_of, f"must be {prices.span}")
        return self._pay_history(id_, prices, in_dollars_of, where)

    @decoded
    def _pay_history(
        self, id_: str, prices: "PriceTable", in_dollars_of: str | None, where: str | None
    ) -> "PayHistory":
        return self._history.table(id_, prices, in_dollars_of, where)

    @decoded
    def _limited(
        self, role: "Role", place: Place | None, industry: Industry | None, within: "tuple[Caveat, ...]" = ()
    ) -> "Role":
        from roleinfo.model.estimate import Salary

        cell = self._cell(role.id, place, industry)
        if cell is not None:
            cell = (cell[0], cell[1].with_caveats(within), *cell[2:])
        salary = Salary() if cell is None else Salary(self._reader.wages(*cell), (self, role.id))
        jobs = () if cell is None else self._reader.jobs(*cell)
        gaps = [self._not_published(role, place, industry)] if cell is None else self._reader.unpublished(cell[0])
        elsewhere: dict[str, Any] = dict.fromkeys(_OF_THE_NATION, ()) if _is_abroad(NATION, place) else {}
        return attrs.evolve(
            role,
            place=place,
            industry=industry,
            summary=self._summary_at(role, place, industry, cell),
            salary=salary,
            outlook=[
                *(fact for fact in role.outlook if fact.source.series != "oews" and not _is_abroad(fact.place, place)),
                *jobs,
            ],
            missing=[
                *(gap for gap in role.missing if not _is_of_cell(gap)),
                *gaps,
            ],
            caveats=(*(caveat for caveat in role.caveats if caveat.code != WITHIN), *within),
            **elsewhere,
        )

    def _not_published(self, role: "Role", place: Place | None, industry: Industry | None) -> "Missing":
        """Why a role has no figures at a place or in an industry: none of its own at all, or none there."""
        from roleinfo.model.caveat import make_missing

        has_own = self._cell(role.id, None, None) is not None
        others = None if has_own else [occupation.code for occupation in role.occupations]
        where = _name_of(place, industry)
        return make_missing(("salary",), "not-published-here", title=role.title, where=where, others=others)

    def _summary_at(
        self, role: "Role", place: Place | None, industry: Industry | None, cell: "Cell | None"
    ) -> str | None:
        """The summary with the figures of a cell; one that is not made of figures stays."""
        here = self._cell(role.id, role.place, role.industry)
        if role.summary != self._reader.summary(role.id, here, _name_of(role.place, role.industry)):
            return role.summary
        return self._reader.summary(role.id, cell, _name_of(place, industry))

    def _cell(self, id_: str, place: Place | None, industry: Industry | None) -> "Cell | None":
        """What is published of a role at a place or in an industry, or for neither in the nation, if anything."""
        of = self._class_of(id_)
        cell = of and self._wage_table.cell(of.id, place, industry)
        return (cell.figures, of, cell.place, cell.industry) if of and cell else None

    def _class_of(self, id_: str) -> "Class | None":
        """The class that an occupation's wages are published for."""
        for number, code, title, broader in self._database.rows(_CLASS, id_):
            return self._reader.class_of(number, code, title, broader, id_)
        return None

    @decoded
    def table(self, id_: str, by: str) -> "PayTable":
        """Every cell of a role: by ``place`` (all industries) or by ``industry`` (the nation)."""
        from roleinfo.model.estimate import Salary
        from roleinfo.model.table import PayCell, PayTable

        of = self._class_of(id_)
        return PayTable(
            PayCell(
                at,
                in_,
                self._later(Salary, self._reader.wages, figures, of, at, in_),
                next((job for job in self._reader.jobs(figures, of, at, in_) if job.about == "jobs"), None),
            )
            for figures, at, in_ in (self._wage_table.cells(of.id, by) if of else ())
            if of
        )

    @decoded
    def has_table(self, id_: str, by: str) -> bool:
        """Whether that table has any cell, without making it."""
        of = self._class_of(id_)
        return of is not None and self._wage_table.has_cells(of.id, by)

    def _later(self, kind: type[S], make: Callable[P, Iterator[Any]], *args: P.args, **options: P.kwargs) -> S:
        """A section whose facts are made of rows when it is first read."""
        section = kind.later(partial(make, *args, **options))
        section.make_through(self._database.decode)
        return section

    def _lean(self, cell: tuple[Any, ...], of: "Class", at: Place, in_: Industry | None) -> dict[str, Any]:
        from roleinfo.model.estimate import Salary
        from roleinfo.model.sections import Outlook

        return {
            "salary": self._later(Salary, self._reader.wages, cell, of, at, in_),
            "outlook": self._later(Outlook, self._reader.jobs, cell, of, at, in_),
            "missing": tuple(self._reader.unpublished(cell)),
        }

    def __reduce__(self) -> "tuple[type[Self], tuple[Path | None]]":
        return (type(self), (self._database.path,))


def _name_of(place: Place | None, industry: Industry | None) -> str:
    names = [part.name for part in (place, industry) if part]
    if place is not None and place.kind == "nation" and (country := country_of(place)):
        names[0] = country.phrase
    return ", ".join(names)


def _is_abroad(one: Place | None, other: Place | None) -> bool:
    """Whether two places are known to lie in two countries."""
    nations = [place.nation for place in (one, other) if place is not None and place.nation is not None]
    return len(set(nations)) > 1


def _is_of_cell(missing: "Missing") -> bool:
    """Whether what is missing is missing of the wages or the employment of a cell."""
    return missing.path[0] == "salary" or missing.path == ("outlook", "jobs")


def is_nation(query: str | Place) -> bool:
    """Whether a place, or the text for one, is the United States."""
    return query == NATION if isinstance(query, Place) else bool(isinstance(query, str) and NATION.is_named(query))
