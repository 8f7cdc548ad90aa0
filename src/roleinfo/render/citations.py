"""Which source a figure comes from: numbers for footnotes, and the notes in words."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import attrs

from roleinfo.render.outline import Block, Footnotes, Heading, Line, Mark, Phrase, SourceLine, joined, line
from roleinfo.text.numbers import format_date
from roleinfo.text.phrases import source_name

if TYPE_CHECKING:
    from roleinfo.model.fact import Fact
    from roleinfo.model.source import Source


def _value(fact: "Fact") -> str:
    from roleinfo.text.facts import value

    return value(fact)


class Citations:
    """The sources that a report has cited so far, numbered as they came; each date of a source has its own number."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[Source, str | None], int] = {}

    def cited(self, fact: "Fact", text: str | None = None) -> Phrase:
        """What a fact says (or another text) with the number of its source."""
        return Phrase(_value(fact) if text is None else text, self.numbers([fact]), mark_of(fact))

    def numbers(self, facts: "Iterable[Fact]") -> tuple[int, ...]:
        """The numbers of the sources of some facts, the ratings inside skills included."""
        cited = [(part.source, part.effective_date) for fact in facts for part in _with_ratings(fact)]
        numbers = self._numbers
        return tuple([numbers.setdefault(key, len(numbers) + 1) for key in cited])

    def cite(self, source: "Source", dated: str | None) -> int:
        """The number of a source that no fact names, as of a date or its own."""
        return self._numbers.setdefault((source, dated or source.date), len(self._numbers) + 1)

    def list(self, facts: "Iterable[Fact]", say: Callable[[Any], str] = _value) -> Line:
        """What each of the facts says; what several say alike stands once, and so do the numbers that all share."""
        given = tuple(facts)
        if len(given) == 1:
            return line(self.cited(given[0], say(given[0])))
        facts_by_text: dict[str, list[Fact]] = {}
        for fact in given:
            facts_by_text.setdefault(say(fact), []).append(fact)
        phrases = [Phrase(text, self.numbers(alike), mark_of(alike[0])) for text, alike in facts_by_text.items()]
        if len({(phrase.notes, phrase.mark) for phrase in phrases}) == 1:
            return line(attrs.evolve(phrases[0], text="; ".join(phrase.text for phrase in phrases)))
        return joined((line(phrase) for phrase in phrases), "; ")

    @property
    def sources(self) -> "tuple[Source, ...]":
        """The sources that were cited, in the order of their first numbers."""
        return tuple(dict.fromkeys(source for source, _ in self._numbers))

    def footnotes(self) -> Footnotes:
        """The notes, in the order of their numbers."""
        notes = [(number, described(*key)) for key, number in self._numbers.items()]
        return Footnotes(tuple(notes))

    def source_line(self, *, credits: bool = False) -> Iterator[SourceLine]:
        """The sources in short, two of one name and date with their ids, each with the credit that it always needs.

        ``credits`` adds every other license of attribution.
        """
        last = {source: number for (source, _), number in self._numbers.items()}
        names = {key: f"{source_name(key[0])}, {format_date(key[1])}" for key in self._numbers}
        shared = {name for name, count in Counter(names.values()).items() if count > 1}
        items = [
            (
                number,
                names[source, dated]
                + (f" ({source.id})" if names[source, dated] in shared else "")
                + (_terms(source, credits=credits) if last[source] == number else ""),
            )
            for (source, dated), number in self._numbers.items()
        ]
        if items:
            yield SourceLine(tuple(items))


def _terms(source: "Source", *, credits: bool) -> str:
    """The credit of a source that always needs one; publisher, release and license of others of attribution."""
    if source.credit_beside_figures:
        return f" ({source.credit_beside_figures})"
    if not credits or not source.license.startswith("CC "):
        return ""
    changed = ", modified" if source.credit and "modified" in source.credit else ""
    return f" ({source.title} {source.release or ''}, {source.publisher}, {source.license}{changed})"


def sourced(citations: Citations) -> Iterator[Block]:
    """The sources that were cited, under a heading; nothing where none was."""
    notes = citations.footnotes()
    if notes.items:
        yield from (Heading(2, "Sources"), notes)


def mark_of(fact: "Fact") -> Mark | None:
    """The mark of a fact that no source prints as it stands."""
    return None if fact.origin == "published" else fact.origin


def _with_ratings(fact: "Fact") -> "list[Fact]":
    from roleinfo.model.skill import Skill

    parts = (fact, fact.importance, fact.level) if isinstance(fact, Skill) else (fact,)
    return [part for part in parts if part is not None]


def described(source: "Source", dated: str | None) -> Line:
    """A source in full: publisher, title, release, date, address, what it cites, license, method and whom to credit."""
    head = f'{source.publisher}: "{source.title}"'
    parts = [
        *([f"release {source.release}"] if source.release else []),
        f"figures of {dated}" if dated else "undated",
        *([f"read {source.retrieved}"] if source.retrieved else []),
    ]
    sentences = [
        ", ".join([head, *parts]),
        *([f"It cites {source.cites}"] if source.cites else []),
        f"License: {source.license}",
        *([f"Method: {source.method}"] if source.method else []),
        *([source.credit] if source.credit else []),
    ]
    words = " ".join(sentence if sentence.endswith((".", "!", "?")) else f"{sentence}." for sentence in sentences)
    return line(f"{words} ", source.url) if source.url else line(words)
