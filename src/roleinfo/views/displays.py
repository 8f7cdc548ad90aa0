"""What each result shows of itself in a notebook: its outline, in HTML and in Markdown."""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any, Final

from roleinfo.model._edges import Shown
from roleinfo.render import card, html, markdown
from roleinfo.render.outline import Block, Bullets, Footnotes, Heading, Part, Table

# By name, so that showing one result imports no more than it needs.
_OUTLINES: Final = {
    "EducationDiff": "amounts:education_outline",
    "Gaps": "amounts:gaps_outline",
    "ListDiff": "amounts:list_outline",
    "SalaryEstimate": "amounts:estimate_outline",
    "SalaryGap": "amounts:gap_outline",
    "Section": "amounts:facts_outline",
    "SkillDiff": "amounts:skills_outline",
}
_OPEN: Final = ("Overview", "Pay")
_WARNINGS: Final = ("Not compared", "Missing data", "Notes", "Caveats", "Left open")


def to_html(shown: Shown) -> str:
    """The result as a fragment of HTML."""
    return card.write(outline(shown))


def to_markdown(shown: Shown, *, guard_dollars: bool = False) -> str:
    """The result as Markdown; a guarded dollar is not taken for the start of a formula."""
    return markdown.write(outline(shown), guard_dollars=guard_dollars)


def outline(shown: Shown) -> tuple[Block, ...]:
    """The result in neutral blocks: long sections fold, and what is doubtful or was not compared is set apart.

    Raises TypeError for what has no display.
    """
    for each in type(shown).__mro__:
        target = _OUTLINES.get(each.__name__)
        if target is not None and each.__module__.startswith("roleinfo."):
            module, _, name = target.partition(":")
            of_it: Callable[[Any], Iterable[Block]] = getattr(import_module(f"roleinfo.views.{module}"), name)
            return tuple(parted(of_it(shown)))
    raise TypeError(f"a {type(shown).__name__} has no display")


def parted(blocks: Iterable[Block], *, fold: bool = True) -> Iterator[Block]:
    """An outline whose warnings are parts and, where wanted, its long sections; short sections stay as they are."""
    heading: Heading | None = None
    held: list[Block] = []
    for each in (*blocks, None):
        if each is not None and not (isinstance(each, Heading) and each.level <= 2) and not isinstance(each, Part):
            held.append(each)
            continue
        yield from _part(heading, tuple(held), fold=fold)
        heading, held = (each, []) if isinstance(each, Heading) else (None, [])
        if isinstance(each, Part):
            yield each


def _part(heading: Heading | None, blocks: tuple[Block, ...], *, fold: bool) -> Iterator[Block]:
    if heading is None or heading.level == 1:
        yield from (*([heading] if heading else []), *blocks)
    elif heading.text in _WARNINGS:
        yield Part(heading, blocks, "warning")
    elif fold and heading.text not in _OPEN and sum(map(_rows, blocks)) > html.LONG:
        yield Part(heading, blocks, "folded")
    else:
        yield from (heading, *blocks)


def _rows(block: Block) -> int:
    """How much room a block takes, in rows."""
    match block:
        case Table():
            return len(block.rows)
        case Bullets():
            return len(block.items)
        case Footnotes():
            return 4 * len(block.items)
        case _:
            return 1
