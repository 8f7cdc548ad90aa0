"""Three or more roles side by side: the first compared with each other one, in one table and one chart."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final

import attrs

from roleinfo.diffs.countries import component_abroad, universe_abroad
from roleinfo.diffs.roles import RoleDiff
from roleinfo.diffs.salary import SalaryGap
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.pay import Pay
from roleinfo.model.role import Role
from roleinfo.model.words import closed
from roleinfo.plots.inline import COLORS, RangeBar, RangeChart, range_chart
from roleinfo.render.citations import Citations
from roleinfo.render.layout import cut, marked
from roleinfo.render.outline import (
    DASH,
    Block,
    Cells,
    Head,
    Heading,
    Line,
    Paragraph,
    Row,
    Table,
    line,
    plain_text,
)
from roleinfo.text.facts import capital
from roleinfo.text.figures import BOUNDS
from roleinfo.text.finding import scope_line
from roleinfo.text.numbers import format_money
from roleinfo.text.phrases import credit, is_plural, joined, level_text, title_in_sentence
from roleinfo.text.reasons import STATE_RATES, currencies_apart
from roleinfo.views.comparison_brief import comparison_groups
from roleinfo.views.key_figures import GROUPS, RANGE_ENDS, ROOMY, Group, GroupId, Measure, with_detail
from roleinfo.views.tiles import pay_kind

MOST_COLUMNS: Final = 5
"""How many roles stand side by side as columns; more become rows."""

_LONGEST_HEAD, _LONGEST_OF_MANY = 40, 28
_NAMED: Final = 3
_LONGEST_LIST: Final = 120
_ROWS_OF_GROUP: Final[dict[GroupId, int]] = {"pay": 1, "jobs": 2, "entry": 1, "skills": 1}
_SIMILARITY: Final = "similarity"
_MARKS: Final[dict[bool | None, str]] = {True: "*", False: "", None: "?"}
_EMPTY: Final = line(DASH)

Subject = tuple[GroupId, str]
"""A group of measures and what all of them are: pay, as ``annual wage``."""
Basis = tuple[str | None, ...]
"""The kind of compared pay: statistic, component and workers as countries have them in common, period and currency."""


@attrs.frozen
class Measured:
    """A row of the table: what is measured, and for each role its value and its difference from the first role."""

    id: str
    subject: Subject
    label: str
    detail: str
    cells: tuple[Line, ...]
    differences: tuple[str, ...]

    @property
    def heading(self) -> Line:
        """The label with its detail."""
        return with_detail(self.label, self.detail)


@attrs.frozen
class Several:
    """Roles compared with the first of them: what was measured of each, with who publishes it.

    Pay is that of the ``basis``, so that the amounts of all roles are of one kind.
    """

    roles: tuple[Role, ...]
    names: tuple[str, ...]
    diffs: tuple[RoleDiff, ...]
    basis: Basis | None
    measures: tuple[Measured, ...]
    groups: dict[Subject, Group]
    notes: dict[Subject, tuple[int, ...]]
    chart: RangeChart | None
    _gaps: dict[tuple[int, int], SalaryGap | None] = attrs.field(factory=dict, init=False)

    @classmethod
    def of(cls, diffs: Sequence[RoleDiff], citations: Citations) -> "Several":
        """The key figures of comparisons with one first role; like measures, of one value there, share a row."""
        roles = (diffs[0].left, *(diff.right for diff in diffs))
        names = column_names(roles)
        basis = _common_basis(diffs)
        rows: dict[tuple[str, Subject, str, str, Line], dict[int, tuple[Line, str]]] = {}
        groups: dict[Subject, Group] = {}
        notes: dict[Subject, tuple[int, ...]] = {}
        bars: dict[int, RangeBar] = {}
        for at, diff in enumerate(diffs, start=1):
            gap = _gap_of(diff, basis) or diff.salary.headline
            for group in (listed.without(ROOMY) for listed in comparison_groups(diff, gap)):
                subject = (group.id, group.subject)
                groups[subject] = _with_credits(group, groups.get(subject, group))
                notes[subject] = (*notes.get(subject, ()), *citations.numbers(group.facts))
                for row in group.rows:
                    if isinstance(row, Measure):
                        left, right = row.cells
                        key = (row.id, subject, row.label, row.detail, left)
                        rows.setdefault(key, {})[at] = (right, row.difference)
                    elif row.id == _SIMILARITY:
                        key = (row.id, subject, "Similarity of skills to the first role", "", _EMPTY)
                        rows.setdefault(key, {})[at] = (line(row.text), "")
                for place, bar in zip((0, at), group.ranges, strict=False):
                    _add_bar(bars, place, bar, names)
        places = range(1, len(roles))
        measures = [
            Measured(
                id_, subject, label, detail,
                (left, *(columns.get(at, (_EMPTY, ""))[0] for at in places)),
                ("", *(columns.get(at, (_EMPTY, ""))[1] for at in places)),
            )
            for (id_, subject, label, detail, left), columns in rows.items()
        ]  # fmt: skip
        subjects = sorted(groups, key=lambda subject: [*GROUPS].index(subject[0]))
        measures.sort(key=lambda measure: subjects.index(measure.subject))
        ranges = range_chart([bars[at] for at in sorted(bars)]) if bars else None
        return cls(roles, names, tuple(diffs), basis, tuple(measures), groups, notes, ranges)

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

    def gap(self, left: int, right: int) -> SalaryGap | None:
        """The gap in pay between two roles by their places, the lesser first; None where none is of the basis."""
        if left == 0:
            return _gap_of(self.diffs[right - 1], self.basis)
        if (left, right) not in self._gaps:
            diff = RoleDiff(self.roles[left], self.roles[right], self.diffs[0].options)
            self._gaps[left, right] = _gap_of(diff, self.basis)
        return self._gaps[left, right]

    @property
    def gaps(self) -> tuple[SalaryGap | None, ...]:
        """The gap in pay between the first role and each other one."""
        return tuple(self.gap(0, at) for at in range(1, len(self.roles)))

    @property
    def pays(self) -> dict[int, tuple[SalaryEstimate, Pay]]:
        """The figures of pay that are compared, by the places of their roles, each with its amount."""
        pays: dict[int, tuple[SalaryEstimate, Pay]] = {}
        for at, gap in enumerate(self.gaps, start=1):
            if gap is not None:
                pays.setdefault(0, (gap.left, gap.pays[0]))
                pays[at] = (gap.right, gap.pays[1])
        return pays

    @property
    def figures(self) -> tuple[SalaryEstimate, ...]:
        """The figures of pay that are compared."""
        return tuple(figure for figure, _ in self.pays.values())


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


def _basis_of(gap: SalaryGap) -> Basis:
    component, universe = component_abroad(gap.left, None), universe_abroad(gap.left)
    return gap.basis.statistic, component, universe, gap.difference.period, gap.difference.currency


def _common_basis(diffs: Iterable[RoleDiff]) -> Basis | None:
    """The kind of pay by which most comparisons can be made, of the statistic that heads the first of them."""
    headlines = [diff.salary.headline for diff in diffs]
    first = next((gap.basis.statistic for gap in headlines if gap is not None), None)
    bases = (basis for diff in diffs for basis in dict.fromkeys(map(_basis_of, diff.salary)) if basis[0] == first)
    common = Counter(bases).most_common(1)
    return common[0][0] if common and first else None


def _gap_of(diff: RoleDiff, basis: Basis | None) -> SalaryGap | None:
    return next((gap for gap in diff.salary if _basis_of(gap) == basis), None)


def _with_credits(group: Group, other: Group) -> Group:
    """A group of one subject with another, of which each publisher is credited once."""
    return attrs.evolve(group, credits=tuple(dict.fromkeys((*other.credits, *group.credits))))


def _add_bar(bars: dict[int, RangeBar], place: int, bar: RangeBar | None, names: Sequence[str]) -> None:
    """Note the bar of a role under its place, if it is of the unit of those noted before."""
    if bar is not None:
        known = next(iter(bars.values()), bar)
        if (known.low.period, known.low.currency) == (bar.low.period, bar.low.currency):
            bars.setdefault(place, attrs.evolve(bar, name=names[place]))


# ----------------------------------------------------------------------------------------------------------------------
# The finding


def findings(several: Several) -> Iterator[str]:
    """Who has the highest pay, and from whose it does not differ."""
    pays = several.pays
    if len(pays) < 2:
        yield "No pay of these roles can be compared."
        yield from _currencies_apart(several)
        return
    top = max(pays, key=lambda at: pays[at][1].amount)
    role, (figure, pay) = several.roles[top], pays[top]
    names = _distinct([title_in_sentence(role) for role in several.roles], several.roles)
    amount = f"{_amount(figure, pay)} per {pay.period} ({credit(figure)})"
    kind = pay_kind(figure, pay.period)
    if is_plural(role):
        yield f"{capital(closed(names[top]))} have the highest {kind}, {amount}."
    else:
        yield f"{capital(kind)} is highest for {names[top]}, {amount}."
    verdicts: dict[bool | None, list[int]] = {False: [], True: [], None: []}
    for at in pays:
        if at != top:
            gap = several.gap(min(at, top), max(at, top))
            verdicts[None if gap is None else gap.significant].append(at)
    if verdicts[False]:
        yield f"It is not significantly different from that for {_named(names, verdicts[False], pays)}."
    if verdicts[True]:
        yield f"It is significantly higher than for {_named(names, verdicts[True], pays)}."
    if verdicts[None]:
        yield f"The difference from {_named(names, verdicts[None], pays)} cannot be tested."
    left_out = [at for at in range(len(several.roles)) if at not in pays]
    if left_out:
        yield f"Pay for {closed(_named(names, left_out, pays))} cannot be compared with it."
        yield from _currencies_apart(several)


def _currencies_apart(several: Several) -> Iterator[str]:
    """What is to be done where roles are paid in other money than the first of them."""
    apart = [diff for diff in several.diffs if currencies_apart(diff)]
    if apart:
        roles = (apart[0].left, *(diff.right for diff in apart))
        paid = {figure.known_amount.currency for role in roles for figure in role.salary if figure.known_amount}
        yield f"Pay is stated in {joined(sorted(paid))}; {STATE_RATES}."


def _named(titles: Sequence[str], places: Sequence[int], pays: Mapping[int, tuple[SalaryEstimate, Pay]]) -> str:
    names: list[str] = []
    for at in places[:_NAMED]:
        if sum(map(len, names)) > _LONGEST_LIST:
            break
        amount = f" ({_amount(*pays[at])})" if at in pays else ""
        names.append(f"{titles[at]}{amount}")
    more = len(places) - len(names)
    return joined([*names, f"{more} other role{'' if more == 1 else 's'}"] if more else names)


def _amount(figure: SalaryEstimate, pay: Pay) -> str:
    return f"{BOUNDS[figure.effective_bound]}{format_money(pay)}"


# ----------------------------------------------------------------------------------------------------------------------
# The tables


def roles_as_columns(several: Several, *, ends: bool = True) -> Iterator[Block]:
    """Up to five roles: a column a role, and below the first figure of pay its difference from the first role.

    The ``ends`` of ranges are left out where a chart shows them.
    """
    heads = [Head(name, "right", color=COLORS[at]) for at, name in enumerate(several.names)]
    rows: list[Row] = []
    subject: Subject | None = None
    for measure in several.measures:
        if not ends and measure.id in RANGE_ENDS:
            continue
        is_first = measure.subject != subject
        if is_first:
            subject = measure.subject
            rows.append(several.groups[subject].heading(several.notes[subject]))
        rows.append((measure.heading, *measure.cells))
        if is_first and measure.subject[0] == "pay":
            rows.append((line(f"vs. {several.names[0]}"), *map(line, measure.differences)))
    yield Table((Head(""), *heads), tuple(rows))
    yield from _meaning_of_dash(several, rows)


def _meaning_of_dash(several: Several, rows: Iterable[Row]) -> Iterator[Block]:
    if any(_EMPTY in row[2:] for row in rows if isinstance(row, tuple)):
        yield Paragraph(f"{DASH} Not published, or not comparable with the figure for {several.names[0]}.")


def roles_as_rows(several: Several) -> Iterator[Block]:
    """More roles: a row a role, the highest pay first, with the main measures as columns."""
    chosen: list[Measured] = []
    for group, most in _ROWS_OF_GROUP.items():
        alike = [measure for measure in several.measures if measure.subject[0] == group and _is_of_all(measure)]
        alike.sort(key=lambda measure: -sum(cell != _EMPTY for cell in measure.cells))
        chosen += sorted(alike[:most], key=several.measures.index)
    pay = next((measure for measure in chosen if measure.subject[0] == "pay"), None)
    heads = [
        Head("Role"),
        *(
            Head(plain_text(with_detail(measure.label, measure.detail)), "right", drop=at)
            for at, measure in enumerate(chosen)
        ),
    ]
    if pay is not None:
        heads.insert(2, Head(f"vs. {several.names[0]}", "right"))
    pays = {at: pay.amount for at, (_, pay) in several.pays.items()}
    rows: list[Cells] = []
    for at in sorted(range(len(several.roles)), key=lambda at: (at not in pays, -pays.get(at, 0))):
        cells = [measure.cells[at] for measure in chosen]
        if pay is not None:
            cells.insert(1, line(pay.differences[at]))
        rows.append((line(several.names[at]), *cells))
    sources: dict[str, str] = {}
    for subject in dict.fromkeys(measure.subject for measure in chosen):
        for credited in several.groups[subject].credits:
            sources.setdefault(credited, ", ".join(filter(None, (subject[1], credited))))
    yield Table(tuple(heads), tuple(rows), capital("; ".join(sources.values())) or None)
    yield from _meaning_of_dash(several, rows)


def _is_of_all(measure: Measured) -> bool:
    """Whether a measure is one of roles as such: a skill that one of them lists is none."""
    return measure.subject[0] != "skills" or measure.id == _SIMILARITY


def differences(several: Several) -> Iterator[Block]:
    """The pay of each role minus that of each other one, with what sampling error says of it."""
    places = range(len(several.roles))
    gaps = [several.gap(left, right) for left, right in combinations(places, 2)]
    shown = [gap for gap in gaps if gap is not None]
    tested = [gap for gap in shown if gap.significant is not None]
    if not shown:
        return
    rows = [
        (line(name), *(line(_difference(several, row, column)) for column in places))
        for row, name in enumerate(several.names)
    ]
    heads = (Head("Column minus row"), *(Head(name, "right") for name in several.names))
    yield Heading(2, f"Differences in {pay_kind(shown[0].left, shown[0].difference.period)}")
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


def _difference(several: Several, row: int, column: int) -> str:
    if row == column:
        return ""
    gap = several.gap(min(row, column), max(row, column))
    if gap is None:
        return DASH
    pay = -gap.difference if row > column else gap.difference
    return f"{format_money(pay, signed=True)}{_MARKS[gap.significant]}"
