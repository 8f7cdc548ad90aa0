"""One move from a role to another: what it pays and requires, of which class it is, and what it rests on."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final, Literal, get_args

import attrs

from roleinfo.careers.credentials import License, Training
from roleinfo.careers.graph import UPWARD, CareerGraph, Edge
from roleinfo.careers.limits import school_beyond
from roleinfo.careers.nodes import Node, describe_pay_figure, known_figure, rank_of_degree
from roleinfo.diffs.learning import SkillsToLearn
from roleinfo.diffs.options import Options
from roleinfo.diffs.roles import RoleDiff
from roleinfo.diffs.salaries import compare_salaries
from roleinfo.diffs.salary import SalaryGap
from roleinfo.diffs.skills import SkillDiff, SoftwareToLearn, compare_skills
from roleinfo.errors import NoCareerPathError, shown
from roleinfo.model._edges import OneLine
from roleinfo.model._results import CareerResult
from roleinfo.model.arguments import check_type
from roleinfo.model.cached import cached_attribute
from roleinfo.model.caveat import Caveat, make_caveat
from roleinfo.model.education import Degree
from roleinfo.model.exact import add, chosen, multiply, shortest, subtract
from roleinfo.model.outlook import OutlookFigure
from roleinfo.model.role import Role
from roleinfo.model.rules import check_fields
from roleinfo.model.text import one_of
from roleinfo.model.words import percent
from roleinfo.text.reasons import no_pay_of

MoveClass = Literal["advancement", "lateral advancement", "similar", "lateral transition", "step down", "unknown"]
MOVE_CLASSES: Final[tuple[MoveClass, ...]] = get_args(MoveClass)
GroupLevel = Literal["major", "minor", "broad"]
_KEPT: Final = 2_000
_HUNDRED: Final = Decimal(100)


def _share(value: Decimal | float) -> Decimal:
    number = chosen(value)
    if not 0 <= number < 1:
        raise ValueError(f"must be a fraction of pay, from 0 to below 1, not {shown(value)}")
    return number


@attrs.frozen(field_transformer=check_fields, kw_only=True, repr=False, cache_hash=True)
class Thresholds(OneLine):
    """What the classes of moves rest on.

    Pay is comparable where the difference is at most the fraction ``comparable`` of the pay at
    the origin, or not significant at the level ``confidence`` (which only means that have a
    sampling error can tell); else it is more or less. ``group`` is the level of the SOC at which
    two occupations are of one group.
    """

    comparable: Decimal = attrs.field(default=Decimal("0.05"), converter=_share)
    confidence: Decimal = attrs.field(default=Decimal("0.90"), converter=_share)
    group: GroupLevel = attrs.field(default="minor", validator=one_of(GroupLevel))


def move_class(
    relative: Decimal | None, significant: bool | None, same_group: bool | None, thresholds: Thresholds
) -> MoveClass:
    """The class of a move with this change of pay, as a fraction of the pay at the origin, in or out of its group.

    >>> move_class(Decimal("0.06"), True, True, Thresholds()), move_class(Decimal("0.05"), True, False, Thresholds())
    ('advancement', 'lateral transition')
    """
    if relative is None:
        return "unknown"
    comparable = significant is False or relative.copy_abs() <= thresholds.comparable
    if not comparable and relative < 0:
        return "step down"
    if same_group is None:
        return "unknown"
    if comparable:
        return "similar" if same_group else "lateral transition"
    return "advancement" if same_group else "lateral advancement"


@attrs.frozen(field_transformer=check_fields)
class DegreeStep:
    """The degree typical at entry of the origin (``held``) and of the destination (``asked``); None is unknown."""

    held: Degree | None
    asked: Degree | None

    @property
    def beyond(self) -> bool | None:
        """Whether more is asked than is held; None where either is unknown."""
        held, required = rank_of_degree(self.held), rank_of_degree(self.asked)
        return None if held is None or required is None else required > held


@attrs.frozen(field_transformer=check_fields)
class ExperienceStep:
    """The least months of related work that the origin (``held``) and the destination (``asked``) call for."""

    held: Decimal | None
    asked: Decimal | None

    @property
    def beyond(self) -> Decimal | None:
        """The months asked beyond those held, 0 where none are; None where either is unknown."""
        if self.held is None or self.asked is None:
            return None
        return max(subtract(self.asked, self.held), Decimal(0))


@attrs.frozen(field_transformer=check_fields)
class EntryStep:
    """What a move requires to enter beyond what the origin does, by the degrees typical at entry and roleinfo's tables.

    ``school`` are years of school, None where a degree is not known; ``training`` is a residency, supervised
    practice or an apprenticeship; ``license`` is one of another field, which the states set: check yours.
    """

    school: int | None
    training: Training | None
    license: License | None

    @property
    def years(self) -> int | None:
        """Years of school and training together; None where neither is known."""
        training = self.training.years if self.training else 0
        return training or None if self.school is None else self.school + training


@attrs.frozen(field_transformer=check_fields, repr=False)
class Move(CareerResult):
    """A move from one role to another, with what is known of it; what is not known is None.

    ``edges`` say that there is such a move, or that the two are alike: `evidence` tells which.
    Pay, learning and the rest are worked out when they are first read.

    >>> import roleinfo as ri
    >>> move = ri.career_move("registered nurse", "nurse practitioner")
    >>> move.kind, str(move.pay.difference), move.education.asked, round(move.learning)
    ('advancement', 'USD 35,880 per year', 'master', 11)
    """

    origin_node: Node
    destination_node: Node
    edges: tuple[Edge, ...] = ()
    thresholds: Thresholds = attrs.field(factory=Thresholds)

    @property
    def origin(self) -> Role:
        """The role that one leaves."""
        return self.origin_node.role

    @property
    def destination(self) -> Role:
        """The role that one comes to."""
        return self.destination_node.role

    @cached_attribute
    def pay(self) -> SalaryGap | None:
        """Pay at the destination against pay at the origin, on one basis, or None: `pay_missing` says why."""
        options = Options(confidence=self.thresholds.confidence)
        for statistic in ("mean", None):  # a mean answers at once where there is one, as it does in a comparison
            chosen_options = attrs.evolve(options, statistic=statistic)
            gap = compare_salaries(self.origin_node.paid, self.destination_node.paid, chosen_options).headline
            if gap is not None and (statistic is None or _is_whole(gap)):
                return gap
        return None

    @property
    def pay_missing(self) -> str | None:
        """Why there is no change of pay; None where there is one."""
        if self.pay is not None:
            return None
        for node in (self.origin_node, self.destination_node):
            if not node.paid.salary:
                return no_pay_of(node.paid)
        out = compare_salaries(self.origin_node.paid, self.destination_node.paid, Options()).left_out
        if any(reason.code == "open-both-ways" for reason in out):
            return "only open ends are published for both roles"
        if any(reason.code == "same-cell" for reason in out):
            code = next((figure.class_code for figure in self.origin_node.paid.salary if figure.class_code), None)
            return f"both roles share one published wage{f' ({code})' if code else ''}"
        return "the roles have no pay figures on the same basis"

    @cached_attribute
    def skills(self) -> SkillDiff:
        """The skills of the two roles compared."""
        return compare_skills(self.origin.skills, self.destination.skills, self.thresholds.confidence)

    @property
    def learning(self) -> Decimal | None:
        """How much of what the destination requires is above the origin's levels, from 0 to 100; None where unrated."""
        return self.skills.learning

    @property
    def kept(self) -> Decimal | None:
        """How much of what the destination requires one brings along, from 0 to 100: what is left of `learning`."""
        return None if self.learning is None else subtract(_HUNDRED, self.learning)

    @property
    def to_learn(self) -> SkillsToLearn:
        """The skills, knowledge and abilities required at a higher level, what weighs most first."""
        return self.skills.to_learn

    @property
    def software_to_learn(self) -> SoftwareToLearn:
        """Software of the destination alone, what its postings often name first."""
        return self.skills.software_to_learn

    @property
    def education(self) -> DegreeStep:
        """The degrees typical at entry, by the Bureau's assignment."""
        return DegreeStep(self.origin_node.education, self.destination_node.education)

    @property
    def experience(self) -> ExperienceStep:
        """Related work: the least months of the class in which the median answer lies, or of a stated length."""
        return ExperienceStep(self.origin_node.months, self.destination_node.months)

    @property
    def entry(self) -> EntryStep:
        """School, training and a license that the destination requires beyond the origin."""
        here, there = self.origin_node, self.destination_node
        return EntryStep(
            school_beyond(here, there),
            None if there.training is here.training else there.training,
            None if there.license is here.license else there.license,
        )

    @property
    def months(self) -> Decimal | None:
        """The least months that the move takes: related work, school and training beyond the origin's.

        None where nothing of it is known.
        """
        work, entry = self.experience.beyond, self.entry
        if work is None and entry.school is None:
            return None
        return add(work or Decimal(0), Decimal(12 * (entry.years or 0)))

    @property
    def zone_step(self) -> int | None:
        """Job zones up (or, negative, down); None where an occupation has none."""
        here, there = self.origin_node.zone, self.destination_node.zone
        return None if here is None or there is None else there - here

    @property
    def openings(self) -> OutlookFigure | None:
        """Openings a year at the destination, moves within the occupation not counted."""
        return known_figure(self.destination, "openings")

    @property
    def growth(self) -> OutlookFigure | None:
        """Projected growth of the destination, in percent over the projection's years."""
        return known_figure(self.destination, "growth")

    @property
    def transfer_rate(self) -> OutlookFigure | None:
        """The percentage of all in the origin who leave for any other occupation in a year: not of this move."""
        return known_figure(self.origin, "transfer_rate")

    @property
    def same_group(self) -> bool | None:
        """Whether the two are of one SOC group; of a role without a code, any occupation that lists it may be."""
        here, there = (node.groups(self.thresholds.group) for node in (self.origin_node, self.destination_node))
        return bool(here & there) if here and there else None

    @property
    def kind(self) -> MoveClass:
        """The class of the move, by pay and group; `kind_reason` says why."""
        gap = self.pay
        if gap is None or self._leaves_open(gap):
            return "unknown"
        goes_up = any(edge.kind in UPWARD for edge in self.edges)
        kind = move_class(gap.relative, gap.significant, True if goes_up else self.same_group, self.thresholds)
        return "similar" if kind == "step down" and self.is_supervised else kind

    @property
    def is_supervised(self) -> bool:
        """Whether the destination supervises or manages the origin, by roleinfo's table."""
        return any(edge.kind == "supervisor" for edge in self.edges)

    def _leaves_open(self, gap: SalaryGap) -> bool:
        """Whether the change of pay is a bound on the near side of what is comparable, or beyond it on the other."""
        change, comparable = gap.relative, self.thresholds.comparable
        if change is None or gap.bound not in ("at_least", "at_most"):
            return False
        return change <= comparable if gap.bound == "at_least" else change >= comparable.copy_negate()

    @property
    def kind_reason(self) -> str:
        """Why the move is of its class, with what the two figures of pay are."""
        gap = self.pay
        if gap is None:
            return self.pay_missing or ""
        what = " against ".join(dict.fromkeys(describe_pay_figure(figure) for figure in (gap.right, gap.left)))
        if gap.relative is None:
            return f"pay at the origin is 0, of which no change is a share ({what})"
        bound = "" if gap.bound == "exact" else f"{gap.bound.replace('_', ' ')} "
        level = shortest(multiply(self.thresholds.comparable, Decimal(100)))
        tested = ", and not significant" if gap.significant is False else ""
        if self._leaves_open(gap):
            why = "such a bound leaves open whether pay is comparable"
        elif self.is_supervised:
            pooled = ", whose class pools the supervisors of many occupations" if gap.relative < 0 else ""
            why = f"the supervisor or manager of the line{pooled}"
        elif self.same_group is None:
            why = "a role is of no known SOC group"
        else:
            why = f"{'the same' if self.same_group else 'another'} {self.thresholds.group} group of the SOC"
        change = percent(gap.relative, sign=True)
        return f"pay {bound}{change} of the origin's ({what}; comparable up to {level}%{tested}); {why}"

    @property
    def evidence(self) -> tuple[str, ...]:
        """What each edge rests on, and what may not be read into it."""
        return tuple(dict.fromkeys(edge.evidence for edge in self.edges)) or ("no source joins the two",)

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What is doubtful: of the pay, and that a rate of transfer is the origin's as a whole."""
        caveats = list(self.pay.caveats) if self.pay else []
        titles = dict.fromkeys(edge.named for edge in self.edges if edge.named) if self.pay else ()
        caveats += [make_caveat("role-by-title", ("pay",), title=title) for title in titles]
        if self.origin_node.transfer_rate is not None:
            caveats.append(make_caveat("rate-of-origin", ("transfer_rate",)))
        return tuple(caveats)

    @property
    def diff(self) -> RoleDiff:
        """The whole comparison of the two roles, with pay and jobs at the graph's place."""
        options = Options(confidence=self.thresholds.confidence)
        return RoleDiff(self.origin_node.at_place, self.destination_node.at_place, options)


def _is_whole(gap: SalaryGap) -> bool:
    """Whether both figures are of a year and of the whole role: then no other statistic comes before them."""
    sides = (gap.left, gap.right)
    return (
        all(
            figure.known_amount is not None
            and figure.known_amount.period == "year"
            and figure.industry is None
            and figure.employer is None
            and figure.experience is None
            for figure in sides
        )
        and gap.left.source.series == gap.right.source.series
    )


def chosen_thresholds(given: Thresholds | None) -> Thresholds:
    """The thresholds given, or the usual ones."""
    if given is None:
        return Thresholds()
    if not isinstance(given, Thresholds):  # asked at every move
        check_type("thresholds", given, Thresholds)
    return given


def move_between(graph: CareerGraph, origin: Node, destination: Node, thresholds: Thresholds | None = None) -> Move:
    """The move from one node of a graph to another, which the graph keeps, whether or not an edge joins them."""
    limits = chosen_thresholds(thresholds)
    kept = graph.moves
    key = (origin.id, destination.id, limits)
    move = kept.get(key)
    if not isinstance(move, Move):
        if len(kept) >= _KEPT:
            kept.clear()
        move = Move(origin, destination, graph.between(origin.id, destination.id), limits)
        kept[key] = move
    return move


def learning_share(held: Mapping[str, float], node: Node) -> float | None:
    """How much of what a node requires is above levels that are held, from 0 to 100; None where no two are alike."""
    total = above = 0.0
    for key, (level, matters) in node.ratings.items():
        before = held.get(key)
        if before is None or level is None or matters is None:
            continue
        total += level * matters
        if level > before:
            above += (level - before) * matters
    if not total:
        return 0.0 if any(key in held for key in node.ratings) else None
    return 100 * above / total


def levels_held(node: Node) -> dict[str, float]:
    """The levels that one who holds the role has."""
    return {key: level for key, (level, _) in node.ratings.items() if level is not None}


def with_levels(held: Mapping[str, float], node: Node) -> dict[str, float]:
    """The levels of one who comes to a node from roles with these: the higher of both, where both are to be used."""
    return {
        **held,
        **{
            key: level
            for key, (level, matters) in node.ratings.items()
            if level is not None and matters is not None and level > held.get(key, -1.0)
        },
    }


def career_move(graph: CareerGraph, a: Role | str, b: Role | str, thresholds: Thresholds | None) -> Move:
    """The move from one role of a graph to another; NoCareerPathError for a role and itself."""
    origin, destination = graph.node(a), graph.node(b)
    if origin is destination:
        raise NoCareerPathError(f"No move is needed: both roles are {origin.title}.")
    return move_between(graph, origin, destination, thresholds)
