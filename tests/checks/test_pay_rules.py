"""Contradictions between pay figures: hour and year, employers, the order of a range, total and base."""

from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from contradictions import contradictions
from roleinfo.model.estimate import ExperienceBand, SalaryEstimate
from roleinfo.model.exact import divide, multiply, rounded
from roleinfo.model.pay import Pay
from roleinfo.model.place import Industry, Place
from roleinfo.model.role import Role
from roleinfo.model.source import Source

SOURCE = Source(id="survey", title="A survey", publisher="Example Ltd", license="internal")
OTHER = attrs.evolve(SOURCE, id="other", series="other")


def figure(statistic: str, amount: str | int | None, **more: Any) -> SalaryEstimate:
    """A pay figure a year in US dollars, with these fields besides."""
    money = more.pop("currency", "USD"), more.pop("period", "year")
    pay = None if amount is None else Pay(Decimal(amount), *money)
    return SalaryEstimate(statistic=statistic, **{"pay": pay, "source": SOURCE, **more})


def found(*salary: SalaryEstimate) -> list[str]:
    """The codes of what is found in a role with these figures."""
    return [each.code for each in contradictions(Role(id="clerk", title="Clerk", salary=salary))]


def message(*salary: SalaryEstimate) -> str:
    """The text of the one finding in a role with these figures."""
    [finding] = contradictions(Role(id="clerk", title="Clerk", salary=salary))
    return finding.message


APART = [
    {"source": OTHER},
    {"as_of": "2020"},
    {"currency": "NZD"},
    {"place": Place.parse("US-CA")},
    {"industry": Industry("Retail")},
    {"universe": "full-time"},
]


class TestHourlyAgainstAnnual:
    """``hourly-against-annual``."""

    def test_fires(self) -> None:
        """The hour of another year is found, with what it comes to."""
        hourly = figure("mean", "32.95", period="hour")
        assert message(hourly, figure("mean", 72330)) == (
            "survey states the mean as USD 32.95 per hour and as USD 72,330 per year, but 2,080 hours give 68,536."
        )

    def test_path(self) -> None:
        """The finding leads to the hourly figure."""
        hourly = figure("mean", 30, period="hour")
        [finding] = contradictions(Role(id="clerk", title="Clerk", salary=[hourly, figure("mean", 1)]))
        assert finding.path == ("salary", hourly.key)

    @pytest.mark.parametrize(
        ("annual", "expected"),
        [("62411", 1), ("62410", 0), ("62410.40", 0), ("62410.41", 1), ("62390", 0), ("62389", 1)],
    )
    def test_rounding(self, annual: str, expected: int) -> None:
        """Half a cent for each hour, and half of the year's own last digit, are no contradiction."""
        hourly = figure("mean", "30.00", period="hour")
        assert found(hourly, figure("mean", annual)) == ["hourly-against-annual"] * expected

    @pytest.mark.parametrize(("annual", "expected"), [(37290, 1), (37300, 0), (37330, 0), (37340, 1)])
    def test_oews_prints_tens(self, annual: int, expected: int) -> None:
        """An annual OEWS wage is rounded to tens of dollars, so that it may be 15.20 off."""
        hourly = figure("mean", "17.94", period="hour", component="oews_wage")
        assert found(hourly, figure("mean", annual, component="oews_wage")) == ["hourly-against-annual"] * expected

    @pytest.mark.parametrize("difference", [*APART, {"component": "base"}])
    def test_apart(self, difference: dict[str, Any]) -> None:
        """Figures of two sources, dates, currencies, populations or components are not held against each other."""
        hourly = figure("mean", 30, period="hour")
        assert found(hourly, figure("mean", 1)) == ["hourly-against-annual"]
        assert found(hourly, figure("mean", 1, **difference)) == []
        assert found(hourly, figure("low", 1)) == []

    def test_not_exact(self) -> None:
        """What is only about right, an open end or not released gives no year to compare."""
        hourly = figure("mean", 30, period="hour")
        assert found(hourly, figure("mean", 1, bound="about")) == []
        assert found(hourly, figure("mean", None, status="suppressed")) == []
        assert found(hourly, figure("mean", None, status="top_coded", bound_pay=Pay(1, "USD", "year"))) == []

    def test_great_amounts(self) -> None:
        """The year of an hour that no pay could hold is found all the same."""
        assert found(figure("mean", "9" * 15, period="hour"), figure("mean", 1)) == ["hourly-against-annual"]

    @given(st.integers(0, 10**9), st.sampled_from(["unstated", "oews_wage"]))
    def test_rounded_from_one_number(self, millionths: int, component: str) -> None:
        """An hour in cents and a year in dollars or tens, both rounded from one number, never contradict."""
        hour = divide(Decimal(millionths), Decimal(10**6))
        year = rounded(multiply(hour, Decimal(2080)), 0 if component == "unstated" else -1)
        cents = figure("mean", str(rounded(hour, 2)), period="hour", component=component)
        assert found(cents, figure("mean", int(year), component=component)) == []


class TestEmployerAboveRange:
    """``employer-above-range``."""

    def test_fires_above(self) -> None:
        """An employer that pays more on average than the role's high."""
        assert message(figure("mean", 157813, employer="UBS"), figure("high", 113000)) == (
            "survey states USD 157,813 per year as the mean at UBS, above USD 113,000 per year, its high for the role; "
            "that range cannot cover all employers."
        )

    def test_fires_below(self) -> None:
        """An employer that pays less on average than the role's low, though by an average of unstated kind."""
        assert "at UBS, below USD 42,000 per year, its low" in message(
            figure("average", 41999, employer="UBS"), figure("low", 42000)
        )

    def test_edge(self) -> None:
        """An employer that pays just the low or the high is within the range."""
        range_ = figure("low", 42000), figure("high", 113000)
        assert found(*range_, figure("mean", 42000, employer="UBS"), figure("mean", 113000, employer="ICF")) == []

    @pytest.mark.parametrize("difference", [*APART, {"component": "base"}])
    def test_apart(self, difference: dict[str, Any]) -> None:
        """Ranges of another source, currency, population or component say nothing of the employer."""
        assert found(figure("mean", 2, employer="UBS"), figure("high", 1, **difference)) == []

    def test_ends(self) -> None:
        """An employer's own high may lie above, an open high has no above, and a maximum is of a pay structure."""
        high = figure("high", 1)
        assert found(figure("high", 2, employer="UBS"), high) == []
        assert found(figure("mean", 2, employer="UBS"), figure("high", 1, bound="at_least")) == []
        assert found(figure("mean", 2, employer="UBS", bound="at_most"), high) == []
        assert found(figure("mean", 2, employer="UBS"), figure("maximum", 1)) == []
        assert found(figure("mean", None, employer="UBS", status="suppressed"), high) == []


class TestRangeOrder:
    """``range-order``."""

    def test_fires(self) -> None:
        """A low above the high."""
        assert message(figure("low", 50000), figure("high", 40000)) == (
            "survey states USD 50,000 per year as the low and USD 40,000 per year as the high; "
            "the low cannot be the higher of the two."
        )

    @pytest.mark.parametrize(
        ("lower", "upper"),
        [
            ("low", "high"),
            ("minimum", "maximum"),
            ("low", "mean"),
            ("low", "median"),
            ("low", "average"),
            ("mean", "high"),
            ("median", "high"),
            ("average", "high"),
            ("p10", "p90"),
            ("p9", "p10"),
            ("p25", "median"),
            ("median", "p97.5"),
        ],
    )
    def test_pairs(self, lower: str, upper: str) -> None:
        """The first may not lie above the second; that they are equal is no contradiction."""
        assert found(figure(lower, 2), figure(upper, 1)) == ["range-order"]
        assert found(figure(lower, 2), figure(upper, 2)) == []
        [finding] = contradictions(Role(id="clerk", title="Clerk", salary=[figure(lower, 2), figure(upper, 1)]))
        assert finding.path == ("salary", figure(lower, 2).key)

    @pytest.mark.parametrize("pair", [("mean", "p90"), ("mean", "median"), ("low", "p10"), ("minimum", "mean")])
    def test_no_order(self, pair: tuple[str, str]) -> None:
        """A mean may lie anywhere among percentiles, and ends of unstated kind or of a structure beside them."""
        assert found(figure(pair[0], 2), figure(pair[1], 1)) == []
        assert found(figure(pair[0], 1), figure(pair[1], 2)) == []

    def test_falling_percentiles_name_the_highest(self) -> None:
        """Each percentile that lies below the highest of those before it is found once, against that one."""
        salary = [figure("p10", 10), figure("p25", 90), figure("median", 40), figure("p75", 95), figure("p90", 94)]
        messages = [each.message for each in contradictions(Role(id="clerk", title="Clerk", salary=salary))]
        assert len(messages) == 2
        assert "USD 90 per year as the p25 and USD 40 per year as the median" in messages[0]
        assert "USD 95 per year as the p75 and USD 94 per year as the p90" in messages[1]

    @pytest.mark.parametrize("difference", [*APART, {"component": "base"}, {"experience": ExperienceBand("senior")}])
    def test_apart(self, difference: dict[str, Any]) -> None:
        """Figures of two sources, currencies, populations or components have no order."""
        assert found(figure("low", 2), figure("high", 1, **difference)) == []

    def test_open_ends(self) -> None:
        """An open end contradicts only on its closed side; a top-coded figure is one that is open above."""
        assert found(figure("low", 2, bound="at_most"), figure("high", 1)) == []
        assert found(figure("low", 2), figure("high", 1, bound="at_least")) == []
        assert found(figure("low", 2, bound="at_least"), figure("high", 1, bound="at_most")) == ["range-order"]
        assert found(figure("p10", 9), figure("p25", 20, bound="at_most"), figure("median", 10)) == []
        open_below = figure("p25", 60, bound="at_most")
        assert found(figure("p10", 50), open_below, figure("median", 40)) == ["range-order"]
        top = {"status": "top_coded", "bound_pay": Pay(239200, "USD", "year")}
        assert found(figure("p75", None, **top), figure("p90", 239200)) == []
        assert found(figure("p75", None, **top), figure("p90", 239199)) == ["range-order"]
        assert found(figure("p75", 239201), figure("p90", None, **top)) == []
        assert found(figure("p10", 2), figure("p25", None, status="suppressed"), figure("p90", 1)) == ["range-order"]

    @given(st.lists(st.integers(0, 10**6), min_size=4, max_size=4).map(sorted))
    def test_in_order(self, amounts: list[int]) -> None:
        """What rises, or stays, is in order."""
        assert found(*map(figure, ("p10", "p25", "median", "p90"), amounts)) == []
        assert found(*map(figure, ("low", "mean", "average", "high"), amounts)) == []


class TestTotalBelowBase:
    """``total-below-base``."""

    def test_fires(self) -> None:
        """Total pay that starts below what beginners earn as base pay; the least of the base figures is named."""
        beginners = ExperienceBand("under 1 year")
        assert message(
            figure("low", 38000, component="total"),
            figure("average", 58000, component="base"),
            figure("average", 46000, component="base", bound="about", experience=beginners),
        ) == (
            "survey states that total pay starts at USD 38,000 per year, and about USD 46,000 per year as the average "
            "of base pay (experience under 1 year); total pay includes base pay, so the two figures cover different "
            "people or are of different kinds."
        )

    @pytest.mark.parametrize("component", ["total", "package"])
    @pytest.mark.parametrize("statistic", ["low", "average", "mean"])
    def test_edge(self, component: str, statistic: str) -> None:
        """A total that starts where base pay stands is above board."""
        low = figure("low", 38000, component=component)
        assert found(low, figure(statistic, 38001, component="base")) == ["total-below-base"]
        assert found(low, figure(statistic, 38000, component="base")) == []

    @pytest.mark.parametrize("difference", APART)
    def test_apart(self, difference: dict[str, Any]) -> None:
        """Base pay of another source, currency or population says nothing of the total."""
        low = figure("low", 1, component="total")
        assert found(low, figure("mean", 2, **{"component": "base", **difference})) == []

    def test_other_figures(self) -> None:
        """Base pay at its high end, of unstated kind, open below or not released proves nothing."""
        low = figure("low", 1, component="total")
        assert found(low, figure("high", 2, component="base")) == []
        assert found(low, figure("mean", 2)) == []
        assert found(low, figure("mean", 2, component="base", bound="at_most")) == []
        assert found(low, figure("mean", None, component="base", status="suppressed")) == []
        assert found(figure("low", 1, component="total", bound="at_least"), figure("mean", 2, component="base")) == []
        assert found(figure("mean", 1, component="total"), figure("mean", 2, component="base")) == []

    def test_total_of_some(self) -> None:
        """The total of those with some experience is held against their own base pay alone."""
        senior = ExperienceBand("senior")
        low = figure("low", 1, component="total", experience=senior)
        assert found(low, figure("mean", 2, component="base")) == []
        assert found(low, figure("mean", 2, component="base", experience=senior)) == ["total-below-base"]
