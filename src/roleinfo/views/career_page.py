"""The report of next roles, on one page: where one is, three steps, a stretch, and what was left out and why."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

import attrs

from roleinfo.careers.following import RankedMoves
from roleinfo.careers.left_out import LeftOutMove
from roleinfo.careers.moves import Move
from roleinfo.careers.nodes import RELATED_WORK, Node, known_figure
from roleinfo.errors import NotComparableError
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.fact import Fact
from roleinfo.render.citations import Citations
from roleinfo.render.layout import marked
from roleinfo.render.outline import Block, Bullets, Heading, Paragraph, Phrase, line
from roleinfo.text.facts import capital
from roleinfo.text.moves import count_left_out, describe_entry, describe_license, describe_scope
from roleinfo.text.numbers import EN_DASH, format_money
from roleinfo.text.phrases import class_of, counted
from roleinfo.views.columns import Column, TableSpec, column
from roleinfo.views.kinds import TEXT
from roleinfo.views.moves import describe_figures, describe_openings

_STEPS: Final = 3
_NOT_KNOWN: Final = (
    "Hours, physical demands, what schooling costs, who is let in, how long it took others and how many are not known.",
    "Licenses and training are by roleinfo's own tables, which were not checked at a source: check your state.",
    "Pay is of all who hold the role; entry pay is read from its 10th to its 25th percentile.",
)


def _annual(node: Node, statistic: str) -> SalaryEstimate | None:
    """The exact figure of a year, of the whole role."""
    return next(node.annual(statistic, "exact"), None)


def _range(node: Node, low: str, high: str) -> tuple[str, tuple[SalaryEstimate, ...]]:
    """Two percentiles as a range, or why there is none."""
    figures = tuple(figure for name in (low, high) if (figure := _annual(node, name)) is not None)
    amounts = [format_money(figure.known_amount) for figure in figures if figure.known_amount]
    if len(amounts) < len((low, high)):
        return "not published", ()
    return EN_DASH.join(amounts) + class_of(node.paid, figures[0]), figures


def _why(move: Move) -> str:
    evidence = attrs.evolve(move.edges[0], see=None).evidence if move.edges else move.evidence[0]
    return f"{capital(move.kind)}; {evidence}"


def _stated_moves(move: Move) -> Iterator[Fact]:
    """What sources state of the move."""
    return (known for known in move.origin.moves if known.role == move.destination_node.id)


def _related_work(move: Move) -> Iterator[Fact]:
    """The answers on related work, where the step requires more of it."""
    if move.experience.beyond:
        yield from (fact for fact in move.destination.experience if fact.text == RELATED_WORK)


def _credential(move: Move) -> str:
    license_ = move.entry.license
    return "None in the table" if license_ is None else capital(describe_license(license_))


def _school(move: Move) -> str:
    if move.entry.school is None and move.entry.training is None:
        return "Not known"
    months = move.experience.beyond
    work = f"{counted(int(months), 'month')} of related work" if months else ""
    return capital(", ".join(filter(None, (describe_entry(move.entry), work)))) or "No more than now"


_STEP: Final[tuple[Column[Move], ...]] = (
    column("title", "Role", TEXT, lambda move: move.destination_node.title),
    column("why", "Why", TEXT, _why, facts=_stated_moves),
    column("license", "License", TEXT, _credential),
    column("school", "School, training, and work", TEXT, _school, facts=_related_work),
    column("entry", "Entry pay", TEXT, lambda move: _range(move.destination_node, "p10", "p25")[0],
           facts=lambda move: _range(move.destination_node, "p10", "p25")[1]),
    column("median", "Median pay", TEXT, lambda move: _median(move.destination_node),
           facts=lambda move: filter(None, [_annual(move.destination_node, "median")])),
)  # fmt: skip
_TABLE: Final[TableSpec[Any, Move]] = TableSpec("steps", lambda moves: moves, _STEP, "Next steps")


def _median(node: Node) -> str:
    figure = _annual(node, "median")
    if figure is None or figure.known_amount is None:
        return "not published"
    return format_money(figure.known_amount) + class_of(node.paid, figure)


def origin_of(ranked: RankedMoves) -> Node:
    """The role that the report starts from; NotComparableError where there is nothing to report."""
    moves = (*(entry.move for entry in ranked), *(left_out.move for left_out in ranked.left_out))
    if not moves or not ranked.leads_away:
        raise NotComparableError(["a career report is of the next roles from a role, of which there are none here"])
    return moves[0].origin_node


def career_blocks(ranked: RankedMoves, citations: Citations) -> Iterator[Block]:
    """The page below its title."""
    origin = origin_of(ranked)
    steps = tuple(entry.move for entry in ranked)[:_STEPS]
    pay, figures = _range(origin, "p25", "p75")
    scope = f" ({describe_scope(figures[0])})" if figures else ""
    yield Heading(2, "Where you are")
    yield Paragraph(line(f"Annual pay from the 25th to the 75th percentile{scope}: ",
                         Phrase(pay, citations.numbers(figures)), "."))  # fmt: skip
    yield from _openings(origin, citations)
    if steps:
        yield Heading(2, f"Next {counted(len(steps), 'step')}")
        yield from _TABLE.blocks(steps, citations)
        medians = filter(None, (_annual(move.destination_node, "median") for move in steps))
        yield from (Paragraph(note) for note in describe_figures(medians, citations))
    yield from _stretch(ranked)
    if ranked.left_out:
        yield Heading(2, "Left out")
        yield Paragraph(count_left_out(left_out.code for left_out in ranked.left_out))
        first: dict[str, LeftOutMove] = {}
        for left_out in ranked.left_out:
            first.setdefault(left_out.code, left_out)
        yield Bullets([f"{_title(one)}: {one.reason}." for one in first.values()])
    yield Heading(2, "Not known")
    yield Bullets(_NOT_KNOWN)


def _openings(origin: Node, citations: Citations) -> Iterator[Block]:
    figure = known_figure(origin.role, "openings")
    if figure is not None:
        openings = Phrase(describe_openings(origin.role) or "", citations.numbers([figure]))
        yield Paragraph(line("Openings per year here, in the nation: ", openings, "."))


def _title(left_out: LeftOutMove) -> str:
    return marked(left_out.move.destination_node.title)


def _stretch(ranked: RankedMoves) -> Iterator[Block]:
    """The step that takes more school, nearest first, with its years."""
    far: Iterable[LeftOutMove] = (one for one in ranked.left_out if one.code in ("school", "license"))
    best = min(far, key=lambda one: (one.move.entry.years or 0, min(edge.distance for edge in one.move.edges)),
               default=None)  # fmt: skip
    if best is None:
        return
    move = best.move
    wanted = describe_entry(move.entry) or "no more school that is known"
    license_ = f" License: {describe_license(move.entry.license)}." if move.entry.license else ""
    degree = f" The first step is the {move.education.asked} program".replace("_", " ") if move.education.asked else ""
    yield Heading(2, "A stretch")
    yield Paragraph(f"{_title(best)}: {wanted}.{license_}{degree + '.' if degree else ''}")
