"""Results of many roles as data frames, of pandas or of polars, through narwhals."""

import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, Final

from roleinfo.diffs.labelled import Labelled
from roleinfo.diffs.many import RoleRanking
from roleinfo.diffs.matrix import GapMatrix
from roleinfo.diffs.similarities import SimilarityMatrix
from roleinfo.errors import MissingExtraError

BACKENDS: Final = ("pandas", "polars")
"""The libraries whose frames can be asked for, in the order in which they are tried."""


def frame(columns: Mapping[str, Sequence[Any]], backend: str | None = None) -> Any:
    """A frame of these columns, each with its values or None.

    Of the library named, else of one that the program has imported, else of one that is
    installed. Raises ValueError for another name, and MissingExtraError where narwhals or the
    library is not installed.
    """
    if backend is not None and backend not in BACKENDS:
        raise ValueError(f"a frame is of {' or '.join(BACKENDS)}, not of {backend!r}")
    try:
        import narwhals
    except ImportError:
        raise MissingExtraError("a data frame", "frames") from None
    chosen = _installed(backend)
    # narwhals' own types would turn None into False in pandas: each library finds its own.
    return narwhals.from_dict(dict(columns), backend=chosen).to_native()


def _installed(backend: str | None) -> Any:
    imported = [each for each in BACKENDS if sys.modules.get(each) is not None]
    for each in (backend,) if backend else (*imported, *BACKENDS):
        try:
            import_module(each)
        except ImportError:
            continue
        return each
    wanted = backend or " or ".join(BACKENDS)
    line = f"python -m pip install {backend or BACKENDS[0]}"
    raise MissingExtraError(f"a data frame, beside {wanted}, which is not installed ({line}),", "frames")


def _unit(unit: str | None) -> str:
    """A unit as the end of a column's name.

    >>> _unit("USD per year"), _unit("% to learn")
    ('_usd_per_year', '_percent_to_learn')
    """
    words = (unit or "").replace("%", "percent").replace(",", "").replace("'", "")
    return "".join(f"_{each}" for each in words.casefold().split())


def ranking_to_frame(ranking: RoleRanking, backend: str | None) -> Any:
    """One row a role, those without a value last, with the reason."""
    value = f"{ranking.by}_difference" if _is_difference(ranking) else ranking.by
    return frame(
        {
            "rank": [each.rank for each in ranking],
            "id": [each.role.id for each in ranking],
            "title": [each.role.title for each in ranking],
            "reference_id": [ranking.reference.id] * len(ranking),
            f"{value}{_unit(ranking.unit)}": [None if each.value is None else float(each.value) for each in ranking],
            "reason": [each.reason for each in ranking],
            "source": ["; ".join(each.sources) or None for each in ranking],
        },
        backend,
    )


def _is_difference(ranking: RoleRanking) -> bool:
    return any(each.gap is not None for each in ranking)


def gaps_to_frame(matrix: GapMatrix, backend: str | None, *, wide: bool) -> Any:
    """One row a pair, or one row and one column a role with the differences."""
    unit = _unit(matrix.unit)
    if wide:
        return _wide(matrix, f"difference{unit}", matrix.difference, matrix.sources_of_each, backend)
    rows, columns = _pairs(matrix)
    tested = matrix.significant[rows, columns].tolist()
    return frame(
        {
            **_labels(matrix, rows, columns),
            f"left{unit}": _values(matrix.pays[rows, columns]),
            f"right{unit}": _values(matrix.pays[columns, rows]),
            f"difference{unit}": _values(matrix.difference[rows, columns]),
            "relative_to_left": _values(matrix.relative[rows, columns]),
            "p_value": _values(matrix.p_values[rows, columns]),
            "significant": [bool(each) if each == each else None for each in tested],  # noqa: PLR0124  # NaN
            "source": _sources(matrix.sources_of_each, rows, columns),
        },
        backend,
    )


def similarities_to_frame(matrix: SimilarityMatrix, backend: str | None, *, wide: bool) -> Any:
    """One row a pair, or one row and one column a role with the similarities."""
    name = f"{matrix.measure}_of_importances"
    if wide:
        return _wide(matrix, name, matrix.similarity, matrix.sources_of_each, backend)
    rows, columns = _pairs(matrix)
    return frame(
        {
            **_labels(matrix, rows, columns),
            name: _values(matrix.similarity[rows, columns]),
            "elements": matrix.elements[rows, columns].tolist(),
            "source": _sources(matrix.sources_of_each, rows, columns),
        },
        backend,
    )


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
    number = np.array([kinds.index(each) for each in sources])
    found: list[str] = np.array(joined, dtype=object)[number[rows], number[columns]].tolist()
    return found


def _wide(matrix: Labelled, measure: str, values: Any, sources: Sequence[tuple[str, ...]], backend: str | None) -> Any:
    """One row and one column a role: what is measured, in which unit, and the row's sources stand in columns too."""
    head = {
        "id": [*matrix.ids],
        "measure": [measure] * len(matrix),
        "source": ["; ".join(each) for each in sources],
    }
    return frame({**head, **{id_: _values(values[:, at]) for at, id_ in enumerate(matrix.ids)}}, backend)
