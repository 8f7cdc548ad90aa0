"""How fast a roster is priced: the first time in a new process, and again, beside one look-up an employee.

Run ``python bench/roster.py [--quick]``. Both find the same median for every employee whose title and place are plain.
"""

import argparse
import csv
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Final

import roleinfo as ri

ROSTER: Final = Path(__file__).resolve().parent.parent / "tests" / "roster" / "roster.csv"
COLUMNS: Final[dict[str, Any]] = {
    "title": "title", "place": "location", "pay": "base_pay", "id": "emp_id", "period": "pay_type",
    "period_values": {"H": "hour", "S": "year"}, "hours": "hours",
}  # fmt: skip
COLD: Final = """
import csv, time
started = time.process_time()
import roleinfo as ri
with open({path!r}, encoding="utf-8", newline="") as file:
    str(ri.price(list(csv.DictReader(file)), **{columns!r}))
print(time.process_time() - started)
"""


def by_hand(priced: ri.PricedRoster) -> list[ri.Pay | None]:
    """The median of each priced employee, looked up one by one."""
    medians = []
    for row in priced.priced:
        assert row.market
        assert row.market_ratio
        wanted = row.market_ratio.market
        salary = ri.role(row.market.role.id).at(row.market.place).salary
        [figure] = [own for own in salary if (own.statistic, own.measure) == (wanted.statistic, wanted.measure)]
        medians.append(figure.known_amount)
    return medians


def main() -> None:
    """Price the roster and print how long it takes, in seconds of the processor."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="once, the answers checked")
    rounds = 1 if parser.parse_args().quick else 7
    with ROSTER.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    script = COLD.format(path=str(ROSTER), columns=COLUMNS)
    cold = [
        float(subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True).stdout)
        for _ in range(rounds)
    ]
    priced = ri.price(rows, **COLUMNS)
    medians: list[ri.Pay | None] = []
    warm, hand = [], []
    for _ in range(rounds):
        started = time.process_time()
        str(ri.price(rows, **COLUMNS))
        warm.append(time.process_time() - started)
        started = time.process_time()
        medians = by_hand(priced)
        hand.append(time.process_time() - started)
    targets = [row.market_ratio.market.known_amount if row.market_ratio else None for row in priced.priced]
    assert medians == targets
    times = f"{statistics.median(cold):.2f} s in a new process, {statistics.median(warm):.2f} s again"
    print(f"{len(rows)} employees: {times}")
    ratio = statistics.median(warm) / statistics.median(hand)
    print(f"{ratio:.1f} times as long as looking up the {len(medians)} medians")


if __name__ == "__main__":
    main()
