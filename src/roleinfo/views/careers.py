"""Moves, paths and ladders told: in text, in Markdown and in plain types."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from roleinfo.careers.comparing import PathDiff, StepPair
from roleinfo.careers.following import RankedMove, RankedMoves
from roleinfo.careers.ladders import Ladder, Rung
from roleinfo.careers.moves import Move
from roleinfo.careers.nodes import Node, stated
from roleinfo.careers.paths import CareerPath, CareerPaths
from roleinfo.diffs.salary import SalaryGap
from roleinfo.model.education import DEGREE_NAMES
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.exact import rounded, shortest
from roleinfo.model.outlook import OutlookFigure
from roleinfo.model.role import Role
from roleinfo.model.words import money, number
from roleinfo.render.citations import Citations, mark_of, sourced
from roleinfo.render.layout import marked
from roleinfo.render.outline import (
    DASH,
    Block,
    Bullets,
    Footnotes,
    Head,
    Heading,
    Line,
    Paragraph,
    Part,
    Phrase,
    Table,
    deeper,
    joined,
    line,
)
from roleinfo.text.facts import label, lower_first
from roleinfo.text.figures import bounded_pay, pay_label
from roleinfo.text.phrases import class_of
from roleinfo.views.amounts import doubts, told_difference
from roleinfo.views.rows import difference
from roleinfo.views.sheet import Sheet
from roleinfo.views.skills import to_learn

RELATED: Final = (
    "O*NET's related occupations are a list of similarity, not of observed moves; a rate of transfer is of all who "
    "leave a role, not of one move. What is unknown is left open."
)
_CUT_OFF: Final = (
    "The search was cut off before it found a path: there may be one. More patience, fewer steps or tighter "
    "constraints can find it."
)


def paths_outline(paths: CareerPaths) -> tuple[Block, ...]:
    """The paths, best first, each with its steps and what it comes to; of a search cut off, that it was."""
    if not paths:
        return (Heading(1, "Paths"), Paragraph(_CUT_OFF))
    first = paths[0]
    citations = Citations()
    found: list[Block] = [
        Heading(1, f"Paths: {marked(first.nodes[0].title)} to {marked(first.nodes[-1].title)}"),
        Paragraph(f"By {paths.by}, the best first. {RELATED}"),
    ]
    if not paths.complete:
        found.append(Paragraph("The search was cut off: a better path may be missing."))
    for place, path in enumerate(paths, start=1):
        found += [Heading(2, f"Path {place}: {_steps(path)}"), *_path(path, citations)]
    return (*found, *sourced(citations))


def path_outline(path: CareerPath) -> tuple[Block, ...]:
    """One path with its steps and what it comes to."""
    citations = Citations()
    return (
        Heading(1, f"Path: {marked(path.nodes[0].title)} to {marked(path.nodes[-1].title)}"),
        Paragraph(f"{_steps(path).capitalize()}, found by {path.by}. {RELATED}"),
        *_path(path, citations),
        *sourced(citations),
    )


def _steps(path: CareerPath) -> str:
    return f"{len(path)} step{'s' if len(path) > 1 else ''}"


def _path(path: CareerPath, citations: Citations) -> Iterator[Block]:
    steps = [("0", path.nodes[0].title, _pay_at(path, 0, citations), DASH, DASH, DASH)]
    for at, move in enumerate(path.moves, start=1):
        steps.append(
            (
                str(at), move.destination_node.title, _pay_at(path, at, citations), move.kind,
                _percent(path.learning_by_step[at - 1]), _number(path.months_by_step[at - 1]),
            )
        )  # fmt: skip
    columns = (
        Head("Step", "right"), Head("Role"), Head("Pay a year", "right"), Head("Class"),
        Head("To learn", "right"), Head("Months", "right"),
    )  # fmt: skip
    yield Table(columns, steps)
    yield Bullets(tuple(_summed(path, citations)))
    if asked := [line for move in path.moves for line in _asked(move)]:
        yield Bullets(asked)


def _pay_at(path: CareerPath, at: int, citations: Citations) -> Line:
    """Pay at a role of a path on the path's basis; what is withheld or top-coded there says so."""
    figure = path.pay[at] or _withheld(path, at)
    return line(DASH if figure is None else citations.cited(figure, bounded_pay(figure)))


def _withheld(path: CareerPath, at: int) -> SalaryEstimate | None:
    """The figure of the path's basis that a source has for a role and no amount can be read from."""
    like = next(filter(None, path.pay), None)
    if like is None:
        return None
    asked = (like.statistic, like.component, like.source.series, like.place)
    return next(
        (
            each
            for each in path.nodes[at].paid.salary.candidates(like.statistic)
            if (each.statistic, each.component, each.source.series, each.place) == asked
            and not (each.industry or each.employer or each.experience)
            and (each.stated is None or each.stated.period == "year")
        ),
        None,
    )


def _summed(path: CareerPath, citations: Citations) -> Iterator[Line]:
    yield from _rests_on("Pay", filter(None, path.pay), citations)
    if unknown := [marked(node.title) for node, pay in zip(path.nodes, path.pay, strict=True) if pay is None]:
        yield line(f"No amount of pay on this basis: {'; '.join(unknown)}")
    gap = path.pay_change
    yield line(
        "Pay from start to end (% of the start's): ",
        *(_changed(gap, citations) if gap else ("not known, for want of one basis",)),
    )
    told = "not known of every step" if path.learning is None else f"{path.learning:.1f} % in all, step by step"
    yield line(f"To learn, what is learned twice counted once: {told}")
    told = "not known of every step" if path.months is None else f"{_number(path.months)} in all"
    yield line(f"Months of related work asked beyond the most that a role before asks: {told}")
    figures = [each.openings for each in path.moves]
    if any(figures):
        told = ", ".join("not known" if each is None else f"{number(rounded(each.value, 0))}" for each in figures)
        yield line(f"Openings a year at each step: {told}")
        yield from _rests_on("These are", filter(None, figures), citations)


def _changed(gap: SalaryGap, citations: Citations) -> Iterator[str | Phrase]:
    """A change of pay with its two figures."""
    yield Phrase(difference(gap), citations.numbers([gap.left, gap.right]), mark_of(gap.left) or mark_of(gap.right))
    yield f": {lower_first(pay_label(gap.left, nation=True))}, {bounded_pay(gap.left)} to {bounded_pay(gap.right)}"


def _rests_on(lead: str, figures: Iterable[SalaryEstimate | OutlookFigure], citations: Citations) -> Iterator[Line]:
    """Of what some figures are: each measure once, with place, date and source."""
    said: dict[str, list[SalaryEstimate | OutlookFigure]] = {}
    for each in figures:
        told = pay_label(each, nation=True) if isinstance(each, SalaryEstimate) else label(each)
        dated = f"figures of {each.effective_date}" if each.effective_date else "undated"
        said.setdefault(f"{lower_first(told)}, {each.source.called}, {dated}", []).append(each)
    for told, alike in said.items():
        yield line(f"{lead}: ", Phrase(told, citations.numbers(alike), mark_of(alike[0])))


def _asked(move: Move) -> Iterator[str]:
    step, title = move.education, marked(move.destination_node.title)
    if step.beyond and step.asked:
        yield f"{title}: typical at entry is {DEGREE_NAMES[step.asked]}"
    if move.to_learn:
        yield f"{title}: most to learn in {', '.join(each.name for each in move.to_learn[:3])}"
    for told in move.evidence:
        yield f"{title}: {told}"


def moves_outline(ranked: RankedMoves) -> tuple[Block, ...]:
    """The moves in their order, each with its reasons; below, what their figures are of."""
    citations = Citations()
    towards = "Next from" if ranked.leads_away else "Before"
    found: list[Block] = [Heading(1, f"{towards}: {marked(ranked.title)}"), Paragraph(f"By {ranked.by}. {RELATED}")]
    if not ranked:
        found.append(Paragraph("No source names a move."))
    for each in ranked:
        node = each.move.destination_node if ranked.leads_away else each.move.origin_node
        rank = "" if each.rank is None else f"{each.rank}. "
        found += [Heading(2, f"{rank}{marked(node.title)} ({node.id})"), Bullets(tuple(_reasons(each, citations)))]
    moves = [each.move for each in ranked]
    gaps = [each.pay for each in moves if each.pay is not None]
    figures = [
        *_rests_on("Pay", (side for gap in gaps for side in (gap.left, gap.right)), citations),
        *(
            told
            for about in ("openings", "growth")
            for told in _rests_on(
                about.capitalize(), filter(None, (stated(each.destination, about) for each in moves)), citations
            )
        ),
    ]
    if figures:
        found += [Heading(2, "What the figures are"), Bullets(figures)]
    return (*found, *sourced(citations))


def _reasons(ranked: RankedMove, citations: Citations) -> Iterator[Line]:
    gap = ranked.move.pay
    if gap is not None:
        sides = (citations.cited(each, bounded_pay(each)) for each in (gap.left, gap.right))
        classes = [
            class_of(role, fact)
            for role, fact in ((ranked.move.origin_node.paid, gap.left), (ranked.move.destination_node.paid, gap.right))
        ]
        paid = (line(side, of_class) for side, of_class in zip(sides, classes, strict=True))
        yield line("pay (% of the first): ", *joined(paid, " to "), f", {difference(gap)}")
    yield from map(line, ranked.reasons)


def ladder_outline(ladder: Ladder) -> tuple[Block, ...]:
    """The rungs from the lowest, each with pay and what that is, or why there is none, and who puts it there."""
    citations = Citations()
    rows = [_rung(each, citations, is_asked=at == ladder.at) for at, each in enumerate(ladder)]
    columns = (Head("Role"), Head("Pay a year", "right"), Head("What the figure is"), Head("Put here by"))
    found: list[Block] = [
        Heading(1, f"Ladder: {marked(ladder[ladder.at].title)}"),
        Paragraph("From entry to top, each role put after the one before it by a source; > is the role asked for."),
        Table(columns, rows),
    ]
    if len({(each.pay.measure, each.pay.source.series) for each in ladder if each.pay}) > 1:
        told = "These amounts are not of one measure and source: what lies between them is no difference in pay."
        found.append(Part(Heading(2, "What is not comparable"), (Paragraph(told),), "warning"))
    if ladder.branches:
        branches = (
            f"{marked(each.origin_node.title)}: {marked(each.destination_node.title)}" for each in ladder.branches
        )
        found += [Heading(2, "Other steps that sources name"), Bullets(tuple(branches))]
    return (*found, *sourced(citations))


def _rung(rung: Rung, citations: Citations, *, is_asked: bool) -> tuple[Line, ...]:
    title = line(f"> {marked(rung.title)}" if is_asked else rung.title)
    by = line(", ".join(source.called for source in rung.sources) or DASH)
    if rung.pay is None:
        return title, line(DASH), line(_no_pay(rung.node)), by
    return title, line(citations.cited(rung.pay, bounded_pay(rung.pay))), line(_figure(rung.pay)), by


def _figure(pay: SalaryEstimate) -> str:
    """What a figure of a year's pay is: statistic, component, place and date."""
    return f"{pay_label(pay, nation=True)}, {pay.effective_date or 'undated'}"


def _no_pay(node: Node) -> str:
    if not node.is_known:
        return "no role of the catalog: a source names its title alone"
    return "no exact mean, median or average a year" if node.paid.salary else "no source has pay of it"


def path_diff_outline(diff: PathDiff) -> tuple[Block, ...]:
    """Two paths set against each other: what they come to, their steps side by side, and what is not known."""
    citations = Citations()
    columns = (
        Head("Step", "right"),
        *(Head(each) for each in ("Left", "Right")),
        Head("Pay: right - left", "right"),
    )
    start = (line("0"), *(line(each.nodes[0].title) for each in (diff.left, diff.right)), line(DASH))
    steps = [start, *(_pair(at, each, citations) for at, each in enumerate(diff.steps, start=1))]
    found: list[Block] = [
        Heading(1, "Two paths compared"),
        Bullets([f"{side}: {path}" for side, path in (("Left", diff.left), ("Right", diff.right))]),
        Paragraph(f"Every difference is right - left. {RELATED}"),
        Table(
            (Head("In all"), *(Head(each, "right") for each in ("Left", "Right", "Difference: right - left"))),
            tuple(_totals(diff, citations)),
        ),
        Heading(2, "Step by step"),
        Table(columns, steps),
    ]
    titles = {node.id: marked(node.title) for node in diff.left.nodes}
    figures = [*_rests_on("Pay", _paid(diff), citations)]
    figures.append(line(f"Roles of both: {'; '.join(titles[each] for each in diff.shared) or 'none'}"))
    found += [Bullets(figures)]
    if unknown := [*_unknown("Left", diff.left), *_unknown("Right", diff.right)]:
        found += [Heading(2, "Not known"), Bullets(unknown)]
    return (*found, *sourced(citations))


def _totals(diff: PathDiff, citations: Citations) -> Iterator[tuple[Line, ...]]:
    sides = (diff.left, diff.right)
    yield _row("Steps", *(str(len(each)) for each in sides), f"{diff.length:+}" if diff.length else "none")
    told = DASH if diff.learning is None else f"{diff.learning:+.1f} points" if diff.learning else "none"
    yield _row("To learn, step by step", *(_percent(each.learning) for each in sides), told)
    told = DASH if diff.months is None else f"{diff.months:+f}" if diff.months else "none"
    yield _row("Months of related work asked", *(_number(each.months) for each in sides), told)
    lowest = [each.lowest_pay for each in sides]
    cells = (line(DASH if each is None else citations.cited(each, bounded_pay(each))) for each in lowest)
    gap = diff.lowest_pay
    told = "the same" if diff.same_lowest_pay else DASH if gap is None else money(gap.difference, sign=True)
    yield _row("Lowest pay on the way, a year", *cells, told)


def _row(*cells: str | Line) -> tuple[Line, ...]:
    return tuple(line(each) if isinstance(each, str) else each for each in cells)


def _pair(at: int, pair: StepPair, citations: Citations) -> tuple[Line, ...]:
    titles = (line("(ended)" if each is None else each.destination_node.title) for each in (pair.left, pair.right))
    gap = pair.pay
    told = DASH if gap is None else Phrase(difference(gap), citations.numbers([gap.left, gap.right]))
    return (line(str(at)), *titles, line(told))


def _paid(diff: PathDiff) -> Iterator[SalaryEstimate]:
    yield from filter(None, (diff.left.lowest_pay, diff.right.lowest_pay))
    for gap in filter(None, (each.pay for each in diff.steps)):
        yield from (gap.left, gap.right)


def _unknown(side: str, path: CareerPath) -> Iterator[str]:
    """What is not known of the steps of a path, with the roles that it is not known of."""
    of_steps = (("what is to be learned", path.learning_by_step), ("months of related work", path.months_by_step))
    for what, values in (*of_steps, ("pay on one basis", path.pay[1:])):
        titles = [marked(node.title) for node, value in zip(path.nodes[1:], values, strict=True) if value is None]
        if titles:
            yield f"{side}, {what}: {'; '.join(titles)}"


def learning_outline(move: Move) -> tuple[Block, ...]:
    """What has to be learned from one role to another: skills that are asked higher, software, degree, related work."""
    citations = Citations()
    here, there = marked(move.origin_node.title), marked(move.destination_node.title)
    blocks = [*to_learn(Sheet(move.diff, citations=citations))]
    if move.learning is None:
        blocks.insert(0, Paragraph("What has to be learned is not known: a role is unrated."))
    held, asked = (DEGREE_NAMES[each] if each else "not known" for each in (move.education.held, move.education.asked))
    months = (
        _number(each) if each is not None else "not known" for each in (move.experience.held, move.experience.asked)
    )
    return (
        Heading(1, f"To learn: {here} to {there}"),
        Paragraph("Levels are judgments of raters, not tests that one passes; they know of no license."),
        *blocks,
        Heading(2, "What else is asked"),
        Bullets(
            [
                f"Degree typical at entry: {held} here, {asked} there",
                f"Least months of related work: {' here, '.join(months)} there",
                *move.evidence,
            ]
        ),
        *sourced(citations),
    )


def move_outline(move: Move) -> tuple[Block, ...]:
    """A move from one role to another: what it pays and asks, and what it rests on."""
    citations = Citations()
    gap, openings, growth = move.pay, move.openings, move.growth
    degrees = [each and DEGREE_NAMES[each] for each in (move.education.held, move.education.asked)]
    learning = (
        "not known: a role is unrated" if move.learning is None else f"{rounded(move.learning, 1)} % of what is asked"
    )
    paid = line(f"not known: {move.pay_missing}") if gap is None else line(*_changed(gap, citations))
    rows: list[tuple[Line, ...]] = [
        _row("Class", f"{move.kind}: {move.kind_reason}"),
        _row("Pay: there - here", paid),
        _row("To learn", learning),
        _row("Most to learn in", ", ".join(each.name for each in move.to_learn[:5]) or DASH),
        _row("Typical degree at entry", " to ".join(each or "not known" for each in degrees)),
        _row("Months of related work beyond", _number(move.experience.beyond)),
        _row("Openings a year there", _stated(move.destination, openings, citations)),
        _row("Growth there", _stated(move.destination, growth, citations)),
    ]
    return (
        Heading(1, f"Move: {marked(move.origin_node.title)} to {marked(move.destination_node.title)}"),
        Table((Head(""), Head("")), rows),
        Heading(2, "What it rests on"),
        Bullets(move.evidence),
        *doubts(move.caveats),
        *sourced(citations),
    )


def _stated(role: Role, figure: OutlookFigure | None, citations: Citations) -> Line:
    if figure is None:
        return line("not known")
    return line(citations.cited(figure), f"{class_of(role, figure)}: {lower_first(label(figure))}")


def ranked_outline(ranked: RankedMoves) -> tuple[Block, ...]:
    """The moves as a table, and below it why each stands where it does."""
    title, told, *others = moves_outline(ranked)
    if not ranked:
        return (title, told, *others)
    rows = []
    shared = Counter(each.rank for each in ranked)
    for each in ranked:
        move = each.move
        node = move.destination_node if ranked.leads_away else move.origin_node
        learning = None if move.learning is None else float(move.learning)
        rank = "none" if each.rank is None else f"{each.rank}{' (tied)' if shared[each.rank] > 1 else ''}"
        rows.append((rank, node.title, move.kind, told_difference(move.pay), _percent(learning)))
    figures = (Head(each, "right") for each in ("Pay: there - here", "To learn"))
    columns = (Head("Rank", "right"), Head("Role"), Head("Class"), *figures)
    notes = [each for each in others if isinstance(each, Footnotes)]
    why = [each for each in others if each not in notes and each != Heading(2, "Sources")]
    folded = Part(Heading(2, "Why each stands there"), tuple(deeper(why)), "folded")
    return (title, told, Table(columns, rows), folded, *([Heading(2, "Sources")] if notes else []), *notes)


def _percent(value: float | None) -> str:
    return DASH if value is None else f"{value:.1f} %"


def _number(value: Decimal | None) -> str:
    return DASH if value is None else shortest(value)
