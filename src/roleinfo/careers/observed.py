"""Observed moves that a user brings: from one role to another, with a share or a count, years and a source."""

import csv
import os
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, Final

import attrs

from roleinfo.errors import InvalidArgumentError, shown
from roleinfo.model.arguments import check_number
from roleinfo.model.source import Source
from roleinfo.pay.batch import is_blank

ObservedTable = str | os.PathLike[str] | Iterable[Mapping[str, object]]
"""A CSV file, a frame, or mappings: the columns ``from``, ``to``, ``share`` or ``count``, ``years``, ``source``."""

_RANK: Final = 5


@attrs.frozen
class ObservedMove:
    """A row of a table of observed moves: ``share`` is the fraction of those who left the origin, ``count`` of people.

    At least one of the two is known.
    """

    origin: str
    destination: str
    share: Decimal | None
    count: int | None
    years: str
    source: str

    @property
    def publication(self) -> Source:
        """The source that the row names."""
        slug = "-".join("".join(letter if letter.isalnum() else " " for letter in self.source.lower()).split())
        return Source(
            id=f"observed-{slug}", title=self.source, publisher=self.source, license="the user's own", rank=_RANK
        )


def observed_moves(table: ObservedTable | None) -> tuple[ObservedMove, ...]:
    """The rows of a table of observed moves; InvalidArgumentError for one that lacks what a row must have.

    >>> [move] = observed_moves([{"from": "cashier", "to": "retail salesperson", "share": 0.09, "years": "2022-2024",
    ...                           "source": "CPS"}])
    >>> move.share, move.count, move.publication.id
    (Decimal('0.09'), None, 'observed-cps')
    """
    return () if table is None else tuple(_row(number, row) for number, row in enumerate(_rows(table), 1))


def _rows(table: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(table, str | os.PathLike):
        with Path(table).open(encoding="utf-8-sig", newline="") as file:
            yield from csv.DictReader(file)
    elif hasattr(table, "iter_rows"):  # polars
        yield from table.iter_rows(named=True)
    elif hasattr(table, "iterrows"):  # pandas
        yield from table.to_dict("records")
    else:
        for row in table:
            if not isinstance(row, Mapping):
                raise InvalidArgumentError("observed", row, f"must have rows that are mappings, not {shown(row)}")
            yield row


def _row(number: int, row: Mapping[str, Any]) -> ObservedMove:
    values = {name: _cell(row.get(name)) for name in ("from", "to", "share", "count", "years", "source")}
    lacking = [name for name in ("from", "to", "years", "source") if values[name] is None]
    if values["share"] is None and values["count"] is None:
        lacking.append("share or count")
    if lacking:
        raise InvalidArgumentError("observed", row, f"must have {', '.join(lacking)} in row {number}")
    share, count = (_number(values[name], most) for name, most in (("share", 1), ("count", None)))
    return ObservedMove(
        values["from"] or "", values["to"] or "", share, None if count is None else int(count), values["years"] or "",
        values["source"] or "",
    )  # fmt: skip


def _cell(value: Any) -> str | None:
    return None if is_blank(value) else str(value).strip()


def _number(text: str | None, most: int | None) -> Decimal | None:
    if text is None:
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise InvalidArgumentError("observed", text, f"must have numbers as shares and counts, not {text!r}") from None
    return check_number("observed", number, 0, most)
