"""Gaps in pay that remain beside controls: log hourly pay by least squares, with HC3 errors."""

from collections import Counter
from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, Literal

import attrs

from roleinfo.errors import InvalidArgumentError, MissingExtraError
from roleinfo.model._edges import OneLine
from roleinfo.model.exact import normal_quantile
from roleinfo.model.rules import check_fields
from roleinfo.roster.employees import Control, ControlKind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

_SAME: Final = 1e-9
"""What is left of a column, as a part of it, when columns before it say all that it says."""

_FIXED: Final = 1 - 1e-9
"""An employee of so much leverage is met exactly, whatever the pay: no error can be worked out from that."""


@attrs.frozen(field_transformer=check_fields, repr=False, kw_only=True)
class AdjustedGap(OneLine):
    """How much less an hour a group is paid than the reference group, at equal values of the controls.

    ``log_difference`` is the coefficient of the group on log hourly pay, with its HC3
    ``standard_error``; ``value`` is the gap that it means, 1 - exp(coefficient), as a fraction of the
    reference group's pay, between ``low`` and ``high``. ``unadjusted`` is the same of the mean of
    log pay, without controls, and ``explained`` the share of that log difference which the controls
    take up (below 0 or above 1 where they turn it; None where there is no difference). A group that
    is withheld has none of these.
    """

    group: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    log_difference: float | None = None
    standard_error: float | None = None
    unadjusted: float | None = None
    explained: float | None = None
    status: Literal["released", "withheld"] = "released"

    def _label(self) -> str:
        if self.value is None:
            return f"{self.group}: {self.status}"
        return f"{self.group}: {self.value:.1%} with the controls held equal"


@attrs.frozen(field_transformer=check_fields, repr=False)
class ControlUse(OneLine):
    """How a control was used: as a ``number`` with a slope, or as a ``level`` with so many ``levels``."""

    name: str
    kind: ControlKind
    levels: int | None = None

    def _label(self) -> str:
        return f"{self.name}: {self.kind if self.levels is None else f'{self.levels} levels'}"


@attrs.frozen(field_transformer=check_fields, repr=False, kw_only=True)
class Adjustment(OneLine):
    """Adjusted gaps, a group each, and how they were worked out.

    ``employees`` is how many the regression is of (None where that is withheld), ``r_squared`` the
    share of the variance of log pay that it explains. ``component`` is the hourly pay that it is of.
    """

    gaps: tuple[AdjustedGap, ...]
    controls: tuple[ControlUse, ...]
    employees: int | None
    r_squared: float
    confidence: Decimal
    component: str = "base"

    def _label(self) -> str:
        return f"{len(self.gaps)} groups"


def adjust(
    groups: Sequence[str | None],
    reference: str,
    hourly: Sequence[Decimal],
    controls: Sequence[Control],
    *,
    withheld: Collection[str | None],
    least: int,
    confidence: Decimal,
) -> Adjustment:
    """The gaps of the groups to the reference in log hourly pay, at equal values of the controls.

    An employee without one of the controls, or alone in a level, says nothing of the gap and is left
    out; a gap of which either group has fewer than ``least`` others is withheld. Raises
    InvalidArgumentError where a control says no more than those before it, or there are too few
    employees; MissingExtraError without NumPy.
    """
    try:
        import numpy as np
    except ImportError:
        raise MissingExtraError("an adjusted gap", "many") from None
    kept = _with_company(groups, controls)
    counts = Counter(groups[at] for at in kept)
    small = {*withheld, *(name for name, count in counts.items() if count < least)}
    names = sorted({*counts} - {reference}, key=str)
    log_pay = np.log(np.array([float(hourly[at]) for at in kept]))
    columns, owners = [np.ones(len(kept))], [""]
    for name in names:
        columns.append(np.array([groups[at] == name for at in kept], dtype=float))
        owners.append("")
    uses = []
    for control in controls:
        own = _columns(control, [control.values[at] for at in kept])
        if not own:
            raise _refused(control.name, "is the same for all employees that have the controls")
        columns += own
        owners += [control.name] * len(own)
        uses.append(ControlUse(control.name, control.kind, None if control.kind == "number" else len(own) + 1))
    if len(kept) <= len(columns) or reference not in counts:
        raise InvalidArgumentError(
            "controls",
            [control.name for control in controls],
            f"need more than {len(columns)} employees that have all of them, some of the reference group among them, "
            f"and there are {len(kept)}",
        )
    fit = _fit(np.column_stack(columns), owners, log_pay)
    score = float(normal_quantile(confidence))
    by_group = {name: log_pay[[groups[at] == name for at in kept]].mean() for name in (reference, *names)}
    gaps = []
    for at, name in enumerate(names, 1):
        if name is None:
            continue
        if name in small or reference in small:
            gaps.append(AdjustedGap(group=name, status="withheld"))
            continue
        coefficient, error = float(fit.coefficients[at]), fit.error(at)
        raw = float(by_group[name] - by_group[reference])
        reach = None if error is None else score * error
        gaps.append(
            AdjustedGap(
                group=name,
                value=_gap(coefficient),
                low=None if reach is None else _gap(coefficient + reach),
                high=None if reach is None else _gap(coefficient - reach),
                log_difference=coefficient,
                standard_error=error,
                unadjusted=_gap(raw),
                explained=None if abs(raw) < _SAME else (raw - coefficient) / raw,
            )
        )
    return Adjustment(
        gaps=tuple(gaps),
        controls=tuple(uses),
        employees=len(kept),
        r_squared=fit.r_squared,
        confidence=confidence,
    )


def _gap(log_difference: float) -> float:
    from math import expm1

    return -expm1(log_difference)


def _with_company(groups: Sequence[str | None], controls: Sequence[Control]) -> list[int]:
    """The employees with all controls of whom none is alone in a group or a level."""
    kept = [at for at in range(len(groups)) if all(control.values[at] is not None for control in controls)]
    levels: list[Sequence[Any]] = [groups, *(control.values for control in controls if control.kind == "level")]
    while True:
        counts = [Counter(labels[at] for at in kept) for labels in levels]
        left = [at for at in kept if all(count[labels[at]] > 1 for labels, count in zip(levels, counts, strict=True))]
        if len(left) == len(kept):
            return kept
        kept = left


def _columns(control: Control, values: Sequence[Any]) -> "list[Floats]":
    """A control as columns: a number about its mean and in its own spread, or a column a level but the first."""
    import numpy as np

    if control.kind == "number":
        numbers = np.array(values, dtype=float)
        spread = float(np.ptp(numbers)) if len(numbers) else 0.0
        return [(numbers - numbers.mean()) / spread] if spread > 0 else []
    return [np.array([value == level for value in values], dtype=float) for level in sorted(set(values))[1:]]


@attrs.frozen
class _Fit:
    coefficients: "Floats"
    errors: "Floats | None"
    r_squared: float

    def error(self, at: int) -> float | None:
        return None if self.errors is None else float(self.errors[at])


def _fit(matrix: "Floats", owners: Sequence[str], values: "Floats") -> _Fit:
    """Least squares of the values on the columns of the matrix, with HC3 errors."""
    import numpy as np

    orthogonal, triangle = np.linalg.qr(matrix)
    for column, owner in enumerate(owners):
        if abs(triangle[column, column]) <= _SAME * np.linalg.norm(matrix[:, column]):
            raise _refused(owner, "says no more than the group and the controls before it say together")
    inverse = np.linalg.solve(triangle, np.eye(len(triangle)))
    coefficients = inverse @ (orthogonal.T @ values)
    residuals = values - matrix @ coefficients
    leverage = (orthogonal**2).sum(axis=1)
    about = values - values.mean()
    spread = float(about @ about)
    r_squared = 1 - float(residuals @ residuals) / spread if spread > 0 else 0.0
    if leverage.max() > _FIXED:
        return _Fit(coefficients, None, r_squared)
    weighted = orthogonal * (residuals / (1 - leverage))[:, None]
    half = inverse @ weighted.T
    return _Fit(coefficients, np.sqrt((half**2).sum(axis=1)), r_squared)


def _refused(control: str, why: str) -> InvalidArgumentError:
    return InvalidArgumentError("controls", control, f"{control!r} {why}", "Leave it out")
