"""Career paths: one, and several."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final, NamedTuple

from roleinfo.careers.moves import Move
from roleinfo.careers.nodes import Node
from roleinfo.careers.paths import CareerPath, CareerPaths
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
from roleinfo.text.numbers import format_fraction, format_money
from roleinfo.text.phrases import counted, joined
from roleinfo.views.columns import Column, TableSpec, column, prefixed, program_columns
from roleinfo.views.fact_rows import SALARY, rows_of
from roleinfo.views.kinds import FLAG, NUMBER, TEXT, WHOLE, Kind
from roleinfo.views.learning import LEARNING, round_percent
from roleinfo.views.moves import (
    MOVE_FOR_PROGRAMS,
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
    *prefixed("", (spec for spec in MOVE_FOR_PROGRAMS if spec.key not in ("learning", "months_beyond")),
              lambda stop: stop.move),
    *prefixed(
        "", program_columns({key: kind for key, kind in SALARY.items() if key != "evidence"}), lambda stop: stop.pay
    ),
)  # fmt: skip


def count_steps(path: CareerPath) -> str:
    """The number of its steps, in words."""
    return counted(len(path), "step")


def _totals_of(path: CareerPath) -> str:
    """What a path comes to, in a few words."""
    learning = "" if path.learning is None else f"skills to gain {round_percent(path.learning)}"
    months = "" if path.months is None else f"at least {plain(path.months)} months"
    return ", ".join(filter(None, (count_steps(path), learning, months)))


def moves_of(paths: Iterable[CareerPath]) -> list[Move]:
    """The moves of some paths, path by path."""
    return [move for path in paths for move in path.moves]


def figures_of(paths: Iterable[CareerPath]) -> list[SalaryEstimate]:
    """The figures of pay of some paths, as far as they are known."""
    return [figure for path in paths for figure in path.pay if figure is not None]


def _caveats(paths: Iterable[CareerPath]) -> Iterator[Caveat]:
    for path in paths:
        if path.pay_change is not None:
            yield from path.pay_change.caveats


def _define(paths: Iterable[CareerPath], citations: Citations) -> Iterator[Block]:
    """What pay and the skills to gain are, what of them is unknown, and where the links come from."""
    given = tuple(paths)
    notes = [*describe_figures(figures_of(given), citations)]
    unknown = dict.fromkeys(
        marked(node.title) for path in given for node, pay in zip(path.nodes, path.pay, strict=True) if pay is None
    )
    if unknown:
        notes.append(line(f"Pay on this basis is not known for {joined(unknown)}."))
    nodes = dict.fromkeys(node for path in given for node in path.nodes)
    notes += [*define_learning(nodes, citations), *note_entry_classes(nodes)]
    yield Paragraph(outline.joined(notes, " "))


def path_title(path: CareerPath) -> str:
    """From which role it leads to which."""
    return f"{marked(path.nodes[0].title)} to {marked(path.nodes[-1].title)}"


def _path_finding(path: CareerPath) -> Iterator[str]:
    if path.pay_change is None:
        yield f"{count_steps(path)}; pay at the start and the end is not known on one basis."
    else:
        yield f"{count_steps(path)}."
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
    title=lambda path: f"Path from {path_title(path)}",
    subtitle=lambda path: sentences(scope_of(figures_of([path])), describe_links(path.moves)),
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
    return f"Paths from {path_title(paths[0])}{by}" if paths else f"Paths{by}"


def _paths_finding(paths: CareerPaths) -> Iterator[str]:
    if not paths:
        yield _CUT_OFF
        return
    first = paths[0]
    yield f"{counted(len(paths), 'path')}{'; the first' if len(paths) > 1 else ', which'} takes {count_steps(first)}."
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
    return f"{len(paths)} by {paths.by}{cut}" + (f": {path_title(paths[0])}" if paths else "")


PATHS: Final = View[CareerPaths](
    of=CareerPaths,
    parameters=(
        column("by", "", TEXT),
        column("complete", "", FLAG),
    ),
    label=_paths_label,
    title=_paths_title,
    subtitle=lambda paths: sentences(scope_of(figures_of(paths)), describe_links(moves_of(paths))),
    finding=_paths_finding,
    caveats=_caveats,
    tables=(_PATHS_TABLE,),
    sections=(
        SectionSpec("rows", "Steps", _PATHS_TABLE.blocks),
        SectionSpec("requirements", "Requirements of each step", _path_notes),
    ),
)
