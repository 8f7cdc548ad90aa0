"""Former national releases of wages as one data frame."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from roleinfo.api.lookup import choose_catalog
from roleinfo.model.arguments import check_optional_count
from roleinfo.views.tabular import ColumnData, DataType, Row, frame

if TYPE_CHECKING:
    from roleinfo.catalog.catalogs import Catalog
    from roleinfo.catalog.history import FormerClass, Release

_STATISTICS: Final = ("p10", "p25", "median", "p75", "p90")
_FIGURES: Final[Mapping[str, tuple[int, int]]] = {
    "jobs": (0, 0), "jobs_rse_percent": (1, 1), "hourly_mean": (2, 2), "annual_mean": (3, 0),
    "mean_rse_percent": (4, 1),
    **{f"hourly_{name}": (5 + at, 2) for at, name in enumerate(_STATISTICS)},
    **{f"annual_{name}": (10 + at, 0) for at, name in enumerate(_STATISTICS)},
}  # fmt: skip
"""Where each figure stands in the row of a cell, and how many decimals it has."""
_COLUMNS: Final[Mapping[str, DataType]] = {
    "year": "count", "release": "text", "classification": "text", "code": "text", "title": "text", "level": "text",
    **dict.fromkeys(_FIGURES, "number"),
    "currency": "text", "top_coded": "text", "top_code_hourly": "number", "top_code_annual": "number",
    "not_by_this_period": "text", "not_released": "text", "source": "text",
}  # fmt: skip
_NOTES: Final = ("not_by_this_period", "top_coded", "not_released")


def history(
    year: int | None = None, catalog: "Catalog | None" = None, backend: str | None = None, *, exact: bool = False
) -> Any:
    """Every class of the national releases before the newest, or of one ``year``: one row a class and year.

    Codes are those of the release's own ``classification``; ``level`` is all, major, minor, broad or
    detailed. ``top_coded`` names the figures of which only is known that they are at least
    ``top_code_hourly`` or ``top_code_annual``; ``not_by_this_period`` and ``not_released`` name others that
    are missing. Releases are not a time series, and groups hold other occupations in another classification.
    Raises MissingExtraError where no library of frames is installed.

    >>> history(2012, backend="polars").filter(code="29-1141").select("title", "jobs", "annual_mean").row(0)
    ('Registered Nurses', 2633980.0, 67930.0)
    """
    check_optional_count("year", year, 1900, 2999)
    return frame(history_table(year, catalog), backend, exact=exact)


def history_table(year: int | None = None, catalog: "Catalog | None" = None) -> ColumnData:
    """The columns of `history`."""
    known = choose_catalog(catalog).former_wages()
    return ColumnData.of(_COLUMNS, _rows((release, row) for release, row in known if year in (None, release.year)))


def _rows(classes: "Iterator[tuple[Release, FormerClass]]") -> Iterator[Row]:
    from roleinfo.catalog.wages import NOTES_AT, decimal_of

    for release, row in classes:
        notes = row.figures[NOTES_AT] or 0
        missing: dict[str, list[str]] = {name: [] for name in _NOTES}
        values: Row = {}
        for name, (at, places) in _FIGURES.items():
            value = row.figures[at]
            values[name] = None if value is None else decimal_of(value, places)
            if note := notes >> (2 * at) & 3:
                missing[_NOTES[note - 1]].append(name)
        yield {
            "year": release.year, "release": release.date, "classification": release.scheme, "code": row.code,
            "title": row.title, "level": row.level, **values, "currency": release.floors["year"].currency,
            **{name: "; ".join(names) or None for name, names in missing.items()},
            "top_code_hourly": release.floors["hour"].amount, "top_code_annual": release.floors["year"].amount,
            "source": release.source.id,
        }  # fmt: skip
