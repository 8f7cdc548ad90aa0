"""Comparisons as rows: one a compared figure, and one for each thing that was not compared, with the reason."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from roleinfo.diffs.education import EducationDiff
from roleinfo.diffs.experience import ExperienceGap
from roleinfo.diffs.figures import FigureGap
from roleinfo.diffs.gaps import Gaps
from roleinfo.diffs.lists import ListDiff
from roleinfo.diffs.pairing import LeftOut
from roleinfo.diffs.ratings import SkillGap
from roleinfo.diffs.roles import RoleDiff
from roleinfo.diffs.salary import SalaryDiff, SalaryGap
from roleinfo.diffs.skills import SkillDiff
from roleinfo.model.exact import add, subtract
from roleinfo.model.fact import Fact
from roleinfo.text.figures import own_class
from roleinfo.views.columns import Column, TableSpec, column
from roleinfo.views.fact_rows import codes, rows_of, scale_of
from roleinfo.views.kinds import PLAIN
from roleinfo.views.tabular import DataType, Row

SIDES: Final = ("left", "right")

_OF_A_SIDE: Final[Mapping[str, DataType]] = {
    "text": "text", "bound": "text", "place": "text", "industry": "text", "employer": "text", "experience": "text",
    "as_of": "text", "origin": "text", "class": "text", "published_for": "text", "source": "text",
}  # fmt: skip

GAP: Final[Mapping[str, DataType]] = {
    "about": "text", "name": "text", "statistic": "text", "component": "text", "years": "text", "scheme": "text",
    "left": "number", "right": "number", "unit": "text", "difference": "number", "difference_unit": "text",
    "bound": "text",
    "relative_to_left": "number", "significant": "flag", "untested": "text", "confidence": "number",
    "interval_low": "number", "interval_high": "number",
    **{f"{side}_interval_{end}": "number" for side in SIDES for end in ("low", "high")},
    "adjusted": "text",
    **{f"{side}_{name}": kind for side in SIDES for name, kind in _OF_A_SIDE.items()},
    "caveats": "text",
}  # fmt: skip
"""The columns of two figures compared; ``left`` and ``right`` read as their bounds say."""

COMPARED: Final[tuple[Column[Row], ...]] = tuple(
    column(key, "", PLAIN[kind])
    for key, kind in (*((key, "text") for key in ("section", "status", "side", "reason", "message")), *GAP.items())
)
"""The columns of every comparison, whatever it compares and finds."""


def compared_rows(diff: Any) -> Iterator[Row]:
    """The rows of a comparison: what was compared, what stands on one side alone, and what was left out."""
    match diff:
        case SalaryGap():
            yield {"section": "salary", "status": "compared", **pay_gap_row(diff)}
        case RoleDiff():
            for name, part in diff.sections():
                yield from (_named(name, row) for row in compared_rows(part))
            for missing in diff.missing:
                side, name, *about = missing.path
                yield {
                    "section": name, "status": "missing", "side": side, "reason": missing.code,
                    "message": missing.message, "about": " ".join(about) or None, f"{side}_source": missing.source,
                }  # fmt: skip
        case EducationDiff():
            for schooling in (diff.held, diff.required, diff.asked, diff.fields, diff.colleges):
                yield from (_named("education", row) for row in compared_rows(schooling))
        case SkillDiff():
            for skill_gap in diff.shared:
                yield from _skill_rows(skill_gap)
            yield from _unmatched(diff.only_left, diff.only_right, diff.left_out, "skills")
        case ListDiff():
            section: str | None = " ".join(diff.path)
            for left, right in diff.shared:
                sides = {**_side("left", left), **_side("right", right)}
                yield {"section": section, "status": "shared", **_subject(left), **sides}
            yield from _unmatched(diff.only_left, diff.only_right, diff.left_out, section)
        case Gaps():
            section = section_of(diff)
            for gap in diff:
                for row in gap_rows(gap):
                    yield {"section": section, "status": "compared", **row}
            for gap in diff.others if isinstance(diff, SalaryDiff) else ():
                message = "also comparable, but of a source, date or origin that comes after"
                for row in gap_rows(gap):
                    yield {
                        "section": section,
                        "status": "passed_over",
                        "reason": "comes-after",
                        "message": message,
                        **row,
                    }
            yield from _unmatched((), (), diff.left_out, section)
        case _:
            raise TypeError(f"{type(diff).__name__} is no comparison")


COMPARED_TABLE: Final = TableSpec[Any, Row]("rows", compared_rows, COMPARED, divided_by=("section", "status", "about"))
"""The rows of a comparison of two roles, or of one section of theirs."""


def _named(section: str, row: Row) -> Row:
    """The row under the name of its section, with the part of the section that it is of."""
    own = row["section"] or section
    return {**row, "section": own if own.startswith(section) else section}


def section_of(diff: Any) -> str | None:
    """The section that gaps are of, by the first thing that tells; None where there is nothing."""
    if isinstance(diff, SalaryDiff):
        return "salary"
    paths: list[tuple[str, ...]] = [part.path for part in diff if hasattr(part, "path")]
    paths += [omitted.path[:-1] for omitted in diff.left_out]
    return " ".join(paths[0]) if paths else None


def gap_rows(gap: Any) -> Iterator[Row]:
    """Two figures set against each other; of lengths of time both ends."""
    match gap:
        case SalaryGap():
            yield pay_gap_row(gap)
        case FigureGap():
            yield {
                **_figures(gap.left, gap.right), "unit": _first(gap.left)["unit"],
                "difference": gap.difference, "difference_unit": gap.unit or None,
                "bound": gap.bound,
                "relative_to_left": gap.relative, "caveats": codes(gap.caveats),
                "significant": gap.significant, "untested": gap.untested,
                "confidence": gap.confidence if gap.interval else None,
                "interval_low": gap.interval and gap.interval[0], "interval_high": gap.interval and gap.interval[1],
            }  # fmt: skip
        case ExperienceGap():
            sides = {**_side("left", gap.left), **_side("right", gap.right), "caveats": codes(gap.caveats)}
            common = {"about": gap.left.about, "name": gap.left.text, "bound": "exact", **sides}
            if gap.share is not None:
                yield {
                    **common, "statistic": "share", "name": f"{gap.left.text}: {gap.left.length}",
                    "left": gap.left.share, "right": gap.right.share, "difference": gap.share, "unit": "percent",
                    "difference_unit": "points",
                }  # fmt: skip
                return
            for name in ("minimum", "maximum"):
                left, right = (getattr(fact, name) for fact in (gap.left_months, gap.right_months))
                yield {
                    **common, "statistic": name, "left": left, "right": right, "difference": getattr(gap, name),
                    "unit": "months", "difference_unit": "months",
                }  # fmt: skip
        case _:
            raise TypeError(f"{type(gap).__name__} is no gap")


def pay_gap_row(gap: SalaryGap) -> Row:
    """Two pay figures: what both are of, the difference, its interval, and what was done to make them alike."""
    pays, interval, basis = gap.pays, gap.interval, gap.basis
    steps = [str(step) for steps in gap.steps for step in steps]
    unit = f"{gap.difference.currency} per {gap.difference.period}"
    return {
        **_figures(gap.left, gap.right),
        "statistic": basis.statistic or f"{gap.left.statistic} | {gap.right.statistic}",
        "component": basis.component or f"{gap.left.component} | {gap.right.component}",
        "left": pays[0].amount, "right": pays[1].amount, "difference": gap.difference.amount,
        "unit": unit, "difference_unit": unit, "bound": gap.bound,
        "relative_to_left": gap.relative, "significant": gap.significant, "untested": gap.untested,
        "confidence": gap.confidence if interval else None,
        "interval_low": interval and interval[0].amount, "interval_high": interval and interval[1].amount,
        **{
            f"{side}_interval_{name}": end.amount
            for side, interval in zip(SIDES, gap.side_intervals, strict=True)
            if interval is not None
            for name, end in zip(("low", "high"), interval, strict=True)
        },
        "adjusted": "; ".join(dict.fromkeys(steps)) or None, "caveats": codes(gap.caveats),
    }  # fmt: skip


def _figures(left: Any, right: Any) -> Row:
    """What two figures of one measure are of, and their numbers."""
    values = {side: _value(fact) for side, fact in zip(SIDES, (left, right), strict=True)}
    return {**_subject(left), **values, **_side("left", left), **_side("right", right)}


def _first(fact: Fact) -> Row:
    return next(rows_of(fact))


def _value(fact: Fact) -> Decimal | None:
    row = _first(fact)
    return next((row[name] for name in ("value", "at_least", "at_most") if row.get(name) is not None), None)


def _subject(fact: Fact) -> Row:
    """What a fact is about, apart from who says it."""
    row = _first(fact)
    years = row.get("period") if row.get("about") else None  # the period of pay is in the unit
    measure = {name: row.get(name) for name in ("about", "name", "statistic", "component", "scheme")}
    return {**measure, "about": measure["about"] or row.get("kind"), "years": years}


def _side(side: str, fact: Fact) -> Row:
    """What belongs to one side of a pair: its place, date, source, and its words."""
    row = {**_first(fact), "place": None, "industry": None, "class": own_class(fact)}
    for name in ("place", "industry"):
        part = getattr(fact, name, None)
        row[name] = part and part.key if name == "industry" else part and part.code
    return {f"{side}_{name}": row.get(name) for name in _OF_A_SIDE}


def _unmatched(
    lefts: Iterable[Fact], rights: Iterable[Fact], out: Iterable[LeftOut], section: str | None
) -> Iterator[Row]:
    """What stands on one side alone, and what was left out, with the reason."""
    for side, facts in zip(SIDES, (lefts, rights), strict=True):
        for fact in facts:
            yield {**_one_sided(side, fact), "section": section, "status": f"only_{side}"}
    for omitted in out:
        yield {
            **_one_sided(omitted.side, omitted.fact), "section": section or " ".join(omitted.path[:-1]),
            "status": "left_out", "reason": omitted.code, "message": omitted.message,
        }  # fmt: skip


def _one_sided(side: str, fact: Fact) -> Row:
    row = _first(fact)
    return {
        "side": side, **_subject(fact), side: _value(fact), "unit": row.get("unit"), **_side(side, fact),
        "caveats": row["caveats"],
    }  # fmt: skip


def _skill_rows(gap: SkillGap) -> Iterator[Row]:
    """A row for each measure that both sides have of a skill; where there is none, that both have it."""
    sides = {**_side("left", gap.left), **_side("right", gap.right), "caveats": codes(gap.caveats)}
    common = {"section": "skills", "about": gap.kind, "name": gap.name, **sides}
    measures = _measures(gap)
    for row in measures:
        yield {**common, "status": "compared", "bound": "exact", **row}
    if not measures:
        yield {**common, "status": "shared"}


def _measures(gap: SkillGap) -> list[Row]:
    rows: list[Row] = []
    if gap.share is not None and gap.left.share and gap.right.share:
        rows.append({
            "statistic": "share", "left": gap.left.share.percent, "right": gap.right.share.percent,
            "unit": "percent", "difference": gap.share, "difference_unit": "points",
            "scheme": gap.left.share.of and f"of {gap.left.share.of}",
        })  # fmt: skip
    for name, left, right in (
        ("importance", gap.left.importance, gap.right.importance), ("level", gap.left.level, gap.right.level)
    ):  # fmt: skip
        difference, error = getattr(gap, name), getattr(gap, f"{name}_error")
        if difference is None or left is None or right is None:
            continue
        interval = (None, None) if error is None else (subtract(difference, error), add(difference, error))
        rows.append({
            "statistic": name, "left": left.value, "right": right.value, "unit": "points",
            "difference": difference, "difference_unit": "points",
            "scheme": scale_of(left), "significant": getattr(gap, f"{name}_outside_error"),
            "untested": "no standard error is published for both ratings" if error is None else None,
            "confidence": None if error is None else gap.confidence,
            "interval_low": interval[0], "interval_high": interval[1],
        })  # fmt: skip
    return rows
