"""Total pay from its parts, year by year, and offers compared."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import reduce
from itertools import pairwise
from typing import Any, Final, overload

import attrs

from roleinfo.errors import CurrencyMismatchError, InvalidArgumentError, NotComparableError
from roleinfo.model._edges import OneLine
from roleinfo.model._results import PayResult
from roleinfo.model.arguments import check_count, check_items, check_type
from roleinfo.model.caveat import Caveat, make_caveat
from roleinfo.model.exact import add, divide, exact, multiply, optional_exact
from roleinfo.model.pay import Pay, year_hours
from roleinfo.model.rules import Ruled, check_fields, name_fields
from roleinfo.model.text import is_a, is_name

PARTS: Final = ("base", "bonus", "commission", "other", "equity", "sign_on")
"""The parts of an offer, in the order in which they are shown."""

YEARS: Final = 4
_MOST_YEARS: Final = 50
_MOST_OFFERS: Final = 100
_QUARTERS: Final = (Decimal("0.25"),) * 4
_ZERO: Final = Decimal(0)


def _shares(values: Iterable[Decimal | int]) -> tuple[Decimal, ...]:
    return tuple(exact(value) for value in values)


def _hours(value: Decimal | int | None) -> Decimal | None:
    return None if value is None else year_hours(value)


_is_optional_pay: Final = attrs.validators.optional(is_a(Pay))


@attrs.frozen(field_transformer=check_fields, repr=False)
class OfferYear(OneLine):
    """What an offer pays in one year: each part in a year's pay, None where the offer does not state the part."""

    number: int
    base: Pay
    bonus: Pay | None
    commission: Pay | None
    other: Pay | None
    equity: Pay | None
    sign_on: Pay | None

    @property
    def total(self) -> Pay:
        """The sum of the parts that are stated."""
        parts = (self.base, self.bonus, self.commission, self.other, self.equity, self.sign_on)
        return reduce(Pay.__add__, (part for part in parts if part is not None))


@attrs.frozen(field_transformer=name_fields, kw_only=True, repr=False, eq=False)
class Offer(PayResult, Ruled):
    """Pay in its parts: base, bonus, commission, other pay, a grant of equity and a sign-on bonus.

    ``base``, ``bonus`` (at target), ``commission`` and ``other`` are pay for a stretch of work; pay per hour or
    day needs the ``hours`` of a year. ``equity`` is the value of a grant, all of it, and ``sign_on`` is paid once,
    in the first year; both are in the currency of the base. ``vesting`` says which fraction of the grant vests in
    each year. A part that is None is not stated, and one of 0 is none: totals are sums of what is stated. Nothing is
    discounted or taxed, and the grant keeps the value that it is given with.

    >>> offer = Offer(name="A", base=Pay(150_000, "USD", "year"), bonus=Pay(15_000, "USD", "year"), equity=80_000,
    ...               sign_on=20_000)
    >>> [str(offer.year(number).total) for number in (1, 2)], str(offer.average())
    (['USD 205,000.00 per year', 'USD 185,000.00 per year'], 'USD 190,000.00 per year')
    """

    name: str = attrs.field(validator=is_name)
    base: Pay = attrs.field(validator=is_a(Pay))
    bonus: Pay | None = attrs.field(default=None, validator=_is_optional_pay)
    commission: Pay | None = attrs.field(default=None, validator=_is_optional_pay)
    other: Pay | None = attrs.field(default=None, validator=_is_optional_pay)
    equity: Decimal | None = attrs.field(default=None, converter=optional_exact)
    vesting: tuple[Decimal, ...] = attrs.field(default=_QUARTERS, converter=_shares)
    sign_on: Decimal | None = attrs.field(default=None, converter=optional_exact)
    hours: Decimal | None = attrs.field(default=None, converter=_hours)

    def _own_rules(self) -> Iterator[tuple[str, str]]:
        for name in PARTS:
            part = getattr(self, name)
            amount = part.amount if isinstance(part, Pay) else part
            if amount is not None and amount < 0:
                yield name, f"pay is not negative: {part}"
            if isinstance(part, Pay) and part.currency != self.base.currency:
                yield name, f"must be in the currency of the base, {self.base.currency}, not {part.currency}"
            if isinstance(part, Pay) and part.period in ("hour", "day") and self.hours is None:
                yield "hours", f"the hours of a year are needed, since {name} is pay per {part.period}"
        if any(share < 0 for share in self.vesting) or sum(self.vesting, _ZERO) > 1:
            yield "vesting", "must be fractions of the grant, from 0, whose sum is at most 1"

    @property
    def currency(self) -> str:
        """The currency of every part."""
        return self.base.currency

    @property
    def missing(self) -> tuple[str, ...]:
        """The parts that the offer does not state."""
        return tuple(name for name in PARTS if getattr(self, name) is None)

    def year(self, number: int) -> OfferYear:
        """What is paid in a year, counted from 1; equity is what vests in it."""
        check_count("number", number, 1, _MOST_YEARS)
        vested = self.vesting[number - 1] if number <= len(self.vesting) else _ZERO
        return OfferYear(
            number,
            self._yearly(self.base),
            self._yearly(self.bonus),
            self._yearly(self.commission),
            self._yearly(self.other),
            self._once(self.equity, vested),
            self._once(self.sign_on, Decimal(number == 1)),
        )

    def years(self, count: int = YEARS) -> tuple[OfferYear, ...]:
        """What is paid in each of the first years."""
        check_count("count", count, 1, _MOST_YEARS)
        return tuple(self.year(number) for number in range(1, count + 1))

    def average(self, years: int = YEARS) -> Pay:
        """The total of the first years / their number: the sign-on bonus and the vested equity spread over them."""
        check_count("years", years, 1, _MOST_YEARS)
        totals = [year.total.amount for year in self.years(years)]
        return Pay(divide(reduce(add, totals), Decimal(years)).quantize(Decimal("0.01")), self.currency, "year")

    @overload
    def _yearly(self, pay: Pay) -> Pay: ...
    @overload
    def _yearly(self, pay: None) -> None: ...
    def _yearly(self, pay: Pay | None) -> Pay | None:
        return None if pay is None else pay.per("year", hours=self.hours)

    def _once(self, amount: Decimal | None, share: Decimal) -> Pay | None:
        return None if amount is None else Pay(multiply(amount, share), self.currency, "year")


@attrs.frozen(field_transformer=check_fields, repr=False)
class OfferComparison(PayResult, Sequence[Offer]):
    """Offers over the same number of ``years``, each against the first one, in the order in which they were given."""

    offers: tuple[Offer, ...]
    years: int = YEARS

    @overload
    def __getitem__(self, index: int) -> Offer: ...
    @overload
    def __getitem__(self, index: slice) -> "OfferComparison": ...
    def __getitem__(self, index: int | slice) -> "Offer | OfferComparison":
        return attrs.evolve(self, offers=self.offers[index]) if isinstance(index, slice) else self.offers[index]

    def __len__(self) -> int:
        return len(self.offers)

    def __iter__(self) -> Iterator[Offer]:
        return iter(self.offers)

    @property
    def differences(self) -> tuple[Pay, ...]:
        """How much more each pays than the first, on average over the years."""
        averages = [offer.average(self.years) for offer in self.offers]
        return tuple(average - averages[0] for average in averages)

    @property
    def relative(self) -> tuple[Decimal | None, ...]:
        """The same as fractions of the first one's average; None where that is 0."""
        first = self.offers[0].average(self.years).amount if self.offers else _ZERO
        return tuple(divide(gap.amount, first) if first else None for gap in self.differences)

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What is to be kept in mind: what an offer leaves open, and that nothing is discounted."""
        stated = {name for offer in self.offers for name in PARTS if name not in offer.missing}
        caveats = [
            make_caveat("part-not-stated", (offer.name,), name=offer.name, parts=parts)
            for offer in self.offers
            if (parts := [part for part in offer.missing if part in stated])
        ]
        if any(offer.equity or offer.sign_on for offer in self.offers):
            caveats.append(make_caveat("not-discounted", ()))
        return tuple(caveats)


def compare_offers(offers: Iterable[Offer], *, years: int = YEARS) -> OfferComparison:
    """Offers compared: their parts, each year's total, and the average over ``years`` against the first offer's.

    Raises CurrencyMismatchError for offers in several currencies, NotComparableError where there is none, and
    InvalidArgumentError where two have one name.

    >>> import roleinfo as ri
    >>> one = ri.Offer(name="A", base=ri.Pay(150_000, "USD", "year"), equity=80_000, sign_on=20_000)
    >>> other = ri.Offer(name="B", base=ri.Pay(165_000, "USD", "year"), bonus=ri.Pay(16_500, "USD", "year"))
    >>> [str(gap) for gap in ri.compare_offers([one, other]).differences]
    ['USD 0.00 per year', 'USD 6,500.00 per year']
    """
    given: tuple[Any, ...] = check_items("offers", offers, "offers", _MOST_OFFERS)
    check_count("years", years, 1, _MOST_YEARS)
    for offer in given:
        check_type("offers", offer, Offer)
    if not given:
        raise NotComparableError(["no offer was given"])
    for one, other in pairwise(given):
        if one.currency != other.currency:
            raise CurrencyMismatchError(one.currency, other.currency)
    names = [offer.name for offer in given]
    if len({*names}) < len(names):
        raise InvalidArgumentError("offers", names, "must have a name of its own each")
    return OfferComparison(given, years)
