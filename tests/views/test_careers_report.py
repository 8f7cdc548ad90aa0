"""Paths, moves and ladders told: of what every figure is, and what is not known."""

import json
from typing import Any

import attrs
import pytest

import roleinfo as ri
from careers.worlds import graph_of, made
from roleinfo.model.estimate import SalaryEstimate
from roleinfo.render import markdown as markdown_format, text as text_format
from roleinfo.render.layout import width
from roleinfo.views import careers, moves

NURSES = ("registered nurse", "nurse practitioner")
HOSTILE = "<script>alert(1)</script> \u05d0\u05d1 |"


def words(blocks: object) -> str:
    """An outline as text, with its lines joined."""
    return " ".join(text_format.write(blocks).split())  # type: ignore[arg-type]


@pytest.fixture
def two() -> tuple[ri.CareerPath, ri.CareerPath]:
    """Two paths, one of them by a role that nothing is known of."""
    known = {"levels": {"Baking": (50, 50)}, "months": 6, "openings": 10}
    first = made("a", after=["b", "c"], pay=100, **known)  # type: ignore[arg-type]
    second = made("b", after=["z"], pay=120, **known)  # type: ignore[arg-type]
    bare = ri.Role(id="c", title=HOSTILE, moves=second.moves)
    graph = graph_of(first, second, bare, made("z", pay=200, **known))  # type: ignore[arg-type]
    one, other = ri.career_paths("a", "z", graph=graph, limit=2)
    return one, other


class TestPaths:
    """Paths."""

    def test_of_what_the_figures_are(self) -> None:
        """Pay has its measure, place, date and source, and so have openings; the sources are cited."""
        told = words(careers.paths_outline(ri.career_paths(*NURSES, limit=1)))
        assert "Pay: mean OEWS wage, USD a year, United States, OEWS, figures of 2025-05 [1]" in told
        assert "openings a year, 2024-2034, United States (all jobs, the self-employed included), BLS" in told
        assert '[1] U.S. Bureau of Labor Statistics: "Occupational Employment and Wage Statistics"' in told

    def test_unknown(self, two: tuple[ri.CareerPath, ri.CareerPath]) -> None:
        """A role of which nothing is known is named with what is not, and never a 0."""
        told = words(careers.path_outline(two[1]))
        assert "No amount of pay on this basis: <script>alert(1)</script>" in told.translate({0x2068: None})
        assert "To learn, what is learned twice counted once: not known of every step" in told
        assert "Openings a year at each step: not known, 10" in told
        text = markdown_format.write(careers.path_outline(two[1]))
        assert "<script>" not in text
        assert "&lt;script&gt;" in text

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"pay": None, "status": "suppressed"}, "suppressed"),
            ({"pay": None, "status": "top_coded", "bound_pay": ri.Pay(239200, "USD", "year")}, "at least $239,200"),
        ],
    )
    def test_withheld(self, changes: dict[str, Any], said: str) -> None:
        """What is suppressed or top-coded stands in the table as such."""
        end = made("z", pay=1)
        [estimate] = end.salary
        end = attrs.evolve(end, salary=[attrs.evolve(estimate, **changes)])
        graph = graph_of(made("a", after=["b"], pay=100), made("b", after=["z"], pay=110), end)
        [path] = ri.career_paths("a", "z", graph=graph)
        told = text_format.write(careers.path_outline(path))
        assert f"{said} [1]" in told
        assert "No amount of pay on this basis: Z" in told
        assert moves.path_to_dict(path)["pay"][-1] is None

    def test_plain_types(self, two: tuple[ri.CareerPath, ri.CareerPath]) -> None:
        """In JSON each amount has all that makes it a figure, and what is not known is null."""
        document = json.loads(json.dumps(moves.path_to_dict(two[1])))
        assert document["pay"][0] == {
            "amount": "100", "currency": "USD", "period": "year", "bound": "exact", "statistic": "mean",
            "component": "base", "origin": "published", "status": "released", "place": None, "as_of": "2026",
            "source": "own",
        }  # fmt: skip
        assert document["pay"][1] is None
        assert [each and each["value"] for each in document["openings"]] == [None, 10.0]
        assert document["openings"][1]["unit"] == "openings a year"


def test_moves_say_what_their_figures_are() -> None:
    """Below the moves stand the measures of pay, openings and growth; each move has both amounts."""
    told = words(careers.moves_outline(ri.next_roles(NURSES[0], limit=2)))
    assert "pay (% of the first): $101,420 [1] to $136,980 [1], +$35,560 (+35.1 %)" in told
    assert "- Pay: mean OEWS wage, USD a year, United States, OEWS, figures of 2025-05 [1]" in told
    assert "- Growth: growth in jobs, 2024-2034, United States" in told


def test_a_move_says_what_its_figures_are() -> None:
    """Openings and growth of a move stand with their years and place; a bound of pay with what it bounds."""
    told = words(careers.move_outline(ri.career_move("29-1011.00", "29-1242.00", place="Alaska")))
    assert "400 [2]: openings a year, 2024-2034, United States" in told
    assert "growth in jobs, 2024-2034, United States" in told
    assert "at least +$118,920 (at least +98.9 %)" in told
    document = moves.move_to_dict(ri.career_move("29-1011.00", "29-1242.00", place="Alaska"))
    assert document["pay"]["bound"] == "at_least"


def test_ladder_says_what_is_not_known() -> None:
    """A rung has its pay with what that is, or why there is none; other steps are listed."""
    roles = (made("a", after=["b", "c", "nowhere"], pay=100), made("b"), made("c"))
    outline = careers.ladder_outline(ri.ladder("a", graph=graph_of(*roles)))
    told = words(outline)
    assert "Mean base pay, USD a year, place not stated, 2026" in told
    assert "no source has pay of it" in told
    assert "Other steps that sources name" in told
    assert "- A: NOWHERE" in told
    assert len(moves.ladder_to_dict(ri.ladder("a", graph=graph_of(*roles)))["branches"]) == 2


class TestTwoPaths:
    """Two paths compared."""

    def test_side_by_side(self, two: tuple[ri.CareerPath, ri.CareerPath]) -> None:
        """The steps of both, what each comes to, and by name what is not known."""
        told = words(careers.path_diff_outline(ri.compare_paths(*two)))
        assert "Every difference is right - left." in told
        assert "Right, pay on one basis: " in told
        assert "Right, what is to be learned: " in told
        assert "Left, " not in told
        assert "Roles of both: A; Z" in told

    def test_differences(self) -> None:
        """A difference has its sign and its amount; a path that has ended says so."""
        one, other = ri.career_paths(*NURSES, limit=2)
        outline = careers.path_diff_outline(ri.compare_paths(one, other))
        text = text_format.write(outline)
        assert all(width(each) <= 80 for each in text.splitlines() if "://" not in each)
        assert "(ended)" in text
        mirrored = text_format.write(careers.path_diff_outline(ri.compare_paths(other, one)))
        assert [each.split()[-1] for each in text.splitlines() if each.startswith("Steps ")] == ["+1"]
        assert [each.split()[-1] for each in mirrored.splitlines() if each.startswith("Steps ")] == ["-1"]
        assert markdown_format.write(outline).startswith("# Two paths compared")

    def test_plain_types(self, two: tuple[ri.CareerPath, ri.CareerPath]) -> None:
        """In JSON what is not known is null."""
        document = json.loads(json.dumps(moves.path_diff_to_dict(ri.compare_paths(*two))))
        assert document["steps"] == 0
        assert document["learning"] is None
        assert document["lowest_pay"] is None
        assert document["pay_by_step"][0] is None
        assert document["pay_by_step"][1]["difference"] == "0"


def test_nothing_but_a_title() -> None:
    """Roles with nothing but a title, however long, are told without a figure."""
    last = ri.Role(id="z", title="x" * 300)
    graph = graph_of(attrs.evolve(made("a", after=["z"])), last)
    [path] = ri.career_paths("a", "z", graph=graph)
    told = words(careers.path_outline(path))
    assert "not known, for want of one basis" in told
    assert "$" not in told
    assert "What has to be learned is not known" in words(careers.learning_outline(path.moves[0]))
    assert isinstance(path.pay[0], SalaryEstimate | None)
