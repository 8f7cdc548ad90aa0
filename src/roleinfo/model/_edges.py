"""What a noun's method or a comparison finds above it when it is called, and what results without a view can show.

Each function imports its target when it is called; the import contract in pyproject.toml lists every one.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from matplotlib.axes import Axes

    from roleinfo.diffs.roles import RoleDiff
    from roleinfo.diffs.salary import SalaryGap
    from roleinfo.model.estimate import SalaryEstimate
    from roleinfo.model.figures import FigureSource
    from roleinfo.model.pay import Pay
    from roleinfo.model.place import Place
    from roleinfo.model.role import Role
    from roleinfo.pay.history import PayHistory
    from roleinfo.pay.market import MarketPosition
    from roleinfo.roster.priced import PricedRoster


def write_csv(path: "str | Path", text: str) -> None:
    """Write a table to a file that spreadsheets know to be UTF-8."""
    from roleinfo.codec.files import write_csv as write

    write(path, text)


def write_workbook(priced: "PricedRoster", path: "str | Path", *, people: bool) -> None:
    """Write a priced roster as a workbook."""
    from roleinfo.views.workbook import write_roster

    write_roster(priced, path, people=people)


def role_to_dict(role: "Role") -> dict[str, Any]:
    """A role in plain types."""
    from roleinfo.codec.writing import role_to_dict as write

    return write(role)


def role_to_toml(role: "Role") -> str:
    """A role as the text of a role file."""
    from roleinfo.codec.writing import role_to_toml as write

    return write(role)


def role_from_dict(document: Mapping[str, Any]) -> "Role":
    """A role from plain types."""
    from roleinfo.codec.reading import role_from_dict as read

    return read(document)


def diff_to_dict(diff: "RoleDiff", *, roles: bool) -> dict[str, Any]:
    """A comparison in plain types."""
    from roleinfo.codec.diffs import diff_to_dict as write

    return write(diff, roles=roles)


def diff_from_dict(document: Mapping[str, Any]) -> "RoleDiff":
    """A comparison from plain types."""
    from roleinfo.codec.diffs import diff_from_dict as read

    return read(document)


def diff_from_json(text: str) -> "RoleDiff":
    """A comparison from JSON."""
    from roleinfo.codec.diffs import diff_from_json as read

    return read(text)


def describe(kind: str, code: str, **values: object) -> str:
    """The message of a caveat, of what is left out, or of an untested difference, by its code."""
    from roleinfo.text.messages import describe as write

    return write(kind, code, **values)


def describe_missing(code: str, **values: object) -> str:
    """The message of what is missing, by its code; a look-up needs no other."""
    from roleinfo.text.missing import describe as write

    return write(code, **values)


def pay_from_dict(document: Mapping[str, Any]) -> "Pay":
    """A pay from plain types."""
    from roleinfo.codec.values import value_from_dict
    from roleinfo.model.pay import Pay

    return value_from_dict(Pay, document)


def pay_from_json(text: str | bytes) -> "Pay":
    """A pay from JSON."""
    from roleinfo.codec.values import value_from_json
    from roleinfo.model.pay import Pay

    return value_from_json(Pay, text)


def area_of(text: str) -> "Place | None":
    """The one area of the package's own bundle that a text means, or None."""
    from roleinfo.catalog.catalogs import area_of as find

    return find(text)


def history_of(tables: "tuple[FigureSource, str] | None", in_dollars_of: Any, where: str | None) -> "PayHistory":
    """A role's pay through a catalog's releases, ``where`` it is limited to; empty where the role came from none."""
    from roleinfo.pay.history import PayHistory

    return PayHistory() if tables is None else tables[0].history(tables[1], in_dollars_of, where)


def currencies_apart(diff: "RoleDiff") -> str | None:
    """That two roles are paid in other money, and how it is converted; None where they are not, or rates are given."""
    from roleinfo.text.reasons import currencies_apart as write

    return write(diff)


def no_pay_of(role: "Role") -> str:
    """Why a role has no figure of pay."""
    from roleinfo.text.reasons import no_pay_of as write

    return write(role)


def summarize(diff: "RoleDiff") -> tuple[str, ...]:
    """A comparison in a few sentences."""
    from roleinfo.text.summary import summarize as write

    return write(diff)


def explain_comparison(diff: "RoleDiff") -> tuple[str, ...]:
    """How a comparison was made, step by step."""
    from roleinfo.text.explanation import explain_comparison as write

    return write(diff)


def explain_gap(gap: "SalaryGap") -> tuple[str, ...]:
    """How a gap in pay was made, step by step."""
    from roleinfo.text.explanation import explain_gap as write

    return write(gap)


def describe_position(position: "MarketPosition") -> str:
    """Where a pay stands in the market, in a sentence."""
    from roleinfo.text.market import describe_position as write

    return write(position)


def describe_figure(role: "Role", figure: "SalaryEstimate") -> str:
    """Which published figure a market value is, in words."""
    from roleinfo.text.market import describe_figure as write

    return write(role, figure)


def age_figure(figure: "SalaryEstimate", date: str, movement: Decimal | float) -> "SalaryEstimate":
    """A figure moved to a later month by a yearly movement."""
    from roleinfo.pay.aged import aged_figure

    return aged_figure(figure, date, movement)


def plot(result: object, ax: "Axes | None", **options: object) -> "Axes":
    """Draw a result on the axes given, or on new ones."""
    from roleinfo.plots.drawing import plot as draw

    return draw(result, ax, **options)


class OneLine:
    """What its ``repr`` shows on one line of at most 200 characters, in whatever it lies."""

    __slots__ = ()

    def __repr__(self) -> str:
        from roleinfo.views.one_line import one_line

        return one_line(self, self._label)

    def _label(self) -> str:
        """What stands after the name of the class; where it is empty, the call that makes the value does."""
        return ""
