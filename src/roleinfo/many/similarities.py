"""How alike many roles are, each with each, by the ratings of their skills."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, get_args

import attrs

from roleinfo.diffs import ratings
from roleinfo.diffs.ratings import RATED_KINDS, Weights
from roleinfo.diffs.skills import compare_skills
from roleinfo.errors import InvalidArgumentError, NotComparableError
from roleinfo.many.labelled import Labelled, LeftOutRole, Roles, left_out_role, require_numpy, resolve_many
from roleinfo.model._edges import OneLine
from roleinfo.model.arguments import check_word, check_words
from roleinfo.model.cached import cached_attribute
from roleinfo.model.exact import shortest
from roleinfo.model.resolving import RoleSource
from roleinfo.model.role import Role
from roleinfo.model.rules import check_fields
from roleinfo.model.sections import Skills
from roleinfo.model.skill import Skill, SkillKind
from roleinfo.model.source import Source
from roleinfo.model.text import folded, key_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

Measure = Literal["cosine", "correlation", "weighted_jaccard"]

_NO_SPREAD: Final = 1e-9
"""Variances below this, on a scale from 0 to 100, are what is left of none when floats are subtracted."""


def element_of(kind: str, name: str, series: str, scale: str, *ends: Decimal) -> str:
    """What two ratings have in common that may be set against each other: of what, on which scale, by whom."""
    return key_of(kind, folded(name), series, folded(scale), *map(shortest, ends))


class Rated(NamedTuple):
    """A role as how important each element is to it, from 0 to 100; what it lacks or is not to be used is not there.

    ``skills`` are the facts behind them, None where these were not made; ``plain`` is False where
    a role has several ratings of one element, between which each other role chooses anew.
    """

    id: str
    title: str
    scores: Mapping[str, float]
    sources: tuple[Source, ...]
    skills: Skills | None = None
    plain: bool = True


@attrs.frozen(field_transformer=check_fields, repr=False)
class Neighbour(OneLine):
    """A role that is like another, and how much."""

    id: str
    title: str
    similarity: float


@attrs.frozen(field_transformer=check_fields, repr=False, kw_only=True)
class SimilarityMatrix(Labelled):
    """How alike roles are, each with each, by how important skills, knowledge and abilities are to both.

    ``similarity`` is a symmetric array in the order of ``ids``, NaN where two roles have nothing
    that one source rates for both; ``elements`` says on how many elements each value rests.
    ``left_out`` are roles of which nothing is rated.
    """

    measure: Measure
    kinds: tuple[SkillKind, ...]
    sources: tuple[Source, ...]
    left_out: tuple[LeftOutRole, ...]
    sources_of_each: tuple[tuple[str, ...], ...]
    _similarity: bytes
    _elements: bytes

    @cached_attribute
    def similarity(self) -> "Floats":
        """The similarity of each with each; 1 on the diagonal. The array is read-only."""
        import numpy as np

        return np.frombuffer(self._similarity).reshape(len(self), len(self))

    @cached_attribute
    def elements(self) -> "NDArray[np.int64]":
        """On how many elements each similarity rests. The array is read-only."""
        import numpy as np

        return np.frombuffer(self._elements, dtype=np.int64).reshape(len(self), len(self))

    def nearest(self, role: Role | str, n: int = 10) -> tuple[Neighbour, ...]:
        """The roles most like one of these, the likest first; of equal ones the first title."""
        at = self.index(role)
        neighbors = [
            Neighbour(self.ids[other], self.titles[other], value)
            for other, value in enumerate(self.similarity[at].tolist())
            if other != at and value == value  # noqa: PLR0124  # what is not a number is no neighbour
        ]
        neighbors.sort(key=lambda pair: (-pair.similarity, folded(pair.title), pair.id))
        return tuple(neighbors[:n])


def similarities(
    roles: Roles, source: RoleSource, measure: Measure, kinds: Iterable[SkillKind] = RATED_KINDS
) -> SimilarityMatrix:
    """How similar roles are, pair by pair; texts name roles of the source."""
    require_numpy()
    check_word("measure", measure, get_args(Measure))
    chosen: Any = check_words("kinds", kinds, RATED_KINDS)
    if not chosen:
        raise InvalidArgumentError("kinds", kinds, f"must be some of {', '.join(RATED_KINDS)}")

    def bulk(catalog: Any, queries: Sequence[str] | None) -> Iterable[Rated | Role]:
        rated: Iterable[Rated | Role] = catalog.ratings_of_many(queries, kinds=chosen)
        return rated

    given = [_rated(role, chosen) for role in resolve_many(roles, source, bulk, "ratings_of_many")]
    left_out = tuple(left_out_role(role, "unrated") for role in given if not role.scores)
    kept = [role for role in given if role.scores]
    if not kept:
        raise NotComparableError([str(role) for role in left_out] or ["no role was given"])
    catalog: Any = roles if hasattr(roles, "role") else source
    values, counts = compared(kept, measure, catalog.role)
    sources = {source for role in kept for source in role.sources}
    return SimilarityMatrix(
        ids=tuple(role.id for role in kept),
        titles=tuple(role.title for role in kept),
        measure=measure,
        kinds=chosen,
        sources=tuple(sorted(sources, key=lambda source: source.order)),
        left_out=left_out,
        sources_of_each=tuple(tuple(sorted(source.id for source in role.sources)) for role in kept),
        similarity=values.tobytes(),
        elements=counts.tobytes(),
    )


def _rated(role: Rated | Role, kinds: Sequence[SkillKind]) -> Rated:
    if isinstance(role, Rated):
        return role
    facts = [skill for skill in role.skills if skill.kind in kinds and skill.importance is not None]
    scores = {
        key: float(skill.importance.standardised)
        for skill in facts
        if skill.importance is not None and not skill.importance.suppressed and (key := _element(skill))
    }
    alone = len({skill.measure for skill in facts}) == len(facts)
    plain = alone and all(skill.importance and skill.importance.source.series == skill.source.series for skill in facts)
    sources = {skill.importance.source for skill in facts if skill.importance is not None}
    held = Skills(skill for skill in role.skills if skill.kind in kinds)
    return Rated(role.id, role.title, scores, tuple(sorted(sources, key=lambda source: source.order)), held, plain)


def _element(skill: Skill) -> str | None:
    rating = skill.importance
    if rating is None:
        return None
    return element_of(skill.kind, skill.name, rating.source.series, rating.scale, rating.lowest, rating.highest)


def compared(
    roles: Sequence[Rated], measure: Measure, whole: Callable[[str], Role]
) -> "tuple[Floats, NDArray[np.int64]]":
    """How alike each two of these are, and on how many elements that rests, as two square arrays."""
    import numpy as np

    rated = [tuple(role.scores) for role in roles]  # most roles are rated on the same elements, in one order
    patterns = {elements: at for at, elements in enumerate(dict.fromkeys(rated))}
    column = {element: at for at, element in enumerate(dict.fromkeys(chain.from_iterable(patterns)))}
    columns = {elements: np.array([column[element] for element in elements], dtype=np.intp) for elements in patterns}
    rows = _Rows(
        np.zeros((len(roles), len(column))),
        np.zeros((len(patterns), len(column))),
        np.array([patterns[elements] for elements in rated], dtype=np.intp),
    )
    row = np.repeat(np.arange(len(roles)), [*map(len, rated)])
    at = np.concatenate([columns[elements] for elements in rated])
    rows.scores[row, at] = np.fromiter(chain.from_iterable(role.scores.values() for role in roles), float, len(at))
    for elements, pattern in patterns.items():
        rows.patterns[pattern, columns[elements]] = 1
    counts = (rows.patterns @ rows.patterns.T).astype(np.int64).take(rows.of, axis=0).take(rows.of, axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        values = _MEASURES[measure](rows)
    values[counts == 0] = np.nan
    _one_by_one(roles, measure, whole, values, counts)
    np.fill_diagonal(values, np.where(np.isnan(values.diagonal()), np.nan, 1.0))
    return values, counts


class _Rows(NamedTuple):
    """A row of scores a role, 0 where it has none; which columns have one, in each pattern of them; and each row's."""

    scores: "Floats"
    patterns: "Floats"
    of: "NDArray[np.intp]"

    def over(self, values: "Floats") -> "Floats":
        """The sums of each row of some values, over the columns that each row has."""
        return (values @ self.patterns.T).take(self.of, axis=1)


def _cosine(rows: _Rows) -> "Floats":
    """The cosine of each two rows over the columns that both have."""
    import numpy as np

    lengths = np.sqrt(rows.over(rows.scores * rows.scores))
    products: Floats = rows.scores @ rows.scores.T
    products /= lengths * lengths.T
    return np.clip(products, -1.0, 1.0, out=products)


def _correlation(rows: _Rows) -> "Floats":
    import numpy as np

    there = rows.patterns[rows.of]
    centred = (rows.scores - rows.scores.sum() / there.sum()) * there  # smaller numbers, of which less is lost
    counts, sums = rows.over(there), rows.over(centred)
    spread = rows.over(centred * centred) - sums * sums / counts
    spread[spread < _NO_SPREAD] = np.nan
    together = centred @ centred.T - sums * sums.T / counts
    correlation: Floats = np.clip(together / (np.sqrt(spread) * np.sqrt(spread.T)), -1.0, 1.0)
    return correlation


def _weighted_jaccard(rows: _Rows) -> "Floats":
    import numpy as np

    sums = rows.over(rows.scores)
    smaller = np.empty_like(sums)
    for row, own in enumerate(rows.scores):
        smaller[row] = np.minimum(rows.scores, own).sum(axis=1)
    return smaller / (sums + sums.T - smaller)


_MEASURES: Final[Mapping[Measure, Callable[[_Rows], "Floats"]]] = {
    "cosine": _cosine,
    "correlation": _correlation,
    "weighted_jaccard": _weighted_jaccard,
}
_EXACT: Final[Mapping[Measure, Callable[[Weights], float | None]]] = {
    "cosine": ratings.cosine,
    "correlation": ratings.correlation,
    "weighted_jaccard": ratings.weighted_jaccard,
}


def _one_by_one(
    roles: Sequence[Rated],
    measure: Measure,
    whole: Callable[[str], Role],
    values: "Floats",
    counts: "NDArray[np.int64]",
) -> None:
    """Fill in the pairs of roles with several ratings of one element, of which each pair takes the likest."""
    special = [at for at, role in enumerate(roles) if not role.plain]
    if not special:
        return
    # One side of each pair holds the kinds asked for alone, so that nothing else is compared.
    held = [whole(role.id).skills if role.skills is None else role.skills for role in roles]
    for one in special:
        for other in range(len(roles)):
            left, right = sorted((one, other))
            weights = [
                (gap.left.importance.standardised, gap.right.importance.standardised)
                for gap in compare_skills(held[left], held[right]).rated
                if gap.left.importance and gap.right.importance
            ]
            value = _EXACT[measure](weights)
            values[left, right] = values[right, left] = float("nan") if value is None else value
            counts[left, right] = counts[right, left] = len(weights)
