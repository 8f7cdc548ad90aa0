"""The roles of another country in a bundle: a layer of its own, read when somebody asks for that country."""

from collections.abc import Collection, Iterator, Mapping
from functools import partial
from typing import Any, Final

import attrs

from roleinfo.catalog.database import Database
from roleinfo.catalog.layers import Layer, LazyRoles
from roleinfo.catalog.schema import COUNTRY_STATISTICS, DISCLOSIVE, NOT_APPLICABLE
from roleinfo.catalog.wages import decimal_of
from roleinfo.model.cached import cached_attribute
from roleinfo.model.caveat import Missing, make_caveat, make_missing
from roleinfo.model.country import COUNTRIES
from roleinfo.model.estimate import Salary, SalaryEstimate
from roleinfo.model.pay import Pay
from roleinfo.model.place import Place
from roleinfo.model.role import Role
from roleinfo.model.source import Source
from roleinfo.titles.country_titles import OWN_TITLES
from roleinfo.titles.index import TitleIndex
from roleinfo.titles.match import Match
from roleinfo.titles.store import OWN_TABLE, UK_TITLE, Entry

_WITHOUT: Final = ("duties", "education", "experience", "moves", "outlook", "people", "skills")
"""The sections of a role that no source here has for another country's occupations."""

_PAY: Final = (
    "SELECT country_wage.*, input, component, period, currency, universe, as_of, decimals FROM country_wage "
    "JOIN country_pay ON country_pay.id = pay WHERE role = ? ORDER BY pay"
)
_FIRST: Final = 3  # the column of country_wage with the first figure
_FIGURES: Final = len(COUNTRY_STATISTICS)


class _CountryTitles(TitleIndex):
    """An index of another country's titles: the model of titles was not calibrated on these, so no probability."""

    __slots__ = ()
    reads_initials = False

    def search(
        self, query: str, limit: int = 10, hidden: Collection[str] = (), jobs: Mapping[str, int] | None = None
    ) -> tuple[Match, ...]:
        """The roles that the text may stand for, without probabilities; ``jobs`` are another country's."""
        matches = super().search(query, limit, hidden)
        return tuple(attrs.evolve(match, probability=None, group=None) for match in matches)

    def for_many(self) -> TitleIndex:
        """This index, which is in memory."""
        return self


class CountryLayer(Layer):
    """The roles of a bundle that are of one other country's classification."""

    def __init__(self, database: Database, country: str, sources: Mapping[str, Source]) -> None:
        self._database = database
        self._sources = sources
        self.country: str = country
        self.name: str = f"{database.name} ({country})"

    def sources(self) -> Mapping[str, Source]:
        return self._sources

    @cached_attribute
    def _ids(self) -> Mapping[str, int]:
        rows = self._database.rows("SELECT role, id FROM country_role WHERE country = ? ORDER BY role", self.country)
        return dict(rows)

    def ids(self) -> Collection[str]:
        return self._ids.keys()

    def occupations(self) -> Collection[str]:
        """The ids of the finest classes, without the groups of these."""
        finest = max(map(len, self._ids), default=0)
        return [id_ for id_ in self._ids if len(id_) == finest]

    @cached_attribute
    def titles(self) -> TitleIndex:
        return self._database.decode(lambda: _CountryTitles(self._entries()))

    def _entries(self) -> Iterator[Entry]:
        others: dict[int, dict[str, int]] = {}
        for number, title, lists in self._database.rows("SELECT role, title, lists FROM country_title"):
            others.setdefault(number, {})[title] = lists
        titles = dict(self._database.rows("SELECT id, title FROM country_role"))
        for id_, number in self._ids.items():
            listed = {**dict.fromkeys(OWN_TITLES.get(id_, ()), OWN_TABLE), **others.get(number, {})}
            yield Entry(id_, titles[number], sorted(listed), lists={titles[number]: UK_TITLE, **listed})

    def roles(self) -> Mapping[str, Role]:
        return LazyRoles(self)

    @cached_attribute
    def _read(self) -> dict[str, Role]:
        return {}

    def role(self, id_: str) -> Role | None:
        """The role with this id, or None."""
        if id_ not in self._ids:
            return None
        # Two threads may both read it; they get equal roles, and the first one stays.
        return self._read.get(id_) or self._read.setdefault(id_, self._database.decode(lambda: self._made(id_)))

    def _made(self, id_: str) -> Role:
        number = self._ids[id_]
        [(title, code)] = self._database.rows("SELECT title, code FROM country_role WHERE id = ?", number)
        rows = self._database.rows(_PAY, number)
        salary = Salary.later(partial(self._pay, code, title, rows))
        salary.make_through(self._database.decode)
        others = self._database.rows("SELECT title FROM country_title WHERE role = ?", number)
        return Role(
            id=id_,
            title=title,
            alternate_titles=[other for (other,) in others],
            codes=(id_,),
            salary=salary,
            missing=[*self._without(title), *self._unpublished(title, rows)],
        )

    @cached_attribute
    def place(self) -> Place:
        """The country as a place."""
        return Place("nation", self.country, COUNTRIES[self.country].name)

    def _source_of(self, input_: str) -> Source:
        [(source,)] = self._database.rows("SELECT DISTINCT source FROM file WHERE input = ?", input_)
        return self._sources[source]

    def _pay(self, code: str, title: str, rows: list[tuple[Any, ...]]) -> Iterator[SalaryEstimate]:
        """The figures of each table: what is published, and what is withheld because it is imprecise."""
        for row in rows:
            mark, figures, errors = row[_FIRST - 1], row[_FIRST : _FIRST + _FIGURES], row[_FIRST + _FIGURES : -7]
            input_, component, period, currency, universe, as_of, decimals = row[-7:]
            if mark:
                continue
            source = self._source_of(input_)
            common: dict[str, Any] = {
                "component": component, "universe": universe, "place": self.place, "class_code": code,
                "class_title": title, "as_of": as_of, "source": source,
            }  # fmt: skip
            always = [make_caveat("tax-year", ("salary",), end=as_of)] if component == "ashe_annual" else []
            for statistic, figure, error in zip(COUNTRY_STATISTICS, figures, errors, strict=True):
                rse = None if error is None else decimal_of(error, 1)
                if figure is None:
                    withheld = make_caveat("imprecise-withheld", ("salary",), source=source)
                    yield SalaryEstimate(
                        statistic=statistic, status="suppressed", rse=rse, caveats=[*always, withheld], **common
                    )
                else:
                    pay = Pay(decimal_of(figure, decimals), currency, period)
                    yield SalaryEstimate(statistic=statistic, pay=pay, rse=rse, caveats=always, **common)

    def _without(self, title: str) -> Iterator[Missing]:
        """The sections that a role has nothing in, each with the reason."""
        for section in _WITHOUT:
            yield make_missing((section,), "not-in-country", section=section, title=title, country=self.country)

    def _unpublished(self, title: str, rows: list[tuple[Any, ...]]) -> Iterator[Missing]:
        """The tables in which the role has no figure, each with the reason; one reason where it has none in any."""
        codes = {DISCLOSIVE: "disclosive", NOT_APPLICABLE: "not-applicable"}
        marks = [row[_FIRST - 1] for row in rows]
        if all(marks) and len({*marks}) == 1:
            source = self._source_of(rows[0][-7])
            yield make_missing(("salary",), codes[marks[0]], source.id, title=title, source=source)
            return
        for mark, row in zip(marks, rows, strict=True):
            if mark:
                input_, component, _, _, universe, *_ = row[-7:]
                source = self._source_of(input_)
                yield make_missing(
                    ("salary", component, universe), codes[mark], source.id,
                    title=title, source=source, component=component, universe=universe,
                )  # fmt: skip
