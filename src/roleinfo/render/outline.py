"""What a report says, apart from how it is written: neutral blocks that each writer turns into its own format."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final, Literal

import attrs

from roleinfo.model.rules import Value
from roleinfo.render.layout import marked

Mark = Literal["inferred", "derived", "proxy"]
"""Why a figure stands in no source in so many words."""

DASH: Final = "–"
"""What stands in a cell for which there is nothing."""

_ADDRESS: Final = re.compile(r"https?://[A-Za-z0-9./?=&%#~+:,_-]+[A-Za-z0-9/]")
# They turn the order of the letters after them, and so of whatever a report writes beside a name.
_BIDI_CONTROLS: Final = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# What `marked` makes: an isolate that is closed again turns nothing outside itself.
NAME: Final = re.compile("\u2068([^\u2066-\u2069]*)\u2069")
"""A name marked as one unit."""


def sanitize(text: str) -> str:
    r"""The text as one line: separators and control characters become blanks; marks of direction go, but around a name.

    >>> sanitize("one\u2028two\u202e")
    'one two'
    """
    if text.isprintable():
        return text
    # Every second part stood between the marks.
    parts = ("".join(_sanitized(character) for character in part) for part in NAME.split(text))
    return "".join(marked(part) if at % 2 else part for at, part in enumerate(parts))


def _sanitized(character: str) -> str:
    if character in _BIDI_CONTROLS:
        return ""
    category = unicodedata.category(character)
    if category in ("Cc", "Zl", "Zp", "Zs"):
        return " "
    return "\ufffd" if category == "Cs" else character


def is_address(text: str) -> bool:
    """Whether a text is an address of the web and nothing else, so that it may be a link."""
    return _ADDRESS.fullmatch(text) is not None


def _notes(numbers: Iterable[int]) -> tuple[int, ...]:
    given = tuple(numbers)
    return given if len(given) < 2 else tuple(sorted(set(given)))


@attrs.frozen(repr=False, eq=False)
class Phrase(Value):
    """A stretch of text with the numbers of its footnotes, and its mark where no source prints it as it stands.

    What is ``faint`` says more of the phrase before it.
    """

    text: str = attrs.field(converter=sanitize)
    notes: tuple[int, ...] = attrs.field(default=(), converter=_notes)
    mark: Mark | None = None
    faint: bool = False


Line = tuple[Phrase, ...]
"""Phrases that follow each other on one line."""


def line(*parts: str | Phrase) -> Line:
    """A line of these parts."""
    return tuple([Phrase(part) if isinstance(part, str) else part for part in parts])


def plain_text(words: Line) -> str:
    """A line without notes and marks."""
    return "".join(phrase.text for phrase in words)


def joined(lines: Iterable[Line], separator: str = ", ") -> Line:
    """One line of several, with a separator between them."""
    phrases_so_far: list[Phrase] = []
    for phrases in lines:
        phrases_so_far += [Phrase(separator), *phrases] if phrases_so_far else phrases
    return tuple(phrases_so_far)


def _line(value: Any) -> Line:
    return value if isinstance(value, tuple) else line(value)


def _lines(values: Iterable[Any]) -> tuple[Line, ...]:
    return tuple([_line(value) for value in values])


@attrs.frozen(repr=False, eq=False)
class Heading(Value):
    """A heading; level 1 is the report's title."""

    level: int
    text: str = attrs.field(converter=sanitize)


@attrs.frozen(repr=False, eq=False)
class Paragraph(Value):
    """A paragraph; one that leads is the finding, which stands out where there is room for it."""

    text: Line = attrs.field(converter=_line)
    leads: bool = False


@attrs.frozen(repr=False, eq=False)
class Bullets(Value):
    """A list without an order."""

    items: tuple[Line, ...] = attrs.field(converter=_lines)


@attrs.frozen(repr=False, eq=False)
class Subtitle(Value):
    """The line below a title: where the figures are of, and when."""

    text: str = attrs.field(converter=sanitize)


@attrs.frozen(repr=False, eq=False)
class Note(Value):
    """A caveat that can turn the conclusion: set apart from what stands around it."""

    text: Line = attrs.field(converter=_line)


@attrs.frozen(repr=False, eq=False)
class Head(Value):
    """The head of a column; figures stand to the right, words to the left.

    Where there is little room the column with the highest ``drop`` goes first; one with 0 stays.
    ``color`` is that of its role in a chart, where there is one.
    """

    title: str = attrs.field(converter=sanitize)
    align: Literal["left", "right"] = "left"
    drop: int = 0
    color: str = ""


@attrs.frozen(repr=False, eq=False)
class GroupRow(Value):
    """A row that names the rows below it, with what holds for all of them: of what, when, by whom."""

    title: Line = attrs.field(converter=_line)
    note: Line = attrs.field(default=(), converter=_line)


@attrs.frozen(repr=False, eq=False)
class SpanRow(Value):
    """A row whose value stands across all columns but the first.

    ``cells`` say the same a column each, for formats whose columns have room for words.
    """

    label: Line = attrs.field(converter=_line)
    text: Line = attrs.field(converter=_line)
    cells: tuple[Line, ...] = ()


@attrs.frozen(repr=False, eq=False)
class Chart(Value):
    """A drawing: SVGs for HTML, lines of characters for a terminal of so many columns, and words for all else.

    ``svg`` is small, for a row of a table; ``wide`` and ``narrow`` stand by themselves on a page, for a broad and for
    a small screen. ``draw`` gives the lines for a width; they fit it, and there are none where it is too narrow.
    """

    svg: str = attrs.field(repr=False)
    draw: Callable[[int], tuple[str, ...]] = attrs.field(repr=False, eq=False)
    alternative: str = attrs.field(converter=sanitize)
    caption: str = attrs.field(default="", converter=sanitize)
    wide: str = attrs.field(default="", repr=False)
    narrow: str = attrs.field(default="", repr=False)


@attrs.frozen(repr=False, eq=False)
class ChartRow(Value):
    """A row with a small drawing across all columns but the first."""

    label: Line = attrs.field(converter=_line)
    chart: Chart


Cells = tuple[Line, ...]
"""An ordinary row: a line a column."""

Row = Cells | GroupRow | SpanRow | ChartRow


def _table_rows(values: Iterable[Any]) -> tuple[Row, ...]:
    return tuple(row if isinstance(row, GroupRow | SpanRow | ChartRow) else _lines(row) for row in values)


@attrs.frozen(repr=False, eq=False)
class Table(Value):
    """A table with one cell a column in every ordinary row; the caption stands above it.

    Of a matrix the columns are compared with each other: it stays one where there is little room.
    """

    columns: tuple[Head, ...]
    rows: tuple[Row, ...] = attrs.field(converter=_table_rows)
    caption: str | None = attrs.field(default=None, converter=attrs.converters.optional(sanitize))
    is_matrix: bool = False

    @property
    def cells(self) -> tuple[Cells, ...]:
        """Its ordinary rows."""
        return tuple(row for row in self.rows if isinstance(row, tuple))

    @property
    def roomy_rows(self) -> tuple[Row, ...]:
        """Its rows where columns have room for words: none of those that have a cell a column stands across them."""
        return tuple(row.cells if isinstance(row, SpanRow) and row.cells else row for row in self.rows)

    @property
    def texts(self) -> Iterator[Line]:
        """What stands in its ordinary rows and in those across its columns."""
        for row in self.rows:
            if isinstance(row, SpanRow):
                yield row.text
            elif isinstance(row, tuple):
                yield from row

    def __attrs_post_init__(self) -> None:
        if any(isinstance(row, tuple) and len(row) != len(self.columns) for row in self.rows):
            raise ValueError("every row of a table has one cell a column")


def _sanitized_items(values: Iterable[tuple[int, str]]) -> tuple[tuple[int, str], ...]:
    return tuple((number, sanitize(text)) for number, text in values)


@attrs.frozen(repr=False, eq=False)
class SourceLine(Value):
    """The sources in short, on one line, by the numbers of their notes."""

    items: tuple[tuple[int, str], ...] = attrs.field(converter=_sanitized_items)


@attrs.frozen(repr=False, eq=False)
class Footnotes(Value):
    """The notes that the numbers lead to."""

    items: tuple[tuple[int, Line], ...]


@attrs.frozen(repr=False, eq=False)
class Picture(Value):
    """A drawing as the text of an SVG, and what it shows in words, which is all that text and Markdown have of it.

    ``narrow`` is the same drawn for a narrow screen, where there is one.
    """

    svg: str = attrs.field(repr=False)
    alternative: Line = attrs.field(converter=_line)
    narrow: str | None = attrs.field(default=None, repr=False)


@attrs.frozen(repr=False, eq=False)
class Tile(Value):
    """A figure to be seen first: in large letters, with what it is and what qualifies it below."""

    figure: str = attrs.field(converter=sanitize)
    label: str = attrs.field(converter=sanitize)
    detail: str = attrs.field(default="", converter=sanitize)

    @property
    def text(self) -> str:
        """The tile as one line of text."""
        return f"{self.figure}: {'; '.join(filter(None, (self.label, self.detail)))}"


@attrs.frozen(repr=False, eq=False)
class Tiles(Value):
    """Figures to be seen first, beside each other."""

    items: tuple[Tile, ...]


@attrs.frozen(repr=False, eq=False)
class FirstPage(Value):
    """Blocks that fill the first page in print, in smaller letters where it is dense; elsewhere they are as others.

    One that ``goes_on`` leaves the rest of its page to what follows.
    """

    blocks: "tuple[Block, ...]"
    is_dense: bool = False
    goes_on: bool = False


@attrs.frozen(repr=False, eq=False)
class Part(Value):
    """Blocks under a heading that HTML folds away below it, or sets apart as a warning; elsewhere they are as others.

    A warning is never folded as a whole: what was not compared and what is doubtful stay in sight. ``id`` is what
    commands and links call the part, whatever its heading says.
    """

    heading: Heading
    blocks: "tuple[Block, ...]"
    look: Literal["folded", "warning", "open"]
    id: str = ""


Block = (
    Heading | Subtitle | Paragraph | Note | Bullets | Table | Footnotes | SourceLine | Picture | Chart | Tiles | Part
    | FirstPage
)  # fmt: skip


def flat(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with parts and pages opened up: each heading, then what stood under it."""
    for block in blocks:
        if isinstance(block, Part):
            yield block.heading
        if isinstance(block, Part | FirstPage):
            yield from flat(block.blocks)
        else:
            yield block


def deeper(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with every heading one level down."""
    for block in blocks:
        match block:
            case Heading():
                yield Heading(block.level + 1, block.text)
            case Part():
                heading = Heading(block.heading.level + 1, block.heading.text)
                yield attrs.evolve(block, heading=heading, blocks=tuple(deeper(block.blocks)))
            case _:
                yield block
