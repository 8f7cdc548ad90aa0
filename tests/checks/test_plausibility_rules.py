"""Pay that is hardly meant: ``implausible-pay``."""

from decimal import Decimal
from typing import Any

import pytest

import roleinfo as ri
from published import bundle
from roleinfo.catalog.schema import ANNUAL
from roleinfo.checks.checking import check
from roleinfo.model.country import OEWS_LIMITS
from roleinfo.model.pay import Pay

LOWEST: dict[str, Decimal] = dict(OEWS_LIMITS.lowest.items())
HIGHEST: dict[str, Decimal] = dict(OEWS_LIMITS.highest.items())
WIDEST = OEWS_LIMITS.widest
SOURCE = ri.Source(id="survey", title="A survey", publisher="Example Ltd", license="internal")


def figure(statistic: str, amount: str, period: Any = "year", **more: Any) -> ri.SalaryEstimate:
    """A pay figure, in US dollars unless another currency is given."""
    pay = Pay(Decimal(amount), more.pop("currency", "USD"), period)
    return ri.SalaryEstimate(statistic=statistic, **{"pay": pay, "source": SOURCE, **more})


def messages(*salary: ri.SalaryEstimate) -> list[str]:
    """What the rule says of a role with these figures."""
    found = check(ri.Role(id="clerk", title="Clerk", salary=salary))
    assert all(each.code == "implausible-pay" and each.path[0] == "salary" for each in found)
    return [each.message for each in found]


class TestLimits:
    """The limits are those of the bundled OEWS."""

    def test_amounts(self) -> None:
        """The lowest and the highest wage of any cell, by hour and by year; other periods follow from these."""
        with bundle() as database:
            for period, column, unit in (("hour", "hourly", 100), ("year", "annual", 1)):
                for limits, name in ((LOWEST, "min"), (HIGHEST, "max")):
                    row = database.execute(
                        f"SELECT {', '.join(f'{name}({column}_{each})' for each in ANNUAL)} FROM wages"  # noqa: S608
                    ).fetchone()
                    published = min(row) if name == "min" else max(row)
                    assert limits[period] == Decimal(published) / unit
            for limits in (LOWEST, HIGHEST):
                assert (limits["day"], limits["week"]) == (limits["hour"] * 8, limits["hour"] * 40)
                assert limits["month"] == (limits["year"] / 12).quantize(Decimal("0.01"))
            ratios = "max(hourly_p90 * 1.0 / hourly_p10), max(annual_p90 * 1.0 / annual_p10)"
            assert WIDEST - 1 < max(database.execute(f"SELECT {ratios} FROM wages").fetchone()) <= WIDEST  # noqa: S608

    @pytest.mark.parametrize("period", LOWEST)
    def test_the_ends_are_plausible(self, period: str) -> None:
        """Nothing is found at the limits themselves, and a cent beyond them is."""
        assert (
            messages(figure("mean", str(LOWEST[period]), period), figure("median", str(HIGHEST[period]), period)) == []
        )
        cent = Decimal("0.01")
        assert len(messages(figure("mean", str(LOWEST[period] - cent), period))) == 1
        assert len(messages(figure("mean", str(HIGHEST[period] + cent), period))) == 1


class TestAmount:
    """One amount."""

    @pytest.mark.parametrize(
        ("amount", "period", "said"),
        [
            ("91000", "day", "USD 91,000 per day as the mean, above USD 3,740.24 per day, the highest"),
            ("120000", "hour", "USD 120,000 per hour as the mean, above USD 467.53 per hour, the highest"),
            ("120", "year", "USD 120 per year as the mean, below USD 15,080 per year, the lowest"),
            ("55", "week", "USD 55 per week as the mean, below USD 290 per week, the lowest"),
            ("1000", "month", "USD 1,000 per month as the mean, below USD 1,256.67 per month, the lowest"),
        ],
    )
    def test_beyond_all_that_is_published(self, amount: str, period: str, said: str) -> None:
        """With the limit and where it is from."""
        assert messages(figure("mean", amount, period)) == [
            f"survey states {said} of any job in OEWS, May 2025."
        ]  # fmt: skip

    def test_an_open_end(self) -> None:
        """What is known to lie above or below a number may be plausible."""
        assert messages(figure("mean", "120", bound="at_least"), figure("median", "2000000", bound="at_most")) == []

    def test_another_currency(self) -> None:
        """Nothing is known of what is plausible in it."""
        assert messages(figure("mean", "9000000", currency="JPY"), figure("median", "120", currency="KWD")) == []

    @pytest.mark.parametrize("currency", ["USD", "EUR"])
    def test_nothing(self, currency: str) -> None:
        """Pay of 0 is no pay, in any currency; "at least 0" says nothing, and nothing false."""
        [message] = messages(figure("low", "0", currency=currency))
        assert message == f"survey states {currency} 0 per year as the low; no job pays nothing."
        assert messages(figure("low", "0", currency=currency, bound="at_least")) == []

    def test_a_dot_before_three_digits(self) -> None:
        """It may separate thousands; not in a currency of three decimals, and not in a figure worked out."""
        [message] = messages(figure("mean", "46.000", currency="EUR"))
        assert message.startswith("survey states EUR 46")
        assert message.endswith(", written 46.000; the dot may separate thousands, so that 46,000 is meant.")
        assert messages(figure("mean", "46.00", currency="EUR"), figure("median", "46.0000", currency="EUR")) == []
        assert messages(figure("mean", "46.000", currency="KWD")) == []
        assert messages(figure("mean", "46.125", "hour", origin="derived", evidence="From a year's.")) == []


class TestRange:
    """Several amounts."""

    @pytest.mark.parametrize(("one", "other"), [("low", "high"), ("minimum", "maximum"), ("p10", "p90")])
    def test_ends_far_apart(self, one: str, other: str) -> None:
        """More than any published range spans, whatever the currency; as far as one does is plausible."""
        assert messages(figure(one, "900", currency="EUR"), figure(other, "90000", currency="EUR")) == [
            (
                f"survey states EUR 900 per year as the {one} and EUR 90,000 per year as the {other}, 100 times as "
                "much; no range of OEWS, May 2025, spans more than 35 times."
            )
        ]
        assert messages(figure(one, "1000", currency="EUR"), figure(other, "35000", currency="EUR")) == []

    def test_ends_that_are_open(self) -> None:
        """A low of at least so much may lie anywhere above."""
        low, high = figure("low", "900", currency="EUR", bound="at_least"), figure("high", "90000", currency="EUR")
        assert messages(low, high) == []

    def test_a_low_above_its_high(self) -> None:
        """It is found as ``range-order``."""
        role = ri.Role(id="clerk", title="Clerk", salary=[figure("low", "90000"), figure("high", "60000")])
        assert [each.code for each in check(role)] == ["range-order"]

    def test_equal_percentiles_far_above_the_median(self) -> None:
        """Firefighters in Bakersfield (OEWS): by the hour and by the year; twice the median is not above it."""
        found = check(ri.role("firefighters").at("Bakersfield-Delano, CA"))
        assert [each.message for each in found if "per year" in each.message] == [
            (
                "oews-2025 states USD 470,940 per year as the 75th and 90th percentiles, more than twice the median "
                "of USD 72,410 per year; a few reports of high pay may dominate both."
            )
        ]
        assert {each.code for each in found} == {"implausible-pay"}
        assert messages(figure("median", "50000"), figure("p75", "100000"), figure("p90", "100000")) == []


class TestBundled:
    """The package's own roles."""

    def test_no_alarm(self) -> None:
        """Not one of all roles, occupations and hand-written ones, has an implausible figure."""
        assert [str(each) for each in check(ri.roles()) if each.code == "implausible-pay"] == []
