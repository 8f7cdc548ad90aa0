"""Where a fact comes from."""

from datetime import date
from typing import Final

import attrs

from roleinfo.errors import shown
from roleinfo.model._edges import OneLine
from roleinfo.model._results import LookupResult
from roleinfo.model.arguments import check_type
from roleinfo.model.exact import whole
from roleinfo.model.rules import check_fields
from roleinfo.model.text import is_id, is_name, is_optional_date, is_optional_name, is_optional_prose

_CREDITED_LICENSE: Final = "Open Government Licence"


@attrs.frozen(kw_only=True, cache_hash=True, repr=False)
class Source(LookupResult):
    """A publication that facts are taken from.

    ``id`` is what facts name it by; ``series`` is shared by publications of one maker and method
    (two pages of one site, two releases of one survey) and is the id where there is only one;
    ``date`` is the date that the publication states for its figures, or None; ``retrieved`` the
    date it was read; ``rank`` its place in the stated order of sources, the lowest first.
    ``short_name`` is what people call it (OEWS), where that is not its publisher's name.
    ``license`` and ``credit`` say on what terms its facts may be passed on and whom to name.

    >>> Source(id="survey", title="Our pay survey", publisher="Example Ltd", license="internal").series
    'survey'
    """

    id: str = attrs.field(validator=is_id)
    title: str = attrs.field(validator=is_name)
    publisher: str = attrs.field(validator=is_name)
    license: str = attrs.field(validator=is_name)
    short_name: str | None = attrs.field(default=None, validator=is_optional_name)
    series: str = attrs.field(default=attrs.Factory(lambda self: self.id, takes_self=True), validator=is_id)
    rank: int = attrs.field(default=1000, validator=whole(-999_999_999, 999_999_999))
    release: str | None = attrs.field(default=None, validator=is_optional_name)
    date: str | None = attrs.field(default=None, validator=is_optional_date)
    retrieved: str | None = attrs.field(default=None, validator=is_optional_date)
    url: str | None = attrs.field(default=None, validator=is_optional_name)
    cites: str | None = attrs.field(default=None, validator=is_optional_name)
    method: str | None = attrs.field(default=None, validator=is_optional_prose)
    credit: str | None = attrs.field(default=None, validator=is_optional_prose)

    @property
    def order(self) -> tuple[int, str]:
        """The place of this source in the stated order; lower is asked first."""
        return (self.rank, self.id)

    @property
    def display_name(self) -> str:
        """What a sentence calls it: its short name, else its publisher."""
        return self.short_name or self.publisher

    @property
    def credit_beside_figures(self) -> str | None:
        """What the license wants said wherever a figure of it is shown, however short the display; else None.

        >>> import roleinfo as ri
        >>> ri.role("uk-2237").salary[0].source.credit_beside_figures
        'Source: Office for National Statistics licensed under the Open Government Licence v.3.0'
        """
        return (self.credit or self.license) if self.license.startswith(_CREDITED_LICENSE) else None

    def is_named(self, name: str) -> bool:
        """Whether ``name`` is this source's id or the series it belongs to."""
        if not isinstance(name, str):
            raise TypeError(f"name must be text, not {shown(name)}")
        return name in (self.id, self.series)

    def citation(self, effective_date: str | None) -> str:
        """The source in a line, with the date of the figures that are taken from it."""
        if effective_date is not None and not isinstance(effective_date, str):
            raise TypeError(f"effective_date must be text, not {shown(effective_date)}")
        dated = f"figures of {effective_date}" if effective_date else "undated"
        return ", ".join(part for part in (f"{self.publisher}: {self.title}", self.release, dated) if part)


@attrs.frozen(field_transformer=check_fields, repr=False)
class SourceStatus(OneLine):
    """How old a source's figures are: ``age_months`` full months since their date, None where it states none."""

    source: Source
    age_months: int | None

    @classmethod
    def on(cls, source: Source, today: date) -> "SourceStatus":
        """The status on a day; a source dated to the year counts from the end of that year."""
        check_type("source", source, Source)
        check_type("today", today, date)
        if source.date is None:
            return cls(source, None)
        year, *rest = (int(text) for text in source.date.split("-"))
        month = rest[0] if rest else 12
        begun = len(rest) > 1 and today.day < rest[1]
        return cls(source, max(0, (today.year - year) * 12 + today.month - month - begun))

    def __str__(self) -> str:
        age = "age unknown, no date stated" if self.age_months is None else f"{self.age_months} months old"
        return f"{self.source.id}: {self.source.citation(self.source.date)}; {age}"


@attrs.frozen(field_transformer=check_fields, repr=False)
class SourceFile(OneLine):
    """A publisher's file that a bundle was built from: its name, what it holds, its source, and its SHA-256."""

    name: str
    holds: str
    source: Source
    sha256: str


class SourceFiles(LookupResult, tuple[SourceFile, ...]):
    """The files that a catalog's bundles were built from: a tuple that shows itself as a table."""

    __slots__ = ()


class Sources(LookupResult, tuple[Source, ...]):
    """Sources in the stated order: a tuple that shows itself as a table."""

    __slots__ = ()


class SourceStatuses(LookupResult, tuple[SourceStatus, ...]):
    """Sources with the age of their figures: a tuple that shows itself as a table."""

    __slots__ = ()
