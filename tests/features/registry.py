"""What holds the checks of features: each by the row of docs/features.toml that it shows to work."""

from collections.abc import Callable
from typing import Final, TypeVar

Check = Callable[[], None]
C = TypeVar("C", bound=Check)

CHECKS: Final[dict[int, Check]] = {}
"""A function for each row, which raises where the row does not work; its figures are the published ones."""


def feature(*rows: int) -> Callable[[C], C]:
    """What enters a function as the check of these rows."""

    def enter(check: C) -> C:
        for row in rows:
            if row in CHECKS:
                raise ValueError(f"row {row} has two checks")
            CHECKS[row] = check
        return check

    return enter
