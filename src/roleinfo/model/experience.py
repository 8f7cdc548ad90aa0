"""Lengths of time, and what a role asks of them before one holds it."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final, Literal

import attrs

from roleinfo.model.exact import between, multiply, optional_exact, shortest, whole
from roleinfo.model.fact import Fact
from roleinfo.model.rules import Ruled, name_fields
from roleinfo.model.text import folded, is_a, is_optional_prose, key_of, one_of

DurationUnit = Literal["month", "year"]
ExperienceMeasure = Literal[
    "time_to_become",
    "experience_required",
    "typical_experience",
    "background",
    "training",
    "typical_training",
    "job_zone",
]

MONTHS_IN: Final[dict[DurationUnit, Decimal]] = {"month": Decimal(1), "year": Decimal(12)}
_LONGEST_MONTHS: Final = Decimal(12_000)


@attrs.frozen(field_transformer=name_fields, kw_only=True, repr=False, eq=False)
class DurationRange(Ruled):
    """A length of time from ``minimum`` to ``maximum`` in one unit; an end that is None is open.

    >>> DurationRange(minimum=6, maximum=8, unit="year").in_months()
    DurationRange(minimum=Decimal('72'), maximum=Decimal('96'), unit='month')
    >>> str(DurationRange(minimum=10, unit="year"))
    '10 years or more'
    """

    minimum: Decimal | None = attrs.field(default=None, converter=optional_exact, validator=between(0, None))
    maximum: Decimal | None = attrs.field(default=None, converter=optional_exact, validator=between(0, None))
    unit: DurationUnit = attrs.field(validator=one_of(DurationUnit))

    def _own_rules(self) -> Iterator[tuple[str, str]]:
        if self.minimum is None and self.maximum is None:
            yield "minimum", "a length needs a minimum, a maximum or both"
        for name in ("minimum", "maximum"):
            end = getattr(self, name)
            if end is not None and multiply(end, MONTHS_IN[self.unit]) > _LONGEST_MONTHS:
                yield name, f"a length is a thousand years at most, not {end} {self.unit}s"
        if self.minimum is not None and self.maximum is not None and self.minimum > self.maximum:
            yield "minimum", f"the range is upside down: minimum {self.minimum} is above maximum {self.maximum}"

    def in_months(self) -> "DurationRange":
        """The same range in months, twelve to a year."""
        if self.unit == "month":
            return self
        factor = MONTHS_IN[self.unit]
        ends = [None if end is None else multiply(end, factor) for end in (self.minimum, self.maximum)]
        return DurationRange(minimum=ends[0], maximum=ends[1], unit="month")

    def __str__(self) -> str:
        low, high = (None if end is None else shortest(end) for end in (self.minimum, self.maximum))
        if low == high:
            return f"{low} {self.unit}{'' if low == '1' else 's'}"
        if low is None:
            return f"up to {high} {self.unit}{'' if high == '1' else 's'}"
        if high is None:
            return f"{low} {self.unit}{'' if low == '1' else 's'} or more"
        return f"{low}-{high} {self.unit}s"


@attrs.frozen(field_transformer=name_fields, kw_only=True, repr=False, eq=False)
class ExperienceFact(Fact):
    """What one goes through before one holds the role.

    ``about`` tells the time it takes to become one from the experience that is asked for, from
    the background that people bring, and from training: four things, never set against each
    other. ``typical_experience`` and ``typical_training`` are one class for the whole occupation,
    ``job_zone`` O*NET's class of preparation, with its number in ``level``. ``length`` is how
    long, ``text`` what kind, in our own words. Where a source gives a distribution there is a fact
    for each of its classes of length, with the ``share`` of it, in percent.
    """

    about: ExperienceMeasure = attrs.field(validator=one_of(ExperienceMeasure))
    length: DurationRange | None = attrs.field(default=None, validator=attrs.validators.optional(is_a(DurationRange)))
    text: str | None = attrs.field(default=None, validator=is_optional_prose)
    level: int | None = attrs.field(default=None, validator=attrs.validators.optional(whole(1, 99)))
    share: Decimal | None = attrs.field(default=None, converter=optional_exact, validator=between(0, 100, "in percent"))

    def _own_rules(self) -> Iterator[tuple[str, str]]:
        if self.length is None and self.text is None:
            yield "length", "must say a length, a text or both"

    def _measured(self) -> str:
        of = str(self.length) if self.share is not None else None
        return key_of(self.about, text=self.text and folded(self.text), length=of)

    @property
    def order(self) -> tuple[Any, ...]:
        least = self.length and self.length.minimum and multiply(self.length.minimum, MONTHS_IN[self.length.unit])
        return (self.about, self.source.order, self.text or "", least or 0, self.key)
