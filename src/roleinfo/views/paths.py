"""Career paths: one, several, and two compared."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import zip_longest
from typing import Any, Final, NamedTuple

from roleinfo.careers.comparing import PathDiff, StepPair
from roleinfo.careers.moves import Move
from roleinfo.careers.nodes import Node
from roleinfo.careers.paths import CareerPath, CareerPaths
from roleinfo.diffs.salary import SalaryGap
from roleinfo.model.caveat import Caveat
from roleinfo.model.education import DEGREE_NAMES
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.exact import plain
from roleinfo.model.fact import Fact
from roleinfo.render import outline
from roleinfo.render.citations import Citations
from roleinfo.render.layout import marked
from roleinfo.render.outline import Block, Bullets, GroupRow, Heading, Line, Paragraph, Phrase, line
from roleinfo.text.facts import capital
from roleinfo.text.figures import bounded_pay
from roleinfo.text.moves import compare_earnings, describe_entry, describe_license
from roleinfo.text.numbers import format_fraction, format_money, format_number
from roleinfo.text.phrases import counted, joined
from roleinfo.views.columns import Column, TableSpec, column, prefixed, program_columns
from roleinfo.views.fact_rows import SALARY, rows_of
from roleinfo.views.gap_rows import GAP, pay_gap_row
from roleinfo.views.kinds import COUNT, COUNT_CHANGE, FLAG, MEASURED, MONEY, NUMBER, TEXT, WHOLE, Kind, Measured
from roleinfo.views.learning import LEARNING, round_percent
from roleinfo.views.moves import (
    MOVE_FOR_PROGRAMS,
    PAY_CHANGE,
    define_learning,
    degree_name,
    describe_figures,
    describe_links,
    describe_openings,
    note_entry_classes,
    scope_of,
    sentences,
)
from roleinfo.views.view import SectionSpec, View

STATED_PAY: Final = Kind[SalaryEstimate]("money", "number", lambda figure: figure.pay, bounded_pay)
"""A figure of pay as it is to be read, or in a word why there is none."""

NO_FIGURE: Final[Mapping[str, Any]] = {"status": "not_published", "reason": "the sources used have no such pay figure"}

_COSTS: Final = {
    "learning": "skills to gain", "time": "time required", "pay": "largest loss of pay",
}  # fmt: skip
_FLOAT_PERCENT: Final = Kind[float]("percent", "float", float, round_percent)
_POINTS: Final = Kind[Decimal]("points", "number", lambda value: value, lambda value: (
    f"{format_number(value, 1, signed=True)} points"
))  # fmt: skip
_MONTHS_CHANGE: Final = Kind[Decimal]("duration", "number", lambda value: value, lambda value: (
    f"{format_number(value, signed=True)} months"
))  # fmt: skip


def pay_data(figure: SalaryEstimate | None) -> Mapping[str, Any]:
    """A figure of pay for programs, or that there is none."""
    return NO_FIGURE if figure is None else next(rows_of(figure))


# ----------------------------------------------------------------------------------------------------------------------
# Stops: the roles of a path


class _Stop(NamedTuple):
    """A role of a path with its pay and the move that leads to it."""

    number: int
    path: CareerPath
    complete: bool | None
    step: int
    node: Node
    pay: Mapping[str, Any]
    move: Move | None
    learning: Decimal | float | None
    months: Decimal | None
    figure: SalaryEstimate | None


def _stops(paths: Iterable[CareerPath], complete: bool | None = None) -> Iterator[_Stop]:
    for number, path in enumerate(paths, 1):
        parts = (
            path.nodes,
            path.pay,
            (None, *path.moves),
            (None, *path.learning_by_step),
            (None, *path.months_by_step),
        )
        for step, (node, pay, move, learning, months) in enumerate(zip(*parts, strict=True)):
            figure = pay or _withheld(path, node)
            yield _Stop(number, path, complete, step, node, pay_data(pay), move, learning, months, figure)


def _withheld(path: CareerPath, node: Node) -> SalaryEstimate | None:
    """The figure of the path's basis that a source has for a role and no amount can be read from."""
    model = next(filter(None, path.pay), None)
    if model is None:
        return None
    basis = (model.statistic, model.component, model.source.series, model.place)
    return next(
        (
            figure
            for figure in node.paid.salary.candidates(model.statistic)
            if (figure.statistic, figure.component, figure.source.series, figure.place) == basis
            and not (figure.industry or figure.employer or figure.experience)
            and (figure.known_amount is None or figure.known_amount.period == "year")
        ),
        None,
    )


def _pay_facts(stop: _Stop) -> Iterable[Fact]:
    return () if stop.figure is None else (stop.figure,)


_STOP: Final[tuple[Column[_Stop], ...]] = (
    column("path", "", WHOLE, lambda stop: stop.number),
    column("by", "", TEXT, lambda stop: stop.path.by),
    column("complete", "", FLAG),
    column("step", "Step", WHOLE),
    column("id", "", TEXT, lambda stop: stop.node.id),
    column("title", "Role", TEXT, lambda stop: stop.node.title),
    column("", "Annual pay", STATED_PAY, lambda stop: stop.figure, facts=_pay_facts, of=("value",),
           cited=False),
    column("", "Class", TEXT, lambda stop: None if stop.move is None else stop.move.kind, of=("class",), drop=2),
    column("learning", "Skills to gain", LEARNING),
    column("months_beyond", "Months required", NUMBER, lambda stop: stop.months),
    column("", "Typical education", TEXT, lambda stop: degree_name(stop.node.education), of=("degree_asked",),
           drop=1),
    *prefixed("", (held for held in MOVE_FOR_PROGRAMS if held.key not in ("learning", "months_beyond")),
              lambda stop: stop.move),
    *prefixed(
        "", program_columns({key: kind for key, kind in SALARY.items() if key != "evidence"}), lambda stop: stop.pay
    ),
)  # fmt: skip


def _count_steps(path: CareerPath) -> str:
    return counted(len(path), "step")


def _totals_of(path: CareerPath) -> str:
    """What a path comes to, in a few words."""
    learning = "" if path.learning is None else f"skills to gain {round_percent(path.learning)}"
    months = "" if path.months is None else f"at least {plain(path.months)} months"
    return ", ".join(filter(None, (_count_steps(path), learning, months)))


def _moves(paths: Iterable[CareerPath]) -> list[Move]:
    return [move for path in paths for move in path.moves]


def _figures(paths: Iterable[CareerPath]) -> list[SalaryEstimate]:
    return [figure for path in paths for figure in path.pay if figure is not None]


def _caveats(paths: Iterable[CareerPath]) -> Iterator[Caveat]:
    for path in paths:
        if path.pay_change is not None:
            yield from path.pay_change.caveats


def _define(paths: Iterable[CareerPath], citations: Citations) -> Iterator[Block]:
    """What pay and the skills to gain are, what of them is unknown, and where the links come from."""
    given = tuple(paths)
    notes = [*describe_figures(_figures(given), citations)]
    unknown = dict.fromkeys(
        marked(node.title) for path in given for node, pay in zip(path.nodes, path.pay, strict=True) if pay is None
    )
    if unknown:
        notes.append(line(f"Pay on this basis is not known for {joined(unknown)}."))
    nodes = dict.fromkeys(node for path in given for node in path.nodes)
    notes += [*define_learning(nodes, citations), *note_entry_classes(nodes)]
    yield Paragraph(outline.joined(notes, " "))


def _path_title(path: CareerPath) -> str:
    return f"{marked(path.nodes[0].title)} to {marked(path.nodes[-1].title)}"


def _path_finding(path: CareerPath) -> Iterator[str]:
    if path.pay_change is None:
        yield f"{_count_steps(path)}; pay at the start and the end is not known on one basis."
    else:
        yield f"{_count_steps(path)}."
        yield compare_earnings(path.nodes[0].paid, path.nodes[-1].paid, path.pay_change)
    yield from _requirements(path)


def _requirements(path: CareerPath) -> Iterator[str]:
    if path.learning is None:
        yield "Skills to gain are not known for every step."
    else:
        yield f"Skills to gain are {round_percent(path.learning)} over all steps; a skill gained earlier counts once."
    if path.months is None:
        yield "The school and related work required are not known for every step."
    elif path.months:
        months = counted(int(path.months), "month")
        yield f"At least {months} of related work, school, and training are required beyond earlier roles."
    else:
        yield "No additional related work, school, or training is required."


def _step_notes(path: CareerPath, citations: Citations) -> Iterator[Block]:
    """Step by step, what a role requires and who links it to the one before."""
    for move in path.moves:
        yield Heading(3, marked(move.destination_node.title))
        yield Bullets([*_step_lines(move, citations)])


def _step_lines(move: Move, citations: Citations) -> Iterator[Line]:
    if move.education.beyond and move.education.asked:
        yield line(f"Typical entry-level education: {DEGREE_NAMES[move.education.asked]}.")
    if wanted := describe_entry(move.entry):
        yield line(f"School and training: {wanted}.")
    if move.entry.license is not None:
        yield line(f"License: {describe_license(move.entry.license)}.")
    if move.to_learn:
        yield line(f"Chief skills to gain: {', '.join(skill.name for skill in move.to_learn[:3])}.")
    if openings := describe_openings(move.destination):
        yield line("Openings per year: ", Phrase(openings, citations.numbers(filter(None, [move.openings]))), ".")
    yield from (line(f"{capital(statement)}.") for statement in move.evidence)


_PATH_TABLE: Final = TableSpec[CareerPath, _Stop](
    "rows", lambda path: _stops((path,)), _STOP, "Steps", below=lambda path, citations: _define((path,), citations)
)


def _path_label(path: CareerPath) -> str:
    gap, learning = path.pay_change, path.learning
    pay = learned = ""
    if gap is not None:
        part = f" ({format_fraction(gap.relative, signed=True)})" if gap.relative is not None else ""
        pay = f", pay {format_money(gap.difference, signed=True)}{part}"
    if learning is not None:
        learned = f", {round_percent(learning)} to learn"
    return f"{' -> '.join(path.ids)}: {counted(len(path.moves), 'step')}{pay}{learned}"


PATH: Final = View[CareerPath](
    of=CareerPath,
    label=_path_label,
    title=lambda path: f"Path from {_path_title(path)}",
    subtitle=lambda path: sentences(scope_of(_figures([path])), describe_links(path.moves)),
    finding=_path_finding,
    caveats=lambda path: _caveats([path]),
    tables=(_PATH_TABLE,),
    sections=(
        SectionSpec("rows", "Steps", _PATH_TABLE.blocks),
        SectionSpec("requirements", "Requirements of each step", _step_notes),
    ),
)

# ----------------------------------------------------------------------------------------------------------------------
# Several paths

_CUT_OFF: Final = (
    "The search stopped before it found a path; there may be one. Raise the limit on partial paths (max-search), "
    "allow fewer steps, or tighten the constraints."
)


def _paths_title(paths: CareerPaths) -> str:
    by = "" if paths.by == "steps" else f", ranked by {_COSTS.get(paths.by, paths.by)}"
    return f"Paths from {_path_title(paths[0])}{by}" if paths else f"Paths{by}"


def _paths_finding(paths: CareerPaths) -> Iterator[str]:
    if not paths:
        yield _CUT_OFF
        return
    first = paths[0]
    yield f"{counted(len(paths), 'path')}{'; the first' if len(paths) > 1 else ', which'} takes {_count_steps(first)}."
    if first.pay_change is not None:
        yield compare_earnings(first.nodes[0].paid, first.nodes[-1].paid, first.pay_change)
    if not paths.complete:
        yield "The search stopped at its limit, so a better path may be missing."
    if paths.left_out:
        yield f"Usual limits leave out {counted(len(paths.left_out), 'first step')}."


def _group(stop: _Stop) -> GroupRow:
    return GroupRow(f"Path {stop.number}", _totals_of(stop.path))


_PATHS_TABLE: Final = TableSpec[CareerPaths, _Stop](
    "rows", lambda paths: _stops(paths, paths.complete), _STOP, "Paths", group=_group, below=_define
)


def _path_notes(paths: CareerPaths, citations: Citations) -> Iterator[Block]:
    for number, path in enumerate(paths, 1):
        yield Heading(3, f"Path {number}")
        yield Bullets(
            [
                line(f"{marked(move.destination_node.title)}: ", *words)
                for move in path.moves
                for words in _step_lines(move, citations)
            ]
        )


def _paths_label(paths: CareerPaths) -> str:
    cut = "" if paths.complete else ", search stopped at its limit"
    return f"{len(paths)} by {paths.by}{cut}" + (f": {_path_title(paths[0])}" if paths else "")


PATHS: Final = View[CareerPaths](
    of=CareerPaths,
    parameters=(
        column("by", "", TEXT),
        column("complete", "", FLAG),
    ),
    label=_paths_label,
    title=_paths_title,
    subtitle=lambda paths: sentences(scope_of(_figures(paths)), describe_links(_moves(paths))),
    finding=_paths_finding,
    caveats=_caveats,
    tables=(_PATHS_TABLE,),
    sections=(
        SectionSpec("rows", "Steps", _PATHS_TABLE.blocks),
        SectionSpec("requirements", "Requirements of each step", _path_notes),
    ),
)

# ----------------------------------------------------------------------------------------------------------------------
# Two paths


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
    titles = dict.fromkeys((_path_title(diff.left), _path_title(diff.right)))
    return f"Two paths from {next(iter(titles))}" if len(titles) == 1 else " vs. ".join(titles)


def _diff_finding(diff: PathDiff) -> Iterator[str]:
    steps = abs(diff.length)
    if steps:
        yield f"The right path takes {counted(steps, 'step')} {'more' if diff.length > 0 else 'fewer'} than the left."
    else:
        yield f"Both paths take {_count_steps(diff.left)}."
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
        scope_of(_figures([diff.left, diff.right])), describe_links(_moves([diff.left, diff.right]))
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
