"""Interpolated shares of jobs: both methods against SciPy, and their errors on percentiles that are left out."""

from decimal import Decimal
from functools import cache

import attrs
import numpy as np
import pytest
from scipy.stats import norm

import roleinfo as ri
from published import Floats, bundle
from roleinfo.pay.distribution import PayDistribution

RANKS = np.array([0.10, 0.25, 0.50, 0.75, 0.90])
NAMES = ("p10", "p25", "median", "p75", "p90")


@cache
def percentiles(*, nation: bool = False) -> Floats:
    """The hourly percentiles of every cell that has five different ones, in cents; of the nation's alone."""
    columns = ", ".join(f"hourly_{name}" for name in NAMES)
    query = f"SELECT {columns} FROM wages" + (" WHERE area = 0 AND industry = 0" if nation else "")  # noqa: S608
    with bundle() as database:
        rows = np.array([row for row in database.execute(query) if None not in row], dtype=float)
    different: Floats = rows[(np.diff(rows, axis=1) > 0).all(axis=1)]
    return different


def by_scipy(low: float, high: float, part: Floats, *, normal: bool) -> Floats:
    """The share that lies so far between two ranks."""
    if not normal:
        return low + part * (high - low)
    start, end = norm.ppf([low, high])
    found: Floats = norm.cdf(start + part * (end - start))
    return found


def held_out(rows: Floats, at: int, *, normal: bool) -> Floats:
    """How far off, in points, the share at a percentile is that is found from its two neighbors alone."""
    before, value, after = (np.log(rows[:, each]) for each in (at - 1, at, at + 1))
    found = by_scipy(RANKS[at - 1], RANKS[at + 1], (value - before) / (after - before), normal=normal)
    off: Floats = 100 * (found - RANKS[at])
    return off


def of_amounts(**amounts: int) -> PayDistribution:
    """Percentiles of California's nurses with these amounts alone."""
    salary = ri.role("29-1141").at("CA").salary
    assert salary.median is not None
    return PayDistribution(
        tuple(
            attrs.evolve(salary.median, statistic=name, pay=ri.Pay(amount, "USD", "year"))
            for name, amount in amounts.items()
        )
    )


@pytest.mark.parametrize(
    ("names", "ranks", "method"),
    [
        (("p10", "p25"), (0.10, 0.25), "log-linear"),
        (("median", "p75"), (0.50, 0.75), "log-linear"),
        (("p10", "median"), (0.10, 0.50), "log-normal"),
        (("p25", "p75"), (0.25, 0.75), "log-normal"),
        (("median", "p90"), (0.50, 0.90), "log-normal"),
    ],
)
def test_both_methods(names: tuple[str, str], ranks: tuple[float, float], method: str) -> None:
    """A share below a pay, and a pay at a share, are those of NumPy and SciPy, each the inverse of the other."""
    low, high = 71_230, 143_910
    distribution = of_amounts(**dict(zip(names, (low, high), strict=True)))
    for amount in (71_240, 80_000, 101_420, 120_001, 143_000):
        part = np.log(amount / low) / np.log(high / low)
        expected = float(by_scipy(*ranks, part, normal=method == "log-normal"))
        share = distribution.share_below(ri.Pay(amount, "USD", "year"))
        assert (share.method, share.low == share.high) == (method, True)
        assert float(share.low) == pytest.approx(expected, abs=1e-11)
        back = distribution.pay_at(share.low)
        assert back.method == method
        assert back.low is not None
        assert float(back.low.amount) == pytest.approx(amount, abs=1e-4)


@pytest.mark.parametrize(
    ("at", "linear", "normal", "typical", "in_the_nation"),
    [(1, 3.4, 0.0, 5.6, 2.7), (2, -0.6, -0.6, 6.8, 3.6), (3, -4.2, -0.8, 5.5, 2.6)],
    ids=["p25", "median", "p75"],
)
def test_held_out(at: int, linear: float, normal: float, typical: float, in_the_nation: float) -> None:
    """Left out, a published percentile is found without much bias log-normally; the docs say how far off."""
    rows = percentiles()
    assert len(rows) == 318_111
    assert held_out(rows, at, normal=False).mean() == pytest.approx(linear, abs=0.05)
    off = held_out(rows, at, normal=True)
    assert off.mean() == pytest.approx(normal, abs=0.05)
    assert np.abs(off).mean() == pytest.approx(typical, abs=0.05)
    assert np.abs(held_out(percentiles(nation=True), at, normal=True)).mean() == pytest.approx(in_the_nation, abs=0.06)


def test_a_published_cell() -> None:
    """Nurses in Denver below $85,000, from SQL's p10 and p25; without p25, from p10 and the median."""
    with bundle() as database:
        [figures] = database.execute(
            "SELECT annual_p10, annual_p25, annual_median FROM wages JOIN class ON class.id = class "
            "JOIN area ON area.id = area WHERE class.code = '29-1141' AND scheme = 'oews' "
            "AND area.name LIKE 'Denver-%' AND industry = 0"
        ).fetchall()
    p10, p25, median = figures
    pay = ri.Pay(85_000, "USD", "year")
    share = ri.percentile_of("29-1141", pay, place="Denver").share
    assert float(share.low) == pytest.approx(0.10 + 0.15 * np.log(85_000 / p10) / np.log(p25 / p10))
    gapped = of_amounts(p10=p10, median=median).share_below(pay)
    expected = by_scipy(0.10, 0.50, np.log(85_000 / p10) / np.log(median / p10), normal=True)
    assert float(gapped.low) == pytest.approx(float(expected))
    assert gapped.note == (
        "interpolated between the 10th and 50th percentiles, log-normal, without the 25th percentile"
    )
    assert Decimal("0.1") < gapped.low < Decimal("0.5")
