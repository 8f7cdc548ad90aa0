"""Pay: amounts that stay exact, their text, their arithmetic, and what does not mix."""

from decimal import Context, Decimal, Inexact, Rounded, localcontext
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, strategies as st

import roleinfo as ri
from roleinfo import CurrencyMismatchError, NotComparableError, Pay
from strategies import differences


class TestMaking:
    """What a pay is made of, and what it refuses."""

    def test_int_becomes_decimal(self) -> None:
        """An int is exact, so it is taken."""
        assert Pay(68535, "USD", "year").amount == Decimal(68535)
        assert type(Pay(68535, "USD", "year").amount) is Decimal

    @pytest.mark.parametrize(
        ("amount", "error", "text"),
        [
            (0.1, TypeError, "must be a Decimal or an int, not 0.1; a float is not exact, write Decimal('…')"),
            (float("nan"), TypeError, "must be a Decimal or an int, not nan; a float is not exact, write Decimal('…')"),
            ("5", TypeError, "must be a Decimal or an int, not '5'"),
            (True, TypeError, "must be a Decimal or an int, not True"),
            (None, TypeError, "must be a Decimal or an int, not None"),
            (Decimal("NaN"), ValueError, "must be a finite number, not NaN"),
            (Decimal("sNaN"), ValueError, "must be a finite number, not sNaN"),
            (Decimal("Infinity"), ValueError, "must be a finite number, not Infinity"),
            (10**15, ValueError, "must have at most 15 digits before the point and 12 after it, not 1000000000000000"),
            (
                Decimal("0.0000000000001"),
                ValueError,
                "must have at most 15 digits before the point and 12 after it, not 1E-13",
            ),
        ],
    )
    def test_refused_amounts(self, amount: Any, error: type[Exception], text: str) -> None:
        """Floats, texts, numbers without end and numbers of too many digits are refused, with the reason."""
        with pytest.raises(error) as caught:
            Pay(amount, "USD", "year")
        assert str(caught.value) == f"amount {text}"

    def test_absurd_amounts_are_refused_briefly(self) -> None:
        """A number of thousands of digits is refused in a text that one can read."""
        for amount in (10**5000, Decimal("1E+999999")):
            with pytest.raises(ValueError, match="at most 15 digits") as caught:
                Pay(amount, "USD", "year")
            assert len(str(caught.value)) < 200

    @pytest.mark.parametrize("currency", ["usd", "US", "USDX", "$", "US1", "ＵＳＤ", "", None, 5])
    def test_currency(self, currency: Any) -> None:
        """A currency is three capital letters."""
        with pytest.raises(ValueError, match=r"must be the three capital letters of a currency \(USD, NZD\), not "):
            Pay(1, currency, "year")

    @pytest.mark.parametrize("period", ["Year", "annum", "", None, ["year"]])
    def test_period(self, period: Any) -> None:
        """A period is one of those that are known."""
        with pytest.raises(
            ValueError, match="must be one of hour, day, week, fortnight, half-month, month, year, not "
        ):
            Pay(1, "USD", period)

    def test_zero_is_one_value(self) -> None:
        """Zero has no sign and no exponent, however it was written."""
        assert str(Pay(Decimal("-0E+9999"), "USD", "year")) == "USD 0 per year"


class TestText:
    """``parse`` and ``str`` are inverses."""

    @given(differences())
    def test_inverses(self, pay: Pay) -> None:
        """What a pay prints is read back as the same pay, and prints the same again."""
        assert Pay.parse(str(pay)) == pay
        assert str(Pay.parse(str(pay))) == str(pay)

    @pytest.mark.parametrize(
        ("text", "pay"),
        [
            ("USD 68,535 per year", Pay(68535, "USD", "year")),
            ("  USD 68535 per year ", Pay(68535, "USD", "year")),
            ("NZD -1,234.50 per month", Pay(Decimal("-1234.5"), "NZD", "month")),
            ("USD +.5 per hour", Pay(Decimal("0.5"), "USD", "hour")),
            ("EUR   1   per   day", Pay(1, "EUR", "day")),
        ],
    )
    def test_read(self, text: str, pay: Pay) -> None:
        """Thousands may be parted by commas, and there may be a sign."""
        assert Pay.parse(text) == pay

    @pytest.mark.parametrize(
        "text",
        [
            "68,535", "$68,535", "USD 68,535", "68,535 per year", "USD per year", "USD 1,23 per year",
            "USD 1234,567 per year", "USD 1e5 per year", "USD 1.2.3 per year", "USD 5. per year", "USD - per year",
            "USD 68.535,00 per year", "USD １２ per year", "USD NaN per year", "USD 1 per year!", "USD 1\nper year",
            "", "USD " + "1" * 10**5 + " per year", None, 68535, b"USD 1 per year",
        ],
    )  # fmt: skip
    def test_refused(self, text: Any) -> None:
        """Anything else is refused with an example of what is read, and in no time."""
        refused = (ri.InvalidArgumentError, TypeError)
        with pytest.raises(refused, match=r"^text must be .*'USD 68,535 per year', not ") as caught:
            Pay.parse(text)
        assert len(str(caught.value)) < 250

    @pytest.mark.parametrize(
        ("amount", "readings"),
        [
            ("46.000", "46.000 could be 46 or 46,000"),
            ("46.500", "46.500 could be 46.5 or 46,500"),
            ("46.125", "46.125 could be 46.125 or 46,125"),
            ("1234.567", "1234.567 could be 1,234.567 or 1,234,567"),
            ("-1,234.567", "-1,234.567 could be -1,234.567 or -1,234,567"),
            ("46,5", "46,5 could be 46.5 or 465"),
            ("46.000,50", "46.000,50 could be 46,000.50 or 4,600,050"),
        ],
    )
    def test_two_readings(self, amount: str, readings: str) -> None:
        """A dot before three digits, and a decimal comma, are refused with the two readings."""
        with pytest.raises(ValueError, match=f"not 'EUR {amount} per year': {readings}: write the one that is meant"):
            Pay.parse(f"EUR {amount} per year")

    def test_several_dots(self) -> None:
        """Dots between thousands are refused with the commas that stand there in English."""
        with pytest.raises(
            ValueError, match=r"1\.234\.567 has several dots: write 1,234,567 where they part thousands"
        ):
            Pay.parse("EUR 1.234.567 per year")

    @pytest.mark.parametrize(
        ("amount", "text"),
        [
            ("46.000", "EUR 46.00 per hour"), ("46.125", "EUR 46.1250 per hour"), ("1234.560", "EUR 1,234.56 per hour"),
            ("46.0625", "EUR 46.0625 per hour"), ("46.5", "EUR 46.5 per hour"),
        ],
    )  # fmt: skip
    def test_never_three_decimals(self, amount: str, text: str) -> None:
        """A made amount of three decimals stays exact, and is printed so that it reads in one way."""
        pay = Pay(Decimal(amount), "EUR", "hour")
        assert pay.amount.as_tuple() == Decimal(amount).as_tuple()
        assert str(pay) == text
        assert Pay.parse(text) == pay

    def test_unknown_period(self) -> None:
        """A period that is none is refused."""
        with pytest.raises(ValueError, match=r"not 'USD 1 per decade': 'per' cannot be read"):
            Pay.parse("USD 1 per decade")

    def test_small_letters(self) -> None:
        """A currency in small letters is refused, not mended."""
        with pytest.raises(ValueError, match="three capital letters"):
            Pay.parse("usd 1 per year")

    def test_repr(self) -> None:
        """Developers see the call that makes it."""
        assert repr(Pay(Decimal("32.95"), "USD", "hour")) == "Pay(Decimal('32.95'), 'USD', 'hour')"


class TestArithmetic:
    """Sums and differences, of like with like."""

    @given(st.integers(-(10**14), 10**14), st.decimals(-(10**14), 10**14, places=12))
    def test_exact(self, one: int, other: Decimal) -> None:
        """Sums and differences undo each other to the last digit."""
        a, b = Pay(one, "USD", "year"), Pay(other, "USD", "year")
        assert a + b - b == a
        assert a - b == -(b - a)
        assert abs(-b) == abs(b)
        assert (a < b, a > b, a <= b, a >= b) == (one < other, one > other, one <= other, one >= other)

    def test_no_float_dust(self) -> None:
        """A tenth and two tenths are three tenths."""
        one, two = (Pay(Decimal(each), "USD", "hour") for each in ("0.1", "0.2"))
        assert one + two == Pay(Decimal("0.3"), "USD", "hour")

    def test_zero_difference(self) -> None:
        """A pay less itself is zero, without a sign."""
        pay = Pay(Decimal("1.50"), "USD", "year")
        assert str(-(pay - pay)) in ("USD 0 per year", "USD 0.00 per year")

    def test_currencies_do_not_mix(self) -> None:
        """Two currencies are refused in sums, differences and order, with both named."""
        usd, nzd = Pay(1, "USD", "year"), Pay(1, "NZD", "year")
        for act in (lambda: usd + nzd, lambda: usd - nzd, lambda: usd < nzd, lambda: usd >= nzd):
            with pytest.raises(CurrencyMismatchError) as caught:
                act()
            assert (caught.value.left, caught.value.right) == ("USD", "NZD")

    def test_periods_do_not_mix(self) -> None:
        """Two periods are refused, with what to do."""
        year, hour = Pay(1, "USD", "year"), Pay(1, "USD", "hour")
        with pytest.raises(NotComparableError) as caught:
            year - hour
        assert caught.value.reasons == ("pay per year and pay per hour: convert one of them first",)

    def test_currency_is_told_before_period(self) -> None:
        """Where both differ, the currency is what is told: a period can be converted here."""
        with pytest.raises(CurrencyMismatchError):
            Pay(1, "USD", "year") + Pay(1, "NZD", "hour")

    @pytest.mark.parametrize("other", [1, Decimal(1), None, "USD 1 per year"])
    def test_bare_numbers_do_not_mix(self, other: Any) -> None:
        """A pay goes with a pay alone."""
        with pytest.raises(TypeError, match="other must be a Pay, not "):
            Pay(1, "USD", "year") + other

    def test_never_equal_across_units(self) -> None:
        """One unit of money a year is neither one an hour nor one of another currency."""
        assert len({Pay(1, "USD", "year"), Pay(1, "USD", "hour"), Pay(1, "NZD", "year")}) == 3

    def test_callers_context(self) -> None:
        """A caller's precision and traps are not asked."""
        with localcontext(Context(prec=2, traps=[Inexact, Rounded])):
            assert (Pay(68535, "USD", "year") - Pay(36977, "USD", "year")).amount == 31558
            assert Pay(68535, "USD", "year").per("month").amount == Decimal("5711.25")
            assert -Pay(68535, "USD", "year") == Pay(-68535, "USD", "year")


class TestOperators:
    """A pay times and by a number, by another pay, sums, and formats."""

    def test_times_a_number(self) -> None:
        """A pay is multiplied from either side, exactly."""
        pay = Pay(Decimal("48.76"), "USD", "hour")
        assert pay * Decimal("1.05") == Decimal("1.05") * pay == Pay(Decimal("51.198"), "USD", "hour")
        assert pay * 2 == Pay(Decimal("97.52"), "USD", "hour")

    @given(differences(), differences())
    def test_ratio_inverts_product(self, pay: Pay, other: Pay) -> None:
        """A pay divided by itself times a number is that number's inverse, and a ratio has no unit."""
        if pay.amount and other.amount and abs(pay.amount) < 10**14:  # four times as much is a pay still
            same = Pay(other.amount, pay.currency, pay.period)
            assert type(pay / same) is Decimal
            assert (pay * 4) / pay == 4
            assert (pay / 4) * 4 == pay or abs((pay / 4 * 4 - pay).amount) <= Decimal("1E-11")

    def test_sum(self) -> None:
        """``sum`` adds pays without a start, and mixes nothing."""
        pays = [Pay(40_000, "USD", "year"), Pay(52_500, "USD", "year")]
        assert sum(pays) == Pay(92_500, "USD", "year")
        with pytest.raises(CurrencyMismatchError):
            sum([*pays, Pay(1, "NZD", "year")])
        with pytest.raises(TypeError, match="unsupported operand"):
            1 + pays[0]

    def test_nothing_by_nothing(self) -> None:
        """Division by zero is an error of Python's own kind, for a number and for a pay."""
        pay = Pay(5, "USD", "hour")
        for zero in (0, Pay(0, "USD", "hour")):
            with pytest.raises(ZeroDivisionError, match=r"USD 5 per hour cannot be divided by"):
                pay / zero

    @pytest.mark.parametrize("other", [1.05, "2", None, True])
    def test_bare_floats_are_refused(self, other: Any) -> None:
        """A float is no exact factor."""
        with pytest.raises(TypeError, match="must be a Decimal or an int"):
            Pay(5, "USD", "hour") * other
        with pytest.raises(TypeError, match="must be a Decimal or an int"):
            Pay(5, "USD", "hour") / other

    def test_pay_times_pay(self) -> None:
        """Money times money is nothing."""
        with pytest.raises(TypeError, match="unsupported operand"):
            Pay(5, "USD", "hour") * Pay(5, "USD", "hour")  # type: ignore[operator]

    def test_format(self) -> None:
        """A format applies to the amount; currency and period stay; the caller's context changes nothing."""
        pay = Pay(Decimal("70933.725"), "USD", "year")
        with localcontext(Context(prec=2)):
            assert f"{pay:,.0f}" == "USD 70,934 per year"
            assert f"{pay:.2f}" == "USD 70933.72 per year"
        assert f"{pay}" == str(pay)
        with pytest.raises(ValueError, match="format"):
            format(pay, "no such format")


class TestNumbersOfFrames:
    """The scalars that NumPy arrays and data frames give."""

    @pytest.mark.parametrize(
        ("number", "amount"),
        [
            (np.int64(46_000), "46000"),
            (np.uint8(200), "200"),
            (np.float64(33.65), "33.65"),
            (np.float32(0.1), "0.1"),
            (np.float64(1e6), "1000000.0"),
            (pd.Series([46_000], dtype="Int64")[0], "46000"),
            (pd.Series([33.65])[0], "33.65"),
        ],
    )
    def test_taken(self, number: Any, amount: str) -> None:
        """A number of a frame is what it is printed as."""
        pay = Pay(number, "USD", "year")
        assert (type(pay.amount), pay.amount) == (Decimal, Decimal(amount))
        assert Pay(1, "USD", "year") * number == pay

    @pytest.mark.parametrize("number", [np.float64("nan"), np.float64("inf")])
    def test_not_finite(self, number: Any) -> None:
        """What is missing in a frame is no amount."""
        with pytest.raises(ValueError, match="must be a finite number, not"):
            Pay(number, "USD", "year")

    @pytest.mark.parametrize("value", [np.bool_(True), np.str_("5"), np.array([1, 2]), np.datetime64("2025-05"), pd.NA])
    def test_refused(self, value: Any) -> None:
        """What is no number is refused, whoever gives it."""
        with pytest.raises(TypeError, match="must be a Decimal or an int, not"):
            Pay(value, "USD", "year")


class TestPer:
    """The same pay for another period."""

    def test_hours_of_a_year(self) -> None:
        """An hour's pay is a year's by 2,080 hours, and by as many as the caller says."""
        assert ri.HOURS_PER_YEAR == 2080
        assert Pay(Decimal("32.95"), "USD", "hour").per("year").amount == 68536
        assert Pay(20, "USD", "hour").per("year", hours=1950).amount == 39000
        assert Pay(68640, "USD", "year").per("hour").amount == 33

    @pytest.mark.parametrize(
        ("period", "count"), [("month", 12), ("half-month", 24), ("fortnight", 26), ("week", 52), ("hour", 2080)]
    )
    def test_parts_of_a_year(self, period: Any, count: int) -> None:
        """A year has 12 months, 24 half-months, 26 fortnights, 52 weeks and 2,080 hours of work."""
        assert Pay(count, "USD", "year").per(period) == Pay(1, "USD", period)
        assert Pay(1, "USD", period).per("year") == Pay(count, "USD", "year")

    def test_cut_after_twelve_decimals(self) -> None:
        """What has no end in decimals is cut after twelve."""
        assert Pay(60000, "USD", "year").per("hour").amount == Decimal("28.846153846154")

    def test_same_period(self) -> None:
        """A pay for the period that it has is itself."""
        pay = Pay(1, "USD", "year")
        assert pay.per("year") is pay

    @pytest.mark.parametrize("hours", [0, -1, Decimal("-0.5"), Decimal("8784.5"), 9999])
    def test_hours_that_no_year_has(self, hours: Decimal | int) -> None:
        """A year without hours, and one of more than a leap year has, is refused."""
        with pytest.raises(ValueError, match=r"^hours must be more than 0 and at most 8,784 a year, not "):
            Pay(1, "USD", "year").per("hour", hours=hours)

    def test_days_need_hours(self) -> None:
        """A day's pay is converted by the caller's hours, 8 a day, and without them refused with what to do."""
        assert Pay(350, "USD", "day").per("year", hours=2080) == Pay(91_000, "USD", "year")
        assert Pay(1800, "USD", "year").per("day", hours=1800) == Pay(8, "USD", "day")
        for start, end in (("day", "year"), ("year", "day"), ("day", "hour")):
            with pytest.raises(NotComparableError, match=rf"state its hours, as per\('{end}', hours=2080\)"):
                Pay(1, "USD", start).per(end)  # type: ignore[arg-type]  # all are periods

    @given(st.integers(-(10**9), 10**9), st.sampled_from(("month", "half-month", "fortnight", "week")))
    def test_years_are_exact(self, amount: int, period: Any) -> None:
        """What has a fixed number a year becomes a year's pay to the last digit, and comes back."""
        pay = Pay(amount, "USD", period)
        assert pay.per("year").per(period) == pay

    def test_hours_are_exact(self) -> None:
        """Hours as a float are refused as an amount is."""
        with pytest.raises(TypeError, match="a float is not exact"):
            Pay(1, "USD", "year").per("hour", hours=37.5)  # type: ignore[arg-type]  # the point of the test

    def test_unknown_period(self) -> None:
        """A period that is none is refused."""
        with pytest.raises(
            ValueError,
            match="period must be one of hour, day, week, fortnight, half-month, month, year, not 'decade'",
        ):
            Pay(1, "USD", "year").per("decade")  # type: ignore[arg-type]  # the point of the test
