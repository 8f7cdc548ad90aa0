"""A role against many others, as a small table: what is measured, of both, and where that is from."""

from collections.abc import Iterator

from roleinfo.diffs.figures import FigureGap
from roleinfo.diffs.salary import SalaryGap
from roleinfo.many.ranking import RankedRole, RoleRanking
from roleinfo.render import text
from roleinfo.render.citations import Citations, sourced
from roleinfo.render.layout import marked
from roleinfo.render.outline import DASH, Block, Bullets, Column, Heading, Line, Paragraph, Phrase, Table, line
from roleinfo.reports.rows import difference
from roleinfo.text.facts import label, value
from roleinfo.text.figures import bounded_pay, pay_label


def outline(ranking: RoleRanking) -> tuple[Block, ...]:
    """The ranking in neutral blocks: a table of those that have the measure, a list of those that have not."""
    citations = Citations()
    return (*sections(ranking, citations), *sourced(citations))


def sections(ranking: RoleRanking, citations: Citations) -> tuple[Block, ...]:
    """The ranking without its sources, which the citations gather."""
    by = ranking.by.replace("_", " ")
    title = Heading(1, f"{marked(ranking.reference.title)}, and others by {by}")
    if not ranking:
        return (title, Paragraph("There is no other role."))
    ranked = [each for each in ranking if each.rank is not None]
    found: list[Block] = [title, *_table(ranking, ranked, citations)]
    caveats = dict.fromkeys(caveat for each in ranked if each.gap for caveat in each.gap.caveats)
    if caveats:
        told = dict.fromkeys(f"{each.message} [{each.code}]" for each in caveats)
        found += [Heading(2, "Caveats"), Bullets(tuple(told))]
    unranked = [f"{marked(each.role.title)} ({each.role.id}): {each.reason}" for each in ranking if each.rank is None]
    if unranked:
        found += [Heading(2, "Without a place"), Bullets(unranked)]
    return tuple(found)


def _table(ranking: RoleRanking, ranked: list[RankedRole], citations: Citations) -> Iterator[Block]:
    first = next(iter(ranked), None)
    if first is None:
        return
    gap = first.gap
    head = (Column("Rank", "right"), Column("Role"), Column("Id"))
    if gap is None:
        facts = [fact for each in ranked for side in (each.diff.skills.left, each.diff.skills.right) for fact in side]
        measure = line(Phrase(ranking.by.replace("_", " ").capitalize(), citations.numbers(facts)))
        yield Paragraph((*measure, Phrase(f" of {marked(ranking.reference.title)} and each other role.")))
        numbers = [(*_named(each), line(each.number or DASH)) for each in ranked]
        yield Table((*head, Column(ranking.by.replace("_", " ").capitalize(), "right")), numbers)
        return
    yield Paragraph(
        line(f"{marked(ranking.reference.title)}: ", citations.cited(gap.left, _said(gap)[0]), f", {_what(gap)}.")
    )
    columns = (*head, Column("Figure", "right"), Column("Less the first role's", "right"))
    rows = [
        (*_named(each), line(citations.cited(each.gap.right, _said(each.gap)[1])), line(difference(each.gap)))
        for each in ranked
        if each.gap is not None
    ]
    yield Table(columns, rows)


def _named(each: RankedRole) -> tuple[Line, Line, Line]:
    return line(str(each.rank)), line(marked(each.role.title)), line(each.role.id)


def _said(gap: SalaryGap | FigureGap) -> tuple[str, str]:  # type: ignore[type-arg]  # of whatever figure
    """Both figures of a gap, without what they are."""
    if isinstance(gap, SalaryGap):
        return bounded_pay(gap.left), bounded_pay(gap.right)
    return value(gap.left), value(gap.right)


def _what(gap: SalaryGap | FigureGap) -> str:  # type: ignore[type-arg]  # of whatever figure
    """What the figures of a gap are: the measure, the place and the date of the left one."""
    told = pay_label(gap.left, nation=True) if isinstance(gap, SalaryGap) else label(gap.left)
    return f"{told[:1].lower()}{told[1:]}, {gap.left.effective_date or 'undated'}"


def ranking_to_text(ranking: RoleRanking) -> str:
    """The ranking as text, for a terminal."""
    return text.write(outline(ranking))
