"""What a path must keep to: each constraint has a name, and what is unknown keeps to none."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final

import attrs

from roleinfo.careers.graph import CareerGraph
from roleinfo.careers.nodes import Basis, Node, describe_pay_figure, rank_of_degree
from roleinfo.errors import InvalidArgumentError
from roleinfo.model.arguments import check_count, check_items, check_name, check_word
from roleinfo.model.education import ENTRY_LADDER, Degree
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.exact import optional_exact
from roleinfo.model.rules import name_fields

CONSTRAINTS: Final = ("avoid", "pay_floor", "min_openings", "max_degree", "max_zone_step", "max_steps")
"""The constraints in the order in which they are applied, and so named where there is no path."""


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


def _is_degree(_instance: Any, attribute: Any, value: Any) -> None:
    if value is not None:
        check_word(attribute.name, value, ENTRY_LADDER)


@attrs.frozen(field_transformer=name_fields, kw_only=True)
class Limits:
    """What every step of a path must keep to; a role of which a limit is unknown does not keep to it.

    No role after the first pays below ``pay_floor`` a year (pay of which only a bound is published
    keeps to it where that reaches it), has fewer than ``min_openings``
    openings a year, asks typically for more than ``max_degree`` at entry, or is one to ``avoid``
    (ids); no step goes up more than ``max_zone_step`` job zones; a path has ``max_steps`` steps
    at most.
    """

    pay_floor: Decimal | None = attrs.field(default=None, converter=optional_exact, validator=_no_debt)
    min_openings: int | None = attrs.field(default=None, validator=_at_least(0))
    max_degree: Degree | None = attrs.field(default=None, validator=_is_degree)
    max_zone_step: int | None = attrs.field(default=None, validator=_at_least(0))
    max_steps: int = attrs.field(default=5, validator=_is_count)
    avoid: frozenset[str] = attrs.field(default=frozenset(), converter=_ids)

    def in_force(self) -> Iterator[str]:
        """The names of those that may close a door, in their order, the number of steps apart."""
        for name in CONSTRAINTS[:-1]:
            if getattr(self, name) not in (None, frozenset()):
                yield name

    def allows(self, name: str, origin: Node, destination: Node, basis: Basis | None) -> bool:
        """Whether one step keeps to one constraint."""
        match name:
            case "avoid":
                return destination.id not in self.avoid
            case "pay_floor":
                paid = destination.pay_at_least.get(basis) if basis else None
                return paid is not None and paid.stated is not None and paid.stated.amount >= (self.pay_floor or 0)
            case "min_openings":
                return destination.openings is not None and destination.openings >= (self.min_openings or 0)
            case "max_degree":
                asked, most = rank_of_degree(destination.education), rank_of_degree(self.max_degree)
                return asked is not None and most is not None and asked <= most
            case _:
                if origin.zone is None or destination.zone is None:
                    return False
                return destination.zone - origin.zone <= (self.max_zone_step or 0)

    def describe(self, name: str, paid: SalaryEstimate | None) -> str:
        """A constraint in words; ``paid`` is a figure of the basis on which pay is held against the floor."""
        match name:
            case "avoid":
                return f"without {', '.join(sorted(self.avoid))}"
            case "pay_floor":
                if paid is None or paid.stated is None or self.pay_floor is None:
                    return (
                        f"with every step known to pay {self.pay_floor:,} a year (no source has pay of the last role)"
                    )
                least = attrs.evolve(paid.stated, amount=self.pay_floor)
                return f"with every step known to pay {least} or more ({describe_pay_figure(paid)})"
            case "min_openings":
                return f"through roles known to have {self.min_openings:,} openings a year"
            case "max_degree":
                return f"through roles known to ask typically for no more than {self.max_degree}"
            case "max_zone_step":
                return f"with steps known to be at most {self.max_zone_step} job zones up"
            case _:
                return f"in at most {self.max_steps} steps"


def allowed_steps(
    graph: CareerGraph, steps: Mapping[str, Sequence[str]], limits: Limits, name: str, basis: Basis | None
) -> Mapping[str, Sequence[str]]:
    """Those of the steps that keep to one more constraint, for each node in the order of the ids."""
    nodes = graph.nodes
    if name == "max_zone_step":  # the one that is of both ends of a step
        return {
            id_: [other for other in there if limits.allows(name, nodes[id_], nodes[other], basis)]
            for id_, there in steps.items()
        }
    kept = {id_ for id_, node in nodes.items() if limits.allows(name, node, node, basis)}
    return {id_: [other for other in there if other in kept] for id_, there in steps.items()}
