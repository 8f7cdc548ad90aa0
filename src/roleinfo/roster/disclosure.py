"""Which groups of employees readers see with their amounts, so that nobody's pay is what is left of a sum.

A reader is taken to know the rule, the total, all rows of a table, and beside areas those of the occupations, beside
the groups of a column those of the occupations, and those of the areas.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, TypeAlias

import attrs

from roleinfo.roster.cuts import small_cuts
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
_Node: TypeAlias = tuple[int, str]
"""A row of another table (0) or of the table itself (1), by its name."""
_TOGETHER: Final = ""
"""The name of the rows of a table that a reader sees as one."""


def protected_groups(groups: RosterGroups) -> RosterGroups:
    """The groups as they are, each of which then shows no more of itself than it does in their table."""
    kept, _ = _shown([group for group in groups if group.compared])
    by_name = {group.name: group for group in kept}
    return RosterGroups(
        by_name.get(group.name) or (attrs.evolve(group, shows="counts") if group.compared else group)
        for group in groups
    )


def shown_groups(groups: Sequence[RosterGroup]) -> Groups:
    """The groups as readers see them: those in which the pay of few employees is compared stand together.

    So do those of which a difference to the rows of another table would be of few. Costs are withheld by the same
    rule, where few are paid below the market, or above it.
    """
    kept, rest = _shown(groups)
    return (*kept, *rest)


def _shown(groups: Sequence[RosterGroup]) -> tuple[Groups, Groups]:
    tables: list[Groups] = []
    if groups and groups[0].kind not in ("job", "total"):
        compared = [row for group in groups for row in group.compared_rows]
        options = groups[0].options
        tables.append(_rows(*_shown_beside(groups_of("job", compared, occupation_name, options), [])))
        if groups[0].kind != "place":
            tables.append(_rows(*_shown_beside(groups_of("place", compared, area_name, options), tables)))
    return _shown_beside(groups, tables)


def _rows(kept: Groups, rest: Groups) -> Groups:
    return (*kept, *rest)


def _shown_beside(groups: Sequence[RosterGroup], tables: Sequence[Groups]) -> tuple[Groups, Groups]:
    """The groups that stand by themselves, and those that stand together, as one.

    Where the latter are too few even so, the smallest others stand with them.
    """
    small = [group for group in groups if group.compared and not group.shows_pay]
    others = sorted((group for group in groups if group.shows_pay), key=lambda group: group.compared)
    while small and others and (len(small) == 1 or sum(group.compared for group in small) < FEWEST):
        small.append(others.pop(0))
    small += [group for group in groups if not group.compared and group.may_be_a_person]
    names = {group.name for group in small}
    names = _tied(groups, names, [_shared(groups, table, _everybody) for table in tables])
    kept = [group for group in groups if group.name not in names]
    small = [group for group in groups if group.name in names]
    noun = NOUNS.get(small[0].kind, "group") if small else ""
    rest = small
    if len(small) > 1 or any(group.may_be_a_person for group in small):
        other = "other " if kept else ""
        rest = [merged(f"{len(small):,} {other}{noun}{'' if len(small) == 1 else 's'}", small)]
    rows = _costs_withheld([*kept, *rest], tables)
    return _in_order(rows[: len(kept)]), rows[len(kept) :]


def _in_order(rows: Iterable[RosterGroup]) -> Groups:
    """The rows of the largest cost first; those whose cost is withheld last, whose rank would tell of it."""
    return tuple(sorted(rows, key=lambda row: (not row.shows_cost, 0 if row.shows_cost else -row.compared)))


def _costs_withheld(rows: Sequence[RosterGroup], tables: Sequence[Groups]) -> Groups:
    """The rows of a table, with further costs withheld where the total less the others would be the gaps of few.

    So would be the difference to the rows of another table.
    """
    hidden = {row.name for row in rows if row.shows_pay and not row.shows_cost}
    shown = sorted((row for row in rows if row.shows_cost), key=lambda row: row.compared)
    below, above = (sum(counts) for counts in ((row.below for row in rows), (row.above for row in rows)))
    if not is_few(below) and not is_few(above):  # else the total has no cost, nor has any row but of nobody
        while hidden and shown:
            left = [row for row in rows if row.name in hidden]
            if not is_few(sum(row.below for row in left)) and not is_few(sum(row.above for row in left)):
                break
            hidden.add(shown.pop(0).name)
        hidden = _tied(rows, hidden, [_shared(rows, table, of) for table in tables for of in (_is_below, _is_above)])
    return tuple(attrs.evolve(row, shows="pay") if row.name in hidden and row.shows_cost else row for row in rows)


# Two tables -----------------------------------------------------------------------------------------------------------


def _everybody(_: PricedRow) -> bool:
    return True


def _is_below(row: PricedRow) -> bool:
    return row.ratio is not None and row.ratio < 1


def _is_above(row: PricedRow) -> bool:
    return row.ratio is not None and row.ratio > 1


def _shared(
    rows: Iterable[RosterGroup], table: Groups, is_meant: Callable[[PricedRow], bool]
) -> Mapping[tuple[_Node, _Node], int]:
    """How many employees each row of a table shares with each of another; of costs, those without one are one."""
    of_cost = is_meant is not _everybody
    names: dict[int, str] = {}
    for row in table:
        name = _TOGETHER if of_cost and not row.shows_cost else row.name
        names |= dict.fromkeys((employee.position for employee in row.compared_rows), name)
    return Counter(
        ((0, names[employee.position]), (1, row.name))
        for row in rows
        for employee in row.compared_rows
        if employee.position in names and is_meant(employee)
    )


def _tied(
    rows: Sequence[RosterGroup], together: set[str], tables: Iterable[Mapping[tuple[_Node, _Node], int]]
) -> set[str]:
    """The rows to be seen as one, so that no difference between the tables is of few: as few more as do."""
    size = {row.name: row.compared for row in rows}
    result, shared = {*together}, [*tables]
    number = -1
    while number != len(result):
        number = len(result)
        for table in shared:
            seen: Counter[tuple[_Node, _Node]] = Counter()
            for (other, (_, name)), count in table.items():
                seen[other, (1, _TOGETHER if name in result else name)] += count
            for sides in small_cuts(seen):
                result |= _joining(sides, result, size)
    return result


def _joining(sides: tuple[set[_Node], set[_Node]], together: set[str], size: Mapping[str, int]) -> set[str]:
    """The rows that join both sides of a cut when they are seen as one: the smallest of each, or those that are."""
    own = [[name for number, name in side if number == 1] for side in sides]
    if not all(own):
        return {name for names in own for name in names} - {_TOGETHER}

    def rank(name: str) -> tuple[bool, int, str]:
        return name not in {_TOGETHER, *together}, size.get(name, 0), name

    return {min(names, key=rank) for names in own} - {_TOGETHER}
