"""What stands in a report: a first page with the finding, tiles, a chart and key figures; then details and sources."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeVar

import attrs

from roleinfo.careers.following import RankedMoves
from roleinfo.diffs.options import Options
from roleinfo.diffs.roles import RoleDiff
from roleinfo.model._results import Result
from roleinfo.model.caveat import make_caveat
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.pay import Pay
from roleinfo.model.role import Role
from roleinfo.model.source import Source
from roleinfo.pay.structure import PayStructure
from roleinfo.plots.inline import RangeChart
from roleinfo.render.citations import Citations, sourced
from roleinfo.render.outline import (
    Block,
    Bullets,
    FirstPage,
    Heading,
    Paragraph,
    Part,
    Picture,
    Subtitle,
    Tiles,
    deeper,
)
from roleinfo.roster.groups import GroupGaps
from roleinfo.roster.priced import PricedRoster
from roleinfo.text.figures import ADJECTIVES
from roleinfo.text.numbers import format_date
from roleinfo.views import role as single
from roleinfo.views.career_page import career_blocks, origin_of
from roleinfo.views.comparison_brief import brief_table, comparison_groups
from roleinfo.views.group_gaps import GROUP_GAPS, brief_figures
from roleinfo.views.key_figures import ROOMY, chart_of, headline_figure
from roleinfo.views.parts import fold_sections
from roleinfo.views.ranked_moves import RANKED_MOVES
from roleinfo.views.roster import PRICED_ROSTER
from roleinfo.views.roster_page import details as roster_details, first_page as roster_first_page, tiles_of_roster
from roleinfo.views.several import MOST_COLUMNS, Several, differences, findings, roles_as_columns, roles_as_rows
from roleinfo.views.single_role import ROLE, role_groups, role_table
from roleinfo.views.tiles import tiles_of_one, tiles_of_two
from roleinfo.views.two_roles import COMPARISON
from roleinfo.views.view import View

T = TypeVar("T")

_NOTES: Final = 4
_ROWS: Final = 25
_LONG_TITLES: Final = 100
_SAMPLING: Final = "The interval covers sampling error only, not response, model, or coverage error."
_SIGNS: Final = "Differences are the second role minus the first. Only like figures are compared."


_LONG_LISTS: Final = ("duties", "measures", "traits", "interests", "codes", "related")
"""Sections of a comparison that a report folds, so that print leaves them out."""


@attrs.frozen
class Report:
    """A report being put together: when it was prepared, whether it has pictures, and the sources cited so far."""

    prepared: str
    version: str
    pictures: bool
    citations: Citations = attrs.field(factory=Citations)

    def of_one(self, role: Role) -> Iterator[Block]:
        """One role."""
        figure = headline_figure(role)
        blocks = self._first(
            ROLE, role, tiles=tiles_of_one(role), chart=chart_of(role_groups(role)),
            table=role_table(role, self.citations, is_charted=False, without=ROOMY),
            notes=_own_notes([figure] if figure else []),
        )  # fmt: skip
        yield FirstPage(tuple(blocks))
        places = role.salary.by_place() if self.pictures else ()
        drawn = [_picture(places, "pay", kind="state", role=role.title)] if places else []
        yield Heading(2, "About this role")
        for block in fold_sections(single.sections(role, self.citations), fold=False):
            if not (isinstance(block, Heading) and block.level == 1):
                yield block
            if isinstance(block, Heading) and block.text == "Pay":
                yield from drawn
        yield from self._end()

    def of_two(self, diff: RoleDiff) -> Iterator[Block]:
        """Two roles compared."""
        gap = diff.salary.headline
        own = _own_notes([gap.left, gap.right] if gap else [], is_tested=bool(gap and gap.interval))
        is_dense = len(COMPARISON.title(diff)) > _LONG_TITLES
        blocks = self._first(
            COMPARISON, diff, tiles=tiles_of_two(diff), chart=chart_of(comparison_groups(diff, gap)),
            table=brief_table(diff, self.citations, is_charted=False, without=ROOMY), notes=own,
        )  # fmt: skip
        yield FirstPage(tuple(blocks), is_dense=is_dense)
        drawn: dict[str, Picture] = {}
        if self.pictures:
            sections = {"pay": diff.salary, "education": diff.education, "skills": diff.skills.shared}
            drawn = {kind: _picture(diff, kind, kind=kind) for kind, section in sections.items() if section}
        yield from self._details(COMPARISON, diff, drawn)
        yield Part(Heading(2, "Method"), tuple(_method(diff)), "open", "method")
        yield from self._end()

    def of_next(self, ranked: RankedMoves) -> Iterator[Block]:
        """The next roles from a role, on one page."""
        origin_of(ranked)
        head = self._head(RANKED_MOVES.title(ranked), RANKED_MOVES.subtitle(ranked), RANKED_MOVES.finding(ranked))
        yield FirstPage((*head, *career_blocks(ranked, self.citations)), is_dense=True, goes_on=True)
        yield from sourced(self.citations)  # each with its license and credit, so that one page is enough

    def of_roster(self, priced: PricedRoster, *, people: bool) -> Iterator[Block]:
        """A roster against the market; single employees only where they are asked for."""
        finding = PRICED_ROSTER.finding(priced)
        blocks = [*self._head(PRICED_ROSTER.title(priced), PRICED_ROSTER.subtitle(priced), finding)]
        blocks += [*tiles_of_roster(priced), *roster_first_page(priced, self.citations, with_people=people)]
        self.citations.numbers(PRICED_ROSTER.facts(priced))
        yield FirstPage((*blocks, *self.citations.source_line(credits=True)), is_dense=True)
        drawn: list[Picture] = []
        if self.pictures and priced.total.shows_pay:
            drawn = [_picture(priced, kind, kind=kind) for kind in ("jobs", "percentiles")]
        yield from roster_details(priced, self.citations, drawn, with_people=people)
        yield from self._end()

    def of_group_gaps(self, gaps: GroupGaps, *, people: bool) -> Iterator[Block]:
        """Gaps between groups; figures by category, which are not for publication, only where they are asked for."""
        shown = gaps if people else gaps.public
        head = self._head(GROUP_GAPS.title(shown), GROUP_GAPS.subtitle(shown), GROUP_GAPS.finding(shown))
        blocks = (*head, *brief_figures(shown, self.citations), *_read_with_care(GROUP_GAPS.decisive_notes(shown)))
        yield FirstPage(blocks, is_dense=True)
        yield from GROUP_GAPS.parts(shown, self.citations)
        yield from self._end()

    def of_result(self, result: Result) -> Iterator[Block]:
        """A result that has no page of its own: its finding and brief, then all of its sections."""
        view = result._view()
        head = self._head(view.title(result), view.subtitle(result), view.finding(result))
        first = view.brief(result, self.citations) if view.brief else view.main.blocks(result, self.citations, _ROWS)
        notes = _read_with_care(view.decisive_notes(result))
        self.citations.numbers(view.facts(result))
        yield FirstPage((*head, *first, *notes, *self.citations.source_line(credits=True)))
        if self.pictures and isinstance(result, PayStructure):
            yield _picture(result, "structure")
        is_whole = view.brief is None and len(tuple(view.main.rows(result))) <= _ROWS
        yield from (part for part in view.parts(result, self.citations) if not (is_whole and part.id == view.main.key))
        yield from self._end()

    def of_several(self, roles: Sequence[Role], options: Options) -> Iterator[Block]:
        """Three or more roles: up to five as columns of one table, more as its rows."""
        diffs = tuple(RoleDiff(roles[0], other, options) for other in roles[1:])
        several = Several.of(diffs, self.citations)
        yield FirstPage(tuple(self._first_of_several(several)), is_dense=True)
        if len(roles) <= MOST_COLUMNS:
            for diff in diffs:
                details = (*self._details(COMPARISON, diff, {}), Heading(2, "Method"), *_method(diff))
                yield Part(Heading(2, COMPARISON.title(diff)), tuple(deeper(details)), "folded")
        yield from self._end()

    def _first(
        self, view: View[T], result: T, *, tiles: Iterable[Tiles], chart: RangeChart | None, table: Iterable[Block],
        notes: Iterable[str],
    ) -> Iterator[Block]:  # fmt: skip
        """The first page of a result with a view: its finding, tiles, chart, key figures, notes and sources."""
        yield from self._head(view.title(result), view.subtitle(result), view.finding(result))
        yield from tiles
        if chart is not None and self.pictures:
            yield from _charted(chart)
        if figures := tuple(table):
            yield from (Heading(2, "Key figures"), *figures)
        yield from _read_with_care((*view.decisive_notes(result), *notes))
        yield from self.citations.source_line(credits=True)

    def _first_of_several(self, several: Several) -> Iterator[Block]:
        yield from self._head(several.title, several.subtitle, findings(several))
        as_columns = len(several.roles) <= MOST_COLUMNS
        is_charted = several.chart is not None and self.pictures and as_columns
        if several.chart is not None and is_charted:
            yield from _charted(several.chart)
        if several.measures:
            yield Heading(2, "Key figures")
            yield from roles_as_columns(several, ends=not is_charted) if as_columns else roles_as_rows(several)
        if as_columns:
            yield from differences(several)
        notes = [note for diff in several.diffs for note in COMPARISON.decisive_notes(diff)]
        yield from _read_with_care((*notes, *_own_notes(several.figures)))
        yield from self.citations.source_line(credits=True)

    def _head(self, title: str, subtitle: str, finding: Iterable[str]) -> Iterator[Block]:
        prepared = f"Prepared {format_date(self.prepared)}, with roleinfo {self.version}"
        yield Heading(1, title)
        yield Subtitle(". ".join(filter(None, (subtitle.rstrip("."), prepared))))
        sentences = " ".join(finding)
        if sentences:
            yield Paragraph(sentences, leads=True)

    def _details(self, view: View[T], result: T, drawn: Mapping[str, Picture]) -> Iterator[Block]:
        """The sections of a result in full, each picture at the head of its own."""
        waiting = dict(drawn)
        for part in view.parts(result, self.citations):
            picture = waiting.pop(part.id, None)
            blocks = (picture, *part.blocks) if picture else part.blocks
            yield attrs.evolve(part, blocks=blocks, look="folded" if part.id in _LONG_LISTS else part.look)

    def _end(self) -> Iterator[Block]:
        yield from sourced(self.citations)
        yield from _credits(self.citations.sources)


def _charted(chart: RangeChart) -> Iterator[Block]:
    pay: Pay = chart.bars[0].low
    yield Heading(2, f"{ADJECTIVES[pay.period].capitalize()} pay")
    yield Subtitle(chart.note[:1].upper() + chart.note[1:])
    yield chart


def _own_notes(figures: Iterable[SalaryEstimate], *, is_tested: bool = False) -> Iterator[str]:
    """What holds for the figures of pay of a report."""
    if any(figure.component == "oews_wage" for figure in figures):
        yield make_caveat("not-job-matched", ("salary",)).message
    if is_tested:
        yield _SAMPLING


def _read_with_care(notes: Iterable[str]) -> Iterator[Block]:
    """What can turn the conclusion, the gravest first."""
    listed = [*dict.fromkeys(notes)][:_NOTES]
    if listed:
        yield Part(Heading(2, "Read with care"), (Bullets(listed),), "warning")


def _method(diff: RoleDiff) -> Iterator[Block]:
    yield Paragraph(_SIGNS)
    yield Bullets([step.strip() for step in diff.explain()])


def _picture(result: Any, prefix: str, **options: Any) -> Picture:
    from roleinfo.plots.drawing import alternative, svg

    name = f"picture-{prefix}"
    narrow = svg(result, prefix=f"{name}-narrow", narrow=True, **options)
    return Picture(svg(result, prefix=name, **options), alternative(result, **options), narrow)


def _credits(sources: Iterable[Source]) -> Iterator[Block]:
    """Whom the licenses require to be named, each once."""
    credits = dict.fromkeys(
        f"{source.publisher}, {source.title}: {source.license}.{f' {source.credit}' if source.credit else ''}"
        for source in sources
    )
    if credits:
        yield from (Heading(2, "Licenses and credits"), Bullets(credits))
