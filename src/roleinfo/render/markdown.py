"""The writer of Markdown as GitHub reads it: tables, footnotes, and no name that does more than stand there."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from roleinfo.render.layout import isolated
from roleinfo.render.outline import (
    Block,
    Bullets,
    Chart,
    ChartRow,
    Footnotes,
    GroupRow,
    Heading,
    Line,
    Note,
    Paragraph,
    Phrase,
    Picture,
    Row,
    SourceLine,
    SpanRow,
    Subtitle,
    Table,
    Tiles,
    flat,
    is_address,
)

_SPECIAL: Final = re.compile(r"[\\`*_\[\]|~#]")
_ENTITY: Final = re.compile(r"&(?=#?\w+;)")
_CITED: Final = re.compile(r"(?<!\\)\[\^(\d+)\](?!:)")
_DOLLAR: Final = re.compile(r"\$(?!\d)")
# At the start of a block these would make it a list, a quotation, a heading or a rule.
_LEADING: Final = re.compile(r"^(\d*)([-+=:.)])")
# What is turned into a link without being asked: an invisible character that joins nothing keeps the parts asunder.
_LINK: Final = re.compile(r"(?i)((?<=[a-z]):(?=//)|(?<=www)(?=\.)|@(?=\w)|(?:mailto|xmpp):)")
_APART: Final = "\u2060"


def escaped(text: str) -> str:
    r"""A text that stands there as it is, whatever it holds.

    >>> escaped("<b>|*bold*|</b> [x](y)")
    '&lt;b&gt;\\|\\*bold\\*\\|&lt;/b&gt; \\[x\\](y)'
    """
    text = _ENTITY.sub("&amp;", text).replace("<", "&lt;").replace(">", "&gt;")
    text = _DOLLAR.sub(r"\\$", _SPECIAL.sub(r"\\\g<0>", text))
    return isolated(_LINK.sub(rf"\1{_APART}", text))


def write(blocks: Iterable[Block], *, guard_dollars: bool = False) -> str:
    """The blocks as Markdown; a notebook takes no guarded dollar for the start of a formula."""
    given = [*flat(blocks)]
    parts = ["\n".join(_written(block)) for block in given if not isinstance(block, SourceLine)]
    cited = {int(number) for part in parts for number in _CITED.findall(part)}
    parts += [_source_notes(block, cited) for block in given if isinstance(block, SourceLine)]
    text = "\n\n".join(parts) + "\n"
    return text.replace("\\$", "$").replace("$", "<span>&#36;</span>") if guard_dollars else text


def _source_notes(block: SourceLine, cited: Collection[int]) -> str:
    """The notes that were called for, each defined; on one line the sources of what stands in no cell."""
    others = [escaped(text) for number, text in block.items if number not in cited]
    label = "Source" if len(others) == 1 else "Sources"
    notes = "\n".join(f"[^{number}]: {escaped(text)}" for number, text in block.items if number in cited)
    return "\n\n".join([*([f"{label}: {'; '.join(others)}."] if others else []), *([notes] if notes else [])])


def _written(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {escaped(block.text)}"
        case Subtitle():
            yield _block((Phrase(block.text),))
        case Paragraph():
            yield _block(block.text)
        case Note():
            yield f"> {_block(block.text)}"
        case Picture():
            yield _block(block.alternative)
        case Chart():
            yield _block((Phrase(block.alternative),))
        case Tiles():
            yield from (f"- {_block((Phrase(tile.text),))}" for tile in block.items)
        case Bullets():
            yield from (f"- {_block(item)}" for item in block.items)
        case Footnotes():
            yield from (f"[^{number}]: {_block(text)}" for number, text in block.items)
        case Table():
            if block.caption:
                yield _block((Phrase(block.caption),))
                yield ""
            yield _row(escaped(head.title) for head in block.columns)
            yield _row("---:" if head.align == "right" else "---" for head in block.columns)
            yield from (_table_row(row, len(block.columns)) for row in block.roomy_rows)


def _table_row(row: Row, columns: int) -> str:
    match row:
        case GroupRow():
            note = f" {_running(row.note)}" if row.note else ""
            cells: tuple[str, ...] = (f"**{_running(row.title)}**{note}",)
        case SpanRow():
            cells = (_running(row.label), _running(row.text))
        case ChartRow():
            cells = (_running(row.label), escaped(row.chart.alternative))
        case _:
            return _row(map(_running, row))
    return _row((*cells, *[""] * (columns - len(cells))))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.strip() or ' ' for cell in cells)} |"


def _block(text: Line) -> str:
    return _LEADING.sub(r"\1\\\2", _running(text).strip())


def _running(text: Line) -> str:
    return "".join(
        _worded(phrase.text)
        + (f" *({phrase.mark})*" if phrase.mark else "")
        + " ".join(f"[^{n}]" for n in phrase.notes)
        for phrase in text
    )


def _worded(text: str) -> str:
    """A text, with an address that is nothing else as a link."""
    return f"<{text}>" if is_address(text) else escaped(text)
