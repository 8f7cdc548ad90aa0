"""Total pay from its parts, offers compared, and when schooling has paid for itself."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, strategies as st

import roleinfo as ri
from roleinfo import BrokenRulesError, CurrencyMismatchError, InvalidArgumentError, NotComparableError, Offer, Pay


def year(amount: int) -> Pay:
    """Dollars a year."""
    return Pay(amount, "USD", "year")


def offer(**fields: Any) -> Offer:
    """An offer of 100,000 dollars a year, and what is said besides."""
    return Offer(**{"name": "A", "base": year(100_000), **fields})


class TestOffer:
    """One offer, year by year."""

    def test_four_years(self) -> None:
        """A grant of 80,000 vests by quarters; the sign-on bonus is paid in the first year."""
        held = offer(bonus=year(10_000), equity=80_000, sign_on=20_000)
        assert [part.total.amount for part in held.years()] == [150_000, 130_000, 130_000, 130_000]
        assert held.average() == Pay(Decimal("135000.00"), "USD", "year")
        assert held.year(5).total.amount == 110_000

    def test_vesting(self) -> None:
        """A schedule of 5, 15, 40 and 40 percent."""
        held = offer(equity=100_000, vesting=(Decimal("0.05"), Decimal("0.15"), Decimal("0.4"), Decimal("0.4")))
        assert [part.equity and part.equity.amount for part in held.years()] == [5_000, 15_000, 40_000, 40_000]

    def test_hours(self) -> None:
        """Pay per hour is a year's at the hours that are stated."""
        assert offer(base=Pay(50, "USD", "hour"), hours=1950).year(1).total.amount == 97_500

    def test_not_stated(self) -> None:
        """A part that is not stated is None and named; a part of 0 is none."""
        held = offer(bonus=year(0))
        assert held.missing == ("commission", "other", "equity", "sign_on")
        assert held.year(1).equity is None
        assert held.year(1).bonus == year(0)

    @pytest.mark.parametrize(
        ("fields", "rule"),
        [
            ({"bonus": Pay(1, "EUR", "year")}, "bonus: must be in the currency of the base, USD, not EUR"),
            ({"base": Pay(50, "USD", "hour")}, "hours: the hours of a year are needed, since base is pay per hour"),
            ({"sign_on": -1}, "sign_on: pay is not negative: -1"),
            ({"vesting": (Decimal("0.6"), Decimal("0.6"))},
             "vesting: must be fractions of the grant, from 0, whose sum is at most 1"),
        ],
    )  # fmt: skip
    def test_rules(self, fields: dict[str, Any], rule: str) -> None:
        """Each rule that is broken is told with its part."""
        with pytest.raises(BrokenRulesError) as caught:
            offer(**fields)
        assert str(caught.value) == f"Offer: {rule}"


class TestCompareOffers:
    """Several offers against the first."""

    def test_two(self) -> None:
        """135,000 a year on average against 131,500."""
        offers = ri.compare_offers(
            [offer(bonus=year(10_000), equity=80_000, sign_on=20_000), offer(name="B", base=year(131_500))]
        )
        assert [gap.amount for gap in offers.differences] == [0, -3_500]
        assert round(offers.relative[1] or 0, 6) == Decimal("-0.025926")
        assert "A pays most over 4 years: $135,000 per year on average." in " ".join(str(offers).split())

    def test_over_other_years(self) -> None:
        """Over one year the sign-on bonus counts in full."""
        offers = ri.compare_offers([offer(sign_on=20_000), offer(name="B", base=year(110_000))], years=1)
        assert [gap.amount for gap in offers.differences] == [0, -10_000]

    def test_what_one_leaves_open(self) -> None:
        """A part that only the other states is a caveat, not a zero."""
        offers = ri.compare_offers([offer(bonus=year(10_000)), offer(name="B")])
        assert [caveat.code for caveat in offers.caveats] == ["part-not-stated"]
        assert "B does not state bonus; its totals cover the other parts only." in str(offers)

    def test_currencies(self) -> None:
        """Two currencies are not compared."""
        with pytest.raises(CurrencyMismatchError):
            ri.compare_offers([offer(), offer(name="B", base=Pay(1, "EUR", "year"))])

    def test_names(self) -> None:
        """Each has a name of its own."""
        with pytest.raises(InvalidArgumentError, match="must have a name of its own each"):
            ri.compare_offers([offer(), offer()])

    def test_none(self) -> None:
        """There must be an offer."""
        with pytest.raises(NotComparableError, match="no offer was given"):
            ri.compare_offers([])


class TestBreakEven:
    """From the caller's own numbers."""

    def test_plain(self) -> None:
        """30,000 and two years of 50,000 given up against 20,000 more a year."""
        even = ri.break_even(30_000, 2, year(50_000), year(70_000))
        assert even.invested == 130_000
        assert (even.years, even.years_after) == (Decimal("8.5"), Decimal("6.5"))
        assert [row.balance for row in even.rows[:3]] == [-65_000, -130_000, -110_000]

    def test_part_time_work(self) -> None:
        """What is earned in school is not given up."""
        even = ri.break_even(30_000, 2, year(50_000), year(70_000), during=year(20_000))
        assert even.lost_pay == 60_000
        assert even.years_after == Decimal("4.5")

    def test_half_a_year(self) -> None:
        """School of half a year: 10,000 and 20,000 of pay against 10,000 a year is even 3 years after it."""
        even = ri.break_even(10_000, Decimal("0.5"), year(40_000), year(50_000))
        assert even.invested == 30_000
        assert (even.years, even.years_after) == (Decimal("3.5"), Decimal(3))

    def test_discount(self) -> None:
        """With a discount it takes longer: 65,000 and 65,000 / 1.05 against 20,000 / 1.05^2 and so on."""
        even = ri.break_even(30_000, 2, year(50_000), year(70_000), discount=Decimal("0.05"))
        before = balance = -65_000 - 65_000 / 1.05
        number = 2
        while balance < 0:
            before, balance, number = balance, balance + 20_000 / 1.05**number, number + 1
        expected = number - 1 + -before / (balance - before)
        assert even.years is not None
        assert float(even.years) == pytest.approx(expected, abs=0.01)
        assert "before taxes; amounts are discounted by 5.0% a year." in " ".join(str(even).split())

    def test_never(self) -> None:
        """Where pay is no higher it never is, and the sentence says why."""
        even = ri.break_even(30_000, 2, year(50_000), year(50_000))
        assert (even.years, even.years_after) == (None, None)
        assert "It does not pay for itself: pay is not higher after it." in " ".join(str(even).split())

    def test_horizon(self) -> None:
        """And where it takes longer than the years looked at."""
        even = ri.break_even(30_000, 2, year(50_000), year(51_000), horizon=10)
        assert even.years is None
        assert "not within 10 years" in " ".join(str(even).split())

    def test_free(self) -> None:
        """Nothing given up is even from the start."""
        assert ri.break_even(0, 1, year(0), year(10)).years == 0

    @pytest.mark.parametrize(
        ("arguments", "name"),
        [
            ({"cost": -1}, "cost"), ({"schooling": 0}, "schooling"), ({"movement": 2}, "movement"),
            ({"discount": -1}, "discount"), ({"horizon": 0}, "horizon"),
        ],
    )  # fmt: skip
    def test_refused(self, arguments: dict[str, Any], name: str) -> None:
        """Numbers that cannot be are refused by their names."""
        given = {"cost": 1, "schooling": 1, "before": year(1), "after": year(2), **arguments}
        with pytest.raises(InvalidArgumentError) as caught:
            ri.break_even(**given)
        assert caught.value.name == name

    def test_units(self) -> None:
        """Pays meet in currency, and pay per hour is to be converted first."""
        with pytest.raises(CurrencyMismatchError):
            ri.break_even(1, 1, year(1), Pay(2, "EUR", "year"))
        with pytest.raises(NotComparableError, match="state the hours"):
            ri.break_even(1, 1, year(1), Pay(2, "USD", "hour"))

    @given(
        st.integers(0, 200_000), st.integers(1, 8), st.integers(20_000, 90_000), st.integers(1, 60_000),
    )  # fmt: skip
    def test_law(self, cost: int, schooling: int, before: int, more: int) -> None:
        """Without movement and discount it is even after (cost + lost pay) / gain years of work."""
        even = ri.break_even(cost, schooling, year(before), year(before + more), horizon=100)
        after = Decimal(cost + schooling * before) / more
        if after + schooling > 100:
            assert even.years is None
        else:
            assert even.years_after is not None
            assert abs(even.years_after - after) <= Decimal("0.01")
