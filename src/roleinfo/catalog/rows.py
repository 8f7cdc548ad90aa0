"""Whole tables of a bundle as plain rows, with no facts made of them."""

from collections.abc import Callable, Collection, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from roleinfo.catalog.occupations import years_of
from roleinfo.catalog.requirements import ENTRY
from roleinfo.catalog.wages import Class
from roleinfo.model.education import Degree
from roleinfo.model.exact import scaled
from roleinfo.model.outlook import OutlookFigure
from roleinfo.model.place import Industry, Place
from roleinfo.model.source import Source

Rows = Callable[..., list[tuple[Any, ...]]]

_OUTLOOKS = (
    "SELECT occupation.code, occupation.title, occupation.scheme, zone.zone, zone.date, education, change_percent, "
    "openings, class.id, class.code, class.title, projections_broader FROM occupation "
    "LEFT JOIN zone ON zone.occupation = occupation.id LEFT JOIN projection ON projection.class = projections "
    "LEFT JOIN class ON class.id = projections ORDER BY occupation.code"
)


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
def month_text(value: int) -> str:
    """A month of the bundle as text: 202308 is 2023-08."""
    return f"{value // 100:04}-{value % 100:02}"


def outlooks_of(rows: Rows, ids: Collection[str], sources: Mapping[str, Source]) -> Mapping[str, Outlooks]:
    """For each occupation of the ids its zone, degree and projection."""
    return {
        id_: Outlooks(
            id_, title, scheme, zone, None if date is None else month_text(date),
            None if education is None else ENTRY[education], _scaled(growth, 1), _scaled(openings, -2),
            None if number is None else Class(number, code, name, bool(broader)).published_for,
            sources["onet"], sources["projections"],
        )
        for id_, title, scheme, zone, date, education, growth, openings, number, code, name, broader in rows(_OUTLOOKS)
        if id_ in ids
    }  # fmt: skip
