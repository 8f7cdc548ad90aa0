"""Measures of roles: as they were published, compared each with itself alone, one's own, and in nothing else."""

import pickle
from decimal import Decimal
from pathlib import Path
from typing import Any

import attrs
import pandas
import polars
import pytest

import roleinfo as ri

NURSE, ASSISTANT = "29-1141.00", "29-1071.00"
INDEX = ri.Source(id="our-index", title="Our index", publisher="Example Ltd", license="internal")
ROWS = (
    {"soc": "29-1141", "score": 0.31},
    {"soc": "29-1071", "score": 0.12},
    {"soc": "account-manager", "score": "0.5"},
)


def own(rows: Any = ROWS, **fields: Any) -> ri.Catalog:
    """The package's catalog with a measure of one's own."""
    given = {"id": "our-index", "code": "soc", "value": "score", "scale": "index of change", "source": INDEX, **fields}
    return ri.Catalog.default().with_measure(rows, **given)


class TestPublished:
    """What Tomlinson and others, and Eloundou and others published."""

    @pytest.mark.parametrize(
        ("role", "id_", "value"),
        [
            ("11-1011.00", "ai-applicability", "0.155502898115"),
            ("11-1021.00", "ai-applicability", "0.121028432684"),
            ("11-1011.00", "gpt-exposure-model-alpha", "0.1"),
            ("11-1011.00", "gpt-exposure-model-gamma", "0.82"),
            ("11-1011.00", "gpt-exposure-human-beta", "0.35"),
            ("11-1031.00", "gpt-exposure-human-alpha", "0.266666666667"),
        ],
    )
    def test_values(self, role: str, id_: str, value: str) -> None:
        """Values of the files, to twelve decimals."""
        [measure] = ri.role(role).measures.named(id_)
        assert measure.value == Decimal(value)
        assert [measure.lowest, measure.highest] == [0, 1]

    def test_what_goes_with_it(self) -> None:
        """Method, scale, date, citation, license and the authors' own warning."""
        [measure] = ri.role(NURSE).measures.named("ai-applicability")
        assert "Bing Copilot" in (measure.method or "")
        assert "not a measure of AI's ability to replace jobs" in (measure.warning or "")
        assert (measure.effective_date, measure.source.license) == ("2025-10", "CC BY 4.0")
        assert measure.source.url == "https://arxiv.org/abs/2507.07935"
        assert measure.published_for == "Registered Nurses (29-1141)"
        assert measure.published_for_count == 5
        [exposure] = ri.role(NURSE).measures.named("gpt-exposure-human-beta")
        assert exposure.source.license == "MIT, Copyright (c) 2024 OpenAI"
        assert (exposure.published_for, exposure.source.url) == (None, "https://doi.org/10.1126/science.adj0998")

    def test_counts(self) -> None:
        """923 occupations have all seven or the six of the second file; groups without a code have none."""
        roles = [role for role in ri.roles() if role.measures]
        with_exposure = [role for role in roles if role.measures.named("gpt-exposure-human-beta")]
        assert len(with_exposure) == 923
        codes = {each.class_code for role in roles for each in role.measures.named("ai-applicability")}
        assert len(codes - {None}) > 70

    def test_role_of_no_file(self) -> None:
        """A role that neither file has has none, and none is made up."""
        assert ri.role("29-1240").measures == ri.Measures()
        assert ri.role("account manager").measures == ri.Measures()


class TestCompared:
    """Each measure with itself."""

    def test_gaps(self) -> None:
        """Seven gaps of nurses and physician assistants; right less left."""
        measures = ri.compare(NURSE, ASSISTANT).measures
        assert len(measures) == 7
        [gap] = measures.about("ai-applicability")
        assert gap.difference == gap.right.value - gap.left.value
        assert gap.unit == ""
        assert gap.relative is None

    def test_one_value_of_both(self) -> None:
        """Two occupations of one code share the value: there is no gap between them."""
        measures = ri.compare(NURSE, "29-1141.01").measures
        assert measures.about("ai-applicability") == ()
        assert {each.code for each in measures.left_out if each.fact.id == "ai-applicability"} == {"same-cell"}  # type: ignore[attr-defined]

    def test_warnings(self) -> None:
        """Each source's warning is a caveat of the comparison, once."""
        messages = [each.message for each in ri.compare(NURSE, ASSISTANT).caveats if each.code == "from-its-authors"]
        assert len(messages) == 2
        assert any("not a measure of AI's ability to replace jobs" in message for message in messages)

    def test_two_scales_do_not_meet(self) -> None:
        """A measure of one id on two scales is two measures."""
        [measure] = ri.role(NURSE).measures.named("ai-applicability")
        other = attrs.evolve(measure, scale="another score")
        left, right = (ri.Role(id=name, title=name, measures=[held]) for name, held in (("a", measure), ("b", other)))
        assert not ri.compare(left, right).measures

    def test_inverted(self) -> None:
        """The other way round every difference has the other sign."""
        diff = ri.compare(NURSE, ASSISTANT)
        turned = diff.inverted().measures
        assert [gap.difference for gap in turned] == [-gap.difference for gap in diff.measures]

    def test_full_text(self) -> None:
        """The section has its scale, its method and what its authors say that it is not."""
        text = " ".join(ri.compare(NURSE, ASSISTANT).to_text(full=True).split())
        assert "AI applicability (AI applicability score, from 0 to 1): mean of a user-goal" in text
        assert "No measure is averaged with another or used in a score, path, or match." in text

    def test_one_method(self) -> None:
        """What six measures of one publication have in common is said once, and so is the warning."""
        for text in (ri.compare(NURSE, ASSISTANT).to_text(full=True), ri.role(NURSE).to_text(full=True)):
            told = " ".join(text.split())
            assert told.count("E1 are tasks whose time a language model alone halves") == 1
            assert "- The 6 measures by Eloundou and others (share of tasks exposed to large language models" in told
            assert "- From the authors, on the 6 measures by Eloundou and others: Exposure is a proxy" in told
            assert told.count("GPT exposure beta, rated by GPT-4") == 1

    def test_in_nothing_else(self) -> None:
        """No score, summary, move or match changes with a measure."""
        mine = own([{"soc": "29-1141", "score": 1}, {"soc": "29-1071", "score": 0}])
        plain, measured = (ri.compare(NURSE, ASSISTANT, catalog=catalog) for catalog in (None, mine))
        assert plain.summary == measured.summary
        assert plain.skills == measured.skills
        assert plain.salary == measured.salary
        assert str(plain) == str(measured)
        assert ri.search("nurse", 5, catalog=mine) == ri.search("nurse", 5)


class TestOwn:
    """A measure of one's own."""

    @pytest.mark.parametrize("make", [list, pandas.DataFrame, polars.DataFrame])
    def test_from_rows(self, make: Any) -> None:
        """Mappings and frames of pandas and polars; a SOC code of several occupations is their class's."""
        catalog = own(make(list(ROWS[:2])))
        [measure] = catalog.role(NURSE).measures.named("our-index")
        assert (measure.value, measure.name, measure.published_for) == (Decimal("0.31"), "our-index", "29-1141")
        [other] = catalog.role(ASSISTANT).measures.named("our-index")
        assert other.published_for == "29-1071"  # of physician and anesthesiologist assistants

    def test_from_csv(self, tmp_path: Path) -> None:
        """A file with a line of headings; blank cells are missing."""
        file = tmp_path / "index.csv"
        file.write_text("soc,score\n29-1141.01,0.5\n29-1071,\n", encoding="utf-8")
        catalog = own(file, name="Our index", date="2026-03", method="counted", warning="a guess", lowest=0, highest=1)
        [measure] = catalog.role("29-1141.01").measures.named("our-index")
        assert (measure.value, measure.as_of, measure.method, measure.warning) == (
            Decimal("0.5"), "2026-03", "counted", "a guess"
        )  # fmt: skip
        assert measure.scale_text == "index of change, from 0 to 1"
        assert catalog.role(ASSISTANT).measures.named("our-index") == ()

    def test_ranked(self) -> None:
        """Roles are ranked by its id; one without it comes last with the reason."""
        roles = [NURSE, ASSISTANT, "account manager", "surgeons"]
        ranked = ri.compare_many(roles, by="our-index", catalog=own())
        assert [(entry.role.id, entry.value) for entry in ranked] == [
            ("account-manager", Decimal("0.19")), (ASSISTANT, Decimal("-0.19")), ("29-1240", None),
        ]  # fmt: skip
        assert [(entry.number, entry.unit) for entry in ranked[:2]] == [("+0.190", ""), ("-0.190", "")]
        assert ranked[2].reason == "The other role has no figure of this measure."

    def test_drawn(self) -> None:
        """Its picture has a row a measure of one scale."""
        measures = ri.compare(NURSE, ASSISTANT, catalog=own(lowest=0, highest=1)).measures
        assert "our-index" in [text.get_text() for text in measures.plot().get_yticklabels()]

    def test_is_part_of_the_catalog(self) -> None:
        """Two catalogs with different measures differ; it travels by pickle, and layers keep it."""
        catalog = own()
        assert catalog != ri.Catalog.default()
        assert catalog == own()
        assert pickle.loads(pickle.dumps(catalog)) == catalog  # our own
        layered = ri.Catalog.of([ri.Role(id="keeper", title="Keeper")]) | catalog
        assert layered.role(NURSE).measures.named("our-index")
        assert next(iter(role for role in catalog if role.id == NURSE)) == catalog.role(NURSE)

    def test_codes_of_no_role(self) -> None:
        """A row whose code no role has is listed, and breaks nothing."""
        catalog = own([*ROWS, {"soc": "99-9999", "score": 1}])
        assert [str(problem.rule) for problem in catalog.skipped] == ["no role has the id or code '99-9999'"]

    def test_former_codes(self) -> None:
        """Of a former code it says what became of it, and how codes are converted; of a group its occupations."""
        catalog = own([*ROWS, {"soc": "15-1132", "score": 1}, {"soc": "15-1140", "score": 1}])
        former, group = (str(problem.rule) for problem in catalog.skipped)
        assert former == (
            "no role has the id or code '15-1132'. 15-1132 is a code of SOC 2010 (Software Developers, Applications). "
            "In SOC 2018 it is divided among 15-1252 (Software Developers), 15-1253 (Software Quality Assurance "
            "Analysts and Testers); use one of these. Convert former codes first: convert_code('15-1132', 'soc2018')"
        )
        assert group.startswith("no role has the id or code '15-1140'. 15-1140 is a group of occupations in SOC 2010, ")
        assert "convert_code" not in group

    @pytest.mark.parametrize(
        ("rows", "rule"),
        [
            ([{"soc": "29-1141", "score": "high"}], "must be a number, not 'high'"),
            ([{"soc": "29-1141", "score": 2}], "must lie on its scale, whose highest is 1, not 2"),
            ([{"soc": "29-1141", "score": 1}] * 2, "'29-1141' stands twice"),
            ([{"code": "29-1141", "score": 1}], "is missing"),
        ],
    )
    def test_problems(self, rows: list[dict[str, Any]], rule: str) -> None:
        """Cells that cannot be read are refused with their row and column."""
        with pytest.raises(ri.RoleFileError) as caught:
            own(rows, highest=1)
        assert rule in str(caught.value)

    @pytest.mark.parametrize("make", [list, pandas.DataFrame])
    @pytest.mark.parametrize("score", [None, "", " "])
    def test_no_value(self, make: Any, score: object) -> None:
        """Rows without a value make no measure."""
        with pytest.raises(ri.InvalidArgumentError) as refused:
            own(make([{"soc": "29-1141", "score": score}]))
        assert str(refused.value) == "value must be a column with a number in one row at least, not 'score'"

    def test_no_rows(self) -> None:
        """Nor do no rows."""
        with pytest.raises(ri.InvalidArgumentError, match="must be a column with a number in one row at least"):
            own([])

    def test_taken_id(self) -> None:
        """The id of a bundled measure, of one added before, and of one in a role file is refused."""
        rows = list(ROWS)
        fields: dict[str, Any] = {"code": "soc", "value": "score", "scale": "index of change", "source": INDEX}
        in_a_file = ri.Catalog.of([own().role("account manager")])
        for catalog, id_ in (
            (ri.Catalog.default(), "ai-applicability"), (own(), "our-index"), (in_a_file, "our-index"),
        ):  # fmt: skip
            with pytest.raises(ri.InvalidArgumentError) as refused:
                catalog.with_measure(rows, id=id_, **fields)
            assert str(refused.value) == f"id must be new, and the catalog has a measure '{id_}'"

    def test_no_such_measure(self) -> None:
        """The error names the measures that the roles have."""
        with pytest.raises(ri.InvalidArgumentError, match="Did you mean 'ai-applicability'"):
            ri.compare_many([NURSE, ASSISTANT], by="ai-aplicability")

    def test_in_a_role_file(self, tmp_path: Path) -> None:
        """A role file holds measures too, and reads back what was written."""
        role = own().role("account manager")
        (tmp_path / "role.toml").write_text(role.to_toml(), encoding="utf-8")
        assert ri.Catalog.open(tmp_path / "role.toml").role("account manager").measures == role.measures
