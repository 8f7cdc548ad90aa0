"""Pay structures: graded bands, how each grade steps to the next, and what does not fit together."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import chain, count, pairwise
from typing import Any, Literal, TypeVar, overload

import attrs

from roleinfo.errors import InvalidArgumentError, NotComparableError, shown
from roleinfo.model._edges import OneLine, plot
from roleinfo.model._results import PayResult, Restorable
from roleinfo.model.arguments import check_mapping, check_name
from roleinfo.model.caveat import Caveat, make_caveat
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.pay import Pay
from roleinfo.model.rules import check_fields, name_fields
from roleinfo.model.text import folded, is_a, is_not_empty
from roleinfo.pay.amounts import in_period_of, percent_text, ratio
from roleinfo.pay.band import RANGE_POINTS, SalaryBand, check_alike, is_band
from roleinfo.pay.batch import PayRows, RefusedFieldError, RowProblem, a_pay, field_of, is_blank, paid, read_rows
from roleinfo.pay.compa_ratios import CompaRatios
from roleinfo.pay.standings import BandStanding
from roleinfo.typing import ErrorHandling

T = TypeVar("T")


@attrs.frozen(field_transformer=check_fields, repr=False)
class GradeStep(OneLine):
    """Two grades of a structure, one next above the other."""

    lower: SalaryBand = attrs.field(validator=is_band)
    higher: SalaryBand = attrs.field(validator=is_band)

    def __attrs_post_init__(self) -> None:
        check_alike(self.lower, self.higher, "a grade")

    @property
    def midpoint_differential(self) -> Decimal | None:
        """(higher midpoint - lower midpoint) / lower midpoint; None where that is 0."""
        return ratio(self.higher.midpoint - self.lower.midpoint, self.lower.midpoint)

    @property
    def overlap(self) -> Decimal | None:
        """(lower maximum - higher minimum) / (higher maximum - higher minimum); below 0 where a gap is between them.

        The denominator is the width of the higher grade: others are in use. None where it has no width.
        """
        return ratio(self.lower.maximum - self.higher.minimum, self.higher.width)

    @property
    def inversions(self) -> tuple[str, ...]:
        """Which of minimum, midpoint and maximum are lower in the higher grade."""
        return tuple(name for name in RANGE_POINTS if getattr(self.higher, name) < getattr(self.lower, name))

    def __str__(self) -> str:
        parts = (("midpoint differential", self.midpoint_differential), ("overlap", self.overlap))
        words = ", ".join(f"{name} {'none' if value is None else percent_text(value)}" for name, value in parts)
        return f"{self.lower.name or 'lower'} to {self.higher.name or 'higher'}: {words}"


Position = Literal["below", "within", "between", "above"]
"""Where a pay lies in a whole structure; ``between`` is in a gap between grades."""


@attrs.frozen(field_transformer=check_fields, repr=False)
class Placement(PayResult):
    """Where one pay lies in a structure: ``held_by`` names every grade whose band includes it.

    ``standing`` is the pay in the band of the employee's own grade, None where none was given.
    """

    name: object
    pay: Pay
    position: Position
    held_by: tuple[str, ...]
    standing: BandStanding | None = None


class Placements(PayRows[Placement]):
    """Pays in one structure, in the caller's order: a tuple that shows itself as a table.

    ``problems`` says which rows were not read, and why.
    """


def _grades(bands: Mapping[str, SalaryBand] | Iterable[SalaryBand]) -> tuple[SalaryBand, ...]:
    if isinstance(bands, Mapping):
        return tuple(attrs.evolve(band, name=name) for name, band in bands.items())
    return tuple(bands)


@attrs.frozen(field_transformer=name_fields, repr=False)
class PayStructure(Restorable, PayResult, Sequence[SalaryBand]):
    """Graded bands of one currency, period and component, the lowest grade first.

    Made from a mapping of grade names to bands, or from bands with names.

    >>> structure = PayStructure({
    ...     "G1": SalaryBand(Pay(40_000, "USD", "year"), Pay(60_000, "USD", "year")),
    ...     "G2": SalaryBand(Pay(46_000, "USD", "year"), Pay(69_000, "USD", "year")),
    ... })
    >>> print(structure.steps[0])
    G1 to G2: midpoint differential 15.0%, overlap 60.9%
    """

    grades: tuple[SalaryBand, ...] = attrs.field(
        converter=_grades,
        validator=[
            is_not_empty,
            attrs.validators.deep_iterable(is_a(SalaryBand)),
        ],
    )

    def __attrs_post_init__(self) -> None:
        names: set[str] = set()
        for grade in self.grades:
            if grade.name is None:
                raise InvalidArgumentError("grades", grade, "each band must have a name, the grade's")
            if folded(grade.name) in names:
                raise InvalidArgumentError("grades", grade.name, "two grades have one name")
            names.add(folded(grade.name))
        for grade in self.grades[1:]:
            GradeStep(self.grades[0], grade)  # refuses what does not go together

    @overload
    def __getitem__(self, index: int) -> SalaryBand: ...
    @overload
    def __getitem__(self, index: slice) -> "PayStructure": ...
    def __getitem__(self, index: int | slice) -> "SalaryBand | PayStructure":
        """A grade by its position, or a structure of some of them; InvalidArgumentError for a slice of none."""
        return PayStructure(self.grades[index]) if isinstance(index, slice) else self.grades[index]

    def __len__(self) -> int:
        return len(self.grades)

    def plot(
        self,
        ax: Any = None,
        *,
        employees: Mapping[Any, Pay] | None = None,
        grades: Mapping[Any, str] | None = None,
        market: "Mapping[str, SalaryEstimate | Pay] | None" = None,
        title: str | None = None,
    ) -> Any:
        """Draw the grades side by side on matplotlib Axes, with employees as dots and the market as a line.

        Every amount is of the structure's currency and period. ``employees`` are pays by name,
        ``grades`` the grade of each name: who has none stands in a column apart. ``market`` is a
        figure for each grade, by default the one that its band was priced from. On ``ax``, else on
        new Axes, which are given back; ``title`` stands in the place of our own. Raises InvalidArgumentError
        that names the row of a blank pay, of pay of another currency or period, of an unknown
        grade or of one of somebody without pay, NotComparableError for a ``market`` of an unknown
        grade, and MissingExtraError without the extra ``plot``.

        >>> structure = PayStructure([SalaryBand(Pay(40_000, "USD", "year"), Pay(60_000, "USD", "year"), name="G1")])
        >>> ax = structure.plot(employees={"Ann": Pay(52_000, "USD", "year")}, grades={"Ann": "G1"})
        >>> ax.get_ylabel()
        'USD per year'
        """
        return plot(self, ax, employees=employees, grades=grades, market=market, title=title)

    def grade(self, name: str) -> SalaryBand:
        """The band of the grade called so, in any case; NotComparableError where there is none."""
        check_name("name", name)
        grade = next((grade for grade in self.grades if folded(grade.name or "") == folded(name)), None)
        if grade is None:
            known = ", ".join(grade.name or "" for grade in self.grades)
            raise NotComparableError([f"the structure has no grade {shown(name)}; it has {known}"])
        return grade

    def _grade_of_row(self, name: Any) -> SalaryBand:
        check_name("grade", name)
        return self.grade(name)

    @property
    def steps(self) -> tuple[GradeStep, ...]:
        """Each grade with the next above it."""
        return tuple(GradeStep(lower, higher) for lower, higher in pairwise(self.grades))

    @property
    def progressions(self) -> tuple[Decimal | None, ...]:
        """The midpoint differential of each grade to the next."""
        return tuple(step.midpoint_differential for step in self.steps)

    @property
    def overlaps(self) -> tuple[Decimal | None, ...]:
        """The grade overlap of each grade with the next."""
        return tuple(step.overlap for step in self.steps)

    @property
    def inversions(self) -> tuple[GradeStep, ...]:
        """The steps at which the higher grade has a lower minimum, midpoint or maximum."""
        return tuple(step for step in self.steps if step.inversions)

    def check(self) -> tuple[Caveat, ...]:
        """What does not fit together, each with a code, in words, and the names of the grades as its path.

        ``inverted-minimum``, ``inverted-midpoint``, ``inverted-maximum``: lower in the higher grade;
        ``equal-midpoints``: no progression; ``gap-between-grades``: pay that no grade includes;
        ``same-band``: two grades are one; ``set-midpoint``: not halfway; ``different-dates``.
        """
        caveats: list[Caveat] = []
        for step in self.steps:
            lower, higher = step.lower, step.higher
            path = (lower.name or "", higher.name or "")
            names = {"lower": path[0], "higher": path[1]}
            caveats += [
                make_caveat(f"inverted-{end}", path, **names, low=getattr(lower, end), high=getattr(higher, end))
                for end in step.inversions
            ]
            if (lower.minimum, lower.maximum) == (higher.minimum, higher.maximum):
                caveats.append(make_caveat("same-band", path, **names))
            elif lower.midpoint == higher.midpoint:
                caveats.append(make_caveat("equal-midpoints", path, **names, midpoint=lower.midpoint))
            if lower.maximum < higher.minimum:
                caveats.append(make_caveat("gap-between-grades", path, **names, low=lower.maximum, high=higher.minimum))
        caveats += [
            attrs.evolve(caveat, message=f"{grade.name}: {caveat.message}", path=(grade.name or "",))
            for grade in self.grades
            for caveat in grade.caveats
            if caveat.code == "set-midpoint"
        ]
        dates = sorted({grade.holds_for for grade in self.grades}, key=lambda date: (date is None, date or ""))
        if len(dates) > 1:
            caveats.append(make_caveat("different-dates", what="grades", dates=dates))
        return tuple(caveats)

    def grade_of(self, pay: Pay) -> tuple[SalaryBand, ...]:
        """Every grade whose band includes the pay, the lowest first."""
        return tuple(grade for grade in self.grades if pay in grade)

    def place(
        self,
        pays: Mapping[Any, Pay],
        grades: Mapping[Any, str] | None = None,
        *,
        errors: ErrorHandling = "raise",
    ) -> Placements:
        """Each employee's pay in this structure, in the order given; the names are the caller's own.

        ``grades`` has the grade of those who have one, by the same names: their pay is then also
        placed in that band. A row that cannot be read (a blank pay, an unknown grade) is named in
        an InvalidArgumentError; with ``errors="collect"`` the others are placed, and ``problems``
        of the result names it. A blank grade is none.
        """
        check_mapping("pays", pays, "from names to Pay objects")
        if grades is not None:
            check_mapping("grades", grades, "from names to grades")
        return Placements(*read_employees(self, pays, grades, self._placed, errors=errors))

    def _placed(self, name: object, pay: Pay, own: SalaryBand | None) -> Placement:
        held_by = tuple(grade.name or "" for grade in self.grade_of(pay))
        position: Position = "within"
        if not held_by:
            here = in_period_of(self.grades[0].minimum, pay, "a structure")
            below = all(here < grade.minimum for grade in self.grades)
            above = all(here > grade.maximum for grade in self.grades)
            position = "below" if below else "above" if above else "between"
        standing = None if own is None else BandStanding(pay, own, name)
        return Placement(name, pay, position, held_by, standing)

    def compa_ratios(
        self, pays: Mapping[Any, Pay], grades: Mapping[Any, str], *, errors: ErrorHandling = "raise"
    ) -> CompaRatios:
        """The compa-ratios of employees, each in the band of the grade that has the same name in ``grades``.

        A row that cannot be read (a blank pay, no grade or an unknown one) is named in an
        InvalidArgumentError; with ``errors="collect"`` the others are read, and ``problems`` of
        the result names it.
        """
        check_mapping("pays", pays, "from names to Pay objects")
        check_mapping("grades", grades, "from names to grades")
        position = count(1)

        def read(name: object, value: Any) -> tuple[int, Pay, Pay]:
            at = next(position)
            pay, midpoint = paid(value, a_pay), field_of("grade", grades.get(name), self._grade_of_row).midpoint
            return at, in_period_of(midpoint, pay), midpoint

        return CompaRatios.of(*read_rows("pays", pays.items(), read, errors))

    def aged(self, annual_movement: Decimal | int, years: Decimal | int, compound: bool = True) -> "PayStructure":
        """Every band aged by the same movement."""
        return PayStructure(tuple(grade.aged(annual_movement, years, compound) for grade in self.grades))


def read_employees(
    structure: PayStructure,
    pays: Mapping[Any, Pay],
    grades: Mapping[Any, str] | None,
    make: Callable[[object, Pay, SalaryBand | None], T],
    *,
    argument: str = "pays",
    errors: ErrorHandling | None = None,
) -> tuple[list[T], tuple[RowProblem, ...]]:
    """What is made of each employee's name, pay and own band, None without a grade; problems as in `read_rows`.

    A blank grade is none, and a grade of somebody without pay a problem.
    """
    check_mapping(argument, pays, "from names to Pay objects")
    if grades is not None:
        check_mapping("grades", grades, "from names to grades")
    own = {name: grade for name, grade in (grades or {}).items() if not is_blank(grade)}

    def read(name: object, value: Any) -> T:
        if name not in pays:
            raise RefusedFieldError("pay", value, "is missing (None): there is a grade and no pay")
        pay = paid(value, a_pay)
        return make(name, pay, field_of("grade", own[name], structure._grade_of_row) if name in own else None)

    unpaid = ((name, None) for name in own if name not in pays)
    return read_rows(argument, chain(pays.items(), unpaid), read, errors)
