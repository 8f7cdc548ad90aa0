"""The writer of cards: HTML for a notebook, which may keep nothing but inline styles and knows MathJax.

An untrusted notebook drops ``<style>`` and inline ``<svg>``; pictures are images with a data address. Two dollar signs
would be taken for a formula: the outermost element says that there is none, and each dollar stands alone.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Final

from roleinfo.render.html import direction_of, escape_text
from roleinfo.render.layout import unmarked
from roleinfo.render.outline import (
    Block,
    Bullets,
    Cells,
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
    SourceLine,
    SpanRow,
    Subtitle,
    Table,
    Tiles,
)

FOLDED_ROWS: Final = 15
"""How many rows or items of a list a card shows; it says how many more there are."""

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
_HEAD: Final = f"vertical-align:bottom;border:0;border-bottom:2px solid {_STRONG_RULE};font-weight:600;background:none"
_GROUP: Final = (
    "padding:9px 0 3px 0;text-align:left;font-weight:600;font-size:11px;letter-spacing:.04em;border:0;"
    f"border-bottom:1px solid {_STRONG_RULE};background:none"
)
_ROW: Final = "background:none"


def write(blocks: Iterable[Block]) -> str:
    """The blocks as a fragment that needs nothing else."""
    body = "".join(_write(blocks))
    return f'<div class="roleinfo mathjax_ignore tex2jax_ignore" lang="en" dir="ltr" style="{_ROOT}">{body}</div>\n'


def _write(blocks: Iterable[Block]) -> Iterator[str]:
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
                yield from _bullets([_running(item) for item in block.items])
            case Table():
                yield _table(block)
            case SourceLine():
                yield f'<div style="{_SOFT};font-size:11px;margin-top:8px">{_sources(block)}</div>'
            case Footnotes():
                items = "".join(f'<li value="{number}">{_running(text)}</li>' for number, text in block.items)
                yield f'<ol style="margin:4px 0;padding-left:22px;font-size:12px;{_SOFT}">{items}</ol>'
            case Picture():
                yield f'<p style="margin:8px 0">{_running(block.alternative)}</p>'
            case Chart():
                yield _chart(block)
            case Tiles():
                yield from _bullets([_text(tile.text) for tile in block.items])
            case FirstPage():
                yield from _write(block.blocks)
            case Part():
                yield from _part(block)


def _part(part: Part) -> Iterator[str]:
    if part.look == "folded":
        summary = f'<summary style="cursor:pointer;{_SOFT}">{_text(part.heading.text)}</summary>'
        yield f'<details style="margin:2px 0">{summary}{"".join(_write(part.blocks))}</details>'
    else:
        yield from _write((part.heading, *part.blocks))


def _bullets(items: Sequence[str]) -> Iterator[str]:
    listed = "".join(f"<li>{item}</li>" for item in items[:FOLDED_ROWS])
    more = _more(len(items) - FOLDED_ROWS)
    yield f'<ul style="margin:4px 0;padding-left:20px">{listed}</ul>{more}'


def _more(count: int) -> str:
    return f'<div style="{_SOFT}">{count:,} more.</div>' if count > 0 else ""


def _sources(block: SourceLine) -> str:
    label = "Source" if len(block.items) == 1 else "Sources"
    return f"{label}: {'; '.join(f'[{number}] {_text(text)}' for number, text in block.items)}."


def _table(table: Table) -> str:
    caption = f'<div style="{_SOFT};margin-top:6px">{_text(table.caption)}</div>' if table.caption else ""
    heads = "".join(_head(head, first=not at) for at, head in enumerate(table.columns))
    head = f'<thead><tr style="{_ROW}">{heads}</tr></thead>' if any(each.title for each in table.columns) else ""
    shown = table.rows[:FOLDED_ROWS] if len(table.rows) > FOLDED_ROWS + 10 else table.rows
    body = "".join(_row(row, table.columns) for row in shown)
    return (
        f'{caption}<div style="overflow-x:auto" role="region" tabindex="0" aria-label="{_region(table)}">'
        f'<table style="{_TABLE}">{head}<tbody>{body}</tbody></table></div>'
        f"{_more(len(table.rows) - len(shown))}"
    )


def _region(table: Table) -> str:
    """What the table is called, for who moves it sideways with the keyboard."""
    heads = ", ".join(each.title for each in table.columns if each.title)
    return escape(unmarked(table.caption or heads or "Table")).replace("$", "&#36;")


def _breaking(text: Line) -> str:
    """Figures and words stay whole, but for a word that would push the other columns out of sight."""
    longest = max((len(word) for phrase in text for word in _WORD_END.split(phrase.text)), default=0)
    return ";overflow-wrap:anywhere" if longest > _LONGEST_WORD else ""


def _head(head: Head, *, first: bool) -> str:
    direction, text = direction_of((Phrase(head.title),))
    square = f'<span style="color:{head.color}">■</span> ' if head.color else ""
    style = f"{_padding(head, first=first)};{_HEAD}{_breaking(text)}"
    return f'<th scope="col" style="{style}"{direction}>{square}{_running(text)}</th>'


def _padding(head: Head, *, first: bool) -> str:
    sides = "3px 8px 3px 0" if first else "3px 0 3px 14px"
    return f"padding:{sides};text-align:{'left' if first else head.align}"


def _row(row: Cells | GroupRow | SpanRow | ChartRow, heads: Sequence[Head]) -> str:
    match row:
        case GroupRow():
            note = f' <span style="font-weight:400">{_running(row.note)}</span>' if row.note else ""
            title = f'<span style="text-transform:uppercase">{_running(row.title)}</span>'
            cells = f'<th colspan="{len(heads)}" scope="colgroup" style="{_GROUP}">{title}{note}</th>'
        case SpanRow():
            cells = _label(row.label, heads[0]) + _across(_running(row.text), len(heads) - 1)
        case ChartRow():
            cells = _label(row.label, heads[0]) + _across(_chart(row.chart), len(heads) - 1)
        case _:
            cells = _label(row[0], heads[0]) + "".join(
                _cell("td", cell, head, first=False) for cell, head in zip(row[1:], heads[1:], strict=True)
            )
    return f'<tr style="{_ROW}">{cells}</tr>'


def _label(label: Line, head: Head) -> str:
    return _cell("th", label, head, first=True)


def _cell(tag: str, text: Line, head: Head, *, first: bool) -> str:
    direction, told = direction_of(text)
    scope = ' scope="row"' if first else ""
    weight = ";font-weight:400" if first else ""
    style = f"{_padding(head, first=first)};{_CELL}{weight}{_breaking(told)}"
    return f'<{tag}{scope} style="{style}"{direction}>{_running(told)}</{tag}>'


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
    return "".join(_phrase(phrase) for phrase in text)


def _phrase(phrase: Phrase) -> str:
    mark = f' <em style="{_SOFT}">({phrase.mark})</em>' if phrase.mark else ""
    notes = f'<sup style="{_SOFT}">[{", ".join(map(str, phrase.notes))}]</sup>' if phrase.notes else ""
    text = f'<span style="{_SOFT}">{_text(phrase.text)}</span>' if phrase.faint else _text(phrase.text)
    return f"{text}{mark}{notes}"


def _text(text: str) -> str:
    safe = escape_text(text).replace("$", "<span>$</span>")
    # The blue of the page around would be faint where the text is.
    return safe.replace("<a href", '<a style="color:inherit" href', 1)
