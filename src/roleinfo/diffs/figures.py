"""Figures that are not pay, set against each other: outlook, people, degrees held."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from typing import Any, Final, Generic, TypeVar

import attrs

from roleinfo.diffs.gaps import Gaps
from roleinfo.diffs.pairing import Path, closed_pairs, matched_pairs, ordered, pair_caveats, unusable
from roleinfo.diffs.samples import Samples, error_of_difference, untested
from roleinfo.model._edges import OneLine, plot
from roleinfo.model.arguments import check_type
from roleinfo.model.caveat import Caveat, make_caveat
from roleinfo.model.education import DegreeShare
from roleinfo.model.exact import divide, exact, interval_of, subtract
from roleinfo.model.fact import Fact
from roleinfo.model.measure import Measure
from roleinfo.model.outlook import OutlookFigure
from roleinfo.model.people import PeopleFigure
from roleinfo.model.rules import check_fields
from roleinfo.model.skill import Interest
from roleinfo.typing import Bound

G = TypeVar("G", OutlookFigure, PeopleFigure, DegreeShare, Interest, Measure)

_TURNED: Final[dict[Bound, Bound]] = {"exact": "exact", "about": "about", "at_least": "at_most", "at_most": "at_least"}


def bound_of(left: Bound, right: Bound) -> Bound | None:
    """How ``right - left`` is to be read, from how each side is; None where no number can be stated.

    A side that is only near its number may lie on either side of it, and bounds nothing.

    >>> bound_of("exact", "at_least"), bound_of("at_least", "exact"), bound_of("at_least", "at_least")
    ('at_least', 'at_most', None)
    >>> bound_of("about", "at_least")
    'about'
    """
    bounds = {right, _TURNED[left]}
    if "about" in bounds:
        return "about"
    if bounds >= {"at_least", "at_most"}:
        return None
    return next((bound for bound in ("at_least", "at_most") if bound in bounds), "exact")


@attrs.frozen(field_transformer=check_fields, repr=False)
class FigureGap(OneLine, Generic[G]):
    """Two figures of one measure and how far they lie apart.

    ``difference`` is right - left, in ``unit``: ``points`` between percentages and on a scale, else
    the figures' own unit. ``relative`` is the difference as a fraction of the left figure, for counts alone.
    ``samples`` says how the samples of two numbers of jobs lie to each other; None of other figures.
    """

    left: G
    right: G
    path: Path = attrs.field(repr=False)
    confidence: Decimal = attrs.field(default=Decimal("0.90"), converter=exact)
    samples: Samples | None = attrs.field(default=None, repr=False)

    @property
    def difference(self) -> Decimal:
        """Right - left."""
        return subtract(self.right.value, self.left.value)

    @property
    def unit(self) -> str:
        """The unit of the difference; empty for a measure, which is on a scale of its own."""
        if isinstance(self.left, Measure):
            return ""
        unit = self.left.unit if isinstance(self.left, OutlookFigure | PeopleFigure) else "percent"
        return "points" if unit == "percent" else unit

    @property
    def relative(self) -> Decimal | None:
        """The difference as a fraction of the left figure; None for percentages, ages, measures and a left 0."""
        if self.unit in ("points", "years", "") or not self.left.value:
            return None
        return divide(self.difference, self.left.value)

    @property
    def bound(self) -> Bound:
        """How the difference is to be read: exact, about, at_least or at_most."""
        return bound_of(self.left.effective_bound, self.right.effective_bound) or "about"

    @property
    def interval(self) -> tuple[Decimal, Decimal] | None:
        """The interval of the difference at the level ``confidence``, from both relative standard errors.

        Of numbers of jobs, which have them: of separate samples SE = sqrt(SE1^2 + SE2^2), of a part
        and its whole SE = sqrt(SE_whole^2 - SE_part^2), the error of the rest. None where the
        difference cannot be tested, for the reason in `untested`.

        >>> import roleinfo as ri
        >>> [jobs] = [gap for gap in ri.compare("actor", "pharmacist").outlook.about("jobs") if gap.interval]
        >>> jobs.significant, [round(end) for end in jobs.interval]
        (True, [250263, 283677])
        """
        error = self._error
        if error is None:
            return None
        return interval_of(self.difference, error, self.confidence)

    @property
    def significant(self) -> bool | None:
        """Whether the interval excludes 0; None where it cannot be tested, which is not "no"."""
        interval = self.interval
        return None if interval is None else not interval[0] <= 0 <= interval[1]

    @property
    def untested(self) -> str | None:
        """Why the difference cannot be tested against the sampling error; None where it can."""
        return self._no_error or (untested("too-coarse") if self._error is None else None)

    @property
    def _errors(self) -> tuple[Decimal | None, Decimal | None]:
        sides = (self.left, self.right)
        left, right = (figure.standard_error if isinstance(figure, OutlookFigure) else None for figure in sides)
        return left, right

    @property
    def _no_error(self) -> str | None:
        for figure, error in zip((self.left, self.right), self._errors, strict=True):
            if figure.effective_bound != "exact":
                return untested("bound")
            if error is None:
                return untested("no-error", source=figure.source)
        if self.samples is None:
            return untested("different-sources")
        if self.samples.relation == "same-cell":
            return untested("one-number")
        return self.samples.reason

    @property
    def _error(self) -> Decimal | None:
        """The standard error of the difference; a part counts in its whole as it is, with weight 1."""
        left, right = self._errors
        if self._no_error is not None or left is None or right is None or self.samples is None:
            return None
        return error_of_difference((left, right), self.samples, weight=Decimal(1))

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What is doubtful in this pair."""
        return _pair_notes(self.left, self.right, self.path)


def _pair_notes(left: Fact, right: Fact, path: Path) -> tuple[Caveat, ...]:
    whole = (*path, left.measure)
    return (*pair_caveats(left, right, whole), *_warnings(left, right, whole))


def _warnings(left: Fact, right: Fact, path: Path) -> Iterator[Caveat]:
    """What the authors of a measure say that it is not."""
    measures = [fact for fact in (left, right) if isinstance(fact, Measure) and fact.warning]
    for source, warning in dict.fromkeys((measure.source, measure.warning) for measure in measures):
        yield make_caveat("from-its-authors", path, source=source, warning=warning)


@attrs.frozen(field_transformer=check_fields, repr=False)
class FigureDiff(Gaps[FigureGap[G]], Generic[G]):
    """The gaps between two roles' figures of one section, in canonical order, and what was left out."""

    def about(self, name: str) -> tuple[FigureGap[G], ...]:
        """The gaps of one subject: an outlook measure, a people dimension or a degree."""
        check_type("name", name, str)
        return tuple(gap for gap in self.gaps if name == _subject(gap.left))


@attrs.frozen(field_transformer=check_fields, repr=False)
class MeasureDiff(FigureDiff[Measure]):
    """Measures of two roles, each with itself alone; `about` takes the id of a measure."""

    def plot(self, ax: Any = None, *, titles: tuple[str, str] | None = None, title: str | None = None) -> Any:
        """Draw both roles' measures on matplotlib Axes, those whose scales have the same ends on one axis.

        On ``ax``, else on new Axes, which are given back; ``titles`` name the left and the right role, ``title``
        stands in the place of our own. Raises MissingExtraError without the extra ``plot``.

        >>> import roleinfo as ri
        >>> ax = ri.compare("registered nurse", "physician assistant").measures.plot()
        >>> [label.get_text() for label in ax.get_yticklabels()][-1]
        'AI applicability'
        """
        return plot(self, ax, titles=titles, title=title)


def _subject(fact: OutlookFigure | PeopleFigure | DegreeShare | Interest | Measure) -> str:
    match fact:
        case OutlookFigure():
            return fact.about
        case PeopleFigure():
            return fact.dimension
        case DegreeShare():
            return fact.degree
        case Interest():
            return fact.name
        case Measure():
            return fact.id


def compare_figures(
    lefts: Iterable[G],
    rights: Iterable[G],
    path: Path,
    *,
    like: Callable[[G], object] | None = None,
    is_of_both: Callable[[G], bool] = lambda _: False,
    confidence: Decimal = Decimal("0.90"),
    relate: Callable[[G, G], Samples] | None = None,
) -> FigureDiff[G]:
    """Each measure of both sides as a gap; ``like`` says which figures are alike, by default those of one measure.

    ``is_of_both`` says of a figure that both sides have whether it was published once for the two:
    between these there is no gap. ``relate`` says how the samples of two figures with a sampling
    error lie to each other, which are tested at the level ``confidence``.
    """

    def bound(one: G, other: G) -> Bound | None:
        return bound_of(one.effective_bound, other.effective_bound)

    closed, out = closed_pairs(matched_pairs(lefts, rights, path, like=like, bound=bound), path, bound)
    left_out = list(out)
    gaps: list[FigureGap[G]] = []
    for left, right in closed:
        schemes = [getattr(figure, "class_scheme", None) for figure in (left, right)]
        if schemes[0] != schemes[1]:
            schemes.sort(key=lambda scheme: scheme or "~")
            left_out += unusable("left", [left], path, "other-classification", schemes=schemes)
            left_out += unusable("right", [right], path, "other-classification", schemes=schemes)
            continue
        samples = None if relate is None or not _have_errors(left, right) else relate(left, right)
        is_one = left == right or (samples is not None and samples.relation == "same-cell")
        if is_one and is_of_both(left):
            left_out += unusable("left", [left], path, "same-cell")
            left_out += unusable("right", [right], path, "same-cell")
        else:
            gaps.append(FigureGap(left, right, path, confidence, samples))
    return FigureDiff(tuple(sorted(gaps, key=_order)), ordered(left_out))


def _have_errors(left: G, right: G) -> bool:
    return all(isinstance(figure, OutlookFigure) and figure.rse is not None for figure in (left, right))


def _order(gap: FigureGap[G]) -> tuple[object, ...]:
    return (sorted((gap.left.order[0], gap.right.order[0]), key=str)[0], gap.left.measure)
