"""The writer of plain text, for a terminal of 80 columns."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import zip_longest
from typing import Any, Final

import attrs

from roleinfo.render.layout import (
    cut,
    isolated,
    longest_piece,
    longest_word,
    padded,
    width,
    with_hard_spaces,
    with_suffix,
    wrapped,
)
from roleinfo.render.outline import (
    DASH,
    Block,
    Bullets,
    Chart,
    ChartRow,
    Footnotes,
    GroupRow,
    Head,
    Heading,
    Line,
    Mark,
    Note,
    Paragraph,
    Phrase,
    Picture,
    SourceLine,
    SpanRow,
    Subtitle,
    Table,
    Tiles,
    flat,
    line,
)

COLUMNS: Final = 80
"""How wide a report is."""

_GAP: Final = "  "
_LONGEST_HEAD: Final = 20
_TALLEST_HEAD: Final = 3
_TALLEST_ROW: Final = 4
_SHORTEST_TITLE: Final = 12
# The terminal has hyphens for minus signs and dashes.
_ASCII: Final = {0x2212: "-", 0x2013: "-"}
_LETTERS: Final[dict[Mark, str]] = {"inferred": "i", "derived": "d", "proxy": "p"}
_LEGEND: Final[dict[Mark, str]] = {
    "inferred": "i: inferred; the source does not say so directly",
    "derived": "d: calculated by roleinfo",
    "proxy": "p: proxy; another measure used in its place",
}

_BOLD, _FAINT, _MORE, _LESS = "1", "2", "36", "33"
_SIGNED: Final = re.compile(r"(?:about |at least |at most )?([+\u2212-])[^\W\d_]{0,3} ?\$?\d")
_CODES: Final = re.compile(r"\x1b\[\d+m")
_COLORED: Final[ContextVar[bool]] = ContextVar("colored", default=False)


@contextmanager
def colored() -> Iterator[None]:
    """Within it text is written for a terminal: headings bold, more and less in two colors that all can tell apart."""
    before = _COLORED.set(True)
    try:
        yield
    finally:
        _COLORED.reset(before)


def _painted(text: str, code: str | None) -> str:
    """The text with a color's code around what is not blank, where colors are asked for."""
    core = text.strip()
    if not (code and core and _COLORED.get()):
        return text
    at = text.index(core)
    return f"{text[:at]}\x1b[{code}m{core}\x1b[0m{text[at + len(core) :]}"


def fit(text: str, columns: int) -> str:
    """A line of at most so many columns as they are seen: a longer one loses its colors and ends in three dots."""
    plain = _CODES.sub("", text)
    return text if width(plain) <= columns else cut(plain, columns)


def write(blocks: Iterable[Block], *, columns: int = COLUMNS) -> str:
    """The blocks as text; no line is longer than ``columns``, but for a word that cannot be broken."""
    parts: list[str] = []
    given = tuple(flat(blocks))
    for block, after in zip_longest(given, given[1:]):
        parts += ["\n".join(_written(block, columns)), _below(block, after)]
    return "".join(parts[:-1]).translate(_ASCII) + "\n"


def _below(block: Block, after: Block | None) -> str:
    """What separates a block from the next one; a subtitle, and what a small heading heads, stand right below it.

    So do the sources below what the marks of a table mean.
    """
    is_legend = isinstance(block, Table) and isinstance(after, SourceLine) and _legend(block) != ""
    is_close = isinstance(after, Subtitle) or is_legend or (isinstance(block, Note) and isinstance(after, Note))
    return "\n" if is_close or (isinstance(block, Heading) and block.level > 2) else "\n\n"


def _written(block: Block, columns: int) -> Iterator[str]:
    match block:
        case Heading():
            lines = wrapped(block.text, columns)
            yield from (_painted(isolated(row), _BOLD) for row in lines)
            if block.level == 2:
                yield _painted("-" * min(max(map(width, lines)), columns), _FAINT)
        case Subtitle():
            yield from (_painted(isolated(row), _FAINT) for row in wrapped(block.text, columns))
        case Note():
            yield from _hanging("! ", _running(block.text), columns)
        case SourceLine():
            cited = [f"[{number}] {text}" for number, text in block.items]
            whole = [source if width(source) > columns else source.replace(" ", "\u00a0") for source in cited]
            yield from map(isolated, wrapped("  ".join(whole), columns))
        case Paragraph():
            yield from _hanging("", _running(block.text), columns)
        case Picture():
            yield from _hanging("", _running(block.alternative), columns)
        case Chart():
            yield from block.draw(columns) or wrapped(block.alternative, columns)
        case Tiles():
            for tile in block.items:
                yield from _hanging("- ", tile.text, columns)
        case Bullets():
            for item in block.items:
                yield from _hanging("- ", _running(item), columns)
        case Footnotes():
            for number, text in block.items:
                yield from _hanging(f"[{number}] ", _running(text), columns)
        case Table():
            if block.caption:
                yield from map(isolated, wrapped(with_hard_spaces(block.caption), columns))
                yield ""
            yield from _table(block, columns)


def _hanging(lead: str, text: str, columns: int) -> Iterator[str]:
    """A paragraph whose first line starts with ``lead``, and the others as far in."""
    for number, row in enumerate(wrapped(text, columns - len(lead))):
        yield (lead if number == 0 else " " * len(lead)) + isolated(row)


def _running(text: Line) -> str:
    """A line of running text: what a mark means stands there in words."""
    return "".join(
        with_suffix(with_hard_spaces(phrase.text) + (f" ({phrase.mark})" if phrase.mark else ""), _numbers(phrase))
        for phrase in text
    )


def _numbers(phrase: Phrase) -> str:
    return f"[{', '.join(map(str, phrase.notes))}]".replace(", ", ",") if phrase.notes else ""


def _suffix(phrase: Phrase) -> str:
    """What stands behind a phrase in a table: the numbers of its notes, the letter of its mark."""
    return with_suffix(_numbers(phrase), _LETTERS[phrase.mark] if phrase.mark else "")


class _Cell:
    """A cell to be laid out: its words, and apart from these what stands behind them."""

    def __init__(self, text: Line, align: str, indent: str = "") -> None:
        self.align = align
        self.indent = indent
        self.body, self.suffix = _lettered(text), ""
        if align == "right" and text:
            self.body, self.suffix = _lettered(text[:-1]) + with_hard_spaces(text[-1].text), _suffix(text[-1])

    def lines(self, columns: int, suffix: int) -> list[str]:
        """The cell in lines, each filled up; the suffix stands in columns of its own, so that figures stay in line."""
        room = columns - (suffix + 1 if suffix else 0)
        broken = wrapped(self.body, room - len(self.indent))
        filled = [padded(self.indent + row, room, self.align) for row in broken]
        if suffix:
            behind = self.suffix.replace("\u00a0", " ")
            filled = [f"{row} {padded('', suffix, 'left')}" for row in filled[:-1]] + [
                f"{filled[-1]} {padded(behind, suffix, 'left')}"
            ]
        return [_painted(row, self._color()) for row in filled]

    def _color(self) -> str | None:
        """The color of a signed figure, by its sign, and of a cell with nothing in it."""
        if self.align == "right" and (signed := _SIGNED.match(self.body)):
            return _MORE if signed[1] == "+" else _LESS
        return _FAINT if self.body == DASH else None


def _table(table: Table, columns: int) -> Iterator[str]:
    grid, titles = _grid(table, columns), ""
    if grid is None and table.is_matrix:
        numbered, titles = _numbered(table, columns)
        grid = _grid(numbered, columns)
    if grid is None:
        yield from _stacked(table, columns)
    else:
        yield from grid
        if titles:
            yield ""
            yield from map(isolated, wrapped(titles, columns))
    if legend := _legend(table):
        yield ""
        yield from wrapped(legend, columns)


def _legend(table: Table) -> str:
    """What the marks of a table mean."""
    marks = {phrase.mark for text in table.texts for phrase in text}
    return "; ".join(words for mark, words in _LEGEND.items() if mark in marks)


def _numbered(table: Table, columns: int) -> tuple[Table, str]:
    """A matrix whose columns are headed by the numbers of their rows, and the whole titles of rows that are cut."""
    titles = [_lettered(row[0]) for row in table.cells]
    known = {title: str(number) for number, title in enumerate(titles, start=1)}
    heads = [
        attrs.evolve(head, title=known.get(head.title, head.title) if at else head.title)
        for at, head in enumerate(table.columns)
    ]
    cells = [list(map(width, map(_lettered, column))) for column in zip(*table.cells, strict=True)]
    figures = sum(max([width(head.title), *cell]) + len(_GAP) for head, cell in zip(heads[1:], cells[1:], strict=True))
    room = max(columns - figures, _SHORTEST_TITLE)
    labels = [f"{known[title]} {title}" for title in titles]
    rows = [(line(cut(label, room)), *row[1:]) for label, row in zip(labels, table.cells, strict=True)]
    whole = [label for label in labels if width(label) > room]
    return attrs.evolve(table, columns=tuple(heads), rows=tuple(rows)), "; ".join(whole)


def _grid(table: Table, columns: int) -> list[str] | None:
    """The table in lines, its columns beside each other; where they do not fit, without some; else None."""
    heads, body = list(table.columns), [list(row) if isinstance(row, tuple) else row for row in table.rows]
    indent = "  " if any(isinstance(row, GroupRow) for row in body) else ""
    while True:
        rows = [
            [
                _Cell(text, head.align, indent if not at else "")
                for at, (text, head) in enumerate(zip(row, heads, strict=True))
            ]
            for row in body
            if isinstance(row, list)
        ]
        suffixes = [max((width(row[at].suffix) for row in rows), default=0) for at in range(len(heads))]
        widths = _widths(heads, rows, suffixes, columns)
        last = max(range(len(heads)), key=lambda at: heads[at].drop)
        may_drop = bool(heads[last].drop)
        if widths is not None and len(body) > len(rows):
            # What stands across columns has the whole width.
            widths[-1] += max(columns - sum(widths) - len(_GAP) * (len(widths) - 1), 0)
        if widths is not None and not (may_drop and _is_tall(rows, suffixes, widths)):
            return [*_lines(heads, body, rows, suffixes, widths)]
        if not may_drop:
            return None
        del heads[last]
        for row in body:
            if isinstance(row, list):
                del row[last]


def _is_tall(rows: Sequence[Sequence["_Cell"]], suffixes: Sequence[int], widths: Sequence[int]) -> bool:
    """Whether some row would stand on more lines than are read at a glance."""
    return any(
        len(cell.lines(room, suffix)) > _TALLEST_ROW
        for row in rows
        for cell, room, suffix in zip(row, widths, suffixes, strict=True)
    )


def _lines(
    heads: Sequence[Head],
    body: Sequence[Any],
    rows: Sequence[Sequence["_Cell"]],
    suffixes: Sequence[int],
    widths: Sequence[int],
) -> Iterator[str]:
    titles = [_cut_head(_head_lines(head.title, room), room) for head, room in zip(heads, widths, strict=True)]
    tallest = max(map(len, titles))
    aligned = [
        [_painted(padded(row, room, head.align), _BOLD) for row in [*[""] * (tallest - len(title)), *title]]
        for title, room, head in zip(titles, widths, heads, strict=True)
    ]
    whole = sum(widths) + len(_GAP) * (len(widths) - 1)
    if any(head.title for head in heads):
        yield from _set_beside(aligned, widths)
    yield (
        _painted("-" * whole, _FAINT)
        if any(isinstance(row, GroupRow) for row in body)
        else _GAP.join(_painted("-" * room, _FAINT) for room in widths)
    )
    ordinary = iter(rows)
    for row in body:
        match row:
            case GroupRow():
                yield from (_painted(row_, _BOLD) for row_ in wrapped(_group(row), whole))
            case SpanRow():
                yield from _span(row, widths[0], whole)
            case ChartRow():
                yield from row.chart.draw(whole)
            case _:
                cells = [
                    cell.lines(room, suffix)
                    for cell, room, suffix in zip(next(ordinary), widths, suffixes, strict=True)
                ]
                yield from _set_beside(cells, widths)


def _head_lines(title: str, room: int) -> list[str]:
    return wrapped(with_hard_spaces(title), room, chop=True)


def _cut_head(lines: list[str], room: int) -> list[str]:
    """A head of at most three lines; the heading above the table has the whole title."""
    if len(lines) <= _TALLEST_HEAD:
        return lines
    last = " ".join(lines[_TALLEST_HEAD - 1 : _TALLEST_HEAD + 1])
    return [*lines[: _TALLEST_HEAD - 1], cut(last, room)]


def _span(row: SpanRow, first: int, whole: int) -> Iterator[str]:
    """A label and, from the second column on, its text; a long label stands on lines of its own."""
    labels = wrapped(_running(row.label), max(first - 2, 20))
    texts = wrapped(_lettered(row.text), whole - first - len(_GAP))
    for at in range(max(len(labels), len(texts))):
        label = f"  {labels[at]}" if at < len(labels) else ""
        text = texts[at] if at < len(texts) else ""
        yield f"{padded(label, first, 'left')}{_GAP}{isolated(text)}".rstrip()


def _set_beside(cells: Sequence[list[str]], widths: Sequence[int]) -> Iterator[str]:
    for number in range(max(map(len, cells))):
        parts = [cell[number] if number < len(cell) else " " * room for cell, room in zip(cells, widths, strict=True)]
        yield _GAP.join(parts).rstrip()


def _widths(
    heads: Sequence[Head], rows: Sequence[Sequence[_Cell]], suffixes: Sequence[int], columns: int
) -> list[int] | None:
    """The width of each column, or None where the columns do not fit beside each other.

    What stands in the rows comes first; heads are broken, a very long word even in its midst, before a figure is.
    A word of a row is broken, after "/" and "-", only where the columns fit in no other way.
    """
    return _fitting(heads, rows, suffixes, columns, longest_word) or _fitting(
        heads, rows, suffixes, columns, longest_piece
    )


def _fitting(
    table_heads: Sequence[Head],
    rows: Sequence[Sequence[_Cell]],
    suffixes: Sequence[int],
    columns: int,
    longest: Callable[[str], int],
) -> list[int] | None:
    """The width of each column, none less than the ``longest`` of its rows; None where that is too much."""
    least, natural, heads = [], [], []
    for number, column in enumerate(table_heads):
        behind = suffixes[number] + 1 if suffixes[number] else 0
        cells = [row[number] for row in rows]
        head = min(longest_piece(with_hard_spaces(column.title)), _LONGEST_HEAD)
        least.append(max([head, *(len(cell.indent) + longest(cell.body) + behind for cell in cells)]))
        natural.append(max([least[-1], *(len(cell.indent) + width(cell.body) + behind for cell in cells)]))
        heads.append(max(natural[-1], width(column.title)))
    room = columns - len(_GAP) * (len(table_heads) - 1)
    if sum(least) > room:
        return None
    widths = _shared_out(room, least, natural)
    return _with_whole_heads(_shared_out(room, widths, heads), least, [column.title for column in table_heads])


def _with_whole_heads(widths: Sequence[int], least: Sequence[int], titles: Sequence[str]) -> list[int]:
    """The widths, but for heads that would be cut: their columns take room from the widest that can spare some."""
    result = [*widths]
    for number, title in enumerate(titles):
        tried = [*result]
        while len(_head_lines(title, tried[number])) > _TALLEST_HEAD:
            spare = [
                other
                for other, room in enumerate(tried)
                if other != number
                and room > least[other]
                and len(_head_lines(titles[other], room - 1)) <= _TALLEST_HEAD
            ]
            if not spare:
                break
            tried[max(spare, key=tried.__getitem__)] -= 1
            tried[number] += 1
        else:
            result = tried
    return result


def _shared_out(room: int, least: Sequence[int], most: Sequence[int]) -> list[int]:
    """Widths between these bounds that together fit the room, the widest cut first."""
    widths = [*least]
    for cap in range(min(max(most), room), 0, -1):
        widths = [min(wanted, max(floor, cap)) for floor, wanted in zip(least, most, strict=True)]
        if sum(widths) <= room:
            break
    return widths


def _stacked(table: Table, columns: int) -> Iterator[str]:
    """A table too wide for its columns: each row as a paragraph, each cell with its column's title."""
    for row in table.rows:
        match row:
            case GroupRow():
                yield from wrapped(_group(row), columns)
            case SpanRow():
                yield from _hanging("", _lettered(row.label), columns)
                yield from _hanging("  ", _lettered(row.text), columns)
            case ChartRow():
                yield from row.chart.draw(columns)
            case _:
                first, *others = (_lettered(cell) for cell in row)
                yield from _hanging("", first, columns)
                for column, text in zip(table.columns[1:], others, strict=True):
                    if text:
                        yield from _hanging("  ", f"{column.title}: {text}" if column.title else text, columns)


def _group(row: GroupRow) -> str:
    note = f" ({_running(row.note)})" if row.note else ""
    return f"{_running(row.title).upper()}{note}"


def _lettered(text: Line) -> str:
    """A line of a table: what a mark means stands below the table."""
    return "".join(with_suffix(with_hard_spaces(phrase.text), _suffix(phrase)) for phrase in text)
