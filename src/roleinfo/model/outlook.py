"""How many hold the role, how that changes, and how content they are: counts that are not each other."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final, Literal

import attrs

from roleinfo.model.arguments import check_confidence
from roleinfo.model.exact import (
    between,
    error_from_rse,
    exact,
    interval_of,
    multiply,
    optional_exact,
    shortest,
)
from roleinfo.model.fact import Figure
from roleinfo.model.place import Industry, Place
from roleinfo.model.rules import Ruled, name_fields
from roleinfo.model.text import folded, is_a, is_optional_name, is_year, key_of, one_of

OutlookMeasure = Literal[
    "growth",
    "jobs",
    "projected_jobs",
    "openings",
    "postings",
    "net_change",
    "opportunities",
    "exit_rate",
    "transfer_rate",
    "self_employed_share",
    "openings_per_1000",
    "jobs_per_1000",
    "location_quotient",
    "job_satisfaction",
    "growth_beyond_all",
]
_MEASURES: Final[tuple[OutlookMeasure, ...]] = OutlookMeasure.__args__  # type: ignore[attr-defined]
UNITS: Final[dict[OutlookMeasure, str]] = {
    "growth": "percent",
    "jobs": "jobs",
    "projected_jobs": "jobs",
    "openings": "openings a year",
    "postings": "postings",
    "net_change": "jobs",
    "opportunities": "opportunities",
    "exit_rate": "percent",
    "transfer_rate": "percent",
    "self_employed_share": "percent",
    "openings_per_1000": "openings a year per 1,000 jobs",
    "jobs_per_1000": "jobs per 1,000 jobs",
    "location_quotient": "times the nation's share",
    "job_satisfaction": "points",
    "growth_beyond_all": "points",
}


@attrs.frozen(repr=False, eq=False)
class Years(Ruled):
    """The years from which and to which a projection or a change runs."""

    start: int = attrs.field(validator=is_year)
    end: int = attrs.field(validator=is_year)

    def _own_rules(self) -> Iterator[tuple[str, str]]:
        if self.start >= self.end:
            yield "start", f"the range is upside down: start {self.start} is not before end {self.end}"

    def __str__(self) -> str:
        return f"{self.start}-{self.end}"


@attrs.frozen(field_transformer=name_fields, kw_only=True, repr=False, eq=False)
class OutlookFigure(Figure):
    """One figure of the outlook: what is counted, the value in its unit, over which years.

    ``growth`` is a percentage over the period, ``jobs`` a number of jobs (whether employment or
    postings is in ``universe``, where stated), ``openings`` openings a year, ``net_change`` jobs
    gained or lost over the period, ``projected_jobs`` the jobs at its end, ``opportunities`` what
    a source calls so without saying which of these it means; ``exit_rate`` and ``transfer_rate``
    the percentage of those in the role who leave work, or leave for another occupation, in a
    year; ``self_employed_share`` the percentage of jobs whose holders work for themselves;
    ``growth_beyond_all`` the growth less that of all jobs over the same years, in percentage points;
    ``openings_per_1000`` openings a year for each thousand jobs; ``jobs_per_1000`` jobs of
    each thousand in the place, ``location_quotient`` that over the
    nation's own; ``job_satisfaction`` points on a scale up to ``scale_end``, None where the source
    does not say. ``rse`` is the relative standard error in percent, where published, and
    ``class_code`` the publisher's code of the class that the figure is of, ``class_title`` its title; ``class_scheme``
    is the classification of a group of occupations whose code holds others today.
    """

    about: OutlookMeasure = attrs.field(validator=one_of(OutlookMeasure))
    value: Decimal = attrs.field(converter=exact)
    period: Years | None = attrs.field(default=None, validator=attrs.validators.optional(is_a(Years)))
    place: Place | None = attrs.field(default=None, validator=attrs.validators.optional(is_a(Place)))
    industry: Industry | None = attrs.field(default=None, validator=attrs.validators.optional(is_a(Industry)))
    universe: str | None = attrs.field(default=None, validator=is_optional_name)
    rse: Decimal | None = attrs.field(default=None, converter=optional_exact, validator=between(0, None))
    scale_end: Decimal | None = attrs.field(default=None, converter=optional_exact)
    class_code: str | None = attrs.field(default=None, validator=is_optional_name)
    class_title: str | None = attrs.field(default=None, validator=is_optional_name, eq=False)
    class_scheme: str | None = attrs.field(default=None, validator=is_optional_name)

    def _own_rules(self) -> Iterator[tuple[str, str]]:
        if (
            self.about not in ("growth", "net_change", "growth_beyond_all")
            and self.value is not None
            and self.value < 0
        ):
            yield "value", f"{str(self.about).replace('_', ' ')} is not negative: {self.value}"

    @property
    def unit(self) -> str:
        """The unit of the value."""
        return UNITS[self.about]

    @property
    def standard_error(self) -> Decimal | None:
        """The standard error in the figure's own unit: value x rse / 100; None where none is published.

        An error of 0.0% was rounded when it was published, and counts as 0.05%.
        """
        if self.rse is None or self.bound != "exact":
            return None
        return error_from_rse(self.value, self.rse)

    def interval(self, confidence: Decimal | float = Decimal("0.90")) -> tuple[Decimal, Decimal] | None:
        """The interval of this figure at a level of confidence, calculated from its relative standard error.

        Sampling error alone; None where no error is published, and for a figure that is not exact.

        >>> import roleinfo as ri
        >>> [jobs] = [figure for figure in ri.role("registered nurse").outlook.about("jobs") if figure.rse is not None]
        >>> [int(end) for end in jobs.interval()]
        [3363042, 3396397]
        """
        level, error = check_confidence(confidence), self.standard_error
        return None if error is None else interval_of(self.value, error, level)

    def _measured(self) -> str:
        return key_of(
            self.about,
            period=self.period and str(self.period),
            place=self.place and self.place.key,
            industry=self.industry and self.industry.key,
            universe=self.universe and folded(self.universe),
            scale=None if self.scale_end is None else shortest(self.scale_end),
        )

    @property
    def order(self) -> tuple[Any, ...]:
        return (_MEASURES.index(self.about), self.source.order, self.key)


GrowthClass = Literal[
    "much faster than average", "faster than average", "about as fast as average", "slower than average",
    "little or no change", "decline",
]  # fmt: skip
"""How projected growth compares with that of all jobs, in words."""

GROWTH_RULE: Final = """\
roleinfo's own classes of projected growth, by the growth of all jobs over the same years: much faster than average \
from 2 times that growth, faster from 1.5 times, about as fast from 0.75 times; below that slower, from 1%; little \
or no change between a decline and an increase of 1%; decline from 1%"""
"""The rule by which growth is classed."""

_FROM: Final[tuple[tuple[Decimal, GrowthClass], ...]] = (
    (Decimal(2), "much faster than average"),
    (Decimal("1.5"), "faster than average"),
    (Decimal("0.75"), "about as fast as average"),
)


def class_growth(growth: Decimal, of_all: Decimal) -> GrowthClass:
    """The class of a growth in percent, by the growth of all jobs.

    >>> class_growth(Decimal("4.9"), Decimal("3.1")), class_growth(Decimal("-0.4"), Decimal("3.1"))
    ('faster than average', 'little or no change')
    """
    if growth <= -1:
        return "decline"
    if growth < 1:
        return "little or no change"
    return next((name for times, name in _FROM if growth >= multiply(of_all, times)), "slower than average")
