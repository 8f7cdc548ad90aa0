"""The pay of a bundle's occupations as columns, and the rows of a table of pay set side by side."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from roleinfo.catalog.schema import NOT_BY_THIS_PERIOD, TOP_CODED
from roleinfo.catalog.wages import NOTES_AT, TOP_CODES, WAGES, caveats_of_cell, decimal_of
from roleinfo.model.caveat import FULL_TIME_RATE
from roleinfo.views.fact_rows import WHY, place_row
from roleinfo.views.tabular import Coded, ColumnData, DataType, Row

if TYPE_CHECKING:
    from roleinfo.catalog.rows import Wages

_PIVOTED: Final = (
    "mean", "median", "p10", "p25", "p75", "p90", "average", "low", "high", "minimum", "maximum"
)  # fmt: skip
_OF_ONE: Final = frozenset({
    "statistic", "value", "at_least", "at_most", "bound", "status", "reason", "rse_percent", "caveats", "evidence",
    "printed", "origin", "unit",
})  # fmt: skip
"""What each figure of a basis has for itself."""
_STATUS: Final = ("released", "not_published", "top_coded", "suppressed", "not_published")
"""The status of a figure: of one that is there, by the note of one that is not, and of one without a note."""
_NO_NOTE: Final = 4
_NOT_BY_PERIOD: Final = "only pay per {} is published; no pay per {} is calculated from it"
_WAGE_RSE_AT: Final = 4


def pay_columns(
    paid: "Sequence[Wages]", kinds: Mapping[str, DataType], statistic: str | None, period: str | None
) -> Mapping[str, Coded]:
    """A row a figure of occupations whose wages are published, all or those of one statistic or period."""
    import numpy as np

    readings = [(name, per, at) for name, per, at, _ in WAGES if statistic in (None, name) if period in (None, per)]
    cells = np.array([wages.figures for wages in paid], dtype=float).reshape(len(paid), NOTES_AT + 1)
    columns = np.array([at for _, _, at in readings], dtype=np.int64)
    amounts = cells[:, columns].ravel()
    there = ~np.isnan(amounts)
    note = (cells[:, NOTES_AT].astype(np.int64)[:, None] >> (2 * columns) & 3).ravel()
    held = np.where(there, 0, np.where(note == 0, _NO_NOTE, note)).astype(np.int32)
    occupation = np.repeat(np.arange(len(paid), dtype=np.int32), len(readings))
    reading = np.tile(np.arange(len(readings), dtype=np.int32), len(paid))
    yearly = np.array([per == "year" for _, per, _ in readings], dtype=np.int32)[reading]
    mean = np.array([name == "mean" for name, *_ in readings], dtype=bool)[reading]
    errors = np.where(mean, np.nan_to_num(cells[:, _WAGE_RSE_AT], nan=-1)[occupation], -1).astype(np.int32)
    values = np.where(there, 2 * np.nan_to_num(amounts) + yearly, -1).astype(np.int32)

    def of_each(make: Any) -> Coded:
        return Coded([make(wages) for wages in paid], occupation)

    topped = np.where(held == TOP_CODED, 1 + yearly, 0).astype(np.int32)
    filled = {
        "id": of_each(lambda wages: wages.id),
        "title": of_each(lambda wages: wages.title),
        "classification": of_each(lambda wages: wages.scheme),
        "statistic": Coded([name for name, *_ in readings], reading),
        "component": Coded.same("oews_wage", len(held)),
        "value": Coded.of(values, _amount),
        "at_least": Coded((None, TOP_CODES["hour"].amount, TOP_CODES["year"].amount), topped),
        "unit": Coded([f"USD per {per}" for _, per, _ in readings], reading),
        "currency": Coded.same("USD", len(held)),
        "period": Coded([per for _, per, _ in readings], reading),
        "bound": Coded(("exact", None, "at_least", None, None), held),
        "status": Coded(_STATUS, held),
        "reason": Coded(_reasons(), 2 * held + yearly),
        "rse_percent": Coded.of(errors, lambda error: None if error < 0 else decimal_of(error, 1)),
        "class_code": of_each(lambda wages: wages.of.code),
        "class_title": of_each(lambda wages: wages.of.title),
        "published_for": of_each(lambda wages: wages.of.published_for),
        "as_of": of_each(lambda wages: wages.source.date),
        "origin": Coded.same("published", len(held)),
        "source": of_each(lambda wages: wages.source.id),
        "caveats": Coded(
            [text for wages in paid for text in _doubts(wages)], 4 * occupation + 2 * yearly + (held == TOP_CODED)
        ),
        **{name: of_each(lambda wages, name=name: _where(wages)[name]) for name in place_row(None)},
    }
    none = Coded.same(None, len(held))
    return {name: filled.get(name, none) for name in kinds}


def _amount(value: int) -> Decimal | None:
    """Twice the dollars a year and one, or twice the cents an hour, as an amount."""
    return None if value < 0 else decimal_of(value >> 1, 0 if value & 1 else 2)


def _reasons() -> list[str | None]:
    """Why a figure of each status has no value, by the hour and by the year."""
    reasons: list[str | None] = [text for status in _STATUS for text in 2 * [WHY.get(status)]]
    for at, (other, period) in enumerate((("year", "hour"), ("hour", "year"))):
        reasons[2 * NOT_BY_THIS_PERIOD + at] = _NOT_BY_PERIOD.format(other, period)
    return reasons


def _doubts(wages: "Wages") -> list[str | None]:
    """The codes of the caveats of a wage by the hour, of one that is top-coded, and the same by the year."""
    if wages.of is None or wages.figures is None:
        return [None] * 4
    # In the order in which a figure's own row has them.
    always = ["broader-class"] if wages.of.published_for else []
    always += sorted(caveat.code for caveat in caveats_of_cell(wages.figures, wages.of))
    return [
        "; ".join([code for code in always if by_year or code != FULL_TIME_RATE] + more) or None
        for by_year in (False, True)
        for more in ([], ["open-figure"])
    ]


def _where(wages: "Wages") -> Row:
    return place_row(wages.place, wages.industry)


def interleaved(
    kinds: Mapping[str, DataType],
    parts: "Iterable[tuple[Mapping[str, Coded], Any]]",
    others: ColumnData,
    numbers: Sequence[int],
) -> ColumnData:
    """The rows of some columns, each with an array of numbers, and of a table, with its own: in the order of these."""
    import numpy as np

    every = [
        *parts,
        (
            {name: Coded([*values], np.arange(len(others), dtype=np.int32)) for name, values in others.columns.items()},
            np.array(numbers, dtype=np.intp),
        ),
    ]
    order = np.argsort(np.concatenate([of for _, of in every]), kind="stable")
    return ColumnData(kinds, {name: Coded.joined([part[name] for part, _ in every]).take(order) for name in kinds})


def pivoted(table: ColumnData) -> ColumnData:
    """One row a role and basis: what the figures share, a column a statistic, and what is missing with the reason."""
    kinds = table.kinds
    rows = (dict(zip(kinds, row, strict=True)) for row in zip(*table.columns.values(), strict=True))
    shared = [name for name in kinds if name not in _OF_ONE]
    wide: dict[str, DataType] = {
        **{name: kinds[name] for name in shared if name != "source"}, "unit": "text",
        **dict.fromkeys(_PIVOTED, "number"), "mean_rse_percent": "number", "others": "text", "missing": "text",
        "origin": "text", "caveats": "text", "source": "text",
    }  # fmt: skip
    found: dict[tuple[Any, ...], Row] = {}
    for row in rows:
        into = found.setdefault(tuple(row.get(name) for name in shared), {name: row.get(name) for name in shared})
        into["unit"] = into.get("unit") or row.get("unit")
        name, value = row["statistic"], row.get("value")
        if value is None:
            least, most = row.get("at_least"), row.get("at_most")
            end = f"at least {least}" if least is not None else f"at most {most}" if most is not None else None
            _add(into, "missing", ": ".join(filter(None, (name, end or row["reason"]))))
        elif name in _PIVOTED and into.get(name) is None:
            into[name] = value
        else:
            _add(into, "others", f"{name}: {value}")
        if name == "mean":
            into["mean_rse_percent"] = row.get("rse_percent")
        for one in ("origin", "caveats"):
            _add(into, one, row.get(one))
    return ColumnData.of(wide, found.values())


def _add(row: Row, name: str, text: str | None) -> None:
    """Add to a list in a text what it does not hold."""
    if text:
        row[name] = "; ".join(dict.fromkeys([*filter(None, (row.get(name) or "").split("; ")), *text.split("; ")]))
