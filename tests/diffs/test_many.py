"""One role against many: ranked by a measure, nothing dropped, and no people among the measures."""

import copy
import pickle
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest

import roleinfo as ri
from diffs.makers import ONE, UNDATED, pay, top_coded
from roleinfo.api.many import compare_many
from roleinfo.many.ranking import RankMeasure, RoleRanking, SimilarityMeasure
from roleinfo.typing import Statistic

NURSE, ASSISTANT, PHARMACIST, ACTOR, CARPENTER = (
    "29-1141.00", "29-1071.00", "29-1051.00", "27-2011.00", "47-2031.00",
)  # fmt: skip
OTHERS = [NURSE, CARPENTER, ACTOR, PHARMACIST, ASSISTANT, "29-1141.01"]


def role(id_: str, *salary: ri.SalaryEstimate, **fields: Any) -> ri.Role:
    """A role with these pay figures."""
    return ri.Role(id=id_, title=id_.title(), salary=salary, **fields)


def ids(ranking: RoleRanking) -> list[str]:
    """The ids in order."""
    return [each.role.id for each in ranking]


def reasons(ranking: RoleRanking) -> dict[str, str | None]:
    """Why those without a value have none."""
    return {each.role.id: each.reason for each in ranking if each.value is None}


class TestByPay:
    """Ranked by pay."""

    def test_mean(self) -> None:
        """By the difference of the means, the highest first; hourly-only and shared figures last, with the reason."""
        ranked = compare_many(OTHERS)
        assert ids(ranked) == [ASSISTANT, PHARMACIST, CARPENTER, ACTOR, "29-1141.01"]
        assert [each.rank for each in ranked] == [1, 2, 3, None, None]
        for each in ranked[:3]:
            gap = ri.salary_gap(NURSE, each.role, statistic="mean")
            assert (each.value, each.unit, each.gap) == (gap.difference.amount, "USD per year", gap)
        assert "one published wage" in str(reasons(ranked)["29-1141.01"])
        assert "Only hourly pay is published" in str(reasons(ranked)[ACTOR])
        assert ranked.unit == "USD per year"

    def test_ascending(self) -> None:
        """The least first; what has no value stays last."""
        assert ids(compare_many(OTHERS, descending=False)) == [CARPENTER, PHARMACIST, ASSISTANT, ACTOR, "29-1141.01"]

    @pytest.mark.parametrize("by", ["median", "p10", "p90"])
    def test_other_statistics(self, by: Statistic) -> None:
        """Any statistic that is published."""
        for each in compare_many([NURSE, ASSISTANT, PHARMACIST], by):
            assert each.value == ri.salary_gap(NURSE, each.role, statistic=by).difference.amount

    def test_hourly_reference(self) -> None:
        """Of a reference that is paid by the hour all are ranked by the hour."""
        ranked = compare_many([ACTOR, NURSE, "25-1011.00"])
        assert (ranked.unit, ids(ranked)) == ("USD per hour", [NURSE, "25-1011.00"])
        assert "Only annual pay is published" in str(ranked[1].reason)

    def test_place_and_industry(self) -> None:
        """The keywords are those of a comparison, as is each diff."""
        ranked = compare_many([NURSE, ASSISTANT, CARPENTER], place="CA", industry=None)
        for each in ranked:
            assert each.diff == ri.compare(NURSE, each.role.id, place="CA")
        assert compare_many([NURSE, ASSISTANT], industry="Finance and Insurance")[0].diff == ri.compare(
            NURSE, ASSISTANT, industry="Finance and Insurance"
        )

    def test_at_many_places(self) -> None:
        """The same role at several places is several entries."""
        nurse = ri.role(NURSE)
        ranked = compare_many([nurse, nurse.at("TX"), nurse.at("CA")])
        assert [each.role.place and each.role.place.code for each in ranked] == ["US-CA", "US-TX"]

    def test_ties(self) -> None:
        """Equal values share a rank, and stand by title and then by id."""
        others = [role("b", pay(5)), role("c", pay(7)), role("a", pay(5)), role("d", pay(1))]
        ranked = compare_many([role("ref", pay(3)), *others, ri.Role(id="e", title="A", salary=[pay(5)])])
        assert ids(ranked) == ["c", "a", "e", "b", "d"]
        assert [each.rank for each in ranked] == [1, 2, 2, 2, 5]
        assert ids(compare_many([role("ref", pay(3)), *others], descending=False)) == ["d", "a", "b", "c"]

    def test_other_units(self) -> None:
        """All are ranked in one currency: the one that the reference prefers of those that another role has."""
        euros = pay(50, pay=ri.Pay(50, "EUR", "year"), source=UNDATED)
        ranked = compare_many([role("ref", euros, pay(3)), role("a", pay(9)), role("b", euros), role("c")])
        assert (ids(ranked), ranked.unit) == (["a", "b", "c"], "USD per year")
        assert "EUR" in str(reasons(ranked)["b"]) or "USD" in str(reasons(ranked)["b"])
        assert reasons(ranked)["c"]

    def test_open_ends(self) -> None:
        """A top-coded figure has no place among others, and is not taken for its end."""
        ranked = compare_many([role("ref", pay(50_000)), role("a", top_coded(239_200)), role("b", pay(60_000))])
        assert ids(ranked) == ["b", "a"]
        assert "open end" in str(ranked[1].reason)
        assert "+189,200 or beyond" in str(ranked[1].reason)

    def test_withheld(self) -> None:
        """A figure that was not released is told as such."""
        gone = pay(0, pay=None, status="suppressed")
        ranked = compare_many([role("ref", pay(50_000)), role("a", gone), role("b", pay(60_000))])
        assert reasons(ranked) == {"a": "The figure was suppressed."}

    def test_reference_without(self) -> None:
        """Where the reference has none, nobody has a rank, and all are there."""
        ranked = compare_many([role("ref"), role("b", pay(5)), role("a", pay(4))])
        assert ids(ranked) == ["a", "b"]
        assert set(reasons(ranked).values()) == {"No mean is known for Ref, with which others could be compared"}
        assert ranked.unit is None

    def test_statistic(self) -> None:
        """The statistic of the comparisons may be said, but not against the measure."""
        assert compare_many([NURSE, ASSISTANT], "growth", statistic="median")[0].diff.options.statistic == "median"
        with pytest.raises(ValueError, match="statistic must be left out where roles are ranked by the mean"):
            compare_many([NURSE, ASSISTANT], "mean", statistic="median")


class TestByOtherMeasures:
    """Ranked by the outlook and by skills."""

    @pytest.mark.parametrize(
        ("by", "about"), [("employment", "jobs"), ("growth", "growth"), ("openings", "openings"), ("jobs", "jobs")]
    )
    def test_outlook(self, by: RankMeasure, about: str) -> None:
        """The difference of the figures, of one source and universe for all."""
        ranked = compare_many(OTHERS[:5], by)
        values = [each.value for each in ranked]
        assert values == sorted((each or 0 for each in values), reverse=True)
        assert len({each.gap.left.measure for each in ranked if each.gap}) == 1
        for each in ranked:
            assert each.value in [gap.difference for gap in each.diff.outlook.about(about)]
        assert ranked.unit == ("points" if by == "growth" else ri.compare(NURSE, ACTOR).outlook.about(about)[0].unit)

    @pytest.mark.parametrize("by", ["similarity", "correlation", "cosine", "cosine_with_level", "weighted_jaccard"])
    def test_likeness(self, by: SimilarityMeasure) -> None:
        """The likest first."""
        ranked = compare_many([NURSE, CARPENTER, ASSISTANT, "account-manager"], by)
        assert ids(ranked) == [ASSISTANT, CARPENTER, "account-manager"]
        for each in ranked[:2]:
            assert each.value == getattr(each.diff.skills, by).value
        assert reasons(ranked) == {
            "account-manager": "Account Manager: None of its skills, knowledge areas, or abilities is rated."
        }

    def test_software(self) -> None:
        """By the names of the software."""
        ranked = compare_many([NURSE, CARPENTER, ASSISTANT], "software_jaccard")
        assert ranked.unit == "by software names"

    def test_shares(self) -> None:
        """Roles of a page are ranked by the shares that it states, and others have none."""
        ranked = compare_many(["account manager", "account representative", NURSE], "cosine")
        assert ranked[0].number == "0.597 by share"
        assert ranked[1].value is None

    def test_learning(self) -> None:
        """The least to learn first, if so asked."""
        ranked = compare_many([NURSE, CARPENTER, ASSISTANT], "learning", descending=False)
        assert ids(ranked) == [ASSISTANT, CARPENTER]
        assert [each.value for each in ranked] == [each.diff.skills.learning for each in ranked]
        assert ranked[0].number.endswith(" % to learn")

    @pytest.mark.parametrize("by", ["women", "people", "age", "sex", "race_ethnicity", "earnings_ratio", "", "p0"])
    def test_people_are_no_measure(self, by: str) -> None:
        """No role ranks above another by who works in it, or by what is no measure."""
        with pytest.raises(ValueError, match="by must be a statistic of pay"):
            compare_many([NURSE, ASSISTANT], by)


class TestResult:
    """What comes back."""

    def test_sequence(self) -> None:
        """A sequence of entries, frozen, comparable, and to be sent."""
        ranked = compare_many(["registered nurse", "physician assistant", "pharmacist"])
        assert (len(ranked), ranked.by, ranked.reference.id) == (2, "mean", NURSE)
        assert ranked[0] in ranked
        assert (type(ranked[:1]), ranked[:1].entries) == (type(ranked), (ranked[0],))
        assert pickle.loads(pickle.dumps(ranked)) == copy.deepcopy(ranked) == ranked
        assert hash(copy.deepcopy(ranked)) == hash(ranked)
        assert repr(ranked) == ("<RoleRanking 2 against Registered Nurses by mean: Physician Assistants, Pharmacists>")

    def test_text(self) -> None:
        """A small table, and below it those without a place."""
        lines = str(compare_many([NURSE, ASSISTANT, ACTOR])).splitlines()
        assert lines[2:4] == [
            "Physician assistants earn $39,860 (39.3%) more per year than registered nurses,",
            "comparing mean wages. 1 role cannot be ranked.",
        ]
        assert any("Pay per year  Difference" in line for line in lines)
        row = ["1", "Physician", "Assistants", "$141,280", "[1]", "+$39,860", "-"]
        assert row in [each.split() for each in lines]
        assert any(each.split()[:2] == ["-", "Actors"] and "Only hourly" in each for each in lines)
        note = "all of 29-1071 (Physician Assistants), which O*NET divides into 2 occupations."
        assert note in " ".join(" ".join(lines).split())
        assert lines[-1] == "[1] BLS OEWS, May 2025"
        assert "No other role can be ranked by mean." in str(compare_many([NURSE]))

    def test_similarity_is_no_difference(self) -> None:
        """Similarities stand under their own name and have no sign, and so have the shares of skills to gain."""
        alike = str(compare_many([NURSE, ASSISTANT], "similarity")).splitlines()
        assert any(line.split() == ["Rank", "Id", "Role", "Similarity"] for line in alike)
        assert any(line.endswith("  0.906") for line in alike)
        to_gain = str(compare_many([NURSE, ASSISTANT], "learning"))
        assert "Skills to gain" in to_gain
        assert "  11.1%" in to_gain
        assert "Difference" not in to_gain + "".join(alike)

    def test_frame(self) -> None:
        """One row a role: the value with its unit, both figures, the source and the reason in columns."""
        made = compare_many([NURSE, ASSISTANT, ACTOR]).to_frame("polars")
        assert made.columns == [
            "rank", "id", "title", "left", "right", "value", "unit", "significant", "reason", "source", "caveats"
        ]  # fmt: skip
        assert made.drop("caveats").row(0) == (
            1, ASSISTANT, "Physician Assistants", 101_420.0, 141_280.0, 39_860.0, "USD per year", True, None,
            "oews-2025",
        )  # fmt: skip
        assert "broader-class" in made["caveats"][0]
        assert made.row(1)[:1] == (None,)
        assert made.select("value", "left").row(1) == (None, None)
        assert "no annual pay is calculated" in made["reason"][1]
        likeness = compare_many([NURSE, ASSISTANT], "similarity").to_frame("pandas")
        assert isinstance(likeness, pd.DataFrame)
        assert likeness["unit"].tolist() == ["by importance"]
        assert [*likeness.columns] == [*compare_many([NURSE]).to_frame("pandas").columns] == made.columns

    def test_refused(self) -> None:
        """No role, a text for a list, an unknown text, an unknown place."""
        with pytest.raises(ri.NotComparableError, match="reference first"):
            compare_many([])
        with pytest.raises(TypeError, match="roles must be a list of roles, not 'registered nurse'"):
            compare_many("registered nurse")
        with pytest.raises(ri.RoleNotFoundError):
            compare_many([NURSE, "no such role at all"])
        with pytest.raises(ri.PlaceNotFoundError):
            compare_many([NURSE, ASSISTANT], place="Atlantis")
        assert len(compare_many([NURSE])) == 0

    def test_own_catalog(self) -> None:
        """Texts are looked up where the caller says."""
        catalog = ri.Catalog.of([role("a", pay(5)), role("b", pay(7))])
        ranked = compare_many(["a", "b"], catalog=catalog)
        assert ranked[0].value == Decimal(2)
        assert ranked[0].sources == (ONE.id,)


class TestRepeats:
    """A role that is given twice."""

    def test_refused(self) -> None:
        """A ranking and a report refuse it as the matrices do."""
        told = "the role '29-1071.00' is given twice"
        with pytest.raises(ri.NotComparableError, match=told):
            compare_many(["29-1141.00", "29-1071.00", "physician assistant"])
        with pytest.raises(ri.NotComparableError, match=told):
            ri.report(["29-1141.00", "29-1071.00", "29-1071.00"], "never-written.md")

    def test_too_many(self) -> None:
        """A report of more than a hundred roles is refused before any is looked up."""
        with pytest.raises(ri.InvalidArgumentError, match="must have at most 100 items"):
            ri.report(["29-1141.00"] * 101, "never-written.md")
