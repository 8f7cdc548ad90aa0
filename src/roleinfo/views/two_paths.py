"""Two career paths compared: step by step, and what both come to."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import zip_longest
from typing import Any, Final, NamedTuple

from roleinfo.careers.comparing import PathDiff, StepPair
from roleinfo.careers.moves import Move
from roleinfo.careers.nodes import Node
from roleinfo.diffs.salary import SalaryGap
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.fact import Fact
from roleinfo.render import outline
from roleinfo.render.citations import Citations
from roleinfo.render.layout import marked
from roleinfo.render.outline import Block, Bullets, Paragraph, line
from roleinfo.text.numbers import format_money, format_number
from roleinfo.text.phrases import counted, joined
from roleinfo.views.columns import Column, TableSpec, column, prefixed, program_columns
from roleinfo.views.gap_rows import GAP, pay_gap_row
from roleinfo.views.kinds import COUNT, COUNT_CHANGE, MEASURED, MONEY, NUMBER, TEXT, WHOLE, Kind, Measured
from roleinfo.views.learning import LEARNING, round_percent
from roleinfo.views.moves import PAY_CHANGE, describe_figures, describe_links, scope_of, sentences
from roleinfo.views.paths import count_steps, figures_of, moves_of, path_title
from roleinfo.views.view import SectionSpec, View

_FLOAT_PERCENT: Final = Kind[float]("percent", "float", float, round_percent)
_POINTS: Final = Kind[Decimal]("points", "number", lambda value: value, lambda value: (
    f"{format_number(value, 1, signed=True)} points"
))  # fmt: skip
_MONTHS_CHANGE: Final = Kind[Decimal]("duration", "number", lambda value: value, lambda value: (
    f"{format_number(value, signed=True)} months"
))  # fmt: skip


class _Pair(NamedTuple):
    """The steps of one number, side by side."""

    number: int
    pair: StepPair
    gap: SalaryGap | None
    pay: Mapping[str, Any]
    learning: tuple[float | None, float | None]
    months: tuple[Decimal | None, Decimal | None]


def _pairs(diff: PathDiff) -> Iterator[_Pair]:
    learning = zip_longest(diff.left.learning_by_step, diff.right.learning_by_step)
    months = zip_longest(diff.left.months_by_step, diff.right.months_by_step)
    for number, (pair, of_skills, of_work) in enumerate(zip(diff.steps, learning, months, strict=True), 1):
        gap = pair.pay
        yield _Pair(number, pair, gap, {} if gap is None else pay_gap_row(gap), of_skills, of_work)


def _pair_move(row: _Pair, side: int) -> Move | None:
    return row.pair.right if side else row.pair.left


def _side_columns(side: int, name: str) -> Iterator[Column[_Pair]]:
    def node(row: _Pair) -> Node | None:
        move = _pair_move(row, side)
        return None if move is None else move.destination_node

    yield column(f"{name}_id", "", TEXT, lambda row: getattr(node(row), "id", None))
    yield column(f"{name}_title", "", TEXT, lambda row: getattr(node(row), "title", None))
    yield column("", f"{name.capitalize()} path", TEXT, lambda row: getattr(node(row), "title", "(ended)"),
                 of=(f"{name}_title",))  # fmt: skip
    yield column(f"{name}_learning", "", _FLOAT_PERCENT, lambda row: row.learning[side])
    yield column(f"{name}_months_beyond", "", NUMBER, lambda row: row.months[side])


_STEPS_TABLE: Final = TableSpec[PathDiff, _Pair](
    "rows",
    _pairs,
    (
        column("step", "Step", WHOLE, lambda row: row.number),
        *_side_columns(0, "left"),
        *_side_columns(1, "right"),
        column("", "Pay difference", PAY_CHANGE, lambda row: row.gap, of=("difference", "relative_to_left"),
               facts=lambda row: () if row.gap is None else (row.gap.left, row.gap.right), cited=False),
        *prefixed("", program_columns(GAP), lambda row: row.pay),
    ),
    "Step by step",
)  # fmt: skip


class _Total(NamedTuple):
    """What both paths come to in one respect."""

    measure: str
    label: str
    unit: str
    kind: Kind[Any]
    left: Any
    right: Any
    difference: Measured | None
    facts: tuple[tuple[Fact, ...], tuple[Fact, ...]] = ((), ())


def _exact(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(repr(value))


def _totals(diff: PathDiff) -> Iterator[_Total]:
    left, right = diff.left, diff.right
    yield _Total("steps", "Steps", "steps", COUNT, Decimal(len(left)), Decimal(len(right)),
        (COUNT_CHANGE, Decimal(diff.length)),
    )  # fmt: skip
    change = _exact(diff.learning)
    yield _Total(
        "learning", "Skills to gain, all steps", "percent", LEARNING, _exact(left.learning), _exact(right.learning),
        None if change is None else (_POINTS, change),
    )  # fmt: skip
    yield _Total(
        "months", "Time required, months", "months", NUMBER, left.months, right.months,
        None if diff.months is None else (_MONTHS_CHANGE, diff.months),
    )  # fmt: skip
    lowest = [path.lowest_pay for path in (left, right)]
    pays = [None if figure is None else figure.pay for figure in lowest]
    unit = next((f"{pay.currency} per {pay.period}" for pay in pays if pay), "")
    same = (_SAME, Decimal(0)) if diff.same_lowest_pay else None
    yield _Total(
        "lowest_pay", "Lowest annual pay", unit, MONEY, pays[0], pays[1],
        same if diff.lowest_pay is None else (PAY_CHANGE, diff.lowest_pay),
        (tuple(filter(None, lowest[:1])), tuple(filter(None, lowest[1:]))),
    )  # fmt: skip


_SAME: Final = Kind[Decimal]("money", "number", lambda value: value, lambda _: "same")


def _measured(total: _Total, value: Any) -> Measured | None:
    return None if value is None else (total.kind, value)


_TOTALS: Final = TableSpec[PathDiff, _Total](
    "totals",
    _totals,
    (
        column("measure", "", TEXT),
        column("", "In all", TEXT, lambda total: total.label, of=("measure",)),
        column("left", "Left path", MEASURED, lambda total: _measured(total, total.left),
               facts=lambda total: total.facts[0], cited=False),
        column("right", "Right path", MEASURED, lambda total: _measured(total, total.right),
               facts=lambda total: total.facts[1], cited=False),
        column("difference", "Difference", MEASURED, lambda total: total.difference),
        column("unit", "", TEXT, lambda total: total.unit or None),
    ),
    "In all",
)  # fmt: skip


def _diff_title(diff: PathDiff) -> str:
    titles = dict.fromkeys((path_title(diff.left), path_title(diff.right)))
    return f"Two paths from {next(iter(titles))}" if len(titles) == 1 else " vs. ".join(titles)


def _diff_finding(diff: PathDiff) -> Iterator[str]:
    steps = abs(diff.length)
    if steps:
        yield f"The right path takes {counted(steps, 'step')} {'more' if diff.length > 0 else 'fewer'} than the left."
    else:
        yield f"Both paths take {count_steps(diff.left)}."
    if diff.learning:
        more = "more" if diff.learning > 0 else "less"
        points = format_number(_exact(abs(diff.learning)) or 0, 1)
        yield f"It requires {points} percentage points {more} in new skills."
    gap = diff.lowest_pay
    if gap is not None and gap.difference.amount:
        way = "higher" if gap.difference.amount > 0 else "lower"
        yield f"Its lowest pay is {format_money(abs(gap.difference))} per {gap.difference.period} {way}."


def _shared(diff: PathDiff, citations: Citations) -> Iterator[Block]:
    """The steps side by side, what pay is, and which roles both paths go through."""
    yield from _STEPS_TABLE.blocks(diff, citations)
    titles = {node.id: marked(node.title) for node in diff.left.nodes}
    notes = [
        *describe_figures(_paid(diff), citations),
        line(f"Roles on both paths: {joined(titles[id_] for id_ in diff.shared) or 'none'}."),
        line("Differences are the right path minus the left."),
    ]
    yield Paragraph(outline.joined(notes, " "))


def _paid(diff: PathDiff) -> Iterator[SalaryEstimate]:
    yield from filter(None, (diff.left.lowest_pay, diff.right.lowest_pay))
    for gap in filter(None, (pair.pay for pair in diff.steps)):
        yield from (gap.left, gap.right)


def _unknown(diff: PathDiff, _citations: Citations) -> Iterator[Block]:
    """What is not known of the steps of each path, with the roles."""
    statements = [
        f"{side} path, {what}: {joined(titles)}"
        for side, path in (("Left", diff.left), ("Right", diff.right))
        for what, values in (
            ("skills to gain", path.learning_by_step), ("time required", path.months_by_step),
            ("pay on one basis", path.pay[1:]),
        )
        if (titles := [marked(node.title) for node, value in zip(path.nodes[1:], values, strict=True) if value is None])
    ]  # fmt: skip
    if statements:
        yield Bullets(statements)


def _both(diff: PathDiff, citations: Citations) -> Iterator[Block]:
    yield from _TOTALS.blocks(diff, citations)
    yield from _shared(diff, citations)


PATH_DIFF: Final = View[PathDiff](
    of=PathDiff,
    label=lambda diff: " vs. ".join(" -> ".join(path.ids) for path in (diff.left, diff.right)),
    title=_diff_title,
    subtitle=lambda diff: sentences(
        scope_of(figures_of([diff.left, diff.right])), describe_links(moves_of([diff.left, diff.right]))
    ),
    finding=_diff_finding,
    caveats=lambda diff: () if diff.lowest_pay is None else diff.lowest_pay.caveats,
    tables=(_STEPS_TABLE, _TOTALS),
    brief=_both,
    sections=(
        SectionSpec("totals", "In all", _TOTALS.blocks),
        SectionSpec("rows", "Step by step", _shared),
        SectionSpec("missing", "Missing data", _unknown),
    ),
)
