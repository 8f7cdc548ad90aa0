"""The parts of a page: warnings set apart, and long sections folded."""

from collections.abc import Iterable, Iterator
from typing import Final

from roleinfo.render import html
from roleinfo.render.outline import Block, Bullets, Footnotes, Heading, Part, Table

_OPEN: Final = ("Overview", "Pay")
_WARNINGS: Final = ("Not compared", "Missing data", "Notes", "Caveats", "Left open")


def fold_sections(blocks: Iterable[Block], *, fold: bool = True) -> Iterator[Block]:
    """An outline whose warnings are parts and, where wanted, its long sections; short sections stay as they are."""
    heading: Heading | None = None
    body: list[Block] = []
    for block in (*blocks, None):
        if block is not None and not (isinstance(block, Heading) and block.level <= 2) and not isinstance(block, Part):
            body.append(block)
            continue
        yield from _part(heading, tuple(body), fold=fold)
        heading, body = (block, []) if isinstance(block, Heading) else (None, [])
        if isinstance(block, Part):
            yield block


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
