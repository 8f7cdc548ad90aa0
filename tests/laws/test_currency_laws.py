"""Laws of comparisons in two currencies, on random pay and months."""

from decimal import Decimal
from typing import Any

from hypothesis import given, strategies as st

import roleinfo as ri
from diffs.makers import left_role, pay, right_role

_CURRENCIES = ("USD", "GBP", "EUR", "NZD", "JPY", "AED")


@st.composite
def figures(draw: st.DrawFn, currencies: tuple[str, ...] = _CURRENCIES) -> tuple[ri.SalaryEstimate, ...]:
    """One to three figures of one currency, each of a statistic and a month of its own."""
    currency = draw(st.sampled_from(currencies))
    statistics = draw(st.lists(st.sampled_from(["mean", "median", "p10"]), min_size=1, max_size=3, unique=True))
    dates = st.sampled_from(["2024-04", "2025-05", "2012-05-31", "1990-01", "2024"])
    return tuple(
        pay(0, statistic, pay=ri.Pay(draw(st.decimals("1", "900000", places=2)), currency, "year"), as_of=draw(dates))
        for statistic in statistics
    )


def asked() -> st.SearchStrategy[dict[str, Any]]:
    """Rates by name, and a currency or none."""
    return st.fixed_dictionaries(
        {"rates": st.sampled_from(["ecb", "ecb:2024-04"]), "currency": st.sampled_from([None, "USD", "GBP", "EUR"])}
    )


@given(figures(), figures(), asked())
def test_neither_side_decides(left: Any, right: Any, asked: dict[str, Any]) -> None:
    """A comparison is the inverse of the other way round, whichever currencies and months there are."""
    one, other = left_role(*left), right_role(*right)
    diff, back = ri.compare(one, other, **asked), ri.compare(other, one, **asked)
    assert diff.inverted() == back
    assert [gap.pays for gap in diff.salary] == [gap.pays[::-1] for gap in back.salary]
    assert all(gap.left.statistic == gap.right.statistic for gap in diff.salary)


@given(figures(), figures(), asked())
def test_reads_back(left: Any, right: Any, asked: dict[str, Any]) -> None:
    """A comparison reads back from JSON with its rates and reasons, and without looking any of them up."""
    diff = ri.compare(left_role(*left), right_role(*right), **asked)
    again = ri.RoleDiff.from_json(diff.to_json())
    assert again == diff
    assert (again.options.rates, again.options.no_rates) == (diff.options.rates, diff.options.no_rates)
    assert again.salary == diff.salary


@given(figures(("GBP",)), figures(("GBP",)))
def test_one_currency(left: Any, right: Any) -> None:
    """Rates change nothing where both sides are paid in one currency."""
    one, other = left_role(*left), right_role(*right)
    assert ri.compare(one, other, rates="ecb") == ri.compare(one, other)


@given(figures(), figures(), asked())
def test_every_gap_is_in_one_currency(left: Any, right: Any, asked: dict[str, Any]) -> None:
    """What was compared is in one currency: the one asked for, if any; each conversion is at a rate of its options."""
    diff = ri.compare(left_role(*left), right_role(*right), **asked)
    rates = {(rate.currency, rate.to, rate.rate) for rate in diff.options.rates}
    for gap in diff.salary:
        currencies = {each.currency for each in gap.pays}
        assert len(currencies) == 1
        assert asked["currency"] in (None, *currencies)
        for step in (step for steps in gap.steps for step in steps):
            assert (step.of, step.to, step.numerator / step.denominator) in rates
            assert step.denominator == Decimal(1)
