"""A caller's own frame priced: the columns that `roleinfo.price` gives row by row, on pandas and polars."""

import math
import sys
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import pandas as pd
import polars as pl
import pytest

import roleinfo as ri
from roleinfo.frames.grid import conversion
from roleinfo.frames.pricing import ADDED
from shown import SURVEY
from workforce import COLUMNS, USUAL, employees

VARIANTS: Final[Mapping[str, dict[str, Any]]] = {
    "every column": COLUMNS,
    "a year's pay": USUAL,
    "pay of no period": {**USUAL, "period": None},
    "an hour's pay and another percentile": {**USUAL, "period": "hour", "hours": 1950, "target": 60},
    "aged, another percentile": {**USUAL, "target": 60, "aged_to": "2026-11", "movement": 0.035},
    "the 90th percentile": {**COLUMNS, "fte": 0.9, "target": 90, "currency": "USD"},
    "aged, without metros": {
        **USUAL, "period": "month", "fallback": ("state", "nation"), "aged_to": "2026-11", "movement": 0.035,
    },
    "decided by a person": {
        **USUAL,
        "mapping": {"sales": "41-2031.00:60|41-3091.00:40", "Springfield": "state:US-IL", "Actor": "no-such-role"},
    },
    "codes alone": {"code": "code", "place": "city", "pay": "pay", "period": "year", "min_probability": 0.9},
}  # fmt: skip
RN: Final = {"job": ["RN"], "city": ["Denver, CO"], "pay": [90_000.0]}


def rows_of(frame: Any) -> list[dict[str, Any]]:
    """The rows of a frame, None for what is missing."""
    rows: list[dict[str, Any]] = frame.to_dicts() if isinstance(frame, pl.DataFrame) else frame.to_dict("records")
    return [
        {name: None if isinstance(cell, float) and math.isnan(cell) else cell for name, cell in row.items()}
        for row in rows
    ]


def expected(priced: ri.PricedRoster) -> list[dict[str, Any]]:
    """What the columns hold of employees that were priced row by row."""
    return [{name: row[name] for name in ADDED} for row in rows_of(priced.to_frame("polars"))]


def assert_same(row: Mapping[str, Any], other: Mapping[str, Any]) -> None:
    """Each added column is the same, numbers to within 1e-9: a pay that is converted is rounded row by row."""
    for name in ADDED:
        one, two = row[name], other[name]
        near = isinstance(one, float) and isinstance(two, float) and math.isclose(one, two, rel_tol=1e-9, abs_tol=1e-9)
        assert one == two or near, (name, row, other)


def in_pandas(columns: Mapping[str, list[Any]]) -> Any:
    """The columns as a frame of pandas."""
    texts = {name: "str" for name, cells in columns.items() if any(isinstance(cell, str) for cell in cells)}
    return pd.DataFrame(columns).astype(texts)


@pytest.fixture(params=[in_pandas, pl.DataFrame], ids=["pandas", "polars"])
def make(request: pytest.FixtureRequest) -> Callable[[Mapping[str, list[Any]]], Any]:
    """Makes a frame of columns in either library."""
    made: Callable[[Mapping[str, list[Any]]], Any] = request.param
    return made


class TestColumns:
    """The columns that are added."""

    @pytest.mark.parametrize("variant", VARIANTS)
    def test_as_priced_row_by_row(self, variant: str, make: Callable[..., Any]) -> None:
        """Each of a thousand odd employees has what `roleinfo.price` gives: market, ratios, status and reason."""
        columns = employees(1000)
        rows = [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]
        priced = rows_of(ri.frames.price(make(columns), **VARIANTS[variant]))
        for row, other in zip(priced, expected(ri.price(rows, **VARIANTS[variant])), strict=True):
            assert_same(row, other)

    def test_each_reason_is_met(self) -> None:
        """The employees of these tests have every reason that a typed table can have."""
        priced = ri.frames.price(pl.DataFrame(employees(20_000)), **{**COLUMNS, "mapping": {"Actor": "no-such-role"}})
        assert {*priced["price_reason"]} >= {
            None, "no-title", "title-unknown", "title-uncertain", "code-unknown", "code-split", "decision-gone",
            "no-place", "place-unknown", "place-ambiguous", "no-pay", "pay-not-positive", "no-period",
            "period-unread", "implausible-pay", "other-currency", "currency-unread", "fte-unread", "hours-unread",
            "foreign-place", "no-market-value",
        }  # fmt: skip

    def test_a_percentile_between_two(self) -> None:
        """By hand: $90,000 lies between the 25th percentile and the median of nurses in Denver, by logarithms."""
        row = rows_of(ri.frames.price(pl.DataFrame(RN), **USUAL))[0]
        low, high = row["market_p25"], row["market_median"]
        part = math.log(90_000 / low) / math.log(high / low)
        assert row["market_percentile"] == pytest.approx(0.25 + 0.25 * part, rel=1e-12)
        assert row["market_ratio"] == pytest.approx(90_000 / high, rel=1e-12)

    def test_own_roles(self) -> None:
        """A role of one's own is priced by its own figures, where they are of the place or of no place."""
        source = SURVEY
        mine = ri.Catalog.from_rows(
            [{"title": "Lighthouse Keeper", "p25": 50_000, "median": 60_000, "p75": 70_000}], source=source,
            currency="USD", period="year",
        ).over(ri.Catalog.default())  # fmt: skip
        columns = {"job": ["Lighthouse Keeper", "RN"], "city": ["Denver, CO"] * 2, "pay": [66_000.0, 90_000.0]}
        rows = [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]
        priced = rows_of(ri.frames.price(pl.DataFrame(columns), **USUAL, catalog=mine))
        for row, other in zip(priced, expected(ri.price(rows, **USUAL, catalog=mine)), strict=True):
            assert_same(row, other)

    def test_a_hidden_occupation(self) -> None:
        """An occupation that a role of one's own hides is not priced from the bundle."""
        own = ri.Role(id="29-1141.00", title="Registered Nurses", codes=("29-1141",))
        priced = ri.frames.price(pl.DataFrame(RN), **USUAL, catalog=ri.Catalog.of([own]).over(ri.Catalog.default()))
        assert rows_of(priced)[0]["market_source"] is None

    def test_no_cell_lacks_a_percentile_between_two(self) -> None:
        """Interpolating over a missing percentile is not needed: no cell lacks one between two that it has."""
        cells = ri.frames.wages(backend="polars")
        for by in ("hourly", "annual"):
            there = [cells[f"{by}_{point}"].is_not_null() for point in ("p10", "p25", "median", "p75", "p90")]
            for lower, upper in ((0, 2), (0, 3), (0, 4), (1, 3), (1, 4), (2, 4)):
                for between in range(lower + 1, upper):
                    assert not (there[lower] & there[upper] & ~there[between]).any()


class TestFrame:
    """What becomes of the caller's frame."""

    def test_its_own_columns_stay(self, make: Callable[..., Any]) -> None:
        """The caller's columns stay as they are, in front, and the rows in their order."""
        frame = make(employees(500))
        priced = ri.frames.price(frame, **USUAL)
        assert type(priced) is type(frame)
        assert [*priced.columns] == [*frame.columns, *ADDED]
        assert priced[[*frame.columns]].equals(frame)

    def test_lazy_stays_lazy(self) -> None:
        """A lazy frame of polars gives a lazy frame, with the same rows."""
        frame = pl.DataFrame(employees(500))
        lazy = ri.frames.price(frame.lazy(), **COLUMNS)
        assert isinstance(lazy, pl.LazyFrame)
        assert lazy.collect().equals(ri.frames.price(frame, **COLUMNS))

    def test_rows_that_come_later(self, tmp_path: Path) -> None:
        """A row that its file gets after a lazy frame was priced stays, as one whose texts say nothing."""
        path = tmp_path / "staff.csv"
        path.write_text('job,city,pay\nRN,"Denver, CO",90000\n', encoding="utf-8")
        priced = ri.frames.price(pl.scan_csv(path), **USUAL)
        with path.open("a", encoding="utf-8") as file:
            file.write('CSR II,"Boise, ID",40000\n')
        rows = rows_of(priced.collect())
        assert [(row["job"], row["match_code"], row["price_reason"]) for row in rows] == [
            ("RN", "29-1141", None), ("CSR II", None, "no-title"),
        ]  # fmt: skip

    def test_index_of_pandas(self) -> None:
        """Pandas keeps its index, with labels that stand twice too."""
        frame = in_pandas(employees(4)).set_index(pd.Index(["b", "a", "b", "c"], name="key"))
        priced = ri.frames.price(frame, **USUAL)
        assert priced.index.equals(frame.index)
        assert priced.index.name == "key"

    def test_categories(self, make: Callable[..., Any]) -> None:
        """Texts may be categories."""
        frame = make(RN)
        is_pandas = isinstance(frame, pd.DataFrame)
        coded = frame.astype({"job": "category"}) if is_pandas else frame.cast({"job": pl.Categorical})
        assert rows_of(ri.frames.price(coded, **USUAL))[0]["match_code"] == "29-1141"

    def test_decimals_and_whole_numbers(self) -> None:
        """Pay may be decimals or whole numbers."""
        for kind in (pl.Decimal(12, 2), pl.Int32):
            priced = ri.frames.price(pl.DataFrame(RN).cast({"pay": kind}), **USUAL)
            assert priced["market_ratio"][0] == ri.frames.price(pl.DataFrame(RN), **USUAL)["market_ratio"][0]
            assert priced.schema["pay"] == kind

    def test_empty(self, make: Callable[..., Any]) -> None:
        """A frame without rows has the columns."""
        priced = ri.frames.price(make(employees(3))[:0], **COLUMNS)
        assert len(priced) == 0
        assert [*priced.columns][-len(ADDED) :] == [*ADDED]

    def test_prefix(self, make: Callable[..., Any]) -> None:
        """A prefix stands before each added column, so that a frame can be priced twice."""
        once = ri.frames.price(make(RN), **USUAL)
        twice = ri.frames.price(once, **USUAL, target=75, prefix="high_")
        assert twice["high_market_target"][0] == once["market_p75"][0]
        assert [*twice.columns][-len(ADDED) :] == [f"high_{name}" for name in ADDED]


class TestRefused:
    """What is refused, and how that is said."""

    def test_a_taken_name(self) -> None:
        """A column that has the name of an added one is refused, with the way out."""
        frame = pl.DataFrame(RN).with_columns(match_code=pl.lit("x"))
        with pytest.raises(ri.InvalidArgumentError, match=r"match_code\. Pass prefix= with another text") as caught:
            ri.frames.price(frame, **USUAL)
        assert caught.value.name == "prefix"

    def test_pay_as_text(self, make: Callable[..., Any]) -> None:
        """Pay that is text is refused, since engines do not read it."""
        frame = make({**RN, "pay": ["$90,000"]})
        with pytest.raises(ri.InvalidArgumentError, match="pay must be a column of numbers; pay is of String"):
            ri.frames.price(frame, **USUAL)

    @pytest.mark.parametrize(
        ("options", "text"),
        [
            ({"title": "jobs"}, "title must be a column; there is no column 'jobs'. Did you mean 'job'?"),
            ({"title": None}, "title must be a column, unless code is one"),
            ({"title": "pay"}, "title must be a column of text; pay is of Float64"),
            ({"hours": "job"}, "hours must be a column of numbers; job is of String"),
            ({"hours": 5}, "hours must be a column or the hours of a full-time year, from 100 to 8,784, not 5"),
            ({"period": "yearly pay"}, "period must be a column or one of hour"),
            ({"currency": "EUR"}, "currency must be USD or a column: only pay in US dollars is compared"),
            (
                {"country": "uk"},
                "country must be US here, not 'uk': an engine has wages of the United States alone; roleinfo.price",
            ),
            ({"country": "Narnia"}, "country must be one of GB (United Kingdom), US (United States), not 'Narnia'"),
            ({"country": "Germany"}, "country must be one of GB (United Kingdom), US (United States), not 'Germany'"),
            ({"target": 100}, "target must be above 0 and below 100, not 100"),
            ({"fallback": ()}, "fallback must have at least one of metro, state, nation"),
            ({"aged_to": "2026-11"}, "movement must be stated: aged_to and movement go together"),
        ],
    )
    def test_arguments(self, options: dict[str, Any], text: str) -> None:
        """An argument that makes no sense is named, with the rule."""
        with pytest.raises(ri.InvalidArgumentError) as caught:
            ri.frames.price(pl.DataFrame(RN), **{**USUAL, **options})
        assert text in str(caught.value)

    @pytest.mark.parametrize("frame", [RN, [RN], "staff.csv", None, pl.Series("job", ["RN"])])
    def test_no_frame(self, frame: Any) -> None:
        """What is no frame of a known engine is a TypeError that names those."""
        with pytest.raises(TypeError, match="frame must be a frame of pandas or polars, a lazy frame of polars, a rel"):
            ri.frames.price(frame, **USUAL)

    def test_without_narwhals(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Without the extra the error is the line that installs it."""
        monkeypatch.setitem(sys.modules, "narwhals", None)
        with pytest.raises(ri.MissingExtraError, match=r'python -m pip install "roleinfo\[engines\]"'):
            ri.frames.price(pl.DataFrame(RN), **USUAL)


class TestSummaries:
    """A priced frame summed up."""

    @pytest.mark.parametrize("by", [None, "job"])
    def test_as_groups_of_a_roster(self, by: str | None, make: Callable[..., Any]) -> None:
        """Each group has the counts and sums of the same group of a priced roster."""
        columns = employees(1000)
        rows = [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]
        roster = ri.price(rows, **COLUMNS)
        summed = rows_of(ri.frames.summarize_prices(ri.frames.price(make(columns), **COLUMNS), by))
        groups = {group.name: group for group in (roster.by_job() if by else (roster.total,))}
        assert len(summed) == len(groups)
        for row in summed:
            group = groups[row["match_title"] or "(no job)"] if by else roster.total
            for name in ("people", "priced", "review", "unpriced", "compared", "below", "above"):
                assert row[name] == getattr(group, name), name
            for name in ("payroll", "market", "difference", "cost_to_target"):
                pay = getattr(group, name)
                assert row[name] == (None if pay is None else pytest.approx(float(pay.amount), rel=1e-9)), name
            for name in ("ratio", "median_ratio"):
                value = getattr(group, name)
                assert row[name] == (None if value is None else pytest.approx(float(value), rel=1e-9)), name

    def test_by_place_and_column(self, make: Callable[..., Any]) -> None:
        """Groups may be of an area or of a column; the largest cost comes first."""
        priced = ri.frames.price(make(employees(1000)), **USUAL)
        places = rows_of(ri.frames.summarize_prices(priced, "place"))
        assert {row["market_area"] for row in places} >= {"19740", "US", None}
        costs = [row["cost_to_target"] for row in places if row["cost_to_target"] is not None]
        assert costs == sorted(costs, reverse=True)
        cities = rows_of(ri.frames.summarize_prices(priced, "city"))
        assert sum(row["people"] for row in cities) == 1000

    def test_lazy(self) -> None:
        """Of a lazy frame the sums are lazy."""
        priced = ri.frames.price(pl.DataFrame(employees(200)), **USUAL)
        lazy = ri.frames.summarize_prices(priced.lazy(), "job")
        assert isinstance(lazy, pl.LazyFrame)
        assert lazy.collect().equals(ri.frames.summarize_prices(priced, "job"))

    def test_refused(self) -> None:
        """A frame that was not priced, and a column that is not there, are refused."""
        with pytest.raises(ri.InvalidArgumentError, match="it lacks match_role_id"):
            ri.frames.summarize_prices(pl.DataFrame(RN))
        priced = ri.frames.price(pl.DataFrame(RN), **USUAL)
        with pytest.raises(ri.InvalidArgumentError, match="by must be job, place, or a column, not 'ctiy'"):
            ri.frames.summarize_prices(priced, "ctiy")


class TestConversion:
    """Pay in the period of the market's figures."""

    @pytest.mark.parametrize("period", ["hour", "day", "week", "fortnight", "half-month", "month", "year"])
    @pytest.mark.parametrize("unit", ["hour", "year"])
    def test_as_pay_converts(self, period: Any, unit: Any) -> None:
        """Times a number, and the hours to a power, is what `Pay.per` gives."""
        times, power = conversion(period, unit)
        for hours in (2080, 1950):
            pay = ri.Pay(Decimal("1234.5"), "USD", period).per(unit, hours=hours).amount
            assert 1234.5 * times * hours**power == pytest.approx(float(pay), rel=1e-9)
