"""The tables of roles of other countries: their classes and titles, and their pay with its errors."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from roleinfo.catalog import schema
from roleinfo.errors import IngestError
from roleinfo.ingest import ashe
from roleinfo.ingest.inputs import Inputs
from roleinfo.ingest.units import Row, scaled
from roleinfo.model.text import folded
from roleinfo.titles.store import UK_RELATED_TITLES, UK_SURVEY_TITLE

_UK: Final = "GB"
_UK_SCHEME: Final = "uksoc2020"
_POUND: Final = "GBP"
_LEAST_DIGITS: Final = 2  # a major group is no role
_MARKS: Final = {None: 0, ashe.DISCLOSIVE: schema.DISCLOSIVE, ashe.NOT_APPLICABLE: schema.NOT_APPLICABLE}
_UNIVERSES: Final = {"All": "all employees", "Full-Time": "full-time employees"}


class _Table(NamedTuple):
    """A table of ASHE: its input, what it is pay of, the period, the decimals of its amounts, and its date."""

    input: str
    component: str
    period: str
    decimals: int
    as_of: str


_TABLES: Final = (
    _Table("ashe_weekly", "ashe_weekly", "week", 1, f"{ashe.YEAR}-04"),
    _Table("ashe_hourly", "ashe_hourly", "hour", 2, f"{ashe.YEAR}-04"),
    _Table("ashe_annual", "ashe_annual", "year", 0, f"{ashe.YEAR}-04-05"),  # the end of the tax year
)


def country_rows(inputs: Inputs) -> dict[str, list[Row]]:
    """The rows of four tables; IngestError where the files contradict each other."""
    groups = {
        group.code: group
        for group in inputs.read("uk_occupations", ashe.read_uk_groups)
        if len(group.code) >= _LEAST_DIGITS
    }
    number = {code: at for at, code in enumerate(sorted(groups), start=1)}
    kinds: list[Row] = []
    wages: list[Row] = []
    named: dict[str, set[str]] = {code: set() for code in groups}
    for table in _TABLES:
        figures, errors = (inputs.read(name, ashe.read_ashe) for name in (table.input, f"{table.input}_errors"))
        for sheet, universe in _UNIVERSES.items():
            kinds.append(
                (len(kinds) + 1, _UK, table.input, table.component, table.period, _POUND, universe, table.as_of,
                 table.decimals)
            )  # fmt: skip
            for row, error in _paired(figures[sheet], errors[sheet], f"{table.input}, {sheet}"):
                if len(row.code) < _LEAST_DIGITS:
                    continue
                if row.code not in groups:
                    raise _fault(f"{table.input}, {sheet}", f"{row.code} ({row.title}) is no group of SOC 2020")
                named[row.code].add(row.title)
                wages.append((number[row.code], len(kinds), *_cells(row, error, table.decimals)))
    return {
        "country_role": [
            (number[code], _UK, f"uk-{code}", _UK_SCHEME, code, group.title) for code, group in groups.items()
        ],
        "country_title": [
            (number[code], *title) for code, group in groups.items() for title in _titles(group, named[code])
        ],
        "country_pay": kinds,
        "country_wage": wages,
    }


def _paired(
    figures: Iterable[ashe.AsheRow], errors: Iterable[ashe.AsheRow], where: str
) -> Iterator[tuple[ashe.AsheRow, ashe.AsheRow]]:
    """The rows of a sheet, each with that of its coefficients; both sheets have to have the same classes and marks."""
    by_code = {row.code: row for row in errors}
    for row in figures:
        error = by_code.pop(row.code, None)
        if error is None or (row.title, row.mark) != (error.title, error.mark):
            raise _fault(where, f"the coefficients must have {row.code} ({row.title}) with the same mark")
        yield row, error
    if by_code:
        raise _fault(where, f"there are coefficients without figures: {', '.join(sorted(by_code))}")


def _fault(where: str, rule: str) -> IngestError:
    return IngestError(where, None, None, None, rule)


def _cells(row: ashe.AsheRow, error: ashe.AsheRow, decimals: int) -> Row:
    """The mark of a row, its figures, and its coefficients."""
    return (
        _MARKS[row.mark],
        *_numbers(row.cells, decimals),
        *_numbers(error.cells, 1),
    )


def _numbers(cells: Mapping[str, Any], decimals: int) -> Iterator[int | None]:
    for statistic in schema.COUNTRY_STATISTICS:
        cell = cells.get(statistic)
        yield None if isinstance(cell, str) else scaled(cell, decimals)


def _titles(group: ashe.UkGroup, survey: Iterable[str]) -> Iterator[tuple[str, int]]:
    """The other titles of a group with the list that each is of; of two spellings the first."""
    seen = {folded(group.title)}
    for title, lists in (
        *((name, UK_RELATED_TITLES) for name in group.related),
        *((name, UK_SURVEY_TITLE) for name in sorted(survey)),
    ):
        if folded(title) not in seen:
            seen.add(folded(title))
            yield title, lists
