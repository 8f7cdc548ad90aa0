"""What a comparison sets side by side: pairs with their difference, and what only one role has."""

from collections.abc import Callable, Iterator
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
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.fact import Fact
from roleinfo.model.outlook import OutlookFigure
from roleinfo.model.words import money, number, percent
from roleinfo.render.outline import DASH
from roleinfo.text.facts import label, label_order, lower_first, value
from roleinfo.text.figures import BOUNDS, pay_label, statistic_of
from roleinfo.typing import Bound, Side

Path = tuple[str, ...]

NO_DIFFERENCE: Final = "none"
SIDES: Final[tuple[Side, Side]] = ("left", "right")
_SCHOOLING: Final = ("held", "required", "asked", "fields", "colleges")
_WORDS: Final = {
    "suppressed": "suppressed",
    "small-sample": "too few people",
    "hourly-only": "published per hour only",
    "annual-only": "published per year only",
    "not-published-here": "not published",
}
"""What an empty cell says for the code of what is missing."""
_NEVER_ALONE: Final = ("other-pair-taken", "not-asked-for", "other-list")
_SUBJECTS: Final = ("about", "dimension", "degree", "statistic")
_SUBJECT_OF: Final[dict[type[Fact], tuple[str, ...]]] = {}


@attrs.frozen
class Row:
    """A row of a table: what is measured, the facts of either side, and the difference in words.

    ``path`` leads to its subject, by the names under which a role records what is missing; ``say``
    puts a fact into the words of its cell.
    """

    label: str
    left: tuple[Fact, ...] = ()
    right: tuple[Fact, ...] = ()
    difference: str = ""
    path: Path = ()
    say: Callable[[Any], str] = value

    def side(self, side: Side) -> tuple[Fact, ...]:
        """The facts of one side."""
        return self.left if side == "left" else self.right

    @property
    def facts(self) -> tuple[Fact, ...]:
        """The facts of both sides; one that was withheld, and so has no currency, comes last."""
        return tuple(sorted((*self.left, *self.right), key=is_withheld))


def sections(diff: RoleDiff) -> Iterator[tuple[Path, Any]]:
    """Each section with its path, education in its four parts."""
    for name, section in diff.sections():
        if name == "education":
            yield from (((name, part), getattr(section, part)) for part in _SCHOOLING)
        else:
            yield (name,), section


def alone(section: Any) -> tuple[LeftOut, ...]:
    """What only one role has, of the sources that the section compares, or of any where it compares nothing.

    What another source says of one role alone has no row: it stands under what is not comparable, and
    so does a kind of skill that only one role has, which takes no part in how alike the lists are.
    """
    if isinstance(section, SkillDiff) and section:
        return ()
    compared = {fact.source.series for side in SIDES for fact in _compared(section, side)}
    return tuple(
        each
        for each in section.left_out
        if each.code not in _NEVER_ALONE
        and (not compared or each.fact.source.series in compared or each.code == "no-length")
        and not is_limited(each.fact)
    )


def is_limited(fact: Fact) -> bool:
    """Whether a pay figure is of an industry, an employer or a length of experience: no figure of the whole role."""
    return isinstance(fact, SalaryEstimate) and any((fact.industry, fact.employer, fact.experience))


def _compared(section: Any, side: Side) -> tuple[Fact, ...]:
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


def shown(section: Any, side: Side) -> tuple[Fact, ...]:
    """Every fact of one side that a section shows, in canonical order."""
    facts = (*_compared(section, side), *(each.fact for each in alone(section) if each.side == side))
    return tuple(sorted(facts, key=lambda fact: fact.order))


def subject(path: Path, fact: Fact) -> Path:
    """The path of what a fact is about: the section and the name of its measure."""
    own = _SUBJECT_OF.get(type(fact))
    if own is None:
        fields = {each.name for each in attrs.fields(type(fact))}
        own = _SUBJECT_OF[type(fact)] = tuple(name for name in _SUBJECTS if name in fields)[:1]
    return (*path, *(getattr(fact, name) for name in own))


def list_rows(path: Path, section: Any, *, which: Callable[[Fact], bool] = lambda _: True) -> tuple[Row, ...]:
    """The rows of a section of words: the facts of each label, side by side; ``which`` says what facts to take."""
    found: dict[str, tuple[list[Fact], list[Fact]]] = {}
    for here, side in enumerate(SIDES):
        for fact in filter(which, shown(section, side)):
            found.setdefault(label(fact), ([], []))[here].append(fact)
    return tuple(
        Row(name, tuple(left), tuple(right), path=subject(path, (left or right)[0]))
        for name, (left, right) in sorted(found.items(), key=lambda item: label_order(item[0]))
    )


def figure_rows(path: Path, section: Any) -> tuple[Row, ...]:
    """The rows of a section of figures: the pairs, then what could not be subtracted or one side alone has."""
    return (*(gap_row(path, gap) for gap in section), *_alone_rows(path, section))


def gap_row(path: Path, gap: Any) -> Row:
    """The row of two figures and their difference."""
    row = Row(_gap_label(gap), (gap.left,), (gap.right,), difference(gap), subject(path, gap.left))
    if isinstance(gap, SalaryGap) and any(gap.steps):
        pays = dict(zip((id(gap.left), id(gap.right)), gap.pays, strict=True))
        row = attrs.evolve(row, say=lambda fact: f"{money(pays[id(fact)])} (made of {value(fact)})")
    return row


def _gap_label(gap: Any) -> str:
    if isinstance(gap, SalaryGap) and (mine := statistic_of(gap.left)) != (theirs := statistic_of(gap.right)):
        return f"{mine} against {lower_first(theirs)}{pay_label(gap.left).removeprefix(mine)}"
    return label(_shared_limits(gap.left, gap.right))


def _shared_limits(left: Any, right: Any) -> Any:
    """The left figure without the place, industry or experience that the right one does not share."""
    if not isinstance(left, SalaryEstimate | OutlookFigure):
        return left
    names = ("place", "industry", "experience") if isinstance(left, SalaryEstimate) else ("place", "industry")
    apart: dict[str, Any] = {name: None for name in names if getattr(left, name) != getattr(right, name)}
    return attrs.evolve(left, **apart) if apart else left


def _alone_rows(path: Path, section: Any) -> Iterator[Row]:
    groups: dict[object, tuple[list[Fact], list[Fact]]] = {}
    figures = [each for each in alone(section) if each.code != "no-length"]
    # A figure that was withheld has no currency: it joins the other role's figure of its kind, which has.
    for each in sorted(figures, key=lambda out: (is_withheld(out.fact), out.fact.order)):
        here = SIDES.index(each.side)
        key: object = each.fact.measure
        if is_withheld(each.fact):
            key = next((one for one, sides in groups.items() if _is_kin(each.fact, sides[1 - here])), key)
        groups.setdefault(key, ([], []))[here].append(each.fact)
    for left, right in groups.values():
        row = Row("", tuple(left), tuple(right), DASH if left and right else "")
        yield attrs.evolve(row, label=label(row.facts[0]), path=subject(path, row.facts[0]))


def is_withheld(fact: Fact) -> bool:
    """Whether a pay figure was not released."""
    return isinstance(fact, SalaryEstimate) and fact.stated is None


def _is_kin(fact: Fact, others: list[Fact]) -> bool:
    kinds = [
        (each.statistic, each.component, each.population)
        for each in (fact, *others)
        if isinstance(each, SalaryEstimate)
    ]
    return bool(others) and len(set(kinds)) == 1


def difference(gap: Any) -> str:
    """Right - left in words, with its sign and, for money and counts, as a part of the left figure."""
    match gap:
        case SalaryGap():
            return _told(gap.difference.amount, money(gap.difference, sign=True), gap.bound, gap.relative)
        case FigureGap():
            unit = gap.unit if gap.unit in ("points", "years") else ""
            within = " (within its error)" if gap.difference and gap.significant is False else ""
            return _told(gap.difference, _counted(gap.difference, unit), gap.bound, gap.relative) + within
        case ExperienceGap(share=Decimal() as share):
            return _told(share, _counted(share, "points"), "exact", None)
        case ExperienceGap():
            ends = [end for end in (gap.minimum, gap.maximum) if end is not None]
            if not any(ends):
                return NO_DIFFERENCE if ends else DASH
            least = "" if ends[0] == ends[-1] else f"{number(ends[0], sign=True)} to "
            return f"{least}{_counted(ends[-1], 'months')}"
        case SkillGap():
            return "; ".join(_skill_differences(gap)) or DASH
        case _:
            raise TypeError(f"no difference in a {type(gap).__name__}")


def _counted(amount: Decimal, unit: str) -> str:
    """A signed number with its unit, in the singular where it is one."""
    return f"{number(amount, sign=True)} {unit.removesuffix('s') if amount.copy_abs() == 1 else unit}".strip()


def _told(amount: Decimal, words: str, bound: Bound, relative: Decimal | None) -> str:
    if not amount and bound == "exact":
        return NO_DIFFERENCE
    qualifier = BOUNDS[bound] if bound in ("at_least", "at_most") else ""
    part = "" if not relative else f" ({qualifier}{percent(relative, sign=True)})"
    return f"{BOUNDS[bound]}{words}{part}"


def _skill_differences(gap: SkillGap) -> Iterator[str]:
    if gap.share is not None:
        yield _told(gap.share, _counted(gap.share, "points"), _share_bound(gap), None)
    for name in ("importance", "level"):
        step = getattr(gap, name)
        if step is not None:
            within = " (within its error)" if step and getattr(gap, f"{name}_outside_error") is False else ""
            yield f"{name} {number(step, sign=True) if step else NO_DIFFERENCE}{within}"


def _share_bound(gap: SkillGap) -> Bound:
    shares = [each.share for each in (gap.left, gap.right) if each.share]
    return bound_of(shares[0].bound, shares[1].bound) or "about"


def empty_cell(diff: RoleDiff, side: Side, row: Row) -> str:
    """What stands in a cell without a fact: the word for the reason, where one is recorded, else a dash."""
    lacking = _recorded(diff, side, row)
    return DASH if lacking is None else _WORDS.get(lacking.code, DASH)


def _recorded(diff: RoleDiff, side: Side, row: Row) -> Missing | None:
    """What the role of this side records as missing where the other one's facts of a row stand."""
    sources = {fact.source.id for fact in row.facts}
    for each in diff.missing:
        if (
            each.path[0] != side
            or each.code == "not-stated"
            or (each.source is not None and each.source not in sources)
        ):
            continue
        lacking = each.path[1:]
        if lacking[:1] == ("salary",) and lacking[1:]:
            # Of one period: "per year".
            is_kin = row.path[:1] == ("salary",) and lacking[1] in {
                f"per {fact.stated.period}" for fact in row.facts if isinstance(fact, SalaryEstimate) and fact.stated
            }
        elif len(lacking) > len(row.path):
            texts = {getattr(fact, "text", None) for fact in row.facts}
            is_kin = lacking[: len(row.path)] == row.path and (lacking[-1] in texts or texts == {None})
        else:
            is_kin = row.path[: len(lacking)] == lacking
        if is_kin:
            return each
    return None


def why_empty(diff: RoleDiff, side: Side, row: Row) -> str:
    """Why one side of a row has nothing: what the role records, else what was left out, else that nobody states it."""
    lacking = _recorded(diff, side, row)
    if lacking is not None:
        return f"{lacking.message} [{lacking.code}]"
    if row.path[0] == "skills" and diff.skills:
        return "not in the list of its source, which is of the commonest skills alone"
    source = diff.options.side("source", SIDES.index(side))
    if source is not None:
        return f"not stated by {source}"
    return "not stated by any source"


def why_no_difference(row: Row) -> str:
    """Why a row has no difference."""
    if not (row.left and row.right):
        return "only one of the two is stated"
    if any(map(is_withheld, row.facts)):
        return "a figure was not released"
    if row.path[0] == "skills":
        return "the two are not measured alike"
    if row.path[0] == "education" and len({getattr(fact, "degree", None) for fact in row.facts}) > 1:
        return "two different degrees"
    return "both are open ends, so that what lies between them has no bound"
