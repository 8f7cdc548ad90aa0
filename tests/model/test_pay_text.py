"""Pay as people write it."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given, settings, strategies as st

import roleinfo as ri
from roleinfo import AdvertisedPay, Pay
from roleinfo.typing import Period

PERIODS: dict[Period, tuple[str, ...]] = {
    "hour": ("/hr", " / HR", "/hour", " per hour", " hourly", " an hour", "/h", " per hr.", "/Hr."),
    "day": (" per day", "/day", " daily", " per diem"),
    "week": (" weekly", "/wk", " per week", " a week"),
    "fortnight": (" bi-weekly", " biweekly", " bi weekly", " per fortnight", " every two weeks", " every other week"),
    "half-month": (" semi-monthly", " semimonthly", " semi monthly", " twice a month"),
    "month": (" monthly", "/mo", "/mo.", " per month", " pcm"),
    "year": (
        "/yr",
        "/yr.",
        "/year",
        " annually",
        " per annum",
        " pa",
        " p.a.",
        " a year",
        " per year",
        " yearly",
        " anually",
        " per anum",
    ),
}
MONEY = {
    "$": "USD",
    "US$": "USD",
    "USD ": "USD",
    "USD": "USD",
    "\u00a3": "GBP",
    "GBP ": "GBP",
    "\u20ac": "EUR",
    "C$": "CAD",
    "NZD ": "NZD",
}
BEHIND = {" USD": "USD", " GBP": "GBP", " EUR": "EUR", " dollars": "USD", " euros": "EUR"}


class TestGenerated:
    """Every spelling of an amount, a currency and a period gives that pay."""

    @given(
        st.integers(1, 10**7),
        st.sampled_from(["{:,}", "{}", "{:,}.00", "{}.50"]),
        st.sampled_from([*MONEY]),
        st.sampled_from([(period, text) for period, texts in PERIODS.items() for text in texts]),
        st.sampled_from(["", " ", "\u00a0", "\u2009", "\ufeff"]),
    )
    @settings(max_examples=300, deadline=None)
    def test_one_amount(self, number: int, form: str, sign: str, per: tuple[Period, str], blank: str) -> None:
        """A sign or code before the amount, with or without thousands parted, and any word for the period."""
        amount = form.format(number)
        assert Pay.parse(f"{blank}{sign}{amount}{per[1]}{blank}") == Pay(
            Decimal(amount.replace(",", "")), MONEY[sign], per[0]
        )

    @given(st.integers(30, 999), st.sampled_from(["k", "K", " K"]), st.sampled_from([*MONEY, *BEHIND]))
    @settings(max_examples=100, deadline=None)
    def test_thousands(self, number: int, thousands: str, money: str) -> None:
        """Thousands of 30 and more are pay per year; a currency may stand behind."""
        amount = f"{number}{thousands}"
        text = f"{money}{amount}" if money in MONEY else f"{amount}{money}"
        assert Pay.parse(text) == Pay(number * 1000, {**MONEY, **BEHIND}[money], "year")

    @given(
        st.integers(25, 400),
        st.integers(0, 400),
        st.sampled_from([" - ", "-", " to ", " \u2013 ", "\u2014", "\u2009\u2013\u2009"]),
        st.booleans(),
    )
    @settings(max_examples=200, deadline=None)
    def test_ranges(self, low: int, more: int, between: str, both: bool) -> None:
        """A range has its two ends, whether each or the last has the sign and the period."""
        text = f"${low}/hr{between}${low + more}/hr" if both else f"${low}{between}{low + more}/hr"
        pay = AdvertisedPay.parse(text)
        assert (pay.low, pay.high) == (Pay(low, "USD", "hour"), Pay(low + more, "USD", "hour"))
        assert (pay.bound, pay.period, pay.currency, pay.printed) == ("exact", "hour", "USD", text)

    @given(st.text(max_size=60))
    @example("1000000000000000")
    @example("USD 1000000000000000 per year")
    @settings(max_examples=200, deadline=None)
    def test_any_text(self, text: str) -> None:
        """Any text is pay or is refused with a reason."""
        for parse in (Pay.parse, AdvertisedPay.parse):
            try:
                parse(text, currency="USD", period="year")
            except ri.InvalidArgumentError as error:
                assert error.name in ("text", "currency")  # noqa: PT017  # either outcome is right


class TestDefaults:
    """What the caller says where the text does not."""

    @pytest.mark.parametrize(
        ("text", "pay"),
        [
            ("65000", Pay(65_000, "USD", "year")),
            ("142K", Pay(142_000, "USD", "year")),
            ("80,000.00", Pay(80_000, "USD", "year")),
            ("GBP 35,000", Pay(35_000, "GBP", "year")),
            ("$24.25/hr", Pay(Decimal("24.25"), "USD", "hour")),
            (" $109,000.00 ", Pay(109_000, "USD", "year")),
        ],
    )
    def test_stand_in(self, text: str, pay: Pay) -> None:
        """A currency and a period that are written come before those that are given."""
        assert Pay.parse(text, currency="USD", period="year") == pay

    def test_dollars(self) -> None:
        """A dollar sign is the default's dollar, and no sign of another currency."""
        assert Pay.parse("$30/hr") == Pay(30, "USD", "hour")
        assert Pay.parse("$30/hr", currency="CAD") == Pay(30, "CAD", "hour")
        assert Pay.parse("$120,000 CAD/yr").currency == "CAD"
        with pytest.raises(ri.InvalidArgumentError, match=r"\$ is no sign of GBP"):
            Pay.parse("$30/hr", currency="GBP")

    @pytest.mark.parametrize(
        ("defaults", "name"),
        [({"currency": "usd"}, "currency"), ({"period": "decade"}, "period"), ({"period": ""}, "period")],
    )
    def test_refused(self, defaults: dict[str, Any], name: str) -> None:
        """A default that is no currency or period is named."""
        with pytest.raises(ri.InvalidArgumentError) as caught:
            Pay.parse("65000", **defaults)
        assert caught.value.name == name


class TestUncertain:
    """What may mean several things is refused with its readings."""

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("46.000", "46.000 could be 46 or 46,000"),
            ("\u20ac50.000/yr", "50.000 could be 50 or 50,000"),
            ("46,5", "46,5 could be 46.5 or 465"),
            ("65000", "it does not say the currency"),
            ("$65,000", "it does not say the period"),
            ("$20K", "it does not say the period"),
            ("\u00a53,000,000/yr", "may be JPY or CNY"),
            ("$5,000 bi-monthly", "twice a month or every two months"),
            ("competitive", "it has no amount"),
            ("negotiable", "it has no amount"),
            ("", "it is empty"),
            ("-$5/hr", "has no sign"),
            ("$-5/hr", "has no sign"),
            ("$\uff11\uff12/hr", "its digits are not 0 to 9"),
            ("$\u0661\u0662/hr", "its digits are not 0 to 9"),
            ("1e5", "cannot be read"),
            ("$70,000/yr net", "'net' cannot be read"),
            ("$10/hr or $80/day", "cannot be read"),
            ("$10/hr per week", "it says two periods"),
            ("US$10 CAD/hr", "it says two currencies: USD and CAD"),
            ("$10 EUR/hr", "it says two currencies: $ and EUR"),
            ("x" * 201, "more than 200"),
            ("$1 $2", "two amounts without 'to'"),
            ("$10/hr\x00", "characters that do not show: type it again"),
            ("$70\u200b,000/yr", "characters that do not show"),
            ("$5,000 bi monthly", "twice a month or every two months"),
            ("$45 per visit", "pay per visit is no pay per hour, week or year: write what it comes to"),
            ("$0.65/mile", "pay per mile is no pay per hour"),
            ("($70,000)/yr", "an amount in parentheses"),
            ("($70,000)", "an amount in parentheses may be one below zero: write it without them"),
            ("$ (65,000.00)", "an amount in parentheses may be one below zero"),
            ("$(1,234.00) per month", "an amount in parentheses may be one below zero"),
            ("Pay: USD (65,000)/yr", "an amount in parentheses may be one below zero"),
            ("$50/hr EST", "'EST' cannot be read"),
            ("$25 a class", "pay per class is no pay per hour"),
            ("$1,20,000/yr", "1,20,000 is no number: commas stand between thousands"),
            ("+$70,000/yr", "an amount of pay has no sign"),
            ("$60,000 contract", "it does not say the period"),
            ("$60,000 or $70,000 per year", "'or' cannot be read"),
            ("$15-$20/hr", "it is a range"),
            ("up to $90K", "it is an amount that is at most"),
            ("$90K+", "it is an amount that is at least"),
        ],
    )
    def test_pay(self, text: str, reason: str) -> None:
        """The reason stands in the message, which has an example."""
        with pytest.raises(ri.InvalidArgumentError, match=r"^text must be .*'USD 68,535 per year', not ") as caught:
            Pay.parse(text)
        assert reason in str(caught.value)

    @pytest.mark.parametrize(
        ("text", "reason"),
        [
            ("$150,000 - $120,000", "its first amount, 150,000, is more than its second, 120,000"),
            ("$20", "the period"),
            ("$1 to $2 to $3/hr", "more than two amounts"),
            ("$50,000 -", "one end of a range"),
            ("DOE", "it has no amount"),
            ("up to $50k-$60k", "two amounts and a word for one end"),
            ("50-60", "it does not say the currency"),
            ("-", "it has no amount"),
            ("$0.00/hr", "0 is no pay: leave out what is not known"),
            ("$100-$120,000/yr", "its ends, 100 and 120,000, are too far apart for pay of one period"),
            ("$60,000 - DOE", "one end of a range"),
            ("$0 - $100,000", "0 is no pay: leave out what is not known"),
            ("$80,000 - $90,000 or more", "its upper end is open: write 'from' and its lower end alone"),
            ("$80k-$90k+", "its upper end is open"),
            ("$28 to $32 per hour and up", "its upper end is open"),
            ("$60,000 + $5,000 sign-on bonus", "two amounts without 'to'"),
            ("$60,000 for 10 months", "two amounts without 'to'"),
        ],
    )
    def test_advertised(self, text: str, reason: str) -> None:
        """Ranges upside down, cut off, or of more than two ends."""
        with pytest.raises(ri.InvalidArgumentError) as caught:
            AdvertisedPay.parse(text)
        assert reason in str(caught.value)


class TestAdvertised:
    """What an advertisement says."""

    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("$120,000 - $150,000 DOE", "USD 120,000 to 150,000 per year"),
            ("Up to $90K OTE", "at most USD 90,000 per year (total)"),
            ("from $18.50/hr", "at least USD 18.50 per hour"),
            ("$120-150K", "USD 120,000 to 150,000 per year"),
            ("35k-40k GBP + bonus", "GBP 35,000 to 40,000 per year (base)"),
            ("approx. $70,000", "about USD 70,000 per year"),
            ("Between $60,000 and $70,000 per year", "USD 60,000 to 70,000 per year"),
            ("$90K+", "at least USD 90,000 per year"),
            ("Salary: $85,000.00 to $95,000.00 /year", "USD 85,000.00 to 95,000.00 per year"),
            ("min $40,000 max $50,000", "USD 40,000 to 50,000 per year"),
            ("$65k base + commission", "USD 65,000 per year (base)"),
            ("$100k\u2013$130k total comp", "USD 100,000 to 130,000 per year (total)"),
            ("Starting at $20 an hour", "at least USD 20 per hour"),
            ("$70,000 plus benefits", "USD 70,000 per year"),
            ("$70,000 plus bonus and benefits", "USD 70,000 per year (base)"),
            ("$150K + 20% target bonus, equity & full benefits", "USD 150,000 per year (base)"),
            ("$15/hr w/ tips", "USD 15 per hour (base)"),
            ("$70,000 and up", "at least USD 70,000 per year"),
            ("$17.10/hr to start", "at least USD 17.10 per hour"),
            ("not to exceed $90,000", "at most USD 90,000 per year"),
            ("Estimated $60K - $80K a year", "about USD 60,000 to 80,000 per year"),
            ("$20 - $25 an hour - Part-time, Contract", "USD 20 to 25 per hour"),
            ("Full-time \u00b7 From $20 an hour", "at least USD 20 per hour"),
            ("$28-32 per hour DOE+ benefits", "USD 28 to 32 per hour"),
            ("The base salary range for this position is $60,000 to $80,000.", "USD 60,000 to 80,000 per year (base)"),
            ("$70,000 D.O.E.", "USD 70,000 per year"),
            ("$900-1.2k per week", "USD 900 to 1,200.0 per week"),
            ("$18.50 - $21.00/hr to start", "USD 18.50 to 21.00 per hour"),
            ("$20+ an hour", "at least USD 20 per hour"),
            ("\u00a330k+ per annum", "at least GBP 30,000 per year"),
            ("$65k+ plus bonus", "at least USD 65,000 per year (base)"),
            ("$20+ DOE, + 401(k)/hr", "at least USD 20 per hour"),
            ("$80k+ base", "at least USD 80,000 per year (base)"),
            ("$80k+ OTE", "at least USD 80,000 per year (total)"),
            ("est $50/hr", "about USD 50 per hour"),
            ("$50/hr (est)", "about USD 50 per hour"),
            ('"$70 thousand"', "USD 70,000 per year"),
        ],
    )
    def test_read(self, text: str, shown: str) -> None:
        """Ends, bound, component and period in words."""
        assert str(AdvertisedPay.parse(text)) == shown

    def test_assumed_period(self) -> None:
        """A period that was read for the size of the amount says so; one that is written or given does not."""
        assert AdvertisedPay.parse("$120,000 - $150,000").is_period_assumed
        assert not AdvertisedPay.parse("$120,000 - $150,000/yr").is_period_assumed
        assert not AdvertisedPay.parse("$120,000 - $150,000", period="year").is_period_assumed

    def test_made_by_hand(self) -> None:
        """A pay without an amount, upside down or of two units is no advertised pay."""
        low, high = Pay(10, "USD", "hour"), Pay(20, "USD", "hour")
        assert AdvertisedPay(low, high) == AdvertisedPay(low, high)
        for ends in ((None, None), (high, low), (low, Pay(20, "GBP", "hour")), (low, Pay(20, "USD", "year"))):
            with pytest.raises(ri.BrokenRulesError):
                AdvertisedPay(*ends)
