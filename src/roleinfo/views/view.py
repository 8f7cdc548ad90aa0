"""All that a result shows of itself, declared once: a finding, tables, notes and sources, in brief and in full."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import wraps
from typing import TYPE_CHECKING, Any, Final, Generic, ParamSpec, TypeVar

import attrs

from roleinfo.model.arguments import check_count, check_flag, check_optional_count, check_optional_word
from roleinfo.model.exact import own_context
from roleinfo.render.citations import Citations
from roleinfo.render.outline import Block, Bullets, Heading, Note, Paragraph, Part, Subtitle
from roleinfo.text.notes import rank_caveats
from roleinfo.version import RESULT_SCHEMA
from roleinfo.views.columns import Column, TableSpec
from roleinfo.views.one_line import labelled
from roleinfo.views.tabular import ColumnData, csv_text, frame

if TYPE_CHECKING:
    from roleinfo.model.caveat import Caveat
    from roleinfo.model.fact import Fact

T = TypeVar("T")
P = ParamSpec("P")
R = TypeVar("R")

BRIEF_ROWS: Final = 15
"""How many rows of its table a result shows in brief."""

_DECISIVE: Final = 3
_WHERE_ALL_IS: Final = "All rows: show(). A report in one file: report()."
_MOST_LINES: Final = 40
_USUAL_WIDTH: Final = 80
_NARROWEST, _WIDEST, _DEEPEST_INDENT = 20, 1000, 16
# Where titles are long, fewer rows and notes are shown, so that the brief stays one.
_FEWER: Final = ((BRIEF_ROWS, 3), (BRIEF_ROWS, 2), (10, 2), (10, 1), (6, 1), (3, 1), (1, 1))


def _in_own_context(write: Callable[P, R]) -> Callable[P, R]:
    """What is written does not depend on the caller's decimal context."""

    @wraps(write)
    def written(*arguments: P.args, **keywords: P.kwargs) -> R:
        with own_context():
            return write(*arguments, **keywords)

    return written


def _no_text(_result: Any) -> str:
    return ""


def _nothing(_result: Any) -> Iterable[Any]:
    return ()


@attrs.frozen(eq=False)
class SectionSpec(Generic[T]):
    """A section of a result's full form: what commands and links call it, its heading, and what stands in it."""

    id: str
    heading: str
    blocks: Callable[[T, Citations], Iterable[Block]]


@attrs.frozen(eq=False, kw_only=True)
class View(Generic[T]):
    """How results of a class show themselves.

    ``label`` is what its ``repr`` says after the name of the class. ``tables`` are its rows, the
    main table first: that is its frame and CSV. ``finding`` says the result in sentences;
    ``caveats`` are ranked, and those that can turn the conclusion stand before the table.
    ``brief``, ``sections`` and ``full`` stand for the table and the tables where a result needs more, and ``leaner``
    for a brief that would have too many lines, the shortest first;
    ``facts`` are what it rests on beside the facts of its cells; ``decisive`` are the notes of the brief, where
    these are not simply the gravest caveats; ``parameters`` say to programs how a result was made. Of a result that
    ``folds`` a notebook's card has each section below the brief.
    """

    of: type[T]
    label: Callable[[T], str]
    title: Callable[[T], str]
    tables: tuple[TableSpec[T, Any], ...]
    subtitle: Callable[[T], str] = _no_text
    finding: Callable[[T], Iterable[str]] = _nothing
    caveats: "Callable[[T], Iterable[Caveat]]" = _nothing
    facts: "Callable[[T], Iterable[Fact]]" = _nothing
    decisive: Callable[[T], Iterable[str]] | None = None
    brief: Callable[[T, Citations], Iterable[Block]] | None = None
    leaner: tuple[Callable[[T, Citations], Iterable[Block]], ...] = ()
    sections: tuple[SectionSpec[T], ...] = ()
    full: Callable[[T], Iterable[Block]] | None = None
    folds: bool = False
    parameters: tuple[Column[T], ...] = ()

    @property
    def main(self) -> TableSpec[T, Any]:
        """The table that frame and CSV are of."""
        return self.tables[0]

    @_in_own_context
    def one_line(self, result: T) -> str:
        """The result on one line of at most 200 characters: ``<SalaryGap mean ...>``."""
        return labelled(result, self.label)

    @_in_own_context
    def column_data(self, result: T, table: str | None = None) -> ColumnData:
        """The columns of one of its tables, by default the main one; InvalidArgumentError for one that it has not."""
        check_optional_word("table", table, [spec.key for spec in self.tables])
        return next(spec for spec in self.tables if table in (None, spec.key)).column_data(result)

    @_in_own_context
    def to_plain(self, result: T) -> dict[str, Any]:
        """The result in types that JSON has: what it finds, how it was made, its notes and every table."""
        return {"schema": RESULT_SCHEMA, "result": self.of.__name__, **self.to_tables(result)}

    @_in_own_context
    def to_tables(self, result: T) -> dict[str, Any]:
        """The same without the form's number and the name of the class, to stand beside the fields of a value."""
        notes = [
            {"code": caveat.code, "message": caveat.message, **({"path": [*caveat.path]} if caveat.path else {})}
            for caveat in dict.fromkeys(self.caveats(result))
        ]
        values = {column.key: column.json_value(result) for column in self.parameters}
        return {
            "title": self.title(result),
            "finding": " ".join(self.finding(result)),
            "parameters": {key: value for key, value in values.items() if value is not None},
            "notes": notes,
            **{table.key: table.to_plain(result) for table in self.tables},
        }

    @_in_own_context
    def to_text(self, result: T, *, full: bool = False, width: int = 80) -> str:
        """Plain text; the brief has at most 40 lines of 80 columns, and more where these are narrower."""
        from roleinfo.render import text

        check_flag("full", full)
        check_count("width", width, _NARROWEST, _WIDEST)
        if full:
            return text.write(self.full_blocks(result), columns=width).rstrip("\n")
        most = _MOST_LINES if width >= _USUAL_WIDTH else _MOST_LINES * _USUAL_WIDTH // width
        leanest = next(iter(self.leaner), self.brief)
        fuller = (self.brief, *self.leaner[:0:-1]) if self.leaner else ()
        attempts = [*((brief, *_FEWER[0]) for brief in fuller), *((leanest, *limits) for limits in _FEWER)]
        lines: list[str] = []
        for brief, rows, notes in attempts:  # the fullest that there is room for
            lines = self._brief_lines(result, width, brief, rows, notes)
            if len(lines) <= most:
                break
        return "\n".join(text.fit(line, width) for line in lines[:most])

    def _brief_lines(
        self, result: T, width: int, brief: Callable[[T, Citations], Iterable[Block]] | None, rows: int, notes: int
    ) -> list[str]:
        from roleinfo.render import text

        blocks = self.brief_blocks(result, rows, notes, brief=brief)
        return text.write(blocks, columns=width).rstrip("\n").split("\n")

    def to_json(self, plain: Mapping[str, Any], indent: int | None) -> str:
        """A result's plain types as JSON: compact, or with so many blanks a level."""
        import json

        check_optional_count("indent", indent, 0, _DEEPEST_INDENT)
        separators = (",", ":") if indent is None else None
        return json.dumps(plain, ensure_ascii=False, indent=indent, separators=separators)

    @_in_own_context
    def to_markdown(self, result: T, *, full: bool = False, guard_dollars: bool = False) -> str:
        """Markdown; a guarded dollar is not taken for the start of a formula."""
        from roleinfo.render import markdown

        check_flag("full", full)
        return markdown.write(self._blocks(result, full=full), guard_dollars=guard_dollars)

    @_in_own_context
    def to_html(self, result: T, *, full: bool = False) -> str:
        """A fragment of HTML."""
        from roleinfo.render import card

        check_flag("full", full)
        return card.write(self._blocks(result, full=full), whole=full)

    @_in_own_context
    def to_card(self, result: T) -> str:
        """A fragment of HTML for a notebook: the brief, and below it each section folded, with its first rows."""
        from roleinfo.render import card

        citations = Citations()
        brief = tuple(self.brief_blocks(result, citations=citations))
        if not self.folds:
            return card.write(brief)
        folded = [*(section.id for section in self._sections() if section.id != "overview"), "notes"]
        parts = tuple(self.parts(result, citations, folded))
        sources = Part(Heading(2, "Sources"), (citations.footnotes(),), "folded", "sources")
        return card.write_folds(brief, [*parts, sources], ending=_WHERE_ALL_IS)

    def to_frame(self, result: T, backend: str | None, *, table: str | None, exact: bool) -> Any:
        """A data frame of one of its tables."""
        return frame(self.column_data(result, table), backend, exact=exact)

    def to_csv(self, result: T, table: str | None = None) -> str:
        """One of its tables as CSV."""
        return csv_text(self.column_data(result, table))

    def _blocks(self, result: T, *, full: bool) -> Iterator[Block]:
        return self.full_blocks(result) if full else self.brief_blocks(result)

    def brief_blocks(
        self,
        result: T,
        rows: int = BRIEF_ROWS,
        notes: int = _DECISIVE,
        citations: Citations | None = None,
        brief: Callable[[T, Citations], Iterable[Block]] | None = None,
    ) -> Iterator[Block]:
        """The finding, the caveats that can turn it, some rows, and one line of sources."""
        citations = citations or Citations()
        yield from self._head(result)
        yield from map(Note, [*self.decisive_notes(result)][:notes])
        if table := brief or self.brief:
            yield from table(result, citations)
        else:
            yield from self.main.blocks(result, citations, rows)
        citations.numbers(self.facts(result))
        yield from citations.source_line()

    def full_blocks(self, result: T, only: Iterable[str] | None = None) -> Iterator[Block]:
        """Everything: the finding, every section (or those named), all notes and the sources in full."""
        if self.full is not None and only is None:
            yield from self.full(result)
            return
        citations = Citations()
        wanted = None if only is None else frozenset(only)
        yield from self._head(result)
        for part in self.parts(result, citations, wanted):
            if part.id != "notes" and len(self._sections()) == 1:
                yield from part.blocks
            else:
                yield part
        if wanted is None or "sources" in wanted:
            citations.numbers(self.facts(result))
            notes = citations.footnotes()
            if notes.items:
                yield Part(Heading(2, "Sources"), (notes,), "open", "sources")

    def parts(self, result: T, citations: Citations, wanted: Collection[str] | None = None) -> Iterator[Part]:
        """The sections that are not empty, or those named of them, and the notes; warnings are never folded."""
        for section in self._sections():
            blocks = tuple(section.blocks(result, citations)) if wanted is None or section.id in wanted else ()
            if blocks:
                yield Part(
                    Heading(2, section.heading), blocks, "warning" if section.id == "notes" else "open", section.id
                )
        if "notes" not in {section.id for section in self._sections()} and (wanted is None or "notes" in wanted):
            yield from self._notes(result)

    def _sections(self) -> tuple[SectionSpec[T], ...]:
        return self.sections or tuple(_section_of(spec) for spec in self.tables)

    def _head(self, result: T) -> Iterator[Block]:
        yield Heading(1, self.title(result))
        if subtitle := self.subtitle(result):
            yield Subtitle(subtitle)
        if sentences := tuple(self.finding(result)):
            yield Paragraph(" ".join(sentences))

    def decisive_notes(self, result: T) -> Iterable[str]:
        """What can turn the conclusion, the gravest first."""
        if self.decisive is not None:
            return self.decisive(result)
        return [caveat.message for caveat in rank_caveats(self.caveats(result))[0]]

    def _notes(self, result: T) -> Iterator[Part]:
        decisive, others = rank_caveats(self.caveats(result))
        if decisive or others:
            listed = [Bullets([caveat.message for caveat in others])] if others else []
            blocks: tuple[Block, ...] = (*(Note(caveat.message) for caveat in decisive), *listed)
            yield Part(Heading(2, "Notes"), blocks, "warning", "notes")


def _section_of(table: TableSpec[T, Any]) -> SectionSpec[T]:
    return SectionSpec(table.key, table.title or table.key.replace("_", " ").capitalize(), table.blocks)


def view_of(views: Mapping[type, View[Any]], kind: type) -> View[Any]:
    """The view of a class, or of the nearest class that it is made from; TypeError where none is declared."""
    for base in kind.__mro__:
        if base in views:
            return views[base]
    raise TypeError(f"no view is declared for {kind.__name__}")
