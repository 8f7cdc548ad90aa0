"""The cells of a bundle's wages: of one class, by place and by industry, and of all classes at one of them."""

from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

from roleinfo.catalog.wage_blocks import BLOCKS, Figures, unpack, unpack_cell
from roleinfo.model.cached import cached_attribute
from roleinfo.model.place import NATION, Industry, Place

_KEPT: Final = 16


class WageCell(NamedTuple):
    """A cell of a class: its figures, their place, and their industry, None for all together."""

    figures: Figures
    place: Place
    industry: Industry | None


class WageTable:
    """The cells of a bundle's wages; ``rows`` asks its database, which its owner guards."""

    def __init__(self, rows: Callable[..., list[tuple[Any, ...]]]) -> None:
        self._rows = rows
        self._kept: dict[tuple[str, int], Mapping[int, Figures]] = {}

    @cached_attribute
    def notes(self) -> Mapping[int, int]:
        """The notes of a cell, by the id that the blocks have for them."""
        return dict(self._rows("SELECT id, notes FROM wage_note"))

    @cached_attribute
    def places(self) -> Mapping[int, Place]:
        """Every area but the nation, by id."""
        return {id_: Place(*of) for id_, *of in self._rows("SELECT id, kind, code, name FROM area WHERE id > 0")}

    @cached_attribute
    def industries(self) -> Mapping[int, Industry]:
        """Every industry but all together, by id."""
        return {id_: Industry(*of) for id_, *of in self._rows("SELECT id, name, code FROM industry WHERE id > 0")}

    def _at(self, place: Place | None, industry: Industry | None) -> tuple[str, int, Place, Industry | None] | None:
        """Which cell of each class is meant, 0 for the national one; None for one that no class has."""
        at = place or NATION
        if industry is None and at.key == NATION.key:
            return ("place", 0, NATION, None)
        if industry is None:
            rows = self._rows("SELECT * FROM area WHERE kind = ? AND code = ?", at.kind, at.code)
            return next((("place", id_, Place(kind, code, name), None) for id_, kind, code, name, _ in rows), None)
        if at.key != NATION.key:
            return None
        rows = self._rows("SELECT id, name, code FROM industry WHERE id > 0 AND code = ?", industry.code)
        return next((("industry", id_, NATION, Industry(name, code)) for id_, name, code in rows), None)

    def national(self, class_: int) -> Figures | None:
        """The figures of a class in the nation, in all industries."""
        return next((row[1:] for row in self._rows("SELECT * FROM wage WHERE class = ?", class_)), None)

    def cell(self, class_: int, place: Place | None, industry: Industry | None) -> WageCell | None:
        """The cell of a class at a place or in an industry, in the nation for neither; None where it has none."""
        position = self._at(place, industry)
        if position is None:
            return None
        by, key, at, in_ = position
        if not key:
            figures = self.national(class_)
        else:
            blocks = self._block(class_, by)
            figures = unpack_cell(blocks[0][1], blocks[0][0], self.notes, key) if blocks else None
        return None if figures is None else WageCell(figures, at, in_)

    def _block(self, class_: int, by: str) -> list[tuple[int, bytes]]:
        return self._rows(f"SELECT cells, block FROM {BLOCKS[by]} WHERE class = ?", class_)  # noqa: S608  # our own names

    def has_cells(self, class_: int, by: str) -> bool:
        """Whether a class has any cell by place or by industry."""
        return bool(self._rows(f"SELECT 1 FROM {BLOCKS[by]} WHERE class = ?", class_))  # noqa: S608  # our own names

    def cells(self, class_: int, by: str) -> list[WageCell]:
        """Every cell of a class by place or by industry, in the order of their ids."""
        keyed = [cell for cells, block in self._block(class_, by) for cell in unpack(block, cells, self.notes)]
        if by == "place":
            return [WageCell(figures, self.places[key], None) for key, figures in keyed]
        return [WageCell(figures, NATION, self.industries[key]) for key, figures in keyed]

    def of_every_class(self, place: Place | None, industry: Industry | None) -> Mapping[int, Figures]:
        """The figures of each class that has some there; those of the last places and industries are kept."""
        at = self._at(place, industry)
        if at is None:
            return {}
        by, key, *_ = at
        if not key:
            return {row[0]: row[1:] for row in self._rows("SELECT * FROM wage")}
        if (by, key) not in self._kept:
            rows = self._rows(f"SELECT class, cells, block FROM {BLOCKS[by]}")  # noqa: S608  # our own names
            unpacked = ((class_, unpack_cell(block, cells, self.notes, key)) for class_, cells, block in rows)
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            self._kept[by, key] = {class_: figures for class_, figures in unpacked if figures is not None}
        return self._kept[by, key]
