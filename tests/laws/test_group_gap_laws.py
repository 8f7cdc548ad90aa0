"""What holds for the gaps between groups of every workforce; above all that nothing withheld can be found."""

import json
import pickle
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, Final, NamedTuple

import numpy as np
import pytest
from hypothesis import assume, given, settings, strategies as st
from scipy.optimize import linprog

from roleinfo.roster.employees import Employees, read_employees
from roleinfo.roster.group_figures import group_gaps
from roleinfo.roster.groups import GroupGaps, Rules

GROUPS: Final = ("male", "female", "other", None)
CATEGORIES: Final = ("A", "B", "C")
SMALL: Final = "fewer than"
_SLACK: Final = 1e-6


class Person(NamedTuple):
    """An employee of an invented workforce."""

    group: str | None
    category: str | None
    pay: int
    bonus: int


people = st.builds(
    Person,
    st.sampled_from((*["male"] * 4, *["female"] * 4, "other", None)),
    st.sampled_from((*"AAAABBC", None)),
    st.integers(20, 30),
    st.sampled_from((0, 1, 2)),
)
workforces = st.lists(people, min_size=8, max_size=30).filter(lambda staff: any(one.group == "male" for one in staff))


def employees(staff: Sequence[Person]) -> Employees:
    """People as columns, with the hours of a full year."""
    return read_employees(
        annual=[Decimal(one.pay * 1000) for one in staff],
        hours=[Decimal(2000)] * len(staff),
        currency="EUR",
        group=("sex", [one.group for one in staff]),
        category=("category", [one.category for one in staff]),
        bonus=("bonus", [one.bonus * 500 for one in staff]),
    )


def gaps_of(staff: Sequence[Person], least: int, rules: Rules | None = "eu-2023-970") -> GroupGaps:
    """The gaps of a workforce to its men."""
    return group_gaps(employees(staff), column="sex", reference="male", rules=rules, min_group=least)


def rows_of(document: dict[str, Any], table: str) -> Iterator[dict[str, Any]]:
    """The rows of a table of a result's JSON, each whole."""
    written = document[table]
    return ({**written["common"], **row} for row in written["rows"])


class Solver:
    """What a reader can work out of the published JSON: whole employees by group and category, parts by quartile.

    The reader knows the rule, so that a group withheld for its size has between 1 employee and one less than the
    least, one withheld beside it at least the least, and both groups of a gap by category that is given too.
    """

    def __init__(self, published: str) -> None:
        document = json.loads(published)
        self.least = int(document["parameters"]["min_group"])
        self.number = document["parameters"].get("employees")
        figures = [*rows_of(document, "rows")]
        self.groups = {row["group"]: row for row in rows_of(document, "groups")}
        self.categories = sorted({row["category"] for row in figures if "category" in row})
        # Those without a category are an open cell where a note says that there are some.
        self.others = [""] if any(note["code"] == "no-category" for note in document["notes"]) else []
        self.reference = document["parameters"]["reference"]
        self.names: list[tuple[str, ...]] = [("n", group) for group in self.groups]
        self.names += [("q", group, str(band)) for group in self.groups for band in range(1, 5)]
        self.cells = [*self.categories, *self.others]
        self.names += [("c", group, category) for group in self.groups for category in self.cells]
        self.at = {name: position for position, name in enumerate(self.names)}
        self.low, self.high = np.zeros(len(self.names)), np.full(len(self.names), 1000.0)
        self.sums: list[tuple[dict[int, float], float]] = []
        self._read_groups()
        self._read_quartiles([row for row in figures if row.get("quartile") and row["period"] == "year"])
        self._read_categories([row for row in figures if "category" in row])

    def _fix(self, name: tuple[str, ...], value: float, slack: float = 0) -> None:
        self.low[self.at[name]], self.high[self.at[name]] = value - slack, value + slack

    def _sum(self, names: Sequence[tuple[str, ...]], total: tuple[str, ...] | float) -> None:
        weights = {self.at[name]: 1.0 for name in names}
        if isinstance(total, tuple):
            self.sums.append(({**weights, self.at[total]: -1.0}, 0))
        else:
            self.sums.append((weights, total))

    def _read_groups(self) -> None:
        for group, row in self.groups.items():
            name = ("n", group)
            if "employees" in row:
                self._fix(name, row["employees"])
            elif SMALL in row["reason"]:
                self.low[self.at[name]], self.high[self.at[name]] = 1, self.least - 1
            else:
                self.low[self.at[name]] = self.least
            if self.categories:
                self._sum([("c", group, category) for category in self.cells], name)
            self._sum([("q", group, str(band)) for band in range(1, 5)], name)
        if self.number is not None:
            self._sum([("n", group) for group in self.groups], float(self.number))

    def _read_quartiles(self, rows: Sequence[dict[str, Any]]) -> None:
        if self.number is None:
            assert all("value" not in row for row in rows)
            return
        sizes = {band: self.number // 4 + (band <= self.number % 4) for band in range(1, 5)}
        for band, size in sizes.items():
            self._sum([("q", group, str(band)) for group in self.groups], float(size))
        for row in rows:
            if "value" in row:
                size = sizes[row["quartile"]]
                self._fix(("q", row["group"], str(row["quartile"])), float(row["value"]) * size, _SLACK)

    def _read_categories(self, rows: Sequence[dict[str, Any]]) -> None:
        for row in rows:
            if row["status"] == "withheld" and SMALL in row["reason"]:
                assert not {"value", "employees", "reference_employees"} & row.keys()
                continue
            for group, key in ((row["group"], "employees"), (self.reference, "reference_employees")):
                name = ("c", group, row["category"])
                if key in row:
                    self._fix(name, row[key])
                else:
                    self.low[self.at[name]] = max(self.low[self.at[name]], self.least)

    def ends(self, name: tuple[str, ...]) -> tuple[float, float]:
        """The least and the most that a count can be.

        The sums are those of a network, so that whole employees reach the same ends as parts of them.
        """
        matrix = np.zeros((len(self.sums), len(self.names)))
        for row, (weights, _) in enumerate(self.sums):
            for column, weight in weights.items():
                matrix[row, column] = weight
        totals = np.array([total for _, total in self.sums])
        reached = []
        for sign in (1, -1):
            costs = np.zeros(len(self.names))
            costs[self.at[name]] = sign
            bounds = np.column_stack((self.low, self.high))
            solved = linprog(costs, A_eq=matrix, b_eq=totals, bounds=bounds)
            assert solved.success, solved.message
            reached.append(sign * float(solved.fun))
        return reached[0], reached[1]


class TestNothingWithheldCanBeFound:
    """A solver of the published tables, which knows the rule, never finds one value alone."""

    @given(workforces, st.integers(3, 6))
    def test_of_groups_quartiles_and_categories(self, staff: list[Person], least: int) -> None:
        """The count of a small group, its part of a quartile and a small cell of a category can each be several."""
        solver = Solver(gaps_of(staff, least).to_json())
        counts = Counter(one.group or "unstated" for one in staff)
        cells = Counter((one.group or "unstated", one.category or "") for one in staff)
        small = {group for group, count in counts.items() if count < least}
        hidden: list[tuple[str, ...]] = [("n", group) for group in small]
        hidden += [("q", group, str(band)) for group in small for band in range(1, 5)]
        hidden += [
            ("c", group, category)
            for group in counts
            for category in solver.categories
            if cells[group, category] < least
        ]
        hidden += [("c", group, "") for group in counts if 0 < cells[group, ""] < least and solver.categories]
        for name in hidden:
            low, high = solver.ends(name)
            assert high - low > (0.2 if name[0] == "q" else 0.999), (name, low, high)

    @given(workforces, st.integers(3, 6))
    def test_truth_is_among_the_solutions(self, staff: list[Person], least: int) -> None:
        """The solver's knowledge is true: what it takes for granted of each count holds."""
        solver = Solver(gaps_of(staff, least).to_json())
        for group, count in Counter(one.group or "unstated" for one in staff).items():
            low, high = solver.ends(("n", group))
            assert low - 0.01 <= count <= high + 0.01

    @given(workforces, st.integers(2, 12))
    def test_small_groups_have_no_figure(self, staff: list[Person], least: int) -> None:
        """No figure with a value rests on fewer employees than the least on either side."""
        counts = Counter(one.group or "unstated" for one in staff)
        cells = Counter((one.group, one.category) for one in staff)
        paid = Counter((one.group, one.category) for one in staff if one.bonus)
        for figure in gaps_of(staff, least):
            if figure.value is None:
                assert (figure.employees, figure.reference_employees) == (None, None) or figure.status == "undefined"
                continue
            assert counts[figure.group] >= least
            if figure.measure == "gap":
                assert counts["male"] >= least
            if figure.category is not None:
                sides = [(figure.group, figure.category), ("male", figure.category)]
                assert all(cells[side] >= least for side in sides)
                assert figure.component == "total" or all(paid[side] >= least for side in sides)

    @given(workforces, st.integers(2, 6), st.sampled_from((None, "eu-2023-970", "uk-2017")))
    def test_object_does_not_hold_them(self, staff: list[Person], least: int, rules: Rules | None) -> None:
        """Pay of a small group that keeps its rank leaves every byte of the result as it was."""
        counts = Counter(one.group for one in staff)
        small = {group for group, count in counts.items() if count < least}
        assume(small)
        ranks = {pay: rank for rank, pay in enumerate(sorted({(one.pay, one.group in small) for one in staff}))}
        spread = [one._replace(pay=20 + 2 * ranks[one.pay, one.group in small]) for one in staff]
        moved = [one._replace(pay=one.pay + 1) if one.group in small else one for one in spread]
        before, after = (gaps_of([one._replace(bonus=0) for one in each], least, rules) for each in (spread, moved))
        assert before == after
        assert pickle.dumps(before) == pickle.dumps(after)
        assert before.to_json() == after.to_json()
        assert before.to_html(full=True) == after.to_html(full=True)
        assert before.to_text(full=True) == after.to_text(full=True)
        assert before.to_csv() == after.to_csv()


class TestFigures:
    """Figures that are given."""

    @given(workforces, st.integers(1, 6))
    def test_do_not_depend_on_the_least(self, staff: list[Person], least: int) -> None:
        """A figure that a least leaves is the one that no least gives."""
        every = {one._label().rpartition(":")[0] + str(one.quartile): one.value for one in gaps_of(staff, 1)}
        for figure in gaps_of(staff, least):
            if figure.value is not None:
                assert every[figure._label().rpartition(":")[0] + str(figure.quartile)] == figure.value

    @given(workforces, st.randoms(use_true_random=False))
    def test_do_not_depend_on_the_order(self, staff: list[Person], random: Any) -> None:
        """The same employees in another order have the same figures."""
        shuffled = [*staff]
        random.shuffle(shuffled)
        assert gaps_of(shuffled, 3) == gaps_of(staff, 3)

    @given(workforces)
    @settings(max_examples=20)
    def test_shares_of_a_quartile_add_up(self, staff: list[Person]) -> None:
        """Where nothing is withheld the groups of a quartile are the whole of it."""
        for period in ("hour", "year"):
            for quartile in range(1, 5):
                shares = [
                    figure.value
                    for figure in gaps_of(staff, 1).select(measure="share of quartile", period=period)
                    if figure.quartile == quartile
                ]
                assert sum(share for share in shares if share is not None) == pytest.approx(1)

    @given(workforces)
    def test_other_reference(self, staff: list[Person]) -> None:
        """Seen from the other side, what one group has of the other's mean is the inverse."""
        assume(any(one.group == "female" for one in staff))
        held = employees(staff)
        there = group_gaps(held, column="sex", reference="male", min_group=1).select(group="female", statistic="mean")
        back = group_gaps(held, column="sex", reference="female", min_group=1).select(group="male", statistic="mean")
        for one, other in zip(there, back, strict=True):
            if one.value is not None and other.value is not None:
                assert (1 - one.value) * (1 - other.value) == pytest.approx(Decimal(1))
