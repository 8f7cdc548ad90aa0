"""Paths, moves and ladders as readers and programs see them: of what every figure is, and what is not known."""

import json
from typing import Any

import attrs
import pytest

import roleinfo as ri
from careers.worlds import graph_of, made
from roleinfo.model._results import Result
from roleinfo.render.layout import width
from roleinfo.views.moves import LEARNING_VIEW

NURSES = ("registered nurse", "nurse practitioner")
HOSTILE = "<script>alert(1)</script> \u05d0\u05d1 |"
_MARKS = dict.fromkeys((0x2068, 0x2069))


def words(result: Result, *, full: bool = False) -> str:
    """A result as text, with its lines joined."""
    return " ".join(result.to_text(full=full).translate(_MARKS).split())


def rows(result: Result, table: str = "rows") -> list[dict[str, Any]]:
    """The rows of a table of its JSON, with what they share."""
    plain = json.loads(result.to_json())[table]
    return [{**plain["common"], **row} for row in plain["rows"]]


@pytest.fixture
def two() -> tuple[ri.CareerPath, ri.CareerPath]:
    """Two paths, one of them by a role of which nothing is known."""
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
        """Pay has its measure, place, date and source; the shares of skills have theirs; links are no moves."""
        text = words(ri.career_paths(*NURSES, limit=1), full=True)
        assert "Pay: mean annual wage, United States, May 2025 [1]." in text
        assert "(roleinfo, from O*NET 30.3 ratings, August 2021) [2]." in text
        assert "Related occupations (O*NET 30.3) show similarity, not observed moves." in text
        assert "Openings per year: 29,500, 2024-34 [3]." in text
        assert '[1] U.S. Bureau of Labor Statistics: "Occupational Employment and Wage Statistics"' in text

    def test_finding(self) -> None:
        """The finding says how many steps, and what the last role pays against the first."""
        assert (
            "Sales managers earn $117,760 (252.8%) more per year than customer service representatives, comparing mean "
            "wages."
        ) in words(ri.career_paths("customer service representative", "sales manager"))

    def test_unknown(self, two: tuple[ri.CareerPath, ri.CareerPath]) -> None:
        """A role of which nothing is known is named with what is not, and never a 0."""
        text = words(two[1])
        assert "Pay on this basis is not known for <script>alert(1)</script>" in text
        assert "Skills to gain are not known for every step." in text
        assert "The school and related work required are not known for every step." in text
        markdown = two[1].to_markdown(full=True)
        assert "<script>" not in markdown
        assert "&lt;script&gt;" in markdown

    @pytest.mark.parametrize(
        ("changes", "said"),
        [
            ({"pay": None, "status": "suppressed"}, "suppressed"),
            ({"pay": None, "status": "top_coded", "bound_pay": ri.Pay(239200, "USD", "year")}, "at least $239,200"),
        ],
    )
    def test_withheld(self, changes: dict[str, Any], said: str) -> None:
        """What is suppressed or top-coded stands in the table as such, and for programs it is no amount."""
        end = made("z", pay=1)
        [estimate] = end.salary
        end = attrs.evolve(end, salary=[attrs.evolve(estimate, **changes)])
        graph = graph_of(made("a", after=["b"], pay=100), made("b", after=["z"], pay=110), end)
        [path] = ri.career_paths("a", "z", graph=graph)
        assert f"Z {said}" in words(path)
        assert "Pay on this basis is not known for Z." in words(path)
        assert "value" not in rows(path)[-1]

    def test_for_programs(self, two: tuple[ri.CareerPath, ri.CareerPath]) -> None:
        """Each amount has all that makes it a figure, and what is not known is not there."""
        first, unknown, last = rows(two[1])
        assert {key: first[key] for key in ("value", "unit", "statistic", "component", "as_of", "source", "bound")} == {
            "value": "100", "unit": "USD per year", "statistic": "mean", "component": "base", "as_of": "2026",
            "source": "own", "bound": "exact",
        }  # fmt: skip
        assert unknown["status"] == "not_published"
        assert "openings_per_year" not in unknown
        assert (last["openings_per_year"], last["outlook_sources"]) == ("10", ["own"])

    def test_slices_keep_their_kind(self) -> None:
        """Some of the paths are paths, some of the moves are ranked moves, and a part of a ladder is a ladder."""
        paths = ri.career_paths(*NURSES, limit=2)
        assert (type(paths[1:]), paths[1:].by, [*paths[1:]]) == (ri.CareerPaths, paths.by, [paths[1]])
        ranked = ri.next_roles(NURSES[0])
        assert (type(ranked[:2]), ranked[:2].title, len(ranked[:2])) == (ri.RankedMoves, ranked.title, 2)
        ladder = ri.ladder("account manager")
        assert (ladder.at, ladder[1:].at, ladder[2:].at) == (1, 0, None)
        assert ladder[1:][0] == ladder[1]
        skills = ri.compare(*NURSES).skills.to_learn
        assert (type(skills[:2]), skills[:2]) == (ri.SkillsToLearn, tuple(skills)[:2])


class TestMoves:
    """Moves, one and many."""

    def test_ranked(self) -> None:
        """The table has the change of pay and its base, skills to gain and education; below stands what they are."""
        text = words(ri.next_roles(NURSES[0], limit=2))
        assert "1 Nurse Midwives +$35,560 +35.1% 7.7% Master's" in text
        assert "All 2 are advancements." in text
        assert "Pay: mean annual wage, United States, May 2025 [1]." in text
        assert "Pay within 5%, or not significant, is comparable." in text

    @pytest.mark.parametrize(
        ("by", "finding"),
        [
            (
                "pay",
                "Pediatric surgeons earn $400,630 (395.0%) more per year than registered nurses, comparing mean wages.",
            ),
            (
                "learning",
                "The fewest new skills are required in moving from registered nurses to licensed practical and",
            ),
            ("time", "7 of 10 moves require no additional related work, school, or training."),
            (
                "openings",
                "The most openings are projected for nursing assistants: 204,100 per year from 2024 to 2034",
            ),
            (
                "growth",
                "Employment is projected to grow fastest for nurse practitioners: 40.1% from 2024 to 2034",
            ),
        ],
    )
    def test_finding(self, by: Any, finding: str) -> None:
        """Each ranking says what puts the first role first."""
        assert finding in words(ri.next_roles(NURSES[0], by=by, usual_limits=False, kinds=("stated", "related")))

    def test_reasons(self) -> None:
        """The full form has the reasons of each, as the object has them."""
        ranked = ri.next_roles(NURSES[0], limit=2)
        text = words(ranked, full=True)
        assert "1. Nurse Midwives (29-1161.00)" in text
        assert all(reason[1:] in text for entry in ranked for reason in entry.reasons)

    def test_none(self) -> None:
        """Where no source names a role there is a sentence and no table."""
        assert "No source names a role before Entry-level customer service roles." in words(
            ri.previous_roles("entry-level-customer-service-roles")
        )

    def test_one(self) -> None:
        """Openings and growth of a move stand with their years; a bound of pay with what it bounds."""
        move = ri.career_move("29-1011.00", "29-1242.00", place="Alaska")
        text = words(move)
        assert "400, 2024-34 [2]" in text
        assert "at least +$118,920 (98.9%)" in text
        [row] = rows(move)
        assert (row["bound"], row["outlook_places"]) == ("at_least", ["United States"])

    def test_learning(self) -> None:
        """What a move requires: the sentence of a comparison, each skill, software and the degree."""
        move = ri.career_move("registered nurse", "physician assistant")
        text = " ".join(LEARNING_VIEW.to_text(move).split())
        assert (
            "Physician assistants need a higher skill level than registered nurses chiefly in biology, therapy and "
            "counseling, and medicine and dentistry. In all, 11.1% of the level they need, weighted by importance, "
            "exceeds registered nurses' level (roleinfo, from O*NET 30.3 ratings, August 2021)."
        ) in text
        assert "Biology Knowledge +3.07 - 95.2 1.56%" in text
        assert "Typical entry-level education Master's degree (origin: bachelor's degree)" in text
        unrated = ri.career_move("carpenter", "account manager")
        assert "Skills to gain are unknown" in LEARNING_VIEW.to_text(unrated)


class TestLadders:
    """Ladders."""

    def test_what_is_not_known(self) -> None:
        """A rung has its pay with what that is, or why there is none; other steps are listed."""
        roles = (made("a", after=["b", "c", "nowhere"], pay=100), made("b"), made("c"))
        ladder = ri.ladder("a", graph=graph_of(*roles))
        text = words(ladder)
        assert "> A $100 [1] Mean annual base pay, place not stated, 2026" in text
        assert "No pay figure in the sources used" in text
        assert "OTHER NEXT STEPS C" in text
        assert [row["title"] for row in rows(ladder) if row["branch"]] == ["C", "NOWHERE"]

    def test_amounts_that_do_not_compare(self) -> None:
        """Amounts of several measures are not set against each other without a word."""
        one = made("a", after=["b"], pay=100)
        other = made("b", pay=120)
        [estimate] = other.salary
        other = attrs.evolve(other, salary=[attrs.evolve(estimate, statistic="median")])
        assert "! These amounts are of different measures or sources" in words(
            ri.ladder("a", graph=graph_of(one, other))
        )
        alike = graph_of(one, made("b", pay=120))
        assert "different measures" not in words(ri.ladder("a", graph=alike))


class TestTwoPaths:
    """Two paths compared."""

    def test_side_by_side(self, two: tuple[ri.CareerPath, ri.CareerPath]) -> None:
        """The steps of both, what each comes to, and by name what is not known."""
        text = words(ri.compare_paths(*two), full=True)
        assert "Differences are the right path minus the left." in text
        assert "Right path, pay on one basis: " in text
        assert "Right path, skills to gain: " in text
        assert "Left path, " not in text
        assert "Roles on both paths: A and Z." in text

    def test_differences(self) -> None:
        """A difference has its sign and its amount; a path that has ended says so."""
        one, other = ri.career_paths(*NURSES, limit=2)
        diff, mirrored = ri.compare_paths(one, other), ri.compare_paths(other, one)
        assert "The right path takes 1 step more than the left." in words(diff)
        assert "The right path takes 1 step fewer than the left." in words(mirrored)
        assert "(ended)" in str(diff)
        assert [rows(each, "totals")[0]["difference"] for each in (diff, mirrored)] == ["1", "-1"]
        assert diff.to_markdown().startswith("# Two paths from Registered Nurses to Nurse Practitioners")

    def test_for_programs(self, two: tuple[ri.CareerPath, ri.CareerPath]) -> None:
        """What is not known is not there."""
        diff = ri.compare_paths(*two)
        totals = {row["measure"]: row for row in rows(diff, "totals")}
        assert totals["steps"]["difference"] == "0"
        assert "difference" not in totals["learning"]
        assert "difference" not in totals["lowest_pay"]
        first, second = rows(diff)
        assert "difference" not in first
        assert second["difference"] == "0"


def test_nothing_but_a_title() -> None:
    """Roles with nothing but a title, however long, are shown without a figure."""
    last = ri.Role(id="z", title="x" * 300)
    graph = graph_of(attrs.evolve(made("a", after=["z"])), last)
    [path] = ri.career_paths("a", "z", graph=graph)
    text = words(path)
    assert "pay at the start and the end is not known on one basis" in text
    assert "$" not in text
    assert "Skills to gain are unknown" in LEARNING_VIEW.to_text(path.moves[0])


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_fits(columns: int) -> None:
    """Brief and full fit the width."""
    results: tuple[Result, ...] = (
        ri.next_roles("accountants"), ri.career_paths(*NURSES), ri.ladder("account manager"),
        ri.compare_paths(*ri.career_paths(*NURSES, limit=2)), ri.bridge_skills(NURSES[0]),
    )  # fmt: skip
    for result in results:
        lines = result.to_text(width=columns).splitlines()
        assert len(lines) <= 40
        assert max(map(width, lines)) <= columns
        full = result.to_text(full=True, width=columns).splitlines()
        assert all(width(line) <= columns for line in full if "://" not in line)
