"""Figures about groups of people: who works in a role. They describe, and never feed a score or a choice."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final, Literal

import attrs

from roleinfo.model.country import UNITED_STATES
from roleinfo.model.exact import between, exact
from roleinfo.model.fact import Figure
from roleinfo.model.pay import is_currency
from roleinfo.model.rules import name_fields
from roleinfo.model.text import folded, is_optional_name, key_of, one_of

Dimension = Literal["age", "sex", "race_ethnicity", "lgbt"]
PeopleStatistic = Literal["share", "average", "median", "median_weekly_earnings", "earnings_ratio"]
_UNITS: Final[dict[PeopleStatistic, str]] = {
    "share": "percent",
    "average": "years",
    "median": "years",
    "earnings_ratio": "percent",
}
_EARNINGS: Final = "median_weekly_earnings"
_DIMENSIONS: Final[tuple[Dimension, ...]] = ("age", "sex", "race_ethnicity", "lgbt")


@attrs.frozen(field_transformer=name_fields, kw_only=True, repr=False, eq=False)
class PeopleFigure(Figure):
    """A share of a group of people (in percent), an average or median age (in years), or what they earn.

    ``currency`` is that of earnings, US dollars where none is stated. ``scheme`` says how the groups were drawn where
    that is known (an exclusive list, or Hispanics of any race): figures of two schemes are not compared.
    """

    dimension: Dimension = attrs.field(validator=one_of(Dimension))
    group: str | None = attrs.field(default=None, validator=is_optional_name)
    statistic: PeopleStatistic = attrs.field(default="share", validator=one_of(PeopleStatistic))
    value: Decimal = attrs.field(converter=exact, validator=between(0, None))
    scheme: str | None = attrs.field(default=None, validator=is_optional_name)
    currency: str | None = attrs.field(default=None, validator=attrs.validators.optional(is_currency))

    def _own_rules(self) -> Iterator[tuple[str, str]]:
        if self.statistic == "share" and self.group is None:
            yield "group", "a share must name the group of people it is of"
        if self.statistic == "share" and self.value is not None and self.value > 100:
            yield "value", f"a share, in percent, must be from 0 to 100, not {self.value}"
        if self.statistic in ("average", "median") and self.dimension != "age":
            yield "statistic", f"only an age has an {self.statistic}, not {self.dimension}"
        if self.statistic == "earnings_ratio" and self.dimension != "sex":
            yield "statistic", "an earnings ratio is of women's to men's: its dimension is sex"
        if self.currency is not None and self.statistic != _EARNINGS:
            yield "currency", f"only earnings are in a currency, not a {self.statistic.replace('_', ' ')}"

    @property
    def unit(self) -> str:
        """``percent`` for a share or a ratio, ``years`` for an age, ``USD a week`` for earnings."""
        if self.statistic == _EARNINGS:
            return f"{self.currency or UNITED_STATES.currency} a week"
        return _UNITS[self.statistic]

    def _measured(self) -> str:
        return key_of(
            self.dimension,
            self.statistic,
            group=self.group and folded(self.group),
            scheme=self.scheme and folded(self.scheme),
            currency=self.currency,
        )

    @property
    def order(self) -> tuple[Any, ...]:
        return (_DIMENSIONS.index(self.dimension), self.statistic, self.source.order, self.key)
