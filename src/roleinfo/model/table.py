"""A role's pay place by place, or industry by industry, and where it is highest."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, Final, get_args, overload

import attrs

from roleinfo.model._edges import plot
from roleinfo.model._results import PayResult
from roleinfo.model.arguments import check_confidence, check_count, check_number, check_type, check_word
from roleinfo.model.caveat import Caveat
from roleinfo.model.estimate import Salary, SalaryEstimate, cell_caveats
from roleinfo.model.exact import add, multiply, normal_quantile, rounded, square_root, subtract
from roleinfo.model.outlook import OutlookFigure
from roleinfo.model.place import NAICS_LEVELS, Industry, NaicsLevel, Place, PlaceKind
from roleinfo.model.rules import check_fields
from roleinfo.model.text import check_choice
from roleinfo.typing import Period

MINIMUM_JOBS: Final = 500
"""The fewest jobs that a cell needs to be ranked, where no other number is asked for."""

MAXIMUM_RSE: Final = Decimal(10)
"""The largest relative standard error of a mean, in percent, with which a cell is ranked."""


BEST_CONFIDENCE: Final = Decimal("0.90")
"""The level of confidence at which the highest cells are distinguished, where no other is asked for."""


@attrs.frozen(field_transformer=check_fields, repr=False)
class PayCell(PayResult):
    """What is published of one place or one industry: its pay figures and its number of jobs, if any."""

    place: Place
    industry: Industry | None
    salary: Salary
    jobs: OutlookFigure | None

    @property
    def name(self) -> str:
        """The industry's name, else the place's."""
        return self.industry.name if self.industry else self.place.name


@attrs.frozen(field_transformer=check_fields, repr=False)
class BestPaying(PayResult):
    """The cells with the highest annual mean, and the rule by which they were chosen.

    ``ranked`` are the cells that the rule includes, the highest first; the first ``ties`` of them
    do not differ significantly from the very first, so any of these may be the highest.
    ``passed_over`` counts the cells that the rule excludes. ``level`` is the one level of NAICS
    that industries are ranked at, None for places; ``period`` is "hour" where pay is published by the hour alone.
    """

    ranked: tuple[PayCell, ...]
    ties: int
    passed_over: int
    minimum_jobs: int
    maximum_rse: Decimal
    confidence: Decimal
    level: NaicsLevel | None = None
    period: Period = "year"

    def plot(
        self,
        ax: Any = None,
        *,
        limit: int = 25,
        role: str | None = None,
        title: str | None = None,
    ) -> Any:
        """Draw the best paying cells with their intervals on matplotlib Axes.

        Amounts are means a year, the intervals of the level ``confidence``; full dots may be the
        highest. On ``ax``, else on new Axes, which are given back; ``role`` is the role's title for
        the heading, ``title`` a heading of your own. Raises InvalidArgumentError for a limit below 1, and
        MissingExtraError without the extra ``plot``.

        >>> import roleinfo as ri
        >>> ax = ri.role("carpenter").salary.by_place().best("state").plot(limit=3, role="carpenters")
        >>> [label.get_text() for label in ax.get_yticklabels()][0]
        'Hawaii'
        """
        return plot(self, ax, limit=limit, role=role, title=title)

    @property
    def top(self) -> tuple[PayCell, ...]:
        """The first, and all that do not differ significantly from it."""
        return self.ranked[: self.ties]

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What is to be kept in mind of the ranked cells, with their names where it does not hold for all."""
        return _caveats_of(self.ranked)

    @property
    def rule(self) -> str:
        """The rule in words."""
        level = f"({rounded(multiply(self.confidence, Decimal(100)), 0)}% confidence)"
        if self.ties > 1:
            test = f"; the first {self.ties} do not differ significantly {level}"
        else:
            test = f"; the first differs significantly from all others {level}" if self.ties else ""
        mean = "annual mean" if self.period == "year" else "hourly mean"
        return (
            f"highest {mean} among {_CELLS_OF[self.level]} with at least {self.minimum_jobs:,} jobs "
            f"and a relative standard error of at most {self.maximum_rse}%{test}"
        )


_CELLS_OF: Final[dict[NaicsLevel | None, str]] = {
    None: "places",
    "sector": "NAICS sectors",
    **{level: f"{level} NAICS industries" for level in NAICS_LEVELS if level != "sector"},
}


def _caveats_of(cells: Sequence[PayCell]) -> tuple[Caveat, ...]:
    names: dict[Caveat, list[str]] = {}
    for cell in cells:
        annual = [figure for figure in cell.salary if figure.known_amount and figure.known_amount.period == "year"]
        for caveat in cell_caveats(annual, ("salary",)):
            names.setdefault(caveat, []).append(cell.name)
    return tuple(
        caveat if len(of) == len(cells) else Caveat(caveat.code, f"{'; '.join(of)}: {caveat.message}", caveat.path)
        for caveat, of in sorted(names.items(), key=lambda pair: pair[0].key)
    )


def _cells(cells: Iterable[PayCell]) -> tuple[PayCell, ...]:
    return tuple(cells)


@attrs.frozen(field_transformer=check_fields, repr=False)
class PayTable(PayResult, Sequence[PayCell]):
    """The cells of a role, place by place or industry by industry, as the source orders them."""

    cells: tuple[PayCell, ...] = attrs.field(default=(), converter=_cells)

    @overload
    def __getitem__(self, index: int) -> PayCell: ...
    @overload
    def __getitem__(self, index: slice) -> "PayTable": ...
    def __getitem__(self, index: int | slice) -> "PayCell | PayTable":
        return PayTable(self.cells[index]) if isinstance(index, slice) else self.cells[index]

    def __len__(self) -> int:
        return len(self.cells)

    def __iter__(self) -> Iterator[PayCell]:
        return iter(self.cells)

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What is to be kept in mind of annual pay in the cells, with their names where it does not hold for all."""
        return _caveats_of(self.cells)

    def select(self, kind: PlaceKind | None = None, level: NaicsLevel | None = "sector") -> "PayTable":
        """A table of one kind of place, or of industries at one level of NAICS, where no job counts twice.

        With ``level`` None it has industries of all levels, some within others. An industry without a
        code is of no known level and is never left out. Raises InvalidArgumentError for another level,
        and for a kind of place that the table does not have, with those that it has.

        >>> import roleinfo as ri
        >>> industries = ri.role("heavy and tractor-trailer truck drivers").salary.by_industry()
        >>> len(industries), len(industries.select()), industries.select(level="3-digit")[0].name
        (322, 20, 'Forestry and Logging')
        """
        if level is not None:
            check_word("level", level, NAICS_LEVELS)
        if kind is not None:
            self._check_kind(kind)
        return PayTable(
            cell
            for cell in self.cells
            if kind in (None, cell.place.kind)
            and (cell.industry is None or level is None or cell.industry.level in (None, level))
        )

    def _check_kind(self, kind: str) -> None:
        check_type("kind", kind, str)
        kinds = [*dict.fromkeys(cell.place.kind for cell in self.cells)]
        if self.cells or kind not in get_args(PlaceKind):
            check_choice("kind", kind, kinds or get_args(PlaceKind))

    def plot(
        self,
        ax: Any = None,
        *,
        kind: PlaceKind | None = None,
        level: NaicsLevel = "sector",
        limit: int = 25,
        statistic: str = "mean",
        period: Period = "year",
        role: str | None = None,
        title: str | None = None,
    ) -> Any:
        """Draw the cells that pay most, of one ``kind`` of place or ``level`` of industry, on matplotlib Axes.

        A dot is the ``statistic`` of pay per ``period``, its line the 90% interval of a mean; cells
        without the figure are named in a note. On ``ax``, else on new Axes, which are given back;
        ``role`` is the role's title for the heading, ``title`` a heading of your own. Raises
        InvalidArgumentError for a limit below 1 or another statistic, and MissingExtraError without the extra
        ``plot``.

        >>> import roleinfo as ri
        >>> ax = ri.role("carpenter").salary.by_place().plot(kind="state", limit=5)
        >>> ax.get_xlabel(), [label.get_text() for label in ax.get_yticklabels()][:2]
        ('USD per year', ['Hawaii', 'Alaska'])
        """
        return plot(
            self, ax, kind=kind, level=level, limit=limit, statistic=statistic, period=period, role=role, title=title
        )

    def best(
        self,
        kind: PlaceKind | None = None,
        *,
        level: NaicsLevel = "sector",
        minimum_jobs: int = MINIMUM_JOBS,
        maximum_rse: Decimal | int = MAXIMUM_RSE,
        confidence: Decimal = BEST_CONFIDENCE,
    ) -> BestPaying:
        """The cells with the highest annual mean, of one kind of place or of industries at one ``level`` of NAICS.

        Where no cell has one, as of actors, cells are ranked by their hourly means.

        A cell is ranked where its jobs are published and are at least ``minimum_jobs``, and its
        mean has a relative standard error of at most ``maximum_rse`` percent. One level is ranked,
        so that no cell stands there twice: an industry and its only part share one.

        Raises InvalidArgumentError for another level,
        and for a kind of place that the table does not have, with those that it has.

        >>> import roleinfo as ri
        >>> best = ri.role("heavy and tractor-trailer truck drivers").salary.by_industry().best()
        >>> [cell.name for cell in best.top], best.rule[:60]
        (['Utilities', 'Information'], 'highest annual mean among NAICS sectors with at least 500 jo')
        """
        cells = self.select(kind, level)
        industries = any(cell.industry for cell in cells)
        check_count("minimum_jobs", minimum_jobs, 0, 10**12)
        confidence = check_confidence(confidence)
        limit = check_number("maximum_rse", maximum_rse, 0)
        hourly = all(_mean(cell, "year") is None for cell in cells) and any(_mean(cell, "hour") for cell in cells)
        period: Period = "hour" if hourly else "year"
        eligible = [(mean, cell) for cell in cells for mean in _ranked_mean(cell, minimum_jobs, limit, period)]
        order, ties = rank_means(
            [(_amount(mean), cell.name, mean.standard_error or _NONE) for mean, cell in eligible], confidence
        )
        ranked = tuple(eligible[at][1] for at in order)
        left = len(cells) - len(ranked)
        return BestPaying(ranked, ties, left, minimum_jobs, limit, confidence, level if industries else None, period)


_NONE: Final = Decimal(0)


def _amount(mean: SalaryEstimate) -> Decimal:
    return mean.pay.amount if mean.pay else Decimal(0)


def _mean(cell: PayCell, period: Period) -> SalaryEstimate | None:
    return next(
        (mean for mean in cell.salary if mean.statistic == "mean" and mean.pay and mean.pay.period == period), None
    )


def _ranked_mean(cell: PayCell, minimum_jobs: int, maximum_rse: Decimal, period: Period) -> Iterable[SalaryEstimate]:
    """The cell's mean, where the rule includes it."""
    mean = _mean(cell, period)
    if (
        mean is None
        or mean.rse is None
        or mean.rse > maximum_rse
        or cell.jobs is None
        or cell.jobs.value < minimum_jobs
    ):
        return ()
    return (mean,)


def rank_means(means: Sequence[tuple[Decimal, str, Decimal]], confidence: Decimal) -> tuple[list[int], int]:
    """The order of means with their names and standard errors, and how many may be as high as the first.

    The highest is first, of equal ones that whose name comes first; those that are tied with it, as the interval of the
    difference holds 0, come before all others, whatever lies between them.

    >>> means = [(Decimal(50), "a", Decimal(0)), (Decimal(60), "b", Decimal(1)), (Decimal(59), "c", Decimal(1))]
    >>> rank_means(means, Decimal("0.90"))
    ([1, 2, 0], 2)
    """
    order = sorted(range(len(means)), key=lambda at: (means[at][0].copy_negate(), means[at][1]))
    if not order:
        return [], 0
    z = normal_quantile(confidence)
    first, _, error = means[order[0]]
    tied = [order[0]]
    others: list[int] = []
    for at in order[1:]:
        amount, _, own = means[at]
        margin = multiply(z, square_root(add(multiply(error, error), multiply(own, own))))
        (tied if subtract(first, amount) <= margin else others).append(at)
    return tied + others, len(tied)
