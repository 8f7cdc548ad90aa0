"""Paths between occupations at random: each figure recomputed, each constraint held, each refusal true."""

from decimal import Decimal
from functools import cache
from itertools import pairwise
from random import Random
from typing import Any

import networkx
import pytest

import roleinfo as ri
from roleinfo.api.careers import career_graph, career_paths
from roleinfo.careers.graph import CareerGraph
from roleinfo.careers.limits import Limits
from roleinfo.errors import NoCareerPathError
from roleinfo.model.role import Role


def asked_of(number: int) -> dict[str, Any]:
    """Other constraints for each pair, each of them now and then."""
    asked: dict[str, Any] = {"max_zone_step": 2} if number % 3 else {}
    asked |= {"pay_floor": 25_000 + number * 150} if number % 2 else {}
    asked |= {"min_openings": 500 + 10 * number} if number % 5 == 0 else {}
    asked |= {"max_degree": ("bachelor", "master")[number % 2]} if number % 7 < 3 else {}
    asked |= {"avoid": ["11-1021.00", "29-1141.00"]} if number % 4 == 1 else {}
    asked |= {"usual_limits": False} if number % 3 else {}
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
            paths = career_paths(a, b, by=by, limit=2, max_search=5_000, graph=graph, **asked)
        except NoCareerPathError as error:
            refused += 1
            check_refusal(graph, (a, b), asked, by, error)
            continue
        found += 1
        # Few are cut off: all that is not is through.
        assert paths.complete or by == "learning"
        assert paths == career_paths(a, b, by=by, limit=2, max_search=5_000, graph=graph, **asked)
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
            assert path.months == months_of(graph, path.ids)
            by_hand: Any = {"steps": len(path.ids) - 1, "learning": total, "time": path.months}
            if by == "pay":
                by_hand["pay"] = fallen([mean_or_median(path.ids, at, graph) for at in range(len(path.ids))])
            assert path.cost == pytest.approx(float(by_hand[by]))
        assert [each.cost for each in paths] == sorted(each.cost for each in paths)
    assert found > 100
    assert refused > 20


@cache
def at_place(id_: str, place: Any) -> Role:
    """A role as the catalog has it at a place."""
    return ri.role(id_).at(place)


@cache
def amount(id_: str, statistic: str, place: Any) -> Decimal | None:
    """The published amount of a mean or median a year at a place, or that it is known to reach."""
    found = getattr(at_place(id_, place).salary, statistic)
    return found.known_amount.amount if found and found.known_amount and found.known_amount.period == "year" else None


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
    if asked.get("usual_limits", True) and other != ends[1] and is_wall(graph, one, other):
        return False
    if "pay_floor" in asked:
        means = all(amount(each, "mean", graph.place) is not None for each in ends)
        paid = amount(other, "mean" if means else "median", graph.place) if node.is_known else None
        if paid is None or paid < asked["pay_floor"]:
            return False
    if "min_openings" in asked and (node.openings is None or node.openings < asked["min_openings"]):
        return False
    if "max_degree" in asked and other != ends[1] and degree(other, node.is_known) > DEGREES.index(asked["max_degree"]):
        return False
    return "max_zone_step" not in asked or zones_up(graph, one, other) <= asked["max_zone_step"]


def is_wall(graph: CareerGraph, one: str, other: str) -> bool:
    """Whether a step is closed by a license, by school or by a fall in pay, if nothing lists it."""
    here, there = graph.nodes[one], graph.nodes[other]
    kinds = {edge.kind for edge in graph.out[one][other]}
    if kinds & {"ladder", "trade"}:
        return False
    license_ = there.license
    if license_ is not None and license_.is_wall and not one.startswith((*license_.codes, *license_.opened_by)):
        return True
    if "supervisor" in kinds:
        return Limits().closing(here, there, graph.out[one][other]) is not None
    if here.school_years is not None and there.school_years is not None and there.school_years - here.school_years > 2:
        return True
    basis = next((basis for basis in here.pay if basis in there.pay), None)
    if basis is None:
        return False
    before, after = here.pay[basis].pay, there.pay[basis].pay
    return before is not None and after is not None and after.amount < before.amount * Decimal("0.85")


def months_of(graph: CareerGraph, ids: tuple[str, ...]) -> Decimal | None:
    """The least months of work, school and training that a path requires beyond its first role; None if not stated."""
    first, *others = (graph.nodes[id_] for id_ in ids)
    work, school, trained, total = first.months, first.school_years, {first.training}, Decimal(0)
    for node in others:
        if None in (work, node.months) and None in (school, node.school_years):
            return None
        if node.months is not None:
            total += max(node.months - (node.months if work is None else work), Decimal(0))
            work = node.months if work is None else max(work, node.months)
        if node.school_years is not None:
            total += 12 * max(node.school_years - (node.school_years if school is None else school), 0)
            school = node.school_years if school is None else max(school, node.school_years)
        if node.training is not None and node.training not in trained:
            total += 12 * node.training.years
            trained.add(node.training)
    return total


DEGREES = ("no_formal_credential", "high_school", "some_college", "certificate", "associate", "bachelor", "master")


@cache
def degree(id_: str, is_known: bool) -> int:
    """The rank of the degree typical at entry; more than any where it is higher or unknown."""
    typical = ri.role(id_).education.typical_entry if is_known else None
    return DEGREES.index(typical.degree) if typical and typical.degree in DEGREES else 99


FREE: dict[Any, Any] = {}


def reachable(graph: CareerGraph, ends: tuple[str, str], asked: dict[str, Any]) -> Any:
    """The steps that keep to the constraints, as networkx sees them."""
    if graph.place not in FREE:
        FREE[graph.place] = networkx.DiGraph((one, other) for one, there in graph.steps.items() for other in there)
    free = FREE[graph.place]
    if asked == {"usual_limits": False}:
        return free
    return networkx.subgraph_view(free, filter_edge=lambda one, other: keeps(graph, ends, asked, one, other))


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
        assert f"(at least {fewest} are needed" in str(error)
        assert fewest > most
        without = networkx.shortest_path_length(reachable(graph, ends, {"usual_limits": False}), *ends)
        assert (f", {without} without these limits;" in str(error)) == (without < fewest)
        return
    assert not networkx.has_path(allowed, *ends)
    order = ("avoid", "pay_floor", "min_openings", "max_degree", "max_zone_step", "usual_limits")
    free: dict[str, Any] = {"usual_limits": False}
    before = (
        free
        if constraint is None
        else free | {each: asked[each] for each in order[: order.index(constraint)] if each in asked}
    )
    if constraint in asked and asked.get("usual_limits", True):
        alone = reachable(graph, ends, before | {str(constraint): asked[str(constraint)]})
        if networkx.has_path(alone, *ends):  # it closes what the usual limits have left
            before |= {"usual_limits": True}
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
    """What a path of occupations asks to be learned, from the facts of the roles alone; None where one is unrated."""
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
