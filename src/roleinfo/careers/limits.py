"""What a path must keep to: each constraint has a name, and what is unknown keeps to none."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, Literal, NamedTuple

import attrs

from roleinfo.careers.graph import CareerGraph, Edge
from roleinfo.careers.nodes import Basis, Node, common_basis, describe_pay_figure, rank_of_degree
from roleinfo.errors import InvalidArgumentError
from roleinfo.model.arguments import check_count, check_items, check_name, check_number, check_word
from roleinfo.model.education import DEGREE_NAMES, DEGREES, ENTRY_LADDER, Degree
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.exact import divide, optional_exact, subtract
from roleinfo.model.rules import name_fields
from roleinfo.model.words import percent

CONSTRAINTS: Final = (
    "avoid", "pay_floor", "min_openings", "max_degree", "max_school_years", "max_pay_cut", "max_zone_step",
    "usual_limits", "max_steps",
)  # fmt: skip
"""The constraints in the order in which they are named where there is no path."""


OF_STEPS: Final = frozenset(("max_school_years", "max_pay_cut", "max_zone_step"))
"""The constraints that both ends of a step decide."""

OPEN_AT_THE_END: Final = frozenset(("usual_limits", "max_degree", "max_school_years", "max_pay_cut"))
"""The constraints that bind the stops of a path and not its end, which was asked for."""

USUAL_SCHOOL_YEARS: Final = 2
"""The most years of school beyond the origin's that a step requires within the usual limits."""

USUAL_PAY_CUT: Final = Decimal("0.15")
"""The most that pay falls in a step within the usual limits, as a fraction of pay at the origin."""

STEADY_PAY_CUT: Final = Decimal("0.05")
"""The most that pay falls in a step to an occupation that is only alike, where another path does without."""

MOST_HOLD: Final = 75
"""The percentage of workers with a degree from which even a supervisor's step requires it."""

LeftOutCode = Literal["license", "school", "pay-cut"]
_LISTED: Final = frozenset(("ladder", "trade", "observed"))
_ALIKE: Final = frozenset(("type", "beside", "related", "similar"))


MOST_PATHS: Final = 1000
"""The highest limit on the number of paths."""

MOST_PARTIAL_PATHS: Final = 10_000_000
"""The highest limit on the number of partial paths that a search looks at."""


def _at_least(least: int) -> Any:
    def check(_instance: Any, attribute: Any, value: Any) -> None:
        if value is not None:
            check_count(attribute.name, value, least, 10**9)

    return check


def _is_count(_instance: Any, attribute: Any, value: Any) -> None:
    check_count(attribute.name, value)


def _no_debt(_instance: Any, attribute: Any, value: Decimal | None) -> None:
    if value is not None and value < 0:
        raise InvalidArgumentError(attribute.name, value, f"must be 0 or more, not {value}")


def _ids(value: Iterable[str]) -> frozenset[str]:
    ids = check_items("avoid", value, "ids of roles")
    for id_ in ids:
        check_name("avoid", id_)
    return frozenset(ids)


def _optional_share(value: Decimal | float | None) -> Decimal | None:
    return None if value is None else check_number("max_pay_cut", value, 0, 1)


def _is_degree(_instance: Any, attribute: Any, value: Any) -> None:
    if value is not None:
        check_word(attribute.name, value, ENTRY_LADDER)


@attrs.frozen(field_transformer=name_fields, kw_only=True)
class Limits:
    """What every step of a path must keep to; a role of which a limit is unknown does not keep to it.

    No role after the first pays below ``pay_floor`` a year (pay of which only a bound is published
    keeps to it where that reaches it), has fewer than ``min_openings``
    openings a year, typically requires more than ``max_degree`` at entry, or is one to ``avoid``
    (ids); no step goes up more than ``max_zone_step`` job zones, requires more than
    ``max_school_years`` of school beyond its origin's or loses more than the fraction ``max_pay_cut``
    of pay; a path has ``max_steps`` steps at most.

    ``usual`` limits hold besides, unless they are turned off or another one is given in their
    place: no program license of another field, at most 2 years of school and residency beyond the origin's
    (supervisors' and listed ladders' steps excepted, as `closing` says), and pay at most 15% lower
    (supervisors' steps excepted). They pass what is unknown. What requires more school, and a fall in pay, never
    closes the end of a path, which was asked for. A path has a stop that is only said to be alike and pays over 5%
    less where no other path leads to the end.
    """

    pay_floor: Decimal | None = attrs.field(default=None, converter=optional_exact, validator=_no_debt)
    min_openings: int | None = attrs.field(default=None, validator=_at_least(0))
    max_degree: Degree | None = attrs.field(default=None, validator=_is_degree)
    max_zone_step: int | None = attrs.field(default=None, validator=_at_least(0))
    max_school_years: int | None = attrs.field(default=None, validator=_at_least(0))
    max_pay_cut: Decimal | None = attrs.field(default=None, converter=_optional_share)
    usual: bool = True
    max_steps: int = attrs.field(default=5, validator=_is_count)
    avoid: frozenset[str] = attrs.field(default=frozenset(), converter=_ids)

    def in_force(self) -> Iterator[str]:
        """The names of those that may close a door, in their order, the number of steps apart."""
        if self.usual:
            yield "usual_limits"
        for name in CONSTRAINTS[:-2]:
            if getattr(self, name) not in (None, frozenset()):
                yield name

    def closing(self, origin: Node, destination: Node, edges: Iterable[Edge]) -> LeftOutCode | None:
        """Which of the usual limits closes a step, if one does.

        A listed ladder's step is open whatever it requires; a supervisor's step whatever school the
        Bureau assigns, unless it is licensed or most who are there hold the degree.
        """
        kinds = {edge.kind for edge in edges}
        if kinds & _LISTED:
            return None
        license_ = destination.license
        if license_ is not None and license_.closes(origin.code):
            return "license"
        if self.max_school_years is None:
            years = school_beyond(origin, destination)
            if (years or 0) + residency_beyond(origin, destination) > USUAL_SCHOOL_YEARS:
                is_open = "supervisor" in kinds and not (license_ and license_.is_wall)
                if not (is_open and not _most_hold(destination)):
                    return "school"
        if self.max_pay_cut is None and "supervisor" not in kinds:
            cut = pay_cut(origin, destination)
            if cut is not None and cut > USUAL_PAY_CUT:
                return "pay-cut"
        return None

    def allows(self, name: str, origin: Node, destination: Node, basis: Basis | None) -> bool:
        """Whether one step keeps to one constraint that the caller has set."""
        match name:
            case "max_school_years":
                years = school_beyond(origin, destination)
                return years is not None and years <= (self.max_school_years or 0)
            case "max_pay_cut":
                cut = pay_cut(origin, destination)
                return cut is not None and cut <= (self.max_pay_cut or 0)
            case "avoid":
                return destination.id not in self.avoid
            case "pay_floor":
                paid = destination.pay_at_least.get(basis) if basis else None
                return (
                    paid is not None
                    and paid.known_amount is not None
                    and paid.known_amount.amount >= (self.pay_floor or 0)
                )
            case "min_openings":
                return destination.openings is not None and destination.openings >= (self.min_openings or 0)
            case "max_degree":
                required, most = rank_of_degree(destination.education), rank_of_degree(self.max_degree)
                return required is not None and most is not None and required <= most
            case _:
                if origin.zone is None or destination.zone is None:
                    return False
                return destination.zone - origin.zone <= (self.max_zone_step or 0)

    def describe(self, name: str, paid: SalaryEstimate | None) -> str:
        """A constraint in words; ``paid`` is a figure of the basis on which pay is held against the floor."""
        match name:
            case "usual_limits":
                return (
                    f"within the usual limits (no license of another field, at most {USUAL_SCHOOL_YEARS} more years of "
                    f"school and {100 * USUAL_PAY_CUT:.0f}% less pay a step; usual_limits=False lifts them)"
                )
            case "max_school_years":
                return f"with steps known to require at most {self.max_school_years} more years of school"
            case "max_pay_cut":
                return f"with steps known to pay at most {percent(self.max_pay_cut or Decimal(0))} less"
            case "avoid":
                return f"without {', '.join(sorted(self.avoid))}"
            case "pay_floor":
                if paid is None or paid.known_amount is None or self.pay_floor is None:
                    return (
                        f"with every step known to pay {self.pay_floor:,} a year (no source has pay of the last role)"
                    )
                least = attrs.evolve(paid.known_amount, amount=self.pay_floor)
                return f"with every step known to pay {least} or more ({describe_pay_figure(paid)})"
            case "min_openings":
                return f"through roles known to have {self.min_openings:,} openings a year"
            case "max_degree":
                degree = DEGREE_NAMES[self.max_degree] if self.max_degree else ""
                return f"through roles known to require typically no more than this: {degree}"
            case "max_zone_step":
                return f"with steps known to be at most {self.max_zone_step} job zones up"
            case _:
                return f"in at most {self.max_steps} steps"


def school_beyond(origin: Node, destination: Node) -> int | None:
    """Years of school that the destination typically requires beyond the origin; None where either is not known."""
    here, there = origin.school_years, destination.school_years
    return None if here is None or there is None else max(there - here, 0)


def residency_beyond(origin: Node, destination: Node) -> int:
    """Years of a residency that the destination requires and the origin does not, by roleinfo's table."""
    training = destination.training
    return 0 if training is None or not training.is_residency or training == origin.training else training.years


def pay_cut(origin: Node, destination: Node) -> Decimal | None:
    """How much less the destination pays, as a fraction of pay at the origin; None without figures on one basis."""
    here, there = origin.first_pay, destination.first_pay
    basis = common_basis(here, there)
    if basis is None or not here[basis]:
        return None
    return divide(subtract(here[basis], there[basis]), here[basis])


def _loses_pay(origin: Node, destination: Node, edges: Iterable[Edge]) -> bool:
    """Whether a step to an occupation that is only said to be alike pays less, by more than is comparable."""
    return all(edge.relation in _ALIKE for edge in edges) and (pay_cut(origin, destination) or 0) > STEADY_PAY_CUT


def _most_hold(node: Node) -> bool:
    """Whether most of the workers hold the degree typical at entry, or a higher one."""
    if node.education is None:
        return False
    least = DEGREES.index(node.education)
    shares = [fact.share.percent for fact in node.role.education.held if DEGREES.index(fact.degree) >= least]
    return sum(share for share in shares if share is not None) >= MOST_HOLD


class Steps(NamedTuple):
    """The steps that may be taken, for each node in the order of the ids, the same turned round, and what is closed."""

    forward: Mapping[str, Sequence[str]]
    back: Mapping[str, Sequence[str]]
    closed: Mapping[str, Mapping[str, LeftOutCode]] = {}


def usual_steps_to(end: str, graph: CareerGraph, limits: Limits, *, keeps_pay: bool = False) -> Steps:
    """The steps within the usual limits, where ``keeps_pay`` those that keep pay too, and all that lead to the end."""
    kept = usual_steps(graph, limits, keeps_pay=keeps_pay)
    before = graph.steps_back[end]
    more = {id_: (*kept.forward[id_], end) for id_ in before if end not in kept.forward[id_]}
    return Steps({**kept.forward, **more}, {**kept.back, end: before})


def usual_steps(graph: CareerGraph, limits: Limits, *, keeps_pay: bool = False) -> Steps:
    """The steps within the usual limits, where ``keeps_pay`` those that keep pay too; the graph keeps them."""
    key = (limits.max_school_years is None, limits.max_pay_cut is None, keeps_pay)
    kept = graph.usual.get(key)
    if isinstance(kept, Steps):
        return kept
    nodes, out = graph.nodes, graph.out
    if keeps_pay:
        within = usual_steps(graph, limits)
        forward = {
            id_: tuple(other for other in there if not _loses_pay(nodes[id_], nodes[other], out[id_][other]))
            for id_, there in within.forward.items()
        }
        closed = within.closed
    else:
        closed = {
            id_: {
                other: code
                for other, edges in there.items()
                if (code := limits.closing(nodes[id_], nodes[other], edges)) is not None
            }
            for id_, there in out.items()
        }
        forward = {id_: tuple(other for other in there if other not in closed[id_]) for id_, there in out.items()}
    graph.usual[key] = kept = Steps(forward, reversed_steps(forward), closed)
    return kept


def allowed_steps(
    graph: CareerGraph, steps: Mapping[str, Sequence[str]], limits: Limits, name: str, ends: tuple[Basis | None, str]
) -> Mapping[str, Sequence[str]]:
    """Those of the steps that keep to one more constraint, for each node in the order of the ids.

    ``ends`` are the basis of pay and the id of the last role.
    """
    nodes, (basis, end) = graph.nodes, ends
    is_open = name in OPEN_AT_THE_END
    if name in OF_STEPS:
        return {
            id_: [
                other
                for other in there
                if (is_open and other == end) or limits.allows(name, nodes[id_], nodes[other], basis)
            ]
            for id_, there in steps.items()
        }
    kept = {id_ for id_, node in nodes.items() if limits.allows(name, node, node, basis)}
    if is_open:
        kept.add(end)
    return {id_: [other for other in there if other in kept] for id_, there in steps.items()}


def reversed_steps(steps: Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[str]]:
    """The steps turned round."""
    back: dict[str, list[str]] = {id_: [] for id_ in steps}
    for id_, there in steps.items():
        for other in there:
            back[other].append(id_)
    return back
