"""The writer of Markdown as GitHub reads it: tables, footnotes, and no name that does more than stand there."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from roleinfo.render.layout import isolated
from roleinfo.render.outline import (
    Block,
    Bullets,
    Footnotes,
    Heading,
    Line,
    Paragraph,
    Phrase,
    Picture,
    Table,
    flat,
    is_address,
)

_SPECIAL: Final = re.compile(r"[\\`*_\[\]|~#]")
_ENTITY: Final = re.compile(r"&(?=#?\w+;)")
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


def write(blocks: Iterable[Block]) -> str:
    """The blocks as Markdown."""
    return "\n\n".join("\n".join(_written(each)) for each in flat(blocks)) + "\n"


def _written(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {escaped(block.text)}"
        case Paragraph():
            yield _block(block.text)
        case Picture():
            yield _block(block.alternative)
        case Bullets():
            yield from (f"- {_block(each)}" for each in block.items)
        case Footnotes():
            yield from (f"[^{number}]: {_block(text)}" for number, text in block.items)
        case Table():
            if block.caption:
                yield _block((Phrase(block.caption),))
                yield ""
            yield _row(escaped(each.title) for each in block.columns)
            yield _row("---:" if each.align == "right" else "---" for each in block.columns)
            yield from (_row(map(_running, row)) for row in block.rows)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(each.strip() or ' ' for each in cells)} |"


def _block(text: Line) -> str:
    return _LEADING.sub(r"\1\\\2", _running(text).strip())


def _running(text: Line) -> str:
    return "".join(
        _worded(each.text) + (f" *({each.mark})*" if each.mark else "") + " ".join(f"[^{n}]" for n in each.notes)
        for each in text
    )


def _worded(text: str) -> str:
    """A text, with an address that is nothing else as a link."""
    return f"<{text}>" if is_address(text) else escaped(text)
