"""Which cells share jobs: every kind of relation with a real example, against the published numbers of jobs."""

from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from scipy.stats import norm

import roleinfo as ri
from published import bundle, cells_of
from roleinfo.diffs.industry_codes import ONE_CELL, Extent, compare_industries
from roleinfo.diffs.samples import compare_places

NURSE = "29-1141"
Z90 = float(norm.ppf(0.95))
OVERLAP = "The two groups may share jobs, so the difference cannot be tested."
COARSE = "The published errors are too coarse to test this difference."

PLACES: list[tuple[str, str, Extent]] = [
    ("United States", "California", "left"),
    ("United States", "San Jose-Sunnyvale-Santa Clara, CA", "left"),
    ("United States", "Boston-Cambridge-Newton, MA-NH", "left"),
    ("United States", "South Florida nonmetropolitan area", "left"),
    ("United States", "Puerto Rico", "apart"),
    ("United States", "Guam", "apart"),
    ("United States", "San Juan-Bayamon-Caguas, PR", "apart"),
    ("United States", "Puerto Rico nonmetropolitan area", "apart"),
    ("California", "Texas", "apart"),
    ("California", "Puerto Rico", "apart"),
    ("California", "San Jose-Sunnyvale-Santa Clara, CA", "left"),
    ("California", "Boston-Cambridge-Newton, MA-NH", "apart"),
    ("California", "Boulder, CO", "apart"),
    ("Massachusetts", "Boston-Cambridge-Newton, MA-NH", "overlaps"),
    ("New Hampshire", "Boston-Cambridge-Newton, MA-NH", "overlaps"),
    ("Florida", "South Florida nonmetropolitan area", "left"),
    ("Georgia", "South Florida nonmetropolitan area", "apart"),
    ("Puerto Rico", "San Juan-Bayamon-Caguas, PR", "left"),
    ("Puerto Rico", "Puerto Rico nonmetropolitan area", "left"),
    ("Boulder, CO", "San Jose-Sunnyvale-Santa Clara, CA", "apart"),
    ("Boulder, CO", "South Florida nonmetropolitan area", "apart"),
    ("South Florida nonmetropolitan area", "North Florida nonmetropolitan area", "apart"),
]

INDUSTRIES: list[tuple[str | None, str | None, Extent]] = [
    (None, "62", "left"),  # all, sector
    (None, "000001", "left"),  # all, owner
    ("62", "622000", "left"),  # sector, subsector
    ("622000", "622100", "left"),  # subsector, industry group
    ("561700", "561730", "left"),  # industry group, industry
    ("31-33", "336400", "left"),  # sector of several codes
    ("325000", "3250A1", "left"),  # codes put together
    ("54", "541000", "same"),
    ("99", "999000", "same"),
    ("55", "551100", "same"),
    ("61", "62", "apart"),
    ("622100", "622200", "apart"),
    ("3250A1", "3250A2", "apart"),
    ("3250A1", "325400", "apart"),
    ("31-33", "44-45", "apart"),
    ("999001", "999101", "left"),  # governments, one of them
    ("999001", "99", "left"),
    ("999001", "999300", "left"),
    ("999001", "491000", "left"),
    ("999001", "611002", "left"),
    ("999101", "999100", "left"),
    ("999101", "491100", "left"),
    ("999201", "999200", "left"),
    ("999201", "611302", "left"),
    ("999301", "999300", "left"),
    ("999301", "622103", "left"),
    ("99", "999200", "left"),
    ("99", "999201", "overlaps"),
    ("99", "611000", "apart"),
    ("999101", "999201", "apart"),
    ("999101", "611002", "apart"),
    ("999301", "611002", "apart"),
    ("999301", "713200", "overlaps"),
    ("999001", "622000", "overlaps"),
    ("611000", "611003", "left"),
    ("611002", "611102", "left"),
    ("611100", "611102", "left"),
    ("611100", "611002", "overlaps"),
    ("611002", "611003", "apart"),
    ("622005", "622003", "apart"),
    ("000001", "999001", "apart"),
    ("000001", "491000", "apart"),
    ("000001", "622003", "apart"),
    ("000001", "622005", "left"),
    ("000001", "52", "left"),
    ("000001", "621000", "left"),
    ("000001", "623000", "left"),
    ("000001", "624000", "left"),
    *(
        ("000001", code, "overlaps")
        for code in ("48-49", "61", "611000", "611300", "62", "622000", "622100", "71", "713000", "713200", "72")
    ),
    *(("000001", code, "overlaps") for code in ("721000", "721100", "721120")),
]  # fmt: skip

_TURNED: dict[Extent, Extent] = {"left": "right", "right": "left"}


def place(name: str) -> ri.Place:
    """The one published place of a name."""
    [found] = [each for each in ri.places() if each.name == name]
    return found


def industry(code: str | None) -> ri.Industry | None:
    """The published industry of a code; None is all industries."""
    return next((each for each in ri.industries() if each.code == code), None)


class TestPlaces:
    """Places: part and whole, separate, or sharing some jobs."""

    @pytest.mark.parametrize(("left", "right", "extent"), PLACES)
    def test_relation(self, left: str, right: str, extent: Extent) -> None:
        """Each kind of place lies so to each other kind, from either side."""
        one, other = place(left), place(right)
        assert compare_places(one, other) == extent
        assert compare_places(other, one) == _TURNED.get(extent, extent)

    def test_every_kind_of_pair(self) -> None:
        """The table has each pair of kinds: nation, state, territory, areas of one state and of several."""

        def kind(name: str) -> str:
            found = place(name)
            is_territory = found.states & {"PR", "GU", "VI"}
            several = "s" if len(found.states) > 1 else ""
            return f"{'territory ' if is_territory else ''}{found.kind}{several}"

        pairs = {frozenset((kind(left), kind(right))) for left, right, _ in PLACES}
        kinds = ("state", "metro", "metros", "nonmetro", "territory state", "territory metro", "territory nonmetro")
        assert {frozenset(("nation", each)) for each in kinds} <= pairs
        assert {frozenset(each) for each in combinations(("state", "metro", "nonmetro"), 2)} <= pairs

    def test_states_of_every_area(self) -> None:
        """The states that a place says it lies in are those that the bundle has for it."""
        with bundle() as database:
            published = dict(database.execute("SELECT kind || ':' || code, state FROM area WHERE id > 0"))
        assert {each.key: set(each.states) for each in ri.places() if each.kind != "nation"} == {
            key: set(states.split()) for key, states in published.items()
        }

    def test_territories_are_not_in_the_nation(self) -> None:
        """The states and the District add up to the nation's jobs, to the rounding of 51 figures; PR, GU, VI do not."""
        jobs = {area: cell.jobs or 0 for (area, code), cell in cells_of("00-0000").items() if code == "000000"}
        states = {each.code: jobs[each.code] for each in ri.places() if each.kind == "state"}
        outside = sum(states[f"US-{each}"] for each in ("PR", "GU", "VI"))
        assert abs(sum(states.values()) - outside - jobs["US"]) <= 5 * 51
        assert outside > 1_000_000

    def test_areas_add_up(self) -> None:
        """The areas of a state that lie in no other are nearly all of it: Alaska, Arizona, Hawaii, Maine."""
        jobs = {area: cell.jobs or 0 for (area, code), cell in cells_of("00-0000").items() if code == "000000"}
        for postal in ("AK", "AZ", "HI", "ME"):
            areas = [each for each in ri.places() if each.kind in ("metro", "nonmetro") and postal in each.states]
            assert all(compare_places(place_of_state(postal), each) == "left" for each in areas)
            held, whole = sum(jobs[each.code] for each in areas), jobs[f"US-{postal}"]
            assert 0.95 * whole < held <= whole + 5 * len(areas)

    def test_case_of_each(self) -> None:
        """Nurses of California: separate from Boston's, a whole to San Jose's; Massachusetts overlaps Boston."""
        assert ri.salary_gap(NURSE, NURSE, place=("CA", "Boston")).samples.relation == "separate"
        inside = ri.salary_gap(NURSE, NURSE, place=("CA", "San Jose"))
        assert (inside.samples.relation, inside.samples.whole) == ("part-and-whole", "left")
        unknown = ri.salary_gap(NURSE, NURSE, place=("MA", "Boston"))
        assert (unknown.interval, unknown.significant, unknown.untested) == (None, None, OVERLAP)

    def test_area_without_its_states(self) -> None:
        """An area whose title names no state may lie anywhere; so may a city in a metropolitan area of its state."""
        somewhere = ri.Place("metro", "1", "Somewhere")
        for each in ("United States", "California"):
            assert compare_places(somewhere, place(each)) == "unknown"
        assert compare_places(ri.Place.parse("Newton, MA"), place("Boston-Cambridge-Newton, MA-NH")) == "unknown"
        assert compare_places(ri.Place.parse("Newton, KS"), place("Boston-Cambridge-Newton, MA-NH")) == "apart"
        assert compare_places(ri.Place.parse("Newton, KS"), place("Kansas")) == "right"
        assert compare_places(ri.Place.parse("NZ"), place("California")) == "apart"


def place_of_state(postal: str) -> ri.Place:
    """A state by its postal code."""
    return ri.Place.parse(f"US-{postal}")


class TestIndustries:
    """Industries and owners: the table of codes against the published numbers of jobs."""

    @pytest.mark.parametrize(("left", "right", "extent"), INDUSTRIES)
    def test_relation(self, left: str | None, right: str | None, extent: Extent) -> None:
        """Each level of NAICS and each owner lies so to the others, from either side."""
        one, other = industry(left), industry(right)
        assert compare_industries(one, other) == extent
        assert compare_industries(other, one) == _TURNED.get(extent, extent)

    def test_every_code_is_known(self) -> None:
        """No published code is unknown to the table."""
        known = [None, *ri.industries()]
        count = Counter(compare_industries(one, other) for one, other in combinations(known, 2))
        assert count["unknown"] == 0
        assert count["same"] == 22

    def test_one_cell(self) -> None:
        """The 22 pairs of one cell are the only ones that are equal in every occupation."""
        with bundle() as database:
            rows = database.execute(
                "SELECT industry.code, class, employment, hourly_mean, wage_rse, hourly_median FROM wages "
                "JOIN industry ON industry.id = industry WHERE area = 0 ORDER BY 1, 2"
            ).fetchall()
        cells: dict[str, list[tuple[object, ...]]] = {}
        for code, *figures in rows:
            cells.setdefault(code, []).append(tuple(figures))
        by_cells: dict[tuple[object, ...], list[str]] = {}
        for code, held in cells.items():
            by_cells.setdefault(tuple(held), []).append(code)
        equal = {frozenset(pair) for group in by_cells.values() for pair in combinations(group, 2)}
        assert len(equal) == 22
        for left, right in equal:
            assert ONE_CELL.get(left, left) == ONE_CELL.get(right, right)

    def test_parts_add_up_to_no_more_than_the_whole(self) -> None:
        """No part has more jobs than its whole, but by rounding: in three occupations, by less than 0.1%."""
        with bundle() as database:
            rows = database.execute(
                "SELECT industry.code, class, employment FROM wages JOIN industry ON industry.id = industry "
                "WHERE area = 0 AND employment IS NOT NULL"
            ).fetchall()
        jobs: dict[str, dict[int, int]] = {}
        for code, number, count in rows:
            jobs.setdefault(code, {})[number] = count
        known = [industry(code) for code in jobs if code != "000000"]
        beyond = []
        for one, other in combinations(known, 2):
            extent = compare_industries(one, other)
            if one is None or other is None or extent not in ("left", "right"):
                continue
            whole, part = (jobs[each.code or ""] for each in ((one, other) if extent == "left" else (other, one)))
            beyond += [part[each] / whole[each] for each in part.keys() & whole.keys() if part[each] > whole[each]]
        assert len(beyond) == 3
        assert max(beyond) < 1.001

    def test_owners_add_up(self) -> None:
        """Private and government jobs make all jobs; the three governments make government; no casino is lost."""
        jobs = {code: cell.jobs or 0 for (area, code), cell in cells_of("00-0000").items() if area == "US"}
        assert jobs["000001"] + jobs["999001"] == jobs["000000"]
        assert jobs["999101"] + jobs["999201"] + jobs["999301"] == jobs["999001"]
        assert jobs["999100"] + jobs["999200"] + jobs["999300"] == jobs["99"]
        assert abs(jobs["999100"] + jobs["491000"] - jobs["999101"]) <= 20
        assert jobs["999301"] - jobs["999300"] - jobs["611003"] - jobs["622003"] == 202_720

    def test_more_than_the_whole(self) -> None:
        """A part with more published jobs than its whole is not tested."""
        with bundle() as database:
            [(code, *_), *_] = database.execute(
                "SELECT class.code, part.employment, whole.employment FROM wages AS part JOIN wages AS whole "
                "ON whole.class = part.class AND whole.area = 0 AND part.area = 0 "
                "AND part.industry = (SELECT id FROM industry WHERE code = '999300') "
                "AND whole.industry = (SELECT id FROM industry WHERE code = '999301') "
                "JOIN class ON class.id = part.class WHERE part.employment > whole.employment"
            ).fetchall()
        role = ri.role(code)
        gap = ri.salary_gap(role, role, industry=("999301", "999300"))
        assert (gap.samples.relation, gap.significant) == ("unknown", None)
        assert gap.untested == "The part has more published jobs than the whole, so the difference cannot be tested."

    def test_whole_of_one_part(self) -> None:
        """Postmasters all work for the Postal Service: the industry's cell is the nation's own."""
        with pytest.raises(ri.NotComparableError, match="one published wage"):
            ri.salary_gap("11-9131", "11-9131", industry=("491000", None))

    def test_unknown_code(self) -> None:
        """An industry without a code of numbers may lie anywhere."""
        assert compare_industries(ri.Industry("Health"), industry("62")) == "unknown"
        assert compare_industries(ri.Industry("Health", "Q-86"), industry("62")) == "unknown"


class TestPartAndWhole:
    """The interval of a part against its whole, and where rounded errors give none."""

    def test_against_scipy(self) -> None:
        """Nurses of each sector against all nurses: SE^2 = SE_whole^2 + SE_part^2 - 2 w SE_part^2, of SQL's figures."""
        cells, nurse = cells_of(NURSE), ri.role(NURSE)
        whole = cells["US", "000000"]
        for code in ("31-33", "52", "61", "62", "622000", "000001", "999001", "99"):
            part = cells["US", code]
            gap = ri.salary_gap(nurse, nurse, industry=(None, code))
            assert gap.interval is not None
            spread = np.sqrt(whole.error**2 + part.error**2 * (1 - 2 * part.share_of(whole)))
            ends = norm.interval(0.9, loc=part.known_mean - whole.known_mean, scale=spread)
            assert [float(end.amount) for end in gap.interval] == pytest.approx(ends, abs=0.02)

    def test_too_coarse(self) -> None:
        """Transportation managers: the private sector's error x 0.904 is all of the nation's, which leaves no rest."""
        gap = ri.salary_gap("11-3071", "11-3071", industry=("000001", None))
        part, whole = cells_of("11-3071")["US", "000001"], cells_of("11-3071")["US", "000000"]
        assert whole.error <= part.share_of(whole) * part.error
        assert (gap.interval, gap.significant, gap.untested, gap.assumptions) == (None, None, COARSE, ())
        assert ri.salary_gap("11-3071", "11-3071", industry=(None, "000001")).untested == COARSE

    def test_how_many(self) -> None:
        """Of the industry cells with annual means 577 lie at their floor or below, 116 of these the nation's own."""
        with bundle() as database:
            rows = database.execute(
                "SELECT part.annual_mean, part.wage_rse, part.employment, whole.annual_mean, whole.wage_rse, "
                "whole.employment FROM wages AS part JOIN wages AS whole ON whole.class = part.class "
                "AND whole.area = 0 AND whole.industry = 0 WHERE part.area = 0 AND part.industry > 0 "
                "AND part.annual_mean + part.wage_rse + part.employment + whole.annual_mean + whole.wage_rse "
                "+ whole.employment IS NOT NULL"
            ).fetchall()
        of = np.array(rows, dtype=float)
        part, whole = (of[:, at] * np.where(of[:, at + 1], of[:, at + 1], 0.5) / 1000 for at in (0, 3))
        weight = of[:, 2] / of[:, 5]
        at_floor = whole <= weight * part * (1 + 1e-12)
        own = at_floor & (weight == 1) & (of[:, 0] == of[:, 3]) & (of[:, 1] == of[:, 4])
        assert (len(rows), int(at_floor.sum()), int(own.sum())) == (123_212, 577, 116)
        assert int((whole**2 + part**2 * (1 - 2 * weight) <= 1e-6).sum()) == 406
