"""Invented employees as tables have them: typed columns, with all that may be odd in each."""

import random
from typing import Any, Final

TITLES: Final = (
    "RN - ICU", "Engineering Mgr", "CSR II", "Staff Accountant", "Truck Driver", "Paralegal", "Physician", "Actor",
    "High School Teacher", "State Legislator", "Key Account Manager", "account manager", "sales", "Zzqq Xyzzy", "",
    "  ", "'=1+1", None,
)  # fmt: skip
PLACES: Final = (
    "Denver, CO", "NYC", "Vancouver, WA", "80202", "Texas", "Bend, OR", "San Juan, PR", "Remote", "Remote - US",
    "Toronto, ON", "Springfield", "Nowhere at All", "", None,
)  # fmt: skip
CODES: Final = (None, None, None, "", "29-1141", "15-1132", "15-1131", "151252", "99-9999", "27-2011.00")
PERIODS: Final = ("H", "S", "S", "monthly", "", "?", None)
CURRENCIES: Final = ("USD", "USD", "USD", "usd", "EUR", "??", None)
HOURS: Final = (2080.0, 2080.0, 1950.0, 40.0, None)
SHARES: Final = (1.0, 1.0, 0.5, 3.0, None)

COLUMNS: Final[dict[str, Any]] = {
    "title": "job", "place": "city", "pay": "pay", "code": "code", "currency": "currency", "period": "period",
    "period_values": {"H": "hour", "S": "year"}, "hours": "hours", "fte": "share", "pay_is": "actual",
}  # fmt: skip
"""Every column of the employees, by the keywords of `price`."""

USUAL: Final[dict[str, Any]] = {"title": "job", "place": "city", "pay": "pay", "period": "year"}
"""Titles, places and pay alone, for a year."""


def employees(count: int, seed: int = 11) -> dict[str, list[Any]]:
    """Columns of employees taken at random, the same each time; ``id`` numbers them."""
    chance = random.Random(seed)  # noqa: S311  # a test, no secret

    def pay() -> float | None:
        usual = (round(chance.lognormvariate(11, 0.5), -1), round(chance.lognormvariate(3.3, 0.4), 2))
        return chance.choice((*usual, usual[0], 101_130.0, 20.0, 0.0, -5.0, 1e7, 1e11, None))

    drawn = {
        "job": TITLES, "city": PLACES, "code": CODES, "period": PERIODS, "currency": CURRENCIES, "hours": HOURS,
        "share": SHARES,
    }  # fmt: skip
    return {
        "id": list(range(count)),
        "pay": [pay() for _ in range(count)],
        **{name: chance.choices(values, k=count) for name, values in drawn.items()},
    }
