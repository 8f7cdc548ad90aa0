"""Moves between roles: the graph of moves, and what is asked of it."""

import inspect
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from functools import wraps
from typing import Any, Final, TypedDict, TypeVar, Unpack, cast, get_args

from roleinfo.api.lookup import choose_catalog
from roleinfo.careers import following, ladders, moves, paths
from roleinfo.careers.costs import CostName, OwnCost
from roleinfo.careers.following import MoveMeasure, RankedMoves
from roleinfo.careers.graph import USUAL_KINDS, CareerGraph, CareerSource, EdgeKind, build_graph
from roleinfo.careers.ladders import BridgeMeasure, BridgeSkills, Ladder
from roleinfo.careers.limits import Limits
from roleinfo.careers.moves import Move, Thresholds
from roleinfo.careers.observed import ObservedTable
from roleinfo.careers.paths import MAX_SEARCH, CareerPaths
from roleinfo.model.arguments import check_flag, check_items, check_type
from roleinfo.model.education import Degree
from roleinfo.model.place import Place
from roleinfo.model.role import Role


def career_graph(
    *,
    kinds: Iterable[EdgeKind] = USUAL_KINDS,
    similar: float | None = None,
    place: str | Place | None = None,
    observed: ObservedTable | None = None,
    catalog: CareerSource | None = None,
) -> CareerGraph:
    """The graph of moves of a catalog, by default the package's own; built once and kept.

    ``kinds`` are the kinds of edges that are in it, by default all but ``similar``. ``observed`` is a table of moves
    that were observed, which are edges of their own kind: a CSV file, a frame or mappings with the columns ``from``,
    ``to``, ``share`` or ``count``, ``years`` and ``source``; none is bundled. ``similar`` is the least correlation of
    the ratings of skills, from 0 to 1, from which two roles are joined in both directions by an edge
    of the kind ``similar``; None leaves these out, and with a number the extra ``many`` is needed.
    ``place`` is where the pay of the nodes is of.

    A title that a source names without an id leads to the role of the catalog with this title,
    found exactly or in normal form, and else to a node of its own that has no figures.

    Raises PlaceNotFoundError for an unknown place, InvalidArgumentError for another kind, and for ``similar``
    among the kinds without its number; ``kinds=("similar",)`` with a number gives the similar ones alone.

    >>> import roleinfo as ri
    >>> ri.career_graph()
    <CareerGraph of 1320 roles and 19688 edges>
    """
    return build_graph(choose_catalog(catalog, "career_nodes"), kinds, similar, place, observed)


class GraphOptions(TypedDict, total=False):
    """What the graph of moves is, where none is given: the keywords of `career_graph`."""

    kinds: Iterable[EdgeKind] | None
    similar: float | None
    place: str | Place | None
    observed: ObservedTable | None
    catalog: CareerSource | None


class LimitOptions(TypedDict, total=False):
    """What every step must keep to, as `Limits` says; roles to avoid are objects, or texts that name them."""

    pay_floor: Decimal | int | None
    min_openings: int | None
    max_degree: Degree | None
    max_school_years: int | None
    max_pay_cut: Decimal | float | None
    max_zone_step: int | None
    avoid: Role | str | Iterable[Role | str]
    usual_limits: bool


class MoveOptions(LimitOptions, GraphOptions, total=False):
    """The limits and the graph of a search for moves."""


_DEFAULTS: Final[Mapping[str, Any]] = {"avoid": (), "usual_limits": True}
"""What an option is that is not given, where that is not None."""

F = TypeVar("F", bound=Callable[..., Any])


def _spell_out(function: F) -> F:
    """Show the keywords of ``options`` one by one in a signature, and refuse others as Python does."""
    signature = inspect.signature(function)
    *parameters, options = signature.parameters.values()
    declared = get_args(options.annotation)[0].__annotations__
    keywords = [
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=_DEFAULTS.get(name), annotation=annotation)
        for name, annotation in declared.items()
    ]
    known = {*signature.parameters, *declared}

    @wraps(function)
    def checked(*arguments: Any, **given: Any) -> Any:
        for name in given:
            if name not in known:
                raise TypeError(f"{function.__name__}() got an unexpected keyword argument {name!r}")
        return function(*arguments, **given)

    checked.__dict__["__signature__"] = signature.replace(parameters=[*parameters, *keywords])
    return cast("F", checked)


def _graph(caller: str, graph: CareerGraph | None, options: Mapping[str, Any]) -> CareerGraph:
    """The graph given, or that of the options; TypeError for both, in the name of the caller."""
    given = {name: options[name] for name in GraphOptions.__annotations__ if options.get(name) is not None}
    if graph is None:
        return career_graph(**given)
    check_type("graph", graph, CareerGraph)
    if given:
        raise TypeError(f"{caller}() takes a graph or {', '.join(given)}, which a graph has already, not both")
    return graph


def _limits(graph: CareerGraph, options: Mapping[str, Any], **more: Any) -> Limits:
    """The limits among the options, with the ids of the roles to avoid."""
    given = {**_DEFAULTS, **{name: options[name] for name in LimitOptions.__annotations__ if name in options}}
    avoid, usual = given.pop("avoid"), given.pop("usual_limits")
    check_flag("usual_limits", usual)
    avoided = (avoid,) if isinstance(avoid, Role | str) else check_items("avoid", avoid, "roles")
    return Limits(avoid=frozenset(graph.node(role).id for role in avoided), usual=usual, **given, **more)


@_spell_out
def career_move(
    a: Role | str,
    b: Role | str,
    *,
    thresholds: Thresholds | None = None,
    graph: CareerGraph | None = None,
    **options: Unpack[GraphOptions],
) -> Move:
    """The move from one role to another, whether or not any source joins them.

    A ``graph`` may be given, or the keywords of `career_graph`. Raises RoleNotFoundError,
    AmbiguousTitleError, and NoCareerPathError for a role and itself.

    >>> import roleinfo as ri
    >>> ri.career_move("carpenter", "construction manager").kind
    'lateral advancement'
    """
    chosen = _graph("career_move", graph, options)
    return moves.career_move(chosen, a, b, thresholds)


@_spell_out
def next_roles(
    role: Role | str,
    *,
    by: MoveMeasure = "class",
    limit: int | None = 10,
    thresholds: Thresholds | None = None,
    graph: CareerGraph | None = None,
    **options: Unpack[MoveOptions],
) -> RankedMoves:
    """The roles that a move leads to from this one, best first.

    ``by`` is ``class`` (listed steps first, then primary related occupations, supplemental ones last; in each of
    these advancements first, then lateral advancements and so on), ``pay`` (the
    change as a fraction of the pay here, most first), ``learning`` (least first), ``time`` (the
    least months of related work, school and training required beyond this role's, least first), ``openings`` or
    ``growth`` (of the nation, wherever pay is of; most first). A change of pay of which only a bound is known, as
    where a figure is top-coded, has a class where the bound settles it, and no rank by ``pay``. What
    was published for a class broader than a role gives it no rank; the reasons name the class.
    Equal ones share a rank, and so do moves whose learning is within the error of the first of that
    rank; they go by what has to be learned, then stated before related before similar, then by
    title. Of the specialties of this role's own code only one stands among the first five. ``limit`` None gives all.

    The constraints are those of `career_paths`; ``usual_limits`` leave out what requires a program license of another
    field, more than 2 more years of school, or pays more than 15% less, as `Limits` says. ``left_out`` of the result
    has what a constraint left out, each with its reason. A ``graph`` may be given, or the
    keywords of `career_graph`. Raises RoleNotFoundError and AmbiguousTitleError, and
    InvalidArgumentError for another measure.

    >>> import roleinfo as ri
    >>> for ranked in ri.next_roles("registered nurse", limit=2):
    ...     print(ranked.rank, ranked.move.destination_node.title, ranked.move.kind)
    1 Nurse Midwives advancement
    1 Nurse Practitioners advancement
    """
    chosen = _graph("next_roles", graph, options)
    limits = _limits(chosen, options)
    return following.next_roles(chosen, role, by=by, limit=limit, limits=limits, thresholds=thresholds)


@_spell_out
def previous_roles(
    role: Role | str,
    *,
    by: MoveMeasure = "class",
    limit: int | None = 10,
    thresholds: Thresholds | None = None,
    graph: CareerGraph | None = None,
    **options: Unpack[MoveOptions],
) -> RankedMoves:
    """The roles from which a move leads to this one, ranked as `next_roles` ranks, each by the move from it to here.

    >>> import roleinfo as ri
    >>> [ranked.move.origin_node.title for ranked in ri.previous_roles("account manager")]
    ['Entry-level customer service roles']
    """
    chosen = _graph("previous_roles", graph, options)
    limits = _limits(chosen, options)
    return following.next_roles(
        chosen, role, by=by, limit=limit, limits=limits, thresholds=thresholds, leads_away=False
    )


@_spell_out
def ladder(
    role: Role | str,
    *,
    thresholds: Thresholds | None = None,
    graph: CareerGraph | None = None,
    **options: Unpack[GraphOptions],
) -> Ladder:
    """The line of roles that a role stands in, from entry to top, by what sources put before and after it.

    What a source puts after another comes first, then roleinfo's tables of ladders, trades and supervisors; a related
    role, or a type of the role, is no rung. Where several roles come next, that which most statements name is taken,
    then the one least school away, then the one with the most openings; the others are `branches`. A role comes
    once, so that a circle ends. A ``graph`` may be given, or the keywords of `career_graph`.

    Raises NoCareerPathError where neither a source nor a table puts any role before or after this one.

    >>> import roleinfo as ri
    >>> [rung.title for rung in ri.ladder("account manager")][1:3]
    ['Account Manager', 'Senior account manager']
    """
    chosen = _graph("ladder", graph, options)
    return ladders.ladder(chosen, role, thresholds)


@_spell_out
def bridge_skills(
    role: Role | str,
    *,
    by: BridgeMeasure = "roles",
    steps: int = 2,
    matters: float = 50,
    tolerance: float = 100 / 7,
    lacking: int = 1,
    graph: CareerGraph | None = None,
    **options: Unpack[GraphOptions],
) -> BridgeSkills:
    """The skills that open the most further roles, or (``by="pay"``) the best paid.

    A role of at most ``steps`` moves away is opened by a skill where it lacks no more than
    ``lacking`` skills and this is one of them. A skill is lacking where its importance there is at
    least ``matters`` (0 to 100) and its level is higher than here by more than ``tolerance`` (one
    point of O*NET's scale). These limits are the library's own choice: a level is a judgment of
    raters, not a test that one passes. A ``graph`` may be given, or the keywords of `career_graph`.
    Raises RoleNotFoundError and AmbiguousTitleError, and InvalidArgumentError for what cannot be a
    limit.

    >>> import roleinfo as ri
    >>> ri.bridge_skills("registered nurse")[0]
    <BridgeSkill Computers and Electronics: opens 3 roles>
    """
    chosen = _graph("bridge_skills", graph, options)
    return ladders.bridge_skills(
        chosen, role, by=by, steps=steps, matters=matters, tolerance=tolerance, lacking=lacking
    )


@_spell_out
def career_paths(
    a: Role | str,
    b: Role | str,
    *,
    by: CostName | OwnCost = "steps",
    limit: int = 3,
    max_steps: int = 5,
    thresholds: Thresholds | None = None,
    max_search: int = MAX_SEARCH,
    graph: CareerGraph | None = None,
    **options: Unpack[MoveOptions],
) -> CareerPaths:
    """The best simple paths from one role to another by a cost, within constraints.

    ``by`` is ``steps``; ``learning`` (what has to be learned, what is learned twice counted once);
    ``time`` (the least months of related work, school and training that each step requires beyond the most that the
    roles before it on the path require, added up); ``pay``
    (how far pay ever falls below the most that was earned before); or a function of a `Move` that
    gives a number of 0 or more, which are added up, or None where it is not known. No path goes by
    a role of which the cost is not known. Equal costs go by the number of steps, then by the ids.

    ``max_steps`` and the other constraints are those of `Limits`, and none that is given is kept by what is
    unknown; one role or several are to ``avoid``. The ``usual_limits`` bind the stops: no program license of another
    field, at most 2 more years of school a step, and pay at most 15% lower. No limit on school, degree, license or a
    fall in pay closes the last role, which was asked for. A search stops after ``max_search`` partial
    paths; ``complete`` is then False. A ``graph`` may be given, or the
    keywords of `career_graph`.

    Raises RoleNotFoundError and AmbiguousTitleError, NoCareerPathError with the constraint that
    left no path (they are applied in the order of `CONSTRAINTS`), and InvalidArgumentError for what
    cannot be a constraint.

    >>> import roleinfo as ri
    >>> for path in ri.career_paths("customer service representative", "sales manager", by="learning", limit=1):
    ...     print(" -> ".join(path.ids), "learning", round(path.learning, 1))
    43-4051.00 -> 41-1012.00 -> 11-2022.00 learning 28.6
    """
    chosen = _graph("career_paths", graph, options)
    limits = _limits(chosen, options, max_steps=max_steps)
    return paths.career_paths(
        chosen, a, b, by=by, limit=limit, limits=limits, thresholds=thresholds, max_search=max_search
    )
