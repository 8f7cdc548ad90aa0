"""Employees against the market: PricedRoster."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, Literal, overload

import attrs

from roleinfo.errors import InvalidArgumentError, did_you_mean, shown
from roleinfo.model._edges import plot, write_workbook
from roleinfo.model._results import RosterResult
from roleinfo.model.arguments import check_count, check_flag, check_name
from roleinfo.model.cached import cached_attribute
from roleinfo.pay.structure import PayStructure
from roleinfo.roster.market import PriceOptions
from roleinfo.roster.rows import PricedRow

if TYPE_CHECKING:
    from pathlib import Path

    from roleinfo.roster.building import GeographicDifferentials, MarketLine
    from roleinfo.roster.employees import ControlKind
    from roleinfo.roster.groups import GroupGaps, Rules
    from roleinfo.roster.merit import MeritMatrix, RatioKind
    from roleinfo.roster.review import RosterReview
    from roleinfo.roster.summary import RosterGroup, RosterGroups

_MOST_ROUNDING: Final = 1_000_000


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
        return self._grouped(column, lambda row: text_of(row.cells[at]) or "(blank)", of_column=True)

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

    def _grouped(self, kind: str, name_of: Callable[[PricedRow], str], *, of_column: bool = False) -> "RosterGroups":
        from roleinfo.roster.disclosure import protected_groups
        from roleinfo.roster.summary import groups_of

        return protected_groups(groups_of(kind, self.rows, name_of, self.options, of_column=of_column))
