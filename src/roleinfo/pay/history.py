"""A role's pay through time: what each national release of one survey has of it, and what must not be concluded."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, overload

import attrs

from roleinfo.model._edges import plot
from roleinfo.model._results import PayResult
from roleinfo.model.arguments import check_word
from roleinfo.model.caveat import Caveat, Missing, make_caveat
from roleinfo.model.estimate import Salary, SalaryEstimate, cell_caveats, statistic as statistic_named
from roleinfo.model.outlook import OutlookFigure
from roleinfo.model.pay import Pay
from roleinfo.model.rules import check_fields
from roleinfo.model.source import Source
from roleinfo.pay.prices import Step
from roleinfo.pay.releases import CHANGES_OF_CLASS, METHOD_CHANGES, method_changes, reaches_top
from roleinfo.typing import Period

_PATH = ("salary",)


@attrs.frozen(field_transformer=check_fields, repr=False)
class PayYear(PayResult):
    """What a release has of a role: its pay figures and its number of jobs, or in ``missing`` why there are none.

    ``class_code`` and ``class_title`` are those of the release's own classification. ``step`` turns
    dollars of the release's month into those of the table's; None where the index has no value.
    """

    year: int
    source: Source
    class_code: str | None
    class_title: str | None
    salary: Salary
    jobs: OutlookFigure | None
    step: Step | None = None
    missing: Missing | None = None

    @property
    def reason(self) -> str | None:
        """Why the release has no figures that could be compared, in a sentence; None where it has any."""
        return None if self.missing is None else self.missing.message

    @property
    def date(self) -> str:
        """The month of the release: 2019-05."""
        return self.source.date or str(self.year)

    def figure(self, statistic: str = "median", period: Period = "year") -> SalaryEstimate | None:
        """The figure of a statistic per year or hour; None where it is not published."""
        name = statistic_named(statistic)
        check_word("period", period, ("year", "hour"))
        return next(
            (
                figure
                for figure in self.salary
                if figure.statistic == name and figure.known_amount and figure.known_amount.period == period
            ),
            None,
        )

    def real_pay(self, statistic: str = "median", period: Period = "year") -> Pay | None:
        """That figure in dollars of the table's month, to be read with the figure's own bound; None where it is not.

        >>> import roleinfo as ri
        >>> may_2012 = ri.role("registered nurse").salary.by_year()[0]
        >>> str(may_2012.figure().pay), str(may_2012.real_pay())
        ('USD 65,470 per year', 'USD 91,579.37 per year')
        """
        figure = self.figure(statistic, period)
        if figure is None or figure.known_amount is None or self.step is None:
            return None
        return self.step.taken(figure.known_amount)


def _years(years: Iterable[PayYear]) -> tuple[PayYear, ...]:
    return tuple(years)


@attrs.frozen(field_transformer=check_fields, repr=False)
class PayHistory(PayResult, Sequence[PayYear]):
    """The releases of a survey as they are of one role, the earliest first; amounts also in dollars of one month.

    A release whose class is not the role's class of today has no figures, and the reason. BLS advises
    against reading its releases as a time series: `caveats` says what must not be concluded.
    """

    years: tuple[PayYear, ...] = attrs.field(default=(), converter=_years)
    in_dollars_of: str | None = None

    @overload
    def __getitem__(self, index: int) -> PayYear: ...
    @overload
    def __getitem__(self, index: slice) -> "PayHistory": ...
    def __getitem__(self, index: int | slice) -> "PayYear | PayHistory":
        return PayHistory(self.years[index], self.in_dollars_of) if isinstance(index, slice) else self.years[index]

    def __len__(self) -> int:
        return len(self.years)

    def __iter__(self) -> Iterator[PayYear]:
        return iter(self.years)

    @property
    def published(self) -> tuple[PayYear, ...]:
        """The releases that have figures of the role."""
        return tuple(year for year in self.years if year.salary)

    @property
    def latest_run(self) -> tuple[PayYear, ...]:
        """The releases that are compared with the newest: of a group of occupations those of one classification."""
        years = self.published
        return tuple(year for year in years if _scheme(year) == _scheme(years[-1]))

    @property
    def changes(self) -> tuple[tuple[int, str], ...]:
        """What changed between two releases that follow each other here: the year of the later one, and a code.

        The codes are model-2021 and top-2022, changes of method, and code-changed, content-changed and
        group-changed, of a group of occupations that holds others since.

        >>> import roleinfo as ri
        >>> ri.role("computer systems analyst").salary.by_year().changes
        ((2019, 'code-changed'), (2021, 'model-2021'))
        """
        changes: list[tuple[int, str]] = []
        for one, other in pairwise(self.published):
            top = reaches_top((*one.salary, *other.salary))
            codes = method_changes(one.source.series, one.date, other.date, reaches_top=top)
            before, after = ({caveat.code for caveat in _changes_of(year)} for year in (one, other))
            if _scheme(one) != _scheme(other):
                codes = ("group-changed", *codes)
            changes += [
                (other.year, code) for code in (*CHANGES_OF_CLASS, *codes) if code in (before - after) | {*codes}
            ]
        return tuple(changes)

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What is to be kept in mind of the table, and of annual pay in any of its releases."""
        years = self.published
        if not years:
            return ()
        figures = [figure for year in years for figure in year.salary]
        caveats = [make_caveat("not-a-time-series", _PATH, source=years[-1].source)] if len(years) > 1 else []
        if self.latest_run != years:
            caveats.append(
                make_caveat("group-changed", _PATH, since=self.latest_run[0].date, group=years[-1].class_code)
            )
        caveats += [
            make_caveat("method-changed", _PATH, change=code)
            for code in dict.fromkeys(code for _, code in self.changes)
            if code in {change.code for change in METHOD_CHANGES}
        ]
        changed = {code for _, code in self.changes}
        caveats += [
            caveat
            for caveat in cell_caveats(figures, _PATH, "year")
            if caveat.code not in CHANGES_OF_CLASS or caveat.code in changed
        ]
        return tuple(dict.fromkeys(caveats))

    def plot(
        self,
        ax: Any = None,
        *,
        statistic: str = "median",
        period: Period = "year",
        role: str | None = None,
        title: str | None = None,
    ) -> Any:
        """Draw one ``statistic`` of pay per ``period`` release by release on matplotlib Axes, nominal and real.

        The real line is in dollars of the table's month; it is broken where the method or the class
        changed and where a release has no figure; a bound is an arrow. On ``ax``, else on new Axes, which are
        given back; ``role`` is the role's title for the heading, ``title`` a heading of your own. Raises
        InvalidArgumentError for another statistic or period, and MissingExtraError without the extra ``plot``.

        >>> import roleinfo as ri
        >>> ax = ri.role("electrician").salary.by_year().plot(role="electricians")
        >>> ax.get_ylabel()
        'USD per year'
        """
        return plot(self, ax, statistic=statistic, period=period, role=role, title=title)


def _scheme(year: PayYear) -> str | None:
    return next((figure.class_scheme for figure in year.salary), None)


def _changes_of(year: PayYear) -> set[Caveat]:
    return {caveat for figure in year.salary for caveat in figure.caveats if caveat.code in CHANGES_OF_CLASS}
