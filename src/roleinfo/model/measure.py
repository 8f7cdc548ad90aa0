"""Sourced measures on a named scale, as exposure to AI: each with its method and its authors' warning."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import attrs

from roleinfo.model.exact import exact, optional_exact, shortest
from roleinfo.model.fact import Figure
from roleinfo.model.rules import name_fields
from roleinfo.model.text import folded, is_id, is_name, is_optional_name, is_optional_prose, key_of


@attrs.frozen(field_transformer=name_fields, kw_only=True, repr=False, eq=False)
class Measure(Figure):
    """What somebody measured of a role, on a scale of their own.

    ``id`` is what it is called where roles are ranked by it, ``name`` what readers see; ``scale`` says what is
    measured, ``lowest`` and ``highest`` are the scale's ends where it has any. ``method`` is how the number came
    about and ``warning`` what its authors say that it is not, both in our own words; ``class_code`` is the code
    that it was published for. A measure is compared with the same measure of another role and with nothing else: no
    two are averaged, and none is in a score, a rank that was not asked for, a path or a match.

    >>> import roleinfo as ri
    >>> [measure] = ri.role("registered nurse").measures.named("ai-applicability")
    >>> measure.value, measure.published_for, measure.source.license
    (Decimal('0.121784887988'), 'Registered Nurses (29-1141)', 'CC BY 4.0')
    """

    id: str = attrs.field(validator=is_id)
    name: str = attrs.field(validator=is_name)
    value: Decimal = attrs.field(converter=exact)
    scale: str = attrs.field(validator=is_name)
    lowest: Decimal | None = attrs.field(default=None, converter=optional_exact)
    highest: Decimal | None = attrs.field(default=None, converter=optional_exact)
    method: str | None = attrs.field(default=None, validator=is_optional_prose)
    warning: str | None = attrs.field(default=None, validator=is_optional_prose)
    class_code: str | None = attrs.field(default=None, validator=is_optional_name)

    def _own_rules(self) -> Iterator[tuple[str, str]]:
        if self.lowest is not None and self.highest is not None and self.lowest >= self.highest:
            yield "lowest", f"the scale is upside down: {self.lowest} to {self.highest}"
        for name, end, beyond in (("lowest", self.lowest, -1), ("highest", self.highest, 1)):
            if end is not None and self.value is not None and self.value.compare(end) == beyond:
                yield "value", f"must lie on its scale, whose {name} is {end}, not {self.value}"

    @property
    def scale_text(self) -> str:
        """The scale with its ends: ``applicability score, from 0 to 1``."""
        ends = [
            f"{word} {shortest(end)}" for word, end in (("from", self.lowest), ("to", self.highest)) if end is not None
        ]
        return f"{self.scale}, {' '.join(ends)}" if ends else self.scale

    def _measured(self) -> str:
        ends = (None if end is None else shortest(end) for end in (self.lowest, self.highest))
        lowest, highest = ends
        return key_of(self.id, scale=folded(self.scale), lowest=lowest, highest=highest)

    @property
    def order(self) -> tuple[Any, ...]:
        return (self.source.order, self.id, self.key)
