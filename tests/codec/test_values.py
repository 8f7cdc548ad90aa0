"""Values as dictionaries: what is read back, and what is said of documents that hold none."""

from decimal import Decimal
from typing import Any

import pytest

import roleinfo as ri
from roleinfo import Problem, RoleFileError

BAND = ri.SalaryBand(
    ri.Pay(48_000, "USD", "year"), ri.Pay(72_000, "USD", "year"), midpoint=ri.Pay(59_000, "USD", "year")
)


def problems(cls: Any, document: Any) -> list[tuple[str, str]]:
    """Path and rule of everything that is wrong with a document."""
    with pytest.raises(RoleFileError) as caught:
        cls.from_dict(document)
    assert all(isinstance(problem, Problem) for problem in caught.value.problems)
    return [(problem.path, problem.rule) for problem in caught.value.problems]


class TestBands:
    """Bands and structures."""

    def test_fields(self) -> None:
        """The keys are the names that the constructor takes, and defaults are left out."""
        document = BAND.to_dict()
        assert list(document) == ["schema", "result", "minimum", "maximum", "midpoint", "view"]
        assert document["midpoint"] == {"amount": "59000", "currency": "USD", "period": "year"}

    @pytest.mark.parametrize("place", [None, "CA"])
    def test_from_market(self, place: str | None) -> None:
        """A band that rests on a market figure is read back with the figure and its source."""
        band = ri.SalaryBand.from_market(ri.role("registered nurse"), place=place, spread=Decimal("0.5"))
        aged = band.aged(annual_movement=Decimal("0.03"), years=1)
        assert ri.SalaryBand.from_dict(band.to_dict()) == band
        assert ri.SalaryBand.from_dict(aged.to_dict()).steps == aged.steps
        market = ri.SalaryBand.from_dict(aged.to_dict()).market
        assert market
        assert market.source.id == "oews-2025"

    def test_rules_between_fields(self) -> None:
        """What the band itself refuses is refused with its text."""
        document = BAND.to_dict()
        document["maximum"] = {**document["maximum"], "amount": "1"}
        [(_, rule)] = problems(ri.SalaryBand, document)
        assert "maximum" in rule or "minimum" in rule


class TestGaps:
    """Gaps in pay."""

    def test_steps(self) -> None:
        """A gap whose amounts were made alike keeps the steps."""
        gap = ri.salary_gap("registered nurse", "registered nurse", place=("CA", "TX"), adjust_prices=True)
        again = ri.SalaryGap.from_json(gap.to_json())
        assert (again, again.pays, again.interval) == (gap, gap.pays, gap.interval)


class TestPay:
    """A pay alone."""

    def test_three_keys(self) -> None:
        """A pay is its amount as text, its currency and its period."""
        pay = ri.Pay(Decimal("48.760"), "USD", "hour")
        assert pay.to_dict() == {"amount": "48.760", "currency": "USD", "period": "hour"}
        assert ri.Pay.from_dict(pay.to_dict()) == pay
        assert str(ri.Pay.from_json('{"amount": "48.760", "currency": "USD", "period": "hour"}').amount) == "48.760"


class TestRefusals:
    """Documents that are none."""

    def test_every_problem(self) -> None:
        """All that is wrong is said at once, with its path."""
        document = {**BAND.to_dict(), "minimum": {"amount": 5.5, "currency": "usd", "period": "annum"}, "spread": 1}
        found = dict(problems(ri.SalaryBand, document))
        assert set(found) == {"spread", "minimum.amount", "minimum.currency", "minimum.period"}

    @pytest.mark.parametrize("document", [None, [], "text", 5])
    def test_no_table(self, document: Any) -> None:
        """What is no table is no value."""
        assert problems(ri.SalaryBand, document)[0][1].startswith("must be a table with the fields of a salary band")

    def test_other_forms(self) -> None:
        """Another number of the form, and another class, are named."""
        document = BAND.to_dict()
        assert problems(ri.SalaryBand, {**document, "schema": 3}) == [
            ("schema", "this roleinfo reads form 2 of a result, not 3")
        ]
        assert problems(ri.PayStructure, document) == [("result", "must be 'PayStructure', not 'SalaryBand'")]

    @pytest.mark.parametrize("text", ["", "{", "[1]", '{"schema": NaN}', "null"])
    def test_no_json(self, text: str) -> None:
        """Text that is no JSON, or no such value, is a problem of the document."""
        with pytest.raises(RoleFileError):
            ri.SalaryBand.from_json(text)
