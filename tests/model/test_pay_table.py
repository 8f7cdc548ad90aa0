"""Rankings of industries: at one level of NAICS, so that no cell stands twice."""

import pytest

import roleinfo as ri
from roleinfo.model.place import NAICS_LEVELS, NaicsLevel

# In every occupation the two are one cell: the second is the first's only part.
ONE_CELL = (
    ("22", "221000"), ("54", "541000"), ("55", "551000"), ("55", "551100"), ("61", "611000"), ("99", "999000"),
    ("113000", "113300"), ("211000", "211100"), ("213000", "213100"), ("323000", "323100"), ("324000", "324100"),
    ("425000", "425100"), ("456000", "456100"), ("482000", "482100"), ("491000", "491100"), ("493000", "493100"),
    ("518000", "518200"), ("519000", "519200"), ("521000", "521100"), ("533000", "533100"), ("712000", "712100"),
    ("551000", "551100"),
)  # fmt: skip
BY_OWNER = (
    "000001",
    "999001",
    "999101",
    "999201",
    "999301",
    "611002",
    "611003",
    "611005",
    "622003",
    "611102",
    "611703",
)


class TestLevel:
    """Which level of NAICS an industry's code is of."""

    @pytest.mark.parametrize("pair", ONE_CELL, ids="/".join)
    def test_one_cell_is_at_two_levels(self, pair: tuple[str, str]) -> None:
        """So one level never holds both codes of a cell."""
        levels = {ri.Industry("x", code).level for code in pair}
        assert len(levels) == 2
        assert levels <= set(NAICS_LEVELS)

    @pytest.mark.parametrize("code", BY_OWNER)
    def test_ownership(self, code: str) -> None:
        """Who owns the employer is no level of NAICS: such groups hold industries of every level, and each other."""
        assert ri.Industry("x", code).level == "ownership"

    @pytest.mark.parametrize("code", [None, "Q", "4", "ISIC 61", "61100", "4450AA"])
    def test_none(self, code: str | None) -> None:
        """Without a code of this form no level is known."""
        assert ri.Industry("x", code).level is None

    def test_every_industry_has_one(self) -> None:
        """20 sectors (OEWS, May 2025); the rest is of a level with digits, or by ownership."""
        levels = [each.level for each in ri.industries()]
        assert levels.count("sector") == 20
        assert None not in levels

    @pytest.mark.parametrize("level", NAICS_LEVELS)
    def test_no_industry_lies_within_another_of_its_level(self, level: NaicsLevel) -> None:
        """By their codes."""
        codes = [each.code or "" for each in ri.industries() if each.level == level]
        stems = [code if level == "sector" else code.rstrip("0") for code in codes]
        assert len(set(stems)) == len(stems)
        assert not any(one != other and other.startswith(one) for one in stems for other in stems)


class TestRankings:
    """The best paying industries (OEWS, May 2025)."""

    def test_sectors_unless_another_level_is_given(self) -> None:
        """Truckers: utilities first and no sector by two codes; rail transportation stands at its level once."""
        industries = ri.role("53-3032").salary.by_industry()
        best = industries.best()
        assert [cell.name for cell in best.top] == ["Utilities", "Information"]
        assert {cell.industry.level for cell in best.ranked if cell.industry} == {"sector"}
        assert best.level == "sector"
        assert best.rule.startswith("highest annual mean among NAICS sectors with at least 500 jobs and a relative")
        assert len(best.ranked) + best.passed_over == 20
        finer = industries.best(level="3-digit")
        assert [cell.name for cell in finer.ranked].count("Rail Transportation") == 1
        assert finer.rule.startswith("highest annual mean among 3-digit NAICS industries with")

    def test_no_cell_twice(self) -> None:
        """Transportation, storage, and distribution managers: today's first is Management of Companies, once."""
        industries = ri.role("11-3071").salary.by_industry()
        for level in NAICS_LEVELS:
            ranked = industries.best(level=level, minimum_jobs=0).ranked
            figures = [(cell.jobs and cell.jobs.value, tuple(map(str, cell.salary))) for cell in ranked]
            assert len(set(figures)) == len(figures)
        assert [cell.name for cell in industries.best().top] == ["Management of Companies and Enterprises"]

    def test_government_is_ranked_once(self) -> None:
        """Sector 99, and not beside it who owns it."""
        for level in NAICS_LEVELS:
            codes = {cell.industry.code for cell in ri.role("29-1141").salary.by_industry().select(level=level)}  # type: ignore[union-attr]
            assert len(codes & {"99", "999000", "999001", "999101", "999201", "999301", "000001"}) <= 1

    def test_unknown_levels_are_kept(self) -> None:
        """Industries without a code are ranked at any level: nothing says of which they are."""
        source = ri.Source(id="own", title="Our survey", publisher="Example Ltd", license="internal")
        place = ri.Place.parse("US")
        cells = []
        for name, amount in (("Rail", 60_000), ("Road", 50_000)):
            industry = ri.Industry(name)
            pay = ri.SalaryEstimate(
                statistic="mean",
                pay=ri.Pay(amount, "USD", "year"),
                rse=1,
                place=place,
                industry=industry,
                source=source,
            )
            jobs = ri.OutlookFigure(about="jobs", value=900, place=place, industry=industry, source=source)
            cells.append(ri.PayCell(place, industry, ri.Salary([pay]), jobs))
        for level in NAICS_LEVELS:
            assert [cell.name for cell in ri.PayTable(cells).best(level=level).ranked] == ["Rail", "Road"]

    @pytest.mark.parametrize("level", ["Sector", "2-digit", "ownership", 2])
    def test_another_level(self, level: str) -> None:
        """The levels that there are stand in the error."""
        with pytest.raises(
            (ri.InvalidArgumentError, TypeError),
            match=r"level must be .*one of sector, 3-digit, 4-digit, 5-digit, 6-digit, not",
        ):
            ri.role("29-1141").salary.by_industry().best(level=level)  # type: ignore[arg-type]

    def test_places_have_no_level(self) -> None:
        """A ranking of places names none."""
        best = ri.role("29-1141").salary.by_place().best("state")
        assert best.level is None
        assert best.rule.startswith("highest annual mean among places with at least 500 jobs")


class TestKinds:
    """A kind of place that a table does not have."""

    def test_refused_with_those_that_there_are(self) -> None:
        """Another kind is refused with the kinds of the table, and what was perhaps meant."""
        with pytest.raises(ri.InvalidArgumentError) as caught:
            ri.role("29-1141").salary.by_place().best("State")  # type: ignore[arg-type]  # the point of the test
        assert (caught.value.name, caught.value.value) == ("kind", "State")
        assert str(caught.value).endswith("not 'State'. Did you mean 'state'?")
