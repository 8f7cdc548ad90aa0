"""Results as data frames and as CSV: columns, types, what is missing, hostile texts, and one truth in all three."""

import csv
import io
import pickle
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pytest
from hypothesis import given, settings

import roleinfo as ri
from diffs.makers import ONE, UNDATED, left_role, pay, right_role, top_coded
from roleinfo.diffs.figures import FigureDiff
from roleinfo.diffs.lists import ListDiff
from roleinfo.model.caveat import Missing
from roleinfo.model.fact import Section
from roleinfo.model.text import guarded
from roleinfo.views.tabular import ColumnData, csv_text, frame
from strategies import any_roles, families
from tables import columns, table_of, to_csv

NURSE, ASSISTANT = "29-1141.00", "29-1071.00"
HOSTILE = (
    "<script>alert(1)</script>",
    "=HYPERLINK(1)",
    " @SUM(1)",
    "-2+3",
    "'quoted",
    'a "b", c',
    "مدير حسابات",
    "x" * 300,
)
TYPES = {
    "pandas": {"text": "str", "number": "float64", "float": "float64", "count": "Int64", "flag": "boolean"},
    "polars": {"text": "String", "number": "Float64", "float": "Float64", "count": "Int64", "flag": "Boolean"},
}


def rows(made: Any) -> list[list[Any]]:
    """The values of a frame of either library, None for what is missing."""
    if isinstance(made, pl.DataFrame):
        return [list(each) for each in made.rows()]
    return [[None if pd.isna(each) else each for each in row] for row in made.astype(object).to_numpy().tolist()]


def read_back(table: ColumnData) -> list[list[Any]]:
    """The values of a table's CSV, each by the kind of its column."""
    head, *lines = csv.reader(io.StringIO(csv_text(table), newline=""))
    assert head == [*table.kinds]
    turned: dict[str, Any] = {
        "text": lambda cell: cell, "number": float, "float": float, "count": int, "flag": lambda cell: cell == "true"
    }  # fmt: skip
    return [
        [turned[kind](cell) if cell else None for kind, cell in zip(table.kinds.values(), line, strict=True)]
        for line in lines
    ]


def agree(table: ColumnData) -> None:
    """Pandas, polars and CSV hold the same values, in columns of the same types."""
    made = {name: frame(table, name) for name in TYPES}
    for name, types in TYPES.items():
        held = dict(zip(made[name].columns, map(str, made[name].dtypes), strict=True))
        assert held == {column: types[kind] for column, kind in table.kinds.items()}
    found = rows(made["polars"])
    assert rows(made["pandas"]) == found
    expected = [
        [
            guarded(each) if kind == "text" and each else each
            for kind, each in zip(table.kinds.values(), row, strict=True)
        ]
        for row in found
    ]
    assert read_back(table) == expected


def results() -> list[Any]:
    """One of every kind of result that has rows."""
    diff = ri.compare("account manager", "account representative")
    role = ri.role(NURSE)
    year = [ri.Pay(each, "USD", "year") for each in (40_000, 60_000, 50_000, 75_000)]
    paths = ri.career_paths(NURSE, "nurse practitioner", limit=2)
    return [
        diff, *(section for _, section in diff.sections()), *(section for _, section in role.sections()), role,
        *(section for _, section in ri.role("account manager").sections()), ri.role("account manager"),
        role.salary.by_industry(), role.salary.by_place().best("state"), ri.search("nurse"),
        ri.PayStructure({"G1": ri.SalaryBand(*year[:2]), "G2": ri.SalaryBand(*year[2:])}),
        ri.compare(NURSE, ASSISTANT).measures,
        ri.compare_many([NURSE, ASSISTANT, "actor"]), ri.compare_many([NURSE, ASSISTANT], "similarity"),
        ri.gap_matrix([NURSE, ASSISTANT, "29-1141.01"]), ri.similarity_matrix([NURSE, ASSISTANT]),
        paths, paths[0], ri.compare_paths(*paths), ri.next_roles(NURSE), ri.ladder("account manager"),
    ]  # fmt: skip


@pytest.mark.parametrize("result", results(), ids=lambda each: type(each).__name__)
def test_one_truth(result: Any) -> None:
    """Each result has the same values in pandas, in polars and in its CSV, with the types of its columns."""
    agree(table_of(result))
    if hasattr(result, "to_frame"):
        assert rows(result.to_frame("polars")) == rows(frame(table_of(result), "polars"))
    assert columns(result).keys() == table_of(result).kinds.keys()


@given(any_roles())
@settings(max_examples=25, deadline=None)
def test_any_role(role: ri.Role) -> None:
    """The same holds of whatever roles there may be; no figure of one is lost."""
    agree(table_of(role))
    stated = [each.pay.amount for each in role.salary if each.pay and each.bound in ("exact", "about")]
    assert [each for each in columns(role.salary)["value"] if each is not None] == stated


@given(families())
@settings(max_examples=15, deadline=None)
def test_any_comparison(roles: tuple[ri.Role, ...]) -> None:
    """The same holds of whatever comparisons; gaps and what was left out are all there."""
    diff = ri.compare(*roles)
    agree(table_of(diff))
    made = columns(diff.salary)
    assert made["status"].count("compared") == len(diff.salary)
    assert made["status"].count("left_out") == len(diff.salary.left_out)
    assert [each for each in made["difference"] if each is not None] == [
        gap.difference.amount for gap in (*diff.salary, *diff.salary.others)
    ]


class TestFacts:
    """Sections of a role."""

    def test_real_pay(self) -> None:
        """A published figure stands with all that makes it one."""
        made = ri.role(NURSE).salary.to_frame("polars").filter(statistic="mean", period="year").to_dicts()[0]
        assert {name: value for name, value in made.items() if value is not None} == {
            "statistic": "mean", "component": "oews_wage", "value": 101_420.0, "unit": "USD per year",
            "currency": "USD", "period": "year", "bound": "exact", "status": "released", "rse_percent": 0.2,
            "place": "US", "place_name": "United States", "class_code": "29-1141",
            "class_title": "Registered Nurses", "published_for": "Registered Nurses (29-1141)", "as_of": "2025-05",
            "origin": "published", "source": "oews-2025",
            "caveats": "broader-class",
        }  # fmt: skip

    def test_missing_pay(self) -> None:
        """What was suppressed has no number, what is top-coded or open an end in a column of its own."""
        salary = left_role(
            pay(0, "median", pay=None, status="suppressed"),
            top_coded(239_200, statistic="p90"),
            pay(50_000, "low", bound="at_most", source=UNDATED),
            pay(60_000, "mean", bound="about"),
        ).salary
        made = {each["statistic"]: each for each in salary.to_frame("polars").to_dicts()}
        ends = {name: (each["value"], each["at_least"], each["at_most"]) for name, each in made.items()}
        assert ends == {
            "median": (None, None, None), "p90": (None, 239_200.0, None), "low": (None, None, 50_000.0),
            "mean": (60_000.0, None, None),
        }  # fmt: skip
        assert (made["median"]["status"], made["median"]["reason"]) == (
            "suppressed",
            "the publisher did not release it",
        )
        assert made["p90"]["status"] == "top_coded"
        assert made["low"]["caveats"] == "undated; open-figure"
        assert salary.to_frame("pandas")["value"].sum() == 60_000

    def test_suppressed_rating(self) -> None:
        """A rating that its publisher advises against has no number, and says so."""
        rated = {"scale": "level", "lowest": Decimal(0), "highest": Decimal(7), "source": ONE, "value": Decimal(3)}
        skill = ri.Skill(
            name="Welding", source=ONE, importance=ri.Rating(**rated, suppressed=True),  # type: ignore[arg-type]
            level=ri.Rating(**rated, not_relevant=True),  # type: ignore[arg-type]
        )  # fmt: skip
        made = left_role(skills=[skill]).skills.to_frame("polars")
        assert made["value"].to_list() == [None, None]
        assert made["status"].to_list() == ["suppressed", "not_relevant"]
        assert made["scheme"].to_list() == ["level from 0 to 7"] * 2

    @pytest.mark.parametrize("kind", Section.__subclasses__())
    @pytest.mark.parametrize("backend", TYPES)
    def test_empty(self, kind: type[Section[Any]], backend: str) -> None:
        """A section without facts has the columns and types of one with facts."""
        full = next((one for _, one in ri.role("account manager").sections() if type(one) is kind and one), None)
        made = kind().to_frame(backend)
        assert len(made) == 0
        assert "source" in made.columns
        assert full is None or [*map(str, made.dtypes)] == [*map(str, full.to_frame(backend).dtypes)]

    def test_bare_role(self) -> None:
        """A role with nothing but a title has no rows; what is missing is a row with its reason."""
        assert len(table_of(ri.Role(id="bare", title="Bare"))) == 0
        gone = Missing(("salary", "per year"), "hourly-only", "paid by the hour alone", ONE.id)
        made = columns(ri.Role(id="bare", title="Bare", missing=[gone]))
        told = [made[name][0] for name in ("section", "about", "value", "status", "reason")]
        assert told == ["salary", "per year", None, "missing", "hourly-only: paid by the hour alone"]


class TestComparisons:
    """Two roles set against each other."""

    def test_real_gap(self) -> None:
        """The gap of two means has both figures, its interval and both sources."""
        diff = ri.compare(NURSE, ASSISTANT)
        made = (
            diff.to_frame("polars").filter(pl.col("section") == "salary", pl.col("statistic") == "mean").to_dicts()[0]
        )
        wanted = {
            "status": "compared", "left": 101_420.0, "right": 141_280.0, "difference": 39_860.0, "significant": True,
            "unit": "USD per year", "difference_unit": "USD per year", "interval_low": 38_199.44, "confidence": 0.9,
            "interval_high": 41_520.56, "left_source": "oews-2025", "right_source": "oews-2025",
            "left_as_of": "2025-05", "left_place": "US", "component": "oews_wage", "caveats": "broader-class",
        }  # fmt: skip
        assert {name: made[name] for name in wanted} == wanted

    def test_every_section(self) -> None:
        """Each section has its gaps, its lists, or the reason why there is nothing; work styles are traits."""
        for diff in (ri.compare(NURSE, ASSISTANT), ri.compare("account manager", "account representative")):
            made = columns(diff)
            there = {each.partition(" ")[0] for each in made["section"]}
            rated = all(role.skills.select(kind="work_style") for role in (diff.left, diff.right))
            assert there == {name for name, _ in diff.sections()} - ({"traits"} if rated else set())
            assert made["status"].count("missing") == len(diff.missing)
            assert all(
                reason for reason, status in zip(made["reason"], made["status"], strict=True)
                if status in ("left_out", "missing", "passed_over")
            )  # fmt: skip

    def test_units(self) -> None:
        """Shares are in percent and their difference in points."""
        made = ri.compare("account manager", "account representative").education.to_frame("polars")
        units = made.filter(status="compared").select("unit", "difference_unit").unique().rows()
        assert units == [("percent", "points")]

    def test_people_apart(self) -> None:
        """Figures about groups of people are rows of their own section, and not there where not asked for."""
        made = ri.compare(NURSE, ASSISTANT).to_frame("polars")
        about = made.filter(pl.col("about").is_in(["sex", "age", "race_ethnicity"]))
        assert set(about["section"]) == {"people"}
        without = ri.compare(NURSE, ASSISTANT, people=False).to_frame("polars").filter(section="people")
        assert without.select("status", "reason").unique().rows() == [("missing", "not-asked-for")]

    def test_left_out(self) -> None:
        """A suppressed figure against one that was released is a row with the reason and the other's amount."""
        diff = ri.compare(left_role(pay(0, pay=None, status="suppressed")), right_role(pay(7)))
        made = diff.salary.to_frame("polars")
        assert made["difference"].to_list() == [None, None]
        assert dict(made.select("side", "reason").rows())["left"] == "suppressed"
        assert made.filter(side="right")["right"].to_list() == [7.0]

    def test_empty(self) -> None:
        """A comparison of nothing has the same columns."""
        names = ri.compare(NURSE, ASSISTANT).to_frame("polars").columns
        nothing: list[Any] = [ri.SalaryDiff(), FigureDiff(), ri.SkillDiff(), ListDiff(("duties",)), ri.ExperienceDiff()]
        assert [each.to_frame("polars").columns for each in nothing] == [names] * len(nothing)


class TestExact:
    """Decimals kept as they are."""

    def test_both_libraries(self) -> None:
        """Amounts stay decimals, quotients have twelve digits, and missing ones stay missing."""
        diff = ri.compare(NURSE, ASSISTANT).salary
        own, other = diff.to_frame("pandas", exact=True), diff.to_frame("polars", exact=True)
        for name in ("difference", "relative_to_left", "interval_low"):
            assert rows(own[[name]]) == rows(other.select(name))
        assert isinstance(own["difference"][0], Decimal)
        assert own["relative_to_left"][0] == Decimal("0.393019128377")
        assert other.schema["difference"] == pl.Decimal(38, 12)
        assert other["interval_low"].null_count() == len(diff) - 2  # one mean a year, one an hour


class TestCsv:
    """RFC 4180, with no formulas."""

    @pytest.mark.parametrize("title", HOSTILE)
    def test_hostile_titles(self, title: str) -> None:
        """A title that a spreadsheet would run has an apostrophe; any other is as it was."""
        found = ri.Catalog.of([ri.Role(id="own", title=title)])
        text = to_csv(ri.compare_many([ri.Role(id="a", title="A"), *found]))
        [line] = [*csv.DictReader(io.StringIO(text, newline=""))]
        assert line["title"] == (f"'{title}" if title in HOSTILE[1:4] else title)
        assert text.endswith("\r\n")

    @pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\ta", "\ra", "\na", " \t =1", "\u00a0=1", "＝1"])
    def test_neutralised(self, text: str) -> None:
        """Whatever may begin a formula, after white space too."""
        assert guarded(text) == f"'{text}"

    def test_written(self, tmp_path: Path) -> None:
        """A file has the mark by which spreadsheets know UTF-8, and one that cannot be written is named."""
        matches = ri.search("nurse", 2)
        assert matches.to_csv(tmp_path / "a.csv") == matches.to_csv()
        content = (tmp_path / "a.csv").read_bytes()
        assert content == b"\xef\xbb\xbf" + matches.to_csv().encode()
        with pytest.raises(ri.ReportFileError, match="No such file or directory"):
            matches.to_csv(tmp_path / "none" / "a.csv")

    def test_numbers_stay(self) -> None:
        """A negative number is a number, large and small ones have no exponent, and nothing is empty."""
        values = [Decimal(-31558), Decimal("1E+6"), Decimal("1E-7"), None, Decimal(1) / 3]
        text = csv_text(ColumnData.of({"n": "number", "t": "text"}, [{"n": each, "t": "-"} for each in values]))
        numbers = ("-31558", "1000000", "0.0000001", "", "0.333333333333")
        assert text == "".join(f"{each}\r\n" for each in ("n,t", *(f"{number},'-" for number in numbers)))


class TestLibraries:
    """Which library a frame is of."""

    def test_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Another name is a ValueError; without narwhals or a library the line that installs it is told."""
        salary = ri.role(NURSE).salary
        with pytest.raises(ValueError, match="backend must be one of pandas, polars"):
            salary.to_frame("arrow")

        def told(backend: str | None) -> str:
            with pytest.raises(ri.MissingExtraError) as refused:
                salary.to_frame(backend)
            assert str(pickle.loads(pickle.dumps(refused.value))) == str(refused.value)
            return str(refused.value)

        with monkeypatch.context() as lacking:
            lacking.setitem(sys.modules, "narwhals", None)
            extra = "a data frame needs the extra 'frames': python -m pip install \"roleinfo[frames]\""
            assert told("polars") == told(None) == extra
            lacking.setitem(sys.modules, "polars", None)
            assert (told("polars"), told(None)) == (f"{extra} polars", extra)
            lacking.setitem(sys.modules, "pandas", None)
            assert told(None) == f"{extra} pandas"
        for name in ("pandas", "polars"):
            monkeypatch.setitem(sys.modules, name, None)
        assert told(None) == (
            "a data frame needs pandas or polars, and neither is installed: python -m pip install pandas"
        )
        assert told("polars") == "a data frame needs polars, which is not installed: python -m pip install polars"
        assert salary.to_csv().startswith("statistic,component,value,")

    def test_no_rows(self) -> None:
        """What has no rows is a TypeError; a row of a name that no column bears is a fault."""
        with pytest.raises(TypeError, match="Pay has no rows"):
            columns(ri.Pay(1, "USD", "year"))
        with pytest.raises(KeyError, match="wages"):
            ColumnData.of({"value": "number"}, [{"wages": 1}])
