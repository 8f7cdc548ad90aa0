"""The graph of moves: roles as nodes, what a source says of two of them as edges, each with its kind and source."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final, Literal, Protocol, get_args

import attrs

from roleinfo.careers.credentials import OWN
from roleinfo.careers.derived import derived_steps
from roleinfo.careers.nodes import Link, Node, known_figure, node_of, title_node
from roleinfo.careers.observed import ObservedMove, ObservedTable, observed_moves
from roleinfo.errors import AmbiguousTitleError, InvalidArgumentError, RoleNotFoundError, shown
from roleinfo.many.similarities import similarities
from roleinfo.model._edges import OneLine
from roleinfo.model.arguments import check_number, check_place, check_type, check_words
from roleinfo.model.cached import cached_attribute
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.model.place import Place
from roleinfo.model.role import Role, why_without
from roleinfo.model.rules import check_fields
from roleinfo.model.source import Source
from roleinfo.model.text import folded

EdgeKind = Literal["stated", "observed", "ladder", "trade", "supervisor", "military", "specialty", "related", "similar"]
Relation = Literal[
    "after", "observed", "ladder", "trade", "supervisor", "military", "specialty", "type", "beside", "related",
    "similar",
]  # fmt: skip
EDGE_KINDS: Final[tuple[EdgeKind, ...]] = get_args(EdgeKind)
USUAL_KINDS: Final[tuple[EdgeKind, ...]] = EDGE_KINDS[:-1]
"""The kinds of edges in a graph where none are named."""

UPWARD: Final = frozenset(("ladder", "trade", "supervisor"))
"""The kinds of edges that lead up a line, whatever the SOC group."""

FARTHEST: Final = 20
"""The last rank among O*NET's related occupations."""

_SUPPLEMENTAL: Final = "Supplemental"
_RELATIONS: Final[tuple[Relation, ...]] = get_args(Relation)
_KEPT: Final = 8


_DERIVED: Final[Mapping[str, str]] = {
    "supervisor": "the supervisor or manager of this line by roleinfo's table of SOC codes",
    "ladder": "a step up a ladder of credentials by roleinfo's table",
    "trade": "the trade that the helper assists by roleinfo's table",
    "military": "a civilian occupation with like duties by roleinfo's table",
    "specialty": "an O*NET specialty and its occupation, which share one SOC code",
}


class CareerSource(Protocol):
    """Whatever knows roles by title and gives them all as nodes, as a catalog does."""

    def get(self, query: str) -> Role | None: ...
    def role(self, query: str) -> Role: ...
    def career_nodes(self, *, place: str | Place | None = None) -> Iterable[Node]: ...


@attrs.frozen(field_transformer=check_fields, repr=False)
class Edge(OneLine):
    """One thing that is said of a move from ``origin`` to ``destination``, both ids of nodes.

    ``kind`` is ``stated`` (a page or a user's file), ``observed`` (a table of moves that a user brings, with
    ``share``, ``count`` and ``years``), ``ladder``, ``trade``, ``supervisor``, ``military`` or ``specialty``
    (roleinfo's own tables, and codes), ``related`` (O*NET Related Occupations, with
    their ``tier`` and ``rank``) or ``similar`` (ratings of skills that correlate by ``similarity``).
    ``relation`` tells statements apart: ``after`` leads from one role to the next, ``type`` is a
    type of the role, ``beside`` a role that is named as related. ``by`` is the id of the role
    whose entry says it, ``origin_of_fact`` whether the source prints it so, ``named`` the other role's title where the
    source gives no id, so that the role of this title was taken. ``see`` is where to read on, of roleinfo's ladders.
    """

    origin: str
    destination: str
    kind: EdgeKind
    relation: Relation
    source: Source | None = None
    rank: int | None = None
    tier: str | None = None
    text: str | None = None
    similarity: float | None = None
    by: str | None = None
    origin_of_fact: str = "published"
    named: str | None = None
    share: Decimal | None = None
    count: int | None = None
    years: str | None = None
    see: str | None = None

    @property
    def distance(self) -> int:
        """How far apart the two are said to be: 0 of a move, else the rank among related ones.

        A specialty stands where the primary ones end, the supplemental ones come last.
        """
        if self.kind == "similar":
            return 2 * FARTHEST
        if self.kind == "specialty":
            return FARTHEST // 2
        if self.kind != "related":
            return int(self.relation in ("type", "beside"))
        far = min(self.rank or FARTHEST, FARTHEST)
        return far + (FARTHEST if self.tier == _SUPPLEMENTAL else 0)

    @property
    def order(self) -> tuple[int, tuple[int, str], int, str]:
        """What is said most strongly first."""
        source = self.source.order if self.source else (10**9, "")
        return (_RELATIONS.index(self.relation), source, self.rank or 10**9, self.by or "")

    @property
    def evidence(self) -> str:
        """What the edge rests on, in words that claim no more than it says."""
        source = self.source.display_name if self.source else ""
        if self.kind == "similar":
            return (
                f"the ratings of skills, knowledge and abilities correlate by {self.similarity:.2f}: "
                "similarity, not observed moves"
            )
        if self.kind == "related":
            listed = f"{source} lists it as related occupation {self.rank} ({self.tier})"
            return f"{listed}: a list of similarity, from this occupation on, not of observed moves"
        if self.kind in _DERIVED:
            see = f" (see {self.see}; not checked against it)" if self.see else ""
            return _DERIVED[self.kind] + (f": {self.text}" if self.text else "") + see
        if self.kind == "observed":
            return self._observed(source)
        if self.relation == "after":
            statement = f"{source} puts it after the other on the way up"
        elif self.relation == "type":
            statement = f"{source} names it as a type of the role, which does not say that people move"
        else:
            statement = f"{source} names it as a related role, which does not say that people move"
        inferred = "" if self.origin_of_fact == "published" else f" ({self.origin_of_fact})"
        by_title = f"; it writes {self.named!r}, and the role of this title was taken" if self.named else ""
        return statement + inferred + (f": {self.text}" if self.text else "") + by_title

    def _observed(self, source: str) -> str:
        counted = f"{self.count:,} moves" if self.count is not None else "moves"
        share = f", {100 * self.share:.1f}% of those who left" if self.share is not None else ""
        return f"{source} counts {counted} between the two{share}{f' ({self.years})' if self.years else ''}"


@attrs.frozen(field_transformer=check_fields, repr=False)
class CareerGraph(OneLine):
    """The roles of a catalog as nodes by id, and all edges between them, those out of and those into each.

    Ids and edges stand in one order, whatever the order of the catalog's roles. ``place`` is
    where pay is of. Build one with `career_graph`.
    """

    nodes: Mapping[str, Node] = attrs.field(hash=False)
    edges: tuple[Edge, ...]
    catalog: CareerSource = attrs.field(eq=False)
    place: str | Place | None = None

    def _label(self) -> str:
        return f"of {len(self.nodes)} roles and {len(self.edges)} edges"

    @cached_attribute
    def out(self) -> Mapping[str, Mapping[str, tuple[Edge, ...]]]:
        """For each node the nodes that an edge leads to, with all edges there."""
        return _neighbors(self.nodes, ((edge.origin, edge.destination, edge) for edge in self.edges))

    @cached_attribute
    def into(self) -> Mapping[str, Mapping[str, tuple[Edge, ...]]]:
        """For each node the nodes that an edge comes from, with all edges there."""
        return _neighbors(self.nodes, ((edge.destination, edge.origin, edge) for edge in self.edges))

    def between(self, origin: str, destination: str) -> tuple[Edge, ...]:
        """Every edge from one node to another, both by id, what is said most strongly first.

        Raises RoleNotFoundError for an id that the graph has no node of.
        """
        for name, id_ in (("origin", origin), ("destination", destination)):
            check_type(name, id_, str)
            if id_ not in self.nodes:
                raise RoleNotFoundError(id_)
        return self.out[origin].get(destination, ())

    def node(self, query: Role | str) -> Node:
        """The node of a role, or of the text that names one: an id, a code, a title, or a title that a source names.

        Raises RoleNotFoundError or AmbiguousTitleError.
        """
        if isinstance(query, Role):
            return self._node_of(query)
        if not isinstance(query, str):
            raise RoleNotFoundError(query)
        if query in self.nodes:
            return self.nodes[query]
        try:
            role = self.catalog.role(query)
        except RoleNotFoundError:
            named = self._titles.get(folded(query))
            if named is None:
                raise
            return self.nodes[named]
        return self._node_of(role)

    def _node_of(self, role: Role) -> Node:
        if role.id not in self.nodes:
            reason = why_without(role, "moves")
            note = reason and f"{reason} Compare its pay instead, or name an occupation of the United States"
            raise RoleNotFoundError(
                role.id, note=note or f"The graph of career moves does not hold {role.title}", is_known=bool(reason)
            )
        return self.nodes[role.id]

    @cached_attribute
    def steps(self) -> Mapping[str, tuple[str, ...]]:
        """For each node the nodes that an edge leads to, in the order of their ids."""
        return {id_: tuple(there) for id_, there in self.out.items()}

    @cached_attribute
    def steps_back(self) -> Mapping[str, tuple[str, ...]]:
        """For each node the nodes that an edge comes from, in the order of their ids."""
        return {id_: tuple(there) for id_, there in self.into.items()}

    @cached_attribute
    def distances(self) -> Mapping[str, Mapping[str, int]]:
        """For each node how far off each next one is said to be, by what is said most strongly: `Edge.distance`."""
        return {
            id_: {other: min(edge.distance for edge in edges) for other, edges in there.items()}
            for id_, there in self.out.items()
        }

    @cached_attribute
    def usual(self) -> dict[tuple[object, ...], object]:
        """The steps that keep to the usual limits, once they were asked for."""
        return {}

    @cached_attribute
    def skill_weights(self) -> Mapping[str, tuple[tuple[float, float], ...]]:
        """For each skill every level that a role requires, highest first, and its weight in all that it requires."""
        weights: dict[str, list[tuple[float, float]]] = {}
        for node in self.nodes.values():
            rated = [
                (key, rating.level, rating.importance)
                for key, rating in node.ratings.items()
                if rating.level is not None and rating.importance is not None
            ]
            total = sum(level * matters for _, level, matters in rated)
            for key, level, matters in rated:
                if total:
                    weights.setdefault(key, []).append((level, 100 * matters / total))
        return {key: tuple(sorted(levels, reverse=True)) for key, levels in weights.items()}

    @cached_attribute
    def moves(self) -> dict[tuple[object, ...], object]:
        """Moves that were asked for, kept with what was worked out of them."""
        return {}

    @cached_attribute
    def _titles(self) -> Mapping[str, str]:
        """The titles that are named and are no roles of the catalog."""
        return {folded(node.title): node.id for node in self.nodes.values() if not node.is_known}

    def to_networkx(self) -> Any:
        """The graph as a ``networkx.MultiDiGraph`` of plain attributes: one edge a statement.

        Nodes are ids with ``title``, ``zone``, ``education``; ``openings`` (a year), ``growth``
        (percent) and ``transfer_rate`` (percent a year), and of these ``outlook_source``,
        ``outlook_period`` and ``outlook_place``; ``pay`` (a year's pay) with ``pay_currency``,
        ``pay_of`` (its measure), ``pay_origin``, ``pay_source``, ``pay_as_of`` and ``pay_place``.
        Edges have ``kind``, ``relation``, ``source`` (an id), ``rank``, ``tier``, ``similarity``
        and ``evidence``. What is unknown, or not stated, is None.

        >>> import roleinfo as ri
        >>> node = ri.career_graph().to_networkx().nodes["29-1141.00"]
        >>> node["pay"], node["pay_source"], node["pay_as_of"], node["outlook_period"]
        (Decimal('101420'), 'oews-2025', '2025-05', '2024-2034')
        """
        import networkx

        graph = networkx.MultiDiGraph()
        for node in self.nodes.values():
            graph.add_node(
                node.id, title=node.title, zone=node.zone, education=node.education, openings=node.openings,
                growth=node.growth, transfer_rate=node.transfer_rate, known=node.is_known,
                **_of_pay(next(iter(node.pay.values()), None)), **_of_outlook(node),
            )  # fmt: skip
        for one in self.edges:
            graph.add_edge(
                one.origin, one.destination, kind=one.kind, relation=one.relation,
                source=one.source and one.source.id, rank=one.rank, tier=one.tier, similarity=one.similarity,
                evidence=one.evidence,
            )  # fmt: skip
        return graph


def _of_pay(figure: SalaryEstimate | None) -> dict[str, Any]:
    amount = figure and figure.pay
    return {
        "pay": amount and amount.amount, "pay_currency": amount and amount.currency,
        "pay_of": figure and figure.measure, "pay_origin": figure and figure.origin,
        "pay_source": figure and figure.source.id,
        "pay_as_of": figure and figure.effective_date, "pay_place": figure and figure.place and figure.place.name,
    }  # fmt: skip


def _of_outlook(node: Node) -> dict[str, Any]:
    """Of what the node's openings, growth and rate of transfer are, each once where they are of several."""
    known = [("openings", node.openings), ("growth", node.growth), ("transfer_rate", node.transfer_rate)]
    # A role is read whole only where it has one of these figures.
    figures = [known_figure(node.role, about) for about, value in known if value is not None]  # type: ignore[arg-type]  # names
    scopes = {
        "outlook_source": [figure.source.id for figure in figures if figure],
        "outlook_period": [str(figure.period) for figure in figures if figure and figure.period],
        "outlook_place": [figure.place.name for figure in figures if figure and figure.place],
    }
    return {name: "; ".join(dict.fromkeys(texts)) or None for name, texts in scopes.items()}


def _neighbors(
    ids: Iterable[str], edges: Iterable[tuple[str, str, Edge]]
) -> Mapping[str, Mapping[str, tuple[Edge, ...]]]:
    """Of each role the roles joined to it, with the edges between."""
    neighbors: dict[str, dict[str, tuple[Edge, ...]]] = {id_: {} for id_ in ids}
    for id_, other, edge in edges:
        neighbors[id_][other] = (*neighbors[id_].get(other, ()), edge)
    return neighbors


_GRAPHS: dict[tuple[object, ...], tuple[CareerSource, CareerGraph]] = {}


def build_graph(
    source: CareerSource,
    kinds: Iterable[EdgeKind],
    similar: float | None,
    place: str | Place | None,
    observed: ObservedTable | None = None,
) -> CareerGraph:
    """The graph of moves of a catalog, built once and kept."""
    moves = observed_moves(observed)
    given = check_words("kinds", kinds, EDGE_KINDS)
    chosen = tuple(kind for kind in EDGE_KINDS if kind in given)
    if "similar" in chosen and similar is None:
        rule = "must come with a least correlation where similar is among them, for example similar=0.9"
        raise InvalidArgumentError("kinds", given, rule)
    if similar is not None and not 0 < check_number("similar", similar) <= 1:
        raise InvalidArgumentError("similar", similar, f"must be above 0, and 1 at most, not {shown(similar)}")
    check_place(place)
    # The catalog is kept with its graph: the id of one that is gone could become another's.
    key = (id(source), chosen, similar, place, moves)
    kept = _GRAPHS.get(key)
    if kept is None:
        if len(_GRAPHS) >= _KEPT:
            _GRAPHS.clear()
        kept = _GRAPHS.setdefault(key, (source, _built(source, chosen, similar, place, moves)))
    return kept[1]


def _built(
    source: CareerSource,
    kinds: tuple[EdgeKind, ...],
    similar: float | None,
    place: str | Place | None,
    moves: tuple[ObservedMove, ...],
) -> CareerGraph:
    nodes = {node.id: node for node in source.career_nodes(place=place)}
    finder = _Finder(source, nodes)
    edges: dict[tuple[object, ...], Edge] = {}
    for node in [*nodes.values()]:
        for edge in _edges_of(node, finder):
            if edge.kind in kinds and edge.origin != edge.destination:
                source_id = edge.source and edge.source.id
                edges.setdefault((edge.origin, edge.destination, edge.relation, source_id, edge.by), edge)
    nodes = dict(sorted(finder.nodes.items()))
    for step in derived_steps(nodes):
        if step.kind in kinds:
            edge = Edge(step.origin, step.destination, step.kind, step.kind, OWN, text=step.text,
                        origin_of_fact="inferred", see=step.see)  # fmt: skip
            edges.setdefault((edge.origin, edge.destination, edge.relation), edge)
    for move in moves if "observed" in kinds else ():
        edge = _observed_edge(move, source, nodes)
        edges[edge.origin, edge.destination, edge.relation, move.source, move.years] = edge
    if similar is not None:
        alike = _similar(nodes, similar, source)
        edges.update({(edge.origin, edge.destination, edge.relation): edge for edge in alike})
    ordered = sorted(edges.values(), key=lambda edge: (edge.origin, edge.destination, edge.order))
    return CareerGraph(nodes, tuple(ordered), source, place)


def _observed_edge(move: ObservedMove, source: CareerSource, nodes: Mapping[str, Node]) -> Edge:
    """An edge of a move in a user's table; RoleNotFoundError for a role that the graph has not."""
    ids = []
    for query in (move.origin, move.destination):
        id_ = query if query in nodes else source.role(query).id
        if id_ not in nodes:
            raise RoleNotFoundError(query)
        ids.append(id_)
    return Edge(
        ids[0], ids[1], "observed", "observed", move.publication, share=move.share, count=move.count,
        years=move.years,
    )  # fmt: skip


class _Finder:
    """Finds the node that a link means, and makes one where there is none."""

    def __init__(self, source: CareerSource, nodes: Mapping[str, Node]) -> None:
        self.nodes = dict(nodes)
        self._source = source
        self._found: dict[tuple[str | None, str], str] = {}

    def id_of(self, link: Link) -> str:
        if link.role is not None and link.role in self.nodes:
            return link.role
        key = (link.role, folded(link.title))
        if key not in self._found:
            self._found[key] = self._looked_up(link)
        return self._found[key]

    def _looked_up(self, link: Link) -> str:
        if link.role is None:
            try:
                role = self._source.get(link.title)
            except AmbiguousTitleError:
                role = None  # several may be meant: none is taken
            if role is not None:
                if role.id not in self.nodes:
                    self.nodes[role.id] = node_of(role)
                return role.id
        id_ = link.role or _slug(link.title)
        while link.role is None and id_ in self.nodes and folded(self.nodes[id_].title) != folded(link.title):
            id_ += "-title"
        if id_ not in self.nodes:
            self.nodes[id_] = title_node(link.title, id_)
        return id_


def _slug(title: str) -> str:
    """An id made of a title: its letters and digits without accents, joined by hyphens."""
    plain = "".join(character if character.isascii() and character.isalnum() else " " for character in folded(title))
    return "-".join(plain.split()) or "untitled"


def _edges_of(node: Node, finder: _Finder) -> Iterator[Edge]:
    """What the node's own role says: chains before and after it, and single roles beside it."""
    ahead: dict[str, list[Link]] = {}
    for link in node.links:
        if link.relation in ("before", "after"):
            ahead.setdefault(f"{link.relation} {link.source.id}", []).append(link)
        else:
            yield _edge(node.id, finder.id_of(link), link, node)
    for chain in ahead.values():
        forward = chain[0].relation == "after"
        for link, near in _steps(chain, finder, node.id):
            there = finder.id_of(link)
            yield _edge(near, there, link, node) if forward else _edge(there, near, link, node)


def _steps(chain: Iterable[Link], finder: _Finder, start: str) -> Iterator[tuple[Link, str]]:
    """Each link of a chain with the nodes one step nearer: rank 2 follows rank 1; without a rank it is next."""
    by_rank: dict[int, list[Link]] = {}
    for link in chain:
        by_rank.setdefault(link.rank or 1, []).append(link)
    near = [start]
    for rank in sorted(by_rank):
        for link in by_rank[rank]:
            for id_ in near:
                yield link, id_
        near = [*dict.fromkeys(finder.id_of(link) for link in by_rank[rank])]


def _edge(origin: str, destination: str, link: Link, node: Node) -> Edge:
    kind: EdgeKind = "related" if link.relation == "related" else "stated"
    relation: Any = "after" if link.relation == "before" else link.relation
    return Edge(
        origin, destination, kind, relation, link.source, link.rank, link.tier, link.text, None, node.id, link.origin,
        link.title if link.role is None else None,
    )  # fmt: skip


def _similar(nodes: Mapping[str, Node], least: float, source: CareerSource) -> Iterator[Edge]:
    rated = [node for node in nodes.values() if node.ratings and node.is_known]
    if not rated:
        return
    # By their ids the ratings are read at once, where the catalog can.
    whole = not hasattr(source, "ratings_of_many")
    alike = similarities([node.role if whole else node.id for node in rated], source, "correlation")
    for at, row in enumerate(alike.similarity.tolist()):
        for other, value in enumerate(row):
            if at != other and value >= least:
                yield Edge(alike.ids[at], alike.ids[other], "similar", "similar", similarity=value)
