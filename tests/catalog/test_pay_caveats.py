"""What a published cell, or its occupation, makes doubtful of pay, wherever that pay is used."""

from decimal import Decimal

import pytest

import roleinfo as ri
from published import bundle
from roleinfo.catalog.schema import WAGE_VALUES
from roleinfo.catalog.wages import is_collapsed

COLLAPSED = (
    "Two upper percentiles of this estimate are equal and more than twice its median, which suggests that a few "
    "reports of high pay dominate it. Its mean may be affected too."
)
PLACE = "Bakersfield-Delano, CA"


def count(condition: str, table: str = "wages") -> int:
    """How many rows of the package's bundle are so."""
    with bundle() as database:
        [(number,)] = database.execute(f"SELECT count(*) FROM {table} WHERE {condition}")  # noqa: S608  # our own words
    return int(number)


def codes(figure: ri.SalaryEstimate | None) -> list[str]:
    """The codes of a figure's caveats."""
    assert figure is not None
    return [caveat.code for caveat in figure.caveats_for()]


@pytest.fixture(scope="module")
def firefighters() -> ri.Role:
    """Firefighters where p75 = p90 = 470,940 and the median is 72,410."""
    return ri.role("firefighters").at(PLACE)


class TestCollapsed:
    """Two equal percentiles above twice the median (OEWS, May 2025)."""

    def test_cells(self) -> None:
        """186 cells by the hour, 203 by the year, 215 by either."""
        by_hour, by_year = (f"({per}_p75 = {per}_p90 AND {per}_p75 > 2 * {per}_median)" for per in ("hourly", "annual"))
        assert [count(each) for each in (by_hour, by_year, f"{by_hour} OR {by_year}")] == [186, 203, 215]

    @pytest.mark.parametrize(
        ("median", "p75", "p90", "collapsed"),
        [(10, 21, 21, True), (10, 20, 20, False), (10, 21, 22, False), (None, 21, 21, False), (10, None, None, False)],
    )
    @pytest.mark.parametrize("period", ["hourly", "annual"])
    def test_rule(self, period: str, median: int | None, p75: int | None, p90: int | None, collapsed: bool) -> None:
        """Equal is not enough, and neither is far above the median; either period tells."""
        cell = dict.fromkeys(WAGE_VALUES)
        held = {**cell, f"{period}_median": median, f"{period}_p75": p75, f"{period}_p90": p90}
        assert is_collapsed((*held.values(), 0)) == collapsed

    def test_every_figure_of_the_cell(self, firefighters: ri.Role) -> None:
        """The mean too; no figure of another cell."""
        assert {tuple(codes(each)) for each in firefighters.salary} == {("collapsed-percentiles",)}
        assert {each.message for figure in firefighters.salary for each in figure.caveats} == {COLLAPSED}
        assert all(codes(each) == [] for each in ri.role("firefighters").salary)

    def test_gap_band_and_market(self, firefighters: ri.Role) -> None:
        """A gap, a band priced there, a pay's place in the market and its ratio to it say so."""
        band = ri.SalaryBand.from_market(firefighters, percentile=75)
        results: tuple[tuple[ri.Caveat, ...], ...] = (
            ri.salary_gap("firefighters", firefighters).caveats,
            ri.salary_gap(firefighters, "firefighters").caveats,
            band.caveats,
            ri.percentile_of(firefighters, "$80,000 per year").caveats,
            ri.market_ratio("$80,000 per year", firefighters).caveats,
        )
        for caveats in results:
            assert [each.message for each in caveats if each.code == "collapsed-percentiles"] == [COLLAPSED]

    def test_ranking(self) -> None:
        """The metro that ranks first by it is named with the caveat, in the result and in its display."""
        best = ri.role("firefighters").salary.by_place().best("metro")
        assert [cell.name for cell in best.top] == [PLACE]
        [caveat] = best.caveats
        assert (caveat.code, caveat.message) == ("collapsed-percentiles", f"{PLACE}: {COLLAPSED}")
        assert f"{PLACE}: {COLLAPSED}" in best.to_markdown().replace("\\", "")

    def test_tables(self) -> None:
        """A frame of all roles has the same codes as the figures themselves."""
        rows = ri.frames.salaries(PLACE, backend="polars").filter(id="33-2011.00")
        assert set(rows["caveats"].to_list()) == {"collapsed-percentiles"}


class TestFullTimeRate:
    """Annual pay of occupations whose full-time workers are under half of the employed (CPS 2025)."""

    def test_classes(self) -> None:
        """77 Census occupations."""
        assert count("full_time * 2 < employed", "people") == 77

    def test_message(self) -> None:
        """It is inferred, and has both counts: 219 of 747 thousand hairdressers."""
        [caveat, _] = ri.role("39-5012").salary.mean.caveats_for("year")  # type: ignore[union-attr]
        assert str(caveat) == (
            "Annual pay assumes 2,080 hours, but many of these jobs are probably part-time (inferred from BLS CPS, "
            "2025: 219 thousand full-time wage and salary workers among 747 thousand employed, 29%). [full-time-rate]"
        )

    def test_nurses(self) -> None:
        """82% of nurses work full time: no caveat."""
        assert all(codes(figure) == [] for figure in ri.role("29-1141").salary)

    def test_annual_only(self) -> None:
        """No pay that is published by the year alone is an hourly wage times 2,080."""
        with_caveat = {
            figure.known_amount.period
            for role in (ri.role("25-1194"), ri.role("25-3031"), ri.role("27-2021"))
            for figure in role.salary
            if figure.known_amount
            and "annual-only" in {each.code for each in role.missing}
            and any(caveat.code == "full-time-rate" for caveat in figure.caveats)
        }
        assert with_caveat == set()

    def test_by_the_hour(self) -> None:
        """An hourly wage has no such caveat, a year's pay made of it does; an hour's made of a year's does not."""
        salary = ri.role("35-3023").salary
        [hourly] = salary.select(statistic="mean", period="hour")
        [annual] = salary.select(statistic="mean", period="year")
        assert (codes(hourly), codes(annual)) == ([], ["full-time-rate"])
        assert (codes(hourly.per_year(2080)), codes(annual.per_hour(2080))) == (["full-time-rate"], [])

    def test_gap(self) -> None:
        """From either side, and at another place."""
        for gap in (
            ri.salary_gap("35-3023", "29-1141"),
            ri.salary_gap("29-1141", "35-3023"),
            ri.salary_gap("35-3023", "29-1141", place="CA"),
        ):
            assert [each.code for each in gap.caveats].count("full-time-rate") == 1

    def test_report_of_a_role(self) -> None:
        """The role shown in full says it once."""
        assert ri.role("35-3023").to_markdown(full=True).count("full-time-rate") == 1


class TestSelfEmployed:
    """Their share of jobs (Employment Projections, 2024)."""

    def test_items(self) -> None:
        """81 of 832 projected occupations at 25% and more; 199 have a dash, and 4 a published 0.0."""
        conditions = ("self_employed >= 250", "self_employed IS NULL", "self_employed = 0", "1")
        assert [count(each, "projection") for each in conditions] == [81, 199, 4, 832]

    def test_hairdressers(self) -> None:
        """47.6%: a figure of the outlook, and a caveat of pay."""
        role = ri.role("39-5012")
        [share] = role.outlook.about("self_employed_share")
        assert (share.value, share.as_of, share.source.id) == (Decimal("47.6"), "2024", "projections-2024")
        assert "OEWS wages exclude the self-employed, who hold 47.6% of jobs (BLS Employment Projections, 2024)." in {
            caveat.message for figure in role.salary for caveat in figure.caveats
        }
        assert "Self-employed share of employment" in role.to_markdown(full=True)

    def test_a_dash_is_not_0(self) -> None:
        """Nothing stands in its place, and the reason stays at a place too."""
        role = next(each for each in map(ri.role, ("11-2032", "13-2081", "19-3032")) if _dashed(each))
        assert role.outlook.about("self_employed_share") == ()
        assert _dashed(role.at("CA"))


def _dashed(role: ri.Role) -> bool:
    return any(each.path == ("outlook", "self_employed_share") for each in role.missing)
