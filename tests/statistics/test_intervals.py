"""Intervals of pay and jobs, Holm's correction, and steps, recomputed from SQL with NumPy and SciPy."""

from functools import cache

import numpy as np
import pytest
from scipy.stats import norm

import roleinfo as ri
from published import Floats, bundle, cells_of, error_of, national
from roleinfo.many.gaps import GapMatrix

NURSE, ASSISTANT, PHARMACIST = "29-1141", "29-1071", "29-1051"
Z90 = float(norm.ppf(0.95))


@cache
def every() -> GapMatrix:
    """The package's own matrix of all occupations."""
    return ri.gap_matrix()


def rows_of(matrix: GapMatrix) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    """Which row of the matrix each of the national classes is, the first of several."""
    first: dict[str | None, int] = {}
    for at, figure in enumerate(matrix.figures):
        first.setdefault(figure.class_code, at)
    return np.array([first[code] for code in national().codes])


def errors() -> Floats:
    """The standard errors of the national means."""
    of = national()
    found: Floats = of.means * np.where(of.rses, of.rses, 0.5) / 1000
    return found


class TestPay:
    """Differences of means."""

    @pytest.mark.parametrize("confidence", [0.80, 0.90, 0.95, 0.99])
    def test_two_occupations(self, confidence: float) -> None:
        """Nurses and physician assistants in four states: SciPy's interval of a normal difference."""
        for area, name in (("US", None), ("US-CA", "CA"), ("US-TX", "TX"), ("US-VT", "VT")):
            left, right = (cells_of(code)[area, "000000"] for code in (NURSE, ASSISTANT))
            gap = ri.salary_gap(NURSE, ASSISTANT, place=name, confidence=confidence)
            scale = np.hypot(left.error, right.error)
            ends = norm.interval(confidence, loc=right.known_mean - left.known_mean, scale=scale)
            assert gap.interval is not None
            assert [float(end.amount) for end in gap.interval] == pytest.approx(ends, abs=0.02)
            assert gap.significant == (not ends[0] <= 0 <= ends[1])

    def test_every_national_pair(self) -> None:
        """The verdict on each pair of national classes is that of SQL's means and RSEs."""
        of, matrix = national(), every()
        rows = rows_of(matrix)
        distance, spread = np.abs(of.means[:, None] - of.means), np.hypot(errors()[:, None], errors())
        pairs = np.triu_indices(len(rows), 1)
        ours = matrix.significant[np.ix_(rows, rows)][pairs]
        theirs = (distance > Z90 * spread)[pairs]
        near = np.abs(distance - Z90 * spread)[pairs] < 0.02  # of what is rounded to cents either is right
        assert np.array_equal(ours[~near] == 1, theirs[~near])
        assert not np.isnan(ours).any()
        p_values = 2 * norm.sf(distance / spread)[pairs]
        assert matrix.p_values[np.ix_(rows, rows)][pairs] == pytest.approx(p_values, abs=1e-12)

    def test_holm(self) -> None:
        """Holm: the smallest p-value is multiplied by the number of tests, the next by one less, and so on."""
        of = national()
        roles = [ri.role(code) for code in of.codes[:300:3]]
        matrix = ri.gap_matrix(roles, correction="holm")
        places = [of.codes.index(each.class_code or "") for each in matrix.figures]
        means, spreads = of.means[places], errors()[places]
        pairs = np.triu_indices(len(places), 1)
        given = 2 * norm.sf(np.abs(means[:, None] - means)[pairs] / np.hypot(spreads[:, None], spreads)[pairs])
        corrected, so_far = np.empty(len(given)), 0.0
        for number, at in enumerate(np.argsort(given, kind="stable")):
            so_far = max(so_far, min(1.0, (len(given) - number) * float(given[at])))
            corrected[at] = so_far
        assert matrix.p_values[pairs] == pytest.approx(corrected, abs=1e-9)
        assert np.array_equal(matrix.significant[pairs] == 1, corrected <= 0.10)

    def test_rounding_of_errors(self) -> None:
        """RSEs are published to 0.1%: the rounding leaves 983 of 339,900 national pairs open."""
        of = national()
        pairs = np.triu_indices(len(of.codes), 1)
        distance = np.abs(of.means[:, None] - of.means)[pairs]

        def differs(rses: Floats) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
            spread = of.means * rses / 1000
            return distance > Z90 * np.hypot(spread[:, None], spread)[pairs]

        open_ = differs(np.maximum(of.rses - 0.5, 0)) & ~differs(of.rses + 0.5)
        assert (len(distance), int(open_.sum())) == (339_900, 983)


class TestJobs:
    """Differences in numbers of jobs."""

    @pytest.mark.parametrize("confidence", [0.90, 0.95])
    def test_two_occupations(self, confidence: float) -> None:
        """Of two occupations the errors add in squares; the projections' jobs have none."""
        left, right = (cells_of(code)["US", "000000"] for code in (PHARMACIST, ASSISTANT))
        gaps = {
            gap.left.source.series: gap
            for gap in ri.compare(PHARMACIST, ASSISTANT, confidence=confidence).outlook.about("jobs")
        }
        scale = np.hypot(left.jobs_error, right.jobs_error)
        ends = norm.interval(confidence, loc=(right.jobs or 0) - (left.jobs or 0), scale=scale)
        oews = gaps["oews"]
        assert oews.interval is not None
        assert [float(end) for end in oews.interval] == pytest.approx(ends, abs=0.02)
        assert oews.significant is True
        [other] = [gap for series, gap in gaps.items() if series != "oews"]
        assert (other.interval, other.significant) == (None, None)
        assert other.untested == "BLS publishes no sampling error, so the difference cannot be tested."

    def test_part_and_whole(self) -> None:
        """The nation's jobs less California's are those of the rest: SE^2 = SE_whole^2 - SE_part^2."""
        part, whole = cells_of(NURSE)["US-CA", "000000"], cells_of(NURSE)["US", "000000"]
        [gap] = ri.compare(NURSE, NURSE, place=("CA", None)).outlook.about("jobs")
        scale = np.sqrt(whole.jobs_error**2 - part.jobs_error**2)
        ends = norm.interval(0.90, loc=(whole.jobs or 0) - (part.jobs or 0), scale=scale)
        assert gap.samples is not None
        assert (gap.samples.relation, gap.samples.whole) == ("part-and-whole", "right")
        assert gap.interval is not None
        assert [float(end) for end in gap.interval] == pytest.approx(ends, abs=0.02)

    def test_untested(self) -> None:
        """What may share jobs is not tested, one cell has no gap, and errors may be too coarse."""
        [gap] = ri.compare(NURSE, NURSE, place=("MA", "Boston")).outlook.about("jobs")
        assert (gap.interval, gap.significant) == (None, None)
        assert gap.untested == "The two groups may share jobs, so the difference cannot be tested."
        one_cell = ri.compare(NURSE, NURSE, industry=("54", "541000")).outlook
        assert one_cell.about("jobs") == ()
        assert {each.code for each in one_cell.left_out if each.fact.source.series == "oews"} == {"same-cell"}
        part, whole = cells_of("11-9131")["US", "000000"], cells_of("11-9131")["US", "491000"]
        assert (part.jobs, part.jobs_rse) == (whole.jobs, whole.jobs_rse)

    def test_too_coarse(self) -> None:
        """A part whose published error is that of its whole leaves no error for the rest."""
        cells = cells_of("53-2011")
        whole = cells["US", "000000"]
        parts = [
            code
            for (area, code), cell in cells.items()
            if area == "US" and code != "000000" and cell.jobs_rse is not None and cell.jobs is not None
            and cell.jobs != whole.jobs and cell.jobs_error >= whole.jobs_error
        ]  # fmt: skip
        assert parts
        role = ri.role("53-2011")
        [gap] = ri.compare(role, role, industry=(None, parts[0])).outlook.about("jobs")
        assert (gap.interval, gap.untested) == (None, "The published errors are too coarse to test this difference.")

    def test_inverted(self) -> None:
        """From the other side the interval has the opposite signs."""
        diff = ri.compare(PHARMACIST, ASSISTANT)
        one, other = (each.outlook.about("jobs") for each in (diff, diff.inverted()))
        for gap, back in zip(one, other, strict=True):
            assert gap.significant == back.significant
            if gap.interval is not None:
                assert back.interval == (-gap.interval[1], -gap.interval[0])


class TestSteps:
    """Amounts made alike by price parities and by the price index, and their errors."""

    def test_price_parities(self) -> None:
        """California against Mississippi: each amount and its error / (RPP / 100) of SQL's parities."""
        with bundle() as database:
            parities = dict(database.execute("SELECT state, value / 1000.0 FROM parity WHERE year = 2023"))
        sides = [cells_of(NURSE)[f"US-{state}", "000000"] for state in ("CA", "MS")]
        factors = [100 / parities[state] for state in ("CA", "MS")]
        gap = ri.salary_gap(NURSE, NURSE, place=("CA", "MS"), adjust_prices=True)
        left, right = (cell.known_mean * factor for cell, factor in zip(sides, factors, strict=True))
        scale = np.hypot(*(cell.error * factor for cell, factor in zip(sides, factors, strict=True)))
        ends = norm.interval(0.90, loc=right - left, scale=scale)
        assert float(gap.difference.amount) == pytest.approx(right - left, abs=0.02)
        assert gap.interval is not None
        assert [float(end.amount) for end in gap.interval] == pytest.approx(ends, abs=0.03)

    def test_price_index(self) -> None:
        """In dollars of 2020 every amount and its error is x CPI of 2020 / CPI of May 2025; the verdict stays."""
        with bundle() as database:
            [(then,)] = database.execute("SELECT value FROM cpi WHERE year = 2020 AND month = 0").fetchall()
            [(now,)] = database.execute("SELECT value FROM cpi WHERE year = 2025 AND month = 5").fetchall()
        assert now == 321_465
        plain, real = ri.salary_gap(NURSE, ASSISTANT), ri.salary_gap(NURSE, ASSISTANT, in_dollars_of=2020)
        assert plain.interval is not None
        assert real.interval is not None
        factor = then / now
        for one, other in zip((plain.difference, *plain.interval), (real.difference, *real.interval), strict=True):
            assert float(other.amount) == pytest.approx(float(one.amount) * factor, abs=0.03)
        assert real.significant == plain.significant

    def test_part_and_whole(self) -> None:
        """California at the nation's prices against the nation: the shared part is scaled by both factors."""
        with bundle() as database:
            [(parity,)] = database.execute(
                "SELECT value / 100000.0 FROM parity WHERE year = 2023 AND state = 'CA'"
            ).fetchall()
        part, whole = cells_of(NURSE)["US-CA", "000000"], cells_of(NURSE)["US", "000000"]
        gap = ri.salary_gap(NURSE, NURSE, place=("CA", "US"), adjust_prices=True)
        weight, factor = part.share_of(whole), 1 / parity
        variance = whole.error**2 + (part.error * factor) ** 2 - 2 * weight * factor * part.error**2
        # The same from the part and the rest: whole = w x part + (1 - w) x rest.
        rest = (whole.error**2 - (weight * part.error) ** 2) / (1 - weight) ** 2
        assert variance == pytest.approx((factor - weight) ** 2 * part.error**2 + (1 - weight) ** 2 * rest)
        ends = norm.interval(0.90, loc=whole.known_mean - part.known_mean * factor, scale=np.sqrt(variance))
        assert gap.interval is not None
        assert [float(end.amount) for end in gap.interval] == pytest.approx(ends, abs=0.03)


def test_error_of_nothing() -> None:
    """An RSE of 0.0 counts as 0.05% here as in the package."""
    of = national()
    code = of.codes[int(np.argmin(of.rses))]
    cell = cells_of(code)["US", "000000"]
    assert cell.rse == 0
    mean = ri.role(code).salary.mean
    assert mean is not None
    assert float(mean.standard_error or 0) == pytest.approx(error_of(cell.known_mean, 0))
