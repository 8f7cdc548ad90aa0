"""Ladders as sources state them, and the skills that open further roles."""

import attrs
import pytest

import roleinfo as ri
from careers.worlds import OWN, graph_of, made
from roleinfo.api.careers import bridge_skills, ladder
from roleinfo.careers.ladders import BRIDGE_MEASURES
from roleinfo.errors import NoCareerPathError


class TestLadder:
    """Lines of roles as sources state them."""

    def test_investopedia(self) -> None:
        """The page's path in its order, the page its source, and pay only where a source has it."""
        for asked in ("account manager", "Senior account manager", "vice president of account management"):
            rungs = ladder(asked)
            assert [each.title for each in rungs] == [
                "Entry-level customer service roles", "Account Manager", "Senior account manager",
                "Director of Account Management", "Vice President of Account Management",
            ]  # fmt: skip
            assert all([source.id for source in each.sources] == ["investopedia"] for each in rungs[1:])
            assert all(each.id == "investopedia" for each in rungs[0].sources)
            assert len(rungs[0].sources) == 1
            assert [each.pay is not None for each in rungs] == [False, True, False, False, False]
            # Published before inferred, though a mean comes before an average elsewhere.
            pay = rungs[1].pay
            assert pay is not None
            assert (pay.source.id, pay.statistic, pay.origin) == ("investopedia", "average", "published")
            assert next(iter(rungs[1].node.pay.values())).origin == "inferred"
        assert ladder("account manager").at == 1

    def test_pay_of_the_source_of_the_rung(self) -> None:
        """Of two published figures that of the source that puts the rung there stands first; not an inferred one."""
        [own] = made("b", pay=50).salary
        other = attrs.evolve(OWN, id="first", series="first", rank=0)
        figures = [own, attrs.evolve(own, source=other, pay=ri.Pay(60, "USD", "year"))]
        graph = graph_of(made("a", after=["b"]), attrs.evolve(made("b"), salary=figures))
        assert next(iter(graph.nodes["b"].pay.values())).source.id == "first"
        pay = ladder("a", graph=graph)[1].pay
        assert pay is not None
        assert pay.source.id == "own"
        figures[0] = attrs.evolve(own, origin="inferred", evidence="worked out")
        pay = ladder("a", graph=graph_of(made("a", after=["b"]), attrs.evolve(made("b"), salary=figures)))[1].pay
        assert pay is not None
        assert pay.source.id == "first"

    def test_circle_and_branch(self) -> None:
        """A circle ends where it began; of two next steps one is taken and the other kept."""
        graph = graph_of(made("a", after=["b", "c"]), made("b", after=["a"]), made("c"))
        line = ladder("a", graph=graph)
        assert [each.node.id for each in line] in (["b", "a", "c"], ["b", "a"])
        assert {each.destination_node.id for each in line.branches} <= {"a", "b", "c"}
        with pytest.raises(NoCareerPathError, match="No source names a role"):
            ladder("photographer")

    def test_by_the_tables(self) -> None:
        """Ladders of credentials and supervisors make lines, each rung with what it requires and its evidence."""
        ids = [rung.node.id for rung in ladder("nursing assistant")]
        assert ids[:4] == ["31-1121.00", "31-1131.00", "29-2061.00", "29-1141.00"]
        line = ladder("electrician")
        assert [rung.node.id for rung in line] == ["47-3013.00", "47-2111.00", "47-1011.00", "11-9021.00"]
        [apprentice, supervisor] = [rung.move for rung in line[1:3]]
        assert apprentice is not None
        assert supervisor is not None
        assert apprentice.entry.training is not None
        assert (apprentice.entry.training.years, apprentice.entry.training.kind) == (4, "paid apprenticeship")
        assert supervisor.evidence[0] == "the supervisor or manager of this line by roleinfo's table of SOC codes"

    def test_of_a_specialty(self) -> None:
        """Where nothing is put before a specialty its occupation is; no occupation leads up to its specialties."""
        line = ri.ladder("29-1141.03")
        assert [rung.title for rung in line][1:4] == ["Nursing Assistants", "Registered Nurses", "Critical Care Nurses"]
        assert line[3].move is not None
        assert {edge.kind for edge in line[3].move.edges if edge.relation != "related"} == {"specialty"}
        assert [source.id for source in line[3].sources] == ["roleinfo"]
        with pytest.raises(NoCareerPathError, match="No source names a role before or after Chief Executives"):
            ri.ladder("11-1011.00")

    def test_bridge(self) -> None:
        """The one skill that a further role lacks, by how many roles it opens or by the best pay."""
        graph = graph_of(
            made("a", after=["b", "c", "d"], pay=1, levels={"Baking": (10, 90), "Talking": (10, 90)}),
            made("b", pay=5, levels={"Baking": (60, 90), "Talking": (10, 90)}),
            made("c", pay=3, levels={"Baking": (30, 90), "Talking": (24, 90)}),
            made("d", pay=9, levels={"Baking": (10, 90), "Talking": (60, 90)}),
        )
        many, paid = (bridge_skills("a", by=by, graph=graph) for by in BRIDGE_MEASURES)
        opened = [(each.name, each.opens, each.level) for each in many]
        assert opened == [("Baking", ("b", "c"), 60), ("Talking", ("d",), 60)]
        best = [(each.name, str(each.best_pay and each.best_pay.pay)) for each in paid]
        assert best == [("Talking", "USD 9 per year"), ("Baking", "USD 5 per year")]


def test_bridges_without_end() -> None:
    """More steps than the catalog has moves cost no more time than all of its moves."""
    assert ri.bridge_skills("actor", steps=10**9)
    with pytest.raises(ri.InvalidArgumentError, match=r"^steps must be a whole number from 1 to 1,000,000,000, not"):
        ri.bridge_skills("actor", steps=10**9 + 1)


class TestPaySteps:
    """What each rung pays more than the one below it."""

    def test_electricians(self) -> None:
        """From helpers at 44,080 to electricians at 71,490: 27,410, or 62.2% of the helpers' mean."""
        rows = ladder("electricians").to_dict()["rows"]
        steps = [{**rows["common"], **row} for row in rows["rows"]]
        assert [row.get("step_difference") for row in steps] == [None, "27410", "14960", "37910"]
        assert [row.get("step_statistic") for row in steps] == [None, "mean", "mean", "mean"]
        assert "+$27,410 (62.2%)" in str(ladder("electricians"))

    def test_unknown(self) -> None:
        """Where no pay is known on both sides of a step there is none, and no column for readers."""
        rungs = ladder("account manager")
        assert "Pay step" not in str(rungs)
        assert "step_difference" not in rungs.to_dict()["rows"]["rows"][1]
