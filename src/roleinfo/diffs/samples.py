"""How the samples behind two figures share jobs, and what that makes of the error of their difference."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Literal

import attrs

from roleinfo.diffs.industry_codes import Extent, compare_industries
from roleinfo.model._edges import OneLine, describe
from roleinfo.model.country import UNITED_STATES
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.exact import add, divide, multiply, square_root, subtract
from roleinfo.model.outlook import OutlookFigure
from roleinfo.model.place import TERRITORIES, Place
from roleinfo.model.rules import check_fields
from roleinfo.pay.releases import are_separate, method_changes, reaches_top
from roleinfo.typing import Side

Relation = Literal["separate", "part-and-whole", "same-cell", "overlaps", "unknown"]


def untested(code: str, **values: object) -> str:
    """Why a difference is not tested: the sentence of a code, made of the values that it takes."""
    return describe("untested", code, **values)


@attrs.frozen(field_transformer=check_fields, repr=False)
class Samples(OneLine):
    """What is known of the two samples.

    Of a part and its whole ``whole`` is the side of the whole, and ``weight`` the part's jobs over
    the whole's, None where these are not published. ``reason`` says why a difference between the
    two cannot be tested, where it cannot. ``changes`` are what was changed in the survey's method
    between its two releases, as `pay.releases` calls it.
    """

    relation: Relation
    whole: Side | None = None
    weight: Decimal | None = None
    reason: str | None = None
    changes: tuple[str, ...] = ()


def samples_of(
    left: SalaryEstimate,
    right: SalaryEstimate,
    jobs: tuple[Iterable[OutlookFigure], Iterable[OutlookFigure]] = ((), ()),
    *,
    of_releases: Iterable[SalaryEstimate] = (),
) -> Samples:
    """How the samples of two pay figures lie; ``jobs`` are the outlook figures of either role: they weigh a part.

    ``of_releases`` are other pay figures of the same cells, which tell whether these reach the top of the scale.
    """
    if left.source.series != right.source.series:
        return Samples("unknown", reason=untested("different-sources"))
    if left.component != right.component or left.universe != right.universe:
        return Samples("unknown", reason=untested("two-kinds"))
    if left.class_scheme != right.class_scheme:
        return Samples("unknown", reason=untested("two-classifications"))
    if left.effective_date != right.effective_date:
        dates = (left.effective_date, right.effective_date)
        top = reaches_top((left, right, *of_releases))
        return _of_releases(left.source.series, dates, method_changes(left.source.series, *dates, reaches_top=top))
    if left.employer != right.employer or left.experience != right.experience:
        return Samples("unknown", reason=untested("shared-jobs"))
    counts = tuple(_jobs(estimate, figures) for estimate, figures in zip((left, right), jobs, strict=True))
    extents = _extents(left, right)
    is_one = left.pay is not None and (left.pay, left.rse) == (right.pay, right.rse)
    if None in (left.class_code, right.class_code) and left.population == right.population and not is_one:
        extents = {"apart"}  # nothing tells the samples apart but that their figures differ
    return _related(extents, (counts[0], counts[1]), is_one_figure=is_one)


def samples_of_jobs(left: OutlookFigure, right: OutlookFigure) -> Samples:
    """How the samples of two numbers of jobs lie."""
    if left.source.series != right.source.series:
        return Samples("unknown", reason=untested("different-sources"))
    if left.universe != right.universe:
        return Samples("unknown", reason=untested("two-kinds"))
    if left.class_scheme != right.class_scheme:
        return Samples("unknown", reason=untested("two-classifications"))
    if left.effective_date != right.effective_date:
        dates = (left.effective_date, right.effective_date)
        return _of_releases(left.source.series, dates, method_changes(left.source.series, *dates, reaches_top=False))
    is_one = (left.value, left.rse) == (right.value, right.rse)
    return _related(_extents(left, right), (left.value, right.value), is_one_figure=is_one)


def _of_releases(series: str, dates: tuple[str | None, str | None], changes: tuple[str, ...]) -> Samples:
    """Two releases of one survey: separate samples where they are so far apart that they share no respondents."""
    if are_separate(series, *dates):
        return Samples("separate", changes=changes)
    return Samples("unknown", reason=untested("two-releases"), changes=changes)


def error_of_difference(
    errors: tuple[Decimal, Decimal],
    samples: Samples,
    *,
    factors: tuple[Decimal, Decimal] = (Decimal(1), Decimal(1)),
    weight: Decimal | None = None,
) -> Decimal | None:
    """The standard error of right - left, from the errors of both; None where these are too coarse to give one.

    ``factors`` are what each amount was multiplied by. A whole is w x its part + (1 - w) x its
    rest, ``weight`` being w, so that its error is w x the part's at the least: where rounding makes
    it no more than that, nothing is left for the rest.
    """
    left, right = (multiply(error, factor) for error, factor in zip(errors, factors, strict=True))
    variance = add(multiply(left, left), multiply(right, right))
    if samples.relation == "part-and-whole" and weight is not None:
        of_whole, of_part = errors if samples.whole == "left" else errors[::-1]
        if of_whole <= multiply(weight, of_part):
            return None
        shared = multiply(multiply(factors[0], factors[1]), multiply(of_part, of_part))
        variance = subtract(variance, multiply(multiply(Decimal(2), weight), shared))
    return square_root(variance)


def _extents(left: SalaryEstimate | OutlookFigure, right: SalaryEstimate | OutlookFigure) -> set[Extent]:
    return {
        _compare_classes(left.class_code, right.class_code),
        compare_places(left.place, right.place),
        compare_industries(left.industry, right.industry),
    }


def _related(extents: set[Extent], counts: tuple[Decimal | None, Decimal | None], *, is_one_figure: bool) -> Samples:
    """The relation of two cells that lie so in class, place and industry, with these numbers of jobs."""
    if "apart" in extents:
        return Samples("separate")
    if extents == {"same"}:
        return Samples("same-cell")
    sides: tuple[Side, Side] = ("left", "right")
    for whole in sides:
        if not extents <= {"same", whole}:
            continue
        of_whole, of_part = counts if whole == "left" else counts[::-1]
        weight = divide(of_part, of_whole) if of_part is not None and of_whole else None
        if weight is None:
            return Samples("part-and-whole", whole, reason=untested("no-share"))
        if weight == 1 and is_one_figure:
            return Samples("same-cell")  # the whole has no jobs but the part's
        if weight > 1:
            return Samples("unknown", reason=untested("part-exceeds-whole"))
        return Samples("part-and-whole", whole, weight)
    return Samples("unknown" if "unknown" in extents else "overlaps", reason=untested("shared-jobs"))


def _compare_classes(left: str | None, right: str | None) -> Extent:
    if left is None or right is None:
        return "unknown"
    if left == right:
        return "same"
    if right.startswith(_stem(left)):
        return "left"
    return "right" if left.startswith(_stem(right)) else "apart"


def _stem(code: str) -> str:
    """What the codes of a group begin with: nothing for all occupations, all digits for a single one."""
    return "" if code == "00-0000" else code.rstrip("0").rstrip("-")


def compare_places(left: Place | None, right: Place | None) -> Extent:
    """How two places share jobs; the areas and the cities of one publisher lie apart.

    >>> boston, california = Place("metro", "14460", "Boston-Cambridge-Newton, MA-NH"), Place.parse("US-CA")
    >>> compare_places(boston, california), compare_places(Place.parse("US-MA"), boston)
    ('apart', 'overlaps')
    """
    if (left and left.key) == (right and right.key):
        return "same"
    if left is None or right is None:
        return "unknown"
    if left.nation and right.nation and left.nation != right.nation:
        return "apart"
    if left.kind == right.kind or {left.kind, right.kind} == {"metro", "nonmetro"}:
        return "apart"
    kinds = ("nation", "state")
    if left.kind not in kinds and right.kind not in kinds:
        return "unknown" if left.states & right.states or not (left.states and right.states) else "apart"
    if left.nation and left.nation == right.nation != UNITED_STATES.code and "nation" in (left.kind, right.kind):
        return "left" if left.kind == "nation" else "right"
    outer, inner = sorted((left, right), key=lambda place: (*kinds, place.kind).index(place.kind))
    if not inner.states:
        return "unknown"
    covered = inner.states - TERRITORIES if outer.kind == "nation" else inner.states & outer.states
    if not covered:
        return "apart"
    if covered != inner.states:
        return "overlaps"
    return "left" if outer is left else "right"


def _jobs(estimate: SalaryEstimate, figures: Iterable[OutlookFigure]) -> Decimal | None:
    """The jobs of the cell that a pay figure is of, by the same source."""
    return next(
        (
            figure.value
            for figure in figures
            if figure.about == "jobs"
            and (figure.source.series, figure.effective_date) == (estimate.source.series, estimate.effective_date)
            and (figure.place, figure.industry) == (estimate.place, estimate.industry)
        ),
        None,
    )
