"""Schooling compared: degrees held in points; what is asked, studied and where, as lists; never mixed."""

from typing import Any, Literal

import attrs

from roleinfo.diffs.figures import FigureDiff, compare_figures
from roleinfo.diffs.lists import ListDiff, compare_lists
from roleinfo.diffs.pairing import LeftOut, Path
from roleinfo.model._edges import plot
from roleinfo.model._results import GapResult
from roleinfo.model.cached import cached_attribute
from roleinfo.model.caveat import Caveat
from roleinfo.model.education import ENTRY_LADDER, College, DegreeShare, DegreeStatement, StudyField
from roleinfo.model.rules import check_fields
from roleinfo.model.sections import Education


@attrs.frozen(field_transformer=check_fields, repr=False)
class EducationDiff(GapResult):
    """Two roles' schooling: ``held`` and ``required`` (in points), ``asked``, ``fields`` and ``colleges`` (lists)."""

    left: Education
    right: Education
    path: Path = ("education",)

    @cached_attribute
    def held(self) -> FigureDiff[DegreeShare]:
        """Shares of each degree, right - left in points."""
        return compare_figures(
            self.left.held,
            self.right.held,
            (*self.path, "held"),
            is_of_both=lambda share: self.left != self.right and share.published_for is not None,
        )

    @cached_attribute
    def required(self) -> FigureDiff[DegreeShare]:
        """Shares of answers that name a degree as required, right - left in points."""
        return compare_figures(self.left.required, self.right.required, (*self.path, "required"))

    @cached_attribute
    def asked(self) -> ListDiff[DegreeStatement]:
        """What is said of degrees without a share."""
        return compare_lists(self.left.asked, self.right.asked, (*self.path, "asked"))

    @property
    def entry_levels(self) -> int | None:
        """How many levels lie between the typical degrees at entry, right - left on BLS's ladder of eight; or None."""
        ours, theirs = self.left.typical_entry, self.right.typical_entry
        if ours is None or theirs is None or not {ours.degree, theirs.degree} <= set(ENTRY_LADDER):
            return None
        return ENTRY_LADDER.index(theirs.degree) - ENTRY_LADDER.index(ours.degree)

    @cached_attribute
    def fields(self) -> ListDiff[StudyField]:
        """Fields of study."""
        return compare_lists(self.left.fields, self.right.fields, (*self.path, "fields"))

    @cached_attribute
    def colleges(self) -> ListDiff[College]:
        """Colleges that most went to."""
        return compare_lists(self.left.colleges, self.right.colleges, (*self.path, "colleges"))

    def plot(
        self,
        ax: Any = None,
        *,
        by: Literal["held", "required", "typical_entry"] | None = None,
        titles: tuple[str, str] | None = None,
        title: str | None = None,
    ) -> Any:
        """Draw both roles' degrees by one measure on matplotlib Axes.

        Degrees ``held``, or named as ``required``, in percent of those whom the source counts, or
        the degree that is the ``typical_entry``; without ``by`` the first that both sides have. On
        ``ax``, else on new Axes, which are given back; ``titles`` name the left and the right role,
        ``title`` stands in the place of our own. Raises InvalidArgumentError for another measure, and
        MissingExtraError without the extra ``plot``.

        >>> import roleinfo as ri
        >>> ax = ri.compare("account manager", "account representative").education.plot()
        >>> ax.get_xlabel()
        'percent of those whom the source counts'
        """
        return plot(self, ax, by=by, titles=titles, title=title)

    def __bool__(self) -> bool:
        return any((self.held, self.required, self.asked, self.fields, self.colleges))

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What was not compared, and why."""
        return (
            *self.held.left_out,
            *self.required.left_out,
            *self.asked.left_out,
            *self.fields.left_out,
            *self.colleges.left_out,
        )

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What is doubtful in any of these."""
        return (
            *self.held.caveats,
            *self.required.caveats,
            *self.asked.caveats,
            *self.fields.caveats,
            *self.colleges.caveats,
        )
