"""What the federal statistics say of an occupation beside its pay: duties, fields, families, best places, outlook."""

import pickle
import re
from decimal import Decimal

import pytest

import roleinfo as ri
from roleinfo.model.outlook import GROWTH_RULE, class_growth

NURSE = ri.role("registered nurse")
ASSISTANT = ri.role("physician assistant")
DIFF = ri.compare(NURSE, ASSISTANT)
FULL = DIFF.to_text(full=True, width=120)


class TestBestPlaces:
    """The states, metropolitan areas and industries that pay a role best."""

    @pytest.mark.parametrize("query", ["29-1141", "29-1141.01", "41-3091", "33-2011", "53-3032", "13-1020", "00-0000"])
    def test_rule(self, query: str) -> None:
        """They are the first three by the rule of the tables by place and by industry."""
        role = ri.role(query)
        for kind in ("state", "metro"):
            best = role.salary.by_place().best(kind)
            kept = [(fact.place, fact.pay) for fact in role.places if fact.place.kind == kind]
            assert kept == [(cell.place, cell.salary.mean.pay) for cell in best.ranked[:3] if cell.salary.mean]
        ranked = role.salary.by_industry().best().ranked[:3]
        paying = [fact for fact in role.industries if fact.about == "best_paying"]
        assert [fact.industry for fact in paying] == [cell.industry for cell in ranked]

    def test_nurses(self) -> None:
        """The published means of the first of each kind, with the rule that chose them."""
        facts = {(fact.place.kind, fact.rank): fact for fact in NURSE.places}
        assert sorted(facts) == [(kind, rank) for kind in ("metro", "state") for rank in (1, 2, 3)]
        state = facts["state", 1]
        assert (state.place.name, str(state.pay), state.origin) == ("California", "USD 150,280 per year", "derived")
        assert state.evidence == (
            "highest mean annual wage among states with at least 500 jobs and a relative standard error of at most 10%"
        )
        assert state.source.id == "oews-2025"
        assert state.published_for == "Registered Nurses (29-1141)"

    def test_by_the_hour(self) -> None:
        """A role with hourly pay alone is ranked by its hourly means, as its tables are."""
        actors = ri.role("actors")
        best = actors.salary.by_place().best("state")
        assert best.period == "hour"
        assert best.rule.startswith("highest hourly mean among places with at least 500 jobs")
        kept = [fact for fact in actors.places if fact.place.kind == "state"]
        assert [fact.place for fact in kept] == [cell.place for cell in best.ranked[:3]]
        assert {fact.pay.period for fact in kept if fact.pay} == {"hour"}
        assert all(str(fact.evidence).startswith("highest mean hourly wage among states") for fact in kept)

    def test_collapsed(self) -> None:
        """A mean that a few very high wages may have raised says so."""
        firefighters = ri.role("33-2011")
        [bakersfield] = [fact for fact in firefighters.places if fact.place.name.startswith("Bakersfield")]
        assert str(bakersfield.evidence).endswith(
            "two of its upper percentiles are equal and more than twice the median"
        )

    def test_tied(self) -> None:
        """What does not differ significantly from the first says so."""
        tied = [fact for fact in ASSISTANT.places if "does not differ significantly" in str(fact.evidence)]
        assert [fact.place.name for fact in tied if fact.place.kind == "state"] == ["Washington", "New Jersey"]

    def test_sectors(self) -> None:
        """Industries are sectors, and none is a cut by ownership; those that employ most have their jobs."""
        assert {fact.industry.level for fact in NURSE.industries} == {"sector"}
        largest = [(fact.industry.name, fact.jobs) for fact in NURSE.industries if fact.about == "employs_most"]
        assert largest[0] == ("Health Care and Social Assistance", 2_895_620)

    def test_none(self) -> None:
        """What has no pay has none."""
        infantry = ri.role("55-3016")
        assert not infantry.places
        assert not infantry.industries


class TestDuties:
    """Detailed work activities."""

    def test_order(self) -> None:
        """Those of the first tasks first, by O*NET's own names and codes."""
        assert [duty.text for duty in NURSE.duties[:3]] == [
            "Record patient medical histories.",
            "Monitor patient conditions during treatments, procedures, or activities.",
            "Administer non-intravenous medications.",
        ]
        assert NURSE.duties[0].id == "dwa-4.a.3.b.6.k.4"
        assert [duty.rank for duty in NURSE.duties] == [*range(1, 38)]

    def test_shared(self) -> None:
        """Two occupations share activities by their codes."""
        assert len(DIFF.duties.shared) == 9
        assert len(DIFF.duties.only_left) == 28
        assert len(DIFF.duties.only_right) == 6
        assert "Record patient medical histories." in {left.text for left, _ in DIFF.duties.shared}

    def test_unrated(self) -> None:
        """An occupation without activities has none, and no sentence on them."""
        infantry = ri.role("55-3016")
        assert not infantry.duties
        assert infantry.summary is None


class TestSummary:
    """The description."""

    def test_frame(self) -> None:
        """The first three activities and the group, then the figures."""
        assert NURSE.summary == (
            "Registered nurses record patient medical histories; monitor patient conditions during treatments, "
            "procedures, or activities; administer non-intravenous medications (O*NET 30.3). SOC minor group: "
            "healthcare diagnosing or treating practitioners (29-1000). Median wage $97,550 per year; 3,379,720 wage "
            "and salary jobs (BLS OEWS, May 2025). Typical entry-level education: bachelor's degree (BLS)."
        )

    def test_at_a_place(self) -> None:
        """What one does stays, and the pay is the place's."""
        at = str(NURSE.at("CA").summary)
        assert at.startswith("Registered nurses record patient medical histories; ")
        assert "wage and salary jobs in California (BLS OEWS, May 2025)" in at


class TestFields:
    """Fields of study that lead to an occupation."""

    def test_nurses(self) -> None:
        """All of them, those of the largest family first."""
        fields = NURSE.education.fields
        assert len(fields) == 21
        assert (fields[0].name, fields[0].code, fields[0].about) == (
            "Registered Nursing/Registered Nurse",
            "51.3801",
            "leads_to",
        )
        assert {field.published_for for field in fields} == {"Registered Nurses (29-1141)"}

    def test_shown(self) -> None:
        """Five are shown and the others counted, in a comparison and in a role."""
        assert DIFF.to_markdown(full=True).count("; and 16 more") == 1
        text = ri.role("25-1071").to_text(full=True)
        assert "332 more fields of study lead to the role." in text
        assert text.count("Field of study that leads to the") == 1
        fields = text[text.index("Fields of study") : text.index("332 more fields")]
        assert fields.count(";") == 4  # between five of them

    def test_residencies_come_last(self) -> None:
        """The degree stands before the residencies and fellowships that follow it."""
        codes = [field.code or "" for field in ASSISTANT.education.fields]
        assert codes[0] == "51.0912"
        assert all(code.startswith("60.") for code in codes[1:])

    def test_no_match(self) -> None:
        """What the crosswalk has no field for has none."""
        assert not ri.role("13-1074").education.fields
        assert not any("NO MATCH" in field.name for field in ri.role("25-1071").education.fields)


class TestFamilies:
    """Families of jobs."""

    def test_groups(self) -> None:
        """The major and the minor group of the SOC, of the military too; a group is not its own family."""

        def told(query: str) -> list[tuple[str | None, str | None]]:
            return [(family.level, family.code) for family in ri.role(query).families]

        assert told("29-1141.01") == [("major", "29-0000"), ("minor", "29-1000")]
        assert told("15-1252") == [("major", "15-0000"), ("minor", "15-1200")]
        assert told("55-3016") == [("major", "55-0000"), ("minor", "55-3000")]
        assert told("29-1000") == [("major", "29-0000")]
        assert told("29-0000") == []
        assert [family.name for family in ri.role("account manager").families] == ["Executive management jobs"]


class TestOutlook:
    """Growth beside that of all jobs."""

    def test_class(self) -> None:
        """By the rule that is stated, on the published growth of all jobs."""
        [beyond] = NURSE.outlook.about("growth_beyond_all")
        assert (beyond.value, beyond.origin, beyond.evidence) == (
            Decimal("1.8"),
            "derived",
            "4.9% less 3.1% for all jobs",
        )
        assert NURSE.outlook.growth_class == "faster than average"
        assert ASSISTANT.outlook.growth_class == "much faster than average"
        assert ri.role("account manager").outlook.growth_class is None

    @pytest.mark.parametrize(
        ("growth", "name"),
        [
            ("6.2", "much faster than average"), ("6.1", "faster than average"), ("4.65", "faster than average"),
            ("4.6", "about as fast as average"), ("2.325", "about as fast as average"), ("2.3", "slower than average"),
            ("1.0", "slower than average"), ("0.9", "little or no change"), ("-0.9", "little or no change"),
            ("-1.0", "decline"),
        ],
    )  # fmt: skip
    def test_rule(self, growth: str, name: str) -> None:
        """The ends of the classes."""
        assert class_growth(Decimal(growth), Decimal("3.1")) == name

    def test_stated(self) -> None:
        """The full form says the rule."""
        assert " ".join(f"Outlook: {GROWTH_RULE}.".split()) in " ".join(FULL.split())
        assert DIFF.inverted().to_text(full=True) != FULL


class TestMostCommonDegree:
    """The degree that most hold."""

    def test_largest(self) -> None:
        """The largest share of the statistics; what a source calls so where one does."""
        share = NURSE.education.most_common
        assert share is not None
        assert (share.degree, share.share.percent) == ("bachelor", Decimal("53.3"))
        called = ri.role("account manager").education.most_common
        assert called is not None
        assert called.most_common
        assert ri.Role(id="none", title="None").education.most_common is None


class TestComparison:
    """Two occupations in full."""

    @pytest.mark.parametrize(
        "heading",
        [
            "Overview", "About these roles", "Pay", "Education", "Experience", "People", "Duties", "Skills",
            "Interests", "Traits", "Industries and employers", "Job families", "Related roles",
        ],
    )  # fmt: skip
    def test_sections(self, heading: str) -> None:
        """Every section of a page that sets two jobs side by side is there."""
        assert f"\n{heading}\n---" in FULL

    @pytest.mark.parametrize(
        "row",
        [
            "Mean annual wage", "Mean hourly wage", "Median annual wage", "10th percentile, annual wage",
            "25th percentile, annual wage", "75th percentile, hourly wage", "90th percentile, hourly wage",
            "Self-employed share of employment", "Outlook, by roleinfo's rule", "Most common degree",
            "Best-paying state", "Best-paying metropolitan area", "Best-paying industry",
            "Field of study that leads to the role", "Median age", "Industry that employs most",
            "Job family (SOC major group)", "Work styles with most impact",
        ],
    )  # fmt: skip
    def test_rows(self, row: str) -> None:
        """And every row of theirs that the statistics have."""
        assert row in " ".join(FULL.split())

    def test_not_stated(self) -> None:
        """What the bundle holds is not said to be missing."""
        assert [each.path[1] for each in DIFF.missing if each.code == "not-stated" and each.path[0] == "left"] == [
            "benefits", "credentials", "employers", "seniority", "variants",
        ]  # fmt: skip

    def test_values(self) -> None:
        """What is derived inverts, composes, is applied, and goes through JSON and pickles."""
        other = ri.role("nurse practitioner")
        assert DIFF.inverted() == ri.compare(ASSISTANT, NURSE)
        assert DIFF.then(ri.compare(ASSISTANT, other)) == ri.compare(NURSE, other)
        assert DIFF.apply(NURSE) == ASSISTANT
        assert ri.RoleDiff.from_json(DIFF.to_json()) == DIFF
        for again in (ri.Role.from_dict(NURSE.to_dict()), pickle.loads(pickle.dumps(NURSE))):
            assert again == NURSE
            assert again.places == NURSE.places
            assert again.outlook.growth_class == NURSE.outlook.growth_class
            assert again.families == NURSE.families

    def test_brief(self) -> None:
        """A brief says where pay is highest and how high, the degree and the first duties where it has room."""
        told = str(NURSE)
        assert re.search(r"Best-paying state, by mean +California \(\$150,280\) d", told)
        assert re.search(r"Most common degree +Bachelor's degree \(53\.3%\)", told)
        assert "Record patient medical histories; Monitor patient conditions" in " ".join(told.split())

    def test_brief_of_two(self) -> None:
        """On one screen a comparison has the same of both, and says what of it is calculated."""
        told = str(DIFF)
        assert "Best-paying state, by mean   California ($150,280) vs. California ($169,110) d" in told
        assert "Most common degree           Bachelor's (53.3%) vs. Master's (58.9%)" in told
        assert "9 of 43: " in told
        assert "\nd: calculated by roleinfo\n[1] BLS OEWS" in told
        assert len(told.splitlines()) <= 40
        assert "California ($150,280) d vs." not in told
        assert "| California ($150,280) *(derived)* | California ($169,110) *(derived)* |" in DIFF.to_markdown()
        assert "9 of 43: " in DIFF.to_html()
