"""The whole wage table of a catalog as a data frame: every cell by place and by industry."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from roleinfo.api.lookup import choose_catalog
from roleinfo.catalog.schema import NOT_BY_THIS_PERIOD, NOT_RELEASED, TOP_CODED, WAGE_VALUES
from roleinfo.catalog.wages import TOP_CODES
from roleinfo.views.tabular import Coded, ColumnData, DataType, frame, require_numpy

if TYPE_CHECKING:
    from roleinfo.catalog.catalogs import Catalog
    from roleinfo.catalog.wage_columns import Floats, WageCells

_NAMES: Final[Mapping[str, str]] = {
    "employment": "jobs", "employment_rse": "jobs_rse_percent", "wage_rse": "mean_rse_percent",
}  # fmt: skip
_VALUES: Final = tuple(_NAMES.get(name, name) for name in WAGE_VALUES)
_WAGES: Final[Mapping[str, DataType]] = {
    "class_code": "text", "class_title": "text", "place_kind": "text", "place": "text", "place_name": "text",
    "industry": "text", "industry_name": "text", **dict.fromkeys(_VALUES, "number"), "status": "text", "notes": "text",
    "currency": "text", "as_of": "text", "source": "text",
}  # fmt: skip
_STATUS: Final = {NOT_BY_THIS_PERIOD: "not_published", TOP_CODED: "top_coded", NOT_RELEASED: "suppressed"}


def wages(catalog: "Catalog | None" = None, backend: str | None = None) -> Any:
    """Every cell of the wage table, one row a cell: the nation's, then those by place, then those by industry.

    A cell is of a class of occupations (``class_code``), at a place in all industries or in an industry in the nation
    (``industry`` is missing for all together). Wages are in US dollars, ``hourly_`` and ``annual_``; relative standard
    errors in percent. What has no number is missing: ``status`` has the reasons (``not_published`` by this period,
    ``top_coded``, ``suppressed``; ``released`` where there is none), and ``notes`` which columns each is of.
    Jobs per 1,000 and location quotients are published by place alone. Roles of one's own have no cells.

    Raises MissingExtraError where no library of frames, or NumPy, is installed.

    >>> cells = wages(backend="polars")
    >>> nurse = cells.filter(class_code="29-1141", place_name="California")
    >>> len(cells), nurse.select("annual_median", "jobs", "status", "as_of", "source").row(0)
    (370172, (140270.0, 338940.0, 'released', '2025-05', 'oews-2025'))
    """
    return frame(wages_table(catalog), backend)


def wages_table(catalog: "Catalog | None" = None) -> ColumnData:
    """The columns of `wages`."""
    require_numpy()
    parts = [_columns(cells) for cells in choose_catalog(catalog).wage_cells()]
    return ColumnData(_WAGES, {name: _joined([part[name] for part in parts], kind) for name, kind in _WAGES.items()})


def _joined(parts: "list[Any]", kind: DataType) -> "Coded | Floats":
    import numpy as np

    if len(parts) == 1:
        return parts[0]  # type: ignore[no-any-return]  # of either kind
    return Coded.joined(parts) if kind == "text" else np.concatenate([*parts, np.zeros(0)])


def _columns(cells: "WageCells") -> "Mapping[str, Coded | Floats]":
    of, rows = cells.columns, len(cells.columns.classes)
    classes, places, industries = (Coded.of(ids, int) for ids in (of.classes, of.areas, of.industries))
    reasons = Coded([_reasons(notes) for notes in of.notes], of.note_of)
    return {
        "class_code": classes.mapped(lambda id_: cells.classes[id_][0]),
        "class_title": classes.mapped(lambda id_: cells.classes[id_][1]),
        "place_kind": places.mapped(lambda id_: cells.places[id_].kind),
        "place": places.mapped(lambda id_: cells.places[id_].code),
        "place_name": places.mapped(lambda id_: cells.places[id_].name),
        "industry": industries.mapped(lambda id_: (industry := cells.industries[id_]) and industry.key),
        "industry_name": industries.mapped(lambda id_: (industry := cells.industries[id_]) and industry.name),
        **dict(zip(_VALUES, of.values.values(), strict=True)),
        "status": reasons.mapped(lambda held: "; ".join(held) or "released"),
        "notes": reasons.mapped(_in_words),
        "currency": Coded.same("USD", rows),
        "as_of": Coded.same(cells.source.date, rows),
        "source": Coded.same(cells.source.id, rows),
    }


def _reasons(notes: int) -> Mapping[str, list[str]]:
    """Which columns have no number, by the reason."""
    found: dict[str, list[str]] = {}
    for at, name in enumerate(_VALUES):
        if note := notes >> (2 * at) & 3:
            found.setdefault(_STATUS[note], []).append(name)
    return dict(sorted(found.items()))


def _in_words(reasons: Mapping[str, list[str]]) -> str | None:
    words = {"top_coded": f"top_coded (at least {TOP_CODES['hour'].amount} an hour, {TOP_CODES['year'].amount} a year)"}
    return "; ".join(f"{words.get(reason, reason)}: {', '.join(names)}" for reason, names in reasons.items()) or None
