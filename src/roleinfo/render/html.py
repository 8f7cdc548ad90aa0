"""The writer of whole pages of HTML, with no script and no other file, all of it escaped."""

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import count
from typing import Final

import attrs

from roleinfo.render.layout import runs_leftward, unmarked, with_hard_spaces
from roleinfo.render.outline import (
    NAME,
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
    flat,
    is_address,
    line,
    plain_text,
)
from roleinfo.render.style import PAGE, STYLE

LONG: Final = 12
"""How many rows or items of a list stand in sight; the others fold."""

_LONG_TITLE: Final = 120
_WIDE: Final = 2
_STACKED: Final = 4
_SLUG: Final = re.compile(r"[^a-z0-9]+")
_LETTER: Final = r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
# Words written from right to left, with the blanks between them: they are shut off from what stands around them.
_LEFTWARD: Final = re.compile(rf"{_LETTER}+(?:\s+{_LETTER}+)*")
# Whatever a name or a picture may hold, a page asks for nothing.
# What stands in most cells: neither an address nor anything to be escaped, marked or held together.
_PLAIN: Final = re.compile("(?:[A-Za-z0-9.,()+/\u2212\u2013-]%?| )*")
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"


def page(blocks: Iterable[Block], title: str | None = None) -> str:
    """The blocks as a whole document; its notes lead both ways, and its sections are listed after its first page."""
    given = tuple(blocks)
    writer = _Writer()
    pages = 1 if given and isinstance(given[0], FirstPage) else 0
    first, body = ("".join(writer.written(part)) for part in (given[:pages], given[pages:]))
    name = title or next((block.text for block in flat(given) if isinstance(block, Heading)), "roleinfo")
    listed = "".join(f'<li><a href="#{id_}">{escape_text(text)}</a></li>' for id_, text in writer.contents)
    contents = f'<nav aria-label="Sections"><ul>{listed}</ul></nav>' if listed else ""
    inside = f"<main>{first}{contents}{body}</main>" if first else f"{contents}<main>{body}</main>"
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="color-scheme" content="light dark"><title>{escape(unmarked(name))}</title>'
        f"<style>{STYLE}{PAGE}</style></head>\n"
        f'<body class="roleinfo">{inside}</body></html>\n'
    )


class _Writer:
    """What is being written, and what of it can be led to."""

    def __init__(self) -> None:
        self.contents: list[tuple[str, str]] = []
        self._cited: set[int] = set()
        self._taken: set[str] = set()
        self._heading = ""

    def written(self, blocks: Iterable[Block], *, folded: bool = False) -> Iterator[str]:
        """Each block in HTML; what is folded already does not fold again."""
        for block in blocks:
            match block:
                case Heading():
                    yield self._head(block)
                case Subtitle():
                    yield f'<p class="subtitle">{escape_text(block.text)}</p>'
                case Paragraph():
                    leads = ' class="lead"' if block.leads else ""
                    yield f"<p{leads}>{self._running(block.text)}</p>"
                case Note():
                    yield f'<p class="note">{self._running(block.text)}</p>'
                case SourceLine():
                    yield f'<p class="sources">{self._sources(block)}</p>'
                case FirstPage():
                    listed = [*self.contents]
                    look = f"first{' dense' if block.is_dense else ''}{' on' if block.goes_on else ''}"
                    yield f'<section class="{look}">{"".join(self.written(block.blocks, folded=True))}</section>'
                    self.contents = listed  # it is in sight without being led to
                case Part(look="open"):
                    yield from self.written((block.heading, *block.blocks), folded=folded)
                case Bullets():
                    yield from self._bullets([self._running(item) for item in block.items], folded=folded)
                case Tiles():
                    yield _tiles(block)
                case Table():
                    yield from self._table(block, folded=folded)
                case Footnotes():
                    yield self._notes(block)
                case Picture():
                    words = plain_text(block.alternative)
                    yield _figure(words, block.svg, block.narrow or "")
                case Chart():
                    yield _figure(block.alternative, block.wide or block.svg, block.narrow)
                case Part(look="folded"):
                    yield f"<details><summary>{self._head(block.heading)}</summary>"
                    yield from self.written(block.blocks, folded=True)
                    yield "</details>"
                case Part():
                    yield f'<div class="warning">{self._head(block.heading)}'
                    yield from self.written(block.blocks)
                    yield "</div>"

    def _sources(self, block: SourceLine) -> str:
        label = "Source" if len(block.items) == 1 else "Sources"
        return f"{label}: {'; '.join(f'[{number}] {escape_text(text)}' for number, text in block.items)}."

    def _head(self, heading: Heading) -> str:
        self._heading = heading.text
        level = min(heading.level, 6)
        anchor = ""
        if heading.level == 2:
            taken = self._taken
            plain = f"s-{_SLUG.sub('-', heading.text.lower()).strip('-')[:40]}"
            others = (f"{plain}-{number}" for number in count(2))
            id_ = plain if plain not in taken else next(other for other in others if other not in taken)
            taken.add(id_)
            self.contents.append((id_, heading.text))
            anchor = f' id="{id_}"'
        elif heading.level == 1 and len(heading.text) > _LONG_TITLE:
            anchor = ' class="long"'
        direction, text = direction_of(line(heading.text))
        return f"<h{level}{anchor}{direction}>{self._running(text, whole=bool(direction))}</h{level}>"

    def _bullets(self, items: Sequence[str], *, folded: bool) -> Iterator[str]:
        shown = len(items) if folded or len(items) <= LONG + 1 else LONG
        yield f"<ul>{''.join(f'<li>{item}</li>' for item in items[:shown])}</ul>"
        if items[shown:]:
            rest = "".join(f"<li>{item}</li>" for item in items[shown:])
            yield f"<details><summary>And {len(items) - shown} more</summary><ul>{rest}</ul></details>"

    def _table(self, table: Table, *, folded: bool) -> Iterator[str]:
        labelled = len(table.columns) > _STACKED and not table.is_matrix
        rows = [self._table_row(table.columns, row, labelled=labelled) for row in table.roomy_rows]
        shown = len(rows) if folded or len(rows) <= LONG + 1 else LONG
        yield self._rows(table, rows[:shown])
        if rows[shown:]:
            yield f"<details><summary>And {len(rows) - shown} more rows</summary>"
            yield self._rows(table, rows[shown:])
            yield "</details>"

    def _rows(self, table: Table, rows: Iterable[str]) -> str:
        name = table.caption or self._heading
        hidden = "" if table.caption else ' class="hush"'
        caption = f"<caption{hidden}><span>{escape_text(name)}</span></caption>" if name else ""
        heads = "".join(self._cell("th", head, line(head.title), ' scope="col"') for head in table.columns)
        head = f"<thead><tr>{heads}</tr></thead>" if any(column.title for column in table.columns) else ""
        text = f"<table>{caption}{head}<tbody>{''.join(rows)}</tbody></table>"
        if len(table.columns) <= _WIDE:
            return text
        many = len(table.columns) > _STACKED
        stacked = "" if table.is_matrix else f" stacked {'many' if many else f's{len(table.columns)}'}"
        region = f'role="region" tabindex="0" aria-label="{escape(unmarked(name or "Table"))}"'
        return f'<div class="wide{stacked}" {region}>{text}</div>'

    def _table_row(self, columns: Sequence[Head], row: Row, *, labelled: bool) -> str:
        match row:
            case GroupRow():
                note = f" <span>{self._running(row.note)}</span>" if row.note else ""
                title = self._running(row.title)
                return f'<tr class="group"><th colspan="{len(columns)}" scope="colgroup">{title}{note}</th></tr>'
            case SpanRow():
                return self._across(columns, row.label, self._running(row.text))
            case ChartRow():
                drawing = (
                    f'<div role="img" aria-label="{escape(row.chart.alternative)}">{_drawing(row.chart.svg)}</div>'
                )
                return self._across(columns, row.label, drawing)
            case _:
                return self._row(columns, row, labelled=labelled)

    def _across(self, columns: Sequence[Head], label: Line, text: str) -> str:
        """A row whose value stands across all columns but the first."""
        head = self._cell("th", columns[0], label, ' scope="row"')
        return f'<tr>{head}<td colspan="{len(columns) - 1}" class="n">{text}</td></tr>'

    def _row(self, columns: Sequence[Head], row: Sequence[Line], *, labelled: bool) -> str:
        """A row; a table of many columns has each column's head in its cells too, to stand there where they stack."""
        heads = [f' data-head="{escape(unmarked(column.title))}"' if labelled else "" for column in columns]
        cells = [
            self._cell("td" if at else "th", column, cell, f"{heads[at]}" if at else f' scope="row"{heads[at]}')
            for at, (column, cell) in enumerate(zip(columns, row, strict=True))
        ]
        return f"<tr>{''.join(cells)}</tr>"

    def _cell(self, tag: str, column: Head, text: Line, given: str) -> str:
        direction, words = direction_of(text)
        align = ' class="n"' if column.align == "right" else ""
        return f"<{tag}{given}{align}{direction}>{self._running(words, whole=bool(direction))}</{tag}>"

    def _notes(self, notes: Footnotes) -> str:
        items = []
        for number, text in notes.items:
            back = f' <a href="#cite-{number}" aria-label="back to the text">↩</a>' if number in self._cited else ""
            items.append(f'<li value="{number}" id="note-{number}">{self._running(text)}{back}</li>')
        return f'<ol class="notes">{"".join(items)}</ol>'

    def _running(self, text: Line, *, whole: bool = False) -> str:
        """A line; one that is ``whole`` stands in an element with a direction of its own."""
        return "".join(
            [
                self._phrase(phrase, whole)
                if phrase.notes or phrase.mark or phrase.faint
                else escape_text(phrase.text, whole)
                for phrase in text
            ]
        )

    def _phrase(self, phrase: Phrase, whole: bool) -> str:
        mark = f" <em>({phrase.mark})</em>" if phrase.mark else ""
        numbers = ", ".join(map(self._number, phrase.notes))
        text = escape_text(phrase.text, whole)
        text = f'<span class="faint">{text}</span>' if phrase.faint else text
        return f"{text}{mark}{f'<sup>[{numbers}]</sup>' if numbers else ''}"

    def _number(self, number: int) -> str:
        anchor = "" if number in self._cited else f' id="cite-{number}"'
        self._cited.add(number)
        return f'<a href="#note-{number}"{anchor} aria-label="source {number}">{number}</a>'


def direction_of(text: Line) -> tuple[str, Line]:
    """The direction of a heading or cell that is one name or starts with one, and its text without the name's marks."""
    whole = text[0].text if len(text) == 1 else plain_text(text)
    if not runs_leftward(whole) or (NAME.search(whole) and not NAME.fullmatch(whole)):
        return "", text
    return ' dir="auto"', tuple(attrs.evolve(phrase, text=unmarked(phrase.text)) for phrase in text)


def escape_text(text: str, whole: bool = False) -> str:
    """A text that stands there as it is; an address that is nothing else is a link."""
    if _PLAIN.fullmatch(text):
        return text
    safe = escape(with_hard_spaces(text) if " %" in text else text)
    if not whole and runs_leftward(text):
        # Every second part is a name, one unit whatever it holds.
        parts = enumerate(NAME.split(safe))
        return "".join(
            f'<bdi dir="auto">{part}</bdi>' if at % 2 else _LEFTWARD.sub(r"<bdi>\g<0></bdi>", part)
            for at, part in parts
        )
    return f'<a href="{safe}" rel="noreferrer">{safe}</a>' if is_address(text) else safe


def _tiles(block: Tiles) -> str:
    tiles = (
        f"<div><b>{escape_text(tile.figure)}</b><span>{escape_text(tile.label)}</span>"
        + (f"<span>{escape_text(tile.detail)}</span>" if tile.detail else "")
        + "</div>"
        for tile in block.items
    )
    return f'<div class="tiles">{"".join(tiles)}</div>'


def _figure(words: str, wide: str, narrow: str) -> str:
    """A drawing, and the same for a narrow screen; its words are for those who do not see it."""
    drawn = _drawing(wide)
    if narrow:
        drawn = f'<div class="broad">{drawn}</div><div class="slim">{_drawing(narrow)}</div>'
    return f'<figure role="img" aria-label="{escape(unmarked(words))}">{drawn}</figure>'


def _drawing(svg: str) -> str:
    """The drawing itself, without what stands before it in a file."""
    return svg[max(svg.find("<svg"), 0) :]
