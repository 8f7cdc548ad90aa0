"""Employees against the market: PricedRow and PricedRoster."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, Literal, overload

import attrs

from roleinfo.errors import InvalidArgumentError, RoleinfoError, did_you_mean, shown
from roleinfo.model._edges import plot, write_workbook
from roleinfo.model._results import RosterResult
from roleinfo.model.arguments import check_count, check_flag, check_name
from roleinfo.model.cached import cached_attribute
from roleinfo.model.caveat import Caveat, make_caveat
from roleinfo.model.estimate import SalaryEstimate, percentile
from roleinfo.model.exact import divide
from roleinfo.model.pay import HOURS_PER_YEAR, Pay, converts_alone
from roleinfo.model.place import KnownPlace
from roleinfo.pay.amounts import multiplied
from roleinfo.pay.band import SalaryBand
from roleinfo.pay.distribution import ShareRange
from roleinfo.pay.market import MarketRatio
from roleinfo.pay.standings import BandStanding
from roleinfo.pay.structure import PayStructure
from roleinfo.roster.cells import full_time_of
from roleinfo.roster.jobs import JobMatch
from roleinfo.roster.market import MarketLevel, MarketValue, PriceOptions
from roleinfo.roster.reasons import STATUS_OF, PriceStatus, Question
from roleinfo.typing import Bound, Period

if TYPE_CHECKING:
    from pathlib import Path

    from roleinfo.roster.building import GeographicDifferentials, MarketLine
    from roleinfo.roster.employees import ControlKind
    from roleinfo.roster.groups import GroupGaps, Rules
    from roleinfo.roster.merit import MeritMatrix, RatioKind
    from roleinfo.roster.review import RosterReview
    from roleinfo.roster.summary import RosterGroup, RosterGroups

HOURS_CONVERTED: Final = "hours-converted"
"""The code of what says that pay was converted at the hours of a year to be compared."""
_ONE: Final = Decimal(1)
_MOST_ROUNDING: Final = 1_000_000


@attrs.frozen(kw_only=True, repr=False)
class PricedRow(RosterResult):
    """An employee of a roster and the market value of the job at the place.

    ``position`` counts the rows from 1; ``id`` is the employee's own, as text. ``title`` and
    ``location`` are what was written. ``pay`` is what the cell says, None where it says none that
    can be used; ``full_time_pay`` is that of a full-time job of ``hours`` a year, of which the
    employee works the share ``fte``. ``hours`` are None, and no pay is converted, where none are stated and the job's
    country counts a year by none. ``commission`` is inside the wages that are published and
    ``bonus`` outside; both are those of the employee's own year. ``match`` is the occupation,
    ``place`` the area of the location, and ``market`` the published pay, which may be of another
    level. ``questions`` are what a person should decide of it. ``status`` is "priced", "review" or
    "unpriced"; ``reason`` is the code of why it is not priced, else None. ``source`` has the
    row's own cells by their columns.

    Its text shows neither the id nor the pay of the person: to_dict, to_frame and to_csv do, and so do its
    ``market_ratio`` and ``standing`` when they are printed.
    """

    position: int
    id: str | None = None
    title: str | None = None
    location: str | None = None
    pay: Pay | None = None
    pay_is: str = "full_time"
    hours: Decimal | None = HOURS_PER_YEAR
    fte: Decimal = _ONE
    commission: Pay | None = None
    bonus: Pay | None = None
    grade: str | None = None
    band: SalaryBand | None = None
    match: JobMatch | None = None
    place: KnownPlace | None = None
    market: MarketValue | None = None
    target: Decimal = Decimal(50)
    component: str = "base"
    reason: str | None = None
    questions: tuple[Question, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    columns: tuple[str, ...] = attrs.field(default=(), eq=False)
    cells: tuple[object, ...] = attrs.field(default=(), eq=False)

    @property
    def source(self) -> Mapping[str, object]:
        """The cells of the row by their columns, as they were given."""
        return dict(zip(self.columns, self.cells, strict=True))

    @property
    def status(self) -> PriceStatus:
        """Whether the row is priced, is for a person to decide, or is not priced."""
        return "priced" if self.reason is None else STATUS_OF[self.reason]

    @property
    def full_time_pay(self) -> Pay | None:
        """The pay of a full-time job, in the period of the cell; a rate for an hour or a day is that already."""
        return None if self.pay is None else full_time_of(self.pay, self.fte, self.pay_is)

    @property
    def hourly(self) -> Pay | None:
        """The full-time pay for an hour."""
        return self._per(self.full_time_pay, "hour")

    def _per(self, pay: Pay | None, period: Period) -> Pay | None:
        """A pay per another period; None where that takes the hours of a year, and none are known."""
        if pay is None or (self.hours is None and not converts_alone(pay.period, period)):
            return None
        return pay.per(period, hours=self.hours)

    @property
    def annual(self) -> Pay | None:
        """What is paid for a year: the pay for a year of the row's hours, of the share that is worked.

        It is in the currency of the pay and without commission, which `annual_compared` has.
        """
        return self._yearly(self.full_time_pay)

    @cached_attribute
    def compared(self) -> Pay | None:
        """Full-time pay and commission in the period of the market's percentiles; None without a market value."""
        pay = self.full_time_pay
        if pay is None or self.market is None or self.reason is not None:
            return None
        if self.commission is not None:
            yearly = self._per(pay, "year")
            if yearly is None:
                return None
            pay = (yearly + multiplied(self.commission, divide(_ONE, self.fte))).per(pay.period, hours=self.hours)
        return self.market.comparable(pay, self.hours)

    def percentile_figure(self, rank: Decimal | int) -> SalaryEstimate | None:
        """The market's figure at a percentile, in the period that the pay is compared in; interpolated, it is derived.

        None where the row is not priced, or the percentile is open.
        """
        percentile(rank, "rank")
        if self.market is None:
            return None
        period = self.compared.period if self.compared else "year"
        return self.market.distribution(period).figure_at(rank)

    @cached_attribute
    def target_figure(self) -> SalaryEstimate | None:
        """The market value: the figure at the target percentile, where the job and the place are known.

        It is there too where the pay cannot be used; `market_ratio` is not.
        """
        return self.percentile_figure(self.target)

    @cached_attribute
    def market_ratio(self) -> MarketRatio | None:
        """The market ratio with all that it rests on; None where the row is not priced."""
        figure = self.target_figure
        if self.compared is None or self.market is None or figure is None:
            return None
        # Commission is part of the wages that are published, so that together they are of one kind.
        component: Any = figure.component if self.commission is not None else self.component
        return MarketRatio(self.compared, self.market.role, figure, component)

    @cached_attribute
    def ratio(self) -> Decimal | None:
        """The market ratio, full-time pay / market value; `bound` says how it is to be read."""
        return self.market_ratio.ratio if self.market_ratio else None

    @property
    def bound(self) -> Bound | None:
        """``at_most`` where the market value is top-coded; None where the row is not priced."""
        return self.market_ratio.bound if self.market_ratio else None

    @cached_attribute
    def percentile(self) -> ShareRange | None:
        """The share of the occupation's jobs there that pay less; None where the row is not priced."""
        if self.compared is None or self.market is None:
            return None
        return self.market.distribution(self.compared.period).share_below(self.compared)

    @property
    def level(self) -> MarketLevel | None:
        """The level that the market value is of."""
        return self.market.level if self.market else None

    @cached_attribute
    def standing(self) -> BandStanding | None:
        """The full-time pay in the band of the row's grade; None where there is none, or they do not compare."""
        if self.band is None or (pay := self._per(self.full_time_pay, self.band.minimum.period)) is None:
            return None
        try:
            return BandStanding(pay, self.band)
        except RoleinfoError:
            return None

    @property
    def compa_ratio(self) -> Decimal | None:
        """Full-time pay / the midpoint of the grade."""
        return self.standing.compa_ratio if self.standing else None

    def _yearly(self, amount: Pay | None) -> Pay | None:
        """A full-time amount as what it comes to for this employee in a year: by the row's hours and share."""
        yearly = self._per(amount, "year")
        return None if yearly is None else multiplied(yearly, self.fte)

    @cached_attribute
    def annual_market(self) -> Pay | None:
        """The market value for a year, as `annual` is of the pay; None where it is only bounded or takes hours."""
        figure = self.market_ratio.market if self.market_ratio else None
        is_known = figure is not None and figure.effective_bound in ("exact", "about")
        return self._yearly(figure.pay) if figure is not None and is_known else None

    @cached_attribute
    def annual_compared(self) -> Pay | None:
        """What is compared with the market, for a year: pay and commission; None where `annual_market` is."""
        return None if self.annual_market is None else self._yearly(self.compared)

    def cost_to(self, rank: Decimal | int) -> Pay | None:
        """What a year would cost more if the pay were at least this percentile; None where that is not known."""
        figure = None if self.compared is None else self.percentile_figure(rank)
        if figure is None or figure.pay is None or figure.effective_bound not in ("exact", "about"):
            return None
        return self._yearly(_shortfall(self.compared, figure.pay))

    @cached_attribute
    def cost_to_target(self) -> Pay | None:
        """What a year would cost more if the pay were at least the market value; None where that is not known."""
        return self.cost_to(self.target)

    @property
    def cost_to_minimum(self) -> Pay | None:
        """What a year would cost more if the pay were at least the minimum of the grade; None without a band."""
        if self.standing is None:
            return None
        return self._yearly(_shortfall(self.standing.pay, self.standing.band.minimum))

    @property
    def all_caveats(self) -> tuple[Caveat, ...]:
        """What is to be kept in mind of the row: its own caveats, those of its market value, and of its figure."""
        own = self.market.caveats if self.market else ()
        of_ratio = self.market_ratio.caveats if self.market_ratio else ()
        return tuple(dict.fromkeys((*self.caveats, *own, *self._conversion(), *of_ratio)))

    def _conversion(self) -> Iterator[Caveat]:
        """That hourly pay was compared with annual pay, or the other way, at the hours of the row."""
        if self.pay is not None and self.compared is not None:
            start, end = self.pay.period, self.compared.period
            if not converts_alone(start, end):
                yield make_caveat(HOURS_CONVERTED, ("salary",), start=start, end=end, hours=self.hours)


def _shortfall(pay: Pay | None, least: Pay) -> Pay | None:
    if pay is None:
        return None
    return least - pay if least > pay else Pay(Decimal(0), pay.currency, pay.period)


@attrs.frozen(kw_only=True, repr=False)
class PricedRoster(RosterResult, Sequence[PricedRow]):
    """The employees of a roster against the market, in the order given.

    ``rows`` has one row an employee, whatever its cells hold; ``review`` what a person should decide, and
    ``unpriced`` the rows that neither a job nor a place would help. `by_job`, `by_place`, `by` and
    `total` sum up. ``duplicate_ids`` are the ids that stand in more than one row; all of these are
    priced. ``columns`` are those of the roster, ``options`` how it was priced, and ``labels`` the index of a
    frame of pandas.

    Its text and its report show no name, id or pay of a person; its frame and CSV have one row an employee.
    """

    rows: tuple[PricedRow, ...]
    columns: tuple[str, ...] = ()
    options: PriceOptions = attrs.field(factory=PriceOptions)
    structure: PayStructure | None = None
    release: str = ""
    labels: Sequence[object] | None = attrs.field(default=None, eq=False)

    @overload
    def __getitem__(self, index: int) -> PricedRow: ...
    @overload
    def __getitem__(self, index: slice) -> "PricedRoster": ...
    def __getitem__(self, index: int | slice) -> "PricedRow | PricedRoster":
        if not isinstance(index, slice):
            return self.rows[index]
        labels = None if self.labels is None else self.labels[index]
        return attrs.evolve(self, rows=self.rows[index], labels=labels)

    def __len__(self) -> int:
        return len(self.rows)

    def to_frame(self, backend: str | None = None, *, table: str | None = None, exact: bool = False) -> Any:
        """A data frame with a row an employee, or of another ``table``; of pandas it keeps the index of the roster."""
        frame = super().to_frame(backend, table=table, exact=exact)
        if self.labels is not None and table in (None, "rows") and hasattr(frame, "set_axis"):
            frame = frame.set_axis(self.labels, axis=0)
        return frame

    def __iter__(self) -> Iterator[PricedRow]:
        return iter(self.rows)

    def plot(
        self,
        ax: Any = None,
        *,
        kind: Literal["jobs", "percentiles", "people"] = "jobs",
        limit: int = 20,
        title: str | None = None,
    ) -> Any:
        """Draw market ratios of occupations, percentiles of employees, or each one's pay, on matplotlib Axes.

        ``kind`` is ``jobs`` (at most ``limit``, those of the largest cost), ``percentiles``, or ``people``, a dot an
        employee: pay against market value, without names, which tells the pay of single people and is in no report. On
        ``ax``, else on new Axes, which are given back; ``title`` stands in the place of our own. Raises
        MissingExtraError without the extra ``plot``.
        """
        return plot(self, ax, kind=kind, limit=limit, title=title)

    def to_excel(self, path: "str | Path", *, people: bool = True) -> None:
        """Write a workbook: a summary, jobs, places, people (with pay), the texts to review, and sources.

        ``people`` False leaves out the sheet of people and every amount that would tell of one, as reports do.
        Texts stay texts, whatever a spreadsheet would make of them. A reviewed workbook can be given as
        ``mapping=``. Raises ReportFileError where the file cannot be written, and MissingExtraError without the
        extra ``excel``.
        """
        check_flag("people", people)
        write_workbook(self, path, people=people)

    @cached_attribute
    def duplicate_ids(self) -> tuple[str, ...]:
        """The ids that stand in more than one row, in the order of the rows."""
        seen: dict[str, int] = {}
        for row in self.rows:
            if row.id is not None:
                seen[row.id] = seen.get(row.id, 0) + 1
        return tuple(id_ for id_, count in seen.items() if count > 1)

    @property
    def priced(self) -> "PricedRoster":
        """The employees that have a market value."""
        return self._where(lambda row: row.status == "priced")

    @property
    def unpriced(self) -> "PricedRoster":
        """The employees without a usable pay, a place in the country or a published wage, each with its reason."""
        return self._where(lambda row: row.status == "unpriced")

    def _where(self, is_kept: Callable[[PricedRow], bool]) -> "PricedRoster":
        kept = [at for at, row in enumerate(self.rows) if is_kept(row)]
        index: Any = self.labels
        labels = None if index is None else index[kept]
        return attrs.evolve(self, rows=tuple(self.rows[at] for at in kept), labels=labels)

    @cached_attribute
    def review(self) -> "RosterReview":
        """The titles, codes and places that a person should decide, those of most employees first."""
        from roleinfo.roster.review import review_of

        return review_of(self)

    @cached_attribute
    def total(self) -> "RosterGroup":
        """All employees: how many are priced, payroll against the market, and what it costs to bring all to it."""
        from roleinfo.roster.summary import RosterGroup

        return RosterGroup(name="All employees", kind="total", rows=self.rows, options=self.options)

    def by_job(self) -> "RosterGroups":
        """The employees of each occupation, those of the largest cost to bring to the market first."""
        return self._jobs

    @cached_attribute
    def _jobs(self) -> "RosterGroups":
        from roleinfo.roster.summary import occupation_name

        return self._grouped("job", occupation_name)

    def by_place(self) -> "RosterGroups":
        """The employees of each area, those of the largest cost to bring to the market first."""
        return self._places

    @cached_attribute
    def _places(self) -> "RosterGroups":
        from roleinfo.roster.summary import area_name

        return self._grouped("place", area_name)

    def by(self, column: str) -> "RosterGroups":
        """The employees of each value of a column of the roster; a blank cell is a group of its own.

        Raises InvalidArgumentError for a column that the roster has not.
        """
        check_name("column", column)
        if column not in self.columns:
            known = [name for name in self.columns if isinstance(name, str)]
            rule = f"must be a column of the roster; there is no column {shown(column)}"
            raise InvalidArgumentError("column", column, rule, did_you_mean(column, known))
        from roleinfo.roster.cells import text_of

        at = self.columns.index(column)
        return self._grouped(column, lambda row: text_of(row.cells[at]) or "(blank)")

    def market_line(self) -> "MarketLine":
        """The market line: a log-linear regression of the jobs' market values on their grades.

        Grades go by the order of the structure, else by the number in their names. Raises
        NotComparableError where fewer than two grades have a market value, or they have no order.
        """
        from roleinfo.roster.building import market_line_of

        return market_line_of(self)

    def structure_on_market(
        self,
        spread: Decimal | float | Mapping[str, Decimal | float] = Decimal("0.5"),
        *,
        rounding: int = 100,
        lead: Decimal | float = 0,
    ) -> PayStructure:
        """A structure around the market line: its values are the midpoints, rounded to multiples of ``rounding``.

        ``spread`` is the range spread of every grade, or of each by its name (0.5 is 50%). ``lead`` sets
        the structure above the market by a fraction, or below where it is negative (a lag). Price the
        roster with ``aged_to`` to build it for a later date, or age it with `PayStructure.aged`.
        Raises as `market_line` does, and InvalidArgumentError for a spread that a grade has not.
        """
        from roleinfo.roster.building import structure_on

        check_count("rounding", rounding, 1, _MOST_ROUNDING)
        return structure_on(self.market_line(), spread, rounding, lead)

    def geographic_differentials(self) -> "GeographicDifferentials":
        """How much more or less each area pays for the jobs that the roster has there than the nation."""
        from roleinfo.roster.building import differentials_of

        return differentials_of(self)

    def merit_matrix(
        self,
        rating: str,
        increases: Mapping[Any, Sequence[Decimal | float]] | None = None,
        *,
        of: "RatioKind" = "compa_ratio",
        edges: Sequence[Decimal | float] = (Decimal("0.8"), Decimal("0.9"), 1, Decimal("1.1"), Decimal("1.2")),
    ) -> "MeritMatrix":
        """Employees by their rating, a column of the roster, and by zone of compa-ratio or market ratio.

        ``increases`` is a guide: for each rating the raise of each zone, as fractions, from the lowest
        ratio up; the result then has the cost. Raises InvalidArgumentError for an unknown column, for
        edges that do not rise, and for a guide with another number of zones.
        """
        from roleinfo.roster.merit import merit_matrix_of

        return merit_matrix_of(self, rating, increases, of, edges)

    def group_gap(
        self,
        group: str,
        *,
        reference: str,
        category: str | None = None,
        bonus: str | None = None,
        hourly: str | None = None,
        full_pay: str | None = None,
        controls: "Iterable[str] | Mapping[str, ControlKind]" = (),
        rules: "Rules | None" = None,
        min_group: int = 10,
        recipients_only: bool | None = None,
        as_of: str | None = None,
        confidence: Decimal | float = Decimal("0.90"),
    ) -> "GroupGaps":
        """Gaps in pay between the groups of a column of the roster, as sex, and the ``reference`` group of it.

        A gap is (reference - group) / reference. Market values have no part in it. ``rules`` says whose
        figures: those of article 9(1) of Directive (EU) 2023/970 ("eu-2023-970"), those of regulation
        2 of the UK's SI 2017/172 ("uk-2017"), or the former without its articles (None).

        All other arguments but the last four are names of columns: ``category`` is the employer's own category
        of workers, ``bonus`` what is paid in a year beside the pay (by default the roster's bonus and
        commission; a blank is none), ``hourly`` the gross pay of an hour (by default pay and bonus over
        the hours worked; the UK's holds the bonus of the pay period), and ``full_pay`` says who is on full pay.
        ``controls`` are what an adjusted gap holds equal, by least squares on log hourly pay with
        HC3 errors: a list, or a mapping from columns to "number" or "level". It needs the extra
        ``many``.

        Groups of fewer than ``min_group`` employees are withheld, and so is what would show them by
        subtraction. ``recipients_only`` restricts gaps in variable pay to those who received some (as
        the UK's are), ``as_of`` is the date of the pay, and ``confidence`` the level of the interval of an
        adjusted gap.

        Raises InvalidArgumentError for an unknown column or reference, and for controls of which one is
        determined by the others.
        """
        from roleinfo.roster.group_columns import employees_of
        from roleinfo.roster.group_figures import group_gaps

        employees = employees_of(
            self, group, category=category, bonus=bonus, hourly=hourly, full_pay=full_pay, controls=controls
        )
        return group_gaps(
            employees,
            column=group,
            reference=reference,
            rules=rules,
            min_group=min_group,
            recipients_only=recipients_only,
            as_of=as_of,
            confidence=confidence,
        )

    def _grouped(self, kind: str, name_of: Callable[[PricedRow], str]) -> "RosterGroups":
        from roleinfo.roster.disclosure import protected_groups
        from roleinfo.roster.summary import groups_of

        return protected_groups(groups_of(kind, self.rows, name_of, self.options))
