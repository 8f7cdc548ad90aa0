"""Fields of study and the occupations that they lead to, from the crosswalk of CIP 2020 to SOC 2018."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from roleinfo.ingest.table import Parser, csv_table, matching, text

PAIRS: Final = 6_097
UNMATCHED: Final = {"99.9999": "no field", "99-9999": "no occupation"}
"""The codes that stand for no match, on either side."""

_RESIDENCIES: Final = ("60", "61")  # series of CIP 2020: dental, and medical and veterinary
_FAMILY: Final = len("51.38")
_cip = matching(r"\d{2}\.\d{4}", "a CIP code, as 51.3801")
_soc = matching(r"\d{2}-\d{4}", "a SOC code, as 29-1141")


class FieldPair(NamedTuple):
    """A field of study by its CIP code, and an occupation that it leads to."""

    field: str
    field_title: str
    occupation: str
    occupation_title: str


def read_fields(path: str | Path, *, pairs: int = PAIRS) -> list[FieldPair]:
    """The pairs of the crosswalk, without those that say that there is no match.

    ``pairs`` is how many rows there are, these included. Raises IngestError.
    """
    columns: dict[str, Parser | None] = {
        "CIP2020Code": _cip,
        "CIP2020Title": text,
        "SOC2018Code": _soc,
        "SOC2018Title": text,
    }
    table = csv_table(path, ends_with_line=False)
    rows = table.read_all(FieldPair, columns, pairs)
    table.unique(rows, lambda row: (row.field, row.occupation), 2, "CIP2020Code")
    return [
        row._replace(field_title=row.field_title.removesuffix("."))
        for row in rows
        if row.field not in UNMATCHED and row.occupation not in UNMATCHED
    ]


def ordered_fields(rows: Iterable[FieldPair]) -> dict[str, list[str]]:
    """The fields of each occupation in order: of the families of four digits with most fields first, then by code.

    Residencies and fellowships come last: they follow the degree, and do not lead to the occupation without it.

    >>> rows = [FieldPair(code, "", "11-1011", "") for code in ("13.0101", "52.0201", "52.0299", "61.0101")]
    >>> ordered_fields(rows)
    {'11-1011': ['52.0201', '52.0299', '13.0101', '61.0101']}
    """
    fields: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        fields[row.occupation].append(row.field)
    for codes in fields.values():
        sizes = Counter(code[:_FAMILY] for code in codes)
        codes.sort(key=lambda code: (code[:2] in _RESIDENCIES, -sizes[code[:_FAMILY]], code))
    return dict(fields)
