"""Whole tables: every role's pay, skills, outlook and moves, with what is missing and with roles of one's own."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

import polars as pl
import pytest

import roleinfo as ri
from diffs.makers import ONE, pay
from roleinfo.frames.tables import moves_table, roles_table, salaries_table, skills_table
from roleinfo.model.fact import Figure
from tables import columns

NURSE, ACTOR, ACUTE = "29-1141.00", "27-2011.00", "29-1141.01"
OWN = ri.Role(
    id="own",
    title="<script>alert(1)</script>",
    salary=[pay(41_000, place=ri.Place.parse("US-CA")), pay(40_000, "median"), pay(44_000, "p97.5")],
    skills=[ri.Skill(name="=Welding", source=ONE, share=ri.Share(19, of="resumes"))],
    outlook=[ri.OutlookFigure(about="growth", value=Decimal(3), source=ONE)],
)
BARE = ri.Role(id="bare", title="ب" * 300)
LAYERED = ri.Catalog.of([OWN, BARE]) | ri.Catalog.default()


def of(made: Any, id_: str) -> list[dict[str, Any]]:
    """The rows of one role, by the names of their columns."""
    return [dict(zip(made.columns, row, strict=True)) for row in made.filter(id=id_).rows()]


class TestSalaries:
    """Every role's pay."""

    def test_real_figures(self) -> None:
        """A mean, an hourly wage and their source, as published."""
        made = ri.frames.salaries(backend="polars")
        found = {(each["statistic"], each["period"]): each for each in of(made, NURSE)}
        assert len(found) == 12
        assert found["mean", "year"]["value"] == 101_420
        assert found["mean", "hour"]["value"] == 48.76
        assert (found["mean", "year"]["source"], found["mean", "year"]["as_of"]) == ("oews-2025", "2025-05")
        assert found["mean", "year"]["rse_percent"] == 0.2
        assert made["value"].dtype == pl.Float64

    @pytest.mark.parametrize("place", [None, "CA", "San Jose"])
    def test_as_the_roles_have_it(self, place: str | None) -> None:
        """What is released or top-coded is what the role itself says, column by column."""
        made = salaries_table(place)
        rows = [dict(zip(made.kinds, row, strict=True)) for row in zip(*made.columns.values(), strict=True)]
        for id_ in (NURSE, ACTOR, ACUTE, "29-1211.00", "35-0000"):
            own = columns(ri.role(id_).at(place).salary)
            wanted = sorted(
                (row for row in map(dict, (zip(own, each, strict=True) for each in zip(*own.values(), strict=True)))
                 if row["status"] in ("released", "top_coded")),
                key=str,
            )  # fmt: skip
            found = [
                {name: row[name] for name in own}
                for row in rows
                if row["id"] == id_ and row["status"] in ("released", "top_coded")
            ]
            assert sorted(found, key=str) == wanted

    def test_missing(self) -> None:
        """Not by the year, top-coded, suppressed, none at all: each with its reason and no number."""
        made = ri.frames.salaries(backend="polars")
        actor = {(each["statistic"], each["period"]): each for each in of(made, ACTOR)}
        assert actor["mean", "year"]["value"] is None
        assert actor["mean", "year"]["reason"].startswith("only pay per hour is published")
        assert set(made.filter(pl.col("value").is_null())["reason"].is_null()) == {False}
        assert made.filter(pl.col("value") == 0).is_empty()
        local = ri.frames.salaries("Wyoming", backend="polars")
        top = local.filter(status="top_coded", period="year")
        assert len(top) == 12
        assert set(top.select("value", "at_least", "bound").rows()) == {(None, 239_200.0, "at_least")}
        assert {"suppressed", "top_coded", "not_published", "released"} == set(local["status"])
        none = local.filter(pl.col("statistic").is_null(), pl.col("id") == ACTOR)
        assert none["reason"].to_list() in ([], ["no figures of Actors are published for Wyoming"])

    def test_wide(self) -> None:
        """One row a role and basis; what has no number is named."""
        made = ri.frames.salaries(wide=True, backend="polars")
        [nurse] = of(made, NURSE)
        assert (nurse["mean"], nurse["median"], nurse["unit"]) == (101_420.0, 97_550.0, "USD per year")
        [topped, *_] = (
            ri.frames.salaries("WY", wide=True, backend="polars")
            .filter(pl.col("missing").str.contains("at least"))
            .to_dicts()
        )
        assert topped["p90"] is None
        assert "p90: at least 239200" in topped["missing"]
        [actor] = of(made, ACTOR)
        assert actor["mean"] is None
        assert "no pay per year is calculated" in actor["missing"]
        assert "OEWS" in made["classification"].unique()

    def test_own_roles(self) -> None:
        """Roles of one's own are there, at their own place, and say so where they have no figure."""
        made = ri.frames.salaries(catalog=LAYERED, backend="polars")
        assert {(each["statistic"], each["value"], each["source"]) for each in of(made, "own")} == {
            ("mean", 41_000.0, "one"), ("median", 40_000.0, "one"), ("p97.5", 44_000.0, "one")
        }  # fmt: skip
        [bare] = of(made, "bare")
        assert (bare["value"], bare["status"], bare["title"]) == (None, "not_published", "ب" * 300)
        local = ri.frames.salaries("CA", catalog=LAYERED, backend="polars")
        assert [(each["statistic"], each["value"]) for each in of(local, "own")] == [("mean", 41_000.0)]
        assert [each["reason"] for each in of(local, "account-manager")] == [
            "no figures of Account Manager are published for CA"
        ]
        wide = of(ri.frames.salaries(wide=True, catalog=LAYERED, backend="polars"), "own")
        assert {each["others"] for each in wide} == {None, "p97.5: 44000"}

    def test_limits(self) -> None:
        """One statistic, one period, one industry; what there is none of is refused."""
        made = ri.frames.salaries(statistic="p50", period="hour", backend="polars")
        assert set(made["statistic"]) == {"median", None}
        assert set(made["period"]) == {"hour", None}
        assert set(ri.frames.salaries(industry="finance", backend="polars")["industry"]) >= {"52"}
        with pytest.raises(ValueError, match="percentile as"):
            ri.frames.salaries(statistic="wage")
        with pytest.raises(ValueError, match="period must be"):
            ri.frames.salaries(period="decade")
        with pytest.raises(ri.PlaceNotFoundError):
            ri.frames.salaries("Atlantis")
        with pytest.raises(ri.IndustryNotFoundError):
            ri.frames.salaries(industry="Alchemy")

    def test_exact(self) -> None:
        """Decimals stay what they are."""
        made = ri.frames.salaries(statistic="mean", period="hour", backend="pandas", exact=True)
        assert made.set_index("id")["value"][NURSE] == Decimal("48.76")


class TestSkills:
    """Every role's ratings and software."""

    def test_as_the_roles_have_it(self) -> None:
        """Each number, error, count of raters and doubt is that of the role's own skills."""
        made = skills_table()
        index = {name: at for at, name in enumerate(made.kinds)}
        rows: dict[str, list[tuple[Any, ...]]] = {}
        for row in zip(*made.columns.values(), strict=True):
            rows.setdefault(row[0], []).append(row)
        for id_ in (NURSE, ACTOR, "account-manager", ACUTE):
            role = ri.role(id_)
            alone = skills_table(catalog=ri.Catalog.of([role]))
            wanted = [row[3:] for row in zip(*alone.columns.values(), strict=True)]
            found = [row[3:] for row in rows[id_]]
            assert sorted(found, key=lambda row: row[:2]) == sorted(wanted, key=lambda row: row[:2])
            assert len(wanted) == len(role.skills)
        doubted = [row for each in rows.values() for row in each if row[index["level_status"]] == "not_relevant"]
        assert doubted
        assert {row[index["level"]] for row in doubted} == {None}

    def test_kinds(self) -> None:
        """One kind alone, with its scale; no other is known."""
        made = ri.frames.skills("work_style", backend="polars")
        assert set(made["kind"]) == {"work_style"}
        assert set(made["importance_scale"]) - {None} == {"work style impact from -3 to 3"}
        assert set(ri.frames.skills("software", backend="polars")["importance_status"]) == {None}
        with pytest.raises(ValueError, match="kind must be one of"):
            ri.frames.skills("wizardry")

    def test_own_roles(self) -> None:
        """A skill of one's own stands among them."""
        [own] = of(ri.frames.skills("skill", catalog=LAYERED, backend="polars"), "own")
        assert (own["name"], own["share_percent"], own["share_of"], own["source"]) == (
            "=Welding",
            19.0,
            "resumes",
            "one",
        )


class TestRolesAndMoves:
    """What roles there are, and where they lead."""

    def test_roles(self) -> None:
        """One row a role, its figures those of the role, each with its source."""
        made = roles_table(LAYERED)
        assert made.columns["id"] == [role.id for role in LAYERED]
        rows = {row[0]: dict(zip(made.kinds, row, strict=True)) for row in zip(*made.columns.values(), strict=True)}
        for id_ in (NURSE, "15-1252.00", "11-0000", "account-manager", "own", "bare"):
            role, row = LAYERED.role(id_), rows[id_]

            def first(figures: Any) -> tuple[Any, ...]:
                found: list[Figure] = [each for each in figures if each.bound == "exact"]
                return (found[0].value, found[0].source.id) if found else (None, None)  # type: ignore[attr-defined]

            for name, about in (("growth_percent", "growth"), ("openings_per_year", "openings"), ("jobs", "jobs")):
                source = row[f"{about}_source"]
                assert (row[name], source) == first(role.outlook.about(about))  # type: ignore[arg-type]
            degree = role.education.typical_entry
            assert row["entry_degree"] == (degree and degree.degree)
        assert rows[NURSE]["growth_years"] == "2024-2034"
        assert rows["own"]["title"] == "<script>alert(1)</script>"

    def test_moves(self) -> None:
        """Each edge of the graph is a row with its evidence and source."""
        graph = ri.career_graph()
        made = moves_table()
        assert made.columns["evidence"] == [each.evidence for each in graph.edges]
        assert made.columns["from_id"] == [each.origin for each in graph.edges]
        assert None not in made.columns["to_title"]
        assert set(ri.frames.moves(backend="polars", kinds=["stated"])["kind"]) == {"stated"}

    @pytest.mark.parametrize("backend", ["pandas", "polars"])
    def test_no_rows(self, backend: str) -> None:
        """An empty catalog gives the same columns of the same types."""
        empty = ri.Catalog.of([])
        tables: tuple[Callable[..., Any], ...] = (
            ri.frames.salaries, partial(ri.frames.salaries, wide=True), ri.frames.skills, ri.frames.roles,
            ri.frames.moves, ri.frames.wages,
        )  # fmt: skip
        for table in tables:
            none, full = (table(catalog=each, backend=backend) for each in (empty, ri.Catalog.default()))
            assert len(none) == 0
            assert [*none.columns] == [*full.columns]
            assert [*none.dtypes] == [*full.dtypes]

    def test_bands(self) -> None:
        """Bands of one's own, with the market figure that they were priced from."""
        band = ri.SalaryBand.from_market(ri.role(NURSE), place="CA", name="=G1")
        [row] = ri.frames.bands([band], "polars").to_dicts()
        assert (row["midpoint"], row["unit"], row["source"], row["market_place"], row["derived"]) == (
            140_270.0, "USD per year", "oews-2025", "US-CA", True
        )  # fmt: skip
        assert "not-job-matched" in row["caveats"]
