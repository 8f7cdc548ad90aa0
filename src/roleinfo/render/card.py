"""The writer of cards: HTML for a notebook, which may keep nothing but inline styles and knows MathJax.

An untrusted notebook drops ``<style>`` and inline ``<svg>``; pictures are images with a data address. Two dollar signs
would be taken for a formula: the outermost element says that there is none, and each dollar stands alone.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Final

import attrs

from roleinfo.render.html import direction_of, escape_text
from roleinfo.render.layout import unmarked
from roleinfo.render.outline import (
    Block,
    Bullets,
    Chart,
    ChartRow,
    FirstPage,
    Footnotes,
    GroupRow,
    Head,
    Heading,
    Line,
    Note,
    Paragraph,
    Part,
    Phrase,
    Picture,
    Row,
    SourceLine,
    SpanRow,
    Subtitle,
    Table,
    Tiles,
)

MOST_ROWS: Final = 15
"""How many rows or items a list of a card, or one of its folds, shows; it says how many more there are."""

LARGEST: Final = 60_000
"""How many bytes a card with folds has at most."""

_FEWER_ROWS: Final = (10, 6, 3, 1)
_SLACK: Final = 10
"""A table that is so little longer is shown as it is."""

_RULE: Final = "rgba(128,128,128,.25)"
_STRONG_RULE: Final = "rgba(128,128,128,.5)"
_SOFT: Final = "opacity:.72"
_ROOT: Final = "max-width:700px;font-size:13px;line-height:1.45;text-align:left;overflow-wrap:anywhere"
_TABLE: Final = (
    "border-collapse:collapse;width:100%;margin:4px 0;font-size:13px;font-variant-numeric:tabular-nums;"
    "overflow-wrap:break-word"
)
_LONGEST_WORD: Final = 20
_WORD_END: Final = re.compile(r"[\s/-]")
_HEADINGS: Final = {
    1: "font-size:17px;font-weight:650;margin:0",
    2: "font-size:14px;font-weight:650;margin:10px 0 2px",
}
_SMALL_HEADING: Final = "font-size:13px;font-weight:600;margin:8px 0 2px"
_NOTE: Final = "border-left:3px solid #d9711c;background:rgba(217,113,28,.08);padding:6px 10px;margin:6px 0"
_CELL: Final = f"vertical-align:top;border:0;border-bottom:1px solid {_RULE};background:none;white-space:normal"
_PLAIN_CELL, _PLAIN_HEAD = "border:0", "border:0;font-weight:600"
_PLAIN_ROW: Final = "background:none;text-align:right"
_HEAD: Final = f"vertical-align:bottom;border:0;border-bottom:2px solid {_STRONG_RULE};font-weight:600;background:none"
_GROUP: Final = (
    "padding:9px 0 3px 0;text-align:left;font-weight:600;font-size:11px;letter-spacing:.04em;border:0;"
    f"border-bottom:1px solid {_STRONG_RULE};background:none"
)
_ROW: Final = "background:none"


def write(blocks: Iterable[Block], *, whole: bool = False) -> str:
    """The blocks as a fragment that needs nothing else; unless it is to be ``whole``, long lists and tables are cut."""
    return _framed("".join(_Writer(most=None if whole else MOST_ROWS).written(blocks)))


def write_folds(blocks: Iterable[Block], parts: Iterable[Part], *, ending: str) -> str:
    """The blocks, then each part folded, with as many rows as the card has room for, and where the rest is."""
    given, writer = tuple(parts), _Writer(most=None, is_plain=True)
    first = "".join(_Writer(most=MOST_ROWS).written(blocks))
    last = f'<div style="{_SOFT};font-size:11px;margin-top:8px">{_text(ending)}</div>'
    for rows in (MOST_ROWS, *_FEWER_ROWS):
        card = _framed("".join([first, *(writer.fold(part, rows) for part in given), last]))
        if len(card.encode()) <= LARGEST:
            return card
    return _framed(first + last)


def _framed(body: str) -> str:
    return f'<div class="roleinfo mathjax_ignore tex2jax_ignore" lang="en" dir="ltr" style="{_ROOT}">{body}</div>\n'


def _size(block: Block) -> int:
    """The rows of a table and the items of a list."""
    match block:
        case Table():
            return len(block.rows)
        case Bullets() | Footnotes():
            return len(block.items)
        case _:
            return 0


@attrs.frozen
class _Writer:
    """How blocks are written: at most so many rows of each, and plain, without lines between them.

    What was written of a table's rows is kept, for a fold may be written again with fewer.
    """

    most: int | None
    is_plain: bool = False
    _rows: dict[int, tuple[Table, list[str]]] = attrs.field(factory=dict, init=False)

    def fold(self, part: Part, most: int) -> str:
        """A part folded below its heading, with its first rows and items, and how many more there are."""
        blocks: list[tuple[Block, int]] = []
        room, hidden = most, 0
        for block in part.blocks:
            size = _size(block)
            if room:
                blocks.append((block, room))
            hidden += max(size - room, 0)
            room = max(room - size, 0)
        while blocks and isinstance(blocks[-1][0], Heading):
            blocks.pop()  # what it heads was cut
        rows = sum(map(_size, part.blocks))
        summary = f"{_text(part.heading.text)} ({rows:,})" if rows else _text(part.heading.text)
        body = "".join(html for block, first in blocks for html in self.written([block], first))
        return (
            f'<details style="margin:2px 0"><summary style="cursor:pointer;{_SOFT}">{summary}</summary>'
            f"{body}{_more(hidden)}</details>"
        )

    def written(self, blocks: Iterable[Block], first: int | None = None) -> Iterator[str]:
        """Each block in HTML; of its rows and items the ``first``, where that is given."""
        for block in blocks:
            match block:
                case Heading():
                    direction, text = direction_of((Phrase(block.text),))
                    level = min(block.level + 2, 6)
                    style = _HEADINGS.get(block.level, _SMALL_HEADING)
                    yield f'<h{level} style="{style}"{direction}>{_running(text)}</h{level}>'
                case Subtitle():
                    yield f'<div style="{_SOFT}">{_text(block.text)}</div>'
                case Paragraph():
                    yield f'<p style="margin:8px 0">{_running(block.text)}</p>'
                case Note():
                    yield f'<div style="{_NOTE}">{_running(block.text)}</div>'
                case Bullets():
                    yield self._bullets([_running(item) for item in block.items[:first]])
                case Table():
                    yield self._table(block, first)
                case SourceLine():
                    yield f'<div style="{_SOFT};font-size:11px;margin-top:8px">{_sources(block)}</div>'
                case Footnotes():
                    items = "".join(
                        f'<li value="{number}">{_running(text)}</li>' for number, text in block.items[:first]
                    )
                    yield f'<ol style="margin:4px 0;padding-left:22px;font-size:12px;{_SOFT}">{items}</ol>'
                case Picture():
                    yield f'<p style="margin:8px 0">{_running(block.alternative)}</p>'
                case Chart():
                    yield _chart(block)
                case Tiles():
                    yield self._bullets([_text(tile.text) for tile in block.items])
                case FirstPage():
                    yield from self.written(block.blocks)
                case Part(look="folded"):
                    yield _Writer(most=None, is_plain=True).fold(block, MOST_ROWS)
                case Part():
                    yield from self.written((block.heading, *block.blocks))

    def _bullets(self, items: Sequence[str]) -> str:
        listed = "".join(f"<li>{item}</li>" for item in items[: self.most])
        return f'<ul style="margin:4px 0;padding-left:20px">{listed}</ul>{_more(len(items[self.most or len(items) :]))}'

    def _table(self, table: Table, first: int | None) -> str:
        caption = f'<div style="{_SOFT};margin-top:6px">{_text(table.caption)}</div>' if table.caption else ""
        heads = "".join(self._head(head, is_first=not at) for at, head in enumerate(table.columns))
        row = _PLAIN_ROW if self.is_plain else _ROW
        head = f'<thead><tr style="{row}">{heads}</tr></thead>' if any(head.title for head in table.columns) else ""
        count = len(table.rows[:first])
        shown = count if self.most is None or count <= self.most + _SLACK else self.most
        _, rows = self._rows.setdefault(id(table), (table, []))  # the table is kept, and so is its id
        rows += (self._row(row, table.columns) for row in table.roomy_rows[len(rows) : shown])
        return (
            f'{caption}<div style="overflow-x:auto" role="region" tabindex="0" aria-label="{_region(table)}">'
            f'<table style="{_TABLE}">{head}<tbody>{"".join(rows[:shown])}</tbody></table></div>'
            f"{_more(count - shown)}"
        )

    def _head(self, head: Head, *, is_first: bool) -> str:
        direction, text = direction_of((Phrase(head.title),))
        square = f'<span style="color:{head.color}">■</span>\u00a0' if head.color else ""
        looks = _PLAIN_HEAD if self.is_plain else _HEAD
        style = f"{self._padding(head, is_first=is_first)};{looks}{_breaking(text)}"
        return f'<th scope="col" style="{style}"{direction}>{square}{_running(text)}</th>'

    def _padding(self, head: Head, *, is_first: bool) -> str:
        align = "left" if is_first else head.align
        if self.is_plain:  # of rows that stand to the right it is said once
            sides = "1px 8px 1px 0" if is_first else "1px 0 1px 9px"
            return f"padding:{sides}{'' if align == 'right' else ';text-align:left'}"
        return f"padding:{'3px 8px 3px 0' if is_first else '3px 0 3px 14px'};text-align:{align}"

    def _row(self, row: Row, heads: Sequence[Head]) -> str:
        match row:
            case GroupRow():
                note = f' <span style="font-weight:400">{_running(row.note)}</span>' if row.note else ""
                title = f'<span style="text-transform:uppercase">{_running(row.title)}</span>'
                cells = f'<th colspan="{len(heads)}" scope="colgroup" style="{_GROUP}">{title}{note}</th>'
            case SpanRow():
                cells = self._cell(row.label, heads[0], is_first=True) + _across(_running(row.text), len(heads) - 1)
            case ChartRow():
                cells = self._cell(row.label, heads[0], is_first=True) + _across(_chart(row.chart), len(heads) - 1)
            case _:
                cells = "".join(
                    self._cell(cell, head, is_first=not at)
                    for at, (cell, head) in enumerate(zip(row, heads, strict=True))
                )
        return f'<tr style="{_PLAIN_ROW if self.is_plain else _ROW}">{cells}</tr>'

    def _cell(self, text: Line, head: Head, *, is_first: bool) -> str:
        direction, words = direction_of(text)
        tag, scope, weight = ("th", ' scope="row"', ";font-weight:400") if is_first else ("td", "", "")
        looks = _PLAIN_CELL if self.is_plain else _CELL
        style = f"{self._padding(head, is_first=is_first)};{looks}{weight}{_breaking(words)}"
        return f'<{tag}{scope} style="{style}"{direction}>{_running(words)}</{tag}>'


def _more(count: int) -> str:
    return f'<div style="{_SOFT}">{count:,} more.</div>' if count > 0 else ""


def _sources(block: SourceLine) -> str:
    label = "Source" if len(block.items) == 1 else "Sources"
    return f"{label}: {'; '.join(f'[{number}] {_text(text)}' for number, text in block.items)}."


def _region(table: Table) -> str:
    """What the table is called, for who moves it sideways with the keyboard."""
    heads = ", ".join(head.title for head in table.columns if head.title)
    return escape(unmarked(table.caption or heads or "Table")).replace("$", "&#36;")


def _breaking(text: Line) -> str:
    """Figures and words stay whole, but for a word that would push the other columns out of sight."""
    long = [phrase.text for phrase in text if len(phrase.text) > _LONGEST_WORD]
    has_long = any(len(word) > _LONGEST_WORD for words in long for word in _WORD_END.split(words))
    return ";overflow-wrap:anywhere" if has_long else ""


def _across(text: str, columns: int) -> str:
    return f'<td colspan="{columns}" style="padding:3px 0 3px 14px;text-align:right;{_CELL}">{text}</td>'


def _chart(chart: Chart) -> str:
    address = b64encode(chart.svg.encode()).decode("ascii")
    return (
        f'<img alt="{escape(chart.alternative)}" src="data:image/svg+xml;base64,{address}" '
        'style="max-width:100%;height:auto">'
        + (f'<div style="{_SOFT};font-size:11px">{_text(chart.caption)}</div>' if chart.caption else "")
    )


def _running(text: Line) -> str:
    return "".join([_phrase(phrase) for phrase in text])


def _phrase(phrase: Phrase) -> str:
    mark = f' <em style="{_SOFT}">({phrase.mark})</em>' if phrase.mark else ""
    notes = f"<sup>[{', '.join(map(str, phrase.notes))}]</sup>" if phrase.notes else ""
    text = f'<span style="{_SOFT}">{_text(phrase.text)}</span>' if phrase.faint else _text(phrase.text)
    return f"{text}{mark}{notes}"


def _text(text: str) -> str:
    safe = escape_text(text).replace("$", "<span>$</span>")
    # The blue of the page around would be faint where the text is.
    return safe.replace("<a href", '<a style="color:inherit" href', 1)
