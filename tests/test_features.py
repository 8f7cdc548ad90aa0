"""Every feature that the documentation claims works, by published figures, and the page says what the file says."""

import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pytest

from features.registry import CHECKS

ROOT: Final = Path(__file__).parent.parent
ROWS: Final[list[dict[str, Any]]] = tomllib.loads((ROOT / "docs" / "features.toml").read_text(encoding="utf-8"))[
    "features"
]
for _module in ("fields", "comparing", "skills", "bands", "library"):
    import_module(f"features.{_module}")
WORKING: Final = [row for row in ROWS if row.get("works")]


@pytest.mark.parametrize("row", WORKING, ids=lambda row: row["name"])
def test_works(row: dict[str, Any]) -> None:
    """The row works by its figures."""
    CHECKS[row["row"]]()


def test_each_row_has_a_check_or_a_reason() -> None:
    """No row is without one, none has both, and no check is without a row."""
    assert [row["row"] for row in ROWS] == [*range(1, len(ROWS) + 1)]
    assert {row["row"] for row in ROWS if "works" in row} == {*CHECKS}
    assert all(("works" in row) != ("reason" in row) for row in ROWS)


def test_page_is_current() -> None:
    """docs/peers.md is what the tool makes of the file."""
    done = subprocess.run([sys.executable, ROOT / "tools" / "check_features.py", "--check"], check=False)
    assert done.returncode == 0
