"""Build a bundle of the federal statistics from a folder of their published files, or check one against it.

    python tools/build_bundle.py --inputs FOLDER
    python tools/build_bundle.py --inputs FOLDER --check
    python tools/build_bundle.py --inputs FOLDER --output statistics.db --texts

It needs the extra ``ingest``. Without ``--output`` the bundle is the package's own, beside this file's folder.
Which files the folder must hold, and how it may hold others, is told in docs/bundles.md.
"""

import argparse
import sqlite3
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from itertools import zip_longest
from pathlib import Path

from roleinfo.catalog.schema import KEYS, TABLES
from roleinfo.errors import CatalogError, RoleinfoError
from roleinfo.ingest.bundle import build

OUTPUT = Path(__file__).resolve().parent.parent / "src" / "roleinfo" / "data" / "roleinfo.db"


def main(given: Sequence[str] | None = None) -> int:
    """Build, or with ``--check`` build beside and compare row by row; 1 where something differs or cannot be read."""
    parser = argparse.ArgumentParser(description="Build a bundle of the federal statistics.")
    parser.add_argument("--inputs", type=Path, required=True, help="the folder with the published files")
    parser.add_argument("--output", type=Path, default=OUTPUT, help="the bundle to write or to check (the package's)")
    parser.add_argument("--check", action="store_true", help="compare every row with a new build, and write nothing")
    parser.add_argument("--texts", action="store_true", help="with O*NET's own descriptions and tasks")
    arguments = parser.parse_args(given)
    try:
        if not arguments.check:
            build(arguments.inputs, arguments.output, texts=arguments.texts)
            return 0
        if not arguments.output.is_file():
            raise CatalogError(arguments.output, "there is no such file")
        with tempfile.TemporaryDirectory() as folder:
            fresh = Path(folder) / "fresh.db"
            build(arguments.inputs, fresh, texts=arguments.texts)
            rows, differing = compared(arguments.output, fresh)
    except RoleinfoError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for line in differing:
        sys.stderr.write(f"{line}\n")
    if differing:
        return 1
    sys.stdout.write(f"{len(TABLES)} tables, {rows:,} rows: the same\n")
    return 0


def compared(bundle: Path, fresh: Path) -> tuple[int, list[str]]:
    """How many rows a bundle has, and the first row of each table that differs from a new build."""
    total = 0
    found = []
    with (
        closing(sqlite3.connect(f"{bundle.absolute().as_uri()}?mode=ro", uri=True)) as one,
        closing(sqlite3.connect(f"{fresh.absolute().as_uri()}?mode=ro", uri=True)) as other,
    ):
        for name in TABLES:
            query = f"SELECT * FROM {name} ORDER BY {KEYS.get(name, '1')}"  # noqa: S608  # our own names
            counts = [0, 0]
            differing = None
            try:
                for pair in zip_longest(one.execute(query), other.execute(query)):
                    for at in (0, 1):
                        counts[at] += pair[at] is not None
                    if differing is None and pair[0] != pair[1]:
                        differing = pair
            except sqlite3.Error as error:
                raise CatalogError(bundle, f"no whole bundle ({error}): build it again") from None
            total += counts[0]
            if counts[0] != counts[1]:
                found.append(f"{name}: {counts[0]} rows, a new build has {counts[1]}")
            if differing is not None:
                found.append(f"{name}: {differing[0] or 'nothing'} is {differing[1] or 'nothing'} in a new build")
    return total, found


if __name__ == "__main__":
    raise SystemExit(main())
