"""Whole tables of a bundle as plain rows, with no facts made of them."""

from collections.abc import Callable, Collection, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from roleinfo.catalog.occupations import ENTRY, years_of
from roleinfo.catalog.wages import Class
from roleinfo.model.education import Degree
from roleinfo.model.exact import scaled
from roleinfo.model.outlook import OutlookFigure
from roleinfo.model.place import Industry, Place
from roleinfo.model.source import Source

Rows = Callable[..., list[tuple[Any, ...]]]

_RATINGS = (
    "SELECT code, element, importance, importance_error, importance_raters, level, level_error, level_raters, flags, "
    "date FROM rating JOIN occupation ON occupation.id = occupation"
)
_STYLES = (
    "SELECT code, element, impact, NULL, NULL, distinctiveness, NULL, NULL, 0, date FROM style "
    "JOIN occupation ON occupation.id = occupation"
)
_SOFTWARE = (
    "SELECT code, name, flags & 1, flags & 2 FROM software JOIN program ON program.id = program "
    "JOIN occupation ON occupation.id = occupation"
)
_OUTLOOKS = (
    "SELECT occupation.code, occupation.title, occupation.scheme, zone.zone, zone.date, education, change_percent, "
    "openings, class.id, class.code, class.title, projections_broader FROM occupation "
    "LEFT JOIN zone ON zone.occupation = occupation.id LEFT JOIN projection ON projection.class = projections "
    "LEFT JOIN class ON class.id = projections ORDER BY occupation.code"
)
_SOFTWARE_KIND = "software"


class Wages(NamedTuple):
    """An occupation's row of wages at one place, in one industry or in all; ``figures`` is None where it has none."""

    id: str
    title: str
    scheme: str
    of: Class | None
    place: Place
    industry: Industry | None
    figures: tuple[int | None, ...] | None
    source: Source


class Element(NamedTuple):
    """What an occupation is rated on, or its software: ratings as published, with the publisher's own doubts."""

    kind: str
    name: str
    importance: Decimal | None
    importance_error: Decimal | None
    importance_raters: int | None
    level: Decimal | None
    level_error: Decimal | None
    level_raters: int | None
    importance_suppressed: bool
    level_suppressed: bool
    level_not_relevant: bool
    hot: bool
    in_demand: bool
    date: str | None
    source: Source


class Outlooks(NamedTuple):
    """An occupation's job zone, its degree typical at entry, and its projected growth (percent) and openings a year."""

    id: str
    title: str
    scheme: str
    zone: int | None
    zone_date: str | None
    education: Degree | None
    growth: Decimal | None
    openings: Decimal | None
    published_for: str | None
    onet: Source
    projections: Source

    def figure(self, about: Literal["growth", "openings"]) -> OutlookFigure | None:
        """The projected growth or the openings as a fact; None where there is none."""
        value = self.growth if about == "growth" else self.openings
        if value is None:
            return None
        return OutlookFigure(
            about=about, value=value, period=years_of(self.projections), published_for=self.published_for,
            source=self.projections,
        )  # fmt: skip


@lru_cache(maxsize=65536)
def _scaled(value: int | None, places: int) -> Decimal | None:
    return None if value is None else scaled(value, places)


@lru_cache(maxsize=1024)
def _month(value: int) -> str:
    return f"{value // 100:04}-{value % 100:02}"


def elements_of(rows: Rows, ids: Collection[str], kind: str | None, source: Source) -> Mapping[str, list[Element]]:
    """For each occupation of the ids the rows of one kind of elements, or of all; without any, an empty list."""
    known = (code for (code,) in rows("SELECT code FROM occupation"))
    found: dict[str, list[Element]] = {id_: [] for id_ in known if id_ in ids}
    elements = {
        number: (of, name)
        for number, of, name in rows("SELECT id, kind, name FROM element")
        if kind in (None, of)
    }  # fmt: skip
    for id_, element, high, error, raters, level, level_error, level_raters, flags, date in (
        *rows(_RATINGS), *rows(_STYLES)
    ):  # fmt: skip
        if id_ in found and element in elements:
            found[id_].append(
                Element(
                    *elements[element], _scaled(high, 2), _scaled(error, 4), raters, _scaled(level, 2),
                    _scaled(level_error, 4), level_raters, bool(flags & 1), bool(flags & 2), bool(flags & 4),
                    False, False, _month(date), source,
                )
            )  # fmt: skip
    for id_, name, hot, wanted in rows(_SOFTWARE) if kind in (None, _SOFTWARE_KIND) else ():
        if id_ in found:
            found[id_].append(
                Element(
                    _SOFTWARE_KIND, name, None, None, None, None, None, None, False, False, False,
                    bool(hot), bool(wanted), None, source,
                )
            )  # fmt: skip
    return found


def outlooks_of(rows: Rows, ids: Collection[str], sources: Mapping[str, Source]) -> Mapping[str, Outlooks]:
    """For each occupation of the ids its zone, degree and projection."""
    return {
        id_: Outlooks(
            id_, title, scheme, zone, None if date is None else _month(date),
            None if education is None else ENTRY[education], _scaled(growth, 1), _scaled(openings, -2),
            None if number is None else Class(number, code, name, bool(broader)).published_for,
            sources["onet"], sources["projections"],
        )
        for id_, title, scheme, zone, date, education, growth, openings, number, code, name, broader in rows(_OUTLOOKS)
        if id_ in ids
    }  # fmt: skip
