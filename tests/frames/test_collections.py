"""Every public collection and comparison has rows, and what they say is what the objects say."""

import inspect
import pickle
from decimal import Decimal
from typing import Any

import attrs
import pytest

import roleinfo as ri
from frames.test_results import agree
from roleinfo.model._results import Result
from roleinfo.model.exact import rounded
from shown import BARE, displays
from tables import columns, table_of

WITHOUT_ROWS = {
    "FigureGap": "a row of its section's frame",
    "ExperienceGap": "rows of its section's frame",
    "SkillGap": "rows of its section's frame",
    "Change": "one edit of a role, as its diff's JSON has it",
    "Catalog": "whole tables are in roleinfo.frames",
    "Problem": "one problem, with fields that have names",
    "Candidate": "one role of an error, with fields that have names",
    "MatchedAs": "the title of a look-up and its list",
    "SkillAlias": "one entry of the table of aliases, with fields that have names",
    "Question": "one question of a row, with fields that have names",
    "JobPart": "one part of a job, with fields that have names",
}
SHOWN = displays()


def _year(amount: int) -> ri.Pay:
    return ri.Pay(amount, "USD", "year")


def _is_collection(each: type[Any]) -> bool:
    return hasattr(each, "__len__") and hasattr(each, "__iter__")


def _is_comparison(each: type[Any]) -> bool:
    return attrs.has(each) and {"left", "right"} <= {field.name for field in attrs.fields(each)}


def test_every_public_collection() -> None:
    """What holds many, and what sets two against each other, has rows, or is named above with the reason."""
    classes = {name: each for name in ri.__all__ if inspect.isclass(each := getattr(ri, name))}
    asked = {name for name, each in classes.items() if _is_collection(each) or _is_comparison(each)}
    assert asked >= {"Matches", "RoleDiff", "BandGap", "MarketStandings", "Salary"}
    assert {name for name in asked if not issubclass(classes[name], Result)} == {*WITHOUT_ROWS}
    singles = ("CompaRatios", "MarketPosition", "MarketRatio", "MarketStanding", "Learning", "PayDistribution")
    assert all(issubclass(classes[name], Result) for name in singles)


def test_no_function_gives_a_bare_tuple() -> None:
    """A public function that gives many gives something that shows itself."""
    functions = [each for name in ri.__all__ if inspect.isfunction(each := getattr(ri, name))]
    assert len(functions) > 20
    assert not [each.__name__ for each in functions if "tuple[" in str(each.__annotations__["return"])]


@pytest.mark.parametrize("name", [name for name, each in SHOWN.items() if isinstance(each, tuple)])
def test_one_truth(name: str) -> None:
    """It has the same values in pandas, in polars and in CSV; a tuple is equal to a bare one and can be pickled."""
    shown: Any = SHOWN[name]
    agree(table_of(shown))
    if isinstance(shown, tuple):
        problems = getattr(shown, "problems", ())
        assert (shown == tuple(shown)) is not bool(problems)
        assert type(pickle.loads(pickle.dumps(shown))) is type(shown)
        assert getattr(shown, "__dict__", {}) in ({}, {"problems": problems})


class TestPay:
    """Pay against bands and the market."""

    band = ri.SalaryBand(_year(48_000), _year(72_000), name="G7")

    def test_in_a_band(self) -> None:
        """Each pay with its ratio, and the band that it is of."""
        made = columns(ri.against_band({"Ann": _year(54_000), "=Bo": _year(75_000)}, self.band))
        assert made["name"] == ["Ann", "=Bo"]
        assert made["compa_ratio"] == [Decimal("0.9"), Decimal("1.25")]
        assert (made["circle"], made["midpoint"], made["unit"][0]) == ([None, "red"], [60_000] * 2, "USD per year")
        assert "'=Bo" in ri.against_band({"=Bo": _year(75_000)}, self.band).to_csv()

    def test_no_midpoint(self) -> None:
        """A ratio to nothing is missing, with the reason."""
        nothing = ri.SalaryBand(_year(0), _year(0))
        made = columns(ri.against_band({"Ann": _year(1)}, nothing))
        assert (made["compa_ratio"], made["reason"]) == ([None], ["the midpoint is 0; the band has no width"])
        group = columns(nothing.compa_ratios([_year(1)]))
        assert (group["compa_ratio"], group["reason"]) == ([None], ["the midpoint is 0"])

    def test_two_bands(self) -> None:
        """The three ends in money and the spread, right - left."""
        made = columns(ri.band_gap(self.band, ri.SalaryBand(_year(60_000), _year(90_000))))
        assert made["about"] == ["minimum", "midpoint", "maximum", "spread"]
        assert made["difference"] == [12_000, 15_000, 18_000, 0]
        assert made["relative_to_left"][0] == Decimal("0.25")

    def test_the_market(self) -> None:
        """A share that is only bounded has two ends; ratio and share come with source, date and place."""
        market = ri.against_market({"Ann": _year(70_000), "Bo": _year(500_000)}, "41-3091", place="Denver")
        made = columns(market)
        assert made["market_ratio"] == [rounded(each.market_ratio or Decimal(0), 12) for each in market]
        assert [*zip(made["share_at_least"], made["share_at_most"], strict=True)][1] == (Decimal("0.9"), 1)
        assert {*made["source"]} == {"oews-2025"}
        assert {*made["place_name"]} == {"Denver-Aurora-Centennial, CO"}
        assert columns(market[0].position)["market_ratio"] == [None]
        assert columns(market[0])["share_at_most"] == made["share_at_most"][:1]

    def test_in_a_structure(self) -> None:
        """Who has no grade is in no band, and that is said."""
        placed = ri.PayStructure([self.band]).place({"Ann": _year(55_000), "Bo": _year(1)}, {"Ann": "G7"})
        made = columns(placed)
        assert (made["position"], made["grade"]) == (["within", "below"], ["G7", None])
        assert made["reason"] == [None, "no grade given"]


class TestSkills:
    """Lists of skills."""

    def test_points_sum_to_the_figure(self) -> None:
        """What is to be learned, with both levels and their sources."""
        skills = ri.compare("registered nurse", "physician assistant").skills
        made = columns(skills.to_learn)
        assert made["name"] == [each.name for each in skills.to_learn]
        assert skills.learning is not None
        assert abs(sum(made["points"]) - skills.learning) < Decimal("1e-8")
        assert columns(skills.learning_of()) == made
        assert columns(skills.software_to_learn)["name"] == [each.name for each in skills.software_to_learn]

    def test_nothing(self) -> None:
        """Nothing to learn and nothing distinctive are tables without rows, and say so."""
        skills = ri.compare(BARE, BARE).skills
        for each in (skills.to_learn, skills.software_to_learn, skills.learning_of(), ri.distinctive_skills(BARE)):
            assert len(table_of(each)) == 0
            assert "no " in each.to_markdown().lower()

    def test_bridges(self) -> None:
        """The best pay among the roles that a skill opens is a figure with its source."""
        made = columns(ri.bridge_skills("registered nurse"))
        assert made["opens_count"][0] == len(made["opens"][0].split("; "))
        assert made["source"][0] == "oews-2025"
        assert made["unit"][0] == "USD per year"
