"""A roster of three hundred employees with every oddity that exports of HR systems have."""

import random
from decimal import Decimal
from typing import Any, Final

TITLES: Final[tuple[Any, ...]] = (
    "RN - ICU", "Staff Accountant", "SR. SOFTWARE ENGINEER II", "CSR II", "Payroll Specialist", "=1+1", "@SUM(A1)",
    "'=HYPERLINK(\"x\")", "", "   ", None, float("nan"), 12345, 3.0, "zzzz qqqq", "Ops Lead", "A" * 5_000, "RN\x00ICU",
    "<b>Nurse</b>", "مدير", "Account Manager", "Key Account Manager", "Chief Happiness Wizard", b"RN", "\t\n",
)  # fmt: skip
PLACES: Final[tuple[Any, ...]] = (
    "Denver, CO", "NYC", "80202", 80202, 7302.0, "07302", "Remote", "Remote - US", "SF Bay Area", "LA", "Springfield",
    "Toronto, ON", "London", "Paris", "", None, float("nan"), "nowhere at all", "=A1", "X" * 4_000, "US-TX-Plano",
    "Hybrid – Chicago", "Jersey City NJ", "TBD", "\x1b[31mred",
)  # fmt: skip
PAYS: Final[tuple[Any, ...]] = (
    "$46.00/hr", "$72,000/yr", "142K", " $109,000.00 ", "USD 122,000", 88_000, 88_000.5, Decimal("91000.25"), "24.25",
    "", None, float("nan"), float("inf"), "-50,000", -1, 0, "0", "(1,000)", "=1+1", "EUR 60,000", "$120,000 - $150,000",
    "up to $90,000", "$60.000", "1e9", 10**14, 10**30, "competitive", "OTE $200K", True, object, "$19.25 / HR",
    "9999999999999999999999", "$5", "£35,000/yr", "DOE",
)  # fmt: skip
PERIODS: Final[tuple[Any, ...]] = ("S", "H", "", None, "year", "hourly", "per annum", "Q", "Bi-Weekly", "monthly")
SHARES: Final[tuple[Any, ...]] = (None, "", 1, 0.5, "80%", "0.6", 0, -1, "half", 50, float("nan"))
HOURS: Final[tuple[Any, ...]] = (2080, "1950", None, "", 40, 99_999, "many", 1872.0)


def odd_roster(count: int = 300, seed: int = 7) -> list[dict[str, Any]]:
    """Rows of cells taken at random, the same each time; some rows lack columns and some ids stand twice."""
    chance = random.Random(seed)  # noqa: S311  # a test, no secret
    rows = []
    for at in range(count):
        row = {
            "id": chance.choice((f"E{at:04}", f"{at:06}", "007", "007", None, "", "=cmd|x")),
            "job": chance.choice(TITLES),
            "city": chance.choice(PLACES),
            "base": chance.choice(PAYS),
            "type": chance.choice(PERIODS),
            "fte": chance.choice(SHARES),
            "hours": chance.choice(HOURS),
            "sex": chance.choice(("female", "male", "", None)),
        }
        for name in chance.sample(sorted(row), chance.choice((0, 0, 0, 0, 1, 2))):
            del row[name]
        rows.append(row)
    return rows
