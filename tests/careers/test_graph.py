"""The graph of moves: which edges there are, of which kind, from which source."""

import subprocess
import sys
from itertools import pairwise

import networkx
import pytest

import roleinfo as ri
from careers.worlds import graph_of, made
from roleinfo.api.careers import career_graph
from roleinfo.careers.nodes import node_of
from roleinfo.errors import PlaceNotFoundError, RoleNotFoundError


class TestEdges:
    """What is said of two roles."""

    def test_related_are_those_of_the_bundle(self) -> None:
        """Every related pair of O*NET is an edge with its tier and rank, in its own direction."""
        graph = career_graph()
        related = [each for each in graph.edges if each.kind == "related"]
        assert len(related) == 18_460
        moves = {each.role: each for each in ri.role("29-1141.00").moves}
        mine = {each.destination: each for each in related if each.origin == "29-1141.00"}
        assert mine.keys() == moves.keys()
        assert all((each.tier, each.rank) == (moves[to].tier, moves[to].rank) for to, each in mine.items())
        assert {each.source.id for each in related if each.source} == {"onet-30-3"}
        assert all("not of observed moves" in each.evidence for each in mine.values())

    def test_stated(self) -> None:
        """A page's path is a chain; related roles and types that it names are edges of their own relation."""
        graph = career_graph()
        chain = [
            "entry-level-customer-service-roles",
            "account-manager",
            "senior-account-manager",
            "director-of-account-management",
        ]
        chain.append("vice-president-of-account-management")
        after = {(each.origin, each.destination) for each in graph.edges if each.relation == "after"}
        assert after == set(pairwise(chain))
        [typed] = graph.between("account-manager", "key-account-manager")
        assert (typed.kind, typed.relation, typed.source and typed.source.id) == ("stated", "type", "randstad-nz")
        [beside] = graph.between("account-manager", "account-executive-sales-manager")
        assert (beside.relation, beside.source and beside.source.id) == ("beside", "zippia-profile")
        [before] = graph.between("entry-level-customer-service-roles", "account-manager")
        assert (before.origin_of_fact, before.named) == ("inferred", "Entry-level customer service roles")
        assert graph.nodes["entry-level-customer-service-roles"].pay == {}
        [named] = graph.between("account-manager", "13-2011.00")
        assert "'Accountant'" in named.evidence

    def test_the_order_of_the_steps_up_is_inferred_from_either_side(self) -> None:
        """Senior, director, vice president: a pair of roles that two files name is inferred in both or in neither."""
        origins: dict[frozenset[str], set[str]] = {}
        for role in ri.roles():
            for move in role.moves:
                if move.source.id == "investopedia" and move.about != "related":
                    origins.setdefault(frozenset((role.title, move.title)), set()).add(move.origin)
        assert all(len(found) == 1 for found in origins.values())
        stated = [pair for pair, found in origins.items() if found == {"published"}]
        assert stated == [{"Account Manager", "Senior account manager"}]

    def test_similar_is_off_until_asked_for(self) -> None:
        """Edges of similarity come with a threshold, in both directions, at the threshold too."""
        roles = (
            made("a", levels={"Baking": (10, 10), "Talking": (10, 90), "Welding": (10, 50)}),
            made("b", levels={"Baking": (10, 20), "Talking": (10, 80), "Welding": (10, 50)}),
            made("c", levels={"Baking": (10, 90), "Talking": (10, 10), "Welding": (10, 50)}),
        )
        assert graph_of(*roles).edges == ()
        graph = career_graph(catalog=ri.Catalog.of(roles), similar=0.999)
        assert {(each.origin, each.destination, each.kind) for each in graph.edges} == {
            ("a", "b", "similar"), ("b", "a", "similar")
        }  # fmt: skip
        assert "not observed moves" in graph.edges[0].evidence

    def test_kinds(self) -> None:
        """Only the kinds asked for are there, and another is refused."""
        assert {each.kind for each in career_graph(kinds=["stated"]).edges} == {"stated"}
        kinds = "stated, observed, ladder, trade, supervisor, military, specialty, related, similar"
        with pytest.raises(ValueError, match=f"kinds must be one of {kinds}, not 'seen'"):
            career_graph(kinds=["seen"])  # type: ignore[list-item]
        with pytest.raises(ValueError, match="kinds must come with a least correlation"):
            career_graph(kinds=["similar"])
        assert {each.kind for each in career_graph(kinds=("similar",), similar=0.9).edges} == {"similar"}
        with pytest.raises(ValueError, match="similar must be above 0, and 1 at most"):
            career_graph(similar=0)

    def test_ones_own_circle_over_the_bundle(self) -> None:
        """A user's roles are nodes like others; a circle, and a role that names itself, do no harm."""
        mine = ri.Catalog.of([made("a", after=["b", "a"]), made("b", after=["a", "29-1141.00"])])
        graph = career_graph(catalog=mine | ri.Catalog.default())
        assert [*graph.out["a"]] == ["b"]
        assert [*graph.out["b"]] == ["29-1141.00", "a"]
        assert len([1 for edges in graph.out["29-1141.00"].values() if edges[-1].kind == "related"]) == 20


class TestNodes:
    """The roles as nodes."""

    def test_in_bulk_as_one_by_one(self) -> None:
        """What is read of all occupations at once is what each role has itself."""
        graph = career_graph()
        for id_ in [*graph.nodes][::37]:
            node = graph.nodes[id_]
            if not node.is_known:
                continue
            whole = node_of(ri.role(id_))
            for name in ("title", "codes", "zone", "education", "openings", "growth", "transfer_rate", "months", "pay"):
                assert getattr(node, name) == getattr(whole, name), (id_, name)
            assert node.ratings.keys() == whole.ratings.keys()
            for key, each in node.ratings.items():
                assert each == pytest.approx(whole.ratings[key])

    def test_titles_that_are_no_roles(self) -> None:
        """A title of a page without a role is a node without figures, found by its title."""
        node = career_graph().node("Senior Account Manager")
        assert (node.is_known, dict(node.pay), node.openings, node.zone) == (False, {}, None, None)

    def test_place(self) -> None:
        """Pay is of the place asked for; an unknown place is an error."""
        graph = career_graph(place="CA")
        [pay, *_] = graph.node("registered nurse").pay.values()
        assert pay.place is not None
        assert pay.place.code == "US-CA"
        assert pay == ri.role("registered nurse").at("CA").salary.mean
        with pytest.raises(PlaceNotFoundError):
            career_graph(place="Atlantis")

    def test_unknown(self) -> None:
        """What is no role is told with suggestions."""
        with pytest.raises(RoleNotFoundError, match="Did you mean"):
            career_graph().node("acount manger")


class TestNetworkx:
    """The graph handed over."""

    def test_everything_is_there(self) -> None:
        """Each node and each statement comes with its attributes."""
        graph = career_graph()
        over = graph.to_networkx()
        assert isinstance(over, networkx.MultiDiGraph)
        assert (over.number_of_nodes(), over.number_of_edges()) == (len(graph.nodes), len(graph.edges))
        assert over.nodes["29-1141.00"]["zone"] == 4
        assert over.nodes["29-1141.00"]["pay"] == 101_420
        assert all(
            each["pay_currency"] and each["pay_origin"] and each["pay_source"] and each["pay_place"]
            for _, each in over.nodes(data=True)
            if each["pay"] is not None
        )
        nurse, title = over.nodes["29-1141.00"], over.nodes["director-of-account-management"]
        told = ("pay_source", "pay_as_of", "pay_place", "pay_origin", "outlook_source", "outlook_period")
        assert [nurse[each] for each in told] == [
            "oews-2025", "2025-05", "United States", "published", "projections-2024", "2024-2034"
        ]  # fmt: skip
        assert [title[each] for each in told] == [None] * 6
        ladder, edge = over.get_edge_data("29-1141.00", "29-1171.00").values()
        assert (ladder["kind"], ladder["source"]) == ("ladder", "roleinfo")
        assert (edge["kind"], edge["source"], edge["rank"]) == ("related", "onet-30-3", 2)

    def test_comes_in_late(self) -> None:
        """Only `to_networkx` imports networkx: no comparison, list of moves or path by whatever cost does."""
        script = (
            "import sys, roleinfo as ri\n"
            "str(ri.compare('account manager', 'account representative'))\n"
            "from roleinfo.api.careers import next_roles\n"
            "from roleinfo.api.careers import career_paths\n"
            "next_roles('carpenter')\n"
            "career_paths('carpenter', 'roofer', by='time')\n"
            "career_paths('carpenter', 'roofer', by=lambda move: 1, max_steps=2)\n"
            "print('networkx' in sys.modules)\n"
            "ri.career_graph(kinds=['stated']).to_networkx()\n"
            "print('networkx' in sys.modules)"
        )
        done = subprocess.run([sys.executable, "-W", "error", "-c", script], capture_output=True, text=True, check=True)
        assert done.stdout.split() == ["False", "True"]
