"""Pay as an advertisement states it: an amount or a range, with how it is to be read."""

from typing import Any

import attrs

from roleinfo.errors import InvalidArgumentError, shown
from roleinfo.model.arguments import check_type
from roleinfo.model.pay import Pay, check_defaults
from roleinfo.model.rules import Ruled, name_fields
from roleinfo.model.text import is_a, one_of
from roleinfo.typing import Bound, Component, Period


@attrs.frozen(field_transformer=name_fields, repr=False, eq=False)
class AdvertisedPay(Ruled):
    """Pay that an advertisement states.

    ``low`` and ``high`` are the ends of a range, equal for one amount; an open end is None, and
    ``bound`` then says ``at_least`` or ``at_most``. ``component`` is what the pay includes, where the text
    says it; ``is_period_assumed`` tells that it says no period, and that pay per year was read for the size of
    the amount. ``printed`` is the text itself.
    """

    low: Pay | None = attrs.field(validator=attrs.validators.optional(is_a(Pay)))
    high: Pay | None = attrs.field(validator=attrs.validators.optional(is_a(Pay)))
    bound: Bound = attrs.field(default="exact", validator=one_of(Bound))
    component: Component = attrs.field(default="unstated", validator=one_of(Component))
    printed: str = attrs.field(default="", validator=is_a(str))
    is_period_assumed: bool = attrs.field(default=False, validator=is_a(bool))

    def _own_rules(self) -> Any:
        ends = [end for end in (self.low, self.high) if end is not None]
        if not ends:
            yield "low", "an advertised pay has an amount"
        elif len({(end.currency, end.period) for end in ends}) > 1:
            yield "high", "both ends are of one currency and period"
        elif len(ends) == 2 and ends[0] > ends[1]:
            yield "high", f"must be at least the lower end, {ends[0]}, not {ends[1]}"

    @classmethod
    def parse(cls, text: str, currency: str | None = None, period: Period | None = None) -> "AdvertisedPay":
        """An advertised pay from text as people write it.

        ``currency`` and ``period`` stand for what the text does not say. Without a period, an amount of 30,000
        and more is read as pay per year, and ``is_period_assumed`` says so. Raises InvalidArgumentError with
        the reason where anything is not certain: no amount or 0, no currency, an unknown word, a range upside down.

        >>> pay = AdvertisedPay.parse("Up to $90K OTE")
        >>> str(pay.high), pay.low, pay.bound, pay.component, pay.is_period_assumed
        ('USD 90,000 per year', None, 'at_most', 'total', True)
        >>> print(AdvertisedPay.parse("35k-40k GBP + bonus", period="year"))
        GBP 35,000 to 40,000 per year (base)
        """
        check_type("text", text, str, wanted="an amount of pay or a range, as '$120,000 - $150,000'")
        check_defaults(currency, period)
        from roleinfo.model.pay_text import read_pay

        try:
            said = read_pay(text, currency, period, assume_year=True)
        except ValueError as error:
            raise _unread(text, error) from None
        if not said.low:
            raise _unread(text, ValueError("0 is no pay: leave out what is not known"))
        low, high = (Pay(end, said.currency, said.period) for end in (said.low, said.high))
        ends = {"at_least": (low, None), "at_most": (None, high)}.get(said.bound, (low, high))
        return cls(*ends, said.bound, said.component, text, said.is_period_assumed)

    @property
    def period(self) -> Period:
        """The period that the pay is for."""
        return self._end.period

    @property
    def currency(self) -> str:
        """The currency of the pay."""
        return self._end.currency

    @property
    def _end(self) -> Pay:
        end = self.low or self.high
        assert end is not None  # noqa: S101  # an own rule
        return end

    def __str__(self) -> str:
        words = {"exact": "", "about": "about ", "at_least": "at least ", "at_most": "at most "}
        if self.low is None or self.high is None or self.low == self.high:
            amount = f"{words[self.bound]}{self._end}"
        else:
            low, high = (str(end).split(" ")[1] for end in (self.low, self.high))
            amount = f"{words[self.bound]}{self.currency} {low} to {high} per {self.period}"
        return amount if self.component == "unstated" else f"{amount} ({self.component.replace('_', ' ')})"


def _unread(text: str, error: ValueError) -> InvalidArgumentError:
    rule = f"must be an amount of pay or a range, as '$120,000 - $150,000', not {shown(text)}: {error}"
    return InvalidArgumentError("text", text, rule)
