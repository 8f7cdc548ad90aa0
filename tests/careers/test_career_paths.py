"""Paths: against brute force on small graphs, and each figure recomputed on large ones."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import pairwise
from random import Random
from typing import Any

import networkx
import pytest

import roleinfo as ri
from careers.worlds import SKILLS, graph_of, made, random_world
from roleinfo.careers.comparing import compare_paths
from roleinfo.careers.graph import CareerGraph, career_graph
from roleinfo.careers.ladders import BRIDGE_MEASURES, bridge_skills, ladder
from roleinfo.careers.moves import Move
from roleinfo.careers.paths import career_paths
from roleinfo.errors import NoCareerPathError, RoleNotFoundError
from roleinfo.model.role import Role

Price = Callable[[list[Role]], Any]


def simple_paths(graph: CareerGraph, start: str, end: str, longest: int) -> Iterator[tuple[str, ...]]:
    """Every simple path, by walking all of them."""

    def walk(ids: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
        if ids[-1] == end:
            yield ids
        elif len(ids) <= longest:
            for each in graph.out[ids[-1]]:
                if each not in ids:
                    yield from walk((*ids, each))

    return walk((start,))


def pay_of(role: Role) -> Fraction | None:
    """A role's mean."""
    return Fraction(role.salary.mean.pay.amount) if role.salary.mean and role.salary.mean.pay else None


def learning(roles: list[Role]) -> float | None:
    """What a path asks to be learnt, from the facts of its roles: the highest level so far is held."""
    levels = [{each.name: (each.level, each.importance) for each in role.skills} for role in roles]
    if not all(levels):
        return None
    held = {name: float(levels[0][name][0].value) for name in SKILLS}  # type: ignore[union-attr]
    total = 0.0
    for rated in levels[1:]:
        need = {name: (float(rated[name][0].value), float(rated[name][1].value)) for name in SKILLS}  # type: ignore[union-attr]
        whole = sum(level * matters for level, matters in need.values())
        above = sum(max(0.0, level - held[name]) * matters for name, (level, matters) in need.items())
        total += 100 * above / whole if whole else 0.0
        held = {name: max(held[name], need[name][0]) for name in SKILLS}
    return total


def lost(roles: list[Role]) -> Fraction | None:
    """How far pay ever falls below an earlier one."""
    paid = [pay_of(each) for each in roles]
    if None in paid:
        return None
    known = [each for each in paid if each is not None]
    return max(max(known[: at + 1]) - each for at, each in enumerate(known))


def time(roles: list[Role]) -> Fraction | None:
    """Months asked beyond the most that any role before asked, step by step, added up."""
    months = [
        next((each.length.minimum for each in role.experience if each.length and each.about != "job_zone"), None)
        for role in roles
    ]
    if None in months:
        return None
    known = [each or Decimal(0) for each in months]
    return Fraction(sum((max(each - max(known[:at]), 0) for at, each in enumerate(known) if at), Decimal(0)))


def odd(move: Move) -> float | None:
    """A cost of one's own that is unknown of some moves."""
    number = int(move.origin_node.id[1:]) * 7 + int(move.destination_node.id[1:]) * 5
    return None if number % 11 == 0 else (number % 6) / 4


def odds(roles: list[Role]) -> Fraction | None:
    """The same along a path."""
    total = Fraction(0)
    for one, other in pairwise(roles):
        number = int(one.id[1:]) * 7 + int(other.id[1:]) * 5
        if number % 11 == 0:
            return None
        total += Fraction(number % 6, 4)
    return total


PRICES: dict[str, tuple[Any, Price]] = {
    "steps": ("steps", lambda roles: Fraction(len(roles) - 1)),
    "learning": ("learning", learning),
    "pay": ("pay", lost),
    "time": ("time", time),
    "own": (odd, odds),
}
LIMITS: tuple[tuple[dict[str, Any], Callable[[Role, Role], bool]], ...] = (
    ({}, lambda one, other: True),
    ({"pay_floor": 35_000}, lambda one, other: (pay_of(other) or 0) >= 35_000),
    ({"min_openings": 100}, lambda one, other: any(each.value >= 100 for each in other.outlook)),
    ({"max_degree": "bachelor"}, lambda one, other: other.education.asked[0].degree != "master"),
    ({"avoid": ["r3"]}, lambda one, other: other.id != "r3"),
    ({"max_zone_step": 1}, lambda one, other: _climb(one, other) <= 1),
)  # fmt: skip


def _climb(one: Role, other: Role) -> int:
    """Job zones up; more than there are where one is unknown."""
    zones = _zone(one), _zone(other)
    return 99 if None in zones else (zones[1] or 0) - (zones[0] or 0)


def _zone(role: Role) -> int | None:
    return next((each.level for each in role.experience if each.about == "job_zone"), None)


@pytest.mark.parametrize("cost", PRICES)
def test_against_brute_force(cost: str) -> None:
    """All paths within the constraints, in the order of cost, steps and ids, are what walking every path gives."""
    assert sum(walked_and_searched(random_world(seed), *PRICES[cost]) for seed in range(12)) > 60


def walked_and_searched(graph: CareerGraph, by: Any, price: Price) -> int:
    """Hold the search to brute force for all constraints; how often there was a path."""
    met = 0
    for constraints, allows in LIMITS:
        for longest in (3, 6):
            for end in ("r5", "r6"):
                walked = []
                for ids in simple_paths(graph, "r0", end, longest):
                    roles = [graph.nodes[each].role for each in ids]
                    value = price(roles)
                    if value is not None and all(allows(*pair) for pair in pairwise(roles)):
                        walked.append((value, len(ids), ids))
                walked.sort()
                if not walked:
                    with pytest.raises(NoCareerPathError):
                        career_paths("r0", end, by=by, max_steps=longest, graph=graph, **constraints)
                    continue
                met += 1
                found = career_paths("r0", end, by=by, limit=1000, max_steps=longest, graph=graph, **constraints)
                assert found.complete
                assert [each.ids for each in found] == [ids for _, _, ids in walked]
                assert [float(each.cost) for each in found] == pytest.approx([float(each) for each, _, _ in walked])
                few = career_paths("r0", end, by=by, limit=2, max_steps=longest, graph=graph, **constraints)
                assert [*few] == [*found][:2]
    return met


def asked_of(number: int) -> dict[str, Any]:
    """Other constraints for each pair, each of them now and then."""
    asked: dict[str, Any] = {"max_zone_step": 2} if number % 3 else {}
    asked |= {"pay_floor": 25_000 + number * 150} if number % 2 else {}
    asked |= {"min_openings": 500 + 10 * number} if number % 5 == 0 else {}
    asked |= {"max_degree": ("bachelor", "master")[number % 2]} if number % 7 < 3 else {}
    asked |= {"avoid": ["11-1021.00", "29-1141.00"]} if number % 4 == 1 else {}
    return asked | {"max_steps": (3, 5)[number % 8 > 1]}


def test_between_200_pairs() -> None:
    """Between occupations at random, in the nation and a state: each path and figure recomputed, each refusal true."""
    nation, state = career_graph(), career_graph(place="Ohio")
    random = Random(11)  # noqa: S311  # a sample
    rated = [each.id for each in nation.nodes.values() if each.ratings]
    found = refused = 0
    for number in range(200):
        a, b = random.sample(rated, 2)
        by: Any = ("steps", "learning", "time", "pay")[number % 4]
        graph, asked = state if number % 6 == 4 else nation, asked_of(number)
        try:
            paths = career_paths(a, b, by=by, limit=2, patience=5_000, graph=graph, **asked)
        except NoCareerPathError as error:
            refused += 1
            check_refusal(graph, (a, b), asked, by, error)
            continue
        found += 1
        # Few are cut off: all that is not is through.
        assert paths.complete or by == "learning"
        assert paths == career_paths(a, b, by=by, limit=2, patience=5_000, graph=graph, **asked)
        for path in paths:
            assert (path.ids[0], path.ids[-1]) == (a, b)
            assert len(set(path.ids)) == len(path.ids) <= asked["max_steps"] + 1
            assert all(other in graph.out[one] for one, other in pairwise(path.ids))
            assert all(keeps(graph, (a, b), asked, *pair) for pair in pairwise(path.ids))
            means = [at_place(each, graph.place).salary.mean for each in path.ids]
            if all(each and each.pay and each.pay.period == "year" for each in means):
                assert [*path.pay] == means
            if not number % 10:
                full, quick = path.moves[0].learning, path.learning_by_step[0]
                assert (None if full is None else pytest.approx(float(full))) == quick
            total = recomputed(path.ids)
            assert path.learning == (None if total is None else pytest.approx(total))
            asking = [graph.nodes[each].months for each in path.ids]
            known = [each for each in asking if each is not None]
            if len(known) == len(asking):
                assert path.months == sum((max(each - max(known[:at]), 0) for at, each in enumerate(known) if at), 0)
            else:
                assert path.months is None
            by_hand: Any = {"steps": len(path.ids) - 1, "learning": total, "time": path.months}
            if by == "pay":
                by_hand["pay"] = fallen([mean_or_median(path.ids, at, graph) for at in range(len(path.ids))])
            assert path.cost == pytest.approx(float(by_hand[by]))
        assert [each.cost for each in paths] == sorted(each.cost for each in paths)
    assert found > 100
    assert refused > 20


@cache
def at_place(id_: str, place: Any) -> Role:
    """A role as the catalogue has it at a place."""
    return ri.role(id_).at(place)


@cache
def amount(id_: str, statistic: str, place: Any) -> Decimal | None:
    """The published amount of a mean or median a year at a place, or that it is known to reach."""
    found = getattr(at_place(id_, place).salary, statistic)
    return found.stated.amount if found and found.stated and found.stated.period == "year" else None


def mean_or_median(ids: tuple[str, ...], at: int, graph: CareerGraph) -> Decimal:
    """Pay at a role of a path: the mean, or the median where an end of the path has no exact mean."""
    ends = [at_place(each, graph.place).salary.mean for each in (ids[0], ids[-1])]
    exact_means = all(each and each.pay for each in ends)
    return amount(ids[at], "mean" if exact_means else "median", graph.place) or Decimal(0)


def fallen(paid: list[Decimal]) -> Decimal:
    """How far pay ever falls below an earlier one."""
    return max(max(paid[: at + 1]) - each for at, each in enumerate(paid))


def keeps(graph: CareerGraph, ends: tuple[str, str], asked: dict[str, Any], one: str, other: str) -> bool:
    """Whether a step keeps to the constraints, by what the roles themselves say."""
    node = graph.nodes[other]
    if other in asked.get("avoid", ()):
        return False
    if "pay_floor" in asked:
        means = all(amount(each, "mean", graph.place) is not None for each in ends)
        paid = amount(other, "mean" if means else "median", graph.place) if node.is_known else None
        if paid is None or paid < asked["pay_floor"]:
            return False
    if "min_openings" in asked and (node.openings is None or node.openings < asked["min_openings"]):
        return False
    if "max_degree" in asked and degree(other, node.is_known) > DEGREES.index(asked["max_degree"]):
        return False
    return "max_zone_step" not in asked or zones_up(graph, one, other) <= asked["max_zone_step"]


DEGREES = ("no_formal_credential", "high_school", "some_college", "certificate", "associate", "bachelor", "master")


@cache
def degree(id_: str, is_known: bool) -> int:
    """The rank of the degree typical at entry; more than any where it is higher or unknown."""
    typical = ri.role(id_).education.typical_entry if is_known else None
    return DEGREES.index(typical.degree) if typical and typical.degree in DEGREES else 99


def reachable(graph: CareerGraph, ends: tuple[str, str], asked: dict[str, Any]) -> Any:
    """A graph of networkx with the steps that keep to the constraints."""
    found = networkx.DiGraph()
    found.add_nodes_from(graph.nodes)
    every = ((one, other) for one, there in graph.steps.items() for other in there)
    found.add_edges_from(pair for pair in every if not asked or keeps(graph, ends, asked, *pair))
    return found


def zones_up(graph: CareerGraph, one: str, other: str) -> int:
    """Job zones from one to the other; more than there are where one is unknown."""
    here, there = graph.nodes[one].zone, graph.nodes[other].zone
    return 99 if here is None or there is None else there - here


def check_refusal(graph: CareerGraph, ends: tuple[str, str], asked: dict[str, Any], by: str, error: Any) -> None:
    """A refusal is true: with what it names there is no way, and without it there is one."""
    constraint, most = error.constraint, asked["max_steps"]
    if constraint == "avoid" and ends[0] in asked["avoid"]:
        return
    if constraint == by:  # a cost that is not known: some role on each way lacks what it rests on
        return
    allowed = reachable(graph, ends, asked)
    if constraint == "max_steps":
        fewest = networkx.shortest_path_length(allowed, *ends)
        assert f"is at least {fewest} steps from" in str(error)
        assert fewest > most
        free = networkx.shortest_path_length(reachable(graph, ends, {}), *ends)
        assert (f"({free} step" in str(error)) == (free < fewest)
        return
    assert not networkx.has_path(allowed, *ends)
    order = ("avoid", "pay_floor", "min_openings", "max_degree", "max_zone_step")
    before = (
        {} if constraint is None else {each: asked[each] for each in order[: order.index(constraint)] if each in asked}
    )
    assert networkx.has_path(reachable(graph, ends, before), *ends) == (constraint is not None)


@cache
def needed(id_: str) -> dict[str, tuple[Decimal | None, Decimal | None]]:
    """The level and importance of each rated skill, knowledge and ability; None is not usable."""
    return {
        each.measure: (
            Decimal(0) if each.level.not_relevant else None if each.level.suppressed else each.level.standardised,
            None if each.importance is None or each.importance.suppressed else each.importance.standardised,
        )
        for each in ri.role(id_).skills
        if each.kind in ("skill", "knowledge", "ability") and each.level is not None
    }


def recomputed(ids: tuple[str, ...]) -> float | None:
    """What a path of occupations asks to be learnt, from the facts of the roles alone; None where one is unrated."""
    held: dict[str, Decimal] = {}
    total = Decimal(0)
    for at, id_ in enumerate(ids):
        need = needed(id_)
        if not need:
            return None
        if not at:
            held = {name: level for name, (level, _) in need.items() if level is not None}
            continue
        usable = {k: (lv, im) for k, (lv, im) in need.items() if lv is not None and im is not None}
        whole = sum((lv * im for k, (lv, im) in usable.items() if k in held), Decimal(0))
        above = sum((max(lv - held[k], Decimal(0)) * im for k, (lv, im) in usable.items() if k in held), Decimal(0))
        total += 100 * above / whole
        held |= {k: max(lv, held.get(k, Decimal(0))) for k, (lv, _) in usable.items()}
    return float(total)


class TestErrors:
    """No path, and why."""

    @pytest.fixture
    def graph(self) -> CareerGraph:
        """One way from a to d, past every constraint."""
        return graph_of(
            made("a", after=["b"], pay=50, zone=2, openings=9, degree="bachelor"),
            made("b", after=["c", "a"], pay=40, zone=4, openings=9, degree="master"),
            made("c", after=["d"], pay=60, zone=4, openings=1, degree="bachelor"),
            made("d", pay=70, zone=4, openings=9, degree="bachelor"),
            made("e"),
        )

    @pytest.mark.parametrize(
        ("constraint", "closed"),
        [
            ({"avoid": ["c"]}, "avoid"),
            ({"pay_floor": 41}, "pay_floor"),
            ({"min_openings": 2}, "min_openings"),
            ({"max_degree": "bachelor"}, "max_degree"),
            ({"max_zone_step": 1}, "max_zone_step"),
            ({"max_steps": 2}, "max_steps"),
            ({"by": "learning"}, "learning"),
            ({"by": "time"}, "time"),
            ({"pay_floor": 40, "max_steps": 2}, "max_steps"),
            ({"pay_floor": 41, "max_steps": 2}, "pay_floor"),
        ],
    )
    def test_names_what_closed_the_last_door(self, graph: CareerGraph, constraint: dict[str, Any], closed: str) -> None:
        """The constraint is named, and without it, at its edge, there is a path."""
        with pytest.raises(NoCareerPathError) as told:
            career_paths("a", "d", graph=graph, **constraint)
        assert told.value.constraint == closed
        assert closed in str(told.value)
        easy: dict[str, Any] = {
            "pay_floor": 40, "min_openings": 1, "max_degree": "master", "max_zone_step": 2, "max_steps": 3
        }  # fmt: skip
        [path] = career_paths("a", "d", graph=graph, by="pay", **easy)
        assert (path.ids, path.cost) == (("a", "b", "c", "d"), 10)

    def test_none_at_all(self, graph: CareerGraph) -> None:
        """Where no move leads there, no constraint is to blame."""
        for ends in (("a", "e"), ("d", "a")):
            with pytest.raises(NoCareerPathError, match="no moves lead from") as told:
                career_paths(*ends, graph=graph)
            assert told.value.constraint is None

    def test_wrong_use(self, graph: CareerGraph) -> None:
        """The same role twice, an unknown one, and constraints that are none."""
        with pytest.raises(NoCareerPathError, match="there is no step to take"):
            career_paths("a", "A", graph=graph)
        with pytest.raises(RoleNotFoundError):
            career_paths("a", "zzz", graph=graph)
        for wrong in ({"max_steps": 0}, {"limit": 0}, {"by": "luck"}, {"max_degree": "phd"}, {"min_openings": -1}):
            with pytest.raises(ValueError, match=r"must be|weighed by"):
                career_paths("a", "d", graph=graph, **wrong)
        with pytest.raises(ValueError, match="a cost is a number of 0 or more"):
            career_paths("a", "d", graph=graph, by=lambda move: -1)

    def test_cut_off(self) -> None:
        """A search that runs out of patience says so, and is no error."""
        found = career_paths("carpenter", "sales manager", by="learning", patience=5)
        assert (len(found), found.complete) == (0, False)


class TestSums:
    """What a path comes to."""

    def test_learnt_once(self) -> None:
        """What the first step taught is not learnt again; months and pay unknown at a step are unknown in all."""
        graph = graph_of(
            made("a", after=["b"], levels={"Baking": (20, 50)}, months=0, pay=10),
            made("b", after=["c"], levels={"Baking": (60, 50)}, pay=5),
            made("c", levels={"Baking": (60, 50)}, months=9, openings=4),
        )
        [path] = career_paths("a", "c", graph=graph)
        assert [*path.learning_by_step] == pytest.approx([100 * 40 / 60, 0])
        assert (path.months_by_step, path.months) == ((None, None), None)
        assert [each and str(each.pay) for each in path.pay] == ["USD 10 per year", "USD 5 per year", None]
        assert path.lowest_pay is not None
        assert str(path.lowest_pay.pay) == "USD 5 per year"
        assert [each and each.value for each in path.openings] == [None, Decimal(4)]
        assert path.pay_change is None

    def test_two_paths(self) -> None:
        """Differences are right - left, step by step, and mirror."""
        one, other = career_paths("registered nurse", "nurse practitioner", limit=2)
        diff, back = compare_paths(one, other), compare_paths(other, one)
        assert (diff.length, back.length, len(diff.steps)) == (1, -1, 2)
        assert diff.steps[1].left is None
        assert diff.steps[1].pay is None
        assert diff.learning == pytest.approx((other.learning or 0) - (one.learning or 0))
        assert diff.steps[0].roles == ri.compare(one.roles[1], other.roles[1])
        assert (diff.pay, bool(diff.end)) == (None, False)

    def test_lowest_pay(self) -> None:
        """The lowest pay on the way is set against the other's, with both figures; unknown at a step, it is unknown."""
        graph = graph_of(
            made("a", after=["b", "c", "d"], pay=10), made("b", after=["e"], pay=7), made("c", after=["e"], pay=9),
            made("d", after=["e"]), made("e", pay=20),
        )  # fmt: skip
        one, other, unknown = career_paths("a", "e", graph=graph, limit=3)
        gap = compare_paths(one, other).lowest_pay
        assert gap is not None
        assert (str(gap.left.pay), str(gap.right.pay)) == ("USD 7 per year", "USD 9 per year")
        assert str(gap.difference) == "USD 2 per year"
        assert compare_paths(one, unknown).lowest_pay is None


class TestLadder:
    """Lines of roles as sources state them."""

    def test_investopedia(self) -> None:
        """The page's path in its order, the page its source, and pay only where a source has it."""
        for asked in ("account manager", "Senior account manager", "vice president of account management"):
            rungs = ladder(asked)
            assert [each.title for each in rungs] == [
                "Customer Service Representatives", "Account Manager", "Senior account manager",
                "Director of Account Management", "Vice President of Account Management",
            ]  # fmt: skip
            assert all([source.id for source in each.sources] == ["investopedia"] for each in rungs[1:])
            assert [each.pay is not None for each in rungs] == [True, True, False, False, False]
        assert ladder("account manager").at == 1

    def test_circle_and_branch(self) -> None:
        """A circle ends where it began; of two next steps one is taken and the other kept."""
        graph = graph_of(made("a", after=["b", "c"]), made("b", after=["a"]), made("c"))
        line = ladder("a", graph=graph)
        assert [each.node.id for each in line] in (["b", "a", "c"], ["b", "a"])
        assert {each.destination_node.id for each in line.branches} <= {"a", "b", "c"}
        with pytest.raises(NoCareerPathError, match="no source puts a role"):
            ladder("carpenter")

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
