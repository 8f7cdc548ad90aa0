"""A move that a limit left out, and why: what is known of it beside the limit."""

from decimal import Decimal
from typing import Final

import attrs

from roleinfo.careers.limits import (
    USUAL_PAY_CUT,
    USUAL_SCHOOL_YEARS,
    Limits,
    pay_cut,
    residency_beyond,
    school_beyond,
)
from roleinfo.careers.moves import Move
from roleinfo.careers.nodes import Basis, Node, common_basis, known_figure
from roleinfo.model._edges import OneLine
from roleinfo.model.education import DEGREE_NAMES, Degree
from roleinfo.model.exact import multiply, rounded, shortest
from roleinfo.model.rules import check_fields
from roleinfo.model.words import number, percent
from roleinfo.text.figures import BOUNDS
from roleinfo.text.moves import describe_entry, describe_license, describe_pay
from roleinfo.text.numbers import format_money
from roleinfo.text.phrases import class_of, counted

_UNKNOWN: Final = "not known"


def floor_basis(origin: Node, role: Node) -> Basis | None:
    """On which basis pay of a role that a move leads to, or from, is held against a floor."""
    return common_basis(origin.pay_at_least, role.pay_at_least) or next(iter(role.pay_at_least), None)


@attrs.frozen(field_transformer=check_fields, repr=False)
class LeftOutMove(OneLine):
    """A move that a limit left out; ``code`` is ``license``, ``school``, ``pay-cut`` or the limit that was set.

    ``limits`` are those that were in force. ``leads_away`` is False where the roles before one were asked for.
    """

    move: Move
    code: str
    limits: Limits = attrs.field(factory=Limits)
    leads_away: bool = True

    @property
    def role(self) -> Node:
        """The role that is left out: where the move leads or, of previous roles, where it starts."""
        return self.move.destination_node if self.leads_away else self.move.origin_node

    @property
    def reason(self) -> str:
        """Why it is left out, in words: what is known, and the limit in brackets."""
        match self.code:
            case "license":
                license_ = self.move.destination_node.license
                return "requires a license of another field" + (f" ({describe_license(license_)})" if license_ else "")
            case "school":
                residency = residency_beyond(self.move.origin_node, self.move.destination_node)
                if residency:
                    kind = describe_entry(self.move.entry)
                    return f"requires {kind} (limit: {USUAL_SCHOOL_YEARS} years of school and residency)"
                return self._school(USUAL_SCHOOL_YEARS)
            case "max_school_years":
                return self._school(self.limits.max_school_years or 0)
            case "pay-cut":
                return self._pay_cut(USUAL_PAY_CUT)
            case "max_pay_cut":
                return self._pay_cut(self.limits.max_pay_cut or Decimal(0))
            case "pay_floor":
                return self._pay()
            case "min_openings":
                return self._openings()
            case "max_degree":
                degree = self.role.education
                return f"typical entry-level education: {_degree(degree)} (limit: {_degree(self.limits.max_degree)})"
            case "max_zone_step":
                return self._zones()
            case _:
                return "is on the list of roles to avoid"

    def _school(self, most: int) -> str:
        years = school_beyond(self.move.origin_node, self.move.destination_node)
        if years is None:
            return f"years of school {_UNKNOWN} (limit: {most} more)"
        return f"typically requires {counted(years, 'more year')} of school (limit: {most})"

    def _pay_cut(self, most: Decimal) -> str:
        cut = pay_cut(self.move.origin_node, self.move.destination_node)
        less = f"change of pay {_UNKNOWN}" if cut is None else f"pays {percent(cut)} less"
        return f"{less} (limit: {shortest(multiply(most, Decimal(100)))}% less)"

    def _pay(self) -> str:
        basis = floor_basis(self.move.origin_node, self.role)
        figure = self.role.pay_at_least.get(basis) if basis else None
        least = self.limits.pay_floor or Decimal(0)
        if figure is None or figure.known_amount is None:
            return f"annual pay {_UNKNOWN} (limit: at least {least:,})"
        floor = format_money(attrs.evolve(figure.known_amount, amount=least))
        amount = f"{BOUNDS[figure.effective_bound]}{format_money(figure.known_amount)} per year"
        return f"pays {amount}{class_of(self.role.paid, figure)} (limit: at least {floor}; {describe_pay(figure)})"

    def _openings(self) -> str:
        least = f"limit: at least {self.limits.min_openings or 0:,}"
        figure = known_figure(self.role.role, "openings")
        if figure is None:
            return f"openings per year {_UNKNOWN} ({least})"
        return f"{number(rounded(figure.value, 0))} openings per year{class_of(self.role.role, figure)} ({least})"

    def _zones(self) -> str:
        here, there = self.move.origin_node.zone, self.move.destination_node.zone
        climb = f"change of Job Zone {_UNKNOWN}"
        if here is not None and there is not None:
            climb = f"{counted(there - here, 'Job Zone')} up"
        return f"{climb} (limit: {self.limits.max_zone_step})"

    def _label(self) -> str:
        return f"{self.role.title}: {self.code}"


def _degree(degree: Degree | None) -> str:
    return _UNKNOWN if degree is None else DEGREE_NAMES[degree]
