"""Build a bundle of the federal statistics from a folder of their published files, or check one against it.

    python tools/build_bundle.py --inputs DIR --output roleinfo.db
    python tools/build_bundle.py --inputs DIR --output roleinfo.db --check

It needs the extra ``ingest``. The inputs are listed, with their sources, in `roleinfo.ingest.bundle.FILES`.
"""

import argparse
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from roleinfo.catalog.schema import KEYS, TABLES
from roleinfo.errors import RoleinfoError
from roleinfo.ingest.bundle import build


def main() -> int:
    """Build, or with ``--check`` build beside and compare row by row; 1 where something differs or cannot be read."""
    parser = argparse.ArgumentParser(description="Build a bundle of the federal statistics.")
    parser.add_argument("--inputs", type=Path, required=True, help="the folder with the published files")
    parser.add_argument("--output", type=Path, required=True, help="the bundle to write, or to check")
    parser.add_argument("--check", action="store_true", help="compare every row with a new build, and write nothing")
    arguments = parser.parse_args()
    try:
        if not arguments.check:
            build(arguments.inputs, arguments.output)
            return 0
        with tempfile.TemporaryDirectory() as folder:
            fresh = Path(folder) / "fresh.db"
            build(arguments.inputs, fresh)
            differing = compared(arguments.output, fresh)
    except RoleinfoError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for line in differing:
        sys.stderr.write(f"{line}\n")
    return 1 if differing else 0


def compared(bundle: Path, fresh: Path) -> list[str]:
    """The first row of each table that differs from a new build."""
    found = []
    with (
        closing(sqlite3.connect(f"{bundle.absolute().as_uri()}?mode=ro", uri=True)) as one,
        closing(sqlite3.connect(f"{fresh.absolute().as_uri()}?mode=ro", uri=True)) as other,
    ):
        for name in TABLES:
            query = f"SELECT * FROM {name} ORDER BY {KEYS.get(name, '1')}"  # noqa: S608  # our own names
            rows = zip(one.execute(query), other.execute(query), strict=False)
            counts = [each.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for each in (one, other)]  # noqa: S608
            if counts[0] != counts[1]:
                found.append(f"{name}: {counts[0]} rows, a new build has {counts[1]}")
            differing = next((pair for pair in rows if pair[0] != pair[1]), None)
            if differing is not None:
                found.append(f"{name}: {differing[0]} is {differing[1]} in a new build")
    return found


if __name__ == "__main__":
    raise SystemExit(main())
