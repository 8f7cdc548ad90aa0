"""Many roles of several countries and currencies: converted into one, ranked and compared pair by pair, untested."""

import pickle
from decimal import Decimal
from itertools import combinations
from math import isnan
from typing import Any

import numpy as np
import pytest

import roleinfo as ri
from diffs.makers import ONE, TWO, codes, pay
from roleinfo.many.gaps import GapMatrix
from roleinfo.many.ranking import RoleRanking

NURSE, ASSISTANT, ACTOR = "29-1141.00", "29-1071.00", "27-2011.00"
UK_NURSES, MIDWIVES, UK_ACTORS = "uk-2237", "uk-2231", "uk-3413"
MIXED = [NURSE, UK_NURSES, ASSISTANT, MIDWIVES, ACTOR]
GERMANY, FRANCE = ri.Place("nation", "DE", "Germany"), ri.Place("nation", "FR", "France")


def rate(currency: str, to: str, value: str, date: str = "2025-05") -> ri.ExchangeRate:
    """A rate of one's own."""
    return ri.ExchangeRate(currency=currency, to=to, rate=Decimal(value), date=date, source="our bank")


def own(id_: str, amount: int, currency: str, **fields: Any) -> ri.Role:
    """A role of one's own with a mean for a year."""
    figure = pay(0, pay=ri.Pay(amount, currency, "year"), rse=Decimal(1), **{"as_of": "2025-05", **fields})
    return ri.Role(id=id_, title=id_.title(), salary=[figure])


EUROS, POUNDS, DOLLARS = own("euros", 50_000, "EUR"), own("pounds", 40_000, "GBP"), own("dollars", 60_000, "USD")


def assert_as_alone(matrix: GapMatrix, **keywords: Any) -> int:
    """Every pair is what `salary_gap` has of it; how many pairs have a gap."""
    gaps = 0
    for one, other in combinations(range(len(matrix)), 2):
        ids = matrix.ids[one], matrix.ids[other]
        try:
            gap = matrix.gap(*ids)
        except ri.NotComparableError:
            assert isnan(matrix.difference[one, other])
            continue
        gaps += 1
        if keywords:
            diff = ri.compare(*ids, currency=matrix.currency, **keywords)
            assert gap in [*diff.salary]
        assert matrix.difference[one, other] == pytest.approx(float(gap.difference.amount), abs=1e-9)
        assert matrix.difference[other, one] == -matrix.difference[one, other]
        tested = matrix.significant[one, other]
        assert isnan(tested) if gap.significant is None else tested == gap.significant
        assert isnan(matrix.p_values[one, other]) == (gap.significant is None)
    return gaps


class TestMatrix:
    """Differences in pay of two countries, by the hour."""

    @pytest.mark.parametrize("statistic", ["mean", "median", "p25"])
    def test_pairs(self, statistic: Any) -> None:
        """Each pair is that of the two alone: within a country tested, between two not."""
        matrix = ri.gap_matrix(MIXED, statistic, period="hour", rates="ecb")
        assert matrix.currency == "USD"
        assert assert_as_alone(matrix, rates="ecb") == 10
        assert isnan(matrix.significant[matrix.index(NURSE), matrix.index(UK_NURSES)])
        assert matrix.significant[matrix.index(MIDWIVES), matrix.index(UK_NURSES)] == 1 or statistic == "p25"
        assert np.allclose(matrix.pays.T - matrix.pays, matrix.difference, equal_nan=True)

    def test_order(self) -> None:
        """Neither the order of roles nor which comes first changes a difference or the currency."""
        matrix = ri.gap_matrix(MIXED, period="hour", rates="ecb")
        turned = ri.gap_matrix(MIXED[::-1], period="hour", rates="ecb")
        assert turned.currency == matrix.currency
        assert np.array_equal(turned.difference[::-1, ::-1], matrix.difference, equal_nan=True)

    def test_currency(self) -> None:
        """One currency for all, that which is named: of one country then in it too."""
        matrix = ri.gap_matrix(MIXED, period="hour", rates="ecb:2025-05", currency="EUR")
        assert (matrix.currency, matrix.unit) == ("EUR", "EUR per hour")
        assert assert_as_alone(matrix, rates="ecb:2025-05") == 10
        assert {(each.currency, each.to, each.date) for each in matrix.rates} == {
            ("GBP", "EUR", "2025-05"), ("USD", "EUR", "2025-05"),
        }  # fmt: skip

    def test_caveats(self) -> None:
        """What two countries, two surveys and a rate come with stands with the matrix, once each."""
        matrix = ri.gap_matrix(MIXED, period="hour", rates="ecb:2022-01")
        held = [caveat.code for caveat in matrix.caveats]
        assert sorted(held) == [
            "countries-differ", "currency-adjusted", "different-dates", "different-sources", "pay-definition-differs",
            "stale-rate",
        ]  # fmt: skip
        text = " ".join(str(matrix).split())
        assert "prices, taxes, benefits, and hours of work differ and are not compared" in text
        assert "Compared after: GBP converted at" in text
        assert "Open Government Licence v.3.0" in text
        assert any("not compared" in note["message"] for note in matrix.to_dict()["notes"])
        assert matrix.gap(NURSE, UK_NURSES).side_intervals[1] is not None

    @pytest.mark.parametrize(
        ("roles", "keywords"),
        [
            ([UK_NURSES, MIDWIVES, UK_ACTORS], {"rates": "ecb:2008-01", "currency": "EUR", "period": "hour"}),
            ([UK_NURSES, MIDWIVES], {"rates": "ecb", "currency": "USD", "period": "hour"}),
            ([own("berlin", 55_000, "EUR", place=GERMANY), own("paris", 50_000, "EUR", place=FRANCE)], {}),
            ([own("older", 55_000, "USD", as_of="2023-05"), DOLLARS], {"rates": "ecb"}),
            ([own("theirs", 55_000, "USD", source=ONE), DOLLARS, own("ours", 61_000, "USD", source=TWO)], {}),
        ],
        ids=["one country, old rates", "one country", "two countries, one currency", "two dates", "two sources"],
    )
    def test_caveats_of_pairs(self, roles: list[Any], keywords: dict[str, Any]) -> None:
        """The matrix has each caveat of conversion, country, date or source that a pair has, and no other."""
        matrix = ri.gap_matrix(roles, **keywords)
        gaps = [matrix.gap(*pair) for pair in combinations(matrix.ids, 2)]
        codes_of_pairs = {caveat.code for gap in gaps for caveat in gap.caveats} & {
            "countries-differ", "currency-adjusted", "different-dates", "different-sources", "pay-definition-differs",
            "stale-rate",
        }  # fmt: skip
        assert {caveat.code for caveat in matrix.caveats} == codes_of_pairs
        assert codes_of_pairs
        assert len(set(matrix.caveats)) == len(matrix.caveats)

    def test_caveats_of_one_figure(self) -> None:
        """Two roles of one published figure have no gap, so the caveats are those of another pair."""
        figure = {"class_code": "2237", "as_of": "2025-05"}
        roles = [own(id_, 40_000, "GBP", **figure) for id_ in ("one", "two")]
        matrix = ri.gap_matrix([*roles, POUNDS], rates="ecb", currency="USD")
        assert isnan(matrix.difference[0, 1])
        assert [caveat.code for caveat in matrix.caveats] == ["currency-adjusted"]

    def test_by_the_year(self) -> None:
        """Annual pay of two surveys is no like pay: a blank, and what is compared instead."""
        matrix = ri.gap_matrix([NURSE, ASSISTANT, UK_NURSES], rates="ecb")
        assert matrix.blank == 2
        assert "2 pairs have no figures that can be compared; pay of two countries is compared by the hour" in " ".join(
            str(matrix).split()
        )

    def test_own_rates(self) -> None:
        """Rates of one's own, by the date nearest to the figure."""
        rates = [rate("GBP", "USD", "1.30"), rate("GBP", "USD", "1.20", "2024-04")]
        matrix = ri.gap_matrix(MIXED, period="hour", rates=rates)
        assert_as_alone(matrix, rates=rates)
        assert matrix.pays[matrix.index(UK_NURSES), matrix.index(NURSE)] == pytest.approx(21.91 * 1.2, abs=0.005)

    def test_a_third_currency(self) -> None:
        """Where own rates lead to one currency that no role has, all are converted into it."""
        rates = [rate("GBP", "CHF", "1.1"), rate("USD", "CHF", "0.9")]
        matrix = ri.gap_matrix([POUNDS, DOLLARS], rates=rates)
        assert matrix.currency == "CHF"
        assert matrix.difference[0, 1] == pytest.approx(60_000 * 0.9 - 40_000 * 1.1)

    def test_without_a_rate(self) -> None:
        """What no rate converts is left out with the reason."""
        matrix = ri.gap_matrix([EUROS, POUNDS, DOLLARS], rates=rate("GBP", "USD", "1.3"))
        assert [(out.id, out.code) for out in matrix.left_out] == [("euros", "no-rate")]
        assert matrix.left_out[0].message == (
            "There is no exchange rate from EUR to USD: state one, or use those of the ECB."
        )
        assert len(matrix) == 2

    def test_month_without_rates(self) -> None:
        """A figure of a month before all rates is left out; a month that is named so is refused."""
        old = own("old", 40_000, "GBP", as_of="1990-01")
        matrix = ri.gap_matrix([old, POUNDS, DOLLARS], rates="ecb")
        assert [(out.id, out.code) for out in matrix.left_out] == [("old", "no-rate")]
        assert "There is no ECB rate for GBP of January 1990" in matrix.left_out[0].message
        with pytest.raises(ri.NotComparableError, match="There is no ECB rate"):
            ri.gap_matrix([POUNDS, DOLLARS], rates="ecb:1990-01")

    def test_no_role_is_left(self) -> None:
        """Where nothing can be converted the reasons of all are given."""
        with pytest.raises(ri.NotComparableError, match="no exchange rate from GBP to EUR"):
            ri.gap_matrix([POUNDS, DOLLARS], currency="EUR")

    def test_without_rates(self) -> None:
        """Nothing is converted: the currency of most, and how the others would be."""
        matrix = ri.gap_matrix([NURSE, ASSISTANT, UK_NURSES], period="hour")
        assert (matrix.currency, matrix.rates, matrix.caveats) == ("USD", (), ())
        assert codes(matrix.left_out) == ["other-currency"]
        assert matrix.left_out[0].message == (
            "Its pay is in GBP; the other figures are in USD. Exchange rates (rates=) convert them."
        )

    def test_own_roles(self) -> None:
        """Own figures of three currencies and of no place are compared like others."""
        roles = [EUROS, POUNDS, DOLLARS, own("berlin", 55_000, "EUR", place=GERMANY)]
        matrix = ri.gap_matrix(roles, rates="ecb")
        assert assert_as_alone(matrix) == 3

    def test_unknown_rates(self) -> None:
        """Another name of rates is refused."""
        with pytest.raises(ri.InvalidArgumentError, match="rates must be exchange rates, 'ecb'"):
            ri.gap_matrix([POUNDS, DOLLARS], rates="fed")

    def test_pickled(self) -> None:
        """A matrix keeps its rates."""
        matrix = ri.gap_matrix(MIXED, period="hour", rates="ecb")
        again = pickle.loads(pickle.dumps(matrix))
        assert again.rates == matrix.rates
        assert np.array_equal(again.difference, matrix.difference, equal_nan=True)


class TestSeveralKinds:
    """Roles with several figures of one statistic: of all and of full-time employees."""

    def test_pairs(self) -> None:
        """Each pair has the first kind that both have, as the comparison of the two has."""
        figure = {"component": "ashe_annual", "source": ONE}
        both = own("both", 30_000, "GBP", universe="all employees", **figure)
        both = ri.Role(
            id="both", title="Both",
            salary=[*both.salary, *own("x", 31_000, "GBP", universe="full-time employees", **figure).salary],
        )  # fmt: skip
        full = own("full", 33_000, "GBP", universe="full-time employees", **figure)
        every = own("every", 29_000, "GBP", universe="all employees", **figure)
        matrix = ri.gap_matrix([both, full, every])
        assert matrix.difference[0].tolist() == [0, 2_000, -1_000]
        assert isnan(matrix.difference[1, 2])
        assert assert_as_alone(matrix) == 2

    @pytest.mark.parametrize("period", ["hour", "year"])
    def test_united_kingdom(self, period: Any) -> None:
        """Unit groups, of which some have no figure of full-time employees, are what each two of them are alone."""
        ids = [f"uk-{code}" for code in (1111, 1112, 2221, 2231, 2237, 3413, 6135, 9263, 9269)]
        matrix = ri.gap_matrix(ids, "median", period=period)
        assert assert_as_alone(matrix) > 10


class TestRanking:
    """One role against roles of another country."""

    def ranked(self, roles: list[Any], **keywords: Any) -> RoleRanking:
        """The ranking by the mean."""
        return ri.compare_many(roles, "mean", **{"rates": "ecb", **keywords})

    @pytest.mark.parametrize("reference", [NURSE, UK_NURSES])
    def test_pairs(self, reference: str) -> None:
        """All have a place, by the hour and in dollars, with the gap that the two have alone."""
        ranking = self.ranked([reference, *(id_ for id_ in MIXED if id_ != reference)])
        assert [entry.rank for entry in ranking] == [1, 2, 3, 4]
        for entry in ranking:
            assert entry.unit == "USD per hour"
            assert entry.gap is not None
            diff = ri.compare(reference, entry.role.id, rates="ecb", currency="USD", statistic="mean")
            assert entry.gap in list(diff.salary)
            is_abroad = entry.role.id.startswith("uk-") != reference.startswith("uk-")
            assert (entry.gap.significant is None) == is_abroad

    def test_text(self) -> None:
        """The rates and what is not compared stand below."""
        text = " ".join(str(self.ranked(MIXED)).split())
        assert "Compared after: GBP converted at 1.2524 USD, the mean of ECB rates in April 2024" in text
        assert "prices, taxes, benefits, and hours of work differ" in text

    def test_one_currency(self) -> None:
        """Roles of three currencies are ranked in one, whichever the reference has."""
        for reference, *others in ([EUROS, POUNDS, DOLLARS], [POUNDS, EUROS, DOLLARS]):
            ranking = ri.compare_many([reference, *others], rates="ecb")
            assert ranking.unit == "USD per year"
        assert ri.compare_many([EUROS, POUNDS], rates="ecb").unit == "EUR per year"
        assert ri.compare_many([EUROS, POUNDS], rates="ecb", currency="GBP").unit == "GBP per year"
        elsewhere = [rate("GBP", "CHF", "1.1"), rate("USD", "CHF", "0.9")]
        assert ri.compare_many([POUNDS, DOLLARS], rates=elsewhere).unit == "CHF per year"

    def test_without_rates(self) -> None:
        """The reason says in which money each is paid, and what converts it."""
        [entry] = ri.compare_many([NURSE, UK_NURSES])
        assert entry.value is None
        assert entry.reason == (
            "pay is stated in USD for registered nurses and in GBP for other registered nursing professionals; state "
            "an exchange rate (rates=, --rates) to compare them"
        )

    def test_unconvertible(self) -> None:
        """What no rate converts comes last with the reason."""
        ranking = ri.compare_many([DOLLARS, POUNDS, EUROS], rates=rate("GBP", "USD", "1.3"))
        assert [(entry.role.id, entry.rank) for entry in ranking] == [("pounds", 1), ("euros", None)]
        assert "There is no exchange rate from EUR to USD" in str(ranking[1].reason)

    def test_of_one_country(self) -> None:
        """Rates that nothing needs change nothing."""
        assert [*self.ranked([NURSE, ASSISTANT])] == [*ri.compare_many([NURSE, ASSISTANT], "mean", currency="USD")]
