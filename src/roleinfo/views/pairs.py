"""The pairs of a comparison: two figures with their difference, two statements, or what only one role has."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

import attrs

from roleinfo.diffs.experience import ExperienceDiff, ExperienceGap
from roleinfo.diffs.figures import FigureDiff, FigureGap, bound_of
from roleinfo.diffs.lists import ListDiff
from roleinfo.diffs.pairing import LeftOut
from roleinfo.diffs.ratings import SkillGap
from roleinfo.diffs.roles import RoleDiff
from roleinfo.diffs.salary import SalaryDiff, SalaryGap
from roleinfo.diffs.skills import SkillDiff
from roleinfo.model.caveat import Missing
from roleinfo.model.country import currency_mark
from roleinfo.model.education import StudyField
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.fact import Fact
from roleinfo.model.measure import Measure
from roleinfo.model.outlook import OutlookFigure
from roleinfo.pay.prices import Step
from roleinfo.render.citations import Citations
from roleinfo.render.outline import DASH, Block, Paragraph, Phrase, line
from roleinfo.text.facts import label, label_order, lower_first, outlook_label, value
from roleinfo.text.figures import BOUNDS, pay_label, statistic_of
from roleinfo.text.numbers import format_fraction, format_money, format_number, format_points
from roleinfo.typing import Bound, Side

Path = tuple[str, ...]

NO_DIFFERENCE: Final = "same"
SIDES: Final[tuple[Side, Side]] = ("left", "right")
_SCHOOLING: Final = ("held", "required", "asked", "fields", "colleges")
_WORDS: Final = {
    "suppressed": "suppressed",
    "small-sample": "too few people",
    "hourly-only": "published per hour only",
    "annual-only": "published per year only",
    "not-published-here": "not published",
    "not-published-in": "not published",
    "class-changed": "another class",
    "history-is-national": "national only",
    "no-history": "no figures by year",
}
"""What an empty cell says for the code of what is missing."""
_MEASURE_PLACES: Final = 3
_WITHOUT_ROW: Final = ("other-pair-taken", "not-asked-for", "other-list")
_SUBJECTS: Final = ("about", "dimension", "degree", "statistic")
_SUBJECT_OF: Final[dict[type[Fact], tuple[str, ...]]] = {}


@attrs.frozen
class Pair:
    """What is measured, the facts of either side, and their difference in words: a row of a table.

    ``path`` leads to its subject, by the names under which a role records what is missing; ``say``
    puts a fact into the words of its cell, which counts those beyond the ``limit``.
    """

    label: str
    left: tuple[Fact, ...] = ()
    right: tuple[Fact, ...] = ()
    difference: str = ""
    path: Path = ()
    say: Callable[[Any], str] = value
    limit: int | None = None

    def side(self, side: Side) -> tuple[Fact, ...]:
        """The facts of one side."""
        return self.left if side == "left" else self.right

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts of both sides; one that was withheld, and so has no currency, comes last."""
        return tuple(sorted((*self.left, *self.right), key=is_withheld))


FIELDS_SHOWN: Final = 5
"""How many of the fields of study that lead to a role are shown; the others are counted."""


def first_fields(facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The facts without those fields of study that lead to a role beyond the first few."""
    leading = [fact for fact in facts if isinstance(fact, StudyField) and fact.about == "leads_to"]
    rest = {id(fact) for fact in leading[FIELDS_SHOWN:]}
    return tuple(fact for fact in facts if id(fact) not in rest)


def section_parts(diff: RoleDiff) -> Iterator[tuple[Path, Any]]:
    """Each section with its path, education in its four parts."""
    for name, section in diff.sections():
        if name == "education":
            yield from (((name, part), getattr(section, part)) for part in _SCHOOLING)
        else:
            yield (name,), section


def unpaired(section: Any) -> tuple[LeftOut, ...]:
    """What only one role has, of the sources that the section compares, or of any where it compares nothing.

    What another source says of one role alone has no row: it stands under what is not comparable, and
    so does a kind of skill that only one role has, which takes no part in how alike the lists are.
    """
    if not section.left_out or (isinstance(section, SkillDiff) and section):
        return ()
    compared = {fact.source.series for side in SIDES for fact in _compared_facts(section, side)}
    return tuple(
        omitted
        for omitted in section.left_out
        if omitted.code not in _WITHOUT_ROW
        and (not compared or omitted.fact.source.series in compared or omitted.code == "no-length")
        and not is_of_part(omitted.fact)
    )


def is_of_part(fact: Fact) -> bool:
    """Whether a pay figure is of an industry, an employer or a length of experience: no figure of the whole role."""
    return isinstance(fact, SalaryEstimate) and any((fact.industry, fact.employer, fact.experience))


def _compared_facts(section: Any, side: Side) -> tuple[Fact, ...]:
    """The facts of one side that the section sets against the other's."""
    here = SIDES.index(side)
    match section:
        case SalaryDiff() | FigureDiff() | ExperienceDiff():
            return tuple(getattr(gap, side) for gap in section)
        case SkillDiff():
            return section.left if side == "left" else section.right
        case ListDiff():
            return (
                *(pair[here] for pair in section.shared),
                *(section.only_left if side == "left" else section.only_right),
            )
        case _:
            raise TypeError(f"a comparison has no section of {type(section).__name__}")


def facts_shown(section: Any, side: Side) -> tuple[Fact, ...]:
    """Every fact of one side that a section shows, in canonical order."""
    facts = (*_compared_facts(section, side), *(omitted.fact for omitted in unpaired(section) if omitted.side == side))
    return tuple(sorted(facts, key=lambda fact: fact.order))


def measure_path(path: Path, fact: Fact) -> Path:
    """The path of what a fact is about: the section and the name of its measure."""
    own = _SUBJECT_OF.get(type(fact))
    if own is None:
        fields = {field.name for field in attrs.fields(type(fact))}
        own = _SUBJECT_OF[type(fact)] = tuple(name for name in _SUBJECTS if name in fields)[:1]
    return (*path, *(getattr(fact, name) for name in own))


def list_pairs(path: Path, section: Any, *, which: Callable[[Fact], bool] = lambda _: True) -> tuple[Pair, ...]:
    """The rows of a section of words: the facts of each label, side by side; ``which`` says what facts to take."""
    groups: dict[str, tuple[list[Fact], list[Fact]]] = {}
    for here, side in enumerate(SIDES):
        for fact in filter(which, facts_shown(section, side)):
            groups.setdefault(label(fact), ([], []))[here].append(fact)
    return tuple(
        Pair(
            name,
            tuple(left),
            tuple(right),
            path=measure_path(path, (left or right)[0]),
            limit=FIELDS_SHOWN if measure_path(path, (left or right)[0])[-1] == "leads_to" else None,
        )
        for name, (left, right) in sorted(groups.items(), key=lambda item: label_order(item[0]))
    )


def figure_pairs(path: Path, section: Any) -> tuple[Pair, ...]:
    """The rows of a section of figures: the pairs, then what could not be subtracted or one side alone has."""
    return (*(pair_of(path, gap) for gap in section), *_unpaired_pairs(path, section))


def conversions(steps: Iterable[Step], citations: Citations) -> Iterator[Block]:
    """What was done to amounts before they were compared, with whose numbers; nothing where nothing was."""
    given = tuple(dict.fromkeys(steps))
    if given:
        publications = dict.fromkeys((step.publication, step.dated) for step in given if step.publication)
        numbers = [citations.cite(*publication) for publication in publications]
        changes = dict.fromkeys(map(str, given))
        yield Paragraph(line(Phrase(f"Compared after: {'; '.join(changes)}.", numbers)))


def pair_of(path: Path, gap: Any) -> Pair:
    """The row of two figures and their difference."""
    row = Pair(_gap_label(gap), (gap.left,), (gap.right,), difference_text(gap), measure_path(path, gap.left))
    if isinstance(gap, SalaryGap) and any(gap.steps):
        sides = zip((gap.left, gap.right), gap.pays, gap.steps, strict=True)
        pays = {id(figure): pay for figure, pay, steps in sides if steps}
        row = attrs.evolve(
            row,
            say=lambda fact: (
                f"{format_money(pays[id(fact)])} (from {value(fact)})" if id(fact) in pays else value(fact)
            ),
        )
    return row


def without_common_place(pairs: Iterable[Pair]) -> tuple[str | None, list[Pair]]:
    """The place that all figures of pay and jobs are of, and the pairs without it in their labels.

    There is none where the places are several, or a figure is of none.
    """
    given = list(pairs)
    names = {
        fact.place.name if fact.place else None
        for pair in given
        for fact in pair.facts
        if isinstance(fact, SalaryEstimate | OutlookFigure)
    }
    place = names.pop() if len(names) == 1 else None
    return (None, given) if place is None else (place, [_without_place(pair) for pair in given])


def _without_place(pair: Pair) -> Pair:
    first = pair.facts[0]
    if not isinstance(first, OutlookFigure) or pair.label != _outlook_label(pair.facts):
        return pair
    return attrs.evolve(pair, label=_outlook_label(pair.facts, place=False))


def _gap_label(gap: Any) -> str:
    if isinstance(gap, SalaryGap) and (ours := statistic_of(gap.left)) != (theirs := statistic_of(gap.right)):
        return f"{ours} vs. {lower_first(theirs)}{pay_label(gap.left).removeprefix(ours)}"
    shared = _shared_scope(gap.left, gap.right)
    return _outlook_label((shared, gap.right)) if isinstance(shared, OutlookFigure) else label(shared)


def _outlook_label(figures: Sequence[Any], *, place: bool = True) -> str:
    """The label of figures of jobs, without a date where they have several."""
    is_of_one_date = len({figure.effective_date for figure in figures}) == 1
    return outlook_label(figures[0], place=place, date=is_of_one_date)


def _shared_scope(left: Any, right: Any) -> Any:
    """The left figure without the place, industry or experience that the right one does not share."""
    if not isinstance(left, SalaryEstimate | OutlookFigure):
        return left
    names = ("place", "industry", "experience") if isinstance(left, SalaryEstimate) else ("place", "industry")
    apart: dict[str, Any] = {name: None for name in names if getattr(left, name) != getattr(right, name)}
    return attrs.evolve(left, **apart) if apart else left


def _unpaired_pairs(path: Path, section: Any) -> Iterator[Pair]:
    groups: dict[object, tuple[list[Fact], list[Fact]]] = {}
    figures = [omitted for omitted in unpaired(section) if omitted.code != "no-length"]
    # A figure that was withheld has no currency: it joins the other role's figure of its kind, which has.
    for omitted in sorted(figures, key=lambda out: (is_withheld(out.fact), out.fact.order)):
        here = SIDES.index(omitted.side)
        key: object = omitted.fact.measure
        if is_withheld(omitted.fact):
            key = next((one for one, sides in groups.items() if _is_same_kind(omitted.fact, sides[1 - here])), key)
        groups.setdefault(key, ([], []))[here].append(omitted.fact)
    for left, right in groups.values():
        row = Pair("", tuple(left), tuple(right), DASH if left and right else "")
        first = row.facts[0]
        name = _outlook_label(row.facts) if isinstance(first, OutlookFigure) else label(first)
        yield attrs.evolve(row, label=name, path=measure_path(path, first))


def is_withheld(fact: Fact) -> bool:
    """Whether a pay figure was not released."""
    return isinstance(fact, SalaryEstimate) and fact.known_amount is None


def _is_same_kind(fact: Fact, others: list[Fact]) -> bool:
    kinds = [
        (figure.statistic, figure.component, figure.population)
        for figure in (fact, *others)
        if isinstance(figure, SalaryEstimate)
    ]
    return bool(others) and len(set(kinds)) == 1


def difference_text(gap: Any) -> str:
    """Right - left in words, with its sign and, for money and counts, as a percentage of the left figure."""
    match gap:
        case SalaryGap():
            return bounded_change(
                gap.difference.amount, format_money(gap.difference, signed=True), gap.bound, gap.relative
            )
        case FigureGap():
            within = " (within sampling error)" if gap.difference and gap.significant is False else ""
            return bounded_change(gap.difference, _change(gap), gap.bound, gap.relative) + within
        case ExperienceGap(share=Decimal() as share):
            return bounded_change(share, format_points(share), "exact", None)
        case ExperienceGap():
            bounds = [end for end in (gap.minimum, gap.maximum) if end is not None]
            if not any(bounds):
                return NO_DIFFERENCE if bounds else DASH
            least = "" if bounds[0] == bounds[-1] else f"{format_number(bounds[0], signed=True)} to "
            return f"{least}{_with_unit(bounds[-1], 'months')}"
        case SkillGap():
            return "; ".join(_skill_differences(gap)) or DASH
        case _:
            raise TypeError(f"no difference in a {type(gap).__name__}")


def _change(gap: FigureGap[Any]) -> str:
    if isinstance(gap.left, Measure):
        return format_number(gap.difference, _MEASURE_PLACES, signed=True)
    if gap.unit == "points":
        return format_points(gap.difference)
    if gap.unit.endswith(" a week"):
        return format_number(gap.difference, signed=True, mark=currency_mark(gap.unit.partition(" ")[0]))
    return _with_unit(gap.difference, gap.unit if gap.unit == "years" else "")


def _with_unit(amount: Decimal, unit: str) -> str:
    """A signed number with its unit, in the singular where it is one."""
    return f"{format_number(amount, signed=True)} {unit.removesuffix('s') if amount.copy_abs() == 1 else unit}".strip()


def bounded_change(amount: Decimal, words: str, bound: Bound, relative: Decimal | None) -> str:
    """A difference in words with its bound and its percentage; that there is none."""
    if not amount and bound == "exact":
        return NO_DIFFERENCE
    qualifier = BOUNDS[bound] if bound in ("at_least", "at_most") else ""
    part = "" if not relative else f" ({qualifier}{format_fraction(relative, signed=True)})"
    return f"{BOUNDS[bound]}{words}{part}"


def _skill_differences(gap: SkillGap) -> Iterator[str]:
    if gap.share is not None:
        yield bounded_change(gap.share, format_points(gap.share), _share_bound(gap), None)
    for name in ("importance", "level"):
        step = getattr(gap, name)
        if step is not None:
            within = " (within the raters' error)" if step and getattr(gap, f"{name}_outside_error") is False else ""
            yield f"{name} {format_number(step, signed=True) if step else NO_DIFFERENCE}{within}"


def _share_bound(gap: SkillGap) -> Bound:
    shares = [skill.share for skill in (gap.left, gap.right) if skill.share]
    return bound_of(shares[0].bound, shares[1].bound) or "about"


def empty_cell_text(diff: RoleDiff, side: Side, row: Pair) -> str:
    """What stands in a cell without a fact: the word for the reason, where one is recorded, else a dash."""
    lacking = _recorded_missing(diff, side, row)
    return DASH if lacking is None else _WORDS.get(lacking.code, DASH)


def _recorded_missing(diff: RoleDiff, side: Side, row: Pair) -> Missing | None:
    """What the role of this side records as missing where the other one's facts of a row stand."""
    sources = {fact.source.id for fact in row.facts}
    for missing in diff.missing:
        if (
            missing.path[0] != side
            or missing.code == "not-stated"
            or (missing.source is not None and missing.source not in sources)
        ):
            continue
        lacking = missing.path[1:]
        if lacking[:1] == ("salary",) and lacking[1:]:
            # Of one period: "per year".
            matches = row.path[:1] == ("salary",) and lacking[1] in {
                f"per {fact.known_amount.period}"
                for fact in row.facts
                if isinstance(fact, SalaryEstimate) and fact.known_amount
            }
        elif len(lacking) > len(row.path):
            texts = {getattr(fact, "text", None) for fact in row.facts}
            matches = lacking[: len(row.path)] == row.path and (lacking[-1] in texts or texts == {None})
        else:
            matches = row.path[: len(lacking)] == lacking
        if matches:
            return missing
    return None


def why_empty(diff: RoleDiff, side: Side, row: Pair) -> str:
    """Why one side of a row has nothing: what the role records, else what was left out, else that nobody states it."""
    lacking = _recorded_missing(diff, side, row)
    if lacking is not None:
        return f"{lacking.message} [{lacking.code}]"
    if row.path[0] == "skills" and diff.skills:
        return "not in its source's list, which names only the most common skills"
    source = diff.options.side("source", SIDES.index(side))
    if source is not None:
        return f"not stated by {source}"
    return "not stated by any source"


def why_no_difference(row: Pair) -> str:
    """Why a row has no difference."""
    if not (row.left and row.right):
        return "stated for one role only"
    if any(map(is_withheld, row.facts)):
        return "a figure was not released"
    if row.path[0] == "skills":
        return "the two are measured differently"
    if row.path[0] == "education" and len({getattr(fact, "degree", None) for fact in row.facts}) > 1:
        return "two different degrees"
    return "both are open-ended, so their difference has no bound"
