"""Which groups of employees readers see with their amounts, so that nobody's pay is what is left of a sum.

A reader is taken to know the rule, all other rows of a table, and the total.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeAlias

import attrs

from roleinfo.roster.priced import PricedRow
from roleinfo.roster.summary import FEWEST, NOUNS, RosterGroup, RosterGroups, groups_of, is_few, merged

Groups: TypeAlias = tuple[RosterGroup, ...]
_Counts: TypeAlias = Callable[[RosterGroup], Iterable[int]]


def protected_groups(groups: RosterGroups) -> RosterGroups:
    """The groups as they are, each of which then shows no more of itself than it does in their table."""
    kept, _ = _shown([group for group in groups if group.compared])
    by_name = {group.name: group for group in kept}
    return RosterGroups(
        by_name.get(group.name) or (attrs.evolve(group, shows="counts") if group.compared else group)
        for group in groups
    )


def shown_groups(groups: Sequence[RosterGroup]) -> Groups:
    """The groups as readers see them: those in which the pay of few employees is compared stand together."""
    kept, rest = _shown(groups)
    return (*kept, *rest)


def _shown(groups: Sequence[RosterGroup]) -> tuple[Groups, Groups]:
    """The groups that stand by themselves, and those that stand together, as one.

    Where the latter are too few even so, the smallest others stand with them, so that nobody's pay is the rest of a
    sum.
    """
    small = [group for group in groups if group.compared and not group.shows_pay]
    others = sorted((group for group in groups if group.shows_pay), key=lambda group: group.compared)
    while small and others and (len(small) == 1 or sum(group.compared for group in small) < FEWEST):
        small.append(others.pop(0))
    small += [group for group in groups if not group.compared and group.may_be_a_person]
    names = {group.name for group in small}
    kept = [group for group in groups if group.name not in names]
    noun = NOUNS.get(small[0].kind, "group") if small else ""
    rest = small
    if len(small) > 1 or any(group.may_be_a_person for group in small):
        rest = [merged(f"{_number(len(small), noun)} with few employees", small)]
    rows = _costs_withheld([*kept, *rest])
    return _in_order(rows[: len(kept)]), rows[len(kept) :]


def _in_order(rows: Iterable[RosterGroup]) -> Groups:
    """The rows of the largest cost first; those whose cost is withheld last, whose rank would tell of it."""
    return tuple(sorted(rows, key=lambda row: (not row.shows_cost, 0 if row.shows_cost else -row.compared)))


def _costs_withheld(rows: Sequence[RosterGroup], tied: Iterable[str] = ()) -> Groups:
    """The rows of a table, with further costs withheld where the total less the others would be the gaps of few.

    So are those of the rows that are ``tied``.
    """
    hidden = {row.name for row in rows if row.shows_pay and not row.shows_cost} | {*tied}
    shown = sorted((row for row in rows if row.shows_cost), key=lambda row: row.compared)
    shown = [row for row in shown if row.name not in hidden]
    is_total_shown = bool(rows) and merged("", rows).shows_cost
    while hidden and is_total_shown and shown:
        left = [row for row in rows if row.name in hidden]
        if not is_few(sum(row.below for row in left)) and not is_few(sum(row.above for row in left)):
            break
        hidden.add(shown.pop(0).name)
    return tuple(attrs.evolve(row, shows="pay") if row.name in hidden and row.shows_cost else row for row in rows)


def shown_areas(areas: Sequence[RosterGroup]) -> Groups:
    """The areas as readers see them beside occupations: those of which a difference may be of few employees as one.

    Where few of an occupation are in an area, the occupation less its other areas would be their pay; so all areas
    of this occupation stand together. Costs are withheld by the same rule, where few of it are paid below or above.
    """
    if not areas:
        return ()
    compared = [row for area in areas for row in area.rows if row.annual_market is not None]
    area_of = {row.position: area.name for area in areas for row in area.rows}
    jobs = shown_groups(
        groups_of("job", compared, lambda row: row.match.title if row.match else "", areas[0].options)
    )  # fmt: skip
    joint = _tied(jobs, area_of, lambda cell: (cell.compared,))
    together = [area for area in areas if area.name in joint]
    rows = [area for area in areas if area.name not in joint]
    if together:
        name = f"{_number(len(together), 'area')} with few employees of an occupation"
        rows.append(merged(name, together))
        area_of |= {row.position: name for area in together for row in area.rows}
    rows = [*shown_groups(rows)] if not together else rows
    return _in_order(_costs_withheld(rows, _tied(jobs, area_of, lambda cell: (cell.below, cell.above))))


def _number(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def _tied(jobs: Iterable[RosterGroup], area_of: Mapping[int, str], counts: _Counts) -> set[str]:
    """All areas of the occupations of which a count in one of them is of few."""
    tied: set[str] = set()
    for job in jobs:
        cells: defaultdict[str, list[PricedRow]] = defaultdict(list)
        for row in job.rows:
            cells[area_of[row.position]].append(row)
        groups = [attrs.evolve(job, name=name, rows=tuple(rows), shows=None) for name, rows in cells.items()]
        if any(is_few(count) for group in groups for count in counts(group)):
            tied |= cells.keys()
    return tied
