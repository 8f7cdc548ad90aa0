"""The sources of a catalogue, with their age and terms."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final

import attrs

from roleinfo.model.source import Source, SourceStatus
from roleinfo.render import text
from roleinfo.render.outline import DASH, Block, Bullets, Column, Footnotes, Heading, Paragraph, Phrase, Table, line

_MONTHS: Final = 12
_SPOKEN_OF_IN_MONTHS: Final = 24
_DATED: Final = ("Release", "Figures of", "Months old")


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
    """The sources in neutral blocks, in the stated order: one table with all there is to say."""
    return statuses_outline([SourceStatus.on(each, today) for each in sources])


def statuses_outline(statuses: Sequence[SourceStatus]) -> tuple[Block, ...]:
    """The same of sources whose age is known already."""
    columns = ("Id", "Publisher and title", *_DATED, "Licence")
    rows = [(each.source.id, _titled(each.source), *_dated(each), each.source.licence) for each in statuses]
    return _headed(statuses, Table(_columns(columns), rows))


def listed_outline(sources: Sequence[Source]) -> tuple[Block, ...]:
    """The sources without the age of their figures, which changes from day to day."""
    *dated, _ = _DATED
    rows = [
        (each.id, _titled(each), each.release or DASH, each.date or DASH, each.licence) for each in sources
    ]  # fmt: skip
    return _headed(sources, Table(_columns(("Id", "Publisher and title", *dated, "Licence")), rows), aged=False)


def narrow(sources: Sequence[Source], today: date) -> tuple[Block, ...]:
    """The same for 80 columns: titles in a list below the table, licences in notes, since few are many sources'."""
    licences = {licence: number for number, licence in enumerate(dict.fromkeys(each.licence for each in sources), 1)}
    rows = [
        (each.id, *_dated(SourceStatus.on(each, today)), line(Phrase("", (licences[each.licence],))))
        for each in sources
    ]
    return _headed(
        sources,
        Table(_columns(("Id", *_DATED, "Licence")), rows),
        Heading(2, "Publishers and titles"),
        Bullets([f"{each.id}: {_titled(each)}" for each in sources]),
        Heading(2, "Licences"),
        Footnotes(tuple((number, line(licence)) for licence, number in licences.items())),
    )


def _headed(sources: Sequence[object], *blocks: Block, aged: bool = True) -> tuple[Block, ...]:
    if not sources:
        return (Heading(1, "Sources"), Paragraph("There is no source."))
    age_is = "; the age is that of the figures, those of a year counted from its end" if aged else ""
    return (Heading(1, "Sources"), Paragraph(f"In the order in which they are asked{age_is}."), *blocks)


def _columns(titles: Iterable[str]) -> tuple[Column, ...]:
    return tuple(Column(each, "right" if each == _DATED[-1] else "left") for each in titles)


def _titled(source: Source) -> str:
    return f'{source.publisher}: "{source.title}"'


def _dated(status: SourceStatus) -> tuple[str, str, str]:
    """The release, the date of the figures and their age in months, each with a dash where it is not stated."""
    source, months = status.source, status.age_months
    return (source.release or DASH, source.date or DASH, DASH if months is None else f"{months}")


def source_outline(source: Source) -> tuple[Block, ...]:
    """One source: who publishes it, of when it is, and on what terms its facts may be passed on."""
    rows = [
        ("Publisher", source.publisher),
        ("Release", source.release or "not stated"),
        ("Figures of", source.date or "not stated"),
        *([("Read on", source.retrieved)] if source.retrieved else []),
        *([("It cites", source.cites)] if source.cites else []),
        *([("Method", source.method)] if source.method else []),
        ("Licence", source.licence),
        *([("Credit to give", source.credit)] if source.credit else []),
        *([("Address", source.url)] if source.url else []),
        ("Id", source.id),
    ]
    return (Heading(1, source.title), Table((Column(""), Column("")), rows))


def to_text(sources: Sequence[Source], today: date) -> str:
    """The sources as text of 80 columns."""
    return text.write(narrow(sources, today))


def to_dicts(sources: Iterable[Source], today: date) -> list[dict[str, Any]]:
    """Each source in plain types, with the age of its figures in words and in months."""
    return [
        {
            **attrs.asdict(each),
            "age": age(each.date, today),
            "age_months": SourceStatus.on(each, today).age_months,
        }
        for each in sources
    ]
