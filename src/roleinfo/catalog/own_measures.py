"""A measure of one's own laid over a catalog: read from rows, and given to each role that it is of."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import attrs

from roleinfo.catalog.codes import CodeTables
from roleinfo.codec.rows import mappings_of, read_csv
from roleinfo.errors import CatalogError, InvalidArgumentError, Problem, RoleFileError, RoleinfoError, shown
from roleinfo.model.cached import cached_attribute
from roleinfo.model.exact import rounded, shortest
from roleinfo.model.measure import Measure
from roleinfo.model.role import Role
from roleinfo.pay.batch import is_blank

_SOC_CODE: Final = len("11-2022")


@attrs.frozen
class OwnMeasure:
    """A measure by code or id of a role; ``shared`` are the SOC codes that several occupations have."""

    id: str
    values: tuple[tuple[str, Measure], ...]
    shared: frozenset[str]
    unmatched: tuple[Problem, ...] = ()

    @cached_attribute
    def _by_code(self) -> Mapping[str, Measure]:
        return dict(self.values)

    def given_to(self, role: Role) -> Role:
        """The role with this measure, where there is a value for its id or one of its codes."""
        for code in (role.id, *sorted(role.codes, key=len, reverse=True)):
            measure = self._by_code.get(code)
            if measure is not None:
                given = (
                    attrs.evolve(measure, published_for=code) if code in self.shared and code != role.id else measure
                )
                return role.with_measure(given)
        return role


def read_measure(
    rows: Any,
    ids: Iterable[str],
    more: Iterable[str],
    fields: Mapping[str, Any],
    *,
    code: str,
    value: str,
    codes: CodeTables | None = None,
) -> OwnMeasure:
    """The measure of some rows: a CSV file, mappings, or a frame of pandas or polars.

    ``ids`` are those of the catalog's roles, ``more`` further codes of theirs. Rows whose code no role has are kept as
    problems, and ``codes`` say what a former code became. Raises RoleFileError with every cell that cannot be read,
    InvalidArgumentError where no row has a value, and CatalogError for a file that cannot be read.
    """
    given, file, first = _rows(rows)
    occupations = [*ids]
    stems = Counter(id_[:_SOC_CODE] for id_ in occupations if id_[2:3] == "-" and len(id_) > _SOC_CODE)
    known = {*occupations, *stems, *more}
    problems: list[Problem] = []
    unmatched: list[Problem] = []
    values: dict[str, Measure] = {}
    for number, row in enumerate(given, first):
        absent = [name for name in (code, value) if name not in row]
        if absent:
            raise RoleFileError([Problem(file, f"column {name}", "is missing") for name in absent])
        if is_blank(row[code]) or is_blank(row[value]):
            continue
        key = str(row[code]).strip()
        try:
            measure = Measure(value=_number(row[value]), class_code=key, **fields)
        except (RoleinfoError, TypeError, ValueError, ArithmeticError) as error:
            problems.append(Problem(file, f"row {number}, column {value}", str(error)))
            continue
        if key in values:
            problems.append(Problem(file, f"row {number}, column {code}", f"{shown(key)} stands twice"))
        elif key not in known:
            unmatched.append(Problem(file, f"row {number}, column {code}", _why_unmatched(key, codes)))
        else:
            values[key] = measure
    if problems:
        raise RoleFileError(problems)
    if not values and not unmatched:
        rule = f"must be a column with a number in one row at least, not {shown(value)}"
        raise InvalidArgumentError("value", value, rule)
    shared = frozenset(stem for stem, count in stems.items() if count > 1)
    return OwnMeasure(fields["id"], tuple(values.items()), shared, tuple(unmatched))


def _why_unmatched(key: str, codes: CodeTables | None) -> str:
    """That no role has a code, and of one that is of another classification what it became."""
    absent = f"no role has the id or code {shown(key)}"
    described = None if codes is None else codes.describe(key)
    if codes is None or described is None:
        return absent
    hint = f". Convert former codes first: convert_code({key!r}, 'soc2018')" if codes.readings(key) else ""
    return f"{absent}. {described}{hint}"


def _rows(rows: Any) -> tuple[Iterator[Mapping[str, Any]], str, int]:
    """The rows, what they are called in a problem, and the number of the first."""
    if not isinstance(rows, str | Path):
        return mappings_of(rows), "rows", 1
    if Path(rows).suffix.lower() != ".csv":
        rule = f"must be a file whose name ends in .csv, mappings, or a data frame, not {shown(str(rows))}"
        raise InvalidArgumentError("rows", str(rows), rule)
    try:
        return iter(read_csv(rows)), str(rows), 2
    except (OSError, ValueError) as error:
        if isinstance(error, RoleinfoError):
            raise
        raise CatalogError(rows, getattr(error, "strerror", None) or str(error)) from None


def _number(cell: Any) -> Any:
    """A cell as a number that a figure may be; text is read as a plain number."""
    if isinstance(cell, str):
        try:
            return Decimal(cell.strip())
        except ArithmeticError:
            raise ValueError(f"must be a number, not {shown(cell)}") from None
    if isinstance(cell, float):
        return Decimal(shortest(rounded(Decimal(repr(cell)), 12)))
    return cell
