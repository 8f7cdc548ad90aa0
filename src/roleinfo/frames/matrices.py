"""Matrices of roles as rows, one a pair, or as wide as they are."""

from collections.abc import Mapping, Sequence
from typing import Any

from roleinfo.diffs.labelled import Labelled
from roleinfo.diffs.matrix import GapMatrix
from roleinfo.diffs.similarities import SimilarityMatrix
from roleinfo.frames.building import Kind, Table, frame
from roleinfo.model.arguments import check_flag


def gaps_to_frame(matrix: GapMatrix, backend: str | None, *, wide: bool) -> Any:
    """One row a pair, or one row and one column a role with the differences."""
    check_flag("wide", wide)
    return frame(_wide_gaps(matrix) if wide else gaps_table(matrix), backend)


def similarities_to_frame(matrix: SimilarityMatrix, backend: str | None, *, wide: bool) -> Any:
    """One row a pair, or one row and one column a role with the similarities."""
    check_flag("wide", wide)
    return frame(_wide_likeness(matrix) if wide else similarities_table(matrix), backend)


def unit_in_name(unit: str) -> str:
    """A unit as the end of a column's name.

    >>> unit_in_name("USD per year")
    '_usd_per_year'
    """
    return "".join(f"_{each}" for each in unit.casefold().split())


def gaps_table(matrix: GapMatrix) -> Table:
    """One row a pair of roles: both pays, the difference and its test."""
    unit = unit_in_name(matrix.unit)
    rows, columns = _pairs(matrix)
    tested = matrix.significant[rows, columns].tolist()
    return _table(
        matrix,
        rows,
        columns,
        {
            f"left{unit}": ("float", _values(matrix.pays[rows, columns])),
            f"right{unit}": ("float", _values(matrix.pays[columns, rows])),
            f"difference{unit}": ("float", _values(matrix.difference[rows, columns])),
            "relative_to_left": ("float", _values(matrix.relative[rows, columns])),
            "p_value": ("float", _values(matrix.p_values[rows, columns])),
            "significant": ("flag", [bool(each) if each == each else None for each in tested]),  # noqa: PLR0124  # NaN
        },
    )


def similarities_table(matrix: SimilarityMatrix) -> Table:
    """One row a pair of roles: how alike they are, and by how many elements."""
    rows, columns = _pairs(matrix)
    return _table(
        matrix,
        rows,
        columns,
        {
            f"{matrix.measure}_of_importances": ("float", _values(matrix.similarity[rows, columns])),
            "elements": ("count", matrix.elements[rows, columns].tolist()),
        },
    )


def _table(
    matrix: GapMatrix | SimilarityMatrix, rows: Any, columns: Any, measured: Mapping[str, tuple[Kind, list[Any]]]
) -> Table:
    found: dict[str, tuple[Kind, list[Any]]] = {
        **{name: ("text", values) for name, values in _labels(matrix, rows, columns).items()},
        **measured,
        "source": ("text", _sources(matrix.sources_of_each, rows, columns)),
    }
    return Table({name: kind for name, (kind, _) in found.items()}, {name: held for name, (_, held) in found.items()})


def _pairs(matrix: Labelled) -> Any:
    import numpy as np

    return np.triu_indices(len(matrix), 1)


def _labels(matrix: Labelled, rows: Any, columns: Any) -> dict[str, list[str]]:
    import numpy as np

    ids, titles = (np.array(each, dtype=object) for each in (matrix.ids, matrix.titles))
    return {
        "left_id": ids[rows].tolist(),
        "left_title": titles[rows].tolist(),
        "right_id": ids[columns].tolist(),
        "right_title": titles[columns].tolist(),
    }


def _values(array: Any) -> list[float | None]:
    """The numbers of an array, None for what is not one."""
    return [each if each == each else None for each in array.tolist()]  # noqa: PLR0124  # NaN is not equal to itself


def _sources(sources: Sequence[tuple[str, ...]], rows: Any, columns: Any) -> list[str]:
    """What each pair rests on: the ids of the sources of both."""
    import numpy as np

    kinds = [*dict.fromkeys(sources)]
    joined = [["; ".join(sorted({*one, *other})) for other in kinds] for one in kinds]
    number = np.array([kinds.index(each) for each in sources], dtype=int)
    table = np.array(joined, dtype=object).reshape(len(kinds), len(kinds))
    found: list[str] = table[number[rows], number[columns]].tolist()
    return found


def _wide_gaps(matrix: GapMatrix) -> Table:
    measure = f"difference{unit_in_name(matrix.unit)}"
    return _wide(matrix, measure, matrix.difference, matrix.sources_of_each)


def _wide_likeness(matrix: SimilarityMatrix) -> Table:
    return _wide(matrix, f"{matrix.measure}_of_importances", matrix.similarity, matrix.sources_of_each)


def _wide(matrix: Labelled, measure: str, values: Any, sources: Sequence[tuple[str, ...]]) -> Table:
    """One row and one column a role: what is measured, in which unit, and the row's sources stand in columns too."""
    head: dict[str, list[Any]] = {
        "id": [*matrix.ids],
        "measure": [measure] * len(matrix),
        "source": ["; ".join(each) for each in sources],
    }
    body = {id_: _values(values[:, at]) for at, id_ in enumerate(matrix.ids)}
    kinds: dict[str, Kind] = {**dict.fromkeys(head, "text"), **dict.fromkeys(body, "float")}
    return Table(kinds, {**head, **body})
