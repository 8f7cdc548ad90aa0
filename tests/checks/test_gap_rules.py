"""Differences as stated, against the figures."""

from decimal import Decimal
from typing import Any

import attrs
import pytest
from hypothesis import given, strategies as st

from contradictions import contradictions
from roleinfo.checks.findings import Finding
from roleinfo.model.career import GapEnd, StatedGap
from roleinfo.model.education import DegreeShare
from roleinfo.model.estimate import ExperienceBand, SalaryEstimate
from roleinfo.model.exact import divide, multiply, rounded, subtract
from roleinfo.model.pay import Pay
from roleinfo.model.place import Industry, Place
from roleinfo.model.role import Role
from roleinfo.model.sections import Education
from roleinfo.model.skill import Share
from roleinfo.model.source import Source

SOURCE = Source(id="survey", title="A survey", publisher="Example Ltd", license="internal")
SISTER = attrs.evolve(SOURCE, id="sister", series="survey")
OTHER = attrs.evolve(SOURCE, id="other", series="other")
RETAIL, ENERGY = Industry("Retail"), Industry("Energy")


def figure(statistic: str, amount: str | int | None, **more: Any) -> SalaryEstimate:
    """A pay figure a year in US dollars, with these fields besides."""
    money = more.pop("currency", "USD"), more.pop("period", "year")
    pay = None if amount is None else Pay(Decimal(amount), *money)
    return SalaryEstimate(statistic=statistic, **{"pay": pay, "source": SOURCE, **more})


def held(degree: str, share: str, of: str | None = None, **more: Any) -> DegreeShare:
    """A share of those who hold a degree."""
    return DegreeShare(**{"degree": degree, "share": Share(Decimal(share), of), "source": SOURCE, **more})


def end(about: str, **more: Any) -> GapEnd:
    """One end of a stated difference."""
    return GapEnd(about=about, **more)  # type: ignore[arg-type]


def money(amount: str | int, base: GapEnd, to: GapEnd, **more: Any) -> StatedGap:
    """A stated difference in dollars a year."""
    pay = Pay(Decimal(amount), more.pop("currency", "USD"), more.pop("period", "year"))
    return StatedGap(**{"base": base, "end": to, "difference": pay, "source": SOURCE, **more})


def number(value: str, unit: str, base: GapEnd, to: GapEnd, **more: Any) -> StatedGap:
    """A stated difference as a number."""
    return StatedGap(**{"base": base, "end": to, "value": Decimal(value), "unit": unit, "source": SOURCE, **more})


def role(id_: str, *facts: SalaryEstimate | DegreeShare, gaps: tuple[StatedGap, ...] = ()) -> Role:
    """A role with these figures and stated differences."""
    return Role(
        id=id_,
        title=id_,
        salary=[each for each in facts if isinstance(each, SalaryEstimate)],
        education=Education(held=[each for each in facts if isinstance(each, DegreeShare)]),
        stated_gaps=gaps,
    )


def findings(gap: StatedGap, *facts: SalaryEstimate | DegreeShare) -> tuple[Finding, ...]:
    """What is found in one role with this difference and these figures."""
    return contradictions(role("clerk", *facts, gaps=(gap,)))


class TestMoney:
    """``stated-difference`` in money."""

    low, high = end("low"), end("high")
    range_ = figure("low", 46000), figure("high", 113000)

    def test_fires(self) -> None:
        """A difference that is not the one between the figures."""
        gap = money(68000, self.low, self.high)
        [finding] = findings(gap, *self.range_)
        assert (finding.code, finding.path) == ("stated-difference", ("stated_gaps", gap.key))
        assert finding.message == (
            "survey states a difference of USD 68,000 per year, but from USD 46,000 per year (clerk, low) to "
            "USD 113,000 per year (clerk, high) it is 67,000."
        )

    @pytest.mark.parametrize(
        ("amount", "expected"), [("67000", 0), ("67001", 0), ("67002", 1), ("66999", 0), ("66998", 1), ("67001.6", 1)]
    )
    def test_edge(self, amount: str, expected: int) -> None:
        """Each of the three figures may be half a unit off."""
        assert len(findings(money(amount, self.low, self.high), *self.range_)) == expected

    def test_sign(self) -> None:
        """A difference runs from its base to its end."""
        assert findings(money(-67000, self.high, self.low), *self.range_) == ()
        assert len(findings(money(67000, self.high, self.low), *self.range_)) == 1

    def test_another_role(self) -> None:
        """The figures of another role are taken where it is among those given."""
        gap = money(8617, end("mean", role="manager"), end("mean"))
        clerk = role("clerk", figure("mean", 80947), gaps=(gap,))
        assert contradictions(clerk) == ()
        assert contradictions([clerk, role("manager", figure("mean", 72330))]) == ()
        [finding] = contradictions([role("manager", figure("mean", 68535)), clerk])
        assert finding.role == "clerk"
        assert "from USD 68,535 per year (manager, mean) to USD 80,947 per year (clerk, mean) it is 12,412" in str(
            finding
        )

    def test_own_id(self) -> None:
        """An end that names the role itself is of the role itself."""
        assert len(findings(money(1, end("low", role="clerk"), self.high), *self.range_)) == 1

    def test_first_role_of_an_id(self) -> None:
        """Of two roles with one id the first given is meant."""
        clerk = role("clerk", figure("mean", 3), gaps=(money(2, end("mean", role="manager"), end("mean")),))
        right, wrong = role("manager", figure("mean", 1)), role("manager", figure("mean", 900))
        assert contradictions([clerk, right, wrong]) == ()
        assert len(contradictions([clerk, wrong, right])) == 1

    def test_source_before_series(self) -> None:
        """The source's own figures go before those of its series; other sources are not asked."""
        gap = money(67000, self.low, self.high)
        sister = [attrs.evolve(each, source=SISTER) for each in (figure("low", 1), figure("high", 2))]
        other = [attrs.evolve(each, source=OTHER) for each in sister]
        assert findings(gap, *self.range_, *sister) == ()
        assert len(findings(money(1, self.low, self.high), *self.range_, *sister)) == 1
        assert findings(money(1, self.low, self.high), *sister) == ()
        assert len(findings(gap, *sister)) == len(findings(gap, self.range_[0], *sister)) == 1
        assert findings(gap, *other) == ()

    def test_any_of_several(self) -> None:
        """Where several figures fit the ends, one pair that gives the difference is enough."""
        base = [attrs.evolve(each, component="base") for each in (figure("low", 1), figure("high", 2))]
        assert findings(money(1, self.low, self.high), *self.range_, *base) == ()
        assert len(findings(money(3, self.low, self.high), *self.range_, *base)) == 1
        assert findings(money(112999, self.low, self.high), *base, self.range_[1]) != ()

    @pytest.mark.parametrize(
        "difference",
        [
            {"currency": "NZD"},
            {"period": "month"},
            {"component": "base"},
            {"place": Place.parse("US-CA")},
            {"employer": "UBS"},
            {"experience": ExperienceBand("senior")},
            {"industry": RETAIL},
            {"universe": "full-time"},
        ],
    )
    def test_apart(self, difference: dict[str, Any]) -> None:
        """A figure of another currency, period, component or population is not the end that is meant."""
        gap = money(1, self.low, self.high)
        assert findings(gap, figure("low", 46000), figure("high", 113000, **difference)) == ()
        assert len(findings(gap, *self.range_)) == 1
        if set(difference) <= {"currency", "period"}:
            assert findings(money(1, self.low, self.high, **difference), *self.range_) == ()

    def test_missing(self) -> None:
        """Without a figure, or with one that was not released, there is nothing to hold it against."""
        gap = money(1, self.low, self.high)
        assert findings(gap) == findings(gap, figure("low", 46000)) == ()
        assert findings(gap, figure("low", 46000), figure("high", None, status="suppressed")) == ()
        top = figure("high", None, status="top_coded", bound_pay=Pay(239200, "USD", "year"))
        assert findings(gap, figure("low", 46000), top) == ()

    @pytest.mark.parametrize(
        ("low", "high", "fits", "contradicts"),
        [
            ("at_least", "exact", 60000, 68000),
            ("exact", "at_most", 60000, 68000),
            ("at_most", "exact", 68000, 60000),
            ("exact", "at_least", 68000, 60000),
        ],
    )
    def test_open_ends(self, low: str, high: str, fits: int, contradicts: int) -> None:
        """An open end lets the difference be more, or less, but not both."""
        figures = figure("low", 46000, bound=low), figure("high", 113000, bound=high)
        assert findings(money(67000, self.low, self.high), *figures) == ()
        assert findings(money(fits, self.low, self.high), *figures) == ()
        [finding] = findings(money(contradicts, self.low, self.high), *figures)
        assert finding.message.endswith(f"it is at {'most' if contradicts > fits else 'least'} 67,000.")

    def test_two_open_ends(self) -> None:
        """Two open ends allow every difference."""
        figures = figure("low", 46000, bound="at_least"), figure("high", 113000, bound="at_least")
        assert findings(money(1, self.low, self.high), *figures) == ()

    @given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(0, 3))
    def test_rounded_from_three_numbers(self, low: int, high: int, places: int) -> None:
        """Two figures and their difference, each rounded by itself, never contradict."""
        cents = [divide(Decimal(each), Decimal(10**4)) for each in (low, high)]
        gap = money(str(rounded(subtract(cents[1], cents[0]), places)), self.low, self.low)
        clerk = role(
            "clerk", figure("low", str(rounded(cents[1], 1))), gaps=(attrs.evolve(gap, base=end("low", role="a")),)
        )
        assert contradictions([clerk, role("a", figure("low", str(rounded(cents[0], 2))))]) == ()


class TestPercent:
    """``stated-difference`` in percent, relative to the base."""

    base, to = end("mean", industry=RETAIL), end("mean", industry=ENERGY)
    figures = figure("mean", 66020, industry=RETAIL), figure("mean", 80544, industry=Industry("energy", "22"))

    def test_fires(self) -> None:
        """A percentage that the figures do not give."""
        [finding] = findings(number("20.0", "percent", self.base, self.to), *self.figures)
        assert finding.message == (
            "survey states a difference of 20.0%, but from USD 66,020 per year (clerk, mean, Retail) to "
            "USD 80,544 per year (clerk, mean, energy) it is 22%."
        )

    @pytest.mark.parametrize(
        ("value", "expected"), [("22.0", 0), ("22", 0), ("22.1", 1), ("21.9", 1), ("22.000", 0), ("21.990", 1)]
    )
    def test_edge(self, value: str, expected: int) -> None:
        """Half a unit of the last digit that is printed, and what the figures' own rounding adds."""
        assert len(findings(number(value, "percent", self.base, self.to), *self.figures)) == expected

    def test_zero_base(self) -> None:
        """There is no percentage of nothing."""
        gap = number("5", "percent", self.base, self.to)
        assert findings(gap, figure("mean", 0, industry=RETAIL), figure("mean", 9, industry=ENERGY)) == ()

    def test_no_points_of_money(self) -> None:
        """Points of money are nothing that could be checked, and neither is a unit that is not stated."""
        assert findings(number("5", "points", self.base, self.to), *self.figures) == ()
        assert findings(number("5", "unstated", self.base, self.to), *self.figures) == ()

    def test_from_next_to_nothing(self) -> None:
        """Percentages of any size are computed and told."""
        gap = number("0.000000000001", "percent", self.base, self.to)
        figures = figure("mean", "0.000000000001", industry=RETAIL), figure("mean", "9" * 15, industry=ENERGY)
        assert len(findings(gap, *figures)) == 1

    @given(st.integers(1, 10**9), st.integers(0, 10**9), st.integers(0, 3))
    def test_rounded_from_three_numbers(self, base: int, to: int, places: int) -> None:
        """A percentage of two numbers, and the numbers rounded to dollars, never contradict."""
        cents = [divide(Decimal(each), Decimal(100)) for each in (base, to)]
        percent = multiply(divide(subtract(cents[1], cents[0]), cents[0]), Decimal(100))
        figures = [
            figure("mean", str(rounded(each, 0)), industry=what)
            for each, what in zip(cents, (RETAIL, ENERGY), strict=True)
        ]
        assert findings(number(str(rounded(percent, places)), "percent", self.base, self.to), *figures) == ()


class TestDegrees:
    """``stated-difference`` between shares of degrees held."""

    base, to = end("degree_held", role="manager", degree="master"), end("degree_held", degree="master")

    def found(self, gap: StatedGap, clerk: DegreeShare, manager: DegreeShare) -> list[str]:
        """The messages for two roles, of which the first states the difference."""
        return [each.message for each in contradictions([role("clerk", clerk, gaps=(gap,)), role("manager", manager)])]

    def test_fires(self) -> None:
        """Points are the difference of the shares, percent is relative to the base."""
        shares = held("master", "7.7"), held("master", "6.5")
        [message] = self.found(number("2.0", "points", self.base, self.to), *shares)
        assert message == (
            "survey states a difference of 2.0 points, but from 6.5% (manager, master's degree) to "
            "7.7% (clerk, master's degree) it is 1.2 points."
        )
        assert self.found(number("1.2", "points", self.base, self.to), *shares) == []
        assert self.found(number("18.5", "percent", self.base, self.to), *shares) == []
        assert len(self.found(number("1.2", "percent", self.base, self.to), *shares)) == 1

    @pytest.mark.parametrize(("value", "expected"), [("1.3", 0), ("1.30", 0), ("1.31", 1), ("1.1", 0), ("1.0", 1)])
    def test_edge(self, value: str, expected: int) -> None:
        """Each of the two shares and the difference may be half a unit off."""
        shares = held("master", "7.7"), held("master", "6.5")
        assert len(self.found(number(value, "points", self.base, self.to), *shares)) == expected

    def test_apart(self) -> None:
        """Another degree, another population or another source is not meant; an unstated unit is not checked."""
        gap = number("9", "points", self.base, self.to)
        manager = held("master", "6.5")
        assert len(self.found(gap, held("master", "7.7"), manager)) == 1
        assert self.found(gap, held("bachelor", "7.7"), manager) == []
        assert self.found(gap, held("master", "7.7", of="resumes"), manager) == []
        assert self.found(gap, held("master", "7.7", source=OTHER), manager) == []
        assert self.found(attrs.evolve(gap, unit="unstated"), held("master", "7.7"), manager) == []
        money_gap = money(9, self.base, self.to)
        assert self.found(money_gap, held("master", "7.7"), manager) == []


class TestSimilarButDifferent:
    """``similar-but-different``."""

    base, to = end("degree_held", role="manager", degree="master"), end("degree_held", degree="master")

    def test_fires(self) -> None:
        """A number that is not small beside the word."""
        gap = number("-3.5", "unstated", self.base, self.to, text="Similar levels of education")
        [finding] = findings(gap)
        assert (finding.code, finding.path) == ("similar-but-different", ("stated_gaps", gap.key))
        assert finding.message == (
            'survey says "Similar levels of education" next to a difference of -3.5 in an unstated unit.'
        )

    @pytest.mark.parametrize(
        ("value", "text", "expected"),
        [
            ("1", "similar", 0),
            ("1.1", "similar", 1),
            ("-1", "similar", 0),
            ("-1.01", "reach SIMILAR levels", 1),
            ("9", "dissimilar", 0),
            ("9", "not similar", 0),
            ("9", "higher", 0),
            ("9", None, 0),
        ],
    )
    def test_edge(self, value: str, text: str | None, expected: int) -> None:
        """More than one, in whatever unit, and only where the word itself is used."""
        gap = number(value, "percent", self.base, self.to, text=text)
        assert [each.code for each in findings(gap)] == ["similar-but-different"] * expected

    def test_money(self) -> None:
        """How much money is similar is not for us to say."""
        assert findings(money(9000, end("mean", role="manager"), end("mean"), text="similar")) == ()
