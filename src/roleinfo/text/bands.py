"""Sentences on pay bands: what a band is, how two differ, and where pay lies in one."""

from typing import TYPE_CHECKING

from roleinfo.model.pay import Pay
from roleinfo.text.facts import capital
from roleinfo.text.figures import COMPONENT_NAMES
from roleinfo.text.numbers import format_date, format_money, format_number
from roleinfo.text.phrases import counted, joined, share_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from roleinfo.pay.band import SalaryBand
    from roleinfo.pay.compa_ratios import CompaRatios
    from roleinfo.pay.gaps import BandGap
    from roleinfo.pay.overlap import RangeOverlap
    from roleinfo.pay.standings import BandStanding
    from roleinfo.pay.structure import PayStructure, Placement

_POSITIONS = {
    "below": "below every grade", "within": "within a grade", "between": "between two grades, in neither",
    "above": "above every grade",
}  # fmt: skip


def amount(pay: Pay) -> str:
    """An amount with its period: ``$48,000 per year``."""
    return f"{format_money(pay)} per {pay.period}"


def basis_of_bands(bands: "Iterable[SalaryBand]") -> str:
    """What the amounts of bands include, their unit and date: ``Base pay, USD per year, effective January 2026``."""
    return ", ".join(parts_of_basis(bands))


def parts_of_basis(bands: "Iterable[SalaryBand]") -> tuple[str, ...]:
    """The parts of `basis_of_bands`; without the date, where bands have several."""
    given = tuple(bands)
    pay, dates = given[0].minimum, tuple(dict.fromkeys(_date(band) for band in given))
    return (
        capital(COMPONENT_NAMES[given[0].component]),
        f"{pay.currency} per {pay.period}",
        *(dates if len(dates) == 1 else ()),
    )


def _date(band: "SalaryBand") -> str:
    start = f"effective {format_date(band.effective)}" if band.effective else "undated"
    return f"{start}, aged to {format_date(band.aged_to)}" if band.aged_to else start


def band_range(band: "SalaryBand") -> str:
    """The ends of a band: ``$48,000 to $72,000``."""
    return f"{format_money(band.minimum)} to {format_money(band.maximum)}"


def describe_band(band: "SalaryBand") -> str:
    """From where to where a band runs, its midpoint and its range spread."""
    whose = f"Pay in {band.name}" if band.name else "Pay in the band"
    spread = "" if band.spread is None else f"; the maximum is {share_text(band.spread)} above the minimum"
    return (
        f"{whose} ranges from {band_range(band)} per {band.minimum.period}. The midpoint is "
        f"{format_money(band.midpoint)}{spread}."
    )


def describe_structure(structure: "PayStructure") -> "Iterator[str]":
    """How many grades there are, from where to where they run, and whether they fit together."""
    low = min(structure, key=lambda grade: grade.minimum)
    high = max(structure, key=lambda grade: grade.maximum)
    yield (
        f"{counted(len(structure), 'grade')}, from {format_money(low.minimum)} ({low.name}) to "
        f"{format_money(high.maximum)} ({high.name}) per {low.minimum.period}."
    )
    if problems := len(structure.check()):
        yield f"The structure has {counted(problems, 'problem')}."


def describe_gap(gap: "BandGap") -> "Iterator[str]":
    """How the midpoints of two bands differ, and how far the bands overlap."""
    left, right = gap.left.name or "the left band", gap.right.name or "the right band"
    difference, period = gap.midpoint.difference, gap.left.minimum.period
    if not difference.amount:
        yield f"The midpoints of {left} and {right} are the same."
    else:
        share = "" if gap.midpoint.relative is None else f" ({share_text(gap.midpoint.relative)})"
        direction = "higher" if difference.amount > 0 else "lower"
        size = format_money(-difference if difference.amount < 0 else difference)
        yield f"The midpoint of {right} is {size}{share} {direction} per {period} than that of {left}."
    yield describe_overlap(gap.overlap)


def describe_overlap(overlap: "RangeOverlap") -> str:
    """How far two ranges of pay overlap."""
    if not overlap.shared.amount:
        return "The ranges do not overlap."
    size = f"{format_money(overlap.shared)} per {overlap.shared.period}"
    return f"The ranges overlap by {size}, {share_text(overlap.ratio)} of their combined span."


def position_in_band(standing: "BandStanding") -> str:
    """Where a pay lies: within the band, or outside and with which circle."""
    words = {"green": "below the minimum (green-circled)", "red": "above the maximum (red-circled)"}
    return words.get(standing.circle or "", "within the band")


def describe_standing(standing: "BandStanding") -> str:
    """Where one pay lies in its band."""
    ratio = standing.compa_ratio
    compa = "" if ratio is None else f", with a compa-ratio of {format_number(ratio, 3)}"
    return f"{amount(standing.pay)} is {position_in_band(standing)}{compa}."


def grades_of(placement: "Placement") -> str:
    """The grades that include a pay, or where it lies outside all of them."""
    return ", ".join(placement.held_by) or _POSITIONS[placement.position]


def grades_in_words(placement: "Placement") -> str:
    """The grades that include a pay, as a phrase: ``within G1 and G2``."""
    return f"within {joined(placement.held_by)}" if placement.held_by else _POSITIONS[placement.position]


def describe_placement(placement: "Placement") -> "Iterator[str]":
    """Which grades include a pay, and where it lies in the employee's own grade."""
    yield f"{amount(placement.pay)} is {grades_in_words(placement)}."
    if placement.standing is not None:
        own = placement.standing.band.name or "the employee's own band"
        yield f"In {own}: {describe_standing(placement.standing)}"


def describe_group(group: "CompaRatios") -> "Iterator[str]":
    """The compa-ratio of a group, summed up in two ways."""
    for name, value in (
        ("Sum of pay / sum of midpoints", group.of_sums),
        ("Mean of compa-ratios", group.mean_of_ratios),
    ):
        yield f"{name}: {'none' if value is None else format_number(value, 3)}."


def describe_circles(standings: "Iterable[BandStanding]") -> str:
    """How many pays lie within, below and above their bands."""
    given = tuple(standings)
    below, above = (sum(standing.circle == end for standing in given) for end in ("green", "red"))
    words = f"{counted(len(given), 'employee')}: {len(given) - below - above} within the band"
    return f"{words}, {below} below the minimum, {above} above the maximum."
