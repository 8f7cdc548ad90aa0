"""What is shared of a roster lets nobody find the pay of a person, alone or by subtraction."""

from collections.abc import Iterator, Sequence
from itertools import combinations, product
from pathlib import Path
from typing import Any, Final

import numpy as np
import openpyxl
import pytest
from hypothesis import example, given, settings, strategies as st

import roleinfo as ri
from roleinfo.roster.cuts import conflicts_of, small_cuts
from roleinfo.roster.disclosure import shown_groups
from roleinfo.roster.summary import FEWEST, is_few

LOW: Final = 40_000
HIGH: Final = 190_000
JOBS: Final = {"nurse": "29-1141", "accountant": "13-2011", "paralegal": "23-2011", "machinist": "51-4041"}
CITIES: Final = ("Denver, CO", "Austin TX", "Chicago, IL")


def roster(people: Sequence[tuple[str, str, int | None]], teams: Sequence[str] = ()) -> ri.PricedRoster:
    """Employees with an occupation, a city and whether they are paid below the market (by their pay), or not at all."""
    rows = [
        # Each pay is another, so that no sum is equal by chance.
        {
            "code": JOBS[job],
            "job": job,
            "city": city,
            "base": base + 7 * at if base else None,
            "team": teams[at] if teams else None,
        }
        for at, (job, city, base) in enumerate(people)
    ]
    return ri.price(rows, title="job", code="code", place="city", pay="base", period="year")


def one_place(counts: dict[str, tuple[int, int]]) -> ri.PricedRoster:
    """Employees of one city, by occupation: how many below the market and how many above it."""
    people = [
        (job, "Denver, CO", base)
        for job, (below, above) in counts.items()
        for base in (*[LOW] * below, *[HIGH] * above)
    ]
    return roster(people)


class TestGroups:
    """Groups of a table."""

    @pytest.mark.parametrize(
        ("counts", "shown"),
        [
            ({"nurse": (3, 4), "accountant": (5, 0)}, {"nurse", "accountant"}),
            ({"nurse": (1, 4), "accountant": (5, 0), "paralegal": (3, 3)}, {"accountant"}),
            ({"nurse": (3, 4), "accountant": (5, 2), "paralegal": (6, 6)}, {"paralegal"}),
            ({"nurse": (2, 4), "accountant": (2, 4), "paralegal": (3, 3)}, {"paralegal"}),
            ({"nurse": (1, 4), "accountant": (4, 1), "paralegal": (3, 3), "machinist": (6, 6)}, {"machinist"}),
        ],
    )
    def test_costs(self, counts: dict[str, tuple[int, int]], shown: set[str]) -> None:
        """A cost of few below or above the market is withheld, and further ones where sums would leave such gaps."""
        priced = one_place(counts)
        names = {group.rows[0].title: group.name for group in priced.by_job()}
        assert {group.name for group in priced.by_job() if group.shows_cost} == {names[job] for job in shown}
        assert all(group.shows_pay for group in priced.by_job())
        assert not [*found(priced, priced.by_job())]

    def test_a_difference_that_is_a_cost(self) -> None:
        """Pay less market is the cost where all are below: the total's cost less that would be the gap of one."""
        groups = one_place({"nurse": (1, 4), "accountant": (5, 0)}).by_job()
        assert not any(group.shows_pay for group in groups)
        assert [row.compared for row in shown_groups(groups)] == [10]

    def test_the_only_gap(self) -> None:
        """Pay less market is the gap of one where all others are paid the market value."""
        market = one_place({"nurse": (1, 0)})[0].annual_market
        assert market
        rows = [{"job": "RN", "base": f"{market.amount if at else LOW}"} for at in range(5)]
        total = ri.price(rows, title="job", place="Denver, CO", pay="base", period="year").total
        assert (total.compared, total.below, total.above, total.shows_pay) == (5, 1, 0, False)

    def test_the_one_above_is_not_found(self) -> None:
        """Payroll less market, and the cost, would be what one alone is paid above the market."""
        priced = one_place({"nurse": (3, 1)})
        total = priced.total
        assert total.difference
        assert total.cost_to_target
        row = max(priced, key=lambda row: row.ratio or 0)
        assert row.annual
        assert row.annual_market
        assert total.difference + total.cost_to_target == row.annual - row.annual_market
        assert not total.shows_cost
        assert "raising them" not in str(priced)

    def test_a_group_shows_no_more_than_in_its_table(self) -> None:
        """A group that stands with others in the table gives no amounts when it is printed by itself."""
        groups = one_place({"nurse": (1, 0), "accountant": (4, 0), "paralegal": (6, 0)}).by_job()
        small, joined_with, large = sorted(groups, key=lambda group: group.people)
        assert [group.shows_pay for group in (small, joined_with, large)] == [False, False, True]
        assert "$" not in joined_with.to_text(full=True)
        assert "or from which these could be found, are not shown" in " ".join(str(joined_with).split())
        assert "2 other occupations" in " ".join(groups.to_markdown().split())

    def test_costs_withheld_are_not_ranked(self) -> None:
        """Rows whose cost is withheld stand last, since their rank would lie between two costs."""
        groups = one_place({"nurse": (2, 3), "accountant": (9, 0), "paralegal": (3, 3), "machinist": (4, 2)}).by_job()
        rows = shown_groups(groups)
        assert [(row.people, row.shows_cost) for row in rows] == [(9, True), (6, True), (6, False), (5, False)]
        assert "Costs that could reveal the pay of fewer than 3 employees are withheld" in " ".join(str(groups).split())

    @given(
        st.dictionaries(st.sampled_from([*JOBS]), st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1).filter(
            lambda counts: any(map(sum, counts.values()))
        )
    )
    @example({"nurse": (0, 1), "accountant": (0, 1)})
    def test_no_rest_is_of_few(self, counts: dict[str, tuple[int, int]]) -> None:
        """What is left of the total beside the rows that are shown is of nobody, or of three and more."""
        priced = one_place(counts)
        rows, total = shown_groups(priced.by_job()), priced.total
        if total.shows_pay:
            assert sum(row.compared for row in rows if row.shows_pay) == total.compared
        shown = [row for row in rows if row.shows_cost]
        assert not any(is_few(row.below) or is_few(row.above) or row.compared < FEWEST for row in shown)
        assert not [*found(priced, priced.by_job())]
        once, twice = ({row.name: row.shows_cost for row in of} for of in (rows, shown_groups(rows)))
        assert once == twice


class TestAreas:
    """Areas beside occupations."""

    def test_cost_of_few_in_an_area(self) -> None:
        """Where few of an occupation are below the market in an area, no area of that occupation has a cost."""
        people = [
            *[("nurse", "Denver, CO", LOW)] * 1, *[("nurse", "Denver, CO", HIGH)] * 3,
            *[("nurse", "Austin TX", LOW)] * 4, *[("nurse", "Austin TX", HIGH)] * 3,
            *[("accountant", "Denver, CO", LOW)] * 4,
            *[("paralegal", "Chicago, IL", LOW)] * 4,
        ]  # fmt: skip
        priced = roster(people)
        assert all(group.shows_cost for group in priced.by_job())
        by_area = {area.name.split("-")[0]: area for area in shown_groups(priced.by_place())}
        assert {name: area.shows_cost for name, area in by_area.items()} == {
            "Denver": False, "Austin": False, "Chicago": True,
        }  # fmt: skip
        assert all(area.shows_pay for area in by_area.values())

    @given(
        st.lists(
            st.tuples(st.sampled_from([*JOBS]), st.sampled_from(CITIES), st.sampled_from([LOW, HIGH, None])),
            min_size=1, max_size=16,
        )
    )  # fmt: skip
    @settings(max_examples=60)
    def test_no_sum_of_sums_is_of_few(self, people: list[tuple[str, str, int | None]]) -> None:
        """Occupations, areas and the total, added and subtracted, never leave the pay or the gap of one or two."""
        priced = roster(people)
        assert not [*found(priced, priced.by_job(), priced.by_place())]

    @given(
        st.lists(
            st.tuples(st.sampled_from([*JOBS][:3]), st.sampled_from(CITIES), st.sampled_from([LOW, HIGH, None])),
            min_size=1, max_size=12,
        ),
        st.lists(st.sampled_from(["A", "B", "C"]), min_size=12, max_size=12),
    )  # fmt: skip
    @settings(max_examples=60)
    def test_nor_is_one_with_the_groups_of_a_column(
        self, people: list[tuple[str, str, int | None]], teams: list[str]
    ) -> None:
        """Nor do the groups of a column with either of them."""
        priced = roster(people, teams)
        for others in (priced.by_job(), priced.by_place()):
            assert not [*found(priced, priced.by("team"), others)]

    def test_areas_are_not_hidden_without_need(self) -> None:
        """A single nurse in Denver is hidden among its accountants, so that areas stay apart."""
        people = [
            *[("nurse", "Denver, CO", LOW)] * 1, *[("nurse", "Austin TX", LOW)] * 4,
            *[("accountant", "Denver, CO", LOW)] * 4, *[("accountant", "Austin TX", LOW)] * 4,
        ]  # fmt: skip
        priced = roster(people)
        assert [(area.compared, area.shows_cost) for area in shown_groups(priced.by_place())] == [(8, True), (5, True)]
        assert not [*found(priced, priced.by_job(), priced.by_place())]

    def test_the_cost_of_the_total(self) -> None:
        """The cost of the total less those of areas, beside occupations without one, is not the gap of one either."""
        denver, austin = CITIES[:2]
        people = [
            *[("paralegal", denver, HIGH)] * 4, *[("paralegal", austin, HIGH)] * 3, ("paralegal", austin, LOW),
            *[("nurse", denver, HIGH)] * 3, *[("nurse", austin, LOW)] * 2,
            *[("accountant", denver, LOW)] * 4, ("accountant", austin, LOW),
        ]  # fmt: skip
        priced = roster(people)
        assert priced.total.shows_cost
        assert not [*found(priced, priced.by_job(), priced.by_place())]

    def test_ties(self) -> None:
        """Of groups of one size the same is withheld in a table and beside another, whoever has no pay."""
        people = [
            *[("paralegal", "Denver, CO", HIGH)] * 3, *[("nurse", "Denver, CO", HIGH)] * 3,
            ("nurse", "Denver, CO", None), ("accountant", "Denver, CO", HIGH), ("machinist", "Denver, CO", HIGH),
        ]  # fmt: skip
        priced = roster(people, ["D", "D", "D", "D", "A", "C", "D", "B", "C"])
        assert not [*found(priced, priced.by("team"), priced.by_job())]

    @pytest.mark.parametrize("name", ["job", "place", "total", "team"])
    def test_names_of_columns(self, name: str) -> None:
        """A column of the roster is one whatever its name: nothing is found beside the occupations, nobody is named."""
        jobs = ["nurse"] * 4 + ["accountant"] * 5 + ["paralegal"] * 3
        values = ["A"] * 3 + ["B"] * 6 + ["Jane Doe"] + ["B"] * 2
        rows = [
            {"code": JOBS[job], name: value, "base": LOW + 7 * at}
            for at, (job, value) in enumerate(zip(jobs, values, strict=True))
        ]
        priced = ri.price(rows, title=None, code="code", place="Denver, CO", pay="base", period="year")
        groups = priced.by(name)
        assert {group.kind for group in groups} == {name}
        assert not [*found(priced, groups, priced.by_job())]
        assert "Jane Doe" not in groups.to_text(full=True) + "".join(group.to_text(full=True) for group in groups)
        assert f"by {name}" in str(groups)

    def test_other_currencies(self) -> None:
        """The sums of all groups are in the currency of the total, so that nobody is in it and in no group."""
        rows = [
            {
                "code": code,
                "base": f"{'GBP' if at > 5 else 'USD'} {LOW + 7 * at}",
                "team": "A" if at > 4 else "B",
                "where": "London" if at > 5 else "Denver, CO",
            }
            for at, code in enumerate([*["29-1141"] * 6, *["uk-2237"] * 4])
        ]
        priced = ri.price(rows, title=None, code="code", pay="base", period="year", place="where")
        groups = {group.name: group for group in priced.by("team")}
        counts = {name: (group.currency, group.compared, group.other_currency) for name, group in groups.items()}
        assert counts == {"B": ("USD", 5, 0), "A": ("USD", 1, 4)}
        assert not any(group.shows_pay for group in groups.values())
        assert not [*found(priced, priced.by("team"))]
        assert "4 employees are paid in another currency and are not in the sums." in " ".join(str(groups["A"]).split())


def found(priced: ri.PricedRoster, *tables: ri.RosterGroups) -> Iterator[tuple[str, list[int]]]:
    """The employees, one or two, of whom the sums that readers see leave the pay or the gap, by linear algebra."""
    rows = [row for table in tables for row in shown_groups([group for group in table if group.compared])]
    with_pay = [row for row in (*rows, priced.total) if row.shows_pay]
    compared = {row.position: row for row in priced.total.compared_rows}
    held = [{row.position for row in group.compared_rows} for group in with_pay]
    gaps = [position for position, row in compared.items() if row.ratio != 1]
    below = {position for position in gaps if (compared[position].ratio or 0) < 1}
    # Pay less market is the sum of both gaps, and cost that of those below.
    costs = [positions & below for positions, group in zip(held, with_pay, strict=True) if group.shows_cost]
    for what, meant, seen in (("market", [*compared], held), ("gap", gaps, [*held, *costs])):
        sums = np.array([[position in positions for position in meant] for positions in seen], dtype=float)
        rank = np.linalg.matrix_rank(sums) if sums.size else 0
        for few in (few for size in (1, 2) for few in combinations(range(len(meant)), size) if rank):
            # A combination of sums that is nothing but of these few is one that the others do not see.
            if np.linalg.matrix_rank(np.delete(sums, few, axis=1)) < rank:
                yield what, [meant[at] for at in few]


class TestCuts:
    """Small cuts of a graph."""

    @given(
        st.dictionaries(
            st.tuples(st.integers(0, 3), st.integers(4, 7)), st.integers(1, 4), min_size=1, max_size=9
        )
    )  # fmt: skip
    def test_all_or_none(self, shared: dict[tuple[int, int], int]) -> None:
        """Each that is given has at most two, and where none is given no division of what is joined has so few."""
        cuts = [*small_cuts(shared)]
        for one, other in cuts:
            crossing = [count for (a, b), count in shared.items() if {a, b} & one and {a, b} & other]
            assert not one & other
            assert 1 <= sum(crossing) <= 2
        nodes = sorted({node for pair in shared for node in pair})
        parts = product((0, 1), repeat=len(nodes))
        divisions = [{node for node, is_in in zip(nodes, part, strict=True) if is_in} for part in parts]
        weights = [sum(count for (a, b), count in shared.items() if (a in part) != (b in part)) for part in divisions]
        assert bool(cuts) == any(0 < weight <= 2 for weight in weights)

    @given(
        st.lists(
            st.tuples(st.integers(0, 2), st.integers(3, 5), st.integers(0, 1), st.integers(1, 2)),
            max_size=8,
        )
    )
    def test_conflicts(self, edges: list[tuple[int, int, int, int]]) -> None:
        """The fewest are left out whose absence lets numbers of the nodes agree, by trying all numbers."""
        numbers = product(range(-2, 3), repeat=6)
        least = min(sum(count for one, other, more, count in edges if of[other] - of[one] != more) for of in numbers)
        assert conflicts_of(edges) == min(least, 3)


class TestShared:
    """What is given to others."""

    COUNTS: Final = {"nurse": (1, 4), "accountant": (5, 3), "paralegal": (4, 4), "machinist": (1, 0)}

    def _secret(self, priced: ri.PricedRoster) -> list[str]:
        groups = [group for group in priced.by_job() if not group.shows_cost]
        amounts = [group.cost_to_target for group in groups]
        amounts += [row.annual for row in priced if row.title == "machinist"]
        return [f"{pay.amount:,.0f}" for pay in amounts if pay is not None and pay.amount]

    def test_report(self, tmp_path: Path) -> None:
        """The report has no amount that is withheld, in its pictures neither; with people it has them all."""
        priced = one_place(self.COUNTS)
        secret = self._secret(priced)
        assert len(secret) >= 3
        page = ri.report(priced, tmp_path / "a.html").read_text(encoding="utf-8")
        assert not [text for text in secret if text in page]
        assert "Costs that could reveal" in page
        page = ri.report(priced, tmp_path / "b.html", people=True).read_text(encoding="utf-8")
        assert not [text for text in secret if text not in page]
        assert "Costs that could reveal" not in page

    def test_workbook(self, tmp_path: Path) -> None:
        """A workbook without people has no sheet of them, and the amounts of groups that readers see."""
        priced = one_place(self.COUNTS)
        priced.to_excel(tmp_path / "all.xlsx")
        priced.to_excel(tmp_path / "shared.xlsx", people=False)
        whole, shared = (openpyxl.load_workbook(tmp_path / name) for name in ("all.xlsx", "shared.xlsx"))
        assert shared.sheetnames == ["Summary", "Jobs", "Places", "Review", "Sources"]
        cells = [cell for sheet in shared for row in sheet.iter_rows(values_only=True) for cell in row]
        secret = [float(text.replace(",", "")) for text in self._secret(priced)]
        numbers = [float(cell) for cell in cells if isinstance(cell, int | float)]
        assert not [number for number in secret if number in numbers]
        kept = [cell for sheet in whole for row in sheet.iter_rows(values_only=True) for cell in row]
        assert {*secret} <= {float(cell) for cell in kept if isinstance(cell, int | float)}
        head, *rows = shared["Jobs"].iter_rows(values_only=True)
        values = [dict(zip(head, row, strict=True)) for row in rows]
        assert sorted(str(row["people"]) for row in values) == ["6", "8", "8"]
        assert [row["median_ratio"] for row in values] == [None] * len(values)

    def test_texts_of_few(self, tmp_path: Path) -> None:
        """A text that stands in the cells of few employees, which may be a name, is in a report of people alone."""
        titles = [*["Ops Lead"] * 3, "Assistant of Jane Example", "RN", "RN", "RN"]
        rows = [{"job": title, "base": "$90,000/yr"} for title in titles]
        priced = ri.price(rows, title="job", place="Denver", pay="base", min_probability=0.99)
        for people in (False, True):
            page = ri.report(priced, tmp_path / f"{people}.md", people=people).read_text(encoding="utf-8")
            assert "Ops Lead" in page
            assert ("Jane Example" in page) is people
            assert ("1 text of fewer than 3 employees is in the review file alone." in page) is not people

    def test_texts_of_few_in_a_workbook(self, tmp_path: Path) -> None:
        """Nor are they in a workbook to share; what more employees have is."""
        rows = [{"job": job, "base": "$90,000/yr"} for job in (*["Ops Lead"] * 3, "Assistant of Jane Example")]
        priced = ri.price(rows, title="job", place="Denver", pay="base", min_probability=0.99)
        for people in (False, True):
            path = tmp_path / f"{people}.xlsx"
            priced.to_excel(path, people=people)
            texts = [row[1] for row in openpyxl.load_workbook(path)["Review"].iter_rows(min_row=2, values_only=True)]
            assert ("Ops Lead" in texts, "Assistant of Jane Example" in texts) == (True, people)

    def test_groups_named_by_a_person(self) -> None:
        """Groups of a column that holds names show none, be their pay compared or not."""
        rows = [
            {"job": job, "who": f"Jane {at}", "team": "A", "base": "$90,000/yr"} for at, job in enumerate(("RN",) * 4)
        ]
        rows += [{"job": "=1+1", "who": f"Jane {at}", "team": "B", "base": "$90,000/yr"} for at in (4, 5)]
        priced = ri.price(rows, title="job", place="Denver", pay="base")
        groups = priced.by("who")
        assert [group.name for group in groups] == [f"Jane {at}" for at in range(6)]
        for result in (groups, *groups):
            for text in (repr(result), result.to_text(full=True), result.to_markdown(full=True), result._repr_html_()):
                assert "Jane" not in text
        assert "6 groups" in groups.to_markdown()
        assert "Jane 5" in groups.to_csv()
        assert "| A | 4 |" in priced.by("team").to_markdown()

    def test_the_minimum_of_a_grade(self, tmp_path: Path) -> None:
        """The cost of bringing few to the minimum of their grade is not in a report."""
        band = ri.SalaryBand(ri.Pay(60_000, "USD", "year"), ri.Pay(90_000, "USD", "year"))
        structure = ri.PayStructure({"G1": band})
        for low, is_there in ((2, False), (3, True)):
            rows = [{"job": "RN", "grade": "G1", "base": f"${50_000 if at < low else 70_000}/yr"} for at in range(8)]
            priced = ri.price(rows, title="job", place="Denver", pay="base", grade="grade", structure=structure)
            assert priced.total.below_minimum == low
            page = ri.report(priced, tmp_path / f"{low}.md").read_text(encoding="utf-8")
            assert (f"{low} employees are paid below the minimum of the grade" in page) is is_there

    @pytest.mark.parametrize("kind", ["jobs", "percentiles"])
    def test_pictures_of_few(self, kind: Any) -> None:
        """A picture of the ratio of fewer than three employees has none, and says why."""
        pytest.importorskip("matplotlib")
        axes = one_place({"nurse": (1, 1)}).plot(kind=kind)
        texts = " ".join(text.get_text() for text in axes.figure.findobj(lambda part: hasattr(part, "get_text")))
        assert "fewer than 3 employees are not shown" in " ".join(texts.split())


class TestMerit:
    """The merit matrix."""

    @pytest.mark.parametrize(
        ("raised", "text"),
        [
            (0, "The guide has no increase for any of them."),
            (1, "The cost of increases for fewer than 3 employees is withheld, since it would tell their pay."),
            (3, "The increases would cost"),
        ],
    )
    def test_raises_of_few(self, raised: int, text: str) -> None:
        """The cost of raises for one, over the raise, is the pay of that one; so it is withheld."""
        rows = [{"job": "RN", "base": f"${90_000 + at}/yr", "rating": "A" if at < raised else "B"} for at in range(8)]
        priced = ri.price(rows, title="job", place="Denver", pay="base")
        matrix = priced.merit_matrix("rating", {"A": [0.05] * 6, "B": [0] * 6}, of="market_ratio")
        assert matrix.raised == raised
        words = " ".join(str(matrix).split())
        assert text in words
        assert "8 employees by rating and market ratio. " in words
        assert ("$" in words) is (raised == 3)

    def test_ratings_of_few(self) -> None:
        """A rating of few employees may be a name: such ratings are one without a name, in data they stand apart."""
        rows = [
            {"job": "RN", "base": f"${60_000 + 5_000 * at}/yr", "rating": rating}
            for at, rating in enumerate(("A", "A", "A", "Jane Example", "John Example"))
        ]
        matrix = ri.price(rows, title="job", place="Denver", pay="base").merit_matrix("rating", of="market_ratio")
        for text in (matrix.to_text(full=True), matrix.to_markdown(), matrix._repr_html_()):
            assert "Example" not in text
            assert "2 ratings with few employees" in text
        assert "| 2 ratings with few employees | 2 | 0 | 0 | 0 | 0 | 0 |" in matrix.to_markdown()
        assert "Jane Example" in matrix.to_csv()

    def test_left_out(self) -> None:
        """Employees without a rating are counted where there are some."""
        rows = [{"job": "RN", "base": "$90,000/yr", "rating": rating} for rating in ("A", "A", None)]
        matrix = ri.price(rows, title="job", place="Denver", pay="base").merit_matrix("rating", of="market_ratio")
        text = "2 employees by rating and market ratio; 1 without a rating or market ratio is left out."
        assert text in " ".join(str(matrix).split())
