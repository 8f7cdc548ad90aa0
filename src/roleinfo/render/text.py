"""The writer of plain text, for a terminal of 80 columns."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from roleinfo.render.layout import glued, isolated, longest_piece, longest_word, padded, width, with_suffix, wrapped
from roleinfo.render.outline import (
    DASH,
    Block,
    Bullets,
    Footnotes,
    Heading,
    Line,
    Mark,
    Paragraph,
    Phrase,
    Picture,
    Table,
    flat,
)

COLUMNS: Final = 80
"""How wide a report is."""

_GAP: Final = "  "
_LONGEST_HEAD: Final = 20
_LETTERS: Final[dict[Mark, str]] = {"inferred": "i", "derived": "d", "proxy": "p"}
_LEGEND: Final[dict[Mark, str]] = {
    "inferred": "i: inferred, read between the lines of the source",
    "derived": "d: derived, computed from other figures",
    "proxy": "p: proxy, stands in for a figure that is not there",
}

_BOLD, _FAINT, _MORE, _LESS = "1", "2", "36", "33"
_SIGNED: Final = re.compile(r"(?:about |at least |at most )?([+-])[^\W\d_]{0,3} ?\$?\d")
_COLORED: Final[ContextVar[bool]] = ContextVar("colored", default=False)


@contextmanager
def colored() -> Iterator[None]:
    """Within it text is written for a terminal: headings bold, more and less in two colours that all can tell apart."""
    before = _COLORED.set(True)
    try:
        yield
    finally:
        _COLORED.reset(before)


def _painted(text: str, code: str | None) -> str:
    """The text with a colour's code around what is not blank, where colours are asked for."""
    core = text.strip()
    if not (code and core and _COLORED.get()):
        return text
    at = text.index(core)
    return f"{text[:at]}\x1b[{code}m{core}\x1b[0m{text[at + len(core) :]}"


def write(blocks: Iterable[Block], *, columns: int = COLUMNS) -> str:
    """The blocks as text; no line is longer than ``columns``, but for a word that cannot be broken."""
    parts: list[str] = []
    for each in flat(blocks):
        parts += ["\n".join(_written(each, columns)), _below(each)]
    return "".join(parts[:-1]) + "\n"


def _below(block: Block) -> str:
    """What parts a block from the next one; a small heading stands right above what it heads."""
    return "\n" if isinstance(block, Heading) and block.level > 2 else "\n\n"


def _written(block: Block, columns: int) -> Iterator[str]:
    match block:
        case Heading():
            lines = wrapped(block.text, columns)
            yield from (_painted(isolated(each), _BOLD) for each in lines)
            if block.level < 3:
                yield _painted(("=" if block.level == 1 else "-") * min(max(map(width, lines)), columns), _FAINT)
        case Paragraph():
            yield from _hanging("", _running(block.text), columns)
        case Picture():
            yield from _hanging("", _running(block.alternative), columns)
        case Bullets():
            for item in block.items:
                yield from _hanging("- ", _running(item), columns)
        case Footnotes():
            for number, text in block.items:
                yield from _hanging(f"[{number}] ", _running(text), columns)
        case Table():
            if block.caption:
                yield from map(isolated, wrapped(glued(block.caption), columns))
                yield ""
            yield from _table(block, columns)


def _hanging(lead: str, text: str, columns: int) -> Iterator[str]:
    """A paragraph whose first line starts with ``lead``, and the others as far in."""
    for number, each in enumerate(wrapped(text, columns - len(lead))):
        yield (lead if number == 0 else " " * len(lead)) + isolated(each)


def _running(text: Line) -> str:
    """A line of running text: what a mark means stands there in words."""
    return "".join(
        with_suffix(glued(each.text) + (f" ({each.mark})" if each.mark else ""), _numbers(each)) for each in text
    )


def _numbers(phrase: Phrase) -> str:
    return f"[{', '.join(map(str, phrase.notes))}]".replace(", ", ",") if phrase.notes else ""


def _suffix(phrase: Phrase) -> str:
    """What stands behind a phrase in a table: the numbers of its notes, the letter of its mark."""
    return with_suffix(_numbers(phrase), _LETTERS[phrase.mark] if phrase.mark else "")


class _Cell:
    """A cell to be laid out: its words, and apart from these what stands behind them."""

    def __init__(self, text: Line, align: str) -> None:
        self.align = align
        self.body, self.suffix = _lettered(text), ""
        if align == "right" and text:
            self.body, self.suffix = _lettered(text[:-1]) + glued(text[-1].text), _suffix(text[-1])

    def lines(self, columns: int, suffix: int) -> list[str]:
        """The cell in lines, each filled up; the suffix stands in columns of its own, so that figures stay in line."""
        room = columns - (suffix + 1 if suffix else 0)
        broken = wrapped(self.body, room)
        filled = [padded(each, room, self.align) for each in broken]
        if suffix:
            behind = self.suffix.replace("\u00a0", " ")
            filled = [f"{each} {padded('', suffix, 'left')}" for each in filled[:-1]] + [
                f"{filled[-1]} {padded(behind, suffix, 'left')}"
            ]
        return [_painted(each, self._color()) for each in filled]

    def _color(self) -> str | None:
        """The colour of a signed figure, by its sign, and of a cell with nothing in it."""
        if self.align == "right" and (signed := _SIGNED.match(self.body)):
            return _MORE if signed[1] == "+" else _LESS
        return _FAINT if self.body == DASH else None


def _table(table: Table, columns: int) -> Iterator[str]:
    rows = [[_Cell(text, column.align) for text, column in zip(row, table.columns, strict=True)] for row in table.rows]
    suffixes = [max((width(row[number].suffix) for row in rows), default=0) for number in range(len(table.columns))]
    widths = _widths(table, rows, suffixes, columns)
    if widths is None:
        yield from _stacked(table, columns)
    else:
        heads = [wrapped(glued(each.title), room, chop=True) for each, room in zip(table.columns, widths, strict=True)]
        tallest = max(map(len, heads))
        aligned = [
            [_painted(padded(each, room, column.align), _BOLD) for each in [*[""] * (tallest - len(head)), *head]]
            for head, room, column in zip(heads, widths, table.columns, strict=True)
        ]
        yield from _set_beside(aligned, widths)
        yield _GAP.join(_painted("-" * each, _FAINT) for each in widths)
        for row in rows:
            cells = [cell.lines(room, suffix) for cell, room, suffix in zip(row, widths, suffixes, strict=True)]
            yield from _set_beside(cells, widths)
    marks = {phrase.mark for row in table.rows for text in row for phrase in text}
    legend = "; ".join(words for mark, words in _LEGEND.items() if mark in marks)
    if legend:
        yield ""
        yield from wrapped(legend, columns)


def _set_beside(cells: Sequence[list[str]], widths: Sequence[int]) -> Iterator[str]:
    for number in range(max(map(len, cells))):
        parts = [cell[number] if number < len(cell) else " " * room for cell, room in zip(cells, widths, strict=True)]
        yield _GAP.join(parts).rstrip()


def _widths(table: Table, rows: Sequence[Sequence[_Cell]], suffixes: Sequence[int], columns: int) -> list[int] | None:
    """The width of each column, or None where the columns do not fit beside each other.

    What stands in the rows comes first; heads are broken, a very long word even in its midst, before a figure is.
    A word of a row is broken, after "/" and "-", only where the columns fit in no other way.
    """
    return _fitting(table, rows, suffixes, columns, longest_word) or _fitting(
        table, rows, suffixes, columns, longest_piece
    )


def _fitting(
    table: Table,
    rows: Sequence[Sequence[_Cell]],
    suffixes: Sequence[int],
    columns: int,
    longest: Callable[[str], int],
) -> list[int] | None:
    """The width of each column, none less than the ``longest`` of its rows; None where that is too much."""
    least, natural, heads = [], [], []
    for number, column in enumerate(table.columns):
        behind = suffixes[number] + 1 if suffixes[number] else 0
        bodies = [row[number].body for row in rows]
        head = min(longest_piece(glued(column.title)), _LONGEST_HEAD)
        least.append(max([head, *(longest(each) + behind for each in bodies)]))
        natural.append(max([least[-1], *(width(each) + behind for each in bodies)]))
        heads.append(max(natural[-1], width(column.title)))
    room = columns - len(_GAP) * (len(table.columns) - 1)
    if sum(least) > room:
        return None
    widths = _shared_out(room, least, natural)
    return _shared_out(room, widths, heads)


def _shared_out(room: int, least: Sequence[int], most: Sequence[int]) -> list[int]:
    """Widths between these bounds that together fit the room, the widest cut first."""
    for cap in range(min(max(most), room), 0, -1):
        widths = [min(wanted, max(floor, cap)) for floor, wanted in zip(least, most, strict=True)]
        if sum(widths) <= room:
            break
    return widths


def _stacked(table: Table, columns: int) -> Iterator[str]:
    """A table too wide for its columns: each row as a paragraph, each cell with its column's title."""
    for row in table.rows:
        first, *others = (_lettered(each) for each in row)
        yield from _hanging("", first, columns)
        for column, text in zip(table.columns[1:], others, strict=True):
            if text:
                yield from _hanging("  ", f"{column.title}: {text}", columns)


def _lettered(text: Line) -> str:
    """A line of a table: what a mark means stands below the table."""
    return "".join(with_suffix(glued(each.text), _suffix(each)) for each in text)
