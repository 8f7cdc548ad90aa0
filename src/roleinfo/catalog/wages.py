"""The wages of a cell of the bundle: which columns hold which figure, and what their notes and doubts are."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, NamedTuple

from roleinfo.catalog.schema import NOT_BY_THIS_PERIOD
from roleinfo.model.caveat import FULL_TIME_RATE, Caveat, make_caveat
from roleinfo.model.exact import scaled
from roleinfo.model.pay import Pay
from roleinfo.model.place import Industry, Place
from roleinfo.typing import Period

TOP_CODES: Final[Mapping[Period, Pay]] = {
    "hour": Pay(Decimal(115), "USD", "hour"),
    "year": Pay(Decimal(239_200), "USD", "year"),
}
"""The least that a top-coded wage of May 2025 can be."""

_PERCENTILES: Final = ("p10", "p25", "median", "p75", "p90")
WAGES: Final[tuple[tuple[str, Period, int, int], ...]] = (
    # statistic, period, column of the cell, decimals
    ("mean", "hour", 2, 2),
    ("mean", "year", 3, 0),
    *((name, "hour", 5 + at, 2) for at, name in enumerate(_PERCENTILES)),
    *((name, "year", 10 + at, 0) for at, name in enumerate(_PERCENTILES)),
)
_HOURLY_MEAN_AT: Final = 2
NOTES_AT: Final = 17
MEANS_AT: Final = (2, 3)
"""The means by the hour and by the year."""


class Class(NamedTuple):
    """A class of occupations that figures were published for, and whether it is broader than the occupation.

    ``size`` gives how many occupations of O*NET it has, ``caveats`` what other surveys say of the occupation that
    its pay must be read with; each is read when it is first needed. ``scheme`` is the classification of a group
    whose code holds other occupations today.
    """

    id: int
    code: str
    title: str
    broader: bool
    size: Callable[[], int | None] = lambda: None
    caveats: Callable[[], tuple[Caveat, ...]] = tuple
    scheme: str | None = None

    def with_caveats(self, more: tuple[Caveat, ...]) -> "Class":
        """The same class with further caveats behind its own."""
        return self._replace(caveats=lambda: (*self.caveats(), *more)) if more else self

    @property
    def published_for(self) -> str | None:
        """The class by title and code where it is broader, else None."""
        return f"{self.title} ({self.code})" if self.broader else None

    @property
    def codes(self) -> dict[str, Any]:
        """The fields of a fact that say which class it is of."""
        scheme = {} if self.scheme is None else {"class_scheme": self.scheme}
        return {"class_code": self.code, "class_title": self.title, **scheme}

    @property
    def breadth(self) -> dict[str, Any]:
        """The fields of a fact that say how much broader the class is than the occupation; none where it is not."""
        return {"published_for": self.published_for, "published_for_count": self.size()} if self.broader else {}


Cell = tuple[tuple[int | None, ...], Class, Place, Industry | None]
"""Figures as they are published, and what they are of: a class, a place, an industry or all."""


@lru_cache(maxsize=4096)
def decimal_of(value: int, places: int) -> Decimal:
    """A whole number of a smaller unit as the decimal that was published."""
    return scaled(value, places)


def wage_readings(
    figures: tuple[int | None, ...],
) -> Iterator[tuple[str, Period, Decimal | None, int, Decimal | None]]:
    """Each wage value of a cell: the statistic, the period, the amount, the note that says why there is none, the RSE.

    The RSE, in percent, is that of the mean, and None of all else.
    """
    notes = figures[NOTES_AT] or 0
    error = None if figures[4] is None else decimal_of(figures[4], 1)
    for statistic, period, at, places in WAGES:
        value = figures[at]
        amount = None if value is None else decimal_of(value, places)
        yield statistic, period, amount, notes >> (2 * at) & 3, error if statistic == "mean" else None


def sole_period(figures: tuple[int | None, ...]) -> bool:
    """Whether a cell's wages are published per hour alone or per year alone, by the note on either mean."""
    notes = figures[NOTES_AT] or 0
    return any(figures[at] is None and notes >> (2 * at) & 3 == NOT_BY_THIS_PERIOD for at in MEANS_AT)


def is_collapsed(figures: tuple[int | None, ...]) -> bool:
    """Whether two upper percentiles of a cell are equal and above twice its median, by the hour or by the year.

    >>> cell = [None] * 18
    >>> cell[12:15] = 72_410, 470_940, 470_940
    >>> is_collapsed(tuple(cell))
    True
    """
    for start in (5, 10):
        median, p75, p90 = figures[start + 2 : start + 5]
        if median is not None and p75 is not None and p75 == p90 and p75 > 2 * median:
            return True
    return False


def caveats_of_cell(figures: tuple[int | None, ...], of: Class) -> list[Caveat]:
    """What the pay of a cell must be read with: of its occupation, and of the cell itself."""
    # What is paid by the year alone is no hourly wage times 2,080.
    by_hour = (figures[NOTES_AT] or 0) >> (2 * _HOURLY_MEAN_AT) & 3 != NOT_BY_THIS_PERIOD
    caveats = [caveat for caveat in of.caveats() if by_hour or caveat.code != FULL_TIME_RATE]
    return [*caveats, make_caveat("collapsed-percentiles", ("salary",))] if is_collapsed(figures) else caveats
