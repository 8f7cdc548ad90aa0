"""A bundle as a layer of a catalog: its roles, and many of its occupations read at once."""

from collections.abc import Collection, Mapping
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from roleinfo.catalog.bundle_roles import BundleRoles, is_nation
from roleinfo.catalog.bundle_tables import decoded
from roleinfo.model.cached import cached_attribute
from roleinfo.model.exact import scaled
from roleinfo.model.place import NATION, Industry, Place
from roleinfo.model.text import folded, key_of

if TYPE_CHECKING:
    from roleinfo.careers.nodes import Node, Ratings
    from roleinfo.catalog.element_columns import ElementColumns
    from roleinfo.catalog.rows import Outlooks, Wages
    from roleinfo.catalog.wage_columns import WageCells
    from roleinfo.many.similarities import Rated
    from roleinfo.model.caveat import Caveat
    from roleinfo.model.role import Role

_EVERY_CLASS = (
    "SELECT occupation.code, occupation.title, occupation.scheme, class.id, class.code, class.title, wages_broader "
    "FROM occupation LEFT JOIN class ON class.id = occupation.wages"
)
_EVERY_RATING = (
    "SELECT occupation.code, element, importance FROM occupation LEFT JOIN rating ON occupation = occupation.id "
    "AND importance IS NOT NULL AND NOT flags & 1"
)

_EVERY_RELATED = (
    "SELECT occupation.code, other.code, other.title, place, tier FROM related "
    "JOIN occupation ON occupation.id = related.occupation JOIN occupation AS other ON other.id = related.related "
    "ORDER BY occupation.code, place"
)
_EVERY_OUTLOOK = (
    "SELECT occupation.code, zone.zone, education, openings, change_percent, transfer_rate FROM occupation "
    "LEFT JOIN zone ON zone.occupation = occupation.id LEFT JOIN projection ON projection.class = projections "
    "ORDER BY occupation.code"
)
_EVERY_LEVEL = (
    "SELECT occupation.code, element, importance, level, flags FROM rating "
    "JOIN occupation ON occupation.id = rating.occupation WHERE level IS NOT NULL"
)
_EVERY_ANSWER = (
    "SELECT occupation.code, question, category, percent, suppress, date FROM answer "
    "JOIN occupation ON occupation.id = answer.occupation WHERE question = 'RW' ORDER BY occupation.code, category"
)


class BundleLayer(BundleRoles):
    """The roles of a bundle: those written by hand, and every occupation of the federal statistics."""

    @decoded
    def occupations(self) -> tuple[str, ...]:
        """The codes of the occupations of the finest classes: no groups, and no roles written by hand."""
        rows = self._database.rows("SELECT code FROM occupation WHERE scheme = 'O*NET-SOC 2019' ORDER BY code")
        return tuple(code for (code,) in rows)

    def pay_of_many(
        self, ids: Collection[str], *, place: str | Place | None = None, industry: str | None = None
    ) -> "Mapping[str, Role]":
        """Those of the ids that are occupations, as roles with their pay and their jobs alone, read in one query.

        Pay and jobs are those that `at` and `in_industry` would give, with the reason in
        ``missing`` where there are none.
        """
        at, within = self._at(place)
        return self._paid(ids, at, within, None if industry is None else self.industry(industry))

    def _at(self, place: str | Place | None) -> "tuple[Place, tuple[Caveat, ...]]":
        return (NATION, ()) if place is None or is_nation(place) else self._place_and_caveat(place)

    @decoded
    def _paid(
        self, ids: Collection[str], at: Place, within: "tuple[Caveat, ...]", in_: Industry | None
    ) -> "Mapping[str, Role]":
        from roleinfo.model.caveat import make_missing
        from roleinfo.model.role import Role

        home = None if at == NATION else at
        where = ", ".join(part.name for part in (home, in_) if part)
        roles: dict[str, Role] = {}
        for wages in self._wages(ids, at, within, in_).values():
            sections: dict[str, Any] = {}
            if wages.of is not None and wages.figures is not None:
                sections = self._lean(wages.figures, wages.of, at, in_)
            else:
                sections["missing"] = [make_missing(("salary",), "not-published-here", title=wages.title, where=where)]
            roles[wages.id] = Role(id=wages.id, title=wages.title, place=home, industry=in_, **sections)
        return roles

    def wage_rows(
        self, ids: Collection[str], *, place: str | Place | None = None, industry: str | None = None
    ) -> "Mapping[str, Wages]":
        """Those of the ids that are occupations, each with the row of its wages at a place or in an industry."""
        at, within = self._at(place)
        return self._wages(ids, at, within, None if industry is None else self.industry(industry))

    @decoded
    def _wages(
        self, ids: Collection[str], at: Place, within: "tuple[Caveat, ...]", in_: Industry | None
    ) -> "Mapping[str, Wages]":
        from roleinfo.catalog.rows import Wages

        source = self._reader.source["oews"]
        cells = self._wage_table.of_every_class(at, in_)
        return {
            id_: Wages(
                id_, title, scheme,
                None if number is None else self._reader.class_of(number, of, name, broader, id_).with_caveats(within),
                at, in_, cells.get(number), source,
            )
            for id_, title, scheme, number, of, name, broader in self._database.rows(_EVERY_CLASS)
            if id_ in ids
        }  # fmt: skip

    @decoded
    def wage_cells(self) -> "WageCells":
        """Every cell of its wages as columns, with what their classes, areas and industries are."""
        from roleinfo.catalog.wage_columns import WageCells, wage_columns

        table = self._wage_table
        classes = {id_: (code, title) for id_, code, title in self._database.rows("SELECT id, code, title FROM class")}
        return WageCells(
            wage_columns(self._database.rows), classes, {0: NATION, **table.places}, {0: None, **table.industries},
            self._reader.source["oews"],
        )  # fmt: skip

    @decoded
    def element_columns(self, ids: Collection[str], *, kind: str | None = None) -> "ElementColumns":
        """What those of the ids that are occupations are rated on, and their software, as columns."""
        from roleinfo.catalog.element_columns import element_columns

        return element_columns(self._database.rows, ids, kind, self._reader.source["onet"])

    @decoded
    def wage_classes(self, ids: Collection[str]) -> Mapping[str, tuple[str, int]]:
        """Those of the ids that are occupations with wages, each with its title and the id of its class."""
        rows = self._database.rows("SELECT code, title, wages FROM occupation WHERE wages IS NOT NULL")
        return {code: (title, number) for code, title, number in rows if code in ids}

    @decoded
    def outlook_rows(self, ids: Collection[str]) -> "Mapping[str, Outlooks]":
        """Those of the ids that are occupations, each with its job zone, its degree at entry and its projection."""
        from roleinfo.catalog.rows import outlooks_of

        return outlooks_of(self._database.rows, ids, self._reader.source)

    @decoded
    def ratings_of_many(self, ids: Collection[str], *, kinds: Collection[str]) -> "Mapping[str, Rated]":
        """Those of the ids that are occupations, with how important each element of these kinds is to them.

        From 0 to 100, those that the publisher advises against using left out; read in one query.
        """
        from roleinfo.many.similarities import Rated, element_of

        titles = dict(self._database.rows("SELECT code, title FROM occupation"))
        onet = self._reader.source["onet"]
        elements = {
            number: element_of(kind, name, onet.series, "importance", Decimal(1), Decimal(5))
            for number, kind, name in self._database.rows("SELECT id, kind, name FROM element")
            if kind in kinds
        }
        scores: dict[str, dict[str, float]] = {id_: {} for id_ in ids if id_ in titles}
        for id_, element, importance in self._database.rows(_EVERY_RATING):
            if element in elements and id_ in scores:
                scores[id_][elements[element]] = (importance - 100) / 4
        return {id_: Rated(id_, titles[id_], importances, (onet,)) for id_, importances in scores.items()}

    def career_nodes(self, ids: Collection[str], *, place: str | Place | None = None) -> "Mapping[str, Node]":
        """Those of the ids that are occupations, as nodes of the graph of moves, read in four queries.

        Ratings and lengths of experience are read, of all occupations at once, when the first is asked for.
        """
        return self._nodes(self.pay_of_many(ids, place=place))

    @decoded
    def _nodes(self, paid: "Mapping[str, Role]") -> "Mapping[str, Node]":
        from roleinfo.careers.nodes import Link, Node, soc_codes
        from roleinfo.catalog.requirements import ENTRY

        onet = self._reader.source["onet"]
        links: dict[str, list[Link]] = {}
        for id_, other, title, rank, tier in self._database.rows(_EVERY_RELATED):
            links.setdefault(id_, []).append(Link("related", title, other, onet, rank, tier))
        ratings, months = partial(self._career_figures, "ratings"), partial(self._career_figures, "months")
        return {
            id_: Node(
                id=id_,
                title=role.title,
                paid=role,
                codes=soc_codes(role),
                zone=zone,
                education=None if education is None else ENTRY[education],
                openings=None if openings is None else Decimal(openings * 100),
                growth=None if growth is None else scaled(growth, 1),
                transfer_rate=None if transfers is None else scaled(transfers, 1),
                links=tuple(links.get(id_, ())),
                read_whole=partial(self.roles().__getitem__, id_),
                read_ratings=partial(ratings, id_),
                read_months=partial(months, id_),
            )
            for id_, zone, education, openings, growth, transfers in self._database.rows(_EVERY_OUTLOOK)
            if (role := paid.get(id_)) is not None
        }

    def _career_figures(self, name: str, id_: str) -> Any:
        figures: Mapping[str, Any] = self._all_ratings if name == "ratings" else self._all_months
        return figures.get(id_, {} if name == "ratings" else None)

    @cached_attribute
    @decoded
    def _all_ratings(self) -> "Mapping[str, Ratings]":
        """Every occupation's levels and importances from 0 to 100, without those not to be used."""
        from roleinfo.careers.nodes import RequiredLevel, rating_key

        scale = key_of("level", "0", "7")
        series = self._reader.source["onet"].series
        elements = {
            number: rating_key(key_of(kind, folded(name)), series, scale)
            for number, kind, name in self._database.rows("SELECT id, kind, name FROM element")
        }
        levels: dict[str, dict[str, RequiredLevel]] = {}
        for id_, element, importance, level, flags in self._database.rows(_EVERY_LEVEL):
            high = 0.0 if flags & 4 else None if flags & 2 else level / 7
            matters = None if importance is None or flags & 1 else (importance - 100) / 4
            levels.setdefault(id_, {})[elements[element]] = RequiredLevel(high, matters)
        return levels

    @cached_attribute
    @decoded
    def _all_months(self) -> Mapping[str, Decimal | None]:
        """Every occupation's least months of related work, as its own facts give it."""
        from roleinfo.careers.nodes import months_of
        from roleinfo.catalog.requirements import experience_of
        from roleinfo.model.sections import Experience

        answers: dict[str, list[tuple[Any, ...]]] = {}
        for id_, *answer in self._database.rows(_EVERY_ANSWER):
            answers.setdefault(id_, []).append((None, *answer))
        return {
            id_: months_of(Experience(experience_of(given, None, None, None, self._reader.source)))
            for id_, given in answers.items()
        }
