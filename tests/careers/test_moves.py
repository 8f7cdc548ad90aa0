"""One move: its class at every edge, and its figures against those of a comparison."""

from collections.abc import Iterable
from decimal import Decimal
from math import hypot
from random import Random
from typing import Any

import attrs
import pytest

import roleinfo as ri
from careers.worlds import graph_of, made, top_coded
from roleinfo.api.careers import career_graph, career_move, next_roles, previous_roles
from roleinfo.careers.following import MOVE_MEASURES, MoveMeasure, RankedMove
from roleinfo.careers.moves import Thresholds, learning_share, levels_held, move_class
from roleinfo.careers.nodes import node_of
from roleinfo.errors import NoCareerPathError

NEAR = Decimal("0.0000001")
FIVE = Decimal("0.05")


class TestClass:
    """Classes by pay and group."""

    @pytest.mark.parametrize(
        ("relative", "significant", "same_group", "expected"),
        [
            (FIVE + NEAR, True, True, "advancement"),
            (FIVE + NEAR, None, False, "lateral advancement"),
            (FIVE, True, True, "similar"),
            (-FIVE, True, False, "lateral transition"),
            (-FIVE - NEAR, True, True, "step down"),
            (-FIVE - NEAR, None, None, "step down"),
            (Decimal("0.5"), False, True, "similar"),
            (Decimal("-0.5"), False, False, "lateral transition"),
            (None, None, True, "unknown"),
            (FIVE, True, None, "unknown"),
            (Decimal(1), True, None, "unknown"),
        ],
    )
    def test_edges(
        self, relative: Decimal | None, significant: bool | None, same_group: bool | None, expected: str
    ) -> None:
        """At the threshold pay is comparable, beyond it not; what is not significant is comparable."""
        assert move_class(relative, significant, same_group, Thresholds()) == expected

    def test_thresholds_are_named(self) -> None:
        """The fraction and the level of the group are the caller's."""
        graph = graph_of(
            made("a", after=["b"], pay=100, codes=["11-2021"]), made("b", pay=110, codes=["11-3031"])
        )  # fmt: skip
        kinds = [
            career_move("a", "b", graph=graph, thresholds=each).kind
            for each in (
                Thresholds(), Thresholds(group="major"), Thresholds(comparable=Decimal("0.1"), group="major"),
                Thresholds(comparable=Decimal("0.1")),
            )
        ]  # fmt: skip
        assert kinds == ["lateral advancement", "advancement", "similar", "lateral transition"]
        with pytest.raises(ValueError, match="a fraction of pay"):
            Thresholds(comparable=Decimal(-1))

    def test_a_bound_that_settles_it(self) -> None:
        """A bound beyond the threshold settles the class; one on its near side leaves it open, and says so."""
        same: Any = {"codes": ["11-2021"]}
        graph = graph_of(
            made("a", after=["b", "c", "d", "e"], pay=100, **same), top_coded(made("b", after=["a"], **same), 106),
            top_coded(made("c", after=["a"], **same), 105), made("d", pay=103, **same), made("e", pay=120, **same),
        )  # fmt: skip
        told = {ends: career_move(*ends, graph=graph) for ends in (("a", "b"), ("a", "c"), ("b", "a"), ("c", "a"))}
        assert [each.kind for each in told.values()] == ["advancement", "unknown", "step down", "unknown"]
        assert told["a", "b"].kind_reason == (
            "pay at least +6.0% of the origin's (mean base, place not stated, Me's estimates of 2026; "
            "comparable up to 5%); the same minor group of the SOC"
        )
        assert told["a", "c"].kind_reason.endswith("such a bound leaves open whether pay is comparable")
        assert "at most -4.8%" in told["c", "a"].kind_reason
        by_class, by_pay = (next_roles("a", by=by, graph=graph) for by in ("class", "pay"))
        assert [(each.move.destination_node.id, each.rank) for each in by_class] == [
            ("b", 1), ("e", 1), ("d", 3), ("c", 4)
        ]  # fmt: skip
        assert [(each.move.destination_node.id, each.rank) for each in by_pay] == [
            ("e", 1), ("d", 2), ("b", None), ("c", None)
        ]  # fmt: skip
        assert "has no rank by pay: a bound of the change has no place among known ones" in by_pay[2].reasons

    def test_top_coded_in_a_state(self) -> None:
        """Pay of surgeons in Alaska is known to be above 239,200 dollars a year, which is more than others earn."""
        move = career_move("29-1011.00", "29-1242.00", place="Alaska")
        assert (move.kind, move.pay and move.pay.bound) == ("advancement", "at_least")
        assert "(mean OEWS wage, Alaska, OEWS estimates of 2025-05; " in move.kind_reason

    def test_no_comparable_figure(self) -> None:
        """Without pay on both sides, or of one published figure, the class is unknown and the reason told."""
        graph = graph_of(made("a", after=["b"], pay=100), made("b"))
        move = career_move("a", "b", graph=graph)
        assert (move.kind, move.pay, move.kind_reason) == (
            "unknown",
            None,
            "No source in this catalog states pay for B",
        )


class TestFigures:
    """A move's figures are those of a comparison of the two roles."""

    def test_against_compare(self) -> None:
        """Pay and learning of related pairs at random."""
        edges = [each for each in career_graph().edges if each.kind == "related"]
        sample = Random(3).sample(edges, 40)  # noqa: S311  # a sample
        for edge in sample:
            move = career_move(edge.origin, edge.destination)
            diff = ri.compare(edge.origin, edge.destination)
            assert move.pay == diff.salary.headline
            assert move.learning == diff.skills.learning
            quick = learning_share(levels_held(move.origin_node), move.destination_node)
            assert (quick is None) == (move.learning is None)
            assert quick is None or quick == pytest.approx(float(move.learning or 0), abs=1e-9)

    def test_what_is_asked_beyond(self) -> None:
        """Degrees and months count where more is asked than is held; the unknown stays unknown."""
        graph = graph_of(
            made("a", after=["b", "c"], degree="associate", months=12, zone=3, openings=5),
            made("b", after=["a"], degree="bachelor", months=30, zone=4, openings=7),
            made("c"),
        )
        up, down, out = (career_move(*each, graph=graph) for each in (("a", "b"), ("b", "a"), ("a", "c")))
        assert (up.education.beyond, up.experience.beyond, up.zone_step, up.openings and up.openings.value) == (
            True,
            Decimal(18),
            1,
            Decimal(7),
        )
        assert (down.education.beyond, down.experience.beyond, down.zone_step) == (False, Decimal(0), -1)
        assert (out.education.beyond, out.experience.beyond, out.zone_step, out.openings) == (None, None, None, None)

    def test_why_there_is_no_pay(self) -> None:
        """Two open ends, or no source, are told apart; a move with pay has no such reason."""
        assert (
            career_move("29-1022", "29-1242", place="Alaska").pay_missing
            == "only open ends are published for both roles"
        )
        assert career_move("registered nurse", "nurse practitioner").pay_missing is None

    def test_a_rate_is_of_the_origin(self) -> None:
        """The transfer rate is the origin's as a whole, and says so."""
        move = career_move("registered nurse", "nurse practitioner")
        rate = move.transfer_rate
        assert rate is not None
        assert rate.value == node_of(ri.role("registered nurse")).transfer_rate == Decimal("2.1")
        assert (rate.unit, rate.source.id, str(rate.period)) == ("percent", "projections-2024", "2024-2034")
        assert any(each.code == "rate-of-origin" for each in move.caveats)
        listed, told = move.evidence
        assert listed.startswith("a step up a ladder of credentials by roleinfo's table: a master's degree")
        assert told.startswith("O*NET lists it as related occupation 2 (Primary-Short): a list of similarity")
        assert told.endswith("from this occupation on, not of observed moves")

    def test_nobody_moves_to_where_they_are(self) -> None:
        """A role and itself is no move."""
        with pytest.raises(NoCareerPathError, match="No move is needed"):
            career_move("carpenter", "carpenters")


class TestNext:
    """Roles one move away."""

    def test_max_degree(self) -> None:
        """Only the roles that are known to require no more than a degree typically at entry are there, ranked anew."""
        every = next_roles("registered nurse", limit=None, usual_limits=False)
        kept = next_roles("registered nurse", limit=None, max_degree="associate", usual_limits=False)
        degrees = {each.move.destination_node.education for each in kept}
        assert degrees <= {"none", "high_school", "certificate", "some_college", "associate"}
        assert [each.move.destination for each in kept] == [
            each.move.destination for each in every if each.move.destination_node.education in degrees
        ]
        assert 0 < len(kept) < len(every)
        with pytest.raises(ValueError, match="max_degree must be one of"):
            next_roles("registered nurse", max_degree="diploma")  # type: ignore[arg-type]

    @pytest.mark.parametrize("by", MOVE_MEASURES)
    def test_order(self, by: MoveMeasure) -> None:
        """Every neighbour is there once, ranked by the measure, the unknown last without a rank."""
        ranked = next_roles(
            "customer service representative", by=by, limit=None, usual_limits=False, kinds=("stated", "related")
        )
        most_first = by in ("pay", "openings", "growth")
        graph = career_graph()
        assert {each.move.destination_node.id for each in ranked} == {*graph.out["43-4051.00"]}
        values: list[Any] = [placed(each) for each in ranked if each.value is not None]
        firsts = [ranks[0] for ranks in by_rank(ranked).values()]
        assert firsts == sorted(firsts, reverse=most_first)
        assert by == "learning" or values == sorted(values, reverse=most_first)
        assert [each.rank for each in ranked][len(values) :] == [None] * (len(ranked) - len(values))
        for each in ranked:
            if each.value is not None:
                first = by_rank(ranked)[each.rank][0]  # within its error they tie
                assert each.rank == 1 + sum(value > first if most_first else value < first for value in values)
                assert by == "learning" or placed(each) == first
            assert each.reasons[0].startswith(each.move.kind)
            assert each.move.evidence[-1] in each.reasons

    def test_ties_within_the_error_of_ratings(self) -> None:
        """Roles whose skills to gain differ by less than the error share a rank, best paid first."""
        ranked = next_roles("customer service representative", by="learning", limit=None, usual_limits=False)
        assert ranked.then_by == "pay"
        ranks: dict[int | None, list[RankedMove]] = {}
        for entry in ranked:
            ranks.setdefault(entry.rank, []).append(entry)
        shared = [tied for rank, tied in ranks.items() if rank is not None and len(tied) > 1]
        assert shared
        for tied in shared:
            pay = [entry.move.pay.relative for entry in tied if entry.move.pay and entry.move.pay.relative is not None]
            assert pay == sorted(pay, reverse=True)
            first = min(tied, key=lambda entry: float(entry.value or 0))
            for entry in tied:
                errors = (one.move.skills.learning_error or Decimal(0) for one in (first, entry))
                assert float(entry.value or 0) - float(first.value or 0) <= hypot(*map(float, errors))
        assert [*ranked[:2]] == [*next_roles("customer service representative", by="learning", limit=2,
                                             usual_limits=False)]  # fmt: skip

    def test_outlook_says_where(self) -> None:
        """With pay of a place the reasons say that openings and growth are of the nation."""
        for each in next_roles("carpenter", place="Texas", limit=3):
            assert "(mean OEWS wage, Texas, OEWS estimates of 2025-05; " in each.reasons[0]
            told = [reason for reason in each.reasons if "openings per year" in reason or "projected" in reason]
            assert len(told) == 2
            assert all("(United States, BLS" in reason and "2024-2034)" in reason for reason in told)

    @pytest.mark.parametrize("by", MOVE_MEASURES)
    @pytest.mark.parametrize(
        ("origin", "destination", "whose"),
        [
            ("29-1141", "29-1141.01", "(all Registered nurses, 29-1141)"),
            ("33-3051", "33-3021.06", "(all Detectives and criminal investigators, 33-3021)"),
        ],
    )
    def test_no_rank_by_a_broader_class(self, by: MoveMeasure, origin: str, destination: str, whose: str) -> None:
        """What is published for a broader class is named beside the figure, and ranks no role in it."""
        ranked = next(
            each
            for each in next_roles(origin, by=by, limit=None, usual_limits=False)
            if each.move.destination_node.id == destination
        )
        assert any(f"openings per year {whose} (United States" in reason for reason in ranked.reasons)
        if by in ("openings", "growth") or (by in ("class", "pay") and destination == "33-3021.06"):
            assert ranked.rank is None
            assert any("the figure is of a broader class (all " in reason for reason in ranked.reasons)

    def test_one_wage_for_both(self) -> None:
        """A move within one published wage says that it is one."""
        assert career_move("29-1141", "29-1141.01").pay_missing == "both roles share one published wage (29-1141)"

    def test_previous(self) -> None:
        """The roles that lead here."""
        assert [each.move.origin_node.id for each in previous_roles("account manager")] == [
            "entry-level-customer-service-roles"
        ]
        graph = career_graph()
        ranked = previous_roles("carpenter", limit=None)
        origins = {each.move.origin_node.id for each in ranked}
        left_out = {each.move.origin_node.id for each in ranked.left_out}
        assert origins | left_out == {*graph.into["47-2031.00"]}
        assert not origins & left_out
        assert left_out

    @pytest.mark.parametrize(
        ("limit", "reason", "unknown"),
        [
            (
                {"pay_floor": 50},
                "pays $40 per year (limit: at least $50; mean annual base pay, place not stated, 2026)",
                "annual pay not known (limit: at least 50)",
            ),
            (
                {"min_openings": 20},
                "10 openings per year (limit: at least 20)",
                "openings per year not known (limit: at least 20)",
            ),
            (
                {"max_degree": "associate"},
                "typical entry-level education: bachelor's degree (limit: associate's degree)",
                "typical entry-level education: not known (limit: associate's degree)",
            ),
            (
                {"max_school_years": 1},
                "typically requires 4 more years of school (limit: 1)",
                "years of school not known (limit: 1 more)",
            ),
            ({"max_pay_cut": 0.1}, "pays 20.0% less (limit: 10% less)", "change of pay not known (limit: 10% less)"),
            ({"max_zone_step": 1}, "2 Job Zones up (limit: 1)", "change of Job Zone not known (limit: 1)"),
            ({"avoid": ["b", "c"]}, "is on the list of roles to avoid", "is on the list of roles to avoid"),
        ],
    )
    def test_why_left_out(self, limit: dict[str, Any], reason: str, unknown: str) -> None:
        """A limit that was set leaves out with what is known beside the limit, or with what is not known."""
        graph = graph_of(
            made("a", after=["b", "c"], pay=50, degree="high_school", zone=2),
            made("b", pay=40, openings=10, degree="bachelor", zone=4),
            made("c"),
        )
        ranked = next_roles("a", graph=graph, usual_limits=False, **limit)
        assert [(left_out.role.id, left_out.reason) for left_out in ranked.left_out] == [("b", reason), ("c", unknown)]
        assert {left_out.code for left_out in ranked.left_out} == {*limit}
        assert "No role after A is within the limits. 2 roles are left out " in " ".join(str(ranked).split())

    def test_residency(self) -> None:
        """A residency of another specialty is as long as school: no physician becomes a surgeon in a step."""
        ranked = next_roles("29-1216.00", limit=None)
        reasons = {left_out.role.id: left_out.reason for left_out in ranked.left_out}
        assert reasons["29-1243.00"] == (
            "requires about 5 years of residency in surgery (limit: 2 years of school and residency)"
        )
        assert "29-1212.00" in {entry.move.destination_node.id for entry in ranked}

    def test_left_out_of_the_roles_before(self) -> None:
        """Of previous roles the one that is left out is where the move starts."""
        graph = graph_of(made("a", after=["b"], pay=90), made("b", pay=40))
        [left_out] = previous_roles("b", graph=graph).left_out
        assert (left_out.role.id, left_out.reason) == ("a", "pays 55.6% less (limit: 15% less)")

    def test_wrong_use(self) -> None:
        """Another measure, or no number, is refused."""
        with pytest.raises(ValueError, match="by must be one of class, pay"):
            next_roles("carpenter", by="fame")  # type: ignore[arg-type]
        with pytest.raises(ValueError, match="limit must be"):
            next_roles("carpenter", limit=0)


def by_rank(ranked: Iterable[RankedMove]) -> dict[int | None, list[Any]]:
    """The values of each rank; of what has to be learned the smallest first."""
    values: dict[int | None, list[Any]] = {}
    for entry in ranked:
        if entry.value is not None:
            values.setdefault(entry.rank, []).append(placed(entry))
    return {rank: sorted(some) if entry.by == "learning" else some for rank, some in values.items()}


def placed(ranked: RankedMove) -> Any:
    """The value that a move is ranked by; of classes those of supplemental occupations after all others."""
    is_supplemental = all(edge.tier == "Supplemental" for edge in ranked.move.edges)
    return (is_supplemental, ranked.value) if ranked.by == "class" else ranked.value


class TestByTitle:
    """A role that a source names by its title alone."""

    def test_pay_is_of_the_role_found(self) -> None:
        """The move says so where it has pay; a title that no role has brings no pay at all."""
        clerk = made("clerk", pay=50_000, after=["head"])
        [stated] = clerk.moves
        clerk = attrs.evolve(clerk, moves=[attrs.evolve(stated, title="Head clerk", role=None)])
        graph = graph_of(clerk, attrs.evolve(made("head", pay=60_000), title="Head clerk"))
        [move] = [step.move for step in next_roles("clerk", graph=graph)]
        assert [str(each) for each in move.caveats if each.code == "role-by-title"] == [
            "The source gives only the title 'Head clerk'; the pay is that of the role so titled. [role-by-title]"
        ]
        [move] = [step.move for step in next_roles("clerk", graph=graph_of(clerk))]
        assert (move.pay, [each.code for each in move.caveats]) == (None, [])

    def test_customer_service_roles(self) -> None:
        """Investopedia names no one occupation before the account manager, so that none has its pay there."""
        [move] = [step.move for step in previous_roles("account manager")]
        assert (move.origin_node.title, move.pay) == ("Entry-level customer service roles", None)
        assert "(inferred)" in move.evidence[0]
