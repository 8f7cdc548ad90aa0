"""Contradictions in what pays best among the industries."""

from decimal import Decimal
from typing import Any

import attrs
import pytest

from contradictions import contradictions
from roleinfo.checks.findings import Finding
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.pay import Pay
from roleinfo.model.place import Industry, Place
from roleinfo.model.role import Role
from roleinfo.model.source import Source
from roleinfo.model.work import IndustryFact

SOURCE = Source(id="survey", title="A survey", publisher="Example Ltd", license="internal")
OTHER = attrs.evolve(SOURCE, id="other", series="other")


def figure(amount: int | None, industry: str | None = None, **more: Any) -> SalaryEstimate:
    """A mean a year, of an industry or of all."""
    pay = None if amount is None else Pay(Decimal(amount), more.pop("currency", "USD"), "year")
    fields = {"statistic": "mean", "pay": pay, "source": SOURCE, **more}
    return SalaryEstimate(industry=Industry(industry) if industry else None, **fields)


def best(name: str, rank: int | None = None, **more: Any) -> IndustryFact:
    """The statement that an industry pays best."""
    return IndustryFact(**{"industry": Industry(name), "about": "best_paying", "rank": rank, "source": SOURCE, **more})


def findings(salary: list[SalaryEstimate], industries: list[IndustryFact] | None = None) -> tuple[Finding, ...]:
    """What is found in a role with these figures and statements."""
    return contradictions(Role(id="clerk", title="Clerk", salary=salary, industries=industries or []))


def found(salary: list[SalaryEstimate], industries: list[IndustryFact] | None = None) -> list[str]:
    """The codes of what is found in a role with these figures and statements."""
    return [each.code for each in findings(salary, industries)]


APART = [
    {"source": OTHER},
    {"currency": "NZD"},
    {"place": Place.parse("US-CA")},
    {"component": "base"},
    {"as_of": "2020"},
]


class TestBelowAverage:
    """``best-industry-below-average``."""

    def test_fires(self) -> None:
        """The industry named as paying best pays less than all industries together."""
        industry = figure(65636, "Manufacturing")
        [finding] = findings([industry, figure(70849, bound="about")], [best("manufacturing")])
        assert finding.code == "best-industry-below-average"
        assert finding.path == ("salary", industry.key)
        assert finding.message == (
            "survey states USD 65,636 per year as the mean in Manufacturing, its best-paying industry, and about "
            "USD 70,849 per year in all industries; that cannot be less than the average."
        )

    def test_highest_of_several(self) -> None:
        """Where nothing is named, it is the highest of the industries that may not lie below."""
        [finding] = findings([figure(10), figure(8, "Retail"), figure(9, "Energy")])
        assert finding.message == (
            "survey states USD 9 per year as the mean in Energy, the highest of its industries, and USD 10 per year "
            "in all industries; an industry that pays more must be missing."
        )

    def test_edge(self) -> None:
        """The best industry may pay just as much; another one may pay less."""
        assert found([figure(10), figure(10, "Energy")]) == []
        assert found([figure(10), figure(8, "Retail"), figure(11, "Energy")], [best("Energy")]) == []

    def test_named_beside_a_higher_one(self) -> None:
        """A named industry below the average is found though another one lies above it."""
        assert found([figure(10), figure(8, "Retail"), figure(11, "Energy")], [best("Retail")]) == [
            "best-industry-below-average",
            "best-industry-not-highest",
        ]

    def test_second_best(self) -> None:
        """An industry in the second place, or named by another source, or as employing most, may lie below."""
        salary = [figure(10), figure(8, "Retail"), figure(11, "Energy")]
        assert found(salary, [best("Energy", 1), best("Retail", 2)]) == []
        assert found(salary, [best("Retail", source=OTHER)]) == []
        assert found(salary, [best("Retail", about="employs_most")]) == []

    @pytest.mark.parametrize("difference", [*APART, {"statistic": "median"}])
    def test_apart(self, difference: dict[str, Any]) -> None:
        """An average of another source, currency, place, component, date or statistic is not compared."""
        assert found([figure(10, **difference), figure(9, "Energy")]) == []

    def test_unknown_figures(self) -> None:
        """Where the figure of an industry was not released, it may be the highest; open ends prove nothing."""
        salary = [figure(10), figure(8, "Retail")]
        hidden = figure(None, "Energy", status="suppressed")
        assert found([*salary, hidden]) == []
        assert found([figure(10), figure(8, "Retail", bound="at_least")]) == []
        assert found([figure(10, bound="at_most"), figure(8, "Retail")]) == []
        assert found([figure(None, status="suppressed"), figure(8, "Retail")]) == []

    def test_low_end(self) -> None:
        """The low end of the best paying industry may lie below that of all."""
        salary = [
            figure(10, statistic="low"),
            figure(9, "Energy", statistic="low"),
            figure(11, "Retail", statistic="low"),
        ]
        assert found(salary, [best("Energy")]) == []


class TestNotHighest:
    """``best-industry-not-highest``."""

    def test_fires(self) -> None:
        """Another industry's figure is higher than that of the named one."""
        named = best("Manufacturing")
        [finding] = findings([figure(80544, "Manufacturing"), figure(81000, "Retail")], [named])
        assert finding.code == "best-industry-not-highest"
        assert finding.path == ("industries", named.key)
        assert finding.message == (
            "survey names Manufacturing as the best paying, with USD 80,544 per year as the mean, but states "
            "USD 81,000 per year in Retail (more)."
        )

    def test_edge(self) -> None:
        """Another may be as high."""
        assert found([figure(9, "Energy"), figure(9, "Retail")], [best("Energy")]) == []

    def test_places_in_a_list(self) -> None:
        """A ranked list is in order; the order of an unranked one says nothing."""
        salary = [figure(9, "Energy"), figure(8, "Retail"), figure(7, "Farms")]
        assert found(salary, [best("Energy", 1), best("Retail", 2)]) == []
        assert found(salary, [best("Energy"), best("Retail")]) == []
        [finding] = findings(salary, [best("Energy", 1), best("Farms", 2)])
        assert "names Farms as the best paying in place 2, with USD 7 per year" in finding.message
        assert found(salary, [best("Energy", 2), best("Retail", 1)]) == ["best-industry-not-highest"]

    @pytest.mark.parametrize("difference", APART)
    def test_apart(self, difference: dict[str, Any]) -> None:
        """Figures of another source, currency, place, component or date are not compared."""
        assert found([figure(8, "Energy"), figure(9, "Retail", **difference)], [best("Energy")]) == []

    def test_no_figures(self) -> None:
        """A named industry without a figure, or one not released or open above, is not contradicted."""
        higher = figure(9, "Retail")
        assert found([higher], [best("Energy")]) == []
        assert found([higher, figure(None, "Energy", status="suppressed")], [best("Energy")]) == []
        assert found([higher, figure(8, "Energy", bound="at_least")], [best("Energy")]) == []
        assert found([higher, figure(8, "Energy")], [best("Energy", source=OTHER)]) == []
        assert (
            found([figure(9, "Retail", statistic="high"), figure(8, "Energy", statistic="high")], [best("Energy")])
            == []
        )


class TestDiffers:
    """``best-industry-differs``."""

    def test_fires(self) -> None:
        """Two sources name two industries; the path leads to what the second says."""
        [finding] = findings([], [best("Technology"), best("Manufacturing", source=OTHER)])
        assert finding.path == ("industries", best("Technology").key)
        assert finding.code == "best-industry-differs"
        assert finding.message == (
            "other names Manufacturing as the best paying, and survey names Technology; at most one of them "
            "can be right."
        )

    def test_agree(self) -> None:
        """One industry in two spellings, or with a code by one of them, is the same; so is one of a list."""
        assert found([], [best("TECHNOLOGY"), best("Technology", source=OTHER)]) == []
        coded = best("x", source=OTHER, industry=Industry("Technology", "51"))
        assert found([], [best("Technology"), coded]) == []
        assert found([], [best("Technology"), best("Retail"), best("retail", source=OTHER)]) == []

    def test_first_places(self) -> None:
        """Of a ranked list the first is set against the other source's."""
        ranked = [best("Technology", 1), best("Retail", 2)]
        assert found([], [*ranked, best("Retail", source=OTHER)]) == ["best-industry-differs"]
        assert found([], [*ranked, best("Technology", source=OTHER)]) == []

    def test_other_statements(self) -> None:
        """One source does not differ from itself, nor from who says where most of them work."""
        assert found([], [best("Technology"), best("Retail")]) == []
        assert found([], [best("Technology"), best("Retail", source=OTHER, about="employs_most")]) == []

    def test_long_lists(self) -> None:
        """Of many long names a few are told."""
        many = [best(f"{number}{'x' * 990}") for number in range(30)]
        [finding] = findings([], [*many, best("Retail", source=OTHER)])
        assert " and 27 more; at most one" in finding.message
