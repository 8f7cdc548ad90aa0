"""Many pays at once: rows that cannot be read are named, or collected beside the others."""

import copy
import pickle
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, strategies as st

import roleinfo as ri
from roleinfo.pay.batch import is_blank

ANN, BO = (ri.Pay(each, "USD", "year") for each in (54_000, 75_000))
BAND = ri.SalaryBand(ri.Pay(48_000, "USD", "year"), ri.Pay(72_000, "USD", "year"), name="G1")
STRUCTURE = ri.PayStructure([BAND])

Ask = Callable[..., Any]

VERBS: dict[str, Ask] = {
    "against_band": lambda pays, **options: ri.against_band(pays, BAND, **options),
    "against_market": lambda pays, **options: ri.against_market(pays, "registered nurse", **options),
    "band ratios": BAND.compa_ratios,
    "place": STRUCTURE.place,
    "ratios": lambda pays, **options: STRUCTURE.compa_ratios(pays, dict.fromkeys(pays, "G1"), **options),
}
ALL = pytest.mark.parametrize("ask", VERBS.values(), ids=VERBS)
BLANKS = (
    None, "", "  ", "\t\u00a0", float("nan"), Decimal("NaN"), Decimal("sNaN"), np.float64("nan"), np.float32("nan"),
    np.float16("nan"), np.datetime64("NaT"), np.ma.masked, pd.NA, pd.NaT,
)  # fmt: skip


class Hostile:
    """An object that answers nothing."""

    def __repr__(self) -> str:
        raise RuntimeError("no repr")

    def __eq__(self, other: object) -> bool:
        raise RuntimeError("no comparison")

    def __ne__(self, other: object) -> bool:
        raise RuntimeError("no comparison")

    __hash__ = object.__hash__


def paid_in(found: Any) -> list[ri.Pay]:
    """The pays of a result."""
    return [*found.pays] if isinstance(found, ri.CompaRatios) else [each.pay for each in found]


class TestBlankCells:
    """Cells that hold nothing."""

    @pytest.mark.parametrize("value", BLANKS, ids=lambda value: f"{type(value).__name__} {value!r}")
    @ALL
    def test_missing(self, ask: Ask, value: Any) -> None:
        """A blank cell is missing, in the row of the caller's key."""
        with pytest.raises(ri.InvalidArgumentError, match=r"^pays: row 'Bo': pay is missing \("):
            ask({"Ann": ANN, "Bo": value})
        found = ask({"Ann": ANN, "Bo": value, "Cy": BO}, errors="collect")
        assert [(each.row, each.field) for each in found.problems] == [("Bo", "pay")]
        assert paid_in(found) == [ANN, BO]

    @pytest.mark.parametrize("value", [0, False, "0", "nan", b"", np.float64(0), np.array([]), Hostile(), [], ANN])
    def test_not_blank(self, value: Any) -> None:
        """What holds something, or cannot be compared, is not missing."""
        assert not is_blank(value)

    def test_a_column_of_pandas(self) -> None:
        """The gaps of a column are missing rows, whatever pandas fills them with."""
        column = pd.Series(["$54,000 per year", None, pd.NA, float("nan")], index=["Ann", "Bo", "Cy", "Di"])
        found = ri.against_market(column.to_dict(), "registered nurse", errors="collect")
        assert [each.name for each in found] == ["Ann"]
        assert [each.row for each in found.problems] == ["Bo", "Cy", "Di"]


class TestRaise:
    """One error for all rows."""

    @ALL
    def test_first_and_count(self, ask: Ask) -> None:
        """The first row that cannot be read is named, and the others are counted."""
        with pytest.raises(ri.InvalidArgumentError) as refused:
            ask({"Ann": ANN, 7: None, "Cy": 5, "Di": ""})
        assert str(refused.value) == (
            "pays: row 7: pay is missing (None). 2 more rows were not read; errors='collect' reads the others"
        )
        assert (refused.value.name, refused.value.value) == ("pays", None)

    def test_positions(self) -> None:
        """A row of a list is named by its position, from 1."""
        with pytest.raises(ri.InvalidArgumentError, match=r"^pays: row 2: pay is missing \(None\)\. errors='collect'"):
            BAND.compa_ratios([ANN, None])  # type: ignore[list-item]  # the point of the test
        halves: dict[str, Any] = {"pays": ([None], [ANN]), "midpoints": ([ANN], [None])}
        for name, ends in halves.items():
            with pytest.raises(ri.InvalidArgumentError, match=rf"^{name}: row 1: pay is missing \(None\)$"):
                ri.CompaRatios(*ends)

    def test_plots(self) -> None:
        """A picture takes all employees or none, and names the row that it cannot draw."""
        employees: Any = [ANN, None]
        blank: Any = {"Ann": ANN, "Bo": ""}
        with pytest.raises(ri.InvalidArgumentError, match=r"^employees: row 2: pay is missing \(None\)$"):
            BAND.plot(employees=employees)
        with pytest.raises(ri.InvalidArgumentError, match=r"^employees: row 'Bo': pay is missing \(''\)$"):
            STRUCTURE.plot(employees=blank)
        with pytest.raises(ri.InvalidArgumentError, match=r"^employees: row 'Ann': grade: the structure has no grade"):
            STRUCTURE.plot(employees={"Ann": ANN}, grades={"Ann": "G9"})
        market: Any = {"G1": 54_000}
        with pytest.raises(ri.InvalidArgumentError, match=r"^market: row 'G1': pay must be a Pay, .*, not 54000$"):
            STRUCTURE.plot(market=market)

    @ALL
    def test_one_row_of_300(self, ask: Ask) -> None:
        """The one bad row of 300 is the one that is named."""
        pays: dict[str, Any] = {f"row {number}": ANN for number in range(300)}
        pays["row 217"] = ri.Pay(5, "EUR", "year")
        with pytest.raises(
            ri.InvalidArgumentError, match=r"^pays: row 'row 217': pay: USD and EUR cannot be combined"
        ) as error:
            ask(pays)
        assert isinstance(error.value.__cause__, ri.CurrencyMismatchError)
        assert pickle.loads(pickle.dumps(error.value)).rule == error.value.rule

    @ALL
    def test_numbers(self, ask: Ask) -> None:
        """A number is no pay, whoever's it is: no currency and period are stated."""
        for value in (54_000, 54_000.0, Decimal(54_000), np.float64(54_000), np.int64(54_000), pd.Timestamp(0), True):
            with pytest.raises(ri.InvalidArgumentError, match=r"^pays: row 'Bo': pay must be a Pay, .*, not "):
                ask({"Bo": value})

    @ALL
    def test_hostile_rows(self, ask: Ask) -> None:
        """Keys and values are shown on one line, cut and cleaned."""
        key = "\x1b[31m\n\u202e" + "x" * 100_000
        values: tuple[Any, ...] = (Hostile(), "\x1b]0;\n" * 10_000, b"\0" * 10_000, [[[]]] * 1000)
        for value in values:
            with pytest.raises(ri.InvalidArgumentError) as refused:
                ask({key: value})
            assert str(refused.value).isprintable()
            assert len(str(refused.value)) < 400
            [problem] = ask({key: value}, errors="collect").problems
            assert str(problem).isprintable()
            assert len(problem.value) <= 60
            assert problem.row == key

    @ALL
    def test_errors(self, ask: Ask) -> None:
        """Another word for what is to be done is refused before any row is read."""
        with pytest.raises(ri.InvalidArgumentError, match="errors must be one of raise, collect, not 'ignore'"):
            ask({"Ann": None}, errors="ignore")

    def test_no_market_at_all(self) -> None:
        """Where the role has no figure for any pay, that is said, and not blamed on a row."""
        for errors in ("raise", "collect"):
            with pytest.raises(ri.NotComparableError, match="Legislators has no"):
                ri.against_market({"Ann": ANN, "Bo": None}, "11-1031", errors=errors)  # type: ignore[call-overload]

    def test_a_period_without_figures(self) -> None:
        """Actors' wages are published per hour only, so the row of annual pay is named."""
        pays = {"Ann": "$30 per hour", "Bo": "$60,000 per year", "Cy": "$30"}
        found = ri.against_market(pays, "27-2011", errors="collect")
        assert [each.name for each in found] == ["Ann"]
        bo, cy = map(str, found.problems)
        assert bo.startswith("row 'Bo': pay: Actors has no median of its pay per year; ")
        assert cy.startswith("row 'Cy': pay must state its period, as '$30 per hour'")


class TestCollect:
    """The rows that can be read, and the problems of the others."""

    @given(st.lists(st.sampled_from([ANN, BO, None, "", 5]), max_size=12))
    def test_law(self, values: list[Any]) -> None:
        """Each row is read or a problem, in the caller's order, as the rows alone would be."""
        rows = dict(enumerate(values))
        good = {row: value for row, value in rows.items() if isinstance(value, ri.Pay)}
        for name, ask in VERBS.items():
            if name == "against_market":
                continue
            found = ask(rows, errors="collect")
            assert paid_in(found) == [*good.values()]
            assert [each.row for each in found.problems] == [row for row in rows if row not in good]
            if isinstance(found, ri.CompaRatios):
                assert [each - 1 for each in found.positions] == [*good]
                assert found.of_sums == ask(good).of_sums
            else:
                assert [each.name for each in found] == [*good]
                assert tuple(found) == ask(good)

    @ALL
    def test_is_a_value(self, ask: Ask) -> None:
        """Problems are part of a result as its rows are: of equality, hash, copies and pickles."""
        found = ask({"Ann": ANN, "Bo": None}, errors="collect")
        assert found == ask({"Ann": ANN, "Bo": None}, errors="collect")
        assert found != ask({"Ann": ANN})
        assert found != ask({"Ann": ANN, "Cy": None}, errors="collect")
        for other in (pickle.loads(pickle.dumps(found)), copy.deepcopy(found), copy.copy(found)):
            assert (other, hash(other), type(other)) == (found, hash(found), type(found))
            assert other.problems == found.problems
        with pytest.raises(AttributeError):
            found.problems = ()
        with pytest.raises(AttributeError):
            del found.problems
        with pytest.raises(AttributeError):
            found.problems[0].row = "Ann"

    def test_beside_a_tuple(self) -> None:
        """Rows without problems are equal to a bare tuple of them, and with problems to none."""
        found = ri.against_band({"Ann": ANN}, BAND)
        assert found == tuple(found)
        assert hash(found) == hash(tuple(found))
        pays: dict[str, Any] = {"Ann": ANN, "Bo": None}
        collected = ri.against_band(pays, BAND, errors="collect")
        assert collected != tuple(found)
        assert tuple(collected) == tuple(found)
        assert repr(collected) == "<BandStandings 1: Ann; 1 not read>"
        assert repr(collected.problems[0]) == (
            "RowProblem(row='Bo', field='pay', value='None', message='is missing (None)')"
        )

    @ALL
    def test_shown(self, ask: Ask) -> None:
        """Text, HTML and Markdown say how many rows were not read, and why, with names escaped."""
        found = ask({"Ann": ANN, "<b>": None, "Cy": ""}, errors="collect")
        lines = [each.removeprefix("- ") for each in str(found).splitlines() if each]
        at = lines.index("2 rows were not read:")
        assert lines[at + 1 : at + 3] == ["row '<b>': pay is missing (None)", "row 'Cy': pay is missing ('')"]
        html = found.to_html()
        assert "2 rows were not read" in html
        assert "row '&lt;b&gt;': pay is missing (None)" in html.replace("&#x27;", "'").replace("&#39;", "'")
        assert "<b>" not in html
        assert "2 rows were not read" in found.to_markdown()
        assert "not read" not in ask({"Ann": ANN}).to_html()

    def test_many_problems(self) -> None:
        """Twenty problems are shown and the others counted; all are kept."""
        pays: Any = dict.fromkeys(range(1, 5_001))
        found = ri.against_band(pays, BAND, errors="collect")
        assert len(found.problems) == 5_000
        lines = str(found).splitlines()
        assert len(lines) <= 40
        assert any("5,000 rows were not read" in text for text in lines)
        assert lines[-1] == "4,980 more."
        assert "4,980 more" in found.to_html()

    def test_employees_keep_their_numbers(self) -> None:
        """An employee of a group is numbered as given, though a row before was not read."""
        found = BAND.compa_ratios([ANN, None, BO], errors="collect")  # type: ignore[list-item]
        assert found.positions == (1, 3)
        assert list(found.to_frame("pandas")["employee"]) == [1, 3]
        assert [row.split()[0] for row in str(found).splitlines() if "$" in row] == ["1", "3"]
        assert BAND.compa_ratios({"Ann": ANN, "Bo": BO}) == BAND.compa_ratios([ANN, BO])

    def test_grades(self) -> None:
        """A grade that is unknown, no text, or of somebody without pay is a problem; a blank one is no grade."""
        pays = {"Ann": ANN, "Bo": BO, "Cy": ANN, "Di": ANN}
        grades: Any = {"Ann": "g1", "Bo": "G9", "Cy": float("nan"), "Di": 5, "Ed": "G1"}
        placed = STRUCTURE.place(pays, grades, errors="collect")
        assert [(each.name, each.standing is None) for each in placed] == [("Ann", False), ("Cy", True)]
        assert [str(each) for each in placed.problems] == [
            "row 'Bo': grade: the structure has no grade 'G9'; it has G1",
            "row 'Di': grade must be text, not 5",
            "row 'Ed': pay is missing (None): there is a grade and no pay",
        ]
        ratios = STRUCTURE.compa_ratios(pays, grades, errors="collect")
        assert [str(each) for each in ratios.problems][1] == "row 'Cy': grade is missing (nan)"
        assert ratios.pays == (ANN,)
