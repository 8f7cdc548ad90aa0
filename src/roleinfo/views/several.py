"""Three or more roles side by side: the first compared with each other one, in one table and one chart."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import attrs

from roleinfo.diffs.options import Options
from roleinfo.diffs.roles import RoleDiff
from roleinfo.diffs.salary import SalaryGap
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.role import Role
from roleinfo.plots.inline import COLORS, RangeBar, RangeChart, range_chart
from roleinfo.render.citations import Citations
from roleinfo.render.layout import cut, marked
from roleinfo.render.outline import (
    DASH,
    Block,
    Cells,
    ChartRow,
    GroupRow,
    Head,
    Heading,
    Line,
    Paragraph,
    Phrase,
    Row,
    SpanRow,
    Table,
    line,
)
from roleinfo.text.figures import BOUNDS
from roleinfo.text.finding import scope_line
from roleinfo.text.numbers import format_money
from roleinfo.text.phrases import closed, credit, is_plural, joined, level_text, title_in_sentence
from roleinfo.views.tiles import pay_kind
from roleinfo.views.two_roles import COMPARISON

MOST_COLUMNS: Final = 5
"""How many roles stand side by side as columns; more become rows."""

_LONGEST_HEAD, _LONGEST_OF_MANY = 40, 28
_NAMED: Final = 3
_LONGEST_LIST: Final = 120
_GROUPS: Final = ("Pay", "Jobs", "Entry", "Skills")
_ROWS_OF_GROUP: Final = {"Pay": 1, "Jobs": 2, "Entry": 1, "Skills": 1}
_SIMILARITY: Final = "Similarity"
_ENDS: Final = ("10th percentile", "90th percentile", "Low end of range", "High end of range")
_EMPTY: Final = line(DASH)


@attrs.frozen
class Measure:
    """A row of the table: what is measured, and what it is for each role."""

    group: str
    label: Line
    cells: tuple[Line, ...]
    differences: tuple[Line, ...]


@attrs.frozen
class Several:
    """Roles compared with the first of them: what was measured of each, with the sources of each group."""

    roles: tuple[Role, ...]
    names: tuple[str, ...]
    diffs: tuple[RoleDiff, ...]
    measures: tuple[Measure, ...]
    notes: dict[str, Line]
    chart: RangeChart | None

    @classmethod
    def of(cls, diffs: Sequence[RoleDiff], citations: Citations) -> "Several":
        """The briefs of the comparisons with one first role, joined row by row: like rows have like labels."""
        roles = (diffs[0].left, *(diff.right for diff in diffs))
        names = column_names(roles)
        cells: dict[tuple[str, str, Line], dict[int, tuple[Line, Line]]] = {}
        labels: dict[tuple[str, str, Line], Line] = {}
        notes: dict[str, list[Phrase]] = {}
        bars: dict[int, RangeBar] = {}
        for at, diff in enumerate(diffs, start=1):
            group = ""
            for row in _brief_rows(diff, citations):
                match row:
                    case GroupRow():
                        group = _text(row.title)
                        notes.setdefault(group, []).extend(row.note)
                    case SpanRow() if _text(row.label) == _SIMILARITY:
                        key = (group, _SIMILARITY, _EMPTY)
                        labels.setdefault(key, line("Similarity of skills", Phrase(" to the first role", faint=True)))
                        cells.setdefault(key, {})[at] = (line(_text(row.text).partition(" (")[0]), ())
                    case ChartRow(chart=RangeChart() as chart):
                        _gather_bars(bars, chart, at, names)
                    case tuple():
                        label, left, right, difference = row
                        key = (group, _text(label), left)
                        labels.setdefault(key, label)
                        cells.setdefault(key, {})[at] = (right, difference)
        measures = [
            Measure(
                key[0], labels[key],
                (key[2], *(columns.get(at, (_EMPTY, ()))[0] for at in range(1, len(roles)))),
                ((), *(columns.get(at, (_EMPTY, ()))[1] for at in range(1, len(roles)))),
            )
            for key, columns in cells.items()
        ]  # fmt: skip
        measures.sort(key=lambda measure: _GROUPS.index(measure.group) if measure.group in _GROUPS else len(_GROUPS))
        ranges = range_chart([bars[at] for at in sorted(bars)]) if bars else None
        joined_notes = {group: _one_note(phrases) for group, phrases in notes.items()}
        return cls(roles, names, tuple(diffs), tuple(measures), joined_notes, ranges)

    @property
    def title(self) -> str:
        """The titles of all, or of the first with the number of the others."""
        titles = _distinct([marked(role.title) for role in self.roles], self.roles)
        if len(titles) <= MOST_COLUMNS:
            return joined(titles)
        return f"{titles[0]} and {len(titles) - 1} other roles"

    @property
    def subtitle(self) -> str:
        """Where and when the figures are of, where all comparisons of pay have this in common."""
        scopes = dict.fromkeys(scope_line(diff) for diff, gap in zip(self.diffs, self.gaps, strict=True) if gap)
        return next(iter(scopes)) if len(scopes) == 1 else ""

    @property
    def gaps(self) -> tuple[SalaryGap | None, ...]:
        """The gap in pay between the first role and each other one, of one statistic."""
        return tuple(_gap_of(diff, self.statistic) for diff in self.diffs)

    @property
    def statistic(self) -> str | None:
        """The statistic that heads the comparisons."""
        return next((diff.salary.headline.left.statistic for diff in self.diffs if diff.salary.headline), None)

    @property
    def figures(self) -> tuple[SalaryEstimate, ...]:
        """The figures of pay compared."""
        return tuple(figure for gap in self.gaps if gap for figure in (gap.left, gap.right))


def column_names(roles: Sequence[Role]) -> tuple[str, ...]:
    """What the columns are called: the titles, cut where they are long; of like ones what tells the roles apart."""
    longest = _LONGEST_HEAD if len(roles) <= _NAMED else _LONGEST_OF_MANY
    return _distinct([marked(cut(role.title, longest)) for role in roles], roles)


def _distinct(names: Sequence[str], roles: Sequence[Role]) -> tuple[str, ...]:
    """The names, each of like ones with its place and industry, else its id."""
    return tuple(
        f"{name} ({', '.join(part.name for part in (role.place, role.industry) if part) or role.id})"
        if names.count(name) > 1
        else name
        for name, role in zip(names, roles, strict=True)
    )


def _brief_rows(diff: RoleDiff, citations: Citations) -> Iterator[Row]:
    for block in COMPARISON.brief(diff, citations) if COMPARISON.brief else ():
        if isinstance(block, Table):
            yield from block.rows


def _text(words: Line) -> str:
    return "".join(phrase.text for phrase in words)


def _one_note(phrases: Iterable[Phrase]) -> Line:
    """The notes of a group in several comparisons as one, each part of it once."""
    given = tuple(phrases)
    parts = [*dict.fromkeys(part for phrase in given for part in phrase.text.split("; "))]
    # "annual wage, BLS OEWS, May 2025" says what "BLS OEWS, May 2025" says.
    distinct = [part for part in parts if part and not any(other.endswith(f", {part}") for other in parts)]
    return (Phrase("; ".join(distinct), tuple(number for phrase in given for number in phrase.notes)),)


def _gather_bars(bars: dict[int, RangeBar], chart: RangeChart, at: int, names: Sequence[str]) -> None:
    """Note the bars of a comparison under the places of their roles, as far as all are of one unit."""
    first = chart.bars[0]
    places = (0, at) if len(chart.bars) > 1 else (0,) if first.name == names[0] else (at,)
    for place, bar in zip(places, chart.bars, strict=True):
        known = next(iter(bars.values()), bar)
        if (known.low.period, known.low.currency) == (bar.low.period, bar.low.currency):
            bars.setdefault(place, attrs.evolve(bar, name=names[place]))


def _gap_of(diff: RoleDiff, statistic: str | None) -> SalaryGap | None:
    gap = diff.salary.headline
    return gap if gap is not None and gap.left.statistic == gap.right.statistic == statistic else None


# ----------------------------------------------------------------------------------------------------------------------
# The finding


def findings(several: Several) -> Iterator[str]:
    """Who has the highest pay, and from whose it does not differ."""
    pays: dict[int, SalaryEstimate] = {}
    for at, gap in enumerate(several.gaps, start=1):
        if gap is not None:
            pays.setdefault(0, gap.left)
            pays[at] = gap.right
    known = {at: figure for at, figure in pays.items() if figure.known_amount is not None}
    if len(known) < 2:
        yield "No pay of these roles can be compared."
        return
    top = max(known, key=lambda at: _stated_amount(known[at]))
    figure, role = known[top], several.roles[top]
    names = _distinct([title_in_sentence(role) for role in several.roles], several.roles)
    amount = f"{_amount(figure)} per {figure.known_amount.period if figure.known_amount else ''} ({credit(figure)})"
    kind = pay_kind(figure)
    if is_plural(role):
        yield f"{_sentence_start(closed(names[top]))} have the highest {kind}, {amount}."
    else:
        yield f"{_sentence_start(kind)} is highest for {names[top]}, {amount}."
    alike, lower, untested = _verdicts(several, top, known)
    if alike:
        yield f"It is not significantly different from that for {_named(names, alike, known)}."
    if lower:
        yield f"It is significantly higher than for {_named(names, lower, known)}."
    if untested:
        yield f"The difference from {_named(names, untested, known)} cannot be tested."
    left_out = [at for at in range(len(several.roles)) if at not in known]
    if left_out:
        yield f"Pay for {closed(_named(names, left_out, known))} cannot be compared with it."


def _verdicts(several: Several, top: int, known: dict[int, SalaryEstimate]) -> tuple[list[int], list[int], list[int]]:
    """The roles whose pay does not differ significantly from the highest, those whose pay does, those not tested."""
    verdicts: dict[bool | None, list[int]] = {False: [], True: [], None: []}
    for at in known:
        if at != top:
            gap = _gap_of(RoleDiff(several.roles[top], several.roles[at], Options(people=False)), several.statistic)
            verdicts[None if gap is None else gap.significant].append(at)
    return verdicts[False], verdicts[True], verdicts[None]


def _named(titles: Sequence[str], places: Sequence[int], known: dict[int, SalaryEstimate]) -> str:
    names: list[str] = []
    for at in places[:_NAMED]:
        if sum(map(len, names)) > _LONGEST_LIST:
            break
        amount = f" ({_amount(known[at])})" if at in known else ""
        names.append(f"{titles[at]}{amount}")
    more = len(places) - len(names)
    return joined([*names, f"{more} other role{'' if more == 1 else 's'}"] if more else names)


def _amount(figure: SalaryEstimate) -> str:
    return f"{BOUNDS[figure.effective_bound]}{format_money(figure.known_amount)}" if figure.known_amount else DASH


def _sentence_start(text: str) -> str:
    return text[:1].upper() + text[1:]


# ----------------------------------------------------------------------------------------------------------------------
# The tables


def roles_as_columns(several: Several, *, ends: bool = True) -> Iterator[Block]:
    """Up to five roles: a column a role, and below the first figure of pay its difference from the first role.

    The ``ends`` of ranges are left out where a chart shows them.
    """
    heads = [Head(name, "right", color=COLORS[at]) for at, name in enumerate(several.names)]
    rows: list[Row] = []
    group = ""
    for measure in several.measures:
        if not ends and _text(measure.label) in _ENDS:
            continue
        is_first = measure.group != group
        if is_first:
            group = measure.group
            rows.append(GroupRow(line(group), several.notes.get(group, ())))
        rows.append((measure.label, *measure.cells))
        if is_first and group == _GROUPS[0]:
            rows.append((line(f"vs. {several.names[0]}"), *(cell or line("") for cell in measure.differences)))
    yield Table((Head(""), *heads), tuple(rows))
    yield from _meaning_of_dash(several, rows)


def _meaning_of_dash(several: Several, rows: Iterable[Row]) -> Iterator[Block]:
    if any(_EMPTY in row[2:] for row in rows if isinstance(row, tuple)):
        yield Paragraph(f"{DASH} Not published, or not comparable with the figure for {several.names[0]}.")


def roles_as_rows(several: Several) -> Iterator[Block]:
    """More roles: a row a role, the highest pay first, with the main measures as columns."""
    chosen: list[Measure] = []
    for group in _ROWS_OF_GROUP:
        alike = [measure for measure in several.measures if measure.group == group and _is_of_all(measure)]
        most = sorted(alike, key=lambda measure: -sum(cell != _EMPTY for cell in measure.cells))
        chosen += sorted(most[: _ROWS_OF_GROUP[group]], key=several.measures.index)
    pay = next((measure for measure in chosen if measure.group == _GROUPS[0]), None)
    heads = [Head("Role"), *(Head(_text(measure.label), "right", drop=at) for at, measure in enumerate(chosen))]
    if pay is not None:
        heads.insert(2, Head(f"vs. {several.names[0]}", "right"))
    rows: list[Cells] = []
    for at in sorted(range(len(several.roles)), key=lambda at: -_pay_at(several, at)):
        cells = [measure.cells[at] for measure in chosen]
        if pay is not None:
            cells.insert(1, pay.differences[at] or line(""))
        rows.append((line(several.names[at]), *cells))
    sources = _one_note(phrase for group in _ROWS_OF_GROUP for phrase in several.notes.get(group, ()))
    yield Table(tuple(heads), tuple(rows), _sentence_start(_text(sources)) or None)
    yield from _meaning_of_dash(several, rows)


def _is_of_all(measure: Measure) -> bool:
    """Whether a measure is one of roles as such: a skill that one of them lists is none."""
    return measure.group != _GROUPS[-1] or _text(measure.label).startswith(_SIMILARITY)


def _pay_at(several: Several, at: int) -> float:
    gaps = [gap for gap in several.gaps if gap is not None] if at == 0 else [several.gaps[at - 1]]
    return next((_stated_amount(gap.right if at else gap.left) for gap in gaps if gap is not None), float("-inf"))


def _stated_amount(figure: SalaryEstimate) -> float:
    return float(figure.known_amount.amount) if figure.known_amount else float("-inf")


def differences(several: Several) -> Iterator[Block]:
    """The pay of each role minus that of each other one, with what sampling error says of it."""
    roles = several.roles
    gaps = {
        (row, column): _gap_of(
            several.diffs[column - 1] if row == 0 else RoleDiff(roles[row], roles[column], Options(people=False)),
            several.statistic,
        )
        for row in range(len(roles))
        for column in range(row + 1, len(roles))
    }
    tested = [gap for gap in gaps.values() if gap is not None and gap.significant is not None]
    shown = [gap for gap in gaps.values() if gap is not None]
    if not shown:
        return
    rows = [
        (
            line(name),
            *(
                line("") if row == column else line(_difference(gaps[min(row, column), max(row, column)], row > column))
                for column in range(len(roles))
            ),
        )
        for row, name in enumerate(several.names)
    ]
    heads = (Head("Column minus row"), *(Head(name, "right") for name in several.names))
    yield Heading(2, f"Differences in {pay_kind(shown[0].left)}")
    yield Table(heads, tuple(rows), is_matrix=True)
    marks = []
    if tested:
        level = level_text(tested[0].confidence)
        marks.append(f"* Significant at the {level} confidence level, not corrected for the number of pairs.")
    if len(tested) < len(shown):
        marks.append("? Cannot be tested.")
    if len(shown) < len(gaps):
        marks.append(f"{DASH} Not comparable.")
    yield Paragraph(" ".join(marks))


def _difference(gap: SalaryGap | None, is_mirrored: bool) -> str:
    if gap is None:
        return DASH
    mark = {True: "*", False: ""}.get(gap.significant, "?") if gap.significant is not None else "?"
    pay = -gap.difference if is_mirrored else gap.difference
    return f"{format_money(pay, signed=True)}{mark}"
