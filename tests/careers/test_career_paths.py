"""Paths: against brute force on small graphs, what they come to, and what is refused."""

import csv
import io
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import networkx
import pytest

import roleinfo as ri
from careers.worlds import SKILLS, graph_of, made, random_world, top_coded
from roleinfo.api.careers import (
    bridge_skills,
    career_graph,
    career_move,
    career_paths,
    ladder,
    next_roles,
    previous_roles,
)
from roleinfo.careers.comparing import compare_paths
from roleinfo.careers.costs import CostName
from roleinfo.careers.graph import CareerGraph
from roleinfo.careers.moves import Move, Thresholds
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
    """What a path asks to be learned, from the facts of its roles: the highest level so far is held."""
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
    """Months of work and school asked beyond the most that any role before asked, step by step, added up."""
    months = [
        next((each.length.minimum for each in role.experience if each.length and each.about != "job_zone"), None)
        for role in roles
    ]
    total, held, school = Fraction(0), months[0], years_of(roles[0])
    for role, asked in zip(roles[1:], months[1:], strict=True):
        years = years_of(role)
        if None in (held, asked) and None in (school, years):
            return None
        if asked is not None:
            total += 0 if held is None else Fraction(max(asked - held, Decimal(0)))
            held = asked if held is None else max(held, asked)
        if years is not None:
            total += 0 if school is None else 12 * max(years - school, 0)
            school = years if school is None else max(school, years)
    return total


def years_of(role: Role) -> int | None:
    """Years of school beyond high school, by the degree typical at entry."""
    years = {"high_school": 0, "associate": 2, "bachelor": 4, "master": 6}
    return years[role.education.asked[0].degree] if role.education.asked else None


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


def usual(one: Role, other: Role) -> bool:
    """Whether a step keeps to the usual limits on school and pay, where both are known."""
    years, before, here, there = years_of(other), years_of(one), pay_of(one), pay_of(other)
    is_near = years is None or before is None or years - before <= 2
    return is_near and (here is None or there is None or there >= here * Fraction(85, 100))


def stands_beside(graph: CareerGraph, one: str, other: str) -> bool:
    """Whether a role is named beside another, and not put after it."""
    return all(move.about == "related" for move in graph.nodes[one].role.moves if move.role == other)


def keeps_pay(graph: CareerGraph, ids: tuple[str, ...]) -> bool:
    """Whether no stop that stands beside the one before it pays over 5% less."""
    for pair in pairwise(ids[:-1]):
        here, there = (pay_of(graph.nodes[id_].role) for id_ in pair)
        falls = here is not None and there is not None and there < here * Fraction(95, 100)
        if falls and stands_beside(graph, *pair):
            return False
    return True


FREE: dict[str, Any] = {"usual_limits": False}
LIMITS: tuple[tuple[dict[str, Any], Callable[[Role, Role], bool]], ...] = (
    (FREE, lambda one, other: True),
    ({}, usual),
    ({"pay_floor": 35_000} | FREE, lambda one, other: (pay_of(other) or 0) >= 35_000),
    ({"min_openings": 100} | FREE, lambda one, other: any(each.value >= 100 for each in other.outlook)),
    ({"max_degree": "bachelor"} | FREE, lambda one, other: other.education.asked[0].degree != "master"),
    ({"max_school_years": 2} | FREE, lambda one, other: (years_of(other) or 0) - (years_of(one) or 0) <= 2),
    ({"max_pay_cut": Decimal("0.1")} | FREE, lambda one, other: _cut(one, other) <= Fraction(1, 10)),
    ({"avoid": ["r3"]} | FREE, lambda one, other: other.id != "r3"),
    ({"max_zone_step": 1} | FREE, lambda one, other: _climb(one, other) <= 1),
)  # fmt: skip


OPEN_AT_THE_END = {"max_degree", "max_school_years", "max_pay_cut"}


def _cut(one: Role, other: Role) -> Fraction:
    """How much less the other pays; more than all of it where one is unknown."""
    here, there = pay_of(one), pay_of(other)
    return Fraction(2) if here is None or there is None else 1 - there / here


def _climb(one: Role, other: Role) -> int:
    """Job zones up; more than there are where one is unknown."""
    zones = _zone(one), _zone(other)
    return 99 if None in zones else (zones[1] or 0) - (zones[0] or 0)


def _zone(role: Role) -> int | None:
    return next((each.level for each in role.experience if each.about == "job_zone"), None)


@pytest.mark.parametrize("cost", PRICES)
def test_against_brute_force(cost: str) -> None:
    """All paths within the constraints, by cost, steps, nearness and ids, are what walking every path gives."""
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
                    is_open = not constraints or bool(OPEN_AT_THE_END & constraints.keys())
                    bound = roles[:-1] if is_open else roles
                    if value is not None and all(allows(*pair) for pair in pairwise(bound)):
                        apart = sum(stands_beside(graph, *pair) for pair in pairwise(ids))
                        walked.append((value, len(ids), apart, ids))
                if not constraints:
                    walked = [path for path in walked if keeps_pay(graph, path[-1])] or walked
                walked.sort()
                if not walked:
                    with pytest.raises(NoCareerPathError):
                        career_paths("r0", end, by=by, max_steps=longest, graph=graph, **constraints)
                    continue
                met += 1
                found = career_paths("r0", end, by=by, limit=1000, max_steps=longest, graph=graph, **constraints)
                assert found.complete
                assert [each.ids for each in found] == [ids for *_, ids in walked]
                assert [float(each.cost) for each in found] == pytest.approx([float(each) for each, *_ in walked])
                few = career_paths("r0", end, by=by, limit=2, max_steps=longest, graph=graph, **constraints)
                assert [*few] == [*found][:2]
    return met


class TestFallsInPay:
    """Stops that are only said to be alike and pay less."""

    @pytest.fixture
    def graph(self) -> CareerGraph:
        """From a to d by b, which stands beside a and pays 10% less, or by one role more."""
        return graph_of(
            made("a", after=["c"], beside=["b"], pay=100),
            made("b", after=["d"], pay=90),
            made("c", after=["e"], pay=100),
            made("e", after=["d"], pay=100),
            made("d", pay=120),
        )

    def test_are_passed_by(self, graph: CareerGraph) -> None:
        """A longer path that does without is the only one, unless the caller has said how much pay may fall."""
        assert [path.ids for path in career_paths("a", "d", graph=graph)] == [("a", "c", "e", "d")]
        free: tuple[dict[str, Any], ...] = ({"usual_limits": False}, {"max_pay_cut": 0.1})
        for lifted in free:
            assert career_paths("a", "d", graph=graph, **lifted)[0].ids == ("a", "b", "d")

    def test_are_taken_where_nothing_else_leads_there(self, graph: CareerGraph) -> None:
        """Where the other path has too many steps, or goes by a role to avoid, the one by the stop is given."""
        closed: tuple[dict[str, Any], ...] = ({"max_steps": 2}, {"avoid": "e"})
        for limit in closed:
            assert [path.ids for path in career_paths("a", "d", graph=graph, **limit)] == [("a", "b", "d")]

    def test_of_listed_steps_are_no_matter(self) -> None:
        """A stop that a source puts next is a stop, whatever it pays within the usual limits."""
        graph = graph_of(made("a", after=["b"], pay=100), made("b", after=["d"], pay=90), made("d", pay=120))
        assert [path.ids for path in career_paths("a", "d", graph=graph)] == [("a", "b", "d")]


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
            ({"pay_floor": 40, "max_steps": 2}, "max_steps"),
            ({"pay_floor": 41, "max_steps": 2}, "pay_floor"),
        ],
    )
    def test_names_what_closed_the_last_door(self, graph: CareerGraph, constraint: dict[str, Any], closed: str) -> None:
        """The constraint is named, and without it, at its edge, there is a path."""
        with pytest.raises(NoCareerPathError) as told:
            career_paths("a", "d", graph=graph, usual_limits=False, **constraint)
        assert told.value.constraint == closed
        assert closed in str(told.value)
        easy: dict[str, Any] = {
            "pay_floor": 40, "min_openings": 1, "max_degree": "master", "max_zone_step": 2, "max_steps": 3
        }  # fmt: skip
        [path] = career_paths("a", "d", graph=graph, by="pay", usual_limits=False, **easy)
        assert (path.ids, path.cost) == (("a", "b", "c", "d"), 10)

    def test_time_of_which_nothing_is_stated(self) -> None:
        """A path by a role of which neither school nor related work is stated has no time."""
        graph = graph_of(made("a", after=["b"], months=1), made("b", after=["c"]), made("c", months=9))
        with pytest.raises(NoCareerPathError, match="school and related work") as told:
            career_paths("a", "c", by="time", graph=graph)
        assert told.value.constraint == "time"

    def test_usual_limits(self, graph: CareerGraph) -> None:
        """A stop that pays much less closes the way by default, and the refusal names what lifts the limits."""
        with pytest.raises(NoCareerPathError, match="usual_limits=False lifts them") as told:
            career_paths("a", "d", graph=graph)
        assert told.value.constraint == "usual_limits"
        with pytest.raises(NoCareerPathError) as told:
            career_paths("a", "d", avoid="c", graph=graph)
        assert told.value.constraint == "avoid"

    def test_the_end_is_never_closed(self) -> None:
        """The end of a path was asked for: school, a degree, a license or a fall in pay does not close it."""
        [path] = career_paths("paralegal", "lawyer", limit=1)
        assert path.ids == ("23-2011.00", "23-1011.00")
        assert path.months == Decimal(72)
        every: tuple[dict[str, Any], ...] = (
            {"max_degree": "bachelor"}, {"max_school_years": 1}, {"max_pay_cut": Decimal(0)}
        )  # fmt: skip
        for limits in every:
            assert career_paths("paralegal", "lawyer", limit=1, **limits)[0].ids == path.ids
        [down] = career_paths("electrician", "helpers--electricians", limit=1)
        assert len(down) == 1

    def test_residency_takes_time(self) -> None:
        """From an aide to a physician takes the years of school and of the residency, whatever the way."""
        measures: tuple[CostName, ...] = ("steps", "time")
        for by in measures:
            [path] = career_paths("home health aide", "29-1216", by=by, limit=1)
            assert path.months is not None
            assert path.months >= 12 * (8 + 3)

    def test_left_out(self) -> None:
        """The first steps that the usual limits close are counted, each with its code and reason."""
        paths = career_paths("registered nurse", "nurse practitioner", limit=1)
        codes = {left_out.move.destination_node.id: left_out.code for left_out in paths.left_out}
        assert codes["31-1131.00"] == "pay-cut"
        [license_] = [one for one in paths.left_out if one.move.destination_node.id == "29-1211.00"]
        assert license_.reason == (
            "requires a license of another field (medicine: 4 years of medical school and a residency of 3 to 7 years "
            "(all states; check your state))"
        )
        assert "Usual limits leave out 12 first steps." in " ".join(str(paths).split())

    def test_a_way_made_longer(self) -> None:
        """Where a constraint makes the way longer the refusal says which, in full, and how long it is without."""
        ends = ("customer service representative", "sales manager")
        with pytest.raises(NoCareerPathError) as told:
            career_paths(*ends, pay_floor=100_000, max_steps=2, usual_limits=False)
        assert told.value.constraint == "max_steps"
        assert told.value.reason == (
            "No path within 2 steps from Customer Service Representatives to Sales Managers with every step known to "
            "pay USD 100,000 per year or more (mean OEWS wage, United States, OEWS estimates of 2025-05) "
            "(at least 3 are needed, 2 without these limits; raise max_steps)."
        )
        with pytest.raises(NoCareerPathError) as told:
            career_paths(*ends, max_steps=1)
        assert str(told.value) == (
            "No path within 1 step from Customer Service Representatives to Sales Managers (at least 2 are needed; "
            "raise max_steps)."
        )

    def test_a_floor_says_of_what_it_is(self) -> None:
        """Currency, statistic, place and date of the pay that is held against the floor are told."""
        with pytest.raises(NoCareerPathError, match=r"USD 10,000,000 per year or more \(mean OEWS wage, Texas, OEWS"):
            career_paths("carpenter", "construction manager", pay_floor=10_000_000, place="Texas")
        graph = graph_of(made("a", after=["b"]), made("b"))
        with pytest.raises(NoCareerPathError, match="no source has pay of the last role"):
            career_paths("a", "b", pay_floor=1, graph=graph)

    def test_a_bound_keeps_to_a_floor(self) -> None:
        """Top-coded pay keeps to a floor that its bound reaches, and not to a higher one."""
        graph = graph_of(made("a", after=["b"], pay=90), top_coded(made("b", after=["c"]), 200), made("c", pay=300))
        assert [each.ids for each in career_paths("a", "c", pay_floor=200, graph=graph)] == [("a", "b", "c")]
        with pytest.raises(NoCareerPathError) as told:
            career_paths("a", "c", pay_floor=201, graph=graph)
        assert told.value.constraint == "pay_floor"
        assert career_paths("a", "b", pay_floor=200, graph=graph)[0].pay[-1] is None
        alaska = career_paths("29-1011.00", "29-1242.00", pay_floor=90_000, place="Alaska", limit=1)
        assert alaska[0].ids[-1] == "29-1242.00"

    def test_none_at_all(self, graph: CareerGraph) -> None:
        """Where no move leads there, no constraint is to blame."""
        for ends in (("a", "e"), ("d", "a")):
            with pytest.raises(NoCareerPathError, match="No moves lead from") as told:
                career_paths(*ends, graph=graph)
            assert told.value.constraint is None

    def test_wrong_use(self, graph: CareerGraph) -> None:
        """The same role twice, an unknown one, and constraints that are none."""
        with pytest.raises(NoCareerPathError, match="No path is needed"):
            career_paths("a", "A", graph=graph)
        with pytest.raises(RoleNotFoundError):
            career_paths("a", "zzz", graph=graph)
        for wrong in ({"max_steps": 0}, {"limit": 0}, {"by": "luck"}, {"max_degree": "phd"}, {"min_openings": -1}):
            with pytest.raises(ri.InvalidArgumentError, match=f"^{next(iter(wrong))} must be "):
                career_paths("a", "d", graph=graph, **wrong)
        with pytest.raises(ValueError, match="pay_floor must be 0 or more, not -1"):
            career_paths("a", "d", graph=graph, pay_floor=-1)
        beyond: tuple[dict[str, Any], ...] = ({"max_school_years": -1}, {"max_pay_cut": 2})
        for wrong in beyond:
            with pytest.raises(ri.InvalidArgumentError, match=f"^{next(iter(wrong))} must be "):
                career_paths("a", "d", graph=graph, **wrong)
        limits: tuple[dict[str, Any], ...] = (
            {"steps": "2"}, {"steps": 0}, {"lacking": 0}, {"matters": "x"}, {"matters": 101}, {"tolerance": -1},
            {"tolerance": float("nan")},
        )  # fmt: skip
        for limit in limits:
            with pytest.raises((ri.InvalidArgumentError, TypeError), match=f"^{next(iter(limit))} must be a"):
                bridge_skills("a", graph=graph, **limit)
        verbs: tuple[tuple[Callable[..., Any], tuple[str, ...]], ...] = (
            (career_paths, ("a", "d")), (career_move, ("a", "d")), (next_roles, ("a",)), (previous_roles, ("a",)),
            (ladder, ("a",)), (bridge_skills, ("a",)),
        )  # fmt: skip
        for verb, ends in verbs:
            with pytest.raises(TypeError, match=rf"{verb.__name__}\(\) got an unexpected keyword argument 'foo'"):
                verb(*ends, foo=1)
            with pytest.raises(TypeError, match=rf"{verb.__name__}\(\) takes a graph or place"):
                verb(*ends, graph=graph, place="Ohio")
        with pytest.raises(ValueError, match="by must give a number of 0 or more"):
            career_paths("a", "d", graph=graph, usual_limits=False, by=lambda move: -1)

    def test_one_to_avoid(self, graph: CareerGraph) -> None:
        """One role to avoid may stand alone, as a title or as itself."""
        for avoid in ("C", graph.nodes["c"].role, ["c"]):
            with pytest.raises(NoCareerPathError, match="limited by avoid"):
                career_paths("a", "d", avoid=avoid, usual_limits=False, graph=graph)

    def test_a_slow_cost_is_asked_little(self) -> None:
        """A function is asked of no move twice, and of none that no path of so many steps goes by."""
        asked: list[Move] = []

        def own(move: Move) -> float:
            asked.append(move)
            return 1

        graph = career_graph()
        ends = ("43-4051.00", "11-2022.00")
        assert career_paths(*ends, by=own, max_steps=3)[0].cost == 2
        pairs = [(each.origin_node.id, each.destination_node.id) for each in asked]
        assert len(pairs) == len(set(pairs)) < 400
        every = networkx.DiGraph((one, other) for one, there in graph.steps.items() for other in there)
        there = networkx.single_source_shortest_path_length(every, ends[0])
        away = networkx.single_source_shortest_path_length(every.reverse(), ends[1])
        assert all(there[one] + away[one] <= 3 for one, _ in pairs)

    def test_no_further_off_than_the_start(self) -> None:
        """Of what costs more to come from than the start a function is not asked."""
        graph = graph_of(made("a", after=["z", "y"]), made("y", after=["x"]), made("x", after=["z"]), made("z"))
        asked: list[tuple[str, str]] = []

        def own(move: Move) -> float:
            asked.append((move.origin_node.id, move.destination_node.id))
            return 5 if move.origin_node.id == "x" else 1

        assert career_paths("a", "z", by=own, limit=1, graph=graph)[0].ids == ("a", "z")
        assert ("y", "x") not in asked

    def test_cut_off(self) -> None:
        """A search that reaches its limit says so, and is no error."""
        found = career_paths("carpenter", "sales manager", by="learning", max_search=5)
        assert (len(found), found.complete) == (0, False)
        assert "The search stopped before it found a path; there may be one." in " ".join(str(found).split())


class TestSums:
    """What a path comes to."""

    def test_learned_once(self) -> None:
        """What the first step taught is not learned again; months and pay unknown at a step are unknown in all."""
        graph = graph_of(
            made("a", after=["b"], levels={"Baking": (20, 50)}, months=0, pay=10),
            made("b", after=["c"], levels={"Baking": (60, 50)}, pay=9),
            made("c", levels={"Baking": (60, 50)}, months=9, openings=4),
        )
        [path] = career_paths("a", "c", graph=graph)
        assert [*path.learning_by_step] == pytest.approx([100 * 40 / 60, 0])
        assert (path.months_by_step, path.months) == ((None, Decimal(9)), None)
        assert [each and str(each.pay) for each in path.pay] == ["USD 10 per year", "USD 9 per year", None]
        assert path.lowest_pay is not None
        assert str(path.lowest_pay.pay) == "USD 9 per year"
        assert [each and each.value for each in path.openings] == [None, Decimal(4)]
        assert path.pay_change is None

    def test_months_held_count_once(self) -> None:
        """Months that an earlier role asked for are held; of a role of which nothing is stated they are unknown."""
        graph = graph_of(
            made("a", after=["b"], months=12), made("b", after=["c"], months=48), made("c", after=["d"], months=6),
            made("d", after=["e"], months=60), made("e", after=["f"]), made("f", months=70),
        )  # fmt: skip
        [path] = career_paths("a", "d", by="time", graph=graph)
        assert [*path.months_by_step] == [36, 0, 12]
        assert path.months == path.cost == 48
        [path] = career_paths("a", "f", graph=graph)
        assert [*path.months_by_step] == [36, 0, 12, None, 10]
        assert path.months is None
        rows = [*csv.DictReader(io.StringIO(path.to_csv(), newline=""))]
        assert [row["months_beyond"] for row in rows] == ["", "36", "0", "12", "", "10"]

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

    def test_at_a_place_and_level(self) -> None:
        """The diffs of two paths are of the graph's place, at the confidence of the paths."""
        level = Thresholds(confidence=Decimal("0.99"))
        one, other = career_paths(
            "registered nurse", "nurse practitioner", limit=2, place="California", thresholds=level
        )
        diff = compare_paths(one, other)
        roles = diff.steps[0].roles
        assert roles == ri.compare(*(each.nodes[1].role.at("California") for each in (one, other)), confidence=0.99)
        assert roles is not None
        assert roles.salary.headline == diff.steps[0].pay
        assert roles.salary.headline is not None
        assert roles.salary.headline.left.place is not None
        assert roles.salary.headline.left.place.name == "California"
        assert {each.place.name for each in (diff.end.left, diff.end.right) if each.place} == {"California"}
        assert diff.end.options.confidence == roles.salary.headline.confidence == Decimal("0.99")
        move = one.moves[0]
        assert (move.diff.left.place, move.diff.options.confidence) == (diff.end.left.place, Decimal("0.99"))

    def test_one_lowest_pay(self) -> None:
        """No gap is told of a published figure with itself; two roles that happen to pay the same are two."""
        [one] = career_paths("registered nurse", "nurse practitioner", limit=1)
        diff = compare_paths(one, one)
        assert (diff.lowest_pay, diff.same_lowest_pay) == (None, True)
        totals = {row["measure"]: row for row in csv.DictReader(io.StringIO(diff.to_csv(table="totals"), newline=""))}
        assert {name: float(row["difference"]) for name, row in totals.items()} == dict.fromkeys(
            ("steps", "learning", "months", "lowest_pay"), 0.0
        )
        [line] = [line for line in str(diff).splitlines() if line.startswith("Lowest annual pay")]
        assert line.endswith("  same")
        graph = graph_of(
            made("a", after=["b", "c"], pay=9), made("b", after=["d"], pay=5), made("c", after=["d"], pay=5),
            made("d", pay=7),
        )  # fmt: skip
        apart = compare_paths(*career_paths("a", "d", usual_limits=False, graph=graph))
        assert apart.lowest_pay is not None
        assert (apart.lowest_pay.difference.amount, apart.same_lowest_pay) == (Decimal(0), False)

    def test_lowest_pay(self) -> None:
        """The lowest pay on the way is set against the other's, with both figures; unknown at a step, it is unknown."""
        graph = graph_of(
            made("a", after=["b", "c", "d"], pay=10), made("b", after=["e"], pay=7), made("c", after=["e"], pay=9),
            made("d", after=["e"]), made("e", pay=20),
        )  # fmt: skip
        one, other, unknown = career_paths("a", "e", graph=graph, limit=3, usual_limits=False)
        gap = compare_paths(one, other).lowest_pay
        assert gap is not None
        assert (str(gap.left.pay), str(gap.right.pay)) == ("USD 7 per year", "USD 9 per year")
        assert str(gap.difference) == "USD 2 per year"
        assert compare_paths(one, unknown).lowest_pay is None
