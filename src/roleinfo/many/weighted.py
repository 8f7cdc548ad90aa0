"""The mean wage of several roles or areas together, each weighted by its number of jobs."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import reduce
from itertools import combinations
from typing import Final, overload

import attrs

from roleinfo.diffs.samples import samples_of
from roleinfo.errors import CurrencyMismatchError, NotComparableError
from roleinfo.many.labelled import LeftOutRole, left_out_role
from roleinfo.model._edges import OneLine
from roleinfo.model._results import ManyResult
from roleinfo.model.arguments import check_confidence
from roleinfo.model.caveat import Caveat, make_caveat
from roleinfo.model.estimate import SalaryEstimate, cell_caveats, country_of_figure
from roleinfo.model.exact import add, divide, interval_of, multiply, rounded, square_root
from roleinfo.model.fact import broader_class_caveats
from roleinfo.model.outlook import OutlookFigure
from roleinfo.model.pay import Pay
from roleinfo.model.role import Role, where_of
from roleinfo.model.rules import check_fields
from roleinfo.typing import Period

_ZERO: Final = Decimal(0)
_PLACES: Final = 2


@attrs.frozen(field_transformer=check_fields, repr=False)
class WeightedPart(OneLine):
    """A role at a place: its published mean, the jobs that weigh it, and its ``share`` of all jobs that count."""

    role: Role
    mean: SalaryEstimate
    jobs: OutlookFigure
    share: Decimal


@attrs.frozen(field_transformer=check_fields, repr=False)
class WeightedMean(ManyResult, Sequence[WeightedPart]):
    """Sum of (jobs x mean wage) / sum of jobs, over roles or areas that share no job.

    The weights are the ``jobs`` that the source of the wage counts in the same cell. ``left_out`` are the roles
    and places without a mean, without jobs, or whose cell is in already. It is of means alone: medians have no
    such mean. Derived, by roleinfo.
    """

    parts: tuple[WeightedPart, ...]
    left_out: tuple[LeftOutRole, ...] = ()

    @overload
    def __getitem__(self, index: int) -> WeightedPart: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[WeightedPart, ...]: ...
    def __getitem__(self, index: int | slice) -> WeightedPart | tuple[WeightedPart, ...]:
        return self.parts[index]

    def __len__(self) -> int:
        return len(self.parts)

    def __iter__(self) -> Iterator[WeightedPart]:
        return iter(self.parts)

    @property
    def jobs(self) -> Decimal:
        """All jobs that count."""
        return reduce(add, (part.jobs.value for part in self.parts), _ZERO)

    @property
    def pay(self) -> Pay:
        """The weighted mean, to the cent."""
        first = _pay(self.parts[0].mean)
        total = reduce(add, (multiply(part.jobs.value, _pay(part.mean).amount) for part in self.parts), _ZERO)
        return attrs.evolve(first, amount=rounded(divide(total, self.jobs), _PLACES))

    @property
    def standard_error(self) -> Decimal | None:
        """The root of the sum of (share x standard error)^2; None where a part has no error.

        The cells are taken as separate samples and the weights as exact.
        """
        total = _ZERO
        for part in self.parts:
            error = part.mean.standard_error
            if error is None:
                return None
            own = multiply(part.share, error)
            total = add(total, multiply(own, own))
        return square_root(total)

    def interval(self, confidence: Decimal | float = Decimal("0.90")) -> tuple[Pay, Pay] | None:
        """The interval of the weighted mean at a level of confidence; None where a part has no error."""
        level, error = check_confidence(confidence), self.standard_error
        if error is None:
            return None
        low, high = (attrs.evolve(self.pay, amount=end) for end in interval_of(self.pay.amount, error, level))
        return low, high

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What is to be kept in mind of the parts and of their mean."""
        means = [part.mean for part in self.parts]
        own = [make_caveat("weights-are-jobs", ("salary",), source=means[0].source)]
        if self.left_out:
            own.append(make_caveat("not-weighted", ("salary",), count=len(self.left_out)))
        return (*own, *broader_class_caveats(means, ("salary",)), *cell_caveats(means, ("salary",)))


def weigh(roles: Iterable[Role], period: Period) -> WeightedMean:
    """The weighted mean of roles, each as it is: at its place, in its industry."""
    cells: list[tuple[Role, SalaryEstimate, OutlookFigure]] = []
    left_out: list[LeftOutRole] = []
    for role in roles:
        mean = next(
            (
                figure
                for figure in role.salary.candidates("mean")
                if figure.employer is None and _counts(figure, period)
            ),
            None,
        )
        jobs = None if mean is None else _jobs(role, mean)
        if mean is None or jobs is None:
            left_out.append(_left_out(role, "no-mean" if mean is None else "no-jobs", period))
        elif any(samples_of(other, mean).relation == "same-cell" for _, other, _ in cells):
            left_out.append(_left_out(role, "cell-counted", period))
        else:
            cells.append((role, mean, jobs))
    if not cells:
        reasons = [f"{omission.title}: {omission.message}" for omission in left_out] or ["no role was given"]
        raise NotComparableError(reasons)
    _refuse_what_does_not_add(cells)
    total = reduce(add, (jobs.value for _, _, jobs in cells), _ZERO)
    parts = (WeightedPart(role, mean, jobs, divide(jobs.value, total)) for role, mean, jobs in cells)
    return WeightedMean(tuple(parts), tuple(left_out))


def _pay(mean: SalaryEstimate) -> Pay:
    if mean.pay is None:
        raise NotComparableError(["a figure that was not released has no weighted mean"])
    return mean.pay


def _counts(figure: SalaryEstimate, period: Period) -> bool:
    return figure.pay is not None and figure.bound == "exact" and figure.pay.period == period


def _jobs(role: Role, mean: SalaryEstimate) -> OutlookFigure | None:
    """The jobs of the cell that a mean is of, by the same source."""
    return next(
        (
            figure
            for figure in role.outlook.about("jobs")
            if (figure.source.series, figure.effective_date) == (mean.source.series, mean.effective_date)
            and (figure.place, figure.industry) == (mean.place, mean.industry)
            and figure.bound == "exact"
            and figure.value > 0
        ),
        None,
    )


def _left_out(role: Role, code: str, period: Period) -> LeftOutRole:
    where = role.industry or role.place
    return left_out_role(role, code, where=where and where.name, period=period)


def _refuse_what_does_not_add(cells: Sequence[tuple[Role, SalaryEstimate, OutlookFigure]]) -> None:
    """Raise where figures are not of one kind, or one cell holds jobs of another."""
    (first_role, first, _), *others = cells
    for role, mean, _ in others:
        if _pay(mean).currency != _pay(first).currency:
            raise CurrencyMismatchError(_pay(first).currency, _pay(mean).currency)
        apart = [
            name
            for name, one, other in (
                ("component", first.component, mean.component),
                ("source", first.source.series, mean.source.series),
                ("date", first.effective_date, mean.effective_date),
                ("country", country_of_figure(first), country_of_figure(mean)),
            )
            if one != other
        ]
        if apart:
            words = (
                f"{first_role.title} and {role.title} differ in {' and '.join(apart)}, so they have no weighted mean"
            )
            raise NotComparableError([words])
    for (one_role, one, _), (other_role, other, _) in combinations(cells, 2):
        relation = samples_of(one, other, (one_role.outlook, other_role.outlook)).relation
        if relation in ("part-and-whole", "overlaps"):
            names = " and ".join(f"{role.title}{_at(role)}" for role in (one_role, other_role))
            raise NotComparableError([f"{names} share jobs, which would count twice: leave one out"])


def _at(role: Role) -> str:
    return f" ({role.industry.name if role.industry else where_of(role)})"
