"""The tables and lists of a comparison in full: their columns, cells and reasons, and the sources cited so far."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import attrs

from roleinfo.diffs.roles import RoleDiff
from roleinfo.model.cached import cached_attribute
from roleinfo.model.career import StatedGap, StatedMove, Variant
from roleinfo.model.fact import Fact
from roleinfo.model.role import Role, where_of
from roleinfo.model.work import Benefit
from roleinfo.render.citations import Citations
from roleinfo.render.layout import brief, marked
from roleinfo.render.outline import DASH, Block, Bullets, Head, Heading, Line, Paragraph, Phrase, Table, joined, line
from roleinfo.text.facts import gap_label, is_of_two, label, value
from roleinfo.text.sides import is_of_two_releases
from roleinfo.typing import Side
from roleinfo.views.comparison_brief import column_titles
from roleinfo.views.pairs import (
    SIDES,
    Pair,
    empty_cell_text,
    facts_shown,
    figure_pairs,
    list_pairs,
    why_empty,
    why_no_difference,
)


@attrs.frozen
class ComparisonTables:
    """A comparison being written down; with ``reasons`` each table says why a cell is empty."""

    diff: RoleDiff
    reasons: bool = False
    citations: Citations = attrs.field(factory=Citations)
    _rows: dict[str, tuple[Pair, ...]] = attrs.field(factory=dict, init=False)

    @property
    def roles(self) -> tuple[Role, Role]:
        """Both roles, the left one first."""
        return self.diff.left, self.diff.right

    @cached_attribute
    def are_releases(self) -> bool:
        """Whether one role is compared in two releases."""
        return is_of_two_releases(self.diff)

    @cached_attribute
    def titles(self) -> tuple[str, str]:
        """What the columns are called, long titles cut; where both are one title, the side tells them apart."""
        left, right = (marked(brief(role.title)) for role in self.roles)
        if self.are_releases:
            return column_titles(self.diff)
        if left != right:
            return left, right
        where = [", ".join(part.name for part in (role.place, role.industry) if part) for role in self.roles]
        if where[0] != where[1] and self.diff.left.title == self.diff.right.title:
            return (
                f"{left}, {where[0] or where_of(self.diff.left)}",
                f"{right}, {where[1] or where_of(self.diff.right)}",
            )
        return f"{left} (left)", f"{right} (right)"

    def pairs(self, name: str) -> tuple[Pair, ...]:
        """The rows of a section of figures, which are made once."""
        if name not in self._rows:
            self._rows[name] = figure_pairs((name,), getattr(self.diff, name))
        return self._rows[name]

    def role(self, side: Side) -> Role:
        """The role of one side."""
        return self.roles[SIDES.index(side)]

    def title(self, side: Side) -> str:
        """What one side is called."""
        return self.titles[SIDES.index(side)]

    def stated_by(self, role: Role) -> tuple[StatedGap, ...]:
        """The differences that a role's sources state, of the source asked for."""
        if not role.stated_gaps:
            return ()
        source = self.diff.options.side("source", self.roles.index(role))
        return tuple(gap for gap in role.stated_gaps if source is None or gap.source.is_named(source))

    def titles_by_id(self, owner: Role) -> dict[str | None, str]:
        """What the ids of both roles are printed as, and None as a role that speaks of itself."""
        titles: dict[str | None, str] = {
            role.id: title for title, role in zip(self.titles, self.roles, strict=True) if role is not owner
        }
        own = next(title for title, role in zip(self.titles, self.roles, strict=True) if role is owner)
        return {**titles, owner.id: own, None: own}

    def table(
        self, first: str, rows: Sequence[Pair], *, difference: str | None = None, caption: str | None = None
    ) -> Iterator[Block]:
        """The rows as a table; ``first`` and ``difference`` are titles of columns, the latter of one that may lack."""
        if not rows:
            return
        align: Any = "right" if difference else "left"
        columns = [Head(first), *(Head(title, align) for title in self.titles)]
        if difference:
            columns.append(Head(difference, "right"))
        cells = [
            (
                line(row.label),
                *(self._cell(row, side) for side in SIDES),
                *([line(row.difference or DASH)] if difference else []),
            )
            for row in rows
        ]
        yield Table(tuple(columns), cells, caption)
        empty = tuple(self._why_empty(rows, bool(difference))) if self.reasons else ()
        if empty:
            yield Bullets(empty)

    def _cell(self, row: Pair, side: Side) -> Line:
        facts = row.side(side)
        more = 0 if row.limit is None else len(facts) - row.limit
        said = self.citations.list(facts[: row.limit], row.say) or line(empty_cell_text(self.diff, side, row))
        return (*said, Phrase(f"; and {more:,} more")) if more > 0 else said

    def _why_empty(self, rows: Iterable[Pair], has_difference: bool) -> Iterator[str]:
        empty: dict[tuple[str, str], list[str]] = {}
        for row in rows:
            for side in SIDES:
                if not row.side(side):
                    empty.setdefault((self.title(side), why_empty(self.diff, side, row)), []).append(row.label)
            if has_difference and row.difference in ("", DASH):
                empty.setdefault(("the difference", why_no_difference(row)), []).append(row.label)
        yield from (f"Empty for {title}: {'; '.join(labels)}: {why}" for (title, why), labels in empty.items())

    def statements(self, names: Sequence[str], *, within: str = "", best: bool | None = None) -> Iterator[Block]:
        """Some sections of words as a table; ``best`` picks what pays best, or all but that."""
        owner = getattr(self.diff, within) if within else self.diff
        rows = [
            row
            for name in names
            for row in list_pairs((within, name) if within else (name,), getattr(owner, name))
            if best is None or best == (row.path[-1] == "best_paying")
        ]
        yield from self.table("Measure", rows)

    def lists(self, *names: str) -> Iterator[Block]:
        """Some sections as lists: what both roles have, then what each alone has."""
        sections = [getattr(self.diff, name) for name in names]
        pairs = [pair for section in sections for pair in section.shared]
        taken = {fact for pair in pairs for fact in pair}
        alone = {
            side: [fact for section in sections for fact in facts_shown(section, side) if fact not in taken]
            for side in SIDES
        }
        if not (pairs or any(alone.values())):
            return
        if pairs:
            yield Heading(3, "Both")
            yield Bullets([self._of_both(*pair) for pair in pairs])
        for side in SIDES:
            yield Heading(3, f"Only {self.title(side)}" if pairs else self.title(side))
            if alone[side]:
                yield Bullets(self._items(side, alone[side]))
            else:
                why = f" {why_empty(self.diff, side, Pair('', path=names[-1:]))}" if self.reasons else ""
                yield Paragraph(f"{DASH}{why}")

    def _of_both(self, left: Fact, right: Fact) -> Line:
        """One thing that both lists have; where they word it in two ways, both stand there."""
        if value(left) == value(right):
            said = line(_lead(left), Phrase(value(left), self.citations.numbers((left, right))))
        else:
            parts = (
                line(f"{title}: ", self.citations.cited(fact))
                for title, fact in zip(self.titles, (left, right), strict=True)
            )
            said = line(_lead(left), *joined(parts, " "))
        clauses = (self._pay_of_move(role, fact) for role, fact in zip(self.roles, (left, right), strict=True))
        return (*said, *dict.fromkeys(phrase for clause in clauses for phrase in clause))

    def _items(self, side: Side, facts: Iterable[Fact]) -> list[Line]:
        said: dict[str, list[Fact]] = {}
        for fact in facts:
            # Benefits of one kind share a line; all else has one each.
            said.setdefault(label(fact) if isinstance(fact, Benefit) else value(fact), []).append(fact)
        role = self.roles[SIDES.index(side)]
        return [
            line(_lead(alike[0]), *self.citations.list(alike), *self._pay_of_move(role, alike[0]))
            for alike in said.values()
        ]

    def _pay_of_move(self, role: Role, fact: Fact) -> Line:
        """Each difference in pay that a source of either role states between a role and one that it leads to."""
        if not isinstance(fact, StatedMove) or fact.role is None:
            return ()
        sentences = {
            gap: f"; {gap_label(gap, {fact.role: fact.title, **self.titles_by_id(owner)})}: "
            for owner in self.roles
            for gap in self.stated_by(owner)
            if gap.end.about != "degree_held" and is_of_two(gap) and _ends(owner, gap) == {role.id, fact.role}
        }
        return joined((line(lead, self.citations.cited(gap)) for gap, lead in sentences.items()), "")


def _ends(owner: Role, gap: StatedGap) -> set[str]:
    return {gap.base.role or owner.id, gap.end.role or owner.id}


def _lead(fact: Fact) -> str:
    """What an item of a list starts with, where the section does not say it."""
    return f"{label(fact)}: " if isinstance(fact, Benefit | StatedMove | Variant) else ""
