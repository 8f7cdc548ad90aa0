"""Write the table of public names in roleinfo/__init__.py from the stub beside it, or check it.

    python tools/build_facade.py
    python tools/build_facade.py --check

The stub is the one list of public names. It is not read at run time, since a package may lie in a zip.
"""

import argparse
import ast
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from textwrap import fill
from typing import Final

FACADE: Final = Path(__file__).resolve().parent.parent / "src" / "roleinfo" / "__init__.py"
STUB: Final = FACADE.with_suffix(".pyi")
_TABLE: Final = re.compile(r"(?ms)^_NAMES: .*?^}\n")


def names_of(stub: str) -> dict[str, list[str]]:
    """The public names that a stub imports, by module."""
    names: dict[str, list[str]] = {}
    for node in ast.parse(stub).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            names.setdefault(node.module, []).extend(alias.name for alias in node.names if alias.name == alias.asname)
    return {module: sorted(names[module]) for module in sorted(names)}


def facade(text: str, stub: str) -> str:
    """The text of the facade with the table that follows from the stub."""
    rows = []
    for module, names in names_of(stub).items():
        row = f'    "{module}": "{" ".join(names)}",'
        if len(row) > 120:
            whole = " ".join(names)
            lines = [whole] if len(whole) <= 110 else fill(whole, 108).split("\n")  # as ruff joins them
            row = "\n".join(
                [
                    f'    "{module}": (',
                    *(f'        "{line} "' for line in lines[:-1]),
                    f'        "{lines[-1]}"',
                    "    ),",
                ]
            )
        rows.append(row)
    table = "\n".join(["_NAMES: dict[str, str] = {", *rows, "}\n"])
    return _TABLE.sub(lambda _: table, text, count=1)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the table, or say whether it is what the stub says."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit with 1 where the table is out of date"
    )
    chosen = parser.parse_args(arguments)
    old = FACADE.read_text(encoding="utf-8")
    new = facade(old, STUB.read_text(encoding="utf-8"))
    if chosen.check:
        return int(new != old)
    FACADE.write_text(new, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
