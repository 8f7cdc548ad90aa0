"""Which groups of employees readers see with their amounts, so that nobody's pay is what is left of a sum.

A reader is taken to know the rule, the total, all rows of a table, and beside areas those of the occupations, beside
the groups of a column those of the occupations, and those of the areas.

Three amounts of each employee are in the sums: the market value, and what is paid below it or above it, the gap. A row
shows its market value and its pay, and so the sum of its gaps; a row with its cost those below and those above apart.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, Literal, TypeAlias

import attrs

from roleinfo.roster.cuts import conflicts_of, small_cuts
from roleinfo.roster.rows import PricedRow
from roleinfo.roster.summary import (
    FEWEST,
    NOUNS,
    RosterGroup,
    RosterGroups,
    area_name,
    groups_of,
    is_few,
    merged,
    occupation_name,
)

Groups: TypeAlias = tuple[RosterGroup, ...]
_Side: TypeAlias = Literal["", "below", "above"]
_Node: TypeAlias = tuple[int, str, _Side]
"""A row of another table (0) or of the table itself (1), by its name, or its gaps below or above by themselves."""
_Gaps: TypeAlias = Mapping[tuple[_Node, str, _Side], int]
"""How many gaps below and above a row of another table shares with each of the table itself."""
_OPPOSITE: Final[Mapping[_Side, _Side]] = {"below": "above", "above": "below"}
_TOGETHER: Final = ""
"""The name of the rows of a table that a reader sees as one."""


def protected_groups(groups: RosterGroups) -> RosterGroups:
    """The groups as they are, each of which then shows no more of itself than it does in their table."""
    return _protected(groups, _tables_beside(groups))


def shown_groups(groups: Sequence[RosterGroup]) -> Groups:
    """The groups as readers see them: those in which the pay of few employees is compared stand together.

    So do those of which a difference to the rows of another table would be of few. Costs are withheld by the same
    rule, where few are paid below the market, or above it.
    """
    kept, rest = _shown_beside(groups, _tables_beside(groups))
    return (*kept, *rest)


def _tables_beside(groups: Sequence[RosterGroup]) -> list[Groups]:
    """The other tables that readers may have, as they see them."""
    tables: list[Groups] = []
    rows = [row for group in groups for row in group.compared_rows]
    if rows and (groups[0].of_column or groups[0].kind == "place"):
        tables.append(_published(groups_of("job", rows, occupation_name, groups[0].options), []))
        if groups[0].of_column:
            tables.append(_published(groups_of("place", rows, area_name, groups[0].options), tables))
    return tables


def _published(groups: RosterGroups, tables: Sequence[Groups]) -> Groups:
    kept, rest = _shown_beside(_protected(groups, tables), tables)
    return (*kept, *rest)


def _protected(groups: RosterGroups, tables: Sequence[Groups]) -> RosterGroups:
    kept, _ = _shown_beside([group for group in groups if group.compared], tables)
    by_name = {group.name: group for group in kept}
    return RosterGroups(
        by_name.get(group.name) or (attrs.evolve(group, shows="counts") if group.compared else group)
        for group in groups
    )


def _by_size(group: RosterGroup) -> tuple[int, str]:
    """The order in which rows are withheld, whatever order they are in, so that a table is the same wherever made."""
    return group.compared, group.name


def _shown_beside(groups: Sequence[RosterGroup], tables: Sequence[Groups]) -> tuple[Groups, Groups]:
    """The groups that stand by themselves, and those that stand together, as one.

    Where the latter are too few even so, the smallest others stand with them.
    """
    small = [group for group in groups if group.compared and not group.shows_pay]
    others = sorted((group for group in groups if group.shows_pay), key=_by_size)
    while small and others and (len(small) == 1 or sum(group.compared for group in small) < FEWEST):
        small.append(others.pop(0))
    small += [group for group in groups if not group.compared and group.may_be_a_person]
    names = {group.name for group in small}
    names = _tied(groups, names, [_shared(groups, table) for table in tables])
    names, hidden = _without_costs(groups, names, tables)
    kept = [_without_cost(group, group.name in hidden) for group in groups if group.name not in names]
    small = [group for group in groups if group.name in names]
    rest = small
    if len(small) > 1 or any(group.may_be_a_person for group in small):
        noun = "group" if small[0].of_column else NOUNS[small[0].kind]
        other = "other " if kept else ""
        rest = [merged(f"{len(small):,} {other}{noun}{'' if len(small) == 1 else 's'}", small)]
    return _in_order(kept), tuple(_without_cost(row, _TOGETHER in hidden) for row in rest)


def _without_cost(row: RosterGroup, is_hidden: bool) -> RosterGroup:
    return attrs.evolve(row, shows="pay") if is_hidden and row.shows_cost else row


def _in_order(rows: Iterable[RosterGroup]) -> Groups:
    """The rows of the largest cost first; those whose cost is withheld last, whose rank would tell of it."""
    return tuple(sorted(rows, key=lambda row: (False, 0, "") if row.shows_cost else (True, -row.compared, row.name)))


# Pay ------------------------------------------------------------------------------------------------------------------


def _shared(groups: Iterable[RosterGroup], table: Groups) -> Mapping[tuple[_Node, str], int]:
    """How many employees each group shares with each row of another table."""
    nodes = _nodes_of(table, lambda _: "")
    shared = Counter(
        (nodes[employee.position], group.name)
        for group in groups
        for employee in group.compared_rows
        if employee.position in nodes
    )
    return dict(sorted(shared.items()))


def _nodes_of(table: Groups, side_of: Callable[[PricedRow], _Side]) -> Mapping[int, _Node]:
    """The node of another table that each employee's gap, or market value, is in, by the employee's position."""
    return {
        employee.position: (0, row.name, side_of(employee) if row.shows_cost else "")
        for row in table
        for employee in row.compared_rows
    }


def _tied(
    groups: Sequence[RosterGroup], together: set[str], tables: Iterable[Mapping[tuple[_Node, str], int]]
) -> set[str]:
    """The rows to be seen as one, so that no difference between the tables is of few: as few more as do."""
    size = {group.name: group.compared for group in groups}
    result, shared = {*together}, [*tables]
    number = -1
    while number != len(result):
        number = len(result)
        for table in shared:
            seen: Counter[tuple[_Node, _Node]] = Counter()
            for (other, name), count in table.items():
                seen[other, (1, _TOGETHER if name in result else name, "")] += count
            for sides in small_cuts(seen):
                result |= _joining(sides, result, size)
    return result


def _joining(sides: tuple[set[_Node], set[_Node]], together: set[str], size: Mapping[str, int]) -> set[str]:
    """The rows that join both sides of a cut when they are seen as one: the smallest of each, or those that are."""
    own = [[name for number, name, _ in side if number == 1] for side in sides]
    if not all(own):
        return {name for names in own for name in names} - {_TOGETHER}

    def rank(name: str) -> tuple[bool, int, str]:
        return name not in {_TOGETHER, *together}, size.get(name, 0), name

    return {min(names, key=rank) for names in own} - {_TOGETHER}


# Gaps -----------------------------------------------------------------------------------------------------------------


def _side_of(row: PricedRow) -> _Side:
    """The side of the market that an employee is paid on."""
    if row.ratio is None or row.ratio == 1:
        return ""
    return "below" if row.ratio < 1 else "above"


def _without_costs(
    groups: Sequence[RosterGroup], together: set[str], tables: Sequence[Groups]
) -> tuple[set[str], set[str]]:
    """The rows to be seen as one, and those without a cost, so that no sum or difference is the gaps of few.

    Costs are withheld first, which joins the gaps on both sides of a row. Where a row has them on one side alone, its
    pay and market value tell its cost: then it is to be seen as one with another.
    """
    compared = [group for group in groups if group.compared]
    if not compared:
        return together, set()
    total = merged("", compared)
    size = {group.name: group.compared for group in compared}
    names = {*together}
    hidden = {group.name for group in compared if group.name not in names and not group.shows_cost}
    small = [group for group in compared if group.name in names]
    if small and not merged("", small).shows_cost:
        hidden.add(_TOGETHER)
    shared = [_gaps_of(compared, table) for table in ((total,), *tables)]
    number = (-1, -1)
    while number != (len(names), len(hidden)):
        number = (len(names), len(hidden))
        for gaps in shared:
            _mend_cuts(gaps, names, hidden, size)
            if total.shows_cost:
                _mend_conflicts(gaps, names, hidden, size)
    return names, hidden


def _gaps_of(groups: Iterable[RosterGroup], table: Groups) -> _Gaps:
    nodes = _nodes_of(table, _side_of)
    gaps = Counter(
        (nodes[employee.position], group.name, _side_of(employee))
        for group in groups
        for employee in group.compared_rows
        if employee.position in nodes and _side_of(employee)
    )
    return dict(sorted(gaps.items()))


def _seen(gaps: _Gaps, names: set[str], hidden: set[str]) -> Mapping[tuple[_Node, _Node, _Side], int]:
    """The gaps that two rows share as readers see them."""
    seen: Counter[tuple[_Node, _Node, _Side]] = Counter()
    for (other, name, side), count in gaps.items():
        own = _TOGETHER if name in names else name
        seen[other, (1, own, "" if own in hidden else side), side] += count
    return seen


def _mend_cuts(gaps: _Gaps, names: set[str], hidden: set[str], size: Mapping[str, int]) -> None:
    """Withhold costs, or let rows be seen as one, where sums and differences of rows are the gaps of few."""
    shared: Counter[tuple[_Node, _Node]] = Counter()
    for (outer, inner, _), count in _seen(gaps, names, hidden).items():
        shared[outer, inner] += count
    own = {node for _, node in shared}

    def first_of(rows: Iterable[str]) -> str:
        return min(rows, key=lambda name: (name not in hidden, size.get(name, 0), name))

    for sides in small_cuts(shared):
        # The rows that would join a side to more by the gaps on the other side of the market, had they no cost.
        left, right = (
            {name for _, name, side in nodes & own if side and (1, name, _OPPOSITE[side]) in own - nodes}
            for nodes in sides
        )
        if left & right:
            hidden.add(first_of(left & right))
        elif left and right:
            hidden |= {first_of(left), first_of(right)}
        else:
            names |= _joining(sides, names, size)
            hidden.add(_TOGETHER)


def _mend_conflicts(gaps: _Gaps, names: set[str], hidden: set[str], size: Mapping[str, int]) -> None:
    """The same of sums with the cost of the total, where other rows of the table beside have none.

    What the total has beyond their costs is the gaps below of all rows without one, each taken once.
    """
    if all(side for (_, _, side), _, _ in gaps):
        return
    while True:
        seen = _seen(gaps, names, hidden)
        edges = [
            (other, own, int(side == "below" and not other[2]), count) for (other, own, side), count in seen.items()
        ]
        if not is_few(conflicts_of(edges)):
            return
        sides: dict[str, set[_Side]] = {}
        for _, (_, name, side), _ in seen:
            sides.setdefault(name, set()).add(side)
        order = sorted(sides, key=lambda name: (size.get(name, 0), name))
        both = [name for name in order if len(sides[name]) > 1]
        if both:
            hidden.add(both[0])
        elif len(order) > 1:
            names |= {*order[:2]} - {_TOGETHER}
            hidden.add(_TOGETHER)
        else:
            return
