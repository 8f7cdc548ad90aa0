"""The report of a priced roster: the finding on one page, then occupations, areas, what is to decide, the method."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

import attrs

from roleinfo.model.exact import subtract
from roleinfo.render.citations import Citations
from roleinfo.render.outline import Block, Bullets, Heading, Paragraph, Part, Picture, Tile, Tiles
from roleinfo.roster.priced import PricedRoster
from roleinfo.roster.rows import PricedRow
from roleinfo.roster.summary import FEWEST, RosterGroup, is_few
from roleinfo.text.facts import lower_first
from roleinfo.text.numbers import format_fraction, format_money
from roleinfo.text.roster import (
    decisive_notes,
    describe_duplicates,
    market_name,
    method_of,
    million,
    pay_name,
    people,
)
from roleinfo.views.columns import TableSpec
from roleinfo.views.roster import JOBS, NOT_PRICED, PLACES, opened
from roleinfo.views.roster_review import ROSTER_REVIEW
from roleinfo.views.roster_rows import PEOPLE

_LARGEST: Final = 10
_REASONS: Final = 6
_NOTES: Final = 4

_PEOPLE: Final = TableSpec[PricedRoster, PricedRow]("people", lambda priced: priced.rows, PEOPLE, "Employees")


def tiles_of_roster(priced: PricedRoster) -> Iterator[Tiles]:
    """How payroll compares with the market, what it costs to reach it, and how many employees are priced."""
    total = priced.total
    tiles = []
    market = market_name(priced.options)
    if total.shows_pay and total.ratio is not None and total.payroll and total.market:
        apart = subtract(total.ratio, Decimal(1))
        sums = f"{million(total.payroll)} vs. {million(total.market)}"
        tiles.append(
            Tile(format_fraction(apart, signed=True), f"{lower_first(pay_name(total))} vs. the {market}", sums)
        )
        cost = total.cost_to_target
        if cost is not None and total.shows_cost:
            whom = f"for {people(total.below)} below it"
            tiles.append(Tile(million(cost), f"per year to reach the {market}", whom))
    tiles.append(Tile(f"{total.priced:,} of {total.people:,}", "employees priced", f"{total.review:,} for review"))
    yield Tiles(tuple(tiles))


def first_page(priced: PricedRoster, citations: Citations, *, with_people: bool) -> Iterator[Block]:
    """The ten largest gaps by cost, all of occupations, what is not priced, and what can turn the finding."""
    jobs = opened(JOBS) if with_people else JOBS
    gaps = [*attrs.evolve(jobs, readers=lambda groups: _with_gaps(jobs, groups)).blocks(priced, citations, _LARGEST)]
    if gaps:
        yield Heading(2, "Largest gaps, by cost to reach the market")
        yield from gaps
    if any(row.reason for row in priced.rows):
        yield Heading(2, "Not priced")
        yield from NOT_PRICED.blocks(priced, citations, _REASONS)
    notes = [*decisive_notes(priced.rows)][:_NOTES]
    if notes:
        yield Part(Heading(2, "Read with care"), (Bullets(notes),), "warning")


def _to_decide(priced: PricedRoster, citations: Citations, *, with_people: bool) -> Iterator[Block]:
    """The texts to decide; what stands in the cells of few employees may be their names."""
    table = ROSTER_REVIEW.main
    few = 0 if with_people else sum(is_few(item.people) for item in priced.review)
    if few:
        table = attrs.evolve(table, readers=lambda items: [item for item in items if not is_few(item.people)])
    yield from table.blocks(priced.review, citations)
    if few:
        texts = "1 text" if few == 1 else f"{few:,} texts"
        verb = "is" if few == 1 else "each are"
        yield Paragraph(f"{texts} of fewer than {FEWEST} employees {verb} in the review file alone.")


def _with_gaps(table: TableSpec[PricedRoster, RosterGroup], groups: Sequence[RosterGroup]) -> Iterator[RosterGroup]:
    """The groups that readers see of which somebody is paid below the market, or may be for all that is shown."""
    for group in table.readers(groups) if table.readers else groups:
        if group.below or not group.shows_cost:
            yield group


def details(
    priced: PricedRoster, citations: Citations, pictures: Sequence[Picture] = (), *, with_people: bool
) -> Iterator[Block]:
    """Every occupation and area, minimums of grades, the texts to decide, duplicate ids, and how it was done."""
    for heading, table, id_ in (("Occupations", JOBS, "jobs"), ("Areas", PLACES, "places")):
        shown = opened(table) if with_people else table
        blocks = (*(pictures if table is JOBS else ()), *shown.blocks(priced, citations))
        if blocks:
            yield Part(Heading(2, heading), blocks, "open", id_)
    if len(tuple(NOT_PRICED.rows(priced))) > _REASONS:
        yield Part(Heading(2, "Not priced"), tuple(NOT_PRICED.blocks(priced, citations)), "open", "not-priced")
    total = priced.total
    if total.cost_to_minimum is not None and (with_people or not is_few(total.below_minimum)):
        below = f"{people(total.below_minimum)} {'is' if total.below_minimum == 1 else 'are'} paid below the minimum"
        cost = f"{below} of the grade; raising them to it would cost {format_money(total.cost_to_minimum)} per year."
        none = "No employee is paid below the minimum of the grade."
        yield Part(Heading(2, "Grades"), (Paragraph(cost if total.below_minimum else none),), "open", "grades")
    if priced.review:
        yield Part(
            Heading(2, "To decide"), tuple(_to_decide(priced, citations, with_people=with_people)), "open", "review"
        )
    if with_people and priced.rows:
        yield Part(Heading(2, "Employees"), tuple(_PEOPLE.blocks(priced, citations)), "open", "people")
    method = [*method_of(priced), *describe_duplicates(priced.duplicate_ids)]
    yield Part(Heading(2, "Method"), (Bullets(method),), "open", "method")
