"""Where each class of occupations is paid best, and which sectors have most of its jobs: the first three of each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Final, NamedTuple

from roleinfo.catalog.described import LARGEST, SECTORS
from roleinfo.catalog.wages import is_collapsed
from roleinfo.ingest.oews import OewsCell
from roleinfo.ingest.units import Row
from roleinfo.model.exact import error_from_rse, scaled
from roleinfo.model.table import BEST_CONFIDENCE, MAXIMUM_RSE, MINIMUM_JOBS, rank_means

KEPT: Final = 3


class Cell(NamedTuple):
    """A cell that may be ranked: its area or industry by number and name, and its figures."""

    id: int
    name: str
    figures: OewsCell

    def mean(self, *, hourly: bool) -> int | None:
        """The mean in dollars a year, or in cents an hour."""
        annual = self.figures.annual_mean
        return self.figures.hourly_mean if hourly else None if annual is None else annual // 100


def best_rows(
    cells: Iterable[OewsCell],
    classes: Mapping[str, int],
    areas: Mapping[str, tuple[int, int, str]],
    sectors: Mapping[str, tuple[int, str]],
    all_industries: str,
) -> Iterator[Row]:
    """The first three of each kind, by the rule that `PayTable.best` has.

    ``areas`` are the kind, number and name of each state and metropolitan area by its code, ``sectors`` the number
    and name of each sector.
    """
    held: dict[tuple[int, int], list[Cell]] = defaultdict(list)
    for cell in cells:
        class_ = classes[cell.occupation]
        if cell.industry == all_industries and cell.area in areas:
            kind, number, name = areas[cell.area]
            held[class_, kind].append(Cell(number, name, cell))
        elif cell.industry in sectors:
            held[class_, SECTORS].append(Cell(*sectors[cell.industry], cell))
    for (class_, kind), alike in held.items():
        yield from _by_pay(class_, kind, alike)
        if kind == SECTORS:
            yield from _by_jobs(class_, alike)


def _by_pay(class_: int, kind: int, cells: list[Cell]) -> Iterator[Row]:
    hourly = all(cell.figures.annual_mean is None for cell in cells)
    eligible: list[tuple[Cell, int, Decimal]] = []
    for cell in cells:
        mean, jobs, rse = cell.mean(hourly=hourly), cell.figures.employment, cell.figures.wage_rse
        if mean is not None and rse is not None and jobs is not None and jobs >= MINIMUM_JOBS:
            error = scaled(rse, 1)
            if error <= MAXIMUM_RSE:
                eligible.append((cell, mean, error))
    order, ties = rank_means(
        [(Decimal(mean), cell.name, error_from_rse(Decimal(mean), rse)) for cell, mean, rse in eligible],
        BEST_CONFIDENCE,
    )
    for place, at in enumerate(order[:KEPT], start=1):
        cell, mean, _ = eligible[at]
        collapsed = is_collapsed(cell.figures.figures)
        yield (class_, kind, place, cell.id, mean, int(hourly), int(place <= ties), int(collapsed))


def _by_jobs(class_: int, cells: list[Cell]) -> Iterator[Row]:
    counted = sorted((-jobs, cell.name, cell.id) for cell in cells if (jobs := cell.figures.employment))
    for place, (jobs, _, number) in enumerate(counted[:KEPT], start=1):
        yield (class_, LARGEST, place, number, -jobs, 0, 0, 0)
