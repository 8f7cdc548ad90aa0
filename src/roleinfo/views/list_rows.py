"""Lists as rows: places, industries, sources, findings, and skills that are to be learned or set a role apart."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from roleinfo.careers.ladders import BridgeSkill
from roleinfo.diffs.learning import Learning, ToLearn
from roleinfo.many.distinctive import DistinctiveSkill
from roleinfo.model.skill import Skill
from roleinfo.views.fact_rows import SALARY, columns_of, rows_of, scale_of
from roleinfo.views.tabular import ColumnData, DataType, Row

TO_LEARN: Final[Mapping[str, DataType]] = {
    "name": "text", "kind": "text", "left_level": "number", "left_not_relevant": "flag", "right_level": "number",
    "level_gap": "number", "unit": "text", "scheme": "text", "outside_error": "flag", "untested": "text",
    "importance_percent": "number", "product": "number", "learning_points": "number", "left_as_of": "text",
    "right_as_of": "text", "left_source": "text", "right_source": "text",
}  # fmt: skip
DISTINCTIVE: Final[Mapping[str, DataType]] = {
    "name": "text", "kind": "text", "importance": "number", "unit": "text", "scheme": "text", "z": "number",
    "mean_of_roles": "number", "deviation_of_roles": "number", "roles": "count", "as_of": "text", "source": "text",
}  # fmt: skip
BRIDGES: Final[Mapping[str, DataType]] = {
    "name": "text", "kind": "text", "held_percent": "float", "asked_percent": "float", "opens_count": "count",
    "opens": "text", **SALARY,
}  # fmt: skip


def to_learn_table(skills: Iterable[ToLearn]) -> ColumnData:
    """Skills to learn in the given order: both levels, the gap, and its part of the figure of learning."""
    return ColumnData.of(TO_LEARN, (row for each in skills for row in _to_learn_rows(each)))


def learning_table(learning: Learning) -> ColumnData:
    """The skills that have to be learned; the figure itself is the sum of their points."""
    return to_learn_table(learning.to_learn)


def _to_learn_rows(each: ToLearn) -> Iterator[Row]:
    left, right = each.gap.left.level, each.gap.right.level
    if left is not None and right is not None:
        yield {
            "name": each.name, "kind": each.kind,
            "left_level": None if left.not_relevant else left.value, "left_not_relevant": left.not_relevant,
            "right_level": right.value, "level_gap": each.level, "unit": "points", "scheme": scale_of(right),
            "outside_error": each.outside_error,
            "untested": None if each.outside_error is not None else "no standard error is published for both ratings",
            "importance_percent": each.weight, "product": each.product, "learning_points": each.points,
            "left_as_of": left.effective_date, "right_as_of": right.effective_date,
            "left_source": left.source.id, "right_source": right.source.id,
        }  # fmt: skip


def software_table(software: Iterable[Skill]) -> ColumnData:
    """Software in the given order, with the columns of a section of skills."""
    return ColumnData.of(columns_of(Skill), (row for each in software for row in rows_of(each)))


def distinctive_table(skills: Iterable[DistinctiveSkill]) -> ColumnData:
    """Skills in the given order, their importance against that over all rated roles."""
    return ColumnData.of(DISTINCTIVE, (row for each in skills for row in _distinctive_rows(each)))


def _distinctive_rows(each: DistinctiveSkill) -> Iterator[Row]:
    rating = each.skill.importance
    if rating is not None:
        yield {
            "name": each.name, "kind": each.skill.kind, "importance": rating.value, "unit": "points",
            "scheme": scale_of(rating), "z": each.z, "mean_of_roles": each.mean, "deviation_of_roles": each.deviation,
            "roles": each.roles, "as_of": rating.effective_date, "source": rating.source.id,
        }  # fmt: skip


def bridges_table(skills: Iterable[BridgeSkill]) -> ColumnData:
    """Skills in the given order: how high each is held and asked, what it opens, and the best pay among these."""
    return ColumnData.of(BRIDGES, map(_bridge_row, skills))


def _bridge_row(each: BridgeSkill) -> Row:
    paid: Row = next(rows_of(each.best_pay)) if each.best_pay else {
        "status": "not_published", "reason": "no pay is published for them on the role's own basis"
    }  # fmt: skip
    return {
        **paid, "name": each.name, "kind": each.kind, "held_percent": each.held, "asked_percent": each.level,
        "opens_count": len(each.opens), "opens": "; ".join(each.opens),
    }  # fmt: skip
