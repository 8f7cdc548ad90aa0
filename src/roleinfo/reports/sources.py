"""The sources of a catalogue, with their age and terms."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

import attrs

from roleinfo.model.source import Source
from roleinfo.reports import markdown, text
from roleinfo.reports.outline import Block, Column, Heading, Paragraph, Table

_MONTHS: Final = 12
_SPOKEN_OF_IN_MONTHS: Final = 24


def age(dated: str | None, today: date) -> str:
    """How old figures of this date are, in words; the date is YYYY, YYYY-MM or YYYY-MM-DD.

    >>> age("2024-05", date(2025, 11, 21)), age("2019", date(2025, 11, 21)), age(None, date(2025, 11, 21))
    ('18 months old', 'about 6 years old', 'of unknown age')
    """
    if dated is None:
        return "of unknown age"
    year, _, rest = dated.partition("-")
    if not rest:
        years = today.year - int(year)
        return "ahead of today" if years < 0 else f"about {_counted(years, 'year')} old" if years else "of this year"
    months = (today.year - int(year)) * _MONTHS + today.month - int(rest[:2])
    if months < 0:
        return "ahead of today"
    if months < _SPOKEN_OF_IN_MONTHS:
        return f"{_counted(months, 'month')} old" if months else "of this month"
    return f"{_counted(months // _MONTHS, 'year')} old"


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def outline(sources: Sequence[Source], today: date) -> tuple[Block, ...]:
    """The sources in neutral blocks, in the stated order."""
    if not sources:
        return (Heading(1, "Sources"), Paragraph("There is no source."))
    columns = ("Id", "Publisher and title", "Figures of", "Licence")
    rows = [
        (
            each.id,
            f'{each.publisher}: "{each.title}"' + (f", release {each.release}" if each.release else ""),
            f"{each.date or 'undated'}, {age(each.date, today)}",
            each.licence,
        )
        for each in sources
    ]
    return (
        Heading(1, "Sources"),
        Paragraph("In the order in which they are asked; the age is that of the figures."),
        Table(tuple(Column(each) for each in columns), rows),
    )


def to_text(sources: Sequence[Source], today: date) -> str:
    """The sources as text of 80 columns."""
    return text.write(outline(sources, today))


def to_markdown(sources: Sequence[Source], today: date) -> str:
    """The sources as a Markdown table."""
    return markdown.write(outline(sources, today))


def to_dicts(sources: Iterable[Source], today: date) -> list[dict[str, Any]]:
    """Each source in plain types, with the age of its figures in words."""
    return [{**attrs.asdict(each), "age": age(each.date, today)} for each in sources]
