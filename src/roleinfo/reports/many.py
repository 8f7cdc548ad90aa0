"""A role against many others, as a small table."""

from roleinfo.diffs.many import RoleRanking
from roleinfo.reports import text
from roleinfo.reports.layout import marked
from roleinfo.reports.outline import DASH, Block, Bullets, Column, Heading, Paragraph, Table


def outline(ranking: RoleRanking) -> tuple[Block, ...]:
    """The ranking in neutral blocks: a table of those that have the measure, a list of those that have not."""
    by = ranking.by.replace("_", " ")
    title = Heading(1, f"{marked(ranking.reference.title)}, and others by {by}")
    if not ranking:
        return (title, Paragraph("There is no other role."))
    blocks: list[Block] = [title]
    ranked = [each for each in ranking if each.rank is not None]
    if ranked:
        last = f"{by.capitalize()}, right - left" if any(each.gap for each in ranked) else by.capitalize()
        columns = (Column("Rank", "right"), Column("Role"), Column("Id"), Column(last, "right"))
        rows = [(str(each.rank), each.role.title, each.role.id, each.number or DASH) for each in ranked]
        blocks.append(Table(columns, rows))
    unranked = [f"{marked(each.role.title)} ({each.role.id}): {each.reason}" for each in ranking if each.rank is None]
    if unranked:
        blocks += [Heading(3, "Without a place"), Bullets(unranked)]
    return tuple(blocks)


def ranking_to_text(ranking: RoleRanking) -> str:
    """The ranking as text, for a terminal."""
    return text.write(outline(ranking))
