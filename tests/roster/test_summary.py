"""Employees summed up, what a reader sees of them, and what is built on them."""

import csv
import io
import math
import re
from pathlib import Path
from typing import Any, Final

import numpy as np
import openpyxl
import pytest

import roleinfo as ri
from roleinfo.roster.reasons import STATUS_OF
from roleinfo.text.roster import REASONS
from roster.odd import odd_roster
from roster.test_price import COLUMNS, export
from shown import staff

OPTIONS: Final[dict[str, Any]] = {"title": "job", "place": "city", "pay": "base", "id": "id", "grade": "grade"}


def _usd(amount: int) -> ri.Pay:
    return ri.Pay(amount, "USD", "year")


BANDS: Final = ri.PayStructure(
    {"G1": ri.SalaryBand(_usd(75_000), _usd(95_000)), "G2": ri.SalaryBand(_usd(90_000), _usd(120_000)),
     "G3": ri.SalaryBand(_usd(115_000), _usd(165_000))}
)  # fmt: skip


@pytest.fixture(scope="module")
def priced() -> ri.PricedRoster:
    """The export priced."""
    return ri.price(export(), **COLUMNS)


def _amounts(rows: Any) -> tuple[list[float], list[float]]:
    """Annual pay and market value of each compared employee, from the published figures."""
    pays, markets = [], []
    for row in rows:
        if row.annual_market is None:
            continue
        role = ri.role(row.match.role_id).at(None if row.level == "nation" else row.market.place.code)
        market = next(f.pay for f in role.salary.candidates("median") if f.pay and f.pay.period == row.pay.period)
        factor = 2080 if row.pay.period == "hour" else 1
        pays.append(float(row.pay.amount) * factor)
        markets.append(float(market.amount) * factor)
    return pays, markets


class TestTotal:
    """All employees."""

    def test_sums(self, priced: ri.PricedRoster) -> None:
        """Payroll, market, ratio, median ratio and the cost, each recomputed."""
        total = priced.total
        pays, markets = _amounts(priced)
        assert total.payroll
        assert total.market
        assert total.cost_to_target
        assert (total.people, total.compared) == (125, len(pays))
        assert float(total.payroll.amount) == pytest.approx(sum(pays))
        assert float(total.market.amount) == pytest.approx(sum(markets))
        assert float(total.ratio or 0) == pytest.approx(sum(pays) / sum(markets))
        assert float(total.median_ratio or 0) == pytest.approx(np.median(np.array(pays) / np.array(markets)))
        gaps = [max(0, market - pay) for pay, market in zip(pays, markets, strict=True)]
        assert float(total.cost_to_target.amount) == pytest.approx(sum(gaps))
        assert total.below == sum(gap > 0 for gap in gaps)

    @pytest.mark.parametrize("groups", ["by_job", "by_place"])
    def test_groups_add_up(self, priced: ri.PricedRoster, groups: str) -> None:
        """The groups have every employee once, and their amounts come to the total."""
        parts = getattr(priced, groups)()
        assert sum(group.people for group in parts) == 125
        costs = [group.cost_to_target.amount for group in parts if group.cost_to_target]
        assert priced.total.cost_to_target
        assert sum(costs) == priced.total.cost_to_target.amount
        assert costs == sorted(costs, reverse=True)

    def test_bonus_in_another_currency(self) -> None:
        """Bonuses are summed of the compared employees, so that a row in another currency spoils no export."""
        rows = [
            {"job": "RN", "base": "$90,000/yr", "bonus": "1,000"},
            {"job": "RN", "base": "$95,000/yr", "bonus": "2,500"},
            {"job": "RN", "base": "CAD 90,000/yr", "bonus": "700"},
        ]
        priced = ri.price(rows, title="job", place="Denver", pay="base", bonus="bonus")
        assert [row.bonus for row in priced][2] == ri.Pay(700, "CAD", "year")
        assert priced.total.bonus == _usd(3_500)
        assert priced.to_json()
        [total] = csv.DictReader(io.StringIO(priced.to_csv(table="total")))
        assert total["bonus"] == "3500"

    def test_aged_millions(self) -> None:
        """Sums of computed amounts are written in millions."""
        priced = ri.price(export(), **COLUMNS, aged_to="2026-11", movement=0.035)
        assert priced.total.market
        now = float(ri.price(export(), **COLUMNS).total.market.amount)  # type: ignore[union-attr]  # it has one
        assert float(priced.total.market.amount) == pytest.approx(now * 1.035**1.5)
        assert "$10.47 million" in str(priced)
        assert "against the market median aged to November 2026; BLS OEWS, May 2025" in " ".join(str(priced).split())

    def test_heads_are_whole(self) -> None:
        """A long title leaves the heads of the amounts whole."""
        rows = [{"job": "HR and payroll", "base": f"${80 + at},000/yr"} for at in range(4)]
        mapping = {"HR and payroll": "13-1071.00:60|43-3051.00:40"}
        text = str(ri.price(rows, title="job", place="Denver", pay="base", mapping=mapping))
        assert "..." not in text

    @pytest.mark.parametrize(
        ("jobs", "text"),
        [
            (["=1+1"], "0 of 1 employee is priced"),
            (["=1+1"] * 2, "0 of 2 employees are priced"),
            (["RN", "=1+1"], "1 of 2 employees is priced"),
            (["RN"] * 2, "2 of 2 employees are priced"),
        ],
    )
    def test_verb_of_the_number(self, jobs: list[str], text: str) -> None:
        """The verb is that of the number."""
        rows = [{"job": job, "base": "$90,000/yr"} for job in jobs]
        priced = ri.price(rows, title="job", place="Denver", pay="base")
        assert text in " ".join(str(priced).split())
        assert text in " ".join(str(priced.total).split())

    @pytest.mark.parametrize(
        ("count", "text"),
        [
            (1, "1 employee has a market value that is only a lower bound and is not in the sums."),
            (2, "2 employees have a market value that is only a lower bound and are not in the sums."),
        ],
    )
    def test_bounds_are_in_no_sum(self, count: int, text: str) -> None:
        """How many are priced against a lower bound is said, and the column counts those that are compared."""
        rows = [{"job": "RN", "base": "$90,000/yr"}] * 3 + [{"job": "Anesthesiologist", "base": "$350,000/yr"}] * count
        priced = ri.price(rows, title="job", place="Anchorage, AK", pay="base")
        for result in (priced, priced.total):
            words = " ".join(str(result).split())
            assert f"{3 + count} of {3 + count} employees are priced. {text}" in words
        assert "| Occupation | Employees compared |" in priced.to_markdown(full=True)

    def test_by_a_column(self) -> None:
        """Any column of the roster groups it, blank cells by themselves; an unknown one is refused."""
        priced = ri.price(staff(), **OPTIONS)
        assert {group.name: group.people for group in priced.by("rating")} == {"Meets": 7, "Exceeds": 2, "(blank)": 1}
        with pytest.raises(ri.InvalidArgumentError, match=r"there is no column 'ratings'\. Did you mean 'rating'"):
            priced.by("ratings")

    def test_named_by_what_is_common(self) -> None:
        """Groups are headed by what they have in common: an occupation, an area, or the column."""
        priced = ri.price(staff(), **OPTIONS)
        for groups, noun in (
            (priced.by_job(), "occupation"),
            (priced.by_place(), "area"),
            (priced.by("rating"), "rating"),
        ):
            text = groups.to_markdown()
            assert f"# Pay compared with the market, by {noun}" in text
            assert f"| {noun.capitalize()} | Employees compared |" in text

    def test_cost_to_the_minimum(self) -> None:
        """With bands the cost of bringing everybody to the minimum of the grade."""
        priced = ri.price(staff(), **OPTIONS, structure=BANDS)
        # 72,000 to 75,000 and 112,000 to 115,000, an hourly nurse of 95,680 is above 90,000; 88,000 to 90,000;
        # the two that are for review have a grade too: 77,000 to 90,000 and 60,000 to 75,000.
        assert priced.total.cost_to_minimum == _usd(3_000 + 3_000 + 2_000 + 13_000 + 15_000)
        assert float(priced[2].compa_ratio or 0) == pytest.approx(72 / 85)


class TestPrivacy:
    """No name, id or pay of a person stands in what is shown."""

    def test_nowhere(self, tmp_path: Path) -> None:
        """Not in repr, text, Markdown, HTML or the report, of the roster and of what is in it."""
        priced = ri.price(staff(), **OPTIONS)
        report = ri.report(priced, tmp_path / "a.html", pictures=False).read_text(encoding="utf-8")
        shown = [report]
        for result in (priced, priced.total, priced.by_job(), priced.by_place(), priced.review, *priced.rows):
            shown += [repr(result), str(result), result.to_text(full=True), result.to_markdown(full=True)]
            shown += [result.to_html(full=True), result._repr_html_()]
        for text in shown:
            assert not re.search(r"E00\d", text)
            for pay in ("46.00", "95,680", "88,000", "72,000", "91,000", "139,000", "112,000", "350,000", "77,000"):
                assert pay not in text

    def test_one_person_is_never_the_rest_of_a_sum(self) -> None:
        """Groups with fewer than three compared employees stand together, and with a further one if need be."""
        rows = [{"job": job, "base": "$80,000/yr"} for job in (*["RN"] * 4, *["Staff Accountant"] * 2)]
        text = str(ri.price(rows, title="job", place="Denver", pay="base").by_job())
        assert "2 occupations " in text
        assert "Accountants" not in text

    @pytest.mark.parametrize(("count", "who"), [(1, "1 employee"), (2, "2 employees")])
    def test_sums_of_few_are_not_shown(self, count: int, who: str) -> None:
        """The pay of two is no sum either, since each of them would know the other's."""
        rows = [{"job": "RN", "base": "$80,000/yr"}] * count
        text = " ".join(str(ri.price(rows, title="job", place="Denver", pay="base")).split())
        assert f"The pay of {who} was compared" in text
        assert "amounts of fewer than 3 employees are not shown" in text
        assert "80,000" not in text
        assert "160,000" not in text

    @pytest.mark.parametrize(("odd_city", "is_apart"), [("Austin TX", False), ("Denver, CO", True)])
    def test_areas_less_occupations(self, tmp_path: Path, *, odd_city: str, is_apart: bool) -> None:
        """Where few of an occupation are in an area, its other areas are not shown apart, in report and full text."""
        jobs = [*[("RN", "Denver, CO")] * 3, *[("Staff Accountant", "Austin TX")] * 3, ("RN", odd_city)]
        rows = [
            {"job": job, "city": city, "base": f"${70_000 + 1_000 * at:,}/yr"} for at, (job, city) in enumerate(jobs)
        ]
        priced = ri.price(rows, title="job", place="city", pay="base")
        report = ri.report(priced, tmp_path / "p.md", pictures=False).read_text(encoding="utf-8")
        for text in (report.partition("## Areas")[2], priced.to_markdown(full=True).partition("Pay by area")[2]):
            assert ("| Denver" in text) is is_apart
            assert ("| Austin" in text) is is_apart
            assert ("2 areas" in text) is not is_apart

    def test_the_gap_of_one_is_not_shown(self, tmp_path: Path) -> None:
        """Where one employee alone is below the market, neither count nor cost stands in sentence, row or tile."""
        rows = [{"job": "RN", "base": pay} for pay in ("$150,000/yr", "$160,000/yr", "$170,000/yr", "$60,000/yr")]
        priced = ri.price(rows, title="job", place="Denver", pay="base")
        assert priced.total.below == 1
        assert priced.total.cost_to_target
        cost = f"{priced.total.cost_to_target.amount:,.0f}"
        report = ri.report(priced, tmp_path / "a.html", pictures=False).read_text(encoding="utf-8")
        for text in (str(priced), str(priced.by_job()), priced.total.to_markdown(full=True), report):
            assert cost not in text
            assert "paid below it" not in text
            assert "below it" not in text

    def test_people_on_request(self, tmp_path: Path) -> None:
        """A report shows employees where it is told to."""
        priced = ri.price(staff(), **OPTIONS)
        report = ri.report(priced, tmp_path / "a.html", people=True, pictures=False).read_text(encoding="utf-8")
        assert "E001" in report
        assert "88,000" in report

    def test_errors_hold_no_cells(self) -> None:
        """An error of an argument names columns alone."""
        with pytest.raises(ri.InvalidArgumentError) as caught:
            ri.price(staff(), **{**OPTIONS, "pay": "bas"})
        assert str(caught.value) == "pay must be a column; there is no column 'bas'. Did you mean 'base'?"


class TestReport:
    """The page for a CFO."""

    def test_first_page(self, priced: ri.PricedRoster, tmp_path: Path) -> None:
        """It has the finding, three tiles, the ten largest gaps by cost, and what is not priced."""
        text = ri.report(priced, tmp_path / "p.md").read_text(encoding="utf-8")
        first = text.partition("## Occupations")[0]
        assert "Annual pay of 104 employees is 4.1% below the market median: $9.53 million vs. $9.94 million." in first
        assert "104 of 125 employees are priced, 20 are for review, and 1 cannot be priced." in first
        assert "| Software Developers | 15 |" in first
        assert "| $0 |" not in first
        assert "Location names several areas" in first
        for heading in ("## Occupations", "## Areas", "## To decide", "## Method", "## Licenses and credits"):
            assert heading in text


class TestWorkbook:
    """A workbook of a roster."""

    def test_sheets(self, tmp_path: Path) -> None:
        """It has a sheet each of summary, jobs, places, people, review and sources, with the values of the tables."""
        priced = ri.price(staff(), **OPTIONS)
        priced.to_excel(tmp_path / "p.xlsx")
        book = openpyxl.load_workbook(tmp_path / "p.xlsx")
        assert book.sheetnames == ["Summary", "Jobs", "Places", "People", "Review", "Sources"]
        head, *rows = book["People"].iter_rows(values_only=True)
        table = [*csv.reader(io.StringIO(priced.to_csv()))]
        assert [*head] == table[0]
        assert len(rows) == 10
        assert [row[head.index("id")] for row in rows] == [f"E{at:03}" for at in range(10)]

    def test_numbers_of_a_workbook(self, tmp_path: Path) -> None:
        """Amounts have commas, quotients three decimals, and both their value; long sentences are wrapped."""
        ri.price([*staff()], **OPTIONS).to_excel(tmp_path / "p.xlsx")
        book = openpyxl.load_workbook(tmp_path / "p.xlsx")
        head, row, *_ = book["Jobs"].iter_rows()
        cells = {name.value: cell for name, cell in zip(head, row, strict=True)}
        assert cells["payroll"].number_format == "#,##0"
        assert cells["ratio"].number_format == "0.000"
        assert cells["people"].number_format == "General"
        assert len(str(cells["ratio"].value)) > 6
        summary = [*book["Summary"].iter_rows()]
        assert summary[0][0].value == "Payroll compared with the market"
        assert {cell.alignment.wrap_text for _, cell in summary if len(str(cell.value)) > 60} == {True}

    def test_summary(self, tmp_path: Path) -> None:
        """The first sheet names each value in words, with the currency of an amount."""
        ri.price(staff(), **OPTIONS, structure=BANDS).to_excel(tmp_path / "p.xlsx")
        rows = openpyxl.load_workbook(tmp_path / "p.xlsx")["Summary"].iter_rows(values_only=True)
        values = {str(label): value for label, value in rows if label not in ("Finding", "Note", "Method")}
        assert values["Employees"] == 10
        assert values["For review: job title matches no occupation with enough certainty"] == 2
        for label in ("Annual pay", "Market median", "Cost to reach the market median"):
            assert isinstance(values[f"{label}, USD per year"], int | float)
        assert values["Cost to reach the minimum of the grade, USD per year"] == 36_000
        assert not [label for label in values if "_" in label or "{" in label]

    def test_formulas_are_texts(self, tmp_path: Path) -> None:
        """A cell that begins as a formula does is written as text."""
        priced = ri.price(staff(), **OPTIONS)
        priced.to_excel(tmp_path / "p.xlsx")
        page = openpyxl.load_workbook(tmp_path / "p.xlsx")["People"]
        cell = next(cell for row in page.iter_rows() for cell in row if cell.value == "=1+1")
        assert cell.data_type == "s"

    def test_unwritable(self, tmp_path: Path) -> None:
        """A folder that is not there is named."""
        with pytest.raises(ri.ReportFileError, match="No such file"):
            ri.price(staff(), **OPTIONS).to_excel(tmp_path / "none" / "p.xlsx")


class TestMarketLine:
    """The regression of market values on grades."""

    def test_least_squares(self) -> None:
        """Slope, intercept and R squared are those that NumPy finds."""
        line = ri.price(staff(), **OPTIONS).market_line()
        numbers = [float(point.number) for point in line.points]
        logs = [math.log(float(point.market.amount)) for point in line.points]
        slope, intercept = np.polyfit(numbers, logs, 1)
        assert float(line.slope) == pytest.approx(slope)
        assert float(line.intercept) == pytest.approx(intercept)
        assert float(line.r_squared or 0) == pytest.approx(np.corrcoef(numbers, logs)[0, 1] ** 2)
        assert float(line.value_at("G2").amount) == pytest.approx(math.exp(intercept + 2 * slope))
        assert [*line.grades] == ["G1", "G2", "G3"]

    def test_a_job_counts_once(self) -> None:
        """Several employees of one job are one point."""
        rows = [{"job": "RN", "base": "$80,000/yr", "grade": "5"}] * 3
        rows += [{"job": "Staff Accountant", "base": "$80,000/yr", "grade": "7"}]
        line = ri.price(rows, title="job", place="Denver", pay="base", grade="grade").market_line()
        assert [(point.grade, point.people) for point in line.points] == [("5", 3), ("7", 1)]

    @pytest.mark.parametrize(("grades", "verb"), [(("5", "7"), "fall"), (("7", "5"), "rise")])
    def test_words(self, grades: tuple[str, str], verb: str) -> None:
        """Values that fall from grade to grade are said to fall, by a number without a sign."""
        jobs = ("RN", "Customer Service Representative")
        rows = [{"job": job, "base": "$80,000/yr", "grade": grade} for job, grade in zip(jobs, grades, strict=True)]
        line = ri.price(rows, title="job", place="Denver", pay="base", grade="grade").market_line()
        assert (line.progression < 0) is (verb == "fall")
        assert re.search(rf"Market values {verb} by \d+\.\d% from grade to grade", " ".join(str(line).split()))

    def test_a_flat_line(self) -> None:
        """Grades of one market value neither rise nor fall."""
        rows = [{"job": "RN", "base": "$90,000/yr", "grade": grade} for grade in ("G1", "G2", "G3")]
        line = ri.price(rows, title="job", place="Denver", pay="base", grade="grade").market_line()
        text = " ".join(str(line).split())
        assert "Market values do not differ from grade to grade: $101,130 per year. Log-linear" in text

    @pytest.mark.parametrize(
        ("grades", "text"),
        [
            (["G1", "G1"], "a market line needs market values of two grades or more: state grade="),
            (["junior", "senior"], "the grades have no order: state structure=, or number them as G1, G2"),
        ],
    )
    def test_none(self, grades: list[str], text: str) -> None:
        """Grades without an order, or one alone, have no line."""
        jobs = ("RN", "Staff Accountant")
        rows = [{"job": job, "base": "$80,000/yr", "grade": grade} for job, grade in zip(jobs, grades, strict=True)]
        priced = ri.price(rows, title="job", place="Denver", pay="base", grade="grade")
        with pytest.raises(ri.NotComparableError, match=re.escape(text)):
            priced.market_line()

    def test_structure(self) -> None:
        """Midpoints are the line's values, raised by the lead; midpoints and ends are rounded."""
        priced = ri.price(staff(), **OPTIONS)
        line = priced.market_line()
        structure = priced.structure_on_market({"G1": 0.4, "G2": 0.5, "G3": 0.6}, rounding=100, lead=0.02)
        for grade, spread in zip(structure, (0.4, 0.5, 0.6), strict=True):
            assert grade.name
            middle = round(float(line.value_at(grade.name).amount) * 1.02 / 100) * 100
            assert float(grade.midpoint.amount) == middle
            assert float(grade.minimum.amount) == round(middle / (1 + spread / 2) / 100) * 100
            assert grade.basis == "market line over 5 jobs, OEWS, leads the market by 2.0%"
        assert structure.check() == ()

    def test_an_aged_structure_says_so(self) -> None:
        """Its date is that of the wages, and the aging is a step of each band."""
        priced = ri.price(staff(), **OPTIONS, aged_to="2026-05", movement=0.03)
        line, before = priced.market_line(), ri.price(staff(), **OPTIONS).market_line()
        assert (line.as_of, line.aged_to) == ("2025-05", "2026-05")
        ratio = float(line.value_at("G1").amount) / float(before.value_at("G1").amount)
        assert ratio == pytest.approx(1.03)
        assert {grade.dates for grade in priced.structure_on_market()} == {"effective 2025-05, aged to 2026-05"}

    def test_structure_places_the_staff(self) -> None:
        """The structure built on a roster prices it again, with compa-ratios."""
        structure = ri.price(staff(), **OPTIONS).structure_on_market()
        again = ri.price(staff(), **OPTIONS, structure=structure)
        assert [row.compa_ratio is not None for row in again] == [True] * 9 + [False]

    def test_a_spread_that_is_missing(self) -> None:
        """A grade without a spread is named."""
        with pytest.raises(ri.InvalidArgumentError, match="must have the range spread of each grade, also of 'G2'"):
            ri.price(staff(), **OPTIONS).structure_on_market({"G1": 0.5})


class TestDifferentials:
    """Areas against the nation."""

    def test_recomputed(self) -> None:
        """The mean over the jobs of local / national - 1."""
        areas = {one.place.code: one for one in ri.price(staff(), **OPTIONS).geographic_differentials()}
        role = ri.role("15-1252")
        local, nation = role.at("35620").salary.median, role.salary.median
        assert local
        assert local.pay
        assert nation
        assert nation.pay
        expected = float(local.pay.amount / nation.pay.amount) - 1
        assert float(areas["35620"].differential) == pytest.approx(expected)
        assert areas["19740"].jobs == 2


class TestMerit:
    """The merit matrix."""

    def test_cells(self) -> None:
        """Each employee is in the cell of the rating and of the zone that holds the ratio; raises cost what they do."""
        priced = ri.price(staff(), **OPTIONS)
        guide = {"Meets": [0.04, 0.03, 0.02, 0.01, 0, 0], "Exceeds": [0.06, 0.05, 0.04, 0.03, 0.02, 0]}
        matrix = priced.merit_matrix("rating", guide, of="market_ratio")
        assert (matrix.people, matrix.left_out) == (7, 3)
        cost = 0.0
        for row in priced.priced:
            ratio, rating = float(row.ratio or 0), str(row.source["rating"])
            zone = sum(ratio >= edge for edge in (0.8, 0.9, 1, 1.1, 1.2))
            assert row.annual
            cost += float(row.annual.amount) * guide[rating][zone]
        assert float(matrix.cost.amount if matrix.cost else 0) == pytest.approx(cost)

    @pytest.mark.parametrize(
        ("options", "text"),
        [
            ({"rating": "stars"}, "rating must be a column of the roster; there is no column 'stars'"),
            ({"rating": "rating", "edges": (1, 0.9)}, "edges must be ratios that rise"),
            ({"rating": "rating", "increases": {"Meets": [0.1]}}, "increases must have 6 raises for each rating"),
            ({"rating": "rating", "of": "ratio"}, "of must be one of compa_ratio, market_ratio, not 'ratio'"),
        ],
    )
    def test_refused(self, options: dict[str, Any], text: str) -> None:
        """What makes no sense is named."""
        with pytest.raises(ri.InvalidArgumentError, match=re.escape(text)):
            ri.price(staff(), **OPTIONS).merit_matrix(**options)


class TestOtherReports:
    """Reports of a structure and of a ranking."""

    def test_structure(self, tmp_path: Path) -> None:
        """The structure built on a roster is reported with its grades and steps."""
        structure = ri.price(staff(), **OPTIONS).structure_on_market()
        text = ri.report(structure, tmp_path / "s.md").read_text(encoding="utf-8")
        assert text.startswith("# Pay structure: 3 grades")
        assert "market line over 5 jobs, OEWS" in text
        assert "| G2 |" in text

    def test_ranking(self, tmp_path: Path) -> None:
        """A ranking is reported with all of its rows and its sources."""
        ranking = ri.compare_many(["registered nurse", "physician assistant"])
        page = ri.report(ranking, tmp_path / "r.html").read_text(encoding="utf-8")
        assert "Registered Nurses" in page
        assert "Occupational Employment and Wage Statistics" in page


class TestReasons:
    """The codes of reasons."""

    def test_documented(self) -> None:
        """The page on rosters has a row for each code with its status, in the order of the letters."""
        page = (Path(__file__).parents[2] / "docs" / "rosters.md").read_text(encoding="utf-8")
        rows = re.findall(r"^\| `([a-z-]+)` \| (review|unpriced) \|", page, re.MULTILINE)
        assert rows == sorted(STATUS_OF.items())
        assert {*REASONS} == {*STATUS_OF}

    def test_many_reasons(self, tmp_path: Path) -> None:
        """A first page has the most frequent, and the details have all."""
        priced = ri.price(odd_roster(), title="job", place="city", pay="base", period="year")
        text = ri.report(priced, tmp_path / "odd.md").read_text(encoding="utf-8")
        first, details = text.split("## Occupations")[0], text.split("## Occupations")[1]
        assert first.count("| For review |") + first.count("| Not priced |") == 6
        assert details.count("| For review |") + details.count("| Not priced |") > 6
