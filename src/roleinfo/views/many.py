"""Many roles: rankings against one role, and matrices of each against each."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

from roleinfo.diffs.salary import SalaryGap
from roleinfo.many.gaps import GapMatrix
from roleinfo.many.labelled import Labelled, LeftOutRole
from roleinfo.many.ranking import SIMILARITIES, RankedRole, RoleRanking
from roleinfo.many.similarities import SimilarityMatrix
from roleinfo.model.caveat import Caveat
from roleinfo.model.fact import Fact
from roleinfo.model.measure import Measure
from roleinfo.model.words import closed
from roleinfo.render.citations import Citations
from roleinfo.render.layout import marked
from roleinfo.render.outline import DASH, Block, Head, Line, Paragraph, Table, line
from roleinfo.text.facts import capital
from roleinfo.text.figures import pay_label
from roleinfo.text.market import describe_matrix
from roleinfo.text.moves import compare_earnings
from roleinfo.text.numbers import MINUS, format_date, format_number
from roleinfo.text.phrases import counted, title_in_sentence
from roleinfo.text.sides import pay_of
from roleinfo.views.columns import Column, TableSpec, column
from roleinfo.views.kinds import (
    COUNT_CHANGE,
    FLAG,
    MEASURE,
    MEASURE_CHANGE,
    MEASURED,
    MONEY,
    MONEY_CHANGE,
    NUMBER,
    PERCENT,
    POINTS,
    SCORE,
    TEXT,
    TEXTS,
    WHOLE,
    Kind,
    Measured,
)
from roleinfo.views.learning import LEARNING, round_percent
from roleinfo.views.pairs import conversions
from roleinfo.views.tabular import ColumnData, DataType, frame
from roleinfo.views.view import View

_ROLES: Final = 12
_ACROSS: Final = 6
_LISTED: Final = 3
_FLOAT: Final = Kind[float]("number", "float", float, lambda value: f"{value:,.2f}".replace("-", MINUS))


def _number(value: Decimal | float) -> Decimal:
    return Decimal(repr(value)) if isinstance(value, float) else value


_SIMILARITY: Final = Kind[Decimal | float]("score", "number", _number, lambda value: f"{value:.3f}")

# ----------------------------------------------------------------------------------------------------------------------
# Roles that have no place in a matrix

OMITTED: Final[tuple[Column[LeftOutRole], ...]] = (
    column("id", "Id", TEXT),
    column("title", "Role", TEXT),
    column("code", "", TEXT),
    column("message", "Reason", TEXT),
)


def _rows_of(columns: Mapping[str, Sequence[Any]]) -> Iterator[dict[str, Any]]:
    """The rows of whole columns."""
    return (dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True))


def _without_nan(array: Any) -> list[float | None]:
    return [value if value == value else None for value in array.tolist()]  # noqa: PLR0124  # NaN is not itself


def _omitted(matrix: GapMatrix | SimilarityMatrix) -> Iterator[str]:
    """How many roles have no place in the matrix, with one of each reason; its table has all of them."""
    if matrix.left_out:
        examples = {role.code: f"{role.title} ({role.message.rstrip('.')})" for role in reversed(matrix.left_out)}
        yield f"{counted(len(matrix.left_out), 'role')} left out."
        yield f"One for each reason: {'; '.join(examples.values())}."


def _pairs(matrix: Labelled, sources: Sequence[tuple[str, ...]]) -> tuple[Any, Any, dict[str, list[Any]]]:
    """The rows and columns of each pair once, and the columns that name them and their sources."""
    import numpy as np

    rows, columns = np.triu_indices(len(matrix), 1)
    ids, titles = (np.array(names, dtype=object) for names in (matrix.ids, matrix.titles))
    kinds = [*dict.fromkeys(sources)]
    joined = [["; ".join(sorted({*one, *other})) for other in kinds] for one in kinds]
    number = np.array([kinds.index(ids_) for ids_ in sources], dtype=int)
    table = np.array(joined, dtype=object).reshape(len(kinds), len(kinds))
    named = {
        "left_id": ids[rows].tolist(), "left_title": titles[rows].tolist(),
        "right_id": ids[columns].tolist(), "right_title": titles[columns].tolist(),
        "source": table[number[rows], number[columns]].tolist(),
    }  # fmt: skip
    return rows, columns, named


_NAMES: Final[tuple[Column[Any], ...]] = (
    column("left_id", "", TEXT),
    column("left_title", "Role", TEXT),
    column("right_id", "", TEXT),
    column("right_title", "Other role", TEXT),
)

# ----------------------------------------------------------------------------------------------------------------------
# Differences in pay


def _gap_columns(matrix: GapMatrix) -> dict[str, list[Any]]:
    rows, columns, named = _pairs(matrix, matrix.sources_of_each)
    source = named.pop("source")
    tested = _without_nan(matrix.significant[rows, columns])
    return {
        **named,
        "left": _without_nan(matrix.pays[rows, columns]),
        "right": _without_nan(matrix.pays[columns, rows]),
        "difference": _without_nan(matrix.difference[rows, columns]),
        "unit": [matrix.unit] * len(rows),
        "relative_to_left": _without_nan(matrix.relative[rows, columns]),
        "p_value": _without_nan(matrix.p_values[rows, columns]),
        "significant": [None if value is None else bool(value) for value in tested],
        "source": source,
    }


_GAPS: Final[tuple[Column[Any], ...]] = (
    *_NAMES,
    column("left", "Pay", _FLOAT),
    column("right", "Other pay", _FLOAT),
    column("difference", "Difference", _FLOAT),
    column("unit", "Unit", TEXT, shared=True),
    column("relative_to_left", "", _FLOAT),
    column("p_value", "p-value", _FLOAT, drop=1),
    column("significant", "Significant", FLAG),
    column("source", "", TEXT),
)


def _differences_found(matrix: GapMatrix) -> Iterator[str]:
    size, *tests = describe_matrix(matrix)
    yield from (size, *_omitted(matrix), *tests)


def _measure_of(matrix: GapMatrix) -> str:
    """What the figures are, where all are of one kind, place and date."""
    kinds = {f"{pay_label(figure, nation=True)}, {format_date(figure.effective_date)}" for figure in matrix.figures}
    return kinds.pop() if len(kinds) == 1 else f"{matrix.statistic}, {matrix.unit}"


def _gap_grid(matrix: GapMatrix, citations: Citations) -> Iterator[Block]:
    citations.numbers(matrix.figures)
    values = matrix.difference[:_ROLES, :_ACROSS].tolist()
    tests = matrix.significant[:_ROLES, :_ACROSS].tolist()
    cells = [[_gap_text(*pair) for pair in zip(*row, strict=True)] for row in zip(values, tests, strict=True)]
    yield from _grid(matrix, cells, f"Column minus row; {_measure_of(matrix)}.")
    yield Paragraph("* Significant. ? Cannot be tested.")
    yield from conversions((rate.step for rate in matrix.rates), citations)


def _gap_text(value: float, test: float) -> str:
    if value != value:  # noqa: PLR0124  # NaN: there is no gap
        return DASH
    if not value:
        return ""
    text = f"{value:+,.2f}".removesuffix(".00").replace("-", MINUS)
    return text + {1.0: "*", 0.0: ""}.get(test, "?")


def _grid(matrix: Labelled, cells: list[list[str]], caption: str) -> Iterator[Block]:
    """The first rows and columns of a matrix, and how many more there are."""
    if not cells:
        return
    heads = (Head("Role"), *(Head(title, "right") for title in matrix.titles[:_ACROSS]))
    rows: list[tuple[Line, ...]] = [
        (line(title), *map(line, row)) for title, row in zip(matrix.titles, cells, strict=False)
    ]
    yield Table(heads, tuple(rows), caption, is_matrix=True)
    hidden = max(len(matrix) - _ROLES, 0), max(len(matrix) - _ACROSS, 0)
    if any(hidden):
        yield Paragraph(f"{counted(hidden[0], 'more row')} and {counted(hidden[1], 'more column')}.")


GAP_MATRIX: Final = View[GapMatrix](
    of=GapMatrix,
    parameters=(
        column("statistic", "", TEXT),
        column("currency", "", TEXT),
        column("period", "", TEXT),
        column("confidence", "", NUMBER),
        column("correction", "", TEXT),
    ),
    label=lambda matrix: (
        f"{len(matrix)} roles by {matrix.statistic} pay, {matrix.unit}; {matrix.different:,} of {matrix.tests:,} pairs "
        f"differ ({format_number(matrix.confidence * 100, 0)}%)"
    ),
    title=lambda _: "Differences in pay",
    finding=_differences_found,
    caveats=lambda matrix: matrix.caveats,
    tables=(
        TableSpec("rows", lambda matrix: _rows_of(_gap_columns(matrix)), _GAPS, "Pairs", whole=_gap_columns),
        TableSpec("left_out", lambda matrix: matrix.left_out, OMITTED, "Roles left out"),
    ),
    brief=_gap_grid,
)

# ----------------------------------------------------------------------------------------------------------------------
# Similarity


def _similarity_columns(matrix: SimilarityMatrix) -> dict[str, list[Any]]:
    rows, columns, named = _pairs(matrix, matrix.sources_of_each)
    source = named.pop("source")
    return {
        **named,
        "similarity": _without_nan(matrix.similarity[rows, columns]),
        "measure": [f"{matrix.measure} of importances"] * len(rows),
        "elements": matrix.elements[rows, columns].tolist(),
        "source": source,
    }


_SIMILARITIES: Final[tuple[Column[Any], ...]] = (
    *_NAMES,
    column("similarity", "Similarity", SCORE),
    column("measure", "Measure", TEXT, shared=True),
    column("elements", "Elements", WHOLE),
    column("source", "", TEXT),
)


def _similarity_grid(matrix: SimilarityMatrix, _citations: Citations) -> Iterator[Block]:
    values = matrix.similarity[:_ROLES, :_ACROSS].tolist()
    cells = [[DASH if value != value else f"{value:.2f}" for value in row] for row in values]  # noqa: PLR0124  # NaN
    kinds = ", ".join(kind.replace("_", " ") for kind in matrix.kinds)
    yield from _grid(matrix, cells, f"{matrix.measure.replace('_', ' ').capitalize()} of importance ({kinds}).")
    credits = dict.fromkeys(f"{source.display_name}, {format_date(source.date)}" for source in matrix.sources)
    yield Paragraph(f"Source{'' if len(credits) == 1 else 's'}: {'; '.join(credits)}.")


def _most_similar(matrix: SimilarityMatrix) -> Iterator[str]:
    """Which two of the roles are most similar, and how many have no place in the matrix."""
    import numpy as np

    rows, columns = np.triu_indices(len(matrix), 1)
    values = matrix.similarity[rows, columns]
    if np.isnan(values).all():
        yield "No two of the roles are rated on the same skills by one source."
    else:
        at = int(np.nanargmax(values))
        left, right = (marked(matrix.titles[int(index[at])]) for index in (rows, columns))
        yield f"Most similar: {left} and {right} ({values[at]:.2f}; 1.00 is an identical profile)."
    yield from _omitted(matrix)


SIMILARITY_MATRIX: Final = View[SimilarityMatrix](
    of=SimilarityMatrix,
    parameters=(
        column("measure", "", TEXT),
        column("kinds", "", TEXTS),
    ),
    label=lambda matrix: f"{len(matrix)} roles, {matrix.measure.replace('_', ' ')} of importance",
    title=lambda matrix: f"Similarity of skills: {counted(len(matrix), 'role')}",
    finding=_most_similar,
    tables=(
        TableSpec(
            "rows", lambda matrix: _rows_of(_similarity_columns(matrix)), _SIMILARITIES, "Pairs",
            whole=_similarity_columns,
        ),
        TableSpec("left_out", lambda matrix: matrix.left_out, OMITTED, "Roles left out"),
    ),
    brief=_similarity_grid,
)  # fmt: skip

# ----------------------------------------------------------------------------------------------------------------------
# Rankings


def _gap_value(entry: RankedRole, side: int) -> Measured | None:
    """The figure of the reference (side 0) or of the role (side 1)."""
    gap = entry.gap
    if gap is None:
        return None
    if isinstance(gap, SalaryGap):
        return MONEY, gap.pays[side]
    figure = (gap.left, gap.right)[side]
    if isinstance(figure, Measure):
        return MEASURE, figure.value
    return PERCENT if figure.unit == "percent" else NUMBER, figure.value


def _value(entry: RankedRole) -> Measured | None:
    """A difference has a sign; a similarity and a share of skills to gain are none."""
    if entry.value is None:
        return None
    if isinstance(entry.gap, SalaryGap):
        return MONEY_CHANGE, entry.gap.difference
    if entry.gap is not None and isinstance(entry.gap.left, Measure):
        return MEASURE_CHANGE, Decimal(entry.value)
    if entry.gap is not None:
        return POINTS if entry.unit == "points" else COUNT_CHANGE, Decimal(entry.value)
    return (_SIMILARITY if isinstance(entry.value, float) else LEARNING), entry.value


def _figures(entry: RankedRole) -> tuple[Fact, ...]:
    return () if entry.gap is None else (entry.gap.right,)


def _reference_figures(entry: RankedRole) -> tuple[Fact, ...]:
    return () if entry.gap is None else (entry.gap.left,)


def _gap_caveats(ranking: RoleRanking) -> Iterator[Caveat]:
    for entry in ranking:
        if entry.gap is not None:
            yield from entry.gap.caveats


_RANKED: Final[tuple[Column[RankedRole], ...]] = (
    column("rank", "Rank", WHOLE),
    column("id", "Id", TEXT, lambda entry: entry.role.id, drop=2),
    column("title", "Role", TEXT, lambda entry: entry.role.title),
    column("left", "{reference}", MEASURED, lambda entry: _gap_value(entry, 0), facts=_reference_figures, drop=3),
    column("right", "{figure}", MEASURED, lambda entry: _gap_value(entry, 1), facts=_figures),
    column("value", "{value}", MEASURED, _value),
    column("unit", "", TEXT),
    column("significant", "Significant", FLAG, lambda entry: getattr(entry.gap, "significant", None), drop=1),
    column("reason", "Not ranked because", TEXT),
    column("source", "", TEXT, lambda entry: "; ".join(entry.sources) or None),
    column(
        "caveats", "", TEXTS, lambda entry: tuple(dict.fromkeys(c.code for c in entry.gap.caveats)) if entry.gap else ()
    ),
)


def _ranked_by(ranking: RoleRanking) -> str:
    """What the roles are ranked by, in words."""
    gap = next((entry.gap for entry in ranking if entry.gap is not None), None)
    if isinstance(gap, SalaryGap):
        return pay_of(gap.right)
    if gap is not None and isinstance(gap.left, Measure):
        return gap.left.name
    return "skills to gain" if ranking.by == "learning" else ranking.by.replace("_", " ")


def _heads(ranking: RoleRanking) -> Mapping[str, str]:
    """The reference, and whether the values are differences, similarities or shares."""
    gap = next((entry.gap for entry in ranking if isinstance(entry.gap, SalaryGap)), None)
    head = "Skills to gain" if ranking.by == "learning" else "Difference"
    return {
        "reference": ranking.reference.title,
        "figure": "Figure" if gap is None else f"Pay per {gap.difference.period}",
        "value": "Similarity" if ranking.by in SIMILARITIES else head,
    }


def _ranking_finding(ranking: RoleRanking) -> Iterator[str]:
    ranked = [entry for entry in ranking if entry.rank is not None]
    if not ranked:
        yield f"No other role can be ranked by {_ranked_by(ranking)}."
        return
    first, reference = ranked[0], ranking.reference
    ours, theirs = closed(title_in_sentence(reference)), closed(title_in_sentence(first.role))
    if isinstance(first.gap, SalaryGap):
        yield compare_earnings(reference, first.role, first.gap)
    elif first.gap is not None:
        figures = [kind.text(value) for kind, value in filter(None, (_gap_value(first, side) for side in (1, 0)))]
        yield f"{capital(_ranked_by(ranking))}: {figures[0]} for {theirs} vs. {figures[1]} for {ours.rstrip(',')}."
    elif ranking.by in SIMILARITIES:
        least = "most" if ranking.descending else "least"
        score = f"{_SIMILARITY.text(first.value or 0)}, {first.unit}"
        yield f"Skills are {least} similar to those of {ours} for {theirs.rstrip(',')} ({score})."
    else:
        more = "most" if ranking.descending else "fewest"
        share = round_percent(first.value or 0)
        yield (
            f"The {more} new skills are required in moving from {ours} to {theirs.rstrip(',')}: {share} of the skill "
            "level required, weighted by importance."
        )
    if len(ranked) < len(ranking):
        yield f"{counted(len(ranking) - len(ranked), 'role')} cannot be ranked."


def _ranked_after(ranking: RoleRanking, citations: Citations) -> Iterator[Block]:
    """The rates by which pay was converted."""
    gaps = (entry.gap for entry in ranking if isinstance(entry.gap, SalaryGap))
    return conversions((step for gap in gaps for steps in gap.steps for step in steps), citations)


RANKING: Final = View[RoleRanking](
    of=RoleRanking,
    parameters=(
        column("by", "", TEXT),
        column("reference_id", "", TEXT, lambda ranking: ranking.reference.id),
        column("descending", "", FLAG),
    ),
    label=lambda ranking: (
        f"{len(ranking)} against {ranking.reference.title} by {ranking.by}: "
        f"{', '.join(entry.role.title for entry in ranking[:_LISTED])}"
    ),
    title=lambda ranking: f"{ranking.reference.title} and other roles, ranked by {_ranked_by(ranking)}",
    finding=_ranking_finding,
    tables=(TableSpec("rows", iter, _RANKED, "Ranking", names=_heads, below=_ranked_after),),
    caveats=_gap_caveats,
)

# ----------------------------------------------------------------------------------------------------------------------
# As wide as they are


def wide_frame(matrix: Any, backend: str | None) -> Any:
    """A data frame with one row and one column a role: differences of pay, or similarities."""
    if isinstance(matrix, GapMatrix):
        return frame(_wide(matrix, f"difference, {matrix.unit}", matrix.difference, matrix.sources_of_each), backend)
    measure = f"{matrix.measure} of importances"
    return frame(_wide(matrix, measure, matrix.similarity, matrix.sources_of_each), backend)


def _wide(matrix: Labelled, measure: str, values: Any, sources: Sequence[tuple[str, ...]]) -> ColumnData:
    """One row and one column a role; what is measured and the row's sources stand in columns too."""
    head: dict[str, list[Any]] = {
        "id": [*matrix.ids], "measure": [measure] * len(matrix), "source": ["; ".join(ids) for ids in sources]
    }  # fmt: skip
    body = {id_: _without_nan(values[:, at]) for at, id_ in enumerate(matrix.ids)}
    kinds: dict[str, DataType] = {**dict.fromkeys(head, "text"), **dict.fromkeys(body, "float")}
    return ColumnData(kinds, {**head, **body})


VIEWS: Final[Mapping[type, View[Any]]] = {view.of: view for view in (GAP_MATRIX, SIMILARITY_MATRIX, RANKING)}
